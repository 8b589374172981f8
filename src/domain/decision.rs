//! Why a call was admitted, capped or refused: every account it would spend from, as it stood then.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::account::{Balance, Terms};
use super::entry::{FurtherAccount, Payer};
use super::money::Picos;
use super::time::Millis;

/// The accounts of a call at one instant, in the order in which they are checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    /// The rule of each.
    pub terms: Arc<[Terms]>,
    /// The rules of the capped accounts of each place that it could be sent to.
    pub routes: Arc<[Arc<[Terms]>]>,
    /// The numbers of each, those of the places last, before the call took anything.
    pub balances: Box<[Balance]>,
    /// The least that the call needed; absent where money did not matter.
    pub needed: Option<Picos>,
    /// The most that it could cost; absent where money did not matter, or beyond counting.
    pub ceiling: Option<Picos>,
}

/// One account as it stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Which account.
    pub account: FurtherAccount,
    /// Its cap; absent: none.
    pub limit: Option<Picos>,
    /// Settled in the window.
    pub settled: Picos,
    /// Held by other calls.
    pub held: Picos,
    /// When its window ends.
    pub reset_at: Option<Millis>,
    /// Whether the call is held against it, or only posts its cost there.
    pub is_checked: bool,
    /// The place that the account belongs to; absent for those of the payers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<usize>,
}

impl Standing {
    /// Whether so much would not fit if nothing were held.
    fn is_spent(&self, needed: Picos) -> bool {
        self.limit.is_some_and(|limit| self.is_checked && needed > limit.saturating_minus(self.settled))
    }

    /// What the cap leaves; absent without a cap.
    pub fn room(&self) -> Option<Picos> {
        let limit = self.limit.filter(|_| self.is_checked)?;
        Some(limit.saturating_minus(self.settled).saturating_minus(self.held))
    }
}

impl Moment {
    /// Each account with its rule and its numbers.
    pub fn standings(&self) -> Vec<Standing> {
        let of_routes = self.routes.iter().enumerate();
        let of_routes = of_routes.flat_map(|(at, terms)| terms.iter().map(move |terms| (Some(at), terms)));
        let all = self.terms.iter().map(|terms| (None, terms)).chain(of_routes);
        all.zip(&self.balances)
            .map(|((route, terms), balance)| Standing {
                account: FurtherAccount::from(&terms.key),
                limit: terms.limit,
                settled: balance.posted,
                held: balance.pending,
                reset_at: balance.reset_at,
                is_checked: terms.is_checked,
                route,
            })
            .collect()
    }
}

/// How it was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// So much was held for it.
    Admitted {
        /// What was held.
        held: Picos,
    },
    /// It was admitted with a shorter answer than it may have wanted.
    Capped {
        /// What was held.
        held: Picos,
        /// The output cap that was forwarded, in tokens.
        output_cap: u64,
    },
    /// It was not sent.
    Refused {
        /// The status of the answer.
        status: u16,
        /// The error's type.
        kind: String,
        /// What the caller was told.
        message: String,
    },
}

/// A decision with everything that it was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// The call.
    pub request_id: String,
    /// When it was decided.
    pub at: Millis,
    /// Who pays.
    pub payer: Arc<Payer>,
    /// The public model name that was asked for.
    pub model: Arc<str>,
    /// How.
    pub outcome: Outcome,
    /// The least that the call needed; absent where money did not matter.
    pub needed: Option<Picos>,
    /// The most that it could cost; absent where money did not matter, or beyond counting.
    pub ceiling: Option<Picos>,
    /// How long it waited for money that other calls held.
    pub waited_ms: u64,
    /// The accounts.
    pub standings: Vec<Standing>,
    /// The id of its answer, once there is one.
    #[serde(default)]
    pub answer_id: Option<String>,
}

impl Decision {
    /// The account that refused: the first, in the order of checks, that is spent; where none is, the
    /// first that other calls hold.
    pub fn in_the_way(&self) -> Option<&Standing> {
        let needed = self.needed?;
        let full = |standing: &&Standing| standing.room().is_some_and(|room| needed > room);
        let mut of_payers = self.standings.iter().filter(|standing| standing.route.is_none());
        let spent = of_payers.clone().find(|standing| standing.is_spent(needed));
        spent.or_else(|| of_payers.find(full)).or_else(|| {
            // One place with room would have done.
            self.widest_route().and_then(|route| self.of_route(route).find(full))
        })
    }

    /// The account that leaves the least, of the payers and of the place that leaves the most.
    pub fn tightest(&self) -> Option<&Standing> {
        let route = self.widest_route();
        let counts = |standing: &&Standing| standing.route.is_none() || standing.route == route;
        let capped = self.standings.iter().filter(counts).filter(|standing| standing.room().is_some());
        capped.min_by_key(|standing| standing.room())
    }

    fn of_route(&self, route: usize) -> impl Iterator<Item = &Standing> {
        self.standings.iter().filter(move |standing| standing.route == Some(route))
    }

    fn widest_route(&self) -> Option<usize> {
        let routes = self.standings.iter().filter_map(|standing| standing.route);
        routes.max_by_key(|route| self.of_route(*route).filter_map(Standing::room).min())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scope::{AccountKey, Scope};

    fn decision(rows: &[(Option<i64>, i64, i64, bool)], needed: i64) -> Decision {
        let terms: Vec<Terms> = rows
            .iter()
            .map(|(limit, _, _, is_checked)| Terms {
                limit: limit.map(|limit| Picos::new(limit.into())),
                is_checked: *is_checked,
                ..Terms::uncapped(AccountKey::main(Scope::Global))
            })
            .collect();
        let balance = |(_, posted, pending, _): &(Option<i64>, i64, i64, bool)| Balance {
            posted: Picos::new((*posted).into()),
            pending: Picos::new((*pending).into()),
            ..Balance::default()
        };
        let balances = rows.iter().map(balance).collect();
        let moment = Moment { terms: terms.into(), balances, ..Moment::default() };
        Decision {
            request_id: "r".into(),
            at: Millis(0),
            payer: Arc::default(),
            model: "m".into(),
            outcome: Outcome::Admitted { held: Picos::ZERO },
            needed: Some(Picos::new(needed.into())),
            ceiling: None,
            waited_ms: 0,
            standings: moment.standings(),
            answer_id: None,
        }
    }

    #[test]
    fn the_account_in_the_way_is_the_first_that_has_too_little() {
        for (rows, needed, in_the_way, tightest) in [
            (&[(Some(10), 3, 3, true), (Some(5), 1, 0, true)][..], 4, None, Some(1)),
            (&[(Some(10), 3, 3, true), (Some(5), 1, 0, true)], 5, Some(1), Some(0)),
            (&[(None, 99, 0, true), (Some(5), 1, 0, true)], 5, Some(1), Some(1)),
            (&[(Some(0), 9, 0, false), (Some(5), 0, 0, true)], 5, None, Some(1)),
            (&[(Some(4), 9, 0, true)], 0, Some(0), Some(0)),
            // The one that is spent speaks before the one that is only held.
            (&[(Some(10), 3, 7, true), (Some(5), 5, 0, true)], 4, Some(1), Some(0)),
            (&[(None, 9, 0, true)], 5, None, None),
        ] {
            let decision = decision(rows, needed);
            let place = |found: Option<&Standing>| {
                found.and_then(|found| decision.standings.iter().position(|s| std::ptr::eq(s, found)))
            };
            assert_eq!(place(decision.in_the_way()), in_the_way, "{rows:?} {needed}");
            // Where two leave as much, the first is told.
            let same = tightest.map(|at: usize| decision.standings[at].room());
            assert_eq!(decision.tightest().map(Standing::room), same, "{rows:?}");
        }
    }

    #[test]
    fn a_decision_survives_storage() {
        let mut kept = decision(&[(Some(10), 3, 3, true), (None, 1, 0, false)], 4);
        kept.outcome = Outcome::Refused { status: 422, kind: "budget_exceeded".into(), message: "no".into() };
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<Decision>(&text).unwrap(), kept);
    }
}
