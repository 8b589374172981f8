//! `litellm-rs budget assign`: puts customers on a budget; whoever is on it already stays there.

use clap::Args;

use super::not_found;
use crate::cli::bulk::{AtOnceArgs, Bulk, Made};
use crate::cli::context::{Context, ids, missing};
use crate::cli::customer;
use crate::cli::failure::Outcome;
use crate::cli::input::{BUDGET, CUSTOMER, Object};
use crate::client::Row;

/// `budget assign`
#[derive(Args, Clone, Debug)]
pub(crate) struct AssignArgs {
    /// The budget
    budget: String,
    /// Who shall be on it; `-` reads them from stdin
    #[arg(required = true, value_name = "CUSTOMER")]
    customers: Vec<String>,
    #[command(flatten)]
    at_once: AtOnceArgs,
}

pub(super) async fn run(args: AssignArgs, context: &Context) -> Outcome {
    let customers = ids(&args.customers)?;
    let budget = &args.budget;
    if context.client.budget_info(std::slice::from_ref(budget)).await?.is_empty() {
        return Err(not_found(context, budget).await);
    }
    let bulk = Bulk {
        context,
        view: &customer::VIEW,
        noun: &CUSTOMER,
        doing: "assigning",
        at_once: args.at_once,
        is_list: false,
        told: None,
    };
    let assign = async |id: &String| {
        let body = Row::from_iter([
            (CUSTOMER.id.to_owned(), id.as_str().into()),
            (BUDGET.id.to_owned(), budget.as_str().into()),
        ]);
        let assigned = context.client.customer_update(body).await;
        let row = assigned.map_err(|error| missing(error, CUSTOMER.what, id, &[]))?;
        Ok(Some(Made::new("assigned", row)))
    };
    bulk.run(&customers, assign, |made| {
        format!("customer {} is on budget {budget}", Object::id_of(&made.row, &CUSTOMER))
    })
    .await
}
