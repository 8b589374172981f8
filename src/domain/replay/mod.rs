//! What calls would have cost, and which of them would have been refused, under other prices and
//! other budgets: the lines of a ledger, taken in their order once more.
//!
//! Prices are the sheets of [`price`](super::price), windows and caps the accounts of the
//! [`book`](super::book); what is new here is only which rule meets which line. Must not know where
//! lines and rules are read from.
//!
//! How a budget refuses here: a call is refused when, at the instant it was booked, the spend of a
//! window it pays from has reached the cap, and then it costs nothing. A call that costs more than
//! the windows have left pays what is left: the proxy would have kept its answer that short. What
//! calls under way at the same time held is not known afterwards, so nothing is held.

mod budgets;
mod prices;
mod report;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub use budgets::Budgets;
pub use prices::{Prices, Sale, Table, Told, Way};
pub use report::{Refusal, Report, Sum};

use super::account::{Account, Terms};
use super::admission::{Rules as AdmissionRules, Want, plan};
use super::book::Book;
use super::entry::{Entry, EntryKind, FurtherAccount};
use super::hold::{AccountId, HoldId};
use super::id::{CustomerId, TeamId};
use super::money::Picos;
use super::price::{Ceiling, Rate};
use super::scope::{AccountKey, Scope};
use super::time::Millis;

/// Under which rules lines are replayed.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// What calls cost.
    pub prices: Prices,
    /// Who may spend how much.
    pub budgets: Budgets,
    /// Earlier lines only fill the windows; they are in no sum.
    pub since: Option<Millis>,
    /// Whose calls the sums are about; absent: everybody's.
    pub only: Option<BTreeSet<CustomerId>>,
}

/// Which calls pay from the same accounts: customer, team, public model, model as it was called.
type Manner = (Option<CustomerId>, Option<TeamId>, Arc<str>, Arc<str>);

/// The capped accounts of a call, in the order in which they are checked.
type Accounts = Arc<[(AccountId, Terms)]>;

/// A replay under way.
#[derive(Debug)]
pub struct Replay {
    rules: Arc<Rules>,
    book: Book,
    accounts: HashMap<Manner, Accounts>,
    report: Report,
}

impl Replay {
    /// Begins with empty windows.
    pub fn new(rules: Rules) -> Self {
        Self {
            rules: Arc::new(rules),
            book: Book::new(),
            accounts: HashMap::new(),
            report: Report::default(),
        }
    }

    /// Takes the next line; lines come in the rising order of `seq`. Answers the refusal if the line
    /// is a call that would have been refused and that the sums are about.
    pub fn take(&mut self, line: &Entry) -> Option<Refusal> {
        let is_counted = self.counts(line);
        if is_counted {
            self.report.see(line);
        }
        match line.kind {
            EntryKind::Charge => self.charge(line, is_counted),
            EntryKind::Adjust | EntryKind::Reset => {
                self.correct(line);
                None
            }
        }
    }

    /// What has come of the lines so far.
    pub fn report(&self) -> &Report {
        &self.report
    }

    fn counts(&self, line: &Entry) -> bool {
        let is_within = self.rules.since.is_none_or(|since| line.at >= since);
        let is_wanted = |only: &BTreeSet<CustomerId>| about(line).is_some_and(|id| only.contains(&id));
        is_within && self.rules.only.as_ref().is_none_or(is_wanted)
    }

    fn charge(&mut self, line: &Entry, is_counted: bool) -> Option<Refusal> {
        let rules = Arc::clone(&self.rules);
        let told = rules.prices.cost(line);
        let accounts = self.accounts_of(line);
        for (id, terms) in accounts.iter() {
            self.book.apply(*id, terms, line.at, line.seq.saturating_sub(1));
        }
        let outcome = self.pay(line, told.cost, &accounts);
        if !is_counted {
            return None;
        }
        if let Some(rule) = told.rule {
            self.report.note_used(rule);
        }
        match outcome {
            Ok(paid) => {
                self.report.admitted(line, &told, paid);
                None
            }
            Err(spent) => {
                self.report.refused(line, &told);
                Some(Refusal::of(line, told.cost, spent))
            }
        }
    }

    /// Takes what the call costs from its accounts, at most what they have left; or says which of
    /// them has nothing left.
    fn pay<'a>(
        &mut self,
        line: &Entry,
        cost: Picos,
        accounts: &'a [(AccountId, Terms)],
    ) -> Result<Picos, (&'a Terms, Picos)> {
        // A call that costs nothing asks for nothing.
        if accounts.is_empty() || cost <= Picos::ZERO {
            return Ok(cost);
        }
        let rooms: Vec<Picos> =
            accounts.iter().map(|(id, _)| self.book.account(*id).map_or(Picos::MAX, Account::room)).collect();
        let tightest = rooms.iter().copied().min().unwrap_or(Picos::MAX);
        let hold = plan(&at_cost(cost), tightest, &AS_LONG_AS_ANYTHING_IS_LEFT).map(|plan| plan.hold);
        let ids: Vec<AccountId> = accounts.iter().map(|(id, _)| *id).collect();
        let id = HoldId(line.seq);
        if let Ok(hold) = hold
            && self.book.reserve(id, hold, &ids, line.at).is_ok()
            && self.book.settle(id, hold, line.at, line.seq).is_ok()
        {
            return Ok(hold);
        }
        let spent = |id: AccountId| self.book.account(id).map(|account| account.balance().posted);
        let at = rooms.iter().position(|room| *room <= Picos::ZERO).unwrap_or_default();
        // There is an account, else the call would have been paid above.
        accounts.get(at).map_or(Ok(cost), |(id, terms)| Err((terms, spent(*id).unwrap_or_default())))
    }

    /// The accounts of a call; calls that are made alike share them.
    fn accounts_of(&mut self, line: &Entry) -> Accounts {
        if self.rules.budgets.is_empty() {
            return Arc::default();
        }
        let (payer, call) = (&line.payer, &line.call);
        let manner = (
            payer.customer.clone(),
            payer.team.clone(),
            Arc::clone(&call.model_group),
            Arc::clone(&call.model),
        );
        if let Some(known) = self.accounts.get(&manner) {
            return Arc::clone(known);
        }
        let names = self.rules.prices.names(call);
        let terms = self.rules.budgets.terms(payer.customer.as_ref(), payer.team.as_ref(), &names);
        let made: Accounts = terms
            .into_iter()
            .map(|terms| (self.book.open(terms.key.clone(), Default::default()), terms))
            .collect();
        self.accounts.insert(manner, Arc::clone(&made));
        made
    }

    /// A correction changes the window it was made in. A window that was started over has spent at
    /// most what it was started with; how much the real one had by then is of no meaning here.
    fn correct(&mut self, line: &Entry) {
        let account = line.detail.account.as_ref().and_then(FurtherAccount::key);
        let Some(terms) = account.and_then(|key| self.rules.budgets.terms_of(&key)) else { return };
        let id = self.book.open(terms.key.clone(), Default::default());
        let balance = self.book.apply(id, &terms, line.at, line.seq.saturating_sub(1));
        if line.kind == EntryKind::Adjust {
            self.book.post(id, line.cost, line.at, line.seq);
        } else if balance.is_some_and(|balance| balance.posted > line.cost) {
            self.book.reset(id, line.cost, line.at, line.seq);
        }
    }
}

/// The customer that a line is about, also where it is no call.
fn about(line: &Entry) -> Option<CustomerId> {
    let of_account = || match line.detail.account.as_ref()?.key()? {
        AccountKey { scope: Scope::Customer(id) | Scope::CustomerTier(id, _), .. } => Some(id),
        AccountKey { scope: Scope::Model(owner, _), .. } => match *owner {
            Scope::Customer(id) | Scope::CustomerTier(id, _) => Some(id),
            _ => None,
        },
        _ => None,
    };
    line.payer.customer.clone().or_else(of_account)
}

/// A call whose most is what it has cost.
fn at_cost(cost: Picos) -> Want {
    let ceiling = Ceiling { input: cost, output_atto_per_token: Rate::ZERO, fixed: Picos::ZERO };
    Want { ceiling, output_cap: 0, asked: true }
}

/// The book's own lenient rule: a call goes while anything is left, and holds no more than that.
const AS_LONG_AS_ANYTHING_IS_LEFT: AdmissionRules =
    AdmissionRules { hold_share: 1, min_output_tokens: 0, lenient: true };
