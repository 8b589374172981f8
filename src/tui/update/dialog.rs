//! Questions before something that cannot be taken back. The focus starts on Cancel.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::keys::say;
use super::write;
use crate::tui::edit::first_line;
use crate::tui::event::Effect;
use crate::tui::state::{Dialog, Modal, Question, State, Then, Tone};

/// The longest word that is typed, in characters.
const TYPED_MAX: usize = 300;

/// The dialog in front.
fn front(state: &mut State) -> Option<&mut Dialog> {
    match state.modals.last_mut() {
        Some(Modal::Dialog(dialog)) => Some(dialog),
        _ => None,
    }
}

impl Dialog {
    /// Whether the answer is given that lets it be done.
    pub(crate) fn is_answered(&self) -> bool {
        match &self.question {
            Question::Yes => true,
            Question::Typed(word) => self.typed.trim() == word.trim(),
        }
    }

    fn type_text(&mut self, text: &str) {
        let room = TYPED_MAX.saturating_sub(self.typed.chars().count());
        self.typed.extend(text.chars().filter(|c| !c.is_control()).take(room));
        self.follow();
    }

    /// Who has typed the word means it: Enter does it then.
    fn follow(&mut self) {
        self.on_verb = self.is_answered();
    }
}

/// A key, while a dialog is in front.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    let Some(dialog) = front(state) else { return Vec::new() };
    let is_typed = dialog.question != Question::Yes;
    match key.code {
        KeyCode::Esc => return close(state),
        KeyCode::Enter => {
            let choice = usize::from(!dialog.on_verb);
            return button(state, choice);
        }
        KeyCode::Tab | KeyCode::BackTab | KeyCode::Left | KeyCode::Right => {
            dialog.on_verb = !dialog.on_verb && dialog.is_answered();
        }
        KeyCode::Char('u') if is_typed && is_control => {
            dialog.typed.clear();
            dialog.follow();
        }
        KeyCode::Backspace if is_typed => {
            dialog.typed.pop();
            dialog.follow();
        }
        KeyCode::Char(c) if is_typed && !is_control => dialog.type_text(&c.to_string()),
        KeyCode::Char('y') if !is_typed => return button(state, 0),
        KeyCode::Char('n' | 'q') if !is_typed => return close(state),
        _ => {}
    }
    Vec::new()
}

/// Pasted text, where a word is asked for.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(dialog) = front(state)
        && dialog.question != Question::Yes
    {
        dialog.type_text(first_line(text).0.trim());
    }
    Vec::new()
}

/// A button was pressed: 0 does it, 1 leaves.
pub(super) fn button(state: &mut State, choice: usize) -> Vec<Effect> {
    if choice == 1 {
        return close(state);
    }
    let locked = state.locked();
    let Some(dialog) = front(state) else { return Vec::new() };
    if choice != 0 || !dialog.is_answered() {
        return Vec::new();
    }
    let then = std::mem::replace(&mut dialog.then, Then::Leave);
    close(state);
    match (then, locked) {
        (Then::Leave, _) => close(state),
        (Then::Quit, _) => vec![Effect::Quit],
        (Then::Write(_), Some(why)) => {
            say(state, Tone::Failed, why);
            Vec::new()
        }
        (Then::Write(change), None) => write::send(state, change),
    }
}

/// Ends the dashboard; while changes are under way, not without a question: nobody would say how they
/// went.
pub(super) fn quit(state: &mut State) -> Vec<Effect> {
    let Some(first) = state.writing.values().next() else { return vec![Effect::Quit] };
    let under_way = match state.writing.len() {
        1 => format!("A change is still under way: {}", first.change.head()),
        count => format!("{count} changes are still under way."),
    };
    let lines = vec![under_way, "Nobody would say how it ended.".to_owned()];
    state.modals.push(Modal::Dialog(Dialog {
        title: "Quit anyway?".to_owned(),
        lines,
        verb: "Quit".to_owned(),
        question: Question::Yes,
        typed: String::new(),
        on_verb: false,
        then: Then::Quit,
    }));
    Vec::new()
}

/// A change ended: who is asked whether to quit before it has is told how it went.
pub(super) fn written(state: &mut State, said: &str) {
    let is_last = state.writing.is_empty();
    let dialogs = state.modals.iter_mut().filter_map(|modal| match modal {
        Modal::Dialog(dialog) if dialog.then == Then::Quit => Some(dialog),
        _ => None,
    });
    for dialog in dialogs.filter(|_| is_last) {
        dialog.lines = vec!["Nothing is under way any more:".to_owned(), said.to_owned()];
    }
}

fn close(state: &mut State) -> Vec<Effect> {
    state.modals.pop();
    Vec::new()
}
