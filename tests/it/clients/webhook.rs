//! A receiver of webhooks that verifies with the Python library of Standard Webhooks.

use std::io::Write;
use std::process::Stdio;

use litellm_rs::clock::Clock;
use litellm_rs::delivery::target::Protocol;
use litellm_rs::delivery::webhook::{Allowed, Webhook};
use litellm_rs::domain::delivery::SigningKey;
use serde_json::{Map, Value, json};

use super::installed::{or_skip, python};
use super::scripts;
use crate::support::Home;
use crate::support::process::alone;
use crate::webhook::spent;

#[test]
fn the_python_library_of_standard_webhooks_verifies_what_is_signed() {
    let Some(python) = or_skip(python()) else { return };
    let keys = [24, 32, 64].map(|length| SigningKey::new(&vec![length; length.into()]).unwrap());
    let webhook = Webhook::new("https://example.com", &keys, Allowed::default()).unwrap();
    let requests = ["acme", "Zoë & søn / 東京"].map(|customer| {
        let outgoing = webhook.request(&[spent(customer, "0.0007")], Clock::System.now());
        let headers: Map<String, Value> = outgoing
            .headers
            .iter()
            .map(|(name, value)| (name.to_string(), json!(value.to_str().unwrap())))
            .collect();
        json!({"headers": headers, "body": std::str::from_utf8(&outgoing.body).unwrap()})
    });
    let told = json!({"secrets": keys.map(|key| key.expose()), "requests": requests});
    let home = Home::new();
    let mut child = alone(python, home.path())
        .arg(scripts().join("webhook_verify.py"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(told.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
