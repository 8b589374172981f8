//! The providers as data: where each one listens, how it takes its key, what it is called.
//!
//! Every provider is reached through an OpenAI-compatible endpoint, so adding one is one line.
//! Nothing here knows about a configuration or a request.

/// How a provider wants its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// `authorization: Bearer <key>`.
    Bearer,
    /// The bare key in a header of this name.
    Header(&'static str),
}

/// How addresses are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// `{base}/chat/completions`.
    OpenAi,
    /// The model is a deployment within the address, and the API version a query parameter.
    Azure,
    /// Azure AI Foundry: `{base}/models/chat/completions`, or the OpenAI path on other hosts.
    AzureAi,
    /// Answered by the proxy itself.
    Mock,
}

/// One provider.
#[derive(Debug, PartialEq, Eq)]
pub struct Provider {
    /// What a model name begins with: `groq` in `groq/llama-3.3-70b-versatile`.
    pub prefix: &'static str,
    /// Its name in error messages: `GroqException`.
    pub error_name: &'static str,
    /// How addresses are made.
    pub family: Family,
    /// Where it listens; `None`: the operator has to say.
    pub base: Option<&'static str>,
    /// A configured base gets this ending unless it has it: operators also write the bare host.
    pub base_suffix: &'static str,
    /// Environment variables that replace the base, first one set wins.
    pub base_env: &'static [&'static str],
    /// Environment variables that hold the key, first one set wins.
    pub key_env: &'static [&'static str],
    /// Whether it cannot be called without a key.
    pub key_required: bool,
    /// How it wants its key.
    pub auth: Auth,
    /// Headers that every request carries.
    pub extra_headers: &'static [(&'static str, &'static str)],
    /// Put before a model name that does not already begin with its first part.
    pub model_prefix: Option<&'static str>,
}

/// A provider that speaks OpenAI's protocol at a known place and wants a bearer key.
const fn hosted(
    prefix: &'static str,
    error_name: &'static str,
    base: &'static str,
    base_env: &'static [&'static str],
    key_env: &'static [&'static str],
) -> Provider {
    Provider {
        prefix,
        error_name,
        family: Family::OpenAi,
        base: Some(base),
        base_suffix: "",
        base_env,
        key_env,
        key_required: true,
        auth: Auth::Bearer,
        extra_headers: &[],
        model_prefix: None,
    }
}

/// A server of the operator's own: no known place, a key only if it asks for one.
const fn self_hosted(
    prefix: &'static str,
    error_name: &'static str,
    base_env: &'static [&'static str],
    key_env: &'static [&'static str],
) -> Provider {
    Provider { base: None, key_required: false, ..hosted(prefix, error_name, "", base_env, key_env) }
}

/// A native API with an OpenAI-compatible endpoint under `suffix`.
const fn under(suffix: &'static str, provider: Provider) -> Provider {
    Provider { base_suffix: suffix, ..provider }
}

/// Ollama on this machine, through its OpenAI-compatible endpoint.
const fn ollama(prefix: &'static str, error_name: &'static str) -> Provider {
    Provider {
        base_suffix: "/v1",
        key_required: false,
        ..hosted(prefix, error_name, "http://localhost:11434/v1", &["OLLAMA_API_BASE"], &["OLLAMA_API_KEY"])
    }
}

/// Microsoft's hosts: the place is the operator's, the key is required.
const fn azure(
    prefix: &'static str,
    error_name: &'static str,
    family: Family,
    base_env: &'static [&'static str],
    key_env: &'static [&'static str],
) -> Provider {
    Provider {
        family,
        key_required: true,
        auth: Auth::Header("api-key"),
        ..self_hosted(prefix, error_name, base_env, key_env)
    }
}

/// Every provider.
#[rustfmt::skip]
pub static PROVIDERS: &[Provider] = &[
    hosted("openai", "OpenAIException", "https://api.openai.com/v1", &["OPENAI_BASE_URL", "OPENAI_API_BASE"], &["OPENAI_API_KEY"]),
    azure("azure", "AzureException", Family::Azure, &["AZURE_API_BASE"], &["AZURE_API_KEY", "AZURE_OPENAI_API_KEY"]),
    azure("azure_ai", "Azure_aiException", Family::AzureAi, &["AZURE_AI_API_BASE"], &["AZURE_AI_API_KEY"]),
    under("/v1", hosted("anthropic", "AnthropicException", "https://api.anthropic.com/v1", &["ANTHROPIC_API_BASE", "ANTHROPIC_BASE_URL"], &["ANTHROPIC_API_KEY"])),
    under("/v1beta/openai", hosted("gemini", "GeminiException", "https://generativelanguage.googleapis.com/v1beta/openai", &["GEMINI_API_BASE"], &["GEMINI_API_KEY", "GOOGLE_API_KEY"])),
    hosted("mistral", "MistralException", "https://api.mistral.ai/v1", &["MISTRAL_API_BASE"], &["MISTRAL_API_KEY"]),
    hosted("groq", "GroqException", "https://api.groq.com/openai/v1", &["GROQ_API_BASE"], &["GROQ_API_KEY"]),
    hosted("deepseek", "DeepseekException", "https://api.deepseek.com/beta", &["DEEPSEEK_API_BASE"], &["DEEPSEEK_API_KEY"]),
    hosted("together_ai", "Together_aiException", "https://api.together.ai/v1", &["TOGETHER_AI_API_BASE"], &["TOGETHERAI_API_KEY", "TOGETHER_API_KEY", "TOGETHER_AI_API_KEY"]),
    Provider { extra_headers: &[("x-title", "litellm-rs")], ..hosted("openrouter", "OpenrouterException", "https://openrouter.ai/api/v1", &["OPENROUTER_API_BASE"], &["OPENROUTER_API_KEY", "OR_API_KEY"]) },
    hosted("xai", "XaiException", "https://api.x.ai/v1", &["XAI_API_BASE"], &["XAI_API_KEY"]),
    hosted("perplexity", "PerplexityException", "https://api.perplexity.ai", &["PERPLEXITY_API_BASE"], &["PERPLEXITYAI_API_KEY", "PERPLEXITY_API_KEY"]),
    Provider { model_prefix: Some("accounts/fireworks/models/"), ..hosted("fireworks_ai", "Fireworks_aiException", "https://api.fireworks.ai/inference/v1", &["FIREWORKS_API_BASE"], &["FIREWORKS_API_KEY", "FIREWORKS_AI_API_KEY"]) },
    hosted("cerebras", "CerebrasException", "https://api.cerebras.ai/v1", &["CEREBRAS_API_BASE"], &["CEREBRAS_API_KEY"]),
    hosted("nvidia_nim", "Nvidia_nimException", "https://integrate.api.nvidia.com/v1", &["NVIDIA_NIM_API_BASE"], &["NVIDIA_NIM_API_KEY"]),
    hosted("deepinfra", "DeepinfraException", "https://api.deepinfra.com/v1/openai", &["DEEPINFRA_API_BASE"], &["DEEPINFRA_API_KEY"]),
    hosted("sambanova", "SambanovaException", "https://api.sambanova.ai/v1", &["SAMBANOVA_API_BASE"], &["SAMBANOVA_API_KEY"]),
    hosted("moonshot", "MoonshotException", "https://api.moonshot.ai/v1", &["MOONSHOT_API_BASE"], &["MOONSHOT_API_KEY"]),
    hosted("dashscope", "DashscopeException", "https://dashscope.aliyuncs.com/compatible-mode/v1", &["DASHSCOPE_API_BASE"], &["DASHSCOPE_API_KEY"]),
    hosted("novita", "NovitaException", "https://api.novita.ai/v3/openai", &["NOVITA_API_BASE"], &["NOVITA_API_KEY"]),
    hosted("github", "GithubException", "https://models.inference.ai.azure.com", &["GITHUB_API_BASE"], &["GITHUB_API_KEY"]),
    under("/compatibility/v1", hosted("cohere_chat", "Cohere_chatException", "https://api.cohere.ai/compatibility/v1", &["COHERE_API_BASE"], &["COHERE_API_KEY", "CO_API_KEY"])),
    under("/compatibility/v1", hosted("cohere", "CohereException", "https://api.cohere.ai/compatibility/v1", &["COHERE_API_BASE"], &["COHERE_API_KEY", "CO_API_KEY"])),
    ollama("ollama", "OllamaException"),
    ollama("ollama_chat", "Ollama_chatException"),
    self_hosted("custom_openai", "Custom_openaiException", &[], &[]),
    self_hosted("hosted_vllm", "Hosted_vllmException", &["HOSTED_VLLM_API_BASE"], &["HOSTED_VLLM_API_KEY"]),
    self_hosted("lm_studio", "Lm_studioException", &["LM_STUDIO_API_BASE"], &["LM_STUDIO_API_KEY"]),
    self_hosted("litellm_proxy", "Litellm_proxyException", &["LITELLM_PROXY_API_BASE"], &["LITELLM_PROXY_API_KEY"]),
    Provider { family: Family::Mock, ..self_hosted("mock", "MockException", &[], &[]) },
];

/// OpenAI's own model families, by how a bare name begins.
const OPENAI_FAMILIES: &[&str] = &[
    "gpt-",
    "chatgpt-",
    "text-embedding-",
    "text-moderation-",
    "omni-moderation-",
    "dall-e-",
    "tts-",
    "whisper-",
    "davinci-",
    "babbage-",
    "codex-",
    "computer-use-",
    "sora-",
    "ft:",
];

/// OpenAI's reasoning models: the name itself, or the name and a dash.
const OPENAI_REASONING: &[&str] = &["o1", "o3", "o4"];

/// A model name that leads to no provider.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "LLM Provider NOT provided. Pass in the LLM provider you are trying to call. You passed model={model}\n \
     Pass model as E.g. For 'Huggingface' inference endpoints pass in \
     `completion(model='huggingface/starcoder',..)` Learn more: https://docs.litellm.ai/docs/providers"
)]
pub struct UnknownProvider {
    /// The name as it was written.
    pub model: String,
}

/// The provider of this prefix.
pub fn by_prefix(prefix: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|provider| provider.prefix == prefix)
}

/// The provider of a model name, and the model's name there.
///
/// `custom` is the operator's own `custom_llm_provider`; it decides when it is set.
pub fn resolve(model: &str, custom: Option<&str>) -> Result<(&'static Provider, String), UnknownProvider> {
    let unknown = || UnknownProvider { model: model.to_owned() };
    if let Some(custom) = custom {
        let provider = by_prefix(custom).ok_or_else(unknown)?;
        return Ok((provider, provider.upstream_model(provider.without_prefix(model))));
    }
    if let Some((prefix, rest)) = model.split_once('/')
        && let Some(provider) = by_prefix(prefix)
        && !rest.is_empty()
    {
        return Ok((provider, provider.upstream_model(rest)));
    }
    let provider = bare(model).and_then(by_prefix).ok_or_else(unknown)?;
    Ok((provider, provider.upstream_model(model)))
}

/// The provider of a name without a prefix.
fn bare(model: &str) -> Option<&'static str> {
    let is_or_begins =
        |name: &str| model.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if OPENAI_FAMILIES.iter().any(|family| model.starts_with(family))
        || OPENAI_REASONING.iter().any(|name| is_or_begins(name))
    {
        return Some("openai");
    }
    if model.starts_with("claude-") {
        return Some("anthropic");
    }
    // LiteLLM sends a bare `gemini-*` to Vertex AI, whose service accounts we do not speak.
    if model.starts_with("gemini-") {
        return Some("gemini");
    }
    (model == "mock").then_some("mock")
}

impl Provider {
    /// The model without this provider's prefix, if it has it.
    fn without_prefix<'m>(&self, model: &'m str) -> &'m str {
        match model.strip_prefix(self.prefix).and_then(|rest| rest.strip_prefix('/')) {
            Some(rest) if !rest.is_empty() => rest,
            _ => model,
        }
    }

    /// The model as the provider calls it.
    fn upstream_model(&self, model: &str) -> String {
        let Some(prefix) = self.model_prefix else { return model.to_owned() };
        let first = prefix.find('/').map_or(prefix, |slash| &prefix[..=slash]);
        if model.starts_with(first) { model.to_owned() } else { format!("{prefix}{model}") }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_model_name_leads_to_a_provider() {
        for (model, custom, provider, upstream) in [
            ("openai/gpt-4o", None, "openai", "gpt-4o"),
            ("openai/house/model", None, "openai", "house/model"),
            ("groq/llama-3.3-70b-versatile", None, "groq", "llama-3.3-70b-versatile"),
            ("azure/prod-gpt-4o", None, "azure", "prod-gpt-4o"),
            ("openrouter/openai/gpt-4o", None, "openrouter", "openai/gpt-4o"),
            ("fireworks_ai/llama-v3", None, "fireworks_ai", "accounts/fireworks/models/llama-v3"),
            ("fireworks_ai/accounts/me/models/x", None, "fireworks_ai", "accounts/me/models/x"),
            ("gpt-4o", None, "openai", "gpt-4o"),
            ("chatgpt-4o-latest", None, "openai", "chatgpt-4o-latest"),
            ("text-embedding-3-small", None, "openai", "text-embedding-3-small"),
            ("o1", None, "openai", "o1"),
            ("o3-mini", None, "openai", "o3-mini"),
            ("ft:gpt-4o-mini:org::id", None, "openai", "ft:gpt-4o-mini:org::id"),
            ("claude-sonnet-4-5", None, "anthropic", "claude-sonnet-4-5"),
            ("gemini-2.5-pro", None, "gemini", "gemini-2.5-pro"),
            ("mock", None, "mock", "mock"),
            ("mock/anything", None, "mock", "anything"),
            ("house-7b", Some("hosted_vllm"), "hosted_vllm", "house-7b"),
            ("hosted_vllm/house-7b", Some("hosted_vllm"), "hosted_vllm", "house-7b"),
            ("openai/gpt-oss", Some("groq"), "groq", "openai/gpt-oss"),
        ] {
            let (found, name) = resolve(model, custom).unwrap();
            assert_eq!((found.prefix, name.as_str()), (provider, upstream), "{model}");
        }
    }

    #[test]
    fn an_unknown_name_is_refused_in_litellms_words() {
        for (model, custom) in
            [("nope", None), ("", None), ("o1x", None), ("o", None), ("nowhere/x", None), ("openai/", None)]
        {
            assert_eq!(resolve(model, custom), Err(UnknownProvider { model: model.into() }));
        }
        assert!(resolve("gpt-4o", Some("nowhere")).is_err());
        let text = resolve("nope", None).unwrap_err().to_string();
        assert!(text.starts_with(
            "LLM Provider NOT provided. Pass in the LLM provider you are trying to call. You passed model=nope\n"
        ));
    }

    #[test]
    fn the_table_is_sound() {
        let prefixes: BTreeSet<_> = PROVIDERS.iter().map(|provider| provider.prefix).collect();
        assert_eq!(prefixes.len(), PROVIDERS.len());
        for provider in PROVIDERS {
            assert!(provider.error_name.ends_with("Exception"), "{}", provider.prefix);
            assert!(!provider.prefix.contains('/'));
            let Some(base) = provider.base else { continue };
            assert!(base.starts_with("https://") || base.starts_with("http://localhost"), "{base}");
            assert!(base.ends_with(provider.base_suffix) && !base.ends_with('/'), "{base}");
        }
    }
}
