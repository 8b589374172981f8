//! `litellm-rs tag …`: labels of calls. Calls may carry any; one that is described here has limits.

use clap::{Args, Subcommand};

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::fields::{FreeArgs, LimitArgs, ListArgs};
use super::look::{Cell, Column, exact};
use super::record::{self, DeleteArgs, IdArgs, Making, Nothing, Record, TwiceArgs, put_list, put_texts};
use super::table::View;
use crate::client::{ClientError, ListCall, Row};

/// Commands about tags.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum TagCommand {
    /// Describe a tag and give it limits
    #[command(
        alias = "create",
        before_long_help = "Examples:\n  litellm-rs tag new nightly --max-budget 10 --budget-duration 1d\n  \
                            litellm-rs tag new nightly --description \"Nightly jobs\" --models gpt-4o-mini"
    )]
    New(Box<NewArgs>),
    /// Show tags: spend, budget
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs tag info nightly\n  litellm-rs tag info nightly -o json"
    )]
    Info(IdArgs),
    /// List tags, also those that calls carried and nobody described
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs tag list --sort spend:desc\n  litellm-rs tag list --search night -o id"
    )]
    List(ListArgs),
    /// Change tags
    #[command(before_long_help = "Examples:\n  litellm-rs tag update nightly --max-budget 20\n  \
                                  litellm-rs tag update nightly --clear models")]
    Update(Box<UpdateArgs>),
    /// Take the limits of tags away; calls may still carry them
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs tag delete nightly\n  litellm-rs tag delete nightly --if-exists --yes"
    )]
    Delete(DeleteArgs),
}

/// The members of a tag's record.
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberArgs {
    /// What it is for
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
    /// Budget whose limits fill in where its own are absent
    #[arg(long, value_name = "ID")]
    budget_id: Option<String>,
    /// Models its calls may use; all when empty
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    models: Option<Vec<String>>,
    #[command(flatten)]
    free: FreeArgs,
}

/// `tag new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its name
    #[arg(value_name = "NAME")]
    id: String,
    #[command(flatten)]
    members: MemberArgs,
    #[command(flatten)]
    twice: TwiceArgs,
}

/// `tag update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "NAME")]
    ids: Vec<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Take a member away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

/// Tags as a kind of record.
struct Tag;

impl Record for Tag {
    const WORD: &'static str = "tag";
    const PLURAL: &'static str = "tags";
    const VIEW: View = View {
        id: "name",
        columns: &[
            Column::new("TAG", Cell::Text("name")),
            Column::new("DESCRIPTION", Cell::Text("description")),
            Column::new("SPEND", Cell::Money("spend")),
            Column::new("MAX", Cell::Money("litellm_budget_table.max_budget")),
            Column::new("USED", Cell::Used),
            Column::new("RESETS", Cell::Time("litellm_budget_table.budget_reset_at")),
            Column::new("STATE", Cell::State),
        ],
    };
    const NAMES: &'static [&'static str] = &["description"];
    const CLEARABLE: &'static [(&'static str, &'static str, Nothing)] = &[
        ("description", "description", Nothing::Null),
        ("budget_id", "budget_id", Nothing::Null),
        ("models", "models", Nothing::List),
    ];
    const IS_SEARCHED: bool = false;
    const SORTS: &'static [&'static str] = &[];

    fn names(row: &Row) -> Vec<(&'static str, String)> {
        let budget = exact(row.get("budget_id"));
        if budget.is_empty() { Vec::new() } else { vec![("budget", budget)] }
    }

    fn further(row: &Row) -> Vec<(&'static str, String)> {
        vec![("for", exact(row.get("description")))]
    }

    fn said(row: &Row) -> Vec<String> {
        vec![exact(row.get("description"))]
    }

    async fn make(context: &Context, body: Row) -> Result<Row, ClientError> {
        context.client.tag_new(body).await
    }

    async fn find(context: &Context, id: &str) -> Result<Row, ClientError> {
        context.client.tag_info(id).await
    }

    fn list() -> ListCall {
        ListCall::tags()
    }

    async fn change(context: &Context, body: Row) -> Result<Row, ClientError> {
        context.client.tag_update(body).await
    }

    async fn remove(context: &Context, id: &str) -> Result<(), ClientError> {
        context.client.tag_delete(id).await
    }

    async fn stakes(_: &Context, _: &Row) -> Vec<String> {
        vec!["calls may still carry it".to_owned()]
    }
}

/// Runs a command about tags.
pub(crate) async fn run(command: TagCommand, context: &Context) -> Outcome {
    match command {
        TagCommand::New(args) => {
            let (id, body) = (Some(args.id), args.members.body()?);
            let making = Making { id, body, only_new: Row::new(), twice: args.twice };
            record::tell::<Tag>(record::make::<Tag>(making, context).await?, context)
        }
        TagCommand::Info(args) => record::info::<Tag>(&args, context).await,
        TagCommand::List(args) => record::list::<Tag>(&args, &[], None, context).await,
        TagCommand::Update(args) => {
            let mut body = record::cleared::<Tag>(&args.clear)?;
            body.extend(args.members.body()?);
            record::update::<Tag>(&args.ids, body, context).await
        }
        TagCommand::Delete(args) => record::delete::<Tag>(args, context).await,
    }
}

impl MemberArgs {
    fn body(&self) -> Result<Row, Failure> {
        let mut body = self.free.start();
        put_texts(&mut body, [("description", &self.description), ("budget_id", &self.budget_id)]);
        put_list(&mut body, "models", &self.models);
        self.limits.put(&mut body)?;
        self.free.put(&mut body)?;
        Ok(body)
    }
}
