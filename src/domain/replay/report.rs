//! What came of a replay: sums by customer and by model, and what a refusal says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Told, Way};
use crate::domain::account::Terms;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::id::CustomerId;
use crate::domain::money::Picos;
use crate::domain::scope::AccountKey;
use crate::domain::time::Millis;

/// What came of some calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Calls, refused or not.
    pub calls: u64,
    /// What they were charged then.
    pub paid: Picos,
    /// What they would be charged.
    pub would_pay: Picos,
    /// Calls whose usage was priced anew.
    pub repriced: u64,
    /// Calls that a rule prices and that keep their booked cost, because it cannot be told anew.
    pub kept: u64,
    /// Calls that would pay less than their cost, because their budget has no more left.
    pub shortened: u64,
    /// Calls that would be refused.
    pub refused: u64,
    /// What these would cost.
    pub refused_cost: Picos,
    /// When the first of them was booked.
    pub first_refused_at: Option<Millis>,
}

impl Sum {
    /// How much more would be paid; less than zero when it is less.
    pub fn difference(&self) -> Picos {
        self.would_pay.saturating_minus(self.paid)
    }

    fn add(&mut self, line: &Entry, told: &Told<'_>) {
        self.calls += 1;
        self.paid = self.paid.saturating_plus(line.cost);
        self.repriced += u64::from(told.way == Way::Anew);
        self.kept += u64::from(told.way == Way::Kept);
    }

    fn admitted(&mut self, told: &Told<'_>, paid: Picos) {
        self.would_pay = self.would_pay.saturating_plus(paid);
        self.shortened += u64::from(paid < told.cost);
    }

    fn refused(&mut self, line: &Entry, told: &Told<'_>) {
        self.refused += 1;
        self.refused_cost = self.refused_cost.saturating_plus(told.cost);
        self.first_refused_at = self.first_refused_at.or(Some(line.at));
    }
}

/// A call that would have been refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its line.
    pub seq: u64,
    /// Its id.
    pub request_id: String,
    /// When it was booked.
    pub at: Millis,
    /// Its customer.
    pub customer: Option<CustomerId>,
    /// The public name of its model.
    pub model: Arc<str>,
    /// The account that has nothing left: the first one of those that are checked.
    pub account: AccountKey,
    /// The cap of that account.
    pub limit: Picos,
    /// What is spent there.
    pub spent: Picos,
    /// What the call would cost.
    pub cost: Picos,
}

impl Refusal {
    pub(super) fn of(line: &Entry, cost: Picos, (terms, spent): (&Terms, Picos)) -> Self {
        Self {
            seq: line.seq,
            request_id: line.request_id.clone(),
            at: line.at,
            customer: line.payer.customer.clone(),
            model: Arc::clone(&line.call.model_group),
            account: terms.key.clone(),
            limit: terms.limit.unwrap_or(Picos::MAX),
            spent,
            cost,
        }
    }
}

/// What came of all calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// All of them.
    pub total: Sum,
    /// By customer; `None` stands for calls without one.
    pub customers: BTreeMap<Option<CustomerId>, Sum>,
    /// By the public name of the model.
    pub models: BTreeMap<Arc<str>, Sum>,
    /// Every other name of the models that were called.
    pub other_names: BTreeSet<Arc<str>>,
    /// Balances that somebody has corrected.
    pub adjustments: u64,
    /// Windows that somebody has started over.
    pub resets: u64,
    /// When the first and the last of the lines were booked.
    pub period: Option<(Millis, Millis)>,
    /// The names by which price rules have found a call.
    pub used_rules: BTreeSet<String>,
}

impl Report {
    pub(super) fn see(&mut self, line: &Entry) {
        let (first, last) = self.period.unwrap_or((line.at, line.at));
        self.period = Some((first.min(line.at), last.max(line.at)));
        self.adjustments += u64::from(line.kind == EntryKind::Adjust);
        self.resets += u64::from(line.kind == EntryKind::Reset);
    }

    pub(super) fn note_used(&mut self, rule: &str) {
        if !self.used_rules.contains(rule) {
            self.used_rules.insert(rule.to_owned());
        }
    }

    pub(super) fn admitted(&mut self, line: &Entry, told: &Told<'_>, paid: Picos) {
        self.each(line, |sum| {
            sum.add(line, told);
            sum.admitted(told, paid);
        });
    }

    pub(super) fn refused(&mut self, line: &Entry, told: &Told<'_>) {
        self.each(line, |sum| {
            sum.add(line, told);
            sum.refused(line, told);
        });
    }

    /// Does the same to every sum that the call is part of.
    fn each(&mut self, line: &Entry, act: impl Fn(&mut Sum)) {
        act(&mut self.total);
        act(self.customers.entry(line.payer.customer.clone()).or_default());
        act(self.models.entry(Arc::clone(&line.call.model_group)).or_default());
        if !self.other_names.contains(&line.call.model) {
            self.other_names.insert(Arc::clone(&line.call.model));
        }
    }
}
