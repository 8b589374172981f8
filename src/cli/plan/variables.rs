//! `${NAME}` and `${NAME:-default}` in the texts of a file. Knows no file and no object.

/// Why a text cannot be written out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// A variable that is not set and has no default.
    Unset(String),
    /// `${` without the rest.
    Broken,
}

/// The text with the values of variables put in; `None` when there are none in it. `$${` stands for
/// `${` itself.
pub(super) fn expand(text: &str, lookup: &dyn Fn(&str) -> Option<String>) -> Result<Option<String>, Unknown> {
    if !text.contains("${") {
        return Ok(None);
    }
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        if let Some(before) = rest[..at].strip_suffix('$') {
            written.push_str(before);
            written.push_str("${");
            rest = &rest[at + 2..];
            continue;
        }
        written.push_str(&rest[..at]);
        let (inner, behind) = rest[at + 2..].split_once('}').ok_or(Unknown::Broken)?;
        written.push_str(&value_of(inner, lookup)?);
        rest = behind;
    }
    written.push_str(rest);
    Ok(Some(written))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A variable that is set to nothing counts as not set where there is a default, as in a shell.
fn value_of(inner: &str, lookup: &dyn Fn(&str) -> Option<String>) -> Result<String, Unknown> {
    let (name, default) = match inner.split_once(":-") {
        Some((name, default)) => (name, Some(default)),
        None => (inner, None),
    };
    if !is_name(name) {
        return Err(Unknown::Broken);
    }
    match (lookup(name), default) {
        (Some(value), None) => Ok(value),
        (Some(value), Some(_)) if !value.is_empty() => Ok(value),
        (_, Some(default)) => Ok(default.to_owned()),
        (None, None) => Err(Unknown::Unset(name.to_owned())),
    }
}

/// What stands for the braces of variables while a file is read: characters that mean nothing to
/// YAML, so that `{max_budget: ${CAP}}` needs no quotes. Each is as wide as what it stands for.
const BRACES: [(char, char); 2] = [('{', '\u{e000}'), ('}', '\u{e001}')];

/// The text of a file with the braces of its variables out of YAML's way.
pub(super) fn guarded(text: &str) -> String {
    if !text.contains("${") || BRACES.iter().any(|(_, guard)| text.contains(*guard)) {
        return text.to_owned();
    }
    let mut guarded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        let (before, inner) = (&rest[..at], &rest[at + 2..]);
        guarded.push_str(before);
        // Quotes end what they began: nothing behind them belongs to a variable.
        let end = inner.find(['{', '}', '\n', '"', '\'']).filter(|end| inner[*end..].starts_with('}'));
        let end = end.filter(|end| is_name(inner[..*end].split(":-").next().unwrap_or_default()));
        rest = match end {
            Some(end) => {
                guarded.extend(['$', BRACES[0].1]);
                guarded.push_str(&inner[..end]);
                guarded.push(BRACES[1].1);
                &inner[end + 1..]
            }
            None => {
                guarded.push_str("${");
                inner
            }
        };
    }
    guarded + rest
}

/// A text that was guarded, as it is written.
pub(super) fn restored(text: &str) -> String {
    BRACES.iter().fold(text.to_owned(), |text, (brace, guard)| text.replace(*guard, &brace.to_string()))
}

/// The text in which nothing is taken for a variable.
pub(super) fn escaped(text: &str) -> String {
    text.replace("${", "$${")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Result<Option<String>, Unknown> {
        expand(text, &|name| match name {
            "A" => Some("1".to_owned()),
            "EMPTY" => Some(String::new()),
            _ => None,
        })
    }

    #[test]
    fn variables_are_put_in() {
        for (text, written) in [
            ("plain $A {A} $", None),
            ("${A}", Some("1")),
            ("x${A}y${A}", Some("x1y1")),
            ("${B:-two}", Some("two")),
            ("${B:-}", Some("")),
            ("${A:-two}", Some("1")),
            ("${EMPTY}", Some("")),
            ("${EMPTY:-two}", Some("two")),
            ("$${A}", Some("${A}")),
            ("$$${A}", Some("$${A}")),
            ("}${A}", Some("}1")),
        ] {
            assert_eq!(of(text), Ok(written.map(str::to_owned)), "{text}");
        }
        for text in ["${", "${A", "${}", "${1}", "${A-b}", "${a b}"] {
            assert_eq!(of(text), Err(Unknown::Broken), "{text}");
        }
        assert_eq!(of("${B}"), Err(Unknown::Unset("B".to_owned())));
    }

    proptest! {
        #[test]
        fn a_guarded_text_is_as_wide_and_comes_back(text in "[$A{}:\n -]{0,16}") {
            let guarded = guarded(&text);
            prop_assert_eq!(guarded.chars().count(), text.chars().count());
            prop_assert_eq!(restored(&guarded), text);
        }

        #[test]
        fn what_is_escaped_comes_back(text in "[$A{}x]{0,12}") {
            let escaped = escaped(&text);
            let back = of(&escaped).map(|written| written.unwrap_or(escaped));
            prop_assert_eq!(back, Ok(text));
        }
    }
}
