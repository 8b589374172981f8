//! Forms: typing, moving, saving, leaving. Letters are text here, never commands.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

use super::keys::say;
use super::write;
use crate::tui::event::Effect;
use crate::tui::form::{Form, Known, choices};
use crate::tui::state::{Dialog, Modal, Question, State, Then, Tone};

/// The form in front, and what its checks may look at.
fn front(state: &mut State) -> Option<(&mut Form, Known<'_>)> {
    let known = Known { data: &state.data };
    match state.modals.last_mut() {
        Some(Modal::Form(form)) => Some((form, known)),
        _ => None,
    }
}

/// A key, while a form is in front.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    if key.code == KeyCode::Esc {
        return leave(state);
    }
    let Some((form, known)) = front(state) else { return Vec::new() };
    // What is being saved is not typed into.
    if form.ticket.is_some() {
        return Vec::new();
    }
    let is_button = form.focus >= form.save_at();
    match key.code {
        KeyCode::Char('s') if is_control => return save(state),
        KeyCode::Tab | KeyCode::Down => step(form, &known, 1),
        KeyCode::BackTab | KeyCode::Up => step(form, &known, -1),
        KeyCode::Enter | KeyCode::Char(' ') if is_button => {
            let choice = usize::from(form.focus == form.cancel_at());
            return button(state, choice);
        }
        KeyCode::Enter => step(form, &known, 1),
        KeyCode::Left | KeyCode::Right if is_button => {
            form.focus = if form.focus == form.save_at() { form.cancel_at() } else { form.save_at() };
        }
        KeyCode::Left => side(form, &known, -1),
        KeyCode::Right => side(form, &known, 1),
        _ => {
            if let Some((field, request)) = form.field_mut().zip(request(key)) {
                field.edit(request);
                form.error = None;
            }
        }
    }
    Vec::new()
}

/// What a key does to the text of a field.
fn request(key: KeyEvent) -> Option<InputRequest> {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    let is_alt = key.modifiers.contains(KeyModifiers::ALT);
    Some(match key.code {
        KeyCode::Char('u') if is_control => InputRequest::DeleteLine,
        KeyCode::Char('w') if is_control => InputRequest::DeletePrevWord,
        KeyCode::Char('k') if is_control => InputRequest::DeleteTillEnd,
        KeyCode::Char('a') if is_control => InputRequest::GoToStart,
        KeyCode::Char('e') if is_control => InputRequest::GoToEnd,
        KeyCode::Char('h') if is_control => InputRequest::DeletePrevChar,
        // Some terminals report AltGr as both; what is not a command is a letter.
        KeyCode::Char(c) if is_control == is_alt => InputRequest::InsertChar(c),
        KeyCode::Backspace if is_control || is_alt => InputRequest::DeletePrevWord,
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return None,
    })
}

/// To the next field or button, or the one before; the one that is left is checked.
fn step(form: &mut Form, known: &Known<'_>, by: isize) {
    let left = form.focus;
    form.step(by);
    form.check_field(left, known);
}

/// Left and right: through choices where there are some, else through the text.
fn side(form: &mut Form, known: &Known<'_>, by: isize) {
    let Some(field) = form.field_mut() else { return };
    let choices = choices(field, known);
    let is_typed = !choices.iter().any(|choice| choice == field.text());
    if choices.is_empty() || (is_typed && field.has_free_text()) {
        let request = if by < 0 { InputRequest::GoToPrevChar } else { InputRequest::GoToNextChar };
        // Moving through a text mends nothing: what is wrong with it stays there.
        field.input.handle(request);
    } else {
        field.step(by, &choices);
    }
}

/// Pasted text goes into the field.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some((form, _)) = front(state)
        && form.ticket.is_none()
        && let Some(field) = form.field_mut()
    {
        field.paste(text);
        form.error = None;
    }
    Vec::new()
}

/// A field was clicked.
pub(super) fn focus(state: &mut State, at: usize) -> Vec<Effect> {
    if let Some((form, known)) = front(state)
        && form.ticket.is_none()
        && form.can_focus(at)
    {
        let left = form.focus;
        form.focus = at;
        form.check_field(left, &known);
    }
    Vec::new()
}

/// A button was pressed: 0 saves, 1 leaves.
pub(super) fn button(state: &mut State, choice: usize) -> Vec<Effect> {
    match choice {
        0 => save(state),
        1 => leave(state),
        _ => Vec::new(),
    }
}

/// The wheel moves through the fields.
pub(super) fn wheel(state: &mut State, rows: i16) -> Vec<Effect> {
    if let Some((form, known)) = front(state)
        && form.ticket.is_none()
    {
        step(form, &known, if rows < 0 { -1 } else { 1 });
    }
    Vec::new()
}

/// Leaves; what was typed is not lost without a question.
fn leave(state: &mut State) -> Vec<Effect> {
    let Some((form, _)) = front(state) else { return Vec::new() };
    if form.ticket.is_some() {
        state.modals.pop();
        say(state, Tone::Note, "the change is under way; its outcome is told here");
        return Vec::new();
    }
    if !form.is_dirty() {
        state.modals.pop();
        return Vec::new();
    }
    let lines = vec![form.title(), "What was typed is not saved.".to_owned()];
    state.modals.push(Modal::Dialog(Dialog {
        title: "Leave without saving?".to_owned(),
        lines,
        verb: "Leave".to_owned(),
        question: Question::Yes,
        typed: String::new(),
        on_verb: false,
        then: Then::Leave,
    }));
    Vec::new()
}

/// Checks everything and sends it.
fn save(state: &mut State) -> Vec<Effect> {
    let locked = state.locked();
    let Some((form, known)) = front(state) else { return Vec::new() };
    if form.ticket.is_some() {
        return Vec::new();
    }
    if !form.check(&known) {
        return Vec::new();
    }
    if let Some(why) = locked {
        form.error = Some(why.to_owned());
        say(state, Tone::Failed, why);
        return Vec::new();
    }
    match form.change() {
        Some(change) => {
            let effects = write::send(state, change);
            if let Some((form, _)) = front(state) {
                form.ticket = write::ticket_of(&effects);
            }
            effects
        }
        None => {
            state.modals.pop();
            say(state, Tone::Note, "nothing was changed");
            Vec::new()
        }
    }
}
