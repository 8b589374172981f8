//! A server whose charges go to a billing system of the test.

use std::sync::Arc;
use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::config::Secret;
use litellm_rs::delivery::lago::Lago as Protocol;
use litellm_rs::delivery::{Destination, Rules, Target, Wanted};
use litellm_rs::domain::account::Terms;
use litellm_rs::domain::admission::{Rules as Admission, Want};
use litellm_rs::domain::delivery::{CircuitRules, DeliveryState, LagoProfile, Names, Profile};
use litellm_rs::domain::entry::{CallFacts, Draft, EntryStatus, Payer};
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::price::{Ceiling, Rate};
use litellm_rs::domain::scope::AccountKey;
use litellm_rs::domain::usage::Usage;
use litellm_rs::ledger::{Charge, Order, Patience};
use litellm_rs::store::entries;
use litellm_rs::store::outbox::delivery;
use litellm_rs::store::outbox::destination::DestinationState;

use crate::support::lago::Lago;
use crate::support::server::{Told, verified};
use crate::support::{Server, until};

/// As the real ones, but nobody waits long.
pub const RULES: Rules = Rules {
    circuit: CircuitRules {
        failures_max: 5,
        open_ms: 20,
        open_max_ms: 50,
        paused_ms: 50,
        parallel_max: 4,
        slow_ms: 60_000,
    },
    grace: Duration::from_secs(1),
    hurry: 100,
};

/// The server and the billing system.
pub struct Scene {
    pub server: Server,
    pub lago: Lago,
    rules: Rules,
}

impl Scene {
    pub async fn start() -> Self {
        Self::start_with(RULES).await
    }

    pub async fn start_with(rules: Rules) -> Self {
        let lago = Lago::start().await;
        let server = server(tempfile::tempdir().unwrap(), vec![to_lago(&lago, "calls")], rules).await;
        Self { server, lago, rules }
    }

    /// The same database and billing system, another server.
    pub async fn restart(self) -> Self {
        let folder = self.server.stop().await;
        let server = server(folder, vec![to_lago(&self.lago, "calls")], self.rules).await;
        Self { server, ..self }
    }

    /// Stops, and proves that the ledger is whole.
    pub async fn stop(self) {
        stop(self.server).await;
    }

    /// Books so many charges of a customer, each of another cost.
    pub async fn book(&self, count: usize, customer: &str) {
        book(&self.server, &vec![customer; count]).await;
    }

    pub fn destination(&self) -> &Arc<Destination> {
        destination(&self.server, "lago")
    }

    /// Waits until nothing is owed any more.
    pub async fn drained(&self) {
        drained(&self.server, "lago").await;
    }

    /// Waits until the destination is told, or not.
    pub async fn standing(&self, state: DestinationState) {
        stands(&self.server, "lago", state).await;
    }

    /// How many deliveries are in each state but delivered.
    pub async fn states(&self) -> Vec<(DeliveryState, u64)> {
        states(&self.server, "lago").await
    }

    /// What was charged to customers, together.
    pub async fn booked(&self) -> Picos {
        let store = self.server.app.ledger.store();
        let entries = entries::after(store, 0, 1_000_000).await.unwrap();
        let of_customers = entries.iter().filter(|entry| entry.payer.customer.is_some());
        of_customers.fold(Picos::ZERO, |sum, entry| sum.saturating_plus(entry.cost))
    }
}

/// A destination by its name.
pub fn destination<'a>(server: &'a Server, name: &str) -> &'a Arc<Destination> {
    server.app.deliveries.find(name).unwrap()
}

/// Waits until a destination is owed nothing any more.
pub async fn drained(server: &Server, name: &str) {
    let (store, id) = (server.app.ledger.store(), destination(server, name).id());
    until("everything owed has arrived", async || delivery::next_due(store, id).await.unwrap().is_none())
        .await;
}

/// Waits until a destination is told, or not.
pub async fn stands(server: &Server, name: &str, state: DestinationState) {
    let destination = destination(server, name);
    until("the destination stands so", async || destination.standing().state == state).await;
}

/// How many deliveries of a destination are in each state but delivered.
pub async fn states(server: &Server, name: &str) -> Vec<(DeliveryState, u64)> {
    let counts = delivery::counts(server.app.ledger.store()).await.unwrap();
    let id = destination(server, name).id();
    let own = counts.into_iter().filter(|((of, _), _)| *of == id);
    own.map(|((_, state), count)| (state, count)).collect()
}

/// Stops, and proves that the ledger is whole.
pub async fn stop(server: Server) {
    let database = server.database();
    let folder = server.stop().await;
    let report = verified(&database).await;
    assert!(report.is_green(), "{report:?}");
    drop(folder);
}

/// Books a charge of each of these customers, one after the other, each of another cost.
pub async fn book(server: &Server, customers: &[&str]) {
    let ledger = &server.app.ledger;
    let mut settling = Vec::with_capacity(customers.len());
    for (number, customer) in customers.iter().enumerate() {
        let payer = Arc::new(Payer { customer: Some((*customer).into()), ..Payer::default() });
        let admitted = ledger.admit(order(&payer), Patience::Wait(Duration::from_secs(10))).await;
        let mut reservation = admitted.unwrap();
        reservation.sent(Draft {
            request_id: uuid::Uuid::new_v4().to_string(),
            payer: Arc::clone(&payer),
            call: CallFacts { model: "openai/gpt-4o".into(), ..CallFacts::default() }.into(),
            started_at: ledger.clock().now(),
            held: Picos::new(1_010),
            floor: Picos::new(1_000),
            further: vec![],
            names: Names::default(),
        });
        settling.push(tokio::spawn(reservation.settle(Charge {
            cost: Picos::new(1_000_000_001 + i128::try_from(number).unwrap()),
            usage: Usage::plain(12, 34),
            status: EntryStatus::Exact,
            response_id: None,
            note: None,
            first_output_ms: None,
        })));
    }
    for settled in settling {
        assert!(settled.await.unwrap());
    }
}

/// A call without any cap.
fn order(payer: &Payer) -> Order {
    let terms: Vec<Terms> =
        payer.scopes().into_iter().map(|scope| Terms::uncapped(AccountKey::main(scope))).collect();
    let ceiling =
        Ceiling { input: Picos::new(1_000), output_atto_per_token: Rate::new(1), fixed: Picos::ZERO };
    Order {
        terms: terms.into(),
        routes: Default::default(),
        rates: [].into(),
        rate_tokens: 0,
        want: Some(Want { ceiling, output_cap: 10, asked: true }),
        rules: Admission::default(),
        names: Names::default(),
    }
}

/// Sends nobody further than this, and does not wait long.
pub fn hasty() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_millis(700))
        .build()
        .unwrap()
}

/// Tells a billing system, one event of this code for each charge.
pub fn to_lago(lago: &Lago, code: &str) -> Wanted {
    to_lago_by(Protocol::new(lago.url.parse().unwrap(), Secret::new("lago-key")), code)
}

/// The same, in the way that is given.
pub fn to_lago_by(protocol: Protocol, code: &str) -> Wanted {
    let profile = LagoProfile { codes: vec![code.into()], ..LagoProfile::default() };
    Wanted {
        name: "lago".into(),
        profile: Profile::Lago(profile),
        target: Target { client: hasty(), protocol: Box::new(protocol) },
        kinds: vec![],
    }
}

/// A server with one model, which tells these.
pub async fn server(folder: tempfile::TempDir, wanted: Vec<Wanted>, rules: Rules) -> Server {
    let yaml = "model_list:\n  - model_name: mock\n    litellm_params: {model: mock/mock}\n";
    let told = Told { wanted, rules, ..Told::default() };
    Server::start_telling(folder, yaml, Clock::System, told).await
}
