//! The real binary as a child process: servers whose log is read as it is written, and commands
//! that end. A child sees nothing of the surroundings but what its test gave it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

/// The binary under test.
pub const BINARY: &str = env!("CARGO_BIN_EXE_litellm-rs");
/// How long a child may take to say what it is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A home of its own for the binary: a data directory, no settings, nobody else's variables.
pub struct Home {
    folder: tempfile::TempDir,
    variables: Vec<(&'static str, String)>,
}

/// How a command ended.
pub struct Ended {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), variables: Vec::new() }
    }

    /// The same home, with one more variable in every child's environment.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// What every child's environment has besides.
    pub fn variables(&self) -> &[(&'static str, String)] {
        &self.variables
    }

    /// What one of its variables is set to.
    pub fn variable(&self, name: &str) -> &str {
        self.variables.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where servers keep their data.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file in this home.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The binary with these arguments, not yet started.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = alone(Path::new(BINARY), self.folder.path());
        command
            .args(arguments)
            .env("LITELLM_RS_DATA_DIR", self.data())
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        Ended::of(&mut self.command(arguments))
    }

    /// Starts a server on a free port of this machine alone, and waits until it listens.
    pub fn serve(&self, arguments: &[&str]) -> Serving {
        self.serve_anywhere(&[&["--host", "127.0.0.1"], arguments].concat())
    }

    /// Starts a server that chooses its address itself.
    pub fn serve_anywhere(&self, arguments: &[&str]) -> Serving {
        let arguments = [&["serve", "--port", "0"], arguments].concat();
        Serving::start(&mut self.command(&arguments))
    }

    /// Starts a server where another one has been.
    pub fn serve_at(&self, url: &str) -> Serving {
        let port = url.rsplit(':').next().unwrap();
        Serving::start(&mut self.command(&["serve", "--host", "127.0.0.1", "--port", port]))
    }

    /// Starts a server with this configuration.
    pub fn serve_with(&self, yaml: &str, arguments: &[&str]) -> Serving {
        let config = self.file("config.yaml", yaml);
        self.serve(&[&["--config", config.to_str().unwrap()], arguments].concat())
    }
}

/// A program that inherits the search path and nothing else, not even a proxy on the way.
pub fn alone(program: &Path, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("HOME", home).current_dir(home).stdin(Stdio::null());
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

impl Ended {
    /// Waits for the end of a command.
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What it printed, of a command that has to work.
    #[track_caller]
    pub fn printed(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.stdout, self.stderr);
        self.stdout
    }

    /// What it printed, as JSON.
    #[track_caller]
    pub fn json(self) -> Value {
        serde_json::from_str(&self.printed()).unwrap()
    }
}

/// A server that runs until it is dropped or told to stop.
pub struct Serving {
    pub url: String,
    child: Child,
    lines: Receiver<String>,
    log: String,
}

impl Serving {
    fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            // Read to the end also when nobody listens any more: a full pipe would stop the server.
            for line in stderr.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let mut server = Self { url: String::new(), child, lines, log: String::new() };
        let line = server.wait_for("listening on http://");
        let from = line.find("http://").unwrap();
        server.url = line[from..].split([' ', '"']).next().unwrap().to_owned();
        server
    }

    /// Waits for a line of the log that holds `part`.
    pub fn wait_for(&mut self, part: &str) -> String {
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    self.log.push_str(&line);
                    self.log.push('\n');
                    if line.contains(part) {
                        return line;
                    }
                }
                Err(_) => panic!("the server did not say '{part}':\n{}", self.log),
            }
        }
    }

    /// Tells the server to stop, as a service manager does.
    pub fn tell_to_stop(&self) {
        let word = format!("kill -TERM {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &word]).status().unwrap().success());
    }

    /// Makes the server answer nobody from now on, though it still takes connections.
    pub fn freeze(&self) {
        let word = format!("kill -STOP {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &word]).status().unwrap().success());
    }

    /// Waits for the end; answers how it ended, how long that took, and everything it said.
    pub fn ended(mut self) -> (ExitStatus, Duration, String) {
        let start = Instant::now();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    self.log.push_str(&line);
                    self.log.push('\n');
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the server does not end:\n{}", self.log),
            }
        }
        let status = self.child.wait().unwrap();
        (status, start.elapsed(), std::mem::take(&mut self.log))
    }

    /// Stops the server and answers everything it said.
    pub fn stop(self) -> String {
        self.tell_to_stop();
        let (status, _, log) = self.ended();
        assert!(status.success(), "{log}");
        log
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It has ended already where a test waited for its end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
