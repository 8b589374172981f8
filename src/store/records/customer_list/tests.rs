use super::*;
use crate::domain::account::Kept;
use crate::domain::money::Picos;
use crate::domain::scope::{AccountKey, Scope};
use crate::store::accounts;
use crate::store::records::customer::{count, delete, insert, update};
use crate::store::records::listing::tests::{is_found_in_an_index, is_looked_up};
use crate::store::records::tests::empty;
use serde_json::json;

const SORTS: [CustomerSort; 5] = [
    CustomerSort::Id,
    CustomerSort::Alias,
    CustomerSort::Spend,
    CustomerSort::CreatedAt,
    CustomerSort::UpdatedAt,
];

fn customer(id: &str, alias: Option<&str>, at: i64) -> Customer {
    serde_json::from_value(json!({"id": id, "alias": alias, "created_at": at, "updated_at": 100 - at}))
        .unwrap()
}

async fn spend(store: &Store, id: &str, posted: Picos) {
    let key = AccountKey::main(Scope::Customer(id.into()));
    let kept = Kept { posted, lifetime: posted, ..Kept::default() };
    store.write(accounts::upsert([(&key, &kept)].into_iter())).await.unwrap();
}

/// The ids of a list, read in pages of this size and again in pieces of it.
async fn listed(store: &Store, query: &CustomerQuery, total: u64, size: u64) -> Vec<String> {
    let mut paged = Vec::new();
    for number in 0..=total / size {
        paged.extend(page(store, query, size, number * size, total).await.unwrap());
    }
    let (mut pieced, mut mark) = (Vec::new(), None);
    loop {
        let (piece, next) = after(store, query, mark.as_ref(), size).await.unwrap();
        pieced.extend(piece);
        mark = next;
        if mark.is_none() {
            break;
        }
    }
    assert_eq!(paged, pieced, "{query:?} by {size}");
    paged.into_iter().map(|customer| customer.id.to_string()).collect()
}

#[tokio::test]
async fn pages_and_pieces_of_every_size_make_the_same_list() {
    let (_folder, store) = empty().await;
    let all = [
        customer("a", Some("Zebra"), 3),
        customer("b", None, 1),
        customer("c", Some("Yak"), 2),
        customer("d", Some("Yak"), 2),
    ];
    store.write(all.iter().map(|customer| insert(customer).unwrap()).collect()).await.unwrap();
    for (id, dollars) in [("a", 9), ("c", 10), ("d", 1), ("nobody", 99)] {
        spend(&store, id, Picos::from_dollars(dollars)).await;
    }
    for (sort, expected) in SORTS.into_iter().zip(["abcd", "bcda", "bdac", "bcda", "acdb"]) {
        for descending in [false, true] {
            let query = CustomerQuery { sort, descending, found: None };
            let expected: String =
                if descending { expected.chars().rev().collect() } else { expected.to_owned() };
            for size in 1..=5 {
                assert_eq!(listed(&store, &query, 4, size).await.concat(), expected, "{query:?} by {size}");
            }
        }
    }
}

#[tokio::test]
async fn spend_is_ordered_as_a_number_however_long_it_is() {
    let (_folder, store) = empty().await;
    let amounts = [-5, 0, 1, 9, 10, 99, 1_000_000_000_000, i128::from(i64::MAX) * 3, i128::MAX];
    for (at, amount) in amounts.iter().enumerate() {
        let id = format!("c{}", amounts.len() - at);
        store.write(vec![insert(&customer(&id, None, 1)).unwrap()]).await.unwrap();
        spend(&store, &id, Picos::new(*amount)).await;
    }
    let query = CustomerQuery { sort: CustomerSort::Spend, ..CustomerQuery::default() };
    let expected: Vec<String> = (1..=amounts.len()).rev().map(|at| format!("c{at}")).collect();
    assert_eq!(listed(&store, &query, 9, 4).await, expected);
}

#[tokio::test]
async fn the_count_and_the_list_follow_who_comes_and_goes() {
    let (_folder, store) = empty().await;
    let mut acme = customer("acme", Some("Acme"), 1);
    spend(&store, "acme", Picos::from_dollars(2)).await;
    let by_spend = CustomerQuery { sort: CustomerSort::Spend, ..CustomerQuery::default() };
    let found = async |text: &str| search(&store, text).await.unwrap().unwrap().1;
    for round in 0..2 {
        assert_eq!((count(&store).await.unwrap(), found("acme").await), (0, 0), "{round}");
        store.write(vec![insert(&acme).unwrap(), insert(&customer("zoe", None, 1)).unwrap()]).await.unwrap();
        assert_eq!(count(&store).await.unwrap(), 2);
        assert_eq!(listed(&store, &by_spend, 2, 2).await, ["zoe", "acme"]);
        acme.alias = Some("Emca".into());
        store.write(vec![update(&acme).unwrap()]).await.unwrap();
        assert_eq!((found("emca").await, found("ACM").await), (1, 1));
        acme.alias = None;
        store.write(vec![update(&acme).unwrap()]).await.unwrap();
        assert_eq!((found("emca").await, found("acme").await), (0, 1));
        store.write(vec![delete(&acme.id), delete(&"zoe".into())]).await.unwrap();
        assert_eq!(listed(&store, &by_spend, 2, 2).await, [""; 0]);
    }
    // Money that was spent is never forgotten, and an empty account is nothing to keep.
    let key = |id: &str| AccountKey::main(Scope::Customer(id.into()));
    assert!(accounts::get(&store, &key("acme")).await.unwrap().is_some());
    assert!(accounts::get(&store, &key("zoe")).await.unwrap().is_none());
}

#[tokio::test]
async fn a_taken_id_counts_nobody() {
    let (_folder, store) = empty().await;
    let acme = customer("acme", None, 1);
    store.write(vec![insert(&acme).unwrap()]).await.unwrap();
    assert!(
        store.write(vec![insert(&customer("new", None, 1)).unwrap(), insert(&acme).unwrap()]).await.is_err()
    );
    assert_eq!(count(&store).await.unwrap(), 1);
    assert_eq!(search(&store, "new").await.unwrap().unwrap().1, 0);
}

#[tokio::test]
async fn a_search_finds_parts_of_ids_and_names() {
    let (_folder, store) = empty().await;
    let all = [
        customer("Customer-0001", Some("Größe Ältere"), 1),
        customer("customer-0002", Some("100% \"sure\" thing"), 2),
        customer("x_y", Some("a\\b"), 3),
        customer("xay", None, 4),
    ];
    store.write(all.iter().map(|customer| insert(customer).unwrap()).collect()).await.unwrap();
    for (text, expected) in [
        ("CUSTOMER-000", vec!["Customer-0001", "customer-0002"]),
        ("customer-0001", vec!["Customer-0001"]),
        ("customer-1001", vec![]),
        ("0001", vec!["Customer-0001"]),
        ("größe ält", vec!["Customer-0001"]),
        ("GRÖSSE", vec![]),
        ("% \"SURE", vec!["customer-0002"]),
        ("\"\"\"", vec![]),
        ("x_y", vec!["x_y"]),
        ("_", vec!["x_y"]),
        ("xa", vec!["xay"]),
        ("a\\B", vec!["x_y"]),
        ("%", vec!["customer-0002"]),
        ("or 1=1", vec![]),
    ] {
        let (found, count) = search(&store, text).await.unwrap().unwrap();
        assert_eq!(count, expected.len() as u64, "{text}");
        for sort in SORTS {
            let query = CustomerQuery { sort, found: Some(found.clone()), ..CustomerQuery::default() };
            let mut ids = listed(&store, &query, count.max(1), 1).await;
            ids.sort();
            assert_eq!(ids, expected, "{text} {sort:?}");
        }
    }
}

#[tokio::test]
async fn a_search_that_finds_too_many_answers_nobody() {
    let (_folder, store) = empty().await;
    let some = |from: u64, to: u64| {
        (from..to).map(|at| insert(&customer(&format!("c{at:05}-end"), None, 1)).unwrap()).collect()
    };
    store.write(some(0, FOUND_MAX)).await.unwrap();
    assert_eq!(search(&store, "-end").await.unwrap().unwrap().1, FOUND_MAX);
    store.write(some(FOUND_MAX, FOUND_MAX + 1)).await.unwrap();
    for text in ["-end", "c", "0-end"].into_iter().take(2) {
        assert!(search(&store, text).await.unwrap().is_none(), "{text}");
    }
    // Many end alike and few begin so.
    assert_eq!(search(&store, "c00012-end").await.unwrap().unwrap().1, 1);
}

#[tokio::test]
async fn every_order_has_an_index_and_a_search_looks_up_whom_it_found() {
    let (_folder, store) = empty().await;
    for sort in SORTS {
        for descending in [false, true] {
            let query = CustomerQuery { sort, descending, found: None };
            is_found_in_an_index(&store, &listing(&query)).await;
        }
        for found in [
            Found::indexed("acme"),
            Found { contains: Some("customer-acme".into()), ..Found::indexed("r-acme") },
        ] {
            let query = CustomerQuery { sort, descending: false, found: Some(found) };
            is_looked_up(&store, &listing(&query)).await;
        }
    }
}
