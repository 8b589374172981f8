//! One frame as text: everything is asked once, drawn, and done.

use futures_util::future::try_join_all;
use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::event::{Ask, At, Event, Live};
use super::live::{Known, answer, recent};
use super::state::{Options, Screen, State};
use super::update::update;
use super::{demo, view};
use crate::client::{Cause, Client, ClientError};

/// The first frame of a server.
pub(crate) async fn once(client: &Client, options: Options, size: Size) -> Result<String, ClientError> {
    let mut asks = vec![Ask::Server, Ask::Overview(options.window), Ask::Customers, Ask::Budgets, Ask::Keys];
    match options.screen {
        Screen::Delivery => asks.push(Ask::Deliveries),
        Screen::Active => asks.push(Ask::Active),
        _ => {}
    }
    let known = Known::default();
    let known = &known;
    let asked = asks.into_iter().map(|ask| async move {
        match answer(client, &ask, known).await {
            Ok(live) => Ok(live),
            // What a server does not have is said on the screen that would show it.
            Err(error) if error.cause == Cause::Unsupported => {
                Ok(Live::Unanswered { ask, message: error.message, is_unsupported: true })
            }
            Err(error) => Err(error),
        }
    });
    let answers = try_join_all(asked).await?;
    let calls = recent(client).await.unwrap_or_default();

    let mut state = State::new(options, size, Timestamp::now());
    let mut tell = |live: Live| {
        let now = Timestamp::now();
        let skew = SignedDuration::from_millis(state.server.skew_ms);
        let at = At { now: now.checked_add(skew).unwrap_or(now), event: Event::Live(live) };
        // Nothing more is asked than this.
        let _ = update(&mut state, at);
    };
    answers.into_iter().for_each(&mut tell);
    tell(Live::Spent(calls));
    // The only sign of life that this frame will have.
    tell(Live::Connected);
    Ok(frame(&state))
}

/// The first frame of the demonstration.
pub(crate) fn once_demo(options: Options, size: Size) -> String {
    frame(&demo::state(options, size))
}

/// A frame as lines of text.
fn frame(state: &State) -> String {
    let area = Rect::new(0, 0, state.size.width, state.size.height);
    let mut buffer = Buffer::empty(area);
    view::draw(state, &mut buffer);
    let mut text = String::new();
    for y in 0..area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let Some(cell) = buffer.cell((x, y)) else { break };
            line.push_str(cell.symbol());
            // The second half of a wide character is no cell of its own.
            let cells = unicode_width::UnicodeWidthStr::width(cell.symbol());
            x = x.saturating_add(u16::try_from(cells).unwrap_or(1).max(1));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demonstration_is_a_frame_of_its_size_and_always_the_same() {
        for (width, height) in [(120, 36), (80, 24), (60, 16), (20, 3)] {
            let text = once_demo(Options::default(), Size::new(width, height));
            assert_eq!(text.lines().count(), usize::from(height));
            let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= usize::from(width));
            assert!(text.lines().all(|line| line == line.trim_end() && !line.contains('\u{1b}')));
            assert_eq!(text, once_demo(Options::default(), Size::new(width, height)));
        }
    }
}
