//! The outbox: what a line of the ledger, or an event, owes to whom. Rows of it are written in the
//! transaction that books the line, so there is never one without the other.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::event::{EventKind, Names};
use super::profile::Profile;
use crate::domain::entry::Entry;
use crate::domain::money::Picos;
use crate::domain::time::Millis;

/// Why usage is kept back that names nobody to bill.
const NO_CHARGE_ID: &str = "no charge id";

/// A destination by its number in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DestinationId(pub i64);

/// What a delivery tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The line of the ledger of this number.
    Entry(u64),
    /// The event of this number.
    Event(u64),
}

/// Names a delivery: a destination is told each part of a source once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeliveryKey {
    /// To whom.
    pub destination: DestinationId,
    /// Of what.
    pub source: Source,
    /// Which of the things that are told of it.
    pub part: u32,
}

impl fmt::Display for DeliveryKey {
    /// The key without its destination: `4711`, `4711.1` for a further part, `e12` for an event.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.source {
            Source::Entry(seq) => write!(f, "{seq}")?,
            Source::Event(seq) => write!(f, "e{seq}")?,
        }
        if self.part > 0 { write!(f, ".{}", self.part) } else { Ok(()) }
    }
}

impl DeliveryKey {
    /// Reads back what [`Display`](fmt::Display) wrote.
    pub fn parse(destination: DestinationId, text: &str) -> Option<Self> {
        let number = |text: &str| {
            let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            is_plain.then(|| text.parse().ok()).flatten()
        };
        let (source, part) = text.split_once('.').map_or((text, None), |(source, part)| (source, Some(part)));
        let part = part.map_or(Some(0), |part| number(part).and_then(|part| u32::try_from(part).ok()))?;
        let source = match source.strip_prefix('e') {
            Some(seq) => Source::Event(number(seq)?),
            None => Source::Entry(number(source)?),
        };
        Some(Self { destination, source, part })
    }
}

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Still to be told.
    Pending,
    /// The destination has it.
    Delivered,
    /// The destination will never take it; for the operator to look at.
    Dead,
    /// Kept back: it names nobody to bill.
    Skipped,
    /// Nobody knows whether the destination has it, and asking again could bill twice.
    Unknown,
    /// An operator gave it up.
    Dropped,
}

impl DeliveryState {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::Delivered, Self::Dead, Self::Skipped, Self::Unknown, Self::Dropped];

    /// As it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Dead => "dead",
            Self::Skipped => "skipped",
            Self::Unknown => "unknown",
            Self::Dropped => "dropped",
        }
    }

    /// Reads back [`as_str`](Self::as_str).
    pub fn from_stored(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// What a delivery of spend tells that the line does not say: the customer's cap and the names as
/// they were when it was booked. Once assigned by an operator, also who is billed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SpendFacts {
    /// The customer's cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_budget: Option<Picos>,
    /// The names.
    #[serde(skip_serializing_if = "Names::is_empty")]
    pub names: Names,
    /// Who is billed, where the line names nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charge_id: Option<String>,
}

/// One thing a destination is owed.
#[derive(Clone, Debug, PartialEq)]
pub struct Owed {
    /// Which.
    pub key: DeliveryKey,
    /// The profile it is told by.
    pub version: i64,
    /// `Pending`, or `Skipped` with the reason.
    pub state: DeliveryState,
    /// Why it is kept back.
    pub reason: Option<&'static str>,
    /// When it came about.
    pub at: Millis,
    /// What the line does not say.
    pub facts: Option<SpendFacts>,
}

/// A destination and how it is told from now on.
#[derive(Clone, Debug)]
pub struct Owing {
    /// Whom.
    pub destination: DestinationId,
    /// The number of the profile.
    pub version: i64,
    /// How.
    pub profile: Arc<Profile>,
    /// Of which kinds of events.
    pub kinds: Arc<[EventKind]>,
}

impl Owing {
    /// Whether it is told of events of a kind.
    pub fn takes(&self, kind: EventKind) -> bool {
        self.profile.takes_events() && self.kinds.contains(&kind)
    }
}

/// Everybody who is told of what happens from now on.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    owing: Arc<[Owing]>,
}

impl FromIterator<Owing> for Outbox {
    fn from_iter<I: IntoIterator<Item = Owing>>(owing: I) -> Self {
        Self { owing: owing.into_iter().collect() }
    }
}

impl Outbox {
    /// Whether nobody is told of anything.
    pub fn is_empty(&self) -> bool {
        self.owing.is_empty()
    }

    /// Whether anybody is told of budgets, keys and users.
    pub fn takes_events(&self) -> bool {
        self.owing.iter().any(|owing| owing.profile.takes_events())
    }

    /// Whether a destination is told of lines of the ledger and of nothing else.
    pub fn is_told_of_lines_alone(&self, destination: DestinationId) -> bool {
        let mut owing = self.owing.iter().filter(|owing| owing.destination == destination);
        owing.next().is_some_and(|owing| !owing.profile.takes_events())
    }

    /// Who is told of events of a kind.
    pub fn told_of(&self, kind: EventKind) -> impl Iterator<Item = &Owing> {
        self.owing.iter().filter(move |owing| owing.takes(kind))
    }

    /// What a line owes.
    pub fn of_entry<'a>(
        &'a self,
        entry: &'a Entry,
        facts: impl Fn() -> SpendFacts + 'a,
    ) -> impl Iterator<Item = Owed> + 'a {
        self.owing.iter().flat_map(move |owing| {
            let state = match owing.profile.charge_by() {
                Some(charge_by) if charge_by.of(&entry.payer).is_none() => DeliveryState::Skipped,
                _ => DeliveryState::Pending,
            };
            let is_told_of_names = !owing.profile.kind().is_billing();
            let facts = is_told_of_names.then(&facts);
            (0..owing.profile.parts(entry)).map(move |part| Owed {
                key: DeliveryKey { destination: owing.destination, source: Source::Entry(entry.seq), part },
                version: owing.version,
                state,
                reason: (state == DeliveryState::Skipped).then_some(NO_CHARGE_ID),
                at: entry.at,
                facts: facts.clone(),
            })
        })
    }
}
