//! The commands about teams, users, organizations, tags and credentials: the real binary against the
//! real server, and against one that knows less.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{Answer, Ended, Home, Serving, Upstream};

fn scene() -> (Serving, Home) {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    (server, home)
}

/// The arguments of a line, as far as none of them holds a space.
fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// Commands as one types them.
trait Typed {
    fn says(&self, line: &str) -> String;
    fn shows(&self, line: &str) -> Value;
    fn fed(&self, line: &str, text: &str) -> Ended;
    fn changes_nothing(&self, line: &str);
}

impl Typed for Home {
    #[track_caller]
    fn says(&self, line: &str) -> String {
        self.run(&words(line)).printed()
    }

    #[track_caller]
    fn shows(&self, line: &str) -> Value {
        self.run(&[words(line), vec!["-o", "json"]].concat()).json()
    }

    /// Runs a command whose work is done already.
    #[track_caller]
    fn changes_nothing(&self, line: &str) {
        let ended = self.run(&words(line));
        assert_eq!((ended.code, &*ended.stdout), (0, ""), "{line}: {}", ended.stderr);
        assert!(ended.stderr.contains("unchanged"), "{line}: {}", ended.stderr);
    }

    /// Runs a command that reads `text`.
    fn fed(&self, line: &str, text: &str) -> Ended {
        let mut command = self.command(&words(line));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        Ended {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

#[test]
fn the_whole_life_of_a_team() {
    let (server, home) = scene();
    let made = home.says(
        "team new red --alias Reds --max-budget 25 --budget-duration 30d --member alice:admin --member bob",
    );
    // Whoever makes a team is in it as well.
    assert_eq!(made, "created team red  Reds  3 members  max $25.00  every 30d\n");
    let team = home.shows("team get red");
    assert_eq!((&team["team_id"], team["max_budget"].to_string()), (&json!("red"), "25.0".to_owned()));
    assert_eq!((&team["members_count"], &team["keys"]), (&json!(3), &json!([])));

    for (line, code, part) in [
        ("team new red", 5, "already exists"),
        ("team new red --if-not-exists", 0, "team red is there already, unchanged"),
        ("team new red --upsert", 0, "team red is there already, unchanged"),
        ("team info rde", 4, "did you mean 'red'?"),
        ("team info Reds", 4, "'Reds' is a name of team 'red'"),
        ("team update blue --max-budget 1", 4, "team 'blue' not found"),
        ("team block blue", 4, "team 'blue' not found"),
        ("team delete blue --yes", 4, "create it: litellm-rs team new blue"),
        ("team delete blue --yes --if-exists", 0, "team blue does not exist"),
    ] {
        let ended = home.run(&words(line));
        assert_eq!(ended.code, code, "{line}: {}", ended.stderr);
        assert!(ended.stderr.contains(part), "{line}: {}", ended.stderr);
    }
    let upsert = "team new red --upsert --max-budget 30 --member carol --member bob";
    assert_eq!(home.says(upsert), "updated team red  Reds  4 members  max $30.00  every 30d\n");
    home.changes_nothing(upsert);
    home.changes_nothing("team update red --max-budget 30.00 --budget-duration 30d --alias Reds");
    assert_eq!(
        home.says("team update red --clear alias --models mock"),
        "updated team red  4 members  max $30.00  every 30d\n"
    );
    assert_eq!(home.shows("team info red")["models"], json!(["mock"]));
    assert_eq!(
        home.says("team update red --models="),
        "updated team red  4 members  max $30.00  every 30d\n"
    );

    assert_eq!(home.says("team block red"), "blocked team red\n");
    assert_eq!(home.says("teams ls --blocked -o id"), "red\n");
    assert_eq!(home.shows("team unblock red")["blocked"], false);
    assert_eq!(home.says("team list --blocked -o id"), "");

    home.says("key generate --key-alias ci");
    assert_eq!(home.says("team assign-key red ci"), "key ci is of team red now\n");
    assert_eq!(home.run(&words("team assign-key blue ci")).code, 4);
    assert_eq!(home.run(&words("team assign-key red nokey")).code, 4);
    assert_eq!(home.shows("key list --team-id red")[0]["key_alias"], "ci");
    assert_eq!(home.says("team rm red -y"), "deleted team red\n");
    assert_eq!(home.shows("key list --team-id red"), json!([]));
    assert_eq!(home.run(&words("team info red")).code, 4);
    assert_eq!(home.says("team available -o id"), "");
    server.stop();
}

#[test]
fn who_is_in_a_team() {
    let (server, home) = scene();
    home.says("team new red");
    assert_eq!(
        home.says("team member add red alice:admin bob --max-budget 5"),
        "added alice to team red as admin  max $5.00\nadded bob to team red as user  max $5.00\n"
    );
    home.says("team members add red --email carol@example.com");
    assert_eq!(home.fed("team member add red -", "dave:admin\nerin\n").printed().lines().count(), 2);
    for (line, code, part) in [
        ("team member add red bob", 5, "user 'bob' is in team 'red' already"),
        ("team member add red bob --if-not-exists", 0, "bob is in team red already"),
        ("team member add blue bob", 4, "team 'blue' not found"),
        ("team member add red bob:boss", 2, "use a form like alice:admin"),
        ("team member add red", 2, "<USER[:ROLE]>"),
        ("team member update red frank --role admin", 4, "user 'frank' is not in team 'red'"),
        ("team member update red bob", 2, "nothing to change"),
        ("team member remove red frank --yes", 4, "litellm-rs team member list red"),
        ("team member remove red frank --yes --if-exists", 0, "frank is not in team red"),
        ("team member remove red bob", 2, "--yes"),
        ("team member list blue", 4, "team 'blue' not found"),
    ] {
        let ended = home.run(&words(line));
        assert_eq!(ended.code, code, "{line}: {}", ended.stderr);
        assert!(ended.stderr.contains(part), "{line}: {}", ended.stderr);
    }
    let changed = home.shows("team member update red bob --role admin --max-budget 7.50");
    assert_eq!(
        (&changed["role"], changed["max_budget_in_team"].to_string()),
        (&json!("admin"), "7.5".into())
    );
    assert_eq!(
        home.says("team member update red bob --max-budget none"),
        "updated bob in team red as admin\n"
    );
    assert_eq!(
        home.says("team member remove red --email carol@example.com --yes"),
        "took carol@example.com out of team red\n"
    );
    let listed = home.shows("team member list red --search a --sort user_id");
    let names: Vec<&Value> = listed.as_array().unwrap().iter().map(|member| &member["user_id"]).collect();
    assert_eq!(names, ["alice", "dave", "default_user_id"]);
    assert_eq!(listed[0]["litellm_budget_table"]["max_budget"].to_string(), "5.0");
    server.stop();
}

#[test]
fn the_whole_life_of_a_user() {
    let (server, home) = scene();
    home.says("team new red");
    let line =
        "user new alice --email alice@example.com --role internal-user --team red:admin --max-budget 4.50";
    let made = home.run(&words(line));
    assert!(!made.stdout.contains("sk-"), "{}", made.stdout);
    assert_eq!(made.printed(), "created user alice  alice@example.com  internal_user  in red  max $4.50\n");
    let user = home.shows("user info alice");
    assert_eq!((&user["teams"], &user["keys"]), (&json!(["red"]), &json!([])));

    let with_key = home.run(&words("user new bob --with-key --key-alias of-bob"));
    assert!(with_key.stderr.contains("created user bob"), "{}", with_key.stderr);
    let key = with_key.printed();
    assert!(key.starts_with("sk-") && key.lines().count() == 1, "the key and nothing else: {key}");
    let spoken = home.run(&["--api-key", key.trim(), "chat", "mock", "hi", "-o", "json"]).json();
    assert_eq!(spoken["usage"]["completion_tokens"], 20);
    assert_eq!(home.shows("user info bob")["spend"].to_string(), "0.00005");
    assert!(home.shows("user new carol --with-key")["key"].as_str().unwrap().starts_with("sk-"));

    for (line, code, part) in [
        ("user new alice", 5, "already exists"),
        ("user new alice --if-not-exists", 0, "user alice is there already, unchanged"),
        ("user new alicia --email alice@example.com --upsert", 5, "already exists"),
        ("user new dora --with-key -o id", 2, "would lose the key"),
        ("user new dora --role boss", 2, "proxy_admin_viewer"),
        ("user new --upsert --email x@y.z", 2, "<ID>"),
        ("user info dora", 4, "user 'dora' not found"),
        ("user info alic", 4, "did you mean 'alice'?"),
        ("user info Alice@Example.com", 4, "is a name of user 'alice'"),
        ("user update dora --max-budget 1", 4, "user 'dora' not found"),
        ("user update alice --clear max_budjet", 2, "choose from: email"),
        ("user update alice", 2, "nothing to change"),
        ("user delete alice", 2, "--yes"),
    ] {
        let ended = home.run(&words(line));
        assert_eq!(ended.code, code, "{line}: {}", ended.stderr);
        assert!(ended.stderr.contains(part), "{line}: {}", ended.stderr);
    }
    assert_eq!(home.run(&words("user info dora")).code, 4, "nobody was made by a refused command");
    home.says("team new blue");
    let upsert = "user new alice --upsert --alias Alice --team blue";
    assert_eq!(
        home.says(upsert),
        "updated user alice  alice@example.com  internal_user  in blue, red  max $4.50\n"
    );
    home.changes_nothing(upsert);
    let changed = home.shows("user update alice --clear max-budget --clear alias");
    assert_eq!((&changed["max_budget"], &changed["user_alias"]), (&Value::Null, &Value::Null));

    assert_eq!(home.says("users ls --role internal_user -o id --sort user_id"), "alice\n");
    assert_eq!(home.says("user list --team red --search ali -o id"), "alice\n");
    assert_eq!(home.says("user list --page 2 --size 2 --sort user_id -o id"), "carol\n");
    assert_eq!(
        home.fed("user delete - --yes", "alice\nbob\n").printed(),
        "deleted user alice\ndeleted user bob\n"
    );
    assert_eq!(home.shows("key list --user-id bob"), json!([]));
    server.stop();
}

#[test]
fn organizations_and_tags_have_limits_of_their_own() {
    let (server, home) = scene();
    home.says("budget new tier --max-budget 9");
    assert_eq!(home.says("organization new acme --budget-id tier"), "created organization acme  max $9.00\n");
    assert_eq!(home.shows("org info acme")["organization_alias"], "acme");
    home.says("team new red --organization-id acme");
    let upsert = "organization new acme --upsert --max-budget 12 --alias Acme";
    assert_eq!(home.says(upsert), "updated organization acme  Acme  max $12.00\n");
    home.changes_nothing(upsert);
    let refused = home.run(&words("organization delete acme --yes"));
    assert!(refused.code == 1 && refused.stderr.contains("still has 1 teams"), "{}", refused.stderr);
    assert_eq!(home.says("organization list --search ACM -o id"), "acme\n");
    home.says("team delete red --yes");
    home.says("organization delete acme --yes");

    home.says("chat mock hi --customer a");
    assert_eq!(
        home.says("tag new nightly --max-budget 10 --description jobs"),
        "created tag nightly  jobs  max $10.00\n"
    );
    assert_eq!(home.run(&words("tag new nightly")).code, 5);
    // What is not named stays.
    assert_eq!(home.says("tag update nightly --max-budget 11"), "updated tag nightly  jobs  max $11.00\n");
    assert_eq!(home.shows("tag update nightly --clear description")["description"], Value::Null);
    assert_eq!(home.shows("tag list")[0]["litellm_budget_table"]["max_budget"].to_string(), "11.0");
    assert!(home.run(&words("tag info nightl")).stderr.contains("did you mean 'nightly'?"));
    assert_eq!(home.says("tag delete nightly --yes"), "deleted tag nightly\n");
    assert_eq!(home.run(&words("tag update nightly --max-budget 1")).code, 4);
    server.stop();
}

#[test]
fn secrets_of_credentials_are_read_and_never_shown() {
    const CANARY: &str = "canary-that-has-no-prefix";
    let (server, home) = scene();
    let home = home.with("PROVIDER_KEY", CANARY);
    let file = home.file("provider.key", &format!("{CANARY}\n"));
    let from_file = format!("credential new of-file --secret api_key=@{} --provider openai", file.display());
    let mut runs = vec![
        home.run(&words("credential new of-env --secret api_key=@env:PROVIDER_KEY -vv --dry-run")),
        home.run(&words("credential new of-env --secret api_key=@env:PROVIDER_KEY -vv")),
        home.run(&words(&from_file)),
        home.fed("credential new of-stdin --secret api_key=- --value api_base=http://127.0.0.1:9/v1", CANARY),
        home.fed("credential new of-stdin --upsert --secret api_key=-", CANARY),
        home.run(&words("credential update of-env --display-name Env --clear api_base")),
        home.run(&words("credential info of-env -o json")),
        home.run(&words("credentials ls -o json")),
    ];
    for (at, run) in runs.iter().enumerate() {
        assert_eq!(run.code, 0, "{at}: {}", run.stderr);
    }
    assert_eq!(home.says("credential list -o id --sort credential_name"), "of-env\nof-file\nof-stdin\n");
    for (line, code, part) in [
        ("credential new x --secret api_key=canary-that-has-no-prefix", 2, "@env:OPENAI_API_KEY"),
        ("credential new x --value api_key=canary-that-has-no-prefix", 2, "--secret api_key=@env:NAME"),
        ("credential new x --secret api_key=@env:UNSET", 2, "UNSET holds nothing"),
        ("credential new x --secret api_key=@no/such/file", 2, "no/such/file"),
        ("credential new x", 2, "needs a value"),
        ("credential new of-env --secret api_key=@env:PROVIDER_KEY", 5, "already exists"),
        ("credential new of-env --if-not-exists --secret api_key=@env:PROVIDER_KEY", 0, "unchanged"),
        ("credential info of-evn", 4, "did you mean 'of-env'?"),
        ("credential update x --display-name X", 4, "credential 'x' not found"),
        ("credential delete of-env", 2, "--yes"),
    ] {
        let ended = home.run(&words(line));
        assert_eq!(ended.code, code, "{line}: {}", ended.stderr);
        assert!(ended.stderr.contains(part), "{line}: {}", ended.stderr);
        runs.push(ended);
    }
    for run in &runs {
        assert!(!run.stdout.contains(CANARY) && !run.stderr.contains(CANARY), "{}{}", run.stdout, run.stderr);
    }
    home.says("credential delete of-env of-file of-stdin --yes");
    server.stop();
}

#[test]
fn every_format_has_every_row_with_its_digits() {
    let (server, home) = scene();
    for at in 0..5 {
        home.says(&format!("team new t{at} --max-budget 0.001112{at}"));
    }
    let ids = "t0\nt1\nt2\nt3\nt4\n";
    assert_eq!(home.says("team list --sort team_id -o id"), ids);
    assert_eq!(home.says("team list --sort team_id:desc --limit 2 -o id"), "t4\nt3\n");
    assert_eq!(home.says("team list --sort max_budget -o csv --columns team_id --no-headers"), ids);
    assert_eq!(home.says("team list --sort team_id -o jsonl").lines().count(), 5);
    assert_eq!(home.shows("team list --sort team_id")[3]["max_budget"].to_string(), "0.0011123");
    assert!(home.says("team list -o yaml").contains("max_budget: 0.0011124\n"));
    let piped = home.says("team list --sort team_id");
    assert_eq!(piped.lines().next(), Some("TEAM\tALIAS\tMEMBERS\tSPEND\tMAX\tUSED\tRESETS\tSTATE"));
    assert!(piped.contains("\t0.0011121\t0%\t"), "{piped}");
    server.stop();
}

#[test]
fn what_is_not_sent_is_shown_and_nothing_is_asked_without_a_person() {
    let (server, home) = scene();
    for line in
        ["team new red", "team new blue", "user new alice", "tag new nightly", "organization new acme"]
    {
        home.says(line);
    }
    let shown = home.says("team delete red blue --dry-run");
    assert_eq!(
        shown,
        "POST /team/delete {\"team_ids\":[\"red\"]}\nPOST /team/delete {\"team_ids\":[\"blue\"]}\n"
    );
    let shown = home.says("team member add red alice bob:admin --dry-run");
    assert_eq!(shown.lines().count(), 2, "{shown}");
    assert_eq!(home.shows("team list").as_array().unwrap().len(), 2);
    for line in ["team delete red", "user delete alice", "tag delete nightly", "organization delete acme"] {
        let ended = home.run(&words(line));
        assert_eq!((ended.code, &*ended.stdout), (2, ""), "{line}");
        assert!(ended.stderr.contains("--yes"), "{line}: {}", ended.stderr);
        let ended = home.fed(line, "y\n");
        assert_eq!(ended.code, 2, "{line}: an answer nobody typed");
    }
    assert_eq!(home.fed("team delete - --yes", "").printed(), "");
    let partial = home.run(&words("team delete red nobody blue --yes --continue-on-error"));
    assert_eq!(partial.code, 8, "{}", partial.stderr);
    assert_eq!(home.says("team list -o id"), "");
    server.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_pages_of_teams_is_asked_for_all_of_them() {
    let raw = |status, body: &str| Answer::Raw { status, headers: vec![], body: body.to_owned() };
    let older = Upstream::start(raw(404, r#"{"detail":"Not Found"}"#)).await;
    let teams = r#"[{"team_id":"a","team_alias":"Reds","spend":0.10},{"team_id":"b","spend":2}]"#;
    older.next([raw(404, r#"{"detail":"Not Found"}"#), raw(200, teams)]);
    let home = Home::new().with("LITELLM_PROXY_URL", older.url.clone());
    let run = |line: &'static str, home: Home| async move {
        tokio::task::spawn_blocking(move || (home.run(&words(line)), home)).await.unwrap()
    };
    let (listed, home) = run("team list --search red -o jsonl --api-key sk-x", home).await;
    assert_eq!(listed.stdout, "{\"team_id\":\"a\",\"team_alias\":\"Reds\",\"spend\":0.10}\n");
    assert!(listed.stderr.contains("no pages of teams"), "{}", listed.stderr);
    let paths: Vec<String> = older.seen().into_iter().map(|seen| seen.path).collect();
    assert!(paths[0].starts_with("/v2/team/list?") && paths[1] == "/team/list", "{paths:?}");

    // What it does not offer at all is said as such.
    let (listed, _) = run("organization list --api-key sk-x", home).await;
    assert_eq!(listed.code, 1, "{}", listed.stderr);
}
