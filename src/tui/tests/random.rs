//! Anything may happen, in any order, at any size: nothing breaks.

use std::time::Duration;

use proptest::prelude::*;
use ratatui::layout::Size;

use super::*;
use crate::tui::event::{Ask, Hit, Loaded, Mouse, Refusal, Written};
use crate::tui::keymap::{Action, BINDINGS};
use crate::tui::state::{Searched, Window};

fn key() -> impl Strategy<Value = KeyEvent> {
    let code = prop_oneof![
        6 => any::<char>().prop_map(KeyCode::Char),
        20 => proptest::char::range(' ', '~').prop_map(KeyCode::Char),
        8 => prop_oneof![
            Just(KeyCode::Enter), Just(KeyCode::Esc), Just(KeyCode::Tab), Just(KeyCode::BackTab),
            Just(KeyCode::Up), Just(KeyCode::Down), Just(KeyCode::Left), Just(KeyCode::Right),
            Just(KeyCode::Home), Just(KeyCode::End), Just(KeyCode::PageUp), Just(KeyCode::PageDown),
            Just(KeyCode::Backspace), Just(KeyCode::Delete), Just(KeyCode::Insert), Just(KeyCode::F(3)),
        ],
    ];
    let modifiers = prop_oneof![
        8 => Just(KeyModifiers::NONE), 1 => Just(KeyModifiers::CONTROL),
        1 => Just(KeyModifiers::SHIFT), 1 => Just(KeyModifiers::ALT),
    ];
    (code, modifiers).prop_map(|(code, modifiers)| KeyEvent::new(code, modifiers))
}

fn ask() -> impl Strategy<Value = Ask> {
    prop_oneof![
        Just(Ask::Server),
        (0..Window::ALL.len()).prop_map(|at| Ask::Overview(Window::ALL[at])),
        Just(Ask::Customers),
        Just(Ask::Budgets),
        Just(Ask::Keys),
        Just(Ask::Deliveries),
        Just(Ask::Active),
        "[a-z]{1,8}".prop_map(Ask::CustomerDetail),
        "[a-z]{1,8}".prop_map(Ask::Customer),
        (0..Searched::ALL.len(), "[a-z]{0,2}").prop_map(|(at, text)| Ask::Search(Searched::ALL[at], text)),
    ]
}

fn live() -> impl Strategy<Value = Live> {
    prop_oneof![
        Just(Live::Connected),
        Just(Live::Beat),
        Just(Live::NoDatabase),
        Just(Live::Polling { every: Duration::from_secs(2) }),
        (0_u32..40, 0_u64..20_000).prop_map(|(attempt, ms)| Live::Broken {
            reason: "read timed out".into(),
            attempt,
            retry_in: Duration::from_millis(ms),
        }),
        Just(Live::Refused { message: "invalid key".into() }),
        (0_u64..2_000, 0_u64..200).prop_map(|(first, count)| Live::Spent(
            (first..first + count).map(|n| demo::event(n, demo::now())).collect()
        )),
        proptest::option::of(0_u64..100).prop_map(|missed| Live::Gap { missed }),
        ask().prop_map(Live::Asked),
        ask().prop_map(|ask| demo::answer(&ask)),
        Just(Live::Customers(Loaded { rows: Vec::new(), total: 0 })),
        Just(crowd()),
        "[a-z]{0,2}".prop_map(|text| demo::answer(&Ask::Search(Searched::Customers, text))),
        Just(Live::Active { calls: Loaded { rows: Vec::new(), total: 0 }, held: None }),
        (ask(), any::<bool>()).prop_map(|(ask, is_unsupported)| Live::Unanswered {
            ask,
            message: "no".into(),
            is_unsupported,
        }),
        (0_u64..6, any::<bool>()).prop_map(|(ticket, ok)| Live::Written {
            ticket,
            outcome: match ok {
                true => Ok(Written { secret: Some("sk-canary".into()), done: 1 }),
                false => Err(Refusal { message: "no".into(), param: Some("max_budget".into()), done: 0 }),
            },
        }),
    ]
}

/// The customers of the demonstration, of many more.
fn crowd() -> Live {
    match demo::answer(&Ask::Customers) {
        Live::Customers(loaded) => Live::Customers(Loaded { total: 100_412, ..loaded }),
        other => other,
    }
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        30 => key().prop_map(Event::Key),
        2 => "\\PC{0,40}".prop_map(Event::Paste),
        3 => (0_u16..200, 0_u16..80).prop_map(|(width, height)| Event::Resized(Size::new(width, height))),
        2 => any::<bool>().prop_map(Event::Focused),
        4 => Just(Event::Tick),
        4 => Just(Event::Drawn),
        12 => live().prop_map(Event::Live),
        4 => (0_usize..400).prop_map(|at| Event::Mouse(Mouse::Click(Hit::Field(at)))),
        2 => any::<i16>().prop_map(|rows| Event::Mouse(Mouse::Wheel(rows))),
        3 => (0..BINDINGS.len()).prop_map(|at| Event::Mouse(Mouse::Click(Hit::Button(BINDINGS[at].action)))),
    ]
}

/// How many stories are told; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_a_frame_can_be_drawn(
        steps in proptest::collection::vec((event(), 0_i64..1_200, any::<proptest::sample::Index>()), 1..60),
        screen in 0..Screen::COUNT,
        ascii in any::<bool>(),
        is_known in any::<bool>(),
    ) {
        let screen = Screen::ALL[screen];
        let options = Options { screen, ascii, ..Options::default() };
        let mut state = match is_known {
            true => demo::state(options, COMPACT),
            false => State::new(options, COMPACT, demo::now()),
        };
        for (event, ms, pick) in steps {
            // A click lands on something that was drawn, when there is something.
            let event = match event {
                Event::Mouse(Mouse::Click(Hit::Field(at))) => {
                    let (_, hits) = frame(&state);
                    match hits.is_empty() {
                        true => Event::Mouse(Mouse::Click(Hit::Choice(at))),
                        false => Event::Mouse(Mouse::Click(pick.get(&hits).1.clone())),
                    }
                }
                other => other,
            };
            let now = state.now.checked_add(SignedDuration::from_millis(ms)).unwrap();
            let effects = update(&mut state, At { now, event });
            prop_assert!(!effects.iter().any(|effect| matches!(effect, Effect::Copy(text) if text.is_empty())));
            let (buffer, _) = frame(&state);
            prop_assert_eq!(buffer.area.as_size(), state.size);
            if ascii {
                prop_assert!(buffer.content().iter().all(|cell| cell.symbol().is_ascii()));
            }
        }
    }
}

#[test]
fn breaking_on_purpose_has_to_be_allowed() {
    let mut state = demonstration(Screen::Overview, COMPACT);
    let f12 = KeyEvent::new(KeyCode::F(12), KeyModifiers::NONE);
    assert_eq!(happen(&mut state, Event::Key(f12)), []);
    assert!(BINDINGS.iter().all(|binding| binding.action != Action::Panic));
}
