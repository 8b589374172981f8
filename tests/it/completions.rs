//! What shells complete, in the shells themselves; and the manual pages in a reader of them.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::clients::installed::or_skip;
use crate::support::process::{BINARY, Ended, alone};
use crate::support::{Home, Serving};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A program of the system, or the reason why its tests are skipped.
fn program(name: &str) -> Result<(), &'static str> {
    let looked_for = Command::new("sh").args(["-c", &format!("command -v {name}")]).output().unwrap();
    if looked_for.status.success() { Ok(()) } else { Err("a shell or mandoc is not installed") }
}

/// Runs a script in a shell that finds the binary by its name.
fn in_shell(shell: &str, home: &Home, arguments: &[&str], script: &str) -> Ended {
    let mut command = alone(Path::new(shell), home.path());
    let folder = Path::new(BINARY).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    for (name, value) in home.variables() {
        command.env(name, value);
    }
    command.env("PATH", path).env("LITELLM_RS_DATA_DIR", home.data()).args(arguments).args(["-c", script]);
    Ended::of(&mut command)
}

/// What bash completes at the end of a line, asked as bash itself asks.
fn completed(home: &Home, line: &str) -> Vec<String> {
    let words: Vec<String> = line.split(' ').map(|word| format!("'{word}'")).collect();
    let script = format!(
        "source <(litellm-rs completions bash --dynamic)\n\
         COMP_WORDS=({}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); COMP_TYPE=9\n\
         _clap_complete_litellm_rs litellm-rs \"${{COMP_WORDS[COMP_CWORD]}}\"\n\
         for reply in \"${{COMPREPLY[@]}}\"; do echo \"$reply\"; done",
        words.join(" ")
    );
    let ended = in_shell("bash", home, &[], &script);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{line}");
    ended.stdout.split_whitespace().map(str::to_owned).collect()
}

fn scene() -> (Serving, Home) {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    let settings = home.path().join("settings");
    let home = home.with("LITELLM_RS_CONFIG_DIR", settings.to_str().unwrap());
    for line in [
        "customer new acme",
        "customer new apex",
        "customer new globex",
        "budget new free-tier --max-budget 4",
    ] {
        home.run(&line.split(' ').collect::<Vec<_>>()).printed();
    }
    home.run(&["key", "generate", "--key-alias", "ci", "--out", "ci.key"]).printed();
    (server, home)
}

#[test]
fn ids_come_from_the_server_and_nothing_comes_from_one_that_is_gone() {
    let (server, home) = scene();
    for (line, ids) in [
        ("litellm-rs customer info a", &["acme", "apex"][..]),
        ("litellm-rs customer update globex acme g", &["globex"]),
        ("litellm-rs customer new a", &[]),
        ("litellm-rs customer update acme --budget-id f", &["free-tier"]),
        ("litellm-rs budget info ", &["free-tier"]),
        ("litellm-rs budget assign free-tier ap", &["apex"]),
        ("litellm-rs key info c", &["ci"]),
        ("litellm-rs key generate --models mo", &["mock"]),
        ("litellm-rs chat mo", &["mock"]),
        ("litellm-rs spend logs --customer gl", &["globex"]),
        ("litellm-rs customer inf", &["info"]),
        ("litellm-rs customer list --bl", &["--blocked"]),
    ] {
        let found = completed(&home, line);
        let named: Vec<&str> = found
            .iter()
            .map(String::as_str)
            .filter(|id| !id.starts_with("--") || line.contains("--bl"))
            .collect();
        assert_eq!(named, ids, "{line}");
    }
    server.stop();
    // What was asked a moment ago is still known; what was not is not, and nobody waits for it.
    assert_eq!(completed(&home, "litellm-rs customer info a"), ["acme", "apex"]);
    let started = Instant::now();
    let home = home.with("LITELLM_PROXY_URL", "http://127.0.0.1:9");
    assert_eq!(completed(&home, "litellm-rs customer info a"), [""; 0]);
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_server_that_does_not_answer_is_not_waited_for() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let home = Home::new().with("LITELLM_PROXY_URL", format!("http://{}", listener.local_addr().unwrap()));
    let home = home.with("LITELLM_PROXY_API_KEY", "sk-canary-4Q2w");
    let started = Instant::now();
    assert_eq!(completed(&home, "litellm-rs customer info a"), [""; 0]);
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn the_scripts_load_in_their_shells() {
    for (shell, file, arguments) in [
        ("bash", "litellm-rs.bash", &["--norc"][..]),
        ("zsh", "_litellm-rs", &["-f"]),
        ("fish", "litellm-rs.fish", &["--no-config"]),
    ] {
        if or_skip(program(shell)).is_none() {
            continue;
        }
        let home = Home::new();
        let kept = root().join("completions").join(file);
        let kept = kept.display();
        let script = match shell {
            "bash" => format!("source {kept} && complete -p litellm-rs"),
            "zsh" => {
                format!("autoload -U compinit && compinit -D -u && source {kept} && echo $_comps[litellm-rs]")
            }
            _ => format!("source {kept}; and complete -C 'litellm-rs custo'"),
        };
        let ended = in_shell(shell, &home, arguments, &script);
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{shell}");
        let named = if shell == "fish" { "customer" } else { "litellm-rs" };
        assert!(ended.stdout.contains(named), "{shell}: {}", ended.stdout);
        let dynamic = match shell {
            "zsh" => {
                "autoload -U compinit && compinit -D -u && source <(litellm-rs completions zsh --dynamic)"
                    .to_owned()
            }
            "fish" => "litellm-rs completions fish --dynamic | source; and complete -C 'litellm-rs custo'"
                .to_owned(),
            _ => "source <(litellm-rs completions bash --dynamic)".to_owned(),
        };
        let ended = in_shell(shell, &home, arguments, &dynamic);
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{shell}");
        assert!(shell != "fish" || ended.stdout.contains("customer"), "{}", ended.stdout);
    }
}

#[test]
fn the_manual_pages_are_without_a_mistake() {
    if or_skip(program("mandoc")).is_none() {
        return;
    }
    let pages: Vec<_> =
        std::fs::read_dir(root().join("docs/man")).unwrap().map(|page| page.unwrap().path()).collect();
    assert!(pages.len() > 50, "{}", pages.len());
    let checked = Command::new("mandoc").args(["-T", "lint", "-W", "error"]).args(&pages).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let shown = Command::new("mandoc")
        .args(["-T", "ascii"])
        .arg(root().join("docs/man/litellm-rs-customer-new.1"))
        .output();
    let mut text = String::new();
    for character in String::from_utf8(shown.unwrap().stdout).unwrap().chars() {
        // Bold is the same character twice, with a backspace in between.
        if character == '\u{8}' {
            let _ = text.pop();
        } else {
            text.push(character)
        }
    }
    let shown = text;
    for part in ["EXAMPLES", "SYNOPSIS", "litellm-rs customer new my-customer-id"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}
