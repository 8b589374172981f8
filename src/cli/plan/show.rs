//! A plan as people and as programs read it. Prints nothing.

use serde_json::{Map, Value, json};

use super::change::{Action, Change, Step};
use super::hits::{self, Hits};
use crate::cli::look::{Cell, Column, Look, Tone, exact, tame};
use crate::cli::money::grouped;
use crate::cli::table::View;
use crate::client::Row;

/// The columns where somebody wants a table.
pub(super) const VIEW: View = View {
    id: "id",
    columns: &[
        Column::new("ACTION", Cell::Text("action")),
        Column::new("KIND", Cell::Text("kind")),
        Column::new("ID", Cell::Text("id")),
        Column::new("CHANGES", Cell::Text("changes")),
        Column::new("OVER NOW", Cell::Count("over_now")),
        Column::new("ON IT", Cell::Count("on_it")),
    ],
};

/// Ids are not padded beyond this: one long id would push all others away.
const ID_CHARS_MAX: usize = 40;

/// How many objects are added, changed and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) added: usize,
    pub(super) changed: usize,
    pub(super) removed: usize,
}

impl Counts {
    pub(super) fn of<'c>(changes: impl Iterator<Item = &'c Change>) -> Self {
        let mut counts = Self::default();
        for change in changes {
            match change.action {
                Action::Add => counts.added += 1,
                Action::Change => counts.changed += 1,
                Action::Remove => counts.removed += 1,
            }
        }
        counts
    }

    /// `1 to add, 1 to change, 0 to remove`
    pub(super) fn to_do(self) -> String {
        let Self { added, changed, removed } = self;
        format!("{} to add, {} to change, {} to remove", number(added), number(changed), number(removed))
    }

    /// `1 added, 1 changed, 0 removed`
    pub(super) fn done(self) -> String {
        let Self { added, changed, removed } = self;
        format!("{} added, {} changed, {} removed", number(added), number(changed), number(removed))
    }
}

fn number(count: usize) -> String {
    grouped(count as u128)
}

/// The plan as lines, with what each change does to others below it.
pub(super) fn lines(changes: &[Change], look: &Look) -> Vec<String> {
    let width = changes.iter().map(|change| change.id.chars().count()).max().unwrap_or(0).min(ID_CHARS_MAX);
    let mut lines = Vec::new();
    for change in changes {
        lines.push(line(change, width, look));
        lines.extend(effects(change).into_iter().map(|effect| format!("    {effect}")));
    }
    lines
}

/// `~ budget   my-free-tier   max_budget 4 → 5`
fn line(change: &Change, width: usize, look: &Look) -> String {
    let (symbol, tone) = match change.action {
        Action::Add => ("+", Tone::Good),
        Action::Change => ("~", Tone::Warning),
        Action::Remove => ("-", Tone::Bad),
    };
    let arrow = if look.ascii { "->" } else { "→" };
    let steps: Vec<String> = change.steps.iter().map(|step| told(step, change.action, arrow)).collect();
    let text = format!("{:8} {:width$}  {}", change.kind.name(), tame(&change.id), steps.join("  "));
    format!("{} {}", painted(symbol, tone, look), text.trim_end())
}

fn told(step: &Step, action: Action, arrow: &str) -> String {
    let (name, new) = (step.field.name, value(&step.new));
    match action {
        Action::Add => format!("{name} {new}"),
        _ => format!("{name} {} {arrow} {new}", value(&step.old)),
    }
}

pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        other => tame(&exact(Some(other))),
    }
}

fn painted(symbol: &str, tone: Tone, look: &Look) -> String {
    let code = match tone {
        _ if !look.color => return symbol.to_owned(),
        Tone::Good => 32,
        Tone::Warning => 33,
        Tone::Bad => 31,
        Tone::Plain | Tone::Faint => return symbol.to_owned(),
    };
    format!("\u{1b}[{code}m{symbol}\u{1b}[0m")
}

/// What a change does to others at once.
fn effects(change: &Change) -> Vec<String> {
    let Hits { over_now, on_it, stay, lowered } = &change.hits;
    let mut effects = Vec::new();
    let (over, on) = (Hits::total(over_now), Hits::total(on_it));
    if change.action == Action::Remove && on > 0 {
        effects.push(format!("{} {} on it and will be on none", hits::told(on_it), is_or_are(on)));
    }
    if over > 0 {
        effects.push(format!("{} {} over the new cap now", hits::told(over_now), is_or_are(over)));
    }
    if !lowered.is_empty() && Hits::total(stay) > 0 {
        let verb = if lowered.len() == 1 { "is" } else { "are" };
        effects.push(format!("{} {verb} lower than before for {}", lowered.join(" and "), hits::told(stay)));
    }
    effects
}

fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// A change as one object for programs.
pub(super) fn row(change: &Change) -> Row {
    let changes: Map<String, Value> =
        change.steps.iter().map(|step| (step.field.name.to_owned(), json!([step.old, step.new]))).collect();
    let mut row = Row::new();
    row.insert("action".to_owned(), change.action.name().into());
    row.insert("kind".to_owned(), change.kind.name().into());
    row.insert("id".to_owned(), change.id.as_str().into());
    row.insert("changes".to_owned(), changes.into());
    row.insert("over_now".to_owned(), Hits::total(&change.hits.over_now).into());
    row.insert("on_it".to_owned(), Hits::total(&change.hits.on_it).into());
    row.insert("lowered".to_owned(), json!(change.hits.lowered));
    row
}
