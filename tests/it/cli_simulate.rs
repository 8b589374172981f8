//! `litellm-rs simulate`: the real binary replays what a real server has booked, and files of lines.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Home, Serving, chat_body, http};

const MASTER: &str = "sk-a-master-key-for-the-simulation-test";

/// Half a dollar for each call of `fast`, two for each of `big`, whatever they say.
const CONFIG: &str = "model_list:
  - {model_name: fast, litellm_params: {model: mock/fast, input_cost_per_token: 0, output_cost_per_token: 0, input_cost_per_request: 0.5}}
  - {model_name: big, litellm_params: {model: mock/big, input_cost_per_token: 0, output_cost_per_token: 0, input_cost_per_request: 2}}
general_settings: {master_key: sk-a-master-key-for-the-simulation-test}
";

/// Everybody gets a dollar, initech gets ten.
const TIERS: &str = "version: 1
default: free
budgets:
  - {budget_id: free, max_budget: 1.00}
  - {budget_id: pro, max_budget: 10, customers: [initech]}
";

struct Scene {
    home: Home,
    server: Serving,
}

impl Scene {
    /// acme has called `fast` three times, globex twice; initech has called `big` once.
    async fn start() -> Self {
        let home = Home::new().with("LITELLM_MASTER_KEY", MASTER);
        let server = home.serve_with(CONFIG, &[]);
        let scene = Self { home, server };
        for (model, customer) in [
            ("fast", "acme"),
            ("fast", "globex"),
            ("fast", "acme"),
            ("big", "initech"),
            ("fast", "acme"),
            ("fast", "globex"),
        ] {
            let request =
                http().post(format!("{}/v1/chat/completions", scene.server.url)).bearer_auth(MASTER);
            let body = chat_body(model, customer, &json!({"max_tokens": 5})).to_string();
            let answer = request.header("content-type", "application/json").body(body).send().await.unwrap();
            assert_eq!(answer.status(), 200);
        }
        scene
    }

    fn simulate<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        let server = ["--url", &self.server.url, "simulate", "--since", "2020-01-01"];
        [&server[..], arguments].concat()
    }

    /// The ledger as an export writes it.
    fn exported(&self) -> String {
        let page = self.home.run(&["--url", &self.server.url, "api", "GET", "/spend/entries"]).json();
        let lines = page["entries"].as_array().unwrap();
        let path =
            self.home.file("spend.jsonl", &lines.iter().map(|line| format!("{line}\n")).collect::<String>());
        path.to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, text: &str) -> String {
        self.home.file(name, text).to_str().unwrap().to_owned()
    }
}

/// The numbers of each customer: calls, paid, would pay, refused.
fn customers(answer: &Value) -> Vec<String> {
    let row = |row: &Value| {
        format!("{} {} {} {} {}", row["user_id"], row["calls"], row["paid"], row["would_pay"], row["refused"])
    };
    answer["customers"].as_array().unwrap().iter().map(row).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_server_has_booked_is_replayed_under_other_rules() {
    let scene = Scene::start().await;
    let tiers = scene.file("tiers.yaml", TIERS);

    // Without a rule nothing changes; the prices of the configuration are in the lines.
    let answer = scene.home.run(&scene.simulate(&["-o", "json"])).json();
    assert_eq!(
        customers(&answer),
        ["\"acme\" 3 1.5 1.5 0", "\"globex\" 2 1.0 1.0 0", "\"initech\" 1 2.0 2.0 0"]
    );

    // acme's third call meets a spent budget; globex spends its own to the last cent.
    let capped = scene.simulate(&["--budgets", &tiers, "-o", "json"]);
    let first = scene.home.run(&capped).printed();
    assert_eq!(first, scene.home.run(&capped).printed(), "the same bytes");
    let answer: Value = serde_json::from_str(&first).unwrap();
    assert_eq!(
        customers(&answer),
        ["\"globex\" 2 1.0 1.0 0", "\"initech\" 1 2.0 2.0 0", "\"acme\" 3 1.5 1.0 1"]
    );
    let totals = &answer["totals"];
    assert_eq!(
        (totals["paid"].to_string(), totals["would_pay"].to_string(), totals["difference"].to_string()),
        ("4.5".into(), "4.0".into(), "-0.5".into())
    );
    let [refusal] = answer["refusals"].as_array().unwrap().as_slice() else { panic!("{answer}") };
    assert_eq!(
        (
            &refusal["user_id"],
            &refusal["refused_by"],
            refusal["spend"].to_string(),
            refusal["cost"].to_string()
        ),
        (&json!("acme"), &json!("customer acme"), "1.0".into(), "0.5".into())
    );
    assert_eq!(answer["customers"][2]["first_refused_at"], refusal["at"]);

    // The same from a file, to the byte; and without a server.
    let exported = scene.exported();
    let from_file =
        ["simulate", "--since", "2020-01-01", "--from", &exported, "--budgets", &tiers, "-o", "json"];
    assert_eq!(scene.home.run(&from_file).printed(), first);

    // Other prices, another model, a margin.
    let prices = scene.file("prices.yaml", "version: 1\nmodels: {fast: {input_cost_per_request: 0.25, input_cost_per_token: 0, output_cost_per_token: 0}}\n");
    let answer = scene
        .home
        .run(&scene.simulate(&["--prices", &prices, "--model-map", "big=fast", "-o", "json"]))
        .json();
    assert_eq!(
        customers(&answer),
        ["\"globex\" 2 1.0 0.5 0", "\"acme\" 3 1.5 0.75 0", "\"initech\" 1 2.0 0.25 0"]
    );
    assert_eq!((&answer["totals"]["repriced"], &answer["totals"]["kept"]), (&json!(6), &json!(0)));
    let answer =
        scene.home.run(&scene.simulate(&["--margin", "10%", "--customer", "acme", "-o", "json"])).json();
    assert_eq!(customers(&answer), ["\"acme\" 3 1.5 1.65 0"]);
    // The table knows no such model, and says so by keeping what was booked.
    let answer = scene.home.run(&scene.simulate(&["--prices", "builtin", "-o", "json"])).json();
    assert_eq!(
        (&answer["totals"]["kept"], answer["totals"]["difference"].to_string()),
        (&json!(6), "0.0".into())
    );

    // For people and for CI.
    let ended = scene.home.run(&scene.simulate(&["--budgets", &tiers, "--fail-if-refused"]));
    assert_eq!(ended.code, 6, "{}", ended.stderr);
    assert!(ended.stderr.contains("1 calls would have been refused"), "{}", ended.stderr);
    let lines: Vec<&str> = ended.stdout.lines().collect();
    assert_eq!(lines.len(), 7, "{}", ended.stdout);
    assert_eq!(
        lines[0],
        "CUSTOMER\tCALLS\tPAID\tWOULD PAY\tDIFFERENCE\tREFUSED\tREFUSED COST\tFIRST REFUSED"
    );
    assert!(lines[3].starts_with("acme\t3\t1.5\t1.0\t-0.5\t1\t0.5\t20"), "{}", lines[3]);
    assert_eq!((lines[4], lines[6]), ("", "3\t6\t4.5\t4.0\t-0.5\t1\t0.5\t0\t0"));
    let sorted =
        scene.home.run(&scene.simulate(&["--budgets", &tiers, "--sort", "user_id:desc", "-o", "id"]));
    assert_eq!(sorted.printed(), "initech\nglobex\nacme\n");
    let refusals = scene.home.run(&scene.simulate(&[
        "--budgets",
        &tiers,
        "--refusals",
        "--columns",
        "user_id,spend",
        "-o",
        "csv",
    ]));
    assert_eq!(refusals.printed(), "user_id,spend\nacme,1.0\n");
    scene.server.stop();
}

/// So many lines, one each ten minutes, of customers in turn; each costs a tenth of a cent.
fn many_lines(count: u32, customers: u32) -> String {
    let mut text = String::new();
    for seq in 1..=count {
        let at = jiff::Timestamp::from_second(1_795_219_200 + i64::from(seq) * 600).unwrap();
        writeln!(
            text,
            r#"{{"seq":{seq},"id":"e{seq}","request_id":"r{seq}","kind":"charge","status":"exact","at":"{at}","started_at":"{at}","customer_id":"c{}","call_type":"acompletion","model_group":"fast","model":"openai/gpt-4o","provider":"openai","usage":{{"input":100,"output":10,"requests":1}},"cost":0.001,"cost_picos":"1000000000","price_version":"config"}}"#,
            seq % customers
        )
        .unwrap();
    }
    text
}

#[test]
fn many_lines_of_a_file_take_no_server_and_tell_how_far_they_have_come() {
    let home = Home::new();
    let lines = home.file("spend.jsonl", &many_lines(100_000, 50));
    let tiers =
        home.file("tiers.yaml", "version: 1\ndefault: d\nbudgets: [{budget_id: d, max_budget: 1.5}]\n");
    let ended = home.run(&[
        "simulate",
        "--from",
        lines.to_str().unwrap(),
        "--budgets",
        tiers.to_str().unwrap(),
        "--columns",
        "user_id,would_pay,refused,refused_cost",
    ]);
    assert!(ended.stderr.contains("replaying: 100,000 of 100,000"), "{}", ended.stderr);
    let printed = ended.printed();
    assert_eq!(printed.lines().count(), 51);
    // Two thousand calls each, of which the cap pays for 1,500.
    assert!(printed.lines().skip(1).all(|line| line.ends_with("\t1.5\t500\t0.5")), "{printed}");

    // gpt-4o costs 2.5 and 10 dollars a million: 0.00035 for each of these calls.
    let repriced = ["simulate", "--from", lines.to_str().unwrap(), "--prices", "builtin", "-o", "json"];
    let totals = home.run(&repriced).json()["totals"].clone();
    assert_eq!((totals["would_pay"].to_string(), &totals["repriced"]), ("35.0".into(), &json!(100_000)));
}

#[test]
fn a_spend_log_is_replayed_in_the_order_of_time() {
    let home = Home::new();
    let row = |id: &str, minute: u32, customer: &str| {
        json!({"request_id": id, "startTime": format!("2026-11-20T10:{minute:02}:00Z"), "endTime": format!("2026-11-20T10:{minute:02}:01Z"),
            "end_user": customer, "model": "gpt-4o", "model_group": "gpt-4o", "custom_llm_provider": "openai",
            "spend": 0.00035, "prompt_tokens": 100, "completion_tokens": 10})
        .to_string()
    };
    // The newest comes first, as logs are read.
    let rows = [row("r3", 3, "acme"), row("r2", 2, "globex"), row("r1", 1, "acme")].join("\n");
    let rows = home.file("log.jsonl", &rows);
    let tiers = home.file("tiers.yaml", "version: 1\ncustomers: [{user_id: acme, max_budget: 0.0002}]\n");
    let answer = home
        .run(&[
            "simulate",
            "--from",
            path(&rows),
            "--budgets",
            path(&tiers),
            "--prices",
            "builtin",
            "-o",
            "json",
        ])
        .json();
    assert_eq!(customers(&answer), ["\"globex\" 1 0.00035 0.00035 0", "\"acme\" 2 0.0007 0.0002 1"]);
    assert_eq!(answer["refusals"][0]["request_id"], "r3");
    assert_eq!(answer["totals"]["shortened"], 1);
    assert_eq!(answer["period"]["last"], "2026-11-20T10:03:01Z");
    let until = [
        "simulate",
        "--from",
        path(&rows),
        "--since",
        "2026-11-20T10:01:30Z",
        "--until",
        "2026-11-20T10:03:00Z",
        "-o",
        "id",
    ];
    assert_eq!(home.run(&until).printed(), "globex\n");
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn every_mistake_is_named_where_it_stands_and_ends_with_2() {
    let home = Home::new();
    let two = many_lines(2, 1);
    let line = two.lines().next().unwrap();
    for (name, text) in [
        ("good.jsonl", two.as_str()),
        ("twice.jsonl", &format!("{line}\n{line}\n")),
        ("broken.jsonl", &format!("{line}\n\n{{\"seq\": 2,\n")),
        ("number.jsonl", &line.replace("\"100", "x").replace(":100", ":\"many\"")),
        ("array.json", "[]"),
        ("tiers.yaml", "version: 1\nbudgets:\n  - {budget_id: a, max_bugdet: 4}\n"),
        ("prices.yaml", "version: 1\nmodels:\n  gpt-4o-mimi: {input_cost_per_token: 0.1}\n"),
    ] {
        home.file(name, text);
    }
    for (arguments, said) in [
        ("--from twice.jsonl", "twice.jsonl:2:1: line 1 of the ledger comes after line 1"),
        ("--from broken.jsonl", "broken.jsonl:3:"),
        ("--from number.jsonl", "number.jsonl:1:"),
        ("--from array.json", "one JSON object on each line is wanted"),
        ("--from none.jsonl", "cannot read none.jsonl"),
        ("--from good.jsonl --budgets tiers.yaml", "tiers.yaml:3:20: there is no 'max_bugdet' here"),
        (
            "--from good.jsonl --prices prices.yaml",
            "prices.yaml:3:3: 'gpt-4o-mimi' is no model of this period",
        ),
        ("--from good.jsonl --prices prices.yaml", "did you mean 'gpt-4o-mini"),
        ("--from good.jsonl --model-map fas=gpt-4o", "did you mean 'fast'?"),
        ("--from good.jsonl --model-map fast=gpt-4o-mimi", "nobody has told a price of 'gpt-4o-mimi'"),
        ("--from good.jsonl --model-map fast", "use a form like gpt-4o=gpt-4o-mini"),
        ("--from good.jsonl --margin 10", "use a form like 10%"),
        ("--from good.jsonl --margin-fixed much", "use a form like 12.50"),
        ("--from good.jsonl --timezone Mars", "use a name like 'Europe/Berlin'"),
        ("--from good.jsonl --since soon", "--since: use a duration like 24h"),
        ("--from good.jsonl --since 2026-02-01 --until 2026-01-01", "--until: is not after --since"),
        ("--from - --budgets -", "there is one stdin"),
    ] {
        let words: Vec<&str> = ["simulate"].into_iter().chain(arguments.split(' ')).collect();
        let ended = home.run(&words);
        assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{arguments}: {}", ended.stderr);
        assert!(ended.stderr.contains(said), "{arguments}: {}", ended.stderr);
    }
    // An empty file is an empty period.
    home.file("empty.jsonl", "");
    let empty = home.run(&["simulate", "--from", "empty.jsonl", "--fail-if-refused", "-o", "json"]).json();
    assert_eq!((&empty["totals"]["calls"], &empty["customers"]), (&json!(0), &json!([])));
}

/// A server that knows no ledger, with these routes of a log.
async fn log_server(routes: axum::Router) -> (String, tokio::task::JoinHandle<()>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (url, tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() }))
}

fn logged(id: &str, at: &str, more: &Value) -> Value {
    let mut row = json!({"request_id": id, "startTime": at, "end_user": "acme", "model": "gpt-4o",
        "custom_llm_provider": "openai", "spend": 0.5, "prompt_tokens": 1, "completion_tokens": 1, "status": "success"});
    row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    row
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_without_a_ledger_is_asked_for_the_pages_of_its_log() {
    // Two pages and a bit: one row comes twice, one call failed, one answer came out of a cache.
    let mut rows: Vec<Value> =
        (0..200).map(|n| logged(&format!("r{n}"), "2026-11-20T10:00:00Z", &json!({}))).collect();
    rows.push(rows[199].clone());
    rows.push(logged("failed", "2026-11-20T10:00:00Z", &json!({"status": "failure", "spend": 0})));
    rows.push(logged("cached", "2026-11-20T10:00:00Z", &json!({"cache_hit": "True", "spend": 0})));
    rows.push(logged("earlier", "2026-10-31T23:59:00Z", &json!({})));
    rows.push(logged("failed earlier", "2026-10-31T23:59:00Z", &json!({"status": "failure", "spend": 0})));
    type Asked = std::collections::HashMap<String, String>;
    let page = move |axum::extract::Query(asked): axum::extract::Query<Asked>| async move {
        assert_eq!(
            (asked["start_date"].as_str(), asked["end_date"].as_str()),
            ("2026-10-31 23:00:00", "2026-11-21 00:00:00")
        );
        let (page, size): (usize, usize) =
            (asked["page"].parse().unwrap(), asked["page_size"].parse().unwrap());
        let data: Vec<&Value> = rows.iter().skip((page - 1) * size).take(size).collect();
        json!({"data": data, "total": rows.len(), "page": page, "page_size": size}).to_string()
    };
    let (url, server) =
        log_server(axum::Router::new().route("/spend/logs/v2", axum::routing::get(page))).await;
    let home = Home::new();
    let period =
        ["--url", &url, "simulate", "--since", "2026-11-01T00:00:00Z", "--until", "2026-11-21T00:00:00Z"];
    let run = |more: &[&str]| home.run(&[&period[..], more, &["-o", "json"]].concat());
    let asked = run(&["--margin-fixed", "0.5"]);
    assert!(
        asked.stderr.contains("1 failed calls, for which nobody was charged, are left out"),
        "{}",
        asked.stderr
    );
    let answer = asked.json();
    assert_eq!(
        (customers(&answer), &answer["failures_omitted"]),
        (vec!["\"acme\" 201 100.0 200.0 0".to_owned()], &json!(1))
    );
    let totals = run(&["--prices", "builtin"]).json()["totals"].clone();
    assert_eq!((&totals["repriced"], &totals["kept"]), (&json!(200), &json!(1)));
    server.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_without_pages_is_read_whole() {
    let rows = json!([logged("r1", "2026-11-20T10:00:00Z", &json!({}))]);
    let whole = axum::routing::get(move || async move { rows.to_string() });
    let (url, server) = log_server(axum::Router::new().route("/spend/logs", whole)).await;
    let home = Home::new();
    let asked =
        home.run(&["--url", &url, "simulate", "--since", "2026-11-01", "--margin", "100%", "-o", "json"]);
    for said in ["its spend log is replayed", "its whole log is read"] {
        assert!(asked.stderr.contains(said), "{}", asked.stderr);
    }
    assert_eq!(customers(&asked.json()), ["\"acme\" 1 0.5 1.0 0"]);
    server.abort();
}
