//! Making, changing, blocking and deleting keys.

use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use super::key::{accounts_of, facts, not_found, terms_of};
use super::key_request::{KeyRequest, check_increase, invalid, refused};
use super::{Body, access, budget, fresh_id, key_access, named_budget, team_leaving, to_the_end, told};
use crate::app::App;
use crate::domain::budget::key_scope;
use crate::domain::delivery::EventKind;
use crate::domain::id::KeyHash;
use crate::domain::money::Picos;
use crate::domain::record::{ApiKey, Attribution, Budget, Limits, User};
use crate::domain::time::Millis;
use crate::ledger::directory::{Edit, new_team, new_user};
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch};
use crate::wire::key::{
    GeneratedKey, KEY_CHARS_MIN, KEY_PREFIX, KeyRow, RowShape, key_hash, key_of_bits, named_hash, shown_name,
};
use crate::wire::operation::{Operation, post};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<GeneratedKey>("/key/generate", "Makes a key. Its text is in this answer and nowhere else."),
    post::<GeneratedKey>("/key/service-account/generate", "Makes a key of a team, and of no user."),
    post::<Updated>("/key/update", "Changes what is sent; null clears."),
    post::<Deleted>("/key/delete", "Deletes keys, all of them or none."),
    post::<KeyRow>("/key/block", "Blocks a key: it opens nothing from now on."),
    post::<KeyRow>("/key/unblock", "Unblocks a key."),
];

/// The longest key of somebody's own that is accepted.
const KEY_BYTES_MAX: usize = 256;

/// A key of 128 random bits.
pub(super) fn random_key() -> Result<String, ApiError> {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).map_err(|error| {
        tracing::error!(%error, "the system gives no random bits");
        ApiError::Internal
    })?;
    Ok(key_of_bits(bits))
}

/// The key that a body brings along, checked, or a random one.
pub(super) fn key_or_random(own: Option<String>) -> Result<String, ApiError> {
    let Some(key) = own else { return random_key() };
    if !key.starts_with(KEY_PREFIX) {
        return Err(invalid("Invalid key format. LiteLLM Virtual Key must start with 'sk-'. Received: ****"));
    }
    if key.chars().count() < KEY_CHARS_MIN || key.len() > KEY_BYTES_MAX {
        return Err(invalid("Invalid key format. A key of your own must have 16 to 256 characters."));
    }
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(invalid("Invalid key format. A key must have visible ASCII characters only."));
    }
    Ok(key)
}

/// A key nobody described yet.
pub(super) fn blank_key(raw: &str, author: &str, now: Millis) -> ApiKey {
    ApiKey {
        hash: key_hash(raw),
        scope_hash: None,
        key_name: shown_name(raw),
        key_alias: None,
        user_id: None,
        team_id: None,
        budget_id: None,
        end_user_budget_id: None,
        limits: Limits::default(),
        budget_limits: vec![],
        models: vec![],
        aliases: Default::default(),
        blocked: None,
        expires: None,
        allowed_routes: vec![],
        key_type: Some("default".into()),
        attribution: Attribution::default(),
        metadata: Default::default(),
        extra: Default::default(),
        created_by: author.to_owned(),
        created_at: now,
        updated_by: author.to_owned(),
        updated_at: now,
    }
}

/// Checks what a key names and stages what is missing: a team or a user that nobody made is made
/// now, a name or a budget has to be right.
pub(super) async fn stage_references(app: &App, edit: &mut Edit, key: &ApiKey) -> Result<(), ApiError> {
    if let Some(alias) = &key.key_alias {
        let holder = records::api_key::by_alias(app.directory.store(), alias).await?;
        if holder.is_some_and(|holder| holder.hash != key.hash) {
            return Err(ApiError::BadRequest {
                message: format!(
                    "Key with alias '{alias}' already exists. Unique key aliases across all keys are required."
                ),
                kind: "bad_request_error",
                param: Some("key_alias".into()),
            });
        }
    }
    let named = [(&key.budget_id, "budget_id"), (&key.end_user_budget_id, "end_user_budget_id")];
    for (id, param) in named {
        let Some(id) = id else { continue };
        let budget = named_budget(app, id.as_str(), param).await?;
        if budget.owner.is_some() {
            // Somebody else is on it now, so it is no one customer's own any more.
            edit.update_budget(Budget { owner: None, ..(*budget).clone() })?;
        }
    }
    if let Some(team) = &key.team_id
        && app.directory.team(team).await?.is_none()
    {
        edit.insert_team(new_team(team.clone(), app.now()))?;
    }
    if let Some(user) = &key.user_id
        && app.directory.user(user).await?.is_none()
    {
        let mut user: User = new_user(user.clone(), app.now());
        app.admin.new_user.fill_limits(&mut user);
        edit.insert_user(user)?;
    }
    Ok(())
}

/// POST /key/generate
pub(super) async fn generate(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(fields): Body,
) -> Result<Json<GeneratedKey>, ApiError> {
    make(app, caller, fields).await
}

/// POST /key/service-account/generate: a key of a team that is there, and of no user.
pub(super) async fn generate_service_account(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<GeneratedKey>, ApiError> {
    fields.needs("team_id");
    let team = fields.id("team_id");
    fields.any("user_id");
    let mut request = read_new(&app, &mut fields)?;
    let missing = |text| ApiError::Detail(StatusCode::BAD_REQUEST, text);
    let Patch::Value(team) = team else {
        return Err(missing(
            "team_id is required for service account keys. Please specify `team_id` in the request body.",
        ));
    };
    if app.directory.team(&team.as_str().into()).await?.is_none() {
        return Err(missing(
            "team_id does not exist in the database. Please specify a valid `team_id` in the request body.",
        ));
    }
    request.1.team_id = Patch::Value(team);
    request.1.user_id = Patch::Null;
    finish(app, caller, request).await
}

async fn make(app: App, caller: Caller, mut fields: Fields) -> Result<Json<GeneratedKey>, ApiError> {
    let request = read_new(&app, &mut fields)?;
    finish(app, caller, request).await
}

fn read_new(app: &App, fields: &mut Fields) -> Result<(String, KeyRequest), ApiError> {
    let own = fields.filled_text("key").value();
    let mut request = KeyRequest::read(fields);
    fields.finish(refused)?;
    request.fill(&app.admin.default_key);
    let bounds = super::KeyDefaults {
        user_id: None,
        team_id: None,
        models: vec![],
        metadata: Default::default(),
        ..app.admin.upperbound_key.clone()
    };
    request.fill(&bounds);
    request.check_bounds(&bounds)?;
    Ok((key_or_random(own)?, request))
}

async fn finish(
    app: App,
    caller: Caller,
    (raw, request): (String, KeyRequest),
) -> Result<Json<GeneratedKey>, ApiError> {
    to_the_end(async move {
        let author = caller.name();
        let mut edit = app.directory.edit().await;
        let mut key = blank_key(&raw, author, app.now());
        if app.directory.key(&key.hash).await?.is_some() {
            return Err(invalid("Key already exists. Choose another value for `key`, or leave it out."));
        }
        let spend = request.spend.as_value().copied().unwrap_or_default();
        let returns = returns(&app, &caller, &key.hash).await?;
        request.apply(&mut key, app.now())?;
        check_increase(&app.admin.upperbound_key, None, &key)?;
        key_access::check_made(&app, &caller, &mut key, spend).await?;
        key_access::note_block(&caller, None, true, &mut key);
        stage_references(&app, &mut edit, &key).await?;
        if key.budget_id.is_none()
            && let Some(soft) = key.limits.soft_budget.take()
        {
            let limits = Limits { soft_budget: Some(soft), ..Limits::default() };
            let soft = budget::made(fresh_id().into(), limits, author, &app);
            key.budget_id = Some(soft.id.clone());
            edit.insert_budget(soft)?;
        }
        edit.insert_key(key.clone())?;
        told::key(&app, &mut edit, EventKind::KeyCreated, &key, author);
        edit.commit().await?;
        open_account(&app, &key, returns, spend, author).await?;
        let facts = facts(&app, &key).await?;
        Ok(Json(GeneratedKey::from_record(raw, &key, &facts)))
    })
    .await
}

/// Whether a value was a key's before, and may be one again. What a key was is still counted: its
/// successor may spend from the account that the value names, and who is capped must not begin anew.
async fn returns(app: &App, caller: &Caller, hash: &KeyHash) -> Result<bool, ApiError> {
    let store = app.directory.store();
    if records::api_key::archived(store, hash).await?.is_none() {
        return Ok(false);
    }
    if !access::changes_everything(caller) || records::key_account::is_in_use(store, hash).await? {
        return Err(invalid("This value was a key before. Choose another one for `key`, or leave it out."));
    }
    Ok(true)
}

/// A new key starts at the spend it was given. One that was deleted before and is made again would
/// find its old balance.
async fn open_account(
    app: &App,
    key: &ApiKey,
    returns: bool,
    spend: Picos,
    author: &str,
) -> Result<(), ApiError> {
    if returns {
        team_leaving::close(app, accounts_of(app, key).await?, author).await?;
    }
    if spend > Picos::ZERO {
        app.ledger.adjust(key_scope(key), spend, author, "spend of a new key").await?;
    }
    Ok(())
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Updated {
    key: String,
    #[serde(flatten)]
    row: KeyRow,
}

/// POST /key/update: what is sent changes, `null` clears.
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Updated>, ApiError> {
    let name = fields.filled_text("key").value();
    let request = KeyRequest::read(&mut fields);
    if name.is_none() && request.key_alias.as_value().is_none() {
        fields.complain("", "value_error", "Value error, either key or key_alias must be provided");
    }
    fields.finish(refused)?;
    request.check_bounds(&app.admin.upperbound_key)?;
    to_the_end(async move {
        let key = change(&app, &caller, name.as_deref(), request).await?;
        let row = KeyRow::from_record(&key, &facts(&app, &key).await?, RowShape::Changed, app.now());
        Ok(Json(Updated { key: name.unwrap_or_else(|| key.hash.to_string()), row }))
    })
    .await
}

/// Changes one key, which is named by itself or by the alias in the request, in an edit of its own.
pub(super) async fn change(
    app: &App,
    caller: &Caller,
    name: Option<&str>,
    mut request: KeyRequest,
) -> Result<ApiKey, ApiError> {
    let mut edit = app.directory.edit().await;
    let known = match (name, &request.key_alias) {
        (None, Patch::Value(alias)) => records::api_key::by_alias(app.directory.store(), alias).await?,
        (name, _) => {
            let hash = named_hash(name.unwrap_or_default());
            app.directory.key(&hash).await?.as_deref().cloned()
        }
    };
    let mut key = known.ok_or_else(not_found)?;
    if name.is_none() {
        request.key_alias = Patch::Absent;
    }
    let spend = request.spend.as_value().copied();
    let before = key.clone();
    let says_blocked = request.blocked.is_sent();
    request.apply(&mut key, app.now())?;
    check_increase(&app.admin.upperbound_key, Some(&before), &key)?;
    key_access::check_changed(app, caller, &before, &key, spend.is_some()).await?;
    key_access::note_block(caller, before.blocked, says_blocked, &mut key);
    touch(&mut key, caller, app.now());
    stage_references(app, &mut edit, &key).await?;
    edit.update_key(key.clone())?;
    told::key(app, &mut edit, EventKind::KeyUpdated, &key, caller.name());
    edit.commit().await?;
    if let Some(spend) = spend {
        app.ledger.reset(&terms_of(app, &key).await?, spend, caller.name()).await?;
    }
    Ok(key)
}

/// Notes who changed a key and when.
pub(super) fn touch(key: &mut ApiKey, caller: &Caller, now: Millis) {
    key.updated_by = caller.name().to_owned();
    key.updated_at = now;
    key.extra.insert("settings_updated_at".into(), now.to_string().into());
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Deleted {
    deleted_keys: Vec<String>,
}

/// POST /key/delete: all of them or none; the rows go to the archive.
pub(super) async fn delete(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Deleted>, ApiError> {
    let names = fields.named("keys").value().unwrap_or_default();
    let aliases = fields.named("key_aliases").value().unwrap_or_default();
    if names.is_empty() && aliases.is_empty() {
        let message = "Value error, At least one of 'keys' or 'key_aliases' must be provided.";
        fields.complain("", "value_error", message);
    }
    fields.finish(refused)?;
    let mut edit = app.directory.edit().await;
    let (mut found, mut missing) = (Vec::<ApiKey>::new(), Vec::new());
    for name in &names {
        match app.directory.key(&named_hash(name)).await? {
            Some(key) => found.push((*key).clone()),
            None => missing.push(shown_name(name)),
        }
    }
    for alias in &aliases {
        match records::api_key::by_alias(app.directory.store(), alias).await? {
            Some(key) => found.push(key),
            None => missing.push(alias.clone()),
        }
    }
    if !missing.is_empty() {
        let message = if found.is_empty() {
            "No keys found".into()
        } else {
            format!("No keys found for: {}. Nothing was deleted.", missing.join(", "))
        };
        return Err(ApiError::NotFound { message, kind: "internal_server_error", param: None });
    }
    found.sort_by(|a, b| a.hash.cmp(&b.hash));
    found.dedup_by(|a, b| a.hash == b.hash);
    for key in &found {
        if !access::changes_key(&app, &caller, key).await? {
            return Err(key_access::not_your_key());
        }
    }
    for key in &found {
        edit.archive_key(key, caller.name(), app.now())?;
        told::key(&app, &mut edit, EventKind::KeyDeleted, key, caller.name());
    }
    edit.commit().await?;
    Ok(Json(Deleted { deleted_keys: names.into_iter().chain(aliases).collect() }))
}

/// POST /key/block
pub(super) async fn block(
    state: State<App>,
    caller: Extension<Caller>,
    body: Body,
) -> Result<Json<KeyRow>, ApiError> {
    set_blocked(state, caller, body, true, RowShape::Blocked).await
}

/// POST /key/unblock
pub(super) async fn unblock(
    state: State<App>,
    caller: Extension<Caller>,
    body: Body,
) -> Result<Json<KeyRow>, ApiError> {
    set_blocked(state, caller, body, false, RowShape::Changed).await
}

async fn set_blocked(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
    blocked: bool,
    shape: RowShape,
) -> Result<Json<KeyRow>, ApiError> {
    let name = fields.required_id("key");
    fields.finish(refused)?;
    let hash = hash_of_form(&name)?;
    let mut edit = app.directory.edit().await;
    let mut key = (*app.directory.key(&hash).await?.ok_or_else(not_found)?).clone();
    if !access::changes_key(&app, &caller, &key).await? {
        return Err(key_access::not_your_key());
    }
    let before = key.clone();
    key.blocked = Some(blocked);
    key_access::check_unblocked(&caller, &before, &key)?;
    key_access::note_block(&caller, before.blocked, true, &mut key);
    touch(&mut key, &caller, app.now());
    edit.update_key(key.clone())?;
    told::key(&app, &mut edit, EventKind::KeyUpdated, &key, caller.name());
    edit.commit().await?;
    Ok(Json(KeyRow::from_record(&key, &facts(&app, &key).await?, shape, app.now())))
}

/// The hash of what has the form of a key or of a hash.
fn hash_of_form(name: &str) -> Result<KeyHash, ApiError> {
    let is_hash = name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !name.starts_with(KEY_PREFIX) && !is_hash {
        return Err(invalid("Invalid key format."));
    }
    Ok(named_hash(name))
}
