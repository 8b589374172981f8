//! The way to a server: its address and the caller's key, from flags, then the environment, then
//! the profile, then what this machine knows. No key leaves for a host it was not meant for.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{Chosen, KeySource, program};
use crate::cli::failure::Failure;
use crate::cli::global::{Environment, GlobalArgs};
use crate::client::{ApiKey, BaseUrl, ClientOptions, DEFAULT_URL, data_dir, generated_master_key};

/// More than any file that holds a key.
const KEY_FILE_BYTES_MAX: u64 = 64 * 1024;

/// How to reach the server, and where each part of that comes from.
pub(crate) struct Way {
    /// For the client.
    pub(crate) options: ClientOptions,
    /// Nobody has named the key: it is the master key of this machine's server.
    pub(crate) has_own_key: bool,
    /// What the person should know.
    pub(crate) notes: Vec<String>,
}

/// An address and where it comes from.
pub(crate) struct Address {
    pub(crate) url: BaseUrl,
    pub(crate) from: String,
    /// It was typed, not left behind in a variable or a file.
    is_typed: bool,
}

/// A key, where it comes from, and what should be known about that.
#[derive(Default)]
pub(crate) struct Key {
    pub(crate) key: Option<ApiKey>,
    pub(crate) from: String,
    /// It is the master key of this machine's server.
    pub(crate) is_own: bool,
    pub(crate) note: Option<String>,
}

/// The whole way.
pub(crate) fn way(global: &GlobalArgs, env: &Environment<'_>, chosen: &Chosen) -> Result<Way, Failure> {
    let address = address(global, env, chosen)?;
    let key = key(global, env, chosen, &address)?;
    let options = global.client_options(env, chosen, address.url, key.key)?;
    Ok(Way { options, has_own_key: key.is_own, notes: key.note.into_iter().collect() })
}

/// The address of the server.
pub(crate) fn address(
    global: &GlobalArgs,
    env: &Environment<'_>,
    chosen: &Chosen,
) -> Result<Address, Failure> {
    let parsed = |text: &str, from: &str| {
        let url = BaseUrl::parse(text).map_err(|error| {
            Failure::usage(format!("the address of the proxy ({from}) is wrong: {error}"))
        })?;
        Ok(Address { url, from: from.to_owned(), is_typed: from == "--url" })
    };
    if let Some(text) = &global.url {
        return parsed(text, "--url");
    }
    if let Some(text) = env.get("LITELLM_PROXY_URL") {
        return parsed(&text, "LITELLM_PROXY_URL");
    }
    if let (Some(url), Some(name)) = (&chosen.profile.url, &chosen.name) {
        return Ok(Address { url: url.clone(), from: format!("profile '{name}'"), is_typed: false });
    }
    if let Some(url) = &chosen.older {
        let from = "~/.litellm/config.json".to_owned();
        return Ok(Address { url: url.clone(), from, is_typed: false });
    }
    parsed(DEFAULT_URL, "the default")
}

/// The key: flags, then the environment, then the profile, then what a server on this machine uses.
pub(crate) fn key(
    global: &GlobalArgs,
    env: &Environment<'_>,
    chosen: &Chosen,
    address: &Address,
) -> Result<Key, Failure> {
    let found = |key: Option<ApiKey>, from: &str| Key { key, from: from.to_owned(), ..Key::default() };
    if let Some(key) = &global.api_key {
        let text = if key == "-" { read_key_line()? } else { key.clone() };
        let key = ApiKey::new(&text).ok_or_else(|| Failure::usage("the key is empty"))?;
        return Ok(found(Some(key), "--api-key"));
    }
    if let Some(file) = &global.api_key_file {
        return Ok(found(Some(key_of_file(file)?), "--api-key-file"));
    }
    if let Some(key) = env.get("LITELLM_PROXY_API_KEY").as_deref().and_then(ApiKey::new) {
        return Ok(found(Some(key), "LITELLM_PROXY_API_KEY"));
    }
    if let Some(file) = env.get("LITELLM_PROXY_API_KEY_FILE") {
        return Ok(found(Some(key_of_file(&PathBuf::from(file))?), "LITELLM_PROXY_API_KEY_FILE"));
    }
    let mut note = None;
    if let (Some(source), Some(name)) = (&chosen.profile.key, &chosen.name) {
        if is_meant_for(chosen, address) {
            return Ok(found(Some(key_of_source(source, name)?), &format!("profile '{name}'")));
        }
        note = Some(withheld(name, address));
    }
    Ok(Key { note, ..of_this_machine(env, &address.url) })
}

/// Whether the profile's key may go to an address. Another one than the profile's gets it only when
/// address and profile were both typed: a variable that was left behind, or whatever profile is the
/// current one, says nothing about this call.
fn is_meant_for(chosen: &Chosen, address: &Address) -> bool {
    let own = chosen.profile.url.clone().or_else(|| BaseUrl::parse(DEFAULT_URL).ok());
    own.as_ref() == Some(&address.url) || (address.is_typed && chosen.is_typed)
}

fn withheld(profile: &str, address: &Address) -> String {
    let instead = if address.is_typed {
        format!("to send it: --profile {profile}")
    } else {
        format!("unset {}, or give the key with --api-key-file", address.from)
    };
    format!(
        "the key of profile '{profile}' is not sent to {}, which is not its address ({instead})",
        address.url.as_str()
    )
}

fn key_of_source(source: &KeySource, profile: &str) -> Result<ApiKey, Failure> {
    match source {
        KeySource::Stored(key) => Ok(key.clone()),
        KeySource::File(path) => key_of_file(path).map_err(|failure| {
            failure.hint(format!("profile '{profile}' names this file: litellm-rs config edit"))
        }),
        KeySource::Program(words) => program::key_of(words, profile),
    }
}

/// Keys that belong to the server of this machine: no other host may ever see them.
fn of_this_machine(env: &Environment<'_>, url: &BaseUrl) -> Key {
    if !url.is_loopback() {
        return Key::default();
    }
    let found =
        |key: ApiKey, from: &str| Key { key: Some(key), from: from.to_owned(), is_own: true, note: None };
    if let Some(key) = env.get("LITELLM_MASTER_KEY").as_deref().and_then(ApiKey::new) {
        return found(key, "LITELLM_MASTER_KEY");
    }
    let folder = data_dir(env.get("LITELLM_RS_DATA_DIR").as_deref());
    match folder.and_then(|folder| generated_master_key(&folder)) {
        Some(key) => found(key, "the data directory of this machine's server"),
        None => Key::default(),
    }
}

fn key_of_file(file: &Path) -> Result<ApiKey, Failure> {
    let failed = |why: String| Failure::usage(format!("cannot read the key file {}: {why}", file.display()));
    let mut text = String::new();
    std::fs::File::open(file)
        .and_then(|opened| opened.take(KEY_FILE_BYTES_MAX + 1).read_to_string(&mut text))
        .map_err(|error| failed(error.to_string()))?;
    if u64::try_from(text.len()).is_ok_and(|bytes| bytes > KEY_FILE_BYTES_MAX) {
        return Err(failed(format!("it is larger than {KEY_FILE_BYTES_MAX} bytes")));
    }
    ApiKey::new(text.lines().next().unwrap_or_default())
        .ok_or_else(|| Failure::usage(format!("the key file {} is empty", file.display())))
}

/// Reads one line byte by byte: what follows it on stdin is for the command.
pub(crate) fn read_key_line() -> Result<String, Failure> {
    let mut line = Vec::new();
    for byte in std::io::stdin().lock().bytes().take(4096) {
        match byte? {
            b'\n' => break,
            byte => line.push(byte),
        }
    }
    String::from_utf8(line).map_err(|_| Failure::usage("the key on stdin is not text"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::settings::Profile;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        global: GlobalArgs,
    }

    fn found(line: &str, pairs: &[(&str, &str)], chosen: &Chosen) -> (String, Option<ApiKey>, bool) {
        let words = std::iter::once("x").chain(line.split_whitespace());
        let global = Line::try_parse_from(words).unwrap().global;
        let lookup = |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        let way = way(&global, &Environment(&lookup), chosen).unwrap();
        (way.options.url.as_str().to_owned(), way.options.api_key, !way.notes.is_empty())
    }

    /// A profile that was chosen with this flag, or because it is the current one.
    fn profile(url: Option<&str>, key: Option<&str>, is_typed: bool) -> Chosen {
        Chosen {
            name: Some("prod".into()),
            profile: Profile {
                url: url.map(|url| BaseUrl::parse(url).unwrap()),
                key: key.and_then(ApiKey::new).map(KeySource::Stored),
                ..Profile::default()
            },
            is_typed,
            ..Chosen::default()
        }
    }

    #[test]
    fn the_key_comes_from_the_nearest_place() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("master_key"), "sk-generated\n").unwrap();
        let file = dir.path().join("master_key");
        let by_file = format!("--api-key-file {}", file.display());
        let proxy = ("LITELLM_PROXY_API_KEY", "sk-env");
        let master = ("LITELLM_MASTER_KEY", "sk-master");
        let file = ("LITELLM_PROXY_API_KEY_FILE", file.to_str().unwrap());
        let data = ("LITELLM_RS_DATA_DIR", dir.path().to_str().unwrap());
        let none = Chosen::default();
        let local = profile(None, Some("sk-profile"), false);
        for (line, env, chosen, expected) in [
            ("--api-key sk-flag", &[proxy, file, master, data][..], &local, Some("sk-flag")),
            (by_file.as_str(), &[proxy, master], &local, Some("sk-generated")),
            ("", &[proxy, file, master, data], &local, Some("sk-env")),
            ("", &[file, master], &local, Some("sk-generated")),
            ("", &[master, data], &local, Some("sk-profile")),
            ("", &[("LITELLM_PROXY_API_KEY", ""), master, data], &none, Some("sk-master")),
            ("", &[data], &none, Some("sk-generated")),
            ("--url http://127.0.0.1:1", &[data], &none, Some("sk-generated")),
            ("--url http://example.com", &[master, data], &none, None),
            ("--url http://example.com", &[proxy, master, data], &none, Some("sk-env")),
        ] {
            assert_eq!(found(line, env, chosen).1, expected.and_then(ApiKey::new), "{line} {env:?}");
        }
    }

    #[test]
    fn a_key_file_is_small() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("key");
        let padding = usize::try_from(KEY_FILE_BYTES_MAX).unwrap() - "sk-a\n".len();
        std::fs::write(&file, format!("sk-a\n{}", " ".repeat(padding))).unwrap();
        assert_eq!(key_of_file(&file).ok(), ApiKey::new("sk-a"));
        std::fs::write(&file, format!("sk-a\n{}", " ".repeat(padding + 1))).unwrap();
        assert!(key_of_file(&file).unwrap_err().message.contains("larger than"));
    }

    #[test]
    fn the_address_comes_from_the_nearest_place() {
        let env = ("LITELLM_PROXY_URL", "http://env:1");
        let prod = profile(Some("http://profile:1"), None, false);
        let older = Chosen { older: BaseUrl::parse("http://older:1").ok(), ..Chosen::default() };
        for (line, env, chosen, expected) in [
            ("--url http://flag:1", &[env][..], &prod, "http://flag:1"),
            ("", &[env], &prod, "http://env:1"),
            ("", &[("LITELLM_PROXY_URL", "")], &prod, "http://profile:1"),
            ("", &[], &older, "http://older:1"),
            ("", &[env], &older, "http://env:1"),
            ("", &[], &profile(None, None, false), DEFAULT_URL),
            ("", &[], &Chosen::default(), DEFAULT_URL),
        ] {
            assert_eq!(found(line, env, chosen).0, expected, "{line} {env:?}");
        }
    }

    #[test]
    fn the_key_of_a_profile_goes_to_its_own_address_and_nowhere_else() {
        let at = Some("https://llm.example.com");
        let env = ("LITELLM_PROXY_URL", "https://other.example.com");
        let same = ("LITELLM_PROXY_URL", "https://llm.example.com/");
        for (line, env, url, is_typed, sent) in [
            ("", &[][..], at, false, true),
            ("--url https://llm.example.com/", &[], at, false, true),
            ("", &[same], at, false, true),
            ("--url http://llm.example.com", &[], at, false, false),
            ("--url https://llm.example.com:8443", &[], at, false, false),
            ("--url https://llm.example.com.evil.example", &[], at, false, false),
            ("--url https://llm.example.com/other-tenant", &[], at, false, false),
            ("--url https://other.example.com", &[], at, false, false),
            ("--url https://other.example.com", &[], at, true, true),
            ("", &[env], at, false, false),
            // The variable was there before anybody thought of this call.
            ("", &[env], at, true, false),
            // A key without an address belongs to the default one.
            ("--url https://other.example.com", &[], None, false, false),
            ("", &[env], None, false, false),
        ] {
            let (_, key, noted) = found(line, env, &profile(url, Some("sk-profile"), is_typed));
            assert_eq!((key.is_some(), noted), (sent, !sent), "{line} {env:?} {url:?} {is_typed}");
        }
    }
}
