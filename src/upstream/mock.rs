//! The built-in mock: answers like a provider, without a network.
//!
//! Ids and times are the caller's, and so is the cost. An answer never has more output tokens
//! than the request allows, so that a cap can be tried out with it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::endpoint::Route;
use super::error::{ErrorKind, UpstreamError};

/// Input tokens of every answer.
pub const MOCK_PROMPT_TOKENS: u64 = 10;
/// Output tokens of an answer that is not cut.
pub const MOCK_COMPLETION_TOKENS: u64 = 20;

/// What it says when nothing is configured.
const TEXT: &str = "This is a mock request";
/// Characters in one piece of a stream.
const PIECE_CHARS: usize = 3;
/// Numbers in an embedding when the request does not say.
const DIMENSIONS: usize = 8;
/// The longest embedding.
const DIMENSIONS_MAX: usize = 4096;
/// The most answers to one request.
const CHOICES_MAX: u64 = 128;

/// What the mock has to know of a request.
#[derive(Clone, Copy, Debug)]
pub struct MockCall<'a> {
    /// Which kind of answer.
    pub route: Route,
    /// The id of the answer.
    pub id: &'a str,
    /// When it is made, in seconds since 1970.
    pub created_s: i64,
    /// The model's public name.
    pub model: &'a str,
    /// Whether the answer is a stream; embeddings never are.
    pub stream: bool,
    /// The most output tokens of one answer.
    pub output_cap: Option<u64>,
    /// `n`: how many answers.
    pub choices: u64,
    /// The texts to embed.
    pub inputs: &'a [&'a str],
    /// How many numbers in an embedding.
    pub dimensions: Option<usize>,
    /// Whether embeddings are base64 of little-endian 32-bit floats.
    pub base64: bool,
}

impl<'a> MockCall<'a> {
    /// One answer that is not a stream.
    pub fn new(route: Route, id: &'a str, created_s: i64, model: &'a str) -> Self {
        Self {
            route,
            id,
            created_s,
            model,
            stream: false,
            output_cap: None,
            choices: 1,
            inputs: &[],
            dimensions: None,
            base64: false,
        }
    }
}

/// An answer of the mock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MockAnswer {
    /// What is sent.
    pub body: MockBody,
    /// Input tokens.
    pub prompt_tokens: u64,
    /// Output tokens, all choices together.
    pub completion_tokens: u64,
}

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MockBody {
    /// One JSON value.
    Json(Value),
    /// A stream of events.
    Stream {
        /// The `data:` payloads, without the usage chunk and the final `[DONE]`.
        chunks: Vec<Value>,
        /// The usage chunk; its `usage` still lacks the `cost`.
        usage: Value,
    },
}

/// Answers a call as configured, or fails as configured.
pub fn answer(mock_response: Option<&str>, call: &MockCall<'_>) -> Result<MockAnswer, UpstreamError> {
    let text = mock_response.unwrap_or(TEXT);
    if let Some(error) = configured_error(text) {
        return Err(error);
    }
    match call.route {
        Route::Embeddings => Ok(embeddings(call)),
        Route::Chat | Route::Completions => Ok(texts(text, call)),
        Route::Moderations
        | Route::ImageGenerations
        | Route::ImageEdits
        | Route::Transcriptions
        | Route::Translations
        | Route::Speech
        | Route::Rerank
        | Route::Responses => Err(UpstreamError::new(
            ErrorKind::BadRequest,
            400,
            "litellm.BadRequestError: MockException - the mock answers chat completions, completions and \
             embeddings only"
                .to_owned(),
        )),
    }
}

/// Texts that stand for a failure.
fn configured_error(text: &str) -> Option<UpstreamError> {
    let (kind, status, message) = match text {
        "litellm.RateLimitError" => {
            (ErrorKind::RateLimit, 429, "litellm.RateLimitError: this is a mock rate limit error")
        }
        "litellm.InternalServerError" => (
            ErrorKind::InternalServer,
            500,
            "litellm.InternalServerError: this is a mock internal server error",
        ),
        "litellm.ContextWindowExceededError" => (
            ErrorKind::ContextWindowExceeded,
            400,
            "litellm.ContextWindowExceededError: litellm.BadRequestError: this is a mock context window exceeded error",
        ),
        _ => return None,
    };
    Some(UpstreamError {
        provider_status: Some(status),
        ..UpstreamError::new(kind, status, message.to_owned())
    })
}

fn texts(text: &str, call: &MockCall<'_>) -> MockAnswer {
    let tokens = call.output_cap.map_or(MOCK_COMPLETION_TOKENS, |cap| cap.min(MOCK_COMPLETION_TOKENS));
    let said = Said { text: shortened(text, tokens), is_cut: tokens < MOCK_COMPLETION_TOKENS };
    let choices = call.choices.clamp(1, CHOICES_MAX);
    let completion_tokens = tokens * choices;
    let is_chat = call.route == Route::Chat;
    let body = match (call.stream, is_chat) {
        (false, true) => MockBody::Json(chat(&said, choices, completion_tokens, call)),
        (false, false) => MockBody::Json(completion(&said, choices, completion_tokens, call)),
        (true, _) => MockBody::Stream {
            chunks: (0..choices).flat_map(|index| chunks(&said, index, is_chat, call)).collect(),
            usage: usage_chunk(is_chat, completion_tokens, call),
        },
    };
    MockAnswer { body, prompt_tokens: MOCK_PROMPT_TOKENS, completion_tokens }
}

/// What the mock says, and whether the cap made it stop.
struct Said {
    text: String,
    is_cut: bool,
}

impl Said {
    fn finish_reason(&self) -> &'static str {
        if self.is_cut { "length" } else { "stop" }
    }
}

/// As much of a text as so many of its tokens.
fn shortened(text: &str, tokens: u64) -> String {
    let chars = text.chars().count() as u64;
    let kept = chars.saturating_mul(tokens) / MOCK_COMPLETION_TOKENS;
    text.chars().take(usize::try_from(kept).unwrap_or(usize::MAX)).collect()
}

fn chat(said: &Said, choices: u64, completion_tokens: u64, call: &MockCall<'_>) -> Value {
    let choice = |index: u64| {
        json!({
            "finish_reason": said.finish_reason(),
            "index": index,
            "message": {"content": said.text, "role": "assistant"},
        })
    };
    json!({
        "id": call.id,
        "created": call.created_s,
        "model": call.model,
        "object": "chat.completion",
        "choices": (0..choices).map(choice).collect::<Vec<_>>(),
        "usage": usage(completion_tokens),
    })
}

fn completion(said: &Said, choices: u64, completion_tokens: u64, call: &MockCall<'_>) -> Value {
    let choice = |index: u64| json!({"finish_reason": said.finish_reason(), "index": index, "text": said.text, "logprobs": null});
    json!({
        "id": call.id,
        "object": "text_completion",
        "created": call.created_s,
        "model": call.model,
        "choices": (0..choices).map(choice).collect::<Vec<_>>(),
        "usage": with_null_details(usage(completion_tokens)),
    })
}

fn usage(completion_tokens: u64) -> Value {
    json!({
        "completion_tokens": completion_tokens,
        "prompt_tokens": MOCK_PROMPT_TOKENS,
        "total_tokens": MOCK_PROMPT_TOKENS + completion_tokens,
    })
}

/// LiteLLM strips empty members from chat answers only.
fn with_null_details(mut usage: Value) -> Value {
    usage["completion_tokens_details"] = Value::Null;
    usage["prompt_tokens_details"] = Value::Null;
    usage
}

/// The stream of one choice: the text in pieces, the role with the first, then the end.
fn chunks(said: &Said, index: u64, is_chat: bool, call: &MockCall<'_>) -> Vec<Value> {
    let chars: Vec<char> = said.text.chars().collect();
    let pieces = chars.chunks(PIECE_CHARS).map(|piece| piece.iter().collect::<String>());
    let mut chunks: Vec<Value> = Vec::with_capacity(chars.len() / PIECE_CHARS + 2);
    for (position, piece) in pieces.enumerate() {
        let choice = if is_chat {
            let mut delta = Map::new();
            if position == 0 {
                delta.insert("role".to_owned(), json!("assistant"));
            }
            delta.insert("content".to_owned(), json!(piece));
            json!({"index": index, "delta": delta})
        } else {
            json!({"text": piece, "index": index, "logprobs": null, "finish_reason": null})
        };
        chunks.push(chunk(is_chat, choice, call));
    }
    let end = if is_chat {
        json!({"index": index, "delta": {}, "finish_reason": said.finish_reason()})
    } else {
        json!({"text": "", "index": index, "logprobs": null, "finish_reason": said.finish_reason()})
    };
    chunks.push(chunk(is_chat, end, call));
    chunks
}

fn chunk(is_chat: bool, choice: Value, call: &MockCall<'_>) -> Value {
    json!({
        "id": call.id,
        "object": chunk_object(is_chat),
        "created": call.created_s,
        "model": call.model,
        "choices": [choice],
    })
}

fn usage_chunk(is_chat: bool, completion_tokens: u64, call: &MockCall<'_>) -> Value {
    let mut usage = usage(completion_tokens);
    usage["completion_tokens_details"] = json!({"reasoning_tokens": 0, "text_tokens": completion_tokens});
    let choices = if is_chat { json!([{"index": 0, "delta": {}}]) } else { json!([]) };
    json!({
        "id": call.id,
        "created": call.created_s,
        "model": call.model,
        "object": chunk_object(is_chat),
        "choices": choices,
        "usage": usage,
    })
}

const fn chunk_object(is_chat: bool) -> &'static str {
    if is_chat { "chat.completion.chunk" } else { "text_completion" }
}

fn embeddings(call: &MockCall<'_>) -> MockAnswer {
    let dimensions = call.dimensions.unwrap_or(DIMENSIONS).clamp(1, DIMENSIONS_MAX);
    let inputs = if call.inputs.is_empty() { &[""] } else { call.inputs };
    let entry = |(index, text): (usize, &&str)| {
        let vector = vector(text, dimensions);
        let embedding = if call.base64 { json!(base64_of(&vector)) } else { json!(vector) };
        json!({"embedding": embedding, "index": index, "object": "embedding"})
    };
    let body = json!({
        "model": call.model,
        "data": inputs.iter().enumerate().map(entry).collect::<Vec<_>>(),
        "object": "list",
        "usage": with_null_details(usage(0)),
    });
    MockAnswer { body: MockBody::Json(body), prompt_tokens: MOCK_PROMPT_TOKENS, completion_tokens: 0 }
}

/// Numbers between -1 and 1 that are always the same for a text.
fn vector(text: &str, dimensions: usize) -> Vec<f32> {
    let digest = Sha256::digest(text.as_bytes());
    let number = |byte: &u8| (f32::from(*byte) - 128.0) / 128.0;
    digest.iter().cycle().take(dimensions).map(number).collect()
}

/// Little-endian 32-bit floats in base64, as OpenAI's clients ask for them.
fn base64_of(vector: &[f32]) -> String {
    let bytes: Vec<u8> = vector.iter().flat_map(|number| number.to_le_bytes()).collect();
    STANDARD.encode(bytes)
}

#[cfg(test)]
#[path = "mock_tests.rs"]
mod tests;
