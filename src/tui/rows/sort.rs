//! Sorting: typed values, whatever has none last, and ties by id, so that the order is total and the
//! same rows never swap places.

use std::cmp::Ordering;

use jiff::Timestamp;

use crate::client::Row;
use crate::domain::money::Picos;
use crate::tui::state::TableState;

/// A column that rows can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sort {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Whether the largest comes first until somebody turns it around: numbers do, names do not.
    pub(crate) is_descending: bool,
}

/// A column whose smallest comes first.
pub(super) const fn up(name: &'static str) -> Sort {
    Sort { name, is_descending: false }
}

/// A column whose largest comes first.
pub(super) const fn down(name: &'static str) -> Sort {
    Sort { name, is_descending: true }
}

/// A value to sort by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    /// A whole number.
    Number(i128),
    /// An instant.
    At(Timestamp),
    /// A text, without regard to case.
    Text(String),
}

impl By {
    /// An amount.
    pub(super) fn amount(amount: Picos) -> Option<Self> {
        Some(Self::Number(amount.get()))
    }

    /// A text.
    pub(super) fn text(text: &str) -> Option<Self> {
        Some(Self::Text(text.to_lowercase()))
    }

    /// A count.
    pub(super) fn count(count: u64) -> Option<Self> {
        Some(Self::Number(count.into()))
    }

    /// The used part of a cap, fine enough that no two that look different are the same.
    pub(super) fn share(spend: Picos, max: Option<Picos>) -> Option<Self> {
        const PARTS: i128 = 1_000_000_000_000;
        let max = max?.get();
        // A cap of nothing is used up from the start, more than any other.
        let share = if max <= 0 { i128::MAX } else { spend.get().saturating_mul(PARTS) / max };
        Some(Self::Number(share))
    }
}

/// The ids of the rows that pass the filter of a table, in its order, and how many rows there are.
/// `of` names a row and shows what filters see of it, where `id_member` is the member that names it;
/// `by` is what it is sorted by.
pub(super) fn listed<'r, T>(
    table: &TableState,
    rows: &'r [T],
    id_member: &str,
    of: impl Fn(&'r T) -> (&'r str, &'r Row),
    by: impl Fn(&'r T) -> Option<By>,
) -> (Vec<String>, usize) {
    let filter = table.filtering.filter.as_ref();
    let mut sorted: Vec<(Option<By>, &str)> = rows
        .iter()
        .filter_map(|row| {
            let (id, seen) = of(row);
            let passes = filter.is_none_or(|filter| filter.matches(seen, id_member));
            passes.then(|| (by(row), id))
        })
        .collect();
    sorted.sort_unstable_by(|(a, a_id), (b, b_id)| {
        compared(a.as_ref(), b.as_ref(), table.is_descending).then_with(|| a_id.cmp(b_id))
    });
    (sorted.into_iter().map(|(_, id)| id.to_owned()).collect(), rows.len())
}

/// How two values stand to each other; nothing comes last, whichever way round.
pub(super) fn compared(a: Option<&By>, b: Option<&By>, is_descending: bool) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) if is_descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(values: &[(&str, Option<By>)], is_descending: bool) -> String {
        let rows: Vec<(&str, Option<By>, Row)> =
            values.iter().map(|(id, by)| (*id, by.clone(), Row::new())).collect();
        let table = TableState { is_descending, ..TableState::default() };
        let (ids, of) = listed(&table, &rows, "id", |row| (row.0, &row.2), |row| row.1.clone());
        assert_eq!(of, rows.len());
        ids.join(" ")
    }

    #[test]
    fn values_are_compared_by_what_they_are() {
        let picos = |text: &str| By::amount(Picos::parse(text).unwrap());
        let amounts = [("a", picos("10")), ("b", picos("9.5")), ("c", None), ("d", picos("-1"))];
        assert_eq!(order(&amounts, false), "d b a c");
        assert_eq!(order(&amounts, true), "a b d c", "what has no value stays last");
        let texts = [("a", By::text("beta")), ("b", By::text("Alpha")), ("c", By::text("BETA"))];
        assert_eq!(order(&texts, false), "b a c");
        assert_eq!(order(&texts, true), "a c b", "ties go by id, whichever way round");
        let at = |text: &str| Some(By::At(text.parse().unwrap()));
        let times = [("a", at("2026-12-01T00:00:00Z")), ("b", at("2026-11-30T23:00:00-05:00"))];
        assert_eq!(order(&times, false), "a b");
    }

    #[test]
    fn shares_are_told_apart_however_large() {
        let share = |spend: &str, max: &str| {
            By::share(Picos::parse(spend).unwrap(), Some(Picos::parse(max).unwrap()))
        };
        assert!(share("0.000001", "4") > share("0", "4"));
        assert!(share("3.999999", "4") < share("4", "4"));
        assert!(share("5000000000", "1") < share("0", "0"));
        assert_eq!(By::share(Picos::ZERO, None), None);
    }
}
