//! Signatures of Standard Webhooks 1.0.0: who knows the key knows that the bytes come from here,
//! and when they were sent.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;

use crate::domain::delivery::SigningKey;

/// What the symmetric kind of signature begins with.
const VERSION: &str = "v1,";

/// Signs with every key there is. `Debug` says how many.
#[derive(Clone)]
pub(super) struct Signer(Vec<hmac::Key>);

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({} keys)", self.0.len())
    }
}

impl Signer {
    pub(super) fn new(keys: &[SigningKey]) -> Self {
        Self(keys.iter().map(|key| hmac::Key::new(hmac::HMAC_SHA256, key.bytes())).collect())
    }

    /// The value of `webhook-signature`; nothing without a key.
    pub(super) fn signature(&self, id: &str, timestamp: &str, body: &[u8]) -> Option<String> {
        let of = |key: &hmac::Key| {
            let mut signed = hmac::Context::with_key(key);
            for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
                signed.update(part);
            }
            format!("{VERSION}{}", STANDARD.encode(signed.sign()))
        };
        let signatures: Vec<String> = self.0.iter().map(of).collect();
        (!signatures.is_empty()).then(|| signatures.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's libraries.
    #[test]
    fn the_published_example_is_signed_the_same() {
        let key = SigningKey::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed = |keys: &[SigningKey]| {
            Signer::new(keys).signature(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                b"{\"test\": 2432232314}",
            )
        };
        let one = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(signed(&[]), None);
        assert_eq!(signed(std::slice::from_ref(&key)).as_deref(), Some(one));
        let other = SigningKey::new(&[7; 32]).unwrap();
        let both = signed(&[key, other.clone()]).unwrap();
        assert_eq!(both.split(' ').collect::<Vec<_>>(), [one, &signed(&[other]).unwrap()]);
    }

    #[test]
    fn keys_are_not_shown() {
        let keys = [SigningKey::new(&[7; 32]).unwrap(), SigningKey::new(&[8; 24]).unwrap()];
        assert_eq!(format!("{:?}", Signer::new(&keys)), "Signer(2 keys)");
    }
}
