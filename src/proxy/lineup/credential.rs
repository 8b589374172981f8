//! Credentials that models share by name: the configuration's, and those that were stored while the
//! server ran. Who changes one changes every model that borrows from it, in one step or not at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::stored::{
    CREDENTIAL, Change, Nulls, Refused, Secrets, is_another_address, is_secret, lay_over, opened,
};
use super::{Configured, Fault, Kept, meant, variables};
use crate::config::{Credential, LitellmParams};
use crate::domain::record::{Extra, StoredCredential};
use crate::seal::Sealer;
use crate::store::{Store, StoreError, records};

/// The most stored credentials.
const CREDENTIALS_MAX: usize = 1_000;
/// The most that one may take up, in bytes.
const CREDENTIAL_BYTES_MAX: usize = 64 * 1024;
/// Where its values are in a body.
const VALUES: &str = "credential_values";
/// What stands for a secret in an answer.
const MASK: &str = "****";

/// A stored credential as it is kept in memory; one that cannot be read now lends nothing.
#[derive(Debug)]
pub(super) struct Lender {
    pub(super) record: Arc<StoredCredential>,
    pub(super) lends: Option<LitellmParams>,
}

/// The stored credentials by their names.
pub(super) type Credentials = BTreeMap<String, Lender>;

/// A credential without its secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its name.
    pub name: String,
    /// A name for people.
    pub display_name: Option<String>,
    /// Its values; secrets are masked.
    pub values: Extra,
    /// Free.
    pub info: Extra,
    /// Whether it is the configuration's.
    pub is_configured: bool,
}

impl From<&Credential> for Shown {
    fn from(credential: &Credential) -> Self {
        let masked = credential.values.iter().map(|(name, text)| {
            let value = serde_json::from_str(text.expose()).unwrap_or(Value::Null);
            let shown = if is_secret(name, &value) { json!(MASK) } else { value };
            (name.clone(), shown)
        });
        Self {
            name: credential.name.clone(),
            display_name: None,
            values: masked.collect(),
            info: credential.info.clone(),
            is_configured: true,
        }
    }
}

impl From<&StoredCredential> for Shown {
    fn from(credential: &StoredCredential) -> Self {
        let mut values = credential.values.clone();
        values.extend(credential.secrets.keys().map(|name| (name.clone(), json!(MASK))));
        Self {
            name: credential.name.clone(),
            display_name: credential.display_name.clone(),
            values,
            info: credential.info.clone(),
            is_configured: false,
        }
    }
}

impl Configured {
    /// What a model borrows from the credential of a name.
    pub(super) fn lender<'a>(
        &'a self,
        name: &str,
        stored: &'a Credentials,
    ) -> Result<&'a LitellmParams, Fault> {
        let own = self.credentials.iter().find(|credential| credential.name == name);
        let lends = own.map(|credential| &credential.lends);
        lends.or_else(|| stored.get(name)?.lends.as_ref()).ok_or_else(|| {
            let what = format!("there is no credential `{name}`; add it with /credentials first");
            Fault::new("litellm_params.litellm_credential_name", what)
        })
    }

    /// What a stored credential lends, with the checks that the configuration's go through.
    pub(super) fn lends(&self, sealer: &Sealer, record: &StoredCredential) -> Result<LitellmParams, Fault> {
        let values = opened(VALUES, &record.values, &record.secrets, |name, sealed| {
            sealer.open(&record.name, &place(name), sealed)
        })?;
        let values = Value::Object(values);
        if let Some(name) = variables(&values).into_iter().find(|name| self.opens_server(name)) {
            return Err(Fault::new(VALUES, format!("{name} is not for a provider")));
        }
        let mut members = Map::new();
        members.insert("credential_name".into(), json!(record.name));
        members.insert(VALUES.into(), values);
        let (credential, warnings) = Credential::from_json(&members, &self.env).map_err(Fault::from)?;
        for warning in warnings {
            tracing::warn!("credential `{}`: {}: {}", record.name, warning.path, warning.what);
        }
        Ok(credential.lends)
    }
}

impl Change<'_> {
    /// Every credential, in the order of names, the configuration's first.
    pub fn credentials(&self) -> Vec<Shown> {
        let configured = self.models.configured.credentials.iter().map(Shown::from);
        configured.chain(self.records.credentials.values().map(|kept| Shown::from(&*kept.record))).collect()
    }

    /// The credential of a name, as it is shown.
    pub fn shown_credential(&self, name: &str) -> Option<Shown> {
        let configured = self.models.configured.credentials.iter().find(|known| known.name == name);
        configured.map(Shown::from).or_else(|| Some(Shown::from(&*self.credential(name)?)))
    }

    /// The stored credential of a name.
    pub fn credential(&self, name: &str) -> Option<Arc<StoredCredential>> {
        self.records.credentials.get(name).map(|kept| Arc::clone(&kept.record))
    }

    /// Whether the configuration has a credential of this name.
    pub fn has_configured_credential(&self, name: &str) -> bool {
        self.models.configured.credentials.iter().any(|known| known.name == name)
    }

    /// The names of the stored models that borrow from a credential.
    pub fn borrowers(&self, name: &str) -> Vec<&str> {
        let borrowers = self.records.models.values().filter(|kept| borrows(kept, name));
        borrowers.map(|kept| kept.record.model_name.as_str()).collect()
    }

    /// Takes values away from a credential and lays others over the rest; its secrets are sealed.
    pub fn merge_values(
        &self,
        credential: &mut StoredCredential,
        gone: &[String],
        values: Extra,
        secrets: Secrets,
    ) -> Result<(), Refused> {
        if secrets == Secrets::ComeAlong
            && let Some(name) = taken_along(credential, gone, &values)
        {
            let what = "the credential goes to another address or provider now, so send it again";
            return Err(Fault::new(format!("{VALUES}.{name}"), what).into());
        }
        for name in gone {
            credential.values.shift_remove(name);
            credential.secrets.remove(name);
        }
        let name = credential.name.clone();
        let seal = |field: &str, text: &str| self.models.sealer.seal(&name, &place(field), text);
        lay_over(&mut credential.values, &mut credential.secrets, values, Nulls::Ignored, seal)?;
        Ok(())
    }

    /// Adds a credential or replaces the one of its name; the models that borrow from it change with it.
    pub async fn put_credential(mut self, store: &Store, record: StoredCredential) -> Result<(), Refused> {
        let is_new = !self.records.credentials.contains_key(&record.name);
        if is_new && self.records.credentials.len() >= CREDENTIALS_MAX {
            let what = format!("there are {CREDENTIALS_MAX} stored credentials already; delete some");
            return Err(Fault::new("credential_name", what).into());
        }
        let bytes =
            serde_json::to_vec(&record).map_err(|error| StoreError::document("a credential", &error))?;
        if bytes.len() > CREDENTIAL_BYTES_MAX {
            let what = format!("a credential must not take up more than {CREDENTIAL_BYTES_MAX} bytes");
            return Err(Fault::new(VALUES, what).into());
        }
        let lends = self.models.configured.lends(&self.models.sealer, &record)?;
        let statement = records::credential::put(&record)?;
        let name = record.name.clone();
        let before = self
            .records
            .credentials
            .insert(name.clone(), Lender { record: Arc::new(record), lends: Some(lends) });
        let changed = match self.with_changed_borrowers(&name) {
            Ok(changed) => changed,
            Err(fault) => {
                match before {
                    Some(before) => drop(self.records.credentials.insert(name, before)),
                    None => drop(self.records.credentials.remove(&name)),
                }
                return Err(fault.into());
            }
        };
        if let Err(error) = store.write(vec![statement]).await {
            self.look_again(store).await;
            return Err(error.into());
        }
        let (models, lineup) = changed;
        self.records.models.extend(models);
        self.models.publish(lineup);
        Ok(())
    }

    /// Removes a credential that no stored model borrows from.
    pub async fn remove_credential(mut self, store: &Store, name: &str) -> Result<(), Refused> {
        if let Err(error) = store.write(vec![records::credential::delete(name)]).await {
            self.look_again(store).await;
            return Err(error.into());
        }
        self.records.credentials.remove(name);
        Ok(())
    }

    /// The borrowers of a credential as they are now, and the lineup with them.
    fn with_changed_borrowers(&self, name: &str) -> Result<(BTreeMap<String, Kept>, super::Lineup), Fault> {
        let (configured, sealer) = (&self.models.configured, &self.models.sealer);
        let mut changed = BTreeMap::new();
        for (id, kept) in self.records.models.iter().filter(|(_, kept)| borrows(kept, name)) {
            let entry = configured.read(sealer, &kept.record, &self.records.credentials)?;
            changed.insert(id.clone(), Kept { record: Arc::clone(&kept.record), entry: Some(entry) });
        }
        let models = self.records.models.iter();
        let now = models.map(|(id, kept)| changed.get(id).unwrap_or(kept));
        let lineup =
            configured.lineup(&meant(now)).map_err(|mistakes| Fault::new(VALUES, mistakes.join("; ")))?;
        Ok((changed, lineup))
    }
}

/// The secret that a change of address or provider would take along unseen.
fn taken_along<'c>(credential: &'c StoredCredential, gone: &[String], values: &Extra) -> Option<&'c str> {
    let moves =
        |name: &str, value: &Value| is_another_address(name, value, &credential.values, &credential.secrets);
    let leads_elsewhere = gone.iter().any(|name| moves(name, &Value::Null))
        || values.iter().any(|(name, value)| !value.is_null() && moves(name, value));
    let stays =
        |name: &str| !gone.iter().any(|gone| gone == name) && values.get(name).is_none_or(Value::is_null);
    let mut secrets = credential.secrets.keys().map(String::as_str);
    secrets.find(|name| leads_elsewhere && stays(name))
}

fn borrows(kept: &Kept, name: &str) -> bool {
    kept.record.params.get(CREDENTIAL).is_some_and(|named| named == name)
}

/// Where a sealed value belongs: never to a model that has the name of the credential as its id.
fn place(value: &str) -> String {
    format!("{VALUES}.{value}")
}
