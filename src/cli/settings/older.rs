//! The address that LiteLLM's own command line keeps in `~/.litellm/config.json`: the last resort
//! for who has no profile. A broken file there is said and passed over, as its owner does.

use std::io::Read as _;
use std::path::PathBuf;

use serde_json::Value;

use crate::cli::global::Environment;
use crate::client::BaseUrl;

/// Nobody has written more than this.
const BYTES_MAX: u64 = 64 * 1024;

/// The stored address, if there is one.
pub(super) fn address(env: &Environment<'_>, notes: &mut Vec<String>) -> Option<BaseUrl> {
    let home = env.get("HOME").or_else(|| env.get("USERPROFILE"))?;
    let path = PathBuf::from(home).join(".litellm").join("config.json");
    let file = std::fs::File::open(&path).ok()?;
    let mut text = Vec::new();
    let read = file.take(BYTES_MAX).read_to_end(&mut text).ok();
    let Some(Value::Object(stored)) = read.and_then(|_| serde_json::from_slice(&text).ok()) else {
        notes.push(format!("warning: {} is not a JSON object, and is passed over", path.display()));
        return None;
    };
    let stored = stored.get("base_url")?;
    let address = stored.as_str().and_then(|text| BaseUrl::parse(text).ok());
    if address.is_none() {
        notes.push(format!("warning: base_url in {} is not an address", path.display()));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_taken_and_a_broken_file_is_passed_over() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join(".litellm");
        std::fs::create_dir(&folder).unwrap();
        let lookup = |name: &str| (name == "HOME").then(|| home.path().to_str().unwrap().to_owned());
        for (text, address_of, warned) in [
            (r#"{"base_url":"https://llm.example.com"}"#, Some("https://llm.example.com"), false),
            (r#"{"hidden_commands":"codex"}"#, None, false),
            (r#"{"base_url":123}"#, None, true),
            (r#"["https://llm.example.com"]"#, None, true),
            ("{not json", None, true),
        ] {
            std::fs::write(folder.join("config.json"), text).unwrap();
            let mut notes = Vec::new();
            let found = address(&Environment(&lookup), &mut notes);
            assert_eq!(found.as_ref().map(BaseUrl::as_str), address_of, "{text}");
            assert_eq!(notes.len(), usize::from(warned), "{text}");
        }
        std::fs::remove_file(folder.join("config.json")).unwrap();
        assert_eq!(address(&Environment(&lookup), &mut Vec::new()), None);
    }
}
