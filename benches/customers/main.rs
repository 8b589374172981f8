//! What very many customers cost: the start, the lists, and the calls of customers nobody has seen
//! for a while, with ten customers and with a million.
//!
//! `cargo bench --bench customers`. How to read it: `docs/benchmarks.md`.

// What is shared with the proxy's bench does more than is needed here: it reads streams, too.
#[allow(dead_code)]
#[path = "../proxy/connection.rs"]
mod connection;
mod crowd;
#[allow(dead_code)]
#[path = "../proxy/figures.rs"]
mod figures;
#[path = "../proxy/framing.rs"]
mod framing;
mod lists;
#[path = "../proxy/process.rs"]
mod process;
mod random;
mod server;

use std::cell::Cell;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use connection::{Connection, request};
use figures::{Spread, number};
use random::Random;
use server::Server;
use tokio::task::JoinSet;

/// What can go wrong ends the measurement, and its text is the report.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The small database, and the customers whose accounts are in memory.
const FEW: u64 = 10;
/// Calls at a time.
const CONNECTIONS: usize = 64;
/// A model that answers by itself: neither network nor provider is in the figures.
const CONFIG: &str = "model_list:
  - model_name: bench
    litellm_params:
      model: openai/bench
      mock_response: Hello
      input_cost_per_token: 0.000001
      output_cost_per_token: 0.000002
";
/// The start that is to be met, in milliseconds.
const START_TARGET_MS: f64 = 2_000.0;

fn main() -> ExitCode {
    println!("{}", process::machine());
    if let Err(error) = measure() {
        println!("not measured: {error}");
    }
    ExitCode::SUCCESS
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn measure() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, run(setting("BENCH_CUSTOMERS", 1_000_000)))
}

async fn run(many: u64) -> Outcome<()> {
    // Beside the build, not in the system's temporary folder: that one may lie in memory.
    let folders = (
        tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?,
        tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?,
    );
    let start = Instant::now();
    crowd::make(folders.0.path(), FEW).await?;
    let bytes = crowd::make(folders.1.path(), many).await?;
    println!("{many} customers: {} MB, made in {:.1} s", bytes / 1_000_000, start.elapsed().as_secs_f64());
    let few = Server::start(folders.0.path(), CONFIG, &[]).await?;
    let crowd = Server::start(folders.1.path(), CONFIG, &[]).await?;
    println!();
    for (server, customers) in [(&few, FEW), (&crowd, many)] {
        let ms = server.started_in.as_secs_f64() * 1e3;
        let verdict = if ms <= START_TARGET_MS { "met" } else { "missed" };
        println!(
            "first health answer with {customers} customers: {ms:.1} ms (target {START_TARGET_MS:.0} ms: {verdict})"
        );
    }
    memory(&crowd, "after the start");
    lists::measure(&crowd, many, setting("BENCH_PAGES", 300)).await?;
    memory(&crowd, "after the lists");
    calls(&few, &crowd, many).await?;
    memory(&crowd, "after the calls");
    lists::whole(&crowd).await?;
    memory(&crowd, "after the whole list");
    Ok(())
}

fn memory(server: &Server, when: &str) {
    if let Some(memory) = process::memory(server.id()) {
        println!(
            "memory {when}: {} MB, at its largest {} MB",
            number(memory.resident_mb),
            number(memory.peak_mb)
        );
    }
}

/// Calls of ten customers and of everybody, in turns.
async fn calls(few: &Server, crowd: &Server, many: u64) -> Outcome<()> {
    let calls = setting("BENCH_CALLS", 20_000);
    let mut random = Random::new();
    let subjects = [
        ("10 customers", few, FEW),
        ("10 of all customers", crowd, FEW),
        ("all customers, at random", crowd, many),
    ];
    let mut samples = [const { Vec::new() }; 3];
    for _ in 0..setting("BENCH_ROUNDS", 5) {
        for (at, (_, server, customers)) in subjects.iter().enumerate() {
            samples[at].push(call_round(server, *customers, calls, &mut random).await?);
        }
    }
    println!();
    println!("{:<40}{:>14}{:>22}{:>14}", "calls, 64 at a time", "calls/s", "CPU/call, us", "p99, ms");
    for ((name, ..), rounds) in subjects.iter().zip(&samples) {
        let of = |figure: fn(&Round) -> f64| Spread::of(rounds.iter().map(figure).collect());
        let (Some(rate), Some(cpu), Some(p99)) =
            (of(|round| round.per_s), of(|round| round.cpu_us), of(|round| round.p99_ms))
        else {
            continue;
        };
        let spread = format!("{} ({} to {})", number(cpu.median), number(cpu.least), number(cpu.most));
        println!("  {name:<38}{:>14}{spread:>22}{:>14}", number(rate.median), number(p99.median));
    }
    Ok(())
}

struct Round {
    per_s: f64,
    cpu_us: f64,
    p99_ms: f64,
}

async fn call_round(server: &Server, customers: u64, calls: u64, random: &mut Random) -> Outcome<Round> {
    // The few are known before they are measured; of the many nobody is.
    if customers == FEW {
        send(server, customers, 200, random).await?;
    }
    let cpu = process::cpu_ns(server.id()).unwrap_or_default();
    let start = Instant::now();
    let mut times = send(server, customers, calls, random).await?;
    let seconds = start.elapsed().as_secs_f64();
    let cpu = process::cpu_ns(server.id()).unwrap_or_default() - cpu;
    times.sort_unstable();
    Ok(Round {
        per_s: calls as f64 / seconds,
        cpu_us: cpu as f64 / 1e3 / calls as f64,
        p99_ms: figures::percentile(&times, 0.99) / 1e3,
    })
}

/// So many calls on all connections, each of a customer chosen at random; how long each took.
async fn send(server: &Server, customers: u64, calls: u64, random: &mut Random) -> Outcome<Vec<u32>> {
    let left = Rc::new(Cell::new(calls));
    let mut workers = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let mut connection = Connection::open(server.address).await?;
        let (left, mut random, key) = (Rc::clone(&left), random.split(), server.master_key.clone());
        workers.spawn_local(async move {
            let mut times = Vec::new();
            while let Some(rest) = left.get().checked_sub(1) {
                left.set(rest);
                let body = format!(
                    r#"{{"model":"bench","user":"{}","max_tokens":16,"messages":[{{"role":"user","content":"Hi"}}]}}"#,
                    crowd::id(random.below(customers))
                );
                let answer = connection.ask(&request("POST", "/v1/chat/completions", &key, &body)).await?;
                if answer.status != 200 {
                    let text = String::from_utf8_lossy(connection.body()).into_owned();
                    return Err(format!("a call answers {}: {text}", answer.status).into());
                }
                times.push(microseconds(answer.whole));
            }
            Outcome::Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(worker) = workers.join_next().await {
        times.extend(worker??);
    }
    Ok(times)
}

fn microseconds(time: Duration) -> u32 {
    u32::try_from(time.as_micros()).unwrap_or(u32::MAX)
}
