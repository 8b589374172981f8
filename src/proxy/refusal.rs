//! The ledger's no in LiteLLM's words.

use crate::domain::decision::Moment;
use crate::domain::money::Picos;
use crate::domain::scope::Scope;
use crate::domain::time::Millis;
use crate::ledger::{LedgerError, RateKind, Refusal, Shortage, TooFast};
use crate::wire::error::{ApiError, BudgetFacts, RateFacts};
use crate::wire::money::python_text;

/// What texts need to know of the payer beside the account.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The key's alias.
    pub(super) key_alias: Option<String>,
    /// `sk-...wxyz`.
    pub(super) key_name: Option<String>,
    /// The hash shown for the key.
    pub(super) key_hash: Option<String>,
    /// The member of the team has a cap of its own.
    pub(super) member_has_own_cap: bool,
}

/// The answer for a call that the ledger does not admit.
pub(super) fn answer(refusal: Refusal, names: &Names, over_budget_status: u16, now: Millis) -> ApiError {
    match refusal {
        Refusal::OverBudget(shortage) => ApiError::OverBudget {
            message: over_budget(&shortage, names),
            facts: Box::new(facts(&shortage)),
            status: over_budget_status,
        },
        // The numbers of providers and deployments are the operator's.
        Refusal::Held(shortage) if is_of_route(&shortage.key.scope) => ApiError::BudgetHeld {
            message:
                "The budget of where this model is served is held by calls under way. Try again shortly."
                    .into(),
            facts: None,
        },
        Refusal::Held(shortage) => ApiError::BudgetHeld {
            message: format!(
                "The rest of the budget of {} is held by calls under way: {} of {} is spent, {} is held, and this call \
                 needs at least {}. Try again shortly.",
                shortage.key.scope,
                python_text(shortage.balance.posted),
                python_text(shortage.limit),
                python_text(shortage.balance.pending),
                python_text(shortage.needed),
            ),
            facts: Some(Box::new(facts(&shortage))),
        },
        Refusal::TooFast(too_fast) => rate_limited(&too_fast, now),
        Refusal::Unavailable => ApiError::BudgetUnavailable,
        Refusal::Full => ApiError::Overloaded("Too many calls are waiting. Try again shortly."),
        Refusal::OnlyCapped => {
            tracing::error!("an admission without patience reached the caller");
            ApiError::Internal
        }
    }
}

fn is_of_route(scope: &Scope) -> bool {
    matches!(scope, Scope::Provider(_) | Scope::Deployment(_))
}

/// The accounts as they stood, where they were what refused.
pub(super) fn moment(refusal: &Refusal) -> Moment {
    match refusal {
        Refusal::OverBudget(shortage) | Refusal::Held(shortage) => shortage.moment.clone(),
        _ => Moment::default(),
    }
}

/// The level that is told. Which of a customer's budgets it is does not matter to who reads this.
fn told_level(scope: &Scope) -> Scope {
    match scope {
        Scope::CustomerTier(customer, _) => Scope::Customer(customer.clone()),
        other => other.clone(),
    }
}

fn facts(shortage: &Shortage) -> BudgetFacts {
    let level = told_level(&shortage.key.scope);
    BudgetFacts {
        level: level.kind(),
        id: shown_id(&level),
        max_budget: shortage.limit,
        spend: shortage.balance.posted,
        held: shortage.balance.pending,
        needed: shortage.needed,
        resets_at: shortage.balance.reset_at,
    }
}

fn shown_id(scope: &Scope) -> String {
    scope.stored_id().replace('\u{1f}', ":")
}

/// Each level's own text, word for word.
fn over_budget(shortage: &Shortage, names: &Names) -> String {
    let (spend, cap) = (python_text(shortage.balance.posted), python_text(shortage.limit));
    let current = format!("Current cost: {spend}, Max budget: {cap}");
    let window = shortage.key.window;
    match (&shortage.key.scope, window) {
        (Scope::Key(_), Some(window)) => format!(
            "ExceededBudget: Key over {window} budget. Spend=${}, Limit=${}",
            places(shortage.balance.posted, 4),
            places(shortage.limit, 2)
        ),
        (Scope::Team(team), Some(window)) => format!(
            "ExceededBudget: Team={team} over {window} budget. Spend=${}, Limit=${}",
            places(shortage.balance.posted, 4),
            places(shortage.limit, 2)
        ),
        (Scope::Key(_), None) => {
            let alias = names.key_alias.as_deref().unwrap_or("key");
            let name = names.key_name.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
            format!("Budget has been exceeded! Key={alias}{name} {current}")
        }
        (Scope::Team(team), None) => format!("Budget has been exceeded! Team={team} {current}"),
        (Scope::TeamMember(team, user), _) if names.member_has_own_cap => {
            format!("Budget has been exceeded! TeamMember={user}:{team} {current}")
        }
        (Scope::TeamMember(team, user), _) => {
            format!("Budget has been exceeded! User={user} in Team={team} {current}")
        }
        (Scope::User(user), _) => {
            format!("ExceededBudget: User={user} over budget. Spend={spend}, Budget={cap}")
        }
        (Scope::Customer(customer) | Scope::CustomerTier(customer, _), _) => {
            format!("ExceededBudget: End User={customer} over budget. Spend={spend}, Budget={cap}")
        }
        (Scope::Tag(tag) | Scope::KeyTag(_, tag), _) => {
            format!("Budget has been exceeded! Tag={tag} {current}")
        }
        (Scope::Organization(id), _) => format!("Budget has been exceeded! Organization={id} {current}"),
        (Scope::Provider(name), _) => format!("Budget has been exceeded! Provider={name} {current}"),
        (Scope::Deployment(id), _) => format!("Budget has been exceeded! Deployment={id} {current}"),
        (Scope::Global, _) => format!("Budget has been exceeded! {current}"),
        (Scope::Model(owner, model), _) => over_model_budget(owner, model.as_str(), names),
    }
}

fn over_model_budget(owner: &Scope, model: &str, names: &Names) -> String {
    let who = match owner {
        Scope::Key(hash) => format!(
            "LiteLLM Virtual Key: {}, key_alias: {}",
            names.key_hash.as_deref().unwrap_or(hash.as_str()),
            names.key_alias.as_deref().unwrap_or("None")
        ),
        Scope::User(user) => format!("LiteLLM User: {user}"),
        Scope::Team(team) => format!("LiteLLM Team: {team}"),
        Scope::Customer(customer) | Scope::CustomerTier(customer, _) => {
            format!("LiteLLM End User: {customer}")
        }
        other => format!("LiteLLM {other}"),
    };
    format!("{who}, exceeded budget for model={model}")
}

/// An amount cut to so many places, as the texts of windows show it.
fn places(amount: Picos, places: u32) -> String {
    let unit = 10_i128.pow(12 - places);
    let rounded = (amount.get() + unit / 2).div_euclid(unit);
    let scale = 10_i128.pow(places);
    format!("{}.{:0width$}", rounded.div_euclid(scale), rounded.rem_euclid(scale), width = places as usize)
}

fn rate_limited(too_fast: &TooFast, now: Millis) -> ApiError {
    let reset_at = too_fast.retry_at.timestamp().strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
    let retry_after_s = too_fast.retry_at.since(now).div_ceil(1_000).max(1);
    ApiError::RateLimited {
        message: format!(
            "Rate limit exceeded for {}: {}. Limit type: {}. Current limit: {}, Remaining: {}. Limit resets at: {reset_at}",
            descriptor(&too_fast.scope),
            shown_id(&too_fast.scope),
            too_fast.kind.as_str(),
            too_fast.limit,
            too_fast.remaining,
        ),
        limit_type: too_fast.kind.as_str(),
        facts: Box::new(rate_facts(too_fast)),
        retry_after_s,
        reset_at,
    }
}

fn rate_facts(too_fast: &TooFast) -> RateFacts {
    let level = told_level(&too_fast.scope);
    RateFacts {
        level: level.kind(),
        id: shown_id(&level),
        name: match too_fast.kind {
            RateKind::Requests => "rpm_limit",
            RateKind::Tokens => "tpm_limit",
            RateKind::DayTokens => "tpd_limit",
            RateKind::Parallel => "max_parallel_requests",
        },
        limit: too_fast.limit,
        remaining: too_fast.remaining,
    }
}

/// What LiteLLM calls a scope in texts and headers about rates.
pub(super) fn descriptor(scope: &Scope) -> &'static str {
    match scope {
        Scope::Global => "global",
        Scope::Key(_) => "api_key",
        Scope::User(_) => "user",
        Scope::Team(_) => "team",
        Scope::TeamMember(..) => "team_member",
        Scope::Customer(_) | Scope::CustomerTier(..) => "end_user",
        Scope::KeyTag(..) => "tag_per_key",
        Scope::Tag(_) => "tag",
        Scope::Organization(_) => "organization",
        Scope::Provider(_) => "provider",
        Scope::Deployment(_) => "deployment",
        Scope::Model(of, _) => match of.as_ref() {
            Scope::Key(_) => "model_per_key",
            Scope::Team(_) => "model_per_team",
            Scope::Customer(_) | Scope::CustomerTier(..) => "model_per_end_user",
            Scope::TeamMember(..) => "model_per_team_member",
            Scope::User(_) => "model_per_user",
            Scope::Organization(_) => "model_per_organization",
            Scope::Tag(_) => "model_per_tag",
            _ => "model",
        },
    }
}

/// The part of a rate's header names that says which one.
pub(super) fn rate_unit(kind: RateKind) -> Option<&'static str> {
    match kind {
        RateKind::Requests => Some("requests"),
        RateKind::Tokens => Some("tokens"),
        RateKind::DayTokens => Some("tokens-per-day"),
        RateKind::Parallel => None,
    }
}

impl From<LedgerError> for ApiError {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::Store(error) => error.into(),
            LedgerError::TooLarge => Self::bad_request(LedgerError::TooLarge.to_string(), Some("spend")),
        }
    }
}

impl From<crate::store::StoreError> for ApiError {
    fn from(error: crate::store::StoreError) -> Self {
        tracing::error!(%error, "the database did not answer");
        Self::BudgetUnavailable
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Balance;
    use crate::domain::scope::AccountKey;

    #[test]
    fn every_level_has_its_own_words() {
        let names = Names {
            key_alias: Some("ci".into()),
            key_name: Some("sk-...4Q2w".into()),
            key_hash: Some("88dc".into()),
            ..Names::default()
        };
        let model = |of| Scope::Model(Box::new(of), "gpt-4o".into());
        for (scope, expected) in [
            (
                Scope::Key("88dc".into()),
                "Budget has been exceeded! Key=ci (sk-...4Q2w) Current cost: 4.02, Max budget: 4.0",
            ),
            (
                Scope::Team("red".into()),
                "Budget has been exceeded! Team=red Current cost: 4.02, Max budget: 4.0",
            ),
            (
                Scope::TeamMember("red".into(), "bob".into()),
                "Budget has been exceeded! User=bob in Team=red Current cost: 4.02, Max budget: 4.0",
            ),
            (Scope::User("bob".into()), "ExceededBudget: User=bob over budget. Spend=4.02, Budget=4.0"),
            (
                Scope::Customer("acme".into()),
                "ExceededBudget: End User=acme over budget. Spend=4.02, Budget=4.0",
            ),
            (
                Scope::CustomerTier("acme".into(), "free".into()),
                "ExceededBudget: End User=acme over budget. Spend=4.02, Budget=4.0",
            ),
            (
                Scope::Organization("org".into()),
                "Budget has been exceeded! Organization=org Current cost: 4.02, Max budget: 4.0",
            ),
            (Scope::Tag("t".into()), "Budget has been exceeded! Tag=t Current cost: 4.02, Max budget: 4.0"),
            (Scope::Global, "Budget has been exceeded! Current cost: 4.02, Max budget: 4.0"),
            (
                model(Scope::Key("88dc".into())),
                "LiteLLM Virtual Key: 88dc, key_alias: ci, exceeded budget for model=gpt-4o",
            ),
            (
                model(Scope::Customer("acme".into())),
                "LiteLLM End User: acme, exceeded budget for model=gpt-4o",
            ),
            (model(Scope::Team("red".into())), "LiteLLM Team: red, exceeded budget for model=gpt-4o"),
        ] {
            let shortage = Shortage {
                key: AccountKey::main(scope),
                limit: Picos::from_dollars(4),
                balance: Balance { posted: Picos::parse("4.02").unwrap(), ..Balance::default() },
                needed: Picos::new(1),
                moment: Default::default(),
            };
            assert_eq!(over_budget(&shortage, &names), expected);
        }
        let windowed = Shortage {
            key: AccountKey::windowed(Scope::Key("88dc".into()), "1d".parse_duration()),
            limit: Picos::parse("0.1").unwrap(),
            balance: Balance { posted: Picos::parse("0.12345").unwrap(), ..Balance::default() },
            needed: Picos::new(1),
            moment: Default::default(),
        };
        assert_eq!(
            over_budget(&windowed, &names),
            "ExceededBudget: Key over 1d budget. Spend=$0.1235, Limit=$0.10"
        );
    }

    trait ParseDuration {
        fn parse_duration(&self) -> crate::domain::duration::Duration;
    }

    impl ParseDuration for str {
        fn parse_duration(&self) -> crate::domain::duration::Duration {
            crate::domain::duration::Duration::parse(self).unwrap()
        }
    }
}
