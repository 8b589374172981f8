//! What lies on top of a screen, and the filter line: there, letters are text, never commands.

use crossterm::event::KeyEvent;

use crate::tui::event::{Effect, Hit};
use crate::tui::state::State;

/// A key, while something lies on top.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let _ = (state, key);
    Vec::new()
}

/// A key, while the filter is typed.
pub(super) fn filter(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let _ = (state, key);
    Vec::new()
}

/// Pasted text.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let _ = (state, text);
    Vec::new()
}

/// A click, while something lies on top.
pub(super) fn click(state: &mut State, hit: Hit) -> Vec<Effect> {
    let _ = (state, hit);
    Vec::new()
}
