//! What calls cost in a simulation: the prices of a file, models that stand for others, the
//! compiled-in table, and margins. Answers rules; prices nothing itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::document::{Node, Place, Placed, Value, unknown};
use super::tiers::{amount, check_version};
use crate::cli::context::nearest;
use crate::cli::failure::Failure;
use crate::domain::money::{Picos, parse_scaled};
use crate::domain::price::{PriceSheet, Ratio};
use crate::domain::replay::{Prices, Report, Sale, Table};
use crate::upstream::price_table::PriceTable;

/// The word for the compiled-in table, in place of a file.
pub(super) const BUILTIN: &str = "builtin";

const SECTIONS: &[&str] = &["version", "models", "margin", "discount", "customers"];

/// What somebody has said of discounts and margins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Terms {
    pub(super) discount: Option<Ratio>,
    pub(super) margin: Option<Ratio>,
    pub(super) margin_fixed: Option<Picos>,
}

impl Terms {
    /// What holds, where `others` holds as far as these terms say nothing.
    fn over(self, others: Sale) -> Sale {
        Sale {
            discount: self.discount.unwrap_or(others.discount),
            margin: self.margin.unwrap_or(others.margin),
            margin_fixed: self.margin_fixed.unwrap_or(others.margin_fixed),
        }
    }
}

/// The prices of a simulation as they are put together.
#[derive(Debug)]
pub(super) struct Tariff {
    pub(super) prices: Prices,
    /// What the command line says of everybody …
    flags: Terms,
    /// … what files say …
    everybody: Terms,
    /// … and what they say of customers. All of it holds together only when the last file is read.
    customers: BTreeMap<String, Terms>,
    /// Names of models that somebody wrote, to be looked for among those that were called.
    written: Vec<Written>,
    models: Vec<String>,
    replaced: Map<String, Json>,
    sheets: Vec<(String, Arc<PriceSheet>)>,
    has_table: bool,
}

/// The name of a model, and how a mistake in it is said.
#[derive(Debug)]
struct Written {
    name: String,
    place: Option<Place>,
}

impl Tariff {
    /// Calls cost what they cost, on the terms of the command line: these win over files.
    pub(super) fn new(flags: Terms) -> Self {
        Self {
            prices: Prices::default(),
            flags,
            everybody: Terms::default(),
            customers: BTreeMap::new(),
            written: Vec::new(),
            models: Vec::new(),
            replaced: Map::new(),
            sheets: Vec::new(),
            has_table: false,
        }
    }

    /// Prices every call that no other rule prices by the compiled-in table.
    pub(super) fn take_table(&mut self) {
        self.has_table = true;
        self.prices.price_by(Table::new(|provider, model| {
            PriceTable::builtin().lookup(provider, model).map(|(_, sheet)| sheet)
        }));
    }

    /// Takes the prices and terms of a file.
    pub(super) fn take_file(&mut self, root: &Node) -> Result<(), Failure> {
        let members = root.members()?;
        if let Some((key, _)) = members.iter().find(|(key, _)| !SECTIONS.contains(&key.value.as_str())) {
            return Err(unknown(key, SECTIONS));
        }
        check_version(root, members)?;
        let section = |name: &str| members.iter().find(|(key, _)| key.value == name).map(|(_, node)| node);
        for (name, node) in section("models").map_or(Ok(&[][..]), Node::members)? {
            self.take_model(name, node)?;
        }
        if let Some(node) = section("margin") {
            read_margin(node, &mut self.everybody)?;
        }
        if let Some(node) = section("discount") {
            self.everybody.discount = Some(node.read(discount)?.unwrap_or_default());
        }
        for (customer, node) in section("customers").map_or(Ok(&[][..]), Node::members)? {
            let terms = self.customers.entry(customer.value.clone()).or_default();
            for (key, node) in node.members()? {
                match key.value.as_str() {
                    "margin" => read_margin(node, terms)?,
                    "discount" => terms.discount = Some(node.read(discount)?.unwrap_or_default()),
                    _ => return Err(unknown(key, &["margin", "discount"])),
                }
            }
        }
        Ok(())
    }

    fn take_model(&mut self, name: &Placed<String>, node: &Node) -> Result<(), Failure> {
        let mut fields = Map::new();
        for (key, node) in node.members()? {
            if !PriceSheet::reads(&key.value) {
                return Err(unknown(key, COMMON_FIELDS));
            }
            let single = Map::from_iter([(key.value.clone(), json_of(node)?)]);
            PriceSheet::from_fields(&single).map_err(|error| node.place.wrong(error))?;
            fields.extend(single);
        }
        let wrong = |error| name.place.wrong(error);
        let sheet = match listed(&name.value) {
            Some(listed) => listed.overridden_by(&fields).map_err(wrong)?,
            None => PriceSheet::from_fields(&fields).map_err(wrong)?,
        };
        if !sheet.is_priced() {
            return Err(name
                .place
                .wrong(format_args!("no price of '{}' is said here", name.value))
                .hint("write one such as input_cost_per_token: 0.000002"));
        }
        let sheet = Arc::new(sheet);
        self.prices.price(&name.value, Arc::clone(&sheet));
        self.sheets.push((name.value.clone(), sheet));
        self.models.push(name.value.clone());
        self.written.push(Written { name: name.value.clone(), place: Some(name.place.clone()) });
        Ok(())
    }

    /// Takes calls of one model as calls of another: at its price of the file, else of the table.
    pub(super) fn replace(&mut self, model: &str, by: &str) -> Result<(), Failure> {
        let own = self.sheets.iter().rev().find(|(name, _)| name == by).map(|(_, sheet)| Arc::clone(sheet));
        let Some(sheet) = own.or_else(|| listed(by)).filter(|sheet| sheet.is_priced()) else {
            let failure =
                Failure::usage(format!("--model-map {model}={by}: nobody has told a price of '{by}'"));
            return Err(failure.hint(match nearest(by, &self.known()) {
                Some(near) => format!("did you mean '{near}'?"),
                None => "give it one: --prices prices.yaml with `models:`".to_owned(),
            }));
        };
        self.prices.replace(model, by, sheet);
        self.replaced.insert(model.to_owned(), by.into());
        self.written.push(Written { name: model.to_owned(), place: None });
        Ok(())
    }

    fn known(&self) -> Vec<String> {
        let own = self.sheets.iter().map(|(name, _)| name.clone());
        own.chain(PriceTable::builtin().names().map(str::to_owned)).collect()
    }

    /// Puts the terms into the prices. What a customer's do not say is as for everybody.
    pub(super) fn close(&mut self) {
        let sale = self.sale();
        self.prices.sell(sale);
        for (customer, terms) in &self.customers {
            self.prices.sell_to(customer.as_str().into(), terms.over(sale));
        }
    }

    /// The terms for everybody.
    fn sale(&self) -> Sale {
        self.flags.over(self.everybody.over(Sale::default()))
    }

    /// What the rules are, for those who read the result later.
    pub(super) fn summary(&self) -> Json {
        let Sale { discount, margin, margin_fixed } = self.sale();
        json!({
            "models": self.models,
            "table": self.has_table.then(|| PriceTable::builtin().version()),
            "model_map": self.replaced,
            "margin": {"percentage": decimal(margin), "fixed_amount": crate::wire::money::Usd(margin_fixed)},
            "discount": decimal(discount),
        })
    }

    /// The names that have found no call: a mistake if nobody knows them, else worth a note.
    pub(super) fn check_used(&self, report: &Report) -> Result<Vec<String>, Failure> {
        let mut notes = Vec::new();
        for Written { name, place } in &self.written {
            if report.used_rules.contains(name) {
                continue;
            }
            let called = report.models.keys().chain(&report.other_names);
            let called: Vec<String> = called.map(|name| name.to_string()).collect();
            let is_known = called.contains(name) || listed(name).is_some() || report.total.calls == 0;
            if is_known {
                notes.push(format!("no call of '{name}' is in this period"));
                continue;
            }
            let what = format!("'{name}' is no model of this period, nor of the price table");
            let failure = match place {
                Some(place) => place.wrong(what),
                None => Failure::usage(format!("--model-map: {what}")),
            };
            // What is written here as well is known, and not what was meant.
            let mut known = self.known();
            known.retain(|known| known != name);
            return Err(match nearest(name, &called).or_else(|| nearest(name, &known)) {
                Some(near) => failure.hint(format!("did you mean '{near}'?")),
                None => failure.hint("litellm-rs spend logs shows what was called"),
            });
        }
        Ok(notes)
    }
}

/// The price fields that people mean when they mistype one.
const COMMON_FIELDS: &[&str] = &[
    "input_cost_per_token",
    "output_cost_per_token",
    "cache_read_input_token_cost",
    "cache_creation_input_token_cost",
    "input_cost_per_audio_token",
    "output_cost_per_audio_token",
    "output_cost_per_reasoning_token",
    "input_cost_per_request",
    "input_cost_per_character",
    "input_cost_per_query",
    "input_cost_per_second",
    "output_cost_per_second",
    "output_cost_per_image",
    "ocr_cost_per_page",
    "search_context_cost_per_query",
    "tiered_pricing",
    "off_peak_pricing",
];

fn listed(name: &str) -> Option<Arc<PriceSheet>> {
    let table = PriceTable::builtin();
    table.get(name).or_else(|| table.lookup("", name).map(|(_, sheet)| sheet))
}

/// A price as the reader of prices wants it: text keeps every digit.
fn json_of(node: &Node) -> Result<Json, Failure> {
    Ok(match &node.value {
        Value::Null => Json::Null,
        Value::Text(_) => Json::String(node.text()?),
        Value::List(items) => Json::Array(items.iter().map(json_of).collect::<Result<_, _>>()?),
        Value::Map(members) => {
            let member = |(key, node): &(Placed<String>, Node)| Ok((key.value.clone(), json_of(node)?));
            Json::Object(members.iter().map(member).collect::<Result<_, Failure>>()?)
        }
    })
}

/// A margin: a share, or a map of a share and an amount as `cost_margin_config` has them.
fn read_margin(node: &Node, terms: &mut Terms) -> Result<(), Failure> {
    if !matches!(node.value, Value::Map(_)) {
        terms.margin = Some(node.read(share)?.unwrap_or_default());
        return Ok(());
    }
    for (key, node) in node.members()? {
        match key.value.as_str() {
            "percentage" => terms.margin = Some(node.read(share)?.unwrap_or_default()),
            "fixed_amount" => terms.margin_fixed = Some(node.read(amount)?.unwrap_or_default()),
            _ => return Err(unknown(key, &["percentage", "fixed_amount"])),
        }
    }
    Ok(())
}

/// A share that can be taken off: not more than all of it.
fn discount(text: &str) -> Result<Ratio, String> {
    let share = share(text)?;
    if share > Ratio::ONE {
        Err("cannot be more than all of it; use a form like 10% or 0.10".into())
    } else {
        Ok(share)
    }
}

/// A share of a file: `0.10`, as in a configuration, or `10%`.
fn share(text: &str) -> Result<Ratio, String> {
    match text.strip_suffix('%') {
        Some(_) => percent(text),
        None => Ratio::parse(text).map_err(|error| format!("{error}; use a form like 0.10 or 10%")),
    }
}

/// A share on the command line, where `10` could be anything.
pub(super) fn percent(text: &str) -> Result<Ratio, String> {
    let wrong = || "use a form like 10% or 2.5%".to_owned();
    let digits = text.strip_suffix('%').ok_or_else(wrong)?;
    // A percent of nine places is seven places of percent.
    let parts =
        parse_scaled(digits.trim(), 7).ok().and_then(|parts| u64::try_from(parts).ok()).ok_or_else(wrong)?;
    Ratio::parse("1000").ok().filter(|most| parts <= most.parts_per_billion()).ok_or_else(wrong)?;
    Ok(Ratio::from_parts_per_billion(parts))
}

/// A share as the decimal that it is.
fn decimal(ratio: Ratio) -> Json {
    let parts = i128::from(ratio.parts_per_billion());
    json!(crate::wire::money::Usd(crate::domain::money::Picos::new(parts * 1_000)))
}

/// `a=b` of `--model-map`; the name on the left may hold the sign, as deployments' names do.
pub(super) fn parse_replacement(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(model, by)| !model.is_empty() && !by.is_empty());
    pair.map(|(model, by)| (model.to_owned(), by.to_owned()))
        .ok_or_else(|| "use a form like gpt-4o=gpt-4o-mini".into())
}

#[cfg(test)]
mod tests {
    use super::super::document::parse;
    use super::*;

    fn tariff(text: &str) -> Result<Tariff, String> {
        let said = |failure: Failure| {
            let hint = failure.hint.map(|hint| format!(" [{hint}]")).unwrap_or_default();
            failure.message + &hint
        };
        let mut tariff = Tariff::new(Terms::default());
        tariff.take_file(&parse("p.yaml", text).map_err(said)?).map_err(said)?;
        Ok(tariff)
    }

    #[test]
    fn a_file_says_prices_margins_and_discounts() {
        let tariff = tariff(
            "version: 1\nmodels:\n  house: {input_cost_per_token: 0.00000020, tiered_pricing: [{range: [0, 10], input_cost_per_token: 1e-07}]}\n\
             margin: {percentage: 8%, fixed_amount: 0.0005}\ndiscount: 0.05\ncustomers:\n  acme: {margin: 0.5}\n",
        )
        .unwrap();
        assert_eq!(
            tariff.summary().to_string(),
            r#"{"models":["house"],"table":null,"model_map":{},"margin":{"percentage":0.08,"fixed_amount":0.0005},"discount":0.05}"#
        );
    }

    #[test]
    fn what_is_said_of_everybody_reaches_customers_wherever_it_is_said() {
        let ratio = |text: &str| Ratio::parse(text).unwrap();
        let files = [
            "version: 1\nmargin: 0.05\ncustomers: {acme: {discount: 0.5}, globex: {margin: 0}}",
            "version: 1\nmargin: {percentage: 0.2, fixed_amount: 0.01}\ncustomers: {acme: {discount: 0.4}}",
        ];
        let sale = |flags: Terms, files: &[&str], customer: &str| {
            let mut tariff = Tariff::new(flags);
            files.iter().for_each(|text| tariff.take_file(&parse("p.yaml", text).unwrap()).unwrap());
            tariff.close();
            let Sale { discount, margin, margin_fixed } = tariff.prices.sale_to(&customer.into());
            (discount, margin, margin_fixed)
        };
        let cent = Picos::parse("0.01").unwrap();
        let (none, flags) = (Terms::default(), Terms { margin: Some(ratio("0.1")), ..Terms::default() });
        for (flags, files, customer, wanted) in [
            (none, &files[..1], "acme", (ratio("0.5"), ratio("0.05"), Picos::ZERO)),
            (none, &files[..], "acme", (ratio("0.4"), ratio("0.2"), cent)),
            (none, &files[..], "globex", (ratio("0"), ratio("0"), cent)),
            (none, &files[..], "other", (ratio("0"), ratio("0.2"), cent)),
            (flags, &files[..], "acme", (ratio("0.4"), ratio("0.1"), cent)),
            (flags, &files[..], "globex", (ratio("0"), ratio("0"), cent)),
        ] {
            assert_eq!(sale(flags, files, customer), wanted, "{flags:?} {customer}");
        }
    }

    #[test]
    fn every_mistake_is_named_where_it_stands() {
        for (text, said) in [
            ("version: 1\nmodel: {}", "p.yaml:2:1: there is no 'model' here [did you mean 'models'?]"),
            (
                "version: 1\nmodels: {m: {input_cost_per_tokens: 1}}",
                "p.yaml:2:14: there is no 'input_cost_per_tokens' here [did you mean 'input_cost_per_token'?]",
            ),
            (
                "version: 1\nmodels: {m: {input_cost_per_token: free}}",
                "p.yaml:2:36: `input_cost_per_token`: not a decimal number",
            ),
            (
                "version: 1\nmodels: {m: {input_cost_per_token: -1}}",
                "p.yaml:2:36: `input_cost_per_token`: cannot be negative",
            ),
            (
                "version: 1\nmodels: {m: {max_tokens: 5}}",
                "p.yaml:2:10: no price of 'm' is said here [write one such as input_cost_per_token: 0.000002]",
            ),
            ("version: 1\nmargin: -1%", "p.yaml:2:9: '-1%': use a form like 10% or 2.5%"),
            (
                "version: 1\ndiscount: 1.1",
                "p.yaml:2:11: '1.1': cannot be more than all of it; use a form like 10% or 0.10",
            ),
            (
                "version: 1\ncustomers: {a: {margn: 1}}",
                "p.yaml:2:17: there is no 'margn' here [did you mean 'margin'?]",
            ),
        ] {
            assert_eq!(tariff(text).unwrap_err(), said, "{text}");
        }
    }

    #[test]
    fn models_stand_for_models_that_have_a_price() {
        let mut tariff = tariff("version: 1\nmodels: {house: {input_cost_per_token: 1}}").unwrap();
        tariff.replace("gpt-4o", "house").unwrap();
        tariff.replace("a", "gpt-4o-mini").unwrap();
        let failure = tariff.replace("a", "gpt-4o-mimi").unwrap_err();
        assert_eq!(failure.message, "--model-map a=gpt-4o-mimi: nobody has told a price of 'gpt-4o-mimi'");
        assert!(failure.hint.unwrap().starts_with("did you mean 'gpt-4o-mini'"));
    }

    #[test]
    fn a_percent_says_so() {
        for (text, parts) in
            [("10%", 100_000_000), ("2.5%", 25_000_000), ("0%", 0), ("100000%", 1_000_000_000_000)]
        {
            assert_eq!(percent(text).map(Ratio::parts_per_billion), Ok(parts), "{text}");
        }
        for text in ["10", "%", "-1%", "100001%", "a%"] {
            assert!(percent(text).is_err(), "{text}");
        }
    }
}
