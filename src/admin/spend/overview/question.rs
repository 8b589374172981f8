//! What an overview is asked for: how far back, in pieces of which length, with how many names.

use crate::admin::spend::days::DAY_MS;
use crate::domain::duration::Duration;
use crate::domain::time::Millis;
use crate::wire::fields::Fields;

/// The longest time.
const WINDOW_MS_MAX: i64 = 31 * DAY_MS;
/// The most pieces.
const BUCKETS_MAX: i64 = 500;
/// The most pieces where nobody says how long they are.
const BUCKETS_USUAL: i64 = 100;
/// Names of a list.
const TOP_MAX: u64 = 100;
/// Names of a list where nobody says how many.
const TOP_USUAL: u64 = 10;
/// Lengths of pieces, in seconds, of which the shortest that is long enough is the usual one.
const LENGTHS_S: [i64; 13] = [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 86_400];

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Question {
    pub(super) window: Duration,
    window_ms: i64,
    pub(super) bucket_ms: i64,
    pub(super) top: u64,
}

impl Question {
    /// `window`, `bucket` and `top`; what cannot be is refused with the name of the member.
    pub(super) fn read(fields: &mut Fields) -> Self {
        let window = fields.duration("window").value().unwrap_or(Duration::HOUR);
        let bucket = fields.duration("bucket").value();
        let top = fields.count_within("top", 1, Some(TOP_MAX)).value().unwrap_or(TOP_USUAL);
        let window_ms = window.fixed_ms().filter(|ms| *ms <= WINDOW_MS_MAX).unwrap_or_else(|| {
            fields.refuse("window", "window must not be longer than 31d; try 5m, 1h, 24h, 7d or 30d.");
            WINDOW_MS_MAX
        });
        let question = Self { window, window_ms, bucket_ms: usual(window_ms), top };
        match bucket.map(|bucket| question.checked(bucket)) {
            None => question,
            Some(Ok(bucket_ms)) => Self { bucket_ms, ..question },
            Some(Err(message)) => {
                fields.refuse("bucket", message);
                question
            }
        }
    }

    fn checked(&self, bucket: Duration) -> Result<i64, String> {
        let bucket_ms = bucket.fixed_ms().filter(|ms| *ms <= self.window_ms);
        let Some(bucket_ms) = bucket_ms else {
            return Err(format!("bucket must not be longer than the window, which is {}.", self.window));
        };
        if self.is_of_days() && bucket_ms % DAY_MS != 0 {
            return Err("bucket must be whole days, such as 1d, where the window is longer than 24h.".into());
        }
        if bucket_ms.saturating_mul(BUCKETS_MAX) < self.window_ms {
            let least = Self { bucket_ms: of_at_most(self.window_ms, BUCKETS_MAX), ..*self }.bucket();
            return Err(format!(
                "bucket must be longer: an answer holds at most {BUCKETS_MAX} of them, and {least} would do."
            ));
        }
        Ok(bucket_ms)
    }

    /// Whether the sums of days answer it.
    pub(super) fn is_of_days(&self) -> bool {
        self.window_ms > DAY_MS
    }

    /// From when on everything is wanted.
    pub(super) fn since(&self, now: Millis) -> Millis {
        let since = now.plus_ms(-self.window_ms);
        if self.is_of_days() { Millis(since.0.div_euclid(DAY_MS) * DAY_MS) } else { since }
    }

    /// Which piece an instant is in, counted from 1970.
    pub(super) fn number(&self, at: Millis) -> i64 {
        at.0.div_euclid(self.bucket_ms)
    }

    /// The length of a piece, as it is written.
    pub(super) fn bucket(&self) -> String {
        let units = [(DAY_MS, "d"), (3_600_000, "h"), (60_000, "m")];
        let unit = units.iter().find(|(ms, _)| self.bucket_ms % ms == 0);
        let (ms, unit) = unit.copied().unwrap_or((1_000, "s"));
        format!("{}{unit}", self.bucket_ms / ms)
    }
}

fn usual(window_ms: i64) -> i64 {
    if window_ms > DAY_MS { DAY_MS } else { of_at_most(window_ms, BUCKETS_USUAL) }
}

/// The shortest usual length of which no more fit into a window.
fn of_at_most(window_ms: i64, count: i64) -> i64 {
    let lengths_ms = LENGTHS_S.iter().map(|seconds| seconds * 1_000);
    lengths_ms.into_iter().find(|ms| ms * count >= window_ms).unwrap_or(DAY_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::admin::refused;

    fn read(window: &str, bucket: &str) -> Result<Question, String> {
        let pairs = [("window", window), ("bucket", bucket)];
        let mut fields =
            Fields::from_query(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let question = Question::read(&mut fields);
        fields.finish(refused).map(|()| question).map_err(|error| error.message())
    }

    #[test]
    fn pieces_are_as_long_as_a_chart_wants_them() {
        for (window, bucket, shown) in [
            ("", "", "1m"),
            ("1s", "", "1s"),
            ("5m", "", "5s"),
            ("1h", "", "1m"),
            ("6h", "", "5m"),
            ("24h", "", "15m"),
            ("1d", "", "15m"),
            ("25h", "", "1d"),
            ("7d", "", "1d"),
            ("30d", "", "1d"),
            ("31d", "7d", "7d"),
            ("1h", "90s", "90s"),
            ("1h", "60m", "1h"),
            ("500s", "1s", "1s"),
        ] {
            let question = read(window, bucket).unwrap();
            assert_eq!(question.bucket(), shown, "{window} {bucket}");
            let now = Millis(1_795_304_820_123);
            let count = question.number(now) - question.number(question.since(now)) + 1;
            assert!(count <= BUCKETS_MAX + 1, "{window} {bucket}: {count}");
            assert!(!bucket.is_empty() || count <= BUCKETS_USUAL + 1, "{window}: {count}");
        }
    }

    #[test]
    fn what_cannot_be_is_told_with_its_name() {
        for (window, bucket, part) in [
            ("32d", "", "window must not be longer than 31d"),
            ("1mo", "", "window must not be longer than 31d"),
            ("soon", "", "Invalid window 'soon'"),
            ("0s", "", "Invalid window '0s'"),
            ("1h", "-1m", "Invalid bucket '-1m'"),
            ("1h", "2h", "bucket must not be longer than the window, which is 1h"),
            ("1h", "1mo", "bucket must not be longer than the window"),
            ("501s", "1s", "at most 500 of them, and 5s would do"),
            ("24h", "1m", "at most 500 of them, and 5m would do"),
            ("7d", "3h", "bucket must be whole days"),
            ("7d", "25h", "bucket must be whole days"),
        ] {
            let told = read(window, bucket).unwrap_err();
            assert!(told.contains(part), "{window} {bucket}: {told}");
        }
    }

    #[test]
    fn days_begin_at_their_beginning() {
        let now = Millis(40 * DAY_MS + 5);
        assert_eq!(read("1h", "").unwrap().since(now), Millis(now.0 - 3_600_000));
        assert_eq!(read("24h", "").unwrap().since(now), Millis(39 * DAY_MS + 5));
        assert_eq!(read("7d", "").unwrap().since(now), Millis(33 * DAY_MS));
    }
}
