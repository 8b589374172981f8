//! `litellm-rs budget info`

use clap::Args;

use super::{VIEW, budget_of, not_found, rates};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{ExitStatus, Outcome};
use crate::cli::look::{Look, exact, member};
use crate::client::Row;

/// As many ids as one request may name.
const BATCH: usize = 500;

/// `budget info`
#[derive(Args, Clone, Debug)]
pub(crate) struct InfoArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// Also who is on them
    #[arg(long)]
    customers: bool,
}

pub(super) async fn run(args: InfoArgs, context: &Context) -> Outcome {
    let wanted = ids(&args.ids)?;
    let mut found = Vec::new();
    for batch in wanted.chunks(BATCH) {
        found.extend(context.client.budget_info(batch).await?);
    }
    if let Some(id) = wanted.iter().find(|id| !found.iter().any(|row| exact(row.get("budget_id")) == **id)) {
        return Err(not_found(context, id).await);
    }
    if args.customers {
        let customers = context.client.customer_list().await?;
        for row in &mut found {
            let users = users_of(row, &customers);
            row.insert("customers".to_owned(), users.into());
        }
    }
    let look = *context.printer.look();
    context.printer.info(&VIEW, &found, |row| facts(row, &look))?;
    Ok(ExitStatus::Success)
}

fn users_of(budget: &Row, customers: &[Row]) -> Vec<String> {
    customers
        .iter()
        .filter(|customer| budget_of(customer) == budget.get("budget_id"))
        .map(|customer| exact(customer.get("user_id")))
        .collect()
}

fn facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let or = |text: String, absent: &str| if text.is_empty() { absent.to_owned() } else { text };
    let mut facts = vec![
        ("budget", exact(row.get("budget_id"))),
        ("max", or(look.money(row.get("max_budget")), "none")),
        ("period", or(exact(row.get("budget_duration")), "for life")),
        ("resets", or(look.time(row.get("budget_reset_at")), "never")),
        ("soft", or(look.money(row.get("soft_budget")), "none")),
        ("rates", or(rates(row), "no rate limits")),
    ];
    if let Some(owner) = member(row, "owner.id") {
        facts.insert(1, ("owner", format!("customer {}", exact(Some(owner)))));
    }
    if let Some(count) = row.get("customer_count").filter(|_| !row.contains_key("customers")) {
        facts.push(("customers", exact(Some(count))));
    }
    if let Some(highest) = member(row, "highest_use.user_id") {
        let spend = look.money(member(row, "highest_use.spend"));
        facts.push(("most used by", format!("{} ({spend})", exact(Some(highest)))));
    }
    if let Some(customers) = row.get("customers") {
        facts.push(("customers", or(exact(Some(customers)), "none")));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_on_a_budget_is_read_from_either_place() {
        let budget = serde_json::from_str(r#"{"budget_id":"b"}"#).unwrap();
        let customers: Vec<Row> = serde_json::from_str(
            r#"[{"user_id":"a","budget_id":"b"},{"user_id":"c","litellm_budget_table":{"budget_id":"b"}},
                {"user_id":"d","budget_id":"x"},{"user_id":"e","budget_id":null,"litellm_budget_table":null}]"#,
        )
        .unwrap();
        assert_eq!(users_of(&budget, &customers), ["a", "c"]);
    }
}
