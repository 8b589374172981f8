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
        .map(|change| Hits {
            lowered: lowered(change),
            over_now: over_now(change, &members, &caps),
            on_it: match members.get(change.id.as_str()) {
                Some(members) if change.kind == Kind::Budget => {
                    by_kind(members.iter().map(|(kind, _)| *kind))
                }
                _ => BTreeMap::new(),
            },
        })
        .collect();
    for (change, hits) in changes.iter_mut().zip(counted) {
        change.hits = hits;
    }
}

/// Who is on each budget when the plan is done. Whoever has a cap of its own does not feel the
/// budget's.
fn members<'a>(changes: &[Change], current: &'a Current) -> HashMap<&'a str, Vec<(Kind, &'a Row)>> {
    let leaving: HashSet<(Kind, &str)> = changes
        .iter()
        .filter(|change| change.kind != Kind::Budget && leaves(change))
        .map(|change| (change.kind, change.id.as_str()))
        .collect();
    let mut members: HashMap<&str, Vec<(Kind, &Row)>> = HashMap::new();
    for kind in [Kind::Customer, Kind::Key] {
        let stay = current.all(kind).filter(|(id, _)| !leaving.contains(&(kind, id.as_str())));
        for (_, row) in stay {
            let budget = if kind == Kind::Key { row.get("budget_id") } else { budget_of(row) };
            if let Some(budget) = budget.and_then(Value::as_str) {
                members.entry(budget).or_default().push((kind, row));
            }
        }
    }
    members
}

/// A limit of its own takes a customer off the budget that it shares.
fn leaves(change: &Change) -> bool {
    change.steps.iter().any(|step| {
        step.field.name == "budget_id" || (change.kind == Kind::Customer && Kind::is_limit(step.field.name))
    })
}

/// The caps of budgets when the plan is done, as far as they are known.
fn caps(changes: &[Change], current: &Current) -> HashMap<String, Picos> {
    let cap = |row: &Row| row.get("max_budget").and_then(money::amount);
    let mut caps: HashMap<String, Picos> =
        current.all(Kind::Budget).filter_map(|(id, row)| Some((id.clone(), cap(row)?))).collect();
    for change in changes.iter().filter(|change| change.kind == Kind::Budget) {
        match change.new_value("max_budget").map(money::amount) {
            Some(Some(cap)) => drop(caps.insert(change.id.clone(), cap)),
            Some(None) => drop(caps.remove(&change.id)),
            None => {}
        }
    }
    caps
}

fn over_now(
    change: &Change,
    members: &HashMap<&str, Vec<(Kind, &Row)>>,
    caps: &HashMap<String, Picos>,
) -> BTreeMap<Kind, usize> {
    let own = change.new_value("max_budget").and_then(money::amount);
    let of_budget = || caps.get(change.new_value("budget_id")?.as_str()?).copied();
    let Some(cap) = own.or_else(of_budget) else { return BTreeMap::new() };
    let has_spent = |row: &Row| row.get("spend").and_then(money::amount).is_some_and(|spend| spend >= cap);
    if change.kind != Kind::Budget {
        let is_over = change.before.as_ref().is_some_and(has_spent);
        return by_kind(is_over.then_some(change.kind).into_iter());
    }
    let on_it = members.get(change.id.as_str()).into_iter().flatten();
    let feels = |row: &Row| row.get("max_budget").is_none_or(Value::is_null);
    by_kind(on_it.filter(|(_, row)| feels(row) && has_spent(row)).map(|(kind, _)| *kind))
}

fn by_kind(kinds: impl Iterator<Item = Kind>) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for kind in kinds {
        *counts.entry(kind).or_default() += 1;
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
