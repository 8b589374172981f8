//! News from the server, folded into what is known. Numbers that are read anew replace; events add,
//! each once.

use crate::tui::event::{Effect, Live};
use crate::tui::state::State;

/// Takes news in.
pub(super) fn live(state: &mut State, live: Live) -> Vec<Effect> {
    let _ = (state, live);
    Vec::new()
}
