//! Charges and deliveries for the tests beside.

use std::sync::Arc;

use crate::delivery::target::{Item, Subject};
use crate::domain::delivery::{
    DeliveryKey, DestinationId, Event, EventKind, LagoProfile, Names, Profile, Source, SpendFacts,
};
use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;

/// The settings of somebody who set nothing but the code.
pub(super) fn lago_profile() -> LagoProfile {
    LagoProfile { codes: vec!["openai_tokens".into()], ..LagoProfile::default() }
}

/// The same, as a profile.
pub(super) fn profile() -> Profile {
    Profile::Lago(lago_profile())
}

/// A charge of no cost with this id.
pub(super) fn sample(id: &str) -> Entry {
    Entry {
        seq: 7,
        id: id.into(),
        request_id: "5f0c7c1e-2f0b-4b3c-9c57-1d2f5d1c7a90".into(),
        call_id: None,
        kind: EntryKind::Charge,
        status: EntryStatus::Exact,
        at: Millis(1_760_000_000_123),
        started_at: Millis(1_759_999_999_000),
        payer: Arc::new(Payer {
            customer: Some("my-unique-id".into()),
            user: Some("a-user".into()),
            team: Some("a-team".into()),
            ..Payer::default()
        }),
        call: Arc::new(CallFacts {
            model: "openai/gpt-4o".into(),
            provider: "openai".into(),
            ..CallFacts::default()
        }),
        usage: Usage::plain(12, 34),
        cost: Picos::ZERO,
        held: Picos::ZERO,
        duration_ms: 1_123,
        detail: Detail::default(),
    }
}

/// The delivery of a charge.
pub(super) fn item_of(entry: Entry, profile: Profile) -> Item {
    deliver(Subject::Entry(Arc::new(entry), SpendFacts::default()), profile)
}

/// The delivery of the usual charge at a cost.
pub(super) fn item(cost: Picos, profile: Profile) -> Item {
    item_of(Entry { cost, ..sample("0199f0c2-5b7e-7c1a-9d53-0c8f2f6e11aa") }, profile)
}

/// The delivery of another of the things that are told of the same charge.
pub(super) fn part_of(mut item: Item, part: u32) -> Item {
    item.key.part = part;
    item
}

/// The same, billed to somebody else.
pub(super) fn assigned(mut item: Item, charge_id: &str) -> Item {
    if let Subject::Entry(_, facts) = &mut item.subject {
        facts.charge_id = Some(charge_id.to_owned());
    }
    item
}

/// The delivery of what is no charge.
pub(super) fn event_item(id: &str, profile: Profile) -> Item {
    let event = Event {
        id: id.into(),
        kind: EventKind::Test,
        at: Millis(0),
        once: id.into(),
        group: "proxy".into(),
        spend: None,
        max_budget: None,
        soft_budget: None,
        token: None,
        customer_id: Some("my-unique-id".into()),
        user_id: None,
        team_id: None,
        organization_id: None,
        names: Names::default(),
        projected_exceeded_date: None,
        projected_spend: None,
        message: String::new(),
    };
    deliver(Subject::Event(Arc::new(event)), profile)
}

fn deliver(subject: Subject, profile: Profile) -> Item {
    Item {
        key: DeliveryKey { destination: DestinationId(1), source: Source::Entry(7), part: 0 },
        profile: Arc::new(profile),
        subject,
        attempts: 0,
        first_sent_at: None,
    }
}
