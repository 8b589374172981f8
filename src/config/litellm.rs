//! `litellm_settings`: the global budget, resets, prices on top of prices, and defaults of keys and
//! calls. It only reads; what the settings do is up to others.

use std::collections::BTreeMap;

use crate::domain::duration::Duration;
use crate::domain::money::{Picos, parse_scaled};
use crate::domain::policy::MEMBER_PERMISSIONS;
use crate::domain::rate::Throttle;

use super::field::Field;
use super::new_users::{self, NewUserParams};
use super::section::Section;
use super::tree::named;

/// The parsed section, with defaults for what is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct LitellmSettings {
    /// The budget of the whole proxy.
    pub max_budget: Option<Picos>,
    /// The window of the global budget; none is a lifetime.
    pub budget_duration: Option<Duration>,
    /// The budget of customers that have none of their own.
    pub max_end_user_budget_id: Option<String>,
    /// The status of a refusal for money, 400 to 499.
    pub budget_exceeded_status_code: u16,
    /// The share of its rates that a key keeps which is slowed down instead of refused.
    pub budget_exceeded_throttle: Option<Throttle>,
    /// Whether what was spent above a cap goes on into the next window.
    pub budget_rollover: bool,
    /// Whether customers that are not on record are dropped from calls.
    pub validate_end_user_id_in_db: bool,
    /// The zone of daily, weekly and monthly resets; known to the zone table.
    pub timezone: String,
    /// The wall time of those resets, `HH:MM` or `HH:MM:SS`.
    pub budget_reset_time: String,
    /// Whether spend is not kept per customer.
    pub disable_end_user_cost_tracking: bool,
    /// What a new key gets when the request does not say.
    pub default_key_generate_params: KeyParams,
    /// The most that a new key may ask for.
    pub upperbound_key_generate_params: KeyParams,
    /// What a new internal user gets when the request does not say.
    pub default_internal_user_params: NewUserParams,
    /// The budget of a new internal user, where its defaults do not say.
    pub max_internal_user_budget: Option<Picos>,
    /// The window of that budget.
    pub internal_user_budget_duration: Option<Duration>,
    /// The budget of a new user, where nothing else says.
    pub max_user_budget: Option<Picos>,
    /// What a new team gets when the request does not say.
    pub default_team_params: TeamParams,
    /// The teams that every user may join.
    pub available_teams: Vec<String>,
    /// What is taken off the price, as a share between 0 and 1, by provider or `global`.
    pub discount: BTreeMap<String, String>,
    /// What is put on the price, by provider or `global`.
    pub margin: BTreeMap<String, Margin>,
    /// Whether a model without a price is refused also where no budget applies.
    pub block_requests_for_models_without_pricing: bool,
    /// The time for a whole call.
    pub request_timeout_ms: Option<u64>,
    /// Retries, where the router does not say.
    pub num_retries: Option<u32>,
    /// Failures before a deployment cools down, where the router does not say.
    pub allowed_fails: Option<u32>,
    /// Whether log lines are JSON.
    pub json_logs: bool,
    /// Whether there are more log lines.
    pub set_verbose: bool,
    /// Callbacks of successful calls, known ones only.
    pub callbacks: Vec<String>,
    /// Whether the metrics ask for a key.
    pub require_auth_for_metrics_endpoint: bool,
    /// Whether the metrics tell customers apart.
    pub customers_in_metrics: bool,
    /// Other names of models.
    pub model_alias_map: BTreeMap<String, String>,
}

impl Default for LitellmSettings {
    fn default() -> Self {
        Self {
            max_budget: None,
            budget_duration: None,
            max_end_user_budget_id: None,
            budget_exceeded_status_code: 422,
            budget_exceeded_throttle: None,
            budget_rollover: false,
            validate_end_user_id_in_db: false,
            timezone: "UTC".to_owned(),
            budget_reset_time: "00:00".to_owned(),
            disable_end_user_cost_tracking: false,
            default_key_generate_params: KeyParams::default(),
            upperbound_key_generate_params: KeyParams::default(),
            default_internal_user_params: NewUserParams::default(),
            max_internal_user_budget: None,
            internal_user_budget_duration: None,
            max_user_budget: None,
            default_team_params: TeamParams::default(),
            available_teams: Vec::new(),
            discount: BTreeMap::new(),
            margin: BTreeMap::new(),
            block_requests_for_models_without_pricing: false,
            request_timeout_ms: None,
            num_retries: None,
            allowed_fails: None,
            json_logs: false,
            set_verbose: false,
            callbacks: Vec::new(),
            require_auth_for_metrics_endpoint: true,
            customers_in_metrics: false,
            model_alias_map: BTreeMap::new(),
        }
    }
}

/// Defaults or ceilings of a new key. Ceilings have no owners, models or metadata.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyParams {
    /// The hard cap.
    pub max_budget: Option<Picos>,
    /// The window of the cap.
    pub budget_duration: Option<Duration>,
    /// How long the key lives.
    pub duration: Option<Duration>,
    /// Calls at the same time.
    pub max_parallel_requests: Option<u64>,
    /// Tokens per minute.
    pub tpm_limit: Option<u64>,
    /// Requests per minute.
    pub rpm_limit: Option<u64>,
    /// The owner.
    pub user_id: Option<String>,
    /// The team.
    pub team_id: Option<String>,
    /// The models of the key; empty is all.
    pub models: Vec<String>,
    /// Free data of the key.
    pub metadata: serde_json::Map<String, serde_json::Value>,
}

/// Defaults of a new team.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeamParams {
    /// The hard cap.
    pub max_budget: Option<Picos>,
    /// The window of the cap.
    pub budget_duration: Option<Duration>,
    /// Tokens per minute.
    pub tpm_limit: Option<u64>,
    /// Requests per minute.
    pub rpm_limit: Option<u64>,
    /// The models of the team; empty is all.
    pub models: Vec<String>,
    /// What the team's members may do with keys.
    pub team_member_permissions: Vec<String>,
}

/// What is put on a price.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Margin {
    /// A share of the price, as decimal text.
    pub percentage: Option<String>,
    /// An amount for each call.
    pub fixed: Picos,
}

/// The callbacks there are.
const CALLBACKS: [&str; 4] = ["lago", "openmeter", "prometheus", "stripe"];

/// Reads the section; the caller finishes it, because the router takes a few of its keys.
pub(super) fn read(section: &mut Section<'_>) -> LitellmSettings {
    let defaults = LitellmSettings::default();
    LitellmSettings {
        max_budget: section.money("max_budget"),
        budget_duration: section.duration("budget_duration"),
        max_end_user_budget_id: section.text("max_end_user_budget_id"),
        budget_exceeded_status_code: section
            .take("budget_exceeded_status_code")
            .and_then(|field| read_status(&field))
            .unwrap_or(defaults.budget_exceeded_status_code),
        budget_exceeded_throttle: section
            .take("budget_exceeded_throttle_percentage")
            .and_then(|field| read_throttle(&field)),
        budget_rollover: section.flag("budget_rollover"),
        validate_end_user_id_in_db: section.flag("validate_end_user_id_in_db"),
        timezone: section.take("timezone").and_then(|field| read_zone(&field)).unwrap_or(defaults.timezone),
        budget_reset_time: section
            .take("budget_reset_time")
            .and_then(|field| read_wall_time(&field))
            .unwrap_or(defaults.budget_reset_time),
        disable_end_user_cost_tracking: section.flag("disable_end_user_cost_tracking"),
        default_key_generate_params: section
            .section("default_key_generate_params")
            .map(read_key_defaults)
            .unwrap_or_default(),
        upperbound_key_generate_params: section
            .section("upperbound_key_generate_params")
            .map(read_key_ceilings)
            .unwrap_or_default(),
        default_team_params: section
            .section("default_team_params")
            .map(read_team_defaults)
            .unwrap_or_default(),
        available_teams: section
            .look("default_internal_user_params")
            .filter(Field::is_map)
            .and_then(|params| params.section())
            .map(|mut params| params.texts("available_teams"))
            .unwrap_or_default(),
        default_internal_user_params: section
            .section("default_internal_user_params")
            .map(new_users::read)
            .unwrap_or_default(),
        max_internal_user_budget: section.money("max_internal_user_budget"),
        internal_user_budget_duration: section.duration("internal_user_budget_duration"),
        max_user_budget: section.money("max_user_budget"),
        discount: section.map("cost_discount_config", read_share),
        margin: section.map("cost_margin_config", read_margin),
        block_requests_for_models_without_pricing: section.flag("block_requests_for_models_without_pricing"),
        request_timeout_ms: section.seconds_ms("request_timeout", 1),
        num_retries: section.count("num_retries", 0),
        allowed_fails: section.count("allowed_fails", 0),
        json_logs: section.flag("json_logs"),
        set_verbose: section.flag("set_verbose"),
        callbacks: read_callbacks(section),
        require_auth_for_metrics_endpoint: section
            .take("require_auth_for_metrics_endpoint")
            .and_then(|field| field.switch())
            .unwrap_or(defaults.require_auth_for_metrics_endpoint),
        customers_in_metrics: read_customers_in_metrics(section),
        model_alias_map: section.map("model_alias_map", Field::text),
    }
}

fn read_status(field: &Field<'_>) -> Option<u16> {
    match field.count::<u16>(0)? {
        status @ 400..=499 => Some(status),
        _ => field.wanted("a status from 400 to 499", "write 422, 429 or 400"),
    }
}

/// A share above 0, at most 1.
fn read_throttle(field: &Field<'_>) -> Option<Throttle> {
    let digits = field.decimal()?;
    let parts = parse_scaled(&digits, 18).ok().and_then(|parts| u64::try_from(parts).ok());
    match parts.and_then(Throttle::new) {
        Some(throttle) => Some(throttle),
        None => field.wanted("a share above 0 and at most 1", "write 0.1 for a tenth of the limits"),
    }
}

fn read_zone(field: &Field<'_>) -> Option<String> {
    let name = field.text()?.trim().to_owned();
    match jiff::tz::TimeZone::get(&name) {
        Ok(_) => Some(name),
        Err(_) => field.wanted("a time zone", "write one such as UTC or Europe/Berlin"),
    }
}

fn read_wall_time(field: &Field<'_>) -> Option<String> {
    let text = field.text()?.trim().to_owned();
    let parsed = ["%H:%M", "%H:%M:%S"].iter().any(|form| jiff::civil::Time::strptime(form, &text).is_ok());
    if parsed { Some(text) } else { field.wanted("a time of day", "write one such as \"06:30\"") }
}

fn read_key_ceilings(mut section: Section<'_>) -> KeyParams {
    let params = read_key_limits(&mut section);
    section.finish();
    params
}

fn read_key_defaults(mut section: Section<'_>) -> KeyParams {
    let limits = read_key_limits(&mut section);
    let params = KeyParams {
        user_id: section.text("user_id"),
        team_id: section.text("team_id"),
        models: section.texts("models"),
        metadata: section.section("metadata").map(|metadata| metadata.json()).unwrap_or_default(),
        ..limits
    };
    section.finish();
    params
}

fn read_key_limits(section: &mut Section<'_>) -> KeyParams {
    KeyParams {
        max_budget: section.money("max_budget"),
        budget_duration: section.duration("budget_duration"),
        duration: section.duration("duration"),
        max_parallel_requests: section.count("max_parallel_requests", 0),
        tpm_limit: section.count("tpm_limit", 0),
        rpm_limit: section.count("rpm_limit", 0),
        ..KeyParams::default()
    }
}

fn read_team_defaults(mut section: Section<'_>) -> TeamParams {
    let params = TeamParams {
        max_budget: section.money("max_budget"),
        budget_duration: section.duration("budget_duration"),
        tpm_limit: section.count("tpm_limit", 0),
        rpm_limit: section.count("rpm_limit", 0),
        models: section.texts("models"),
        team_member_permissions: section
            .take("team_member_permissions")
            .map(|field| field.items())
            .unwrap_or_default()
            .iter()
            .filter_map(read_permission)
            .collect(),
    };
    section.finish();
    params
}

fn read_permission(field: &Field<'_>) -> Option<String> {
    let word = field.text()?;
    if MEMBER_PERMISSIONS.contains(&word.as_str()) {
        return Some(word);
    }
    field.wanted("a permission of team members", "write one such as /key/generate")
}

/// A share between 0 and 1.
fn read_share(field: &Field<'_>) -> Option<String> {
    let digits = field.decimal()?;
    let whole = parse_scaled("1", 18).ok();
    if parse_scaled(&digits, 18).ok() <= whole {
        return Some(digits);
    }
    field.wanted("a share between 0 and 1", "write 0.05 for five percent")
}

/// A share, or a share and an amount.
fn read_margin(field: &Field<'_>) -> Option<Margin> {
    if !field.is_map() {
        return Some(Margin { percentage: Some(field.decimal()?), fixed: Picos::ZERO });
    }
    let mut section = field.section()?;
    let margin = Margin {
        percentage: section.take("percentage").and_then(|share| share.decimal()),
        fixed: section.money("fixed_amount").unwrap_or(Picos::ZERO),
    };
    section.finish();
    Some(margin)
}

fn read_callbacks(section: &mut Section<'_>) -> Vec<String> {
    let mut callbacks = Vec::new();
    for key in ["callbacks", "success_callback"] {
        for item in section.take(key).map(|field| field.items()).unwrap_or_default() {
            let Some(name) = item.text() else { continue };
            if !CALLBACKS.contains(&name.as_str()) {
                item.warn(format!("there is no callback {} here; ignored", named(&name)), "take it out");
                continue;
            }
            if !callbacks.contains(&name) {
                callbacks.push(name);
            }
        }
    }
    callbacks
}

/// Two settings that contradict each other are read as the one that tells less.
fn read_customers_in_metrics(section: &mut Section<'_>) -> bool {
    let enabled = section.flag("enable_end_user_cost_tracking_prometheus_only");
    let disabled = section.flag("disable_end_user_cost_tracking_prometheus_only");
    enabled && !disabled
}

#[cfg(test)]
mod tests {
    use super::super::testing::{errors, load};
    use super::*;

    #[test]
    fn money_and_shares_keep_their_digits() {
        let settings = load(
            "litellm_settings:\n  max_budget: 0.000000000001\n  budget_duration: 30d\n  \
             cost_discount_config: {openai: 0.050}\n  \
             cost_margin_config: {global: \"0.10\", openai: {percentage: 0.08, fixed_amount: 0.0005}}\n  \
             request_timeout: 1.5\n  budget_reset_time: 05:30\n  timezone: Europe/Berlin\n  \
             default_key_generate_params: {max_budget: 5, models: [m], metadata: {a: 1.10}}\n  \
             upperbound_key_generate_params: {duration: 90d, rpm_limit: 1_000}\n",
        )
        .config
        .litellm;
        assert_eq!(settings.max_budget, Some(Picos::new(1)));
        assert_eq!(settings.budget_duration, Duration::parse("30d").ok());
        assert_eq!(settings.discount["openai"], "0.050");
        assert_eq!(settings.margin["global"], Margin { percentage: Some("0.10".into()), fixed: Picos::ZERO });
        assert_eq!(settings.margin["openai"].fixed, Picos::new(500_000_000));
        assert_eq!(settings.request_timeout_ms, Some(1_500));
        assert_eq!(
            (settings.timezone.as_str(), settings.budget_reset_time.as_str()),
            ("Europe/Berlin", "05:30")
        );
        let keys = settings.default_key_generate_params;
        assert_eq!((keys.max_budget, keys.models), (Some(Picos::from_dollars(5)), vec!["m".to_owned()]));
        assert_eq!(keys.metadata["a"].to_string(), "1.10");
        assert_eq!(settings.upperbound_key_generate_params.rpm_limit, Some(1_000));
    }

    #[test]
    fn the_metrics_are_closed_and_name_no_customer_unless_told() {
        let enable = "enable_end_user_cost_tracking_prometheus_only: true";
        let disable = "disable_end_user_cost_tracking_prometheus_only: true";
        for (lines, closed, named) in [
            ("callbacks: [prometheus]", true, false),
            ("require_auth_for_metrics_endpoint: false", false, false),
            ("require_auth_for_metrics_endpoint: true", true, false),
            (enable, true, true),
            (disable, true, false),
            (&format!("{enable}\n  {disable}"), true, false),
        ] {
            let text = format!("model_list: []\nlitellm_settings:\n  {lines}\n");
            let settings = load(&text).config.litellm;
            assert_eq!(settings.require_auth_for_metrics_endpoint, closed, "{lines}");
            assert_eq!(settings.customers_in_metrics, named, "{lines}");
        }
    }

    #[test]
    fn a_team_has_defaults_and_can_be_open_to_all() {
        let settings = load(
            "litellm_settings:\n  default_team_params: {max_budget: 2.5, budget_duration: 30d, rpm_limit: 3, \
             models: [m], team_member_permissions: [/key/generate]}\n  \
             default_internal_user_params: {available_teams: [red, blue]}\n",
        )
        .config
        .litellm;
        let team = settings.default_team_params;
        assert_eq!((team.max_budget, team.rpm_limit), (Picos::parse("2.5").ok(), Some(3)));
        assert_eq!((team.models, team.team_member_permissions.len()), (vec!["m".to_owned()], 1));
        assert_eq!(settings.available_teams, ["red", "blue"]);
    }

    #[test]
    fn what_is_out_of_range_is_refused_and_the_edge_is_not() {
        for (line, refused) in [
            ("max_budget: 0", false),
            ("max_budget: -0.01", true),
            ("max_budget: lots", true),
            ("max_budget: .inf", true),
            ("budget_duration: 1y", true),
            ("budget_duration: 30", true),
            ("budget_exceeded_status_code: 399", true),
            ("budget_exceeded_status_code: 400", false),
            ("budget_exceeded_status_code: 499", false),
            ("budget_exceeded_status_code: 500", true),
            ("budget_exceeded_throttle_percentage: 0", true),
            ("budget_exceeded_throttle_percentage: 0.000000000000000001", false),
            ("budget_exceeded_throttle_percentage: 1", false),
            ("budget_exceeded_throttle_percentage: 1.01", true),
            ("budget_exceeded_throttle_percentage: 10%", true),
            ("timezone: Mars/Base", true),
            ("timezone: America/New_York", false),
            ("budget_reset_time: \"23:59:59\"", false),
            ("budget_reset_time: \"24:00\"", true),
            ("budget_reset_time: noon", true),
            ("cost_discount_config: {openai: 1}", false),
            ("cost_discount_config: {openai: 1.01}", true),
            ("cost_margin_config: {openai: 1.5}", false),
            ("cost_margin_config: {openai: -0.1}", true),
            ("request_timeout: 0", true),
            ("request_timeout: 0.001", false),
            ("json_logs: maybe", true),
            ("json_logs: \"on\"", false),
            ("num_retries: 4294967296", true),
            ("num_retries: 4294967295", false),
            ("default_key_generate_params: [1]", true),
            ("default_team_params: {max_budget: -1}", true),
            ("default_team_params: {team_member_permissions: [/key/list]}", false),
            ("default_team_params: {team_member_permissions: [/key/lists]}", true),
        ] {
            let text = format!("litellm_settings:\n  {line}\n");
            if refused {
                let found = errors(&text);
                assert!(found.starts_with("config.yaml:2: litellm_settings."), "{line}: {found}");
                assert!(found.contains("; fix: "), "{line}: {found}");
            } else {
                load(&text);
            }
        }
    }
}
