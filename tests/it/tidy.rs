//! The arrows of the house: imports point towards the domain, and the domain touches nothing.

use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file.
pub fn files() -> Vec<PathBuf> {
    sources(&src())
}

/// The top-level modules that a module may name besides itself, the rest of the house being above it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("wire", &["domain"]),
    ("clock", &["domain"]),
    ("seal", &[]),
    ("config", &["domain"]),
    ("store", &["domain"]),
    ("upstream", &["domain"]),
    ("metrics", &["domain"]),
    ("ledger", &["domain", "store", "clock", "metrics"]),
    ("delivery", &["domain", "wire", "store", "clock", "metrics", "config"]),
    ("client", &["domain", "wire"]),
    ("budget_manager", &["domain", "wire", "clock", "upstream", "client"]),
    ("text", &["domain", "client"]),
    ("tui", &["domain", "wire", "client", "text"]),
    ("cli", &["domain", "wire", "client", "text", "tui", "config", "upstream", "server"]),
];

#[test]
fn imports_point_towards_the_domain() {
    let mut wrong = Vec::new();
    for (module, allowed) in MAY_USE {
        let folder = src().join(module);
        let files = if folder.is_dir() { sources(&folder) } else { vec![src().join(format!("{module}.rs"))] };
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            for (number, line) in text.lines().enumerate() {
                for part in line.split("crate::").skip(1) {
                    let named: String =
                        part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    let known = MAY_USE.iter().any(|(name, _)| *name == named)
                        || ["admin", "proxy", "app", "server"].contains(&named.as_str());
                    if known && named != *module && !allowed.contains(&named.as_str()) {
                        wrong.push(format!("{}:{}: {module} names {named}", file.display(), number + 1));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_serve_and_ledger_reach_the_server_from_the_command_line() {
    for file in sources(&src().join("cli")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            !text.contains("crate::server") || ["serve.rs", "ledger.rs"].contains(&name.as_str()),
            "{} calls the server",
            file.display()
        );
    }
}

#[test]
fn the_domain_touches_nothing() {
    let banned = [
        "f64",
        "f32",
        "async ",
        "tokio",
        "std::time::",
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
        "Zoned::now",
        "std::fs",
        "std::net",
        "getrandom",
    ];
    for file in sources(&src().join("domain")) {
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in banned {
                assert!(!code.contains(word), "{}:{}: `{word}` in the domain", file.display(), number + 1);
            }
        }
    }
}

#[test]
fn no_file_has_grown_beyond_reading() {
    for file in sources(&src()) {
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 600, "{} has {lines} lines", file.display());
    }
}
