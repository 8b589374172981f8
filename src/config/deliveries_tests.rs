//! Who is told what, and every way in which that can be set wrong.

use super::super::testing::try_load;
use super::super::{AlertSettings, Config};
use super::*;
use crate::domain::delivery::ChargeBy;

const SECRET: &str = "whsec_Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5";
const LAGO: [(&str, &str); 3] = [
    ("LAGO_API_BASE", "http://127.0.0.1:3000/"),
    ("LAGO_API_KEY", "canary-lago"),
    ("LAGO_API_EVENT_CODE", "openai_tokens"),
];
const WEBHOOK: (&str, &str) = ("WEBHOOK_URL", "https://example.com/canary");
const SLACK: (&str, &str) = ("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/canary");

fn config(text: &str, pairs: &[(&str, &str)]) -> Result<Config, String> {
    let loaded = try_load(text, &Env::from_iter(pairs.iter().copied()))?;
    assert!(!format!("{loaded:?}").contains("canary"));
    Ok(loaded.config)
}

fn destinations(text: &str, pairs: &[(&str, &str)]) -> Vec<DestinationSettings> {
    config(text, pairs).unwrap().deliveries.destinations
}

fn mistakes(text: &str, pairs: &[(&str, &str)]) -> String {
    let found = config(text, pairs).unwrap_err();
    assert!(!found.contains("canary") && !found.contains("Y2FuYXJ5"), "{found}");
    found
}

#[test]
fn nobody_is_told_unless_the_file_says_so() {
    let pairs = [&LAGO[..], &[WEBHOOK, SLACK, ("STRIPE_API_KEY", "k")]].concat();
    let config = config("model_list: []\n", &pairs).unwrap();
    assert_eq!((config.deliveries, config.alerts), (DeliverySettings::default(), AlertSettings::default()));
}

#[test]
fn lago_is_read_with_all_it_can_be_told() {
    let plain = destinations("litellm_settings: {callbacks: [lago]}\n", &LAGO);
    let [lago] = plain.as_slice() else { panic!("{plain:?}") };
    let profile = LagoProfile { codes: vec!["openai_tokens".into()], ..LagoProfile::default() };
    let target =
        TargetSettings::Lago { base: "http://127.0.0.1:3000/".into(), key: Secret::new("canary-lago") };
    assert_eq!((lago.name.as_str(), &lago.kinds), ("lago", &vec![]));
    assert_eq!((&lago.profile, &lago.target), (&Profile::Lago(profile), &target));

    let text = "litellm_settings: {success_callback: [lago, prometheus]}\ngeneral_settings: {lago_ids: customer, \
                lago_numbers: text, lago_precise_amount: true, lago_skip_zero: true}\n";
    let more = [("LAGO_API_EVENT_CODE", "calls, tokens"), ("LAGO_API_CHARGE_BY", "team_id")];
    let pairs = [&LAGO[..2], &more].concat();
    let full = destinations(text, &pairs);
    let profile = LagoProfile {
        codes: vec!["calls".into(), "tokens".into()],
        charge_by: ChargeBy::TeamId,
        ids: LagoIds::Customer,
        numbers: NumberStyle::Text,
        precise_amount: true,
        skip_zero: true,
    };
    assert_eq!(full[0].profile, Profile::Lago(profile));
}

#[test]
fn the_environment_may_stand_in_the_file() {
    let text = "environment_variables: {LAGO_API_KEY: canary, LAGO_API_BASE: 'https://lago.example.com/api/v1', \
                LAGO_API_EVENT_CODE: c}\nlitellm_settings: {callbacks: lago}\n";
    assert_eq!(destinations(text, &[]).len(), 1);
}

#[test]
fn what_is_missing_is_told_at_once_by_name() {
    let text = "litellm_settings: {callbacks: [lago, openmeter, stripe]}\n\
                general_settings: {alerting: [webhook, slack]}\n";
    let found = mistakes(text, &[("LAGO_API_KEY", " "), ("LAGO_API_CHARGE_BY", "key")]);
    assert_eq!(
        found,
        "environment: LAGO_API_BASE: is not set, and callback `lago` needs it; fix: set it, or take that out\n\
         environment: LAGO_API_CHARGE_BY: `key` names nobody who can be billed; fix: write end_user_id, user_id or team_id\n\
         environment: LAGO_API_EVENT_CODE: is not set, and callback `lago` needs it; fix: set it, or take that out\n\
         environment: LAGO_API_KEY: is not set, and callback `lago` needs it; fix: set it, or take that out\n\
         environment: OPENMETER_API_KEY: is not set, and callback `openmeter` needs it; fix: set it, or take that out\n\
         environment: SLACK_WEBHOOK_URL: is not set, and `alerting: [slack]` needs it; fix: set it, or take that out\n\
         environment: STRIPE_API_KEY: is not set, and callback `stripe` needs it; fix: set it, or take that out\n\
         environment: STRIPE_METER_EVENT_NAME: is not set, and callback `stripe` needs it; fix: set it, or take that out\n\
         environment: WEBHOOK_URL: is not set, and `alerting: [webhook]` needs it; fix: set it, or take that out\n\
         9 mistakes in the configuration"
    );
}

#[test]
fn what_cannot_be_reached_or_billed_is_refused() {
    let lago = "litellm_settings: {callbacks: [lago]}\n";
    let hook = "general_settings: {alerting: [webhook]}\n";
    let slack = "general_settings: {alerting: [slack]}\n";
    let long = vec!["c"; 17].join(",");
    let many = [SECRET; 9].join(" ");
    for (text, name, value, told) in [
        (lago, "LAGO_API_BASE", "lago.canary", "is not an http or https address"),
        (lago, "LAGO_API_BASE", "ftp://canary", "is not an http or https address"),
        (lago, "LAGO_API_BASE", "https://u:canary@h", "has a user or a password"),
        (lago, "LAGO_API_BASE", "https://h/?canary", "has a `?` or `#`"),
        (lago, "LAGO_API_KEY", "canary key", "characters that a key cannot have"),
        (lago, "LAGO_API_EVENT_CODE", "a,,b", "has an empty code"),
        (lago, "LAGO_API_EVENT_CODE", "a/b", "has a code with `/`"),
        (lago, "LAGO_API_EVENT_CODE", "a, a", "has a code twice"),
        (lago, "LAGO_API_EVENT_CODE", &long, "has more than 16 codes"),
        (lago, "LAGO_API_CHARGE_BY", "End_User_Id", "`End_User_Id` names nobody"),
        (hook, "WEBHOOK_URL", "canary", "is not an http or https address"),
        (hook, "WEBHOOK_URL", "http://canary", "set `general_settings.webhook_allow_http: true`"),
        (hook, "WEBHOOK_SECRET", "canary", "secret 1 is not `whsec_` followed by base64"),
        (hook, "WEBHOOK_SECRET", &format!("{SECRET} whsec_canary"), "secret 2 is not `whsec_`"),
        (hook, "WEBHOOK_SECRET", &many, "has more than 8 secrets"),
        (slack, "SLACK_WEBHOOK_URL", "canary", "is not an http or https address"),
        (
            slack,
            "SLACK_WEBHOOK_URL",
            "http://hooks.example.com/canary",
            "is a plain http address that is not",
        ),
        (slack, "SLACK_WEBHOOK_URL", "https://u:canary@hooks.example.com/", "has a user or a password"),
        (slack, "PROXY_BASE_URL", "canary", "is not an http or https address"),
    ] {
        let mut pairs = [&LAGO[..], &[WEBHOOK, SLACK]].concat();
        pairs.retain(|(other, _)| *other != name);
        pairs.push((name, value));
        let found = mistakes(text, &pairs);
        assert!(found.starts_with(&format!("environment: {name}: ")), "{name}={value}: {found}");
        assert!(found.contains(told) && found.ends_with("\n1 mistake in the configuration"), "{found}");
    }
}

#[test]
fn a_webhook_is_signed_by_every_secret() {
    let plain = destinations("general_settings: {alerting: webhook}\n", &[WEBHOOK]);
    let [hook] = plain.as_slice() else { panic!("{plain:?}") };
    let profile = WebhookProfile { group: EventGroup::Customer, spend_tracked: true };
    let mut target = TargetSettings::Webhook {
        url: Secret::new(WEBHOOK.1),
        secrets: vec![],
        allow_http: false,
        allow_private: false,
    };
    assert_eq!((&hook.profile, &hook.target), (&Profile::Webhook(profile), &target));
    assert_eq!(hook.kinds, with_test(AlertSettings::default().kinds.into_iter()));

    let text = "general_settings: {alerting: [webhook], webhook_event_group: end_user, alert_types: [], \
                webhook_spend_tracked: false, webhook_allow_http: true, webhook_allow_private: true}\n";
    let two = format!("{SECRET},\n  {SECRET}");
    let full = destinations(text, &[("WEBHOOK_URL", "http://127.0.0.1:9/canary"), ("WEBHOOK_SECRET", &two)]);
    target = TargetSettings::Webhook {
        url: Secret::new("http://127.0.0.1:9/canary"),
        secrets: vec![Secret::new(SECRET), Secret::new(SECRET)],
        allow_http: true,
        allow_private: true,
    };
    let profile = WebhookProfile { group: EventGroup::EndUser, spend_tracked: false };
    assert_eq!((&full[0].profile, &full[0].target), (&Profile::Webhook(profile), &target));
    assert_eq!(full[0].kinds, [EventKind::Test]);
}

#[test]
fn an_alert_with_an_address_of_its_own_goes_only_there() {
    type Channels<'a> = &'a [(&'a str, &'a str, &'a [EventKind])];
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], Channels<'a>);
    use EventKind::{
        BudgetCrossed as B1, DeliveryAlert, DiskAlert, ProjectedLimitExceeded as B4, SoftBudgetCrossed as B3,
        TeamCreated, Test, ThresholdCrossed as B2,
    };
    let cases: &[Case<'_>] = &[
        ("", &[SLACK], &[("slack", SLACK.1, &[B1, B2, B3, B4, DeliveryAlert, DiskAlert, Test])]),
        (
            "alert_to_webhook_url: {budget_alerts: 'https://a'}",
            &[SLACK],
            &[
                ("slack", SLACK.1, &[DeliveryAlert, DiskAlert, Test]),
                ("slack-2", "https://a", &[B1, B2, B3, B4, Test]),
            ],
        ),
        (
            "alert_to_webhook_url: {budget_alerts: [os.environ/SLACK_WEBHOOK_URL, 'https://a']}",
            &[SLACK],
            &[
                ("slack", SLACK.1, &[B1, B2, B3, B4, DeliveryAlert, DiskAlert, Test]),
                ("slack-2", "https://a", &[B1, B2, B3, B4, Test]),
            ],
        ),
        (
            "alert_to_webhook_url: {db_exceptions: 'https://a', failed_tracking_spend: 'https://a'}",
            &[],
            &[("slack", "https://a", &[DeliveryAlert, DiskAlert, Test])],
        ),
        (
            "alert_types: [team_created, new_team_created]\n  alert_to_webhook_url: {db_exceptions: 'https://a'}",
            &[("ALERTING_WEBHOOK_URL", "https://b")],
            &[("slack", "https://b", &[TeamCreated, Test]), ("slack-2", "https://a", &[Test])],
        ),
    ];
    for (line, pairs, channels) in cases {
        let text = format!("general_settings:\n  alerting: [slack]\n  {line}\n");
        let found = destinations(&text, pairs);
        let told: Vec<_> = found
            .iter()
            .map(|one| match &one.target {
                TargetSettings::Slack { url } => (one.name.as_str(), url.expose(), one.kinds.as_slice()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(told, *channels, "{line}");
    }
}

#[test]
fn addresses_of_alerts_are_checked_and_bounded() {
    let text =
        |urls: &str| format!("general_settings:\n  alert_to_webhook_url: {{db_exceptions: [{urls}]}}\n");
    let urls = |count: usize| (0..count).map(|n| format!("'https://a/{n}'")).collect::<Vec<_>>().join(", ");
    assert!(config(&text(&urls(16)), &[]).is_ok());
    assert!(mistakes(&text(&urls(17)), &[]).contains("alert_to_webhook_url: more than 16 addresses"));
    let found = mistakes(&text("canary"), &[]);
    let told =
        "config.yaml:2: general_settings.alert_to_webhook_url.db_exceptions[0]: is not an http or https";
    assert!(found.starts_with(told), "{found}");
    assert!(mistakes(&text("os.environ/GONE"), &[]).contains("`GONE` is not set"));
}

#[test]
fn a_biller_whose_key_can_be_read_on_the_way_is_a_warning() {
    let text = "litellm_settings: {callbacks: [lago, openmeter, stripe]}\n";
    let keys = [
        LAGO[1],
        LAGO[2],
        ("OPENMETER_API_KEY", "canary-o"),
        ("STRIPE_API_KEY", "canary-s"),
        ("STRIPE_METER_EVENT_NAME", "llm_cost"),
    ];
    let names = ["LAGO_API_BASE", "OPENMETER_API_ENDPOINT", "STRIPE_API_BASE"];
    for (base, is_told) in [
        ("http://billing.example.com", true),
        ("http://lago:3000", true),
        ("https://billing.example.com", false),
        ("http://localhost:3000", false),
        ("http://10.1.2.3:3000/api/v1", false),
    ] {
        let bases = names.map(|name| (name, base));
        let loaded = try_load(text, &keys.into_iter().chain(bases).collect()).unwrap();
        let told = loaded.warnings.iter().map(|warning| warning.path.as_str());
        let told: Vec<_> = told.filter(|path| *path != "model_list").collect();
        assert_eq!(told, if is_told { names.to_vec() } else { vec![] }, "{base}");
    }
}

#[test]
fn other_billers_have_their_defaults() {
    let text = "litellm_settings: {callbacks: [openmeter, stripe]}\n";
    let needed = [
        ("OPENMETER_API_KEY", "canary-o"),
        ("STRIPE_API_KEY", "canary-s"),
        ("STRIPE_METER_EVENT_NAME", "llm_cost"),
    ];
    let found = destinations(text, &needed);
    let [meter, stripe] = found.as_slice() else { panic!("{found:?}") };
    let profile = OpenMeterProfile {
        event_type: "litellm_tokens".into(),
        source: "litellm-proxy".into(),
        charge_by: ChargeBy::EndUserId,
    };
    let key = Secret::new("canary-o");
    let target = TargetSettings::OpenMeter { endpoint: "https://openmeter.cloud".into(), key };
    assert_eq!((&meter.profile, &meter.target), (&Profile::OpenMeter(profile), &target));
    let profile = StripeProfile { event_name: "llm_cost".into(), charge_by: ChargeBy::EndUserId };
    let key = Secret::new("canary-s");
    let target = TargetSettings::Stripe { base: "https://api.stripe.com".into(), key };
    assert_eq!((&stripe.profile, &stripe.target), (&Profile::Stripe(profile), &target));

    let more = [
        ("OPENMETER_API_ENDPOINT", "http://127.0.0.1:8888"),
        ("OPENMETER_EVENT_TYPE", "tokens"),
        ("OPENMETER_CHARGE_BY", "user_id"),
        ("STRIPE_API_BASE", "http://127.0.0.1:8889"),
        ("STRIPE_CHARGE_BY", "team_id"),
    ];
    let found = destinations(text, &[&needed[..], &more].concat());
    assert!(matches!(&found[0].target, TargetSettings::OpenMeter { endpoint, .. } if endpoint == more[0].1));
    assert_eq!(found[0].profile.charge_by(), Some(ChargeBy::UserId));
    assert!(matches!(&found[1].target, TargetSettings::Stripe { base, .. } if base == more[3].1));
    assert_eq!(found[1].profile.charge_by(), Some(ChargeBy::TeamId));
    let name = "m".repeat(101);
    let found = mistakes(text, &[needed[0], needed[1], ("STRIPE_METER_EVENT_NAME", &name)]);
    assert!(found.contains("STRIPE_METER_EVENT_NAME: is longer than 100 characters"), "{found}");
}
