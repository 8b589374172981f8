//! The price sheet of one model: read once, then asked for every call.
//!
//! Must not know where it was read from.

use serde_json::{Map, Value};

use super::PriceError;
use super::cost::CostTerms;
use super::facts::{Facts, is_read, whole_number};
use super::field::{Tier, TokenKind, UnitKind};
use super::rate::{Rate, Ratio};
use super::schedule::Schedule;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;

/// Every price of one model, with its limits. Cheap to ask, dear to build: keep it.
#[derive(Clone, Debug)]
pub struct PriceSheet {
    facts: Facts,
    standard: Schedule,
    /// Only the tiers that have a price of their own, and batches, which always do.
    tiers: Box<[Schedule]>,
    pub(super) units: Units,
    limits: Limits,
    is_priced: bool,
    is_free: bool,
}

/// What a model is and how much it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Limits {
    max_tokens: Option<u64>,
    max_input_tokens: Option<u64>,
    max_output_tokens: Option<u64>,
    mode: Option<Box<str>>,
    provider: Option<Box<str>>,
}

impl Limits {
    fn read(fields: &Map<String, Value>) -> Result<Self, PriceError> {
        let count = |name| fields.get(name).map_or(Ok(None), |value| whole_number(name, value));
        let text = |name| fields.get(name).and_then(Value::as_str).map(Box::from);
        Ok(Self {
            max_tokens: count("max_tokens")?,
            max_input_tokens: count("max_input_tokens")?,
            max_output_tokens: count("max_output_tokens")?,
            mode: text("mode"),
            provider: text("litellm_provider"),
        })
    }

    fn overridden_by(&self, custom: Self) -> Self {
        let base = self.clone();
        Self {
            max_tokens: custom.max_tokens.or(base.max_tokens),
            max_input_tokens: custom.max_input_tokens.or(base.max_input_tokens),
            max_output_tokens: custom.max_output_tokens.or(base.max_output_tokens),
            mode: custom.mode.or(base.mode),
            provider: custom.provider.or(base.provider),
        }
    }
}

/// The prices of what is sold by count, with their fallbacks resolved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    rates: [Rate; UnitKind::COUNT],
    pub(super) has_input_tokens: bool,
    pub(super) has_output_tokens: bool,
    pub(super) has_image_tokens: bool,
}

impl Units {
    fn build(facts: &Facts, mode: Option<&str>) -> Self {
        let mut rates = facts.units.map(Option::unwrap_or_default);
        let mut fill = |unit: UnitKind, from: &[UnitKind]| {
            let found = std::iter::once(unit).chain(from.iter().copied()).find_map(|unit| facts.unit(unit));
            rates[unit as usize] = found.unwrap_or_default();
        };
        // The table names the price of an image that is made either way.
        if matches!(mode, Some("image_generation" | "image_edit")) {
            fill(UnitKind::ImageOut, &[UnitKind::ImageIn]);
        }
        fill(UnitKind::PageInBatch, &[UnitKind::Page]);
        fill(UnitKind::SearchLow, &[UnitKind::SearchMedium, UnitKind::SearchHigh]);
        fill(UnitKind::SearchMedium, &[UnitKind::SearchHigh, UnitKind::SearchLow]);
        fill(UnitKind::SearchHigh, &[UnitKind::SearchMedium, UnitKind::SearchLow]);
        Self {
            rates,
            has_input_tokens: facts.prices(TokenKind::Input),
            has_output_tokens: TokenKind::OUTPUTS.iter().any(|&kind| facts.prices(kind)),
            has_image_tokens: facts.prices(TokenKind::OutputImage),
        }
    }

    pub(super) const fn get(&self, unit: UnitKind) -> Rate {
        self.rates[unit as usize]
    }
}

/// What a sheet knows of a model besides prices.
const LIMITS: [&str; 5] = ["max_tokens", "max_input_tokens", "max_output_tokens", "mode", "litellm_provider"];

impl PriceSheet {
    /// Whether a sheet makes anything of a member of this name.
    pub fn reads(name: &str) -> bool {
        LIMITS.contains(&name) || is_read(name)
    }

    /// Reads the entry of a price table. Fields that are no prices are passed over; a price that
    /// cannot be read is an error, because guessing it would cost somebody money.
    pub fn from_fields(fields: &Map<String, Value>) -> Result<Self, PriceError> {
        Ok(Self::build(Facts::read(fields)?, Limits::read(fields)?))
    }

    /// This sheet with the price fields of a config (`litellm_params`, `model_info`) laid over it.
    ///
    /// A custom price per token is the whole price: cached tokens cost the custom input price
    /// unless the config says otherwise, and so do long prompts, media and every tier.
    pub fn overridden_by(&self, fields: &Map<String, Value>) -> Result<Self, PriceError> {
        let (facts, limits) = (Facts::read(fields)?, Limits::read(fields)?);
        Ok(Self::build(self.facts.overridden_by(facts), self.limits.overridden_by(limits)))
    }

    fn build(facts: Facts, limits: Limits) -> Self {
        let mut tiers: Vec<Tier> = facts.tokens.keys().filter_map(|place| place.tier).collect();
        tiers.push(Tier::Batches);
        tiers.sort_unstable();
        tiers.dedup();
        let is_priced = facts.rates().next().is_some();
        Self {
            is_priced,
            is_free: is_priced && facts.rates().all(|rate| rate == Rate::ZERO),
            standard: Schedule::build(&facts, None),
            tiers: tiers.into_iter().map(|tier| Schedule::build(&facts, Some(tier))).collect(),
            units: Units::build(&facts, limits.mode.as_deref()),
            facts,
            limits,
        }
    }

    /// Whether the model has any price that we can bill by.
    pub const fn is_priced(&self) -> bool {
        self.is_priced
    }

    /// Whether the model has prices and every one of them is explicitly zero.
    pub const fn is_free(&self) -> bool {
        self.is_free
    }

    /// The table's `max_tokens`: output for most models, the whole context for some old ones.
    pub const fn max_tokens(&self) -> Option<u64> {
        self.limits.max_tokens
    }

    /// The most input tokens the model takes.
    pub const fn max_input_tokens(&self) -> Option<u64> {
        self.limits.max_input_tokens
    }

    /// The most output tokens the model makes.
    pub const fn max_output_tokens(&self) -> Option<u64> {
        self.limits.max_output_tokens
    }

    /// What the model is for: `chat`, `embedding`, `image_generation`, …
    pub fn mode(&self) -> Option<&str> {
        self.limits.mode.as_deref()
    }

    /// The table's name for the provider.
    pub fn provider(&self) -> Option<&str> {
        self.limits.provider.as_deref()
    }

    /// The standard price of a fresh input token, for lists.
    pub fn input_rate(&self) -> Rate {
        self.standard.rates(0, false, false).get(TokenKind::Input)
    }

    /// The standard price of an output token, for lists.
    pub fn output_rate(&self) -> Rate {
        self.standard.rates(0, false, false).get(TokenKind::Output)
    }

    /// What a fresh input and an output token of a call of this size and on these terms cost.
    pub fn billed_rates(&self, usage: &Usage, terms: &CostTerms) -> (Rate, Rate) {
        let inclusive = terms.boundary_inclusive || self.is_inclusive();
        let schedule = self.schedule(terms.service_tier);
        let rates = schedule.rates(usage.input_total(), inclusive, self.is_off_peak(terms.at));
        (rates.get(TokenKind::Input), rates.get(TokenKind::Output))
    }

    /// What serving from a region (`us`, `eu`, `us-east5`) or at a speed (`fast`) multiplies the
    /// price with; one where the sheet names nothing for it. Asked once, then kept in the terms.
    pub fn uplift(&self, region: &str) -> Ratio {
        if let Some((_, ratio)) =
            self.facts.uplifts.iter().find(|(name, _)| name.eq_ignore_ascii_case(region))
        {
            return *ratio;
        }
        let is_region = !region.eq_ignore_ascii_case("global") && !region.eq_ignore_ascii_case("fast");
        self.facts.regional_uplift.filter(|_| is_region).unwrap_or(Ratio::ONE)
    }

    pub(super) fn standard(&self) -> &Schedule {
        &self.standard
    }

    /// The schedule of a tier; the standard one where the model does not sell that tier.
    pub(super) fn schedule(&self, tier: Option<Tier>) -> &Schedule {
        self.tiers.iter().find(|schedule| schedule.tier == tier).unwrap_or(&self.standard)
    }

    pub(super) fn is_off_peak(&self, at: Millis) -> bool {
        self.facts.off_peak.as_ref().is_some_and(|(off_peak, _)| off_peak.contains(at))
    }

    /// Whether a prompt of exactly a threshold's length has crossed it.
    pub(super) fn is_inclusive(&self) -> bool {
        self.limits.provider.as_deref() == Some("xai")
    }
}
