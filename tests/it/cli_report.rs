//! `spend report` and `spend logs`: sums of the command line are those of the ledger, whatever is
//! added up, on this server and on one that only has LiteLLM's routes.

use std::collections::BTreeMap;

use axum::Router;
use axum::routing::get;
use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use crate::support::{Home, Serving, http, picos};

const MASTER: &str = "sk-a-master-key-for-the-report-test";
const CONFIG: &str = "model_list:
  - {model_name: small, litellm_params: {model: mock/small, input_cost_per_token: 0.000001, output_cost_per_token: 0.000002}}
  - {model_name: large, litellm_params: {model: mock/large, input_cost_per_token: 0.0000123, output_cost_per_token: 0.0000456}}
general_settings: {master_key: sk-a-master-key-for-the-report-test}
";

struct Scene {
    server: Serving,
    home: Home,
}

impl Scene {
    fn start() -> Self {
        let home = Home::new().with("LITELLM_PROXY_API_KEY", MASTER);
        let server = home.serve_with(CONFIG, &[]);
        let home = home.with("LITELLM_PROXY_URL", server.url.clone());
        Self { server, home }
    }

    async fn post(&self, key: &str, path: &str, body: Value) -> Value {
        let request = http().post(format!("{}{path}", self.server.url)).bearer_auth(key);
        let request = request.header("content-type", "application/json").body(body.to_string());
        let response = request.send().await.unwrap();
        assert!(response.status().is_success(), "{path} {}", response.text().await.unwrap());
        serde_json::from_str(&response.text().await.unwrap()).unwrap()
    }

    async fn call(&self, key: &str, model: &str, customer: Option<&str>, tags: &[&str]) {
        let mut body = json!({"model": model, "max_tokens": 5, "messages": [{"role": "user", "content": "hi"}],
            "metadata": {"tags": tags}});
        if let Some(customer) = customer {
            body["user"] = json!(customer);
        }
        self.post(key, "/v1/chat/completions", body).await;
    }

    /// Some calls of customers, keys, teams, users and labels, and of nobody.
    async fn spend(&self) {
        self.post(MASTER, "/team/new", json!({"team_id": "red"})).await;
        let ci = json!({"key_alias": "ci", "team_id": "red", "user_id": "bob"});
        let ci = self.post(MASTER, "/key/generate", ci).await["key"].as_str().unwrap().to_owned();
        for (key, model, customer, tags) in [
            (MASTER, "small", Some("acme"), &["a"][..]),
            (MASTER, "small", Some("acme"), &["a", "b"]),
            (MASTER, "large", Some("globex"), &[]),
            (MASTER, "small", None, &[]),
            (&ci, "large", Some("acme"), &["b"]),
            (&ci, "small", Some("globex"), &[]),
            (&ci, "large", None, &["a"]),
        ] {
            self.call(key, model, customer, tags).await;
        }
    }

    fn rows(&self, arguments: &[&str]) -> Vec<Value> {
        let arguments = [arguments, &["-o", "json"][..]].concat();
        self.home.run(&arguments).json().as_array().unwrap().clone()
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The ids of a charge, and what it has cost.
fn groups_of(charge: &Value, by: &str) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = vec![vec![]];
    for one in by.split(',') {
        let values = match one {
            "day" => vec![charge["created_at"].as_str().unwrap()[..10].to_owned()],
            "customer" => vec![text(&charge["end_user"])],
            "team" => vec![text(&charge["team_id"])],
            "key" => vec![text(&charge["api_key"])],
            "user" => vec![text(&charge["user"])],
            "model" => vec![text(&charge["model_group"])],
            "provider" => vec![text(&charge["custom_llm_provider"])],
            "tag" => {
                let tags: Vec<String> = charge["request_tags"].as_array().unwrap().iter().map(text).collect();
                // Daily sums have no label for calls without one.
                if tags.is_empty() { return vec![] } else { tags }
            }
            other => panic!("{other}"),
        };
        groups = groups
            .into_iter()
            .flat_map(|group| values.iter().map(move |value| [group.clone(), vec![value.clone()]].concat()))
            .collect();
    }
    groups
}

fn member(by: &str) -> &'static str {
    match by {
        "day" => "date",
        "customer" => "end_user",
        "team" => "team_id",
        "key" => "api_key",
        "user" => "user",
        "model" => "model_group",
        "provider" => "custom_llm_provider",
        "tag" => "tag",
        other => panic!("{other}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_report_adds_up_to_the_ledger() {
    let scene = Scene::start();
    scene.spend().await;
    let charges = scene.rows(&["spend", "logs", "--since", "1h"]);
    assert_eq!(charges.len(), 7);
    for by in [
        "day",
        "customer",
        "team",
        "key",
        "user",
        "model",
        "provider",
        "tag",
        "day,customer",
        "team,key",
        "customer,model",
        "day,team,user",
        "model,provider",
        "customer,key",
    ] {
        let mut expected: BTreeMap<Vec<String>, (Picos, u64)> = BTreeMap::new();
        for charge in &charges {
            for group in groups_of(charge, by) {
                let sum = expected.entry(group).or_insert((Picos::ZERO, 0));
                *sum = (sum.0.plus(picos(&charge["spend"])).unwrap(), sum.1 + 1);
            }
        }
        let told: BTreeMap<Vec<String>, (Picos, u64)> = scene
            .rows(&["spend", "report", "--by", by, "--since", "24h"])
            .iter()
            .map(|row| {
                let ids = by.split(',').map(|by| text(&row[member(by)])).collect();
                (ids, (picos(&row["spend"]), row["successful_requests"].as_u64().unwrap()))
            })
            .collect();
        assert_eq!(told, expected, "{by}");
    }
    let keys = scene.rows(&["spend", "report", "--by", "key", "--sort", "key"]);
    assert_eq!((&keys[0]["key"], &keys[0]["key_alias"]), (&json!("ci"), &json!("ci")));
    assert_ne!(keys[0]["api_key"], "ci");
    scene.server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_is_shown_as_rows_or_as_bars() {
    let scene = Scene::start();
    scene.spend().await;
    let report = |more: &[&str]| scene.home.run(&[&["spend", "report", "--by", "customer"], more].concat());

    let piped = report(&["--sort", "end_user"]);
    assert!(piped.stderr.contains("in UTC; today is not over"), "{}", piped.stderr);
    let piped = piped.printed();
    let lines: Vec<&str> = piped.lines().collect();
    assert_eq!((lines[0], lines.len()), ("CUSTOMER\tREQUESTS\tIN\tOUT\tSPEND", 4), "{piped}");
    assert!(lines[1].starts_with("acme\t3\t30\t15\t0.00"), "{piped}");
    assert!(!piped.contains("total"), "only a terminal has a total: {piped}");

    let chart = report(&["--chart", "--ascii"]).printed();
    assert!(chart.is_ascii() && chart.contains("acme") && chart.contains("  ####"), "{chart}");
    assert!(chart.lines().last().unwrap().starts_with("total $0.00"), "{chart}");
    assert!(chart.lines().all(|line| line.len() <= 80), "{chart}");
    let machine = report(&["--chart", "-o", "jsonl"]).printed();
    let rows: Vec<Value> = machine.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 3);

    let top = report(&["--top", "1", "-o", "json"]);
    assert!(top.stderr.contains("the 1 dearest of 3 rows"), "{}", top.stderr);
    assert_eq!(top.json()[0]["end_user"], "acme");

    for wrong in
        [&["--by", "colour"][..], &["--since", "soon"], &["--since", "today", "--until", "yesterday"]]
    {
        let ended = report(wrong);
        assert_eq!((ended.code, &*ended.stdout), (2, ""), "{wrong:?}: {}", ended.stderr);
    }
    let nothing = report(&["--since", "2020-01-01", "--until", "2021-12-31", "-o", "json"]);
    assert_eq!(nothing.printed(), "[]\n", "a time longer than one request may ask about");
    scene.server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_narrowed_and_cut() {
    let scene = Scene::start();
    scene.spend().await;
    let count = |more: &[&str]| scene.rows(&[&["spend", "logs"], more].concat()).len();
    for (more, expected) in [
        (&[][..], 7),
        (&["--customer", "acme"], 3),
        (&["--key", "ci"], 3),
        (&["--team", "red"], 3),
        (&["--user", "bob"], 3),
        (&["--model", "small"], 4),
        (&["--tag", "a"], 3),
        (&["--customer", "acme", "--key", "ci"], 1),
        (&["--limit", "2"], 2),
        (&["--page", "2", "--size", "5"], 2),
        (&["--page", "2", "--size", "4", "--limit", "2"], 2),
        (&["--sort", "spend:desc", "--limit", "100001"], 7),
        (&["--until", "2020-01-01", "--since", "2019-01-01"], 0),
        (&["--since", "2020-01-01"], 7),
    ] {
        assert_eq!(count(more), expected, "{more:?}");
    }
    // A page is one of whole ones, however few of its rows are shown.
    let customers = |more: &[&str]| scene.rows(&[&["customer", "list", "--page", "2"], more].concat());
    assert_eq!(customers(&["--size", "1", "--limit", "1"]).len(), 1);
    assert_eq!(customers(&["--size", "2", "--limit", "1"]).len(), 0, "two are all there are");
    // A range ends before its end.
    let times: Vec<String> =
        scene.rows(&["spend", "logs"]).iter().map(|row| text(&row["created_at"])).collect();
    // Fractions of a second are written as short as they are, so text would order them otherwise.
    let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
    let later = times.iter().filter(|time| at(time) >= at(&times[3])).count();
    assert_eq!(count(&["--until", &times[3]]), 7 - later);
    assert_eq!(count(&["--since", &times[3]]), later);
    let cut = scene.home.run(&["spend", "logs", "--limit", "2"]);
    assert!(cut.stderr.contains("2 of 7 shown; use --all"), "{}", cut.stderr);
    let id = scene.home.run(&["spend", "logs", "--limit", "1", "-o", "id"]).printed();
    assert_eq!(count(&["--request-id", id.trim()]), 1);
    scene.server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn spend_starts_over_only_when_somebody_says_so() {
    let scene = Scene::start();
    scene.spend().await;
    let spent = || scene.home.run(&["key", "info", "ci", "-o", "json"]).json()["spend"].to_string();
    let before = spent();
    assert_ne!(before, "0.0");
    let unasked = scene.home.run(&["spend", "reset", "--all"]);
    assert_eq!(unasked.code, 2, "{}", unasked.stderr);
    assert_eq!(scene.home.run(&["spend", "reset"]).code, 2);
    let dry = scene.home.run(&["spend", "reset", "--all", "--dry-run"]).printed();
    assert_eq!(dry, "POST /global/spend/reset {}\n");
    assert_eq!(spent(), before);
    assert!(scene.home.run(&["spend", "reset", "--all", "--yes"]).printed().contains("reset"));
    assert_eq!(spent(), "0.0");
    assert_eq!(scene.rows(&["spend", "report"])[0]["successful_requests"], 7, "the log stays");
    scene.server.stop();
}

/// A server with a log and no daily sums.
async fn without_sums() -> String {
    let charge = |id: &str, customer: &str, spend: f64| {
        json!({"request_id": id, "end_user": customer, "model": "gpt-4o", "model_group": "gpt", "spend": spend,
               "prompt_tokens": 1, "completion_tokens": 2, "status": "success", "startTime": "2026-11-21T10:00:00Z",
               "metadata": {}, "request_tags": []})
    };
    let page = json!({"data": [charge("1", "acme", 0.1), charge("2", "acme", 0.2), charge("3", "", 0.3)],
                      "total": 3, "page": 1, "page_size": 1000, "total_pages": 1});
    let missing = || async { (axum::http::StatusCode::NOT_FOUND, r#"{"detail":"Not Found"}"#) };
    let log = move || async move { page.to_string() };
    let app = Router::new().route("/spend/logs/v2", get(log)).fallback(missing);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    url
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_without_daily_sums_is_summed_from_its_log() {
    let home = Home::new().with("LITELLM_PROXY_URL", without_sums().await);
    let ended = home.run(&["spend", "report", "--by", "customer", "--since", "2026-11-21", "-o", "json"]);
    assert!(ended.stderr.contains("adding up the log of calls"), "{}", ended.stderr);
    let rows = ended.json();
    // What binary fractions would have made 0.30000000000000004.
    let told: Vec<(&Value, String)> =
        rows.as_array().unwrap().iter().map(|row| (&row["end_user"], row["spend"].to_string())).collect();
    assert_eq!(told, [(&Value::Null, "0.3".to_owned()), (&json!("acme"), "0.3".to_owned())]);
}

/// A server of today's sums, which grow with each reading if they are said to, and its log.
async fn with_sums(grows: bool) -> String {
    let reads = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(0));
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    let day = today.clone();
    let sums = move |uri: axum::http::Uri| async move {
        let query = uri.query().unwrap_or_default();
        if !query.contains(&format!("end_date={day}")) {
            return json!({"results": [], "metadata": {"has_more": false}}).to_string();
        }
        let step = reads.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let calls = 3 + if grows { step } else { 0 };
        let metrics = |calls: u64| {
            json!({"spend": calls, "successful_requests": calls, "prompt_tokens": calls,
                                          "completion_tokens": calls})
        };
        let is_named = uri.path().starts_with("/customer");
        let entities = if is_named { json!({"acme": {"metrics": metrics(calls - 1)}}) } else { json!({}) };
        json!({"results": [{"date": day, "metrics": metrics(if is_named { calls - 1 } else { calls }),
                            "breakdown": {"entities": entities}}],
               "metadata": {"has_more": false}})
        .to_string()
    };
    let charge = |line: u64, customer: &str| {
        json!({"request_id": "same", "end_user": customer, "spend": 2, "prompt_tokens": 1, "completion_tokens": 2,
               "status": "success", "startTime": format!("{today}T00:00:00Z"),
               "created_at": format!("{today}T00:00:00.001Z"), "metadata": {"ledger_seq": line}})
    };
    let page = json!({"data": [charge(3, "acme"), charge(2, "zoe"), charge(1, "")], "total": 3, "as_of": 3});
    let log = move || async move { page.to_string() };
    let app = Router::new()
        .route("/spend/logs/v2", get(log))
        .route("/user/daily/activity", get(sums.clone()))
        .route("/customer/daily/activity", get(sums));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    url
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_is_of_one_moment_while_calls_are_booked() {
    for (grows, by, expected) in [
        (false, "customer", vec![("", "1", 1), ("acme", "2", 2)]),
        // Sums that never stand still are read from the log, which does.
        (true, "customer", vec![("", "2", 1), ("acme", "2", 1), ("zoe", "2", 1)]),
        // One page of sums is of one moment.
        (true, "day", vec![("", "3", 3)]),
    ] {
        let home = Home::new().with("LITELLM_PROXY_URL", with_sums(grows).await);
        let ended = home.run(&["spend", "report", "--by", by, "--since", "today", "-o", "json"]).json();
        let told: BTreeMap<String, (String, u64)> = ended
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let spend = picos(&row["spend"]).to_string();
                (text(&row["end_user"]), (spend, row["successful_requests"].as_u64().unwrap()))
            })
            .collect();
        let expected: BTreeMap<String, (String, u64)> = expected
            .into_iter()
            .map(|(id, spend, calls)| (id.to_owned(), (spend.to_owned(), calls)))
            .collect();
        assert_eq!(
            told.keys().collect::<Vec<_>>(),
            expected.keys().collect::<Vec<_>>(),
            "{grows} {by}: {ended}"
        );
        for (id, (spend, calls)) in &expected {
            assert_eq!(told[id].1, *calls, "{grows} {by}: {ended}");
            assert!(told[id].0.starts_with(spend.as_str()), "{grows} {by}: {ended}");
        }
    }
}
