//! Whose money: the scopes a request spends from, and the accounts they own.

use std::fmt;

use super::duration::Duration;
use super::id::{BudgetId, CustomerId, KeyHash, ModelName, OrganizationId, Tag, TeamId, UserId};

/// Separates the parts of a stored scope id. No id may contain a control character.
const JOINT: char = '\u{1f}';

/// One who spends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The whole proxy.
    Global,
    /// A team.
    Team(TeamId),
    /// A user within a team.
    TeamMember(TeamId, UserId),
    /// A user.
    User(UserId),
    /// A key.
    Key(KeyHash),
    /// A customer.
    Customer(CustomerId),
    /// A tag.
    Tag(Tag),
    /// An organization.
    Organization(OrganizationId),
    /// Everything that goes to one provider, by its prefix.
    Provider(ModelName),
    /// Everything that goes to one deployment, by its id.
    Deployment(ModelName),
    /// A customer under the budget that a key names for its customers. Each such budget counts
    /// alone: two keys with different ones never move each other's windows.
    CustomerTier(CustomerId, BudgetId),
    /// A tag on the calls of one key; it has rates and no money.
    KeyTag(KeyHash, Tag),
    /// One model within another scope: `model_max_budget`.
    Model(Box<Scope>, ModelName),
}

/// Names one running balance: a scope, and which of its windows.
///
/// Every scope has a main account; `budget_limits` add one for each further window.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountKey {
    /// Whose balance.
    pub scope: Scope,
    /// The further window this account keeps; `None` for the main account.
    pub window: Option<Duration>,
}

impl AccountKey {
    /// The main account of a scope.
    pub fn main(scope: Scope) -> Self {
        Self { scope, window: None }
    }

    /// The account of a further window of a scope.
    pub fn windowed(scope: Scope, window: Duration) -> Self {
        Self { scope, window: Some(window) }
    }

    /// The window as it is stored: its duration, empty for the main account.
    pub fn stored_window(&self) -> String {
        self.window.map(|w| w.to_string()).unwrap_or_default()
    }
}

impl Scope {
    /// The kind as it is stored and shown.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Team(_) => "team",
            Self::TeamMember(..) => "team_member",
            Self::User(_) => "user",
            Self::Key(_) => "key",
            Self::Customer(_) => "customer",
            Self::Tag(_) => "tag",
            Self::Organization(_) => "organization",
            Self::Provider(_) => "provider",
            Self::Deployment(_) => "deployment",
            Self::CustomerTier(..) => "customer_tier",
            Self::KeyTag(..) => "key_tag",
            Self::Model(of, _) => match of.as_ref() {
                Self::Global | Self::Model(..) => "global_model",
                Self::Team(_) => "team_model",
                Self::TeamMember(..) => "team_member_model",
                Self::User(_) => "user_model",
                Self::Key(_) => "key_model",
                Self::Customer(_) => "customer_model",
                Self::Tag(_) => "tag_model",
                Self::Organization(_) => "organization_model",
                Self::Provider(_) => "provider_model",
                Self::Deployment(_) => "deployment_model",
                Self::CustomerTier(..) => "customer_tier_model",
                Self::KeyTag(..) => "key_tag_model",
            },
        }
    }

    /// The id within the kind as it is stored; empty for [`Scope::Global`].
    pub fn stored_id(&self) -> String {
        match self {
            Self::Global => String::new(),
            Self::Team(id) => id.to_string(),
            Self::TeamMember(team, user) => format!("{team}{JOINT}{user}"),
            Self::User(id) => id.to_string(),
            Self::Key(id) => id.to_string(),
            Self::Customer(id) => id.to_string(),
            Self::Tag(id) => id.to_string(),
            Self::Organization(id) => id.to_string(),
            Self::Provider(name) | Self::Deployment(name) => name.to_string(),
            Self::CustomerTier(customer, budget) => format!("{customer}{JOINT}{budget}"),
            Self::KeyTag(key, tag) => format!("{key}{JOINT}{tag}"),
            Self::Model(of, model) => format!("{}{JOINT}{model}", of.stored_id()),
        }
    }

    /// Whether a line has to name it: which main accounts a call posts to follows from its payers.
    pub fn is_further(&self) -> bool {
        matches!(self, Self::Model(..) | Self::CustomerTier(..) | Self::Provider(_) | Self::Deployment(_))
    }

    /// Reads back what [`kind`](Self::kind) and [`stored_id`](Self::stored_id) wrote.
    pub fn from_stored(kind: &str, id: &str) -> Option<Self> {
        if let Some(of) = kind.strip_suffix("_model") {
            let (owner, model) = id.rsplit_once(JOINT)?;
            return Some(Self::Model(Box::new(Self::from_stored(of, owner)?), model.into()));
        }
        Some(match kind {
            "global" => Self::Global,
            "team" => Self::Team(id.into()),
            "team_member" => {
                let (team, user) = id.split_once(JOINT)?;
                Self::TeamMember(team.into(), user.into())
            }
            "user" => Self::User(id.into()),
            "key" => Self::Key(id.into()),
            "customer" => Self::Customer(id.into()),
            "tag" => Self::Tag(id.into()),
            "organization" => Self::Organization(id.into()),
            "provider" => Self::Provider(id.into()),
            "deployment" => Self::Deployment(id.into()),
            "customer_tier" => {
                let (customer, budget) = id.split_once(JOINT)?;
                Self::CustomerTier(customer.into(), budget.into())
            }
            "key_tag" => {
                let (key, tag) = id.split_once(JOINT)?;
                Self::KeyTag(key.into(), tag.into())
            }
            _ => return None,
        })
    }
}

impl fmt::Display for Scope {
    /// For people: `customer acme`, `team_member red:bob`, `key_model 9f2c:gpt-4o`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.stored_id().replace(JOINT, ":");
        if id.is_empty() { f.write_str(self.kind()) } else { write!(f, "{} {id}", self.kind()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_survives_storage() {
        let owners = [
            Scope::Global,
            Scope::Team("red".into()),
            Scope::TeamMember("red".into(), "bob:1".into()),
            Scope::User("bob".into()),
            Scope::Key("88dc".into()),
            Scope::Customer("acme".into()),
            Scope::Tag("prod".into()),
            Scope::Organization("org".into()),
            Scope::Provider("openai".into()),
            Scope::Deployment("d-1".into()),
            Scope::CustomerTier("acme".into(), "free".into()),
            Scope::KeyTag("88dc".into(), "prod".into()),
        ];
        let per_model = owners.iter().map(|s| Scope::Model(Box::new(s.clone()), "openai/gpt-4o".into()));
        for scope in owners.iter().cloned().chain(per_model) {
            assert_eq!(Scope::from_stored(scope.kind(), &scope.stored_id()), Some(scope.clone()), "{scope}");
        }
        assert_eq!(Scope::from_stored("planet", "earth"), None);
    }
}
