//! Where new keys go: to stdout or to a file, each at once, for it is never seen again.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::global::Format;
use crate::cli::look::exact;
use crate::client::{Row, mask};

/// The way that new keys take.
pub(super) struct Sink<'a> {
    context: &'a Context,
    file: Option<(RefCell<File>, PathBuf)>,
    /// Keys are told with their alias: otherwise nobody knows which is which.
    with_alias: bool,
    is_used: Cell<bool>,
}

impl<'a> Sink<'a> {
    /// Opens the file before there is a key: one that could not be written would be lost.
    pub(super) fn open(
        path: Option<PathBuf>,
        with_alias: bool,
        context: &'a Context,
    ) -> Result<Self, Failure> {
        let file = match path {
            Some(path) => Some((RefCell::new(new_file(&path)?), path)),
            None => None,
        };
        Ok(Self { context, file, with_alias, is_used: Cell::new(false) })
    }

    /// Whether people see everything about keys as they are made.
    pub(super) fn tells(&self) -> bool {
        let style = self.context.printer.style();
        self.file.is_none() && style.format == Format::Table && style.columns.is_empty()
    }

    /// Where keys are kept, as the end of a sentence.
    pub(super) fn place(&self) -> String {
        self.file.as_ref().map(|(_, path)| format!("  in {}", path.display())).unwrap_or_default()
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
        if let Some((file, _)) = &self.file {
            writeln!(file.borrow_mut(), "{line}")?;
            row.insert("key".to_owned(), mask(&key).into());
        } else if self.tells() {
            self.context.printer.exact_line(&line)?;
            self.context.printer.note(said);
        }
        Ok(row)
    }

    /// Leaves no empty file behind.
    pub(super) fn close(self) {
        if let (Some((_, path)), false) = (&self.file, self.is_used.get()) {
            // It was ours and nothing was written to it.
            let _ = std::fs::remove_file(path);
        }
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
