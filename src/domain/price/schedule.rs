//! The rates of one tier, ready to be charged: resolved once, looked up for every call.
//!
//! Knows thresholds, graduated tables and off-peak prices; must not know units or terms.

use std::collections::BTreeSet;

use super::facts::Facts;
use super::field::{Place, Tier, TokenKind};
use super::quote::{Quote, TokenRates};

/// The token rates of one tier, by prompt length.
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    pub(super) tier: Option<Tier>,
    base: Band,
    /// By threshold, lowest first.
    longer: Box<[Band]>,
}

/// The rates of prompts that are longer than a threshold, up to the next one.
#[derive(Clone, Debug)]
struct Band {
    above: u64,
    rates: TokenRates,
    off_peak: Option<TokenRates>,
}

impl Band {
    fn rates(&self, off_peak: bool) -> &TokenRates {
        self.off_peak.as_ref().filter(|_| off_peak).unwrap_or(&self.rates)
    }

    fn is_crossed(&self, input_tokens: u64, inclusive: bool) -> bool {
        self.above < input_tokens || (inclusive && self.above == input_tokens)
    }
}

impl Schedule {
    /// The schedule of a tier, with the standard prices where the tier names none.
    pub(super) fn build(facts: &Facts, tier: Option<Tier>) -> Self {
        let mut bands = if facts.graduated.is_empty() {
            threshold_bands(facts, tier)
        } else {
            graduated_bands(facts, tier)
        };
        let longer = bands.split_off(1.min(bands.len()));
        let base = bands.pop().unwrap_or_else(|| band(facts, tier, 0, Quote::default()));
        Self { tier, base, longer: longer.into_boxed_slice() }
    }

    /// The rates of a whole call: those of the highest threshold its prompt has crossed.
    pub(super) fn rates(&self, input_tokens: u64, inclusive: bool, off_peak: bool) -> &TokenRates {
        let crossed = self.longer.iter().rev().find(|band| band.is_crossed(input_tokens, inclusive));
        crossed.unwrap_or(&self.base).rates(off_peak)
    }

    /// Every set of rates that a prompt of at most so many tokens can meet, at any hour.
    pub(super) fn reachable(&self, input_tokens_max: u64) -> impl Iterator<Item = &TokenRates> {
        let longer = self.longer.iter().filter(move |band| band.is_crossed(input_tokens_max, true));
        std::iter::once(&self.base)
            .chain(longer)
            .flat_map(|band| std::iter::once(&band.rates).chain(band.off_peak.as_ref()))
    }
}

fn band(facts: &Facts, tier: Option<Tier>, above: u64, quote: Quote) -> Band {
    let off_peak = facts.off_peak.as_ref().map(|(_, off_peak)| {
        let off_peak = if tier == Some(Tier::Batches) { off_peak.halved() } else { *off_peak };
        off_peak.or(quote).resolve()
    });
    Band { above, rates: quote.resolve(), off_peak }
}

/// Bands of `…_above_200k_tokens` fields. What a longer prompt's band does not price costs what
/// it costs in the base band.
fn threshold_bands(facts: &Facts, tier: Option<Tier>) -> Vec<Band> {
    let thresholds: BTreeSet<u64> =
        std::iter::once(0).chain(facts.tokens.keys().map(|place| place.above)).collect();
    let base = said_at(facts, tier, 0);
    thresholds
        .into_iter()
        .map(|above| band(facts, tier, above, said_at(facts, tier, above).or(base)))
        .collect()
}

/// What a tier says for one threshold, with the standard prices for it behind.
fn said_at(facts: &Facts, tier: Option<Tier>, above: u64) -> Quote {
    let said = |tier| facts.tokens.get(&Place { tier, above }).copied().unwrap_or_default();
    let standard = said(None);
    match tier {
        None => standard,
        Some(Tier::Batches) => said(tier).or(standard.halved().behind(&said(tier))),
        Some(_) => said(tier).or(standard.behind(&said(tier))),
    }
}

/// Bands of a `tiered_pricing` table: one band prices the whole call, and its caches cost its own
/// input price. Such tables know no service tiers.
fn graduated_bands(facts: &Facts, tier: Option<Tier>) -> Vec<Band> {
    const OF_THE_BAND: [TokenKind; 4] =
        [TokenKind::Input, TokenKind::CacheRead, TokenKind::CacheWrite, TokenKind::CacheWrite1h];
    let base = facts.tokens.get(&Place::default()).copied().unwrap_or_default().without(&OF_THE_BAND);
    let quotes = facts.graduated.iter().map(|(above, quote)| (*above, quote.or(base.behind(quote))));
    quotes
        .map(|(above, quote)| {
            let quote = if tier == Some(Tier::Batches) { quote.halved() } else { quote };
            band(facts, tier, above, quote)
        })
        .collect()
}
