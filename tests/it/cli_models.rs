//! `model …` and `spend calculate`: what may be called and what it costs, by the server and by the
//! table of the program.

use serde_json::{Value, json};

use crate::support::{Ended, Home, Serving, picos};

const MASTER: &str = "sk-a-master-key-for-the-models-test";
const CONFIG: &str = "model_list:
  - {model_name: gpt-4o-mini, litellm_params: {model: openai/gpt-4o-mini, api_key: sk-canary-upstream}}
  - {model_name: text-embedding-3-small, litellm_params: {model: openai/text-embedding-3-small, api_key: sk-canary-upstream}}
  - {model_name: mock, litellm_params: {model: mock/mock, input_cost_per_token: 0.000001, output_cost_per_token: 0.000002}, model_info: {mode: chat}}
general_settings: {master_key: sk-a-master-key-for-the-models-test}
";

fn scene() -> (Serving, Home) {
    let home = Home::new().with("LITELLM_PROXY_API_KEY", MASTER);
    let server = home.serve_with(CONFIG, &[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    (server, home)
}

/// A home whose proxy is nowhere.
fn nowhere() -> Home {
    Home::new().with("LITELLM_PROXY_URL", "http://127.0.0.1:9")
}

#[test]
fn what_may_be_called_is_listed_with_its_prices() {
    let (_server, home) = scene();
    let listed = home.run(&["model", "list", "--sort", "id", "-o", "json"]).json();
    let first = &listed[0];
    for (member, expected) in [
        ("id", json!("gpt-4o-mini")),
        ("mode", json!("chat")),
        ("providers", json!(["openai"])),
        ("max_input_tokens", json!(128_000)),
    ] {
        assert_eq!(first[member], expected, "{first}");
    }
    assert_eq!((first["input"].to_string(), first["output"].to_string()), ("0.15".into(), "0.6".into()));
    assert_eq!(home.run(&["model", "list", "--search", "mock", "-o", "id"]).printed(), "mock\n");
    let piped = home.run(&["models", "ls", "--search", "mock"]).printed();
    assert_eq!(piped, "MODEL\tPROVIDER\tMODE\tIN/1M\tOUT/1M\tCONTEXT\tHEALTH\nmock\tmock\tchat\t1\t2\t\t\n");
    let groups = home.run(&["model", "groups", "-o", "id"]).printed();
    assert_eq!(groups.lines().count(), 3, "{groups}");

    let key = home.run(&["key", "generate", "--models", "mock"]).printed();
    let own = home.run(&["--api-key", key.trim(), "model", "list", "-o", "id"]).printed();
    assert_eq!(own, "mock\n", "a key sees what it may call");
}

#[test]
fn prices_of_the_table_are_those_of_the_server() {
    let (_server, home) = scene();
    for model in ["gpt-4o-mini", "text-embedding-3-small"] {
        let row = |more: &[&str]| {
            let arguments = [&["model", "prices", model, "-o", "json"], more].concat();
            let rows = home.run(&arguments).json();
            assert_eq!(rows.as_array().unwrap().len(), 1);
            rows[0].clone()
        };
        let (online, offline) = (row(&[]), row(&["--offline"]));
        for member in
            ["model", "provider", "mode", "per", "input", "output", "cache_read", "max_input_tokens"]
        {
            assert_eq!(online[member], offline[member], "{model} {member}");
        }
        let told = offline.as_object().unwrap().iter().filter(|(name, _)| name.contains("cost"));
        let mut compared = 0;
        for (name, price) in told {
            if let Some(online) = online.get(name) {
                if price.is_number() {
                    // One writes 0.00000015 what the other writes 1.5e-07.
                    assert_eq!(picos(online), picos(price), "{model} {name}");
                } else {
                    assert_eq!(online, price, "{model} {name}");
                }
                compared += 1;
            }
        }
        assert!(compared >= 2, "{offline}");
    }
    assert!(!home.run(&["model", "info", "gpt-4o-mini", "-o", "json"]).printed().contains("canary"));
}

#[test]
fn prices_need_no_server() {
    let home = nowhere();
    for (per, input, output) in
        [("1", "0.00000015", "0.0000006"), ("1k", "0.00015", "0.0006"), ("1m", "0.15", "0.6")]
    {
        let rows =
            home.run(&["model", "prices", "gpt-4o-mini", "--offline", "--per", per, "-o", "json"]).json();
        let told = (rows[0]["input"].to_string(), rows[0]["output"].to_string());
        assert_eq!(told, (input.to_owned(), output.to_owned()), "{per}");
    }
    let all = home.run(&["model", "prices", "--offline", "-o", "jsonl"]).printed();
    assert!(all.lines().count() > 4_000);
    let info = home.run(&["model", "info", "gpt-4o-mini", "--offline", "-o", "json"]).json();
    assert_eq!(info["model_info"]["max_output_tokens"], 16_384);
    for arguments in
        [&["model", "prices", "gpt-4o-mnii", "--offline"][..], &["model", "info", "gpt-4o-mnii", "--offline"]]
    {
        let ended = home.run(arguments);
        assert_eq!((ended.code, &*ended.stdout), (4, ""));
        assert!(ended.stderr.contains("did you mean 'gpt-4o-mini'?"), "{}", ended.stderr);
    }
    let unreachable = home.run(&["model", "prices", "--retries", "0"]);
    assert_eq!(unreachable.code, 7);
    assert!(unreachable.stderr.contains("--offline"), "{}", unreachable.stderr);
}

fn cost(ended: Ended) -> String {
    let told = ended.json();
    assert_eq!(told.as_object().unwrap().len(), 1, "{told}");
    told["cost"].to_string()
}

#[test]
fn a_call_is_priced_before_it_is_made() {
    let (_server, home) = scene();
    home.file(
        "request.json",
        r#"{"model":"mock","messages":[{"role":"user","content":"hi"}],"max_tokens":100}"#,
    );
    home.file(
        "answer.json",
        r#"{"model":"mock","usage":{"prompt_tokens":10,"completion_tokens":20,"total_tokens":30}}"#,
    );
    home.file("broken.json", "{\n  \"model\": mock\n}");
    let calculate = |more: &[&str]| home.run(&[&["spend", "calculate", "-o", "json"], more].concat());
    for (more, expected) in [
        (&["--model", "mock", "--input-tokens", "1000", "--output-tokens", "200"][..], "0.0014"),
        (&["--model", "mock", "--output-tokens", "1"], "0.000002"),
        (
            &[
                "--model",
                "gpt-4o-mini",
                "--input-tokens",
                "1k",
                "--output-tokens",
                "500",
                "--cached-tokens",
                "400",
            ],
            "0.00042",
        ),
        (&["--model", "gpt-4o", "--input-tokens", "1000", "--output-tokens", "200"], "0.0045"),
        (&["--model", "mock", "--text", "hello", "--output-tokens", "1"], "0.000003"),
        // Eight tokens of the prompt, and the longest answer.
        (&["-f", "request.json"], "0.000208"),
        (&["-f", "request.json", "--output-tokens", "1"], "0.00001"),
        (&["-f", "answer.json"], "0.00005"),
        (&["-f", "answer.json", "--max-cost", "0.00005"], "0.00005"),
    ] {
        assert_eq!(cost(calculate(more)), expected, "{more:?}");
    }
    let over = calculate(&["-f", "answer.json", "--max-cost", "0.000049999999"]);
    assert_eq!(
        (over.code, over.stdout.trim().contains("0.00005")),
        (6, true),
        "the answer comes all the same"
    );
    let error: Value = serde_json::from_str(&over.stderr).unwrap();
    assert_eq!((&error["error"]["kind"], &error["error"]["exit_code"]), (&json!("check_failed"), &json!(6)));
    for (more, code, says) in [
        (&["--model", "mock"][..], 2, "required"),
        (&["--input-tokens", "1"], 2, "--model gpt-4o"),
        (&["--model", "mock", "--input-tokens", "1", "--cached-tokens", "2"], 2, "--cached-tokens"),
        (&["-f", "broken.json"], 2, "broken.json:2:12"),
        (&["-f", "missing.json"], 2, "cannot read missing.json"),
        (&["--model", "gpt-4o-mnii", "--input-tokens", "1"], 4, "did you mean 'gpt-4o-mini'?"),
        (&["--model", "gpt-4o-mnii", "--input-tokens", "1", "--offline"], 4, "did you mean 'gpt-4o-mini'?"),
    ] {
        let ended = calculate(more);
        assert_eq!((ended.code, &*ended.stdout), (code, ""), "{more:?}: {}", ended.stderr);
        assert!(ended.stderr.contains(says), "{more:?}: {}", ended.stderr);
    }
    let sentence = home.run(&[
        "spend",
        "calculate",
        "--model",
        "mock",
        "--input-tokens",
        "1000",
        "--output-tokens",
        "200",
    ]);
    assert_eq!(sentence.printed(), "$0.0014  mock with 1,000 tokens in, 200 out\n");
    let offline = [
        "spend",
        "calculate",
        "--model",
        "gpt-4o",
        "--input-tokens",
        "1000",
        "--output-tokens",
        "200",
        "--offline",
        "-o",
        "json",
    ];
    assert_eq!(cost(nowhere().run(&offline)), "0.0045");
}

#[test]
fn models_are_added_changed_blocked_and_taken_away() {
    let (_server, home) = scene();
    let made = home.run(&[
        "model",
        "new",
        "extra",
        "-p",
        "model=mock/extra",
        "-i",
        "input_cost_per_token:=0.000003",
        "-i",
        "output_cost_per_token:=0.000004",
    ]);
    assert!(made.stdout.starts_with("added model extra  id "), "{}{}", made.stdout, made.stderr);
    let calculate = ["spend", "calculate", "--model", "extra", "--input-tokens", "1", "-o", "json"];
    assert_eq!(cost(home.run(&calculate)), "0.000003");
    home.run(&["model", "update", "extra", "-i", "input_cost_per_token:=0.000005"]).printed();
    assert_eq!(cost(home.run(&calculate)), "0.000005");
    assert!(home.run(&["model", "block", "extra"]).printed().contains("blocked model extra"));
    assert_ne!(home.run(&["chat", "extra", "hi"]).code, 0);
    home.run(&["model", "unblock", "extra"]).printed();
    home.run(&["chat", "extra", "hi"]).printed();

    let dry = home.run(&["model", "delete", "extra", "--dry-run"]);
    assert!(dry.stdout.starts_with(r#"POST /model/delete {"id":"#), "{}", dry.stdout);
    assert_eq!(dry.code, 0);
    assert_eq!(home.run(&["model", "delete", "extra"]).code, 2, "nobody to ask");
    assert_eq!(home.run(&["model", "delete", "extra", "--yes"]).printed(), "deleted model extra\n");
    assert_eq!(home.run(&["model", "delete", "extra", "--yes"]).code, 4);
    for (wrong, says) in [
        (&["model", "new", "x"][..], "-p model=openai/x"),
        (&["model", "update", "mock"], "-p rpm:=100"),
        (&["model", "new", "x", "-p", "novalue"], "path=text"),
    ] {
        let ended = home.run(wrong);
        assert_eq!(ended.code, 2, "{wrong:?}");
        assert!(ended.stderr.contains(says), "{}", ended.stderr);
    }
    let configured = home.run(&["model", "delete", "mock", "--yes"]);
    assert_ne!(configured.code, 0);
    assert!(home.run(&["model", "list", "-o", "id"]).printed().contains("mock"));
}
