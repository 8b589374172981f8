//! A configuration for who has none: models from the provider keys in the environment, and a mock
//! that needs no network. Which variable belongs to which prefix is told by the caller.

use super::env::Env;
use super::finding::{ConfigErrors, Report};
use super::models::{LitellmParams, ModelEntry, ModelInfo};
use super::secret::Secret;
use super::{Config, Loaded};

/// What the mock answers.
const MOCK_ANSWER: &str = "Hello from the built-in mock model. No provider was called, and the budget of the \
                           one who asked was charged as if one had been.";
/// What the mock costs: enough to watch a budget move.
const MOCK_PRICES: [(&str, &str); 2] =
    [("input_cost_per_token", "0.000001"), ("output_cost_per_token", "0.000002")];

impl Config {
    /// The configuration without a file. `providers` are pairs of a model prefix and the variable
    /// that holds its key; the first variable that is set counts for a prefix.
    pub fn first_minute(env: &Env, providers: &[(&str, &str)]) -> Result<Loaded, ConfigErrors> {
        let report = Report::default();
        let mut config = Self::default();
        for (prefix, variable) in providers {
            let name = format!("{}/*", prefix.trim_end_matches('/'));
            let Some(key) = env.filled(variable) else { continue };
            if !config.models.iter().any(|model| model.model_name == name) {
                config.models.push(provider(name, key));
            }
        }
        config.models.push(mock());
        config.take_from(env, &report);
        let (config, warnings) = report.conclude(config)?;
        Ok(Loaded { config, warnings, env: env.clone() })
    }
}

fn provider(name: String, key: &str) -> ModelEntry {
    let params =
        LitellmParams { model: name.clone(), api_key: Some(Secret::new(key)), ..LitellmParams::default() };
    ModelEntry { model_name: name, params, ..ModelEntry::default() }
}

fn mock() -> ModelEntry {
    let number = |digits: &str| super::tree::number_to_json(digits).unwrap_or_default();
    ModelEntry {
        model_name: "mock".to_owned(),
        params: LitellmParams {
            model: "mock/mock".to_owned(),
            mock_response: Some(MOCK_ANSWER.to_owned()),
            price_fields: MOCK_PRICES
                .iter()
                .map(|(key, digits)| ((*key).to_owned(), number(digits)))
                .collect(),
            ..LitellmParams::default()
        },
        info: ModelInfo {
            id: Some("mock".to_owned()),
            mode: Some("chat".to_owned()),
            ..ModelInfo::default()
        },
        line: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_in_the_environment_is_a_provider_and_there_is_always_the_mock() {
        let providers =
            [("openai", "OPENAI_API_KEY"), ("groq/", "GROQ_API_KEY"), ("gemini", "A"), ("gemini", "B")];
        for (set, names) in [
            (&[][..], &["mock"][..]),
            (&[("OPENAI_API_KEY", "k"), ("GROQ_API_KEY", " ")], &["openai/*", "mock"]),
            (&[("GROQ_API_KEY", "k"), ("A", "k1"), ("B", "k2")], &["groq/*", "gemini/*", "mock"]),
        ] {
            let env: Env = set.iter().copied().collect();
            let config = Config::first_minute(&env, &providers).unwrap().config;
            let found: Vec<&str> = config.models.iter().map(|model| model.model_name.as_str()).collect();
            assert_eq!(found, names);
        }
    }

    #[test]
    fn the_mock_has_a_price_and_the_environment_is_read() {
        let env =
            Env::from_iter([("LITELLM_MASTER_KEY", "sk-x"), ("PORT", "4100"), ("A", "k1"), ("B", "k2")]);
        let config = Config::first_minute(&env, &[("gemini", "A"), ("gemini", "B")]).unwrap().config;
        assert_eq!(config.models[0].params.api_key, Some(Secret::new("k1")));
        assert_eq!(config.models[1].params.price_fields["output_cost_per_token"].to_string(), "0.000002");
        assert_eq!((config.general.master_key, config.port), (Some(Secret::new("sk-x")), Some(4100)));
    }
}
