//! Moving through rows, columns and panels; sorting; marking.

use crate::tui::event::Effect;
use crate::tui::keymap::Action;
use crate::tui::state::State;

/// Does it.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let _ = (state, action);
    Vec::new()
}

/// A row was clicked: selected, and opened by a second click.
pub(super) fn click(state: &mut State, id: String) -> Vec<Effect> {
    let _ = (state, id);
    Vec::new()
}

/// A header was clicked.
pub(super) fn sort_by(state: &mut State, column: usize) -> Vec<Effect> {
    let _ = (state, column);
    Vec::new()
}

/// The wheel was turned.
pub(super) fn wheel(state: &mut State, rows: i16) -> Vec<Effect> {
    let _ = (state, rows);
    Vec::new()
}
