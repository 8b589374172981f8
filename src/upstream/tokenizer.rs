//! The tokens of a text, counted by ourselves.
//!
//! OpenAI's own vocabularies are exact for OpenAI's models; for others they are an estimate, and
//! whoever books by it says so. Knows texts, not requests.

/// The tokens of a text in a model's vocabulary.
pub fn count(model: &str, text: &str) -> u64 {
    let bare = model.rsplit('/').next().unwrap_or(model);
    let old = ["gpt-3.5", "gpt-4-", "text-embedding", "davinci", "babbage"];
    let is_old = bare == "gpt-4" || old.iter().any(|prefix| bare.starts_with(prefix));
    let tokenizer = if is_old { bpe_openai::cl100k_base() } else { bpe_openai::o200k_base() };
    tokenizer.count(text) as u64
}

/// Whether [`count`] is the provider's own for this model.
pub fn is_exact(provider: &str) -> bool {
    matches!(provider, "openai" | "azure" | "custom_openai")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openai_counts() {
        // Counted with OpenAI's own tokenizer.
        assert_eq!(count("gpt-4o-mini", "hello world"), 2);
        assert_eq!(count("gpt-3.5-turbo", "hello world"), 2);
        assert_eq!(count("gpt-4o", ""), 0);
    }
}
