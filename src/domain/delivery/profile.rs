//! How a destination wants things told. A profile never changes: a changed setting makes the next
//! version, and what is owed already is told as it was when it came about.

use serde::{Deserialize, Serialize};

use crate::domain::entry::{Entry, EntryKind, Payer};
use crate::domain::money::Picos;

/// What kind of system a destination is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DestinationKind {
    /// Usage events to Lago.
    Lago,
    /// Spend and budget events to an address of the operator.
    Webhook,
    /// Alerts to a Slack channel.
    Slack,
    /// Usage as `CloudEvents` to `OpenMeter`.
    OpenMeter,
    /// Meter events to Stripe.
    Stripe,
}

impl DestinationKind {
    /// As it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lago => "lago",
            Self::Webhook => "webhook",
            Self::Slack => "slack",
            Self::OpenMeter => "openmeter",
            Self::Stripe => "stripe",
        }
    }

    /// Whether somebody is billed by what it gets: then nothing expires, and every call counts.
    pub fn is_billing(self) -> bool {
        matches!(self, Self::Lago | Self::OpenMeter | Self::Stripe)
    }
}

/// Who is billed for a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargeBy {
    /// The customer.
    #[default]
    EndUserId,
    /// The user the key belongs to.
    UserId,
    /// The team the key belongs to.
    TeamId,
}

impl ChargeBy {
    /// The name of the setting's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EndUserId => "end_user_id",
            Self::UserId => "user_id",
            Self::TeamId => "team_id",
        }
    }

    /// The charge id of a call.
    pub fn of(self, payer: &Payer) -> Option<&str> {
        match self {
            Self::EndUserId => payer.customer.as_ref().map(|id| id.as_str()),
            Self::UserId => payer.user.as_ref().map(|id| id.as_str()),
            Self::TeamId => payer.team.as_ref().map(|id| id.as_str()),
        }
    }
}

/// Which ids a Lago event carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LagoIds {
    /// `external_subscription_id` and `external_customer_id`.
    #[default]
    Both,
    /// `external_subscription_id`.
    Subscription,
    /// `external_customer_id`.
    Customer,
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberStyle {
    /// JSON numbers.
    #[default]
    Number,
    /// Plain decimal text.
    Text,
}

/// How webhook events call the group of customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventGroup {
    /// `customer`, as documented.
    #[default]
    Customer,
    /// `end_user`, as it is sent by the original.
    EndUser,
}

/// How Lago is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LagoProfile {
    /// The codes of the metrics; one event for each.
    pub codes: Vec<String>,
    /// Who is billed.
    pub charge_by: ChargeBy,
    /// Which ids are sent.
    pub ids: LagoIds,
    /// How numbers are written.
    pub numbers: NumberStyle,
    /// Whether `precise_total_amount_cents` is sent.
    pub precise_amount: bool,
    /// Whether calls that cost nothing are left out.
    pub skip_zero: bool,
}

/// How a webhook is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WebhookProfile {
    /// How the group of customers is called.
    pub group: EventGroup,
    /// Whether each call of a customer is told.
    pub spend_tracked: bool,
}

/// How Slack is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SlackProfile {
    /// The address of this proxy, for people who want to look.
    pub proxy_url: Option<String>,
}

/// How `OpenMeter` is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenMeterProfile {
    /// `type` of the events.
    pub event_type: String,
    /// `source` of the events.
    pub source: String,
    /// Who is billed.
    pub charge_by: ChargeBy,
}

/// How Stripe is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StripeProfile {
    /// The meter's event name.
    pub event_name: String,
    /// Who is billed.
    pub charge_by: ChargeBy,
}

/// How a destination wants things told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Profile {
    /// Lago.
    Lago(LagoProfile),
    /// A webhook.
    Webhook(WebhookProfile),
    /// Slack.
    Slack(SlackProfile),
    /// `OpenMeter`.
    OpenMeter(OpenMeterProfile),
    /// Stripe.
    Stripe(StripeProfile),
}

impl Profile {
    /// The kind of the destination.
    pub fn kind(&self) -> DestinationKind {
        match self {
            Self::Lago(_) => DestinationKind::Lago,
            Self::Webhook(_) => DestinationKind::Webhook,
            Self::Slack(_) => DestinationKind::Slack,
            Self::OpenMeter(_) => DestinationKind::OpenMeter,
            Self::Stripe(_) => DestinationKind::Stripe,
        }
    }

    /// How many deliveries a line of the ledger owes: one for each thing that is told of it.
    pub fn parts(&self, entry: &Entry) -> u32 {
        if entry.kind != EntryKind::Charge {
            return 0;
        }
        match self {
            Self::Lago(lago) if lago.skip_zero && entry.cost == Picos::ZERO => 0,
            Self::Lago(lago) => u32::try_from(lago.codes.len()).unwrap_or(u32::MAX),
            Self::Webhook(webhook) => u32::from(webhook.spend_tracked && entry.payer.customer.is_some()),
            Self::Slack(_) => 0,
            Self::OpenMeter(_) | Self::Stripe(_) => 1,
        }
    }

    /// Whether it is told of budgets, keys and users.
    pub fn takes_events(&self) -> bool {
        !self.kind().is_billing()
    }

    /// By whom its calls are billed; absent where nobody is.
    pub fn charge_by(&self) -> Option<ChargeBy> {
        match self {
            Self::Lago(lago) => Some(lago.charge_by),
            Self::OpenMeter(meter) => Some(meter.charge_by),
            Self::Stripe(stripe) => Some(stripe.charge_by),
            Self::Webhook(_) | Self::Slack(_) => None,
        }
    }
}
