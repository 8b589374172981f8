//! What the routes outside the control plane do and answer. Their bodies are the providers', so
//! these shapes tell what callers can rely on and leave the rest open.

use schemars::{Schema, SchemaGenerator, json_schema};

use crate::upstream::endpoint::Route;
use crate::wire::operation::{Answer, Operation, other};

/// Where each kind of forwarding route is described.
pub(super) const FORWARDED: [(Route, &str); 3] = [
    (Route::Chat, "/chat/completions"),
    (Route::Completions, "/completions"),
    (Route::Embeddings, "/embeddings"),
];

/// The routes of the data plane, of health, and of the description itself.
pub(super) const OPERATIONS: &[Operation] = &[
    forwarding("/chat/completions", "Answers a conversation. A stream when `stream` is set.", completion),
    forwarding("/completions", "Completes a text. A stream when `stream` is set.", completion),
    forwarding("/embeddings", "Embeds texts.", embedding),
    open("/models", "The models that the caller's key may call.", model_list),
    open("/models/{*id}", "One model.", model),
    open("/model/info", "The deployments behind the models, without their secrets.", deployments),
    open("/model_group/info", "What stands behind each public name, taken together.", groups),
    open("/", "What this server is.", object),
    open("/health/liveliness", "Whether the process answers.", text),
    open("/health/liveness", "Whether the process answers.", text),
    open("/health/readiness", "Whether calls can be served: 200, else 503.", object),
    open("/health/readiness/details", "The state of the ledger and the server, in figures.", object),
    other(
        "/metrics",
        "Numbers for Prometheus. Asks for a key only where `require_auth_for_metrics_endpoint` is set.",
        "text/plain",
    ),
    open("/openapi.json", "This description, for programs.", object),
    other("/docs", "This description, for people.", "text/html"),
];

/// Answers that no other route gives: path, status, when, and their shape.
pub(super) const OTHER_ANSWERS: &[(&str, &str, &str, Shape)] = &[
    ("/health", "503", "No model that was named answers.", object),
    ("/health/readiness", "503", "Not now.", object),
    ("/metrics", "401", "The key is not one that may look.", text),
];

type Shape = fn(&mut SchemaGenerator) -> Schema;

const fn open(path: &'static str, summary: &'static str, shape: Shape) -> Operation {
    Operation { method: "GET", path, summary, answer: Answer::Json(shape) }
}

const fn forwarding(path: &'static str, summary: &'static str, shape: Shape) -> Operation {
    Operation { method: "POST", path, summary, answer: Answer::Json(shape) }
}

fn object(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "object"})
}

fn text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string"})
}

fn completion(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "description": "The provider's answer, in OpenAI's shape.",
        "required": ["id", "object", "created", "model", "choices"],
        "properties": {
            "id": {"type": "string"},
            "object": {"type": "string"},
            "created": {"type": "integer", "description": "Seconds since 1970."},
            "model": {"type": ["string", "null"]},
            "choices": {"type": "array", "items": {"type": "object"}},
            "usage": {"type": ["object", "null"], "description": "The tokens that were billed."},
        },
    })
}

fn embedding(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "description": "The provider's answer, in OpenAI's shape.",
        "required": ["object", "data", "model"],
        "properties": {
            "object": {"type": "string"},
            "data": {"type": "array", "items": {"type": "object"}},
            "model": {"type": ["string", "null"]},
            "usage": {"type": ["object", "null"], "description": "The tokens that were billed."},
        },
    })
}

fn model(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "required": ["id", "object", "created", "owned_by"],
        "properties": {
            "id": {"type": "string", "description": "The name to call it by."},
            "object": {"type": "string"},
            "created": {"type": "integer"},
            "owned_by": {"type": "string"},
            "mode": {"type": "string"},
            "max_input_tokens": {"type": ["integer", "null"]},
            "max_output_tokens": {"type": ["integer", "null"]},
        },
    })
}

fn model_list(generator: &mut SchemaGenerator) -> Schema {
    let model = model(generator);
    json_schema!({
        "type": "object",
        "required": ["data", "object"],
        "properties": {"data": {"type": "array", "items": model}, "object": {"type": "string"}},
    })
}

fn groups(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "required": ["data"],
        "properties": {"data": {"type": "array", "items": {
            "type": "object",
            "required": ["model_group", "providers", "mode"],
            "properties": {
                "model_group": {"type": "string", "description": "The public name."},
                "providers": {"type": "array", "items": {"type": "string"}},
                "mode": {"type": "string"},
                "max_input_tokens": {"type": ["integer", "null"]},
                "max_output_tokens": {"type": ["integer", "null"]},
                "input_cost_per_token": {"type": ["number", "null"]},
                "output_cost_per_token": {"type": ["number", "null"]},
                "tpm": {"type": ["integer", "null"]},
                "rpm": {"type": ["integer", "null"]},
            },
        }}},
    })
}

fn deployments(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "required": ["data"],
        "properties": {"data": {"type": "array", "items": {
            "type": "object",
            "required": ["model_name", "litellm_params", "model_info"],
            "properties": {
                "model_name": {"type": "string", "description": "The public name."},
                "litellm_params": {"type": "object", "description": "Where it leads."},
                "model_info": {"type": "object", "description": "What it costs and takes."},
            },
        }}},
    })
}
