//! Which destinations are on, how each wants things told, and what is needed to reach it. All of it
//! is checked before the start; nothing here sends, and no finding repeats a key or an address.

use crate::domain::delivery::{
    EventGroup, EventKind, LagoIds, LagoProfile, NumberStyle, OpenMeterProfile, Profile, SlackProfile,
    StripeProfile, WebhookProfile,
};

use super::alerts::{self, Alerts, in_order};
use super::env::Env;
use super::finding::Report;
use super::secret::Secret;
use super::section::Section;
use super::variables::Variables;

/// Everything that is told to other systems.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeliverySettings {
    /// To whom; each name is there once.
    pub destinations: Vec<DestinationSettings>,
}

/// One that is told.
#[derive(Clone, Debug, PartialEq)]
pub struct DestinationSettings {
    /// `lago`, `webhook`, `slack`, `slack-2`, `openmeter` or `stripe`.
    pub name: String,
    /// How it wants things told.
    pub profile: Profile,
    /// What is needed to reach it.
    pub target: TargetSettings,
    /// The events it is told; none for those that bill.
    pub kinds: Vec<EventKind>,
}

/// What is needed to reach a destination.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetSettings {
    /// Lago.
    Lago {
        /// The address, as it was set: with or without `/api/v1`.
        base: String,
        /// The API key.
        key: Secret,
    },
    /// An address of the operator.
    Webhook {
        /// The address; its path may be all that protects it.
        url: Secret,
        /// What signs: [signing keys](crate::domain::delivery::SigningKey) in their text form. Several while they are exchanged.
        secrets: Vec<Secret>,
        /// Whether plain http will do.
        allow_http: bool,
        /// Whether it may be an address that the internet does not have.
        allow_private: bool,
    },
    /// A channel.
    Slack {
        /// The address, which is a secret.
        url: Secret,
    },
    /// `OpenMeter`.
    OpenMeter {
        /// The address.
        endpoint: String,
        /// The API key.
        key: Secret,
    },
    /// Stripe.
    Stripe {
        /// The address.
        base: String,
        /// The API key.
        key: Secret,
    },
}

/// What the file says about destinations; the rest is in the environment.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    alerting: Vec<&'static str>,
    alerts: Alerts,
    lago: LagoProfile,
    webhook: WebhookProfile,
    allow_http: bool,
    allow_private: bool,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            alerting: Vec::new(),
            alerts: Alerts::default(),
            lago: LagoProfile::default(),
            webhook: WebhookProfile { group: EventGroup::Customer, spend_tracked: true },
            allow_http: false,
            allow_private: false,
        }
    }
}

/// Takes the keys about destinations; the rest of the section is left to others.
pub(super) fn read(section: &mut Section<'_>) -> Wanted {
    let ids =
        [("both", LagoIds::Both), ("subscription", LagoIds::Subscription), ("customer", LagoIds::Customer)];
    let numbers = [("number", NumberStyle::Number), ("text", NumberStyle::Text)];
    let groups = [("customer", EventGroup::Customer), ("end_user", EventGroup::EndUser)];
    Wanted {
        alerting: read_alerting(section),
        alerts: alerts::read(section),
        lago: LagoProfile {
            ids: section.choice("lago_ids", &ids).unwrap_or_default(),
            numbers: section.choice("lago_numbers", &numbers).unwrap_or_default(),
            precise_amount: section.flag("lago_precise_amount"),
            skip_zero: section.flag("lago_skip_zero"),
            ..LagoProfile::default()
        },
        webhook: WebhookProfile {
            group: section.choice("webhook_event_group", &groups).unwrap_or_default(),
            spend_tracked: section.switch("webhook_spend_tracked").unwrap_or(true),
        },
        allow_http: section.flag("webhook_allow_http"),
        allow_private: section.flag("webhook_allow_private"),
    }
}

fn read_alerting(section: &mut Section<'_>) -> Vec<&'static str> {
    let targets = ["webhook", "slack", "ms_teams", "email"].map(|target| (target, target));
    let items = section.take("alerting").map(|field| field.items()).unwrap_or_default();
    let known = items.iter().filter_map(|item| {
        let target = item.choice(&targets)?;
        item.warn_word(target);
        Some(target)
    });
    known.collect()
}

impl Wanted {
    /// The settings, with what the environment says about whoever is wanted.
    pub(super) fn complete(
        self,
        callbacks: &[String],
        env: &Env,
        report: &Report,
    ) -> (DeliverySettings, alerts::AlertSettings) {
        let variables = Variables { env, report };
        let called = |name: &str| callbacks.iter().any(|callback| callback == name);
        let alerted = |name: &str| self.alerting.contains(&name);
        let mut destinations = Vec::new();
        destinations.extend(called("lago").then(|| lago(&self.lago, &variables)).flatten());
        destinations.extend(alerted("webhook").then(|| webhook(&self, &variables)).flatten());
        if alerted("slack") {
            destinations.extend(slack(&self.alerts, &variables));
        }
        destinations.extend(called("openmeter").then(|| open_meter(&variables)).flatten());
        destinations.extend(called("stripe").then(|| stripe(&variables)).flatten());
        (DeliverySettings { destinations }, self.alerts.settings)
    }
}

fn lago(said: &LagoProfile, variables: &Variables<'_>) -> Option<DestinationSettings> {
    let by = "callback `lago`";
    let base =
        variables.required("LAGO_API_BASE", by).and_then(|text| variables.biller("LAGO_API_BASE", text));
    let key = variables.key("LAGO_API_KEY", by);
    let codes = variables.required("LAGO_API_EVENT_CODE", by).and_then(|text| variables.codes(text));
    let charge_by = variables.charge_by("LAGO_API_CHARGE_BY");
    let profile = LagoProfile { codes: codes?, charge_by: charge_by?, ..said.clone() };
    Some(biller("lago", Profile::Lago(profile), TargetSettings::Lago { base: base?, key: key? }))
}

fn open_meter(variables: &Variables<'_>) -> Option<DestinationSettings> {
    let endpoint = variables.env.filled("OPENMETER_API_ENDPOINT").unwrap_or("https://openmeter.cloud");
    let endpoint = variables.biller("OPENMETER_API_ENDPOINT", endpoint);
    let key = variables.key("OPENMETER_API_KEY", "callback `openmeter`");
    let charge_by = variables.charge_by("OPENMETER_CHARGE_BY");
    let profile = OpenMeterProfile {
        event_type: variables.env.filled("OPENMETER_EVENT_TYPE").unwrap_or("litellm_tokens").to_owned(),
        source: "litellm-proxy".to_owned(),
        charge_by: charge_by?,
    };
    let target = TargetSettings::OpenMeter { endpoint: endpoint?, key: key? };
    Some(biller("openmeter", Profile::OpenMeter(profile), target))
}

fn stripe(variables: &Variables<'_>) -> Option<DestinationSettings> {
    /// The longest name of a meter event at Stripe.
    const NAME_CHARS_MAX: usize = 100;
    let by = "callback `stripe`";
    let key = variables.key("STRIPE_API_KEY", by);
    let name = "STRIPE_METER_EVENT_NAME";
    let event_name = variables.required(name, by).filter(|text| {
        let fits = text.chars().count() <= NAME_CHARS_MAX;
        if !fits {
            variables.mistake(name, "is longer than 100 characters", "write the meter's `event_name`");
        }
        fits
    });
    let base = variables.env.filled("STRIPE_API_BASE").unwrap_or("https://api.stripe.com");
    let base = variables.biller("STRIPE_API_BASE", base);
    let charge_by = variables.charge_by("STRIPE_CHARGE_BY");
    let profile = StripeProfile { event_name: event_name?.to_owned(), charge_by: charge_by? };
    Some(biller("stripe", Profile::Stripe(profile), TargetSettings::Stripe { base: base?, key: key? }))
}

fn biller(name: &str, profile: Profile, target: TargetSettings) -> DestinationSettings {
    DestinationSettings { name: name.to_owned(), profile, target, kinds: Vec::new() }
}

fn webhook(wanted: &Wanted, variables: &Variables<'_>) -> Option<DestinationSettings> {
    let name = "WEBHOOK_URL";
    let text = variables.required(name, "`alerting: [webhook]`");
    let url = text.and_then(|text| variables.address(name, text));
    if url.as_ref().is_some_and(|url| url.scheme() == "http") && !wanted.allow_http {
        let what = "is a plain http address, and those are not allowed";
        variables.mistake(name, what, "use https, or set `general_settings.webhook_allow_http: true`");
    }
    let secrets = variables.signing_keys("WEBHOOK_SECRET");
    url?;
    Some(DestinationSettings {
        name: "webhook".to_owned(),
        profile: Profile::Webhook(wanted.webhook.clone()),
        target: TargetSettings::Webhook {
            url: Secret::new(text?),
            secrets: secrets?,
            allow_http: wanted.allow_http,
            allow_private: wanted.allow_private,
        },
        kinds: with_test(wanted.alerts.settings.kinds.iter().copied()),
    })
}

/// The channel for all alerts, and one for each further address. What has an address of its own
/// goes there only.
fn slack(alerts: &Alerts, variables: &Variables<'_>) -> Vec<DestinationSettings> {
    let names = ["SLACK_WEBHOOK_URL", "ALERTING_WEBHOOK_URL"];
    let set = names.into_iter().find_map(|name| Some((name, variables.env.filled(name)?)));
    let shared = set.and_then(|(name, text)| variables.channel(name, text));
    if set.is_none() && alerts.routes.is_empty() {
        variables.missing(names[0], "`alerting: [slack]`");
    }
    let proxy_url = variables.env.filled("PROXY_BASE_URL");
    let proxy_url = proxy_url.and_then(|text| variables.base("PROXY_BASE_URL", text));
    let is_chosen = |kind: &EventKind| alerts.settings.kinds.contains(kind);
    let is_elsewhere = |kind: &EventKind| alerts.routes.iter().any(|route| route.kinds.contains(kind));
    let mut channels: Vec<(Secret, Vec<EventKind>)> = Vec::new();
    let rest = alerts.settings.kinds.iter().copied().filter(|kind| !is_elsewhere(kind));
    channels.extend(shared.map(|url| (url, rest.collect())));
    for route in &alerts.routes {
        let kinds = route.kinds.iter().copied().filter(is_chosen);
        match channels.iter_mut().find(|(url, _)| *url == route.url) {
            Some((_, all)) => all.extend(kinds),
            None => channels.push((route.url.clone(), kinds.collect())),
        }
    }
    let profile = Profile::Slack(SlackProfile { proxy_url });
    let named = channels.into_iter().zip(1_usize..).map(|((url, kinds), number)| DestinationSettings {
        name: if number == 1 { "slack".to_owned() } else { format!("slack-{number}") },
        profile: profile.clone(),
        target: TargetSettings::Slack { url },
        kinds: with_test(kinds.into_iter()),
    });
    named.collect()
}

/// Whoever is told anything is told of tests: somebody has asked for them.
fn with_test(kinds: impl Iterator<Item = EventKind>) -> Vec<EventKind> {
    in_order(kinds.chain([EventKind::Test]))
}

#[cfg(test)]
#[path = "deliveries_tests.rs"]
mod tests;
