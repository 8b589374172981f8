//! What was refused, failed or began anew, the newest first.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::cut::{Align, pad};
use super::{notice, number};
use crate::text::money;
use crate::tui::data::{Ending, Spent};
use crate::tui::event::Hit;
use crate::tui::state::{ALERTS_MAX, State};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

/// How an event ended: its symbol with a word, or with the status that the caller got.
pub(super) fn ending(spent: &Spent, symbols: &Symbols) -> Piece {
    let status = spent.status.split_whitespace().next().unwrap_or_default();
    let (symbol, word, role) = match spent.ending {
        Ending::Spend if spent.status == "unresolved" => (symbols.near, "unresolved", Role::Warning),
        Ending::Spend if spent.status == "estimated" => (symbols.ok, "estimated", Role::Good),
        Ending::Spend => (symbols.ok, "ok", Role::Good),
        Ending::Blocked if status.is_empty() => (symbols.over, "blocked", Role::Bad),
        Ending::Error if status.is_empty() => (symbols.over, "error", Role::Bad),
        Ending::Blocked | Ending::Error => (symbols.over, status, Role::Bad),
        Ending::Reset => (symbols.none, "reset", Role::Faint),
        Ending::Soft => (symbols.near, "soft", Role::Warning),
    };
    Piece::new(format!("{symbol} {word}"), role)
}

/// The same with all that is told of it: `422 budget_exceeded`.
pub(super) fn ended(spent: &Spent, symbols: &Symbols) -> Piece {
    let short = ending(spent, symbols);
    match (spent.ending, short.text.split_once(' ')) {
        (Ending::Blocked | Ending::Error, Some((symbol, _))) if !spent.status.is_empty() => {
            Piece::new(format!("{symbol} {}", spent.status), short.role)
        }
        _ => short,
    }
}

/// Draws them into a panel.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect, is_focused: bool) {
    let alerts = &state.shown().alerts;
    let is_wide = area.width >= 100;
    let title = if is_wide { "Alerts and enforcement" } else { "Alerts" };
    // Beside sums of a window that began earlier: what was before is not told again.
    let count = match alerts.len() {
        0 => Vec::new(),
        ALERTS_MAX.. => vec![Piece::new(format!("last {ALERTS_MAX}"), Role::Faint)],
        count => vec![Piece::new(format!("{count} since this dashboard began"), Role::Faint)],
    };
    let inner = canvas.panel(area, &[Piece::new(title, Role::Title)], &count, is_focused);
    canvas.hit(area, Hit::Panel(2));
    if alerts.is_empty() {
        let none =
            Piece::new("nothing was refused and nothing failed since this dashboard began", Role::Faint);
        notice::draw(canvas, inner, &none);
        return;
    }
    let most = alerts.len().saturating_sub(usize::from(inner.height));
    let scrolled = if is_focused { state.scrolled.min(most) } else { 0 };
    for (y, alert) in (inner.y..inner.bottom()).zip(alerts.iter().skip(scrolled)) {
        let line = line(alert, canvas.symbols, is_wide);
        canvas.pieces(inner.x + 1, y, inner.width.saturating_sub(2), &line);
    }
}

fn line(alert: &Spent, symbols: &Symbols, is_wide: bool) -> Vec<Piece> {
    let (symbol, word, role) = match alert.ending {
        Ending::Blocked => (symbols.over, "blocked", Role::Bad),
        Ending::Error => (symbols.over, "error", Role::Bad),
        Ending::Reset => (symbols.ok, "reset", Role::Good),
        Ending::Spend => (symbols.near, "unresolved", Role::Warning),
        Ending::Soft => (symbols.near, "soft", Role::Warning),
    };
    let who = alert.customer.as_deref().or(alert.team.as_deref()).unwrap_or("-");
    let column = |text: &str, cells: u16| pad(text, cells, Align::Left, symbols.cut);
    let mut pieces = vec![
        Piece::new(format!("{} ", number::clock(alert.at)), Role::Faint),
        Piece::new(format!("{symbol} {word:<8} "), role),
        Piece::plain(format!("{} ", column(who, if is_wide { 16 } else { 12 }))),
        Piece::plain(match alert.ending {
            // It ends with an amount, which is not cut.
            Ending::Soft => alert.status.clone(),
            _ => column(&alert.status, if is_wide { 24 } else { 20 }),
        }),
    ];
    if let (Ending::Blocked, Some(spend), Some(max)) =
        (alert.ending, alert.customer_spend, alert.customer_max)
    {
        let [spend, max] = [spend, max].map(|amount| money::rounded(amount, 6));
        pieces.push(Piece::plain(format!("  {} of {}", spend, max)));
    }
    if is_wide && !alert.model.is_empty() {
        pieces.push(Piece::new(format!("  model {}", alert.model), Role::Faint));
        if let Some(key) = alert.key_alias.as_deref().or(alert.key_hash.as_deref()) {
            pieces.push(Piece::new(format!("  key {}", super::cut::fit(key, 16, symbols.cut)), Role::Faint));
        }
    }
    pieces
}
