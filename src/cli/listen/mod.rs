//! `litellm-rs listen`: a receiver on this machine, to see what a server would tell a webhook or
//! Lago, and to see it recover when they fail. It knows their answers, not who sends.

mod chance;
mod desk;
mod forward;
mod lago;
mod lago_reads;
mod line;
mod memory;
mod signature;
mod webhook;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clap::{Args, ValueEnum};
use reqwest::Url;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::global::Format;
use super::printer::Printer;
use crate::domain::delivery::SigningKey;
use chance::Share;
use desk::Desk;
use forward::Forward;
use line::Told;
use memory::Memory;

/// How long requests under way may take at the end.
const GRACE: Duration = Duration::from_secs(2);
/// Lines that wait to be printed; more make the senders wait.
const LINES_WAITING_MAX: usize = 64;

/// `listen`
#[derive(Args, Clone)]
pub(crate) struct ListenArgs {
    /// Port on this machine; 0 is any free one
    #[arg(long, value_name = "PORT", default_value_t = 9911)]
    port: u16,
    /// What to be
    #[arg(long = "as", value_enum, value_name = "WHAT", default_value_t = Role::Webhook)]
    role: Role,
    /// Secret that signs the webhooks; several separated by spaces or commas
    #[arg(long, env = "WEBHOOK_SECRET", hide_env_values = true, value_name = "WHSEC")]
    secret: Option<String>,
    /// Send what is posted here, and well signed if there is a secret, on to this address, and answer as
    /// it does
    #[arg(long, value_name = "URL", value_parser = target)]
    forward_to: Option<Url>,
    /// Answer so many of a hundred requests with 500, half of them after keeping what they brought
    #[arg(long, value_name = "PERCENT", default_value = "0%")]
    fail: Share,
    /// End after so many events
    #[arg(long, value_name = "N")]
    max: Option<u64>,
}

/// What to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Role {
    /// The receiver of a webhook
    Webhook,
    /// Lago's event API
    Lago,
}

/// The keys of `--secret`. Here and not while arguments are read: complaints about those repeat them.
fn keys(secret: Option<&str>) -> Result<Vec<SigningKey>, Failure> {
    let words = secret.unwrap_or_default().split(|c: char| c == ',' || c.is_whitespace());
    let keys = words.filter(|word| !word.is_empty()).map(SigningKey::parse).collect::<Result<_, _>>();
    keys.map_err(|error| {
        Failure::usage(format!("--secret (or WEBHOOK_SECRET) is {error}"))
            .hint("make one: litellm-rs webhook secret")
    })
}

fn target(text: &str) -> Result<Url, &'static str> {
    match Url::parse(text) {
        Ok(url) if ["http", "https"].contains(&url.scheme()) => Ok(url),
        _ => Err("use an http or https address"),
    }
}

/// Runs until as many events came as were asked for, or somebody says stop.
pub(crate) async fn run(
    args: ListenArgs,
    printer: &Printer,
    interrupted: impl Future<Output = ExitStatus>,
) -> Outcome {
    if matches!(printer.style().format, Format::Csv | Format::Yaml) {
        return Err(Failure::usage("events have no columns").hint("use -o jsonl"));
    }
    let keys = match args.role {
        Role::Webhook => keys(args.secret.as_deref())?,
        Role::Lago => Vec::new(),
    };
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    let listener = TcpListener::bind(address).await.map_err(|error| {
        Failure::new(Kind::Error, format!("cannot listen on {address}: {error}"))
            .hint("--port takes another one, --port 0 any that is free")
    })?;
    introduce(args.role, !keys.is_empty(), listener.local_addr()?, printer);
    let (told, lines) = mpsc::channel(LINES_WAITING_MAX);
    let desk = Desk {
        role: args.role,
        keys,
        fail: args.fail,
        forward: args.forward_to.map(Forward::new).transpose()?,
        memory: Mutex::new(Memory::default()),
        told,
    };
    let stop = CancellationToken::new();
    let served = axum::serve(listener, desk::router(Arc::new(desk)));
    let served = tokio::spawn(served.with_graceful_shutdown(stop.clone().cancelled_owned()).into_future());
    let outcome = tokio::select! {
        // Being told to stop is how this ends.
        _ = interrupted => Ok(ExitStatus::Success),
        outcome = print(lines, args.max, printer) => outcome,
    };
    stop.cancel();
    let _ = tokio::time::timeout(GRACE, served).await;
    outcome
}

/// Says where it listens, and what a server needs to find it.
fn introduce(role: Role, has_keys: bool, address: SocketAddr, printer: &Printer) {
    let url = format!("http://{address}");
    let (name, lines) = match role {
        Role::Webhook => (
            "a webhook",
            format!(
                "  WEBHOOK_URL={url}/\n  general_settings: {{alerting: [webhook], webhook_allow_http: true, \
                 webhook_allow_private: true}}"
            ),
        ),
        Role::Lago => (
            "Lago",
            format!(
                "  LAGO_API_BASE={url} LAGO_API_KEY=any LAGO_API_EVENT_CODE=litellm_spend\n  \
                 litellm_settings: {{callbacks: [lago]}}"
            ),
        ),
    };
    printer.note(&format!("listening on {url} as {name}; Ctrl-C ends\n{lines}"));
    match (role, has_keys) {
        (Role::Lago, _) => {}
        (Role::Webhook, true) => printer.note("signatures are checked"),
        (Role::Webhook, false) => {
            printer.note("signatures are not checked: no --secret, no WEBHOOK_SECRET");
        }
    }
}

/// Prints what is told until so many events are printed.
async fn print(mut lines: mpsc::Receiver<Told>, max: Option<u64>, printer: &Printer) -> Outcome {
    let mut left = max;
    while left != Some(0) {
        match lines.recv().await {
            None => break,
            Some(Told::Note(text)) => printer.note(&super::look::tame(&text)),
            Some(Told::Event(event)) => {
                event.print(printer)?;
                left = left.map(|left| left - 1);
            }
        }
    }
    Ok(ExitStatus::Success)
}
