//! `litellm-rs customer info`

use clap::Args;
use serde_json::Value;

use super::activity::{self, Days};
use super::{VIEW, max_of, not_found};
use crate::cli::budget::{budget_of, is_own_budget};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{ExitStatus, Outcome};
use crate::cli::look::{Look, State, exact, max_budget, member, percent_used, state};
use crate::cli::money;
use crate::client::Row;

/// `customer info`
#[derive(Args, Clone, Debug)]
pub(crate) struct InfoArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// Also what was spent in this time, and when last: 30d, this-month, …
    #[arg(long, value_name = "DUR")]
    with_activity: Option<String>,
}

pub(super) async fn run(args: InfoArgs, context: &Context) -> Outcome {
    let days =
        args.with_activity.as_deref().map(|since| Days::of("--with-activity", since, None)).transpose()?;
    let mut found = Vec::new();
    for id in ids(&args.ids)? {
        let mut row = match context.client.customer_info(&id).await {
            Ok(row) => row,
            Err(error) => return Err(not_found(context, error, &id).await),
        };
        if let Some(days) = days {
            row.insert("activity".to_owned(), activity::of_one(&id, days, context).await?.into());
        }
        found.push(row);
    }
    let look = *context.printer.look();
    context.printer.info(&VIEW, &found, |row| facts(row, &look))?;
    Ok(ExitStatus::Success)
}

fn facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let text = |path: &str| exact(member(row, path));
    let state = match state(row) {
        State::Blocked => "blocked",
        State::Over => "over budget",
        State::Near => "near its budget",
        State::Expired | State::Active | State::Unlimited => "active",
    };
    let is_own = is_own_budget(row);
    let budget = match (exact(budget_of(row)), max_of(row, look)) {
        (_, max) if is_own && max.is_empty() => "its own (no maximum)".to_owned(),
        (_, max) if is_own => format!("its own (max {max})"),
        (id, max) if id.is_empty() && max.is_empty() => "none of its own".to_owned(),
        (id, max) if id.is_empty() => format!("max {max}"),
        (id, max) if max.is_empty() => format!("{id} (no maximum)"),
        (id, max) => format!("{id} (max {max})"),
    };
    let mut facts = vec![
        ("customer", text("user_id")),
        ("state", state.to_owned()),
        ("spend", look.money(row.get("spend"))),
        ("budget", budget),
    ];
    if let (Some(max), Some(spend)) = (max_budget(row), row.get("spend").and_then(money::amount)) {
        let left = max.saturating_minus(spend);
        let left = if left.is_negative() { "$0.00".to_owned() } else { money::for_reading(left) };
        facts.push(("remaining", left));
        facts.push(("used", percent_used(row).map(|percent| format!("{percent} %")).unwrap_or_default()));
    }
    let further = [
        ("resets", look.time(member(row, "litellm_budget_table.budget_reset_at"))),
        ("alias", text("alias")),
        ("models", text("models")),
        ("default", text("default_model")),
        ("region", text("allowed_model_region")),
    ];
    facts.extend(further.into_iter().filter(|(_, value)| !value.is_empty()));
    facts.extend(active(row, look));
    facts
}

/// What was asked for with `--with-activity`.
fn active(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let Some(activity) = row.get("activity").and_then(Value::as_object) else { return Vec::new() };
    let text = |name: &str| exact(activity.get(name));
    let last = match text("last_date") {
        day if day.is_empty() => "not in this time".to_owned(),
        day => day,
    };
    vec![
        ("since", text("start_date")),
        ("spent", look.money(activity.get("spend"))),
        ("calls", text("api_requests")),
        ("failed", text("failed_requests")),
        ("tokens", format!("{} in, {} out", text("prompt_tokens"), text("completion_tokens"))),
        ("last seen", last),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::global::Format;
    use crate::cli::printer::tests::style;

    fn row(json: &str) -> Row {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_facts_hold_what_is_left() {
        let look = style(Format::Table, true).look;
        let facts = facts(
            &row(
                r#"{"user_id":"a","spend":4.02,"litellm_budget_table":{"budget_id":"b","max_budget":4.0,"budget_reset_at":"2026-11-23T00:00:00Z"}}"#,
            ),
            &look,
        );
        for fact in [
            ("state", "over budget"),
            ("remaining", "$0.00"),
            ("budget", "b (max $4.00)"),
            ("resets", "in 2d"),
        ] {
            assert!(
                facts.iter().any(|(label, value)| (*label, value.as_str()) == fact),
                "{fact:?} in {facts:?}"
            );
        }
    }

    #[test]
    fn a_budget_of_its_own_has_no_name() {
        let look = style(Format::Table, true).look;
        for (owner, shown) in [
            (r#"{"kind":"customer","id":"a"}"#, "its own (max $4.00)"),
            (r#"{"kind":"customer","id":"b"}"#, "x (max $4.00)"),
            ("null", "x (max $4.00)"),
        ] {
            let table = format!(r#"{{"budget_id":"x","max_budget":4.0,"owner":{owner}}}"#);
            let row = row(&format!(r#"{{"user_id":"a","spend":0,"litellm_budget_table":{table}}}"#));
            let facts = facts(&row, &look);
            assert!(facts.contains(&("budget", shown.to_owned())), "{facts:?}");
        }
    }
}
