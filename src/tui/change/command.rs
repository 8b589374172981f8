//! Changes as command lines: whole, quoted for a shell, in the words of the program's own commands.

use serde_json::{Map, Value};

use super::Change;
use crate::client::Row;
use crate::text::money::grouped;
use crate::text::shell::quoted;

/// How many objects a command line names where it is only looked at.
pub(crate) const NAMED_MAX: usize = 12;

/// The limits that `none` clears.
const CLEARED_BY_NONE: &[&str] = &[
    "max_budget",
    "soft_budget",
    "budget_duration",
    "tpm_limit",
    "rpm_limit",
    "tpd_limit",
    "max_parallel_requests",
];

/// The other members that have a flag of their own.
const FLAGS: &[&str] = &[
    "alias",
    "allowed_model_region",
    "budget_id",
    "default_model",
    "duration",
    "key_alias",
    "models",
    "team_id",
    "user_id",
];

impl Change {
    /// The command line that does the same; whole, so that it can be pasted.
    pub(crate) fn command(&self) -> String {
        self.words().join(" ")
    }

    /// The command line as it is looked at: of many objects the first, and how many more there are.
    pub(crate) fn shown(&self) -> String {
        self.words_of(NAMED_MAX).join(" ")
    }

    /// What the command line begins with: `litellm-rs budget new`.
    pub(crate) fn head(&self) -> String {
        self.words_of(0).into_iter().next().unwrap_or_default()
    }

    /// The command line in pieces between which it may be broken: a flag stays with its value.
    pub(crate) fn words(&self) -> Vec<String> {
        self.words_of(usize::MAX)
    }

    /// The same, of which so many objects are named.
    fn words_of(&self, most: usize) -> Vec<String> {
        let line = |head: &str, ids: &[String], flags: Vec<String>| line(head, ids, flags, most);
        let yes = || vec!["--yes".to_owned()];
        match self {
            Self::BudgetNew(row) => of_row("budget new", row, "budget_id"),
            Self::BudgetUpdate(row) => of_row("budget update", row, "budget_id"),
            Self::BudgetDelete(ids) => line("budget delete", ids, yes()),
            Self::BudgetAssign { budget, customers } => {
                let ids: Vec<String> = std::iter::once(budget).chain(customers).cloned().collect();
                line("budget assign", &ids, Vec::new())
            }
            Self::CustomerNew(row) => of_row("customer new", row, "user_id"),
            Self::CustomerUpdate(row) => of_row("customer update", row, "user_id"),
            Self::CustomerBlock { ids, blocked } => {
                line(if *blocked { "customer block" } else { "customer unblock" }, ids, Vec::new())
            }
            Self::CustomerDelete(ids) => line("customer delete", ids, yes()),
            Self::KeyNew(row) => of_row("key generate", row, ""),
            Self::KeyUpdate(row) => of_row("key update", row, "key"),
            Self::KeyBlock { ids, blocked } => {
                line(if *blocked { "key block" } else { "key unblock" }, ids, Vec::new())
            }
            Self::KeyDelete(ids) => line("key delete", ids, yes()),
            Self::KeyRegenerate(id) => line("key regenerate", std::slice::from_ref(id), yes()),
            Self::DeliveryRetry { ids, destination } => {
                let mut flags = Vec::new();
                if ids.is_empty() {
                    flags.push("--dead".to_owned());
                    flags.extend(destination.as_deref().map(|name| flag("destination", name)));
                }
                line("deliveries retry", ids, flags)
            }
            Self::RequestCancel(calls) => {
                let ids: Vec<String> = calls.iter().map(|call| call.request_id.clone()).collect();
                // A number for each id, or none at all.
                let runs: Option<Vec<u64>> = calls.iter().map(|call| call.run).collect();
                let runs =
                    runs.unwrap_or_default().into_iter().take(most).map(|run| flag("run", &run.to_string()));
                line("requests cancel", &ids, runs.chain(yes()).collect())
            }
        }
    }
}

/// A word as a shell takes it for nothing but itself.
fn word(text: &str) -> String {
    // A lone dash would read ids from stdin, wherever it stands.
    if text.starts_with('-') && text != "-" {
        return format!("'{}'", text.replace('\'', r"'\''"));
    }
    quoted(text).into_owned()
}

/// A flag with its value. One that begins with a dash would be taken for the next flag.
fn flag(name: &str, value: &str) -> String {
    let between = if value.starts_with('-') { '=' } else { ' ' };
    let value = if value == "-" { "'-'".to_owned() } else { word(value) };
    format!("--{}{between}{value}", name.replace('_', "-"))
}

/// The first words of many, and how many more there are.
pub(crate) fn first(words: impl ExactSizeIterator<Item = String>, most: usize) -> Vec<String> {
    let more = words.len().saturating_sub(most);
    let mut shown: Vec<String> = words.take(most).collect();
    if more > 0 {
        let more = grouped(u128::try_from(more).unwrap_or(u128::MAX));
        shown.push(format!("… and {more} more"));
    }
    shown
}

/// `litellm-rs HEAD IDS FLAGS`; ids that look like flags come last, where they are none.
fn line(head: &str, ids: &[String], flags: Vec<String>, most: usize) -> Vec<String> {
    let mut words = vec![format!("litellm-rs {head}")];
    let named = first(ids.iter().map(|id| word(id)), most);
    if ids.iter().any(|id| id.starts_with('-')) {
        words.extend(flags);
        words.push("--".to_owned());
        words.extend(named);
    } else {
        words.extend(named);
        words.extend(flags);
    }
    words
}

/// The command of a row whose member `id` names the object.
fn of_row(head: &str, row: &Row, id: &str) -> Vec<String> {
    let ids: Vec<String> = row.get(id).and_then(Value::as_str).map(str::to_owned).into_iter().collect();
    let flags = row.iter().filter(|(name, _)| *name != id).flat_map(|(name, value)| member(name, value));
    line(head, &ids, flags.collect(), usize::MAX)
}

/// A member as one flag or several.
fn member(name: &str, value: &Value) -> Vec<String> {
    let is_flag = FLAGS.contains(&name) || CLEARED_BY_NONE.contains(&name);
    match value {
        Value::Null if CLEARED_BY_NONE.contains(&name) => vec![flag(name, "none")],
        Value::Null => vec![flag("clear", &name.replace('_', "-"))],
        Value::String(text) if is_flag => vec![flag(name, text)],
        Value::Number(number) if is_flag => vec![flag(name, &number.to_string())],
        Value::Array(items) if is_flag => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            vec![flag(name, &items.join(","))]
        }
        Value::Object(models) if name == "model_max_budget" => match model_budgets(models) {
            Some(budgets) => budgets,
            None => vec![free(name, value)],
        },
        _ => vec![free(name, value)],
    }
}

fn free(name: &str, value: &Value) -> String {
    flag("set", &format!("{name}:={value}"))
}

/// `--model-max-budget gpt-4o=2.50/30d` for each; `None` when one of them limits more than that.
fn model_budgets(models: &Map<String, Value>) -> Option<Vec<String>> {
    if models.is_empty() {
        return None;
    }
    let one = |(model, limits): (&String, &Value)| {
        let limits = limits.as_object()?;
        let amount = match limits.get("max_budget")? {
            Value::Number(number) => number.to_string(),
            Value::Null => "none".to_owned(),
            _ => return None,
        };
        let (duration, members) = match limits.get("budget_duration") {
            Some(Value::String(duration)) => (format!("/{duration}"), 2),
            Some(_) => return None,
            None => (String::new(), 1),
        };
        (limits.len() == members && !model.is_empty())
            .then(|| flag("model_max_budget", &format!("{model}={amount}{duration}")))
    };
    models.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Change, samples};
    use crate::tui::data::CallId;

    #[test]
    fn every_change_is_a_command_line_and_a_sentence() {
        let name = |id: &str| id.to_owned();
        for (change, command, said) in samples() {
            assert_eq!(change.command(), command);
            assert_eq!(change.said(&name), said);
            assert!(command.starts_with(&change.head()), "{command}");
        }
    }

    #[test]
    fn of_many_objects_the_first_are_shown() {
        let ids = |count: usize| (0..count).map(|at| format!("c{at}")).collect::<Vec<_>>();
        let block = |count| Change::CustomerBlock { ids: ids(count), blocked: true };
        assert_eq!(block(12).shown(), block(12).command());
        let twelve = "c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11";
        assert_eq!(block(13).shown(), format!("litellm-rs customer block {twelve} … and 1 more"));
        assert_eq!(block(3_000).shown(), format!("litellm-rs customer block {twelve} … and 2,988 more"));
        assert!(block(3_000).command().ends_with(" c2998 c2999"));
        let delete = Change::KeyDelete(ids(13));
        assert_eq!(delete.shown(), format!("litellm-rs key delete {twelve} … and 1 more --yes"));
        let call = |id: String| CallId { request_id: id, run: Some(7) };
        let cancel = Change::RequestCancel(ids(100).into_iter().map(call).collect());
        assert_eq!(cancel.shown().matches("--run").count(), 12);
        assert_eq!(cancel.command().matches("--run").count(), 100);
    }
}
