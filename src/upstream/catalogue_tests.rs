//! Names, and where they lead.

use super::*;
use crate::upstream::sample::{catalogue, env, spec};

/// The upstream names behind a name.
fn behind(catalogue: &Catalogue, name: &str) -> Vec<String> {
    catalogue
        .resolve(name)
        .map_or_else(Vec::new, |group| group.targets.iter().map(Target::full_name).collect())
}

fn aliases(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(alias, name)| ((*alias).into(), (*name).into())).collect()
}

#[test]
fn the_most_specific_name_wins() {
    let catalogue = catalogue(vec![
        spec("*", "openai/*"),
        spec("openai/*", "openai/*"),
        spec("gpt-4o", "openai/gpt-4o"),
        spec("claude-*", "anthropic/claude-*"),
        spec("openai/gpt-*", "azure/gpt-*"),
        spec("gpt-4o", "groq/other"),
        spec("openai/gpt-*", "openrouter/openai/gpt-*"),
        spec("house-*", "openai/one-for-all"),
        spec("*-housed", "openai/never-mixed"),
    ]);
    for (name, expected) in [
        ("gpt-4o", vec!["openai/gpt-4o", "groq/other"]),
        ("gpt-5", vec!["openai/gpt-5"]),
        ("openai/o1", vec!["openai/o1"]),
        ("openai/gpt-5", vec!["azure/gpt-5", "openrouter/openai/gpt-5"]),
        ("claude-3-opus", vec!["anthropic/claude-3-opus"]),
        ("house-a", vec!["openai/one-for-all"]),
        ("house-housed", vec!["openai/never-mixed"]),
        ("..", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(behind(&catalogue, name), expected, "{name}");
    }
    let group = catalogue.resolve("openai/gpt-5").unwrap();
    assert_eq!(&*group.name, "openai/gpt-5");
    let indexes: Vec<_> = group.targets.iter().map(|target| target.deployment.index).collect();
    assert_eq!(indexes, [4, 6]);
}

#[test]
fn a_bare_star_takes_a_name_with_and_without_its_provider() {
    let catalogue = catalogue(vec![spec("*", "openai/*")]);
    assert_eq!(behind(&catalogue, "openai/gpt-4o"), ["openai/gpt-4o"]);
    assert_eq!(behind(&catalogue, "gpt-4o"), ["openai/gpt-4o"]);
}

#[test]
fn any_provider_means_those_that_can_be_called() {
    let any = DeploymentSpec { api_key: None, ..spec("*", "*") };
    let env = env(&[("GROQ_API_KEY", "k"), ("HOSTED_VLLM_API_BASE", "http://h/v1"), ("AZURE_API_KEY", "k")]);
    let catalogue = Catalogue::new(vec![any], &BTreeMap::new(), &env).unwrap();
    for (name, expected) in [
        ("groq/llama", vec!["groq/llama"]),
        ("hosted_vllm/m", vec!["hosted_vllm/m"]),
        // No key, no address, nobody known to listen, no such provider.
        ("gpt-4o", vec![]),
        ("azure/x", vec![]),
        ("ollama/x", vec![]),
        ("mock/x", vec![]),
        ("nowhere/x", vec![]),
        ("groq/..", vec![]),
    ] {
        assert_eq!(behind(&catalogue, name), expected, "{name}");
    }
    assert_eq!(catalogue.deployments().len(), 1);
    assert_eq!(catalogue.warnings(), Vec::<String>::new());
}

#[test]
fn any_provider_without_a_key_is_said_at_the_start() {
    let catalogue = catalogue(vec![DeploymentSpec { api_key: None, ..spec("*", "*") }]);
    assert!(behind(&catalogue, "gpt-4o").is_empty());
    assert_eq!(catalogue.warnings(), ["calls to `*` (*) will fail: the environment has no provider's key"]);
}

#[test]
fn a_key_for_any_model_goes_to_one_provider() {
    let keyed = spec("*", "*");
    let env = env(&[("GROQ_API_KEY", "k")]);
    let catalogue = Catalogue::new(vec![keyed], &BTreeMap::new(), &env).unwrap();
    assert_eq!(behind(&catalogue, "gpt-4o"), ["openai/gpt-4o"]);
    assert_eq!(behind(&catalogue, "groq/llama"), ["openai/groq/llama"]);
    let target = &catalogue.resolve("groq/llama").unwrap().targets[0];
    assert_eq!(target.url(Route::Chat).unwrap(), "https://api.openai.com/v1/chat/completions");
}

#[test]
fn an_alias_stands_for_a_group_and_not_for_another_alias() {
    let specs = vec![spec("gpt-4o", "openai/gpt-4o"), spec("openai/*", "openai/*")];
    let known = aliases(&[("gpt-4", "gpt-4o"), ("best", "openai/o1")]);
    let catalogue = Catalogue::new(specs.clone(), &known, &env(&[])).unwrap();
    assert_eq!(&*catalogue.resolve("gpt-4").unwrap().name, "gpt-4o");
    assert_eq!(behind(&catalogue, "best"), ["openai/o1"]);
    let names: Vec<_> = catalogue.public_names().map(|public| (public.name, public.wildcard)).collect();
    assert_eq!(names, [("gpt-4o", false), ("openai/*", true), ("best", false), ("gpt-4", false)]);

    let mistakes = Catalogue::new(specs, &aliases(&[("a", "b"), ("b", "gpt-4o")]), &env(&[])).unwrap_err();
    assert_eq!(mistakes, ["model_group_alias: `a` stands for `b`, which is not in model_list"]);
}

#[test]
fn a_model_on_offer_may_be_a_pattern() {
    let catalogue = catalogue(vec![spec("gpt-4", "openai/gpt-4"), spec("openai/*", "openai/*")]);
    for (name, there) in [("gpt-4", true), ("gpt-4o", false), ("openai/x", true), ("azure/x", false)] {
        assert_eq!(catalogue.offers(name), there, "{name}");
    }
}

#[test]
fn what_is_blocked_leads_nowhere_but_through_others_of_its_name() {
    let blocked = |name: &str, model: &str| DeploymentSpec { blocked: true, ..spec(name, model) };
    let catalogue = catalogue(vec![
        blocked("a", "openai/a"),
        blocked("b", "openai/b1"),
        spec("b", "openai/b2"),
        blocked("groq/*", "groq/*"),
        blocked("openai/*", "openai/*"),
        spec("openai/*", "openai/*"),
        spec("azure_ai/*", "azure_ai/*"),
    ]);
    for (name, is_blocked, is_there) in [
        ("a", true, false),
        ("b", false, true),
        ("groq/x", true, false),
        ("openai/x", false, true),
        ("azure_ai/x", false, true),
        ("unknown", false, false),
    ] {
        assert_eq!(catalogue.is_blocked(name), is_blocked, "{name}");
        assert_eq!(catalogue.resolve(name).is_some(), is_there, "{name}");
    }
    assert_eq!(catalogue.deployments().len(), 7);
    assert!(!catalogue.public_names().any(|name| name.name == "a"));
}

#[test]
fn an_access_group_covers_what_its_deployments_serve() {
    let grouped = |name: &str, model: &str| DeploymentSpec {
        access_groups: vec!["small".into()],
        mode: Some("chat".into()),
        ..spec(name, model)
    };
    let catalogue = catalogue(vec![
        grouped("mini", "openai/gpt-4o-mini"),
        grouped("openai/*", "openai/*"),
        spec("large", "openai/gpt-4o"),
    ]);
    for (group, model, expected) in [
        ("small", "mini", true),
        ("small", "openai/anything", true),
        ("small", "large", false),
        ("small", "unknown", false),
        ("other", "mini", false),
    ] {
        assert_eq!(catalogue.in_access_group(group, model), expected, "{group} {model}");
    }
    let modes: Vec<_> = catalogue.public_names().map(|public| public.mode()).collect();
    assert_eq!(modes, [Some("chat"), Some("chat"), None]);
}

#[test]
fn every_mistake_is_named_at_once() {
    let with_id = |id: &str| DeploymentSpec { id: Some(id.into()), ..spec("a", "openai/m") };
    let mistakes = Catalogue::new(
        vec![
            spec("", "openai/m"),
            spec("b", "bedrock/m"),
            spec("c", "openai/*"),
            spec("*/*", "openai/*"),
            with_id("same"),
            with_id("same"),
            DeploymentSpec { api_base: Some("localhost:1".into()), ..spec("d", "openai/m") },
        ],
        &BTreeMap::new(),
        &env(&[]),
    )
    .unwrap_err();
    let starts = [
        "model_list[0] (): model_name must not be empty",
        "model_list[1] (b): `bedrock/m` names no provider that is known here; known are openai,",
        "model_list[2] (c): model has a `*`, but model_name has none",
        "model_list[3] (*/*): model_name may have one `*`",
        "model_list[5] (a): the id `same` is used twice",
        "model_list[6] (d): api_base must be an address",
    ];
    assert_eq!(mistakes.len(), starts.len(), "{mistakes:#?}");
    for (mistake, start) in mistakes.iter().zip(starts) {
        assert!(mistake.starts_with(start), "{mistake}");
    }
}

#[test]
fn ids_are_distinct_and_stable() {
    let specs = || vec![spec("a", "openai/m"), spec("a", "openai/m"), spec("b", "openai/m")];
    let ids = |catalogue: &Catalogue| -> Vec<String> {
        catalogue.deployments().iter().map(|deployment| deployment.id.to_string()).collect()
    };
    let first = ids(&catalogue(specs()));
    assert_eq!(first, ids(&catalogue(specs())));
    assert_eq!(first.iter().collect::<HashSet<_>>().len(), 3);
    let catalogue = catalogue(specs());
    assert_eq!(catalogue.by_id(&first[2]).unwrap().index, 2);
    assert!(catalogue.by_id("unknown").is_none());
}

#[test]
fn what_cannot_be_called_is_a_warning_and_not_a_mistake() {
    let no_key = DeploymentSpec { api_key: None, ..spec("a", "openai/m") };
    let mock = DeploymentSpec { mock_response: Some("hi".into()), ..no_key.clone() };
    let catalogue = catalogue(vec![no_key, mock, spec("b", "openai/m")]);
    let warnings = catalogue.warnings();
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].starts_with("calls to `a` (openai/m) will fail: litellm.AuthenticationError"));
}
