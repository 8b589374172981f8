//! How the outcome of a simulation is shown: rows with the names that programs read, and tables.

use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::global::Format;
use crate::cli::look::{Cell, Column};
use crate::cli::table::View;
use crate::client::Row;
use crate::domain::replay::{Refusal, Report, Sum};
use crate::domain::time::Millis;
use crate::wire::money::Usd;

const CUSTOMERS: View = View {
    id: "user_id",
    columns: &[
        Column::new("CUSTOMER", Cell::Text("user_id")),
        Column::new("CALLS", Cell::Count("calls")),
        Column::new("PAID", Cell::Money("paid")),
        Column::new("WOULD PAY", Cell::Money("would_pay")),
        Column::new("DIFFERENCE", Cell::Money("difference")),
        Column::new("REFUSED", Cell::Count("refused")),
        Column::new("REFUSED COST", Cell::Money("refused_cost")),
        Column::new("FIRST REFUSED", Cell::Time("first_refused_at")),
    ],
};

const TOTALS: View = View {
    id: "customers",
    columns: &[
        Column::new("CUSTOMERS", Cell::Count("customers")),
        Column::new("CALLS", Cell::Count("calls")),
        Column::new("PAID", Cell::Money("paid")),
        Column::new("WOULD PAY", Cell::Money("would_pay")),
        Column::new("DIFFERENCE", Cell::Money("difference")),
        Column::new("REFUSED", Cell::Count("refused")),
        Column::new("REFUSED COST", Cell::Money("refused_cost")),
        Column::new("REPRICED", Cell::Count("repriced")),
        Column::new("KEPT", Cell::Count("kept")),
    ],
};

const REFUSALS: View = View {
    id: "request_id",
    columns: &[
        Column::new("TIME", Cell::Time("at")),
        Column::new("CUSTOMER", Cell::Text("user_id")),
        Column::new("MODEL", Cell::Text("model")),
        Column::new("REFUSED BY", Cell::Text("refused_by")),
        Column::new("CAP", Cell::Money("max_budget")),
        Column::new("SPEND", Cell::Money("spend")),
        Column::new("COST", Cell::Money("cost")),
        Column::new("REQUEST", Cell::Text("request_id")),
    ],
};

/// What a simulation has come to.
pub(super) struct Outcome<'a> {
    pub(super) period: Value,
    pub(super) rules: Value,
    pub(super) report: &'a Report,
    pub(super) refusals: Vec<Refusal>,
    /// Refusals that were counted and not kept.
    pub(super) refusals_omitted: u64,
    /// Failed calls of a spend log.
    pub(super) failures_omitted: u64,
}

/// Which rows of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// Refusals instead of customers.
    pub(super) refusals: bool,
    pub(super) rows_max: usize,
}

/// Prints the outcome.
pub(super) fn show(outcome: &Outcome<'_>, cut: Cut, context: &Context) -> Result<(), Failure> {
    let printer = &context.printer;
    let style = printer.style();
    if matches!(style.format, Format::Json | Format::Yaml) {
        let mut whole = outcome.whole();
        for list in ["customers", "refusals"] {
            if let Some(Value::Array(values)) = whole.get_mut(list) {
                let mut rows: Vec<Row> = std::mem::take(values).into_iter().filter_map(object).collect();
                let sorts = (list == "refusals") == cut.refusals;
                if sorts {
                    printer.sort(&mut rows);
                }
                *values = rows.into_iter().map(Value::Object).collect();
            }
        }
        return printer.done(&CUSTOMERS, &[whole], "");
    }
    let (view, mut rows) = if cut.refusals {
        (&REFUSALS, outcome.refusals.iter().map(refusal_row).collect())
    } else {
        (&CUSTOMERS, outcome.customers())
    };
    printer.sort(&mut rows);
    let total = rows.len();
    rows.truncate(cut.rows_max);
    printer.list(view, &rows, total)?;
    if style.format == Format::Table && style.columns.is_empty() {
        printer.line("")?;
        printer.list(&TOTALS, &[outcome.totals()], 1)?;
    }
    Ok(())
}

impl Outcome<'_> {
    /// Those who would pay most more come first.
    fn customers(&self) -> Vec<Row> {
        let mut customers: Vec<_> = self.report.customers.iter().collect();
        customers.sort_by(|(a_id, a), (b_id, b)| {
            b.difference().cmp(&a.difference()).then(b.refused.cmp(&a.refused)).then(a_id.cmp(b_id))
        });
        customers.into_iter().map(|(id, sum)| sum_row("user_id", json!(id), sum)).collect()
    }

    fn totals(&self) -> Row {
        sum_row("customers", json!(self.report.customers.len()), &self.report.total)
    }

    /// Everything, as one object.
    fn whole(&self) -> Row {
        let report = self.report;
        let mut totals = self.totals();
        totals.insert("adjustments".into(), report.adjustments.into());
        totals.insert("resets".into(), report.resets.into());
        let models = report.models.iter().map(|(model, sum)| sum_row("model", json!(model), sum));
        let members = [
            ("period", self.period.clone()),
            ("rules", self.rules.clone()),
            ("totals", totals.into()),
            ("customers", self.customers().into_iter().map(Value::Object).collect()),
            ("models", models.map(Value::Object).collect()),
            ("refusals", self.refusals.iter().map(|refusal| Value::Object(refusal_row(refusal))).collect()),
            ("refusals_omitted", self.refusals_omitted.into()),
            ("failures_omitted", self.failures_omitted.into()),
        ];
        members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

fn sum_row(name: &str, id: Value, sum: &Sum) -> Row {
    let members = [
        (name, id),
        ("calls", sum.calls.into()),
        ("paid", json!(Usd(sum.paid))),
        ("would_pay", json!(Usd(sum.would_pay))),
        ("difference", json!(Usd(sum.difference()))),
        ("repriced", sum.repriced.into()),
        ("kept", sum.kept.into()),
        ("shortened", sum.shortened.into()),
        ("refused", sum.refused.into()),
        ("refused_cost", json!(Usd(sum.refused_cost))),
        ("first_refused_at", json!(sum.first_refused_at.map(text))),
    ];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn refusal_row(refusal: &Refusal) -> Row {
    let members = [
        ("at", text(refusal.at).into()),
        ("user_id", json!(refusal.customer)),
        ("request_id", refusal.request_id.as_str().into()),
        ("model", (*refusal.model).into()),
        ("refused_by", refusal.account.scope.to_string().into()),
        ("max_budget", json!(Usd(refusal.limit))),
        ("spend", json!(Usd(refusal.spent))),
        ("cost", json!(Usd(refusal.cost))),
        ("seq", refusal.seq.into()),
    ];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// An instant as programs read it.
pub(super) fn text(at: Millis) -> String {
    at.to_string()
}

fn object(value: Value) -> Option<Row> {
    match value {
        Value::Object(row) => Some(row),
        _ => None,
    }
}
