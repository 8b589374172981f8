//! Lines of words: broken between words, never within one that fits.

use super::cut::width;

/// Words in lines of at most `first` cells, and `rest` after the first one; every line but the last
/// ends in `tail`.
pub(super) fn wrap(words: &[String], first: u16, rest: u16, tail: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words {
        let room = if lines.is_empty() { first } else { rest }.saturating_sub(width(tail));
        if !line.is_empty() && width(&line).saturating_add(width(word)).saturating_add(1) > room {
            line.push_str(tail);
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// A text in lines of at most so many cells; a word that is longer than a line is broken, too.
pub(super) fn text(text: &str, cells: u16) -> Vec<String> {
    let words: Vec<String> = text.split_whitespace().flat_map(|word| pieces(word, cells)).collect();
    wrap(&words, cells, cells, "")
}

/// A word in pieces that fit.
fn pieces(word: &str, cells: u16) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut taken = 0_u16;
    for character in word.chars() {
        let wide = width(character.encode_utf8(&mut [0; 4]));
        if taken.saturating_add(wide) > cells && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
            taken = 0;
        }
        taken = taken.saturating_add(wide);
        piece.push(character);
    }
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words_and_within_those_that_do_not_fit() {
        for (said, cells, lines) in [
            ("End User=initech over budget. Spend=4.02", 29, "End User=initech over budget.|Spend=4.02"),
            ("  a   b ", 9, "a b"),
            ("key 0123456789abcdef. Limit", 10, "key|0123456789|abcdef.|Limit"),
            ("日本語の顧客", 5, "日本|語の|顧客"),
            ("", 5, ""),
            ("ab", 0, "a|b"),
        ] {
            assert_eq!(text(said, cells).join("|"), lines, "{said}");
        }
    }

    #[test]
    fn a_command_is_broken_where_it_may_be() {
        let words: Vec<String> =
            ["litellm-rs budget new", "b", "--max-budget 4", "--soft-budget 5"].map(str::to_owned).into();
        assert_eq!(
            wrap(&words, 40, 34, " \\"),
            ["litellm-rs budget new b --max-budget 4 \\", "--soft-budget 5"]
        );
        assert_eq!(
            wrap(&words, 39, 34, " \\"),
            ["litellm-rs budget new b \\", "--max-budget 4 --soft-budget 5"]
        );
        assert_eq!(wrap(&words, 3, 3, " \\").len(), 4);
        assert_eq!(wrap(&[], 3, 3, ""), [""]);
    }
}
