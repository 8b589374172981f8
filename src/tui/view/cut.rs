//! Text in cells: how many it takes, and how it is made to fit. Wide characters take two.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::domain::visible::is_invisible;
use crate::text::look::tame;

/// On which side of its cells text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// How many cells a text takes as it will be drawn: what is not seen is told there.
pub(super) fn width(text: &str) -> u16 {
    let cells = match text.is_ascii() || !text.contains(is_invisible) {
        true => text.width(),
        false => tame(text).width(),
    };
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// The text, tamed, in at most `max` cells; `mark` stands where it was cut.
pub(super) fn fit(text: &str, max: u16, mark: &str) -> String {
    // Every byte beyond would be cut anyway; a text of megabytes is not walked.
    let tamed = match text.char_indices().nth(usize::from(max) * 4 + 1) {
        Some((end, _)) => tame(&text[..end]),
        None => tame(text),
    };
    if width(&tamed) <= max {
        return tamed;
    }
    let room = max.saturating_sub(width(mark));
    let mut shown = String::new();
    let mut taken = 0;
    for c in tamed.chars() {
        let cells = u16::try_from(c.width().unwrap_or(0)).unwrap_or(0);
        if taken + cells > room {
            break;
        }
        taken += cells;
        shown.push(c);
    }
    if width(mark) <= max {
        shown.push_str(mark);
    }
    shown
}

/// The text in exactly `cells` cells.
pub(super) fn pad(text: &str, cells: u16, align: Align, mark: &str) -> String {
    let shown = fit(text, cells, mark);
    let gap = " ".repeat(usize::from(cells - width(&shown).min(cells)));
    match align {
        Align::Left => shown + &gap,
        Align::Right => gap + &shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_fits_its_cells_whatever_it_is_made_of() {
        for (text, max, shown) in [
            ("acme", 4, "acme"),
            ("acme-eu", 4, "acm…"),
            ("日本語", 6, "日本語"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("a\u{1b}[31m", 4, "a\u{fffd}[…"),
            ("x", 0, ""),
            ("glo\u{200b}bex", 7, "glo\u{fffd}bex"),
            ("glo\u{200b}bex", 6, "glo\u{fffd}b…"),
            ("e\u{301}te", 3, "e\u{301}te"),
        ] {
            assert_eq!(fit(text, max, "…"), shown, "{text}");
            assert!(width(&fit(text, max, "…")) <= max);
            assert_eq!(width(&pad(text, max, Align::Right, "…")), max);
        }
    }
}
