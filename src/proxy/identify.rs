//! Who calls: the credential, wherever a client may put it, and what it stands for.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap, header};
use sha2::{Digest, Sha256};

use super::caller::{Caller, Role};
use crate::app::App;
use crate::domain::id::KeyHash;
use crate::domain::policy::is_expired;
use crate::domain::time::Millis;
use crate::seal::Sealer;
use crate::wire::error::ApiError;

/// Where a key may stand besides `Authorization`, in order after it; the first that is there counts.
const KEY_HEADERS: [&str; 4] = ["api-key", "x-api-key", "x-goog-api-key", "ocp-apim-subscription-key"];

/// The keys that mean something to this server apart from the stored ones.
#[derive(Clone)]
pub struct MasterKey {
    digest: [u8; 32],
    open_to: OpenTo,
    sealer: Sealer,
}

/// Who may call LLM routes without a key that we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenTo {
    /// Nobody: a master key is configured.
    Nobody,
    /// Callers on this machine: none is configured.
    Loopback,
    /// Everybody: none is configured, and the operator has said that this is meant.
    Everybody,
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MasterKey").field("open_to", &self.open_to).finish_non_exhaustive()
    }
}

impl MasterKey {
    /// The key, kept as its digest.
    pub fn new(key: &str, open_to: OpenTo) -> Self {
        Self { digest: Sha256::digest(key.as_bytes()).into(), open_to, sealer: Sealer::new(key) }
    }

    /// What seals stored secrets where no salt key is configured.
    pub(crate) fn sealer(&self) -> &Sealer {
        &self.sealer
    }

    fn is_open_to(&self, peer: Option<SocketAddr>) -> bool {
        match self.open_to {
            OpenTo::Nobody => false,
            OpenTo::Loopback => peer.is_some_and(|peer| peer.ip().to_canonical().is_loopback()),
            OpenTo::Everybody => true,
        }
    }

    /// Compares in constant time: the digests differ in every place where the keys differ in one.
    fn is(&self, digest: &[u8; 32]) -> bool {
        self.digest.iter().zip(digest).fold(0, |difference, (ours, theirs)| difference | (ours ^ theirs)) == 0
    }
}

/// The hash under which a key is kept.
pub fn key_hash(key: &str) -> KeyHash {
    hex(&Sha256::digest(key.as_bytes()).into())
}

fn hex(digest: &[u8; 32]) -> KeyHash {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(64);
    for byte in digest {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    KeyHash::from(text)
}

/// The caller of an LLM route, where a server without a configured master key asks for none.
pub async fn llm_caller(
    app: &App,
    headers: &HeaderMap,
    peer: Option<SocketAddr>,
) -> Result<Caller, ApiError> {
    match caller(app, headers).await {
        Err(ApiError::Unauthorized { .. }) if app.master_key.is_open_to(peer) => Ok(Caller::anonymous()),
        other => other,
    }
}

/// Whether a request shows any credential, be it a wrong one.
pub fn shows_key(headers: &HeaderMap, own_header: Option<&str>) -> bool {
    let usual = ["x-litellm-api-key", header::AUTHORIZATION.as_str()];
    let names = usual.into_iter().chain(KEY_HEADERS).chain(own_header);
    names.into_iter().any(|name| headers.contains_key(name))
}

/// Where a request comes from.
pub fn peer(extensions: &Extensions) -> Option<SocketAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0)
}

/// The caller, by the credential of the request.
pub async fn caller(app: &App, headers: &HeaderMap) -> Result<Caller, ApiError> {
    let credential = credential(headers, app.settings.key_header.as_deref())?;
    let digest: [u8; 32] = Sha256::digest(credential.as_bytes()).into();
    if app.master_key.is(&digest) {
        return Ok(Caller::master());
    }
    if !credential.starts_with("sk-") {
        return Err(ApiError::auth(format!(
            "LiteLLM Virtual Key expected. Received={}, expected to start with 'sk-'.",
            masked(credential)
        )));
    }
    let hash = hex(&digest);
    let Some(key) = app.directory.key(&hash).await? else {
        return Err(ApiError::Unauthorized {
            message: format!(
                "Authentication Error, Invalid proxy server token passed. Received API Key = {}, \
                 Key Hash (Token) ={hash}. Unable to find token in cache or `LiteLLM_VerificationTokenTable`",
                abbreviated(credential)
            ),
            kind: "token_not_found_in_db",
            param: "key".into(),
        });
    };
    let role = match &key.user_id {
        None => Role::Unknown,
        Some(user) => {
            Role::of_user(app.directory.user(user).await?.and_then(|user| user.role.clone()).as_deref())
        }
    };
    Ok(Caller { key: Some(key), role, is_master: false })
}

/// A key that is blocked or has expired opens nothing, on either plane.
pub fn check_usable(caller: &Caller, now: Millis) -> Result<(), ApiError> {
    let Some(key) = &caller.key else { return Ok(()) };
    if key.blocked == Some(true) {
        return Err(ApiError::auth(
            "Authentication Error, Key is blocked. Update via `/key/unblock` if you're an admin.",
        ));
    }
    if !is_expired(key.expires, now) {
        return Ok(());
    }
    let shown = |at: Millis| at.timestamp().strftime("%Y-%m-%d %H:%M:%S%.6f+00:00").to_string();
    let hash = key.hash.as_str();
    Err(ApiError::Unauthorized {
        message: format!(
            "Authentication Error - Expired Key. Key Expiry time {} and current time {}",
            key.expires.map(shown).unwrap_or_default(),
            shown(now)
        ),
        kind: "expired_key",
        param: format!("sk-...{}", &hash[hash.len().saturating_sub(4)..]),
    })
}

/// The raw key of a request.
fn credential<'h>(headers: &'h HeaderMap, own_header: Option<&str>) -> Result<&'h str, ApiError> {
    let malformed = || {
        ApiError::auth("Authentication Error, Malformed API Key passed in. Ensure Key has `Bearer ` prefix.")
    };
    let text = |name: &str| {
        let mut values = headers.get_all(name).iter();
        let Some(value) = values.next() else { return Ok(None) };
        // Whoever looks at another one than we do would see another caller.
        if values.next().is_some() {
            return Err(malformed());
        }
        value.to_str().map(Some).map_err(|_| malformed())
    };
    let missing = || ApiError::auth("Authentication Error, No api key passed in.");
    if let Some(name) = own_header {
        let value = text(name)?.ok_or_else(missing)?;
        return bearer(value).ok_or_else(malformed);
    }
    if let Some(value) = text("x-litellm-api-key")? {
        return Ok(bearer(value).unwrap_or(value).trim());
    }
    if let Some(value) = text(header::AUTHORIZATION.as_str())? {
        let aws =
            || value.strip_prefix("AWS4-HMAC-SHA256 Credential=").and_then(bearer)?.split(['/', ',']).next();
        let key = bearer(value).or_else(|| value.strip_prefix("Basic ")).or_else(aws).map(str::trim);
        return key.filter(|key| !key.is_empty()).ok_or_else(malformed);
    }
    for name in KEY_HEADERS {
        if let Some(value) = text(name)? {
            return Ok(value.trim());
        }
    }
    Err(missing())
}

fn bearer(value: &str) -> Option<&str> {
    value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("bearer ")).map(str::trim)
}

/// What a wrong key shows of itself.
fn masked(key: &str) -> String {
    let chars: Vec<char> = key.chars().collect();
    if chars.len() <= 8 {
        return "****".into();
    }
    let (head, tail): (String, String) =
        (chars[..4].iter().collect(), chars[chars.len() - 4..].iter().collect());
    format!("{head}****{tail}")
}

/// `sk-...` and the last four characters of a key that is long enough not to be told by them.
pub fn abbreviated(key: &str) -> String {
    let chars: Vec<char> = key.chars().collect();
    if chars.len() < 16 {
        return "sk-...".into();
    }
    format!("sk-...{}", chars[chars.len() - 4..].iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_key_is_found_wherever_clients_put_it() {
        type Case = (&'static [(&'static str, &'static str)], Result<&'static str, &'static str>);
        let cases: &[Case] = &[
            (&[("x-litellm-api-key", "sk-1"), ("authorization", "Bearer sk-2")], Ok("sk-1")),
            (&[("x-litellm-api-key", "Bearer sk-1")], Ok("sk-1")),
            (&[("authorization", "Bearer sk-2"), ("api-key", "sk-3")], Ok("sk-2")),
            (&[("authorization", "bearer sk-2")], Ok("sk-2")),
            (&[("authorization", "Basic sk-2")], Ok("sk-2")),
            (&[("authorization", "Bearer sk-2/a,b/c")], Ok("sk-2/a,b/c")),
            (&[("authorization", "Basic /,")], Ok("/,")),
            (
                &[("authorization", "AWS4-HMAC-SHA256 Credential=Bearer sk-2/20260101/x, Signed=y")],
                Ok("sk-2"),
            ),
            (&[("API-Key", "sk-3"), ("x-api-key", "sk-4")], Ok("sk-3")),
            (&[("x-api-key", "sk-4"), ("x-goog-api-key", "sk-5")], Ok("sk-4")),
            (&[("x-goog-api-key", "sk-5")], Ok("sk-5")),
            (&[("ocp-apim-subscription-key", "sk-6")], Ok("sk-6")),
            (&[("authorization", "sk-2")], Err("Malformed")),
            (&[("authorization", "Bearer ")], Err("Malformed")),
            (&[], Err("No api key")),
        ];
        for (given, expected) in cases {
            let headers = headers(&given.iter().map(|(n, v)| (*n, *v)).collect::<Vec<_>>());
            match (credential(&headers, None), expected) {
                (Ok(key), Ok(wanted)) => assert_eq!(key, *wanted, "{given:?}"),
                (Err(error), Err(part)) => assert!(error.message().contains(part), "{given:?}"),
                (got, _) => panic!("{given:?}: {got:?}"),
            }
        }
    }

    #[test]
    fn an_own_header_replaces_all_others() {
        let given = headers(&[("authorization", "Bearer sk-2"), ("x-my-key", "Bearer sk-7")]);
        assert_eq!(credential(&given, Some("x-my-key")).unwrap(), "sk-7");
        assert!(credential(&headers(&[("x-my-key", "sk-7")]), Some("x-my-key")).is_err());
        assert!(credential(&headers(&[("authorization", "Bearer sk-2")]), Some("x-my-key")).is_err());
    }

    #[test]
    fn a_wrong_key_is_not_told_back() {
        assert_eq!(masked("abc"), "****");
        assert_eq!(masked("abcdefghijkl"), "abcd****ijkl");
        assert_eq!(abbreviated("sk-wrong"), "sk-...");
        assert_eq!(abbreviated("sk-cpOCGhQcL7DizPnMBpAV7w"), "sk-...AV7w");
    }
}
