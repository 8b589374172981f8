//! An event as people read it: one line, as much of it as fits.

use jiff::Timestamp;
use serde_json::Value;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::cli::filter::ended;
use crate::cli::look::{Look, exact, tame};
use crate::cli::{money, when};
use crate::client::Row;
use crate::domain::money::Picos;

/// Below so many columns a line is told in fewer words.
const WIDE: u16 = 110;

/// Fewer cells than this say nothing of why a call did not go through.
const WORDS_MIN: usize = 16;

/// `14:32:01.009  acme-eu   claude-sonnet-4   9,211 → 640  $0.037233  4.4s  ok  total $12.44 of $20.00  ▲ 62 %`
pub(super) fn sentence(row: &Row, look: &Look) -> String {
    let text = |name: &str| tame(&exact(row.get(name)));
    let count = |name: &str| row.get(name).and_then(Value::as_u64).unwrap_or(0);
    let amount = |name: &str| row.get(name).and_then(money::amount);
    let arrow = if look.ascii { "->" } else { "→" };
    let tokens = format!(
        "{} {arrow} {}",
        money::grouped(count("prompt_tokens").into()),
        money::grouped(count("completion_tokens").into())
    );
    let cost = money::rounded(amount("spend").unwrap_or(Picos::ZERO), 6);
    let who = match text("customer_id") {
        id if id.is_empty() => "-".to_owned(),
        id => id,
    };
    let (at, model, took, end) = (clock(row), text("model"), length(count("duration_ms")), ending(row, look));
    let columns = crate::cli::table::terminal_width();
    let is_narrow = columns.is_some_and(|columns| columns < WIDE);
    let mut line = if is_narrow {
        format!("{at} {who:<10.10} {model:<14.14} {tokens:>11} {cost:>10} {took:>6}  {end}")
    } else {
        format!("{at}  {who:<12}  {model:<22}  {tokens:>16}  {cost:>12}  {took:>6}  {end}")
    };
    if let (Some(spent), Some(max)) = (amount("customer_spend"), amount("max_budget")) {
        let used = money::percent_used(spent, max).unwrap_or(0);
        let symbol = match (used, look.ascii) {
            (100.., false) => "✖ ",
            (100.., true) => "x ",
            (80.., false) => "▲ ",
            (80.., true) => "! ",
            _ => "",
        };
        if is_narrow {
            line.push_str(&format!("  {symbol}{used} %"));
        } else {
            let (spent, max) = (money::for_reading(spent), money::for_reading(max));
            line.push_str(&format!("  total {spent} of {max}  {symbol}{used} %"));
        }
    }
    line.push_str(&reason(row, &line, columns, look));
    line
}

/// Why a call did not go through, as far as it fits behind what is said of it already.
fn reason(row: &Row, line: &str, columns: Option<u16>, look: &Look) -> String {
    let message = tame(&exact(row.get("message")));
    if ended(row) == "ok" || message.is_empty() {
        return String::new();
    }
    let taken = anstream::adapter::strip_str(line).to_string().width() + 2;
    let room = columns.map_or(usize::MAX, |columns| usize::from(columns).saturating_sub(taken));
    if message.width() <= room {
        return format!("  {message}");
    }
    if room < WORDS_MIN {
        return String::new();
    }
    let mark = if look.ascii { "~" } else { "…" };
    let mut shown = String::new();
    let mut cells = 0;
    for character in message.chars() {
        cells += character.width().unwrap_or(0);
        if cells >= room {
            break;
        }
        shown.push(character);
    }
    format!("  {shown}{mark}")
}

fn ending(row: &Row, look: &Look) -> String {
    let kind = ended(row);
    let word = match (kind, exact(row.get("status")).as_str()) {
        ("ok", "estimated") => "estimated".to_owned(),
        ("ok", _) | (_, "" | "success" | "ok" | "failure" | "failed") => kind.to_owned(),
        (_, reason) => reason.to_owned(),
    };
    match (kind, look.ascii, look.color) {
        ("ok", ..) => word,
        (_, true, _) => format!("x {word}"),
        (_, false, true) => format!("\u{1b}[31m✖ {}\u{1b}[0m", tame(&word)),
        (_, false, false) => format!("✖ {}", tame(&word)),
    }
}

fn clock(row: &Row) -> String {
    match row.get("ts").and_then(Value::as_str).map(str::parse::<Timestamp>) {
        Some(Ok(at)) => at.to_zoned(when::local_zone()).strftime("%H:%M:%S.%3f").to_string(),
        _ => "--:--:--.---".to_owned(),
    }
}

fn length(ms: u64) -> String {
    match ms {
        0..1_000 => format!("{ms}ms"),
        _ => format!("{}.{}s", ms / 1_000, ms % 1_000 / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::global::Format;
    use crate::cli::printer::tests::style;
    use crate::cli::tail::tests::event;

    #[test]
    fn why_a_call_did_not_go_through_is_told_where_there_is_room() {
        let mut look = style(Format::Table, true).look;
        let mut row = event();
        row.insert("event".into(), "blocked".into());
        row.insert("message".into(), "over budget\nby 日本語 far".into());
        let said = "  over budget\u{fffd}by 日本語 far";
        for (columns, expected) in [
            (None, said),
            (Some(10 + 2 + 25), said),
            (Some(10 + 2 + 24), "  over budget\u{fffd}by 日本語 f…"),
            (Some(10 + 2 + 18), "  over budget\u{fffd}by 日…"),
            (Some(10 + 2 + 15), ""),
            (Some(3), ""),
        ] {
            assert_eq!(
                reason(&row, "\u{1b}[31mten cells!\u{1b}[0m", columns, &look),
                expected,
                "{columns:?}"
            );
        }
        look.ascii = true;
        assert!(reason(&row, "ten cells!", Some(30), &look).ends_with('~'));
        row.insert("event".into(), "spend".into());
        assert_eq!(reason(&row, "", None, &look), "", "what went well needs no reason");
    }

    #[test]
    fn a_person_reads_one_line_per_call() {
        let mut look = style(Format::Table, true).look;
        let line = sentence(&event(), &look);
        for part in [
            "acme-eu",
            "claude-sonnet-4",
            "9,211 → 640",
            "$0.037233",
            "4.4s",
            "  ok",
            "total $12.44 of $15.00  ▲ 82 %",
        ] {
            assert!(line.contains(part), "{part} in {line}");
        }
        look.ascii = true;
        assert!(sentence(&event(), &look).is_ascii());
        let mut evil = event();
        evil.insert("model".into(), "a\u{1b}[2J".into());
        assert!(!sentence(&evil, &look).contains('\u{1b}'));
    }

    #[test]
    fn what_was_booked_went_well_and_says_when_it_was_counted_by_the_server() {
        let mut look = style(Format::Table, true).look;
        look.ascii = true;
        for (event_name, status, filter, shown) in [
            ("spend", "exact", "ok", "  ok"),
            ("spend", "estimated", "ok", "  estimated"),
            ("spend", "unresolved", "error", "  x unresolved"),
            ("reset", "exact", "ok", "  ok"),
            ("blocked", "422 budget_exceeded", "blocked", "  x 422 budget_exceeded"),
            ("error", "502 internal_server_error", "error", "  x 502 internal_server_error"),
        ] {
            let mut row = event();
            row.insert("event".into(), event_name.into());
            row.insert("status".into(), status.into());
            row.remove("max_budget");
            assert_eq!(ended(&row), filter, "{event_name} {status}");
            let line = sentence(&row, &look);
            assert!(line.ends_with(shown), "{shown} in {line}");
        }
    }
}
