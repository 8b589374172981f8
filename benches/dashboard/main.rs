//! What the dashboard costs while thousands of events a second come in: processor time, memory, and how
//! long a key waits for its answer.
//!
//! `cargo bench --bench dashboard`. How to read it: `docs/benchmarks.md`.

#[allow(dead_code)]
#[path = "../proxy/process.rs"]
mod process;
mod server;
mod terminal;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use server::Scripted;
use terminal::Terminal;

/// What can go wrong ends the measurement, and its text is the report.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// At the most so much of a core.
const CORE_MAX: f64 = 0.5;
/// At the most so long for a key.
const KEY_MAX: Duration = Duration::from_millis(100);
/// At the most so much memory.
const MEMORY_MAX_MB: f64 = 100.0;
/// At the most so much more of it at the end than at half of the time.
const GROWTH_MAX: f64 = 1.05;
/// At the most so long until there is something to see.
const FIRST_FRAME_MAX: Duration = Duration::from_millis(500);

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
    let rate = setting("BENCH_EVENT_RATE", 5_000).max(1);
    let length = Duration::from_secs(setting("BENCH_SECONDS", 60).max(5));
    let server = Scripted::start(rate)?;
    let opened = Instant::now();
    let terminal = Terminal::open(&server.url)?;
    terminal.wait_for("litellm-rs")?;
    let first_frame = opened.elapsed();
    terminal.wait_for("LIVE")?;
    let pid = terminal.dashboard()?;
    // The first seconds fill the ring.
    std::thread::sleep(Duration::from_secs(3));
    let before = process::memory(pid).ok_or("the dashboard has ended")?;
    println!("{rate} events/s for {} s, 120x36", length.as_secs());
    let (mut waits, mut half, told, began) = (Vec::new(), None, server.told(), Instant::now());
    let cpu_before = process::cpu_ns(pid).ok_or("the dashboard has ended")?;
    for (number, screen) in (1..).zip(["2", "5", "1"].iter().cycle()) {
        let waited = terminal.press(screen)?;
        waits.push(waited);
        if half.is_none() && began.elapsed() * 2 >= length {
            half = process::memory(pid);
        }
        let next = Duration::from_secs(2) * number;
        if next >= length {
            break;
        }
        std::thread::sleep(next.saturating_sub(began.elapsed()));
    }
    std::thread::sleep(length.saturating_sub(began.elapsed()));
    let took = began.elapsed();
    let cpu = process::cpu_ns(pid).ok_or("the dashboard has ended")? - cpu_before;
    let after = process::memory(pid).ok_or("the dashboard has ended")?;
    let events = server.told() - told;

    let core = cpu as f64 / 1e9 / took.as_secs_f64();
    let said = format!("{first_frame:.0?}, the start of tmux included");
    verdict("first frame", &said, first_frame < FIRST_FRAME_MAX, &format!("{FIRST_FRAME_MAX:?}"));
    verdict("processor", &format!("{core:.3} of a core"), core < CORE_MAX, &format!("{CORE_MAX} of a core"));
    println!("  {:.1} us per event, {events} events told", cpu as f64 / 1e3 / events.max(1) as f64);
    waits.sort();
    let at = |part: usize| waits.get(waits.len() * part / 100).or(waits.last()).copied().unwrap_or_default();
    let said = format!("p50 {:.0?}, p95 {:.0?}, worst {:.0?}", at(50), at(95), at(100));
    verdict("keys", &format!("{said}, tmux included"), at(95) < KEY_MAX, &format!("{KEY_MAX:?} at p95"));
    let half = half.ok_or("the dashboard has ended")?;
    let said = format!(
        "{:.1} MB after 3 s, {:.1} MB at half of the time, {:.1} MB at the end",
        before.resident_mb, half.resident_mb, after.resident_mb
    );
    verdict("memory", &said, after.peak_mb < MEMORY_MAX_MB, &format!("{MEMORY_MAX_MB} MB"));
    let growth = after.resident_mb / half.resident_mb;
    verdict(
        "growth",
        &format!("{growth:.3} of half of the time"),
        growth <= GROWTH_MAX,
        &GROWTH_MAX.to_string(),
    );
    Ok(())
}

fn verdict(what: &str, is: &str, is_met: bool, target: &str) {
    println!("{what}: {is} (at most {target}): {}", if is_met { "met" } else { "MISSED" });
}
