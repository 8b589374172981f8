//! Help: the keys of the screen it was opened from, then all the others.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::tui::state::State;

/// Draws it.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let _ = (state, canvas, area);
}
