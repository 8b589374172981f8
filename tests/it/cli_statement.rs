//! `litellm-rs statement`: what it says follows from the exported lines, in every format.

use std::collections::BTreeMap;

use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use crate::support::server::MASTER;
use crate::support::spending::{Spending, company};
use crate::support::{Home, picos};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_can_be_recomputed_from_the_exported_lines() {
    let company = company().await;
    let home =
        Home::new().with("LITELLM_PROXY_URL", &company.server.url).with("LITELLM_PROXY_API_KEY", MASTER);
    company.server.post("/customer/new", json!({"user_id": "acme", "alias": "A & Co", "spend": 0.75})).await;
    for at in 0..30 {
        let call = Spending { key: at % 5, customer: at % 3, tags: 0, output_tokens: at as u64, after_h: 7 };
        company.spend(&call).await;
    }
    let run = |more: &[&str]| home.run(&[&["statement", "acme", "--period", "2026-11"], more].concat());
    let lines = home.run(&[
        "export",
        "spend",
        "--customer",
        "acme",
        "-o",
        "json",
        "--since",
        "2026-11-01T00:00:00Z",
        "--until",
        "2026-12-01T00:00:00Z",
    ]);
    let lines = lines.json();
    let mut used: BTreeMap<(String, String), (u64, u64, Picos)> = BTreeMap::new();
    let mut corrected = Picos::ZERO;
    for line in lines.as_array().unwrap() {
        let cost = picos(&line["cost"]);
        if line["kind"] == "adjust" {
            corrected = corrected.plus(cost).unwrap();
            continue;
        }
        let day = line["at"].as_str().unwrap()[..10].to_owned();
        let sum = used.entry((day, line["model_group"].as_str().unwrap().to_owned())).or_default();
        let output = line["usage"]["output"].as_u64().unwrap();
        *sum = (sum.0 + 1, sum.1 + output, sum.2.plus(cost).unwrap());
    }
    let statement = run(&["-o", "json"]).json();
    let told: BTreeMap<(String, String), (u64, u64, Picos)> = statement["usage"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |name: &str| row[name].as_str().unwrap().to_owned();
            let count = |name: &str| row[name].as_u64().unwrap();
            ((text("day"), text("model")), (count("requests"), count("output_tokens"), picos(&row["amount"])))
        })
        .collect();
    assert!(told.len() > 3);
    assert_eq!(told, used);
    let total = used.values().fold(corrected, |sum, (.., cost)| sum.plus(*cost).unwrap());
    assert_eq!(corrected, Picos::parse("0.75").unwrap());
    assert_eq!(picos(&statement["totals"]["total"]), total);
    assert_eq!((&statement["alias"], &statement["period"]["zone"]), (&json!("A & Co"), &json!("UTC")));

    let csv = run(&["--format", "csv"]).printed();
    assert!(
        csv.starts_with("what,day,model,requests,input_tokens,cached_tokens,output_tokens,amount,note\n")
    );
    let last = csv.lines().last().unwrap();
    let requests: u64 = used.values().map(|(requests, ..)| requests).sum();
    assert!(
        last.starts_with(&format!("total,,,{requests},")) && last.contains(&format!(",{total},")),
        "{last}"
    );
    let piped = run(&[]).printed();
    assert!(piped.lines().last().unwrap().contains(&total.to_string()), "{piped}");
    let html = run(&["--format", "html"]).printed();
    assert!(
        html.contains(&format!("<code>{total} USD</code>")) && html.contains("A &amp; Co (acme)"),
        "{html}"
    );
    assert_eq!(html, run(&["--format", "html"]).printed());
    let file = home.path().join("acme.html");
    let said = run(&["--format", "html", "--out", file.to_str().unwrap()]);
    assert_eq!(said.printed(), "");
    assert_eq!(std::fs::read_to_string(file).unwrap(), html);
    company.server.stop_and_verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_there_is_told_apart_from_what_is_empty() {
    let company = company().await;
    let home =
        Home::new().with("LITELLM_PROXY_URL", &company.server.url).with("LITELLM_PROXY_API_KEY", MASTER);
    company.server.post("/customer/new", json!({"user_id": "new"})).await;
    let empty = home.run(&["statement", "new", "--period", "2026-10", "-o", "json"]).json();
    assert_eq!((&empty["usage"], &empty["is_finished"]), (&json!([]), &json!(true)));
    assert_eq!(empty["totals"]["total"].to_string(), "0.0");
    for (arguments, code, part) in [
        (&["nobody"][..], 4, "customer 'nobody' not found"),
        (&["new", "--period", "soon"], 2, "--period: 'soon' is no period; use a form like 2026-11"),
        (&["new", "--period", "2026-11-02..2026-11-01"], 2, "ends before it begins"),
        (&["new", "-o", "id"], 2, "--format csv"),
        (&[], 2, "<CUSTOMER>"),
    ] {
        let ended = home.run(&[&["statement"], arguments].concat());
        assert_eq!((ended.code, ended.stdout.as_str()), (code, ""), "{arguments:?}: {}", ended.stderr);
        assert!(ended.stderr.contains(part), "{arguments:?}: {}", ended.stderr);
    }
    let open = home.run(&["statement", "new", "--period", "2026-11-01..2199-11-01", "-o", "jsonl"]);
    let open: Value = serde_json::from_str(&open.printed()).unwrap();
    assert_eq!((&open["is_finished"], &open["as_of"]), (&json!(false), &Value::Null));
    company.server.stop_and_verify().await;
}
