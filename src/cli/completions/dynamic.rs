//! Answers a shell that asks what could stand at the cursor: commands and flags from the tree,
//! values from the server. Never asks anything, never complains, is never slow.

use std::ffi::{OsStr, OsString};
use std::sync::Arc;

use clap::{Arg, Command, CommandFactory as _, FromArgMatches as _};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::VARIABLE;
use super::ids::{Noun, known};
use crate::cli::Cli;
use crate::cli::global::GlobalArgs;
use crate::cli::shell::is_plain;

/// Flags and what their values name, whatever command they belong to.
const FLAGS: &[(&str, Noun)] = &[
    ("budget-id", Noun::Budget),
    ("customer", Noun::Customer),
    ("default-model", Noun::Model),
    ("destination", Noun::Destination),
    ("model", Noun::Model),
    ("models", Noun::Model),
    ("organization-id", Noun::Organization),
    ("profile", Noun::Profile),
    ("tag", Noun::Tag),
    ("tags", Noun::Tag),
    ("team", Noun::Team),
    ("team-id", Noun::Team),
    ("user", Noun::User),
    ("user-id", Noun::User),
];

/// Positional values: the command, the name of the value, and what it names. The first row that
/// fits counts; a command is meant with all that are below it.
const PLACES: &[(&str, &str, Noun)] = &[
    ("budget assign", "CUSTOMER", Noun::Customer),
    ("budget", "", Noun::Budget),
    ("chat", "MODEL", Noun::Model),
    ("config use", "", Noun::Profile),
    ("credential", "", Noun::Credential),
    ("customer", "", Noun::Customer),
    ("deliveries pause", "", Noun::Destination),
    ("deliveries resume", "", Noun::Destination),
    ("deliveries test", "", Noun::Destination),
    ("key", "", Noun::Key),
    ("model", "", Noun::Model),
    ("organization", "", Noun::Organization),
    ("statement", "", Noun::Customer),
    ("tag", "", Noun::Tag),
    ("team assign-key", "KEY", Noun::Key),
    ("team member", "USER", Noun::User),
    ("team", "", Noun::Team),
    ("user", "", Noun::User),
];

/// Commands whose values name what is not there yet.
const MAKERS: &[&str] = &["new", "generate", "import"];

/// Answers the shell, if one asks. Answers whether one did.
pub(in crate::cli) fn answered(arguments: &[OsString]) -> bool {
    if std::env::var_os(VARIABLE).is_none() {
        return false;
    }
    let line: Arc<[OsString]> = arguments.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    let factory = || with_ids(Cli::command(), "", &line);
    // Whatever goes wrong, the shell completes nothing; nobody wants to read errors while typing.
    let asked = CompleteEnv::with_factory(factory).var(VARIABLE).try_complete(arguments.to_vec(), None);
    asked.unwrap_or(true)
}

/// The tree with a source of values at every argument that names something of the server.
fn with_ids(command: Command, path: &str, line: &Arc<[OsString]>) -> Command {
    let command = command.mut_args(|arg| match noun_of(path, &arg) {
        Some(noun) => {
            let line = Arc::clone(line);
            arg.add(ArgValueCompleter::new(move |current: &OsStr| candidates(noun, current, &line)))
        }
        None => arg,
    });
    command.mut_subcommands(|child| {
        let path = format!("{path} {}", child.get_name());
        with_ids(child, path.trim_start(), line)
    })
}

fn noun_of(path: &str, arg: &Arg) -> Option<Noun> {
    // Values that the tree lists itself need no server.
    if !arg.get_possible_values().is_empty() {
        return None;
    }
    if let Some(long) = arg.get_long() {
        // There `--key` is a new one.
        let is_key = long == "key" && !path.starts_with("key ");
        return FLAGS
            .iter()
            .find(|(flag, _)| *flag == long)
            .map(|(_, noun)| *noun)
            .or(is_key.then_some(Noun::Key));
    }
    if !arg.is_positional() || path.split(' ').any(|word| MAKERS.contains(&word)) {
        return None;
    }
    let called = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
    PLACES
        .iter()
        .find(|(command, name, _)| {
            let below =
                path.strip_prefix(command).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            below && (name.is_empty() || *name == called)
        })
        .map(|(_, _, noun)| *noun)
}

fn candidates(noun: Noun, current: &OsStr, line: &[OsString]) -> Vec<CompletionCandidate> {
    let Some(start) = current.to_str() else { return Vec::new() };
    let ids = known(noun, start, &global_of(line));
    offered(ids, start).map(CompletionCandidate::new).collect()
}

/// The ids that may stand at the cursor. Shells put them into the line as they are, and the script
/// of one expands them before: an id that could command a shell has to be typed.
fn offered(ids: Vec<String>, start: &str) -> impl Iterator<Item = String> {
    ids.into_iter().filter(move |id| id.starts_with(start) && is_plain(id))
}

/// The options on the line that say which server is meant, as far as they are typed already.
fn global_of(line: &[OsString]) -> GlobalArgs {
    let command = Cli::command().ignore_errors(true);
    let found = command.try_get_matches_from(line).ok();
    // The options of all commands stand at the innermost command that was found.
    let mut innermost = found.as_ref();
    while let Some((_, below)) = innermost.and_then(clap::ArgMatches::subcommand) {
        innermost = Some(below);
    }
    innermost.and_then(|matches| GlobalArgs::from_arg_matches(matches).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves<'a>(command: &'a Command, path: &str, found: &mut Vec<(String, &'a Command)>) {
        for child in command.get_subcommands() {
            let path = format!("{path} {}", child.get_name()).trim_start().to_owned();
            leaves(child, &path, found);
            found.push((path, child));
        }
    }

    #[test]
    fn every_row_of_the_tables_means_something_in_the_tree() {
        let root = Cli::command();
        let mut all = Vec::new();
        leaves(&root, "", &mut all);
        for (flag, _) in FLAGS {
            let exists = all.iter().any(|(_, c)| c.get_arguments().any(|arg| arg.get_long() == Some(*flag)))
                || root.get_arguments().any(|arg| arg.get_long() == Some(*flag));
            assert!(exists, "no command has --{flag}");
        }
        for (place, name, noun) in PLACES {
            let meant = all.iter().any(|(path, command)| {
                (path == place || path.starts_with(&format!("{place} ")))
                    && command.get_positionals().any(|arg| noun_of(path, arg) == Some(*noun))
            });
            assert!(meant, "{place} {name}");
        }
    }

    #[test]
    fn no_shell_acts_on_what_is_offered() {
        let ids = ["acme", "acme-eu", "globex", "a$(reboot)", "a*", "a b", "a;b", "a`b`", "-a", "a\nb", "a'"];
        let offered = |start| offered(ids.map(String::from).into(), start).collect::<Vec<_>>();
        assert_eq!(offered(""), ["acme", "acme-eu", "globex"]);
        assert_eq!(offered("a"), ["acme", "acme-eu"]);
        assert!(offered("-").is_empty());
    }

    #[test]
    fn the_server_of_the_line_is_the_one_that_is_asked() {
        for (line, url) in [
            ("litellm-rs --url http://a:1 customer info ", Some("http://a:1")),
            ("litellm-rs customer info --url http://a:1 x", Some("http://a:1")),
            ("litellm-rs customer inf", None),
            ("litellm-rs customer update --max-bu", None),
        ] {
            let line: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(global_of(&line).url.as_deref(), url, "{line:?}");
        }
    }
}
