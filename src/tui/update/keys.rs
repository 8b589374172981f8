//! From keys to actions, and the actions that belong to no object.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::{dialog, filter, modal, objects, rows, take, write};
use crate::tui::areas;
use crate::tui::event::{Ask, Effect};
use crate::tui::keymap::{Action, BINDINGS};
use crate::tui::state::{Layers, Layout, Message, Modal, Palette, Screen, State, Tone, Window};

/// A key was pressed.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    state.touched_at = state.now;
    // The way out works from everywhere.
    if key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL) {
        return vec![Effect::Quit];
    }
    if state.layout() == Layout::TooSmall {
        return unseen(state, key);
    }
    if !state.modals.is_empty() {
        return modal::press(state, key);
    }
    if state.table().filtering.is_open {
        return filter::press(state, key);
    }
    if state.options.may_panic && key.code == KeyCode::F(12) {
        return act(state, Action::Panic);
    }
    match state.keymap.action(state.screen, key) {
        Some(action) => act(state, action),
        None => Vec::new(),
    }
}

/// A key, while the terminal is too small to show what it would do: nothing is changed, nothing is
/// typed. What lies on top is not quit with the rest; Ctrl-C does that.
fn unseen(state: &State, key: KeyEvent) -> Vec<Effect> {
    match state.keymap.action(state.screen, key) {
        Some(Action::Quit) if state.modals.is_empty() && state.writing.is_empty() => vec![Effect::Quit],
        Some(Action::QuitNow) => vec![Effect::Quit],
        Some(Action::Redraw) => vec![Effect::Redraw],
        Some(Action::Suspend) => vec![Effect::Suspend],
        _ => Vec::new(),
    }
}

/// Does what a key, a click or the palette asks for.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let is_write = BINDINGS.iter().any(|binding| binding.action == action && binding.is_write);
    if is_write && let Some(why) = state.locked() {
        say(state, Tone::Failed, why);
        return Vec::new();
    }
    match action {
        Action::Go(screen) => go(state, screen),
        Action::ScreenBack => go(state, state.screen.step(-1)),
        Action::ScreenNext => go(state, state.screen.step(1)),
        Action::Help => {
            state.helped = state.screen;
            go(state, Screen::Help)
        }
        Action::Down
        | Action::Up
        | Action::First
        | Action::Last
        | Action::HalfDown
        | Action::HalfUp
        | Action::PageDown
        | Action::PageUp
        | Action::Left
        | Action::Right
        | Action::NextPanel
        | Action::PreviousPanel
        | Action::Sort
        | Action::Reverse
        | Action::Mark
        | Action::MarkRange => rows::act(state, action),
        Action::Window => look_back(state, 1),
        Action::WindowBack => look_back(state, -1),
        Action::Layers => {
            state.layers = match state.layers {
                Layers::Customers => Layers::Models,
                Layers::Models => Layers::Sum,
                Layers::Sum => Layers::Customers,
            };
            Vec::new()
        }
        Action::Freeze => {
            state.frozen = match state.frozen.take() {
                Some(_) => None,
                None => Some(Box::new(state.data.clone())),
            };
            Vec::new()
        }
        Action::Refresh => refresh(state),
        Action::Redraw => vec![Effect::Redraw],
        Action::Suspend => vec![Effect::Suspend],
        Action::Mouse => {
            state.options.mouse = !state.options.mouse;
            let text = match state.options.mouse {
                true => "the mouse works here, to click and to scroll",
                false => "the mouse is left to the terminal, which selects text with it",
            };
            say(state, Tone::Note, text);
            vec![Effect::Mouse(state.options.mouse)]
        }
        Action::Palette => {
            state.modals.push(Modal::Palette(Palette::default()));
            Vec::new()
        }
        Action::Log => {
            state.modals.push(Modal::Log(0));
            Vec::new()
        }
        Action::Filter => {
            filter::open(state);
            Vec::new()
        }
        Action::Back => {
            back(state);
            Vec::new()
        }
        Action::Quit if back(state) => Vec::new(),
        Action::Quit => dialog::quit(state),
        Action::QuitNow => vec![Effect::Quit],
        #[allow(clippy::panic, reason = "asked for, to see that the terminal survives it")]
        Action::Panic => panic!("broken on purpose"),
        Action::Open => objects::open(state),
        Action::CopyId | Action::CopyCommand | Action::CopyJson | Action::Save => take::act(state, action),
        Action::New
        | Action::Edit
        | Action::Assign
        | Action::Block
        | Action::Raise
        | Action::Delete
        | Action::Again
        | Action::AgainAll
        | Action::Cancel => write::act(state, action),
    }
}

/// To a screen; what it shows is asked for when it is not kept up to date anyway.
pub(super) fn go(state: &mut State, screen: Screen) -> Vec<Effect> {
    if state.screen != screen {
        state.screen = screen;
        rows::focus(state, 0);
        (state.detail, state.is_from_overview) = (false, false);
    }
    match screen {
        Screen::Delivery => vec![Effect::Ask(Ask::Deliveries)],
        Screen::Active => vec![Effect::Ask(Ask::Active)],
        _ => Vec::new(),
    }
}

/// One step back; whether there was one.
fn back(state: &mut State) -> bool {
    if state.screen == Screen::Help && state.helped != Screen::Help {
        state.screen = state.helped;
        return true;
    }
    if state.detail {
        state.detail = false;
        if std::mem::take(&mut state.is_from_overview) {
            state.screen = Screen::Overview;
            rows::focus(state, 0);
        } else if state.panel >= areas::panels(state) {
            rows::focus(state, 0);
        }
        return true;
    }
    let table = state.table_mut();
    if !table.filtering.text.is_empty() {
        table.filtering.clear();
        return true;
    }
    let has_marks = !table.marks.is_empty() || table.range_from.is_some();
    table.marks.clear();
    table.range_from = None;
    has_marks
}

fn look_back(state: &mut State, by: isize) -> Vec<Effect> {
    look_at(state, state.window.step(by))
}

/// Shows this window of time.
pub(super) fn look_at(state: &mut State, window: Window) -> Vec<Effect> {
    state.window = window;
    vec![Effect::Ask(Ask::Overview(state.window))]
}

fn refresh(state: &mut State) -> Vec<Effect> {
    // The days of a detail are read again, too.
    state.detail_of = None;
    let mut effects = vec![
        Effect::Reconnect,
        Effect::Ask(Ask::Server),
        Effect::Ask(Ask::Overview(state.window)),
        Effect::Ask(Ask::Customers),
        Effect::Ask(Ask::Budgets),
        Effect::Ask(Ask::Keys),
    ];
    effects.extend(go(state, state.screen));
    effects
}

/// Puts a sentence on the message line.
pub(super) fn say(state: &mut State, tone: Tone, text: &str) {
    state.messages.say(Message { at: state.now, tone, text: text.to_owned(), command: None });
}
