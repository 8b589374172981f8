//! Where an export goes: stdout, or a file that is there whole or not at all. What is not whole yet
//! stands beside it as `FILE.part`, and can be gone on with.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::cli::failure::{Failure, Kind};
use crate::cli::printer::Printer;

/// Something that is written piece by piece.
pub(crate) enum Sink<'a> {
    /// stdout.
    Out(&'a Printer),
    /// A file.
    File(Part),
}

/// A file in the making.
pub(crate) struct Part {
    file: File,
    part: PathBuf,
    whole: PathBuf,
}

impl<'a> Sink<'a> {
    /// Begins anew; `-` and nothing are stdout.
    pub(crate) fn begin(out: Option<&Path>, printer: &'a Printer) -> Result<Self, Failure> {
        let Some(whole) = path_of(out) else { return Ok(Self::Out(printer)) };
        let part = beside(whole);
        let file = File::create(&part).map_err(|error| unwritable(&part, &error))?;
        Ok(Self::File(Part { file, part, whole: whole.to_owned() }))
    }

    /// Goes on with a file after its first `length` bytes; what follows them is cut off.
    pub(crate) fn go_on(found: &Begun) -> Result<Self, Failure> {
        let wrong = |error: std::io::Error| unwritable(&found.path, &error);
        let mut file = OpenOptions::new().append(true).open(&found.path).map_err(wrong)?;
        file.set_len(found.length).map_err(wrong)?;
        file.flush().map_err(wrong)?;
        Ok(Self::File(Part { file, part: found.path.clone(), whole: found.whole.clone() }))
    }

    /// Writes a piece.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Out(printer) if printer.look().is_terminal => {
                printer.exactly(&String::from_utf8_lossy(bytes))
            }
            Self::Out(printer) => printer.bytes(bytes),
            Self::File(part) => part.file.write_all(bytes).map_err(|error| unwritable(&part.part, &error)),
        }
    }

    /// Makes it whole; answers the file, if it is one.
    pub(crate) fn finish(self) -> Result<Option<PathBuf>, Failure> {
        let Self::File(Part { file, part, whole }) = self else { return Ok(None) };
        file.sync_all().map_err(|error| unwritable(&part, &error))?;
        if part != whole {
            std::fs::rename(&part, &whole).map_err(|error| unwritable(&whole, &error))?;
        }
        Ok(Some(whole))
    }
}

/// A file that was begun before.
pub(crate) struct Begun {
    /// Where it is: the part, else the whole one.
    pub(crate) path: PathBuf,
    whole: PathBuf,
    /// How much of it is of use.
    pub(crate) length: u64,
}

impl Begun {
    /// What there is of `whole`: the part beside it, else the file itself.
    pub(crate) fn find(whole: &Path) -> Option<Self> {
        let found = [beside(whole), whole.to_owned()].into_iter().find(|path| path.is_file())?;
        Some(Self { path: found, whole: whole.to_owned(), length: 0 })
    }

    /// Whether it is the part beside the file.
    pub(crate) fn is_part(&self) -> bool {
        self.path != self.whole
    }

    /// It, to be read.
    pub(crate) fn open(&self) -> Result<File, Failure> {
        File::open(&self.path)
            .map_err(|error| Failure::usage(format!("cannot read {}: {error}", self.path.display())))
    }
}

/// The file that is meant, if one is.
pub(crate) fn path_of(out: Option<&Path>) -> Option<&Path> {
    out.filter(|path| *path != Path::new("-"))
}

/// Writes a whole file at once, or to stdout.
pub(crate) fn write_whole(out: Option<&Path>, printer: &Printer, text: &str) -> Result<(), Failure> {
    let mut sink = Sink::begin(out, printer)?;
    sink.write(text.as_bytes())?;
    if let Some(path) = sink.finish()? {
        printer.note(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// Where a file is while it is being made.
fn beside(whole: &Path) -> PathBuf {
    let mut name = whole.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    let kind = match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::Interrupted => Kind::Error,
        _ => Kind::Usage,
    };
    Failure::new(kind, format!("cannot write {}: {error}", path.display()))
        .hint("name a file in a folder that is there: --out spend.csv")
}
