//! A deployment: one model at one provider, under the public name that callers use.
//!
//! [`DeploymentSpec`] is what an operator writes, [`Deployment`] what it means: provider, address,
//! headers. The key never leaves the headers and never prints.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::endpoint::{Base, Route};
use super::error::{self, UpstreamError};
use super::provider::{self, Auth, Family, Provider};
use crate::domain::duration::Duration;
use crate::domain::money::Picos;

/// Looks up an environment variable.
pub type Env<'a> = &'a dyn Fn(&str) -> Option<String>;

/// One entry of `model_list`, as it is written.
#[derive(Clone, Default)]
pub struct DeploymentSpec {
    /// The public name, or a pattern with one `*`.
    pub model_name: String,
    /// `provider/model`, a known bare name, or a pattern with one `*`.
    pub model: String,
    /// The provider, when `model` does not say.
    pub custom_llm_provider: Option<String>,
    /// The key; absent: the provider's environment variable.
    pub api_key: Option<String>,
    /// The address; absent: the provider's own.
    pub api_base: Option<String>,
    /// Azure's API version.
    pub api_version: Option<String>,
    /// `openai-organization`.
    pub organization: Option<String>,
    /// How long a whole call may take.
    pub timeout_ms: Option<u64>,
    /// How long a stream may be silent.
    pub stream_timeout_ms: Option<u64>,
    /// How often a call is tried again here.
    pub max_retries: Option<u32>,
    /// Requests a minute it is made for; a weight when `weight` is absent.
    pub rpm: Option<u64>,
    /// Tokens a minute it is made for; a weight when `rpm` is absent as well.
    pub tpm: Option<u64>,
    /// The hard cap of everything that goes there.
    pub max_budget: Option<Picos>,
    /// How long a window of that cap lasts; absent: for life.
    pub budget_duration: Option<Duration>,
    /// Its share of the group's calls, relative to the others.
    pub weight: Option<u64>,
    /// Lower goes first; without one it goes last.
    pub order: Option<u32>,
    /// Where it computes, for `allowed_model_region`.
    pub region_name: Option<String>,
    /// Answer with this instead of calling anybody.
    pub mock_response: Option<String>,
    /// How long the mock takes.
    pub mock_delay_ms: Option<u64>,
    /// Headers that every request carries.
    pub extra_headers: BTreeMap<String, String>,
    /// Request members that are filled in where the caller is silent.
    pub defaults: Map<String, Value>,
    /// Its id; absent: a digest of what it is.
    pub id: Option<String>,
    /// `chat`, `embedding`, …
    pub mode: Option<String>,
    /// The name its prices are listed under.
    pub base_model: Option<String>,
    /// Names that stand for it in a key's list of models.
    pub access_groups: Vec<String>,
    /// Everything else of `model_info`, shown as it is.
    pub model_info: Map<String, Value>,
    /// Nobody may call it.
    pub blocked: bool,
}

impl fmt::Debug for DeploymentSpec {
    /// Keys may be in several members, so only names are shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeploymentSpec")
            .field("model_name", &self.model_name)
            .field("model", &self.model)
            .finish_non_exhaustive()
    }
}

/// A deployment that knows its provider and how to be reached.
pub struct Deployment {
    /// Its position in the catalogue, for tables beside it.
    pub index: usize,
    /// Its id.
    pub id: Arc<str>,
    /// Its provider.
    pub provider: &'static Provider,
    /// The model as the provider calls it; may be a pattern.
    pub upstream_model: Arc<str>,
    /// What was written, without key and headers.
    pub spec: DeploymentSpec,
    base: Option<Base>,
    default_base: bool,
    api_version: Option<String>,
    headers: Vec<(String, String)>,
    key: Option<String>,
    authorized: bool,
}

impl fmt::Debug for Deployment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deployment")
            .field("id", &self.id)
            .field("spec", &self.spec)
            .field("provider", &self.provider.prefix)
            .field("upstream_model", &self.upstream_model)
            .field("key", &self.key.as_ref().map(|_| "***"))
            .finish_non_exhaustive()
    }
}

/// Headers that are not an operator's to set: they describe one connection or one body.
const TRANSPORT_HEADERS: &[&str] =
    &["connection", "content-length", "content-type", "host", "te", "transfer-encoding", "upgrade"];

impl Deployment {
    /// Finds the provider of a spec and resolves address, key and headers.
    pub(super) fn new(
        index: usize,
        id: Arc<str>,
        spec: DeploymentSpec,
        env: Env<'_>,
    ) -> Result<Self, String> {
        let custom = spec.custom_llm_provider.as_deref();
        let (provider, model) =
            provider::resolve(&spec.model, custom).map_err(|_| unknown_provider(&spec))?;
        Self::at(index, id, spec, env, provider, &model)
    }

    /// The deployment of a spec at a provider that is known already.
    pub(super) fn at(
        index: usize,
        id: Arc<str>,
        mut spec: DeploymentSpec,
        env: Env<'_>,
        provider: &'static Provider,
        model: &str,
    ) -> Result<Self, String> {
        let configured = said(spec.api_base.as_deref()).or_else(|| first_set(provider.base_env, env));
        let default_base = configured.is_none();
        let base = match configured {
            Some(text) => Some(Base::parse(&text, provider.base_suffix)),
            None => provider.base.map(|text| Base::parse(text, "")),
        };
        let base = base.transpose().map_err(|reason| format!("api_base {reason}"))?;
        let key = said(spec.api_key.take().as_deref()).or_else(|| first_set(provider.key_env, env));
        let azure_version = || said(env("AZURE_API_VERSION").as_deref());
        let api_version = match provider.family {
            Family::Azure => said(spec.api_version.as_deref()).or_else(azure_version),
            _ => said(spec.api_version.as_deref()),
        };
        let headers = headers(provider, base.as_ref(), key.as_deref(), &mut spec)?;
        let authorized = headers.iter().any(|(name, _)| name == "authorization" || name == "api-key");
        Ok(Self {
            index,
            id,
            provider,
            upstream_model: model.into(),
            spec,
            base,
            default_base,
            api_version,
            headers,
            key,
            authorized,
        })
    }

    /// Whether the proxy answers by itself.
    pub fn is_mock(&self) -> bool {
        self.spec.mock_response.is_some() || self.provider.family == Family::Mock
    }

    /// The address of a route for `upstream_model`, or why this deployment cannot be called.
    pub fn url(&self, route: Route, upstream_model: &str) -> Result<String, UpstreamError> {
        let Some(base) = &self.base else { return Err(error::missing_base(self.provider)) };
        if self.provider.key_required && !self.authorized {
            return Err(error::missing_key(self.provider));
        }
        Ok(base.url(self.provider.family, route, upstream_model, self.api_version.as_deref()))
    }

    /// What every request carries: key, organization, the provider's and the operator's headers.
    /// Names are in lower case. Secret.
    pub fn auth_headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The address for `x-litellm-model-api-base`.
    pub fn shown_base(&self) -> Option<&str> {
        // LiteLLM shows OpenAI's host alone.
        if self.default_base && self.provider.prefix == "openai" {
            return Some("https://api.openai.com");
        }
        self.base.as_ref().map(Base::address)
    }

    /// Why calls to this deployment will fail, for a line at the start.
    pub fn defect(&self) -> Option<UpstreamError> {
        if self.is_mock() {
            return None;
        }
        self.url(Route::Chat, &self.upstream_model).err()
    }

    /// A text with the key taken out, should a provider have echoed it.
    pub fn scrub(&self, text: String) -> String {
        match &self.key {
            Some(key) if text.contains(key.as_str()) => text.replace(key.as_str(), "***"),
            _ => text,
        }
    }

    /// Whether it can be called, and where is not only a guess that somebody listens locally.
    pub(super) fn is_offered(&self) -> bool {
        let local_guess = self.default_base && !self.provider.key_required;
        self.provider.family != Family::Mock && !local_guess && self.defect().is_none()
    }
}

/// Says which providers there are, for a spec that names none of them.
pub(super) fn unknown_provider(spec: &DeploymentSpec) -> String {
    let known: Vec<_> = provider::PROVIDERS.iter().map(|provider| provider.prefix).collect();
    let wanted = spec.custom_llm_provider.as_ref().unwrap_or(&spec.model);
    format!("`{wanted}` names no provider that is known here; known are {}", known.join(", "))
}

/// A text with something in it.
fn said(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn first_set(names: &[&str], env: Env<'_>) -> Option<String> {
    names.iter().find_map(|name| said(env(name).as_deref()))
}

/// The headers of every request; later ones replace earlier ones of the same name.
fn headers(
    provider: &Provider,
    base: Option<&Base>,
    key: Option<&str>,
    spec: &mut DeploymentSpec,
) -> Result<Vec<(String, String)>, String> {
    let mut headers = BTreeMap::new();
    for (name, value) in provider.extra_headers {
        headers.insert((*name).to_owned(), (*value).to_owned());
    }
    if let Some(key) = key {
        // Foundry's other hosts, and gateways before it, take the key as a bearer.
        let bearer = provider.family == Family::AzureAi && !base.is_some_and(Base::is_azure_host);
        match provider.auth {
            Auth::Header(name) if !bearer => headers.insert(name.to_owned(), key.to_owned()),
            Auth::Header(_) | Auth::Bearer => {
                headers.insert("authorization".to_owned(), format!("Bearer {key}"))
            }
        };
    }
    if let Some(organization) = said(spec.organization.as_deref()) {
        headers.insert("openai-organization".to_owned(), organization);
    }
    for (name, value) in std::mem::take(&mut spec.extra_headers) {
        headers.insert(name.trim().to_ascii_lowercase(), value);
    }
    match headers.iter().find(|(name, value)| !is_sendable(name, value)) {
        // The value may be a key, so only the name is said.
        Some((name, _)) => Err(format!("the header `{}` cannot be sent", name.escape_debug())),
        None => Ok(headers.into_iter().collect()),
    }
}

fn is_sendable(name: &str, value: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty()
        && name.bytes().all(token)
        && !TRANSPORT_HEADERS.contains(&name)
        && value.bytes().all(|byte| byte == b'\t' || byte == b' ' || byte.is_ascii_graphic())
}

/// The id of a deployment that has none: a digest of what it is. Neither keys nor headers are in
/// it, because callers see it; `ordinal` tells deployments apart that differ in nothing else.
pub(super) fn digest(spec: &DeploymentSpec, ordinal: usize) -> String {
    let parts = [
        Some(spec.model_name.as_str()),
        Some(spec.model.as_str()),
        spec.custom_llm_provider.as_deref(),
        spec.api_base.as_deref(),
        spec.api_version.as_deref(),
        spec.organization.as_deref(),
        spec.region_name.as_deref(),
        spec.mode.as_deref(),
        spec.base_model.as_deref(),
    ];
    let mut sha = Sha256::new();
    for part in parts {
        // The mark keeps ("ab", "c") and ("a", "bc") apart, and nothing from an empty text.
        sha.update([u8::from(part.is_some())]);
        sha.update(part.unwrap_or_default());
        sha.update([0]);
    }
    sha.update(ordinal.to_string());
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[path = "deployment_tests.rs"]
mod tests;
