//! Actions on the selected or marked objects.

use crate::tui::event::Effect;
use crate::tui::keymap::Action;
use crate::tui::state::State;

/// Does it.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let _ = (state, action);
    Vec::new()
}
