//! Events about budgets at every level, and about keys, teams and users: written with what caused
//! them, each once, and owed to whoever listens.

use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::delivery::webhook::{Allowed, Webhook};
use litellm_rs::delivery::{Target, Wanted};
use litellm_rs::domain::alert::AlertRules;
use litellm_rs::domain::delivery::{DestinationId, Event, EventKind, Profile, Source, WebhookProfile};
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::time::Millis;
use litellm_rs::store::outbox::rescue::Author;
use litellm_rs::store::outbox::{delivery, event};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::control::NOW;
use crate::support::server::Told;
use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream, until};

/// Eleven tokens in, ten out: 0.00041 dollars.
const CALL: Picos = Picos::new((11 * 10 + 10 * 30) * 1_000_000);
const WELL: Answer = Answer::Chat { output_tokens: 10, after: Duration::ZERO };
const DAY_MS: i64 = 24 * 3_600_000;
/// No key has this text, and no event may have a key's.
const KEY_PREFIX: &str = "sk-";

/// One webhook that wants to know everything.
fn webhook() -> Told {
    let allowed = Allowed { http: false, private: false };
    let webhook = Webhook::new("https://receiver.example", &[], allowed).unwrap();
    let client = webhook.client().unwrap();
    let wanted = Wanted {
        name: "webhook".into(),
        profile: Profile::Webhook(WebhookProfile::default()),
        target: Target { client, protocol: Box::new(webhook) },
        kinds: EventKind::ALL.into(),
    };
    // What is projected has a test of its own.
    Told { wanted: vec![wanted], alerts: AlertRules::new([15, 5], false), ..Told::default() }
}

/// A server whose webhook is told later: what it is owed stays where the test can see it.
async fn start_in(folder: tempfile::TempDir, yaml: &str, at: i64, told: Told) -> Server {
    let server = Server::start_telling(folder, yaml, Clock::manual(Millis(at)), told).await;
    for destination in server.app.deliveries.destinations() {
        let author = Author { name: "test", at: server.app.now(), note: None };
        server.app.deliveries.pause(destination.name(), author).await.unwrap();
    }
    server
}

async fn start(yaml: &str, at: i64, told: Told) -> Server {
    start_in(tempfile::tempdir().unwrap(), yaml, at, told).await
}

async fn stop_and_start(server: Server, yaml: &str, at: i64) -> Server {
    start_in(server.stop().await, yaml, at, webhook()).await
}

/// A server that tells a webhook, and its provider.
async fn scene() -> (Upstream, String, Server) {
    let upstream = Upstream::start(WELL).await;
    let yaml = config_with_upstream(&upstream.url, "");
    let server = start(&yaml, NOW, webhook()).await;
    (upstream, yaml, server)
}

/// Everything that was told, in its order.
async fn written(server: &Server) -> Vec<(u64, Event)> {
    let seqs: Vec<u64> = (1..=200).collect();
    let found = event::by_seqs(server.app.ledger.store(), &seqs).await.unwrap();
    let mut found: Vec<_> = found.into_iter().map(|(seq, event)| (seq, (*event).clone())).collect();
    found.sort_by_key(|(seq, _)| *seq);
    found
}

/// The same while nothing happens; each event is owed to the webhook.
async fn events(server: &Server) -> Vec<Event> {
    let found = written(server).await;
    let store = server.app.ledger.store();
    let due = delivery::due(store, DestinationId(1), server.app.now(), 1_000).await.unwrap();
    let mut owed: Vec<Source> = due.iter().map(|due| due.key.source).collect();
    owed.sort_unstable();
    assert_eq!(owed, found.iter().map(|(seq, _)| Source::Event(*seq)).collect::<Vec<_>>());
    found.into_iter().map(|(_, event)| event).collect()
}

fn of_budgets(event: &Event) -> bool {
    event.message.contains("Budget")
}

/// What was told of budgets, in words.
async fn told(server: &Server) -> Vec<String> {
    events(server).await.into_iter().filter(of_budgets).map(|event| event.message).collect()
}

/// Waits for what a refusal tells: it is written behind the caller's back.
async fn told_in_time(server: &Server, expected: &[&str]) {
    let count = async || written(server).await.iter().filter(|(_, event)| of_budgets(event)).count();
    until("everything is told", async || count().await >= expected.len()).await;
    assert_eq!(told(server).await, expected);
}

/// Waits until a charge is on disk, and with it all that was told before.
async fn after_a_charge(server: &Server) {
    assert_eq!(server.chat("up", "somebody-else", json!({"max_tokens": 10})).await.0, 200);
}

async fn call(server: &Server, key: &str) -> u16 {
    server.chat_as(key, "up", "acme", &json!({"max_tokens": 10})).await.status
}

fn crossed(whose: &str) -> String {
    format!("{whose}Budget Crossed\n Total Budget:`{CALL}`")
}

/// Everybody who pays has exactly one call of ten tokens a day, and so have its parts.
async fn all_levels() -> (Upstream, String, Server, String) {
    let upstream = Upstream::start(WELL).await;
    let yaml = format!(
        "model_list:
  - model_name: up
    litellm_params:
      {{model: openai/up, api_key: k, api_base: '{}/v1', input_cost_per_token: 0.00001,
        output_cost_per_token: 0.00003, max_budget: {CALL}, budget_duration: 1d}}
    model_info: {{id: d-1}}
router_settings:
  num_retries: 0
  disable_cooldowns: true
  provider_budget_config: {{openai: {{budget_limit: {CALL}, time_period: 1d}}}}
litellm_settings: {{max_budget: {CALL}, budget_duration: 1d}}
general_settings: {{apply_user_budget_to_team_keys: true}}
",
        upstream.url
    );
    let server = start(&yaml, NOW, webhook()).await;
    let amount: Value = serde_json::from_str(&CALL.to_string()).unwrap();
    let limits = json!({"max_budget": amount, "budget_duration": "1d",
        "model_max_budget": {"up": {"max_budget": amount, "budget_duration": "1d"}}});
    let with = |more: Value| {
        let mut all = limits.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let windows = json!([{"budget_duration": "1d", "max_budget": amount}]);
    server.post("/budget/new", with(json!({"budget_id": "tight"}))).await;
    server.organization(json!({"id": "org", "budget_id": "tight"})).await;
    server.tag(json!({"id": "prod", "budget_id": "tight"})).await;
    server.post("/customer/new", json!({"user_id": "acme", "budget_id": "tight"})).await;
    let user = json!({"user_id": "bob", "auto_create_key": false, "user_email": "bob@example.org"});
    server.post("/user/new", with(user)).await;
    let team = json!({"team_id": "red", "team_alias": "The reds", "organization_id": "org",
        "budget_limits": windows});
    server.post("/team/new", with(team)).await;
    server.bob_in_red(json!({"budget_id": "tight"})).await;
    let key = json!({"team_id": "red", "user_id": "bob", "key_alias": "ci", "budget_limits": windows,
        "metadata": {"tags": ["prod"]}});
    let key = server.key(with(key)).await;
    (upstream, yaml, server, key)
}

const LEVELS: [&str; 19] = [
    "Customer Budget: ",
    "Customer Budget: model=up: ",
    "Deployment Budget: deployment=d-1: ",
    "Key Budget: ",
    "Key Budget: model=up: ",
    "Key Budget: window=1d: ",
    "Organization Budget: ",
    "Organization Budget: model=up: ",
    "Provider Budget: provider=openai: ",
    "Proxy Budget: ",
    "Tag Budget: tag=prod, model=up: ",
    "Tag Budget: tag=prod: ",
    "Team Budget: ",
    "Team Budget: model=up: ",
    "Team Budget: window=1d: ",
    "Team Member Budget: ",
    "Team Member Budget: model=up: ",
    "User Budget: ",
    "User Budget: model=up: ",
];

#[tokio::test]
async fn every_level_is_told_once_a_window_also_over_a_restart() {
    let (_upstream, yaml, server, key) = all_levels().await;
    let expected: Vec<String> = LEVELS.map(crossed).into();
    let sorted = async |server: &Server| {
        let mut told = told(server).await;
        told.sort_unstable();
        told
    };
    assert_eq!(call(&server, &key).await, 200);
    assert_eq!(sorted(&server).await, expected);
    for event in events(&server).await.iter().filter(|event| event.kind == EventKind::BudgetCrossed) {
        assert_eq!((event.spend, event.max_budget), (Some(CALL), Some(CALL)), "{event:?}");
        assert_eq!(event.user_id.as_deref(), Some("bob"), "{event:?}");
        assert_eq!(event.team_id.as_deref(), Some("red"), "{event:?}");
        assert_eq!(event.organization_id.as_deref(), Some("org"), "{event:?}");
        assert_eq!(event.token.as_deref().map(str::len), Some(64), "{event:?}");
        let customer = (event.group == "customer").then_some("acme");
        assert_eq!(event.customer_id.as_deref(), customer, "{event:?}");
        let names = &event.names;
        assert_eq!(names.key_alias.as_deref(), Some("ci"));
        assert_eq!(names.team_alias.as_deref(), Some("The reds"));
        assert_eq!(names.user_email.as_deref(), Some("bob@example.org"));
    }

    // Who is refused is not told again, neither by this server nor by the next one.
    assert_eq!(call(&server, &key).await, 422);
    let server = stop_and_start(server, &yaml, NOW).await;
    assert_eq!(call(&server, &key).await, 422);
    let server = stop_and_start(server, &yaml, NOW + DAY_MS).await;
    assert_eq!(sorted(&server).await, expected);

    // The next day has news of its own.
    assert_eq!(call(&server, &key).await, 200);
    let twice: Vec<String> = expected.iter().flat_map(|text| [text.clone(), text.clone()]).collect();
    assert_eq!(sorted(&server).await, twice);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_budget_that_runs_out_is_told_of_in_steps_and_anew_when_it_is_raised() {
    let (_upstream, _, server) = scene().await;
    let max = CALL.times(20).unwrap().to_string();
    let amount = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
    let soft = CALL.times(2).unwrap().to_string();
    let body = json!({"budget_id": "b", "max_budget": amount(&max), "soft_budget": amount(&soft)});
    server.post("/budget/new", body).await;
    server.post("/customer/new", json!({"user_id": "acme", "budget_id": "b"})).await;
    let mut at_call = vec![];
    for number in 1..=20 {
        assert_eq!(server.chat_as("sk-1234", "up", "acme", &json!({"max_tokens": 10})).await.status, 200);
        at_call.extend(
            told(&server)
                .await
                .into_iter()
                .skip(at_call.len())
                .map(|text| (number, text))
                .collect::<Vec<_>>(),
        );
    }
    let left = |percent| format!("Customer Budget: {percent}% or less of budget remaining");
    let expected = [
        (2, format!("Soft Budget Crossed: Total Soft Budget:`{soft}`")),
        (17, left(15)),
        (19, left(5)),
        (20, format!("Customer Budget: Budget Crossed\n Total Budget:`{max}`")),
    ];
    assert_eq!(at_call, expected);
    assert_eq!(call(&server, "sk-1234").await, 422);

    server.post("/budget/update", json!({"budget_id": "b", "max_budget": 0.01})).await;
    assert_eq!(call(&server, "sk-1234").await, 200);
    assert_eq!(told(&server).await[4..], [left(15)]);
    // Lowered below what is spent, it is told of when it first refuses.
    let mut all = told(&server).await;
    server.post("/budget/update", json!({"budget_id": "b", "max_budget": 0.005})).await;
    assert_eq!(call(&server, "sk-1234").await, 422);
    all.push("Customer Budget: Budget Crossed\n Total Budget:`0.005`".into());
    told_in_time(&server, &all.iter().map(String::as_str).collect::<Vec<_>>()).await;
    // A limit that was told of in this window is not told of again.
    server.post("/budget/update", json!({"budget_id": "b", "max_budget": amount(&max)})).await;
    assert_eq!(call(&server, "sk-1234").await, 422);
    after_a_charge(&server).await;
    assert_eq!(told(&server).await.len(), all.len());
    server.stop_and_verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_at_once_tell_once() {
    let (_upstream, _, server) = scene().await;
    let max: Value = serde_json::from_str(&CALL.times(20).unwrap().to_string()).unwrap();
    let key = server.key(json!({"max_budget": max})).await;
    let mut calls = JoinSet::new();
    for _ in 0..40 {
        let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(&key);
        let body = chat_body("up", "acme", &json!({"max_tokens": 10})).to_string();
        calls.spawn(async move { request.body(body).send().await.unwrap().status().as_u16() });
    }
    let answered = calls.join_all().await.into_iter().filter(|status| *status == 200).count();
    assert_eq!(answered, 20);
    server.settled().await;
    after_a_charge(&server).await;
    let left = |percent| format!("Key Budget: {percent}% or less of budget remaining");
    let crossed = format!("Key Budget: Budget Crossed\n Total Budget:`{}`", CALL.times(20).unwrap());
    assert_eq!(told(&server).await, [left(15), left(5), crossed]);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_refusal_tells_of_a_budget_of_nothing_and_of_one_that_was_lowered() {
    let (_upstream, yaml, server) = scene().await;
    let nothing = "Customer Budget: Budget Crossed\n Total Budget:`0.0`";
    let lowered = "Team Budget: Budget Crossed\n Total Budget:`0.0001`";
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": 0})).await;
    assert_eq!(call(&server, "sk-1234").await, 422);
    told_in_time(&server, &[nothing]).await;
    assert_eq!(call(&server, "sk-1234").await, 422);
    let server = stop_and_start(server, &yaml, NOW).await;
    assert_eq!(call(&server, "sk-1234").await, 422);

    server.post("/team/new", json!({"team_id": "red", "team_alias": "The reds", "max_budget": 1})).await;
    let key = server.key(json!({"team_id": "red", "key_alias": "ci"})).await;
    let spend = async || server.chat_as(&key, "up", "zoe", &json!({"max_tokens": 10})).await.status;
    assert_eq!(spend().await, 200);
    assert_eq!(told(&server).await, [nothing]);
    server.post("/team/update", json!({"team_id": "red", "max_budget": 0.0001})).await;
    assert_eq!(spend().await, 422);
    told_in_time(&server, &[nothing, lowered]).await;
    let events = events(&server).await;
    let team = events.iter().find(|event| event.message == lowered).unwrap();
    assert_eq!((team.spend, team.max_budget), (Some(CALL), Some(Picos::parse("0.0001").unwrap())));
    assert_eq!((team.group.as_str(), team.team_id.as_deref()), ("team", Some("red")));
    assert_eq!(team.names.team_alias.as_deref(), Some("The reds"));
    assert_eq!(spend().await, 422);
    after_a_charge(&server).await;
    assert_eq!(told(&server).await, [nothing, lowered]);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_budget_that_leaves_too_little_for_a_call_is_told_of_when_it_refuses_one() {
    let (_upstream, yaml, server) = scene().await;
    let text = |whose: &str, max: &str, left: &str| {
        format!(
            "{whose}Budget Crossed\n Total Budget:`{max}`\n Left:`{left}`, less than a refused call needs"
        )
    };
    let key = server.key(json!({"max_budget": 0.0005, "key_alias": "ci"})).await;
    let small = server.key(json!({"model_max_budget": {"up": {"max_budget": 0.0001}}})).await;
    assert_eq!(call(&server, &key).await, 200);
    assert_eq!(told(&server).await, [] as [String; 0]);
    assert_eq!(call(&server, &key).await, 422);
    let of_key = text("Key Budget: ", "0.0005", "0.00009");
    told_in_time(&server, &[&of_key]).await;
    assert_eq!(call(&server, &small).await, 422);
    let server = stop_and_start(server, &yaml, NOW).await;
    for key in [&key, &small] {
        assert_eq!(call(&server, key).await, 422);
    }
    after_a_charge(&server).await;
    assert_eq!(told(&server).await, [of_key], "a cap below any call is no news");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_customer_is_told_of_under_each_budget_that_keys_name_for_it() {
    let (_upstream, _, server) = scene().await;
    let amount: Value = serde_json::from_str(&CALL.to_string()).unwrap();
    let mut expected = vec![];
    for tier in ["free", "paid"] {
        server.post("/budget/new", json!({"budget_id": tier, "max_budget": amount})).await;
        let key = server.key(json!({"end_user_budget_id": tier})).await;
        assert_eq!(call(&server, &key).await, 200);
        expected.push(crossed(&format!("Customer Budget: budget={tier}: ")));
        assert_eq!(told(&server).await, expected);
        assert_eq!(call(&server, &key).await, 422);
    }
    after_a_charge(&server).await;
    let events = events(&server).await;
    let told = events.iter().filter(|event| of_budgets(event));
    let ids: Vec<_> = told.map(|event| (event.group.as_str(), event.customer_id.as_deref())).collect();
    assert_eq!(ids, [("customer", Some("acme")); 2]);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_provider_without_money_is_told_of_when_it_keeps_a_call_away() {
    let upstream = Upstream::start(WELL).await;
    let yaml = config_with_upstream(&upstream.url, "").replace(
        "router_settings:",
        "router_settings:\n  provider_budget_config: {openai: {budget_limit: 0, time_period: 1d}}",
    );
    let server = start(&yaml, NOW, webhook()).await;
    let key = server.key(json!({"key_alias": "ci"})).await;
    let expected = "Provider Budget: provider=openai: Budget Crossed\n Total Budget:`0.0`";
    for _ in 0..2 {
        assert_eq!(call(&server, &key).await, 429);
        told_in_time(&server, &[expected]).await;
    }
    let events = events(&server).await;
    let provider = events.iter().find(|event| event.group == "provider").unwrap();
    assert_eq!(provider.names.key_alias.as_deref(), Some("ci"));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn what_an_operator_sets_is_told_of() {
    let (_upstream, _, server) = scene().await;
    let key = server.key(json!({"max_budget": 1})).await;
    for (spend, expected) in [
        (0.84, None),
        (0.96, Some("Key Budget: 5% or less of budget remaining")),
        (0.0, None),
        (0.85, Some("Key Budget: 15% or less of budget remaining")),
        (1.0, Some("Key Budget: Budget Crossed\n Total Budget:`1.0`")),
    ] {
        let before = told(&server).await.len();
        server.post("/key/update", json!({"key": key, "spend": spend})).await;
        assert_eq!(told(&server).await[before..].first().map(String::as_str), expected, "{spend}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_pace_that_is_too_high_is_told_of_with_its_end() {
    let upstream = Upstream::start(WELL).await;
    let yaml = config_with_upstream(&upstream.url, "");
    let noon = NOW - 11 * 3_600_000 - 47 * 60_000;
    let alerts = AlertRules::default();
    let server = start(&yaml, noon, Told { alerts, ..webhook() }).await;
    let key = server.key(json!({"max_budget": 0.0007, "budget_duration": "1d"})).await;
    assert_eq!(call(&server, &key).await, 200);
    let events = events(&server).await;
    let [projected] = events.iter().filter(|event| of_budgets(event)).collect::<Vec<_>>()[..] else {
        panic!("{events:?}")
    };
    assert_eq!(projected.message, "Key Budget: Projected Limit Exceeded");
    assert_eq!(projected.kind, EventKind::ProjectedLimitExceeded);
    assert_eq!(projected.projected_spend, CALL.times(2));
    assert_eq!(projected.projected_exceeded_date.as_deref(), Some("2026-11-21"));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn where_nobody_listens_nothing_is_written() {
    let upstream = Upstream::start(WELL).await;
    let server = start(&config_with_upstream(&upstream.url, ""), NOW, Told::default()).await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": 0})).await;
    let max: Value = serde_json::from_str(&CALL.to_string()).unwrap();
    let key = server.key(json!({"max_budget": max})).await;
    assert_eq!(call(&server, &key).await, 422);
    assert_eq!(server.chat_as(&key, "up", "zoe", &json!({"max_tokens": 10})).await.status, 200);
    server.post("/key/delete", json!({"keys": [key]})).await;
    after_a_charge(&server).await;
    assert_eq!(events(&server).await, []);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn keys_teams_and_users_are_told_of_with_their_change() {
    let (_upstream, _, server) = scene().await;
    let owed = server.app.directory.owed();
    server.post("/team/new", json!({"team_id": "red", "team_alias": "The reds", "max_budget": 3})).await;
    server.post("/team/update", json!({"team_id": "red", "max_budget": 4})).await;
    let user = json!({"user_id": "bob", "user_email": "bob@example.org", "auto_create_key": false});
    server.post("/user/new", user).await;
    server.post("/user/update", json!({"user_id": "bob", "max_budget": 2})).await;
    let key = server.key(json!({"key_alias": "ci", "team_id": "red", "user_id": "bob"})).await;
    server.post("/key/update", json!({"key": key, "max_budget": 1, "soft_budget": 0.5})).await;
    let rotated = server.post(&format!("/key/{key}/regenerate"), json!({})).await;
    let rotated = rotated["key"].as_str().unwrap().to_owned();
    // Refused, so nothing has happened.
    let taken = json!({"key_alias": "ci"});
    assert_eq!(server.call("POST", "/key/generate", Some(taken)).await.0, 400);
    let nameless = server.key(json!({"user_id": "bob"})).await;
    server.post("/key/delete", json!({"keys": [nameless]})).await;
    server.post("/team/delete", json!({"team_ids": ["red"]})).await;
    server.post("/user/delete", json!({"user_ids": ["bob"]})).await;
    // Customers that calls make are nobody's news.
    after_a_charge(&server).await;

    let events = events(&server).await;
    let found: Vec<(&str, &str, &str)> = events
        .iter()
        .map(|event| (event.kind.as_str(), event.group.as_str(), event.message.as_str()))
        .collect();
    let short = format!("sk-...{}", &nameless[nameless.len() - 4..]);
    let made = format!("Key `{short}` was created by `default_user_id`");
    let gone = format!("Key `{short}` was deleted by `default_user_id`");
    assert_eq!(
        found,
        [
            ("team_created", "team", "Team `The reds` was created by `default_user_id`"),
            ("team_updated", "team", "Team `The reds` was updated by `default_user_id`"),
            ("internal_user_created", "user", "User `bob@example.org` was created by `default_user_id`"),
            ("internal_user_updated", "user", "User `bob@example.org` was updated by `default_user_id`"),
            ("key_created", "key", "Key `ci` was created by `default_user_id`"),
            ("key_updated", "key", "Key `ci` was updated by `default_user_id`"),
            ("key_rotated", "key", "Key `ci` was rotated by `default_user_id`"),
            ("key_created", "key", &made),
            ("key_deleted", "key", &gone),
            ("key_deleted", "key", "Key `ci` was deleted by `default_user_id`"),
            ("team_deleted", "team", "Team `The reds` was deleted by `default_user_id`"),
            ("internal_user_deleted", "user", "User `bob@example.org` was deleted by `default_user_id`"),
        ]
    );
    assert_eq!(*owed.borrow(), found.len() as u64, "whoever tells is woken");
    let updated = &events[5];
    let dollars = |text| Some(Picos::parse(text).unwrap());
    assert_eq!((updated.max_budget, updated.soft_budget), (dollars("1"), dollars("0.5")));
    assert_eq!((updated.team_id.as_deref(), updated.user_id.as_deref()), (Some("red"), Some("bob")));
    assert_eq!(updated.names.key_alias.as_deref(), Some("ci"));
    assert_ne!(events[6].token, updated.token, "the new value has another hash");
    for event in &events {
        let text = serde_json::to_string(event).unwrap();
        for secret in [&key, &rotated, &nameless] {
            assert!(secret.starts_with(KEY_PREFIX) && !text.contains(&secret[KEY_PREFIX.len()..]), "{text}");
        }
    }
    server.stop_and_verify().await;
}
