//! `litellm-rs key generate` and `regenerate`: the two commands that show a key, once.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use super::members::MemberArgs;
use super::sink::Sink;
use super::update::change;
use super::{VIEW, resolve, shown};
use crate::cli::budget::taken;
use crate::cli::bulk::{AtOnceArgs, Bulk, Made, UNCHANGED};
use crate::cli::context::{Context, read_line};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::input::{self, ExistingArgs, FileArgs, KEY, Object};
use crate::cli::look::{Look, exact};
use crate::client::{Cause, Row};

/// `key generate`
#[derive(Args, Clone, Debug)]
pub(crate) struct GenerateArgs {
    /// Name for people
    #[arg(long, value_name = "A")]
    key_alias: Option<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Use this key instead of a new one; `-` reads it from stdin
    #[arg(long, value_name = "SK", conflicts_with = "file")]
    key: Option<String>,
    /// Write the key to a new file (mode 0600) instead of showing it; of a file of keys, each with its alias
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    existing: ExistingArgs,
    #[command(flatten)]
    file: FileArgs,
    #[command(flatten)]
    at_once: AtOnceArgs,
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
    let mut flags = args.members.body()?;
    if let Some(alias) = &args.key_alias {
        flags.insert("key_alias".to_owned(), alias.as_str().into());
    }
    if let Some(key) = args.key {
        let key = if key == "-" { read_line().await?.unwrap_or_default() } else { key };
        flags.insert("key".to_owned(), key.trim().into());
    }
    let objects = input::objects(&args.file, &KEY, &[], &flags).await?;
    if args.existing.is_accepted()
        && let Some(nameless) = objects.iter().find(|object| object.text(KEY.id).is_empty())
    {
        let failure = Failure::usage("--if-not-exists and --upsert know keys by their alias");
        return Err(nameless.blamed(failure.hint("litellm-rs key generate --key-alias ci --if-not-exists")));
    }
    let sink = Sink::open(args.out, args.file.file.is_some(), "made", context)?;
    let bulk = Bulk {
        context,
        view: &VIEW,
        noun: &KEY,
        doing: "making",
        at_once: args.at_once,
        is_list: args.file.file.is_some(),
        told: sink.told("created"),
    };
    let make = async |object: &Object| {
        // A key that nobody gets is not made.
        if sink.is_broken() {
            return Ok(None);
        }
        let made = make(object, args.existing, &sink, context).await;
        made.map(Some).map_err(|failure| object.blamed(failure))
    };
    let look = context.printer.look().of_prose();
    let said = |made: &Made| match made.verb {
        UNCHANGED => format!("key {} exists already, unchanged", exact(made.row.get(KEY.id))),
        "updated" => format!("updated {}", sentence(&made.row, &look)),
        _ => format!("{}{}", sentence(&made.row, &look), sink.place()),
    };
    let outcome = bulk.run(&objects, make, said).await;
    sink.close(outcome)
}

async fn make(
    object: &Object,
    existing: ExistingArgs,
    sink: &Sink<'_>,
    context: &Context,
) -> Result<Made, Failure> {
    let alias = object.text(KEY.id);
    if context.dry_run && existing.is_accepted() && context.client.key_of_alias(alias).await.is_ok() {
        return keep(object, existing, sink, context).await;
    }
    match context.client.key_generate(object.row.clone()).await {
        Ok(row) => {
            let said = sentence(&row, &context.printer.look().of_prose());
            Ok(Made::new("created", sink.take(row, &said)?))
        }
        Err(error) if error.cause == Cause::Conflict && existing.is_accepted() => {
            keep(object, existing, sink, context).await
        }
        Err(error) if alias.is_empty() => Err(error.into()),
        Err(error) => Err(taken(error)),
    }
}

/// What is done about a key whose alias is taken. The key itself stays what it is, and so does the
/// end of its life: each run would move it.
async fn keep(
    object: &Object,
    existing: ExistingArgs,
    sink: &Sink<'_>,
    context: &Context,
) -> Result<Made, Failure> {
    let made = kept(object, existing, context).await?;
    sink.pass(&made.row)?;
    Ok(made)
}

async fn kept(object: &Object, existing: ExistingArgs, context: &Context) -> Result<Made, Failure> {
    let alias = object.text(KEY.id);
    if existing.upsert {
        let mut wanted = object.row.clone();
        for name in ["key", "token", "spend", "duration", "send_invite_email"] {
            wanted.shift_remove(name);
        }
        return change(alias, &wanted, context).await;
    }
    let hash = context.client.key_of_alias(alias).await?;
    Ok(Made::new(UNCHANGED, context.client.key_info(Some(&hash)).await?))
}

pub(super) async fn again(args: RegenerateArgs, context: &Context) -> Outcome {
    context.confirm(&format!("Replace key {}? The old one stops working.", shown(&args.key)), 1).await?;
    let mut body = Row::from_iter([("key".to_owned(), Value::from(resolve(&args.key, context).await?))]);
    if let Some(period) = args.grace_period {
        body.insert("grace_period".to_owned(), period.into());
    }
    let sink = Sink::open(args.out, false, "replaced", context)?;
    let bulk = Bulk {
        context,
        view: &VIEW,
        noun: &KEY,
        doing: "replacing",
        at_once: AtOnceArgs::default(),
        is_list: false,
        told: sink.told("replaced"),
    };
    let look = context.printer.look().of_prose();
    let replace = async |body: &Row| {
        let row = context.client.key_regenerate(body.clone()).await?;
        let said = sentence(&row, &look);
        Ok(Some(Made::new("replaced", sink.take(row, &said)?)))
    };
    let outcome =
        bulk.run(&[body], replace, |made| format!("{}{}", sentence(&made.row, &look), sink.place())).await;
    sink.close(outcome)
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
    use crate::cli::global::Format;
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
}
