//! One running balance: what was settled and what is held of a scope in one window.

use std::sync::Arc;

use super::alert::{Alert, AlertRules, Due, Standing, Told};
use super::money::Picos;
use super::scope::AccountKey;
use super::time::Millis;
use super::window::WindowRule;

/// The rule that applies to an account at this moment, as the records say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// Which account.
    pub key: AccountKey,
    /// The hard cap; absent: none.
    pub limit: Option<Picos>,
    /// A cap that refuses nobody for now. What was spent above it is still overspend.
    pub lenient_limit: Option<Picos>,
    /// Refuses nobody; somebody is told when so much is spent.
    pub soft_limit: Option<Picos>,
    /// How its window turns over; absent: it lasts for life.
    pub window: Option<WindowRule>,
    /// Whether this call is held against it. A call that is not still posts its cost there, and leaves
    /// the account's rule to those who are.
    pub is_checked: bool,
}

impl Terms {
    /// An account without a cap or a window.
    pub fn uncapped(key: AccountKey) -> Self {
        Self { key, limit: None, lenient_limit: None, soft_limit: None, window: None, is_checked: true }
    }

    /// An account that the call's cost is posted to, and nothing else.
    pub fn posted_only(key: AccountKey) -> Self {
        Self { is_checked: false, ..Self::uncapped(key) }
    }

    /// The same account with a cap that refuses nobody.
    #[must_use]
    pub fn leniently(self) -> Self {
        Self { limit: None, lenient_limit: self.limit.or(self.lenient_limit), ..self }
    }

    /// What is spent above this is overspend.
    pub(super) fn overspent_above(&self) -> Option<Picos> {
        self.limit.or(self.lenient_limit)
    }
}

/// An account's numbers at one instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Settled in this window.
    pub posted: Picos,
    /// Held by calls under way.
    pub pending: Picos,
    /// Settled ever.
    pub lifetime: Picos,
    /// When the window ends.
    pub reset_at: Option<Millis>,
}

/// What of an account is kept on disk. Holds are kept one by one, so `pending` is not here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Settled in the window.
    pub posted: Picos,
    /// Settled ever.
    pub lifetime: Picos,
    /// Entries up to this one are before the window: `posted` is the sum of the later ones.
    pub since_seq: u64,
    /// When the window ends.
    pub reset_at: Option<Millis>,
}

/// The running state of one scope in one window.
#[derive(Clone, Debug)]
pub struct Account {
    pub(super) key: Arc<AccountKey>,
    pub(super) kept: Kept,
    pub(super) pending: Picos,
    /// Open holds and waiting calls that name this account; while there are any it stays.
    pub(super) references: u32,
    /// The last entry that changed it.
    pub(super) touched_seq: u64,
    limit: Option<Picos>,
    overspent_above: Option<Picos>,
    soft_limit: Option<Picos>,
    window: Option<WindowRule>,
    /// Of this window and these limits.
    told: Told,
    /// The end of a window and when that one began, as it was last found out.
    window_seen: Option<(Millis, Millis)>,
}

impl Account {
    pub(super) fn open(key: AccountKey, kept: Kept) -> Self {
        Self {
            key: Arc::new(key),
            kept,
            pending: Picos::ZERO,
            references: 0,
            touched_seq: 0,
            limit: None,
            overspent_above: None,
            soft_limit: None,
            window: None,
            told: Told::default(),
            window_seen: None,
        }
    }

    /// Which account this is.
    pub fn key(&self) -> &Arc<AccountKey> {
        &self.key
    }

    /// What is kept of it on disk.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// The hard cap in force.
    pub fn limit(&self) -> Option<Picos> {
        self.limit
    }

    /// What somebody is told of when it is spent: the hard cap, or the lenient one.
    pub fn alerting_limit(&self) -> Option<Picos> {
        self.overspent_above
    }

    /// The soft cap in force.
    pub fn soft_limit(&self) -> Option<Picos> {
        self.soft_limit
    }

    /// The day of an instant by the clock that its window follows, `2026-11-30`.
    pub fn day_of(&self, at: Millis) -> String {
        self.window.as_ref().map_or_else(|| at.utc_date(), |rule| rule.calendar.date(at))
    }

    /// Its numbers now.
    pub fn balance(&self) -> Balance {
        Balance {
            posted: self.kept.posted,
            pending: self.pending,
            lifetime: self.kept.lifetime,
            reset_at: self.kept.reset_at,
        }
    }

    /// What the cap leaves when nothing were held; [`Picos::MAX`] without a cap.
    pub fn unspent(&self) -> Picos {
        self.limit.map_or(Picos::MAX, |limit| limit.saturating_minus(self.kept.posted))
    }

    /// What the cap leaves for a new hold; [`Picos::MAX`] without a cap.
    pub fn room(&self) -> Picos {
        match self.limit {
            Some(_) => self.unspent().saturating_minus(self.pending),
            None => Picos::MAX,
        }
    }

    /// Whether a hold of this amount keeps `posted + pending <= limit`.
    pub fn fits(&self, amount: Picos) -> bool {
        amount <= self.room()
    }

    /// Takes over the rule in force, and turns the window over when it is due.
    ///
    /// A shorter rule brings the end of the running window nearer; only a turn zeroes anything.
    pub(super) fn apply(&mut self, terms: &Terms, now: Millis, seq: u64) {
        // What has ended has ended, whatever the new rule says of windows.
        let carried = self.carry_due(Some(terms), now);
        self.turn_over_to(carried, now, seq);
        self.limit = terms.limit;
        self.take_alerting_limits(terms);
        let window = terms.window.as_ref();
        if self.window.as_ref() != window {
            let known = self.window.is_some();
            self.window = window.cloned();
            self.window_seen = None;
            self.kept.reset_at = window.map(|rule| {
                let aligned = rule.next_reset(now);
                match self.kept.reset_at {
                    // Loaded from disk: the stored end stands, also when it has passed meanwhile.
                    Some(stored) if !known => stored.min(aligned),
                    _ => aligned,
                }
            });
        }
        self.turn_over(now, seq);
    }

    fn take_alerting_limits(&mut self, terms: &Terms) {
        let limit = terms.overspent_above();
        if self.overspent_above != limit {
            self.overspent_above = limit;
            self.told.forget_limit();
        }
        if self.soft_limit != terms.soft_limit {
            self.soft_limit = terms.soft_limit;
            self.told.forget_soft_limit(limit.is_some());
        }
    }

    /// What is to be told of it now; from here on it is told.
    pub(super) fn look(&mut self, rules: &AlertRules, now: Millis) -> Due {
        if self.overspent_above.is_none() && self.soft_limit.is_none() {
            return Due::default();
        }
        let window = if rules.are_projected() { self.window_now() } else { None };
        rules.look(&Standing { window, ..self.standing() }, &mut self.told, now)
    }

    /// What is to be told when it leaves less than a refused call needs; from here on it is told.
    pub(super) fn refused(&mut self, rules: &AlertRules) -> Option<Alert> {
        rules.refused(&self.standing(), &mut self.told)
    }

    fn standing(&self) -> Standing {
        Standing {
            posted: self.kept.posted,
            limit: self.overspent_above,
            soft_limit: self.soft_limit,
            window: None,
        }
    }

    /// When the window began and when it ends. That is asked at every charge, so the calendar is
    /// looked into once a window.
    fn window_now(&mut self) -> Option<(Millis, Millis)> {
        let (rule, end) = (self.window.as_ref()?, self.kept.reset_at?);
        if let Some((seen_end, start)) = self.window_seen
            && seen_end == end
        {
            return Some((start, end));
        }
        let start = rule.window_start(end);
        self.window_seen = Some((end, start));
        Some((start, end))
    }

    /// What the window leaves to the next one if it has ended: nothing, unless overspend is carried
    /// on. The cap is that of the terms, else the one in force; the window is its own, or the one that
    /// is about to be applied to an account just loaded.
    pub(super) fn carry_due(&self, terms: Option<&Terms>, now: Millis) -> Picos {
        let above = terms.map_or(self.overspent_above, Terms::overspent_above);
        let ended = self.kept.reset_at.filter(|end| *end <= now);
        match (ended, self.window.as_ref().or(terms.and_then(|terms| terms.window.as_ref()))) {
            (Some(end), Some(rule)) => rule.carried(self.kept.posted, above, end, now),
            _ => Picos::ZERO,
        }
    }

    /// Starts the next window when this one has ended. What is held stays held.
    pub(super) fn turn_over(&mut self, now: Millis, seq: u64) {
        let carried = self.carry_due(None, now);
        self.turn_over_to(carried, now, seq);
    }

    fn turn_over_to(&mut self, carried: Picos, now: Millis, seq: u64) {
        if self.kept.reset_at.is_some_and(|end| end <= now) {
            self.kept.posted = carried;
            self.kept.since_seq = seq;
            self.kept.reset_at = self.window.as_ref().map(|rule| rule.next_reset(now));
            self.told = Told::default();
        }
    }

    /// Starts the window over at an amount that the line of this number carries, so it counts from
    /// that line on.
    pub(super) fn start_over(&mut self, to: Picos, seq: u64) {
        self.kept.posted = to;
        self.kept.since_seq = seq.saturating_sub(1);
        self.told = Told::default();
    }

    /// Books an amount; sums stay at the end of their range rather than wrap.
    pub(super) fn post(&mut self, amount: Picos) {
        self.kept.posted = self.kept.posted.saturating_plus(amount);
        self.kept.lifetime = self.kept.lifetime.saturating_plus(amount);
    }
}
