//! The configuration as it was written: text, lists and maps, each with its line. It knows what
//! YAML means by a scalar, and nothing about any setting.

use std::fmt;

use super::finding::Place;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Where it begins.
    pub(crate) place: Place,
    /// What it is.
    pub(crate) value: Value,
}

impl Node {
    /// The tree of a JSON value, which stands in no file; numbers keep their digits.
    pub(super) fn from_json(json: &serde_json::Value, place: &Place) -> Self {
        use serde_json::Value as Json;
        let value = match json {
            Json::Null => Value::Null,
            Json::Bool(flag) => Value::Plain(flag.to_string()),
            Json::Number(number) => Value::Plain(number.to_string()),
            Json::String(text) => Value::Quoted(text.clone()),
            Json::Array(items) => {
                Value::List(items.iter().map(|item| Self::from_json(item, place)).collect())
            }
            Json::Object(members) => Value::Map(Entry::from_json(members, place)),
        };
        Self { place: place.clone(), value }
    }
}

/// A key of a map with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: String,
    /// Where the key stands; findings about the value point here.
    pub(crate) place: Place,
    /// The value.
    pub(crate) node: Node,
}

impl Entry {
    /// The members of a JSON object.
    pub(super) fn from_json(
        members: &serde_json::Map<String, serde_json::Value>,
        place: &Place,
    ) -> Vec<Self> {
        let entry = |(key, json): (&String, &serde_json::Value)| Self {
            key: key.clone(),
            place: place.clone(),
            node: Node::from_json(json, place),
        };
        members.iter().map(entry).collect()
    }
}

/// The kinds of value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// Text without quotes: it may mean a number or a truth value.
    Plain(String),
    /// Text in quotes, or a block of text.
    Quoted(String),
    /// The value of an environment variable. Never shown.
    FromEnv {
        /// The variable.
        name: String,
        /// Its value.
        text: String,
    },
    /// A variable that is not set; said already, so readers treat it as absent.
    Unresolved,
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<Entry>),
}

impl Value {
    /// The text of a scalar.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Plain(text) | Self::Quoted(text) | Self::FromEnv { text, .. } => Some(text),
            Self::Null | Self::Unresolved | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The value as JSON; a plain number keeps its digits.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match self {
            Self::Null | Self::Unresolved => Json::Null,
            Self::Plain(text) => plain_to_json(text),
            Self::Quoted(text) | Self::FromEnv { text, .. } => Json::String(text.clone()),
            Self::List(items) => Json::Array(items.iter().map(|item| item.value.to_json()).collect()),
            Self::Map(entries) => Json::Object(
                entries.iter().map(|entry| (entry.key.clone(), entry.node.value.to_json())).collect(),
            ),
        }
    }
}

/// How a value is named in a finding: never a secret, never long.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null | Self::Unresolved => f.write_str("nothing"),
            Self::FromEnv { name, .. } => write!(f, "the value of {name}"),
            Self::List(_) => f.write_str("a list"),
            Self::Map(_) => f.write_str("a map"),
            Self::Plain(text) | Self::Quoted(text) => f.write_str(&named(text)),
        }
    }
}

/// How a text is named in a finding.
pub(crate) fn named(text: &str) -> String {
    if looks_secret(text) { "this value".to_owned() } else { format!("`{}`", text.escape_debug()) }
}

/// How a key is named in the path of a finding.
pub(crate) fn path_part(key: &str) -> &str {
    if looks_secret(key) { "…" } else { key }
}

/// A key, or an address that is as good as one, that landed in the wrong line is not repeated in a
/// log; neither is a novel.
fn looks_secret(text: &str) -> bool {
    const PARTS: [&str; 3] = ["://", "whsec_", "hooks.slack.com"];
    text.starts_with("sk-") || PARTS.iter().any(|part| text.contains(part)) || text.chars().count() > 60
}

fn plain_to_json(text: &str) -> serde_json::Value {
    if is_null(text) {
        return serde_json::Value::Null;
    }
    // Only the words of YAML 1.2: `on` and `no` are more often meant as text in a request default.
    if let ("true" | "True" | "TRUE" | "false" | "False" | "FALSE", Some(flag)) = (text, flag(text)) {
        return serde_json::Value::Bool(flag);
    }
    number_to_json(text).unwrap_or_else(|| serde_json::Value::String(text.to_owned()))
}

/// The JSON number that a text writes, with the same digits.
pub(super) fn number_to_json(text: &str) -> Option<serde_json::Value> {
    serde_json::from_str(&number_text(text)?).ok()
}

/// Whether plain text means nothing.
pub(crate) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// The truth value that a text means; the words of YAML 1.1 count, since LiteLLM reads them.
pub(crate) fn flag(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// The number that a YAML text means, spelled as JSON spells it and with the same digits:
/// `+.5` is `0.5`, `1_000` is `1000`, `0x1f` is `31`, `2E-07` is `2e-07`.
pub(crate) fn number_text(text: &str) -> Option<String> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = rest.strip_prefix(prefix) {
            let plain = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let value = u64::from_str_radix(digits, radix).ok().filter(|_| plain)?;
            return Some(format!("{sign}{value}"));
        }
    }
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole = if whole.starts_with(|first: char| first.is_ascii_digit()) {
        whole.replace('_', "")
    } else {
        whole.into()
    };
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(&whole) || !all_digits(fraction) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let mut number = format!("{sign}{whole}");
    if !fraction.is_empty() {
        number.push('.');
        number.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if digits.is_empty() || !all_digits(digits) {
            return None;
        }
        number.push('e');
        number.push_str(exponent);
    }
    Some(number)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits() {
        for (text, json) in [
            ("0.0000002", Some("0.0000002")),
            ("0.1000", Some("0.1000")),
            ("+.5", Some("0.5")),
            ("5.", Some("5")),
            ("-007", Some("-7")),
            ("1_000", Some("1000")),
            ("0x1f", Some("31")),
            ("0o17", Some("15")),
            ("2E-07", Some("2e-07")),
            ("123456789012345678901234567890.123456789", Some("123456789012345678901234567890.123456789")),
            ("", None),
            (".", None),
            ("-", None),
            ("1e", None),
            ("1e+", None),
            ("1.2.3", None),
            ("_1", None),
            ("0x", None),
            ("0x-1", None),
            ("1 ", None),
            (".inf", None),
            ("2025-02-01", None),
        ] {
            assert_eq!(number_text(text).as_deref(), json, "{text:?}");
        }
    }

    #[test]
    fn plain_text_has_a_type_and_quoted_text_has_none() {
        for (text, json) in [
            ("~", "null"),
            ("True", "true"),
            ("on", r#""on""#),
            ("0.70", "0.70"),
            ("2025-02-01", r#""2025-02-01""#),
        ] {
            assert_eq!(Value::Plain(text.into()).to_json().to_string(), json, "{text}");
            assert_eq!(Value::Quoted(text.into()).to_json(), serde_json::Value::from(text));
        }
    }

    #[test]
    fn a_finding_never_repeats_a_secret() {
        let from_env = Value::FromEnv { name: "KEY".into(), text: "canary".into() };
        assert_eq!(from_env.to_string(), "the value of KEY");
        let long = "x".repeat(61);
        for secret in
            ["sk-canary", "https://hooks.example/canary", "whsec_canary", "hooks.slack.com/canary", &long]
        {
            assert_eq!(Value::Plain(secret.into()).to_string(), "this value");
            assert_eq!((named(secret).as_str(), path_part(secret)), ("this value", "…"));
        }
        assert_eq!((named("budget_alert").as_str(), path_part("a.b")), ("`budget_alert`", "a.b"));
        assert_eq!(path_part(&long[1..]), &long[1..]);
        assert_eq!(Value::Quoted("a\nb".into()).to_string(), "`a\\nb`");
    }
}
