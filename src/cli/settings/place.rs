//! Where the settings lie, and how they are written: whole or not at all, readable by their owner
//! alone. Of what is in them it knows only whether that is a key.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::check;
use crate::cli::failure::{Failure, Kind};
use crate::cli::global::Environment;

/// The file in the folder.
const FILE: &str = "config.toml";
/// Nobody has written more than this by hand.
const BYTES_MAX: u64 = 1024 * 1024;

/// The path of `config.toml`, whether or not it is there.
pub(crate) fn path(env: &Environment<'_>) -> Result<PathBuf, Failure> {
    folder(env).map(|folder| folder.join(FILE)).ok_or_else(|| {
        Failure::usage("there is no folder for settings: the home directory is not known")
            .hint("name one: LITELLM_RS_CONFIG_DIR=/path/to/folder")
    })
}

fn folder(env: &Environment<'_>) -> Option<PathBuf> {
    match env.get("LITELLM_RS_CONFIG_DIR") {
        Some(folder) => Some(PathBuf::from(folder)),
        None => {
            directories::ProjectDirs::from("", "", "litellm-rs").map(|dirs| dirs.config_dir().to_path_buf())
        }
    }
}

/// The text of a file of settings; `None` when there is no such file.
pub(crate) fn read(path: &Path) -> Result<Option<String>, Failure> {
    let failed = |why: String| Failure::usage(format!("cannot read the settings {}: {why}", path.display()));
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error.to_string())),
    };
    let mut text = String::new();
    file.take(BYTES_MAX + 1).read_to_string(&mut text).map_err(|error| failed(error.to_string()))?;
    if u64::try_from(text.len()).is_ok_and(|bytes| bytes > BYTES_MAX) {
        return Err(failed(format!("it is larger than {BYTES_MAX} bytes")));
    }
    Ok(Some(text))
}

/// Replaces a file of settings by its new text, or leaves it as it was. A file that is a link stays
/// one, and the mode of a file stays what its owner made it, unless others could read a key then.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let draft = beside(&target, &format!(".{:08x}.tmp", getrandom::u32().unwrap_or_default()));
    let kept = if check::holds_key(text) { 0o700 } else { 0o777 };
    let mode = mode_of(&target).unwrap_or(0o600) & kept;
    let written = make_folder_of(&target)
        .and_then(|()| write_new(&draft, text, mode))
        .and_then(|()| std::fs::rename(&draft, &target));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&draft);
        Failure::new(Kind::Error, format!("cannot write {}: {error}", path.display()))
    })
}

/// A file in the same folder, with a longer name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(ending);
    path.with_file_name(name)
}

/// Writes a file that is not there yet.
pub(crate) fn write_new(path: &Path, text: &str, mode: u32) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn make_folder_of(path: &Path) -> std::io::Result<()> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => make_folder(folder),
        None => Ok(()),
    }
}

/// Makes a folder, and those above it, for its owner alone; one that is there stays as it is.
pub(crate) fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The permissions of a file, where there are such.
#[cfg(unix)]
fn mode_of(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().ok().map(|metadata| metadata.permissions().mode() & 0o777)
}

/// The permissions of a file, where there are such.
#[cfg(not(unix))]
fn mode_of(_: &Path) -> Option<u32> {
    None
}

/// Whether others than its owner may read a file.
pub(crate) fn is_open_to_others(path: &Path) -> bool {
    mode_of(path).is_some_and(|mode| mode & 0o077 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_names_the_folder() {
        let lookup = |name: &str| (name == "LITELLM_RS_CONFIG_DIR").then(|| "/srv/settings".to_owned());
        assert_eq!(path(&Environment(&lookup)).unwrap(), Path::new("/srv/settings/config.toml"));
    }

    #[test]
    fn a_file_that_is_not_there_is_no_failure_and_a_huge_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        assert_eq!(read(&path).unwrap(), None);
        std::fs::write(&path, " ".repeat(usize::try_from(BYTES_MAX).unwrap())).unwrap();
        assert!(read(&path).unwrap().is_some());
        std::fs::write(&path, " ".repeat(usize::try_from(BYTES_MAX).unwrap() + 1)).unwrap();
        assert!(read(&path).unwrap_err().message.contains("larger than"));
        std::fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(read(&path).unwrap_err().message.contains("UTF-8"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_written_is_private_whole_and_leaves_nothing_behind() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a/b").join(FILE);
        write(&path, "one").unwrap();
        write(&path, "two").unwrap();
        assert_eq!(read(&path).unwrap().as_deref(), Some("two"));
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        assert!(!is_open_to_others(&path));

        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        let link = home.path().join("link.toml");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write(&link, "three").unwrap();
        assert_eq!((read(&path).unwrap().as_deref(), mode(&path)), (Some("three"), 0o640));
        assert!(link.is_symlink() && is_open_to_others(&path));
        write(&path, "[profiles.p]\napi_key_file = \"p.key\"\n").unwrap();
        assert_eq!(mode(&path), 0o640);
        write(&path, "[profiles.p]\napi_key = \"sk-canary\"\n").unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
