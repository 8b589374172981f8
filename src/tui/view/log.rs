//! The message log: what the message line said before, the newest last.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::number;
use crate::tui::state::{Message, State, Tone};
use crate::tui::theme::Role;

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
        lines.extend(lines_of(message, canvas).into_iter().rev());
    }
    for (y, line) in (inside.top()..inside.bottom()).rev().zip(&lines) {
        canvas.pieces(inside.x + 1, y, inside.width.saturating_sub(1), line);
    }
}

fn lines_of(message: &Message, canvas: &Canvas<'_>) -> Vec<Vec<Piece>> {
    let symbols = canvas.symbols;
    let (symbol, role) = match message.tone {
        Tone::Note => (symbols.none, Role::Text),
        Tone::Done => (symbols.ok, Role::Good),
        Tone::Failed => (symbols.over, Role::Bad),
    };
    let mut lines = vec![vec![
        Piece::new(number::clock(message.at), Role::Faint),
        Piece::new(format!(" {symbol} "), role),
        Piece::plain(message.text.clone()),
    ]];
    if let Some(command) = &message.command {
        lines.push(vec![Piece::new("         $ ", Role::Faint), Piece::plain(command.clone())]);
    }
    lines
}
