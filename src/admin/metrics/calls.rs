//! What was counted of calls, under LiteLLM's names and labels.
//!
//! Labels that a caller could fill with anything (`client_ip`, `user_agent`) are there and say `None`.

use super::names::Names;
use crate::domain::entry::CallFacts;
use crate::metrics::{Answer, Charge, Family, Histogram, Labels, Metrics, Number, Try, Who};

/// What stands for everything that had no room of its own.
const OTHER: &str = "other";

/// Every counter and histogram of calls.
pub(super) fn families(metrics: &Metrics, names: &Names) -> Vec<Family> {
    let mut all = charges(metrics, names);
    all.extend(requests(metrics, names));
    all.extend(times(metrics, names));
    all.extend(deployments(metrics, names));
    all.extend(stand_ins(metrics, names));
    all
}

/// A member of what was called; nothing called stands for the others.
fn fact<'c>(call: Option<&'c CallFacts>, member: impl FnOnce(&'c CallFacts) -> &'c str) -> &'c str {
    call.map_or(OTHER, member)
}

fn charges(metrics: &Metrics, names: &Names) -> Vec<Family> {
    let counter = Family::counter;
    let mut spend = counter("litellm_spend_metric_total", "Spend of LLM calls in dollars.");
    let mut calls = counter("litellm_requests_metric_total", "LLM calls that were charged.");
    let mut free = counter("litellm_zero_cost_requests_total", "LLM calls that cost nothing.");
    let mut tokens = [
        counter("litellm_total_tokens_metric_total", "Tokens read and written."),
        counter("litellm_input_tokens_metric_total", "Tokens read."),
        counter("litellm_output_tokens_metric_total", "Tokens written."),
        counter("litellm_input_cached_tokens_metric_total", "Tokens read from a provider's cache."),
        counter("litellm_input_cache_creation_tokens_metric_total", "Tokens written to a provider's cache."),
        counter("litellm_input_audio_tokens_metric_total", "Audio tokens read."),
        counter("litellm_output_reasoning_tokens_metric_total", "Tokens thought with."),
        counter("litellm_output_audio_tokens_metric_total", "Audio tokens written."),
    ];
    metrics.charges.each(|key, sum| {
        let labels = charge_labels(names, key);
        let with_client = labels.clone().with("client_ip", "").with("user_agent", "");
        calls.add(with_client.clone(), Number::count(sum.calls));
        if sum.free > 0 {
            free.add(with_client.clone(), Number::count(sum.free));
        }
        spend.add(with_client.with("service_tier", ""), Number::dollars(sum.spend));
        let always = [sum.input.saturating_add(sum.output), sum.input, sum.output].map(Some);
        let some = [sum.cache_read, sum.cache_write, sum.input_audio, sum.reasoning, sum.output_audio]
            .map(|count| Some(count).filter(|count| *count > 0));
        for (family, count) in tokens.iter_mut().zip(always.into_iter().chain(some)) {
            if let Some(count) = count {
                family.add(labels.clone(), Number::count(count));
            }
        }
    });
    let mut all = vec![spend, calls, free];
    all.extend(tokens);
    all
}

fn charge_labels(names: &Names, key: Option<&Charge>) -> Labels {
    let (who, call) = (key.map(|key| &key.who), key.map(|key| &*key.call));
    names
        .who(Labels::none(), who)
        .with("model", fact(call, |call| &call.model))
        .with("user_email", names.email(who))
        .with("requested_model", fact(call, |call| &call.model_group))
        .with("model_id", fact(call, |call| &call.model_id))
        .with("api_provider", fact(call, |call| &call.provider))
        .with("org_id", "")
        .with("org_alias", "")
}

/// Calls by how they ended.
fn requests(metrics: &Metrics, names: &Names) -> Vec<Family> {
    let mut total = Family::counter("litellm_proxy_total_requests_metric_total", "LLM calls by status.");
    let mut failed = Family::counter("litellm_proxy_failed_requests_metric_total", "LLM calls that failed.");
    let mut refused = Family::counter(
        "litellm_rs_refused_calls_total",
        "LLM calls that were refused before a provider was asked, by reason.",
    );
    let client = |labels: Labels| labels.with("client_ip", "").with("user_agent", "");
    metrics.answers.each(|key, sum| {
        let (who, call) = (key.map(|key| &key.who), key.map(|key| &*key.call));
        let labels = names
            .who(Labels::none(), who)
            .with("requested_model", fact(call, |call| &call.model_group))
            .with("status_code", "200")
            .with("user_email", names.email(who))
            .with("route", key.map_or(OTHER, |key| &key.route));
        let labels = client(labels)
            .with("model_id", fact(call, |call| &call.model_id))
            .with("api_provider", fact(call, |call| &call.provider));
        total.add(labels, Number::count(sum.calls));
    });
    metrics.failures.each(|key, count| {
        let who = key.map(|key| &key.who);
        let status = key.map_or_else(|| OTHER.to_owned(), |key| key.status.to_string());
        let base = names
            .who(Labels::none(), who)
            .with("requested_model", key.map_or(OTHER, |key| key.model.as_deref().unwrap_or_default()));
        let route = key.map_or(OTHER, |key| &key.route);
        let (email, class) = (names.email(who), key.map_or(OTHER, |key| key.class));
        let last = |labels: Labels| client(labels).with("model_id", "").with("api_provider", "");
        let labels = base.clone().with("status_code", &status).with("user_email", email).with("route", route);
        total.add(last(labels), Number::count(*count));
        let labels = base
            .with("user_email", email)
            .with("exception_status", &status)
            .with("exception_class", class)
            .with("route", route);
        failed.add(last(labels), Number::count(*count));
        let reason = key.map_or(Some(OTHER), |key| key.refused);
        if let Some(reason) = reason {
            refused.add(Labels::none().with("reason", reason), Number::count(*count));
        }
    });
    vec![total, failed, refused]
}

/// How long answered calls took.
fn times(metrics: &Metrics, names: &Names) -> Vec<Family> {
    let histogram = Family::histogram;
    let mut total = histogram("litellm_request_total_latency_metric", "Time of a call, in seconds.");
    let mut upstream = histogram("litellm_llm_api_latency_metric", "Time at the provider, in seconds.");
    let mut first = histogram(
        "litellm_llm_api_time_to_first_token_metric",
        "Time at the provider until the first output of a stream, in seconds.",
    );
    let mut overhead = histogram("litellm_overhead_latency_metric", "Time in this proxy, in seconds.");
    let mut queued =
        histogram("litellm_request_queue_time_seconds", "Time of waiting for money, in seconds.");
    metrics.answers.each(|key, sum| {
        let (who, call) = (key.map(|key| &key.who), key.map(|key| &*key.call));
        let base = names
            .who(Labels::none(), who)
            .with("requested_model", fact(call, |call| &call.model_group))
            .with("model", fact(call, |call| &call.model))
            .with("model_id", fact(call, |call| &call.model_id))
            .with("api_provider", fact(call, |call| &call.provider));
        let with_tier =
            base.clone().with("model_group", fact(call, |call| &call.model_group)).with("service_tier", "");
        let put = |family: &mut Family, times: &Histogram| family.add_times(with_tier.clone(), times);
        put(&mut total, &sum.total);
        put(&mut upstream, &sum.upstream);
        put(&mut first, &sum.first_output);
        queued.add_times(base, &sum.queued);
        overhead.add_times(at_deployment(names, key, true), &sum.overhead);
    });
    vec![total, upstream, first, overhead, queued]
}

/// The labels of a deployment that answered, and of the key that called it.
fn at_deployment(names: &Names, key: Option<&Answer>, with_group: bool) -> Labels {
    let (who, call) = (key.map(|key| &key.who), key.map(|key| &*key.call));
    let labels = match with_group {
        true => Labels::none().with("model_group", fact(call, |call| &call.model_group)),
        false => Labels::none(),
    };
    names.key(deployment(labels, call), who)
}

fn deployment(labels: Labels, call: Option<&CallFacts>) -> Labels {
    labels
        .with("litellm_model_name", fact(call, |call| &call.model))
        .with("model_id", fact(call, |call| &call.model_id))
        .with("api_base", fact(call, |call| &call.api_base))
        .with("api_provider", fact(call, |call| &call.provider))
}

/// What deployments made of the calls they got.
fn deployments(metrics: &Metrics, names: &Names) -> Vec<Family> {
    let counter = Family::counter;
    let mut succeeded = counter("litellm_deployment_success_responses_total", "Answers of a deployment.");
    let mut failed = counter("litellm_deployment_failure_responses_total", "Failed tries of a deployment.");
    let mut total = counter("litellm_deployment_total_requests_total", "Tries of a deployment.");
    let mut cooled =
        counter("litellm_deployment_cooled_down_total", "How often a deployment was left alone for a while.");
    let mut each = Family::histogram(
        "litellm_deployment_latency_per_output_token",
        "Time at the provider for each token written, in seconds.",
    );
    let labels = |who: Option<&Who>, call: Option<&CallFacts>| {
        let labels = Labels::none().with("requested_model", fact(call, |call| &call.model_group));
        names.team(names.key(deployment(labels, call), who), who)
    };
    metrics.answers.each(|key, sum| {
        let (who, call) = (key.map(|key| &key.who), key.map(|key| &*key.call));
        succeeded.add(labels(who, call), Number::count(sum.calls));
        total.add(labels(who, call), Number::count(sum.calls));
        each.add_times(names.team(at_deployment(names, key, false), who), &sum.per_output_token);
    });
    metrics.tries.each(|key: Option<&Try>, sum| {
        let (who, call) = (key.map(|key| &key.who), key.map(|key| &*key.call));
        let status = key.map_or_else(|| OTHER.to_owned(), |key| key.status.to_string());
        total.add(labels(who, call), Number::count(sum.failures));
        let labels = labels(who, call)
            .with("exception_status", &status)
            .with("exception_class", key.map_or(OTHER, |key| key.class));
        failed.add(labels, Number::count(sum.failures));
        if sum.cooled > 0 {
            let labels = deployment(Labels::none(), call).with("exception_status", &status);
            cooled.add(labels, Number::count(sum.cooled));
        }
    });
    vec![succeeded, failed, total, cooled, each]
}

/// Groups that stood in for others.
fn stand_ins(metrics: &Metrics, names: &Names) -> Vec<Family> {
    let mut succeeded = Family::counter(
        "litellm_deployment_successful_fallbacks_total",
        "Calls that a group answered in place of another one.",
    );
    let mut failed = Family::counter(
        "litellm_deployment_failed_fallbacks_total",
        "Calls that a group failed in place of another one.",
    );
    metrics.stand_ins.each(|key, sum| {
        let who = key.map(|key| &key.who);
        let labels = Labels::none()
            .with("requested_model", key.map_or(OTHER, |key| &key.from))
            .with("fallback_model", key.map_or(OTHER, |key| &key.to));
        let labels = names
            .team(names.key(labels, who), who)
            .with("exception_status", key.map_or_else(|| OTHER.to_owned(), |key| key.status.to_string()))
            .with("exception_class", key.map_or(OTHER, |key| key.class));
        if sum.successes > 0 {
            succeeded.add(labels.clone(), Number::count(sum.successes));
        }
        if sum.failures > 0 {
            failed.add(labels, Number::count(sum.failures));
        }
    });
    vec![succeeded, failed]
}
