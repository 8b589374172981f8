//! Names in sentences for people. Somebody else chose the name, and it must not be able to end its
//! quotation, to go on in a line of its own, or to turn around what follows it.

/// Characters that are not seen themselves and change what is seen: those of the Unicode category of
/// formats, and the separators of lines and paragraphs.
const INVISIBLE: [(char, char); 21] = [
    ('\u{ad}', '\u{ad}'),
    ('\u{600}', '\u{605}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{6dd}', '\u{6dd}'),
    ('\u{70f}', '\u{70f}'),
    ('\u{890}', '\u{891}'),
    ('\u{8e2}', '\u{8e2}'),
    ('\u{180e}', '\u{180e}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{2028}', '\u{202e}'),
    ('\u{2060}', '\u{2064}'),
    ('\u{2066}', '\u{206f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{fff9}', '\u{fffb}'),
    ('\u{110bd}', '\u{110bd}'),
    ('\u{110cd}', '\u{110cd}'),
    ('\u{13430}', '\u{1343f}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0001}', '\u{e0001}'),
    ('\u{e0020}', '\u{e007f}'),
];

/// Whether a character is not seen itself and changes what is seen.
pub fn is_invisible(character: char) -> bool {
    INVISIBLE.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

/// A name that stays between its backticks.
pub fn tamed(name: &str) -> String {
    let seen = name.chars().filter(|character| !is_invisible(*character));
    seen.map(|character| match character {
        '`' => '\'',
        control if control.is_control() => ' ',
        other => other,
    })
    .collect()
}

/// A name between backticks.
pub fn quoted(name: &str) -> String {
    format!("`{}`", tamed(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_quotation() {
        for (name, shown) in [
            ("ci", "`ci`"),
            ("Zo\u{eb} & \u{1f600}", "`Zo\u{eb} & \u{1f600}`"),
            ("a` was deleted by `root", "`a' was deleted by 'root`"),
            ("a\n\nMessage: b\u{85}c\u{1b}[2J", "`a  Message: b c [2J`"),
            ("a\u{202e}b\u{2066}c\u{2028}d\u{2029}e\u{200b}\u{feff}\u{ad}", "`abcde`"),
            ("", "``"),
        ] {
            assert_eq!(quoted(name), shown);
        }
    }

    #[test]
    fn the_table_is_in_order_and_ends_where_it_says() {
        assert!(INVISIBLE.windows(2).all(|pair| matches!(pair, [one, other] if one.1 < other.0)));
        for (character, invisible) in
            [('\u{2027}', false), ('\u{2028}', true), ('\u{202e}', true), ('\u{202f}', false)]
        {
            assert_eq!(is_invisible(character), invisible, "{character:?}");
        }
    }
}
