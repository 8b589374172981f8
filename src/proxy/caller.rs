//! Who calls: which credential, with which role. Made by `identify` only.

use std::sync::Arc;

use crate::domain::id::KeyHash;
use crate::domain::record::ApiKey;

/// What stands for the master key wherever a key's hash would stand.
pub const MASTER_KEY_NAME: &str = "litellm_proxy_master_key";
/// The user behind the master key.
pub const ADMIN_USER: &str = "default_user_id";

/// What a caller may do on the control plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Everything.
    ProxyAdmin,
    /// Read everything.
    ProxyAdminViewer,
    /// Own keys and spend.
    InternalUser,
    /// Read own keys and spend.
    InternalUserViewer,
    /// A key without a user: LLM routes and its own info.
    Unknown,
}

impl Role {
    /// As LiteLLM names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ProxyAdmin => "proxy_admin",
            Self::ProxyAdminViewer => "proxy_admin_viewer",
            Self::InternalUser => "internal_user",
            Self::InternalUserViewer => "internal_user_viewer",
            Self::Unknown => "unknown",
        }
    }

    /// Reads a user's role.
    pub fn of_user(text: Option<&str>) -> Self {
        match text {
            Some("proxy_admin") => Self::ProxyAdmin,
            Some("proxy_admin_viewer") => Self::ProxyAdminViewer,
            Some("internal_user") => Self::InternalUser,
            Some("internal_user_viewer") => Self::InternalUserViewer,
            _ => Self::Unknown,
        }
    }
}

/// Who calls.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The virtual key; absent for the master key and for callers without a key.
    pub key: Option<Arc<ApiKey>>,
    /// What it may do.
    pub role: Role,
    /// Whether it showed the master key.
    pub is_master: bool,
}

impl Caller {
    /// The one with the master key.
    pub fn master() -> Self {
        Self { key: None, role: Role::ProxyAdmin, is_master: true }
    }

    /// One without a key, where no key is asked for.
    pub fn anonymous() -> Self {
        Self { key: None, role: Role::InternalUser, is_master: false }
    }

    /// The user behind the credential, for `created_by` and authors of entries.
    pub fn name(&self) -> &str {
        match &self.key {
            None if self.is_master => ADMIN_USER,
            None => "anonymous",
            Some(key) => key.user_id.as_ref().map_or(key.key_name.as_str(), |user| user.as_str()),
        }
    }

    /// The hash whose account is charged; the master key has an account too.
    pub fn account_hash(&self) -> Option<KeyHash> {
        match &self.key {
            Some(key) => Some(key.account_hash().clone()),
            None => self.is_master.then(|| KeyHash::from(MASTER_KEY_NAME)),
        }
    }
}
