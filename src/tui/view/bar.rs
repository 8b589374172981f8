//! Bars of budgets: settled, held, left; with symbol, percent and word, so that colour never speaks
//! alone.

use super::canvas::Piece;
use crate::domain::money::Picos;
use crate::text::money;
use crate::tui::data::Standing;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

/// What stands for a standing: its symbol with a word, and its role.
pub(super) fn standing(standing: Standing, symbols: &Symbols) -> Piece {
    let (symbol, word, role) = match standing {
        Standing::None => (symbols.none, "none", Role::Faint),
        Standing::Ok => (symbols.ok, "ok", Role::Good),
        Standing::Near => (symbols.near, "near", Role::Warning),
        Standing::Over => (symbols.over, "over", Role::Bad),
        Standing::Blocked => (symbols.over, "blocked", Role::Bad),
        Standing::Expired => (symbols.over, "expired", Role::Bad),
    };
    Piece::new(format!("{symbol} {word}"), role)
}

/// The role of a standing.
pub(super) fn role(standing: Standing) -> Role {
    match standing {
        Standing::None => Role::Faint,
        Standing::Ok => Role::Good,
        Standing::Near => Role::Warning,
        Standing::Over | Standing::Blocked | Standing::Expired => Role::Bad,
    }
}

/// A bar of `cells` cells: settled, held, and what is left of `max`.
pub(super) fn bar(
    spend: Picos,
    held: Picos,
    max: Picos,
    of: Standing,
    cells: u16,
    symbols: &Symbols,
) -> Vec<Piece> {
    let part = |amount: Picos| -> u16 {
        if max.get() <= 0 {
            return cells;
        }
        // Rounded up: what has begun shows.
        let amount = amount.get().max(0);
        let filled = amount.saturating_mul(i128::from(cells)).saturating_add(max.get() - 1) / max.get();
        // Full only when it is.
        let filled = if amount < max.get() { filled.min(i128::from(cells) - 1) } else { filled };
        u16::try_from(filled.clamp(0, i128::from(cells))).unwrap_or(cells)
    };
    let settled = part(spend);
    let both = part(spend.saturating_plus(held)).max(settled);
    let repeat = |symbol: &str, count: u16| symbol.repeat(usize::from(count));
    vec![
        Piece::new(repeat(symbols.full, settled), role(of)),
        Piece::new(repeat(symbols.held, both - settled), Role::Held),
        Piece::new(repeat(symbols.empty, cells - both), Role::Faint),
    ]
}

/// The percent beside a bar, in six cells: ` 62 %`. Without a cap: nothing.
pub(super) fn percent(spend: Picos, max: Option<Picos>) -> String {
    match max.and_then(|max| money::percent_used(spend, max)) {
        Some(percent) => format!("{:>4} %", percent.min(9999)),
        None => String::new(),
    }
}
