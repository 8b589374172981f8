//! The ledger's lines with every digit: what `/spend/entries` answers, and what an export keeps. A
//! line can be turned back into the entry it was made of.

use std::borrow::Cow;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::fields::instant;
use super::money::Usd;
use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, FurtherAccount, Payer};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;

/// An instant as RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At(pub Millis);

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        let why = || serde::de::Error::custom("not an instant such as 2026-12-01T00:00:00Z");
        instant(&text).map(Self).ok_or_else(why)
    }
}

impl JsonSchema for At {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "At".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date-time"})
    }
}

/// What a call used, bucket by bucket: no token is in two of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineUsage(pub Usage);

impl JsonSchema for LineUsage {
    fn schema_name() -> Cow<'static, str> {
        "LineUsage".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let empty = serde_json::to_value(Usage::default()).unwrap_or_default();
        let members: Map<String, Value> = empty
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| {
                let kind = if value.is_number() { "integer" } else { "string" };
                (name.clone(), json!({"type": kind}))
            })
            .collect();
        json_schema!({"type": "object", "properties": members})
    }
}

/// A running balance: whose, and which of its windows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineAccount {
    /// `customer`, `key`, `team`, …
    pub kind: String,
    /// Whose; the parts of a longer name are joined by a unit separator.
    pub id: String,
    /// The window's duration; empty for the main account.
    #[serde(default)]
    pub span: String,
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerLine {
    /// The order of the ledger: strictly rising.
    pub seq: u64,
    /// The line's own name; billing systems know it by this.
    pub id: String,
    /// The provider's id of the answer, or ours of the call.
    #[serde(default)]
    pub request_id: String,
    /// The proxy's own id of the call, where it is another one.
    #[serde(default)]
    pub call_id: Option<String>,
    /// `charge`, `adjust` or `reset`.
    #[schemars(with = "String")]
    pub kind: EntryKind,
    /// `exact`, `estimated` or `unresolved`.
    #[serde(default = "exact")]
    #[schemars(with = "String")]
    pub status: EntryStatus,
    /// When it was booked.
    pub at: At,
    /// When the call came in.
    #[serde(default)]
    pub started_at: At,
    /// How long the call took.
    #[serde(default)]
    pub duration_ms: u64,
    /// Until the first output, where that is known.
    #[serde(default)]
    pub first_output_ms: Option<u64>,
    /// The hash of the key.
    #[serde(default)]
    pub key_hash: Option<String>,
    /// The member of staff.
    #[serde(default)]
    pub user_id: Option<String>,
    /// The team.
    #[serde(default)]
    pub team_id: Option<String>,
    /// Who is billed.
    #[serde(default)]
    pub customer_id: Option<String>,
    /// The organization.
    #[serde(default)]
    pub organization_id: Option<String>,
    /// Labels.
    #[serde(default)]
    pub tags: Vec<String>,
    /// `acompletion`, …
    #[serde(default)]
    pub call_type: String,
    /// The public model name.
    #[serde(default)]
    pub model_group: String,
    /// `provider/model` as it was called.
    #[serde(default)]
    pub model: String,
    /// The provider.
    #[serde(default)]
    pub provider: String,
    /// The deployment.
    #[serde(default)]
    pub model_id: String,
    /// The table and rates the cost was computed with.
    #[serde(default)]
    pub price_version: String,
    /// What was used.
    #[serde(default)]
    pub usage: LineUsage,
    /// The amount; of a reset, what the balance was set to.
    pub cost: Usd,
    /// The same in units of 10^-12 dollars.
    #[schemars(with = "String")]
    pub cost_picos: Picos,
    /// What was held for it.
    #[serde(default = "nothing")]
    pub held: Usd,
    /// The one account that a correction or reset is about.
    #[serde(default)]
    pub account: Option<LineAccount>,
    /// Accounts besides those of its payers that a charge posted to.
    #[serde(default)]
    pub further: Vec<LineAccount>,
    /// Who wrote the correction or reset.
    #[serde(default)]
    pub author: Option<String>,
    /// Why.
    #[serde(default)]
    pub note: Option<String>,
}

fn exact() -> EntryStatus {
    EntryStatus::Exact
}

fn nothing() -> Usd {
    Usd(Picos::ZERO)
}

impl From<&FurtherAccount> for LineAccount {
    fn from(account: &FurtherAccount) -> Self {
        Self { kind: account.kind.clone(), id: account.id.clone(), span: account.span.clone() }
    }
}

impl From<LineAccount> for FurtherAccount {
    fn from(account: LineAccount) -> Self {
        Self { kind: account.kind, id: account.id, span: account.span }
    }
}

impl From<&Entry> for LedgerLine {
    fn from(entry: &Entry) -> Self {
        let Entry { payer, call, detail, .. } = entry;
        Self {
            seq: entry.seq,
            id: entry.id.clone(),
            request_id: entry.request_id.clone(),
            call_id: entry.call_id.clone(),
            kind: entry.kind,
            status: entry.status,
            at: At(entry.at),
            started_at: At(entry.started_at),
            duration_ms: entry.duration_ms,
            first_output_ms: detail.first_output_ms,
            key_hash: payer.key.as_ref().map(ToString::to_string),
            user_id: payer.user.as_ref().map(ToString::to_string),
            team_id: payer.team.as_ref().map(ToString::to_string),
            customer_id: payer.customer.as_ref().map(ToString::to_string),
            organization_id: payer.organization.as_ref().map(ToString::to_string),
            tags: payer.tags.iter().map(ToString::to_string).collect(),
            call_type: call.call_type.to_string(),
            model_group: call.model_group.to_string(),
            model: call.model.to_string(),
            provider: call.provider.to_string(),
            model_id: call.model_id.to_string(),
            price_version: call.price_version.to_string(),
            usage: LineUsage(entry.usage),
            cost: Usd(entry.cost),
            cost_picos: entry.cost,
            held: Usd(entry.held),
            account: detail.account.as_ref().map(LineAccount::from),
            further: detail.further.iter().map(LineAccount::from).collect(),
            author: detail.author.clone(),
            note: detail.note.clone(),
        }
    }
}

impl From<LedgerLine> for Entry {
    /// The entry as the ledger keeps it; where a call was sent is not kept.
    fn from(line: LedgerLine) -> Self {
        Self {
            seq: line.seq,
            id: line.id,
            request_id: line.request_id,
            call_id: line.call_id,
            kind: line.kind,
            status: line.status,
            at: line.at.0,
            started_at: line.started_at.0,
            payer: Arc::new(Payer {
                key: line.key_hash.map(Into::into),
                user: line.user_id.map(Into::into),
                team: line.team_id.map(Into::into),
                customer: line.customer_id.map(Into::into),
                organization: line.organization_id.map(Into::into),
                tags: line.tags.into_iter().map(Into::into).collect(),
            }),
            call: Arc::new(CallFacts {
                call_type: line.call_type.into(),
                model_group: line.model_group.into(),
                model: line.model.into(),
                provider: line.provider.into(),
                model_id: line.model_id.into(),
                price_version: line.price_version.into(),
                ..CallFacts::default()
            }),
            usage: line.usage.0,
            cost: line.cost_picos,
            held: line.held.0,
            duration_ms: line.duration_ms,
            detail: Detail {
                account: line.account.map(Into::into),
                further: line.further.into_iter().map(Into::into).collect(),
                author: line.author,
                note: line.note,
                first_output_ms: line.first_output_ms,
            },
        }
    }
}

/// A page of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntryPage {
    /// The lines, in order. There may be fewer than asked for, even none, on a page that is not the
    /// last.
    pub entries: Vec<LedgerLine>,
    /// The newest line that was looked at; sent back with the next page as `up_to`, later lines stay
    /// out of it.
    pub as_of: u64,
    /// Sent back with the next page as `after`; `null` after the last one.
    pub next_after: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            seq: 7,
            id: "e-7".into(),
            request_id: "chatcmpl-1".into(),
            call_id: Some("c-1".into()),
            kind: EntryKind::Charge,
            status: EntryStatus::Estimated,
            at: Millis(1_795_304_820_123),
            started_at: Millis(1_795_304_820_000),
            payer: Arc::new(Payer {
                key: Some("88dc".into()),
                user: Some("bob".into()),
                team: Some("red".into()),
                customer: Some("acme".into()),
                organization: Some("lab".into()),
                tags: vec!["prod".into()],
            }),
            call: Arc::new(CallFacts {
                call_type: "acompletion".into(),
                model_group: "chat".into(),
                model: "openai/gpt-4o".into(),
                provider: "openai".into(),
                model_id: "d-1".into(),
                price_version: "v1".into(),
                ..CallFacts::default()
            }),
            usage: Usage { cache_read: 5, web_searches: 2, ..Usage::plain(11, 7) },
            cost: Picos::new(123_456_789_012_345),
            held: Picos::new(1),
            duration_ms: 123,
            detail: Detail {
                further: vec![FurtherAccount { kind: "key".into(), id: "88dc".into(), span: "1d".into() }],
                first_output_ms: Some(9),
                ..Detail::default()
            },
        }
    }

    #[test]
    fn a_line_becomes_the_entry_it_was_made_of() {
        let correction = Entry {
            kind: EntryKind::Adjust,
            status: EntryStatus::Exact,
            payer: Arc::default(),
            call: Arc::default(),
            usage: Usage::default(),
            cost: Picos::new(-1),
            detail: Detail {
                account: Some(FurtherAccount {
                    kind: "customer".into(),
                    id: "a".into(),
                    span: String::new(),
                }),
                author: Some("ops".into()),
                note: Some("a gift".into()),
                ..Detail::default()
            },
            ..entry()
        };
        for entry in [entry(), correction] {
            let text = serde_json::to_string(&LedgerLine::from(&entry)).unwrap();
            let line: LedgerLine = serde_json::from_str(&text).unwrap();
            assert_eq!(line, LedgerLine::from(&entry));
            assert_eq!(Entry::from(line), entry);
        }
    }

    #[test]
    fn amounts_have_every_digit_twice() {
        let line = serde_json::to_value(LedgerLine::from(&entry())).unwrap();
        assert_eq!(line["cost"].to_string(), "123.456789012345");
        assert_eq!(line["cost_picos"], "123456789012345");
        assert_eq!(
            (&line["at"], &line["usage"]["cache_read"]),
            (&json!("2026-11-21T23:47:00.123Z"), &json!(5))
        );
    }

    #[test]
    fn a_line_may_lack_what_another_proxy_does_not_tell() {
        let text =
            r#"{"seq":1,"id":"x","kind":"charge","at":"2026-11-21","cost":0.5,"cost_picos":"500000000000"}"#;
        let line: LedgerLine = serde_json::from_str(text).unwrap();
        assert_eq!((line.cost_picos, line.status), (Picos::new(500_000_000_000), EntryStatus::Exact));
        for wrong in [
            r#"{"seq":1,"id":"x","kind":"gift","at":"2026-11-21","cost":0.5,"cost_picos":"5"}"#,
            r#"{"seq":1,"id":"x","kind":"charge","at":"soon","cost":0.5,"cost_picos":"5"}"#,
            r#"{"seq":1,"id":"x","kind":"charge","at":"2026-11-21","cost":0.5}"#,
        ] {
            assert!(serde_json::from_str::<LedgerLine>(wrong).is_err(), "{wrong}");
        }
    }
}
