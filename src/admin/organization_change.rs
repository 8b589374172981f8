//! Making, changing and deleting organizations.

use std::collections::{BTreeMap, HashSet};

use axum::extract::State;
use axum::{Extension, Json};
use serde_json::Value;

use super::key_request::{Kept, apply_kept, read_kept};
use super::organization::{not_found, row};
use super::{Body, budget, fresh_id, read_spend, refused, shown, to_the_end};
use crate::app::App;
use crate::domain::id::OrganizationId;
use crate::domain::money::Picos;
use crate::domain::record::{Extra, Limits, Organization};
use crate::domain::scope::Scope;
use crate::domain::time::Millis;
use crate::ledger::directory::Edit;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::wire::budget::LimitsPatch;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, shortened};
use crate::wire::operation::{Operation, on, post};
use crate::wire::organization::OrganizationRow;

const DELETES: &str = "Deletes organizations that have no teams and keys, all of them or none.";

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<OrganizationRow>("/organization/new", "Makes an organization."),
    on::<OrganizationRow>("PATCH", "/organization/update", "Changes what is sent; null clears."),
    post::<OrganizationRow>("/organization/update", "Changes what is sent; null clears."),
    on::<Vec<OrganizationRow>>("DELETE", "/organization/delete", DELETES),
    post::<Vec<OrganizationRow>>("/organization/delete", DELETES),
];

/// The most organizations that go at once.
const IDS_MAX: usize = 100;

/// Members that are stored beside the record and echoed.
const ECHOED: &[(&str, Kept)] = &[("object_permission", Kept::Object)];

/// What a body says about an organization.
#[derive(Debug)]
struct Request {
    alias: Patch<String>,
    budget_id: Patch<String>,
    limits: LimitsPatch,
    models: Patch<Vec<String>>,
    metadata: Patch<Extra>,
    model_rpm_limit: Patch<BTreeMap<String, u64>>,
    model_tpm_limit: Patch<BTreeMap<String, u64>>,
    spend: Patch<Picos>,
    echoed: Vec<(&'static str, Patch<Value>)>,
}

impl Request {
    fn read(fields: &mut Fields) -> Self {
        Self {
            alias: fields.id("organization_alias"),
            budget_id: fields.id("budget_id"),
            limits: LimitsPatch::read(fields),
            models: fields.texts("models"),
            metadata: fields.object("metadata"),
            model_rpm_limit: fields.counts("model_rpm_limit"),
            model_tpm_limit: fields.counts("model_tpm_limit"),
            spend: read_spend(fields),
            echoed: read_kept(fields, ECHOED),
        }
    }

    /// Changes a record as sent, once the budget that it names is known to be there.
    async fn apply(
        self,
        app: &App,
        edit: &mut Edit,
        organization: &mut Organization,
        author: &str,
    ) -> Result<(), ApiError> {
        if let Some(id) = self.budget_id.as_value() {
            budget::stage_shared(app, edit, &id.as_str().into()).await?;
        }
        self.alias.apply(&mut organization.alias);
        self.budget_id.map(Into::into).apply(&mut organization.budget_id);
        self.limits.apply(&mut organization.limits);
        self.models.apply_or_default(&mut organization.models);
        self.metadata.apply_or_default(&mut organization.metadata);
        self.model_rpm_limit.apply_or_default(&mut organization.limits.model_rpm_limit);
        self.model_tpm_limit.apply_or_default(&mut organization.limits.model_tpm_limit);
        apply_kept(self.echoed, &mut organization.extra);
        organization.updated_by = author.to_owned();
        organization.updated_at = app.now();
        Ok(())
    }
}

fn blank(id: OrganizationId, author: &str, now: Millis) -> Organization {
    Organization {
        id,
        alias: None,
        budget_id: None,
        limits: Limits::default(),
        models: vec![],
        metadata: Default::default(),
        extra: Default::default(),
        created_by: author.to_owned(),
        created_at: now,
        updated_by: author.to_owned(),
        updated_at: now,
    }
}

/// POST /organization/new: limits of its own, or those of a budget that it names, or both; its own win.
pub(super) async fn new(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<OrganizationRow>, ApiError> {
    if !fields.has("organization_alias") {
        fields.complain("organization_alias", "missing", "Field required");
    }
    let id = fields.id("organization_id").value().unwrap_or_else(fresh_id);
    let request = Request::read(&mut fields);
    fields.finish(refused)?;
    to_the_end(async move {
        let id = OrganizationId::from(id);
        let mut edit = app.directory.edit().await;
        if app.directory.organization(&id).await?.is_some() {
            return Err(ApiError::BadRequest {
                message: format!(
                    "Organization id = {id} already exists. Please use a different organization id."
                ),
                kind: "bad_request",
                param: Some("organization_id".into()),
            });
        }
        let author = caller.name();
        let spend = request.spend.as_value().copied().unwrap_or_default();
        let mut organization = blank(id.clone(), author, app.now());
        request.apply(&app, &mut edit, &mut organization, author).await?;
        edit.insert_organization(organization.clone())?;
        edit.commit().await?;
        if spend > Picos::ZERO {
            let scope = Scope::Organization(id);
            app.ledger.adjust(scope, spend, author, "spend of a new organization").await?;
        }
        row(&app, &organization).await.map(Json)
    })
    .await
}

/// PATCH and POST /organization/update: what is sent changes, `null` clears.
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<OrganizationRow>, ApiError> {
    let id = fields.required_id("organization_id");
    let request = Request::read(&mut fields);
    fields.finish(refused)?;
    to_the_end(async move {
        let mut edit = app.directory.edit().await;
        let known = app.directory.organization(&id.as_str().into()).await?;
        let mut organization = (*known.ok_or_else(|| not_found(&id))?).clone();
        let spend = request.spend.as_value().copied();
        request.apply(&app, &mut edit, &mut organization, caller.name()).await?;
        edit.update_organization(organization.clone())?;
        edit.commit().await?;
        if let Some(spend) = spend {
            reset(&app, &organization, spend, caller.name()).await?;
        }
        row(&app, &organization).await.map(Json)
    })
    .await
}

async fn reset(app: &App, organization: &Organization, to: Picos, author: &str) -> Result<(), ApiError> {
    let limits = shown::filled(app, &organization.limits, organization.budget_id.as_ref()).await?;
    let terms = shown::terms(app, Scope::Organization(organization.id.clone()), &limits);
    if app.ledger.balance(&terms).await?.posted != to {
        app.ledger.reset(&terms, to, author).await?;
    }
    Ok(())
}

/// DELETE and POST /organization/delete: all of them or none. One that still has teams or keys stays:
/// they would go on without its budget. Whoever comes back under the same id starts at zero.
pub(super) async fn delete(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Vec<OrganizationRow>>, ApiError> {
    let mut seen = HashSet::new();
    let mut ids = fields.required_texts("organization_ids");
    ids.retain(|id| seen.insert(id.clone()));
    if ids.len() > IDS_MAX {
        fields.complain("organization_ids", "too_long", format!("List should have at most {IDS_MAX} items"));
    }
    fields.finish(refused)?;
    if ids.is_empty() {
        return Err(ApiError::DetailError(
            "Specify list of organization id's to delete. Passed in=[]".into(),
        ));
    }
    to_the_end(async move {
        let mut edit = app.directory.edit().await;
        let (mut gone, mut rows) = (Vec::with_capacity(ids.len()), Vec::with_capacity(ids.len()));
        for id in &ids {
            let known = app.directory.organization(&id.as_str().into()).await?;
            let organization = known.ok_or_else(|| not_found(id))?;
            refuse_in_use(&app, &organization.id).await?;
            rows.push(row(&app, &organization).await?);
            edit.delete_organization(organization.id.clone());
            gone.push(organization);
        }
        edit.commit().await?;
        for organization in gone {
            reset(&app, &organization, Picos::ZERO, caller.name()).await?;
        }
        Ok(Json(rows))
    })
    .await
}

async fn refuse_in_use(app: &App, id: &OrganizationId) -> Result<(), ApiError> {
    let store = app.directory.store();
    let teams = records::team::count_of_organization(store, id).await?;
    let keys = records::api_key::count_of_organization(store, id).await?;
    if teams == 0 && keys == 0 {
        return Ok(());
    }
    Err(ApiError::BadRequest {
        message: format!(
            "Organization '{}' still has {teams} teams and {keys} keys. Delete them, or give them another organization_id, first.",
            shortened(id.as_str())
        ),
        kind: "bad_request",
        param: Some("organization_ids".into()),
    })
}
