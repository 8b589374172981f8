//! The proof that nothing is lost: every balance recomputed from the lines of the ledger.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::domain::account::Kept;
use crate::domain::entry::EntryKind;
use crate::domain::money::Picos;
use crate::domain::scope::{AccountKey, Scope};
use crate::store::{Store, StoreError, accounts, entries, holds, rollups};

/// Rows read at a time.
const PAGE: u32 = 5_000;

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

/// Recomputes everything. The store should be a snapshot when a server is running on it.
pub async fn verify(store: &Store) -> Result<Report, StoreError> {
    let stored = stored_accounts(store).await?;
    let mut report = Report { accounts: stored.len() as u64, ..Report::default() };
    let mut sums: HashMap<AccountKey, Sum> = HashMap::new();
    let mut days: BTreeMap<(String, String), Picos> = BTreeMap::new();
    let mut last = 0;
    loop {
        let page = entries::after(store, last, PAGE).await?;
        let Some(newest) = page.last() else { break };
        last = newest.seq;
        for entry in &page {
            report.entries += 1;
            report.unresolved += u64::from(entry.status == crate::domain::entry::EntryStatus::Unresolved);
            if entry.kind == EntryKind::Charge {
                report.charged = report.charged.saturating_plus(entry.cost);
                add_to_days(&mut days, entry);
            }
            for key in entry.accounts() {
                let since = stored.get(&key).map_or(0, |kept| kept.since_seq);
                let sum = sums.entry(key).or_default();
                sum.lines += 1;
                if entry.seq > since {
                    sum.posted = sum.posted.saturating_plus(entry.cost);
                }
                if entry.kind != EntryKind::Reset {
                    sum.lifetime = sum.lifetime.saturating_plus(entry.cost);
                }
            }
        }
    }
    compare_accounts(&stored, &sums, &mut report);
    compare_days(store, &days, &mut report).await?;
    report.open_holds = holds::all(store).await?.len() as u64;
    Ok(report)
}

async fn stored_accounts(store: &Store) -> Result<HashMap<AccountKey, Kept>, StoreError> {
    let mut stored = HashMap::new();
    let mut last: Option<AccountKey> = None;
    loop {
        let page = accounts::after(store, last.as_ref(), PAGE).await?;
        let Some((key, _)) = page.last() else { return Ok(stored) };
        last = Some(key.clone());
        stored.extend(page);
    }
}

fn add_to_days(days: &mut BTreeMap<(String, String), Picos>, entry: &crate::domain::entry::Entry) {
    for scope in entry.payer.scopes() {
        if !matches!(scope, Scope::Key(_) | Scope::TeamMember(..)) {
            let sum = days.entry((scope.kind().to_owned(), scope.stored_id())).or_default();
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
    report.differences.sort_by(|a, b| a.what.cmp(&b.what));
}

async fn compare_days(
    store: &Store,
    days: &BTreeMap<(String, String), Picos>,
    report: &mut Report,
) -> Result<(), StoreError> {
    let stored = rollups::totals(store).await?;
    report.rollups = stored.len() as u64;
    let names: std::collections::BTreeSet<_> = stored.keys().chain(days.keys()).collect();
    for name in names {
        let of = |map: &BTreeMap<(String, String), Picos>| map.get(name).copied().unwrap_or_default();
        if of(&stored) != of(days) {
            report.differences.push(Difference {
                what: format!("daily sums of {} {}", name.0, name.1),
                stored: of(&stored),
                computed: of(days),
            });
        }
    }
    Ok(())
}
