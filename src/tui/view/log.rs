//! The message log: what the message line said before, the newest last.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece, width_of};
use super::number;
use super::wrap::wrap;
use crate::tui::state::{Message, State, Tone};
use crate::tui::theme::Role;

/// The most lines that a message takes, and its command.
const LINES_MAX: usize = 6;
/// No text of so many lines has more words.
const WORDS_MAX: usize = 1_000;

/// Draws it over an area; so many of the newest messages are scrolled past.
pub(super) fn draw(state: &State, scrolled: usize, canvas: &mut Canvas<'_>, area: Rect) {
    canvas.clear(area);
    let title = [Piece::new("Messages", Role::Title)];
    let keys = [Piece::new("y copy command  Esc close", Role::Faint)];
    let inside = canvas.panel(area, &title, &keys, true);
    let all = &state.messages.all;
    if all.is_empty() {
        canvas.text(
            inside.x + 1,
            inside.y,
            inside.width.saturating_sub(1),
            "nothing was said yet",
            Role::Faint,
        );
        return;
    }
    // From the last line upwards, as far as there is room.
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for message in all.iter().rev().skip(scrolled) {
        if lines.len() >= usize::from(inside.height) {
            break;
        }
        lines.extend(lines_of(message, canvas, inside.width.saturating_sub(1)).into_iter().rev());
    }
    for (y, line) in (inside.top()..inside.bottom()).rev().zip(&lines) {
        canvas.pieces(inside.x + 1, y, inside.width.saturating_sub(1), line);
    }
}

/// A message in lines of so many cells, and below it its command: broken as a shell reads it, so that it
/// can be read and selected whole.
fn lines_of(message: &Message, canvas: &Canvas<'_>, cells: u16) -> Vec<Vec<Piece>> {
    let symbols = canvas.symbols;
    let (symbol, role) = match message.tone {
        Tone::Note => (symbols.none, Role::Text),
        Tone::Done => (symbols.ok, Role::Good),
        Tone::Failed => (symbols.over, Role::Bad),
    };
    let head = [Piece::new(number::clock(message.at), Role::Faint), Piece::new(format!(" {symbol} "), role)];
    let indent = width_of(&head);
    let room = cells.saturating_sub(indent);
    let text: Vec<String> = message.text.split_whitespace().take(WORDS_MAX).map(str::to_owned).collect();
    let mut lines: Vec<Vec<Piece>> = broken(&text, room, "", canvas)
        .into_iter()
        .map(|line| vec![Piece::plain(" ".repeat(indent.into())), Piece::plain(line)])
        .collect();
    if let Some(first) = lines.first_mut() {
        first.splice(..1, head);
    }
    let command =
        message.command.iter().flat_map(|command| broken(&words(command.shown()), room, " \\", canvas));
    lines.extend(command.enumerate().map(|(at, line)| {
        let before = if at == 0 { "$ " } else { "" };
        vec![Piece::new(format!("{before:>cells$}", cells = indent.into()), Role::Faint), Piece::plain(line)]
    }));
    lines
}

/// The words of a command as a shell reads them: what is quoted stays together.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), String::new());
    let (mut is_quoted, mut is_escaped) = (false, false);
    for c in command.chars() {
        if c == ' ' && !is_quoted && !is_escaped {
            words.push(std::mem::take(&mut word));
            if words.len() >= WORDS_MAX {
                break;
            }
            continue;
        }
        is_quoted ^= c == '\'' && !is_escaped;
        is_escaped = c == '\\' && !is_quoted && !is_escaped;
        word.push(c);
    }
    words.push(word);
    words
}

/// Words in lines; of a text that is very long the beginning.
fn broken(words: &[String], cells: u16, tail: &str, canvas: &Canvas<'_>) -> Vec<String> {
    let mut lines = wrap(words, cells, cells, tail);
    if lines.len() > LINES_MAX {
        lines.truncate(LINES_MAX - 1);
        lines.push(format!("{} and more", canvas.symbols.cut));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_command_is_broken_between_the_words_of_a_shell() {
        for (command, said) in [
            ("litellm-rs customer new x1", "litellm-rs|customer|new|x1"),
            ("a --alias 'Acme  Corp' b", "a|--alias|'Acme  Corp'|b"),
            (r"a 'it'\''s  so' b", r"a|'it'\''s  so'|b"),
            ("a 'b", "a|'b"),
            ("", ""),
        ] {
            assert_eq!(words(command).join("|"), said);
        }
    }
}
