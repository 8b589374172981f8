//! The dashboard on a terminal of tmux, in the release build.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::Outcome;

/// The binary that was built together with this bench.
const BINARY: &str = env!("CARGO_BIN_EXE_litellm-rs");
/// A dashboard that does not show something within this never will.
const PATIENCE: Duration = Duration::from_secs(30);

/// A terminal with a dashboard, which end when this value does.
pub(crate) struct Terminal {
    folder: std::path::PathBuf,
}

impl Terminal {
    /// Opens it on a server.
    pub(crate) fn open(url: &str) -> Outcome<Self> {
        let folder = std::env::temp_dir().join(format!("litellm-rs-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let terminal = Self { folder };
        let shell = format!("exec {BINARY} dashboard --url {url} --api-key sk-bench");
        let arguments = ["-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "36", &shell];
        terminal.tmux(&arguments).map_err(|why| format!("tmux has to be there: {why}"))?;
        Ok(terminal)
    }

    fn tmux(&self, arguments: &[&str]) -> Outcome<String> {
        let mut command = Command::new("tmux");
        // Nothing of the caller's environment may change what is measured.
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", &self.folder).env("TMUX_TMPDIR", &self.folder).env("LANG", "C.UTF-8");
        command.env("TERM", "xterm-256color");
        let ended = command.args(["-u", "-L", "bench"]).args(arguments).output()?;
        if !ended.status.success() {
            return Err(String::from_utf8_lossy(&ended.stderr).into_owned().into());
        }
        Ok(String::from_utf8(ended.stdout)?)
    }

    /// The process of the dashboard.
    pub(crate) fn dashboard(&self) -> Outcome<u32> {
        Ok(self.tmux(&["display-message", "-p", "#{pane_pid}"])?.trim().parse()?)
    }

    fn screen(&self) -> Outcome<String> {
        self.tmux(&["capture-pane", "-p"])
    }

    /// Waits until this is shown.
    pub(crate) fn wait_for(&self, part: &str) -> Outcome<()> {
        let began = Instant::now();
        while !self.screen()?.contains(part) {
            if began.elapsed() > PATIENCE {
                return Err(format!("{part} is not shown").into());
            }
        }
        Ok(())
    }

    /// Presses the digit of a screen; how long it took to be seen.
    pub(crate) fn press(&self, digit: &str) -> Outcome<Duration> {
        let began = Instant::now();
        self.tmux(&["send-keys", digit])?;
        self.wait_for(&format!("[{digit} "))?;
        Ok(began.elapsed())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.tmux(&["kill-server"]);
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
