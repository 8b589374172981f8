//! Where events may go: addresses of the public internet, unless the operator says otherwise. A name
//! is looked up once, and the connection goes to an address that was looked at.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// What an operator allows that is otherwise refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Plain HTTP.
    pub http: bool,
    /// Addresses outside the public internet.
    pub private: bool,
}

/// An address that is not of the public internet, without `private`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{address} is not an address of the public internet ({what}); `webhook_allow_private: true` sends there"
)]
pub struct RefusedAddress {
    /// The address.
    pub address: IpAddr,
    /// Why.
    pub what: &'static str,
}

/// Why nothing is sent to a URL. The URL itself is not repeated: it may hold a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefusedTarget {
    /// It cannot be read.
    #[error("not a URL such as https://example.com/events")]
    Unreadable,
    /// Neither `https` nor an allowed `http`.
    #[error("only https is sent to; `webhook_allow_http: true` sends without encryption")]
    NotHttps,
    /// `https://name:password@host`.
    #[error("a name or password in a URL is not sent; sign the events instead")]
    Userinfo,
    /// The host is an address itself.
    #[error(transparent)]
    Address(#[from] RefusedAddress),
}

/// Reads a URL and looks at what can be seen without asking anybody.
pub(super) fn target(text: &str, allowed: Allowed) -> Result<Url, RefusedTarget> {
    let url = Url::parse(text.trim()).map_err(|_| RefusedTarget::Unreadable)?;
    match url.scheme() {
        "https" => {}
        "http" if allowed.http => {}
        _ => return Err(RefusedTarget::NotHttps),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(RefusedTarget::Userinfo);
    }
    let host = url.host_str().ok_or(RefusedTarget::Unreadable)?;
    // No resolver is asked for these. Other spellings (`127.1`, `0x7f000001`) are plain by now.
    if let Ok(address) = host.trim_matches(['[', ']']).parse() {
        check(address, allowed)?;
    }
    Ok(url)
}

/// Looks names up and gives away only addresses that may be connected to.
#[derive(Clone, Copy, Debug)]
pub struct Checked(Allowed);

impl Checked {
    /// A resolver that refuses what is not allowed.
    pub fn new(allowed: Allowed) -> Self {
        Self(allowed)
    }

    /// One bad address spoils a name: whoever answers for it could answer otherwise next time.
    fn all_of(self, found: Vec<SocketAddr>) -> Result<Addrs, RefusedAddress> {
        for address in &found {
            check(address.ip(), self.0)?;
        }
        Ok(Box::new(found.into_iter()))
    }
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let checked = *self;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            Ok(checked.all_of(found)?)
        })
    }
}

fn check(address: IpAddr, allowed: Allowed) -> Result<(), RefusedAddress> {
    match kind(address) {
        Some(what) if !allowed.private => Err(RefusedAddress { address, what }),
        _ => Ok(()),
    }
}

/// What an address is, if it is not one of the public internet.
fn kind(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => kind_of_v4(address),
        IpAddr::V6(address) => kind_of_v6(address),
    }
}

/// Networks that are not the public internet: their first address, the length of their prefix, and
/// what they are. From IANA's register of special-purpose addresses.
const V4: [(Ipv4Addr, u32, &str); 17] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8, "this network"),
    (Ipv4Addr::new(10, 0, 0, 0), 8, "private"),
    (Ipv4Addr::new(100, 64, 0, 0), 10, "shared by a provider's customers"),
    (Ipv4Addr::new(127, 0, 0, 0), 8, "loopback"),
    // Not special by the register, but every machine of one cloud finds its host there.
    (Ipv4Addr::new(168, 63, 129, 16), 32, "a cloud's own"),
    (Ipv4Addr::new(169, 254, 0, 0), 16, "link-local"),
    (Ipv4Addr::new(172, 16, 0, 0), 12, "private"),
    (Ipv4Addr::new(192, 0, 0, 0), 24, "for protocols"),
    (Ipv4Addr::new(192, 0, 2, 0), 24, "for documentation"),
    (Ipv4Addr::new(192, 88, 99, 0), 24, "for relays"),
    (Ipv4Addr::new(192, 168, 0, 0), 16, "private"),
    (Ipv4Addr::new(198, 18, 0, 0), 15, "for measurements"),
    (Ipv4Addr::new(198, 51, 100, 0), 24, "for documentation"),
    (Ipv4Addr::new(203, 0, 113, 0), 24, "for documentation"),
    (Ipv4Addr::new(224, 0, 0, 0), 4, "multicast"),
    (Ipv4Addr::new(240, 0, 0, 0), 4, "reserved"),
    (Ipv4Addr::BROADCAST, 32, "broadcast"),
];

fn kind_of_v4(address: Ipv4Addr) -> Option<&'static str> {
    let is_in = |(first, length, _): &&(Ipv4Addr, u32, &str)| {
        (address.to_bits() ^ first.to_bits()).leading_zeros() >= *length
    };
    V4.iter().rfind(is_in).map(|(_, _, what)| *what)
}

/// Networks of IPv6, as above. Only what lies in 2000::/3 is given to anybody.
const V6: [(Ipv6Addr, u32, &str); 15] = [
    (Ipv6Addr::UNSPECIFIED, 96, "an old form of IPv4"),
    (Ipv6Addr::UNSPECIFIED, 128, "unspecified"),
    (Ipv6Addr::LOCALHOST, 128, "loopback"),
    (Ipv6Addr::new(0x64, 0xff9b, 1, 0, 0, 0, 0, 0), 48, "translated within a network"),
    (Ipv6Addr::new(0x100, 0, 0, 0, 0, 0, 0, 0), 64, "discarded"),
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23, "for protocols"),
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 32, "a tunnel"),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32, "for documentation"),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16, "a tunnel"),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20, "for documentation"),
    (Ipv6Addr::new(0x5f00, 0, 0, 0, 0, 0, 0, 0), 16, "for routing"),
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7, "unique-local"),
    (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10, "link-local"),
    (Ipv6Addr::new(0xfec0, 0, 0, 0, 0, 0, 0, 0), 10, "site-local"),
    (Ipv6Addr::new(0xff00, 0, 0, 0, 0, 0, 0, 0), 8, "multicast"),
];
/// What is given to networks and their machines.
const GLOBAL: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
/// Networks whose last 32 bits are the IPv4 address that is reached: mapped, and translated (NAT64),
/// which is how networks without IPv4 reach the public internet.
const IPV4_INSIDE: [Ipv6Addr; 2] =
    [Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0)];

fn kind_of_v6(address: Ipv6Addr) -> Option<&'static str> {
    let is_in =
        |first: Ipv6Addr, length: u32| (address.to_bits() ^ first.to_bits()).leading_zeros() >= length;
    if IPV4_INSIDE.iter().any(|first| is_in(*first, 96)) {
        let [.., a, b, c, d] = address.octets();
        return kind_of_v4(Ipv4Addr::new(a, b, c, d));
    }
    let known = V6.iter().rfind(|(first, length, _)| is_in(*first, *length));
    let unknown = (!is_in(GLOBAL.0, GLOBAL.1)).then_some("reserved");
    known.map(|(_, _, what)| *what).or(unknown)
}

#[cfg(test)]
#[path = "address_tests.rs"]
mod tests;
