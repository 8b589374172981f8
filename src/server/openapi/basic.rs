//! A key as the password of Basic authentication, the one thing that a browser asks its user for.
//!
//! Only the pages of this module take it. Elsewhere `Basic` is followed by a raw key, as clients
//! of the original send it; so the password that a browser remembers opens no other route, and no
//! other site can make use of it.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::app::App;

/// Puts the key where it is looked for, and asks for one where there is none.
pub(super) async fn password_is_key(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if let Some(bearer) = bearer(request.headers()) {
        let own = app.settings.key_header.as_deref().and_then(|name| HeaderName::try_from(name).ok());
        request.headers_mut().insert(own.unwrap_or(header::AUTHORIZATION), bearer);
    }
    let mut response = next.run(request).await;
    if response.status() == StatusCode::UNAUTHORIZED {
        let challenge = HeaderValue::from_static(
            "Basic realm=\"litellm-rs: any name, a key as password\", charset=\"UTF-8\"",
        );
        response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}

/// The password of `Basic base64(name:password)` as a bearer, if that is what it is.
fn bearer(headers: &HeaderMap) -> Option<HeaderValue> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let (only, None) = (values.next()?, values.next()) else { return None };
    let decoded = BASE64.decode(only.to_str().ok()?.strip_prefix("Basic ")?.trim()).ok()?;
    let (_, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    let mut bearer = HeaderValue::try_from(format!("Bearer {password}")).ok()?;
    bearer.set_sensitive(true);
    Some(bearer)
}

/// Clients write it with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Writes base64 with its padding.
pub(super) fn encoded(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_standard_writes_it() {
        for (plain, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("\u{fb}\u{ff}", "w7vDvw=="),
        ] {
            assert_eq!(encoded(plain.as_bytes()), text);
            for text in [text, text.trim_end_matches('=')] {
                assert_eq!(BASE64.decode(text).as_deref(), Ok(plain.as_bytes()));
            }
        }
        assert!(BASE64.decode("a b").is_err());
        assert!(BASE64.decode("YQ==YQ").is_err());
    }

    #[test]
    fn a_password_is_a_key_and_a_raw_key_stays_one() {
        let with = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, value.parse().unwrap());
            bearer(&headers).map(|bearer| bearer.to_str().unwrap().to_owned())
        };
        let basic = |pair: &str| format!("Basic {}", encoded(pair.as_bytes()));
        assert_eq!(with(&basic("me:sk-1234")).as_deref(), Some("Bearer sk-1234"));
        assert_eq!(with(&basic(":sk-1:2")).as_deref(), Some("Bearer sk-1:2"));
        assert_eq!(with(&basic("sk-1234")), None);
        assert_eq!(with(&basic("me:a\nb")), None);
        assert_eq!(with("Basic sk-1234"), None);
        assert_eq!(with("Bearer sk-1234"), None);
    }
}
