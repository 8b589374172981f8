//! Reports of spend on the wire: sums by day, key, model and payer.
//!
//! Knows how sums become an answer; which sums they are is decided elsewhere.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::money::Usd;
use crate::domain::daily::{DayRow, DaySum};
use crate::domain::money::Picos;

/// A day of `/spend/logs` with `summarize`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DaySummary {
    day: String,
    spend: Picos,
    keys: BTreeMap<String, Picos>,
    users: BTreeMap<String, Picos>,
    models: BTreeMap<String, Picos>,
}

impl DaySummary {
    /// A day without spend.
    pub fn new(day: &str) -> Self {
        Self { day: day.to_owned(), ..Self::default() }
    }

    /// Counts a row whose payer is a user.
    pub fn add(&mut self, row: &DayRow) {
        let plus = |sum: &mut Picos| *sum = sum.saturating_plus(row.sum.spend);
        plus(&mut self.spend);
        plus(self.keys.entry(row.key_hash.clone()).or_default());
        plus(self.users.entry(row.id.clone()).or_default());
        plus(self.models.entry(row.model.clone()).or_default());
    }
}

impl Serialize for DaySummary {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = amounts(&self.keys);
        members.insert("startTime".into(), json!(self.day));
        members.insert("spend".into(), json!(Usd(self.spend)));
        members.insert("users".into(), Value::Object(amounts(&self.users)));
        members.insert("models".into(), Value::Object(amounts(&self.models)));
        members.serialize(serializer)
    }
}

impl JsonSchema for DaySummary {
    fn schema_name() -> Cow<'static, str> {
        "DaySummary".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let sums = json!({"type": "object", "additionalProperties": {"type": "number"}});
        json_schema!({
            "type": "object",
            "description": "A day's spend; a key's sum stands beside these members, under its hash.",
            "required": ["startTime", "spend", "users", "models"],
            "properties": {
                "startTime": {"type": "string", "description": "The day."},
                "spend": {"type": "number", "description": "The sum."},
                "users": sums,
                "models": sums,
            },
            "additionalProperties": {"type": "number"},
        })
    }
}

fn amounts(sums: &BTreeMap<String, Picos>) -> Map<String, Value> {
    sums.iter().map(|(name, sum)| (name.clone(), json!(Usd(*sum)))).collect()
}

/// What the proxy has spent lately, and may.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GlobalSpend {
    /// Spent in the last 30 days.
    pub spend: Usd,
    /// The proxy's cap; zero: none.
    pub max_budget: Usd,
}

/// A day's spend.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DaySpend {
    /// The day.
    pub date: String,
    /// The sum.
    pub spend: Usd,
    /// The key, if one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_key: Option<String>,
}

/// A key's spend.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct KeySpend {
    /// Its hash.
    pub api_key: String,
    /// A name for people.
    pub key_alias: Option<String>,
    /// What may be shown of the key.
    pub key_name: Option<String>,
    /// The sum.
    pub total_spend: Usd,
}

/// A model's spend.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ModelSpend {
    /// The model as it was called.
    pub model: String,
    /// The sum.
    pub total_spend: Usd,
    /// Tokens in and out.
    pub total_tokens: u64,
}

/// A provider's spend.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ProviderSpend {
    /// The provider.
    pub provider: String,
    /// The sum.
    pub spend: Usd,
}

/// A customer's spend.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CustomerSpend {
    /// The customer.
    pub end_user: String,
    /// Calls.
    pub total_count: u64,
    /// The sum.
    pub total_spend: Usd,
}

/// A label's spend, as `/spend/tags` shows it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TagSpend {
    /// The label.
    pub individual_request_tag: String,
    /// Calls.
    pub log_count: u64,
    /// The sum.
    pub total_spend: Usd,
}

/// A label's spend, as `/global/spend/tags` shows it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct NamedTagSpend {
    /// The label.
    pub name: String,
    /// The sum.
    pub spend: Usd,
    /// Calls.
    pub log_count: u64,
}

/// The spend of teams by day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TeamsSpend {
    /// One object a day: `date`, and what each team spent by its name.
    pub daily_spend: Vec<Map<String, Value>>,
    /// Their names.
    pub teams: Vec<String>,
    /// Those who spent most.
    pub total_spend_per_team: Vec<TeamTotal>,
}

/// What a team has spent.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TeamTotal {
    /// Its name.
    pub team_id: String,
    /// The sum.
    pub total_spend: Usd,
}

impl TeamsSpend {
    /// Puts rows together whose payers are teams by name, in the order of days.
    pub fn of(rows: &[DayRow], totals_max: usize) -> Self {
        let mut days: BTreeMap<&str, BTreeMap<String, Picos>> = BTreeMap::new();
        let mut totals: BTreeMap<&str, Picos> = BTreeMap::new();
        for row in rows {
            for sum in [
                days.entry(&row.day).or_default().entry(row.id.clone()).or_default(),
                totals.entry(&row.id).or_default(),
            ] {
                *sum = sum.saturating_plus(row.sum.spend);
            }
        }
        let daily_spend = days.iter().map(|(day, teams)| {
            let mut members = amounts(teams);
            members.insert("date".into(), json!(day));
            members
        });
        let mut most: Vec<_> = totals.iter().collect();
        most.sort_by(|(a, spent_by_a), (b, spent_by_b)| spent_by_b.cmp(spent_by_a).then(a.cmp(b)));
        Self {
            daily_spend: daily_spend.collect(),
            teams: totals.keys().map(|name| (*name).to_owned()).collect(),
            total_spend_per_team: most
                .into_iter()
                .take(totals_max)
                .map(|(name, sum)| TeamTotal { team_id: (*name).to_owned(), total_spend: Usd(*sum) })
                .collect(),
        }
    }
}

/// The calls of some days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct CallCounts {
    /// Day by day.
    pub daily_data: Vec<DayCount>,
    /// All calls.
    pub sum_api_requests: u64,
    /// All tokens.
    pub sum_total_tokens: u64,
}

/// The calls of a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DayCount {
    /// The day, `Nov 21`.
    pub date: String,
    /// Calls.
    pub api_requests: u64,
    /// Tokens in and out.
    pub total_tokens: u64,
}

/// The calls of a model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ModelCounts {
    /// Its public name.
    pub model: String,
    /// Its calls.
    #[serde(flatten)]
    pub counts: CallCounts,
}

impl CallCounts {
    /// Counts a day; days come in their order.
    pub fn add(&mut self, row: &DayRow) {
        let (api_requests, total_tokens) = (row.sum.calls(), row.sum.total_tokens());
        self.daily_data.push(DayCount { date: month_and_day(&row.day), api_requests, total_tokens });
        self.sum_api_requests = self.sum_api_requests.saturating_add(api_requests);
        self.sum_total_tokens = self.sum_total_tokens.saturating_add(total_tokens);
    }
}

/// `Nov 21`, of `2026-11-21`.
fn month_and_day(day: &str) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month: Option<usize> = day.get(5..7).and_then(|month| month.parse().ok());
    let name = month.and_then(|month| MONTHS.get(month.checked_sub(1)?));
    match (name, day.get(8..)) {
        (Some(name), Some(day)) => format!("{name} {day}"),
        _ => day.to_owned(),
    }
}

/// What a key has spent, model by model.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct KeyReport {
    /// Its hash.
    pub api_key: String,
    /// The sum.
    pub total_cost: Usd,
    /// Tokens in.
    pub total_input_tokens: u64,
    /// Tokens out.
    pub total_output_tokens: u64,
    /// By model.
    pub model_details: Vec<ModelDetail>,
}

/// What a key has spent on a model.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ModelDetail {
    /// The model as it was called.
    pub model: String,
    /// The sum.
    pub total_cost: Usd,
    /// Tokens in.
    pub total_input_tokens: u64,
    /// Tokens out.
    pub total_output_tokens: u64,
}

impl KeyReport {
    /// One report for each key of some rows, the one that cost most first.
    pub fn all(rows: &[DayRow]) -> Vec<Self> {
        let mut keys: BTreeMap<&str, BTreeMap<&str, DaySum>> = BTreeMap::new();
        for row in rows {
            keys.entry(&row.key_hash).or_default().entry(&row.model).or_default().add(&row.sum);
        }
        let mut reports: Vec<Self> = keys.into_iter().map(|(key, models)| Self::of(key, &models)).collect();
        reports.sort_by_key(|report| std::cmp::Reverse(report.total_cost));
        reports
    }

    fn of(key: &str, models: &BTreeMap<&str, DaySum>) -> Self {
        let mut total = DaySum::default();
        models.values().for_each(|sum| total.add(sum));
        let details = models.iter().map(|(model, sum)| ModelDetail {
            model: (*model).to_owned(),
            total_cost: Usd(sum.spend),
            total_input_tokens: sum.input_tokens,
            total_output_tokens: sum.output_tokens,
        });
        Self {
            api_key: key.to_owned(),
            total_cost: Usd(total.spend),
            total_input_tokens: total.input_tokens,
            total_output_tokens: total.output_tokens,
            model_details: details.collect(),
        }
    }
}

/// How the payers of a day are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayersShown<'n> {
    /// `teams`, each with its `team_name`.
    Teams,
    /// `customers`, each with its `customer`.
    Customers,
    /// `teams_customers`: one customer of one team.
    CustomerOfTeam {
        /// The team's name.
        team: &'n str,
    },
}

/// A day of a report of payers, in one of three lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct DayReport {
    /// The start of the day.
    pub group_by_day: String,
    /// Teams.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teams: Option<Vec<PayerReport>>,
    /// Customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customers: Option<Vec<PayerReport>>,
    /// One customer of one team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teams_customers: Option<Vec<PayerReport>>,
}

/// What a payer has spent on a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PayerReport {
    /// The team's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_name: Option<String>,
    /// The customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// The sum.
    pub total_spend: Usd,
    /// By model and key.
    pub metadata: Vec<PayerPart>,
}

/// What a payer has spent on a model through a key.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PayerPart {
    /// The model as it was called.
    pub model: String,
    /// The key's hash.
    pub api_key: String,
    /// The sum.
    pub spend: Usd,
    /// Tokens in and out.
    pub total_tokens: u64,
}

/// Reports of payers day by day; the payers of the rows are named already.
pub fn by_day(rows: &[DayRow], shown: PayersShown<'_>) -> Vec<DayReport> {
    let mut days: BTreeMap<&str, BTreeMap<&str, Vec<&DayRow>>> = BTreeMap::new();
    for row in rows {
        days.entry(&row.day).or_default().entry(&row.id).or_default().push(row);
    }
    days.iter()
        .map(|(day, payers)| {
            let payers = Some(payers.iter().map(|(name, rows)| payer(name, rows, shown)).collect());
            let group_by_day = format!("{day}T00:00:00+00:00");
            match shown {
                PayersShown::Teams => DayReport { group_by_day, teams: payers, ..DayReport::default() },
                PayersShown::Customers => {
                    DayReport { group_by_day, customers: payers, ..DayReport::default() }
                }
                PayersShown::CustomerOfTeam { .. } => {
                    DayReport { group_by_day, teams_customers: payers, ..DayReport::default() }
                }
            }
        })
        .collect()
}

fn payer(name: &str, rows: &[&DayRow], shown: PayersShown<'_>) -> PayerReport {
    let (team_name, customer) = match shown {
        PayersShown::Teams => (Some(name), None),
        PayersShown::Customers => (None, Some(name)),
        PayersShown::CustomerOfTeam { team } => (Some(team), Some(name)),
    };
    let parts = rows.iter().map(|row| PayerPart {
        model: row.model.clone(),
        api_key: row.key_hash.clone(),
        spend: Usd(row.sum.spend),
        total_tokens: row.sum.total_tokens(),
    });
    PayerReport {
        team_name: team_name.map(str::to_owned),
        customer: customer.map(str::to_owned),
        total_spend: Usd(rows.iter().fold(Picos::ZERO, |sum, row| sum.saturating_plus(row.sum.spend))),
        metadata: parts.collect(),
    }
}

/// What the users of teams have spent.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TeamUsersSpend {
    /// From this day on.
    pub start_date: String,
    /// To this day and with it.
    pub end_date: String,
    /// The users, those who spent most first.
    pub results: Vec<TeamUserSpend>,
}

/// What a user of a team has spent.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TeamUserSpend {
    /// The team.
    pub team_id: String,
    /// Its name for people.
    pub team_alias: Option<String>,
    /// The user; empty for keys of nobody.
    pub user_id: String,
    /// The user's address.
    pub user_email: Option<String>,
    /// The user's name for people.
    pub user_alias: Option<String>,
    /// The sum.
    pub spend: Usd,
    /// Tokens in.
    pub prompt_tokens: u64,
    /// Tokens out.
    pub completion_tokens: u64,
    /// Tokens in and out.
    pub total_tokens: u64,
    /// Calls.
    pub api_requests: u64,
    /// Calls that were charged.
    pub successful_requests: u64,
    /// Not told here: failed calls are counted by day, not by team and user.
    pub failed_requests: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(day: &str, id: &str, key: &str, picos: i128) -> DayRow {
        let sum = DaySum { spend: Picos::new(picos), requests: 1, input_tokens: 2, ..DaySum::default() };
        DayRow {
            day: day.into(),
            id: id.into(),
            key_hash: key.into(),
            model: "m".into(),
            sum,
            ..DayRow::default()
        }
    }

    #[test]
    fn a_summary_holds_every_key_beside_its_own_members() {
        let mut day = DaySummary::new("2026-11-21");
        day.add(&row("2026-11-21", "bob", "k1", 1));
        day.add(&row("2026-11-21", "", "k2", 2));
        assert_eq!(
            serde_json::to_value(&day).unwrap().to_string(),
            r#"{"k1":0.000000000001,"k2":0.000000000002,"startTime":"2026-11-21","spend":0.000000000003,"users":{"":0.000000000002,"bob":0.000000000001},"models":{"m":0.000000000003}}"#
        );
        let empty = serde_json::to_value(DaySummary::new("2026-11-22")).unwrap();
        assert_eq!(empty, json!({"startTime": "2026-11-22", "spend": 0.0, "users": {}, "models": {}}));
    }

    #[test]
    fn months_have_names() {
        for (day, shown) in
            [("2026-01-02", "Jan 02"), ("2026-12-31", "Dec 31"), ("2026-00-01", "2026-00-01"), ("", "")]
        {
            assert_eq!(month_and_day(day), shown);
        }
    }

    #[test]
    fn teams_of_one_name_are_one_line_and_the_largest_come_first() {
        let rows = [row("d1", "red", "k1", 1), row("d1", "red", "k2", 2), row("d2", "blue", "k3", 9)];
        let teams = TeamsSpend::of(&rows, 1);
        assert_eq!(teams.teams, ["blue", "red"]);
        assert_eq!(
            teams.total_spend_per_team,
            [TeamTotal { team_id: "blue".into(), total_spend: Usd(Picos::new(9)) }]
        );
        assert_eq!(teams.daily_spend[0]["red"].to_string(), "0.000000000003");
    }

    #[test]
    fn keys_and_payers_are_told_apart() {
        let rows = [row("d1", "acme", "k1", 1), row("d1", "zoe", "k2", 5), row("d2", "acme", "k1", 2)];
        let keys = KeyReport::all(&rows);
        assert_eq!((keys[0].api_key.as_str(), keys[1].total_cost), ("k2", Usd(Picos::new(3))));
        assert_eq!(keys[1].model_details.len(), 1);
        let days = json!(by_day(&rows, PayersShown::Customers));
        assert_eq!(days[0]["group_by_day"], "d1T00:00:00+00:00");
        assert_eq!(days[0]["customers"][1]["customer"], "zoe");
        assert_eq!(json!(by_day(&rows, PayersShown::Teams))[1]["teams"][0]["team_name"], "acme");
        let both = json!(by_day(&rows, PayersShown::CustomerOfTeam { team: "red" }));
        assert_eq!(
            (&both[0]["teams_customers"][0]["team_name"], &both[0]["teams_customers"][0]["customer"]),
            (&json!("red"), &json!("acme"))
        );
    }
}
