//! Credentials that models share by name: lent to calls, changed for all borrowers at once, never told.

use litellm_rs::clock::Clock;
use serde_json::{Value, json};

use super::{CANARY, added, provider, status};
use crate::support::{Server, Upstream, config_with_upstream};

fn house(upstream: &Upstream) -> Value {
    json!({
        "credential_name": "house",
        "display_name": " The house ",
        "credential_info": {"custom_llm_provider": "openai"},
        "credential_values": {"api_key": CANARY, "api_base": format!("{}/v1", upstream.url), "api_version": null},
    })
}

/// A model that says nothing of how its provider is reached.
fn borrower(name: &str, id: &str, upstream: &Upstream) -> Value {
    let mut body = added(name, id, upstream);
    let params = body["litellm_params"].as_object_mut().unwrap();
    params.remove("api_key");
    params.remove("api_base");
    params.insert("litellm_credential_name".into(), json!("house"));
    body
}

fn authorizations(upstream: &Upstream) -> Vec<String> {
    upstream.seen().iter().map(|seen| seen.headers["authorization"].to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_credential_is_lent_to_models_and_changes_for_all_of_them() {
    let upstream = provider().await;
    let yaml = config_with_upstream(&upstream.url, "");
    let server = Server::start(&yaml).await;
    let made = server.post("/credentials", house(&upstream)).await;
    assert_eq!(made, json!({"success": true, "message": "Credential created successfully"}));
    let row = json!({
        "credential_name": "house", "display_name": "The house", "source": "db",
        "credential_info": {"custom_llm_provider": "openai"},
        "credential_values": {"api_base": format!("{}/v1", upstream.url), "api_key": "****"},
    });
    assert_eq!(server.read("/credentials").await, json!({"success": true, "credentials": [row]}));
    assert_eq!(server.read("/credentials/by_name/house").await, row);

    let shown = server.post("/model/new", borrower("one", "h1", &upstream)).await;
    assert_eq!(shown["litellm_params"]["litellm_credential_name"], "house");
    let mut own = borrower("own", "h2", &upstream);
    own["litellm_params"]["api_key"] = json!("sk-own");
    server.post("/model/new", own).await;
    for model in ["one", "own"] {
        assert_eq!(status(&server, model, "acme").await, 200, "{model}");
    }
    let change = json!({"credential_values": {"api_key": "sk-new-canary"}, "credential_info": {"note": 1}});
    let (answered, told) = server.call("PATCH", "/credentials/house", Some(change)).await;
    assert_eq!((answered, &told["message"]), (200, &json!("Credential updated successfully")));
    assert_eq!(status(&server, "one", "acme").await, 200);
    let folder = server.stop().await;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(memchr::memmem::find(&bytes, b"canary").is_none());
    }
    let server = Server::start_in(folder, &yaml, Clock::System).await;
    assert_eq!(status(&server, "one", "acme").await, 200);
    let expected = [CANARY, "sk-own", "sk-new-canary", "sk-new-canary"];
    assert_eq!(authorizations(&upstream), expected.map(|key| format!("Bearer {key}")));
    assert!(upstream.seen().iter().all(|seen| seen.body.get("litellm_credential_name").is_none()));

    let (answered, told) = server.call("DELETE", "/credentials/house", None).await;
    assert_eq!(answered, 409, "{told}");
    assert!(told["error"]["message"].as_str().unwrap().contains("in use by 2 stored model(s): one, own"));
    for id in ["h1", "h2"] {
        server.post("/model/delete", json!({"id": id})).await;
    }
    let (answered, told) = server.call("DELETE", "/credentials/house", None).await;
    assert_eq!((answered, &told["message"]), (200, &json!("Credential deleted successfully")));
    assert_eq!(server.read("/credentials").await["credentials"], json!([]));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_changes_nothing() {
    let upstream = provider().await;
    let list = "credential_list:\n  - credential_name: file\n    credential_values: {api_key: sk-canary, organization: o}\n";
    let server = Server::start(&config_with_upstream(&upstream.url, list)).await;
    server.post("/credentials", house(&upstream)).await;
    server.post("/model/new", borrower("one", "h1", &upstream)).await;
    let before = server.read("/credentials").await;
    assert_eq!(before["credentials"][0]["source"], "config");
    let masked = json!({"api_key": "****", "organization": "o"});
    assert_eq!(before["credentials"][0]["credential_values"], masked);
    let mut unknown = borrower("two", "h2", &upstream);
    unknown["litellm_params"]["litellm_credential_name"] = json!("gone");
    let new = |name: &str, values: Value| json!({"credential_name": name, "credential_values": values});
    let key = json!({"api_key": "k"});
    for (method, path, body, expected, told) in [
        ("POST", "/credentials", new("house", key.clone()), 409, "already exists"),
        ("POST", "/credentials", new("file", key.clone()), 409, "is defined in config"),
        ("POST", "/credentials", new("x", json!({})), 422, "Field required"),
        ("POST", "/credentials", json!({"credential_values": key}), 422, "Field required"),
        ("POST", "/credentials", new("x", json!({"api_base": "nowhere"})), 400, "api_base"),
        (
            "POST",
            "/credentials",
            new("x", json!({"api_key": "os.environ/LITELLM_MASTER_KEY"})),
            400,
            "is not for a provider",
        ),
        ("POST", "/credentials", new("x", json!({"api_key": "os.environ/NOT_THERE"})), 400, "is not set"),
        ("POST", "/credentials", json!({"credential_name": "x", "model_id": "h1"}), 422, "Field required"),
        (
            "POST",
            "/credentials",
            json!({"credential_name": "x", "credential_values": key, "display_name": " "}),
            400,
            "blank",
        ),
        ("PATCH", "/credentials/gone", json!({}), 404, "Got credential name: gone"),
        ("PATCH", "/credentials/file", json!({}), 409, "cannot be edited"),
        ("PATCH", "/credentials/house", json!({"credential_name": "other"}), 400, "immutable"),
        (
            "PATCH",
            "/credentials/house",
            json!({"credential_values": {"api_base": "ftp://x"}}),
            400,
            "api_base",
        ),
        (
            "PATCH",
            "/credentials/house",
            json!({"credential_values": key, "credential_values_to_delete": ["api_key"]}),
            400,
            "overlaps",
        ),
        ("DELETE", "/credentials/gone", json!({}), 404, "Got credential name: gone"),
        ("DELETE", "/credentials/file", json!({}), 409, "cannot be edited"),
        ("DELETE", "/credentials/house", json!({}), 409, "in use"),
        ("POST", "/model/new", unknown, 400, "there is no credential `gone`"),
    ] {
        let (answered, answer) = server.call(method, path, Some(body.clone())).await;
        assert_eq!(answered, expected, "{method} {path} {body}: {answer}");
        assert!(answer.to_string().contains(told), "{method} {path} {body}: {answer}");
    }
    assert_eq!(server.read("/credentials").await, before);
    assert_eq!(status(&server, "one", "acme").await, 200);
    let mut from_file = borrower("three", "h3", &upstream);
    from_file["litellm_params"]["litellm_credential_name"] = json!("file");
    from_file["litellm_params"]["api_base"] = json!(format!("{}/v1", upstream.url));
    server.post("/model/new", from_file).await;
    assert_eq!(status(&server, "three", "acme").await, 200);
    assert_eq!(authorizations(&upstream)[1], "Bearer sk-canary");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_scoped_key_neither_lends_a_credential_nor_sends_it_elsewhere() {
    let (upstream, elsewhere) = (provider().await, provider().await);
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    server.post("/credentials", house(&upstream)).await;
    server.post("/model/new", borrower("one", "h1", &upstream)).await;
    let scoped = server.key(json!({"allowed_routes": ["/model/*", "/credentials/*"]})).await;
    let there = format!("{}/v1", elsewhere.url);
    let mut taken = borrower("two", "h2", &upstream);
    taken["litellm_params"]["api_base"] = json!(there);
    let moved = |params: Value| json!({"model_info": {"id": "h1"}, "litellm_params": params});
    let lent = "litellm_params.litellm_credential_name";
    for (method, path, body, param) in [
        ("POST", "/model/new", taken, lent),
        ("POST", "/model/update", moved(json!({"api_base": there})), lent),
        (
            "POST",
            "/model/update",
            moved(json!({"api_base": there, "litellm_credential_name": "house"})),
            lent,
        ),
        ("POST", "/model/update", moved(json!({"model": "hosted_vllm/house"})), lent),
        (
            "PATCH",
            "/credentials/house",
            json!({"credential_values": {"api_base": there}}),
            "credential_values.api_key",
        ),
        (
            "PATCH",
            "/credentials/house",
            json!({"credential_values_to_delete": ["api_base"]}),
            "credential_values.api_key",
        ),
    ] {
        let (status, answer) = server.call_as(&scoped, method, path, Some(body.clone())).await;
        assert_eq!((status, &answer["error"]["param"]), (400, &json!(param)), "{body}: {answer}");
    }
    let own = json!({"credential_values": {"api_base": there, "api_key": "sk-own"}});
    for (method, path, body) in [
        ("POST", "/model/update", moved(json!({"rpm": 9}))),
        ("PATCH", "/credentials/house", json!({"credential_info": {"note": 1}})),
        ("PATCH", "/credentials/house", own),
    ] {
        let (status, answer) = server.call_as(&scoped, method, path, Some(body.clone())).await;
        assert_eq!(status, 200, "{body}: {answer}");
    }
    assert!(elsewhere.seen().is_empty());
    assert_eq!(status(&server, "one", "acme").await, 200);
    assert_eq!(authorizations(&elsewhere), ["Bearer sk-own"]);
    server.stop_and_verify().await;
}
