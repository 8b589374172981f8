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
        && !obeyed.iter().any(is_written)
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use axum::body::Body;
    use axum::http::Request;
    use serde_json::{Value, json};

    use super::*;
    use crate::app::Settings;
    use crate::domain::time::Millis;
    use crate::proxy::failure::Arrival;
    use crate::proxy::parse;
    use crate::upstream::catalogue::Catalogue;
    use crate::upstream::deployment::DeploymentSpec;

    /// A deployment of this model with these defaults.
    fn target(model: &str, defaults: &Value) -> Target {
        let spec = DeploymentSpec {
            model_name: "public".into(),
            model: model.into(),
            api_key: Some("sk-canary".into()),
            defaults: defaults.as_object().unwrap().clone(),
            ..DeploymentSpec::default()
        };
        let catalogue = Catalogue::new(vec![spec], &BTreeMap::new(), &|_| None).unwrap();
        catalogue.resolve("public").unwrap().targets[0].clone()
    }

    async fn call(route: Route, body: &str) -> Call {
        let path = if route == Route::Chat { "/v1/chat/completions" } else { "/v1/completions" };
        let request = Request::post(path).body(Body::from(body.to_owned())).unwrap();
        let asked = parse::Target { route, model: None };
        parse::call(&Settings::default(), asked, request, &Arrival::at(Millis(0), "/chat/completions"))
            .await
            .unwrap()
    }

    /// What a provider gets of a body that names the provider's model.
    async fn sent(model: &str, defaults: &Value, route: Route, more: &str, lowered: Option<u64>) -> Bytes {
        let target = target(model, defaults);
        let written = format!(r#"{{"model":"{}","messages":[],"prompt":""{more}}}"#, target.upstream_model);
        let sent = body(&call(route, &written).await, &target, lowered, true);
        let shown = String::from_utf8_lossy(&sent);
        assert!(Members::parse(&sent).is_ok(), "{model} {defaults} {more} {lowered:?}: {shown}");
        sent
    }

    /// The two output caps, as the provider reads them.
    fn caps(sent: &[u8]) -> (Value, Value) {
        let read: Value = serde_json::from_slice(sent).unwrap();
        (read["max_tokens"].clone(), read["max_completion_tokens"].clone())
    }

    #[tokio::test]
    async fn the_output_cap_stands_once_in_the_member_the_provider_obeys() {
        let no = Value::Null;
        let none = json!({});
        let default = json!({"max_tokens": 500});
        let newer = json!({"max_completion_tokens": 500});
        let (tokens, completion) = (r#","max_tokens":30"#, r#","max_completion_tokens":30"#);
        let nulls = r#","max_tokens":null,"max_completion_tokens":null"#;
        // Model, defaults, what the caller adds, the lowered cap; `max_tokens`, `max_completion_tokens`.
        for (model, defaults, more, lowered, expected) in [
            // A configured cap and a lowered one: the smaller, once.
            ("openai/gpt-4o", &default, "", None, (json!(500), no.clone())),
            ("openai/gpt-4o", &default, "", Some(499), (json!(499), no.clone())),
            ("openai/gpt-4o", &default, "", Some(501), (json!(500), no.clone())),
            ("openai/gpt-4o", &newer, "", None, (json!(500), no.clone())),
            ("openai/gpt-5", &default, "", Some(499), (no.clone(), json!(499))),
            // Who asks is not asked for the configured one.
            ("openai/gpt-4o", &default, tokens, None, (json!(30), no.clone())),
            ("openai/gpt-4o", &default, completion, None, (no.clone(), json!(30))),
            ("openai/gpt-4o", &newer, tokens, Some(20), (json!(20), no.clone())),
            // A null asks for nothing.
            ("openai/gpt-4o", &none, r#","max_tokens":null"#, Some(100), (json!(100), no.clone())),
            ("openai/gpt-4o", &default, r#","max_tokens":null"#, Some(100), (json!(100), no.clone())),
            ("openai/gpt-4o", &default, nulls, None, (json!(500), no.clone())),
            ("openai/gpt-5", &none, nulls, Some(7), (no.clone(), json!(7))),
            // Only OpenAI knows the newer member, and its reasoning models only that one.
            ("groq/llama-3", &none, completion, None, (json!(30), json!(30))),
            ("groq/llama-3", &none, completion, Some(20), (json!(20), json!(20))),
            ("groq/llama-3", &none, tokens, None, (json!(30), no.clone())),
            ("groq/gpt-5-like", &none, "", Some(20), (json!(20), no.clone())),
            ("openai/gpt-5-mini", &none, "", Some(20), (no.clone(), json!(20))),
            ("openai/o3", &none, completion, Some(20), (no.clone(), json!(20))),
            ("openai/gpt-4o", &none, "", Some(20), (json!(20), no.clone())),
            ("openai/gpt-4o", &none, "", None, (no.clone(), no.clone())),
        ] {
            let sent = sent(model, defaults, Route::Chat, more, lowered).await;
            assert_eq!(caps(&sent), expected, "{model} {defaults} {more} {lowered:?}");
        }
        let completions = sent("openai/gpt-5", &none, Route::Completions, "", Some(20)).await;
        assert_eq!(caps(&completions), (json!(20), no), "plain completions know one member");
    }

    #[tokio::test]
    async fn the_public_name_of_a_reasoning_model_decides_nothing() {
        let target = target("openai/gpt-5", &json!({}));
        let call = call(Route::Chat, r#"{"model":"public","messages":[]}"#).await;
        let read: Value = serde_json::from_slice(&body(&call, &target, Some(20), true)).unwrap();
        assert_eq!(read, json!({"model": "gpt-5", "messages": [], "max_completion_tokens": 20}));
    }

    #[tokio::test]
    async fn defaults_fill_in_nothing_that_decides_about_money_or_form() {
        let decided = json!({
            "n": 3, "best_of": 3, "service_tier": "priority", "model": "other", "stream": true,
            "stream_options": {"include_usage": false},
        });
        let mut defaults = decided.clone();
        defaults["temperature"] = json!(0.5);
        defaults["seed"] = json!(7);
        for route in [Route::Chat, Route::Completions] {
            let sent = sent("openai/gpt-4o", &defaults, route, r#","seed":1,"temperature":null"#, None).await;
            let wanted = r#"{"model":"gpt-4o","messages":[],"prompt":"","seed":1,"temperature":0.5}"#;
            assert_eq!(sent, wanted, "{route:?}");
        }
        let streamed = sent("openai/gpt-4o", &decided, Route::Chat, r#","stream":true"#, None).await;
        let read: Value = serde_json::from_slice(&streamed).unwrap();
        assert_eq!(read["stream_options"], json!({"include_usage": true}));
    }

    #[tokio::test]
    async fn our_own_members_stay_here_and_the_rest_goes_byte_for_byte() {
        let odd = r#", "odd" : [1.0, 1e2, "\u0041"],"max_tokens":null ,"n":1"#;
        for (more, left) in [
            (String::new(), ""),
            (odd.to_owned(), odd),
            (r#","tags":["a"],"metadata":{"a":1}"#.into(), ""),
            (format!(r#","litellm_session_id":"s"{odd},"litellm_metadata":{{}},"tags":[]"#), odd),
        ] {
            let sent = sent("openai/gpt-4o", &json!({}), Route::Chat, &more, None).await;
            assert_eq!(sent, format!(r#"{{"model":"gpt-4o","messages":[],"prompt":""{left}}}"#), "{more}");
        }
    }
}
