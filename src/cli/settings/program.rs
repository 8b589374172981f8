//! A key that a program prints: a password store, a cloud's command line. It is run without a
//! shell, for a bounded time, and what it prints is shown to nobody.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::cli::failure::Failure;
use crate::client::{ApiKey, mask_in};

/// Long enough to type a passphrase or to touch a token.
const TIME_MAX: Duration = Duration::from_secs(60);
/// More than any key.
const BYTES_MAX: u64 = 64 * 1024;
/// How much of its complaint is shown.
const COMPLAINT_CHARS: usize = 400;
/// How often it is asked whether it has ended.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// How long one that has printed its line may take to end, and what it printed to come after its end.
const MOMENT: Duration = Duration::from_secs(1);

/// The first line that the program prints.
pub(super) fn key_of(words: &[String], profile: &str) -> Result<ApiKey, Failure> {
    key_within(words, profile, TIME_MAX)
}

fn key_within(words: &[String], profile: &str, time_max: Duration) -> Result<ApiKey, Failure> {
    let (program, arguments) = words.split_first().map_or(("", &[][..]), |(first, rest)| (first, rest));
    let failed = |why: &str| {
        Failure::usage(format!("api_key_command of profile '{profile}' ({program}) {why}"))
            .hint(format!("change it: litellm-rs config set profiles.{profile}.api_key_command PROGRAM ARG…"))
    };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&format!("cannot be run: {error}")))?;
    let mut printed = Heard::of(child.stdout.take());
    let mut complained = Heard::of(child.stderr.take());
    let ended = wait(&mut child, &mut printed, time_max);
    if let Ended::Not = ended {
        let _ = child.kill();
        let _ = child.wait();
        return Err(failed(&format!("did not end within {} s", time_max.as_secs())));
    }
    // What runs on behind the program may keep its pipes open for ever.
    printed.listen(MOMENT, Heard::has_line);
    let key = String::from_utf8_lossy(&printed.bytes).lines().next().and_then(ApiKey::new);
    if let Ended::With(status) = ended
        && !status.success()
    {
        complained.listen(MOMENT, |_| false);
        return Err(failed(&format!("failed ({status}){}", excerpt(&complained.bytes, key.as_ref()))));
    }
    key.ok_or_else(|| failed("printed no key"))
}

/// What came out of a pipe so far. It is read in a thread of its own, piece by piece.
struct Heard {
    pieces: Option<Receiver<Vec<u8>>>,
    bytes: Vec<u8>,
}

impl Heard {
    fn of(pipe: Option<impl Read + Send + 'static>) -> Self {
        let pieces = pipe.map(|pipe| {
            let (sender, receiver) = channel();
            std::thread::spawn(move || {
                let mut pipe = pipe.take(BYTES_MAX);
                let mut piece = [0; 4096];
                // What cannot be read any more is as good as its end.
                while let Ok(length @ 1..) = pipe.read(&mut piece) {
                    let _ = sender.send(piece[..length].to_vec());
                }
            });
            receiver
        });
        Self { pieces, bytes: Vec::new() }
    }

    fn has_line(&self) -> bool {
        self.bytes.contains(&b'\n')
    }

    /// Listens until the end, until the time is over, or until it is `enough`.
    fn listen(&mut self, time: Duration, enough: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + time;
        while !enough(self) {
            let Some(pieces) = &self.pieces else { return };
            match pieces.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(piece) => self.bytes.extend(piece),
                Err(_) => return,
            }
        }
    }
}

/// How a program has ended.
enum Ended {
    With(ExitStatus),
    /// It runs on, but has said its line.
    Enough,
    Not,
}

/// Waits until the program ends, or for a moment from when its line is there.
fn wait(child: &mut Child, printed: &mut Heard, time_max: Duration) -> Ended {
    let started = Instant::now();
    let mut line_at = None;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ended::With(status),
            Ok(None) => {}
            Err(_) => return Ended::Not,
        }
        printed.listen(Duration::ZERO, Heard::has_line);
        if printed.has_line() && line_at.get_or_insert_with(Instant::now).elapsed() >= MOMENT.min(time_max) {
            return Ended::Enough;
        }
        if started.elapsed() >= time_max {
            return Ended::Not;
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

/// What it said on stderr, in one line and without what it printed.
fn excerpt(complaint: &[u8], key: Option<&ApiKey>) -> String {
    let text = mask_in(&String::from_utf8_lossy(complaint), key);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return String::new();
    }
    format!(": {}", line.chars().take(COMPLAINT_CHARS).collect::<String>())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn run(script: &str, time_max: Duration) -> Result<ApiKey, String> {
        let words = ["sh", "-c", script].map(str::to_owned);
        key_within(&words, "prod", time_max).map_err(|failure| failure.message)
    }

    #[test]
    fn the_first_line_is_the_key() {
        for script in [
            "echo sk-canary-4Q2w",
            "printf ' sk-canary-4Q2w \\nsecond line'",
            "echo sk-canary-4Q2w; exec 2>&-",
        ] {
            assert_eq!(run(script, TIME_MAX).ok(), ApiKey::new("sk-canary-4Q2w"), "{script}");
        }
    }

    #[test]
    fn what_fails_is_said_and_no_secret_with_it() {
        for (script, said) in [
            ("exit 0", "(sh) printed no key"),
            ("echo; echo sk-canary-4Q2w", "printed no key"),
            ("echo locked >&2; exit 2", "failed (exit status: 2): locked"),
            ("echo canary-of-a-key; echo bad canary-of-a-key >&2; exit 1", ": bad …-key"),
            ("echo sk-canary-of-a-key-4Q2w >&2; exit 1", ": sk-…4Q2w"),
        ] {
            let complaint = run(script, TIME_MAX).unwrap_err();
            assert!(complaint.contains(said) && !complaint.contains("canary"), "{script}: {complaint}");
        }
        let words = ["/nowhere/at/all".to_owned()];
        let complaint = key_of(&words, "prod").unwrap_err();
        assert!(complaint.message.contains("(/nowhere/at/all) cannot be run"), "{}", complaint.message);
    }

    #[test]
    fn what_runs_on_behind_the_line_is_not_waited_for() {
        let started = Instant::now();
        for script in [
            "echo sk-canary-4Q2w; exec sleep 20",
            "echo sk-canary-4Q2w; sleep 20 & exit 0",
            "printf sk-canary-4Q2w; sleep 20 & exit 0",
        ] {
            assert_eq!(run(script, TIME_MAX).ok(), ApiKey::new("sk-canary-4Q2w"), "{script}");
        }
        assert!(started.elapsed() < Duration::from_secs(15));
    }

    #[test]
    fn who_does_not_end_is_ended() {
        let complaint = run("exec sleep 600", Duration::from_millis(50)).unwrap_err();
        assert!(complaint.contains("did not end"), "{complaint}");
    }
}
