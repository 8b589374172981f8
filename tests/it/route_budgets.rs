//! Budgets of providers and of single deployments: never overrun, and others serve when one is spent.

use std::time::Duration;

use futures_util::future::join_all;
use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, picos};

/// Answers of seven output tokens to a prompt of eleven: 0.00032 dollars at the prices below.
const WELL: Answer = Answer::Chat { output_tokens: 7, after: Duration::from_millis(20) };

async fn scene(deployments: &[&str], router: &str) -> (Vec<Upstream>, Server) {
    let mut upstreams = vec![];
    let mut models = String::new();
    for more in deployments {
        let upstream = Upstream::start(WELL).await;
        models.push_str(&format!(
            "  - {{model_name: up, litellm_params: {{model: openai/m, api_key: k, api_base: '{}/v1', \
             input_cost_per_token: 0.00001, output_cost_per_token: 0.00003, {more}}}}}\n",
            upstream.url
        ));
        upstreams.push(upstream);
    }
    let yaml = format!("model_list:\n{models}{router}");
    let server = Server::start(&yaml).await;
    (upstreams, server)
}

async fn call(server: &Server) -> (u16, Value) {
    let reply = server.chat_as(MASTER, "up", "acme", &json!({"max_tokens": 10})).await;
    (reply.status, reply.json())
}

#[tokio::test]
async fn a_provider_never_costs_more_than_its_budget_however_many_call() {
    let budget =
        "router_settings:\n  provider_budget_config: {openai: {budget_limit: 0.003, time_period: 1d}}\n";
    let (_upstreams, server) = scene(&[""], budget).await;
    let answers = join_all((0..60).map(|_| call(&server))).await;
    let answered = answers.iter().filter(|(status, _)| *status == 200).count();
    // A call holds 0.00041 at the most, so seven fit at once, and more as they settle for 0.00032.
    assert!((7..=9).contains(&answered), "{answered}");
    for (status, answer) in answers.iter().filter(|(status, _)| *status != 200) {
        assert_eq!(*status, 429, "{answer}");
        assert_eq!(answer["error"]["type"], "budget_exceeded", "{answer}");
        assert!(answer["error"]["message"].as_str().unwrap().contains("crossed budget"), "{answer}");
    }
    while call(&server).await.0 == 200 {}
    let budgets = server.read("/provider/budgets").await;
    let openai = &budgets["providers"]["openai"];
    assert_eq!(picos(&openai["spend"]), server.logged().await, "{budgets}");
    assert!(picos(&openai["spend"]) <= Picos::parse("0.003").unwrap(), "{budgets}");
    assert_eq!((&openai["budget_limit"], &openai["time_period"]), (&json!(0.003), &json!("1d")), "{budgets}");
    server.settled().await;
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_deployment_that_is_spent_leaves_its_calls_to_the_others() {
    let (upstreams, server) =
        scene(&["max_budget: 0.003, budget_duration: 1d, order: 1", "order: 2"], "").await;
    for _ in 0..12 {
        let (status, answer) = call(&server).await;
        assert_eq!(status, 200, "{answer}");
    }
    let calls: Vec<usize> = upstreams.iter().map(|upstream| upstream.seen().len()).collect();
    // Nine times 0.00032 would fit; what a call may cost at the most has to fit before it is sent there.
    assert!((4..=9).contains(&calls[0]) && calls[0] + calls[1] == 12, "{calls:?}");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn another_group_stands_in_for_a_provider_that_is_spent() {
    let upstream = Upstream::start(WELL).await;
    let to = |provider: &str| {
        format!(
            "model: {provider}/m, api_key: k, api_base: '{}/v1', input_cost_per_token: 0.00001, \
             output_cost_per_token: 0.00003",
            upstream.url
        )
    };
    let yaml = format!(
        "model_list:\n  - {{model_name: up, litellm_params: {{{}}}}}\n  - {{model_name: spare, litellm_params: {{{}}}}}\n\
         router_settings:\n  provider_budget_config: {{openai: {{budget_limit: 0}}}}\n  fallbacks: [{{up: [spare]}}]\n",
        to("openai"),
        to("custom_openai")
    );
    let server = Server::start(&yaml).await;
    let reply = server.chat_as(MASTER, "up", "acme", &json!({"max_tokens": 10})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("x-litellm-model-group"), "spare", "{:?}", reply.headers);
    server.stop_and_verify().await;
}
