//! Who may call what: model lists, route lists, expiry.
//!
//! Yes or no, nothing else. Which list is asked at which level, in which order, and what a
//! refusal says is decided by the caller.

use super::time::Millis;

/// Stands for every model in a model list.
const ALL_MODELS: [&str; 2] = ["*", "all-proxy-models"];
/// In a key's model list: what the team may call.
const ALL_TEAM_MODELS: &str = "all-team-models";
/// In a model list: nothing. It keeps the list from being empty, which would mean everything.
const NO_DEFAULT_MODELS: &str = "no-default-models";

/// What a team can let its members do with its keys.
pub const MEMBER_PERMISSIONS: &[&str] = &[
    "/key/generate",
    "/key/update",
    "/key/delete",
    "/key/regenerate",
    "/key/service-account/generate",
    "/key/{key_id}/regenerate",
    "/key/block",
    "/key/unblock",
    "/key/bulk_update",
    "/team/key/bulk_update",
    "/key/{key_id}/reset_spend",
    "/key/access_group_assignment",
    "/auto_router/manage",
    "/key/info",
    "/key/health",
    "/key/list",
    "/key/aliases",
    "/team/daily/activity",
    "/team/daily/activity/aggregated",
    "/spend/logs",
    "/spend/logs/v2",
];

/// Whose list a decision was made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The key that made the call.
    Key,
    /// The team of the key.
    Team,
    /// The member of staff whose personal key it is.
    User,
    /// The customer who pays.
    Customer,
}

impl Level {
    /// The word that names it in a refusal: `key_model_access_denied`, …
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Team => "team",
            Self::User => "user",
            Self::Customer => "customer",
        }
    }
}

/// Whether a model list allows the model that was requested. An empty list allows everything.
///
/// `access_groups_of` answers whether an entry is an access group that contains the model.
pub fn model_allowed(list: &[String], requested: &str, access_groups_of: &dyn Fn(&str) -> bool) -> bool {
    list.is_empty() || list.iter().any(|entry| entry_allows(entry, requested, access_groups_of))
}

fn entry_allows(entry: &str, requested: &str, access_groups_of: &dyn Fn(&str) -> bool) -> bool {
    match entry {
        entry if ALL_MODELS.contains(&entry) => true,
        // Not names of models: asking for a model of that name must not open anything.
        ALL_TEAM_MODELS | NO_DEFAULT_MODELS => false,
        entry => matches(entry, requested) || access_groups_of(entry),
    }
}

/// Whether a key's model list stands for its team's, which the caller asks instead.
pub fn inherits_team(list: &[String]) -> bool {
    list.iter().any(|entry| entry == ALL_TEAM_MODELS)
}

/// Whether something has expired; at the instant itself it has.
pub fn is_expired(expires: Option<Millis>, now: Millis) -> bool {
    expires.is_some_and(|expires| expires <= now)
}

/// A name for many routes, as `allowed_routes` uses it.
const LLM_API: &str = "llm_api_routes";
const MANAGEMENT: &str = "management_routes";
const INFO: &str = "info_routes";

/// Calls to models; each is also known under `/v1`.
const LLM_ROUTES: &[&str] = &[
    "/chat/completions",
    "/completions",
    "/embeddings",
    "/models",
    "/models/*",
    "/moderations",
    "/images/*",
    "/audio/*",
    "/responses",
    "/responses/*",
    "/rerank",
    "/messages",
    "/messages/*",
    "/openai/deployments/*",
    "/engines/*",
];

/// Administration: everything below these resources, reads and writes.
const MANAGEMENT_ROUTES: &[&str] = &[
    "/key/*",
    "/user/*",
    "/team/*",
    "/customer/*",
    "/end_user/*",
    "/budget/*",
    "/organization/*",
    "/tag/*",
    "/model/*",
    "/global/*",
];

/// Reads that are not named after a resource. `/global/*` is listed one by one because
/// `/global/spend/reset` writes.
const INFO_ROUTES: &[&str] = &[
    "/models",
    "/models/*",
    "/spend/*",
    "/cost/estimate",
    "/provider/budgets",
    "/global/spend",
    "/global/spend/logs",
    "/global/spend/keys",
    "/global/spend/models",
    "/global/spend/teams",
    "/global/spend/end_users",
    "/global/spend/provider",
    "/global/spend/tags",
    "/global/spend/report",
    "/global/activity",
    "/global/activity/*",
    "/global/all_end_users",
];

/// Reads of one resource: `/key/info`, `/model_group/info`, `/budget/list`, … They are reads
/// whatever their method: `/budget/info` is a POST.
const INFO_ENDINGS: &[&str] = &[
    "/info",
    "/list",
    "/aliases",
    "/settings",
    "/daily/activity",
    "/daily/activity/aggregated",
    "/daily/activity/aggregated/keys",
    "/daily/activity/aggregated/model_top_keys",
    "/daily/activity/aggregated/search",
    "/daily/activity/export",
    "/spend/by_user",
    "/spend/report",
];

/// The `allowed_routes` that a `key_type` stands for; `None` when there is no such type. An
/// empty list is no restriction.
pub fn routes_of_key_type(key_type: &str) -> Option<&'static [&'static str]> {
    match key_type {
        "default" => Some(&[]),
        "llm_api" => Some(&[LLM_API]),
        "management" => Some(&[MANAGEMENT]),
        "read_only" => Some(&[INFO]),
        _ => None,
    }
}

/// Whether a key's `allowed_routes` allow a route. An empty list allows everything that its role
/// does. `route` is the route that was matched, never a path as it was sent.
///
/// | entry | allows |
/// |---|---|
/// | `/key/info` | this route |
/// | `/key/*`, `/v1/*`, `*` | what begins like that |
/// | `llm_api_routes` | chat, completions, embeddings, models, moderations, images, audio, responses, rerank, messages, with and without `/v1`; `/openai/deployments/…`, `/engines/…` |
/// | `management_routes` | everything below key, user, team, customer, end_user, budget, organization, tag, model, global |
/// | `info_routes` | `info`, `list`, `aliases`, `settings`, daily activity and spend report of any resource; models; `/spend/…`; the reads of `/global/…` |
///
/// The groups hold for every version of a route (`/key/info`, `/v2/key/info`).
pub fn route_allowed(allowed_routes: &[String], route: &str) -> bool {
    allowed_routes.is_empty() || allowed_routes.iter().any(|entry| route_entry_allows(entry, route))
}

fn route_entry_allows(entry: &str, route: &str) -> bool {
    let any = |group: &[&str]| group.iter().any(|pattern| matches(pattern, unversioned(route)));
    match entry {
        LLM_API => any(LLM_ROUTES),
        MANAGEMENT => any(MANAGEMENT_ROUTES),
        INFO => {
            any(INFO_ROUTES) || INFO_ENDINGS.iter().any(|ending| reads_resource(unversioned(route), ending))
        }
        entry => matches(entry, route),
    }
}

/// Whether a list of routes grants nothing that another list does not: every entry is the same, or
/// lies behind a pattern or a group of the other. An empty list would grant everything.
pub fn routes_within(entries: &[String], of: &[String]) -> bool {
    let within = |entry: &String| {
        let group_of_ours = [LLM_API, MANAGEMENT, INFO].contains(&entry.as_str());
        of.iter().any(|wider| match wider.as_str() {
            "*" => true,
            wider if wider == entry => true,
            LLM_API | MANAGEMENT | INFO => !entry.ends_with('*') && route_entry_allows(wider, entry),
            wider => !group_of_ours && matches(wider, entry),
        })
    };
    entries.iter().all(within)
}

/// `/key/info` reads the resource `key`, `/key/a/info` would be something else.
fn reads_resource(route: &str, ending: &str) -> bool {
    let resource = route.strip_suffix(ending).and_then(|rest| rest.strip_prefix('/'));
    resource.is_some_and(|resource| !resource.is_empty() && !resource.contains('/'))
}

fn unversioned(route: &str) -> &str {
    let rest = route.strip_prefix("/v1").or_else(|| route.strip_prefix("/v2"));
    rest.filter(|rest| rest.starts_with('/')).unwrap_or(route)
}

/// Equal, or beginning like a pattern that ends in `*`.
fn matches(pattern: &str, text: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == text, |prefix| text.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(entries: &[&str]) -> Vec<String> {
        entries.iter().map(|&entry| entry.to_owned()).collect()
    }

    #[test]
    fn a_model_list_allows_what_it_names() {
        for (entries, requested, expected) in [
            (&[][..], "gpt-4o", true),
            (&["*"], "gpt-4o", true),
            (&["all-proxy-models"], "gpt-4o", true),
            (&["gpt-3.5", "*"], "gpt-4o", true),
            (&["gpt-4o"], "gpt-4o", true),
            (&["gpt-4o"], "gpt-4o-mini", false),
            (&["gpt-4o-mini"], "gpt-4o", false),
            (&["gpt-4o"], "GPT-4o", false),
            (&["openai/*"], "openai/gpt-4o", true),
            (&["openai/*"], "openai/ft:gpt/x", true),
            (&["openai/*"], "openai", false),
            (&["openai/*"], "azure/gpt-4o", false),
            (&["gpt-4*"], "gpt-4o-mini", true),
            (&["gpt-4*"], "gpt-3.5", false),
            (&["cheap"], "gpt-4o-mini", true),
            (&["cheap"], "gpt-4o", false),
            (&["cheap"], "cheap", true),
            (&["no-default-models"], "gpt-4o", false),
            (&["no-default-models"], "no-default-models", false),
            (&["no-default-models", "gpt-4o"], "gpt-4o", true),
            (&["all-team-models"], "gpt-4o", false),
            (&["all-team-models"], "all-team-models", false),
            (&[""], "gpt-4o", false),
        ] {
            let in_cheap = |entry: &str| entry == "cheap" && requested == "gpt-4o-mini";
            assert_eq!(
                model_allowed(&list(entries), requested, &in_cheap),
                expected,
                "{requested} by {entries:?}"
            );
        }
        assert!(inherits_team(&list(&["gpt-4o", "all-team-models"])));
        assert!(!inherits_team(&list(&["all-proxy-models"])) && !inherits_team(&[]));
    }

    #[test]
    fn reserved_words_are_not_access_groups() {
        let any_group = |_: &str| true;
        assert!(!model_allowed(&list(&["no-default-models", "all-team-models"]), "gpt-4o", &any_group));
    }

    #[test]
    fn a_key_expires_at_the_instant_itself() {
        assert!(!is_expired(None, Millis(i64::MAX)));
        assert!(!is_expired(Some(Millis(1_000)), Millis(999)));
        assert!(is_expired(Some(Millis(1_000)), Millis(1_000)));
        assert!(is_expired(Some(Millis(1_000)), Millis(1_001)));
    }

    #[test]
    fn own_entries_are_exact_or_end_in_a_star() {
        for (entries, route, expected) in [
            (&[][..], "/key/generate", true),
            (&["*"], "/key/generate", true),
            (&["/chat/completions"], "/chat/completions", true),
            (&["/chat/completions"], "/v1/chat/completions", false),
            (&["/chat/completions"], "/chat/completions/x", false),
            (&["/v1/*"], "/v1/embeddings", true),
            (&["/v1/*"], "/v1", false),
            (&["/key/*", "/team/info"], "/team/info", true),
            (&["/key/*", "/team/info"], "/team/list", false),
            (&["unheard_of_routes"], "/chat/completions", false),
        ] {
            assert_eq!(route_allowed(&list(entries), route), expected, "{route} by {entries:?}");
        }
    }

    #[test]
    fn a_list_lies_within_another_when_it_grants_nothing_more() {
        for (entries, of, expected) in [
            (&["/key/info"][..], &["/key/info"][..], true),
            (&["/key/info"], &["/key/*"], true),
            (&["/key/*"], &["/key/*"], true),
            (&["/key/*"], &["/key/info"], false),
            (&["/*"], &["/key/*"], false),
            (&["*"], &["/key/*"], false),
            (&["*"], &["*"], true),
            (&["management_routes"], &["*"], true),
            (&["management_routes"], &["management_routes"], true),
            (&["management_routes"], &["m*"], false),
            (&["/customer/new"], &["management_routes"], true),
            (&["/customer/*"], &["management_routes"], false),
            (&["/spend/logs"], &["management_routes"], false),
            (&["/spend/logs", "/customer/new"], &["management_routes", "info_routes"], true),
            (&["/spend/logs", "/customer/new"], &["info_routes"], false),
        ] {
            assert_eq!(routes_within(&list(entries), &list(of)), expected, "{entries:?} of {of:?}");
        }
    }

    #[test]
    fn every_route_is_in_the_groups_it_belongs_to() {
        for (route, llm, management, info) in [
            ("/chat/completions", true, false, false),
            ("/v1/chat/completions", true, false, false),
            ("/v1/completions", true, false, false),
            ("/embeddings", true, false, false),
            ("/v1/moderations", true, false, false),
            ("/v1/images/generations", true, false, false),
            ("/audio/speech", true, false, false),
            ("/v1/responses", true, false, false),
            ("/v1/responses/{id}/cancel", true, false, false),
            ("/v2/rerank", true, false, false),
            ("/v1/messages", true, false, false),
            ("/v1/messages/count_tokens", true, false, false),
            ("/openai/deployments/{model}/chat/completions", true, false, false),
            ("/engines/{model}/chat/completions", true, false, false),
            ("/models", true, false, true),
            ("/v1/models", true, false, true),
            ("/v1/models/{id}", true, false, true),
            ("/v1/model/info", false, true, true),
            ("/model_group/info", false, false, true),
            ("/key/info", false, true, true),
            ("/v2/key/info", false, true, true),
            ("/key/list", false, true, true),
            ("/key/generate", false, true, false),
            ("/key/{key}/regenerate", false, true, false),
            ("/customer/info", false, true, true),
            ("/end_user/new", false, true, false),
            ("/customer/daily/activity", false, true, true),
            ("/customer/daily/activity/aggregated", false, true, true),
            ("/budget/info", false, true, true),
            ("/budget/settings", false, true, true),
            ("/budget/delete", false, true, false),
            ("/team/spend/report", false, true, true),
            ("/tag/new", false, true, false),
            ("/model/new", false, true, false),
            ("/organization/list", false, true, true),
            ("/spend/logs", false, false, true),
            ("/spend/logs/v2", false, false, true),
            ("/global/spend", false, true, true),
            ("/global/spend/report", false, true, true),
            ("/global/spend/reset", false, true, false),
            ("/global/activity/model", false, true, true),
            ("/key/{key}/info", false, true, false),
            ("/info", false, false, false),
            ("/v1", false, false, false),
            ("/v1beta/models/{model}", false, false, false),
            ("/keys/generate", false, false, false),
            ("/health/liveliness", false, false, false),
        ] {
            for (key_type, expected) in [("llm_api", llm), ("management", management), ("read_only", info)] {
                let entries = list(routes_of_key_type(key_type).unwrap_or_default());
                assert_eq!(route_allowed(&entries, route), expected, "{route} with a {key_type} key");
            }
        }
        assert_eq!(routes_of_key_type("default"), Some(&[][..]));
        assert_eq!(routes_of_key_type("admin"), None);
        assert_eq!(
            [Level::Key, Level::Team, Level::User, Level::Customer].map(Level::name),
            ["key", "team", "user", "customer"]
        );
    }
}
