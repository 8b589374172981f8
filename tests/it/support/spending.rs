//! A company that spends: two teams, users, keys of theirs and of nobody, customers and labels,
//! calling a provider on several days.

use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::MemberRole;
use litellm_rs::domain::time::Millis;
use litellm_rs::ledger::directory::new_member;
use serde_json::{Value, json};

use super::control::NOW;
use super::scene::picos;
use super::{Answer, Server, Upstream, config_with_upstream};

/// The keys: name, team, user.
pub const KEYS: [(&str, Option<&str>, Option<&str>); 5] = [
    ("bobs-own", None, Some("bob")),
    ("bob-in-red", Some("red"), Some("bob")),
    ("amy-in-red", Some("red"), Some("amy")),
    ("blue", Some("blue"), None),
    ("nobodys", None, None),
];
/// Customers; the first place is no customer at all.
pub const CUSTOMERS: [&str; 4] = ["", "acme", "zoe & co", "wile"];
/// Labels that calls can carry.
pub const TAGS: [&str; 2] = ["prod", "night"];

/// The company.
pub struct Company {
    pub server: Server,
    pub upstream: Upstream,
    /// The credentials, in the order of [`KEYS`].
    pub keys: Vec<String>,
}

/// One call, by the places of its payers in the lists above.
#[derive(Clone, Debug)]
pub struct Spending {
    pub key: usize,
    pub customer: usize,
    pub tags: usize,
    pub output_tokens: u64,
    /// How many hours pass before it.
    pub after_h: i64,
}

/// Amy is an admin of the team red.
pub async fn company() -> Company {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let clock = Clock::manual(Millis(NOW));
    let server = Server::start_at(&config_with_upstream(&upstream.url, ""), clock).await;
    for team in ["red", "blue"] {
        let alias = format!("The {team} team");
        server.post("/team/new", json!({"team_id": team, "team_alias": alias})).await;
    }
    for user in ["bob", "amy"] {
        let body = json!({"user_id": user, "user_email": format!("{user}@example.org"),
            "user_role": "internal_user", "auto_create_key": false});
        server.post("/user/new", body).await;
    }
    let mut keys = Vec::new();
    for (alias, team, user) in KEYS {
        keys.push(server.key(json!({"key_alias": alias, "team_id": team, "user_id": user})).await);
    }
    let directory = &server.app.directory;
    for (user, role) in [("bob", MemberRole::User), ("amy", MemberRole::Admin)] {
        let member = new_member("red".into(), user.into(), role, Millis(NOW));
        let id = (member.team.clone(), member.user.clone());
        let mut edit = directory.edit().await;
        if directory.member(&id).await.unwrap().is_some() {
            edit.update_member(member).unwrap();
        } else {
            edit.insert_member(member).unwrap();
        }
        edit.commit().await.unwrap();
    }
    Company { server, upstream, keys }
}

impl Company {
    /// Makes a call; answers what it cost.
    pub async fn spend(&self, call: &Spending) -> Picos {
        self.server.app.ledger.clock().advance_ms(call.after_h * 3_600_000);
        self.upstream.next([Answer::Chat { output_tokens: call.output_tokens, after: Duration::ZERO }]);
        let mut body = json!({"model": "up", "messages": [{"role": "user", "content": "Hello"}]});
        if call.customer > 0 {
            body["user"] = json!(CUSTOMERS[call.customer]);
        }
        let tags: Vec<&str> =
            (0..TAGS.len()).filter(|at| call.tags >> at & 1 == 1).map(|at| TAGS[at]).collect();
        if !tags.is_empty() {
            body["metadata"] = json!({"tags": tags});
        }
        let reply = self.server.send(&self.keys[call.key], "/v1/chat/completions", &[], body).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        Picos::new(11 * 10_000_000 + i128::from(call.output_tokens) * 30_000_000)
    }

    /// A hundred and more days that hold every call.
    pub fn days(&self) -> String {
        let now = self.server.app.now();
        let first = Millis(NOW).utc_date();
        format!("start_date={first}&end_date={}", now.utc_date())
    }
}

/// The sum of a member over a list.
pub fn sum_of(list: &Value, member: &str) -> Picos {
    let items = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    items.iter().fold(Picos::ZERO, |sum, item| sum.plus(picos(&item[member])).unwrap())
}

/// The amount of the item of a list whose member says this; nothing if there is none.
pub fn amount_of(list: &Value, member: &str, name: &str, amount: &str) -> Picos {
    let items = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    items.iter().find(|item| item[member] == name).map_or(Picos::ZERO, |item| picos(&item[amount]))
}
