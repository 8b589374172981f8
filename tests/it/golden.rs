//! What LiteLLM Proxy 1.106.2 answered, replayed against this server: the requests of its recordings,
//! in their order, each answer held against the recorded one.
//!
//! Every deliberate difference is a row of one table, and `docs/compatibility.md` shows that table.
//! The recordings' own lists of webhook posts and Lago events are not looked at here.

mod compare;
mod differences;
mod provider;

use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use litellm_rs::wire::key::key_hash;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};

use crate::support::{Answer, Server, Upstream};
use compare::{Answered, Names, differences};
use differences::{DIFFERENCES, Difference};

/// The recordings, by the number that their names begin with.
const RECORDINGS: [&str; 8] = [
    "01-customer-track-spend",
    "04-pricing-tiers",
    "05-budget-crud",
    "07-auth-errors",
    "08-key-crud",
    "12-rate-limit-key",
    "14-chat-shapes",
    "17-default-customer-budget",
];

/// Shortly before the first of them was made.
const BEGIN: &str = "2026-11-21T23:45:00Z";

/// The models that a mock answers.
const MOCKS: [&str; 5] = ["gpt-3.5-turbo", "azure-gpt-3.5", "mistral", "fake-openai-endpoint", "gpt-4"];
/// The models that lead to the provider.
const AT_PROVIDER: [&str; 5] = ["up-1", "err429", "err500", "err400", "err401"];

/// The configuration of the recordings. What sends webhooks and Lago events is left out.
fn configuration(recording: &str, provider: &str) -> String {
    let prices = "input_cost_per_token: 0.00001, output_cost_per_token: 0.00003";
    let mocks = MOCKS.iter().map(|name| {
        format!(
            "  - model_name: {name}\n    litellm_params: {{model: openai/fake-{name}, api_key: fake-key, \
             mock_response: Hello from the mock, {prices}}}\n"
        )
    });
    let at_provider = AT_PROVIDER.iter().map(|name| {
        format!(
            "  - model_name: {name}\n    litellm_params: {{model: openai/{name}, api_key: fake-key, \
             api_base: \"{provider}/v1\", {prices}}}\n"
        )
    });
    let models: String = mocks.chain(at_provider).collect();
    let default_budget = match recording {
        "17" => "\n  max_end_user_budget_id: default-customer-budget",
        _ => "",
    };
    format!(
        "model_list:
{models}  - model_name: emb-up
    litellm_params: {{model: openai/emb-up, api_key: fake-key, api_base: \"{provider}/v1\", input_cost_per_token: 0.000002}}
    model_info: {{mode: embedding}}
router_settings: {{num_retries: 0, disable_cooldowns: true}}
litellm_settings:
  num_retries: 0{default_budget}
general_settings: {{master_key: sk-1234}}
"
    )
}

/// What the recorded proxy's database had, or what happened, before a step.
async fn prepare(server: &Server, recording: &str, step: usize) {
    match (recording, step) {
        // Recording 04 had made it.
        ("08", 1) => {
            server.post("/budget/new", json!({"budget_id": "my-free-tier", "max_budget": 4})).await;
        }
        ("17", 1) => {
            let budget = json!({"budget_id": "default-customer-budget", "max_budget": 10, "rpm_limit": 2,
                "tpm_limit": 1000});
            server.post("/budget/new", budget).await;
        }
        // There, the step before had been refused for want of a licence.
        ("05", 3) => {
            server.post("/budget/delete", json!({"id": "b-full"})).await;
        }
        // The key was made to last a second.
        ("07", 26) => server.app.ledger.clock().advance_ms(1_500),
        _ => {}
    }
}

/// Moves the clock to the time that an answer was recorded at, as far as it says so.
fn keep_time(server: &Server, recorded: &Value) {
    let body = &recorded["response"]["body"];
    let instant = |name: &str| body[name].as_str().and_then(|text| text.parse::<jiff::Timestamp>().ok());
    let at = ["updated_at", "created_at"]
        .into_iter()
        .find_map(instant)
        .map(Millis::from)
        .or_else(|| body["created"].as_i64().map(|seconds| Millis(seconds * 1_000)));
    let now = server.app.now();
    if let Some(at) = at.filter(|at| *at > now && at.0 - now.0 < 3_600_000) {
        server.app.ledger.clock().advance_ms(at.0 - now.0);
    }
}

async fn ask(server: &Server, names: &Names, request: &Value) -> Answered {
    let method = request["method"].as_str().unwrap().parse().unwrap();
    let path = names.translate(request["path"].as_str().unwrap());
    let mut headers = HeaderMap::new();
    for (name, value) in request["headers"].as_object().unwrap() {
        let value = HeaderValue::from_str(&names.translate(value.as_str().unwrap())).unwrap();
        headers.insert(name.parse::<HeaderName>().unwrap(), value);
    }
    let body = match (&request["body_raw"], &request["body"]) {
        (Value::String(raw), _) => raw.clone(),
        (_, Value::Null) => String::new(),
        (_, body) => names.translate(&body.to_string()),
    };
    let request = server.http.request(method, format!("{}{path}", server.url)).headers(headers).body(body);
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answered { status, headers, text: response.text().await.unwrap() }
}

/// What differs, each with its step.
async fn replay(recording: &'static str) -> Vec<(usize, String)> {
    let number = &recording[..2];
    let file = format!("{}/tests/golden/{recording}.json", env!("CARGO_MANIFEST_DIR"));
    let recorded: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let upstream = Upstream::start(Answer::HalfBody).await;
    let clock = Clock::manual(BEGIN.parse::<jiff::Timestamp>().unwrap().into());
    let server = Server::start_at(&configuration(number, &upstream.url), clock).await;
    let mut names = Names::default();
    names.learn("http://127.0.0.1:4718", &upstream.url);
    let mut different = Vec::new();
    for (at, recorded) in recorded["steps"].as_array().unwrap().iter().enumerate() {
        let step = at + 1;
        let request = &recorded["request"];
        prepare(&server, number, step).await;
        keep_time(&server, recorded);
        upstream.usual(provider::answer(&request["body"]));
        let ours = ask(&server, &names, request).await;
        different.extend(differences(recorded, &ours, &mut names).into_iter().map(|what| (step, what)));
        follow_regenerated_key(&mut names, request, &ours);
    }
    server.stop().await;
    different
}

/// LiteLLM refuses without a licence; here the key has another value from then on.
fn follow_regenerated_key(names: &mut Names, request: &Value, ours: &Answered) {
    let path = request["path"].as_str().unwrap();
    if !path.ends_with("/regenerate") || ours.status != 200 {
        return;
    }
    let in_path = path.strip_prefix("/key/").and_then(|rest| rest.strip_suffix("/regenerate"));
    let theirs = in_path.or_else(|| request["body"]["key"].as_str()).unwrap();
    let ours = ours.json();
    names.learn(theirs, ours["key"].as_str().unwrap());
    names.learn(key_hash(theirs).as_str(), ours["token"].as_str().unwrap());
}

#[tokio::test]
async fn every_recorded_answer_is_given_or_the_difference_is_written_down() {
    let mut used = vec![false; DIFFERENCES.len()];
    let mut unexplained = Vec::new();
    for recording in RECORDINGS {
        for (step, what) in replay(recording).await {
            let rows: Vec<usize> = (0..DIFFERENCES.len())
                .filter(|row| DIFFERENCES[*row].covers(recording, step, &what))
                .collect();
            if rows.is_empty() {
                unexplained.push(format!("{recording} step {step}: {what}"));
            }
            rows.into_iter().for_each(|row| used[row] = true);
        }
    }
    let is_stale = |(row, used): (&Difference, bool)| (!used).then(|| row.line());
    let stale: Vec<String> = DIFFERENCES.iter().zip(used).filter_map(is_stale).collect();
    assert!(unexplained.is_empty(), "not in the table:\n{}", unexplained.join("\n"));
    assert!(stale.is_empty(), "in the table, but no longer so:\n{}", stale.join("\n"));
}

#[test]
fn the_documentation_shows_the_table() {
    let page = include_str!("../../docs/compatibility.md");
    let shown: Vec<&str> = page
        .lines()
        .skip_while(|line| *line != "| Recording | Steps | What differs | Why |")
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    let table: Vec<String> = DIFFERENCES.iter().map(Difference::line).collect();
    assert_eq!(shown, table, "docs/compatibility.md should have:\n{}", table.join("\n"));
}
