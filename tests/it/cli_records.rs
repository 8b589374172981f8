//! Customers, budgets and keys from a shell: every command does what it says and says what it did,
//! asks before it destroys, and can be repeated.

mod bulk;
mod names;

use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::support::{Ended, Home, Serving};

/// A server in its first minute, and a command line that knows where it listens.
fn fresh() -> (Serving, Home) {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    (server, home)
}

/// Runs a command line whose words hold no spaces.
fn run(home: &Home, line: &str) -> Ended {
    home.run(&line.split_whitespace().collect::<Vec<_>>())
}

/// Runs a command line that reads `text` from stdin.
fn run_with(home: &Home, line: &str, text: &str) -> Ended {
    let file = home.file("stdin.txt", text);
    let mut command = home.command(&line.split_whitespace().collect::<Vec<_>>());
    Ended::of(command.stdin(Stdio::from(std::fs::File::open(file).unwrap())))
}

#[test]
fn every_command_says_what_it_did() {
    let (server, home) = fresh();
    for (line, says) in [
        ("budget new tier --max-budget 4", "created budget tier  max $4.00  no reset  no rate limits\n"),
        ("customer new acme --budget-id tier", "created customer acme  budget tier ($4.00)\n"),
        ("customer new b c", "created customer b\ncreated customer c\n"),
        ("customer update b c --blocked", "updated customer b  blocked\nupdated customer c  blocked\n"),
        ("customer unblock b c", "unblocked customer b\nunblocked customer c\n"),
        ("customer unblock b", "unblocked customer b\n"),
        ("customer block b", "blocked customer b\n"),
        ("customer block b", "blocked customer b\n"),
        ("budget assign tier b c", "customer b is on budget tier\ncustomer c is on budget tier\n"),
        (
            "budget update tier --max-budget 5 --rpm-limit 60",
            "updated budget tier  max $5.00  no reset  60 rpm\n",
        ),
        ("key update ci --max-budget 9", "updated key ci\n"),
        ("key block ci", "blocked key ci\n"),
        ("key block --alias ci", "blocked key ci\n"),
        ("key unblock ci ci", "unblocked key ci\nunblocked key ci\n"),
        ("customer delete b c --yes", "deleted customer b\ndeleted customer c\n"),
        ("customer delete b --if-exists --yes", ""),
        ("key delete --alias ci --yes", "deleted key ci\n"),
        ("key delete ci --if-exists --yes", ""),
        ("budget delete tier --yes", "deleted budget tier\n"),
    ] {
        if line == "key update ci --max-budget 9" {
            assert!(run(&home, "key generate --key-alias ci").printed().starts_with("sk-"));
        }
        assert_eq!(run(&home, line).printed(), says, "{line}");
    }
    assert_eq!(run(&home, "customer info acme -o json").json()["budget_id"], Value::Null);
    server.stop();
}

#[test]
fn what_somebody_spent_is_told_by_day_model_and_key() {
    let (server, home) = fresh();
    assert_eq!(run(&home, "customer activity nobody -o json").json(), json!([]));
    run(&home, "key generate --key-alias ci --key sk-a-key-of-the-tests").printed();
    for customer in ["acme", "acme", "globex"] {
        let chat = format!("--api-key sk-a-key-of-the-tests chat mock hi --customer {customer}");
        run(&home, &chat).printed();
    }
    for (line, name, spend, calls) in [
        ("customer activity acme -o json", "date", "0.0001", 2),
        ("customer activity -o json --since today", "date", "0.00015", 3),
        ("customer activity acme --by model -o json", "model", "0.0001", 2),
        ("customer activity acme globex --by key -o json", "key_alias", "0.00015", 3),
    ] {
        let rows = run(&home, line).json();
        assert_eq!(rows.as_array().map(Vec::len), Some(1), "{line}: {rows}");
        assert_eq!(
            (rows[0]["spend"].to_string().as_str(), &rows[0]["api_requests"]),
            (spend, &json!(calls)),
            "{line}"
        );
        assert!(rows[0][name].is_string(), "{line}: {rows}");
    }
    let by_key = run(&home, "customer activity acme --by key -o json").json();
    assert_eq!(by_key[0]["key_alias"], "ci");
    let chart = run(&home, "customer activity acme --since 3d --chart --ascii").printed();
    let lines: Vec<&str> = chart.lines().collect();
    assert_eq!(lines.len(), 4, "a line a day, also where nothing was spent: {chart}");
    assert!(lines[3].ends_with(&"#".repeat(40)) && !lines[0].contains('#'), "{chart}");

    let info = run(&home, "customer info acme --with-activity 7d -o json").json();
    assert_eq!(info["activity"]["spend"].to_string(), "0.0001");
    assert_eq!(info["activity"]["last_date"], by_date(&home));
    for (line, part) in [
        ("customer activity acme --since soon", "--since: use a duration like 24h"),
        ("customer activity acme --since today --until 2020-01-01", "--until: 2020-01-01 is before"),
        ("customer activity a,b", "holds a comma"),
    ] {
        let refused = run(&home, line);
        assert!(refused.code == 2 && refused.stderr.contains(part), "{line}: {}", refused.stderr);
    }
    server.stop();
}

/// The day of the only row of activity.
fn by_date(home: &Home) -> Value {
    run(home, "customer activity acme -o json").json()[0]["date"].clone()
}

#[test]
fn whoever_is_on_a_budget_is_told() {
    let (server, home) = fresh();
    run(&home, "budget new tier --max-budget 4").printed();
    run(&home, "customer new a b --budget-id tier").printed();
    let info = run(&home, "budget info tier --customers -o json").json();
    assert_eq!(info["customers"], json!(["a", "b"]));
    let missing = run(&home, "budget assign teir a");
    assert_eq!(missing.code, 4);
    assert!(missing.stderr.contains("did you mean 'tier'?"), "{}", missing.stderr);
    assert_eq!(run_with(&home, "budget assign tier -", "a\nnobody\nb\n").code, 4);
    let partly = run_with(&home, "budget assign tier - --continue-on-error", "a\nnobody\nb\n");
    assert_eq!((partly.code, partly.stdout.lines().count()), (8, 2), "{}", partly.stderr);
    let deleted = run(&home, "budget delete tier --yes");
    assert!(deleted.stderr.contains("2 customers are on what is deleted"), "{}", deleted.stderr);
    assert_eq!(deleted.printed(), "deleted budget tier\n");
    server.stop();
}

/// Commands that take away what nobody can bring back.
const DESTRUCTIVE: &[&str] = &[
    "customer delete acme",
    "customer delete acme globex --if-exists",
    "budget delete tier",
    "budget delete tier other --continue-on-error",
    "key delete ci",
    "key delete --alias ci --alias staging",
    "key regenerate ci",
    "key regenerate ci --out ci.key",
    "deliveries drop lago:1 --reason x",
    "requests cancel some-call",
    "requests cancel some-call other-call --reason x",
    "team delete red",
    "team member remove red alice",
    "user delete alice",
    "organization delete org",
    "tag delete nightly",
    "credential delete openai-eu",
    "model delete added",
    "spend reset --all",
    "config unset profiles.other",
    "apply -f plan.yaml",
    "apply -f plan.yaml --prune",
];

#[test]
fn no_question_can_hang() {
    let (server, home) = fresh();
    for preparation in [
        "budget new tier --max-budget 4",
        "customer new acme --budget-id tier",
        "key generate --key-alias ci",
        "key generate --key-alias staging",
        "user new alice",
        "team new red --member alice",
        "organization new org",
        "tag new nightly",
        "credential new openai-eu --value api_base=http://127.0.0.1:9",
        "model new added -p model=openai/x",
        "config set profiles.other.url http://127.0.0.1:9",
    ] {
        run(&home, preparation).printed();
    }
    home.file("plan.yaml", "version: 1\nbudgets: [{budget_id: fresh}]\n");
    for line in DESTRUCTIVE {
        let began = Instant::now();
        let refused = run(&home, line);
        let took = began.elapsed();
        assert_eq!(refused.code, 2, "{line}: {}{}", refused.stdout, refused.stderr);
        assert!(refused.stderr.contains("--yes"), "{line}: {}", refused.stderr);
        assert!(took < Duration::from_secs(1), "{line} took {took:?}");
    }
    assert_eq!(run(&home, "customer list -o id").printed(), "acme\n");
    assert_eq!(run(&home, "budget list -o id").printed(), "tier\n");
    assert_eq!(run(&home, "key list -o json --jq length").printed(), "2\n");
    for (list, one) in [
        ("team list", "red\n"),
        ("organization list", "org\n"),
        ("tag list", "nightly\n"),
        ("credential list", "openai-eu\n"),
    ] {
        assert_eq!(run(&home, &format!("{list} -o id")).printed(), one, "{list}");
    }
    server.stop();
}

#[test]
fn a_stdin_that_names_nobody_leaves_nothing_to_do() {
    let (server, home) = fresh();
    run(&home, "budget new tier --max-budget 4").printed();
    for line in [
        "budget assign tier -",
        "budget new -",
        "budget update - --max-budget 5",
        "budget delete -",
        "customer new -",
        "customer update - --blocked",
        "customer block -",
        "customer unblock -",
        "customer delete - -o json",
        "customer delete - --if-exists",
        "key block -",
        "key update - --blocked",
        "key delete -",
        "team update - --max-budget 5",
        "team block -",
        "team unblock -",
        "team delete -",
        "team member add tier -",
        "team member remove tier -",
        "user delete -",
        "organization delete -",
        "tag delete -",
        "credential delete -",
        "deliveries drop - --reason x",
    ] {
        let ended = run_with(&home, line, "\n");
        assert_eq!((ended.code, &*ended.stdout), (0, ""), "{line}: {}", ended.stderr);
        assert_eq!(ended.stderr, "nothing to do\n", "{line}");
    }
    assert_eq!(run(&home, "budget list -o id").printed(), "tier\n");
    server.stop();
}

#[test]
fn what_was_done_before_a_failure_is_told() {
    let (server, home) = fresh();
    for line in ["team new a", "team new c", "organization new a", "user new a", "tag new a"] {
        run(&home, line).printed();
    }
    for (line, done) in [
        ("team block a b c", "blocked team a\n"),
        ("team update a b c --max-budget 5", "updated team a  1 member  max $5.00  blocked\n"),
        ("team delete a b c --yes", "deleted team a\n"),
        ("organization delete a b --yes", "deleted organization a\n"),
        ("user delete a b --yes", "deleted user a\n"),
        ("tag delete a b --yes", "deleted tag a\n"),
    ] {
        let ended = run(&home, line);
        assert_eq!((ended.code, &*ended.stdout), (4, done), "{line}: {}", ended.stderr);
        assert!(ended.stderr.contains("'b' not found"), "{line}: {}", ended.stderr);
    }
    assert_eq!(run(&home, "team list -o id").printed(), "c\n");
    server.stop();
}

#[test]
fn the_second_run_changes_nothing() {
    let (server, home) = fresh();
    for (line, list) in [
        ("budget new tier --max-budget 4 --budget-duration 7d --if-not-exists", "budget list"),
        ("budget new tier --max-budget 4.00 --budget-duration 7d --rpm-limit 60 --upsert", "budget list"),
        ("customer new acme --max-budget 4 --budget-duration 30d --if-not-exists", "customer list"),
        ("customer new acme --max-budget 5 --budget-duration 30d --models mock --upsert", "customer list"),
        ("customer new on-tier --budget-id tier --blocked --upsert", "customer list"),
        ("key generate --key-alias ci --max-budget 3 --tags a,b --duration 30d --if-not-exists", "key list"),
        ("key generate --key-alias ci --max-budget 3.5 --metadata a=b --duration 30d --upsert", "key list"),
    ] {
        run(&home, line).printed();
        let before = run(&home, &format!("{list} -o json")).json();
        let again = run(&home, line);
        assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{line}: {}", again.stderr);
        assert!(again.stderr.contains("exists already, unchanged"), "{line}: {}", again.stderr);
        assert_eq!(run(&home, &format!("{list} -o json")).json(), before, "{line}");
    }
    let tier = run(&home, "budget info tier -o json").json();
    assert_eq!((&tier["max_budget"], &tier["rpm_limit"]), (&json!(4.0), &json!(60)));
    let row = run(&home, "customer new acme --if-not-exists -o json").json();
    assert_eq!(row["litellm_budget_table"]["max_budget"], json!(5.0));
    let raised = run(&home, "customer new acme --max-budget 6 --upsert").printed();
    assert!(raised.starts_with("updated customer acme  ") && raised.contains("$6.00"), "{raised}");
    let refused = run(&home, "customer new acme");
    assert_eq!(refused.code, 5);
    assert!(
        refused.stderr.contains("--if-not-exists accepts that, --upsert changes it"),
        "{}",
        refused.stderr
    );
    for line in ["budget new --upsert --max-budget 4", "key generate --if-not-exists"] {
        assert_eq!(run(&home, line).code, 2, "{line}");
    }
    server.stop();
}

#[test]
fn a_dry_run_shows_every_request_and_sends_none() {
    let (server, home) = fresh();
    run(&home, "customer new old --max-budget 4").printed();
    run(&home, "key generate --key-alias ci").printed();
    for (line, requests) in [
        (
            "customer new a b --max-budget 0.10",
            "POST /customer/new {\"max_budget\":0.10,\"user_id\":\"a\"}\nPOST /customer/new {\"max_budget\":0.10,\"user_id\":\"b\"}\n",
        ),
        ("customer new old --max-budget 4 --upsert", ""),
        (
            "customer new old --max-budget 5 --upsert",
            "POST /customer/update {\"max_budget\":5,\"user_id\":\"old\"}\n",
        ),
        (
            "customer update old x --alias O",
            "POST /customer/update {\"alias\":\"O\",\"user_id\":\"old\"}\nPOST /customer/update {\"alias\":\"O\",\"user_id\":\"x\"}\n",
        ),
        ("customer delete old x", "POST /customer/delete {\"user_ids\":[\"old\",\"x\"]}\n"),
        (
            "customer delete old x --if-exists",
            "POST /customer/delete {\"user_ids\":[\"old\"]}\nPOST /customer/delete {\"user_ids\":[\"x\"]}\n",
        ),
        ("customer block old x", "POST /customer/block {\"user_ids\":[\"old\",\"x\"]}\n"),
        (
            "budget new a b",
            "POST /budget/new {\"budget_id\":\"a\"}\nPOST /budget/new {\"budget_id\":\"b\"}\n",
        ),
        ("budget delete a b", "POST /budget/delete {\"id\":\"a\"}\nPOST /budget/delete {\"id\":\"b\"}\n"),
        ("key generate --key-alias x --out x.key", "POST /key/generate {\"key_alias\":\"x\"}\n"),
    ] {
        assert_eq!(run(&home, &format!("{line} --dry-run")).printed(), requests, "{line}");
    }
    assert!(!home.path().join("x.key").exists());
    for line in ["key delete ci --dry-run", "key block ci --dry-run", "key regenerate ci --dry-run"] {
        assert!(run(&home, line).printed().starts_with("POST /key/"), "{line}");
    }
    assert_eq!(run(&home, "customer list -o id").printed(), "old\n");
    server.stop();
}
