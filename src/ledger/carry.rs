//! Lines that the ledger writes about one account without a call: by an operator, and where an
//! overspend goes on into the next window.

use std::sync::Arc;

use super::LINE_MAX;
use super::state::State;
use crate::domain::account::Terms;
use crate::domain::delivery::Names;
use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, FurtherAccount, Payer};
use crate::domain::hold::AccountId;
use crate::domain::money::Picos;
use crate::domain::scope::AccountKey;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;

/// Who has written the lines of overspend that goes on.
const AUTHOR: &str = "budget_rollover";

impl State {
    /// Writes what an ended window leaves to the next one, and starts that one with it. Comes before
    /// whatever else happens to the account: the balance stays the sum of the lines.
    pub(super) fn carry_over(&mut self, id: AccountId, terms: Option<&Terms>, now: Millis) {
        let carried = self.book.carry_due(id, terms, now).min(LINE_MAX);
        if carried == Picos::ZERO {
            return;
        }
        let Some(key) = self.book.account(id).map(|account| Arc::clone(account.key())) else { return };
        let seq = self.next_seq();
        self.book.reset(id, carried, now, seq);
        if let Some(terms) = terms {
            // An account just loaded does not know yet when its new window ends, and the disk must.
            self.book.apply(id, terms, now, seq);
        }
        let note = "spent above the cap of the window before";
        let line = Line { kind: EntryKind::Reset, amount: carried, author: AUTHOR, note };
        let entry = line.entry(&key, seq, now);
        let after = self.after(&[id]);
        self.push_booked(None, entry, Names::default(), (after, Vec::new()), None, None);
    }
}

/// A line about one account.
pub(super) struct Line<'a> {
    pub(super) kind: EntryKind,
    pub(super) amount: Picos,
    pub(super) author: &'a str,
    pub(super) note: &'a str,
}

impl Line<'_> {
    pub(super) fn entry(&self, key: &AccountKey, seq: u64, now: Millis) -> Entry {
        Entry {
            seq,
            id: uuid::Uuid::now_v7().to_string(),
            request_id: uuid::Uuid::now_v7().to_string(),
            call_id: None,
            kind: self.kind,
            status: EntryStatus::Exact,
            at: now,
            started_at: now,
            payer: Arc::new(Payer::default()),
            call: Arc::new(CallFacts::default()),
            usage: Usage::default(),
            cost: self.amount,
            held: Picos::ZERO,
            duration_ms: 0,
            detail: Detail {
                account: Some(FurtherAccount::from(key)),
                author: Some(self.author.to_owned()),
                note: Some(self.note.to_owned()),
                ..Detail::default()
            },
        }
    }
}
