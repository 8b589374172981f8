//! The dashboard on a real terminal, against a real server: what it shows, what it does, and how it
//! leaves the terminal behind.

mod crowd;
mod tmux;

use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::clients::installed::or_skip;
use crate::python_proxy::without_a_database;
use crate::support::process::BINARY;
use crate::support::{Home, Serving};
use tmux::{Terminal, installed};

/// The first frame: half a second where nothing else runs, and more where many tests run together.
const FIRST_FRAME: Duration = Duration::from_secs(5);
/// Until it is said that the server is gone …
const GONE: Duration = Duration::from_secs(12);
/// … and that it is there again.
const BACK: Duration = Duration::from_secs(15);

fn scene() -> (Serving, Home) {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    (server, home)
}

fn spend(home: &Home, customer: &str) -> String {
    let row: Value = home.run(&["customer", "info", customer, "-o", "json"]).json();
    row["spend"].to_string()
}

fn chat(home: &Home, customer: &str) {
    home.run(&["chat", "mock", "hi", "--customer", customer, "-q"]).printed();
}

#[test]
fn every_screen_opens_and_the_terminal_is_as_it_was_afterwards() {
    if or_skip(installed()).is_none() {
        return;
    }
    let (_server, home) = scene();
    let terminal = Terminal::open(&home, 120, 36);
    let before = terminal.settings("before");
    terminal.dashboard("");
    assert_eq!((terminal.fact("alternate_on"), terminal.fact("cursor_flag")), ("1".into(), "0".into()));
    for tab in [
        "[2 Customers]",
        "[3 Budgets]",
        "[4 Keys]",
        "[5 Tail]",
        "[6 Delivery]",
        "[7 Help]",
        "[8 In flight]",
        "[1 Overview]",
    ] {
        terminal.keys(&[&tab[1..2]]);
        terminal.wait_for(tab);
    }
    terminal.keys(&["q"]);
    terminal.wait_for("exit=0");
    for (fact, value) in [("alternate_on", "0"), ("cursor_flag", "1"), ("mouse_any_flag", "0")] {
        assert_eq!(terminal.fact(fact), value, "{fact}");
    }
    assert_eq!(terminal.settings("after"), before);
}

#[test]
fn the_first_frame_waits_for_nobody() {
    if or_skip(installed()).is_none() {
        return;
    }
    // Who accepts no connection answers nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let home = Home::new().with("LITELLM_PROXY_URL", format!("http://{}", silent.local_addr().unwrap()));
    let terminal = Terminal::open(&home, 120, 36);
    terminal.begin("");
    terminal.wait_at_most(FIRST_FRAME, "the first frame", |screen| {
        screen.contains("CONNECTING") && screen.contains("[1 Overview]")
    });
    terminal.keys(&["2"]);
    terminal.wait_for("[2 Customers]");
    terminal.keys(&["q"]);
    terminal.wait_for("exit=0");
}

#[test]
fn what_is_spent_is_seen_at_once() {
    if or_skip(installed()).is_none() {
        return;
    }
    let (_server, home) = scene();
    let terminal = Terminal::open(&home, 120, 36);
    terminal.dashboard("");
    chat(&home, "acme");
    terminal.wait_for("acme");
    terminal.keys(&["5"]);
    terminal.wait("the call on Tail", |screen| screen.contains("[5 Tail]") && screen.contains("acme"));
    chat(&home, "acme");
    terminal
        .wait("the second call", |screen| screen.lines().filter(|line| line.contains("acme")).count() >= 2);
    terminal.keys(&["2"]);
    let spent = spend(&home, "acme");
    terminal.wait(&spent, |screen| screen.lines().any(|line| line.contains("acme") && line.contains(&spent)));
}

#[test]
fn a_budget_is_made_and_mistakes_stay_on_their_field() {
    if or_skip(installed()).is_none() {
        return;
    }
    let (_server, home) = scene();
    let terminal = Terminal::open(&home, 100, 30);
    terminal.dashboard("--screen budgets");
    terminal.keys(&["n"]);
    terminal.wait_for("Create Budget");
    terminal.keys(&["my-free-tier", "Tab", "4", "Tab", "5", "C-s"]);
    terminal.wait_for("1 error to fix");
    terminal.keys(&["Escape"]);
    terminal.wait_for("Leave without saving?");
    terminal.keys(&["Escape"]);
    terminal.wait("the form", |screen| !screen.contains("Leave without saving?"));
    terminal.keys(&["C-u", "C-s"]);
    terminal.wait_for("created budget my-free-tier");
    let made = home.run(&["budget", "info", "my-free-tier", "-o", "json"]).json();
    assert_eq!((made["max_budget"].to_string(), made["soft_budget"].is_null()), ("4.0".into(), true));
    terminal.wait("the row", |screen| {
        screen.lines().any(|line| line.contains("my-free-tier") && line.contains("$4.00"))
    });
}

#[test]
fn marked_customers_are_blocked_together_and_let_in_again() {
    if or_skip(installed()).is_none() {
        return;
    }
    let (_server, home) = scene();
    for id in ["acme", "globex", "initech"] {
        home.run(&["customer", "new", id]).printed();
    }
    let terminal = Terminal::open(&home, 120, 30);
    terminal.dashboard("--screen customers");
    terminal.wait_for("initech");
    terminal.keys(&["/"]);
    terminal.keys(&["!initech", "Enter"]);
    terminal.wait_for("2 of 3 match");
    // In the order of the next column.
    terminal.wait_for("by ");
    let sorted = |screen: &str| {
        let words = screen.split("by ").nth(1)?;
        words.split_whitespace().next().map(str::to_owned)
    };
    let before = sorted(&terminal.screen());
    terminal.keys(&["s"]);
    terminal.wait("another order", |screen| sorted(screen) != before);
    terminal.keys(&["g", "Space", "j", "Space"]);
    terminal.wait_for("2 marked");
    let blocked = |id: &str| home.run(&["customer", "info", id, "-o", "json"]).json()["blocked"].clone();
    for is_blocked in [true, false] {
        terminal.keys(&["b"]);
        terminal.wait("the question", |screen| screen.contains("2 customers?"));
        terminal.keys(&["y"]);
        let said = if is_blocked { "ok: blocked" } else { "ok: unblocked" };
        terminal.wait_for(said);
        for id in ["acme", "globex", "initech"] {
            assert_eq!(blocked(id), is_blocked && id != "initech", "{id}");
        }
        if is_blocked {
            terminal.wait("the state", |screen| screen.matches("blocked").count() > 2);
            terminal.keys(&["g", "Space", "j", "Space"]);
            terminal.wait_for("2 marked");
        }
    }
}

#[test]
fn a_server_without_a_database_is_polled_and_said_to_have_none() {
    if or_skip(installed()).is_none() {
        return;
    }
    let server = without_a_database();
    let home =
        Home::new().with("LITELLM_PROXY_URL", server.url.clone()).with("LITELLM_PROXY_API_KEY", "sk-1234");
    let terminal = Terminal::open(&home, 120, 36);
    terminal.begin("--screen customers");
    terminal.wait_for("the server keeps no database: no customers");
    terminal.wait("the list", |screen| {
        screen.contains("customers could not be read: the server keeps no database")
            && screen.contains("POLL 2s")
            && !screen.contains("AUTH")
    });
    // It is asked again, and the link stands.
    let asked = || server.heads().iter().filter(|head| head.contains("/spend/logs")).count();
    let before = asked();
    terminal.wait("another question", |screen| asked() > before + 1 && screen.contains("POLL 2s"));
}

#[test]
fn a_server_that_goes_is_said_to_be_gone_and_is_found_again() {
    if or_skip(installed()).is_none() {
        return;
    }
    let (server, home) = scene();
    chat(&home, "acme");
    let terminal = Terminal::open(&home, 120, 36);
    terminal.dashboard("--screen customers");
    terminal.wait_for("acme");
    let url = server.url.clone();
    server.stop();
    let screen = terminal.wait_at_most(GONE, "that it is gone", |screen| {
        screen.contains("STALE") && screen.contains("retry") && screen.contains("connection lost")
    });
    assert!(screen.contains("acme"), "what was known stays: {screen}");
    terminal.keys(&["b"]);
    terminal.keys(&["L"]);
    // The line about the connection says why in between.
    terminal.wait_for("connection lost; writes are off until it is back");
    terminal.keys(&["Escape"]);
    let _server = home.serve_at(&url);
    terminal.wait_at_most(BACK, "that it is back", |screen| screen.contains("LIVE"));
    assert_eq!(home.run(&["customer", "info", "acme", "-o", "json"]).json()["blocked"], false);
    chat(&home, "acme");
    let spent = spend(&home, "acme");
    terminal.wait(&spent, |screen| screen.lines().any(|line| line.contains("acme") && line.contains(&spent)));
}

#[test]
fn nobody_has_to_wait_for_a_change_that_does_not_end() {
    if or_skip(installed()).is_none() {
        return;
    }
    let (server, home) = scene();
    home.run(&["customer", "new", "acme"]).printed();
    let terminal = Terminal::open(&home, 120, 36);
    terminal.dashboard("--screen customers");
    terminal.wait("the row", |screen| screen.lines().any(|line| line.contains("▶  acme")));
    server.freeze();
    terminal.keys(&["b"]);
    terminal.wait_for("Block customer acme?");
    terminal.keys(&["y"]);
    terminal.wait("the question's end", |screen| !screen.contains("Block customer acme?"));
    terminal.keys(&["q"]);
    terminal.wait_for("Quit anyway?");
    terminal.keys(&["y"]);
    terminal.wait("the terminal", |_| terminal.fact("alternate_on") == "0");
    // Those who wait to the end of its patience read exit=1.
    terminal.keys(&["C-c"]);
    let screen = terminal.wait_for("exit=");
    assert!(screen.contains("exit=130"), "{screen}");
    assert!(screen.contains("`litellm-rs customer block acme`; its outcome is unknown"), "{screen}");
}

#[test]
fn any_size_has_its_layout() {
    if or_skip(installed()).is_none() {
        return;
    }
    let home = Home::new();
    let terminal = Terminal::open(&home, 120, 36);
    terminal.dashboard("--demo");
    for (width, height, part) in [
        (120, 36, "[1 Overview]"),
        (80, 24, "[1 Over"),
        (60, 16, "[1 Ov] 2 Cu"),
        (40, 10, "Terminal too small: 40x10, need 60x16"),
        (20, 3, "Terminal too small"),
        (120, 36, "[1 Overview]"),
    ] {
        terminal.resize(width, height);
        terminal.wait_for(part);
    }
    terminal.keys(&["2"]);
    terminal.wait_for("[2 Customers]");
    terminal.keys(&["q"]);
    terminal.wait_for("exit=0");
}

#[test]
fn where_no_shell_could_bring_it_back_it_does_not_rest() {
    if or_skip(installed()).is_none() {
        return;
    }
    let home = Home::new();
    let terminal = Terminal::open(&home, 100, 30);
    // A shell that does as it was told leads the session, and what it runs is of its group.
    terminal.line(&format!("exec sh -c '{BINARY} dashboard --demo; echo exit=$?; exec cat'"));
    terminal.wait_for("LIVE");
    terminal.keys(&["C-z"]);
    terminal.wait_for("there is no shell that could bring the dashboard back");
    terminal.keys(&["2"]);
    terminal.wait_for("[2 Cust");
    terminal.keys(&["q"]);
    terminal.wait_for("exit=0");
}

#[test]
fn whatever_ends_or_suspends_it_the_terminal_is_given_back() {
    if or_skip(installed()).is_none() {
        return;
    }
    let home = Home::new().with("LITELLM_RS_DASHBOARD_PANIC", "1");
    let terminal = Terminal::open(&home, 100, 30);
    let before = terminal.settings("before");
    let is_back = |name: &str| {
        assert_eq!(terminal.settings(name), before, "{name}");
        assert_eq!((terminal.fact("alternate_on"), terminal.fact("cursor_flag")), ("0".into(), "1".into()));
    };
    terminal.dashboard("--demo");
    let process = terminal.process();
    assert!(Command::new("kill").args(["-TERM", &process]).status().unwrap().success());
    let screen = terminal.wait_for("exit=143");
    assert!(screen.contains("ended from outside; its log: "), "{screen}");
    is_back("terminated");

    terminal.dashboard("--demo");
    terminal.keys(&["F12"]);
    let screen = terminal.wait_for("exit=1");
    assert!(screen.contains("the dashboard broke: broken on purpose; its log: "), "{screen}");
    is_back("broken");

    terminal.dashboard("--demo");
    for how in ["key", "signal"] {
        if how == "key" {
            terminal.keys(&["C-z"]);
        } else {
            assert!(Command::new("kill").args(["-TSTP", &terminal.process()]).status().unwrap().success());
        }
        terminal.wait_for("Stopped");
        is_back(how);
        terminal.line("fg");
        terminal.wait_for("LIVE");
        terminal.keys(&["2"]);
        terminal.wait("it answers", |screen| screen.contains("[2 Cust"));
        terminal.keys(&["1"]);
        terminal.wait("it answers", |screen| screen.contains("[1 Over"));
    }
    terminal.keys(&["C-c"]);
    terminal.wait("the prompt", |screen| !screen.contains("LIVE"));
    is_back("quit");
}

#[test]
fn without_colour_nothing_is_lost_and_ascii_is_ascii() {
    if or_skip(installed()).is_none() {
        return;
    }
    let home = Home::new().with("NO_COLOR", "1");
    let terminal = Terminal::open(&home, 120, 36);
    terminal.dashboard("--demo --screen customers");
    let looks = terminal.looks();
    for code in looks.split('\u{1b}').filter_map(|part| part.strip_prefix('[')?.split_once('m')) {
        let is_color = |number: &str| {
            let number: u32 = number.parse().unwrap_or(0);
            matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107)
        };
        assert!(!code.0.split(';').any(is_color), "{code:?}");
    }
    let selected = looks.lines().find(|line| line.contains('▶')).unwrap();
    assert!(selected.contains("\u{1b}[7m") || selected.contains(";7m"), "{selected:?}");
    terminal.keys(&["q"]);
    terminal.wait_for("exit=0");
    terminal.dashboard("--demo --ascii");
    for screen in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        terminal.keys(&[screen]);
        let shown = terminal.wait(screen, |shown| shown.contains(&format!("[{screen} ")));
        assert!(shown.is_ascii(), "{shown}");
    }
}

#[test]
fn who_may_only_look_changes_nothing() {
    if or_skip(installed()).is_none() {
        return;
    }
    let (_server, home) = scene();
    home.run(&["customer", "new", "acme"]).printed();
    home.run(&["user", "new", "vera", "--role", "proxy_admin_viewer"]).printed();
    let key = home.run(&["key", "generate", "--user-id", "vera", "-o", "json"]).json();
    let key = home.file("viewer.key", key["key"].as_str().unwrap());
    let terminal = Terminal::open(&home, 120, 30);
    for flag in ["--read-only".to_owned(), format!("--api-key-file {}", key.display())] {
        terminal.dashboard(&format!("--screen customers {flag}"));
        terminal
            .wait("acme, and read-only", |screen| screen.contains("acme") && screen.contains("read-only"));
        for key in ["n", "e", "a", "b", "d", "u"] {
            terminal.keys(&[key]);
        }
        terminal.wait_for("not done: read-only");
        let screen = terminal.screen();
        assert!(!screen.contains("Create") && !screen.contains("Block"), "{screen}");
        terminal.keys(&["q"]);
        terminal.wait_for("exit=0");
    }
    let row = home.run(&["customer", "info", "acme", "-o", "json"]).json();
    assert_eq!(row["blocked"], false);
}

#[test]
fn without_a_terminal_it_says_what_to_use_instead() {
    let home = Home::new();
    for arguments in [&["dashboard"][..], &["dashboard", "--demo"], &["tui"], &["top"]] {
        let ended = home.run(arguments);
        assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{}", ended.stderr);
        let said = "dashboard needs a terminal; use 'tail spend -o jsonl' or 'dashboard --once'";
        assert!(ended.stderr.contains(said), "{}", ended.stderr);
    }
    let frame = home.run(&["dashboard", "--demo", "--once", "--size", "120x36"]).printed();
    assert_eq!(frame.lines().count(), 36);
    assert!(frame.contains("[1 Overview]") && !frame.contains('\u{1b}'));
    if or_skip(installed()).is_some() {
        let terminal = Terminal::open(&home, 100, 30);
        terminal.line(&format!("clear; TERM=dumb {BINARY} dashboard; echo exit=$?"));
        terminal.wait_for("exit=2");
        terminal.line(&format!("clear; {BINARY} dashboard | cat; echo exit=${{PIPESTATUS[0]}}"));
        let screen = terminal.wait_for("exit=2");
        assert!(screen.contains("dashboard needs a terminal"), "{screen}");
    }
}

#[test]
fn one_frame_of_a_server_is_text_and_fails_as_every_command_does() {
    let (server, home) = scene();
    chat(&home, "acme");
    let frame = home.run(&["dashboard", "--once", "--screen", "customers"]).printed();
    assert!(frame.contains("acme") && frame.contains("LIVE"), "{frame}");
    assert_eq!(frame.lines().count(), 24);
    let wrong = home.file("wrong.key", "sk-nobody-knows-this-key");
    let refused = home.run(&["dashboard", "--once", "--api-key-file", wrong.to_str().unwrap()]);
    assert_eq!(refused.code, 3, "{}", refused.stderr);
    server.stop();
    let gone = home.run(&["dashboard", "--once", "--timeout", "5s"]);
    assert_eq!((gone.code, gone.stdout.as_str()), (7, ""), "{}", gone.stderr);
}
