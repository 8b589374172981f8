//! What was spent, added up by what calls have in common. Sums decimals exactly; reads the answers
//! of servers and asks nobody.

use std::collections::{BTreeMap, HashMap};

use clap::ValueEnum;
use serde_json::{Map, Value};

use crate::cli::look::{Cell, Column, exact, member};
use crate::cli::money;
use crate::client::Row;
use crate::domain::money::Picos;
use crate::wire::money::Usd;

/// What LiteLLM calls those who are nobody's.
const UNASSIGNED: &str = "Unassigned";

/// What calls may have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// The day in UTC
    Day,
    /// Who is billed
    Customer,
    /// The team of the key
    Team,
    /// The credential
    Key,
    /// The member of staff
    User,
    /// The public name of the model
    Model,
    /// Where the model is
    Provider,
    /// A label; a call with several counts in each
    Tag,
    /// The organization of the team
    Organization,
}

impl By {
    /// The member of a row that tells it.
    pub(super) fn member(self) -> &'static str {
        match self {
            Self::Day => "date",
            Self::Customer => "end_user",
            Self::Team => "team_id",
            Self::Key => "api_key",
            Self::User => "user",
            Self::Model => "model_group",
            Self::Provider => "custom_llm_provider",
            Self::Tag => "tag",
            Self::Organization => "organization_id",
        }
    }

    /// The member that people read.
    pub(super) fn shown(self) -> &'static str {
        if self == Self::Key { "key" } else { self.member() }
    }

    pub(super) fn column(self) -> Column {
        match self {
            Self::Day => Column::new("DAY", Cell::Text("date")),
            Self::Customer => Column::new("CUSTOMER", Cell::Text("end_user")),
            Self::Team => Column::new("TEAM", Cell::Text("team_id")),
            Self::Key => Column::new("KEY", Cell::Text("key")),
            Self::User => Column::new("USER", Cell::Text("user")),
            Self::Model => Column::new("MODEL", Cell::Text("model_group")),
            Self::Provider => Column::new("PROVIDER", Cell::Text("custom_llm_provider")),
            Self::Tag => Column::new("TAG", Cell::Text("tag")),
            Self::Organization => Column::new("ORGANIZATION", Cell::Text("organization_id")),
        }
    }

    /// Whose daily sums tell it; `None` where everybody's do.
    pub(super) fn payer(self) -> Option<&'static str> {
        match self {
            Self::Customer => Some("customer"),
            Self::Team => Some("team"),
            Self::User => Some("user"),
            Self::Tag => Some("tag"),
            Self::Organization => Some("organization"),
            Self::Day | Self::Key | Self::Model | Self::Provider => None,
        }
    }

    /// The part of a day's sums that breaks down to it.
    fn part(self) -> Option<&'static str> {
        match self {
            Self::Day | Self::Key => None,
            Self::Model => Some("model_groups"),
            Self::Provider => Some("providers"),
            Self::Customer | Self::Team | Self::User | Self::Tag | Self::Organization => Some("entities"),
        }
    }

    /// What a charge says of it.
    fn of_charge(self, row: &Row) -> Vec<String> {
        let text = |paths: &[&str]| {
            let found = paths.iter().map(|path| exact(member(row, path))).find(|text| !text.is_empty());
            vec![found.unwrap_or_default()]
        };
        match self {
            Self::Day => vec![day_of(row)],
            Self::Model => text(&["model_group", "model"]),
            Self::Tag => {
                let tags = row.get("request_tags").and_then(Value::as_array);
                let mut tags: Vec<String> =
                    tags.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
                tags.sort_unstable();
                tags.dedup();
                if tags.is_empty() { vec![String::new()] } else { tags }
            }
            other => text(&[other.member()]),
        }
    }
}

/// The day whose sums a charge is in: when it was booked; elsewhere, when the call began.
fn day_of(row: &Row) -> String {
    let is_ours = member(row, "metadata.ledger_seq").is_some();
    let at = exact(row.get(if is_ours { "created_at" } else { "startTime" }));
    at.get(..10).unwrap_or_default().to_owned()
}

/// What was added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) spend: Picos,
    pub(super) requests: u64,
    input_tokens: u64,
    output_tokens: u64,
}

impl Sum {
    fn of_metrics(metrics: Option<&Value>) -> Self {
        let count = |name: &str| metrics.and_then(|m| m.get(name)).and_then(Value::as_u64).unwrap_or(0);
        Self {
            spend: metrics.and_then(|m| m.get("spend")).and_then(money::amount).unwrap_or(Picos::ZERO),
            requests: count("successful_requests"),
            input_tokens: count("prompt_tokens"),
            output_tokens: count("completion_tokens"),
        }
    }

    /// A charge; a call that failed and cost nothing is none.
    fn of_charge(row: &Row) -> Self {
        let count = |name: &str| row.get(name).and_then(Value::as_u64).unwrap_or(0);
        let spend = row.get("spend").and_then(money::amount).unwrap_or(Picos::ZERO);
        let failed = exact(row.get("status")) == "failure" && spend == Picos::ZERO;
        Self {
            spend,
            requests: u64::from(!failed),
            input_tokens: count("prompt_tokens"),
            output_tokens: count("completion_tokens"),
        }
    }

    fn add(&mut self, other: &Self) {
        self.spend = self.spend.saturating_plus(other.spend);
        self.requests = self.requests.saturating_add(other.requests);
        self.input_tokens = self.input_tokens.saturating_add(other.input_tokens);
        self.output_tokens = self.output_tokens.saturating_add(other.output_tokens);
    }

    /// What is left without a part; never below zero.
    fn without(&self, part: &Self) -> Self {
        Self {
            spend: self.spend.saturating_minus(part.spend).max(Picos::ZERO),
            requests: self.requests.saturating_sub(part.requests),
            input_tokens: self.input_tokens.saturating_sub(part.input_tokens),
            output_tokens: self.output_tokens.saturating_sub(part.output_tokens),
        }
    }

    /// The members of a row that tell it.
    pub(super) fn put(&self, row: &mut Row) {
        row.insert("spend".to_owned(), serde_json::to_value(Usd(self.spend)).unwrap_or_default());
        for (name, count) in [
            ("successful_requests", self.requests),
            ("prompt_tokens", self.input_tokens),
            ("completion_tokens", self.output_tokens),
            ("total_tokens", self.input_tokens.saturating_add(self.output_tokens)),
        ] {
            row.insert(name.to_owned(), count.into());
        }
    }
}

/// Sums by what calls have in common, in the order that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    by: Vec<By>,
    groups: BTreeMap<Vec<String>, Sum>,
    /// Everything, each call once.
    pub(super) whole: Sum,
    /// Names of keys for people.
    aliases: HashMap<String, String>,
}

impl Sums {
    pub(super) fn new(by: Vec<By>) -> Self {
        Self { by, groups: BTreeMap::new(), whole: Sum::default(), aliases: HashMap::new() }
    }

    /// The one thing besides day and key, if there is one; `None` when there are two, which no daily
    /// sum tells.
    pub(super) fn told_by_days(by: &[By]) -> Option<Option<By>> {
        let mut others = by.iter().filter(|by| by.part().is_some());
        let first = others.next().copied();
        others.next().is_none().then_some(first)
    }

    /// Counts a day of daily sums.
    pub(super) fn add_day(&mut self, day: &Row) {
        let date = exact(day.get("date"));
        let of_all = Sum::of_metrics(day.get("metrics"));
        self.whole.add(&of_all);
        let main = self.by.iter().copied().find_map(By::part);
        let with_key = self.by.contains(&By::Key);
        let part =
            |name: &str| member(day, "breakdown").and_then(|all| all.get(name)).and_then(Value::as_object);
        match (main, with_key) {
            (None, false) => self.add_named(&date, "", "", &of_all),
            (None, true) => self.add_keys(&date, "", part("api_keys")),
            (Some(main), _) => {
                for (id, part) in part(main).into_iter().flatten() {
                    let id = if id == UNASSIGNED { "" } else { id.as_str() };
                    if with_key {
                        let keys = part.get("api_key_breakdown").and_then(Value::as_object);
                        self.add_keys(&date, id, keys);
                    } else {
                        self.add_named(&date, id, "", &Sum::of_metrics(part.get("metrics")));
                    }
                }
            }
        }
    }

    fn add_keys(&mut self, date: &str, main: &str, keys: Option<&Map<String, Value>>) {
        for (hash, part) in keys.into_iter().flatten() {
            let alias = part.get("metadata").and_then(|known| known.get("key_alias")).and_then(Value::as_str);
            if let Some(alias) = alias {
                self.aliases.insert(hash.clone(), alias.to_owned());
            }
            self.add_named(date, main, hash, &Sum::of_metrics(part.get("metrics")));
        }
    }

    fn add_named(&mut self, date: &str, main: &str, key: &str, sum: &Sum) {
        let name = |by: &By| match by {
            By::Day => date.to_owned(),
            By::Key => key.to_owned(),
            _ => main.to_owned(),
        };
        self.groups.entry(self.by.iter().map(name).collect()).or_default().add(sum);
    }

    /// Counts a charge of the log.
    pub(super) fn add_charge(&mut self, row: &Row) {
        let sum = Sum::of_charge(row);
        self.whole.add(&sum);
        if let Some(alias) = member(row, "metadata.user_api_key_alias").and_then(Value::as_str) {
            self.aliases.insert(exact(row.get("api_key")), alias.to_owned());
        }
        let mut groups: Vec<Vec<String>> = vec![Vec::new()];
        for by in &self.by {
            let values = by.of_charge(row);
            groups = groups
                .iter()
                .flat_map(|group| {
                    values.iter().map(|value| [group.as_slice(), std::slice::from_ref(value)].concat())
                })
                .collect();
        }
        for group in groups {
            self.groups.entry(group).or_default().add(&sum);
        }
    }

    /// Adds the sums of other days.
    pub(super) fn add(&mut self, other: Self) {
        self.whole.add(&other.whole);
        for (group, sum) in other.groups {
            self.groups.entry(group).or_default().add(&sum);
        }
        self.aliases.extend(other.aliases);
    }

    /// Leaves out calls without a label, which daily sums do not tell; the whole has them.
    pub(super) fn without_unlabelled(mut self) -> Self {
        if let Some(at) = self.by.iter().position(|by| *by == By::Tag) {
            self.groups.retain(|group, _| group.get(at).is_none_or(|tag| !tag.is_empty()));
        }
        self
    }

    /// Whether the groups tell of anybody.
    pub(super) fn names_anybody(&self) -> bool {
        self.groups
            .keys()
            .any(|group| group.iter().zip(&self.by).any(|(id, by)| by.part().is_some() && !id.is_empty()))
    }

    /// Adds what belongs to nobody: what `all`, the same sums without `main`, has more than these.
    pub(super) fn add_rest(&mut self, all: &Self, main: By) {
        self.whole = all.whole;
        self.aliases.extend(all.aliases.clone());
        let Some(at) = self.by.iter().position(|by| *by == main).filter(|_| main != By::Tag) else { return };
        let mut told: BTreeMap<Vec<String>, Sum> = BTreeMap::new();
        for (group, sum) in &self.groups {
            let mut group = group.clone();
            group.remove(at);
            told.entry(group).or_default().add(sum);
        }
        for (group, sum) in &all.groups {
            let rest = sum.without(told.get(group).unwrap_or(&Sum::default()));
            if rest != Sum::default() {
                let mut group = group.clone();
                group.insert(at, String::new());
                self.groups.entry(group).or_default().add(&rest);
            }
        }
    }

    /// The groups as rows: days in their order, otherwise what cost most first; those that nothing
    /// was called for are left out.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut groups: Vec<(&Vec<String>, &Sum)> =
            self.groups.iter().filter(|(_, sum)| **sum != Sum::default()).collect();
        let day = self.by.iter().position(|by| *by == By::Day);
        groups.sort_by(|(a, sum_a), (b, sum_b)| {
            let days = day.map(|at| a[at].cmp(&b[at])).unwrap_or(std::cmp::Ordering::Equal);
            days.then_with(|| sum_b.spend.cmp(&sum_a.spend))
        });
        groups.into_iter().map(|(group, sum)| self.row(group, sum)).collect()
    }

    fn row(&self, group: &[String], sum: &Sum) -> Row {
        let mut row = Row::new();
        for (by, value) in self.by.iter().zip(group) {
            let id = Some(value.as_str()).filter(|id| !id.is_empty());
            row.insert(by.member().to_owned(), id.into());
            if *by == By::Key {
                let alias = self.aliases.get(value).map(String::as_str);
                row.insert("key_alias".to_owned(), alias.into());
                row.insert("key".to_owned(), alias.or(id).into());
            }
        }
        sum.put(&mut row);
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(value: Value) -> Row {
        value.as_object().unwrap().clone()
    }

    fn metrics(spend: &str, calls: u64) -> Value {
        let spend: Value = serde_json::from_str(spend).unwrap();
        json!({"spend": spend, "successful_requests": calls, "prompt_tokens": calls * 10,
               "completion_tokens": calls * 20})
    }

    fn day(entities: &[(&str, &str, u64)], all: (&str, u64)) -> Row {
        let part = |spend: &str, calls: u64| {
            json!({"metrics": metrics(spend, calls), "metadata": {"key_alias": "ci"},
                   "api_key_breakdown": {"k1": {"metrics": metrics(spend, calls), "metadata": {"key_alias": "ci"}}}})
        };
        let entities: Map<String, Value> =
            entities.iter().map(|(id, spend, calls)| ((*id).to_owned(), part(spend, *calls))).collect();
        row(json!({"date": "2026-11-21", "metrics": metrics(all.0, all.1),
            "breakdown": {"entities": entities, "api_keys": {"k1": part(all.0, all.1)},
                          "model_groups": {"mock": part(all.0, all.1)}}}))
    }

    fn told(sums: &Sums) -> Vec<String> {
        sums.rows()
            .iter()
            .map(|row| row.values().map(|value| exact(Some(value))).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn days_break_down_to_what_was_asked_for_and_to_nobody() {
        let of_customers = day(&[("acme", "0.1", 1), ("zoe", "0.0000000000000000001", 1)], ("0.1", 2));
        let of_all = day(&[], ("0.300000000001", 4));
        for (by, expected) in [
            (
                vec![By::Customer],
                vec![" 0.200000000001 2 20 40 60", "acme 0.1 1 10 20 30", "zoe 0.0 1 10 20 30"],
            ),
            (
                vec![By::Day, By::Customer],
                vec![
                    "2026-11-21  0.200000000001 2 20 40 60",
                    "2026-11-21 acme 0.1 1 10 20 30",
                    "2026-11-21 zoe 0.0 1 10 20 30",
                ],
            ),
            (
                vec![By::Customer, By::Key],
                vec![
                    " k1 ci ci 0.200000000001 2 20 40 60",
                    "acme k1 ci ci 0.1 1 10 20 30",
                    "zoe k1 ci ci 0.0 1 10 20 30",
                ],
            ),
        ] {
            let mut sums = Sums::new(by.clone());
            sums.add_day(&of_customers);
            let mut all = Sums::new(by.into_iter().filter(|by| *by != By::Customer).collect());
            all.add_day(&of_all);
            sums.add_rest(&all, By::Customer);
            assert_eq!(told(&sums), expected);
            assert_eq!(sums.whole.spend.to_string(), "0.300000000001");
        }
        let mut models = Sums::new(vec![By::Model]);
        models.add_day(&of_all);
        assert_eq!(told(&models), ["mock 0.300000000001 4 40 80 120"]);
    }

    #[test]
    fn charges_count_in_all_their_labels_and_once_in_the_whole() {
        let charge = |tags: Value, ours: bool| {
            row(
                json!({"end_user": "acme", "model_group": "", "model": "openai/m", "spend": 0.25, "request_tags": tags,
                "prompt_tokens": 1, "completion_tokens": 2, "status": "success",
                "startTime": "2026-11-20T23:59:59Z", "created_at": "2026-11-21T00:00:01Z",
                "metadata": if ours { json!({"ledger_seq": 1}) } else { json!({}) }}),
            )
        };
        let mut sums = Sums::new(vec![By::Tag, By::Model]);
        sums.add_charge(&charge(json!(["b", "a", "b"]), true));
        sums.add_charge(&charge(json!([]), true));
        assert_eq!(
            told(&sums),
            [" openai/m 0.25 1 1 2 3", "a openai/m 0.25 1 1 2 3", "b openai/m 0.25 1 1 2 3"]
        );
        assert_eq!((sums.whole.spend.to_string(), sums.whole.requests), ("0.5".to_owned(), 2));
        let mut days = Sums::new(vec![By::Day]);
        days.add_charge(&charge(json!([]), true));
        days.add_charge(&charge(json!([]), false));
        assert_eq!(told(&days), ["2026-11-20 0.25 1 1 2 3", "2026-11-21 0.25 1 1 2 3"]);
    }

    #[test]
    fn two_payers_are_beyond_daily_sums() {
        assert_eq!(Sums::told_by_days(&[By::Day, By::Key]), Some(None));
        assert_eq!(Sums::told_by_days(&[By::Team, By::Day]), Some(Some(By::Team)));
        assert_eq!(Sums::told_by_days(&[By::Team, By::Model]), None);
    }
}
