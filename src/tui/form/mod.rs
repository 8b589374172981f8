//! Forms: fields, their checks by the server's own rules, and what they make of them. Pure.

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
    /// A new key.
    NewKey,
    /// Changes to this key.
    EditKey(String),
}

/// A field of a form.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// The member of the wire.
    pub(crate) name: &'static str,
    /// What it is called.
    pub(crate) label: &'static str,
    /// Whether it has to be filled.
    pub(crate) is_required: bool,
    /// What was typed.
    pub(crate) input: tui_input::Input,
    /// What it was at the start.
    pub(crate) before: String,
    /// A word of advice while it is empty.
    pub(crate) hint: &'static str,
    /// What is wrong with it.
    pub(crate) error: Option<String>,
}

/// A form.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// What it is for.
    pub(crate) kind: FormKind,
    /// Its fields.
    pub(crate) fields: Vec<Field>,
    /// The field that is typed into; after the last one come its buttons.
    pub(crate) focus: usize,
    /// The write that is under way.
    pub(crate) ticket: Option<u64>,
}

impl Form {
    /// What it would change now, when nothing is wrong with it.
    pub(crate) fn change(&self) -> Option<Change> {
        None
    }
}
