//! What a stranger answers, as people may read it: one short line that moves no cursor, and without
//! what looks like a secret. A receiver that is wrong, or worse, may send back what it was sent.

use super::visible::is_invisible;

/// What keys and signatures begin with.
const MARKS: [&str; 5] = ["sk-", "sk_", "rk_", "whsec_", "v1,"];
/// What stands for a secret.
const MASK: &str = "****";

/// The text as one line of so many characters at the most.
pub fn line(text: &str, chars_max: usize) -> String {
    let is_seen = |character: &char| !is_invisible(*character) || character.is_whitespace();
    let text: String = text.chars().filter(is_seen).collect();
    let words = text.split(|character: char| character.is_whitespace() || character.is_control());
    let mut masked: Vec<String> = Vec::new();
    let mut is_token = false;
    for word in words.filter(|word| !word.is_empty()) {
        masked.push(if is_token { MASK.to_owned() } else { without_secrets(word) });
        is_token = word.trim_end_matches(':').to_ascii_lowercase().ends_with("bearer");
    }
    masked.join(" ").chars().take(chars_max).collect()
}

fn without_secrets(word: &str) -> String {
    let mut masked = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        // `disk-full` is no key.
        let begins = !masked.ends_with(|before: char| before.is_alphanumeric());
        let mark = MARKS.iter().find(|mark| begins && rest.starts_with(**mark));
        if let Some((mark, after)) = mark.and_then(|mark| Some((mark, rest.strip_prefix(mark)?))) {
            masked.push_str(mark);
            rest = after.trim_start_matches(is_of_secret);
            if rest.len() < after.len() {
                masked.push_str(MASK);
            }
        } else {
            masked.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    masked
}

/// The letters of keys, of base64, and of what was masked before.
fn is_of_secret(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-+/=.*".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_that_come_back_are_not_repeated() {
        for (text, shown) in [
            ("", ""),
            (" a\r\n\tb\u{1b}[2Jc\u{85}d\u{202e}e\u{2028}f ", "a b [2Jc de f"),
            ("got Bearer canary here", "got Bearer **** here"),
            (r#"{"authorization":"bearer canary","x":1}"#, r#"{"authorization":"bearer ****"#),
            ("Authorization: BEARER: canary", "Authorization: BEARER: ****"),
            ("forbearer bearer", "forbearer ****"),
            ("key=sk-canary-1, and sk-canary.2", "key=sk-****, and sk-****"),
            ("rk_live_canary sk_test_****nary", "rk_**** sk_****"),
            ("'whsec_Y2Fu+/YXJ5=='", "'whsec_****'"),
            ("v1,canary/+= v1,canary", "v1,**** v1,****"),
            ("task-1 on disk-full é v1 sk- ", "task-1 on disk-full é v1 sk-"),
        ] {
            assert_eq!(line(text, 200), shown);
            assert_eq!(line(shown, 200), shown, "masked again");
        }
        assert_eq!(line(&"é".repeat(300), 200), "é".repeat(200));
        assert_eq!(line(&format!("{} sk-canary", "x".repeat(195)), 200), format!("{} sk-*", "x".repeat(195)));
    }
}
