//! What a price table or a config says about one model, read but not yet interpreted.
//!
//! Keeps the holes, so that a config can be laid over a table before any hole is filled.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::PriceError;
use super::field::{self, Place, PriceName, TokenKind, UnitKind};
use super::off_peak::OffPeak;
use super::quote::Quote;
use super::rate::{Rate, Ratio};

/// Names that newer ones replace; read first, so that the newer ones win.
const OLDER_NAMES: [&str; 2] = ["input_cost_per_token_cache_hit", "output_cost_per_video_per_second"];
const REGION_PREFIX: &str = "regional_processing_uplift_multiplier_";

/// Prices that are maps or lists of their own.
const COMPOSED: [&str; 5] = [
    "tiered_pricing",
    "off_peak_pricing",
    "search_context_cost_per_query",
    "provider_specific_entry",
    "regional_endpoint_uplift_multiplier",
];

/// Whether a member of a price table says something about prices.
pub(super) fn is_read(name: &str) -> bool {
    COMPOSED.contains(&name) || name.starts_with(REGION_PREFIX) || PriceName::parse(name).is_some()
}

/// The prices of one model as they are written.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub(super) tokens: BTreeMap<Place, Quote>,
    /// `tiered_pricing`: prompts of more than so many tokens, lowest first.
    pub(super) graduated: Vec<(u64, Quote)>,
    pub(super) off_peak: Option<(OffPeak, Quote)>,
    pub(super) units: [Option<Rate>; UnitKind::COUNT],
    /// What a region or a speed multiplies token prices with.
    pub(super) uplifts: Vec<(String, Ratio)>,
    /// The same for every region but `global`.
    pub(super) regional_uplift: Option<Ratio>,
}

impl Facts {
    pub(super) fn read(fields: &Map<String, Value>) -> Result<Self, PriceError> {
        let mut facts = Self::default();
        let is_older = |name: &str| OLDER_NAMES.contains(&name);
        let older = fields.iter().filter(|(name, _)| is_older(name));
        let newer = fields.iter().filter(|(name, _)| !is_older(name));
        for (name, value) in older.chain(newer).filter(|(_, value)| !value.is_null()) {
            facts.read_field(name, value)?;
        }
        Ok(facts)
    }

    fn read_field(&mut self, name: &str, value: &Value) -> Result<(), PriceError> {
        match name {
            "tiered_pricing" => self.read_graduated(value)?,
            "off_peak_pricing" => {
                let fields = object(name, value)?;
                self.off_peak = Some((OffPeak::read(fields)?, read_quote(fields)?));
            }
            "search_context_cost_per_query" => self.read_searches(name, value)?,
            "provider_specific_entry" => {
                // Other entries count things (`minimax_free_input_images`).
                for (region, value) in object(name, value)?.iter().filter(|(key, _)| !key.contains('_')) {
                    self.uplifts.push((region.clone(), ratio(name, value)?));
                }
            }
            "regional_endpoint_uplift_multiplier" => self.regional_uplift = Some(ratio(name, value)?),
            _ => {
                if let Some(region) = name.strip_prefix(REGION_PREFIX) {
                    self.uplifts.push((region.to_owned(), ratio(name, value)?));
                } else if let Some(price) = PriceName::parse(name) {
                    self.read_price(price, name, value)?;
                }
            }
        }
        Ok(())
    }

    fn read_price(&mut self, price: PriceName, name: &str, value: &Value) -> Result<(), PriceError> {
        let Some(rate) = field::rate(name, value)? else {
            return Ok(());
        };
        match price {
            PriceName::Token(kind, place) => self.tokens.entry(place).or_default().set(kind, rate),
            PriceName::Unit(unit) => self.units[unit as usize] = Some(rate),
        }
        Ok(())
    }

    fn read_searches(&mut self, name: &str, value: &Value) -> Result<(), PriceError> {
        let fields = object(name, value)?;
        for (size, unit) in UnitKind::SEARCHES {
            if let Some(value) = fields.get(size) {
                self.units[unit as usize] = field::rate(size, value)?;
            }
        }
        Ok(())
    }

    /// Bands over prompt length have a `range`. Bands over result counts price a query; the
    /// count is not known here, so such a query costs what the dearest one does.
    fn read_graduated(&mut self, value: &Value) -> Result<(), PriceError> {
        const NAME: &str = "tiered_pricing";
        let bands = value.as_array().ok_or_else(|| PriceError::wrong_shape(NAME, "a list"))?;
        for band in bands {
            let band = object(NAME, band)?;
            if let Some(range) = band.get("range") {
                let start = range.get(0).ok_or_else(|| PriceError::wrong_shape(NAME, "a range of two"))?;
                let start = whole_number(NAME, start)?.unwrap_or(0);
                self.graduated.push((start, read_quote(band)?));
            } else if let Some(value) = band.get("input_cost_per_query") {
                let query = &mut self.units[UnitKind::Query as usize];
                *query = (*query).max(field::rate("input_cost_per_query", value)?);
            }
        }
        self.graduated.sort_by_key(|(above, _)| *above);
        Ok(())
    }

    /// Every price there is.
    pub(super) fn rates(&self) -> impl Iterator<Item = Rate> + '_ {
        let graduated = self.graduated.iter().map(|(_, quote)| quote);
        let off_peak = self.off_peak.iter().map(|(_, quote)| quote);
        let quotes = self.tokens.values().chain(graduated).chain(off_peak);
        quotes.flat_map(Quote::rates).chain(self.units.iter().flatten().copied())
    }

    /// Whether tokens of this kind are priced at all.
    pub(super) fn prices(&self, kind: TokenKind) -> bool {
        let graduated = self.graduated.iter().map(|(_, quote)| quote);
        self.tokens.values().chain(graduated).any(|quote| quote.get(kind).is_some())
    }

    pub(super) fn unit(&self, unit: UnitKind) -> Option<Rate> {
        self.units[unit as usize]
    }

    /// These prices with a config's laid over them.
    #[must_use]
    pub(super) fn overridden_by(&self, custom: Self) -> Self {
        let plain = custom.tokens.get(&Place::default()).copied().unwrap_or_default();
        let by_token = plain.get(TokenKind::Input).is_some() || plain.get(TokenKind::Output).is_some();
        let by_time = custom.unit(UnitKind::SecondIn).or(custom.unit(UnitKind::SecondOut)).is_some();
        let mut merged = self.clone();
        if by_token || by_time || !custom.graduated.is_empty() {
            merged.forget_the_table(by_token, plain);
        }
        for (place, quote) in custom.tokens {
            let merged = merged.tokens.entry(place).or_default();
            *merged = quote.or(*merged);
        }
        for (merged, custom) in merged.units.iter_mut().zip(custom.units) {
            *merged = custom.or(*merged);
        }
        if !custom.graduated.is_empty() {
            merged.graduated = custom.graduated;
        }
        merged.off_peak = custom.off_peak.or(merged.off_peak);
        merged.uplifts.splice(0..0, custom.uplifts);
        merged.regional_uplift = custom.regional_uplift.or(merged.regional_uplift);
        merged
    }

    /// A custom price per token or second is the whole price: the table's caches, media, tiers,
    /// thresholds and counts would only surprise the one who wrote it. What stays is the other
    /// plain token price when only one is custom, and the tools, which the provider bills apart.
    /// A model that is declared free is free of everything.
    fn forget_the_table(&mut self, by_token: bool, custom: Quote) {
        let is_free = |kind| custom.get(kind) == Some(Rate::ZERO);
        let is_free = is_free(TokenKind::Input) && is_free(TokenKind::Output);
        let kept = self.tokens.get(&Place::default()).copied().unwrap_or_default();
        self.tokens.clear();
        if by_token {
            let mut plain = Quote::default();
            for kind in [TokenKind::Input, TokenKind::Output] {
                if let Some(rate) = kept.get(kind) {
                    plain.set(kind, rate);
                }
            }
            self.tokens.insert(Place::default(), plain);
        }
        self.graduated.clear();
        self.off_peak = None;
        let tools = UnitKind::SEARCHES.map(|(_, unit)| (unit, self.unit(unit)));
        self.units = Default::default();
        for (unit, rate) in tools.into_iter().filter(|_| !is_free) {
            self.units[unit as usize] = rate;
        }
    }
}

fn object<'a>(name: &str, value: &'a Value) -> Result<&'a Map<String, Value>, PriceError> {
    value.as_object().ok_or_else(|| PriceError::wrong_shape(name, "an object"))
}

/// The standard token prices among some fields.
fn read_quote(fields: &Map<String, Value>) -> Result<Quote, PriceError> {
    let mut quote = Quote::default();
    for (name, value) in fields {
        if let Some(PriceName::Token(kind, place)) = PriceName::parse(name)
            && place == Place::default()
            && let Some(rate) = field::rate(name, value)?
        {
            quote.set(kind, rate);
        }
    }
    Ok(quote)
}

fn ratio(name: &str, value: &Value) -> Result<Ratio, PriceError> {
    let text = field::decimal_text(name, value)?.unwrap_or_default();
    Ratio::parse(&text).map_err(|reason| PriceError::NotARatio { field: name.to_owned(), reason })
}

/// A count that may be written as `256000`, `256000.0` or `"256000"`.
pub(super) fn whole_number(name: &str, value: &Value) -> Result<Option<u64>, PriceError> {
    let Some(text) = field::decimal_text(name, value)? else {
        return Ok(None);
    };
    let number = crate::domain::money::parse_scaled(&text, 0)
        .map_err(|reason| PriceError::NotANumber { field: name.to_owned(), reason })?;
    u64::try_from(number).map(Some).map_err(|_| PriceError::Negative { field: name.to_owned() })
}
