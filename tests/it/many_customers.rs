//! Twenty thousand customers: pages are right in every order and up to the last one, searches find
//! whom they should, and the whole list is one array.

use litellm_rs::clock::Clock;
use litellm_rs::domain::account::Kept;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::{Budget, Customer};
use litellm_rs::domain::scope::{AccountKey, Scope};
use litellm_rs::domain::time::Millis;
use litellm_rs::store::{Access, Store, accounts, records};
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::control::NOW;

const CUSTOMERS: i64 = 20_000;
/// Steps between neighbours in the order of spend; it has no divisor in common with their number.
const STEP: i64 = 7_919;

/// Everybody's place in the order of spend; the first half has spent nothing.
fn rank(at: i64) -> i64 {
    at * STEP % CUSTOMERS
}

fn spent(at: i64) -> Picos {
    Picos::new(i128::from((rank(at) - CUSTOMERS / 2).max(0)) * 1_000_000_000)
}

fn id(at: i64) -> String {
    format!("customer-{at:05}")
}

async fn fill(store: &Store) {
    let tier: Budget =
        serde_json::from_value(json!({"id": "tier", "limits": {"max_budget": "99000000000000"},
        "created_by": "a", "created_at": NOW, "updated_by": "a", "updated_at": NOW}))
        .unwrap();
    store.write(vec![records::budget::insert(&tier).unwrap()]).await.unwrap();
    let mut statements = Vec::new();
    let mut balances = Vec::new();
    for at in 0..CUSTOMERS {
        let customer: Customer =
            serde_json::from_value(json!({"id": id(at), "alias": format!("Company {}", rank(at)),
            "budget_id": (at % 2 == 0).then_some("tier"), "created_at": NOW - at, "updated_at": NOW}))
            .unwrap();
        statements.push(records::customer::insert(&customer).unwrap());
        let posted = spent(at);
        if posted > Picos::ZERO {
            let kept = Kept { posted, lifetime: posted, ..Kept::default() };
            balances.push((AccountKey::main(Scope::Customer(customer.id)), kept));
        }
    }
    statements.extend(accounts::upsert(balances.iter().map(|(key, kept)| (key, kept))));
    store.write(statements).await.unwrap();
}

async fn crowded() -> Server {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_sqlite(&folder.path().join("ledger.db"), Access::Own).await.unwrap();
    fill(&store).await;
    store.close().await;
    drop(store);
    Server::start_in(folder, "model_list: []\n", Clock::manual(Millis(NOW))).await
}

fn ids(customers: &Value) -> Vec<String> {
    let ids = customers.as_array().unwrap().iter().map(|customer| &customer["user_id"]);
    ids.map(|id| id.as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn pages_are_right_in_every_order_up_to_the_last_one() {
    let server = crowded().await;
    let by_id: Vec<String> = (0..CUSTOMERS).map(id).collect();
    let mut ranked: Vec<i64> = (0..CUSTOMERS).collect();
    ranked.sort_by_key(|at| (spent(*at), *at));
    let by_spend: Vec<String> = ranked.into_iter().map(id).collect();
    let by_age: Vec<String> = by_id.iter().rev().cloned().collect();
    for (sort, order) in
        [("user_id", &by_id), ("spend", &by_spend), ("created_at", &by_age), ("updated_at", &by_id)]
    {
        for number in [1, 2, 100, 101, 199, 200, 201] {
            let from = ((number - 1) * 100).min(order.len());
            let expected = &order[from..(from + 100).min(order.len())];
            let ask = format!("/customer/list?page={number}&size=100&sort_by={sort}");
            let page = server.read(&ask).await;
            assert_eq!(ids(&page["customers"]), expected, "{ask}");
            assert_eq!((&page["total_count"], &page["total_pages"]), (&json!(CUSTOMERS), &json!(200)));
            let mirrored = server.read(&format!("{ask}&sort_order=desc")).await;
            let end = order.len() - from;
            let expected: Vec<_> = order[end.saturating_sub(100)..end].iter().rev().cloned().collect();
            assert_eq!(ids(&mirrored["customers"]), expected, "{ask} desc");
        }
    }
    let page = server.read("/customer/list?page=200&size=100").await;
    for customer in page["customers"].as_array().unwrap() {
        let at: i64 = customer["user_id"].as_str().unwrap()["customer-".len()..].parse().unwrap();
        assert_eq!(Picos::parse(&customer["spend"].to_string()).unwrap(), spent(at), "{customer}");
        let cap = &customer["litellm_budget_table"]["max_budget"];
        assert_eq!(*cap, if at % 2 == 0 { json!(99.0) } else { json!(null) });
    }
    // Who lists everybody does not put everybody into memory.
    assert!(server.app.ledger.health().accounts < 10);
    server.stop().await;
}

#[tokio::test]
async fn totals_searches_and_the_whole_list_follow_every_change() {
    let server = crowded().await;
    let total = async || server.read("/customer/list?size=1").await["total_count"].as_i64().unwrap();
    assert_eq!(total().await, CUSTOMERS);
    server.post("/customer/new", json!({"user_id": "zz", "alias": "Brandnew", "spend": 500})).await;
    assert_eq!(total().await, CUSTOMERS + 1);
    assert_eq!(ids(&server.read("/customer/list?search=BRANDNEW").await), ["zz"]);
    let dearest = server.read("/customer/list?size=1&sort_by=spend&sort_order=desc").await;
    assert_eq!(ids(&dearest["customers"]), ["zz"]);

    let found = server
        .read("/customer/list?search=customer-0012&page=1&size=4&sort_by=user_id&sort_order=desc")
        .await;
    assert_eq!(found["total_count"], json!(10));
    assert_eq!(ids(&found["customers"]), [129, 128, 127, 126].map(id));
    assert_eq!(server.read("/customer/list?search=nobody&size=5").await["customers"], json!([]));
    let (status, refusal) = server.call("GET", "/customer/list?search=company&size=5", None).await;
    assert_eq!((status, &refusal["error"]["param"]), (400, &json!("search")), "{refusal}");

    let everybody = ids(&server.read("/customer/list").await);
    assert_eq!(everybody.len() as i64, CUSTOMERS + 1);
    assert!(everybody.is_sorted());
    let newest_first = ids(&server.read("/customer/list?sort_by=created_at&sort_order=desc").await);
    assert_eq!(newest_first[..2], ["zz".to_owned(), id(0)]);
    assert_eq!(newest_first.len(), everybody.len());

    server.post("/customer/delete", json!({"user_ids": ["zz", id(0)]})).await;
    assert_eq!(total().await, CUSTOMERS - 1);
    assert_eq!(ids(&server.read("/customer/list?page=1&size=1").await["customers"]), [id(1)]);
    server.stop().await;
}
