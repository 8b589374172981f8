//! A mock deployment's answer in the form of a provider's.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use serde_json::Value;

use super::body::Members;
use super::forward::Answer;
use super::parse::Call;
use crate::app::App;
use crate::upstream::catalogue::Target;
use crate::upstream::endpoint::Route;
use crate::upstream::error::{ErrorKind, UpstreamError};
use crate::upstream::mock::{MockBody, MockCall, answer as mocked};

/// Inputs of one embedding call, as at the providers.
const INPUTS_MAX: usize = 2_048;

/// Answers by itself, after the configured delay.
pub(super) async fn answer(
    app: &App,
    call: &Call,
    target: &Target,
    lowered_cap: Option<u64>,
) -> Result<Answer, UpstreamError> {
    let spec = &target.deployment.spec;
    if let Some(delay_ms) = spec.mock_delay_ms {
        tokio::time::sleep(Duration::from_millis(delay_ms)).await;
    }
    let id = format!("chatcmpl-{}", uuid::Uuid::new_v4());
    let inputs = if call.route == Route::Embeddings { inputs(&call.body) } else { vec![] };
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    if inputs.len() > INPUTS_MAX {
        let text = format!("litellm.BadRequestError: at most {INPUTS_MAX} inputs can be embedded at once");
        return Err(UpstreamError::new(ErrorKind::BadRequest, 400, text));
    }
    let mock = MockCall {
        stream: call.stream,
        output_cap: [lowered_cap, call.output_cap].into_iter().flatten().min(),
        choices: call.choices,
        inputs: &inputs,
        dimensions: number(&call.body, "dimensions"),
        base64: text(&call.body, "encoding_format").as_deref() == Some("base64"),
        ..MockCall::new(call.route, &id, app.now().0 / 1_000, call.model.as_deref().unwrap_or_default())
    };
    let answer = mocked(spec.mock_response.as_deref(), &mock)?;
    Ok(match answer.body {
        MockBody::Json(body) => Answer::Whole(body.to_string().into()),
        MockBody::Stream { chunks, usage } => {
            let events: Vec<Result<Bytes, String>> = chunks
                .iter()
                .chain(std::iter::once(&usage))
                .map(|chunk| format!("data: {chunk}\n\n"))
                .chain(std::iter::once("data: [DONE]\n\n".to_owned()))
                .map(|event| Ok(Bytes::from(event)))
                .collect();
            Answer::Events(Box::pin(stream::iter(events)))
        }
    })
}

fn inputs(body: &Bytes) -> Vec<String> {
    let input = Members::trusting(body).and_then(|members| members.get("input"));
    match input.and_then(|value| serde_json::from_str(value.get()).ok()) {
        Some(Value::Array(items)) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        Some(Value::Array(items)) if items.iter().all(Value::is_array) => {
            items.iter().map(Value::to_string).collect()
        }
        Some(other) => vec![other.as_str().map_or_else(|| other.to_string(), str::to_owned)],
        None => vec![],
    }
}

fn number(body: &Bytes, name: &str) -> Option<usize> {
    Members::trusting(body)?.get(name)?.get().parse().ok()
}

fn text(body: &Bytes, name: &str) -> Option<String> {
    Members::trusting(body)?.text(name).map(|text| text.into_owned())
}
