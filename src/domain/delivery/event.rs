//! Events that are not a line of the ledger: a budget is nearly or wholly spent, a key was made.
//! Written once with all they tell, so every attempt to tell them has the same body.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::money::Picos;
use crate::domain::time::Millis;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A budget is spent.
    BudgetCrossed,
    /// Little of a budget is left.
    ThresholdCrossed,
    /// The soft budget is spent.
    SoftBudgetCrossed,
    /// At this pace the budget will be spent before its window ends.
    ProjectedLimitExceeded,
    /// A key was made.
    KeyCreated,
    /// A key was changed.
    KeyUpdated,
    /// A key got a new value.
    KeyRotated,
    /// A key was deleted.
    KeyDeleted,
    /// A team was made.
    TeamCreated,
    /// A team was changed.
    TeamUpdated,
    /// A team was deleted.
    TeamDeleted,
    /// A user was made.
    InternalUserCreated,
    /// A user was changed.
    InternalUserUpdated,
    /// A user was deleted.
    InternalUserDeleted,
    /// A destination is behind, shut out, or refuses what it is owed.
    DeliveryAlert,
    /// The disk is nearly full.
    DiskAlert,
    /// Somebody wants to see whether events arrive.
    Test,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::BudgetCrossed,
        Self::ThresholdCrossed,
        Self::SoftBudgetCrossed,
        Self::ProjectedLimitExceeded,
        Self::KeyCreated,
        Self::KeyUpdated,
        Self::KeyRotated,
        Self::KeyDeleted,
        Self::TeamCreated,
        Self::TeamUpdated,
        Self::TeamDeleted,
        Self::InternalUserCreated,
        Self::InternalUserUpdated,
        Self::InternalUserDeleted,
        Self::DeliveryAlert,
        Self::DiskAlert,
        Self::Test,
    ];

    /// `event` on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BudgetCrossed => "budget_crossed",
            Self::ThresholdCrossed => "threshold_crossed",
            Self::SoftBudgetCrossed => "soft_budget_crossed",
            Self::ProjectedLimitExceeded => "projected_limit_exceeded",
            Self::KeyCreated => "key_created",
            Self::KeyUpdated => "key_updated",
            Self::KeyRotated => "key_rotated",
            Self::KeyDeleted => "key_deleted",
            Self::TeamCreated => "team_created",
            Self::TeamUpdated => "team_updated",
            Self::TeamDeleted => "team_deleted",
            Self::InternalUserCreated => "internal_user_created",
            Self::InternalUserUpdated => "internal_user_updated",
            Self::InternalUserDeleted => "internal_user_deleted",
            Self::DeliveryAlert => "delivery_alert",
            Self::DiskAlert => "disk_alert",
            Self::Test => "test",
        }
    }

    /// Reads back [`as_str`](Self::as_str).
    pub fn from_stored(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// What people call those a call belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Names {
    /// The key's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_alias: Option<Arc<str>>,
    /// The team's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_alias: Option<Arc<str>>,
    /// The user's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_email: Option<Arc<str>>,
}

impl Names {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An event with all it tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// A name that outside systems see; it never changes.
    pub id: String,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: Millis,
    /// What makes another event the same as this one: it is told once.
    pub once: String,
    /// Whose budget, key or account: `key`, `user`, `customer`, `team`, `team_member`,
    /// `organization`, `tag`, `proxy`, ...
    pub group: String,
    /// What is spent of the budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spend: Option<Picos>,
    /// The cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_budget: Option<Picos>,
    /// The soft cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_budget: Option<Picos>,
    /// The hash of the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// The customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team_id: Option<String>,
    /// The organization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// The names.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub names: Names,
    /// When the budget will be spent at this pace; a day, `2026-11-30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projected_exceeded_date: Option<String>,
    /// What will be spent when the window ends, at this pace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projected_spend: Option<Picos>,
    /// In words.
    pub message: String,
}
