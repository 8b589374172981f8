//! The detail of an object: names with values, line by line, and below them what can be done.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece, width_of};
use super::number;
use crate::text::{money, when};
use crate::tui::data::{Ending, Limits, Spent};
use crate::tui::event::Hit;
use crate::tui::keymap::{Action, BINDINGS};
use crate::tui::state::State;
use crate::tui::theme::Role;

/// The cells of a name.
const NAME_CELLS: usize = 16;

/// A line.
pub(super) type Line = Vec<Piece>;

/// A name and its value.
pub(super) fn fact(name: &str, value: impl Into<String>) -> Line {
    pieces(name, vec![Piece::plain(value)])
}

/// A name and a value of several pieces.
pub(super) fn pieces(name: &str, value: Line) -> Line {
    let mut line = vec![Piece::new(format!("{name:<NAME_CELLS$}"), Role::Faint)];
    line.extend(value);
    line
}

/// An amount with all its digits, or a dash.
pub(super) fn exact(amount: Option<crate::domain::money::Picos>) -> String {
    amount.map_or_else(|| "-".to_owned(), |amount| format!("{} USD", money::plain(amount)))
}

/// A text, or a dash.
pub(super) fn or_dash(text: Option<&str>) -> String {
    text.filter(|text| !text.is_empty()).unwrap_or("-").to_owned()
}

/// What limits an object: its caps, its window, its rates.
pub(super) fn limits(limits: &Limits, state: &State) -> Vec<Line> {
    let cap = |amount: Option<_>| amount.map_or_else(|| "-".to_owned(), number::usd);
    let count = |count: Option<u64>| count.map_or_else(|| "-".to_owned(), number::count);
    let Limits { max, soft, duration, resets_at, rpm, tpm, tpd, parallel } = limits;
    let resets = match resets_at {
        Some(at) => format!("{} ({})", number::day_time(*at), when::relative(*at, state.now)),
        None => "never".to_owned(),
    };
    vec![
        fact("  max / soft", format!("{} / {}", cap(*max), cap(*soft))),
        fact("  duration", or_dash(duration.as_deref())),
        fact("  resets", resets),
        fact("limits", format!("rpm {}  tpm {}  tpd {}", count(*rpm), count(*tpm), count(*tpd))),
        fact("  at a time", count(*parallel)),
    ]
}

/// What may be called.
pub(super) fn models(models: &[String]) -> Line {
    fact("models", if models.is_empty() { "all".to_owned() } else { models.join(", ") })
}

/// The last events of somebody, the newest first.
pub(super) fn last_requests(
    state: &State,
    canvas: &Canvas<'_>,
    count: usize,
    is_wanted: impl Fn(&Spent) -> bool,
) -> Vec<Line> {
    let events = state.shown().ring.events().iter().rev().map(|event| &event.spent);
    events.filter(|spent| is_wanted(spent)).take(count).map(|spent| request(spent, canvas)).collect()
}

fn request(spent: &Spent, canvas: &Canvas<'_>) -> Line {
    let (word, role) = match spent.ending {
        Ending::Spend => ("ok", Role::Good),
        Ending::Blocked => ("blocked", Role::Bad),
        Ending::Error => ("error", Role::Bad),
        Ending::Reset => ("reset", Role::Text),
        Ending::Soft => ("soft", Role::Warning),
    };
    let model = super::cut::pad(&spent.model, 18, super::cut::Align::Left, canvas.symbols.cut);
    vec![
        Piece::new(number::clock(spent.at), Role::Faint),
        Piece::plain(format!(" {model} {:>11} ", number::usd_within(spent.cost, 11))),
        Piece::new(word, role),
    ]
}

/// Draws the panel of a detail: as many lines as fit, and what can be done at its foot.
pub(super) fn draw(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    title: &str,
    lines: impl FnOnce(&Canvas<'_>, usize) -> Vec<Line>,
    actions: &[(Action, &str)],
) {
    let inside = canvas.panel(area, &[Piece::new(title, Role::Title)], &[], state.panel == 0);
    let foot = foot(state, inside, actions);
    let rows = inside.height.saturating_sub(u16::try_from(foot.len()).unwrap_or(u16::MAX));
    let lines = lines(canvas, usize::from(rows));
    for (y, line) in (inside.y..inside.y.saturating_add(rows)).zip(&lines) {
        canvas.pieces(inside.x + 1, y, inside.width.saturating_sub(1), line);
    }
    for (y, words) in (inside.y.saturating_add(rows)..inside.bottom()).zip(&foot) {
        let mut x = inside.x + 1;
        for (action, pieces) in words {
            let cells = width_of(pieces);
            canvas.pieces(x, y, inside.right().saturating_sub(x), pieces);
            canvas.hit(Rect::new(x, y, cells, 1).intersection(inside), Hit::Button(*action));
            x = x.saturating_add(cells + 2);
        }
    }
}

/// `[e] edit  [b] block`, in as many lines as it takes. What may not be done is not there.
fn foot(state: &State, inside: Rect, actions: &[(Action, &str)]) -> Vec<Vec<(Action, Line)>> {
    let is_locked = state.locked().is_some();
    let is_write = |action: Action| BINDINGS.iter().any(|of| of.action == action && of.is_write);
    let mut lines: Vec<Vec<(Action, Line)>> = Vec::new();
    let mut taken = 0;
    for (action, word) in actions {
        let Some(key) = state.keymap.key_of(*action).filter(|_| !(is_locked && is_write(*action))) else {
            continue;
        };
        let words = vec![Piece::new(format!("[{key}]"), Role::Accent), Piece::plain(format!(" {word}"))];
        let cells = width_of(&words).saturating_add(2);
        match lines.last_mut() {
            Some(line) if cells.saturating_add(taken) <= inside.width => line.push((*action, words)),
            _ => {
                lines.push(vec![(*action, words)]);
                taken = 0;
            }
        }
        taken = cells.saturating_add(taken);
    }
    lines
}
