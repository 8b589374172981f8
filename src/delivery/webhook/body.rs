//! The body of an event: LiteLLM's members, all of them and in its order, `null` when there is
//! nothing to say. Made from what was written down once, so every attempt has the same bytes.

use serde::Serialize;

use super::super::target::{Item, Subject};
use crate::domain::delivery::{Event, EventGroup, EventKind, Profile, SpendFacts};
use crate::domain::entry::Entry;
use crate::domain::money::Picos;
use crate::wire::money::{Usd, python_text};

/// The group of customers, as it is documented; an event carries this one.
const CUSTOMER: &str = "customer";

/// What is posted.
#[derive(Debug, Default, Serialize)]
struct Body<'a> {
    spend: Option<Usd>,
    max_budget: Option<Usd>,
    soft_budget: Option<Usd>,
    token: Option<&'a str>,
    customer_id: Option<&'a str>,
    user_id: Option<&'a str>,
    team_id: Option<&'a str>,
    team_alias: Option<&'a str>,
    organization_id: Option<&'a str>,
    user_email: Option<&'a str>,
    key_alias: Option<&'a str>,
    projected_exceeded_date: Option<&'a str>,
    projected_spend: Option<Usd>,
    event_group: &'a str,
    /// For mail, which is not sent from here.
    alert_emails: Option<&'a str>,
    /// For mail, which is not sent from here.
    max_budget_alert_emails: Option<&'a str>,
    event: &'a str,
    event_message: String,
}

/// The bytes that tell an item.
pub(super) fn of(item: &Item) -> Vec<u8> {
    let customers = match &*item.profile {
        Profile::Webhook(webhook) => group_of_customers(webhook.group),
        _ => CUSTOMER,
    };
    let body = match &item.subject {
        Subject::Entry(entry, facts) => spend_tracked(entry, facts, customers),
        Subject::Event(event) if event.kind == EventKind::Test => test(),
        Subject::Event(event) => told(event, customers),
    };
    // Text and decimals only: there is nothing that could not be written.
    serde_json::to_vec(&body).unwrap_or_default()
}

fn group_of_customers(group: EventGroup) -> &'static str {
    match group {
        EventGroup::Customer => CUSTOMER,
        EventGroup::EndUser => "end_user",
    }
}

/// The cost of one call; receivers add them up.
fn spend_tracked<'a>(entry: &'a Entry, facts: &'a SpendFacts, customers: &'a str) -> Body<'a> {
    let payer = &entry.payer;
    let customer = payer.customer.as_ref().map(|id| id.as_str());
    Body {
        spend: Some(Usd(entry.cost)),
        max_budget: facts.max_budget.map(Usd),
        token: payer.key.as_ref().map(|hash| hash.as_str()),
        customer_id: customer,
        user_id: payer.user.as_ref().map(|id| id.as_str()),
        team_id: payer.team.as_ref().map(|id| id.as_str()),
        team_alias: facts.names.team_alias.as_deref(),
        organization_id: payer.organization.as_ref().map(|id| id.as_str()),
        user_email: facts.names.user_email.as_deref(),
        key_alias: facts.names.key_alias.as_deref(),
        event_group: customers,
        event: "spend_tracked",
        event_message: format!(
            "Customer spend tracked. Customer={}, spend={}",
            customer.unwrap_or_default(),
            python_text(entry.cost)
        ),
        ..Body::default()
    }
}

fn told<'a>(event: &'a Event, customers: &'a str) -> Body<'a> {
    Body {
        spend: event.spend.map(Usd),
        max_budget: event.max_budget.map(Usd),
        soft_budget: event.soft_budget.map(Usd),
        token: event.token.as_deref(),
        customer_id: event.customer_id.as_deref(),
        user_id: event.user_id.as_deref(),
        team_id: event.team_id.as_deref(),
        team_alias: event.names.team_alias.as_deref(),
        organization_id: event.organization_id.as_deref(),
        user_email: event.names.user_email.as_deref(),
        key_alias: event.names.key_alias.as_deref(),
        projected_exceeded_date: event.projected_exceeded_date.as_deref(),
        projected_spend: event.projected_spend.map(Usd),
        event_group: if event.group == CUSTOMER { customers } else { &event.group },
        event: event.kind.as_str(),
        event_message: event.message.clone(),
        ..Body::default()
    }
}

/// What LiteLLM sends to try a webhook, whatever asked for it: receivers are tested with it.
fn test() -> Body<'static> {
    Body {
        spend: Some(Usd(Picos::from_dollars(1))),
        max_budget: Some(Usd(Picos::ZERO)),
        token: Some("litellm_proxy_master_key"),
        user_id: Some("default_user_id"),
        event_group: "key",
        event: EventKind::BudgetCrossed.as_str(),
        event_message: "User Budget: Budget Crossed\n Total Budget:`0.0`".into(),
        ..Body::default()
    }
}
