//! What leaves: which destinations are owed what, how an answer is read, when to try again.
//!
//! Knows no wire format and no clock; bodies are made in `delivery`, from what is said here.

mod circuit;
mod event;
mod outbox;
mod profile;
mod schedule;
mod signing;
mod verdict;

pub use circuit::{Circuit, CircuitRules, Pace};
pub use event::{Event, EventKind, Names};
pub use outbox::{DeliveryKey, DeliveryState, DestinationId, Outbox, Owed, Owing, Source, SpendFacts};
pub use profile::{
    ChargeBy, DestinationKind, EventGroup, LagoIds, LagoProfile, NumberStyle, OpenMeterProfile, Profile,
    SlackProfile, StripeProfile, WebhookProfile,
};
pub use schedule::Schedule;
pub use signing::{InvalidSigningKey, SigningKey};
pub use verdict::{Outcome, Verdict};
