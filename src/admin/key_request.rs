//! What a body says about a key: read once for generating, updating and regenerating, then applied
//! to a record. Touches neither store nor ledger.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{KeyDefaults, read_spend};
use crate::domain::budget::{TEMP_BUDGET_EXPIRY, TEMP_BUDGET_INCREASE};
use crate::domain::duration::Duration;
use crate::domain::money::{ParseMoneyError, Picos};
use crate::domain::record::{ApiKey, Attribution, Extra, RECORD_TAGS_MAX, TAGS, WindowLimit};
use crate::domain::time::Millis;
use crate::wire::budget::{LimitsPatch, read_windows};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, Refusal, instant};
use crate::wire::money::{Usd, python_text};

/// The shape of a member that is stored as it came.
#[derive(Clone, Copy)]
pub(super) enum Kept {
    Counts,
    Count,
    Object,
    List,
    Texts,
    Text,
    Id,
    Flag,
    RateType,
}

/// Members that live in the metadata of a key.
const IN_METADATA: &[(&str, Kept)] = &[
    ("model_rpm_limit", Kept::Counts),
    ("model_tpm_limit", Kept::Counts),
    ("tag_rpm_limit", Kept::Counts),
    ("mcp_rpm_limit", Kept::Object),
    ("guardrails", Kept::List),
    ("prompts", Kept::List),
    (TAGS, Kept::Texts),
    ("enforced_params", Kept::List),
    ("default_estimated_output_tokens", Kept::Count),
    ("default_estimated_output_tokens_per_model", Kept::Object),
    ("end_user_budget_id", Kept::Id),
    ("disable_global_guardrails", Kept::Flag),
    ("enable_prompt_caching", Kept::Flag),
    ("throttle_on_budget_exceeded", Kept::Flag),
    ("allowed_passthrough_routes", Kept::List),
    ("denied_passthrough_routes", Kept::List),
    ("allowed_vector_store_indexes", Kept::List),
    ("rpm_limit_type", Kept::RateType),
    ("tpm_limit_type", Kept::RateType),
];

/// Members that are stored beside the record and echoed.
const ECHOED: &[(&str, Kept)] = &[
    ("config", Kept::Object),
    ("permissions", Kept::Object),
    ("router_settings", Kept::Object),
    ("allowed_cache_controls", Kept::List),
    ("budget_fallbacks", Kept::Object),
    ("organization_id", Kept::Id),
    ("project_id", Kept::Id),
    ("agent_id", Kept::Id),
    ("object_permission", Kept::Object),
    ("access_group_ids", Kept::Texts),
    ("policies", Kept::List),
    ("auto_rotate", Kept::Flag),
    ("rotation_interval", Kept::Text),
];

const RATE_TYPES: &[&str] = &["guaranteed_throughput", "best_effort_throughput", "dynamic"];

/// A kind of key and the routes it may call.
const KEY_TYPES: &[(&str, &[&str])] = &[
    ("default", &[]),
    ("llm_api", &["llm_api_routes"]),
    ("management", &["management_routes"]),
    ("read_only", &["info_routes"]),
];

/// Reads the members of a table.
pub(super) fn read_kept(
    fields: &mut Fields,
    table: &[(&'static str, Kept)],
) -> Vec<(&'static str, Patch<Value>)> {
    table.iter().map(|(name, kept)| (*name, read_one(fields, name, *kept))).collect()
}

fn read_one(fields: &mut Fields, name: &str, kept: Kept) -> Patch<Value> {
    match kept {
        Kept::Counts => fields.counts(name).map(|counts| json!(counts)),
        Kept::Count => fields.count(name).map(|count| json!(count)),
        Kept::Object => fields.object(name).map(Value::Object),
        Kept::List => fields.list(name).map(Value::Array),
        Kept::Texts => fields.texts(name).map(|texts| json!(texts)),
        Kept::Text => fields.text(name).map(Value::String),
        Kept::Id => fields.id(name).map(Value::String),
        Kept::Flag => fields.flag(name).map(Value::Bool),
        Kept::RateType => fields.one_of(name, RATE_TYPES).map(Value::String),
    }
}

/// Changes stored members as sent.
pub(super) fn apply_kept(kept: Vec<(&'static str, Patch<Value>)>, stored: &mut Extra) {
    for (name, patch) in kept {
        match patch {
            Patch::Absent => {}
            Patch::Null => {
                stored.shift_remove(name);
            }
            Patch::Value(value) => {
                stored.insert(name.to_owned(), value);
            }
        }
    }
}

/// Keys refuse with the type that the original gives these mistakes.
pub(super) fn refused(refusal: Refusal) -> ApiError {
    invalid(refusal.message)
}

/// A 400 of the key routes.
pub(super) fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::BadRequest { message: message.into(), kind: "internal_server_error", param: None }
}

/// What a body says about a key.
#[derive(Clone, Debug, Default)]
pub(super) struct KeyRequest {
    pub(super) key_alias: Patch<String>,
    pub(super) user_id: Patch<String>,
    pub(super) team_id: Patch<String>,
    pub(super) budget_id: Patch<String>,
    pub(super) limits: LimitsPatch,
    pub(super) spend: Patch<Picos>,
    duration: Patch<Duration>,
    windows: Patch<Vec<WindowLimit>>,
    models: Patch<Vec<String>>,
    aliases: Patch<BTreeMap<String, String>>,
    pub(super) blocked: Patch<bool>,
    allowed_routes: Patch<Vec<String>>,
    key_type: Patch<String>,
    attribution: Patch<Attribution>,
    metadata: Patch<Extra>,
    temp_budget_increase: Patch<Picos>,
    temp_budget_expiry: Patch<Millis>,
    in_metadata: Vec<(&'static str, Patch<Value>)>,
    echoed: Vec<(&'static str, Patch<Value>)>,
}

impl KeyRequest {
    /// Reads every member that says something about a key.
    pub(super) fn read(fields: &mut Fields) -> Self {
        let words: Vec<&str> = KEY_TYPES.iter().map(|(word, _)| *word).collect();
        Self {
            key_alias: fields.id("key_alias"),
            user_id: fields.id("user_id"),
            team_id: fields.id("team_id"),
            budget_id: fields.filled_text("budget_id"),
            limits: LimitsPatch::read(fields),
            spend: read_spend(fields),
            duration: lifetime(fields),
            windows: read_windows(fields),
            models: fields.texts("models"),
            aliases: fields.names("aliases"),
            blocked: fields.flag("blocked"),
            allowed_routes: fields.texts("allowed_routes"),
            key_type: fields.one_of("key_type", &words),
            attribution: attribution(fields),
            metadata: fields.object("metadata"),
            temp_budget_increase: fields.usd(TEMP_BUDGET_INCREASE),
            temp_budget_expiry: fields.instant(TEMP_BUDGET_EXPIRY),
            in_metadata: read_kept(fields, IN_METADATA),
            echoed: read_kept(fields, ECHOED),
        }
    }

    /// Fills what a new key leaves open.
    pub(super) fn fill(&mut self, defaults: &KeyDefaults) {
        fill(&mut self.limits.max_budget, defaults.max_budget);
        fill(&mut self.limits.max_parallel_requests, defaults.max_parallel_requests);
        fill(&mut self.limits.tpm_limit, defaults.tpm_limit);
        fill(&mut self.limits.rpm_limit, defaults.rpm_limit);
        fill(&mut self.limits.budget_duration, defaults.budget_duration);
        fill(&mut self.duration, defaults.duration);
        fill(&mut self.user_id, defaults.user_id.as_ref().map(ToString::to_string));
        fill(&mut self.team_id, defaults.team_id.as_ref().map(ToString::to_string));
        if self.models.as_value().is_none_or(Vec::is_empty) && !defaults.models.is_empty() {
            self.models = Patch::Value(defaults.models.clone());
        }
        if self.metadata.as_value().is_none_or(Extra::is_empty) && !defaults.metadata.is_empty() {
            self.metadata = Patch::Value(defaults.metadata.clone());
        }
    }

    /// Refuses what lies above the bounds. A bounded limit cannot be cleared either.
    pub(super) fn check_bounds(&self, bounds: &KeyDefaults) -> Result<(), ApiError> {
        let money = |amount: &Picos| python_text(*amount);
        within("max_budget", &self.limits.max_budget, bounds.max_budget, |a| *a, money)?;
        let count = |count: &u64| count.to_string();
        let limits = &self.limits;
        within(
            "max_parallel_requests",
            &limits.max_parallel_requests,
            bounds.max_parallel_requests,
            |a| *a,
            count,
        )?;
        within("tpm_limit", &limits.tpm_limit, bounds.tpm_limit, |a| *a, count)?;
        within("rpm_limit", &limits.rpm_limit, bounds.rpm_limit, |a| *a, count)?;
        let (length, text) = (|a: &Duration| length_ms(*a), |a: &Duration| a.to_string());
        within("budget_duration", &limits.budget_duration, bounds.budget_duration, length, text)?;
        within("duration", &self.duration, bounds.duration, length, text)
    }

    /// Changes a record as sent; what admission reads from the metadata follows.
    pub(super) fn apply(self, key: &mut ApiKey, now: Millis) -> Result<(), ApiError> {
        self.key_alias.apply(&mut key.key_alias);
        self.user_id.map(Into::into).apply(&mut key.user_id);
        self.team_id.map(Into::into).apply(&mut key.team_id);
        self.budget_id.map(Into::into).apply(&mut key.budget_id);
        self.limits.apply(&mut key.limits);
        self.duration.map(|duration| duration.after(now)).apply(&mut key.expires);
        self.windows.apply_or_default(&mut key.budget_limits);
        self.models.apply_or_default(&mut key.models);
        self.aliases.apply_or_default(&mut key.aliases);
        self.blocked.apply(&mut key.blocked);
        if let Some((word, routes)) =
            self.key_type.value().and_then(|word| KEY_TYPES.iter().find(|(known, _)| *known == word))
        {
            key.key_type = Some((*word).to_owned());
            key.allowed_routes = routes.iter().map(|route| (*route).to_owned()).collect();
        }
        self.allowed_routes.apply_or_default(&mut key.allowed_routes);
        self.attribution.apply_or_default(&mut key.attribution);
        let tags = key.metadata.get(TAGS).cloned();
        self.metadata.apply_or_default(&mut key.metadata);
        apply_kept(self.in_metadata, &mut key.metadata);
        let temporary = vec![
            (TEMP_BUDGET_INCREASE, self.temp_budget_increase.map(|amount| json!(Usd(amount)))),
            (TEMP_BUDGET_EXPIRY, self.temp_budget_expiry.map(|at| json!(at.to_string()))),
        ];
        apply_kept(temporary, &mut key.metadata);
        apply_kept(self.echoed, &mut key.extra);
        check_tags(tags.as_ref(), &key.metadata).map_err(invalid)?;
        read_metadata(key)
    }
}

/// Refuses new tags of a record beyond those that go onto its calls.
pub(super) fn check_tags(before: Option<&Value>, metadata: &Extra) -> Result<(), String> {
    let after = metadata.get(TAGS);
    let count = after.and_then(Value::as_array).map_or(0, Vec::len);
    if after == before || count <= RECORD_TAGS_MAX {
        return Ok(());
    }
    Err(format!("tags can have at most {RECORD_TAGS_MAX} items, and {count} were sent"))
}

/// Refuses a rise for a while above the bound of `max_budget`, wherever in the body it came from.
pub(super) fn check_increase(
    bounds: &KeyDefaults,
    before: Option<&ApiKey>,
    after: &ApiKey,
) -> Result<(), ApiError> {
    let Some(bound) = bounds.max_budget else { return Ok(()) };
    let rise = |key: &ApiKey| {
        let amount = key.metadata.get(TEMP_BUDGET_INCREASE).filter(|value| !value.is_null())?;
        Usd::from_value(amount).ok().map(|Usd(amount)| amount)
    };
    let Some(more) = rise(after) else { return Ok(()) };
    let cap = |key: &ApiKey| key.limits.max_budget.unwrap_or_default();
    let is_as_before = before.is_some_and(|before| rise(before) == Some(more) && cap(before) == cap(after));
    let raised = cap(after).saturating_plus(more);
    if is_as_before || raised <= bound {
        return Ok(());
    }
    Err(invalid(format!(
        "max_budget with {TEMP_BUDGET_INCREASE} is over max limit set in config - user_value={}; max_value={}",
        python_text(raised),
        python_text(bound)
    )))
}

fn fill<T>(patch: &mut Patch<T>, default: Option<T>) {
    if let (None, Some(default)) = (patch.as_value(), default) {
        *patch = Patch::Value(default);
    }
}

fn within<T, M: Ord>(
    name: &str,
    patch: &Patch<T>,
    bound: Option<T>,
    measure: impl Fn(&T) -> M,
    text: impl Fn(&T) -> String,
) -> Result<(), ApiError> {
    match (patch, bound) {
        (Patch::Value(value), Some(bound)) if measure(value) > measure(&bound) => Err(invalid(format!(
            "{name} is over max limit set in config - user_value={}; max_value={}",
            text(value),
            text(&bound)
        ))),
        (Patch::Null, Some(bound)) => {
            Err(invalid(format!("{name} cannot be cleared: the config sets a max limit of {}", text(&bound))))
        }
        _ => Ok(()),
    }
}

/// A length to compare by; a month is the longest there is.
fn length_ms(duration: Duration) -> i64 {
    duration.fixed_ms().unwrap_or(31 * 86_400_000)
}

/// How long a key works: `null` and `-1` stand for ever.
fn lifetime(fields: &mut Fields) -> Patch<Duration> {
    match fields.filled_text("duration") {
        Patch::Absent => Patch::Absent,
        Patch::Null => Patch::Null,
        Patch::Value(text) if text == "-1" => Patch::Null,
        Patch::Value(text) => match Duration::parse(&text) {
            Ok(duration) => Patch::Value(duration),
            Err(invalid) => {
                fields.refuse("duration", format!("Invalid duration format: {invalid}"));
                Patch::Absent
            }
        },
    }
}

/// Who may be charged through a key: `"trusted"`, `"none"` or `{"bound": "customer"}`.
fn attribution(fields: &mut Fields) -> Patch<Attribution> {
    match fields.any("attribution") {
        Patch::Absent => Patch::Absent,
        Patch::Null => Patch::Null,
        Patch::Value(value) => match serde_json::from_value::<Attribution>(value) {
            Ok(Attribution::Bound(id)) if crate::domain::id::check_id(id.as_str()).is_err() => {
                fields.complain("attribution", "value_error", "Value error, the bound customer is not an id");
                Patch::Absent
            }
            Ok(attribution) => Patch::Value(attribution),
            Err(_) => {
                let message = "Input should be 'trusted', 'none' or {'bound': '<customer id>'}";
                fields.complain("attribution", "literal_error", message);
                Patch::Absent
            }
        },
    }
}

/// Copies what admission reads out of the metadata, which is where these are kept and shown, and
/// refuses what it could not read there.
fn read_metadata(key: &mut ApiKey) -> Result<(), ApiError> {
    let wrong = |name: &str, message: &str| {
        ApiError::field("value_error", &["body", "metadata", name], format!("Value error, {message}"))
    };
    let counts = |name: &str| match key.metadata.get(name) {
        None | Some(Value::Null) => Ok(BTreeMap::new()),
        Some(value) => serde_json::from_value::<BTreeMap<String, u64>>(value.clone())
            .map_err(|_| wrong(name, "an object of models and counts is wanted here")),
    };
    let (requests, tokens) = (counts("model_rpm_limit")?, counts("model_tpm_limit")?);
    let budget = match key.metadata.get("end_user_budget_id") {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) => Some(id.as_str().into()),
        Some(_) => return Err(wrong("end_user_budget_id", "the id of a budget is wanted here")),
    };
    check_temporary_increase(&mut key.metadata, wrong)?;
    key.limits.model_rpm_limit = requests;
    key.limits.model_tpm_limit = tokens;
    key.end_user_budget_id = budget;
    Ok(())
}

/// A temporary increase needs an amount and an end, and the end in the form that admission reads.
pub(super) fn check_temporary_increase(
    metadata: &mut Extra,
    wrong: impl Fn(&str, &str) -> ApiError,
) -> Result<(), ApiError> {
    let amount = metadata.get(TEMP_BUDGET_INCREASE).filter(|value| !value.is_null());
    let expiry = metadata.get(TEMP_BUDGET_EXPIRY).filter(|value| !value.is_null());
    match (amount, expiry) {
        (None, None) => return Ok(()),
        (Some(amount), Some(_)) => {
            let amount = Usd::from_value(amount).and_then(|Usd(amount)| {
                if amount.is_negative() { Err(ParseMoneyError::NotANumber) } else { Ok(amount) }
            });
            amount.map_err(|_| wrong(TEMP_BUDGET_INCREASE, "a non-negative number is wanted here"))?;
        }
        _ => {
            let message = "temp_budget_increase and temp_budget_expiry belong together";
            return Err(ApiError::field("value_error", &["body"], format!("Value error, {message}")));
        }
    }
    let end = expiry.and_then(Value::as_str).and_then(instant);
    let end = end.ok_or_else(|| wrong(TEMP_BUDGET_EXPIRY, "a date and time is wanted here"))?;
    metadata.insert(TEMP_BUDGET_EXPIRY.to_owned(), json!(end.to_string()));
    Ok(())
}
