//! Two answers to one request, held against each other.
//!
//! Status, the members of every object, texts, numbers and the headers that LiteLLM sends have to be
//! the same. What each server makes up for itself (keys, hashes, ids) has to stand for one another
//! throughout a recording; times may be two seconds apart.

use std::collections::BTreeMap;

use litellm_rs::proxy::identify::abbreviated;
use reqwest::header::HeaderMap;
use serde_json::Value;

/// Money may be this far apart: the recorded figures carry float dust.
const DUST: f64 = 1e-12;
/// Times may be this far apart, in milliseconds.
const APART_MS: i64 = 2_000;
/// Of their lists only the shape is compared: the recorded ones have rows of other recordings.
const SHARED_LISTS: [&str; 3] = ["/budget/list", "/key/list", "/key/aliases"];
/// Headers whose value is compared, too.
const VALUED_HEADERS: [&str; 8] = [
    "x-litellm-response-cost",
    "x-litellm-model-",
    "x-litellm-version",
    "x-litellm-attempted-",
    "x-litellm-key-rpm-limit",
    "x-litellm-key-tpm-limit",
    "content-type",
    "retry-after",
];

/// An answer of this server.
pub struct Answered {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answered {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| Value::String(self.text.clone()))
    }
}

/// What the recorded server made up, and what stands for it here.
#[derive(Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// From now on `ours` stands for `theirs`; so do the last four characters that are shown of a key.
    pub fn learn(&mut self, theirs: &str, ours: &str) {
        self.0.insert(theirs.to_owned(), ours.to_owned());
        if made_up(theirs) == Some(MadeUp::Key) {
            self.0.insert(abbreviated(theirs), abbreviated(ours));
        }
    }

    pub fn translate(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
    }
}

/// What a server makes up.
#[derive(PartialEq)]
enum MadeUp {
    Key,
    Hash,
    Id,
    ShortKey,
    AnswerId,
}

fn made_up(text: &str) -> Option<MadeUp> {
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_id = |text: &str| text.len() == 36 && uuid::Uuid::parse_str(text).is_ok();
    if text.starts_with("sk-...") {
        return Some(MadeUp::ShortKey);
    }
    match text.strip_prefix("sk-") {
        Some(rest) if rest.len() == 22 => Some(MadeUp::Key),
        _ if text.len() == 64 && hex(text) => Some(MadeUp::Hash),
        _ if is_id(text) => Some(MadeUp::Id),
        _ if text.strip_prefix("chatcmpl-").is_some_and(is_id) => Some(MadeUp::AnswerId),
        _ => None,
    }
}

/// Everything that differs, each in one line.
pub fn differences(recorded: &Value, ours: &Answered, names: &mut Names) -> Vec<String> {
    let theirs = &recorded["response"];
    let their_status = theirs["status"].as_u64().unwrap();
    if u64::from(ours.status) != their_status {
        let body = ours.json();
        let kind =
            body["error"]["type"].as_str().unwrap_or(if body["detail"].is_null() { "" } else { "detail" });
        return vec![format!("status {their_status} -> {} {kind}", ours.status).trim().to_owned()];
    }
    let path = recorded["request"]["path"].as_str().unwrap();
    let shape_only = SHARED_LISTS.iter().any(|list| path.starts_with(list));
    let mut comparison = Comparison { names, shape_only, found: Vec::new() };
    match &theirs["body_text"] {
        Value::String(text) if text.starts_with("data:") => comparison.events(text, &ours.text),
        Value::String(text) => comparison.texts("body", text, &ours.text),
        _ => comparison.values("body", &theirs["body"], &ours.json()),
    }
    comparison.headers(&theirs["headers"], &ours.headers);
    comparison.found
}

struct Comparison<'a> {
    names: &'a mut Names,
    shape_only: bool,
    found: Vec<String>,
}

impl Comparison<'_> {
    fn values(&mut self, path: &str, theirs: &Value, ours: &Value) {
        match (theirs, ours) {
            (Value::Object(recorded), Value::Object(answered)) => {
                for (name, theirs) in recorded {
                    let path = format!("{path}.{name}");
                    match answered.get(name) {
                        Some(ours) => self.values(&path, theirs, ours),
                        None => self.found.push(format!("{path}: LiteLLM only")),
                    }
                }
                let more = answered.keys().filter(|name| !recorded.contains_key(*name));
                self.found.extend(more.map(|name| format!("{path}.{name}: ours only")));
            }
            (Value::Array(recorded), Value::Array(answered)) => {
                if recorded.len() != answered.len() && !self.shape_only {
                    self.found.push(format!("{path}: {} items -> {}", recorded.len(), answered.len()));
                }
                let compared = if self.shape_only { 1 } else { usize::MAX };
                for (theirs, ours) in recorded.iter().zip(answered).take(compared) {
                    self.values(&format!("{path}[]"), theirs, ours);
                }
            }
            _ if self.shape_only => {}
            // When an answer was made is the server's affair.
            (Value::Number(_), Value::Number(_)) if path.ends_with(".created") => {}
            (Value::Number(recorded), Value::Number(answered)) => {
                let apart = recorded.as_f64().unwrap() - answered.as_f64().unwrap();
                if apart.abs() > DUST {
                    self.found.push(format!("{path}: {recorded} -> {answered}"));
                }
            }
            (Value::String(recorded), Value::String(answered)) => self.texts(path, recorded, answered),
            _ if theirs == ours => {}
            _ => self.found.push(format!("{path}: {theirs} -> {ours}")),
        }
    }

    fn texts(&mut self, path: &str, theirs: &str, ours: &str) {
        if without_times(&self.names.translate(theirs)) == without_times(ours) || close(theirs, ours) {
            return;
        }
        let kind = made_up(theirs);
        let is_known = self.names.0.contains_key(theirs);
        if kind.is_some() && kind == made_up(ours) && !is_known {
            if matches!(kind, Some(MadeUp::Key | MadeUp::Hash | MadeUp::Id)) {
                self.names.learn(theirs, ours);
            }
            return;
        }
        self.found.push(format!("{path}: {theirs:?} -> {ours:?}"));
    }

    /// The events of a stream, each with its like.
    fn events(&mut self, theirs: &str, ours: &str) {
        let events = |text: &str| -> Vec<Value> {
            let data = text.lines().filter_map(|line| line.strip_prefix("data: "));
            data.map(|data| serde_json::from_str(data).unwrap_or_else(|_| Value::String(data.into())))
                .collect()
        };
        let (recorded, answered) = (events(theirs), events(ours));
        if recorded.len() != answered.len() {
            self.found.push(format!("events: {} -> {}", recorded.len(), answered.len()));
        }
        for (theirs, ours) in recorded.iter().zip(&answered) {
            self.values("event", theirs, ours);
        }
    }

    fn headers(&mut self, recorded: &Value, answered: &HeaderMap) {
        for (name, theirs) in recorded.as_object().into_iter().flatten() {
            let theirs = theirs.as_str().unwrap_or_default();
            let Some(ours) = answered.get(name).and_then(|value| value.to_str().ok()) else {
                self.found.push(format!("header {name}: LiteLLM only"));
                continue;
            };
            let limit = name.starts_with("x-ratelimit-") && name.contains("-limit-");
            if !limit && !VALUED_HEADERS.iter().any(|valued| name.starts_with(valued)) {
                continue;
            }
            let same_number = match (theirs.parse::<f64>(), ours.parse::<f64>()) {
                (Ok(theirs), Ok(ours)) => (theirs - ours).abs() <= DUST,
                _ => false,
            };
            if !same_number {
                self.texts(&format!("header {name}"), theirs, ours);
            }
        }
    }
}

fn close(theirs: &str, ours: &str) -> bool {
    let instant = |text: &str| text.parse::<jiff::Timestamp>().ok().map(|at| at.as_millisecond());
    match (instant(theirs), instant(ours)) {
        (Some(theirs), Some(ours)) => (theirs - ours).abs() <= APART_MS,
        _ => false,
    }
}

/// A text with every `2026-11-21 23:51:16 UTC` in it left out, in any spelling.
fn without_times(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("20") {
        let day = rest.get(at..at + 10).is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok());
        let end = if day {
            let time =
                |character: char| !matches!(character, '0'..='9' | '-' | ':' | '.' | '+' | ' ' | 'T' | 'Z');
            at + rest[at..].find(time).unwrap_or(rest.len() - at)
        } else {
            at + 2
        };
        kept.push_str(if day { &rest[..at] } else { &rest[..end] });
        rest = &rest[end..];
    }
    kept + rest
}
