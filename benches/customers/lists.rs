//! The lists: random pages in every order, searches, single customers, and everybody at once.

use std::time::Instant;

use crate::connection::{Connection, request};
use crate::crowd;
use crate::figures::{number, percentile};
use crate::random::Random;
use crate::server::Server;
use crate::{Outcome, microseconds};

/// Customers on a page.
const SIZE: u64 = 100;
/// What every page is to stay below, in milliseconds.
const P99_TARGET_MS: f64 = 50.0;
/// Pages at the end of a list.
const LAST_PAGES: u64 = 10;

/// A kind of request; the path of one of them.
type Kind = (&'static str, fn(&mut Random, u64) -> String);

const KINDS: &[Kind] = &[
    ("random pages by user_id", |random, of| page(random.below(of / SIZE) + 1, "user_id")),
    ("random pages by alias", |random, of| page(random.below(of / SIZE) + 1, "alias")),
    ("random pages by spend, desc", |random, of| {
        page(random.below(of / SIZE) + 1, "spend") + "&sort_order=desc"
    }),
    ("random pages by created_at", |random, of| page(random.below(of / SIZE) + 1, "created_at")),
    ("the page in the middle", |_, of| page(of / SIZE / 2 + 1, "user_id")),
    ("the last pages", |random, of| {
        page((of / SIZE).saturating_sub(random.below(LAST_PAGES)).max(1), "user_id")
    }),
    ("search for a whole id", |random, of| search(&crowd::id(random.below(of)))),
    ("search for six digits of an id", |random, of| {
        search(&crowd::id(random.below(of))["customer-00".len()..])
    }),
    ("search for five characters of an alias, by spend", |random, _| {
        search(&format!("{:05x}", random.below(1 << 20))) + "&sort_by=spend&sort_order=desc"
    }),
    ("/customer/info", |random, of| format!("/customer/info?end_user_id={}", crowd::id(random.below(of)))),
];

fn page(number: u64, sort: &str) -> String {
    format!("/customer/list?page={number}&size={SIZE}&sort_by={sort}")
}

fn search(text: &str) -> String {
    format!("/customer/list?page=1&size={SIZE}&search={text}")
}

/// Asks for so many of each kind, one after the other, on one connection.
pub(crate) async fn measure(server: &Server, customers: u64, requests: u64) -> Outcome<()> {
    let mut connection = Connection::open(server.address).await?;
    let mut random = Random::new();
    println!();
    println!("{:<52}{:>12}{:>12}{:>12}", "lists, one request at a time", "p50, ms", "p99, ms", "CPU, ms");
    for (name, path) in KINDS {
        let mut times = Vec::new();
        let cpu = crate::process::cpu_ns(server.id()).unwrap_or_default();
        for _ in 0..requests {
            let path = path(&mut random, customers);
            let answer = connection.ask(&request("GET", &path, &server.master_key, "")).await?;
            if answer.status != 200 {
                let text = String::from_utf8_lossy(connection.body()).into_owned();
                return Err(format!("{path} answers {}: {text}", answer.status).into());
            }
            times.push(microseconds(answer.whole));
        }
        let cpu = crate::process::cpu_ns(server.id()).unwrap_or_default() - cpu;
        times.sort_unstable();
        let p99 = percentile(&times, 0.99) / 1e3;
        let verdict = if p99 < P99_TARGET_MS { "met" } else { "missed" };
        println!(
            "  {name:<50}{:>12}{:>12}{:>12}  {verdict}",
            number(percentile(&times, 0.5) / 1e3),
            number(p99),
            number(cpu as f64 / 1e6 / requests as f64)
        );
    }
    Ok(())
}

/// Everybody in one array, as LiteLLM answers it.
pub(crate) async fn whole(server: &Server) -> Outcome<()> {
    let mut connection = Connection::open(server.address).await?;
    let start = Instant::now();
    let answer = connection.ask(&request("GET", "/customer/list", &server.master_key, "")).await?;
    println!();
    println!(
        "the whole list in one answer: status {}, {:.1} s",
        answer.status,
        start.elapsed().as_secs_f64()
    );
    Ok(())
}
