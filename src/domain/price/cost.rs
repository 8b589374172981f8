//! The cost of a call that has happened: usage times rates, then discount, then margin.
//!
//! Pure and without allocation; every answer of the proxy passes here.

use super::field::{Tier, TokenKind, UnitKind};
use super::quote::TokenRates;
use super::rate::{Attos, Ratio};
use super::sheet::Units;
use super::{PriceError, PriceSheet};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::usage::{SearchSize, Usage};

/// On which terms a call is sold, apart from the model's prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostTerms {
    /// The tier that served the call; `None` is the standard one.
    pub service_tier: Option<Tier>,
    /// The multiplier of the region that served it, from [`PriceSheet::uplift`].
    pub uplift: Ratio,
    /// The share that is taken off.
    pub discount: Ratio,
    /// The share that is put on top, after the discount.
    pub margin: Ratio,
    /// The amount that is put on top of every call.
    pub margin_fixed: Picos,
    /// When the call was made, for off-peak prices.
    pub at: Millis,
    /// Whether a prompt of exactly a threshold's length has crossed it. xAI's have, and a sheet
    /// that names xAI as its provider knows that by itself.
    pub boundary_inclusive: bool,
}

impl Default for CostTerms {
    fn default() -> Self {
        Self {
            service_tier: None,
            uplift: Ratio::ONE,
            discount: Ratio::ZERO,
            margin: Ratio::ZERO,
            margin_fixed: Picos::ZERO,
            at: Millis(0),
            boundary_inclusive: false,
        }
    }
}

impl CostTerms {
    /// What a cost that was told otherwise is sold for: less the discount, with the margin on top.
    /// `None` when that cannot be represented.
    pub fn sold(&self, cost: Picos) -> Option<Picos> {
        self.applied_to(Attos::from_picos(cost)?).map(|(_, total)| total)
    }

    /// An amount after the discount, and what is billed for it.
    fn applied_to(&self, amount: Attos) -> Option<(Attos, Picos)> {
        let discounted = amount.scaled(self.discount.rest())?;
        let total = discounted.scaled(self.margin.on_top())?.picos().plus(self.margin_fixed)?;
        Some((discounted, total))
    }
}

/// What a call costs. `total` is what is billed; it is rounded once, from the exact sum.
///
/// The parts always add up: `input + output + tools == original` and
/// `original - discount + margin == total`. For that, a part may be one pico-dollar off its own
/// rounding. `cache_read`, `cache_write` and `reasoning` say how much of `input` and `output`
/// they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// What is billed.
    pub total: Picos,
    /// The input's part of `original`.
    pub input: Picos,
    /// The output's part of `original`.
    pub output: Picos,
    /// The built-in tools' part of `original`.
    pub tools: Picos,
    /// What reading the cache cost, of `input`.
    pub cache_read: Picos,
    /// What writing the cache cost, of `input`.
    pub cache_write: Picos,
    /// What reasoning cost, of `output`.
    pub reasoning: Picos,
    /// The cost before discount and margin.
    pub original: Picos,
    /// What the discount took off.
    pub discount: Picos,
    /// What the margin put on top.
    pub margin: Picos,
}

impl PriceSheet {
    /// What a call with this usage costs.
    pub fn cost(&self, usage: &Usage, terms: &CostTerms) -> Result<Cost, PriceError> {
        if !self.is_priced() {
            return Err(PriceError::Unpriced);
        }
        let rates = self.schedule(terms.service_tier).rates(
            usage.input_total(),
            terms.boundary_inclusive || self.is_inclusive(),
            self.is_off_peak(terms.at),
        );
        let is_batch = terms.service_tier == Some(Tier::Batches);
        let parts =
            token_parts(rates, usage).and_then(|tokens| tokens.plus(self.units.parts(usage, is_batch)?));
        parts.and_then(|parts| parts.close(terms)).ok_or(PriceError::TooLarge)
    }
}

/// The three parts of a price, exact.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    pub(super) input: Attos,
    pub(super) output: Attos,
    pub(super) tools: Attos,
    cache_read: Attos,
    cache_write: Attos,
    reasoning: Attos,
}

fn token_parts(rates: &TokenRates, usage: &Usage) -> Option<Parts> {
    Some(Parts {
        input: rates.cost(&TokenKind::INPUTS, usage)?,
        output: rates.cost(&TokenKind::OUTPUTS, usage)?,
        tools: Attos::ZERO,
        cache_read: rates.cost(&[TokenKind::CacheRead, TokenKind::CacheReadAudio], usage)?,
        cache_write: rates.cost(&[TokenKind::CacheWrite, TokenKind::CacheWrite1h], usage)?,
        reasoning: rates.cost(&[TokenKind::Reasoning], usage)?,
    })
}

impl Units {
    /// What is sold by count. The table often prices the same thing by token and by count; where
    /// a side of the call reported tokens that have a price, its count is not billed as well.
    pub(super) fn parts(&self, usage: &Usage, is_batch: bool) -> Option<Parts> {
        let input_by_token = self.has_input_tokens && usage.input_total() > 0;
        let output_by_token = self.has_output_tokens && usage.output_total() > 0;
        let images_by_token = self.has_image_tokens && usage.output_total() > 0;
        let unless = |by_token: bool, count: u64| if by_token { 0 } else { count };
        let price = |unit: UnitKind, count: u64| self.get(unit).times(count);

        let page = if is_batch { UnitKind::PageInBatch } else { UnitKind::Page };
        let search = match usage.web_search_size {
            SearchSize::Low => UnitKind::SearchLow,
            SearchSize::Medium => UnitKind::SearchMedium,
            SearchSize::High => UnitKind::SearchHigh,
        };
        // Some models name one price per second on both sides; time passes only once.
        let of_time = |unit, by_token| self.get(unit).times_thousandths(unless(by_token, usage.duration_ms));
        let time_in = of_time(UnitKind::SecondIn, input_by_token)?;
        let time_out = of_time(UnitKind::SecondOut, output_by_token)?;
        let (time_in, time_out) =
            if time_out > time_in { (Attos::ZERO, time_out) } else { (time_in, Attos::ZERO) };

        let input = time_in
            .plus(price(UnitKind::Request, usage.requests)?)?
            .plus(price(UnitKind::Character, unless(input_by_token, usage.characters))?)?
            .plus(price(UnitKind::Query, usage.queries)?)?
            .plus(price(page, usage.pages)?)?
            .plus(price(UnitKind::ImageIn, unless(usage.input_image > 0, usage.input_images))?)?;
        let output = time_out
            .plus(price(UnitKind::ImageOut, unless(images_by_token, usage.images))?)?
            .plus(price(UnitKind::Pixel, unless(images_by_token, usage.pixels))?)?;
        let tools = price(search, usage.web_searches)?;
        Some(Parts { input, output, tools, ..Parts::default() })
    }
}

impl Parts {
    fn plus(self, units: Self) -> Option<Self> {
        Some(Self {
            input: self.input.plus(units.input)?,
            output: self.output.plus(units.output)?,
            tools: self.tools.plus(units.tools)?,
            ..self
        })
    }

    /// Applies the terms. A multiplier rounds to the nearest attodollar, a millionth of what a
    /// cost is told in; the pico-dollars are rounded from the whole.
    fn close(self, terms: &CostTerms) -> Option<Cost> {
        let uplifted = |part: Attos| part.scaled(terms.uplift);
        let input = uplifted(self.input)?;
        let input_and_output = input.plus(uplifted(self.output)?)?;
        let sum = input_and_output.plus(self.tools)?;
        let (discounted, total) = terms.applied_to(sum)?;

        let original = sum.picos();
        let discounted = discounted.picos();
        Some(Cost {
            total,
            input: input.picos(),
            output: input_and_output.picos().minus(input.picos())?,
            tools: original.minus(input_and_output.picos())?,
            cache_read: uplifted(self.cache_read)?.picos(),
            cache_write: uplifted(self.cache_write)?.picos(),
            reasoning: uplifted(self.reasoning)?.picos(),
            original,
            discount: original.minus(discounted)?,
            margin: total.minus(discounted)?,
        })
    }
}
