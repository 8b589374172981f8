//! What is wrong with the arguments: always with an example of a right value, for people and for
//! programs.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::Failure;

/// What a right value looks like, by the name of the value in the help.
const EXAMPLES: &[(&str, &str)] = &[
    ("BOOL", "true"),
    ("COUNT", "10"),
    ("DUR", "24h"),
    ("F", "0.5"),
    ("FPS", "10"),
    ("N", "10"),
    ("N%", "20%"),
    ("PERCENT", "80%"),
    ("PORT", "4000"),
    ("SEC", "2s"),
    ("SECONDS", "60"),
    ("SIZE", "120x36"),
    ("TIME", "2026-11-21"),
    ("T", "0.7"),
    ("USD", "4.00"),
];

/// Adds an example where the complaint about a value has none.
pub(super) fn add_example(error: &mut clap::Error) {
    if !matches!(error.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue) {
        return;
    }
    let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg) else { return };
    let text = error.render().to_string();
    if text.contains("use ") || text.contains("[possible values:") {
        return;
    }
    let (flag, value) =
        argument.split_once([' ', '=', '[']).unwrap_or((argument.as_str(), argument.as_str()));
    let value = value.trim_matches(|c: char| matches!(c, '<' | '>' | '[' | ']' | '=' | '.'));
    let known = EXAMPLES.iter().find(|(name, _)| *name == value).map(|(_, example)| *example);
    let Some(example) = known.or_else(|| example_of(&text)) else { return };
    let tip = if flag.starts_with('-') {
        format!("use a form like '{flag} {example}'")
    } else {
        format!("use a form like '{example}'")
    };
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
}

/// What the complaint itself tells of the kind of value.
fn example_of(complaint: &str) -> Option<&'static str> {
    let is_about = |parts: &[&str]| parts.iter().any(|part| complaint.contains(part));
    if is_about(&["invalid digit", " is not in "]) {
        return Some("10");
    }
    is_about(&["invalid float"]).then_some("0.5")
}

/// The complaint as programs read it.
pub(super) fn failure(error: &clap::Error) -> Failure {
    let text = error.render().to_string();
    let failure = Failure::usage(in_one_line(&text));
    let tips: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("tip: ")).collect();
    if tips.is_empty() { failure } else { failure.hint(tips.join("; ")) }
}

/// The complaint without its tips: everything up to the first empty line, for some name what is
/// missing in lines of their own.
fn in_one_line(complaint: &str) -> String {
    let lines = complaint.lines().take_while(|line| !line.trim().is_empty());
    let text = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    text.trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Cli;
    use super::*;
    use clap::{Arg, Command, CommandFactory as _, Parser as _};
    use std::ffi::OsString;

    fn complaint(words: &[&str]) -> clap::Error {
        let line = [&["litellm-rs"], words].concat();
        match Cli::try_parse_from(&line) {
            Ok(_) => panic!("{line:?} was accepted"),
            Err(mut error) => {
                add_example(&mut error);
                error
            }
        }
    }

    #[test]
    fn a_complaint_in_one_line_still_names_what_is_missing() {
        for (words, message, hint) in [
            (&["customer", "block"][..], "the following required arguments were not provided: <ID>...", None),
            (
                &["customer", "list", "--limt", "3"],
                "unexpected argument '--limt' found",
                Some("a similar argument exists: '--limit'"),
            ),
            (
                &["custmer", "list"],
                "unrecognized subcommand 'custmer'",
                Some("some similar subcommands exist: 'customers', 'customer'"),
            ),
            (
                &["customer", "list", "--limit", "x"],
                "invalid value 'x' for '--limit <N>': invalid digit found in string",
                Some("use a form like '--limit 10'"),
            ),
        ] {
            let failure = failure(&complaint(words));
            assert_eq!((failure.message.as_str(), failure.hint.as_deref()), (message, hint), "{words:?}");
        }
    }

    /// Whether any text is a right value.
    fn takes_any_text(arg: &Arg) -> bool {
        let text = [
            std::any::TypeId::of::<String>(),
            std::any::TypeId::of::<std::path::PathBuf>(),
            std::any::TypeId::of::<OsString>(),
        ];
        arg.get_possible_values().is_empty()
            && text.iter().any(|text| arg.get_value_parser().type_id() == *text)
    }
    fn check(command: &Command, path: &[&str], checked: &mut usize, bad: &mut Vec<String>) {
        for child in command.get_subcommands() {
            let path = [path, &[child.get_name()]].concat();
            if child.has_subcommands() {
                check(child, &path, checked, bad);
                continue;
            }
            for arg in child.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                // What is hidden is for our own scripts.
                if !takes_any_text(arg) && !arg.is_hide_set() {
                    bad.extend(check_value(arg, &path).err());
                    *checked += 1;
                }
            }
        }
    }

    fn check_value(arg: &Arg, path: &[&str]) -> Result<(), String> {
        // A pair of names takes any two.
        let is_pair = arg.get_value_names().is_some_and(|names| names[0].contains('='));
        let wrong = if is_pair { "~" } else { "~not:a=right|value~ re:( >" };
        let flag = arg.get_long().map(|long| format!("--{long}"));
        let word = flag.as_ref().map_or_else(|| wrong.to_owned(), |flag| format!("{flag}={wrong}"));
        let error = complaint(&[path, &[word.as_str()]].concat());
        let text = error.render().to_string();
        let name = flag.unwrap_or_else(|| arg.get_id().to_string());
        let is_good = matches!(error.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue)
            && error.exit_code() == 2
            && text.to_lowercase().contains(&name.to_lowercase())
            && (text.contains("use ") || text.contains("[possible values:"));
        if is_good { Ok(()) } else { Err(format!("{path:?} {name}: {text}")) }
    }

    #[test]
    fn every_wrong_value_is_answered_with_a_right_one() {
        let mut root = Cli::command();
        root.build();
        let (mut checked, mut bad) = (0, Vec::new());
        check(&root, &[], &mut checked, &mut bad);
        assert!(bad.is_empty(), "{}", bad.join("\n"));
        assert!(checked > 100, "{checked}");
    }
}
