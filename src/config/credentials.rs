//! `credential_list`: what several models share to reach a provider, by a name. It knows what a model
//! can borrow, not who stores what.

use std::collections::BTreeMap;

use serde_json::Map as JsonMap;

use super::env::Env;
use super::field::Field;
use super::finding::{ConfigErrors, Warning};
use super::models::{LitellmParams, ModelEntry, alone, is_provider_setting, read_headers, read_url};
use super::secret::Secret;
use super::section::Section;

/// A credential that models name in `litellm_credential_name`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credential {
    /// Its name.
    pub name: String,
    /// Its values as JSON texts, by their names.
    pub values: BTreeMap<String, Secret>,
    /// Free.
    pub info: JsonMap<String, serde_json::Value>,
    /// What a model takes from it where it says nothing itself.
    pub lends: LitellmParams,
}

/// The list, as findings name it.
const LIST: &str = "credential_list";

impl Credential {
    /// Reads a credential that is in no file, with the checks of one that is.
    pub fn from_json(
        entry: &JsonMap<String, serde_json::Value>,
        env: &Env,
    ) -> Result<(Self, Vec<Warning>), ConfigErrors> {
        alone(LIST, "credential", entry, env, read_one)
    }
}

/// Reads `credential_list`.
pub(super) fn read(list: &Field<'_>) -> Vec<Credential> {
    let mut credentials: Vec<Credential> = Vec::new();
    for item in list.items() {
        let Some(section) = item.section() else { continue };
        let credential = read_one(section);
        if credentials.iter().any(|other| other.name == credential.name) {
            item.refuse("`credential_name` is there twice", "give each credential its own name");
        }
        credentials.push(credential);
    }
    credentials
}

/// Gives each model what it borrows. A model whose credential is not here goes without, as it does
/// at LiteLLM, after a warning.
pub(super) fn lend(credentials: &[Credential], models: &mut [ModelEntry]) -> Vec<(String, u32)> {
    let mut missing = Vec::new();
    for model in models {
        let Some(name) = &model.params.credential else { continue };
        match credentials.iter().find(|credential| credential.name == *name) {
            Some(credential) => model.params.borrow_from(&credential.lends),
            None => missing.push((name.clone(), model.line)),
        }
    }
    missing
}

fn read_one(mut section: Section<'_>) -> Credential {
    let name = section.required("credential_name", "add `credential_name: <what models call it>`");
    let values = section.required("credential_values", "add `credential_values:` with `api_key: …`");
    let info = section.take("credential_info").and_then(|field| field.section());
    let values = values.and_then(|field| field.section());
    let kept = values.as_ref().map(Section::json).unwrap_or_default();
    let credential = Credential {
        name: name.and_then(|field| field.text()).unwrap_or_default(),
        values: kept.into_iter().map(|(name, value)| (name, Secret::new(value.to_string()))).collect(),
        info: info.map(|info| info.json()).unwrap_or_default(),
        lends: values.map(read_values).unwrap_or_default(),
    };
    section.finish();
    credential
}

fn read_values(mut section: Section<'_>) -> LitellmParams {
    let mut lends = LitellmParams {
        api_key: section.secret("api_key"),
        api_base: section.take("api_base").and_then(|field| read_url(&field)),
        api_version: section.text("api_version"),
        organization: section.text("organization"),
        region_name: section.text("region_name"),
        custom_llm_provider: section.text("custom_llm_provider"),
        extra_headers: read_headers(&mut section),
        ..LitellmParams::default()
    };
    for (name, field) in section.fields() {
        if is_provider_setting(&name) {
            let text = if field.is_map() { Some(field.json().to_string()) } else { field.text() };
            lends.provider_settings.extend(text.map(|text| (name, Secret::new(text))));
        } else {
            // What nobody here knows may be a secret, and must not end in the body of a request.
            field.warn("no model borrows this", "put it into the `litellm_params` of the models");
        }
    }
    lends
}

#[cfg(test)]
mod tests {
    use super::super::testing::{errors, load, warnings};

    const SHARED: &str = "
credential_list:
  - credential_name: house
    credential_values: {api_key: sk-canary, api_base: 'http://127.0.0.1:8000/v1', vertex_project: p}
    credential_info: {custom_llm_provider: openai}
model_list:
";

    #[test]
    fn a_model_borrows_what_it_does_not_say_itself() {
        let own = "  - {model_name: own, litellm_params: {model: openai/x, api_key: sk-own, litellm_credential_name: house}}\n";
        let all =
            "  - {model_name: all, litellm_params: {model: openai/x, litellm_credential_name: house}}\n";
        let none = "  - {model_name: none, litellm_params: {model: openai/x}}\n";
        let config = load(&format!("{SHARED}{own}{all}{none}")).config;
        let keys: Vec<_> = config.models.iter().map(|model| model.params.api_key.clone()).collect();
        let keys: Vec<_> = keys.iter().map(|key| key.as_ref().map(|key| key.expose())).collect();
        assert_eq!(keys, [Some("sk-own"), Some("sk-canary"), None]);
        let bases: Vec<_> = config.models.iter().map(|model| model.params.api_base.as_deref()).collect();
        assert_eq!(bases, [Some("http://127.0.0.1:8000/v1"), Some("http://127.0.0.1:8000/v1"), None]);
        assert_eq!(config.models[1].params.provider_settings["vertex_project"].expose(), "p");
        assert_eq!(config.credentials[0].info["custom_llm_provider"], "openai");
        assert!(config.models.iter().all(|model| model.params.defaults.is_empty()));
        assert!(!format!("{config:?}").contains("canary"));
    }

    #[test]
    fn what_is_missing_or_of_no_use_is_told() {
        let gone = "  - {model_name: m, litellm_params: {model: openai/x, litellm_credential_name: gone}}\n";
        let told = warnings(&format!("{SHARED}{gone}"));
        assert!(told[0].contains("no credential `gone`"), "{told:?}");
        for (item, told) in [
            ("{credential_values: {api_key: k}}", "credential_name: is missing"),
            ("{credential_name: a}", "credential_values: is missing"),
            ("{credential_name: a, credential_values: {api_base: x}}", "api_base: an http or https address"),
            ("{credential_name: house, credential_values: {}}", "is there twice"),
        ] {
            let text = SHARED.replace("model_list:", &format!("  - {item}"));
            assert!(errors(&text).contains(told), "{item}: {}", errors(&text));
        }
        let unknown = SHARED.replace("vertex_project", "password");
        assert!(warnings(&unknown).iter().any(|line| line.contains("no model borrows this")));
    }
}
