//! The key that webhooks are signed with, in the form people copy: `whsec_` and base64. Signing is
//! up to whoever sends; randomness comes in as bytes.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// In front of every key.
const PREFIX: &str = "whsec_";
/// The shortest key, in bytes.
const BYTES_MIN: usize = 24;
/// The longest key, in bytes.
const BYTES_MAX: usize = 64;

/// A key of 24 to 64 bytes. `Debug` shows none of them.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey(Vec<u8>);

/// The text is not a signing key. What it is instead is not repeated: it may be one with a typing
/// mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not `whsec_` followed by base64 of 24 to 64 bytes")]
pub struct InvalidSigningKey;

impl SigningKey {
    /// The key of these bytes.
    pub fn new(bytes: &[u8]) -> Result<Self, InvalidSigningKey> {
        let fits = (BYTES_MIN..=BYTES_MAX).contains(&bytes.len());
        if fits { Ok(Self(bytes.to_vec())) } else { Err(InvalidSigningKey) }
    }

    /// Reads `whsec_…`.
    pub fn parse(text: &str) -> Result<Self, InvalidSigningKey> {
        let encoded = text.strip_prefix(PREFIX).ok_or(InvalidSigningKey)?;
        // Four characters are three bytes: no key is longer, and nothing longer is looked at.
        if encoded.len() > BYTES_MAX.div_ceil(3) * 4 {
            return Err(InvalidSigningKey);
        }
        Self::new(&STANDARD.decode(encoded).map_err(|_| InvalidSigningKey)?)
    }

    /// `whsec_…`, for whoever has to know it.
    pub fn expose(&self) -> String {
        format!("{PREFIX}{}", STANDARD.encode(&self.0))
    }

    /// The bytes that sign.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(****)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_whole_keys_of_the_right_length_are_read() {
        let of = |length: usize| format!("whsec_{}", STANDARD.encode(vec![7; length]));
        for (text, is_key) in [
            (of(23), false),
            (of(24), true),
            (of(64), true),
            (of(65), false),
            (of(66), false),
            (of(10_000), false),
            (of(32).replace("whsec_", ""), false),
            (of(32).replace("whsec_", "whsec-"), false),
            (of(32).replace('=', ""), false),
            (of(32).replace('B', "!"), false),
            (format!(" {}", of(32)), false),
            ("whsec_".into(), false),
            (String::new(), false),
        ] {
            assert_eq!(SigningKey::parse(&text).is_ok(), is_key, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(bytes in prop::collection::vec(any::<u8>(), 24..=64)) {
            let key = SigningKey::new(&bytes).unwrap();
            let read = SigningKey::parse(&key.expose()).unwrap();
            prop_assert_eq!(read.bytes(), &bytes[..]);
            prop_assert_eq!(read, key.clone());
            prop_assert_eq!(format!("{key:?}"), "SigningKey(****)");
        }
    }
}
