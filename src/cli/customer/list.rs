//! `litellm-rs customer list`

use clap::Args;
use serde_json::Value;

use super::VIEW;
use crate::cli::budget::budget_of;
use crate::cli::context::Context;
use crate::cli::failure::Outcome;
use crate::cli::fields::ListArgs;
use crate::cli::listing::Known;
use crate::cli::look::{State, percent_used, state};
use crate::cli::record::parse_percent;
use crate::client::{ListCall, Row};

/// `customer list`
#[derive(Args, Clone, Debug)]
pub(crate) struct CustomerListArgs {
    #[command(flatten)]
    list: ListArgs,
    /// Only blocked ones
    #[arg(long)]
    blocked: bool,
    /// Only those that have used at least so much of their budget
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    over: Option<u64>,
    /// Only those on this budget
    #[arg(long, value_name = "ID")]
    budget_id: Option<String>,
}

pub(super) async fn run(args: CustomerListArgs, context: &Context) -> Outcome {
    let mut call = ListCall::customers();
    if let Some(search) = &args.list.search {
        call = call.query("search", search);
    }
    let known = Known {
        call,
        sorts: &["user_id", "spend", "created_at", "updated_at"],
        is_exact: !args.blocked && args.over.is_none() && args.budget_id.is_none(),
    };
    context.list_from(&VIEW, known, &args.list, |row| args.wants(row)).await
}

impl CustomerListArgs {
    fn wants(&self, row: &Row) -> bool {
        let budget = budget_of(row).and_then(Value::as_str);
        self.list.is_wanted(row, &["user_id", "alias"])
            && (!self.blocked || state(row) == State::Blocked)
            && self.over.is_none_or(|over| percent_used(row).is_some_and(|used| used >= over))
            && self.budget_id.as_deref().is_none_or(|id| budget == Some(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(json: &str) -> Row {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn over_includes_its_border() {
        let args = |over| CustomerListArgs {
            list: ListArgs::default(),
            blocked: false,
            over: Some(over),
            budget_id: None,
        };
        let customer = row(r#"{"user_id":"a","spend":3.2,"litellm_budget_table":{"max_budget":4}}"#);
        assert!(args(80).wants(&customer));
        assert!(!args(81).wants(&customer));
        assert!(!args(0).wants(&row(r#"{"user_id":"a","spend":3.2}"#)));
        assert_eq!(parse_percent("80%"), Ok(80));
        assert!(parse_percent("many").is_err());
    }
}
