//! Token prices: what a table says, and the complete set of rates that follows from it.
//!
//! A quote has holes; filling them is a promise of its own, kept here and nowhere else.

use super::field::TokenKind;
use super::rate::{Attos, Rate};
use crate::domain::usage::Usage;

/// The token prices that a table names for one place; a hole is a price it does not name, which
/// is something else than a price of zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Quote([Option<Rate>; TokenKind::COUNT]);

impl Quote {
    pub(super) const fn get(&self, kind: TokenKind) -> Option<Rate> {
        self.0[kind as usize]
    }

    pub(super) const fn set(&mut self, kind: TokenKind, rate: Rate) {
        self.0[kind as usize] = Some(rate);
    }

    pub(super) fn rates(&self) -> impl Iterator<Item = Rate> + '_ {
        self.0.iter().flatten().copied()
    }

    /// These prices, and the other ones where these have a hole.
    #[must_use]
    pub(super) fn or(mut self, other: Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine = mine.or(theirs);
        }
        self
    }

    #[must_use]
    pub(super) fn halved(mut self) -> Self {
        for rate in self.0.iter_mut().flatten() {
            *rate = rate.half();
        }
        self
    }

    #[must_use]
    pub(super) fn without(mut self, kinds: &[TokenKind]) -> Self {
        for &kind in kinds {
            self.0[kind as usize] = None;
        }
        self
    }

    /// What may fill the holes of a dearer or cheaper quote. Where that one prices output but not
    /// reasoning, its output price is the better guess than our reasoning price.
    #[must_use]
    pub(super) fn behind(self, first: &Self) -> Self {
        match first.get(TokenKind::Output) {
            Some(_) => self.without(&[TokenKind::Reasoning]),
            None => self,
        }
    }

    /// Fills every hole: caches and media cost what fresh text costs, an hour in the cache what a
    /// short stay costs, and thinking what saying costs.
    pub(super) fn resolve(&self) -> TokenRates {
        let or = |kind, rate| self.get(kind).unwrap_or(rate);
        let input = or(TokenKind::Input, Rate::ZERO);
        let cache_read = or(TokenKind::CacheRead, input);
        let cache_write = or(TokenKind::CacheWrite, input);
        // Image models often price image tokens alone, and all their output is images.
        let output = self.get(TokenKind::Output).or(self.get(TokenKind::OutputImage)).unwrap_or(Rate::ZERO);
        TokenRates([
            input,
            cache_read,
            cache_write,
            or(TokenKind::CacheWrite1h, cache_write),
            or(TokenKind::InputAudio, input),
            or(TokenKind::InputImage, input),
            or(TokenKind::InputVideo, input),
            or(TokenKind::CacheReadAudio, cache_read),
            output,
            or(TokenKind::Reasoning, output),
            or(TokenKind::OutputAudio, output),
            or(TokenKind::OutputImage, output),
            or(TokenKind::OutputVideo, output),
        ])
    }
}

/// A rate for every kind of token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TokenRates([Rate; TokenKind::COUNT]);

impl TokenRates {
    pub(super) const fn get(&self, kind: TokenKind) -> Rate {
        self.0[kind as usize]
    }

    /// What the tokens of these kinds cost.
    pub(super) fn cost(&self, kinds: &[TokenKind], usage: &Usage) -> Option<Attos> {
        kinds.iter().try_fold(Attos::ZERO, |sum, &kind| sum.plus(self.get(kind).times(kind.tokens(usage))?))
    }

    /// The dearest rate among the kinds that can come up.
    pub(super) fn dearest(&self, kinds: &[TokenKind], can_be: impl Fn(TokenKind) -> bool) -> Rate {
        kinds.iter().filter(|&&kind| can_be(kind)).map(|&kind| self.get(kind)).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(rates: &[(TokenKind, i128)]) -> Quote {
        let mut quote = Quote::default();
        for &(kind, attos) in rates {
            quote.set(kind, Rate::new(attos));
        }
        quote
    }

    #[test]
    fn holes_are_filled_from_their_nearest_relative() {
        let rates = quote(&[(TokenKind::Input, 10), (TokenKind::Output, 50)]).resolve();
        for kind in TokenKind::INPUTS {
            assert_eq!(rates.get(kind), Rate::new(10), "{kind:?}");
        }
        for kind in TokenKind::OUTPUTS {
            assert_eq!(rates.get(kind), Rate::new(50), "{kind:?}");
        }
        let rates = quote(&[(TokenKind::Input, 10), (TokenKind::CacheRead, 0), (TokenKind::CacheWrite, 12)])
            .resolve();
        assert_eq!(rates.get(TokenKind::CacheRead), Rate::ZERO);
        assert_eq!(rates.get(TokenKind::CacheReadAudio), Rate::ZERO);
        assert_eq!(rates.get(TokenKind::CacheWrite1h), Rate::new(12));
        assert_eq!(rates.get(TokenKind::Output), Rate::ZERO);
    }

    #[test]
    fn an_image_model_without_a_text_price_sells_all_output_as_images() {
        let images = quote(&[(TokenKind::OutputImage, 40)]);
        assert_eq!(images.resolve().get(TokenKind::Output), Rate::new(40));
        // An explicit zero is a price.
        let free_text = quote(&[(TokenKind::OutputImage, 40), (TokenKind::Output, 0)]);
        assert_eq!(free_text.resolve().get(TokenKind::Output), Rate::ZERO);
    }

    #[test]
    fn the_first_quote_wins_and_a_hole_is_not_a_zero() {
        let first = quote(&[(TokenKind::Input, 0), (TokenKind::Output, 3)]);
        let second = quote(&[(TokenKind::Input, 9), (TokenKind::CacheRead, 1), (TokenKind::Reasoning, 7)]);
        let both = first.or(second.behind(&first));
        assert_eq!(both, quote(&[(TokenKind::Input, 0), (TokenKind::Output, 3), (TokenKind::CacheRead, 1)]));
    }
}
