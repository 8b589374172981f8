//! `litellm-rs credential …`: what models share to reach a provider. Secrets come from the
//! environment, a file or stdin, never from an argument, and are never shown.

use std::io::Read as _;

use clap::{Args, Subcommand};
use serde_json::{Map, Value};

use super::context::{AtOnce, Context, ids, missing, read_line};
use super::failure::{ExitStatus, Failure, Outcome};
use super::fields::ListArgs;
use super::global::Format;
use super::look::{Cell, Column, Look, exact};
use super::record::{DeleteArgs, IdArgs};
use super::table::View;
use crate::client::{Cause, ClientError, Row};

/// A secret that is longer is a mistaken file.
const SECRET_BYTES_MAX: u64 = 64 * 1024;

const VIEW: View = View {
    id: "credential_name",
    columns: &[
        Column::new("CREDENTIAL", Cell::Text("credential_name")),
        Column::new("NAME", Cell::Text("display_name")),
        Column::new("PROVIDER", Cell::Text("credential_info.custom_llm_provider")),
        Column::new("SOURCE", Cell::Text("source")),
    ],
};

/// Commands about credentials.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum CredentialCommand {
    /// Add a credential
    #[command(
        alias = "create",
        before_long_help = "Examples:\n  litellm-rs credential new openai-eu --provider openai --secret api_key=@env:OPENAI_API_KEY\n  \
                            litellm-rs credential new vllm --secret api_key=- --value api_base=http://10.0.0.7:8000/v1 < vllm.key"
    )]
    New(NewArgs),
    /// Show credentials, without secrets
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs credential info openai-eu\n  litellm-rs credential info openai-eu -o json"
    )]
    Info(IdArgs),
    /// List credentials, without secrets
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs credential list\n  litellm-rs credential list -o id"
    )]
    List(ListArgs),
    /// Change a credential, for all models that use it
    #[command(
        before_long_help = "Examples:\n  litellm-rs credential update openai-eu --secret api_key=@new.key\n  \
                            litellm-rs credential update openai-eu --clear organization"
    )]
    Update(UpdateArgs),
    /// Delete credentials that no model needs
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs credential delete openai-eu\n  \
                            litellm-rs credential delete openai-eu --if-exists --yes"
    )]
    Delete(DeleteArgs),
}

/// The members of a credential.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct MemberArgs {
    /// Name for people
    #[arg(long, value_name = "TEXT")]
    display_name: Option<String>,
    /// Provider it is for
    #[arg(long, value_name = "P")]
    provider: Option<String>,
    /// Secret value from the environment, a file, or a line of stdin, again for each
    #[arg(long, value_name = "K=@env:NAME|@FILE|-")]
    secret: Vec<String>,
    /// Value that is no secret, again for each
    #[arg(long, value_name = "K=V")]
    value: Vec<String>,
}

/// `credential new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its name, which models use
    name: String,
    #[command(flatten)]
    members: MemberArgs,
    /// When it exists already, leave it as it is
    #[arg(long, conflicts_with = "upsert")]
    if_not_exists: bool,
    /// When it exists already, change it
    #[arg(long)]
    upsert: bool,
}

/// `credential update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which one
    name: String,
    #[command(flatten)]
    members: MemberArgs,
    /// Take a value away, or display-name
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

/// Where a secret is read from.
#[derive(Clone, Debug, PartialEq)]
enum Source {
    Environment(String),
    File(String),
    Stdin,
}

// What was typed may hold a secret, so no complaint repeats it: these are not parsers of flags.

fn parse_secret(text: &str) -> Result<(String, Source), Failure> {
    let wrong = || {
        Failure::usage("--secret: use a form like api_key=@env:OPENAI_API_KEY, api_key=@FILE or api_key=-")
    };
    let (name, source) = text.split_once('=').filter(|(name, _)| !name.is_empty()).ok_or_else(wrong)?;
    let source = match source.strip_prefix('@') {
        Some(place) => match place.strip_prefix("env:") {
            Some(name) => Source::Environment(name.to_owned()),
            None => Source::File(place.to_owned()),
        },
        None if source == "-" => Source::Stdin,
        None => return Err(wrong()),
    };
    match &source {
        Source::Environment(place) | Source::File(place) if place.is_empty() => Err(wrong()),
        _ => Ok((name.to_owned(), source)),
    }
}

fn parse_value(text: &str) -> Result<(String, String), Failure> {
    let wrong = || Failure::usage("--value: use a form like api_base=https://example.com/v1");
    let (name, value) = text.split_once('=').filter(|(name, _)| !name.is_empty()).ok_or_else(wrong)?;
    if is_secret(name) {
        return Err(Failure::usage(format!(
            "--value: {name} is a secret, and arguments show in process lists"
        ))
        .hint(format!("use --secret {name}=@env:NAME")));
    }
    Ok((name.to_owned(), value.to_owned()))
}

/// Whether a value of this name is a secret.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["key", "secret", "token", "password", "credential"].iter().any(|part| name.contains(part))
        && !name.ends_with("_id")
        && !name.ends_with("_name")
}

/// Runs a command about credentials.
pub(crate) async fn run(command: CredentialCommand, context: &Context) -> Outcome {
    match command {
        CredentialCommand::New(args) => new(args, context).await,
        CredentialCommand::Info(args) => info(&args, context).await,
        CredentialCommand::List(args) => {
            let mut rows = context.client.credential_list().await?;
            rows.retain(|row| args.is_wanted(row, &["credential_name", "display_name"]));
            context.list(&VIEW, rows, &args)
        }
        CredentialCommand::Update(args) => update(args, context).await,
        CredentialCommand::Delete(args) => delete(args, context).await,
    }
}

impl MemberArgs {
    async fn body(&self) -> Result<Row, Failure> {
        let mut body = Row::new();
        if let Some(name) = &self.display_name {
            body.insert("display_name".to_owned(), name.as_str().into());
        }
        if let Some(provider) = &self.provider {
            let info = Map::from_iter([("custom_llm_provider".to_owned(), provider.as_str().into())]);
            body.insert("credential_info".to_owned(), info.into());
        }
        let mut values = Row::new();
        for text in &self.value {
            let (name, value) = parse_value(text)?;
            values.insert(name, value.into());
        }
        let secrets: Vec<(String, Source)> =
            self.secret.iter().map(|text| parse_secret(text)).collect::<Result<_, _>>()?;
        if secrets.iter().filter(|(_, source)| *source == Source::Stdin).count() > 1 {
            return Err(Failure::usage("--secret: stdin gives one secret only")
                .hint("read the others with @env:NAME or @FILE"));
        }
        for (name, source) in &secrets {
            values.insert(name.clone(), read_secret(name, source).await?.into());
        }
        if !values.is_empty() {
            body.insert("credential_values".to_owned(), values.into());
        }
        Ok(body)
    }
}

async fn read_secret(name: &str, source: &Source) -> Result<String, Failure> {
    let (secret, place) = match source {
        Source::Environment(variable) => {
            (std::env::var(variable).unwrap_or_default(), format!("the variable {variable}"))
        }
        Source::File(path) => (read_file(path)?, format!("the file {path}")),
        Source::Stdin => (read_line().await?.unwrap_or_default(), "stdin".to_owned()),
    };
    let secret = secret.trim();
    if secret.is_empty() {
        return Err(Failure::usage(format!("--secret {name}: {place} holds nothing")));
    }
    Ok(secret.to_owned())
}

fn read_file(path: &str) -> Result<String, Failure> {
    let wrong = |why: &dyn std::fmt::Display| Failure::usage(format!("--secret: cannot read {path}: {why}"));
    let file = std::fs::File::open(path).map_err(|error| wrong(&error))?;
    let mut text = String::new();
    let read = file.take(SECRET_BYTES_MAX + 1).read_to_string(&mut text).map_err(|error| wrong(&error))?;
    if u64::try_from(read).unwrap_or(u64::MAX) > SECRET_BYTES_MAX {
        return Err(wrong(&format!("it is longer than {SECRET_BYTES_MAX} bytes")));
    }
    Ok(text)
}

/// The body about a credential of this name.
fn named(name: &str, mut body: Row) -> Row {
    body.insert("credential_name".to_owned(), name.into());
    body
}

async fn new(args: NewArgs, context: &Context) -> Outcome {
    ids(std::slice::from_ref(&args.name))?;
    let body = named(&args.name, args.members.body().await?);
    if !body.contains_key("credential_values") {
        return Err(Failure::usage("a credential needs a value, for example --secret api_key=@env:NAME"));
    }
    let provider = provider_of(&body);
    let mut whole = body.clone();
    // The original asks for it, also where nothing is said.
    whole.entry("credential_info").or_insert_with(|| Value::Object(Map::new()));
    let exists = match context.client.credential_new(whole).await {
        Ok(()) => return tell("created", &args.name, provider, context).await,
        Err(error) if error.cause == Cause::Conflict => error,
        Err(error) => return Err(error.into()),
    };
    if args.upsert {
        context.client.credential_update(body).await?;
        return tell("updated", &args.name, provider, context).await;
    }
    if !args.if_not_exists {
        return Err(super::budget::taken(exists));
    }
    context.printer.note(&format!("credential {} exists already, unchanged", args.name));
    if context.printer.style().format == Format::Table {
        return Ok(ExitStatus::Success);
    }
    let row = context.client.credential_info(&args.name).await?;
    context.printer.done(&VIEW, &[row], "")?;
    Ok(ExitStatus::Success)
}

fn provider_of(row: &Row) -> String {
    exact(super::look::member(row, "credential_info.custom_llm_provider"))
}

/// Tells what was done to a credential; its row is read, for the answer to a change has none. It
/// was done also where it cannot be read.
async fn tell(verb: &str, name: &str, provider: String, context: &Context) -> Outcome {
    let (row, provider) = match context.client.credential_info(name).await {
        Ok(row) => {
            let provider = provider_of(&row);
            (row, provider)
        }
        Err(error) => {
            context.printer.note(&format!("it could not be read back: {error}"));
            (named(name, Row::new()), provider)
        }
    };
    let provider = if provider.is_empty() { provider } else { format!("  {provider}") };
    context.printer.done(&VIEW, &[row], &format!("{verb} credential {name}{provider}"))?;
    Ok(ExitStatus::Success)
}

async fn info(args: &IdArgs, context: &Context) -> Outcome {
    let mut found = Vec::new();
    for name in ids(&args.ids)? {
        match context.client.credential_info(&name).await {
            Ok(row) => found.push(row),
            Err(error) => return Err(not_found(context, error, &name).await),
        }
    }
    let look = *context.printer.look();
    context.printer.info(&VIEW, &found, |row| facts(row, &look))?;
    Ok(ExitStatus::Success)
}

fn facts(row: &Row, _: &Look) -> Vec<(&'static str, String)> {
    let values = row.get("credential_values").and_then(Value::as_object);
    let names = values.map(|values| values.keys().cloned().collect::<Vec<_>>().join(", "));
    let facts = [
        ("credential", exact(row.get("credential_name"))),
        ("name", exact(row.get("display_name"))),
        ("provider", provider_of(row)),
        ("values", names.unwrap_or_default()),
        ("source", exact(row.get("source"))),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

async fn not_found(context: &Context, error: ClientError, name: &str) -> Failure {
    if error.cause != Cause::NotFound {
        return error.into();
    }
    let known = context.client.credential_list().await.unwrap_or_default();
    let known: Vec<String> = known.iter().map(|row| exact(row.get("credential_name"))).collect();
    missing(error, "credential", name, &known)
}

async fn update(args: UpdateArgs, context: &Context) -> Outcome {
    ids(std::slice::from_ref(&args.name))?;
    let mut body = args.members.body().await?;
    let (own, values): (Vec<&String>, Vec<&String>) =
        args.clear.iter().partition(|field| matches!(field.as_str(), "display-name" | "display_name"));
    if !own.is_empty() {
        body.entry("display_name").or_insert(Value::Null);
    }
    if !values.is_empty() {
        body.insert("credential_values_to_delete".to_owned(), serde_json::json!(values));
    }
    if body.is_empty() {
        return Err(
            Failure::usage("nothing to change").hint("litellm-rs credential update --help lists the fields")
        );
    }
    let provider = provider_of(&body);
    match context.client.credential_update(named(&args.name, body)).await {
        Ok(()) => tell("updated", &args.name, provider, context).await,
        Err(error) => Err(not_found(context, error, &args.name).await),
    }
}

async fn delete(args: DeleteArgs, context: &Context) -> Outcome {
    let names = ids(&args.ids)?;
    let question = match names.as_slice() {
        [name] => format!("Delete credential {name}?"),
        names => format!("Delete {} credentials?", names.len()),
    };
    context.confirm(&question, names.len()).await?;
    let how = AtOnce::one_by_one(args.continue_on_error);
    let done = context
        .each_at_once("deleting", &names, how, async |name: &String| {
            match context.client.credential_delete(name).await {
                Ok(()) => Ok(Some(named(name, Row::new()))),
                Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                    context.printer.note(&format!("credential {name} does not exist"));
                    Ok(None)
                }
                Err(error) => Err(not_found(context, error, name).await),
            }
        })
        .await;
    done.finish(&context.printer, &VIEW, |row| {
        format!("deleted credential {}", exact(row.get("credential_name")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_comes_from_anywhere_but_an_argument() {
        for (text, source) in [
            ("api_key=@env:OPENAI_API_KEY", Source::Environment("OPENAI_API_KEY".into())),
            ("api_key=@dir/openai.key", Source::File("dir/openai.key".into())),
            ("api_key=-", Source::Stdin),
        ] {
            assert_eq!(parse_secret(text), Ok(("api_key".into(), source)), "{text}");
        }
        for text in ["api_key=sk-canary", "api_key", "=@x", "api_key=@", "api_key=@env:", "api_key="] {
            let error = parse_secret(text).unwrap_err().message;
            assert!(error.contains("@env:") && !error.contains("canary"), "{text}: {error}");
        }
        for (name, secret) in [
            ("api_key", true),
            ("aws_secret_access_key", true),
            ("vertex_credentials", true),
            ("azure_password", true),
            ("aws_session_token", true),
            ("api_base", false),
            ("api_version", false),
            ("azure_key_id", false),
            ("organization", false),
        ] {
            assert_eq!(is_secret(name), secret, "{name}");
            assert_eq!(parse_value(&format!("{name}=x")).is_err(), secret, "{name}");
        }
    }
}
