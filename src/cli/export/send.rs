//! Events to Lago, a hundred at a time. Lago refuses what it has already, and that is as good as
//! taking it: whoever sends everything twice bills it once.

use super::lago::{Events, Made};
use super::lines::Lines;
use super::spend::note_left_out;
use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Failure, Kind, Outcome};
use crate::cli::look::{Cell, Column};
use crate::cli::progress::Progress;
use crate::cli::table::View;
use crate::client::{ApiKey, BaseUrl, Call, Cause, Client, ClientError, Row};
use crate::domain::delivery::Outcome as Fate;
use crate::wire::lago::fault;

/// At most so many events in one request; what Lago takes unless its operator lowered it.
const BATCH_MAX: usize = 100;
/// Where the API begins below the address of a server.
const API_PATH: &str = "/api/v1";

const VIEW: View = View {
    id: "sent",
    columns: &[
        Column::new("SENT", Cell::Count("sent")),
        Column::new("KNOWN", Cell::Count("known")),
        Column::new("REFUSED", Cell::Count("refused")),
        Column::new("NOBODY", Cell::Count("left_out")),
    ],
};

/// What became of the events.
#[derive(Default)]
struct Counts {
    sent: u64,
    known: u64,
    refused: u64,
}

/// Sends the events of all lines.
pub(super) async fn run(mut lines: Lines<'_>, mut events: Events, context: &Context) -> Outcome {
    let lago = lago(context)?;
    let mut counts = Counts::default();
    let mut waiting = Vec::new();
    let mut progress = None;
    while let Some(page) = lines.next().await? {
        let last = page.last().map_or(0, |line| line.seq);
        waiting.extend(page.into_iter().flat_map(|line| events.of(line)));
        let progress =
            progress.get_or_insert_with(|| Progress::start(&context.printer, "sending", lines.as_of()));
        while waiting.len() >= BATCH_MAX {
            let batch = waiting.drain(..BATCH_MAX).collect();
            send(&lago, batch, &mut counts, progress).await?;
        }
        progress.reach(last);
    }
    if !waiting.is_empty() {
        let progress = progress.get_or_insert_with(|| Progress::start(&context.printer, "sending", None));
        send(&lago, waiting, &mut counts, progress).await?;
    }
    drop(progress);
    conclude(&counts, events.left_out, context)
}

fn conclude(counts: &Counts, left_out: u64, context: &Context) -> Outcome {
    if context.dry_run {
        return Ok(ExitStatus::Success);
    }
    let Counts { sent, known, refused } = counts;
    let mut row = Row::new();
    for (name, count) in [("sent", *sent), ("known", *known), ("refused", *refused), ("left_out", left_out)] {
        row.insert(name.to_owned(), count.into());
    }
    let said = format!("sent {sent} events; Lago had {known} already, and refused {refused}");
    context.printer.done(&VIEW, &[row], &said)?;
    note_left_out(left_out, context);
    if *refused == 0 {
        return Ok(ExitStatus::Success);
    }
    Err(Failure::new(Kind::Partial, format!("Lago refused {refused} events")))
}

/// A client of the server that the environment names.
fn lago(context: &Context) -> Result<Client, Failure> {
    let variable = |name: &str| std::env::var(name).ok().filter(|text| !text.trim().is_empty());
    let missing = |name: &str, example: &str| {
        Failure::usage(format!("{name} is not set, and --send needs it"))
            .hint(format!("export {name}={example}"))
    };
    let base =
        variable("LAGO_API_BASE").ok_or_else(|| missing("LAGO_API_BASE", "https://api.getlago.com"))?;
    let key = variable("LAGO_API_KEY").and_then(|key| ApiKey::new(&key));
    let key = key.ok_or_else(|| missing("LAGO_API_KEY", "<an API key of the organization>"))?;
    let base = base.trim().trim_end_matches('/');
    let url = BaseUrl::parse(base.strip_suffix(API_PATH).unwrap_or(base))
        .map_err(|error| Failure::usage(format!("LAGO_API_BASE: {error}")))?;
    if !url.is_tls() && !url.is_loopback() {
        context.printer.note("LAGO_API_BASE is plain http: the key and all usage can be read on the way");
    }
    Ok(context.client.of_other(url, Some(key))?)
}

/// Sends a batch, in parts where Lago wants it so, until something is known of each event.
async fn send(
    lago: &Client,
    batch: Vec<Made>,
    counts: &mut Counts,
    progress: &Progress<'_>,
) -> Result<(), Failure> {
    let mut waiting = vec![batch];
    while let Some(batch) = waiting.pop() {
        let events: Vec<&str> = batch.iter().map(|event| event.json.as_str()).collect();
        let body = format!("{{\"events\":[{}]}}", events.join(","));
        let call = Call::new(reqwest::Method::POST, format!("{API_PATH}/events/batch"));
        match lago.send(&call.json(body.into_bytes()).repeatable()).await {
            Ok(reply) if reply.body.trim_ascii_start().first() == Some(&b'<') => {
                return Err(Failure::new(Kind::Error, "Lago answers with a web page, as its API never does")
                    .hint("check LAGO_API_BASE"));
            }
            Ok(_) => counts.sent += batch.len() as u64,
            Err(error) if error.cause == Cause::NotSent => {
                progress.aside(|printer| printer.failure(&error.into()));
            }
            Err(error) => waiting.extend(judge(batch, error, counts, progress)?),
        }
    }
    Ok(())
}

/// What is to be sent again of a batch that was refused.
fn judge(
    batch: Vec<Made>,
    error: ClientError,
    counts: &mut Counts,
    progress: &Progress<'_>,
) -> Result<Vec<Vec<Made>>, Failure> {
    let answer = error.answer.as_deref();
    let status = answer.map_or(0, |answer| answer.status);
    let details: Vec<_> =
        answer.map(|answer| answer.details.clone()).unwrap_or_default().into_iter().collect();
    if status == 413 || (status == 422 && fault::is_too_many(&details)) {
        return halves(batch).ok_or_else(|| in_lagos_words(error));
    }
    if status != 422 {
        return Err(in_lagos_words(error));
    }
    let Some(fates) = fault::outcomes(details, batch.len()) else {
        return halves(batch).ok_or_else(|| in_lagos_words(error));
    };
    let mut again = Vec::new();
    for (event, fate) in batch.into_iter().zip(fates) {
        match fate {
            Fate::Delivered => counts.known += 1,
            Fate::Again => again.push(event),
            Fate::Dead(reason) => {
                counts.refused += 1;
                let message = format!("Lago refuses event {}: {reason}", event.id);
                progress.aside(|printer| printer.failure(&Failure::new(Kind::Error, message)));
            }
        }
    }
    Ok(if again.is_empty() { vec![] } else { vec![again] })
}

fn halves(mut batch: Vec<Made>) -> Option<Vec<Vec<Made>>> {
    if batch.len() < 2 {
        return None;
    }
    let rest = batch.split_off(batch.len() / 2);
    Some(vec![rest, batch])
}

/// A failure that is about Lago and not about the proxy.
fn in_lagos_words(error: ClientError) -> Failure {
    let status = error.answer.as_ref().map_or(0, |answer| answer.status);
    let failure = Failure::from(error);
    let message = format!("Lago: {}", failure.message);
    let hint = match status {
        401 | 403 => "check LAGO_API_KEY",
        404 | 405 => "check LAGO_API_BASE",
        _ => "what was sent is not sent twice: try the same command again",
    };
    failure.reworded(message).hint(hint)
}
