//! The ids that a server knows, for a shell that waits: asked at most once a minute, given up
//! soon, and nothing at all when anything is not as it should be.

use std::time::Duration;

use serde_json::Value;

use super::kept::Kept;
use crate::cli::global::{Environment, GlobalArgs};
use crate::cli::settings::{self, Chosen, KeySource, Settings, place};
use crate::client::{Call, Client, ClientOptions, Row};

/// The shell waits no longer.
const PATIENCE: Duration = Duration::from_millis(400);
/// Nobody chooses among more.
const IDS_MAX: usize = 500;

/// What a value names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    Budget,
    Credential,
    Customer,
    Destination,
    Key,
    Model,
    Organization,
    Profile,
    Tag,
    Team,
    User,
}

/// How a list of one kind is asked for, and where the names are in the answer.
struct Source {
    path: &'static str,
    query: &'static [(&'static str, &'static str)],
    /// The query parameter that narrows the list to what begins so, where the server has one.
    search: Option<&'static str>,
    /// The member that holds the rows, on servers that do not answer with the rows alone.
    list: &'static str,
    member: &'static str,
}

impl Noun {
    fn source(self) -> Option<Source> {
        let of = |path, list, member| Source { path, query: &[], search: None, list, member };
        Some(match self {
            Self::Budget => of("/budget/list", "", "budget_id"),
            Self::Credential => of("/credentials", "credentials", "credential_name"),
            Self::Customer => Source {
                query: &[("page", "1"), ("size", "100")],
                search: Some("search"),
                ..of("/customer/list", "customers", "user_id")
            },
            Self::Destination => of("/delivery/status", "destinations", "name"),
            Self::Key => Source {
                query: &[("page", "1"), ("size", "100")],
                search: Some("search"),
                ..of("/key/aliases", "aliases", "")
            },
            Self::Model => of("/v1/models", "data", "id"),
            Self::Organization => of("/organization/list", "", "organization_id"),
            Self::Tag => of("/tag/list", "", "name"),
            Self::Team => of("/team/list", "", "team_id"),
            Self::User => Source {
                query: &[("page", "1"), ("page_size", "100")],
                ..of("/user/list", "users", "user_id")
            },
            Self::Profile => return None,
        })
    }
}

/// The ids of a kind that begin with `start`, and perhaps others.
pub(super) fn known(noun: Noun, start: &str, global: &GlobalArgs) -> Vec<String> {
    let env = |name: &str| std::env::var(name).ok();
    let env = Environment(&env);
    let Some(source) = noun.source() else { return profiles(&env).unwrap_or_default() };
    asked(noun, source, start, global, &env).unwrap_or_default()
}

fn asked(
    noun: Noun,
    source: Source,
    start: &str,
    global: &GlobalArgs,
    env: &Environment<'_>,
) -> Option<Vec<String>> {
    let mut options = way(global, env)?;
    options.timeout = PATIENCE;
    options.retries = 0;
    let narrowed = if source.search.is_some() { start } else { "" };
    let key = options.api_key.as_ref().map(|key| key.expose().to_owned()).unwrap_or_default();
    let question = [options.url.as_str().to_owned(), key, format!("{noun:?}"), narrowed.to_owned()];
    let question: Vec<&str> = question.iter().map(String::as_str).collect();
    let kept = Kept::new((env.0)("LITELLM_RS_CONFIG_DIR").as_deref());
    if let Some(ids) = kept.as_ref().and_then(|kept| kept.get(&question)) {
        return Some(ids);
    }
    let ids = ask(Client::new(options).ok()?, &source, narrowed)?;
    if let Some(kept) = kept {
        kept.put(&question, &ids);
    }
    Some(ids)
}

/// The names of the stored profiles.
fn profiles(env: &Environment<'_>) -> Option<Vec<String>> {
    let settings = Settings::read(&place::path(env).ok()?).ok()?;
    Some(settings.profiles.into_iter().map(|(name, _)| name).collect())
}

/// How the server of the line is reached, as far as that is known without asking anybody.
fn way(global: &GlobalArgs, env: &Environment<'_>) -> Option<ClientOptions> {
    // Standard input belongs to the shell.
    if global.api_key.as_deref() == Some("-") {
        return None;
    }
    let mut chosen = Chosen::load(global.profile.as_deref(), env).ok()?;
    // A program that fetches the key may want a password, or take its time.
    if matches!(chosen.profile.key, Some(KeySource::Program(_))) {
        chosen.profile.key = None;
    }
    Some(settings::way(global, env, &chosen).ok()?.options)
}

fn ask(client: Client, source: &Source, narrowed: &str) -> Option<Vec<String>> {
    let mut call = Call::get(source.path);
    for (name, value) in source.query {
        call = call.query(name, *value);
    }
    if let Some(search) = source.search.filter(|_| !narrowed.is_empty()) {
        call = call.query(search, narrowed);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
    let reply =
        runtime.block_on(async { tokio::time::timeout(PATIENCE, client.send(&call)).await.ok()?.ok() });
    runtime.shutdown_background();
    let answer: Value = serde_json::from_slice(&reply?.body).ok()?;
    Some(names_in(&answer, source))
}

fn names_in(answer: &Value, source: &Source) -> Vec<String> {
    let list = answer.get(source.list).unwrap_or(answer);
    let rows = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let name = |row: &Value| match row {
        Value::String(name) => Some(name.clone()),
        Value::Object(row) => text(row, source.member),
        _ => None,
    };
    let mut names: Vec<String> = rows.iter().filter_map(name).take(IDS_MAX).collect();
    names.sort();
    names.dedup();
    names
}

fn text(row: &Row, member: &str) -> Option<String> {
    row.get(member).and_then(Value::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_found_in_bare_and_in_wrapped_lists() {
        for (noun, answer, names) in [
            (Noun::Customer, json!([{"user_id": "b"}, {"user_id": "a"}, {"alias": "x"}]), &["a", "b"][..]),
            (Noun::Customer, json!({"customers": [{"user_id": "a"}], "total_count": 1}), &["a"]),
            (Noun::Key, json!({"aliases": ["ci", "ci", "dev"]}), &["ci", "dev"]),
            (Noun::Model, json!({"data": [{"id": "gpt-4o"}], "object": "list"}), &["gpt-4o"]),
            (Noun::Budget, json!({"error": "no"}), &[]),
        ] {
            assert_eq!(names_in(&answer, &noun.source().unwrap()), names, "{noun:?}");
        }
    }
}
