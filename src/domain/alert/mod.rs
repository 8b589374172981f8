//! When something is told of a budget: little of it is left, it is spent, or it will be at this pace.
//!
//! Knows no destinations; what is told leaves as an [`Event`](super::delivery::Event).

mod event;

pub use event::{Cause, event};

use super::money::Picos;
use super::projection::project;
use super::time::Millis;

/// What a refused call needs more than counts as a rest up to so many percent of the limit.
const REST_PERCENT: u8 = 20;
/// Of so many thresholds it is remembered which were told.
const THRESHOLDS_MAX: usize = 8;
/// The thresholds when nobody says otherwise, in percent of the limit that are left.
const THRESHOLDS: [u8; 2] = [15, 5];

/// When budgets are told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertRules {
    /// In percent of the limit that are left; the most severe first.
    thresholds: Box<[u8]>,
    are_projected: bool,
}

impl Default for AlertRules {
    fn default() -> Self {
        Self::new(THRESHOLDS, true)
    }
}

impl AlertRules {
    /// Rules that tell when so many percent of a limit are left, and perhaps when it will be exceeded
    /// at the pace so far.
    ///
    /// Thresholds are from 1 to 99; others say nothing and are left out. Of more than eight those
    /// that leave the least are kept.
    pub fn new(percent_left: impl IntoIterator<Item = u8>, are_projected: bool) -> Self {
        let mut thresholds: Vec<u8> =
            percent_left.into_iter().filter(|percent| (1..100).contains(percent)).collect();
        thresholds.sort_unstable();
        thresholds.dedup();
        thresholds.truncate(THRESHOLDS_MAX);
        Self { thresholds: thresholds.into(), are_projected }
    }

    /// Whether it matters when a window began.
    pub(super) fn are_projected(&self) -> bool {
        self.are_projected
    }

    /// What is to be told now, and notes that it was.
    ///
    /// Of a limit only the worst news is told; what it makes superfluous counts as told. The soft
    /// limit is told of by itself.
    pub(super) fn look(&self, standing: &Standing, told: &mut Told, now: Millis) -> Due {
        [
            standing.limit.and_then(|limit| self.of_limit(standing.posted, limit, told)),
            standing.soft_limit.and_then(|soft| of_soft_limit(standing.posted, soft, told)),
            self.of_projection(standing, told, now),
        ]
    }

    fn of_limit(&self, posted: Picos, limit: Picos, told: &mut Told) -> Option<Alert> {
        if posted >= limit {
            let is_new = told.note(Told::CROSSED);
            self.note_from(0, told);
            return is_new.then_some(Alert::Crossed);
        }
        let left = limit.saturating_minus(posted);
        // Nearly always there is more than the most that is asked about.
        if left > part_of(limit, *self.thresholds.last()?) {
            return None;
        }
        let reached = self.thresholds.iter().position(|percent| left <= part_of(limit, *percent))?;
        let is_new = self.note_from(reached, told);
        is_new.then_some(Alert::Left(*self.thresholds.get(reached)?))
    }

    /// The same of a limit that leaves less than a call needs that it has refused. Who is refused
    /// meets a spent budget, so this and a limit that is spent are one news. While much is left it is the
    /// call that is too large, and no news about the budget.
    pub(super) fn refused(&self, standing: &Standing, told: &mut Told) -> Option<Alert> {
        let limit = standing.limit.filter(|limit| standing.posted < *limit)?;
        let left = limit.saturating_minus(standing.posted);
        let is_rest = left <= part_of(limit, REST_PERCENT);
        (is_rest && told.note(Told::CROSSED)).then_some(Alert::Refused { left })
    }

    /// Notes a threshold and all that are less severe; answers whether the first was not yet told.
    fn note_from(&self, reached: usize, told: &mut Told) -> bool {
        let mut bits = (reached..self.thresholds.len()).map(Told::threshold);
        let is_new = bits.next().is_some_and(|bit| told.note(bit));
        bits.for_each(|bit| _ = told.note(bit));
        is_new
    }

    fn of_projection(&self, standing: &Standing, told: &mut Told, now: Millis) -> Option<Alert> {
        let limit = standing.limit.or(standing.soft_limit)?;
        if !self.are_projected || told.has(Told::PROJECTED) || standing.posted >= limit {
            return None;
        }
        let (start, end) = standing.window?;
        let projection = project(standing.posted, start, end, now)?;
        let exceeded_at = projection.reaches(limit)?;
        told.note(Told::PROJECTED);
        Some(Alert::Projected { spend: projection.spend_at_reset(), exceeded_at })
    }
}

fn of_soft_limit(posted: Picos, soft_limit: Picos, told: &mut Told) -> Option<Alert> {
    (posted >= soft_limit && told.note(Told::SOFT_CROSSED)).then_some(Alert::SoftCrossed)
}

/// So many percent of an amount, rounded down: what is left is a whole number, too.
fn part_of(limit: Picos, percent: u8) -> Picos {
    let (percent, limit) = (i128::from(percent), limit.get());
    Picos::new(limit / 100 * percent + limit % 100 * percent / 100)
}

/// Something that is told of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// It is spent.
    Crossed,
    /// What is left is less than a call needs that was refused.
    Refused {
        /// What is left.
        left: Picos,
    },
    /// So many percent of it are left, or less.
    Left(u8),
    /// The soft limit is spent.
    SoftCrossed,
    /// At this pace it is exceeded before its window ends.
    Projected {
        /// What will be spent when the window ends.
        spend: Picos,
        /// When that is more than the limit.
        exceeded_at: Millis,
    },
}

/// All that can be due at once.
pub type Due = [Option<Alert>; 3];

/// A budget at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// What is spent.
    pub(super) posted: Picos,
    /// The hard limit, or a lenient one.
    pub(super) limit: Option<Picos>,
    /// The soft limit.
    pub(super) soft_limit: Option<Picos>,
    /// When the window began, and when it ends.
    pub(super) window: Option<(Millis, Millis)>,
}

/// What was told of a budget in this window and of these limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Told(u16);

impl Told {
    const CROSSED: Self = Self(1);
    const SOFT_CROSSED: Self = Self(1 << 1);
    const PROJECTED: Self = Self(1 << 2);

    fn threshold(at: usize) -> Self {
        Self(1 << (3 + at.min(THRESHOLDS_MAX)))
    }

    fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Notes it; answers whether it was not yet told.
    fn note(&mut self, other: Self) -> bool {
        let is_new = !self.has(other);
        self.0 |= other.0;
        is_new
    }

    /// Another limit is in force: nothing was told of that one.
    pub(super) fn forget_limit(&mut self) {
        self.0 &= Self::SOFT_CROSSED.0;
    }

    /// Another soft limit is in force; where there is no other limit, it is also the one that is
    /// projected to.
    pub(super) fn forget_soft_limit(&mut self, has_limit: bool) {
        self.0 &= !Self::SOFT_CROSSED.0;
        if !has_limit {
            self.0 &= !Self::PROJECTED.0;
        }
    }
}

#[cfg(test)]
mod tests;
