//! Thousands at once, from files in every form: all arrive, the same whatever the form, and those
//! that cannot are told one by one.

use std::fmt::Write as _;
use std::process::Stdio;

use serde_json::{Value, json};

use super::{fresh, run, run_with};

const MANY: usize = 2_000;

/// Two thousand customers in one form; their caps have more digits than a float.
fn file_of(form: &str) -> String {
    let mut text = String::from(if form == "csv" { "user_id,max_budget,alias,blocked,models\n" } else { "" });
    for n in 0..MANY {
        let (cap, blocked) = (format!("{n}.000000000001"), n % 7 == 0);
        let _ = match form {
            "csv" => writeln!(text, "c{n},{cap},\"Number {n}, Ltd\",{blocked},\"mock,other\""),
            "yaml" => writeln!(
                text,
                "- user_id: c{n}\n  max_budget: {cap}\n  alias: Number {n}, Ltd\n  blocked: {blocked}\n  models: [mock, other]"
            ),
            _ => writeln!(
                text,
                r#"{{"user_id":"c{n}","max_budget":{cap},"alias":"Number {n}, Ltd","blocked":{blocked},"models":["mock","other"]}}"#
            ),
        };
    }
    text
}

#[test]
fn two_thousand_customers_are_the_same_from_every_form() {
    let mut lists = Vec::new();
    for form in ["csv", "jsonl", "yaml"] {
        let (server, home) = fresh();
        home.file(&format!("customers.{form}"), &file_of(form));
        let made = run(&home, &format!("customer new -f customers.{form}"));
        assert_eq!(made.printed(), "created 2,000 customers\n", "{form}");
        let again = run(&home, &format!("customer new -f customers.{form} --upsert"));
        assert_eq!(again.printed(), "unchanged 2,000 customers\n", "{form}");
        let jq = "[.[] | [.user_id, .alias, .blocked, .models, .litellm_budget_table.max_budget]] | sort";
        let list = home.run(&["customer", "list", "-o", "json", "--jq", jq]).printed();
        assert!(
            list.contains(r#"["c1999","Number 1999, Ltd",false,["mock","other"],1999.000000000001]"#),
            "{form}"
        );
        lists.push(list);
        if form == "csv" {
            let ids = run(&home, "customer list -o id").printed();
            let blocked = run_with(&home, "customer block -", &ids).printed();
            assert_eq!(blocked, "blocked 2,000 customers\n");
            let deleted = run_with(&home, "customer delete - --yes", &ids).printed();
            assert_eq!(deleted, "deleted 2,000 customers\n");
            assert_eq!(run(&home, "customer list -o json").json(), json!([]));
        }
        server.stop();
    }
    assert!(lists.windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn a_part_that_fails_is_told_and_the_rest_is_done() {
    let (server, home) = fresh();
    home.file(
        "customers.yaml",
        "- {user_id: a, max_budget: 1}\n- {user_id: b, default_model: no-such-model}\n- {user_id: c}\n- {user_id: taken}\n",
    );
    run(&home, "customer new taken").printed();
    let made = run(&home, "customer new -f customers.yaml --continue-on-error -o json");
    assert_eq!(made.code, 8);
    let ids: Vec<Value> = serde_json::from_str::<Vec<Value>>(&made.stdout).unwrap();
    let ids: Vec<&Value> = ids.iter().map(|row| &row["user_id"]).collect();
    assert_eq!(ids, [&json!("a"), &json!("c")], "in the order of the file");
    let errors: Vec<Value> = made.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<&Value> = errors.iter().map(|error| &error["error"]["exit_code"]).collect();
    assert!(kinds.len() == 3 && kinds.contains(&&json!(5)) && kinds[2] == &json!(8), "{}", made.stderr);
    assert!(made.stderr.contains("customers.yaml:2:3: "), "{}", made.stderr);
    assert!(errors[2]["error"]["message"].as_str().unwrap().contains("2 of 4 failed"), "{}", made.stderr);

    let stopped = run(&home, "customer new -f customers.yaml --concurrency 1");
    assert_eq!((stopped.code, stopped.stdout.as_str()), (5, ""), "{}", stopped.stderr);
    assert!(stopped.stderr.contains("customers.yaml:1:3: ") && stopped.stderr.contains("0 of 4 done"));
    server.stop();
}

#[test]
fn nothing_is_sent_of_a_file_with_a_mistake() {
    let (server, home) = fresh();
    for (name, text, place) in [
        ("c.csv", "user_id,max_budget\na,1\nb,much\n", "c.csv:3:3: max_budget: "),
        ("c.csv", "user_id,max_budget\na,1\nb\n", "c.csv:3:1: 1 cells, and the header has 2 columns"),
        (
            "c.json",
            "[{\"user_id\":\"a\"},\n{\"user_id\":\"a\"}]",
            "c.json:2:1: customer 'a' is in the file twice",
        ),
        ("c.yaml", "- user_id: a\n- alias: b\n", "c.yaml:2:3: user_id is missing"),
        ("c.jsonl", "{\"user_id\":\"a\"}\n{", "c.jsonl:2:1: this is not JSON"),
        ("c.txt", "a\n", "--input-format json, jsonl, yaml or csv"),
    ] {
        home.file(name, text);
        let refused = run(&home, &format!("customer new -f {name}"));
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{name}: {text}");
        assert!(refused.stderr.contains(place), "{text}: {}", refused.stderr);
    }
    assert_eq!(run(&home, "customer new -f nowhere.csv").code, 2);
    home.file("two.csv", "user_id\na\nb\n");
    assert_eq!(run(&home, "customer update x -f two.csv --alias x").code, 2);
    assert_eq!(run(&home, "customer list -o json").json(), json!([]));
    server.stop();
}

#[test]
fn files_change_what_is_there_and_flags_win_over_them() {
    let (server, home) = fresh();
    let budgets = "- budget_id: small\n  max_budget: 1\n- budget_id: large\n  max_budget: 100\n  budget_duration: 30d\n";
    let made = run_with(&home, "budget new -f - --input-format yaml --rpm-limit 60 -o json", budgets).json();
    assert_eq!((&made[0]["rpm_limit"], &made[1]["max_budget"]), (&json!(60), &json!(100.0)));
    let changed =
        run_with(&home, "budget update -f - -o json", "{\"budget_id\":\"small\",\"rpm_limit\":null}").json();
    assert_eq!((&changed[0]["rpm_limit"], &changed[0]["max_budget"]), (&Value::Null, &json!(1.0)));

    home.file("tier.yaml", "max_budget: 2.50\nmodels: [mock]\n");
    assert_eq!(run(&home, "customer new a b -f tier.yaml --max-budget 3").printed().lines().count(), 2);
    let changed = run_with(
        &home,
        "customer update -f - --input-format csv",
        "user_id,alias,max_budget\na,Acme,null\nb,,4\n",
    );
    assert_eq!(changed.printed().lines().count(), 2);
    let a = run(&home, "customer info a -o json").json();
    assert_eq!((&a["alias"], &a["models"]), (&json!("Acme"), &json!(["mock"])));
    let round = run(&home, "customer list -o csv").printed();
    let kept = run_with(&home, "customer new -f - --input-format csv --if-not-exists", &round);
    assert_eq!((kept.code, kept.stdout.as_str()), (0, ""), "{}", kept.stderr);
    server.stop();
}

#[test]
fn keys_of_a_file_are_told_with_their_aliases_and_never_lost() {
    let (server, home) = fresh();
    home.file("keys.csv", "key_alias,max_budget,models,metadata.team\nci,5,mock,red\nnightly,1,,\n");
    let made = run(&home, "key generate -f keys.csv").printed();
    let mut lines: Vec<&str> = made.lines().collect();
    lines.sort_by_key(|line| line.split('\t').nth(1));
    assert_eq!(lines.len(), 2, "{made}");
    assert!(lines[0].starts_with("sk-") && lines[0].ends_with("\tci"), "{made}");
    let key = lines[0].split('\t').next().unwrap();
    let info = run(&home, &format!("key info {key} -o json")).json();
    assert_eq!((&info["key_alias"], &info["metadata"]["team"]), (&json!("ci"), &json!("red")));

    home.file("keys.csv", "key_alias\nstaging\nci\n");
    let partly = run(&home, "key generate -f keys.csv --concurrency 1 --out made.keys");
    assert_eq!(partly.code, 5, "{}", partly.stderr);
    let kept = std::fs::read_to_string(home.path().join("made.keys")).unwrap();
    assert!(
        kept.starts_with("sk-") && kept.ends_with("\tstaging\n"),
        "what was made before a failure is kept"
    );
    assert!(!partly.stdout.contains("sk-"), "{}", partly.stdout);
    let again = run(&home, "key generate -f keys.csv --if-not-exists -o jsonl").printed();
    assert_eq!(again.lines().count(), 2);
    let updated = run_with(
        &home,
        "key update -f - -o json",
        "[{\"key_alias\":\"ci\",\"max_budget\":7},{\"key_alias\":\"staging\",\"blocked\":true}]",
    );
    let updated = updated.json();
    assert_eq!((&updated[0]["max_budget"], &updated[1]["blocked"]), (&json!(7.0), &json!(true)));
    let two = "[{\"key_alias\":\"x\"},{\"key_alias\":\"y\"}]";
    for format in ["json", "yaml", "id"] {
        let refused = run_with(&home, &format!("key generate -f - -o {format}"), two);
        assert_eq!((refused.code, &*refused.stdout), (2, ""), "{format}");
        assert!(refused.stderr.contains("-o jsonl") && refused.stderr.contains("--out FILE"), "{format}");
    }
    let lines = run_with(&home, "key generate -f - -o jsonl --concurrency 1", two).printed();
    let rows: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(rows[1]["key"].as_str().unwrap().starts_with("sk-") && rows[1]["key_alias"] == "y");
    let csv = run_with(
        &home,
        "key generate -f - --if-not-exists -o csv --concurrency 1",
        "[{\"key_alias\":\"x\"},{\"key_alias\":\"z\"}]",
    );
    let csv = csv.printed();
    let cells: Vec<&str> = csv.lines().map(|line| line.split(',').next().unwrap()).collect();
    assert!(cells[0] == "key" && cells[1].is_empty() && cells[2].starts_with("sk-"), "{csv}");
    let deleted = run(&home, "key delete x y nobody --yes");
    assert_eq!(deleted.code, 4);
    assert_eq!(
        run(&home, "key delete x y nobody --yes --if-exists").printed(),
        "deleted key x\ndeleted key y\n"
    );
    server.stop();
}

#[test]
fn a_key_that_nobody_got_is_named_and_no_further_one_is_made() {
    let (server, home) = fresh();
    let aliases: Vec<String> = (0..50).map(|n| format!("k{n}")).collect();
    home.file("keys.csv", &format!("key_alias\n{}\n", aliases.join("\n")));
    let mut made = 0;
    for (line, code) in [
        ("key generate -o json", 1),
        ("key generate", 1),
        ("key generate -f keys.csv -o jsonl --concurrency 1", 1),
        // The first one is there already.
        ("key generate -f keys.csv -o csv --concurrency 1 --continue-on-error", 1),
        ("key generate -f keys.csv -o csv --concurrency 1 --if-not-exists", 0),
    ] {
        let mut command = home.command(&line.split_whitespace().collect::<Vec<_>>());
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let child = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(code), "{line}: {said}");
        made += usize::from(code == 1);
        let hashes = run(&home, "key list -o id").printed();
        assert_eq!(hashes.lines().count(), made, "{line}: {said}");
        let is_named = |hash: &str| said.contains(&format!("litellm-rs key delete {hash}"));
        assert_eq!(hashes.lines().any(is_named), code == 1, "{line}: {said}");
        assert_eq!(said.contains("was made and could not be written"), code == 1, "{line}: {said}");
    }
    server.stop();
}
