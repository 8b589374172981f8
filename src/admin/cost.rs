//! `/spend/calculate`, `/cost/estimate` and `/utils/token_counter`: what a call would cost and hold.
//! Nothing is called and nothing is charged.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Map, Value, json};
use tokio::sync::Semaphore;

use super::{Body, PromptBody, refused};
use crate::app::App;
use crate::domain::usage::{OpenAiUsage, Usage};
use crate::proxy::offer::{Offer, Prompt, told_usage};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, shortened};
use crate::wire::model::{CallCost, CostEstimate, CostParts, TokenCount};
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, post};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<TokenCount>("/utils/token_counter", "Counts the tokens of a prompt."),
    post::<CallCost>("/spend/calculate", "What a call would cost, or an answer has."),
    post::<CostEstimate>(
        "/cost/estimate",
        "What calls of so many tokens cost, each and in a day and a month.",
    ),
];

/// A body beyond this is counted beside the calls.
const LONG_BYTES: usize = 32 * 1024;
/// Long bodies that are counted at once; more wait.
static LONG_COUNTS: Semaphore = Semaphore::const_new(2);
/// The most tokens of one call that somebody can ask about.
const TOKENS_MAX: u64 = 1_000_000_000;

/// POST /utils/token_counter
pub(super) async fn token_counter(
    State(app): State<App>,
    PromptBody { mut fields, bytes }: PromptBody,
) -> Result<Json<TokenCount>, ApiError> {
    let request_model = fields.required_id("model");
    let messages = fields.list("messages").value();
    let contents = fields.list("contents").value();
    let tools = fields.list("tools").value().map(Value::Array);
    let prompt = fields.any("prompt").value();
    fields.finish(refused)?;
    let prompt = match (messages, prompt, contents) {
        (Some(messages), _, _) => Prompt::Messages(messages, tools),
        (None, Some(text), _) => Prompt::Text(text),
        (None, None, Some(contents)) => Prompt::Contents(contents),
        (None, None, None) => {
            let text = "prompt or messages or contents must be provided";
            return Err(ApiError::Detail(StatusCode::BAD_REQUEST, text));
        }
    };
    let group = app.models.now().catalogue.resolve(&request_model);
    let target = group.as_ref().and_then(|group| group.targets.first());
    let model_used = target.map_or_else(|| request_model.clone(), |target| target.upstream_model.to_string());
    let total_tokens = counted(prompt, model_used.clone(), bytes).await?;
    Ok(Json(TokenCount { total_tokens, request_model, model_used, tokenizer_type: "openai_tokenizer" }))
}

/// Counts; a long prompt beside the calls, not between them.
async fn counted(prompt: Prompt, model: String, bytes: usize) -> Result<u64, ApiError> {
    if bytes <= LONG_BYTES {
        return Ok(prompt.tokens(&model));
    }
    let _place = LONG_COUNTS.acquire().await.map_err(|_| ApiError::Internal)?;
    tokio::task::spawn_blocking(move || prompt.tokens(&model)).await.map_err(|stopped| {
        tracing::error!(%stopped, "a prompt could not be counted");
        ApiError::Internal
    })
}

/// POST /spend/calculate
pub(super) async fn calculate(
    State(app): State<App>,
    PromptBody { mut fields, bytes }: PromptBody,
) -> Result<Json<CallCost>, ApiError> {
    let model = fields.text("model").value();
    let messages = fields.list("messages").value();
    let response = fields.object("completion_response").value().map(Value::Object);
    fields.finish(refused)?;
    let lineup = app.models.now();
    let (offer, usage) = match (model, messages, response) {
        (Some(model), Some(messages), _) => {
            let offer = Offer::of(&lineup, &model, app.now()).ok_or_else(|| unpriced(&model))?;
            let prompt = Prompt::Messages(messages, None);
            let tokens = counted(prompt, offer.upstream_model.to_string(), bytes).await?;
            (offer, Usage::plain(tokens, 0))
        }
        (model, None, Some(response)) => {
            let named = response.get("model").and_then(Value::as_str).map(str::to_owned);
            let model = model.or(named).ok_or_else(|| {
                ApiError::bad_request("completion_response.model is missing", Some("model"))
            })?;
            let usage = told_usage(&response).ok_or_else(|| {
                let message = "completion_response.usage is missing or tells no tokens";
                ApiError::bad_request(message, Some("completion_response.usage"))
            })?;
            (Offer::of(&lineup, &model, app.now()).ok_or_else(|| unpriced(&model))?, usage)
        }
        _ => {
            let message = "Bad Request - Either pass in 'model' and 'messages', or 'completion_response'";
            return Err(ApiError::bad_request(message, None));
        }
    };
    let cost = offer.cost(&usage).map_err(|_| too_large())?;
    Ok(Json(CallCost { cost: Usd(cost.total) }))
}

/// POST /cost/estimate
pub(super) async fn estimate(
    State(app): State<App>,
    Body(mut fields): Body,
) -> Result<Json<CostEstimate>, ApiError> {
    let asked = Asked::read(&mut fields);
    fields.finish(refused)?;
    let offer = Offer::of(&app.models.now(), &asked.model, app.now()).ok_or_else(|| ApiError::NotFound {
        message: format!("Could not calculate cost for model '{}': it has no price", shortened(&asked.model)),
        kind: "not_found_error",
        param: Some("model"),
    })?;
    let usage = asked.usage();
    let cost = offer.cost(&usage).map_err(|_| too_large())?;
    let each = CostParts::from(&cost);
    let for_calls =
        |calls: Option<u64>| calls.map(|calls| each.times(calls).ok_or_else(too_large)).transpose();
    let (daily, monthly) = (for_calls(asked.per_day)?, for_calls(asked.per_month)?);
    let costs = [Some(each), daily, monthly];
    Ok(Json(CostEstimate::new(asked.told(), costs, offer.rates(&usage), &offer.provider)))
}

/// What an estimate is asked for.
struct Asked {
    model: String,
    input: u64,
    output: u64,
    cache_read: Option<u64>,
    cache_creation: Option<u64>,
    reasoning: Option<u64>,
    per_day: Option<u64>,
    per_month: Option<u64>,
}

impl Asked {
    fn read(fields: &mut Fields) -> Self {
        let model = fields.required_id("model");
        for required in ["input_tokens", "output_tokens"] {
            if !fields.has(required) {
                fields.complain(required, "missing", "Field required");
            }
        }
        let mut tokens = |name: &str| {
            let tokens = fields.count(name).value();
            if tokens.is_some_and(|tokens| tokens > TOKENS_MAX) {
                fields.refuse(name, format!("{name} must not be larger than {TOKENS_MAX}"));
            }
            tokens
        };
        let (input, output) = (tokens("input_tokens").unwrap_or(0), tokens("output_tokens").unwrap_or(0));
        let cache_read = tokens("cache_read_input_tokens");
        let cache_creation = tokens("cache_creation_input_tokens");
        let reasoning = tokens("reasoning_tokens");
        if cache_read.unwrap_or(0).saturating_add(cache_creation.unwrap_or(0)) > input {
            let message = "cache_read_input_tokens and cache_creation_input_tokens are part of input_tokens";
            fields.refuse("input_tokens", message);
        }
        if reasoning.unwrap_or(0) > output {
            fields.refuse("output_tokens", "reasoning_tokens are part of output_tokens");
        }
        let per_day = fields.count("num_requests_per_day").value();
        let per_month = fields.count("num_requests_per_month").value();
        Self { model, input, output, cache_read, cache_creation, reasoning, per_day, per_month }
    }

    fn usage(&self) -> Usage {
        Usage::from_openai(&OpenAiUsage {
            prompt_tokens: self.input,
            completion_tokens: self.output,
            cached_tokens: self.cache_read.unwrap_or(0),
            cache_creation_tokens: self.cache_creation.unwrap_or(0),
            reasoning_tokens: self.reasoning.unwrap_or(0),
            ..OpenAiUsage::default()
        })
    }

    /// The question, as the answer repeats it.
    fn told(&self) -> Map<String, Value> {
        [
            ("model", json!(self.model)),
            ("input_tokens", json!(self.input)),
            ("output_tokens", json!(self.output)),
            ("cache_read_input_tokens", json!(self.cache_read)),
            ("cache_creation_input_tokens", json!(self.cache_creation)),
            ("reasoning_tokens", json!(self.reasoning)),
            ("num_requests_per_day", json!(self.per_day)),
            ("num_requests_per_month", json!(self.per_month)),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
    }
}

fn unpriced(model: &str) -> ApiError {
    let message = format!("The model '{}' is not known here, or has no price.", shortened(model));
    ApiError::bad_request(message, Some("model"))
}

fn too_large() -> ApiError {
    ApiError::bad_request("The cost is too large for an amount of money.", None)
}
