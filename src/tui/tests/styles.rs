//! What a snapshot of text cannot hold: colours, reverse, and what can be clicked.

use ratatui::style::{Color, Modifier};

use super::*;
use crate::tui::event::{Hit, Mouse};
use crate::tui::theme::{Role, Theme};

#[test]
fn mono_leaves_every_cell_without_colour_and_the_selected_row_reversed_and_marked() {
    for screen in Screen::ALL {
        for size in SIZES {
            for keys in ["", "n", "d", ":", "<Enter>", "/x", "L"] {
                let mut state = demonstration(screen, size);
                state.options.theme = Theme::Mono;
                let _ = press(&mut state, keys);
                let (buffer, _) = frame(&state);
                for cell in buffer.content() {
                    assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{screen:?} {keys}");
                }
            }
        }
    }
    let state = {
        let mut state = demonstration(Screen::Customers, FULL);
        state.options.theme = Theme::Mono;
        state
    };
    let (buffer, hits) = frame(&state);
    let id = state.table().place.id.clone().unwrap();
    let (area, _) = hits.iter().find(|(_, hit)| *hit == Hit::Row(id.clone())).unwrap();
    assert_eq!(buffer[(area.x, area.y)].symbol(), "▶");
    for x in area.left()..area.right() {
        assert!(buffer[(x, area.y)].modifier.contains(Modifier::REVERSED));
    }
}

#[test]
fn themes_use_the_sixteen_colours_of_the_terminal() {
    for theme in Theme::ALL {
        for screen in Screen::ALL {
            let mut state = demonstration(screen, FULL);
            state.options.theme = theme;
            let (buffer, _) = frame(&state);
            let is_one = |color: Color| !matches!(color, Color::Rgb(..) | Color::Indexed(_));
            assert!(buffer.content().iter().all(|cell| is_one(cell.fg) && is_one(cell.bg)), "{theme:?}");
            let has_color = buffer.content().iter().any(|cell| cell.fg != Color::Reset);
            assert_eq!(has_color, theme.has_color(), "{theme:?} {screen:?}");
        }
    }
}

/// What stands in a column of a customer's row: symbols, each with its colour.
fn column(state: &State, id: &str, at: usize) -> Vec<(String, Color)> {
    let (buffer, hits) = frame(state);
    let area = |wanted: Hit| hits.iter().find(|(_, hit)| *hit == wanted).unwrap().0;
    let (row, column) = (area(Hit::Row(id.to_owned())), area(Hit::Header(at)));
    let cells = (column.left()..column.right()).map(|x| &buffer[(x, row.y)]);
    cells.map(|cell| (cell.symbol().to_owned(), cell.fg)).collect()
}

/// Bars at their borders, in a state whose colour, symbol, percent and word agree.
#[test]
fn standings_say_the_same_in_colour_symbol_and_word() {
    use crate::domain::money::Picos;
    const USED: usize = 5;
    const STATE: usize = 8;
    for (spend, max, soft, role, standing, percent) in [
        ("0", Some("10"), None, Role::Good, "● ok", "0 %"),
        ("7.99", Some("10"), None, Role::Good, "● ok", "79 %"),
        ("8", Some("10"), None, Role::Warning, "▲ near", "80 %"),
        ("9.99", Some("10"), None, Role::Warning, "▲ near", "99 %"),
        ("10", Some("10"), None, Role::Bad, "✖ over", "100 %"),
        ("25", Some("10"), None, Role::Bad, "✖ over", "250 %"),
        ("0", Some("0"), None, Role::Bad, "✖ over", "100 %"),
        ("5", Some("10"), Some("5"), Role::Warning, "▲ near", "50 %"),
        ("5", None, None, Role::Faint, "· none", "no budget"),
    ] {
        let mut state = demonstration(Screen::Customers, FULL);
        let rows = state.data.customers.rows_mut();
        let customer = rows.iter_mut().find(|customer| customer.id == "acme-eu").unwrap();
        customer.spend = Picos::parse(spend).unwrap();
        customer.held = Picos::ZERO;
        customer.limits.max = max.map(|max| Picos::parse(max).unwrap());
        customer.limits.soft = soft.map(|soft| Picos::parse(soft).unwrap());
        for theme in Theme::ALL {
            state.options.theme = theme;
            let color = theme.style(role).fg.unwrap_or(Color::Reset);
            let symbols = state.options.symbols();
            let is_bar = |cell: &str| [symbols.full, symbols.held, symbols.empty].contains(&cell);
            let of = |at: usize, is_meant: &dyn Fn(&str) -> bool| -> Vec<(String, Color)> {
                column(&state, "acme-eu", at).into_iter().filter(|(cell, _)| is_meant(cell)).collect()
            };
            let words =
                |cells: &[(String, Color)]| cells.iter().map(|(cell, _)| cell.as_str()).collect::<String>();
            let case = format!("{theme:?}: {spend} of {max:?}");
            assert_eq!(words(&of(USED, &|cell| !is_bar(cell))).trim(), percent, "{case}");
            assert_eq!(words(&of(STATE, &|_| true)).trim(), standing, "{case}");
            let mut colored = of(STATE, &|cell| cell != " ");
            colored.extend(of(USED, &|cell| cell == symbols.full));
            assert!(colored.iter().all(|(_, of)| *of == color), "{case}: {colored:?}");
        }
    }
    for theme in Theme::ALL.into_iter().filter(|theme| theme.has_color()) {
        let of = |role| theme.style(role).fg.unwrap();
        let colors = [of(Role::Good), of(Role::Warning), of(Role::Bad)];
        let others = |at: usize| colors.iter().filter(move |color| **color == colors[at]).count();
        assert!((0..3).all(|at| others(at) == 1), "{theme:?}: {colors:?}");
    }
}

#[test]
fn the_mouse_reaches_tabs_rows_and_headers() {
    let mut state = demonstration(Screen::Overview, FULL);
    let click = |state: &mut State, hit: Hit| {
        let (_, hits) = frame(state);
        assert!(hits.iter().any(|(_, known)| *known == hit), "{hit:?} is not there");
        happen(state, Event::Mouse(Mouse::Click(hit)))
    };
    let _ = click(&mut state, Hit::Tab(Screen::Customers));
    assert_eq!(state.screen, Screen::Customers);
    let _ = click(&mut state, Hit::Row("globex".into()));
    assert_eq!(state.table().place.id.as_deref(), Some("globex"));
    assert!(!state.detail);
    let _ = click(&mut state, Hit::Row("globex".into()));
    assert!(state.detail, "a second click opens");
    let first = state.order().ids.first().cloned();
    let _ = press(&mut state, "<Esc>");
    let _ = click(&mut state, Hit::Header(0));
    let _ = pass(&mut state, 3_000);
    assert_ne!(state.order().ids.first().cloned(), first, "turned around");
}

#[test]
fn help_lists_every_binding_of_the_screen_it_was_opened_from() {
    for screen in Screen::ALL {
        let mut state = demonstration(screen, Size::new(120, 200));
        let _ = press(&mut state, "?");
        let shown = text(&state);
        for (binding, keys) in state.keymap.of(screen) {
            let help = binding.help;
            assert!(shown.contains(help), "{screen:?}: {help} is not in\n{shown}");
            let (_, key) = keys.first().unwrap();
            let has_key = |line: &str| {
                line.split(help).next().is_some_and(|keys| keys.split_whitespace().any(|of| of == key))
            };
            assert!(
                shown.lines().filter(|line| line.contains(help)).any(has_key),
                "{screen:?}: {key}: {help}"
            );
        }
    }
}
