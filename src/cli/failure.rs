//! How a command ends: exit statuses, and failures as people and as programs read them.
//! The one place that maps causes to exit codes; knows nothing of how commands work.

use std::process::ExitCode;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::money;
use super::shell::quoted;
use super::when;
use crate::client::{Cause, ClientError, Row};
use crate::domain::money::Picos;

/// How the process ends. `litellm-rs help exit-codes` documents the numbers; a number never
/// changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Done, or nothing to do.
    Success = 0,
    /// Anything without a number of its own.
    Error = 1,
    /// A bad flag, value or local file; or a question that cannot be asked.
    Usage = 2,
    /// No key, or one that may not do this.
    Auth = 3,
    /// There is no such object.
    NotFound = 4,
    /// It exists already, or was changed by somebody else.
    Conflict = 5,
    /// A budget, a rate limit or a block refused, a check failed, or things differ.
    Refused = 6,
    /// No connection or no answer in time.
    Unreachable = 7,
    /// Some items of several failed.
    Partial = 8,
    /// The person answered no.
    Cancelled = 9,
    /// Ctrl-C.
    Interrupted = 130,
    /// The termination signal.
    Terminated = 143,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status as u8)
    }
}

/// What every command answers.
pub(crate) type Outcome = Result<ExitStatus, Failure>;

/// The kinds of failure, as `error.kind` names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Error,
    ServerError,
    Unsupported,
    Usage,
    Auth,
    NotFound,
    Conflict,
    BudgetExceeded,
    RateLimited,
    Blocked,
    /// What was measured is not within what was asked for.
    CheckFailed,
    /// What is there is not what was described.
    Differs,
    Unreachable,
    Timeout,
    Partial,
    Cancelled,
    /// Not a failure to anyone: the reader of our output has gone.
    ReaderGone,
    /// Not a failure either: `--dry-run` stopped here; the message is the answer.
    DryRun,
    /// Nor is this: stdin named nobody.
    NothingToDo,
    /// Ctrl-C, at a place that cannot simply be left.
    Interrupted,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::ServerError => "server_error",
            Self::Unsupported => "unsupported",
            Self::Usage => "usage",
            Self::Auth => "auth",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::BudgetExceeded => "budget_exceeded",
            Self::RateLimited => "rate_limited",
            Self::Blocked => "blocked",
            Self::CheckFailed => "check_failed",
            Self::Differs => "differs",
            Self::Unreachable => "unreachable",
            Self::Timeout => "timeout",
            Self::Partial => "partial",
            Self::Cancelled => "cancelled",
            Self::ReaderGone => "reader_gone",
            Self::DryRun => "dry_run",
            Self::NothingToDo => "nothing_to_do",
            Self::Interrupted => "interrupted",
        }
    }

    pub(crate) fn status(self) -> ExitStatus {
        match self {
            Self::ReaderGone | Self::DryRun | Self::NothingToDo => ExitStatus::Success,
            Self::Error | Self::ServerError | Self::Unsupported => ExitStatus::Error,
            Self::Usage => ExitStatus::Usage,
            Self::Auth => ExitStatus::Auth,
            Self::NotFound => ExitStatus::NotFound,
            Self::Conflict => ExitStatus::Conflict,
            Self::BudgetExceeded | Self::RateLimited | Self::Blocked | Self::CheckFailed | Self::Differs => {
                ExitStatus::Refused
            }
            Self::Unreachable | Self::Timeout => ExitStatus::Unreachable,
            Self::Partial => ExitStatus::Partial,
            Self::Cancelled => ExitStatus::Cancelled,
            Self::Interrupted => ExitStatus::Interrupted,
        }
    }
}

/// A command that did not do what it was asked: what happened, to what, and what to try next.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Failure {
    pub(crate) kind: Kind,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    cause: Option<Box<ClientError>>,
}

impl Failure {
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: None, cause: None }
    }

    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Replaces the server's words by ours, keeping everything else of its answer.
    #[must_use]
    pub(crate) fn reworded(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// The form for programs: one line of JSON.
    pub(crate) fn to_json(&self) -> Value {
        let error = self.cause.as_deref();
        let answer = error.and_then(|error| error.answer.as_deref());
        json!({"error": {
            "kind": self.kind.name(),
            "exit_code": self.kind.status() as u8,
            "message": self.message,
            "status": answer.map(|answer| answer.status),
            "type": answer.and_then(|answer| answer.kind.as_deref()),
            "param": answer.and_then(|answer| answer.param.as_deref()),
            "request_id": answer.and_then(|answer| answer.request_id.as_deref()),
            "hint": self.hint,
            "url": error.map(|error| error.url.as_str()),
        }})
    }
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        let kind = match error.cause {
            Cause::Invalid => Kind::Usage,
            Cause::NotSent => Kind::DryRun,
            Cause::Unsupported | Cause::NoDatabase => Kind::Unsupported,
            Cause::Auth => Kind::Auth,
            Cause::NotFound => Kind::NotFound,
            Cause::Conflict => Kind::Conflict,
            Cause::BudgetExceeded => Kind::BudgetExceeded,
            Cause::RateLimited => Kind::RateLimited,
            Cause::Blocked => Kind::Blocked,
            Cause::Unreachable => Kind::Unreachable,
            Cause::Timeout => Kind::Timeout,
            Cause::Server => Kind::ServerError,
            Cause::Refused => Kind::Error,
        };
        let mut failure = Self::new(kind, error.message.clone());
        failure.hint = usual_hint(&error);
        if kind == Kind::BudgetExceeded
            && let Some((message, hint)) = error
                .answer
                .as_ref()
                .and_then(|answer| answer.budget.as_ref())
                .and_then(|b| over_budget(b, Timestamp::now()))
        {
            failure.message = message;
            failure.hint = hint;
        }
        failure.cause = Some(Box::new(error));
        failure
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::new(Kind::ReaderGone, "the reader has gone"),
            _ => Self::new(Kind::Error, error.to_string()),
        }
    }
}

/// The next thing to try where that depends on nothing but the kind of failure.
fn usual_hint(error: &ClientError) -> Option<String> {
    match error.cause {
        Cause::Auth => Some(
            "give a key that may: --api-key-file FILE or LITELLM_PROXY_API_KEY (litellm-rs help environment)"
                .into(),
        ),
        Cause::Unreachable if error.answer.is_none() => {
            Some("start a server: litellm-rs serve   or name another: --url URL".into())
        }
        Cause::Invalid if error.message.starts_with("read-only: ") => {
            Some("leave out --read-only; where the profile says so: --read-write".into())
        }
        Cause::Timeout => Some("wait longer: --timeout 2m".into()),
        Cause::RateLimited => {
            error.retry_after().map(|after| format!("try again in {} s", after.as_secs().max(1)))
        }
        Cause::NoDatabase => Some(
            "a Python LiteLLM Proxy without one knows its master key alone, and has no customers, budgets, \
             keys or log: start it with DATABASE_URL"
                .into(),
        ),
        Cause::Unsupported => {
            Some("this server does not offer it: it is an older one, or a Python LiteLLM Proxy".into())
        }
        _ => None,
    }
}

/// The figures of a spent budget as a sentence, and the command that raises it.
fn over_budget(budget: &Row, now: Timestamp) -> Option<(String, Option<String>)> {
    let text = |name: &str| budget.get(name).and_then(Value::as_str);
    let amount = |name: &str| budget.get(name).and_then(money::amount);
    let level = text("level")?;
    let max = amount("max_budget")?;
    let level = if level == "end_user" { "customer" } else { level };
    let whose = match text("id") {
        Some(id) => format!("{level} '{id}'"),
        None => level.to_owned(),
    };
    let spent = money::for_reading(amount("spend").unwrap_or(Picos::ZERO));
    let message = format!("budget exceeded for {whose}: spend {spent} of {}", money::for_reading(max));
    let resets = text("resets_at")
        .and_then(|at| at.parse().ok())
        .map(|at| format!("   (resets {})", when::relative(at, now)))
        .unwrap_or_default();
    let raised = if max == Picos::ZERO { Picos::from_dollars(1) } else { max.saturating_plus(max) };
    let hint = match (level, text("id")) {
        ("customer" | "key", Some(id)) => Some(format!(
            "raise it: litellm-rs {level} update {} --max-budget {}{resets}",
            quoted(id),
            money::plain(raised)
        )),
        _ if resets.is_empty() => None,
        _ => Some(resets.trim_start().to_owned()),
    };
    Some((message, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_documented_number() {
        for (kind, number) in [
            (Kind::Error, 1),
            (Kind::ServerError, 1),
            (Kind::Unsupported, 1),
            (Kind::Usage, 2),
            (Kind::Auth, 3),
            (Kind::NotFound, 4),
            (Kind::Conflict, 5),
            (Kind::BudgetExceeded, 6),
            (Kind::RateLimited, 6),
            (Kind::Blocked, 6),
            (Kind::CheckFailed, 6),
            (Kind::Differs, 6),
            (Kind::Unreachable, 7),
            (Kind::Timeout, 7),
            (Kind::Partial, 8),
            (Kind::Cancelled, 9),
            (Kind::ReaderGone, 0),
            (Kind::DryRun, 0),
            (Kind::NothingToDo, 0),
            (Kind::Interrupted, 130),
        ] {
            assert_eq!(kind.status() as u8, number, "{}", kind.name());
        }
    }

    #[test]
    fn a_spent_budget_says_whose_and_how_to_raise_it() {
        let now: Timestamp = "2026-11-21T10:00:00Z".parse().unwrap();
        let Value::Object(budget) = serde_json::from_str(
            r#"{"level":"customer","id":"initech","max_budget":4.0,"spend":4.02,"resets_at":"2026-11-23T10:00:00Z"}"#,
        )
        .unwrap() else {
            panic!("an object")
        };
        let (message, hint) = over_budget(&budget, now).unwrap();
        assert_eq!(message, "budget exceeded for customer 'initech': spend $4.02 of $4.00");
        assert_eq!(
            hint.unwrap(),
            "raise it: litellm-rs customer update initech --max-budget 8   (resets in 2d)"
        );
        assert_eq!(over_budget(&Row::new(), now), None);
        let mut evil = budget;
        evil.insert("id".into(), "$(reboot)".into());
        let hint = over_budget(&evil, now).unwrap().1.unwrap();
        assert!(hint.contains(" update '$(reboot)' --max-budget 8 "), "{hint}");
    }

    #[test]
    fn the_form_for_programs_has_every_member() {
        let failure = Failure::usage("bad").hint("good");
        assert_eq!(
            failure.to_json().to_string(),
            r#"{"error":{"kind":"usage","exit_code":2,"message":"bad","status":null,"type":null,"param":null,"request_id":null,"hint":"good","url":null}}"#
        );
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let gone: Failure = std::io::Error::from(std::io::ErrorKind::BrokenPipe).into();
        assert_eq!(gone.kind.status(), ExitStatus::Success);
    }
}
