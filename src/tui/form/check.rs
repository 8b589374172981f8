//! What is wrong with a field, by the server's own rules and by what is known of the server.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Field, Form, FormKind, Shape};
use crate::domain::money::Picos;
use crate::text::money;
use crate::tui::data::Customer;
use crate::tui::state::{Data, List};

/// What checks may look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    /// What is known of the server.
    pub(crate) data: &'a Data,
}

impl<'a> Known<'a> {
    /// A customer that was read.
    pub(crate) fn customer(&self, id: &str) -> Option<&'a Customer> {
        self.data.customers.rows().iter().find(|customer| customer.id == id)
    }

    /// Whether a budget was made for one object only.
    pub(crate) fn is_private(&self, id: &str) -> bool {
        self.data.budgets.rows().iter().any(|budget| budget.id == id && budget.owner.is_some())
    }

    /// The budgets that somebody can be put on.
    pub(crate) fn budgets(&self) -> Vec<String> {
        let shared = self.data.budgets.rows().iter().filter(|budget| budget.owner.is_none());
        let mut ids: Vec<String> = shared.map(|budget| budget.id.clone()).collect();
        ids.sort_unstable();
        ids
    }

    /// Names of models that calls, customers and keys bear.
    fn models(&self) -> BTreeSet<&'a str> {
        let called = match &self.data.overview {
            List::Ready { rows, .. } => {
                rows.iter().flat_map(|of| &of.models).map(|m| m.name.as_str()).collect()
            }
            _ => Vec::new(),
        };
        let customers = self.data.customers.rows().iter().flat_map(|customer| &customer.models);
        let keys = self.data.keys.rows().iter().flat_map(|key| &key.models);
        called.into_iter().chain(customers.chain(keys).map(String::as_str)).collect()
    }
}

/// Lengths of windows that are often wanted.
const DURATIONS: &[&str] = &["", "1h", "24h", "7d", "30d", "1mo"];
/// Lives of keys that are often wanted.
const LIVES: &[&str] = &["", "24h", "7d", "30d", "90d", "-1"];

/// What can be chosen for a field.
pub(crate) fn choices(field: &Field, known: &Known<'_>) -> Vec<String> {
    let fixed = |of: &[&str]| of.iter().map(|choice| (*choice).to_owned()).collect();
    match field.shape {
        Shape::Duration => fixed(DURATIONS),
        Shape::Lifetime => fixed(LIVES),
        Shape::Budget => {
            let none = (!field.is_required).then(String::new);
            none.into_iter().chain(known.budgets()).collect()
        }
        _ => Vec::new(),
    }
}

impl Form {
    /// Checks the field that is being left, and those whose mistake may be mended by it.
    pub(crate) fn check_field(&mut self, at: usize, known: &Known<'_>) {
        let is_cap = self.fields.get(at).is_some_and(|field| field.name == "max_budget");
        for other in 0..self.fields.len() {
            let Some(field) = self.fields.get(other) else { continue };
            let depends = is_cap && field.name == "soft_budget" && !field.text().is_empty();
            if other == at || depends || field.error.is_some() {
                self.check_one(other, known);
            }
        }
    }

    /// Checks everything; whether nothing is wrong. The focus goes to the first mistake.
    pub(crate) fn check(&mut self, known: &Known<'_>) -> bool {
        self.error = None;
        for at in 0..self.fields.len() {
            self.check_one(at, known);
        }
        match self.fields.iter().position(|field| field.error.is_some()) {
            Some(at) => {
                self.focus = at;
                false
            }
            None => true,
        }
    }

    fn check_one(&mut self, at: usize, known: &Known<'_>) {
        let Some(field) = self.fields.get(at) else { return };
        let (error, warning) = match self.fault(field, known) {
            Some(error) => (Some(error), None),
            None => (None, self.oddity(field, known)),
        };
        if let Some(field) = self.fields.get_mut(at) {
            field.error = error;
            field.warning = warning;
        }
    }

    /// Why the server would refuse a field.
    fn fault(&self, field: &Field, known: &Known<'_>) -> Option<String> {
        let value = match field.value() {
            Err(error) => return Some(error),
            Ok(None) if field.is_required && field.shape != Shape::Fixed => {
                return Some("must not be empty".to_owned());
            }
            Ok(None) => return None,
            Ok(Some(value)) => value,
        };
        match field.shape {
            Shape::Id => self.taken(field, value.as_str()?, known),
            Shape::Budget => self.no_budget(field, value.as_str()?, known),
            Shape::Amount if field.name == "soft_budget" => {
                let max = self.field("max_budget")?.amount()?;
                (field.amount()? > max)
                    .then(|| format!("must not be above the max budget ({})", money::plain(max)))
            }
            Shape::Amount if matches!(self.kind, FormKind::Raise(_)) => {
                let present = self.told("present")?;
                (field.amount()? < present)
                    .then(|| format!("must not be below the present cap ({})", money::plain(present)))
            }
            _ => None,
        }
    }

    /// An amount that the form only tells.
    fn told(&self, name: &str) -> Option<Picos> {
        Picos::parse(&self.field(name)?.before).ok()
    }

    /// Why an id cannot be given to a new object.
    fn taken(&self, field: &Field, id: &str, known: &Known<'_>) -> Option<String> {
        let data = known.data;
        let (what, is_taken) = match (&self.kind, field.name) {
            (FormKind::NewBudget, "budget_id") => {
                ("budget", data.budgets.rows().iter().any(|budget| budget.id == id))
            }
            (FormKind::NewCustomer, "user_id") => ("customer", known.customer(id).is_some()),
            (FormKind::NewKey | FormKind::EditKey(_), "key_alias") if field.is_touched() => {
                ("key", data.keys.rows().iter().any(|key| key.alias.as_deref() == Some(id)))
            }
            _ => return None,
        };
        is_taken.then(|| format!("there is a {what} {id} already"))
    }

    /// Why nobody can be put on a budget.
    fn no_budget(&self, field: &Field, id: &str, known: &Known<'_>) -> Option<String> {
        // What cannot be seen here may be there all the same.
        if let budgets @ List::Ready { rows, .. } = &known.data.budgets
            && budgets.shortened().is_none()
            && !rows.iter().any(|budget| budget.id == id)
        {
            return Some(format!("there is no budget {id}"));
        }
        let cap = self.field("max_budget");
        let is_capped = cap.is_some_and(|cap| cap.changed().is_some_and(|cap| !cap.is_null()));
        let is_customer = matches!(self.kind, FormKind::NewCustomer | FormKind::EditCustomer(_));
        (is_customer && is_capped && field.is_touched())
            .then(|| "either a budget or a max budget of its own, not both".to_owned())
    }

    /// What is strange about a field, without being wrong.
    fn oddity(&self, field: &Field, known: &Known<'_>) -> Option<String> {
        let value = field.value().ok().flatten()?;
        let named: Vec<&str> = match &value {
            Value::Array(names) if field.shape == Shape::Models => {
                names.iter().filter_map(Value::as_str).collect()
            }
            Value::Object(models) if field.shape == Shape::ModelBudgets => {
                models.keys().map(String::as_str).collect()
            }
            _ if matches!(self.kind, FormKind::Raise(_)) => {
                let spend = self.told("spend")?;
                return (field.amount()? <= spend)
                    .then(|| "not above the spend: calls are refused".to_owned());
            }
            _ => return None,
        };
        let models = known.models();
        let is_known = |name: &&str| name.contains('*') || models.contains(name);
        let strange = named.into_iter().find(|name| !is_known(name)).filter(|_| !models.is_empty());
        strange.map(|name| format!("not seen here yet: {name}"))
    }
}
