//! The dashboard: `update(state, event)` decides, `draw(state, frame)` shows, `live` asks the server.
//! The first two are pure: clock, terminal and client are handed in. Knows only `client` and `wire`.

#![allow(dead_code, reason = "the screens are being built")]

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
mod keymap;
mod live;
mod palette;
mod rows;
mod state;
mod symbols;
#[cfg(test)]
mod tests;
mod theme;
mod update;
mod view;

#[cfg(test)]
pub(crate) use change::samples;
