//! The commands of LiteLLM's documentation for customers and keys, typed into curl.

use std::path::Path;

use serde_json::{Value, json};

use super::installed::{or_skip, said};
use super::{MASTER_KEY, server};
use crate::support::process::alone;
use crate::support::{Ended, Home, Serving};

/// A server to type commands at.
struct Shell {
    server: Serving,
    home: Home,
}

impl Shell {
    /// A shell, unless there is no curl.
    fn start() -> Option<Self> {
        let version = said("curl", &["--version"]);
        or_skip(version.as_ref().map_err(String::as_str))?;
        let (server, home) = server();
        Some(Self { server, home })
    }

    fn admin(&self) -> Curl<'_> {
        self.with_key(MASTER_KEY)
    }

    fn with_key<'a>(&'a self, key: &'a str) -> Curl<'a> {
        Curl { shell: self, key }
    }
}

/// curl with a key.
struct Curl<'a> {
    shell: &'a Shell,
    key: &'a str,
}

impl Curl<'_> {
    /// The answer's status and text.
    fn text(&self, method: &str, path: &str, body: &str) -> (u16, String) {
        let mut curl = alone(Path::new("curl"), self.shell.home.path());
        curl.args(["--silent", "--show-error", "--max-time", "30", "--write-out", "\n%{http_code}"]);
        curl.args(["--location", "--request", method, &format!("{}{path}", self.shell.server.url)]);
        curl.args(["--header", &format!("Authorization: Bearer {}", self.key)]);
        if !body.is_empty() {
            curl.args(["--header", "Content-Type: application/json", "--data-raw", body]);
        }
        let printed = Ended::of(&mut curl).printed();
        let (text, status) = printed.rsplit_once('\n').unwrap();
        (status.parse().unwrap(), text.to_owned())
    }

    /// Types a command; its answer has to have this status and, among others, these members.
    #[track_caller]
    fn says(&self, method: &str, path: &str, body: &str, status: u16, members: Value) -> Value {
        let (answered, text) = self.text(method, path, body);
        let answer = serde_json::from_str(&text).unwrap_or(Value::String(text));
        assert_eq!(answered, status, "{method} {path} {body}\n{answer}");
        assert!(holds(&answer, &members), "{method} {path} {body}\n{answer}\nlacks {members}");
        answer
    }

    #[track_caller]
    fn post(&self, path: &str, body: &str, members: Value) -> Value {
        self.says("POST", path, body, 200, members)
    }

    #[track_caller]
    fn get(&self, path: &str, members: Value) -> Value {
        self.says("GET", path, "", 200, members)
    }
}

/// Whether everything that is wanted is there; objects may hold more, lists may not.
fn holds(answer: &Value, wanted: &Value) -> bool {
    match (answer, wanted) {
        (Value::Object(answer), Value::Object(wanted)) => {
            wanted.iter().all(|(name, wanted)| answer.get(name).is_some_and(|answer| holds(answer, wanted)))
        }
        (Value::Array(answer), Value::Array(wanted)) => {
            answer.len() == wanted.len()
                && answer.iter().zip(wanted).all(|(answer, wanted)| holds(answer, wanted))
        }
        (answer, wanted) => answer == wanted,
    }
}

/// The usual envelope of an error.
fn error(message: &str, kind: &str, param: &str, code: &str) -> Value {
    json!({"error": {"message": message, "type": kind, "param": param, "code": code}})
}

#[test]
fn the_documented_commands_about_customers_work() {
    let Some(shell) = Shell::start() else { return };
    let curl = shell.admin();
    let tier = json!({"budget_id": "my-free-tier", "max_budget": 4.0});
    curl.post("/budget/new", r#"{"budget_id": "my-free-tier", "max_budget": 4}"#, tier.clone());
    curl.post(
        "/customer/new",
        r#"{"user_id": "my-customer-id", "budget_id": "my-free-tier"}"#,
        json!({"user_id": "my-customer-id", "spend": 0.0, "blocked": false, "litellm_budget_table": tier}),
    );
    curl.post(
        "/customer/new",
        r#"{"user_id": "ishaan-jaff-3", "alias": "Ishaan", "max_budget": "0", "budget_duration": "30d",
            "tpm_limit": 1000, "rpm_limit": 2, "soft_budget": 1, "models": ["mock-chat"], "default_model": "mock-chat",
            "allowed_model_region": "eu", "spend": 0.5,
            "model_max_budget": {"mock-chat": {"budget_limit": 0.5, "time_period": "1d"}}}"#,
        json!({"alias": "Ishaan", "spend": 0.5, "models": ["mock-chat"], "default_model": "mock-chat",
               "allowed_model_region": "eu", "litellm_budget_table": {"max_budget": 0.0, "soft_budget": 1.0,
               "budget_duration": "30d", "tpm_limit": 1000, "rpm_limit": 2}}),
    );
    let exists = "Customer already exists, passed user_id=my-customer-id. Please pass a new user_id.";
    let again = r#"{"user_id": "my-customer-id"}"#;
    curl.says("POST", "/customer/new", again, 400, error(exists, "bad_request", "user_id", "400"));
    let both = r#"{"user_id": "x", "budget_id": "my-free-tier", "max_budget": 1}"#;
    let (status, told) = curl.text("POST", "/customer/new", both);
    assert!(status == 422 && told.contains("Set either 'max_budget' or 'budget_id', not both."), "{told}");
    let missing =
        json!({"detail": [{"type": "missing", "loc": ["body", "user_id"], "msg": "Field required"}]});
    curl.says("POST", "/customer/new", "{}", 422, missing);

    curl.get("/customer/info?end_user_id=my-customer-id", json!({"user_id": "my-customer-id"}));
    curl.get("/end_user/info?end_user_id=my-customer-id", json!({"user_id": "my-customer-id"}));
    let unknown = "End User Id=nobody does not exist in db";
    let not_found = |param| error(unknown, "not_found", param, "404");
    curl.says("GET", "/customer/info?end_user_id=nobody", "", 404, not_found("end_user_id"));
    let listed = curl.get("/customer/list", json!([{}, {}]));
    assert!(listed.as_array().unwrap().iter().any(|customer| customer["user_id"] == "ishaan-jaff-3"));

    let update =
        r#"{"user_id": "my-customer-id", "alias": "Mine", "max_budget": 7, "models": ["mock-chat"]}"#;
    let updated =
        json!({"alias": "Mine", "models": ["mock-chat"], "litellm_budget_table": {"max_budget": 7.0}});
    curl.post("/customer/update", update, updated);
    curl.post("/budget/info", r#"{"budgets": ["my-free-tier"]}"#, json!([{"max_budget": 4.0}]));
    let nobody = r#"{"user_id": "nobody", "alias": "x"}"#;
    curl.says("POST", "/customer/update", nobody, 404, not_found("user_id"));

    let ids = r#"{"user_ids": ["my-customer-id", "new-and-blocked"]}"#;
    let chat = r#"{"model": "mock-chat", "user": "my-customer-id", "messages": [{"role": "user", "content": "hi"}]}"#;
    let blocked =
        json!({"blocked_users": [{"user_id": "my-customer-id", "blocked": true}, {"blocked": true}]});
    curl.post("/customer/block", ids, blocked);
    let refused = json!({"error": {"type": "customer_blocked", "code": "403"}});
    curl.says("POST", "/chat/completions", chat, 403, refused);
    curl.post("/customer/unblock", ids, json!({"blocked_users": []}));
    curl.post("/chat/completions", chat, json!({"usage": {"total_tokens": 30}}));
    curl.get("/customer/info?end_user_id=my-customer-id", json!({"blocked": false, "spend": 0.0201}));

    let one_unknown = r#"{"user_ids": ["my-customer-id", "nobody"]}"#;
    let none = error("End User Id(s)=nobody do not exist in db", "not_found", "user_ids", "404");
    curl.says("POST", "/customer/delete", one_unknown, 404, none);
    let message = "Successfully deleted customers with ids: ['my-customer-id', 'new-and-blocked']";
    curl.post("/customer/delete", ids, json!({"deleted_customers": 2, "message": message}));
    curl.get("/customer/list", json!([{"user_id": "ishaan-jaff-3"}]));
    shell.server.stop();
}

#[test]
fn the_documented_commands_about_keys_work() {
    let Some(shell) = Shell::start() else { return };
    let curl = shell.admin();
    let made = curl.post(
        "/key/generate",
        r#"{"models": ["mock-chat"], "aliases": {"mine": "mock-chat"}, "duration": "20m", "key_alias": "ci",
            "metadata": {"user": "ishaan@example.com"}, "team_id": "core-infra", "user_id": "ishaan", "max_budget": 10,
            "budget_duration": "30d", "tpm_limit": 2000, "rpm_limit": 20, "max_parallel_requests": 10, "spend": 0,
            "permissions": {}, "config": {}, "budget_limits": [{"budget_duration": "1d", "max_budget": 1}]}"#,
        json!({"key_alias": "ci", "models": ["mock-chat"], "aliases": {"mine": "mock-chat"}, "max_budget": 10.0,
               "team_id": "core-infra", "user_id": "ishaan", "budget_duration": "30d", "tpm_limit": 2000,
               "rpm_limit": 20, "max_parallel_requests": 10, "spend": 0.0, "metadata": {"user": "ishaan@example.com"}}),
    );
    let (key, hash) = (made["key"].as_str().unwrap(), made["token"].as_str().unwrap());
    assert!(key.starts_with("sk-") && key.len() == 25 && hash.len() == 64 && made["expires"].is_string());
    let bad = json!({"error": {"code": "400"}});
    curl.says("POST", "/key/generate", r#"{"key": "my-own"}"#, 400, bad.clone());
    let taken = "Key with alias 'ci' already exists. Unique key aliases across all keys are required.";
    let taken = error(taken, "bad_request_error", "key_alias", "400");
    curl.says("POST", "/key/generate", r#"{"key_alias": "ci"}"#, 400, taken);
    curl.says("POST", "/key/generate", r#"{"max_budget": -1}"#, 400, bad.clone());
    let service = r#"{"team_id": "core-infra", "key_alias": "robot"}"#;
    let robot = curl.post("/key/service-account/generate", service, json!({"team_id": "core-infra"}));

    let alias = json!({"info": {"key_alias": "ci", "status": "active"}});
    curl.get(&format!("/key/info?key={key}"), alias.clone());
    curl.get(&format!("/key/info?key={hash}"), alias);
    let gone =
        json!({"error": {"message": "Key not found in database", "type": "not_found_error", "param": "key"}});
    curl.says("GET", "/key/info?key=sk-there-is-no-such-key", "", 404, gone);
    let both = format!(r#"{{"keys": ["{key}"], "key_aliases": ["robot"]}}"#);
    let both = curl.post("/v2/key/info", &both, json!({"info": [{}, {}]}));
    assert!(!both["info"].to_string().contains(hash), "rows do not tell the hash");
    let newest_first =
        json!({"keys": [robot["token"], hash], "total_count": 2, "current_page": 1, "total_pages": 1});
    curl.get("/key/list", newest_first);
    let full = json!({"keys": [{"key_alias": "robot"}], "total_count": 2, "total_pages": 2});
    curl.get("/key/list?page=1&size=1&return_full_object=true&team_id=core-infra", full);
    curl.get("/key/list?user_id=ishaan&status=active", json!({"total_count": 1}));
    curl.get("/key/aliases", json!({"total_count": 2}));

    let update = r#""max_budget": 0.03, "metadata": {"a": 1}, "rpm_limit": null, "duration": "-1""#;
    let updated =
        json!({"key": key, "max_budget": 0.03, "rpm_limit": null, "metadata": {"a": 1}, "expires": null});
    curl.post("/key/update", &format!(r#"{{"key": "{key}", {update}}}"#), updated);
    let nobody = r#"{"key": "sk-there-is-no-such-key"}"#;
    let unknown = json!({"error": {"message": "Key not found.", "param": "key", "code": "404"}});
    for path in ["/key/update", "/key/block", "/key/unblock"] {
        curl.says("POST", path, nobody, 404, unknown.clone());
    }

    let ask = r#"{"model": "mine", "messages": [{"role": "user", "content": "hi"}], "max_tokens": 20}"#;
    let own = shell.with_key(key);
    own.post("/chat/completions", ask, json!({"usage": {"total_tokens": 30}}));
    own.get("/key/info", json!({"key": hash, "info": {"spend": 0.0201}}));
    own.post("/key/health", "", json!({"key": "healthy"}));
    own.says("POST", "/chat/completions", ask, 422, json!({"error": {"type": "budget_exceeded"}}));
    own.says("POST", "/customer/new", r#"{"user_id": "x"}"#, 401, json!({"error": {"type": "auth_error"}}));
    let reset = json!({"spend": 0.0, "previous_spend": 0.0201, "max_budget": 0.03, "key_hash": hash});
    curl.post(&format!("/key/{hash}/reset_spend"), r#"{"reset_to": 0}"#, reset);
    own.post("/chat/completions", ask, json!({"usage": {"total_tokens": 30}}));

    let it = format!(r#"{{"key": "{key}"}}"#);
    curl.post("/key/block", &it, json!({"token": hash, "blocked": true}));
    let blocked = "Authentication Error, Key is blocked. Update via `/key/unblock` if you're an admin.";
    own.says("POST", "/chat/completions", ask, 401, error(blocked, "auth_error", "None", "401"));
    curl.post("/key/unblock", &format!(r#"{{"key": "{hash}"}}"#), json!({"blocked": false}));

    let renewed =
        curl.post(&format!("/key/{key}/regenerate"), r#"{"max_budget": 1}"#, json!({"spend": 0.0201}));
    let renewed = renewed["key"].as_str().unwrap();
    assert_ne!(renewed, key);
    own.says("GET", "/key/info", "", 401, json!({"error": {"type": "token_not_found_in_db"}}));
    shell.with_key(renewed).post("/chat/completions", ask, json!({"usage": {"total_tokens": 30}}));
    let again = format!(r#"{{"key": "{renewed}", "new_key": "sk-chosen-by-ourselves"}}"#);
    curl.post("/key/regenerate", &again, json!({"key": "sk-chosen-by-ourselves", "spend": 0.0402}));

    let neither = "Value error, At least one of 'keys' or 'key_aliases' must be provided.";
    curl.says("POST", "/key/delete", "{}", 422, json!({"detail": [{"msg": neither}]}));
    let deleted = json!({"deleted_keys": ["sk-chosen-by-ourselves"]});
    curl.post("/key/delete", r#"{"keys": ["sk-chosen-by-ourselves"]}"#, deleted);
    curl.post("/key/delete", r#"{"key_aliases": ["robot"]}"#, json!({}));
    curl.get("/key/list", json!({"keys": [], "total_count": 0}));
    shell.server.stop();
}

#[test]
fn the_documented_call_works_plain_and_as_a_stream() {
    let Some(shell) = Shell::start() else { return };
    let curl = shell.admin();
    let ask = r#""model": "mock-chat", "user": "ishaan3", "messages": [{"role": "user", "content": "what llm are you"}]"#;
    let answer = json!({"choices": [{"message": {"content": "Four legs and a tail."}}]});
    for path in ["/chat/completions", "/v1/chat/completions", "/engines/mock-chat/chat/completions"] {
        curl.post(path, &format!("{{{ask}}}"), answer.clone());
    }
    let (status, told) = curl.text("POST", "/chat/completions", &format!(r#"{{{ask}, "stream": true}}"#));
    assert!(status == 200 && told.ends_with("data: [DONE]\n\n") && !told.contains("usage"), "{told}");
    let usage = r#""stream": true, "stream_options": {"include_usage": true}"#;
    let (status, told) = curl.text("POST", "/chat/completions", &format!("{{{ask}, {usage}}}"));
    assert!(status == 200 && told.contains(r#""cost":0.0201"#), "{told}");
    curl.get("/customer/info?end_user_id=ishaan3", json!({"spend": 0.1005}));
    curl.get("/models", json!({"object": "list"}));
    shell.server.stop();
}
