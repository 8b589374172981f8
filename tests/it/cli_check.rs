//! `litellm-rs check`: exit 0 while every rule holds, 6 when one does not, and why.

use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use crate::support::{Home, picos};

/// A home with a server, and a customer that has spent half of its budget.
fn scene() -> (crate::support::Serving, Home) {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    // One call of the built-in model costs $0.00005.
    home.run(&["customer", "new", "acme", "--max-budget", "0.0001"]).printed();
    home.run(&["customer", "new", "free"]).printed();
    home.run(&["chat", "mock", "hi", "--customer", "acme", "--max-tokens", "20"]).printed();
    (server, home)
}

#[test]
fn budgets_and_spend_hold_up_to_their_limits() {
    let (server, home) = scene();
    home.run(&["api", "POST", "/team/new", "-F", "team_id=red", "-F", "max_budget:=1"]).printed();
    home.run(&["key", "generate", "--key-alias", "ci", "--max-budget", "1"]).printed();
    for (arguments, code) in [
        (&["--customer", "acme", "--max-used", "50%"][..], 0),
        (&["--customer", "acme", "--max-used", "49.999%"], 6),
        (&["--customer", "free", "--max-used", "1%"], 0),
        (&["--all", "--max-used", "50%"], 0),
        (&["--all", "--max-used", "49%"], 6),
        (&["--team", "red", "--key", "ci", "--max-used", "0"], 0),
        (&["--customer", "acme", "--max-spend", "0.00005"], 0),
        (&["--customer", "acme", "--max-spend", "0.000049999999"], 6),
        (&["--customer", "acme", "--max-spend", "0.00005", "--since", "1h"], 0),
        (&["--customer", "acme", "--max-spend", "0.000049", "--since", "1h"], 6),
        (&["--customer", "acme", "--max-spend", "0", "--since", "2999-01-01"], 0),
        (&["--max-spend", "0.00005"], 0),
        (&["--max-spend", "0.00004"], 6),
        (&["--max-spend", "0.00004", "--since", "24h"], 6),
        (&["--delivery-lag", "1s"], 0),
    ] {
        let ended = home.run(&[&["check"], arguments].concat());
        assert_eq!(ended.code, code, "{arguments:?}: {}{}", ended.stdout, ended.stderr);
        assert_eq!(ended.stdout.is_empty(), code == 0, "{arguments:?}: {}", ended.stdout);
    }
    let failed = home.run(&["check", "--all", "--max-used", "49%"]);
    assert_eq!(failed.stdout.lines().count(), 2, "{}", failed.stdout);
    assert!(failed.stdout.contains("customer acme\tfalse\t50%\t49%"), "{}", failed.stdout);
    assert!(failed.stderr.contains("1 of 2 rules do not hold"), "{}", failed.stderr);
    let all = home.run(&["check", "--all", "--max-used", "49%", "--max-spend", "1", "-o", "json"]);
    assert_eq!(all.code, 6);
    let error: Value = serde_json::from_str(all.stderr.trim()).unwrap();
    assert_eq!(error["error"]["kind"], "check_failed");
    let rules: Vec<Value> = serde_json::from_str(&all.stdout).unwrap();
    let used: Vec<&Value> = rules.iter().filter(|rule| rule["rule"] == "max_used").collect();
    assert_eq!((rules.len(), used.len()), (4, 2));
    assert!(rules.iter().any(|rule| rule["subject"] == "customer acme"
        && rule["rule"] == "max_spend"
        && rule["ok"] == json!(true)
        && picos(&rule["value"]) == Picos::parse("0.00005").unwrap()));
    server.stop();
}

#[test]
fn a_request_is_priced_with_the_output_it_asks_for() {
    let (server, home) = scene();
    let body = json!({"model": "mock", "messages": [{"role": "user", "content": "hi"}], "max_tokens": 1000, "stream": true});
    let file = home.file("request.json", &body.to_string());
    let file = file.to_str().unwrap();
    let priced = home.run(&["check", "--request", file, "--max-cost", "100", "-o", "json"]).json();
    let cost = priced[0]["value"].to_string();
    assert!(priced[0]["why"].as_str().unwrap().ends_with("up to 1000 out"), "{priced}");
    for (most, code) in [(cost.as_str(), 0), ("0.0000001", 6)] {
        let ended = home.run(&["check", "--request", file, "--max-cost", most]);
        assert_eq!(ended.code, code, "{most}: {}{}", ended.stdout, ended.stderr);
    }
    server.stop();
}

#[test]
fn a_request_without_a_cap_is_priced_with_the_longest_answer_of_its_model() {
    const CONFIG: &str = "model_list:\n  \
        - {model_name: short, litellm_params: {model: mock/a, output_cost_per_token: 0.01, input_cost_per_token: 0}, \
           model_info: {max_output_tokens: 50}}\n  \
        - {model_name: endless, litellm_params: {model: openai/nobody-knows, api_key: k, output_cost_per_token: 0.01, \
           input_cost_per_token: 0}}\n";
    let home = Home::new();
    let server = home.serve_with(CONFIG, &[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    for (request, most, code, part) in [
        (json!({"model": "short", "prompt": "hi"}), "0.5", 0, "up to 50 out, the most that the model gives"),
        (json!({"model": "short", "prompt": "hi"}), "0.499", 6, "up to 50 out"),
        (json!({"model": "short", "prompt": "hi", "n": 2}), "0.999", 6, "up to 100 out"),
        (json!({"model": "short", "prompt": "hi", "max_tokens": 3}), "0.03", 0, "up to 3 out"),
        (json!({"model": "endless", "prompt": "hi"}), "1000000", 6, "set max_tokens"),
        (json!({"model": "endless", "prompt": "hi", "max_tokens": 3}), "0.03", 0, "up to 3 out"),
    ] {
        let file = home.file("request.json", &request.to_string());
        let ended =
            home.run(&["check", "--request", file.to_str().unwrap(), "--max-cost", most, "-o", "json"]);
        assert_eq!(ended.code, code, "{request}: {}{}", ended.stdout, ended.stderr);
        assert!(ended.stdout.contains(part), "{request}: {}", ended.stdout);
    }
    let odd = home.file("request.json", &json!({"model": "short", "prompt": "hi", "n": "2"}).to_string());
    let ended = home.run(&["check", "--request", odd.to_str().unwrap(), "--max-cost", "1"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{}", ended.stderr);
    assert!(ended.stderr.contains("`n` is no whole number"), "{}", ended.stderr);
    server.stop();
}

#[test]
fn who_has_no_budget_of_its_own_is_named() {
    let (server, home) = scene();
    home.run(&["budget", "new", "tier", "--max-budget", "0"]).printed();
    home.run(&["api", "POST", "/key/generate", "-F", "key_alias=tiered", "-F", "budget_id=tier"]).printed();
    let ended = home.run(&["check", "--customer", "free", "--max-used", "1%", "-o", "json"]);
    // Programs read it in the rule.
    assert_eq!(ended.stderr, "ok: 1 rules hold\n");
    let rules = ended.json();
    assert!(rules[0]["why"].as_str().unwrap().starts_with("no budget of its own; a default"), "{rules}");
    let said = home.run(&["check", "--customer", "free", "--max-used", "1%"]).stderr;
    assert!(said.contains("1 of 1 rules hold only because"), "{said}");
    // The budget that a key is on counts like one of its own.
    assert_eq!(home.run(&["check", "--key", "tiered", "--max-used", "99%"]).code, 6);
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_says_nothing_passes_no_rule() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let home = Home::new().with("LITELLM_PROXY_URL", format!("http://{}", listener.local_addr().unwrap()));
    let router = axum::Router::new().fallback(|| async { "{}" });
    let served = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let file = home.file("request.json", r#"{"model":"m","prompt":"hi","max_tokens":1}"#);
    for (arguments, member) in [
        (&["--customer", "c", "--max-used", "1%"][..], "user_id"),
        (&["--team", "t", "--max-spend", "1"], "team_info"),
        (&["--key", "sk-some-key-of-somebody", "--max-spend", "1"], "info"),
        (&["--max-spend", "1"], "spend"),
        (&["--max-spend", "1", "--since", "1h"], "entries"),
        (&["--all", "--max-used", "1%"], "pages"),
        (&["--request", file.to_str().unwrap(), "--max-cost", "1"], "total_tokens"),
    ] {
        let ended = home.run(&[&["check", "-o", "json"], arguments].concat());
        assert_eq!((ended.code, ended.stdout.as_str()), (1, ""), "{arguments:?}: {}", ended.stderr);
        let error: Value = serde_json::from_str(ended.stderr.trim()).unwrap();
        assert_eq!(error["error"]["kind"], "server_error", "{arguments:?}: {error}");
        assert!(error["error"]["message"].as_str().unwrap().contains(member), "{arguments:?}: {error}");
    }
    served.abort();
}

#[test]
fn what_cannot_be_checked_says_so() {
    let (server, home) = scene();
    let bad = home.file("bad.json", "{\"model\": \n nope}");
    let bad = bad.to_str().unwrap();
    for (arguments, code, part) in [
        (&[][..], 2, "--all --max-used 90%"),
        (&["--max-used", "90%"], 2, "--customer ID"),
        (&["--all"], 2, "--max-spend"),
        (&["--all", "--max-used", "much"], 2, "use a form like 80%"),
        (&["--max-spend", "lots"], 2, "use a form like 4"),
        (&["--max-spend", "1", "--since", "soon"], 2, "--since"),
        (&["--request", bad], 2, "--max-cost"),
        (&["--request", bad, "--max-cost", "1"], 2, "line 2"),
        (&["--request", "nowhere.json", "--max-cost", "1"], 2, "cannot read nowhere.json"),
        (&["--customer", "nobody", "--max-used", "1"], 4, "customer 'nobody' not found"),
        (&["--team", "nobody", "--max-used", "1"], 4, "not found"),
        (&["--key", "nobody", "--max-used", "1"], 4, "nobody"),
    ] {
        let ended = home.run(&[&["check"], arguments].concat());
        assert_eq!((ended.code, ended.stdout.as_str()), (code, ""), "{arguments:?}: {}", ended.stderr);
        assert!(ended.stderr.contains(part), "{arguments:?}: {}", ended.stderr);
    }
    server.stop();
}
