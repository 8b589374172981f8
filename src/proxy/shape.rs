//! What goes to the provider: the caller's body with the few members changed that have to be.

use bytes::Bytes;

use super::body::{Edits, Members};
use super::parse::{CAP_MEMBERS, Call};
use crate::upstream::catalogue::Target;
use crate::upstream::endpoint::Route;

/// The proxy's own members; no provider knows them.
const OWN_MEMBERS: [&str; 4] = ["metadata", "litellm_metadata", "tags", "litellm_session_id"];

/// The body for a target: its model name, the lowered output cap, the usage of a stream asked for,
/// the deployment's defaults where the caller says nothing.
pub(super) fn body(call: &Call, target: &Target, output_cap: Option<u64>, usage_asked: bool) -> Bytes {
    let Some(members) = Members::trusting(&call.body) else { return call.body.clone() };
    let mut edits = Edits::default();
    if members.text("model").as_deref() != Some(&*target.upstream_model) {
        edits.set(&members, "model", &json_text(&target.upstream_model));
    }
    edits.remove(&members, &OWN_MEMBERS);
    if let Some(cap) = output_cap {
        lower(&mut edits, &members, call, cap);
    }
    if call.stream && usage_asked && call.route != Route::Embeddings {
        ask_for_usage(&mut edits, &members);
    }
    for (name, value) in &target.deployment.spec.defaults {
        if members.get(name).is_none() {
            edits.set(&members, name, &value.to_string());
        }
    }
    edits.apply(&call.body)
}

/// Lowers every cap the caller wrote, or adds the one the provider knows best.
fn lower(edits: &mut Edits, members: &Members<'_>, call: &Call, cap: u64) {
    let written: Vec<_> = CAP_MEMBERS.into_iter().filter(|name| members.get(name).is_some()).collect();
    for name in &written {
        edits.set(members, name, &cap.to_string());
    }
    if written.is_empty() {
        let reasons = call.model.as_deref().is_some_and(is_reasoning_model);
        let name = if call.route == Route::Chat && reasons { CAP_MEMBERS[0] } else { CAP_MEMBERS[1] };
        edits.set(members, name, &cap.to_string());
    }
}

/// OpenAI's reasoning models refuse `max_tokens`.
fn is_reasoning_model(name: &str) -> bool {
    let bare = name.rsplit('/').next().unwrap_or(name);
    ["o1", "o3", "o4", "gpt-5", "gpt-6"].iter().any(|prefix| bare.starts_with(prefix))
}

/// `stream_options.include_usage`, whatever else the options say.
fn ask_for_usage(edits: &mut Edits, members: &Members<'_>) {
    let options = members.get("stream_options").map_or("{}", |options| options.get());
    let json = match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(options) {
        Ok(mut options) => {
            options.insert("include_usage".into(), true.into());
            serde_json::Value::Object(options).to_string()
        }
        Err(_) => r#"{"include_usage":true}"#.to_owned(),
    };
    edits.set(members, "stream_options", &json);
}

/// A text as JSON.
pub(super) fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
