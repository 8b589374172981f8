//! Whole frames of the demonstration, as text and cell by cell.

mod frames;
mod keys;
mod lines;
mod race;
mod random;
mod scroll;
mod styles;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::SignedDuration;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::demo;
use super::event::{At, Effect, Event, Live};
use super::keymap::presses;
use super::state::{Options, Screen, State};
use super::update::update;
use super::view::{Hits, draw};

pub(super) const FULL: Size = Size { width: 120, height: 36 };
pub(super) const COMPACT: Size = Size { width: 80, height: 24 };
pub(super) const MINIMAL: Size = Size { width: 60, height: 16 };
pub(super) const SIZES: [Size; 3] = [FULL, COMPACT, MINIMAL];

/// The demonstration with a screen in front.
pub(super) fn demonstration(screen: Screen, size: Size) -> State {
    demo::state(Options { screen, ..Options::default() }, size)
}

/// One step: an event, now.
pub(super) fn happen(state: &mut State, event: Event) -> Vec<Effect> {
    let now = state.now;
    update(state, At { now, event })
}

/// Time goes by.
pub(super) fn pass(state: &mut State, ms: i64) -> Vec<Effect> {
    let now = state.now.checked_add(SignedDuration::from_millis(ms)).unwrap();
    update(state, At { now, event: Event::Tick })
}

pub(super) fn news(state: &mut State, live: Live) -> Vec<Effect> {
    happen(state, Event::Live(live))
}

/// Presses keys: single characters, or names in brackets: `3n<Tab><Ctrl-s>`.
pub(super) fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in presses(keys).unwrap() {
        effects.extend(happen(state, Event::Key(key)));
    }
    effects
}

/// The frame of a state.
pub(super) fn frame(state: &State) -> (Buffer, Hits) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, state.size.width, state.size.height));
    let hits = draw(state, &mut buffer);
    (buffer, hits)
}

/// A frame as text; its right edge is kept, so that a row that is too long or too short shows.
pub(super) fn text(state: &State) -> String {
    let (buffer, _) = frame(state);
    let mut shown = String::new();
    for y in 0..buffer.area.height {
        let mut skip = 0;
        for x in 0..buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            if skip == 0 {
                shown.push_str(symbol);
                skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
            } else {
                skip -= 1;
            }
        }
        shown.push_str("|\n");
    }
    shown
}
