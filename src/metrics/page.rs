//! Prometheus' text format: families of samples, each told once, numbers with all their digits.
//!
//! Samples with the same labels are one sample, so whoever adds them may know finer labels than are
//! shown. No floats: a number is a whole count of 10^-12.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::time::Duration;

use super::histogram::Histogram;
use crate::domain::money::Picos;

/// What a count is multiplied by.
const UNIT: i128 = 1_000_000_000_000;

/// The value of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// So many 10^-12.
    Finite(i128),
    /// More than any number.
    Infinite,
}

impl Number {
    /// A whole number.
    pub fn count(count: u64) -> Self {
        Self::Finite(i128::from(count) * UNIT)
    }

    /// An amount, in dollars.
    pub fn dollars(amount: Picos) -> Self {
        Self::Finite(amount.get())
    }

    /// A time, in seconds.
    pub fn seconds(time: Duration) -> Self {
        Self::micros(u64::try_from(time.as_micros()).unwrap_or(u64::MAX))
    }

    /// A time that may be over, in hours.
    pub fn hours(ms: i64) -> Self {
        Self::Finite(i128::from(ms) * UNIT / 3_600_000)
    }

    fn micros(us: u64) -> Self {
        Self::Finite(i128::from(us) * 1_000_000)
    }

    fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Finite(one), Self::Finite(other)) => Self::Finite(one.saturating_add(other)),
            _ => Self::Infinite,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finite(value) => Picos::new(*value).fmt(f),
            Self::Infinite => f.write_str("+Inf"),
        }
    }
}

/// The labels of a sample, as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Labels(String);

impl Labels {
    /// No labels.
    pub fn none() -> Self {
        Self::default()
    }

    /// One more label. Nothing to say is written `None`, as LiteLLM does.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl AsRef<str>) -> Self {
        let value = value.as_ref();
        let text = &mut self.0;
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(name);
        text.push_str("=\"");
        for character in if value.is_empty() { "None" } else { value }.chars() {
            match character {
                '\\' => text.push_str("\\\\"),
                '"' => text.push_str("\\\""),
                '\n' => text.push_str("\\n"),
                other => text.push(other),
            }
        }
        text.push('"');
        self
    }
}

#[derive(Clone, Debug)]
enum Sample {
    One(Number),
    Many(Box<Histogram>),
}

/// A metric with all its samples.
#[derive(Clone, Debug)]
pub struct Family {
    name: &'static str,
    kind: &'static str,
    help: &'static str,
    samples: BTreeMap<Labels, Sample>,
}

impl Family {
    fn new(name: &'static str, kind: &'static str, help: &'static str) -> Self {
        Self { name, kind, help, samples: BTreeMap::new() }
    }

    /// A number that only rises; its name ends in `_total`.
    pub fn counter(name: &'static str, help: &'static str) -> Self {
        debug_assert!(name.ends_with("_total"), "{name}");
        Self::new(name, "counter", help)
    }

    /// A number that rises and falls.
    pub fn gauge(name: &'static str, help: &'static str) -> Self {
        Self::new(name, "gauge", help)
    }

    /// Times by buckets.
    pub fn histogram(name: &'static str, help: &'static str) -> Self {
        Self::new(name, "histogram", help)
    }

    /// Adds a number to the sample of these labels.
    pub fn add(&mut self, labels: Labels, number: Number) {
        match self.samples.entry(labels).or_insert(Sample::One(Number::Finite(0))) {
            Sample::One(sum) => *sum = sum.plus(number),
            Sample::Many(_) => debug_assert!(false, "{} has buckets", self.name),
        }
    }

    /// Adds times to the sample of these labels; without any there is no sample.
    pub fn add_times(&mut self, labels: Labels, times: &Histogram) {
        if times.count() == 0 {
            return;
        }
        match self.samples.entry(labels).or_insert_with(|| Sample::Many(Box::default())) {
            Sample::Many(sum) => sum.add(times),
            Sample::One(_) => debug_assert!(false, "{} has no buckets", self.name),
        }
    }
}

/// A page of metrics.
#[derive(Debug, Default)]
pub struct Page(String);

impl Page {
    /// What the page is, for its header.
    pub const CONTENT_TYPE: &'static str = "text/plain; version=0.0.4; charset=utf-8";

    /// Writes a family, also one without samples.
    pub fn put(&mut self, family: &Family) {
        let Family { name, kind, help, samples } = family;
        // Writing to text cannot fail.
        let _ = writeln!(self.0, "# HELP {name} {}", help.replace('\\', "\\\\").replace('\n', "\\n"));
        let _ = writeln!(self.0, "# TYPE {name} {kind}");
        for (labels, sample) in samples {
            let _ = match sample {
                Sample::One(number) if labels.0.is_empty() => writeln!(self.0, "{name} {number}"),
                Sample::One(number) => writeln!(self.0, "{name}{{{}}} {number}", labels.0),
                Sample::Many(times) => self.put_times(name, labels, times),
            };
        }
    }

    fn put_times(&mut self, name: &str, labels: &Labels, times: &Histogram) -> fmt::Result {
        let (open, close, joint) = if labels.0.is_empty() { ("", "", "") } else { ("{", "}", ",") };
        for (end, below) in times.cumulated() {
            let end = end.map_or(Number::Infinite, Number::micros);
            writeln!(self.0, "{name}_bucket{{{}{joint}le=\"{end}\"}} {}", labels.0, Number::count(below))?;
        }
        writeln!(self.0, "{name}_count{open}{}{close} {}", labels.0, Number::count(times.count()))?;
        writeln!(self.0, "{name}_sum{open}{}{close} {}", labels.0, Number::seconds(times.sum()))
    }

    /// The page as text.
    pub fn into_text(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits() {
        for (number, text) in [
            (Number::count(0), "0.0"),
            (Number::count(u64::MAX), "18446744073709551615.0"),
            (Number::dollars(Picos::new(1)), "0.000000000001"),
            (Number::dollars(Picos::new(-2_500_000_000_000)), "-2.5"),
            (Number::seconds(Duration::from_micros(6_250)), "0.00625"),
            (Number::hours(5_400_000), "1.5"),
            (Number::hours(-1), "-0.000000277777"),
            (Number::Infinite, "+Inf"),
        ] {
            assert_eq!(number.to_string(), text);
        }
    }

    #[test]
    fn a_label_cannot_break_out_of_its_quotes() {
        let labels = Labels::none().with("a", "x\"} 1\n\\").with("b", "");
        assert_eq!(labels.0, r#"a="x\"} 1\n\\",b="None""#);
    }

    #[test]
    fn samples_with_the_same_labels_are_one() {
        let mut family = Family::counter("calls_total", "Calls,\nall of them.");
        for (name, count) in [("b", 1), ("a", 2), ("b", 3)] {
            family.add(Labels::none().with("of", name), Number::count(count));
        }
        let mut page = Page::default();
        page.put(&family);
        assert_eq!(
            page.into_text(),
            "# HELP calls_total Calls,\\nall of them.\n# TYPE calls_total counter\n\
             calls_total{of=\"a\"} 2.0\ncalls_total{of=\"b\"} 4.0\n"
        );
    }

    #[test]
    fn times_are_told_up_to_each_end_then_count_and_sum() {
        let mut times = Histogram::default();
        times.note(Duration::from_millis(6));
        times.note(Duration::from_secs(700));
        let mut family = Family::histogram("took_seconds", "Time.");
        family.add_times(Labels::none(), &times);
        family.add_times(Labels::none().with("of", "nothing"), &Histogram::default());
        let mut page = Page::default();
        page.put(&family);
        let text = page.into_text();
        for line in [
            "took_seconds_bucket{le=\"0.005\"} 0.0\n",
            "took_seconds_bucket{le=\"0.00625\"} 1.0\n",
            "took_seconds_bucket{le=\"600.0\"} 1.0\n",
            "took_seconds_bucket{le=\"+Inf\"} 2.0\n",
            "took_seconds_count 2.0\n",
            "took_seconds_sum 700.006\n",
        ] {
            assert!(text.contains(line), "{line}{text}");
        }
        assert!(!text.contains("nothing"));
    }
}
