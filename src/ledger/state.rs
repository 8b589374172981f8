//! Everything behind the one mutex: the book, the rates, the waiting line, the next numbers.
//!
//! Locked for a few lines, never across an await. Operations go to the journal while it is locked,
//! so the order on disk is the order of the book.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::alerts::Alerts;
use super::journal::{After, Journal, Operation};
use super::line::Line;
use super::live::Booked;
use super::rates::{RateLeft, RateTerms, Rates, Taken, TooFast};
use crate::domain::account::{Balance, Terms};
use crate::domain::admission::{self, Plan, Rules, Want};
use crate::domain::alert::Cause;
use crate::domain::book::Book;
use crate::domain::decision::Moment;
use crate::domain::delivery::{Event, Names};
use crate::domain::entry::Entry;
use crate::domain::hold::{AccountId, End, Hold, HoldId};
use crate::domain::money::Picos;
use crate::domain::rate::TokenCount;
use crate::domain::scope::{AccountKey, Scope};
use crate::domain::time::Millis;

/// Accounts on the book before idle ones are taken off.
const ACCOUNTS_MAX: usize = 200_000;
/// No call lasts longer; its hold would be a leak.
const HOLD_TTL_MS: i64 = 6 * 3_600_000;

/// What a call asks of the ledger.
#[derive(Clone, Debug)]
pub struct Order {
    /// Every account it spends from, in the order in which they are checked.
    pub terms: Arc<[Terms]>,
    /// The capped accounts of each place that it may be sent to. They make the hold smaller where they
    /// can; [`route`](super::Reservation::route) holds of them.
    pub routes: Arc<[Arc<[Terms]>]>,
    /// Every rate it counts against, in the order in which they are checked.
    pub rates: Arc<[RateTerms]>,
    /// Tokens that are reserved against token rates.
    pub rate_tokens: u64,
    /// Its price; absent for a call that money caps do not apply to.
    pub want: Option<Want>,
    /// The settings.
    pub rules: Rules,
    /// What people call those it belongs to, for whoever is told that a budget refuses it.
    pub names: Names,
}

impl Order {
    /// The rules of every account it may touch, those of its routes last.
    pub(super) fn all_terms(&self) -> impl Iterator<Item = &Terms> + Clone {
        self.terms.iter().chain(self.routes.iter().flat_map(|route| route.iter()))
    }
}

/// The account that refused, with its numbers at that moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortage {
    /// Which account.
    pub key: AccountKey,
    /// Its cap.
    pub limit: Picos,
    /// Its numbers.
    pub balance: Balance,
    /// The least the call needs.
    pub needed: Picos,
    /// Every account of the call at that moment.
    pub moment: Moment,
}

/// Why a call is not admitted.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The budget is spent.
    OverBudget(Box<Shortage>),
    /// There is money, but other calls hold it.
    Held(Box<Shortage>),
    /// It would fit only with a lowered output cap, and that was not wanted yet.
    OnlyCapped,
    /// Too fast.
    TooFast(Box<TooFast>),
    /// The ledger cannot be written, or has no room left to be.
    Unavailable,
    /// Too many calls wait already.
    Full,
}

/// An admission, still without the guard that ends it.
#[derive(Debug)]
pub(super) struct Admitted {
    pub(super) hold: HoldId,
    pub(super) plan: Plan,
    pub(super) taken: Taken,
    pub(super) left: Vec<RateLeft>,
    pub(super) key_spend: Option<Picos>,
    pub(super) moment: Moment,
}

/// Where a call can go.
enum Way<'a> {
    /// Here; without accounts, nothing there is capped.
    Free(&'a [AccountId]),
    /// Nowhere for the moment: this account is held by others.
    Held(AccountId),
    /// Nowhere. Whoever sends it says so, unless another group stands in.
    Spent,
}

/// What came of trying.
pub(super) enum Attempt {
    Admitted(Box<Admitted>),
    /// Only holds are in the way, at one of these accounts.
    MustWait(Vec<AccountId>, Box<Shortage>),
    Refused(Refusal),
}

/// Somebody in the line.
#[derive(Debug)]
pub(super) struct Waiter {
    pub(super) order: Arc<Order>,
    pub(super) accounts: Vec<AccountId>,
    pub(super) answer: oneshot::Sender<Result<Box<Admitted>, Refusal>>,
}

/// Everything behind the mutex.
#[derive(Debug)]
pub(super) struct State {
    pub(super) book: Book,
    pub(super) rates: Rates,
    pub(super) line: Line<Waiter>,
    pub(super) last_seq: u64,
    /// Rises when accounts are taken off the book: what was read before may be stale.
    pub(super) generation: u64,
    next_hold: u64,
    idle_sweep_at: usize,
    pub(super) alerts: Alerts,
    pub(super) journal: Journal,
}

impl State {
    pub(super) fn new(last_seq: u64, counts: TokenCount, alerts: Alerts, journal: Journal) -> Self {
        Self {
            alerts,
            journal,
            book: Book::new(),
            rates: Rates::new(counts),
            line: Line::new(),
            last_seq,
            generation: 0,
            next_hold: 0,
            idle_sweep_at: ACCOUNTS_MAX,
        }
    }

    pub(super) fn next_seq(&mut self) -> u64 {
        self.last_seq += 1;
        self.last_seq
    }

    /// The accounts of an order, those of its routes last; `None` when one is not loaded.
    pub(super) fn find(&self, order: &Order) -> Option<Vec<AccountId>> {
        order.all_terms().map(|term| self.book.find(&term.key)).collect()
    }

    /// The accounts of terms; `None` when one is not loaded.
    pub(super) fn find_all(&self, terms: &[Terms]) -> Option<Vec<AccountId>> {
        terms.iter().map(|term| self.book.find(&term.key)).collect()
    }

    /// Takes over the rules of the routes; answers the accounts of each.
    fn routes<'a>(&mut self, order: &Order, accounts: &'a [AccountId], now: Millis) -> Vec<&'a [AccountId]> {
        let mut rest = accounts.get(order.terms.len()..).unwrap_or_default();
        let mut routes = Vec::with_capacity(order.routes.len());
        for terms in order.routes.iter() {
            let (own, others) = rest.split_at(terms.len().min(rest.len()));
            for (&id, term) in own.iter().zip(terms.iter()) {
                self.carry_over(id, Some(term), now);
                self.book.apply(id, term, now, self.last_seq);
            }
            routes.push(own);
            rest = others;
        }
        routes
    }

    /// Tries to admit. `overtaking` is for those whose turn it is. The rules of the order are applied
    /// first: others may have applied theirs meanwhile.
    pub(super) fn try_to_admit(
        &mut self,
        order: &Order,
        accounts: &[AccountId],
        overtaking: bool,
        capped_too: bool,
        now: Millis,
    ) -> Attempt {
        let (mut checked, mut posted_only) = (Vec::with_capacity(accounts.len()), Vec::new());
        for (&id, term) in accounts.iter().zip(order.terms.iter()) {
            if term.is_checked {
                self.carry_over(id, Some(term), now);
                self.book.apply(id, term, now, self.last_seq);
                checked.push(id);
            } else {
                posted_only.push(id);
            }
        }
        // Where it may go for now; the deployment that is chosen takes its place.
        let mut route: &[AccountId] = &[];
        let plan = match &order.want {
            None => Plan { hold: Picos::ZERO, output_cap: None },
            Some(want) => {
                if !overtaking && let Some(&account) = checked.iter().find(|id| self.line.is_waiting_at(**id))
                {
                    let needed = admission::least(want, &order.rules);
                    return self.must_wait(order, accounts, vec![account], account, needed);
                }
                let needed = admission::least(want, &order.rules);
                match self.way(order, accounts, needed, overtaking, now) {
                    Way::Free(widest) => route = widest,
                    // What is spent is told at once, whatever holds elsewhere.
                    Way::Held(_) if self.is_spent(&checked, needed) => {
                        return self.too_little(order, accounts, &checked, needed);
                    }
                    Way::Held(account) => {
                        let at = accounts.get(order.terms.len()..).unwrap_or_default().to_vec();
                        return self.must_wait(order, accounts, at, account, needed);
                    }
                    // The cheap bound fits nowhere; a count may.
                    Way::Spent if !capped_too => return Attempt::Refused(Refusal::OnlyCapped),
                    Way::Spent => {
                        let places = accounts.get(order.terms.len()..).unwrap_or_default();
                        self.tell_of_refusal(order, accounts, places, needed, now);
                    }
                }
                match admission::plan(want, self.room(&checked).min(self.room(route)), &order.rules) {
                    Ok(plan) => plan,
                    Err(short) => return self.too_little(order, accounts, &checked, short.needed),
                }
            }
        };
        if plan.output_cap.is_some() && !capped_too {
            return Attempt::Refused(Refusal::OnlyCapped);
        }
        if let Err(too_fast) = self.rates.check(&order.rates, order.rate_tokens, now) {
            return Attempt::Refused(Refusal::TooFast(too_fast));
        }
        let moment = self.moment(order, accounts);
        self.next_hold += 1;
        let hold = HoldId(self.next_hold);
        let deadline = now.plus_ms(HOLD_TTL_MS);
        if let Err(error) = self.book.reserve_and_post(hold, plan.hold, &checked, &posted_only, deadline) {
            tracing::error!(%error, "the plan fits and the book refuses");
            return Attempt::Refused(Refusal::Unavailable);
        }
        if let Err(error) = self.book.route(hold, route) {
            tracing::error!(%error, "a route that has room is refused");
        }
        let (taken, left) = self.rates.take(&order.rates, order.rate_tokens, now);
        let key_spend = order.terms.iter().zip(accounts).find_map(|(term, id)| match term.key.scope {
            Scope::Key(_) if term.key.window.is_none() => self.book.account(*id).map(|a| a.kept().posted),
            _ => None,
        });
        Attempt::Admitted(Box::new(Admitted { hold, plan, taken, left, key_spend, moment }))
    }

    /// Moves a hold to another route; false when that has not enough left.
    pub(super) fn route(
        &mut self,
        hold: HoldId,
        terms: &[Terms],
        accounts: &[AccountId],
        names: &Names,
        now: Millis,
    ) -> bool {
        for (&id, term) in accounts.iter().zip(terms) {
            self.carry_over(id, Some(term), now);
            self.book.apply(id, term, now, self.last_seq);
        }
        let left = self.book.hold(hold).map(|hold| hold.route.to_vec()).unwrap_or_default();
        let is_held = self.book.route(hold, accounts).is_ok();
        if is_held {
            self.wake(&left, now);
        } else {
            self.tell_of_route(accounts, &self.accounts_of(hold), names, now);
        }
        is_held
    }

    fn room(&self, accounts: &[AccountId]) -> Picos {
        accounts
            .iter()
            .filter_map(|id| self.book.account(*id))
            .map(crate::domain::account::Account::room)
            .min()
            .unwrap_or(Picos::MAX)
    }

    fn is_spent(&self, accounts: &[AccountId], needed: Picos) -> bool {
        accounts.iter().filter_map(|id| self.book.account(*id)).any(|account| needed > account.unspent())
    }

    /// Only holds are in the way: the call waits at these accounts, and `account` is what it is told of.
    fn must_wait(
        &self,
        order: &Order,
        accounts: &[AccountId],
        at: Vec<AccountId>,
        account: AccountId,
        needed: Picos,
    ) -> Attempt {
        match self.shortage(order, accounts, account, needed) {
            Some(shortage) => Attempt::MustWait(at, Box::new(shortage)),
            None => Attempt::Refused(Refusal::Unavailable),
        }
    }

    /// The first account that is spent refuses; when none is, the first that is held up.
    fn too_little(
        &self,
        order: &Order,
        accounts: &[AccountId],
        checked: &[AccountId],
        needed: Picos,
    ) -> Attempt {
        let known = || checked.iter().filter_map(|id| self.book.account(*id).map(|account| (*id, account)));
        let spent = known().find(|(_, account)| needed > account.unspent());
        let tight = || known().find(|(_, account)| needed > account.room());
        let Some((id, _)) = spent.or_else(tight) else {
            return Attempt::Refused(Refusal::Unavailable);
        };
        match self.shortage(order, accounts, id, needed) {
            Some(shortage) if spent.is_some() => Attempt::Refused(Refusal::OverBudget(Box::new(shortage))),
            Some(shortage) => Attempt::MustWait(vec![id], Box::new(shortage)),
            None => Attempt::Refused(Refusal::Unavailable),
        }
    }

    /// The route with the most room, or what stands in the way of all of them. Where somebody waits,
    /// newcomers wait behind.
    fn way<'a>(
        &mut self,
        order: &Order,
        accounts: &'a [AccountId],
        needed: Picos,
        overtaking: bool,
        now: Millis,
    ) -> Way<'a> {
        let routes = self.routes(order, accounts, now);
        if routes.is_empty() {
            return Way::Free(&[]);
        }
        let in_turn =
            |route: &&&[AccountId]| overtaking || !route.iter().any(|id| self.line.is_waiting_at(*id));
        let widest = routes.iter().filter(in_turn).max_by_key(|route| self.room(route));
        if let Some(widest) = widest.filter(|widest| self.room(widest) >= needed) {
            return Way::Free(widest);
        }
        let unspent = routes.iter().find(|route| !self.is_spent(route, needed));
        let tightest = unspent.and_then(|route| {
            let known =
                route.iter().filter_map(|id| self.book.account(*id).map(|account| (id, account.room())));
            known.min_by_key(|(_, room)| *room).map(|(id, _)| *id)
        });
        tightest.map_or(Way::Spent, Way::Held)
    }

    /// The accounts of an order as they stand.
    fn moment(&self, order: &Order, accounts: &[AccountId]) -> Moment {
        let balance = |id: &AccountId| self.book.account(*id).map(|account| account.balance());
        let balances = accounts.iter().map(|id| balance(id).unwrap_or_default()).collect();
        let want = order.want.as_ref();
        Moment {
            terms: Arc::clone(&order.terms),
            routes: Arc::clone(&order.routes),
            balances,
            needed: want.map(|want| admission::least(want, &order.rules)),
            ceiling: want.and_then(|want| want.ceiling.cost(want.output_cap)),
        }
    }

    fn shortage(
        &self,
        order: &Order,
        accounts: &[AccountId],
        id: AccountId,
        needed: Picos,
    ) -> Option<Shortage> {
        let account = self.book.account(id)?;
        Some(Shortage {
            key: (**account.key()).clone(),
            limit: account.limit().unwrap_or(Picos::MAX),
            balance: account.balance(),
            needed,
            moment: self.moment(order, accounts),
        })
    }

    /// Gives an admission back that nobody took.
    pub(super) fn undo(&mut self, admitted: Admitted, now: Millis) {
        let touched = self.accounts_of(admitted.hold);
        if let Err(error) = self.book.release(admitted.hold) {
            tracing::error!(%error, "an admission cannot be given back");
        }
        self.rates.finish(admitted.taken, 0, 0);
        self.wake(&touched, now);
    }

    pub(super) fn accounts_of(&self, hold: HoldId) -> Vec<AccountId> {
        let all = |hold: &Hold| hold.posts_to().collect();
        self.book.hold(hold).map(all).unwrap_or_default()
    }

    /// Lets those in whose turn has come, after something changed at these accounts.
    pub(super) fn wake(&mut self, touched: &[AccountId], now: Millis) {
        for &account in touched {
            while let Some((ticket, waiter)) = self.line.take_first(account) {
                let attempt = self.attempt(&waiter.order, &waiter.accounts, true, true, now);
                let answer = match attempt {
                    Attempt::MustWait(at, _) => {
                        let is_still_here = at.contains(&account);
                        self.line.put(ticket, at, waiter);
                        if is_still_here {
                            break;
                        }
                        continue;
                    }
                    Attempt::Admitted(admitted) => Ok(admitted),
                    Attempt::Refused(refusal) => Err(refusal),
                };
                self.refer(&waiter.accounts, -1);
                if let Err(Ok(unclaimed)) = waiter.answer.send(answer) {
                    if let Err(error) = self.book.release(unclaimed.hold) {
                        tracing::error!(%error, "an admission cannot be given back");
                    }
                    self.rates.finish(unclaimed.taken, 0, 0);
                }
            }
        }
    }

    pub(super) fn refer(&mut self, accounts: &[AccountId], by: i32) {
        for &account in accounts {
            self.book.refer(account, by);
        }
    }

    /// Ends a hold with an entry; answers its accounts after it, and what is to be told of them.
    pub(super) fn book_charge(
        &mut self,
        hold: HoldId,
        entry: &mut Entry,
        names: &Names,
        now: Millis,
    ) -> Option<(Vec<After>, Vec<Event>)> {
        let accounts = self.accounts_of(hold);
        let (held, posted_only) =
            self.book.hold(hold).map_or((0, 0), |hold| (hold.accounts.len(), hold.posted_only.len()));
        for &account in &accounts {
            self.carry_over(account, None, now);
        }
        entry.seq = self.next_seq();
        match self.book.settle(hold, entry.cost, now, entry.seq) {
            Ok(End::Settled { overage, .. }) => {
                if overage > Picos::ZERO {
                    tracing::warn!(
                        request.id = %entry.request_id,
                        overage_picos = %overage.get(),
                        "a call cost more than was held for it"
                    );
                }
            }
            Ok(End::Released) | Err(_) => {
                tracing::error!(request.id = %entry.request_id, "a hold ended before its charge came");
                return None;
            }
        }
        // Whose rule is left to others is told of by them.
        let under_rule = accounts.iter().take(held).chain(accounts.iter().skip(held + posted_only)).copied();
        let events = self.alerts_of(under_rule, Cause { payer: &entry.payer, names, at: now });
        Some((self.after(&accounts), events))
    }

    pub(super) fn after(&self, accounts: &[AccountId]) -> Vec<After> {
        accounts
            .iter()
            .filter_map(|&id| {
                let account = self.book.account(id)?;
                Some(After { id, key: Arc::clone(account.key()), kept: account.kept().clone() })
            })
            .collect()
    }

    /// The customer's numbers among the accounts, for those who watch.
    pub(super) fn watched(&self, entry: Entry, names: Names, accounts: &[After]) -> Booked {
        let is_customer = |scope: &Scope| matches!(scope, Scope::Customer(_) | Scope::CustomerTier(..));
        // The account that is held comes before the one that is only posted to.
        let customer =
            accounts.iter().find(|after| is_customer(&after.key.scope) && after.key.window.is_none());
        Booked {
            customer_spend: customer.map(|after| after.kept.posted),
            customer_limit: customer.and_then(|after| self.book.account(after.id)?.alerting_limit()),
            entry: Arc::new(entry),
            names,
        }
    }

    /// Takes idle accounts off the book when there are many.
    pub(super) fn sweep(&mut self, journal: &Journal) {
        if self.book.open_accounts() < self.idle_sweep_at {
            return;
        }
        self.book.forget_idle(journal.kept_seq());
        self.generation += 1;
        self.idle_sweep_at = (self.book.open_accounts() * 2).max(ACCOUNTS_MAX);
    }

    pub(super) fn push_booked(
        &self,
        hold: Option<HoldId>,
        entry: Entry,
        names: Names,
        (after, events): (Vec<After>, Vec<Event>),
        done: Option<oneshot::Sender<()>>,
        permit: Option<tokio::sync::OwnedSemaphorePermit>,
    ) -> Arc<Booked> {
        let booked = Arc::new(self.watched(entry, names, &after));
        let row = hold.and_then(|hold| self.journal.ended(hold));
        self.journal.push(Operation::Booked {
            row,
            booked: Arc::clone(&booked),
            after,
            events,
            done,
            permit,
        });
        booked
    }
}
