//! The SQL of teams.

use super::{all, document, first, number, record};
use crate::domain::id::{BudgetId, OrganizationId, TeamId, UserId};
use crate::domain::record::Team;
use crate::store::{Statement, Store, StoreError, Value};

const WHAT: &str = "a team";

/// Which teams a list is about; what is absent does not narrow it.
#[derive(Clone, Debug, Default)]
pub struct TeamFilter {
    /// Teams with this member.
    pub member: Option<UserId>,
    /// Teams of this organization.
    pub organization: Option<OrganizationId>,
    /// The team of this id.
    pub id: Option<TeamId>,
    /// Teams whose name has this in it, however it is written.
    pub alias_part: Option<String>,
    /// Teams whose name or id has this in it.
    pub search: Option<String>,
}

impl TeamFilter {
    fn binds(&self) -> Vec<Value> {
        vec![
            self.member.as_ref().map(UserId::as_str).into(),
            self.organization.as_ref().map(OrganizationId::as_str).into(),
            self.id.as_ref().map(TeamId::as_str).into(),
            self.alias_part.as_deref().map(containing).into(),
            self.search.as_deref().map(containing).into(),
        ]
    }
}

/// The pattern of every text with `part` in it.
fn containing(part: &str) -> String {
    let mut pattern = String::from("%");
    for character in part.to_lowercase().chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

/// What a list of teams is ordered by; the id decides between equals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TeamOrder {
    /// By name, those without one first.
    #[default]
    Alias,
    /// By id.
    Id,
    /// By when they were made.
    Created,
    /// By when they were changed last.
    Updated,
}

/// Reads the teams that `$1` to `$5` leave, `$6` of them from the `$7`-th on.
macro_rules! listed {
    ($what:literal, $tail:literal) => {
        concat!(
            "select ",
            $what,
            " from team
             where (cast($1 as text) is null or exists
                      (select 1 from team_member where team_id = team.id and user_id = $1))
               and (cast($2 as text) is null or organization_id = $2)
               and (cast($3 as text) is null or id = $3)
               and (cast($4 as text) is null or alias like $4 escape '\\')
               and (cast($5 as text) is null or alias like $5 escape '\\' or lower(id) like $5 escape '\\')",
            $tail
        )
    };
}

/// Reads one.
pub async fn get(store: &Store, id: &TeamId) -> Result<Option<Team>, StoreError> {
    let rows = store.read("select doc from team where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// Every one, in the order of ids.
pub async fn list(store: &Store) -> Result<Vec<Team>, StoreError> {
    all(store, WHAT, "select doc, id from team where id > $1 order by id limit $2").await
}

/// The teams of a filter in an order, from the `offset`-th on.
pub async fn page(
    store: &Store,
    filter: &TeamFilter,
    (order, descending): (TeamOrder, bool),
    limit: u64,
    offset: u64,
) -> Result<Vec<Team>, StoreError> {
    let sql = match (order, descending) {
        (TeamOrder::Alias, false) => listed!("doc", " order by coalesce(alias, ''), id limit $6 offset $7"),
        (TeamOrder::Alias, true) => {
            listed!("doc", " order by coalesce(alias, '') desc, id desc limit $6 offset $7")
        }
        (TeamOrder::Id, false) => listed!("doc", " order by id limit $6 offset $7"),
        (TeamOrder::Id, true) => listed!("doc", " order by id desc limit $6 offset $7"),
        (TeamOrder::Created, false) => listed!("doc", " order by created_at_ms, id limit $6 offset $7"),
        (TeamOrder::Created, true) => {
            listed!("doc", " order by created_at_ms desc, id desc limit $6 offset $7")
        }
        (TeamOrder::Updated, false) => listed!("doc", " order by updated_at_ms, id limit $6 offset $7"),
        (TeamOrder::Updated, true) => {
            listed!("doc", " order by updated_at_ms desc, id desc limit $6 offset $7")
        }
    };
    let mut binds = filter.binds();
    binds.extend([Value::from(limit), Value::from(offset)]);
    let rows = store.read(sql, binds).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// How many teams a filter leaves.
pub async fn matching(store: &Store, filter: &TeamFilter) -> Result<u64, StoreError> {
    number(store, listed!("count(*)", ""), filter.binds()).await
}

/// How many there are.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    number(store, "select count(*) from team", vec![]).await
}

/// The first teams in the order of ids.
pub async fn head(store: &Store, limit: u64) -> Result<Vec<Team>, StoreError> {
    let rows = store.read("select doc from team order by id limit $1", vec![limit.into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// Teams after one in the order of ids; for walking all of them while they change.
pub async fn after(store: &Store, id: &TeamId, limit: u64) -> Result<Vec<Team>, StoreError> {
    let sql = "select doc from team where id > $1 order by id limit $2";
    let rows = store.read(sql, vec![id.as_str().into(), limit.into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// The teams whose members have this budget unless they have their own.
pub async fn with_member_budget(store: &Store, budget: &BudgetId) -> Result<Vec<Team>, StoreError> {
    let sql = "select doc from team where member_budget_id = $1 order by id";
    let rows = store.read(sql, vec![budget.as_str().into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// The teams of every organization from `first` to `last` in the order of ids.
pub async fn of_organizations(
    store: &Store,
    first: &OrganizationId,
    last: &OrganizationId,
    limit: u64,
) -> Result<Vec<Team>, StoreError> {
    let sql = "select doc from team where organization_id >= $1 and organization_id <= $2
         order by organization_id, id limit $3";
    let rows = store.read(sql, vec![first.as_str().into(), last.as_str().into(), limit.into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// How many teams an organization has.
pub async fn count_of_organization(store: &Store, id: &OrganizationId) -> Result<u64, StoreError> {
    let sql = "select count(*) from team where organization_id = $1";
    number(store, sql, vec![id.as_str().into()]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(team: &Team) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into team (id, doc, updated_at_ms, alias, organization_id, member_budget_id,
             created_at_ms)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [columns(team)?, vec![team.created_at.0.into()]].concat(),
    ))
}

/// Replaces one.
pub fn update(team: &Team) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update team set doc = $2, updated_at_ms = $3, alias = $4, organization_id = $5, member_budget_id = $6
         where id = $1",
        columns(team)?,
    ))
}

/// Removes one.
pub fn delete(id: &TeamId) -> Statement {
    Statement::new("delete from team where id = $1", vec![id.as_str().into()])
}

fn columns(team: &Team) -> Result<Vec<Value>, StoreError> {
    Ok(vec![
        team.id.as_str().into(),
        document(WHAT, team)?,
        team.updated_at.0.into(),
        team.alias.as_ref().map(|alias| alias.to_lowercase()).into(),
        team.organization().as_ref().map(OrganizationId::as_str).into(),
        team.member_budget().as_ref().map(BudgetId::as_str).into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::records::team_member;
    use crate::store::records::tests::empty;
    use serde_json::json;

    fn team(id: &str, alias: Option<&str>, organization: Option<&str>, at: i64) -> Team {
        let extra = organization.map_or_else(|| json!({}), |id| json!({"organization_id": id}));
        let doc = json!({"id": id, "alias": alias, "extra": extra, "created_at": at, "updated_at": 9 - at});
        serde_json::from_value(doc).unwrap()
    }

    async fn found(store: &Store, filter: TeamFilter) -> Vec<String> {
        let teams = page(store, &filter, (TeamOrder::Id, false), 10, 0).await.unwrap();
        assert_eq!(matching(store, &filter).await.unwrap(), teams.len() as u64);
        teams.into_iter().map(|team| team.id.to_string()).collect()
    }

    #[tokio::test]
    async fn teams_are_narrowed_ordered_and_cut() {
        let (_folder, store) = empty().await;
        let teams = [
            team("t1", Some("Über_red"), None, 1),
            team("t2", Some("blue"), Some("acme"), 3),
            team("T3", None, Some("acme"), 2),
        ];
        let member = json!({"team": "t2", "user": "bob", "created_at": 0, "updated_at": 0});
        let mut writes: Vec<Statement> = teams.iter().map(|team| insert(team).unwrap()).collect();
        writes.push(team_member::insert(&serde_json::from_value(member).unwrap()).unwrap());
        store.write(writes).await.unwrap();
        for (filter, expected) in [
            (TeamFilter::default(), vec!["T3", "t1", "t2"]),
            (TeamFilter { member: Some("bob".into()), ..TeamFilter::default() }, vec!["t2"]),
            (TeamFilter { organization: Some("acme".into()), ..TeamFilter::default() }, vec!["T3", "t2"]),
            (TeamFilter { id: Some("t1".into()), ..TeamFilter::default() }, vec!["t1"]),
            (TeamFilter { alias_part: Some("ÜBER_".into()), ..TeamFilter::default() }, vec!["t1"]),
            (TeamFilter { alias_part: Some("%".into()), ..TeamFilter::default() }, vec![]),
            (TeamFilter { search: Some("t".into()), ..TeamFilter::default() }, vec!["T3", "t1", "t2"]),
            (TeamFilter { search: Some("LU".into()), ..TeamFilter::default() }, vec!["t2"]),
        ] {
            assert_eq!(found(&store, filter.clone()).await, expected, "{filter:?}");
        }
        for (order, expected) in [
            ((TeamOrder::Alias, false), ["T3", "t2", "t1"]),
            ((TeamOrder::Alias, true), ["t1", "t2", "T3"]),
            ((TeamOrder::Created, false), ["t1", "T3", "t2"]),
            ((TeamOrder::Created, true), ["t2", "T3", "t1"]),
            ((TeamOrder::Updated, false), ["t2", "T3", "t1"]),
            ((TeamOrder::Updated, true), ["t1", "T3", "t2"]),
            ((TeamOrder::Id, true), ["t2", "t1", "T3"]),
        ] {
            let teams = page(&store, &TeamFilter::default(), order, 10, 0).await.unwrap();
            let ids: Vec<&str> = teams.iter().map(|team| team.id.as_str()).collect();
            assert_eq!(ids, expected, "{order:?}");
        }
        let second = page(&store, &TeamFilter::default(), (TeamOrder::Id, false), 1, 1).await.unwrap();
        assert_eq!(second[0].id.as_str(), "t1");
        store.write(vec![update(&team("t2", Some("green"), None, 3)).unwrap()]).await.unwrap();
        let green = TeamFilter { alias_part: Some("gree".into()), ..TeamFilter::default() };
        assert_eq!(found(&store, green).await, ["t2"]);
    }
}
