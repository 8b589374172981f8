//! An outage of Lago: calls pile up beside a server whose Lago is well, then Lago comes back.

use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::figures::{Spread, number, percentile};
use crate::load::Tally;
use crate::outside;
use crate::subject::{Subject, Told};

/// In so many steps the calls are made, and the memory is read after each.
const STEPS: usize = 5;
/// How often the receiver is looked at while it waits for the first event.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// Longer than a destination is ever left alone.
const FIRST_MAX: Duration = Duration::from_secs(330);

/// A server and what its calls looked like, round by round.
struct Side {
    name: &'static str,
    subject: Subject,
    rounds: Vec<(f64, f64)>,
}

/// Measures and prints.
pub(crate) async fn measure(provider: SocketAddr, calls: usize) -> Outcome<()> {
    let (well, gone) = (outside::nobody()?, outside::nobody()?);
    outside::receiver(well)?;
    let mut sides = Vec::new();
    for (name, at) in [("Lago well", well), ("Lago gone", gone)] {
        let subject = Subject::start(Told::Lago, provider, at).await?;
        sides.push(Side { name, subject, rounds: Vec::new() });
    }
    println!();
    println!("an outage of Lago, {calls} calls on each server");
    println!("  {:<16}{:>22}{:>22}{:>14}", "calls so far", "MB, Lago well", "MB, Lago gone", "waiting");
    for round in 0..=STEPS {
        if round > 0 {
            for turn in 0..sides.len() {
                let at = (round + turn) % sides.len();
                let side = &mut sides[at];
                let tally = side.subject.call(calls / STEPS).await?;
                side.rounds.push((at_share(&tally, 0.5), at_share(&tally, 0.99)));
            }
        }
        let [well, gone] = [0, 1].map(|at| number(sides[at].subject.memory_mb()));
        let waiting = sides[1].subject.pending().await?;
        println!("  {:<16}{well:>22}{gone:>22}{waiting:>14}", calls / STEPS * round);
    }
    for side in &sides {
        let p50 = Spread::of(side.rounds.iter().map(|round| round.0).collect());
        let p99 = Spread::of(side.rounds.iter().map(|round| round.1).collect());
        if let (Some(p50), Some(p99)) = (p50, p99) {
            println!(
                "  {}: p50 {} ms ({} to {}), p99 {} ms ({} to {})",
                side.name,
                number(p50.median),
                number(p50.least),
                number(p50.most),
                number(p99.median),
                number(p99.least),
                number(p99.most)
            );
        }
    }
    drain(&sides[1].subject, gone).await
}

fn at_share(tally: &Tally, share: f64) -> f64 {
    percentile(&tally.latencies_us, share) / 1e3
}

/// Lago is back: how long until it is asked, and how long until it has everything.
async fn drain(subject: &Subject, at: SocketAddr) -> Outcome<()> {
    let waiting = subject.pending().await?;
    let (start, cpu) = (Instant::now(), subject.cpu_us());
    let told = outside::receiver(at)?;
    while told.requests.load(Ordering::Relaxed) == 0 {
        if start.elapsed() > FIRST_MAX {
            return Err("Lago is back, and nobody asks it".into());
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    let (asked, first) = (start.elapsed(), Instant::now());
    subject.drained().await?;
    let cpu = subject.cpu_us() - cpu;
    println!(
        "  back: asked again after {:.1} s; {waiting} events in {} requests within {:.1} s, {} us of CPU each; {} arrived; {} MB",
        asked.as_secs_f64(),
        told.requests.load(Ordering::Relaxed),
        first.elapsed().as_secs_f64(),
        number(cpu / waiting.max(1) as f64),
        told.events.load(Ordering::Relaxed),
        number(subject.memory_mb())
    );
    Ok(())
}
