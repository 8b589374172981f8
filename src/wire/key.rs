//! Keys on the wire: the answer of generating one, and the rows of the other routes, which differ.
//!
//! Knows shapes and how a key becomes its hash. The key itself is in one answer and nowhere else.

mod blanks;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub(crate) use blanks::{Blank, describe, filled};
use blanks::{GENERATED, INFO, LISTED, ROW};

use super::budget::{BudgetRow, shown_model_limits, shown_windows};
use super::money::Usd;
use crate::domain::account::Balance;
use crate::domain::id::KeyHash;
use crate::domain::record::{ApiKey, Extra};
use crate::domain::time::Millis;

/// What every key begins with.
pub const KEY_PREFIX: &str = "sk-";
/// The shortest key that is accepted; anything shorter can be guessed.
pub const KEY_CHARS_MIN: usize = 16;

/// The hash that stands for a key: lower-case hex SHA-256 of the whole text.
pub fn key_hash(key: &str) -> KeyHash {
    let digest = Sha256::digest(key.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()
}

/// The hash that a caller means who writes a key or its hash.
pub fn named_hash(key_or_hash: &str) -> KeyHash {
    if key_or_hash.starts_with(KEY_PREFIX) { key_hash(key_or_hash) } else { key_or_hash.into() }
}

/// The part of a key that may be shown: `sk-...` and, of a long one, its last four characters.
pub fn shown_name(key: &str) -> String {
    let chars = key.chars().count();
    if chars < KEY_CHARS_MIN {
        return "sk-...".into();
    }
    format!("sk-...{}", key.chars().skip(chars - 4).collect::<String>())
}

/// A key made of 128 random bits: `sk-` and 22 characters of URL-safe base64.
pub fn key_of_bits(bits: [u8; 16]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut key = String::from(KEY_PREFIX);
    for three in bits.chunks(3) {
        let group =
            three.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..=three.len() {
            let six = group >> (18 - 6 * at) & 0x3f;
            key.push(char::from(ALPHABET[six as usize]));
        }
    }
    key
}

/// What a row is for; the original shows different members in each place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowShape {
    /// `/key/info`: without the hash, with a status.
    Info,
    /// `/key/update` and `/key/unblock`.
    Changed,
    /// `/key/block`.
    Blocked,
    /// `/key/list` with whole objects.
    Listed,
}

/// A key, as the routes that read or change one answer it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = blanks::describe_row)]
pub struct KeyRow {
    /// Its hash; left out in [`RowShape::Info`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// What may be shown of the key.
    pub key_name: String,
    /// A name for people.
    pub key_alias: Option<String>,
    /// Settled in this window.
    pub spend: Usd,
    /// Settled ever.
    pub total_spend: Usd,
    /// What calls under way hold of its budget.
    #[serde(default)]
    pub held: Option<Usd>,
    /// When it stops working.
    pub expires: Option<String>,
    /// What it may call; empty: everything.
    pub models: Vec<String>,
    /// Model names it may write instead of others.
    pub aliases: BTreeMap<String, String>,
    /// The member of staff it belongs to.
    pub user_id: Option<String>,
    /// The team it belongs to.
    pub team_id: Option<String>,
    /// Requests under way at once.
    pub max_parallel_requests: Option<u64>,
    /// Free, and what is kept there.
    pub metadata: Extra,
    /// Refused at once when set; `null` until it was ever set.
    pub blocked: Option<bool>,
    /// Tokens in any 60 s.
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    pub rpm_limit: Option<u64>,
    /// Tokens a day.
    pub tpd_limit: Option<u64>,
    /// The hard cap.
    pub max_budget: Option<Usd>,
    /// How long a window lasts.
    pub budget_duration: Option<String>,
    /// When the window ends.
    pub budget_reset_at: Option<String>,
    /// Further windows.
    pub budget_limits: Value,
    /// Routes it may call; empty: what its role allows.
    pub allowed_routes: Vec<String>,
    /// `default`, `llm_api`, `management` or `read_only`.
    pub key_type: Option<String>,
    /// Limits of single models.
    pub model_max_budget: Value,
    /// The budget that fills in where its own limits are absent.
    pub budget_id: Option<String>,
    /// That budget.
    pub litellm_budget_table: Option<BudgetRow>,
    /// Who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: String,
    /// Who changed it last.
    pub updated_by: String,
    /// When it was changed last.
    pub updated_at: String,
    /// `active`, `expired`, `revoked` or `deleted`; only in [`RowShape::Info`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Members that are stored and echoed, or mean nothing here.
    #[serde(flatten)]
    pub rest: Extra,
}

/// What a row shows besides the record.
#[derive(Clone, Debug, Default)]
pub struct KeyFacts {
    /// The numbers of its account.
    pub balance: Balance,
    /// When its window ends.
    pub reset_at: Option<Millis>,
    /// The budget it is on.
    pub budget: Option<BudgetRow>,
}

impl KeyRow {
    /// A key with its balance and the budget it is on.
    pub fn from_record(key: &ApiKey, facts: &KeyFacts, shape: RowShape, now: Millis) -> Self {
        let limits = &key.limits;
        let text = |id: Option<&str>| id.map(str::to_owned);
        let info = shape == RowShape::Info;
        Self {
            token: (!info).then(|| key.hash.to_string()),
            key_name: key.key_name.clone(),
            key_alias: key.key_alias.clone(),
            spend: Usd(facts.balance.posted),
            total_spend: Usd(facts.balance.lifetime),
            held: Some(Usd(facts.balance.pending)),
            expires: key.expires.map(|at| at.to_string()),
            models: key.models.clone(),
            aliases: key.aliases.clone(),
            user_id: text(key.user_id.as_ref().map(|id| id.as_str())),
            team_id: text(key.team_id.as_ref().map(|id| id.as_str())),
            max_parallel_requests: limits.max_parallel_requests,
            metadata: key.metadata.clone(),
            blocked: key.blocked,
            tpm_limit: limits.tpm_limit,
            rpm_limit: limits.rpm_limit,
            tpd_limit: limits.tpd_limit,
            max_budget: limits.max_budget.map(Usd),
            budget_duration: limits.budget_duration.map(|duration| duration.to_string()),
            budget_reset_at: facts.reset_at.map(|at| at.to_string()),
            budget_limits: shown_windows(&key.budget_limits),
            allowed_routes: key.allowed_routes.clone(),
            key_type: key.key_type.clone(),
            model_max_budget: shown_model_limits(&limits.model_max_budget),
            budget_id: text(key.budget_id.as_ref().map(|id| id.as_str())),
            litellm_budget_table: facts.budget.clone(),
            created_by: key.created_by.clone(),
            created_at: key.created_at.to_string(),
            updated_by: key.updated_by.clone(),
            updated_at: key.updated_at.to_string(),
            status: info.then(|| status(key, now).to_owned()),
            rest: rest(key, shape),
        }
    }
}

fn rest(key: &ApiKey, shape: RowShape) -> Extra {
    let mut rest: Extra = filled(ROW, &[&key.extra]).collect();
    match shape {
        RowShape::Info | RowShape::Changed => rest.extend(filled(INFO, &[&key.extra])),
        RowShape::Blocked | RowShape::Listed => {
            rest.insert("org_id".into(), key.extra.get("organization_id").cloned().unwrap_or_default());
        }
    }
    if shape == RowShape::Listed {
        rest.extend(filled(LISTED, &[]));
        rest.insert("soft_budget".into(), json!(key.limits.soft_budget.map(Usd)));
    }
    rest
}

/// Whether a key works, in one word.
pub fn status(key: &ApiKey, now: Millis) -> &'static str {
    if key.blocked == Some(true) {
        "revoked"
    } else if key.expires.is_some_and(|at| at <= now) {
        "expired"
    } else {
        "active"
    }
}

/// The answer of generating or regenerating a key: the only one that carries the key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = blanks::describe_generated)]
pub struct GeneratedKey {
    /// The key. It is not kept and cannot be shown again.
    pub key: String,
    /// Its hash.
    pub token: Option<String>,
    /// Its hash once more.
    pub token_id: Option<String>,
    /// What may be shown of the key.
    pub key_name: Option<String>,
    /// A name for people.
    pub key_alias: Option<String>,
    /// When it stops working.
    pub expires: Option<String>,
    /// The member of staff it belongs to.
    pub user_id: Option<String>,
    /// The team it belongs to.
    pub team_id: Option<String>,
    /// The hard cap.
    pub max_budget: Option<Usd>,
    /// How long a window lasts.
    pub budget_duration: Option<String>,
    /// Further windows.
    pub budget_limits: Value,
    /// The budget that fills in where its own limits are absent.
    pub budget_id: Option<String>,
    /// That budget.
    pub litellm_budget_table: Option<BudgetRow>,
    /// Settled so far.
    pub spend: Usd,
    /// What it may call; empty: everything.
    pub models: Vec<String>,
    /// Model names it may write instead of others.
    pub aliases: BTreeMap<String, String>,
    /// Free, and what is kept there.
    pub metadata: Extra,
    /// Limits of single models.
    pub model_max_budget: Value,
    /// Tokens in any 60 s.
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    pub rpm_limit: Option<u64>,
    /// Tokens a day.
    pub tpd_limit: Option<u64>,
    /// Requests under way at once.
    pub max_parallel_requests: Option<u64>,
    /// Refused at once when set.
    pub blocked: Option<bool>,
    /// Routes it may call; empty: what its role allows.
    pub allowed_routes: Vec<String>,
    /// `default`, `llm_api`, `management` or `read_only`.
    pub key_type: Option<String>,
    /// Who made it.
    pub created_by: Option<String>,
    /// Who changed it last.
    pub updated_by: Option<String>,
    /// When it was made.
    pub created_at: String,
    /// When it was changed last.
    pub updated_at: String,
    /// Members that are stored and echoed, or mean nothing here.
    #[serde(flatten)]
    pub rest: Extra,
}

impl GeneratedKey {
    /// The answer for a key that was just made.
    pub fn from_record(raw: String, key: &ApiKey, facts: &KeyFacts) -> Self {
        let row = KeyRow::from_record(key, facts, RowShape::Blocked, key.updated_at);
        Self {
            key: raw,
            token_id: row.token.clone(),
            token: row.token,
            key_name: Some(row.key_name),
            key_alias: row.key_alias,
            expires: row.expires,
            user_id: row.user_id,
            team_id: row.team_id,
            max_budget: row.max_budget,
            budget_duration: row.budget_duration,
            budget_limits: row.budget_limits,
            budget_id: row.budget_id,
            litellm_budget_table: row.litellm_budget_table,
            spend: row.spend,
            models: row.models,
            aliases: row.aliases,
            metadata: row.metadata,
            model_max_budget: row.model_max_budget,
            tpm_limit: row.tpm_limit,
            rpm_limit: row.rpm_limit,
            tpd_limit: row.tpd_limit,
            max_parallel_requests: row.max_parallel_requests,
            blocked: row.blocked,
            allowed_routes: row.allowed_routes,
            key_type: row.key_type,
            created_by: Some(row.created_by),
            updated_by: Some(row.updated_by),
            created_at: row.created_at,
            updated_at: row.updated_at,
            rest: filled(GENERATED, &[&key.extra, &key.metadata]).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_and_the_shown_part_of_a_key() {
        assert_eq!(
            key_hash("sk-1234").as_str(),
            "88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b"
        );
        assert_eq!(named_hash("sk-1234"), key_hash("sk-1234"));
        assert_eq!(named_hash("88dc").as_str(), "88dc");
        assert_eq!(shown_name("sk-f2V_BTT6ilYlzPDsmOo7Rw"), "sk-...o7Rw");
        assert_eq!(shown_name("sk-345678901234"), "sk-...");
        assert_eq!(shown_name("sk-3456789012345"), "sk-...2345");
    }

    #[test]
    fn random_bits_become_a_key_of_25_characters() {
        assert_eq!(key_of_bits([0; 16]), "sk-AAAAAAAAAAAAAAAAAAAAAA");
        assert_eq!(key_of_bits([0xff; 16]), "sk-_____________________w");
        let counted: [u8; 16] = std::array::from_fn(|at| at as u8);
        assert_eq!(key_of_bits(counted), "sk-AAECAwQFBgcICQoLDA0ODw");
    }
}
