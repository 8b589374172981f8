//! Daily activity as a file: one row for each day and payer, and key, model or user if wanted.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::answer::payers_known;
use super::scope::{Asked, Of};
use crate::admin::QueryFields;
use crate::admin::spend::whose::known_keys;
use crate::admin::spend::{bounded, one_more, refused};
use crate::app::App;
use crate::domain::daily::{DayRow, DaySum};
use crate::proxy::caller::Caller;
use crate::store::daily::{self, Column, Cut, Order};
use crate::wire::activity::{KeyMetadata, Names};
use crate::wire::error::ApiError;
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, json_or};

/// What rows are told apart by, beside day and payer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    None,
    Keys,
    Models,
    Users,
}

const DETAILS: &[(&str, Detail)] = &[
    ("daily", Detail::None),
    ("daily_with_keys", Detail::Keys),
    ("daily_with_models", Detail::Models),
    ("daily_with_users", Detail::Users),
];

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct ExportRow {
    date: String,
    entity_id: String,
    entity_alias: Option<String>,
    api_key: Option<String>,
    key_alias: Option<String>,
    user_id: Option<String>,
    user_email: Option<String>,
    model: Option<String>,
    spend: Usd,
    flat_cost: Usd,
    prompt_tokens: u64,
    completion_tokens: u64,
    api_requests: u64,
    successful_requests: u64,
    failed_requests: u64,
    cache_read_input_tokens: u64,
    cache_creation_input_tokens: u64,
}

/// How the routes of this file are described.
pub(in crate::admin) const fn operation(path: &'static str, summary: &'static str) -> Operation {
    json_or::<Vec<ExportRow>>(path, summary, "text/csv")
}

/// GET /…/daily/activity/export
pub(in crate::admin) async fn file<O: Of>(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let asked = Asked::read(O::ENTITY, &mut fields);
    let words: Vec<&str> = DETAILS.iter().map(|(word, _)| *word).collect();
    let wanted = fields.one_of("export_type", &words).value();
    let is_json = fields.one_of("format", &["csv", "json"]).value().as_deref() == Some("json");
    fields.finish(refused)?;
    let wanted = wanted.as_deref().unwrap_or("daily");
    let detail = DETAILS.iter().find(|(word, _)| *word == wanted).map_or(Detail::None, |(_, detail)| *detail);
    let by: &[Column] = match detail {
        Detail::None => &[Column::Day, Column::Id],
        Detail::Models => &[Column::Day, Column::Id, Column::Model],
        Detail::Keys | Detail::Users => &[Column::Day, Column::Id, Column::Key],
    };
    let filter = asked.filter(&app, &caller).await?;
    let most = Cut::first(one_more());
    let rows = bounded(daily::grouped(app.ledger.store(), &filter, by, Order::ByName, most).await?)?;
    let keys = known_keys(&app, rows.iter().map(|row| row.key_hash.as_str())).await?;
    let names = Names { keys, entities: payers_known(&app, O::ENTITY, rows.iter()).await? };
    let rows = shown(rows, detail, &names);
    if is_json {
        return Ok(Json(rows).into_response());
    }
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8")], csv_of(&rows)?).into_response())
}

/// The rows of a file. Users are those whom the keys belong to.
fn shown(rows: Vec<DayRow>, detail: Detail, names: &Names) -> Vec<ExportRow> {
    if detail != Detail::Users {
        return rows.into_iter().map(|row| export_row(row, detail, names)).collect();
    }
    let mut by_user: BTreeMap<(String, String, Option<String>), DayRow> = BTreeMap::new();
    for row in rows {
        let user = names.key(&row.key_hash).user_id;
        let place = (row.day.clone(), row.id.clone(), user);
        let first = || DayRow { sum: DaySum::default(), ..row.clone() };
        by_user.entry(place).or_insert_with(first).sum.add(&row.sum);
    }
    by_user.into_values().map(|row| export_row(row, detail, names)).collect()
}

fn export_row(row: DayRow, detail: Detail, names: &Names) -> ExportRow {
    let KeyMetadata { key_alias, user_id, user_email, .. } = names.key(&row.key_hash);
    let of_key = detail == Detail::Keys;
    let of_user = of_key || detail == Detail::Users;
    let sum = row.sum;
    ExportRow {
        entity_alias: names.entities.get(&row.id).and_then(alias),
        date: row.day,
        entity_id: row.id,
        api_key: of_key.then_some(row.key_hash),
        key_alias: key_alias.filter(|_| of_key),
        user_id: user_id.filter(|_| of_user),
        user_email: user_email.filter(|_| of_user),
        model: (detail == Detail::Models).then_some(row.model),
        spend: Usd(sum.spend),
        flat_cost: Usd(crate::domain::money::Picos::ZERO),
        prompt_tokens: sum.input_tokens,
        completion_tokens: sum.output_tokens,
        api_requests: sum.calls(),
        successful_requests: sum.requests,
        failed_requests: sum.failed_requests,
        cache_read_input_tokens: sum.cache_read_tokens,
        cache_creation_input_tokens: sum.cache_write_tokens,
    }
}

/// The name for people, whatever the kind of payer calls it.
fn alias(known: &Map<String, Value>) -> Option<String> {
    known.values().next().and_then(Value::as_str).map(str::to_owned)
}

/// The columns of a file, in their order.
const COLUMNS: [&str; 17] = [
    "date",
    "entity_id",
    "entity_alias",
    "api_key",
    "key_alias",
    "user_id",
    "user_email",
    "model",
    "spend",
    "flat_cost",
    "prompt_tokens",
    "completion_tokens",
    "api_requests",
    "successful_requests",
    "failed_requests",
    "cache_read_input_tokens",
    "cache_creation_input_tokens",
];

fn csv_of(rows: &[ExportRow]) -> Result<Vec<u8>, ApiError> {
    let failed = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "a file cannot be written");
        ApiError::Internal
    };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(|error| failed(&error))?;
    for row in rows {
        let members = serde_json::to_value(row).map_err(|error| failed(&error))?;
        let cells = COLUMNS.iter().map(|name| cell(&members[*name]));
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

/// Text that a spreadsheet would take for a formula is kept from it.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (value, expected) in [
            (json!("=1+1"), "'=1+1"),
            (json!("@x"), "'@x"),
            (json!("a,b"), "a,b"),
            (json!(null), ""),
            (json!(7), "7"),
        ] {
            assert_eq!(cell(&value), expected);
        }
    }

    #[test]
    fn a_file_of_users_adds_up_the_keys_of_each() {
        let key = |user: &str| KeyMetadata { user_id: Some(user.into()), ..KeyMetadata::default() };
        let names = Names {
            keys: [("k1".to_owned(), key("bob")), ("k2".to_owned(), key("bob"))].into(),
            ..Names::default()
        };
        let row = |key: &str| DayRow {
            day: "2026-11-21".into(),
            id: "red".into(),
            key_hash: key.into(),
            sum: DaySum { requests: 1, ..DaySum::default() },
            ..DayRow::default()
        };
        let rows = shown(vec![row("k1"), row("k2"), row("k3")], Detail::Users, &names);
        let told: Vec<_> = rows.iter().map(|row| (row.user_id.as_deref(), row.successful_requests)).collect();
        assert_eq!(told, [(None, 1), (Some("bob"), 2)]);
        let file = String::from_utf8(csv_of(&rows).unwrap()).unwrap();
        assert!(file.starts_with("date,entity_id,entity_alias,"), "{file}");
        assert!(file.contains("\r\n2026-11-21,red,,,,bob,,,0.0,0.0,0,0,2,2,0,0,0\r\n"), "{file}");
    }
}
