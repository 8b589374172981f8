//! The events of a provider's stream on their way through: split, metered, and changed only where
//! they have to be.

use bytes::{Bytes, BytesMut};
use memchr::memmem;
use serde_json::{Value, json};

use super::body::{Edits, Members};
use super::meter::{self, Told};
use super::shape::json_text;
use crate::domain::usage::Usage;
use crate::wire::money::Usd;

/// An event longer than this is passed on as it comes.
const EVENT_BYTES_MAX: usize = 4 << 20;
/// Text kept for counting by ourselves; what is beyond it is counted and let go.
const SEEN_BYTES_MAX: usize = 2 << 20;

/// What a stream's caller gets of the usage that we ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UsageFor {
    /// It asked for it: delivered, with the cost.
    Caller,
    /// Only we wanted it: taken out.
    OursOnly,
}

/// A stream's events, as far as they have come.
#[derive(Debug)]
pub(super) struct Events {
    /// The public model name that every event shall carry.
    model: String,
    usage_for: UsageFor,
    partial: BytesMut,
    /// Everything that has passed, for counting when no usage comes.
    seen: Vec<u8>,
    /// Texts that were let go, already counted.
    pub(super) let_go: Vec<String>,
    rename: Option<(Vec<u8>, Vec<u8>)>,
    usage: Option<Usage>,
    id: Option<String>,
    has_begun: bool,
    withheld: Option<Bytes>,
    cost_of: fn(&Usage, &super::served::Priced) -> crate::domain::money::Picos,
    priced: super::served::Priced,
}

impl Events {
    pub(super) fn new(model: &str, usage_for: UsageFor, priced: super::served::Priced) -> Self {
        Self {
            model: model.to_owned(),
            usage_for,
            partial: BytesMut::new(),
            seen: Vec::new(),
            let_go: Vec::new(),
            rename: None,
            usage: None,
            id: None,
            has_begun: false,
            withheld: None,
            cost_of: |usage, priced| priced.cost(usage).total,
            priced,
        }
    }

    /// The usage the provider told, the last one it told.
    pub(super) fn usage(&self) -> Option<Usage> {
        self.usage
    }

    /// The provider's id of the answer.
    pub(super) fn id(&self) -> Option<String> {
        self.id.clone()
    }

    /// The end mark, when it has come; it is held back until the call is booked.
    pub(super) fn withheld(&self) -> Option<&Bytes> {
        self.withheld.as_ref()
    }

    /// Every text that has passed.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut texts = self.let_go.clone();
        texts_of(&self.seen, &mut texts);
        texts_of(&self.partial, &mut texts);
        texts
    }

    /// What of an incomplete event is left at the end of a stream.
    pub(super) fn rest(&mut self) -> Bytes {
        let rest = self.partial.split().freeze();
        if rest.is_empty() { rest } else { self.pass(rest) }
    }

    /// Takes a chunk; answers what can go on.
    pub(super) fn take(&mut self, chunk: Bytes) -> Bytes {
        if self.withheld.is_some() {
            // Nothing comes after the end mark.
            return Bytes::new();
        }
        let joined = if self.partial.is_empty() {
            chunk
        } else {
            self.partial.extend_from_slice(&chunk);
            self.partial.split().freeze()
        };
        let Some(end) = last_boundary(&joined) else {
            if joined.len() > EVENT_BYTES_MAX {
                return self.pass(joined);
            }
            self.partial.extend_from_slice(&joined);
            return Bytes::new();
        };
        self.partial.extend_from_slice(&joined[end..]);
        self.pass(joined.slice(..end))
    }

    fn pass(&mut self, events: Bytes) -> Bytes {
        if !self.has_begun {
            self.begin(&events);
        }
        let is_special = memmem::find(&events, b"[DONE]").is_some() || tells_usage(&events);
        let passed = if is_special { self.one_by_one(&events) } else { events };
        self.remember(&passed);
        self.renamed(passed)
    }

    /// The first event tells the id and how the provider writes its model name.
    fn begin(&mut self, events: &Bytes) {
        let Some(members) = each(events).find_map(|event| Members::trusting(data(event)?)) else { return };
        self.has_begun = true;
        self.id = meter::told(&members).id;
        if let Some(model) = members.raw("model")
            && let Some(span) = members.span("model")
            && members.text("model").as_deref() != Some(&self.model)
            && let Some(event) =
                each(events).find_map(|event| data(event).filter(|data| data.starts_with(b"{")))
        {
            // From the name to the value, exactly as this provider writes it every time.
            let name = memmem::rfind(&event[..span.start.min(event.len())], b"\"model\"");
            if let Some(name) = name {
                let from = event[name..span.start].to_vec();
                let old = [&from[..], model.get().as_bytes()].concat();
                let new = [&from[..], json_text(&self.model).as_bytes()].concat();
                self.rename = Some((old, new));
            }
        }
    }

    fn one_by_one(&mut self, events: &Bytes) -> Bytes {
        let mut passed = BytesMut::with_capacity(events.len() + 64);
        for event in each(events) {
            let Some(payload) = data(event) else {
                passed.extend_from_slice(event);
                continue;
            };
            if payload == b"[DONE]" {
                self.withheld = Some(Bytes::copy_from_slice(event));
                break;
            }
            if tells_usage(payload)
                && let Some(members) = Members::trusting(payload)
                && let Told { usage: Some(usage), .. } = meter::told(&members)
            {
                self.usage = Some(usage);
                self.usage_event(event, payload, &members, &usage, &mut passed);
                continue;
            }
            passed.extend_from_slice(event);
        }
        passed.freeze()
    }

    /// Delivers the usage with its cost, or takes it out.
    fn usage_event(
        &self,
        event: &[u8],
        payload: &[u8],
        members: &Members<'_>,
        usage: &Usage,
        passed: &mut BytesMut,
    ) {
        let empty = members
            .get("choices")
            .is_none_or(|choices| choices.get().trim() == "[]" || is_idle(choices.get()));
        let mut edits = Edits::default();
        match self.usage_for {
            UsageFor::OursOnly if empty => return,
            UsageFor::OursOnly => edits.remove(members, &["usage"]),
            UsageFor::Caller => {
                let told =
                    members.get("usage").and_then(|json| serde_json::from_str::<Value>(json.get()).ok());
                if let Some(mut told) = told.filter(Value::is_object) {
                    told["cost"] = json!(Usd((self.cost_of)(usage, &self.priced)));
                    edits.set(members, "usage", &told.to_string());
                }
            }
        }
        let start = payload.as_ptr() as usize - event.as_ptr() as usize;
        passed.extend_from_slice(&event[..start]);
        passed.extend_from_slice(&edits.apply(&Bytes::copy_from_slice(payload)));
        passed.extend_from_slice(&event[start + payload.len()..]);
    }

    fn remember(&mut self, events: &Bytes) {
        if self.usage.is_some() {
            self.seen = Vec::new();
            self.let_go = Vec::new();
            return;
        }
        self.seen.extend_from_slice(events);
        if self.seen.len() > SEEN_BYTES_MAX {
            texts_of(&self.seen, &mut self.let_go);
            self.seen.clear();
        }
    }

    fn renamed(&self, events: Bytes) -> Bytes {
        let Some((old, new)) = &self.rename else { return events };
        let mut changed = BytesMut::with_capacity(events.len() + 64);
        let mut at = 0;
        for found in memmem::find_iter(&events, old) {
            changed.extend_from_slice(&events[at..found]);
            changed.extend_from_slice(new);
            at = found + old.len();
        }
        changed.extend_from_slice(&events[at..]);
        changed.freeze()
    }
}

/// Whether choices carry nothing: the mock's usage event has one with an empty delta.
fn is_idle(choices: &str) -> bool {
    let Ok(choices) = serde_json::from_str::<Vec<Value>>(choices) else { return false };
    choices.iter().all(|choice| {
        choice.get("finish_reason").is_none_or(Value::is_null)
            && choice
                .get("delta")
                .is_none_or(|delta| delta.as_object().is_some_and(serde_json::Map::is_empty))
    })
}

/// Whether a usage that is an object stands somewhere in here.
fn tells_usage(events: &[u8]) -> bool {
    memmem::find_iter(events, b"\"usage\"").any(|at| {
        let rest = &events[at + b"\"usage\"".len()..];
        rest.iter().find(|byte| !matches!(byte, b' ' | b':' | b'\t')) == Some(&b'{')
    })
}

/// The end of the last whole event.
fn last_boundary(bytes: &[u8]) -> Option<usize> {
    let unix = memmem::rfind(bytes, b"\n\n").map(|at| at + 2);
    let dos = memmem::rfind(bytes, b"\r\n\r\n").map(|at| at + 4);
    unix.max(dos)
}

/// Every event with its boundary.
fn each(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        // One pass, whichever line ends the provider writes: two searches would each run to the end.
        let ends = memchr::memchr_iter(b'\n', rest).find_map(|at| match &rest[at + 1..] {
            [b'\n', ..] => Some(at + 2),
            [b'\r', b'\n', ..] => Some(at + 3),
            _ => None,
        });
        let end = ends.unwrap_or(rest.len());
        let (event, after) = rest.split_at(end);
        rest = after;
        Some(event)
    })
}

/// The data of an event that has one line of it.
fn data(event: &[u8]) -> Option<&[u8]> {
    let start = event
        .starts_with(b"data:")
        .then_some(5)
        .or_else(|| memmem::find(event, b"\ndata:").map(|at| at + 6))?;
    let line = &event[start..];
    let end = memchr::memchr2(b'\n', b'\r', line).unwrap_or(line.len());
    Some(line[..end].trim_ascii())
}

fn texts_of(events: &[u8], into: &mut Vec<String>) {
    for event in each(events) {
        if let Some(json) = data(event).and_then(|data| serde_json::from_slice::<Value>(data).ok()) {
            meter::written(&json, into);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::price::CostTerms;
    use proptest::prelude::*;

    const STREAM: &str = concat!(
        "data: {\"id\":\"c1\",\"model\":\"gpt-x-2026\",\"choices\":[{\"delta\":{\"content\":\"Hel\"}}],\"usage\":null}\n\n",
        ": ping\n\n",
        "data: {\"id\":\"c1\",\"model\":\"gpt-x-2026\",\"choices\":[{\"delta\":{\"content\":\"lo \\\"model\\\":\\\"gpt-x-2026\\\" \\n\\n[DONE]\"}}]}\n\n",
        "data: {\"id\":\"c1\",\"model\":\"gpt-x-2026\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}\n\n",
        "data: [DONE]\n\n",
    );

    fn events(usage_for: UsageFor) -> Events {
        Events::new(
            "public",
            usage_for,
            super::super::served::Priced { price: None, terms: CostTerms::default() },
        )
    }

    fn run(usage_for: UsageFor, chunks: &[&[u8]]) -> (String, Events) {
        let mut events = events(usage_for);
        let mut passed = Vec::new();
        for chunk in chunks {
            passed.extend_from_slice(&events.take(Bytes::copy_from_slice(chunk)));
        }
        passed.extend_from_slice(&events.rest());
        (String::from_utf8(passed).unwrap(), events)
    }

    #[test]
    fn a_stream_passes_with_our_model_name_and_without_our_usage() {
        let (passed, events) = run(UsageFor::OursOnly, &[STREAM.as_bytes()]);
        assert_eq!(events.usage(), Some(Usage::plain(11, 7)));
        assert_eq!(events.id().as_deref(), Some("c1"));
        assert_eq!(events.withheld().map(|bytes| &bytes[..]), Some(&b"data: [DONE]\n\n"[..]));
        assert_eq!(passed.matches("\"model\":\"public\"").count(), 2);
        assert!(passed.contains("\\\"model\\\":\\\"gpt-x-2026\\\""), "a caller's own words stay");
        assert!(!passed.contains("prompt_tokens") && !passed.contains("data: [DONE]"));
    }

    #[test]
    fn who_asks_for_usage_gets_it_with_the_cost() {
        let (passed, _) = run(UsageFor::Caller, &[STREAM.as_bytes()]);
        assert!(
            passed.contains(r#""usage":{"prompt_tokens":11,"completion_tokens":7,"cost":0.0}"#),
            "{passed}"
        );
    }

    #[test]
    fn a_cut_stream_can_be_counted() {
        let (_, events) = run(UsageFor::OursOnly, &[&STREAM.as_bytes()[..300]]);
        assert_eq!(events.usage(), None);
        assert_eq!(events.texts(), ["Hel", "lo \"model\":\"gpt-x-2026\" \n\n[DONE]"]);
    }

    #[test]
    fn a_long_stream_is_read_in_one_pass() {
        for boundary in ["\n\n", "\r\n\r\n"] {
            let event = format!("data: {{\"choices\":[{{\"delta\":{{\"content\":\"a\"}}}}]}}{boundary}");
            let mut texts = Vec::new();
            texts_of(event.repeat(50_000).as_bytes(), &mut texts);
            assert_eq!(texts.len(), 50_000);
        }
    }

    proptest! {
        #[test]
        fn any_chunking_passes_the_same(cuts in proptest::collection::vec(0..STREAM.len(), 0..12)) {
            let mut cuts = cuts;
            cuts.push(STREAM.len());
            cuts.sort_unstable();
            let mut chunks = Vec::new();
            let mut at = 0;
            for cut in cuts {
                chunks.push(&STREAM.as_bytes()[at..cut]);
                at = cut;
            }
            let (whole, whole_events) = run(UsageFor::OursOnly, &[STREAM.as_bytes()]);
            let (cut, cut_events) = run(UsageFor::OursOnly, &chunks);
            prop_assert_eq!(whole, cut);
            prop_assert_eq!(whole_events.usage(), cut_events.usage());
        }

        #[test]
        fn garbage_passes_untouched(garbage in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut events = events(UsageFor::OursOnly);
            let mut passed = events.take(Bytes::copy_from_slice(&garbage)).to_vec();
            passed.extend_from_slice(&events.rest());
            if events.withheld().is_none() {
                prop_assert_eq!(passed, garbage);
            }
        }
    }
}
