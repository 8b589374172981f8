//! Which events a listener wants to be told: the filters of `tail spend`, applied before an event is
//! put together.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

use crate::domain::entry::Payer;
use crate::domain::id::{KeyHash, Tag};
use crate::domain::money::Picos;
use crate::ledger::live::{Changed, RecordKind};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, shortened};
use crate::wire::key::named_hash;

/// Members that may come more than once, or with commas in between.
const LISTS: [&str; 8] = ["customer", "key", "team", "user", "model", "provider", "tag", "events"];
/// What can be told. Gaps, and how far a stream has come, are told to everybody.
const EVENTS: [&str; 11] = [
    "snapshot", "spend", "blocked", "error", "reset", "customer", "budget", "key", "team", "user", "delivery",
];
/// How a call can end.
const STATUSES: [&str; 3] = ["ok", "error", "blocked"];

/// The members of the stream's query.
pub(in crate::admin) struct LiveQuery(pub(super) Fields);

impl<S: Send + Sync> FromRequestParts<S> for LiveQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Query::<Vec<(String, String)>>::try_from_uri(&parts.uri)
            .map(|Query(pairs)| Self(Fields::from_repeating_query(pairs, &LISTS)))
            .map_err(|_| ApiError::bad_request("The query string cannot be read.", None))
    }
}

/// What an event is about, as far as it can be filtered by.
pub(super) struct About<'a> {
    pub(super) customer: Option<&'a str>,
    pub(super) key: Option<&'a KeyHash>,
    pub(super) team: Option<&'a str>,
    pub(super) user: Option<&'a str>,
    pub(super) model: &'a str,
    pub(super) provider: &'a str,
    pub(super) tags: &'a [Tag],
    pub(super) cost: Picos,
    /// `ok`, `error` or `blocked`.
    pub(super) ended: &'static str,
}

impl<'a> About<'a> {
    /// An event about a call of these payers, or about an account of theirs.
    pub(super) fn of(
        payer: &'a Payer,
        model: &'a str,
        provider: &'a str,
        cost: Picos,
        ended: &'static str,
    ) -> Self {
        Self {
            customer: payer.customer.as_ref().map(|id| id.as_str()),
            key: payer.key.as_ref(),
            team: payer.team.as_ref().map(|id| id.as_str()),
            user: payer.user.as_ref().map(|id| id.as_str()),
            model,
            provider,
            tags: &payer.tags,
            cost,
            ended,
        }
    }
}

/// What is wanted; what names nothing leaves nothing out.
#[derive(Clone, Debug, Default)]
pub(super) struct LiveFilter {
    customers: Vec<String>,
    /// Aliases and hashes.
    keys: Vec<String>,
    teams: Vec<String>,
    users: Vec<String>,
    models: Vec<String>,
    providers: Vec<String>,
    tags: Vec<String>,
    status: Option<String>,
    cost_min: Option<Picos>,
    events: Vec<String>,
}

impl LiveFilter {
    /// Reads the filters; values that cannot be are refused with the name of the member.
    pub(super) fn read(fields: &mut Fields) -> Self {
        let mut keys = fields.words("key");
        // Nobody should send a key where its name will do; it is found all the same.
        let hashes: Vec<String> = keys.iter().map(|key| named_hash(key).to_string()).collect();
        keys.extend(hashes);
        Self {
            customers: fields.words("customer"),
            keys,
            teams: fields.words("team"),
            users: fields.words("user"),
            models: fields.words("model"),
            providers: fields.words("provider"),
            tags: fields.words("tag"),
            status: status(fields),
            cost_min: cost_min(fields),
            events: events(fields),
        }
    }

    /// Whether events of this name are told at all.
    pub(super) fn tells(&self, event: &str) -> bool {
        is_one(&self.events, Some(event))
    }

    /// Whether the name of a key has to be known before [`wants`](Self::wants) can tell.
    pub(super) fn asks_for_alias(&self, key: Option<&KeyHash>) -> bool {
        !self.keys.is_empty() && !is_one(&self.keys, key.map(KeyHash::as_str))
    }

    /// Whether an event about a call passes. The key's name counts where it is known.
    pub(super) fn wants(&self, event: &str, about: &About<'_>, key_alias: Option<&str>) -> bool {
        let has_key = || is_one(&self.keys, about.key.map(KeyHash::as_str)) || is_one(&self.keys, key_alias);
        self.tells(event)
            && self.status.as_deref().is_none_or(|status| status == about.ended)
            && self.cost_min.is_none_or(|least| about.cost >= least)
            && is_one(&self.customers, about.customer)
            && is_one(&self.teams, about.team)
            && is_one(&self.users, about.user)
            && is_one(&self.models, Some(about.model))
            && is_one(&self.providers, Some(about.provider))
            && (self.tags.is_empty() || about.tags.iter().any(|tag| is_one(&self.tags, Some(tag.as_str()))))
            && has_key()
    }

    /// Whether a change of a record is told: who listens to some customers hears of their records,
    /// and of those of other kinds.
    pub(super) fn wants_change(&self, change: &Changed, key_alias: Option<&str>) -> bool {
        let named = match change.kind {
            RecordKind::Customer => &self.customers,
            RecordKind::Key => &self.keys,
            RecordKind::Team => &self.teams,
            RecordKind::User => &self.users,
            RecordKind::Budget => return self.tells(change.kind.as_str()),
        };
        self.tells(change.kind.as_str()) && (is_one(named, Some(&change.id)) || is_one(named, key_alias))
    }
}

/// Whether a name is one of those that are wanted, if any are named.
fn is_one(wanted: &[String], name: Option<&str>) -> bool {
    wanted.is_empty() || name.is_some_and(|name| wanted.iter().any(|one| one == name))
}

fn status(fields: &mut Fields) -> Option<String> {
    let status = fields.filled_text("status").value()?;
    if !STATUSES.contains(&status.as_str()) {
        let message = format!("status '{}' is none of {}.", shortened(&status), STATUSES.join(", "));
        fields.refuse("status", message);
    }
    Some(status)
}

fn cost_min(fields: &mut Fields) -> Option<Picos> {
    let text = fields.filled_text("min_cost").value()?;
    let amount = Picos::parse(text.trim()).ok().filter(|amount| !amount.is_negative());
    if amount.is_none() {
        let message = format!("min_cost '{}' is not an amount of dollars such as 0.01.", shortened(&text));
        fields.refuse("min_cost", message);
    }
    amount
}

fn events(fields: &mut Fields) -> Vec<String> {
    let mut events = fields.words("events");
    // A name of an event has no comma: what has one is a list.
    events.retain(|event| !event.contains(','));
    if let Some(unknown) = events.iter().find(|event| !EVENTS.contains(&event.as_str())) {
        let message = format!("events '{}' is none of {}.", shortened(unknown), EVENTS.join(", "));
        fields.refuse("events", message);
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::admin::refused;
    use crate::ledger::live::Action;

    fn filter(query: &str) -> Result<LiveFilter, ApiError> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let mut fields = Fields::from_repeating_query(pairs, &LISTS);
        let filter = LiveFilter::read(&mut fields);
        fields.finish(refused).map(|()| filter)
    }

    fn about<'a>(key: &'a KeyHash, tags: &'a [Tag]) -> About<'a> {
        About {
            customer: Some("acme"),
            key: Some(key),
            team: Some("red"),
            user: None,
            model: "gpt-4o",
            provider: "openai",
            tags,
            cost: Picos::parse("0.01").unwrap_or_default(),
            ended: "ok",
        }
    }

    #[test]
    fn an_event_passes_every_filter_or_none_of_it_is_told() {
        let (key, tags) = (KeyHash::from("aa"), [Tag::from("prod"), Tag::from("eu")]);
        for (query, passes) in [
            ("", true),
            ("customer=acme", true),
            ("customer=zoe&customer=acme", true),
            ("customer=zoe,acme", true),
            ("customer=zoe", false),
            ("user=ada", false),
            ("team=red&model=gpt-4o&provider=openai", true),
            ("team=red&model=gpt-4", false),
            ("tag=eu,us", true),
            ("tag=us", false),
            ("key=aa", true),
            ("key=ci", true),
            ("key=bb", false),
            ("status=ok", true),
            ("status=blocked", false),
            ("min_cost=0.01", true),
            ("min_cost=0.010000000001", false),
            ("events=spend", true),
            ("events=blocked,error", false),
            ("events=blocked&events=spend", true),
        ] {
            let filter = filter(query).unwrap();
            assert_eq!(filter.wants("spend", &about(&key, &tags), Some("ci")), passes, "{query}");
        }
        assert!(!filter("key=ci").unwrap().wants("spend", &about(&key, &tags), None));
    }

    #[test]
    fn a_change_is_filtered_by_what_names_its_kind() {
        let change = |kind| Changed { kind, id: "acme".into(), action: Action::New, blocked: None };
        for (query, kind, passes) in [
            ("", RecordKind::Customer, true),
            ("customer=acme&team=red", RecordKind::Customer, true),
            ("customer=zoe", RecordKind::Customer, false),
            ("customer=zoe", RecordKind::Budget, true),
            ("customer=zoe", RecordKind::Key, true),
            ("key=ci", RecordKind::Key, true),
            ("key=other", RecordKind::Key, false),
            ("min_cost=5&status=blocked", RecordKind::User, true),
            ("events=customer", RecordKind::Budget, false),
            ("events=budget", RecordKind::Budget, true),
        ] {
            let wants = filter(query).unwrap().wants_change(&change(kind), Some("ci"));
            assert_eq!(wants, passes, "{query} {kind:?}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_name() {
        for (query, name) in [
            ("status=fine", "status"),
            ("min_cost=-1", "min_cost"),
            ("min_cost=much", "min_cost"),
            ("events=spend,gossip", "events"),
        ] {
            let refused = filter(query).unwrap_err().body().to_string();
            assert!(refused.contains(&format!("\"{name}\"")), "{query}: {refused}");
        }
    }
}
