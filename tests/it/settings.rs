//! Stored settings as people and scripts meet them: profiles, precedence, and keys that go nowhere
//! but where they belong.

use std::path::PathBuf;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{Ended, Home, Plain};

const KEY: &str = "sk-canary-of-the-profile-4Q2w";

/// A home whose settings lie in it.
fn home() -> Home {
    let home = Home::new();
    let folder = home.path().join("settings").display().to_string();
    home.with("LITELLM_RS_CONFIG_DIR", folder)
}

fn file(home: &Home) -> PathBuf {
    home.path().join("settings").join("config.toml")
}

/// A home with these settings.
fn home_with(text: &str) -> Home {
    let home = home();
    std::fs::create_dir_all(file(&home).parent().unwrap()).unwrap();
    std::fs::write(file(&home), text).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(file(&home), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    home
}

/// A profile `prod` at this address.
fn prod(url: &str, more: &str) -> String {
    format!("current = \"prod\"\n[profiles.prod]\nurl = \"{url}\"\napi_key = \"{KEY}\"\n{more}")
}

/// Runs a command that reads this from stdin.
fn run_with(home: &Home, arguments: &[&str], stdin: &str) -> Ended {
    let input = home.file("stdin", stdin);
    let mut command = home.command(arguments);
    Ended::of(command.stdin(Stdio::from(std::fs::File::open(input).unwrap())))
}

fn is_empty_list(asked: &str) -> (u16, String) {
    (200, if asked.starts_with("post") { "{}".into() } else { "[]".into() })
}

#[test]
fn a_profile_is_made_changed_and_taken_away_with_its_comments_kept() {
    let home = home();
    assert_eq!(home.run(&["config", "path"]).printed().trim(), file(&home).to_str().unwrap());
    let init =
        ["config", "init", "--profile", "prod", "--url", "https://llm.example.com/", "--with-key", "-"];
    let made = run_with(&home, &init, &format!("{KEY}\n"));
    assert_eq!(made.printed(), "made the profile prod for https://llm.example.com\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: PathBuf| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(file(&home)), mode(file(&home).parent().unwrap().into())), (0o600, 0o700));
    }
    let again = run_with(&home, &init, KEY);
    assert_eq!((again.code, &*again.stdout), (5, ""), "{}", again.stderr);

    let commented =
        std::fs::read_to_string(file(&home)).unwrap().replace("\nurl", "\n# behind the gateway\nurl");
    std::fs::write(file(&home), &commented).unwrap();
    home.run(&["config", "set", "timeout", "5s"]).printed();
    home.run(&["config", "set", "profiles.dev.url", "http://localhost:4000"]).printed();
    home.run(&["config", "set", "profiles.dev.api_key_command", "--", "pass", "show", "-x"]).printed();
    home.run(&["config", "use", "dev"]).printed();
    let after = std::fs::read_to_string(file(&home)).unwrap();
    let wanted = commented.replace("current = \"prod\"", "current = \"dev\"")
        + "timeout = \"5s\"\n\n[profiles.dev]\nurl = \"http://localhost:4000\"\napi_key_command = [\"pass\", \"show\", \"-x\"]\n";
    assert_eq!(after, wanted);

    assert_eq!(home.run(&["config", "get", "url"]).printed(), "http://localhost:4000\n");
    assert_eq!(
        home.run(&["config", "get", "url", "--profile", "prod"]).printed(),
        "https://llm.example.com\n"
    );
    assert_eq!(home.run(&["config", "get", "profiles.prod.api_key"]).printed(), "sk-…4Q2w\n");
    let profiles = home.run(&["config", "profiles", "-o", "json"]).json();
    assert_eq!(
        profiles[1],
        json!({"profile": "dev", "current": true, "url": "http://localhost:4000", "key": "api_key_command pass",
               "output": null, "read_only": false, "timeout": null})
    );
    let unset = home.run(&["config", "get", "read_only"]);
    assert_eq!((unset.code, &*unset.stdout), (4, ""));

    let replaced = home.run(&["config", "set", "api_key_file", "~/dev.key"]);
    assert!(replaced.stderr.contains("taken away, for a profile has one key: api_key_command"));
    assert_eq!(home.run(&["config", "unset", "timeout", "--profile", "prod"]).code, 0);
    assert_eq!(home.run(&["config", "unset", "timeout", "--profile", "prod"]).code, 0);
    assert_eq!(home.run(&["config", "unset", "profiles.dev", "--yes"]).printed(), "took profiles.dev away\n");
    assert_eq!(std::fs::read_to_string(file(&home)).unwrap(), commented.replace("current = \"prod\"\n", ""));
}

#[test]
fn nothing_is_asked_where_nobody_answers_and_a_dry_run_writes_nothing() {
    let home = home_with(&prod("http://127.0.0.1:9", ""));
    let before = std::fs::read_to_string(file(&home)).unwrap();
    for (arguments, code, said) in [
        (&["config", "unset", "profiles.prod"][..], 2, "--yes"),
        (&["config", "edit"], 2, "needs a terminal"),
        (&["config", "init", "--profile", "new", "--with-key", "-"], 2, "no key on stdin"),
        (&["config", "set", "api_key", "-"], 2, "no key on stdin"),
        (&["config", "set", "api_key", "sk-canary-typed"], 2, "process lists"),
        (&["config", "init", "--profile", "new", "--with-key", "sk-canary-typed"], 2, "process lists"),
        (&["config", "init", "--profile", "new", "--api-key", "sk-canary-typed"], 2, "process lists"),
        (&["config", "use", "prd"], 2, "did you mean 'prod'?"),
        (&["config", "set", "urll", "x"], 2, "did you mean 'url'?"),
        (&["config", "set", "url", "ftp://x"], 2, "only http:// and https://"),
        (&["config", "set", "output", "xml"], 2, "one of table, json"),
        (&["config", "set", "url", "http://x", "--read-only"], 2, "read-only"),
        (&["config", "get", "url", "--profile", "prd"], 2, "did you mean 'prod'?"),
    ] {
        let ended = home.run(arguments);
        assert_eq!((ended.code, &*ended.stdout), (code, ""), "{arguments:?}: {}", ended.stderr);
        assert!(
            ended.stderr.contains(said) && !ended.stderr.contains("canary"),
            "{arguments:?}: {}",
            ended.stderr
        );
    }
    for arguments in [
        &["config", "set", "timeout", "5s", "--dry-run"][..],
        &["config", "unset", "profiles.prod", "--dry-run"],
        &["config", "init", "--profile", "new", "--dry-run"],
    ] {
        assert!(home.run(arguments).printed().contains("config.toml: "), "{arguments:?}");
    }
    assert_eq!(std::fs::read_to_string(file(&home)).unwrap(), before);
}

#[test]
fn the_key_of_a_profile_reaches_its_own_address_alone() {
    let (own, other) = (Plain::start(is_empty_list), Plain::start(is_empty_list));
    let home = home_with(&prod(&own.url, ""));
    let has_key = |plain: &Plain| {
        plain.heads().iter().any(|head| head.contains(&format!("bearer {}", KEY.to_lowercase())))
    };
    home.run(&["customer", "list"]).printed();
    assert!(has_key(&own));

    let ended = home.run(&["customer", "list", "--url", &other.url]);
    assert!(
        ended.stderr.contains("is not sent to") && ended.stderr.contains("--profile prod"),
        "{}",
        ended.stderr
    );
    let ended = Ended::of(home.command(&["customer", "list"]).env("LITELLM_PROXY_URL", &other.url));
    assert!(ended.stderr.contains("is not sent to"), "{}", ended.stderr);
    let command = ["customer", "list", "--profile", "prod"];
    Ended::of(home.command(&command).env("LITELLM_PROXY_URL", &other.url)).printed();
    Ended::of(home.command(&["customer", "list", "--url", &other.url]).env("LITELLM_RS_PROFILE", "prod"))
        .printed();
    assert_eq!(other.heads().len(), 4);
    assert!(other.heads().iter().all(|head| !head.contains("authorization")), "{:?}", other.heads());

    home.run(&["customer", "list", "--url", &other.url, "--profile", "prod"]).printed();
    assert!(has_key(&other), "both were typed");
}

#[test]
fn flags_win_over_variables_and_those_over_the_profile() {
    let (a, b, c) = (Plain::start(is_empty_list), Plain::start(is_empty_list), Plain::start(is_empty_list));
    let more = format!("output = \"yaml\"\n[profiles.dev]\nurl = \"{}\"\n", b.url);
    let home = home_with(&prod(&a.url, &more));
    let list = |arguments: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["customer", "list"], arguments].concat();
        Ended::of(home.command(&arguments).envs(variables.iter().copied())).printed()
    };
    assert_eq!(list(&[], &[]), "[]\n", "yaml and json agree on this");
    assert_eq!((a.heads().len(), b.heads().len()), (1, 0));
    assert_eq!(list(&["--profile", "dev", "-o", "json"], &[]), "[]\n");
    assert_eq!((a.heads().len(), b.heads().len()), (1, 1));
    list(&[], &[("LITELLM_RS_PROFILE", "dev")]);
    assert_eq!((a.heads().len(), b.heads().len()), (1, 2));
    list(&[], &[("LITELLM_PROXY_URL", &c.url), ("LITELLM_PROXY_API_KEY", "sk-env")]);
    assert!(c.heads()[0].contains("bearer sk-env"));
    list(
        &["--url", &a.url, "--api-key", "sk-flag"],
        &[("LITELLM_PROXY_URL", &c.url), ("LITELLM_PROXY_API_KEY", "sk-env")],
    );
    assert!(a.heads()[1].contains("bearer sk-flag"));
}

#[test]
fn a_read_only_profile_refuses_writes_until_it_is_overridden() {
    let plain = Plain::start(is_empty_list);
    let home = home_with(&prod(&plain.url, "read_only = true\n"));
    home.run(&["customer", "list"]).printed();
    let refused = home.run(&["api", "POST", "/customer/new", "-F", "user_id=a", "-o", "json"]);
    assert_eq!((refused.code, &*refused.stdout), (2, ""));
    let said: Value = serde_json::from_str(&refused.stderr).unwrap();
    assert_eq!(
        (&said["error"]["kind"], said["error"]["hint"].as_str().unwrap().contains("--read-write")),
        (&json!("usage"), true)
    );
    assert_eq!(plain.heads().len(), 1);
    home.run(&["api", "POST", "/customer/new", "-F", "user_id=a", "--read-write"]).printed();
    assert_eq!(plain.heads().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_program_or_a_file_gives_the_key() {
    let plain = Plain::start(is_empty_list);
    let text = format!(
        "current = \"a\"\n[profiles.a]\nurl = \"{0}\"\napi_key_command = [\"echo\", \"sk-of-a-program\"]\n\
         [profiles.b]\nurl = \"{0}\"\napi_key_file = \"b.key\"\n\
         [profiles.c]\nurl = \"{0}\"\napi_key_command = [\"sh\", \"-c\", \"echo sk-canary-half-done; echo no sk-canary-half-done >&2; exit 3\"]\n",
        plain.url
    );
    let home = home_with(&text);
    std::fs::write(file(&home).with_file_name("b.key"), "sk-of-a-file\n").unwrap();
    home.run(&["customer", "list"]).printed();
    home.run(&["customer", "list", "--profile", "b"]).printed();
    let heads = plain.heads();
    assert!(
        heads[0].contains("bearer sk-of-a-program") && heads[1].contains("bearer sk-of-a-file"),
        "{heads:?}"
    );
    let failed = home.run(&["customer", "list", "--profile", "c"]);
    assert_eq!((failed.code, &*failed.stdout), (2, ""));
    assert!(failed.stderr.contains("failed (exit status: 3): no sk-…done"), "{}", failed.stderr);
    assert_eq!(plain.heads().len(), 2);
}

#[test]
fn settings_that_cannot_be_read_say_where_and_stop_only_who_needs_them() {
    let home = home_with("current = \"prod\"\n[profiles.prod]\nurll = \"http://127.0.0.1:9\"\n");
    let ended = home.run(&["customer", "list"]);
    assert_eq!((ended.code, &*ended.stdout), (2, ""));
    assert!(
        ended.stderr.contains("config.toml:3:1: unknown setting 'urll'; did you mean 'url'?"),
        "{}",
        ended.stderr
    );
    let ended = home.run(&["customer", "list", "-o", "json"]);
    let said: Value = serde_json::from_str(&ended.stderr).unwrap();
    assert_eq!(said["error"]["exit_code"], 2);
    for arguments in [
        &["--help"][..],
        &["version"],
        &["help", "environment"],
        &["config", "path"],
        &["completions", "bash"],
    ] {
        home.run(arguments).printed();
    }
    let examined = home.run(&["doctor", "-o", "json"]);
    assert_eq!(examined.code, 6);
    let checks: Value = serde_json::from_str(&examined.stdout).unwrap();
    assert_eq!((&checks[0]["name"], &checks[0]["level"]), (&json!("settings"), &json!("fail")));
}

#[test]
fn the_address_of_the_original_is_the_last_resort() {
    let plain = Plain::start(is_empty_list);
    let home = home();
    std::fs::create_dir(home.path().join(".litellm")).unwrap();
    home.file(".litellm/config.json", &json!({"base_url": plain.url}).to_string());
    home.run(&["customer", "list"]).printed();
    assert_eq!(plain.heads().len(), 1);
    home.run(&["config", "init", "--url", "http://127.0.0.1:9"]).printed();
    assert_eq!(home.run(&["customer", "list", "--retries", "0"]).code, 7, "the profile comes before it");
}

#[test]
fn no_secret_is_shown_anywhere() {
    let refusing = Plain::start(|asked| match asked {
        "get /customer/list" => {
            (401, format!(r#"{{"error":{{"message":"no such key: {KEY}","type":"auth"}}}}"#))
        }
        _ => (200, format!(r#"{{"echo":"{KEY}"}}"#)),
    });
    let odd = "a-key-of-no-usual-form";
    let text =
        prod(&refusing.url, &format!("[profiles.odd]\nurl = \"{}\"\napi_key = \"{odd}\"\n", refusing.url));
    let home = home_with(&text);
    for arguments in [
        &["customer", "list", "-vv"][..],
        &["customer", "list", "-o", "json"],
        &["customer", "list", "-vv", "--profile", "odd"],
        &["customer", "info", "x", "-vv"],
        &["whoami", "-vv"],
        &["whoami", "-vv", "--profile", "odd"],
        &["doctor"],
        &["doctor", "-vv", "-o", "json"],
        &["doctor", "--profile", "odd"],
        &["config", "get"],
        &["config", "get", "api_key", "-o", "json"],
        &["config", "profiles", "-o", "json"],
        &["config", "set", "timeout", "5s", "-o", "json"],
        &["customer", "list", "--url", "http://127.0.0.1:9", "--retries", "0"],
    ] {
        let ended = home.run(arguments);
        // What a server answers to a read is its answer, and stands on stdout as it is.
        let shown = if arguments.contains(&"info") {
            ended.stderr
        } else {
            format!("{}{}", ended.stdout, ended.stderr)
        };
        assert!(!shown.contains(KEY) && !shown.contains(odd), "{arguments:?}: {shown}");
    }
}

#[test]
fn init_writes_what_serve_takes_without_a_word() {
    let home = home();
    let made = home.run(&["init", "proxy"]);
    assert!(made.stderr.contains("litellm-rs serve --config proxy/config.yaml"), "{}", made.stderr);
    assert_eq!(made.printed(), "wrote proxy/config.yaml\n");
    let path = home.path().join("proxy/config.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let again = home.run(&["init", "proxy", "-o", "json"]);
    assert_eq!((again.code, &*again.stdout), (5, ""));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    assert_eq!(home.run(&["init", "elsewhere", "--dry-run"]).printed(), "write elsewhere/config.yaml\n");
    assert!(!home.path().join("elsewhere").exists());

    let key = text.lines().find_map(|line| line.trim().strip_prefix("master_key: ")).unwrap();
    let server = home.serve(&["--config", path.to_str().unwrap()]);
    let answered = home.run(&["--url", &server.url, "--api-key", key, "chat", "mock", "hi"]);
    assert!(answered.printed().starts_with("Hello from the built-in mock model."));
    let log = server.stop();
    assert!(!log.contains("WARN") && !log.contains("warning") && !log.contains(key), "{log}");
}
