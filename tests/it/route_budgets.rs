//! Budgets of providers and of single deployments: never overrun, and others serve when one is spent.

use std::time::Duration;

use futures_util::future::join_all;
use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, chat_body, picos, until};

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

#[tokio::test]
async fn a_provider_s_budget_asks_for_a_price_and_for_an_output_cap_like_any_other() {
    let upstream = Upstream::start(WELL).await;
    let to = format!("api_key: k, api_base: '{}/v1'", upstream.url);
    let yaml = format!(
        "model_list:\n  - {{model_name: free-ride, litellm_params: {{model: openai/nobody-knows, {to}}}}}\n  \
         - {{model_name: endless, litellm_params: {{model: openai/m, {to}, input_cost_per_token: 0.00001, \
         output_cost_per_token: 0.00003}}}}\n\
         router_settings:\n  provider_budget_config: {{openai: {{budget_limit: 100}}}}\n"
    );
    let server = Server::start(&yaml).await;
    let reply = server.chat_as(MASTER, "free-ride", "acme", &json!({})).await;
    assert_eq!((reply.status, &reply.json()["error"]["type"]), (403, &json!("model_cost_map_missing")));
    let reply = server.chat_as(MASTER, "endless", "acme", &json!({})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let seen = upstream.seen();
    assert_eq!(
        (seen.len(), seen[0].body["max_tokens"].as_u64()),
        (1, Some(4096)),
        "what is held is what is sent"
    );
}

#[tokio::test]
async fn what_is_left_of_a_provider_is_used_to_the_end() {
    // Eleven tokens in and ten out cost 0.00041; by the bytes of the body it would be several times as much.
    let budget = "router_settings:\n  provider_budget_config: {openai: {budget_limit: 0.00042}}\n";
    let (_upstreams, server) = scene(&[""], budget).await;
    let (status, answer) = call(&server).await;
    assert_eq!(status, 200, "{answer}");
    let (status, answer) = call(&server).await;
    assert_eq!((status, &answer["error"]["type"]), (429, &json!("budget_exceeded")), "{answer}");
}

#[tokio::test]
async fn a_customer_who_has_spent_all_is_told_so_while_a_provider_is_held() {
    let budget = "router_settings:\n  provider_budget_config: {openai: {budget_limit: 0.0005}}\n";
    let (upstreams, server) = scene(&[""], budget).await;
    server.post("/customer/new", json!({"user_id": "broke", "max_budget": 0})).await;
    upstreams[0].usual(Answer::Waiting { output_tokens: 7 });
    let holder = call(&server);
    let asks = async {
        upstreams[0].arrived(1).await;
        let reply = server.chat_as(MASTER, "up", "broke", &json!({"max_tokens": 10})).await;
        upstreams[0].let_go();
        reply
    };
    let ((held, _), refused) = futures_util::join!(holder, asks);
    assert_eq!((held, refused.status), (200, 422), "{}", refused.text());
}

#[tokio::test]
async fn a_call_that_waits_takes_the_first_place_that_comes_free() {
    // Room for one call at a time, and for another one after it.
    let one = "max_budget: 0.0008, budget_duration: 1d";
    for first in [0, 1] {
        let (upstreams, server) = scene(&[one, one], "general_settings: {hold_wait_ms: 20000}\n").await;
        for upstream in &upstreams {
            upstream.usual(Answer::Waiting { output_tokens: 7 });
        }
        let third = async {
            for upstream in &upstreams {
                upstream.arrived(1).await;
            }
            let lets = async {
                until("the third call waits", async || server.app.ledger.health().waiting == 1).await;
                upstreams[first].usual(WELL);
                upstreams[first].let_go();
            };
            let ((status, answer), ()) = futures_util::join!(call(&server), lets);
            assert_eq!(status, 200, "the other place is still held: {answer}");
            upstreams[1 - first].let_go();
        };
        let ((a, _), (b, _), ()) = futures_util::join!(call(&server), call(&server), third);
        assert_eq!((a, b, upstreams[first].seen().len()), (200, 200, 2));
        server.stop_and_verify().await;
    }
}

#[tokio::test]
async fn a_hold_sized_for_a_large_place_is_sized_anew_for_a_small_one() {
    let (upstreams, server) = scene(&["order: 1", "max_budget: 0.05, order: 2"], "").await;
    upstreams[0].usual(Answer::Raw { status: 500, headers: vec![], body: "{}".into() });
    let reply = server.chat_as(MASTER, "up", "acme", &json!({})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert!(!reply.header("x-litellm-output-cap").is_empty(), "{:?}", reply.headers);
    assert_eq!(upstreams[1].seen().len(), 1);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn whose_places_are_spent_is_explained_with_their_numbers() {
    let budget = "router_settings:\n  provider_budget_config: {openai: {budget_limit: 0.00042}}\n";
    let (_upstreams, server) = scene(&[""], budget).await;
    assert_eq!(call(&server).await.0, 200);
    let body = chat_body("up", "acme", &json!({"max_tokens": 10}));
    let reply = server.send(MASTER, "/v1/chat/completions", &[("x-litellm-call-id", "late")], body).await;
    assert_eq!(reply.status, 429);
    let explained = server.read("/spend/explain?request_id=late").await;
    assert_eq!(
        (&explained["outcome"], &explained["status"]),
        (&json!("refused"), &json!(429)),
        "{explained}"
    );
    let accounts = explained["accounts"].as_array().unwrap();
    let provider = accounts.iter().find(|account| account["level"] == "provider").unwrap();
    assert_eq!((&provider["id"], &provider["fits"]), (&json!("openai"), &json!(false)), "{explained}");
}

#[tokio::test]
async fn a_budget_of_a_provider_that_is_not_there_stops_the_start() {
    let file = tempfile::NamedTempFile::with_suffix(".yaml").unwrap();
    let yaml = "model_list: []\nrouter_settings: {provider_budget_config: {OpenAI: {budget_limit: 1}}}\n";
    std::fs::write(file.path(), yaml).unwrap();
    let env: litellm_rs::config::Env = std::iter::empty::<(String, String)>().collect();
    let loaded = litellm_rs::config::Config::load(Some(file.path()), &env).unwrap();
    let mistakes = litellm_rs::server::Plan::new(&loaded.config, &loaded.env).unwrap_err();
    assert!(mistakes[0].contains("there is no provider `OpenAI`"), "{mistakes:?}");
}
