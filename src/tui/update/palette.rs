//! The command palette and the message log.

use crossterm::event::KeyEvent;

use crate::tui::event::Effect;
use crate::tui::state::State;

/// A key, while the palette or the log is in front.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    if key.code == crossterm::event::KeyCode::Esc {
        state.modals.pop();
    }
    Vec::new()
}

/// Pasted text, while the palette or the log is in front.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let _ = (state, text);
    Vec::new()
}

/// A click on one of the choices.
pub(super) fn click(state: &mut State, choice: usize) -> Vec<Effect> {
    let _ = (state, choice);
    Vec::new()
}

/// The wheel, while the palette or the log is in front.
pub(super) fn wheel(state: &mut State, rows: i16) -> Vec<Effect> {
    let _ = (state, rows);
    Vec::new()
}
