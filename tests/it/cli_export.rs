//! `litellm-rs export` as a program that reads its files meets it: the real binary against real
//! servers, cut off, repeated and pointed at another kind of proxy.

use std::collections::BTreeMap;
use std::process::Stdio;

use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use crate::listen::Listening;
use crate::support::server::MASTER;
use crate::support::spending::{Company, Spending, company};
use crate::support::{Ended, Home, picos};

/// A home whose command line talks to a server.
fn home_of(url: &str) -> Home {
    Home::new().with("LITELLM_PROXY_URL", url).with("LITELLM_PROXY_API_KEY", MASTER)
}

async fn spent(calls: usize) -> (Company, Home) {
    let company = company().await;
    for at in 0..calls {
        let call =
            Spending { key: at % 5, customer: at % 4, tags: at % 3, output_tokens: at as u64, after_h: 3 };
        company.spend(&call).await;
    }
    company.server.post("/customer/new", json!({"user_id": "gifted", "spend": 1.25})).await;
    let home = home_of(&company.server.url);
    (company, home)
}

fn jsonl(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The records of a CSV file by the names of their columns.
fn csv_rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let named = |record: csv::StringRecord| {
        heads.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| named(record.unwrap())).collect()
}

fn sum<'a>(amounts: impl Iterator<Item = &'a str>) -> Picos {
    amounts.fold(Picos::ZERO, |sum, amount| sum.plus(Picos::parse(amount).unwrap()).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_format_has_every_line_and_every_digit() {
    let (company, home) = spent(9).await;
    let lines = jsonl(&home.run(&["export", "spend", "--format", "jsonl"]).printed());
    let charges: Vec<&Value> = lines.iter().filter(|line| line["kind"] == "charge").collect();
    assert_eq!((charges.len(), lines.iter().filter(|line| line["kind"] == "adjust").count()), (9, 1));
    let spent = company.server.read("/global/spend").await;
    let total = charges.iter().fold(Picos::ZERO, |sum, line| sum.plus(picos(&line["cost"])).unwrap());
    assert_eq!(total, picos(&spent["spend"]));

    let array = home.run(&["export", "spend", "-o", "json"]).json();
    assert_eq!(array.as_array().unwrap(), &lines);
    let csv = home.run(&["export", "spend"]).printed();
    let rows = csv_rows(&csv);
    assert_eq!(rows.len(), lines.len());
    for (row, line) in rows.iter().zip(&lines) {
        assert_eq!(
            (row["seq"].as_str(), &row["cost"]),
            (&*line["seq"].to_string(), &line["cost"].to_string())
        );
        assert_eq!(row["customer_id"], line["customer_id"].as_str().unwrap_or_default());
    }
    let one = home.run(&["export", "spend", "--customer", "acme", "--until", "2026-11-22", "-o", "jsonl"]);
    assert!(jsonl(&one.printed()).iter().all(|line| line["customer_id"] == "acme"));
    let none = home.run(&["export", "spend", "--customer", "nobody", "--format", "json"]);
    assert_eq!(none.json(), json!([]));
    company.server.stop_and_verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sums_are_those_of_the_lines() {
    let (company, home) = spent(24).await;
    let lines = csv_rows(&home.run(&["export", "spend"]).printed());
    for by in ["day", "month", "customer", "day,customer,model", "key", "team,user", "provider"] {
        let text = home.run(&["export", "spend", "--by", by]).printed();
        let rows = csv_rows(&text);
        let charged = |rows: &[BTreeMap<String, String>]| sum(rows.iter().map(|row| row["cost"].as_str()));
        let of_lines: Vec<_> = lines.iter().filter(|line| line["kind"] == "charge").cloned().collect();
        assert_eq!(charged(&rows), charged(&of_lines), "{by}");
        let adjusted = sum(rows.iter().map(|row| row["adjustments"].as_str()));
        assert_eq!(adjusted, Picos::parse("1.25").unwrap(), "{by}");
        let requests: u64 = rows.iter().map(|row| row["requests"].parse::<u64>().unwrap()).sum();
        assert_eq!(requests, 24, "{by}");
        assert_eq!(text, home.run(&["export", "spend", "--by", by]).printed());
    }
    let by_customer = home.run(&["export", "spend", "--by", "customer", "-o", "json"]).json();
    for row in by_customer.as_array().unwrap() {
        let id = row["customer_id"].as_str().unwrap();
        if !id.is_empty() {
            let info = home.run(&["customer", "info", id, "-o", "json"]).json();
            let both = picos(&row["cost"]).plus(picos(&row["adjustments"])).unwrap();
            assert_eq!(both, picos(&info["spend"]), "{id}");
        }
    }
    company.server.stop_and_verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_was_cut_is_gone_on_with_to_the_same_bytes() {
    let (company, home) = spent(8).await;
    for format in ["csv", "jsonl", "lago"] {
        let file = home.path().join(format!("spend.{format}"));
        let part = home.path().join(format!("spend.{format}.part"));
        let out = file.to_str().unwrap().to_owned();
        let arguments = ["export", "spend", "--format", format, "--event-code", "tokens,cost", "--out", &out];
        let made = home.run(&arguments);
        assert!(made.stderr.contains(&format!("to {out}")), "{}", made.stderr);
        assert_eq!(made.printed(), "");
        assert!(!part.exists());
        let whole = std::fs::read(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        let with_resume = [&arguments[..], &["--resume"]].concat();
        for cut in [0, 1, whole.len() / 3, whole.len() / 2, whole.len() - 1, whole.len()] {
            std::fs::write(&part, &whole[..cut]).unwrap();
            home.run(&with_resume).printed();
            assert_eq!(std::fs::read(&file).unwrap(), whole, "{format} {cut}");
            assert!(!part.exists());
            std::fs::remove_file(&file).unwrap();
        }
        // Nothing was begun; and a whole file grows by what came later.
        home.run(&with_resume).printed();
        company.spend(&Spending { key: 1, customer: 1, tags: 0, output_tokens: 3, after_h: 1 }).await;
        home.run(&with_resume).printed();
        let longer = std::fs::read(&file).unwrap();
        home.run(&arguments).printed();
        assert_eq!(longer, std::fs::read(&file).unwrap(), "{format}");
        assert!(longer.len() > whole.len() && longer.starts_with(&whole), "{format}");
    }
    company.server.stop_and_verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mistakes_are_told_before_anything_is_written() {
    let (company, home) = spent(1).await;
    let taken = home.file("taken.csv", "name\nsomebody\n");
    let taken = taken.to_str().unwrap();
    for (arguments, code, part) in [
        (&["spend", "--resume"][..], 2, "--out"),
        (&["spend", "--out", "-", "--resume"], 2, "--out spend.csv --resume"),
        (&["spend", "--out", taken, "--resume"], 2, "cannot be gone on with"),
        (&["spend", "--out", "/nowhere/at/all.csv"], 2, "cannot write /nowhere/at/all.csv"),
        (&["spend", "--out", "x.json", "--format", "json", "--by", "day", "--resume"], 2, "--by"),
        (&["spend", "--format", "lago"], 2, "--event-code openai_tokens"),
        (&["spend", "--format", "lago", "--event-code", "a,a"], 2, "twice"),
        (&["spend", "--format", "lago", "--event-code", "a", "--by", "day"], 2, "single charges"),
        (&["spend", "--format", "csv", "--send"], 2, "--format lago --send"),
        (&["spend", "--send", "--event-code", "a"], 2, "LAGO_API_BASE"),
        (&["spend", "--since", "soon"], 2, "--since"),
        (&["spend", "--by", "moon"], 2, "moon"),
        (&["spend", "-o", "yaml"], 2, "--format jsonl"),
        (&["customers", "--format", "lago"], 2, "lago"),
    ] {
        let ended = home.run(&[&["export"], arguments].concat());
        assert_eq!((ended.code, ended.stdout.as_str()), (code, ""), "{arguments:?}: {}", ended.stderr);
        assert!(ended.stderr.contains(part), "{arguments:?}: {}", ended.stderr);
    }
    assert_eq!(std::fs::read_to_string(taken).unwrap(), "name\nsomebody\n");
    company.server.stop_and_verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_stops_reading_stops_the_export_quietly() {
    let (company, home) = spent(3).await;
    let mut command = home.command(&["export", "spend"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""));
    company.server.stop_and_verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_customers_and_budgets_come_page_by_page() {
    let (company, home) = spent(1).await;
    for at in 0..130 {
        let body = json!({"user_id": format!("c{at:03}"), "max_budget": 4});
        company.server.post("/customer/new", body).await;
    }
    company.server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 0.5})).await;
    let rows = csv_rows(&home.run(&["export", "customers"]).printed());
    let ids: Vec<&str> = rows.iter().map(|row| row["user_id"].as_str()).collect();
    assert!(ids.len() >= 131 && ids.is_sorted(), "{ids:?}");
    assert_eq!((rows[0]["user_id"].as_str(), rows[0]["max_budget"].as_str()), ("c000", "4.0"));
    let all = home.run(&["export", "customers", "--format", "json"]).json();
    assert_eq!(all.as_array().unwrap().len(), rows.len());
    assert_eq!(jsonl(&home.run(&["export", "customers", "-o", "jsonl"]).printed()).len(), rows.len());
    let budgets = csv_rows(&home.run(&["export", "budgets"]).printed());
    assert!(budgets.iter().any(|row| row["budget_id"] == "tier" && row["max_budget"] == "0.5"));
    company.server.stop_and_verify().await;
}

const LAGO_CONFIG: &str = "model_list:\n  - model_name: mock\n    litellm_params:\n      \
     {model: mock/mock, input_cost_per_token: 0.00001, output_cost_per_token: 0.00003}\n\
     general_settings: {master_key: sk-a-master-key-for-the-export}\n\
     litellm_settings:\n  callbacks: [lago]\n";

#[test]
fn what_the_server_has_told_lago_is_known_and_what_it_has_not_is_sent_once() {
    let plain = Home::new();
    let listener = Listening::start(&plain, &["--as", "lago", "-o", "jsonl"]);
    let key = "sk-a-master-key-for-the-export";
    let home = Home::new()
        .with("LAGO_API_BASE", format!("{}/api/v1", listener.url))
        .with("LAGO_API_KEY", "any-canary")
        .with("LAGO_API_EVENT_CODE", "tokens")
        .with("LITELLM_PROXY_API_KEY", key);
    let server = home.serve_with(LAGO_CONFIG, &[]);
    let home = home.with("LITELLM_PROXY_URL", &server.url);
    for customer in ["acme", "zoe & \"co\"", "acme"] {
        home.run(&["chat", "mock", "hi", "--customer", customer]).printed();
    }
    // A call that names nobody is no event.
    home.run(&["chat", "mock", "hi"]).printed();
    let mut told: Vec<Value> = (0..3).map(|_| listener.event()).collect();
    let by_id = |event: &Value| event["transaction_id"].as_str().unwrap().to_owned();
    told.sort_by_key(by_id);
    let exported = home.run(&["export", "spend", "--format", "lago"]);
    assert!(exported.stderr.contains("1 charges name nobody"), "{}", exported.stderr);
    let mut events = jsonl(&exported.printed());
    events.sort_by_key(by_id);
    assert_eq!(events, told);
    let sent = home.run(&["export", "spend", "--format", "lago", "--send", "-o", "json"]).json();
    assert_eq!(sent, json!({"sent": 0, "known": 3, "refused": 0, "left_out": 1}));

    // Under another code these are events that Lago has not, whose ids it has.
    let fresh = Listening::start(&plain, &["--as", "lago", "-o", "jsonl"]);
    let home = home.with("LAGO_API_BASE", &fresh.url);
    let dry = home.run(&["export", "spend", "--send", "--dry-run"]);
    let printed = dry.printed();
    assert!(printed.starts_with("POST /api/v1/events/batch ") && !printed.contains("canary"), "{printed}");
    for (times, said) in [(1, "sent 3 events; Lago had 0 already"), (2, "sent 0 events; Lago had 3 already")]
    {
        let sent = home.run(&["export", "spend", "--send", "-vv"]);
        assert!(!sent.stderr.contains("canary"), "{}", sent.stderr);
        assert!(sent.printed().starts_with(said), "{times}");
    }
    let mut arrived: Vec<Value> = (0..3).map(|_| fresh.event()).collect();
    arrived.sort_by_key(by_id);
    assert_eq!(arrived, told);
    server.stop();
}

/// A proxy that has a log of calls and tells no ledger.
async fn other_proxy() -> (String, tokio::task::JoinHandle<()>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let logs = |Query(query): Query<BTreeMap<String, String>>| async move {
        let page: u64 = query["page"].parse().unwrap();
        assert_eq!((query["sort_by"].as_str(), query["sort_order"].as_str()), ("startTime", "asc"));
        let row = |at: u64| {
            json!({"request_id": format!("chatcmpl-{at}"), "spend": 3.5e-05, "prompt_tokens": 10, "completion_tokens": 20,
                "startTime": format!("2026-11-21T10:00:0{at}Z"), "endTime": format!("2026-11-21T10:00:0{at}.5Z"),
                "model": "gpt-4o", "end_user": "acme", "api_key": "88dc", "metadata": {}, "request_tags": "[]"})
        };
        let rows: Vec<Value> = [2 * page, 2 * page + 1].map(row).into();
        json!({"data": rows, "total": 6, "page": page, "page_size": 2, "total_pages": 3}).to_string()
    };
    let missing = || async { (axum::http::StatusCode::NOT_FOUND, r#"{"detail":"Not Found"}"#) };
    let router = Router::new().route("/spend/logs/v2", get(logs)).fallback(missing);
    (url, tokio::spawn(async move { axum::serve(listener, router).await.unwrap() }))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_proxy_is_exported_from_its_log() {
    let (url, served) = other_proxy().await;
    let home = home_of(&url);
    let exported = home.run(&["export", "spend"]);
    assert_eq!(exported.stderr.matches("does not tell its ledger").count(), 1, "{}", exported.stderr);
    let rows = csv_rows(&exported.printed());
    let ids: Vec<&str> = rows.iter().map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, (2..8).map(|at| format!("chatcmpl-{at}")).collect::<Vec<_>>());
    assert_eq!((rows[0]["cost"].as_str(), rows[5]["seq"].as_str()), ("0.000035", "6"));
    let cut = home.run(&["export", "spend", "--since", "2026-11-21T10:00:05.5Z", "-q", "-o", "jsonl"]);
    assert_eq!(jsonl(&cut.printed()).len(), 3);
    let Ended { code, stderr, .. } = home.run(&["export", "customers"]);
    assert_eq!((code, stderr.contains("error: ")), (1, true), "{stderr}");

    // Numbers that are counted anew each time say nothing about where a file was left.
    let file = home.path().join("log.csv");
    let part = home.path().join("log.csv.part");
    let arguments =
        ["export", "spend", "--out", file.to_str().unwrap(), "--resume", "-o", "json", "--format"];
    for (format, lines) in [("csv", 3), ("csv", 0), ("jsonl", 3)] {
        let whole = home.run(&["export", "spend", "--format", format]).printed();
        let begun: String = whole.split_inclusive('\n').take(lines).chain(["2,torn"]).collect();
        std::fs::write(&part, if lines == 0 { "" } else { &begun }).unwrap();
        let kept = std::fs::read(&part).unwrap();
        let Ended { code, stdout, stderr } = home.run(&[&arguments[..], &[format]].concat());
        assert_eq!((code, stdout.as_str()), (1, ""), "{stderr}");
        let error: Value = serde_json::from_str(stderr.lines().last().unwrap()).unwrap();
        assert_eq!(error["error"]["kind"], "unsupported", "{error}");
        assert!(error["error"]["message"].as_str().unwrap().contains("--resume"), "{error}");
        assert!(std::fs::read(&part).unwrap() == kept && !file.exists());
    }
    std::fs::remove_file(&part).unwrap();
    std::os::unix::fs::symlink("elsewhere", &part).unwrap();
    let ended = home.run(&["export", "spend", "--out", file.to_str().unwrap()]);
    assert_eq!(ended.code, 2, "{}", ended.stderr);
    assert!(ended.stderr.contains("not a regular file") && !home.path().join("elsewhere").exists());
    served.abort();
}
