//! Changing stored models: members merged, secrets sealed, everything checked before anything is
//! written, and written before anybody sees it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};
use tokio::sync::MutexGuard;

use super::{Fault, Kept, Models, Records, meant, read_all};
use crate::config::{is_price, variable_of};
use crate::domain::record::{Extra, StoredModel};
use crate::seal::{Sealer, Unsealable};
use crate::store::{Statement, Store, StoreError, records};

/// The most stored models; each change builds all of them.
const MODELS_MAX: usize = 5_000;
/// The most that one may take up, in bytes.
const MODEL_BYTES_MAX: usize = 64 * 1024;

/// Members of `litellm_params` that are no secret whatever they hold; the rest is sealed, for nobody
/// knows under which name the next provider takes its key.
const PLAIN: &[&str] = &[
    "api_base",
    "api_version",
    "custom_llm_provider",
    "encoding_format",
    CREDENTIAL,
    "max_retries",
    "mock_delay",
    "mock_response",
    "modalities",
    "model",
    "order",
    "organization",
    "reasoning_effort",
    "region_name",
    "response_format",
    "rpm",
    "service_tier",
    "stop",
    "stream_timeout",
    "tags",
    "timeout",
    "tool_choice",
    "tpm",
    "verbosity",
    "weight",
];
/// The member that names a shared credential.
pub(super) const CREDENTIAL: &str = "litellm_credential_name";
/// What is in the names of secrets that could be a number.
const SECRET_WORDS: &[&str] = &["key", "secret", "password", "credential", "auth"];

/// What `null` does to a member that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    /// Nothing: clients send all members of a model, most of them `null`.
    Ignored,
    /// It is taken away.
    Remove,
}

/// What becomes of a model's secrets when it gets another address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrets {
    /// They are sent to the new address.
    Stay,
    /// They have to be sent again: who may not see them does not choose who does.
    ComeAlong,
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The model cannot be.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A secret could not be sealed.
    #[error(transparent)]
    Unsealable(#[from] Unsealable),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The right to change stored models. Dropped before it is used it has changed nothing.
#[derive(Debug)]
pub struct Change<'m> {
    pub(super) models: &'m Models,
    pub(super) records: MutexGuard<'m, Records>,
}

impl<'m> Change<'m> {
    pub(super) fn new(models: &'m Models, records: MutexGuard<'m, Records>) -> Self {
        Self { models, records }
    }

    /// The stored model of an id, whether it can be called or not.
    pub fn get(&self, id: &str) -> Option<Arc<StoredModel>> {
        self.records.models.get(id).map(|kept| Arc::clone(&kept.record))
    }

    /// Whether the configuration has a model of this id.
    pub fn is_configured(&self, id: &str) -> bool {
        self.models.configured.ids.contains(id)
    }

    /// Lays the members of a body over those of a model; its secrets are sealed.
    pub fn merge(
        &self,
        model: &mut StoredModel,
        params: Extra,
        info: Extra,
        nulls: Nulls,
        secrets: Secrets,
    ) -> Result<(), Refused> {
        if secrets == Secrets::ComeAlong
            && let Some(name) = taken_along(model, &params, nulls)
        {
            let what = "the model goes to another address or provider now, so send it again";
            return Err(Fault::new(format!("litellm_params.{name}"), what).into());
        }
        if secrets == Secrets::ComeAlong && lends(model, &params, nulls) {
            let what = "only an admin's key without allowed_routes lends a credential, or takes it elsewhere";
            return Err(Fault::new(format!("litellm_params.{CREDENTIAL}"), what).into());
        }
        let seal = |name: &str, text: &str| self.models.sealer.seal(&model.id, name, text);
        lay_over(&mut model.params, &mut model.secrets, params, nulls, seal)?;
        for (name, value) in info {
            match (value.is_null(), nulls) {
                (true, Nulls::Ignored) => {}
                (true, Nulls::Remove) => drop(model.info.shift_remove(&name)),
                (false, _) => drop(model.info.insert(name, value)),
            }
        }
        Ok(())
    }

    /// Adds a model or replaces the one of its id.
    pub async fn put(mut self, store: &Store, model: StoredModel) -> Result<Arc<StoredModel>, Refused> {
        let is_new = !self.records.models.contains_key(&model.id);
        if is_new && self.records.models.len() >= MODELS_MAX {
            let what = format!("there are {MODELS_MAX} stored models already; delete some");
            return Err(Fault { field: "model_name".into(), what }.into());
        }
        let bytes =
            serde_json::to_vec(&model).map_err(|error| StoreError::document("a stored model", &error))?;
        if bytes.len() > MODEL_BYTES_MAX {
            let what = format!("a model must not take up more than {MODEL_BYTES_MAX} bytes");
            return Err(Fault { field: "litellm_params".into(), what }.into());
        }
        let entry = self.models.configured.read(&self.models.sealer, &model, &self.records.credentials)?;
        let statement = if is_new {
            records::stored_model::insert(&model)?
        } else {
            records::stored_model::update(&model)?
        };
        let record = Arc::new(model);
        let kept = Kept { record: Arc::clone(&record), entry: Some(entry) };
        self.make(store, statement, &record.id, Some(kept)).await?;
        Ok(record)
    }

    /// Removes the model of an id.
    pub async fn remove(mut self, store: &Store, id: &str) -> Result<(), Refused> {
        self.make(store, records::stored_model::delete(id), id, None).await
    }

    /// Builds the lineup with the change, writes the change, then shows it.
    async fn make(
        &mut self,
        store: &Store,
        statement: Statement,
        id: &str,
        kept: Option<Kept>,
    ) -> Result<(), Refused> {
        let others = self.records.models.iter().filter(|(other, _)| *other != id).map(|(_, kept)| kept);
        let lineup = self
            .models
            .configured
            .lineup(&meant(others.chain(&kept)))
            .map_err(|mistakes| Fault::new("litellm_params", mistakes.join("; ")))?;
        if let Err(error) = store.write(vec![statement]).await {
            self.look_again(store).await;
            return Err(error.into());
        }
        match kept {
            Some(kept) => drop(self.records.models.insert(id.to_owned(), kept)),
            None => drop(self.records.models.remove(id)),
        }
        self.models.publish(lineup);
        Ok(())
    }

    /// After a write of which nobody knows whether it was made.
    pub(super) async fn look_again(&mut self, store: &Store) {
        let (configured, sealer) = (&self.models.configured, &self.models.sealer);
        let Ok(records) = read_all(configured, sealer, store).await else { return };
        let Ok(lineup) = configured.lineup(&meant(records.models.values())) else { return };
        *self.records = records;
        self.models.publish(lineup);
    }
}

/// Lays members over those that are there; secrets are sealed and lie apart.
pub(super) fn lay_over(
    plain: &mut Extra,
    secrets: &mut BTreeMap<String, String>,
    members: Extra,
    nulls: Nulls,
    seal: impl Fn(&str, &str) -> Result<String, Unsealable>,
) -> Result<(), Unsealable> {
    for (name, value) in members {
        if value.is_null() && nulls == Nulls::Ignored {
            continue;
        }
        plain.shift_remove(&name);
        secrets.remove(&name);
        if value.is_null() {
            continue;
        }
        if is_secret(&name, &value) {
            let sealed = seal(&name, &value.to_string())?;
            secrets.insert(name, sealed);
        } else {
            plain.insert(name, value);
        }
    }
    Ok(())
}

/// The secret that a change of address or provider would take along unseen.
fn taken_along<'m>(model: &'m StoredModel, params: &Extra, nulls: Nulls) -> Option<&'m str> {
    let is_sent = |name: &str| params.get(name).is_some_and(|value| !stays(value, nulls));
    let mut names = model.secrets.keys().map(String::as_str);
    names.find(|name| leads_elsewhere(model, params, nulls) && !is_sent(name))
}

/// Whether a credential would be lent to a model that had it not, or to another address.
fn lends(model: &StoredModel, params: &Extra, nulls: Nulls) -> bool {
    let before = model.params.get(CREDENTIAL);
    let sent = params.get(CREDENTIAL).filter(|value| !stays(value, nulls));
    let after = sent.or(before).filter(|value| !value.is_null());
    after.is_some() && (after != before || leads_elsewhere(model, params, nulls))
}

/// Whether calls go to another address or provider with these members.
fn leads_elsewhere(model: &StoredModel, params: &Extra, nulls: Nulls) -> bool {
    params.iter().filter(|(_, value)| !stays(value, nulls)).any(|(name, value)| match name.as_str() {
        "model" => provider_of(model.params.get("model")) != provider_of(Some(value)),
        _ => is_another_address(name, value, &model.params, &model.secrets),
    })
}

/// Whether a member is an address, and not the one that is there.
pub(super) fn is_another_address(
    name: &str,
    value: &Value,
    plain: &Extra,
    secrets: &BTreeMap<String, String>,
) -> bool {
    // A sealed address is another one as far as anybody can see.
    matches!(name, "api_base" | "custom_llm_provider" | "region_name")
        && (secrets.contains_key(name) || plain.get(name).unwrap_or(&Value::Null) != value)
}

fn stays(value: &Value, nulls: Nulls) -> bool {
    value.is_null() && nulls == Nulls::Ignored
}

fn provider_of(model: Option<&Value>) -> Option<&str> {
    model?.as_str()?.split_once('/').map(|(provider, _)| provider)
}

/// Whether a member is sealed at rest and never shown. A reference to a variable is none.
pub(super) fn is_secret(name: &str, value: &Value) -> bool {
    let is_sensitive = || {
        let name = name.to_ascii_lowercase();
        SECRET_WORDS.iter().any(|word| name.contains(word)) || name.ends_with("token")
    };
    match value {
        Value::Null => false,
        Value::String(text) if variable_of(text).is_some() => false,
        // A query may hold a key.
        Value::String(text) if name == "api_base" => text.contains(['?', '@']),
        _ if is_price(name) || PLAIN.contains(&name) => false,
        Value::Bool(_) | Value::Number(_) => is_sensitive(),
        Value::String(_) | Value::Array(_) | Value::Object(_) => true,
    }
}

/// All members of a model's `litellm_params`.
pub(super) fn unsealed(sealer: &Sealer, model: &StoredModel) -> Result<Map<String, Value>, Fault> {
    opened("litellm_params", &model.params, &model.secrets, |name, sealed| {
        sealer.open(&model.id, name, sealed)
    })
}

/// The plain members of a record, and what its secrets say.
pub(super) fn opened(
    field: &str,
    plain: &Extra,
    secrets: &BTreeMap<String, String>,
    open: impl Fn(&str, &str) -> Result<String, Unsealable>,
) -> Result<Map<String, Value>, Fault> {
    let mut members = plain.clone();
    for (name, sealed) in secrets {
        let value = open(name, sealed).ok().and_then(|json| serde_json::from_str(&json).ok());
        let value = value.ok_or_else(|| {
            Fault::new(
                format!("{field}.{name}"),
                "it was sealed with another salt key; start with that one (general_settings.salt_key, \
                 LITELLM_SALT_KEY, else the master key), or send it again",
            )
        })?;
        members.insert(name.clone(), value);
    }
    Ok(members)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn everything_that_might_be_a_secret_is_one() {
        for (name, value, expected) in [
            ("api_key", json!("sk-canary"), true),
            ("api_key", json!(12345), true),
            ("api_key", json!("os.environ/OPENAI_API_KEY"), false),
            ("api_key", json!(null), false),
            ("aws_secret_access_key", json!("x"), true),
            ("vertex_credentials", json!({"type": "service_account"}), true),
            ("extra_headers", json!({"x-key": "canary"}), true),
            ("unheard_of", json!("canary"), true),
            ("unheard_of", json!(["canary"]), true),
            ("azure_ad_token", json!(7), true),
            ("max_tokens", json!(7), false),
            ("temperature", json!(0.5), false),
            ("drop_params", json!(true), false),
            ("model", json!("openai/gpt-4o"), false),
            ("api_base", json!("https://example.com/v1"), false),
            ("api_base", json!("https://example.com/v1?key=canary"), true),
            ("input_cost_per_token", json!("0.1"), false),
            ("tiered_pricing", json!([{"range": [0, 1]}]), false),
            ("reasoning_effort", json!("low"), false),
        ] {
            assert_eq!(is_secret(name, &value), expected, "{name} {value}");
        }
    }
}
