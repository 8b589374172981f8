//! `litellm-rs organization …`: teams and keys under one budget.

use clap::{Args, Subcommand};

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::fields::{FreeArgs, LimitArgs, ListArgs, set_member};
use super::look::{Cell, Column, exact};
use super::record::{
    self, DeleteArgs, IdArgs, Making, Nothing, Record, TwiceArgs, counted, elements, id_of, key_count,
    put_list, put_texts,
};
use super::table::View;
use crate::client::{ClientError, ListCall, Row};

/// Commands about organizations.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum OrganizationCommand {
    /// Make an organization
    #[command(
        alias = "create",
        before_long_help = "Examples:\n  litellm-rs organization new acme --max-budget 1000 --budget-duration 30d\n  \
                            litellm-rs organization new acme --alias \"Acme Inc\" --models gpt-4o-mini"
    )]
    New(Box<NewArgs>),
    /// Show organizations: spend, budget, teams
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs organization info acme\n  litellm-rs organization info acme -o json"
    )]
    Info(IdArgs),
    /// List organizations
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs organization list\n  litellm-rs organization list --sort spend:desc -o csv"
    )]
    List(ListArgs),
    /// Change organizations
    #[command(before_long_help = "Examples:\n  litellm-rs organization update acme --max-budget 2000\n  \
                                  litellm-rs organization update acme --clear models")]
    Update(Box<UpdateArgs>),
    /// Delete organizations that have no teams and keys any more
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs organization delete acme\n  \
                            litellm-rs organization delete acme globex --if-exists --yes"
    )]
    Delete(DeleteArgs),
}

/// The members of an organization's record.
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberArgs {
    /// Name for people [default when it is made: the id]
    #[arg(long)]
    alias: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
    /// Budget whose limits fill in where its own are absent
    #[arg(long, value_name = "ID")]
    budget_id: Option<String>,
    /// Models its keys may call; all when empty
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    models: Option<Vec<String>>,
    /// Free data, again for each; what is there already is replaced
    #[arg(long, value_name = "K=V")]
    metadata: Vec<String>,
    #[command(flatten)]
    free: FreeArgs,
}

/// `organization new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its id; the server makes one up otherwise
    #[arg(required_unless_present = "alias")]
    id: Option<String>,
    #[command(flatten)]
    members: MemberArgs,
    #[command(flatten)]
    twice: TwiceArgs,
}

/// `organization update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Take a member away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

/// Organizations as a kind of record.
struct Organization;

impl Record for Organization {
    const WORD: &'static str = "organization";
    const PLURAL: &'static str = "organizations";
    const VIEW: View = View {
        id: "organization_id",
        columns: &[
            Column::new("ORGANIZATION", Cell::Text("organization_id")),
            Column::new("ALIAS", Cell::Text("organization_alias")),
            Column::new("SPEND", Cell::Money("spend")),
            Column::new("BUDGET", Cell::Text("budget_id")),
            Column::new("MAX", Cell::Money("litellm_budget_table.max_budget")),
            Column::new("USED", Cell::Used),
            Column::new("RESETS", Cell::Time("litellm_budget_table.budget_reset_at")),
            Column::new("STATE", Cell::State),
        ],
    };
    const NAMES: &'static [&'static str] = &["organization_alias"];
    const CLEARABLE: &'static [(&'static str, &'static str, Nothing)] = &[
        ("alias", "organization_alias", Nothing::Null),
        ("budget_id", "budget_id", Nothing::Null),
        ("models", "models", Nothing::List),
        ("metadata", "metadata", Nothing::Object),
    ];
    const IS_SEARCHED: bool = false;
    const SORTS: &'static [&'static str] = &[];

    fn names(row: &Row) -> Vec<(&'static str, String)> {
        let named = [("alias", "organization_alias"), ("budget", "budget_id")];
        let named = named.map(|(label, name)| (label, exact(row.get(name))));
        named.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    fn further(row: &Row) -> Vec<(&'static str, String)> {
        let teams = elements(row, "teams").iter().map(|team| exact(team.get("team_id")));
        vec![("teams", teams.collect::<Vec<_>>().join(", "))]
    }

    fn said(row: &Row) -> Vec<String> {
        let alias = exact(row.get("organization_alias"));
        vec![if alias == id_of::<Self>(row) { String::new() } else { alias }]
    }

    async fn make(context: &Context, body: Row) -> Result<Row, ClientError> {
        context.client.organization_new(body).await
    }

    async fn find(context: &Context, id: &str) -> Result<Row, ClientError> {
        context.client.organization_info(id).await
    }

    fn list() -> ListCall {
        ListCall::organizations()
    }

    async fn change(context: &Context, body: Row) -> Result<Row, ClientError> {
        context.client.organization_update(body).await
    }

    async fn remove(context: &Context, id: &str) -> Result<(), ClientError> {
        context.client.organization_delete(id).await
    }

    async fn stakes(context: &Context, row: &Row) -> Vec<String> {
        let keys = key_count(context, "organization_id", &id_of::<Self>(row)).await;
        let teams = counted(elements(row, "teams").len(), "team");
        teams.into_iter().chain(counted(keys, "key")).collect()
    }
}

/// Runs a command about organizations.
pub(crate) async fn run(command: OrganizationCommand, context: &Context) -> Outcome {
    match command {
        OrganizationCommand::New(args) => {
            let mut only_new = Row::new();
            // Servers want a name for people.
            put_texts(&mut only_new, [("organization_alias", &args.id)]);
            let making = Making { id: args.id, body: args.members.body()?, only_new, twice: args.twice };
            record::tell::<Organization>(record::make::<Organization>(making, context).await?, context)
        }
        OrganizationCommand::Info(args) => record::info::<Organization>(&args, context).await,
        OrganizationCommand::List(args) => record::list::<Organization>(&args, &[], None, context).await,
        OrganizationCommand::Update(args) => {
            let mut body = record::cleared::<Organization>(&args.clear)?;
            body.extend(args.members.body()?);
            record::update::<Organization>(&args.ids, body, context).await
        }
        OrganizationCommand::Delete(args) => record::delete::<Organization>(args, context).await,
    }
}

impl MemberArgs {
    fn body(&self) -> Result<Row, Failure> {
        let mut body = self.free.start();
        put_texts(&mut body, [("organization_alias", &self.alias), ("budget_id", &self.budget_id)]);
        put_list(&mut body, "models", &self.models);
        for pair in &self.metadata {
            set_member(&mut body, &format!("metadata.{pair}"))?;
        }
        self.limits.put(&mut body)?;
        self.free.put(&mut body)?;
        Ok(body)
    }
}
