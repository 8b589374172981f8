//! Web addresses in settings: whether one can be used, and how near its host is. It asks no resolver,
//! and what it says of an address does not repeat it, for many are secrets.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::Url;

/// A web address, or what is wrong with it.
pub(super) fn web_address(text: &str) -> Result<Url, &'static str> {
    match Url::parse(text.trim()) {
        Ok(url) if ["http", "https"].contains(&url.scheme()) && url.has_host() => Ok(url),
        _ => Err("is not an http or https address"),
    }
}

/// The address of a chat system's channel, or what is wrong with it. Whoever reads it on its way may
/// post there, so it is sent without encryption only where the way is the operator's own.
pub fn channel_address(text: &str) -> Result<Url, &'static str> {
    let url = web_address(text)?;
    if has_user(&url) {
        return Err("has a user or a password in it");
    }
    if url.scheme() == "http" && !is_near(&url) && !has_local_name(&url) {
        return Err("is a plain http address that is not of your own network");
    }
    Ok(url)
}

/// Whether an address says who comes.
pub(super) fn has_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Whether the host is this machine, or a private address as it stands.
pub(super) fn is_near(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    match host.trim_matches(['[', ']']).parse() {
        Ok(IpAddr::V4(address)) => is_near_v4(address),
        Ok(IpAddr::V6(address)) => address.to_ipv4_mapped().map_or_else(|| is_near_v6(address), is_near_v4),
        Err(_) => is_below(host, "localhost"),
    }
}

fn is_near_v4(address: Ipv4Addr) -> bool {
    address.is_loopback() || address.is_private() || address.is_link_local()
}

fn is_near_v6(address: Ipv6Addr) -> bool {
    address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
}

/// Whether the name is one that only a local network gives: `mattermost`, `chat.internal`.
fn has_local_name(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    !host.contains(['.', ':']) || ["internal", "local", "home.arpa"].iter().any(|zone| is_below(host, zone))
}

fn is_below(host: &str, zone: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    host.strip_suffix(zone).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_reached_over_https_or_nearby() {
        const FAR: Option<&str> = Some("is a plain http address that is not of your own network");
        const USER: Option<&str> = Some("has a user or a password in it");
        const NONE: Option<&str> = Some("is not an http or https address");
        for (text, what) in [
            ("https://hooks.slack.com/services/T0/B0/x", None),
            (" https://hooks.slack.com/x ", None),
            ("http://hooks.slack.com/x", FAR),
            ("http://8.8.8.8/x", FAR),
            ("http://[2606:4700::1111]/x", FAR),
            ("http://[::ffff:8.8.8.8]/x", FAR),
            ("http://notlocalhost.com/x", FAR),
            ("http://internal.example.com/x", FAR),
            ("http://172.32.0.1/x", FAR),
            ("http://127.0.0.1:8065/x", None),
            ("http://172.31.255.255/x", None),
            ("http://[::1]/x", None),
            ("http://[fd00::1]/x", None),
            ("http://[::ffff:10.0.0.1]/x", None),
            ("http://localhost:8065/x", None),
            ("http://mattermost:8065/x", None),
            ("http://chat.internal/x", None),
            ("http://me@mattermost/x", USER),
            ("https://me:word@hooks.slack.com/x", USER),
            ("https://:word@hooks.slack.com/x", USER),
            ("ftp://mattermost/x", NONE),
            ("mattermost", NONE),
            ("", NONE),
        ] {
            assert_eq!(channel_address(text).err(), what, "{text}");
        }
    }

    #[test]
    fn near_is_what_needs_no_resolver() {
        for (text, near) in [
            ("http://127.9.9.9", true),
            ("http://192.168.1.1:3000", true),
            ("http://localhost.", true),
            ("http://api.localhost", true),
            ("http://lago:3000", false),
            ("http://lago.internal", false),
            ("http://192.169.0.1", false),
        ] {
            assert_eq!(is_near(&text.parse().unwrap()), near, "{text}");
        }
    }
}
