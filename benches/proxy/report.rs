//! The report: one table for each profile, then the promises and whether they were kept.

use crate::figures::{Spread, median, number, number_or_dash};
use crate::profile::{ALL, Profile};
use crate::rounds::{Sample, Samples};

/// Where the targets stand in the samples.
pub(crate) const DIRECT: usize = 0;
pub(crate) const BARE: usize = 1;
pub(crate) const SERVE: usize = 2;

/// A figure of a sample, beside the direct one of the same round.
type Figure = fn(&Sample, &Sample) -> Option<f64>;

struct Row {
    name: &'static str,
    /// Whether it means something without a proxy in between.
    is_absolute: bool,
    figure: Figure,
}

const fn absolute(name: &'static str, figure: Figure) -> Row {
    Row { name, is_absolute: true, figure }
}

const fn added(name: &'static str, figure: Figure) -> Row {
    Row { name, is_absolute: false, figure }
}

const CPU_PER_CALL: Row = added("CPU per request, us", |own, _| own.cpu_us_per_call);
const P99_ADDED: Row = added("p99 added, us", |own, direct| Some(own.p99_us - direct.p99_us));

const CALL_ROWS: [Row; 6] = [
    CPU_PER_CALL,
    absolute("p50, us", |own, _| Some(own.p50_us)),
    added("p50 added, us", |own, direct| Some(own.p50_us - direct.p50_us)),
    absolute("p99, us", |own, _| Some(own.p99_us)),
    P99_ADDED,
    absolute("requests/s", |own, _| Some(own.calls_per_s)),
];

const STREAM_ROWS: [Row; 7] = [
    added("CPU per event, us", |own, _| own.cpu_us_per_event),
    added("CPU per stream, us", |own, _| own.cpu_us_per_call),
    absolute("first event p50, us", |own, _| Some(own.first_event_p50_us)),
    added("first event p50 added, us", |own, direct| {
        Some(own.first_event_p50_us - direct.first_event_p50_us)
    }),
    added("first event p99 added, us", |own, direct| {
        Some(own.first_event_p99_us - direct.first_event_p99_us)
    }),
    absolute("streams/s", |own, _| Some(own.calls_per_s)),
    absolute("events/s", |own, _| Some(own.events_per_s)),
];

/// Prints the tables of all profiles.
pub(crate) fn tables(samples: &Samples) {
    for (profile, of_profile) in ALL.iter().zip(samples) {
        println!();
        line(profile.title, ["direct", "bare", "serve", "serve/bare", "(min..max)"]);
        for row in rows(profile) {
            let direct = if row.is_absolute { middle(row, of_profile, DIRECT) } else { None };
            let ratio = ratio(row, of_profile);
            line(
                &format!("  {}", row.name),
                [
                    &number_or_dash(direct),
                    &number_or_dash(middle(row, of_profile, BARE)),
                    &number_or_dash(middle(row, of_profile, SERVE)),
                    &ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{:.2}", ratio.median)),
                    &ratio.map_or_else(String::new, |Spread { least, most, .. }| {
                        format!("({least:.2}..{most:.2})")
                    }),
                ],
            );
        }
    }
}

fn rows(profile: &Profile) -> &'static [Row] {
    if profile.is_stream { &STREAM_ROWS } else { &CALL_ROWS }
}

fn line(name: &str, [direct, bare, serve, ratio, range]: [&str; 5]) {
    let line = format!("{name:<38}{direct:>10}{bare:>10}{serve:>10}{ratio:>12}  {range}");
    println!("{}", line.trim_end());
}

/// A figure of a target in every round.
fn values<'a>(
    row: &'a Row,
    of_profile: &'a [Vec<Sample>],
    target: usize,
) -> impl Iterator<Item = Option<f64>> + 'a {
    let own = of_profile.get(target).into_iter().flatten();
    own.zip(&of_profile[DIRECT]).map(|(own, direct)| (row.figure)(own, direct))
}

fn middle(row: &Row, of_profile: &[Vec<Sample>], target: usize) -> Option<f64> {
    median(values(row, of_profile, target).flatten().collect())
}

/// `serve` over bare, round by round. A round in which bare added nothing has no ratio.
fn ratio(row: &Row, of_profile: &[Vec<Sample>]) -> Option<Spread> {
    let pairs = values(row, of_profile, SERVE).zip(values(row, of_profile, BARE));
    let ratios = pairs.filter_map(|(serve, bare)| Some(serve? / bare.filter(|bare| *bare > 0.0)?));
    Spread::of(ratios.collect())
}

/// A promise with what was measured.
pub(crate) struct Promise {
    what: String,
    at_most: f64,
    measured: Option<f64>,
}

impl Promise {
    /// That something is at most so much.
    pub(crate) fn at_most(what: impl Into<String>, at_most: f64, measured: Option<f64>) -> Self {
        Self { what: what.into(), at_most, measured }
    }
}

/// The promises that are ratios of `serve` to bare at 64 connections.
pub(crate) fn ratio_promises(samples: &Samples) -> Vec<Promise> {
    let many = ALL.iter().position(|profile| profile.title == crate::profile::MANY.title);
    let of_many = many.and_then(|at| samples.get(at)).map_or(&[][..], Vec::as_slice);
    let measured = |row| ratio(row, of_many).map(|ratio| ratio.median);
    vec![
        Promise::at_most("CPU per request, 64 connections, x bare", 1.6, measured(&CPU_PER_CALL)),
        Promise::at_most("p99 added, 64 connections, x bare", 2.0, measured(&P99_ADDED)),
    ]
}

/// Prints whether the promises were kept.
pub(crate) fn promises(promises: &[Promise]) {
    println!();
    println!("{:<48}{:>10}{:>10}  verdict", "target", "at most", "measured");
    for Promise { what, at_most, measured } in promises {
        let verdict = match measured {
            None => "not measured",
            Some(measured) if measured <= at_most => "met",
            Some(_) => "missed",
        };
        let (at_most, measured) = (number(*at_most), number_or_dash(*measured));
        println!("  {what:<46}{at_most:>10}{measured:>10}  {verdict}");
    }
}
