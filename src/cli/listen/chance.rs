//! Failing on purpose, by chance. The chance itself comes in as a number.

use std::str::FromStr;

/// How many of a hundred requests fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share(u32);

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is answered as it should be.
    Served,
    /// It is kept, and the answer says that it failed: the sender comes again with the same.
    KeptButFailed,
    /// It fails, and nothing of it is kept.
    Lost,
}

impl FromStr for Share {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_suffix('%').unwrap_or(text);
        match digits.parse() {
            Ok(percent @ 0..=100) => Ok(Self(percent)),
            _ => Err("use a share from 0% to 100%"),
        }
    }
}

impl Share {
    /// The fate that this number means; every number is as likely as any other.
    pub(super) fn fate(self, number: u32) -> Fate {
        match (number % 100 < self.0, (number / 100).is_multiple_of(2)) {
            (false, _) => Fate::Served,
            (true, true) => Fate::KeptButFailed,
            (true, false) => Fate::Lost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_whole_percent() {
        for (text, share) in [
            ("0%", Ok(Share(0))),
            ("20%", Ok(Share(20))),
            ("100", Ok(Share(100))),
            ("101%", Err(())),
            ("-1%", Err(())),
            ("0.5%", Err(())),
            ("%", Err(())),
        ] {
            assert_eq!(text.parse::<Share>().map_err(|_| ()), share, "{text}");
        }
    }

    #[test]
    fn so_many_fail_and_half_of_them_are_kept() {
        for percent in [0, 1, 20, 99, 100] {
            let fates: Vec<Fate> = (0..20_000).map(|number| Share(percent).fate(number)).collect();
            let count = |fate| fates.iter().filter(|other| **other == fate).count();
            let failing = usize::try_from(percent).unwrap() * 100;
            assert_eq!((count(Fate::KeptButFailed), count(Fate::Lost)), (failing, failing), "{percent}");
        }
    }
}
