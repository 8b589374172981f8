//! config.yaml and the environment become one checked value before a port is bound. All mistakes
//! are reported at once, with their lines; nothing here knows what a setting does.

mod address;
mod alerts;
mod cidr;
mod credentials;
mod deliveries;
mod env;
mod field;
mod files;
mod finding;
mod first_minute;
mod general;
mod known;
mod litellm;
mod models;
mod new_users;
mod router;
mod secret;
mod section;
mod strength;
pub(crate) mod suggest;
pub(crate) mod tree;
mod variables;
pub(crate) mod yaml;

use std::path::Path;

pub use address::channel_address;
pub use alerts::AlertSettings;
pub use cidr::{Cidr, InvalidCidr};
pub use credentials::Credential;
pub use deliveries::{DeliverySettings, DestinationSettings, TargetSettings};
pub use env::Env;
pub use finding::{ConfigErrors, Finding, Place, Warning};
pub use general::{
    Enforcement, GeneralSettings, HeaderMapping, HeaderRole, TokenRateLimit, UnknownCustomers,
};
pub use known::{NOT_NEEDED, NOT_YET};
pub use litellm::{KeyParams, LitellmSettings, Margin, TeamParams};
pub use models::{LitellmParams, ModelEntry, ModelInfo, is_price, variable_of};
pub use new_users::{JoinedTeam, NewUserParams};
pub use router::{GroupAlias, RetryPolicy, RouterSettings};
pub use secret::Secret;
pub use strength::{Strength, master_key_strength};

pub(crate) use finding::Report;

use deliveries::Wanted;
use section::Section;
use tree::Entry;

/// Everything that is set, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The deployments, in the order of the file.
    pub models: Vec<ModelEntry>,
    /// `credential_list`.
    pub credentials: Vec<Credential>,
    /// `litellm_settings`.
    pub litellm: LitellmSettings,
    /// `general_settings`.
    pub general: GeneralSettings,
    /// `router_settings`.
    pub router: RouterSettings,
    /// To whom is told what is spent.
    pub deliveries: DeliverySettings,
    /// What is told of budgets, keys, teams and users.
    pub alerts: AlertSettings,
    /// Where to listen (`HOST`).
    pub host: Option<String>,
    /// The port to listen on (`PORT`).
    pub port: Option<u16>,
}

/// A configuration that can start.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// What does not stop the start, by file and line.
    pub warnings: Vec<Warning>,
    /// The environment with what `environment_variables` adds to it.
    pub env: Env,
}

impl Config {
    /// Reads a file with what it includes, or nothing, and then the environment. What the file
    /// says wins over `LITELLM_MASTER_KEY`, `DATABASE_URL` and `LITELLM_SALT_KEY`.
    pub fn load(path: Option<&Path>, env: &Env) -> Result<Loaded, ConfigErrors> {
        let report = Report::default();
        let mut config = Self::default();
        let mut wanted = Wanted::default();
        let mut env = env.clone();
        if let Some(path) = path {
            let (entries, with_file) = files::read(path, &env, &report);
            env = with_file;
            let whole = Place::of_file(path.display().to_string());
            (config, wanted) = Self::from_entries(&entries, &whole, &report);
        }
        (config.deliveries, config.alerts) = wanted.complete(&config.litellm.callbacks, &env, &report);
        config.take_from(&env, &report);
        let (config, warnings) = report.conclude(config)?;
        Ok(Loaded { config, warnings, env })
    }

    fn from_entries(entries: &[Entry], whole: &Place, report: &Report) -> (Self, Wanted) {
        let mut top = Section::new(String::new(), whole.clone(), entries, report);
        let mut models = top.take("model_list").map(|list| models::read(&list)).unwrap_or_default();
        let credentials = top.take("credential_list").map(|list| credentials::read(&list));
        let credentials = credentials.unwrap_or_default();
        for (name, line) in credentials::lend(&credentials, &mut models) {
            let what =
                format!("there is no credential `{name}` in `credential_list`; calls go out without it");
            let place = Place { line, ..whole.clone() };
            report.warn(&place, "model_list.litellm_params.litellm_credential_name", what, "add it there");
        }
        let mut litellm_section = top.section("litellm_settings");
        let litellm = litellm_section.as_mut().map(litellm::read).unwrap_or_default();
        let router_section = top.section("router_settings");
        let router = router::read(router_section, litellm_section.as_mut(), &litellm, &models);
        if let Some(section) = litellm_section {
            section.finish();
        }
        let mut general_section = top.section("general_settings");
        let general = general_section.as_mut().map(general::read).unwrap_or_default();
        let wanted = general_section.as_mut().map(deliveries::read).unwrap_or_default();
        if let Some(section) = general_section {
            section.finish();
        }
        top.finish();
        if models.is_empty() {
            let fix = "add an entry with `model_name` and `litellm_params`";
            report.warn(
                whole,
                "model_list",
                "there are no models here; only those that were added with /model/new can be called",
                fix,
            );
        }
        (Self { models, credentials, litellm, general, router, ..Self::default() }, wanted)
    }

    /// Fills in what only the environment says.
    fn take_from(&mut self, env: &Env, report: &Report) {
        let secret = |name: &str| env.filled(name).map(Secret::new);
        let general = &mut self.general;
        general.master_key = general.master_key.take().or_else(|| secret("LITELLM_MASTER_KEY"));
        general.salt_key = general.salt_key.take().or_else(|| secret("LITELLM_SALT_KEY"));
        if general.database_url.is_none()
            && let Some(url) = env.filled("DATABASE_URL")
        {
            match general::database_mistake(url) {
                Some((what, fix)) => report.error(&Place::environment(), "DATABASE_URL", what, fix),
                None => general.database_url = Some(Secret::new(url)),
            }
        }
        self.host = env.filled("HOST").map(str::to_owned);
        self.port = env.filled("PORT").and_then(|text| {
            let port = text.parse().ok();
            if port.is_none() {
                let what = format!("a port wanted, found `{}`", text.escape_debug());
                report.error(&Place::environment(), "PORT", what, "write a number from 0 to 65535");
            }
            port
        });
    }
}

#[cfg(test)]
mod testing {
    //! Loads text as if it were `config.yaml`.

    use super::*;

    pub(super) fn try_load(text: &str, env: &Env) -> Result<Loaded, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.yaml");
        std::fs::write(&path, text).unwrap();
        let prefix = format!("{}/", folder.path().display());
        Config::load(Some(&path), env).map_err(|errors| errors.to_string().replace(&prefix, ""))
    }

    pub(super) fn load(text: &str) -> Loaded {
        try_load(text, &Env::default()).unwrap()
    }

    pub(super) fn errors(text: &str) -> String {
        try_load(text, &Env::default()).unwrap_err()
    }

    /// Every warning as `line path: what; fix`.
    pub(super) fn warnings(text: &str) -> Vec<String> {
        let shown = |warning: &Warning| {
            format!("{} {}: {}; {}", warning.place.line, warning.path, warning.what, warning.fix)
        };
        load(text).warnings.iter().map(shown).collect()
    }
}

#[cfg(test)]
mod tests;
