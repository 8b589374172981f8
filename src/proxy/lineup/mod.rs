//! The models of one moment: where names lead and what calls cost, from the configuration and from
//! what was added while the server ran. A change makes a new lineup; a call keeps the one it began
//! with.

mod credential;
mod entry;
mod stored;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use serde_json::{Map, Value, json};

pub use credential::Shown;
pub use stored::{Change, Nulls, Refused, Secrets};

use credential::{Credentials, Lender};

use super::prices::{Prices, Sale};
use crate::config::{Config, ConfigErrors, Credential, Env, ModelEntry, Secret, variable_of};
use crate::domain::record::StoredModel;
use crate::seal::Sealer;
use crate::store::{Store, StoreError, records};
use crate::upstream::catalogue::Catalogue;

/// Variables that open the server itself; a model that is added over HTTP never sends them anywhere.
const OWN_VARIABLES: [&str; 3] = ["LITELLM_MASTER_KEY", "LITELLM_SALT_KEY", "DATABASE_URL"];

/// Where model names lead and what calls cost, at one moment.
#[derive(Debug)]
pub struct Lineup {
    /// Where model names lead.
    pub catalogue: Catalogue,
    /// What deployments cost.
    pub prices: Prices,
    stored: HashMap<String, Arc<StoredModel>>,
}

impl Lineup {
    /// The record of a deployment that was added while the server ran.
    pub fn stored(&self, id: &str) -> Option<&Arc<StoredModel>> {
        self.stored.get(id)
    }
}

/// What is wrong with a model, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {what}")]
pub struct Fault {
    /// The member at fault, as a dotted path.
    pub field: String,
    /// What is wrong, for a person.
    pub what: String,
}

impl Fault {
    fn new(field: impl Into<String>, what: impl Into<String>) -> Self {
        Self { field: field.into(), what: what.into() }
    }
}

impl From<ConfigErrors> for Fault {
    /// The first member at fault, and everything that is wrong.
    fn from(errors: ConfigErrors) -> Self {
        let field = errors.findings.first().map(|finding| finding.path.clone());
        let told = errors.findings.into_iter().map(|finding| match finding.fix.as_str() {
            "" => finding.what,
            fix => format!("{}; {fix}", finding.what),
        });
        Self { field: field.unwrap_or_default(), what: told.collect::<Vec<_>>().join("; ") }
    }
}

/// A stored model with what it means.
type Meant<'a> = (&'a Arc<StoredModel>, &'a ModelEntry);

/// What every lineup begins with: the configuration's models, and what stored ones are read by.
#[derive(Debug)]
pub struct Configured {
    entries: Vec<ModelEntry>,
    aliases: BTreeMap<String, String>,
    env: Env,
    sale: Arc<Sale>,
    ids: HashSet<Arc<str>>,
    credentials: Vec<Credential>,
    /// What opens the server itself, under whichever variable the configuration found it.
    own_secrets: Vec<Secret>,
}

impl Configured {
    /// Checks what only the whole shows: providers, addresses, prices. Answers every mistake.
    pub fn new(config: &Config, env: &Env) -> Result<(Self, Lineup), Vec<String>> {
        let mut mistakes = Vec::new();
        let aliases = config
            .router
            .model_group_alias
            .iter()
            .map(|(name, alias)| (name.clone(), alias.model.clone()))
            .chain(config.litellm.model_alias_map.clone())
            .collect();
        let sale = Sale::new(config).map_err(|errors| mistakes.extend(errors)).unwrap_or_default();
        for entry in &config.models {
            if let Err(error) = Prices::check(&entry::price_fields(entry)) {
                mistakes.push(format!("model_list: {}: {error}", entry.model_name));
            }
        }
        let mut configured = Self {
            entries: config.models.clone(),
            aliases,
            env: env.clone(),
            sale: Arc::new(sale),
            ids: HashSet::new(),
            credentials: config.credentials.clone(),
            own_secrets: [&config.general.master_key, &config.general.salt_key, &config.general.database_url]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
        };
        match configured.lineup(&[]) {
            Ok(lineup) if mistakes.is_empty() => {
                let deployments = lineup.catalogue.deployments().iter();
                configured.ids = deployments.map(|deployment| Arc::clone(&deployment.id)).collect();
                Ok((configured, lineup))
            }
            Ok(_) => Err(mistakes),
            Err(errors) => {
                mistakes.extend(errors);
                Err(mistakes)
            }
        }
    }

    /// The lineup of these stored models and the configured ones.
    fn lineup(&self, stored: &[Meant<'_>]) -> Result<Lineup, Vec<String>> {
        let own = self.entries.iter().map(|entry| (entry::spec(entry), entry::price_fields(entry)));
        let added = stored.iter().map(|(record, entry)| {
            let mut spec = entry::spec(entry);
            spec.blocked = record.blocked;
            (spec, entry::price_fields(entry))
        });
        let (specs, overrides) = own.chain(added).unzip();
        let lookup = |name: &str| self.env.filled(name).map(str::to_owned);
        Ok(Lineup {
            catalogue: Catalogue::new(specs, &self.aliases, &lookup)?,
            prices: Prices::new(Arc::clone(&self.sale), overrides),
            stored: stored.iter().map(|(record, _)| (record.id.clone(), Arc::clone(record))).collect(),
        })
    }

    /// What a record means, with the checks that the configuration's models go through.
    fn read(
        &self,
        sealer: &Sealer,
        record: &StoredModel,
        credentials: &Credentials,
    ) -> Result<ModelEntry, Fault> {
        if self.ids.contains(record.id.as_str()) {
            return Err(Fault::new("model_info.id", "a model of the configuration has this id"));
        }
        let members = self.members(sealer, record)?;
        let (mut entry, warnings) = ModelEntry::from_json(&members, &self.env).map_err(Fault::from)?;
        for warning in warnings {
            tracing::warn!("stored model `{}`: {}: {}", record.model_name, warning.path, warning.what);
        }
        if let Some(name) = &entry.params.credential {
            let lender = self.lender(name, credentials)?;
            entry.params.borrow_from(lender);
        }
        let lookup = |name: &str| self.env.filled(name).map(str::to_owned);
        Catalogue::check(entry::spec(&entry), &lookup)
            .map_err(|reason| Fault::new("litellm_params", reason))?;
        Prices::check(&entry::price_fields(&entry))
            .map_err(|error| Fault::new("litellm_params", error.to_string()))?;
        Ok(entry)
    }

    /// A record as an entry of `model_list` would be written.
    fn members(&self, sealer: &Sealer, record: &StoredModel) -> Result<Map<String, Value>, Fault> {
        let params = Value::Object(stored::unsealed(sealer, record)?);
        if let Some(name) = variables(&params).into_iter().find(|name| self.opens_server(name)) {
            return Err(Fault::new("litellm_params", format!("{name} is not for a provider")));
        }
        let mut info = record.info.clone();
        info.insert("id".into(), json!(record.id));
        let (name, info) = (json!(record.model_name), Value::Object(info));
        // These are shown to everybody who may call the model.
        for (field, shown) in [("model_name", &name), ("model_info", &info)] {
            if !variables(shown).is_empty() {
                return Err(Fault::new(field, "it must not name variables of the environment"));
            }
        }
        let members = [("model_name", name), ("litellm_params", params), ("model_info", info)];
        Ok(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    fn opens_server(&self, variable: &str) -> bool {
        let holds = |secret: &Secret| self.env.filled(variable) == Some(secret.expose().trim());
        OWN_VARIABLES.contains(&variable) || self.own_secrets.iter().any(holds)
    }
}

/// Every variable of the environment that a value names.
fn variables(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => variable_of(text).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(variables).collect(),
        Value::Object(members) => members.values().flat_map(variables).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => vec![],
    }
}

/// A stored model as it is kept in memory; one that cannot be called now has no meaning.
#[derive(Debug)]
struct Kept {
    record: Arc<StoredModel>,
    entry: Option<ModelEntry>,
}

/// What is stored, in memory.
#[derive(Debug, Default)]
struct Records {
    /// The models by their ids, those left out of the lineup included.
    models: BTreeMap<String, Kept>,
    credentials: Credentials,
}

/// The models, now and after each change.
#[derive(Debug)]
pub struct Models {
    configured: Configured,
    sealer: Sealer,
    now: RwLock<Arc<Lineup>>,
    /// Who holds it may change the stored models, so no two changes are based on the same reading.
    pen: tokio::sync::Mutex<Records>,
}

impl Models {
    /// Reads what is stored. A model that cannot be read is left out with a warning: the others,
    /// and the budgets, must not wait for it.
    pub async fn open(configured: Configured, sealer: Sealer, store: &Store) -> Result<Self, StoreError> {
        let records = read_all(&configured, &sealer, store).await?;
        let lineup = match configured.lineup(&meant(records.models.values())) {
            Ok(lineup) => lineup,
            Err(mistakes) => {
                tracing::error!("all stored models are left out: {}", mistakes.join("; "));
                configured.lineup(&[]).map_err(|mistakes| StoreError::Damaged(mistakes.join("; ")))?
            }
        };
        let (now, pen) = (RwLock::new(Arc::new(lineup)), tokio::sync::Mutex::new(records));
        Ok(Self { configured, sealer, now, pen })
    }

    /// The models of this moment. A call asks once and keeps what it got.
    pub fn now(&self) -> Arc<Lineup> {
        // Held only to copy a pointer, by readers and writers alike.
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits for the pen. Until the change is made or dropped nobody else changes a stored model.
    pub async fn change(&self) -> Change<'_> {
        Change::new(self, self.pen.lock().await)
    }

    fn publish(&self, lineup: Lineup) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(lineup);
    }
}

async fn read_all(configured: &Configured, sealer: &Sealer, store: &Store) -> Result<Records, StoreError> {
    let mut records = Records::default();
    for record in records::credential::list(store).await? {
        let lends = configured.lends(sealer, &record).map_err(|fault| {
            tracing::warn!("nobody can use the stored credential `{}`: {fault}", record.name);
        });
        records
            .credentials
            .insert(record.name.clone(), Lender { record: Arc::new(record), lends: lends.ok() });
    }
    for record in records::stored_model::list(store).await? {
        let entry = configured.read(sealer, &record, &records.credentials).map_err(|fault| {
            tracing::warn!("the stored model `{}` ({}) is left out: {fault}", record.model_name, record.id);
        });
        let kept = Kept { record: Arc::new(record), entry: entry.ok() };
        records.models.insert(kept.record.id.clone(), kept);
    }
    Ok(records)
}

/// The models that can be called, in the order in which they were added.
fn meant<'a>(records: impl Iterator<Item = &'a Kept>) -> Vec<Meant<'a>> {
    let mut meant: Vec<Meant<'a>> =
        records.filter_map(|kept| Some((&kept.record, kept.entry.as_ref()?))).collect();
    meant.sort_by(|(a, _), (b, _)| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
    meant
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_the_server_is_no_providers_whatever_variable_holds_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.yaml");
        let text = "general_settings: {master_key: os.environ/OPENER, salt_key: os.environ/SALT, \
                    database_url: os.environ/BOOKS}\n";
        std::fs::write(&file, text).unwrap();
        let variables = [
            ("OPENER", "sk-canary-master"),
            ("SALT", " sk-canary-salt "),
            ("BOOKS", "sqlite:///tmp/books.db"),
            ("PROVIDER", "sk-canary-provider"),
        ];
        let env: Env =
            variables.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
        let loaded = Config::load(Some(&file), &env).unwrap_or_else(|errors| panic!("{errors}"));
        let (configured, _) = Configured::new(&loaded.config, &loaded.env).unwrap();
        for (name, expected) in [
            ("OPENER", true),
            ("SALT", true),
            ("BOOKS", true),
            ("LITELLM_MASTER_KEY", true),
            ("PROVIDER", false),
            ("NOT_SET", false),
        ] {
            assert_eq!(configured.opens_server(name), expected, "{name}");
        }
    }
}
