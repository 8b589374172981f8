//! The key line: what the keys do now, with whatever is in front.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece, width_of};
use crate::tui::areas;
use crate::tui::event::Hit;
use crate::tui::form::Form;
use crate::tui::keymap::{Action, Binding};
use crate::tui::state::{Dialog, Layout, Modal, Question, Screen, State};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

/// Keys with what they do.
type Keys = Vec<(String, String)>;

/// Draws it.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    if let Some(modal) = state.modals.last() {
        let keys = of_modal(modal, canvas.symbols);
        fixed(canvas, area, keys);
        return;
    }
    let taken = canvas.right(area, area.y, &[Piece::plain(place(state))]);
    let room = Rect { width: area.width.saturating_sub(taken + 1), ..area };
    if state.table().filtering.is_open {
        let Symbols { enter, key_up, .. } = canvas.symbols;
        fixed(canvas, room, keys(&[(enter, "apply"), ("Esc", "clear"), (key_up, "history")]));
    } else {
        of_screen(state, canvas, room);
    }
}

/// Which row of how many is selected, and how many are marked, wherever they are.
fn place(state: &State) -> String {
    let marked = match state.table().marks.len() {
        // The filter line says so.
        count if count > 0 && !areas::has_filter_line(state) => format!("{count} marked  "),
        _ => String::new(),
    };
    match state.order().ids.len() {
        0 => marked,
        rows => format!("{marked}{}/{rows} ", (state.table().place.row + 1).min(rows)),
    }
}

fn keys(of: &[(&str, &str)]) -> Keys {
    of.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect()
}

/// The keys of what lies on top. They are not those of the settings: letters are text there.
fn of_modal(modal: &Modal, symbols: &Symbols) -> Keys {
    match modal {
        Modal::Form(form) => of_form(form, symbols),
        Modal::Dialog(dialog) => of_dialog(dialog, symbols),
        Modal::Palette(_) => keys(&[
            (symbols.enter, "do it"),
            (symbols.arrows, "choose"),
            ("Tab", "complete"),
            ("Esc", "close"),
        ]),
        Modal::Log(_) => keys(&[("k", "older"), ("j", "newer"), ("y", "copy command"), ("Esc", "close")]),
        Modal::Secret(_) => keys(&[("y", "copy"), ("Esc", "close")]),
    }
}

fn of_form(form: &Form, symbols: &Symbols) -> Keys {
    keys(&[
        (&format!("Tab/{}", symbols.key_down), "next"),
        (&format!("Shift-Tab/{}", symbols.key_up), "back"),
        ("Ctrl-U", "clear field"),
        ("Ctrl-S", &form.verb().to_lowercase()),
        ("Esc", "cancel"),
    ])
}

fn of_dialog(dialog: &Dialog, symbols: &Symbols) -> Keys {
    let verb = dialog.verb.to_lowercase();
    match dialog.question {
        Question::Yes => keys(&[("y", &verb), ("Tab", "other button"), ("Esc", "cancel")]),
        // Until the word is typed Enter only leaves.
        Question::Typed(_) if dialog.on_verb => {
            keys(&[(symbols.enter, &verb), ("Ctrl-U", "clear"), ("Esc", "cancel")])
        }
        Question::Typed(_) => keys(&[("Ctrl-U", "clear"), ("Esc", "cancel")]),
    }
}

/// Keys that nothing can change. Where there is not room for all, the first and the last ones stay: the
/// way on and the way out.
fn fixed(canvas: &mut Canvas<'_>, area: Rect, mut keys: Keys) {
    let pieces = |keys: &Keys| -> Vec<Piece> {
        let one = |(key, word): &(String, String)| {
            [Piece::new(format!(" {key}"), Role::Accent), Piece::plain(format!(" {word} "))]
        };
        keys.iter().flat_map(one).collect()
    };
    while keys.len() > 2 && width_of(&pieces(&keys)) > area.width {
        keys.remove(1);
    }
    canvas.pieces(area.x, area.y, area.width, &pieces(&keys));
}

/// What the way back does now, if it does anything.
fn way_back(state: &State) -> Option<&'static str> {
    let table = state.table();
    let is_asked = state.screen == Screen::Help && state.helped != Screen::Help;
    match () {
        () if is_asked || state.detail => Some("back"),
        () if !table.filtering.text.is_empty() => Some("clear filter"),
        () if !table.marks.is_empty() || table.range_from.is_some() => Some("unmark"),
        () => None,
    }
}

/// The word for a key, if it is at work.
fn word(state: &State, binding: &Binding) -> Option<&'static str> {
    match binding.action {
        Action::Back => way_back(state),
        // It is open.
        Action::Open if state.detail => None,
        _ if binding.is_write && state.locked().is_some() => None,
        // Of a key another secret, of a delivery another attempt.
        Action::Again if state.screen == Screen::Keys => Some("new secret"),
        // The name says enough where there is little room.
        Action::Assign | Action::Raise if state.layout() != Layout::Full => Some(binding.name),
        _ => Some(binding.short).filter(|word| !word.is_empty()),
    }
}

/// What goes first where there is not room for all: the highest.
fn rank(binding: &Binding) -> u8 {
    match binding.action {
        Action::Open => 0,
        Action::Edit | Action::Block | Action::Raise | Action::Again | Action::Cancel => 1,
        Action::New | Action::AgainAll => 2,
        Action::Down => 3,
        _ if binding.is_write => 4,
        _ => 5,
    }
}

/// The keys of the screen in front; those of the settings.
fn of_screen(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let room = area.width;
    // The way back, help and the way out are always there; of the others as many as fit.
    let keys = state.keymap.of(state.screen).filter_map(|(binding, keys)| {
        let (_, key) = keys.first()?;
        Some((binding, key.as_str(), word(state, binding)?))
    });
    let (last, mut first): (Vec<_>, Vec<_>) =
        keys.partition(|(binding, ..)| matches!(binding.action, Action::Back | Action::Help | Action::Quit));
    let words = |(binding, key, word): &(&Binding, &str, &str)| {
        let key = if *key == "Enter" { canvas.symbols.enter } else { key };
        (binding.action, [Piece::new(key, Role::Accent), Piece::plain(format!(" {word}"))])
    };
    // What can be done to the row comes before the ways to look at it.
    first.sort_by_key(|(binding, ..)| match binding.action {
        Action::Down => 0,
        Action::Open => 1,
        _ if binding.is_write => 2,
        _ => 3,
    });
    let last: Vec<_> = last.iter().map(words).collect();
    let mut left = room.saturating_sub(1 + last.iter().map(|(_, pieces)| width_of(pieces) + 2).sum::<u16>());
    let mut by_rank: Vec<_> = first.iter().collect();
    by_rank.sort_by_key(|(binding, ..)| rank(binding));
    let mut kept: Vec<Action> = Vec::new();
    for key in by_rank {
        let (action, pieces) = words(key);
        let cells = width_of(&pieces) + 2;
        if cells <= left {
            left -= cells;
            kept.push(action);
        }
    }
    let shown = first.iter().map(words).filter(|(action, _)| kept.contains(action));
    let mut x = 1;
    for (action, pieces) in shown.chain(last) {
        let cells = width_of(&pieces);
        if x + cells > room {
            break;
        }
        canvas.pieces(area.x + x, area.y, cells, &pieces);
        canvas.hit(Rect { x: area.x + x, width: cells, ..area }, Hit::Button(action));
        x += cells + 2;
    }
}
