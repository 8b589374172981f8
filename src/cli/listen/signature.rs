//! Whether a webhook is signed, as Standard Webhooks 1.0.0 says: by a key that both sides know,
//! over its id, its time and its body. Time comes in as an argument.

use axum::http::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;

use crate::domain::delivery::SigningKey;

/// The clocks of sender and receiver may differ by so many seconds.
const DRIFT_SECONDS_MAX: u64 = 300;

/// So many signatures of a request are looked at.
const SIGNATURES_MAX: usize = 16;

/// What a look at the signature says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signature {
    /// There is no key to check with.
    NotChecked,
    /// By one of the keys.
    Good,
    /// A header is missing, or cannot be read.
    Missing,
    /// By none of the keys.
    Wrong,
    /// Too old or not yet due; who has signed it was not looked at.
    Stale,
}

impl Signature {
    /// Looks at a request that came at `now`, in Unix seconds.
    pub(super) fn of(keys: &[SigningKey], headers: &HeaderMap, body: &[u8], now: i64) -> Self {
        if keys.is_empty() {
            return Self::NotChecked;
        }
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let named = (header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"));
        let (Some(id), Some(timestamp), Some(signatures)) = named else { return Self::Missing };
        let Ok(at) = timestamp.parse::<i64>() else { return Self::Missing };
        if now.abs_diff(at) > DRIFT_SECONDS_MAX {
            return Self::Stale;
        }
        let tags: Vec<Vec<u8>> = signatures.split(' ').take(SIGNATURES_MAX).filter_map(tag).collect();
        let parts = [id.as_bytes(), b".", timestamp.as_bytes(), b".", body];
        let is_by = |key: &SigningKey| {
            let key = hmac::Key::new(hmac::HMAC_SHA256, key.bytes());
            let mut signed = hmac::Context::with_key(&key);
            parts.iter().for_each(|part| signed.update(part));
            let ours = signed.sign();
            tags.iter().any(|theirs| is_same(&key, ours.as_ref(), theirs))
        };
        if !tags.is_empty() && keys.iter().any(is_by) { Self::Good } else { Self::Wrong }
    }

    /// For the line about the event.
    pub(super) fn remark(self) -> Option<&'static str> {
        match self {
            Self::NotChecked => None,
            Self::Good => Some("signed"),
            Self::Missing => Some("NOT SIGNED"),
            Self::Wrong => Some("SIGNATURE WRONG"),
            Self::Stale => Some("SIGNATURE TOO OLD"),
        }
    }

    /// Whether a receiver may believe the event.
    pub(super) fn is_believed(self) -> bool {
        matches!(self, Self::NotChecked | Self::Good)
    }
}

/// The bytes of a signature of the first version.
fn tag(signature: &str) -> Option<Vec<u8>> {
    /// Base64 of 32 bytes.
    const TAG_CHARS: usize = 44;
    let encoded = signature.strip_prefix("v1,").filter(|encoded| encoded.len() == TAG_CHARS)?;
    STANDARD.decode(encoded).ok()
}

/// Compares in constant time: signed once more, two tags differ in every place where they differ in one.
fn is_same(key: &hmac::Key, ours: &[u8], theirs: &[u8]) -> bool {
    hmac::verify(key, theirs, hmac::sign(key, ours).as_ref()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's reference implementations.
    const KEY: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const BODY: &[u8] = br#"{"test": 2432232314}"#;
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    const AT: i64 = 1_614_265_330;

    fn headers(id: &str, at: &str, signature: &str) -> HeaderMap {
        let pairs = [("webhook-id", id), ("webhook-timestamp", at), ("webhook-signature", signature)];
        let filled = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn what_another_implementation_signs_is_signed() {
        let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        let other = SigningKey::new(&[7; 24]).unwrap();
        let keys = [other.clone(), SigningKey::parse(KEY).unwrap()];
        let two = format!("v1,AAAA v2,x {SIGNATURE}");
        let look = |headers: HeaderMap, body: &[u8], now| Signature::of(&keys, &headers, body, now);
        let good = || headers(id, "1614265330", SIGNATURE);
        assert_eq!(look(good(), BODY, AT), Signature::Good);
        assert_eq!(look(headers(id, "1614265330", &two), BODY, AT), Signature::Good);
        assert_eq!(look(good(), BODY, AT + 300), Signature::Good);
        assert_eq!(look(good(), BODY, AT - 300), Signature::Good);
        assert_eq!(look(good(), BODY, AT + 301), Signature::Stale);
        assert_eq!(look(good(), BODY, AT - 301), Signature::Stale);
        assert_eq!(look(good(), b"{}", AT), Signature::Wrong);
        assert_eq!(look(headers("msg_x", "1614265330", SIGNATURE), BODY, AT), Signature::Wrong);
        assert_eq!(look(headers(id, "1614265331", SIGNATURE), BODY, AT), Signature::Wrong);
        assert_eq!(look(headers(id, "now", SIGNATURE), BODY, AT), Signature::Missing);
        for missing in [headers("", "1", "v1,x"), headers(id, "", "v1,x"), headers(id, "1", "")] {
            assert_eq!(look(missing, BODY, AT), Signature::Missing);
        }
        for (signatures, expected) in [
            (format!("{}{SIGNATURE}", "v1,AAAA ".repeat(15)), Signature::Good),
            (format!("{}{SIGNATURE}", "v1,AAAA ".repeat(16)), Signature::Wrong),
            (SIGNATURE.replace("v1,", "v1a,"), Signature::Wrong),
            (SIGNATURE.replace('=', ""), Signature::Wrong),
            (SIGNATURE.replace("g0", "h0"), Signature::Wrong),
            (format!("{SIGNATURE}{SIGNATURE}"), Signature::Wrong),
        ] {
            assert_eq!(look(headers(id, "1614265330", &signatures), BODY, AT), expected, "{signatures}");
        }
        // The time comes first: nothing is computed for what is old.
        assert_eq!(look(headers(id, "1614265330", "v1,x"), b"{}", AT + 301), Signature::Stale);
        assert_eq!(Signature::of(&[other], &good(), BODY, AT), Signature::Wrong);
        assert_eq!(Signature::of(&[], &HeaderMap::new(), BODY, AT), Signature::NotChecked);
    }
}
