//! A new secret, shown once. It never reaches a message, the log of messages or a file from here.

use crossterm::event::{KeyCode, KeyEvent};

use super::keys::say;
use crate::tui::event::Effect;
use crate::tui::state::{Modal, State, Tone};

/// A key, while a secret is shown. Only Esc closes it: a key that was meant for something else must
/// not take away what is never shown again.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    match key.code {
        KeyCode::Char('y') => button(state, 0),
        KeyCode::Esc => button(state, 1),
        _ => Vec::new(),
    }
}

/// A button was pressed: 0 copies, 1 closes.
pub(super) fn button(state: &mut State, choice: usize) -> Vec<Effect> {
    match (choice, state.modals.last()) {
        (0, Some(Modal::Secret { secret, .. })) => {
            let copied = Effect::Copy(secret.clone());
            say(state, Tone::Note, "copied the new key");
            vec![copied]
        }
        (1, Some(Modal::Secret { .. })) => {
            state.modals.pop();
            Vec::new()
        }
        _ => Vec::new(),
    }
}
