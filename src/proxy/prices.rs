//! What a deployment's calls cost: the compiled-in table, overridden by config, with the operator's
//! discount and margin.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value};

use super::parse::Call;
use super::served::call_type;
use crate::config::{Config, Margin};
use crate::domain::entry::CallFacts;
use crate::domain::money::Picos;
use crate::domain::price::{CostTerms, PriceError, PriceSheet, Ratio, Tier};
use crate::domain::time::Millis;
use crate::upstream::catalogue::Target;
use crate::upstream::deployment::Deployment;
use crate::upstream::endpoint::Route;
use crate::upstream::price_table::PriceTable;

/// Names asked for that are remembered; wildcard names come from callers.
const REMEMBERED_MAX: usize = 10_000;

/// The prices of one model at one deployment.
#[derive(Clone, Debug)]
pub struct Price {
    /// The rates.
    pub sheet: Arc<PriceSheet>,
    /// Whether config had a say in them.
    pub overridden: bool,
}

/// On which terms the operator sells: what is taken off and put on top, by provider.
#[derive(Debug, Default)]
pub struct Sale {
    discount: BTreeMap<String, Ratio>,
    margin: BTreeMap<String, (Ratio, Picos)>,
}

impl Sale {
    /// What config says. Answers every mistake.
    pub fn new(config: &Config) -> Result<Self, Vec<String>> {
        let mut mistakes = Vec::new();
        let mut ratio = |text: &str, what: &str| {
            Ratio::parse(text).unwrap_or_else(|error| {
                mistakes.push(format!("litellm_settings: {what}: {text}: {error:?}"));
                Ratio::ZERO
            })
        };
        let discount = config
            .litellm
            .discount
            .iter()
            .map(|(provider, text)| (provider.clone(), ratio(text, "cost_discount_config")))
            .collect();
        let margin = config
            .litellm
            .margin
            .iter()
            .map(|(provider, Margin { percentage, fixed })| {
                let share =
                    percentage.as_deref().map_or(Ratio::ZERO, |text| ratio(text, "cost_margin_config"));
                (provider.clone(), (share, *fixed))
            })
            .collect();
        if mistakes.is_empty() { Ok(Self { discount, margin }) } else { Err(mistakes) }
    }
}

/// The prices of every deployment.
#[derive(Debug)]
pub struct Prices {
    table: &'static PriceTable,
    overrides: Vec<Map<String, Value>>,
    sale: Arc<Sale>,
    remembered: Mutex<HashMap<PriceKey, Option<Price>>>,
    facts: Mutex<HashMap<FactsKey, Arc<CallFacts>>>,
}

/// A deployment and the name it is called by there.
type PriceKey = (usize, Arc<str>);

/// What calls share that are called alike: deployment, upstream name, public name, route, stream.
type FactsKey = (usize, Arc<str>, Arc<str>, Route, bool);

impl Prices {
    /// Prices with what the operator says. `overrides` are the price fields of the deployments in
    /// the catalogue's order; each has been checked.
    pub fn new(sale: Arc<Sale>, overrides: Vec<Map<String, Value>>) -> Self {
        Self {
            table: PriceTable::builtin(),
            overrides,
            sale,
            remembered: Mutex::default(),
            facts: Mutex::default(),
        }
    }

    /// What is wrong with the price fields of one deployment.
    pub fn check(fields: &Map<String, Value>) -> Result<(), PriceError> {
        if fields.is_empty() { Ok(()) } else { PriceSheet::from_fields(fields).map(drop) }
    }

    /// The prices that the operator gave a deployment; empty where the table's count.
    pub fn given(&self, deployment: &Deployment) -> Option<&Map<String, Value>> {
        self.overrides.get(deployment.index).filter(|fields| !fields.is_empty())
    }

    /// What the table says of a model at a deployment, word for word, with its name there.
    pub fn listed(&self, target: &Target) -> Option<(&'static str, Map<String, Value>)> {
        let provider = target.deployment.provider.prefix;
        let base = target.deployment.spec.base_model.as_deref();
        base.and_then(|base| self.table.listed(provider, base))
            .or_else(|| self.table.listed(provider, &target.upstream_model))
    }

    /// The table's version, stored with every entry.
    pub fn version(&self) -> &str {
        self.table.version()
    }

    /// The table.
    pub fn table(&self) -> &'static PriceTable {
        self.table
    }

    /// The price of a model at a deployment; `None` when nobody has told one.
    pub fn of(&self, target: &Target) -> Option<Price> {
        let key = (target.deployment.index, Arc::clone(&target.upstream_model));
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(price) = remembered.get(&key) {
            return price.clone();
        }
        let price = self.find(&target.deployment, &target.upstream_model);
        if remembered.len() >= REMEMBERED_MAX {
            remembered.clear();
        }
        remembered.insert(key, price.clone());
        price
    }

    fn find(&self, deployment: &Deployment, model: &str) -> Option<Price> {
        let provider = deployment.provider.prefix;
        let listed = match &deployment.spec.base_model {
            Some(base) => self.table.lookup(provider, base).or_else(|| self.table.lookup(provider, model)),
            None => self.table.lookup(provider, model),
        }
        .map(|(_, sheet)| sheet);
        let price = match (listed, self.given(deployment)) {
            (Some(sheet), None) => Some(Price { sheet, overridden: false }),
            (Some(sheet), Some(fields)) => sheet
                .overridden_by(fields)
                .ok()
                .map(|sheet| Price { sheet: Arc::new(sheet), overridden: true }),
            (None, Some(fields)) => PriceSheet::from_fields(fields)
                .ok()
                .map(|sheet| Price { sheet: Arc::new(sheet), overridden: true }),
            (None, None) => None,
        };
        price.filter(|price| price.sheet.is_priced())
    }

    /// What an entry says of a call at a target; calls that are called alike share it.
    pub(super) fn facts(
        &self,
        call: &Call,
        model: &Arc<str>,
        target: &Target,
        price: Option<&Price>,
    ) -> Arc<CallFacts> {
        let key = (
            target.deployment.index,
            Arc::clone(&target.upstream_model),
            Arc::clone(model),
            call.route,
            call.stream,
        );
        let mut facts = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = facts.get(&key) {
            return Arc::clone(known);
        }
        let made = Arc::new(CallFacts {
            call_type: call_type(call.route).into(),
            model_group: Arc::clone(model),
            model: target.full_name().into(),
            provider: target.deployment.provider.prefix.into(),
            model_id: Arc::clone(&target.deployment.id),
            api_base: target.deployment.shown_base().unwrap_or_default().into(),
            stream: call.stream,
            price_version: match price {
                Some(price) if price.overridden => format!("config over {}", self.version()).into(),
                Some(_) => self.version().into(),
                None => "unpriced".into(),
            },
        });
        if facts.len() >= REMEMBERED_MAX {
            facts.clear();
        }
        facts.insert(key, Arc::clone(&made));
        made
    }

    /// On which terms a provider's calls are sold.
    pub fn terms(
        &self,
        provider: &str,
        sheet: &PriceSheet,
        region: Option<&str>,
        tier: Option<&str>,
        at: Millis,
    ) -> CostTerms {
        let sale = &self.sale;
        let (margin, margin_fixed) = sale
            .margin
            .get(provider)
            .or_else(|| sale.margin.get("global"))
            .copied()
            .unwrap_or((Ratio::ZERO, Picos::ZERO));
        CostTerms {
            service_tier: tier.and_then(Tier::from_service_tier),
            uplift: region.map_or(Ratio::ONE, |region| sheet.uplift(region)),
            discount: sale.discount.get(provider).copied().unwrap_or(Ratio::ZERO),
            margin,
            margin_fixed,
            at,
            boundary_inclusive: false,
        }
    }
}
