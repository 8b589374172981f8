//! From an entry of `model_list` to a deployment and its prices. Knows neither files nor databases.

use serde_json::{Map, Value};

use crate::config::ModelEntry;
use crate::upstream::deployment::DeploymentSpec;

/// The deployment that an entry describes.
pub(super) fn spec(entry: &ModelEntry) -> DeploymentSpec {
    let params = &entry.params;
    DeploymentSpec {
        model_name: entry.model_name.clone(),
        model: params.model.clone(),
        custom_llm_provider: params.custom_llm_provider.clone(),
        api_key: params.api_key.as_ref().map(|key| key.expose().to_owned()),
        api_base: params.api_base.clone(),
        api_version: params.api_version.clone(),
        organization: params.organization.clone(),
        timeout_ms: params.timeout_ms,
        stream_timeout_ms: params.stream_timeout_ms,
        max_retries: params.max_retries,
        rpm: params.rpm,
        tpm: params.tpm,
        max_budget: params.max_budget,
        budget_duration: params.budget_duration,
        weight: params.weight,
        order: params.order.and_then(|order| u32::try_from(order).ok()),
        region_name: params.region_name.clone(),
        mock_response: params.mock_response.clone(),
        mock_delay_ms: params.mock_delay_ms,
        extra_headers: params
            .extra_headers
            .iter()
            .map(|(name, value)| (name.clone(), value.expose().to_owned()))
            .collect(),
        defaults: params.defaults.clone(),
        id: entry.info.id.clone(),
        mode: entry.info.mode.clone(),
        base_model: entry.info.base_model.clone(),
        access_groups: entry.info.access_groups.clone(),
        model_info: entry.info.raw.clone(),
        blocked: false,
    }
}

/// The prices and limits that config tells of a model; `litellm_params` win over `model_info`.
pub(super) fn price_fields(entry: &ModelEntry) -> Map<String, Value> {
    let mut fields = entry.info.price_fields.clone();
    fields.extend(entry.params.price_fields.clone());
    if fields.is_empty() {
        return fields;
    }
    for (name, limit) in [
        ("max_tokens", entry.info.max_tokens),
        ("max_input_tokens", entry.info.max_input_tokens),
        ("max_output_tokens", entry.info.max_output_tokens),
    ] {
        if let Some(limit) = limit {
            fields.insert(name.into(), limit.into());
        }
    }
    fields
}
