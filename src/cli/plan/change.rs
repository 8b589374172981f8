//! From what is wanted and what there is to what has to be done. Pure: no files, no server.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::current::{Current, is_made_up};
use super::hits::{self, Hits};
use super::kind::{BUDGET_ID, Field, Kind};
use super::wanted::{Listed, Wanted};
use crate::cli::budget::budget_of;
use crate::cli::look::member;
use crate::client::Row;

/// What is done to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Add,
    Change,
    Remove,
}

impl Action {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Change => "change",
            Self::Remove => "remove",
        }
    }
}

/// A member that changes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) field: Field,
    pub(super) old: Value,
    pub(super) new: Value,
}

/// What is done to one object.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) action: Action,
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) steps: Vec<Step>,
    /// Who feels it at once.
    pub(super) hits: Hits,
    /// The object as the plan was made for it.
    pub(super) before: Option<Row>,
}

impl Change {
    /// What a member becomes, if it changes.
    pub(super) fn new_value(&self, name: &str) -> Option<&Value> {
        self.steps.iter().find(|step| step.field.name == name).map(|step| &step.new)
    }

    /// The members to send, with the id.
    pub(super) fn body(&self) -> Row {
        let mut body = Row::new();
        body.insert(self.kind.id_field().to_owned(), self.id.as_str().into());
        for Step { field, new, .. } in &self.steps {
            let is_nothing = *new == field.shape.nothing();
            let value = if is_nothing { self.kind.cleared(field.shape) } else { new.clone() };
            body.insert(field.name.to_owned(), value);
        }
        body
    }
}

/// What becomes of budgets in this plan: their new limits, or their end.
type Budgets = HashMap<String, Option<HashMap<&'static str, Value>>>;

/// Everything that has to be done, in the order in which it can be.
pub(super) fn plan(listed: &Listed, current: &Current, prune: bool) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut removals = if prune { removals(listed, current) } else { Vec::new() };
    let mut budgets: Budgets = removals.iter().map(|gone| (gone.id.clone(), None)).collect();
    let named: HashSet<&str> = listed.objects.iter().filter_map(Wanted::budget).collect();
    for object in &listed.objects {
        let row = current.get(object.kind, &object.id);
        let steps: Vec<Step> = match row {
            None => added(object),
            Some(row) => changed(object, row, &Seen { current, budgets: &budgets, named: &named }),
        };
        if row.is_some() && steps.is_empty() {
            continue;
        }
        if object.kind == Kind::Budget {
            let limits = steps.iter().map(|step| (step.field.name, step.new.clone())).collect();
            budgets.insert(object.id.clone(), Some(limits));
        }
        let action = if row.is_some() { Action::Change } else { Action::Add };
        let (kind, id) = (object.kind, object.id.clone());
        changes.push(Change { action, kind, id, steps, hits: Hits::default(), before: row.cloned() });
    }
    changes.append(&mut removals);
    hits::count(&mut changes, current);
    changes
}

/// What has to be known of the rest to see one object as it will be when its turn comes.
struct Seen<'a> {
    current: &'a Current,
    budgets: &'a Budgets,
    /// Budgets that objects in the files are on: shared ones, whatever their ids look like.
    named: &'a HashSet<&'a str>,
}

fn added(object: &Wanted) -> Vec<Step> {
    let says_something = |(field, value): &&(Field, Value)| *value != field.shape.nothing();
    let step = |(field, value): &(Field, Value)| Step {
        field: *field,
        old: field.shape.nothing(),
        new: value.clone(),
    };
    object.fields.iter().filter(says_something).map(step).collect()
}

fn changed(object: &Wanted, row: &Row, seen: &Seen<'_>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (field, new) in &object.fields {
        let leaves = steps.iter().any(|step| step.field.name == "budget_id");
        let old = old_value(object.kind, *field, row, leaves, seen);
        if old != *new {
            steps.push(Step { field: *field, old, new: new.clone() });
        }
    }
    steps.splice(..0, leaving_what_goes(object.kind, row, &steps, seen));
    steps
}

/// Budgets are removed last: a customer whose budget goes leaves it before it gets limits of its own,
/// else it would take those of the budget with it.
fn leaving_what_goes(kind: Kind, row: &Row, steps: &[Step], seen: &Seen<'_>) -> Option<Step> {
    let shared = budget_of(row).filter(|id| id.as_str().is_some_and(|id| !is_own(id, seen)))?;
    let goes = seen.budgets.get(shared.as_str()?).is_some_and(Option::is_none);
    let has_limits = steps.iter().any(|step| Kind::is_limit(step.field.name));
    let leaves = steps.iter().any(|step| step.field.name == BUDGET_ID.name);
    let is_needed = kind == Kind::Customer && goes && has_limits && !leaves;
    is_needed.then(|| Step { field: BUDGET_ID, old: shared.clone(), new: Value::Null })
}

/// What a member is when the turn of this object comes. A customer that leaves its budget has none of
/// the limits that the budget gave it.
fn old_value(kind: Kind, field: Field, row: &Row, leaves: bool, seen: &Seen<'_>) -> Value {
    let shared = budget_of(row).and_then(Value::as_str).filter(|id| !is_own(id, seen));
    if kind != Kind::Customer || shared.is_none() {
        return value_in(kind, field, row, shared.is_none());
    }
    if !Kind::is_limit(field.name) {
        return value_in(kind, field, row, false);
    }
    if leaves {
        return field.shape.nothing();
    }
    match shared.and_then(|id| seen.budgets.get(id)) {
        Some(None) => field.shape.nothing(),
        Some(Some(limits)) if limits.contains_key(field.name) => {
            limits.get(field.name).cloned().unwrap_or_default()
        }
        _ => value_in(kind, field, row, false),
    }
}

fn is_own(budget: &str, seen: &Seen<'_>) -> bool {
    !seen.named.contains(budget) && seen.current.is_private(budget)
}

/// What a member of a row is. The limits of a customer are those that hold for it; a budget that is
/// its own is none that it is on.
pub(super) fn value_in(kind: Kind, field: Field, row: &Row, has_own_budget: bool) -> Value {
    let value = match kind {
        Kind::Customer if field.name == "budget_id" => {
            budget_of(row).filter(|id| !(has_own_budget && id.as_str().is_some_and(is_made_up)))
        }
        Kind::Customer if Kind::is_limit(field.name) => {
            member(row, "litellm_budget_table").and_then(|table| table.get(field.name))
        }
        _ => row.get(field.name),
    };
    value.map_or_else(|| field.shape.nothing(), |value| field.shape.same(value))
}

/// The budgets that nobody lists, nobody in the files is on and no other kind holds. Made-up ids are not among them: such
/// a budget belongs to the one customer, team or key that it was made for.
fn removals(listed: &Listed, current: &Current) -> Vec<Change> {
    let is_listed = |id: &str| {
        listed.objects.iter().any(|object| object.kind == Kind::Budget && object.id == id)
            || listed.objects.iter().any(|object| object.budget() == Some(id))
    };
    let stays = |id: &str| is_listed(id) || is_made_up(id) || current.held.contains_key(id);
    let mut gone: Vec<(&String, &Row)> = current.all(Kind::Budget).filter(|(id, _)| !stays(id)).collect();
    gone.sort_by_key(|(id, _)| id.as_str());
    gone.into_iter()
        .map(|(id, row)| Change {
            action: Action::Remove,
            kind: Kind::Budget,
            id: id.clone(),
            steps: Vec::new(),
            hits: Hits::default(),
            before: Some(row.clone()),
        })
        .collect()
}

/// The first member in which two readings of an object differ, with both values.
pub(super) fn difference(kind: Kind, before: &Row, now: &Row, has_own_budget: bool) -> Option<Step> {
    kind.fields()
        .iter()
        // The limits of a shared budget are the budget's: this plan may have changed them itself.
        .filter(|field| kind != Kind::Customer || has_own_budget || !Kind::is_limit(field.name))
        .map(|field| Step {
            field: *field,
            old: value_in(kind, *field, before, has_own_budget),
            new: value_in(kind, *field, now, has_own_budget),
        })
        .find(|step| step.old != step.new)
}

/// The steps that an answer shows as not done.
pub(super) fn not_taken(change: &Change, answer: &Row) -> Vec<Step> {
    let wanted_budget = change.new_value("budget_id").and_then(Value::as_str);
    let has_own_budget = wanted_budget.is_none();
    let is_told = |step: &&Step| match change.kind {
        Kind::Customer if Kind::is_limit(step.field.name) || step.field.name == "budget_id" => {
            answer.contains_key("litellm_budget_table")
        }
        _ => answer.contains_key(step.field.name),
    };
    let taken = |step: &&Step| value_in(change.kind, step.field, answer, has_own_budget) == step.new;
    change.steps.iter().filter(is_told).filter(|step| !taken(step)).cloned().collect()
}
