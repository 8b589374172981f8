//! Where new keys go: to stdout or to a file, each at once, for it is never seen again.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::VIEW;
use crate::cli::bulk::Told;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind, Outcome};
use crate::cli::global::Format;
use crate::cli::look::{Column, exact, member};
use crate::cli::printer::Style;
use crate::cli::table::{self, View};
use crate::client::{Row, mask};

/// Lines have the server's members as they are.
const LINES: View = View { id: VIEW.id, columns: &[] };

/// The way that new keys take.
pub(super) struct Sink<'a> {
    context: &'a Context,
    way: Way,
    /// Keys are told with their alias: otherwise nobody knows which is which.
    with_alias: bool,
    /// What is done to a key, like `made`.
    done: &'static str,
    is_used: Cell<bool>,
    is_broken: Cell<bool>,
    /// How many keys there are that nobody got.
    lost: Cell<usize>,
}

/// How a key is written.
enum Way {
    /// A line of a file.
    File(RefCell<File>, PathBuf),
    /// A line for people, and a sentence beside it.
    Prose,
    /// The object, as the answer of the command.
    Object,
    /// A line for programs; the columns are known once the first one is there.
    Lines(RefCell<Vec<String>>),
}

impl<'a> Sink<'a> {
    /// Opens the file before there is a key: one that could not be written would be lost.
    pub(super) fn open(
        path: Option<PathBuf>,
        is_list: bool,
        done: &'static str,
        context: &'a Context,
    ) -> Result<Self, Failure> {
        let way = match path {
            Some(path) => Way::File(RefCell::new(new_file(&path)?), path),
            None => way_of(context.printer.style(), is_list)?,
        };
        Ok(Self {
            context,
            way,
            with_alias: is_list,
            done,
            is_used: Cell::new(false),
            is_broken: Cell::new(false),
            lost: Cell::new(0),
        })
    }

    /// What is told of keys as they are made.
    pub(super) fn told(&self, verb: &'static str) -> Option<Told> {
        match self.way {
            Way::File(..) => None,
            Way::Prose => Some(Told::Verb(verb)),
            Way::Object | Way::Lines(_) => Some(Told::All),
        }
    }

    /// Where keys are kept, as the end of a sentence.
    pub(super) fn place(&self) -> String {
        match &self.way {
            Way::File(_, path) => format!("  in {}", path.display()),
            _ => String::new(),
        }
    }

    /// Whether there is no way for keys any more.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken.get()
    }

    /// Takes the answer that holds a key and gives back what may be shown of it: programs that read
    /// stdout get the key, unless it is in the file.
    pub(super) fn take(&self, mut row: Row, said: &str) -> Result<Row, Failure> {
        self.is_used.set(true);
        let key = exact(row.get("key"));
        let line = match (exact(row.get("key_alias")), self.with_alias) {
            (alias, true) => format!("{key}\t{alias}"),
            (_, false) => key.clone(),
        };
        let written = match &self.way {
            Way::File(file, _) => writeln!(file.borrow_mut(), "{line}").map_err(Failure::from),
            _ if self.context.printer.style().raw => {
                let body = self.context.client.take_last_body().unwrap_or_default();
                self.context.printer.bytes(&body)
            }
            Way::Prose => self.context.printer.exact_line(&line),
            Way::Object => self.context.printer.done(&VIEW, std::slice::from_ref(&row), ""),
            Way::Lines(columns) => self.write_line(&row, &mut columns.borrow_mut()),
        };
        written.map_err(|failure| self.missed(&row, &failure))?;
        match &self.way {
            Way::File(..) => drop(row.insert("key".to_owned(), mask(&key).into())),
            Way::Prose => self.context.printer.note(said),
            Way::Object | Way::Lines(_) => {}
        }
        Ok(row)
    }

    /// Writes a key that was there before, and is not shown, where the new ones are.
    pub(super) fn pass(&self, row: &Row) -> Result<(), Failure> {
        let written = match &self.way {
            Way::File(..) | Way::Prose => Ok(()),
            Way::Object => self.context.printer.done(&VIEW, std::slice::from_ref(row), ""),
            Way::Lines(columns) => self.write_line(row, &mut columns.borrow_mut()),
        };
        self.is_broken.set(self.is_broken.get() || written.is_err());
        written
    }

    fn write_line(&self, row: &Row, columns: &mut Vec<String>) -> Result<(), Failure> {
        let printer = &self.context.printer;
        let style = printer.style();
        if style.format == Format::Jsonl {
            return printer.json_line(row);
        }
        let is_first = columns.is_empty();
        if is_first {
            *columns = columns_of(row, style);
        }
        let mut row = row.clone();
        // Rows differ in their members, and a key that is there is written, whatever its row lacks.
        columns.iter().for_each(|path| fill(&mut row, path));
        let (rows, headers) = (std::slice::from_ref(&row), is_first && style.headers);
        printer.out(&match style.format {
            Format::Csv => table::csv(&LINES, columns, rows, headers)?,
            _ => table::tab_separated(&LINES, columns, rows, &style.look, headers)?,
        })
    }

    /// The failure for a key that is there and that nobody got.
    fn missed(&self, row: &Row, why: &Failure) -> Failure {
        self.is_broken.set(true);
        self.lost.set(self.lost.get() + 1);
        let names = ["token", "key_alias", "key_name"].map(|name| exact(row.get(name)));
        let name = names.iter().find(|name| !name.is_empty()).map_or("", String::as_str);
        let alias = Some(&names[1]).filter(|alias| !alias.is_empty()).map_or(name, String::as_str);
        let what = format!("key {alias} was {} and could not be written: {}", self.done, why.message);
        let hint = match self.done {
            "replaced" => format!("replace it again: litellm-rs key regenerate {name}"),
            _ => format!("delete it: litellm-rs key delete {name}"),
        };
        Failure::new(Kind::Error, what).hint(hint)
    }

    /// Leaves no empty file behind, and does not let a key that nobody got pass for less.
    pub(super) fn close(self, outcome: Outcome) -> Outcome {
        if let (Way::File(_, path), false) = (&self.way, self.is_used.get()) {
            // It was ours and nothing was written to it.
            let _ = std::fs::remove_file(path);
        }
        match (outcome, self.lost.get()) {
            (Err(failure), lost) if lost > 0 && matches!(failure.kind, Kind::Partial | Kind::ReaderGone) => {
                Err(Failure::new(Kind::Error, format!("{lost} new keys could not be written, as told above")))
            }
            (outcome, _) => outcome,
        }
    }
}

/// How keys that go to stdout are written. Of several, each is written when it is made: what waits
/// for the others is lost when the command is interrupted.
fn way_of(style: &Style, is_list: bool) -> Result<Way, Failure> {
    let lines = || Way::Lines(RefCell::default());
    match style.format {
        Format::Table if style.columns.is_empty() && !(is_list && style.raw) => Ok(Way::Prose),
        _ if !is_list => Ok(Way::Object),
        _ if style.raw => Err(unwritten("--raw")),
        Format::Json => Err(unwritten("-o json")),
        Format::Yaml => Err(unwritten("-o yaml")),
        Format::Id => Err(unwritten("-o id")),
        Format::Table | Format::Csv | Format::Jsonl => Ok(lines()),
    }
}

fn unwritten(flag: &str) -> Failure {
    Failure::usage(format!("{flag} with -f does not write each key as it is made, and keys are shown once"))
        .hint("use -o jsonl, or keep them: --out FILE")
}

/// The columns of all lines: those that were asked for, or in CSV the members of the first row and
/// the key.
fn columns_of(row: &Row, style: &Style) -> Vec<String> {
    if !style.columns.is_empty() {
        return style.columns.iter().map(|name| path_of(name)).collect();
    }
    let others = row.keys().filter(|name| *name != "key").cloned();
    std::iter::once("key".to_owned()).chain(others).collect()
}

/// The member that a column shows. `key` is the new key here, in full, and not its masked name.
fn path_of(name: &str) -> String {
    let column = VIEW.columns.iter().find(|column| name != "key" && column.is_called(name));
    column.and_then(Column::path).unwrap_or(name).to_owned()
}

/// Sees to it that there is a member at `path`, be it nothing.
fn fill(row: &mut Row, path: &str) {
    if member(row, path).is_some() {
        return;
    }
    match path.split_once('.') {
        Some((outer, inner)) => match row.entry(outer).or_insert(Value::Null) {
            Value::Object(outer) => fill(outer, inner),
            other => {
                let mut filled = Row::new();
                fill(&mut filled, inner);
                *other = filled.into();
            }
        },
        None => drop(row.insert(path.to_owned(), Value::Null)),
    }
}

fn new_file(path: &Path) -> Result<File, Failure> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| Failure::usage(format!("cannot make {}: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_keys_are_written_as_they_are_made_or_not_at_all() {
        use crate::cli::printer::tests::style;
        for (format, writes) in [
            (Format::Table, true),
            (Format::Jsonl, true),
            (Format::Csv, true),
            (Format::Json, false),
            (Format::Yaml, false),
            (Format::Id, false),
        ] {
            assert_eq!(way_of(&style(format, false), true).is_ok(), writes, "{format:?}");
            assert!(way_of(&style(format, false), false).is_ok(), "{format:?}");
            assert!(way_of(&Style { raw: true, ..style(format, false) }, true).is_err(), "{format:?}");
        }
    }

    #[test]
    fn a_row_without_a_member_has_its_cell() {
        let mut row: Row = serde_json::from_str(r#"{"a":1,"b":{"c":2}}"#).unwrap();
        ["a", "b.c", "b.d", "e.f", "g"].iter().for_each(|path| fill(&mut row, path));
        assert_eq!(Value::Object(row).to_string(), r#"{"a":1,"b":{"c":2,"d":null},"e":{"f":null},"g":null}"#);
    }

    #[test]
    fn a_column_is_its_member_and_the_key_is_the_key() {
        for (name, path) in [
            ("key", "key"),
            ("KEY", "key_name"),
            ("alias", "key_alias"),
            ("key_alias", "key_alias"),
            ("x", "x"),
        ] {
            assert_eq!(path_of(name), path, "{name}");
        }
    }

    #[test]
    fn a_file_for_a_key_is_made_once_and_for_its_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ci.key");
        new_file(&path).unwrap();
        assert!(new_file(&path).is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
