//! Usage that names nobody to bill, and whether billing systems are set up for the rest.

use axum::extract::State;
use axum::{Extension, Json};

use super::look::read_span;
use super::{author, read_page};
use crate::admin::spend::whose::{known_keys, visible_account};
use crate::admin::{Body, QueryFields, refused, to_the_end};
use crate::app::App;
use crate::delivery::operate::Whose;
use crate::proxy::caller::Caller;
use crate::store::outbox::operator::Filter;
use crate::wire::delivery::{Assigned, Checked, UnbilledPage, UnbilledRow};
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;
use crate::wire::money::Usd;

/// Whose usage: of a key, a user, a team, in a span of time.
fn read_filter(fields: &mut Fields) -> Filter {
    let (since, until) = read_span(fields);
    Filter {
        since,
        until,
        key_hash: fields.filled_text("key").value(),
        user_id: fields.filled_text("user").value(),
        team_id: fields.filled_text("team").value(),
        ..Filter::default()
    }
}

/// A key stands for the account that it spends from.
async fn with_account(app: &App, caller: &Caller, mut filter: Filter) -> Result<Filter, ApiError> {
    if let Some(named) = filter.key_hash.take() {
        filter.key_hash = Some(visible_account(app, caller, &named).await?);
    }
    Ok(filter)
}

/// GET /billing/unbilled
pub(in crate::admin) async fn unbilled(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<UnbilledPage>, ApiError> {
    let destination = fields.filled_text("destination").value();
    let mut filter = read_filter(&mut fields);
    filter.customer_id = fields.filled_text("customer").value();
    let (mark, limit) = read_page(&mut fields);
    fields.finish(refused)?;
    let filter = with_account(&app, &caller, filter).await?;
    let found = app.deliveries.unbilled(destination.as_deref(), &filter, mark, limit).await?;
    let keys = known_keys(&app, found.rows.iter().filter_map(|row| row.key_hash.as_deref())).await?;
    let shown = found.rows.into_iter().map(|row| UnbilledRow {
        id: app.deliveries.shown_id(&row.key),
        destination: app
            .deliveries
            .get(row.key.destination)
            .map(|destination| destination.name().to_owned())
            .unwrap_or_default(),
        reason: row.last_error,
        entry_id: row.source_id,
        at: row.at.to_string(),
        key_alias: row.key_hash.as_ref().and_then(|hash| keys.get(hash)?.key_alias.clone()),
        api_key: row.key_hash,
        user_id: row.user_id,
        team_id: row.team_id,
        customer: row.customer_id,
        model: row.model,
        cost: Usd(row.cost.unwrap_or_default()),
    });
    Ok(Json(UnbilledPage {
        unbilled: shown.collect(),
        total_count: found.count,
        total_cost: Usd(found.cost),
        next_cursor: found.next.map(|mark| mark.to_string()),
    }))
}

/// POST /billing/assign
pub(in crate::admin) async fn assign(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Assigned>, ApiError> {
    let charge_id = fields.required_id("charge_id");
    let destination = fields.filled_text("destination").value();
    let ids = fields.named("ids").value();
    let is_all = fields.flag("all").value() == Some(true);
    let filter = read_filter(&mut fields);
    let narrows = filter.key_hash.is_some() || filter.user_id.is_some() || filter.team_id.is_some();
    match &ids {
        Some(_) if narrows || is_all || filter.since.is_some() || filter.until.is_some() => {
            fields.refuse("ids", "ids cannot be sent together with key, team, user, all, since or until");
        }
        Some(ids) if ids.is_empty() => fields.refuse("ids", "ids must name at least one delivery"),
        // What is assigned by mistake bills somebody, so everything has to be asked for in so many words.
        None if !narrows && !is_all => {
            fields.refuse("ids", "ids, key, team, user or all must say whose usage is billed");
        }
        _ => {}
    }
    fields.finish(refused)?;
    let whose = match ids {
        Some(ids) => Whose::Ids(ids),
        None => Whose::Fitting(with_account(&app, &caller, filter).await?),
    };
    to_the_end(async move {
        let author = author(&app, &caller, None);
        Ok(Json(app.deliveries.assign(&whose, destination.as_deref(), &charge_id, author).await?))
    })
    .await
}

/// GET /billing/check
pub(in crate::admin) async fn check(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Checked>, ApiError> {
    let destination = fields.required_id("destination");
    fields.finish(refused)?;
    Ok(Json(app.deliveries.check(&destination, true).await?))
}
