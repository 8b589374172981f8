//! `model_list`: public names and the deployments behind them. It knows the shape of an entry; which
//! provider a prefix means and what a price field does is known elsewhere.

use std::collections::BTreeMap;

use serde_json::Map as JsonMap;

use super::env::Env;
use super::field::{Field, is_header_name};
use super::files::{self, FROM_ENV};
use super::finding::{ConfigErrors, Place, Report, Warning};
use super::secret::Secret;
use super::section::Section;
use super::tree::{self, Entry};
use crate::domain::duration::Duration;
use crate::domain::money::Picos;

/// One deployment under a public name. The same name twice is a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelEntry {
    /// What callers put into `model`; may be a pattern such as `openai/*`.
    pub model_name: String,
    /// Where calls go and how.
    pub params: LitellmParams,
    /// What is known about the model.
    pub info: ModelInfo,
    /// The line of the entry; 0 when it comes from no file.
    pub line: u32,
}

/// `litellm_params`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LitellmParams {
    /// Provider prefix and upstream model.
    pub model: String,
    /// The provider's credential.
    pub api_key: Option<Secret>,
    /// Where the provider listens, if not at its usual address.
    pub api_base: Option<String>,
    /// The version of the provider's interface.
    pub api_version: Option<String>,
    /// The provider's organization id.
    pub organization: Option<String>,
    /// The time for a whole call.
    pub timeout_ms: Option<u64>,
    /// The time for a streamed call.
    pub stream_timeout_ms: Option<u64>,
    /// Retries of this deployment.
    pub max_retries: Option<u32>,
    /// Requests per minute.
    pub rpm: Option<u64>,
    /// Tokens per minute.
    pub tpm: Option<u64>,
    /// The hard cap of everything that goes to the deployment.
    pub max_budget: Option<Picos>,
    /// The window of that cap.
    pub budget_duration: Option<Duration>,
    /// The share of calls in a group.
    pub weight: Option<u64>,
    /// Deployments of the lowest order go first.
    pub order: Option<i64>,
    /// The region, for customers that are bound to one.
    pub region_name: Option<String>,
    /// The provider when the model has no prefix.
    pub custom_llm_provider: Option<String>,
    /// The answer without any call to a provider.
    pub mock_response: Option<String>,
    /// How long the answer without a call takes.
    pub mock_delay_ms: Option<u64>,
    /// The credential that fills in what is not said here.
    pub credential: Option<String>,
    /// Headers for the provider.
    pub extra_headers: BTreeMap<String, Secret>,
    /// Credentials and places of certain providers (`aws_…`, `vertex_…`, `tenant_id`, …). They are
    /// never part of a request body.
    pub provider_settings: BTreeMap<String, Secret>,
    /// Prices, with the digits of the file.
    pub price_fields: JsonMap<String, serde_json::Value>,
    /// Everything else: defaults of the request body, such as `temperature`.
    pub defaults: JsonMap<String, serde_json::Value>,
}

/// `model_info`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelInfo {
    /// The id of the deployment.
    pub id: Option<String>,
    /// `chat`, `embedding`, …
    pub mode: Option<String>,
    /// The name for the price lookup.
    pub base_model: Option<String>,
    /// Group names that a key may list instead of models.
    pub access_groups: Vec<String>,
    /// The most tokens, in the meaning that the price table gives it.
    pub max_tokens: Option<u64>,
    /// The most tokens of a prompt.
    pub max_input_tokens: Option<u64>,
    /// The most tokens of an answer.
    pub max_output_tokens: Option<u64>,
    /// Prices, with the digits of the file.
    pub price_fields: JsonMap<String, serde_json::Value>,
    /// The whole map as it was written.
    pub raw: JsonMap<String, serde_json::Value>,
}

/// Beginnings of keys that belong to the connection to a provider, not to the request.
const PROVIDER_PREFIXES: &[&str] = &["aws_", "vertex_", "azure_", "watsonx_", "sagemaker_", "oci_", "sap_"];
/// Whole keys of the same kind.
const PROVIDER_KEYS: &[&str] =
    &["tenant_id", "client_id", "client_secret", "deployment_id", "project_id", "credentials"];

/// The list, as findings name it.
const LIST: &str = "model_list";

impl ModelEntry {
    /// Reads an entry that is in no file, with the checks of one that is. The paths of the findings
    /// begin within the entry: `litellm_params.api_base`.
    pub fn from_json(
        entry: &JsonMap<String, serde_json::Value>,
        env: &Env,
    ) -> Result<(Self, Vec<Warning>), ConfigErrors> {
        alone(LIST, "model", entry, env, |section| read_entry(section, 0))
    }
}

impl LitellmParams {
    /// Takes from a credential what is not said here.
    pub fn borrow_from(&mut self, lender: &Self) {
        fn fill<T: Clone>(own: &mut Option<T>, lent: &Option<T>) {
            if own.is_none() {
                own.clone_from(lent);
            }
        }
        fill(&mut self.api_key, &lender.api_key);
        fill(&mut self.api_base, &lender.api_base);
        fill(&mut self.api_version, &lender.api_version);
        fill(&mut self.organization, &lender.organization);
        fill(&mut self.region_name, &lender.region_name);
        fill(&mut self.custom_llm_provider, &lender.custom_llm_provider);
        for (own, lent) in [
            (&mut self.extra_headers, &lender.extra_headers),
            (&mut self.provider_settings, &lender.provider_settings),
        ] {
            for (name, value) in lent {
                own.entry(name.clone()).or_insert_with(|| value.clone());
            }
        }
    }
}

/// Reads an entry of a list that is in no file. The paths of the findings begin within the entry.
pub(super) fn alone<T>(
    list: &str,
    file: &str,
    entry: &JsonMap<String, serde_json::Value>,
    env: &Env,
    read: impl FnOnce(Section<'_>) -> T,
) -> Result<(T, Vec<Warning>), ConfigErrors> {
    let report = Report::default();
    let place = Place::of_file(file);
    let mut entries = Entry::from_json(entry, &place);
    files::resolve_entries(&mut entries, &mut list.to_owned(), env, &report);
    let read = read(Section::new(list.to_owned(), place, &entries, &report));
    report.conclude(read).map_err(|mut errors| {
        for finding in &mut errors.findings {
            let within = finding.path.strip_prefix(list).map(|path| path.trim_start_matches('.'));
            finding.path = within.unwrap_or_default().to_owned();
        }
        errors
    })
}

/// Whether a member belongs to the connection to a provider, not to the request.
pub(super) fn is_provider_setting(key: &str) -> bool {
    PROVIDER_KEYS.contains(&key) || PROVIDER_PREFIXES.iter().any(|prefix| key.starts_with(prefix))
}

/// The variable of the environment that a text stands for.
pub fn variable_of(text: &str) -> Option<&str> {
    text.strip_prefix(FROM_ENV)
}

/// Reads `model_list`.
pub(super) fn read(list: &Field<'_>) -> Vec<ModelEntry> {
    let mut models: Vec<ModelEntry> = Vec::new();
    for item in list.items() {
        let Some(section) = item.section() else { continue };
        let entry = read_entry(section, item.line());
        let twin = models.iter().find(|other| other.info.id.is_some() && other.info.id == entry.info.id);
        if let Some(twin) = twin {
            let what = format!("`model_info.id` is the one of the model on line {}", twin.line);
            item.refuse(what, "give each deployment its own id");
        }
        models.push(entry);
    }
    models
}

/// An entry with mistakes is read as far as it goes: they have been reported, and what names the
/// model elsewhere is not to be called a mistake as well.
fn read_entry(mut section: Section<'_>, line: u32) -> ModelEntry {
    let name = section.required("model_name", "add `model_name: <what callers ask for>`");
    let params = section.required("litellm_params", "add `litellm_params:` with `model: <provider>/<model>`");
    let entry = ModelEntry {
        model_name: name.and_then(|field| filled(&field)).unwrap_or_default(),
        params: params.and_then(|field| field.section()).map(read_params).unwrap_or_default(),
        info: section.section("model_info").map(read_info).unwrap_or_default(),
        line,
    };
    section.finish();
    entry
}

fn filled(field: &Field<'_>) -> Option<String> {
    let text = field.text()?;
    if text.trim().is_empty() {
        return field.wanted("a name", "write one");
    }
    Some(text)
}

fn read_params(mut section: Section<'_>) -> LitellmParams {
    let model = section.required("model", "add `model: <provider>/<model>`");
    let mut params = LitellmParams {
        model: model.and_then(|field| filled(&field)).unwrap_or_default(),
        api_key: section.secret("api_key"),
        api_base: section.take("api_base").and_then(|field| read_url(&field)),
        api_version: section.text("api_version"),
        organization: section.text("organization"),
        timeout_ms: section.seconds_ms("timeout", 1),
        stream_timeout_ms: section.seconds_ms("stream_timeout", 1),
        max_retries: section.count("max_retries", 0),
        rpm: section.count("rpm", 0),
        tpm: section.count("tpm", 0),
        max_budget: section.money("max_budget"),
        budget_duration: section.duration("budget_duration"),
        weight: section.count("weight", 0),
        order: section.take("order").and_then(|field| field.integer()),
        region_name: section.text("region_name"),
        custom_llm_provider: section.text("custom_llm_provider"),
        mock_response: section.text("mock_response"),
        mock_delay_ms: section.seconds_ms("mock_delay", 0),
        credential: section.text("litellm_credential_name"),
        extra_headers: read_headers(&mut section),
        ..LitellmParams::default()
    };
    let extra_body = section.section("extra_body").map(Section::fields).unwrap_or_default();
    for (key, field) in section.rest() {
        if is_price(&key) {
            read_price(key, &field, &mut params.price_fields);
        } else if is_provider_setting(&key) {
            // Some of these are maps (a service account): kept as the JSON that they are.
            let text = if field.is_map() { Some(field.json().to_string()) } else { field.text() };
            params.provider_settings.extend(text.map(|text| (key, Secret::new(text))));
        } else {
            params.defaults.insert(key, field.json());
        }
    }
    for (key, field) in extra_body {
        params.defaults.insert(key, field.json());
    }
    params
}

fn read_info(mut section: Section<'_>) -> ModelInfo {
    let raw = section.json();
    let mut info = ModelInfo {
        id: section.text("id"),
        mode: section.text("mode"),
        base_model: section.text("base_model"),
        access_groups: section.texts("access_groups"),
        max_tokens: section.count("max_tokens", 1),
        max_input_tokens: section.count("max_input_tokens", 1),
        max_output_tokens: section.count("max_output_tokens", 1),
        price_fields: JsonMap::new(),
        raw,
    };
    // The rest is free: clients read it back.
    for (key, field) in section.fields() {
        if is_price(&key) {
            read_price(key, &field, &mut info.price_fields);
        }
    }
    info
}

/// Whether a key is about money.
pub fn is_price(key: &str) -> bool {
    ["cost", "price", "pricing", "uplift_multiplier"].iter().any(|word| key.contains(word))
        || key == "provider_specific_entry"
}

/// Keeps a price with its digits. Quoted numbers become numbers; maps and lists stay as they are.
fn read_price(key: String, field: &Field<'_>, prices: &mut JsonMap<String, serde_json::Value>) {
    let json = field.json();
    if json.is_array() || json.is_object() {
        prices.insert(key, json);
    } else if !json.is_null() {
        prices.extend(
            field.decimal().and_then(|digits| tree::number_to_json(&digits)).map(|number| (key, number)),
        );
    }
}

pub(super) fn read_headers(section: &mut Section<'_>) -> BTreeMap<String, Secret> {
    let fields = section.section("extra_headers").map(Section::fields).unwrap_or_default();
    let mut headers = BTreeMap::new();
    for (name, field) in fields {
        let Some(value) = field.text() else { continue };
        if !is_header_name(&name) {
            field.refuse("the key is not a header name", "use letters, digits and dashes");
        } else if value.chars().any(char::is_control) {
            field.refuse("a header value has no line breaks", "put it on one line");
        } else {
            headers.insert(name, Secret::new(value));
        }
    }
    headers
}

/// An address with a scheme and a host.
pub(super) fn read_url(field: &Field<'_>) -> Option<String> {
    let text = field.text()?;
    match reqwest::Url::parse(text.trim()) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Some(text.trim().to_owned()),
        _ => field.wanted("an http or https address", "write one such as https://example.com/v1"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{errors, load};

    #[test]
    fn an_entry_is_read_with_its_exact_prices() {
        let text = r#"
model_list:
  - model_name: house
    litellm_params:
      model: hosted_vllm/house-7b
      api_base: http://127.0.0.1:8000/v1
      api_key: sk-canary
      timeout: 0.5
      weight: "9"
      order: -1
      input_cost_per_token: 0.00000020
      output_cost_per_token: "6e-07"
      tiered_pricing: [{range: [0, 256000], input_cost_per_token: 1.10}]
      extra_headers: {X-Team: blue}
      vertex_credentials: {type: service_account}
      aws_region_name: eu-west-1
      temperature: 0.70
      top_pp: 1
      extra_body: {seed: 7}
    model_info: {id: h1, access_groups: small, max_tokens: 4096, supports_vision: true, input_cost_per_token: 1}
"#;
        let config = load(text).config;
        let [model] = config.models.as_slice() else { panic!("one model") };
        let params = &model.params;
        assert_eq!((model.model_name.as_str(), model.line), ("house", 3));
        assert_eq!((params.timeout_ms, params.weight, params.order), (Some(500), Some(9), Some(-1)));
        assert_eq!(params.api_key.as_ref().map(|key| key.expose()), Some("sk-canary"));
        assert_eq!(
            serde_json::to_string(&params.price_fields).unwrap(),
            r#"{"input_cost_per_token":0.00000020,"output_cost_per_token":6e-07,"tiered_pricing":[{"range":[0,256000],"input_cost_per_token":1.10}]}"#
        );
        let defaults = serde_json::to_string(&params.defaults).unwrap();
        assert_eq!(defaults, r#"{"temperature":0.70,"top_pp":1,"seed":7}"#);
        assert_eq!(params.extra_headers["X-Team"].expose(), "blue");
        assert_eq!(params.provider_settings["vertex_credentials"].expose(), r#"{"type":"service_account"}"#);
        assert_eq!(params.provider_settings["aws_region_name"].expose(), "eu-west-1");
        assert_eq!((model.info.id.as_deref(), model.info.max_tokens), (Some("h1"), Some(4096)));
        assert_eq!(model.info.access_groups, ["small"]);
        assert_eq!(model.info.raw["supports_vision"], true);
        assert!(!format!("{config:?}").contains("canary"));
    }

    #[test]
    fn every_mistake_of_an_entry_is_named() {
        for (entry, error) in [
            ("{litellm_params: {model: a/b}}", "[0].model_name: is missing"),
            ("{model_name: m}", "[0].litellm_params: is missing"),
            ("{model_name: m, litellm_params: {api_key: k}}", "[0].litellm_params.model: is missing"),
            ("{model_name: ' ', litellm_params: {model: a/b}}", "[0].model_name: a name wanted"),
            ("5", "[0]: a map wanted, found `5`"),
            (
                "{model_name: m, litellm_params: {model: a/b, api_base: example.com}}",
                "api_base: an http or https",
            ),
            (
                "{model_name: m, litellm_params: {model: a/b, api_base: 'ftp://x'}}",
                "api_base: an http or https",
            ),
            (
                "{model_name: m, litellm_params: {model: a/b, rpm: -1}}",
                "rpm: a whole number wanted, found `-1`",
            ),
            ("{model_name: m, litellm_params: {model: a/b, weight: 0.5}}", "weight: a whole number wanted"),
            ("{model_name: m, litellm_params: {model: a/b, timeout: 0}}", "timeout: a number of seconds"),
            (
                "{model_name: m, litellm_params: {model: a/b, input_cost_per_token: -1}}",
                "input_cost_per_token: a number",
            ),
            ("{model_name: m, litellm_params: {model: a/b, input_cost_per_token: free}}", "found `free`"),
            ("{model_name: m, litellm_params: {model: a/b, extra_headers: {'a b': x}}}", "not a header name"),
            (
                "{model_name: m, litellm_params: {model: a/b}, model_info: {access_groups: {a: 1}}}",
                "access_groups: text wanted, found a map",
            ),
        ] {
            let found = errors(&format!("model_list:\n  - {entry}\n"));
            assert!(found.starts_with("config.yaml:2: model_list[0]"), "{entry}: {found}");
            assert!(found.contains(error), "{entry}: {found}");
            assert!(found.ends_with("\n1 mistake in the configuration"), "{entry}: {found}");
        }
        let twins = "model_list:\n  - {model_name: a, litellm_params: {model: a/b}, model_info: {id: x}}\n  \
                     - {model_name: b, litellm_params: {model: a/b}, model_info: {id: x}}\n";
        assert!(
            errors(twins).starts_with(
                "config.yaml:3: model_list[1]: `model_info.id` is the one of the model on line 2"
            )
        );
    }
}
