//! The command palette: typing, choosing, running. The message log is next door and comes through here.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::keys::{self, say};
use super::take::{self, Saving};
use super::{filter, log, objects};
use crate::tui::edit;
use crate::tui::event::Effect;
use crate::tui::palette::{Command, choices, unknown};
use crate::tui::state::{Modal, Palette, State, Tone};

/// A key, while the palette or the log is in front.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    if let Some(Modal::Log(_)) = state.modals.last() {
        return log::press(state, key);
    }
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Esc => {
            state.modals.pop();
        }
        KeyCode::Enter => return run(state),
        KeyCode::Down => step(state, 1),
        KeyCode::Up => step(state, -1),
        KeyCode::Char('n') if is_control => step(state, 1),
        KeyCode::Char('p') if is_control => step(state, -1),
        KeyCode::Tab => complete(state),
        _ => type_in(state, |palette| edit::press(&mut palette.typed, &mut palette.cursor, key)),
    }
    Vec::new()
}

/// Pasted text.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    type_in(state, |palette| {
        edit::paste(&mut palette.typed, &mut palette.cursor, text);
        true
    });
    Vec::new()
}

/// A click on one of the choices.
pub(super) fn click(state: &mut State, choice: usize) -> Vec<Effect> {
    let Some(Modal::Palette(palette)) = state.modals.last_mut() else { return Vec::new() };
    palette.selected = choice;
    run(state)
}

/// The wheel, while the palette or the log is in front.
pub(super) fn wheel(state: &mut State, rows: i16) -> Vec<Effect> {
    log::scroll(state, -isize::from(rows));
    step(state, isize::from(rows));
    Vec::new()
}

/// Selects another choice, around the end.
fn step(state: &mut State, by: isize) {
    let Some(typed) = typed(state) else { return };
    let count = choices(state, &typed).len().cast_signed();
    if let Some(Modal::Palette(palette)) = state.modals.last_mut() {
        let next = palette.selected.cast_signed().saturating_add(by);
        palette.selected = next.checked_rem_euclid(count).unwrap_or(0).unsigned_abs();
    }
}

fn typed(state: &State) -> Option<String> {
    match state.modals.last() {
        Some(Modal::Palette(palette)) => Some(palette.typed.clone()),
        _ => None,
    }
}

/// Changes the text; another text has other choices.
fn type_in(state: &mut State, change: impl FnOnce(&mut Palette) -> bool) {
    if let Some(Modal::Palette(palette)) = state.modals.last_mut()
        && change(palette)
    {
        palette.selected = 0;
    }
}

/// The choice that is selected, with its text and what it does.
fn chosen(state: &State) -> Option<(String, Command)> {
    let Some(Modal::Palette(palette)) = state.modals.last() else { return None };
    let mut all = choices(state, &palette.typed);
    (palette.selected < all.len()).then(|| all.swap_remove(palette.selected)).map(|it| (it.text, it.command))
}

fn complete(state: &mut State) {
    let Some((text, _)) = chosen(state) else { return };
    type_in(state, |palette| {
        palette.cursor = text.chars().count();
        palette.typed = text;
        true
    });
}

/// Runs the choice that is selected.
fn run(state: &mut State) -> Vec<Effect> {
    let Some((_, command)) = chosen(state) else {
        let typed = typed(state).unwrap_or_default();
        state.modals.pop();
        say(state, Tone::Failed, &unknown(state, &typed));
        return Vec::new();
    };
    if command == Command::More {
        complete(state);
        return Vec::new();
    }
    state.modals.pop();
    match command {
        Command::Act(action) => keys::act(state, action),
        Command::Show(screen, id) => objects::show(state, screen, &id),
        Command::Window(window) => keys::look_at(state, window),
        Command::Theme(theme) => {
            state.options.theme = theme;
            vec![Effect::Redraw]
        }
        Command::Filter(text) => {
            filter::set(state, &text);
            Vec::new()
        }
        Command::Save { jsonl } => take::save(state, if jsonl { Saving::Jsonl } else { Saving::Csv }),
        Command::More => Vec::new(),
    }
}
