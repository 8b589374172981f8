//! One frame as text: everything is asked once, drawn, and done.

use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::KeyEvent;
use futures_util::future::try_join_all;
use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier};

use super::event::{Ask, At, Effect, Event, Live};
use super::live::{Known, answer, recent};
use super::state::{Options, Screen, State};
use super::update::update;
use super::{demo, view};
use crate::client::{Cause, Client, ClientError, POLL_PAUSE};

/// Nobody types for so long.
const STILL: SignedDuration = SignedDuration::from_secs(1);

/// The first frame of a server.
pub(crate) async fn once(
    client: &Client,
    options: Options,
    size: Size,
    color: bool,
) -> Result<String, ClientError> {
    let mut asks = vec![Ask::Server, Ask::Overview(options.window), Ask::Customers, Ask::Budgets, Ask::Keys];
    match options.screen {
        Screen::Delivery => asks.push(Ask::Deliveries),
        Screen::Active => asks.push(Ask::Active),
        _ => {}
    }
    let screen = options.screen;
    let known = Known::default();
    let known = &known;
    let has_no_database = &AtomicBool::new(false);
    let asked = asks.into_iter().map(|ask| async move {
        match answer(client, &ask, known).await {
            Ok(live) => Ok(live),
            // What a server does not have is said on the screen that would show it.
            Err(error) if error.cause == Cause::Unsupported => {
                Ok(Live::Unanswered { ask, message: error.message, is_unsupported: true })
            }
            // Nor is a server that keeps nothing one that could not be asked.
            Err(error) if error.cause == Cause::NoDatabase => {
                has_no_database.store(true, Ordering::Relaxed);
                Ok(Live::Unanswered { ask, message: error.message, is_unsupported: false })
            }
            // A key that may see this screen need not be one that may see every other.
            Err(error) if error.cause == Cause::Auth && !is_needed(&ask, screen) => {
                Ok(Live::Unanswered { ask, message: error.message, is_unsupported: false })
            }
            Err(error) => Err(error),
        }
    });
    let answers = try_join_all(asked).await?;
    let calls = match recent(client).await {
        Err(error) if screen == Screen::Tail && error.cause == Cause::Auth => return Err(error),
        calls => calls.unwrap_or_default(),
    };

    let mut state = State::new(options, size, Timestamp::now());
    let tell = |state: &mut State, live: Live| {
        let now = Timestamp::now();
        let skew = SignedDuration::from_millis(state.server.skew_ms);
        let at = At { now: now.checked_add(skew).unwrap_or(now), event: Event::Live(live) };
        // Nothing more is asked than this.
        let _ = update(state, at);
    };
    answers.into_iter().for_each(|live| tell(&mut state, live));
    tell(&mut state, Live::Spent(calls));
    // The only sign of life that this frame will have.
    let sign = match known.has_no_overview() {
        true => Live::Polling { every: POLL_PAUSE },
        false => Live::Connected,
    };
    tell(&mut state, sign);
    if has_no_database.load(Ordering::Relaxed) {
        tell(&mut state, Live::NoDatabase);
    }
    // But for what the filter would find among rows that were not read.
    if let Some(ask) = searched(&mut state) {
        let live = answer(client, &ask, known).await.unwrap_or_else(|error| Live::Unanswered {
            ask,
            is_unsupported: error.cause == Cause::Unsupported,
            message: error.message,
        });
        tell(&mut state, live);
    }
    Ok(frame(&state, color))
}

/// What is asked for the filter, which nobody will go on typing.
fn searched(state: &mut State) -> Option<Ask> {
    let now = state.now.checked_add(STILL).unwrap_or(state.now);
    let effects = update(state, At { now, event: Event::Tick });
    effects.into_iter().find_map(|effect| match effect {
        Effect::Ask(ask @ Ask::Search(..)) => Some(ask),
        _ => None,
    })
}

/// Whether a screen has nothing to show without this answer. Who we are is needed everywhere: a key that
/// nobody knows fails there.
fn is_needed(ask: &Ask, screen: Screen) -> bool {
    match ask {
        Ask::Server => true,
        Ask::Overview(_) => screen == Screen::Overview,
        Ask::Customers => screen == Screen::Customers,
        Ask::Budgets => screen == Screen::Budgets,
        Ask::Keys => screen == Screen::Keys,
        Ask::Deliveries => screen == Screen::Delivery,
        Ask::Active => screen == Screen::Active,
        // What was found besides is welcome.
        Ask::CustomerDetail(_) | Ask::Customer(_) | Ask::Search(..) => false,
    }
}

/// A frame of the demonstration, after these keys were pressed.
pub(crate) fn once_demo(options: Options, size: Size, color: bool, keys: &[KeyEvent]) -> String {
    let mut state = demo::state(options, size);
    for key in keys {
        for effect in update(&mut state, At { now: demo::now(), event: Event::Key(*key) }) {
            if let Effect::Ask(ask) = effect {
                let live = Event::Live(demo::answer(&ask));
                let _ = update(&mut state, At { now: demo::now(), event: live });
            }
        }
    }
    frame(&state, color)
}

/// A frame as lines of text, with the escape sequences of its colours when they are wanted.
fn frame(state: &State, color: bool) -> String {
    let area = Rect::new(0, 0, state.size.width, state.size.height);
    let mut buffer = Buffer::empty(area);
    view::draw(state, &mut buffer);
    let mut text = String::new();
    for y in 0..area.height {
        let mut line = String::new();
        let (mut x, mut before) = (0, String::new());
        while x < area.width {
            let Some(cell) = buffer.cell((x, y)) else { break };
            let look = if color { look(cell) } else { String::new() };
            if look != before {
                line.push_str("\u{1b}[0m");
                line.push_str(&look);
                before = look;
            }
            line.push_str(cell.symbol());
            // The second half of a wide character is no cell of its own.
            let cells = unicode_width::UnicodeWidthStr::width(cell.symbol());
            x = x.saturating_add(u16::try_from(cells).unwrap_or(1).max(1));
        }
        text.push_str(line.trim_end());
        if !before.is_empty() {
            text.push_str("\u{1b}[0m");
        }
        text.push('\n');
    }
    text
}

/// The escape sequences of a cell's look; nothing when it has none.
fn look(cell: &Cell) -> String {
    let shapes =
        [(Modifier::BOLD, 1), (Modifier::DIM, 2), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)];
    let shapes = shapes.into_iter().filter(|(shape, _)| cell.modifier.contains(*shape)).map(|(_, code)| code);
    let codes: Vec<String> = shapes.chain(color_code(cell.fg)).map(|code| code.to_string()).collect();
    if codes.is_empty() { String::new() } else { format!("\u{1b}[{}m", codes.join(";")) }
}

/// The code of one of the terminal's sixteen colours, which are all that is drawn with.
fn color_code(color: Color) -> Option<u8> {
    Some(match color {
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use axum::http::{StatusCode, Uri};
    use serde_json::json;

    use super::*;
    use crate::client::{BaseUrl, ClientOptions};

    /// The frame of a server that has neither sums nor a stream, and that refuses to list customers.
    async fn frame_of(screen: Screen) -> Result<String, ClientError> {
        let answer = async |uri: Uri| {
            let (status, body) = match uri.path() {
                "/health/readiness" => (StatusCode::OK, json!({"status": "connected"})),
                "/key/info" => (StatusCode::OK, json!({"key": "aa11", "info": {"key_alias": "ci"}})),
                "/budget/list" => (StatusCode::OK, json!([])),
                "/key/list" => (
                    StatusCode::OK,
                    json!({"keys": [], "total_count": 0, "current_page": 1, "total_pages": 1}),
                ),
                "/requests/active" => {
                    let call =
                        json!({"request_id": "r1", "customer_id": "acme", "model": "gpt-4o", "held": 0.25});
                    (StatusCode::OK, json!({"requests": [call], "total": 4_120, "total_held": 40.5}))
                }
                "/customer/list" => {
                    (StatusCode::FORBIDDEN, json!({"error": {"message": "only an admin may"}}))
                }
                _ => (StatusCode::NOT_FOUND, json!({"detail": "Not Found"})),
            };
            (status, axum::Json(body))
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = BaseUrl::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        let serving = tokio::spawn(axum::serve(listener, axum::Router::new().fallback(answer)).into_future());
        let client = Client::new(ClientOptions { retries: 0, ..ClientOptions::new(url, None) }).unwrap();
        let options = Options { screen, ..Options::default() };
        let drawn = once(&client, options, Size::new(120, 36), false).await;
        serving.abort();
        drawn
    }

    #[tokio::test]
    async fn a_frame_says_what_there_is_and_fails_only_for_what_it_shows() {
        let drawn = frame_of(Screen::Keys).await.unwrap();
        let first = drawn.lines().next().unwrap();
        assert!(first.contains("POLL 2s") && !first.contains("LIVE"), "{first}");
        let drawn = frame_of(Screen::Active).await.unwrap();
        assert!(drawn.contains("1 of 4,120 calls (the oldest), $40.500000 held"), "{drawn}");
        let refused = frame_of(Screen::Customers).await.unwrap_err();
        assert_eq!(refused.cause, Cause::Auth);
    }

    #[test]
    fn the_demonstration_is_a_frame_of_its_size_and_always_the_same() {
        for (width, height) in [(120, 36), (80, 24), (60, 16), (20, 3)] {
            let text = once_demo(Options::default(), Size::new(width, height), false, &[]);
            assert_eq!(text.lines().count(), usize::from(height));
            let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= usize::from(width));
            assert!(text.lines().all(|line| line == line.trim_end() && !line.contains('\u{1b}')));
            assert_eq!(text, once_demo(Options::default(), Size::new(width, height), false, &[]));
        }
    }
}
