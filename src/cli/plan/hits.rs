//! Who feels a change at once: those who are over a cap as soon as it holds, those whose rates sink,
//! those whose budget goes. Pure counting over what was read.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::change::{Action, Change};
use super::current::Current;
use super::kind::{Kind, Shape};
use crate::cli::budget::budget_of;
use crate::cli::money;
use crate::client::Row;
use crate::domain::money::Picos;

/// Who feels a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hits {
    /// Who has spent the new cap or more, by kind.
    pub(super) over_now: BTreeMap<Kind, usize>,
    /// Who is on the budget when the plan is done, by kind; of a removal: who is on it now.
    pub(super) on_it: BTreeMap<Kind, usize>,
    /// Who of them was on it before.
    pub(super) stay: BTreeMap<Kind, usize>,
    /// Rates that are lower than before.
    pub(super) lowered: Vec<&'static str>,
}

impl Hits {
    pub(super) fn total(counts: &BTreeMap<Kind, usize>) -> usize {
        counts.values().sum()
    }
}

/// `14 customers and 2 keys`
pub(super) fn told(counts: &BTreeMap<Kind, usize>) -> String {
    let parts: Vec<String> = counts
        .iter()
        .rev()
        .filter(|(_, count)| **count > 0)
        .map(|(kind, count)| match count {
            1 => format!("1 {}", kind.name()),
            count => format!("{} {}", money::grouped(*count as u128), kind.section()),
        })
        .collect();
    parts.join(" and ")
}

/// Whether somebody has to be looked at to tell what this change of a budget does.
pub(super) fn needs_everybody(change: &Change) -> bool {
    change.kind == Kind::Budget
        && match change.action {
            Action::Add => false,
            Action::Remove => true,
            Action::Change => change.new_value("max_budget").is_some() || !lowered(change).is_empty(),
        }
}

/// Fills in the hits of every change.
pub(super) fn count(changes: &mut [Change], current: &Current) {
    let members = members(changes, current);
    let caps = caps(changes, current);
    let counted: Vec<Hits> = changes
        .iter()
        .map(|change| {
            let on_it: &[Member<'_>] = match members.get(change.id.as_str()) {
                Some(members) if change.kind == Kind::Budget => members,
                _ => &[],
            };
            Hits {
                lowered: lowered(change),
                over_now: match change.kind {
                    Kind::Budget => over_cap_of_budget(change, on_it),
                    _ => over_own_cap(change, &caps),
                },
                on_it: by_kind(on_it.iter()),
                stay: by_kind(on_it.iter().filter(|member| !member.joins)),
            }
        })
        .collect();
    for (change, hits) in changes.iter_mut().zip(counted) {
        change.hits = hits;
    }
}

/// Somebody on a budget when the plan is done.
struct Member<'a> {
    kind: Kind,
    /// What is there of them now.
    row: Option<&'a Row>,
    /// Whether this plan puts them on it.
    joins: bool,
    /// Whoever has a cap of its own does not feel the budget's.
    has_cap: bool,
}

/// Who is on each budget when the plan is done.
fn members<'a>(changes: &'a [Change], current: &'a Current) -> HashMap<&'a str, Vec<Member<'a>>> {
    let of_people = || changes.iter().filter(|change| change.kind != Kind::Budget);
    let changed: HashMap<(Kind, &str), &Change> =
        of_people().map(|change| ((change.kind, change.id.as_str()), change)).collect();
    let mut members: HashMap<&str, Vec<Member<'_>>> = HashMap::new();
    for kind in [Kind::Customer, Kind::Key] {
        for (id, row) in current.all(kind) {
            let change = changed.get(&(kind, id.as_str())).copied();
            let budget = if kind == Kind::Key { row.get("budget_id") } else { budget_of(row) };
            if let Some(budget) = budget.and_then(Value::as_str)
                && !change.is_some_and(leaves)
            {
                let has_cap = has_cap(change, Some(row));
                members.entry(budget).or_default().push(Member {
                    kind,
                    row: Some(row),
                    joins: false,
                    has_cap,
                });
            }
        }
    }
    for change in of_people() {
        if let Some(budget) = joined(change) {
            let (kind, row) = (change.kind, change.before.as_ref());
            let has_cap = has_cap(Some(change), row);
            members.entry(budget).or_default().push(Member { kind, row, joins: true, has_cap });
        }
    }
    members
}

/// The budget that a change puts somebody on.
fn joined(change: &Change) -> Option<&str> {
    change.new_value("budget_id")?.as_str()
}

/// Whether somebody has a cap of their own when the plan is done.
fn has_cap(change: Option<&Change>, row: Option<&Row>) -> bool {
    let new = change.and_then(|change| change.new_value("max_budget"));
    new.or_else(|| row?.get("max_budget")).is_some_and(|cap| !cap.is_null())
}

/// A limit of its own takes a customer off the budget that it shares.
fn leaves(change: &Change) -> bool {
    change.steps.iter().any(|step| {
        step.field.name == "budget_id" || (change.kind == Kind::Customer && Kind::is_limit(step.field.name))
    })
}

/// The caps of the budgets that keep theirs.
fn caps(changes: &[Change], current: &Current) -> HashMap<String, Picos> {
    let has_new_cap: HashSet<&str> = changes
        .iter()
        .filter(|change| change.kind == Kind::Budget && change.new_value("max_budget").is_some())
        .map(|change| change.id.as_str())
        .collect();
    let cap = |row: &Row| row.get("max_budget").and_then(money::amount);
    let caps = current.all(Kind::Budget).filter_map(|(id, row)| Some((id, cap(row)?)));
    caps.filter(|(id, _)| !has_new_cap.contains(id.as_str())).map(|(id, cap)| (id.clone(), cap)).collect()
}

/// Who is over the new cap of a budget.
fn over_cap_of_budget(change: &Change, on_it: &[Member<'_>]) -> BTreeMap<Kind, usize> {
    let Some(cap) = change.new_value("max_budget").and_then(money::amount) else { return BTreeMap::new() };
    let is_over = |member: &&Member<'_>| !member.has_cap && member.row.is_some_and(|row| has_spent(row, cap));
    by_kind(on_it.iter().filter(is_over))
}

/// Whether somebody is over a new cap of their own, or over that of the budget they join. Those who
/// join a budget whose cap is new as well are counted there.
fn over_own_cap(change: &Change, caps: &HashMap<String, Picos>) -> BTreeMap<Kind, usize> {
    let row = change.before.as_ref();
    let of_budget = || caps.get(joined(change).filter(|_| !has_cap(Some(change), row))?).copied();
    let cap = change.new_value("max_budget").and_then(money::amount).or_else(of_budget);
    match (row, cap) {
        (Some(row), Some(cap)) if has_spent(row, cap) => BTreeMap::from([(change.kind, 1)]),
        _ => BTreeMap::new(),
    }
}

fn has_spent(row: &Row, cap: Picos) -> bool {
    row.get("spend").and_then(money::amount).is_some_and(|spend| spend >= cap)
}

fn by_kind<'a>(members: impl Iterator<Item = &'a Member<'a>>) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for member in members {
        *counts.entry(member.kind).or_default() += 1;
    }
    counts
}

/// The rates of a change that are lower than before; where there was no limit, any is lower.
fn lowered(change: &Change) -> Vec<&'static str> {
    if change.action != Action::Change {
        return Vec::new();
    }
    let number = |value: &Value| value.as_number().and_then(|number| Picos::parse(&number.to_string()).ok());
    change
        .steps
        .iter()
        .filter(|step| step.field.shape == Shape::Count)
        .filter(|step| match (number(&step.old), number(&step.new)) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(old), Some(new)) => new < old,
        })
        .map(|step| step.field.name)
        .collect()
}
