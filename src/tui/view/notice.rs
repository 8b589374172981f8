//! What stands where there are no rows: still to come, cannot be had, or nothing there, each with the
//! next step.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::wrap::wrap;
use crate::tui::state::List;
use crate::tui::theme::Role;

/// What the first call of somebody who has not made any looks like.
pub(super) const FIRST_CALL: &str = "send a call: litellm-rs chat mock hi --customer acme";

/// Why a list has no rows, as a sentence; `None` when it was read.
pub(super) fn missing<T>(list: &List<T>, what: &str, canvas: &Canvas<'_>) -> Option<Piece> {
    match list {
        List::Ready { .. } => None,
        List::Loading => Some(Piece::new(format!("reading {what}{}", canvas.symbols.cut), Role::Faint)),
        List::Failed(why) => Some(failed(what, why, canvas)),
        List::Unsupported => Some(Piece::new(
            format!("{} this server does not tell its {what}", canvas.symbols.none),
            Role::Faint,
        )),
    }
}

/// Why something could not be read, as a sentence.
pub(super) fn failed(what: &str, why: &str, canvas: &Canvas<'_>) -> Piece {
    let text = format!("{} {what} could not be read: {why}; press r to try again", canvas.symbols.over);
    Piece::new(text, Role::Bad)
}

/// A note for the title when rows could not be read again.
pub(super) fn stale<T>(list: &List<T>, canvas: &Canvas<'_>) -> Option<Piece> {
    match list {
        List::Ready { stale: Some(why), .. } => {
            Some(Piece::new(format!("  {} not read again: {why}", canvas.symbols.stale), Role::Warning))
        }
        _ => None,
    }
}

/// A sentence, in as many lines as it takes.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, sentence: &Piece) {
    let cells = area.width.saturating_sub(2);
    for (y, line) in (area.y..area.bottom()).zip(lines(&sentence.text, cells)) {
        canvas.text(area.x + 1, y, cells, &line, sentence.role);
    }
}

/// A text in lines of so many cells.
pub(super) fn lines(text: &str, cells: u16) -> Vec<String> {
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    wrap(&words, cells, cells, "")
}
