//! A call that a deployment answers: everything its end needs, in all the ways it can end.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::HeaderMap;

use super::authorize::Grant;
use super::parse::Call;
use super::prices::Price;
use super::reserve::Held;
use super::{meter, tokens};
use crate::app::App;
use crate::domain::entry::{Draft, EntryStatus, FurtherAccount};
use crate::domain::id::CustomerId;
use crate::domain::money::Picos;
use crate::domain::price::{Cost, CostTerms};
use crate::domain::time::Millis;
use crate::domain::usage::Usage;
use crate::ledger::{Charge, Reservation};
use crate::upstream::catalogue::Target;
use crate::upstream::endpoint::Route;

/// Bytes of a prompt that make a token, for a floor that nobody should have to count.
const BYTES_PER_TOKEN: u64 = 4;

/// How many tries it took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tries {
    /// Retries within groups.
    pub retries: u32,
    /// Groups that stood in.
    pub fallbacks: u32,
}

/// A call at a deployment, with its money.
#[derive(Debug)]
pub(super) struct Served {
    pub(super) app: App,
    pub(super) grant: Grant,
    pub(super) call: Arc<Call>,
    pub(super) target: Target,
    pub(super) price: Option<Price>,
    pub(super) terms: CostTerms,
    pub(super) reservation: Reservation,
    /// The lowered output cap, for the answer's header.
    pub(super) output_cap: Option<u64>,
    pub(super) tries: Tries,
    pub(super) sent_at: Millis,
    pub(super) answered_at: Millis,
    /// How long it waited for its money.
    pub(super) queued: Duration,
    /// `sent_at` and `answered_at` by a clock that only runs forward.
    pub(super) sent: Instant,
    pub(super) answered: Instant,
    /// The provider's headers.
    pub(super) upstream: HeaderMap,
}

/// What a call at a deployment costs.
#[derive(Clone, Debug)]
pub(super) struct Priced {
    pub(super) price: Option<Price>,
    pub(super) terms: CostTerms,
}

impl Priced {
    pub(super) fn at(grant: &Grant, call: &Call, target: &Target) -> Self {
        let prices = &grant.lineup().prices;
        let price = prices.of(target);
        let region = target.deployment.spec.region_name.as_deref();
        let terms = price.as_ref().map_or_else(CostTerms::default, |price| {
            let provider = target.deployment.provider.prefix;
            prices.terms(provider, &price.sheet, region, call.service_tier.as_deref(), call.started_at)
        });
        Self { price, terms }
    }

    /// The cost of a usage; nothing where nobody has told a price.
    pub(super) fn cost(&self, usage: &Usage) -> Cost {
        let Some(price) = &self.price else { return Cost::default() };
        price.sheet.cost(usage, &self.terms).unwrap_or_else(|error| {
            tracing::error!(%error, "a usage cannot be priced");
            Cost::default()
        })
    }
}

/// What the hold's record on disk says of the call.
pub(super) fn draft(grant: &Grant, call: &Call, target: &Target, priced: &Priced, held: Picos) -> Draft {
    let floor = if target.deployment.is_mock() {
        Picos::ZERO
    } else {
        priced.cost(&Usage::plain(roughly_counted_input(call), 0)).total
    };
    let route = grant.route_to(target).iter().map(|terms| FurtherAccount::from(&terms.key));
    Draft {
        request_id: call.id.clone(),
        payer: Arc::clone(grant.payer()),
        call: grant.lineup().prices.facts(call, grant.model(), target, priced.price.as_ref()),
        started_at: call.started_at,
        held,
        floor,
        further: grant.further().iter().cloned().chain(route).collect(),
        names: grant.told_names().clone(),
    }
}

/// LiteLLM's name for what was called.
pub(super) fn call_type(route: Route) -> &'static str {
    match route {
        Route::Chat => "acompletion",
        Route::Completions => "atext_completion",
        Route::Embeddings => "aembedding",
        Route::Moderations => "amoderation",
        Route::ImageGenerations => "aimage_generation",
        Route::ImageEdits => "aimage_edit",
        Route::Transcriptions => "atranscription",
        Route::Translations => "atranslation",
        Route::Speech => "aspeech",
        Route::Rerank => "arerank",
        Route::Responses => "aresponses",
    }
}

/// The end of a call at a deployment, in numbers.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) usage: Usage,
    pub(super) status: EntryStatus,
    pub(super) response_id: Option<String>,
    pub(super) note: Option<String>,
    pub(super) first_output_ms: Option<u64>,
}

impl Served {
    pub(super) fn priced(&self) -> Priced {
        Priced { price: self.price.clone(), terms: self.terms }
    }

    /// The provider told no usage: what went in by our count, and what came out.
    pub(super) fn estimate(&self, texts: &[String]) -> Usage {
        estimate(&self.call, &self.target, texts)
    }
}

/// A usage with the web search that was asked for and that the provider did not count: models that
/// search bill for it apart from their tokens.
pub(super) fn with_search(call: &Call, usage: Usage) -> Usage {
    let Some(web_search_size) = call.search else { return usage };
    Usage { web_searches: usage.web_searches.max(1), web_search_size, ..usage }
}

/// What went in, by its length alone.
pub(super) fn roughly_counted_input(call: &Call) -> u64 {
    (call.input_tokens_bound / BYTES_PER_TOKEN).max(1)
}

/// What went in by our count, and what came out.
pub(super) fn estimate(call: &Call, target: &Target, texts: &[String]) -> Usage {
    let provider = target.deployment.provider.prefix;
    let model = &target.upstream_model;
    let counted = tokens::input_of(&call.body, model, provider);
    let input = counted.unwrap_or_else(|| roughly_counted_input(call)).max(1);
    Usage::plain(input, meter::counted_output(model, provider, texts))
}

/// A new customer whose call is at a provider. If the caller leaves now, the hold's own end books the
/// floor, and the customer has to be put on record all the same.
#[must_use = "it introduces the customer when it is dropped"]
pub(super) struct Newcomer(Option<(App, CustomerId)>);

impl Newcomer {
    pub(super) fn of(app: &App, grant: &Grant, held: &Held) -> Self {
        let owes = !grant.knows_customer() && held.reservation.floor() > Picos::ZERO;
        Self(grant.payer().customer.clone().filter(|_| owes).map(|customer| (app.clone(), customer)))
    }

    /// The caller is still there; whoever books the call sees to the rest.
    pub(super) fn came_back(mut self) {
        self.0 = None;
    }
}

impl Drop for Newcomer {
    fn drop(&mut self) {
        if let Some((app, customer)) = self.0.take()
            && tokio::runtime::Handle::try_current().is_ok()
        {
            app.tasks.clone().spawn(async move { introduce(&app, &customer).await });
        }
    }
}

async fn introduce(app: &App, customer: &CustomerId) {
    if let Err(error) = app.directory.ensure_customer(customer, app.now()).await {
        tracing::error!(%error, "a new customer could not be put on record; the charge is booked");
    }
}

/// Books the end of a call, puts a new customer on record, and is done when it is on disk. Answers
/// whether it is: it is not when the server goes down first.
pub(super) async fn settle(
    app: &App,
    grant: &Grant,
    reservation: Reservation,
    cost: Picos,
    outcome: Outcome,
) -> bool {
    let Outcome { usage, status, response_id, note, first_output_ms } = outcome;
    let on_disk = reservation.settle(Charge { cost, usage, status, response_id, note, first_output_ms });
    // The money is booked; the rest may take its time.
    if cost > Picos::ZERO
        && !grant.knows_customer()
        && let Some(customer) = &grant.payer().customer
    {
        introduce(app, customer).await;
    }
    // What costs nothing is not lost with the disk, so nobody waits for a disk that is away.
    if cost > Picos::ZERO || app.ledger.health().writable { on_disk.await } else { true }
}
