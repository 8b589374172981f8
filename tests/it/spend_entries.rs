//! The lines of the ledger over HTTP: all of them once, in order, whatever the pages are.

use litellm_rs::client::{ApiKey, BaseUrl, Cause, Client, ClientOptions, EntryQuery};
use litellm_rs::domain::entry::{Entry, EntryKind};
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::time::Millis;
use litellm_rs::store::entries;
use litellm_rs::wire::entry::LedgerLine;
use litellm_rs::wire::key::key_hash;
use serde_json::{Value, json};

use crate::support::server::MASTER;
use crate::support::spending::{Company, Spending, company};
use crate::support::{Server, picos};

/// Calls of every key on several days, a correction of one customer, and a reset of one key.
async fn spent() -> Company {
    let company = company().await;
    for at in 0..12 {
        let call =
            Spending { key: at % 5, customer: at % 4, tags: at % 3, output_tokens: at as u64, after_h: 5 };
        company.spend(&call).await;
    }
    company.server.post("/customer/new", json!({"user_id": "gifted", "spend": 1.25})).await;
    company.server.post(&format!("/key/{}/reset_spend", company.keys[0]), json!({"reset_to": 0})).await;
    company
}

fn client(server: &Server) -> Client {
    let url = BaseUrl::parse(&server.url).unwrap();
    Client::new(ClientOptions::new(url, ApiKey::new(MASTER))).unwrap()
}

/// Every line of the pages of a query, with pages of so many.
async fn walked(server: &Server, query: &str, limit: usize) -> Vec<Value> {
    let (mut lines, mut after, mut up_to) = (Vec::new(), 0, String::new());
    loop {
        let page = server.read(&format!("/spend/entries?limit={limit}&after={after}{up_to}{query}")).await;
        let entries = page["entries"].as_array().unwrap();
        assert!(entries.len() <= limit);
        lines.extend(entries.iter().cloned());
        up_to = format!("&up_to={}", page["as_of"]);
        match page["next_after"].as_u64() {
            Some(next) => after = next,
            None => return lines,
        }
    }
}

#[tokio::test]
async fn pages_of_any_size_hold_the_whole_ledger_once_and_in_order() {
    let company = spent().await;
    let kept = entries::after(company.server.app.ledger.store(), 0, 1_000).await.unwrap();
    assert!(kept.iter().any(|entry| entry.kind == EntryKind::Adjust));
    assert!(kept.iter().any(|entry| entry.kind == EntryKind::Reset));
    for limit in [1, 2, 5, kept.len() - 1, kept.len(), kept.len() + 1, 10_000] {
        let lines = walked(&company.server, "", limit).await;
        let read: Vec<Entry> = lines
            .into_iter()
            .map(|line| serde_json::from_value::<LedgerLine>(line).unwrap().into())
            .collect();
        assert_eq!(read, kept, "{limit}");
    }
    let client = client(&company.server);
    let mut pages = client.entries(EntryQuery::default());
    let mut read = Vec::new();
    while let Some(page) = pages.next().await.unwrap() {
        read.extend(page.into_iter().map(Entry::from));
    }
    assert_eq!(read, kept);
    assert_eq!(pages.as_of(), kept.last().map(|entry| entry.seq));
    company.server.stop_and_verify().await;
}

#[tokio::test]
async fn a_filter_leaves_what_is_of_or_about_it() {
    let company = spent().await;
    let kept = entries::after(company.server.app.ledger.store(), 0, 1_000).await.unwrap();
    let hash = key_hash(&company.keys[0]).to_string();
    let middle = kept[kept.len() / 2].at;
    let about = |entry: &Entry, kind: &str, id: &str| {
        entry.detail.account.as_ref().is_some_and(|of| of.kind == kind && of.id == id)
    };
    type Fits<'a> = Box<dyn Fn(&Entry) -> bool + 'a>;
    let cases: Vec<(String, Fits<'_>)> = vec![
        ("&customer=acme".into(), Box::new(|e| e.payer.customer == Some("acme".into()))),
        ("&customer=zoe+%26+co".into(), Box::new(|e| e.payer.customer == Some("zoe & co".into()))),
        ("&customer=gifted".into(), Box::new(|e| about(e, "customer", "gifted"))),
        ("&customer=nobody".into(), Box::new(|_| false)),
        (
            format!("&key={}", company.keys[0]),
            Box::new(|e| e.payer.key == Some(hash.as_str().into()) || about(e, "key", &hash)),
        ),
        (
            format!("&key={hash}"),
            Box::new(|e| e.payer.key == Some(hash.as_str().into()) || about(e, "key", &hash)),
        ),
        ("&team=red".into(), Box::new(|e| e.payer.team == Some("red".into()))),
        ("&user=bob".into(), Box::new(|e| e.payer.user == Some("bob".into()))),
        (
            "&user=bob&team=red".into(),
            Box::new(|e| e.payer.user == Some("bob".into()) && e.payer.team == Some("red".into())),
        ),
        ("&model=up".into(), Box::new(|e| e.kind == EntryKind::Charge)),
        (format!("&since={middle}"), Box::new(|e| e.at >= middle)),
        (format!("&until={middle}"), Box::new(|e| e.at < middle)),
        (
            format!("&since={middle}&until={}", middle.plus_ms(5 * 3_600_000 + 1)),
            Box::new(|e| e.at >= middle && e.at <= middle.plus_ms(5 * 3_600_000)),
        ),
        ("&since=2099-01-01".into(), Box::new(|_| false)),
        ("&until=1999-01-01".into(), Box::new(|_| false)),
        ("&up_to=3".into(), Box::new(|e| e.seq <= 3)),
    ];
    for (query, fits) in &cases {
        let wanted: Vec<u64> = kept.iter().filter(|entry| fits(entry)).map(|entry| entry.seq).collect();
        for limit in [1, 3, 1_000] {
            let lines = walked(&company.server, query, limit).await;
            let seqs: Vec<u64> = lines.iter().map(|line| line["seq"].as_u64().unwrap()).collect();
            assert_eq!(seqs, wanted, "{query} {limit}");
        }
    }
    company.server.stop_and_verify().await;
}

#[tokio::test]
async fn what_is_booked_between_two_pages_stays_out_of_them() {
    let company = spent().await;
    let first = company.server.read("/spend/entries?limit=2").await;
    let as_of = first["as_of"].as_u64().unwrap();
    company.spend(&Spending { key: 0, customer: 1, tags: 0, output_tokens: 9, after_h: 0 }).await;
    let rest = format!("/spend/entries?after={}&up_to={as_of}", first["next_after"]);
    let rest = company.server.read(&rest).await;
    let last = rest["entries"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["seq"], &rest["as_of"], &rest["next_after"]),
        (&json!(as_of), &json!(as_of), &Value::Null)
    );
    // Nobody can ask for what is not there yet and get it on one page and not on another.
    let beyond = company.server.read("/spend/entries?up_to=99999").await;
    assert_eq!(beyond["as_of"], json!(as_of + 1));
    company.server.stop_and_verify().await;
}

#[tokio::test]
async fn the_sum_of_the_lines_is_the_spend() {
    let company = spent().await;
    let lines = walked(&company.server, "&customer=acme", 2).await;
    let sum = lines.iter().fold(Picos::ZERO, |sum, line| sum.plus(picos(&line["cost"])).unwrap());
    let info = company.server.read("/customer/info?end_user_id=acme").await;
    assert_eq!(sum, picos(&info["spend"]));
    company.server.stop_and_verify().await;
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_refused_by_name() {
    let company = company().await;
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=10001", "limit"),
        ("after=-1", "after"),
        ("up_to=x", "up_to"),
        ("since=soon", "since"),
        ("until=2026-13-01", "until"),
    ] {
        let (status, answer) = company.server.call("GET", &format!("/spend/entries?{query}"), None).await;
        assert_eq!(status, 422, "{query}: {answer}");
        assert!(answer.to_string().contains(field), "{query}: {answer}");
    }
    let (status, _) = company.server.call_as(&company.keys[0], "GET", "/spend/entries", None).await;
    assert_eq!(status, 401);
    let empty = company.server.read("/spend/entries").await;
    assert_eq!(empty, json!({"entries": [], "as_of": 0, "next_after": null}));
    company.server.stop_and_verify().await;
}

#[tokio::test]
async fn a_server_without_the_route_says_so() {
    use axum::Router;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = tokio::spawn(async move {
        let missing = || async { (axum::http::StatusCode::NOT_FOUND, r#"{"detail":"Not Found"}"#) };
        axum::serve(listener, Router::new().fallback(missing)).await.unwrap();
    });
    let client = Client::new(ClientOptions::new(BaseUrl::parse(&url).unwrap(), None)).unwrap();
    let since = Some(Millis(0));
    let error = client.entries(EntryQuery { since, ..EntryQuery::default() }).next().await.unwrap_err();
    assert_eq!(error.cause, Cause::Unsupported);
    served.abort();
}
