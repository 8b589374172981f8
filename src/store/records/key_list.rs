//! The SQL of lists of keys: narrowed, searched and sorted, of those that work or of the archive.
//!
//! Owners, teams, names and hashes are found in an index. What only the documents tell is looked
//! for there, by the database: however many keys there are, the server holds one page.

use super::api_key::KeyFilter;
use super::listing::Listing;
use crate::domain::id::{KeyHash, TeamId, UserId};
use crate::domain::record::ApiKey;
use crate::domain::time::Millis;
use crate::store::{Statement, Store, StoreError, Value};

/// What keys can be ordered by; hashes break ties. What a key does not have comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeySort {
    /// When they were made.
    #[default]
    CreatedAt,
    /// When they were changed last.
    UpdatedAt,
    /// Their names.
    Alias,
    /// How they are shown.
    Name,
    /// Their owners.
    User,
    /// Their teams.
    Team,
    /// Their own caps.
    MaxBudget,
    /// When they stop working.
    Expires,
}

/// Whether a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStatus {
    /// It works.
    Active,
    /// Its time is up.
    Expired,
    /// Somebody blocked it.
    Revoked,
    /// It is in the archive.
    Deleted,
}

/// Which keys are listed, and in which order. What is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct KeyQuery {
    /// By columns of their own.
    pub filter: KeyFilter,
    /// A part of a name, an owner or a team, or the whole hash.
    pub search: Option<String>,
    /// A part of the name.
    pub alias_part: Option<String>,
    /// Whether they work.
    pub status: Option<KeyStatus>,
    /// Whether their time is up.
    pub is_expired: Option<bool>,
    /// Members that they echo, with their values.
    pub echoed: Vec<(&'static str, String)>,
    /// What time it is.
    pub now: Millis,
    /// By what.
    pub sort: KeySort,
    /// First ones first; newest first is what people expect.
    pub ascending: bool,
}

/// How many there are.
pub async fn count(store: &Store, query: &KeyQuery) -> Result<u64, StoreError> {
    listing(query).count(store).await
}

/// A page of a list of `total`.
pub async fn page(
    store: &Store,
    query: &KeyQuery,
    limit: u64,
    offset: u64,
    total: u64,
) -> Result<Vec<ApiKey>, StoreError> {
    listing(query).page(store, limit, offset, total).await
}

/// A place where every column that lists know has its name.
const ARCHIVE: &str = "(select hash, json_extract(doc, '$.key_alias') as key_alias, \
     json_extract(doc, '$.user_id') as user_id, json_extract(doc, '$.team_id') as team_id, \
     json_extract(doc, '$.created_at') as created_at_ms, json_extract(doc, '$.updated_at') as updated_at_ms, \
     doc from deleted_api_key) as api_key";

const CAP: &str = "coalesce(substr('0' || length(json_extract(api_key.doc, '$.limits.max_budget')), -2) \
     || json_extract(api_key.doc, '$.limits.max_budget'), '')";

fn listing(query: &KeyQuery) -> Listing {
    let Conditions { text, binds } = Conditions::of(query);
    let is_archive = query.status == Some(KeyStatus::Deleted);
    Listing {
        what: super::api_key::WHAT,
        table: if is_archive { "deleted_api_key" } else { "api_key" },
        key: "hash",
        from: if is_archive { ARCHIVE } else { "api_key" }.to_owned(),
        condition: text,
        binds,
        id: "api_key.hash",
        sort: match query.sort {
            KeySort::CreatedAt => "api_key.created_at_ms",
            KeySort::UpdatedAt => "api_key.updated_at_ms",
            KeySort::Alias => "coalesce(api_key.key_alias, '')",
            KeySort::Name => "json_extract(api_key.doc, '$.key_name')",
            KeySort::User => "coalesce(api_key.user_id, '')",
            KeySort::Team => "coalesce(api_key.team_id, '')",
            KeySort::MaxBudget => CAP,
            KeySort::Expires => "coalesce(json_extract(api_key.doc, '$.expires'), -1)",
        },
        descending: !query.ascending,
    }
}

/// Conditions that all have to hold, and their parameters in the order of the text.
struct Conditions {
    text: String,
    binds: Vec<Value>,
}

impl Conditions {
    fn of(query: &KeyQuery) -> Self {
        let mut all = Self { text: "true".to_owned(), binds: vec![] };
        let KeyFilter { user_id, team_id, key_alias, hash } = &query.filter;
        all.equal("api_key.user_id = ?", user_id.as_ref().map(UserId::as_str));
        all.equal("api_key.team_id = ?", team_id.as_ref().map(TeamId::as_str));
        all.equal("api_key.key_alias = ?", key_alias.as_deref());
        all.equal("api_key.hash = ?", hash.as_ref().map(KeyHash::as_str));
        if let Some(part) = &query.search {
            let part = Value::from(part.to_ascii_lowercase());
            all.and(
                "(instr(lower(api_key.key_alias), ?) > 0 or instr(lower(api_key.user_id), ?) > 0 \
                 or instr(lower(api_key.team_id), ?) > 0 or api_key.hash = ? \
                 or instr(lower(json_extract(api_key.doc, '$.key_name')), ?) > 0)",
                vec![part; 5],
            );
        }
        if let Some(part) = &query.alias_part {
            all.and("instr(lower(api_key.key_alias), ?) > 0", vec![part.to_ascii_lowercase().into()]);
        }
        let now = Value::from(query.now.0);
        let blocked = "coalesce(json_extract(api_key.doc, '$.blocked'), 0) = 1";
        let expired = "coalesce(json_extract(api_key.doc, '$.expires') <= ?, false)";
        match query.status {
            Some(KeyStatus::Active) => {
                all.and(&format!("not {blocked} and not {expired}"), vec![now.clone()])
            }
            Some(KeyStatus::Expired) => all.and(&format!("not {blocked} and {expired}"), vec![now.clone()]),
            Some(KeyStatus::Revoked) => all.and(blocked, vec![]),
            Some(KeyStatus::Deleted) | None => {}
        }
        match query.is_expired {
            Some(true) => all.and(expired, vec![now]),
            Some(false) => all.and(&format!("not {expired}"), vec![now]),
            None => {}
        }
        for (name, value) in &query.echoed {
            let path = Value::from(format!("$.extra.{name}"));
            all.and("json_extract(api_key.doc, ?) = ?", vec![path, value.as_str().into()]);
        }
        all
    }

    fn equal(&mut self, condition: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.and(condition, vec![value.into()]);
        }
    }

    fn and(&mut self, condition: &str, binds: Vec<Value>) {
        self.text.push_str(" and ");
        self.text.push_str(condition);
        self.binds.extend(binds);
    }
}

/// Whose keys' names are listed. What is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct AliasQuery {
    /// Of this key, and of this user where there is one.
    pub own: Option<(KeyHash, Option<UserId>)>,
    /// Of this team.
    pub team_id: Option<String>,
    /// With this part, in capitals or not.
    pub search: Option<String>,
}

/// A page of the names of keys, in order, and how many there are in all.
pub async fn aliases(
    store: &Store,
    query: &AliasQuery,
    limit: u64,
    offset: u64,
) -> Result<(Vec<String>, u64), StoreError> {
    let mut conditions = Conditions { text: "api_key.key_alias is not null".to_owned(), binds: vec![] };
    conditions.equal("api_key.team_id = ?", query.team_id.as_deref());
    if let Some((hash, user)) = &query.own {
        let user = user.as_ref().map(UserId::as_str);
        conditions.and("(api_key.hash = ? or api_key.user_id = ?)", vec![hash.as_str().into(), user.into()]);
    }
    if let Some(part) = &query.search {
        conditions.and("instr(lower(api_key.key_alias), ?) > 0", vec![part.to_ascii_lowercase().into()]);
    }
    let Conditions { text, mut binds } = conditions;
    let total = Statement::built(format!("select count(*) from api_key where {text}"), binds.clone());
    let total = super::number_of(store, total).await?;
    binds.extend([limit.into(), offset.into()]);
    let sql = format!("select key_alias from api_key where {text} order by key_alias limit ? offset ?");
    let rows = store.read_statement(Statement::built(sql, binds)).await?;
    let aliases = rows.iter().map(|row| row.text(0).map(str::to_owned)).collect::<Result<_, _>>()?;
    Ok((aliases, total))
}

#[cfg(test)]
mod tests;
