//! A page of metrics, read as strictly as the format allows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use litellm_rs::domain::money::Picos;

/// The labels and the value of a sample.
pub(super) type Sample = (BTreeMap<String, String>, String);

/// A page that was read strictly.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) kinds: HashMap<String, String>,
    pub(super) samples: BTreeMap<String, Vec<Sample>>,
}

impl Read {
    #[track_caller]
    pub(super) fn of(page: &str) -> Self {
        let mut read = Self::default();
        let (mut family, mut seen) = (String::new(), BTreeSet::new());
        assert!(page.ends_with('\n'));
        for line in page.lines() {
            if let Some(help) = line.strip_prefix("# HELP ") {
                family = help.split_once(' ').expect("a help text").0.to_owned();
                assert!(!read.kinds.contains_key(&family), "{family} is told twice");
                continue;
            }
            if let Some(kind) = line.strip_prefix("# TYPE ") {
                let (name, kind) = kind.split_once(' ').unwrap();
                assert_eq!(name, family, "the type of another family");
                assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
                assert!(kind != "counter" || name.ends_with("_total"), "{line}");
                read.kinds.insert(name.to_owned(), kind.to_owned());
                continue;
            }
            let (name, labels, value) = sample(line);
            let kind = &read.kinds[&family];
            let endings: &[&str] = if kind == "histogram" { &["_bucket", "_count", "_sum"] } else { &[""] };
            assert!(endings.iter().any(|ending| name == format!("{family}{ending}")), "{line} in {family}");
            assert!(seen.insert((name.clone(), labels.clone())), "twice: {line}");
            assert!(value == "+Inf" || value.parse::<f64>().is_ok(), "{line}");
            read.samples.entry(name).or_default().push((labels, value));
        }
        read
    }

    /// The sum of the samples with these labels.
    #[track_caller]
    pub(super) fn sum(&self, name: &str, labels: &[(&str, &str)]) -> Picos {
        let fitting = |own: &&Sample| {
            labels.iter().all(|(name, value)| own.0.get(*name).is_some_and(|own| own == value))
        };
        let samples = self.samples.get(name).into_iter().flatten().filter(fitting);
        samples.fold(Picos::ZERO, |sum, (_, value)| sum.plus(Picos::parse(value).unwrap()).unwrap())
    }

    /// The one value of a sample.
    #[track_caller]
    pub(super) fn one(&self, name: &str, labels: &[(&str, &str)]) -> &str {
        let samples = self.samples.get(name).unwrap_or_else(|| panic!("no {name}"));
        let mut fitting = samples.iter().filter(|(own, _)| {
            labels.iter().all(|(name, value)| own.get(*name).is_some_and(|own| own == value))
        });
        let (_, value) = fitting.next().unwrap_or_else(|| panic!("no {name} {labels:?} in {samples:?}"));
        assert!(fitting.next().is_none(), "more than one {name} {labels:?}");
        value
    }

    pub(super) fn labels(&self, name: &str) -> BTreeSet<&str> {
        self.samples[name][0].0.keys().map(String::as_str).collect()
    }
}

/// `name{label="value",…} number`, with nothing left over.
fn sample(line: &str) -> (String, BTreeMap<String, String>, String) {
    let is_name = |text: &str| {
        !text.is_empty()
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && !text.starts_with(|c: char| c.is_ascii_digit())
    };
    let end = line.find(['{', ' ']).unwrap_or_else(|| panic!("no value: {line}"));
    let name = line[..end].to_owned();
    assert!(is_name(&name), "{line}");
    let mut labels = BTreeMap::new();
    let mut rest = &line[end..];
    if let Some(inner) = rest.strip_prefix('{') {
        rest = inner;
        while !rest.starts_with('}') {
            let (label, after) = rest.split_once("=\"").unwrap_or_else(|| panic!("no label: {line}"));
            assert!(is_name(label), "{line}");
            let mut value = String::new();
            let mut characters = after.char_indices();
            let closed = loop {
                match characters.next().unwrap_or_else(|| panic!("not closed: {line}")) {
                    (at, '"') => break at,
                    (_, '\\') => value.push(match characters.next().unwrap().1 {
                        'n' => '\n',
                        same @ ('\\' | '"') => same,
                        other => panic!("\\{other} in {line}"),
                    }),
                    (_, other) => value.push(other),
                }
            };
            assert!(labels.insert(label.to_owned(), value).is_none(), "a label twice: {line}");
            rest = &after[closed + 1..];
            rest = rest.strip_prefix(',').unwrap_or(rest);
        }
        rest = &rest[1..];
    }
    let value = rest.strip_prefix(' ').unwrap_or_else(|| panic!("no value: {line}"));
    assert!(!value.contains(' '), "{line}");
    (name, labels, value.to_owned())
}
