//! A key as the password of Basic authentication, the one thing that a browser asks its user for.
//!
//! Only the pages of this module take it. Elsewhere `Basic` is followed by a raw key, as clients
//! of the original send it; so the password that a browser remembers opens no other route, and no
//! other site can make use of it.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

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
    let decoded = decoded(only.to_str().ok()?.strip_prefix("Basic ")?.trim())?;
    let (_, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    let mut bearer = HeaderValue::try_from(format!("Bearer {password}")).ok()?;
    bearer.set_sensitive(true);
    Some(bearer)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Reads base64 with or without its padding.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for symbol in text.trim_end_matches('=').bytes() {
        let value = ALPHABET.iter().position(|known| *known == symbol)?;
        bits = (bits << 6 | u32::try_from(value).ok()?) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    Some(bytes)
}

/// Writes base64 with its padding.
pub(super) fn encoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let group =
            three.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let six = group >> (18 - 6 * at) & 0x3f;
            text.push(if at <= three.len() { char::from(ALPHABET[six as usize]) } else { '=' });
        }
    }
    text
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
            assert_eq!(decoded(text).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(decoded("a b"), None);
        assert_eq!(decoded("YQ==YQ"), None);
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
