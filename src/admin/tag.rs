//! `/tag/*`: labels of calls. Calls may carry any; one that is described here has limits.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::key_request::{Kept, apply_kept, read_kept};
use super::paging::{Page, Place};
use super::{Body, QueryFields, budget, read_spend, refused, shown};
use crate::app::App;
use crate::domain::id::Tag;
use crate::domain::money::Picos;
use crate::domain::record::{Limits, TagRecord};
use crate::domain::scope::Scope;
use crate::domain::time::Millis;
use crate::ledger::directory::Edit;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::wire::budget::LimitsPatch;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, shortened};
use crate::wire::operation::{Either, Operation, get, post};
use crate::wire::tag::TagRow;

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<Changed>("/tag/new", "Describes a label of calls and gives it limits."),
    post::<BTreeMap<String, TagRow>>("/tag/info", "The named labels, as far as they are there."),
    get::<Either<Vec<TagRow>, PageOfTags>>("/tag/list", "The first thousand labels, or one page of them."),
    post::<Changed>("/tag/update", "Changes what is sent; null clears."),
    post::<Deleted>("/tag/delete", "Takes the limits of a label away. Calls may still carry it."),
];

/// The most tags of an answer that nobody asked to be in pages.
const ROWS_MAX: u64 = 1_000;
/// The most tags that one body can ask for.
const NAMES_MAX: usize = 100;

/// Members that are stored beside the record and echoed.
const ECHOED: &[(&str, Kept)] = &[("model_info", Kept::Object)];

/// What a body says about a tag.
#[derive(Debug)]
struct Request {
    description: Patch<String>,
    models: Patch<Vec<String>>,
    budget_id: Patch<String>,
    limits: LimitsPatch,
    model_rpm_limit: Patch<BTreeMap<String, u64>>,
    model_tpm_limit: Patch<BTreeMap<String, u64>>,
    spend: Patch<Picos>,
    echoed: Vec<(&'static str, Patch<Value>)>,
}

impl Request {
    fn read(fields: &mut Fields) -> Self {
        Self {
            description: fields.text("description"),
            models: fields.texts("models"),
            budget_id: fields.id("budget_id"),
            limits: LimitsPatch::read(fields),
            model_rpm_limit: fields.counts("model_rpm_limit"),
            model_tpm_limit: fields.counts("model_tpm_limit"),
            spend: read_spend(fields),
            echoed: read_kept(fields, ECHOED),
        }
    }

    /// Changes a record as sent, once the budget that it names is known to be there.
    async fn apply(self, app: &App, edit: &mut Edit, tag: &mut TagRecord) -> Result<(), ApiError> {
        if let Some(id) = self.budget_id.as_value() {
            budget::stage_shared(app, edit, &id.as_str().into()).await?;
        }
        self.description.apply(&mut tag.description);
        self.models.apply_or_default(&mut tag.models);
        self.budget_id.map(Into::into).apply(&mut tag.budget_id);
        self.limits.apply(&mut tag.limits);
        self.model_rpm_limit.apply_or_default(&mut tag.limits.model_rpm_limit);
        self.model_tpm_limit.apply_or_default(&mut tag.limits.model_tpm_limit);
        apply_kept(self.echoed, &mut tag.extra);
        tag.updated_at = app.now();
        Ok(())
    }
}

fn blank(id: Tag, author: &str, now: Millis) -> TagRecord {
    TagRecord {
        id,
        description: None,
        models: vec![],
        budget_id: None,
        limits: Limits::default(),
        extra: Default::default(),
        created_by: author.to_owned(),
        created_at: now,
        updated_at: now,
    }
}

/// Tags as they are shown, with one look at the ledger.
async fn rows(app: &App, tags: &[(Tag, Option<TagRecord>)]) -> Result<Vec<TagRow>, ApiError> {
    let mut accounts = Vec::with_capacity(tags.len());
    for (id, described) in tags {
        let limits = match described {
            Some(tag) => shown::filled(app, &tag.limits, tag.budget_id.as_ref()).await?,
            None => Limits::default(),
        };
        accounts.push((Scope::Tag(id.clone()), limits));
    }
    let shown = shown::many(app, accounts).await?;
    Ok(tags
        .iter()
        .zip(shown)
        .map(|((id, described), shown)| match described {
            Some(tag) => TagRow::from_record(tag, shown.spend(), shown.table(tag.budget_id.as_ref())),
            None => TagRow::carried(id, shown.spend()),
        })
        .collect())
}

async fn row(app: &App, tag: TagRecord) -> Result<TagRow, ApiError> {
    rows(app, &[(tag.id.clone(), Some(tag))]).await?.pop().ok_or(ApiError::Internal)
}

fn not_found(name: &str) -> ApiError {
    let message = format!("Tag {} not found", shortened(name));
    ApiError::NotFound { message, kind: "not_found", param: Some("name") }
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Changed {
    message: String,
    tag: TagRow,
}

/// POST /tag/new. A tag that calls carried before keeps what they spent.
pub(super) async fn new(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Changed>, ApiError> {
    let name = fields.required_id("name");
    let request = Request::read(&mut fields);
    if request.spend.is_sent() {
        fields.complain(
            "spend",
            "value_error",
            "Value error, what a tag has spent cannot be set when it is made",
        );
    }
    fields.finish(refused)?;
    let id = Tag::from(name);
    let mut edit = app.directory.edit().await;
    if app.directory.tag(&id).await?.is_some() {
        return Err(ApiError::BadRequest {
            message: format!("Tag {id} already exists"),
            kind: "bad_request",
            param: Some("name".into()),
        });
    }
    let mut tag = blank(id, caller.name(), app.now());
    request.apply(&app, &mut edit, &mut tag).await?;
    edit.insert_tag(tag.clone())?;
    edit.commit().await?;
    let message = format!("Tag {} created successfully", tag.id);
    Ok(Json(Changed { message, tag: row(&app, tag).await? }))
}

/// POST /tag/update: what is sent changes, `null` clears; `spend` starts its window over there.
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Changed>, ApiError> {
    let name = fields.required_id("name");
    let request = Request::read(&mut fields);
    fields.finish(refused)?;
    super::to_the_end(async move {
        let mut edit = app.directory.edit().await;
        let known = app.directory.tag(&name.as_str().into()).await?;
        let mut tag = (*known.ok_or_else(|| not_found(&name))?).clone();
        let spend = request.spend.as_value().copied();
        request.apply(&app, &mut edit, &mut tag).await?;
        edit.update_tag(tag.clone())?;
        edit.commit().await?;
        if let Some(spend) = spend {
            let limits = shown::filled(&app, &tag.limits, tag.budget_id.as_ref()).await?;
            let terms = shown::terms(&app, Scope::Tag(tag.id.clone()), &limits);
            app.ledger.reset(&terms, spend, caller.name()).await?;
        }
        let message = format!("Tag {} updated successfully", tag.id);
        Ok(Json(Changed { message, tag: row(&app, tag).await? }))
    })
    .await
}

/// POST /tag/info: the named tags by their names, as far as they are there.
pub(super) async fn info(
    State(app): State<App>,
    Body(mut fields): Body,
) -> Result<Json<BTreeMap<String, TagRow>>, ApiError> {
    let names = fields.required_texts("names");
    if names.len() > NAMES_MAX {
        fields.complain("names", "too_long", format!("List should have at most {NAMES_MAX} items"));
    }
    fields.finish(refused)?;
    let mut found = Vec::with_capacity(names.len());
    for id in names.into_iter().map(Tag::from) {
        match app.directory.tag(&id).await? {
            Some(tag) => found.push((id, Some((*tag).clone()))),
            None if records::tag::is_carried(app.directory.store(), &id).await? => found.push((id, None)),
            None => {}
        }
    }
    if found.is_empty() {
        return Err(ApiError::NotFound {
            message: "No tags found".into(),
            kind: "not_found",
            param: Some("names"),
        });
    }
    let rows = rows(&app, &found).await?;
    Ok(Json(rows.into_iter().map(|row| (row.name.clone(), row)).collect()))
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct PageOfTags {
    tags: Vec<TagRow>,
    #[serde(flatten)]
    place: Place,
}

/// GET /tag/list: those that are described, then those that calls carried; an array of the first
/// thousand, with `page` or `size` one page and its place.
pub(super) async fn list(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let page = Page::read(&mut fields, 50);
    fields.finish(refused)?;
    let store = app.directory.store();
    let (limit, offset) = if page.asked { (page.size, page.offset()) } else { (ROWS_MAX, 0) };
    let tags = rows(&app, &records::tag::page_with_carried(store, limit, offset).await?).await?;
    if !page.asked {
        return Ok(Json(tags).into_response());
    }
    let place = page.place(records::tag::count_with_carried(store).await?);
    Ok(Json(PageOfTags { tags, place }).into_response())
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Deleted {
    message: String,
}

/// POST /tag/delete: its description and limits go; calls may still carry it, and what they spent
/// stays.
pub(super) async fn delete(
    State(app): State<App>,
    Body(mut fields): Body,
) -> Result<Json<Deleted>, ApiError> {
    let name = fields.required_id("name");
    fields.finish(refused)?;
    let id = Tag::from(name);
    let mut edit = app.directory.edit().await;
    if app.directory.tag(&id).await?.is_none() {
        return Err(not_found(id.as_str()));
    }
    edit.delete_tag(id.clone());
    edit.commit().await?;
    Ok(Json(Deleted { message: format!("Tag {id} deleted successfully") }))
}
