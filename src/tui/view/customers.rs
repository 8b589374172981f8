//! Customers: the list, and the detail of the selected one.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::cut::Align;
use super::facts::{self, Detail, Line, fact};
use super::listing::{self, Named};
use super::table::Column;
use super::{bar, number};
use crate::domain::money::Picos;
use crate::text::when;
use crate::tui::areas;
use crate::tui::data::{Customer, Standing};
use crate::tui::event::Hit;
use crate::tui::forecast::{self, Forecast};
use crate::tui::keymap::Action;
use crate::tui::state::{List, State};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

const NAMED: Named = Named {
    title: "Customers",
    plural: "customers",
    chosen: "largest spenders",
    first: "litellm-rs customer new acme --max-budget 4",
    button: None,
};

const COLUMNS: &[Column] = &[
    Column::new("customer", 14, 4, Align::Left, 0),
    Column::new("alias", 10, 2, Align::Left, 7),
    Column::new("spend", SPEND_CELLS, 0, Align::Right, 1),
    Column::new("held", HELD_CELLS, 0, Align::Right, 5),
    Column::new("max", MAX_CELLS, 0, Align::Right, 3),
    Column::new("used", 15, 0, Align::Left, 2),
    Column::new("budget", 10, 2, Align::Left, 4),
    Column::new("resets", 7, 0, Align::Left, 6),
    Column::new("state", 9, 0, Align::Left, 1),
];
const SPEND_CELLS: u16 = 11;
const HELD_CELLS: u16 = 9;
const MAX_CELLS: u16 = 8;

/// What can be done with a customer.
const ACTIONS: facts::Actions = &[
    (Action::Edit, "edit"),
    (Action::Assign, "budget"),
    (Action::Raise, "raise"),
    (Action::Block, "block"),
    (Action::Delete, "delete"),
    (Action::CopyId, "copy"),
];

const DAY_MS: i64 = 86_400_000;

/// Draws the screen.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let split = areas::split(state, area);
    let list = &state.shown().customers;
    if let Some(area) = split.list {
        canvas.hit(area, Hit::Panel(0));
        let cells = |canvas: &Canvas<'_>, customer| cells(state, canvas.symbols, customer);
        listing::draw(state, canvas, area, (&NAMED, list, COLUMNS), |customer| &customer.id, cells);
    }
    if let Some(area) = split.detail {
        facts::draw(state, canvas, area, &detail(state, area));
    }
}

/// What is told of the selected one.
pub(super) fn detail(state: &State, area: Rect) -> Detail {
    let rows = state.shown().customers.rows();
    let selected = state.selected().and_then(|id| rows.iter().find(|customer| customer.id == id));
    let Some(customer) = selected else { return Detail::missing(NAMED.title, "no customer is selected") };
    let lines = lines(state, customer, facts::room(state, area, ACTIONS));
    Detail { title: customer.id.clone(), lines, actions: ACTIONS }
}

fn cells(state: &State, symbols: &Symbols, customer: &Customer) -> Vec<Vec<Piece>> {
    let Customer { id, alias, spend, held, limits, .. } = customer;
    let standing = customer.standing();
    vec![
        vec![Piece::plain(id.clone())],
        vec![Piece::plain(alias.clone().unwrap_or_default())],
        vec![Piece::plain(number::usd_within(*spend, SPEND_CELLS))],
        vec![if *held > Picos::ZERO {
            Piece::new(number::usd_within(*held, HELD_CELLS), Role::Held)
        } else {
            Piece::new("-", Role::Faint)
        }],
        vec![cap(limits.max)],
        used(symbols, *spend, *held, limits.max, standing),
        vec![Piece::plain(customer.budget_name())],
        vec![Piece::plain(limits.resets_at.map(|at| when::relative(at, state.now)).unwrap_or_default())],
        vec![stand(state, symbols, id, standing)],
    ]
}

/// A cap, or that there is none.
pub(super) fn cap(max: Option<Picos>) -> Piece {
    match max {
        Some(max) => Piece::plain(usd_short(max)),
        None => Piece::new("-", Role::Faint),
    }
}

fn usd_short(amount: Picos) -> String {
    let shown = number::usd(amount);
    if shown.len() <= usize::from(MAX_CELLS) { shown } else { number::usd_within(amount, MAX_CELLS) }
}

/// The bar of a budget with its percent.
pub(super) fn used(
    symbols: &Symbols,
    spend: Picos,
    held: Picos,
    max: Option<Picos>,
    standing: Standing,
) -> Vec<Piece> {
    const BAR_CELLS: u16 = 9;
    let Some(cap) = max else { return vec![Piece::new("no budget", Role::Faint)] };
    let mut pieces = bar::bar(spend, held, cap, standing, BAR_CELLS, symbols);
    pieces.push(Piece::plain(bar::percent(spend, max)));
    pieces
}

/// Where somebody stands; while they are being changed, nobody knows.
pub(super) fn stand(state: &State, symbols: &Symbols, id: &str, standing: Standing) -> Piece {
    if state.is_writing(id) {
        return Piece::new(symbols.cut, Role::Accent);
    }
    bar::standing(standing, symbols)
}

/// The lines of a detail, of which so many are seen at once.
fn lines(state: &State, customer: &Customer, rows: usize) -> Vec<Line> {
    let symbols = state.options.symbols();
    let Customer { id, alias, blocked, spend, held, limits, models, .. } = customer;
    let standing = customer.standing();
    let mut lines = vec![
        fact("customer", id.clone()),
        fact("alias", facts::or_dash(alias.as_deref())),
        facts::pieces("state", state_words(state, symbols, customer, standing)),
        fact("spend", facts::exact(Some(*spend))),
        facts::pieces("held", vec![Piece::new(facts::exact(Some(*held)), Role::Held)]),
    ];
    if limits.max.is_some() {
        lines.push(facts::pieces("used", used(symbols, *spend, *held, limits.max, standing)));
    }
    lines.push(fact("budget", facts::or_dash(Some(customer.budget_name()).filter(|name| !name.is_empty()))));
    lines.extend(facts::limits(limits, state));
    lines.push(facts::models(models));
    lines.push(fact("blocked", if *blocked { "yes" } else { "no" }));
    lines.extend(outlook(state, customer));
    // The days go before the requests: they cannot be seen anywhere else.
    lines.extend(days(state, symbols, id));
    let room = rows.saturating_sub(lines.len());
    lines.extend(facts::last_requests(state, room, |spent| spent.customer.as_deref() == Some(id)));
    lines
}

fn state_words(state: &State, symbols: &Symbols, customer: &Customer, standing: Standing) -> Vec<Piece> {
    let mut words = vec![stand(state, symbols, &customer.id, standing)];
    if let Some(max) = customer.limits.max {
        words.push(Piece::plain(format!(" ({})", bar::percent(customer.spend, Some(max)).trim())));
    }
    words
}

/// What is to be expected when the customer goes on as before.
fn outlook(state: &State, customer: &Customer) -> Vec<Line> {
    let Some((rate, over)) = rate(state, &customer.id) else { return Vec::new() };
    let Customer { spend, held, limits, .. } = customer;
    let Forecast { burn, exhausted_at, at_reset } = forecast::of(*spend, *held, limits, rate, state.now);
    let empty = match exhausted_at {
        Some(at) if at <= state.now => "now".to_owned(),
        Some(at) => format!("{} ({})", when::relative(at, state.now), number::day_time(at)),
        None if limits.max.is_none() => "never: there is no cap".to_owned(),
        None if burn <= Picos::ZERO => "not at this pace".to_owned(),
        None => "not before it resets".to_owned(),
    };
    let mut lines =
        vec![fact("burn", format!("{} / h over {over}", number::usd(burn))), fact("empty", empty)];
    if exhausted_at.is_some_and(|at| at > state.now) {
        // What spends for less than that has a faster pace than this.
        lines.push(fact("", format!("at the pace of the last {over}")));
    }
    if let Some(at_reset) = at_reset {
        lines.push(fact("at reset", format!("~{}", number::usd(at_reset))));
    }
    lines
}

/// What the customer spends in an hour, and over which time: in the window of the overview, else in the
/// days that were read.
fn rate(state: &State, id: &str) -> Option<(Picos, String)> {
    let data = state.shown();
    if let Some(overview) = data.overview.rows().first() {
        let over = overview.window.name().to_owned();
        match overview.customers.iter().find(|top| top.id == id) {
            Some(top) => return Some((forecast::per_hour(top.share.spend, overview.length_ms()), over)),
            // All who spent anything are there: this one did not.
            None if overview.other_customers.0 == 0 => return Some((Picos::ZERO, over)),
            None => {}
        }
    }
    let days = data.days.get(id).filter(|days| !days.is_empty())?;
    let sum = days.iter().fold(Picos::ZERO, |sum, (_, spend)| sum.saturating_plus(*spend));
    let length_ms = DAY_MS.saturating_mul(i64::try_from(days.len()).ok()?);
    Some((forecast::per_hour(sum, length_ms), format!("{}d", days.len())))
}

/// Spend by day: a column each.
fn days(state: &State, symbols: &Symbols, id: &str) -> Vec<Line> {
    let title = |text: String| vec![Piece::new(text, Role::Faint)];
    let Some(days) = state.shown().days.get(id) else {
        let asked = state.detail_of.as_ref().filter(|of| of.id == id);
        let is_there = !matches!(state.shown().customers, List::Loading);
        let Some(asked) = asked.filter(|_| is_there) else { return Vec::new() };
        return vec![
            Line::new(),
            title(match &asked.unanswered {
                None => format!("spend by day  reading {}", symbols.cut),
                Some(why) => format!("spend by day  could not be read: {why}"),
            }),
        ];
    };
    let max = days.iter().map(|(_, spend)| *spend).max().unwrap_or(Picos::ZERO);
    if max <= Picos::ZERO {
        return vec![Line::new(), title("spend by day  none".to_owned())];
    }
    let columns: String = days.iter().map(|(_, spend)| column_of(*spend, max, symbols)).collect();
    vec![
        Line::new(),
        title(format!("spend by day ({}d)   max {}", days.len(), number::usd(max))),
        vec![Piece::plain(columns)],
    ]
}

/// The column of a day: what is not nothing has one.
fn column_of(spend: Picos, max: Picos, symbols: &Symbols) -> &'static str {
    let eighths = spend.get().max(0).saturating_mul(8).saturating_add(max.get() - 1) / max.get().max(1);
    match usize::try_from(eighths).unwrap_or(8) {
        0 => symbols.none,
        height => symbols.eighths[height.min(8) - 1],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::change::Change;
    use crate::tui::event::Hit;
    use crate::tui::fixture::{customers, found, frame, later, press, row, state, type_in};
    use crate::tui::rows;
    use crate::tui::state::{Mode, Screen, Writing};

    #[test]
    fn every_column_can_be_sorted_by() {
        for (screen, columns) in [
            (Screen::Customers, COLUMNS),
            (Screen::Budgets, super::super::budgets::COLUMNS),
            (Screen::Keys, super::super::keys::COLUMNS),
        ] {
            let headers: Vec<&str> = columns.iter().map(|column| column.header).collect();
            let sorts: Vec<&str> = rows::sorts(screen).iter().map(|sort| sort.name).collect();
            assert_eq!(headers, sorts);
        }
    }

    #[test]
    fn a_row_says_how_far_its_budget_is_used() {
        let mut state = state(Screen::Customers, 120, 36);
        press(&mut state, "j space");
        let [line] = &found(&state, "Globex Corp")[..] else { panic!("{:#?}", frame(&state).0) };
        for part in [
            "▶* globex",
            "$9.771003",
            "$0.500000",
            "$10.75",
            "████████░  90 %",
            "tier-pro",
            "in 8d",
            "▲ near",
        ] {
            assert!(line.contains(part), "{part}: {line}");
        }
        for (id, parts) in [
            ("initech", ["█████████ 100 %", "✖ over"]),
            ("Umbrella", ["no budget", "· none"]),
            ("hooli", ["no budget", "✖ blocked"]),
            ("acme-eu", ["██████▒░░  62 %", "● ok"]),
        ] {
            let lines = found(&state, &format!(" {id} "));
            assert!(lines.iter().any(|line| parts.iter().all(|part| line.contains(part))), "{id}: {lines:?}");
        }
        let change = Change::CustomerBlock { ids: vec!["globex".to_owned()], blocked: true };
        state.writing.insert(1, Writing::of(change));
        assert!(!found(&state, "Globex Corp")[0].contains("near"), "nobody knows while it is changed");
    }

    #[test]
    fn every_size_has_its_columns_and_nothing_breaks() {
        for (width, height, has, has_not) in [
            (120, 36, &["alias", "held", "budget", "resets"][..], &[][..]),
            (80, 24, &["spend", "max", "used", "state"], &["alias"]),
            (60, 16, &["spend", "used", "state"], &["alias", "held", "resets"]),
        ] {
            let mut state = state(Screen::Customers, width, height);
            let mut rows = customers();
            for json in [
                r#"{"user_id":"\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57","spend":123456789012.123456,"max_budget":1}"#,
                r#"{"user_id":"a\u001b[2Jb","spend":-3,"litellm_budget_table":{"max_budget":0}}"#,
            ] {
                rows.push(Customer::of_row(row(json)).unwrap());
            }
            state.data.customers = List::ready(rows, 7);
            later(&mut state, 500);
            let (lines, hits) = frame(&state);
            let header = lines.iter().find(|line| line.starts_with("│   customer ▲")).unwrap();
            for name in has {
                assert!(header.contains(name), "{width}: {name}: {header}");
            }
            assert!(has_not.iter().all(|name| !header.contains(name)), "{width}: {header}");
            assert_eq!(found(&state, "$123,457M").len(), 1, "{lines:#?}");
            assert!(
                hits.contains(&(
                    ratatui::layout::Rect::new(1, 4, width - 2, 1),
                    Hit::Row("a\u{1b}[2Jb".into())
                ))
            );
            let body = &lines[2..usize::from(height) - 2];
            assert!(body.iter().all(|line| super::super::cut::width(line) == width), "{lines:#?}");
            for keys in ["l", "l l l l l l l l l l l l", "Enter", "j", "G"] {
                press(&mut state, keys);
                frame(&state);
            }
        }
    }

    #[test]
    fn the_detail_tells_all_beside_the_list_or_in_its_place() {
        let mut state = state(Screen::Customers, 120, 40);
        press(&mut state, "j Enter");
        state.data.days.insert(
            "globex".into(),
            [("2026-11-20", "1"), ("2026-11-21", "0"), ("2026-11-22", "2.11")]
                .map(|(day, spend)| (day.to_owned(), Picos::parse(spend).unwrap()))
                .into(),
        );
        let (lines, hits) = frame(&state);
        for part in [
            "alias           Globex Corp",
            "state           ▲ near (90 %)",
            "spend           $9.771003",
            "held            $0.5",
            "budget          tier-pro",
            "  max / soft    $10.75 / $9.00",
            "  duration      30d",
            "  resets        2026-12-01 00:00 UTC (in 8d)",
            "limits          rpm 600  tpm 200,000  tpd -",
            "models          gpt-4o, gpt-4o-mini",
            "blocked         no",
            "burn            $0.043194 / h over 3d",
            "empty           in 11h (2026-11-23 01:37 UTC)",
            "                at the pace of the last 3d",
            "at reset        ~$18.47",
            "spend by day (3d)   max $2.11",
            "▄·█",
            "14:31:57 gpt-4o             $0.004120 ok",
            "[e] edit  [a] budget  [u] raise  [b] block",
        ] {
            assert!(lines.iter().any(|line| line.contains(part)), "{part}: {lines:#?}");
        }
        assert!(lines.iter().any(|line| line.contains("hooli")), "the list is still there");
        assert!(hits.iter().any(|(_, hit)| *hit == Hit::Button(Action::Assign)));
        state.options.mode = Mode::ReadOnly;
        assert!(found(&state, "[e] edit").is_empty() && found(&state, "[y] copy").len() == 1);

        state.size = ratatui::layout::Size::new(80, 24);
        assert!(found(&state, "hooli").is_empty() && found(&state, "Globex Corp").len() == 1);
        press(&mut state, "Esc j Enter");
        assert_eq!(found(&state, "hooli").len(), 2, "title and id of the next one");
        press(&mut state, "Esc");
        assert_eq!(found(&state, "globex").len(), 1);
    }

    #[test]
    fn how_the_last_calls_ended_is_not_cut() {
        let mut state = state(Screen::Customers, 120, 36);
        for request in ["a", "b"] {
            let mut spent = crate::tui::fixture::spent("globex", request);
            spent.ending = crate::tui::data::Ending::Blocked;
            spent.model = "claude-sonnet-4-20250514".to_owned();
            state.data.ring.push(spent, None);
        }
        press(&mut state, "j Enter");
        assert_eq!(found(&state, "$0.004120 blocked│").len(), 2, "{:#?}", frame(&state).0);
    }

    #[test]
    fn the_days_are_asked_for_when_the_selection_has_come_to_rest() {
        use crate::tui::event::{Ask, Effect};
        let ask = |id: &str| vec![Effect::Ask(Ask::CustomerDetail(id.to_owned()))];
        let mut state = state(Screen::Customers, 120, 36);
        assert!(later(&mut state, 1000).is_empty(), "nothing is open");
        assert_eq!(press(&mut state, "Enter"), ask("acme-eu"));
        assert_eq!(found(&state, "spend by day  reading").len(), 1);
        assert!(press(&mut state, "j").is_empty());
        assert_eq!(later(&mut state, 1000), ask("globex"));
        assert!(later(&mut state, 1000).is_empty(), "once");
    }

    #[test]
    fn the_pace_of_one_who_is_not_listed_is_that_of_the_days_that_were_read() {
        let mut state = crate::tui::view::scene::full(Screen::Customers, 120, 40);
        if let List::Ready { rows, .. } = &mut state.data.overview {
            rows[0].customers.retain(|top| top.id != "globex");
            rows[0].other_customers.0 = 1;
        }
        let mut days: Vec<(String, Picos)> =
            (1..=30).map(|day| (format!("2026-11-{day:02}"), Picos::ZERO)).collect();
        days[3].1 = Picos::from_dollars(720);
        state.data.days.insert("globex".to_owned(), days);
        press(&mut state, "j Enter");
        for part in ["burn            $1.00 / h over 30d", "at the pace of the last 30d"] {
            let said = frame(&state).0;
            assert!(said.iter().any(|line| line.contains(part)), "{part}: {said:#?}");
        }
    }

    #[test]
    fn days_that_could_not_be_read_say_why() {
        let mut state = state(Screen::Customers, 120, 36);
        press(&mut state, "Enter");
        state.detail_of.as_mut().unwrap().unanswered = Some("timed out".to_owned());
        assert_eq!(found(&state, "spend by day  could not be read: timed out").len(), 1);
        press(&mut state, "r");
        later(&mut state, 500);
        assert_eq!(found(&state, "spend by day  reading").len(), 1);
    }

    #[test]
    fn there_is_always_a_next_step() {
        let mut state = state(Screen::Customers, 80, 24);
        for (list, parts) in [
            (List::Loading, ["reading customers…", ""]),
            (
                List::Failed("timed out".into()),
                ["customers could not be read: timed out", "press r to try again"],
            ),
            (List::Unsupported, ["this server does not tell its customers", ""]),
            (List::ready(Vec::new(), 0), ["no customers yet; press n, or: litellm-rs customer new acme", ""]),
        ] {
            state.data.customers = list;
            later(&mut state, 500);
            for part in parts {
                assert!(!found(&state, part).is_empty(), "{part}");
            }
        }
        state.data.customers = List::ready(customers(), 100_000);
        if let List::Ready { stale, .. } = &mut state.data.customers {
            *stale = Some("timed out".into());
        }
        later(&mut state, 500);
        let title = &found(&state, "┌ Customers")[0];
        assert!(title.contains("5 of 100,000 (largest spenders)  ◌ not read again"), "{title}");
        press(&mut state, "/ !");
        type_in(&mut state, "spend>=0");
        let said = "none of the 5 customers that were read passes the filter; Esc clears it";
        assert_eq!(found(&state, said).len(), 1);
    }
}
