//! The sums of a window.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::number;
use crate::domain::money::Picos;
use crate::tui::data::Overview;
use crate::tui::forecast;
use crate::tui::theme::Role;

/// What the window costs in an hour.
pub(super) fn burn(overview: &Overview) -> Picos {
    forecast::per_hour(overview.totals.spend, overview.length_ms())
}

/// Draws them into a panel.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, overview: &Overview) {
    let title = Piece::new(format!("Totals ({})", overview.window.name()), Role::Title);
    let inner = canvas.panel(area, &[title], &[], false);
    let counts = overview.totals;
    let calls = counts.requests.saturating_add(counts.errors).saturating_add(counts.blocked);
    // Errors and refusals of before are not known then: what is known is no share of anything.
    let of_calls = |count: u64| match overview.refusals_since {
        Some(_) => number::count(count),
        None => format!("{} ({})", number::count(count), hundredths(count, calls)),
    };
    let trouble = |count: u64| if count == 0 { Role::Text } else { Role::Bad };
    let mut lines = vec![
        ("spend", number::usd6(counts.spend), Role::Title),
        ("requests", number::count(calls), Role::Text),
        ("  paid", number::count(counts.requests), Role::Text),
        ("tokens in", number::count(counts.input_tokens), Role::Text),
        ("tokens out", number::count(counts.output_tokens), Role::Text),
        ("errors", of_calls(counts.errors), trouble(counts.errors)),
        ("blocked", of_calls(counts.blocked), trouble(counts.blocked)),
        ("burn", format!("{} / h", number::usd(burn(overview))), Role::Text),
        ("cached", number::percent(counts.cached_tokens.into(), counts.input_tokens.into()), Role::Text),
    ];
    if let Some(since) = overview.refusals_since {
        // Less is not said to be all.
        let is_of_days = overview.window.length_ms() > 86_400_000;
        let since = since.strftime(if is_of_days { "%Y-%m-%d" } else { "%H:%M UTC" });
        lines.push(("refusals", format!("since {since}"), Role::Faint));
    }
    for (y, (name, value, role)) in (inner.y..inner.bottom()).zip(lines) {
        canvas.text(inner.x + 1, y, inner.width.saturating_sub(1), name, Role::Faint);
        let room = Rect { x: inner.x + 11, width: inner.width.saturating_sub(12), ..inner };
        if inner.width > 12 {
            canvas.right(room, y, &[Piece::new(value, role)]);
        }
    }
}

/// A share of calls in percent with two decimals: `0.31 %`.
fn hundredths(part: u64, whole: u64) -> String {
    let whole = u128::from(whole);
    let share = (u128::from(part) * 10_000 + whole / 2).checked_div(whole).unwrap_or(0);
    format!("{}.{:02} %", share / 100, share % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_calls_have_two_decimals() {
        for (part, whole, shown) in
            [(38, 12_507, "0.30 %"), (0, 0, "0.00 %"), (1, 1, "100.00 %"), (u64::MAX, u64::MAX, "100.00 %")]
        {
            assert_eq!(hundredths(part, whole), shown);
        }
    }
}
