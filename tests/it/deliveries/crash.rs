//! Killed at each step between a provider's answer and the billing system's: every charge is billed
//! once, under one id, and the sums are equal to the last digit.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use litellm_rs::domain::money::Picos;
use litellm_rs::store::{Access, Store, entries};
use serde_json::{Value, json};

use crate::support::lago::{Lago, Manner};
use crate::support::process::{Home, Serving};
use crate::support::{Answer, Upstream, config_with_upstream, http, picos, until};

const MASTER: &str = "sk-a-master-key-for-the-crash-test";
const CALLERS: usize = 8;

/// Where the server is when it is killed.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Charges are booked, and nothing is taken.
    BeforeSending,
    /// The request has arrived, and nothing is kept yet.
    OnTheWay,
    /// The events are kept, and the answer is lost.
    BeforeTheAnswer,
    /// At any moment of a busy life.
    Anywhere,
}

struct World {
    home: Home,
    lago: Lago,
    yaml: String,
}

impl World {
    fn serve(&self) -> Serving {
        self.home.serve_with(&self.yaml, &[])
    }

    async fn call_until_killed(url: String, caller: usize) {
        let http = http();
        loop {
            let body = json!({"model": "up", "user": format!("customer-{caller}"),
                "messages": [{"role": "user", "content": "Hello"}]});
            let sent = http
                .post(format!("{url}/v1/chat/completions"))
                .bearer_auth(MASTER)
                .header("content-type", "application/json")
                .body(body.to_string());
            let Ok(response) = sent.send().await else { return };
            if response.text().await.is_err() {
                return;
            }
        }
    }

    /// One life: calls come in, the billing system does as the step wants, and the server is killed.
    async fn live_and_die(&self, step: Step, life: u64) {
        let asked = self.lago.asked().len();
        match step {
            Step::BeforeSending => self.lago.usual(Manner::status(503)),
            Step::OnTheWay => self.lago.usual(Manner::Hang(Duration::from_secs(60))),
            Step::BeforeTheAnswer => self.lago.usual(Manner::KeepAndHang(Duration::from_secs(60))),
            Step::Anywhere => self.lago.usual(Manner::Take),
        }
        let server = self.serve();
        let calls: Vec<_> = (0..CALLERS)
            .map(|caller| tokio::spawn(Self::call_until_killed(server.url.clone(), caller)))
            .collect();
        if let Step::Anywhere = step {
            // Somewhere in the second in which the first request is gathered, sent and noted.
            tokio::time::sleep(Duration::from_millis(700 + 83 * life)).await;
        } else {
            self.lago.requests(asked + 1).await;
            // The step is reached; what happens beside it is at a moment of its own.
            tokio::time::sleep(Duration::from_millis(7 * life)).await;
        }
        drop(server);
        for call in calls {
            call.await.unwrap();
        }
    }

    /// A last life in which everything arrives.
    async fn drain(&self) {
        self.lago.usual(Manner::Take);
        let server = self.serve();
        let database = self.home.data().join("ledger.db");
        until("every charge has arrived", async || {
            let booked = booked(&database).await.len();
            booked == self.lago.count()
        })
        .await;
        server.stop();
    }
}

/// The charges on disk: id and cost.
async fn booked(database: &Path) -> HashMap<String, Picos> {
    let store = Store::open_sqlite(database, Access::ReadOnly).await.unwrap();
    let entries = entries::after(&store, 0, 1_000_000).await.unwrap();
    store.close().await;
    entries.into_iter().map(|entry| (entry.id, entry.cost)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_charge_is_billed_once_wherever_the_server_is_killed() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let lago = Lago::start().await;
    let home = Home::new()
        .with("LAGO_API_BASE", lago.url.clone())
        .with("LAGO_API_KEY", "lago-key")
        .with("LAGO_API_EVENT_CODE", "calls");
    let more = format!("general_settings:\n  master_key: {MASTER}\nlitellm_settings:\n  callbacks: [lago]\n");
    let world = World { home, lago, yaml: config_with_upstream(&upstream.url, &more) };
    let steps = [Step::BeforeSending, Step::OnTheWay, Step::BeforeTheAnswer, Step::Anywhere];
    for life in 0..12_u64 {
        let step = steps[usize::try_from(life).unwrap() % steps.len()];
        world.live_and_die(step, life).await;
    }
    world.drain().await;
    let booked = booked(&world.home.data().join("ledger.db")).await;
    let billed: Vec<Value> = world.lago.events();
    assert_eq!(billed.len(), booked.len(), "each once");
    for event in &billed {
        let id = event["transaction_id"].as_str().unwrap();
        assert_eq!(booked.get(id), Some(&picos(&event["properties"]["response_cost"])), "{event}");
    }
    let sum = booked.values().fold(Picos::ZERO, |sum, cost| sum.saturating_plus(*cost));
    assert_eq!(world.lago.sum(), sum);
    assert!(booked.len() > CALLERS * 4, "the load was real: {} charges", booked.len());
    // However often it was sent: one id has one body.
    let mut bodies: HashMap<String, Value> = HashMap::new();
    for event in world.lago.asked().into_iter().flat_map(|asked| asked.events) {
        let id = event["transaction_id"].as_str().unwrap().to_owned();
        assert_eq!(*bodies.entry(id).or_insert_with(|| event.clone()), event);
    }
}
