//! What the live stream says of a call that did not go through, and of an account that began anew: the
//! sentence, the limit, the budget and its next end. Never what a provider or a stranger wrote.

use std::time::Duration;

use serde_json::{Value, json};

use crate::stream_state::Listener;
use crate::support::{Answer, Server, Upstream, config_with_upstream};

async fn scene() -> (Server, Upstream) {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    (Server::start(&config_with_upstream(&upstream.url, "")).await, upstream)
}

/// The members of an event that say why and until when.
fn words(event: &Value) -> Value {
    let names = ["message", "limit", "kind", "account", "budget_id", "budget_reset_at"];
    names.iter().filter_map(|name| Some((*name, event.get(*name)?.clone()))).collect()
}

#[tokio::test]
async fn a_refusal_says_why_and_which_limit_was_in_the_way() {
    let (server, _upstream) = scene().await;
    server.post("/customer/new", json!({"user_id": "broke", "max_budget": 0})).await;
    server.post("/customer/new", json!({"user_id": "quick", "rpm_limit": 1})).await;
    server.post("/customer/new", json!({"user_id": "barred", "blocked": true})).await;
    let mut listener = Listener::start(&server, "events=blocked").await;

    let (status, answer) = server.chat("up", "broke", json!({})).await;
    assert_eq!((status, &answer["error"]["type"]), (422, &json!("budget_exceeded")));
    let told = listener.next().await.2;
    let expected = json!({
        "message": "ExceededBudget: End User=broke over budget. Spend=0.0, Budget=0.0",
        "limit": {"level": "customer", "id": "broke", "name": "max_budget", "used": 0.0, "max": 0.0},
    });
    assert_eq!((&told["message"], words(&told)), (&answer["error"]["message"], expected));

    assert_eq!(server.chat("up", "quick", json!({})).await.0, 200);
    let (status, answer) = server.chat("up", "quick", json!({})).await;
    assert_eq!(status, 429);
    let told = listener.next().await.2;
    assert_eq!(told["message"], answer["error"]["message"]);
    assert!(told["message"].as_str().unwrap().starts_with("Rate limit exceeded for end_user: quick. "));
    let limit = json!({"level": "customer", "id": "quick", "name": "rpm_limit", "used": 1, "max": 1});
    assert_eq!(told["limit"], limit);

    let (status, answer) = server.chat("up", "barred", json!({})).await;
    assert_eq!(status, 403);
    let told = listener.next().await.2;
    assert_eq!((&told["message"], words(&told).get("limit")), (&answer["error"]["message"], None));

    // A long sentence is cut at a character, a key in it is masked, what is not seen is left out.
    let model = format!("sk-canary-0123456789 \u{2028}{}é{}", "x".repeat(200), "y".repeat(280));
    let (status, answer) = server.chat(&model, "acme", json!({})).await;
    assert_eq!(status, 400, "{answer}");
    assert!(answer.to_string().contains("sk-canary-0123456789"), "the caller named it: {answer}");
    let message = listener.next().await.2["message"].as_str().unwrap().to_owned();
    assert!(message.contains("sk-****") && !message.contains("canary"), "{message}");
    assert!(message.chars().count() == 500 && message.contains("xéy"), "{message}");
    let key = format!("sk-{}", "x".repeat(600));
    assert_eq!(server.chat_as("sk-wrong-canary-0123456789", "up", "acme", &json!({})).await.status, 401);
    assert_eq!(server.chat_as(&key, "up", "acme", &json!({})).await.status, 401);
    for _ in 0..2 {
        let message = listener.next().await.2["message"].clone();
        assert_eq!(message, "Authentication Error, Invalid proxy server token passed.");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_providers_failure_is_told_in_our_words() {
    let (server, upstream) = scene().await;
    let mut listener = Listener::start(&server, "events=error").await;
    let echo = r#"{"error":{"message":"cannot say 'Hello out there' with upstream-key or AIzaCanary"}}"#;
    for (status, told, class) in [
        (500, 500, "litellm.InternalServerError: InternalServerError: OpenAIException"),
        (429, 429, "litellm.RateLimitError: RateLimitError: OpenAIException"),
        (400, 400, "litellm.BadRequestError: OpenAIException"),
    ] {
        upstream.next([Answer::Raw { status, headers: vec![], body: echo.into() }]);
        let (code, answer) = server.chat("up", "acme", json!({})).await;
        assert_eq!(code, told);
        let answered = answer["error"]["message"].as_str().unwrap();
        assert!(answered.contains("Hello out there") && !answered.contains("upstream-key"), "{answered}");
        let event = listener.next().await.2;
        let expected = format!(
            "{class} - Error code: {status} LiteLLM: model group 'up' failed with the error above. \
             No fallback was attempted."
        );
        assert_eq!(words(&event), json!({"message": expected}));
    }
    upstream.next([Answer::Raw { status: 200, headers: vec![], body: "not JSON".into() }]);
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 502);
    let message = listener.next().await.2["message"].clone();
    assert_eq!(message, "litellm.APIError: APIError: OpenAIException - the provider's answer is not JSON");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_reset_says_whose_it_was_and_until_when() {
    let (server, _upstream) = scene().await;
    let budget = json!({"budget_id": "tier", "max_budget": 4, "budget_duration": "30d"});
    server.post("/budget/new", budget).await;
    let made = server.post("/key/generate", json!({"key_alias": "ci", "budget_id": "tier"})).await;
    let (key, hash) = (made["key"].as_str().unwrap(), made["token"].as_str().unwrap());
    assert_eq!(server.chat_as(key, "up", "acme", &json!({})).await.status, 200);
    let mut listener = Listener::start(&server, "events=reset").await;
    let mut of_key = Listener::start(&server, "events=reset&key=ci").await;

    server.post("/customer/new", json!({"user_id": "old", "spend": 1.5, "budget_id": "tier"})).await;
    let (_, info) = server.call("GET", "/customer/info?end_user_id=old", None).await;
    let told = listener.next().await.2;
    assert_eq!((&told["customer_id"], &told["spend"]), (&json!("old"), &json!(1.5)));
    let expected = json!({
        "message": "spend of a new customer",
        "kind": "adjust",
        "account": {"kind": "customer", "id": "old", "span": ""},
        "budget_id": "tier",
        "budget_reset_at": info["litellm_budget_table"]["budget_reset_at"],
    });
    assert_eq!(words(&told), expected);

    let reset = server.post(&format!("/key/{hash}/reset_spend"), json!({"reset_to": 0})).await;
    let expected = json!({
        "message": "reset by hand",
        "kind": "reset",
        "account": {"kind": "key", "id": hash, "span": ""},
        "budget_id": "tier",
        "budget_reset_at": reset["budget_reset_at"],
    });
    assert!(reset["budget_reset_at"].is_string(), "{reset}");
    for listener in [&mut listener, &mut of_key] {
        let told = listener.next().await.2;
        assert_eq!(words(&told), expected);
        assert_eq!((&told["token_hash"], &told["key_alias"]), (&json!(hash), &json!("ci")));
    }

    // Without a budget, and without an end.
    server.post("/team/new", json!({"team_id": "red", "max_budget": 9})).await;
    let key = server.key(json!({"team_id": "red"})).await;
    assert_eq!(server.chat_as(&key, "up", "acme", &json!({})).await.status, 200);
    server.post("/global/spend/reset", json!({})).await;
    let mut told = Vec::new();
    while told.last().is_none_or(|last: &Value| last["account"]["kind"] != "team") {
        told.push(words(&listener.next().await.2));
    }
    let account = json!({"kind": "team", "id": "red", "span": ""});
    let expected = json!({"message": "reset by hand", "kind": "reset", "account": account});
    assert_eq!(told.last(), Some(&expected));

    // The past is told in the same words.
    let mut past = Listener::start(&server, "since=1h&follow=false&events=reset&key=ci").await;
    let told = past.next().await.2;
    assert_eq!((&told["kind"], &told["budget_id"]), (&json!("reset"), &json!("tier")));
    assert_eq!(told["budget_reset_at"], reset["budget_reset_at"]);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_window_of_one_model_ends_when_that_model_says() {
    let (server, _upstream) = scene().await;
    let of_model = json!({"up": {"max_budget": 1, "budget_duration": "1d"}});
    let made = json!({"user_id": "acme", "max_budget": 5, "model_max_budget": of_model});
    server.post("/customer/new", made).await;
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    let mut listener = Listener::start(&server, "events=reset&customer=acme").await;
    server.post("/customer/delete", json!({"user_ids": ["acme"]})).await;
    let mut levels = Vec::new();
    for _ in 0..2 {
        let told = listener.next().await.2;
        // The rule has gone with the record.
        assert_eq!((told.get("budget_id"), told.get("budget_reset_at")), (None, None), "{told}");
        levels.push(told["account"]["kind"].as_str().unwrap().to_owned());
    }
    levels.sort();
    assert_eq!(levels, ["customer", "customer_model"]);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn who_filters_learns_how_far_the_stream_has_come() {
    let (server, _upstream) = scene().await;
    for _ in 0..3 {
        assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    }
    assert_eq!(server.chat("up", "zoe", json!({})).await.0, 200);
    let mut listener = Listener::start(&server, "since=1h&customer=zoe&events=spend").await;
    assert_eq!(listener.next().await.0.as_deref(), Some("4"), "nothing was left out behind it");
    let mut listener = Listener::start(&server, "since=1h&customer=nobody&events=spend").await;
    let (id, name, data) = listener.next().await;
    assert_eq!((id.as_deref(), &*name, &data["seq"]), (Some("4"), "progress", &json!(4)));
    // Live, too, though not for each line.
    let mut listener = Listener::start(&server, "customer=nobody&events=spend").await;
    for _ in 0..256 {
        assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    }
    let (id, name, _) = listener.next().await;
    assert_eq!((id.as_deref(), &*name), (Some("260"), "progress"));
    server.stop_and_verify().await;
}
