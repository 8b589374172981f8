//! Actions on the selected or marked objects.

use super::keys::say;
use crate::tui::event::Effect;
use crate::tui::keymap::Action;
use crate::tui::state::{State, Tone};

/// Does it.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::New
        | Action::Edit
        | Action::Assign
        | Action::Block
        | Action::Raise
        | Action::Delete
        | Action::Again
        | Action::AgainAll
        | Action::Cancel => super::write::act(state, action),
        _ => Vec::new(),
    }
}

/// Rows were written to a file, or could not be.
pub(super) fn saved(state: &mut State, name: &str, outcome: Result<(), String>) -> Vec<Effect> {
    match outcome {
        Ok(()) => say(state, Tone::Done, &format!("saved {name}")),
        Err(why) => say(state, Tone::Failed, &format!("{name}: {why}")),
    }
    Vec::new()
}
