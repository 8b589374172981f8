//! A text and the places in it.

use std::fmt;
use std::sync::Arc;

use crate::cli::failure::Failure;

/// A place in a file, as editors understand it: `customers.csv:3:9`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    file: Arc<str>,
    line: usize,
    column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A whole text, with its name and the places where its lines begin.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    name: Arc<str>,
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    pub(super) fn new(name: &str, text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, name: name.into(), lines: std::iter::once(0).chain(ends).collect() }
    }

    /// The place of a byte.
    pub(super) fn place(&self, offset: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|at| self.lines.get(at)).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        self.at(line, before.chars().count() + 1)
    }

    /// The place that a parser calls by its line and its column.
    pub(super) fn at(&self, line: usize, column: usize) -> Place {
        Place { file: Arc::clone(&self.name), line: line.max(1), column: column.max(1) }
    }

    /// Where a part of the text begins.
    pub(super) fn offset_of(&self, part: &str) -> usize {
        part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr()).min(self.text.len())
    }
}

/// A mistake in a file.
pub(super) fn mistake(place: &Place, message: impl fmt::Display) -> Failure {
    Failure::usage(format!("{place}: {message}"))
}

/// A member that an object has twice.
pub(super) fn twice(place: &Place, name: &str) -> Failure {
    mistake(place, format!("{name} is here twice; keep one of the two"))
}

/// Something else where an object belongs.
pub(super) fn no_object(place: &Place) -> Failure {
    mistake(place, "an object is expected here, with members and their values")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_begin_at_one() {
        let source = Source::new("f", "äb\n\ncd");
        for (offset, place) in
            [(0, "f:1:1"), (2, "f:1:2"), (3, "f:1:3"), (4, "f:2:1"), (5, "f:3:1"), (7, "f:3:3")]
        {
            assert_eq!(source.place(offset).to_string(), place, "{offset}");
        }
        assert_eq!(source.offset_of(&source.text[5..]), 5);
    }
}
