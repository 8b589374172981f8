//! What limits somebody, and where they stand.

use jiff::Timestamp;

use super::{amount, count, instant, text};
use crate::client::Row;
use crate::domain::money::Picos;

/// The limits of a customer, a key or a budget.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    /// The cap in USD.
    pub(crate) max: Option<Picos>,
    /// Where somebody is told.
    pub(crate) soft: Option<Picos>,
    /// The length of the window, as the server writes it.
    pub(crate) duration: Option<String>,
    /// When the window ends.
    pub(crate) resets_at: Option<Timestamp>,
    /// Requests a minute.
    pub(crate) rpm: Option<u64>,
    /// Tokens a minute.
    pub(crate) tpm: Option<u64>,
    /// Tokens a day.
    pub(crate) tpd: Option<u64>,
    /// Calls at a time.
    pub(crate) parallel: Option<u64>,
}

impl Limits {
    /// The limits of a row, which stand below `prefix` (`""`, or `litellm_budget_table.`).
    pub(crate) fn of_row(row: &Row, prefix: &str) -> Self {
        let path = |name: &str| format!("{prefix}{name}");
        Self {
            max: amount(row, &path("max_budget")),
            soft: amount(row, &path("soft_budget")),
            duration: text(row, &path("budget_duration")),
            resets_at: instant(row, &path("budget_reset_at")),
            rpm: count(row, &path("rpm_limit")),
            tpm: count(row, &path("tpm_limit")),
            tpd: count(row, &path("tpd_limit")),
            parallel: count(row, &path("max_parallel_requests")),
        }
    }

    /// These, and what they leave open from others.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            max: self.max.or(other.max),
            soft: self.soft.or(other.soft),
            duration: self.duration.or(other.duration),
            resets_at: self.resets_at.or(other.resets_at),
            rpm: self.rpm.or(other.rpm),
            tpm: self.tpm.or(other.tpm),
            tpd: self.tpd.or(other.tpd),
            parallel: self.parallel.or(other.parallel),
        }
    }
}

/// Where somebody stands with their budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// There is no cap.
    None,
    /// Below 80 %, or below the soft budget.
    Ok,
    /// From 80 % or the soft budget on.
    Near,
    /// From 100 % on, or a cap of nothing.
    Over,
    /// Refused by an operator.
    Blocked,
    /// Its time is over.
    Expired,
}

/// Where `spend` stands against its limits.
pub(crate) fn standing(spend: Picos, limits: &Limits) -> Standing {
    let Some(max) = limits.max else {
        return match limits.soft {
            Some(soft) if spend >= soft => Standing::Near,
            _ => Standing::None,
        };
    };
    if max.get() <= 0 || spend >= max {
        return Standing::Over;
    }
    // Eighty hundredths, without a division that would round.
    let is_near = match limits.soft {
        Some(soft) if spend >= soft => true,
        _ => spend.get().saturating_mul(100) >= max.get().saturating_mul(80),
    };
    if is_near { Standing::Near } else { Standing::Ok }
}
