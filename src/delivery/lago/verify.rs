//! Whether Lago has what was delivered: compares what the ledger says was sent with the list of
//! events that Lago keeps, in slices of time, so that neither has to fit into memory.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;

use super::reader::{Reader, Unanswered, shown};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::wire::lago::{EventPage, KeptEvent};
use crate::wire::money::Usd;

/// Events of ours that are compared at once; those of the second in which the last one happened too.
const SLICE_MAX: usize = 2_000;
/// Of each kind of difference so many are named; all are counted.
const NAMED_MAX: usize = 100;
/// Events on a page; the most that Lago gives.
const PAGE: &str = "100";
/// Pages of a slice. Others may send events of the same code, but hardly so many.
const PAGES_MAX: u32 = 10_000;

/// An event that was delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its name.
    pub transaction_id: String,
    /// Its time.
    pub at: Millis,
    /// Its amount.
    pub cost: Picos,
}

/// A span of time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first millisecond.
    pub from: Millis,
    /// The last.
    pub to: Millis,
}

/// How many, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// How many events.
    pub count: u64,
    /// Their amounts together.
    pub cost: Usd,
}

impl Default for Tally {
    fn default() -> Self {
        Self { count: 0, cost: Usd(Picos::ZERO) }
    }
}

impl Tally {
    fn add(&mut self, cost: Picos) {
        self.merge(Self { count: 1, cost: Usd(cost) });
    }

    fn merge(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.cost = Usd(self.cost.0.saturating_plus(other.cost.0));
    }
}

/// Differences of one kind: how many, and the first of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named<T> {
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub first: Vec<T>,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self { count: 0, first: Vec::new() }
    }
}

impl<T> Named<T> {
    fn add(&mut self, one: T) {
        self.count = self.count.saturating_add(1);
        if self.first.len() < NAMED_MAX {
            self.first.push(one);
        }
    }

    fn merge(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        let free = NAMED_MAX - self.first.len();
        self.first.extend(other.first.into_iter().take(free));
    }
}

/// An event that Lago keeps with another amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrongAmount {
    /// Its name.
    pub transaction_id: String,
    /// What was sent.
    pub sent: Usd,
    /// What Lago keeps; absent where it keeps no number.
    pub kept: Option<Usd>,
}

/// What was sent next to what Lago keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// What was delivered, by the ledger.
    pub sent: Tally,
    /// What of it Lago keeps, with the amounts it keeps.
    pub accepted: Tally,
    /// What of it Lago does not keep.
    pub missing: Named<String>,
    /// What Lago keeps more than once, and bills so.
    pub doubled: Named<String>,
    /// What Lago keeps with another amount.
    pub wrong: Named<WrongAmount>,
    /// What Lago keeps of this code that was not sent from here.
    pub unexpected: Named<String>,
}

impl Comparison {
    /// Whether Lago has what it was sent, once each and no more.
    pub fn is_equal(&self) -> bool {
        [self.missing.count, self.doubled.count, self.wrong.count, self.unexpected.count] == [0; 4]
    }

    /// Adds what another span of time, or another code, came to.
    pub fn merge(&mut self, other: Self) {
        self.sent.merge(other.sent);
        self.accepted.merge(other.accepted);
        self.missing.merge(other.missing);
        self.doubled.merge(other.doubled);
        self.wrong.merge(other.wrong);
        self.unexpected.merge(other.unexpected);
    }
}

/// Compares the events of one code in a span of time. What was sent has to come in the order of its
/// time; what lies outside of the span is not looked at.
pub async fn verify(
    reader: &Reader,
    code: &str,
    span: Span,
    sent: impl IntoIterator<Item = Sent>,
) -> Result<Comparison, Unanswered> {
    let mut whole = Comparison::default();
    let slices = Slices { sent: sent.into_iter().peekable(), rest: Some(span) };
    for (span, sent) in slices {
        whole.merge(compare_slice(reader, code, span, sent).await?);
    }
    Ok(whole)
}

/// Cuts what was sent into slices that touch, so that no event of Lago falls between them. They end
/// with whole seconds: Lago reads times as floats, so that an event may be listed a millisecond
/// early, and some servers keep whole seconds alone. Neither leaves its second.
struct Slices<I: Iterator<Item = Sent>> {
    sent: std::iter::Peekable<I>,
    rest: Option<Span>,
}

impl<I: Iterator<Item = Sent>> Iterator for Slices<I> {
    type Item = (Span, Vec<Sent>);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.filter(|rest| rest.from <= rest.to)?;
        let mut slice: Vec<Sent> = Vec::new();
        let mut to = rest.to;
        while let Some(sent) = self.sent.next_if(|sent| sent.at <= to) {
            if sent.at < rest.from {
                continue;
            }
            slice.push(sent);
            if let Some(last) = slice.last().filter(|_| slice.len() == SLICE_MAX) {
                to = second_of(last.at).plus_ms(999).min(rest.to);
            }
        }
        self.rest = (to < rest.to).then(|| Span { from: to.plus_ms(1), to: rest.to });
        Some((Span { from: rest.from, to }, slice))
    }
}

fn second_of(at: Millis) -> Millis {
    at.plus_ms(-at.0.rem_euclid(1_000))
}

async fn compare_slice(
    reader: &Reader,
    code: &str,
    span: Span,
    sent: Vec<Sent>,
) -> Result<Comparison, Unanswered> {
    let mut slice = Slice::of(span, sent);
    let (from, to) = (rfc3339(second_of(span.from)), rfc3339(span.to));
    let mut page = Some(1);
    while let Some(number) = page {
        let number_text = number.to_string();
        let query = [
            ("code", code),
            ("timestamp_from", &from),
            ("timestamp_to", &to),
            ("page", &number_text),
            ("per_page", PAGE),
        ];
        let kept: EventPage = reader.get(&["events"], &query).await?.read()?;
        if kept.events.is_empty() {
            break;
        }
        kept.events.into_iter().for_each(|event| slice.keep(event));
        // A page that names itself, or one before, as the next would be asked for for ever.
        page = kept.meta.next_page.filter(|next| *next > number);
        if page.is_some_and(|next| next > PAGES_MAX) {
            return Err(Unanswered::Unreadable(format!("more than {PAGES_MAX} pages from {from} to {to}")));
        }
    }
    Ok(slice.ended())
}

fn rfc3339(at: Millis) -> String {
    at.timestamp().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// What was sent in a slice of time, and what came to light about it.
struct Slice {
    span: Span,
    open: HashMap<String, Awaited>,
    found: Comparison,
}

struct Awaited {
    cost: Picos,
    is_kept: bool,
}

impl Slice {
    fn of(span: Span, sent: Vec<Sent>) -> Self {
        let mut found = Comparison::default();
        let mut open = HashMap::with_capacity(sent.len());
        for Sent { transaction_id, cost, .. } in sent {
            found.sent.add(cost);
            open.insert(transaction_id, Awaited { cost, is_kept: false });
        }
        Self { span, open, found }
    }

    fn keep(&mut self, event: KeptEvent) {
        let KeptEvent { transaction_id, timestamp, properties } = event;
        let Some(awaited) = self.open.get_mut(&transaction_id) else {
            if self.is_inside(timestamp.as_deref()) {
                self.found.unexpected.add(shown(&transaction_id));
            }
            return;
        };
        let kept = amount(&properties);
        self.found.accepted.add(kept.unwrap_or_default());
        if kept != Some(awaited.cost) {
            let (sent, kept) = (Usd(awaited.cost), kept.map(Usd));
            self.found.wrong.add(WrongAmount { transaction_id: transaction_id.clone(), sent, kept });
        }
        if std::mem::replace(&mut awaited.is_kept, true) {
            self.found.doubled.add(transaction_id);
        }
    }

    /// The list begins with a whole second, and so perhaps before the slice.
    fn is_inside(&self, timestamp: Option<&str>) -> bool {
        let at = timestamp.and_then(|text| text.parse::<jiff::Timestamp>().ok()).map(Millis::from);
        at.is_none_or(|at| self.span.from <= at && at <= self.span.to)
    }

    fn ended(mut self) -> Comparison {
        let mut missing: Vec<String> =
            self.open.into_iter().filter(|(_, awaited)| !awaited.is_kept).map(|(id, _)| id).collect();
        missing.sort_unstable();
        missing.into_iter().for_each(|id| self.found.missing.add(id));
        self.found
    }
}

fn amount(properties: &Value) -> Option<Picos> {
    Usd::from_value(properties.get("response_cost")?).ok().map(|Usd(cost)| cost)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn sent(id: &str, at: i64, cost: i128) -> Sent {
        Sent { transaction_id: id.into(), at: Millis(at), cost: Picos::new(cost) }
    }

    fn span(from: i64, to: i64) -> Span {
        Span { from: Millis(from), to: Millis(to) }
    }

    fn kept(id: &str, at: i64, cost: Value) -> KeptEvent {
        KeptEvent {
            transaction_id: id.into(),
            timestamp: Some(rfc3339(Millis(at))),
            properties: json!({ "response_cost": cost }),
        }
    }

    fn compare(ours: &[Sent], theirs: Vec<KeptEvent>) -> Comparison {
        let mut slice = Slice::of(span(1_000, 2_000), ours.to_vec());
        theirs.into_iter().for_each(|event| slice.keep(event));
        slice.ended()
    }

    #[test]
    fn times_are_asked_for_to_the_millisecond() {
        for (at, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (1_760_000_000_120, "2025-10-09T08:53:20.120Z"),
            (1_760_000_000_000, "2025-10-09T08:53:20.000Z"),
        ] {
            assert_eq!(rfc3339(Millis(at)), text);
        }
    }

    #[test]
    fn what_lago_has_as_it_was_sent_is_equal() {
        let ours = [sent("a", 1_000, 1_112_000_000), sent("b", 2_000, 1), sent("c", 2_000, 0)];
        let number: Value = serde_json::from_str("0.001112").unwrap();
        let tiny: Value = serde_json::from_str("1e-12").unwrap();
        let theirs = vec![kept("c", 2_000, json!(0)), kept("b", 2_000, tiny), kept("a", 1_000, number)];
        let found = compare(&ours, theirs);
        assert!(found.is_equal(), "{found:?}");
        assert_eq!((found.sent, found.sent.count), (found.accepted, 3));
        assert_eq!(found.sent.cost, Usd(Picos::new(1_112_000_001)));
        assert!(compare(&[], vec![]).is_equal());
    }

    #[test]
    fn each_difference_is_named() {
        let ours = [sent("a", 1_000, 5), sent("b", 1_000, 7), sent("c", 1_000, 9)];
        let text = |picos| Value::String(Picos::new(picos).to_string());
        let found = compare(
            &ours,
            vec![
                kept("a", 1_000, text(5)),
                kept("a", 1_001, text(5)),
                kept("b", 1_000, text(8)),
                kept("stranger", 1_500, text(100)),
                kept("of another slice", 2_001, text(100)),
                kept("of an earlier slice", 999, text(100)),
            ],
        );
        let wrong = WrongAmount {
            transaction_id: "b".into(),
            sent: Usd(Picos::new(7)),
            kept: Some(Usd(Picos::new(8))),
        };
        assert!(!found.is_equal());
        assert_eq!(found.sent, Tally { count: 3, cost: Usd(Picos::new(21)) });
        assert_eq!(found.accepted, Tally { count: 3, cost: Usd(Picos::new(18)) });
        assert_eq!(found.missing, Named { count: 1, first: vec!["c".into()] });
        assert_eq!(found.doubled, Named { count: 1, first: vec!["a".into()] });
        assert_eq!(found.wrong, Named { count: 1, first: vec![wrong] });
        assert_eq!(found.unexpected, Named { count: 1, first: vec!["stranger".into()] });
    }

    #[test]
    fn a_strangers_name_is_short() {
        let found = compare(&[], vec![kept(&"x".repeat(9_000), 1_500, json!(1))]);
        assert_eq!(found.unexpected.first, ["x".repeat(200)]);
    }

    #[test]
    fn no_number_is_a_wrong_amount_and_no_time_is_inside() {
        for cost in [Value::Null, json!("much"), json!([1])] {
            let found = compare(&[sent("a", 1_000, 0)], vec![kept("a", 1_000, cost)]);
            assert_eq!((found.wrong.count, found.wrong.first[0].kept), (1, None));
        }
        let timeless = KeptEvent { timestamp: None, ..kept("x", 0, json!(1)) };
        assert_eq!(compare(&[], vec![timeless]).unexpected.count, 1);
    }

    #[test]
    fn a_hundred_are_named_and_all_are_counted() {
        let ours: Vec<Sent> = (0..250).map(|n| sent(&format!("{n:03}"), 1_000, 1)).collect();
        let mut found = compare(&ours, vec![]);
        assert_eq!((found.missing.count, found.missing.first.len()), (250, 100));
        assert_eq!(found.missing.first[99], "099");
        found.merge(compare(&ours, vec![]));
        assert_eq!((found.missing.count, found.missing.first.len(), found.sent.count), (500, 100, 500));
    }

    #[test]
    fn slices_end_with_a_second() {
        let first = (0..SLICE_MAX).map(|n| sent(&n.to_string(), 10, 1));
        let later = [11, 999, 1_000, 1_001].map(|at| sent("later", at, 1));
        for (end, wanted) in [
            (9_999, vec![(span(0, 999), SLICE_MAX + 2), (span(1_000, 9_999), 2)]),
            (1_000, vec![(span(0, 999), SLICE_MAX + 2), (span(1_000, 1_000), 1)]),
            (999, vec![(span(0, 999), SLICE_MAX + 2)]),
            (11, vec![(span(0, 11), SLICE_MAX + 1)]),
            (9, vec![(span(0, 9), 0)]),
            (-1, vec![]),
        ] {
            let sent = first.clone().chain(later.clone()).peekable();
            let slices = Slices { sent, rest: Some(span(0, end)) };
            let slices: Vec<_> = slices.map(|(span, sent)| (span, sent.len())).collect();
            assert_eq!(slices, wanted, "{end}");
        }
    }

    proptest! {
        #[test]
        fn slices_hold_everything_once_and_cover_every_instant(
            mut times in proptest::collection::vec(0..60_000_i64, 0..6_000),
            (from, to) in (0..30_000_i64, 20_000..60_000_i64),
        ) {
            times.sort_unstable();
            let inside = times.iter().filter(|at| (from..=to).contains(*at)).count();
            let ours = times.iter().enumerate().map(|(n, &at)| sent(&n.to_string(), at, 1));
            let slices: Vec<_> = Slices { sent: ours.peekable(), rest: Some(span(from, to)) }.collect();
            let mut next = from;
            let mut seen = 0;
            for (slice, sent) in &slices {
                prop_assert_eq!(slice.from, Millis(next));
                prop_assert!(sent.iter().all(|sent| slice.from <= sent.at && sent.at <= slice.to));
                seen += sent.len();
                next = slice.to.0 + 1;
            }
            prop_assert_eq!(seen, inside);
            if from <= to {
                prop_assert_eq!(next, to + 1);
            }
        }
    }
}
