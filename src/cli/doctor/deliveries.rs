//! Whether those who are told of spend can be told, and whether all of it names somebody to bill.

use serde_json::Value;

use super::Report;
use crate::cli::global::Environment;
use crate::cli::look::exact;
use crate::cli::shell::quoted;
use crate::client::{Cause, Client, Row};

/// What waits longer than this is late.
const LAG_S_MAX: u64 = 300;

/// Variables of this machine that mean a destination, its kind, and the setting that names it.
const MEANT: &[(&str, &str, &str)] = &[
    ("WEBHOOK_URL", "webhook", "general_settings.alerting"),
    ("SLACK_WEBHOOK_URL", "slack", "general_settings.alerting"),
    ("LAGO_API_KEY", "lago", "litellm_settings.callbacks"),
];

/// Both checks.
pub(super) async fn check(client: &Client, env: &Environment<'_>, report: &mut Report) {
    match client.delivery_status().await {
        Ok(destinations) => {
            check_destinations(&destinations, report);
            if client.url().is_loopback() {
                check_meant(&destinations, env, report);
            }
        }
        Err(error) if is_absent(error.cause) => {
            let hint = "this server does not offer it; ask it with: litellm-rs api GET '/health/services?service=webhook'";
            report.warn("deliveries", "the server does not tell", hint);
        }
        Err(error) => report.failure("deliveries", error),
    }
    match client.billing_unbilled(&[], 1).await {
        Ok(found) if found.rows.is_empty() => report.ok("unbilled", "all usage names somebody to bill"),
        Ok(_) => {
            let hint = "litellm-rs billing unbilled lists it, litellm-rs billing assign names somebody";
            report.warn("unbilled", "there is usage that names nobody to bill", hint);
        }
        Err(error) if is_absent(error.cause) => {
            report.warn("unbilled", "the server does not tell", "this server does not offer it");
        }
        Err(error) => report.failure("unbilled", error),
    }
}

fn is_absent(cause: Cause) -> bool {
    matches!(cause, Cause::Unsupported | Cause::NotFound)
}

fn check_destinations(destinations: &[Row], report: &mut Report) {
    if destinations.is_empty() {
        return report.ok("deliveries", "nobody is told");
    }
    for destination in destinations {
        let text = |name: &str| exact(destination.get(name));
        let count = |name: &str| destination.get(name).and_then(Value::as_u64).unwrap_or(0);
        let (name, lag_s) = (text("name"), count("oldest_pending_age_seconds"));
        let line = format!("{name}: {}, {} waiting", text("state"), count("pending"));
        let why = [text("reason"), text("last_error")].into_iter().find(|text| !text.is_empty());
        let why = why.map(|why| format!(": {why}")).unwrap_or_default();
        if text("circuit") == "open" {
            let hint = format!("litellm-rs deliveries test {} sends a sample", quoted(&name));
            report.fail("deliveries", format!("{line}; it failed too often{why}"), hint);
        } else if count("dead") + count("unknown") > 0 {
            let lost = format!("{line}, {} refused, {} in doubt", count("dead"), count("unknown"));
            report.fail(
                "deliveries",
                lost,
                format!("litellm-rs deliveries list --failed --destination {}", quoted(&name)),
            );
        } else if text("state") != "active" {
            let hint = format!("litellm-rs deliveries resume {}", quoted(&name));
            report.warn("deliveries", format!("{line}{why}"), hint);
        } else if lag_s > LAG_S_MAX {
            let hint = format!("litellm-rs deliveries list --destination {} --state pending", quoted(&name));
            report.warn("deliveries", format!("{line}, the oldest for {lag_s} s{why}"), hint);
        } else {
            report.ok("deliveries", line);
        }
    }
}

/// What this machine's variables mean and its server does not do: the usual slip of a first setup.
fn check_meant(destinations: &[Row], env: &Environment<'_>, report: &mut Report) {
    for (variable, kind, setting) in MEANT {
        let is_told = destinations.iter().any(|destination| exact(destination.get("kind")) == *kind);
        if env.get(variable).is_some() && !is_told {
            let text = format!("{variable} set but '{kind}' is not in {setting}");
            let member = setting.rsplit('.').next().unwrap_or_default();
            report.fail(kind, text, format!("add {member}: [\"{kind}\"] to config.yaml"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::doctor::Level;
    use serde_json::json;

    fn destination(changed: Value) -> Row {
        let mut row = json!({
            "name": "lago", "kind": "lago", "state": "active", "reason": null, "circuit": "closed",
            "pending": 3, "oldest_pending_age_seconds": 300, "dead": 0, "unknown": 0, "last_error": null
        });
        row.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
        row.as_object().unwrap().clone()
    }

    #[test]
    fn a_destination_is_well_late_stopped_or_failing() {
        for (changed, level, said) in [
            (json!({}), Level::Ok, "lago: active, 3 waiting"),
            (json!({"oldest_pending_age_seconds": 301}), Level::Warn, "the oldest for 301 s"),
            (json!({"state": "paused", "reason": "moving"}), Level::Warn, "paused, 3 waiting: moving"),
            (json!({"dead": 1}), Level::Fail, "1 refused, 0 in doubt"),
            (json!({"unknown": 1}), Level::Fail, "0 refused, 1 in doubt"),
            (json!({"circuit": "open", "last_error": "502"}), Level::Fail, "failed too often: 502"),
        ] {
            let mut report = Report::default();
            check_destinations(&[destination(changed.clone())], &mut report);
            assert_eq!(report.0[0].level, level, "{changed}");
            assert!(report.0[0].text.contains(said), "{changed}: {}", report.0[0].text);
        }
        let mut report = Report::default();
        check_destinations(&[], &mut report);
        assert_eq!((report.0[0].level, report.0.len()), (Level::Ok, 1));
    }

    #[test]
    fn a_variable_that_nobody_reads_is_pointed_out() {
        let lookup = |name: &str| {
            ["WEBHOOK_URL", "LAGO_API_KEY"].contains(&name).then(|| "https://canary.example.com".to_owned())
        };
        let mut report = Report::default();
        check_meant(&[destination(json!({}))], &Environment(&lookup), &mut report);
        let [check] = &report.0[..] else { panic!("{:?}", report.0) };
        assert_eq!(check.text, "WEBHOOK_URL set but 'webhook' is not in general_settings.alerting");
        assert_eq!(check.hint.as_deref(), Some("add alerting: [\"webhook\"] to config.yaml"));
    }
}
