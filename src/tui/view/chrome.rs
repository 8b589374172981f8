//! What every screen has: the header, the tabs, the filter line, the message line, the key line.

use jiff::SignedDuration;
use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece, width_of};
use super::cut::width;
use super::{key_line, number};
use crate::tui::areas;
use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::state::{Badge, CommandLine, Layout, Mode, Phase, Screen, State, Tone};
use crate::tui::theme::Role;

/// A message is news for so long.
const NEWS: SignedDuration = SignedDuration::from_secs(3);

/// Draws all of it; the room that is left for the screen.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    header(state, canvas, Rect { height: 1, ..area });
    tabs(state, canvas, Rect { y: area.y + 1, height: 1, ..area });
    if areas::has_filter_line(state) {
        filter(state, canvas, Rect { y: area.y + 2, height: 1, ..area });
    }
    message(state, canvas, Rect { y: area.bottom() - 2, height: 1, ..area });
    key_line::draw(state, canvas, Rect { y: area.bottom() - 1, height: 1, ..area });
    areas::body(state, area)
}

fn header(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let is_full = state.layout() == Layout::Full;
    let mut left = vec![Piece::new(" litellm-rs", Role::Accent)];
    match &state.options.profile {
        Some(profile) if is_full => left.push(Piece::plain(format!("  profile {profile}"))),
        Some(profile) => left.push(Piece::plain(format!(" {profile}"))),
        None => {}
    }
    if is_full || state.options.profile.is_none() {
        left.push(Piece::new(format!("  {}", state.options.url), Role::Faint));
    }
    let mut right = connection(state, canvas, is_full);
    right.push(Piece::plain(if is_full { mode(state) } else { clock(state) }));
    right.push(Piece::plain(" "));
    let taken = canvas.right(area, area.y, &right);
    canvas.pieces(area.x, area.y, area.width.saturating_sub(taken + 1), &left);
}

fn mode(state: &State) -> String {
    let is_locked = state.options.mode == Mode::ReadOnly
        || (state.server.role.is_some() && !state.server.may_write)
        || matches!(state.link.phase, Phase::Refused { .. });
    if is_locked { "  read-only".to_owned() } else { "  read-write".to_owned() }
}

/// `14:32:07 UTC` where there is room, else `  14:32 UTC`.
fn clock(state: &State) -> String {
    format!("  {} UTC", state.now.strftime("%H:%M"))
}

/// What is honestly said of the connection.
fn connection(state: &State, canvas: &Canvas<'_>, is_full: bool) -> Vec<Piece> {
    let symbols = canvas.symbols;
    if state.frozen.is_some() {
        return vec![Piece::new(format!("{} FROZEN", symbols.frozen), Role::Warning)];
    }
    let age = state.link.heard_at.map(|at| number::age(state.since(at)));
    let age = age.map(|age| if is_full { format!("  age {age}") } else { format!(" {age}") });
    let pace = format!(" {} ev/s", state.link.events_per_s(state.now));
    match state.link.badge(state.now) {
        Badge::Connecting => vec![Piece::new(format!("{} CONNECTING", symbols.retry), Role::Faint)],
        Badge::Live => {
            vec![
                Piece::new(format!("{} LIVE", symbols.ok), Role::Good),
                Piece::plain(pace + &age.unwrap_or_default()),
            ]
        }
        Badge::Poll { every_ms } => vec![
            Piece::new(format!("{} POLL {}s", symbols.poll, every_ms / 1000), Role::Warning),
            Piece::plain(pace + &age.unwrap_or_default()),
        ],
        Badge::Stale { age_ms, retry } => {
            let old = number::age(SignedDuration::from_millis(age_ms));
            let mut said = vec![Piece::new(format!("{} STALE {old}", symbols.stale), Role::Warning)];
            if let Some((attempt, left_ms)) = retry {
                let seconds = left_ms.max(0).unsigned_abs().div_ceil(1000);
                said.push(Piece::plain(format!(" {} retry {attempt} in {seconds}s", symbols.retry)));
            }
            said
        }
        Badge::Auth => vec![Piece::new(format!("{} AUTH", symbols.over), Role::Bad)],
    }
}

fn tabs(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let right = match state.layout() {
        Layout::Full => format!("window {}  {} UTC ", state.window.name(), number::clock(state.now)),
        Layout::Compact => format!("window {} ", state.window.name()),
        Layout::Minimal | Layout::TooSmall => format!("{} ", state.window.name()),
    };
    let window_width = width(&right);
    canvas.right(area, area.y, &[Piece::plain(right)]);
    canvas.hit(
        Rect { x: area.right().saturating_sub(window_width), width: window_width, ..area },
        Hit::Button(Action::Window),
    );
    let room = area.width.saturating_sub(window_width + 1);
    let words = |name: fn(Screen) -> String| {
        Screen::ALL.map(|screen| match screen == state.screen {
            true => format!("[{} {}]", screen.digit(), name(screen)),
            false => format!("{} {}", screen.digit(), name(screen)),
        })
    };
    // Long names and wide gaps where there is room for all of them; where there is hardly any, the
    // beginnings of the names: a tab that is not there is not found.
    let fits = |words: &[String], gap: u16| words.iter().map(|word| width(word) + gap).sum::<u16>() <= room;
    let long = words(|screen| screen.names().0.to_owned());
    let short = words(|screen| screen.names().1.to_owned());
    let (words, gap) = match () {
        () if fits(&long, 2) => (long, 2),
        () if fits(&long, 1) => (long, 1),
        () if fits(&short, 1) => (short, 1),
        () => (words(|screen| screen.names().1.chars().take(2).collect()), 1),
    };
    let mut x = area.x + 1;
    for (screen, text) in Screen::ALL.into_iter().zip(&words) {
        let cells = width(text);
        if x + cells > area.x + room {
            break;
        }
        canvas.text(x, area.y, cells, text, if screen == state.screen { Role::Accent } else { Role::Text });
        canvas.hit(Rect { x, width: cells, ..area }, Hit::Tab(screen));
        x += cells + gap;
    }
}

fn filter(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let table = state.table();
    let order = state.order();
    let marked = table.marks.len();
    let found = match (&table.filtering.error, &table.filtering.unknown) {
        (Some(error), _) => Piece::new(format!("{error} "), Role::Bad),
        (None, Some(field)) => Piece::new(format!("no row has '{field}' "), Role::Warning),
        (None, None) => {
            let marked = if marked == 0 { String::new() } else { format!(", {marked} marked") };
            Piece::plain(format!("{} of {} match{marked} ", order.ids.len(), order.of))
        }
    };
    let taken = canvas.right(area, area.y, &[found]);
    let room = area.width.saturating_sub(taken + 1);
    let mut pieces = vec![Piece::new(" / ", Role::Accent)];
    let text = &table.filtering.text;
    if table.filtering.is_open {
        let at = text.char_indices().nth(table.filtering.cursor).map_or(text.len(), |(at, _)| at);
        pieces.push(Piece::plain(&text[..at]));
        pieces.push(Piece::new(canvas.symbols.cursor, Role::Accent));
        pieces.push(Piece::plain(&text[at..]));
    } else {
        pieces.push(Piece::plain(text.clone()));
    }
    canvas.pieces(area.x, area.y, room, &pieces);
}

fn message(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    if let Phase::Refused { message } = &state.link.phase {
        let message = message.trim_end_matches('.');
        let whole = format!(" {message}; try another --api-key-file or --profile, or r when that is mended");
        // A long reason is cut, not what to do.
        let text = match width(&whole) <= area.width {
            true => whole,
            false => format!(" refused: try another --api-key-file or --profile, or r: {message}"),
        };
        canvas.text(area.x, area.y, area.width, &text, Role::Bad);
        return;
    }
    // What was just said is read first: that a key was refused, and why.
    let is_news = state.messages.shown().is_some_and(|said| state.since(said.at) < NEWS);
    if let (Badge::Stale { age_ms, .. }, false) = (state.link.badge(state.now), is_news) {
        let old = number::age(SignedDuration::from_millis(age_ms));
        let why = match &state.link.phase {
            Phase::Broken { reason, .. } => reason.as_str(),
            _ => "the server is silent",
        };
        let whole =
            format!(" connection lost: {why}; the data above is {old} old; writes are off until it is back");
        // A long reason is cut, not what it means.
        let text = match width(&whole) <= area.width {
            true => whole,
            false => format!(" connection lost, writes are off, data {old} old: {why}"),
        };
        canvas.text(area.x, area.y, area.width, &text, Role::Warning);
        return;
    }
    if state.link.has_no_database && !is_news {
        let text = " the server keeps no database: no customers, budgets, keys and no log";
        canvas.text(area.x, area.y, area.width, text, Role::Warning);
        return;
    }
    let Some(message) = state.messages.shown() else { return };
    let (word, role) = match message.tone {
        Tone::Note => ("", Role::Text),
        Tone::Done => ("ok: ", Role::Good),
        Tone::Failed => ("not done: ", Role::Bad),
    };
    let said = [Piece::new(format!(" {word}"), role), Piece::plain(message.text.clone())];
    let beside = message.command.as_ref().map(|command| beside(state, area, width_of(&said), command));
    let taken = canvas.right(area, area.y, beside.as_deref().unwrap_or_default());
    canvas.pieces(area.x, area.y, area.width.saturating_sub(taken), &said);
}

/// The command line beside its message, where both fit: half a command is no command. Else where it is
/// to be found.
fn beside(state: &State, area: Rect, said: u16, command: &CommandLine) -> Vec<Piece> {
    let shown = command.shown();
    let is_short = command.is_shown_whole() && shown.chars().nth(area.width.into()).is_none();
    let whole = [Piece::new("  $ ", Role::Faint), Piece::plain(format!("{shown} "))];
    if is_short && said.saturating_add(width_of(&whole)) <= area.width {
        return whole.into();
    }
    let key = state.keymap.key_of(Action::Log);
    key.map(|key| Piece::new(format!("  {key}: command "), Role::Faint)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use crate::tui::event::{Event, Hit, Live};
    use crate::tui::fixture::{found, frame, happen, later, press, state};
    use crate::tui::state::{Message, Phase, Screen, Tone, Window};

    #[test]
    fn a_command_stands_beside_its_message_where_both_fit_whole() {
        let long = format!("litellm-rs customer block {}", "c".repeat(66).repeat(1_503));
        for (command, is_shown) in [("litellm-rs customer block globex", true), (long.as_str(), false)] {
            let mut state = state(Screen::Customers, 80, 24);
            let text = "blocked some".to_owned();
            let command = Some(command.to_owned().into());
            state.messages.say(Message { at: state.now, tone: Tone::Done, text, command });
            let line = found(&state, "ok: blocked some").concat();
            assert_eq!(line.contains("$ litellm-rs customer block"), is_shown, "{line}");
        }
    }

    #[test]
    fn every_tab_is_found_at_every_width() {
        for width in [60, 69, 79, 80, 95, 109, 110, 130] {
            for screen in Screen::ALL {
                for window in [Window::Hour, Window::Month] {
                    let mut state = state(screen, width, 40);
                    state.window = window;
                    let (lines, hits) = frame(&state);
                    for of in Screen::ALL {
                        let (area, _) = hits.iter().find(|(_, hit)| *hit == Hit::Tab(of)).unwrap();
                        let shown: String =
                            lines[1].chars().skip(area.x.into()).take(area.width.into()).collect();
                        let begins = shown.trim_start_matches('[').starts_with(of.digit());
                        assert!(begins && shown.starts_with('[') == (of == screen), "{width}: {}", lines[1]);
                    }
                    assert!(lines[1].ends_with(window.name()) || width >= 110, "{width}: {}", lines[1]);
                }
            }
        }
        let line = frame(&state(Screen::Budgets, 60, 16)).0.swap_remove(1);
        assert!(line.starts_with(" 1 Ov 2 Cu [3 Bu] 4 Ke 5 Ta 6 De 7 He 8 Ac "), "{line}");
    }

    #[test]
    fn what_was_said_leaves_the_line_when_it_was_read() {
        for (tone, seconds) in [(Tone::Note, 10), (Tone::Done, 30), (Tone::Failed, 30)] {
            let mut state = state(Screen::Customers, 80, 24);
            let at = state.now;
            state.messages.say(Message { at, tone, text: "hear, hear".to_owned(), command: None });
            later(&mut state, seconds * 1_000 - 1);
            assert_eq!(found(&state, "hear, hear").len(), 1, "{tone:?}");
            later(&mut state, 1);
            assert_eq!(found(&state, "hear, hear").len(), 0, "{tone:?}");
            press(&mut state, "L");
            assert_eq!(found(&state, "hear, hear").len(), 1, "{tone:?}");
        }
    }

    #[test]
    fn what_was_said_of_the_connection_is_over_when_it_is_back() {
        let broken = || Live::Broken {
            reason: "connection refused".to_owned(),
            attempt: 1,
            retry_in: Duration::from_secs(1),
        };
        let polling = Live::Polling { every: Duration::from_secs(2) };
        for (away, back) in [(Some(broken()), Live::Connected), (Some(broken()), polling), (None, Live::Beat)]
        {
            let mut state = state(Screen::Customers, 120, 36);
            let said = format!("{back:?}");
            match away {
                Some(away) => drop(happen(&mut state, Event::Live(away))),
                None => state.now += jiff::SignedDuration::from_secs(11),
            }
            press(&mut state, "b");
            assert_eq!(found(&state, "not done: connection lost; writes are off").len(), 1, "{said}");
            happen(&mut state, Event::Live(back));
            assert_eq!(found(&state, "writes are off").len(), 0, "{said}");
            press(&mut state, "L");
            assert_eq!(found(&state, "writes are off").len(), 1, "{said}");
        }
        // What was not about it stays.
        let mut state = state(Screen::Customers, 120, 36);
        happen(&mut state, Event::Live(broken()));
        let text = "not saved".to_owned();
        state.messages.say(Message { at: state.now, tone: Tone::Failed, text, command: None });
        happen(&mut state, Event::Live(Live::Connected));
        assert_eq!(found(&state, "not saved").len(), 1);
    }

    #[test]
    fn who_was_refused_is_told_what_to_do_whatever_else_is_said() {
        let (short, long) = ("wrong key", format!("wrong key, its hash is {}", "8a".repeat(32)));
        for width in [60, 80, 120] {
            for message in [short, &long] {
                let mut state = state(Screen::Customers, width, 36);
                state.link.phase = Phase::Refused { message: message.to_owned() };
                let (lines, _) = frame(&state);
                let line = &lines[34];
                assert!(line.contains("--api-key-file or --profile, or "), "{line}");
                assert_eq!(line.contains("wrong key"), width > 60, "{line}");
            }
        }
    }

    #[test]
    fn a_server_without_a_database_is_said_to_have_none_until_it_tells_something() {
        let mut state = state(Screen::Tail, 80, 24);
        let every = Duration::from_secs(2);
        for live in [Live::Polling { every }, Live::NoDatabase] {
            happen(&mut state, Event::Live(live));
        }
        let sentence = "the server keeps no database: no customers, budgets, keys and no log";
        assert_eq!(found(&state, sentence).len(), 1);
        assert!(frame(&state).0[0].contains("POLL 2s"), "{}", frame(&state).0[0]);
        // What was just said is read first.
        press(&mut state, "y");
        assert!(found(&state, sentence).is_empty());
        later(&mut state, 3_000);
        assert_eq!(found(&state, sentence).len(), 1);
        happen(&mut state, Event::Live(Live::Beat));
        assert!(found(&state, sentence).is_empty());
    }

    #[test]
    fn who_was_refused_may_not_write() {
        let mut state = state(Screen::Customers, 120, 36);
        assert!(frame(&state).0[0].ends_with("read-write"));
        state.link.phase = Phase::Refused { message: "no".to_owned() };
        assert!(frame(&state).0[0].ends_with("read-only"), "{}", frame(&state).0[0]);
    }
}
