//! `tail spend` through a restart of the server: nothing is lost, nothing comes twice.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use litellm_rs::domain::money::Picos;
use serde_json::Value;

use crate::support::Home;

fn spend(rows: &[Value]) -> Picos {
    rows.iter()
        .map(|row| Picos::parse(&row["spend"].to_string()).unwrap())
        .fold(Picos::ZERO, |sum, spend| sum.plus(spend).unwrap())
}

#[test]
fn a_restart_of_the_server_loses_nothing_and_tells_nothing_twice() {
    let home = Home::new();
    let server = home.serve(&[]);
    let url = server.url.clone();
    let home = home.with("LITELLM_PROXY_URL", url.clone());
    let mut tail = home
        .command(&["tail", "spend", "-o", "jsonl", "--max", "6", "--since", "1h"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(tail.stdout.take().unwrap()).lines();
    let mut told: Vec<Value> = Vec::new();
    let mut hear = |told: &mut Vec<Value>| {
        told.push(serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap());
    };
    for _ in 0..3 {
        home.run(&["chat", "mock", "hi", "--customer", "acme"]).printed();
        hear(&mut told);
    }
    // Killed, not asked to stop.
    drop(server);
    let again = home.serve_at(&url);
    for _ in 0..3 {
        home.run(&["chat", "mock", "hi", "--customer", "acme"]).printed();
    }
    for _ in 0..3 {
        hear(&mut told);
    }
    assert_eq!(tail.wait().unwrap().code(), Some(0));
    let ids: HashSet<&str> = told.iter().map(|row| row["request_id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 6);
    let logged = home.run(&["spend", "logs", "-o", "json"]).json();
    assert_eq!(spend(&told), spend(logged.as_array().unwrap()));

    let columns =
        ["tail", "spend", "--since", "1h", "--no-follow", "--columns", "customer_id,spend", "-o", "csv"];
    let csv = home.run(&[&columns[..], &["--totals", "--filter", "cost>0", "--max", "2"]].concat());
    assert!(csv.stderr.starts_with("2 events  $0.0001  "), "{}", csv.stderr);
    assert_eq!(csv.printed(), "customer_id,spend\nacme,0.00005\nacme,0.00005\n");
    let end = home.run(&["tail", "spend", "--for", "1", "--customer", "nobody"]);
    assert_eq!(
        (end.code, end.stdout.as_str()),
        (
            0,
            "REQUEST_ID\tTS\tEVENT\tCUSTOMER_ID\tKEY_ALIAS\tTOKEN_HASH\tTEAM_ID\tUSER_ID\tMODEL\tPROVIDER\tSTATUS\tPROMPT_TOKENS\tCOMPLETION_TOKENS\tSPEND\tCUSTOMER_SPEND\tMAX_BUDGET\tDURATION_MS\tTAGS\tCACHED_TOKENS\tMESSAGE\tBUDGET_ID\tBUDGET_RESET_AT\n"
        )
    );
    again.stop();
}
