//! `/budget/*`: rules that customers and keys can share.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::Value;

use super::budget_use::{Detail, used};
use super::paging::{PIECE, Page, read_search, whole_list};
use super::team_request::MEMBER_BUDGET;
use super::{Body, QueryFields, fresh_id, named_budget};
use crate::app::App;
use crate::domain::id::BudgetId;
use crate::domain::record::{ApiKey, Budget, Limits};
use crate::ledger::directory::Edit;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::budget_list::{self, BudgetQuery, BudgetSort};
use crate::wire::budget::{BudgetRow, LimitsPatch, field_settings};
use crate::wire::error::ApiError;
use crate::wire::fields::{Refusal, shortened};
use crate::wire::operation::{Either, Operation, get, post};

/// What the list can be sorted by.
const SORTS: &[&str] = &["budget_id", "max_budget", "created_at", "updated_at"];

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<BudgetRow>("/budget/new", "Makes a budget that customers and keys can share."),
    post::<Vec<BudgetRow>>("/budget/info", "Tells of the budgets named; unknown ones are left out."),
    get::<Either<Vec<BudgetRow>, PageOfBudgets>>("/budget/list", "Every budget, or one page of them."),
    post::<Option<BudgetRow>>("/budget/update", "Changes what is sent; null clears."),
    post::<Option<BudgetRow>>("/budget/delete", "Deletes a budget; whoever is on it is on none then."),
    get::<Vec<Value>>("/budget/settings", "The settings of a budget, described for forms."),
];

/// Budget routes refuse in the `detail` shape.
fn refused(refusal: Refusal) -> ApiError {
    ApiError::DetailError(refusal.message)
}

/// A budget as it is answered.
pub(super) fn row(app: &App, budget: &Budget) -> BudgetRow {
    BudgetRow::from_record(budget, budget.limits.next_reset(&app.calendar, app.now()))
}

/// A budget that `author` makes now.
pub(super) fn made(id: BudgetId, limits: Limits, author: &str, app: &App) -> Budget {
    let now = app.now();
    Budget {
        id,
        limits,
        owner: None,
        created_by: author.to_owned(),
        created_at: now,
        updated_by: author.to_owned(),
        updated_at: now,
    }
}

/// Checks the budget that a record is put on. From then on it is no one customer's own any more.
pub(super) async fn stage_shared(app: &App, edit: &mut Edit, id: &BudgetId) -> Result<(), ApiError> {
    let budget = named_budget(app, id.as_str(), "budget_id").await?;
    if budget.owner.is_some() {
        edit.update_budget(Budget { owner: None, ..(*budget).clone() })?;
    }
    Ok(())
}

/// POST /budget/new
pub(super) async fn new(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<BudgetRow>, ApiError> {
    let id = fields.id("budget_id").value().unwrap_or_else(fresh_id);
    let patch = LimitsPatch::read(&mut fields);
    fields.finish(refused)?;
    let mut limits = Limits::default();
    patch.apply(&mut limits);
    let id = BudgetId::from(id);
    let mut edit = app.directory.edit().await;
    if app.directory.budget(&id).await?.is_some() {
        return Err(ApiError::DetailError(format!("Budget with id '{id}' already exists.")));
    }
    let budget = made(id, limits, caller.name(), &app);
    edit.insert_budget(budget.clone())?;
    edit.commit().await?;
    Ok(Json(row(&app, &budget)))
}

/// POST /budget/update
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Option<BudgetRow>>, ApiError> {
    fields.needs("budget_id");
    let id = fields.id("budget_id").value();
    let patch = LimitsPatch::read(&mut fields);
    fields.finish(refused)?;
    let id = BudgetId::from(id.ok_or_else(|| ApiError::DetailError("budget_id is required".into()))?);
    let mut edit = app.directory.edit().await;
    let Some(known) = app.directory.budget(&id).await? else {
        return Ok(Json(None));
    };
    let mut budget = (*known).clone();
    patch.apply(&mut budget.limits);
    budget.updated_by = caller.name().to_owned();
    budget.updated_at = app.now();
    edit.update_budget(budget.clone())?;
    edit.commit().await?;
    Ok(Json(Some(row(&app, &budget))))
}

/// POST /budget/info
pub(super) async fn info(
    State(app): State<App>,
    Body(mut fields): Body,
) -> Result<Json<Vec<BudgetRow>>, ApiError> {
    let ids = fields.required_named("budgets");
    fields.finish(refused)?;
    if ids.is_empty() {
        return Err(ApiError::DetailError("Specify list of budget id's to query. Passed in=[]".into()));
    }
    let mut budgets = Vec::new();
    for id in ids {
        budgets.extend(app.directory.budget(&BudgetId::from(id)).await?.as_deref().cloned());
    }
    Ok(Json(used(&app, &budgets, Detail::Highest).await?))
}

/// GET /budget/list: every row; with `page` or `size` one page of them.
pub(super) async fn list(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let page = Page::read(&mut fields, 50);
    let search = read_search(&mut fields);
    let sort = fields.one_of("sort_by", SORTS).value().as_deref().map(sort).unwrap_or_default();
    let descending = fields.one_of("sort_order", &["asc", "desc"]).value().as_deref() == Some("desc");
    fields.finish(refused)?;
    let query = BudgetQuery { sort, descending, search };
    if !page.asked {
        return whole_list(move |mark| {
            let (app, query) = (app.clone(), query.clone());
            async move {
                let (budgets, next) =
                    budget_list::after(app.directory.store(), &query, mark.as_ref(), PIECE).await?;
                Ok((used(&app, &budgets, Detail::Count).await?, next))
            }
        })
        .await;
    }
    let store = app.directory.store();
    let total = budget_list::count(store, &query).await?;
    let budgets = budget_list::page(store, &query, page.size, page.offset(), total).await?;
    let budgets = used(&app, &budgets, Detail::Highest).await?;
    Ok(Json(PageOfBudgets { budgets, place: page.place(total) }).into_response())
}

fn sort(word: &str) -> BudgetSort {
    match word {
        "budget_id" => BudgetSort::Id,
        "max_budget" => BudgetSort::MaxBudget,
        "updated_at" => BudgetSort::UpdatedAt,
        _ => BudgetSort::CreatedAt,
    }
}

#[derive(serde::Serialize, schemars::JsonSchema)]
#[schemars(inline)]
struct PageOfBudgets {
    budgets: Vec<BudgetRow>,
    #[serde(flatten)]
    place: super::paging::Place,
}

/// POST /budget/delete: whoever is on it is on none from then on.
pub(super) async fn delete(
    State(app): State<App>,
    Body(mut fields): Body,
) -> Result<Json<Option<BudgetRow>>, ApiError> {
    let id = fields.required_id("id");
    fields.finish(refused)?;
    let id = BudgetId::from(id);
    let mut edit = app.directory.edit().await;
    let Some(budget) = app.directory.budget(&id).await? else {
        return Ok(Json(None));
    };
    if app.admin.default_customer_budget.as_ref() == Some(&id) {
        return Err(ApiError::DetailError(format!(
            "Budget '{id}' is the default budget of customers. Name another one in \
             litellm_settings.max_end_user_budget_id before you delete it."
        )));
    }
    let (store, now) = (app.directory.store(), app.now());
    for mut customer in records::customer::on_budget(store, &id).await? {
        customer.budget_id = None;
        customer.updated_at = now;
        edit.update_customer(customer)?;
    }
    for mut key in records::api_key::on_budget(store, &id).await? {
        forget_budget(&mut key, &id);
        key.updated_at = now;
        edit.update_key(key)?;
    }
    for mut tag in records::tag::list(store).await? {
        if tag.budget_id.take_if(|budget| *budget == id).is_some() {
            tag.updated_at = now;
            edit.update_tag(tag)?;
        }
    }
    for mut organization in records::organization::list(store).await? {
        if organization.budget_id.take_if(|budget| *budget == id).is_some() {
            organization.updated_at = now;
            edit.update_organization(organization)?;
        }
    }
    stage_off_teams(&app, &mut edit, &id).await?;
    edit.delete_budget(id);
    edit.commit().await?;
    Ok(Json(Some(row(&app, &budget))))
}

/// Takes members of teams off a budget, and teams that have it for their members.
async fn stage_off_teams(app: &App, edit: &mut Edit, id: &BudgetId) -> Result<(), ApiError> {
    let (store, now) = (app.directory.store(), app.now());
    for mut member in records::team_member::on_budget(store, id).await? {
        member.budget_id = None;
        member.updated_at = now;
        edit.update_member(member)?;
    }
    for mut team in records::team::with_member_budget(store, id).await? {
        team.metadata.shift_remove(MEMBER_BUDGET);
        team.updated_at = now;
        edit.update_team(team)?;
    }
    Ok(())
}

/// Takes a key off a budget, and its customers too.
fn forget_budget(key: &mut ApiKey, id: &BudgetId) {
    key.budget_id.take_if(|budget| budget == id);
    if key.end_user_budget_id.take_if(|budget| budget == id).is_some() {
        key.metadata.shift_remove("end_user_budget_id");
    }
}

/// GET /budget/settings
pub(super) async fn settings(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<Value>>, ApiError> {
    let id = fields.required_id("budget_id");
    fields.finish(refused)?;
    let budget = app.directory.budget(&BudgetId::from(id.as_str())).await?;
    if budget.is_none() {
        return Err(ApiError::DetailError(format!("Budget '{}' does not exist.", shortened(&id))));
    }
    Ok(Json(field_settings(budget.as_deref())))
}
