//! `status`, `ping`, `whoami` and `version`: is it there, what is it, and who am I to it?

use std::time::{Duration, Instant};

use clap::Args;
use jiff::Timestamp;
use serde_json::Value;

use super::context::Context;
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::look::{Cell, Column, Look, exact, member};
use super::printer::Printer;
use super::table::View;
use crate::client::{Cause, Client, Row, ServerClock};

const STATUS: View = View {
    id: "url",
    columns: &[
        Column::new("URL", Cell::Text("url")),
        Column::new("STATUS", Cell::Text("status")),
        Column::new("DB", Cell::Text("db")),
        Column::new("VERSION", Cell::Text("version")),
        Column::new("UP", Cell::Text("uptime_seconds")),
        Column::new("STORAGE", Cell::Text("storage")),
        Column::new("MODELS", Cell::Count("models")),
        Column::new("CUSTOMERS", Cell::Count("customers")),
        Column::new("TODAY", Cell::Money("spend_today")),
        Column::new("24H", Cell::Money("spend_24h")),
        Column::new("SPEND", Cell::Money("spend")),
        Column::new("WAITING", Cell::Count("deliveries.pending")),
        Column::new("DEAD", Cell::Count("deliveries.dead")),
        Column::new("SKEW MS", Cell::Text("clock_skew_ms")),
        Column::new("MS", Cell::Text("latency_ms")),
    ],
};

const PING: View = View {
    id: "url",
    columns: &[
        Column::new("URL", Cell::Text("url")),
        Column::new("SEQ", Cell::Count("seq")),
        Column::new("MS", Cell::Text("latency_ms")),
    ],
};

const WHOAMI: View = View {
    id: "key_name",
    columns: &[
        Column::new("KEY", Cell::Text("key_name")),
        Column::new("ALIAS", Cell::Text("key_alias")),
        Column::new("ROLE", Cell::Text("role")),
        Column::new("TYPE", Cell::Text("key_type")),
        Column::new("TEAM", Cell::Text("team_id")),
        Column::new("USER", Cell::Text("user_id")),
        Column::new("SPEND", Cell::Money("spend")),
        Column::new("MAX", Cell::Money("max_budget")),
        Column::new("TPM", Cell::Count("tpm_limit")),
        Column::new("RPM", Cell::Count("rpm_limit")),
    ],
};

/// `ping`
#[derive(Args, Clone, Debug)]
pub(crate) struct PingArgs {
    /// How many times
    #[arg(short, long, value_name = "N", default_value_t = 1)]
    count: u32,
}

/// `ping`: the time of one round trip.
pub(crate) async fn ping(args: PingArgs, context: &Context) -> Outcome {
    let mut rows = Vec::new();
    for seq in 1..=args.count {
        let took = context.client.liveliness().await?.took;
        rows.push(Row::from_iter([
            ("url".to_owned(), context.client.url().as_str().into()),
            ("seq".to_owned(), seq.into()),
            ("latency_ms".to_owned(), milliseconds(took)),
        ]));
    }
    let said: Vec<String> = rows
        .iter()
        .map(|row| format!("{}  {} ms", exact(row.get("url")), exact(row.get("latency_ms"))))
        .collect();
    context.printer.done(&PING, &rows, &said.join("\n"))?;
    Ok(ExitStatus::Success)
}

/// Milliseconds to the hundredth, as a number with exactly these digits.
fn milliseconds(took: Duration) -> Value {
    let hundredths = took.as_micros() / 10;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    serde_json::from_str(&text).unwrap_or(Value::Null)
}

/// `status`: one screen about the server. What this key may not see is left out.
pub(crate) async fn status(context: &Context) -> Outcome {
    let client = &context.client;
    let ready = client.readiness().await?;
    let mut row = Row::from_iter([
        ("url".to_owned(), client.url().as_str().into()),
        ("latency_ms".to_owned(), milliseconds(ready.took)),
    ]);
    if let Ok(Value::Object(readiness)) = ready.value() {
        row.extend(readiness);
    }
    let asked = Instant::now();
    match client.readiness_details().await {
        Ok(details) => row.extend(details),
        Err(error) if error.cause == Cause::Auth => {
            context.printer.note("without a key that may see more, this is all");
        }
        Err(_) => {}
    }
    if let Some(version) = row.get("litellm_version").cloned() {
        row.entry("version").or_insert(version);
    }
    let clock = ServerClock::of(&row, &ready, asked.elapsed());
    row.extend(clock.map(clock_members).into_iter().flatten());
    add_counts(&mut row, client).await;
    add_spend(&mut row, client, clock.map_or_else(Timestamp::now, |clock| clock.server)).await;
    add_deliveries(&mut row, client).await;
    let look = *context.printer.look();
    context.printer.info(&STATUS, &[row], |row| status_facts(row, &look))?;
    Ok(ExitStatus::Success)
}

async fn add_counts(row: &mut Row, client: &Client) {
    if let Ok(models) = client.models().await {
        row.insert("models".to_owned(), models.len().into());
    }
    if let Ok(Some(customers)) = client.customer_count().await {
        row.insert("customers".to_owned(), customers.into());
    }
}

async fn add_spend(row: &mut Row, client: &Client, now: Timestamp) {
    if exact(row.get("features")).contains("spend_overview")
        && let Ok(overview) = client.spend_overview("24h", None, 1).await
        && let Some(spent) = member(&overview, "totals.spend")
    {
        row.insert("spend_24h".to_owned(), spent.clone());
    }
    if let Ok(days) = client.spend_by_day().await {
        let today = now.strftime("%Y-%m-%d").to_string();
        let spent = days.into_iter().find(|day| exact(day.get("date")) == today);
        let spent = spent.and_then(|mut day| day.shift_remove("spend")).unwrap_or_else(|| 0.into());
        row.insert("spend_today".to_owned(), spent);
    }
    if let Ok(Some(spend)) = client.global_spend().await.map(|mut spend| spend.shift_remove("spend")) {
        row.insert("spend".to_owned(), spend);
    }
}

async fn add_deliveries(row: &mut Row, client: &Client) {
    let Ok(destinations) = client.delivery_status().await else { return };
    let sum = |name: &str| -> u64 {
        destinations.iter().filter_map(|destination| destination.get(name)?.as_u64()).sum()
    };
    let queues = ["pending", "dead", "unknown"].map(|name| (name.to_owned(), sum(name).into()));
    let mut deliveries = Row::from_iter([("destinations".to_owned(), destinations.len().into())]);
    deliveries.extend(queues);
    row.insert("deliveries".to_owned(), deliveries.into());
}

/// Its clock beside ours, and for how long it runs.
fn clock_members(clock: ServerClock) -> Vec<(String, Value)> {
    let mut members = vec![("clock_skew_ms".to_owned(), clock.ahead_ms.into())];
    members.extend(clock.uptime_s.map(|uptime_s| ("uptime_seconds".to_owned(), uptime_s.into())));
    members
}

fn status_facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let text = |name: &str| exact(member(row, name));
    let number = |name: &str| member(row, name).and_then(Value::as_i64);
    let has_stream = exact(row.get("features")).contains("spend_stream");
    let watchers = number("ledger.watchers").map(|count| format!("yes, {count} watching"));
    let deliveries = number("deliveries.destinations").map(|count| match count {
        0 => "nobody is told".to_owned(),
        _ => format!(
            "{count} told, {} waiting, {} need somebody",
            text("deliveries.pending"),
            number("deliveries.dead").unwrap_or(0) + number("deliveries.unknown").unwrap_or(0)
        ),
    });
    let skew = number("clock_skew_ms").map(|ahead_ms| match ahead_ms {
        0 => "as ours".to_owned(),
        1.. => format!("{ahead_ms} ms ahead of ours"),
        _ => format!("{} ms behind ours", ahead_ms.unsigned_abs()),
    });
    let facts = [
        ("server", text("url")),
        ("status", text("status")),
        ("reason", text("reason")),
        ("answer", format!("{} ms", text("latency_ms"))),
        ("version", text("version")),
        ("up", number("uptime_seconds").map(length).unwrap_or_default()),
        ("storage", text("storage")),
        ("database", text("db")),
        ("models", text("models")),
        ("customers", text("customers")),
        ("spend 24h", look.money(row.get("spend_24h"))),
        (
            "spend today",
            if row.contains_key("spend_24h") { String::new() } else { look.money(row.get("spend_today")) },
        ),
        ("spend 30d", look.money(row.get("spend"))),
        ("stream", watchers.filter(|_| has_stream).unwrap_or_default()),
        ("deliveries", deliveries.unwrap_or_default()),
        ("disk", text("disk.level")),
        ("clock", skew.unwrap_or_default()),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// A length of time in its two largest units.
fn length(seconds: i64) -> String {
    let seconds = seconds.max(0);
    match (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60) {
        (0, 0, 0, s) => format!("{s}s"),
        (0, 0, m, s) => format!("{m}m {s}s"),
        (0, h, m, _) => format!("{h}h {m}m"),
        (d, h, _, _) => format!("{d}d {h}h"),
    }
}

/// `whoami`: the key as the server sees it.
pub(crate) async fn whoami(context: &Context) -> Outcome {
    if context.client.api_key().is_none() {
        return Err(Failure::new(Kind::Auth, "there is no key").hint(
            "give one: --api-key-file FILE, LITELLM_PROXY_API_KEY, or a profile (litellm-rs help environment)",
        ));
    }
    let row = context.client.caller().await?;
    let look = *context.printer.look();
    context.printer.info(&WHOAMI, &[row], |row| whoami_facts(row, &look))?;
    Ok(ExitStatus::Success)
}

fn whoami_facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let mut facts = super::key::facts(row, look);
    let role = exact(row.get("role"));
    let role = if role.is_empty() { "none: calls models, and sees what is its own".to_owned() } else { role };
    facts.insert(2, ("role", role));
    let parallel = exact(row.get("max_parallel_requests"));
    facts.extend((!parallel.is_empty()).then_some(("parallel", parallel)));
    // The master key has neither spend nor limits.
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// `version`: of this program.
pub(crate) fn version(printer: &Printer) -> Outcome {
    const VIEW: View = View { id: "version", columns: &[Column::new("VERSION", Cell::Text("version"))] };
    let row = Row::from_iter([
        ("name".to_owned(), env!("CARGO_PKG_NAME").into()),
        ("version".to_owned(), env!("CARGO_PKG_VERSION").into()),
    ]);
    let said = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    printer.done(&VIEW, &[row], &said)?;
    Ok(ExitStatus::Success)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_two_places() {
        for (micros, text) in
            [(0, "0.00"), (9, "0.00"), (10, "0.01"), (2_345, "2.34"), (1_000_000, "1000.00")]
        {
            assert_eq!(milliseconds(Duration::from_micros(micros)).to_string(), text);
        }
    }

    #[test]
    fn lengths_have_two_units() {
        for (seconds, text) in
            [(-3, "0s"), (59, "59s"), (60, "1m 0s"), (3_599, "59m 59s"), (3_600, "1h 0m"), (90_000, "1d 1h")]
        {
            assert_eq!(length(seconds), text);
        }
    }
}
