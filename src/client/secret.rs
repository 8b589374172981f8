//! The caller's key: how it is held, shown masked, and found on the machine of the server.
//! Knows nothing of requests; nothing in here ever prints a key.

use std::fmt;
use std::path::{Path, PathBuf};

/// The file in the data directory that holds the generated master key.
const MASTER_KEY_FILE: &str = "master_key";
/// What begins like a key has at least so many characters behind that when it is one.
const KEY_CHARS_MIN: usize = 16;
/// A key shorter than this shows none of its characters.
const SHOWN_CHARS_MIN: usize = 12;

/// A credential. `Debug` and `Display` show it masked.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

impl ApiKey {
    /// A key as it was given; white space around it is dropped. `None` when nothing is left.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The key in clear, for the header of a request.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiKey({self})")
    }
}

impl fmt::Display for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&mask(&self.0))
    }
}

/// A key as it may be shown: `sk-…4Q2w`.
pub fn mask(key: &str) -> String {
    let prefix = if key.starts_with("sk-") { "sk-" } else { "" };
    let length = key.chars().count();
    if length < SHOWN_CHARS_MIN {
        return format!("{prefix}…");
    }
    let tail: String = key.chars().skip(length - 4).collect();
    format!("{prefix}…{tail}")
}

/// The text with everything in it that looks like a key masked, and `known` in particular. Names
/// that only contain `sk-`, like `task-force`, stay what they are.
pub fn mask_in(text: &str, known: Option<&ApiKey>) -> String {
    let text = match known {
        Some(key) => text.replace(key.expose(), &mask(key.expose())),
        None => text.to_owned(),
    };
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for (at, prefix) in text.match_indices("sk-") {
        let is_inside = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        if at < done || is_inside {
            continue;
        }
        let of_key = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let end = text[at..].find(|c| !of_key(c)).map_or(text.len(), |length| at + length);
        if end - at >= prefix.len() + KEY_CHARS_MIN {
            masked.push_str(&text[done..at]);
            masked.push_str(&mask(&text[at..end]));
            done = end;
        }
    }
    masked.push_str(&text[done..]);
    masked
}

/// Where a server on this machine keeps its data: `configured` (`LITELLM_RS_DATA_DIR`), else the
/// platform's directory for it.
pub fn data_dir(configured: Option<&str>) -> Option<PathBuf> {
    match configured.filter(|dir| !dir.is_empty()) {
        Some(dir) => Some(PathBuf::from(dir)),
        None => {
            directories::ProjectDirs::from("", "", "litellm-rs").map(|dirs| dirs.data_dir().to_path_buf())
        }
    }
}

/// The master key that a server on this machine made for itself in its first minute.
pub fn generated_master_key(data_dir: &Path) -> Option<ApiKey> {
    let text = std::fs::read_to_string(data_dir.join(MASTER_KEY_FILE)).ok()?;
    ApiKey::new(text.lines().next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_shown_by_its_end_only() {
        for (key, shown) in [
            ("sk-abcdefgh4Q2w", "sk-…4Q2w"),
            ("sk-12345678", "sk-…"),
            ("sk-123456789", "sk-…6789"),
            ("sk-1234", "sk-…"),
            ("password-without-prefix", "…efix"),
            ("", "…"),
        ] {
            assert_eq!(mask(key), shown, "{key}");
        }
        let key = ApiKey::new(" sk-abcdefgh4Q2w\n").unwrap();
        assert_eq!(format!("{key:?} {key}"), "ApiKey(sk-…4Q2w) sk-…4Q2w");
        assert_eq!(ApiKey::new(" \n"), None);
    }

    #[test]
    fn keys_inside_a_text_are_masked() {
        let known = ApiKey::new("not-a-usual-key");
        for (text, shown) in [
            (r#"{"key":"sk-abcdefghijkl4Q2w","n":1}"#, r#"{"key":"sk-…4Q2w","n":1}"#),
            ("sk-abcdefghijk4Q2w", "sk-abcdefghijk4Q2w"),
            ("task-force-of-the-north-west", "task-force-of-the-north-west"),
            ("desk-sk-abcdefghijkl4Q2w", "desk-sk-…4Q2w"),
            ("é sk-abcdefghijkl4Q2wé", "é sk-…4Q2wé"),
            ("Bearer not-a-usual-key.", "Bearer …-key."),
            ("sk-...4Q2w and sk-…4Q2w", "sk-...4Q2w and sk-…4Q2w"),
            ("sk-", "sk-"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(mask_in(text, known.as_ref()), shown);
        }
        assert_eq!(mask_in("no sk-1234", ApiKey::new("sk-1234").as_ref()), "no sk-…");
    }

    #[test]
    fn the_generated_key_is_the_first_line_of_its_file() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(generated_master_key(dir.path()), None);
        std::fs::write(dir.path().join(MASTER_KEY_FILE), "sk-generated-key\n").unwrap();
        assert_eq!(generated_master_key(dir.path()), ApiKey::new("sk-generated-key"));
        assert_eq!(data_dir(Some("/srv/data")), Some(PathBuf::from("/srv/data")));
    }
}
