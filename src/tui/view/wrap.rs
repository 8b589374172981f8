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

#[cfg(test)]
mod tests {
    use super::*;

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
