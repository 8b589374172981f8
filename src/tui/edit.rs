//! One line of text that is typed: the filter and the palette. Knows text and keys, and not what the
//! text is for.

use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::to_input_request;
use tui_input::{Input, InputRequest};

/// No line is longer, in characters.
const CHARS_MAX: usize = 2_000;

/// A key; whether the text is another one now. `cursor` counts characters.
pub(crate) fn press(text: &mut String, cursor: &mut usize, key: KeyEvent) -> bool {
    let Some(request) = to_input_request(&Event::Key(key)) else { return false };
    if matches!(request, InputRequest::InsertChar(_)) && text.chars().count() >= CHARS_MAX {
        return false;
    }
    let mut input = Input::new(std::mem::take(text)).with_cursor(*cursor);
    let changed = input.handle(request).is_some_and(|change| change.value);
    input.value().clone_into(text);
    *cursor = input.cursor();
    changed
}

/// The first line of what was pasted that is not empty, without characters that command, and whether
/// something else was pasted. Terminals send the ends of lines as carriage returns.
pub(crate) fn first_line(pasted: &str) -> (String, bool) {
    let mut lines = pasted.split(['\r', '\n']).filter(|line| !line.trim().is_empty());
    let line = lines.next().unwrap_or_default();
    // What stood in two columns of a table is not one word.
    let line = line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect();
    (line, lines.next().is_some())
}

/// Puts the first line of what was pasted where the cursor is.
pub(crate) fn paste(text: &mut String, cursor: &mut usize, pasted: &str) {
    let room = CHARS_MAX.saturating_sub(text.chars().count());
    let (line, _) = first_line(pasted.trim_start());
    let line: String = line.chars().take(room).collect();
    let at = text.char_indices().nth(*cursor).map_or(text.len(), |(at, _)| at);
    text.insert_str(at, &line);
    *cursor = cursor.saturating_add(line.chars().count()).min(text.chars().count());
}

/// The text before the cursor and after it.
pub(crate) fn around(text: &str, cursor: usize) -> (&str, &str) {
    let at = text.char_indices().nth(cursor).map_or(text.len(), |(at, _)| at);
    text.split_at(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};

    fn line(text: &str, cursor: usize) -> (String, usize) {
        (text.to_owned(), cursor)
    }

    #[test]
    fn keys_edit_where_the_cursor_is() {
        let none = KeyModifiers::NONE;
        let control = KeyModifiers::CONTROL;
        for (before, code, modifiers, after) in [
            (line("ab", 2), KeyCode::Char('c'), none, line("abc", 3)),
            (line("ab", 0), KeyCode::Char('Ä'), KeyModifiers::SHIFT, line("Äab", 1)),
            (line("日本", 2), KeyCode::Backspace, none, line("日", 1)),
            (line("ab", 0), KeyCode::Backspace, none, line("ab", 0)),
            (line("ab", 0), KeyCode::Delete, none, line("b", 0)),
            (line("ab", 2), KeyCode::Left, none, line("ab", 1)),
            (line("ab", 1), KeyCode::Right, none, line("ab", 2)),
            (line("ab", 2), KeyCode::Home, none, line("ab", 0)),
            (line("ab", 0), KeyCode::End, none, line("ab", 2)),
            (line("used>=80% acme", 14), KeyCode::Char('w'), control, line("used>=80% ", 10)),
            (line("used>=80%", 4), KeyCode::Char('u'), control, line("", 0)),
            (line("ab", 9), KeyCode::Char('c'), none, line("abc", 3)),
            (line("ab", 1), KeyCode::F(3), none, line("ab", 1)),
        ] {
            let (mut text, mut cursor) = before.clone();
            let changed = press(&mut text, &mut cursor, KeyEvent::new(code, modifiers));
            assert_eq!((text.clone(), cursor), after, "{before:?} {code:?}");
            assert_eq!(changed, text != before.0, "{before:?} {code:?}");
        }
    }

    #[test]
    fn what_is_pasted_is_one_line_that_commands_nothing() {
        for (before, pasted, after) in [
            (line("ab", 1), "x\nrm -rf", line("axb", 2)),
            (line("", 0), "\n a\u{1b}[2Jb\r\n", line("a[2Jb", 5)),
            (line("a", 99), "b", line("ab", 2)),
            (line("a", 1), "", line("a", 1)),
            // Terminals send the ends of lines as carriage returns.
            (line("", 0), "line1\rline2\ttab", line("line1", 5)),
            (line("", 0), "\r\rline1\r\nline2", line("line1", 5)),
            (line("", 0), "acme\tAcme Corp", line("acme Acme Corp", 14)),
        ] {
            let (mut text, mut cursor) = before;
            paste(&mut text, &mut cursor, pasted);
            assert_eq!((text, cursor), after);
        }
        let (mut text, mut cursor) = line("", 0);
        paste(&mut text, &mut cursor, &"x".repeat(CHARS_MAX + 1));
        assert!(!press(&mut text, &mut cursor, KeyEvent::new(KeyCode::Char('y'), KeyModifiers::NONE)));
        assert_eq!(text.len(), CHARS_MAX);
        assert_eq!(around("日本語", 1), ("日", "本語"));
        assert_eq!(around("日", 7), ("日", ""));
    }
}
