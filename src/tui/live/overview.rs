//! The numbers of a window: the server's own where it adds them up, else the sum of its log, or of its
//! days where the window is long. Bounded: a log that is too long is not read to its end.

use jiff::{SignedDuration, Timestamp};

use super::roll_ups;
use crate::client::{Cause, Client, ClientError, LogCall, event_of_log, line_of};
use crate::tui::data::{Overview, Spent, sums};
use crate::tui::event::Live;
use crate::tui::state::Window;

/// How many customers and models are told by name.
const TOP: usize = 50;
/// How many lines of a log are added up here.
const LINES_MAX: usize = 20_000;

/// The server's own numbers; [`Cause::Unsupported`] where it has none.
pub(super) async fn by_server(client: &Client, window: Window) -> Result<Live, ClientError> {
    let row = client.spend_overview(window.name(), None, TOP).await?;
    let (numbers, at) = Overview::of_row(&row, window).ok_or_else(|| {
        let url = format!("{}/spend/overview", client.url().as_str());
        ClientError::local(Cause::Server, format!("the answer of {url} has no numbers of a window"), &url)
    })?;
    Ok(Live::Overview { numbers: Box::new(numbers), at })
}

/// The sum of the log.
pub(super) async fn by_log(client: &Client, window: Window) -> Result<Live, ClientError> {
    if matches!(window, Window::Week | Window::Month) {
        return roll_ups::overview(client, window).await;
    }
    let now = Timestamp::now();
    let since = now.saturating_sub(SignedDuration::from_millis(window.length_ms())).unwrap_or(now);
    // The server's clock may be ahead of ours.
    let until = now.saturating_add(SignedDuration::from_hours(1)).unwrap_or(now);
    let call = LogCall { filters: Vec::new(), since, until, order: None, rows_max: usize::MAX };
    let mut pages = client.spend_log_pages(call);
    let mut events = Vec::new();
    while let Some(rows) = pages.next().await? {
        let told = rows.iter().filter_map(|line| Spent::of_row(&event_of_log(line), line_of(line)));
        events.extend(told);
        if events.len() > LINES_MAX {
            return Err(too_long(client, window));
        }
    }
    Ok(counted(window, (since, now), &events))
}

/// The sum of what was read of this time. It is counted up to the newest call, by the clock of the
/// server: ours may be ahead of it, and what happens until that time comes is not in the sum.
fn counted(window: Window, (since, now): (Timestamp, Timestamp), events: &[Spent]) -> Live {
    let at = events.iter().map(|spent| spent.at).max().unwrap_or(since);
    let as_of = events.iter().filter_map(|spent| spent.seq).max();
    let numbers = sums::summed(window, as_of, now.max(at), events);
    Live::Overview { numbers: Box::new(numbers), at }
}

fn too_long(client: &Client, window: Window) -> ClientError {
    let message = format!(
        "this server does not add up its log, and the one of {} is too long to be read: choose another window \
         with t",
        window.name()
    );
    ClientError::local(Cause::Refused, message, client.url().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Row;

    #[test]
    fn a_log_is_counted_up_to_its_newest_call_however_far_ahead_our_clock_is() {
        let instant = |text: &str| text.parse::<Timestamp>().unwrap();
        let span = (instant("2026-11-21T13:32:07Z"), instant("2026-11-21T14:32:07Z"));
        let call = |at: &str| {
            let row = serde_json::json!({"event": "spend", "ts": at, "model": "m", "spend": 1});
            Spent::of_row(serde_json::from_value::<Row>(row).as_ref().unwrap(), None).unwrap()
        };
        for (calls, expected_at, until) in [
            (&["2026-11-21T14:31:00Z", "2026-11-21T14:30:00Z"][..], "2026-11-21T14:31:00Z", span.1),
            (&["2026-11-21T14:33:00Z"], "2026-11-21T14:33:00Z", instant("2026-11-21T14:33:00Z")),
            // Whatever comes is not in it.
            (&[], "2026-11-21T13:32:07Z", span.1),
        ] {
            let calls: Vec<Spent> = calls.iter().map(|at| call(at)).collect();
            let Live::Overview { numbers, at } = counted(Window::Hour, span, &calls) else { panic!() };
            assert_eq!((at, numbers.until), (instant(expected_at), until));
            assert_eq!(numbers.totals.requests, calls.len() as u64);
        }
    }
}
