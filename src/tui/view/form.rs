//! Forms: fields with what is wrong with them, the command line that does the same, and the buttons.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::cut::width;
use super::number;
use super::wrap::wrap;
use crate::tui::areas::offset;
use crate::tui::change::Change;
use crate::tui::event::Hit;
use crate::tui::form::{Field, Form, Shape};
use crate::tui::state::State;
use crate::tui::theme::Role;

/// The widest a form is drawn.
const WIDTH_MAX: u16 = 100;
/// The cells of a label, with the blank before it.
const LABEL: u16 = 20;
/// From which cell on the hint stands, when the text is shorter.
const HINT: u16 = 33;
/// The most lines that a remark takes.
const REMARK_LINES_MAX: usize = 3;
/// The most lines that the command line takes.
const SAME_LINES_MAX: usize = 5;
/// How many objects the command line names.
const NAMED_MAX: usize = 8;
/// The words before the command line.
const SAME_AS: &str = "Same as:  ";

/// A line of the form.
enum Line<'f> {
    /// A field, by its place.
    Field(usize, &'f Field),
    /// What is said of the field above.
    Remark(Piece),
}

/// Draws a form over the screen.
pub(super) fn draw(state: &State, form: &Form, canvas: &mut Canvas<'_>, area: Rect) {
    let inner_width = area.width.min(WIDTH_MAX).saturating_sub(2);
    let lines = lines(form, canvas, inner_width);
    let same = same(form, inner_width);
    let error = of_all(form, canvas, inner_width);
    let count = |len: usize| u16::try_from(len).unwrap_or(u16::MAX);
    // Fields, a blank, the command, a blank, what is wrong with the whole, the buttons, a blank, and the
    // frame.
    let wanted = [lines.len(), same.len(), error.len()].map(count).into_iter().fold(6, u16::saturating_add);
    let frame = centred(area, WIDTH_MAX, wanted);
    canvas.clear(frame);
    let required = match form.fields.iter().any(|field| field.is_required) {
        true => vec![Piece::new("* required", Role::Faint)],
        false => Vec::new(),
    };
    let inner = canvas.panel(frame, &[Piece::new(form.title(), Role::Title)], &required, true);
    if inner.height == 0 {
        return;
    }
    // The buttons are always seen, then why they did not do it, then the fields, then the command; blanks
    // only where they fit.
    let above = inner.height.saturating_sub(1).saturating_sub(count(error.len()));
    let mut spare = above.saturating_sub(count(lines.len()));
    let mut take = |rows: u16| {
        let fits = spare >= rows;
        spare = if fits { spare - rows } else { spare };
        fits
    };
    let shows_same = take(count(same.len()));
    let [above_same, above_buttons] = [shows_same && take(1), take(1)];
    let fits = above.min(count(lines.len()));
    fields(state, form, canvas, Rect { height: fits, ..inner }, &lines);
    let mut y = inner.y + fits + u16::from(above_same);
    if shows_same {
        let room = inner.width.saturating_sub(2);
        for (at, line) in same.iter().enumerate() {
            canvas.text(inner.x + 1, y, room, line, if at == 0 { Role::Text } else { Role::Faint });
            y += 1;
        }
    }
    y += u16::from(above_buttons);
    for (line, piece) in (y..inner.bottom()).zip(&error) {
        canvas.text(inner.x + 1, line, inner.width.saturating_sub(2), &piece.text, piece.role);
    }
    y = y.saturating_add(count(error.len()));
    buttons(form, canvas, Rect { y: y.min(inner.bottom() - 1), height: 1, ..inner });
    foot(state, form, canvas, area);
}

/// A box of at most this size in the middle of an area.
pub(super) fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect::new(area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height)
}

/// Fields and remarks. A remark takes as many lines as its words need, within reason.
fn lines<'f>(form: &'f Form, canvas: &Canvas<'_>, inner_width: u16) -> Vec<Line<'f>> {
    let room = inner_width.saturating_sub(LABEL + 3);
    let remark =
        |symbol: &str, text: &str, role: Role| remark(symbol, text, role, room).into_iter().map(Line::Remark);
    let mut lines = Vec::with_capacity(form.fields.len());
    for (at, field) in form.fields.iter().enumerate() {
        lines.push(Line::Field(at, field));
        match (&field.error, &field.warning) {
            (Some(error), _) => lines.extend(remark(canvas.symbols.over, error, Role::Bad)),
            (None, Some(warning)) => lines.extend(remark(canvas.symbols.near, warning, Role::Warning)),
            (None, None) => {}
        }
    }
    lines
}

/// What is wrong with the whole, or could not be said of one field. Below the last one it would look as if
/// that were meant.
fn of_all(form: &Form, canvas: &Canvas<'_>, inner_width: u16) -> Vec<Piece> {
    let room = inner_width.saturating_sub(4);
    form.error.iter().flat_map(|error| remark(canvas.symbols.over, error, Role::Bad, room)).collect()
}

/// A remark in lines of at most `room` cells and the symbol before them.
fn remark(symbol: &str, text: &str, role: Role, room: u16) -> Vec<Piece> {
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let lines = wrap(&words, room, room, "").into_iter().take(REMARK_LINES_MAX).enumerate();
    let piece = |(at, line): (usize, String)| match at {
        0 => Piece::new(format!("{symbol} {line}"), role),
        _ => Piece::new(format!("  {line}"), role),
    };
    lines.map(piece).collect()
}

/// The command line that does the same, in lines; the ones after the first are indented.
fn same(form: &Form, inner_width: u16) -> Vec<String> {
    let Some(change) = form.change() else {
        let missing =
            if form.is_dirty() || form.is_new() { "(something required is missing)" } else { "(no change)" };
        return vec![format!("{SAME_AS}{missing}")];
    };
    let indent = width(SAME_AS);
    let first = inner_width.saturating_sub(2 + indent);
    let (change, count) = short(change);
    let mut words = change.words();
    words.extend(count.map(|count| format!("({} customers)", number::count(count as u64))));
    let mut lines = wrap(&words, first, first.saturating_sub(2), " \\");
    let more = lines.len().saturating_sub(SAME_LINES_MAX);
    if more > 0 {
        lines.truncate(SAME_LINES_MAX - 1);
        lines.push(format!("and {} more lines", more + 1));
    }
    let blank = " ".repeat(usize::from(indent) + 2);
    let shown = |(at, line): (usize, String)| {
        if at == 0 { format!("{SAME_AS}{line}") } else { format!("{blank}{line}") }
    };
    lines.into_iter().enumerate().map(shown).collect()
}

/// A change whose command line is worth reading: instead of many customers, how many they are.
fn short(change: Change) -> (Change, Option<usize>) {
    match change {
        Change::BudgetAssign { budget, customers } if customers.len() > NAMED_MAX => {
            (Change::BudgetAssign { budget, customers: Vec::new() }, Some(customers.len()))
        }
        other => (other, None),
    }
}

/// The fields; where there is not room for all of them, those around the one that has the focus.
fn fields(state: &State, form: &Form, canvas: &mut Canvas<'_>, area: Rect, lines: &[Line<'_>]) {
    let rows = usize::from(area.height);
    let focused = lines.iter().position(|line| matches!(line, Line::Field(at, _) if *at == form.focus));
    let focused = focused.unwrap_or(lines.len().saturating_sub(1));
    // What is wrong with a field is seen with it.
    let remarks = lines.iter().skip(focused + 1).take_while(|line| matches!(line, Line::Remark(_)));
    let last = focused + remarks.count();
    let first = offset(0, last, lines.len(), rows).min(focused);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(first)) {
        let row = Rect { y, height: 1, ..area };
        match line {
            Line::Field(at, field) => {
                draw_field(state, form, canvas, row, *at, field);
                if field.shape != Shape::Fixed {
                    canvas.hit(row, Hit::Field(*at));
                }
            }
            Line::Remark(piece) => {
                canvas.text(row.x + LABEL, y, row.width.saturating_sub(LABEL + 1), &piece.text, piece.role);
            }
        }
    }
    let edge = area.right().saturating_sub(1);
    if first > 0 {
        canvas.text(edge, area.y, 1, canvas.symbols.up, Role::Accent);
    }
    if first + rows < lines.len() && area.height > 0 {
        canvas.text(edge, area.bottom() - 1, 1, canvas.symbols.down, Role::Accent);
    }
}

fn draw_field(state: &State, form: &Form, canvas: &mut Canvas<'_>, row: Rect, at: usize, field: &Field) {
    let is_focused = at == form.focus && form.ticket.is_none();
    let star = if field.is_required { " *" } else { "" };
    let role = if is_focused { Role::Accent } else { Role::Text };
    canvas.text(row.x + 1, row.y, LABEL - 2, &format!("{}{star}", field.label), role);
    let room = row.width.saturating_sub(LABEL + 2);
    let taken = if is_focused {
        typed(canvas, row.x + LABEL, row.y, room, field)
    } else {
        let role = if field.shape == Shape::Fixed { Role::Faint } else { Role::Text };
        canvas.text(row.x + LABEL, row.y, room, &form.shown(field, state.now), role)
    };
    let hint = match field.shape {
        Shape::Budget => format!("{} {}", canvas.symbols.sides, field.hint),
        _ => field.hint.to_owned(),
    };
    // Advice about a new value is for those who have not typed it yet, and an example behind a text looks
    // like more of it. Half of either is none.
    let is_lasting = matches!(field.shape, Shape::Duration | Shape::Lifetime | Shape::Budget);
    let is_text = matches!(field.shape, Shape::Id | Shape::Text | Shape::Models | Shape::ModelBudgets);
    if !field.text().is_empty() && (is_text || (!is_lasting && field.before.is_empty())) {
        return;
    }
    let from = (LABEL + taken + 2).max(HINT);
    if !hint.is_empty() && from + width(&hint) < row.width {
        canvas.text(row.x + from, row.y, width(&hint), &hint, Role::Faint);
    }
}

/// The text that is being typed with its cursor; of a long one the part around the cursor.
fn typed(canvas: &mut Canvas<'_>, x: u16, y: u16, room: u16, field: &Field) -> u16 {
    let text = field.input.value();
    let cursor = canvas.symbols.cursor;
    let at = text.char_indices().nth(field.input.cursor()).map_or(text.len(), |(at, _)| at);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    // Walked from the cursor to the left, so that a long text costs what is seen of it.
    let mut shown = width(cursor) + width(canvas.symbols.cut);
    let mut from = before.len();
    for (start, c) in before.char_indices().rev() {
        let mut bytes = [0; 4];
        shown = shown.saturating_add(width(c.encode_utf8(&mut bytes)));
        if shown > room {
            break;
        }
        from = start;
    }
    let mut pieces = Vec::with_capacity(4);
    if from > 0 {
        pieces.push(Piece::new(canvas.symbols.cut, Role::Faint));
    }
    pieces.push(Piece::new(before.get(from..).unwrap_or_default(), Role::Field));
    pieces.push(Piece::new(cursor, Role::Accent));
    pieces.push(Piece::new(after, Role::Field));
    canvas.pieces(x, y, room, &pieces)
}

fn buttons(form: &Form, canvas: &mut Canvas<'_>, row: Rect) {
    if form.ticket.is_some() {
        canvas.text(row.x + 10, row.y, row.width.saturating_sub(11), "saving…", Role::Accent);
        return;
    }
    let is_narrow = row.width < 64;
    let name = |word: &str, key: &str| if is_narrow { word.to_owned() } else { format!("{word} ({key})") };
    let x = row.x + if is_narrow { 0 } else { 8 };
    let [save, cancel] = [name(form.verb(), "Ctrl-S"), name("Cancel", "Esc")];
    let buttons =
        [(0, save.as_str(), form.focus == form.save_at()), (1, &cancel, form.focus == form.cancel_at())];
    let taken = pair(canvas, Rect { x, width: row.right().saturating_sub(x), ..row }, buttons);
    let errors = form.error_count();
    if errors > 0 {
        let text = if errors == 1 { "1 error to fix".to_owned() } else { format!("{errors} errors to fix") };
        let x = x + taken + if is_narrow { 1 } else { 6 };
        canvas.text(x, row.y, row.right().saturating_sub(x + 1), &text, Role::Bad);
    }
}

/// Buttons in a row: what a click on each chooses, its words, and whether it has the focus. How many
/// cells they take.
pub(super) fn pair(canvas: &mut Canvas<'_>, row: Rect, buttons: [(usize, &str, bool); 2]) -> u16 {
    let mut x = row.x;
    for (choice, word, is_focused) in buttons {
        let role = if is_focused { Role::Selected } else { Role::Text };
        // Reverse alone is not seen everywhere.
        let marker = if is_focused { canvas.symbols.marker } else { " " };
        let text = format!("{marker}[ {word} ]");
        let cells = width(&text).min(row.right().saturating_sub(x));
        canvas.text(x, row.y, cells, &text, role);
        canvas.hit(Rect { x, width: cells, height: 1, ..row }, Hit::Choice(choice));
        x = x.saturating_add(cells + 2);
    }
    x.saturating_sub(row.x)
}

/// The message line below the screen: that there is something to be saved.
fn foot(state: &State, form: &Form, canvas: &mut Canvas<'_>, area: Rect) {
    if form.is_dirty() && state.locked().is_none() {
        let text = if form.ticket.is_some() { " saving…" } else { " not saved" };
        canvas.clear(Rect { x: area.x, y: area.bottom(), width: area.width, height: 1 });
        canvas.text(area.x, area.bottom(), area.width, text, Role::Faint);
    }
}

#[cfg(test)]
mod tests;
