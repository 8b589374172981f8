//! Starting and stopping a server: what is refused before a port is taken, and how it ends.

use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::Home;

/// Every thing a stop has to do takes less than this.
const STOPS_WITHIN: Duration = Duration::from_secs(5);

const MOCK: &str = "model_list:
  - model_name: slow
    litellm_params: {model: mock/slow, mock_delay: 1, input_cost_per_token: 0.000001, output_cost_per_token: 0.000002}
general_settings:
  master_key: sk-a-master-key-of-this-test-alone
";

#[test]
fn two_servers_never_share_one_book() {
    let home = Home::new();
    let first = home.serve(&[]);
    let second = home.run(&["serve", "--host", "127.0.0.1", "--port", "0"]);
    assert_eq!((second.code, &*second.stdout), (1, ""));
    let complaint = second.stderr.lines().last().unwrap();
    let database = home.data().join("ledger.db");
    assert_eq!(
        complaint,
        format!(
            "error: {} is in use by another litellm-rs server; stop it, or give this one a database of its own",
            database.display()
        )
    );
    first.stop();
    home.serve(&[]).stop();
}

#[test]
fn a_taken_port_is_named() {
    let home = Home::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let refused = home.run(&["serve", "--host", "127.0.0.1", "--port", &port]);
    assert_eq!((refused.code, &*refused.stdout), (1, ""));
    assert!(refused.stderr.contains("is another server running there? --port takes another one"));
}

#[test]
fn every_mistake_is_shown_at_once_before_a_port_is_bound() {
    let home = Home::new();
    let wrong = home.file(
        "wrong.yaml",
        "model_list:
  - model_name: house
    litellm_params:
      model: openai/house
      api_base: not a url
      rpm: many
general_settings:
  hold_share: eight
litellm_settings:
  max_budget: -1
  budget_duration: 1y
",
    );
    // Whoever tries this port first is told that it is taken, and not what is wrong in the file.
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let file = wrong.to_str().unwrap();
    for more in [&[][..], &["--check"]] {
        let refused = home.run(&[&["serve", "--config", file, "--port", &port], more].concat());
        assert_eq!((refused.code, &*refused.stdout), (1, ""), "{}", refused.stderr);
        for (line, setting) in [
            (5, "litellm_params.api_base"),
            (6, "litellm_params.rpm"),
            (8, "general_settings.hold_share"),
            (10, "litellm_settings.max_budget"),
            (11, "litellm_settings.budget_duration"),
        ] {
            let place = format!("{file}:{line}: ");
            let told = refused.stderr.lines().any(|told| told.contains(&place) && told.contains(setting));
            assert!(told, "{place}{setting} in\n{}", refused.stderr);
        }
        assert!(refused.stderr.contains("5 mistakes in the configuration"), "{}", refused.stderr);
    }
    assert!(!home.data().exists(), "nothing was made");
}

#[test]
fn a_check_says_what_it_found_and_makes_nothing() {
    let home = Home::new();
    let config = home.file("config.yaml", MOCK);
    let check = ["serve", "--config", config.to_str().unwrap(), "--check"];
    let before = home.run(&check).printed();
    assert!(before.starts_with("ok: configuration, 1 models\n"), "{before}");
    assert!(before.contains("does not exist yet and is made at the first start"), "{before}");
    assert!(!home.data().exists());
    let server = home.serve_with(MOCK, &[]);
    let beside_it = home.run(&check).printed();
    assert!(beside_it.contains("ledger.db, ") && beside_it.contains(" 0 to apply"), "{beside_it}");
    server.stop();
    let original = home.run(&["serve", "--config", config.to_str().unwrap(), "--validate_config"]);
    assert!(original.printed().starts_with("ok: "));
}

#[cfg(unix)]
#[test]
fn the_word_to_stop_ends_it_at_once_and_cleanly() {
    let home = Home::new();
    let server = home.serve(&[]);
    let url = server.url.clone();
    home.run(&["--url", &url, "chat", "mock", "hi", "--customer", "ishaan3"]).printed();
    server.tell_to_stop();
    let (status, took, log) = server.ended();
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(took < STOPS_WITHIN, "{took:?}");
    assert!(log.lines().last().unwrap().ends_with("stopped; everything is on disk"), "{log}");

    let again = home.serve(&[]);
    let info = home.run(&["--url", &again.url, "customer", "info", "ishaan3", "-o", "json"]).json();
    assert_eq!(info["spend"].to_string(), "0.00005");
    again.stop();
}

#[cfg(unix)]
#[test]
fn a_call_under_way_is_answered_and_booked_before_the_end() {
    let home = Home::new().with("LITELLM_MASTER_KEY", "sk-a-master-key-of-this-test-alone");
    let server = home.serve_with(MOCK, &[]);
    let url = server.url.clone();
    let mut asking =
        home.command(&["--url", &url, "chat", "slow", "hi", "--customer", "ishaan3", "-o", "json"]);
    let asking = asking.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let deadline = Instant::now() + STOPS_WITHIN;
    loop {
        let details = home.run(&["--url", &url, "status", "-o", "json"]).json();
        if details["ledger"]["open_holds"] == 1 {
            break;
        }
        assert!(
            details["ledger"]["rows"] == 0 && Instant::now() < deadline,
            "the call never began: {details}"
        );
    }
    server.tell_to_stop();
    let answer = asking.wait_with_output().unwrap();
    assert!(answer.status.success());
    let answer: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(answer["usage"]["completion_tokens"], 20);
    let (status, took, log) = server.ended();
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(took < STOPS_WITHIN, "{took:?}");
    let verified = home.run(&["ledger", "verify"]).printed();
    assert!(verified.starts_with("ok: 1 entries") && verified.contains("charged $0.00005"), "{verified}");
}

#[test]
fn the_start_flags_of_the_original_start_it() {
    let home = Home::new().with("LITELLM_MASTER_KEY", "sk-a-master-key-of-this-test-alone");
    let server = home.serve_with(
        MOCK,
        &[
            "--num_workers",
            "8",
            "--run_gunicorn",
            "--telemetry",
            "False",
            "--use_prisma_db_push",
            "--detailed_debug",
            "--max_budget",
            "0.00007",
            "--request_timeout",
            "600",
            "--model",
            "mock/anything",
            "--alias",
            "mine",
            "--drop_params",
        ],
    );
    let url = server.url.clone();
    let ask = ["--url", &url, "chat", "mine", "hi", "-o", "json"];
    let unpriced = home.run(&ask);
    assert_ne!(unpriced.code, 0, "a model without a price is refused where a cap applies");
    let ask = ["--url", &url, "chat", "slow", "hi", "--max-tokens", "20", "-o", "json"];
    assert_eq!(home.run(&ask).json()["model"], json!("slow"));
    assert_eq!(home.run(&ask).code, 6, "--max_budget caps everything");
    let log = server.stop();
    let warnings: Vec<&str> = log.lines().filter(|line| line.starts_with("warning: ")).collect();
    assert_eq!(
        warnings,
        [
            "warning: accepted without effect: --num_workers --run_gunicorn --use_prisma_db_push --telemetry",
            "warning: --drop_params has no effect in this version",
        ]
    );
    let config = home.file("config.yaml", MOCK);
    let set_up = home.run(&["serve", "--config", config.to_str().unwrap(), "--skip_server_startup"]);
    assert_eq!(set_up.code, 0, "{}", set_up.stderr);
    assert!(home.run(&["serve", "--version"]).printed().contains(env!("CARGO_PKG_VERSION")));
}
