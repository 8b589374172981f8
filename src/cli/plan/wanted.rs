//! What the files want: objects with the members that are listed, each checked with the server's own
//! rules before anything is sent. Sends nothing.

use std::collections::HashMap;

use serde_json::Value;

use super::kind::{Field, Kind, Shape};
use crate::config::suggest::closest;
use crate::config::tree::{self, Entry, Node, named};
use crate::config::{Place, Report};
use crate::domain::id::check_id;

/// Members that the server keeps itself.
const OF_THE_SERVER: &[&str] = &[
    "spend",
    "budget_reset_at",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "litellm_budget_table",
    "token",
    "key_name",
];

/// One object that a file lists.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) kind: Kind,
    pub(super) id: String,
    /// Where it stands.
    pub(super) place: Place,
    /// The members that are listed, in the order of the kind.
    pub(super) fields: Vec<(Field, Value)>,
}

impl Wanted {
    /// What a member shall be, if it is listed.
    pub(super) fn field(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(field, _)| field.name == name).map(|(_, value)| value)
    }

    /// The budget that it shall be on.
    pub(super) fn budget(&self) -> Option<&str> {
        self.field("budget_id").and_then(Value::as_str)
    }
}

/// Everything that the files list.
#[derive(Debug, Default)]
pub(super) struct Listed {
    pub(super) objects: Vec<Wanted>,
    /// Whether a file has the list `budgets`, be it empty.
    pub(super) has_budgets: bool,
}

/// Reads what the tops of files say; mistakes go to the report.
pub(super) fn read(tops: &[(Place, Vec<Entry>)], report: &Report) -> Listed {
    let mut listed = Listed::default();
    let mut seen = HashMap::new();
    for (place, entries) in tops {
        check_version(place, entries, report);
        for entry in entries.iter().filter(|entry| entry.key != "version") {
            let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.section() == entry.key) else {
                unknown(entry, "", Kind::ALL.iter().map(|kind| kind.section()), report);
                continue;
            };
            listed.has_budgets |= kind == Kind::Budget;
            for (at, node) in items(entry, report).iter().enumerate() {
                let path = format!("{}[{at}]", kind.section());
                let Some(object) = object(kind, node, &path, report) else { continue };
                let place = object.place.clone();
                match seen.insert((kind, object.id.clone()), place.clone()) {
                    None => listed.objects.push(object),
                    Some(first) => {
                        let what = format!(
                            "{} {} is here twice, first in {} on line {}",
                            kind.name(),
                            named(&object.id),
                            first.file,
                            first.line
                        );
                        report.error(&place, &path, what, "keep one of the two");
                    }
                }
            }
        }
    }
    listed.objects.sort_by_key(|object| object.kind);
    listed
}

fn check_version(place: &Place, entries: &[Entry], report: &Report) {
    let fix = "write `version: 1` at the top";
    match entries.iter().find(|entry| entry.key == "version") {
        None => report.error(place, "version", "is missing", fix),
        Some(entry) if entry.node.value.text() == Some("1") => {}
        Some(entry) => {
            let what = format!("1 is the only version there is, found {}", entry.node.value);
            report.error(&entry.node.place, "version", what, fix);
        }
    }
}

fn items<'e>(entry: &'e Entry, report: &Report) -> &'e [Node] {
    match &entry.node.value {
        tree::Value::List(items) => items,
        tree::Value::Null => &[],
        other => {
            let what = format!("a list wanted, found {other}");
            report.error(&entry.node.place, &entry.key, what, "begin each object with a dash");
            &[]
        }
    }
}

fn unknown<'c>(entry: &Entry, path: &str, known: impl Iterator<Item = &'c str> + Clone, report: &Report) {
    let what = format!("{} means nothing here", named(&entry.key));
    let fix = match closest(&entry.key, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use {}", known.collect::<Vec<_>>().join(", ")),
    };
    report.error(&entry.place, path, what, fix);
}

fn object(kind: Kind, node: &Node, path: &str, report: &Report) -> Option<Wanted> {
    let tree::Value::Map(entries) = &node.value else {
        let what = format!("a {} wanted, found {}", kind.name(), node.value);
        report.error(&node.place, path, what, format!("use a form like {{{}: acme}}", kind.id_field()));
        return None;
    };
    let mut fields = Vec::new();
    for entry in entries.iter().filter(|entry| entry.key != kind.id_field()) {
        let path = format!("{path}.{}", tree::path_part(&entry.key));
        match kind.fields().iter().find(|field| field.name == entry.key) {
            Some(field) => fields.extend(value(*field, entry, &path, report).map(|value| (*field, value))),
            None if OF_THE_SERVER.contains(&entry.key.as_str()) => {
                report.error(&entry.place, &path, "the server keeps this itself", "take this line out");
            }
            None => unknown(entry, &path, kind.fields().iter().map(|field| field.name), report),
        }
    }
    check_together(kind, entries, &fields, path, report);
    let order = |field: &Field| kind.fields().iter().position(|known| known == field);
    fields.sort_by_key(|(field, _)| order(field));
    let id = id_of(kind, node, entries, path, report)?;
    Some(Wanted { kind, id, place: node.place.clone(), fields })
}

fn value(field: Field, entry: &Entry, path: &str, report: &Report) -> Option<Value> {
    // Said already.
    if matches!(entry.node.value, tree::Value::Unresolved) {
        return None;
    }
    let read = field.shape.read(&entry.node);
    read.map_err(|(what, fix)| report.error(&entry.node.place, path, what, fix)).ok()
}

fn id_of(kind: Kind, node: &Node, entries: &[Entry], path: &str, report: &Report) -> Option<String> {
    let name = kind.id_field();
    let Some(entry) = entries.iter().find(|entry| entry.key == name) else {
        let what = format!("a {} needs a {name}", kind.name());
        report.error(&node.place, path, what, format!("use a form like {name}: acme"));
        return None;
    };
    if matches!(entry.node.value, tree::Value::Unresolved) {
        return None;
    }
    let path = format!("{path}.{name}");
    let Some(id) = entry.node.value.text() else {
        let what = format!("text wanted, found {}", entry.node.value);
        report.error(&entry.node.place, &path, what, "use a form like acme");
        return None;
    };
    if kind == Kind::Key && id.starts_with("sk-") {
        report.error(
            &entry.node.place,
            &path,
            "a key is known here by its alias",
            "never write keys into files",
        );
        return None;
    }
    match check_id(id) {
        Ok(()) => Some(id.to_owned()),
        Err(error) => {
            report.error(&entry.node.place, &path, format!("an id {error}"), "use a form like acme");
            None
        }
    }
}

/// Members that cannot be set together.
fn check_together(kind: Kind, entries: &[Entry], fields: &[(Field, Value)], path: &str, report: &Report) {
    let value = |name: &str| fields.iter().find(|(field, _)| field.name == name).map(|(_, value)| value);
    let entry = |name: &str| entries.iter().find(|entry| entry.key == name);
    let is_set = |name: &str| value(name).is_some_and(|value| !value.is_null());
    if kind == Kind::Customer && is_set("budget_id") {
        let own = fields.iter().find(|(field, _)| Kind::is_limit(field.name));
        if let Some(entry) = own.and_then(|(field, _)| entry(field.name)) {
            let what = "a customer is either on a budget or has limits of its own";
            let fix = "set either `budget_id` or the limits, not both";
            report.error(&entry.place, &format!("{path}.{}", entry.key), what, fix);
        }
    }
    if kind == Kind::Team
        && let (Some(soft), Some(hard)) = (amount(value("soft_budget")), amount(value("max_budget")))
        && soft >= hard
        && let Some(entry) = entry("soft_budget")
    {
        let what = "the soft budget of a team has to be lower than its max_budget";
        report.error(&entry.node.place, &format!("{path}.soft_budget"), what, "lower it");
    }
}

fn amount(value: Option<&Value>) -> Option<crate::domain::money::Picos> {
    value.and_then(crate::cli::money::amount)
}

/// How a value that is known to be right is written into a file.
pub(super) fn written(shape: Shape, value: &Value) -> Value {
    match (shape, value) {
        (_, Value::String(text)) => super::variables::escaped(text).into(),
        (Shape::Texts, Value::Array(items)) => items.iter().map(|item| written(Shape::Text, item)).collect(),
        _ => value.clone(),
    }
}
