//! From the command line to a running server: read everything, complain about everything at once,
//! and bind a port only when it can work.

use std::future::Future;
use std::io::IsTerminal;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use tokio::net::TcpListener;

use super::build::Plan;
use crate::client::data_dir as client_data_dir;
use crate::clock::Clock;
use crate::config::{Config, Env, Loaded, Secret, Strength, master_key_strength};
use crate::domain::money::Picos;
use crate::ledger::verify::{Report, verify as verified};
use crate::proxy::identify::{MasterKey, OpenTo};
use crate::store::{Access, Store};
use crate::upstream::provider::PROVIDERS;

/// The port when none is given.
const PORT: u16 = 4_000;
/// The ledger's file in the data directory.
const LEDGER_FILE: &str = "ledger.db";
/// The generated key's file in the data directory.
const MASTER_KEY_FILE: &str = "master_key";

/// What the command line says.
#[derive(Clone, Debug, Default)]
pub struct ServeOptions {
    /// The configuration file.
    pub config: Option<PathBuf>,
    /// Where to listen.
    pub host: Option<String>,
    /// On which port; zero takes a free one.
    pub port: Option<u16>,
    /// The database instead of the configured one.
    pub database: Option<String>,
    /// Log lines as JSON.
    pub json_logs: bool,
    /// Log more: 1 debug, 2 everything.
    pub verbosity: u8,
    /// Check, and exit.
    pub check: bool,
    /// Set everything up, and exit.
    pub skip_startup: bool,
    /// The cap of the whole proxy instead of the configured one.
    pub max_budget: Option<Picos>,
    /// How long a provider may take instead of the configured time.
    pub request_timeout_ms: Option<u64>,
    /// A model besides the configured ones.
    pub model: Option<crate::config::ModelEntry>,
}

/// Runs a server until it is told to stop. The error is for a person, one line for each mistake.
pub async fn serve(options: ServeOptions, shutdown: impl Future<Output = ()>) -> Result<(), String> {
    let env = Env::from_process();
    let Loaded { mut config, warnings, env } = load(&options, &env)?;
    override_by(&mut config, &options);
    start_log(&options, &config, &env);
    for warning in &warnings {
        tracing::warn!("{warning}");
    }
    let plan = Plan::new(&config, &env).map_err(|mistakes| mistakes.join("\n"))?;
    for warning in plan.warnings() {
        tracing::warn!("{warning}");
    }
    let path = database_path(&options, &config, &env)?;
    if options.check {
        return check(&plan, &path).await;
    }
    let key = master_key(&config, &env)?;
    let address = address(&options, &config, &key)?;
    let listener = TcpListener::bind(address).await.map_err(|error| {
        format!("{address}: {error}; is another server running there? --port takes another one")
    })?;
    let store = Store::open_sqlite(&path, Access::Own).await.map_err(|error| error.to_string())?;
    let (app, written) = plan.open(store, Clock::System, MasterKey::new(&key.text, key.open_to)).await?;
    if options.skip_startup {
        app.ledger.close();
        return written.await.map_err(|error| error.to_string());
    }
    let models = app.models.now().catalogue.public_names().count();
    let bound = listener.local_addr().map_err(|error| error.to_string())?;
    announce(bound, models, &path, &key);
    super::run(app, written, listener, shutdown).await;
    tracing::info!("stopped; everything is on disk");
    Ok(())
}

/// Recomputes every balance of a database from its entries.
pub async fn verify(database: Option<&str>) -> Result<Report, String> {
    let path = match database {
        Some(database) => sqlite_path(database)?,
        None => data_dir(&Env::from_process())?.join(LEDGER_FILE),
    };
    if !path.exists() {
        return Err(format!("{}: there is no database", path.display()));
    }
    let store = Store::open_sqlite(&path, Access::Snapshot).await.map_err(|error| error.to_string())?;
    let report = verified(&store).await.map_err(|error| format!("{}: {error}", path.display()));
    store.close().await;
    report
}

fn load(options: &ServeOptions, env: &Env) -> Result<Loaded, String> {
    let loaded = match &options.config {
        Some(path) => Config::load(Some(path), env),
        None => {
            let keys: Vec<(&str, &str)> = PROVIDERS
                .iter()
                .filter(|provider| provider.key_required)
                .flat_map(|provider| provider.key_env.iter().take(1).map(|name| (provider.prefix, *name)))
                .collect();
            Config::first_minute(env, &keys)
        }
    };
    loaded.map_err(|errors| errors.to_string())
}

fn override_by(config: &mut Config, options: &ServeOptions) {
    if options.max_budget.is_some() {
        config.litellm.max_budget = options.max_budget;
    }
    if let Some(ms) = options.request_timeout_ms {
        config.router.timeout_ms = ms;
    }
    config.models.extend(options.model.clone());
}

/// How much is logged: what the command line says, else `LITELLM_LOG`, else the configuration.
fn log_level(verbosity: u8, word: Option<&str>, set_verbose: bool) -> &'static str {
    match (verbosity, word.map(str::to_ascii_uppercase).as_deref()) {
        (1, _) | (0, Some("DEBUG")) => "litellm_rs=debug,info",
        (0, Some("INFO")) => "info",
        (0, Some("WARNING" | "WARN")) => "warn",
        (0, Some("ERROR" | "CRITICAL")) => "error",
        (0, _) if set_verbose => "litellm_rs=debug,info",
        (0, _) => "info",
        _ => "litellm_rs=trace,info",
    }
}

fn start_log(options: &ServeOptions, config: &Config, env: &Env) {
    use tracing_subscriber::EnvFilter;
    let level = log_level(options.verbosity, env.filled("LITELLM_LOG"), config.litellm.set_verbose);
    let filter = EnvFilter::try_from_env("LITELLM_RS_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none());
    // A second server in one process keeps the first one's log.
    let _ = if options.json_logs || config.litellm.json_logs {
        builder.json().flatten_event(true).try_init()
    } else {
        builder.try_init()
    };
}

/// The platform's data directory, or the one that is named.
pub fn data_dir(env: &Env) -> Result<PathBuf, String> {
    client_data_dir(env.filled("LITELLM_RS_DATA_DIR"))
        .ok_or_else(|| "this platform names no data directory; set LITELLM_RS_DATA_DIR".to_owned())
}

fn database_path(options: &ServeOptions, config: &Config, env: &Env) -> Result<PathBuf, String> {
    let configured = config.general.database_url.as_ref().map(Secret::expose);
    match options.database.as_deref().or(configured) {
        Some(database) => sqlite_path(database),
        None => data_dir(env).map(|folder| folder.join(LEDGER_FILE)),
    }
}

/// `sqlite://path`, `sqlite:path` or a path.
fn sqlite_path(database: &str) -> Result<PathBuf, String> {
    if database.starts_with("postgres://") || database.starts_with("postgresql://") {
        return Err(
            "PostgreSQL is not in this version yet; use a SQLite file: sqlite:///path/to/ledger.db".into()
        );
    }
    let path =
        database.strip_prefix("sqlite://").or_else(|| database.strip_prefix("sqlite:")).unwrap_or(database);
    if path.is_empty() || path.contains("://") {
        return Err("the database must be a SQLite file, like sqlite:///path/to/ledger.db".into());
    }
    Ok(PathBuf::from(path))
}

async fn check(plan: &Plan, path: &Path) -> Result<(), String> {
    let mut lines = vec![format!("ok: configuration, {} models", plan.model_count())];
    if path.exists() {
        let store = Store::open_sqlite(path, Access::ReadOnly).await.map_err(|error| error.to_string())?;
        let state = store.migration_state().await.map_err(|error| error.to_string())?;
        lines.push(format!(
            "ok: {}, {} steps applied, {} to apply at the next start",
            path.display(),
            state.applied,
            state.pending.len()
        ));
        store.close().await;
    } else {
        lines.push(format!("ok: {} does not exist yet and is made at the first start", path.display()));
    }
    println!("{}", lines.join("\n"));
    Ok(())
}

/// The key that opens everything, and what follows from where it comes from.
struct Key {
    text: String,
    open_to: OpenTo,
    /// Why this server should not be reachable from elsewhere.
    weakness: Option<String>,
    /// Made just now, and kept in this file.
    made_in: Option<PathBuf>,
}

fn master_key(config: &Config, env: &Env) -> Result<Key, String> {
    let permitted = config.general.dangerously_permit_weak_or_unset_master_key;
    if let Some(key) = &config.general.master_key {
        let weakness = match master_key_strength(key.expose()) {
            Strength::Weak { why } if !permitted => Some(format!("the master key {why}")),
            Strength::Weak { .. } | Strength::Strong => None,
        };
        return Ok(Key { text: key.expose().to_owned(), open_to: OpenTo::Nobody, weakness, made_in: None });
    }
    let file = data_dir(env)?.join(MASTER_KEY_FILE);
    let (text, is_new) = match std::fs::read_to_string(&file) {
        Ok(text) => (text.lines().next().unwrap_or_default().trim().to_owned(), false),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => (generate_key(&file)?, true),
        Err(error) => return Err(format!("{}: {error}", file.display())),
    };
    if !text.starts_with("sk-") {
        return Err(format!("{} does not hold a key; remove it to have a new one made", file.display()));
    }
    Ok(Key {
        text,
        open_to: if permitted { OpenTo::Everybody } else { OpenTo::Loopback },
        weakness: (!permitted).then(|| "no master key is configured".to_owned()),
        made_in: is_new.then_some(file),
    })
}

/// 128 random bits, readable by the owner alone.
fn generate_key(file: &Path) -> Result<String, String> {
    use std::io::Write;
    let failed = |error: std::io::Error| format!("{}: {error}", file.display());
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random).map_err(|error| format!("no random numbers: {error}"))?;
    let key = format!("sk-{}", random.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut opened = options.open(file).map_err(failed)?;
    writeln!(opened, "{key}").map_err(failed)?;
    Ok(key)
}

fn address(options: &ServeOptions, config: &Config, key: &Key) -> Result<SocketAddr, String> {
    let port = options.port.or(config.port).unwrap_or(PORT);
    let wanted = options.host.as_deref().or(config.host.as_deref());
    let wanted: Option<IpAddr> = match wanted {
        None => None,
        Some("localhost") => Some(Ipv4Addr::LOCALHOST.into()),
        Some(host) => Some(
            host.parse()
                .map_err(|_| format!("--host {host}: must be an address like 0.0.0.0, 127.0.0.1 or ::"))?,
        ),
    };
    let ip = match (wanted, &key.weakness) {
        (Some(ip), _) if ip.is_loopback() => ip,
        (_, Some(weakness)) => {
            tracing::warn!(
                "listening on 127.0.0.1 only, because {weakness}. For other machines, set a strong \
                 general_settings.master_key, or general_settings.dangerously_permit_weak_or_unset_master_key: true"
            );
            Ipv4Addr::LOCALHOST.into()
        }
        (Some(ip), None) => ip,
        (None, None) => Ipv4Addr::UNSPECIFIED.into(),
    };
    Ok(SocketAddr::new(ip, port))
}

fn announce(bound: SocketAddr, models: usize, path: &Path, key: &Key) {
    if let Some(file) = &key.made_in {
        if std::io::stderr().is_terminal() {
            eprintln!("\n  master key, shown once and kept in {}:\n  {}\n", file.display(), key.text);
        } else {
            tracing::info!(file = %file.display(), "a master key was made; the file holds it");
        }
    }
    tracing::info!(models, database = %path.display(), "listening on http://{bound}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_decides_how_much_is_logged_then_the_environment_then_the_file() {
        let (debug, trace) = ("litellm_rs=debug,info", "litellm_rs=trace,info");
        for (verbosity, word, set_verbose, expected) in [
            (0, None, false, "info"),
            (0, None, true, debug),
            (0, Some("ERROR"), true, "error"),
            (0, Some("warning"), false, "warn"),
            (0, Some("INFO"), true, "info"),
            (0, Some("DEBUG"), false, debug),
            (0, Some("loud"), true, debug),
            (1, Some("ERROR"), false, debug),
            (2, Some("ERROR"), false, trace),
        ] {
            assert_eq!(log_level(verbosity, word, set_verbose), expected, "{verbosity} {word:?}");
        }
    }
}
