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
    let part = |amount: Picos| filled(amount, max, cells);
    let settled = part(spend);
    let both = part(spend.saturating_plus(held)).max(settled);
    // What is held is seen beside what is settled, where there is a cell left for it.
    let is_seen = held.get().saturating_mul(200) > max.get() && both == settled;
    let both = if is_seen && settled + 1 < cells { settled + 1 } else { both };
    let repeat = |symbol: &str, count: u16| symbol.repeat(usize::from(count));
    vec![
        Piece::new(repeat(symbols.full, settled), role(of)),
        Piece::new(repeat(symbols.held, both - settled), Role::Held),
        Piece::new(repeat(symbols.empty, cells - both), Role::Faint),
    ]
}

/// How many of `cells` cells an amount fills: as many as come nearest to its share of `max`. Full only
/// when it is, and empty only up to half a percent.
fn filled(amount: Picos, max: Picos, cells: u16) -> u16 {
    let (amount, max) = (amount.get().max(0), max.get());
    if amount >= max {
        return cells;
    }
    let doubled = amount.saturating_mul(2 * i128::from(cells)).saturating_add(max);
    let nearest = u16::try_from(doubled / max.saturating_mul(2)).unwrap_or(cells);
    let least = u16::from(amount.saturating_mul(200) > max);
    nearest.max(least).min(cells.saturating_sub(1))
}

/// The percent beside a bar, in six cells: ` 62 %`. Without a cap: nothing.
pub(super) fn percent(spend: Picos, max: Option<Picos>) -> String {
    match max.and_then(|max| money::percent_used(spend, max)) {
        Some(percent) => format!("{:>4} %", percent.min(9999)),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::symbols::UNICODE;

    fn drawn(spend: &str, held: &str, max: &str, cells: u16) -> String {
        let [spend, held, max] = [spend, held, max].map(|text| Picos::parse(text).unwrap());
        let pieces = bar(spend, held, max, Standing::Ok, cells, &UNICODE);
        pieces.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_bar_is_drawn_to_the_nearest_cell() {
        for (spend, held, ten, nine) in [
            ("0", "0", "░░░░░░░░░░", "░░░░░░░░░"),
            ("0.008", "0", "░░░░░░░░░░", "░░░░░░░░░"),
            ("18", "0", "██░░░░░░░░", "██░░░░░░░"),
            ("44", "0", "████░░░░░░", "████░░░░░"),
            ("62", "0", "██████░░░░", "██████░░░"),
            ("80", "0", "████████░░", "███████░░"),
            ("90", "0", "█████████░", "████████░"),
            ("91", "0", "█████████░", "████████░"),
            ("62", "8", "██████▒░░░", "██████▒░░"),
            ("62", "0.5", "██████░░░░", "██████░░░"),
            ("62", "0.6", "██████▒░░░", "██████▒░░"),
            ("91", "8", "█████████░", "████████░"),
            ("62", "38", "██████▒▒▒▒", "██████▒▒▒"),
            ("100", "0", "██████████", "█████████"),
            ("250", "9", "██████████", "█████████"),
            ("-3", "0", "░░░░░░░░░░", "░░░░░░░░░"),
        ] {
            assert_eq!(
                (drawn(spend, held, "100", 10), drawn(spend, held, "100", 9)),
                (ten.into(), nine.into())
            );
        }
    }

    #[test]
    fn half_a_percent_shows_and_only_what_is_full_looks_so() {
        for (spend, held, shown) in [
            ("0.5", "0", "░░░░░░░░░░"),
            ("0.500000000001", "0", "█░░░░░░░░░"),
            ("0", "0.5", "░░░░░░░░░░"),
            ("0", "0.500000000001", "▒░░░░░░░░░"),
            ("4.999999999999", "0", "█░░░░░░░░░"),
            ("14.999999999999", "0", "█░░░░░░░░░"),
            ("15", "0", "██░░░░░░░░"),
            ("99.999999999999", "0", "█████████░"),
            ("62", "37.999999999999", "██████▒▒▒░"),
            ("100", "0", "██████████"),
        ] {
            assert_eq!(drawn(spend, held, "100", 10), shown, "{spend} {held}");
        }
        for max in ["0", "-1"] {
            assert_eq!(drawn("0", "0", max, 3), "███", "nothing is left of nothing");
        }
        let most = bar(Picos::MAX, Picos::MAX, Picos::MAX, Standing::Over, 4, &UNICODE);
        assert_eq!(most[0].text, "████");
        assert!(bar(Picos::MAX, Picos::MAX, Picos::MAX, Standing::Over, 0, &UNICODE)[0].text.is_empty());
    }
}
