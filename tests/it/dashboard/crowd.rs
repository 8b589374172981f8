//! The dashboard and more customers than it loads: the filter line and the palette find them all the
//! same.

use litellm_rs::domain::account::Kept;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::Customer;
use litellm_rs::domain::scope::{AccountKey, Scope};
use litellm_rs::store::{Access, Store, accounts, records};
use serde_json::json;

use super::tmux::{Terminal, installed};
use crate::clients::installed::or_skip;
use crate::support::Home;
use crate::support::control::NOW;

/// More than the dashboard loads, and than a search may find.
const CROWD: i64 = 10_001;

/// The crowd has spent something; two others have not, and come last.
async fn fill(home: &Home) {
    std::fs::create_dir_all(home.data()).unwrap();
    let store = Store::open_sqlite(&home.data().join("ledger.db"), Access::Own).await.unwrap();
    let customer = |id: &str, alias: Option<&str>| -> Customer {
        serde_json::from_value(json!({"id": id, "alias": alias, "created_at": NOW, "updated_at": NOW}))
            .unwrap()
    };
    let mut statements = Vec::new();
    let mut balances = Vec::new();
    for at in 1..=CROWD {
        let customer = customer(&format!("crowd-{at:05}"), None);
        statements.push(records::customer::insert(&customer).unwrap());
        let posted = Picos::from_dollars(at);
        let kept = Kept { posted, lifetime: posted, ..Kept::default() };
        balances.push((AccountKey::main(Scope::Customer(customer.id)), kept));
    }
    for (id, alias) in [("acme-17", Some("Small Fry")), ("acme-171", None)] {
        statements.push(records::customer::insert(&customer(id, alias)).unwrap());
    }
    statements.extend(accounts::upsert(balances.iter().map(|(key, kept)| (key, kept))));
    store.write(statements).await.unwrap();
    store.close().await;
}

fn scene() -> (crate::support::Serving, Home) {
    let home = Home::new();
    tokio::runtime::Runtime::new().unwrap().block_on(fill(&home));
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    (server, home)
}

#[test]
fn who_was_not_loaded_is_found() {
    if or_skip(installed()).is_none() {
        return;
    }
    let (_server, home) = scene();
    let terminal = Terminal::open(&home, 120, 36);
    terminal.dashboard("--screen customers");
    let screen = terminal.wait_for("5,000 of 10,003 (largest spenders)");
    assert!(!screen.contains("acme"), "{screen}");

    // By the filter: at once, and gone with it.
    terminal.keys(&["/"]);
    terminal.keys(&["small", "Space", "!acme-171"]);
    terminal.wait("the row", |screen| {
        screen.contains("1 found of 10,003")
            && screen.lines().any(|line| line.contains("acme-17 ") && line.contains("Small Fry"))
    });
    terminal.keys(&["Escape"]);
    let screen = terminal.wait_for("5,000 of 10,003 (largest spenders)");
    assert!(!screen.contains("acme"), "{screen}");

    // Too many are said to be too many, and those that were loaded are shown.
    terminal.keys(&["/"]);
    terminal.keys(&["crowd"]);
    let screen = terminal.wait_for("More than 10000 customers have 'crowd' in their id or alias.");
    assert!(screen.contains("not searched") && screen.contains("crowd-05002"), "{screen}");
    terminal.keys(&["C-u", "crowd-00001", "Enter"]);
    terminal.wait_for("1 found of 10,003");

    // What was found is acted on like any other row.
    terminal.keys(&["Escape"]);
    terminal.wait_for("5,000 of 10,003 (largest spenders)");
    terminal.keys(&["/"]);
    terminal.keys(&["acme-17", "Enter"]);
    terminal.wait_for("2 found of 10,003");
    terminal.keys(&["G", "Space", "b"]);
    terminal.wait_for("Block customer acme-171?");
    terminal.keys(&["y"]);
    terminal.wait_for("ok: blocked");
    let blocked = |id: &str| home.run(&["customer", "info", id, "-o", "json"]).json()["blocked"].clone();
    assert_eq!((blocked("acme-17"), blocked("acme-171")), (json!(false), json!(true)));
    terminal.wait("the state", |screen| {
        screen.lines().any(|line| line.contains("acme-171") && line.contains("blocked"))
    });
}

#[test]
fn who_was_not_loaded_is_opened_by_the_id() {
    if or_skip(installed()).is_none() {
        return;
    }
    let (_server, home) = scene();
    let terminal = Terminal::open(&home, 120, 36);
    terminal.dashboard("--screen tail");
    terminal.keys(&["2"]);
    terminal.wait_for("5,000 of 10,003 (largest spenders)");
    terminal.keys(&[":"]);
    terminal.keys(&["customer", "Space", "acme-18", "Enter"]);
    terminal.wait_for("there is no customer 'acme-18'");
    terminal.keys(&["5", ":"]);
    terminal.keys(&["customer", "Space", "acme-17", "Enter"]);
    terminal.wait("the detail", |screen| {
        screen.contains("[2 Customers]") && screen.contains("alias           Small Fry")
    });

    let frame = home.run(&["dashboard", "--once", "--screen", "customers", "--filter", "acme-17"]).printed();
    assert!(frame.contains("2 found of 10,003") && frame.contains("acme-171"), "{frame}");
}
