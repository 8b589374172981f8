//! Spend reports: by day and payer for those who see everything, by key and model of one key, user
//! or team, and of teams by user.

use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;

use super::days::Days;
use super::whose::{team_name, visible_account};
use super::{bounded, one_more, refused};
use crate::admin::{QueryFields, access};
use crate::app::App;
use crate::domain::daily::{DayRow, of_nobody};
use crate::proxy::caller::Caller;
use crate::store::daily::{self, Column, Cut, DayFilter, Order};
use crate::store::entries::{self, EntryFilter};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, shortened};
use crate::wire::money::Usd;
use crate::wire::operation::{Either, Operation, get};
use crate::wire::report::{DayReport, KeyReport, PayersShown, TeamUserSpend, TeamUsersSpend, by_day};

/// What the routes of this file do and answer.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[
    get::<Either<Vec<KeyReport>, Vec<DayReport>>>(
        "/global/spend/report",
        "What was spent by day and team or customer; or by key and model.",
    ),
    get::<Vec<KeyReport>>("/key/spend/report", "What a key has spent, model by model."),
    get::<Vec<KeyReport>>("/user/spend/report", "What a user's keys have spent, model by model."),
    get::<Vec<KeyReport>>("/team/spend/report", "What a team's keys have spent, model by model."),
    get::<TeamUsersSpend>("/team/spend/by_user", "What the users of teams have spent in them."),
];

/// Who spends without a team.
const UNASSIGNED: &str = "Unassigned Team";
/// Teams that can be asked about at once.
const TEAMS_MAX: usize = 500;
/// Users of one answer.
const USERS_MAX: u32 = 10_000;

async fn by_key(app: &App, filter: &DayFilter) -> Result<Vec<KeyReport>, ApiError> {
    let by = [Column::Key, Column::Model];
    let most = Cut::first(one_more());
    let rows = bounded(daily::grouped(app.ledger.store(), filter, &by, Order::ByName, most).await?)?;
    Ok(KeyReport::all(&rows))
}

/// By key, or by day and payer.
#[derive(Serialize)]
#[serde(untagged)]
pub(in crate::admin) enum Report {
    Keys(Vec<KeyReport>),
    Days(Vec<DayReport>),
}

/// GET /global/spend/report
pub(in crate::admin) async fn of_all(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Report>, ApiError> {
    let days = Days::required(&mut fields);
    let group_by = fields.one_of("group_by", &["team", "customer", "api_key"]).value();
    let mut text = |name| fields.filled_text(name).value();
    let (key, user) = (text("api_key"), text("internal_user_id"));
    let (team, customer) = (text("team_id"), text("customer_id"));
    fields.finish(refused)?;
    let by_keys = async |filter: DayFilter| by_key(&app, &filter).await.map(Report::Keys);
    let report = match (key, user, team, customer, group_by.as_deref()) {
        (Some(key), ..) => {
            let keys = Some(vec![visible_account(&app, &caller, &key).await?]);
            by_keys(DayFilter { keys, ..days.of("global") }).await?
        }
        (None, Some(user), ..) => by_keys(DayFilter { ids: Some(vec![user]), ..days.of("user") }).await?,
        (None, None, Some(team), Some(customer), _) => {
            Report::Days(of_customer_in_team(&app, days, team, customer).await?)
        }
        (None, None, _, _, Some("api_key")) => by_keys(days.of("global")).await?,
        (None, None, _, customer, Some("customer")) => {
            let rows = by_payer(&app, days, "customer", customer).await?;
            Report::Days(by_day(&rows, PayersShown::Customers))
        }
        (None, None, team, ..) => {
            let rows = named_teams(&app, by_payer(&app, days, "team", team).await?).await?;
            Report::Days(by_day(&rows, PayersShown::Teams))
        }
    };
    Ok(Json(report))
}

/// What each of a kind has spent by day, key and model, and what nobody of that kind has; or one
/// alone.
async fn by_payer(
    app: &App,
    days: Days,
    kind: &'static str,
    only: Option<String>,
) -> Result<Vec<DayRow>, ApiError> {
    let (store, most) = (app.ledger.store(), Cut::first(one_more()));
    let is_only = only.is_some();
    let filter = DayFilter { ids: only.map(|id| vec![id]), ..days.of(kind) };
    let by = [Column::Day, Column::Id, Column::Key, Column::Model];
    if is_only {
        return bounded(daily::grouped(store, &filter, &by, Order::ByName, most).await?);
    }
    let of_all = [Column::Day, Column::Key, Column::Model];
    let all = bounded(daily::grouped(store, &days.of("global"), &of_all, Order::ByName, most).await?)?;
    let mut rows = bounded(daily::grouped(store, &filter, &by, Order::ByName, most).await?)?;
    rows.extend(of_nobody(&all, &rows));
    Ok(rows)
}

async fn named_teams(app: &App, mut rows: Vec<DayRow>) -> Result<Vec<DayRow>, ApiError> {
    for row in &mut rows {
        row.id = if row.id.is_empty() { UNASSIGNED.into() } else { team_name(app, &row.id).await? };
    }
    Ok(rows)
}

async fn of_customer_in_team(
    app: &App,
    days: Days,
    team: String,
    customer: String,
) -> Result<Vec<DayReport>, ApiError> {
    let team_shown = team_name(app, &team).await?;
    let filter = EntryFilter {
        since: Some(days.start()),
        until: Some(days.end()),
        team_id: Some(team),
        customer_id: Some(customer.clone()),
        ..EntryFilter::default()
    };
    let most = u32::try_from(one_more()).unwrap_or(u32::MAX);
    let mut rows = bounded(entries::days(app.ledger.store(), &filter, most).await?)?;
    rows.iter_mut().for_each(|row| row.id.clone_from(&customer));
    Ok(by_day(&rows, PayersShown::CustomerOfTeam { team: &team_shown }))
}

/// Whom a report is about: the one that is asked for if the caller may see it, else the caller.
fn about(asked: Option<String>, own: Option<String>, may_see: bool, name: &str) -> Result<String, ApiError> {
    match (asked, own) {
        (Some(asked), own) if may_see || own.as_ref() == Some(&asked) => Ok(asked),
        (Some(_), _) => {
            Err(access::not_yours(format!("Not authorized to view spend for a {name} other than your own")))
        }
        (None, Some(own)) => Ok(own),
        (None, None) => Err(ApiError::DetailError(format!(
            "No {name} associated with this API key; pass a {name} query param"
        ))),
    }
}

fn read(fields: &mut Fields, name: &str) -> Result<(Days, Option<String>), ApiError> {
    let days = Days::required(fields);
    let asked = fields.filled_text(name).value();
    fields.finish(refused)?;
    Ok((days, asked))
}

/// GET /key/spend/report
pub(in crate::admin) async fn of_key(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<KeyReport>>, ApiError> {
    let (days, asked) = read(&mut fields, "api_key")?;
    let account = match asked {
        Some(asked) => visible_account(&app, &caller, &asked).await?,
        None => about(None, caller.account_hash().map(|hash| hash.to_string()), false, "api_key")?,
    };
    by_key(&app, &DayFilter { keys: Some(vec![account]), ..days.of("global") }).await.map(Json)
}

/// GET /user/spend/report
pub(in crate::admin) async fn of_user(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<KeyReport>>, ApiError> {
    let (days, asked) = read(&mut fields, "internal_user_id")?;
    let own = access::own_user(&caller).map(ToString::to_string);
    let user = about(asked, own, access::sees_everything(&caller), "internal_user_id")?;
    by_key(&app, &DayFilter { ids: Some(vec![user]), ..days.of("user") }).await.map(Json)
}

/// GET /team/spend/report: of the key's team, or of one that the caller is an admin of.
pub(in crate::admin) async fn of_team(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<KeyReport>>, ApiError> {
    let (days, asked) = read(&mut fields, "team_id")?;
    let may_see = match &asked {
        Some(team) => {
            access::sees_everything(&caller)
                || access::changes_team(&app, &caller, &team.as_str().into()).await?
        }
        None => false,
    };
    let own = caller.key.as_ref().and_then(|key| key.team_id.as_ref()).map(ToString::to_string);
    let team = about(asked, own, may_see, "team_id")?;
    by_key(&app, &DayFilter { ids: Some(vec![team]), ..days.of("team") }).await.map(Json)
}

/// GET /team/spend/by_user: admins of the teams see every user, the others themselves.
pub(in crate::admin) async fn by_user(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<TeamUsersSpend>, ApiError> {
    let days = Days::required(&mut fields);
    fields.needs("team_ids");
    let named = fields.filled_text("team_ids").value().unwrap_or_default();
    let teams: Vec<String> =
        named.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect();
    if teams.is_empty() {
        fields.refuse("team_ids", "Please provide team_ids");
    } else if teams.len() > TEAMS_MAX {
        fields.refuse("team_ids", format!("team_ids must not name more than {TEAMS_MAX} teams"));
    }
    fields.finish(refused)?;
    let sees_all = sees_teams(&app, &caller, &teams).await?;
    let user = if sees_all { None } else { Some(access::own_user(&caller).map_or("", |user| user.as_str())) };
    let sums =
        entries::by_user(app.ledger.store(), &teams, user, days.start(), days.end(), USERS_MAX).await?;
    let mut results = Vec::with_capacity(sums.len());
    for entries::UserSum { team_id, user_id, sum } in sums {
        let team = app.directory.team(&team_id.as_str().into()).await?;
        let user = app.directory.user(&user_id.as_str().into()).await?;
        results.push(TeamUserSpend {
            team_alias: team.and_then(|team| team.alias.clone()),
            user_email: user.as_ref().and_then(|user| user.email.clone()),
            user_alias: user.and_then(|user| user.alias.clone()),
            team_id,
            user_id,
            spend: Usd(sum.spend),
            prompt_tokens: sum.input_tokens,
            completion_tokens: sum.output_tokens,
            total_tokens: sum.total_tokens(),
            api_requests: sum.calls(),
            successful_requests: sum.requests,
            failed_requests: sum.failed_requests,
        });
    }
    Ok(Json(TeamUsersSpend { start_date: days.first_day(), end_date: days.last_day(), results }))
}

/// Whether the caller sees everything of all of these teams; 403 if one is none of its own.
pub(in crate::admin) async fn sees_teams(
    app: &App,
    caller: &Caller,
    teams: &[String],
) -> Result<bool, ApiError> {
    if access::sees_everything(caller) {
        return Ok(true);
    }
    let mut sees_all = true;
    for team in teams {
        let id = team.as_str().into();
        if !access::sees_team(app, caller, &id).await? {
            return Err(access::not_yours(format!(
                "Not authorized to view team spend for team_id={}",
                shortened(team)
            )));
        }
        sees_all &= access::changes_team(app, caller, &id).await?;
    }
    Ok(sees_all)
}
