//! A new value for a key: the account, the name and the limits stay, the old value stops working
//! at once or after a grace period.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde_json::json;

use super::key::{facts, not_found, terms_of};
use super::key_change::{blank_key, key_or_random, stage_references, touch};
use super::key_request::{KeyRequest, check_increase, invalid, refused};
use super::{OptionalBody, key_access, to_the_end, told};
use crate::app::App;
use crate::domain::delivery::EventKind;
use crate::domain::duration::Duration;
use crate::domain::record::ApiKey;
use crate::domain::time::Millis;
use crate::proxy::caller::Caller;
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;
use crate::wire::key::{GeneratedKey, named_hash};
use crate::wire::operation::{Operation, post};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<GeneratedKey>("/key/regenerate", "Gives a key a new value; account, name and limits stay."),
    post::<GeneratedKey>("/key/{key}/regenerate", "Gives a key a new value; account, name and limits stay."),
];

/// POST /key/regenerate
pub(super) async fn named_in_body(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    OptionalBody(mut fields): OptionalBody,
) -> Result<Json<GeneratedKey>, ApiError> {
    let name = fields.required_id("key");
    regenerate(app, caller, name, fields).await
}

/// POST /key/{key}/regenerate
pub(super) async fn named_in_path(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
    OptionalBody(mut fields): OptionalBody,
) -> Result<Json<GeneratedKey>, ApiError> {
    fields.any("key");
    regenerate(app, caller, name, fields).await
}

async fn regenerate(
    app: App,
    caller: Caller,
    name: String,
    mut fields: Fields,
) -> Result<Json<GeneratedKey>, ApiError> {
    let new_key = fields.filled_text("new_key").value();
    let grace = fields.duration("grace_period").value();
    let new_master_key = fields.any("new_master_key").value();
    let request = KeyRequest::read(&mut fields);
    fields.finish(refused)?;
    if new_master_key.is_some() {
        return Err(invalid("The master key is set in the configuration; it cannot be changed here."));
    }
    request.check_bounds(&app.admin.upperbound_key)?;
    let raw = key_or_random(new_key)?;
    to_the_end(async move {
        let now = app.now();
        let mut edit = app.directory.edit().await;
        let old = app.directory.key(&named_hash(&name)).await?.ok_or_else(not_found)?;
        let spend = request.spend.as_value().copied();
        let mut key = successor(&old, &raw, &caller, now);
        if app.directory.key(&key.hash).await?.is_some() {
            return Err(invalid("Key already exists. Choose another value for `new_key`, or leave it out."));
        }
        let says_blocked = request.blocked.is_sent();
        request.apply(&mut key, now)?;
        check_increase(&app.admin.upperbound_key, Some(&old), &key)?;
        key_access::check_changed(&app, &caller, &old, &key, spend.is_some()).await?;
        key_access::note_block(&caller, old.blocked, says_blocked, &mut key);
        key_access::check_shown(&app, &caller, &key).await?;
        // The name passes on to the new value, so for a moment both have it.
        let passed_on = key.key_alias.is_some() && key.key_alias == old.key_alias;
        let checked = ApiKey { key_alias: key.key_alias.clone().filter(|_| !passed_on), ..key.clone() };
        stage_references(&app, &mut edit, &checked).await?;
        match grace {
            Some(grace) => edit.update_key(outlived(&old, grace, &caller, now))?,
            None => edit.archive_key(&old, caller.name(), now)?,
        }
        edit.insert_key(key.clone())?;
        told::key(&app, &mut edit, EventKind::KeyRotated, &key, caller.name());
        edit.commit().await?;
        if let Some(spend) = spend {
            app.ledger.reset(&terms_of(&app, &key).await?, spend, caller.name()).await?;
        }
        let facts = facts(&app, &key).await?;
        Ok(Json(GeneratedKey::from_record(raw, &key, &facts)))
    })
    .await
}

/// The same key under a new value; it goes on spending from the account of the first one.
fn successor(old: &ApiKey, raw: &str, caller: &Caller, now: Millis) -> ApiKey {
    let blank = blank_key(raw, caller.name(), now);
    let mut key = ApiKey {
        hash: blank.hash,
        key_name: blank.key_name,
        scope_hash: Some(old.account_hash().clone()),
        ..old.clone()
    };
    touch(&mut key, caller, now);
    let rotations = old.extra.get("rotation_count").and_then(|count| count.as_u64()).unwrap_or(0);
    key.extra.insert("rotation_count".into(), json!(rotations + 1));
    key.extra.insert("last_rotation_at".into(), json!(now.to_string()));
    key
}

/// The old value, nameless, until the grace period or its own end is over.
fn outlived(old: &ApiKey, grace: Duration, caller: &Caller, now: Millis) -> ApiKey {
    let end = grace.after(now);
    let mut old = old.clone();
    old.key_alias = None;
    old.expires = Some(old.expires.map_or(end, |expires| expires.min(end)));
    touch(&mut old, caller, now);
    old
}
