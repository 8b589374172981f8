//! A database with so many customers, all on one budget, half of them with spend; written through
//! the store.

use std::path::Path;

use litellm_rs::domain::account::Kept;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::{Budget, Customer};
use litellm_rs::domain::scope::{AccountKey, Scope};
use litellm_rs::store::{Access, Store, accounts, records};
use serde_json::json;

use crate::Outcome;
use crate::random::Random;

/// Customers of one transaction.
const BATCH: u64 = 20_000;
/// 2026-01-01, when the first of them came; the others followed a second apart.
const FIRST_MS: u64 = 1_767_225_600_000;

/// The name of a customer: a number, as a system that counts its customers would give it.
pub(crate) fn id(at: u64) -> String {
    format!("customer-{at:08}")
}

/// Makes the database; answers its size.
pub(crate) async fn make(folder: &Path, customers: u64) -> Outcome<u64> {
    let file = folder.join("ledger.db");
    let store = Store::open_sqlite(&file, Access::Own).await?;
    let tier: Budget = serde_json::from_value(json!({
        "id": "tier", "limits": {"max_budget": Picos::from_dollars(1_000_000)},
        "created_by": "bench", "created_at": FIRST_MS, "updated_by": "bench", "updated_at": FIRST_MS,
    }))?;
    store.write(vec![records::budget::insert(&tier)?]).await?;
    let mut random = Random::new();
    let mut made = 0;
    while made < customers {
        let until = (made + BATCH).min(customers);
        let mut statements = Vec::new();
        let mut balances = Vec::new();
        for at in made..until {
            let (customer, spent) = somebody(at, customers, &mut random)?;
            statements.push(records::customer::insert(&customer)?);
            let key = AccountKey::main(Scope::Customer(customer.id));
            balances.extend(spent.map(|posted| (key, Kept { posted, lifetime: posted, ..Kept::default() })));
        }
        statements.extend(accounts::upsert(balances.iter().map(|(key, kept)| (key, kept))));
        store.write(statements).await?;
        made = until;
        eprint!("\r{made} customers");
    }
    eprintln!();
    store.close().await;
    Ok(std::fs::metadata(file)?.len())
}

/// The ids come in no order, as those of a business do that has grown.
fn somebody(at: u64, of: u64, random: &mut Random) -> Outcome<(Customer, Option<Picos>)> {
    let number = at * 7_919 % of;
    let customer = serde_json::from_value(json!({
        "id": id(number), "alias": format!("Company {:08x}", random.below(1 << 32)), "budget_id": "tier",
        "created_at": FIRST_MS + at * 1_000, "updated_at": FIRST_MS + random.below(of) * 1_000,
    }))?;
    let spent = Picos::new(i128::from(random.below(100_000_000_000_000)));
    Ok((customer, at.is_multiple_of(2).then_some(spent)))
}
