//! Calls that name a customer nobody has made, and members of staff that headers name.

use std::time::Duration;

use litellm_rs::domain::money::Picos;
use litellm_rs::domain::scope::Scope;
use serde_json::{Value, json};

use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream};

const WELL: Answer = Answer::Chat { output_tokens: 10, after: Duration::ZERO };
/// Eleven tokens in, ten out.
const CALL: Picos = Picos::new((11 * 10 + 10 * 30) * 1_000_000);

#[tokio::test]
async fn each_policy_charges_whom_it_says() {
    let validate = "litellm_settings: {validate_end_user_id_in_db: true}";
    let with_default = "litellm_settings: {validate_end_user_id_in_db: true, max_end_user_budget_id: tier}";
    let both = "litellm_settings: {validate_end_user_id_in_db: true}\ngeneral_settings: {unknown_customer_policy: reject}";
    for (settings, status, charged) in [
        ("", 200, Some("new")),
        ("general_settings: {unknown_customer_policy: create}", 200, Some("new")),
        ("general_settings: {unknown_customer_policy: reject}", 403, None),
        ("general_settings: {unknown_customer_policy: anonymous}", 200, Some("anonymous")),
        ("general_settings: {unknown_customer_policy: ignore}", 200, None),
        ("general_settings: {max_auto_created_customers: 3}", 200, Some("new")),
        ("general_settings: {max_auto_created_customers: 2}", 403, None),
        ("general_settings: {max_auto_created_customers: 0}", 403, None),
        (validate, 200, None),
        (with_default, 200, Some("new")),
        (both, 403, None),
    ] {
        let upstream = Upstream::start(WELL).await;
        let server = Server::start(&config_with_upstream(&upstream.url, settings)).await;
        for id in ["known", "other"] {
            server.post("/customer/new", json!({"user_id": id})).await;
        }
        let key = server.key(json!({})).await;
        let ask = async |key: &str, customer: &str| {
            server.chat_as(key, "up", customer, &json!({"max_tokens": 10})).await
        };
        assert_eq!(ask(&key, "known").await.status, 200, "{settings}");
        let reply = ask(&key, "new").await;
        assert_eq!(reply.status, status, "{settings}: {}", reply.text());
        if status == 403 {
            let error = &reply.json()["error"];
            assert_eq!((&error["type"], &error["param"]), (&json!("customer_unknown"), &json!("user")));
            assert!(error["message"].as_str().unwrap().starts_with("Customer=new is not known, and "));
        } else {
            let line = &server.logs().await[0];
            assert_eq!(line["end_user"].as_str().filter(|id| !id.is_empty()), charged, "{settings}");
        }
        for id in ["new", "anonymous"] {
            let spend = if charged == Some(id) { CALL } else { Picos::ZERO };
            assert_eq!(server.customer_spend(id).await, spend, "{settings}: {id}");
        }
        // Whom the operator has bound a key to is nobody unknown.
        let bound = server.key(json!({"attribution": {"bound": "theirs"}})).await;
        assert_eq!(ask(&bound, "new").await.status, 200, "{settings}");
        assert_eq!(server.customer_spend("theirs").await, CALL, "{settings}");
        server.stop_and_verify().await;
    }
}

#[tokio::test]
async fn a_call_cannot_bill_anybody_where_it_is_not_trusted() {
    let mappings = "  user_header_mappings:\n    - {header_name: X-Staff, litellm_user_role: internal_user}\n    \
                    - {header_name: X-Payer, litellm_user_role: customer}\n";
    for (line, trusted) in
        [("", true), ("trust_request_user: true", true), ("trust_request_user: false", false)]
    {
        let upstream = Upstream::start(WELL).await;
        let more = format!("general_settings:\n{mappings}  {line}\n");
        let server = Server::start(&config_with_upstream(&upstream.url, &more)).await;
        let free = server.key(json!({})).await;
        let bound = server.key(json!({"attribution": {"bound": "theirs"}, "user_id": "bob"})).await;
        let mut body = chat_body("up", "victim", &json!({"max_tokens": 10}));
        body["metadata"] = json!({"user_id": "victim"});
        body["safety_identifier"] = json!("victim");
        let headers = [("x-staff", "amy"), ("x-payer", "victim"), ("x-litellm-customer-id", "victim")];
        let of = |key: &'static str, when: bool| if when { json!(key) } else { Value::Null };
        for (key, user, customer) in
            [(&free, of("amy", trusted), of("victim", trusted)), (&bound, json!("bob"), json!("theirs"))]
        {
            let reply = server.send(key, "/v1/chat/completions", &headers, body.clone()).await;
            assert_eq!(reply.status, 200, "{line}: {}", reply.text());
            let log = &server.logs().await[0];
            let told =
                |name: &str| log[name].as_str().filter(|id| !id.is_empty()).map_or(Value::Null, Into::into);
            assert_eq!((told("user"), told("end_user")), (user, customer), "{line}");
        }
        let charged = if trusted { CALL } else { Picos::ZERO };
        assert_eq!(server.customer_spend("victim").await, charged, "{line}");
        assert_eq!(server.customer_spend("theirs").await, CALL, "{line}");
        server.stop_and_verify().await;
    }
    // Where every call needs a customer, an untrusted one has to have it from its key.
    let upstream = Upstream::start(WELL).await;
    let more = "general_settings: {trust_request_user: false, enforce_user_param: true}";
    let server = Server::start(&config_with_upstream(&upstream.url, more)).await;
    let bound = server.key(json!({"attribution": {"bound": "theirs"}})).await;
    let free = server.key(json!({})).await;
    for (key, status) in [(&free, 401), (&bound, 200)] {
        assert_eq!(server.chat_as(key, "up", "victim", &json!({"max_tokens": 10})).await.status, status);
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_header_names_the_user_of_a_call_whose_key_has_none() {
    let upstream = Upstream::start(WELL).await;
    let more = "general_settings:\n  user_header_mappings:\n    - {header_name: X-Staff, litellm_user_role: \
                internal_user}\n    - {header_name: X-Payer, litellm_user_role: customer}\n";
    let server = Server::start(&config_with_upstream(&upstream.url, more)).await;
    let ask = async |key: &str, headers: &[(&str, &str)]| {
        let mut body = chat_body("up", "", &json!({"max_tokens": 10}));
        body.as_object_mut().unwrap().remove("user");
        server.send(key, "/v1/chat/completions", headers, body).await
    };
    let user = json!({"user_id": "eve", "max_budget": 0, "auto_create_key": false});
    server.post("/user/new", user).await;
    let plain = server.key(json!({})).await;
    let bobs = server.key(json!({"user_id": "bob"})).await;
    let told = |line: &Value| (line["user"].clone(), line["end_user"].clone());
    for (key, headers, expected) in [
        (&plain, vec![("x-staff", "amy"), ("x-payer", "acme")], (json!("amy"), json!("acme"))),
        (&bobs, vec![("x-staff", "amy"), ("x-payer", "acme")], (json!("bob"), json!("acme"))),
    ] {
        let reply = ask(key, &headers).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        assert_eq!(told(&server.logs().await[0]), expected);
    }
    assert_eq!(server.posted(Scope::User("amy".into())).await, CALL);
    assert_eq!(ask(&plain, &[("x-staff", "eve")]).await.status, 422, "a user's budget is a budget");
    assert_eq!(ask(&plain, &[("x-staff", "a"), ("x-staff", "b")]).await.status, 400);
    let long = "x".repeat(257);
    let refused = ask(&plain, &[("x-staff", long.as_str())]).await;
    assert_eq!(refused.status, 400);
    assert!(refused.text().contains("The user id in 'x-staff' must not be longer"), "{}", refused.text());
    server.stop_and_verify().await;
}
