//! Where in the ledger an instant is. Lines are numbered as they were booked, which is the order of
//! their times as long as nobody sets the clock back. Knows numbers and times only.

use super::{Store, StoreError};
use crate::domain::time::Millis;

/// The clock may have been set back between two lines by no more than this.
const CLOCK_SLACK_MS: i64 = 86_400_000;

const LATEST_BEFORE: &str = "select seq from entry where at_ms < $1 order by at_ms desc, seq desc limit 1";
const FIRST_FROM: &str = "select seq from entry where at_ms >= $1 order by at_ms, seq limit 1";

/// A line up to which all were booked before an instant; zero when none is known to be.
pub(super) async fn all_before(store: &Store, at: Millis) -> Result<u64, StoreError> {
    // Whatever has a smaller number than a line is later than it by the slack at most.
    one(store, LATEST_BEFORE, at.plus_ms(-CLOCK_SLACK_MS)).await.map(Option::unwrap_or_default)
}

/// A line from which on all were booked at an instant or later, if one is known.
async fn all_from(store: &Store, at: Millis) -> Result<Option<u64>, StoreError> {
    one(store, FIRST_FROM, at.plus_ms(CLOCK_SLACK_MS)).await
}

/// The first and the last line that can have been booked in a range; some between may be outside it.
pub(super) async fn booked_within(
    store: &Store,
    since: Option<Millis>,
    until: Option<Millis>,
) -> Result<(u64, u64), StoreError> {
    let first = match since {
        Some(since) => all_before(store, since).await?.saturating_add(1),
        None => 0,
    };
    let after = match until {
        Some(until) => all_from(store, until).await?,
        None => None,
    };
    Ok((first, after.map_or(i64::MAX.unsigned_abs(), |seq| seq.saturating_sub(1))))
}

async fn one(store: &Store, sql: &'static str, at: Millis) -> Result<Option<u64>, StoreError> {
    let rows = store.read(sql, vec![at.0.into()]).await?;
    rows.first().map(|row| row.int(0).map(i64::unsigned_abs)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{Detail, Entry, EntryKind, EntryStatus};
    use crate::domain::money::Picos;
    use crate::domain::usage::Usage;
    use crate::store::entry_pages::{LineFilter, page};
    use crate::store::records::tests::empty;
    use crate::store::{Statement, entries};

    const HOUR: i64 = 3_600_000;

    fn line(seq: u64, at: Millis) -> Entry {
        Entry {
            seq,
            id: seq.to_string(),
            request_id: String::new(),
            call_id: None,
            kind: EntryKind::Charge,
            status: EntryStatus::Exact,
            at,
            started_at: at,
            payer: Default::default(),
            call: Default::default(),
            usage: Usage::default(),
            cost: Picos::ZERO,
            held: Picos::ZERO,
            duration_ms: 0,
            detail: Detail::default(),
        }
    }

    #[tokio::test]
    async fn no_line_is_missed_when_the_clock_was_set_back() {
        for hours in [
            &[100, 99][..],
            &[100, 76],
            &[100, 101, 90, 91, 110, 108, 120],
            &[0, 50, 100, 77, 99, 101, 200, 176, 201],
            &[100, 200, 300],
        ] {
            let (_folder, store) = empty().await;
            let lines: Vec<Entry> =
                (1..).zip(hours).map(|(seq, hour)| line(seq, Millis(hour * HOUR))).collect();
            store.write(entries::insert(lines.iter())).await.unwrap();
            for at in
                hours.iter().flat_map(|hour| [hour * HOUR - 1, hour * HOUR, hour * HOUR + 1]).map(Millis)
            {
                let numbers = |wanted: &dyn Fn(&Entry) -> bool| -> Vec<u64> {
                    lines.iter().filter(|line| wanted(line)).map(|line| line.seq).collect()
                };
                let seqs = |found: Vec<Entry>| -> Vec<u64> { found.iter().map(|line| line.seq).collect() };
                let later = numbers(&|line| line.at >= at);
                let read = entries::since(&store, at, 0, 100).await.unwrap();
                assert_eq!(seqs(read), later, "since {at:?} of {hours:?}");
                let all = LineFilter { up_to: lines.len() as u64, ..LineFilter::default() };
                let since = LineFilter { since: Some(at), ..all.clone() };
                assert_eq!(
                    seqs(page(&store, &since, 100).await.unwrap().entries),
                    later,
                    "{at:?} of {hours:?}"
                );
                let until = LineFilter { until: Some(at), ..all };
                let earlier = numbers(&|line| line.at < at);
                assert_eq!(
                    seqs(page(&store, &until, 100).await.unwrap().entries),
                    earlier,
                    "{at:?} of {hours:?}"
                );
            }
        }
    }

    #[tokio::test]
    async fn times_are_found_in_their_index() {
        let (_folder, store) = empty().await;
        for (sql, by) in [(LATEST_BEFORE, "at_ms<?"), (FIRST_FROM, "at_ms>?")] {
            let sql = format!("explain query plan {sql}").into();
            let plan = Statement { sql, binds: vec![0_i64.into()] };
            let rows = store.read_statement(plan).await.unwrap();
            let steps: Vec<&str> = rows.iter().map(|row| row.text(3).unwrap()).collect();
            assert_eq!(steps, [format!("SEARCH entry USING COVERING INDEX entry_by_at ({by})")]);
        }
    }
}
