//! The waiting line: calls that only open holds keep from being admitted, first come first served.
//!
//! A call stands at the account that is too tight for it, or at those of every place it could be sent
//! to. Whoever comes later and touches an account with a line joins it, so nobody is overtaken on the
//! money they wait for.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::hold::AccountId;

/// A place in the line; the order of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ticket(u64);

/// Everybody who waits.
#[derive(Debug)]
pub(super) struct Line<W> {
    next: u64,
    waiting: BTreeMap<Ticket, (Vec<AccountId>, W)>,
    at: HashMap<AccountId, BTreeSet<Ticket>>,
}

impl<W> Line<W> {
    pub(super) fn new() -> Self {
        Self { next: 0, waiting: BTreeMap::new(), at: HashMap::new() }
    }

    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether somebody waits at this account.
    pub(super) fn is_waiting_at(&self, account: AccountId) -> bool {
        self.at.contains_key(&account)
    }

    /// Joins at the end.
    pub(super) fn join(&mut self, accounts: Vec<AccountId>, waiter: W) -> Ticket {
        let ticket = Ticket(self.next);
        self.next += 1;
        self.put(ticket, accounts, waiter);
        ticket
    }

    /// The first at an account, taken out of the line.
    pub(super) fn take_first(&mut self, account: AccountId) -> Option<(Ticket, W)> {
        let ticket = *self.at.get(&account)?.first()?;
        self.leave(ticket).map(|waiter| (ticket, waiter))
    }

    /// Back to its own place, perhaps at other accounts.
    pub(super) fn put(&mut self, ticket: Ticket, accounts: Vec<AccountId>, waiter: W) {
        for &account in &accounts {
            self.at.entry(account).or_default().insert(ticket);
        }
        self.waiting.insert(ticket, (accounts, waiter));
    }

    /// Leaves the line; `None` when it has left before.
    pub(super) fn leave(&mut self, ticket: Ticket) -> Option<W> {
        let (accounts, waiter) = self.waiting.remove(&ticket)?;
        for account in accounts {
            if let Some(tickets) = self.at.get_mut(&account) {
                tickets.remove(&ticket);
                if tickets.is_empty() {
                    self.at.remove(&account);
                }
            }
        }
        Some(waiter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Book;
    use crate::domain::scope::{AccountKey, Scope};

    #[test]
    fn first_come_first_served_also_after_a_move() {
        let mut book = Book::new();
        let mut open = |id: &str| {
            book.open(AccountKey::main(Scope::Customer(id.into())), crate::domain::account::Kept::default())
        };
        let (a, b) = (open("a"), open("b"));
        let mut line = Line::new();
        line.join(vec![a], "first");
        let second = line.join(vec![b], "second");
        line.join(vec![a], "third");
        // The second turns out to be short at `a`: it stands between the other two.
        let waiter = line.leave(second).unwrap();
        line.put(second, vec![a], waiter);
        let order: Vec<_> = std::iter::from_fn(|| line.take_first(a)).map(|(_, waiter)| waiter).collect();
        assert_eq!(order, ["first", "second", "third"]);
        assert!(!line.is_waiting_at(a) && !line.is_waiting_at(b) && line.len() == 0);

        // Who waits at several accounts is found at each of them, once.
        line.join(vec![a, b], "both");
        assert!(line.is_waiting_at(a) && line.is_waiting_at(b) && line.len() == 1);
        assert_eq!(line.take_first(b).map(|(_, waiter)| waiter), Some("both"));
        assert!(!line.is_waiting_at(a) && line.take_first(a).is_none());
    }
}
