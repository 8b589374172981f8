//! The dashboard: `update(state, event)` decides, `draw(state, frame)` shows, `live` asks the server.
//! The first two are pure: clock, terminal and client are handed in. Knows only `client` and `wire`.

mod areas;
mod change;
mod data;
mod demo;
mod edit;
mod event;
#[cfg(test)]
mod fixture;
mod forecast;
mod form;
mod frames;
mod keymap;
mod last;
mod live;
mod once;
mod palette;
mod rows;
mod run;
mod save;
mod signals;
mod state;
mod symbols;
mod terminal;
#[cfg(test)]
mod tests;
mod theme;
mod until;
mod update;
mod view;

pub(crate) use keymap::{Keymap, WrongKeys, presses};
pub(crate) use once::{once, once_demo};
pub(crate) use run::{End, Ended, Source, run};
pub(crate) use state::{Mode, Options, Screen, Window};
pub(crate) use theme::Theme;

#[cfg(test)]
pub(crate) use change::samples;
