//! Whose spend a caller may see, and what is known of the keys that spent it.

use std::collections::HashMap;

use crate::admin::access;
use crate::app::App;
use crate::domain::id::{KeyHash, UserId};
use crate::domain::record::ApiKey;
use crate::proxy::caller::Caller;
use crate::store::daily::DayFilter;
use crate::store::{records, spenders};
use crate::wire::activity::KeyMetadata;
use crate::wire::error::ApiError;
use crate::wire::key::named_hash;

/// Keys of one user that are looked at.
const OWN_KEYS_MAX: u32 = 1_000;

/// Whose spend is a caller's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::admin) enum Whose {
    /// It sees everything.
    Everybody,
    /// That of its user.
    User(UserId),
    /// That of its key, which is nobody's.
    Key(KeyHash),
}

impl Whose {
    /// Whose spend the caller may see.
    pub(in crate::admin) fn of(caller: &Caller) -> Result<Self, ApiError> {
        if access::sees_everything(caller) {
            return Ok(Self::Everybody);
        }
        if let Some(user) = access::own_user(caller) {
            return Ok(Self::User(user.clone()));
        }
        caller
            .account_hash()
            .map(Self::Key)
            .ok_or_else(|| access::not_yours("Nothing was spent under this caller's name."))
    }

    /// Narrows the sums of the whole proxy to what may be seen.
    pub(in crate::admin) fn narrow(&self, filter: &mut DayFilter) {
        match self {
            Self::Everybody => {}
            Self::User(user) => {
                filter.kind = "user";
                filter.ids = Some(vec![user.to_string()]);
            }
            Self::Key(hash) => filter.keys = Some(vec![hash.to_string()]),
        }
    }
}

/// The account of a key that is named by itself or by its hash.
async fn account_of(app: &App, named: &str) -> Result<(String, Option<std::sync::Arc<ApiKey>>), ApiError> {
    let hash = named_hash(named);
    let key = app.directory.key(&hash).await?;
    let account = key.as_ref().map_or_else(|| hash.to_string(), |key| key.account_hash().to_string());
    Ok((account, key))
}

/// The account of a key that is named by itself or by its hash, if the caller may see the key.
pub(in crate::admin) async fn visible_account(
    app: &App,
    caller: &Caller,
    named: &str,
) -> Result<String, ApiError> {
    let (account, key) = account_of(app, named).await?;
    if access::sees_everything(caller) || caller.account_hash().is_some_and(|own| own.as_str() == account) {
        return Ok(account);
    }
    match key {
        Some(key) if access::sees_key(app, caller, &key).await? => Ok(account),
        _ => Err(access::not_yours("You are not authorized to view the spend of another user's key.")),
    }
}

/// The accounts that the caller's own keys spend from.
pub(in crate::admin) async fn own_accounts(app: &App, caller: &Caller) -> Result<Vec<String>, ApiError> {
    let mut accounts: Vec<String> = caller.account_hash().iter().map(ToString::to_string).collect();
    if let Some(user) = access::own_user(caller) {
        let keys = spenders::keys_of_user(app.directory.store(), user.as_str(), OWN_KEYS_MAX).await?;
        accounts.extend(keys.iter().map(|key| key.account_hash().to_string()));
    }
    accounts.sort();
    accounts.dedup();
    Ok(accounts)
}

/// A key as far as it is known: the record, or the archived one of a deleted key.
async fn record(app: &App, hash: &KeyHash) -> Result<(Option<ApiKey>, bool), ApiError> {
    if let Some(key) = app.directory.key(hash).await? {
        return Ok((Some((*key).clone()), true));
    }
    Ok((records::api_key::archived(app.directory.store(), hash).await?, false))
}

/// What may be shown of a key's value, and its name; nothing of one that nobody knows.
pub(super) async fn shown_names(app: &App, hash: &str) -> Result<(Option<String>, Option<String>), ApiError> {
    let (key, _) = record(app, &hash.into()).await?;
    Ok(key.map_or((None, None), |key| (Some(key.key_name), key.key_alias)))
}

/// What is known of keys, by hash.
pub(in crate::admin) async fn known_keys<'a>(
    app: &App,
    hashes: impl Iterator<Item = &'a str>,
) -> Result<HashMap<String, KeyMetadata>, ApiError> {
    let mut known = HashMap::new();
    for hash in hashes {
        if !known.contains_key(hash) {
            known.insert(hash.to_owned(), metadata(app, hash).await?);
        }
    }
    Ok(known)
}

async fn metadata(app: &App, hash: &str) -> Result<KeyMetadata, ApiError> {
    if hash.is_empty() {
        return Ok(KeyMetadata::default());
    }
    let (key, key_exists) = record(app, &hash.into()).await?;
    let Some(key) = key else { return Ok(KeyMetadata::default()) };
    let user = match &key.user_id {
        Some(user) => app.directory.user(user).await?,
        None => None,
    };
    Ok(KeyMetadata {
        key_alias: key.key_alias,
        team_id: key.team_id.map(|id| id.to_string()),
        user_id: key.user_id.map(|id| id.to_string()),
        user_email: user.and_then(|user| user.email.clone()),
        key_exists,
    })
}

/// The name of a team for people: its alias, else its id.
pub(super) async fn team_name(app: &App, id: &str) -> Result<String, ApiError> {
    let team = app.directory.team(&id.into()).await?;
    Ok(team.and_then(|team| team.alias.clone()).unwrap_or_else(|| id.to_owned()))
}
