//! The rows of Overview: customers, what they spent in the window, how they stand with their budget.

use std::collections::HashMap;

use serde_json::json;

use super::sort::{By, Sort, down, listed, up};
use crate::client::Row;
use crate::tui::data::{Customer, Overview, Standing, TopCustomer};
use crate::tui::forecast::{self, Forecast};
use crate::tui::state::{Screen, State};

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] =
    &[up("customer"), down("spend"), down("budget used"), down("state"), up("empty in")];

/// A row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Top<'s> {
    /// What it spent in the window.
    pub(crate) of: &'s TopCustomer,
    /// The customer itself, when it is among those that were read.
    pub(crate) customer: Option<&'s Customer>,
    /// What is to be expected of it.
    pub(crate) forecast: Option<Forecast>,
}

/// The numbers of the window, when they are there.
pub(crate) fn current(state: &State) -> Option<&Overview> {
    state.shown().overview.rows().first()
}

/// How many lines the panel in front has, when it is the one of the models or of the alerts.
pub(crate) fn lines(state: &State) -> usize {
    match state.panel {
        1 => current(state).map_or(0, |overview| overview.models.len()),
        _ => state.shown().alerts.len(),
    }
}

/// A row by its id.
pub(crate) fn top<'s>(state: &'s State, id: &str) -> Option<Top<'s>> {
    let overview = current(state)?;
    let of = overview.customers.iter().find(|top| top.id == id)?;
    let customer = state.shown().customers.rows().iter().find(|customer| customer.id == id);
    Some(Top::new(state, overview, of, customer))
}

/// Their ids after filter and sort, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let Some(overview) = current(state) else { return (Vec::new(), 0) };
    let table = &state.tables[Screen::Overview as usize];
    let known: HashMap<&str, &Customer> =
        state.shown().customers.rows().iter().map(|customer| (customer.id.as_str(), customer)).collect();
    let is_filtered = table.filtering.filter.is_some();
    let rows: Vec<(&str, Row, Option<By>)> = overview
        .customers
        .iter()
        .map(|of| {
            let top = Top::new(state, overview, of, known.get(of.id.as_str()).copied());
            let seen = if is_filtered { top.seen() } else { Row::new() };
            (of.id.as_str(), seen, top.by(table.sort))
        })
        .collect();
    listed(table, &rows, "user_id", |(id, seen, _)| (*id, seen), |(_, _, by)| by.clone())
}

impl<'s> Top<'s> {
    fn new(state: &State, overview: &Overview, of: &'s TopCustomer, customer: Option<&'s Customer>) -> Self {
        let rate = forecast::per_hour(of.share.spend, overview.length_ms());
        let forecast = customer
            .map(|customer| forecast::of(customer.spend, customer.held, &customer.limits, rate, state.now));
        Self { of, customer, forecast }
    }

    /// Where it stands; `None` while that is not known.
    pub(crate) fn standing(&self) -> Option<Standing> {
        self.customer.map(Customer::standing)
    }

    /// What filters see of it: the customer's own row, or what little is known.
    fn seen(&self) -> Row {
        if let Some(customer) = self.customer {
            return customer.row.clone();
        }
        let known = json!({ "user_id": self.of.id, "spend": crate::wire::money::Usd(self.of.share.spend) });
        known.as_object().cloned().unwrap_or_default()
    }

    fn by(&self, column: usize) -> Option<By> {
        match column {
            1 => By::amount(self.of.share.spend),
            2 => self.customer.and_then(|customer| By::share(customer.spend, customer.limits.max)),
            3 => self.standing().and_then(|standing| By::count(standing as u64)),
            4 => self.forecast.and_then(|forecast| forecast.exhausted_at).map(By::At),
            _ => By::text(&self.of.id),
        }
    }
}
