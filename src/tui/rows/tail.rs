//! The rows of Tail: the events of the ring, in the order in which they came, or sorted.

use super::sort::{By, Sort, compared, down, up};
use crate::tui::data::{RingEvent, Spent};
use crate::tui::state::{Screen, State};

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[
    up("time"),
    up("customer"),
    up("key"),
    up("team"),
    up("model"),
    up("tags"),
    down("in"),
    down("out"),
    down("cost"),
    down("total"),
    down("ms"),
    down("state"),
];

/// The column of the time: the order in which events came, and the only one that can be followed.
const BY_TIME: usize = 0;

/// Their ids after the filter, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let table = &state.tables[Screen::Tail as usize];
    let ring = &state.shown().ring;
    let ids = if table.sort == BY_TIME && table.is_descending {
        ring.matching().rev().map(RingEvent::id).collect()
    } else if table.sort == BY_TIME {
        ring.matching().map(RingEvent::id).collect()
    } else {
        let mut rows: Vec<(Option<By>, &RingEvent)> =
            ring.matching().map(|event| (by(&event.spent, table.sort), event)).collect();
        rows.sort_unstable_by(|(a, one), (b, other)| {
            compared(a.as_ref(), b.as_ref(), table.is_descending).then(one.number.cmp(&other.number))
        });
        rows.into_iter().map(|(_, event)| event.id()).collect()
    };
    (ids, ring.events().len())
}

/// Whether the newest event is selected whatever comes: they stand in the order in which they came.
pub(crate) fn is_following(state: &State) -> bool {
    let table = &state.tables[Screen::Tail as usize];
    table.follows && table.sort == BY_TIME && !table.is_descending
}

fn by(spent: &Spent, column: usize) -> Option<By> {
    let text = |text: &Option<String>| text.as_deref().and_then(By::text);
    match column {
        1 => text(&spent.customer),
        2 => spent.key().and_then(By::text),
        3 => text(&spent.team),
        4 => By::text(&spent.model),
        5 => spent.tags.first().and_then(|tag| By::text(tag)),
        6 => By::count(spent.input_tokens),
        7 => By::count(spent.output_tokens),
        8 => By::amount(spent.cost),
        9 => spent.customer_spend.and_then(By::amount),
        10 => By::count(spent.duration_ms),
        11 => By::text(&format!("{} {}", spent.ending as u8, spent.status)),
        _ => Some(By::At(spent.at)),
    }
}
