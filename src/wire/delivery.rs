//! Deliveries on the wire: who is told, of what, and how far that has come. Knows the shapes only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::Usd;

/// How a destination does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DestinationStatus {
    /// Its name.
    pub name: String,
    /// What kind of system it is: `lago`, `webhook`, `slack`, …
    pub kind: String,
    /// `active`, `paused` or `disabled`.
    pub state: String,
    /// Why it is not told.
    pub reason: Option<String>,
    /// Whether an operator wants it so.
    pub paused_by_operator: bool,
    /// `closed`, or `open` while it is left alone because it failed too often.
    pub circuit: String,
    /// Until when it is left alone.
    pub open_until: Option<String>,
    /// Deliveries that are still to be told.
    pub pending: u64,
    /// When the oldest of them came about.
    pub oldest_pending_at: Option<String>,
    /// How long ago that was.
    pub oldest_pending_age_seconds: Option<u64>,
    /// Deliveries that arrived since the start.
    pub delivered: u64,
    /// Deliveries it will never take.
    pub dead: u64,
    /// Deliveries that name nobody to bill.
    pub skipped: u64,
    /// Deliveries of which nobody knows whether they arrived.
    pub unknown: u64,
    /// Deliveries an operator gave up.
    pub dropped: u64,
    /// Requests since the start.
    pub requests: u64,
    /// Deliveries that failed and are tried again, since the start.
    pub failures: u64,
    /// When it last took something.
    pub last_ok_at: Option<String>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// When that was.
    pub last_error_at: Option<String>,
    /// The largest batch it takes, if that is less than usual.
    pub batch_limit: Option<u64>,
    /// The version of how it is told; absent for one that is not configured any more.
    pub profile_version: Option<i64>,
}

/// `/delivery/status`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryStatus {
    /// Every destination, those of the configuration first.
    pub destinations: Vec<DestinationStatus>,
}

/// A delivery in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryRow {
    /// Its name: `lago:4711`, `lago:4711.1` for a further part, `webhook:e12` for an event.
    pub id: String,
    /// To whom.
    pub destination: String,
    /// Where it stands: `pending`, `delivered`, `dead`, `skipped`, `unknown` or `dropped`.
    pub state: String,
    /// The code of the usage, or the name of the event.
    pub kind: String,
    /// Who is billed, or the customer it is about.
    pub customer: Option<String>,
    /// The id of the ledger's line, or of the event.
    pub entry_id: String,
    /// What the line costs.
    pub cost: Option<Usd>,
    /// When it was booked or happened.
    pub at: String,
    /// How often it was sent.
    pub attempts: u64,
    /// When it is due; absent when it is not.
    pub next_at: Option<String>,
    /// The status of the last answer.
    pub last_status: Option<i64>,
    /// What went wrong last, or why it is kept back.
    pub last_error: Option<String>,
    /// When it arrived.
    pub delivered_at: Option<String>,
}

/// `/delivery/list`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryPage {
    /// Deliveries, newest first.
    pub deliveries: Vec<DeliveryRow>,
    /// The `cursor` of the next page; absent on the last one.
    pub next_cursor: Option<String>,
}

/// What an operator did to a delivery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryNote {
    /// When.
    pub at: String,
    /// Who.
    pub author: String,
    /// What.
    pub action: String,
    /// In words.
    pub note: Option<String>,
}

/// `/delivery/info`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryInfo {
    /// The delivery as lists show it.
    #[serde(flatten)]
    pub delivery: DeliveryRow,
    /// Where it goes, without what may be secret; absent for a destination that is not configured.
    pub url: Option<String>,
    /// What is sent, byte for byte.
    pub body: Option<String>,
    /// What operators did to it, newest first.
    pub audit: Vec<DeliveryNote>,
}

/// `/delivery/retry`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Retried {
    /// Deliveries that are due now.
    pub retried: u64,
    /// Deliveries of the same state that are left; ask again for them.
    pub left: u64,
}

/// `/delivery/drop`, `/delivery/test`: a delivery and where it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryNow {
    /// Its name.
    pub id: String,
    /// Where it stands.
    pub state: String,
}

/// `/delivery/test`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tested {
    /// The delivery of the sample event; absent where nothing is sent.
    pub id: Option<String>,
    /// `pending` for an event under way; `reachable` or `failed` for a billing system that was asked.
    pub state: String,
    /// What was found where nothing is sent.
    pub findings: Vec<Finding>,
}

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// As it has to be.
    Ok,
    /// It works, but somebody should know.
    Warn,
    /// Usage is or will be lost to billing.
    Fail,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// What was looked at.
    pub name: String,
    /// How it came out.
    pub level: Level,
    /// What was found.
    pub text: String,
    /// What to do about it; empty where nothing has to be done.
    pub hint: String,
}

/// `/billing/check`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checked {
    /// Who was asked.
    pub destination: String,
    /// Whether nothing failed.
    pub ok: bool,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// How many, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sum {
    /// How many.
    pub count: u64,
    /// Their amounts together.
    pub cost: Usd,
}

/// Things of one kind: how many, and the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Named {
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub first: Vec<String>,
}

/// What was sent next to what a billing system keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// What was delivered, by the ledger.
    pub sent: Sum,
    /// What of it the system keeps, with the amounts it keeps.
    pub accepted: Sum,
    /// What of it the system does not keep.
    pub missing: Named,
    /// What the system keeps more than once.
    pub doubled: Named,
    /// What the system keeps with another amount.
    pub wrong: Named,
    /// What the system keeps that was not sent from here.
    pub unexpected: Named,
}

/// What a destination is owed in a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StateSum {
    /// The state.
    pub state: String,
    /// How many deliveries.
    pub count: u64,
    /// What their lines cost, a line once for each delivery.
    pub cost: Usd,
}

/// Lines that a destination is owed, and of which there is no delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Missing {
    /// How many deliveries.
    pub count: u64,
    /// What their lines cost.
    pub cost: Usd,
    /// The ids of the first lines.
    pub first: Vec<String>,
}

/// One destination of `/delivery/verify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VerifiedDestination {
    /// Its name.
    pub destination: String,
    /// Whether nothing is missing and nothing differs.
    pub ok: bool,
    /// What there is, by state.
    pub deliveries: Vec<StateSum>,
    /// Charges it should be told of, and that no delivery is of.
    pub missing: Missing,
    /// What it keeps itself; absent where it cannot be asked.
    pub kept: Option<Comparison>,
    /// Why it could not be asked.
    pub error: Option<String>,
}

/// `/delivery/verify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Verified {
    /// From this instant on.
    pub since: String,
    /// Up to this instant, which is not part of it.
    pub until: String,
    /// Whether everything is well.
    pub ok: bool,
    /// The charges of the ledger.
    pub charges: Sum,
    /// By destination.
    pub destinations: Vec<VerifiedDestination>,
}

/// Usage that names nobody to bill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnbilledRow {
    /// The delivery.
    pub id: String,
    /// Who would be told.
    pub destination: String,
    /// Why it is not.
    pub reason: Option<String>,
    /// The id of the ledger's line.
    pub entry_id: String,
    /// When it was booked.
    pub at: String,
    /// The hash of the key.
    pub api_key: Option<String>,
    /// Its name.
    pub key_alias: Option<String>,
    /// The user.
    pub user_id: Option<String>,
    /// The team.
    pub team_id: Option<String>,
    /// The customer.
    pub customer: Option<String>,
    /// The public name of the model.
    pub model: Option<String>,
    /// What it costs.
    pub cost: Usd,
}

/// `/billing/unbilled`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnbilledPage {
    /// Usage, newest first.
    pub unbilled: Vec<UnbilledRow>,
    /// How many deliveries there are in all.
    pub total_count: u64,
    /// What they cost in all; a line counts once for each destination.
    pub total_cost: Usd,
    /// The `cursor` of the next page; absent on the last one.
    pub next_cursor: Option<String>,
}

/// `/billing/assign`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assigned {
    /// Deliveries that bill somebody now.
    pub assigned: u64,
    /// What they cost.
    pub cost: Usd,
    /// Deliveries that fit and are left; ask again for them.
    pub left: u64,
}
