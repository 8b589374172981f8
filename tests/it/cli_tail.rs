//! `tail spend` asks the server for what it shows, and shows the same where a server tells more.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::plain::Plain;
use crate::support::server::MASTER;
use crate::support::{Answer, Home, Server, Upstream, config_with_upstream};

/// Runs `tail spend` on the past of a server.
async fn tail(url: &str, arguments: &'static str) -> (String, String) {
    let home = Home::new().with("LITELLM_PROXY_URL", url).with("LITELLM_PROXY_API_KEY", MASTER);
    let run = move || {
        let fixed = ["tail", "spend", "--since", "1h", "--totals"];
        let words = fixed.into_iter().chain(arguments.split_whitespace()).collect::<Vec<_>>();
        let ended = home.run(&words);
        assert_eq!(ended.code, 0, "{arguments}: {}", ended.stderr);
        (ended.stdout, ended.stderr)
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_leaves_out_is_what_would_have_been_thrown_away() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    let key = server.key(json!({"key_alias": "ci"})).await;
    server.post("/customer/new", json!({"user_id": "old", "spend": 1.5})).await;
    for customer in ["acme", "zoe", "acme", "a,b"] {
        assert_eq!(server.chat("up", customer, json!({})).await.0, 200);
    }
    upstream.next([Answer::Chat { output_tokens: 100, after: Duration::ZERO }]);
    let tagged = json!({"metadata": {"tags": ["night"]}});
    assert_eq!(server.chat_as(&key, "up", "zoe", &tagged).await.status, 200);

    // A server that tells everything, whatever it is asked for.
    let asked = format!("{}/spend/stream?since=1h&follow=false", server.url);
    let everything = server.http.get(asked).bearer_auth(MASTER).send().await.unwrap().text().await.unwrap();
    let talkative = Plain::start(move |_| (200, everything.clone()));

    let mut count = 0;
    for (arguments, asked, expected) in [
        ("-o jsonl --no-follow", "", 6),
        ("-o jsonl --no-follow --customer acme", "&customer=acme", 2),
        ("-o jsonl --no-follow --customer zoe --customer old", "&customer=zoe&customer=old", 3),
        ("-o jsonl --no-follow --customer a,b", "&customer=a%2cb", 1),
        ("-o jsonl --no-follow --key ci --model up --provider openai", "&key=ci&model=up&provider=openai", 1),
        ("-o jsonl --no-follow --tag night --status ok", "&tag=night&status=ok", 1),
        ("-o jsonl --no-follow --min-cost 0.001", "&min_cost=0.001", 2),
        ("-o jsonl --no-follow --status blocked", "&status=blocked", 0),
        ("-o jsonl --no-follow --filter !acme --customer acme", "&customer=acme", 0),
        ("-o jsonl --max 1 --customer acme", "&customer=acme", 1),
        ("-o jsonl --max 2 --min-cost 0.001", "&min_cost=0.001", 2),
    ] {
        let filtered = tail(&server.url, arguments).await;
        let thrown_away = tail(&talkative.url, arguments).await;
        assert_eq!(filtered.0, thrown_away.0, "{arguments}");
        let totals = |said: &str| said.lines().last().unwrap_or_default().to_owned();
        assert_eq!(totals(&filtered.1), totals(&thrown_away.1), "{arguments}");
        let events: Vec<Value> = filtered.0.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(events.len(), expected, "{arguments}: {}", filtered.0);
        assert!(
            totals(&filtered.1).starts_with(&format!("{expected} events")),
            "{arguments}: {}",
            filtered.1
        );
        let head = talkative.heads().get(count).cloned().unwrap_or_default();
        let query = format!("events=snapshot%2cspend%2cblocked%2cerror%2creset{asked} http/1.1\r\n");
        assert!(head.contains(&query), "{arguments}: {head}");
        count = talkative.heads().len();
    }
    server.stop_and_verify().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_says_why_in_every_format() {
    let told = json!({"request_id": "r", "ts": "2026-11-21T14:32:02.770Z", "event": "blocked",
        "customer_id": "initech", "model": "gpt-4o", "status": "422 budget_exceeded", "spend": 0,
        "message": "ExceededBudget: End User=initech over budget. Spend=4.02, Budget=4.0"});
    let stream = format!("event: blocked\ndata: {told}\n\n");
    let server = Plain::start(move |_| (200, stream.clone()));
    let (json, _) = tail(&server.url, "--no-follow -o jsonl").await;
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), told);
    let said = "\"ExceededBudget: End User=initech over budget. Spend=4.02, Budget=4.0\"";
    let (csv, _) = tail(&server.url, "--no-follow -o csv --columns customer_id,message").await;
    assert_eq!(csv, format!("customer_id,message\ninitech,{said}\n"));
    let (table, _) = tail(&server.url, "--no-follow -o table").await;
    assert!(table.lines().next().unwrap().ends_with("\tMESSAGE\tBUDGET_ID\tBUDGET_RESET_AT"), "{table}");
    assert!(table.contains(&format!("\t{}\t", said.trim_matches('"'))), "{table}");
    let (matching, _) = tail(&server.url, "--no-follow -o id --filter message:*initech*").await;
    assert_eq!(matching, "r\n");
}
