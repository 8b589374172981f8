//! `litellm-rs team member …`: who is in a team, and what each may do and spend there.

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::Team;
use crate::cli::context::{AtOnce, Context, ids_if_any, nothing_to_do};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::fields::{ListArgs, parse_duration};
use crate::cli::look::{Cell, Column, Look, exact, member};
use crate::cli::money;
use crate::cli::record::{Record, elements, not_found, put_list};
use crate::cli::table::View;
use crate::client::{Cause, ClientError, Row, is_not_in_team};

const VIEW: View = View {
    id: "user_id",
    columns: &[
        Column::new("USER", Cell::Text("user_id")),
        Column::new("EMAIL", Cell::Text("user_email")),
        Column::new("ROLE", Cell::Text("role")),
        Column::new("SPEND", Cell::Money("spend")),
        Column::new("MAX", Cell::Money("litellm_budget_table.max_budget")),
        Column::new("USED", Cell::Used),
        Column::new("RESETS", Cell::Time("litellm_budget_table.budget_reset_at")),
    ],
};

/// Commands about the members of a team.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum MemberCommand {
    /// Add users to a team; those that nobody made are made
    #[command(
        alias = "new",
        before_long_help = "Examples:\n  litellm-rs team member add red alice:admin bob\n  \
                            litellm-rs team member add red carol --max-budget 5 --budget-duration 7d"
    )]
    Add(AddArgs),
    /// List who is in a team, and what each has spent there
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs team member list red\n  \
                            litellm-rs team member list red --sort spend:desc -o csv"
    )]
    List(MemberListArgs),
    /// Change what members may do and spend in a team
    #[command(before_long_help = "Examples:\n  litellm-rs team member update red bob --role admin\n  \
                                  litellm-rs team member update red bob --max-budget none")]
    Update(MemberUpdateArgs),
    /// Take users out of a team; their keys of the team go too
    #[command(
        alias = "rm",
        alias = "delete",
        before_long_help = "Examples:\n  litellm-rs team member remove red bob\n  \
                            litellm-rs team member remove red --email bob@example.com --yes"
    )]
    Remove(RemoveArgs),
}

/// What somebody may do in a team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MemberRole {
    /// Runs the team
    Admin,
    /// Uses it
    #[default]
    User,
}

impl MemberRole {
    /// Its name on the wire.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::User => "user",
        }
    }
}

/// An id with a role behind it: `alice:admin`. What follows the last colon has to be one.
pub(crate) fn with_role(text: &str) -> Result<(String, Option<MemberRole>), String> {
    let Some((id, role)) = text.rsplit_once(':') else { return Ok((text.to_owned(), None)) };
    let role = match role {
        "admin" => MemberRole::Admin,
        "user" => MemberRole::User,
        _ => {
            return Err(format!(
                "use a form like alice:admin or alice:user; an id with a colon needs its role: {text}:user"
            ));
        }
    };
    Ok((id.to_owned(), Some(role)))
}

/// What a member may spend of its own. `none` clears.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Limits in the team")]
pub(crate) struct MemberLimits {
    /// Hard cap of one window
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    max_budget: Option<Value>,
    /// How long a window lasts; without one the cap is for life
    #[arg(long, value_name = "DUR", value_parser = parse_duration)]
    budget_duration: Option<Value>,
    /// Tokens in any minute
    #[arg(long, value_name = "N", value_parser = money::parse_count)]
    tpm_limit: Option<Value>,
    /// Requests in any minute
    #[arg(long, value_name = "N", value_parser = money::parse_count)]
    rpm_limit: Option<Value>,
    /// Models it may call; all of the team's when empty
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    models: Option<Vec<String>>,
}

impl MemberLimits {
    fn put(&self, body: &mut Row) {
        for (name, value) in [
            ("max_budget_in_team", &self.max_budget),
            ("budget_duration", &self.budget_duration),
            ("tpm_limit", &self.tpm_limit),
            ("rpm_limit", &self.rpm_limit),
        ] {
            if let Some(value) = value {
                body.insert(name.to_owned(), value.clone());
            }
        }
        put_list(body, "allowed_models", &self.models);
    }
}

/// `team member add`
#[derive(Args, Clone, Debug)]
pub(crate) struct AddArgs {
    /// The team
    team: String,
    /// Whom; `-` reads them from stdin
    #[arg(value_name = "USER[:ROLE]", required_unless_present = "email")]
    users: Vec<String>,
    /// By address, again for each
    #[arg(long, value_name = "ADDRESS")]
    email: Vec<String>,
    /// What those may do that say nothing else [default: user]
    #[arg(long, value_enum)]
    role: Option<MemberRole>,
    #[command(flatten)]
    limits: MemberLimits,
    /// Somebody who is in it already is no failure
    #[arg(long)]
    if_not_exists: bool,
    /// Go on after a failure
    #[arg(long)]
    continue_on_error: bool,
}

/// `team member list`
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberListArgs {
    /// The team
    team: String,
    #[command(flatten)]
    list: ListArgs,
}

/// `team member update`
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberUpdateArgs {
    /// The team
    team: String,
    /// Whom; `-` reads them from stdin
    #[arg(value_name = "USER", required_unless_present = "email")]
    users: Vec<String>,
    /// By address, again for each
    #[arg(long, value_name = "ADDRESS")]
    email: Vec<String>,
    /// What they may do
    #[arg(long, value_enum)]
    role: Option<MemberRole>,
    #[command(flatten)]
    limits: MemberLimits,
}

/// `team member remove`
#[derive(Args, Clone, Debug)]
pub(crate) struct RemoveArgs {
    /// The team
    team: String,
    /// Whom; `-` reads them from stdin
    #[arg(value_name = "USER", required_unless_present = "email")]
    users: Vec<String>,
    /// By address, again for each
    #[arg(long, value_name = "ADDRESS")]
    email: Vec<String>,
    /// Somebody who is not in it is no failure
    #[arg(long)]
    if_exists: bool,
    /// Go on after a failure
    #[arg(long)]
    continue_on_error: bool,
}

/// Runs a command about members.
pub(crate) async fn run(command: MemberCommand, context: &Context) -> Outcome {
    match command {
        MemberCommand::Add(args) => add(args, context).await,
        MemberCommand::List(args) => list(args, context).await,
        MemberCommand::Update(args) => update(args, context).await,
        MemberCommand::Remove(args) => remove(args, context).await,
    }
}

/// One who is named on the command line.
#[derive(Clone, Debug, PartialEq)]
struct Person {
    name: String,
    is_email: bool,
    role: Option<MemberRole>,
}

impl Person {
    /// The member of a body that names it.
    fn put(&self, body: &mut Row) {
        let member = if self.is_email { "user_email" } else { "user_id" };
        body.insert(member.to_owned(), self.name.as_str().into());
    }

    /// A body about it in a team.
    fn body(&self, team: &str) -> Row {
        let mut body = Row::from_iter([("team_id".to_owned(), Value::from(team))]);
        self.put(&mut body);
        body
    }

    fn is(&self, member: &Value) -> bool {
        let name = if self.is_email { "user_email" } else { "user_id" };
        let known = exact(member.get(name));
        if self.is_email { known.eq_ignore_ascii_case(&self.name) } else { known == self.name }
    }

    /// Its row in the answer to adding it.
    fn row(&self, team: &str, answer: &Row) -> Row {
        let mut row = self.body(team);
        let known = elements(answer, "members_with_roles").iter().find(|member| self.is(member));
        row.extend(known.and_then(Value::as_object).cloned().unwrap_or_default());
        let memberships = elements(answer, "updated_team_memberships");
        let own = memberships.iter().find(|membership| membership.get("user_id") == row.get("user_id"));
        row.extend(own.and_then(Value::as_object).cloned().unwrap_or_default());
        row
    }
}

fn people(users: &[String], email: &[String], may_have_role: bool) -> Result<Vec<Person>, Failure> {
    let mut people = Vec::new();
    for name in ids_if_any(users)? {
        let (name, role) = if may_have_role {
            with_role(&name).map_err(|error| Failure::usage(format!("'{name}': {error}")))?
        } else {
            (name, None)
        };
        people.push(Person { name, is_email: false, role });
    }
    people.extend(ids_if_any(email)?.into_iter().map(|name| Person { name, is_email: true, role: None }));
    if people.is_empty() { Err(nothing_to_do()) } else { Ok(people) }
}

async fn add(args: AddArgs, context: &Context) -> Outcome {
    let people = people(&args.users, &args.email, true)?;
    let add = async |person: &Person| {
        let role = person.role.or(args.role).unwrap_or_default();
        let mut member = Row::from_iter([("role".to_owned(), Value::from(role.name()))]);
        person.put(&mut member);
        let mut body = Row::from_iter([
            ("team_id".to_owned(), Value::from(args.team.as_str())),
            ("member".to_owned(), Value::Object(member)),
        ]);
        args.limits.put(&mut body);
        match context.client.team_member_add(body).await {
            Ok(answer) => Ok(Some(person.row(&args.team, &answer))),
            Err(error) if error.cause == Cause::Conflict && args.if_not_exists => {
                context.printer.note(&format!("{} is in team {} already", person.name, args.team));
                Ok(None)
            }
            Err(error) if error.cause == Cause::Conflict => {
                let message = format!("user '{}' is in team '{}' already", person.name, args.team);
                let hint = format!(
                    "--if-not-exists accepts that; change it: litellm-rs team member update {} {}",
                    args.team, person.name
                );
                Err(Failure::from(error).reworded(message).hint(hint))
            }
            Err(error) => Err(about(error, person, &args.team, context).await),
        }
    };
    let done = context.each_at_once("adding", &people, AtOnce::one_by_one(args.continue_on_error), add).await;
    let look = context.printer.look().of_prose();
    done.finish(&context.printer, &VIEW, |row| sentence("added", row, "to", &look))
}

/// `added alice to team red as admin  max $5.00`
fn sentence(verb: &str, row: &Row, word: &str, look: &Look) -> String {
    let text = |name: &str| exact(row.get(name));
    let name = if text("user_id").is_empty() { text("user_email") } else { text("user_id") };
    let mut said = format!("{verb} {name} {word} team {}", text("team_id"));
    if !text("role").is_empty() {
        said.push_str(&format!(" as {}", text("role")));
    }
    let max = row.get("max_budget_in_team").or_else(|| member(row, "litellm_budget_table.max_budget"));
    let max = look.money(max);
    if !max.is_empty() {
        said.push_str(&format!("  max {max}"));
    }
    said
}

/// The failure of a request about somebody in a team.
async fn about(error: ClientError, person: &Person, team: &str, context: &Context) -> Failure {
    if is_not_in_team(&error) {
        let message = format!("user '{}' is not in team '{team}'", person.name);
        let hint = format!("see who is: litellm-rs team member list {team}");
        return Failure::from(error).reworded(message).hint(hint);
    }
    not_found::<Team>(context, error, team).await
}

async fn list(args: MemberListArgs, context: &Context) -> Outcome {
    let team = match Team::find(context, &args.team).await {
        Ok(team) => team,
        Err(error) => return Err(not_found::<Team>(context, error, &args.team).await),
    };
    let mut rows = members(&team);
    rows.retain(|row| args.list.is_wanted(row, &["user_id", "user_email", "user_alias"]));
    context.list(&VIEW, rows, &args.list)
}

/// The members of a team, each with what it has spent there.
fn members(team: &Row) -> Vec<Row> {
    let memberships = elements(team, "team_memberships");
    let merged = elements(team, "members_with_roles").iter().filter_map(Value::as_object).map(|person| {
        let mut row = person.clone();
        let own = memberships.iter().find(|membership| membership.get("user_id") == row.get("user_id"));
        row.extend(own.and_then(Value::as_object).cloned().unwrap_or_default());
        row
    });
    merged.collect()
}

async fn update(args: MemberUpdateArgs, context: &Context) -> Outcome {
    let people = people(&args.users, &args.email, false)?;
    let mut changes = Row::new();
    if let Some(role) = args.role {
        changes.insert("role".to_owned(), json!(role.name()));
    }
    args.limits.put(&mut changes);
    if changes.is_empty() {
        return Err(
            Failure::usage("nothing to change").hint("litellm-rs team member update --help lists the fields")
        );
    }
    let change = async |person: &Person| {
        let mut body = person.body(&args.team);
        body.extend(changes.clone());
        match context.client.team_member_update(body).await {
            Ok(row) => Ok(Some(row)),
            Err(error) => Err(about(error, person, &args.team, context).await),
        }
    };
    let done = context.each_at_once("changing", &people, AtOnce::one_by_one(false), change).await;
    let look = context.printer.look().of_prose();
    done.finish(&context.printer, &VIEW, |row| sentence("updated", row, "in", &look))
}

async fn remove(args: RemoveArgs, context: &Context) -> Outcome {
    let people = people(&args.users, &args.email, false)?;
    let whom = match people.as_slice() {
        [person] => person.name.clone(),
        many => format!("{} users", many.len()),
    };
    let question = format!("Take {whom} out of team {}? Keys of the team go with them.", args.team);
    context.confirm(&question, people.len()).await?;
    let remove = async |person: &Person| {
        let body = person.body(&args.team);
        match context.client.team_member_delete(body.clone()).await {
            Ok(()) => Ok(Some(body)),
            Err(error) if args.if_exists && is_not_in_team(&error) => {
                context.printer.note(&format!("{} is not in team {}", person.name, args.team));
                Ok(None)
            }
            Err(error) => Err(about(error, person, &args.team, context).await),
        }
    };
    let how = AtOnce::one_by_one(args.continue_on_error);
    let done = context.each_at_once("removing", &people, how, remove).await;
    let look = context.printer.look().of_prose();
    done.finish(&context.printer, &VIEW, |row| sentence("took", row, "out of", &look))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_follows_the_last_colon() {
        let named = |id: &str, role| Ok((id.to_owned(), role));
        for (text, read) in [
            ("alice", named("alice", None)),
            ("alice:admin", named("alice", Some(MemberRole::Admin))),
            ("oidc:7:user", named("oidc:7", Some(MemberRole::User))),
        ] {
            assert_eq!(with_role(text), read, "{text}");
        }
        for text in ["alice:amdin", "oidc:7", "alice:"] {
            assert!(with_role(text).unwrap_err().contains("alice:admin"), "{text}");
        }
    }

    #[test]
    fn a_member_is_told_with_its_role_and_cap() {
        let look = crate::cli::printer::tests::style(crate::cli::global::Format::Table, true).look;
        let answer: Row = serde_json::from_str(
            r#"{"members_with_roles":[{"user_id":"u1","user_email":"A@b.c","role":"admin"},{"user_id":"bob","user_email":null,"role":"user"}],
                "updated_team_memberships":[{"user_id":"u1","team_id":"red","litellm_budget_table":{"max_budget":5.0}}]}"#,
        )
        .unwrap();
        let person = |name: &str, is_email| Person { name: name.into(), is_email, role: None };
        let by_email = person("a@b.c", true).row("red", &answer);
        assert_eq!(sentence("added", &by_email, "to", &look), "added u1 to team red as admin  max $5.00");
        let by_id = person("bob", false).row("red", &answer);
        assert_eq!(sentence("added", &by_id, "to", &look), "added bob to team red as user");
        let gone = person("bob", false).body("red");
        assert_eq!(sentence("took", &gone, "out of", &look), "took bob out of team red");
    }

    #[test]
    fn members_are_listed_with_what_they_spent() {
        let team: Row = serde_json::from_str(
            r#"{"members_with_roles":[{"user_id":"a","role":"admin"},{"user_id":"b","role":"user"}],
                "team_memberships":[{"user_id":"b","spend":0.10}]}"#,
        )
        .unwrap();
        assert_eq!(
            serde_json::to_string(&members(&team)).unwrap(),
            r#"[{"user_id":"a","role":"admin"},{"user_id":"b","role":"user","spend":0.10}]"#
        );
    }
}
