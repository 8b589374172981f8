//! Charges and answers for the tests of destinations.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::target::{Answer, Item, Subject};
use crate::domain::delivery::{DeliveryKey, DestinationId, Profile, Source, SpendFacts};
use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
use crate::domain::id::CustomerId;
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;

/// The instant of all charges: 2025-10-09T08:53:20.120Z.
pub(super) const AT: Millis = Millis(1_760_000_000_120);

/// A customer's charge of 12 tokens in and 34 out.
pub(super) fn charge(seq: u64, customer: &str, cost: &str) -> Entry {
    let call = CallFacts { model: "openai/gpt-4o".into(), provider: "openai".into(), ..CallFacts::default() };
    let payer = Payer { customer: Some(CustomerId::checked(customer).unwrap()), ..Payer::default() };
    Entry {
        seq,
        id: format!("0199f0c2-5b7e-7c1a-9d53-{seq:012}"),
        request_id: format!("call-{seq}"),
        call_id: None,
        kind: EntryKind::Charge,
        status: EntryStatus::Exact,
        at: AT,
        started_at: AT.plus_ms(-1_500),
        payer: Arc::new(payer),
        call: Arc::new(call),
        usage: Usage::plain(12, 34),
        cost: Picos::parse(cost).unwrap(),
        held: Picos::ZERO,
        duration_ms: 1_500,
        detail: Detail::default(),
    }
}

/// The delivery of a charge that was not sent yet.
pub(super) fn item(entry: Entry, profile: Profile) -> Item {
    Item {
        key: DeliveryKey { destination: DestinationId(1), source: Source::Entry(entry.seq), part: 0 },
        profile: Arc::new(profile),
        subject: Subject::Entry(Arc::new(entry), SpendFacts::default()),
        attempts: 0,
        first_sent_at: None,
    }
}

/// An answer with headers.
pub(super) fn answer(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Answer {
    let headers: HeaderMap = headers
        .iter()
        .map(|&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
        .collect();
    Answer { status, headers, body: Bytes::copy_from_slice(body.as_bytes()) }
}
