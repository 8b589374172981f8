//! The command line against a Python LiteLLM Proxy, as it was recorded: the same commands, the same
//! results, and words of ours where it has no such route.

use crate::support::process::Ended;
use crate::support::recorded::Recorded;
use crate::support::{Home, Plain};

/// A line, its exit code, and what stands in its output and in its errors.
type Case = (&'static str, i32, &'static str, &'static str);

/// What is recorded, asked by the command that is for it.
const RECORDED: &[Case] = &[
    (
        "customer info ishaan3 -o jsonl",
        0,
        r#""user_id":"ishaan3","blocked":false,"alias":null,"spend":0.0007000000000000001"#,
        "",
    ),
    ("customer new tier-customer --budget-id my-free-tier -o id", 0, "tier-customer\n", ""),
    (
        "customer info tier-customer --columns user_id,litellm_budget_table.max_budget -o csv",
        0,
        "tier-customer,4.0",
        "",
    ),
    ("customer new c-nobudget --budget-id no-such-budget", 1, "", "Foreign key constraint"),
    ("budget new my-free-tier --max-budget 4 -o json", 0, r#""max_budget": 4.0"#, ""),
    ("budget new b-full --max-budget 1 -o id", 0, "b-full\n", ""),
    ("budget info b-full -o jsonl", 0, r#""budget_id":"b-full","max_budget":1.0"#, ""),
    ("budget info nope", 4, "", "budget 'nope' not found"),
    ("budget list -o jsonl", 0, r#""budget_id":"04539c0e-d43e-47e4-a09d-93ab9a670b9e","max_budget":0.0"#, ""),
    ("budget update b-full --max-budget 20 --budget-duration 7d -o jsonl", 0, r#""max_budget":20.0"#, ""),
    ("budget update nope --max-budget 20", 4, "", "budget 'nope' not found"),
    ("budget delete b-full --yes", 0, "b-full", ""),
    ("key generate --team-id my-unique-id -q", 0, "sk-", ""),
    (
        "key info fd10801a79e4b89d017440ba428be106f45b7ca41c6ed1a99e6a144dc7aeb391 -o jsonl",
        0,
        r#""key_name":"sk-...AV7w""#,
        "",
    ),
    ("key info sk-none", 4, "", "not found"),
    ("key generate --duration xx", 2, "", "--duration"),
    ("key update sk-none --max-budget 5", 4, "", "not found"),
    ("key block sk-none", 4, "", "not found"),
    ("key regenerate sk-cpOCGhQcL7DizPnMBpAV7w --yes", 1, "", "Enterprise feature"),
    ("key delete sk-cpOCGhQcL7DizPnMBpAV7w --yes", 0, "sk-…AV7w", ""),
    ("team new my-unique-id -o id", 0, "my-unique-id\n", ""),
    ("--api-key sk-cpOCGhQcL7DizPnMBpAV7w whoami -o jsonl", 0, r#""key_name":"sk-...AV7w""#, ""),
];

/// What such a proxy has no route for.
const MISSING: &[Case] = &[
    ("deliveries status", 1, "", "does not offer"),
    ("billing check", 1, "", "does not offer"),
    ("requests active", 1, "", "does not offer"),
    ("requests cancel some-call --yes", 1, "", "does not offer"),
    ("explain req-1", 1, "", "does not offer"),
];

fn run(home: &Home, line: &str) -> Ended {
    home.run(&line.split_whitespace().collect::<Vec<_>>())
}

fn hold(home: &Home, recorded: &Recorded, cases: &[Case]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (line, code, out, err) in cases {
        let ended = run(home, line);
        let unknown = recorded.unknown();
        let holds = ended.code == *code && ended.stdout.contains(out) && ended.stderr.contains(err);
        if !holds || ended.stderr.contains("Traceback") {
            wrong.push(format!(
                "{line}: {} instead of {code}\n{}{}asked besides: {unknown:?}\n",
                ended.code, ended.stdout, ended.stderr
            ));
        }
    }
    wrong
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_recorded_is_understood() {
    let recorded = Recorded::load();
    let url = recorded.listen().await;
    let home = Home::new().with("LITELLM_PROXY_URL", url).with("LITELLM_PROXY_API_KEY", "sk-1234");
    let wrong = tokio::task::spawn_blocking(move || {
        let mut wrong = hold(&home, &recorded, RECORDED);
        wrong.extend(hold(&home, &recorded, MISSING));
        let refused = run(&home, "--api-key sk-nobody customer info ishaan3 -o json");
        if (refused.code, refused.stdout.as_str()) != (3, "")
            || !refused.stderr.contains("token_not_found_in_db")
        {
            wrong.push(format!("wrong key: {}{}", refused.stdout, refused.stderr));
        }
        wrong
    });
    let wrong = wrong.await.unwrap();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), RECORDED.len() + MISSING.len(), wrong.join("\n"));
}

/// What a proxy without a database answers: readiness to everybody, and to everything else that it has
/// none, in the words of the route.
pub fn without_a_database() -> Plain {
    Plain::start(|asked| {
        let path = asked.split_whitespace().nth(1).unwrap_or_default();
        let refused = |message: &str| {
            let error =
                format!(r#"{{"message":"{message}","type":"auth_error","param":"None","code":"401"}}"#);
            (401, format!(r#"{{"error":{error}}}"#))
        };
        match path.split('?').next().unwrap_or_default() {
            "/health/readiness" => (200, r#"{"status":"healthy","db":"Not connected"}"#.to_owned()),
            "/customer/list" | "/spend/logs/v2" | "/spend/logs" => {
                refused("Authentication Error, No connected db.")
            }
            "/key/info" | "/key/list" => refused("Authentication Error, Prisma Client is not initialized"),
            "/budget/list" | "/budget/info" => {
                (500, r#"{"detail":{"error":"DB not connected. This endpoint needs a database"}}"#.to_owned())
            }
            _ => (404, r#"{"detail":"Not Found"}"#.to_owned()),
        }
    })
}

#[test]
fn a_proxy_without_a_database_does_not_say_that_the_key_is_wrong() {
    let server = without_a_database();
    let home =
        Home::new().with("LITELLM_PROXY_URL", server.url.clone()).with("LITELLM_PROXY_API_KEY", "sk-1234");
    for line in ["customer list", "key list", "budget list", "whoami", "tail spend -o jsonl"] {
        let ended = run(&home, line);
        assert_eq!((ended.code, ended.stdout.as_str()), (1, ""), "{line}: {}", ended.stderr);
        assert!(ended.stderr.contains("the server keeps no database"), "{line}: {}", ended.stderr);
        for wrong in ["Authentication", "give a key", "--api-key-file"] {
            assert!(!ended.stderr.contains(wrong), "{line}: {}", ended.stderr);
        }
    }
    let ended = run(&home, "customer list -o json");
    let error: serde_json::Value = serde_json::from_str(ended.stderr.trim()).unwrap();
    assert_eq!((ended.code, &error["error"]["kind"]), (1, &"unsupported".into()), "{error}");
    for (screen, says) in [
        ("customers", "customers could not be read: the server keeps no database"),
        ("tail", "the server keeps no database: no customers, budgets, keys and no log"),
    ] {
        let shown = run(&home, &format!("dashboard --once --size 120x36 --screen {screen}")).printed();
        assert!(shown.contains(says) && shown.contains("POLL 2s") && !shown.contains("AUTH"), "{shown}");
    }
}
