//! `status`, `ping`, `whoami` and `version`: is it there, what is it, and who am I to it?

use std::time::Duration;

use clap::Args;
use serde_json::Value;

use super::context::Context;
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::look::{Cell, Column, Look, exact};
use super::printer::Printer;
use super::table::View;
use crate::client::{Cause, Row};

const STATUS: View = View {
    id: "url",
    columns: &[
        Column::new("URL", Cell::Text("url")),
        Column::new("STATUS", Cell::Text("status")),
        Column::new("DB", Cell::Text("db")),
        Column::new("VERSION", Cell::Text("version")),
        Column::new("MODELS", Cell::Count("models")),
        Column::new("CUSTOMERS", Cell::Count("customers")),
        Column::new("SPEND", Cell::Money("spend")),
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
        Column::new("TYPE", Cell::Text("key_type")),
        Column::new("TEAM", Cell::Text("team_id")),
        Column::new("USER", Cell::Text("user_id")),
        Column::new("SPEND", Cell::Money("spend")),
        Column::new("MAX", Cell::Money("max_budget")),
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
    if let Ok(models) = client.models().await {
        row.insert("models".to_owned(), models.len().into());
    }
    if let Ok(customers) = client.customer_list().await {
        row.insert("customers".to_owned(), customers.len().into());
    }
    if let Ok(Some(spend)) = client.global_spend().await.map(|mut spend| spend.shift_remove("spend")) {
        row.insert("spend".to_owned(), spend);
    }
    let look = *context.printer.look();
    context.printer.info(&STATUS, &[row], |row| status_facts(row, &look))?;
    Ok(ExitStatus::Success)
}

fn status_facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let text = |name: &str| exact(row.get(name));
    let facts = [
        ("server", text("url")),
        ("status", text("status")),
        ("reason", text("reason")),
        ("answer", format!("{} ms", text("latency_ms"))),
        ("database", text("db")),
        ("version", text("version")),
        ("models", text("models")),
        ("customers", text("customers")),
        ("spend 30d", look.money(row.get("spend"))),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// `whoami`: the key as the server sees it.
pub(crate) async fn whoami(context: &Context) -> Outcome {
    let Some(key) = context.client.api_key() else {
        return Err(Failure::new(Kind::Auth, "there is no key")
            .hint("give one: --api-key-file FILE or LITELLM_PROXY_API_KEY (litellm-rs help environment)"));
    };
    let row = match context.client.key_info(None).await {
        Ok(row) => row,
        // The master key is not a row of the table of keys.
        Err(error) if error.cause == Cause::NotFound => Row::from_iter([
            ("key_name".to_owned(), key.to_string().into()),
            ("key_alias".to_owned(), "master key".into()),
        ]),
        Err(error) => return Err(error.into()),
    };
    let look = *context.printer.look();
    context.printer.info(&WHOAMI, &[row], |row| super::key::facts(row, &look))?;
    Ok(ExitStatus::Success)
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
}
