//! `/customer/*` and its twin `/end_user/*`: those who are billed.

use std::collections::HashSet;
use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use super::customer_budget::{BudgetPatch, own_budget};
use super::customer_list::PageOfCustomers;
use super::{Body, QueryFields, read_spend, refused, to_the_end};
use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::{customer_budget_id, customer_limits, main_terms, model_terms};
use crate::domain::id::CustomerId;
use crate::domain::money::Picos;
use crate::domain::record::{Customer, Limits};
use crate::domain::scope::Scope;
use crate::ledger::directory::{Edit, new_customer};
use crate::proxy::caller::Caller;
use crate::store::accounts;
use crate::upstream::catalogue::Catalogue;
use crate::wire::budget::LimitsPatch;
use crate::wire::customer::CustomerObject;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, shortened};
use crate::wire::operation::{Either, Operation, get, post};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<CustomerObject>("/customer/new", "Makes a customer."),
    get::<CustomerObject>("/customer/info", "A customer with its spend and its budget."),
    get::<Either<Vec<CustomerObject>, PageOfCustomers>>(
        "/customer/list",
        "Every customer, or one page of them.",
    ),
    post::<CustomerObject>("/customer/update", "Changes what is sent; null clears, zero is zero."),
    post::<Deleted>(
        "/customer/delete",
        "Deletes customers, all of them or none. Their spend stays in the log.",
    ),
    post::<Blocked<CustomerObject>>("/customer/block", "Blocks customers; makes those it does not know."),
    post::<Blocked<String>>("/customer/unblock", "Unblocks customers; answers who is still blocked."),
];

/// Model names that a complaint tells.
const NAMES_TOLD: usize = 100;

/// What a body says about a customer.
#[derive(Debug)]
struct CustomerPatch {
    alias: Patch<String>,
    blocked: Patch<bool>,
    allowed_model_region: Patch<String>,
    default_model: Patch<String>,
    models: Patch<Vec<String>>,
    object_permission: Patch<serde_json::Value>,
    budget: BudgetPatch,
}

impl CustomerPatch {
    fn read(fields: &mut Fields, catalogue: &Catalogue) -> Self {
        let patch = Self {
            alias: fields.text("alias"),
            blocked: fields.flag("blocked"),
            allowed_model_region: fields.one_of("allowed_model_region", &["eu", "us"]),
            default_model: fields.filled_text("default_model"),
            models: fields.texts("models"),
            object_permission: fields.object("object_permission").map(serde_json::Value::Object),
            budget: BudgetPatch {
                budget_id: fields.filled_text("budget_id"),
                limits: LimitsPatch::read(fields),
            },
        };
        if let Some(model) = patch.default_model.as_value().filter(|model| !catalogue.offers(model)) {
            let known: Vec<&str> =
                catalogue.public_names().take(NAMES_TOLD).map(|known| known.name).collect();
            let message = format!(
                "Default Model not on proxy. Configure via `model_list`. Default_model_name={}, \
                 proxy_model_names={known:?}",
                shortened(model)
            );
            fields.complain("default_model", "value_error", message);
        }
        if let (Patch::Value(_), Patch::Value(_)) = (&patch.budget.limits.max_budget, &patch.budget.budget_id)
        {
            fields.complain(
                "",
                "value_error",
                "Value error, Set either 'max_budget' or 'budget_id', not both.",
            );
        }
        patch
    }

    /// Changes the customer, and stages what its budget needs.
    async fn apply(
        self,
        app: &App,
        edit: &mut Edit,
        customer: &mut Customer,
        author: &str,
    ) -> Result<(), ApiError> {
        self.alias.apply(&mut customer.alias);
        if let Patch::Value(blocked) = self.blocked {
            customer.blocked = blocked;
        }
        self.allowed_model_region.apply(&mut customer.allowed_model_region);
        self.default_model.apply(&mut customer.default_model);
        self.models.apply_or_default(&mut customer.models);
        self.object_permission.apply(&mut customer.object_permission);
        customer.updated_at = app.now();
        customer.budget_id = self.budget.apply(app, edit, customer, author).await?;
        Ok(())
    }
}

/// The limits that hold for a customer: its own budget's, else the default one's.
pub(super) async fn limits_of(app: &App, customer: &Customer) -> Result<Limits, ApiError> {
    let default = app.admin.default_customer_budget.as_ref();
    let budget = match customer_budget_id(Some(customer), None, default) {
        Some(id) => app.directory.budget(&id).await?,
        None => None,
    };
    Ok(customer_limits(budget.as_deref()))
}

/// The terms of a customer's main account.
pub(super) fn terms_of(app: &App, customer: &CustomerId, limits: &Limits) -> Terms {
    main_terms(Scope::Customer(customer.clone()), limits, &app.calendar)
}

async fn object(app: &App, customer: &Customer) -> Result<CustomerObject, ApiError> {
    let budget = own_budget(app, customer).await?;
    let limits = limits_of(app, customer).await?;
    let balance = app.ledger.balance(&terms_of(app, &customer.id, &limits)).await?;
    let next = limits.next_reset(&app.calendar, app.now());
    let reset_at = next.and_then(|next| balance.reset_at.or(Some(next)));
    Ok(CustomerObject::from_record(customer, &balance, limits.max_budget, budget.as_deref(), reset_at))
}

fn not_found(ids: &str, plural: bool) -> ApiError {
    let (what, verb, param) = match plural {
        true => ("End User Id(s)", "do not", "user_ids"),
        false => ("End User Id", "does not", "user_id"),
    };
    ApiError::NotFound {
        message: format!("{what}={ids} {verb} exist in db"),
        kind: "not_found",
        param: Some(param),
    }
}

/// POST /customer/new
pub(super) async fn new(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<CustomerObject>, ApiError> {
    let id = fields.required_id("user_id");
    let patch = CustomerPatch::read(&mut fields, &app.models.now().catalogue);
    let spend = read_spend(&mut fields).value().filter(|spend| *spend > Picos::ZERO);
    fields.finish(refused)?;
    to_the_end(async move {
        let id = CustomerId::from(id);
        let mut edit = app.directory.edit().await;
        if app.directory.customer(&id).await?.is_some() {
            return Err(ApiError::BadRequest {
                message: format!("Customer already exists, passed user_id={id}. Please pass a new user_id."),
                kind: "bad_request",
                param: Some("user_id".into()),
            });
        }
        let mut customer = new_customer(id.clone(), app.now());
        patch.apply(&app, &mut edit, &mut customer, caller.name()).await?;
        edit.insert_customer(customer.clone())?;
        edit.commit().await?;
        if let Some(spend) = spend {
            app.ledger.adjust(Scope::Customer(id), spend, caller.name(), "spend of a new customer").await?;
        }
        object(&app, &customer).await.map(Json)
    })
    .await
}

/// GET /customer/info
pub(super) async fn info(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<CustomerObject>, ApiError> {
    if !fields.has("end_user_id") {
        fields.complain("end_user_id", "missing", "Field required");
    }
    let id = fields.text("end_user_id").value().unwrap_or_default();
    fields.finish(refused)?;
    let customer = app.directory.customer(&id.as_str().into()).await?.ok_or_else(|| ApiError::NotFound {
        message: format!("End User Id={} does not exist in db", shortened(&id)),
        kind: "not_found",
        param: Some("end_user_id"),
    })?;
    object(&app, &customer).await.map(Json)
}

/// POST /customer/update: `null` clears, zero is zero.
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<CustomerObject>, ApiError> {
    let id = fields.required_id("user_id");
    let patch = CustomerPatch::read(&mut fields, &app.models.now().catalogue);
    fields.finish(refused)?;
    let mut edit = app.directory.edit().await;
    let known = app.directory.customer(&id.as_str().into()).await?;
    let mut customer = (*known.ok_or_else(|| not_found(&shortened(&id), false))?).clone();
    patch.apply(&app, &mut edit, &mut customer, caller.name()).await?;
    edit.update_customer(customer.clone())?;
    edit.commit().await?;
    object(&app, &customer).await.map(Json)
}

/// The customers of a body's `user_ids`, each once; all of them have to be there.
async fn known(app: &App, ids: &[String]) -> Result<Vec<Arc<Customer>>, ApiError> {
    let (mut found, mut missing) = (Vec::with_capacity(ids.len()), Vec::new());
    for id in ids {
        match app.directory.customer(&id.as_str().into()).await? {
            Some(customer) => found.push(customer),
            None => missing.push(shortened(id)),
        }
    }
    if missing.is_empty() { Ok(found) } else { Err(not_found(&missing.join(", "), true)) }
}

fn read_ids(mut fields: Fields) -> Result<Vec<String>, ApiError> {
    let mut seen = HashSet::new();
    let mut ids = fields.required_named("user_ids");
    ids.retain(|id| seen.insert(id.clone()));
    fields.finish(refused)?;
    Ok(ids)
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Deleted {
    deleted_customers: usize,
    message: String,
}

/// POST /customer/delete: all of them or none. Spend stays in the log; whoever comes back under the
/// same id starts at zero.
pub(super) async fn delete(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(fields): Body,
) -> Result<Json<Deleted>, ApiError> {
    let ids = read_ids(fields)?;
    if ids.is_empty() {
        let message = "user_id is required, passed user_id = []";
        return Err(ApiError::BadRequest {
            message: message.into(),
            kind: "bad_request",
            param: Some("user_ids".into()),
        });
    }
    to_the_end(async move {
        let mut edit = app.directory.edit().await;
        let mut closing = Vec::new();
        for customer in known(&app, &ids).await? {
            let limits = limits_of(&app, &customer).await?;
            closing.push(terms_of(&app, &customer.id, &limits));
            closing.extend(model_terms(&Scope::Customer(customer.id.clone()), &limits, &app.calendar));
            let under_keys = accounts::of_tiers(app.ledger.store(), &customer.id).await?;
            closing.extend(under_keys.into_iter().map(Terms::uncapped));
            let own = own_budget(&app, &customer).await?;
            if let Some(private) = own.filter(|budget| budget.owner.as_ref() == Some(&customer.id)) {
                edit.delete_budget(private.id.clone());
            }
            edit.delete_customer(customer.id.clone());
        }
        edit.commit().await?;
        for terms in closing {
            if app.ledger.balance(&terms).await?.posted != Picos::ZERO {
                app.ledger.reset(&terms, Picos::ZERO, caller.name()).await?;
            }
        }
        let listed: Vec<String> = ids.iter().map(|id| format!("'{id}'")).collect();
        Ok(Json(Deleted {
            deleted_customers: ids.len(),
            message: format!("Successfully deleted customers with ids: [{}]", listed.join(", ")),
        }))
    })
    .await
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Blocked<T> {
    blocked_users: Vec<T>,
}

/// POST /customer/block: makes whom it does not know, blocked.
pub(super) async fn block(
    State(app): State<App>,
    Body(fields): Body,
) -> Result<Json<Blocked<CustomerObject>>, ApiError> {
    let ids = read_ids(fields)?;
    for id in &ids {
        CustomerId::checked(id).map_err(|invalid| {
            ApiError::field("value_error", &["body", "user_ids"], format!("Value error, a user id {invalid}"))
        })?;
    }
    let now = app.now();
    let mut edit = app.directory.edit().await;
    let mut customers = Vec::with_capacity(ids.len());
    for id in ids {
        let id = CustomerId::from(id);
        let known = app.directory.customer(&id).await?;
        let mut customer = known.as_deref().cloned().unwrap_or_else(|| new_customer(id, now));
        customer.blocked = true;
        customer.updated_at = now;
        customers.push(customer.clone());
        match known {
            Some(_) => edit.update_customer(customer)?,
            None => edit.insert_customer(customer)?,
        }
    }
    edit.commit().await?;
    let mut blocked_users = Vec::with_capacity(customers.len());
    for customer in &customers {
        blocked_users.push(CustomerObject { litellm_budget_table: None, ..object(&app, customer).await? });
    }
    Ok(Json(Blocked { blocked_users }))
}

/// POST /customer/unblock: answers which of them are still blocked, which is none of them.
pub(super) async fn unblock(
    State(app): State<App>,
    Body(fields): Body,
) -> Result<Json<Blocked<String>>, ApiError> {
    let ids = read_ids(fields)?;
    let mut edit = app.directory.edit().await;
    for customer in known(&app, &ids).await? {
        let mut customer = (*customer).clone();
        customer.blocked = false;
        customer.updated_at = app.now();
        edit.update_customer(customer)?;
    }
    edit.commit().await?;
    Ok(Json(Blocked { blocked_users: vec![] }))
}
