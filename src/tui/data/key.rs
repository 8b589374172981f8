//! Keys as the dashboard knows them: never a secret among it.

use jiff::Timestamp;

use super::{Limits, Standing, amount, flag, instant, standing, text, texts};
use crate::client::Row;
use crate::domain::money::Picos;

/// A key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Key {
    /// Its hash, which names it.
    pub(crate) hash: String,
    /// Its masked name.
    pub(crate) name: String,
    /// A name for people.
    pub(crate) alias: Option<String>,
    /// The team that pays with it.
    pub(crate) team: Option<String>,
    /// The member of staff whose it is.
    pub(crate) user: Option<String>,
    /// Refused by an operator.
    pub(crate) blocked: bool,
    /// Settled in its window.
    pub(crate) spend: Picos,
    /// Held by calls that are running.
    pub(crate) held: Picos,
    /// What limits it.
    pub(crate) limits: Limits,
    /// When it ends.
    pub(crate) expires: Option<Timestamp>,
    /// When a call last came with it.
    pub(crate) last_used: Option<Timestamp>,
    /// What it may call; empty: everything.
    pub(crate) models: Vec<String>,
    /// Its row, as the server sent it.
    pub(crate) row: Row,
}

impl Key {
    /// A key of `/key/list` with whole objects.
    pub(crate) fn of_row(row: Row) -> Option<Self> {
        let budget = Limits::of_row(&row, "litellm_budget_table.");
        Some(Self {
            hash: text(&row, "token")?,
            name: text(&row, "key_name").unwrap_or_default(),
            alias: text(&row, "key_alias"),
            team: text(&row, "team_id"),
            user: text(&row, "user_id"),
            blocked: flag(&row, "blocked"),
            spend: amount(&row, "spend").unwrap_or(Picos::ZERO),
            held: amount(&row, "held").unwrap_or(Picos::ZERO),
            limits: Limits::of_row(&row, "").or(budget),
            expires: instant(&row, "expires"),
            last_used: instant(&row, "last_active").or_else(|| instant(&row, "last_used_at")),
            models: texts(&row, "models"),
            row,
        })
    }

    /// Where it stands at `now`.
    pub(crate) fn standing(&self, now: Timestamp) -> Standing {
        match self.expires {
            _ if self.blocked => Standing::Blocked,
            Some(end) if end <= now => Standing::Expired,
            _ => standing(self.spend, &self.limits),
        }
    }
}
