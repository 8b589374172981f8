//! Filters as people type them: words, `field:value`, `used>=80%`, `!term`, `a | b`. Pure: what a
//! filter says depends on its text, the present it was read in, and the row.

mod decimal;
mod field;
mod needed;
mod parse;
mod pattern;

use std::cmp::Ordering;

use jiff::{Timestamp, Zoned};
use regex::Regex;

pub(crate) use decimal::Decimal;
pub(crate) use field::{Field, ended, short_words};
pub(crate) use parse::InvalidFilter;
use pattern::Pattern;

use super::when;
use crate::client::Row;

/// A filter: one of its alternatives has to hold, and of that one every term.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    alternatives: Vec<Vec<Term>>,
}

#[derive(Clone, Debug)]
struct Term {
    is_negated: bool,
    test: Test,
}

#[derive(Clone, Debug)]
enum Test {
    /// Part of the id or of a name.
    Word(Pattern),
    /// One of the field's values is this.
    Is(Field, Pattern),
    /// The field has no value.
    IsNothing(Field),
    /// The field's value stands so to this, which was typed as the text.
    Compared(Field, Comparison, Bound, String),
    /// One of the field's values, or the id or a name, matches.
    Matches(Option<Field>, Regex),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
}

impl Comparison {
    fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Less => order == Ordering::Less,
            Self::LessOrEqual => order != Ordering::Greater,
            Self::Equal => order == Ordering::Equal,
            Self::GreaterOrEqual => order != Ordering::Less,
            Self::Greater => order == Ordering::Greater,
        }
    }
}

/// What a value is compared with.
#[derive(Clone, Debug)]
enum Bound {
    Number(Decimal),
    /// A share of a budget in percent, as it was typed.
    Percent(String),
    Instant(Timestamp),
    Text(String),
}

impl Filter {
    /// Reads a filter; times in it count from `now`.
    pub(crate) fn parse(text: &str, now: &Zoned) -> Result<Self, InvalidFilter> {
        parse::filter(text, now)
    }

    /// Whether a row passes. `id` is the member that names it.
    pub(crate) fn matches(&self, row: &Row, id: &str) -> bool {
        self.alternatives.is_empty()
            || self
                .alternatives
                .iter()
                .any(|terms| terms.iter().all(|term| term.test.holds(row, id) != term.is_negated))
    }

    /// The first field that none of these rows has: most likely it is mistyped.
    pub(crate) fn unknown_field(&self, rows: &[Row]) -> Option<&str> {
        self.unknown_among(rows.iter())
    }

    /// The same of rows that lie somewhere else.
    pub(crate) fn unknown_among<'r>(&self, rows: impl Iterator<Item = &'r Row> + Clone) -> Option<&str> {
        rows.clone().next()?;
        let fields = self.alternatives.iter().flatten().filter_map(|term| match &term.test {
            Test::Word(_) | Test::Matches(None, _) => None,
            Test::Is(field, _)
            | Test::IsNothing(field)
            | Test::Compared(field, ..)
            | Test::Matches(Some(field), _) => Some(field),
        });
        fields.filter(|field| !rows.clone().any(|row| field.is_of(row))).map(Field::name).next()
    }
}

impl Test {
    fn holds(&self, row: &Row, id: &str) -> bool {
        match self {
            Self::Word(pattern) => field::names(row, id).iter().any(|name| pattern.is_in(name)),
            Self::Is(field, pattern) => field.values(row).iter().any(|value| pattern.is(value)),
            Self::IsNothing(field) => field.values(row).is_empty(),
            Self::Matches(None, regex) => field::names(row, id).iter().any(|name| regex.is_match(name)),
            Self::Matches(Some(field), regex) => field.values(row).iter().any(|value| regex.is_match(value)),
            Self::Compared(field, how, bound, text) => match order(field, row, bound) {
                Some(order) => how.holds(order),
                // `30d` is an instant only where the row has one: here it may be just that text.
                None => *how == Comparison::Equal && field.values(row).first() == Some(text),
            },
        }
    }
}

/// How the value of a row stands to a bound; `None` where they cannot be compared.
fn order(field: &Field, row: &Row, bound: &Bound) -> Option<Ordering> {
    if let Bound::Percent(percent) = bound {
        return Field::share_of(row, percent);
    }
    let value = field.values(row).into_iter().next()?;
    match bound {
        Bound::Number(number) => Some(Decimal::parse(&value)?.cmp(number)),
        Bound::Instant(at) => Some(value.parse::<Timestamp>().ok()?.cmp(at)),
        Bound::Text(text) => Some(value.cmp(text)),
        Bound::Percent(_) => None,
    }
}

/// Reads the value of `--filter`.
pub(crate) fn parse_filter(text: &str) -> Result<Filter, String> {
    let now = Zoned::now().with_time_zone(when::local_zone());
    Filter::parse(text, &now).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests;
