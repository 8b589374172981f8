//! The same calls with nobody told and with somebody told, in turns, until everything is told.

use std::net::SocketAddr;
use std::sync::atomic::Ordering;

use crate::Outcome;
use crate::figures::{Spread, number, percentile};
use crate::outside;
use crate::subject::{Subject, Told};

/// What telling Lago may cost at the most, as a share of the calls' own processor time.
const SHARE_TARGET: f64 = 1.10;
const SUBJECTS: [Told; 3] = [Told::Nobody, Told::Lago, Told::LagoAndWebhook];

/// What a round of one subject measured.
struct Round {
    cpu_us: f64,
    p50_ms: f64,
    p99_ms: f64,
}

/// Measures and prints.
pub(crate) async fn measure(provider: SocketAddr, rounds: usize, calls: usize) -> Outcome<()> {
    let mut subjects = Vec::new();
    let mut receivers = Vec::new();
    for told in SUBJECTS {
        let at = outside::nobody()?;
        receivers.push(outside::receiver(at)?);
        let mut subject = Subject::start(told, provider, at).await?;
        // Connections are opened and statements prepared before anything is measured.
        subject.call(calls / 4).await?;
        subjects.push(subject);
    }
    let mut samples = [const { Vec::new() }; SUBJECTS.len()];
    let before = receivers.iter().map(|told| told.requests.load(Ordering::Relaxed)).collect::<Vec<_>>();
    for round in 0..rounds {
        for turn in 0..subjects.len() {
            let at = (round + turn) % subjects.len();
            samples[at].push(one(&mut subjects[at], calls).await?);
            eprint!("\rround {} of {rounds}", round + 1);
        }
    }
    eprintln!();
    print(&samples, rounds * calls);
    let lago = (&receivers[1], before[1]);
    let requests = lago.0.requests.load(Ordering::Relaxed) - lago.1;
    println!("requests to Lago for {} calls: {requests}", rounds * calls);
    for (told, receiver) in SUBJECTS.iter().zip(&receivers) {
        let (events, hooks) =
            (receiver.events.load(Ordering::Relaxed), receiver.hooks.load(Ordering::Relaxed));
        println!("told in all, {}: {events} events to Lago, {hooks} to the webhook", told.name());
    }
    Ok(())
}

async fn one(subject: &mut Subject, calls: usize) -> Outcome<Round> {
    subject.drained().await?;
    let cpu = subject.cpu_us();
    let tally = subject.call(calls).await?;
    subject.drained().await?;
    Ok(Round {
        cpu_us: (subject.cpu_us() - cpu) / calls as f64,
        p50_ms: percentile(&tally.latencies_us, 0.5) / 1e3,
        p99_ms: percentile(&tally.latencies_us, 0.99) / 1e3,
    })
}

fn print(samples: &[Vec<Round>], calls: usize) {
    println!();
    println!(
        "{:<32}{:>24}{:>28}{:>10}{:>10}",
        format!("{calls} calls, who is told"),
        "CPU/call, us",
        "against nobody",
        "p50, ms",
        "p99, ms"
    );
    let Some(nobody) = samples.first() else { return };
    for (told, rounds) in SUBJECTS.iter().zip(samples) {
        let of = |figure: fn(&Round) -> f64| Spread::of(rounds.iter().map(figure).collect());
        let ratios = rounds.iter().zip(nobody).map(|(round, base)| round.cpu_us / base.cpu_us);
        let (Some(cpu), Some(ratio), Some(p50), Some(p99)) = (
            of(|round| round.cpu_us),
            Spread::of(ratios.collect()),
            of(|round| round.p50_ms),
            of(|round| round.p99_ms),
        ) else {
            continue;
        };
        println!(
            "  {:<30}{:>24}{:>28}{:>10}{:>10}{}",
            told.name(),
            spread(cpu, number),
            spread(ratio, |value| format!("{value:.3}")),
            number(p50.median),
            number(p99.median),
            verdict(*told, ratio.median)
        );
    }
}

fn spread(spread: Spread, text: impl Fn(f64) -> String) -> String {
    format!("{} ({} to {})", text(spread.median), text(spread.least), text(spread.most))
}

/// A webhook is a request for every call, so nothing is promised of it.
fn verdict(told: Told, ratio: f64) -> String {
    match told {
        Told::Lago if ratio < SHARE_TARGET => format!("  target below {SHARE_TARGET:.2}: met"),
        Told::Lago => format!("  target below {SHARE_TARGET:.2}: missed"),
        Told::Nobody | Told::LagoAndWebhook => String::new(),
    }
}
