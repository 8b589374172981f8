//! `litellm-rs user …`: members of staff. A key that comes with a new one is shown once, and only
//! when it is asked for.

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::context::Context;
use super::failure::{ExitStatus, Failure, Outcome};
use super::fields::{FreeArgs, LimitArgs, ListArgs, set_member};
use super::global::Format;
use super::look::{Cell, Column, exact, percent_used};
use super::record::{
    self, DeleteArgs, IdArgs, Made, Making, Nothing, Record, TwiceArgs, counted, elements, id_of, key_count,
    not_found, parse_percent, put_list, put_texts,
};
use super::table::View;
use super::team::{MemberRole, Team, with_role};
use crate::client::{Cause, ClientError, ListCall, Row, mask};

/// Commands about users.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum UserCommand {
    /// Make a user; without a key unless one is asked for
    #[command(
        alias = "create",
        before_long_help = "Examples:\n  litellm-rs user new alice --email alice@example.com --role internal_user\n  \
                            litellm-rs user new bob --team red --max-budget 20 --budget-duration 30d --with-key"
    )]
    New(Box<NewArgs>),
    /// Show users: role, teams, spend, budget
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs user info alice\n  litellm-rs user info alice bob -o json"
    )]
    Info(IdArgs),
    /// List users
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs user list --role proxy_admin\n  \
                            litellm-rs user list --team red -o id"
    )]
    List(UserListArgs),
    /// Change users
    #[command(before_long_help = "Examples:\n  litellm-rs user update alice --max-budget 50\n  \
                                  litellm-rs user update alice --role proxy_admin_viewer")]
    Update(Box<UpdateArgs>),
    /// Delete users with their keys
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs user delete alice\n  \
                            litellm-rs user delete alice bob --if-exists --yes"
    )]
    Delete(DeleteArgs),
}

/// What a user may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum UserRole {
    /// Everything
    #[value(alias = "proxy-admin")]
    ProxyAdmin,
    /// Sees everything
    #[value(alias = "proxy-admin-viewer")]
    ProxyAdminViewer,
    /// Own keys and own spend
    #[value(alias = "internal-user")]
    InternalUser,
    /// Sees own keys and own spend
    #[value(alias = "internal-user-viewer")]
    InternalUserViewer,
}

impl UserRole {
    /// Its name on the wire.
    fn name(self) -> &'static str {
        match self {
            Self::ProxyAdmin => "proxy_admin",
            Self::ProxyAdminViewer => "proxy_admin_viewer",
            Self::InternalUser => "internal_user",
            Self::InternalUserViewer => "internal_user_viewer",
        }
    }
}

/// The members of a user's record.
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberArgs {
    /// E-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Name for people
    #[arg(long)]
    alias: Option<String>,
    /// What it may do
    #[arg(long, value_enum)]
    role: Option<UserRole>,
    #[command(flatten)]
    limits: LimitArgs,
    /// Models its own keys may call; all when empty
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    models: Option<Vec<String>>,
    /// Free data, again for each; what is there already is replaced
    #[arg(long, value_name = "K=V")]
    metadata: Vec<String>,
    #[command(flatten)]
    free: FreeArgs,
}

/// `user new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its id; the server makes one up otherwise
    id: Option<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Team to be in, as user or as admin, again for each
    #[arg(long, value_name = "T[:ROLE]", value_parser = with_role)]
    team: Vec<(String, Option<MemberRole>)>,
    /// Also make a key, and show it once
    #[arg(long)]
    with_key: bool,
    /// Name of that key for people
    #[arg(long, value_name = "A", requires = "with_key")]
    key_alias: Option<String>,
    /// How long that key works
    #[arg(long, value_name = "DUR", requires = "with_key")]
    duration: Option<String>,
    #[command(flatten)]
    twice: TwiceArgs,
}

/// `user list`
#[derive(Args, Clone, Debug)]
pub(crate) struct UserListArgs {
    #[command(flatten)]
    list: ListArgs,
    /// Only users with this role
    #[arg(long, value_enum)]
    role: Option<UserRole>,
    /// Only members of this team
    #[arg(long, value_name = "T")]
    team: Option<String>,
    /// Only users whose address holds this
    #[arg(long, value_name = "TEXT")]
    email: Option<String>,
    /// Only those that have used at least so much of their budget
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    over: Option<u64>,
}

/// `user update`
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

/// Users as a kind of record.
struct User;

impl Record for User {
    const WORD: &'static str = "user";
    const PLURAL: &'static str = "users";
    const VIEW: View = View {
        id: "user_id",
        columns: &[
            Column::new("USER", Cell::Text("user_id")),
            Column::new("EMAIL", Cell::Text("user_email")),
            Column::new("ROLE", Cell::Text("user_role")),
            Column::new("TEAMS", Cell::Text("teams")),
            Column::new("KEYS", Cell::Count("key_count")),
            Column::new("SPEND", Cell::Money("spend")),
            Column::new("MAX", Cell::Money("max_budget")),
            Column::new("USED", Cell::Used),
            Column::new("STATE", Cell::State),
        ],
    };
    const NAMES: &'static [&'static str] = &["user_email", "user_alias"];
    const CLEARABLE: &'static [(&'static str, &'static str, Nothing)] = &[
        ("email", "user_email", Nothing::Null),
        ("alias", "user_alias", Nothing::Null),
        ("role", "user_role", Nothing::Null),
        // Empty ones say nothing about a user.
        ("models", "models", Nothing::Null),
        ("metadata", "metadata", Nothing::Null),
    ];
    const IS_SEARCHED: bool = true;
    const SORTS: &'static [&'static str] = &["user_id", "created_at", "spend"];

    fn names(row: &Row) -> Vec<(&'static str, String)> {
        let named = [("email", "user_email"), ("alias", "user_alias"), ("role", "user_role")];
        let named = named.map(|(label, name)| (label, exact(row.get(name))));
        named.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    fn further(row: &Row) -> Vec<(&'static str, String)> {
        vec![
            ("teams", exact(row.get("teams")).replace(',', ", ")),
            ("keys", counted(elements(row, "keys").len(), "key").unwrap_or_default()),
        ]
    }

    fn said(row: &Row) -> Vec<String> {
        let teams = elements(row, "teams").iter().filter_map(Value::as_str).collect::<Vec<_>>();
        let teams = if teams.is_empty() { String::new() } else { format!("in {}", teams.join(", ")) };
        vec![exact(row.get("user_email")), exact(row.get("user_role")), teams]
    }

    async fn make(context: &Context, body: Row) -> Result<Row, ClientError> {
        context.client.user_new(body).await
    }

    async fn find(context: &Context, id: &str) -> Result<Row, ClientError> {
        let mut user = context.client.user_info(id).await?;
        let keys = elements(&user, "keys").len();
        user.entry("key_count").or_insert_with(|| keys.into());
        Ok(user)
    }

    fn list() -> ListCall {
        ListCall::users()
    }

    async fn change(context: &Context, body: Row) -> Result<Row, ClientError> {
        context.client.user_update(body).await
    }

    async fn remove(context: &Context, id: &str) -> Result<(), ClientError> {
        context.client.user_delete(id).await
    }

    async fn stakes(context: &Context, row: &Row) -> Vec<String> {
        let keys = key_count(context, "user_id", &id_of::<Self>(row)).await;
        let keys = counted(keys, "key").map(|keys| format!("{keys} that will stop working"));
        let teams = counted(elements(row, "teams").len(), "team");
        teams.into_iter().chain(keys).collect()
    }
}

/// Runs a command about users.
pub(crate) async fn run(command: UserCommand, context: &Context) -> Outcome {
    match command {
        UserCommand::New(args) => new(*args, context).await,
        UserCommand::Info(args) => record::info::<User>(&args, context).await,
        UserCommand::List(args) => list(args, context).await,
        UserCommand::Update(args) => {
            let mut body = record::cleared::<User>(&args.clear)?;
            body.extend(args.members.body()?);
            record::update::<User>(&args.ids, body, context).await
        }
        UserCommand::Delete(args) => record::delete::<User>(args, context).await,
    }
}

impl MemberArgs {
    fn body(&self) -> Result<Row, Failure> {
        let mut body = self.free.start();
        put_texts(&mut body, [("user_email", &self.email), ("user_alias", &self.alias)]);
        if let Some(role) = self.role {
            body.insert("user_role".to_owned(), role.name().into());
        }
        put_list(&mut body, "models", &self.models);
        for pair in &self.metadata {
            set_member(&mut body, &format!("metadata.{pair}"))?;
        }
        self.limits.put(&mut body)?;
        self.free.put(&mut body)?;
        Ok(body)
    }
}

impl NewArgs {
    /// What only a new user takes.
    fn only_new(&self) -> Row {
        let mut body = Row::from_iter([("auto_create_key".to_owned(), Value::from(self.with_key))]);
        put_texts(&mut body, [("key_alias", &self.key_alias), ("duration", &self.duration)]);
        if !self.team.is_empty() {
            let teams = self.team.iter().map(|(id, role)| match role {
                None => Value::from(id.as_str()),
                Some(role) => json!({"team_id": id, "user_role": role.name()}),
            });
            body.insert("teams".to_owned(), teams.collect());
        }
        body
    }
}

async fn new(args: NewArgs, context: &Context) -> Outcome {
    if args.with_key && context.printer.style().format == Format::Id {
        let failure = Failure::usage("--with-key with -o id would lose the key: ids are all that is shown");
        return Err(failure.hint("leave -o id away, or make the key by itself: litellm-rs key generate"));
    }
    let only_new = args.only_new();
    let upserts = args.twice.upserts();
    let making = Making { id: args.id, body: args.members.body()?, only_new, twice: args.twice };
    match record::make::<User>(making, context).await? {
        Made::Created(row) => reveal(row, args.with_key, context),
        made @ (Made::Updated(_) | Made::Untouched(_)) if upserts && !args.team.is_empty() => {
            record::tell::<User>(join(made, &args.team, context).await?, context)
        }
        made => record::tell::<User>(made, context),
    }
}

/// Tells of a new user; its key goes to stdout if it was asked for, and is masked otherwise.
fn reveal(mut row: Row, with_key: bool, context: &Context) -> Outcome {
    let printer = &context.printer;
    let key = exact(row.get("key"));
    if !with_key && !key.is_empty() {
        row.insert("key".to_owned(), mask(&key).into());
    }
    if !with_key || printer.style().format != Format::Table {
        return record::tell::<User>(Made::Created(row), context);
    }
    printer.exact_line(&key)?;
    printer.note(&record::sentence::<User>("created", &row, &printer.look().of_prose()));
    Ok(ExitStatus::Success)
}

/// Puts a user into those teams that it is not in yet.
async fn join(
    made: Made,
    teams: &[(String, Option<MemberRole>)],
    context: &Context,
) -> Result<Made, Failure> {
    let user = id_of::<User>(made.row());
    let mut has_joined = false;
    for (team, role) in teams {
        let member = json!({"user_id": user, "role": role.unwrap_or_default().name()});
        let body = Row::from_iter([
            ("team_id".to_owned(), Value::from(team.as_str())),
            ("member".to_owned(), member),
        ]);
        match context.client.team_member_add(body).await {
            Ok(_) => has_joined = true,
            Err(error) if error.cause == Cause::Conflict => {}
            Err(error) => return Err(not_found::<Team>(context, error, team).await),
        }
    }
    if has_joined { Ok(Made::Updated(User::find(context, &user).await?)) } else { Ok(made) }
}

async fn list(args: UserListArgs, context: &Context) -> Outcome {
    let role = args.role.map(|role| role.name().to_owned());
    let narrowing = [("role", &role), ("team", &args.team), ("user_email", &args.email)];
    let wants = |row: &Row| args.over.is_none_or(|over| percent_used(row).is_some_and(|used| used >= over));
    let wants: Option<&dyn Fn(&Row) -> bool> = if args.over.is_some() { Some(&wants) } else { None };
    record::list::<User>(&args.list, &narrowing, wants, context).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        new: NewArgs,
    }

    #[test]
    fn flags_become_members_of_a_user() {
        for (arguments, members, only_new) in [
            (&["alice"][..], "{}", r#"{"auto_create_key":false}"#),
            (
                &["--email", "a@b.c", "--alias", "Alice", "--role", "internal-user", "--max-budget", "4.00"],
                r#"{"user_email":"a@b.c","user_alias":"Alice","user_role":"internal_user","max_budget":4.00}"#,
                r#"{"auto_create_key":false}"#,
            ),
            (
                &["a", "--team", "red", "--team", "blue:admin", "--models", "m", "--metadata", "a=b"],
                r#"{"models":["m"],"metadata":{"a":"b"}}"#,
                r#"{"auto_create_key":false,"teams":["red",{"team_id":"blue","user_role":"admin"}]}"#,
            ),
            (
                &["a", "--with-key", "--key-alias", "ci", "--duration", "30d"],
                "{}",
                r#"{"auto_create_key":true,"key_alias":"ci","duration":"30d"}"#,
            ),
        ] {
            let line = Line::try_parse_from([&["x"], arguments].concat()).unwrap().new;
            let body = line.members.body().unwrap();
            assert_eq!(Value::Object(body).to_string(), members, "{arguments:?}");
            assert_eq!(Value::Object(line.only_new()).to_string(), only_new, "{arguments:?}");
        }
        for arguments in [
            &["a", "--role", "boss"][..],
            &["a", "--key-alias", "ci"],
            &["--upsert", "--email", "a@b.c"],
            &["a", "--team", "red:boss"],
        ] {
            assert!(Line::try_parse_from([&["x"], arguments].concat()).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn a_user_is_told_in_one_line() {
        let look = crate::cli::printer::tests::style(Format::Table, true).look;
        for (json, said) in [
            (r#"{"user_id":"a"}"#, "created user a"),
            (
                r#"{"user_id":"a","user_email":"a@b.c","user_role":"internal_user","teams":["red"],"max_budget":4.0,"budget_duration":"30d"}"#,
                "created user a  a@b.c  internal_user  in red  max $4.00  every 30d",
            ),
        ] {
            let row = serde_json::from_str(json).unwrap();
            assert_eq!(record::sentence::<User>("created", &row, &look), said);
        }
    }
}
