//! Budgets as files: `apply`, `diff` and `pull` of the real binary against real servers, and against
//! one that answers as the original does.

use std::io::Write as _;
use std::process::Stdio;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use super::support::{Ended, Home, Serving};

/// A home with a server in its first minute, and a command line that knows where it listens.
fn scene() -> (Serving, Home) {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    (server, home)
}

const SAMPLE: &str = "\
version: 1
budgets:   [{budget_id: my-free-tier, max_budget: 4, budget_duration: 30d, rpm_limit: 60}]
customers: [{user_id: acme, budget_id: my-free-tier, alias: Acme}]
teams:     [{team_id: red, max_budget: 100}]
";

#[track_caller]
fn expect(ended: Ended, code: i32, stdout: &str) {
    assert_eq!((ended.code, ended.stdout.as_str()), (code, stdout), "{}", ended.stderr);
}

fn with_stdin(home: &Home, arguments: &[&str], text: &str) -> Ended {
    let mut child = home
        .command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[test]
fn the_second_run_changes_nothing() {
    let (server, home) = scene();
    home.file("budgets.yaml", SAMPLE);
    let plan = "+ budget   my-free-tier  max_budget 4  budget_duration 30d  rpm_limit 60\n\
                + team     red           max_budget 100\n\
                + customer acme          alias Acme  budget_id my-free-tier\n\
                plan: 3 to add, 0 to change, 0 to remove\n";
    expect(home.run(&["diff", "-f", "budgets.yaml"]), 6, plan);
    let refused = home.run(&["apply", "-f", "budgets.yaml"]);
    assert_eq!(refused.code, 2, "nobody to ask: {}", refused.stderr);
    let dry = home.run(&["apply", "-f", "budgets.yaml", "--dry-run"]).printed();
    assert_eq!(
        dry.lines().next(),
        Some(
            r#"POST /budget/new {"budget_id":"my-free-tier","max_budget":4,"budget_duration":"30d","rpm_limit":60}"#
        )
    );
    assert_eq!(dry.lines().count(), 3, "{dry}");
    expect(home.run(&["diff", "-f", "budgets.yaml"]), 6, plan);
    expect(
        home.run(&["apply", "-f", "budgets.yaml", "--yes"]),
        0,
        &format!("{plan}applied: 3 added, 0 changed, 0 removed\n"),
    );
    expect(home.run(&["apply", "-f", "budgets.yaml"]), 0, "nothing to change\n");
    expect(
        home.run(&["budget", "diff", "-f", "budgets.yaml"]),
        0,
        "plan: 0 to add, 0 to change, 0 to remove\n",
    );
    let acme = home.run(&["customer", "info", "acme", "-o", "json"]).json();
    assert_eq!((&acme["budget_id"], &acme["alias"]), (&json!("my-free-tier"), &json!("Acme")));

    let more = SAMPLE.replace("max_budget: 4,", "max_budget: ${CAP:-5},").replace("id: acme,", "id: globex,");
    let changed = "~ budget   my-free-tier  max_budget 4 → 5\n\
                   + customer globex        alias Acme  budget_id my-free-tier\n\
                   plan: 1 to add, 1 to change, 0 to remove\n";
    expect(with_stdin(&home, &["diff", "-f", "-"], &more), 6, changed);
    let json = with_stdin(&home, &["diff", "-f", "-", "-o", "json"], &more);
    let rows: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(rows[0]["changes"], json!({"max_budget": [4, 5]}));
    let said: Value = serde_json::from_str(&json.stderr).unwrap();
    assert_eq!((json.code, &said["error"]["kind"]), (6, &json!("differs")));
    server.stop();
}

#[test]
fn what_is_pulled_is_what_is_there() {
    let (server, home) = scene();
    for line in [
        "budget new tier --max-budget 0.000000000001 --budget-duration 30d",
        "customer new shared --budget-id tier",
        "customer new own --max-budget 5 --rpm-limit 7 --models mock",
        "customer new plain --alias ${HOME} --blocked",
        "key generate --key-alias ci --max-budget 25",
        "api POST /team/new -F team_id=red -F max_budget:=100 -F team_alias=Red",
        "api POST /user/new -F user_id=ada -F user_role=internal_user",
    ] {
        home.run(&line.split(' ').collect::<Vec<_>>()).printed();
    }
    let pulled = home.run(&["pull"]).printed();
    for part in [
        "version: 1\n",
        "- budget_id: tier\n    max_budget: 0.000000000001\n    budget_duration: \"30d\"\n",
        "  - user_id: own\n    max_budget: 5\n    rpm_limit: 7\n    models:\n      - mock\n",
        "  - user_id: plain\n    alias: \"$${HOME}\"\n    blocked: true\n",
        "  - user_id: shared\n    budget_id: tier\n",
        "- key_alias: ci\n    max_budget: 25\n",
        "- team_id: red\n    team_alias: Red\n    max_budget: 100\n",
    ] {
        assert!(pulled.contains(part), "{part}\n{pulled}");
    }
    assert!(!pulled.contains("sk-") && pulled.matches("budget_id:").count() == 2, "{pulled}");
    expect(
        with_stdin(&home, &["diff", "-f", "-", "--prune"], &pulled),
        0,
        "plan: 0 to add, 0 to change, 0 to remove\n",
    );
    let json = home.run(&["pull", "-o", "json"]).printed();
    expect(with_stdin(&home, &["diff", "-f", "-"], &json), 0, "plan: 0 to add, 0 to change, 0 to remove\n");
    let some = home.run(&["pull", "--only", "customers", "--managed-fields", "max_budget"]).printed();
    assert!(some.contains("- user_id: plain\n    max_budget: null\n"), "{some}");

    let other = Home::new();
    let beside = other.serve(&[]);
    let other = other.with("LITELLM_PROXY_URL", beside.url.clone());
    let without_keys = home.run(&["pull", "--only", "budgets,teams,users,customers"]).printed();
    let applied = with_stdin(&other, &["apply", "-f", "-", "--yes"], &without_keys);
    assert!(applied.printed().ends_with("applied: 6 added, 0 changed, 0 removed\n"));
    assert_eq!(other.run(&["pull", "--only", "budgets,teams,users,customers"]).printed(), without_keys);
    assert_eq!(other.run(&["key", "list", "-o", "id"]).printed(), "", "no key comes with a user");
    server.stop();
    beside.stop();
}

#[test]
fn who_is_hit_is_said_before_anything_happens() {
    let (server, home) = scene();
    home.run(&["budget", "new", "tier", "--max-budget", "10", "--rpm-limit", "60"]).printed();
    home.run(&["budget", "new", "old"]).printed();
    for (id, spend) in [("a", "4"), ("b", "3.999999999999"), ("c", "9")] {
        home.run(&["customer", "new", id, "--budget-id", "tier", "--spend", spend]).printed();
    }
    home.run(&["customer", "new", "d", "--budget-id", "old"]).printed();
    home.run(&["key", "generate", "--key-alias", "ci", "--budget-id", "tier"]).printed();
    home.file("b.yaml", "version: 1\nbudgets: [{budget_id: tier, max_budget: 4, rpm_limit: 30}]\n");
    let plan = "~ budget   tier  max_budget 10 → 4  rpm_limit 60 → 30\n    \
                2 customers are over the new cap now\n    \
                rpm_limit is lower than before for 4 customers and 1 key\n\
                plan: 0 to add, 1 to change, 0 to remove\n";
    expect(home.run(&["diff", "-f", "b.yaml"]), 6, &plan.replace("4 customers", "3 customers"));
    let pruned = home.run(&["diff", "-f", "b.yaml", "--prune"]);
    assert!(
        pruned.stdout.contains("- budget   old\n    1 customer is on it and will be on none\n"),
        "{}",
        pruned.stdout
    );
    let rows: Value =
        serde_json::from_str(&home.run(&["diff", "-f", "b.yaml", "-o", "json"]).stdout).unwrap();
    assert_eq!((&rows[0]["over_now"], &rows[0]["lowered"]), (&json!(2), &json!(["rpm_limit"])));

    let nobody_asked = home.run(&["apply", "-f", "b.yaml", "--prune"]);
    assert_eq!(nobody_asked.code, 2, "{}", nobody_asked.stderr);
    let done = home.run(&["apply", "-f", "b.yaml", "--prune", "--yes"]).printed();
    assert!(done.ends_with("applied: 0 added, 1 changed, 1 removed\n"), "{done}");
    assert_eq!(home.run(&["budget", "list", "-o", "id"]).printed(), "tier\n");
    assert_eq!(home.run(&["customer", "info", "d", "-o", "json"]).json()["budget_id"], Value::Null);
    let unnamed = with_stdin(&home, &["apply", "-f", "-", "--prune", "--yes"], "version: 1\ncustomers: []\n");
    assert_eq!((unnamed.code, unnamed.stdout.as_str()), (2, ""), "{}", unnamed.stderr);
    server.stop();
}

#[test]
fn budgets_that_organizations_and_tags_are_on_are_not_pruned() {
    let (server, home) = scene();
    for line in [
        "budget new of-acme --max-budget 4",
        "budget new of-nightly --max-budget 4",
        "budget new of-nobody",
        "organization new acme --budget-id of-acme",
        "tag new nightly --budget-id of-nightly",
        "team new red",
    ] {
        home.run(&line.split(' ').collect::<Vec<_>>()).printed();
    }
    home.file("none.yaml", "version: 1\nbudgets: []\n");
    let done = home.run(&["apply", "-f", "none.yaml", "--prune", "--yes"]);
    assert!(done.stderr.contains("budget of-acme stays: organization acme is on it\n"), "{}", done.stderr);
    assert!(done.stderr.contains("budget of-nightly stays: tag nightly is on it\n"), "{}", done.stderr);
    expect(
        done,
        0,
        "- budget   of-nobody\nplan: 0 to add, 0 to change, 1 to remove\napplied: 0 added, 0 changed, 1 removed\n",
    );
    assert_eq!(home.run(&["budget", "list", "-o", "id"]).printed().lines().count(), 2);
    server.stop();
}

#[test]
fn mistakes_in_any_file_stop_everything() {
    let (server, home) = scene();
    home.file("good.yaml", SAMPLE);
    home.file("bad.yaml", "version: 1\nbudgets:\n  - budget_id: other\n    max_budgte: 4\n");
    home.file("worse.json", "{\"version\": 1,\n \"budgets\": [{\"budget_id\": \"my-free-tier\"}], \"x\": 1}");
    let bad = home.run(&["apply", "--yes", "-f", "good.yaml", "bad.yaml"]);
    assert_eq!(bad.code, 2);
    assert_eq!(
        bad.stderr,
        "error: bad.yaml:4:5: budgets[0].max_budgte: `max_budgte` means nothing here\n  hint: did you mean `max_budget`?\n"
    );
    let both = home.run(&["apply", "--yes", "-f", "good.yaml", "-f", "worse.json", "-f", "nowhere.yaml"]);
    for part in [
        "worse.json:2:14: budgets[0]: budget `my-free-tier` is here twice",
        "worse.json:2:46: `x` means nothing here",
        "nowhere.yaml: cannot be read",
        "error: 3 mistakes",
    ] {
        assert!(both.stderr.contains(part), "{part}\n{}", both.stderr);
    }
    let json = home.run(&["diff", "-f", "bad.yaml", "-o", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&json.stderr).unwrap()["error"]["kind"], "usage");
    for (text, code, part) in [
        (
            "customers: [{user_id: a, budget_id: nowhere}]",
            4,
            "stdin:2:13: budget 'nowhere' is neither on the server",
        ),
        ("keys: [{key_alias: nobody, max_budget: 1}]", 4, "stdin:2:8: no key has the alias 'nobody'"),
    ] {
        let ended = with_stdin(&home, &["apply", "--yes", "-f", "-"], &format!("version: 1\n{text}\n"));
        assert_eq!(ended.code, code, "{}", ended.stderr);
        assert!(ended.stderr.contains(part), "{}", ended.stderr);
    }
    assert_eq!(home.run(&["budget", "list", "-o", "id"]).printed(), "");
    server.stop();
}

fn many(customers: usize, budgets: usize) -> String {
    let mut text = String::from("version: 1\nbudgets:\n");
    for n in 0..budgets {
        text.push_str(&format!("  - {{budget_id: tier-{n}, max_budget: {n}}}\n"));
    }
    text.push_str("customers:\n");
    for n in 0..customers {
        text.push_str(&format!("  - {{user_id: customer-{n}, budget_id: tier-{}}}\n", n % budgets));
    }
    text
}

#[test]
fn what_was_killed_in_the_middle_goes_on_from_there() {
    let (server, home) = scene();
    home.file("many.yaml", &many(2_000, 50));
    let arguments = ["apply", "-f", "many.yaml", "--yes", "-o", "jsonl"];
    let mut child = home.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let made = || home.run(&["customer", "list", "-o", "id"]).printed().lines().count();
    while made() < 100 {
        assert!(child.try_wait().unwrap().is_none(), "it ended before anybody could look");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let (before, budgets) = (made(), home.run(&["budget", "list", "-o", "id"]).printed().lines().count());
    assert!(before < 2_000 && budgets == 50, "{before} {budgets}");
    let rest = home.run(&arguments).printed();
    // One that was under way when the command was killed may have been made since it was counted.
    assert!(rest.lines().count().abs_diff(2_000 - before) <= 8, "{} {before}", rest.lines().count());
    assert!(rest.lines().all(|line| line.contains(r#""action":"add""#) && line.ends_with(r#""done":true}"#)));
    assert_eq!(made(), 2_000);
    expect(home.run(&["apply", "-f", "many.yaml", "--yes"]), 0, "nothing to change\n");
    server.stop();
}

/// What a fake of the original remembers: its customers and budgets, and every write.
#[derive(Clone, Default)]
struct Original(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    budgets: Vec<Value>,
    customers: Vec<Value>,
    writes: Vec<String>,
    /// Budgets are changed by somebody else whenever they are looked at again.
    is_restless: bool,
    looks: usize,
}

impl Original {
    /// Starts it; the thread ends with the process.
    fn start(&self) -> String {
        let (sender, receiver) = std::sync::mpsc::channel();
        let kept = self.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                sender.send(format!("http://{}", listener.local_addr().unwrap())).unwrap();
                axum::serve(listener, kept.routes()).await.unwrap();
            });
        });
        receiver.recv().unwrap()
    }

    fn routes(self) -> Router {
        async fn customers(State(original): State<Original>) -> Json<Value> {
            Json(json!(original.0.lock().unwrap().customers))
        }
        async fn budgets(State(original): State<Original>) -> Json<Value> {
            let mut kept = original.0.lock().unwrap();
            kept.looks += 1;
            if kept.is_restless && kept.looks > 1 {
                kept.budgets[0]["rpm_limit"] = json!(99);
            }
            Json(json!(kept.budgets))
        }
        async fn keys() -> Json<Value> {
            Json(json!({"keys": [], "total_count": 0, "current_page": 1, "total_pages": 0}))
        }
        async fn new_customer(State(original): State<Original>, Json(body): Json<Value>) -> Json<Value> {
            let mut kept = original.0.lock().unwrap();
            kept.writes.push(format!("new {body}"));
            let row = json!({"user_id": body["user_id"], "alias": body["alias"], "blocked": false, "spend": 0.0,
                "litellm_budget_table": null});
            kept.customers.push(row.clone());
            Json(row)
        }
        async fn update_customer(State(original): State<Original>, Json(body): Json<Value>) -> Json<Value> {
            let mut kept = original.0.lock().unwrap();
            kept.writes.push(format!("update {body}"));
            let row = kept.customers.iter_mut().find(|row| row["user_id"] == body["user_id"]).unwrap();
            // What is null is left as it is.
            if !body["alias"].is_null() {
                row["alias"] = body["alias"].clone();
            }
            Json(row.clone())
        }
        async fn customer(State(original): State<Original>) -> Json<Value> {
            Json(original.0.lock().unwrap().customers[0].clone())
        }
        Router::new()
            .route("/customer/list", get(customers))
            .route("/customer/info", get(customer))
            .route("/customer/new", post(new_customer))
            .route("/customer/update", post(update_customer))
            .route("/budget/info", post(budgets))
            .route("/budget/list", get(budgets))
            .route("/key/list", get(keys))
            .with_state(self)
    }

    fn writes(&self) -> Vec<String> {
        self.0.lock().unwrap().writes.clone()
    }
}

#[test]
fn a_server_without_pages_is_read_whole_and_never_asked_to_hit_bystanders() {
    let original = Original::default();
    original.0.lock().unwrap().budgets = vec![json!({"budget_id": "tier", "max_budget": 4.0})];
    original.0.lock().unwrap().customers = vec![json!({"user_id": "acme", "alias": "Acme", "blocked": false,
        "spend": 1.5, "litellm_budget_table": {"budget_id": "tier", "max_budget": 4.0}})];
    let home = Home::new().with("LITELLM_PROXY_URL", original.start());
    let run = |command: &str, text: &str| {
        with_stdin(&home, &[command, "--yes", "-f", "-"], &format!("version: 1\n{text}\n"))
    };
    expect(
        run("diff", "customers: [{user_id: acme, budget_id: tier, alias: Acme}]"),
        0,
        "plan: 0 to add, 0 to change, 0 to remove\n",
    );
    let shared = run("apply", "customers: [{user_id: acme, max_budget: 9}]");
    assert_eq!(shared.code, 1, "{}", shared.stderr);
    assert!(
        shared.stderr.contains("would change customer 'acme' together with everybody"),
        "{}",
        shared.stderr
    );
    assert_eq!(original.writes(), Vec::<String>::new());
    let added = run("apply", "customers: [{user_id: globex, alias: G}]");
    assert!(added.printed().ends_with("applied: 1 added, 0 changed, 0 removed\n"));
    let uncleared = run("apply", "customers: [{user_id: acme, alias: null}]");
    assert_eq!(uncleared.code, 1, "{}", uncleared.stderr);
    assert!(uncleared.stderr.contains("left out alias none"), "{}", uncleared.stderr);
}

#[test]
fn what_somebody_else_changed_meanwhile_is_left_alone() {
    let original = Original::default();
    original.0.lock().unwrap().budgets =
        vec![json!({"budget_id": "tier", "max_budget": 4.0, "rpm_limit": 1})];
    original.0.lock().unwrap().is_restless = true;
    let home = Home::new().with("LITELLM_PROXY_URL", original.start());
    home.file(
        "b.yaml",
        "version: 1\nbudgets: [{budget_id: tier, max_budget: 5}]\ncustomers: [{user_id: a}]\n",
    );
    let conflict = home.run(&["apply", "-f", "b.yaml", "--yes"]);
    assert_eq!(conflict.code, 5, "{}", conflict.stderr);
    assert!(
        conflict.stderr.contains("budget 'tier' was changed meanwhile: rpm_limit 1 to 99"),
        "{}",
        conflict.stderr
    );
    assert_eq!(original.writes(), Vec::<String>::new(), "nothing is begun after a failure");
    let mut kept = original.0.lock().unwrap();
    kept.looks = 0;
    kept.budgets[0]["rpm_limit"] = json!(1);
    drop(kept);
    let going_on = home.run(&["apply", "-f", "b.yaml", "--yes", "--continue-on-error"]);
    assert_eq!((going_on.code, original.writes().len()), (8, 1), "{}", going_on.stderr);
    assert!(
        going_on.stderr.contains("1 of 2 changes were made; apply again to go on"),
        "{}",
        going_on.stderr
    );
}
