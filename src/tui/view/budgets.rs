//! Budgets: the rules, who is on them, and how much of them is used.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::customers::cap;
use super::cut::Align;
use super::facts::{self, Detail, Line, fact};
use super::listing::{self, Named};
use super::table::Column;
use super::{bar, number};
use crate::domain::money::Picos;
use crate::text::{money, when};
use crate::tui::areas;
use crate::tui::data::{Budget, Customer};
use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::rows::{Uses, uses};
use crate::tui::state::State;
use crate::tui::theme::Role;

const NAMED: Named = Named {
    title: "Budgets",
    plural: "budgets",
    chosen: "the first",
    first: "litellm-rs budget new my-free-tier --max-budget 4",
    button: Some("[ + Create Budget ]"),
};

pub(super) const COLUMNS: &[Column] = &[
    Column::new("budget", 14, 4, Align::Left, 0),
    Column::new("max", 8, 0, Align::Right, 1),
    Column::new("soft", 8, 0, Align::Right, 3),
    Column::new("duration", 8, 0, Align::Left, 2),
    Column::new("resets", 7, 0, Align::Left, 4),
    Column::new("rpm", 6, 0, Align::Right, 6),
    Column::new("tpm", 8, 0, Align::Right, 7),
    Column::new("customers", 9, 0, Align::Right, 2),
    Column::new("highest use", 16, 2, Align::Left, 5),
];

const ACTIONS: facts::Actions =
    &[(Action::Edit, "edit"), (Action::Delete, "delete"), (Action::CopyId, "copy")];

/// Draws the screen.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let split = areas::split(state, area);
    let list = &state.shown().budgets;
    let uses = uses(state);
    if let Some(area) = split.list {
        canvas.hit(area, Hit::Panel(0));
        let cells = |canvas: &Canvas<'_>, budget| cells(state, canvas, budget, &uses);
        listing::draw(state, canvas, area, (&NAMED, list, COLUMNS), |budget| &budget.id, cells);
    }
    if let Some(area) = split.detail {
        facts::draw(state, canvas, area, &detail(state, area));
    }
}

/// What is told of the selected one.
pub(super) fn detail(state: &State, area: Rect) -> Detail {
    let rows = state.shown().budgets.rows();
    let selected = state.selected().and_then(|id| rows.iter().find(|budget| budget.id == id));
    let Some(budget) = selected else { return Detail::missing(NAMED.title, "no budget is selected") };
    let lines = lines(state, budget, facts::room(state, area, ACTIONS));
    Detail { title: budget.name(), lines, actions: ACTIONS }
}

fn cells(
    state: &State,
    canvas: &Canvas<'_>,
    budget: &Budget,
    uses: &BTreeMap<&str, Uses>,
) -> Vec<Vec<Piece>> {
    let limits = &budget.limits;
    let count = |count: Option<u64>| match count {
        Some(count) => Piece::plain(number::count(count)),
        None => Piece::new("-", Role::Faint),
    };
    let uses = uses.get(budget.id.as_str());
    let mut name = vec![Piece::plain(budget.name())];
    if state.is_writing(&budget.id) {
        name.insert(0, Piece::new(format!("{} ", canvas.symbols.cut), Role::Accent));
    }
    vec![
        name,
        vec![cap(limits.max)],
        vec![cap(limits.soft)],
        vec![Piece::plain(limits.duration.clone().unwrap_or_default())],
        vec![Piece::plain(limits.resets_at.map(|at| when::relative(at, state.now)).unwrap_or_default())],
        vec![count(limits.rpm)],
        vec![count(limits.tpm)],
        vec![Piece::plain(uses.map(customers).unwrap_or_default())],
        uses.map(|uses| highest(uses, budget)).unwrap_or_default(),
    ]
}

/// How many customers are on a budget: `12`, and `12+` when there may be more.
fn customers(uses: &Uses) -> String {
    let more = if uses.may_be_more { "+" } else { "" };
    format!("{}{more}", money::grouped(uses.customers.into()))
}

/// Who has used most of a budget, and how much of it.
fn highest(uses: &Uses, budget: &Budget) -> Vec<Piece> {
    let Some((id, spend)) = &uses.highest else { return Vec::new() };
    let limits = &budget.limits;
    let role = bar::role(crate::tui::data::standing(*spend, limits));
    let used = match limits.max {
        Some(_) => bar::percent(*spend, limits.max).trim().to_owned(),
        None => number::usd(*spend),
    };
    vec![Piece::new(used, role), Piece::plain(format!(" {id}"))]
}

/// The lines of a detail, of which so many are seen at once.
fn lines(state: &State, budget: &Budget, rows: usize) -> Vec<Line> {
    let (symbols, uses) = (state.options.symbols(), uses(state));
    let mut lines = vec![fact("budget", budget.id.clone())];
    if let Some(owner) = &budget.owner {
        lines.push(fact("private of", owner.clone()));
    }
    lines.extend(facts::limits(&budget.limits, state));
    let uses = uses.get(budget.id.as_str());
    lines.push(fact("customers", uses.map_or_else(|| "-".to_owned(), customers)));
    let mut on_it: Vec<&Customer> = state.shown().customers.rows().iter().collect();
    on_it.retain(|customer| customer.budget_id.as_deref() == Some(budget.id.as_str()));
    on_it.sort_by(|a, b| b.spend.cmp(&a.spend).then_with(|| a.id.cmp(&b.id)));
    let sum = on_it.iter().fold(Picos::ZERO, |sum, customer| sum.saturating_plus(customer.spend));
    if on_it.is_empty() {
        return lines;
    }
    let read = on_it.len() as u64;
    let is_part = uses.is_none_or(|uses| uses.may_be_more || read < uses.customers);
    let of = if is_part { "of those read" } else { "in all" };
    lines.push(fact("spend", format!("{} {of}", number::usd6(sum))));
    lines.push(Line::new());
    lines.push(vec![Piece::new("largest of them", Role::Faint)]);
    let room = rows.saturating_sub(lines.len()).max(facts::LISTED_MIN);
    lines.extend(on_it.iter().take(room).map(|customer| {
        let id = super::cut::pad(&customer.id, 18, Align::Left, symbols.cut);
        vec![
            Piece::plain(format!("{id} {:>11} ", number::usd_within(customer.spend, 11))),
            Piece::plain(bar::percent(customer.spend, customer.limits.max)),
            Piece::plain("  "),
            bar::standing(customer.standing(), symbols),
        ]
    }));
    lines
}

#[cfg(test)]
mod tests {
    use crate::tui::event::Hit;
    use crate::tui::fixture::{found, frame, later, press, shown, state};
    use crate::tui::keymap::Action;
    use crate::tui::state::{List, Mode, Screen};

    #[test]
    fn a_budget_says_who_is_on_it() {
        let mut state = state(Screen::Budgets, 120, 36);
        assert_eq!(shown(&state).0, "my-free-tier b1 tier-pro", "by name");
        let line = found(&state, "tier-pro")[0].clone();
        for part in ["$10.75", "$9.00", "30d", "in 8d", "600", "1.50 M", " 2 ", "90 % globex"] {
            assert!(line.contains(part), "{part}: {line}");
        }
        let private = &found(&state, "private of acme-eu")[0];
        assert!(private.contains(" 1 ") && private.contains("62 % acme-eu"), "{private}");
        let rows = state.data.customers.rows().to_vec();
        state.data.customers = List::ready(rows, 100);
        assert!(found(&state, "tier-pro")[0].contains(" 2+ "), "there may be more");
        state.data.customers = List::Loading;
        later(&mut state, 500);
        assert!(!found(&state, "tier-pro")[0].contains('+'), "nothing is known yet");
        press(&mut state, "s s s s s s s");
        assert_eq!(shown(&state).0, "b1 my-free-tier tier-pro");
    }

    #[test]
    fn the_button_makes_a_budget_where_that_is_allowed() {
        for (width, height) in [(120, 36), (80, 24), (60, 16)] {
            let mut state = state(Screen::Budgets, width, height);
            let (lines, hits) = frame(&state);
            let (area, _) =
                hits.iter().find(|(area, hit)| *hit == Hit::Button(Action::New) && area.y == 2).unwrap();
            let title: String = lines[2].chars().skip(area.x.into()).take(area.width.into()).collect();
            assert_eq!(title, "[ + Create Budget ]");
            state.options.mode = Mode::ReadOnly;
            assert!(found(&state, "Create Budget").is_empty());
            assert!(!frame(&state).1.iter().any(|(_, hit)| *hit == Hit::Button(Action::New)));
        }
    }

    #[test]
    fn the_detail_lists_the_largest_customers() {
        let mut state = state(Screen::Budgets, 80, 24);
        press(&mut state, "G Enter");
        for part in [
            "budget          tier-pro",
            "  max / soft    $10.75 / $9.00",
            "customers       2",
            "spend           $13.791003 in all",
            "globex               $9.771003   90 %  ▲ near",
            "initech              $4.020000  100 %  ✖ over",
            "[e] edit  [d] delete  [y] copy",
        ] {
            assert_eq!(found(&state, part).len(), 1, "{part}: {:#?}", frame(&state).0);
        }
        press(&mut state, "Esc g Enter");
        assert_eq!(found(&state, "customers       0").len(), 1);
    }

    #[test]
    fn the_sum_of_some_customers_is_not_told_as_that_of_all() {
        for (on_server, told, of) in [
            (5, None, "in all"),
            (6, None, "of those read"),
            (6, Some(2), "in all"),
            (6, Some(3), "of those read"),
        ] {
            let mut state = state(Screen::Budgets, 120, 36);
            let rows = state.data.customers.rows().to_vec();
            state.data.customers = List::ready(rows, on_server);
            let budgets = state.data.budgets.rows_mut();
            budgets.iter_mut().find(|budget| budget.id == "tier-pro").unwrap().customers = told;
            press(&mut state, "G Enter");
            let line = format!("spend           $13.791003 {of}");
            assert_eq!(found(&state, &line).len(), 1, "{told:?}: {:#?}", frame(&state).0);
        }
    }
}
