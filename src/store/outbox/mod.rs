//! The outbox in SQL: who is told, of what, and how far that has come.

pub mod delivery;
pub mod destination;
pub mod event;
pub mod operator;
pub mod owed;
pub mod prune;
pub mod recent;
pub mod rescue;

use super::Value;
use crate::domain::delivery::{DeliveryKey, DestinationId, Source};

fn source_kind(source: Source) -> (i64, u64) {
    match source {
        Source::Entry(seq) => (0, seq),
        Source::Event(seq) => (1, seq),
    }
}

fn source_of(kind: i64, seq: i64) -> Source {
    if kind == 0 { Source::Entry(seq.unsigned_abs()) } else { Source::Event(seq.unsigned_abs()) }
}

fn key_values(key: &DeliveryKey) -> [Value; 4] {
    let (source, seq) = source_kind(key.source);
    [key.destination.0.into(), source.into(), seq.into(), i64::from(key.part).into()]
}

fn key_of(destination: i64, source: i64, seq: i64, part: i64) -> DeliveryKey {
    DeliveryKey {
        destination: DestinationId(destination),
        source: source_of(source, seq),
        part: u32::try_from(part).unwrap_or(u32::MAX),
    }
}
