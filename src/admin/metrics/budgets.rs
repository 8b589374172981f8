//! What is left of budgets and rates, read at the moment of the scrape from the accounts that refuse.

use super::names::Records;
use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::main_terms;
use crate::domain::record::Limits;
use crate::domain::scope::Scope;
use crate::ledger::{LedgerError, RateKind, RateLeft, RateTerms};
use crate::metrics::{Family, Labels, Number};

/// Accounts that are looked at under one lock; few enough to be read one by one, should they have
/// left the memory.
const AT_ONCE: usize = 32;

/// The three gauges of a kind of payer.
struct Gauges {
    left: Family,
    most: Family,
    hours: Family,
}

impl Gauges {
    fn new(left: &'static str, most: &'static str, hours: &'static str) -> Self {
        Self {
            left: Family::gauge(left, "What is left of the budget in dollars; without a budget without end."),
            most: Family::gauge(most, "The budget in dollars."),
            hours: Family::gauge(hours, "Hours until the budget starts over."),
        }
    }

    async fn fill(
        mut self,
        app: &App,
        payers: Vec<(Scope, &Labels, &Limits)>,
    ) -> Result<[Family; 3], LedgerError> {
        let now = app.now();
        for some in payers.chunks(AT_ONCE) {
            let terms: Vec<Terms> = some
                .iter()
                .map(|(scope, _, limits)| main_terms(scope.clone(), limits, &app.calendar))
                .collect();
            for ((_, labels, limits), balance) in some.iter().zip(app.ledger.balances(&terms).await?) {
                let left = limits
                    .max_budget
                    .map_or(Number::Infinite, |most| Number::dollars(most.saturating_minus(balance.posted)));
                self.left.add((*labels).clone(), left);
                if let Some(most) = limits.max_budget {
                    self.most.add((*labels).clone(), Number::dollars(most));
                }
                if let Some(end) = balance.reset_at {
                    self.hours.add((*labels).clone(), Number::hours(end.0.saturating_sub(now.0)));
                }
            }
        }
        Ok([self.left, self.most, self.hours])
    }
}

/// Every gauge of budgets and rates.
pub(super) async fn families(app: &App, records: &Records) -> Result<Vec<Family>, LedgerError> {
    let mut all = Vec::new();
    let keys = records.keys.iter().map(|(id, labels, limits)| (Scope::Key(id.clone()), labels, limits));
    let keys: Vec<_> = keys.collect();
    let teams = records.teams.iter().map(|(id, labels, limits)| (Scope::Team(id.clone()), labels, limits));
    let teams: Vec<_> = teams.collect();
    let users = records.users.iter().map(|(id, labels, limits)| (Scope::User(id.clone()), labels, limits));
    let customers =
        records.customers.iter().map(|(id, labels, limits)| (Scope::Customer(id.clone()), labels, limits));
    all.extend(rates(
        app,
        &keys,
        app.settings.key_parallel_default,
        ["litellm_api_key_rate_limit_allowed_metric", "litellm_api_key_rate_limit_used_metric"],
    ));
    all.extend(rates(
        app,
        &teams,
        None,
        ["litellm_team_rate_limit_allowed_metric", "litellm_team_rate_limit_used_metric"],
    ));
    all.extend(model_rates(app, &keys));
    for (gauges, payers) in [
        (
            Gauges::new(
                "litellm_remaining_api_key_budget_metric",
                "litellm_api_key_max_budget_metric",
                "litellm_api_key_budget_remaining_hours_metric",
            ),
            keys,
        ),
        (
            Gauges::new(
                "litellm_remaining_team_budget_metric",
                "litellm_team_max_budget_metric",
                "litellm_team_budget_remaining_hours_metric",
            ),
            teams,
        ),
        (
            Gauges::new(
                "litellm_remaining_user_budget_metric",
                "litellm_user_max_budget_metric",
                "litellm_user_budget_remaining_hours_metric",
            ),
            users.collect(),
        ),
        (
            Gauges::new(
                "litellm_remaining_customer_budget_metric",
                "litellm_customer_max_budget_metric",
                "litellm_customer_budget_remaining_hours_metric",
            ),
            customers.collect(),
        ),
    ] {
        all.extend(gauges.fill(app, payers).await?);
    }
    Ok(all)
}

/// What a payer may do in a minute, and has done.
fn rates(
    app: &App,
    payers: &[(Scope, &Labels, &Limits)],
    parallel: Option<u64>,
    [allowed, used]: [&'static str; 2],
) -> [Family; 2] {
    let mut allowed = Family::gauge(allowed, "The rate limit.");
    let mut used = Family::gauge(used, "What is used of the rate limit now.");
    for some in payers.chunks(AT_ONCE) {
        let terms: Vec<RateTerms> = some
            .iter()
            .map(|(scope, _, limits)| RateTerms {
                scope: scope.clone(),
                rpm: limits.rpm_limit,
                tpm: limits.tpm_limit,
                tpd: limits.tpd_limit,
                parallel: limits.max_parallel_requests.or(parallel),
            })
            .collect();
        for RateLeft { scope, kind, limit, remaining } in app.ledger.rates_left(&terms) {
            let Some((_, labels, _)) = some.iter().find(|(payer, ..)| *payer == scope) else { continue };
            let labels = (*labels).clone().with("rate_limit_type", kind.as_str());
            used.add(labels.clone(), Number::count(limit.saturating_sub(remaining)));
            allowed.add(labels, Number::count(limit));
        }
    }
    [allowed, used]
}

/// What a key has left of the rates of single models.
fn model_rates(app: &App, keys: &[(Scope, &Labels, &Limits)]) -> [Family; 2] {
    let mut requests = Family::gauge(
        "litellm_remaining_api_key_requests_for_model",
        "Requests to a model that a key has left in this minute.",
    );
    let mut tokens = Family::gauge(
        "litellm_remaining_api_key_tokens_for_model",
        "Tokens of a model that a key has left in this minute.",
    );
    for (scope, labels, limits) in keys {
        let mut models: Vec<&String> = limits.model_rpm_limit.keys().collect();
        models.extend(limits.model_tpm_limit.keys());
        models.sort_unstable();
        models.dedup();
        for model in models {
            let terms = RateTerms {
                rpm: limits.model_rpm_limit.get(model).copied(),
                tpm: limits.model_tpm_limit.get(model).copied(),
                ..RateTerms::none(Scope::Model(Box::new(scope.clone()), model.as_str().into()))
            };
            for left in app.ledger.rates_left(&[terms]) {
                let labels = (*labels).clone().with("model", model).with("model_id", "");
                match left.kind {
                    RateKind::Requests => requests.add(labels, Number::count(left.remaining)),
                    RateKind::Tokens => tokens.add(labels, Number::count(left.remaining)),
                    RateKind::Parallel | RateKind::DayTokens => {}
                }
            }
        }
    }
    [requests, tokens]
}
