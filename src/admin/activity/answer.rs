//! Answers of daily activity, from the daily sums and the names of those whom they name.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use super::scope::Entity;
use crate::admin::spend::whose::known_keys;
use crate::admin::spend::{bounded, one_more};
use crate::app::App;
use crate::domain::daily::{DayRow, DaySum};
use crate::store::daily::{self, Column, Cut, DayFilter, Order};
use crate::wire::activity::{ActivityAnswer, Days, Names, Place, Share, Total};
use crate::wire::error::ApiError;

/// Payers that are broken down in one answer: those who spent most.
const PAYERS_MAX: u32 = 1_000;

/// One page of rows.
pub(super) async fn page(
    app: &App,
    entity: Entity,
    filter: &DayFilter,
    number: u64,
    cut: Cut,
) -> Result<ActivityAnswer, ApiError> {
    let store = app.ledger.store();
    let rows = daily::rows(store, filter, cut).await?;
    let total = daily::count(store, filter).await?;
    let names = names(app, entity, rows.iter(), rows.iter()).await?;
    let (mut days, mut sum) = (Days::default(), DaySum::default());
    for row in &rows {
        days.add(row, Share::Whole, &names);
        sum.add(&row.sum);
    }
    let place = Place {
        page: number,
        total_pages: total.div_ceil(cut.limit.max(1)),
        has_more: cut.offset.saturating_add(cut.limit) < total,
        ..Place::default()
    };
    Ok(ActivityAnswer { results: days.finish(), metadata: Total { sum, place } })
}

/// All rows at once: added up by what was called, then by key and by payer for those who spent most.
pub(super) async fn whole(
    app: &App,
    entity: Entity,
    filter: &DayFilter,
    key_limit: u64,
) -> Result<ActivityAnswer, ApiError> {
    const CALLS: [Column; 5] =
        [Column::Day, Column::ModelGroup, Column::Model, Column::Provider, Column::CallType];
    const KEYS: [Column; 6] =
        [Column::Day, Column::Key, Column::ModelGroup, Column::Model, Column::Provider, Column::CallType];
    const PAYERS: [Column; 3] = [Column::Day, Column::Id, Column::Key];
    let store = app.ledger.store();
    let most = Cut::first(one_more());
    let key_count = u32::try_from(key_limit).unwrap_or(u32::MAX);
    let read = async |filter: &DayFilter, by: &[Column]| {
        bounded(daily::grouped(store, filter, by, Order::ByName, most).await?)
    };
    let calls = read(filter, &CALLS).await?;
    let keys = read(&DayFilter { top_keys: Some(key_count), ..filter.clone() }, &KEYS).await?;
    let payers = match filter.kind {
        "global" => vec![],
        _ => read(&DayFilter { top_ids: Some(PAYERS_MAX), ..filter.clone() }, &PAYERS).await?,
    };
    let shown: BTreeSet<&str> = keys.iter().map(|row| row.key_hash.as_str()).collect();
    let names = names(app, entity, keys.iter(), payers.iter()).await?;
    let (mut days, mut sum) = (Days::default(), DaySum::default());
    for row in &calls {
        days.add(row, Share::Calls, &names);
        sum.add(&row.sum);
    }
    keys.iter().for_each(|row| days.add(row, Share::Keys, &names));
    for row in &payers {
        days.add(row, Share::Payers { with_key: shown.contains(&*row.key_hash) }, &names);
    }
    let place = Place {
        page: 1,
        total_pages: 1,
        has_more: false,
        api_key_limit: Some(key_limit),
        total_api_keys: Some(daily::count_keys(store, filter).await?),
        entity_total_api_keys: None,
    };
    Ok(ActivityAnswer { results: days.finish(), metadata: Total { sum, place } })
}

/// What is known of the keys and payers of some rows.
async fn names<'r>(
    app: &App,
    entity: Entity,
    of_keys: impl Iterator<Item = &'r DayRow>,
    of_payers: impl Iterator<Item = &'r DayRow>,
) -> Result<Names, ApiError> {
    let keys = known_keys(app, of_keys.map(|row| row.key_hash.as_str())).await?;
    Ok(Names { keys, entities: payers_known(app, entity, of_payers).await? })
}

/// What is known of the payers of some rows.
pub(super) async fn payers_known<'r>(
    app: &App,
    entity: Entity,
    rows: impl Iterator<Item = &'r DayRow>,
) -> Result<HashMap<String, Map<String, Value>>, ApiError> {
    let ids: BTreeSet<&str> = rows.map(|row| row.id.as_str()).filter(|id| !id.is_empty()).collect();
    let mut known = HashMap::new();
    for id in ids {
        known.insert(id.to_owned(), payer(app, entity, id).await?);
    }
    Ok(known)
}

async fn payer(app: &App, entity: Entity, id: &str) -> Result<Map<String, Value>, ApiError> {
    let directory = &app.directory;
    let (name, value) = match entity {
        Entity::Customer => {
            let customer = directory.customer(&id.into()).await?;
            ("alias", customer.and_then(|customer| customer.alias.clone()))
        }
        Entity::Team => {
            let team = directory.team(&id.into()).await?;
            ("team_alias", team.and_then(|team| team.alias.clone()))
        }
        Entity::User => {
            let user = directory.user(&id.into()).await?;
            ("user_email", user.and_then(|user| user.email.clone()))
        }
        Entity::Organization => {
            let organization = directory.organization(&id.into()).await?;
            ("organization_alias", organization.and_then(|organization| organization.alias.clone()))
        }
        Entity::Tag => return Ok(Map::new()),
    };
    Ok(Map::from_iter([(name.to_owned(), json!(value))]))
}
