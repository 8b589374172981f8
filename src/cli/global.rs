//! The options every command has, and what they amount to together with the environment.
//! Precedence: flag, then environment, then the stored profile, then the default.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::failure::Failure;
use super::look::{Look, TimeStyle};
use super::settings::Chosen;
use super::when;
use crate::client::{ApiKey, BaseUrl, ClientOptions};

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table; tab-separated when piped
    Table,
    /// Indented JSON; lists are a bare array
    Json,
    /// One JSON value per line
    Jsonl,
    /// Comma-separated, with a header
    Csv,
    /// YAML
    Yaml,
    /// Ids only, one per line
    Id,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    Auto,
    Always,
    Never,
}

/// Options of all commands, before or behind the command's name.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Global options")]
pub(crate) struct GlobalArgs {
    /// Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]
    #[arg(long, global = true, visible_alias = "base-url", value_name = "URL", hide_short_help = true)]
    pub(crate) url: Option<String>,
    /// Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in
    /// process lists: prefer the environment or --api-key-file
    #[arg(long, global = true, value_name = "KEY", hide_short_help = true)]
    pub(crate) api_key: Option<String>,
    /// File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "api_key", hide_short_help = true)]
    pub(crate) api_key_file: Option<PathBuf>,
    /// Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]
    #[arg(long, global = true, value_name = "NAME", hide_short_help = true)]
    pub(crate) profile: Option<String>,
    /// How results are written [env: LITELLM_RS_OUTPUT] [default: table]
    #[arg(short, long, global = true, value_enum, value_name = "FMT", hide_short_help = true)]
    pub(crate) output: Option<Format>,
    /// Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json;
    /// one result per line, text without quotes
    #[arg(long, global = true, value_name = "EXPR", conflicts_with = "raw", hide_short_help = true)]
    pub(crate) jq: Option<String>,
    /// Columns of tables and CSV, in this order; `help` lists them
    #[arg(long, global = true, value_delimiter = ',', value_name = "A,B", hide_short_help = true)]
    pub(crate) columns: Vec<String>,
    /// Order of a list: a field, or `field:desc`
    #[arg(long, global = true, value_name = "F[:desc]", hide_short_help = true)]
    pub(crate) sort: Option<String>,
    /// No header row in tables and CSV
    #[arg(long, global = true, hide_short_help = true)]
    pub(crate) no_headers: bool,
    /// The body of the server's answer, byte for byte
    #[arg(long, global = true, hide_short_help = true)]
    pub(crate) raw: bool,
    /// When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]
    #[arg(long, global = true, value_enum, value_name = "WHEN", hide_short_help = true)]
    pub(crate) color: Option<ColorChoice>,
    /// The same as --color never
    #[arg(long, global = true, conflicts_with = "color", hide_short_help = true)]
    pub(crate) no_color: bool,
    /// No box, block or symbol characters [env: LITELLM_RS_ASCII]
    #[arg(long, global = true, hide_short_help = true)]
    pub(crate) ascii: bool,
    /// How tables write instants [default: relative on a terminal, else iso]
    #[arg(long, global = true, value_enum, value_name = "STYLE", hide_short_help = true)]
    pub(crate) time: Option<TimeStyle>,
    /// No notes on stderr
    #[arg(short, long, global = true, conflicts_with = "verbose", hide_short_help = true)]
    pub(crate) quiet: bool,
    /// Show requests with their timing; twice: also headers and bodies, secrets masked
    #[arg(short, long, global = true, action = clap::ArgAction::Count, hide_short_help = true)]
    pub(crate) verbose: u8,
    /// Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]
    #[arg(long, global = true, value_name = "DUR", value_parser = when::parse_length, hide_short_help = true)]
    pub(crate) timeout: Option<Duration>,
    /// How often a request is repeated where that is safe [default: 2]
    #[arg(long, global = true, value_name = "N", hide_short_help = true)]
    pub(crate) retries: Option<u32>,
    /// Answer questions with yes
    #[arg(short, long, global = true, hide_short_help = true)]
    pub(crate) yes: bool,
    /// Never ask [env: LITELLM_RS_NO_INPUT, CI]
    #[arg(long, global = true, hide_short_help = true)]
    pub(crate) no_input: bool,
    /// Refuse everything that changes something
    #[arg(long, global = true, hide_short_help = true)]
    pub(crate) read_only: bool,
    /// Change things although the profile is read-only
    #[arg(long, global = true, conflicts_with = "read_only", hide_short_help = true)]
    pub(crate) read_write: bool,
    /// Show what would be sent and send nothing that changes something
    #[arg(long, global = true, hide_short_help = true)]
    pub(crate) dry_run: bool,
    /// Accept any TLS certificate
    #[arg(long, global = true, hide_short_help = true)]
    pub(crate) insecure: bool,
    /// Further certificate authorities (PEM)
    #[arg(long, global = true, value_name = "FILE", hide_short_help = true)]
    pub(crate) ca_cert: Option<PathBuf>,
}

/// What the environment says; a variable that is set to nothing is not set.
pub(crate) struct Environment<'a>(pub(crate) &'a dyn Fn(&str) -> Option<String>);

impl Environment<'_> {
    /// The value of a variable that is set to something.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        (self.0)(name).filter(|value| !value.is_empty())
    }

    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.get(name)
            .is_some_and(|value| !matches!(value.to_ascii_lowercase().as_str(), "0" | "false" | "no"))
    }
}

/// Which of the three streams are terminals.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Terminals {
    pub(crate) stdin: bool,
    pub(crate) stdout: bool,
    pub(crate) stderr: bool,
}

impl Terminals {
    pub(crate) fn of_process() -> Self {
        Self {
            stdin: std::io::stdin().is_terminal(),
            stdout: std::io::stdout().is_terminal(),
            stderr: std::io::stderr().is_terminal(),
        }
    }
}

impl GlobalArgs {
    /// The output format.
    pub(crate) fn format(&self, env: &Environment<'_>, chosen: &Chosen) -> Result<Format, Failure> {
        let asked = match (self.output, env.get("LITELLM_RS_OUTPUT")) {
            (Some(format), _) => Some(format),
            // A program wants JSON, whatever is usual here.
            (None, _) if self.jq.is_some() => None,
            (None, Some(name)) => Some(Format::from_str(&name, true).map_err(|_| {
                Failure::usage(format!(
                    "LITELLM_RS_OUTPUT is not an output format: '{name}'; use one like json or csv"
                ))
            })?),
            (None, None) => None,
        };
        match (asked, &self.jq) {
            (None, None) => Ok(chosen.profile.output.unwrap_or(Format::Table)),
            (None, Some(_)) => Ok(Format::Json),
            (Some(format), Some(_)) if !matches!(format, Format::Json | Format::Jsonl) => {
                Err(Failure::usage("--jq works on JSON: use it with -o json, with -o jsonl, or without -o"))
            }
            (Some(format), _) => Ok(format),
        }
    }

    /// How results look on stdout.
    pub(crate) fn look(&self, env: &Environment<'_>, terminals: Terminals, now: Timestamp) -> Look {
        Look {
            is_terminal: terminals.stdout,
            color: self.color(env, terminals.stdout),
            ascii: self.ascii || env.is_on("LITELLM_RS_ASCII"),
            compact: false,
            time: self.time.unwrap_or(if terminals.stdout { TimeStyle::Relative } else { TimeStyle::Iso }),
            now,
        }
    }

    /// Whether a stream is coloured: the flag, then `NO_COLOR`, then `CLICOLOR_FORCE`, then
    /// whether it is a terminal that can.
    pub(crate) fn color(&self, env: &Environment<'_>, is_terminal: bool) -> bool {
        if self.no_color {
            return false;
        }
        match self.color {
            Some(ColorChoice::Always) => true,
            Some(ColorChoice::Never) => false,
            Some(ColorChoice::Auto) | None => {
                let forced = env.get("CLICOLOR_FORCE").is_some_and(|value| value != "0");
                let off = env.get("CLICOLOR").is_some_and(|value| value == "0");
                let dumb = env.get("TERM").is_some_and(|value| value == "dumb");
                env.get("NO_COLOR").is_none() && (forced || (is_terminal && !off && !dumb))
            }
        }
    }

    /// Whether a question may be asked.
    pub(crate) fn may_ask(&self, env: &Environment<'_>, terminals: Terminals) -> bool {
        terminals.stdin && !self.no_input && !env.is_on("LITELLM_RS_NO_INPUT") && !env.is_on("CI")
    }

    /// How the proxy at `url` is reached with `key`.
    pub(crate) fn client_options(
        &self,
        env: &Environment<'_>,
        chosen: &Chosen,
        url: BaseUrl,
        key: Option<ApiKey>,
    ) -> Result<ClientOptions, Failure> {
        let timeout = match (self.timeout, env.get("LITELLM_RS_TIMEOUT")) {
            (Some(timeout), _) => Some(timeout),
            (None, Some(text)) => Some(
                when::parse_length(&text)
                    .map_err(|error| Failure::usage(format!("LITELLM_RS_TIMEOUT: {error}")))?,
            ),
            (None, None) => chosen.profile.timeout,
        };
        let level = env.get("LITELLM_RS_LOG").and_then(|level| level.parse().ok()).unwrap_or(0);
        let mut options = ClientOptions::new(url, key);
        options.timeout = timeout.unwrap_or(options.timeout);
        options.retries = self.retries.unwrap_or(options.retries);
        options.insecure = self.insecure;
        options.ca_cert = self.ca_cert.clone().or_else(|| env.get("SSL_CERT_FILE").map(PathBuf::from));
        options.verbose = if self.quiet { 0 } else { self.verbose.max(level) };
        options.read_only = self.read_only || (chosen.profile.read_only && !self.read_write);
        options.dry_run = self.dry_run;
        options.keep_body = self.raw;
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::settings::Profile;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        global: GlobalArgs,
    }

    fn global(line: &str) -> GlobalArgs {
        Line::try_parse_from(std::iter::once("x").chain(line.split_whitespace())).unwrap().global
    }

    #[test]
    fn colour_follows_flag_then_environment_then_terminal() {
        for (line, pairs, terminal, color) in [
            ("", &[][..], true, true),
            ("", &[], false, false),
            ("", &[("NO_COLOR", "1")], true, false),
            ("", &[("NO_COLOR", "")], true, true),
            ("", &[("TERM", "dumb")], true, false),
            ("", &[("CLICOLOR", "0")], true, false),
            ("", &[("CLICOLOR_FORCE", "1")], false, true),
            ("", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false, false),
            ("--color always", &[("NO_COLOR", "1")], false, true),
            ("--color never", &[("CLICOLOR_FORCE", "1")], true, false),
            ("--no-color", &[], true, false),
        ] {
            let lookup = |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            assert_eq!(global(line).color(&Environment(&lookup), terminal), color, "{line} {pairs:?}");
        }
    }

    #[test]
    fn a_flag_beats_the_environment_and_that_the_profile() {
        let set = |name: &str| match name {
            "LITELLM_RS_TIMEOUT" => Some("5s".to_owned()),
            "LITELLM_RS_OUTPUT" => Some("jsonl".to_owned()),
            _ => None,
        };
        let none = |_: &str| None;
        let profile = Profile {
            output: Some(Format::Yaml),
            timeout: Some(Duration::from_secs(9)),
            ..Profile::default()
        };
        let chosen = Chosen { profile, ..Chosen::default() };
        for (line, env, chosen, format, timeout_s) in [
            ("-o csv --timeout 7s", &set as &dyn Fn(&str) -> Option<String>, &chosen, Format::Csv, 7),
            ("", &set, &chosen, Format::Jsonl, 5),
            ("", &none, &chosen, Format::Yaml, 9),
            ("", &none, &Chosen::default(), Format::Table, 30),
        ] {
            let (global, env) = (global(line), Environment(env));
            let url = BaseUrl::parse("http://host").unwrap();
            let options = global.client_options(&env, chosen, url, None).unwrap();
            assert_eq!(global.format(&env, chosen).unwrap(), format, "{line}");
            assert_eq!(options.timeout.as_secs(), timeout_s, "{line}");
        }
    }

    #[test]
    fn a_read_only_profile_can_be_overridden_and_a_flag_cannot() {
        let none = |_: &str| None;
        for (line, profile, read_only) in [
            ("", false, false),
            ("", true, true),
            ("--read-write", true, false),
            ("--read-only", false, true),
        ] {
            let profile = Profile { read_only: profile, ..Profile::default() };
            let chosen = Chosen { profile, ..Chosen::default() };
            let url = BaseUrl::parse("http://host").unwrap();
            let options = global(line).client_options(&Environment(&none), &chosen, url, None).unwrap();
            assert_eq!(options.read_only, read_only, "{line}");
        }
        assert!(Line::try_parse_from(["x", "--read-only", "--read-write"]).is_err());
    }
}
