//! The first picture of a dashboard: it adds up to the log to the last digit, from every side.

use std::time::{Duration, Instant};

use litellm_rs::clock::Clock;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::time::Millis;
use litellm_rs::store::daily::{self, DayFilter};
use serde_json::{Value, json};

use crate::support::control::NOW;
use crate::support::server::MASTER;
use crate::support::spending::{Company, Spending, company, sum_of};
use crate::support::{Answer, Server, Upstream, config_with_upstream, picos, until};

const HOUR_MS: i64 = 3_600_000;

/// Calls of all customers, two hours apart: the first of them 38 hours ago.
async fn spent() -> Company {
    let company = company().await;
    for at in 0..20 {
        let call =
            Spending { key: at % 5, customer: at % 4, tags: 0, output_tokens: 3 * at as u64, after_h: 2 };
        company.spend(&call).await;
    }
    company
}

async fn overview(server: &Server, query: &str) -> Value {
    server.read(&format!("/spend/overview?{query}")).await
}

/// The log since an instant, added up.
async fn logged_since(server: &Server, since: &Value) -> (Picos, u64) {
    let since: jiff::Timestamp = since.as_str().unwrap().parse().unwrap();
    let at = |line: &Value| line["endTime"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    let lines: Vec<Value> = server.logs().await.into_iter().filter(|line| at(line) >= since).collect();
    (sum_of(&json!(lines), "spend"), lines.len() as u64)
}

fn count_of(list: &Value, member: &str) -> u64 {
    list.as_array().unwrap().iter().map(|item| item[member].as_u64().unwrap()).sum()
}

#[tokio::test]
async fn every_window_adds_up_to_the_log_from_every_side() {
    let company = spent().await;
    let server = &company.server;
    for (query, calls, buckets) in [
        ("window=5m", 1, 61),
        ("window=1h&bucket=1m", 1, 61),
        ("window=1h&bucket=1h", 1, 2),
        ("window=24h", 13, 97),
        ("window=24h&bucket=1h&top=1", 13, 25),
        ("window=24h&bucket=1h&top=2", 13, 25),
        ("window=25h&top=3", 20, 3),
        ("window=7d", 20, 8),
        ("window=7d&top=1", 20, 8),
        ("window=30d&bucket=7d", 20, 6),
    ] {
        let seen = overview(server, query).await;
        let (spend, requests) = logged_since(server, &seen["since"]).await;
        let totals = &seen["totals"];
        assert_eq!(
            (picos(&totals["spend"]), totals["requests"].as_u64()),
            (spend, Some(requests)),
            "{query}"
        );
        let all = seen["buckets"].as_array().unwrap();
        assert!((buckets - 1..=buckets).contains(&all.len()), "{query}: {}", all.len());
        assert_eq!(sum_of(&seen["buckets"], "spend"), spend, "{query}");
        assert_eq!(count_of(&seen["buckets"], "requests"), requests, "{query}");
        for (list, other, name, in_bucket) in [
            ("customers", "other_customers", "user_id", "customers"),
            ("models", "other_models", "model", "models"),
        ] {
            let listed = sum_of(&seen[list], "spend");
            assert_eq!(listed.plus(picos(&seen[other]["spend"])), Some(spend), "{query} {list}");
            let counted = count_of(&seen[list], "requests") + seen[other]["requests"].as_u64().unwrap();
            assert_eq!(counted, requests, "{query} {list}");
            for one in seen[list].as_array().unwrap().iter().take(5) {
                let of_one = |bucket: &Value| {
                    bucket[in_bucket].get(one[name].as_str().unwrap()).map_or(Picos::ZERO, picos)
                };
                let stacked = all.iter().fold(Picos::ZERO, |sum, bucket| sum.plus(of_one(bucket)).unwrap());
                assert_eq!(stacked, picos(&one["spend"]), "{query} {one}");
            }
        }
        assert_eq!((&seen["as_of"], requests), (&json!(20), calls), "{query}");
    }
    let day = overview(server, "window=24h&bucket=1h&top=2").await;
    assert_eq!(
        (day["customers"].as_array().unwrap().len(), &day["other_customers"]["count"]),
        (2, &json!(1))
    );
    let tokens: u64 =
        server.logs().await.iter().take(13).map(|l| l["completion_tokens"].as_u64().unwrap()).sum();
    assert_eq!(day["totals"]["completion_tokens"], tokens, "thirteen calls are at most a day old");
    assert_eq!(
        (&day["window"], &day["bucket"], &day["bucket_ms"]),
        (&json!("24h"), &json!("1h"), &json!(HOUR_MS))
    );
    company.server.stop_and_verify().await;
}

#[tokio::test]
async fn a_call_is_in_the_window_to_the_millisecond() {
    let company = company().await;
    let clock = company.server.app.ledger.clock();
    company.spend(&Spending { key: 0, customer: 1, tags: 0, output_tokens: 5, after_h: 0 }).await;
    for (passed_ms, top, requests) in [(HOUR_MS, 10, 1), (1, 11, 0)] {
        clock.advance_ms(passed_ms);
        let seen = overview(&company.server, &format!("window=1h&top={top}")).await;
        assert_eq!(seen["totals"]["requests"], requests, "{passed_ms}");
    }
    company.server.stop_and_verify().await;
}

#[tokio::test]
async fn an_empty_ledger_has_an_overview() {
    let server = Server::start_at("", Clock::manual(Millis(NOW))).await;
    for query in ["", "window=30d", "window=24h&top=100"] {
        let seen = overview(&server, query).await;
        let nothing = json!({"spend": 0.0, "requests": 0, "prompt_tokens": 0, "completion_tokens": 0,
            "cached_tokens": 0, "errors": 0, "blocked": 0});
        assert_eq!((&seen["totals"], &seen["as_of"]), (&nothing, &json!(0)), "{query}");
        assert_eq!((&seen["customers"], &seen["models"]), (&json!([]), &json!([])));
        assert_eq!(seen["other_customers"], json!({"spend": 0.0, "requests": 0, "count": 0}));
    }
    let hour = overview(&server, "").await;
    assert_eq!((&hour["window"], &hour["bucket"]), (&json!("1h"), &json!("1m")));
    assert_eq!(hour["buckets"][0]["start"], "2026-11-21T22:47:00Z");
    assert_eq!(
        (&hour["since"], &hour["until"]),
        (&json!("2026-11-21T22:47:00Z"), &json!("2026-11-21T23:47:00Z"))
    );
    server.stop_and_verify().await;
}

#[tokio::test]
async fn bad_values_are_refused_with_their_names() {
    let server = Server::start("").await;
    for (query, param) in [
        ("window=32d", "window"),
        ("window=soon", "window"),
        ("window=24h&bucket=1s", "bucket"),
        ("window=1h&bucket=2h", "bucket"),
        ("window=7d&bucket=1h", "bucket"),
        ("bucket=never", "bucket"),
    ] {
        let (status, answer) = server.call("GET", &format!("/spend/overview?{query}"), None).await;
        assert_eq!((status, &answer["error"]["param"]), (400, &json!(param)), "{query}: {answer}");
    }
    for query in ["top=0", "top=101", "top=x"] {
        let (status, answer) = server.call("GET", &format!("/spend/overview?{query}"), None).await;
        assert!(status == 422 && answer.to_string().contains("top"), "{query}: {answer}");
    }
    let key = server.key(json!({})).await;
    assert_eq!(server.call_as(&key, "GET", "/spend/overview", None).await.0, 401);
    server.stop_and_verify().await;
}

/// Failed calls of everybody, as the sums of the days have them on disk.
async fn on_disk(server: &Server) -> u64 {
    let path = "/user/daily/activity/aggregated?start_date=2026-11-20&end_date=2026-11-23";
    server.read(path).await["metadata"]["total_failed_requests"].as_u64().unwrap()
}

#[tokio::test]
async fn what_is_refused_and_what_fails_is_counted_apart() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let clock = Clock::manual(Millis(NOW));
    let server = Server::start_at(&config_with_upstream(&upstream.url, ""), clock.clone()).await;
    server.post("/customer/new", json!({"user_id": "broke", "max_budget": 0})).await;
    server.post("/customer/new", json!({"user_id": "shut", "blocked": true})).await;
    let key = server.key(json!({})).await;
    server.post("/key/block", json!({"key": key})).await;
    let none = json!({});
    for (key, model, customer, status) in [
        (MASTER, "up", "broke", 422),
        // Refused before anybody knows who pays.
        ("sk-unknown", "up", "acme", 401),
        (&*key, "up", "acme", 401),
        (MASTER, "up", "shut", 403),
        (MASTER, "down", "acme", 400),
    ] {
        let reply = server.chat_as(key, model, customer, &none).await;
        assert_eq!(reply.status, status, "{customer}: {}", reply.text());
    }
    upstream.next([Answer::Raw { status: 500, headers: vec![], body: "{}".into() }]);
    assert!(server.chat("up", "acme", json!({})).await.0 >= 500);
    for window in ["5m", "1h", "24h", "7d", "30d"] {
        // At once, whatever is on disk.
        let seen = overview(&server, &format!("window={window}")).await;
        let totals = &seen["totals"];
        let counts = ["errors", "blocked", "requests"].map(|name| totals[name].as_u64().unwrap());
        assert_eq!(counts, [1, 5, 0], "{window}: {totals}");
        let last = seen["buckets"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["errors"], &last["blocked"]), (&json!(1), &json!(5)), "{window}");
        let since = if window.ends_with('d') { &seen["since"] } else { &json!("2026-11-21T23:47:00Z") };
        assert_eq!(&seen["refusals_since"], since, "{window}");
    }
    // Without a charge they are on disk soon, and are not counted twice.
    until("they are on disk", async || on_disk(&server).await == 6).await;
    assert_eq!(overview(&server, "window=7d&top=11").await["totals"]["blocked"], 5);
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    // The next day begins at none.
    clock.advance_ms(HOUR_MS);
    assert_eq!(server.chat("up", "broke", json!({})).await.0, 422);
    let seen = overview(&server, "window=7d&top=12").await;
    let days = seen["buckets"].as_array().unwrap().iter().rev().take(2);
    let days: Vec<_> = days.map(|day| (&day["blocked"], &day["requests"])).collect();
    assert_eq!(days, [(&json!(1), &json!(0)), (&json!(5), &json!(1))]);
    // A restart forgets when it was, not how often on which day.
    let folder = server.stop().await;
    let yaml = config_with_upstream(&upstream.url, "");
    clock.advance_ms(1_000);
    let server = Server::start_in(folder, &yaml, clock).await;
    let (short, long) = (overview(&server, "window=1h").await, overview(&server, "window=7d").await);
    assert_eq!((&short["totals"]["blocked"], &long["totals"]["blocked"]), (&json!(0), &json!(6)));
    assert_eq!(short["refusals_since"], "2026-11-22T00:47:01Z");
    assert_eq!(server.chat("up", "broke", json!({})).await.0, 422);
    let long = overview(&server, "window=7d&top=13").await;
    let today = long["buckets"].as_array().unwrap().last().unwrap();
    assert_eq!((&long["totals"]["blocked"], &today["blocked"]), (&json!(7), &json!(2)));
    server.stop_and_verify().await;
}

/// Anybody can call with a key that nobody made, under any name.
#[tokio::test]
async fn a_flood_of_refusals_is_a_row_and_hardly_a_commit() {
    let server = Server::start_at("", Clock::manual(Millis(NOW))).await;
    let commits = || server.app.ledger.health().commits;
    let (before, begun) = (commits(), Instant::now());
    for number in 0..300 {
        let (key, name) = (format!("sk-bad-{number}"), format!("made-up-{number}"));
        assert_eq!(server.chat_as(&key, &name, &name, &json!({"tags": [name]})).await.status, 401);
    }
    until("they are on disk", async || on_disk(&server).await == 300).await;
    let written = commits() - before;
    assert!((1..=begun.elapsed().as_secs()).contains(&written), "{written} commits");
    for (kind, rows) in [("global", 1), ("customer", 0), ("user", 0), ("tag", 0)] {
        let filter = DayFilter { kind, ..DayFilter::all_of(Millis(NOW)) };
        assert_eq!(daily::count(server.app.ledger.store(), &filter).await.unwrap(), rows, "{kind}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn what_calls_hold_is_shown_and_given_back() {
    let upstream = Upstream::start(Answer::Waiting { output_tokens: 7 }).await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    server.post("/customer/new", json!({"user_id": "acme", "alias": "Acme", "max_budget": 10})).await;
    let key = server.key(json!({"max_budget": 10})).await;
    let seen = async || {
        let customer = server.read("/customer/info?end_user_id=acme").await;
        let key_info = server.read(&format!("/key/info?key={key}")).await["info"].clone();
        let listed = server.read("/customer/list").await[0].clone();
        let keys = server.read("/key/list?return_full_object=true").await["keys"][0].clone();
        for one in [&customer, &listed] {
            assert_eq!(one["effective_max_budget"], 10.0);
        }
        [customer, key_info, listed, keys].map(|row| picos(&row["held"]))
    };
    assert_eq!(seen().await, [Picos::ZERO; 4]);
    let more = json!({"max_tokens": 100});
    let call = server.chat_as(&key, "up", "acme", &more);
    let watch = async {
        upstream.arrived(1).await;
        let held = seen().await;
        assert!(held.iter().all(|one| *one == held[0] && *one > Picos::ZERO), "{held:?}");
        // It was never charged, so it is not among those who spent.
        let early = overview(&server, "window=5m").await;
        assert_eq!(early["customers"], json!([]));
        upstream.let_go();
    };
    let (reply, ()) = tokio::join!(call, watch);
    assert_eq!(reply.status, 200);
    server.settled().await;
    assert_eq!(seen().await, [Picos::ZERO; 4]);
    let seen = overview(&server, "window=5m&top=3").await;
    let acme = &seen["customers"][0];
    assert_eq!(
        (&acme["user_id"], &acme["alias"], &acme["blocked"]),
        (&json!("acme"), &json!("Acme"), &json!(false))
    );
    assert_eq!((&acme["max_budget"], &acme["budget_spend"]), (&json!(10.0), &acme["spend"]));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_budget_tells_whose_it_is_and_who_uses_it() {
    let yaml = "litellm_settings: {max_end_user_budget_id: house}";
    let server = Server::start(yaml).await;
    server.post("/budget/new", json!({"budget_id": "house", "max_budget": 7})).await;
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 4})).await;
    for (customer, spend) in [("a", 1.5), ("b", 2.25), ("c", 2.25)] {
        server.post("/customer/new", json!({"user_id": customer, "budget_id": "tier", "spend": spend})).await;
    }
    server.post("/customer/new", json!({"user_id": "guest"})).await;
    let own = server.post("/customer/new", json!({"user_id": "own", "max_budget": 3})).await;
    let guest = server.read("/customer/info?end_user_id=guest").await;
    assert_eq!((&guest["effective_max_budget"], &guest["litellm_budget_table"]), (&json!(7.0), &Value::Null));
    let owner = json!({"kind": "customer", "id": "own"});
    assert_eq!(own["litellm_budget_table"]["owner"], owner);
    let info = server.post("/budget/info", json!({"budgets": ["house", "tier", own["budget_id"]]})).await;
    let highest = json!({"user_id": "b", "spend": 2.25, "max_budget": 4.0});
    for (at, owner, count, highest) in [
        (0, &Value::Null, 0, None),
        (1, &Value::Null, 3, Some(&highest)),
        (2, &owner, 1, Some(&json!({"user_id": "own", "spend": 0.0, "max_budget": 3.0}))),
    ] {
        let row = &info[at];
        assert_eq!((&row["owner"], &row["customer_count"]), (owner, &json!(count)), "{row}");
        assert_eq!(row.get("highest_use"), highest, "{row}");
    }
    let page = server.read("/budget/list?size=10&sort_by=budget_id&search=tier").await;
    assert_eq!(page["budgets"][0], info[1]);
    let all = server.read("/budget/list").await;
    let tier = all.as_array().unwrap().iter().find(|row| row["budget_id"] == "tier").unwrap();
    assert_eq!((&tier["customer_count"], tier.get("highest_use")), (&json!(3), None));
    server.stop_and_verify().await;
}
