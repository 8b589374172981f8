//! Which rows a screen shows, in which order: after filter and sort, at most twice a second, and
//! not while somebody is pressing keys.

use crate::tui::state::State;

/// Puts the rows of the screen in front in order, when it is time, and keeps the selection on its
/// object.
pub(super) fn settle(state: &mut State) {
    let _ = state;
}
