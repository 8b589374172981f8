//! Settings of LiteLLM that are accepted and do nothing here, each with one line that says so at
//! the start. When one begins to be acted on, its row goes.

/// Settings that this version does not act on yet: dotted path (`=word` for one word of a list or
/// a choice) and what the setting does. Positions in lists are left out of the path.
pub const NOT_YET: &[(&str, &str)] = &[
    // Top level.
    ("guardrails", "checks of prompts and answers"),
    ("prompts", "stored prompts"),
    ("policies", "policies of guardrails"),
    ("mcp_servers", "tool servers"),
    ("mcp_aliases", "names of tool servers"),
    ("files_settings", "providers of files"),
    ("finetune_settings", "providers of fine-tuning"),
    ("assistant_settings", "providers of assistants"),
    ("vector_store_registry", "vector stores"),
    ("search_tools", "search tools"),
    ("callback_settings", "parameters of callbacks"),
    // A deployment.
    ("model_list.litellm_params.default_api_key_rpm_limit", "a request limit for each key on this model"),
    ("model_list.litellm_params.default_api_key_tpm_limit", "a token limit for each key on this model"),
    ("model_list.litellm_params.configurable_clientside_auth_params", "credentials from the caller"),
    ("model_list.litellm_params.use_in_pass_through", "credentials of pass-through routes"),
    ("model_list.litellm_params.merge_reasoning_content_in_choices", "reasoning text inside the answer"),
    ("model_list.litellm_params.guardrails", "checks of prompts and answers"),
    ("model_list.litellm_params.fallbacks", "fallbacks of one deployment (use router_settings.fallbacks)"),
    ("model_list.litellm_params.cooldown_time", "a cooldown of one deployment"),
    ("model_list.litellm_params.tags", "routing by tags"),
    ("model_list.litellm_params.tag_regex", "routing by patterns in tags"),
    ("model_list.litellm_params.max_parallel_requests", "a limit of calls at once for one deployment"),
    ("model_list.litellm_params.drop_params", "leaving out parameters that the provider does not know"),
    // Money and customers.
    ("litellm_settings.default_team_settings", "callbacks of a team"),
    // Callbacks and metrics.
    ("litellm_settings.failure_callback", "events of failed calls"),
    ("litellm_settings.service_callback", "events of services"),
    ("litellm_settings.custom_prometheus_metadata_labels", "labels of metrics"),
    ("litellm_settings.custom_prometheus_tags", "labels of metrics"),
    ("litellm_settings.prometheus_metrics_config", "the choice of metrics"),
    ("litellm_settings.turn_off_message_logging", "callbacks without prompts"),
    ("litellm_settings.redact_user_api_key_info", "callbacks without key names"),
    // Answers.
    ("litellm_settings.cache", "answers from a cache"),
    ("litellm_settings.cache_params", "the cache of answers"),
    ("litellm_settings.guardrails", "checks of prompts and answers"),
    ("litellm_settings.modify_params", "repairing requests for a provider"),
    ("litellm_settings.drop_params", "leaving out parameters that the provider does not know"),
    ("litellm_settings.force_ipv4", "IPv4 only"),
    ("litellm_settings.ssl_verify", "a choice of certificates"),
    ("litellm_settings.public_model_groups", "a public list of models"),
    // Routing.
    ("router_settings.routing_strategy=least-busy", "choosing the deployment with the fewest open calls"),
    (
        "router_settings.routing_strategy=usage-based-routing",
        "choosing the deployment with the fewest tokens",
    ),
    (
        "router_settings.routing_strategy=usage-based-routing-v2",
        "choosing the deployment with the fewest tokens",
    ),
    ("router_settings.routing_strategy=latency-based-routing", "choosing the fastest deployment"),
    ("router_settings.routing_strategy=cost-based-routing", "choosing the cheapest deployment"),
    ("router_settings.routing_strategy_args", "parameters of routing strategies"),
    ("router_settings.allowed_fails_policy", "failures allowed by kind"),
    ("router_settings.model_group_retry_policy", "retries by model"),
    ("router_settings.optional_pre_call_checks", "checks before a deployment is chosen"),
    ("router_settings.enable_pre_call_checks", "checking that a prompt fits before a deployment is chosen"),
    ("router_settings.enable_tag_filtering", "routing by tags"),
    ("router_settings.tag_filtering_match_any", "routing by tags"),
    ("router_settings.cache_responses", "answers from a cache"),
    ("router_settings.default_litellm_params", "defaults of all deployments"),
    ("router_settings.alerting_config", "alerts of the router"),
    ("router_settings.assistants_config", "providers of assistants"),
    ("router_settings.set_verbose", "more log lines"),
    ("router_settings.debug_level", "more log lines"),
    // Alerts.
    ("general_settings.alerting=ms_teams", "alerts to Teams"),
    ("general_settings.alerting=email", "alerts by mail"),
    ("general_settings.alerting_threshold", "when a call counts as slow"),
    ("general_settings.alerting_args.daily_report_frequency", "daily reports"),
    ("general_settings.alerting_args.report_check_interval", "daily reports"),
    ("general_settings.alerting_args.outage_alert_ttl", "alerts about providers that are down"),
    ("general_settings.alerting_args.region_outage_alert_ttl", "alerts about providers that are down"),
    ("general_settings.alerting_args.minor_outage_alert_threshold", "alerts about providers that are down"),
    ("general_settings.alerting_args.major_outage_alert_threshold", "alerts about providers that are down"),
    ("general_settings.alerting_args.max_outage_alert_list_size", "alerts about providers that are down"),
    ("general_settings.alerting_args.log_to_console", "alerts on the console"),
    (
        "general_settings.alerting_args.daily_spend_per_user_threshold",
        "alerts about what a user spends in a day",
    ),
    (
        "general_settings.alerting_args.monthly_spend_per_user_threshold",
        "alerts about what a user spends in a month",
    ),
    ("general_settings.alerting_args.spend_anomaly_multiplier", "alerts about unusual spend"),
    ("general_settings.alerting_args.spend_anomaly_baseline_days", "alerts about unusual spend"),
    ("general_settings.alerting_args.spend_anomaly_min_spend", "alerts about unusual spend"),
    ("general_settings.alerting_args.user_spend_check_interval", "alerts about what users spend"),
    // Data and routes.
    ("general_settings.store_prompts_in_spend_logs", "prompts in the spend log"),
    ("general_settings.maximum_spend_logs_retention_period", "deleting old lines of the spend log"),
    ("general_settings.maximum_spend_logs_retention_interval", "when old lines are deleted"),
    ("general_settings.disable_spend_logs", "no spend log"),
    ("general_settings.disable_spend_updates", "no spend"),
    ("general_settings.disable_error_logs", "no log of failed calls"),
    ("general_settings.pass_through_endpoints", "routes to other services"),
    ("general_settings.background_health_checks", "test calls to deployments"),
    ("general_settings.health_check_interval", "how often deployments are tested"),
    ("general_settings.health_check_details", "details of deployment tests"),
    ("general_settings.custom_auth", "Python code that checks keys"),
    ("general_settings.custom_key_generate", "Python code that checks new keys"),
    ("general_settings.enable_jwt_auth", "JSON web tokens as keys"),
    ("general_settings.litellm_jwtauth", "JSON web tokens as keys"),
    ("general_settings.enable_oauth2_auth", "OAuth tokens as keys"),
    ("general_settings.infer_model_from_keys", "models from the keys in the environment"),
    ("general_settings.completion_model", "one model for every call"),
    ("general_settings.disable_master_key_return", "hiding the master key in the dashboard"),
    ("general_settings.key_management_system", "a store of secrets"),
    ("general_settings.key_management_settings", "a store of secrets"),
    ("general_settings.admin_only_routes", "routes for the master key only"),
    ("general_settings.public_routes", "routes without a key"),
    ("general_settings.enforced_params", "parameters that every call has to have"),
];

/// Settings of machinery that this server does not have: dotted path and why it can do without.
pub const NOT_NEEDED: &[(&str, &str)] = &[
    ("general_settings.proxy_batch_write_at", "spend is on disk before the caller has the last byte"),
    ("general_settings.proxy_budget_rescheduler_min_time", "windows end on time without a job"),
    ("general_settings.proxy_budget_rescheduler_max_time", "windows end on time without a job"),
    ("general_settings.fail_closed_budget_enforcement", "budgets are hard (see budget_enforcement)"),
    ("general_settings.fail_closed_rate_limit_enforcement", "rate limits are hard"),
    (
        "general_settings.disable_budget_reservation",
        "a call always holds what it may cost (see budget_enforcement)",
    ),
    ("general_settings.allow_requests_on_db_unavailable", "a priced call needs the ledger"),
    ("general_settings.user_api_key_cache_ttl", "changes of a key are seen at once"),
    ("general_settings.database_connection_pool_limit", "the embedded database has one writer"),
    ("general_settings.database_connection_timeout", "the embedded database is part of the server"),
    ("general_settings.allow_client_side_credentials", "credentials come from this file"),
    ("general_settings.alerting_args.budget_alert_ttl", "each budget tells an alert once in a window"),
    ("general_settings.store_model_in_db", "models can always be added while the server runs"),
];

/// Settings of Redis, which get one line between them.
const REDIS: &[&str] = &[
    "router_settings.redis_host",
    "router_settings.redis_port",
    "router_settings.redis_password",
    "router_settings.redis_url",
    "router_settings.redis_db",
    "router_settings.cache_kwargs",
    "general_settings.use_redis_transaction_buffer",
    "general_settings.coordination_redis",
    "litellm_settings.enable_redis_auth_cache",
    "litellm_settings.default_redis_ttl",
    "litellm_settings.default_redis_batch_cache_expiry",
];

/// The one line about Redis.
pub(super) const REDIS_LINE: &str = "ignored: replicas share PostgreSQL, no Redis is needed";

/// What is known about a setting that nobody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// To come; with what it does.
    NotYet(&'static str),
    /// Not coming; with why.
    NotNeeded(&'static str),
    /// One of Redis.
    Redis,
}

/// Looks up a path without positions.
pub(super) fn standing(path: &str) -> Option<Standing> {
    let in_table = |table: &[(&str, &'static str)]| {
        table.iter().find(|(known, _)| *known == path).map(|(_, what)| *what)
    };
    if REDIS.contains(&path) {
        return Some(Standing::Redis);
    }
    in_table(NOT_YET).map(Standing::NotYet).or_else(|| in_table(NOT_NEEDED).map(Standing::NotNeeded))
}

/// The keys of a section that stand in a table here, for "did you mean".
pub(super) fn keys_of(section: &str) -> impl Iterator<Item = &'static str> {
    let prefix = if section.is_empty() { String::new() } else { format!("{section}.") };
    let paths = NOT_YET.iter().chain(NOT_NEEDED).map(|(path, _)| *path).chain(REDIS.iter().copied());
    paths.filter_map(move |path| path.strip_prefix(&prefix)).filter(|key| !key.contains(['.', '=']))
}

/// A path without the positions in lists: `model_list[3].x` is `model_list.x`.
pub(super) fn plain_path(path: &str) -> String {
    let mut plain = String::with_capacity(path.len());
    let mut inside = false;
    for character in path.chars() {
        match character {
            '[' => inside = true,
            ']' => inside = false,
            _ if inside => {}
            _ => plain.push(character),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_stands_in_one_table_once() {
        let mut paths: Vec<&str> = NOT_YET.iter().chain(NOT_NEEDED).map(|(path, _)| *path).collect();
        paths.extend(REDIS);
        let count = paths.len();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), count);
    }

    #[test]
    fn settings_are_found_by_their_path() {
        let path = plain_path("model_list[12].litellm_params.cooldown_time");
        assert_eq!(standing(&path), Some(Standing::NotYet("a cooldown of one deployment")));
        assert_eq!(standing("router_settings.redis_host"), Some(Standing::Redis));
        assert_eq!(standing("general_settings.master_key"), None);
        assert!(keys_of("general_settings").any(|key| key == "alerting_threshold"));
        assert!(keys_of("").all(|key| !key.contains('.')));
    }
}
