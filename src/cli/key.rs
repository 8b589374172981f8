//! `litellm-rs key …`: credentials. A key is shown in clear once, where it is made.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::Value;

use super::context::{Context, ids};
use super::failure::{ExitStatus, Failure, Outcome};
use super::fields::{FreeArgs, LimitArgs, ListArgs, parse_object, parse_switch, set_member};
use super::global::Format;
use super::look::{Cell, Column, Look, State, exact, percent_used, state};
use super::money;
use super::table::View;
use crate::client::{Cause, ClientError, Row, mask};

const VIEW: View = View {
    id: "token",
    columns: &[
        Column::new("KEY", Cell::Text("key_name")),
        Column::new("ALIAS", Cell::Text("key_alias")),
        Column::new("TEAM", Cell::Text("team_id")),
        Column::new("USER", Cell::Text("user_id")),
        Column::new("SPEND", Cell::Money("spend")),
        Column::new("MAX", Cell::Money("max_budget")),
        Column::new("USED", Cell::Used),
        Column::new("EXPIRES", Cell::Time("expires")),
        Column::new("STATE", Cell::State),
    ],
};

/// Commands about keys.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum KeyCommand {
    /// Make a key; it is shown once
    #[command(
        alias = "create",
        alias = "new",
        before_long_help = "Examples:\n  litellm-rs key generate --key-alias ci --max-budget 25 --duration 30d\n  \
                      litellm-rs key generate --team-id red --models gpt-4o-mini --out ci.key"
    )]
    Generate(Box<GenerateArgs>),
    /// Show keys
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs key info ci\n  litellm-rs key info sk-… -o json"
    )]
    Info(NameArgs),
    /// List keys
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs key list --team-id red\n  litellm-rs key list --status expired -o id"
    )]
    List(KeyListArgs),
    /// Change keys
    #[command(
        before_long_help = "Examples:\n  litellm-rs key update ci --max-budget 50\n  litellm-rs key update ci --clear duration"
    )]
    Update(Box<UpdateArgs>),
    /// Delete keys
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs key delete ci\n  \
                      litellm-rs key list --status expired -o id | litellm-rs key delete - --yes"
    )]
    Delete(DeleteArgs),
    /// Refuse calls with keys
    #[command(before_long_help = "Examples:\n  litellm-rs key block ci\n  litellm-rs key block ci staging")]
    Block(NameArgs),
    /// Accept calls with keys again
    #[command(
        before_long_help = "Examples:\n  litellm-rs key unblock ci\n  litellm-rs key unblock ci staging"
    )]
    Unblock(NameArgs),
    /// Replace a key; its limits and spend stay
    #[command(
        before_long_help = "Examples:\n  litellm-rs key regenerate ci\n  litellm-rs key regenerate ci --grace-period 24h --out ci.key"
    )]
    Regenerate(RegenerateArgs),
}

/// The members of a key.
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberArgs {
    /// How long it works
    #[arg(long, value_name = "DUR")]
    duration: Option<String>,
    /// Models it may call; all when empty
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    models: Option<Vec<String>>,
    /// Member of staff it belongs to
    #[arg(long, value_name = "U")]
    user_id: Option<String>,
    /// Team it belongs to
    #[arg(long, value_name = "T")]
    team_id: Option<String>,
    /// Budget whose limits fill in where its own are absent
    #[arg(long, value_name = "B")]
    budget_id: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
    /// Free data, again for each
    #[arg(long, value_name = "K=V")]
    metadata: Vec<String>,
    /// Tags of its calls
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    tags: Option<Vec<String>>,
    /// Model names it may write instead of others
    #[arg(long, value_name = "JSON", value_parser = parse_object)]
    aliases: Option<Row>,
    /// Stored with the key
    #[arg(long, value_name = "JSON", value_parser = parse_object)]
    config: Option<Row>,
    /// Stored with the key
    #[arg(long, value_name = "JSON", value_parser = parse_object)]
    permissions: Option<Row>,
    /// What it has spent already
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    spend: Option<Value>,
    /// default, llm_api, management or read_only
    #[arg(long, value_name = "T")]
    key_type: Option<String>,
    /// Refuse calls with it
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL", value_parser = parse_switch)]
    blocked: Option<bool>,
    #[command(flatten)]
    free: FreeArgs,
}

/// `key generate`
#[derive(Args, Clone, Debug)]
pub(crate) struct GenerateArgs {
    /// Name for people
    #[arg(long, value_name = "A")]
    key_alias: Option<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Use this key instead of a new one; `-` reads it from stdin
    #[arg(long, value_name = "SK")]
    key: Option<String>,
    /// Write the key to a new file (mode 0600) instead of showing it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Commands that need nothing but names of keys.
#[derive(Args, Clone, Debug)]
pub(crate) struct NameArgs {
    /// Which ones: the key, its alias or its hash; `-` reads them from stdin
    #[arg(required = true, value_name = "KEY")]
    keys: Vec<String>,
}

/// `key list`
#[derive(Args, Clone, Debug)]
pub(crate) struct KeyListArgs {
    #[command(flatten)]
    list: ListArgs,
    /// Only keys of this member of staff
    #[arg(long, value_name = "U")]
    user_id: Option<String>,
    /// Only keys of this team
    #[arg(long, value_name = "T")]
    team_id: Option<String>,
    /// Only keys of this organization
    #[arg(long, value_name = "O")]
    organization_id: Option<String>,
    /// Only the key with this alias
    #[arg(long, value_name = "A")]
    key_alias: Option<String>,
    /// Only the key with this hash
    #[arg(long, value_name = "H")]
    key_hash: Option<String>,
    /// Only keys in this state
    #[arg(long, value_parser = ["active", "expired", "revoked"])]
    status: Option<String>,
    /// Also keys of the teams of that member of staff
    #[arg(long)]
    include_team_keys: bool,
}

/// `key update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones: the key, its alias or its hash; `-` reads them from stdin
    #[arg(required = true, value_name = "KEY")]
    keys: Vec<String>,
    /// New name for people
    #[arg(long, value_name = "A")]
    key_alias: Option<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Take a member away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

/// `key delete`
#[derive(Args, Clone, Debug)]
pub(crate) struct DeleteArgs {
    /// Which ones: the key, its alias or its hash; `-` reads them from stdin
    #[arg(required_unless_present = "alias", value_name = "KEY")]
    keys: Vec<String>,
    /// By alias, again for each
    #[arg(long, value_name = "A")]
    alias: Vec<String>,
    /// A missing one is no failure
    #[arg(long)]
    if_exists: bool,
    /// Go on after a failure
    #[arg(long)]
    continue_on_error: bool,
}

/// `key regenerate`
#[derive(Args, Clone, Debug)]
pub(crate) struct RegenerateArgs {
    /// The key, its alias or its hash
    key: String,
    /// How long the old one still works
    #[arg(long, value_name = "DUR")]
    grace_period: Option<String>,
    /// Write the key to a new file (mode 0600) instead of showing it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs a command about keys.
pub(crate) async fn run(command: KeyCommand, context: &Context) -> Outcome {
    match command {
        KeyCommand::Generate(args) => generate(*args, context).await,
        KeyCommand::Info(args) => info(args, context).await,
        KeyCommand::List(args) => list(args, context).await,
        KeyCommand::Update(args) => update(*args, context).await,
        KeyCommand::Delete(args) => delete(args, context).await,
        KeyCommand::Block(args) => block(args, true, context).await,
        KeyCommand::Unblock(args) => block(args, false, context).await,
        KeyCommand::Regenerate(args) => regenerate(args, context).await,
    }
}

impl MemberArgs {
    fn body(&self) -> Result<Row, Failure> {
        let mut body = self.free.start();
        let texts = [
            ("duration", &self.duration),
            ("user_id", &self.user_id),
            ("team_id", &self.team_id),
            ("budget_id", &self.budget_id),
            ("key_type", &self.key_type),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                body.insert(name.to_owned(), text.as_str().into());
            }
        }
        for (name, list) in [("models", &self.models), ("tags", &self.tags)] {
            if let Some(list) = list {
                let list: Vec<&String> = list.iter().filter(|item| !item.is_empty()).collect();
                body.insert(name.to_owned(), serde_json::json!(list));
            }
        }
        let objects =
            [("aliases", &self.aliases), ("config", &self.config), ("permissions", &self.permissions)];
        for (name, object) in objects {
            if let Some(object) = object {
                body.insert(name.to_owned(), object.clone().into());
            }
        }
        if let Some(spend) = &self.spend {
            body.insert("spend".to_owned(), spend.clone());
        }
        if let Some(blocked) = self.blocked {
            body.insert("blocked".to_owned(), blocked.into());
        }
        for pair in &self.metadata {
            set_member(&mut body, &format!("metadata.{pair}"))?;
        }
        self.limits.put(&mut body)?;
        self.free.put(&mut body)?;
        Ok(body)
    }
}

async fn generate(args: GenerateArgs, context: &Context) -> Outcome {
    let mut body = args.members.body()?;
    if let Some(alias) = args.key_alias {
        body.insert("key_alias".to_owned(), alias.into());
    }
    if let Some(key) = args.key {
        let key = if key == "-" { super::context::read_line().await?.unwrap_or_default() } else { key };
        body.insert("key".to_owned(), key.trim().into());
    }
    let file = args.out.as_deref().map(reserve_file).transpose()?;
    let made = context.client.key_generate(body).await;
    reveal(made, file, args.out.as_deref(), context)
}

async fn regenerate(args: RegenerateArgs, context: &Context) -> Outcome {
    let key = resolve(&args.key, context).await?;
    context.confirm(&format!("Replace key {}? The old one stops working.", shown(&args.key)), 1).await?;
    let mut body = Row::from_iter([("key".to_owned(), Value::from(key))]);
    if let Some(period) = args.grace_period {
        body.insert("grace_period".to_owned(), period.into());
    }
    let file = args.out.as_deref().map(reserve_file).transpose()?;
    let made = context.client.key_regenerate(body).await;
    reveal(made, file, args.out.as_deref(), context)
}

/// Opens the file for a key before there is one: a key that could not be written would be lost.
fn reserve_file(path: &Path) -> Result<std::fs::File, Failure> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| Failure::usage(format!("cannot make {}: {error}", path.display())))
}

/// Shows a new key, the one time it can be seen; everything about it goes to stderr.
fn reveal(
    made: Result<Row, ClientError>,
    file: Option<std::fs::File>,
    path: Option<&Path>,
    context: &Context,
) -> Outcome {
    let mut row = match made {
        Ok(row) => row,
        Err(error) => {
            if let Some(path) = path {
                // Nothing was written to it.
                let _ = std::fs::remove_file(path);
            }
            return Err(error.into());
        }
    };
    let key = exact(row.get("key"));
    if let Some(mut file) = file {
        writeln!(file, "{key}")?;
        row.insert("key".to_owned(), mask(&key).into());
    }
    let printer = &context.printer;
    let said = sentence(&row, &printer.look().of_prose());
    match (printer.style().format, path) {
        (Format::Table, None) => {
            printer.line(&key)?;
            printer.note(&said);
        }
        (Format::Table, Some(path)) => printer.line(&format!("{said}  in {}", path.display()))?,
        _ => printer.done(&VIEW, &[row], &said)?,
    }
    Ok(ExitStatus::Success)
}

/// `key ci  team my-unique-id  max $25.00  expires in 30d`
fn sentence(row: &Row, look: &Look) -> String {
    let alias = exact(row.get("key_alias"));
    let name = if alias.is_empty() { exact(row.get("key_name")) } else { alias };
    let mut said = format!("key {name}");
    for (word, value) in [
        ("team", exact(row.get("team_id"))),
        ("user", exact(row.get("user_id"))),
        ("max", look.money(row.get("max_budget"))),
        ("expires", look.time(row.get("expires"))),
    ] {
        if !value.is_empty() {
            said.push_str(&format!("  {word} {value}"));
        }
    }
    said
}

/// How a key that was named on the command line is shown.
fn shown(name: &str) -> String {
    if name.starts_with("sk-") { mask(name) } else { name.to_owned() }
}

async fn resolve(name: &str, context: &Context) -> Result<String, Failure> {
    context.client.key_resolve(name).await.map_err(|error| not_found(error, name))
}

fn not_found(error: ClientError, name: &str) -> Failure {
    super::context::missing(error, "key", &shown(name), &[])
}

async fn info(args: NameArgs, context: &Context) -> Outcome {
    let mut found = Vec::new();
    for name in ids(&args.keys)? {
        let key = resolve(&name, context).await?;
        let row = context.client.key_info(Some(&key)).await.map_err(|error| not_found(error, &name))?;
        found.push(row);
    }
    let look = *context.printer.look();
    context.printer.info(&VIEW, &found, |row| facts(row, &look))?;
    Ok(ExitStatus::Success)
}

/// What a person wants to know of a key.
pub(crate) fn facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let or = |text: String, absent: &str| if text.is_empty() { absent.to_owned() } else { text };
    let state = match state(row) {
        State::Blocked => "blocked",
        State::Expired => "expired",
        State::Over => "over budget",
        State::Near => "near its budget",
        State::Active | State::Unlimited => "active",
    };
    let mut facts = vec![
        ("key", exact(row.get("key_name"))),
        ("state", state.to_owned()),
        ("alias", or(exact(row.get("key_alias")), "none")),
        ("spend", look.money(row.get("spend"))),
        ("max", or(look.money(row.get("max_budget")), "none")),
        ("used", or(percent_used(row).map(|percent| format!("{percent} %")).unwrap_or_default(), "-")),
        ("expires", or(look.time(row.get("expires")), "never")),
        ("models", or(exact(row.get("models")), "all")),
    ];
    let further = [
        ("team", exact(row.get("team_id"))),
        ("user", exact(row.get("user_id"))),
        ("budget", exact(row.get("budget_id"))),
        ("tpm", exact(row.get("tpm_limit"))),
        ("rpm", exact(row.get("rpm_limit"))),
        ("resets", look.time(row.get("budget_reset_at"))),
        ("type", exact(row.get("key_type"))),
    ];
    facts.extend(further.into_iter().filter(|(_, value)| !value.is_empty()));
    facts
}

async fn list(args: KeyListArgs, context: &Context) -> Outcome {
    let mut filters: Vec<(String, String)> = Vec::new();
    let given = [
        ("user_id", &args.user_id),
        ("team_id", &args.team_id),
        ("organization_id", &args.organization_id),
        ("key_alias", &args.key_alias),
        ("key_hash", &args.key_hash),
        ("status", &args.status),
        ("search", &args.list.search),
    ];
    for (name, value) in given {
        if let Some(value) = value {
            filters.push((name.to_owned(), value.clone()));
        }
    }
    if args.include_team_keys {
        filters.push(("include_team_keys".to_owned(), "true".to_owned()));
    }
    let rows_max = context.rows_max(args.list.limit, args.list.all);
    let mut found = match args.list.page {
        Some(page) => {
            let whole = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
            let mut page = context.client.key_page(&filters, whole(page), whole(args.list.size)).await?;
            page.total = page.rows.len();
            page
        }
        // An order of ours needs all rows before it can tell the first ones.
        None if context.printer.style().sort.is_some() => {
            context.client.key_list(&filters, usize::MAX).await?
        }
        None => context.client.key_list(&filters, rows_max).await?,
    };
    context.printer.sort(&mut found.rows);
    found.rows.truncate(rows_max);
    context.printer.list(&VIEW, &found.rows, found.total)?;
    Ok(ExitStatus::Success)
}

async fn update(args: UpdateArgs, context: &Context) -> Outcome {
    let mut body = Row::new();
    for field in &args.clear {
        body.insert(field.replace('-', "_"), Value::Null);
    }
    body.extend(args.members.body()?);
    if let Some(alias) = args.key_alias {
        body.insert("key_alias".to_owned(), alias.into());
    }
    if body.is_empty() {
        return Err(Failure::usage("nothing to change").hint("litellm-rs key update --help lists the fields"));
    }
    let done = context
        .each(&ids(&args.keys)?, false, async |name| {
            let mut body = body.clone();
            body.insert("key".to_owned(), resolve(name, context).await?.into());
            let mut row = context.client.key_update(body).await.map_err(|error| not_found(error, name))?;
            row.insert("key".to_owned(), shown(name).into());
            Ok(Some(row))
        })
        .await?;
    done.finish(&context.printer, &VIEW, |row| format!("updated key {}", exact(row.get("key"))))
}

async fn delete(args: DeleteArgs, context: &Context) -> Outcome {
    let names = [ids(&args.keys)?, ids(&args.alias)?].concat();
    let question = match names.as_slice() {
        [name] => format!("Delete key {}?", shown(name)),
        names => format!("Delete {} keys?", names.len()),
    };
    context.confirm(&question, names.len()).await?;
    let done = context
        .each(&names, args.continue_on_error, async |name| {
            let deleted = match context.client.key_resolve(name).await {
                Ok(key) => context.client.key_delete(&[key]).await,
                Err(error) => Err(error),
            };
            match deleted {
                Ok(()) => Ok(Some(named(name))),
                Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                    context.printer.note(&format!("key {} does not exist", shown(name)));
                    Ok(None)
                }
                Err(error) => Err(not_found(error, name)),
            }
        })
        .await?;
    done.finish(&context.printer, &VIEW, |row| format!("deleted key {}", exact(row.get("key"))))
}

fn named(name: &str) -> Row {
    Row::from_iter([("key".to_owned(), Value::from(shown(name)))])
}

async fn block(args: NameArgs, blocked: bool, context: &Context) -> Outcome {
    let done = context
        .each(&ids(&args.keys)?, false, async |name| {
            let key = resolve(name, context).await?;
            context.client.key_block(&key, blocked).await.map_err(|error| not_found(error, name))?;
            let mut row = named(name);
            row.insert("blocked".to_owned(), blocked.into());
            Ok(Some(row))
        })
        .await?;
    let verb = if blocked { "blocked" } else { "unblocked" };
    done.finish(&context.printer, &VIEW, |row| format!("{verb} key {}", exact(row.get("key"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::printer::tests::style;

    #[test]
    fn a_new_key_is_told_without_the_key() {
        let look = style(Format::Table, true).look;
        let row: Row = serde_json::from_str(
            r#"{"key":"sk-secret-secret","key_name":"sk-...cret","key_alias":"ci","team_id":"red","max_budget":25.0,"expires":"2026-12-21T00:00:00Z"}"#,
        )
        .unwrap();
        assert_eq!(sentence(&row, &look), "key ci  team red  max $25.00  expires in 30d");
    }

    #[test]
    fn a_file_for_a_key_is_made_once_and_for_its_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ci.key");
        reserve_file(&path).unwrap();
        assert!(reserve_file(&path).is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
