//! Public names with a wildcard: `*`, `openai/*`, `claude-*`.
//!
//! Knows texts only. A name that a caller wrote is substituted into an upstream name here, so
//! this is also where its shape is checked.

/// The longest part of a name that a wildcard takes, in bytes.
const STAR_BYTES_MAX: usize = 256;

/// A text with exactly one `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    before: String,
    after: String,
}

impl Pattern {
    /// The pattern of a text; `None` when it has no `*` or more than one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (before, after) = text.split_once('*')?;
        (!after.contains('*')).then(|| Self { before: before.to_owned(), after: after.to_owned() })
    }

    /// What the `*` stands for in `name`, when `name` fits and that part is fit to be sent on.
    pub(super) fn star<'n>(&self, name: &'n str) -> Option<&'n str> {
        let star = name.strip_prefix(self.before.as_str())?.strip_suffix(self.after.as_str())?;
        is_sendable(star).then_some(star)
    }

    /// The text with the `*` replaced.
    pub(super) fn fill(&self, star: &str) -> String {
        format!("{}{star}{}", self.before, self.after)
    }

    /// How much of the name is fixed; the larger pattern is asked first.
    pub(super) fn specificity(&self) -> usize {
        self.before.len() + self.after.len()
    }
}

/// Dots alone would climb out of a path, whatever the escaping.
fn is_sendable(star: &str) -> bool {
    !star.trim().is_empty()
        && star.len() <= STAR_BYTES_MAX
        && !star.contains(char::is_control)
        && !star.split('/').any(|part| part == "." || part == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_the_rest_of_a_name() {
        for (pattern, name, star) in [
            ("*", "gpt-4o", Some("gpt-4o")),
            ("openai/*", "openai/gpt-4o", Some("gpt-4o")),
            ("openai/*", "openai/a/b", Some("a/b")),
            ("openai/*", "openai/", None),
            ("openai/*", "azure/x", None),
            ("a*a", "a", None),
            ("claude-*-latest", "claude-3-5-latest", Some("3-5")),
            ("*", "..", None),
            ("*", "a/../b", None),
            ("*", ".", None),
            ("*", "a..b", Some("a..b")),
            ("*", "a\nb", None),
            ("*", " ", None),
        ] {
            assert_eq!(Pattern::parse(pattern).unwrap().star(name), star, "{pattern} {name:?}");
        }
        let longest = "x".repeat(STAR_BYTES_MAX);
        let all = Pattern::parse("*").unwrap();
        assert!(all.star(&longest).is_some());
        assert!(all.star(&format!("{longest}x")).is_none());
    }

    #[test]
    fn a_pattern_has_one_star() {
        assert_eq!(Pattern::parse("gpt-4o"), None);
        assert_eq!(Pattern::parse("*/*"), None);
        assert_eq!(Pattern::parse("a/*").unwrap().fill("b"), "a/b");
    }
}
