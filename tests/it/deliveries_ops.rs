//! What operators see of deliveries, and what becomes of what they do: lists, another try, giving up,
//! billing what names nobody, and the proof that nothing fell between ledger and outbox.

use std::sync::atomic::Ordering;
use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use litellm_rs::store::Statement;
use serde_json::{Value, json};

use crate::support::control::NOW;
use crate::support::receiver::{Kept, lago, receiver, status, webhook};
use crate::support::{Answer, Ended, Home, Server, Upstream, config_with_upstream, picos, until};

/// A server that bills Lago and tells a webhook.
struct Scene {
    server: Server,
    provider: Upstream,
    lago: Upstream,
    webhook: Upstream,
    kept: Kept,
}

const DAY_MS: i64 = 24 * 3_600_000;
const MASTER: &str = crate::support::server::MASTER;

async fn scene() -> Scene {
    scene_at(Clock::System, &["tokens"]).await
}

async fn scene_at(clock: Clock, codes: &[&str]) -> Scene {
    let provider = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let (to_lago, to_webhook, kept) = (receiver().await, receiver().await, Kept::default());
    let told = vec![lago(&to_lago, codes, Some(kept.clone())), webhook(&to_webhook)];
    let yaml = config_with_upstream(&provider.url, "litellm_settings: {callbacks: [prometheus]}");
    let server = Server::start_telling(tempfile::tempdir().unwrap(), &yaml, clock, told).await;
    Scene { server, provider, lago: to_lago, webhook: to_webhook, kept }
}

impl Scene {
    async fn call(&self, customer: &str) {
        assert_eq!(self.server.chat("up", customer, json!({})).await.0, 200);
    }

    /// A call that names nobody to bill.
    async fn call_of_nobody(&self, key: &str) {
        let body = json!({"model": "up", "messages": [{"role": "user", "content": "Hello"}]});
        assert_eq!(self.server.send(key, "/v1/chat/completions", &[], body).await.status, 200);
    }

    async fn list(&self, query: &str) -> Vec<Value> {
        let page = self.server.read(&format!("/delivery/list?{query}")).await;
        page["deliveries"].as_array().unwrap().clone()
    }

    async fn ids(&self, query: &str) -> Vec<String> {
        self.list(query).await.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    }

    async fn until_so_many(&self, query: &str, count: usize) {
        until(&format!("{count} of {query}"), async || self.list(query).await.len() == count).await;
    }

    async fn refused(&self, method: &str, path: &str, body: Option<Value>) -> (u16, String) {
        let (status, answer) = self.server.call(method, path, body).await;
        let message = &answer["error"]["message"];
        (status, message.as_str().map_or_else(|| answer.to_string(), str::to_owned))
    }

    async fn end(self) {
        self.server.stop_and_verify().await;
        drop(self.provider);
    }
}

#[tokio::test]
async fn lists_are_narrowed_and_paged_and_name_each_delivery_once() {
    let scene = scene_at(Clock::manual(Millis(NOW)), &["tokens", "cost"]).await;
    for customer in ["acme", "zoe", "acme"] {
        scene.call(customer).await;
        scene.server.app.ledger.clock().advance_ms(1_000);
    }
    scene.until_so_many("state=delivered", 9).await;
    let all = scene.ids("").await;
    assert_eq!(all.len(), 9);
    for size in [1, 2, 4, 8, 9, 1_000] {
        let (mut paged, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = scene.server.read(&format!("/delivery/list?limit={size}&cursor={cursor}")).await;
            let rows = page["deliveries"].as_array().unwrap();
            assert!(rows.len() <= size);
            paged.extend(rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(paged, all, "pages of {size}");
    }
    let at = |ms: i64| Millis(NOW + ms);
    for (query, count) in [
        ("destination=lago".into(), 6),
        ("destination=webhook".into(), 3),
        ("destination=lago&customer=acme".into(), 4),
        ("customer=nobody".into(), 0),
        ("state=pending".into(), 0),
        (format!("since={}", at(1_000)), 6),
        (format!("since={}", at(1_001)), 3),
        (format!("until={}", at(2_000)), 6),
        (format!("until={}", at(2_001)), 9),
        (format!("since={}", at(2_001)), 0),
    ] {
        assert_eq!(scene.ids(&query).await.len(), count, "{query}");
    }
    let row = &scene.list("destination=lago&limit=1").await[0];
    assert_eq!(
        (&row["kind"], &row["customer"], &row["attempts"]),
        (&json!("cost"), &json!("acme"), &json!(1))
    );
    assert_eq!(row["cost"].to_string(), "0.00032");
    assert_eq!((&row["at"], &row["next_at"]), (&json!(at(2_000).to_string()), &Value::Null));
    for (query, expected) in [
        ("destination=nope", 404),
        ("cursor=x", 400),
        ("limit=0", 422),
        ("limit=1001", 422),
        ("state=odd", 422),
        ("since=yesterday", 422),
    ] {
        assert_eq!(
            scene.refused("GET", &format!("/delivery/list?{query}"), None).await.0,
            expected,
            "{query}"
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn another_try_sends_the_same_bytes_and_is_noted() {
    let scene = scene().await;
    scene.lago.next([status(422)]);
    scene.call("acme").await;
    scene.until_so_many("state=dead", 1).await;
    let id = scene.ids("state=dead").await.remove(0);
    let info = scene.server.read(&format!("/delivery/info?id={id}")).await;
    assert_eq!(info["body"].as_str().unwrap().as_bytes(), scene.lago.seen()[0].raw);
    let url = info["url"].as_str().unwrap();
    assert!(url.ends_with("/lago") && !url.contains("canary"), "{url}");
    assert_eq!((&info["last_error"], &info["last_status"]), (&json!("refused"), &json!(422)));

    assert_eq!(
        scene.server.post("/delivery/retry", json!({"ids": [id, id]})).await,
        json!({"retried": 1, "left": 0})
    );
    scene.until_so_many("destination=lago&state=delivered", 1).await;
    let seen = scene.lago.seen();
    assert_eq!((seen.len(), &seen[0].raw), (2, &seen[1].raw));
    let info = scene.server.read(&format!("/delivery/info?id={id}")).await;
    assert_eq!((&info["attempts"], &info["state"]), (&json!(2), &json!("delivered")));
    let audit = &info["audit"];
    assert_eq!((audit.as_array().unwrap().len(), &audit[0]["action"]), (1, &json!("retry")));
    assert_eq!(audit[0]["author"], "default_user_id");

    // What has arrived stays, and who asks for several gets all or none.
    scene.lago.next([status(422), status(422)]);
    scene.call("acme").await;
    scene.until_so_many("state=dead", 1).await;
    let dead = scene.ids("state=dead").await.remove(0);
    for (body, expected) in [
        (json!({"ids": [dead, id]}), 400),
        (json!({"ids": [dead, "lago:99"]}), 404),
        (json!({"ids": [dead, "nope:1"]}), 404),
        (json!({"ids": [dead, "lago:x"]}), 404),
        (json!({"ids": []}), 400),
        (json!({}), 400),
        (json!({"ids": [dead], "state": "dead"}), 400),
        (json!({"state": "delivered"}), 422),
        (json!({"state": "dead", "destination": "nope"}), 404),
    ] {
        let (status, said) = scene.refused("POST", "/delivery/retry", Some(body.clone())).await;
        assert_eq!(status, expected, "{body}: {said}");
    }
    assert_eq!(scene.ids("state=dead").await, [dead]);
    let of_state = |name: &str| json!({"state": "dead", "destination": name});
    assert_eq!(scene.server.post("/delivery/retry", of_state("webhook")).await["retried"], 0);
    assert_eq!(scene.server.post("/delivery/retry", of_state("lago")).await["retried"], 1);
    until("it is refused again", async || scene.lago.seen().len() == 4).await;
    scene.until_so_many("state=dead", 1).await;
    scene.end().await;
}

#[tokio::test]
async fn what_is_dropped_is_never_sent_and_stays_on_record() {
    let scene = scene().await;
    let paused =
        scene.server.post("/delivery/pause", json!({"destination": "lago", "reason": "moving"})).await;
    assert_eq!((&paused["state"], &paused["reason"]), (&json!("paused"), &json!("moving")));
    for customer in ["acme", "zoe"] {
        scene.call(customer).await;
    }
    scene.until_so_many("destination=webhook&state=delivered", 2).await;
    let waiting = scene.ids("destination=lago&state=pending").await;
    assert_eq!((waiting.len(), scene.lago.seen().len()), (2, 0));
    let (gone, kept) = (&waiting[0], &waiting[1]);
    for (body, expected) in [
        (json!({"id": gone}), 422),
        (json!({"id": gone, "reason": " "}), 422),
        (json!({"id": "lago:99", "reason": "x"}), 404),
        (json!({"id": scene.ids("destination=webhook").await[0], "reason": "x"}), 400),
    ] {
        assert_eq!(scene.refused("POST", "/delivery/drop", Some(body.clone())).await.0, expected, "{body}");
    }
    let body = json!({"id": gone, "reason": "billed by hand"});
    assert_eq!(
        scene.server.post("/delivery/drop", body.clone()).await,
        json!({"id": gone, "state": "dropped"})
    );
    assert_eq!(scene.refused("POST", "/delivery/drop", Some(body)).await.0, 400);
    let info = scene.server.read(&format!("/delivery/info?id={gone}")).await;
    assert_eq!((&info["audit"][0]["note"], &info["state"]), (&json!("billed by hand"), &json!("dropped")));

    let resumed = scene.server.post("/delivery/resume", json!({"destination": "lago"})).await;
    assert_eq!((&resumed["state"], &resumed["paused_by_operator"]), (&json!("active"), &json!(false)));
    scene.until_so_many("destination=lago&state=delivered", 1).await;
    assert_eq!(scene.ids("destination=lago&state=delivered").await, std::slice::from_ref(kept));
    assert_eq!(scene.lago.told().len(), 1);
    until("the counts are new", async || {
        let status = scene.server.read("/delivery/status").await;
        let lago = &status["destinations"][0];
        lago["name"] == "lago" && lago["dropped"] == 1 && lago["delivered"] == 1 && lago["pending"] == 0
    })
    .await;
    assert_eq!(scene.refused("POST", "/delivery/pause", Some(json!({"destination": "nope"}))).await.0, 404);
    scene.end().await;
}

#[tokio::test]
async fn usage_of_nobody_waits_until_somebody_says_who_is_billed() {
    let scene = scene_at(Clock::System, &["tokens", "cost"]).await;
    let key = scene.server.key(json!({"key_alias": "ci"})).await;
    scene.call_of_nobody(&key).await;
    scene.call_of_nobody(MASTER).await;
    scene.call("acme").await;
    scene.until_so_many("state=skipped", 4).await;
    let unbilled = scene.server.read("/billing/unbilled").await;
    let rows = unbilled["unbilled"].as_array().unwrap();
    assert_eq!((rows.len(), &unbilled["total_count"]), (4, &json!(4)));
    // Two codes of one line are two deliveries, and cost what the line costs.
    assert_eq!(unbilled["total_cost"].to_string(), "0.00064");
    assert_eq!((&rows[3]["reason"], &rows[3]["key_alias"]), (&json!("no charge id"), &json!("ci")));
    let page = scene.server.read(&format!("/billing/unbilled?key={key}&limit=1")).await;
    assert_eq!((&page["total_count"], page["next_cursor"].is_string()), (&json!(2), true));
    let skipped = rows[3]["id"].as_str().unwrap();
    let (status, said) = scene.refused("POST", "/delivery/retry", Some(json!({"ids": [skipped]}))).await;
    assert!(status == 400 && said.contains("/billing/assign"), "{status} {said}");
    for (body, expected) in [
        (json!({"charge_id": "acme"}), 400),
        (json!({"all": true}), 422),
        (json!({"charge_id": "acme", "all": true, "ids": [skipped]}), 400),
        (json!({"charge_id": "acme", "all": true, "destination": "webhook"}), 400),
        (json!({"charge_id": "acme", "ids": ["lago:99"]}), 404),
        (json!({"charge_id": "acme", "ids": [scene.ids("destination=webhook").await[0]]}), 400),
    ] {
        assert_eq!(scene.refused("POST", "/billing/assign", Some(body.clone())).await.0, expected, "{body}");
    }
    let before = scene.server.read(&format!("/delivery/info?id={skipped}")).await;
    let assigned = scene.server.post("/billing/assign", json!({"key": key, "charge_id": "ci-bill"})).await;
    assert_eq!(assigned.to_string(), r#"{"assigned":2,"cost":0.00032,"left":0}"#);
    scene.until_so_many("destination=lago&state=delivered", 4).await;
    let told: Vec<Value> = scene.lago.told().into_iter().filter(|it| it["charge_id"] == "ci-bill").collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0]["id"], before["entry_id"], "the event is known by the same id");
    let after = scene.server.read(&format!("/delivery/info?id={skipped}")).await;
    assert_eq!((&after["customer"], &after["audit"][0]["note"]), (&json!("ci-bill"), &json!("ci-bill")));

    let rest = scene.server.read("/billing/unbilled").await;
    let ids: Vec<&Value> = rest["unbilled"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    let assigned = scene.server.post("/billing/assign", json!({"ids": ids, "charge_id": "house"})).await;
    assert_eq!(picos(&assigned["cost"]), picos(&rest["total_cost"]));
    assert_eq!(scene.server.read("/billing/unbilled").await["total_count"], 0);
    let checked = scene.server.read("/billing/check?destination=lago").await;
    assert_eq!(
        (&checked["ok"], &checked["findings"][0]["text"]),
        (&json!(true), &json!("knows acme,house,ci-bill"))
    );
    assert_eq!(scene.refused("GET", "/billing/check?destination=webhook", None).await.0, 400);
    scene.end().await;
}

#[tokio::test]
async fn a_destination_is_asked_at_length_once_at_a_time() {
    let scene = scene().await;
    let asks = [
        ("GET", "/billing/check?destination=lago", None),
        ("GET", "/delivery/verify?destination=lago", None),
        ("GET", "/delivery/verify", None),
        ("POST", "/delivery/test", Some(json!({"destination": "lago"}))),
    ];
    for (at, (method, path, body)) in asks.iter().enumerate() {
        let held = scene.kept.gate.write().await;
        let others = async {
            until("it is asked", async || scene.kept.questions.load(Ordering::SeqCst) == 5 * at + 1).await;
            for (method, path, body) in asks.clone() {
                let (status, said) = scene.refused(method, path, body).await;
                assert_eq!((status, said.contains("'lago' is being checked")), (429, true), "{path}: {said}");
            }
            // Others are not kept from their work.
            if *path != "/delivery/verify" {
                assert_eq!(scene.server.read("/delivery/verify?destination=webhook").await["ok"], true);
            }
            drop(held);
        };
        let (asked, ()) = tokio::join!(scene.server.call(method, path, body.clone()), others);
        assert_eq!(asked.0, 200, "{path}");
        for (method, path, body) in asks.clone() {
            assert_eq!(scene.server.call(method, path, body).await.0, 200, "{path}");
        }
    }
    scene.end().await;
}

#[tokio::test]
async fn a_delivery_that_is_missing_makes_the_proof_red() {
    let scene = scene_at(Clock::manual(Millis(NOW)), &["tokens"]).await;
    for customer in ["acme", "zoe", "acme"] {
        scene.call(customer).await;
        scene.server.app.ledger.clock().advance_ms(1_000);
    }
    scene.call_of_nobody(MASTER).await;
    scene.until_so_many("state=delivered", 6).await;
    // The last seconds are left out unless it is asked for.
    scene.server.app.ledger.clock().advance_ms(5_000);
    assert_eq!(scene.server.read("/delivery/verify").await["charges"]["count"], 3);
    scene.server.app.ledger.clock().advance_ms(1);
    let green = scene.server.read("/delivery/verify").await;
    assert_eq!(
        (&green["ok"], green["charges"].to_string()),
        (&json!(true), r#"{"count":4,"cost":0.00128}"#.into())
    );
    let lago = &green["destinations"][0];
    assert_eq!(
        lago["deliveries"].to_string(),
        r#"[{"state":"delivered","count":3,"cost":0.00096},{"state":"skipped","count":1,"cost":0.00032}]"#
    );
    assert_eq!(lago["kept"]["sent"], lago["kept"]["accepted"]);
    assert_eq!(lago["kept"]["sent"]["count"], 3);
    let narrow = format!("/delivery/verify?since={}&until={}", Millis(NOW + 1_000), Millis(NOW + 2_000));
    assert_eq!(scene.server.read(&narrow).await["charges"]["count"], 1);
    assert_eq!(scene.kept.asked.lock().unwrap().last(), Some(&(Millis(NOW + 1_000), Millis(NOW + 1_999))));

    let lost = scene.list("destination=lago&state=delivered").await.remove(0);
    scene.kept.lost.lock().unwrap().push(lost["entry_id"].as_str().unwrap().into());
    let red = scene.server.read("/delivery/verify?destination=lago").await;
    assert_eq!(
        (&red["ok"], &red["destinations"][0]["kept"]["missing"]["first"]),
        (&json!(false), &json!([lost["entry_id"]]))
    );
    scene.kept.lost.lock().unwrap().clear();

    // Somebody's hand behind our back.
    let seq: i64 = lost["id"].as_str().unwrap().trim_start_matches("lago:").parse().unwrap();
    let gone = Statement::new("delete from delivery where source = 0 and source_seq = $1", vec![seq.into()]);
    scene.server.app.directory.store().write(vec![gone]).await.unwrap();
    let red = scene.server.read("/delivery/verify").await;
    assert_eq!(red["ok"], false);
    for destination in red["destinations"].as_array().unwrap() {
        assert_eq!(
            destination["missing"],
            json!({"count": 1, "cost": lost["cost"], "first": [lost["entry_id"]]}),
            "{destination}"
        );
    }
    for (query, expected) in [
        (format!("since={}", Millis(NOW - 35 * DAY_MS)), 400),
        (format!("since={0}&until={0}", Millis(NOW)), 400),
        ("destination=nope".into(), 404),
    ] {
        assert_eq!(
            scene.refused("GET", &format!("/delivery/verify?{query}"), None).await.0,
            expected,
            "{query}"
        );
    }
    scene.end().await;
}

#[tokio::test]
async fn a_sample_goes_the_way_of_all_events_and_bills_nobody() {
    let scene = scene().await;
    let tested = scene.server.post("/delivery/test", json!({"destination": "webhook"})).await;
    let id = tested["id"].as_str().unwrap();
    scene.until_so_many("destination=webhook&state=delivered", 1).await;
    assert_eq!(scene.ids("state=delivered").await, [id]);
    assert_eq!(scene.webhook.told()[0]["event"], "test");
    let tested = scene.server.post("/delivery/test", json!({"destination": "lago"})).await;
    assert_eq!((&tested["id"], &tested["state"]), (&Value::Null, &json!("reachable")));
    assert_eq!(scene.lago.seen().len(), 0);

    assert_eq!(scene.server.call("GET", "/health/services?service=webhook", None).await, (200, Value::Null));
    scene.until_so_many("destination=webhook&state=delivered", 2).await;
    for (service, expected) in [("lago", 200), ("slack", 422), ("slack_budget_alerts", 422), ("fax", 400)] {
        let (status, said) = scene.refused("GET", &format!("/health/services?service={service}"), None).await;
        assert_eq!(status, expected, "{service}: {said}");
    }
    scene.server.post("/delivery/pause", json!({"destination": "webhook"})).await;
    let (status, said) =
        scene.refused("POST", "/delivery/test", Some(json!({"destination": "webhook"}))).await;
    assert!(status == 400 && said.contains("resume"), "{status} {said}");
    scene.end().await;
}

#[tokio::test]
async fn who_is_late_or_shut_is_told_of_once_an_hour() {
    let clock = Clock::manual(Millis(NOW));
    let scene = scene_at(clock.clone(), &["tokens"]).await;
    let deliveries = &scene.server.app.deliveries;
    scene.lago.usual(status(401));
    scene.call("acme").await;
    until("it lets nobody in", async || !scene.lago.seen().is_empty()).await;
    let alerts = || {
        let told = scene.webhook.told().into_iter().filter(|it| it["event"] == "delivery_alert");
        told.map(|it| it["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    until("it is told that it is paused", async || {
        deliveries.look_after().await.unwrap();
        alerts().len() == 1
    })
    .await;
    assert_eq!(alerts()[0], "Deliveries to lago: it is paused: the key is wrong.");
    deliveries.look_after().await.unwrap();
    // What has arrived is written down a little later; by then it must not look late itself.
    scene.until_so_many("destination=webhook&state=pending", 0).await;
    clock.advance_ms(3_600_000);
    deliveries.look_after().await.unwrap();
    // An hour later: still paused. Exactly an hour is not late, a moment more is.
    until("an hour later it is told again", async || alerts().len() == 2).await;
    scene.until_so_many("destination=webhook&state=pending", 0).await;
    clock.advance_ms(1);
    until("it is told that it is late", async || {
        deliveries.look_after().await.unwrap();
        alerts().len() == 3
    })
    .await;
    assert_eq!(alerts()[2], "Deliveries to lago: 1 deliveries wait, the oldest for 60 minutes.");
    deliveries.look_after().await.unwrap();
    scene.until_so_many("destination=webhook&state=delivered", 4).await;
    scene.end().await;
}

#[tokio::test]
async fn what_arrived_is_forgotten_after_35_days_and_nothing_else() {
    let clock = Clock::manual(Millis(NOW));
    let scene = scene_at(clock.clone(), &["tokens"]).await;
    scene.call("acme").await;
    scene.call_of_nobody(MASTER).await;
    scene.server.post("/delivery/test", json!({"destination": "webhook"})).await;
    scene.until_so_many("state=delivered", 3).await;
    clock.advance_ms(35 * DAY_MS);
    let deliveries = &scene.server.app.deliveries;
    assert_eq!(deliveries.forget_old().await.unwrap(), 0);
    clock.advance_ms(1);
    scene.call("zoe").await;
    scene.until_so_many("state=delivered", 5).await;
    // Three deliveries, the event of one of them, and the line that says who asked for it.
    assert_eq!(deliveries.forget_old().await.unwrap(), 5);
    assert_eq!(deliveries.forget_old().await.unwrap(), 0);
    let states: Vec<Value> = scene.list("").await.into_iter().map(|row| row["state"].clone()).collect();
    assert_eq!(states, ["delivered", "delivered", "skipped"]);
    scene.end().await;
}

#[tokio::test]
async fn the_metrics_tell_of_each_destination() {
    let scene = scene().await;
    scene.call("acme").await;
    scene.call_of_nobody(MASTER).await;
    scene.until_so_many("state=delivered", 2).await;
    let response = scene.server.http.get(format!("{}/metrics", scene.server.url)).bearer_auth(MASTER).send();
    let page = response.await.unwrap().text().await.unwrap();
    for line in [
        "litellm_rs_delivery_pending{destination=\"lago\",kind=\"lago\"} 0.0",
        "litellm_rs_delivery_skipped{destination=\"lago\",kind=\"lago\"} 1.0",
        "litellm_rs_delivery_active{destination=\"webhook\",kind=\"webhook\"} 1.0",
        "litellm_rs_delivery_requests_total{destination=\"lago\",kind=\"lago\"} 1.0",
        "litellm_rs_delivery_attempts_total{destination=\"webhook\",kind=\"webhook\",outcome=\"delivered\"} 1.0",
    ] {
        assert!(page.lines().any(|seen| seen == line), "{line} is not in\n{page}");
    }
    scene.end().await;
}

/// Runs the real binary against the scene's server.
fn home(scene: &Scene) -> Home {
    Home::new().with("LITELLM_PROXY_URL", scene.server.url.clone()).with("LITELLM_PROXY_API_KEY", MASTER)
}

/// A command ends while the server it talks to goes on in this process.
async fn run(home: &Home, line: &str) -> Ended {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut command = home.command(&words);
    tokio::task::spawn_blocking(move || Ended::of(&mut command)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_sees_and_does_all_of_it() {
    let scene = scene().await;
    let home = home(&scene);
    scene.lago.next([status(422)]);
    scene.call("acme").await;
    scene.until_so_many("state=dead", 1).await;
    scene.call_of_nobody(MASTER).await;
    scene.until_so_many("state=skipped", 1).await;

    let listed = run(&home, "deliveries list --failed -o id").await.printed();
    let (dead, skipped) = (listed.trim(), scene.ids("state=skipped").await.remove(0));
    assert_eq!(scene.ids("state=dead").await, [dead]);
    let table = run(&home, "deliveries list --state dead").await.printed();
    assert!(table.starts_with("ID\tSTATE\tKIND\tCUSTOMER\tCOST\tAT\tTRIES\tERROR\n"), "{table}");
    assert!(table.contains(&format!("{dead}\tdead\ttokens\tacme\t0.00032\t")), "{table}");
    let shown = run(&home, &format!("deliveries show {dead} -o json")).await.json();
    assert_eq!(shown["body"].as_str().unwrap().as_bytes(), scene.lago.seen()[0].raw);

    // Some of several: each that failed is named.
    let ended = run(&home, &format!("deliveries retry {dead} {skipped} lago:99")).await;
    assert_eq!(ended.code, 8, "{}", ended.stderr);
    assert!(
        ended.stderr.contains("'lago:99' not found") && ended.stderr.contains("2 of 3 failed"),
        "{}",
        ended.stderr
    );
    scene.until_so_many("destination=lago&state=delivered", 1).await;
    assert_eq!(run(&home, "deliveries retry --dead").await.printed(), "0 deliveries are sent again\n");

    let unbilled = run(&home, "billing unbilled -o json").await.json();
    assert_eq!(unbilled[0]["id"], json!(skipped));
    let ended = run(&home, &format!("billing assign {skipped} --to house")).await;
    assert_eq!(ended.code, 2, "a bill needs a yes: {}", ended.stderr);
    let said = run(&home, "billing assign --all --to house --yes").await.printed();
    assert_eq!(said, "1 deliveries, $0.00032, are billed to house\n");
    scene.until_so_many("destination=lago&state=delivered", 2).await;

    let verified = run(&home, "deliveries verify --until 2100-01-01 --since 1h -o json").await;
    assert_eq!((verified.code, verified.json()["ok"].clone()), (0, json!(true)));
    scene.kept.lost.lock().unwrap().push(unbilled[0]["entry_id"].as_str().unwrap().into());
    let red = run(&home, "delivery verify --destination lago --since 1h --until 2100-01-01").await;
    assert_eq!(red.code, 6, "{}", red.stderr);
    assert!(red.stderr.contains("this is not proved"), "{}", red.stderr);
    assert_eq!(run(&home, "deliveries test webhook").await.code, 0);
    assert_eq!(run(&home, "billing check").await.code, 0);

    assert_eq!(run(&home, "deliveries pause webhook --reason moving").await.printed(), "paused webhook\n");
    scene.call("zoe").await;
    let waiting = scene.ids("destination=webhook&state=pending").await.remove(0);
    assert_eq!(run(&home, &format!("deliveries drop {waiting} --reason x")).await.code, 2);
    let said = run(&home, &format!("deliveries drop {waiting} --reason x --yes")).await.printed();
    assert_eq!(said, format!("dropped {waiting}\n"));
    let row = &run(&home, "deliveries status -o json").await.json()[1];
    assert_eq!(
        (&row["name"], &row["state"], &row["reason"]),
        (&json!("webhook"), &json!("paused"), &json!("moving"))
    );
    assert_eq!(run(&home, "deliveries resume webhook").await.printed(), "resumed webhook\n");
    assert_eq!(run(&home, "deliveries resume nope").await.code, 4);
    scene.end().await;
}
