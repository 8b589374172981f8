//! `/key/list` and `/key/aliases`: keys in pages, narrowed, searched and sorted.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use super::access::sees_everything;
use super::key::rows;
use super::key_request::refused;
use super::paging::{Page, Place, read_search};
use super::{QueryFields, access};
use crate::app::App;
use crate::domain::time::Millis;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::api_key::KeyFilter;
use crate::store::records::key_list::{AliasQuery, KeyQuery, KeySort, KeyStatus};
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;
use crate::wire::key::{KeyRow, RowShape};
use crate::wire::operation::{Either, Operation, get};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<Either<PageOfKeys<String>, PageOfKeys<KeyRow>>>(
        "/key/list",
        "A page of keys: their hashes, or whole objects with return_full_object.",
    ),
    get::<Aliases>("/key/aliases", "A page of the names of keys, in order."),
];

const SORTS: &[&str] =
    &["created_at", "updated_at", "key_alias", "key_name", "user_id", "team_id", "max_budget", "expires"];
const STATUSES: &[&str] = &["active", "expired", "revoked", "deleted"];
/// Members that are found in what a key echoes.
const ECHOED: &[&str] = &["organization_id", "project_id", "agent_id"];

fn read_query(fields: &mut Fields, now: Millis) -> KeyQuery {
    let mut query = KeyQuery {
        filter: KeyFilter {
            user_id: fields.filled_text("user_id").value().map(Into::into),
            team_id: fields.filled_text("team_id").value().map(Into::into),
            key_alias: fields.filled_text("key_alias").value(),
            hash: fields.filled_text("key_hash").value().map(Into::into),
        },
        search: read_search(fields),
        alias_part: None,
        status: fields.one_of("status", STATUSES).value().as_deref().and_then(status),
        is_expired: fields.one_of("expires", &["active", "expired"]).value().map(|word| word == "expired"),
        echoed: vec![],
        now,
        sort: fields.one_of("sort_by", SORTS).value().as_deref().map(sort).unwrap_or_default(),
        ascending: fields.one_of("sort_order", &["asc", "desc"]).value().as_deref() == Some("asc"),
    };
    if fields.flag("substring_matching").value() == Some(true) {
        query.alias_part = query.filter.key_alias.take();
    }
    for name in ECHOED {
        query.echoed.extend(fields.filled_text(name).value().map(|value| (*name, value)));
    }
    query
}

fn status(word: &str) -> Option<KeyStatus> {
    Some(match word {
        "active" => KeyStatus::Active,
        "expired" => KeyStatus::Expired,
        "revoked" => KeyStatus::Revoked,
        "deleted" => KeyStatus::Deleted,
        _ => return None,
    })
}

fn sort(word: &str) -> KeySort {
    match word {
        "updated_at" => KeySort::UpdatedAt,
        "key_alias" => KeySort::Alias,
        "key_name" => KeySort::Name,
        "user_id" => KeySort::User,
        "team_id" => KeySort::Team,
        "max_budget" => KeySort::MaxBudget,
        "expires" => KeySort::Expires,
        _ => KeySort::CreatedAt,
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct PageOfKeys<T> {
    keys: Vec<T>,
    #[serde(flatten)]
    place: Place,
}

/// GET /key/list: hashes, or whole objects with `return_full_object`. Who does not see everything
/// sees the keys of the same user, or the one presented; an admin of a team sees the team's.
pub(super) async fn list(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let page = Page::read(&mut fields, 10);
    let whole = fields.flag("return_full_object").value() == Some(true);
    let mut query = read_query(&mut fields, app.now());
    fields.finish(refused)?;
    if !sees_everything(&caller) {
        narrow_to_own(&app, &mut query.filter, &caller).await?;
    }
    let store = app.directory.store();
    let total = records::key_list::count(store, &query).await?;
    let keys = records::key_list::page(store, &query, page.size, page.offset(), total).await?;
    let place = page.place(total);
    if whole {
        let keys = rows(&app, &keys, RowShape::Listed).await?;
        return Ok(Json(PageOfKeys { keys, place }).into_response());
    }
    let keys = keys.into_iter().map(|key| key.hash).collect();
    Ok(Json(PageOfKeys { keys, place }).into_response())
}

async fn narrow_to_own(app: &App, filter: &mut KeyFilter, caller: &Caller) -> Result<(), ApiError> {
    if let Some(team) = &filter.team_id
        && access::changes_team(app, caller, team).await?
    {
        return Ok(());
    }
    let own = caller.key.as_ref();
    let user = own.and_then(|key| key.user_id.clone());
    if filter.user_id.is_some() && filter.user_id != user {
        return Err(ApiError::Forbidden {
            message: "You are not authorized to check another user's keys.".into(),
            kind: "permission_error",
            param: Some("user_id"),
        });
    }
    match user {
        Some(user) => filter.user_id = Some(user),
        None => filter.hash = Some(own.map_or_else(|| "".into(), |key| key.hash.clone())),
    }
    Ok(())
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Aliases {
    aliases: Vec<String>,
    #[serde(flatten)]
    place: Place,
    size: u64,
}

/// GET /key/aliases: the names of keys, in order; of the caller's own for who does not see all.
pub(super) async fn aliases(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Aliases>, ApiError> {
    let page = Page::read(&mut fields, 50);
    let mut query = AliasQuery {
        own: None,
        team_id: fields.filled_text("team_id").value(),
        search: read_search(&mut fields),
    };
    fields.finish(refused)?;
    if !sees_everything(&caller) {
        let own = caller.key.as_ref().map(|key| (key.hash.clone(), key.user_id.clone()));
        query.own = Some(own.unwrap_or_else(|| ("".into(), None)));
    }
    let store = app.directory.store();
    let (aliases, total) = records::key_list::aliases(store, &query, page.size, page.offset()).await?;
    Ok(Json(Aliases { aliases, place: page.place(total), size: page.size }))
}
