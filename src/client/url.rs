//! The address of a proxy: which ones are accepted, and how a path is added to it.

use reqwest::Url;

/// The address when none is given.
pub const DEFAULT_URL: &str = "http://localhost:4000";

/// A checked address without a trailing slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    url: Url,
    text: String,
}

/// Why a text is not the address of a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidUrl {
    /// It cannot be read as an address.
    #[error("not an address: use a form like http://localhost:4000")]
    Malformed,
    /// Another scheme than these two.
    #[error("only http:// and https:// addresses are accepted")]
    Scheme,
    /// It carries a name or password.
    #[error("an address must not carry a name or password; give the key with --api-key-file")]
    UserInfo,
    /// It carries a query or a fragment.
    #[error("an address must not carry a query or a fragment")]
    QueryOrFragment,
}

impl BaseUrl {
    /// Reads an address; trailing slashes are dropped.
    pub fn parse(text: &str) -> Result<Self, InvalidUrl> {
        let url = Url::parse(text.trim()).map_err(|_| InvalidUrl::Malformed)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(InvalidUrl::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(InvalidUrl::UserInfo);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(InvalidUrl::QueryOrFragment);
        }
        let text = url.as_str().trim_end_matches('/').to_owned();
        Ok(Self { url, text })
    }

    /// Whether the address can only lead to this machine.
    pub fn is_loopback(&self) -> bool {
        let Some(host) = self.url.host_str() else { return false };
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// Whether requests are encrypted.
    pub fn is_tls(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// The address as it is shown.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The address of a path, which begins with a slash, and its query.
    pub(crate) fn join(&self, path: &str, query: &[(String, String)]) -> Result<Url, InvalidUrl> {
        let mut url = Url::parse(&format!("{}{path}", self.text)).map_err(|_| InvalidUrl::Malformed)?;
        // A path such as `@other.host/` must not change where the key is sent.
        if url.origin() != self.url.origin() {
            return Err(InvalidUrl::Malformed);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_an_address() {
        for (text, outcome) in [
            ("http://localhost:4000", Ok("http://localhost:4000")),
            ("https://llm.example.com/", Ok("https://llm.example.com")),
            ("https://llm.example.com/proxy//", Ok("https://llm.example.com/proxy")),
            ("ftp://llm.example.com", Err(InvalidUrl::Scheme)),
            ("localhost:4000", Err(InvalidUrl::Scheme)),
            ("llm.example.com", Err(InvalidUrl::Malformed)),
            ("", Err(InvalidUrl::Malformed)),
            ("http://me@llm.example.com", Err(InvalidUrl::UserInfo)),
            ("http://:pw@llm.example.com", Err(InvalidUrl::UserInfo)),
            ("http://llm.example.com/?a=b", Err(InvalidUrl::QueryOrFragment)),
            ("http://llm.example.com/#a", Err(InvalidUrl::QueryOrFragment)),
        ] {
            let parsed = BaseUrl::parse(text);
            assert_eq!(parsed.as_ref().map(BaseUrl::as_str), outcome.as_ref().map(|t| *t), "{text}");
        }
    }

    #[test]
    fn loopback_is_this_machine_and_nothing_that_looks_like_it() {
        for (text, loopback) in [
            ("http://localhost:4000", true),
            ("http://127.0.0.1", true),
            ("http://127.9.9.9:1", true),
            ("http://[::1]:4000", true),
            ("http://128.0.0.1", false),
            ("http://localhost.example.com", false),
            ("http://127.0.0.1.example.com", false),
            ("http://0.0.0.0", false),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap().is_loopback(), loopback, "{text}");
        }
    }

    #[test]
    fn a_path_is_added_and_cannot_leave_the_host() {
        let base = BaseUrl::parse("http://host:4000/llm/").unwrap();
        let query = [("end_user_id".to_owned(), "a&b c".to_owned())];
        assert_eq!(
            base.join("/customer/info", &query).unwrap().as_str(),
            "http://host:4000/llm/customer/info?end_user_id=a%26b+c"
        );
        let base = BaseUrl::parse("http://host").unwrap();
        assert_eq!(base.join("@evil.example/", &[]), Err(InvalidUrl::Malformed));
        assert_eq!(base.join(":81/", &[]), Err(InvalidUrl::Malformed));
    }
}
