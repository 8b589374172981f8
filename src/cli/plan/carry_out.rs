//! A plan becomes requests: kind by kind, several at once, each object looked at again before it is
//! changed. What was done stays done when something fails: the next run plans from there.

use std::cell::{Cell, RefCell};

use super::change::{Action, Change, Step, difference, not_taken};
use super::current::{Current, is_made_up};
use super::kind::Kind;
use super::show::{Counts, value};
use crate::cli::budget::budget_of;
use crate::cli::context::{AtOnce, Context};
use crate::cli::failure::{Failure, Kind as FailureKind};
use crate::cli::look::exact;
use crate::client::{Cause, ClientError, Row};

/// What came of a plan.
pub(super) struct CarriedOut {
    /// Which changes were made, by their places in the plan.
    pub(super) done: Vec<bool>,
    /// How many were tried and failed; each was printed.
    pub(super) failed: usize,
    /// What stopped the rest.
    pub(super) stopped: Option<Failure>,
}

impl CarriedOut {
    /// What was done.
    pub(super) fn counts(&self, changes: &[Change]) -> Counts {
        Counts::of(changes.iter().zip(&self.done).filter(|(_, done)| **done).map(|(change, _)| change))
    }
}

struct Work<'a> {
    context: &'a Context,
    current: &'a Current,
    done: RefCell<Vec<bool>>,
    failed: Cell<usize>,
    /// The server has gone: trying the rest would only take its time.
    gone: RefCell<Option<Failure>>,
}

/// Makes every change.
pub(super) async fn carry_out(
    changes: &[Change],
    current: &Current,
    how: AtOnce,
    context: &Context,
) -> CarriedOut {
    let work = Work {
        context,
        current,
        done: RefCell::new(vec![false; changes.len()]),
        failed: Cell::new(0),
        gone: RefCell::new(None),
    };
    // What would be sent is printed in the order of the plan.
    let how = AtOnce { concurrency: if context.dry_run { 1 } else { how.concurrency }, ..how };
    let mut from = 0;
    let mut stopped = None;
    while stopped.is_none() && from < changes.len() {
        let (kind, action) = (changes[from].kind, changes[from].action == Action::Remove);
        let group = changes[from..].iter();
        let length = group
            .take_while(|change| change.kind == kind && (change.action == Action::Remove) == action)
            .count();
        let items: Vec<(usize, &Change)> = changes.iter().enumerate().skip(from).take(length).collect();
        let what = format!("applying {}", kind.section());
        let ended = context
            .each_at_once(&what, &items, how, async |(at, change)| work.make(*at, change, how.go_on).await)
            .await;
        stopped = ended.stopped.or_else(|| work.gone.take());
        from += length;
    }
    CarriedOut { done: work.done.into_inner(), failed: work.failed.get(), stopped }
}

impl Work<'_> {
    async fn make(&self, at: usize, change: &Change, go_on: bool) -> Result<Option<Row>, Failure> {
        if self.gone.borrow().is_some() {
            return Ok(None);
        }
        let failure = match self.send(change).await {
            Ok(()) => {
                if let Some(done) = self.done.borrow_mut().get_mut(at) {
                    *done = true;
                }
                return Ok(None);
            }
            Err(failure) => failure,
        };
        match failure.kind {
            FailureKind::DryRun => {
                self.context.printer.failure(&failure);
                Ok(None)
            }
            FailureKind::Unreachable | FailureKind::Timeout | FailureKind::Auth if go_on => {
                self.gone.borrow_mut().get_or_insert(failure);
                Ok(None)
            }
            _ => {
                self.failed.set(self.failed.get() + 1);
                Err(failure)
            }
        }
    }

    async fn send(&self, change: &Change) -> Result<(), Failure> {
        let client = &self.context.client;
        let records = change.kind.records();
        let answer = match change.action {
            Action::Add => client.record_new(records, change.body()).await,
            Action::Change => {
                self.look_again(change).await?;
                client.record_update(records, change.body()).await
            }
            Action::Remove => {
                self.look_again(change).await?;
                return client.budget_delete(&change.id).await.map_err(|error| named(error, change));
            }
        };
        let answer = answer.map_err(|error| told(error, change))?;
        let missed = not_taken(change, &answer);
        if missed.is_empty() {
            return Ok(());
        }
        if change.action == Action::Add {
            return self.send_rest(change, missed).await;
        }
        Err(ignored(change, &missed))
    }

    /// What a server fills in by itself where a new object says nothing, it may let go of later.
    async fn send_rest(&self, change: &Change, missed: Vec<Step>) -> Result<(), Failure> {
        let rest = Change { steps: missed, action: Action::Change, ..change.clone() };
        let answer = self.context.client.record_update(change.kind.records(), rest.body()).await;
        let missed = not_taken(&rest, &answer.map_err(|error| named(error, change))?);
        if missed.is_empty() { Ok(()) } else { Err(ignored(change, &missed)) }
    }

    /// Refuses to change what somebody else has changed since the plan was made.
    async fn look_again(&self, change: &Change) -> Result<(), Failure> {
        let Some(before) = change.before.as_ref().filter(|_| !self.context.dry_run) else { return Ok(()) };
        let now = self.context.client.record(change.kind.records(), &change.id).await;
        let Some(now) = now.map_err(|error| named(error, change))? else {
            return Err(conflict(change, "is not there any more"));
        };
        let budget = exact(budget_of(before));
        let has_own_budget = budget.is_empty() || (is_made_up(&budget) && self.current.is_private(&budget));
        // Whose budget a customer is on tells more than what that budget says.
        let has_moved = change.kind == Kind::Customer && exact(budget_of(&now)) != budget;
        let step = difference(change.kind, before, &now, has_own_budget || has_moved);
        match step {
            Some(Step { field, old, new }) => {
                let what =
                    format!("was changed meanwhile: {} {} to {}", field.name, value(&old), value(&new));
                Err(conflict(change, &what))
            }
            None if has_moved => Err(conflict(change, "was put on another budget meanwhile")),
            None => Ok(()),
        }
    }
}

fn conflict(change: &Change, what: &str) -> Failure {
    let message = format!("{} '{}' {what}", change.kind.name(), change.id);
    Failure::new(FailureKind::Conflict, message).hint("look at it with diff, and apply again")
}

fn told(error: ClientError, change: &Change) -> Failure {
    if error.cause == Cause::Conflict && change.action == Action::Add {
        let message = format!("{} '{}' was made by somebody else meanwhile", change.kind.name(), change.id);
        return Failure::from(error).reworded(message).hint("look at it with diff, and apply again");
    }
    named(error, change)
}

/// The server's words, with the object that they are about.
fn named(error: ClientError, change: &Change) -> Failure {
    let message = format!("{} '{}': {}", change.kind.name(), change.id, error.message);
    let is_dry = error.cause == Cause::NotSent;
    let failure = Failure::from(error);
    if is_dry { failure } else { failure.reworded(message) }
}

fn ignored(change: &Change, missed: &[Step]) -> Failure {
    let missed: Vec<String> =
        missed.iter().map(|step| format!("{} {}", step.field.name, value(&step.new))).collect();
    let message = format!(
        "the server took the change of {} '{}' and left out {}",
        change.kind.name(),
        change.id,
        missed.join(", ")
    );
    Failure::new(FailureKind::Unsupported, message).hint("this server cannot do it; take these lines out")
}
