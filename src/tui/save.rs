//! Rows as a file in the current folder: always a new one, for its owner alone.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

/// So many files of one name are made before somebody should tidy up.
const NAMES_MAX: u32 = 99;

/// Writes a file that is not there yet; its name, which may have got a number.
pub(super) fn save(folder: &Path, name: &str, text: &str) -> Result<String, String> {
    // A name is no way to another folder.
    let name = Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or("rows.txt");
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    for number in 1..=NAMES_MAX {
        let name = if number == 1 { name.to_owned() } else { format!("{stem}-{number}.{ending}") };
        match write(&folder.join(&name), text) {
            Ok(()) => return Ok(name),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.to_string()),
        }
    }
    Err(format!("{NAMES_MAX} files of this name are here already"))
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    // Half a file would be taken for a whole one.
    written.inspect_err(|_| {
        let _ = std::fs::remove_file(path);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_always_a_new_one_and_stays_in_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let saved = |name: &str| save(folder.path(), name, "a,b\n").unwrap();
        assert_eq!(saved("customers.csv"), "customers.csv");
        assert_eq!(saved("customers.csv"), "customers-2.csv");
        assert_eq!(saved("../../etc/passwd.csv"), "passwd.csv");
        assert_eq!(saved("plain"), "plain");
        assert_eq!(saved("plain"), "plain-2.txt");
        assert!(save(&folder.path().join("missing"), "x.csv", "").is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = folder.path().join("customers.csv").metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
