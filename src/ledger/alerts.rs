//! What is told of budgets: after every charge, after an operator's change, and when a call is
//! refused. All of it under the lock of the state, so that nothing is told twice.
//!
//! Knows no destinations; what is told goes to the journal with what caused it.

use super::journal::Operation;
use super::state::{Attempt, Order, Refusal, State};
use crate::domain::alert::{Alert, AlertRules, Cause, event};
use crate::domain::delivery::{Event, EventKind, Names, Outbox};
use crate::domain::entry::Payer;
use crate::domain::hold::AccountId;
use crate::domain::money::Picos;
use crate::domain::scope::Scope;
use crate::domain::time::Millis;

/// The kinds of events that are told of budgets.
const KINDS: [EventKind; 4] = [
    EventKind::BudgetCrossed,
    EventKind::ThresholdCrossed,
    EventKind::SoftBudgetCrossed,
    EventKind::ProjectedLimitExceeded,
];

/// Who is told of what is booked, and when they are told of budgets.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// Who is told.
    pub outbox: Outbox,
    /// When they are told of budgets.
    pub alerts: AlertRules,
}

impl From<Outbox> for Telling {
    fn from(outbox: Outbox) -> Self {
        Self { outbox, alerts: AlertRules::default() }
    }
}

/// When somebody is told of budgets.
#[derive(Debug)]
pub(super) struct Alerts {
    rules: AlertRules,
    outbox: Outbox,
    is_on: bool,
}

impl From<Telling> for Alerts {
    fn from(Telling { outbox, alerts }: Telling) -> Self {
        let is_on = KINDS.into_iter().any(|kind| outbox.told_of(kind).next().is_some());
        Self { rules: alerts, outbox, is_on }
    }
}

impl State {
    /// Tries to admit; when a budget refuses, that is told if nobody was told before.
    pub(super) fn attempt(
        &mut self,
        order: &Order,
        accounts: &[AccountId],
        overtaking: bool,
        capped_too: bool,
        now: Millis,
    ) -> Attempt {
        let attempt = self.try_to_admit(order, accounts, overtaking, capped_too, now);
        if self.alerts.is_on
            && let Attempt::Refused(Refusal::OverBudget(shortage)) = &attempt
        {
            let checked = accounts.iter().zip(order.all_terms()).filter(|(_, terms)| terms.is_checked);
            let checked: Vec<AccountId> = checked.map(|(id, _)| *id).collect();
            // Who comes with a cheap bound first may come back with a count that fits.
            let needed = if capped_too { shortage.needed } else { Picos::ZERO };
            self.tell_of_refusal(order, accounts, &checked, needed, now);
        }
        attempt
    }

    /// Tells of accounts that keep a call out which needs so much.
    pub(super) fn tell_of_refusal(
        &mut self,
        order: &Order,
        all: &[AccountId],
        checked: &[AccountId],
        needed: Picos,
        at: Millis,
    ) {
        if !self.alerts.is_on {
            return;
        }
        let payer = self.payer_among(all);
        let cause = Cause { payer: &payer, names: &order.names, at };
        self.tell_of(checked, cause);
        for &id in checked {
            let is_short = self.book.account(id).is_some_and(|account| needed > account.unspent());
            if is_short
                && let Some(alert) = self.book.refused(id, &self.alerts.rules)
                && let Some(event) = self.alert(id, alert, cause)
            {
                self.journal.push(Operation::Happened { event: Box::new(event) });
            }
        }
    }

    /// Tells of accounts that keep a call from one of the places where it can be sent.
    pub(super) fn tell_of_route(
        &mut self,
        route: &[AccountId],
        others: &[AccountId],
        names: &Names,
        at: Millis,
    ) {
        if self.alerts.is_on {
            let payer = self.payer_among(others);
            self.tell_of(route, Cause { payer: &payer, names, at });
        }
    }

    fn tell_of(&mut self, accounts: &[AccountId], cause: Cause<'_>) {
        for event in self.alerts_of(accounts.iter().copied(), cause) {
            self.journal.push(Operation::Happened { event: Box::new(event) });
        }
    }

    /// What is to be told of these accounts after a line that changed them; it belongs into the line's
    /// own transaction.
    pub(super) fn alerts_of(
        &mut self,
        accounts: impl Iterator<Item = AccountId>,
        cause: Cause<'_>,
    ) -> Vec<Event> {
        let mut events = Vec::new();
        if !self.alerts.is_on {
            return events;
        }
        for id in accounts {
            for alert in self.book.look(id, &self.alerts.rules, cause.at).into_iter().flatten() {
                events.extend(self.alert(id, alert, cause));
            }
        }
        events
    }

    fn alert(&self, id: AccountId, alert: Alert, cause: Cause<'_>) -> Option<Event> {
        let account = self.book.account(id)?;
        self.alerts.outbox.told_of(alert.kind()).next()?;
        Some(event(account, alert, cause, uuid::Uuid::now_v7().to_string()))
    }

    /// Who pays from these accounts.
    pub(super) fn payer_among(&self, accounts: &[AccountId]) -> Payer {
        let mut payer = Payer::default();
        for account in accounts.iter().filter_map(|id| self.book.account(*id)) {
            match &account.key().scope {
                Scope::Key(id) => payer.key = Some(id.clone()),
                Scope::User(id) => payer.user = Some(id.clone()),
                Scope::Team(id) => payer.team = Some(id.clone()),
                Scope::Organization(id) => payer.organization = Some(id.clone()),
                _ => {}
            }
        }
        payer
    }
}
