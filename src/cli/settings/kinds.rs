//! Every setting by name, and what each takes: the one list that reading, `config set` and
//! suggestions share. Knows values; must not know files.

use clap::ValueEnum as _;
use toml_edit::{Array, Value};

use crate::cli::fields::parse_switch;
use crate::cli::global::Format;
use crate::cli::when;
use crate::client::BaseUrl;

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// The address of a proxy.
    Address,
    /// Text that nobody may see.
    Secret,
    /// The path of a file.
    Path,
    /// A program and its arguments.
    Program,
    /// An output format.
    Format,
    /// Yes or no.
    Switch,
    /// A length of time.
    Length,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number from the first to the second.
    Count(i64, i64),
}

/// The settings of a profile.
pub(super) const OF_PROFILE: &[(&str, Takes)] = &[
    ("url", Takes::Address),
    ("api_key", Takes::Secret),
    ("api_key_file", Takes::Path),
    ("api_key_command", Takes::Program),
    ("output", Takes::Format),
    ("read_only", Takes::Switch),
    ("timeout", Takes::Length),
];

/// Where a key can come from; a profile has one of them.
pub(super) const KEY_SOURCES: &[&str] = &["api_key", "api_key_file", "api_key_command"];

/// The settings of the dashboard.
pub(super) const OF_DASHBOARD: &[(&str, Takes)] = &[
    ("theme", Takes::Choice(&["auto", "dark", "light", "high-contrast", "colour-blind", "mono"])),
    ("mouse", Takes::Switch),
    ("fps", Takes::Count(1, 60)),
    ("window", Takes::Choice(&["5m", "1h", "24h", "7d", "30d"])),
    ("ascii", Takes::Switch),
];

/// What a setting of this name takes.
pub(super) fn find(settings: &[(&str, Takes)], name: &str) -> Option<Takes> {
    settings.iter().find(|(known, _)| *known == name).map(|(_, takes)| *takes)
}

impl Takes {
    /// What it takes, with an example.
    fn wanted(self) -> String {
        match self {
            Self::Address => "wants an address like \"http://localhost:4000\"".to_owned(),
            Self::Secret => "wants a key like \"sk-…\"".to_owned(),
            Self::Path => "wants the path of a file like \"~/llm.key\"".to_owned(),
            Self::Program => {
                "wants a program and its arguments like [\"pass\", \"show\", \"llm/prod\"]".to_owned()
            }
            Self::Format => {
                let names: Vec<String> = Format::value_variants()
                    .iter()
                    .filter_map(|format| format.to_possible_value().map(|value| value.get_name().to_owned()))
                    .collect();
                format!("wants one of {}", names.join(", "))
            }
            Self::Switch => "wants true or false".to_owned(),
            Self::Length => "wants a duration like \"30s\" or \"1h\"".to_owned(),
            Self::Choice(words) => format!("wants one of {}", words.join(", ")),
            Self::Count(least, most) => format!("wants a whole number from {least} to {most}"),
        }
    }

    /// Whether a value fits; the complaint repeats no value, for it may be a secret.
    pub(super) fn check(self, value: &Value) -> Result<(), String> {
        let text = value.as_str();
        let fits = match self {
            Self::Address => match text.map(BaseUrl::parse) {
                Some(Err(error)) => return Err(format!("is wrong: {error}")),
                parsed => parsed.is_some(),
            },
            Self::Secret | Self::Path => text.is_some_and(|text| !text.trim().is_empty()),
            Self::Program => value.as_array().is_some_and(is_program),
            Self::Format => text.is_some_and(|text| Format::from_str(text, false).is_ok()),
            Self::Switch => value.as_bool().is_some(),
            Self::Length => text.is_some_and(|text| when::parse_length(text).is_ok()),
            Self::Choice(words) => text.is_some_and(|text| words.contains(&text)),
            Self::Count(least, most) => {
                value.as_integer().is_some_and(|count| (least..=most).contains(&count))
            }
        };
        if fits { Ok(()) } else { Err(self.wanted()) }
    }

    /// The value that was typed as these words.
    pub(super) fn read(self, words: &[String]) -> Result<Value, String> {
        let value = match (self, words) {
            (Self::Program, [one]) if one.trim_start().starts_with('[') => {
                one.parse::<Value>().map_err(|_| self.wanted())?
            }
            (Self::Program, words) => Value::Array(words.iter().map(String::as_str).collect::<Array>()),
            (Self::Switch, [one]) => parse_switch(one).map_err(|_| self.wanted())?.into(),
            (Self::Count(..), [one]) => one.parse::<i64>().map_err(|_| self.wanted())?.into(),
            (_, [one]) => one.as_str().into(),
            _ => return Err(format!("{}, in one word", self.wanted())),
        };
        self.check(&value)?;
        Ok(value)
    }
}

fn is_program(words: &Array) -> bool {
    let is_named = words.get(0).and_then(Value::as_str).is_some_and(|name| !name.trim().is_empty());
    is_named && words.iter().all(Value::is_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_a_value_or_a_complaint() {
        let takes = |name| find(OF_PROFILE, name).or(find(OF_DASHBOARD, name)).unwrap();
        for (name, words, value) in [
            ("url", &["https://llm.example.com"][..], r#""https://llm.example.com""#),
            ("api_key_command", &["pass", "show", "llm/prod"], r#"["pass", "show", "llm/prod"]"#),
            ("api_key_command", &[r#"["pass", "show"]"#], r#"["pass", "show"]"#),
            ("output", &["jsonl"], r#""jsonl""#),
            ("read_only", &["yes"], "true"),
            ("timeout", &["2m"], r#""2m""#),
            ("theme", &["mono"], r#""mono""#),
            ("fps", &["60"], "60"),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(takes(name).read(&words).unwrap().to_string(), value, "{name}");
        }
        for (name, words, complaint) in [
            ("url", &["localhost:4000"][..], "only http:// and https://"),
            ("url", &["http://me:secret@host"], "name or password"),
            ("api_key_file", &[" "], "the path of a file"),
            ("api_key_command", &["[\"\"]"], "a program"),
            ("api_key_command", &["[1]"], "a program"),
            ("api_key_command", &["[oops"], "a program"),
            ("output", &["xml"], "one of table, json, jsonl, csv, yaml, id"),
            ("read_only", &["maybe"], "true or false"),
            ("timeout", &["0"], "a duration like"),
            ("timeout", &["1", "m"], "in one word"),
            ("theme", &["pink"], "one of auto"),
            ("fps", &["61"], "from 1 to 60"),
            ("fps", &["0"], "from 1 to 60"),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            let said = takes(name).read(&words).unwrap_err();
            assert!(said.contains(complaint) && !said.contains("secret"), "{name}: {said}");
        }
    }
}
