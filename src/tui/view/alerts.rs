//! What was refused, failed or began anew, the newest first.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece, width_of};
use super::cut::{Align, pad};
use super::{notice, number, words};
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
        let cells = inner.width.saturating_sub(2);
        let line = line(alert, canvas.symbols, cells, is_wide);
        canvas.pieces(inner.x + 1, y, cells, &line);
    }
}

/// The cells of why, where the model and the key stand behind it.
const WHY_CELLS: u16 = 48;

fn line(alert: &Spent, symbols: &Symbols, cells: u16, is_wide: bool) -> Vec<Piece> {
    let (symbol, word, role) = match alert.ending {
        Ending::Blocked => (symbols.over, "blocked", Role::Bad),
        Ending::Error => (symbols.over, "error", Role::Bad),
        Ending::Reset => (symbols.ok, "reset", Role::Good),
        Ending::Spend => (symbols.near, "unresolved", Role::Warning),
        Ending::Soft => (symbols.near, "soft", Role::Warning),
    };
    let who = pad(&who(alert), if is_wide { 16 } else { 12 }, Align::Left, symbols.cut);
    let mut pieces = vec![
        Piece::new(format!("{} ", number::clock(alert.at)), Role::Faint),
        Piece::new(format!("{symbol} {word:<8} "), role),
        Piece::plain(format!("{who} ")),
    ];
    let room = cells.saturating_sub(width_of(&pieces));
    pieces.extend(why(alert, symbols, room, is_wide));
    pieces
}

/// Whom it is about: who is billed, or whose account it is.
fn who(alert: &Spent) -> String {
    let account = || {
        let account = alert.account.as_deref()?;
        Some(if account.id.is_empty() { account.level.clone() } else { account.id.clone() })
    };
    let named = [&alert.customer, &alert.team, &alert.key_alias, &alert.user].into_iter().flatten().next();
    named.cloned().or_else(account).unwrap_or_else(|| "-".to_owned())
}

/// Why, in so many cells.
fn why(alert: &Spent, symbols: &Symbols, room: u16, is_wide: bool) -> Vec<Piece> {
    if alert.ending == Ending::Soft {
        // It ends with an amount, which is not cut.
        return vec![Piece::plain(alert.status.clone())];
    }
    if let Some(account) = alert.account.as_deref() {
        return vec![Piece::plain(words::account_within(alert, account, room, symbols.cut))];
    }
    if let Some(reached) = alert.reached.as_deref() {
        let said = words::limit_within(alert, reached, room, is_wide, symbols.cut);
        if !is_wide {
            return vec![Piece::plain(said)];
        }
        let mut pieces = vec![Piece::plain(format!("{said:<cells$}", cells = usize::from(WHY_CELLS)))];
        pieces.extend(called(alert, symbols));
        return pieces;
    }
    let mut pieces =
        vec![Piece::plain(pad(&alert.status, if is_wide { 24 } else { 20 }, Align::Left, symbols.cut))];
    if let (Ending::Blocked, Some(spend), Some(max)) =
        (alert.ending, alert.customer_spend, alert.customer_max)
    {
        let [spend, max] = [spend, max].map(|amount| money::rounded(amount, 6));
        pieces.push(Piece::plain(format!("  {spend} of {max}")));
    }
    match &alert.message {
        Some(message) => pieces.push(Piece::plain(format!("  {message}"))),
        None if is_wide => pieces.extend(called(alert, symbols)),
        None => {}
    }
    pieces
}

/// What was called, and with which key.
fn called(alert: &Spent, symbols: &Symbols) -> Vec<Piece> {
    if alert.model.is_empty() {
        return Vec::new();
    }
    let mut pieces = vec![Piece::new(format!("  model {}", alert.model), Role::Faint)];
    if let Some(key) = alert.key() {
        pieces.push(Piece::new(format!("  key {}", super::cut::fit(key, 16, symbols.cut)), Role::Faint));
    }
    pieces
}
