//! What a customer used and was credited, added up from the ledger's lines. Pure: the same lines make
//! the same statement.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::period::Period;
use crate::cli::export::sums::Sum;
use crate::cli::failure::Failure;
use crate::client::Row;
use crate::domain::entry::{EntryKind, EntryStatus};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::wire::entry::LedgerLine;
use crate::wire::money::Usd;

/// A correction of the customer's balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Correction {
    pub(super) at: Millis,
    pub(super) amount: Picos,
    pub(super) author: String,
    pub(super) note: String,
}

/// One customer in one period.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) customer: String,
    pub(super) alias: Option<String>,
    pub(super) period: Period,
    /// What was used, by day and model.
    pub(super) used: BTreeMap<(String, String), Sum>,
    pub(super) corrections: Vec<Correction>,
    /// All of it.
    pub(super) sum: Sum,
    /// Calls whose usage was counted here, because the provider did not tell it.
    pub(super) estimated: u64,
    /// Calls of which nobody knows how they ended; they are booked at the least they can have cost.
    pub(super) unresolved: u64,
    /// The last line, of a period that has not ended.
    last: Option<(u64, Millis)>,
    is_finished: bool,
}

impl Account {
    pub(super) fn new(customer: &str, alias: Option<String>, period: Period, now: Millis) -> Self {
        Self {
            customer: customer.to_owned(),
            alias,
            period,
            used: BTreeMap::new(),
            corrections: vec![],
            sum: Sum::default(),
            estimated: 0,
            unresolved: 0,
            last: None,
            is_finished: period.until <= now,
        }
    }

    /// Adds a line. Resets start a window over; they are no spending.
    pub(super) fn add(&mut self, line: &LedgerLine) -> Result<(), Failure> {
        self.last = Some((line.seq, line.at.0));
        match line.kind {
            EntryKind::Charge => {
                let model = if line.model_group.is_empty() { &line.model } else { &line.model_group };
                let place = (line.at.0.utc_date(), model.clone());
                self.used.entry(place).or_default().add(line)?;
                self.estimated += u64::from(line.status == EntryStatus::Estimated);
                self.unresolved += u64::from(line.status == EntryStatus::Unresolved);
            }
            EntryKind::Adjust => self.corrections.push(Correction {
                at: line.at.0,
                amount: line.cost_picos,
                author: line.author.clone().unwrap_or_default(),
                note: line.note.clone().unwrap_or_default(),
            }),
            EntryKind::Reset => {}
        }
        self.sum.add(line)
    }

    /// Whether nothing happened.
    pub(super) fn is_empty(&self) -> bool {
        self.used.is_empty() && self.corrections.is_empty()
    }

    /// What was used and corrected, together.
    pub(super) fn total(&self) -> Picos {
        self.sum.charged.saturating_plus(self.sum.adjusted)
    }

    /// The customer, by both names if there are two.
    pub(super) fn whose(&self) -> String {
        match &self.alias {
            Some(alias) if *alias != self.customer => format!("{alias} ({})", self.customer),
            _ => self.customer.clone(),
        }
    }

    /// How far a period that has not ended is told.
    pub(super) fn as_of(&self) -> Option<String> {
        if self.is_finished {
            return None;
        }
        Some(match self.last {
            Some((seq, at)) => format!("the period has not ended: as of line {seq} of the ledger, {at}"),
            None => "the period has not ended: nothing was booked so far".to_owned(),
        })
    }

    /// The last thing that was booked in a period that has not ended, for those who know no ledger.
    pub(super) fn so_far(&self) -> Option<String> {
        if self.is_finished {
            return None;
        }
        Some(match self.last {
            Some((_, at)) => {
                format!("This period has not ended. What was used until {} is told.", moment(at))
            }
            None => "This period has not ended. Nothing was used so far.".to_owned(),
        })
    }

    /// What is not as sure as the rest, in words.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.estimated > 0 {
            remarks.push(format!(
                "{} of {} requests were counted by the proxy, because the provider told no usage or the answer was cut.",
                self.estimated, self.sum.requests
            ));
        }
        if self.unresolved > 0 {
            remarks.push(format!(
                "{} of {} requests have an unknown end and are booked at the least that they can have cost.",
                self.unresolved, self.sum.requests
            ));
        }
        remarks
    }

    /// What was used of each model, in the order of their names.
    pub(super) fn by_model(&self) -> BTreeMap<&str, Sum> {
        let mut models: BTreeMap<&str, Sum> = BTreeMap::new();
        for ((_, model), sum) in &self.used {
            models.entry(model).or_default().merge(sum);
        }
        models
    }

    /// One row for each day and model, each correction, and the total.
    pub(super) fn rows(&self) -> Vec<Row> {
        let used = self.used.iter().map(|((day, model), sum)| row("usage", day, model, sum, sum.charged, ""));
        let corrected = self.corrections.iter().map(|correction| {
            let day = correction.at.utc_date();
            let mut row = row("adjustment", &day, "", &Sum::default(), correction.amount, &correction.note);
            for name in ["requests", "input_tokens", "cached_tokens", "output_tokens"] {
                row.insert(name.to_owned(), Value::Null);
            }
            row
        });
        let total = row("total", "", "", &self.sum, self.total(), "");
        used.chain(corrected).chain([total]).collect()
    }

    /// The whole statement.
    pub(super) fn to_json(&self) -> Value {
        let members = |sum: &Sum| {
            let Sum { requests, input_tokens, output_tokens, charged, .. } = sum;
            json!({"requests": requests, "input_tokens": input_tokens,
                "cached_tokens": sum.cache_read_tokens, "output_tokens": output_tokens, "amount": Usd(*charged)})
        };
        let with = |names: Value, sum: &Sum| {
            let mut row = names.as_object().cloned().unwrap_or_default();
            row.extend(members(sum).as_object().cloned().unwrap_or_default());
            Value::Object(row)
        };
        let usage =
            self.used.iter().map(|((day, model), sum)| with(json!({"day": day, "model": model}), sum));
        let models = self.by_model();
        let models = models.iter().map(|(model, sum)| with(json!({"model": model}), sum));
        let corrections = self.corrections.iter().map(|correction| {
            json!({"at": correction.at.to_string(), "amount": Usd(correction.amount),
                "author": correction.author, "note": correction.note})
        });
        json!({
            "customer": self.customer,
            "alias": self.alias,
            "period": {"from": self.period.from.to_string(), "until": self.period.until.to_string(), "zone": "UTC"},
            "is_finished": self.is_finished,
            "as_of": self.last.filter(|_| !self.is_finished)
                .map(|(seq, at)| json!({"seq": seq, "at": at.to_string()})),
            "currency": "USD",
            "usage": usage.collect::<Vec<_>>(),
            "models": models.collect::<Vec<_>>(),
            "adjustments": corrections.collect::<Vec<_>>(),
            "totals": {
                "requests": self.sum.requests,
                "estimated_requests": self.estimated,
                "unresolved_requests": self.unresolved,
                "input_tokens": self.sum.input_tokens,
                "cached_tokens": self.sum.cache_read_tokens,
                "output_tokens": self.sum.output_tokens,
                "usage": Usd(self.sum.charged),
                "adjustments": Usd(self.sum.adjusted),
                "total": Usd(self.total()),
            },
        })
    }
}

/// An instant as a customer reads it: to the second, with its zone.
pub(super) fn moment(at: Millis) -> String {
    at.timestamp().strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

fn row(what: &str, day: &str, model: &str, sum: &Sum, amount: Picos, note: &str) -> Row {
    let text = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
    let members = [
        ("what", what.into()),
        ("day", text(day)),
        ("model", text(model)),
        ("requests", sum.requests.into()),
        ("input_tokens", sum.input_tokens.into()),
        ("cached_tokens", sum.cache_read_tokens.into()),
        ("output_tokens", sum.output_tokens.into()),
        ("amount", json!(Usd(amount))),
        ("note", text(note)),
    ];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A line of the customer.
    pub(in crate::cli::statement) fn line(
        seq: u64,
        kind: &str,
        at: &str,
        picos: i64,
        more: &Value,
    ) -> LedgerLine {
        let cost = Picos::new(picos.into());
        let mut line = json!({"seq": seq, "id": format!("e-{seq}"), "kind": kind, "at": at,
            "cost": Usd(cost), "cost_picos": cost});
        line.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        serde_json::from_value(line).unwrap()
    }

    pub(in crate::cli::statement) fn november(now: &str) -> Account {
        let now = now.parse().unwrap();
        let period = Period::parse("2026-11", now).unwrap();
        Account::new("acme", Some("Acme <Corp> & \"Co\"".into()), period, now.into())
    }

    #[test]
    fn days_models_corrections_and_the_total_are_told_apart() {
        let mut account = november("2026-12-01T00:00:00Z");
        let used =
            |model: &str| json!({"model_group": model, "usage": {"input": 6, "cache_read": 4, "output": 7}});
        for line in [
            line(1, "charge", "2026-11-01T00:00:00Z", 1, &used("b")),
            line(2, "charge", "2026-11-01T23:59:59.999Z", 2, &used("a")),
            line(3, "charge", "2026-11-02T00:00:00Z", 4, &used("a")),
            line(5, "charge", "2026-11-01T12:00:00Z", 8, &used("a")),
            line(6, "adjust", "2026-11-03T00:00:00Z", -16, &json!({"note": "sorry", "author": "ops"})),
            line(7, "reset", "2026-11-04T00:00:00Z", 1_000, &json!({})),
        ] {
            account.add(&line).unwrap();
        }
        let rows: Vec<String> = account
            .rows()
            .iter()
            .map(|row| row.values().map(|value| value.to_string()).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(
            rows,
            [
                r#""usage" "2026-11-01" "a" 2 20 8 14 0.00000000001 null"#,
                r#""usage" "2026-11-01" "b" 1 10 4 7 0.000000000001 null"#,
                r#""usage" "2026-11-02" "a" 1 10 4 7 0.000000000004 null"#,
                r#""adjustment" "2026-11-03" null null null null null -0.000000000016 "sorry""#,
                r#""total" null null 4 40 16 28 -0.000000000001 null"#,
            ]
        );
        assert_eq!(account.as_of(), None);
        let json = account.to_json();
        assert_eq!(json["models"][0]["amount"].to_string(), "0.000000000014");
        assert_eq!(json["period"]["until"], "2026-12-01T00:00:00Z");
    }

    #[test]
    fn a_period_that_goes_on_says_how_far_it_is_told() {
        let mut account = november("2026-11-30T23:59:59Z");
        assert!(account.as_of().unwrap().ends_with("nothing was booked so far"));
        account.add(&line(9, "charge", "2026-11-05T01:02:03Z", 1, &json!({}))).unwrap();
        assert!(account.as_of().unwrap().ends_with("as of line 9 of the ledger, 2026-11-05T01:02:03Z"));
        assert_eq!(account.to_json()["as_of"], json!({"seq": 9, "at": "2026-11-05T01:02:03Z"}));
    }

    proptest! {
        #[test]
        fn the_total_is_the_sum_of_the_lines(
            drawn in proptest::collection::vec((0..3_usize, 1..=30_u8, any::<i64>(), 0..3_usize), 0..60),
        ) {
            let mut account = november("2026-12-01T00:00:00Z");
            let mut sum = 0_i128;
            for (seq, (kind, day, picos, model)) in (1..).zip(&drawn) {
                let kind = ["charge", "adjust", "reset"][*kind];
                sum += if kind == "reset" { 0 } else { i128::from(*picos) };
                let at = format!("2026-11-{day:02}T10:00:00Z");
                let model = json!({"model_group": format!("m{model}")});
                account.add(&line(seq, kind, &at, *picos, &model)).unwrap();
            }
            prop_assert_eq!(account.total(), Picos::new(sum));
            let rows = account.rows();
            let (total, parts) = rows.split_last().unwrap();
            let of = |row: &Row| Picos::parse(&row["amount"].to_string()).unwrap();
            let parts = parts.iter().fold(Picos::ZERO, |sum, row| sum.plus(of(row)).unwrap());
            prop_assert_eq!((of(total), parts), (Picos::new(sum), Picos::new(sum)));
        }
    }
}
