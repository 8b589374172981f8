//! The message log: looking back at what the message line said.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::keys::say;
use super::take;
use crate::tui::event::Effect;
use crate::tui::state::{Modal, State, Tone};

/// How many messages a page goes.
const PAGE: isize = 10;

/// A key, while the log is open.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q' | 'L') => {
            state.modals.pop();
        }
        KeyCode::Char('k') | KeyCode::Up => scroll(state, 1),
        KeyCode::Char('j') | KeyCode::Down => scroll(state, -1),
        KeyCode::PageUp => scroll(state, PAGE),
        KeyCode::PageDown => scroll(state, -PAGE),
        KeyCode::Char('u') if is_control => scroll(state, PAGE / 2),
        KeyCode::Char('d') if is_control => scroll(state, -PAGE / 2),
        KeyCode::Char('g') | KeyCode::Home => scroll(state, isize::MAX),
        KeyCode::Char('G') | KeyCode::End => scroll(state, isize::MIN),
        KeyCode::Char('y' | 'Y') => return copy(state),
        _ => {}
    }
    Vec::new()
}

/// So many messages further back.
pub(super) fn scroll(state: &mut State, by: isize) {
    let most = state.messages.all.len().saturating_sub(1);
    if let Some(Modal::Log(scrolled)) = state.modals.last_mut() {
        *scrolled = scrolled.saturating_add_signed(by).min(most);
    }
}

/// Copies the newest command of those that are shown.
fn copy(state: &mut State) -> Vec<Effect> {
    let scrolled = match state.modals.last() {
        Some(Modal::Log(scrolled)) => *scrolled,
        _ => 0,
    };
    let mut seen = state.messages.all.iter().rev().skip(scrolled);
    let Some(command) = seen.find_map(|message| message.command.as_ref()) else { return Vec::new() };
    match command.whole().map(str::to_owned) {
        Some(whole) => take::copied(state, whole, "the command"),
        None => {
            say(state, Tone::Failed, "the command: it was too long to be kept whole, and is not copied");
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use crate::tui::change::Change;
    use crate::tui::event::Effect;
    use crate::tui::event::Written;
    use crate::tui::fixture::{found, frame, press, said, state};
    use crate::tui::state::{CommandLine, Message, Modal, Screen, Tone};

    #[test]
    fn messages_can_be_read_again_and_their_commands_copied() {
        let mut state = state(Screen::Customers, 80, 24);
        press(&mut state, "L");
        assert_eq!(found(&state, "nothing was said yet").len(), 1);
        press(&mut state, "L");
        for at in 0..30 {
            let command = (at % 10 == 0).then(|| format!("litellm-rs customer block c{at}").into());
            state.messages.say(Message {
                at: state.now,
                tone: Tone::Done,
                text: format!("message {at}."),
                command,
            });
        }
        press(&mut state, "L");
        assert_eq!(found(&state, "14:32:07 ● message 29.").len(), 1);
        assert_eq!(found(&state, "$ litellm-rs customer block c20").len(), 1);
        assert_eq!(press(&mut state, "y"), [Effect::Copy("litellm-rs customer block c20".into())]);
        press(&mut state, "PageUp PageUp");
        assert_eq!(press(&mut state, "y"), [Effect::Copy("litellm-rs customer block c10".into())]);
        press(&mut state, "g");
        assert!(matches!(state.modals.last(), Some(Modal::Log(31))), "{:?}", state.modals.last());
        assert_eq!(found(&state, "message 0.").len(), 1);
        press(&mut state, "j G k");
        assert!(matches!(state.modals.last(), Some(Modal::Log(1))));
        assert!(frame(&state).0[22].contains("copied"), "the message line is still there");
        press(&mut state, "Esc");
        assert!(state.modals.is_empty());
    }

    #[test]
    fn of_a_long_command_the_beginning_is_shown_and_all_of_it_copied() {
        let mut state = state(Screen::Customers, 80, 24);
        let ids: Vec<String> = (0..3_000).map(|at| format!("c{at}")).collect();
        let change = Change::CustomerBlock { ids, blocked: true };
        let whole = change.command();
        assert_eq!(write::send(&mut state, change).len(), 1);
        write::ended(&mut state, 1, Ok(Written::default()));
        state.size.width = 110;
        press(&mut state, "L");
        let line = found(&state, "$ litellm-rs customer block c0").concat();
        assert!(line.contains("c11 … and 2,988 more"), "{line}");
        assert_eq!(press(&mut state, "Y"), [Effect::Copy(whole.clone())]);
        // Where others that are longer came after it, it is kept no longer.
        for _ in 0..2 {
            let long = CommandLine::new("x".repeat(1024 * 1024), "short".to_owned());
            let at = state.now;
            let message = Message { at, tone: Tone::Done, text: "done".to_owned(), command: Some(long) };
            state.messages.say(message);
        }
        press(&mut state, "k k k");
        assert_eq!(press(&mut state, "Y"), []);
        assert!(said(&state).contains("too long to be kept whole"), "{}", said(&state));
    }
}
