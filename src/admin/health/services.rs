//! `/health/services`: whether somebody who is told of things can be told.

use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use crate::admin::{QueryFields, refused, to_the_end};
use crate::app::App;
use crate::proxy::caller::Caller;
use crate::store::outbox::rescue::Author;
use crate::wire::delivery::{Level, Tested};
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;
use crate::wire::operation::{Operation, get};

/// What this route does and answers.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[get::<Option<ServiceTested>>(
    "/health/services",
    "Sends a sample event to a service, or asks a billing system whether it is there.",
)];

/// What can be named, the kind of destination that is meant, and what is said when there is none.
const SERVICES: &[(&str, &str, &str)] = &[
    ("lago", "lago", "\"lago\" not in proxy config: litellm_settings.callbacks. Unable to test this."),
    (
        "openmeter",
        "openmeter",
        "\"openmeter\" not in proxy config: litellm_settings.callbacks. Unable to test this.",
    ),
    ("slack", "slack", "\"slack\" not in proxy config: general_settings. Unable to test this."),
    (
        "slack_budget_alerts",
        "slack",
        "\"slack_budget_alerts\" not in proxy config: general_settings. Unable to test this.",
    ),
    ("stripe", "stripe", "\"stripe\" not in proxy config: litellm_settings.callbacks. Unable to test this."),
    ("webhook", "webhook", "\"webhook\" not in proxy config: general_settings. Unable to test this."),
];

/// What came of it; `null` for webhooks, as in the original.
#[derive(Serialize, JsonSchema)]
pub(in crate::admin) struct ServiceTested {
    status: &'static str,
    message: String,
}

/// GET /health/services
pub(in crate::admin) async fn services(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Option<ServiceTested>>, ApiError> {
    let service = fields.required_id("service");
    fields.finish(refused)?;
    let Some((_, kind, absent)) = SERVICES.iter().find(|(name, ..)| *name == service) else {
        let names: Vec<&str> = SERVICES.iter().map(|(name, ..)| *name).collect();
        return Err(ApiError::bad_request(
            format!("Service must be in list. Service={}. List={names:?}", shortened(&service)),
            None,
        ));
    };
    let configured = app.deliveries.destinations().iter().filter(|it| it.target().is_some());
    let names: Vec<String> =
        configured.filter(|it| it.kind() == *kind).map(|it| it.name().to_owned()).collect();
    if names.is_empty() {
        return Err(ApiError::Detail(StatusCode::UNPROCESSABLE_ENTITY, absent));
    }
    to_the_end(async move {
        let mut tested = Vec::new();
        for name in &names {
            let author = Author { name: caller.name(), at: app.now(), note: None };
            tested.push(app.deliveries.test(name, author).await?);
        }
        Ok(Json(told(kind, &tested)))
    })
    .await
}

fn told(kind: &str, tested: &[Tested]) -> Option<ServiceTested> {
    match kind {
        "webhook" => None,
        "slack" => Some(ServiceTested {
            status: "success",
            message: "Mock Slack Alert sent, verify Slack Alert Received on your channel".into(),
        }),
        _ => {
            let findings = || tested.iter().flat_map(|tested| &tested.findings);
            let is_well = findings().all(|finding| finding.level != Level::Fail);
            let texts: Vec<String> =
                findings().map(|finding| format!("{}: {}", finding.name, finding.text)).collect();
            Some(ServiceTested {
                status: if is_well { "success" } else { "failure" },
                message: texts.join("; "),
            })
        }
    }
}
