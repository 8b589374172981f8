//! Why a call was refused and what became of an account, in words that fit: what is too long loses
//! words, never a part of a number.

use super::cut::{fit, width};
use super::number;
use crate::domain::money::Picos;
use crate::text::money;
use crate::tui::data::{Account, Reached, Spent, Used};

/// What is said of a call that never got to a provider.
pub(super) const ENFORCED: &str = "enforced by this proxy before any upstream call";

/// A limit with its numbers: `rpm_limit    120 of 120 in this minute`.
pub(super) fn limit_within(alert: &Spent, reached: &Reached, room: u16, is_wide: bool, mark: &str) -> String {
    let name = limit_name(alert, reached);
    let span = match (is_wide, reached.name.as_str()) {
        (false, _) => "",
        (true, "rpm_limit" | "tpm_limit") => " in this minute",
        (true, "tpd_limit") => " in this day",
        (true, "max_parallel_requests") => " at once",
        (true, _) => "",
    };
    let (lead, numbers) = match reached.used {
        Used::Usd(spend, max) => {
            let [spend, max] = [spend, max].map(|amount| money::rounded(amount, 6));
            (if is_wide { "spend " } else { "" }, format!("{spend} of {max}"))
        }
        Used::Count(used, max) => {
            let [used, max] = [used, max].map(|count| money::grouped(count.into()));
            ("", format!("{used} of {max}"))
        }
    };
    let column = if is_wide { 12 } else { 0 };
    let all = format!("{name:<column$} {lead}{numbers}{span}");
    if width(&all) <= room {
        return all;
    }
    // The numbers are whole, whatever becomes of the name.
    let numbers = match reached.used {
        Used::Usd(spend, max) if width(&numbers) > room => {
            let [spend, max] =
                [spend, max].map(|amount| number::usd_within(amount, room.saturating_sub(4) / 2));
            format!("{spend} of {max}")
        }
        _ => numbers,
    };
    let left = room.saturating_sub(width(&numbers)).saturating_sub(1);
    format!("{} {numbers}", fit(&name, left, mark)).trim_start().to_owned()
}

/// `max_budget` of the customer who is named beside it, `key rpm_limit` of others; `held` where calls
/// under way have the rest.
fn limit_name(alert: &Spent, reached: &Reached) -> String {
    let is_own = reached.level == "customer" && alert.customer.as_ref() == Some(&reached.id);
    let level = match reached.level.strip_suffix("_model") {
        // The name says that it is a model's.
        Some("customer") => "",
        Some(of) => of,
        None if is_own => "",
        None => reached.level.as_str(),
    };
    let held = if alert.status.ends_with("budget_held") { " held" } else { "" };
    format!("{level} {}{held}", reached.name).trim_start().to_owned()
}

/// What became of an account, as much of it as fits: `budget my-free-tier reset, next 2026-12-21 00:00 UTC`.
pub(super) fn account_within(alert: &Spent, account: &Account, room: u16, mark: &str) -> String {
    let whole = self::account(alert, account);
    if width(&whole) <= room {
        return whole;
    }
    if account.is_adjusted {
        return fit(&adjusted(alert.cost), room, mark);
    }
    let name = account.budget.as_deref().unwrap_or(&account.level);
    let next = account.resets_at.map(|at| format!(", next {}", at.strftime("%Y-%m-%d")));
    let short = format!("{name}{}", next.unwrap_or_default());
    if width(&short) <= room { short } else { fit(name, room, mark) }
}

/// What became of an account.
pub(super) fn account(alert: &Spent, account: &Account) -> String {
    if account.is_adjusted {
        let note = alert.message.as_ref().map(|note| format!(": {note}"));
        return adjusted(alert.cost) + &note.unwrap_or_default();
    }
    let name = match &account.budget {
        Some(budget) => format!("budget {budget}"),
        None => format!("{} budget", account.level),
    };
    // What was spent above the cap goes on into the next window.
    let to = Some(alert.cost).filter(|to| *to != Picos::ZERO);
    let to = to.map(|to| format!(" to {}", number::usd(to)));
    let next = account.resets_at.map(|at| format!(", next {}", number::day_time(at)));
    format!("{name} reset{}{}", to.unwrap_or_default(), next.unwrap_or_default())
}

fn adjusted(amount: Picos) -> String {
    format!("adjusted by {}", number::usd(amount))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tui::view::scene::event;

    fn refusal(
        status: &str,
        level: &str,
        name: &str,
        used: serde_json::Value,
        max: serde_json::Value,
    ) -> Spent {
        event(
            json!({"event": "blocked", "ts": "2026-11-22T14:32:06Z", "customer_id": "acme", "status": status,
            "limit": {"level": level, "id": "acme", "name": name, "used": used, "max": max}}),
        )
    }

    #[test]
    fn a_limit_is_told_with_its_numbers_whole() {
        let spent = || (json!(4.02), json!(4));
        let much = || (json!(123456789012.5), json!(123456789012_u64));
        for (level, name, status, (used, max), room, is_wide, said) in [
            (
                "customer",
                "max_budget",
                "422 budget_exceeded",
                spent(),
                60,
                true,
                "max_budget   spend $4.020000 of $4.000000",
            ),
            (
                "customer",
                "max_budget",
                "422 budget_exceeded",
                spent(),
                43,
                false,
                "max_budget $4.020000 of $4.000000",
            ),
            (
                "customer",
                "max_budget",
                "429 budget_held",
                spent(),
                43,
                false,
                "max_budget held $4.020000 of $4.000000",
            ),
            (
                "customer",
                "max_budget",
                "422 budget_exceeded",
                spent(),
                30,
                false,
                "max_bu… $4.020000 of $4.000000",
            ),
            (
                "customer_model",
                "model_max_budget",
                "422 budget_exceeded",
                spent(),
                60,
                false,
                "model_max_budget $4.020000 of $4.000000",
            ),
            ("customer", "max_budget", "", much(), 43, false, "$123,456,789,012.50 of $123,456,789,012.00"),
            (
                "key",
                "rpm_limit",
                "429 throttling_error",
                (json!(120), json!(120)),
                60,
                true,
                "key rpm_limit 120 of 120 in this minute",
            ),
            (
                "customer",
                "rpm_limit",
                "429 throttling_error",
                (json!(1200), json!(1200)),
                60,
                true,
                "rpm_limit    1,200 of 1,200 in this minute",
            ),
            (
                "team",
                "tpd_limit",
                "429 throttling_error",
                (json!(9), json!(10)),
                60,
                true,
                "team tpd_limit 9 of 10 in this day",
            ),
            (
                "user",
                "max_parallel_requests",
                "",
                (json!(2), json!(2)),
                60,
                true,
                "user max_parallel_requests 2 of 2 at once",
            ),
            ("customer", "rpm_limit", "", (json!(120), json!(120)), 43, false, "rpm_limit 120 of 120"),
        ] {
            let alert = refusal(status, level, name, used, max);
            let reached = alert.reached.clone().unwrap();
            let told = limit_within(&alert, &reached, room, is_wide, "…");
            assert_eq!(told, said);
            assert!(width(&told) <= room, "{told}");
        }
    }

    #[test]
    fn an_account_says_what_became_of_it_and_until_when() {
        let reset = |kind: &str, budget: Option<&str>, spend: f64, next: Option<&str>| {
            event(json!({"event": "reset", "ts": "2026-11-22T14:32:06Z", "kind": kind, "spend": spend,
                "account": {"kind": "team", "id": "red"}, "budget_id": budget, "budget_reset_at": next,
                "message": "a note"}))
        };
        let next = Some("2026-12-21T00:00:00Z");
        let tier = Some("my-free-tier");
        for (alert, room, said) in [
            (reset("reset", tier, 0.0, next), 60, "budget my-free-tier reset, next 2026-12-21 00:00 UTC"),
            (reset("reset", tier, 0.0, next), 51, "my-free-tier, next 2026-12-21"),
            (reset("reset", tier, 0.0, next), 28, "my-free-tier"),
            (reset("reset", tier, 0.0, next), 8, "my-free…"),
            (reset("reset", tier, 0.0, None), 60, "budget my-free-tier reset"),
            (
                reset("reset", tier, 0.02, next),
                70,
                "budget my-free-tier reset to $0.02, next 2026-12-21 00:00 UTC",
            ),
            (reset("reset", None, 0.0, next), 60, "team budget reset, next 2026-12-21 00:00 UTC"),
            (reset("reset", None, 0.0, None), 60, "team budget reset"),
            (reset("adjust", tier, 5.0, next), 60, "adjusted by $5.00: a note"),
            (reset("adjust", tier, 5.0, next), 20, "adjusted by $5.00"),
        ] {
            let account = alert.account.clone().unwrap();
            assert_eq!(account_within(&alert, &account, room, "…"), said);
        }
    }
}
