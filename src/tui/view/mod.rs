//! `draw`: a frame from the state, and what of it can be clicked. Pure.

mod axis;
mod bar;
mod canvas;
mod chart;
mod chrome;
mod cut;
mod notice;
mod number;
mod table;
mod wrap;

mod active;
mod alerts;
mod budgets;
mod customers;
mod delivery;
mod facts;
mod form;
mod help;
mod key_line;
mod keys;
mod listing;
mod log;
mod modal;
mod overview;
mod palette;
mod tail;
mod totals;
mod words;

#[cfg(test)]
mod scene;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::areas;
use super::event::Hit;
use super::state::{Badge, Layout, Screen, State};
use super::theme::Role;
use canvas::Canvas;
pub(crate) use facts::Reach;

/// What can be clicked, where; the last one that covers a place is on top.
pub(crate) type Hits = Vec<(Rect, Hit)>;

/// How far the detail in front can be scrolled.
pub(crate) fn reach(state: &State) -> Reach {
    let body = areas::body(state, Rect::new(0, 0, state.size.width, state.size.height));
    let Some(area) = areas::detail(state, body) else { return Reach::default() };
    let detail = match state.screen {
        Screen::Customers => customers::detail(state, area),
        Screen::Budgets => budgets::detail(state, area),
        Screen::Keys => keys::detail(state, area),
        Screen::Delivery => delivery::detail(state, area),
        Screen::Active => active::detail(state),
        Screen::Overview | Screen::Tail | Screen::Help => return Reach::default(),
    };
    facts::reach(state, area, &detail)
}

/// Draws the state.
pub(crate) fn draw(state: &State, buffer: &mut Buffer) -> Hits {
    let area = buffer.area;
    let mut canvas = Canvas::new(buffer, &state.options);
    if state.layout() == Layout::TooSmall {
        let sentence = format!("Terminal too small: {}x{}, need 60x16", area.width, area.height);
        canvas.text(area.x, area.y, area.width, &sentence, Role::Text);
        if !state.modals.is_empty() || !state.writing.is_empty() {
            let why = if state.modals.is_empty() { "a change is under way" } else { "something is open" };
            let sentence = format!("{why}: Ctrl-c quits");
            canvas.text(area.x, area.y.saturating_add(1), area.width, &sentence, Role::Text);
        }
        return canvas.hits();
    }
    let body = chrome::draw(state, &mut canvas, area);
    match state.screen {
        Screen::Overview => overview::draw(state, &mut canvas, body),
        Screen::Customers => customers::draw(state, &mut canvas, body),
        Screen::Budgets => budgets::draw(state, &mut canvas, body),
        Screen::Keys => keys::draw(state, &mut canvas, body),
        Screen::Tail => tail::draw(state, &mut canvas, body),
        Screen::Delivery => delivery::draw(state, &mut canvas, body),
        Screen::Help => help::draw(state, &mut canvas, body),
        Screen::Active => active::draw(state, &mut canvas, body),
    }
    // What is old is still there, but it does not shine.
    if matches!(state.link.badge(state.now), Badge::Stale { .. } | Badge::Auth) && state.frozen.is_none() {
        canvas.dim(body);
    }
    modal::draw(state, &mut canvas, body);
    canvas.hits()
}
