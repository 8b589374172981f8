//! The rows of Tail: the events of the ring.

use super::sort::{Sort, up};
use crate::tui::data::RingEvent;
use crate::tui::state::State;

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[up("time")];

/// Their ids after the filter, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let ring = &state.shown().ring;
    (ring.matching().map(RingEvent::id).collect(), ring.events().len())
}
