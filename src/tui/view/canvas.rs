//! A buffer to draw on, with the theme, the characters, and a note of what can be clicked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Hits;
use super::cut::{fit, width};
use crate::tui::event::Hit;
use crate::tui::state::Options;
use crate::tui::symbols::Symbols;
use crate::tui::theme::{Role, Theme};

/// A piece of a line, with what it says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// The text.
    pub(super) text: String,
    /// What it says.
    pub(super) role: Role,
}

impl Piece {
    /// A piece of a line.
    pub(super) fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role }
    }

    /// Plain text.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Role::Text)
    }
}

/// How many cells the pieces take.
pub(super) fn width_of(pieces: &[Piece]) -> u16 {
    pieces.iter().map(|piece| width(&piece.text)).fold(0, u16::saturating_add)
}

/// Where frames are drawn. Text from elsewhere is tamed and cut here, so that nothing a server sends
/// can command the terminal or break a column.
pub(super) struct Canvas<'b> {
    buffer: &'b mut Buffer,
    theme: Theme,
    hits: Hits,
    /// The characters to draw with.
    pub(super) symbols: &'static Symbols,
    ascii: bool,
}

impl<'b> Canvas<'b> {
    /// An empty frame.
    pub(super) fn new(buffer: &'b mut Buffer, options: &Options) -> Self {
        buffer.reset();
        Self {
            buffer,
            theme: options.theme,
            hits: Vec::new(),
            symbols: options.symbols(),
            ascii: options.ascii,
        }
    }

    /// What can be clicked.
    pub(super) fn hits(self) -> Hits {
        self.hits
    }

    /// Nothing that was drawn so far can be clicked any more: something that asks for an answer lies
    /// on top of it.
    pub(super) fn forget_hits(&mut self) {
        self.hits.clear();
    }

    /// A whole cell of a layer of a chart: a letter where there is no colour to tell it.
    pub(super) fn layer(&self, layer: usize) -> &'static str {
        let of = if self.theme.has_color() { self.symbols } else { &crate::tui::symbols::ASCII };
        of.layers.get(layer).or(of.layers.last()).copied().unwrap_or(self.symbols.full)
    }

    /// Notes that this can be clicked.
    pub(super) fn hit(&mut self, area: Rect, hit: Hit) {
        self.hits.push((area, hit));
    }

    /// Text in at most `max` cells from a place on; how many it took.
    pub(super) fn text(&mut self, x: u16, y: u16, max: u16, text: &str, role: Role) -> u16 {
        let style = self.theme.style(role);
        self.styled(x, y, max, text, style)
    }

    fn styled(&mut self, x: u16, y: u16, max: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if y < area.top() || y >= area.bottom() || x >= area.right() {
            return 0;
        }
        let shown = fit(text, max.min(area.right() - x), self.symbols.cut);
        let shown = if self.ascii { ascii(&shown) } else { shown };
        self.buffer.set_stringn(x, y, &shown, usize::from(max), style);
        width(&shown)
    }

    /// Pieces after another, in at most `max` cells; how many they took.
    pub(super) fn pieces(&mut self, x: u16, y: u16, max: u16, pieces: &[Piece]) -> u16 {
        let mut taken = 0;
        for piece in pieces {
            taken += self.text(x + taken, y, max - taken, &piece.text, piece.role);
            if taken >= max {
                break;
            }
        }
        taken
    }

    /// Text that ends at the right edge of `area`'s row `y`; how many cells it took.
    pub(super) fn right(&mut self, area: Rect, y: u16, pieces: &[Piece]) -> u16 {
        let taken = width_of(pieces).min(area.width);
        self.pieces(area.right() - taken, y, taken, pieces)
    }

    /// Puts the look of a role over what stands in an area: the selected row.
    pub(super) fn tint(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(role);
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Makes an area fainter: data that is old.
    pub(super) fn dim(&mut self, area: Rect) {
        let style = Style::new().add_modifier(ratatui::style::Modifier::DIM);
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Empties an area: something is to lie on top of it. What lay below can be clicked no longer.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            // A wide character whose left half stays would show through.
            if area.left() > self.buffer.area.left() {
                let before = &mut self.buffer[(area.left() - 1, y)];
                if width(before.symbol()) > 1 {
                    before.set_symbol(" ");
                }
            }
            for x in area.left()..area.right() {
                self.buffer[(x, y)].reset();
            }
        }
    }

    /// A frame with a title on its left and another on its right; what is inside of it.
    pub(super) fn panel(&mut self, area: Rect, title: &[Piece], right: &[Piece], is_focused: bool) -> Rect {
        let area = area.intersection(self.buffer.area);
        if area.width < 4 || area.height < 2 {
            return Rect::new(area.x, area.y, 0, 0);
        }
        let role = if is_focused { Role::Focus } else { Role::Border };
        let set = self.symbols.border;
        let (left, top, last, bottom) = (area.left(), area.top(), area.right() - 1, area.bottom() - 1);
        for (y, ends) in [(top, [set.top_left, set.top_right]), (bottom, [set.bottom_left, set.bottom_right])]
        {
            self.text(left, y, 1, ends[0], role);
            self.text(last, y, 1, ends[1], role);
            self.text(
                left + 1,
                y,
                area.width - 2,
                &set.horizontal_top.repeat(usize::from(area.width - 2)),
                role,
            );
        }
        for y in top + 1..bottom {
            self.text(left, y, 1, set.vertical_left, role);
            self.text(last, y, 1, set.vertical_right, role);
        }
        let room = area.width - 4;
        let mut taken = 0;
        if !title.is_empty() {
            taken = self.text(left + 1, top, room, " ", role);
            taken += self.pieces(left + 1 + taken, top, room - taken, title);
            taken += self.text(left + 1 + taken, top, 1, " ", role);
        }
        let wide = width_of(right).saturating_add(2);
        if !right.is_empty() && taken.saturating_add(wide) <= area.width - 2 {
            let x = last - wide;
            self.text(x, top, 1, " ", role);
            self.pieces(x + 1, top, wide - 2, right);
            self.text(last - 1, top, 1, " ", role);
        }
        Rect::new(left + 1, top + 1, area.width - 2, area.height - 2)
    }
}

/// The text below 0x80: what cannot be written so becomes a question mark.
fn ascii(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' '..='~' => shown.push(c),
            'à'..='å' => shown.push('a'),
            'è'..='ë' => shown.push('e'),
            '–' | '—' => shown.push('-'),
            '…' => shown.push('~'),
            // As many cells as the character takes, so that columns stay where they are.
            other => {
                (0..unicode_width::UnicodeWidthChar::width(other).unwrap_or(0)).for_each(|_| shown.push('?'))
            }
        }
    }
    shown
}
