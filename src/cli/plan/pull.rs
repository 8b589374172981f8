//! `litellm-rs pull`: what the server has, written as a file that changes nothing there. Ids, limits
//! and names only; no key and no spend.

use clap::Args;
use serde_json::{Map, Value};

use super::change::value_in;
use super::current::{Current, is_made_up};
use super::kind::{Field, Kind};
use super::wanted::written;
use crate::cli::budget::budget_of;
use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Failure, Kind as FailureKind, Outcome};
use crate::cli::global::Format;
use crate::cli::look::exact;
use crate::cli::yaml;
use crate::client::Row;

/// `pull`
#[derive(Args, Clone, Debug)]
pub(crate) struct PullArgs {
    /// Only these kinds: budgets, teams, users, keys, customers
    #[arg(long, value_delimiter = ',', value_name = "KINDS", value_parser = parse_kind)]
    only: Vec<Kind>,
    /// Only these members, also where they are empty
    #[arg(long, value_delimiter = ',', value_name = "A,B", value_parser = parse_field)]
    managed_fields: Vec<String>,
}

fn parse_kind(text: &str) -> Result<Kind, String> {
    let found = Kind::ALL.into_iter().find(|kind| kind.section() == text || kind.name() == text);
    found.ok_or_else(|| "use a form like budgets,customers; there are also teams, users and keys".to_owned())
}

fn parse_field(text: &str) -> Result<String, String> {
    let name = text.replace('-', "_");
    let is_known = Kind::ALL.iter().any(|kind| kind.fields().iter().any(|field| field.name == name));
    if is_known { Ok(name) } else { Err("use a form like max_budget,rpm_limit".to_owned()) }
}

/// `pull`
pub(crate) async fn pull(args: PullArgs, context: &Context) -> Outcome {
    let format = context.printer.style().format;
    if !matches!(format, Format::Table | Format::Yaml | Format::Json) {
        return Err(Failure::usage("pull writes yaml or json").hint("use a form like -o yaml"));
    }
    let wanted: Vec<Kind> =
        Kind::ALL.into_iter().filter(|kind| args.only.is_empty() || args.only.contains(kind)).collect();
    let mut current = Current::default();
    for kind in read_kinds(&wanted) {
        read(&mut current, kind, args.only.contains(&kind), context).await?;
    }
    let document = document(&current, &wanted, &args.managed_fields, |note| context.printer.note(note));
    match format {
        Format::Json => context.printer.pretty(&document)?,
        _ => context.printer.out(&yaml::document(&document))?,
    }
    Ok(ExitStatus::Success)
}

/// Whose own a budget is, its customers tell.
fn read_kinds(wanted: &[Kind]) -> Vec<Kind> {
    let mut kinds = wanted.to_vec();
    if kinds.contains(&Kind::Budget) && !kinds.contains(&Kind::Customer) {
        kinds.push(Kind::Customer);
    }
    kinds
}

/// A kind that nobody asked for by name and that the server does not offer is left out.
async fn read(current: &mut Current, kind: Kind, is_named: bool, context: &Context) -> Result<(), Failure> {
    match current.read_all(kind, context).await {
        Err(failure) if !is_named && failure.kind == FailureKind::Unsupported => {
            context
                .printer
                .note(&format!("this server has no list of {}; they are left out", kind.section()));
            Ok(())
        }
        read => read,
    }
}

/// The file.
pub(super) fn document(
    current: &Current,
    kinds: &[Kind],
    managed: &[String],
    mut note: impl FnMut(&str),
) -> Value {
    let mut document = Map::new();
    document.insert("version".to_owned(), 1.into());
    for kind in kinds {
        let mut rows: Vec<(&String, &Row)> = current.all(*kind).collect();
        rows.sort_by_key(|(id, _)| id.as_str());
        let objects: Vec<Value> = rows
            .into_iter()
            .filter(|(id, row)| is_written(*kind, id, row, current, &mut note))
            .map(|(id, row)| object(*kind, id, row, current, managed).into())
            .collect();
        document.insert(kind.section().to_owned(), objects.into());
    }
    Value::Object(document)
}

fn is_written(kind: Kind, id: &str, _row: &Row, current: &Current, note: &mut impl FnMut(&str)) -> bool {
    match kind {
        Kind::Key if current.ambiguous.iter().any(|alias| alias == id) => {
            note(&format!("several keys have the alias {id}; they are left out"));
            false
        }
        Kind::Budget if is_made_up(id) => {
            let of_key = |(_, key): (&String, &Row)| exact(key.get("budget_id")) == id;
            current.sharers(id) > 1 || current.all(Kind::Key).any(of_key)
        }
        _ => true,
    }
}

fn object(kind: Kind, id: &str, row: &Row, current: &Current, managed: &[String]) -> Row {
    let mut object = Row::new();
    object.insert(kind.id_field().to_owned(), super::variables::escaped(id).into());
    let budget = exact(budget_of(row));
    let is_on_shared = kind == Kind::Customer && !budget.is_empty() && !current.is_private(&budget);
    for field in kind.fields() {
        // What a shared budget says is written there.
        if is_on_shared && Kind::is_limit(field.name) {
            continue;
        }
        let value = value_in(kind, *field, row, !is_on_shared);
        if wants(field, &value, managed) {
            object.insert(field.name.to_owned(), written(field.shape, &value));
        }
    }
    object
}

fn wants(field: &Field, value: &Value, managed: &[String]) -> bool {
    if managed.is_empty() {
        *value != field.shape.nothing()
    } else {
        managed.iter().any(|name| name == field.name)
    }
}
