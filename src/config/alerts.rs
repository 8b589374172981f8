//! Which alerts are told to whom, as `general_settings` says: the kinds that are chosen, the
//! addresses some of them have of their own, and how near to its end a budget is when one is told.

use crate::domain::delivery::EventKind;

use super::address::channel_address;
use super::field::Field;
use super::secret::Secret;
use super::section::Section;
use super::suggest;
use super::tree::{named, path_part};

/// What is told of budgets, keys, teams and users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertSettings {
    /// A budget is nearly spent when so many percent are left or less; the largest first.
    pub thresholds_percent_left: Vec<u8>,
    /// The kinds of events that are told at all.
    pub kinds: Vec<EventKind>,
}

impl Default for AlertSettings {
    fn default() -> Self {
        let usual = ALERT_TYPES.iter().filter(|alert| alert.is_usual);
        Self { thresholds_percent_left: vec![15, 5], kinds: in_order(usual.flat_map(AlertType::kinds)) }
    }
}

/// The alerts, and what has an address of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Alerts {
    pub(super) settings: AlertSettings,
    /// `alert_to_webhook_url`, in the order of the file.
    pub(super) routes: Vec<Route>,
}

/// An address that gets some kinds of alerts, in place of the one for all.
#[derive(Clone, Debug)]
pub(super) struct Route {
    pub(super) url: Secret,
    pub(super) kinds: Vec<EventKind>,
}

/// A name in `alert_types`.
struct AlertType {
    name: &'static str,
    kinds: &'static [EventKind],
    /// Whether it is told where nothing is chosen.
    is_usual: bool,
}

impl AlertType {
    fn kinds(&self) -> impl Iterator<Item = EventKind> {
        self.kinds.iter().copied()
    }
}

/// One that is told unless others are chosen.
const fn usual(name: &'static str, kinds: &'static [EventKind]) -> AlertType {
    AlertType { name, kinds, is_usual: true }
}

/// One that is told when it is chosen.
const fn chosen(name: &'static str, kinds: &'static [EventKind]) -> AlertType {
    AlertType { name, kinds, is_usual: false }
}

/// The names there are, with what they are here; those without kinds tell nothing.
const ALERT_TYPES: &[AlertType] = &[
    usual(
        "budget_alerts",
        &[
            EventKind::BudgetCrossed,
            EventKind::ThresholdCrossed,
            EventKind::SoftBudgetCrossed,
            EventKind::ProjectedLimitExceeded,
        ],
    ),
    usual("failed_tracking_spend", &[EventKind::DeliveryAlert]),
    usual("db_exceptions", &[EventKind::DiskAlert]),
    chosen("new_virtual_key_created", &[EventKind::KeyCreated]),
    chosen("virtual_key_updated", &[EventKind::KeyUpdated, EventKind::KeyRotated]),
    chosen("virtual_key_deleted", &[EventKind::KeyDeleted]),
    chosen("new_team_created", &[EventKind::TeamCreated]),
    chosen("team_updated", &[EventKind::TeamUpdated]),
    chosen("team_deleted", &[EventKind::TeamDeleted]),
    chosen("new_internal_user_created", &[EventKind::InternalUserCreated]),
    chosen("internal_user_updated", &[EventKind::InternalUserUpdated]),
    chosen("internal_user_deleted", &[EventKind::InternalUserDeleted]),
    usual("llm_exceptions", &[]),
    usual("llm_too_slow", &[]),
    usual("llm_requests_hanging", &[]),
    usual("spend_reports", &[]),
    usual("user_spend_thresholds", &[]),
    chosen("user_spend_anomalies", &[]),
    usual("daily_reports", &[]),
    usual("cooldown_deployment", &[]),
    usual("new_model_added", &[]),
    usual("model_deprecation_warnings", &[]),
    usual("outage_alerts", &[]),
    usual("region_outage_alerts", &[]),
    usual("fallback_reports", &[]),
];

/// So many thresholds there may be.
const THRESHOLDS_MAX: usize = 8;
/// So many addresses alerts may have.
pub(super) const ADDRESSES_MAX: usize = 16;

/// Takes the keys about alerts; the rest of the section is left to others.
pub(super) fn read(section: &mut Section<'_>) -> Alerts {
    let defaults = AlertSettings::default();
    let kinds = section.take("alert_types").map(|field| read_kinds(&field));
    let thresholds = section.take("budget_alert_thresholds").and_then(|field| read_thresholds(&field));
    let routes = section.take("alert_to_webhook_url").map(|field| read_routes(&field));
    if let Some(args) = section.section("alerting_args") {
        args.finish();
    }
    Alerts {
        settings: AlertSettings {
            thresholds_percent_left: thresholds.unwrap_or(defaults.thresholds_percent_left),
            kinds: kinds.unwrap_or(defaults.kinds),
        },
        routes: routes.unwrap_or_default(),
    }
}

fn read_kinds(field: &Field<'_>) -> Vec<EventKind> {
    let mut kinds = Vec::new();
    let mut silent = Vec::new();
    for item in field.items() {
        let Some(name) = item.text() else { continue };
        match alert_type(&item, &name) {
            Some(alert) if alert.kinds.is_empty() => silent.push(path_part(&name).to_owned()),
            Some(alert) => kinds.extend(alert.kinds()),
            None => {}
        }
    }
    warn_of(field, &silent);
    in_order(kinds.into_iter())
}

fn read_routes(field: &Field<'_>) -> Vec<Route> {
    let mut routes: Vec<Route> = Vec::new();
    let mut silent = Vec::new();
    for (name, urls) in field.entries().unwrap_or_default() {
        let alert = alert_type(&urls, &name);
        for item in urls.items() {
            let Some(url) = read_address(&item) else { continue };
            let Some(alert) = &alert else { continue };
            if alert.kinds.is_empty() {
                silent.push(path_part(&name).to_owned());
                continue;
            }
            match routes.iter_mut().find(|route| route.url == url) {
                Some(route) => route.kinds.extend(alert.kinds()),
                None => routes.push(Route { url, kinds: alert.kinds().collect() }),
            }
        }
    }
    silent.dedup();
    warn_of(field, &silent);
    if routes.len() > ADDRESSES_MAX {
        field.refuse(format!("more than {ADDRESSES_MAX} addresses"), "give several kinds one address");
    }
    routes
}

/// The alert of a name. Names that nobody knows are warned about, those of tool servers are known.
fn alert_type(field: &Field<'_>, name: &str) -> Option<&'static AlertType> {
    static OF_TOOL_SERVERS: AlertType = chosen("mcp_", &[]);
    if name.starts_with(OF_TOOL_SERVERS.name) {
        return Some(&OF_TOOL_SERVERS);
    }
    let known = ALERT_TYPES.iter().find(|alert| alert.name == name);
    if known.is_none() {
        let fix = match suggest::closest(name, ALERT_TYPES.iter().map(|alert| alert.name)) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "take it out".to_owned(),
        };
        field.warn(format!("there is no kind of alert {}; ignored", named(name)), fix);
    }
    known
}

fn warn_of(field: &Field<'_>, silent: &[String]) {
    if !silent.is_empty() {
        field.warn(format!("not in this version yet, ignored: alerts of {}", silent.join(", ")), "");
    }
}

/// An address that is not repeated: the path of such an address is as good as a password.
fn read_address(field: &Field<'_>) -> Option<Secret> {
    let text = field.text()?;
    match channel_address(&text) {
        Ok(_) => Some(Secret::new(text.trim())),
        Err(what) => {
            field.refuse(what, "write one such as https://hooks.slack.com/services/…");
            None
        }
    }
}

fn read_thresholds(field: &Field<'_>) -> Option<Vec<u8>> {
    let items = field.items();
    if items.len() > THRESHOLDS_MAX {
        field.refuse(format!("more than {THRESHOLDS_MAX} thresholds"), "leave some out");
        return None;
    }
    let percent = |item: &Field<'_>| match item.count::<u8>(0)? {
        percent @ 1..=99 => Some(percent),
        _ => item.wanted("a number of percent from 1 to 99", "write 15 for: 15 percent are left"),
    };
    let mut thresholds: Vec<u8> = items.iter().filter_map(percent).collect();
    thresholds.sort_unstable_by(|one, other| other.cmp(one));
    thresholds.dedup();
    Some(thresholds)
}

/// The kinds, each once, as [`EventKind::ALL`] lists them.
pub(super) fn in_order(kinds: impl Iterator<Item = EventKind>) -> Vec<EventKind> {
    let kinds: Vec<EventKind> = kinds.collect();
    EventKind::ALL.into_iter().filter(|kind| kinds.contains(kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{errors, load, warnings};
    use super::*;

    fn alerts(lines: &str) -> AlertSettings {
        load(&format!("general_settings:\n  master_key: sk-x\n  {lines}\n")).config.alerts
    }

    #[test]
    fn each_name_chooses_its_kinds_and_no_name_all_but_life_cycles() {
        let budgets = [
            EventKind::BudgetCrossed,
            EventKind::ThresholdCrossed,
            EventKind::SoftBudgetCrossed,
            EventKind::ProjectedLimitExceeded,
        ];
        let usual = [&budgets[..], &[EventKind::DeliveryAlert, EventKind::DiskAlert]].concat();
        for (line, kinds) in [
            ("", usual),
            ("alert_types: []", vec![]),
            ("alert_types: budget_alerts", budgets.to_vec()),
            ("alert_types: [team_deleted, virtual_key_updated, team_deleted]", {
                vec![EventKind::KeyUpdated, EventKind::KeyRotated, EventKind::TeamDeleted]
            }),
            ("alert_types: [llm_too_slow, mcp_server_added]", vec![]),
        ] {
            assert_eq!(alerts(line).kinds, kinds, "{line}");
        }
        // Whatever is told has a name that chooses it; a test is asked for by name elsewhere.
        let all = in_order(ALERT_TYPES.iter().flat_map(AlertType::kinds));
        assert_eq!(all.len(), EventKind::ALL.len() - 1);
        assert!(!all.contains(&EventKind::Test));
    }

    #[test]
    fn names_that_tell_nothing_are_one_line() {
        let text = "model_list: []\ngeneral_settings:\n  alert_types: [llm_too_slow, daily_reports, budget_alert]\n  \
                    alert_to_webhook_url: {spend_reports: ['https://a/1', 'https://a/2'], hot: 'https://a/3'}\n  \
                    alerting_args: {budget_alert_ttl: 1, daily_report_frequency: 5, colour: red}\n";
        let told = warnings(text);
        let told: Vec<&str> =
            told.iter().map(|line| line.trim_end()).filter(|l| !l.starts_with('0')).collect();
        assert_eq!(
            told,
            [
                "3 general_settings.alert_types: not in this version yet, ignored: alerts of llm_too_slow, daily_reports;",
                "3 general_settings.alert_types[2]: there is no kind of alert `budget_alert`; ignored; did you mean `budget_alerts`?",
                "4 general_settings.alert_to_webhook_url: not in this version yet, ignored: alerts of spend_reports;",
                "4 general_settings.alert_to_webhook_url.hot: there is no kind of alert `hot`; ignored; take it out",
                "5 general_settings.alerting_args.budget_alert_ttl: not needed, ignored: each budget tells an alert once in a window;",
                "5 general_settings.alerting_args.colour: this key is unknown and ignored; take it out",
                "5 general_settings.alerting_args.daily_report_frequency: not in this version yet, ignored: daily reports;",
            ]
        );
    }

    #[test]
    fn an_address_in_the_wrong_place_is_not_repeated() {
        let url = "https://hooks.slack.com/services/T0/B0/canary";
        for (lines, part) in [
            (format!("alert_to_webhook_url: {url}"), "a map wanted, found this value"),
            (format!("alert_to_webhook_url: {{'{url}': budget_alerts}}"), "is not an http or https address"),
            (format!("alert_to_webhook_url: {{'{url}': {{}}}}"), "text wanted, found a map"),
            (format!("alerting: ['{url}']"), "one of a few words wanted, found this value"),
            (format!("'{url}': 1\n  '{url}': 2"), "the key this value is here twice"),
        ] {
            let found = errors(&format!("general_settings:\n  {lines}\n"));
            assert!(found.contains(part) && !found.contains("canary"), "{lines}: {found}");
        }
        for lines in [
            format!("alert_types: ['{url}', 'mcp_{url}', whsec_canary]"),
            format!("alert_to_webhook_url: {{'{url}': 'https://a/1', 'mcp_{url}': 'https://a/2'}}"),
            format!("'{url}': budget_alerts"),
            format!("alerting_args: {{'{url}': 1}}"),
        ] {
            let text = format!(
                "model_list: []\ngeneral_settings:\n  {lines}\nlitellm_settings:\n  callbacks: ['{url}']\n"
            );
            let told = warnings(&text);
            assert!(told.len() > 2 && !told.concat().contains("canary"), "{lines}: {told:?}");
        }
    }

    #[test]
    fn thresholds_are_percent_that_are_left() {
        for (list, read) in [
            ("[15, 5]", vec![15, 5]),
            ("[1, 99, 50, 1]", vec![99, 50, 1]),
            ("20", vec![20]),
            ("[]", vec![]),
            ("[1, 2, 3, 4, 5, 6, 7, 8]", vec![8, 7, 6, 5, 4, 3, 2, 1]),
        ] {
            let told = alerts(&format!("budget_alert_thresholds: {list}")).thresholds_percent_left;
            assert_eq!(told, read, "{list}");
        }
        assert_eq!(alerts("").thresholds_percent_left, [15, 5]);
        for (list, mistake) in [
            ("[0]", "a number of percent from 1 to 99 wanted, found `0`"),
            ("[100]", "a number of percent from 1 to 99 wanted, found `100`"),
            ("[300]", "a whole number wanted"),
            ("[0.5]", "a whole number wanted"),
            ("[1, 2, 3, 4, 5, 6, 7, 8, 9]", "more than 8 thresholds"),
        ] {
            let found = errors(&format!("general_settings:\n  budget_alert_thresholds: {list}\n"));
            assert!(found.starts_with("config.yaml:2: general_settings.budget_alert_thresholds"), "{found}");
            assert!(found.contains(mistake), "{list}: {found}");
        }
    }
}
