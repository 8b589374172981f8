//! Where an export goes: stdout, or a file that is there whole or not at all. What is not whole yet
//! stands beside it as `FILE.part`, and can be gone on with. It is its owner's alone: who is billed
//! for what is in it.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
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
        let file = new(&part).map_err(|error| unwritable(&part, &error))?;
        Ok(Self::File(Part { file, part, whole: whole.to_owned() }))
    }

    /// Goes on with a file after its first `length` bytes; what follows them is cut off.
    pub(crate) fn go_on(found: &Begun) -> Result<Self, Failure> {
        let wrong = |error: io::Error| unwritable(&found.path, &error);
        let mut file = regular(OpenOptions::new().append(true), &found.path).map_err(wrong)?;
        if found.is_part() {
            // Nobody but its owner can do this, so a part that somebody else has put here is refused.
            own(&file).map_err(wrong)?;
        }
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
    pub(crate) fn find(whole: &Path) -> Result<Option<Self>, Failure> {
        for path in [beside(whole), whole.to_owned()] {
            if is_regular(&path).map_err(|error| unwritable(&path, &error))? {
                return Ok(Some(Self { path, whole: whole.to_owned(), length: 0 }));
            }
        }
        Ok(None)
    }

    /// Whether it is the part beside the file.
    pub(crate) fn is_part(&self) -> bool {
        self.path != self.whole
    }

    /// It, to be read.
    pub(crate) fn open(&self) -> Result<File, Failure> {
        regular(OpenOptions::new().read(true), &self.path)
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

/// A file that was not there; an old part makes room for it, anything else does not.
fn new(part: &Path) -> io::Result<File> {
    if is_regular(part)? {
        std::fs::remove_file(part)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(part)
}

/// Whether there is a file; a link or a device in its place is an error.
fn is_regular(path: &Path) -> io::Result<bool> {
    match std::fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => Ok(true),
        Ok(_) => Err(not_regular()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Opens a file, never what a link in its place leads to.
fn regular(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    is_regular(path)?;
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.cast_signed());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_regular()) }
}

fn not_regular() -> io::Error {
    io::Error::other("it is not a regular file, and nothing is written through links")
}

#[cfg(unix)]
fn own(file: &File) -> io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

#[cfg(not(unix))]
fn own(_file: &File) -> io::Result<()> {
    Ok(())
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let kind = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::Interrupted => Kind::Error,
        _ => Kind::Usage,
    };
    Failure::new(kind, format!("cannot write {}: {error}", path.display()))
        .hint("name a file in a folder that is there: --out spend.csv")
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;
    use crate::cli::global::Format;
    use crate::cli::printer::tests::{printer, style};

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_part_is_its_owners_alone_and_never_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (whole, other) = (folder.path().join("x"), folder.path().join("other"));
        let part = beside(&whole);
        let (printer, ..) = printer(style(Format::Table, false));
        let begin = || Sink::begin(Some(&whole), &printer);
        // An old part is replaced, whatever its mode, and whatever shares its bytes keeps them.
        std::fs::write(&other, "theirs").unwrap();
        std::fs::hard_link(&other, &part).unwrap();
        let mut sink = begin().unwrap();
        assert_eq!(mode(&part), 0o600);
        sink.write(b"ours").unwrap();
        sink.finish().unwrap();
        assert_eq!((std::fs::read(&whole).unwrap(), mode(&whole)), (b"ours".to_vec(), 0o600));
        // A link is neither written nor gone on with, wherever it leads.
        for target in [other.clone(), folder.path().join("nowhere"), folder.path().to_owned()] {
            symlink(&target, &part).unwrap();
            assert!(begin().is_err() && Begun::find(&whole).is_err(), "{}", target.display());
            std::fs::remove_file(&part).unwrap();
        }
        assert_eq!(std::fs::read(&other).unwrap(), b"theirs");
        // A part that is gone on with becomes its owner's alone; it may turn into a link meanwhile.
        std::fs::write(&part, "begun").unwrap();
        let begun = Begun { length: 3, ..Begun::find(&whole).unwrap().unwrap() };
        Sink::go_on(&begun).unwrap().write(b"!").unwrap();
        assert_eq!((std::fs::read(&part).unwrap(), mode(&part)), (b"beg!".to_vec(), 0o600));
        std::fs::remove_file(&part).unwrap();
        symlink(&other, &part).unwrap();
        assert!(Sink::go_on(&begun).is_err() && begun.open().is_err());
    }
}
