//! Small deployments for the tests of this folder.

use super::catalogue::Catalogue;
use super::deployment::DeploymentSpec;

/// A deployment with a public name, a model and a key.
pub(super) fn spec(model_name: &str, model: &str) -> DeploymentSpec {
    DeploymentSpec {
        model_name: model_name.into(),
        model: model.into(),
        api_key: Some("sk-canary".into()),
        ..DeploymentSpec::default()
    }
}

/// An environment of these variables.
pub(super) fn env(pairs: &'static [(&'static str, &'static str)]) -> impl Fn(&str) -> Option<String> {
    move |name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
}

/// A catalogue of these deployments in an empty environment.
pub(super) fn catalogue(specs: Vec<DeploymentSpec>) -> Catalogue {
    Catalogue::new(specs, &Default::default(), &env(&[])).unwrap()
}
