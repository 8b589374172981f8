//! `litellm-rs key generate` and `regenerate`: the two commands that show a key, once.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;

use super::members::MemberArgs;
use super::{VIEW, resolve, shown};
use crate::cli::context::{Context, read_line};
use crate::cli::failure::{ExitStatus, Failure, Outcome};
use crate::cli::global::Format;
use crate::cli::look::{Look, exact};
use crate::client::{ClientError, Row, mask};

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

pub(super) async fn run(args: GenerateArgs, context: &Context) -> Outcome {
    let mut body = args.members.body()?;
    if let Some(alias) = args.key_alias {
        body.insert("key_alias".to_owned(), alias.into());
    }
    if let Some(key) = args.key {
        let key = if key == "-" { read_line().await?.unwrap_or_default() } else { key };
        body.insert("key".to_owned(), key.trim().into());
    }
    let file = args.out.as_deref().map(reserve_file).transpose()?;
    let made = context.client.key_generate(body).await;
    reveal(made, file, args.out.as_deref(), context)
}

pub(super) async fn again(args: RegenerateArgs, context: &Context) -> Outcome {
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
