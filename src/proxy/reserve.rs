//! Money and rates for a call that was granted. What comes out is a [`Reservation`] and the prices it
//! was made with; nothing is sent without them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::authorize::Grant;
use super::decided;
use super::parse::Call;
use super::prices::Price;
use super::refusal;
use super::shape;
use super::tokens;
use crate::app::App;
use crate::domain::admission::{Rules, Want};
use crate::domain::money::Picos;
use crate::domain::price::{Asked, Ceiling, CostTerms, Reach};
use crate::domain::rate::tokens_to_reserve;
use crate::domain::usage::{SearchSize, Usage};
use crate::ledger::{Order, Patience, Refusal, Reservation, assumed_output, smallest_token_limit};
use crate::upstream::catalogue::Target;
use crate::upstream::endpoint::Route;
use crate::upstream::mock::{MOCK_COMPLETION_TOKENS, MOCK_PROMPT_TOKENS};
use crate::wire::error::ApiError;

/// A model whose context nobody knows is not longer than this.
const CONTEXT_TOKENS: u64 = 1_000_000;
/// A body beyond this is counted beside the calls.
const LONG_BYTES: usize = 32 * 1024;

/// A call's money, held.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) reservation: Reservation,
    /// The output cap to forward instead of the asked one.
    pub(super) output_cap: Option<u64>,
    /// How long that took: the time in line, for the most part.
    pub(super) queued: Duration,
}

/// Why nothing is held.
#[derive(Debug)]
pub(super) enum NotHeld {
    /// The ledger says no.
    Refused(Refusal),
    /// The call cannot be held whatever is left.
    Impossible(ApiError),
}

impl NotHeld {
    /// The answer for the caller.
    pub(super) fn into_answer(self, app: &App, grant: &Grant, call: &Call) -> ApiError {
        match self {
            Self::Refused(refusal) => {
                let moment = refusal::moment(&refusal);
                let error =
                    refusal::answer(refusal, grant.names(), app.settings.over_budget_status, app.now());
                decided::refused(app, call, grant.payer(), &error, moment);
                error
            }
            Self::Impossible(error) => error,
        }
    }
}

/// Takes the call's ceiling, or less with a lowered output cap, or waits, or refuses.
pub(super) async fn attempt(app: &App, grant: &Grant, call: &Call) -> Result<Held, NotHeld> {
    let begun = Instant::now();
    let priced = Priced::of(app, grant, call).map_err(NotHeld::Impossible)?;
    let bound = call.input_tokens_bound;
    let mut rules = app.settings.rules;
    // A cap on what has no output tokens would change nothing.
    rules.hold_share = if call.route == Route::Embeddings { 1 } else { rules.hold_share };
    let first = admit(app, grant, call, &priced, bound, rules, Patience::FullOnly).await;
    let admitted = match first {
        // Spent to the last pico: no count could help.
        Err(Refusal::OverBudget(shortage)) if shortage.balance.posted >= shortage.limit => {
            Err(Refusal::OverBudget(shortage))
        }
        Err(Refusal::OnlyCapped | Refusal::OverBudget(_) | Refusal::Held(_)) => {
            // The cheap bound does not fit whole: count, then take what there is, or wait.
            let counted = priced.count_input(call).await;
            let input_tokens = counted.map_or(bound, |counted| counted.min(bound));
            let patience = Patience::Wait(app.settings.hold_wait);
            admit(app, grant, call, &priced, input_tokens, rules, patience).await
        }
        other => other,
    };
    let mut reservation = admitted.map_err(NotHeld::Refused)?;
    let assumed = assumed_output(grant.rates()).filter(|cap| *cap < 1_024 && call.output_cap.is_none());
    let assumed = assumed.filter(|_| call.route != Route::Embeddings);
    let unspoken = priced.unspoken_cap(app, grant, call);
    let output_cap = [reservation.plan().output_cap, assumed, unspoken].into_iter().flatten().min();
    decided::admitted(app, grant, call, &mut reservation, output_cap);
    Ok(Held { reservation, output_cap, queued: begun.elapsed() })
}

async fn admit(
    app: &App,
    grant: &Grant,
    call: &Call,
    priced: &Priced,
    input_tokens: u64,
    rules: Rules,
    patience: Patience,
) -> Result<Reservation, Refusal> {
    let smallest_limit = smallest_token_limit(grant.rates());
    let order = Order {
        terms: Arc::clone(grant.terms()),
        routes: Arc::clone(grant.routes()),
        rates: Arc::clone(grant.rates()),
        rate_tokens: smallest_limit.map_or(0, |limit| {
            let chars = call.body.len() as u64 / 2;
            tokens_to_reserve(chars, call.output_cap, limit, call.choices, call.route == Route::Embeddings)
        }),
        want: priced.want(app, call, input_tokens),
        rules,
        names: grant.told_names().clone(),
    };
    app.ledger.admit(order, patience).await
}

/// The prices of everybody who may serve the call.
struct Priced {
    targets: Vec<(Target, Price, CostTerms)>,
    /// Money caps apply: there is a price, and it is not zero.
    costs: bool,
}

impl Priced {
    /// A model without a price cannot be admitted where money is capped.
    fn of(app: &App, grant: &Grant, call: &Call) -> Result<Self, ApiError> {
        let prices = &grant.lineup().prices;
        let mut targets = Vec::with_capacity(grant.group().targets.len());
        let mut unpriced = None;
        for target in &grant.group().targets {
            match prices.of(target) {
                Some(price) => {
                    let spec = &target.deployment.spec;
                    let terms = prices.terms(
                        target.deployment.provider.prefix,
                        &price.sheet,
                        spec.region_name.as_deref(),
                        call.service_tier.as_deref(),
                        call.started_at,
                    );
                    targets.push((target.clone(), price, terms));
                }
                None => unpriced = Some(target.full_name()),
            }
        }
        if let Some(name) = unpriced
            && (grant.is_capped() || app.settings.unpriced_refused)
        {
            return Err(ApiError::Forbidden {
                message: format!(
                    "The model '{}' ({name}) has no price, so it cannot be called where a budget applies. \
                     Set input_cost_per_token and output_cost_per_token in its litellm_params (0 for a free model).",
                    grant.model()
                ),
                kind: "model_cost_map_missing",
                param: Some("model"),
            });
        }
        let costs = targets
            .iter()
            .any(|(_, price, terms)| !price.sheet.is_free() || terms.margin_fixed > Picos::ZERO);
        Ok(Self { targets, costs })
    }

    /// The dearest of everybody who may serve the call, in every part.
    fn want(&self, app: &App, call: &Call, input_tokens: u64) -> Option<Want> {
        if !self.costs {
            return None;
        }
        let mut ceiling: Option<Ceiling> = None;
        for (target, price, terms) in &self.targets {
            let own = price.sheet.ceiling_for(&asked(target, price, call, input_tokens), terms);
            ceiling = Some(ceiling.map_or(own, |dearest| dearest.dearer(&own)));
        }
        let output_cap = self.longest_output(app, call);
        let asked = call.output_cap.is_some() || call.route == Route::Embeddings;
        Some(Want { ceiling: ceiling?, output_cap, asked })
    }

    /// The longest answer anybody may give. What a call asks for is bounded only by a maximum that
    /// is known.
    fn longest_output(&self, app: &App, call: &Call) -> u64 {
        let longest = self.targets.iter().map(|(target, price, _)| {
            match (call.output_cap, listed_output_max(target, price, call)) {
                (Some(asked), Some(listed)) => asked.min(listed),
                (Some(asked), None) => asked,
                (_, listed) => listed.unwrap_or(app.settings.default_max_output_tokens),
            }
        });
        longest.max().unwrap_or(0)
    }

    /// The cap to forward for a call that asks for none where nobody knows the model's own: the
    /// provider has to be told the length that was paid for, or a budget could be overrun.
    fn unspoken_cap(&self, app: &App, grant: &Grant, call: &Call) -> Option<u64> {
        let is_capped = self.costs && grant.is_capped();
        let is_unknown =
            || self.targets.iter().any(|(target, price, _)| listed_output_max(target, price, call).is_none());
        let applies = call.output_cap.is_none() && is_capped && !app.settings.rules.lenient && is_unknown();
        applies.then(|| self.longest_output(app, call))
    }

    /// The input by our count; a long one is counted beside the calls, not between them.
    async fn count_input(&self, call: &Call) -> Option<u64> {
        // A mock's input is known; counting would only wake the tokenizer.
        let providers = self.targets.iter().filter(|(target, ..)| !target.deployment.is_mock());
        let mut models: Vec<(Arc<str>, &'static str)> = providers
            .map(|(target, ..)| (Arc::clone(&target.upstream_model), target.deployment.provider.prefix))
            .collect();
        models.sort_unstable();
        models.dedup();
        let body = call.body.clone();
        let is_long = body.len() > LONG_BYTES;
        let count = move || {
            let counted = models.iter().map(|(model, provider)| tokens::input_of(&body, model, provider));
            counted.collect::<Option<Vec<_>>>()?.into_iter().max()
        };
        if is_long { tokio::task::spawn_blocking(count).await.ok()? } else { count() }
    }
}

/// What the call may be billed for at a target.
fn asked(target: &Target, price: &Price, call: &Call, input_tokens: u64) -> Asked {
    let body = &call.body;
    let pictures = call.pictures.saturating_mul(picture_tokens(&target.upstream_model));
    let input_tokens = input_tokens.saturating_add(pictures);
    let input_tokens = if call.has_remote {
        input_tokens.max(price.sheet.max_input_tokens().unwrap_or(CONTEXT_TOKENS))
    } else {
        input_tokens
    };
    let has = |text: &[u8]| memchr::memmem::find(body, text).is_some();
    let searches = has(b"web_search");
    Asked {
        input_tokens_max: if target.deployment.is_mock() { MOCK_PROMPT_TOKENS } else { input_tokens },
        choices: call.choices,
        reach: Reach {
            input_media: call.has_media,
            output_media: call.has_media,
            hour_long_cache: has(b"\"1h\""),
        },
        units: Usage {
            requests: 1,
            queries: 1,
            // A model that may search does so a few times at most.
            web_searches: if searches { 10 } else { 0 },
            web_search_size: SearchSize::High,
            ..Usage::default()
        },
    }
}

/// At most so many tokens does a provider make of one picture.
fn picture_tokens(model: &str) -> u64 {
    // One family counts a picture many times over.
    if model.contains("4o-mini") { 48_000 } else { 4_000 }
}

/// The longest answer a target gives, as far as it is known.
fn listed_output_max(target: &Target, price: &Price, call: &Call) -> Option<u64> {
    if call.route == Route::Embeddings {
        return Some(0);
    }
    if target.deployment.is_mock() {
        return Some(MOCK_COMPLETION_TOKENS);
    }
    let listed = price.sheet.max_output_tokens().or_else(|| price.sheet.max_tokens());
    let configured = if call.output_cap.is_none() { shape::default_cap(target) } else { None };
    listed.filter(|tokens| *tokens > 0).into_iter().chain(configured).min()
}
