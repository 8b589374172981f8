//! Addresses: which path a route has at a provider, and how a configured base becomes a URL.
//!
//! Knows texts only. What stands in a path because a caller asked for it is escaped here, so that
//! a model name can never lead to another resource of the provider.

use super::provider::Family;

/// What is asked of a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Chat completions.
    Chat,
    /// Text completions.
    Completions,
    /// Embeddings.
    Embeddings,
    /// Moderations.
    Moderations,
    /// Making images.
    ImageGenerations,
    /// Changing images.
    ImageEdits,
    /// Speech to text.
    Transcriptions,
    /// Speech to English text.
    Translations,
    /// Text to speech.
    Speech,
    /// Ranking documents.
    Rerank,
    /// Responses.
    Responses,
}

impl Route {
    /// The path below an OpenAI-compatible base.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Chat => "chat/completions",
            Self::Completions => "completions",
            Self::Embeddings => "embeddings",
            Self::Moderations => "moderations",
            Self::ImageGenerations => "images/generations",
            Self::ImageEdits => "images/edits",
            Self::Transcriptions => "audio/transcriptions",
            Self::Translations => "audio/translations",
            Self::Speech => "audio/speech",
            Self::Rerank => "rerank",
            Self::Responses => "responses",
        }
    }
}

/// The API version of Azure when none is configured.
pub const AZURE_API_VERSION: &str = "2025-02-01-preview";
/// The API version of Azure AI Foundry's model endpoint when none is configured.
const AZURE_AI_API_VERSION: &str = "2024-05-01-preview";
/// API versions that mean Azure's versionless path.
const AZURE_V1: &[&str] = &["preview", "latest", "v1"];

/// Where a deployment listens: an address without its query, and the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base {
    address: String,
    query: String,
}

impl Base {
    /// A base as an operator writes it; it gets `suffix` unless it ends with it.
    pub(super) fn parse(text: &str, suffix: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        if host.is_none_or(|host| host.is_empty() || host.starts_with(['/', '?', '#', ':'])) {
            return Err("must be an address that begins with http:// or https://");
        }
        if text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '#') {
            return Err("must not contain white space or a fragment");
        }
        let (address, query) = text.split_once('?').unwrap_or((text, ""));
        // The address is shown to callers, so a password must not be part of it.
        if host.is_some_and(|host| host.split(['/', '?']).next().is_some_and(|host| host.contains('@'))) {
            return Err("must not contain a user name or a password");
        }
        let mut address = address.trim_end_matches('/').to_owned();
        if !address.ends_with(suffix) {
            address.push_str(suffix);
        }
        Ok(Self { address, query: query.to_owned() })
    }

    /// The address without its query, as it is shown in `x-litellm-model-api-base`.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// The host name, without a port.
    pub(super) fn host(&self) -> &str {
        let rest = self.address.split_once("://").map_or(self.address.as_str(), |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or(rest)
    }

    /// Whether this is one of Microsoft's hosts that take the key in `api-key`.
    pub(super) fn is_azure_host(&self) -> bool {
        [".services.ai.azure.com", ".openai.azure.com", ".cognitiveservices.azure.com"]
            .iter()
            .any(|domain| self.host().ends_with(domain))
    }

    /// The address of a route. `model` matters where it is a part of the path.
    pub(super) fn url(&self, family: Family, route: Route, model: &str, version: Option<&str>) -> String {
        match family {
            Family::OpenAi | Family::Mock => self.join(&self.address, route.path(), None),
            Family::Azure => self.azure(route, model, version.unwrap_or(AZURE_API_VERSION)),
            Family::AzureAi => self.azure_ai(route, version),
        }
    }

    fn azure(&self, route: Route, model: &str, version: &str) -> String {
        let path = route.path();
        if self.address.contains("/openai/deployments/") {
            return self.join(&self.address, path, Some(version));
        }
        if let Some(resource) = self.address.strip_suffix("/openai/v1") {
            return self.join(resource, &format!("openai/v1/{path}"), None);
        }
        let resource = self.address.strip_suffix("/openai").unwrap_or(&self.address);
        if AZURE_V1.contains(&version) {
            return self.join(resource, &format!("openai/v1/{path}"), None);
        }
        // Responses name their deployment in the body.
        if route == Route::Responses {
            return self.join(resource, &format!("openai/{path}"), Some(version));
        }
        let model = escape_segment(model);
        self.join(resource, &format!("openai/deployments/{model}/{path}"), Some(version))
    }

    fn azure_ai(&self, route: Route, version: Option<&str>) -> String {
        if !self.host().ends_with(".services.ai.azure.com") {
            return self.join(&self.address, route.path(), version);
        }
        let resource = self.address.strip_suffix("/models").unwrap_or(&self.address);
        let path = format!("models/{}", route.path());
        self.join(resource, &path, Some(version.unwrap_or(AZURE_AI_API_VERSION)))
    }

    /// Puts address, path, the base's own query and the API version together.
    fn join(&self, address: &str, path: &str, version: Option<&str>) -> String {
        let mut url = format!("{address}/{path}");
        let mut mark = '?';
        if !self.query.is_empty() {
            url.push(mark);
            url.push_str(&self.query);
            mark = '&';
        }
        if let Some(version) = version
            && !self.query.split('&').any(|pair| pair.starts_with("api-version="))
        {
            url.push(mark);
            url.push_str("api-version=");
            url.push_str(&escape_segment(version));
        }
        url
    }
}

/// One path segment with everything escaped that could end it.
fn escape_segment(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_base_becomes_the_address_of_a_route() {
        use Family::{Azure, AzureAi, OpenAi};
        let azure = "https://r.openai.azure.com";
        let foundry = "https://r.services.ai.azure.com";
        for (base, family, route, version, url) in [
            ("http://h/v1/", OpenAi, Route::Chat, None, "http://h/v1/chat/completions"),
            ("http://h/v1?k=v", OpenAi, Route::Rerank, None, "http://h/v1/rerank?k=v"),
            (
                azure,
                Azure,
                Route::Chat,
                None,
                "https://r.openai.azure.com/openai/deployments/my%20model/chat/completions?api-version=2025-02-01-preview",
            ),
            (
                "https://r.openai.azure.com/openai/",
                Azure,
                Route::Embeddings,
                Some("2024-10-21"),
                "https://r.openai.azure.com/openai/deployments/my%20model/embeddings?api-version=2024-10-21",
            ),
            (azure, Azure, Route::Chat, Some("v1"), "https://r.openai.azure.com/openai/v1/chat/completions"),
            (
                azure,
                Azure,
                Route::Chat,
                Some("preview"),
                "https://r.openai.azure.com/openai/v1/chat/completions",
            ),
            (
                azure,
                Azure,
                Route::Chat,
                Some("latest"),
                "https://r.openai.azure.com/openai/v1/chat/completions",
            ),
            (
                "https://r.openai.azure.com/openai/v1",
                Azure,
                Route::Chat,
                None,
                "https://r.openai.azure.com/openai/v1/chat/completions",
            ),
            (
                "https://r.openai.azure.com/openai/deployments/d",
                Azure,
                Route::Chat,
                Some("x&y"),
                "https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=x%26y",
            ),
            (
                azure,
                Azure,
                Route::Responses,
                Some("x"),
                "https://r.openai.azure.com/openai/responses?api-version=x",
            ),
            (
                "https://r.openai.azure.com?api-version=own",
                Azure,
                Route::Responses,
                Some("x"),
                "https://r.openai.azure.com/openai/responses?api-version=own",
            ),
            (
                foundry,
                AzureAi,
                Route::Chat,
                None,
                "https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview",
            ),
            (
                "https://r.services.ai.azure.com/models",
                AzureAi,
                Route::Chat,
                Some("x"),
                "https://r.services.ai.azure.com/models/chat/completions?api-version=x",
            ),
            (
                "https://x.models.ai.azure.com/v1",
                AzureAi,
                Route::Chat,
                None,
                "https://x.models.ai.azure.com/v1/chat/completions",
            ),
        ] {
            let parsed = Base::parse(base, "").unwrap();
            assert_eq!(parsed.url(family, route, "my model", version), url);
        }
    }

    #[test]
    fn a_base_gets_the_endings_that_its_provider_needs_once() {
        for (text, address) in [
            ("https://api.anthropic.com", "https://api.anthropic.com/v1"),
            ("https://api.anthropic.com/", "https://api.anthropic.com/v1"),
            ("https://api.anthropic.com/v1/", "https://api.anthropic.com/v1"),
        ] {
            assert_eq!(Base::parse(text, "/v1").unwrap().address(), address);
        }
        for text in
            ["", "ftp://h", "h/v1", "http://", "https:///x", "http://a b", "http://h/#x", "http://u:p@h"]
        {
            assert!(Base::parse(text, "").is_err(), "{text:?}");
        }
        // White space around an address is a slip of the keyboard, within it a mistake.
        assert!(Base::parse(" http://h\n", "").is_ok());
    }

    #[test]
    fn only_microsofts_hosts_are_microsofts() {
        for (text, expected) in [
            ("https://r.openai.azure.com", true),
            ("https://r.services.ai.azure.com:443/x", true),
            ("https://openai.azure.com.evil.example", false),
            ("https://evil.example/r.openai.azure.com", false),
        ] {
            assert_eq!(Base::parse(text, "").unwrap().is_azure_host(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_model_name_stays_one_segment(model in "\\PC{1,40}") {
            let base = Base::parse("https://h", "").unwrap();
            let url = base.url(Family::Azure, Route::Chat, &model, Some("v"));
            let rest = url.strip_prefix("https://h/openai/deployments/").unwrap();
            let segment = rest.strip_suffix("/chat/completions?api-version=v").unwrap();
            prop_assert!(!segment.contains(['/', '?', '#', '&', '\\', ' ']));
        }
    }
}
