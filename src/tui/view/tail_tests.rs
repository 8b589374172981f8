//! Tail at every size, followed and not, filtered, and with a ring that goes on.

use serde_json::json;

use crate::tui::event::Hit;
use crate::tui::state::{Phase, Screen, State};
use crate::tui::view::scene::{drawn, empty, event, full, settled, text};

fn lines_with(state: &State, word: &str) -> Vec<String> {
    drawn(state).0.into_iter().filter(|line| line.contains(word)).collect()
}

#[test]
fn the_newest_event_is_selected_until_somebody_moves() {
    let mut state = full(Screen::Tail, 80, 24);
    let said = text(&state);
    assert!(said.contains("following ▼") && said.contains("Selected  14:32:01.009 acme-eu"), "{said}");
    assert!(lines_with(&state, "▶")[0].contains("14:32:01.009"), "{said}");
    // Events are there before the rows are put in order again.
    state.ring_event(event(json!({"event": "error", "ts": "2026-11-22T14:32:06Z", "customer_id": "wayne",
        "status": "502 upstream"})));
    let said = text(&state);
    assert!(said.contains("Selected  14:32:06.000 wayne") && said.contains("✖ 502"), "{said}");
    state.tables[Screen::Tail as usize].follows = false;
    state.tables[Screen::Tail as usize].place.id = Some("1".to_owned());
    let said = text(&state);
    assert!(said.contains("Selected  14:31:58.411 initech") && said.contains("G follows"), "{said}");
    assert!(said.contains("422 budget_exceeded") && said.contains("$4.02 of $4"), "{said}");
}

#[test]
fn wide_terminals_show_more_of_an_event() {
    let (narrow, wide) = (full(Screen::Tail, 80, 24), full(Screen::Tail, 160, 40));
    let header = |state: &State| lines_with(state, "customer")[0].clone();
    for word in ["time", "customer", "model", "in", "out", "cost", "ms", "st"] {
        assert!(header(&narrow).contains(word), "{}", header(&narrow));
    }
    for word in ["key", "team", "tags", "total"] {
        assert!(!header(&narrow).contains(word) && header(&wide).contains(word), "{}", header(&wide));
    }
    let line = lines_with(&wide, "14:31:40.120")[0].clone();
    for word in
        ["globex", "ci", "red", "gpt-4o", "batch", "812", "301", "0.005040", "9.100000", "1204", "● ok"]
    {
        assert!(line.contains(word), "{word}: {line}");
    }
}

#[test]
fn a_filter_is_told_with_what_it_leaves() {
    let mut state = full(Screen::Tail, 80, 24);
    let filtering = &mut state.tables[Screen::Tail as usize].filtering;
    filtering.text = "status:blocked or cost>0.01".to_owned();
    filtering.understand(state.now);
    state.touched_at = state.now.checked_sub(jiff::SignedDuration::from_secs(9)).unwrap();
    let state = settled(state);
    let (lines, hits) = drawn(&state);
    let said = lines.join("\n");
    assert!(said.contains("match 2 of 4, ring 10,000"), "{said}");
    assert!(!said.contains("14:31:40.120"), "{said}");
    let rows = hits.iter().filter(|(_, hit)| matches!(hit, Hit::Row(_))).count();
    assert_eq!(rows, 2);
    let mut none = state.clone();
    let filtering = &mut none.tables[Screen::Tail as usize].filtering;
    filtering.text = "customer:nobody".to_owned();
    filtering.understand(none.now);
    assert!(text(&settled(none)).contains("no event passes the filter"));
}

#[test]
fn events_that_left_the_ring_are_said_to_have() {
    let mut state = full(Screen::Tail, 80, 24);
    state.tables[Screen::Tail as usize].follows = false;
    let mut state = settled(state);
    for _ in 0..10_001 {
        state.ring_event(event(json!({"event": "spend", "ts": "2026-11-22T14:32:06Z"})));
    }
    let said = text(&state);
    assert!(said.contains("…            gone") && said.contains("skipped 5"), "{said}");
}

#[test]
fn no_events_and_no_room_are_no_trouble() {
    assert!(text(&empty(Screen::Tail, 80, 24)).contains("no events yet; send a call"));
    for (width, height) in [(60, 16), (61, 17), (80, 24), (110, 30), (300, 90)] {
        for detail in [false, true] {
            let mut state = full(Screen::Tail, width, height);
            state.detail = detail;
            assert!(text(&settled(state)).contains("acme-eu"), "{width}x{height}");
        }
    }
}

#[test]
fn who_was_refused_is_not_told_that_there_was_no_call() {
    let mut state = empty(Screen::Tail, 120, 36);
    state.link.phase = Phase::Refused { message: "no".to_owned() };
    let said = text(&state);
    assert!(said.contains("events could not be read: the server refused this key; press r"), "{said}");
    assert!(!said.contains("no events yet"), "{said}");
}

#[test]
fn rows_are_sorted_by_every_column_and_only_the_order_of_time_is_followed() {
    let mut state = full(Screen::Tail, 160, 40);
    for (sort, is_descending, order) in [
        (0, false, "0 1 2 3"),
        (0, true, "3 2 1 0"),
        (1, false, "3 0 1 2"),
        (2, false, "0 1 2 3"),
        (6, true, "3 0 1 2"),
        (8, true, "3 0 1 2"),
        (9, true, "0 1 2 3"),
        (10, false, "2 1 0 3"),
    ] {
        let table = &mut state.tables[Screen::Tail as usize];
        (table.sort, table.is_descending) = (sort, is_descending);
        state = settled(state);
        assert_eq!(state.order().ids.join(" "), order, "{sort} {is_descending}");
        let is_followed = text(&state).contains("following");
        assert_eq!(is_followed, sort == 0 && !is_descending, "{sort} {is_descending}");
    }
}

#[test]
fn a_call_that_an_operator_ended_was_not_refused() {
    let mut state = full(Screen::Tail, 120, 36);
    state.ring_event(event(json!({"event": "blocked", "ts": "2026-11-22T14:32:06Z", "customer_id": "wayne",
        "status": "403 request_cancelled"})));
    let said = text(&state);
    assert!(said.contains("403 request_cancelled  by an operator"), "{said}");
    assert!(!said.contains("before any call to a provider"), "{said}");
}

/// The panel of the selected event, without its frame.
fn selected(state: &State) -> Vec<String> {
    let lines = drawn(state).0;
    let from = lines.iter().position(|line| line.contains("Selected")).unwrap();
    let inner = lines[from + 1..].iter().take_while(|line| !line.starts_with('└'));
    inner.map(|line| line.trim_matches('│').trim().to_owned()).collect()
}

#[test]
fn why_a_call_was_refused_is_said_whole() {
    let refusal = |message: &str| {
        event(json!({"event": "blocked", "ts": "2026-11-22T14:32:06Z", "request_id": "r-9",
            "customer_id": "initech", "model": "gpt-4o", "status": "422 budget_exceeded", "message": message,
            "key_alias": "ci", "customer_spend": 4.02, "max_budget": 4}))
    };
    let mut state = full(Screen::Tail, 80, 24);
    state.ring_event(refusal("ExceededBudget: End User=initech over budget. Spend=4.02, Budget=4.0"));
    let expected = [
        "request         r-9",
        "✖ 422 budget_exceeded: ExceededBudget: End User=initech over budget.",
        "Spend=4.02, Budget=4.0   enforced by this proxy before any upstream call",
        "cost            $0   0 in, 0 out   0 ms",
    ];
    assert_eq!(selected(&state), expected);
    state.size = ratatui::layout::Size::new(120, 36);
    let wide = selected(&state);
    assert!(wide[1].ends_with("over budget. Spend=4.02, Budget=4.0"), "{wide:?}");
    assert_eq!(wide[2], "enforced by this proxy before any upstream call");
    assert!(wide[3].starts_with("cost") && wide[3].contains("team"), "two columns below: {wide:?}");
    // A word without an end and a message that fills the detail break nothing.
    for message in ["x".repeat(1_000), "日本語 ".repeat(300), "a\u{1b}[2J\nb".to_owned()] {
        state.ring_event(refusal(&message));
        for (width, height) in [(60, 16), (80, 24), (120, 36)] {
            state.size = ratatui::layout::Size::new(width, height);
            state.detail = true;
            let lines = drawn(&state).0;
            assert!(lines.iter().all(|line| !line.contains('\u{1b}')), "{lines:?}");
            let ends = lines.iter().filter(|line| line.starts_with('│')).all(|line| line.ends_with('│'));
            assert!(ends, "{lines:?}");
        }
    }
}

#[test]
fn a_reset_says_what_and_until_when() {
    let mut state = full(Screen::Tail, 80, 24);
    state.ring_event(event(json!({"event": "reset", "ts": "2026-11-22T14:32:06Z", "customer_id": "stark",
        "request_id": "r-9", "status": "exact", "kind": "reset", "message": "reset by hand",
        "account": {"kind": "customer", "id": "stark"}, "budget_id": "my-free-tier",
        "budget_reset_at": "2026-12-21T00:00:00Z"})));
    let said = selected(&state);
    assert_eq!(said[1], "· reset: budget my-free-tier reset, next 2026-12-21 00:00 UTC");
    assert_eq!(said[2], "customer stark, reset by hand");
}

#[test]
fn filters_search_what_was_said() {
    let mut state = full(Screen::Tail, 80, 24);
    state.ring_event(event(json!({"event": "error", "ts": "2026-11-22T14:32:06Z", "request_id": "r-9",
        "customer_id": "wayne", "status": "502 x", "message": "litellm.BadGatewayError: no luck"})));
    let filtering = &mut state.tables[Screen::Tail as usize].filtering;
    filtering.text = "message:*gateway*".to_owned();
    filtering.understand(state.now);
    state.touched_at = state.now.checked_sub(jiff::SignedDuration::from_secs(9)).unwrap();
    let said = text(&settled(state));
    assert!(said.contains("match 1 of 5") && said.contains("wayne"), "{said}");
}

#[test]
fn a_key_without_an_alias_is_told_by_its_name() {
    let mut state = empty(Screen::Tail, 120, 36);
    for (at, member, key) in [("1", "key_alias", "ci"), ("2", "token_hash", "litellm_proxy_master_key")] {
        state.ring_event(event(json!({"event": "spend", "ts": "2026-11-22T14:31:40Z", "request_id": at,
            "customer_id": "globex", "model": "gpt-4o", "spend": 0.1, "status": "exact", member: key})));
    }
    let mut state = settled(state);
    let rows = lines_with(&state, "globex");
    assert!(rows.iter().any(|line| line.contains("litellm…")), "{rows:#?}");
    (state.table_mut().sort, state.table_mut().is_descending) = (2, true);
    let ids = settled(state).order().ids.clone();
    assert_eq!(ids, ["1", "0"], "as it is shown");
}
