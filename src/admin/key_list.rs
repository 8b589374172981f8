//! `/key/list` and `/key/aliases`: keys in pages, narrowed, searched and sorted.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use super::access::sees_everything;
use super::key::rows;
use super::key_request::refused;
use super::paging::{Page, Place};
use super::{QueryFields, access};
use crate::app::App;
use crate::domain::record::ApiKey;
use crate::domain::time::Millis;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::api_key::KeyFilter;
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;
use crate::wire::key::{KeyRow, RowShape, status};
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

/// What the database cannot narrow by.
#[derive(Debug, Default, PartialEq)]
struct Sieve {
    search: Option<String>,
    alias_part: Option<String>,
    status: Option<String>,
    expires: Option<String>,
    echoed: Vec<(&'static str, String)>,
    sort_by: Option<String>,
    ascending: bool,
}

impl Sieve {
    fn read(fields: &mut Fields, filter: &mut KeyFilter) -> Self {
        let lower = |text: String| text.to_lowercase();
        let mut sieve = Self {
            search: fields.filled_text("search").value().map(lower),
            alias_part: None,
            status: fields.one_of("status", STATUSES).value(),
            expires: fields.one_of("expires", &["active", "expired"]).value(),
            echoed: vec![],
            sort_by: fields.one_of("sort_by", SORTS).value().filter(|by| by != "created_at"),
            ascending: fields.one_of("sort_order", &["asc", "desc"]).value().as_deref() == Some("asc"),
        };
        if fields.flag("substring_matching").value() == Some(true) {
            sieve.alias_part = filter.key_alias.take().map(lower);
        }
        for name in ECHOED {
            sieve.echoed.extend(fields.filled_text(name).value().map(|value| (*name, value)));
        }
        sieve
    }

    fn passes(&self, key: &ApiKey, now: Millis) -> bool {
        let has =
            |text: Option<&str>, part: &str| text.is_some_and(|text| text.to_lowercase().contains(part));
        let expired = key.expires.is_some_and(|at| at <= now);
        let found = self.search.as_ref().is_none_or(|part| {
            has(key.key_alias.as_deref(), part)
                || has(Some(&key.key_name), part)
                || has(key.user_id.as_ref().map(|id| id.as_str()), part)
                || has(key.team_id.as_ref().map(|id| id.as_str()), part)
                || key.hash.as_str() == part
        });
        found
            && self.alias_part.as_ref().is_none_or(|part| has(key.key_alias.as_deref(), part))
            && self.status.as_deref().is_none_or(|wanted| wanted == "deleted" || wanted == status(key, now))
            && self.expires.as_deref().is_none_or(|wanted| (wanted == "expired") == expired)
            && self
                .echoed
                .iter()
                .all(|(name, value)| key.extra.get(*name).and_then(|v| v.as_str()) == Some(value))
    }

    fn sort(&self, keys: &mut [ApiKey]) {
        match self.sort_by.as_deref() {
            Some("updated_at") => keys.sort_by_key(|key| key.updated_at),
            Some("key_alias") => keys.sort_by(|a, b| a.key_alias.cmp(&b.key_alias)),
            Some("key_name") => keys.sort_by(|a, b| a.key_name.cmp(&b.key_name)),
            Some("user_id") => keys.sort_by(|a, b| a.user_id.cmp(&b.user_id)),
            Some("team_id") => keys.sort_by(|a, b| a.team_id.cmp(&b.team_id)),
            Some("max_budget") => keys.sort_by_key(|key| key.limits.max_budget),
            Some("expires") => keys.sort_by_key(|key| key.expires),
            _ => keys.sort_by_key(|key| key.created_at),
        }
        if !self.ascending {
            keys.reverse();
        }
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
    let mut filter = KeyFilter {
        user_id: fields.filled_text("user_id").value().map(Into::into),
        team_id: fields.filled_text("team_id").value().map(Into::into),
        key_alias: fields.filled_text("key_alias").value(),
        hash: fields.filled_text("key_hash").value().map(Into::into),
    };
    let sieve = Sieve::read(&mut fields, &mut filter);
    fields.finish(refused)?;
    if !sees_everything(&caller) {
        narrow_to_own(&app, &mut filter, &caller).await?;
    }
    let (keys, total) = find(&app, &filter, &sieve, page).await?;
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

/// The keys of a page and how many there are in all.
async fn find(
    app: &App,
    filter: &KeyFilter,
    sieve: &Sieve,
    page: Page,
) -> Result<(Vec<ApiKey>, u64), ApiError> {
    let store = app.directory.store();
    if *sieve == Sieve::default() {
        let keys = records::api_key::page(store, filter, page.size, page.offset()).await?;
        return Ok((keys, records::api_key::count(store, filter).await?));
    }
    let mut keys = if sieve.status.as_deref() == Some("deleted") {
        records::api_key::archive_list(store).await?
    } else {
        records::api_key::list(store).await?
    };
    let now = app.now();
    keys.retain(|key| fits(filter, key) && sieve.passes(key, now));
    sieve.sort(&mut keys);
    let total = keys.len() as u64;
    Ok((page.of(keys), total))
}

fn fits(filter: &KeyFilter, key: &ApiKey) -> bool {
    (filter.user_id.is_none() || filter.user_id == key.user_id)
        && (filter.team_id.is_none() || filter.team_id == key.team_id)
        && (filter.key_alias.is_none() || filter.key_alias == key.key_alias)
        && filter.hash.as_ref().is_none_or(|hash| *hash == key.hash)
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
    let search = fields.filled_text("search").value().map(|text| text.to_lowercase());
    let team = fields.filled_text("team_id").value();
    fields.finish(refused)?;
    let keys = records::api_key::list(app.directory.store()).await?;
    let mut aliases: Vec<String> = keys
        .into_iter()
        .filter(|key| sees_everything(&caller) || access::is_own(&caller, key))
        .filter(|key| team.is_none() || key.team_id.as_ref().map(|id| id.as_str()) == team.as_deref())
        .filter_map(|key| key.key_alias)
        .filter(|alias| search.as_ref().is_none_or(|part| alias.to_lowercase().contains(part)))
        .collect();
    aliases.sort();
    let place = page.place(aliases.len() as u64);
    Ok(Json(Aliases { aliases: page.of(aliases), place, size: page.size }))
}
