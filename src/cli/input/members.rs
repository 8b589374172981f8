//! The members that records have: how their cells are read, and which names are slips of the pen.

use serde_json::Value;

use crate::cli::context::edit_distance;
use crate::cli::fields::parse_switch;
use crate::cli::money;

/// How far a name may be from a known one to be taken for a slip.
const SLIP_MAX: usize = 2;
/// Shorter names are too near to each other to guess what was meant.
const SLIP_CHARS_MIN: usize = 4;

/// How a member is read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Usd,
    Count,
    Flag,
    Texts,
    Json,
}

use Kind::{Count, Flag, Json, Text, Texts, Usd};

/// Something that files have many of.
#[derive(Debug)]
pub(crate) struct Noun {
    /// What it is called.
    pub(crate) what: &'static str,
    /// What several are called.
    pub(crate) plural: &'static str,
    /// The member that is its id.
    pub(crate) id: &'static str,
    /// Whether the server finds an id for those that have none.
    pub(crate) id_is_optional: bool,
    members: &'static [&'static [(&'static str, Kind)]],
}

const LIMITS: &[(&str, Kind)] = &[
    ("max_budget", Usd),
    ("soft_budget", Usd),
    ("budget_duration", Text),
    ("budget_reset_at", Text),
    ("timezone", Text),
    ("tpm_limit", Count),
    ("rpm_limit", Count),
    ("tpd_limit", Count),
    ("max_parallel_requests", Count),
    ("model_max_budget", Json),
];

/// Customers.
pub(crate) const CUSTOMER: Noun = Noun {
    what: "customer",
    plural: "customers",
    id: "user_id",
    id_is_optional: false,
    members: &[
        LIMITS,
        &[
            ("user_id", Text),
            ("alias", Text),
            ("blocked", Flag),
            ("budget_id", Text),
            ("models", Texts),
            ("default_model", Text),
            ("allowed_model_region", Text),
            ("object_permission", Json),
            ("spend", Usd),
        ],
    ],
};

/// Budgets.
pub(crate) const BUDGET: Noun = Noun {
    what: "budget",
    plural: "budgets",
    id: "budget_id",
    id_is_optional: true,
    members: &[LIMITS, &[("budget_id", Text)]],
};

/// Keys.
pub(crate) const KEY: Noun = Noun {
    what: "key",
    plural: "keys",
    id: "key_alias",
    id_is_optional: true,
    members: &[LIMITS, KEY_MEMBERS],
};

/// Keys that are there, named in any way.
pub(crate) const NAMED_KEY: Noun = Noun { id: "key", ..KEY };

const KEY_MEMBERS: &[(&str, Kind)] = &[
    ("key", Text),
    ("token", Text),
    ("key_alias", Text),
    ("duration", Text),
    ("user_id", Text),
    ("team_id", Text),
    ("organization_id", Text),
    ("project_id", Text),
    ("agent_id", Text),
    ("budget_id", Text),
    ("budget_limits", Json),
    ("budget_fallbacks", Json),
    ("end_user_budget_id", Text),
    ("temp_budget_increase", Usd),
    ("temp_budget_expiry", Text),
    ("throttle_on_budget_exceeded", Flag),
    ("spend", Usd),
    ("models", Texts),
    ("aliases", Json),
    ("config", Json),
    ("permissions", Json),
    ("metadata", Json),
    ("tags", Texts),
    ("blocked", Flag),
    ("key_type", Text),
    ("allowed_routes", Texts),
    ("attribution", Json),
    ("model_rpm_limit", Json),
    ("model_tpm_limit", Json),
    ("tag_rpm_limit", Json),
    ("mcp_rpm_limit", Json),
    ("rpm_limit_type", Text),
    ("tpm_limit_type", Text),
    ("guardrails", Texts),
    ("policies", Texts),
    ("prompts", Texts),
    ("enforced_params", Texts),
    ("default_estimated_output_tokens", Count),
    ("default_estimated_output_tokens_per_model", Json),
    ("disable_global_guardrails", Flag),
    ("enable_prompt_caching", Flag),
    ("allowed_passthrough_routes", Texts),
    ("denied_passthrough_routes", Texts),
    ("allowed_vector_store_indexes", Texts),
    ("router_settings", Json),
    ("allowed_cache_controls", Texts),
    ("object_permission", Json),
    ("access_group_ids", Texts),
    ("auto_rotate", Flag),
    ("rotation_interval", Text),
    ("send_invite_email", Flag),
    ("grace_period", Text),
    ("new_key", Text),
];

impl Noun {
    fn names(&self) -> impl Iterator<Item = &'static (&'static str, Kind)> {
        self.members.iter().copied().flatten()
    }

    fn kind_of(&self, name: &str) -> Option<Kind> {
        self.names().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// Refuses a name that is almost one of the members. Others are the server's to judge, which
    /// may be a newer one.
    pub(super) fn check(&self, name: &str) -> Result<(), String> {
        let name = name.split('.').next().unwrap_or_default();
        if self.kind_of(name).is_some() {
            return Ok(());
        }
        match self.slip(name) {
            Some(meant) => Err(format!(
                "there is no member '{name}', and the server would ignore it: did you mean '{meant}'?"
            )),
            None => Ok(()),
        }
    }

    fn slip(&self, name: &str) -> Option<&'static str> {
        let squashed = squashed(name);
        let same = |known: &&(&'static str, Kind)| self::squashed(known.0) == squashed;
        if let Some((known, _)) = self.names().find(same) {
            return Some(known);
        }
        if name.chars().count() < SLIP_CHARS_MIN {
            return None;
        }
        self.names()
            .map(|(known, _)| (edit_distance(name, known), *known))
            .filter(|(distance, _)| *distance <= SLIP_MAX)
            .min()
            .map(|(_, known)| known)
    }

    /// What a cell, or a plain word of YAML, says about a member.
    pub(super) fn value_of(&self, name: &str, text: &str) -> Result<Value, String> {
        if text == "null" {
            return Ok(Value::Null);
        }
        match self.kind_of(name) {
            Some(Usd) => money::parse_amount(text),
            Some(Count) => money::parse_count(text),
            Some(Flag) => parse_switch(text).map(Value::Bool),
            Some(Texts) if !text.starts_with('[') => {
                let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
                Ok(items.map(Value::from).collect())
            }
            Some(Texts) => serde_json::from_str(text).map_err(|error| format!("not a JSON list: {error}")),
            Some(Json) if text.starts_with(['{', '[']) => {
                serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))
            }
            Some(Text | Json) | None => Ok(Value::from(text)),
        }
    }

    /// Whether a plain word of YAML is read as this member is meant.
    pub(super) fn is_typed(&self, name: &str) -> bool {
        self.kind_of(name).is_some_and(|kind| kind != Json)
    }
}

/// The letters and digits of a name, its words in order: `maxBudget`, `max-budget` and `budget_max`
/// are one.
fn squashed(name: &str) -> String {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && after_small) {
            words.push(String::new());
        }
        after_small = c.is_lowercase();
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    words.sort();
    words.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_what_the_server_may_know() {
        for (name, meant) in [
            ("max_bugdet", Some("max_budget")),
            ("max_buget", Some("max_budget")),
            ("maxBudget", Some("max_budget")),
            ("Max-Budget", Some("max_budget")),
            ("budget_max", Some("max_budget")),
            ("rpm_limits", Some("rpm_limit")),
            ("userid", Some("user_id")),
            ("blockd", Some("blocked")),
            ("max_budget", None),
            ("litellm_budget_table", None),
            ("object_permission_id", None),
            ("created_at", None),
            ("region", None),
            ("metadata", None),
        ] {
            assert_eq!(CUSTOMER.check(name).is_err(), meant.is_some(), "{name}");
            if let Some(meant) = meant {
                assert_eq!(CUSTOMER.slip(name), Some(meant), "{name}");
            }
        }
        for shown in [
            "token_id",
            "key_name",
            "total_spend",
            "expires",
            "created_by",
            "updated_at",
            "org_id",
            "last_active",
        ] {
            assert_eq!(KEY.check(shown), Ok(()), "what a key's row shows can be given back");
        }
        assert_eq!(KEY.check("metadata.max_bugdet"), Ok(()));
        assert!(KEY.check("metdata.team").is_err());
    }

    #[test]
    fn cells_are_read_as_their_members_are_meant() {
        for (name, cell, json) in [
            ("user_id", "42", r#""42""#),
            ("alias", "true", r#""true""#),
            ("alias", "null", "null"),
            ("max_budget", "$4.00", "4.00"),
            ("max_budget", "none", "null"),
            ("max_budget", "0.0011120000000000001", "0.0011120000000000001"),
            ("rpm_limit", "1.5k", "1500"),
            ("blocked", "yes", "true"),
            ("models", "a, b,", r#"["a","b"]"#),
            ("models", r#"["a"]"#, r#"["a"]"#),
            ("model_max_budget", r#"{"a":{"max_budget":0.10}}"#, r#"{"a":{"max_budget":0.10}}"#),
            ("unheard_of", "7", r#""7""#),
        ] {
            assert_eq!(
                CUSTOMER.value_of(name, cell).map(|v| v.to_string()).as_deref(),
                Ok(json),
                "{name} {cell}"
            );
        }
        for (name, cell) in
            [("max_budget", "-1"), ("rpm_limit", "1.5"), ("blocked", "maybe"), ("models", "[")]
        {
            assert!(CUSTOMER.value_of(name, cell).is_err(), "{name} {cell}");
        }
    }
}
