//! Who else holds budgets that a plan would remove: kinds that plans know nothing of. The budgets of
//! single members of teams have made-up ids, which are never removed. Reads only.

use std::collections::HashMap;

use serde_json::Value;

use crate::cli::budget::budget_of;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind as FailureKind};
use crate::cli::look::{exact, member};
use crate::client::{ListCall, Row, Wanted};

/// Budgets by id, each with the first one that holds it, like `organization acme`.
pub(super) async fn read(context: &Context) -> Result<HashMap<String, String>, Failure> {
    let mut held = HashMap::new();
    for (what, id, call) in [
        ("organization", "organization_id", ListCall::organizations()),
        ("tag", "name", ListCall::tags()),
        ("team", "team_id", ListCall::teams()),
    ] {
        match rows(call, context).await {
            Ok(rows) => put(&mut held, what, id, &rows),
            // Who does not have such a kind holds no budget with it.
            Err(failure) if failure.kind == FailureKind::Unsupported => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(held)
}

async fn rows(call: ListCall, context: &Context) -> Result<Vec<Row>, Failure> {
    let mut listing = context.client.listing(call, Wanted::All);
    let mut rows = Vec::new();
    while let Some(piece) = listing.next().await? {
        rows.extend(piece);
    }
    Ok(rows)
}

/// Adds those budgets that these rows name.
pub(super) fn put(held: &mut HashMap<String, String>, what: &str, id: &str, rows: &[Row]) {
    for row in rows {
        let of_members = row.get("team_memberships").and_then(Value::as_array).into_iter().flatten();
        let of_members = of_members.filter_map(Value::as_object).map(budget_of);
        let own = [budget_of(row), member(row, "metadata.team_member_budget_id")];
        for budget in own.into_iter().chain(of_members).flatten().filter_map(Value::as_str) {
            held.entry(budget.to_owned()).or_insert_with(|| format!("{what} {}", exact(row.get(id))));
        }
    }
}
