//! What goes wrong, as callers see it: LiteLLM's envelope, or its framework's `detail` shape.
//!
//! One variant for each situation, one match from variant to status. The text is for the person at
//! the other end; what went wrong inside goes to the log, where it is handled.

use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::money::Usd;
use crate::domain::money::Picos;
use crate::domain::time::Millis;

/// One complaint about a request body, in the framework's list shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// `missing`, `float_parsing`, `value_error`, …
    pub kind: &'static str,
    /// The path to the field; the first element is `body` or `query`.
    pub loc: Vec<String>,
    /// What is wrong, for a person.
    pub message: String,
}

/// What stood in the way of a call that money refused; `error.budget` on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetFacts {
    /// `customer`, `key`, `team`, …
    pub level: &'static str,
    /// Whose budget.
    pub id: String,
    /// The cap.
    pub max_budget: Picos,
    /// Settled in this window.
    pub spend: Picos,
    /// Held by calls under way.
    pub held: Picos,
    /// The least this call needs.
    pub needed: Picos,
    /// When the window ends.
    pub resets_at: Option<Millis>,
}

/// The rate that stood in the way of a call that came too fast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateFacts {
    /// `customer`, `key`, `team`, …
    pub level: &'static str,
    /// Whose rate.
    pub id: String,
    /// `rpm_limit`, `tpm_limit`, `tpd_limit` or `max_parallel_requests`.
    pub name: &'static str,
    /// How many requests or tokens it allows.
    pub limit: u64,
    /// How many of them are left.
    pub remaining: u64,
}

/// An answer that is not the one asked for.
#[derive(Clone, Debug)]
pub enum ApiError {
    /// The credential does not do: 401.
    Unauthorized {
        /// The text.
        message: String,
        /// `auth_error`, `token_not_found_in_db`, `expired_key`.
        kind: &'static str,
        /// The member at fault; LiteLLM writes the word `None` here.
        param: String,
    },
    /// The caller is known and may not: 403.
    Forbidden {
        /// The text.
        message: String,
        /// `key_model_access_denied`, `customer_blocked`, …
        kind: &'static str,
        /// The member at fault.
        param: Option<&'static str>,
    },
    /// The key's `allowed_routes` leave this route out: 403 in the `detail` shape.
    RouteDenied(String),
    /// The request is not one we can act on: 400.
    BadRequest {
        /// The text.
        message: String,
        /// Usually `invalid_request_error`.
        kind: &'static str,
        /// The member at fault.
        param: Option<String>,
    },
    /// An unknown model name in a call: 400 with the repeated text LiteLLM adds.
    UnknownModel {
        /// The route that was called.
        route: String,
        /// The name that was given.
        model: String,
    },
    /// The thing named is not there: 404.
    NotFound {
        /// The text.
        message: String,
        /// `not_found` or `not_found_error`.
        kind: &'static str,
        /// The member at fault.
        param: Option<&'static str>,
    },
    /// The name is taken: 409.
    Conflict {
        /// The text.
        message: String,
        /// The member at fault.
        param: Option<&'static str>,
    },
    /// What is stored is not what the caller wants to replace: 412.
    PreconditionFailed {
        /// The text.
        message: String,
        /// The member at fault.
        param: Option<&'static str>,
    },
    /// Body fields of the wrong shape: 422 with one `detail` item each.
    Validation(Vec<FieldError>),
    /// A plain refusal in the `detail` shape, `{"detail":{"error":…}}`: 400.
    DetailError(String),
    /// The thing named is not there, in the `detail` shape: 404.
    DetailMissing(String),
    /// A plain text in the `detail` shape: the status and the text.
    Detail(StatusCode, &'static str),
    /// The body is larger than allowed: 413.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The body stopped coming, or came too slowly: 408.
    BodyLate(String),
    /// The budget is spent: the configured status, 422 unless set.
    OverBudget {
        /// LiteLLM's text for the level.
        message: String,
        /// The numbers that refused.
        facts: Box<BudgetFacts>,
        /// The configured status.
        status: u16,
    },
    /// There is money, but calls under way hold it: 429, worth a retry.
    BudgetHeld {
        /// The text.
        message: String,
        /// The numbers that refused, where they are the payer's own.
        facts: Option<Box<BudgetFacts>>,
    },
    /// Too fast: 429.
    RateLimited {
        /// LiteLLM's text.
        message: String,
        /// `requests`, `tokens` or `max_parallel_requests`.
        limit_type: &'static str,
        /// The numbers that refused.
        facts: Box<RateFacts>,
        /// Seconds until it is worth trying.
        retry_after_s: u64,
        /// When it is worth trying, as text.
        reset_at: String,
    },
    /// The ledger cannot take a charge now: 503.
    BudgetUnavailable,
    /// The same is under way for somebody else, and is done once at a time: 429.
    Busy(String),
    /// The server is full: 503.
    Overloaded(&'static str),
    /// The provider failed, told in LiteLLM's words.
    Upstream {
        /// The provider's or our status.
        status: u16,
        /// The text.
        message: String,
        /// The same without what the provider wrote; `None` where the text is all ours.
        own_words: Option<String>,
        /// `throttling_error`, `internal_server_error`, …
        kind: String,
        /// The member the provider blames.
        param: Option<String>,
        /// Headers of the provider worth passing on.
        headers: Vec<(String, String)>,
    },
    /// A broken promise inside: 500. The log has the reason.
    Internal,
}

impl ApiError {
    /// 401 with LiteLLM's usual type and parameter.
    pub fn auth(message: impl Into<String>) -> Self {
        Self::Unauthorized { message: message.into(), kind: "auth_error", param: "None".into() }
    }

    /// 400 with the usual type.
    pub fn bad_request(message: impl Into<String>, param: Option<&str>) -> Self {
        Self::BadRequest {
            message: message.into(),
            kind: "invalid_request_error",
            param: param.map(str::to_owned),
        }
    }

    /// One body field of the wrong shape.
    pub fn field(kind: &'static str, loc: &[&str], message: impl Into<String>) -> Self {
        Self::Validation(vec![FieldError {
            kind,
            loc: loc.iter().map(|part| (*part).to_owned()).collect(),
            message: message.into(),
        }])
    }

    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        let or_500 = |status: u16| StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        match self {
            Self::Unauthorized { .. } => StatusCode::UNAUTHORIZED,
            Self::Forbidden { .. } | Self::RouteDenied(_) => StatusCode::FORBIDDEN,
            Self::BadRequest { .. } | Self::UnknownModel { .. } | Self::DetailError(_) => {
                StatusCode::BAD_REQUEST
            }
            Self::NotFound { .. } | Self::DetailMissing(_) => StatusCode::NOT_FOUND,
            Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::PreconditionFailed { .. } => StatusCode::PRECONDITION_FAILED,
            Self::Validation(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Detail(status, _) => *status,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BodyLate(_) => StatusCode::REQUEST_TIMEOUT,
            Self::OverBudget { status, .. } => or_500(*status),
            Self::BudgetHeld { .. } | Self::RateLimited { .. } | Self::Busy(_) => {
                StatusCode::TOO_MANY_REQUESTS
            }
            Self::BudgetUnavailable | Self::Overloaded(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Upstream { status, .. } => or_500(*status),
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The type member of the envelope; also what logs and live events name.
    pub fn kind(&self) -> &str {
        match self {
            Self::Unauthorized { kind, .. }
            | Self::Forbidden { kind, .. }
            | Self::BadRequest { kind, .. }
            | Self::NotFound { kind, .. } => kind,
            Self::RouteDenied(_) => "permission_error",
            Self::Conflict { .. } => "conflict",
            Self::PreconditionFailed { .. } => "precondition_failed",
            Self::UnknownModel { .. }
            | Self::Validation(_)
            | Self::DetailError(_)
            | Self::DetailMissing(_)
            | Self::Detail(..)
            | Self::TooLarge { .. } => "invalid_request_error",
            Self::BodyLate(_) => "timeout_error",
            Self::OverBudget { .. } => "budget_exceeded",
            Self::BudgetHeld { .. } => "budget_held",
            Self::RateLimited { .. } => "throttling_error",
            Self::BudgetUnavailable => "budget_unavailable",
            Self::Busy(_) => "busy",
            Self::Overloaded(_) => "overloaded",
            Self::Upstream { kind, .. } => kind,
            Self::Internal => "internal_server_error",
        }
    }

    /// The text for the person at the other end.
    pub fn message(&self) -> String {
        match self {
            Self::Unauthorized { message, .. }
            | Self::Forbidden { message, .. }
            | Self::RouteDenied(message)
            | Self::Busy(message)
            | Self::BadRequest { message, .. }
            | Self::NotFound { message, .. }
            | Self::Conflict { message, .. }
            | Self::PreconditionFailed { message, .. }
            | Self::DetailError(message)
            | Self::DetailMissing(message)
            | Self::BodyLate(message)
            | Self::OverBudget { message, .. }
            | Self::BudgetHeld { message, .. }
            | Self::RateLimited { message, .. }
            | Self::Upstream { message, .. } => message.clone(),
            Self::UnknownModel { route, model } => format!(
                "{route}: Invalid model name passed in model={model}. \
                 Call `/v1/models` to view available models for your key."
            ),
            Self::Validation(errors) => {
                errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
            }
            Self::Detail(_, text) | Self::Overloaded(text) => (*text).to_owned(),
            Self::TooLarge { limit } => {
                format!("Request size is too large. The limit is {limit} bytes. Send a smaller body, or raise general_settings.max_request_size_mb.")
            }
            Self::BudgetUnavailable => {
                "The ledger cannot record spend right now, so calls that cost money are refused. Try again shortly.".into()
            }
            Self::Internal => "Internal server error".into(),
        }
    }

    /// The text for others than the caller: without what a provider wrote, which may repeat what it
    /// was sent, and without what somebody sent in place of a key.
    pub fn message_for_others(&self) -> String {
        match self {
            Self::Upstream { own_words: Some(words), .. } => words.clone(),
            Self::Unauthorized { message, .. } => {
                message.split_once(" Received").map_or(message.as_str(), |(before, _)| before).to_owned()
            }
            _ => self.message(),
        }
    }

    fn param(&self) -> Value {
        match self {
            Self::Unauthorized { param, .. } => json!(param),
            Self::Forbidden { param, .. }
            | Self::NotFound { param, .. }
            | Self::Conflict { param, .. }
            | Self::PreconditionFailed { param, .. } => json!(param),
            Self::BadRequest { param, .. } | Self::Upstream { param, .. } => json!(param),
            Self::BodyLate(_) => json!("request_body"),
            Self::UnknownModel { .. }
            | Self::RouteDenied(_)
            | Self::Validation(_)
            | Self::DetailError(_)
            | Self::DetailMissing(_)
            | Self::Detail(..)
            | Self::TooLarge { .. }
            | Self::OverBudget { .. }
            | Self::BudgetHeld { .. }
            | Self::RateLimited { .. }
            | Self::BudgetUnavailable
            | Self::Busy(_)
            | Self::Overloaded(_)
            | Self::Internal => Value::Null,
        }
    }

    /// The JSON body.
    pub fn body(&self) -> Value {
        match self {
            Self::Validation(errors) => {
                let items: Vec<Value> = errors
                    .iter()
                    .map(|error| json!({"type": error.kind, "loc": loc(&error.loc), "msg": error.message}))
                    .collect();
                return json!({ "detail": items });
            }
            Self::DetailError(message) | Self::DetailMissing(message) => {
                return json!({"detail": {"error": message}});
            }
            Self::Detail(_, text) => return json!({ "detail": text }),
            Self::RouteDenied(message) => return json!({ "detail": message }),
            _ => {}
        }
        let mut error = json!({
            "message": self.message(),
            "type": self.kind(),
            "param": self.param(),
            "code": self.status().as_u16().to_string(),
        });
        match self {
            Self::OverBudget { facts, .. } | Self::BudgetHeld { facts: Some(facts), .. } => {
                error["budget"] = budget(facts);
            }
            Self::UnknownModel { .. } => {
                error["provider_specific_fields"] = json!({"error": self.message()});
            }
            _ => {}
        }
        json!({ "error": error })
    }
}

/// Positions are numbers in the framework's shape, names are text.
fn loc(parts: &[String]) -> Vec<Value> {
    parts.iter().map(|part| part.parse::<u64>().map_or_else(|_| json!(part), |at| json!(at))).collect()
}

fn budget(facts: &BudgetFacts) -> Value {
    json!({
        "level": facts.level,
        "id": facts.id,
        "max_budget": Usd(facts.max_budget),
        "spend": Usd(facts.spend),
        "held": Usd(facts.held),
        "needed": Usd(facts.needed),
        "resets_at": facts.resets_at.map(|at| at.to_string()),
    })
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = (self.status(), axum::Json(self.body())).into_response();
        let headers = response.headers_mut();
        match &self {
            Self::RateLimited { limit_type, retry_after_s, reset_at, .. } => {
                headers.insert("retry-after", HeaderValue::from(*retry_after_s));
                headers.insert("rate_limit_type", HeaderValue::from_static(limit_type));
                if let Ok(value) = HeaderValue::from_str(reset_at) {
                    headers.insert("reset_at", value);
                }
            }
            Self::BudgetHeld { .. } | Self::BudgetUnavailable | Self::Busy(_) | Self::Overloaded(_) => {
                headers.insert("retry-after", HeaderValue::from_static("1"));
            }
            Self::Upstream { headers: passed, .. } => {
                for (name, value) in passed {
                    if let (Ok(name), Ok(value)) =
                        (HeaderName::try_from(name.as_str()), HeaderValue::from_str(value))
                    {
                        headers.insert(name, value);
                    }
                }
            }
            _ => {}
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_of_refusal() {
        let cases = [
            (
                ApiError::auth("Authentication Error, No api key passed in."),
                401,
                json!({"error": {"message": "Authentication Error, No api key passed in.",
                    "type": "auth_error", "param": "None", "code": "401"}}),
            ),
            (
                ApiError::field("missing", &["body", "user_id"], "Field required"),
                422,
                json!({"detail": [{"type": "missing", "loc": ["body", "user_id"], "msg": "Field required"}]}),
            ),
            (
                ApiError::field("json_invalid", &["body", "1"], "JSON decode error"),
                422,
                json!({"detail": [{"type": "json_invalid", "loc": ["body", 1], "msg": "JSON decode error"}]}),
            ),
            (ApiError::DetailError("no".into()), 400, json!({"detail": {"error": "no"}})),
            (ApiError::DetailMissing("gone".into()), 404, json!({"detail": {"error": "gone"}})),
            (ApiError::Detail(StatusCode::NOT_FOUND, "Not Found"), 404, json!({"detail": "Not Found"})),
        ];
        for (error, status, body) in cases {
            assert_eq!(error.status().as_u16(), status);
            assert_eq!(error.body(), body);
        }
    }

    #[test]
    fn others_are_told_neither_a_providers_words_nor_a_wrong_key() {
        let upstream = |own_words: Option<&str>| ApiError::Upstream {
            status: 500,
            message: "it said: hush".into(),
            own_words: own_words.map(str::to_owned),
            kind: "internal_server_error".into(),
            param: None,
            headers: vec![],
        };
        for (error, expected) in [
            (upstream(Some("it failed")), "it failed"),
            (upstream(None), "it said: hush"),
            (ApiError::auth("Key expected. Received=ab****yz, expected more."), "Key expected."),
            (ApiError::auth("No key passed. Received API Key = sk-...1234, Hash =ff"), "No key passed."),
            (ApiError::auth("No api key passed in."), "No api key passed in."),
            (ApiError::bad_request("Received too late", None), "Received too late"),
        ] {
            assert_eq!(error.message_for_others(), expected);
        }
    }

    #[test]
    fn a_refusal_over_money_carries_the_numbers_that_refused() {
        let facts = BudgetFacts {
            level: "customer",
            id: "acme".into(),
            max_budget: Picos::from_dollars(4),
            spend: Picos::new(3_990_000_000_000),
            held: Picos::ZERO,
            needed: Picos::new(20_000_000_000),
            resets_at: None,
        };
        let error = ApiError::OverBudget { message: "x".into(), facts: Box::new(facts), status: 422 };
        let text = error.body().to_string();
        assert!(text.contains(r#""max_budget":4.0,"spend":3.99,"held":0.0,"needed":0.02"#), "{text}");
    }
}
