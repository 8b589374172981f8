//! Reads of spend: what they answer, in which pages, and what they refuse.

use std::collections::BTreeSet;
use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use litellm_rs::wire::key::key_hash;
use serde_json::{Value, json};

use crate::support::control::NOW;
use crate::support::spending::{Company, Spending, company};
use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream};

fn call(key: usize, customer: usize, after_h: i64) -> Spending {
    Spending { key, customer, tags: 1, output_tokens: 7, after_h }
}

async fn told(company: &Company, path: &str) -> (u16, String) {
    let (status, answer) = company.server.call("GET", path, None).await;
    (status, answer.to_string())
}

#[tokio::test]
async fn days_are_checked_everywhere() {
    let company = company().await;
    let detail = [
        "/global/activity",
        "/global/activity/model",
        "/global/spend/provider",
        "/global/spend/report",
        "/key/spend/report",
        "/user/spend/report",
        "/team/spend/report",
        "/team/spend/by_user",
        "/customer/daily/activity",
        "/end_user/daily/activity/export",
        "/team/daily/activity/aggregated",
        "/user/daily/activity/aggregated/keys",
        "/tag/daily/activity",
        "/organization/daily/activity",
    ];
    for path in detail {
        for (query, part) in [
            ("", "Please provide start_date and end_date"),
            ("start_date=2026-11-21", "Please provide start_date and end_date"),
            ("start_date=2026-11-21&end_date=2026-11-31", "end_date must be a day"),
            ("start_date=2026-11-22&end_date=2026-11-21", "on or before"),
            ("start_date=2020-11-22&end_date=2026-11-21", "maximum is 400 days"),
        ] {
            let (status, answer) = company.server.call("GET", &format!("{path}?{query}"), None).await;
            assert_eq!(status, 400, "{path} {query}: {answer}");
            assert!(answer["detail"]["error"].as_str().unwrap().contains(part), "{path} {query}: {answer}");
        }
    }
    for (path, status) in [
        ("/spend/logs?start_date=2026-11-22&end_date=2026-11-21", 400),
        ("/spend/logs?start_date=2020-11-22&end_date=2026-11-21", 400),
        ("/spend/logs?start_date=2020-11-22&end_date=2026-11-21&summarize=false", 200),
        ("/spend/logs?start_date=21.11.2026", 400),
        ("/spend/logs/v2", 400),
        ("/spend/logs/v2?start_date=2026-11-21", 400),
        ("/spend/logs/v2?start_date=2026-11-21&end_date=2026-11-21", 200),
        ("/spend/logs/v2?start_date=2026-11-21%2000:00:00&end_date=2026-11-21%2000:00:00", 200),
        ("/spend/logs/v2?start_date=2026-11-21%2000:00:01&end_date=2026-11-21%2000:00:00", 400),
        ("/global/spend/tags", 400),
        ("/spend/tags?start_date=x&end_date=2026-11-21", 400),
        ("/user/daily/activity?start_date=2026-11-21&end_date=2026-11-21&timezone=far", 422),
        ("/user/daily/activity?start_date=2026-11-21&end_date=2026-11-21&timezone=-330", 200),
    ] {
        let (seen, answer) = told(&company, path).await;
        assert_eq!(seen, status, "{path}: {answer}");
    }
}

#[tokio::test]
async fn everything_is_bounded() {
    let company = company().await;
    let days = company.days();
    let many = vec!["x"; 501].join(",");
    for (path, status) in [
        (format!("/user/daily/activity?{days}&page_size=1000"), 200),
        (format!("/user/daily/activity?{days}&page_size=1001"), 422),
        (format!("/user/daily/activity?{days}&page_size=0"), 422),
        (format!("/user/daily/activity?{days}&page=0"), 422),
        (format!("/user/daily/activity/aggregated?{days}&api_key_limit=1000"), 200),
        (format!("/user/daily/activity/aggregated?{days}&api_key_limit=1001"), 422),
        (format!("/user/daily/activity/aggregated/keys?{days}&limit=101"), 422),
        (format!("/user/daily/activity/aggregated/search?{days}"), 422),
        (format!("/user/daily/activity/aggregated/search?{days}&search="), 422),
        (format!("/user/daily/activity/aggregated/model_top_keys?{days}"), 422),
        (format!("/user/daily/activity/export?{days}&format=xml"), 422),
        (format!("/team/daily/activity?{days}&team_ids={many}"), 400),
        (format!("/team/spend/by_user?{days}&team_ids={many}"), 400),
        (format!("/team/spend/by_user?{days}"), 400),
        (format!("/global/spend/tags?{days}&tags={many}"), 400),
        (format!("/global/spend/report?{days}&group_by=model"), 422),
        (format!("/spend/logs/v2?{days}&page_size=1001"), 422),
        (format!("/spend/logs/v2?{days}&page=101&page_size=1000"), 200),
        (format!("/spend/logs/v2?{days}&page=102&page_size=1000"), 400),
        (format!("/spend/logs/v2?{days}&sort_by=ttft_ms"), 400),
        (format!("/spend/logs/v2?{days}&sort_order=up"), 400),
        (format!("/spend/logs/v2?{days}&min_spend=-1"), 400),
        (format!("/spend/logs/v2?{days}&cache_hit_filter=maybe"), 422),
        ("/spend/logs?limit=0".into(), 422),
        ("/spend/logs?limit=10001".into(), 422),
        ("/spend/keys?limit=1001".into(), 422),
        ("/spend/users?limit=1001".into(), 422),
        ("/global/spend/keys?limit=0".into(), 422),
        ("/global/spend/models?limit=10001".into(), 422),
        ("/global/all_end_users?limit=10001".into(), 422),
    ] {
        let (seen, answer) = told(&company, &path).await;
        assert_eq!(seen, status, "{path}: {answer}");
    }
    for body in
        [json!({"startTime": "2020-01-01"}), json!({"startTime": "2027-01-01", "endTime": "2026-01-01"})]
    {
        let (status, answer) = company.server.call("POST", "/global/spend/end_users", Some(body)).await;
        assert_eq!(status, 400, "{answer}");
    }
}

#[tokio::test]
async fn pages_of_the_log_hold_every_line_once_while_others_come_in() {
    let company = company().await;
    for at in 0..10 {
        company.spend(&call(at % 5, at % 4, i64::from(at % 3 == 0))).await;
    }
    let days = company.days();
    for sort in ["startTime&sort_order=desc", "startTime&sort_order=asc", "spend", "model", "total_tokens"] {
        let mut seen = Vec::new();
        let (mut page, mut as_of) = (1, String::new());
        loop {
            let path = format!("/spend/logs/v2?{days}&page_size=3&page={page}&sort_by={sort}{as_of}");
            let answer = company.server.read(&path).await;
            assert_eq!(answer["page_size"], 3);
            seen.extend(
                answer["data"].as_array().unwrap().iter().map(|row| row["metadata"]["ledger_seq"].clone()),
            );
            if page == 1 {
                as_of = format!("&as_of={}", answer["as_of"]);
            }
            company.spend(&call(0, 1, 0)).await;
            if answer["total_pages"] == page {
                break;
            }
            page += 1;
        }
        let different: BTreeSet<u64> = seen.iter().map(|seq| seq.as_u64().unwrap()).collect();
        assert_eq!(different.len(), seen.len(), "{sort}");
        assert_eq!(Some(different.len() as u64), different.last().copied(), "{sort}");
    }
    // By the key of the page instead of its number.
    let mut before = String::new();
    let mut seen = BTreeSet::new();
    loop {
        let rows = company.server.read(&format!("/spend/logs?limit=4{before}")).await;
        let rows = rows.as_array().unwrap().clone();
        seen.extend(rows.iter().map(|row| row["metadata"]["ledger_seq"].as_u64().unwrap()));
        let Some(last) = rows.last() else { break };
        before = format!("&before={}", last["metadata"]["ledger_seq"]);
    }
    assert_eq!(Some(seen.len() as u64), seen.last().copied());
}

#[tokio::test]
async fn every_filter_of_the_pages_narrows() {
    let company = company().await;
    for (key, customer) in [(0, 0), (1, 1), (2, 2), (3, 1)] {
        company.spend(&Spending { output_tokens: 10 * key as u64, ..call(key, customer, 0) }).await;
    }
    let days = company.days();
    let first = company.server.read("/spend/logs").await[0].clone();
    let text = |member: &str| first[member].as_str().unwrap().to_owned();
    for (filter, expected) in [
        ("".to_owned(), 4),
        (format!("api_key={}", company.keys[1]), 1),
        (format!("api_key={}", key_hash(&company.keys[1])), 1),
        ("user_id=bob".into(), 2),
        ("team_id=red".into(), 2),
        ("end_user=acme".into(), 2),
        ("end_user=acme&team_id=red".into(), 1),
        (format!("request_id={}", text("request_id")), 1),
        ("request_id=none".into(), 0),
        ("model_group=up".into(), 4),
        (format!("model={}", text("model")), 4),
        ("model=none".into(), 0),
        (format!("model_id={}", text("model_id")), 4),
        ("key_alias=in-red".into(), 2),
        ("key_alias=_".into(), 0),
        ("min_spend=0.00041".into(), 3),
        ("min_spend=0.000410000001".into(), 2),
        ("max_spend=0.00041".into(), 2),
        ("min_spend=0.0001&max_spend=0.0002".into(), 1),
        ("status_filter=success".into(), 4),
        ("status_filter=failure".into(), 0),
        ("status_filter=other".into(), 0),
        ("search=acme".into(), 2),
        ("search=red".into(), 2),
        (format!("search={}", text("request_id")), 1),
        ("session_id=x".into(), 0),
        ("error_code=500".into(), 0),
        ("cache_hit_filter=hit".into(), 0),
        ("cache_hit_filter=miss".into(), 4),
        ("span_type=llm".into(), 4),
        ("span_type=mcp".into(), 0),
        ("group_by_session=true".into(), 4),
    ] {
        let answer = company.server.read(&format!("/spend/logs/v2?{days}&{filter}")).await;
        let rows = answer["data"].as_array().unwrap().len();
        assert_eq!((rows, &answer["total"]), (expected, &json!(expected)), "{filter}");
        assert_eq!(answer["total_is_capped"], false);
    }
    let by_spend = company.server.read(&format!("/spend/logs/v2?{days}&sort_by=spend&sort_order=asc")).await;
    let spends: Vec<String> =
        by_spend["data"].as_array().unwrap().iter().map(|row| row["spend"].to_string()).collect();
    assert_eq!(spends, ["0.00011", "0.00041", "0.00071", "0.00101"]);
}

#[tokio::test]
async fn a_line_says_what_the_original_does() {
    let company = company().await;
    company.spend(&call(1, 1, 0)).await;
    let row = company.server.read("/spend/logs").await[0].clone();
    for member in [
        "request_id",
        "call_type",
        "api_key",
        "spend",
        "total_tokens",
        "prompt_tokens",
        "completion_tokens",
        "startTime",
        "endTime",
        "completionStartTime",
        "request_duration_ms",
        "model",
        "model_id",
        "model_group",
        "custom_llm_provider",
        "api_base",
        "user",
        "metadata",
        "cache_hit",
        "cache_key",
        "request_tags",
        "team_id",
        "organization_id",
        "end_user",
        "requester_ip_address",
        "messages",
        "response",
        "session_id",
        "status",
        "mcp_namespaced_tool_name",
        "agent_id",
        "created_at",
        "updated_at",
    ] {
        assert!(row.get(member).is_some(), "{member}: {row}");
    }
    let told = &row["metadata"];
    assert_eq!(
        (&told["user_api_key_alias"], &told["user_api_key_user_id"], &told["user_api_key_team_id"]),
        (&json!("bob-in-red"), &json!("bob"), &json!("red"))
    );
    let url = format!("{}/spend/logs?limit=", company.server.url);
    company.spend(&call(1, 1, 0)).await;
    for (limit, truncated) in [(1, true), (2, false)] {
        let response =
            company.server.http.get(format!("{url}{limit}")).bearer_auth("sk-1234").send().await.unwrap();
        assert_eq!(response.headers().contains_key("x-litellm-spend-logs-truncated"), truncated);
    }
}

#[tokio::test]
async fn a_summary_has_a_line_for_each_day_to_the_end() {
    let company = company().await;
    company.spend(&call(0, 1, 0)).await;
    company.spend(&call(4, 1, 48)).await;
    let path = "/spend/logs?start_date=2026-11-20&end_date=2026-11-25";
    let days = company.server.read(path).await;
    let told: Vec<(&str, String)> = days
        .as_array()
        .unwrap()
        .iter()
        .map(|day| (day["startTime"].as_str().unwrap(), day["spend"].to_string()))
        .collect();
    let one = || "0.00032".to_owned();
    let none = || "0.0".to_owned();
    assert_eq!(
        told,
        [("2026-11-21", one()), ("2026-11-23", one()), ("2026-11-24", none()), ("2026-11-25", none())]
    );
    assert_eq!(days[0]["users"].to_string(), r#"{"bob":0.00032}"#);
    assert_eq!(days[1]["users"].to_string(), r#"{"":0.00032}"#);
    assert_eq!(days[0]["models"].to_string(), r#"{"openai/up":0.00032}"#);
    assert_eq!(days[0][key_hash(&company.keys[0]).as_str()].to_string(), "0.00032");
    let nothing = company.server.read("/spend/logs?start_date=2026-10-20&end_date=2026-10-25").await;
    assert_eq!(nothing, json!([]));
    let id = company.server.read("/spend/logs").await[0]["request_id"].as_str().unwrap().to_owned();
    let of_one = company.server.read(&format!("{path}&request_id={id}")).await;
    assert_eq!((of_one[0]["startTime"].as_str(), of_one.as_array().unwrap().len()), (Some("2026-11-23"), 3));
}

#[tokio::test]
async fn calls_that_fail_are_counted_and_cost_nothing() {
    let company = company().await;
    let server = &company.server;
    server.post("/customer/new", json!({"user_id": "poor", "max_budget": 0})).await;
    company.upstream.next([Answer::Raw { status: 500, headers: vec![], body: "{}".into() }]);
    let failed = server.chat_as(&company.keys[1], "up", "acme", &json!({})).await;
    assert_eq!(failed.status, 500);
    let refused = server.chat_as(&company.keys[1], "up", "poor", &json!({})).await;
    assert_eq!(refused.status, 422);
    for name in ["nope", "up/nope"] {
        assert_eq!(server.chat_as(&company.keys[1], name, "acme", &json!({})).await.status, 400);
    }
    company.upstream.usual(Answer::Chat { output_tokens: 7, after: Duration::ZERO });
    company.spend(&call(1, 1, 0)).await;
    let days = company.days();
    let of = async |path: &str| company.server.read(&format!("{path}{days}")).await["metadata"].clone();
    for (path, failed, charged) in [
        ("/user/daily/activity/aggregated?", 4, 1),
        ("/user/daily/activity/aggregated?user_id=bob&", 4, 1),
        ("/team/daily/activity?team_ids=red&", 4, 1),
        ("/customer/daily/activity?end_user_ids=poor&", 1, 0),
        // Nobody had made this customer when the first call failed, and labels cost a call.
        ("/customer/daily/activity?end_user_ids=acme&", 0, 1),
        ("/tag/daily/activity?", 0, 1),
    ] {
        let told = of(path).await;
        assert_eq!(
            (&told["total_failed_requests"], &told["total_successful_requests"], &told["total_api_requests"]),
            (&json!(failed), &json!(charged), &json!(failed + charged)),
            "{path}"
        );
    }
    company.server.stop_and_verify().await;
}

/// Anybody can put any name into a header; only charges bring new ones.
#[tokio::test]
async fn names_of_the_callers_choice_are_not_counted_with_calls_that_cost_nothing() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let more = "general_settings: {user_header_mappings: [{header_name: x-staff, litellm_user_role: internal_user}]}";
    let server =
        Server::start_at(&config_with_upstream(&upstream.url, more), Clock::manual(Millis(NOW))).await;
    server.post("/user/new", json!({"user_id": "bob", "auto_create_key": false})).await;
    server.post("/customer/new", json!({"user_id": "poor", "max_budget": 0})).await;
    let bare = server.key(json!({})).await;
    let own = server.key(json!({"user_id": "nobody-described"})).await;
    for (key, staff) in [(&bare, "bob"), (&bare, "made-up"), (&own, "other")] {
        let body = chat_body("up", "poor", &json!({}));
        let reply = server.send(key, "/v1/chat/completions", &[("x-staff", staff)], body).await;
        assert_eq!(reply.status, 422, "{}", reply.text());
    }
    let charged = server.send(&bare, "/v1/chat/completions", &[], chat_body("up", "acme", &json!({}))).await;
    assert_eq!(charged.status, 200);
    for (user, failed) in [("bob", 1), ("made-up", 0), ("nobody-described", 1), ("other", 0)] {
        let path = format!(
            "/user/daily/activity/aggregated?user_id={user}&start_date=2026-11-20&end_date=2026-11-23"
        );
        let told = server.read(&path).await;
        assert_eq!(told["metadata"]["total_failed_requests"], failed, "{user}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn activity_breaks_down_to_everybody_who_took_part() {
    let company = company().await;
    company.spend(&call(1, 1, 0)).await;
    company.spend(&call(1, 1, 24)).await;
    let hash = key_hash(&company.keys[1]).to_string();
    let path = format!("/team/daily/activity?{}&team_ids=red", company.days());
    let activity = company.server.read(&path).await;
    let days = activity["results"].as_array().unwrap();
    assert_eq!((&days[0]["date"], &days[1]["date"]), (&json!("2026-11-22"), &json!("2026-11-21")));
    let parts = &days[0]["breakdown"];
    for (kind, name) in [
        ("models", "openai/up"),
        ("model_groups", "up"),
        ("providers", "openai"),
        ("endpoints", "/chat/completions"),
    ] {
        let part = &parts[kind][name];
        assert_eq!(part["metrics"]["spend"].to_string(), "0.00032", "{kind}");
        assert_eq!(part["api_key_breakdown"][&hash]["metrics"]["total_tokens"], 18, "{kind}");
    }
    assert_eq!(
        parts["api_keys"][&hash]["metadata"],
        json!({"key_alias": "bob-in-red", "team_id": "red", "user_id": "bob", "user_email": "bob@example.org",
            "key_exists": true})
    );
    assert_eq!(parts["entities"]["red"]["metadata"], json!({"team_alias": "The red team"}));
    assert_eq!(parts["mcp_servers"], json!({}));
    let none = "exclude_team_ids=red";
    let nothing = company.server.read(&format!("/team/daily/activity?{}&{none}", company.days())).await;
    assert_eq!((&nothing["results"], &nothing["metadata"]["total_pages"]), (&json!([]), &json!(0)));
    // A deleted key is still known by name.
    company.server.post("/key/delete", json!({"keys": [company.keys[1]]})).await;
    let known = &company.server.read(&path).await["results"][0]["breakdown"]["api_keys"][&hash]["metadata"];
    assert_eq!((&known["key_alias"], &known["key_exists"]), (&json!("bob-in-red"), &json!(false)));
    let top = format!("/team/daily/activity/aggregated/model_top_keys?{}&model_group=up", company.days());
    let top = company.server.read(&top).await;
    assert_eq!((&top["model"], &top["api_keys"][0]["api_key"]), (&json!("up"), &json!(hash)));
    let csv = company.server.read(&format!("/team/daily/activity/export?{}", company.days())).await;
    let lines: Vec<&str> = csv.as_str().unwrap().trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].starts_with("2026-11-21,red,The red team,,,,,,0.00032,0.0,11,7,1,1,0,"), "{}", lines[1]);
}

#[tokio::test]
async fn the_small_answers_have_their_shape() {
    let company = company().await;
    company.spend(&call(1, 1, 0)).await;
    let days = company.days();
    let hash = key_hash(&company.keys[1]).to_string();
    let name = format!("sk-...{}", &company.keys[1][company.keys[1].len() - 4..]);
    let spent: Value = serde_json::from_str("0.00032").unwrap();
    for (path, expected) in [
        ("/global/spend".to_owned(), json!({"spend": spent, "max_budget": 0.0})),
        ("/global/spend/logs".into(), json!([{"date": "2026-11-21", "spend": spent}])),
        (
            "/global/spend/keys".into(),
            json!([{"api_key": hash, "key_alias": "bob-in-red", "key_name": name, "total_spend": spent}]),
        ),
        (
            "/global/spend/models".into(),
            json!([{"model": "openai/up", "total_spend": spent, "total_tokens": 18}]),
        ),
        (format!("/global/spend/provider?{days}"), json!([{"provider": "openai", "spend": spent}])),
        ("/global/all_end_users".into(), json!({"end_users": ["acme"]})),
        (
            "/global/spend/teams".into(),
            json!({"daily_spend": [{"The red team": spent, "date": "2026-11-21"}], "teams": ["The red team"],
                "total_spend_per_team": [{"team_id": "The red team", "total_spend": spent}]}),
        ),
        (
            "/spend/tags".into(),
            json!([{"individual_request_tag": "prod", "log_count": 1, "total_spend": spent}]),
        ),
        (
            format!("/global/spend/tags?{days}&tags=prod,none"),
            json!({"spend_per_tag": [{"name": "prod", "spend": spent, "log_count": 1}]}),
        ),
        (format!("/global/spend/tags?{days}&tags=none"), json!({"spend_per_tag": []})),
        (
            format!("/global/activity?{days}"),
            json!({"daily_data": [{"date": "Nov 21", "api_requests": 1, "total_tokens": 18}],
                "sum_api_requests": 1, "sum_total_tokens": 18}),
        ),
        (
            format!("/global/activity/model?{days}"),
            json!([{"model": "up", "daily_data": [{"date": "Nov 21", "api_requests": 1, "total_tokens": 18}],
                "sum_api_requests": 1, "sum_total_tokens": 18}]),
        ),
        (
            format!("/key/spend/report?{days}&api_key={hash}"),
            json!([{"api_key": hash, "total_cost": spent, "total_input_tokens": 11, "total_output_tokens": 7,
                "model_details": [{"model": "openai/up", "total_cost": spent, "total_input_tokens": 11,
                    "total_output_tokens": 7}]}]),
        ),
        (
            format!("/global/spend/report?{days}"),
            json!([{"group_by_day": "2026-11-21T00:00:00+00:00", "teams": [{"team_name": "The red team",
                "total_spend": spent, "metadata": [{"model": "openai/up", "api_key": hash, "spend": spent,
                    "total_tokens": 18}]}]}]),
        ),
        (
            format!("/team/spend/by_user?{days}&team_ids=red"),
            json!({"start_date": "2026-11-21", "end_date": "2026-11-21", "results": [{"team_id": "red",
                "team_alias": "The red team", "user_id": "bob", "user_email": "bob@example.org", "user_alias": null,
                "spend": spent, "prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18, "api_requests": 1,
                "successful_requests": 1, "failed_requests": 0}]}),
        ),
    ] {
        assert_eq!(company.server.read(&path).await, expected, "{path}");
    }
    let customers = company.server.post("/global/spend/end_users", json!({"api_key": hash})).await;
    assert_eq!(customers, json!([{"end_user": "acme", "total_count": 1, "total_spend": spent}]));
    let other = json!({"api_key": key_hash(&company.keys[0])});
    assert_eq!(company.server.post("/global/spend/end_users", other).await, json!([]));
    let (_, renewed) = company.server.call("POST", &format!("/key/{hash}/regenerate"), Some(json!({}))).await;
    let rows =
        company.server.read(&format!("/spend/logs?api_key={}", renewed["key"].as_str().unwrap())).await;
    assert_eq!(rows.as_array().unwrap().len(), 1, "a key goes on spending from the account of the first one");
}
