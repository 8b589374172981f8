//! What applies at the levels beside key, user and team: members of teams, records that fill
//! their limits from a budget, and customers who come through a key with a budget for them.

use super::{main_terms, temporary_increase};
use crate::domain::account::Terms;
use crate::domain::id::{BudgetId, CustomerId};
use crate::domain::money::Picos;
use crate::domain::record::{ApiKey, Budget, Customer, Limits, TeamMember};
use crate::domain::scope::{AccountKey, Scope};
use crate::domain::time::Millis;
use crate::domain::window::Calendar;

/// A record's own limits, filled from the budget it is on: tags and organizations.
pub fn limits_on(own: &Limits, budget: Option<&Budget>) -> Limits {
    budget.map_or_else(|| own.clone(), |budget| own.filled_from(&budget.limits))
}

/// What a member may do in its team now: its own budget, else the team's for its members, where a
/// cap of zero is no cap. A temporary increase raises whichever cap is in force.
///
/// A cap keeps the window it was written with: what the team says of windows never bends an own one.
pub fn member_limits(
    member: Option<&TeamMember>,
    own_budget: Option<&Budget>,
    team_default: Option<&Budget>,
    now: Millis,
) -> Limits {
    let default = team_default.map(|budget| {
        let uncapped = budget.limits.max_budget == Some(Picos::ZERO);
        Limits { max_budget: budget.limits.max_budget.filter(|_| !uncapped), ..budget.limits.clone() }
    });
    let mut limits = match (own_budget, default) {
        (None, default) => default.unwrap_or_default(),
        (Some(own), None) => own.limits.clone(),
        (Some(own), Some(default)) if own.limits.max_budget.is_some() => Limits {
            budget_duration: own.limits.budget_duration,
            budget_reset_at: own.limits.budget_reset_at,
            ..own.limits.filled_from(&default)
        },
        (Some(own), Some(default)) => Limits {
            budget_duration: default.budget_duration,
            budget_reset_at: default.budget_reset_at,
            ..own.limits.filled_from(&default)
        },
    };
    let increase = member.and_then(|member| temporary_increase(&member.metadata, now));
    if let (Some(cap), Some(more)) = (limits.max_budget, increase) {
        limits.max_budget = Some(cap.saturating_plus(more));
    }
    limits
}

/// Which budgets a call's customer may be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomerBudgets<'a> {
    /// Its own, else the default one: the rule of its main account.
    pub main: Option<&'a BudgetId>,
    /// The one that the key names for customers without one of their own.
    pub tier: Option<&'a BudgetId>,
}

/// The budgets of a customer who calls through a key.
pub fn customer_budgets<'a>(
    customer: Option<&'a Customer>,
    key: Option<&'a ApiKey>,
    default: Option<&'a BudgetId>,
) -> CustomerBudgets<'a> {
    let own = customer.and_then(|customer| customer.budget_id.as_ref());
    let tier = key.and_then(|key| key.end_user_budget_id.as_ref()).filter(|_| own.is_none());
    CustomerBudgets { main: own.or(default), tier }
}

/// The accounts of a customer, the one whose cap applies first.
///
/// Under a key's budget the customer has an account of its own for that budget, and the main one
/// is only posted to: its window follows the customer's own rule, whichever keys its calls use.
pub fn customer_terms(
    customer: &CustomerId,
    main: Option<&Budget>,
    tier: Option<&Budget>,
    calendar: &Calendar,
) -> Vec<Terms> {
    let scope = Scope::Customer(customer.clone());
    let Some(tier) = tier else {
        let limits = main.map(|budget| budget.limits.clone()).unwrap_or_default();
        return vec![main_terms(scope, &limits, calendar)];
    };
    let under = Scope::CustomerTier(customer.clone(), tier.id.clone());
    vec![main_terms(under, &tier.limits, calendar), Terms::posted_only(AccountKey::main(scope))]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::domain::book::Book;
    use crate::domain::duration::Duration;
    use crate::domain::hold::{AccountId, HoldId};

    fn budget(id: &str, cap: Option<i64>, duration: Option<&str>) -> Budget {
        let limits = Limits {
            max_budget: cap.map(Picos::from_dollars),
            budget_duration: duration.and_then(|text| Duration::parse(text).ok()),
            ..Limits::default()
        };
        let (created_at, by) = (Millis(0), String::new());
        Budget {
            id: id.into(),
            limits,
            owner: None,
            created_by: by.clone(),
            created_at,
            updated_by: by,
            updated_at: created_at,
        }
    }

    fn member(metadata: serde_json::Value) -> TeamMember {
        serde_json::from_value(json!({"team": "red", "user": "bob", "metadata": metadata,
            "created_at": 0, "updated_at": 0}))
        .unwrap()
    }

    #[test]
    fn a_member_has_its_own_budget_or_the_teams_for_members() {
        let raised = json!({"temp_budget_increase": 3, "temp_budget_expiry": "2026-11-21T12:00:00Z"});
        let end = Millis::from("2026-11-21T12:00:00Z".parse::<jiff::Timestamp>().unwrap());
        let (plain, raised) = (member(json!({})), member(raised));
        for (member, own, default, now, cap, duration) in [
            (&plain, None, None, end, None, None),
            (&plain, None, Some((Some(0), Some("1d"))), end, None, Some("1d")),
            (&plain, None, Some((Some(5), Some("1d"))), end, Some(5), Some("1d")),
            (&plain, Some((Some(2), None)), Some((Some(5), Some("1d"))), end, Some(2), None),
            (&plain, Some((Some(0), None)), Some((Some(5), None)), end, Some(0), None),
            (&plain, Some((None, Some("7d"))), Some((Some(5), Some("1d"))), end, Some(5), Some("1d")),
            (&plain, Some((None, None)), Some((Some(0), None)), end, None, None),
            (&raised, Some((Some(2), None)), None, end.plus_ms(-1), Some(5), None),
            (&raised, Some((Some(2), None)), None, end, Some(2), None),
            (&raised, None, Some((Some(4), None)), end.plus_ms(-1), Some(7), None),
            (&raised, None, Some((Some(0), None)), end.plus_ms(-1), None, None),
        ] {
            let made = |given: Option<(Option<i64>, Option<&str>)>| given.map(|(cap, d)| budget("b", cap, d));
            let limits = member_limits(Some(member), made(own).as_ref(), made(default).as_ref(), now);
            let expected = (cap.map(Picos::from_dollars), duration.map(str::to_owned));
            let found = (limits.max_budget, limits.budget_duration.map(|duration| duration.to_string()));
            assert_eq!(found, expected, "{own:?} {default:?}");
        }
        let default = budget("b", Some(5), None);
        assert_eq!(
            member_limits(None, None, Some(&default), end),
            default.limits,
            "nobody has to be a member"
        );
    }

    #[test]
    fn a_customers_own_budget_beats_the_keys_and_the_keys_the_default() {
        let customer = |budget: Option<&str>| -> Customer {
            serde_json::from_value(json!({"id": "c", "budget_id": budget, "created_at": 0, "updated_at": 0}))
                .unwrap()
        };
        let key: ApiKey =
            serde_json::from_value(json!({"hash": "h", "key_name": "sk-...", "created_by": "a",
            "created_at": 0, "updated_by": "a", "updated_at": 0, "end_user_budget_id": "tier"}))
            .unwrap();
        let (own, bare, default) = (customer(Some("own")), customer(None), BudgetId::from("default"));
        let chosen = |customer, key, default| {
            let budgets = customer_budgets(customer, key, default);
            (budgets.main.map(BudgetId::as_str), budgets.tier.map(BudgetId::as_str))
        };
        assert_eq!(chosen(Some(&own), Some(&key), Some(&default)), (Some("own"), None));
        assert_eq!(chosen(Some(&bare), Some(&key), Some(&default)), (Some("default"), Some("tier")));
        assert_eq!(chosen(None, Some(&key), None), (None, Some("tier")));
        assert_eq!(chosen(None, None, Some(&default)), (Some("default"), None));
    }

    /// One call: its accounts are opened, its rule applied, its money taken and settled.
    fn call(book: &mut Book, terms: &[Terms], id: u64, cost: Picos, now: Millis) -> bool {
        let opened: Vec<AccountId> =
            terms.iter().map(|term| book.open(term.key.clone(), Default::default())).collect();
        let (mut checked, mut posted_only) = (vec![], vec![]);
        for (term, account) in terms.iter().zip(opened) {
            if term.is_checked {
                book.apply(account, term, now, id);
                checked.push(account);
            } else {
                posted_only.push(account);
            }
        }
        let id = HoldId(id);
        let deadline = now.plus_ms(1_000);
        if book.reserve_and_post(id, cost, &checked, &posted_only, deadline).is_err() {
            return false;
        }
        book.settle(id, cost, now, id.0).is_ok()
    }

    proptest! {
        /// Three ways to call: a key with a budget for each day, one with another for each week, and
        /// one without. Each counts as if the others were not there.
        #[test]
        fn keys_with_different_budgets_never_move_each_others_windows(
            calls in prop::collection::vec((0_usize..3, 0_i64..20 * 3_600_000, 0_i64..4), 1..120),
        ) {
            let tiers = [Some(budget("day", Some(5), Some("1d"))), Some(budget("week", Some(9), Some("7d"))), None];
            let default = budget("default", Some(7), Some("2d"));
            let calendar = Calendar::default();
            let customer = CustomerId::from("acme");
            let mut book = Book::new();
            let mut alone = [Book::new(), Book::new(), Book::new()];
            let mut now = Millis(1_700_000_000_000);
            let mut seq = 0;
            let mut spent = Picos::ZERO;
            for (way, wait_ms, cost) in calls {
                now = now.plus_ms(wait_ms);
                seq += 1;
                let terms = customer_terms(&customer, Some(&default), tiers[way].as_ref(), &calendar);
                let cost = Picos::from_dollars(cost);
                let admitted = call(&mut book, &terms, seq, cost, now);
                if let Some(tier) = &tiers[way] {
                    prop_assert_eq!(admitted, call(&mut alone[way], &terms[..1], seq, cost, now), "{}", tier.id);
                    let balance = |book: &Book| {
                        let id = book.find(&terms[0].key).unwrap();
                        book.preview(id, &terms[0], now, seq).unwrap()
                    };
                    prop_assert_eq!(balance(&book), balance(&alone[way]));
                    prop_assert!(balance(&book).posted <= tier.limits.max_budget.unwrap());
                }
                spent = if admitted { spent.plus(cost).unwrap() } else { spent };
            }
            let main = AccountKey::main(Scope::Customer(customer));
            let lifetime = book.find(&main).and_then(|id| book.account(id)).unwrap().balance().lifetime;
            prop_assert_eq!(lifetime, spent, "the customer's one number has everything");
        }
    }
}
