//! Lago's JSON: the events it is sent, and the parts of its answers that are looked at. Knows
//! nothing of queues and of sending.

mod event;
pub(crate) mod fault;

pub use event::{transaction_id, usage_event};

use serde::ser::Error as _;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

/// The body of a request with one event.
#[derive(Debug, Serialize)]
pub struct Single<'a> {
    /// It.
    pub event: Event<'a>,
}

/// The body of a request with several events.
#[derive(Debug, Serialize)]
pub struct Batch<'a> {
    /// Them.
    pub events: Vec<Event<'a>>,
}

/// One event of usage. What is absent is left out: Lago's values are never null.
#[derive(Debug, Default, Serialize)]
pub struct Event<'a> {
    /// Its name. Lago takes it once.
    pub transaction_id: String,
    /// The subscription that is billed; what Lago looks for today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_subscription_id: Option<&'a str>,
    /// The customer that is billed; what older servers look for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_customer_id: Option<&'a str>,
    /// The metric.
    pub code: &'a str,
    /// Unix seconds with three decimals, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<String>,
    /// Cents, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precise_total_amount_cents: Option<String>,
    /// What metrics count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<Properties<'a>>,
}

/// What metrics count. Tokens stand under two names, the documented and the usual one.
#[derive(Debug, Serialize)]
pub struct Properties<'a> {
    /// The provider's name of the model.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub model: &'a str,
    /// Dollars.
    pub response_cost: Figure,
    /// Tokens in.
    pub input_tokens: Figure,
    /// Tokens out.
    pub output_tokens: Figure,
    /// Tokens in.
    pub prompt_tokens: Figure,
    /// Tokens out.
    pub completion_tokens: Figure,
    /// Both.
    pub total_tokens: Figure,
    /// The call.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub request_id: &'a str,
}

impl Properties<'_> {
    /// The members that can be added up.
    pub const FIGURES: [&'static str; 6] = [
        "response_cost",
        "input_tokens",
        "output_tokens",
        "prompt_tokens",
        "completion_tokens",
        "total_tokens",
    ];
    /// The members that are text.
    pub const TEXTS: [&'static str; 2] = ["model", "request_id"];
}

/// A plain decimal, written as a number or as text.
#[derive(Debug)]
pub struct Figure {
    /// Its digits, without an exponent.
    pub decimal: String,
    /// Whether it is text.
    pub is_text: bool,
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_text {
            return serializer.serialize_str(&self.decimal);
        }
        self.decimal.parse::<serde_json::Number>().map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// A page of the events Lago has.
#[derive(Debug, Deserialize)]
pub struct EventPage {
    /// The events.
    pub events: Vec<KeptEvent>,
    /// Which page it is.
    #[serde(default)]
    pub meta: PageMeta,
}

/// Where a page stands.
#[derive(Debug, Default, Deserialize)]
pub struct PageMeta {
    /// The number of the next one; absent on the last.
    #[serde(default)]
    pub next_page: Option<u32>,
}

/// An event as Lago keeps it.
#[derive(Debug, Deserialize)]
pub struct KeptEvent {
    /// Its name.
    pub transaction_id: String,
    /// When it happened, RFC 3339.
    #[serde(default)]
    pub timestamp: Option<String>,
    /// Numbers and texts.
    #[serde(default)]
    pub properties: Value,
}

/// A metric, as an answer holds it.
#[derive(Debug, Deserialize)]
pub struct MetricAnswer {
    /// It.
    pub billable_metric: Metric,
}

/// A metric.
#[derive(Debug, Deserialize)]
pub struct Metric {
    /// How events are put together: `sum_agg`, `count_agg`, ...
    #[serde(default)]
    pub aggregation_type: String,
    /// The property that is put together.
    #[serde(default)]
    pub field_name: Option<String>,
    /// What is computed of the properties instead.
    #[serde(default)]
    pub expression: Option<String>,
}

/// A subscription, as an answer holds it.
#[derive(Debug, Deserialize)]
pub struct SubscriptionAnswer {
    /// It.
    pub subscription: Subscription,
}

/// A subscription.
#[derive(Debug, Deserialize)]
pub struct Subscription {
    /// `active`, `pending`, `terminated`, `canceled`.
    #[serde(default)]
    pub status: String,
}

/// Those who write invoices.
#[derive(Debug, Deserialize)]
pub struct BillingEntities {
    /// Them.
    pub billing_entities: Vec<BillingEntity>,
}

/// One who writes invoices.
#[derive(Debug, Deserialize)]
pub struct BillingEntity {
    /// Its code.
    #[serde(default)]
    pub code: String,
    /// For how many days an invoice waits for late usage.
    #[serde(default)]
    pub invoice_grace_period: Option<u64>,
}
