//! What goes to the provider: the caller's body with the few members changed that have to be.

use bytes::Bytes;

use super::body::{Edits, Members};
use super::parse::{CAP_MEMBERS, Call};
use crate::upstream::catalogue::Target;
use crate::upstream::endpoint::Route;

/// The proxy's own members; no provider knows them.
const OWN_MEMBERS: [&str; 4] = ["metadata", "litellm_metadata", "tags", "litellm_session_id"];

/// Members that decide about money or form: a deployment's default for one of them is not simply
/// written into a body that was priced without it.
const DECIDED_HERE: [&str; 8] =
    ["model", "stream", "stream_options", "n", "best_of", "service_tier", CAP_MEMBERS[0], CAP_MEMBERS[1]];

/// The body for a target: its model name, the lowered output cap, the usage of a stream asked for,
/// the deployment's defaults where the caller says nothing.
pub(super) fn body(call: &Call, target: &Target, output_cap: Option<u64>, usage_asked: bool) -> Bytes {
    let Some(members) = Members::trusting(&call.body) else { return call.body.clone() };
    let mut edits = Edits::default();
    if members.text("model").as_deref() != Some(&*target.upstream_model) {
        edits.set(&members, "model", &json_text(&target.upstream_model));
    }
    edits.remove(&members, &OWN_MEMBERS);
    tell_cap(&mut edits, &members, call, target, output_cap);
    if call.stream && usage_asked && call.route != Route::Embeddings {
        ask_for_usage(&mut edits, &members);
    }
    for (name, value) in &target.deployment.spec.defaults {
        if members.get(name).is_none() && !DECIDED_HERE.contains(&name.as_str()) {
            edits.set(&members, name, &value.to_string());
        }
    }
    edits.apply(&call.body)
}

/// Lowers every cap the caller wrote, and tells the provider the cap in the member it obeys: one it
/// does not know would leave the answer as long as it likes.
fn tell_cap(edits: &mut Edits, members: &Members<'_>, call: &Call, target: &Target, lowered: Option<u64>) {
    if call.route == Route::Embeddings {
        return;
    }
    let is_written = |name: &&str| members.get(name).is_some();
    if let Some(cap) = lowered {
        for name in CAP_MEMBERS.iter().filter(|name| is_written(name)) {
            edits.set(members, name, &cap.to_string());
        }
    }
    let configured = if call.output_cap.is_none() { default_cap(target) } else { None };
    let cap = lowered.into_iter().chain(configured).min().or(call.output_cap);
    let obeyed = obeyed_caps(target, call.route);
    if let Some(cap) = cap
        && !obeyed.iter().any(|name| is_written(&name))
    {
        edits.set(members, obeyed[0], &cap.to_string());
    }
}

/// The output cap that a deployment's configuration sets for calls that ask for none.
pub(super) fn default_cap(target: &Target) -> Option<u64> {
    let defaults = &target.deployment.spec.defaults;
    CAP_MEMBERS.iter().filter_map(|name| defaults.get(*name)?.as_u64()).max()
}

/// The members in which a provider takes an output cap, the best first.
fn obeyed_caps(target: &Target, route: Route) -> &'static [&'static str] {
    let knows_both = matches!(target.deployment.provider.prefix, "openai" | "azure" | "azure_ai");
    if !knows_both || route != Route::Chat {
        return &["max_tokens"];
    }
    // OpenAI's reasoning models refuse `max_tokens`.
    if is_reasoning_model(&target.upstream_model) {
        return &["max_completion_tokens", "max_tokens"];
    }
    &["max_tokens", "max_completion_tokens"]
}

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
