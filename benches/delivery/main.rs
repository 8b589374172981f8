//! What it costs to tell others of every call: processor time of the same calls with nobody told,
//! with Lago, and with Lago and a webhook; and what an outage of Lago does to calls and memory.
//!
//! `cargo bench --bench delivery`. How to read it: `docs/benchmarks.md`.

// What is shared with the other benches does more than is needed here.
#[allow(dead_code)]
#[path = "../proxy/connection.rs"]
mod connection;
#[allow(dead_code)]
#[path = "../proxy/figures.rs"]
mod figures;
#[path = "../proxy/framing.rs"]
mod framing;
#[allow(dead_code)]
#[path = "../proxy/load.rs"]
mod load;
mod outage;
mod outside;
#[allow(dead_code)]
#[path = "../proxy/process.rs"]
mod process;
mod rounds;
#[allow(dead_code)]
#[path = "../customers/server.rs"]
mod server;
mod subject;

use std::process::ExitCode;

/// What can go wrong ends the measurement, and its text is the report.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Calls at a time.
const CONNECTIONS: usize = 64;

fn main() -> ExitCode {
    println!("{}", process::machine());
    if let Err(error) = measure() {
        println!("not measured: {error}");
    }
    ExitCode::SUCCESS
}

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn measure() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let local = tokio::task::LocalSet::new();
    runtime.block_on(local.run_until(async {
        let provider = outside::provider()?;
        let rounds = setting("BENCH_ROUNDS", 15).max(1);
        rounds::measure(provider, rounds, setting("BENCH_CALLS", 4_000)).await?;
        outage::measure(provider, setting("BENCH_OUTAGE", 100_000)).await
    }))
}
