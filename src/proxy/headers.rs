//! The headers of an answer: LiteLLM's own, the rates', and the provider's under their prefix.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use super::authorize::Grant;
use super::refusal::{descriptor, rate_unit};
use super::served::Served;
use crate::domain::money::Picos;
use crate::domain::price::Cost;
use crate::domain::record::Limits;
use crate::ledger::{RateKind, RateLeft};
use crate::wire::money::python_text;

/// The compatible version, as `x-litellm-version` tells it.
pub const COMPATIBLE_VERSION: &str = "1.106.2";

/// Provider headers that speak of a connection or a body that are not ours.
const NOT_OURS: [&str; 8] = [
    "connection",
    "keep-alive",
    "transfer-encoding",
    "te",
    "trailer",
    "upgrade",
    "set-cookie",
    "proxy-authenticate",
];

/// What is known of the money when the headers go out. A stream's cost is not.
pub(super) struct Money<'a> {
    /// The cost, when the call has ended.
    pub(super) cost: Option<&'a Cost>,
    /// The key's spend with this cost.
    pub(super) key_spend: Picos,
}

/// The headers of a call that was served.
pub(super) fn of(served: &Served, money: &Money<'_>, total_ms: u64) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(40);
    let deployment = &served.target.deployment;
    put(&mut headers, "x-litellm-call-id", &served.call.id);
    put(&mut headers, "x-litellm-model-id", &deployment.id);
    put(&mut headers, "x-litellm-model-name", &served.target.full_name());
    put(&mut headers, "x-litellm-model-group", &served.grant.group().name);
    put(&mut headers, "x-litellm-model-api-base", deployment.shown_base().unwrap_or_default());
    put(&mut headers, "x-litellm-model-region", deployment.spec.region_name.as_deref().unwrap_or_default());
    headers.insert("x-litellm-version", HeaderValue::from_static(COMPATIBLE_VERSION));
    put_cost(&mut headers, money.cost);
    let margin = Picos::new(i128::from(served.terms.margin.parts_per_billion()) * 1_000);
    put(&mut headers, "x-litellm-response-cost-margin-percent", &python_text(margin));
    put(&mut headers, "x-litellm-key-spend", &python_text(money.key_spend));
    put_key_limits(&mut headers, served.grant.key_limits());
    let upstream_ms = served.answered_at.since(served.sent_at);
    headers.insert("x-litellm-response-duration-ms", HeaderValue::from(total_ms));
    headers.insert("x-litellm-overhead-duration-ms", HeaderValue::from(total_ms.saturating_sub(upstream_ms)));
    headers.insert("x-litellm-attempted-retries", HeaderValue::from(served.tries.retries));
    headers.insert("x-litellm-attempted-fallbacks", HeaderValue::from(served.tries.fallbacks));
    if let Some(cap) = served.output_cap {
        headers.insert("x-litellm-output-cap", HeaderValue::from(cap));
    }
    put_rates(&mut headers, served.reservation.rates_left());
    put_provider(&mut headers, &served.upstream);
    headers
}

/// The headers of a call that was refused or failed.
pub(super) fn of_failure(call_id: &str, grant: Option<&Grant>, key_spend: Picos) -> HeaderMap {
    let mut headers = HeaderMap::new();
    put(&mut headers, "x-litellm-call-id", call_id);
    headers.insert("x-litellm-response-cost", HeaderValue::from_static("0"));
    put(&mut headers, "x-litellm-key-spend", &python_text(key_spend));
    if let Some(grant) = grant {
        put_key_limits(&mut headers, grant.key_limits());
    }
    headers
}

fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if !value.is_empty()
        && let Ok(value) = HeaderValue::from_str(value)
    {
        headers.insert(name, value);
    }
}

fn put_cost(headers: &mut HeaderMap, cost: Option<&Cost>) {
    let zero = Cost::default();
    if let Some(cost) = cost {
        put(headers, "x-litellm-response-cost", &python_text(cost.total));
    }
    let parts = cost.unwrap_or(&zero);
    put(headers, "x-litellm-response-cost-original", &python_text(parts.original));
    put(headers, "x-litellm-response-cost-discount-amount", &python_text(parts.discount));
    put(headers, "x-litellm-response-cost-margin-amount", &python_text(parts.margin));
    put(headers, "x-litellm-response-cost-input", &python_text(parts.input));
    put(headers, "x-litellm-response-cost-output", &python_text(parts.output));
    put(headers, "x-litellm-response-cost-tool-usage", &python_text(parts.tools));
    for (name, part) in [
        ("x-litellm-response-cost-cache-read", parts.cache_read),
        ("x-litellm-response-cost-cache-creation", parts.cache_write),
        ("x-litellm-response-cost-reasoning", parts.reasoning),
    ] {
        if part > Picos::ZERO {
            put(headers, name, &python_text(part));
        }
    }
}

fn put_key_limits(headers: &mut HeaderMap, limits: &Limits) {
    if let Some(limit) = limits.tpm_limit {
        headers.insert("x-litellm-key-tpm-limit", HeaderValue::from(limit));
    }
    if let Some(limit) = limits.rpm_limit {
        headers.insert("x-litellm-key-rpm-limit", HeaderValue::from(limit));
    }
    if let Some(cap) = limits.max_budget {
        put(headers, "x-litellm-key-max-budget", &python_text(cap));
    }
}

/// One pair for each kind of scope and rate, the tightest of several tags; and the tightest of all
/// under the plain names.
fn put_rates(headers: &mut HeaderMap, left: &[RateLeft]) {
    for rate in left {
        let Some(unit) = rate_unit(rate.kind) else { continue };
        let scope = descriptor(&rate.scope);
        let is_loose = left.iter().any(|other| {
            other.kind == rate.kind && other.remaining < rate.remaining && descriptor(&other.scope) == scope
        });
        if is_loose {
            continue;
        }
        for (what, value) in [("remaining", rate.remaining), ("limit", rate.limit)] {
            if let Ok(name) = HeaderName::try_from(format!("x-ratelimit-{scope}-{what}-{unit}")) {
                headers.insert(name, HeaderValue::from(value));
            }
        }
    }
    for (kind, names) in [
        (RateKind::Requests, ["x-ratelimit-remaining-requests", "x-ratelimit-limit-requests"]),
        (RateKind::Tokens, ["x-ratelimit-remaining-tokens", "x-ratelimit-limit-tokens"]),
    ] {
        if let Some(tightest) = left.iter().filter(|rate| rate.kind == kind).min_by_key(|rate| rate.remaining)
        {
            headers.insert(names[0], HeaderValue::from(tightest.remaining));
            headers.insert(names[1], HeaderValue::from(tightest.limit));
        }
    }
}

/// The provider's headers, each under `llm_provider-`, and its rates also as they are.
fn put_provider(headers: &mut HeaderMap, upstream: &HeaderMap) {
    let mut prefixed = String::with_capacity(64);
    for (name, value) in upstream {
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        if name.as_str().starts_with("x-ratelimit-") && !headers.contains_key(name) {
            headers.insert(name.clone(), value.clone());
        }
        prefixed.clear();
        prefixed.push_str("llm_provider-");
        prefixed.push_str(name.as_str());
        if let Ok(name) = HeaderName::from_bytes(prefixed.as_bytes()) {
            headers.insert(name, value.clone());
        }
    }
}
