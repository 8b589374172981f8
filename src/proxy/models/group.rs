//! `/model_group/info`: what stands behind each public name, taken together.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Choice, traits};
use crate::app::App;
use crate::domain::price::Rate;
use crate::proxy::lineup::Lineup;
use crate::upstream::catalogue::{Group, Target};
use crate::wire::error::ApiError;
use crate::wire::model::TokenPrice;

/// What clients ask every group about; a group can what one of its deployments can.
const ABILITIES: &[&str] = &[
    "supports_parallel_function_calling",
    "supports_vision",
    "supports_web_search",
    "supports_url_context",
    "supports_reasoning",
    "supports_function_calling",
    "supports_prompt_caching",
    "supports_response_schema",
    "supports_system_messages",
    "supports_tool_choice",
    "supports_audio_input",
    "supports_audio_output",
    "supports_pdf_input",
];

#[derive(Deserialize)]
pub(super) struct GroupQuery {
    model_group: Option<String>,
}

pub(super) async fn info(
    State(app): State<App>,
    Query(query): Query<GroupQuery>,
    parts: Parts,
) -> Result<Response, ApiError> {
    let choice = Choice::of(&app, &parts).await?;
    let told =
        |name: &str| choice.lineup.catalogue.resolve(name).map(|group| told(&choice.lineup, name, &group));
    let data: Vec<Value> = match &query.model_group {
        // A name that only a pattern fits is told, too.
        Some(name) => told(name).filter(|_| choice.allows(name)).into_iter().collect(),
        None => choice.names().filter_map(|name| told(name.name)).collect(),
    };
    Ok(Json(json!({ "data": data })).into_response())
}

fn told(lineup: &Lineup, name: &str, group: &Group) -> Value {
    let mut sum = Sum::default();
    for target in &group.targets {
        sum.add(lineup, target);
    }
    let mut told = json!({
        "model_group": name,
        "providers": sum.providers,
        "max_input_tokens": sum.max_input_tokens,
        "max_output_tokens": sum.max_output_tokens,
        "input_cost_per_token": sum.input_rate.map(TokenPrice),
        "output_cost_per_token": sum.output_rate.map(TokenPrice),
        "input_cost_per_pixel": Value::Null,
        "mode": sum.mode.as_deref().unwrap_or("chat"),
        "tpm": sum.tpm,
        "rpm": sum.rpm,
    });
    for ability in ABILITIES {
        told[*ability] = json!(sum.abilities.contains(ability));
    }
    told["supported_openai_params"] = json!([]);
    told["configurable_clientside_auth_params"] = Value::Null;
    told["is_public_model_group"] = json!(false);
    told
}

/// The deployments of a group together: the highest price and limit of them, their rates added up.
#[derive(Default)]
struct Sum {
    providers: Vec<&'static str>,
    max_input_tokens: Option<u64>,
    max_output_tokens: Option<u64>,
    input_rate: Option<Rate>,
    output_rate: Option<Rate>,
    mode: Option<String>,
    tpm: Option<u64>,
    rpm: Option<u64>,
    abilities: Vec<&'static str>,
}

impl Sum {
    fn add(&mut self, lineup: &Lineup, target: &Target) {
        let deployment = &target.deployment;
        if !self.providers.contains(&deployment.provider.prefix) {
            self.providers.push(deployment.provider.prefix);
        }
        for (sum, own) in [(&mut self.tpm, deployment.spec.tpm), (&mut self.rpm, deployment.spec.rpm)] {
            if let Some(own) = own {
                *sum = Some(sum.unwrap_or(0).saturating_add(own));
            }
        }
        if self.mode.is_none() {
            self.mode.clone_from(&deployment.spec.mode);
        }
        if let Some(price) = lineup.prices.of(target) {
            self.max_input_tokens = self.max_input_tokens.max(price.sheet.max_input_tokens());
            self.max_output_tokens = self.max_output_tokens.max(price.sheet.max_output_tokens());
            self.input_rate = self.input_rate.max(Some(price.sheet.input_rate()));
            self.output_rate = self.output_rate.max(Some(price.sheet.output_rate()));
            if self.mode.is_none() {
                self.mode = price.sheet.mode().map(str::to_owned);
            }
        }
        let listed = traits(lineup, target);
        let can = |facts: &Map<String, Value>, ability: &str| facts.get(ability).and_then(Value::as_bool);
        for ability in ABILITIES {
            let able = can(&deployment.spec.model_info, ability).or_else(|| can(&listed, ability));
            if able == Some(true) && !self.abilities.contains(ability) {
                self.abilities.push(ability);
            }
        }
    }
}
