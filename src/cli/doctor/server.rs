//! What can be checked of a server: is it there, who are we to it, how does it do. What a server
//! of LiteLLM does not offer is a warning, never a failure.

use std::time::{Duration, Instant};

use super::{Report, deliveries};
use crate::cli::global::Environment;
use crate::cli::look::{exact, member};
use crate::cli::settings::Key;
use crate::client::{Cause, Client, ClientError, Reply, Row, ServerClock, SpendItem, SpendStreamOptions};

/// From here on, times that are compared mislead.
const SKEW_WARN_MS: u64 = 2_000;
/// From here on, keys expire and windows end when nobody expects it.
const SKEW_FAIL_MS: u64 = 300_000;
/// What follows if this cannot be done.
const OLDER: &str = "this server does not offer it; one of litellm-rs does";

/// All checks that need the server. Those that depend on what failed are left out.
pub(super) async fn check(client: &Client, key: &Key, env: &Environment<'_>, report: &mut Report) {
    let Some(alive) = check_reach(client, report).await else { return };
    let asked = Instant::now();
    let details = client.readiness_details().await;
    let took = asked.elapsed();
    let known = details.as_ref().ok();
    check_version(client, known, report).await;
    check_storage(client, known, report).await;
    check_clock(known, &alive, took, report);
    let may_look = check_key(client, key, &details, report).await;
    if !may_look {
        return;
    }
    check_disk(known, report);
    check_stream(client, report).await;
    deliveries::check(client, env, report).await;
}

async fn check_reach(client: &Client, report: &mut Report) -> Option<Reply> {
    let url = client.url();
    match client.liveliness().await {
        Ok(alive) => {
            let text = format!("{} in {} ms, {}", url.as_str(), alive.took.as_millis(), alive.version);
            if url.is_tls() || url.is_loopback() {
                report.ok("reach", text);
            } else {
                report.warn("reach", format!("{text}; keys travel unencrypted"), "use an https:// address");
            }
            Some(alive)
        }
        Err(error) => {
            report.failure("reach", error);
            None
        }
    }
}

/// Answers whether the key may see the rest.
async fn check_key(
    client: &Client,
    key: &Key,
    details: &Result<Row, ClientError>,
    report: &mut Report,
) -> bool {
    if client.api_key().is_none() {
        // The reason is told already where the key could not be had.
        if key.from.is_empty() {
            let hint = "give one: --api-key-file FILE, LITELLM_PROXY_API_KEY, or litellm-rs config init --with-key -";
            let text = key.note.clone().unwrap_or_else(|| "there is no key for this server".to_owned());
            report.fail("key", text, hint);
        }
        return false;
    }
    let who = match client.caller().await {
        Ok(who) => who,
        Err(error) => {
            report.failure("key", error);
            return false;
        }
    };
    let named = ["key_alias", "role", "team_id"].map(|name| exact(who.get(name)));
    let named: Vec<String> = named.into_iter().filter(|text| !text.is_empty()).collect();
    let text = format!("{} from {}: {}", exact(who.get("key_name")), key.from, named.join(", "));
    match details {
        Err(error) if error.cause == Cause::Auth => {
            let hint = "the other checks need the key of an admin or of one who may look at everything";
            report.warn("key", format!("{text}; it sees only what is its own"), hint);
            false
        }
        _ => {
            match &key.note {
                Some(note) => report.warn("key", text, note.clone()),
                None => report.ok("key", text),
            }
            true
        }
    }
}

async fn check_version(client: &Client, details: Option<&Row>, report: &mut Report) {
    let here = env!("CARGO_PKG_VERSION");
    let home = client.home().await.unwrap_or_default();
    let told = |name: &str| {
        let told = home.get(name).or_else(|| details.and_then(|details| details.get(name)));
        told.map(|text| exact(Some(text))).filter(|text| !text.is_empty())
    };
    match (exact(home.get("name")).as_str(), told("version"), told("litellm_version")) {
        ("litellm-rs", Some(there), compatible) => {
            let compatible = compatible.map(|version| format!(", as LiteLLM {version}")).unwrap_or_default();
            if there == here {
                report.ok("version", format!("litellm-rs {here} here and there{compatible}"));
            } else {
                let text = format!("the server is litellm-rs {there}{compatible}, this program {here}");
                report.warn("version", text, "use the same version where something is not understood");
            }
        }
        (_, _, Some(version)) => {
            let text = format!("the server is LiteLLM {version}, this program litellm-rs {here}");
            report.ok("version", text);
        }
        _ => report.warn("version", format!("the server does not tell; this program is {here}"), OLDER),
    }
}

async fn check_storage(client: &Client, details: Option<&Row>, report: &mut Report) {
    let ready = client.readiness().await;
    let told = match (&ready, details) {
        (_, Some(details)) => details.clone(),
        (Ok(reply), None) => {
            reply.value().ok().and_then(|value| value.as_object().cloned()).unwrap_or_default()
        }
        (Err(_), None) => Row::new(),
    };
    let text = |path: &str| exact(member(&told, path));
    let kind = [text("storage"), text("db")];
    let kind = kind.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    match ready {
        Err(error) if text("reason").is_empty() => report.failure("storage", error),
        Err(_) => report.fail(
            "storage",
            format!("{kind}: {}", text("reason")),
            "calls are refused until this is cured",
        ),
        Ok(_) if text("db") == "connected" => {
            let queued = match text("ledger.queued") {
                queued if queued.is_empty() || queued == "0" => String::new(),
                queued => format!(", {queued} entries not written yet"),
            };
            report.ok("storage", format!("{kind}{queued}"));
        }
        Ok(_) => {
            let hint = "without a database there are no keys, customers and budgets";
            report.warn("storage", format!("the database: {}", text("db")), hint);
        }
    }
}

fn check_clock(details: Option<&Row>, alive: &Reply, took: Duration, report: &mut Report) {
    let nothing = Row::new();
    let Some(clock) = ServerClock::of(details.unwrap_or(&nothing), alive, took) else {
        return report.warn("clock", "the server does not tell its time", OLDER);
    };
    let ahead = clock.ahead_ms;
    let hint = "set both clocks by the network (NTP)";
    let text = format!(
        "the server's clock is {} ms {}",
        ahead.unsigned_abs(),
        if ahead < 0 { "behind" } else { "ahead" }
    );
    match ahead.unsigned_abs() {
        skew if skew <= SKEW_WARN_MS => report.ok("clock", text),
        skew if skew <= SKEW_FAIL_MS => report.warn("clock", text, hint),
        _ => report.fail("clock", text, hint),
    }
}

fn check_disk(details: Option<&Row>, report: &mut Report) {
    let level = details.map(|details| exact(member(details, "disk.level"))).unwrap_or_default();
    let free = details.and_then(|details| member(details, "disk.free_bytes")?.as_u64());
    let free = free.map(|bytes| format!(", {} MiB free", bytes >> 20)).unwrap_or_default();
    match level.as_str() {
        "" => report.warn("disk", "the server does not tell", OLDER),
        "ample" => report.ok("disk", format!("ample{free}")),
        "low" => report.warn("disk", format!("low{free}"), "make room where the ledger lies"),
        _ => report.fail(
            "disk",
            format!("{level}{free}"),
            "make room where the ledger lies: calls are refused",
        ),
    }
}

async fn check_stream(client: &Client, report: &mut Report) {
    let asked = Instant::now();
    let mut stream =
        client.spend_stream(SpendStreamOptions { follow: true, ..SpendStreamOptions::default() });
    let answer = tokio::time::timeout(super::PATIENCE, stream.next()).await;
    match answer {
        Ok(Ok(Some(SpendItem::Connected { .. }))) => {
            report.ok("stream", format!("live spend in {} ms", asked.elapsed().as_millis()));
        }
        Ok(Ok(Some(SpendItem::Polling))) => {
            report.warn("stream", "there is no live stream of spend", OLDER);
        }
        Ok(Err(error)) if matches!(error.cause, Cause::Unsupported | Cause::NotFound) => {
            report.warn("stream", "there is no live stream of spend", OLDER);
        }
        Ok(Err(error)) => report.failure("stream", error),
        Ok(Ok(_)) | Err(_) => report.fail(
            "stream",
            "the live stream of spend does not begin",
            "a proxy on the way may hold it back; it has to pass text/event-stream on at once",
        ),
    }
}
