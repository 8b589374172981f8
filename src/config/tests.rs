//! The promises of loading as a whole: everything at once, nothing lost, nothing shown.

use proptest::prelude::*;

use super::testing::{errors, load, try_load, warnings};
use super::*;

/// The names that the example takes from the environment.
fn example_env() -> Env {
    let names = [
        "OPENAI_API_KEY",
        "AZURE_API_KEY",
        "ANTHROPIC_API_KEY",
        "GEMINI_API_KEY",
        "MISTRAL_API_KEY",
        "GROQ_API_KEY",
        "LAGO_API_KEY",
        "ECHO_TOKEN",
        "LITELLM_MASTER_KEY",
    ];
    let mut env: Env = names.iter().map(|name| (*name, "sk-canary-of-the-example")).collect();
    env.set_default("AZURE_API_BASE", "https://example.openai.azure.com");
    env.set_default("LAGO_API_BASE", "https://lago.example.com");
    env.set_default("LAGO_API_EVENT_CODE", "openai_tokens");
    env.set_default("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/canary");
    env.set_default("WEBHOOK_URL", "https://example.com/canary");
    env
}

#[test]
fn the_documented_example_loads() {
    let example = include_str!("../../docs/config-example.yaml");
    let loaded = try_load(example, &example_env()).unwrap();
    let config = &loaded.config;
    assert_eq!(config.models.len(), 12);
    assert_eq!(config.models[0].params.timeout_ms, Some(60_000));
    let house = config.models.iter().find(|model| model.model_name == "house-model").unwrap();
    assert_eq!(house.params.price_fields["cache_read_input_token_cost"].to_string(), "0.00000005");
    assert_eq!(config.litellm.max_budget, Some(crate::domain::money::Picos::from_dollars(1000)));
    assert_eq!(config.router.fallbacks["gpt-4o"], ["claude", "gpt-4o-mini"]);
    assert_eq!(config.general.user_header_mappings.len(), 1);
    let names = config.deliveries.destinations.iter().map(|destination| destination.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["lago", "webhook", "slack"]);
    assert_eq!(loaded.env.get("APP_STAGE"), Some("example"));
    // No key of the example is unknown: each is read, or one line says why it is not.
    for warning in &loaded.warnings {
        assert!(warning.what.starts_with("not "), "{warning}");
        assert!(warning.place.line > 0, "{warning}");
    }
    assert!(!format!("{loaded:?}").contains("canary"));
}

#[test]
fn all_mistakes_are_reported_at_once_and_by_line() {
    let text = "model_list:\n  - litellm_params: {model: a/b, rpm: x}\nlitellm_settings:\n  max_budget: -1\n  \
                timezone: Nowhere\ngeneral_settings:\n  master_key: os.environ/NOT_SET\n  hold_share: 0\n  \
                hold_share: 8\nrouter_settings:\n  fallbacks: [{a: [b]}]\n";
    let found = errors(text);
    let lines: Vec<&str> = found.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(
        lines,
        [
            "config.yaml:2",
            "config.yaml:2",
            "config.yaml:4",
            "config.yaml:5",
            "config.yaml:7",
            "config.yaml:8",
            "config.yaml:9",
            "config.yaml:11",
            "8 mistakes in the configuration"
        ]
    );
    assert!(found.contains("general_settings.master_key: the environment variable `NOT_SET` is not set"));
}

#[test]
fn a_model_whose_key_is_not_here_does_not_stop_the_others() {
    let text =
        "model_list:\n  - model_name: a\n    litellm_params: {model: a/b, api_key: os.environ/NOT_SET}\n";
    let loaded = load(text);
    assert!(loaded.config.models[0].params.api_key.is_none());
    let warnings: Vec<String> = loaded.warnings.iter().map(ToString::to_string).collect();
    assert!(
        warnings[0].contains("config.yaml:3") && warnings[0].contains("`NOT_SET` is not set"),
        "{warnings:?}"
    );
}

#[test]
fn unknown_keys_warn_and_say_what_was_meant() {
    let text = "model_list:\n  - {model_name: a, litellm_params: {model: a/b, top_pp: 1}, extra: 1}\n\
                general_setings: {}\ngeneral_settings:\n  master-key: x\n  alert_typs: []\n  color: red\n";
    assert_eq!(
        warnings(text),
        [
            "2 model_list[0].extra: this key is unknown and ignored; take it out",
            "3 general_setings: this key is unknown and ignored; did you mean `general_settings`?",
            "5 general_settings.master-key: this key is unknown and ignored; did you mean `master_key`?",
            "6 general_settings.alert_typs: this key is unknown and ignored; did you mean `alert_types`?",
            "7 general_settings.color: this key is unknown and ignored; take it out",
        ]
    );
}

#[test]
fn settings_that_do_nothing_here_say_so_once() {
    let text = "model_list: [{model_name: a, litellm_params: {model: a/b, cooldown_time: 1}}]\n\
                litellm_settings: {callbacks: [prometheus, langfuse], cache: true}\n\
                router_settings: {routing_strategy: least-busy, redis_host: h, redis_port: 1}\n\
                general_settings: {alerting: [email], proxy_batch_write_at: 10}\n";
    assert_eq!(
        warnings(text),
        [
            "1 model_list[0].litellm_params.cooldown_time: not in this version yet, ignored: a cooldown of one deployment; ",
            "2 litellm_settings.cache: not in this version yet, ignored: answers from a cache; ",
            "2 litellm_settings.callbacks[1]: there is no callback `langfuse` here; ignored; take it out",
            "3 router_settings.redis_host: ignored: replicas share PostgreSQL, no Redis is needed; ",
            "3 router_settings.routing_strategy: not in this version yet, ignored: \
             choosing the deployment with the fewest open calls; ",
            "4 general_settings.alerting[0]: not in this version yet, ignored: alerts by mail; ",
            "4 general_settings.proxy_batch_write_at: not needed, ignored: \
             spend is on disk before the caller has the last byte; ",
        ]
    );
}

#[test]
fn no_setting_is_taken_in_silence_and_then_ignored() {
    for line in [
        "litellm_settings: {drop_params: true}",
        "router_settings: {enable_pre_call_checks: true}",
        "general_settings: {disable_budget_reservation: true}",
        "model_list: [{model_name: m, litellm_params: {model: openai/m, drop_params: true}}]",
        "model_list: [{model_name: m, litellm_params: {model: openai/m, tags: [a]}}]",
        "model_list: [{model_name: m, litellm_params: {model: openai/m, max_parallel_requests: 3}}]",
    ] {
        let warnings = load(&format!("{line}\n")).warnings;
        assert!(warnings.iter().any(|warning| warning.what.contains("ignored")), "{line}: {warnings:?}");
    }
}

#[test]
fn the_file_wins_over_the_environment() {
    let env = Env::from_iter([
        ("LITELLM_MASTER_KEY", "sk-env"),
        ("LITELLM_SALT_KEY", "salt"),
        ("DATABASE_URL", "sqlite://env.db"),
        ("HOST", "127.0.0.1"),
        ("PORT", "65535"),
    ]);
    let alone = Config::load(None, &env).unwrap().config;
    assert_eq!(alone.general.master_key, Some(Secret::new("sk-env")));
    assert_eq!(alone.general.database_url, Some(Secret::new("sqlite://env.db")));
    assert_eq!((alone.host.as_deref(), alone.port), (Some("127.0.0.1"), Some(65_535)));
    let text = "general_settings: {master_key: sk-file, database_url: 'sqlite://file.db'}\n";
    let both = try_load(text, &env).unwrap().config;
    assert_eq!(both.general.master_key, Some(Secret::new("sk-file")));
    assert_eq!(both.general.database_url, Some(Secret::new("sqlite://file.db")));
    assert_eq!(both.general.salt_key, Some(Secret::new("salt")));
}

#[test]
fn mistakes_in_the_environment_are_mistakes() {
    let env = Env::from_iter([("PORT", "65536"), ("DATABASE_URL", "postgresql://u:canary@host/db")]);
    let found = Config::load(None, &env).unwrap_err().to_string();
    assert!(
        found.contains("environment: DATABASE_URL: PostgreSQL is not supported in this version yet; fix:")
    );
    assert!(found.contains("environment: PORT: a port wanted, found `65536`; fix:"));
    assert!(!found.contains("canary"));
    assert_eq!(Config::load(None, &Env::default()).unwrap().config, Config::default());
}

#[test]
fn empty_sections_and_an_empty_file_are_the_defaults() {
    for text in ["", "general_settings:\nlitellm_settings: ~\nmodel_list: []\n", "router_settings: {}\n"] {
        let loaded = load(text);
        assert_eq!(loaded.config, Config::default(), "{text:?}");
        assert_eq!(loaded.warnings.len(), 1, "{text:?}");
    }
}

proptest! {
    /// Whatever stands in the file, loading answers and does not repeat a secret.
    #[test]
    fn no_text_breaks_the_reader(text in "[a-z:\\-{}\\[\\]&*!#|>'\",\n 0-9.~<]{0,200}") {
        let _ = try_load(&text, &Env::default());
    }

    /// A value of any kind in any place is read or refused, never a crash.
    #[test]
    fn no_value_breaks_a_section(
        section in prop::sample::select(vec!["litellm_settings", "general_settings", "router_settings"]),
        key in prop::sample::select(vec![
            "max_budget", "timezone", "fallbacks", "allowed_ips", "database_url", "callbacks", "retry_policy",
            "cost_margin_config", "default_key_generate_params", "user_header_mappings", "model_group_alias",
            "alerting", "alert_types", "alert_to_webhook_url", "alerting_args", "budget_alert_thresholds",
        ]),
        value in prop::sample::select(vec![
            "~", "''", "[]", "{}", "[[]]", "[{}]", "{a: {b: [c]}}", "-1", "1e400", "1e-400", "\"\\0\"", "é",
            "9999999999999999999999", "os.environ/X", "true",
        ]),
    ) {
        let env = Env::from_iter([("X", "1")]);
        let _ = try_load(&format!("{section}:\n  {key}: {value}\n"), &env);
    }
}
