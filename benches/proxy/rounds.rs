//! The measurement: every target gets every profile in every round, taking turns, so that whatever
//! else the machine does falls on all of them.

use std::net::SocketAddr;
use std::rc::Rc;

use crate::Outcome;
use crate::figures::percentile;
use crate::load::{Crew, Load, Tally};
use crate::process;
use crate::profile::{ALL, Profile};
use crate::settings::Settings;

/// Something that answers chat completions.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) address: SocketAddr,
    /// Whose processor time counts; the upstream's own is nobody's overhead.
    pub(crate) pid: Option<u32>,
    pub(crate) key: String,
    /// Calls that were answered so far, to compare with what was booked.
    pub(crate) calls: u64,
}

/// One target, one profile, one round.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    pub(crate) cpu_us_per_call: Option<f64>,
    pub(crate) cpu_us_per_event: Option<f64>,
    pub(crate) p50_us: f64,
    pub(crate) p99_us: f64,
    pub(crate) first_event_p50_us: f64,
    pub(crate) first_event_p99_us: f64,
    pub(crate) calls_per_s: f64,
    pub(crate) events_per_s: f64,
}

/// Everything measured: by profile, then by target, then by round.
pub(crate) type Samples = Vec<Vec<Vec<Sample>>>;

/// Runs all rounds.
pub(crate) async fn run(targets: &mut [Target], settings: &Settings) -> Outcome<Samples> {
    let mut samples = vec![vec![Vec::with_capacity(settings.rounds); targets.len()]; ALL.len()];
    for round in 0..settings.rounds {
        eprintln!("round {} of {}", round + 1, settings.rounds);
        for (profile, of_profile) in ALL.iter().zip(&mut samples) {
            for turn in 0..targets.len() {
                // Nobody always comes after the same neighbour's mess.
                let at = (turn + round) % targets.len();
                let sample = measure(&mut targets[at], profile, settings).await;
                let sample =
                    sample.map_err(|error| format!("{}, {}: {error}", targets[at].name, profile.title))?;
                of_profile[at].push(sample);
            }
        }
    }
    Ok(samples)
}

/// Sends so many calls of a profile without looking at the time they take.
pub(crate) async fn soak(
    target: &mut Target,
    profile: &Profile,
    calls: usize,
    settings: &Settings,
) -> Outcome<()> {
    send(target, profile, calls, settings).await.map(|_| ())
}

async fn measure(target: &mut Target, profile: &Profile, settings: &Settings) -> Outcome<Sample> {
    let (tally, cpu_ns) = send(target, profile, profile.requests(settings), settings).await?;
    let seconds = tally.elapsed.as_secs_f64();
    let calls = tally.answered() as f64;
    let events = tally.events as f64;
    let cpu_us = cpu_ns.map(|ns| ns as f64 / 1e3);
    Ok(Sample {
        cpu_us_per_call: cpu_us.map(|us| us / calls),
        cpu_us_per_event: cpu_us.filter(|_| events > 0.0).map(|us| us / events),
        p50_us: percentile(&tally.latencies_us, 0.50),
        p99_us: percentile(&tally.latencies_us, 0.99),
        first_event_p50_us: percentile(&tally.first_events_us, 0.50),
        first_event_p99_us: percentile(&tally.first_events_us, 0.99),
        calls_per_s: calls / seconds,
        events_per_s: events / seconds,
    })
}

/// Sends calls and answers what came back, with the processor time the target used meanwhile.
async fn send(
    target: &mut Target,
    profile: &Profile,
    calls: usize,
    settings: &Settings,
) -> Outcome<(Tally, Option<u64>)> {
    let request: Rc<[u8]> = profile.request(&target.key).into();
    let load = Load { target: target.address, request, events_min: profile.events_min(settings) };
    let mut crew = Crew::open(load, profile.connections).await?;
    let before = target.pid.and_then(process::cpu_ns);
    let tally = crew.send(calls, profile.stagger(settings)).await;
    let after = target.pid.and_then(process::cpu_ns);
    target.calls += (profile.connections + tally.answered()) as u64;
    if let Some(why) = &tally.first_failure {
        return Err(format!("{} of {calls} calls failed, the first with: {why}", tally.failures).into());
    }
    Ok((tally, before.zip(after).map(|(before, after)| after.saturating_sub(before))))
}
