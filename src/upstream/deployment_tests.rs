//! Keys, addresses and headers: where they come from, and where they must not go.

use super::*;
use crate::upstream::sample::{env, spec};

fn deployment(spec: DeploymentSpec, env: Env<'_>) -> Result<Deployment, String> {
    Deployment::new(0, "id".into(), spec, env)
}

fn header<'d>(deployment: &'d Deployment, name: &str) -> Option<&'d str> {
    deployment.auth_headers().iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

#[test]
fn key_and_address_come_from_the_spec_or_the_environment() {
    let env = env(&[
        ("GROQ_API_KEY", "gsk-env\n"),
        ("OPENAI_API_KEY", " "),
        ("AZURE_API_BASE", "https://r.openai.azure.com/"),
        ("AZURE_API_VERSION", "2024-10-21"),
    ]);
    let from_env = DeploymentSpec { api_key: None, ..spec("a", "groq/llama") };
    let groq = deployment(from_env, &env).unwrap();
    assert_eq!(header(&groq, "authorization"), Some("Bearer gsk-env"));
    assert_eq!(groq.url(Route::Chat, "llama").unwrap(), "https://api.groq.com/openai/v1/chat/completions");

    let azure = deployment(spec("a", "azure/prod"), &env).unwrap();
    assert_eq!(header(&azure, "api-key"), Some("sk-canary"));
    assert_eq!(header(&azure, "authorization"), None);
    assert_eq!(
        azure.url(Route::Chat, &azure.upstream_model).unwrap(),
        "https://r.openai.azure.com/openai/deployments/prod/chat/completions?api-version=2024-10-21"
    );

    let no_key = DeploymentSpec { api_key: None, ..spec("a", "openai/gpt-4o") };
    let error = deployment(no_key, &env).unwrap().defect().unwrap();
    assert_eq!(error.status, 401);
    let no_base = deployment(spec("a", "hosted_vllm/x"), &env).unwrap();
    assert!(no_base.defect().unwrap().message.contains("HOSTED_VLLM_API_BASE"));
}

#[test]
fn foundry_takes_the_key_by_host() {
    for (base, name) in [
        ("https://r.services.ai.azure.com", "api-key"),
        ("https://r.openai.azure.com/openai/v1", "api-key"),
        ("https://x.eastus2.models.ai.azure.com/v1", "authorization"),
    ] {
        let spec = DeploymentSpec { api_base: Some(base.into()), ..spec("a", "azure_ai/m") };
        let deployment = deployment(spec, &env(&[])).unwrap();
        assert!(header(&deployment, name).is_some(), "{base}");
        assert_eq!(deployment.auth_headers().len(), 1);
    }
}

#[test]
fn headers_of_the_operator_replace_ours_and_must_be_sendable() {
    let with = |name: &str, value: &str| DeploymentSpec {
        api_key: None,
        organization: Some("org-1".into()),
        extra_headers: [(name.to_owned(), value.to_owned())].into(),
        ..spec("a", "openrouter/m")
    };
    let titled = deployment(with("X-Title", "ours"), &env(&[])).unwrap();
    assert_eq!(header(&titled, "x-title"), Some("ours"));
    assert_eq!(header(&titled, "openai-organization"), Some("org-1"));
    let own = deployment(with("Authorization", "Basic x"), &env(&[])).unwrap();
    assert!(own.defect().is_none());
    for (name, value) in
        [("", "x"), ("a b", "x"), ("Host", "x"), ("Content-Length", "1"), ("x", "a\r\nb: c"), ("x", "é")]
    {
        let reason = deployment(with(name, value), &env(&[])).unwrap_err();
        assert!(reason.ends_with("cannot be sent"), "{name}");
    }
    let bad_key = DeploymentSpec { api_key: Some("sk-ca\nnary".into()), ..spec("a", "openai/m") };
    let reason = deployment(bad_key, &env(&[])).unwrap_err();
    assert_eq!(reason, "the header `authorization` cannot be sent");
}

#[test]
fn a_key_never_prints() {
    let mut spec = spec("a", "openai/m");
    spec.extra_headers.insert("x-second".into(), "sk-canary-2".into());
    assert!(!format!("{spec:?}").contains("canary"));
    let deployment = deployment(spec, &env(&[])).unwrap();
    assert!(!format!("{deployment:?}").contains("canary"));
    assert_eq!(deployment.scrub("bad key sk-canary!".into()), "bad key ***!");
}

#[test]
fn a_digest_tells_deployments_apart_without_their_keys() {
    let plain = spec("a", "openai/m");
    let other_key = DeploymentSpec { api_key: Some("sk-other".into()), ..plain.clone() };
    let elsewhere = DeploymentSpec { api_base: Some("http://h".into()), ..plain.clone() };
    assert_eq!(digest(&plain, 0), digest(&other_key, 0));
    assert_ne!(digest(&plain, 0), digest(&plain, 1));
    assert_ne!(digest(&plain, 0), digest(&elsewhere, 0));
    assert_eq!(digest(&plain, 0).len(), 64);
}

#[test]
fn the_shown_address() {
    let openai = deployment(spec("a", "openai/m"), &env(&[])).unwrap();
    assert_eq!(openai.shown_base(), Some("https://api.openai.com"));
    let own = DeploymentSpec { api_base: Some("http://127.0.0.1:4718/v1/".into()), ..spec("a", "openai/m") };
    assert_eq!(deployment(own, &env(&[])).unwrap().shown_base(), Some("http://127.0.0.1:4718/v1"));
}
