//! Sums of everybody of a kind: teams, customers, labels. For those who see everything.

use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Serialize;

use super::days::Days;
use super::whose::{team_name, visible_account};
use super::{bounded, limit, one_more, refused};
use crate::admin::{OptionalBody, QueryFields};
use crate::app::App;
use crate::domain::daily::{DayRow, DaySum};
use crate::proxy::caller::Caller;
use crate::store::daily::{self, Column, Cut, DayFilter, Order, ids_after};
use crate::wire::error::ApiError;
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, get, post};
use crate::wire::report::{CustomerSpend, NamedTagSpend, TagSpend, TeamsSpend};

/// What the routes of this file do and answer.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[
    get::<Vec<TagSpend>>("/spend/tags", "What calls with each label have cost."),
    get::<SpendPerTag>("/global/spend/tags", "What calls with each label, or with some, have cost."),
    post::<Vec<CustomerSpend>>("/global/spend/end_users", "The hundred customers who spent most."),
    get::<AllCustomers>("/global/all_end_users", "Every customer who ever called, by id."),
    get::<TeamsSpend>("/global/spend/teams", "What teams have spent in 30 days, day by day and in all."),
];

/// Rows of one answer that nobody limited.
const ROWS_MAX: u64 = 10_000;
/// Customers of one answer.
const TOP_CUSTOMERS: u64 = 100;
/// Teams whose total is shown.
const TOP_TEAMS: usize = 10;
/// Teams that are shown day by day: those who spent most.
const TEAMS_BY_DAY: u32 = 1_000;
/// Labels that can be asked about at once.
const TAGS_MAX: usize = 500;
/// Who spends without a team.
const UNASSIGNED: &str = "Unassigned";

async fn by_id(app: &App, filter: &DayFilter, most: u64) -> Result<Vec<DayRow>, ApiError> {
    let store = app.ledger.store();
    Ok(daily::grouped(store, filter, &[Column::Id], Order::BySpend, Cut::first(most)).await?)
}

/// GET /spend/tags: of all time, unless both dates are given.
pub(in crate::admin) async fn tags(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<TagSpend>>, ApiError> {
    let days = Days::optional(&mut fields);
    fields.finish(refused)?;
    let ever = || DayFilter {
        kind: "tag",
        first: "1970-01-01".into(),
        last: "9999-12-31".into(),
        ..DayFilter::default()
    };
    let filter = days.map_or_else(ever, |days| days.of("tag"));
    let rows = by_id(&app, &filter, ROWS_MAX).await?;
    let tags = rows.into_iter().map(|row| TagSpend {
        individual_request_tag: row.id,
        log_count: row.sum.requests,
        total_spend: Usd(row.sum.spend),
    });
    Ok(Json(tags.collect()))
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(in crate::admin) struct SpendPerTag {
    spend_per_tag: Vec<NamedTagSpend>,
}

/// GET /global/spend/tags: of those in `tags`, or of all.
pub(in crate::admin) async fn named_tags(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<SpendPerTag>, ApiError> {
    let days = Days::required(&mut fields);
    let named = fields.filled_text("tags").value();
    let ids = named.map(|text| text.split(',').map(|tag| tag.trim().to_owned()).collect::<Vec<_>>());
    if ids.as_ref().is_some_and(|ids| ids.len() > TAGS_MAX) {
        fields.refuse("tags", format!("tags must not name more than {TAGS_MAX} tags"));
    }
    fields.finish(crate::admin::refused)?;
    // The dashboard sends this word for no choice at all.
    let ids = ids.filter(|ids| !ids.iter().any(|id| id == "all-tags"));
    let rows = by_id(&app, &DayFilter { ids, ..days.of("tag") }, ROWS_MAX).await?;
    let tags = rows.into_iter().map(|row| NamedTagSpend {
        name: row.id,
        spend: Usd(row.sum.spend),
        log_count: row.sum.requests,
    });
    Ok(Json(SpendPerTag { spend_per_tag: tags.collect() }))
}

/// POST /global/spend/end_users: the customers who spent most; through one key if it is named.
pub(in crate::admin) async fn customers(
    State(app): State<App>,
    axum::Extension(caller): axum::Extension<Caller>,
    OptionalBody(mut fields): OptionalBody,
) -> Result<Json<Vec<CustomerSpend>>, ApiError> {
    let named = fields.filled_text("api_key").value();
    let (start, end) = (fields.instant("startTime").value(), fields.instant("endTime").value());
    let days = Days::between(start, end, app.now());
    if days.is_none() {
        fields.refuse("startTime", "startTime must be on or before endTime, and at most 400 days before it");
    }
    fields.finish(refused)?;
    let mut filter = days.unwrap_or_else(|| Days::recent(app.now())).of("customer");
    if let Some(named) = named {
        filter.keys = Some(vec![visible_account(&app, &caller, &named).await?]);
    }
    let rows = by_id(&app, &filter, TOP_CUSTOMERS).await?;
    let customers = rows.into_iter().map(|row| CustomerSpend {
        end_user: row.id,
        total_count: row.sum.requests,
        total_spend: Usd(row.sum.spend),
    });
    Ok(Json(customers.collect()))
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(in crate::admin) struct AllCustomers {
    end_users: Vec<String>,
}

/// GET /global/all_end_users: every customer who ever called, in order; more than one answer holds
/// are asked for with `after`.
pub(in crate::admin) async fn all_customers(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<AllCustomers>, ApiError> {
    let after = fields.text("after").value().unwrap_or_default();
    let most = limit(&mut fields, "limit", ROWS_MAX, ROWS_MAX);
    fields.finish(refused)?;
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    Ok(Json(AllCustomers { end_users: ids_after(app.ledger.store(), "customer", &after, most).await? }))
}

/// GET /global/spend/teams: the last 30 days.
pub(in crate::admin) async fn teams(State(app): State<App>) -> Result<Json<TeamsSpend>, ApiError> {
    let (store, days, most) = (app.ledger.store(), Days::recent(app.now()), Cut::first(one_more()));
    let by_day = [Column::Day];
    let all = daily::grouped(store, &days.of("global"), &by_day, Order::ByName, most).await?;
    let of_teams = daily::grouped(store, &days.of("team"), &by_day, Order::ByName, most).await?;
    let top = DayFilter { top_ids: Some(TEAMS_BY_DAY), ..days.of("team") };
    let by = [Column::Day, Column::Id];
    let mut rows = bounded(daily::grouped(store, &top, &by, Order::ByName, most).await?)?;
    for row in &mut rows {
        row.id = team_name(&app, &row.id).await?;
    }
    rows.extend(all.into_iter().filter_map(|whole| {
        let named = of_teams.iter().find(|row| row.day == whole.day).map(|row| row.sum);
        let rest: DaySum = whole.sum.without(&named.unwrap_or_default());
        (rest.calls() > 0).then(|| DayRow { id: UNASSIGNED.into(), sum: rest, ..whole })
    }));
    Ok(Json(TeamsSpend::of(&rows, TOP_TEAMS)))
}
