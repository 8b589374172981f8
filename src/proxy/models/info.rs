//! `/model/info`: every deployment with its parameters, limits and prices, its secrets left out.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Choice, own_target, traits};
use crate::app::App;
use crate::domain::record::StoredModel;
use crate::proxy::lineup::Lineup;
use crate::upstream::deployment::Deployment;
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;
use crate::wire::model::TokenPrice;

/// Members of `model_info` that clients look for; `null` where nothing is known.
const EXPECTED: &[&str] = &[
    "id",
    "db_model",
    "key",
    "max_tokens",
    "max_input_tokens",
    "max_output_tokens",
    "input_cost_per_token",
    "cache_creation_input_token_cost",
    "cache_read_input_token_cost",
    "input_cost_per_character",
    "input_cost_per_token_above_128k_tokens",
    "input_cost_per_token_above_200k_tokens",
    "input_cost_per_query",
    "input_cost_per_second",
    "input_cost_per_audio_token",
    "output_cost_per_token",
    "output_cost_per_audio_token",
    "output_cost_per_character",
    "output_cost_per_reasoning_token",
    "output_cost_per_token_above_128k_tokens",
    "output_cost_per_token_above_200k_tokens",
    "output_cost_per_second",
    "output_cost_per_image",
    "output_vector_size",
    "litellm_provider",
    "mode",
    "supports_system_messages",
    "supports_response_schema",
    "supports_vision",
    "supports_function_calling",
    "supports_tool_choice",
    "supports_assistant_prefill",
    "supports_prompt_caching",
    "supports_audio_input",
    "supports_audio_output",
    "supports_pdf_input",
    "supports_embedding_image_input",
    "supports_native_streaming",
    "supports_web_search",
    "supports_url_context",
    "supports_reasoning",
    "supports_computer_use",
    "search_context_cost_per_query",
    "tpm",
    "rpm",
];

#[derive(Deserialize)]
pub(super) struct InfoQuery {
    litellm_model_id: Option<String>,
}

pub(super) async fn info(
    State(app): State<App>,
    Query(query): Query<InfoQuery>,
    parts: Parts,
) -> Result<Response, ApiError> {
    let choice = Choice::of(&app, &parts).await?;
    let asked = |deployment: &&Arc<Deployment>| {
        query.litellm_model_id.as_deref().is_none_or(|id| *deployment.id == *id)
            && choice.allows(&deployment.spec.model_name)
    };
    let deployments = choice.lineup.catalogue.deployments().iter().filter(asked);
    let data: Vec<Value> = deployments.map(|deployment| shown(&choice.lineup, deployment)).collect();
    match query.litellm_model_id {
        Some(id) if data.is_empty() => {
            Err(ApiError::DetailError(format!("Model id = {} not found on litellm proxy", shortened(&id))))
        }
        _ => Ok(Json(json!({ "data": data })).into_response()),
    }
}

fn shown(lineup: &Lineup, deployment: &Arc<Deployment>) -> Value {
    let record = lineup.stored(&deployment.id);
    let mut params = match record {
        // Its secrets are kept apart from the rest.
        Some(record) => record.params.clone(),
        None => configured_params(lineup, deployment),
    };
    params.insert("custom_llm_provider".into(), json!(deployment.provider.prefix));
    json!({
        "model_name": deployment.spec.model_name,
        "litellm_params": params,
        "model_info": model_info(lineup, deployment, record),
    })
}

fn configured_params(lineup: &Lineup, deployment: &Deployment) -> Map<String, Value> {
    let spec = &deployment.spec;
    let seconds = |ms: Option<u64>| {
        let text = format!("{}.{:03}", ms? / 1_000, ms? % 1_000);
        serde_json::from_str::<Value>(text.trim_end_matches('0').trim_end_matches('.')).ok()
    };
    let members = [
        ("model", Some(json!(spec.model))),
        ("api_base", deployment.shown_base().map(Value::from)),
        ("api_version", spec.api_version.as_deref().map(Value::from)),
        ("organization", spec.organization.as_deref().map(Value::from)),
        ("region_name", spec.region_name.as_deref().map(Value::from)),
        ("timeout", seconds(spec.timeout_ms)),
        ("stream_timeout", seconds(spec.stream_timeout_ms)),
        ("max_retries", spec.max_retries.map(Value::from)),
        ("rpm", spec.rpm.map(Value::from)),
        ("tpm", spec.tpm.map(Value::from)),
        ("weight", spec.weight.map(Value::from)),
        ("order", spec.order.map(Value::from)),
    ];
    let given = lineup.prices.given(deployment).cloned().unwrap_or_default();
    let prices = given.into_iter().filter(|(name, _)| crate::config::is_price(name));
    let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    members.chain(prices).collect()
}

/// The table's words, under the operator's, under what is certain.
fn model_info(
    lineup: &Lineup,
    deployment: &Arc<Deployment>,
    record: Option<&Arc<StoredModel>>,
) -> Map<String, Value> {
    let target = own_target(deployment);
    let mut info: Map<String, Value> =
        EXPECTED.iter().map(|name| ((*name).to_owned(), Value::Null)).collect();
    info.extend(traits(lineup, &target));
    info.insert("tpm".into(), json!(deployment.spec.tpm));
    info.insert("rpm".into(), json!(deployment.spec.rpm));
    info.extend(deployment.spec.model_info.clone());
    info.extend(lineup.prices.given(deployment).cloned().unwrap_or_default());
    if let Some(price) = lineup.prices.of(&target) {
        info.insert("input_cost_per_token".into(), json!(TokenPrice(price.sheet.input_rate())));
        info.insert("output_cost_per_token".into(), json!(TokenPrice(price.sheet.output_rate())));
        for (name, limit) in [
            ("max_tokens", price.sheet.max_tokens()),
            ("max_input_tokens", price.sheet.max_input_tokens()),
            ("max_output_tokens", price.sheet.max_output_tokens()),
        ] {
            info.insert(name.into(), json!(limit));
        }
    }
    info.insert("id".into(), json!(*deployment.id));
    info.insert("db_model".into(), json!(record.is_some()));
    if let Some(record) = record {
        info.insert("blocked".into(), json!(record.blocked));
        info.insert("created_at".into(), json!(record.created_at.to_string()));
        info.insert("created_by".into(), json!(record.created_by));
        info.insert("updated_at".into(), json!(record.updated_at.to_string()));
        info.insert("updated_by".into(), json!(record.updated_by));
    }
    info
}
