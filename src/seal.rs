//! Sealing what must not lie on disk as it is: AES-256-GCM under a key that is derived from the
//! operator's salt key. Knows nothing of what is sealed, nor where it is kept.

use ring::{aead, hkdf};

/// Keeps this derivation apart from any other use of the same secret.
const SALT: &[u8] = b"litellm-rs values at rest";
const PURPOSE: &[&[u8]] = &[b"aes-256-gcm"];
/// What a sealed text begins with; another scheme gets another mark.
const MARK: &str = "v1:";

/// A text cannot be sealed, or was sealed with another key, for another place, or by another scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it cannot be sealed or unsealed with this key")]
pub struct Unsealable;

/// Seals and unseals. Holds no key that could be printed.
#[derive(Clone)]
pub struct Sealer(hkdf::Prk);

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sealer").finish_non_exhaustive()
    }
}

impl Sealer {
    /// What seals with this salt key.
    pub fn new(salt_key: &str) -> Self {
        Self(hkdf::Salt::new(hkdf::HKDF_SHA256, SALT).extract(salt_key.as_bytes()))
    }

    /// Seals a text for one field of one owner: it can be opened nowhere else, so that nobody who
    /// writes to the database can move a secret to where it would be shown or sent.
    pub fn seal(&self, owner: &str, field: &str, text: &str) -> Result<String, Unsealable> {
        let mut nonce = [0_u8; aead::NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|_| Unsealable)?;
        let mut sealed = text.as_bytes().to_vec();
        let unique = aead::Nonce::assume_unique_for_key(nonce);
        self.key()?
            .seal_in_place_append_tag(unique, place(owner, field), &mut sealed)
            .map_err(|_| Unsealable)?;
        Ok(format!("{MARK}{}{}", hex(&nonce), hex(&sealed)))
    }

    /// Opens what was sealed for this field of this owner.
    pub fn open(&self, owner: &str, field: &str, sealed: &str) -> Result<String, Unsealable> {
        let mut bytes = sealed.strip_prefix(MARK).and_then(unhex).ok_or(Unsealable)?;
        let (nonce, sealed) = bytes.split_at_mut_checked(aead::NONCE_LEN).ok_or(Unsealable)?;
        let nonce = aead::Nonce::try_assume_unique_for_key(nonce).map_err(|_| Unsealable)?;
        let text = self.key()?.open_in_place(nonce, place(owner, field), sealed).map_err(|_| Unsealable)?;
        String::from_utf8(text.to_vec()).map_err(|_| Unsealable)
    }

    fn key(&self) -> Result<aead::LessSafeKey, Unsealable> {
        let material = self.0.expand(PURPOSE, &aead::AES_256_GCM).map_err(|_| Unsealable)?;
        Ok(aead::LessSafeKey::new(aead::UnboundKey::from(material)))
    }
}

/// The length keeps ("ab", "c") and ("a", "bc") apart.
fn place(owner: &str, field: &str) -> aead::Aad<String> {
    aead::Aad::from(format!("{}:{owner}{field}", owner.len()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
    if rest.is_empty() { bytes.collect() } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_secret_opens_only_with_its_key_and_in_its_place() {
        let sealer = Sealer::new("sk-salt");
        let sealed = sealer.seal("m1", "api_key", "sk-canary").unwrap();
        assert!(!sealed.contains("canary"));
        assert_eq!(sealer.open("m1", "api_key", &sealed).as_deref(), Ok("sk-canary"));
        for (key, owner, field) in [
            ("sk-other", "m1", "api_key"),
            ("sk-salt", "m2", "api_key"),
            ("sk-salt", "m1", "api_base"),
            ("sk-salt", "m1a", "pi_key"),
        ] {
            assert_eq!(
                Sealer::new(key).open(owner, field, &sealed),
                Err(Unsealable),
                "{key} {owner} {field}"
            );
        }
        assert_ne!(sealer.seal("m1", "api_key", "sk-canary").unwrap(), sealed, "each nonce is new");
    }

    #[test]
    fn what_is_not_sealed_does_not_open() {
        let sealer = Sealer::new("sk-salt");
        let sealed = sealer.seal("m", "f", "x").unwrap();
        let mut flipped = sealed.clone();
        let last = if flipped.pop() == Some('0') { '1' } else { '0' };
        flipped.push(last);
        for text in [
            "",
            "v1:",
            "v1:00",
            "v1:zz",
            "v2:00",
            "sk-plain",
            &sealed[3..],
            &sealed[..sealed.len() - 1],
            &flipped,
        ] {
            assert_eq!(sealer.open("m", "f", text), Err(Unsealable), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(salt in ".{0,40}", owner in ".{0,20}", field in ".{0,20}", text in ".{0,300}") {
            let sealer = Sealer::new(&salt);
            let sealed = sealer.seal(&owner, &field, &text).unwrap();
            prop_assert_eq!(sealer.open(&owner, &field, &sealed), Ok(text));
        }
    }
}
