//! The book: every account and every open hold, and the only ways to change them.
//!
//! A pure state machine. The invariants, by the names `docs/money.md` gives them:
//! I1 after every successful reserve, posted + pending <= limit in each of its accounts;
//! I2 a hold ends once, a second end gets the first one's answer; I3 a reserve touches every
//! account or none; I5 all checks come before the first write; I6 a reset zeroes posted, never
//! pending, and a settle posts into the window in which it happens; I7 a settle may exceed its hold,
//! is booked in full, and what lies above is told as overage; I8 integers only.

use std::collections::{BTreeSet, HashMap, VecDeque};

use super::account::{Account, Balance, Kept, Terms};
use super::alert::{Alert, AlertRules, Due};
use super::denied::{Denied, UnknownHold};
use super::hold::{AccountId, End, Expired, Hold, HoldId};
use super::money::Picos;
use super::scope::AccountKey;
use super::time::Millis;

/// How many ended holds are remembered for a second end.
const ENDED_MAX: usize = 16_384;

/// Every account and every open hold.
#[derive(Debug, Default)]
pub struct Book {
    accounts: Vec<Option<Account>>,
    vacant: Vec<u32>,
    index: HashMap<AccountKey, AccountId>,
    holds: HashMap<HoldId, Hold>,
    deadlines: BTreeSet<(Millis, HoldId)>,
    ended: HashMap<HoldId, End>,
    ended_order: VecDeque<HoldId>,
}

impl Book {
    /// An empty book.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts an account on the book as it was kept; one that is there already stays as it is.
    pub fn open(&mut self, key: AccountKey, kept: Kept) -> AccountId {
        if let Some(id) = self.index.get(&key) {
            return *id;
        }
        let account = Account::open(key.clone(), kept);
        let id = match self.vacant.pop() {
            Some(at) => {
                self.accounts[at as usize] = Some(account);
                AccountId(at)
            }
            None => {
                let at = u32::try_from(self.accounts.len()).unwrap_or(u32::MAX);
                self.accounts.push(Some(account));
                AccountId(at)
            }
        };
        self.index.insert(key, id);
        id
    }

    /// The account of this key, if it is on the book.
    pub fn find(&self, key: &AccountKey) -> Option<AccountId> {
        self.index.get(key).copied()
    }

    /// The account of this id.
    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.accounts.get(id.0 as usize)?.as_ref()
    }

    fn account_mut(&mut self, id: AccountId) -> Option<&mut Account> {
        self.accounts.get_mut(id.0 as usize)?.as_mut()
    }

    /// The open hold of this id.
    pub fn hold(&self, id: HoldId) -> Option<&Hold> {
        self.holds.get(&id)
    }

    /// How many holds are open.
    pub fn open_holds(&self) -> usize {
        self.holds.len()
    }

    /// How many accounts are on the book.
    pub fn open_accounts(&self) -> usize {
        self.index.len()
    }

    /// Takes over the rule in force and turns the window over when it is due. `seq` is the last
    /// entry made: the new window counts from there. Answers the balance after it.
    pub fn apply(&mut self, id: AccountId, terms: &Terms, now: Millis, seq: u64) -> Option<Balance> {
        let account = self.account_mut(id)?;
        account.apply(terms, now, seq);
        Some(account.balance())
    }

    /// An account's numbers as a rule would have them, the account left as it is.
    pub fn preview(&self, id: AccountId, terms: &Terms, now: Millis, seq: u64) -> Option<Balance> {
        let mut account = self.account(id)?.clone();
        if terms.is_checked {
            account.apply(terms, now, seq);
        }
        Some(account.balance())
    }

    /// What an ended window leaves to the next one, by these terms, else by the rule in force.
    ///
    /// Whoever keeps the book writes it as a line and [`reset`](Self::reset)s the account to it before
    /// anything else happens there, so that every balance stays the sum of its lines.
    pub fn carry_due(&self, id: AccountId, terms: Option<&Terms>, now: Millis) -> Picos {
        self.account(id).map_or(Picos::ZERO, |account| account.carry_due(terms, now))
    }

    /// Takes `amount` from every account, or from none. The same hold twice is one hold.
    pub fn reserve(
        &mut self,
        id: HoldId,
        amount: Picos,
        accounts: &[AccountId],
        deadline: Millis,
    ) -> Result<(), Denied> {
        self.reserve_and_post(id, amount, accounts, &[], deadline)
    }

    /// The same for a call whose charge is posted to further accounts, of which nothing is held.
    pub fn reserve_and_post(
        &mut self,
        id: HoldId,
        amount: Picos,
        accounts: &[AccountId],
        posted_only: &[AccountId],
        deadline: Millis,
    ) -> Result<(), Denied> {
        if let Some(earlier) = self.holds.get(&id) {
            let same = earlier.amount == amount
                && *earlier.accounts == *accounts
                && *earlier.posted_only == *posted_only;
            return if same { Ok(()) } else { Err(Denied::IdReused(id)) };
        }
        if self.ended.contains_key(&id) {
            return Err(Denied::IdReused(id));
        }
        if amount.is_negative() {
            return Err(Denied::Negative);
        }
        for &account in accounts {
            let known = self.account(account).ok_or(Denied::UnknownAccount(account))?;
            // A hold of nothing asks for nothing: free models work on a spent budget.
            if amount > Picos::ZERO && !known.fits(amount) {
                return Err(Denied::OverBudget(account));
            }
        }
        if let Some(&unknown) = posted_only.iter().find(|id| self.account(**id).is_none()) {
            return Err(Denied::UnknownAccount(unknown));
        }
        // From here on nothing can fail.
        for &account in accounts {
            self.hold_of(account, amount);
        }
        for &account in posted_only {
            self.refer(account, 1);
        }
        self.deadlines.insert((deadline, id));
        let (accounts, posted_only) = (accounts.into(), posted_only.into());
        let route = Box::default();
        let hold = Hold { id, amount, accounts, posted_only, route, floor: Picos::ZERO, deadline };
        self.holds.insert(id, hold);
        Ok(())
    }

    /// Holds the same amount of the accounts of where the call is sent now, in place of those of
    /// where it was to be sent before; of all of them, or everything stays as it is.
    pub fn route(&mut self, id: HoldId, route: &[AccountId]) -> Result<(), Denied> {
        let Some(hold) = self.holds.get(&id) else { return Err(Denied::NoHold(id)) };
        let (amount, left) = (hold.amount, hold.route.clone());
        for &account in route {
            let known = self.account(account).ok_or(Denied::UnknownAccount(account))?;
            // What is held of it already need not fit a second time.
            let is_new = !left.contains(&account);
            if is_new && amount > Picos::ZERO && !known.fits(amount) {
                return Err(Denied::OverBudget(account));
            }
        }
        // From here on nothing can fail.
        for &account in &left {
            self.give_back(account, amount);
        }
        for &account in route {
            self.hold_of(account, amount);
        }
        if let Some(hold) = self.holds.get_mut(&id) {
            hold.route = route.into();
        }
        Ok(())
    }

    fn hold_of(&mut self, account: AccountId, amount: Picos) {
        if let Some(account) = self.account_mut(account) {
            account.pending = account.pending.saturating_plus(amount);
            account.references += 1;
        }
    }

    fn give_back(&mut self, account: AccountId, amount: Picos) {
        if let Some(account) = self.account_mut(account) {
            account.pending = account.pending.saturating_minus(amount);
            account.references = account.references.saturating_sub(1);
        }
    }

    /// Notes that the call was sent: from now on at least `floor` is owed.
    pub fn mark_sent(&mut self, id: HoldId, floor: Picos) -> Result<(), UnknownHold> {
        self.holds.get_mut(&id).ok_or(UnknownHold(id))?.floor = floor;
        Ok(())
    }

    /// Ends a hold with a charge, booked in full into the windows of this moment.
    pub fn settle(&mut self, id: HoldId, charge: Picos, now: Millis, seq: u64) -> Result<End, UnknownHold> {
        let Some(hold) = self.take(id) else { return self.earlier_end(id) };
        for account in hold.posts_to() {
            if let Some(account) = self.account_mut(account) {
                account.turn_over(now, seq.saturating_sub(1));
                account.post(charge);
                account.touched_seq = seq;
            }
        }
        let overage = charge.saturating_minus(hold.amount).max(Picos::ZERO);
        Ok(self.remember(id, End::Settled { charged: charge, overage }))
    }

    /// Ends a hold without a charge.
    pub fn release(&mut self, id: HoldId) -> Result<End, UnknownHold> {
        match self.take(id) {
            Some(_) => Ok(self.remember(id, End::Released)),
            None => self.earlier_end(id),
        }
    }

    /// Holds whose deadline has passed; ending them is up to the caller, who has the words for it.
    pub fn overdue(&self, now: Millis) -> Vec<HoldId> {
        self.deadlines.iter().take_while(|(deadline, _)| *deadline <= now).map(|(_, id)| *id).collect()
    }

    /// Ends every hold whose deadline has passed: at its floor when it was sent, else released.
    pub fn expire(&mut self, now: Millis, seq: u64) -> Vec<Expired> {
        let mut expired = Vec::new();
        for id in self.overdue(now) {
            let floor = self.holds.get(&id).map_or(Picos::ZERO, |hold| hold.floor);
            let end = if floor > Picos::ZERO { self.settle(id, floor, now, seq) } else { self.release(id) };
            if let Ok(end) = end {
                expired.push(Expired { id, end });
            }
        }
        expired
    }

    /// Books an amount that no hold stood for: an initial spend, a correction.
    pub fn post(&mut self, id: AccountId, amount: Picos, now: Millis, seq: u64) -> Option<Balance> {
        let account = self.account_mut(id)?;
        account.turn_over(now, seq.saturating_sub(1));
        account.post(amount);
        account.touched_seq = seq;
        Some(account.balance())
    }

    /// Starts a window over at `to`. What is held stays held; the lifetime sum is kept.
    pub fn reset(&mut self, id: AccountId, to: Picos, now: Millis, seq: u64) -> Option<Balance> {
        let account = self.account_mut(id)?;
        account.turn_over(now, seq);
        account.start_over(to, seq);
        account.touched_seq = seq;
        Some(account.balance())
    }

    /// What is to be told of an account now; from here on it is told.
    pub fn look(&mut self, id: AccountId, rules: &AlertRules, now: Millis) -> Due {
        self.account_mut(id).map(|account| account.look(rules, now)).unwrap_or_default()
    }

    /// The same of an account that leaves less than a refused call needs.
    pub fn refused(&mut self, id: AccountId, rules: &AlertRules) -> Option<Alert> {
        self.account_mut(id)?.refused(rules)
    }

    /// Counts one more, or one fewer, waiting call that names the account, so that it stays.
    pub fn refer(&mut self, id: AccountId, by: i32) {
        if let Some(account) = self.account_mut(id) {
            account.references = account.references.saturating_add_signed(by);
        }
    }

    /// Takes idle accounts off the book: nobody refers to them, and all they keep is on disk, where
    /// the entries up to `kept_seq` are.
    pub fn forget_idle(&mut self, kept_seq: u64) -> usize {
        let mut forgotten = 0;
        for (at, slot) in self.accounts.iter_mut().enumerate() {
            if slot.as_ref().is_some_and(|account| account.references == 0 && account.touched_seq <= kept_seq)
                && let Some(account) = slot.take()
                && let Ok(at) = u32::try_from(at)
            {
                self.index.remove(&*account.key);
                self.vacant.push(at);
                forgotten += 1;
            }
        }
        forgotten
    }

    /// Takes a hold off its accounts.
    fn take(&mut self, id: HoldId) -> Option<Hold> {
        let hold = self.holds.remove(&id)?;
        self.deadlines.remove(&(hold.deadline, id));
        for &account in hold.accounts.iter().chain(&hold.route) {
            self.give_back(account, hold.amount);
        }
        for &account in &hold.posted_only {
            self.refer(account, -1);
        }
        Some(hold)
    }

    fn remember(&mut self, id: HoldId, end: End) -> End {
        if self.ended_order.len() == ENDED_MAX
            && let Some(oldest) = self.ended_order.pop_front()
        {
            self.ended.remove(&oldest);
        }
        self.ended.insert(id, end);
        self.ended_order.push_back(id);
        end
    }

    fn earlier_end(&self, id: HoldId) -> Result<End, UnknownHold> {
        self.ended.get(&id).copied().ok_or(UnknownHold(id))
    }
}

#[cfg(test)]
mod tests;
