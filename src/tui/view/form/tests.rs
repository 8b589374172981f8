//! Forms and dialogs as they are drawn.

use ratatui::layout::Size;

use super::*;
use crate::tui::fixture::frame as drawn;
use crate::tui::form::tests::data;
use crate::tui::form::{FormKind, Known};
use crate::tui::state::{Dialog, Modal, Options, Phase, Question, Screen, Secret, Then};

fn state(size: (u16, u16)) -> State {
    let now = "2026-11-20T14:32:07Z".parse().unwrap();
    let options = Options { screen: Screen::Budgets, ..Options::default() };
    let mut state = State::new(options, Size::new(size.0, size.1), now);
    state.link.phase = Phase::Live;
    state.link.heard_at = Some(now);
    state.data = data();
    state
}

fn open(state: &mut State, kind: FormKind, typed: &[(&str, &str)]) {
    let known = Known { data: &state.data };
    let mut form = Form::open(kind, &known).unwrap();
    for (name, text) in typed {
        form.fields.iter_mut().find(|field| field.name == *name).unwrap().set(text);
    }
    state.modals.push(Modal::Form(Box::new(form)));
}

fn budget_form(state: &mut State) {
    let typed = [
        ("budget_id", "my-free-tier"),
        ("max_budget", "4"),
        ("soft_budget", "5"),
        ("budget_duration", "30d"),
        ("model_max_budget", "gpt-4o=2.50/30d"),
    ];
    open(state, FormKind::NewBudget, &typed);
    let known = Known { data: &state.data };
    if let Some(Modal::Form(form)) = state.modals.last_mut() {
        form.check(&known);
        form.focus = 0;
    }
}

#[test]
fn the_form_of_a_budget_is_the_drawn_one() {
    let mut state = state((80, 24));
    budget_form(&mut state);
    let (lines, hits) = drawn(&state);
    let expected = [
        "┌ + Create Budget ───────────────────────────────────────────────── * required ┐",
        "│ Budget id *        my-free-tier▏                                             │",
        "│ Max budget (USD)   4                                                         │",
        "│ Soft budget (USD)  5                                                         │",
        "│                    ✖ must not be above the max budget (4)                    │",
        "│ Duration           30d          30s 15m 24h 7d 1w 1mo; empty: no reset       │",
        "│ Resets at          2026-12-01 00:00 UTC (computed)                           │",
        "│ RPM limit                       empty = no limit                             │",
        "│ TPM limit                                                                    │",
        "│ TPD limit                                                                    │",
        "│ Max parallel                                                                 │",
        "│ Per-model budgets  gpt-4o=2.50/30d                                           │",
        "│                                                                              │",
        "│ Same as:  litellm-rs budget new my-free-tier --max-budget 4 \\                │",
        "│             --soft-budget 5 --budget-duration 30d \\                          │",
        "│             --model-max-budget gpt-4o=2.50/30d                               │",
        "│                                                                              │",
        "│         [ Create (Ctrl-S) ]   [ Cancel (Esc) ]        1 error to fix         │",
        "│                                                                              │",
        "└──────────────────────────────────────────────────────────────────────────────┘",
        " not saved",
        " Tab/↓ next  Shift-Tab/↑ back  Ctrl-U clear field  Ctrl-S create  Esc cancel",
    ];
    assert_eq!(lines[2..].join("\n"), expected.join("\n"));
    let is_hit = |hit: &Hit| hits.iter().any(|(_, of)| of == hit);
    assert!(is_hit(&Hit::Field(0)) && is_hit(&Hit::Choice(0)) && is_hit(&Hit::Choice(1)));
    assert!(!is_hit(&Hit::Field(4)), "what is computed is not typed into");
    assert!(!hits.iter().any(|(_, hit)| matches!(hit, Hit::Tab(_))), "the screen below cannot be clicked");
}

#[test]
fn a_small_form_shows_what_has_the_focus_and_the_buttons() {
    let mut state = state((60, 16));
    budget_form(&mut state);
    for focus in [0, 2, 5, 9, 10] {
        if let Some(Modal::Form(form)) = state.modals.last_mut() {
            form.focus = focus;
            let label = form.fields.get(focus).map(|field| field.label);
            let text = drawn(&state).0.join("\n");
            let seen = label.is_none_or(|label| text.contains(label));
            assert!(
                seen && text.contains("[ Create ]") && text.contains("1 error to fix"),
                "{focus}\n{text}"
            );
            assert!(focus != 2 || text.contains("must not be above"), "{text}");
        }
    }
}

#[test]
fn long_texts_are_seen_around_the_cursor_and_long_refusals_are_wrapped() {
    let mut state = state((80, 24));
    open(&mut state, FormKind::NewBudget, &[("budget_id", &format!("{}end", "日本".repeat(60)))]);
    let text = drawn(&state).0.join("\n");
    assert!(text.contains("…") && text.contains("end▏"), "{text}");
    if let Some(Modal::Form(form)) = state.modals.last_mut() {
        form.refuse(&"Budget with id is not what this server likes to see. ".repeat(9), Some("budget_id"));
        form.ticket = Some(1);
    }
    let lines = drawn(&state).0;
    assert!(lines[4].contains("✖ Budget with id") && lines[5].contains("server likes"), "{lines:#?}");
    assert!(lines[6].contains("this server") && lines[7].contains("Max budget"), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("saving…")));
}

/// What a field shows besides its label: its value, and a hint.
fn shown(state: &State, label: &str) -> String {
    let line = drawn(state).0.into_iter().find(|line| line.starts_with(&format!("│ {label}"))).unwrap();
    line.trim_start_matches(&format!("│ {label}")).trim_matches([' ', '│']).to_owned()
}

#[test]
fn an_example_does_not_stand_behind_a_value() {
    let mut of = state((100, 40));
    open(&mut of, FormKind::EditCustomer("globex".into()), &[]);
    assert_eq!(shown(&of, "Models"), "gpt-4o");
    assert!(shown(&of, "Budget ").contains("choose or type"), "{:#?}", drawn(&of).0);
    of.modals.clear();
    open(&mut of, FormKind::EditCustomer("globex".into()), &[("models", ""), ("alias", "")]);
    assert_eq!(shown(&of, "Models"), "gpt-4o, mock; empty: all");
    assert_eq!(shown(&of, "Alias").replace('▏', "").trim(), "a name for people");
    of.modals.clear();
    open(&mut of, FormKind::EditBudget("tier-pro".into()), &[("model_max_budget", "mock=3")]);
    assert_eq!(shown(&of, "Per-model budgets"), "mock=3");
    assert!(shown(&of, "Max budget (USD)").contains("the hard cap; empty = no cap"), "words are no amount");
}

fn ask(state: &mut State, lines: usize, question: Question, typed: &str) {
    let mut all: Vec<String> = (0..lines).map(|n| format!("customer-{n}  spend $1.00")).collect();
    all.push("This cannot be undone.".to_owned());
    state.modals.push(Modal::Dialog(Dialog {
        title: "Delete 2 customers?".into(),
        lines: all,
        verb: "Delete".into(),
        question,
        typed: typed.into(),
        on_verb: false,
        then: Then::Leave,
    }));
}

#[test]
fn dialogs_are_in_the_middle_and_always_say_what_it_means() {
    let mut of = state((80, 24));
    ask(&mut of, 2, Question::Yes, "");
    let (lines, hits) = drawn(&of);
    let at = lines.iter().position(|line| line.contains("┌ Delete 2 customers? ─")).unwrap();
    assert!(lines[at + 1].contains("customer-0") && lines[at + 3].contains("This cannot be undone."));
    assert!(lines[at + 5].contains("▶[ Cancel ]   [ Delete ]   type y to do it"), "{}", lines[at + 5]);
    assert_eq!(hits.len(), 2);
    let mut of = state((60, 16));
    ask(&mut of, 20, Question::Typed("21".into()), "2");
    let text = drawn(&of).0.join("\n");
    for part in ["customer-0 ", "This cannot be undone.", "Type 21 to do it: 2▏", "[ Cancel ]"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

fn secret_of(secret: &str) -> Modal {
    let (title, shown_at) = ("created key ci".to_owned(), jiff::Timestamp::UNIX_EPOCH);
    Modal::Secret(Secret { title, secret: secret.into(), shown_at, is_copied: false, is_warned: false })
}

#[test]
fn many_customers_are_counted_not_named() {
    let mut state = state((80, 24));
    let text = |ids: usize, length: usize, state: &mut State| {
        state.modals.clear();
        let ids = (0..ids).map(|n| format!("{n:0>length$}")).collect();
        open(state, FormKind::Assign(ids), &[("budget_id", "tier-pro")]);
        drawn(state).0
    };
    let few = text(8, 4, &mut state).join("\n");
    assert!(few.contains("Same as:  litellm-rs budget assign tier-pro 0000 0001"), "{few}");
    let many = text(1_503, 66, &mut state).join("\n");
    assert!(many.contains("Same as:  litellm-rs budget assign tier-pro (1,503 customers)"), "{many}");
    assert!(many.contains("[ Assign") && !many.contains("0001"), "{many}");
    // Few, but with long ids.
    let long = text(8, 66, &mut state);
    let at = long.iter().position(|line| line.contains("Same as:")).unwrap();
    assert!(long[at + 4].contains("and 5 more lines"), "{long:#?}");
}

#[test]
fn a_secret_is_whole_and_a_dialog_over_a_form_takes_the_clicks() {
    let mut of = state((60, 16));
    let secret = "sk-0123456789abcdef0123456789abcdef";
    of.modals.push(secret_of(secret));
    let (lines, hits) = drawn(&of);
    assert!(lines.iter().any(|line| line.contains(secret)) && hits.len() == 2);
    let mut of = state((80, 24));
    budget_form(&mut of);
    ask(&mut of, 1, Question::Yes, "");
    assert_eq!(drawn(&of).1.len(), 2);
}

#[test]
fn the_warning_that_a_secret_is_not_copied_is_whole() {
    let mut of = state((60, 16));
    of.modals.push(secret_of("sk-0123456789"));
    if let Some(Modal::Secret(secret)) = of.modals.last_mut() {
        secret.is_warned = true;
    }
    let lines = drawn(&of).0;
    let at = lines.iter().position(|line| line.contains("Not copied yet, and not shown again:")).unwrap();
    let said = lines[at..=at + 1].concat().replace('│', " ");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said, "Not copied yet, and not shown again: Esc once more closes it.");
    assert!(lines[at + 2].contains("[ Copy (y) ]"), "{lines:#?}");
}

#[test]
fn no_size_and_no_text_breaks_a_form_and_ascii_stays_below_0x80() {
    for width in (0..140).step_by(7) {
        for height in 0..40 {
            let mut of = state((width, height));
            of.options.ascii = true;
            budget_form(&mut of);
            ask(&mut of, 3, Question::Typed("日本\u{1b}[31m".into()), "é");
            of.modals.push(secret_of(&"s".repeat(200)));
            let text = drawn(&of).0.concat();
            assert!(text.is_ascii(), "{text}");
        }
    }
}
