//! Where the dashboard's log goes while the screen is taken: a file that never grows beyond a size.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

use crate::cli::settings;

/// A log that would grow beyond this begins anew.
const BYTES_MAX: u64 = 1024 * 1024;

/// Sends what is logged to a file; answers which.
pub(super) fn keep(verbose: u8) -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "litellm-rs")?;
    let folder = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
    settings::place::make_folder(folder).ok()?;
    let path = folder.join("dashboard.log");
    let log = Log::open(&path, BYTES_MAX).ok()?;
    let level = match verbose {
        0 => "litellm_rs=info",
        _ => "litellm_rs=debug",
    };
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(level))
        .with_ansi(false)
        .with_writer(Mutex::new(log))
        .finish();
    tracing::subscriber::set_global_default(subscriber).ok()?;
    Some(path)
}

/// A file that begins anew before it grows too large.
struct Log {
    file: File,
    bytes_max: u64,
}

impl Log {
    fn open(path: &Path, bytes_max: u64) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Self { file: options.open(path)?, bytes_max })
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let more = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        // Another dashboard may write to the same file: what it holds is asked, not counted.
        if self.file.metadata()?.len().saturating_add(more) > self.bytes_max {
            self.file.set_len(0)?;
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_begins_anew_before_it_is_too_large_also_while_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dashboard.log");
        std::fs::write(&path, "before\n").unwrap();
        let mut log = Log::open(&path, 20).unwrap();
        for (line, holds) in [
            ("one two three", "before\none two three"),
            ("!", "!"),
            ("another line", "!another line"),
            ("1234567", "!another line1234567"),
            ("", "!another line1234567"),
        ] {
            log.write_all(line.as_bytes()).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), holds);
        }
    }
}
