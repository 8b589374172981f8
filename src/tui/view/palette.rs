//! The command palette.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::tui::state::{Palette, State};

/// Draws it over the screen.
pub(super) fn draw(state: &State, palette: &Palette, canvas: &mut Canvas<'_>, area: Rect) {
    let _ = (state, palette, canvas, area);
}
