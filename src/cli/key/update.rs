//! `litellm-rs key update`

use clap::Args;
use serde_json::Value;

use super::members::MemberArgs;
use super::{NAME_MEMBERS, VIEW, not_found, resolve, shown};
use crate::cli::bulk::{AtOnceArgs, Bulk, Made, UNCHANGED};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::input::{self, FileArgs, NAMED_KEY, Object};
use crate::cli::look::exact;
use crate::cli::same::differences;
use crate::client::Row;

/// `key update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones: the key, its alias or its hash; `-` reads them from stdin
    #[arg(required_unless_present = "file", value_name = "KEY")]
    keys: Vec<String>,
    /// New name for people
    #[arg(long, value_name = "A")]
    key_alias: Option<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Take a member away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
    #[command(flatten)]
    file: FileArgs,
    #[command(flatten)]
    at_once: AtOnceArgs,
}

pub(super) async fn run(args: UpdateArgs, context: &Context) -> Outcome {
    let mut flags = Row::new();
    for field in &args.clear {
        flags.insert(field.replace('-', "_"), Value::Null);
    }
    flags.extend(args.members.body()?);
    if let Some(alias) = &args.key_alias {
        flags.insert("key_alias".to_owned(), alias.as_str().into());
    }
    if flags.is_empty() && args.file.file.is_none() {
        return Err(Failure::usage("nothing to change").hint("litellm-rs key update --help lists the fields"));
    }
    let objects = input::objects(&args.file, &NAMED_KEY, &ids(&args.keys)?, &flags).await?;
    if let Some(nameless) = objects.iter().find(|object| name_of(object).is_empty()) {
        let failure = Failure::usage("which key is meant? give it a key, a token or a key_alias");
        return Err(nameless.blamed(failure));
    }
    let bulk = Bulk {
        context,
        view: &VIEW,
        noun: &NAMED_KEY,
        doing: "updating",
        at_once: args.at_once,
        is_list: args.file.file.is_some(),
        told: None,
    };
    let update = async |object: &Object| {
        one(object, context).await.map(Some).map_err(|failure| object.blamed(failure))
    };
    bulk.run(&objects, update, |made| format!("updated key {}", exact(made.row.get(NAME_MEMBERS[0])))).await
}

/// How an object says which key it is.
fn name_of(object: &Object) -> &str {
    NAME_MEMBERS.iter().map(|name| object.text(name)).find(|name| !name.is_empty()).unwrap_or_default()
}

async fn one(object: &Object, context: &Context) -> Result<Made, Failure> {
    let name = name_of(object);
    let mut body = object.row.clone();
    body.shift_remove("token");
    body.insert("key".to_owned(), resolve(name, context).await?.into());
    let mut row = context.client.key_update(body).await.map_err(|error| not_found(error, name))?;
    row.insert("key".to_owned(), shown(name).into());
    Ok(Made::new("updated", row))
}

/// Gives the key with this alias what it does not have yet.
pub(super) async fn change(alias: &str, wanted: &Row, context: &Context) -> Result<Made, Failure> {
    let key = context.client.key_of_alias(alias).await?;
    let current = context.client.key_info(Some(&key)).await?;
    let mut changed = differences(&current, wanted, "metadata");
    if changed.is_empty() {
        return Ok(Made::new(UNCHANGED, current));
    }
    changed.insert("key".to_owned(), key.into());
    let mut row = context.client.key_update(changed).await?;
    row.insert("key".to_owned(), alias.into());
    Ok(Made::new("updated", row))
}
