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
/// How often it is asked whether it has ended, once it has nothing more to say.
const LOOK_EVERY: Duration = Duration::from_millis(5);

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
    let deadline = Instant::now() + time_max;
    let printed = child.stdout.take().map(read_aside);
    let complained = child.stderr.take().map(read_aside);
    let until = |pipe: Option<Receiver<Vec<u8>>>| {
        pipe.and_then(|pipe| pipe.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok())
    };
    let printed = until(printed);
    let Some(status) = wait(&mut child, deadline) else {
        let _ = child.kill();
        let _ = child.wait();
        return Err(failed(&format!("did not end within {} s", time_max.as_secs())));
    };
    let printed = printed.unwrap_or_default();
    let key = String::from_utf8_lossy(&printed).lines().next().and_then(ApiKey::new);
    if !status.success() {
        let complaint = until(complained).unwrap_or_default();
        return Err(failed(&format!("failed ({status}){}", excerpt(&complaint, key.as_ref()))));
    }
    key.ok_or_else(|| failed("printed no key"))
}

/// Reads a pipe in a thread of its own: a grandchild may keep it open for ever.
fn read_aside(pipe: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What cannot be read any more is as good as its end.
        let _ = pipe.take(BYTES_MAX).read_to_end(&mut bytes);
        let _ = sender.send(bytes);
    });
    receiver
}

fn wait(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < deadline => std::thread::sleep(LOOK_EVERY),
            Ok(None) | Err(_) => return None,
        }
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
            ("echo sk-canary-4Q2w >&2; exit 1", ": sk-…4Q2w"),
        ] {
            let complaint = run(script, TIME_MAX).unwrap_err();
            assert!(complaint.contains(said) && !complaint.contains("canary"), "{script}: {complaint}");
        }
        let words = ["/nowhere/at/all".to_owned()];
        let complaint = key_of(&words, "prod").unwrap_err();
        assert!(complaint.message.contains("(/nowhere/at/all) cannot be run"), "{}", complaint.message);
    }

    #[test]
    fn who_does_not_end_is_ended() {
        let complaint = run("exec sleep 600", Duration::from_millis(50)).unwrap_err();
        assert!(complaint.contains("did not end"), "{complaint}");
    }
}
