//! `litellm-rs model new`, `update`, `delete`, `block`: models that are added and changed while
//! calls run.

use clap::Args;
use serde_json::Value;

use crate::cli::context::{AtOnce, Context, read_line};
use crate::cli::failure::{ExitStatus, Failure, Kind, Outcome};
use crate::cli::fields::set_member;
use crate::cli::look::{Cell, Column, exact, member};
use crate::cli::table::View;
use crate::client::Row;

const VIEW: View = View {
    id: "model_id",
    columns: &[
        Column::new("MODEL", Cell::Text("model_name")),
        Column::new("UPSTREAM", Cell::Text("litellm_params.model")),
        Column::new("BLOCKED", Cell::Text("blocked")),
        Column::new("ID", Cell::Text("model_id")),
    ],
};

/// What a model is made of.
#[derive(Args, Clone, Debug)]
pub(crate) struct PartArgs {
    /// Where and how it is called: `key=text` or `key:=json`. Secrets belong into the environment of
    /// the server (`api_key=os.environ/NAME`), or come from stdin (`api_key=-`)
    #[arg(short, long = "param", value_name = "KEY=VALUE")]
    param: Vec<String>,
    /// What is known of it, like prices and limits: `key=text` or `key:=json`
    #[arg(short, long = "info", value_name = "KEY=VALUE")]
    info: Vec<String>,
}

/// `model new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its public name
    name: String,
    #[command(flatten)]
    parts: PartArgs,
}

/// `model update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Its public name, or its id where several have that name
    name: String,
    /// Its new public name
    #[arg(long, value_name = "NAME")]
    rename: Option<String>,
    #[command(flatten)]
    parts: PartArgs,
}

/// The models that a command is about.
#[derive(Args, Clone, Debug)]
pub(crate) struct NamedArgs {
    /// Which ones: public names, or ids where several have that name
    #[arg(required = true, value_name = "MODEL")]
    names: Vec<String>,
    /// Go on after a failure
    #[arg(long)]
    continue_on_error: bool,
}

impl PartArgs {
    /// Puts the parts into a request. A value `-` is a line of stdin, at the most one.
    async fn put(&self, body: &mut Row) -> Result<(), Failure> {
        let mut from_stdin = None;
        for (part, pairs) in [("litellm_params", &self.param), ("model_info", &self.info)] {
            let mut members = Row::new();
            for pair in pairs {
                match pair.strip_suffix("=-").filter(|name| !name.ends_with(':')) {
                    Some(name) => {
                        if from_stdin.replace(name).is_some() {
                            return Err(Failure::usage("only one value can be read from stdin"));
                        }
                        let line = read_line().await?.unwrap_or_default();
                        set_member(&mut members, &format!("{name}={}", line.trim()))?;
                    }
                    None => set_member(&mut members, pair)?,
                }
            }
            if !members.is_empty() {
                body.insert(part.to_owned(), Value::Object(members));
            }
        }
        Ok(())
    }
}

/// `model new`
pub(super) async fn new(args: NewArgs, context: &Context) -> Outcome {
    let mut body = Row::from_iter([("model_name".to_owned(), Value::from(args.name.as_str()))]);
    args.parts.put(&mut body).await?;
    if member(&body, "litellm_params.model").is_none() {
        let message = "-p model=… is missing: it says which provider and model are called";
        return Err(Failure::usage(message).hint(format!("for example: -p model=openai/{}", args.name)));
    }
    let row = context.client.model_new(body).await?;
    let sentence = format!("added model {}  id {}", args.name, exact(row.get("model_id")));
    context.printer.done(&VIEW, &[row], &sentence)?;
    context.printer.note(&format!("  next: litellm-rs chat {} \"hi\"", args.name));
    Ok(ExitStatus::Success)
}

/// `model update`
pub(super) async fn update(args: UpdateArgs, context: &Context) -> Outcome {
    let mut body = Row::new();
    args.parts.put(&mut body).await?;
    if let Some(name) = &args.rename {
        body.insert("model_name".to_owned(), name.as_str().into());
    }
    if body.is_empty() {
        let hint = "say what, like -p rpm:=100 or -i input_cost_per_token:=0.000002";
        return Err(Failure::usage("nothing to change was given").hint(hint));
    }
    let known = context.client.model_infos().await?;
    let id = id_of(&args.name, &known)?;
    let row = context.client.model_update(&id, body).await?;
    context.printer.done(&VIEW, &[row], &format!("updated model {}", args.name))?;
    Ok(ExitStatus::Success)
}

/// `model delete`
pub(super) async fn delete(args: NamedArgs, context: &Context) -> Outcome {
    let what = match args.names.as_slice() {
        [name] => format!("Delete model {name}?"),
        names => format!("Delete {} models?", names.len()),
    };
    context.confirm(&what, args.names.len()).await?;
    let known = context.client.model_infos().await?;
    let how = AtOnce::one_by_one(args.continue_on_error);
    let done = context
        .each_at_once("deleting", &args.names, how, async |name: &String| {
            let id = id_of(name, &known)?;
            let removed = context.client.model_delete(&id).await.map_err(Failure::from);
            let members = [("model_name", name.as_str()), ("model_id", id.as_str())];
            let row = || members.map(|(member, text)| (member.to_owned(), text.into())).into_iter().collect();
            Ok(said_if_dry(removed, context)?.map(|()| row()))
        })
        .await;
    done.finish(&context.printer, &VIEW, |row| sentence("deleted", row))
}

/// `model block` and `model unblock`
pub(super) async fn block(args: NamedArgs, blocked: bool, context: &Context) -> Outcome {
    let known = context.client.model_infos().await?;
    let how = AtOnce::one_by_one(args.continue_on_error);
    let (verb, doing) = if blocked { ("blocked", "blocking") } else { ("unblocked", "unblocking") };
    let done = context
        .each_at_once(doing, &args.names, how, async |name: &String| {
            let id = id_of(name, &known)?;
            said_if_dry(context.client.model_block(&id, blocked).await.map_err(Failure::from), context)
        })
        .await;
    done.finish(&context.printer, &VIEW, |row| sentence(verb, row))
}

/// A request that `--dry-run` held back is printed, and the next one is gone on with.
fn said_if_dry<T>(outcome: Result<T, Failure>, context: &Context) -> Result<Option<T>, Failure> {
    match outcome {
        Ok(done) => Ok(Some(done)),
        Err(failure) if failure.kind == Kind::DryRun => {
            context.printer.failure(&failure);
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

fn sentence(verb: &str, row: &Row) -> String {
    format!("{verb} model {}", exact(row.get("model_name")))
}

/// The id of a deployment that is named by it, or by its public name when no other has that.
fn id_of(name: &str, known: &[Row]) -> Result<String, Failure> {
    let id = |row: &Row| exact(member(row, "model_info.id"));
    if known.iter().any(|row| id(row) == name) {
        return Ok(name.to_owned());
    }
    let named: Vec<&Row> = known.iter().filter(|row| exact(row.get("model_name")) == name).collect();
    match named.as_slice() {
        [only] => Ok(id(only)),
        [] => Err(Failure::new(Kind::NotFound, format!("model '{name}' not found"))
            .hint("litellm-rs model list shows the names, litellm-rs model info NAME the ids")),
        several => {
            let ids: Vec<String> = several.iter().map(|row| id(row)).collect();
            let message = format!("{} deployments have the name '{name}'", several.len());
            Err(Failure::usage(message).hint(format!("name one by its id: {}", ids.join(", "))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn known() -> Vec<Row> {
        [("a", "1"), ("b", "2"), ("b", "3")]
            .map(|(name, id)| {
                json!({"model_name": name, "model_info": {"id": id}}).as_object().unwrap().clone()
            })
            .into()
    }

    #[test]
    fn a_name_that_several_have_needs_an_id() {
        assert_eq!(id_of("a", &known()).unwrap(), "1");
        assert_eq!(id_of("3", &known()).unwrap(), "3");
        assert_eq!(id_of("c", &known()).unwrap_err().kind, Kind::NotFound);
        let ambiguous = id_of("b", &known()).unwrap_err();
        assert_eq!(
            (ambiguous.kind, ambiguous.hint.unwrap().as_str()),
            (Kind::Usage, "name one by its id: 2, 3")
        );
    }

    #[tokio::test]
    async fn parts_become_the_members_of_a_request() {
        let parts = PartArgs {
            param: vec!["model=openai/gpt-4o".into(), "rpm:=60".into()],
            info: vec!["input_cost_per_token:=1.5e-07".into()],
        };
        let mut body = Row::new();
        parts.put(&mut body).await.unwrap();
        assert_eq!(
            Value::Object(body).to_string(),
            r#"{"litellm_params":{"model":"openai/gpt-4o","rpm":60},"model_info":{"input_cost_per_token":1.5e-07}}"#
        );
        let twice = PartArgs { param: vec!["novalue".into()], info: vec![] };
        assert_eq!(twice.put(&mut Row::new()).await.unwrap_err().kind, Kind::Usage);
    }
}
