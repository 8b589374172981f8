//! The SQL of users, the members of the operator's staff.

use super::{all, document, first, number, record};
use crate::domain::id::{TeamId, UserId};
use crate::domain::record::User;
use crate::domain::time::Millis;
use crate::store::{Statement, Store, StoreError, Value};

const WHAT: &str = "a user";

/// Stands between the items of a list that is bound as one text. No id may contain it.
const JOINT: &str = "\u{1f}";

/// Which users a list is about; what is absent does not narrow it.
#[derive(Clone, Debug, Default)]
pub struct UserFilter {
    /// Users of this role.
    pub role: Option<String>,
    /// These users.
    pub ids: Option<Vec<String>>,
    /// The users of these ids of a sign-on service.
    pub sso_ids: Option<Vec<String>>,
    /// Users whose address contains this.
    pub email_part: Option<String>,
    /// Users whose id, address or name contains this.
    pub search: Option<String>,
    /// Members of this team.
    pub team: Option<TeamId>,
}

impl UserFilter {
    fn binds(&self) -> Vec<Value> {
        let joined = |ids: &Option<Vec<String>>| ids.as_ref().map(|ids| joined(ids)).into();
        let pattern = |part: &Option<String>| part.as_ref().map(|part| containing(part)).into();
        vec![
            self.role.as_deref().into(),
            joined(&self.ids),
            joined(&self.sso_ids),
            JOINT.into(),
            pattern(&self.email_part),
            pattern(&self.search),
            self.team.as_ref().map(TeamId::as_str).into(),
        ]
    }
}

/// What a list of users is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UserOrder {
    /// When they were made.
    #[default]
    Created,
    /// Their ids.
    Id,
    /// Their addresses.
    Email,
    /// Their names.
    Alias,
    /// Their roles.
    Role,
    /// What they have spent in their window, as far as it has not ended.
    Spend,
}

fn joined(ids: &[String]) -> String {
    ids.iter().fold(JOINT.to_owned(), |list, id| list + id + JOINT)
}

/// A pattern for what contains a text, however it is written.
fn containing(part: &str) -> String {
    let mut pattern = String::from("%");
    for character in part.to_lowercase().chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern + "%"
}

/// Reads one.
pub async fn get(store: &Store, id: &UserId) -> Result<Option<User>, StoreError> {
    let rows = store.read("select doc from staff_user where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// Reads the one with an address, however it is written.
pub async fn by_email(store: &Store, email: &str) -> Result<Option<User>, StoreError> {
    let sql = "select doc from staff_user where email = $1 order by created_at_ms, id limit 1";
    let rows = store.read(sql, vec![email.to_lowercase().into()]).await?;
    first(WHAT, &rows)
}

/// Every one, in the order of ids.
pub async fn list(store: &Store) -> Result<Vec<User>, StoreError> {
    all(store, WHAT, "select doc, id from staff_user where id > $1 order by id limit $2").await
}

/// A statement about the users that a filter leaves. A removed item leaves a list shorter, so
/// `replace` tells whether the item was in it, in every database.
macro_rules! filtered {
    ($head:literal, $tail:expr) => {
        concat!(
            $head,
            " where (cast($1 as text) is null or role = $1)
                and (cast($2 as text) is null or replace($2, $4 || staff_user.id || $4, '') <> $2)
                and (cast($3 as text) is null or replace($3, $4 || sso_user_id || $4, '') <> $3)
                and (cast($5 as text) is null or email like $5 escape '\\')
                and (cast($6 as text) is null or search like $6 escape '\\')
                and (cast($7 as text) is null or exists (
                    select 1 from team_member
                    where team_member.team_id = $7 and team_member.user_id = staff_user.id)) ",
            $tail
        )
    };
}

/// One page of users with how many keys each has.
macro_rules! sorted {
    ($order:literal) => {
        filtered!(
            "select staff_user.doc,
                 (select count(*) from api_key where api_key.user_id = staff_user.id)
             from staff_user",
            concat!("order by ", $order, " limit $8 offset $9")
        )
    };
}

/// The same by spend: whole picos in text, so the longer one is the larger one.
macro_rules! sorted_by_spend {
    ($direction:literal) => {
        filtered!(
            "select staff_user.doc,
                 (select count(*) from api_key where api_key.user_id = staff_user.id)
             from staff_user left join (
                 select id as spender, case when reset_at_ms <= $10 or posted like '-%' then '0'
                     else posted end as spent
                 from account where kind = 'user' and span = '') as spending on spender = staff_user.id",
            concat!(
                "order by length(coalesce(spent, '0')) ",
                $direction,
                ", coalesce(spent, '0') ",
                $direction,
                ", staff_user.id limit $8 offset $9"
            )
        )
    };
}

fn page_sql(order: UserOrder, descending: bool) -> &'static str {
    match (order, descending) {
        (UserOrder::Created, false) => sorted!("created_at_ms, staff_user.id"),
        (UserOrder::Created, true) => sorted!("created_at_ms desc, staff_user.id"),
        (UserOrder::Id, false) => sorted!("staff_user.id"),
        (UserOrder::Id, true) => sorted!("staff_user.id desc"),
        (UserOrder::Email, false) => sorted!("coalesce(email, ''), staff_user.id"),
        (UserOrder::Email, true) => sorted!("coalesce(email, '') desc, staff_user.id"),
        (UserOrder::Alias, false) => sorted!("coalesce(alias, ''), staff_user.id"),
        (UserOrder::Alias, true) => sorted!("coalesce(alias, '') desc, staff_user.id"),
        (UserOrder::Role, false) => sorted!("coalesce(role, ''), staff_user.id"),
        (UserOrder::Role, true) => sorted!("coalesce(role, '') desc, staff_user.id"),
        (UserOrder::Spend, false) => sorted_by_spend!(""),
        (UserOrder::Spend, true) => sorted_by_spend!("desc"),
    }
}

/// A part of a list of users.
#[derive(Clone, Copy, Debug)]
pub struct UserPage {
    /// What it is sorted by.
    pub order: UserOrder,
    /// Whether the last come first.
    pub descending: bool,
    /// How many at most.
    pub limit: u64,
    /// How many lie before it.
    pub offset: u64,
}

/// The users of a filter with the number of their keys. `now` decides whose window has ended.
pub async fn page(
    store: &Store,
    filter: &UserFilter,
    page: UserPage,
    now: Millis,
) -> Result<Vec<(User, u64)>, StoreError> {
    let mut binds = filter.binds();
    binds.extend([Value::from(page.limit), Value::from(page.offset)]);
    if page.order == UserOrder::Spend {
        binds.push(now.0.into());
    }
    let rows = store.read(page_sql(page.order, page.descending), binds).await?;
    rows.iter().map(|row| Ok((record(WHAT, row, 0)?, row.int(1)?.unsigned_abs()))).collect()
}

/// How many users a filter leaves.
pub async fn count_of(store: &Store, filter: &UserFilter) -> Result<u64, StoreError> {
    number(store, filtered!("select count(*) from staff_user", ""), filter.binds()).await
}

/// How many there are.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    number(store, "select count(*) from staff_user", vec![]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(user: &User) -> Result<Statement, StoreError> {
    let mut binds = columns(user)?;
    binds.push(user.created_at.0.into());
    Ok(Statement::new(
        "insert into staff_user (id, doc, updated_at_ms, email, role, alias, sso_user_id, search, created_at_ms)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds,
    ))
}

/// Replaces one.
pub fn update(user: &User) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update staff_user set doc = $2, updated_at_ms = $3, email = $4, role = $5, alias = $6,
             sso_user_id = $7, search = $8 where id = $1",
        columns(user)?,
    ))
}

/// Removes one.
pub fn delete(id: &UserId) -> Statement {
    Statement::new("delete from staff_user where id = $1", vec![id.as_str().into()])
}

fn columns(user: &User) -> Result<Vec<Value>, StoreError> {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let search = format!("{}\n{}\n{}", user.id, text(&user.email), text(&user.alias)).to_lowercase();
    Ok(vec![
        user.id.as_str().into(),
        document(WHAT, user)?,
        user.updated_at.0.into(),
        user.email.as_ref().map(|email| email.to_lowercase()).into(),
        user.role.as_deref().into(),
        user.alias.as_deref().into(),
        user.extra.get("sso_user_id").and_then(|id| id.as_str()).into(),
        search.into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Kept;
    use crate::domain::money::Picos;
    use crate::domain::scope::{AccountKey, Scope};
    use crate::store::accounts;
    use crate::store::records::tests::empty;
    use serde_json::json;

    fn user(id: &str, more: serde_json::Value) -> User {
        let mut doc = json!({"id": id, "created_at": 1, "updated_at": 1});
        for (name, value) in more.as_object().unwrap() {
            doc[name] = value.clone();
        }
        serde_json::from_value(doc).unwrap()
    }

    async fn ids(store: &Store, filter: &UserFilter, order: UserOrder, descending: bool) -> Vec<String> {
        let part = UserPage { order, descending, limit: 10, offset: 0 };
        let users = page(store, filter, part, Millis(100)).await.unwrap();
        assert_eq!(count_of(store, filter).await.unwrap(), users.len() as u64);
        users.into_iter().map(|(user, _)| user.id.to_string()).collect()
    }

    #[tokio::test]
    async fn a_filter_leaves_what_it_says() {
        let (_folder, store) = empty().await;
        let users = [
            user("ann", json!({"email": "Ann@X.org", "role": "proxy_admin", "extra": {"sso_user_id": "s1"}})),
            user("bob", json!({"alias": "50%_off", "role": "internal_user"})),
            user("Bobby", json!({"email": "zoë@y.org"})),
        ];
        store.write(users.iter().map(|user| insert(user).unwrap()).collect()).await.unwrap();
        let text = |text: &str| Some(text.to_owned());
        let list = |ids: &[&str]| Some(ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>());
        let none = UserFilter::default;
        for (filter, expected) in [
            (none(), vec!["Bobby", "ann", "bob"]),
            (UserFilter { role: text("internal_user"), ..none() }, vec!["bob"]),
            (UserFilter { ids: list(&["bob", "ann", "nobody"]), ..none() }, vec!["ann", "bob"]),
            (UserFilter { ids: list(&["bo"]), ..none() }, vec![]),
            (UserFilter { ids: list(&[]), ..none() }, vec![]),
            (UserFilter { sso_ids: list(&["s1"]), ..none() }, vec!["ann"]),
            (UserFilter { email_part: text("x.ORG"), ..none() }, vec!["ann"]),
            (UserFilter { search: text("BOB"), ..none() }, vec!["Bobby", "bob"]),
            (UserFilter { search: text("ZOË"), ..none() }, vec!["Bobby"]),
            (UserFilter { search: text("%_"), ..none() }, vec!["bob"]),
            (UserFilter { search: text("a_n"), ..none() }, vec![]),
            (UserFilter { team: Some("red".into()), ..none() }, vec![]),
        ] {
            assert_eq!(ids(&store, &filter, UserOrder::Id, false).await, expected, "{filter:?}");
        }
        let by = async |order, descending| ids(&store, &none(), order, descending).await;
        assert_eq!(by(UserOrder::Email, true).await, ["Bobby", "ann", "bob"]);
        assert_eq!(by(UserOrder::Alias, true).await, ["bob", "Bobby", "ann"]);
        assert_eq!(by(UserOrder::Role, false).await, ["Bobby", "bob", "ann"]);
    }

    #[tokio::test]
    async fn the_larger_spend_is_the_larger_number_and_a_window_that_ended_is_empty() {
        let (_folder, store) = empty().await;
        let spent =
            [("a", "900", None), ("b", "10000", Some(101)), ("c", "70000", Some(100)), ("d", "-5", None)];
        let mut writes: Vec<Statement> = vec![insert(&user("e", json!({}))).unwrap()];
        for (id, posted, reset_at) in spent {
            writes.push(insert(&user(id, json!({}))).unwrap());
            let kept = Kept {
                posted: Picos::new(posted.parse().unwrap()),
                reset_at: reset_at.map(Millis),
                ..Kept::default()
            };
            let key = AccountKey::main(Scope::User(id.into()));
            writes.extend(accounts::upsert([(&key, &kept)].into_iter()));
        }
        store.write(writes).await.unwrap();
        let none = UserFilter::default();
        assert_eq!(ids(&store, &none, UserOrder::Spend, true).await, ["b", "a", "c", "d", "e"]);
        assert_eq!(ids(&store, &none, UserOrder::Spend, false).await, ["c", "d", "e", "a", "b"]);
    }
}
