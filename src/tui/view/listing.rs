//! What the lists of objects have in common: the panel with its title, the sentence that stands where
//! there are no rows, and finding the rows that are seen.

use std::collections::HashMap;

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece, width_of};
use super::notice;
use super::table::{self, Column};
use crate::text::money::grouped;
use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::state::{List, Progress, State};
use crate::tui::theme::Role;
use crate::tui::{areas, rows};

/// What a list is called, and what to do while it is empty.
pub(super) struct Named {
    /// Its title.
    pub(super) title: &'static str,
    /// What its rows are called.
    pub(super) plural: &'static str,
    /// How the rows that were read were chosen, when there are more.
    pub(super) chosen: &'static str,
    /// A command line that makes the first one.
    pub(super) first: &'static str,
    /// The words of a button that makes one.
    pub(super) button: Option<&'static str>,
}

/// Draws a list: its panel, and in it the rows that are seen, or why there are none.
pub(super) fn draw<'s, T>(
    state: &'s State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    (named, list, columns): (&Named, &'s List<T>, &[Column]),
    id: impl Fn(&'s T) -> &'s str,
    cells: impl Fn(&Canvas<'_>, &'s T) -> Vec<Vec<Piece>>,
) {
    let inside = panel(state, canvas, area, named, list);
    if let Some(sentence) = instead(state, canvas, named, list) {
        notice::draw(canvas, inside, &sentence);
        return;
    }
    let ids = &state.order().ids;
    let place = &state.table().place;
    let fits = table::rows_in(inside);
    let from = areas::offset(place.offset, place.row, ids.len(), fits);
    let seen = ids.get(from..ids.len().min(from.saturating_add(fits))).unwrap_or_default();
    let found = find(list.rows(), seen, id);
    let rows: Vec<table::Row> = seen
        .iter()
        .filter_map(|id| {
            let row = found.get(id.as_str())?;
            Some(table::Row { id: id.clone(), cells: cells(canvas, row) })
        })
        .collect();
    table::draw(canvas, inside, columns, &rows, &table::with_range(state), Some(state.table().sort));
}

/// The rows of these ids.
fn find<'s, 'i, T>(
    rows: &'s [T],
    ids: &'i [String],
    id: impl Fn(&'s T) -> &'s str,
) -> HashMap<&'i str, &'s T> {
    let wanted: HashMap<&str, &'i str> = ids.iter().map(|id| (id.as_str(), id.as_str())).collect();
    rows.iter().filter_map(|row| Some((*wanted.get(id(row))?, row))).collect()
}

/// The panel: what is in it, how it is sorted, and the button.
fn panel<T>(state: &State, canvas: &mut Canvas<'_>, area: Rect, named: &Named, list: &List<T>) -> Rect {
    let symbols = canvas.symbols;
    let mut title = vec![Piece::new(named.title, Role::Title)];
    if let Some((read, total)) = list.shortened() {
        title.extend(shown_of(state, canvas, named, count(read), count(total)));
    }
    title.extend(notice::stale(list, canvas));
    let table = state.table();
    let mut right = Vec::new();
    if let Some(sort) = rows::sorts(state.screen).get(table.sort) {
        let arrow = if table.is_descending { symbols.down } else { symbols.up };
        right.push(Piece::new(format!("by {} {arrow}", sort.name), Role::Faint));
    }
    let button = named.button.filter(|_| state.locked().is_none());
    if let Some(words) = button {
        right.push(Piece::plain("  "));
        right.push(Piece::new(words, Role::Accent));
    }
    let inside = canvas.panel(area, &title, &right, state.panel == 0);
    // The panel leaves the right side out where there is no room for all of it.
    let words = width_of(&title).saturating_add(width_of(&right));
    let fits = words.saturating_add(6) <= area.width;
    if let Some(words) = button.filter(|_| fits) {
        let cells = super::cut::width(words);
        let place = Rect::new(area.right().saturating_sub(cells + 2), area.y, cells, 1);
        canvas.hit(place, Hit::Button(Action::New));
    }
    inside
}

/// What is shown of a list of which not all was read.
fn shown_of(state: &State, canvas: &Canvas<'_>, named: &Named, read: String, total: String) -> Vec<Piece> {
    let chosen = named.chosen;
    let all_read = Piece::plain(format!("  {read} of {total} ({chosen})"));
    match state.search(state.screen) {
        Some(Progress::Asking) => {
            vec![Piece::new(format!("  searching all {total}{}", canvas.symbols.cut), Role::Accent)]
        }
        Some(Progress::Found { read, of }) => {
            let cut = if read < of { format!(" ({chosen} of {})", count(*of)) } else { String::new() };
            let shown = count(state.order().ids.len());
            vec![Piece::plain(format!("  {shown} found of {total}{cut}"))]
        }
        Some(Progress::Failed(why)) => {
            vec![
                all_read,
                Piece::new(format!("  {} not searched: {why}", canvas.symbols.stale), Role::Warning),
            ]
        }
        Some(Progress::Unsupported) | None => vec![all_read],
    }
}

fn count(count: usize) -> String {
    grouped(u128::try_from(count).unwrap_or(u128::MAX))
}

/// That no row passes the filter, as far as rows were read.
fn nobody(state: &State, canvas: &Canvas<'_>, plural: &str, shortened: Option<(usize, usize)>) -> String {
    let Some((read, total)) = shortened else {
        return format!("none of the {plural} passes the filter; Esc clears it");
    };
    let of_those = format!("none of the {} {plural} that were read passes the filter", count(read));
    match state.search(state.screen) {
        Some(Progress::Asking) => format!("searching all {} {plural}{}", count(total), canvas.symbols.cut),
        Some(Progress::Found { read, of }) if read >= of => nobody(state, canvas, plural, None),
        Some(Progress::Failed(why)) => {
            let why = why.trim_end_matches('.');
            format!("{of_those}, and the others were not searched: {why}; Esc clears it")
        }
        Some(Progress::Found { .. } | Progress::Unsupported) | None => format!("{of_those}; Esc clears it"),
    }
}

/// Why there are no rows, and what to do next.
fn instead<T>(state: &State, canvas: &Canvas<'_>, named: &Named, list: &List<T>) -> Option<Piece> {
    let Named { plural, first, .. } = named;
    let said = match list {
        List::Ready { rows, .. } if rows.is_empty() => {
            let key = state.keymap.key_of(Action::New).filter(|_| state.locked().is_none());
            let press = key.map(|key| format!("press {key}, or: ")).unwrap_or_default();
            format!("no {plural} yet; {press}{first}")
        }
        List::Ready { .. } if state.order().ids.is_empty() => nobody(state, canvas, plural, list.shortened()),
        other => return notice::missing(other, plural, canvas),
    };
    Some(Piece::plain(said))
}
