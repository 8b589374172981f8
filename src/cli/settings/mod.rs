//! `config.toml`: the stored settings of the command line, and which of them a command works with.
//! Read only when a command talks to a server; knows files and TOML, must not know commands.

mod change;
mod check;
pub(super) mod editor;
mod kinds;
mod name;
mod older;
pub(super) mod place;
mod program;
mod way;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum as _;
use toml_edit::{Array, Item, TableLike, Value};

pub(crate) use change::Draft;
pub(crate) use name::Name;
pub(crate) use way::{Address, Key, address, key, read_key_line, way};

use super::context::nearest;
use super::failure::Failure;
use super::global::{Environment, Format};
use super::when;
use crate::client::{ApiKey, BaseUrl};
use crate::tui::{Theme, Window};

/// Where a profile's key comes from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum KeySource {
    /// It stands in the file.
    Stored(ApiKey),
    /// The first line of this file.
    File(PathBuf),
    /// The first line that this program prints.
    Program(Vec<String>),
}

impl KeySource {
    /// As it may be shown: no key, and of a program only its name.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Stored(_) => "api_key".to_owned(),
            Self::File(path) => format!("api_key_file {}", path.display()),
            Self::Program(words) => {
                format!("api_key_command {}", words.first().map_or("", String::as_str))
            }
        }
    }
}

/// One stored way to a server.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Profile {
    /// The address.
    pub(crate) url: Option<BaseUrl>,
    /// The key.
    pub(crate) key: Option<KeySource>,
    /// How results are written.
    pub(crate) output: Option<Format>,
    /// Writes are refused unless `--read-write` is given.
    pub(crate) read_only: bool,
    /// The longest wait for an answer.
    pub(crate) timeout: Option<Duration>,
}

/// A whole, checked file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Settings {
    /// The profile of commands that name none.
    pub(crate) current: Option<String>,
    /// In the order of the file.
    pub(crate) profiles: Vec<(String, Profile)>,
    /// Of the dashboard.
    pub(crate) dashboard: Dashboard,
}

/// The stored settings of the dashboard.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dashboard {
    /// The colours.
    pub(crate) theme: Option<Theme>,
    /// Whether it listens to the mouse.
    pub(crate) mouse: Option<bool>,
    /// The most frames in a second.
    pub(crate) fps: Option<u32>,
    /// How far it looks back.
    pub(crate) window: Option<Window>,
    /// Only characters below 0x80.
    pub(crate) ascii: Option<bool>,
    /// Names of actions, and the keys they are on.
    pub(crate) keys: BTreeMap<String, Vec<String>>,
}

impl Dashboard {
    fn of(table: &dyn TableLike) -> Self {
        let text = |name: &str| table.get(name).and_then(Item::as_str);
        let switch = |name: &str| table.get(name).and_then(Item::as_bool);
        Self {
            theme: text("theme").and_then(|name| Theme::from_str(name, false).ok()),
            mouse: switch("mouse"),
            fps: table.get("fps").and_then(Item::as_integer).and_then(|fps| u32::try_from(fps).ok()),
            window: text("window").and_then(|name| Window::from_str(name, false).ok()),
            ascii: switch("ascii"),
            keys: table.get("keys").and_then(Item::as_table_like).map(keys_of).unwrap_or_default(),
        }
    }
}

/// Actions and their keys: several of them in a list, or with a space between: `down = "j n"`.
fn keys_of(table: &dyn TableLike) -> BTreeMap<String, Vec<String>> {
    let keys = |item: &Item| match item.as_array() {
        Some(keys) => keys.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        None => item.as_str().unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
    };
    table.iter().map(|(name, item)| (name.to_owned(), keys(item))).collect()
}

impl Settings {
    /// Reads and checks the file; nothing is set where there is none.
    pub(crate) fn read(path: &std::path::Path) -> Result<Self, Failure> {
        let Some(text) = place::read(path)? else { return Ok(Self::default()) };
        let document = check::parse(&text).map_err(|finding| finding.at(path, &text))?;
        match check::check(&document).first() {
            Some(finding) => Err(finding.at(path, &text)),
            None => Ok(Self::of(document.as_table(), path)),
        }
    }

    /// The settings of a table that was checked.
    fn of(top: &dyn TableLike, path: &std::path::Path) -> Self {
        let profiles = top.get("profiles").and_then(Item::as_table_like);
        let profiles = profiles.into_iter().flat_map(TableLike::iter).filter_map(|(name, item)| {
            item.as_table_like().map(|table| (name.to_owned(), Profile::of(table, path)))
        });
        let current = top.get("current").and_then(Item::as_str).map(str::to_owned);
        let dashboard = top.get("dashboard").and_then(Item::as_table_like).map(Dashboard::of);
        Self { current, profiles: profiles.collect(), dashboard: dashboard.unwrap_or_default() }
    }

    /// The profile of this name, or the failure that names the one that was meant.
    pub(crate) fn profile(&self, name: &str) -> Result<&Profile, Failure> {
        let found = self.profiles.iter().find(|(known, _)| known == name);
        found.map(|(_, profile)| profile).ok_or_else(|| self.missing(name))
    }

    fn missing(&self, name: &str) -> Failure {
        let names: Vec<String> = self.profiles.iter().map(|(known, _)| known.clone()).collect();
        let hint = match nearest(name, &names) {
            Some(near) => format!("did you mean '{near}'?  litellm-rs config profiles lists them"),
            None => format!("make it: litellm-rs config init --profile {name} --url URL"),
        };
        Failure::usage(format!("there is no profile '{name}'")).hint(hint)
    }
}

impl Profile {
    fn of(table: &dyn TableLike, path: &std::path::Path) -> Self {
        let text = |name: &str| table.get(name).and_then(Item::as_str);
        let stored = || text("api_key").and_then(ApiKey::new).map(KeySource::Stored);
        let file = || text("api_key_file").map(|name| KeySource::File(beside(path, name)));
        let program = || table.get("api_key_command").and_then(Item::as_array).map(words);
        Self {
            url: text("url").and_then(|url| BaseUrl::parse(url).ok()),
            key: stored().or_else(file).or_else(|| program().map(KeySource::Program)),
            output: text("output").and_then(|name| Format::from_str(name, false).ok()),
            read_only: table.get("read_only").and_then(Item::as_bool).unwrap_or(false),
            timeout: text("timeout").and_then(|length| when::parse_length(length).ok()),
        }
    }
}

fn words(array: &Array) -> Vec<String> {
    array.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A path of the settings: `~/` is the home directory, and what is relative lies beside the file.
fn beside(settings: &std::path::Path, name: &str) -> PathBuf {
    if let Some(rest) = name.strip_prefix("~/")
        && let Some(dirs) = directories::BaseDirs::new()
    {
        return dirs.home_dir().join(rest);
    }
    settings.with_file_name("").join(name)
}

/// What the settings say to one command.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chosen {
    /// The name of the profile it works with.
    pub(crate) name: Option<String>,
    /// That profile, or one that says nothing.
    pub(crate) profile: Profile,
    /// `--profile` was typed: nobody's variable, and not the current one.
    pub(crate) is_typed: bool,
    /// The address that an older tool has stored, where there is no profile.
    pub(crate) older: Option<BaseUrl>,
    /// Of the dashboard.
    pub(crate) dashboard: Dashboard,
    /// What the person should know.
    pub(crate) notes: Vec<String>,
}

impl Chosen {
    /// Reads the file and takes the profile of `--profile`, else of the environment, else the
    /// current one.
    pub(crate) fn load(typed: Option<&str>, env: &Environment<'_>) -> Result<Self, Failure> {
        let named = typed.map(str::to_owned).or_else(|| env.get("LITELLM_RS_PROFILE"));
        let path = match place::path(env) {
            Ok(path) => path,
            // Without a home there are no settings, and most commands need none.
            Err(_) if named.is_none() => return Ok(Self::default()),
            Err(failure) => return Err(failure),
        };
        let settings = Settings::read(&path)?;
        let mut notes = Vec::new();
        let holds_key = |(_, profile): &(String, Profile)| matches!(profile.key, Some(KeySource::Stored(_)));
        if settings.profiles.iter().any(holds_key) && place::is_open_to_others(&path) {
            let path = path.display();
            notes.push(format!("warning: {path} holds a key and others can read it: chmod 600 {path}"));
        }
        let Some(name) = named.or_else(|| settings.current.clone()) else {
            let older = older::address(env, &mut notes);
            return Ok(Self { older, dashboard: settings.dashboard, notes, ..Self::default() });
        };
        let profile = settings.profile(&name)?.clone();
        let dashboard = settings.dashboard;
        Ok(Self { name: Some(name), profile, is_typed: typed.is_some(), older: None, dashboard, notes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
current = "prod"
[profiles.prod]
url = "https://llm.example.com/"
api_key_file = "prod.key"
read_only = true
[profiles.dev]
api_key = "sk-canary-4Q2w"
output = "yaml"
timeout = "2m"
[profiles.pass]
api_key_command = ["pass", "show", "canary"]
"#;

    fn folder(text: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        place::write(&folder.path().join("config.toml"), text).unwrap();
        folder
    }

    fn load(
        folder: &tempfile::TempDir,
        typed: Option<&str>,
        profile: Option<&str>,
    ) -> Result<Chosen, Failure> {
        let lookup = |name: &str| match name {
            "LITELLM_RS_CONFIG_DIR" => folder.path().to_str().map(str::to_owned),
            "LITELLM_RS_PROFILE" => profile.map(str::to_owned),
            "HOME" => folder.path().to_str().map(str::to_owned),
            _ => None,
        };
        Chosen::load(typed, &Environment(&lookup))
    }

    #[test]
    fn the_profile_is_the_typed_one_then_the_variables_then_the_current_one() {
        let folder = folder(FILE);
        for (typed, variable, name) in [
            (Some("dev"), Some("pass"), "dev"),
            (None, Some("pass"), "pass"),
            (None, Some(""), "prod"),
            (None, None, "prod"),
        ] {
            let chosen = load(&folder, typed, variable).unwrap();
            assert_eq!((chosen.name.as_deref(), chosen.is_typed), (Some(name), typed.is_some()));
        }
        let missing = load(&folder, Some("deev"), None).unwrap_err();
        assert_eq!(missing.message, "there is no profile 'deev'");
        assert!(missing.hint.unwrap().starts_with("did you mean 'dev'?"));
    }

    #[test]
    fn a_profile_is_read_and_shows_no_key() {
        let folder = folder(FILE);
        let settings = Settings::read(&folder.path().join("config.toml")).unwrap();
        let prod = settings.profile("prod").unwrap();
        assert_eq!(prod.url, BaseUrl::parse("https://llm.example.com").ok());
        assert_eq!(prod.key, Some(KeySource::File(folder.path().join("prod.key"))));
        assert!(prod.read_only);
        let dev = settings.profile("dev").unwrap();
        assert_eq!((dev.output, dev.timeout), (Some(Format::Yaml), Some(Duration::from_secs(120))));
        assert_eq!(dev.key.as_ref().unwrap().shown(), "api_key");
        assert_eq!(settings.profile("pass").unwrap().key.as_ref().unwrap().shown(), "api_key_command pass");
        assert!(!format!("{settings:?}").contains("sk-canary"));
    }

    #[test]
    fn without_a_file_nothing_is_set() {
        let folder = tempfile::tempdir().unwrap();
        let chosen = load(&folder, None, None).unwrap();
        assert_eq!((chosen.name, chosen.older), (None, None));
        assert!(load(&folder, Some("prod"), None).unwrap_err().hint.unwrap().contains("config init"));
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_warned_of() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder(FILE);
        assert_eq!(load(&folder, None, None).unwrap().notes, Vec::<String>::new());
        let path = folder.path().join("config.toml");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let notes = load(&folder, None, None).unwrap().notes;
        assert!(matches!(&notes[..], [note] if note.contains("chmod 600")), "{notes:?}");
    }
}
