//! What the proxy costs: a fake upstream, a bare pass-through and `serve`, measured in one run.
//!
//! `cargo bench --bench proxy`. How to read it and what it promises: `docs/benchmarks.md`.
//! It reports and never fails: whether a figure is good enough is for a person to say.

mod bare;
mod child;
mod connection;
mod figures;
mod framing;
mod load;
mod process;
mod profile;
mod report;
mod role;
mod rounds;
mod settings;
mod subject;
mod upstream;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use report::Promise;
use rounds::Target;
use settings::Settings;
use subject::Subject;

/// What can go wrong ends the measurement, and its text is the report.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    if let Some(played) = role::play(std::env::args().skip(1)) {
        return match played {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        };
    }
    if let Err(error) = measure() {
        println!("not measured: {error}");
    }
    ExitCode::SUCCESS
}

fn measure() -> Outcome<()> {
    // Beside the build, not in the system's temporary folder: that one may lie in memory.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let local = tokio::task::LocalSet::new();
    runtime.block_on(local.run_until(run(folder.path(), Settings::from_environment())))
}

async fn run(folder: &Path, settings: Settings) -> Outcome<()> {
    println!("{}", process::machine());
    println!("one fsync of 4 kB beside the ledger: {} us", figures::number_or_dash(fsync_us(folder)?));
    let (_upstream, direct) = child::upstream()?;
    let (bare, bare_address) = child::bare(direct)?;
    let subject = match Subject::start(folder, direct).await {
        Ok(subject) => Some(subject),
        Err(error) => {
            println!("`serve` is not measured: {error}");
            None
        }
    };
    let key = subject.as_ref().map_or_else(|| "sk-nobody".to_owned(), |subject| subject.key.clone());
    let target = |name, address, pid| Target { name, address, pid, key: key.clone(), calls: 0 };
    let mut targets = vec![target("direct", direct, None), target("bare", bare_address, Some(bare.id()))];
    targets.extend(subject.as_ref().map(|subject| target("serve", subject.address, Some(subject.id()))));

    let samples = rounds::run(&mut targets, &settings).await?;
    report::tables(&samples);
    let mut promises = report::ratio_promises(&samples);
    if let Some(subject) = subject {
        promises.extend(after_many(subject, &mut targets[report::SERVE], folder, &settings).await?);
    }
    report::promises(&promises);
    Ok(())
}

/// What holds after very many calls: the memory, the money, and the next start.
async fn after_many(
    subject: Subject,
    serve: &mut Target,
    folder: &Path,
    settings: &Settings,
) -> Outcome<[Promise; 2]> {
    eprintln!("{} calls for the memory", settings.soak);
    let before = process::memory(subject.id());
    rounds::soak(serve, &profile::MANY, settings.soak, settings).await?;
    let after = process::memory(subject.id());
    println!();
    if let (Some(before), Some(after)) = (before, after) {
        println!(
            "memory of `serve`: {:.1} MB, after {} more calls {:.1} MB, at its largest {:.1} MB",
            before.resident_mb, settings.soak, after.resident_mb, after.peak_mb
        );
    }
    match subject.booked(serve.calls).await {
        Ok((spend, true)) => println!("booked on the key: ${spend}, exactly what {} calls cost", serve.calls),
        Ok((spend, false)) => println!("booked on the key: ${spend}, NOT what {} calls cost", serve.calls),
        Err(error) => println!("what was booked on the key cannot be read: {error}"),
    }
    let started_in = subject.started_in;
    let again = subject.restart_after_kill(folder).await;
    let again =
        again.map_or_else(|error| error.to_string(), |again| format!("{:.1} ms", milliseconds(again)));
    println!(
        "first health answer: {:.1} ms on an empty ledger, {again} after a kill on this one",
        milliseconds(started_in)
    );
    Ok([
        Promise::at_most(
            format!("memory after {} calls, MB", serve.calls),
            60.0,
            after.map(|memory| memory.resident_mb),
        ),
        Promise::at_most("first health answer, ms", 100.0, Some(milliseconds(started_in))),
    ])
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// What the disk takes for the least durable write: no commit of one call alone is faster.
fn fsync_us(folder: &Path) -> Outcome<Option<f64>> {
    let mut file = std::fs::File::create(folder.join("fsync"))?;
    let mut times = Vec::new();
    for _ in 0..50 {
        let start = Instant::now();
        file.write_all(&[0; 4096])?;
        file.sync_data()?;
        times.push(start.elapsed().as_secs_f64() * 1e6);
    }
    Ok(figures::median(times))
}
