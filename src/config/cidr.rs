//! Address blocks such as `10.0.0.0/8`. Knows nothing of who asks.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// A block of addresses; a single address is a block of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr {
    base: IpAddr,
    prefix: u32,
}

/// The text is not an address or a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address or a block of addresses such as 10.0.0.0/8")]
pub struct InvalidCidr;

impl Cidr {
    /// Whether the address is in the block. An IPv4 address that arrives in its IPv6 form counts
    /// as IPv4, so a listener on `::` sees the same blocks.
    pub fn contains(&self, address: IpAddr) -> bool {
        let (width, base) = bits(self.base);
        let (other_width, other) = bits(address.to_canonical());
        // A shift by the whole width is the block of everything.
        let drop = width - self.prefix;
        width == other_width && (base ^ other).checked_shr(drop).unwrap_or(0) == 0
    }
}

/// How many bits an address has, and the bits.
fn bits(address: IpAddr) -> (u32, u128) {
    match address {
        IpAddr::V4(v4) => (32, u128::from(v4.to_bits())),
        IpAddr::V6(v6) => (128, v6.to_bits()),
    }
}

impl FromStr for Cidr {
    type Err = InvalidCidr;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let base: IpAddr = address.trim().parse().map_err(|_| InvalidCidr)?;
        let width = bits(base).0;
        let prefix = match prefix {
            Some(digits) if !digits.starts_with('+') => digits.parse().map_err(|_| InvalidCidr)?,
            Some(_) => return Err(InvalidCidr),
            None => width,
        };
        if prefix > width {
            return Err(InvalidCidr);
        }
        Ok(Self { base, prefix })
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.base, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_every_block() {
        for (block, inside, outside) in [
            ("10.0.0.0/8", "10.255.255.255", "11.0.0.0"),
            ("10.1.2.3/8", "10.0.0.0", "9.255.255.255"),
            ("192.168.1.7", "192.168.1.7", "192.168.1.8"),
            ("192.168.1.6/31", "192.168.1.7", "192.168.1.8"),
            ("0.0.0.0/0", "255.255.255.255", "::1"),
            ("127.0.0.0/8", "::ffff:127.0.0.1", "::1"),
            ("::1", "::1", "::2"),
            ("fd00::/8", "fdff::1", "fe00::"),
            ("::/0", "fe80::1", "10.0.0.1"),
        ] {
            let block: Cidr = block.parse().unwrap();
            assert!(block.contains(inside.parse().unwrap()), "{inside} is in {block}");
            assert!(!block.contains(outside.parse().unwrap()), "{outside} is not in {block}");
        }
    }

    #[test]
    fn what_is_not_a_block() {
        for text in
            ["", "10.0.0/8", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/+8", "10.0.0.0/-1", "host"]
        {
            assert_eq!(text.parse::<Cidr>(), Err(InvalidCidr), "{text:?}");
        }
    }
}
