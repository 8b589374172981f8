//! Who sees whose spend: admins everything, users themselves and the teams they are an admin of.

use litellm_rs::wire::key::key_hash;
use serde_json::{Value, json};

use crate::support::scene::picos;
use crate::support::spending::{Company, Spending, amount_of, company, sum_of};

/// A company where every key has called once for a customer with both labels.
async fn spent() -> Company {
    let company = company().await;
    for key in 0..company.keys.len() {
        company.spend(&Spending { key, customer: 1, tags: 3, output_tokens: key as u64, after_h: 0 }).await;
    }
    company
}

async fn status(company: &Company, key: usize, path: &str) -> u16 {
    company.server.call_as(&company.keys[key], "GET", path, None).await.0
}

async fn read(company: &Company, key: usize, path: &str) -> Value {
    let (status, answer) = company.server.call_as(&company.keys[key], "GET", path, None).await;
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

#[tokio::test]
async fn what_is_for_admins_is_closed_to_others() {
    let company = spent().await;
    let days = company.days();
    for path in [
        "/customer/daily/activity".to_owned(),
        "/end_user/daily/activity/aggregated".into(),
        "/organization/daily/activity".into(),
        "/global/spend".into(),
        "/global/spend/teams".into(),
        "/global/all_end_users".into(),
        "/global/spend/tags".into(),
        "/global/spend/report".into(),
        "/spend/tags".into(),
    ] {
        assert_eq!(status(&company, 0, &format!("{path}?{days}")).await, 401, "{path}");
    }
    for path in ["/global/spend/end_users", "/global/spend/reset"] {
        let (status, answer) = company.server.call_as(&company.keys[0], "POST", path, Some(json!({}))).await;
        assert_eq!(status, 401, "{path}: {answer}");
    }
    let viewer = json!({"user_id": "eve", "user_role": "proxy_admin_viewer", "auto_create_key": false});
    company.server.post("/user/new", viewer).await;
    let viewer = company.server.key(json!({"user_id": "eve"})).await;
    let path = format!("/customer/daily/activity?{days}");
    assert_eq!(company.server.call_as(&viewer, "GET", &path, None).await.0, 200);
    // A reset is the master's alone, not even another admin's.
    let admin = json!({"user_id": "ann", "user_role": "proxy_admin", "auto_create_key": false});
    company.server.post("/user/new", admin).await;
    let admin = company.server.key(json!({"user_id": "ann"})).await;
    assert_eq!(company.server.call_as(&admin, "POST", "/global/spend/reset", None).await.0, 401);
}

#[tokio::test]
async fn everybody_sees_their_own_and_asks_in_vain_for_others() {
    let company = spent().await;
    let days = company.days();
    let hashes: Vec<String> = company.keys.iter().map(|key| key_hash(key).to_string()).collect();
    // Bob has the first two keys, the fourth and fifth are nobody's.
    for (key, own) in [(0, vec![0, 1]), (1, vec![0, 1]), (3, vec![3]), (4, vec![4])] {
        for path in [
            "/spend/logs".to_owned(),
            format!("/spend/logs?{days}&summarize=false"),
            "/spend/keys".into(),
            "/global/spend/keys".into(),
        ] {
            let rows = read(&company, key, &path).await;
            let member = if path == "/spend/keys" { "token" } else { "api_key" };
            let mut seen: Vec<&str> =
                rows.as_array().unwrap().iter().map(|row| row[member].as_str().unwrap()).collect();
            seen.sort_unstable();
            let mut expected: Vec<&str> = own.iter().map(|at: &usize| hashes[*at].as_str()).collect();
            expected.sort_unstable();
            assert_eq!(seen, expected, "{path}");
        }
        let calls = own.len();
        let page = read(&company, key, &format!("/spend/logs/v2?{days}")).await;
        assert_eq!(page["total"], calls);
        for path in ["/user/daily/activity", "/user/daily/activity/aggregated", "/tag/daily/activity"] {
            let activity = read(&company, key, &format!("{path}?{days}&page_size=1000")).await;
            // Each call carries both labels, and each label counts it.
            let times = if path.starts_with("/tag") { 2 } else { 1 };
            assert_eq!(activity["metadata"]["total_api_requests"], calls * times, "{path} {key}");
        }
        let counts = read(&company, key, &format!("/global/activity?{days}")).await;
        assert_eq!(counts["sum_api_requests"], calls);
        for path in [
            format!("/spend/logs?api_key={}", hashes[2]),
            "/spend/logs?api_key=sk-nobody-has-this-one".into(),
            "/spend/logs?user_id=amy".into(),
            "/spend/logs?team_id=nowhere".into(),
            format!("/spend/logs/v2?{days}&user_id=amy"),
            "/spend/users?user_id=amy".into(),
            format!("/user/daily/activity?{days}&user_id=amy"),
            format!("/user/daily/activity?{days}&api_key={}", hashes[2]),
            format!("/team/daily/activity?{days}&team_ids=nowhere"),
            format!("/tag/daily/activity?{days}&api_key={}", hashes[2]),
            format!("/key/spend/report?{days}&api_key={}", hashes[2]),
            format!("/user/spend/report?{days}&internal_user_id=amy"),
            format!("/team/spend/report?{days}&team_id=nowhere"),
            format!("/team/spend/by_user?{days}&team_ids=nowhere"),
            format!("/global/spend/logs?api_key={}", hashes[2]),
        ] {
            assert_eq!(status(&company, key, &path).await, 403, "{path}");
        }
    }
}

#[tokio::test]
async fn an_admin_of_a_team_sees_all_of_it_and_a_member_its_own_part() {
    let company = spent().await;
    let days = company.days();
    let (bob, amy, blue) = (1, 2, 3);
    for (key, calls, users) in [(bob, 1, vec!["bob"]), (amy, 2, vec!["amy", "bob"])] {
        for path in [
            format!("/team/daily/activity?{days}&team_ids=red"),
            format!("/team/daily/activity/aggregated?{days}"),
        ] {
            let activity = read(&company, key, &path).await;
            assert_eq!(activity["metadata"]["total_api_requests"], calls, "{path}");
        }
        let of_users = read(&company, key, &format!("/team/spend/by_user?{days}&team_ids=red")).await;
        let mut seen: Vec<&str> = of_users["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                assert_eq!(row["team_alias"], "The red team");
                row["user_id"].as_str().unwrap()
            })
            .collect();
        seen.sort_unstable();
        assert_eq!(seen, users);
    }
    assert_eq!(status(&company, bob, "/spend/logs?team_id=red").await, 403);
    assert_eq!(read(&company, amy, "/spend/logs?team_id=red").await.as_array().unwrap().len(), 2);
    let bobs_key = key_hash(&company.keys[bob]);
    let rows = read(&company, amy, &format!("/spend/logs?api_key={bobs_key}")).await;
    assert_eq!(rows.as_array().unwrap().len(), 1);
    // Both ask about the team of their key; the blue one is nobody's but its key's.
    let report = read(&company, bob, &format!("/team/spend/report?{days}")).await;
    assert_eq!(report.as_array().unwrap().len(), 2);
    assert_eq!(
        read(&company, blue, &format!("/team/spend/report?{days}")).await.as_array().unwrap().len(),
        1
    );
    assert_eq!(status(&company, amy, &format!("/team/daily/activity?{days}&team_ids=red,blue")).await, 403);
    assert_eq!(status(&company, 0, &format!("/team/spend/report?{days}")).await, 400);
    assert_eq!(status(&company, 4, &format!("/user/spend/report?{days}")).await, 400);
}

#[tokio::test]
async fn a_reset_is_an_entry_with_an_author_and_leaves_log_and_days_alone() {
    let company = spent().await;
    let server = &company.server;
    let path = format!("/user/daily/activity/aggregated?{}", company.days());
    let (log, days) = (server.read("/spend/logs").await, server.read(&path).await);
    let customer = server.spend("acme").await;
    let answer = server.post("/global/spend/reset", json!({})).await;
    assert_eq!(
        answer,
        json!({"message": "Spend for all API Keys and Teams reset successfully", "status": "success"})
    );
    let keys = server.read("/spend/keys").await;
    assert_eq!(sum_of(&keys, "spend").get(), 0);
    assert!(sum_of(&keys, "total_spend").get() > 0, "what was spent ever stays");
    assert_eq!(server.spend("acme").await, customer);
    let users = server.read("/spend/users").await;
    assert!(amount_of(&users, "user_id", "bob", "spend").get() > 0);
    assert_eq!(server.read("/spend/logs").await, log);
    assert_eq!(server.read(&path).await, days);
    let entries = litellm_rs::store::entries::after(server.app.ledger.store(), 0, 100).await.unwrap();
    let resets: Vec<_> =
        entries.iter().filter(|entry| entry.kind.as_str() == "reset").map(|entry| &entry.detail).collect();
    assert_eq!(resets.len(), 7, "five keys and two teams");
    assert!(resets.iter().all(|detail| detail.author.as_deref() == Some("default_user_id")));
    // There is nothing left to reset.
    let seq = server.app.ledger.last_seq();
    server.post("/global/spend/reset", json!({})).await;
    assert_eq!(server.app.ledger.last_seq(), seq);
    // And spending goes on.
    let cost = company.spend(&Spending { key: 0, customer: 0, tags: 0, output_tokens: 3, after_h: 0 }).await;
    assert_eq!(server.key_spend(&company.keys[0]).await, cost);
    assert_eq!(picos(&server.read("/spend/logs").await[0]["spend"]), cost);
    company.server.stop_and_verify().await;
}
