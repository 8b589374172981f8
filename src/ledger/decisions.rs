//! The newest decisions in memory, by the id of their call and by the id of its answer.
//!
//! Refusals and capped answers also go to disk, as many as the journal has room for; a flood of
//! refusals must not slow down what was spent.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use crate::domain::decision::{Decision, Moment, Outcome};
use crate::domain::entry::Payer;
use crate::domain::time::Millis;

/// Decisions in memory.
const KEPT: usize = 4_096;
/// Decisions on their way to disk at once.
const UNWRITTEN_MAX: usize = 64;

/// A decision as it is noted: its accounts are spelled out when somebody asks.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The call.
    pub request_id: String,
    /// When.
    pub at: Millis,
    /// Who pays.
    pub payer: Arc<Payer>,
    /// The public model name that was asked for.
    pub model: Arc<str>,
    /// How.
    pub outcome: Outcome,
    /// How long it waited.
    pub waited_ms: u64,
    /// The accounts at that moment.
    pub moment: Moment,
    /// The id of its answer, once there is one.
    pub answer_id: OnceLock<Arc<str>>,
}

impl Decided {
    /// The decision in full.
    pub fn spelled_out(&self) -> Decision {
        Decision {
            request_id: self.request_id.clone(),
            at: self.at,
            payer: Arc::clone(&self.payer),
            model: Arc::clone(&self.model),
            outcome: self.outcome.clone(),
            needed: self.moment.needed,
            ceiling: self.moment.ceiling,
            waited_ms: self.waited_ms,
            standings: self.moment.standings(),
            answer_id: self.answer_id.get().map(ToString::to_string),
        }
    }
}

/// The newest decisions.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    shelf: Mutex<Shelf>,
    unwritten: Arc<AtomicUsize>,
}

#[derive(Debug, Default)]
struct Shelf {
    by_id: HashMap<Arc<str>, Arc<Decided>>,
    /// Ids in the order in which they came, with the one of the answer beside the call's.
    order: VecDeque<Arc<str>>,
}

/// A place on the way to disk.
#[derive(Debug)]
pub(super) struct Unwritten(Arc<AtomicUsize>);

impl Drop for Unwritten {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Decisions {
    /// Notes a decision; the place, if there is one, takes it to disk.
    pub(super) fn note(&self, decided: &Arc<Decided>) -> Option<Unwritten> {
        self.lock().keep(decided.request_id.as_str().into(), Arc::clone(decided));
        if matches!(decided.outcome, Outcome::Admitted { .. }) {
            return None;
        }
        if self.unwritten.fetch_add(1, Ordering::AcqRel) >= UNWRITTEN_MAX {
            self.unwritten.fetch_sub(1, Ordering::AcqRel);
            return None;
        }
        Some(Unwritten(Arc::clone(&self.unwritten)))
    }

    /// The call's answer has an id of its own: it finds the decision, too.
    pub(super) fn answered(&self, request_id: &str, answer_id: &str) {
        if request_id == answer_id {
            return;
        }
        let mut shelf = self.lock();
        if let Some(decided) = shelf.by_id.get(request_id).cloned() {
            let answer_id: Arc<str> = answer_id.into();
            let _ = decided.answer_id.set(Arc::clone(&answer_id));
            shelf.keep(answer_id, decided);
        }
    }

    /// The decision about a call.
    pub(super) fn find(&self, id: &str) -> Option<Arc<Decided>> {
        self.lock().by_id.get(id).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelf {
    /// Callers choose the ids of their calls: none of them puts a decision in the place of another's.
    fn keep(&mut self, id: Arc<str>, decided: Arc<Decided>) {
        if self.by_id.get(&id).is_some_and(|known| known.payer.key != decided.payer.key) {
            return;
        }
        if self.by_id.insert(Arc::clone(&id), decided).is_none() {
            self.order.push_back(id);
        }
        // Two ids for most calls.
        while self.order.len() > 2 * KEPT {
            if let Some(oldest) = self.order.pop_front() {
                self.by_id.remove(&oldest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Picos;

    fn decided(id: &str, outcome: Outcome) -> Arc<Decided> {
        Arc::new(Decided {
            request_id: id.into(),
            at: Millis(1),
            payer: Arc::default(),
            model: "m".into(),
            outcome,
            waited_ms: 0,
            moment: Moment::default(),
            answer_id: OnceLock::new(),
        })
    }

    fn refused() -> Outcome {
        Outcome::Refused { status: 422, kind: "budget_exceeded".into(), message: String::new() }
    }

    #[test]
    fn a_decision_is_found_by_either_id_until_newer_ones_take_its_place() {
        let decisions = Decisions::default();
        let admitted = || Outcome::Admitted { held: Picos::ZERO };
        assert!(decisions.note(&decided("call", admitted())).is_none(), "only on disk through its entry");
        decisions.answered("call", "chatcmpl-1");
        decisions.answered("nobody", "chatcmpl-2");
        assert_eq!(decisions.find("chatcmpl-1").map(|d| d.request_id.clone()).as_deref(), Some("call"));
        assert!(decisions.find("chatcmpl-2").is_none());
        for at in 0..2 * KEPT {
            decisions.note(&decided(&format!("later-{at}"), admitted()));
        }
        assert!(decisions.find("call").is_none() && decisions.find("chatcmpl-1").is_none());
        assert!(decisions.find("later-0").is_some());
        let shelf = decisions.lock();
        assert_eq!(shelf.order.len(), shelf.by_id.len());
    }

    #[test]
    fn nobody_takes_the_id_of_anothers_call() {
        let decisions = Decisions::default();
        let of = |key: &str| {
            let payer = Payer { key: Some(key.into()), ..Payer::default() };
            Arc::new(Decided { payer: payer.into(), ..(*decided("call", refused())).clone() })
        };
        decisions.note(&of("mine"));
        decisions.note(&of("theirs"));
        let kept = decisions.find("call").map(|decided| decided.payer.key.clone());
        assert_eq!(kept, Some(Some("mine".into())));
    }

    #[test]
    fn only_so_many_refusals_are_on_their_way_to_disk() {
        let decisions = Decisions::default();
        let mut places: Vec<_> =
            (0..UNWRITTEN_MAX).map(|at| decisions.note(&decided(&format!("r{at}"), refused()))).collect();
        assert!(places.iter().all(Option::is_some));
        assert!(decisions.note(&decided("one too many", refused())).is_none());
        assert!(decisions.find("one too many").is_some(), "but in memory it is");
        places.pop();
        assert!(decisions.note(&decided("room again", refused())).is_some());
    }
}
