//! `litellm-rs key info`

use super::{NameArgs, VIEW, not_found, resolve};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{ExitStatus, Outcome};
use crate::cli::look::{Look, State, exact, percent_used, state};
use crate::client::Row;

pub(super) async fn run(args: NameArgs, context: &Context) -> Outcome {
    let mut found = Vec::new();
    for name in ids(&args.keys)? {
        let key = resolve(&name, context).await?;
        let row = context.client.key_info(Some(&key)).await.map_err(|error| not_found(error, &name))?;
        found.push(row);
    }
    let look = *context.printer.look();
    context.printer.info(&VIEW, &found, |row| facts(row, &look))?;
    Ok(ExitStatus::Success)
}

/// What a person wants to know of a key.
pub(crate) fn facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let or = |text: String, absent: &str| if text.is_empty() { absent.to_owned() } else { text };
    let state = match state(row) {
        State::Blocked => "blocked",
        State::Expired => "expired",
        State::Over => "over budget",
        State::Near => "near its budget",
        State::Active | State::Unlimited => "active",
    };
    let mut facts = vec![
        ("key", exact(row.get("key_name"))),
        ("state", state.to_owned()),
        ("alias", or(exact(row.get("key_alias")), "none")),
        ("spend", look.money(row.get("spend"))),
        ("max", or(look.money(row.get("max_budget")), "none")),
        ("used", or(percent_used(row).map(|percent| format!("{percent} %")).unwrap_or_default(), "-")),
        ("expires", or(look.time(row.get("expires")), "never")),
        ("models", or(exact(row.get("models")), "all")),
    ];
    let further = [
        ("team", exact(row.get("team_id"))),
        ("user", exact(row.get("user_id"))),
        ("budget", exact(row.get("budget_id"))),
        ("tpm", exact(row.get("tpm_limit"))),
        ("rpm", exact(row.get("rpm_limit"))),
        ("resets", look.time(row.get("budget_reset_at"))),
        ("type", exact(row.get("key_type"))),
    ];
    facts.extend(further.into_iter().filter(|(_, value)| !value.is_empty()));
    facts
}
