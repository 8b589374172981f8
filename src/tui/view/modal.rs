//! What lies on top of a screen, from the bottom to the top: only the one in front can be clicked.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::cut::width;
use super::form::{centred, pair};
use super::{form, log, notice, palette};
use crate::tui::state::{Dialog, Modal, Question, Secret, State};
use crate::tui::theme::Role;

/// The widest a dialog is drawn, and the narrowest.
const WIDTHS: [u16; 2] = [76, 54];

/// Draws all of it.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    for modal in &state.modals {
        canvas.forget_hits();
        match modal {
            Modal::Form(of) => form::draw(state, of, canvas, area),
            Modal::Dialog(of) => dialog(of, canvas, area),
            Modal::Palette(of) => palette::draw(state, of, canvas, area),
            Modal::Log(past) => log::draw(state, *past, canvas, area),
            Modal::Secret(of) => secret(of, canvas, area),
        }
    }
}

fn dialog(dialog: &Dialog, canvas: &mut Canvas<'_>, area: Rect) {
    let asks = match &dialog.question {
        Question::Yes => None,
        Question::Typed(word) => Some(format!("Type {word} to do it: ")),
    };
    let widest = dialog.lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let typed = asks.as_deref().map_or(0, |asks| width(asks).saturating_add(24));
    let needed = widest.max(typed).max(width(&dialog.title).saturating_add(2)).saturating_add(4);
    let below = 2 + u16::from(asks.is_some());
    let count = u16::try_from(dialog.lines.len()).unwrap_or(u16::MAX);
    let frame = centred(area, needed.clamp(WIDTHS[1], WIDTHS[0]), count.saturating_add(below + 2));
    canvas.clear(frame);
    let inner = canvas.panel(frame, &[Piece::new(dialog.title.clone(), Role::Title)], &[], true);
    if inner.height == 0 {
        return;
    }
    let room = inner.width.saturating_sub(2);
    // The buttons and what is to be typed are always seen; of the rest the beginning, and its last
    // line, which says what it means.
    let bottom = inner.bottom() - 1;
    let above = bottom.saturating_sub(u16::from(asks.is_some()));
    let fits = usize::from(above.saturating_sub(inner.y));
    let shown = dialog.lines.len().min(fits);
    for (at, y) in (0..shown).zip(inner.y..) {
        let is_last = at + 1 == shown;
        let line = if is_last { dialog.lines.last() } else { dialog.lines.get(at) };
        let role = if is_last { Role::Warning } else { Role::Text };
        canvas.text(inner.x + 1, y, room, line.map_or("", String::as_str), role);
    }
    if let Some(asks) = asks {
        let cursor = canvas.symbols.cursor;
        let pieces = [
            Piece::plain(asks),
            Piece::new(dialog.typed.clone(), Role::Field),
            Piece::new(cursor, Role::Accent),
        ];
        canvas.pieces(inner.x + 1, above, room, &pieces);
    }
    let row = Rect { x: inner.x + 1, y: bottom, width: room, height: 1 };
    let taken =
        pair(canvas, row, [(1, "Cancel", !dialog.on_verb), (0, dialog.verb.as_str(), dialog.on_verb)]);
    let note = match dialog.question {
        Question::Yes => "type y to do it",
        Question::Typed(_) if dialog.on_verb => "Enter does it",
        Question::Typed(_) => "",
    };
    let left = room.saturating_sub(taken + 1);
    if width(note) <= left {
        canvas.text(row.x + taken + 1, bottom, left, note, Role::Faint);
    }
}

/// A new secret. It stands on lines of its own, so that it can be selected with the mouse.
fn secret(of: &Secret, canvas: &mut Canvas<'_>, area: Rect) {
    let (title, secret) = (of.title.as_str(), of.secret.as_str());
    let frame = centred(area, width(secret).saturating_add(6).clamp(WIDTHS[1], area.width.max(WIDTHS[1])), 8);
    canvas.clear(frame);
    let inner = canvas.panel(frame, &[Piece::new(title, Role::Title)], &[], true);
    if inner.height == 0 {
        return;
    }
    let room = inner.width.saturating_sub(2);
    let text = |canvas: &mut Canvas<'_>, row: u16, text: &str, role: Role| {
        let y = inner.y.saturating_add(row);
        if y < inner.bottom() {
            canvas.text(inner.x + 1, y, room, text, role);
        }
    };
    text(canvas, 1, secret, Role::Accent);
    let note = match (of.is_copied, of.is_warned) {
        (true, _) => "Copied. It is not shown again.",
        (false, true) => "Not copied yet, and not shown again: Esc once more closes it.",
        (false, false) => "It is not shown again: copy it now.",
    };
    for (row, line) in (3..).zip(notice::lines(note, room)) {
        text(canvas, row, &line, Role::Warning);
    }
    let row = Rect { x: inner.x + 1, y: inner.bottom() - 1, width: room, height: 1 };
    pair(canvas, row, [(0, "Copy (y)", false), (1, "Close (Esc)", false)]);
}
