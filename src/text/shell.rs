//! Words on the command line of a shell: which stand there as they are, and how others are quoted.
//! Knows nothing of what they mean.

use std::borrow::Cow;

/// What stands for an id that no quotes could keep from being taken for a flag.
const SOME_ID: &str = "ID";

/// Whether every shell takes the word for nothing but itself.
pub(crate) fn is_plain(word: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._:@/+=-".contains(&byte);
    !word.is_empty() && !word.starts_with('-') && word.bytes().all(is_plain)
}

/// An id as it stands in a command that somebody may copy.
pub(crate) fn quoted(id: &str) -> Cow<'_, str> {
    if is_plain(id) {
        return Cow::Borrowed(id);
    }
    if id.starts_with('-') {
        return Cow::Borrowed(SOME_ID);
    }
    Cow::Owned(format!("'{}'", id.replace('\'', r"'\''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_act_on_is_quoted() {
        for (id, shown) in [
            ("acme-eu.1:a@b/c+d=e", "acme-eu.1:a@b/c+d=e"),
            ("", "''"),
            ("a b", "'a b'"),
            ("$(reboot)", "'$(reboot)'"),
            ("`reboot`", "'`reboot`'"),
            ("it's", r"'it'\''s'"),
            ("a;b", "'a;b'"),
            ("*", "'*'"),
            ("~root", "'~root'"),
            ("é", "'é'"),
            ("a\nb", "'a\nb'"),
            ("--url=http://elsewhere", "ID"),
            ("-", "ID"),
        ] {
            assert_eq!(quoted(id), shown, "{id}");
            assert_eq!(is_plain(id), id == shown, "{id}");
        }
    }
}
