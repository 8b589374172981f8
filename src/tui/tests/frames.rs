//! Every screen in every size and condition, forms and dialogs, as pictures to be looked at.

use std::time::Duration;

use super::*;
use crate::tui::event::{Ask, Loaded, Server};
use crate::tui::state::{List, Mode};

/// A screen in one condition, in all three sizes.
fn sizes(screen: Screen, prepare: impl Fn(Size) -> State) -> String {
    SIZES
        .iter()
        .map(|size| {
            let mut state = prepare(*size);
            state.screen = screen;
            let _ = pass(&mut state, 0);
            format!("{}x{}\n{}\n", size.width, size.height, text(&state))
        })
        .collect()
}

fn snapshot(screen: Screen, condition: &str, shown: String) {
    let name = screen.names().0.to_lowercase().replace(' ', "-");
    insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots"}, {
        insta::assert_snapshot!(format!("{name}-{condition}"), shown);
    });
}

fn nothing_known(screen: Screen, size: Size) -> State {
    let options =
        Options { screen, profile: Some("prod".into()), url: demo::URL.into(), ..Options::default() };
    State::new(options, size, demo::now())
}

#[test]
fn full() {
    for screen in Screen::ALL {
        snapshot(screen, "full", sizes(screen, |size| demonstration(screen, size)));
    }
}

#[test]
fn empty() {
    for screen in Screen::ALL {
        let shown = sizes(screen, |size| {
            let mut state = nothing_known(screen, size);
            let mut overview = None;
            if let Live::Overview { numbers: of, .. } = demo::answer(&Ask::Overview(state.window)) {
                let mut none = *of;
                none.totals = Default::default();
                none.buckets.iter_mut().for_each(|bucket| {
                    bucket.counts = Default::default();
                    bucket.customers.clear();
                    bucket.models.clear();
                });
                none.customers.clear();
                none.models.clear();
                none.other_customers = Default::default();
                none.other_models = Default::default();
                overview = Some(none);
            }
            for live in [
                demo::answer(&Ask::Server),
                Live::Overview { numbers: Box::new(overview.unwrap()), at: demo::now() },
                Live::Customers(Loaded { rows: Vec::new(), total: 0 }),
                Live::Budgets(Loaded { rows: Vec::new(), total: 0 }),
                Live::Keys(Loaded { rows: Vec::new(), total: 0 }),
                Live::Deliveries { destinations: Vec::new(), failed: Vec::new() },
                Live::Active { calls: Loaded { rows: Vec::new(), total: 0 }, held: None },
                Live::Connected,
            ] {
                let _ = news(&mut state, live);
            }
            state
        });
        snapshot(screen, "empty", shown);
    }
}

#[test]
fn loading() {
    for screen in Screen::ALL {
        snapshot(screen, "loading", sizes(screen, |size| nothing_known(screen, size)));
    }
}

#[test]
fn error() {
    for screen in Screen::ALL {
        let shown = sizes(screen, |size| {
            let mut state = nothing_known(screen, size);
            let _ = news(&mut state, Live::Connected);
            for ask in [
                Ask::Overview(state.window),
                Ask::Customers,
                Ask::Budgets,
                Ask::Keys,
                Ask::Deliveries,
                Ask::Active,
            ] {
                let is_unsupported = matches!(ask, Ask::Active);
                let message = "the server could not answer: database is locked".to_owned();
                let _ = news(&mut state, Live::Unanswered { ask, message, is_unsupported });
            }
            state
        });
        snapshot(screen, "error", shown);
    }
}

#[test]
fn stale() {
    for screen in Screen::ALL {
        let shown = sizes(screen, |size| {
            let mut state = demonstration(screen, size);
            let _ = pass(&mut state, 19_000);
            let reason = "read timed out after 10 s".to_owned();
            let broken = Live::Broken { reason, attempt: 3, retry_in: Duration::from_secs(8) };
            let _ = news(&mut state, broken);
            let _ = pass(&mut state, 4_000);
            state
        });
        assert!(shown.contains("STALE 23s") && shown.contains("retry 3 in 4s"));
        assert_eq!(shown.matches("writes are off").count(), SIZES.len(), "{shown}");
        snapshot(screen, "stale", shown);
    }
}

#[test]
fn read_only() {
    for screen in Screen::ALL {
        let shown = sizes(screen, |size| {
            let mut state = demonstration(screen, size);
            state.options.mode = Mode::ReadOnly;
            state
        });
        snapshot(screen, "read-only", shown);
    }
}

#[test]
fn a_viewer_may_look() {
    let mut state = demonstration(Screen::Budgets, FULL);
    let viewer = Server { role: Some("proxy_admin_viewer".into()), may_write: false, ..Server::default() };
    let _ = news(&mut state, Live::Server(viewer));
    assert!(text(&state).contains("read-only") && !text(&state).contains("Create Budget"));
    for key in ["n", "e", "d"] {
        assert_eq!(press(&mut state, key), []);
        assert!(state.modals.is_empty());
        assert!(state.messages.shown().is_some_and(|message| message.text.contains("read-only")));
    }
}

#[test]
fn details() {
    for (screen, keys) in [
        (Screen::Customers, "jj<Enter>"),
        (Screen::Budgets, "<Enter>"),
        (Screen::Keys, "<Enter>"),
        (Screen::Delivery, "<Enter>"),
        (Screen::Active, "<Enter>"),
        (Screen::Tail, "kkk<Enter>"),
    ] {
        let shown = sizes(screen, |size| {
            let mut state = demonstration(screen, size);
            let _ = press(&mut state, keys);
            if let Some(id) = state.table().place.id.clone() {
                let _ = news(&mut state, demo::answer(&Ask::CustomerDetail(id)));
            }
            state
        });
        snapshot(screen, "detail", shown);
    }
}

#[test]
fn forms_and_dialogs() {
    for (screen, name, keys) in [
        (Screen::Budgets, "form", "nfree-tier<Tab>4<Tab>5<Tab>30d<Tab>"),
        (Screen::Budgets, "edit", "e"),
        (Screen::Customers, "form", "n"),
        (Screen::Customers, "assign", "a"),
        (Screen::Customers, "raise", "u"),
        (Screen::Keys, "form", "n"),
        (Screen::Customers, "delete", "<space>j<space>d"),
        (Screen::Budgets, "delete", "d"),
        (Screen::Keys, "regenerate", "R"),
        (Screen::Active, "cancel", "K"),
        (Screen::Customers, "palette", ":cust"),
        (Screen::Customers, "filter", "/used>=80% !block"),
        (Screen::Customers, "wrong-filter", "/used>="),
        (Screen::Customers, "log", "ythL"),
    ] {
        let shown = sizes(screen, |size| {
            let mut state = demonstration(screen, size);
            let _ = press(&mut state, keys);
            state
        });
        snapshot(screen, name, shown);
    }
}

#[test]
fn ascii() {
    for screen in Screen::ALL {
        for size in SIZES {
            let mut state = demonstration(screen, size);
            state.options.ascii = true;
            let shown = text(&state);
            assert!(shown.is_ascii(), "{screen:?}\n{shown}");
        }
    }
    let mut state = demonstration(Screen::Overview, FULL);
    state.options.ascii = true;
    insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots"}, {
        insta::assert_snapshot!("overview-ascii", text(&state));
    });
}

#[test]
fn what_is_too_small_says_so_and_recovers() {
    let mut state = demonstration(Screen::Customers, FULL);
    let before = text(&state);
    let _ = happen(&mut state, Event::Resized(Size::new(52, 14)));
    assert!(text(&state).starts_with("Terminal too small: 52x14, need 60x16"));
    let _ = happen(&mut state, Event::Resized(FULL));
    assert_eq!(text(&state), before);
}

/// Every row of every frame takes the cells of the terminal: wide characters, long ids and large
/// amounts push nothing out.
#[test]
fn no_column_is_broken() {
    let mut state = demonstration(Screen::Customers, FULL);
    let huge = "123456789012.123456";
    if let List::Ready { rows, .. } = &mut state.data.customers {
        for customer in rows.iter_mut() {
            customer.spend = crate::domain::money::Picos::parse(huge).unwrap();
            customer.alias = Some("👩‍👩‍👧 日本語 é\u{301}\u{202e} very long".into());
        }
    }
    for screen in Screen::ALL {
        for size in SIZES {
            state.screen = screen;
            let _ = happen(&mut state, Event::Resized(size));
            let (buffer, _) = frame(&state);
            for y in 3..size.height - 2 {
                let last = buffer[(size.width - 1, y)].symbol();
                assert!(["│", "┐", "┘", " "].contains(&last), "{screen:?} {y}: {last}\n{}", text(&state));
            }
        }
    }
}
