//! Clients that know nothing of us: the SDKs of OpenAI, LangChain and LiteLLM, LiteLLM's own admin
//! tools, and curl, against the real binary. What each promises is written in its own language in `tests/clients`.

mod curl;
pub mod installed;
mod lago;
mod webhook;

use std::path::Path;
use std::process::Command;

use litellm_rs::budget_manager::{BudgetManager, Picos, Spent, USER_COST_FILE};

use super::support::process::alone;
use super::support::{Home, Serving};
use installed::{node, or_skip, python, python_with_litellm, schemathesis};

/// The master key in `tests/clients/config.yaml`.
const MASTER_KEY: &str = "sk-master-key-of-the-client-tests";

/// Where the scripts and what they need are written down.
fn scripts() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients"))
}

/// A server of its own, so that clients cannot spend each other's money.
fn server() -> (Serving, Home) {
    let home = Home::new();
    let config = std::fs::read_to_string(scripts().join("config.yaml")).unwrap();
    (home.serve_with(&config, &[]), home)
}

/// Runs a script that says with its status whether all was as promised.
fn check(server: &Serving, key: &str, home: &Home, program: &Path, script: &Path) {
    let mut command: Command = alone(program, home.path());
    command
        .arg(script)
        .env("LITELLM_URL", &server.url)
        .env("LITELLM_KEY", key)
        .env("LANGSMITH_TRACING", "false")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    let output = command.output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}:\n{}", script.display(), String::from_utf8_lossy(&told));
}

/// A Python script against a server with the configuration of the clients.
fn python_script(python: Result<&Path, &str>, name: &str) {
    let Some(python) = or_skip(python) else { return };
    let (server, home) = server();
    check(&server, MASTER_KEY, &home, python, &scripts().join(name));
    server.stop();
}

#[test]
fn the_openai_python_sdk_works_unchanged() {
    python_script(python(), "openai_sdk.py");
}

#[test]
fn langchain_works_unchanged() {
    python_script(python(), "langchain_sdk.py");
}

#[test]
fn the_openai_node_sdk_works_unchanged() {
    let Some(modules) = or_skip(node()) else { return };
    let (server, home) = server();
    // Imports are looked for beside the script.
    let script = modules.join("openai_sdk.mjs");
    std::fs::copy(scripts().join("openai_sdk.mjs"), &script).unwrap();
    check(&server, MASTER_KEY, &home, Path::new("node"), &script);
    server.stop();
}

#[test]
fn litellms_budget_manager_works_unchanged_and_shares_its_file_with_ours() {
    let Some(python) = or_skip(python_with_litellm()) else { return };
    let (server, home) = server();
    let picos = |text: &str| Picos::parse(text).unwrap();
    let hello = Spent::texts("gpt-4o-mini", "hello world", "hello world");
    let mut manager = BudgetManager::local(home.path().join(USER_COST_FILE)).unwrap();
    manager.create_budget(picos("10"), "ishaan", Some("weekly".parse().unwrap()), None).unwrap();
    manager.create_budget(picos("0.5"), "zoë", None, None).unwrap();
    manager.update_cost("ishaan", hello).unwrap();
    check(&server, MASTER_KEY, &home, python, &scripts().join("budget_manager.py"));
    manager.reload().unwrap();
    assert_eq!(manager.get_users(), ["ishaan", "zoë"]);
    assert_eq!(manager.get_current_cost("ishaan").unwrap(), picos("0.0000135"));
    assert_eq!(manager.update_cost("zoë", hello).unwrap().current_cost, picos("0.00045675"));
    server.stop();
}

#[test]
fn litellms_admin_command_works_unchanged() {
    python_script(python_with_litellm(), "admin_cli.py");
}

#[test]
fn litellms_proxy_client_works_unchanged() {
    python_script(python_with_litellm(), "proxy_client.py");
}

#[test]
fn a_stock_sdk_needs_no_key_where_none_is_configured() {
    let Some(python) = or_skip(python()) else { return };
    let home = Home::new();
    let server = home.serve(&[]);
    let key = std::fs::read_to_string(home.data().join("master_key")).unwrap();
    check(&server, key.trim(), &home, python, &scripts().join("keyless.py"));
    server.stop();
}

#[test]
fn no_odd_value_brings_an_answer_that_is_not_described() {
    let Some(python) = or_skip(schemathesis()) else { return };
    let (server, home) = server();
    let document = format!("{}/openapi.json", server.url);
    let mut command: Command = alone(python, home.path());
    command.args(["-m", "schemathesis.cli", "run", &document]);
    command.args(["--header", &format!("Authorization: Bearer {MASTER_KEY}")]);
    command.args([
        "--checks",
        "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
    ]);
    command.args(["--phases", "examples,coverage,fuzzing", "--max-examples", "8", "--seed", "1"]);
    command.args([
        "--generation-deterministic",
        "--generation-with-security-parameters",
        "false",
        "--request-timeout",
        "20",
    ]);
    // A stream never ends, and second names of routes lead to the same handlers.
    command.args(["--exclude-path", "/spend/stream", "--exclude-path-regex", "^/end_user/"]);
    command.args(["--suppress-health-check", "all", "--no-color"]);
    let output = command.env("PYTHONDONTWRITEBYTECODE", "1").output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}{error}");
    server.stop();
}
