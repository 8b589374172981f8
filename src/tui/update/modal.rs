//! What lies on top of a screen: there, letters are text, never commands.

use crossterm::event::{KeyEvent, KeyModifiers};

use super::{dialog, form, palette, secret};
use crate::tui::event::{Effect, Hit};
use crate::tui::keymap::Action;
use crate::tui::state::{Modal, State};

/// A key, while something lies on top.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    // The keys that belong to the terminal, not to what is on it, work from everywhere.
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        match state.keymap.action(state.screen, key) {
            Some(Action::Redraw) => return vec![Effect::Redraw],
            Some(Action::Suspend) => return vec![Effect::Suspend],
            _ => {}
        }
    }
    match state.modals.last() {
        Some(Modal::Form(_)) => form::press(state, key),
        Some(Modal::Dialog(_)) => dialog::press(state, key),
        Some(Modal::Secret(_)) => secret::press(state, key),
        Some(Modal::Palette(_) | Modal::Log(_)) => palette::press(state, key),
        None => Vec::new(),
    }
}

/// Pasted text.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    state.touched_at = state.now;
    match state.modals.last() {
        Some(Modal::Form(_)) => form::paste(state, text),
        Some(Modal::Dialog(_)) => dialog::paste(state, text),
        Some(Modal::Palette(_) | Modal::Log(_)) => palette::paste(state, text),
        Some(Modal::Secret(_)) | None => Vec::new(),
    }
}

/// A click, while something lies on top. Its buttons are choices: the one that does it is 0, the one
/// that leaves is 1.
pub(super) fn click(state: &mut State, hit: Hit) -> Vec<Effect> {
    match (state.modals.last(), hit) {
        (Some(Modal::Form(_)), Hit::Field(at)) => form::focus(state, at),
        (Some(Modal::Form(_)), Hit::Choice(choice)) => form::button(state, choice),
        (Some(Modal::Dialog(_)), Hit::Choice(choice)) => dialog::button(state, choice),
        (Some(Modal::Secret(_)), Hit::Choice(choice)) => secret::button(state, choice),
        (Some(Modal::Palette(_) | Modal::Log(_)), Hit::Choice(choice)) => palette::click(state, choice),
        _ => Vec::new(),
    }
}

/// The wheel, while something lies on top.
pub(super) fn wheel(state: &mut State, rows: i16) -> Vec<Effect> {
    match state.modals.last() {
        Some(Modal::Form(_)) => form::wheel(state, rows),
        Some(Modal::Palette(_) | Modal::Log(_)) => palette::wheel(state, rows),
        Some(Modal::Dialog(_) | Modal::Secret(_)) | None => Vec::new(),
    }
}
