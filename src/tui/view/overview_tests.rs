//! Overview at every size, its panels, its empty states, and what can be clicked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use serde_json::json;

use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::state::{Layers, List, Screen, State, Window};
use crate::tui::theme::Theme;
use crate::tui::view::scene::{drawn, empty, event, full, settled, text, usd};

fn line(state: &State, word: &str) -> String {
    let (lines, _) = drawn(state);
    let found = lines.iter().find(|line| line.contains(word));
    found.unwrap_or_else(|| panic!("{word}: {}", lines.join("\n"))).clone()
}

#[test]
fn the_full_screen_tells_sums_chart_customers_models_and_alerts() {
    let state = full(Screen::Overview, 120, 36);
    let said = text(&state);
    for word in [
        "Totals (1h)",
        "$48.213094",
        "12,408",
        "31.20 M",
        "38 (0.30 %)",
        "61 (0.49 %)",
        "$48.21 / h",
        "8.4 %",
        "Spend per minute by customer (USD)",
        "peak $0.90 at",
        "acme-eu",
        "Top models",
        "other (2)",
        "Alerts and enforcement",
        "by spend ▼",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
    // Over half a budget and a tenth on top of it that is held; and what is left lasts under three hours.
    let acme = line(&state, "$12.408112");
    assert!(acme.contains("██████▒░░░  62 %") && acme.contains("● ok") && acme.contains("2h"), "{acme}");
    assert!(line(&state, "$9.771003").contains("91 %  ▲ near"), "{said}");
    let initech = line(&state, "$4.020000");
    assert!(initech.contains("██████████ 100 %") && initech.contains("✖ over") && initech.contains("now"));
    assert!(
        line(&state, "$3.118400").contains("no budget") && line(&state, "$2.007719").contains("✖ blocked")
    );
    let alert = line(&state, "14:31:58");
    for word in ["✖ blocked", "initech", "422 budget_exceeded", "$4.020000 of $4.000000", "gpt-4o", "key ci"]
    {
        assert!(alert.contains(word), "{word}: {alert}");
    }
    assert!(line(&state, "14:32:00").contains("● reset") && line(&state, "14:32:00").contains("stark"));
}

#[test]
fn compact_folds_sums_into_a_title_and_shows_models_in_place_of_customers() {
    let mut state = full(Screen::Overview, 80, 24);
    let said = text(&state);
    assert!(said.contains("Spend per minute  $48.213094 in 1h, burn $48.21/h"), "{said}");
    assert!(
        said.contains("Top customers") && !said.contains("Top models") && !said.contains("Totals"),
        "{said}"
    );
    assert!(line(&state, "initech").contains("100 %") && said.contains("█ acme-eu"), "{said}");
    state.panel = 1;
    let said = text(&state);
    assert!(said.contains("Top models") && !said.contains("Top customers"), "{said}");
}

#[test]
fn minimal_is_the_table_only() {
    let said = text(&full(Screen::Overview, 60, 16));
    assert!(
        said.contains("Top customers") && !said.contains("Alerts") && !said.contains("Spend per"),
        "{said}"
    );
    for word in ["globex", "$9.771003", "91 %", "▲ near"] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn the_table_sorts_filters_and_keeps_its_selection() {
    let mut state = full(Screen::Overview, 120, 36);
    let ids = |state: &State| state.order().ids.join(" ");
    assert_eq!(ids(&state), "acme-eu globex initech umbrella hooli unread");
    for (sort, is_descending, order) in [
        (0, false, "acme-eu globex hooli initech umbrella unread"),
        (2, true, "initech globex acme-eu hooli umbrella unread"),
        (3, true, "hooli initech globex acme-eu umbrella unread"),
        (4, false, "initech globex acme-eu hooli umbrella unread"),
    ] {
        let table = &mut state.tables[Screen::Overview as usize];
        (table.sort, table.is_descending) = (sort, is_descending);
        state = settled(state);
        assert_eq!(ids(&state), order, "{sort}");
        assert_eq!(state.selected(), Some("acme-eu"));
    }
    let filtering = &mut state.tables[Screen::Overview as usize].filtering;
    filtering.text = "used>=80%".to_owned();
    filtering.understand(state.now);
    state = settled(state);
    assert_eq!((ids(&state).as_str(), state.order().of), ("initech globex", 6));
}

#[test]
fn every_kind_of_nothing_says_what_to_do() {
    let mut state = empty(Screen::Overview, 120, 36);
    assert!(text(&state).contains("reading numbers of the window"));
    state.data.overview = List::Unsupported;
    assert!(text(&state).contains("does not tell its numbers of the window"));
    state.data.overview = List::Failed("timed out".to_owned());
    assert!(text(&state).contains("timed out; press r to try again"));
    let mut nothing = full(Screen::Overview, 120, 36);
    if let List::Ready { rows, stale, .. } = &mut nothing.data.overview {
        *stale = Some("timed out".to_owned());
        let overview = &mut rows[0];
        overview.buckets.clear();
        overview.customers.clear();
        overview.models.clear();
        overview.other_models.0 = 0;
    }
    nothing.data.alerts.clear();
    let said = text(&settled(nothing));
    for word in [
        "no spend in this window; send a call: litellm-rs chat mock hi --customer acme",
        "no customer spent in this window",
        "no model was paid for",
        "nothing was refused",
        "not read again: timed out",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn numbers_of_another_window_are_said_to_be_so() {
    let mut state = full(Screen::Overview, 120, 36);
    state.window = Window::Week;
    let said = text(&state);
    assert!(
        said.contains("reading 7d") && said.contains("Totals (1h)") && said.contains("spend 1h"),
        "{said}"
    );
}

#[test]
fn rows_headers_panels_and_the_chart_can_be_clicked() {
    let mut state = full(Screen::Overview, 120, 36);
    let (_, hits) = drawn(&state);
    let top = |x: u16, y: u16| {
        hits.iter().rev().find(|(area, _)| area.contains((x, y).into())).map(|(_, hit)| hit.clone())
    };
    let (lines, _) = drawn(&state);
    let y = |word: &str| u16::try_from(lines.iter().position(|line| line.contains(word)).unwrap()).unwrap();
    assert_eq!(top(10, y("$9.771003")), Some(Hit::Row("globex".to_owned())));
    assert_eq!(top(5, y("budget used")), Some(Hit::Header(0)));
    assert_eq!(top(100, y("$9.771003")), Some(Hit::Panel(1)));
    assert_eq!(top(10, y("14:31:58")), Some(Hit::Panel(2)));
    assert_eq!(top(80, 5), Some(Hit::Button(Action::Layers)));
    for layers in [Layers::Models, Layers::Sum] {
        state.layers = layers;
        text(&state);
    }
}

#[test]
fn every_size_is_drawn() {
    for width in (60..200).step_by(7) {
        for height in [16, 17, 23, 24, 29, 30, 31, 48, 120] {
            let mut state = full(Screen::Overview, width, height);
            assert!(text(&state).contains("acme-eu"), "{width}x{height}");
            state.options.ascii = true;
            assert!(text(&state).is_ascii(), "{width}x{height}: {}", text(&state));
        }
    }
}

#[test]
fn long_names_wide_characters_and_large_amounts_break_no_column() {
    for id in ["x".repeat(300), "日本語の顧客".repeat(20), "a\u{1b}[31m\nb".to_owned()] {
        for (width, height) in [(60, 16), (80, 24), (120, 36)] {
            let mut state = full(Screen::Overview, width, height);
            if let List::Ready { rows, .. } = &mut state.data.overview {
                let top = &mut rows[0].customers[0];
                top.id = id.clone();
                top.share.spend = usd("123456789012.345678");
                rows[0].totals.spend = usd("123456789012.345678");
                rows[0].models[0].name = id.clone();
            }
            state.settled = None;
            let (lines, _) = drawn(&settled(state));
            let said = lines.join("\n");
            assert!(said.contains("$123,456.79M"), "{said}");
            assert!(!said.contains('\u{1b}'), "{said}");
            let ends = lines.iter().filter(|line| line.starts_with('│')).all(|line| line.ends_with('│'));
            assert!(ends, "{said}");
        }
    }
}

#[test]
fn mono_leaves_every_cell_without_colour() {
    for screen in [Screen::Overview, Screen::Tail, Screen::Delivery, Screen::Active, Screen::Help] {
        let mut state = full(screen, 120, 36);
        state.options.theme = Theme::Mono;
        let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 36));
        crate::tui::view::draw(&state, &mut buffer);
        let is_plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
        assert!(buffer.content().iter().all(is_plain), "{screen:?}");
    }
}

#[test]
fn a_pace_is_that_of_the_time_that_is_counted() {
    let mut state = full(Screen::Overview, 120, 36);
    let List::Ready { rows, .. } = &mut state.data.overview else { panic!() };
    rows[0].window = Window::Week;
    rows[0].since = "2026-11-15T00:00:00Z".parse().unwrap();
    rows[0].until = "2026-11-23T00:00:00Z".parse().unwrap();
    rows[0].totals.spend = usd("192");
    // Eight days, where the window is called seven.
    assert!(text(&state).contains("$1.00 / h"), "{}", text(&state));
}

#[test]
fn alerts_say_since_when_they_are_and_name_what_was_crossed() {
    let mut state = full(Screen::Overview, 120, 36);
    assert!(line(&state, "Alerts and enforcement").contains("2 since this dashboard began"));
    let mut soft = state.data.alerts[0].clone();
    (soft.ending, soft.customer) = (crate::tui::data::Ending::Soft, Some("globex".to_owned()));
    soft.status = "soft_budget crossed $9.000000".to_owned();
    state.data.alerts.push_front(soft);
    for (width, height) in [(120, 36), (80, 24)] {
        state.size = ratatui::layout::Size::new(width, height);
        let said = line(&state, "soft_budget crossed $9.000000");
        assert!(said.contains("▲ soft     globex"), "{said}");
    }
    state.data.alerts.resize(crate::tui::state::ALERTS_MAX, state.data.alerts[0].clone());
    assert!(line(&state, "┌ Alerts").contains("last 200"));
}

#[test]
fn alerts_say_which_limit_with_its_numbers_and_until_when() {
    let mut state = full(Screen::Overview, 120, 36);
    let blocked = |limit: serde_json::Value, status: &str| {
        let mut told = json!({"event": "blocked", "ts": "2026-11-22T14:32:06Z", "customer_id": "initech",
            "model": "gpt-4o", "key_alias": "ci", "status": status, "message": "why"});
        told["limit"] = limit;
        event(told)
    };
    let budget = json!({"level": "customer", "id": "initech", "name": "max_budget", "used": 4.02, "max": 4});
    let rate = json!({"level": "customer", "id": "initech", "name": "rpm_limit", "used": 120, "max": 120});
    let reset = event(json!({"event": "reset", "ts": "2026-11-22T14:32:06Z", "kind": "reset",
        "customer_id": "stark", "account": {"kind": "customer", "id": "stark"}, "budget_id": "tier",
        "budget_reset_at": "2026-12-21T00:00:00Z"}));
    for (alert, wide, narrow) in [
        (
            blocked(budget, "422 budget_exceeded"),
            "✖ blocked  initech          max_budget   spend $4.020000 of $4.000000",
            "✖ blocked  initech      max_budget $4.020000 of $4.000000 ",
        ),
        (
            blocked(rate, "429 throttling_error"),
            "✖ blocked  initech          rpm_limit    120 of 120 in this minute",
            "✖ blocked  initech      rpm_limit 120 of 120 ",
        ),
        (
            blocked(serde_json::Value::Null, "403 customer_blocked"),
            "✖ blocked  initech          403 customer_blocked      why",
            "✖ blocked  initech      403 customer_blocked  why",
        ),
        (
            reset,
            "● reset    stark            budget tier reset, next 2026-12-21 00:00 UTC",
            "● reset    stark        tier, next 2026-12-21 ",
        ),
    ] {
        state.data.alerts.push_front(alert);
        for (width, height, expected) in [(120, 36, wide), (80, 24, narrow)] {
            state.size = ratatui::layout::Size::new(width, height);
            let said = line(&state, "14:32:06");
            assert!(said.contains(expected), "{said}");
        }
    }
}
