//! How much room there is where a database lies. Knows nothing of what is done about it.

use std::io;
use std::path::Path;

/// Bytes that may still be written to the file system of `path`; none where nobody can tell.
pub(super) fn free_bytes(path: &Path) -> io::Result<Option<u64>> {
    #[cfg(unix)]
    {
        let system = rustix::fs::statvfs(path)?;
        Ok(Some(system.f_bavail.saturating_mul(system.f_frsize)))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok(None)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_room_and_one_that_is_not_there_has_an_error() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(free_bytes(file.path()).unwrap().is_some());
        let gone = file.path().with_extension("gone");
        assert_eq!(free_bytes(&gone).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
