//! Keys: what making, changing and regenerating one does to names, accounts and owners.

use litellm_rs::domain::budget::{key_scope, model_terms, window_terms};
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::Attribution;
use litellm_rs::domain::scope::Scope;
use litellm_rs::wire::key::key_hash;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::control::{NOW, control_plane, shown};

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[tokio::test]
async fn a_key_may_name_a_team_and_a_user_that_nobody_made() {
    let server = control_plane("").await;
    server.post("/key/generate", json!({"team_id": "red", "user_id": "bob"})).await;
    assert!(server.app.directory.team(&"red".into()).await.unwrap().is_some());
    assert!(server.app.directory.user(&"bob".into()).await.unwrap().is_some());
    let made =
        server.post("/key/service-account/generate", json!({"team_id": "red", "user_id": "eve"})).await;
    assert_eq!((&made["team_id"], &made["user_id"]), (&json!("red"), &json!(null)));
}

#[tokio::test]
async fn a_regenerated_key_goes_on_spending_from_its_account() {
    let server = control_plane("").await;
    let first = server.post("/key/generate", json!({"key_alias": "ci", "max_budget": 5, "spend": 2})).await;
    let old = text(&first["key"]).to_owned();
    let second =
        server.post(&format!("/key/{old}/regenerate"), json!({"grace_period": "1h", "rpm_limit": 3})).await;
    assert_ne!(second["key"], first["key"]);
    assert_eq!((&second["spend"], &second["key_alias"]), (&json!(2.0), &json!("ci")));
    assert_eq!((&second["max_budget"], &second["rpm_limit"]), (&json!(5.0), &json!(3)));

    let row = server.app.directory.key(&key_hash(text(&second["key"]))).await.unwrap().unwrap();
    assert_eq!(row.account_hash(), &key_hash(&old));
    let info = server.read(&format!("/key/info?key={old}")).await;
    assert_eq!(info["info"]["expires"], shown(NOW + 3_600_000));
    assert_eq!((&info["info"]["spend"], &info["info"]["key_alias"]), (&json!(2.0), &json!(null)));
    server.app.ledger.clock().advance_ms(3_600_000);
    assert_eq!(server.read(&format!("/key/info?key={old}")).await["info"]["status"], "expired");

    // Without a grace period the old value is gone at once; the account is still the first one.
    let third =
        server.post("/key/regenerate", json!({"key": second["key"], "new_key": "sk-chosen-by-me-16"})).await;
    assert_eq!((&third["key"], &third["spend"]), (&json!("sk-chosen-by-me-16"), &json!(2.0)));
    let row = server.app.directory.key(&key_hash("sk-chosen-by-me-16")).await.unwrap().unwrap();
    assert_eq!(row.account_hash(), &key_hash(&old));
    assert!(server.app.directory.key(&key_hash(text(&second["key"]))).await.unwrap().is_none());
    assert_eq!(server.read("/key/info?key=sk-chosen-by-me-16").await["info"]["rotation_count"], 2);
}

#[tokio::test]
async fn a_key_made_again_after_a_delete_starts_at_zero() {
    let server = control_plane("").await;
    let body = json!({"key": "sk-the-same-again", "spend": 1});
    server.post("/key/generate", body.clone()).await;
    assert_eq!(server.call("POST", "/key/generate", Some(body)).await.0, 400);
    server.post("/key/delete", json!({"keys": ["sk-the-same-again"]})).await;
    assert_eq!(server.read("/key/list?status=deleted").await["total_count"], 1);
    let again = server.post("/key/generate", json!({"key": "sk-the-same-again"})).await;
    assert_eq!(again["spend"], json!(0.0));

    let body = json!({"key": "sk-again-with-caps", "budget_limits": [{"budget_duration": "1d", "max_budget": 1}],
        "model_max_budget": {"gpt-4": {"max_budget": 1, "budget_duration": "1d"}}});
    let key = server.post("/key/generate", body.clone()).await;
    let record = server.app.directory.key(&key["token"].as_str().unwrap().into()).await.unwrap().unwrap();
    let (scope, calendar) = (key_scope(&record), &server.app.calendar);
    let mut accounts = window_terms(&scope, &record.budget_limits, None, calendar);
    accounts.extend(model_terms(&scope, &record.limits, calendar));
    assert_eq!(accounts.len(), 2);
    for terms in &accounts {
        server.app.ledger.reset(terms, Picos::from_dollars(1), "t").await.unwrap();
    }
    server.post("/key/delete", json!({"keys": ["sk-again-with-caps"]})).await;
    server.post("/key/generate", body).await;
    for terms in &accounts {
        let balance = server.app.ledger.balance(terms).await.unwrap();
        assert_eq!(balance.posted, Picos::ZERO, "{:?}", terms.key);
    }
}

#[tokio::test]
async fn metadata_is_replaced_and_what_lives_in_it_is_merged() {
    let server = control_plane("").await;
    let made = server
        .post(
            "/key/generate",
            json!({"key": "sk-0123456789abcdef", "metadata": {"a": 1}, "model_rpm_limit": {"gpt-4": 2},
                "tags": ["x"], "temp_budget_increase": 3, "temp_budget_expiry": "2026-12-01"}),
        )
        .await;
    assert_eq!(
        made["metadata"],
        json!({"a": 1, "model_rpm_limit": {"gpt-4": 2}, "tags": ["x"], "temp_budget_increase": 3.0,
            "temp_budget_expiry": "2026-12-01T00:00:00Z"})
    );
    assert_eq!((&made["tags"], &made["model_rpm_limit"]), (&json!(["x"]), &json!({"gpt-4": 2})));
    let hash = key_hash("sk-0123456789abcdef");
    let limits = |server: &Server| {
        let directory = server.app.directory.clone();
        let hash = hash.clone();
        async move { directory.key(&hash).await.unwrap().unwrap().limits.model_rpm_limit.clone() }
    };
    assert_eq!(limits(&server).await.get("gpt-4"), Some(&2));
    let merged = server.post("/key/update", json!({"key": hash, "model_tpm_limit": {"gpt-4": 9}})).await;
    assert_eq!(merged["metadata"]["model_rpm_limit"], json!({"gpt-4": 2}));
    let replaced = server.post("/key/update", json!({"key": hash, "metadata": {"b": 2}})).await;
    assert_eq!(replaced["metadata"], json!({"b": 2}));
    assert!(limits(&server).await.is_empty());
}

#[tokio::test]
async fn null_clears_and_the_name_finds_a_key_too() {
    let server = control_plane("").await;
    let body = json!({"key_alias": "ci", "max_budget": 2, "duration": "1h", "budget_duration": "1d",
        "attribution": {"bound": "acme"}});
    let made = server.post("/key/generate", body).await;
    assert_eq!(made["expires"], shown(NOW + 3_600_000));
    let row = server.app.directory.key(&key_hash(text(&made["key"]))).await.unwrap().unwrap();
    assert_eq!(row.attribution, Attribution::Bound("acme".into()));
    let cleared = server
        .post(
            "/key/update",
            json!({"key_alias": "ci", "max_budget": null, "duration": "-1", "budget_duration": null}),
        )
        .await;
    for member in ["max_budget", "expires", "budget_duration", "budget_reset_at"] {
        assert_eq!(cleared[member], json!(null), "{member}");
    }
    assert_eq!(cleared["key_alias"], "ci");
}

#[tokio::test]
async fn every_mistake_is_a_4xx_and_changes_nothing() {
    let server = control_plane("").await;
    server.post("/key/generate", json!({"key": "sk-0123456789abcdef", "key_alias": "one"})).await;
    server.post("/key/generate", json!({"key_alias": "two"})).await;
    let before = server.read("/key/list?return_full_object=true").await;
    let key = "sk-0123456789abcdef";
    for (path, body, status) in [
        ("/key/generate", json!({"key": "sk-short", "team_id": "t"}), 400),
        ("/key/generate", json!({"key": "sk-with a space in it"}), 400),
        ("/key/generate", json!({"key_alias": "one", "team_id": "t"}), 400),
        ("/key/generate", json!({"budget_id": "nope", "user_id": "u"}), 400),
        ("/key/generate", json!({"end_user_budget_id": "nope", "user_id": "u"}), 400),
        ("/key/generate", json!({"metadata": {"model_rpm_limit": "x"}, "user_id": "u"}), 422),
        ("/key/generate", json!({"temp_budget_increase": 1}), 422),
        ("/key/generate", json!({"key_type": "root"}), 422),
        ("/key/generate", json!({"attribution": {"bound": ""}}), 422),
        ("/key/generate", json!({"budget_limits": [{"budget_duration": "1d"}]}), 400),
        (
            "/key/generate",
            json!({"budget_limits": [{"budget_duration": "1d", "max_budget": 1},
            {"budget_duration": "1d", "max_budget": 2}]}),
            400,
        ),
        ("/key/update", json!({"key": key, "key_alias": "two", "rpm_limit": 1}), 400),
        ("/key/update", json!({"key": key, "duration": "1y"}), 400),
        ("/key/update", json!({"key_alias": "nobody", "rpm_limit": 1}), 404),
        ("/key/delete", json!({"keys": [key, "sk-nobody-knows-this"]}), 404),
        ("/key/block", json!({"key": "what"}), 400),
        ("/key/regenerate", json!({"key": key, "grace_period": "soon"}), 400),
        ("/key/regenerate", json!({"key": key, "new_master_key": "sk-x"}), 400),
        ("/key/regenerate", json!({}), 422),
        ("/key/sk-none/regenerate", json!({}), 404),
    ] {
        let (found, answer) = server.call("POST", path, Some(body.clone())).await;
        assert_eq!(found, status, "{path} {body}: {answer}");
    }
    assert_eq!(server.read("/key/list?return_full_object=true").await, before);
    assert!(server.app.directory.team(&"t".into()).await.unwrap().is_none());
    assert!(server.app.directory.user(&"u".into()).await.unwrap().is_none());
}

#[tokio::test]
async fn the_configuration_fills_and_bounds_what_a_key_asks_for() {
    let server = control_plane(
        "litellm_settings:
  default_key_generate_params: {max_budget: 1, models: [gpt-4]}
  upperbound_key_generate_params: {duration: 30d, rpm_limit: 10}
",
    )
    .await;
    let made = server.post("/key/generate", json!({})).await;
    assert_eq!(
        (&made["max_budget"], &made["rpm_limit"], &made["models"]),
        (&json!(1.0), &json!(10), &json!(["gpt-4"]))
    );
    assert_eq!(made["expires"], shown(NOW + 30 * 86_400_000));
    let exactly =
        server.post("/key/generate", json!({"rpm_limit": 10, "duration": "30d", "max_budget": 7})).await;
    assert_eq!((&exactly["rpm_limit"], &exactly["max_budget"]), (&json!(10), &json!(7.0)));
    for body in [json!({"rpm_limit": 11}), json!({"duration": "31d"}), json!({"duration": "1mo"})] {
        assert_eq!(server.call("POST", "/key/generate", Some(body.clone())).await.0, 400, "{body}");
    }
    let cleared =
        server.call("POST", "/key/update", Some(json!({"key": exactly["key"], "rpm_limit": null}))).await;
    assert_eq!(cleared.0, 400);
}

#[tokio::test]
async fn a_rise_for_a_while_stays_below_the_bound_too() {
    let server =
        control_plane("litellm_settings:\n  upperbound_key_generate_params: {max_budget: 10}\n").await;
    let rise =
        |more: f64| json!({"temp_budget_increase": more, "temp_budget_expiry": "2027-01-01T00:00:00Z"});
    let with = |mut body: Value, more: Value| {
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let key = server.key(json!({"max_budget": 6})).await;
    let named = || json!({"key": key});
    for (path, body, status) in [
        ("/key/generate", with(json!({"max_budget": 6}), rise(4.0)), 200),
        ("/key/generate", with(json!({"max_budget": 6}), rise(4.01)), 400),
        ("/key/generate", json!({"max_budget": 6, "metadata": rise(4.01)}), 400),
        // Who names no cap gets the largest one.
        ("/key/generate", rise(0.01), 400),
        ("/key/update", with(named(), rise(4.01)), 400),
        ("/key/update", with(named(), json!({"metadata": rise(4.01)})), 400),
        ("/key/regenerate", with(named(), rise(4.01)), 400),
        ("/key/update", with(named(), rise(4.0)), 200),
        ("/key/update", with(named(), json!({"max_budget": 6.01})), 400),
        ("/key/update", with(named(), json!({"key_alias": "a"})), 200),
    ] {
        let (seen, answer) = server.call("POST", path, Some(body.clone())).await;
        assert_eq!(seen, status, "{path} {body}: {answer}");
    }
}

#[tokio::test]
async fn tags_beyond_those_that_go_onto_calls_are_refused() {
    let server = control_plane("").await;
    let tags = |count: usize| (0..count).map(|at| format!("t{at}")).collect::<Vec<_>>();
    for path in ["/key/generate", "/team/new"] {
        for (body, status) in [
            (json!({"tags": tags(32)}), 200),
            (json!({"tags": tags(33)}), 400),
            (json!({"metadata": {"tags": tags(33)}}), 400),
        ] {
            let (seen, answer) = server.call("POST", path, Some(body)).await;
            assert_eq!(seen, status, "{path}: {answer}");
        }
    }
}

#[tokio::test]
async fn spend_is_reset_to_at_most_what_it_is() {
    let server = control_plane("").await;
    let made = server.post("/key/generate", json!({"max_budget": 5})).await;
    let hash = text(&made["token"]);
    server.app.ledger.adjust(Scope::Key(hash.into()), Picos::from_dollars(2), "t", "t").await.unwrap();
    let path = format!("/key/{hash}/reset_spend");
    for (body, status) in [
        (json!({"reset_to": 2.1}), 400),
        (json!({"reset_to": -1}), 400),
        (json!({"reset_to": true}), 422),
        (json!({}), 422),
    ] {
        assert_eq!(server.call("POST", &path, Some(body.clone())).await.0, status, "{body}");
    }
    assert_eq!(
        server.post(&path, json!({"reset_to": 2})).await,
        json!({"key_hash": hash, "spend": 2.0, "previous_spend": 2.0, "max_budget": 5.0, "budget_reset_at": null})
    );
    assert_eq!(server.post(&path, json!({"reset_to": 0})).await["spend"], json!(0.0));
}

#[tokio::test]
async fn a_key_sees_itself_and_the_keys_of_its_user() {
    let server = control_plane("").await;
    let mut keys = Vec::new();
    for user in [Some("bob"), Some("bob"), None] {
        keys.push(server.post("/key/generate", json!({"user_id": user})).await["key"].clone());
        server.app.ledger.clock().advance_ms(1);
    }
    let info = |caller: &Value, named: &Value| {
        let (caller, path) = (text(caller).to_owned(), format!("/key/info?key={}", text(named)));
        let server = &server;
        async move { server.call_as(&caller, "GET", &path, None).await.0 }
    };
    assert_eq!(info(&keys[0], &keys[1]).await, 200);
    assert_eq!(info(&keys[0], &keys[2]).await, 403);
    assert_eq!(info(&keys[2], &keys[2]).await, 200);
    for (caller, count) in [(&keys[0], 2), (&keys[2], 1)] {
        let (_, page) = server.call_as(text(caller), "GET", "/key/list", None).await;
        assert_eq!(page["total_count"], count);
        let others = server.call_as(text(caller), "GET", "/key/list?user_id=somebody", None).await;
        assert_eq!(others.0, 403);
    }
    assert_eq!(server.read("/key/list?sort_by=user_id&sort_order=asc").await["total_count"], 3);
    let both = server.post("/v2/key/info", json!({"keys": [keys[0], "sk-unknown"]})).await;
    assert_eq!(both["info"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_user_comes_with_a_key_unless_none_is_wanted() {
    let server = control_plane("").await;
    let made =
        server.post("/user/new", json!({"user_id": "bob", "user_email": "b@x.org", "max_budget": 3})).await;
    assert_eq!((&made["max_budget"], &made["token"]), (&json!(3.0), &json!(null)));
    let key = server.app.directory.key(&key_hash(text(&made["key"]))).await.unwrap().unwrap();
    assert_eq!((key.limits.max_budget, key.user_id.clone()), (None, Some("bob".into())));
    for body in [json!({"user_id": "bob"}), json!({"user_id": "rob", "user_email": "B@x.org"})] {
        let (status, answer) = server.call("POST", "/user/new", Some(body)).await;
        assert_eq!((status, &answer["error"]["code"]), (409, &json!("409")));
    }
    let without = server.post("/user/new", json!({"auto_create_key": false})).await;
    assert_eq!((&without["key"], &without["key_name"]), (&json!(""), &json!(null)));
}

#[tokio::test]
async fn a_team_keeps_what_its_members_may_spend_in_a_budget() {
    let server = control_plane("").await;
    let body = json!({"team_id": "red", "team_member_budget": 2, "model_rpm_limit": {"gpt-4": 1}, "budget_duration": "1d"});
    let made = server.post("/team/new", body.clone()).await;
    let budget = text(&made["metadata"]["team_member_budget_id"]);
    assert_eq!(server.post("/budget/info", json!({"budgets": [budget]})).await[0]["max_budget"], json!(2.0));
    let team = server.app.directory.team(&"red".into()).await.unwrap().unwrap();
    assert_eq!(team.limits.model_rpm_limit.get("gpt-4"), Some(&1));
    assert_eq!(server.call("POST", "/team/new", Some(body)).await.0, 400);
    let (status, _) =
        server.call("POST", "/team/new", Some(json!({"soft_budget": 2, "max_budget": 2}))).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn a_rate_of_one_model_is_kept_at_every_level_that_has_one() {
    let server = control_plane("").await;
    let only_gpt_4 = json!({"gpt-4": 1});
    server.post("/team/new", json!({"team_id": "red", "model_rpm_limit": only_gpt_4})).await;
    server.post("/user/new", json!({"user_id": "bob", "model_rpm_limit": only_gpt_4})).await;
    for (body, who) in [
        (json!({"team_id": "red"}), "model_per_team: red:gpt-4"),
        (json!({"user_id": "bob"}), "model_per_user: bob:gpt-4"),
        (json!({"model_rpm_limit": only_gpt_4}), "model_per_key: "),
    ] {
        let made = server.post("/key/generate", body).await;
        let call = async |model: &str| {
            let body = json!({"model": model, "messages": [{"role": "user", "content": "Hello"}]});
            server.call_as(text(&made["key"]), "POST", "/v1/chat/completions", Some(body)).await
        };
        assert_eq!(call("gpt-4").await.0, 200, "{who}");
        let (status, answer) = call("gpt-4").await;
        let message = text(&answer["error"]["message"]);
        assert!(status == 429 && message.contains(who), "{who}: {status} {message}");
        assert_eq!(call("gpt-3.5-turbo").await.0, 200, "{who}");
    }
}
