//! The command palette: typing, choosing, running. The message log is next door and comes through here.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::keys::{self, say};
use super::take::{self, Saving};
use super::{filter, log, objects, search};
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
        Command::Call(id) => search::call(state, id),
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

#[cfg(test)]
mod tests {
    use crate::tui::event::{Ask, Effect, Event, Hit, Mouse};
    use crate::tui::fixture::{click, found, frame, happen, press, said, shown, state, type_in};
    use crate::tui::keymap::Action;
    use crate::tui::palette::choices;
    use crate::tui::state::{Modal, Mode, Screen, State, Window};
    use crate::tui::theme::Theme;

    fn run(state: &mut State, text: &str) -> Vec<Effect> {
        press(state, ":");
        type_in(state, text);
        press(state, "Enter")
    }

    #[test]
    fn objects_are_opened_by_their_names() {
        let mut state = state(Screen::Overview, 120, 36);
        let effects = run(&mut state, "customer glo");
        assert_eq!(effects, [Effect::Ask(Ask::CustomerDetail("globex".into()))]);
        assert_eq!(
            (state.screen, state.detail, shown(&state).1.as_str()),
            (Screen::Customers, true, "globex")
        );
        run(&mut state, "budget tier-pro");
        assert_eq!((state.screen, shown(&state).1.as_str()), (Screen::Budgets, "tier-pro"));
        run(&mut state, "key old-bot");
        assert_eq!((state.screen, shown(&state).1.as_str()), (Screen::Keys, "bb22"));
        press(&mut state, "2 /");
        type_in(&mut state, "hooli");
        press(&mut state, "Enter");
        run(&mut state, "customer corp");
        assert_eq!(shown(&state).1, "globex", "the filter that hid it is gone");
        assert!(said(&state).contains("filter"));
    }

    #[test]
    fn words_change_what_is_shown() {
        let mut state = state(Screen::Customers, 120, 36);
        assert_eq!(run(&mut state, "window 7d"), [Effect::Ask(Ask::Overview(Window::Week))]);
        run(&mut state, "theme dark");
        assert_eq!((state.window, state.options.theme), (Window::Week, Theme::Dark));
        run(&mut state, "filter used>=80% !initech");
        assert_eq!(shown(&state).0, "globex");
        assert_eq!(state.table().filtering.history, ["used>=80% !initech"]);
        assert!(
            matches!(&run(&mut state, "save jsonl")[..], [Effect::Save { name, .. }] if name.ends_with(".jsonl"))
        );
        run(&mut state, "delivery");
        assert_eq!(state.screen, Screen::Delivery);
        assert_eq!(run(&mut state, "quit"), [Effect::Quit]);
        assert_eq!(run(&mut state, "q"), [Effect::Quit]);
    }

    #[test]
    fn what_is_unknown_says_what_is_near() {
        let mut state = state(Screen::Customers, 120, 36);
        for (text, answer) in [
            ("frezee", "there is no command 'frezee'; near: freeze"),
            ("customer globx", "there is no customer 'globx'; near: globex"),
            ("window 8d", "there is no window '8d'; near: 7d"),
            ("xyzzy", "there is no command 'xyzzy'"),
        ] {
            assert!(run(&mut state, text).is_empty() && state.modals.is_empty());
            assert_eq!(said(&state), answer);
        }
    }

    #[test]
    fn choices_are_walked_completed_and_clicked() {
        let mut state = state(Screen::Customers, 80, 24);
        press(&mut state, ":");
        type_in(&mut state, "cust");
        press(&mut state, "Down Up Up Down Tab");
        let Some(Modal::Palette(palette)) = state.modals.last() else { panic!() };
        assert_eq!((palette.typed.as_str(), palette.selected), ("customers", 0));
        press(&mut state, "Ctrl-u");
        type_in(&mut state, "customer");
        press(&mut state, "Enter");
        let Some(Modal::Palette(palette)) = state.modals.last() else { panic!() };
        assert_eq!(palette.typed, "customer ", "it wants more");
        happen(&mut state, Event::Paste("ini\n".into()));
        assert_eq!(found(&state, ":customer ini").len(), 1);
        let (_, hits) = frame(&state);
        assert!(hits.iter().any(|(_, hit)| *hit == Hit::Choice(0)));
        happen(&mut state, Event::Mouse(Mouse::Wheel(5)));
        click(&mut state, Hit::Choice(0));
        assert_eq!(shown(&state).1, "initech");
        press(&mut state, ": Esc");
        assert!(state.modals.is_empty());
    }

    #[test]
    fn only_what_works_here_and_now_is_offered() {
        let mut state = state(Screen::Customers, 80, 24);
        let has = |state: &State, action| {
            choices(state, "")
                .iter()
                .any(|choice| choice.command == crate::tui::palette::Command::Act(action))
        };
        assert!(has(&state, Action::Delete) && has(&state, Action::Freeze) && !has(&state, Action::Cancel));
        assert!(
            !has(&state, Action::Down)
                && !has(&state, Action::Palette)
                && has(&state, Action::Go(Screen::Tail))
        );
        state.options.mode = Mode::ReadOnly;
        assert!(!has(&state, Action::Delete) && has(&state, Action::CopyId));
    }
}
