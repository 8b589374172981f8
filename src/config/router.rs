//! `router_settings`: retries, cooldowns, fallbacks. It checks that every name points to a model of
//! the list; how a deployment is chosen is known elsewhere.

use std::collections::BTreeMap;

use super::field::Field;
use super::litellm::LitellmSettings;
use super::models::ModelEntry;
use super::section::Section;
use super::suggest;
use crate::domain::record::Limits;

/// The parsed section, with defaults for what is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct RouterSettings {
    /// Retries of a call in its group.
    pub num_retries: u32,
    /// The time for a whole call.
    pub timeout_ms: u64,
    /// The time for a streamed call, if it differs.
    pub stream_timeout_ms: Option<u64>,
    /// The shortest pause before a retry.
    pub retry_after_ms: u64,
    /// Failures in a minute before a deployment cools down; none is the usual judgement.
    pub allowed_fails: Option<u32>,
    /// How long a deployment cools down.
    pub cooldown_time_ms: u64,
    /// Whether nothing cools down.
    pub disable_cooldowns: bool,
    /// Retries by kind of failure.
    pub retry_policy: RetryPolicy,
    /// Other names of models.
    pub model_group_alias: BTreeMap<String, GroupAlias>,
    /// Where a call goes when its model failed; `*` stands for every model.
    pub fallbacks: BTreeMap<String, Vec<String>>,
    /// Where a call goes that has no fallbacks of its own.
    pub default_fallbacks: Vec<String>,
    /// Where a call goes whose prompt was too long.
    pub context_window_fallbacks: BTreeMap<String, Vec<String>>,
    /// Where a call goes whose content was refused.
    pub content_policy_fallbacks: BTreeMap<String, Vec<String>>,
    /// The most fallbacks of one call.
    pub max_fallbacks: u32,
    /// The budgets of providers, by their prefix.
    pub provider_budgets: BTreeMap<String, Limits>,
}

impl Default for RouterSettings {
    fn default() -> Self {
        Self {
            num_retries: 2,
            timeout_ms: 6_000_000,
            stream_timeout_ms: None,
            retry_after_ms: 0,
            allowed_fails: None,
            cooldown_time_ms: 5_000,
            disable_cooldowns: false,
            retry_policy: RetryPolicy::default(),
            model_group_alias: BTreeMap::new(),
            fallbacks: BTreeMap::new(),
            default_fallbacks: Vec::new(),
            context_window_fallbacks: BTreeMap::new(),
            content_policy_fallbacks: BTreeMap::new(),
            max_fallbacks: 5,
            provider_budgets: BTreeMap::new(),
        }
    }
}

/// Retries by kind of failure; none is `num_retries`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RetryPolicy {
    /// The request was refused as malformed.
    pub bad_request: Option<u32>,
    /// The credential was refused.
    pub authentication: Option<u32>,
    /// No answer in time.
    pub timeout: Option<u32>,
    /// Too many requests.
    pub rate_limit: Option<u32>,
    /// The content was refused.
    pub content_policy: Option<u32>,
    /// The provider failed.
    pub internal_server_error: Option<u32>,
}

/// What another name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupAlias {
    /// The model.
    pub model: String,
    /// Whether the name is left out of the list of models.
    pub hidden: bool,
}

/// Routing strategies of LiteLLM; all but the first are read and not acted on.
const STRATEGIES: &[&str] = &[
    "simple-shuffle",
    "least-busy",
    "usage-based-routing",
    "usage-based-routing-v2",
    "latency-based-routing",
    "cost-based-routing",
];

/// Reads the section. `litellm_settings` may hold some of its keys; what the router says wins.
pub(super) fn read(
    router: Option<Section<'_>>,
    litellm: Option<&mut Section<'_>>,
    litellm_settings: &LitellmSettings,
    models: &[ModelEntry],
) -> RouterSettings {
    let known = |settings: &RouterSettings| Names::new(models, litellm_settings, settings);
    let mut settings = RouterSettings::default();
    settings.num_retries = litellm_settings.num_retries.unwrap_or(settings.num_retries);
    settings.timeout_ms = litellm_settings.request_timeout_ms.unwrap_or(settings.timeout_ms);
    settings.allowed_fails = litellm_settings.allowed_fails;
    let Some(mut section) = router else {
        if let Some(litellm) = litellm {
            let names = known(&settings);
            read_fallbacks(litellm, &names, &mut settings);
        }
        return settings;
    };
    read_strategy(&mut section);
    read_timing(&mut section, &mut settings);
    settings.provider_budgets = section.map("provider_budget_config", read_provider_budget);
    settings.retry_policy = section.section("retry_policy").map(read_retry_policy).unwrap_or_default();
    settings.model_group_alias = read_aliases(&mut section, &known(&settings));
    let names = known(&settings);
    if let Some(litellm) = litellm {
        read_fallbacks(litellm, &names, &mut settings);
    }
    read_fallbacks(&mut section, &names, &mut settings);
    section.finish();
    settings
}

fn read_strategy(section: &mut Section<'_>) {
    let words: Vec<(&str, &str)> = STRATEGIES.iter().map(|name| (*name, *name)).collect();
    if let Some(field) = section.take("routing_strategy")
        && let Some(strategy) = field.choice(&words)
    {
        field.warn_word(strategy);
    }
}

fn read_timing(section: &mut Section<'_>, settings: &mut RouterSettings) {
    let defaults = settings.clone();
    settings.num_retries = section.count("num_retries", 0).unwrap_or(defaults.num_retries);
    settings.timeout_ms = section.seconds_ms("timeout", 1).unwrap_or(defaults.timeout_ms);
    settings.stream_timeout_ms = section.seconds_ms("stream_timeout", 1);
    settings.retry_after_ms = section.seconds_ms("retry_after", 0).unwrap_or(defaults.retry_after_ms);
    settings.allowed_fails = section.count("allowed_fails", 0).or(defaults.allowed_fails);
    settings.cooldown_time_ms = section.seconds_ms("cooldown_time", 0).unwrap_or(defaults.cooldown_time_ms);
    settings.disable_cooldowns = section.flag("disable_cooldowns");
    settings.max_fallbacks = section.count("max_fallbacks", 0).unwrap_or(defaults.max_fallbacks);
}

/// One provider's budget; both pairs of names that LiteLLM has had.
fn read_provider_budget(field: &Field<'_>) -> Option<Limits> {
    let mut section = field.section()?;
    let max_budget = section.money("budget_limit").or(section.money("max_budget"));
    let budget_duration = section.duration("time_period").or(section.duration("budget_duration"));
    section.finish();
    if max_budget.is_none() {
        field.refuse("a provider's budget needs an amount", "add `budget_limit: <dollars>`");
    }
    Some(Limits { max_budget, budget_duration, ..Limits::default() })
}

fn read_retry_policy(mut section: Section<'_>) -> RetryPolicy {
    let policy = RetryPolicy {
        bad_request: section.count("BadRequestErrorRetries", 0),
        authentication: section.count("AuthenticationErrorRetries", 0),
        timeout: section.count("TimeoutErrorRetries", 0),
        rate_limit: section.count("RateLimitErrorRetries", 0),
        content_policy: section.count("ContentPolicyViolationErrorRetries", 0),
        internal_server_error: section.count("InternalServerErrorRetries", 0),
    };
    section.finish();
    policy
}

fn read_aliases(section: &mut Section<'_>, names: &Names) -> BTreeMap<String, GroupAlias> {
    section.map("model_group_alias", |field| {
        if !field.is_map() {
            return Some(GroupAlias { model: names.model(field)?, hidden: false });
        }
        let mut alias = field.section()?;
        let model = alias.required("model", "add `model: <a model_name of the list>`");
        let hidden = alias.flag("hidden");
        alias.finish();
        Some(GroupAlias { model: names.model(&model?)?, hidden })
    })
}

/// Reads the four kinds of fallbacks; a kind that is there replaces what was read before.
fn read_fallbacks(section: &mut Section<'_>, names: &Names, settings: &mut RouterSettings) {
    if let Some(field) = section.take("fallbacks") {
        settings.fallbacks = names.groups(&field);
    }
    if let Some(field) = section.take("context_window_fallbacks") {
        settings.context_window_fallbacks = names.groups(&field);
    }
    if let Some(field) = section.take("content_policy_fallbacks") {
        settings.content_policy_fallbacks = names.groups(&field);
    }
    if let Some(field) = section.take("default_fallbacks") {
        settings.default_fallbacks = names.models(&field);
    }
}

/// Every name that a caller may ask for.
struct Names(Vec<String>);

impl Names {
    fn new(models: &[ModelEntry], litellm: &LitellmSettings, router: &RouterSettings) -> Self {
        let models = models.iter().map(|entry| &entry.model_name);
        let aliases = router.model_group_alias.keys().chain(litellm.model_alias_map.keys());
        Self(models.chain(aliases).cloned().collect())
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|pattern| matches_pattern(pattern, name))
    }

    /// The name of a model that exists.
    fn model(&self, field: &Field<'_>) -> Option<String> {
        let name = field.text()?;
        if self.has(&name) {
            return Some(name);
        }
        let fix = match suggest::closest(&name, self.0.iter().map(String::as_str)) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "write a `model_name` of the model_list".to_owned(),
        };
        field.refuse(format!("there is no model `{name}`"), fix);
        None
    }

    fn models(&self, field: &Field<'_>) -> Vec<String> {
        field.items().iter().filter_map(|item| self.model(item)).collect()
    }

    /// A list of maps from a model to where its calls go.
    fn groups(&self, field: &Field<'_>) -> BTreeMap<String, Vec<String>> {
        let mut groups = BTreeMap::new();
        for item in field.items() {
            for (group, targets) in item.entries().unwrap_or_default() {
                if group != "*" && !self.has(&group) {
                    targets
                        .warn(format!("there is no model `{group}`, so this is never used"), "take it out");
                }
                if groups.contains_key(&group) {
                    targets.refuse(format!("`{group}` has its fallbacks already"), "write one list for it");
                    continue;
                }
                groups.insert(group, self.models(&targets));
            }
        }
        groups
    }
}

/// Whether a public name covers what a caller asks for; `*` stands for any text.
fn matches_pattern(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(name) = name.strip_prefix(start) else { return false };
    let (middles, end) = rest.rsplit_once('*').unwrap_or(("", rest));
    let Some(mut name) = name.strip_suffix(end) else { return false };
    for middle in middles.split('*').filter(|middle| !middle.is_empty()) {
        let Some(at) = name.find(middle) else { return false };
        name = &name[at + middle.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::testing::{errors, load};
    use super::*;

    const MODELS: &str = "model_list:\n  - {model_name: a, litellm_params: {model: x/a}}\n  \
                          - {model_name: b, litellm_params: {model: x/b}}\n  \
                          - {model_name: 'openai/*', litellm_params: {model: 'openai/*'}}\n";

    fn read_router(text: &str) -> RouterSettings {
        load(&format!("{MODELS}{text}")).config.router
    }

    #[test]
    fn retries_times_and_fallbacks() {
        let settings = read_router(
            "router_settings:\n  num_retries: 0\n  timeout: 600\n  cooldown_time: 0.25\n  \
             retry_policy: {RateLimitErrorRetries: 3}\n  \
             model_group_alias: {old: a, quiet: {model: b, hidden: true}}\n  \
             fallbacks: [{a: [b, openai/gpt]}, {\"*\": old}]\n  default_fallbacks: [quiet]\n",
        );
        assert_eq!((settings.num_retries, settings.timeout_ms, settings.cooldown_time_ms), (0, 600_000, 250));
        assert_eq!(settings.retry_policy.rate_limit, Some(3));
        assert_eq!(settings.model_group_alias["quiet"], GroupAlias { model: "b".into(), hidden: true });
        assert_eq!(settings.fallbacks["a"], ["b", "openai/gpt"]);
        assert_eq!(settings.fallbacks["*"], ["old"]);
        assert_eq!(settings.default_fallbacks, ["quiet"]);
    }

    #[test]
    fn what_the_router_does_not_say_comes_from_the_other_section() {
        let shared = "litellm_settings: {num_retries: 7, request_timeout: 9, fallbacks: [{a: [b]}]}\n";
        let alone = read_router(shared);
        assert_eq!((alone.num_retries, alone.timeout_ms, alone.fallbacks.len()), (7, 9_000, 1));
        let both =
            read_router(&format!("{shared}router_settings: {{num_retries: 1, fallbacks: [{{b: [a]}}]}}\n"));
        assert_eq!((both.num_retries, both.timeout_ms), (1, 9_000));
        assert_eq!(both.fallbacks.keys().collect::<Vec<_>>(), ["b"]);
        assert_eq!(read_router(""), RouterSettings::default());
    }

    #[test]
    fn names_that_lead_nowhere_are_refused() {
        for (line, error) in [
            ("fallbacks: [{a: [c]}]", "fallbacks[0].a[0]: there is no model `c`"),
            ("default_fallbacks: [openia/x]", "default_fallbacks[0]: there is no model `openia/x`"),
            ("model_group_alias: {old: gone}", "model_group_alias.old: there is no model `gone`"),
            ("context_window_fallbacks: [{a: [b]}, {a: [b]}]", "`a` has its fallbacks already"),
            ("fallbacks: [a]", "fallbacks[0]: a map wanted, found `a`"),
            ("routing_strategy: least-buzy", "did you mean `least-busy`?"),
            ("cooldown_time: -1", "a number of seconds wanted, found `-1`"),
        ] {
            let found = errors(&format!("{MODELS}router_settings:\n  {line}\n"));
            assert!(found.starts_with("config.yaml:6: router_settings."), "{line}: {found}");
            assert!(found.contains(error), "{line}: {found}");
        }
    }

    #[test]
    fn patterns() {
        for (pattern, name, matches) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("*", "", true),
            ("openai/*", "openai/gpt-4o", true),
            ("openai/*", "azure/gpt-4o", false),
            ("*-mini", "gpt-mini", true),
            ("*-mini", "gpt-mini-1", false),
            ("ab*ba", "aba", false),
            ("a*b*c", "a-b-c", true),
            ("a*b*c", "a-c", false),
        ] {
            assert_eq!(matches_pattern(pattern, name), matches, "{pattern} {name}");
        }
    }
}
