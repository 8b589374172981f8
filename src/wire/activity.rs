//! Daily activity on the wire: the sums of days, and what they break down to.
//!
//! Knows how rows become an answer; which rows they are is decided elsewhere.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::money::Usd;
use crate::domain::daily::{DayRow, DaySum};
use crate::domain::money::Picos;

/// Who pays where nobody is named.
const UNASSIGNED: &str = "Unassigned";

/// The numbers of a sum, with LiteLLM's names. Savings and flat costs are not counted here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metrics(pub DaySum);

/// The numbers of a sum. Savings and flat costs are not counted here.
#[derive(Serialize, JsonSchema)]
struct Numbers {
    spend: Usd,
    flat_cost: Usd,
    prompt_tokens: u64,
    completion_tokens: u64,
    cache_read_input_tokens: u64,
    cache_creation_input_tokens: u64,
    total_tokens: u64,
    successful_requests: u64,
    failed_requests: u64,
    api_requests: u64,
    total_response_time_ms: u64,
    timed_requests: u64,
    compression_saved_tokens: u64,
    compression_savings_spend: Usd,
    prompt_caching_savings_spend: Usd,
    gateway_injected_caching_savings_spend: Usd,
    autorouter_savings_spend: Usd,
}

impl From<&DaySum> for Numbers {
    fn from(sum: &DaySum) -> Self {
        let none = Usd(Picos::ZERO);
        Self {
            spend: Usd(sum.spend),
            flat_cost: none,
            prompt_tokens: sum.input_tokens,
            completion_tokens: sum.output_tokens,
            cache_read_input_tokens: sum.cache_read_tokens,
            cache_creation_input_tokens: sum.cache_write_tokens,
            total_tokens: sum.total_tokens(),
            successful_requests: sum.requests,
            failed_requests: sum.failed_requests,
            api_requests: sum.calls(),
            total_response_time_ms: sum.response_ms,
            timed_requests: sum.timed_requests,
            compression_saved_tokens: 0,
            compression_savings_spend: none,
            prompt_caching_savings_spend: none,
            gateway_injected_caching_savings_spend: none,
            autorouter_savings_spend: none,
        }
    }
}

impl Serialize for Metrics {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Numbers::from(&self.0).serialize(serializer)
    }
}

impl JsonSchema for Metrics {
    fn schema_name() -> Cow<'static, str> {
        "ActivityNumbers".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Numbers::json_schema(generator)
    }
}

/// What is known of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KeyMetadata {
    /// A name for people.
    pub key_alias: Option<String>,
    /// The team it belongs to.
    pub team_id: Option<String>,
    /// The user it belongs to.
    pub user_id: Option<String>,
    /// The address of that user.
    pub user_email: Option<String>,
    /// Whether it still works as a credential's record.
    pub key_exists: bool,
}

/// What is known of those whom rows name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Of keys, by hash.
    pub keys: HashMap<String, KeyMetadata>,
    /// Of payers, by id.
    pub entities: HashMap<String, Map<String, Value>>,
}

impl Names {
    /// What is known of a key.
    pub fn key(&self, hash: &str) -> KeyMetadata {
        self.keys.get(hash).cloned().unwrap_or_default()
    }
}

/// The part of a sum that a key has.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "ActivityOfKey")]
pub struct KeyPart {
    /// The numbers.
    pub metrics: Metrics,
    /// What is known of the key.
    pub metadata: KeyMetadata,
}

/// The part of a sum that a model, a provider or a payer has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "ActivityPart")]
pub struct Part {
    /// The numbers.
    pub metrics: Metrics,
    /// What is known of it.
    pub metadata: Map<String, Value>,
    /// The parts that keys have of it.
    pub api_key_breakdown: BTreeMap<String, KeyPart>,
}

/// A day's sum in parts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "ActivityBreakdown")]
pub struct Breakdown {
    models: BTreeMap<String, Part>,
    model_groups: BTreeMap<String, Part>,
    mcp_servers: Map<String, Value>,
    providers: BTreeMap<String, Part>,
    endpoints: BTreeMap<String, Part>,
    api_keys: BTreeMap<String, KeyPart>,
    entities: BTreeMap<String, Part>,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "DayActivity")]
pub struct Day {
    date: String,
    metrics: Metrics,
    breakdown: Breakdown,
}

/// Which parts of an answer a row is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// In everything: the row tells all of it.
    Whole,
    /// In the day and in models, providers and endpoints: the row is of all keys and payers.
    Calls,
    /// In keys: the row is of all payers.
    Keys,
    /// In payers.
    Payers {
        /// Whether the key's part of the payer's sum is shown.
        with_key: bool,
    },
}

/// Days that are being put together.
#[derive(Debug, Default)]
pub struct Days(BTreeMap<String, (Metrics, Breakdown)>);

impl Days {
    /// Counts a row.
    pub fn add(&mut self, row: &DayRow, share: Share, names: &Names) {
        let (metrics, breakdown) = self.0.entry(row.day.clone()).or_default();
        let calls = matches!(share, Share::Whole | Share::Calls);
        let keys = matches!(share, Share::Whole | Share::Keys);
        if calls {
            metrics.0.add(&row.sum);
        }
        if calls || keys {
            breakdown.add_calls(row, calls, keys, names);
        }
        if keys {
            add_key(&mut breakdown.api_keys, row, names);
        }
        let (payers, with_key) = match share {
            Share::Whole => (!row.id.is_empty(), true),
            Share::Payers { with_key } => (true, with_key),
            Share::Calls | Share::Keys => (false, false),
        };
        if payers {
            let id = if row.id.is_empty() { UNASSIGNED } else { row.id.as_str() };
            let known = || Part {
                metadata: names.entities.get(&row.id).cloned().unwrap_or_default(),
                ..Part::default()
            };
            let part = breakdown.entities.entry(id.to_owned()).or_insert_with(known);
            part.add(row, true, with_key, names);
        }
    }

    /// The days, newest first.
    pub fn finish(self) -> Vec<Day> {
        let days = self.0.into_iter().rev();
        days.map(|(date, (metrics, breakdown))| Day { date, metrics, breakdown }).collect()
    }
}

impl Breakdown {
    fn add_calls(&mut self, row: &DayRow, sums: bool, keys: bool, names: &Names) {
        let group = if row.model_group.is_empty() { &row.model } else { &row.model_group };
        let provider = if row.provider.is_empty() { "unknown" } else { row.provider.as_str() };
        for (parts, name) in [
            (&mut self.models, row.model.as_str()),
            (&mut self.model_groups, group.as_str()),
            (&mut self.providers, provider),
            (&mut self.endpoints, endpoint(&row.call_type)),
        ] {
            if !name.is_empty() {
                parts.entry(name.to_owned()).or_default().add(row, sums, keys, names);
            }
        }
    }
}

impl Part {
    fn add(&mut self, row: &DayRow, sums: bool, keys: bool, names: &Names) {
        if sums {
            self.metrics.0.add(&row.sum);
        }
        if keys {
            add_key(&mut self.api_key_breakdown, row, names);
        }
    }
}

fn add_key(parts: &mut BTreeMap<String, KeyPart>, row: &DayRow, names: &Names) {
    let unknown = || KeyPart { metrics: Metrics::default(), metadata: names.key(&row.key_hash) };
    parts.entry(row.key_hash.clone()).or_insert_with(unknown).metrics.0.add(&row.sum);
}

/// The route behind a call's name, where there is one.
fn endpoint(call_type: &str) -> &str {
    match call_type {
        "acompletion" => "/chat/completions",
        "atext_completion" => "/completions",
        "aembedding" => "/embeddings",
        "amoderation" => "/moderations",
        "aimage_generation" => "/images/generations",
        "aimage_edit" => "/images/edits",
        "atranscription" => "/audio/transcriptions",
        "atranslation" => "/audio/translations",
        "aspeech" => "/audio/speech",
        "arerank" => "/rerank",
        "aresponses" => "/responses",
        other => other,
    }
}

/// Where a page stands, and which keys are shown of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "ActivityPlace")]
pub struct Place {
    /// The page.
    pub page: u64,
    /// How many there are.
    pub total_pages: u64,
    /// Whether there is another one.
    pub has_more: bool,
    /// How many keys are broken down, when only those that spent most are.
    pub api_key_limit: Option<u64>,
    /// How many keys there are, when only some are broken down.
    pub total_api_keys: Option<u64>,
    /// Not counted here.
    pub entity_total_api_keys: Option<u64>,
}

/// The sum of the rows of an answer, and where its page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The sum.
    pub sum: DaySum,
    /// The page.
    pub place: Place,
}

impl Serialize for Total {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = Map::new();
        let numbers = serde_json::to_value(Numbers::from(&self.sum)).map_err(serde::ser::Error::custom)?;
        for (name, value) in numbers.as_object().into_iter().flatten() {
            members.insert(total_name(name), value.clone());
        }
        let place = serde_json::to_value(self.place).map_err(serde::ser::Error::custom)?;
        members.extend(place.as_object().cloned().unwrap_or_default());
        members.serialize(serializer)
    }
}

impl JsonSchema for Total {
    fn schema_name() -> Cow<'static, str> {
        "ActivityTotal".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (numbers, place) = (Numbers::json_schema(generator), Place::json_schema(generator));
        let members = |schema: &Schema| schema.get("properties").and_then(Value::as_object).cloned();
        let numbers = members(&numbers).unwrap_or_default();
        let mut properties: Map<String, Value> =
            numbers.into_iter().map(|(name, schema)| (total_name(&name), schema)).collect();
        properties.extend(members(&place).unwrap_or_default());
        let required: Vec<&String> = properties.keys().collect();
        json_schema!({
            "type": "object",
            "description": "The sum of the rows of an answer, and where its page stands.",
            "required": required,
            "properties": properties,
        })
    }
}

/// The name of a number in a total.
fn total_name(name: &str) -> String {
    format!("total_{}", name.strip_prefix("total_").unwrap_or(name))
}

/// The answer of every daily activity.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ActivityAnswer {
    /// The days, newest first.
    pub results: Vec<Day>,
    /// The sum of the rows in it.
    pub metadata: Total,
}

/// A key's sum over all days.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct KeyActivity {
    /// The key's hash.
    pub api_key: String,
    /// The numbers.
    pub metrics: Metrics,
    /// What is known of the key.
    pub metadata: KeyMetadata,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(day: &str, id: &str, key: &str, picos: i128) -> DayRow {
        DayRow {
            day: day.into(),
            id: id.into(),
            key_hash: key.into(),
            model_group: "g".into(),
            model: "openai/m".into(),
            provider: "openai".into(),
            call_type: "acompletion".into(),
            sum: DaySum { spend: Picos::new(picos), requests: 1, ..DaySum::default() },
        }
    }

    fn spend(value: &Value) -> String {
        value["metrics"]["spend"].to_string()
    }

    #[test]
    fn a_whole_row_is_counted_in_every_part_of_its_day() {
        let mut days = Days::default();
        let names = Names {
            entities: [("acme".to_owned(), Map::from_iter([("alias".to_owned(), json!("Acme"))]))].into(),
            ..Names::default()
        };
        for row in [
            row("2026-11-20", "acme", "k1", 1),
            row("2026-11-21", "acme", "k1", 2),
            row("2026-11-21", "zoe", "k2", 4),
        ] {
            days.add(&row, Share::Whole, &names);
        }
        let days = serde_json::to_value(days.finish()).unwrap();
        assert_eq!((&days[0]["date"], &days[1]["date"]), (&json!("2026-11-21"), &json!("2026-11-20")));
        let day = &days[0];
        assert_eq!(spend(day), "0.000000000006");
        for (part, name, expected) in [
            ("models", "openai/m", "0.000000000006"),
            ("model_groups", "g", "0.000000000006"),
            ("providers", "openai", "0.000000000006"),
            ("endpoints", "/chat/completions", "0.000000000006"),
            ("api_keys", "k1", "0.000000000002"),
            ("entities", "zoe", "0.000000000004"),
        ] {
            assert_eq!(spend(&day["breakdown"][part][name]), expected, "{part}");
        }
        let acme = &day["breakdown"]["entities"]["acme"];
        assert_eq!(acme["metadata"], json!({"alias": "Acme"}));
        assert_eq!(spend(&acme["api_key_breakdown"]["k1"]), "0.000000000002");
        assert!(acme["api_key_breakdown"].get("k2").is_none());
    }

    #[test]
    fn parts_of_rows_add_up_to_the_whole() {
        let rows = [row("2026-11-21", "acme", "k1", 2), row("2026-11-21", "zoe", "k2", 4)];
        let names = Names::default();
        let (mut whole, mut parts) = (Days::default(), Days::default());
        for row in &rows {
            whole.add(row, Share::Whole, &names);
            let nobody = DayRow { id: String::new(), ..row.clone() };
            parts.add(&DayRow { key_hash: String::new(), ..nobody.clone() }, Share::Calls, &names);
            parts.add(&nobody, Share::Keys, &names);
            parts.add(row, Share::Payers { with_key: true }, &names);
        }
        assert_eq!(parts.finish(), whole.finish());
    }

    #[test]
    fn the_total_names_its_numbers() {
        let sum = DaySum {
            requests: 2,
            failed_requests: 1,
            input_tokens: 3,
            output_tokens: 4,
            ..DaySum::default()
        };
        let place = Place { page: 1, total_pages: 2, has_more: true, ..Place::default() };
        let shown = serde_json::to_value(Total { sum, place }).unwrap();
        for (name, expected) in [
            ("total_spend", json!(0.0)),
            ("total_tokens", json!(7)),
            ("total_api_requests", json!(3)),
            ("total_successful_requests", json!(2)),
            ("total_failed_requests", json!(1)),
            ("total_response_time_ms", json!(0)),
            ("total_prompt_tokens", json!(3)),
            ("total_flat_cost", json!(0.0)),
            ("has_more", json!(true)),
            ("api_key_limit", json!(null)),
        ] {
            assert_eq!(shown[name], expected, "{name}");
        }
    }
}
