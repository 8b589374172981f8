//! `/spend/logs` and `/spend/logs/v2`: billed calls line by line, or summed by day.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};

use super::days::{DAY_MS, DAYS_MAX, Days, day};
use super::whose::{Whose, known_keys, visible_account};
use super::{bounded, limit, one_more};
use crate::admin::{QueryFields, access, refused};
use crate::app::App;
use crate::domain::daily::{DayRow, of_nobody};
use crate::domain::entry::Entry;
use crate::domain::time::Millis;
use crate::proxy::caller::Caller;
use crate::store::daily::{self, Column, Cut, Order};
use crate::store::entries::{self, EntryFilter, EntrySort};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, shortened};
use crate::wire::operation::{Either, Operation, get};
use crate::wire::report::DaySummary;
use crate::wire::spend::{LogPage, SpendLog};

/// What the routes of this file do and answer.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[
    get::<Either<Vec<SpendLog>, Vec<DaySummary>>>(
        "/spend/logs",
        "Billed calls, newest first; with both dates a sum a day, unless `summarize` is false.",
    ),
    get::<LogPage>("/spend/logs/v2", "Billed calls, page by page, narrowed and sorted."),
];

/// Rows of one answer, and as far as anybody counts.
const ROWS_MAX: u32 = 10_000;
/// Rows of one page.
const PAGE_ROWS_MAX: u64 = 1_000;
/// How deep pages go; what lies deeper is reached by narrower dates or by `before`.
const DEPTH_MAX: u64 = 100_000;

/// What names whose charges are wanted.
fn read_payers(fields: &mut Fields) -> EntryFilter {
    EntryFilter {
        key_hash: fields.filled_text("api_key").value(),
        customer_id: fields.filled_text("end_user").value(),
        user_id: fields.filled_text("user_id").value(),
        team_id: fields.filled_text("team_id").value(),
        request_id: fields.filled_text("request_id").value(),
        before_seq: fields.count("before").value(),
        ..EntryFilter::default()
    }
}

/// Turns a key into its account, and narrows the filter to what the caller may see: who does not
/// see everything sees its own, the keys it may see, and the teams it is an admin of.
async fn narrow_to_visible(app: &App, caller: &Caller, filter: &mut EntryFilter) -> Result<(), ApiError> {
    let names_key = filter.key_hash.is_some();
    if let Some(named) = filter.key_hash.take() {
        filter.key_hash = Some(visible_account(app, caller, &named).await?);
    }
    let whose = Whose::of(caller)?;
    if whose == Whose::Everybody {
        return Ok(());
    }
    if let Some(team) = &filter.team_id {
        if access::changes_team(app, caller, &team.as_str().into()).await? {
            return Ok(());
        }
        return Err(access::not_yours(format!(
            "Not authorized to view team spend for team_id={}",
            shortened(team)
        )));
    }
    let own = access::own_user(caller).map(|user| user.as_str());
    if filter.user_id.is_some() && filter.user_id.as_deref() != own {
        return Err(access::not_yours("You are not authorized to view another user's spend."));
    }
    match whose {
        _ if names_key => {}
        Whose::User(user) => filter.user_id = Some(user.to_string()),
        Whose::Key(hash) => filter.key_hash = Some(hash.to_string()),
        Whose::Everybody => {}
    }
    Ok(())
}

/// GET /spend/logs: rows, newest first; with both dates one sum a day, unless `summarize` is false.
pub(in crate::admin) async fn list(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let mut filter = read_payers(&mut fields);
    let summarize = fields.flag("summarize").value() != Some(false);
    let most = limit(&mut fields, "limit", ROWS_MAX.into(), ROWS_MAX.into());
    let has_both = fields.has("start_date") && fields.has("end_date");
    let days = if summarize && has_both { Days::optional(&mut fields) } else { None };
    // Read before, so nothing is left of them here when there is a sum of days.
    filter.since = instant(&mut fields, "start_date", 0).or(days.map(Days::start));
    filter.until = instant(&mut fields, "end_date", 1).or(days.map(Days::end));
    fields.finish(refused)?;
    narrow_to_visible(&app, &caller, &mut filter).await?;
    if let Some(days) = days {
        return summary(&app, &filter, days).await.map(|days| Json(days).into_response());
    }
    let most = u32::try_from(most).unwrap_or(ROWS_MAX);
    filter.limit = most + 1;
    let mut rows = entries::list(app.ledger.store(), &filter).await?;
    let truncated = rows.len() > most as usize;
    rows.truncate(most as usize);
    let mut response = Json(shown(&app, &rows).await?).into_response();
    if truncated {
        response.headers_mut().insert("x-litellm-spend-logs-truncated", HeaderValue::from_static("true"));
    }
    Ok(response)
}

/// Charges as the log shows them.
pub(in crate::admin) async fn shown(app: &App, rows: &[Entry]) -> Result<Vec<SpendLog>, ApiError> {
    let hashes = rows.iter().filter_map(|entry| entry.payer.key.as_ref()).map(|hash| hash.as_str());
    let keys = known_keys(app, hashes).await?;
    Ok(rows.iter().map(|entry| SpendLog::new(entry, &keys)).collect())
}

/// A sum a day from the first that has one, and empty ones to the end of the range.
async fn summary(app: &App, filter: &EntryFilter, days: Days) -> Result<Vec<DaySummary>, ApiError> {
    let by_user = summed(app, filter, days).await?;
    let mut sums: BTreeMap<String, DaySummary> = BTreeMap::new();
    for row in by_user {
        sums.entry(row.day.clone()).or_insert_with(|| DaySummary::new(&row.day)).add(&row);
    }
    if let Some(last) = sums.keys().next_back().cloned() {
        sums.extend(days.after(&last).map(|day| (day.clone(), DaySummary::new(&day))));
    }
    Ok(sums.into_values().collect())
}

/// What the filter leaves by day, user, key and model: from the daily sums if they can tell it.
async fn summed(app: &App, filter: &EntryFilter, days: Days) -> Result<Vec<DayRow>, ApiError> {
    let store = app.ledger.store();
    let EntryFilter { customer_id, team_id, request_id, before_seq, .. } = filter;
    if customer_id.is_some() || team_id.is_some() || request_id.is_some() || before_seq.is_some() {
        let most = u32::try_from(one_more()).unwrap_or(u32::MAX);
        return bounded(entries::days(store, filter, most).await?);
    }
    let keys = filter.key_hash.clone().map(|hash| vec![hash]);
    let mut of_users = days.of("user");
    of_users.keys.clone_from(&keys);
    of_users.ids = filter.user_id.clone().map(|user| vec![user]);
    let mut of_all = days.of("global");
    of_all.keys = keys;
    let most = Cut::first(one_more());
    let by = [Column::Day, Column::Key, Column::Model];
    let all = bounded(daily::grouped(store, &of_all, &by, Order::ByName, most).await?)?;
    let by = [Column::Day, Column::Id, Column::Key, Column::Model];
    let mut rows = bounded(daily::grouped(store, &of_users, &by, Order::ByName, most).await?)?;
    if filter.user_id.is_none() {
        rows.extend(of_nobody(&all, &rows));
    }
    Ok(rows)
}

/// A day, or a day and a time, in UTC. The end of a range counts whole: its last day, or its last
/// second.
fn instant(fields: &mut Fields, name: &'static str, later: i64) -> Option<Millis> {
    let text = fields.filled_text(name).value()?;
    let at = parse_instant(&text, later);
    if at.is_none() {
        fields.refuse(
            name,
            format!(
                "Invalid date format: {}. {name} must be like '2026-11-21' or '2026-11-21 13:00:00'.",
                shortened(&text)
            ),
        );
    }
    at
}

fn parse_instant(text: &str, later: i64) -> Option<Millis> {
    let text = text.trim();
    let Some((date, time)) = text.split_once(' ') else {
        return day(text).map(|day| Millis((day + later) * 86_400_000));
    };
    let is_shaped = time.len() == 8
        && time.bytes().enumerate().all(|(at, byte)| match at {
            2 | 5 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
    let time: jiff::civil::Time = time.parse().ok().filter(|_| is_shaped)?;
    let seconds = i64::from(time.hour()) * 3_600 + i64::from(time.minute()) * 60 + i64::from(time.second());
    day(date).map(|day| Millis(day * 86_400_000 + (seconds + later) * 1_000))
}

/// A page is found by looking through its range, so no range is longer than a report's.
fn check_span(since: Option<Millis>, until: Option<Millis>) -> Result<(), String> {
    let span_ms = until.unwrap_or_default().0.saturating_sub(since.unwrap_or_default().0);
    if span_ms > DAYS_MAX * DAY_MS {
        return Err(format!("Date range too large; maximum is {DAYS_MAX} days"));
    }
    Ok(())
}

/// What pages are sorted by; the first of them is the usual one.
const SORTS: &[(&str, EntrySort)] = &[
    ("startTime", EntrySort::Booked),
    ("endTime", EntrySort::Booked),
    ("spend", EntrySort::Cost),
    ("total_tokens", EntrySort::Tokens),
    ("request_duration_ms", EntrySort::Duration),
    ("model", EntrySort::Model),
];

/// Which page of which charges.
struct PageAsked {
    filter: EntryFilter,
    sort: EntrySort,
    descending: bool,
    number: u64,
    size: u64,
    /// Something is asked for that no charge here has.
    is_of_none: bool,
}

impl PageAsked {
    fn read(fields: &mut Fields) -> Self {
        fields.needs("start_date");
        fields.needs("end_date");
        let since = instant(fields, "start_date", 0);
        let until = instant(fields, "end_date", 1);
        if since.is_none() || until.is_none() {
            fields.refuse("start_date", "Start date and end date are required");
        } else if since >= until {
            fields.refuse("start_date", "start_date must be on or before end_date");
        } else if let Err(message) = check_span(since, until) {
            fields.refuse("end_date", message);
        }
        let text = |fields: &mut Fields, name: &str| fields.filled_text(name).value();
        let status = text(fields, "status_filter");
        let filter = EntryFilter {
            since,
            until,
            up_to_seq: fields.count("as_of").value(),
            key_alias: text(fields, "key_alias"),
            model: text(fields, "model"),
            model_id: text(fields, "model_id"),
            model_group: text(fields, "model_group"),
            cost_min: fields.usd("min_spend").value(),
            cost_max: fields.usd("max_spend").value(),
            resolved: status.as_deref().map(|status| status == "success"),
            search: text(fields, "search"),
            ..read_payers(fields)
        };
        let by = text(fields, "sort_by");
        let sort = SORTS.iter().find(|(name, _)| by.as_deref().is_none_or(|by| by == *name));
        if sort.is_none() {
            let names: Vec<&str> = SORTS.iter().map(|(name, _)| *name).collect();
            fields.refuse("sort_by", format!("Invalid sort_by. Must be one of: {}", names.join(", ")));
        }
        let order = text(fields, "sort_order").unwrap_or_else(|| "desc".into()).to_ascii_lowercase();
        if order != "asc" && order != "desc" {
            fields.refuse("sort_order", "Invalid sort_order. Must be one of: asc, desc");
        }
        let size = limit(fields, "page_size", 50, PAGE_ROWS_MAX);
        let number = fields.count_within("page", 1, None).value().unwrap_or(1);
        if number.saturating_sub(1).saturating_mul(size) > DEPTH_MAX {
            fields.refuse(
                "page",
                format!("Pages go no deeper than {DEPTH_MAX} rows. Ask for a shorter time, or go on with `before`."),
            );
        }
        let is_of_none = Self::asks_for_none(fields)
            || status.is_some_and(|status| !["success", "failure"].contains(&status.as_str()));
        Self {
            filter,
            sort: sort.map(|(_, sort)| *sort).unwrap_or_default(),
            descending: order == "desc",
            number,
            size,
            is_of_none,
        }
    }

    /// Whether something is asked for that charges here never have: a session, an error, an answer
    /// from a cache, a call of a tool.
    fn asks_for_none(fields: &mut Fields) -> bool {
        let names = ["session_id", "error_code", "error_message"];
        let mut asks = false;
        for name in names {
            asks |= fields.filled_text(name).value().is_some();
        }
        asks |= fields.one_of("cache_hit_filter", &["hit", "miss"]).value().as_deref() == Some("hit");
        let span = fields.one_of("span_type", &["llm", "agent", "mcp", "batch"]).value();
        asks | span.is_some_and(|span| span != "llm")
    }
}

/// GET /spend/logs/v2: charges page by page. `as_of` of the first page keeps the later ones in
/// place while calls go on being booked.
pub(in crate::admin) async fn pages(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<LogPage>, ApiError> {
    let mut asked = PageAsked::read(&mut fields);
    fields.finish(refused)?;
    narrow_to_visible(&app, &caller, &mut asked.filter).await?;
    let store = app.ledger.store();
    // What is booked and not on disk yet belongs to no page: it would come between two of them.
    let newest = entries::last_seq(store).await?;
    let as_of = asked.filter.up_to_seq.map_or(newest, |up_to| up_to.min(newest));
    asked.filter.up_to_seq = Some(as_of);
    if asked.is_of_none {
        return Ok(Json(LogPage::new(vec![], 0, false, (asked.number, asked.size), as_of)));
    }
    let cut = Cut { offset: (asked.number - 1) * asked.size, limit: asked.size };
    let rows = entries::page(store, &asked.filter, asked.sort, asked.descending, cut).await?;
    let counted = entries::count(store, &asked.filter, u64::from(ROWS_MAX) + 1).await?;
    let is_capped = counted > u64::from(ROWS_MAX);
    let data = shown(&app, &rows).await?;
    Ok(Json(LogPage::new(data, counted.min(ROWS_MAX.into()), is_capped, (asked.number, asked.size), as_of)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_a_longest() {
        let days = |days: i64| Some(Millis(days * DAY_MS));
        assert_eq!(check_span(days(1), days(1 + DAYS_MAX)), Ok(()));
        let more = days(1 + DAYS_MAX).map(|at| Millis(at.0 + 1));
        assert!(check_span(days(1), more).is_err_and(|message| message.contains("400 days")));
    }

    #[test]
    fn an_end_counts_whole() {
        let day = 86_400_000;
        for (text, later, expected) in [
            ("1970-01-02", 0, Some(day)),
            ("1970-01-02", 1, Some(2 * day)),
            ("1970-01-02 00:00:00", 0, Some(day)),
            ("1970-01-02 23:59:59", 1, Some(2 * day)),
            ("1970-01-02 13:00:01", 0, Some(day + 13 * 3_600_000 + 1_000)),
            ("1970-01-02 24:00:00", 0, None),
            ("1970-01-02 1:00:00", 0, None),
            ("1970-01-02T13:00:00", 0, None),
            ("1970-01-02 13:00", 0, None),
            ("soon", 0, None),
        ] {
            assert_eq!(parse_instant(text, later), expected.map(Millis), "{text}");
        }
    }
}
