//! The fields of each form, filled with what there is already.

use serde_json::Value;

use super::field::model_budgets_text;
use super::{Field, Form, FormKind, Known, Shape};
use crate::client::Row;
use crate::domain::money::Picos;
use crate::text::look::member;
use crate::text::money;
use crate::tui::data::Limits;

/// The field that follows from others.
pub(super) const RESETS_AT: &str = "budget_reset_at";

/// Where the limits of a customer stand in its row.
const CUSTOMER_BUDGET: &str = "litellm_budget_table.";

impl Form {
    /// A form of this kind; `None` when the object is not known.
    pub(crate) fn open(kind: FormKind, known: &Known<'_>) -> Option<Self> {
        let (name, fields) = match &kind {
            FormKind::NewBudget => (String::new(), budget(None)),
            FormKind::EditBudget(id) => {
                let found = known.data.budgets.rows().iter().find(|budget| budget.id == *id)?;
                (id.clone(), budget(Some((&found.limits, &found.row))))
            }
            FormKind::NewCustomer => (String::new(), customer(None, known)),
            FormKind::EditCustomer(id) => (id.clone(), customer(Some(id), known)),
            FormKind::Assign(ids) => (many(ids), assign(ids)),
            FormKind::Raise(id) => (id.clone(), raise(id, known)),
            FormKind::NewKey => (String::new(), key(None)),
            FormKind::EditKey(hash) => {
                let found = known.data.keys.rows().iter().find(|key| key.hash == *hash)?;
                (found.alias.clone().unwrap_or_else(|| found.name.clone()), key(Some(&found.row)))
            }
        };
        let mut form = Self { kind, name, fields, focus: 0, error: None, ticket: None };
        if !form.can_focus(0) {
            form.step(1);
        }
        Some(form)
    }
}

fn many(ids: &[String]) -> String {
    match ids {
        [id] => id.clone(),
        ids => format!("{} customers", ids.len()),
    }
}

fn text(row: Option<&Row>, path: &str) -> Option<String> {
    row.and_then(|row| member(row, path)).and_then(Value::as_str).map(str::to_owned)
}

fn names(row: Option<&Row>, path: &str) -> Option<String> {
    let items = row.and_then(|row| member(row, path)).and_then(Value::as_array)?;
    Some(items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "))
}

/// The fields of limits, filled with `limits`.
fn limits(of: &Limits) -> Vec<Field> {
    let amount = |amount: Option<Picos>| amount.map(money::plain);
    let count = |count: Option<u64>| count.map(|count| count.to_string());
    let resets = of.resets_at.map(|at| at.strftime("%Y-%m-%d %H:%M UTC").to_string());
    vec![
        Field::new("max_budget", "Max budget (USD)", Shape::Amount)
            .hint("the hard cap; empty = no cap")
            .with(amount(of.max)),
        Field::new("soft_budget", "Soft budget (USD)", Shape::Amount)
            .hint("alerts when crossed, never refuses")
            .with(amount(of.soft)),
        Field::new("budget_duration", "Duration", Shape::Duration)
            .hint("30s 15m 24h 7d 1w 1mo; empty: no reset")
            .with(of.duration.clone()),
        Field::new(RESETS_AT, "Resets at", Shape::Fixed).with(resets),
        Field::new("rpm_limit", "RPM limit", Shape::Count).hint("empty = no limit").with(count(of.rpm)),
        Field::new("tpm_limit", "TPM limit", Shape::Count).with(count(of.tpm)),
        Field::new("tpd_limit", "TPD limit", Shape::Count).with(count(of.tpd)),
        Field::new("max_parallel_requests", "Max parallel", Shape::Count).with(count(of.parallel)),
    ]
}

fn budget(of: Option<(&Limits, &Row)>) -> Vec<Field> {
    let id = Field::new("budget_id", "Budget id", Shape::Id).required();
    let mut fields = match of {
        None => vec![id],
        Some(_) => Vec::new(),
    };
    fields.extend(limits(&of.map(|(limits, _)| limits.clone()).unwrap_or_default()));
    let kept = of.and_then(|(_, row)| row.get("model_max_budget")).cloned().unwrap_or_default();
    let models = Field::new("model_max_budget", "Per-model budgets", Shape::ModelBudgets)
        .hint("gpt-4o=2.50/30d, mock=1")
        .with(model_budgets_text(&kept));
    fields.push(Field { kept, ..models });
    fields
}

fn customer(id: Option<&str>, known: &Known<'_>) -> Vec<Field> {
    let found = id.and_then(|id| known.customer(id));
    let row = found.map(|customer| &customer.row);
    let mut fields = match id {
        None => vec![Field::new("user_id", "Customer id", Shape::Id).required()],
        Some(_) => Vec::new(),
    };
    // A budget of its own has an id that nobody chose.
    let shared =
        found.and_then(|customer| customer.budget_id.clone()).filter(|budget| !known.is_private(budget));
    let is_shared = shared.is_some();
    fields.push(Field::new("alias", "Alias", Shape::Text).hint("a name for people").with(text(row, "alias")));
    fields.push(
        Field::new("budget_id", "Budget", Shape::Budget)
            .hint("choose or type; empty: limits of its own")
            .with(shared),
    );
    let own = row.map(|row| Limits::of_row(row, CUSTOMER_BUDGET)).unwrap_or_default();
    fields.extend(limits(&own));
    if is_shared && let Some(max) = fields.iter_mut().find(|field| field.name == "max_budget") {
        max.hint = "of the budget; a change makes it its own";
    }
    fields.push(models_of(row));
    fields
}

fn models_of(row: Option<&Row>) -> Field {
    Field::new("models", "Models", Shape::Models).hint("gpt-4o, mock; empty: all").with(names(row, "models"))
}

fn key(row: Option<&Row>) -> Vec<Field> {
    let mut fields = vec![
        Field::new("key_alias", "Alias", Shape::Id).hint("a name for people").with(text(row, "key_alias")),
        Field::new("duration", "Works for", Shape::Lifetime).hint(if row.is_some() {
            "empty: as it is; -1: for ever"
        } else {
            "24h 30d 1mo; empty: for ever"
        }),
        Field::new("budget_id", "Budget", Shape::Budget)
            .hint("fills in where it has no limits of its own")
            .with(text(row, "budget_id")),
    ];
    let own = row.map(|row| Limits::of_row(row, "")).unwrap_or_default();
    // A daily limit of tokens belongs to budgets.
    fields.extend(limits(&own).into_iter().filter(|field| field.name != "tpd_limit"));
    fields.push(models_of(row));
    fields.push(Field::new("team_id", "Team", Shape::Id).with(text(row, "team_id")));
    fields
        .push(Field::new("user_id", "User", Shape::Id).hint("a member of staff").with(text(row, "user_id")));
    fields
}

fn assign(ids: &[String]) -> Vec<Field> {
    vec![
        Field::new("customers", if ids.len() == 1 { "Customer" } else { "Customers" }, Shape::Fixed)
            .with(Some(ids.join(", "))),
        Field::new("budget_id", "Budget", Shape::Budget).required().hint("choose, or type its id"),
    ]
}

fn raise(id: &str, known: &Known<'_>) -> Vec<Field> {
    let found = known.customer(id);
    let max = found.and_then(|customer| customer.limits.max);
    let double = max.and_then(|max| max.plus(max)).filter(|double| *double > Picos::ZERO);
    let shown = |amount: Option<Picos>| amount.map(money::plain);
    let cap = Field::new("max_budget", "New cap (USD)", Shape::Amount)
        .required()
        .hint("the customer gets its own budget")
        .with(shown(max))
        .proposing(shown(double));
    vec![
        Field::new("customer", "Customer", Shape::Fixed).with(Some(id.to_owned())),
        Field::new("spend", "Spend (USD)", Shape::Fixed).with(shown(found.map(|customer| customer.spend))),
        Field::new("present", "Present cap", Shape::Fixed).with(shown(max)),
        cap,
    ]
}
