//! `/customer/list`: every customer with its spend; searched, sorted and cut into pages on request.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

use super::customer::terms_of;
use super::paging::{Page, Place};
use super::{QueryFields, refused};
use crate::app::App;
use crate::domain::account::Balance;
use crate::domain::budget::{customer_budget_id, customer_limits};
use crate::domain::id::BudgetId;
use crate::domain::record::{Budget, Customer, Limits};
use crate::store::records;
use crate::wire::customer::CustomerObject;
use crate::wire::error::ApiError;

/// What the list can be sorted by.
const SORTS: &[&str] = &["user_id", "alias", "spend", "created_at", "updated_at"];

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct PageOfCustomers {
    customers: Vec<CustomerObject>,
    #[serde(flatten)]
    place: Place,
}

/// GET /customer/list: an array of all; with `page` or `size` one page and its place.
pub(super) async fn list(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let page = Page::read(&mut fields, 50);
    let search = fields.filled_text("search").value().map(|text| text.to_lowercase());
    let sort_by = fields.one_of("sort_by", SORTS).value();
    let descending = fields.one_of("sort_order", &["asc", "desc"]).value().as_deref() == Some("desc");
    fields.finish(refused)?;
    let mut customers = records::customer::list(app.directory.store()).await?;
    if let Some(search) = search {
        customers.retain(|customer| matches(customer, &search));
    }
    let budgets = Budgets::load(&app).await?;
    let total = customers.len() as u64;
    // Balances are asked for only where they are shown or decide the order.
    let listed = if sort_by.as_deref() == Some("spend") {
        let mut listed = budgets.with_balances(&app, customers).await?;
        listed.sort_by_key(|(_, balance)| balance.posted);
        cut(listed, page, descending)
    } else {
        match sort_by.as_deref() {
            Some("alias") => customers.sort_by(|a, b| a.alias.cmp(&b.alias)),
            Some("created_at") => customers.sort_by_key(|customer| customer.created_at),
            Some("updated_at") => customers.sort_by_key(|customer| customer.updated_at),
            _ => {}
        }
        budgets.with_balances(&app, cut(customers, page, descending)).await?
    };
    let objects = listed.iter().map(|(customer, balance)| budgets.object(&app, customer, balance)).collect();
    Ok(if page.asked {
        Json(PageOfCustomers { customers: objects, place: page.place(total) }).into_response()
    } else {
        Json(objects).into_response()
    })
}

fn cut<T>(mut items: Vec<T>, page: Page, descending: bool) -> Vec<T> {
    if descending {
        items.reverse();
    }
    if page.asked { page.of(items) } else { items }
}

fn matches(customer: &Customer, search: &str) -> bool {
    customer.id.as_str().to_lowercase().contains(search)
        || customer.alias.as_ref().is_some_and(|alias| alias.to_lowercase().contains(search))
}

/// Every budget, so that thousands of customers do not ask for theirs one by one.
struct Budgets {
    by_id: HashMap<BudgetId, Budget>,
    default: Option<BudgetId>,
}

impl Budgets {
    async fn load(app: &App) -> Result<Self, ApiError> {
        let all = records::budget::list(app.directory.store()).await?;
        let by_id = all.into_iter().map(|budget| (budget.id.clone(), budget)).collect();
        Ok(Self { by_id, default: app.admin.default_customer_budget.clone() })
    }

    fn own(&self, customer: &Customer) -> Option<&Budget> {
        self.by_id.get(customer.budget_id.as_ref()?)
    }

    fn limits(&self, customer: &Customer) -> Limits {
        let id = customer_budget_id(Some(customer), None, self.default.as_ref());
        customer_limits(id.and_then(|id| self.by_id.get(&id)))
    }

    async fn with_balances(
        &self,
        app: &App,
        customers: Vec<Customer>,
    ) -> Result<Vec<(Customer, Balance)>, ApiError> {
        let terms: Vec<_> =
            customers.iter().map(|customer| terms_of(app, &customer.id, &self.limits(customer))).collect();
        let balances = app.ledger.balances(&terms).await?;
        Ok(customers.into_iter().zip(balances).collect())
    }

    fn object(&self, app: &App, customer: &Customer, balance: &Balance) -> CustomerObject {
        let next = self.limits(customer).next_reset(&app.calendar, app.now());
        let reset_at = next.and_then(|next| balance.reset_at.or(Some(next)));
        CustomerObject::from_record(customer, balance, self.own(customer), reset_at)
    }
}
