//! What a call costs under the rules of a replay: by a sheet that a rule names, or as it was booked,
//! and then on the terms of its customer.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::domain::budget::spellings;
use crate::domain::entry::{CallFacts, Entry, EntryStatus};
use crate::domain::id::CustomerId;
use crate::domain::money::Picos;
use crate::domain::price::{CostTerms, PriceSheet, Ratio};
use crate::domain::usage::Usage;

/// What is taken off a cost and put on top of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sale {
    /// The share that is taken off.
    pub discount: Ratio,
    /// The share that is put on top.
    pub margin: Ratio,
    /// The amount that is put on top of every call.
    pub margin_fixed: Picos,
}

/// A table that prices every call anew: asked with the provider and the model as it was called.
#[derive(Clone)]
pub struct Table(Arc<Lookup>);

type Lookup = dyn Fn(&str, &str) -> Option<Arc<PriceSheet>> + Send + Sync;

impl Table {
    /// A table that is asked through a function.
    pub fn new(lookup: impl Fn(&str, &str) -> Option<Arc<PriceSheet>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(lookup))
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Table")
    }
}

/// The sheet of calls of one name, and as which model they count.
#[derive(Clone, Debug)]
struct Named {
    sheet: Arc<PriceSheet>,
    counts_as: Option<Arc<str>>,
}

/// What calls cost.
#[derive(Clone, Debug, Default)]
pub struct Prices {
    named: HashMap<String, Named>,
    table: Option<Table>,
    sale: Sale,
    sales: HashMap<CustomerId, Sale>,
}

/// Where a cost comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// No rule prices this call: its cost is the booked one.
    Booked,
    /// A rule prices this call, and its usage was priced anew.
    Anew,
    /// A rule prices this call, but its cost cannot be told anew and stays as it was booked.
    Kept,
}

/// The cost of a call under the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// What it costs.
    pub cost: Picos,
    /// How that is known.
    pub way: Way,
    /// The name by which a rule found it.
    pub rule: Option<&'a str>,
}

impl Prices {
    /// Prices calls of a name, public or as they were called, by this sheet.
    pub fn price(&mut self, name: &str, sheet: Arc<PriceSheet>) {
        self.named.insert(name.to_owned(), Named { sheet, counts_as: None });
    }

    /// Takes calls of a name as calls of another model, which costs so much.
    pub fn replace(&mut self, name: &str, by: &str, sheet: Arc<PriceSheet>) {
        self.named.insert(name.to_owned(), Named { sheet, counts_as: Some(by.into()) });
    }

    /// Prices every other call by a table.
    pub fn price_by(&mut self, table: Table) {
        self.table = Some(table);
    }

    /// The terms of everybody without terms of their own.
    pub fn sell(&mut self, sale: Sale) {
        self.sale = sale;
    }

    /// The terms of one customer.
    pub fn sell_to(&mut self, customer: CustomerId, sale: Sale) {
        self.sales.insert(customer, sale);
    }

    /// The terms that hold for a customer.
    pub fn sale_to(&self, customer: &CustomerId) -> Sale {
        self.sales.get(customer).copied().unwrap_or(self.sale)
    }

    /// What a call costs.
    pub(super) fn cost(&self, line: &Entry) -> Told<'_> {
        let Sale { discount, margin, margin_fixed } =
            line.payer.customer.as_ref().map_or(self.sale, |id| self.sale_to(id));
        let terms = CostTerms { discount, margin, margin_fixed, at: line.started_at, ..CostTerms::default() };
        let named = self.find(&line.call);
        let rule = named.map(|(name, _)| name);
        let anew = match (named, &self.table) {
            (Some((_, named)), _) => Some(anew(&named.sheet, line, &terms)),
            (None, Some(Table(lookup))) => {
                let sheet = lookup(&line.call.provider, &line.call.model);
                Some(sheet.and_then(|sheet| anew(&sheet, line, &terms)))
            }
            (None, None) => None,
        };
        // Nobody was asked for anything, as when an answer comes out of a cache: nothing is sold.
        let is_nothing = line.usage == Usage::default() && line.cost == Picos::ZERO;
        // Terms that cannot be represented on top of a cost leave it as it is.
        let sold = if is_nothing { None } else { terms.sold(line.cost) };
        let booked = || sold.unwrap_or(line.cost);
        match anew {
            Some(Some(cost)) => Told { cost, way: Way::Anew, rule },
            Some(None) => Told { cost: booked(), way: Way::Kept, rule },
            None => Told { cost: booked(), way: Way::Booked, rule },
        }
    }

    /// The names under which caps may keep the model of a call: those of the model it counts as.
    pub(super) fn names(&self, call: &CallFacts) -> Vec<String> {
        match self.find(call).and_then(|(_, named)| named.counts_as.as_deref()) {
            Some(other) => vec![other.to_owned()],
            None => spellings(spelled(call)),
        }
    }

    /// The rule for a call, and the name it goes by: the public name before the others.
    fn find(&self, call: &CallFacts) -> Option<(&str, &Named)> {
        let find = |name| self.named.get_key_value(name).map(|(name, named)| (name.as_str(), named));
        if self.named.is_empty() { None } else { spelled(call).into_iter().find_map(find) }
    }
}

/// Every name of the model of a call.
fn spelled(call: &CallFacts) -> [&str; 3] {
    [&call.model_group, &call.model, call.upstream_model()]
}

/// The cost of a call by a sheet. Only a usage that the provider has told can be priced anew: what
/// was counted instead, or never known, was booked by other rules than a price.
fn anew(sheet: &PriceSheet, line: &Entry, terms: &CostTerms) -> Option<Picos> {
    let is_told = line.status == EntryStatus::Exact;
    // A call that was made is at least one request: without any usage nobody has kept it.
    let is_kept = line.usage != Usage::default();
    if is_told && is_kept { sheet.cost(&line.usage, terms).ok().map(|cost| cost.total) } else { None }
}
