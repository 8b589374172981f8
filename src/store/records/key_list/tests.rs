use super::*;
use crate::store::records::api_key::{archive, insert};
use crate::store::records::listing::tests::is_found_in_an_index;
use crate::store::records::tests::empty;
use serde_json::{Value as Json, json};

const NOW: Millis = Millis(1_000);

fn key(hash: &str, more: Json) -> ApiKey {
    let mut key = json!({"hash": hash, "key_name": format!("sk-...{hash}"), "created_by": "a", "created_at": 1,
        "updated_by": "a", "updated_at": 1});
    for (name, value) in more.as_object().unwrap() {
        key[name] = value.clone();
    }
    serde_json::from_value(key).unwrap()
}

async fn filled() -> (tempfile::TempDir, Store) {
    let (folder, store) = empty().await;
    let keys = [
        key("k1", json!({"key_alias": "Alpha", "user_id": "bob", "created_at": 4, "expires": 1_001})),
        key("k2", json!({"team_id": "Red", "created_at": 3, "updated_at": 9, "expires": 1_000})),
        key(
            "k3",
            json!({"key_alias": "beta", "user_id": "ann", "created_at": 2, "blocked": true,
            "limits": {"max_budget": "10"}}),
        ),
        key("k4", json!({"extra": {"project_id": "p"}, "limits": {"max_budget": "9"}, "blocked": false})),
    ];
    store.write(keys.iter().map(|key| insert(key).unwrap()).collect()).await.unwrap();
    let gone = key("k5", json!({"key_alias": "gone", "user_id": "bob", "blocked": true}));
    store.write(archive(&gone, "admin", Millis(5)).unwrap().into()).await.unwrap();
    (folder, store)
}

async fn hashes(store: &Store, query: &KeyQuery) -> Vec<String> {
    let total = count(store, query).await.unwrap();
    let keys = page(store, query, 10, 0, total).await.unwrap();
    assert_eq!(keys.len() as u64, total);
    keys.into_iter().map(|key| key.hash.to_string()).collect()
}

#[tokio::test]
async fn keys_are_narrowed_by_everything_there_is() {
    let (_folder, store) = filled().await;
    let query = || KeyQuery { now: NOW, ..KeyQuery::default() };
    let status = |status| KeyQuery { status: Some(status), ..query() };
    let search = |text: &str| KeyQuery { search: Some(text.into()), ..query() };
    let of = |filter| KeyQuery { filter, ..query() };
    for (query, expected) in [
        (query(), vec!["k1", "k2", "k3", "k4"]),
        (status(KeyStatus::Active), vec!["k1", "k4"]),
        (status(KeyStatus::Expired), vec!["k2"]),
        (status(KeyStatus::Revoked), vec!["k3"]),
        (status(KeyStatus::Deleted), vec!["k5"]),
        (KeyQuery { is_expired: Some(true), ..query() }, vec!["k2"]),
        (KeyQuery { is_expired: Some(false), ..query() }, vec!["k1", "k3", "k4"]),
        (search("ALPH"), vec!["k1"]),
        (search("red"), vec!["k2"]),
        (search("ann"), vec!["k3"]),
        (search("...k4"), vec!["k4"]),
        (search("k4"), vec!["k4"]),
        (search("%"), vec![]),
        (KeyQuery { alias_part: Some("ET".into()), ..query() }, vec!["k3"]),
        (KeyQuery { echoed: vec![("project_id", "p".into())], ..query() }, vec!["k4"]),
        (KeyQuery { echoed: vec![("project_id", "q".into())], ..query() }, vec![]),
        (of(KeyFilter { user_id: Some("bob".into()), ..KeyFilter::default() }), vec!["k1"]),
        (of(KeyFilter { team_id: Some("Red".into()), ..KeyFilter::default() }), vec!["k2"]),
        (of(KeyFilter { hash: Some("k3".into()), ..KeyFilter::default() }), vec!["k3"]),
        (of(KeyFilter { key_alias: Some("beta".into()), ..KeyFilter::default() }), vec!["k3"]),
    ] {
        assert_eq!(hashes(&store, &query).await, expected, "{query:?}");
    }
    let bobs = KeyFilter { user_id: Some("bob".into()), ..KeyFilter::default() };
    let deleted = KeyQuery { filter: bobs, ..status(KeyStatus::Deleted) };
    assert_eq!(hashes(&store, &deleted).await, ["k5"]);
}

#[tokio::test]
async fn keys_come_in_every_order() {
    let (_folder, store) = filled().await;
    for (sort, expected) in [
        (KeySort::CreatedAt, ["k4", "k3", "k2", "k1"]),
        (KeySort::UpdatedAt, ["k1", "k3", "k4", "k2"]),
        (KeySort::Alias, ["k2", "k4", "k1", "k3"]),
        (KeySort::Name, ["k1", "k2", "k3", "k4"]),
        (KeySort::User, ["k2", "k4", "k3", "k1"]),
        (KeySort::Team, ["k1", "k3", "k4", "k2"]),
        (KeySort::MaxBudget, ["k1", "k2", "k4", "k3"]),
        (KeySort::Expires, ["k3", "k4", "k2", "k1"]),
    ] {
        let mut expected = expected.to_vec();
        for ascending in [true, false] {
            let query = KeyQuery { sort, ascending, now: NOW, ..KeyQuery::default() };
            assert_eq!(hashes(&store, &query).await, expected, "{query:?}");
            expected.reverse();
        }
    }
}

#[tokio::test]
async fn names_are_listed_in_order_and_narrowed() {
    let (_folder, store) = filled().await;
    let own = |hash: &str, user: Option<&str>| Some((KeyHash::from(hash), user.map(UserId::from)));
    for (query, expected, total) in [
        (AliasQuery::default(), vec!["beta"], 2),
        (AliasQuery { search: Some("ALP".into()), ..AliasQuery::default() }, vec![], 1),
        (AliasQuery { own: own("k3", None), ..AliasQuery::default() }, vec![], 1),
        (AliasQuery { own: own("k3", Some("bob")), ..AliasQuery::default() }, vec!["beta"], 2),
        (AliasQuery { team_id: Some("Red".into()), ..AliasQuery::default() }, vec![], 0),
    ] {
        let found = aliases(&store, &query, 5, 1).await.unwrap();
        assert_eq!(found, (expected.into_iter().map(str::to_owned).collect(), total), "{query:?}");
    }
}

#[tokio::test]
async fn the_usual_lists_have_an_index() {
    let (_folder, store) = empty().await;
    for sort in [KeySort::CreatedAt, KeySort::UpdatedAt] {
        let query = KeyQuery { sort, ..KeyQuery::default() };
        is_found_in_an_index(&store, &listing(&query)).await;
    }
}
