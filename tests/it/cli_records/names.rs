//! Slips of the pen: what the server would ignore is refused where it is typed.

use std::collections::BTreeSet;

use litellm_rs::server::openapi::document;
use serde_json::Value;

use super::{fresh, run, run_with};

#[test]
fn a_mistyped_cap_is_refused_and_nothing_is_sent() {
    let (server, home) = fresh();
    run(&home, "customer new acme").printed();
    run(&home, "key generate --key-alias ci").printed();
    for (line, meant) in [
        ("customer new b --set max_bugdet=1", "max_budget"),
        ("customer new b --set maxBudget:=1", "max_budget"),
        ("customer update acme --json {\"rpm_limits\":1}", "rpm_limit"),
        ("customer update acme --clear max_buget", "max_budget"),
        ("budget new b --set max-budget=1", "max_budget"),
        ("key generate --set bugdet_duration=1d", "budget_duration"),
        ("key update ci --set metdata.team=red", "metadata"),
    ] {
        let refused = run(&home, line);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{line}");
        assert!(refused.stderr.contains(&format!("did you mean '{meant}'?")), "{line}: {}", refused.stderr);
    }
    let in_a_file = run_with(&home, "customer new -f - --input-format csv", "user_id,max_bugdet\nb,1\n");
    assert_eq!(in_a_file.code, 2);
    assert!(
        in_a_file.stderr.contains("<stdin>:1:9: there is no member 'max_bugdet'"),
        "{}",
        in_a_file.stderr
    );
    run(&home, "key update ci --set metadata.max_bugdet=1").printed();
    assert_eq!(run(&home, "customer list -o id").printed(), "acme\n");
    server.stop();
}

/// The members that the server says it reads.
fn members_of(openapi: &Value, path: &str) -> BTreeSet<String> {
    let body = &openapi["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"];
    let schema = match body["$ref"].as_str() {
        Some(name) => openapi.pointer(name.trim_start_matches('#')).unwrap(),
        None => body,
    };
    schema["properties"].as_object().unwrap_or_else(|| panic!("{path}: {body}")).keys().cloned().collect()
}

#[test]
fn no_member_that_the_server_reads_is_taken_for_a_slip() {
    let (server, home) = fresh();
    for (path, line) in [
        ("/customer/new", "customer new x"),
        ("/customer/update", "customer update x"),
        ("/budget/new", "budget new x"),
        ("/budget/update", "budget update x"),
        ("/key/generate", "key generate"),
        ("/key/update", "key generate"),
    ] {
        for name in members_of(document(), path) {
            let line = format!("{line} --dry-run --set {name}:=null");
            let asked = run(&home, &line);
            assert_eq!(asked.code, 0, "{line}: {}", asked.stderr);
        }
    }
    server.stop();
}
