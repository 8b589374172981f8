//! Changes of a file of settings: one value at a time, the comments around it kept, and nothing
//! written that could not be read again.

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::check::{self, Finding};
use super::kinds::{KEY_SOURCES, Takes};
use super::{Name, place};
use crate::cli::failure::Failure;

/// What a new file begins with.
const HEADER: &str =
    "# Settings of the litellm-rs command line. Flags and the environment win over them.\n\n";

/// A file of settings that is being changed.
pub(crate) struct Draft {
    path: PathBuf,
    text: String,
    /// Comments whose line was taken away: they are about the file.
    top: String,
    document: DocumentMut,
}

impl Draft {
    /// Opens the file, or begins one.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let text = place::read(path)?.unwrap_or_default();
        let document = check::parse(&text).map_err(|finding| finding.at(path, &text))?.into_mut();
        Ok(Self { path: path.to_path_buf(), text, top: String::new(), document })
    }

    /// The profile of commands that name none.
    pub(crate) fn current(&self) -> Option<&str> {
        self.document.get("current").and_then(Item::as_str)
    }

    /// All profiles, in the order of the file.
    pub(crate) fn profiles(&self) -> Vec<String> {
        check::profile_names(self.document.as_table())
    }

    /// A value as its owner may see it.
    pub(crate) fn shown(&self, name: &Name) -> Option<String> {
        let value = self.table(name)?.get(last_of(name)).and_then(Item::as_value)?;
        if name.is_secret() {
            return Some(crate::client::mask(value.as_str().unwrap_or_default()));
        }
        Some(match value {
            Value::String(text) => text.value().clone(),
            // A program may have been given a secret.
            Value::Array(words) if name.takes() == Some(Takes::Program) => {
                let program = words.get(0).and_then(Value::as_str).unwrap_or_default();
                if words.len() > 1 { format!("{program} …") } else { program.to_owned() }
            }
            other => other.to_string().trim().to_owned(),
        })
    }

    /// Sets a value that was typed as `words`; answers the other sources of a key that it replaces.
    pub(crate) fn set(&mut self, name: &Name, words: &[String]) -> Result<Vec<&'static str>, Failure> {
        let value = match (name.takes(), words) {
            (Some(takes), words) => {
                takes.read(words).map_err(|complaint| Failure::usage(format!("{name} {complaint}")))?
            }
            (None, [word]) if *name == Name::Current => word.as_str().into(),
            (None, _) => return Err(Failure::usage(format!("{name} takes no value"))),
        };
        let path = self.path.display().to_string();
        let setting = last_of(name);
        let table = self
            .table_made(name)
            .ok_or_else(|| Failure::usage(format!("{path}: {name} has no place; litellm-rs config edit")))?;
        put(table, setting, value);
        let others = KEY_SOURCES.iter().filter(|other| KEY_SOURCES.contains(&setting) && **other != setting);
        Ok(others.filter(|other| table.remove(other).is_some()).copied().collect())
    }

    /// Takes a value, or a whole profile, away; answers whether it was there.
    pub(crate) fn remove(&mut self, name: &Name) -> bool {
        match name {
            Name::Current => return self.remove_current(),
            Name::Profile(profile) if self.current() == Some(profile.as_str()) => {
                self.remove_current();
            }
            _ => {}
        }
        let last = last_of(name).to_owned();
        self.table_mut(name).is_some_and(|table| table.remove(&last).is_some())
    }

    /// It is the first line of most files, and what stands above it stays.
    fn remove_current(&mut self) -> bool {
        let above =
            self.document.as_table().key("current").and_then(|key| key.leaf_decor().prefix()?.as_str());
        self.top.push_str(above.unwrap_or_default());
        self.document.remove("current").is_some()
    }

    /// Makes `name` the current profile.
    pub(crate) fn make_current(&mut self, name: &str) {
        let is_first = self.text.trim().is_empty();
        put(self.document.as_table_mut(), "current", name.into());
        if is_first && let Some(mut key) = self.document.as_table_mut().key_mut("current") {
            key.leaf_decor_mut().set_prefix(HEADER);
        }
    }

    /// Writes the file, unless that would put a mistake into it that was not there before.
    pub(crate) fn save(&self) -> Result<(), Failure> {
        let text = format!("{}{}", self.top, self.document);
        let before = findings(&self.text);
        let is_known = |finding: &Finding| before.iter().any(|earlier| earlier.what == finding.what);
        if let Some(finding) = findings(&text).iter().find(|finding| !is_known(finding)) {
            return Err(Failure::usage(format!("nothing was written: {}", finding.what))
                .hint("litellm-rs config profiles lists what there is"));
        }
        place::write(&self.path, &text)
    }

    fn table(&self, name: &Name) -> Option<&dyn TableLike> {
        steps_of(name).iter().try_fold(self.document.as_table() as &dyn TableLike, |table, step| {
            table.get(step)?.as_table_like()
        })
    }

    fn table_mut(&mut self, name: &Name) -> Option<&mut dyn TableLike> {
        let mut table: &mut dyn TableLike = self.document.as_table_mut();
        for step in steps_of(name) {
            table = table.get_mut(step)?.as_table_like_mut()?;
        }
        Some(table)
    }

    /// The table of a setting, made where it is missing.
    fn table_made(&mut self, name: &Name) -> Option<&mut dyn TableLike> {
        let mut table: &mut dyn TableLike = self.document.as_table_mut();
        let steps = steps_of(name);
        for (at, step) in steps.iter().enumerate() {
            let is_last = at + 1 == steps.len();
            let new = || {
                let mut made = Table::new();
                // `[profiles]` alone above `[profiles.prod]` says nothing.
                made.set_implicit(!is_last);
                Item::Table(made)
            };
            table = table.entry(step).or_insert_with(new).as_table_like_mut()?;
        }
        Some(table)
    }
}

fn findings(text: &str) -> Vec<Finding> {
    match check::parse(text) {
        Ok(document) => check::check(&document),
        Err(finding) => vec![finding],
    }
}

/// The tables that lead to a setting.
fn steps_of(name: &Name) -> Vec<&str> {
    match name {
        Name::Current => vec![],
        Name::Profile(_) => vec!["profiles"],
        Name::OfProfile(profile, _) => vec!["profiles", profile],
        Name::OfDashboard(_) => vec!["dashboard"],
    }
}

fn last_of(name: &Name) -> &str {
    match name {
        Name::Current => "current",
        Name::Profile(profile) => profile,
        Name::OfProfile(_, setting) | Name::OfDashboard(setting) => setting,
    }
}

/// Puts a value in the place of another one, the comments around it kept.
fn put(table: &mut dyn TableLike, name: &str, mut value: Value) {
    match table.get_mut(name) {
        Some(item) => {
            if let Some(old) = item.as_value() {
                *value.decor_mut() = old.decor().clone();
            }
            *item = Item::Value(value);
        }
        None => {
            table.insert(name, Item::Value(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "\
# the top
current = \"prod\" # the one

# of production
[profiles.prod] # a table
# where it is
url = \"https://llm.example.com\" # behind the gateway
api_key_file = \"prod.key\"

[dashboard]
fps = 10   # frames
";

    fn changed(before: &str, change: impl FnOnce(&mut Draft)) -> Result<String, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        if !before.is_empty() {
            place::write(&path, before).unwrap();
        }
        let mut draft = Draft::open(&path)?;
        change(&mut draft);
        draft.save()?;
        Ok(place::read(&path)?.unwrap())
    }

    fn set(draft: &mut Draft, name: &str, words: &[&str]) -> Vec<&'static str> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        draft.set(&Name::parse(name, Some("prod")).unwrap(), &words).unwrap()
    }

    #[test]
    fn a_changed_value_keeps_every_comment() {
        let after = changed(BEFORE, |draft| {
            set(draft, "url", &["https://other.example.com"]);
            set(draft, "dashboard.fps", &["30"]);
            set(draft, "read_only", &["true"]);
            assert_eq!(set(draft, "api_key_command", &["pass", "show"]), ["api_key_file"]);
            set(draft, "profiles.dev.url", &["http://localhost:4000"]);
            set(draft, "current", &["dev"]);
        });
        let wanted = BEFORE
            .replace("llm.example", "other.example")
            .replace("fps = 10", "fps = 30")
            .replace("\"prod\" # the", "\"dev\" # the")
            .replace(
                "api_key_file = \"prod.key\"\n",
                "read_only = true\napi_key_command = [\"pass\", \"show\"]\n\n[profiles.dev]\nurl = \"http://localhost:4000\"\n",
            );
        assert_eq!(after.unwrap(), wanted);
    }

    #[test]
    fn what_is_taken_away_is_gone_and_nothing_else() {
        let after = changed(BEFORE, |draft| {
            assert!(draft.remove(&Name::parse("api_key_file", Some("prod")).unwrap()));
            assert!(!draft.remove(&Name::parse("timeout", Some("prod")).unwrap()));
            assert!(!draft.remove(&Name::parse("profiles.nobody.url", None).unwrap()));
        });
        assert_eq!(after.unwrap(), BEFORE.replace("api_key_file = \"prod.key\"\n", ""));
        let after = changed(BEFORE, |draft| assert!(draft.remove(&Name::Profile("prod".into()))));
        assert_eq!(
            after.unwrap(),
            "# the top\n\n[dashboard]\nfps = 10   # frames\n",
            "it was the current one"
        );
    }

    #[test]
    fn a_new_file_says_what_it_is() {
        let after = changed("", |draft| {
            draft.make_current("prod");
            set(draft, "url", &["https://llm.example.com"]);
        });
        let wanted =
            format!("{HEADER}current = \"prod\"\n\n[profiles.prod]\nurl = \"https://llm.example.com\"\n");
        assert_eq!(after.unwrap(), wanted);
    }

    #[test]
    fn a_profile_in_one_line_stays_in_one_line() {
        let before = "[profiles]\nprod = { url = \"http://a\" }\n";
        let after = changed(before, |draft| {
            set(draft, "timeout", &["5s"]);
        });
        assert_eq!(after.unwrap(), "[profiles]\nprod = { url = \"http://a\" , timeout = \"5s\" }\n");
    }

    #[test]
    fn no_mistake_is_added_and_an_old_one_can_be_cured() {
        let lost = |draft: &mut Draft| {
            set(draft, "current", &["nobody"]);
        };
        let refused = changed(BEFORE, lost).unwrap_err();
        assert!(refused.message.starts_with("nothing was written: current names"), "{}", refused.message);
        let broken = "current = \"nobody\"\nzzz = 1\n[profiles.prod]\n";
        let after = changed(broken, |draft| {
            set(draft, "current", &["prod"]);
        });
        assert!(after.unwrap().starts_with("current = \"prod\"\nzzz = 1\n"));
    }

    #[test]
    fn keys_are_shown_by_their_end_and_programs_by_their_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        place::write(&path, "[profiles.p]\napi_key = \"sk-canary-4Q2w\"\nread_only = true\n[profiles.q]\napi_key_command = [\"pass\", \"--pin\", \"canary\"]\n[profiles.r]\napi_key_command = [\"print-key\"]\n").unwrap();
        let draft = Draft::open(&path).unwrap();
        let shown = |name| draft.shown(&Name::parse(name, Some("p")).unwrap());
        assert_eq!(shown("api_key").as_deref(), Some("sk-…4Q2w"));
        assert_eq!(shown("read_only").as_deref(), Some("true"));
        assert_eq!(shown("url"), None);
        assert_eq!(shown("profiles.q.api_key_command").as_deref(), Some("pass …"));
        assert_eq!(shown("profiles.r.api_key_command").as_deref(), Some("print-key"));
    }
}
