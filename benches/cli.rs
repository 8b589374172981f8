//! What a person at a terminal waits for: the help, a completion, and ten thousand customers from
//! a file.
//!
//! `cargo bench --bench cli`. How to read it: `docs/benchmarks.md`.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const BINARY: &str = env!("CARGO_BIN_EXE_litellm-rs");
/// How often each command is run; the median counts.
const RUNS: usize = 20;
/// What is to be met by the help and by a completion.
const TARGET: Duration = Duration::from_millis(30);
const BUDGETS: usize = 50;
const CUSTOMERS: usize = 10_000;

fn main() -> ExitCode {
    if let Err(error) = measure() {
        println!("not measured: {error}");
    }
    ExitCode::SUCCESS
}

/// A server of its own, stopped when it is dropped.
struct Server {
    child: Child,
    url: String,
}

impl Server {
    fn start(home: &Path) -> Outcome<Self> {
        let mut child = alone(home)
            .args(["serve", "--host", "127.0.0.1", "--port", "0"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut lines = BufReader::new(child.stderr.take().ok_or("no stderr")?).lines();
        let url = loop {
            let line = lines.next().ok_or("the server ended")??;
            if let Some(at) = line.find("listening on http://") {
                let address = &line[at + "listening on ".len()..];
                break address.split([' ', '"']).next().unwrap_or_default().to_owned();
            }
        };
        // Whatever it says is read, or it would wait for somebody to read it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { child, url })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The binary in a home of its own, with nothing of these surroundings.
fn alone(home: &Path) -> Command {
    let mut command = Command::new(BINARY);
    command.env_clear().env("HOME", home).current_dir(home).stdin(Stdio::null());
    command.env("LITELLM_RS_DATA_DIR", home.join("data")).env("LITELLM_RS_CONFIG_DIR", home.join("settings"));
    command.env("CI", "1");
    command
}

/// A command that is timed: what it is called here, its arguments, its variables.
type Case<'a> = (&'a str, &'a [&'a str], &'a [(&'a str, &'a str)]);

fn measure() -> Outcome<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let home = folder.path();
    let server = Server::start(home)?;
    help_and_completion(home, &server.url)?;
    apply(home, &server.url)
}

fn help_and_completion(home: &Path, url: &str) -> Outcome<()> {
    alone(home).args(["customer", "new", "acme"]).env("LITELLM_PROXY_URL", url).output()?;
    let third = [("LITELLM_RS_COMPLETE", "bash"), ("_CLAP_COMPLETE_INDEX", "3"), ("LITELLM_PROXY_URL", url)];
    let second = [("LITELLM_RS_COMPLETE", "bash"), ("_CLAP_COMPLETE_INDEX", "2")];
    let cases: &[Case<'_>] = &[
        ("-h", &["-h"], &[]),
        ("--help", &["--help"], &[]),
        ("customer new --help", &["customer", "new", "--help"], &[]),
        ("help exit-codes", &["help", "exit-codes"], &[]),
        ("completion of a command", &["--", "litellm-rs", "customer", "inf"], &second),
        ("completion of an id, asked again", &["--", "litellm-rs", "customer", "info", "a"], &third),
    ];
    println!("{:36} {:>10} {:>10}   target {} ms", "command", "median ms", "longest", TARGET.as_millis());
    for (name, arguments, variables) in cases {
        let mut took = Vec::with_capacity(RUNS);
        for _ in 0..RUNS {
            let mut command = alone(home);
            command.args(*arguments).envs(variables.iter().copied());
            let started = Instant::now();
            let output = command.output()?;
            took.push(started.elapsed());
            if !output.status.success() || output.stdout.is_empty() {
                return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into());
            }
        }
        took.sort();
        let median = took[RUNS / 2];
        let verdict = if median < TARGET { "met" } else { "MISSED" };
        println!("{name:36} {:>10.1} {:>10.1}   {verdict}", ms(median), ms(took[RUNS - 1]));
    }
    Ok(())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn apply(home: &Path, url: &str) -> Outcome<()> {
    let file = home.join("tiers.yaml");
    std::fs::write(&file, tiers(10)?)?;
    let file = file.to_str().ok_or("the folder is not text")?;
    println!("\n{BUDGETS} budgets and {CUSTOMERS} customers from a file");
    let steps: &[(&str, &[&str], i32)] = &[
        ("diff, nothing there yet", &["diff", "-f", file], 6),
        ("apply", &["apply", "-f", file, "--yes"], 0),
        ("diff", &["diff", "-f", file], 0),
        ("apply again", &["apply", "-f", file, "--yes"], 0),
    ];
    for (name, arguments, code) in steps {
        run(home, url, name, arguments, *code)?;
    }
    std::fs::write(file, tiers(9)?)?;
    run(home, url, "diff, all caps lower", &["diff", "-f", file], 6)
}

fn run(home: &Path, url: &str, name: &str, arguments: &[&str], code: i32) -> Outcome<()> {
    let started = Instant::now();
    let output = alone(home).args(arguments).env("LITELLM_PROXY_URL", url).output()?;
    let took = started.elapsed();
    if output.status.code() != Some(code) {
        return Err(format!("{name}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)).into());
    }
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{name:36} {:>10.0} ms   {}", ms(took), said.lines().last().unwrap_or_default());
    Ok(())
}

/// A file of budgets with this cap, and of customers that are spread over them.
fn tiers(max_budget: u32) -> Outcome<String> {
    let mut text = String::from("version: 1\nbudgets:\n");
    for budget in 0..BUDGETS {
        writeln!(text, "  - {{budget_id: tier-{budget}, max_budget: {max_budget}, budget_duration: 30d}}")?;
    }
    text.push_str("customers:\n");
    for customer in 0..CUSTOMERS {
        writeln!(text, "  - {{user_id: customer-{customer}, budget_id: tier-{}}}", customer % BUDGETS)?;
    }
    Ok(text)
}
