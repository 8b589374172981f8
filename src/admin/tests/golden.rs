//! Replays the recorded answers: status, error type, code and parameter, the set of members and
//! their values have to be those of the original, except where a table below says why not.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{AdminSettings, MASTER_KEY, Plane};

/// Steps whose answer differs on purpose: recording, step, our status (0: not replayed), why.
const DIFFERENT: &[(&str, usize, u16, &str)] = &[
    ("04-pricing-tiers", 5, 400, "an unknown budget is the caller's mistake, not ours"),
    ("05-budget-crud", 1, 0, "model budgets need no licence; the next step wants the id to be free"),
    ("08-key-crud", 7, 400, "tags need no licence; the key has 15 characters"),
    ("08-key-crud", 13, 400, "a bad duration is the caller's mistake"),
    ("08-key-crud", 27, 200, "regenerating needs no licence"),
    ("08-key-crud", 28, 404, "the key was regenerated in the step before"),
    ("08-key-crud", 30, 0, "the presented key is no more; the guard would refuse it"),
    ("08-key-crud", 31, 404, "the key is no more"),
];

/// Members whose values are made by the server, by its clock or by calls that are not replayed.
const VOLATILE: &[&str] = &[
    "created_at",
    "updated_at",
    "settings_updated_at",
    "key",
    "token",
    "token_id",
    "key_name",
    "expires",
    "spend",
    "budget_reset_at",
    "total_spend",
    "keys",
    "total_count",
    "current_page",
    "total_pages",
    "aliases",
    "team_id",
    "message",
];

struct Recording {
    name: &'static str,
    steps: Vec<Value>,
}

fn recording(name: &'static str) -> Recording {
    let path = format!("{}/tests/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut doc: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let Value::Array(steps) = doc["steps"].take() else { panic!("{name} has no steps") };
    Recording { name, steps }
}

/// Texts of the recording and what stands for them here: keys, hashes, generated ids.
#[derive(Default)]
struct Aliases(BTreeMap<String, String>);

impl Aliases {
    fn translate(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
    }

    fn learn(&mut self, theirs: &Value, ours: &Value) {
        for member in ["key", "token", "budget_id", "team_id"] {
            if let (Some(theirs), Some(ours)) = (theirs[member].as_str(), ours[member].as_str())
                && theirs != ours
            {
                self.0.insert(theirs.to_owned(), ours.to_owned());
            }
        }
    }
}

async fn replay(name: &'static str, plane: &Plane) {
    let Recording { name, steps } = recording(name);
    let mut aliases = Aliases::default();
    let mut replayed = 0;
    for (at, step) in steps.iter().enumerate() {
        let (request, response) = (&step["request"], &step["response"]);
        let path = aliases.translate(request["path"].as_str().unwrap());
        let ours = ["/customer", "/end_user", "/budget", "/key", "/team", "/user"];
        if !ours.iter().any(|prefix| path.starts_with(prefix)) || response["status"] == 401 {
            continue;
        }
        let sent = match request["body_raw"].as_str() {
            Some(raw) => raw.to_owned(),
            None if request["body"].is_null() => String::new(),
            None => aliases.translate(&request["body"].to_string()),
        };
        let header = request["headers"]["Authorization"].as_str().unwrap_or_default();
        let key = aliases.translate(header.strip_prefix("Bearer ").unwrap_or(MASTER_KEY));
        let different = DIFFERENT.iter().find(|(file, step, ..)| (*file, *step) == (name, at));
        if different.is_some_and(|(_, _, status, _)| *status == 0) {
            continue;
        }
        replayed += 1;
        let (status, answer) = plane.call_as(&key, request["method"].as_str().unwrap(), &path, sent).await;
        let place = format!("{name} step {at} {path}");
        if let Some((_, _, expected, why)) = different {
            assert_eq!(status, *expected, "{place}: {why}: {answer}");
            continue;
        }
        assert_eq!(u64::from(status), response["status"].as_u64().unwrap(), "{place}: {answer}");
        compare(&place, "", &response["body"], &answer);
        aliases.learn(&response["body"], &answer);
    }
    assert!(replayed > 0, "{name} has nothing to replay");
}

fn compare(place: &str, member: &str, theirs: &Value, ours: &Value) {
    match (theirs, ours) {
        (Value::Object(recorded), Value::Object(answered)) => {
            let members =
                |object: &serde_json::Map<String, Value>| object.keys().cloned().collect::<BTreeSet<_>>();
            assert_eq!(members(recorded), members(answered), "{place}: members of {member:?}");
            for (name, theirs) in recorded {
                if !VOLATILE.contains(&name.as_str()) {
                    compare(place, name, theirs, &answered[name]);
                }
            }
        }
        (Value::Array(recorded), Value::Array(answered)) if member.is_empty() => {
            if let (Some(theirs), Some(ours)) = (recorded.first(), answered.first()) {
                let members =
                    |value: &Value| value.as_object().map(|o| o.keys().cloned().collect::<BTreeSet<_>>());
                assert_eq!(members(theirs), members(ours), "{place}: members of an item");
            }
        }
        (Value::Number(_), Value::Number(_)) => {
            assert_eq!(theirs.as_f64(), ours.as_f64(), "{place}: {member}");
        }
        // A budget that a key's soft budget made; the others show `null` there.
        (Value::Object(none), Value::Null) if member == "model_max_budget" && none.is_empty() => {}
        // A generated id of the recording stands for any generated id.
        (Value::String(id), Value::String(_)) if member == "budget_id" && id.len() == 36 => {}
        _ => assert_eq!(theirs, ours, "{place}: {member}"),
    }
}

#[tokio::test]
async fn pricing_tiers() {
    replay("04-pricing-tiers", &Plane::new().await).await;
}

#[tokio::test]
async fn budgets() {
    replay("05-budget-crud", &Plane::new().await).await;
}

#[tokio::test]
async fn keys() {
    let plane = Plane::new().await;
    plane.done("/budget/new", serde_json::json!({"budget_id": "my-free-tier", "max_budget": 4})).await;
    replay("08-key-crud", &plane).await;
}

#[tokio::test]
async fn keys_users_and_teams_of_the_rate_limit_recording() {
    replay("12-rate-limit-key", &Plane::new().await).await;
}

#[tokio::test]
async fn keys_of_the_authentication_recording() {
    replay("07-auth-errors", &Plane::new().await).await;
}

#[tokio::test]
async fn customers_of_first_calls() {
    let plane = Plane::new().await;
    for id in ["ishaan3", "krrish12", "hdr-cust", "md-cust"] {
        plane.app.directory.ensure_customer(&id.into(), plane.app.now()).await.unwrap();
    }
    replay("01-customer-track-spend", &plane).await;
}

#[tokio::test]
async fn the_default_customer_budget() {
    let plane = Plane::with(AdminSettings {
        default_customer_budget: Some("default-customer-budget".into()),
        ..AdminSettings::default()
    })
    .await;
    let default = serde_json::json!({"budget_id": "default-customer-budget", "max_budget": 10, "rpm_limit": 2,
        "tpm_limit": 1000});
    plane.done("/budget/new", default).await;
    for id in ["dflt-1", "dflt-2"] {
        plane.app.directory.ensure_customer(&id.into(), plane.app.now()).await.unwrap();
    }
    replay("17-default-customer-budget", &plane).await;
}
