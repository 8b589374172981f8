//! Keys: the list, and the detail of the selected one. Never a secret among it.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::customers::{cap, stand, used};
use super::cut::Align;
use super::facts::{self, Detail, Line, fact};
use super::listing::{self, Named};
use super::number;
use super::table::Column;
use crate::domain::money::Picos;
use crate::text::when;
use crate::tui::areas;
use crate::tui::data::{Key, Standing};
use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::state::State;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

const NAMED: Named = Named {
    title: "Keys",
    plural: "keys",
    chosen: "the first",
    first: "litellm-rs key generate --key-alias ci --max-budget 25",
    button: None,
};

pub(super) const COLUMNS: &[Column] = &[
    Column::new("alias", 10, 2, Align::Left, 0),
    Column::new("key", 10, 0, Align::Left, 2),
    Column::new("team", 8, 1, Align::Left, 5),
    Column::new("user", 8, 1, Align::Left, 6),
    Column::new("spend", SPEND_CELLS, 0, Align::Right, 1),
    Column::new("max", 8, 0, Align::Right, 3),
    Column::new("used", 15, 0, Align::Left, 2),
    Column::new("expires", 8, 0, Align::Left, 4),
    Column::new("last used", 9, 0, Align::Left, 7),
    Column::new("state", 9, 0, Align::Left, 1),
];
const SPEND_CELLS: u16 = 10;

const ACTIONS: facts::Actions = &[
    (Action::Edit, "edit"),
    (Action::Block, "block"),
    (Action::Again, "new secret"),
    (Action::Delete, "delete"),
    (Action::CopyId, "copy"),
];

/// Draws the screen.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let split = areas::split(state, area);
    let list = &state.shown().keys;
    if let Some(area) = split.list {
        canvas.hit(area, Hit::Panel(0));
        let cells = |canvas: &Canvas<'_>, key| cells(state, canvas.symbols, key);
        listing::draw(state, canvas, area, (&NAMED, list, COLUMNS), |key| &key.hash, cells);
    }
    if let Some(area) = split.detail {
        facts::draw(state, canvas, area, &detail(state, area));
    }
}

/// What is told of the selected one.
pub(super) fn detail(state: &State, area: Rect) -> Detail {
    let rows = state.shown().keys.rows();
    let selected = state.selected().and_then(|hash| rows.iter().find(|key| key.hash == hash));
    let Some(key) = selected else { return Detail::missing(NAMED.title, "no key is selected") };
    let title = key.alias.as_ref().unwrap_or(&key.name).clone();
    Detail { title, lines: lines(state, key, facts::room(state, area, ACTIONS)), actions: ACTIONS }
}

fn cells(state: &State, symbols: &Symbols, key: &Key) -> Vec<Vec<Piece>> {
    let Key { hash, name, alias, team, user, spend, held, limits, last_used, .. } = key;
    let or_dash = |text: &Option<String>| match text {
        Some(text) => Piece::plain(text.clone()),
        None => Piece::new("-", Role::Faint),
    };
    let standing = key.standing(state.now);
    let last = last_used.map(|at| when::relative(at, state.now)).unwrap_or_default();
    vec![
        vec![or_dash(alias)],
        vec![Piece::plain(name.clone())],
        vec![or_dash(team)],
        vec![or_dash(user)],
        vec![Piece::plain(number::usd_within(*spend, SPEND_CELLS))],
        vec![cap(limits.max)],
        used(symbols, *spend, *held, limits.max, against_cap(key)),
        vec![Piece::plain(expiry(key, state))],
        vec![Piece::plain(last)],
        vec![stand(state, symbols, hash, standing)],
    ]
}

/// Where the key stands with its budget alone: its bar says nothing of its end.
fn against_cap(key: &Key) -> Standing {
    crate::tui::data::standing(key.spend, &key.limits)
}

fn expiry(key: &Key, state: &State) -> String {
    match key.expires {
        Some(at) if at <= state.now => "expired".to_owned(),
        Some(at) => when::relative(at, state.now),
        None => "never".to_owned(),
    }
}

/// The lines of a detail, of which so many are seen at once.
fn lines(state: &State, key: &Key, rows: usize) -> Vec<Line> {
    let symbols = state.options.symbols();
    let Key { hash, name, alias, team, user, blocked, spend, held, limits, last_used, models, .. } = key;
    let instant = |at: Option<jiff::Timestamp>| match at {
        Some(at) => format!("{} ({})", number::day_time(at), when::relative(at, state.now)),
        None => "never".to_owned(),
    };
    let mut lines = vec![
        fact("key", name.clone()),
        fact("alias", facts::or_dash(alias.as_deref())),
        facts::pieces("state", vec![stand(state, symbols, hash, key.standing(state.now))]),
        fact("team", facts::or_dash(team.as_deref())),
        fact("user", facts::or_dash(user.as_deref())),
        fact("spend", facts::exact(Some(*spend))),
    ];
    if *held > Picos::ZERO {
        lines.push(facts::pieces("held", vec![Piece::new(facts::exact(Some(*held)), Role::Held)]));
    }
    if limits.max.is_some() {
        lines.push(facts::pieces("used", used(symbols, *spend, *held, limits.max, against_cap(key))));
    }
    lines.push(fact("budget", ""));
    lines.extend(facts::limits(limits, state));
    lines.extend([
        facts::models(models),
        fact("blocked", if *blocked { "yes" } else { "no" }),
        fact("expires", instant(key.expires)),
        fact("last used", instant(*last_used)),
        fact("hash", hash.clone()),
    ]);
    let room = rows.saturating_sub(lines.len());
    lines.extend(facts::last_requests(state, room, |spent| spent.key_hash.as_ref() == Some(hash)));
    lines
}

#[cfg(test)]
mod tests {
    use crate::tui::fixture::{found, frame, press, shown, state};
    use crate::tui::state::Screen;

    #[test]
    fn a_key_says_when_it_ends_and_was_used() {
        let mut state = state(Screen::Keys, 120, 36);
        for (of, parts) in [
            ("ci ", ["sk-...4Q2w", "red", "$3.104400", "█░░░░░░░░  12 %", "in 29d", "3s ago", "● ok"]),
            ("old-bot", ["sk-...11aa", "bob", "$9.000000", "█████████ 100 %", "expired", "", "✖ expired"]),
            ("sk-...9f2c", ["-", "$0.000000", "no budget", "never", "", "", "· none"]),
        ] {
            let lines = found(&state, of);
            let has_all = |line: &String| parts.iter().all(|part| line.contains(part));
            assert!(lines.iter().any(has_all), "{of}: {lines:?}");
        }
        assert_eq!(shown(&state).0, "aa11 bb22 cc33");
        press(&mut state, "Enter");
        for part in [
            "hash            aa11",
            "expires         2026-12-21 14:32 UTC (in 29d)",
            "last requests",
            "[R] new secret",
        ] {
            assert_eq!(found(&state, part).len(), 1, "{part}: {:#?}", frame(&state).0);
        }
        for (width, height) in [(80, 24), (60, 16)] {
            state.size = ratatui::layout::Size::new(width, height);
            assert!(!found(&state, "state           ● ok").is_empty());
            press(&mut state, "Esc");
            assert!(!found(&state, "old-bot").is_empty());
            press(&mut state, "Enter");
        }
    }
}
