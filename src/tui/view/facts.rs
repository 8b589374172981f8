//! The detail of an object: names with values, line by line, and below them what can be done.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece, width_of};
use super::number;
use crate::text::{money, when};
use crate::tui::areas;
use crate::tui::data::{Ending, Limits, Spent};
use crate::tui::event::Hit;
use crate::tui::keymap::{Action, BINDINGS};
use crate::tui::state::State;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

/// The cells of a name.
const NAME_CELLS: usize = 16;
/// How many objects a detail lists at least, when there are so many: what does not fit is scrolled to.
pub(super) const LISTED_MIN: usize = 20;

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
    let said = |amount| {
        let digits = money::plain(amount);
        match digits.strip_prefix('-') {
            Some(digits) => format!("-${digits}"),
            None => format!("${digits}"),
        }
    };
    amount.map_or_else(|| "-".to_owned(), said)
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

/// The last events of somebody, the newest first, below a heading: as many as there is room for, and
/// some that can be scrolled to.
pub(super) fn last_requests(state: &State, room: usize, is_wanted: impl Fn(&Spent) -> bool) -> Vec<Line> {
    let count = room.saturating_sub(2).max(LISTED_MIN);
    let events = state.shown().ring.events().iter().rev().map(|event| &event.spent);
    let wanted = events.filter(|spent| is_wanted(spent)).take(count);
    let lines: Vec<Line> = wanted.map(|spent| request(spent, state.options.symbols())).collect();
    if lines.is_empty() {
        return lines;
    }
    [vec![Line::new(), vec![Piece::new("last requests", Role::Faint)]], lines].concat()
}

fn request(spent: &Spent, symbols: &Symbols) -> Line {
    let (word, role) = match spent.ending {
        Ending::Spend => ("ok", Role::Good),
        Ending::Blocked => ("blocked", Role::Bad),
        Ending::Error => ("error", Role::Bad),
        Ending::Reset => ("reset", Role::Text),
        Ending::Soft => ("soft", Role::Warning),
    };
    let model = super::cut::pad(&spent.model, 18, super::cut::Align::Left, symbols.cut);
    // Narrow, so that `blocked` is whole in the narrowest panel.
    vec![
        Piece::new(number::clock(spent.at), Role::Faint),
        Piece::plain(format!(" {model} {:>9} ", number::usd_within(spent.cost, 9))),
        Piece::new(word, role),
    ]
}

/// What is told of an object.
pub(super) struct Detail {
    /// What it is called.
    pub(super) title: String,
    /// What is known of it.
    pub(super) lines: Vec<Line>,
    /// What can be done with it.
    pub(super) actions: Actions,
}

/// Actions, with a word for each.
pub(super) type Actions = &'static [(Action, &'static str)];

impl Detail {
    /// There is no object: why.
    pub(super) fn missing(title: &str, why: &str) -> Self {
        Self { title: title.to_owned(), lines: vec![vec![Piece::new(why, Role::Faint)]], actions: &[] }
    }
}

/// How far a text can be scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Reach {
    /// How many lines are seen at once.
    pub(crate) fits: usize,
    /// How many can be scrolled out above.
    pub(crate) most: usize,
}

/// How far a detail can be scrolled in an area.
pub(super) fn reach(state: &State, area: Rect, detail: &Detail) -> Reach {
    let fits = room(state, area, detail.actions);
    Reach { fits, most: detail.lines.len().saturating_sub(fits) }
}

/// How many lines of a detail are seen: what can be done with the object is always there.
pub(super) fn room(state: &State, area: Rect, actions: Actions) -> usize {
    let inside = inside(area);
    usize::from(inside.height).saturating_sub(foot(state, inside, actions).len())
}

/// What is inside the frame of a panel.
fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// Draws the panel of a detail: as many lines as fit, what can be done at its foot, and in its frame
/// whether there is more.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect, detail: &Detail) {
    let Detail { title, lines, actions } = detail;
    let has_keys = areas::has_detail_keys(state);
    let Reach { fits, most } = reach(state, area, detail);
    let scrolled = if has_keys { state.scrolled.min(most) } else { 0 };
    let symbols = canvas.symbols;
    let more = |symbol: &str, word: &str| Piece::new(format!("{symbol} more {word}"), Role::Accent);
    let above = if scrolled > 0 { vec![more(symbols.up, "above")] } else { Vec::new() };
    let inside = canvas.panel(area, &[Piece::new(title.as_str(), Role::Title)], &above, has_keys);
    canvas.hit(area, Hit::Panel(areas::detail_panel(state)));
    let rows = u16::try_from(fits).unwrap_or(u16::MAX).min(inside.height);
    for (y, line) in (inside.y..inside.y.saturating_add(rows)).zip(lines.iter().skip(scrolled)) {
        canvas.pieces(inside.x + 1, y, inside.width.saturating_sub(1), line);
    }
    if scrolled < most {
        let below = [Piece::plain(" "), more(symbols.down, "below"), Piece::plain(" ")];
        let frame = Rect { width: area.width.saturating_sub(2), ..area };
        canvas.right(frame, area.bottom().saturating_sub(1), &below);
    }
    let foot = foot(state, inside, actions);
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
