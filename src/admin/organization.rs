//! Looking at organizations: teams and keys under one budget.

use std::collections::{HashMap, HashSet};

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

use super::paging::{Page, Place};
use super::{Body, QueryFields, refused, shown};
use crate::app::App;
use crate::domain::id::OrganizationId;
use crate::domain::record::{Organization, Team};
use crate::domain::scope::Scope;
use crate::store::records;
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;
use crate::wire::operation::{Either, Operation, get, post};
use crate::wire::organization::OrganizationRow;
use crate::wire::team::TeamRow;

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<OrganizationRow>("/organization/info", "An organization with its teams."),
    post::<Vec<OrganizationRow>>("/organization/info", "Those of the named organizations that are there."),
    get::<Either<Vec<OrganizationRow>, PageOfOrganizations>>(
        "/organization/list",
        "The first thousand organizations, or one page of them.",
    ),
];

/// The most organizations of an answer that nobody asked to be in pages.
const ROWS_MAX: u64 = 1_000;
/// The most teams that one answer shows; their own list has pages.
const TEAMS_MAX: u64 = 1_000;
/// The most organizations that one body can ask for.
const IDS_MAX: usize = 100;

/// An organization that is not there.
pub(super) fn not_found(id: &str) -> ApiError {
    ApiError::NotFound {
        message: format!("Organization not found, passed organization_id={}", shortened(id)),
        kind: "not_found",
        param: Some("organization_id"),
    }
}

/// Organizations as they are shown, with one look at the ledger. `teams` are those of all of them.
async fn rows(
    app: &App,
    organizations: &[Organization],
    teams: Vec<Team>,
) -> Result<Vec<OrganizationRow>, ApiError> {
    let mut accounts = Vec::with_capacity(organizations.len());
    for organization in organizations {
        let limits = shown::filled(app, &organization.limits, organization.budget_id.as_ref()).await?;
        accounts.push((Scope::Organization(organization.id.clone()), limits));
    }
    let shown = shown::many(app, accounts).await?;
    let mut teams_of: HashMap<OrganizationId, Vec<TeamRow>> = HashMap::new();
    for (row, team) in shown::teams(app, &teams).await?.into_iter().zip(&teams) {
        if let Some(id) = team.organization() {
            teams_of.entry(id).or_default().push(row);
        }
    }
    let listed = organizations.iter().zip(shown);
    Ok(listed
        .map(|(organization, shown)| {
            let table = shown.table(organization.budget_id.as_ref());
            let teams = teams_of.remove(&organization.id).unwrap_or_default();
            OrganizationRow::from_record(organization, shown.spend(), table, teams)
        })
        .collect())
}

/// One organization as it is shown.
pub(super) async fn row(app: &App, organization: &Organization) -> Result<OrganizationRow, ApiError> {
    let id = &organization.id;
    let teams = records::team::of_organizations(app.directory.store(), id, id, TEAMS_MAX).await?;
    let mut rows = rows(app, std::slice::from_ref(organization), teams).await?;
    rows.pop().ok_or(ApiError::Internal)
}

/// GET /organization/info
pub(super) async fn info(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<OrganizationRow>, ApiError> {
    let id = fields.required_id("organization_id");
    fields.finish(refused)?;
    let organization = app.directory.organization(&id.as_str().into()).await?;
    row(&app, &*organization.ok_or_else(|| not_found(&id))?).await.map(Json)
}

/// POST /organization/info: of those among the named ones that are there.
pub(super) async fn info_of_many(
    State(app): State<App>,
    Body(mut fields): Body,
) -> Result<Json<Vec<OrganizationRow>>, ApiError> {
    let ids = fields.required_texts("organizations");
    if ids.len() > IDS_MAX {
        fields.complain("organizations", "too_long", format!("List should have at most {IDS_MAX} items"));
    }
    fields.finish(refused)?;
    if ids.is_empty() {
        return Err(ApiError::DetailError("Specify list of organization id's to query. Passed in=[]".into()));
    }
    let (mut organizations, mut teams) = (Vec::with_capacity(ids.len()), Vec::new());
    let mut seen = HashSet::new();
    for id in ids.into_iter().map(OrganizationId::from).filter(|id| seen.insert(id.clone())) {
        let Some(organization) = app.directory.organization(&id).await? else { continue };
        let left = TEAMS_MAX - teams.len() as u64;
        teams.extend(records::team::of_organizations(app.directory.store(), &id, &id, left).await?);
        organizations.push((*organization).clone());
    }
    rows(&app, &organizations, teams).await.map(Json)
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct PageOfOrganizations {
    organizations: Vec<OrganizationRow>,
    #[serde(flatten)]
    place: Place,
}

/// GET /organization/list: an array of the first thousand; with `page` or `size` one page and its
/// place.
pub(super) async fn list(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let page = Page::read(&mut fields, 50);
    fields.finish(refused)?;
    let store = app.directory.store();
    let (limit, offset) = if page.asked { (page.size, page.offset()) } else { (ROWS_MAX, 0) };
    let organizations = records::organization::page(store, limit, offset).await?;
    let teams = match (organizations.first(), organizations.last()) {
        (Some(first), Some(last)) => {
            records::team::of_organizations(store, &first.id, &last.id, TEAMS_MAX).await?
        }
        _ => vec![],
    };
    let organizations = rows(&app, &organizations, teams).await?;
    if !page.asked {
        return Ok(Json(organizations).into_response());
    }
    let place = page.place(records::organization::count(store).await?);
    Ok(Json(PageOfOrganizations { organizations, place }).into_response())
}
