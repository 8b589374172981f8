//! The proof that nothing is lost: every balance recomputed from the lines of the ledger.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::account::Kept;
use crate::domain::entry::{Entry, EntryKind, EntryStatus};
use crate::domain::money::Picos;
use crate::domain::scope::{AccountKey, Scope};
use crate::store::{Store, StoreError, accounts, entries, holds, rollups};

/// Rows read at a time.
const PAGE: u32 = 5_000;
/// Accounts that are held in memory at a time, about.
const ACCOUNTS_MAX: u64 = 200_000;

/// A number that is not what the lines say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which number.
    pub what: String,
    /// As it is stored.
    pub stored: Picos,
    /// As the lines add up.
    pub computed: Picos,
}

/// What verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Lines read.
    pub entries: u64,
    /// Balances checked.
    pub accounts: u64,
    /// Daily sums checked, by entity.
    pub rollups: u64,
    /// The sum of all charges.
    pub charged: Picos,
    /// Calls under way, or left by a crash until the next start.
    pub open_holds: u64,
    /// Lines for an operator to look at.
    pub unresolved: u64,
    /// Everything that does not add up.
    pub differences: Vec<Difference>,
}

impl Report {
    /// Whether everything adds up.
    pub fn is_green(&self) -> bool {
        self.differences.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for difference in &self.differences {
            writeln!(
                f,
                "differs  {}: stored {}, the entries say {}",
                difference.what, difference.stored, difference.computed
            )?;
        }
        let verdict = if self.is_green() { "ok" } else { "NOT OK" };
        write!(
            f,
            "{verdict}: {} entries, {} balances, {} daily sums, charged ${}; {} unresolved, {} under way",
            self.entries, self.accounts, self.rollups, self.charged, self.unresolved, self.open_holds
        )
    }
}

#[derive(Default)]
struct Sum {
    posted: Picos,
    lifetime: Picos,
    lines: u64,
}

/// The accounts that are checked in one pass over the lines: those whose names fall into it.
#[derive(Clone, Copy)]
struct Share {
    number: u64,
    of: u64,
}

impl Share {
    fn holds(self, name: &(impl Hash + ?Sized)) -> bool {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        hasher.finish() % self.of == self.number
    }
}

/// Recomputes everything. The store should be a snapshot when a server is running on it.
pub async fn verify(store: &Store) -> Result<Report, StoreError> {
    verify_by(store, ACCOUNTS_MAX).await
}

/// So many accounts are held in memory at a time, about; the lines are read once for each share.
async fn verify_by(store: &Store, accounts_max: u64) -> Result<Report, StoreError> {
    let of = accounts::count(store).await?.div_ceil(accounts_max.max(1)).max(1);
    let mut report = Report::default();
    for number in 0..of {
        verify_share(store, Share { number, of }, &mut report).await?;
    }
    report.differences.sort_by(|a, b| a.what.cmp(&b.what));
    report.open_holds = holds::all(store).await?.len() as u64;
    Ok(report)
}

async fn verify_share(store: &Store, share: Share, report: &mut Report) -> Result<(), StoreError> {
    let stored = stored_accounts(store, share).await?;
    report.accounts += stored.len() as u64;
    let mut sums: HashMap<AccountKey, Sum> = HashMap::new();
    let mut days: BTreeMap<(String, String), Picos> = BTreeMap::new();
    let mut last = 0;
    loop {
        let page = entries::after(store, last, PAGE).await?;
        let Some(newest) = page.last() else { break };
        last = newest.seq;
        for entry in &page {
            if share.number == 0 {
                count_line(entry, report);
            }
            if entry.kind == EntryKind::Charge {
                add_to_days(&mut days, entry, share);
            }
            for key in entry.accounts().into_iter().filter(|key| share.holds(key)) {
                let since = stored.get(&key).map_or(0, |kept| kept.since_seq);
                sums.entry(key).or_default().add(entry, since);
            }
        }
    }
    compare_accounts(&stored, &sums, report);
    compare_days(store, days, share, report).await
}

fn count_line(entry: &Entry, report: &mut Report) {
    report.entries += 1;
    report.unresolved += u64::from(entry.status == EntryStatus::Unresolved);
    if entry.kind == EntryKind::Charge {
        report.charged = report.charged.saturating_plus(entry.cost);
    }
}

impl Sum {
    /// Lines up to `since` are before the window.
    fn add(&mut self, entry: &Entry, since: u64) {
        self.lines += 1;
        if entry.seq > since {
            self.posted = self.posted.saturating_plus(entry.cost);
        }
        if entry.kind != EntryKind::Reset {
            self.lifetime = self.lifetime.saturating_plus(entry.cost);
        }
    }
}

async fn stored_accounts(store: &Store, share: Share) -> Result<HashMap<AccountKey, Kept>, StoreError> {
    let mut stored = HashMap::new();
    let mut last: Option<AccountKey> = None;
    loop {
        let page = accounts::after(store, last.as_ref(), PAGE).await?;
        let Some((key, _)) = page.last() else { return Ok(stored) };
        last = Some(key.clone());
        stored.extend(page.into_iter().filter(|(key, _)| share.holds(key)));
    }
}

fn add_to_days(days: &mut BTreeMap<(String, String), Picos>, entry: &Entry, share: Share) {
    for scope in entry.payer.scopes() {
        if matches!(scope, Scope::Key(_) | Scope::TeamMember(..)) {
            continue;
        }
        let name = (scope.kind().to_owned(), scope.stored_id());
        if share.holds(&name) {
            let sum = days.entry(name).or_default();
            *sum = sum.saturating_plus(entry.cost);
        }
    }
}

fn compare_accounts(
    stored: &HashMap<AccountKey, Kept>,
    sums: &HashMap<AccountKey, Sum>,
    report: &mut Report,
) {
    let nothing = Sum::default();
    let mut differ = |key: &AccountKey, part: &str, stored: Picos, computed: Picos| {
        if stored != computed {
            let span = key.stored_window();
            let what = format!("{}{}{span} {part}", key.scope, if span.is_empty() { "" } else { " per " });
            report.differences.push(Difference { what, stored, computed });
        }
    };
    for (key, kept) in stored {
        let sum = sums.get(key).unwrap_or(&nothing);
        differ(key, "balance", kept.posted, sum.posted);
        differ(key, "lifetime", kept.lifetime, sum.lifetime);
    }
    for (key, sum) in sums.iter().filter(|(key, sum)| sum.lines > 0 && !stored.contains_key(*key)) {
        differ(key, "balance that is not stored", Picos::ZERO, sum.lifetime);
    }
}

/// What is stored is read piece by piece; what is left of `days` then is stored nowhere.
async fn compare_days(
    store: &Store,
    mut days: BTreeMap<(String, String), Picos>,
    share: Share,
    report: &mut Report,
) -> Result<(), StoreError> {
    let mut differ = |(kind, id): &(String, String), stored: Picos, computed: Picos| {
        if stored != computed {
            report.differences.push(Difference {
                what: format!("daily sums of {kind} {id}"),
                stored,
                computed,
            });
        }
    };
    let mut checked = 0;
    let mut last = (String::new(), String::new());
    loop {
        let page = rollups::totals(store, (&last.0, &last.1), PAGE).await?;
        let Some((name, _)) = page.last() else { break };
        last = name.clone();
        for (name, stored) in page.iter().filter(|(name, _)| share.holds(name)) {
            checked += 1;
            differ(name, *stored, days.remove(name).unwrap_or_default());
        }
    }
    for (name, computed) in &days {
        differ(name, Picos::ZERO, *computed);
    }
    report.rollups += checked;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{CallFacts, Detail, Payer};
    use crate::domain::time::Millis;
    use crate::domain::usage::Usage;
    use crate::store::{Access, rollups::DaySums};
    use std::sync::Arc;

    fn charge(seq: u64, customer: u64) -> Entry {
        Entry {
            seq,
            id: format!("e{seq}"),
            request_id: format!("r{seq}"),
            call_id: None,
            kind: EntryKind::Charge,
            status: EntryStatus::Exact,
            at: Millis(1),
            started_at: Millis(1),
            payer: Arc::new(Payer {
                customer: Some(format!("c{customer}").as_str().into()),
                ..Payer::default()
            }),
            call: Arc::new(CallFacts::default()),
            usage: Usage::default(),
            cost: Picos::new(i128::from(seq)),
            held: Picos::ZERO,
            duration_ms: 0,
            detail: Detail::default(),
        }
    }

    #[tokio::test]
    async fn accounts_are_checked_share_by_share_with_the_same_outcome() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("ledger.db"), Access::Own).await.unwrap();
        let lines: Vec<Entry> = (1..=90).map(|seq| charge(seq, seq % 30)).collect();
        let mut kept: HashMap<AccountKey, Kept> = HashMap::new();
        let mut days = DaySums::default();
        for line in &lines {
            days.add(line);
            for key in line.accounts() {
                let kept = kept.entry(key).or_default();
                kept.posted = kept.posted.plus(line.cost).unwrap();
                kept.lifetime = kept.posted;
            }
        }
        let wrong = AccountKey::main(Scope::Customer("c7".into()));
        kept.get_mut(&wrong).unwrap().posted = Picos::ZERO;
        kept.remove(&AccountKey::main(Scope::Customer("c8".into())));
        let mut statements = entries::insert(lines.iter());
        statements.extend(accounts::upsert(kept.iter()));
        statements.extend(days.upsert());
        store.write(statements).await.unwrap();
        let whole = verify_by(&store, 1_000).await.unwrap();
        assert_eq!((whole.entries, whole.accounts, whole.rollups), (90, 30, 31));
        assert_eq!(whole.differences.len(), 2, "{whole}");
        for accounts_max in [1, 7, 30] {
            assert_eq!(verify_by(&store, accounts_max).await.unwrap(), whole, "{accounts_max}");
        }
    }
}
