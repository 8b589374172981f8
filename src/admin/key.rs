//! Looking at keys, and giving one a new start: `/key/info`, `/v2/key/info`, `/key/health`,
//! `/key/{key}/reset_spend`.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::budget::row as budget_row;
use super::key_request::{invalid, refused};
use super::{Body, QueryFields, access};
use crate::app::App;
use crate::domain::account::{Balance, Terms};
use crate::domain::budget::{key_limits, key_scope, main_terms, model_terms, window_terms};
use crate::domain::id::KeyHash;
use crate::domain::record::{ApiKey, Budget, Limits};
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::wire::error::ApiError;
use crate::wire::fields::Patch;
use crate::wire::key::{KeyFacts, KeyRow, RowShape, named_hash};
use crate::wire::money::{Usd, python_text};
use crate::wire::operation::{Operation, get, post};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<Info<String, KeyRow>>("/key/info", "The key that is named, else the caller's own."),
    post::<Info<Vec<String>, Vec<KeyRow>>>("/v2/key/info", "Several keys at once."),
    post::<Health>("/key/health", "Tells that the caller's key works."),
    post::<SpendReset>("/key/{key}/reset_spend", "Sets the spend of a key's window to a lower amount."),
];

/// The 404 of routes that change a key.
pub(super) fn not_found() -> ApiError {
    ApiError::NotFound { message: "Key not found.".into(), kind: "not_found_error", param: Some("key") }
}

/// What holds for a key now, and the account it spends from.
struct Standing {
    budget: Option<Arc<Budget>>,
    limits: Limits,
    terms: Terms,
}

impl Standing {
    async fn of(app: &App, key: &ApiKey) -> Result<Self, ApiError> {
        let budget = match &key.budget_id {
            Some(id) => app.directory.budget(id).await?,
            None => None,
        };
        let limits = key_limits(key, budget.as_deref(), app.now());
        let terms = main_terms(key_scope(key), &limits, &app.calendar);
        Ok(Self { budget, limits, terms })
    }

    fn facts(&self, app: &App, balance: Balance) -> KeyFacts {
        let next = self.limits.next_reset(&app.calendar, app.now());
        KeyFacts {
            balance,
            reset_at: next.and_then(|next| balance.reset_at.or(Some(next))),
            budget: self.budget.as_deref().map(|budget| budget_row(app, budget)),
        }
    }
}

/// The terms of a key's main account.
pub(super) async fn terms_of(app: &App, key: &ApiKey) -> Result<Terms, ApiError> {
    Ok(Standing::of(app, key).await?.terms)
}

/// The terms of every account of a key.
pub(super) async fn accounts_of(app: &App, key: &ApiKey) -> Result<Vec<Terms>, ApiError> {
    let Standing { limits, terms, .. } = Standing::of(app, key).await?;
    let scope = key_scope(key);
    let mut accounts = window_terms(&scope, &key.budget_limits, limits.timezone.as_deref(), &app.calendar);
    accounts.extend(model_terms(&scope, &limits, &app.calendar));
    accounts.push(terms);
    Ok(accounts)
}

/// What a row shows besides the record.
pub(super) async fn facts(app: &App, key: &ApiKey) -> Result<KeyFacts, ApiError> {
    let standing = Standing::of(app, key).await?;
    let balance = app.ledger.balance(&standing.terms).await?;
    Ok(standing.facts(app, balance))
}

/// The rows of many keys, with one look at the ledger.
pub(super) async fn rows(app: &App, keys: &[ApiKey], shape: RowShape) -> Result<Vec<KeyRow>, ApiError> {
    let mut standings = Vec::with_capacity(keys.len());
    for key in keys {
        standings.push(Standing::of(app, key).await?);
    }
    let terms: Vec<Terms> = standings.iter().map(|standing| standing.terms.clone()).collect();
    let balances = app.ledger.balances(&terms).await?;
    let shown = keys.iter().zip(standings).zip(balances);
    Ok(shown
        .map(|((key, standing), balance)| {
            KeyRow::from_record(key, &standing.facts(app, balance), shape, app.now())
        })
        .collect())
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Info<K, I> {
    key: K,
    info: I,
}

/// GET /key/info: of the key that is named, else of the caller's own.
pub(super) async fn info(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Info<String, KeyRow>>, ApiError> {
    let named = fields.filled_text("key").value();
    fields.finish(refused)?;
    let missing = || ApiError::NotFound {
        message: "Key not found in database".into(),
        kind: "not_found_error",
        param: Some("key"),
    };
    let own = caller.key.as_ref().map(|key| key.hash.clone());
    let hash = match &named {
        Some(name) => named_hash(name),
        None => own.clone().ok_or_else(missing)?,
    };
    let key = app.directory.key(&hash).await?.ok_or_else(missing)?;
    if !access::sees_key(&app, &caller, &key).await? {
        return Err(ApiError::Forbidden {
            message: "You are not allowed to access this key's info.".into(),
            kind: "permission_error",
            param: Some("key"),
        });
    }
    let row = KeyRow::from_record(&key, &facts(&app, &key).await?, RowShape::Info, app.now());
    Ok(Json(Info { key: named.unwrap_or_else(|| hash.to_string()), info: row }))
}

/// POST /v2/key/info: of those among the named keys that the caller may see.
pub(super) async fn info_of_many(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Info<Vec<String>, Vec<KeyRow>>>, ApiError> {
    let names = fields.named("keys").value().unwrap_or_default();
    let aliases = fields.named("key_aliases").value().unwrap_or_default();
    if names.is_empty() && aliases.is_empty() {
        let message = "Value error, At least one of 'keys' or 'key_aliases' must be provided.";
        fields.complain("", "value_error", message);
    }
    fields.finish(refused)?;
    let mut keys = Vec::new();
    for name in &names {
        keys.extend(app.directory.key(&named_hash(name)).await?.as_deref().cloned());
    }
    for alias in &aliases {
        keys.extend(records::api_key::by_alias(app.directory.store(), alias).await?);
    }
    let mut seen = Vec::with_capacity(keys.len());
    for key in keys {
        if access::sees_key(&app, &caller, &key).await? {
            seen.push(key);
        }
    }
    let info = rows(&app, &seen, RowShape::Info).await?;
    Ok(Json(Info { key: if names.is_empty() { aliases } else { names }, info }))
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Health {
    key: &'static str,
    logging_callbacks: Value,
}

/// POST /key/health: whoever gets here has a key that works.
pub(super) async fn health() -> Json<Health> {
    Json(Health { key: "healthy", logging_callbacks: Value::Null })
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct SpendReset {
    #[schemars(with = "String")]
    key_hash: KeyHash,
    spend: Usd,
    previous_spend: Usd,
    max_budget: Option<Usd>,
    budget_reset_at: Option<String>,
}

/// POST /key/{key}/reset_spend
pub(super) async fn reset_spend(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
    Body(mut fields): Body,
) -> Result<Json<SpendReset>, ApiError> {
    let was_sent = fields.has("reset_to");
    let to = fields.usd("reset_to");
    match (&to, was_sent) {
        (Patch::Absent, false) => fields.complain("reset_to", "missing", "Field required"),
        (Patch::Null, _) => fields.complain("reset_to", "float_type", "Input should be a valid number"),
        _ => {}
    }
    fields.finish(refused)?;
    let to = to.value().unwrap_or_default();
    let key = app.directory.key(&named_hash(&name)).await?.ok_or_else(not_found)?;
    let standing = Standing::of(&app, &key).await?;
    let before = app.ledger.balance(&standing.terms).await?;
    if to > before.posted {
        return Err(invalid(format!(
            "reset_to value ({}) must be less than or equal to the current spend ({})",
            python_text(to),
            python_text(before.posted)
        )));
    }
    let after = app.ledger.reset(&standing.terms, to, caller.name()).await?;
    let facts = standing.facts(&app, after);
    Ok(Json(SpendReset {
        key_hash: key.hash.clone(),
        spend: Usd(after.posted),
        previous_spend: Usd(before.posted),
        max_budget: key.limits.max_budget.map(Usd),
        budget_reset_at: facts.reset_at.map(|at| at.to_string()),
    }))
}
