//! `litellm-rs serve`: the flags that start a proxy, ours and those of LiteLLM's `litellm`.
//! The one command that runs a server instead of talking to one.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::Value;

use super::failure::ExitStatus;
use super::money;
use crate::config::{LitellmParams, ModelEntry, Secret};
use crate::server::ServeOptions;
use crate::wire::money::Usd;

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people
    #[default]
    Text,
    /// One JSON object per line
    Json,
}

/// `serve`. Absent values are left to the configuration file, then to the defaults.
#[derive(Args, Clone)]
#[command(
    before_long_help = "Examples:\n  litellm-rs serve\n  litellm-rs serve --config config.yaml --port 4000\n  \
                        litellm-rs serve --config config.yaml --check"
)]
pub struct ServeArgs {
    /// Configuration file
    #[arg(short, long, env = "CONFIG_FILE_PATH", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Address to listen on [default: 0.0.0.0; 127.0.0.1 without a strong master key]
    #[arg(long, env = "HOST")]
    pub host: Option<String>,
    /// Port to listen on; 0 takes a free one
    #[arg(long, env = "PORT", default_value_t = 4000)]
    pub port: u16,
    /// SQLite file or postgresql:// address [default: a file in the data directory]
    #[arg(long, alias = "database-url", env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database: Option<String>,
    /// How log lines are written
    #[arg(long, value_enum, default_value_t)]
    pub log_format: LogFormat,
    /// Check configuration and database, then exit
    #[arg(long, visible_alias = "validate-config")]
    pub check: bool,
    /// Set everything up, then exit before listening
    #[arg(long)]
    pub skip_server_startup: bool,
    /// Serve this model in addition to those of the configuration
    #[arg(short, long, value_name = "NAME")]
    pub model: Option<String>,
    /// Name under which --model is served
    #[arg(long, requires = "model", value_name = "NAME")]
    pub alias: Option<String>,
    /// Address of the provider of --model
    #[arg(long, value_name = "URL")]
    pub api_base: Option<String>,
    /// API version of the provider of --model
    #[arg(long, value_name = "VERSION")]
    pub api_version: Option<String>,
    /// Headers for the provider of --model
    #[arg(long, value_name = "JSON", value_parser = super::fields::parse_object)]
    pub headers: Option<serde_json::Map<String, Value>>,
    /// Temperature of calls of --model that name none
    #[arg(long, value_name = "F")]
    pub temperature: Option<String>,
    /// Longest answer of calls of --model that name none
    #[arg(long, value_name = "N")]
    pub max_tokens: Option<u64>,
    /// Longest wait for a provider, in seconds
    #[arg(long, value_name = "S")]
    pub request_timeout: Option<u64>,
    /// Cap of everything that is spent through this proxy
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    pub max_budget: Option<Value>,
    /// Drop parameters a provider does not know instead of refusing the call
    #[arg(long)]
    pub drop_params: bool,
    /// Log more
    #[arg(long, env = "DEBUG", value_parser = clap::builder::FalseyValueParser::new())]
    pub debug: bool,
    /// Log everything but keys, prompts and answers
    #[arg(long, env = "DETAILED_DEBUG", value_parser = clap::builder::FalseyValueParser::new())]
    pub detailed_debug: bool,
    /// Private key for TLS (PEM)
    #[arg(long, env = "SSL_KEYFILE_PATH", requires = "ssl_certfile_path", value_name = "FILE")]
    pub ssl_keyfile_path: Option<PathBuf>,
    /// Certificate for TLS (PEM)
    #[arg(long, env = "SSL_CERTFILE_PATH", requires = "ssl_keyfile_path", value_name = "FILE")]
    pub ssl_certfile_path: Option<PathBuf>,
    /// TLS ciphers
    #[arg(long, env = "SSL_CIPHERS", value_name = "LIST")]
    pub ciphers: Option<String>,
    /// How long an idle connection is kept, in seconds
    #[arg(long, env = "KEEPALIVE_TIMEOUT", value_name = "S")]
    pub keepalive_timeout: Option<u64>,
    /// Most calls at once
    #[arg(long, value_name = "N")]
    pub limit_concurrency: Option<usize>,
    /// Port for metrics alone
    #[arg(long, value_name = "PORT")]
    pub prometheus_metrics_port: Option<u16>,
    /// Print the version
    #[arg(long)]
    pub version: bool,
    /// Flags that mean nothing here.
    #[command(flatten)]
    pub accepted: AcceptedFlags,
}

/// Flags of the original that are accepted so that start scripts keep working.
#[derive(Args, Clone, Default)]
pub struct AcceptedFlags {
    #[arg(long, hide = true)]
    num_workers: Option<String>,
    #[arg(long, hide = true)]
    run_gunicorn: bool,
    #[arg(long, hide = true)]
    run_hypercorn: bool,
    #[arg(long, hide = true)]
    run_granian: bool,
    #[arg(long, hide = true)]
    use_prisma_db_push: bool,
    #[arg(long, hide = true)]
    skip_db_migration_check: bool,
    #[arg(long, hide = true)]
    enforce_prisma_migration_check: bool,
    #[arg(long, hide = true)]
    iam_token_db_auth: bool,
    #[arg(long, hide = true)]
    telemetry: Option<String>,
    #[arg(long, hide = true)]
    reload: bool,
    #[arg(long, hide = true)]
    max_requests_before_restart: Option<String>,
    #[arg(long, hide = true)]
    log_config: Option<String>,
    #[arg(long, hide = true)]
    loop_type: Option<String>,
    #[arg(long, hide = true)]
    add_function_to_prompt: bool,
    #[arg(long, hide = true)]
    add_key: Option<String>,
    #[arg(long, hide = true)]
    save: bool,
    #[arg(long, hide = true)]
    setup: bool,
    #[arg(long, hide = true)]
    health: bool,
    #[arg(long, hide = true)]
    local: bool,
    #[arg(long, hide = true)]
    use_queue: bool,
    #[arg(long, hide = true, num_args = 0..=1, default_missing_value = "")]
    test: Option<String>,
}

impl AcceptedFlags {
    /// The flags that were given although they change nothing.
    pub fn given(&self) -> Vec<&'static str> {
        [
            ("--num_workers", self.num_workers.is_some()),
            ("--run_gunicorn", self.run_gunicorn),
            ("--run_hypercorn", self.run_hypercorn),
            ("--run_granian", self.run_granian),
            ("--use_prisma_db_push", self.use_prisma_db_push),
            ("--skip_db_migration_check", self.skip_db_migration_check),
            ("--enforce_prisma_migration_check", self.enforce_prisma_migration_check),
            ("--iam_token_db_auth", self.iam_token_db_auth),
            ("--telemetry", self.telemetry.is_some()),
            ("--reload", self.reload),
            ("--max_requests_before_restart", self.max_requests_before_restart.is_some()),
            ("--log_config", self.log_config.is_some()),
            ("--loop_type", self.loop_type.is_some()),
            ("--add_function_to_prompt", self.add_function_to_prompt),
            ("--add_key", self.add_key.is_some()),
            ("--save", self.save),
            ("--setup", self.setup),
            ("--health", self.health),
            ("--local", self.local),
            ("--use_queue", self.use_queue),
            ("--test", self.test.is_some()),
        ]
        .into_iter()
        .filter_map(|(flag, is_given)| is_given.then_some(flag))
        .collect()
    }
}

/// Runs the proxy until it is told to stop.
pub async fn run(args: ServeArgs) -> ExitStatus {
    let ignored = args.accepted.given();
    if !ignored.is_empty() {
        eprintln!("warning: accepted without effect: {}", ignored.join(" "));
    }
    start(args).await
}

async fn start(args: ServeArgs) -> ExitStatus {
    if args.version {
        println!("litellm-rs {}", env!("CARGO_PKG_VERSION"));
        return ExitStatus::Success;
    }
    let options = match options(args) {
        Ok(options) => options,
        Err(complaint) => {
            eprintln!("error: {complaint}");
            return ExitStatus::Usage;
        }
    };
    let shutdown = match told_to_stop() {
        Ok(shutdown) => shutdown,
        Err(error) => {
            eprintln!("error: signals cannot be listened for: {error}");
            return ExitStatus::Error;
        }
    };
    match crate::server::serve(options, shutdown).await {
        Ok(()) => ExitStatus::Success,
        Err(complaint) => {
            eprintln!("error: {complaint}");
            ExitStatus::Error
        }
    }
}

fn options(args: ServeArgs) -> Result<ServeOptions, String> {
    if args.ssl_keyfile_path.is_some() || args.prometheus_metrics_port.is_some() || args.ciphers.is_some() {
        return Err("TLS and a port for metrics are not in this version yet; put a TLS proxy in front".into());
    }
    let unbuilt = [
        ("--keepalive_timeout", args.keepalive_timeout.is_some()),
        ("--limit_concurrency", args.limit_concurrency.is_some()),
        ("--drop_params", args.drop_params),
    ];
    for (flag, _) in unbuilt.into_iter().filter(|(_, given)| *given) {
        eprintln!("warning: {flag} has no effect in this version");
    }
    let max_budget = match &args.max_budget {
        None | Some(Value::Null) => None,
        Some(value) => Some(Usd::from_value(value).map_err(|error| format!("--max-budget: {error}"))?.0),
    };
    Ok(ServeOptions {
        max_budget,
        request_timeout_ms: args.request_timeout.map(|seconds| seconds.saturating_mul(1_000)),
        model: model(&args)?,
        json_logs: args.log_format == LogFormat::Json,
        verbosity: if args.detailed_debug { 2 } else { u8::from(args.debug) },
        config: args.config,
        host: args.host,
        port: Some(args.port),
        database: args.database,
        check: args.check,
        skip_startup: args.skip_server_startup,
    })
}

/// `--model` and what belongs to it as an entry of the model list.
fn model(args: &ServeArgs) -> Result<Option<ModelEntry>, String> {
    let Some(model) = &args.model else { return Ok(None) };
    let mut defaults = serde_json::Map::new();
    if let Some(temperature) = &args.temperature {
        let number: serde_json::Number = serde_json::from_str(temperature)
            .map_err(|_| format!("--temperature {temperature}: not a number"))?;
        defaults.insert("temperature".into(), Value::Number(number));
    }
    if let Some(tokens) = args.max_tokens {
        defaults.insert("max_tokens".into(), tokens.into());
    }
    let extra_headers = args
        .headers
        .iter()
        .flatten()
        .map(|(name, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (name.clone(), Secret::new(text))
        })
        .collect();
    Ok(Some(ModelEntry {
        model_name: args.alias.clone().unwrap_or_else(|| model.clone()),
        params: LitellmParams {
            model: model.clone(),
            api_base: args.api_base.clone(),
            api_version: args.api_version.clone(),
            extra_headers,
            defaults,
            ..LitellmParams::default()
        },
        ..ModelEntry::default()
    }))
}

/// Ctrl-C, or the word of a service manager. It is listened for from the moment of this call on: a
/// word that comes while the server still starts must not kill it in the middle of something.
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupted = signal(SignalKind::interrupt())?;
        let mut terminated = signal(SignalKind::terminate())?;
        Ok(async move {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        // Without signals there is only the harder way to stop.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    #[command(disable_version_flag = true)]
    struct Line {
        #[command(flatten)]
        args: ServeArgs,
    }

    fn args(line: &str) -> Result<ServeArgs, String> {
        let words = std::iter::once("x").chain(line.split_whitespace()).map(Into::into).collect();
        Line::try_parse_from(crate::cli::with_dashes(words))
            .map(|l| l.args)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn the_start_flags_of_the_original_are_understood() {
        let args = args(
            "--config c.yaml --host 127.0.0.1 --port 0 --detailed_debug --max_budget 10 --drop_params --request_timeout 600 \
             --num_workers 8 --run_gunicorn --telemetry False --model gpt-4o",
        )
        .unwrap();
        assert_eq!(args.config.as_deref(), Some(std::path::Path::new("c.yaml")));
        assert_eq!((args.host.as_deref(), args.port), (Some("127.0.0.1"), 0));
        assert!(args.detailed_debug && args.drop_params && !args.check);
        assert_eq!(args.max_budget.map(|max| max.to_string()).as_deref(), Some("10"));
        assert_eq!(args.accepted.given(), ["--num_workers", "--run_gunicorn", "--telemetry"]);
    }

    #[test]
    fn checking_has_two_names_and_tls_needs_both_files() {
        assert!(args("--validate_config").unwrap().check);
        assert!(args("--check").unwrap().check);
        assert!(args("--ssl_keyfile_path key.pem").is_err());
        assert!(args("--ssl_keyfile_path key.pem --ssl_certfile_path cert.pem").is_ok());
        assert!(args("--port 65536").is_err());
    }
}
