//! The ledger's lines: what was charged, to whom, for what. Written once, never changed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::delivery::Names;
use super::id::{CustomerId, KeyHash, ModelName, OrganizationId, Tag, TeamId, UserId};
use super::money::Picos;
use super::scope::{AccountKey, Scope};
use super::time::Millis;
use super::usage::Usage;

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A call was billed.
    Charge,
    /// Somebody set or corrected a balance.
    Adjust,
    /// Somebody started a window over.
    Reset,
}

/// How sure the amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryStatus {
    /// The provider told the usage.
    Exact,
    /// We counted: the stream was cut, or the provider told no usage.
    Estimated,
    /// The server died during the call; booked at its floor for an operator to look at.
    Unresolved,
}

impl EntryKind {
    /// As it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Charge => "charge",
            Self::Adjust => "adjust",
            Self::Reset => "reset",
        }
    }

    /// Reads back [`as_str`](Self::as_str).
    pub fn from_stored(text: &str) -> Option<Self> {
        [Self::Charge, Self::Adjust, Self::Reset].into_iter().find(|kind| kind.as_str() == text)
    }
}

impl EntryStatus {
    /// As it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Estimated => "estimated",
            Self::Unresolved => "unresolved",
        }
    }

    /// Reads back [`as_str`](Self::as_str).
    pub fn from_stored(text: &str) -> Option<Self> {
        [Self::Exact, Self::Estimated, Self::Unresolved].into_iter().find(|status| status.as_str() == text)
    }
}

/// Everybody who pays for a call, each from an account of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Payer {
    /// The key; the master key has an account too.
    pub key: Option<KeyHash>,
    /// The member of staff the key belongs to.
    pub user: Option<UserId>,
    /// The team the key belongs to.
    pub team: Option<TeamId>,
    /// The customer.
    pub customer: Option<CustomerId>,
    /// The organization of the key, or of its team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<OrganizationId>,
    /// Labels.
    #[serde(default)]
    pub tags: Vec<Tag>,
}

impl Payer {
    /// The scopes whose main account a charge posts to, in the order in which budgets are checked.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = Vec::with_capacity(7 + self.tags.len());
        scopes.extend(self.key.clone().map(Scope::Key));
        scopes.extend(self.team.clone().map(Scope::Team));
        scopes.extend(self.organization.clone().map(Scope::Organization));
        scopes.extend(self.tags.iter().cloned().map(Scope::Tag));
        scopes.extend(self.user.clone().map(Scope::User));
        if let (Some(team), Some(user)) = (&self.team, &self.user) {
            scopes.push(Scope::TeamMember(team.clone(), user.clone()));
        }
        scopes.extend(self.customer.clone().map(Scope::Customer));
        scopes.push(Scope::Global);
        scopes
    }
}

/// What was called. Calls of one kind share one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CallFacts {
    /// `acompletion`, `atext_completion`, `aembedding`.
    pub call_type: Arc<str>,
    /// The public name that was asked for.
    pub model_group: Arc<str>,
    /// `provider/model` as it was called.
    pub model: Arc<str>,
    /// The provider's prefix.
    pub provider: Arc<str>,
    /// The deployment.
    pub model_id: Arc<str>,
    /// Where it was called, without a query.
    pub api_base: Arc<str>,
    /// Whether the answer was streamed.
    pub stream: bool,
    /// The table and rates the cost was computed with.
    pub price_version: Arc<str>,
}

impl CallFacts {
    /// The model as the provider calls it.
    pub fn upstream_model(&self) -> &str {
        let model = self.model.strip_prefix(&*self.provider).and_then(|rest| rest.strip_prefix('/'));
        model.unwrap_or(&self.model)
    }
}

/// What is known of a call before it ends; a hold that was sent keeps it on disk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The call's id; the provider's own response id takes its place when there is one.
    pub request_id: String,
    /// Who pays.
    pub payer: Arc<Payer>,
    /// What was called.
    pub call: Arc<CallFacts>,
    /// When the call came in.
    pub started_at: Millis,
    /// What was held.
    pub held: Picos,
    /// What is owed at the least once it was sent.
    pub floor: Picos,
    /// The accounts besides the main ones that this call posts to.
    #[serde(default)]
    pub further: Vec<FurtherAccount>,
    /// What people call those it belongs to.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub names: Names,
}

/// An account besides the main ones, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FurtherAccount {
    /// The scope's kind.
    pub kind: String,
    /// The scope's id.
    pub id: String,
    /// The window's duration; empty for the main account of a per-model scope.
    #[serde(default)]
    pub span: String,
}

impl FurtherAccount {
    /// The account this names, if it can be read.
    pub fn key(&self) -> Option<AccountKey> {
        let scope = Scope::from_stored(&self.kind, &self.id)?;
        let window = match self.span.as_str() {
            "" => None,
            span => Some(super::duration::Duration::parse(span).ok()?),
        };
        Some(AccountKey { scope, window })
    }
}

impl From<&AccountKey> for FurtherAccount {
    fn from(key: &AccountKey) -> Self {
        Self { kind: key.scope.kind().into(), id: key.scope.stored_id(), span: key.stored_window() }
    }
}

/// What is seldom there, kept as one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// The one account an adjustment or reset is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<FurtherAccount>,
    /// Accounts besides the main ones that a charge posted to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<FurtherAccount>,
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Until the first output, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_output_ms: Option<u64>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The order of the ledger: strictly rising.
    pub seq: u64,
    /// A name for the line that outside systems may see; it never changes.
    pub id: String,
    /// The call's id; two lines may share one (a retry that was billed).
    pub request_id: String,
    /// The proxy's own id of the call, where the one above is the provider's.
    pub call_id: Option<String>,
    /// What the line is about.
    pub kind: EntryKind,
    /// How sure the amount is.
    pub status: EntryStatus,
    /// When it was booked.
    pub at: Millis,
    /// When the call came in.
    pub started_at: Millis,
    /// Who pays.
    pub payer: Arc<Payer>,
    /// What was called.
    pub call: Arc<CallFacts>,
    /// What was used.
    pub usage: Usage,
    /// The amount.
    pub cost: Picos,
    /// What was held for it.
    pub held: Picos,
    /// How long the call took.
    pub duration_ms: u64,
    /// What is seldom there.
    pub detail: Detail,
}

impl Entry {
    /// The proxy's own id of the call.
    pub fn call_id(&self) -> &str {
        self.call_id.as_deref().unwrap_or(&self.request_id)
    }

    /// Every account this line posts to.
    pub fn accounts(&self) -> Vec<AccountKey> {
        match self.kind {
            EntryKind::Charge => {
                let main = self.payer.scopes().into_iter().map(AccountKey::main);
                main.chain(self.detail.further.iter().filter_map(FurtherAccount::key)).collect()
            }
            EntryKind::Adjust | EntryKind::Reset => {
                self.detail.account.iter().filter_map(FurtherAccount::key).collect()
            }
        }
    }

    /// The per-model scope of an owner.
    pub fn model_scope(owner: Scope, model: &str) -> Scope {
        Scope::Model(Box::new(owner), ModelName::from(model))
    }
}
