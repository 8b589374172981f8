//! What a chart looks like, and that it fits whatever it is given.

use ratatui::buffer::Buffer;

use super::*;
use crate::tui::data::{Counts, Share, TopCustomer};
use crate::tui::state::{Options, Window};
use crate::tui::theme::Theme;

fn usd(text: &str) -> Picos {
    Picos::parse(text).unwrap()
}

fn overview(of: &[&[(&str, &str)]], other: &str, window: Window) -> Overview {
    let (bucket_ms, _) = window.bucket();
    let start = |at: usize| {
        let first = "2026-11-22T13:32:00Z".parse::<Timestamp>().unwrap().as_millisecond();
        Timestamp::from_millisecond(first + bucket_ms * i64::try_from(at).unwrap()).unwrap()
    };
    let buckets: Vec<Bucket> = of
        .iter()
        .enumerate()
        .map(|(at, parts)| {
            let customers: BTreeMap<String, Picos> =
                parts.iter().map(|(name, spend)| ((*name).to_owned(), usd(spend))).collect();
            let spend = customers.values().fold(usd(other), |sum, part| sum.plus(*part).unwrap());
            let counts = Counts { spend, requests: 1, ..Counts::default() };
            Bucket { start: start(at), counts, customers, models: BTreeMap::new() }
        })
        .collect();
    Overview {
        window,
        since: jiff::Timestamp::UNIX_EPOCH,
        until: jiff::Timestamp::UNIX_EPOCH,
        bucket_ms,
        as_of: None,
        totals: Counts::default(),
        buckets,
        customers: vec![TopCustomer { id: "acme".into(), share: Share::default() }],
        other_customers: (0, Share::default()),
        models: Vec::new(),
        other_models: (0, Share::default()),
        refusals_since: None,
    }
}

fn drawn(overview: &Overview, layers: Layers, size: (u16, u16), options: &Options) -> Vec<String> {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    let chart = Chart::of(overview, layers, area.as_size());
    chart.draw(&mut Canvas::new(&mut buffer, options), area);
    let line = |y: u16| (0..size.0).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..size.1).map(|y| line(y).trim_end().to_owned()).collect()
}

fn ramp(count: usize) -> Overview {
    let buckets: Vec<Vec<(&str, String)>> = (1..=count)
        .map(|at| vec![("acme", format!("0.0{at:02}")), ("globex", format!("0.00{}", at % 10))])
        .collect();
    let texts: Vec<Vec<(&str, &str)>> =
        buckets.iter().map(|of| of.iter().map(|(name, spend)| (*name, spend.as_str())).collect()).collect();
    let slices: Vec<&[(&str, &str)]> = texts.iter().map(Vec::as_slice).collect();
    overview(&slices, "0", Window::Hour)
}

#[test]
fn columns_stand_on_their_axes_with_units_times_and_a_legend() {
    let few = overview(
        &[
            &[("acme", "0.1"), ("globex", "0.1")],
            &[("acme", "0.4")],
            &[],
            &[("acme", "0.6"), ("globex", "0.2")],
        ],
        "0",
        Window::Hour,
    );
    let lines = drawn(&few, Layers::Customers, (40, 9), &Options::default());
    assert_eq!(
        lines,
        [
            "  $0.90┤                        ▃▃▃▃▃▃▃",
            "       ┤                        ▓▓▓▓▓▓▓",
            "  $0.60┤                        ███████",
            "       ┤        ▆▆▆▆▆▆▆         ███████",
            "  $0.30┤▃▃▃▃▃▃▃ ███████         ███████",
            "       ┤███████ ███████         ███████",
            "  $0.00┴┬───────────────┬───────────────",
            "      13:32           13:34",
            " █ acme 79 %  ▓ globex 21 %",
        ]
    );
}

#[test]
fn letters_tell_layers_where_there_is_no_colour() {
    let few = overview(&[&[("acme", "3"), ("globex", "1")], &[("globex", "2")]], "1", Window::Hour);
    let mono = Options { theme: Theme::Mono, ..Options::default() };
    let ascii = Options { ascii: true, ..Options::default() };
    let of_mono = drawn(&few, Layers::Customers, (60, 8), &mono).join("\n");
    let of_ascii = drawn(&few, Layers::Customers, (60, 8), &ascii).join("\n");
    for text in [&of_mono, &of_ascii] {
        assert!(text.contains("AAAA") && text.contains("BBBB") && text.contains("oooo"), "{text}");
        assert!(text.contains("A acme 38 %  B globex 38 %  o other 25 %"), "{text}");
    }
    assert!(of_ascii.is_ascii(), "{of_ascii}");
    let sum = drawn(&few, Layers::Sum, (60, 8), &ascii).join("\n");
    assert!(sum.contains("####") && !sum.contains("acme"), "{sum}");
}

#[test]
fn a_legend_names_every_layer_and_no_share_is_told_to_be_nothing() {
    let long = overview(
        &[&[
            ("customer-of-a-long-name-1", "9000"),
            ("customer-of-a-long-name-2", "6.7"),
            ("customer-of-a-long-name-3", "6"),
            ("customer-of-a-long-name-4", "5"),
            ("hooli", "0.1"),
        ]],
        "900",
        Window::Hour,
    );
    let legend = |of: &Overview, width| {
        drawn(of, Layers::Customers, (width, 9), &Options::default()).pop().unwrap_or_default()
    };
    for width in [60, 76, 90, 118, 200] {
        let said = legend(&long, width);
        assert!(said.matches("custo").count() == 4 && said.contains("hooli"), "{width}: {said}");
        assert!(said.contains("other") && !said.contains('+'), "{width}: {said}");
    }
    assert!(legend(&long, 200).contains("customer-of-a-long-… 90.7 %"), "{}", legend(&long, 200));
    assert!(legend(&long, 20).contains('+'), "where no room is enough: {}", legend(&long, 20));
    let short = overview(&[&[("acme", "9000"), ("globex", "67"), ("hooli", "1")]], "932", Window::Hour);
    assert_eq!(legend(&short, 76), " █ acme 90 %  ▓ globex 1 %  █ hooli <1 %  ▒ other 9 %");
    assert_eq!(legend(&short, 53), " █ acme 90 %  ▓ globex 1 %  █ hooli <1 %  ▒ other 9 %");
    assert_eq!(legend(&short, 52), " █ acme 90 %  ▓ globex 1 %  █ hooli <1 %  ▒ other");
}

#[test]
fn times_below_the_chart_are_round_and_equally_far_apart() {
    let day: Vec<&[(&str, &str)]> = vec![&[("acme", "1")]; 97];
    let mut day = overview(&day, "0", Window::Day);
    let first: Timestamp = "2026-11-21T17:30:00Z".parse().unwrap();
    for (at, bucket) in day.buckets.iter_mut().enumerate() {
        bucket.start = first + jiff::SignedDuration::from_mins(15 * i64::try_from(at).unwrap());
    }
    let labels = |of: &Overview, width| {
        let lines = drawn(of, Layers::Sum, (width, 10), &Options::default());
        let labels = lines[9].split_whitespace().collect::<Vec<_>>().join(" ");
        (labels, lines[8].chars().filter(|c| *c == '┬').count())
    };
    // Columns of half an hour, of which the first one is not whole.
    assert_eq!(labels(&day, 60), ("18:00 00:00 06:00 12:00".to_owned(), 4));
    assert_eq!(labels(&day, 120), ("18:00 21:00 00:00 03:00 06:00 09:00 12:00 15:00".to_owned(), 8));
    assert_eq!(labels(&ramp(60), 80), ("13:45 14:00 14:15 14:30".to_owned(), 4));
}

#[test]
fn steps_are_put_together_from_the_newest_on_and_nothing_is_lost() {
    let many = ramp(61);
    for room in [1, 2, 7, 30, 59, 60, 61, 62, 300] {
        let (columns, merged) = fitted(&many.buckets, Layers::Customers, &["acme".to_owned()], room);
        assert!(columns.len() <= room, "{room}");
        let sum = |all: Picos, part: &Picos| all.plus(*part).unwrap();
        let drawn = columns.iter().flat_map(|column| &column.parts).fold(Picos::ZERO, sum);
        let had = many.buckets.iter().map(|bucket| &bucket.counts.spend).fold(Picos::ZERO, sum);
        assert_eq!(drawn, had, "{room}");
        let last = many.buckets.len() - merged;
        assert_eq!(columns.last().map(|column| column.start), Some(many.buckets[last].start), "{room}");
    }
}

#[test]
fn the_peak_is_that_of_what_is_drawn() {
    let many = ramp(60);
    let wide = Chart::of(&many, Layers::Sum, Size::new(90, 10));
    assert_eq!((wide.peak(), wide.step()), (Some((usd("0.068"), "14:30".to_owned())), "minute".to_owned()));
    let narrow = Chart::of(&many, Layers::Sum, Size::new(40, 10));
    assert_eq!((narrow.peak(), narrow.step()), (Some((usd("0.13"), "14:28".to_owned())), "2m".to_owned()));
    let none = overview(&[&[], &[]], "0", Window::Hour);
    assert_eq!(Chart::of(&none, Layers::Sum, Size::new(40, 10)).peak(), None);
    assert_eq!(Chart::of(&overview(&[], "0", Window::Hour), Layers::Sum, Size::new(40, 10)).peak(), None);
}

#[test]
fn no_size_and_no_amount_breaks_it() {
    let huge =
        overview(&[&[("acme", "1000000000000000")], &[("acme", "0.000000000001")]], "-3", Window::Week);
    for of in [&ramp(60), &huge, &overview(&[], "0", Window::Day)] {
        for width in [0, 1, 2, 11, 12, 13, 40, 300] {
            for height in [0, 1, 2, 3, 4, 6, 7, 40] {
                for layers in [Layers::Customers, Layers::Models, Layers::Sum] {
                    drawn(of, layers, (width, height), &Options::default());
                }
            }
        }
    }
}
