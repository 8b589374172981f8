//! What keeping the money costs by itself: the book in memory, and the ledger down to the disk.
//!
//! `cargo bench --bench ledger`. How to read it: `docs/benchmarks.md`.

#[path = "proxy/figures.rs"]
mod figures;
#[path = "proxy/process.rs"]
mod process;

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use figures::{Spread, number, number_or_dash};
use litellm_rs::clock::Clock;
use litellm_rs::domain::account::{Kept, Terms};
use litellm_rs::domain::admission::{Rules, Want};
use litellm_rs::domain::book::Book;
use litellm_rs::domain::delivery::{Names, Outbox};
use litellm_rs::domain::entry::{CallFacts, Draft, EntryStatus, Payer};
use litellm_rs::domain::hold::{AccountId, HoldId};
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::price::{Ceiling, Rate};
use litellm_rs::domain::rate::TokenCount;
use litellm_rs::domain::scope::{AccountKey, Scope};
use litellm_rs::domain::time::Millis;
use litellm_rs::domain::usage::Usage;
use litellm_rs::ledger::{Charge, Ledger, Order, Patience};
use litellm_rs::store::{Access, Store};

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What every call holds, and what it turns out to cost.
const HELD: Picos = Picos::new(139_000_000);
const COST: Picos = Picos::new(25_000_000);
/// The cap of every account.
const LIMIT: Picos = Picos::from_dollars(1_000_000);
/// Customers and keys that take turns.
const PAYERS: usize = 1_000;
/// Pairs a second that the book alone is to make.
const PAIRS_TARGET: f64 = 1e6;

fn main() -> ExitCode {
    println!("{}", process::machine());
    if let Err(error) = book().and_then(|()| ledger()) {
        println!("not measured: {error}");
    }
    ExitCode::SUCCESS
}

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// The accounts a call spends from: one of many keys and customers, one team, everybody's.
fn terms(payer: usize) -> Vec<Terms> {
    let scopes = [
        Scope::Key(format!("{payer:064x}").into()),
        Scope::Team("red".into()),
        Scope::Customer(format!("customer-{payer}").into()),
        Scope::Global,
    ];
    let capped = |scope| Terms { limit: Some(LIMIT), ..Terms::uncapped(AccountKey::main(scope)) };
    scopes.into_iter().map(capped).collect()
}

/// Reserve and settle pairs on four accounts each, on one thread.
fn book() -> Outcome<()> {
    let pairs = setting("BENCH_PAIRS", 1_000_000);
    println!();
    println!("{:<36}{:>12}{:>12}{:>12}", "book, pairs/s", "median", "min", "max");
    let mut worst = f64::MAX;
    for open in [1, 64, 512] {
        let runs: Result<Vec<f64>, _> =
            (0..setting("BENCH_ROUNDS", 5)).map(|_| book_run(pairs, open)).collect();
        let Some(spread) = Spread::of(runs?) else { continue };
        worst = worst.min(spread.median);
        let Spread { median, least, most } = spread;
        println!("  {:<34}{median:>12.0}{least:>12.0}{most:>12.0}", format!("{open} holds open at a time"));
    }
    let verdict = if worst >= PAIRS_TARGET { "met" } else { "missed" };
    println!("  target: above {PAIRS_TARGET:.0} pairs/s in the slowest row: {verdict}");
    Ok(())
}

/// Answers pairs a second with so many holds open at any time, the oldest settled first.
fn book_run(pairs: usize, open: usize) -> Outcome<f64> {
    let now = Millis(1_767_225_600_000);
    let mut book = Book::new();
    let payers: Vec<[AccountId; 4]> = (0..PAYERS)
        .map(|payer| {
            let mut ids = terms(payer).into_iter().map(|terms| {
                let id = book.open(terms.key.clone(), Kept::default());
                book.apply(id, &terms, now, 0);
                id
            });
            let mut next = || ids.next().ok_or("a payer has four accounts");
            Ok([next()?, next()?, next()?, next()?])
        })
        .collect::<Outcome<_>>()?;
    let start = Instant::now();
    for pair in 0..pairs + open {
        let at = Millis(now.0 + (pair / 1_000) as i64);
        if pair < pairs {
            let accounts = &payers[pair % PAYERS];
            book.reserve(HoldId(pair as u64), HELD, accounts, at.plus_ms(600_000))?;
        }
        if let Some(oldest) = pair.checked_sub(open) {
            black_box(book.settle(HoldId(oldest as u64), COST, at, oldest as u64 + 1)?);
        }
    }
    Ok(pairs as f64 / start.elapsed().as_secs_f64())
}

/// Admit, sent and settle down to the disk, with so many calls in flight.
fn ledger() -> Outcome<()> {
    let rows = setting("BENCH_ROWS", 40_000);
    let rounds = setting("BENCH_ROUNDS", 5).min(3);
    println!();
    println!(
        "{:<26}{:>10}{:>10}{:>13}{:>10}{:>10}{:>13}",
        "ledger, SQLite on disk", "rows/s", "commits", "rows/commit", "p50, ms", "p99, ms", "CPU/row, us"
    );
    for in_flight in [64, 512] {
        let mut runs = Vec::new();
        for _ in 0..rounds {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
            runs.push(runtime.block_on(ledger_run(rows, in_flight))?);
        }
        let middle = |figure: fn(&LedgerRun) -> f64| figures::median(runs.iter().map(figure).collect());
        println!(
            "  {:<24}{:>10}{:>10}{:>13}{:>10}{:>10}{:>13}",
            format!("{in_flight} calls in flight"),
            number_or_dash(middle(|run| run.rows_per_s)),
            number_or_dash(middle(|run| run.commits)),
            number_or_dash(middle(|run| run.rows_per_commit)),
            number_or_dash(middle(|run| run.p50_ms)),
            number_or_dash(middle(|run| run.p99_ms)),
            number_or_dash(middle(|run| run.cpu_us_per_row)),
        );
    }
    if let Some(memory) = process::memory(std::process::id()) {
        println!("  memory {} MB, at its largest {} MB", number(memory.resident_mb), number(memory.peak_mb));
    }
    Ok(())
}

struct LedgerRun {
    rows_per_s: f64,
    commits: f64,
    rows_per_commit: f64,
    /// From the order to the end of the commit.
    p50_ms: f64,
    p99_ms: f64,
    cpu_us_per_row: f64,
}

async fn ledger_run(rows: usize, in_flight: usize) -> Outcome<LedgerRun> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let store = Store::open_sqlite(&folder.path().join("ledger.db"), Access::Own).await?;
    let (ledger, writing) = Ledger::open(store, Clock::System, TokenCount::Total, Outbox::default()).await?;
    let callers: Arc<[Caller]> = (0..PAYERS).map(Caller::new).collect();
    // The accounts are read from disk when they are first seen; that is not what is measured here.
    drive(&ledger, &callers, PAYERS, in_flight).await?;
    let before = ledger.health();
    let cpu_before = process::cpu_ns(std::process::id());
    let start = Instant::now();
    let times = drive(&ledger, &callers, rows, in_flight).await?;
    let seconds = start.elapsed().as_secs_f64();
    let cpu_after = process::cpu_ns(std::process::id());
    let after = ledger.health();
    ledger.close();
    writing.await?;
    let written = (after.rows - before.rows) as f64;
    let commits = (after.commits - before.commits) as f64;
    let cpu_ns = cpu_before.zip(cpu_after).map_or(f64::NAN, |(before, after)| (after - before) as f64);
    Ok(LedgerRun {
        rows_per_s: written / seconds,
        commits,
        rows_per_commit: written / commits,
        p50_ms: figures::percentile(&times, 0.50) / 1e3,
        p99_ms: figures::percentile(&times, 0.99) / 1e3,
        cpu_us_per_row: cpu_ns / 1e3 / written,
    })
}

/// Makes so many calls, so many of them at a time; answers how long each took, in order of length.
async fn drive(ledger: &Ledger, callers: &Arc<[Caller]>, rows: usize, in_flight: usize) -> Outcome<Vec<u32>> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..in_flight {
        let (ledger, callers, next) = (ledger.clone(), Arc::clone(callers), Arc::clone(&next));
        workers.spawn(async move {
            let mut times = Vec::new();
            loop {
                let row = next.fetch_add(1, Ordering::Relaxed);
                if row >= rows {
                    return Outcome::Ok(times);
                }
                let time = call(&ledger, &callers[row % PAYERS], row).await?;
                times.push(u32::try_from(time.as_micros()).unwrap_or(u32::MAX));
            }
        });
    }
    let mut times = Vec::with_capacity(rows);
    while let Some(worker) = workers.join_next().await {
        times.extend(worker??);
    }
    times.sort_unstable();
    Ok(times)
}

/// Somebody whose calls are all alike.
struct Caller {
    order: Order,
    payer: Arc<Payer>,
    facts: Arc<CallFacts>,
}

impl Caller {
    fn new(payer: usize) -> Self {
        let rate = Rate::new(2_000_000_000_000);
        let ceiling =
            Ceiling { input: Picos::new(11_000_000), output_atto_per_token: rate, fixed: Picos::ZERO };
        let want = Want { ceiling, output_cap: 64, asked: true };
        let order = Order {
            terms: terms(payer).into(),
            routes: Default::default(),
            rates: [].into(),
            rate_tokens: 0,
            want: Some(want),
            rules: Rules::default(),
            names: Names::default(),
        };
        let payer = Payer {
            key: Some(format!("{payer:064x}").into()),
            team: Some("red".into()),
            customer: Some(format!("customer-{payer}").into()),
            ..Payer::default()
        };
        let facts = CallFacts {
            call_type: "acompletion".into(),
            model_group: "bench".into(),
            model: "openai/bench".into(),
            provider: "openai".into(),
            model_id: "bench-1".into(),
            api_base: "http://127.0.0.1/v1".into(),
            stream: false,
            price_version: "1".into(),
        };
        Self { order, payer: payer.into(), facts: facts.into() }
    }
}

/// One call from its order to the end of the commit of its line.
async fn call(ledger: &Ledger, caller: &Caller, row: usize) -> Outcome<Duration> {
    let start = Instant::now();
    let admitted = ledger.admit(caller.order.clone(), Patience::Wait(Duration::from_secs(2))).await;
    let mut reservation = admitted.map_err(|refusal| format!("refused: {refusal:?}"))?;
    reservation.sent(Draft {
        request_id: format!("request-{row}"),
        payer: Arc::clone(&caller.payer),
        call: Arc::clone(&caller.facts),
        started_at: ledger.clock().now(),
        held: reservation.plan().hold,
        floor: Picos::new(11_000_000),
        further: Vec::new(),
        names: Names::default(),
    });
    let charge = Charge {
        cost: COST,
        usage: Usage::plain(11, 7),
        status: EntryStatus::Exact,
        response_id: Some(format!("chatcmpl-bench-{row}")),
        note: None,
        first_output_ms: None,
    };
    reservation.settle(charge).await;
    Ok(start.elapsed())
}
