//! Who may spend how much, from a file of the form that `apply` takes, with two members more: a
//! budget may list its `customers`, and `default` names the budget of everybody else.
//! Rates and everything else that no replay can tell is passed over.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::document::{Member, Node, Placed, Value, unknown};
use crate::cli::context::nearest;
use crate::cli::failure::Failure;
use crate::domain::duration::Duration;
use crate::domain::id::check_id;
use crate::domain::money::Picos;
use crate::domain::record::{Limits, ModelLimits};
use crate::domain::replay::Budgets;
use crate::domain::window::{Calendar, zone_exists};

const SECTIONS: &[&str] = &["version", "budgets", "customers", "teams", "default"];
/// What `apply` files may describe besides.
const OTHER_SECTIONS: &[&str] = &["users", "keys", "organizations", "tags"];
const LIMITS: &[&str] = &["max_budget", "budget_duration", "timezone", "model_max_budget"];
/// A limit that is understood and cannot be replayed.
const RESET_AT: &str = "budget_reset_at";
/// What records have besides, and no replay can tell.
const PASSED_OVER: &[&str] = &[
    "alias",
    "allowed_model_region",
    "blocked",
    "default_model",
    "max_parallel_requests",
    "metadata",
    "model_rpm_limit",
    "model_tpm_limit",
    "models",
    "object_permission",
    "rpm_limit",
    "soft_budget",
    "tags",
    "team_alias",
    "tpd_limit",
    "tpm_limit",
];

/// The budgets of a file, and how many of what there are.
#[derive(Debug)]
pub(super) struct Tiers {
    pub(super) budgets: Budgets,
    pub(super) summary: Json,
}

/// Reads a file of budgets.
pub(super) fn read(root: &Node, calendar: Calendar) -> Result<Tiers, Failure> {
    let mut reading = Reading {
        named: HashMap::new(),
        budgets: Budgets::new(calendar),
        customers: HashSet::new(),
        teams: HashSet::new(),
    };
    let sections = Sections::of(root)?;
    // Budgets come first, wherever they stand: the others name them.
    for budget in sections.items("budgets")? {
        reading.budget(budget)?;
    }
    for customer in sections.items("customers")? {
        reading.customer(customer)?;
    }
    for team in sections.items("teams")? {
        reading.team(team)?;
    }
    let default = match sections.get("default").filter(|node| !matches!(node.value, Value::Null)) {
        Some(node) => {
            let limits = reading.named_by(node)?;
            reading.budgets.put_others(limits);
            Some(node.text()?)
        }
        None => None,
    };
    let summary = json!({
        "budgets": reading.named.len(),
        "customers": reading.customers.len(),
        "teams": reading.teams.len(),
        "default": default,
    });
    Ok(Tiers { budgets: reading.budgets, summary })
}

/// The members of the whole file.
struct Sections<'a>(&'a [Member]);

impl<'a> Sections<'a> {
    fn of(root: &'a Node) -> Result<Self, Failure> {
        let members = root.members()?;
        let is_known = |name: &str| SECTIONS.contains(&name) || OTHER_SECTIONS.contains(&name);
        if let Some((key, _)) = members.iter().find(|(key, _)| !is_known(&key.value)) {
            return Err(unknown(key, SECTIONS));
        }
        check_version(root, members)?;
        Ok(Self(members))
    }

    fn get(&self, name: &str) -> Option<&'a Node> {
        self.0.iter().find(|(key, _)| key.value == name).map(|(_, node)| node)
    }

    fn items(&self, name: &str) -> Result<&'a [Node], Failure> {
        self.get(name).map_or(Ok(&[]), Node::items)
    }
}

/// Whether the file says that it is of the one version there is.
pub(super) fn check_version(root: &Node, members: &[Member]) -> Result<(), Failure> {
    match members.iter().find(|(key, _)| key.value == "version") {
        Some((_, node)) if node.text()?.trim() == "1" => Ok(()),
        Some((_, node)) => Err(node.place.wrong("only version 1 is known: write `version: 1`")),
        None => Err(root.place.wrong("the version is missing: begin with `version: 1`")),
    }
}

struct Reading {
    named: HashMap<String, Arc<Limits>>,
    budgets: Budgets,
    customers: HashSet<String>,
    teams: HashSet<String>,
}

impl Reading {
    fn budget(&mut self, node: &Node) -> Result<(), Failure> {
        let record = Record::read(node, "budget_id", &["customers"])?;
        let limits = Arc::new(record.limits);
        if self.named.insert(record.id.value.clone(), Arc::clone(&limits)).is_some() {
            return Err(twice(&record.id, "budget"));
        }
        for customer in record.more.iter().map(|node| node.items()).collect::<Result<Vec<_>, _>>()?.concat() {
            self.put_customer(&id_of(&customer)?, Arc::clone(&limits))?;
        }
        Ok(())
    }

    fn customer(&mut self, node: &Node) -> Result<(), Failure> {
        let record = Record::read(node, "user_id", &["budget_id"])?;
        // Neither a budget nor a limit: it is described for other reasons.
        let Some(limits) = self.limits_of(&record)? else { return Ok(()) };
        self.put_customer(&record.id, limits)
    }

    fn team(&mut self, node: &Node) -> Result<(), Failure> {
        let record = Record::read(node, "team_id", &["budget_id"])?;
        let Some(limits) = self.limits_of(&record)? else { return Ok(()) };
        if !self.teams.insert(record.id.value.clone()) {
            return Err(twice(&record.id, "team"));
        }
        self.budgets.put_team(record.id.value.into(), limits);
        Ok(())
    }

    fn limits_of(&self, record: &Record<'_>) -> Result<Option<Arc<Limits>>, Failure> {
        match record.more {
            Some(budget) if record.has_limits => {
                Err(budget.place.wrong("a budget and limits of its own exclude each other: keep one"))
            }
            Some(budget) => self.named_by(budget).map(Some),
            None => Ok(record.has_limits.then(|| Arc::new(record.limits.clone()))),
        }
    }

    fn put_customer(&mut self, id: &Placed<String>, limits: Arc<Limits>) -> Result<(), Failure> {
        if !self.customers.insert(id.value.clone()) {
            return Err(twice(id, "customer"));
        }
        self.budgets.put_customer(id.value.as_str().into(), limits);
        Ok(())
    }

    /// The budget that a value names.
    fn named_by(&self, node: &Node) -> Result<Arc<Limits>, Failure> {
        let name = node.text()?;
        if let Some(limits) = self.named.get(&name) {
            return Ok(Arc::clone(limits));
        }
        let failure = node.place.wrong(format_args!("there is no budget '{name}' in this file"));
        let mut known: Vec<String> = self.named.keys().cloned().collect();
        known.sort();
        Err(match nearest(&name, &known) {
            Some(near) => failure.hint(format!("did you mean '{near}'?")),
            None => failure.hint("describe it under `budgets:`"),
        })
    }
}

fn twice(id: &Placed<String>, what: &str) -> Failure {
    id.place.wrong(format_args!("{what} '{}' is here twice", id.value))
}

/// A budget, a customer or a team.
struct Record<'a> {
    id: Placed<String>,
    limits: Limits,
    has_limits: bool,
    /// The one member that is more than a limit.
    more: Option<&'a Node>,
}

impl<'a> Record<'a> {
    fn read(node: &'a Node, id_name: &str, more_names: &[&str]) -> Result<Self, Failure> {
        let (mut id, mut limits, mut more, mut has_limits) = (None, Limits::default(), None, false);
        for (key, value) in node.members()? {
            let name = key.value.as_str();
            if name == id_name {
                id = Some(id_of(value)?);
            } else if more_names.contains(&name) {
                more = Some(value).filter(|node| !matches!(node.value, Value::Null));
            } else if name == RESET_AT {
                check_reset(value)?;
            } else if LIMITS.contains(&name) {
                has_limits |= !matches!(value.value, Value::Null);
                read_limit(&mut limits, name, value)?;
            } else if !PASSED_OVER.contains(&name) {
                return Err(unknown(key, &[&[id_name], more_names, LIMITS, PASSED_OVER].concat()));
            }
        }
        let id = id.ok_or_else(|| node.place.wrong(format_args!("`{id_name}` is missing here")))?;
        Ok(Self { id, limits, has_limits, more })
    }
}

fn id_of(node: &Node) -> Result<Placed<String>, Failure> {
    let text = node.text()?;
    check_id(&text).map_err(|error| node.place.wrong(format_args!("an id {error}")))?;
    Ok(Placed { place: node.place.clone(), value: text })
}

/// A reset at an instant somebody chose says when the window ends that is open today, and nothing of
/// those that were open before: all of the past would be one window.
fn check_reset(node: &Node) -> Result<(), Failure> {
    if matches!(node.value, Value::Null) {
        return Ok(());
    }
    let what = "a chosen reset cannot be replayed: it says when the window of today ends, and nothing of earlier ones";
    Err(node.place.wrong(what).hint("take `budget_reset_at` out: windows then follow the calendar"))
}

fn read_limit(limits: &mut Limits, name: &str, node: &Node) -> Result<(), Failure> {
    match name {
        "max_budget" => limits.max_budget = node.read(amount)?,
        "budget_duration" => limits.budget_duration = node.read(Duration::parse)?,
        "timezone" => {
            let wrong = "there is no such time zone: use a name like Europe/Berlin";
            limits.timezone =
                node.read(|name| if zone_exists(name) { Ok(name.to_owned()) } else { Err(wrong) })?;
        }
        _ => {
            for (model, node) in node.members()? {
                limits.model_max_budget.insert(model.value.clone(), model_limits(node)?);
            }
        }
    }
    Ok(())
}

/// The cap of a model: an amount, or a map with its window.
fn model_limits(node: &Node) -> Result<ModelLimits, Failure> {
    const KNOWN: &[&str] = &["max_budget", "budget_limit", "budget_duration", "time_period"];
    if matches!(node.value, Value::Text(_)) {
        return Ok(ModelLimits { max_budget: node.read(amount)?, ..ModelLimits::default() });
    }
    let mut limits = ModelLimits::default();
    for (key, value) in node.members()? {
        match key.value.as_str() {
            "max_budget" | "budget_limit" => limits.max_budget = value.read(amount)?,
            "budget_duration" | "time_period" => limits.budget_duration = value.read(Duration::parse)?,
            "tpm_limit" | "rpm_limit" => {}
            _ => return Err(unknown(key, KNOWN)),
        }
    }
    Ok(limits)
}

/// An amount of dollars that is not below zero.
pub(super) fn amount(text: &str) -> Result<Picos, String> {
    let amount = Picos::parse(text.strip_prefix('$').unwrap_or(text))
        .map_err(|error| format!("{error}; use a form like 12.50"))?;
    if amount.is_negative() {
        Err("must not be negative; use a form like 12.50".to_owned())
    } else {
        Ok(amount)
    }
}

/// What is said of budgets where there are none.
pub(super) fn no_budgets() -> Json {
    Json::Object(Map::new())
}

#[cfg(test)]
mod tests {
    use super::super::document::parse;
    use super::*;

    fn tiers(text: &str) -> Result<Tiers, String> {
        let said = |failure: Failure| {
            let hint = failure.hint.map(|hint| format!(" [{hint}]")).unwrap_or_default();
            failure.message + &hint
        };
        let root = parse("t.yaml", text).map_err(said)?;
        read(&root, Calendar::default()).map_err(said)
    }

    #[test]
    fn customers_are_on_budgets_by_id_by_list_and_by_default() {
        let text = "
version: 1
default: free
customers:
  - {user_id: acme, budget_id: pro, alias: Acme}
  - {user_id: globex, max_budget: 0.5, budget_duration: 7d}
  - {user_id: nobody, alias: Nobody, budget_reset_at: null}
teams: [{team_id: red, max_budget: $100, rpm_limit: 5}]
budgets:
  - {budget_id: free, max_budget: 4, budget_duration: 30d, rpm_limit: 60, timezone: Europe/Berlin}
  - budget_id: pro
    max_budget: 20
    model_max_budget: {gpt-4o: 2.50, mini: {budget_limit: 1, time_period: 1d}}
    customers: [initech, hooli]
";
        let tiers = tiers(text).unwrap();
        assert_eq!(tiers.summary.to_string(), r#"{"budgets":2,"customers":4,"teams":1,"default":"free"}"#);
        assert!(tiers.budgets.has_teams() && tiers.budgets.has_lifetime_cap());
        // The same file may be JSON, and rules for nothing are none.
        assert!(
            super::tests::tiers(r#"{"version": 1, "keys": [{"key_alias": "ci"}]}"#)
                .unwrap()
                .budgets
                .is_empty()
        );
    }

    #[test]
    fn every_mistake_is_named_where_it_stands() {
        for (text, said) in [
            ("budgets: []", "t.yaml:1:1: the version is missing: begin with `version: 1`"),
            ("version: 2", "t.yaml:1:10: only version 1 is known: write `version: 1`"),
            ("version: 1\nbudget: []", "t.yaml:2:1: there is no 'budget' here [did you mean 'budgets'?]"),
            (
                "version: 1\nbudgets:\n  - {budget_id: a, max_bugdet: 4}",
                "t.yaml:3:20: there is no 'max_bugdet' here [did you mean 'max_budget'?]",
            ),
            ("version: 1\nbudgets: [{max_budget: 4}]", "t.yaml:2:11: `budget_id` is missing here"),
            (
                "version: 1\nbudgets: [{budget_id: a, max_budget: -4}]",
                "t.yaml:2:38: '-4': must not be negative; use a form like 12.50",
            ),
            (
                "version: 1\nbudgets: [{budget_id: a, max_budget: lots}]",
                "t.yaml:2:38: 'lots': not a decimal number; use a form like 12.50",
            ),
            (
                "version: 1\nbudgets: [{budget_id: a, budget_duration: 1y}]",
                "t.yaml:2:43: '1y': not a duration: use a form like '30s', '15m', '24h', '7d', '1w' or '1mo'",
            ),
            (
                "version: 1\nbudgets: [{budget_id: a, budget_reset_at: 2026-12-01T00:00:00Z}]",
                "t.yaml:2:43: a chosen reset cannot be replayed: it says when the window of today ends, and nothing of earlier ones [take `budget_reset_at` out: windows then follow the calendar]",
            ),
            (
                "version: 1\nbudgets: [{budget_id: a, timezone: Mars}]",
                "t.yaml:2:36: 'Mars': there is no such time zone: use a name like Europe/Berlin",
            ),
            (
                "version: 1\nbudgets: [{budget_id: a}, {budget_id: a}]",
                "t.yaml:2:39: budget 'a' is here twice",
            ),
            (
                "version: 1\nbudgets: [{budget_id: free}]\ncustomers: [{user_id: a, budget_id: fre}]",
                "t.yaml:3:37: there is no budget 'fre' in this file [did you mean 'free'?]",
            ),
            (
                "version: 1\nbudgets: [{budget_id: free, customers: [a]}]\ncustomers: [{user_id: a, max_budget: 1}]",
                "t.yaml:3:23: customer 'a' is here twice",
            ),
            (
                "version: 1\nbudgets: [{budget_id: f}]\ncustomers: [{user_id: a, budget_id: f, max_budget: 1}]",
                "t.yaml:3:37: a budget and limits of its own exclude each other: keep one",
            ),
            ("version: 1\ncustomers: {a: 1}", "t.yaml:2:12: a list is wanted here: `- item` lines or [a, b]"),
        ] {
            assert_eq!(tiers(text).unwrap_err(), said, "{text}");
        }
    }
}
