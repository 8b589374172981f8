//! The lists are the program's own: what handlers read, what they are said to do, what the words
//! are for.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use axum::body::Body;
use axum::http::Request;
use tower_service::Service as _;

use super::document::routes;
use super::members::is_by_hand;
use super::words::{WORDS, meaning};
use super::{ROUTES, document};
use crate::admin;
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, Env};
use crate::domain::time::Millis;
use crate::proxy::caller::Caller;
use crate::proxy::identify::{MasterKey, OpenTo};
use crate::server::{Plan, health};
use crate::store::{Access, Store};
use crate::wire::fields::record::{self, Reading};

/// A server that nobody calls, with an empty database.
async fn app(folder: &Path) -> App {
    let loaded = Config::load(None, &Env::default()).unwrap();
    let plan = Plan::new(&loaded.config, &loaded.env).unwrap();
    let store = Store::open_sqlite(&folder.join("ledger.db"), Access::Own).await.unwrap();
    let key = MasterKey::new("sk-1234", OpenTo::Nobody);
    plan.open(store, Clock::manual(Millis(0)), key).await.unwrap().0
}

/// What the handler of a route asks for when it is called with nothing.
async fn reading(app: &App, method: &str, path: &str) -> Reading {
    let filled: Vec<&str> =
        path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect();
    let mut request = Request::builder().method(method).uri(filled.join("/")).body(Body::empty()).unwrap();
    request.extensions_mut().insert(Caller::master());
    let mut router = admin::routes().merge(health::routes()).with_state(app.clone());
    record::start();
    let answer = router.call(request).await.unwrap();
    drop(answer);
    record::stop()
}

fn written(head: &str, reading: &Reading) -> String {
    let mut text = String::from(head);
    text.push_str(if reading.body_is_optional { " optional\n" } else { "\n" });
    for member in &reading.members {
        let query = if member.in_query { "?" } else { "" };
        let required = if member.is_required { "*" } else { "" };
        let line = format!("{query}{}{required}: {} {}", member.name, member.kind.name(), member.detail);
        writeln!(text, "  {}", line.trim_end()).unwrap();
    }
    text
}

/// `UPDATE_OPENAPI=1 cargo test --lib openapi` writes the list anew.
#[tokio::test]
async fn the_kept_members_are_those_that_handlers_read() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(folder.path()).await;
    let (mut list, mut seen) = (String::new(), Vec::<(String, Reading)>::new());
    for (method, path, _) in admin::ROUTES.iter().chain(health::ROUTES) {
        let reading = reading(&app, method, path).await;
        let head = format!("{method} {path}");
        assert!(
            reading.members.is_empty() || !is_by_hand(method, path),
            "{head} is in by_hand.txt and need not be"
        );
        if reading.members.is_empty() {
            continue;
        }
        match seen.iter().find(|(_, known)| *known == reading) {
            Some((known, _)) => writeln!(list, "{head} as {known}").unwrap(),
            None => list += &written(&head, &reading),
        }
        seen.push((head, reading));
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server/openapi/members.txt");
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(&file, &list).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept == list, "members.txt is old; run this test with UPDATE_OPENAPI=1");
}

#[test]
fn every_route_is_described() {
    let paths = document()["paths"].as_object().unwrap();
    let mut missing = Vec::new();
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().unwrap() {
            if operation["summary"] == "" {
                missing.push(format!("{method} {path}: a line in the OPERATIONS of its module is missing"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    for (_, path, _) in admin::ROUTES.iter().chain(health::ROUTES).chain(ROUTES) {
        assert!(paths.contains_key(&path.replace("{*", "{")), "{path}");
    }
}

#[test]
fn every_description_is_of_a_route() {
    let routed: BTreeSet<(&str, &str)> =
        admin::ROUTES.iter().map(|(method, path, _)| (*method, *path)).collect();
    for operation in admin::operations() {
        assert!(
            routed.contains(&(operation.method, operation.path)),
            "{} {}",
            operation.method,
            operation.path
        );
    }
}

#[test]
fn every_member_has_its_words() {
    let mut missing = BTreeSet::new();
    for route in routes() {
        let in_path = route
            .path
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned()));
        let read = route.reading.members.iter().map(|member| member.name.to_owned());
        for name in in_path.chain(read) {
            if meaning(&route.path, &name).is_empty() {
                missing.insert(format!("(\"{name}\", &[], \"\"), // {}", route.path));
            }
        }
    }
    let missing: Vec<String> = missing.into_iter().collect();
    assert!(missing.is_empty(), "words.rs lacks:\n{}", missing.join("\n"));
}

#[test]
fn every_word_is_used_once() {
    let mut used = BTreeSet::new();
    for route in routes() {
        let named =
            route.path.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
        for name in named.chain(route.reading.members.iter().map(|member| member.name)) {
            used.insert(meaning(&route.path, name));
        }
    }
    for (at, (name, places, words)) in WORDS.iter().enumerate() {
        assert!(used.contains(words), "nobody reads {name} of {places:?}");
        assert!(
            !WORDS[..at].iter().any(|(known, others, _)| known == name && others == places),
            "{name} twice"
        );
    }
}
