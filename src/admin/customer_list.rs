//! `/customer/list`: every customer with its spend; searched, sorted and cut into pages on request.

use std::collections::{HashMap, HashSet};

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

use super::customer::terms_of;
use super::paging::{PIECE, Page, Place, read_search, whole_list};
use super::{QueryFields, refused};
use crate::app::App;
use crate::domain::account::Balance;
use crate::domain::budget::{customer_budget_id, customer_limits};
use crate::domain::id::BudgetId;
use crate::domain::record::{Budget, Customer, Limits};
use crate::store::records::customer_list::{self, CustomerQuery, CustomerSort, FOUND_MAX};
use crate::store::records::{budget, customer};
use crate::wire::customer::CustomerObject;
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;

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
    let search = read_search(&mut fields);
    let sort = fields.one_of("sort_by", SORTS).value().as_deref().map(sort).unwrap_or_default();
    let descending = fields.one_of("sort_order", &["asc", "desc"]).value().as_deref() == Some("desc");
    fields.finish(refused)?;
    let store = app.directory.store();
    let (found, total) = match search {
        None => (None, customer::count(store).await?),
        Some(search) => {
            let found = customer_list::search(store, &search).await?;
            let (found, count) = found.ok_or_else(|| found_too_many(&search))?;
            (Some(found), count)
        }
    };
    let query = CustomerQuery { sort, descending, found };
    if page.asked {
        let customers = customer_list::page(store, &query, page.size, page.offset(), total).await?;
        let customers = objects(&app, &customers).await?;
        return Ok(Json(PageOfCustomers { customers, place: page.place(total) }).into_response());
    }
    whole_list(move |mark| {
        let (app, query) = (app.clone(), query.clone());
        async move {
            let (customers, next) =
                customer_list::after(app.directory.store(), &query, mark.as_ref(), PIECE).await?;
            Ok((objects(&app, &customers).await?, next))
        }
    })
    .await
}

fn sort(word: &str) -> CustomerSort {
    match word {
        "alias" => CustomerSort::Alias,
        "spend" => CustomerSort::Spend,
        "created_at" => CustomerSort::CreatedAt,
        "updated_at" => CustomerSort::UpdatedAt,
        _ => CustomerSort::Id,
    }
}

fn found_too_many(search: &str) -> ApiError {
    ApiError::BadRequest {
        message: format!(
            "More than {FOUND_MAX} customers have '{}' in their id or alias. Search for a longer part.",
            shortened(search)
        ),
        kind: "bad_request",
        param: Some("search".into()),
    }
}

/// Customers as they are shown: with what they have spent, and the budgets they are on.
async fn objects(app: &App, customers: &[Customer]) -> Result<Vec<CustomerObject>, ApiError> {
    let budgets = Budgets::of(app, customers).await?;
    let terms: Vec<_> =
        customers.iter().map(|customer| terms_of(app, &customer.id, &budgets.limits(customer))).collect();
    let balances = app.ledger.balances(&terms).await?;
    let shown = customers.iter().zip(&balances);
    Ok(shown.map(|(customer, balance)| budgets.object(app, customer, balance)).collect())
}

/// The budgets of some customers, read at once.
struct Budgets {
    by_id: HashMap<BudgetId, Budget>,
    default: Option<BudgetId>,
}

impl Budgets {
    async fn of(app: &App, customers: &[Customer]) -> Result<Self, ApiError> {
        let default = app.admin.default_customer_budget.clone();
        let ids: HashSet<&BudgetId> =
            customers.iter().filter_map(|customer| customer.budget_id.as_ref()).chain(&default).collect();
        let ids: Vec<&BudgetId> = ids.into_iter().collect();
        let found = budget::of_ids(app.directory.store(), &ids).await?;
        let by_id = found.into_iter().map(|budget| (budget.id.clone(), budget)).collect();
        Ok(Self { by_id, default })
    }

    fn own(&self, customer: &Customer) -> Option<&Budget> {
        self.by_id.get(customer.budget_id.as_ref()?)
    }

    fn limits(&self, customer: &Customer) -> Limits {
        let id = customer_budget_id(Some(customer), None, self.default.as_ref());
        customer_limits(id.and_then(|id| self.by_id.get(&id)))
    }

    fn object(&self, app: &App, customer: &Customer, balance: &Balance) -> CustomerObject {
        let limits = self.limits(customer);
        let next = limits.next_reset(&app.calendar, app.now());
        let reset_at = next.and_then(|next| balance.reset_at.or(Some(next)));
        CustomerObject::from_record(customer, balance, limits.max_budget, self.own(customer), reset_at)
    }
}
