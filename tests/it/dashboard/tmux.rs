//! A terminal that nobody sits at: tmux, with a server of its own for each test.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::Home;
use crate::support::process::{BINARY, alone};

/// How long the screen may take to show what it is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at the screen.
const BLINK: Duration = Duration::from_millis(20);

/// Whether there is a tmux.
pub(super) fn installed() -> Result<(), &'static str> {
    let looked_for = Command::new("tmux").arg("-V").output();
    if looked_for.is_ok_and(|ended| ended.status.success()) { Ok(()) } else { Err("tmux is not installed") }
}

/// A shell on a terminal of its own.
pub(super) struct Terminal<'h> {
    home: &'h Home,
}

impl<'h> Terminal<'h> {
    /// A terminal of this size, with a shell at its prompt.
    pub(super) fn open(home: &'h Home, width: u16, height: u16) -> Self {
        let terminal = Self { home };
        let size = [width.to_string(), height.to_string()];
        let settings = home.file("shell.rc", "PS1='prompt> '\n");
        let shell = format!("bash --noprofile --rcfile {}", settings.display());
        terminal.tmux(&["-f", "/dev/null", "new-session", "-d", "-x", &size[0], "-y", &size[1], &shell]);
        terminal.wait_for("prompt>");
        terminal
    }

    fn tmux(&self, arguments: &[&str]) -> String {
        let mut command = alone("tmux".as_ref(), self.home.path());
        for (name, value) in self.home.variables() {
            command.env(name, value);
        }
        // The folder of its socket is the test's: nobody else's tmux can be meant.
        command.env("TMUX_TMPDIR", self.home.path()).env("LITELLM_RS_DATA_DIR", self.home.data());
        command.env("LANG", "C.UTF-8").env("TERM", "xterm-256color");
        let ended = command.args(["-u", "-L", "it"]).args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(ended.status.success(), "tmux {arguments:?}: {said}");
        String::from_utf8(ended.stdout).unwrap()
    }

    /// Begins the dashboard, and waits until it is connected.
    pub(super) fn dashboard(&self, arguments: &str) {
        self.begin(arguments);
        self.wait_for("LIVE");
    }

    /// Begins the dashboard. `exit=` and its status follow.
    pub(super) fn begin(&self, arguments: &str) {
        self.line(&format!("clear; {BINARY} dashboard {arguments}; echo exit=$?"));
    }

    /// Types a line and Enter.
    pub(super) fn line(&self, text: &str) {
        self.tmux(&["send-keys", "-l", text]);
        self.keys(&["Enter"]);
    }

    /// Presses keys, by tmux's names.
    pub(super) fn keys(&self, keys: &[&str]) {
        self.tmux(&[&["send-keys"], keys].concat());
    }

    /// What stands on it.
    pub(super) fn screen(&self) -> String {
        self.tmux(&["capture-pane", "-p"])
    }

    /// The same with what makes it look as it does.
    pub(super) fn looks(&self) -> String {
        self.tmux(&["capture-pane", "-p", "-e"])
    }

    /// What tmux knows of it.
    pub(super) fn fact(&self, name: &str) -> String {
        self.tmux(&["display-message", "-p", &format!("#{{{name}}}")]).trim().to_owned()
    }

    /// Gives it another size.
    pub(super) fn resize(&self, width: u16, height: u16) {
        self.tmux(&["resize-window", "-x", &width.to_string(), "-y", &height.to_string()]);
    }

    /// Waits until this stands on it.
    pub(super) fn wait_for(&self, part: &str) -> String {
        self.wait(part, |screen| screen.contains(part))
    }

    /// Waits until it is as it should be.
    pub(super) fn wait(&self, what: &str, is_so: impl Fn(&str) -> bool) -> String {
        self.wait_at_most(PATIENCE, what, is_so)
    }

    /// The same, where it matters how long that takes.
    pub(super) fn wait_at_most(
        &self,
        patience: Duration,
        what: &str,
        is_so: impl Fn(&str) -> bool,
    ) -> String {
        let began = Instant::now();
        loop {
            let screen = self.screen();
            if is_so(&screen) {
                return screen;
            }
            assert!(began.elapsed() < patience, "not within {patience:?}: {what}\n{screen}");
            std::thread::sleep(BLINK);
        }
    }

    /// How the terminal is set, as `stty` says it at the prompt.
    pub(super) fn settings(&self, name: &str) -> String {
        let file = self.home.path().join(name);
        self.line(&format!("clear; stty -a > {} && echo asked-{name}", file.display()));
        self.wait(name, |screen| screen.lines().any(|line| line == format!("asked-{name}")));
        std::fs::read_to_string(file).unwrap()
    }

    /// The process of the dashboard.
    pub(super) fn process(&self) -> String {
        let shell = self.fact("pane_pid");
        let found = Command::new("ps").args(["-o", "pid=", "--ppid", &shell]).output().unwrap();
        String::from_utf8(found.stdout).unwrap().trim().to_owned()
    }
}

impl Drop for Terminal<'_> {
    fn drop(&mut self) {
        let mut command = alone("tmux".as_ref(), self.home.path());
        let _ = command.env("TMUX_TMPDIR", self.home.path()).args(["-L", "it", "kill-server"]).output();
    }
}
