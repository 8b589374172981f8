//! Text as filters ask for it: without regard to capitals, `*` for any part of it.

/// What a text is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// What stands between the stars, in lower case.
    parts: Vec<String>,
}

impl Pattern {
    /// Reads text in which `*` stands for anything.
    pub(super) fn new(text: &str) -> Self {
        Self { parts: text.to_lowercase().split('*').map(str::to_owned).collect() }
    }

    /// Text in which nothing has a meaning of its own.
    pub(super) fn literal(text: &str) -> Self {
        Self { parts: vec![text.to_lowercase()] }
    }

    /// What stands between the stars, in lower case.
    pub(super) fn parts(&self) -> &[String] {
        &self.parts
    }

    /// Whether it is the whole text.
    pub(super) fn is(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let (Some(first), Some(last)) = (self.parts.first(), self.parts.last()) else { return false };
        if self.parts.len() == 1 {
            return text == *first;
        }
        let Some(rest) = text.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()))
        else {
            return false;
        };
        holds_in_order(rest, &self.parts[1..self.parts.len() - 1])
    }

    /// Whether it is a part of the text; with a star in it, the whole.
    pub(super) fn is_in(&self, text: &str) -> bool {
        match self.parts.as_slice() {
            [part] => text.to_lowercase().contains(part.as_str()),
            _ => self.is(text),
        }
    }
}

/// Whether the parts follow each other in the text; the earliest place is always the best one.
fn holds_in_order(mut text: &str, parts: &[String]) -> bool {
    for part in parts {
        let Some(at) = text.find(part.as_str()) else { return false };
        text = &text[at + part.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_anything() {
        for (pattern, text, is, is_in) in [
            ("gpt-4o", "GPT-4o", true, true),
            ("gpt", "gpt-4o", false, true),
            ("gpt-*", "gpt-4o", true, true),
            ("*4o", "gpt-4o", true, true),
            ("*pt*4*", "gpt-4o", true, true),
            ("a*a", "a", false, false),
            ("a*a", "aa", true, true),
            ("a*b*c", "acb", false, false),
            ("*", "", true, true),
            ("Ä*", "ärger", true, true),
        ] {
            assert_eq!(Pattern::new(pattern).is(text), is, "{pattern} {text}");
            assert_eq!(Pattern::new(pattern).is_in(text), is_in, "{pattern} {text}");
        }
        assert!(Pattern::literal("a*").is("A*") && !Pattern::literal("a*").is("ab"));
    }
}
