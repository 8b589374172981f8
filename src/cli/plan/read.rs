//! The files of a plan: read whole, with their variables put in. Each mistake is told with file, line
//! and column, all of them at once. Knows no kinds of objects.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::variables::{Unknown, expand, guarded, restored};
use crate::cli::failure::Failure;
use crate::config::tree::{Entry, Node, Value, is_null};
use crate::config::{Finding, Place, Report, yaml};

/// The largest file that is read.
const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// What a file may come to in memory.
const WEIGHT_MAX: usize = 1024 * 1024 * 1024;
/// The most mistakes that are told.
const MISTAKES_MAX: usize = 20;

/// The members of the top of each file. `-` is stdin.
pub(super) fn files(
    names: &[String],
    lookup: &dyn Fn(&str) -> Option<String>,
    report: &Report,
) -> Vec<(Place, Vec<Entry>)> {
    let mut tops = Vec::new();
    let mut is_stdin_read = false;
    for name in names {
        let file: Arc<str> = if name == "-" { "stdin".into() } else { name.as_str().into() };
        let place = Place::of_file(Arc::clone(&file));
        if name == "-" && std::mem::replace(&mut is_stdin_read, true) {
            report.error(&place, "", "stdin is named twice", "name - once");
            continue;
        }
        match text_of(name) {
            Ok(text) => tops.extend(top(&place, &text, lookup, report).map(|entries| (place, entries))),
            Err(why) => report.error(&place, "", why, "check the path and who may read it"),
        }
    }
    tops
}

/// The members of the top of one file.
pub(super) fn top(
    place: &Place,
    text: &str,
    lookup: &dyn Fn(&str) -> Option<String>,
    report: &Report,
) -> Option<Vec<Entry>> {
    let mut root = yaml::parse_up_to(WEIGHT_MAX, &place.file, &guarded(text), report)?;
    write_out(&mut root, lookup, report);
    match root.value {
        Value::Map(entries) => Some(entries),
        other => {
            let what = format!("lists such as `budgets:` wanted, found {other}");
            report.error(&root.place, "", what, "begin with `version: 1`");
            None
        }
    }
}

fn text_of(name: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let limit = FILE_BYTES_MAX + 1;
    let read = if name == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else if Path::new(name).is_dir() {
        return Err("this is a directory, and each file has to be named".to_owned());
    } else {
        std::fs::File::open(name).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map_err(|error| format!("cannot be read ({error})"))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(format!("is larger than {} MiB", FILE_BYTES_MAX >> 20));
    }
    String::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned())
}

/// Puts variables into every text that is a value.
fn write_out(node: &mut Node, lookup: &dyn Fn(&str) -> Option<String>, report: &Report) {
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| write_out(item, lookup, report)),
        Value::Map(entries) => {
            for entry in entries {
                entry.key = restored(&entry.key);
                write_out(&mut entry.node, lookup, report);
            }
        }
        Value::Plain(text) => match written(text, &node.place, lookup, report) {
            None => node.value = Value::Unresolved,
            Some(text) if is_null(&text) => node.value = Value::Null,
            Some(written) => *text = written,
        },
        Value::Quoted(text) => match written(text, &node.place, lookup, report) {
            None => node.value = Value::Unresolved,
            Some(written) => *text = written,
        },
        Value::Null | Value::FromEnv { .. } | Value::Unresolved => {}
    }
}

/// A text with its variables put in; a mistake is told, and there is none.
fn written(
    text: &str,
    place: &Place,
    lookup: &dyn Fn(&str) -> Option<String>,
    report: &Report,
) -> Option<String> {
    let text = restored(text);
    match expand(&text, lookup) {
        Ok(expanded) => Some(expanded.unwrap_or(text)),
        Err(unknown) => {
            let (what, fix) = told(&unknown);
            report.error(place, "", what, fix);
            None
        }
    }
}

fn told(unknown: &Unknown) -> (String, String) {
    match unknown {
        Unknown::Unset(name) => (
            format!("the environment variable `{name}` is not set"),
            format!("set {name}, or give it a default: ${{{name}:-…}}"),
        ),
        Unknown::Broken => (
            "`${` does not begin a variable here".to_owned(),
            "use a form like ${NAME} or ${NAME:-default}, and $${ for the characters themselves".to_owned(),
        ),
    }
}

/// `budgets.yaml:7:5: customers[2].budget_id: what is wrong`
pub(super) fn shown(finding: &Finding) -> String {
    let Place { file, line, column } = &finding.place;
    let mut text = file.to_string();
    if *line > 0 {
        text.push_str(&format!(":{line}:{column}"));
    }
    if !finding.path.is_empty() {
        text.push_str(&format!(": {}", finding.path));
    }
    format!("{text}: {}", finding.what)
}

/// Mistakes as one failure: `say` tells them one by one when there are several.
pub(super) fn refused(findings: &[Finding], mut say: impl FnMut(&str)) -> Failure {
    if let [finding] = findings {
        let failure = Failure::usage(shown(finding));
        return if finding.fix.is_empty() { failure } else { failure.hint(finding.fix.as_str()) };
    }
    for finding in findings.iter().take(MISTAKES_MAX) {
        say(&format!("{}; {}", shown(finding), finding.fix));
    }
    if findings.len() > MISTAKES_MAX {
        say(&format!("… and {} more", findings.len() - MISTAKES_MAX));
    }
    let first = findings.first().map(shown).unwrap_or_default();
    Failure::usage(format!("{} mistakes, the first one {first}", findings.len())).hint("nothing was sent")
}
