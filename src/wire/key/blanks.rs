//! Members that the original answers and that mean nothing here, or are only stored and echoed.
//!
//! Tables of names; clients that look for a member find it.

use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::domain::record::Extra;

/// What the original answers in a member that means nothing here.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Blank {
    Null,
    False,
    Zero,
    List,
    Object,
    /// The router settings of an answer: every setting, all unset.
    RouterSettings,
}

impl Blank {
    fn value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::False => json!(false),
            Self::Zero => json!(0),
            Self::List => json!([]),
            Self::Object => json!({}),
            Self::RouterSettings => ROUTER_SETTINGS
                .iter()
                .map(|name| {
                    let value = if *name == "model_group_alias" { json!({}) } else { Value::Null };
                    ((*name).to_owned(), value)
                })
                .collect(),
        }
    }
}

/// Every setting of the router that an answer names.
const ROUTER_SETTINGS: &[&str] = &[
    "routing_strategy_args",
    "routing_strategy",
    "routing_groups",
    "retry_policy",
    "model_group_retry_policy",
    "model_group_affinity_config",
    "allowed_fails",
    "cooldown_time",
    "num_retries",
    "timeout",
    "max_retries",
    "retry_after",
    "fallbacks",
    "context_window_fallbacks",
    "model_group_alias",
    "enable_tag_filtering",
    "weights",
    "tag_routing_prefix",
    "optional_pre_call_checks",
];

/// Members of every row that are stored and echoed.
pub(super) const ROW: &[(&str, Blank)] = &[
    ("soft_budget_cooldown", Blank::False),
    ("config", Blank::Object),
    ("router_settings", Blank::Object),
    ("agent_id", Blank::Null),
    ("project_id", Blank::Null),
    ("permissions", Blank::Object),
    ("allowed_cache_controls", Blank::List),
    ("access_group_ids", Blank::List),
    ("model_spend", Blank::Object),
    ("budget_fallbacks", Blank::Object),
    ("object_permission_id", Blank::Null),
    ("object_permission", Blank::Null),
    ("settings_updated_at", Blank::Null),
    ("last_active", Blank::Null),
    ("rotation_count", Blank::Zero),
    ("auto_rotate", Blank::False),
    ("rotation_interval", Blank::Null),
    ("last_rotation_at", Blank::Null),
    ("key_rotation_at", Blank::Null),
];

/// What the rows of `info`, `update` and `unblock` have besides.
pub(super) const INFO: &[(&str, Blank)] = &[
    ("policies", Blank::List),
    ("organization_id", Blank::Null),
    ("litellm_organization_table", Blank::Null),
    ("litellm_project_table", Blank::Null),
    ("jwt_key_mappings", Blank::Null),
];

/// What the rows of `list` have besides.
pub(super) const LISTED: &[(&str, Blank)] = &[
    ("team_spend", Blank::Null),
    ("team_alias", Blank::Null),
    ("team_tpm_limit", Blank::Null),
    ("team_rpm_limit", Blank::Null),
    ("team_tpd_limit", Blank::Null),
    ("team_max_budget", Blank::Null),
    ("team_soft_budget", Blank::Null),
    ("team_model_max_budget", Blank::Null),
    ("team_models", Blank::List),
    ("team_blocked", Blank::False),
    ("soft_budget", Blank::Null),
    ("team_model_aliases", Blank::Null),
    ("team_member", Blank::Null),
    ("team_metadata", Blank::Null),
    ("team_object_permission_id", Blank::Null),
    ("team_member_spend", Blank::Null),
    ("team_member_tpm_limit", Blank::Null),
    ("team_member_rpm_limit", Blank::Null),
    ("end_user_id", Blank::Null),
    ("end_user_tpm_limit", Blank::Null),
    ("end_user_rpm_limit", Blank::Null),
    ("end_user_tpd_limit", Blank::Null),
    ("end_user_max_budget", Blank::Null),
    ("end_user_model_max_budget", Blank::Null),
    ("organization_alias", Blank::Null),
    ("organization_max_budget", Blank::Null),
    ("organization_tpm_limit", Blank::Null),
    ("organization_rpm_limit", Blank::Null),
    ("organization_metadata", Blank::Null),
    ("project_alias", Blank::Null),
    ("project_metadata", Blank::Null),
    ("last_refreshed_at", Blank::Null),
    ("api_key", Blank::Null),
    ("user_role", Blank::Null),
    ("allowed_model_region", Blank::Null),
    ("parent_otel_span", Blank::Null),
    ("rpm_limit_per_model", Blank::Null),
    ("tpm_limit_per_model", Blank::Null),
    ("user_tpm_limit", Blank::Null),
    ("user_rpm_limit", Blank::Null),
    ("user_email", Blank::Null),
    ("user_spend", Blank::Null),
    ("user_max_budget", Blank::Null),
    ("user_model_max_budget", Blank::Null),
    ("request_route", Blank::Null),
    ("is_session_token", Blank::False),
    ("user", Blank::Null),
    ("created_by_user", Blank::Null),
    ("end_user_object_permission", Blank::Null),
    ("team_object_permission", Blank::Null),
    ("jwt_claims", Blank::Null),
];

/// What the answer of generating a key has besides.
pub(super) const GENERATED: &[(&str, Blank)] = &[
    ("agent_id", Blank::Null),
    ("allowed_cache_controls", Blank::List),
    ("config", Blank::Object),
    ("permissions", Blank::Object),
    ("budget_fallbacks", Blank::Object),
    ("model_rpm_limit", Blank::Null),
    ("model_tpm_limit", Blank::Null),
    ("mcp_rpm_limit", Blank::Null),
    ("tag_rpm_limit", Blank::Null),
    ("guardrails", Blank::Null),
    ("policies", Blank::Null),
    ("prompts", Blank::Null),
    ("object_permission", Blank::Null),
    ("default_estimated_output_tokens", Blank::Null),
    ("default_estimated_output_tokens_per_model", Blank::Null),
    ("end_user_budget_id", Blank::Null),
    ("tags", Blank::Null),
    ("disable_global_guardrails", Blank::Null),
    ("enable_prompt_caching", Blank::Null),
    ("throttle_on_budget_exceeded", Blank::Null),
    ("enforced_params", Blank::Null),
    ("allowed_passthrough_routes", Blank::Null),
    ("denied_passthrough_routes", Blank::Null),
    ("allowed_vector_store_indexes", Blank::Null),
    ("rpm_limit_type", Blank::Null),
    ("tpm_limit_type", Blank::Null),
    ("router_settings", Blank::RouterSettings),
    ("access_group_ids", Blank::List),
    ("organization_id", Blank::Null),
    ("project_id", Blank::Null),
    ("duration", Blank::Null),
];

/// The members of a table, from what is stored where there is something.
pub(crate) fn filled(table: &[(&str, Blank)], stored: &[&Extra]) -> impl Iterator<Item = (String, Value)> {
    table.iter().map(|(name, blank)| {
        let value = stored.iter().find_map(|members| members.get(*name)).filter(|value| !value.is_null());
        ((*name).to_owned(), value.cloned().unwrap_or_else(|| blank.value()))
    })
}

/// Adds the members of tables to the schema of a type that has them flattened.
pub(crate) fn describe(schema: &mut Schema, tables: &[&[(&str, Blank)]]) {
    let properties = schema.ensure_object().entry("properties").or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(properties) = properties else { return };
    for (name, blank) in tables.iter().copied().flatten() {
        properties.entry(*name).or_insert_with(|| json!({"default": blank.value()}));
    }
}

pub(super) fn describe_row(schema: &mut Schema) {
    describe(schema, &[ROW, INFO, LISTED, &[("org_id", Blank::Null)]]);
}

pub(super) fn describe_generated(schema: &mut Schema) {
    describe(schema, &[GENERATED]);
}
