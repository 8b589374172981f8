//! A new secret, shown once. It never reaches a message, the log of messages or a file from here.

use crossterm::event::{KeyCode, KeyEvent};

use super::keys::say;
use super::take;
use crate::tui::event::Effect;
use crate::tui::state::{Modal, Secret, State, Tone};

/// A key so soon after it came was meant for what was in front before.
const UNSEEN_MS: i128 = 500;

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
    let now = state.now;
    let Some(Modal::Secret(secret)) = state.modals.last_mut() else { return Vec::new() };
    match choice {
        0 => copy(state),
        1 if secret.is_copied => close(state),
        1 if (0..UNSEEN_MS).contains(&now.duration_since(secret.shown_at).as_millis()) => Vec::new(),
        1 if secret.is_warned => close(state),
        1 => {
            secret.is_warned = true;
            say(state, Tone::Note, "not copied yet: Esc again closes it");
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn copy(state: &mut State) -> Vec<Effect> {
    let Some(Modal::Secret(Secret { secret, is_copied, .. })) = state.modals.last_mut() else {
        return Vec::new();
    };
    // What cannot be copied as it is stays to be read.
    *is_copied = !take::is_unsafe(secret);
    let text = secret.clone();
    take::copied(state, text, "the new key")
}

fn close(state: &mut State) -> Vec<Effect> {
    state.modals.pop();
    Vec::new()
}
