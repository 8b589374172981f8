//! What is wrong in a file of settings, with line and column and the word that was meant.
//! Reads TOML; repeats no value, for it may be a secret.

use std::ops::Range;
use std::path::Path;

use toml_edit::{Document, Item, TableLike, Value};

use super::kinds::{self, KEY_SOURCES, OF_DASHBOARD, OF_PROFILE, Takes};
use crate::cli::context::nearest;
use crate::cli::failure::Failure;
use crate::tui::{Keymap, WrongKeys};

/// What a file may begin with.
const TOP: &[&str] = &["current", "profiles", "dashboard"];
/// The longest name of a profile.
const NAME_CHARS_MAX: usize = 64;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    span: Option<Range<usize>>,
    /// What is wrong, and what to write instead.
    pub(super) what: String,
}

impl Finding {
    /// The failure that names file, line and column.
    pub(super) fn at(&self, path: &Path, text: &str) -> Failure {
        let (line, column) = position(text, self.span.as_ref().map_or(0, |span| span.start));
        Failure::usage(format!("{}:{line}:{column}: {}", path.display(), self.what))
            .hint("put it right: litellm-rs config edit   (or config unset KEY)")
    }
}

/// Line and column of a byte, both from 1.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(line_start..).map_or(0, |line| line.chars().count());
    (before.matches('\n').count() + 1, column + 1)
}

/// The text as TOML.
pub(super) fn parse(text: &str) -> Result<Document<String>, Finding> {
    Document::parse(text.to_owned()).map_err(|error| Finding {
        span: error.span(),
        what: format!("not TOML: {}", error.message().replace('\n', "; ")),
    })
}

/// Whether a profile holds a key itself. What cannot be read may.
pub(super) fn holds_key(text: &str) -> bool {
    let Ok(document) = parse(text) else { return text.contains("api_key") };
    let profiles = document.as_table().get("profiles").and_then(Item::as_table_like);
    let mut tables =
        profiles.into_iter().flat_map(TableLike::iter).filter_map(|(_, item)| item.as_table_like());
    tables.any(|table| table.contains_key("api_key"))
}

/// Everything that is wrong in it, in the order of the file.
pub(super) fn check(document: &Document<String>) -> Vec<Finding> {
    let mut found = Vec::new();
    let top = document.as_table();
    for (name, item) in top.iter() {
        match name {
            "current" => check_current(top, item, &mut found),
            "profiles" => check_profiles(top, item, &mut found),
            "dashboard" => check_dashboard(top, item, &mut found),
            _ => unknown(top, name, TOP.iter().copied(), &mut found),
        }
    }
    found.sort_by_key(|finding| finding.span.as_ref().map(|span| span.start));
    found
}

fn check_current(top: &dyn TableLike, item: &Item, found: &mut Vec<Finding>) {
    let Some(name) = item.as_str() else {
        return wrong(top, "current", "current wants the name of a profile", found);
    };
    let names = profile_names(top);
    if !names.iter().any(|known| known == name) {
        let meant = nearest(name, &names).map(|near| format!("; did you mean '{near}'?")).unwrap_or_default();
        let what = format!("current names the profile '{name}', and there is no such profile{meant}");
        found.push(Finding { span: item.span(), what });
    }
}

fn check_profiles(top: &dyn TableLike, item: &Item, found: &mut Vec<Finding>) {
    let Some(profiles) = item.as_table_like() else {
        return wrong(top, "profiles", "profiles wants tables like [profiles.prod]", found);
    };
    for (name, item) in profiles.iter() {
        if let Err(complaint) = check_name(name) {
            wrong(profiles, name, &complaint, found);
        }
        let Some(profile) = item.as_table_like() else {
            wrong(profiles, name, &format!("profiles.{name} wants a table like [profiles.prod]"), found);
            continue;
        };
        check_section(profile, &format!("profiles.{name}"), OF_PROFILE, found);
        let keys: Vec<&str> = KEY_SOURCES.iter().filter(|key| profile.contains_key(key)).copied().collect();
        if let [_, second, ..] = keys[..] {
            let what = format!("profiles.{name} has {}; keep one of them", keys.join(" and "));
            wrong(profile, second, &what, found);
        }
    }
}

fn check_dashboard(top: &dyn TableLike, item: &Item, found: &mut Vec<Finding>) {
    let Some(dashboard) = item.as_table_like() else {
        return wrong(top, "dashboard", "dashboard wants a table: [dashboard]", found);
    };
    check_section(dashboard, "dashboard", OF_DASHBOARD, found);
    if let Some(bindings) = dashboard.get("keys") {
        check_keys(dashboard, bindings, found);
    }
}

fn check_keys(dashboard: &dyn TableLike, item: &Item, found: &mut Vec<Finding>) {
    const WANTED: &str = "wants actions with their keys like block = \"b\" or down = [\"j\", \"Down\"]";
    let Some(bindings) = item.as_table_like() else {
        return wrong(dashboard, "keys", &format!("dashboard.keys {WANTED}"), found);
    };
    let are_keys = |item: &Item| match item.as_array() {
        Some(keys) => keys.iter().all(Value::is_str),
        None => item.is_str(),
    };
    if let Some((name, _)) = bindings.iter().find(|(_, item)| !are_keys(item)) {
        return wrong(bindings, name, &format!("dashboard.keys {WANTED}"), found);
    }
    let keys = super::keys_of(bindings);
    let Err(complaint) = Keymap::check(&keys) else { return };
    let blamed = match &complaint {
        WrongKeys::Action(name) => Some(name.as_str()),
        WrongKeys::Key(key) => keys.iter().find(|(_, of)| of.contains(key)).map(|(name, _)| name.as_str()),
        WrongKeys::Twice { one, other, .. } => {
            [*one, *other].into_iter().find(|name| keys.contains_key(*name))
        }
        WrongKeys::NoWayOut(name) => Some(*name),
    };
    wrong(bindings, blamed.unwrap_or_default(), &format!("dashboard.keys: {complaint}"), found);
}

fn check_section(
    table: &dyn TableLike,
    path: &str,
    settings: &'static [(&'static str, Takes)],
    found: &mut Vec<Finding>,
) {
    for (name, item) in table.iter() {
        let Some(takes) = kinds::find(settings, name) else {
            if (path, name) != ("dashboard", "keys") {
                unknown(table, name, settings.iter().map(|(known, _)| *known), found);
            }
            continue;
        };
        let fits = item.as_value().ok_or_else(|| "wants a value".to_owned()).and_then(|v| takes.check(v));
        if let Err(complaint) = fits {
            let span = item.span().or_else(|| table.key(name).and_then(toml_edit::Key::span));
            found.push(Finding { span, what: format!("{path}.{name} {complaint}") });
        }
    }
}

fn unknown(
    table: &dyn TableLike,
    name: &str,
    known: impl Iterator<Item = &'static str>,
    found: &mut Vec<Finding>,
) {
    let known: Vec<String> = known.map(str::to_owned).collect();
    let what = match nearest(name, &known) {
        Some(near) => format!("unknown setting '{name}'; did you mean '{near}'?"),
        None => format!("unknown setting '{name}'; choose from: {}", known.join(", ")),
    };
    wrong(table, name, &what, found);
}

fn wrong(table: &dyn TableLike, name: &str, what: &str, found: &mut Vec<Finding>) {
    found.push(Finding { span: table.key(name).and_then(toml_edit::Key::span), what: what.to_owned() });
}

/// The names of all profiles, in the order of the file.
pub(super) fn profile_names(top: &dyn TableLike) -> Vec<String> {
    let profiles = top.get("profiles").and_then(Item::as_table_like);
    profiles.map(|table| table.iter().map(|(name, _)| name.to_owned()).collect()).unwrap_or_default()
}

/// Whether a profile can be called that: `profiles.NAME.url` has to be readable.
pub(super) fn check_name(name: &str) -> Result<(), String> {
    let is_fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() || name.len() > NAME_CHARS_MAX || !name.chars().all(is_fine) {
        return Err(format!(
            "the name of a profile has up to {NAME_CHARS_MAX} letters, digits, - and _, like prod-eu"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let path = Path::new("config.toml");
        let findings = match parse(text) {
            Ok(document) => check(&document),
            Err(finding) => vec![finding],
        };
        findings.iter().map(|finding| finding.at(path, text).message).collect()
    }

    #[test]
    fn a_whole_file_is_fine() {
        let text = r#"
current = "prod"   # a comment
[profiles.prod]
url = "https://llm.example.com"
api_key_command = ["pass", "show", "llm/prod"]
output = "table"
read_only = true
timeout = "1m"
[profiles]
dev = { url = "http://localhost:4000", api_key = "sk-1234" }
[dashboard]
theme = "auto"
mouse = true
fps = 10
window = "1h"
ascii = false
[dashboard.keys]
block = "b"
"#;
        assert_eq!(said(text), Vec::<String>::new());
        assert_eq!(said(""), Vec::<String>::new());
    }

    #[test]
    fn the_example_of_the_documentation_is_fine_and_means_what_it_says() {
        let page = include_str!("../../../docs/dashboard.md");
        let (_, rest) = page.split_once("```toml\n").unwrap();
        let (example, _) = rest.split_once("```").unwrap();
        assert_eq!(said(example), Vec::<String>::new());
        let document = parse(example).unwrap();
        let keys = document.as_table()["dashboard"]["keys"].as_table_like().map(super::super::keys_of);
        let keys = keys.unwrap();
        assert_eq!(
            (&keys["down"][..], &keys["cancel"][..]),
            (&["j", "Down", "Ctrl-n"].map(String::from)[..], &["X".to_owned()][..])
        );
        assert_eq!(said("[dashboard.keys]\ndown = \"j Down Ctrl-n\"\nblock = []"), Vec::<String>::new());
    }

    #[test]
    fn every_mistake_has_its_place_and_its_cure() {
        for (text, complaint) in [
            ("curent = 1", "1:1: unknown setting 'curent'; did you mean 'current'?"),
            ("\n  zzz = 1", "2:3: unknown setting 'zzz'; choose from: current, profiles, dashboard"),
            ("current = 1", "1:1: current wants the name of a profile"),
            (
                "current = \"pord\"\n[profiles.prod]",
                "1:11: current names the profile 'pord', and there is no such profile; did you mean 'prod'?",
            ),
            ("profiles = 1", "1:1: profiles wants tables like [profiles.prod]"),
            ("profiles.prod = 1", "1:10: profiles.prod wants a table like [profiles.prod]"),
            (
                "[profiles.\"a b\"]",
                "1:11: the name of a profile has up to 64 letters, digits, - and _, like prod-eu",
            ),
            ("[profiles.p]\nurll = \"x\"", "2:1: unknown setting 'urll'; did you mean 'url'?"),
            (
                "[profiles.p]\nurl = \"ftp://x\"",
                "2:7: profiles.p.url is wrong: only http:// and https:// addresses are accepted",
            ),
            (
                "[profiles.p]\napi_key = \"k\"\napi_key_file = \"f\"",
                "3:1: profiles.p has api_key and api_key_file; keep one of them",
            ),
            ("[profiles.p]\nread_only = \"yes\"", "2:13: profiles.p.read_only wants true or false"),
            ("[profiles.p.url]", "1:1: profiles.p.url wants a value"),
            ("[dashboard]\nfsp = 10", "2:1: unknown setting 'fsp'; did you mean 'fps'?"),
            ("[dashboard]\nfps = 61", "2:7: dashboard.fps wants a whole number from 1 to 60"),
            ("[dashboard]\nwindow = \"2h\"", "2:10: dashboard.window wants one of 5m, 1h, 24h, 7d, 30d"),
            ("[dashboard.keys]\nblok = \"b\"", "2:1: dashboard.keys: there is no action 'blok'"),
            (
                "[dashboard.keys]\nup = \"K\"\ndown = \"k\"\nmark = \"Crtl-x\"",
                "4:1: dashboard.keys: 'Crtl-x' is no key: use forms like j, G, space, Ctrl-d, F5, PageDown",
            ),
            ("[dashboard.keys]\ndown = \"k\"", "2:1: dashboard.keys: the key 'k' is on 'down' and on 'up'"),
            (
                "[dashboard.keys]\nquit-now = \"\"",
                "2:1: dashboard.keys: 'quit-now' needs a key: there would be no way out",
            ),
            (
                "[dashboard.keys]\ndown = [\"j\", \"Crtl-n\"]",
                "2:1: dashboard.keys: 'Crtl-n' is no key: use forms like j, G, space, Ctrl-d, F5, PageDown",
            ),
            (
                "[dashboard.keys]\nquit-now = []",
                "2:1: dashboard.keys: 'quit-now' needs a key: there would be no way out",
            ),
            (
                "[dashboard]\nkeys = 1",
                "2:1: dashboard.keys wants actions with their keys like block = \"b\" or down = [\"j\", \"Down\"]",
            ),
            (
                "[dashboard.keys]\nup = \"k\"\ndown = [\"j\", 1]",
                "3:1: dashboard.keys wants actions with their keys like block = \"b\" or down = [\"j\", \"Down\"]",
            ),
        ] {
            assert_eq!(said(text), [format!("config.toml:{complaint}")], "{text}");
        }
    }

    #[test]
    fn what_is_no_toml_is_placed_and_not_repeated() {
        let said = said("current = \"a\"\n[profiles.a]\napi_key = sk-canary-4Q2w\n");
        let [said] = &said[..] else { panic!("{said:?}") };
        assert!(said.starts_with("config.toml:3:11: not TOML: "), "{said}");
        assert!(!said.contains("canary"), "{said}");
    }
}
