//! The most a call can cost, before it is made: what has to be held for it.
//!
//! A ceiling may be too high, never too low: every choice it cannot know is the dearest one.

use super::field::{Tier, TokenKind};
use super::rate::{Attos, Rate, Ratio};
use super::schedule::Schedule;
use super::{CostTerms, PriceSheet};
use crate::domain::money::Picos;
use crate::domain::usage::Usage;

/// What a request may make the provider bill. What is not known to be impossible is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Sound or pictures may be among the input.
    pub input_media: bool,
    /// Sound or pictures may be among the output.
    pub output_media: bool,
    /// The request may write to the cache for an hour.
    pub hour_long_cache: bool,
}

impl Reach {
    /// Whatever the model sells.
    pub const ANYTHING: Self = Self { input_media: true, output_media: true, hour_long_cache: true };
    /// Text to text, cached for minutes at most.
    pub const TEXT: Self = Self { input_media: false, output_media: false, hour_long_cache: false };

    const fn allows(self, kind: TokenKind) -> bool {
        match kind {
            TokenKind::CacheWrite1h => self.hour_long_cache,
            TokenKind::InputAudio
            | TokenKind::InputImage
            | TokenKind::InputVideo
            | TokenKind::CacheReadAudio => self.input_media,
            TokenKind::OutputAudio | TokenKind::OutputImage | TokenKind::OutputVideo => self.output_media,
            TokenKind::Input
            | TokenKind::CacheRead
            | TokenKind::CacheWrite
            | TokenKind::Output
            | TokenKind::Reasoning => true,
        }
    }
}

/// What is known of a call before it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// At least as many tokens as the prompt has.
    pub input_tokens_max: u64,
    /// How many answers are asked for (`n`); each may be as long as the output cap.
    pub choices: u64,
    /// What may be billed.
    pub reach: Reach,
    /// At least as many of what is sold by count; the tokens in here are not looked at.
    pub units: Usage,
}

impl Asked {
    /// A call of which only the prompt's length and the number of answers are known: one request,
    /// one query, one image for each answer.
    pub fn anything(input_tokens_max: u64, choices: u64) -> Self {
        let choices = choices.max(1);
        let units = Usage { requests: 1, queries: 1, images: choices, ..Usage::default() };
        Self { input_tokens_max, choices, reach: Reach::ANYTHING, units }
    }
}

/// The most a call can cost, as a function of how much output it may make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ceiling {
    /// For the prompt.
    pub input: Picos,
    /// For each token of the output cap, all answers together.
    pub output_atto_per_token: Rate,
    /// For everything that does not depend on tokens.
    pub fixed: Picos,
}

impl Ceiling {
    /// Of a call whose cost cannot be represented: no money is enough.
    const BOUNDLESS: Self =
        Self { input: Picos::MAX, output_atto_per_token: Rate::new(i128::MAX), fixed: Picos::MAX };

    /// The most the call can cost when each answer has at most so many tokens; `None` when that
    /// cannot be represented.
    pub fn cost(&self, output_tokens: u64) -> Option<Picos> {
        let output = self.output_atto_per_token.times(output_tokens)?.picos_up();
        self.input.plus(self.fixed)?.plus(output)
    }

    /// A ceiling that is high enough for either.
    pub fn dearer(&self, other: &Self) -> Self {
        Self {
            input: self.input.max(other.input),
            output_atto_per_token: self.output_atto_per_token.max(other.output_atto_per_token),
            fixed: self.fixed.max(other.fixed),
        }
    }

    /// The largest output cap whose cost fits in the money. Zero also when nothing fits, which
    /// `cost(0)` tells.
    pub fn tokens_for(&self, money: Picos) -> u64 {
        let for_output = self.input.plus(self.fixed).and_then(|before| money.minus(before));
        for_output.map_or(0, |left| Attos::units_within(left, self.output_atto_per_token))
    }
}

impl PriceSheet {
    /// The most a call can cost of which only the prompt's length and the number of answers are
    /// known. Whatever it turns out to have used within them, it costs no more.
    pub fn ceiling(&self, input_tokens_max: u64, n: u64, terms: &CostTerms) -> Ceiling {
        self.ceiling_for(&Asked::anything(input_tokens_max, n), terms)
    }

    /// The most a call can cost that is known better.
    pub fn ceiling_for(&self, asked: &Asked, terms: &CostTerms) -> Ceiling {
        let bounded = || {
            let markup = Markup { terms };
            let input = self.dearest(&TokenKind::INPUTS, asked, terms).times(asked.input_tokens_max)?;
            let output = self.dearest(&TokenKind::OUTPUTS, asked, terms).times(asked.choices.max(1))?;
            Some(Ceiling {
                input: markup.of_tokens(input)?.picos_up(),
                output_atto_per_token: markup.of_tokens(output)?.as_rate(),
                fixed: self.fixed(asked, &markup)?,
            })
        };
        bounded().unwrap_or(Ceiling::BOUNDLESS)
    }

    /// The dearest rate that one of these kinds of tokens can have in this call.
    fn dearest(&self, kinds: &[TokenKind], asked: &Asked, terms: &CostTerms) -> Rate {
        let of = |schedule: &Schedule| {
            let rates = schedule.reachable(asked.input_tokens_max);
            rates.map(|rates| rates.dearest(kinds, |kind| asked.reach.allows(kind))).max().unwrap_or_default()
        };
        let rate = of(self.schedule(terms.service_tier));
        match terms.service_tier {
            None | Some(Tier::Batches) => rate,
            // Providers serve a tier's call at the standard one when they are short of it.
            Some(_) => rate.max(of(self.standard())),
        }
    }

    fn fixed(&self, asked: &Asked, markup: &Markup<'_>) -> Option<Picos> {
        let units = asked.units.without_tokens();
        let is_batch = markup.terms.service_tier == Some(Tier::Batches);
        let parts = self.units.parts(&units, is_batch)?;
        let sold = markup.of_tokens(parts.input.plus(parts.output)?)?;
        sold.plus(markup.of_tools(parts.tools)?)?.picos_up().plus(markup.terms.margin_fixed)
    }
}

/// The terms' multipliers, every step rounded up.
struct Markup<'a> {
    terms: &'a CostTerms,
}

impl Markup<'_> {
    fn of_tokens(&self, amount: Attos) -> Option<Attos> {
        self.of_tools(amount.scaled_up(self.terms.uplift)?)
    }

    fn of_tools(&self, amount: Attos) -> Option<Attos> {
        let Self { terms: CostTerms { discount, margin, .. } } = self;
        let ratios: [Ratio; 2] = [discount.rest(), margin.on_top()];
        ratios.into_iter().try_fold(amount, Attos::scaled_up)
    }
}
