use super::*;

const PRIVATE: Allowed = Allowed { http: false, private: true };
const HTTP: Allowed = Allowed { http: true, private: false };

fn of(text: &str) -> Option<&'static str> {
    kind(text.parse().unwrap())
}

/// The address before and the one after, both of the public internet, and the first and the last.
#[test]
fn every_range_begins_and_ends_where_it_should() {
    for (before, first, last, after, what) in [
        ("", "0.0.0.0", "0.255.255.255", "1.0.0.0", "this network"),
        ("9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0", "private"),
        (
            "100.63.255.255",
            "100.64.0.0",
            "100.127.255.255",
            "100.128.0.0",
            "shared by a provider's customers",
        ),
        ("126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0", "loopback"),
        ("168.63.129.15", "168.63.129.16", "168.63.129.16", "168.63.129.17", "a cloud's own"),
        ("169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0", "link-local"),
        ("172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0", "private"),
        ("191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0", "for protocols"),
        ("192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0", "for documentation"),
        ("192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0", "for relays"),
        ("192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0", "private"),
        ("198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0", "for measurements"),
        ("198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0", "for documentation"),
        ("203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0", "for documentation"),
        ("223.255.255.255", "224.0.0.0", "239.255.255.255", "", "multicast"),
        ("", "240.0.0.0", "255.255.255.254", "", "reserved"),
        ("", "255.255.255.255", "255.255.255.255", "", "broadcast"),
        ("", "::", "::", "", "unspecified"),
        ("", "::1", "::1", "", "loopback"),
        ("", "::2", "::ffff:ffff", "", "an old form of IPv4"),
        ("", "::1:0:0", "::fffe:ffff:ffff", "::ffff:1.0.0.0", "reserved"),
        ("::ffff:9.255.255.255", "::ffff:10.0.0.0", "::ffff:10.255.255.255", "::ffff:11.0.0.0", "private"),
        (
            "::ffff:126.255.255.255",
            "::ffff:127.0.0.1",
            "::ffff:127.255.255.255",
            "::ffff:128.0.0.0",
            "loopback",
        ),
        ("", "::1:0:0:0", "64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff", "64:ff9b::1.0.0.0", "reserved"),
        (
            "64:ff9b::169.253.255.255",
            "64:ff9b::169.254.0.0",
            "64:ff9b::169.254.255.255",
            "64:ff9b::8.8.8.8",
            "link-local",
        ),
        ("64:ff9b::223.255.255.255", "64:ff9b::1:0:0", "64:ff9b:0:ffff:ffff:ffff:ffff:ffff", "", "reserved"),
        ("", "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "", "translated within a network"),
        ("", "64:ff9b:2::", "ff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "reserved"),
        ("", "100::", "100::ffff:ffff:ffff:ffff", "", "discarded"),
        ("", "100:0:0:1::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2000::", "reserved"),
        (
            "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001::",
            "2001:0:ffff:ffff:ffff:ffff:ffff:ffff",
            "",
            "a tunnel",
        ),
        ("", "2001:1::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::", "for protocols"),
        (
            "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:db8::",
            "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:db9::",
            "for documentation",
        ),
        (
            "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2002::",
            "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2003::",
            "a tunnel",
        ),
        (
            "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "3fff::",
            "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
            "3fff:1000::",
            "for documentation",
        ),
        ("3fff:ffff::", "4000::", "5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "reserved"),
        ("", "5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "for routing"),
        ("", "5f01::", "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "reserved"),
        ("", "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "unique-local"),
        ("", "fe00::", "fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "reserved"),
        ("", "fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "link-local"),
        ("", "fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "site-local"),
        ("", "ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "multicast"),
    ] {
        assert_eq!((of(first), of(last)), (Some(what), Some(what)), "{first} {last}");
        for outside in [before, after].into_iter().filter(|address| !address.is_empty()) {
            assert_eq!(of(outside), None, "{outside}, beside {first}");
        }
    }
    for public in ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::1.1.1.1"] {
        assert_eq!(of(public), None, "{public}");
    }
}

#[test]
fn a_url_is_looked_at_before_anybody_is_asked() {
    let private = |address: &str, what| {
        Err(RefusedTarget::Address(RefusedAddress { address: address.parse().unwrap(), what }))
    };
    for (text, allowed, expected) in [
        ("https://example.com/events", Allowed::default(), Ok(())),
        (" https://example.com:8443/e?x=1 ", Allowed::default(), Ok(())),
        ("https://8.8.8.8/", Allowed::default(), Ok(())),
        ("https://[2606:4700:4700::1111]:8443/", Allowed::default(), Ok(())),
        ("http://example.com/", Allowed::default(), Err(RefusedTarget::NotHttps)),
        ("http://example.com/", HTTP, Ok(())),
        ("http://example.com/", PRIVATE, Err(RefusedTarget::NotHttps)),
        ("ftp://example.com/", HTTP, Err(RefusedTarget::NotHttps)),
        ("file:///etc/passwd", HTTP, Err(RefusedTarget::NotHttps)),
        ("example.com/events", HTTP, Err(RefusedTarget::Unreadable)),
        ("", HTTP, Err(RefusedTarget::Unreadable)),
        ("https://", HTTP, Err(RefusedTarget::Unreadable)),
        ("https://me@example.com/", PRIVATE, Err(RefusedTarget::Userinfo)),
        ("https://:secret@example.com/", PRIVATE, Err(RefusedTarget::Userinfo)),
        ("https://127.0.0.1/", Allowed::default(), private("127.0.0.1", "loopback")),
        ("https://127.0.0.1/", PRIVATE, Ok(())),
        ("http://127.0.0.1:9/", HTTP, private("127.0.0.1", "loopback")),
        ("https://127.1/", Allowed::default(), private("127.0.0.1", "loopback")),
        ("https://2130706433/", Allowed::default(), private("127.0.0.1", "loopback")),
        ("https://0x7f000001/", Allowed::default(), private("127.0.0.1", "loopback")),
        ("https://0177.0.0.1/", Allowed::default(), private("127.0.0.1", "loopback")),
        ("https://127.0.0.1./", Allowed::default(), private("127.0.0.1", "loopback")),
        ("https://①⑥⑨.254.169.254/", Allowed::default(), private("169.254.169.254", "link-local")),
        ("https://[::1]/", Allowed::default(), private("::1", "loopback")),
        ("https://[::ffff:169.254.169.254]/", Allowed::default(), private("::ffff:a9fe:a9fe", "link-local")),
        ("https://[fd00:ec2::254]/", Allowed::default(), private("fd00:ec2::254", "unique-local")),
    ] {
        assert_eq!(target(text, allowed).map(drop), expected, "{text} {allowed:?}");
    }
}

#[test]
fn refusals_say_what_to_do_and_repeat_no_url() {
    for (text, told) in [
        ("canary", "not a URL such as https://example.com/events"),
        ("ftp://canary", "only https is sent to; `webhook_allow_http: true` sends without encryption"),
        ("https://u:canary@example.com", "a name or password in a URL is not sent; sign the events instead"),
        (
            "https://10.0.0.7/canary",
            "10.0.0.7 is not an address of the public internet (private); `webhook_allow_private: true` sends there",
        ),
    ] {
        assert_eq!(target(text, Allowed::default()).unwrap_err().to_string(), told);
    }
}

#[test]
fn one_private_address_spoils_a_name() {
    let found = |texts: &[&str]| -> Vec<SocketAddr> {
        texts.iter().map(|text| SocketAddr::new(text.parse().unwrap(), 0)).collect()
    };
    let public = found(&["8.8.8.8", "2606:4700:4700::1111"]);
    let mixed = found(&["8.8.8.8", "::1"]);
    let given = |allowed, found: &[SocketAddr]| {
        Checked::new(allowed).all_of(found.to_vec()).map(Iterator::collect::<Vec<_>>)
    };
    assert_eq!(given(Allowed::default(), &public), Ok(public));
    let refused = RefusedAddress { address: "::1".parse().unwrap(), what: "loopback" };
    assert_eq!(given(Allowed::default(), &mixed), Err(refused));
    assert_eq!(given(PRIVATE, &mixed), Ok(mixed));
}
