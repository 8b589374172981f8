//! What can be checked without a server: settings, variables, the terminal, the shell.

use std::path::{Path, PathBuf};

use super::Report;
use crate::cli::global::{Environment, GlobalArgs, Terminals};
use crate::cli::look::Look;
use crate::cli::settings::{Address, Chosen, place};
use crate::cli::table::terminal_width;
use crate::client::BaseUrl;

/// Variables that send requests through somebody else.
const PROXIES: &[&str] =
    &["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/// The stored settings; what cannot be read is passed over, so that the rest is still checked.
pub(super) fn check_settings(global: &GlobalArgs, env: &Environment<'_>, report: &mut Report) -> Chosen {
    let path = match place::path(env) {
        Ok(path) => path,
        Err(failure) => {
            report.warn("settings", failure.message, failure.hint.unwrap_or_default());
            return Chosen::default();
        }
    };
    let chosen = match Chosen::load(global.profile.as_deref(), env) {
        Ok(chosen) => chosen,
        Err(failure) => {
            report.failure("settings", failure);
            return Chosen::default();
        }
    };
    let shown = path.display();
    if let Some(note) = chosen.notes.first() {
        report.warn(
            "settings",
            note.trim_start_matches("warning: "),
            "litellm-rs config path names the file",
        );
    } else if let Some(name) = &chosen.name {
        let key = chosen.profile.key.as_ref().map_or_else(|| "no key".to_owned(), |key| key.shown());
        report.ok("settings", format!("profile '{name}' of {shown}, {key}"));
    } else if path.exists() {
        report.ok("settings", format!("{shown}, no current profile"));
    } else {
        report.ok("settings", format!("none stored ({shown})"));
    }
    chosen
}

/// Variables that contradict each other or the settings.
pub(super) fn check_environment(
    env: &Environment<'_>,
    chosen: &Chosen,
    address: &Address,
    report: &mut Report,
) {
    let stored = chosen.profile.url.as_ref().map(BaseUrl::as_str);
    if env.get("LITELLM_PROXY_URL").is_some()
        && let (Some(name), Some(stored)) = (&chosen.name, stored)
        && stored != address.url.as_str()
    {
        let text = format!(
            "the address is {} ({}), not that of profile '{name}': {stored}",
            address.url.as_str(),
            address.from
        );
        return report.warn("env", text, "unset LITELLM_PROXY_URL to work with the profile");
    }
    if env.get("LITELLM_PROXY_API_KEY").is_some() && env.get("LITELLM_PROXY_API_KEY_FILE").is_some() {
        let text = "LITELLM_PROXY_API_KEY and LITELLM_PROXY_API_KEY_FILE are both set; the first one counts";
        return report.warn("env", text, "unset one of them");
    }
    if env.get("LITELLM_PROXY_API_KEY").is_some() && chosen.profile.key.is_some() {
        let text = "the key of LITELLM_PROXY_API_KEY is used, not that of the profile";
        return report.warn("env", text, "unset LITELLM_PROXY_API_KEY to work with the profile");
    }
    let through: Vec<&str> = PROXIES.iter().filter(|name| env.get(name).is_some()).copied().collect();
    let mut text = format!("the address is {}, from {}", address.url.as_str(), address.from);
    if !through.is_empty() && !address.url.is_loopback() {
        text.push_str(&format!("; requests go by way of {}", through.join(", ")));
    }
    report.ok("env", text);
}

/// What the terminal can show.
pub(super) fn check_terminal(env: &Environment<'_>, terminals: Terminals, look: &Look, report: &mut Report) {
    if !terminals.stdout {
        return report.ok("terminal", "none: results are exact, without colour and borders");
    }
    let term = env.get("TERM").unwrap_or_default();
    let colours = match env.get("COLORTERM").as_deref() {
        _ if !look.color => "no colour",
        Some("truecolor" | "24bit") => "all colours",
        _ if term.contains("256color") => "256 colours",
        _ => "16 colours",
    };
    let size =
        terminal_width().map_or_else(|| "unknown width".to_owned(), |width| format!("{width} columns"));
    if term == "dumb" {
        return report.warn("terminal", format!("TERM=dumb: no colour, {size}"), "use -o jsonl, or set TERM");
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env.get(name)).unwrap_or_default();
    let is_utf8 = locale.to_ascii_lowercase().replace('-', "").contains("utf8");
    let clipboard = if term == "linux" { "no clipboard" } else { "clipboard by escape sequence" };
    let text = |letters: &str| format!("{colours}, {letters}, {size}, {clipboard}");
    if is_utf8 || look.ascii || cfg!(any(windows, target_os = "macos")) {
        report.ok("terminal", text(if look.ascii { "ASCII" } else { "UTF-8" }));
    } else {
        report.warn("terminal", text("the locale is not UTF-8"), "set LANG=C.UTF-8, or LITELLM_RS_ASCII=1");
    }
}

/// Whether the shell completes commands.
pub(super) fn check_completions(env: &Environment<'_>, terminals: Terminals, report: &mut Report) {
    let shell = env.get("SHELL").unwrap_or_default();
    let shell = Path::new(&shell).file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let home = PathBuf::from(env.get("HOME").unwrap_or_default());
    let (files, to): (Vec<PathBuf>, &str) = match shell {
        "bash" => (
            ["/usr/share", "/usr/local/share", "/etc"]
                .iter()
                .map(PathBuf::from)
                .chain([home.join(".local/share")])
                .flat_map(|share| {
                    [
                        share.join("bash-completion/completions/litellm-rs"),
                        share.join("bash_completion.d/litellm-rs"),
                    ]
                })
                .collect(),
            "~/.local/share/bash-completion/completions/litellm-rs",
        ),
        "zsh" => (
            ["/usr/share", "/usr/local/share"]
                .iter()
                .map(|share| Path::new(share).join("zsh/site-functions/_litellm-rs"))
                .chain([home.join(".zfunc/_litellm-rs"), home.join(".zsh/completions/_litellm-rs")])
                .collect(),
            "~/.zfunc/_litellm-rs",
        ),
        "fish" => (
            ["/usr/share/fish/vendor_completions.d", "/usr/local/share/fish/vendor_completions.d"]
                .iter()
                .map(PathBuf::from)
                .chain([home.join(".config/fish/completions")])
                .map(|folder| folder.join("litellm-rs.fish"))
                .collect(),
            "~/.config/fish/completions/litellm-rs.fish",
        ),
        _ => return report.ok("completions", "the shell is not known"),
    };
    match files.iter().find(|file| file.exists()) {
        Some(file) => report.ok("completions", format!("of {shell}, in {}", file.display())),
        None if terminals.stdin && terminals.stdout => report.warn(
            "completions",
            format!("not installed for {shell}"),
            format!("litellm-rs completions {shell} > {to}"),
        ),
        None => report.ok("completions", format!("not installed for {shell}, and nobody types here")),
    }
}
