//! `litellm-rs team …`: members of staff and keys under one budget.

mod keys;
mod member;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::context::{AtOnce, Context, ids};
use super::failure::{Failure, Kind, Outcome};
use super::fields::{FreeArgs, LimitArgs, ListArgs, parse_duration, parse_switch, set_member};
use super::listing::Known;
use super::look::{Cell, Column, State, exact, member, percent_used, state};
use super::money;
use super::record::{
    self, DeleteArgs, IdArgs, Made, Making, Nothing, Record, TwiceArgs, counted, elements, id_of, key_count,
    not_found, parse_percent, put_list, put_texts,
};
use super::table::View;
use crate::client::{Cause, ClientError, ListCall, Row};

pub(crate) use member::{MemberRole, with_role};

/// So many members are named where a team is shown.
const NAMED_MAX: usize = 5;

/// Commands about teams.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum TeamCommand {
    /// Make a team
    #[command(
        alias = "create",
        before_long_help = "Examples:\n  litellm-rs team new red --alias \"Team Red\" --max-budget 100 --budget-duration 30d\n  \
                            litellm-rs team new red --member alice:admin --member bob --models gpt-4o-mini"
    )]
    New(Box<NewArgs>),
    /// Show teams: state, spend, budget, members
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs team info red\n  litellm-rs team info red blue -o json"
    )]
    Info(IdArgs),
    /// List teams
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs team list --over 80% --sort spend:desc\n  \
                            litellm-rs team list --search red -o id"
    )]
    List(TeamListArgs),
    /// Change teams
    #[command(before_long_help = "Examples:\n  litellm-rs team update red --max-budget 200\n  \
                                  litellm-rs team update red --clear models")]
    Update(Box<UpdateArgs>),
    /// Delete teams with their keys
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs team delete red\n  \
                            litellm-rs team delete red blue --if-exists --yes"
    )]
    Delete(DeleteArgs),
    /// Refuse the calls of teams
    #[command(before_long_help = "Examples:\n  litellm-rs team block red\n  \
                                  litellm-rs team list --over 100% -o id | litellm-rs team block -")]
    Block(IdArgs),
    /// Accept the calls of teams again
    #[command(
        before_long_help = "Examples:\n  litellm-rs team unblock red\n  litellm-rs team unblock red blue"
    )]
    Unblock(IdArgs),
    /// Who is in a team
    #[command(subcommand, alias = "members")]
    Member(Box<member::MemberCommand>),
    /// Give keys to a team
    #[command(before_long_help = "Examples:\n  litellm-rs team assign-key red ci\n  \
                                  litellm-rs key list --user-id alice -o id | litellm-rs team assign-key red -")]
    AssignKey(keys::AssignArgs),
    /// List the teams that this key's user may join
    #[command(
        before_long_help = "Examples:\n  litellm-rs team available\n  litellm-rs team available -o json"
    )]
    Available(ListArgs),
}

/// The members of a team's record.
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberArgs {
    /// Name for people
    #[arg(long)]
    alias: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
    /// Models its keys may call; all when empty
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    models: Option<Vec<String>>,
    /// Model name that its keys may write instead of another, again for each
    #[arg(long, value_name = "NAME=MODEL", value_parser = parse_model_alias)]
    model_alias: Vec<(String, String)>,
    /// Organization it belongs to
    #[arg(long, value_name = "O")]
    organization_id: Option<String>,
    /// Free data, again for each; what is there already is replaced
    #[arg(long, value_name = "K=V")]
    metadata: Vec<String>,
    /// Tags of its calls
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    tags: Option<Vec<String>>,
    /// Refuse its calls
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL", value_parser = parse_switch)]
    blocked: Option<bool>,
    #[command(flatten)]
    each_member: EachMemberArgs,
    #[command(flatten)]
    free: FreeArgs,
}

/// What every member may spend, unless it has limits of its own. `none` clears.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Each member")]
pub(crate) struct EachMemberArgs {
    /// Hard cap of each member
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    team_member_budget: Option<Value>,
    /// How long a window of that cap lasts
    #[arg(long, value_name = "DUR", value_parser = parse_duration)]
    team_member_budget_duration: Option<Value>,
    /// Tokens of each member in any minute
    #[arg(long, value_name = "N", value_parser = money::parse_count)]
    team_member_tpm_limit: Option<Value>,
    /// Requests of each member in any minute
    #[arg(long, value_name = "N", value_parser = money::parse_count)]
    team_member_rpm_limit: Option<Value>,
}

/// `team new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its id; the server makes one up otherwise
    id: Option<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// User to be in it, as admin or as user, again for each
    #[arg(long, value_name = "USER[:ROLE]", value_parser = with_role)]
    member: Vec<(String, Option<MemberRole>)>,
    #[command(flatten)]
    twice: TwiceArgs,
}

/// `team list`
#[derive(Args, Clone, Debug)]
pub(crate) struct TeamListArgs {
    #[command(flatten)]
    list: ListArgs,
    /// Only teams of this organization
    #[arg(long, value_name = "O")]
    organization_id: Option<String>,
    /// Only teams of this member of staff
    #[arg(long, value_name = "U")]
    user_id: Option<String>,
    /// Only blocked ones
    #[arg(long)]
    blocked: bool,
    /// Only those that have used at least so much of their budget
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    over: Option<u64>,
}

/// `team update`
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

fn parse_model_alias(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, model)) if !name.is_empty() && !model.is_empty() => {
            Ok((name.to_owned(), model.to_owned()))
        }
        _ => Err("use a form like fast=gpt-4o-mini".to_owned()),
    }
}

/// Teams as a kind of record.
pub(crate) struct Team;

impl Record for Team {
    const WORD: &'static str = "team";
    const PLURAL: &'static str = "teams";
    const VIEW: View = View {
        id: "team_id",
        columns: &[
            Column::new("TEAM", Cell::Text("team_id")),
            Column::new("ALIAS", Cell::Text("team_alias")),
            Column::new("MEMBERS", Cell::Count("members_count")),
            Column::new("SPEND", Cell::Money("spend")),
            Column::new("MAX", Cell::Money("max_budget")),
            Column::new("USED", Cell::Used),
            Column::new("RESETS", Cell::Time("budget_reset_at")),
            Column::new("STATE", Cell::State),
        ],
    };
    const NAMES: &'static [&'static str] = &["team_alias"];
    const CLEARABLE: &'static [(&'static str, &'static str, Nothing)] = &[
        ("alias", "team_alias", Nothing::Null),
        ("organization_id", "organization_id", Nothing::Null),
        ("models", "models", Nothing::List),
        ("model_alias", "model_aliases", Nothing::Object),
        ("metadata", "metadata", Nothing::Object),
        ("tags", "tags", Nothing::List),
        ("team_member_budget", "team_member_budget", Nothing::Null),
        ("team_member_budget_duration", "team_member_budget_duration", Nothing::Null),
        ("team_member_tpm_limit", "team_member_tpm_limit", Nothing::Null),
        ("team_member_rpm_limit", "team_member_rpm_limit", Nothing::Null),
    ];
    const IS_SEARCHED: bool = true;
    const SORTS: &'static [&'static str] = &["team_id", "created_at", "updated_at"];

    fn names(row: &Row) -> Vec<(&'static str, String)> {
        let alias = exact(row.get("team_alias"));
        if alias.is_empty() { Vec::new() } else { vec![("alias", alias)] }
    }

    fn further(row: &Row) -> Vec<(&'static str, String)> {
        vec![
            ("members", members_named(row)),
            ("keys", counted(elements(row, "keys").len(), "key").unwrap_or_default()),
            ("in", exact(row.get("organization_id"))),
        ]
    }

    fn said(row: &Row) -> Vec<String> {
        let members = elements(row, "members_with_roles").len();
        vec![exact(row.get("team_alias")), counted(members, "member").unwrap_or_default()]
    }

    fn as_sent(row: &Row) -> Row {
        let mut sent = row.clone();
        let of_members = [
            ("team_member_budget", "max_budget"),
            ("team_member_budget_duration", "budget_duration"),
            ("team_member_tpm_limit", "tpm_limit"),
            ("team_member_rpm_limit", "rpm_limit"),
        ];
        let of_members = of_members.map(|(name, limit)| (name, format!("team_member_budget_table.{limit}")));
        let aliases = ("model_aliases", "litellm_model_table.model_aliases".to_owned());
        for (name, path) in of_members.into_iter().chain([aliases]) {
            if let Some(value) = member(row, &path) {
                sent.insert(name.to_owned(), value.clone());
            }
        }
        if let Some(tags) = member(row, "metadata.tags") {
            sent.insert("tags".to_owned(), tags.clone());
        }
        sent
    }

    async fn make(context: &Context, body: Row) -> Result<Row, ClientError> {
        context.client.team_new(body).await
    }

    async fn find(context: &Context, id: &str) -> Result<Row, ClientError> {
        let mut team = context.client.team_info(id).await?;
        let members = elements(&team, "members_with_roles").len();
        team.entry("members_count").or_insert_with(|| members.into());
        Ok(team)
    }

    fn list() -> ListCall {
        ListCall::teams()
    }

    async fn change(context: &Context, body: Row) -> Result<Row, ClientError> {
        context.client.team_update(body).await
    }

    async fn remove(context: &Context, id: &str) -> Result<(), ClientError> {
        context.client.team_delete(id).await
    }

    async fn stakes(context: &Context, row: &Row) -> Vec<String> {
        let keys = key_count(context, "team_id", &id_of::<Self>(row)).await;
        let keys = counted(keys, "key").map(|keys| format!("{keys} that will stop working"));
        let members = counted(elements(row, "members_with_roles").len(), "member");
        members.into_iter().chain(keys).collect()
    }
}

/// `alice (admin), bob and 3 more`
fn members_named(row: &Row) -> String {
    let members = elements(row, "members_with_roles");
    let named = members.iter().take(NAMED_MAX).map(|member| {
        let text = |name: &str| exact(member.get(name));
        let name = if text("user_id").is_empty() { text("user_email") } else { text("user_id") };
        if text("role") == "admin" { format!("{name} (admin)") } else { name }
    });
    let named = named.collect::<Vec<_>>().join(", ");
    match members.len().saturating_sub(NAMED_MAX) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// Runs a command about teams.
pub(crate) async fn run(command: TeamCommand, context: &Context) -> Outcome {
    match command {
        TeamCommand::New(args) => new(*args, context).await,
        TeamCommand::Info(args) => record::info::<Team>(&args, context).await,
        TeamCommand::List(args) => list(args, context).await,
        TeamCommand::Update(args) => {
            let mut body = record::cleared::<Team>(&args.clear)?;
            body.extend(args.members.body()?);
            record::update::<Team>(&args.ids, body, context).await
        }
        TeamCommand::Delete(args) => record::delete::<Team>(args, context).await,
        TeamCommand::Block(args) => block(&args, true, context).await,
        TeamCommand::Unblock(args) => block(&args, false, context).await,
        TeamCommand::Member(command) => member::run(*command, context).await,
        TeamCommand::AssignKey(args) => keys::assign(args, context).await,
        TeamCommand::Available(args) => keys::available(&args, context).await,
    }
}

impl MemberArgs {
    fn body(&self) -> Result<Row, Failure> {
        let mut body = self.free.start();
        put_texts(&mut body, [("team_alias", &self.alias), ("organization_id", &self.organization_id)]);
        put_list(&mut body, "models", &self.models);
        put_list(&mut body, "tags", &self.tags);
        if let Some(blocked) = self.blocked {
            body.insert("blocked".to_owned(), blocked.into());
        }
        for pair in &self.metadata {
            set_member(&mut body, &format!("metadata.{pair}"))?;
        }
        if !self.model_alias.is_empty() {
            let aliases = self.model_alias.iter().map(|(name, model)| (name.clone(), model.as_str().into()));
            body.insert("model_aliases".to_owned(), Value::Object(aliases.collect()));
        }
        let each = &self.each_member;
        for (name, value) in [
            ("team_member_budget", &each.team_member_budget),
            ("team_member_budget_duration", &each.team_member_budget_duration),
            ("team_member_tpm_limit", &each.team_member_tpm_limit),
            ("team_member_rpm_limit", &each.team_member_rpm_limit),
        ] {
            if let Some(value) = value {
                body.insert(name.to_owned(), value.clone());
            }
        }
        self.limits.put(&mut body)?;
        self.free.put(&mut body)?;
        Ok(body)
    }
}

async fn new(args: NewArgs, context: &Context) -> Outcome {
    let mut only_new = Row::new();
    let people: Vec<Value> = args
        .member
        .iter()
        .map(|(user, role)| json!({"user_id": user, "role": role.unwrap_or_default().name()}))
        .collect();
    if !people.is_empty() {
        only_new.insert("members_with_roles".to_owned(), people.clone().into());
    }
    let upserts = args.twice.upserts();
    let making = Making { id: args.id, body: args.members.body()?, only_new, twice: args.twice };
    let made = record::make::<Team>(making, context).await?;
    let made = match made {
        made @ (Made::Updated(_) | Made::Untouched(_)) if upserts && !people.is_empty() => {
            add_people(made, people, context).await?
        }
        made => made,
    };
    record::tell::<Team>(made, context)
}

/// Adds those who are not in the team yet.
async fn add_people(made: Made, people: Vec<Value>, context: &Context) -> Result<Made, Failure> {
    let id = id_of::<Team>(made.row());
    let body = Row::from_iter([
        ("team_id".to_owned(), Value::from(id.as_str())),
        ("member".to_owned(), people.into()),
    ]);
    match context.client.team_member_add(body).await {
        Ok(_) => Ok(Made::Updated(Team::find(context, &id).await?)),
        // All of them are in it already.
        Err(error) if error.cause == Cause::Conflict => Ok(made),
        Err(error) => Err(error.into()),
    }
}

async fn list(args: TeamListArgs, context: &Context) -> Outcome {
    let narrowing = [("organization_id", &args.organization_id), ("user_id", &args.user_id)];
    let wants = |row: &Row| {
        (!args.blocked || state(row) == State::Blocked)
            && args.over.is_none_or(|over| percent_used(row).is_some_and(|used| used >= over))
    };
    let narrows: Option<&dyn Fn(&Row) -> bool> =
        if args.blocked || args.over.is_some() { Some(&wants) } else { None };
    match record::list::<Team>(&args.list, &narrowing, narrows, context).await {
        Err(failure) if failure.kind == Kind::Unsupported => {}
        outcome => return outcome,
    }
    context.printer.note("this server has no pages of teams; all of them are read");
    let call = record::narrowed(ListCall::teams_at_once(), narrowing);
    let known = Known { call, sorts: &[], is_exact: false };
    let passes = |row: &Row| record::is_searched::<Team>(&args.list, row) && wants(row);
    context.list_from(&Team::VIEW, known, &args.list, passes).await
}

async fn block(args: &IdArgs, blocked: bool, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    let (verb, doing) = if blocked { ("blocked", "blocking") } else { ("unblocked", "unblocking") };
    let block = async |id: &String| match context.client.team_block(id, blocked).await {
        Ok(row) => Ok(Some(row)),
        Err(error) => Err(not_found::<Team>(context, error, id).await),
    };
    let done = context.each_at_once(doing, &ids, AtOnce::one_by_one(false), block).await;
    done.finish(&context.printer, &Team::VIEW, |row| format!("{verb} team {}", id_of::<Team>(row)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        members: MemberArgs,
    }

    #[test]
    fn flags_become_members_of_a_team() {
        for (arguments, json) in [
            (&["--alias", "Red"][..], r#"{"team_alias":"Red"}"#),
            (
                &["--models", "a,b", "--tags", "x", "--organization-id", "o"],
                r#"{"organization_id":"o","models":["a","b"],"tags":["x"]}"#,
            ),
            (&["--models", ""], r#"{"models":[]}"#),
            (&["--blocked"], r#"{"blocked":true}"#),
            (&["--model-alias", "gpt-3.5=mock"], r#"{"model_aliases":{"gpt-3.5":"mock"}}"#),
            (&["--metadata", "cost=7", "--metadata", "a.b=c"], r#"{"metadata":{"cost":"7","a":{"b":"c"}}}"#),
            (
                &["--team-member-budget", "2.50", "--team-member-budget-duration", "7d"],
                r#"{"team_member_budget":2.50,"team_member_budget_duration":"7d"}"#,
            ),
            (
                &["--json", r#"{"team_alias":"a","x":1}"#, "--alias", "b", "--max-budget", "none"],
                r#"{"team_alias":"b","x":1,"max_budget":null}"#,
            ),
        ] {
            let line = Line::try_parse_from([&["x"], arguments].concat()).unwrap();
            assert_eq!(Value::Object(line.members.body().unwrap()).to_string(), json, "{arguments:?}");
        }
        for arguments in
            [&["--model-alias", "fast"][..], &["--team-member-budget", "x"], &["--metadata", "x"]]
        {
            let line = Line::try_parse_from([&["x"], arguments].concat()).map_err(|_| ());
            assert!(line.and_then(|line| line.members.body().map_err(|_| ())).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn what_is_cleared_has_its_own_nothing() {
        let clear = |fields: &[&str]| {
            let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
            record::cleared::<Team>(&fields).map(|body| Value::Object(body).to_string())
        };
        assert_eq!(
            clear(&["alias", "models", "metadata", "max-budget"]).unwrap(),
            r#"{"team_alias":null,"models":[],"metadata":{},"max_budget":null}"#
        );
        let unknown = clear(&["max_budjet"]).unwrap_err();
        assert!(unknown.hint.unwrap().contains("max_budget"));
    }

    #[test]
    fn members_are_named_as_far_as_there_is_room() {
        let row: Row = serde_json::from_str(
            r#"{"members_with_roles":[{"user_id":"a","role":"admin"},{"user_email":"b@c","role":"user"}]}"#,
        )
        .unwrap();
        assert_eq!(members_named(&row), "a (admin), b@c");
        let many: Vec<Value> = (0..7).map(|n| json!({"user_id": format!("u{n}"), "role": "user"})).collect();
        let row = Row::from_iter([("members_with_roles".to_owned(), many.into())]);
        assert_eq!(members_named(&row), "u0, u1, u2, u3, u4 and 2 more");
    }
}
