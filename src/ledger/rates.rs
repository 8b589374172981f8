//! Rates of everybody at once: checked together, taken together, corrected after the call.

use std::collections::HashMap;

use crate::domain::entry::Payer;
use crate::domain::rate::{SlidingCount, Slots, TokenCount, output_default};
use crate::domain::scope::Scope;
use crate::domain::time::Millis;
use crate::store::day_tokens::DayPiece;

/// Scopes kept before idle ones are looked for.
const SWEEP_AT: usize = 8_192;

/// How fast a scope may go. Every absent limit is no limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateTerms {
    /// Whose rate.
    pub scope: Scope,
    /// Requests in any 60 s.
    pub rpm: Option<u64>,
    /// Tokens in any 60 s.
    pub tpm: Option<u64>,
    /// Tokens in any 24 h.
    pub tpd: Option<u64>,
    /// Requests under way at once.
    pub parallel: Option<u64>,
}

impl RateTerms {
    /// No limit at all.
    pub fn none(scope: Scope) -> Self {
        Self { scope, rpm: None, tpm: None, tpd: None, parallel: None }
    }
}

/// Which rate is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateKind {
    /// Requests a minute.
    Requests,
    /// Tokens a minute.
    Tokens,
    /// Tokens a day.
    DayTokens,
    /// Requests at once.
    Parallel,
}

impl RateKind {
    /// As LiteLLM names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Tokens => "tokens",
            Self::DayTokens => "tokens_per_day",
            Self::Parallel => "max_parallel_requests",
        }
    }
}

/// The rate that refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooFast {
    /// Whose rate.
    pub scope: Scope,
    /// Which one.
    pub kind: RateKind,
    /// The limit.
    pub limit: u64,
    /// What is left of it.
    pub remaining: u64,
    /// When it is worth trying again.
    pub retry_at: Millis,
}

/// What is left of a rate after an admission, for the answer's headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateLeft {
    /// Whose rate.
    pub scope: Scope,
    /// Which one.
    pub kind: RateKind,
    /// The limit.
    pub limit: u64,
    /// What is left.
    pub remaining: u64,
}

/// What was taken, to be corrected at the end of the call.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    at: Millis,
    tokens: u64,
    tokens_of: Vec<Scope>,
    day_tokens_of: Vec<Scope>,
    slots_of: Vec<Scope>,
}

#[derive(Debug, Default)]
struct Pace {
    requests: SlidingCount,
    tokens: SlidingCount,
    /// Absent until somebody asks for it.
    day_tokens: Option<Box<SlidingCount>>,
    /// Whether the ledger's lines of the last day are in it.
    day_is_counted: bool,
    slots: Slots,
}

impl Pace {
    fn day_tokens(&mut self) -> &mut SlidingCount {
        self.day_tokens.get_or_insert_with(|| Box::new(SlidingCount::daily()))
    }
}

/// The rates of everybody.
#[derive(Debug)]
pub(super) struct Rates {
    paces: HashMap<Scope, Pace>,
    sweep_at: usize,
    counts: TokenCount,
    /// Whether anybody's day was ever asked for.
    has_days: bool,
}

impl Rates {
    pub(super) fn new(counts: TokenCount) -> Self {
        Self { paces: HashMap::new(), sweep_at: SWEEP_AT, counts, has_days: false }
    }

    /// Whether a call of so many tokens fits every rate, in order.
    pub(super) fn check(
        &mut self,
        terms: &[RateTerms],
        tokens: u64,
        now: Millis,
    ) -> Result<(), Box<TooFast>> {
        for term in terms {
            let pace = self.paces.entry(term.scope.clone()).or_default();
            let refuse = |kind, limit: u64, used: u64, retry_at| {
                Box::new(TooFast {
                    scope: term.scope.clone(),
                    kind,
                    limit,
                    remaining: limit.saturating_sub(used),
                    retry_at,
                })
            };
            if let Some(limit) = term.rpm {
                pace.requests
                    .check(now, 1, limit)
                    .map_err(|full| refuse(RateKind::Requests, limit, full.used, full.retry_at))?;
            }
            if let Some(limit) = term.tpm {
                pace.tokens
                    .check(now, tokens, limit)
                    .map_err(|full| refuse(RateKind::Tokens, limit, full.used, full.retry_at))?;
            }
            if let Some(limit) = term.tpd {
                pace.day_tokens()
                    .check(now, tokens, limit)
                    .map_err(|full| refuse(RateKind::DayTokens, limit, full.used, full.retry_at))?;
            }
            if let Some(limit) = term.parallel
                && pace.slots.in_use() >= limit
            {
                // Nobody knows when a call ends; a second is as good as any guess.
                return Err(refuse(RateKind::Parallel, limit, pace.slots.in_use(), now.plus_ms(1_000)));
            }
        }
        Ok(())
    }

    /// Takes what [`check`](Self::check) allowed.
    pub(super) fn take(&mut self, terms: &[RateTerms], tokens: u64, now: Millis) -> (Taken, Vec<RateLeft>) {
        let mut taken = Taken { at: now, tokens, ..Taken::default() };
        let mut left = Vec::new();
        for term in terms {
            let pace = self.paces.entry(term.scope.clone()).or_default();
            let mut tell = |kind, limit: u64, used: u64| {
                left.push(RateLeft {
                    scope: term.scope.clone(),
                    kind,
                    limit,
                    remaining: limit.saturating_sub(used),
                });
            };
            if let Some(limit) = term.rpm {
                pace.requests.take(now, 1);
                tell(RateKind::Requests, limit, pace.requests.used(now));
            }
            if let Some(limit) = term.tpm {
                pace.tokens.take(now, tokens);
                taken.tokens_of.push(term.scope.clone());
                tell(RateKind::Tokens, limit, pace.tokens.used(now));
            }
            if let Some(limit) = term.tpd {
                pace.day_tokens().take(now, tokens);
                taken.day_tokens_of.push(term.scope.clone());
                tell(RateKind::DayTokens, limit, pace.day_tokens().used(now));
            }
            if let Some(limit) = term.parallel
                && pace.slots.acquire(limit)
            {
                taken.slots_of.push(term.scope.clone());
            }
        }
        self.sweep(now);
        (taken, left)
    }

    /// What is left of each rate, in the order of the terms. Takes nothing, and makes nothing.
    pub(super) fn left(&mut self, terms: &[RateTerms], now: Millis) -> Vec<RateLeft> {
        let mut left = Vec::new();
        for term in terms {
            let pace = self.paces.get_mut(&term.scope);
            let (requests, tokens, slots) = pace.map_or((0, 0, 0), |pace| {
                (pace.requests.used(now), pace.tokens.used(now), pace.slots.in_use())
            });
            for (kind, limit, used) in [
                (RateKind::Requests, term.rpm, requests),
                (RateKind::Tokens, term.tpm, tokens),
                (RateKind::Parallel, term.parallel, slots),
            ] {
                let Some(limit) = limit else { continue };
                let remaining = limit.saturating_sub(used);
                left.push(RateLeft { scope: term.scope.clone(), kind, limit, remaining });
            }
        }
        left
    }

    /// Gives slots back and puts the real tokens where the reserved ones were.
    pub(super) fn finish(&mut self, taken: Taken, input_tokens: u64, output_tokens: u64) {
        let actual = self.counts.of(input_tokens, output_tokens);
        for scope in &taken.tokens_of {
            if let Some(pace) = self.paces.get_mut(scope) {
                pace.tokens.correct(taken.at, taken.tokens, actual);
            }
        }
        for scope in &taken.day_tokens_of {
            if let Some(pace) = self.paces.get_mut(scope) {
                pace.day_tokens().correct(taken.at, taken.tokens, actual);
            }
        }
        for scope in &taken.slots_of {
            if let Some(pace) = self.paces.get_mut(scope) {
                pace.slots.release();
            }
        }
    }

    /// Counts a call for the days of those who pay, where it was not admitted by a limit of theirs: a
    /// limit may come back, or be set on another way to the same payer.
    pub(super) fn count_for_days(
        &mut self,
        taken: &Taken,
        payer: &Payer,
        input_tokens: u64,
        output_tokens: u64,
    ) {
        if !self.has_days {
            return;
        }
        let actual = self.counts.of(input_tokens, output_tokens);
        for scope in payer.scopes() {
            if !taken.day_tokens_of.contains(&scope)
                && let Some(count) = self.paces.get_mut(&scope).and_then(|pace| pace.day_tokens.as_mut())
            {
                count.take(taken.at, actual);
            }
        }
    }

    /// Gives slots back and leaves the tokens as they were reserved.
    pub(super) fn finish_as_reserved(&mut self, taken: Taken) {
        let (tokens_of, day_tokens_of) = (Vec::new(), Vec::new());
        self.finish(Taken { tokens_of, day_tokens_of, ..taken }, 0, 0);
    }

    /// Whether the tokens of a scope's last day are counted.
    pub(super) fn knows_day_of(&self, scope: &Scope) -> bool {
        self.paces.get(scope).is_some_and(|pace| pace.day_is_counted)
    }

    /// From here on the scope's calls are counted as they end; what was before comes with
    /// [`recall_day`](Self::recall_day).
    pub(super) fn begin_day(&mut self, scope: Scope) {
        self.has_days = true;
        // An earlier beginning that came to nothing: its calls are lines by now.
        self.paces.entry(scope).or_default().day_tokens = Some(Box::new(SlidingCount::daily()));
    }

    /// Adds what the lines say of a scope's last day before it began to be counted.
    pub(super) fn recall_day(&mut self, scope: Scope, pieces: &[DayPiece]) {
        let counts = self.counts;
        let pace = self.paces.entry(scope).or_default();
        pace.day_is_counted = true;
        let count = pace.day_tokens();
        for piece in pieces {
            count.take(piece.at, counts.of(piece.input_tokens, piece.output_tokens));
        }
    }

    fn sweep(&mut self, now: Millis) {
        if self.paces.len() < self.sweep_at {
            return;
        }
        self.paces.retain(|_, pace| {
            pace.slots.in_use() > 0
                || !pace.requests.is_idle(now)
                || !pace.tokens.is_idle(now)
                || pace.day_tokens.as_ref().is_some_and(|count| !count.is_idle(now))
        });
        self.sweep_at = (self.paces.len() * 2).max(SWEEP_AT);
    }
}

/// The smallest token limit among the terms, and with it the output that is assumed when a call asks
/// for no cap.
pub fn assumed_output(terms: &[RateTerms]) -> Option<u64> {
    smallest_token_limit(terms).map(output_default)
}

/// The smallest of the token limits, whatever time they are for.
pub fn smallest_token_limit(terms: &[RateTerms]) -> Option<u64> {
    terms.iter().flat_map(|term| [term.tpm, term.tpd]).flatten().min()
}
