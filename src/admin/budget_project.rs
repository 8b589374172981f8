//! `/get_budget` and `/set_budget`: where programs that keep their users' budgets themselves put
//! them. What stands in a dictionary is the program's business; nothing here is enforced.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Body, refused, to_the_end};
use crate::app::App;
use crate::store::StoreError;
use crate::store::records::budget_project::{self, Condition, Put};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, shortened};
use crate::wire::operation::{Operation, post};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<Found>("/get_budget", "The budgets that a program keeps here. Its `etag` names this version."),
    post::<Stored>(
        "/set_budget",
        "Replaces the budgets that a program keeps here; on condition with `if-match` or `if-none-match`.",
    ),
];

/// The most projects that are kept; some callers show no key.
const PROJECTS_MAX: u64 = 1_000;

/// POST /get_budget
pub(super) async fn get(State(app): State<App>, Body(mut fields): Body) -> Result<Response, ApiError> {
    let name = fields.required_id("project_name");
    fields.finish(refused)?;
    let Some(found) = budget_project::get(app.directory.store(), &name).await? else {
        // Clients read this as "no budgets yet"; any other status would stop them.
        let message = Some(format!("Project '{}' has no budgets yet.", shortened(&name)));
        return Ok(Json(Found { status: "error", data: None, message }).into_response());
    };
    let data = RawValue::from_string(found.doc)
        .map_err(|error| StoreError::document("a project's budgets", &error))?;
    let mut response = Json(Found { status: "success", data: Some(&data), message: None }).into_response();
    add_version(&mut response, &found.digest);
    Ok(response)
}

/// A dictionary goes out as it is stored.
#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct Found<'d> {
    /// `success`, or `error` where nothing is kept yet.
    status: &'static str,
    /// What is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Map<String, Value>")]
    data: Option<&'d RawValue>,
    /// Why there is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct Stored {
    status: &'static str,
}

/// POST /set_budget: replaces the whole dictionary, on condition if the caller names one.
pub(super) async fn set(
    State(app): State<App>,
    headers: HeaderMap,
    Body(mut fields): Body,
) -> Result<Response, ApiError> {
    let name = fields.required_id("project_name");
    let users = read_users(&mut fields);
    fields.finish(refused)?;
    let condition = condition(&headers)?;
    let doc = Value::Object(users).to_string();
    let shown = shortened(&name);
    let now = app.now();
    let put = to_the_end(async move {
        Ok(budget_project::put(app.directory.store(), &name, doc, &condition, PROJECTS_MAX, now).await?)
    })
    .await?;
    match put {
        Put::Stored(version) => {
            let mut response = Json(Stored { status: "success" }).into_response();
            add_version(&mut response, &version);
            Ok(response)
        }
        Put::Changed => Err(ApiError::PreconditionFailed {
            message: format!(
                "The budgets of project '{shown}' are not the ones that you have read. \
                 Get them again with /get_budget, and make your change to those."
            ),
            param: Some("project_name"),
        }),
        Put::Full => Err(ApiError::BadRequest {
            message: format!(
                "Project '{shown}' would be one too many: at most {PROJECTS_MAX} projects are kept."
            ),
            kind: "bad_request",
            param: Some("project_name".into()),
        }),
    }
}

/// The users of a project, each with an object of its own.
fn read_users(fields: &mut Fields) -> Map<String, Value> {
    if !fields.has("user_dict") {
        fields.complain("user_dict", "missing", "Field required");
    }
    let Some(users) = fields.object("user_dict").value() else {
        fields.refuse("user_dict", "user_dict must be an object of users, not null");
        return Map::new();
    };
    if let Some((user, _)) = users.iter().find(|(_, budget)| !budget.is_object()) {
        fields
            .refuse("user_dict", format!("user_dict: the budget of '{}' must be an object", shortened(user)));
    }
    users
}

/// What has to be stored for a write to happen: `if-match` and `if-none-match`, as HTTP has them.
fn condition(headers: &HeaderMap) -> Result<Condition, ApiError> {
    let malformed = |name: &str, wanted: &str| {
        ApiError::bad_request(format!("The header {name} must be {wanted}, and only one."), Some(name))
    };
    let one = |name: header::HeaderName, wanted: &str| {
        let mut values = headers.get_all(&name).iter();
        match (values.next(), values.next()) {
            (None, _) => Ok(None),
            (Some(value), None) => {
                value.to_str().map(|text| Some(text.trim())).map_err(|_| malformed(name.as_str(), wanted))
            }
            (Some(_), Some(_)) => Err(malformed(name.as_str(), wanted)),
        }
    };
    let (version, star) = ("an etag that /get_budget has answered, or *", "*");
    let if_match = one(header::IF_MATCH, version)?;
    let if_none_match = one(header::IF_NONE_MATCH, star)?;
    match (if_match, if_none_match) {
        (None, None) => Ok(Condition::Always),
        (None, Some("*")) => Ok(Condition::Absent),
        (Some("*"), None) => Ok(Condition::Present),
        // Ours name the content; what a gateway does to its coding, and then to this name, is all one.
        (Some(etag), None) => etag
            .strip_prefix("W/")
            .unwrap_or(etag)
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .filter(|bare| !bare.is_empty() && !bare.contains(['"', ',']))
            .map(|bare| Condition::Version(bare.to_owned()))
            .ok_or_else(|| malformed("if-match", version)),
        (None, Some(_)) => Err(malformed("if-none-match", star)),
        (Some(_), Some(_)) => {
            Err(ApiError::bad_request("Send either if-match or if-none-match, not both.", Some("if-match")))
        }
    }
}

fn add_version(response: &mut Response, digest: &str) {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{digest}\"")) {
        response.headers_mut().insert(header::ETAG, value);
    }
}
