//! What an answer means for the events of a request.

/// What becomes of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The destination has it.
    Delivered,
    /// The destination will never take it.
    Dead(String),
    /// Nothing was wrong with it: again at once, and the attempt does not count.
    Again,
}

/// What an answer means for the events of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The destination has all of them.
    Accepted,
    /// Each has its own outcome, in the order of the request.
    Each(Vec<Outcome>),
    /// The request was too large: half as many from now on.
    Smaller,
    /// One of them is refused, and nobody says which: each half by itself; a single one is dead.
    Split(String),
    /// Nothing is wrong with them, but the destination lets nobody in: nothing is lost, and somebody
    /// has to look.
    Pause(String),
    /// The destination is gone for good.
    Disable(String),
    /// Too fast: the same again after so long, and one at a time for a while.
    SlowDown {
        /// What it said.
        reason: String,
        /// How long it asks us to wait.
        wait_ms: Option<u64>,
    },
    /// The same again later.
    Retry(String),
}
