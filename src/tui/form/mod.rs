//! Forms: fields, their checks by the server's own rules, and what they make of them. Pure.

mod build;
mod check;
mod field;

use jiff::Timestamp;
use serde_json::Value;

pub(crate) use check::{Known, choices};
pub(crate) use field::{Field, Shape};

use crate::client::Row;
use crate::domain::duration::Duration;
use crate::domain::record::Limits;
use crate::domain::window::Calendar;
use crate::tui::change::Change;

/// Which object a form makes or changes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FormKind {
    /// A new budget.
    NewBudget,
    /// Changes to this budget.
    EditBudget(String),
    /// A new customer.
    NewCustomer,
    /// Changes to this customer.
    EditCustomer(String),
    /// These customers get another budget.
    Assign(Vec<String>),
    /// This customer gets a higher cap of its own.
    Raise(String),
    /// A new key.
    NewKey,
    /// Changes to this key.
    EditKey(String),
}

/// A form.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// What it is for.
    pub(crate) kind: FormKind,
    /// What people call the object.
    pub(crate) name: String,
    /// Its fields.
    pub(crate) fields: Vec<Field>,
    /// The field that is typed into; after the last one come its buttons.
    pub(crate) focus: usize,
    /// What is wrong with the whole, or could not be said of one field.
    pub(crate) error: Option<String>,
    /// The write that is under way.
    pub(crate) ticket: Option<u64>,
}

impl Form {
    /// The place of the button that saves, among what can have the focus.
    pub(crate) fn save_at(&self) -> usize {
        self.fields.len()
    }

    /// The place of the button that leaves.
    pub(crate) fn cancel_at(&self) -> usize {
        self.fields.len() + 1
    }

    /// The field that has the focus.
    pub(crate) fn field_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus)
    }

    /// The field of a member.
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Gives the focus to the next field or button, or to the one before, around the end.
    pub(crate) fn step(&mut self, by: isize) {
        let count = (self.fields.len() + 2).cast_signed();
        for _ in 0..count {
            self.focus = (self.focus.cast_signed() + by).rem_euclid(count).unsigned_abs();
            if self.can_focus(self.focus) {
                return;
            }
        }
    }

    /// Whether a place can have the focus: what is only shown cannot.
    pub(crate) fn can_focus(&self, at: usize) -> bool {
        self.fields.get(at).map_or(at <= self.cancel_at(), |field| field.shape != Shape::Fixed)
    }

    /// Whether something was typed that would be lost.
    pub(crate) fn is_dirty(&self) -> bool {
        self.fields.iter().any(Field::is_touched)
    }

    /// Whether it makes something new.
    pub(crate) fn is_new(&self) -> bool {
        matches!(self.kind, FormKind::NewBudget | FormKind::NewCustomer | FormKind::NewKey)
    }

    /// Its title.
    pub(crate) fn title(&self) -> String {
        match &self.kind {
            FormKind::NewBudget => "+ Create Budget".to_owned(),
            FormKind::NewCustomer => "+ Create Customer".to_owned(),
            FormKind::NewKey => "+ Create Key".to_owned(),
            FormKind::EditBudget(_) => format!("Edit budget {}", self.name),
            FormKind::EditCustomer(_) => format!("Edit customer {}", self.name),
            FormKind::EditKey(_) => format!("Edit key {}", self.name),
            FormKind::Assign(_) => format!("Assign a budget to {}", self.name),
            FormKind::Raise(_) => format!("Raise the budget of {}", self.name),
        }
    }

    /// The word on the button that saves.
    pub(crate) fn verb(&self) -> &'static str {
        match self.kind {
            FormKind::NewBudget | FormKind::NewCustomer | FormKind::NewKey => "Create",
            FormKind::EditBudget(_) | FormKind::EditCustomer(_) | FormKind::EditKey(_) => "Save",
            FormKind::Assign(_) => "Assign",
            FormKind::Raise(_) => "Raise",
        }
    }

    /// What it would change now, leaving out what cannot be understood. `None` while something
    /// required is missing, or when nothing would change.
    pub(crate) fn change(&self) -> Option<Change> {
        let is_missing = |field: &Field| field.is_required && field.value() == Ok(None);
        if self.fields.iter().any(is_missing) {
            return None;
        }
        let changed = |member: &str, id: &String| self.changed(member, id);
        match &self.kind {
            FormKind::NewBudget => Some(Change::BudgetNew(self.filled())),
            FormKind::NewCustomer => Some(Change::CustomerNew(self.filled())),
            FormKind::NewKey => Some(Change::KeyNew(self.filled())),
            FormKind::EditBudget(id) => changed("budget_id", id).map(Change::BudgetUpdate),
            FormKind::EditCustomer(id) | FormKind::Raise(id) => {
                changed("user_id", id).map(Change::CustomerUpdate)
            }
            FormKind::EditKey(id) => changed("key", id).map(Change::KeyUpdate),
            FormKind::Assign(customers) => {
                let budget = self.fields.iter().find(|field| field.shape == Shape::Budget)?;
                let Ok(Some(Value::String(budget))) = budget.value() else { return None };
                Some(Change::BudgetAssign { budget, customers: customers.clone() })
            }
        }
    }

    /// Every member that has a value.
    fn filled(&self) -> Row {
        let value = |field: &Field| Some((field.name.to_owned(), field.value().ok().flatten()?));
        self.fields.iter().filter_map(value).collect()
    }

    /// The members that mean something else than before, after the one that says whose they are.
    fn changed(&self, member: &str, id: &str) -> Option<Row> {
        let changes = self.fields.iter().filter_map(|field| Some((field.name.to_owned(), field.changed()?)));
        let mut row = Row::from_iter([(member.to_owned(), id.into())]);
        row.extend(changes);
        (row.len() > 1).then_some(row)
    }

    /// What a field shows: as it was typed, or as it follows from others at `now`.
    pub(crate) fn shown(&self, field: &Field, now: Timestamp) -> String {
        if field.name != build::RESETS_AT {
            return field.input.value().to_owned();
        }
        let Some(duration) = self.field("budget_duration") else { return String::new() };
        if !duration.is_touched() && !field.before.is_empty() {
            return field.before.clone();
        }
        match duration.value() {
            Ok(Some(Value::String(text))) => match self.resets_at(&text, now) {
                Some(at) => format!("{} (computed)", at.strftime("%Y-%m-%d %H:%M UTC")),
                None => String::new(),
            },
            Ok(_) => "never: the cap is for life".to_owned(),
            Err(_) => String::new(),
        }
    }

    /// When the first window would end, by the server's rules where it has no zone of its own.
    fn resets_at(&self, duration: &str, now: Timestamp) -> Option<Timestamp> {
        let duration = Duration::parse(duration).ok()?;
        let end = match self.kind {
            // The window of a customer's own limits lasts its whole length from now on.
            FormKind::NewCustomer | FormKind::EditCustomer(_) => duration.after(now.into()),
            _ => {
                let limits = Limits { budget_duration: Some(duration), ..Limits::default() };
                limits.next_reset(&Calendar::default(), now.into())?
            }
        };
        let at = Timestamp::from_millisecond(end.0).ok()?;
        (at < Timestamp::MAX).then_some(at)
    }

    /// Puts a refusal of the server where it belongs, and gives that place the focus.
    pub(crate) fn refuse(&mut self, message: &str, param: Option<&str>) {
        self.ticket = None;
        let is_word = |name: &str| {
            message.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == name)
        };
        let blamed = param.map(|param| param.split(['.', '[']).next().unwrap_or(param));
        let place = |is_meant: &dyn Fn(&Field) -> bool| {
            self.fields.iter().position(|field| field.shape != Shape::Fixed && is_meant(field))
        };
        // Many refusals name the member in their words only.
        let at = place(&|field| Some(field.name) == blamed).or_else(|| place(&|field| is_word(field.name)));
        match at.and_then(|at| self.fields.get_mut(at).zip(Some(at))) {
            Some((field, at)) => {
                field.error = Some(message.to_owned());
                self.focus = at;
            }
            None => self.error = Some(message.to_owned()),
        }
    }

    /// How many mistakes are to be mended.
    pub(crate) fn error_count(&self) -> usize {
        self.fields.iter().filter(|field| field.error.is_some()).count()
    }
}

#[cfg(test)]
pub(crate) mod tests;
