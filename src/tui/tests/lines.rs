//! The two lines at the foot: they say what the keys do now, whatever is in front, and what was said.

use super::*;
use crate::tui::event::{Refusal, Written};

#[test]
fn a_refusal_that_names_no_field_stands_above_the_buttons() {
    for size in SIZES {
        let mut state = demonstration(Screen::Customers, size);
        let effects = press(&mut state, "nnobody<Ctrl-s>");
        let [Effect::Write { ticket, .. }] = effects[..] else { panic!("{effects:?}") };
        let message = "the demonstration changes nothing".to_owned();
        let refusal = Refusal { message, param: None, done: 0 };
        news(&mut state, Live::Written { ticket, outcome: Err(refusal) });
        let shown = text(&state);
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines.iter().position(|line| line.contains("✖ the demonstration changes nothing")).unwrap();
        let buttons = lines.iter().position(|line| line.contains("[ Create")).unwrap();
        assert!((1..=2).contains(&(buttons - at)), "{shown}");
        assert!(!lines[at - 1].contains("Models"), "{shown}");
        assert!(lines[at].starts_with("│ ✖") || size == FULL, "it is of no field: {shown}");
    }
}
