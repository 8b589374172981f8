//! From the settings to who is told: one line for each kind of destination.

use super::lago::Lago;
use super::open::Wanted;
use super::openmeter::OpenMeter;
use super::send::client;
use super::slack::Slack;
use super::stripe::Stripe;
use super::target::{Protocol, Target};
use super::webhook::{Allowed, Webhook};
use crate::config::{DeliverySettings, DestinationSettings, Secret, TargetSettings};
use crate::domain::delivery::SigningKey;

/// Everybody who shall be told, or every mistake in the settings.
pub fn wanted(settings: &DeliverySettings) -> Result<Vec<Wanted>, Vec<String>> {
    let (mut wanted, mut mistakes) = (Vec::new(), Vec::new());
    for DestinationSettings { name, profile, target, kinds } in &settings.destinations {
        match reach(target) {
            Ok(target) => wanted.push(Wanted {
                name: name.clone(),
                profile: profile.clone(),
                target,
                kinds: kinds.clone(),
            }),
            Err(mistake) => mistakes.push(format!("{name}: {mistake}")),
        }
    }
    if mistakes.is_empty() { Ok(wanted) } else { Err(mistakes) }
}

fn reach(settings: &TargetSettings) -> Result<Target, String> {
    Ok(match settings {
        TargetSettings::Lago { base, key } => at(Lago::new(address(base)?, key.clone()))?,
        TargetSettings::OpenMeter { endpoint, key } => at(OpenMeter::new(&address(endpoint)?, key.clone()))?,
        TargetSettings::Stripe { base, key } => at(Stripe::new(&address(base)?, key.clone()))?,
        TargetSettings::Slack { url } => at(Slack::new(url.expose()).map_err(|error| error.to_string())?)?,
        TargetSettings::Webhook { url, secrets, allow_http, allow_private } => {
            let keys: Result<Vec<_>, _> = secrets.iter().map(Secret::expose).map(SigningKey::parse).collect();
            let keys = keys.map_err(|error| format!("WEBHOOK_SECRET: {error}"))?;
            let allowed = Allowed { http: *allow_http, private: *allow_private };
            let webhook = Webhook::new(url.expose(), &keys, allowed)
                .map_err(|error| format!("WEBHOOK_URL: {error}"))?;
            let client = webhook.client().map_err(|error| error.to_string())?;
            Target { client, protocol: Box::new(webhook) }
        }
    })
}

fn at(protocol: impl Protocol + 'static) -> Result<Target, String> {
    Ok(Target { client: client()?, protocol: Box::new(protocol) })
}

/// The address was looked at before; it is not repeated, for some hold a secret.
fn address(text: &str) -> Result<reqwest::Url, String> {
    text.parse().map_err(|error| format!("not an address: {error}"))
}
