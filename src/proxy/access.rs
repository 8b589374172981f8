//! Which models a call may ask for: every list that says something must allow it.

use super::payers::Payers;
use crate::domain::policy::{inherits_team, model_allowed};
use crate::upstream::catalogue::Catalogue;
use crate::wire::error::ApiError;

/// Every list that says something must allow the model.
pub(super) fn check_models(catalogue: &Catalogue, payers: &Payers, model: &str) -> Result<(), ApiError> {
    let allowed =
        |list: &[String]| model_allowed(list, model, &|entry| catalogue.in_access_group(entry, model));
    let denied = |kind: &'static str| ApiError::Forbidden {
        message: format!(
            "The requested model '{model}' is not available for this API key, or the model name is invalid. \
             Check the models available to you and try again."
        ),
        kind,
        param: Some("model"),
    };
    if let Some(key) = &payers.key
        && !inherits_team(&key.models)
        && !allowed(&key.models)
    {
        return Err(denied("key_model_access_denied"));
    }
    if let Some(team) = &payers.team {
        if team.blocked {
            return Err(ApiError::auth(format!(
                "Authentication Error, Team={} is blocked. Update via `/team/unblock` if you're an admin.",
                team.id
            )));
        }
        if !allowed(&team.models) {
            return Err(denied("team_model_access_denied"));
        }
    }
    if let Some(member) = &payers.member
        && !allowed(&member.allowed_models)
    {
        return Err(denied("team_model_access_denied"));
    }
    if let Some(user) = &payers.user
        && payers.is_personal()
        && !allowed(&user.models)
    {
        return Err(denied("user_model_access_denied"));
    }
    check_customer(payers, model, allowed)?;
    if let Some(organization) = &payers.organization
        && !allowed(&organization.models)
    {
        return Err(denied("org_model_access_denied"));
    }
    if payers.tags.iter().any(|tag| !allowed(&tag.record.models)) {
        return Err(denied("tag_model_access_denied"));
    }
    Ok(())
}

fn check_customer(payers: &Payers, model: &str, allowed: impl Fn(&[String]) -> bool) -> Result<(), ApiError> {
    if let Some(customer) = &payers.customer {
        if customer.blocked {
            return Err(ApiError::Forbidden {
                message: format!(
                    "Customer={} is blocked. Update via `/customer/unblock` if you're an admin.",
                    customer.id
                ),
                kind: "customer_blocked",
                param: Some("user"),
            });
        }
        if !allowed(&customer.models) {
            return Err(ApiError::Forbidden {
                message: format!(
                    "The requested model '{model}' is not in the allowed models for this customer. \
                     Check the models this customer can use and try again."
                ),
                kind: "customer_model_access_denied",
                param: Some("model"),
            });
        }
    }
    Ok(())
}
