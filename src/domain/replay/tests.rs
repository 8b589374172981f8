//! Known lines under known rules, and what holds for all of them.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::domain::duration::Duration;
use crate::domain::entry::{CallFacts, Detail, EntryStatus, Payer};
use crate::domain::price::{CostTerms, PriceSheet, Ratio};
use crate::domain::record::{Limits, ModelLimits};
use crate::domain::usage::Usage;
use crate::domain::window::Calendar;

const HOUR_MS: i64 = 3_600_000;
/// A midnight in UTC.
const START: Millis = Millis(1_795_219_200_000);

fn sheet(fields: Value) -> Arc<PriceSheet> {
    Arc::new(PriceSheet::from_fields(fields.as_object().unwrap()).unwrap())
}

/// A dollar for a token in, two for a token out.
fn dear() -> Arc<PriceSheet> {
    sheet(json!({"input_cost_per_token": 1, "output_cost_per_token": 2}))
}

fn dollars(dollars: i64) -> Picos {
    Picos::from_dollars(dollars)
}

fn call(seq: u64, customer: &str, hours: i64, cost: Picos) -> Entry {
    Entry {
        seq,
        id: format!("e-{seq}"),
        request_id: format!("r-{seq}"),
        call_id: None,
        kind: EntryKind::Charge,
        status: EntryStatus::Exact,
        at: START.plus_ms(hours * HOUR_MS),
        started_at: START.plus_ms(hours * HOUR_MS),
        payer: Arc::new(Payer { customer: Some(customer.into()), ..Payer::default() }),
        call: Arc::new(CallFacts {
            model_group: "fast".into(),
            model: "openai/gpt".into(),
            provider: "openai".into(),
            ..CallFacts::default()
        }),
        usage: Usage::plain(3, 1),
        cost,
        held: Picos::ZERO,
        duration_ms: 0,
        detail: Detail::default(),
    }
}

fn correction(seq: u64, kind: EntryKind, customer: &str, hours: i64, amount: Picos) -> Entry {
    let key = AccountKey::main(Scope::Customer(customer.into()));
    Entry {
        kind,
        payer: Arc::default(),
        call: Arc::default(),
        usage: Usage::default(),
        detail: Detail { account: Some(FurtherAccount::from(&key)), ..Detail::default() },
        ..call(seq, customer, hours, amount)
    }
}

fn limits(cap: Picos, duration: Option<&str>) -> Limits {
    Limits {
        max_budget: Some(cap),
        budget_duration: duration.map(|text| Duration::parse(text).unwrap()),
        ..Limits::default()
    }
}

fn everybody(limits: Limits) -> Rules {
    let mut budgets = Budgets::new(Calendar::default());
    budgets.put_others(limits.into());
    Rules { budgets, ..Rules::default() }
}

fn replayed(rules: Rules, lines: &[Entry]) -> (Report, Vec<Refusal>) {
    let mut replay = Replay::new(rules);
    let refusals = lines.iter().filter_map(|line| replay.take(line)).collect();
    (replay.report().clone(), refusals)
}

#[test]
fn a_cap_refuses_once_it_is_spent_and_never_pays_more() {
    let lines = [1, 2, 3].map(|seq| call(seq, "acme", 0, dollars(1)));
    for (cap, would_pay, shortened, refused) in [
        (dollars(3), dollars(3), 0, 0),
        (dollars(3).minus(Picos::new(1)).unwrap(), dollars(3).minus(Picos::new(1)).unwrap(), 1, 0),
        (dollars(2).plus(Picos::new(1)).unwrap(), dollars(2).plus(Picos::new(1)).unwrap(), 1, 0),
        (dollars(2), dollars(2), 0, 1),
        (Picos::new(1), Picos::new(1), 1, 2),
        (Picos::ZERO, Picos::ZERO, 0, 3),
    ] {
        let (report, refusals) = replayed(everybody(limits(cap, None)), &lines);
        let Sum { calls, paid, .. } = report.total;
        assert_eq!((calls, paid), (3, dollars(3)), "{cap}");
        assert_eq!(
            (report.total.would_pay, report.total.shortened, report.total.refused),
            (would_pay, shortened, refused),
            "{cap}"
        );
        assert_eq!(refusals.len() as u64, refused);
    }
    let (_, refusals) = replayed(everybody(limits(dollars(2), None)), &lines);
    assert_eq!(
        refusals,
        [Refusal {
            seq: 3,
            request_id: "r-3".into(),
            at: START,
            customer: Some("acme".into()),
            model: "fast".into(),
            account: AccountKey::main(Scope::Customer("acme".into())),
            limit: dollars(2),
            spent: dollars(2),
            cost: dollars(1),
        }]
    );
}

#[test]
fn a_window_begins_anew_and_calls_without_cost_ask_for_nothing() {
    let mut free = call(4, "acme", 23, Picos::ZERO);
    free.usage = Usage::default();
    let lines = [
        call(1, "acme", 0, dollars(2)),
        call(2, "acme", 22, dollars(1)),
        call(3, "other", 23, dollars(1)),
        free,
        call(5, "acme", 24, dollars(2)),
        call(6, "acme", 25, dollars(1)),
    ];
    let (report, refusals) = replayed(everybody(limits(dollars(2), Some("1d"))), &lines);
    assert_eq!(refusals.iter().map(|refusal| refusal.seq).collect::<Vec<_>>(), [2, 6]);
    assert_eq!(report.total.first_refused_at, Some(START.plus_ms(22 * HOUR_MS)));
    assert_eq!((report.total.would_pay, report.total.refused_cost), (dollars(5), dollars(2)));
}

#[test]
fn corrections_change_the_window_they_were_made_in() {
    let lines = |amount: i64, kind| {
        let correction = correction(2, kind, "acme", 1, dollars(amount));
        vec![call(1, "acme", 0, dollars(3)), correction, call(3, "acme", 2, dollars(3))]
    };
    for (kind, amount, would_pay, refused) in [
        (EntryKind::Adjust, 0, 4, 0),
        (EntryKind::Adjust, 1, 3, 1),
        (EntryKind::Adjust, -2, 6, 0),
        (EntryKind::Reset, 0, 6, 0),
        (EntryKind::Reset, 2, 5, 0),
        // It had spent more than that then, which says nothing of here.
        (EntryKind::Reset, 9, 4, 0),
    ] {
        let (report, _) = replayed(everybody(limits(dollars(4), None)), &lines(amount, kind));
        assert_eq!(
            (report.total.would_pay, report.total.refused),
            (dollars(would_pay), refused),
            "{kind:?} {amount}"
        );
        assert_eq!((report.total.calls, report.adjustments + report.resets), (2, 1));
    }
    let other = correction(2, EntryKind::Reset, "other", 1, Picos::ZERO);
    let lines = [call(1, "acme", 0, dollars(4)), other, call(3, "acme", 2, dollars(3))];
    assert_eq!(replayed(everybody(limits(dollars(4), None)), &lines).0.total.refused, 1);
}

#[test]
fn the_first_spent_account_in_the_order_of_checks_refuses() {
    let of_model = |limits: Limits, cap| Limits {
        model_max_budget: [(
            "gpt".to_owned(),
            ModelLimits { max_budget: Some(cap), ..ModelLimits::default() },
        )]
        .into(),
        ..limits
    };
    let mut lines = [1, 2].map(|seq| call(seq, "acme", 0, dollars(2)));
    for line in &mut lines {
        line.payer = Arc::new(Payer { team: Some("red".into()), ..(*line.payer).clone() });
    }
    for (customer, customer_model, team, team_model, refusing) in [
        (2, 2, 2, 2, "customer_model acme:gpt"),
        (2, 3, 2, 2, "team red"),
        (2, 3, 3, 2, "customer acme"),
        (3, 3, 3, 2, "team_model red:gpt"),
    ] {
        let mut budgets = Budgets::new(Calendar::default());
        let both = |main, model| Arc::new(of_model(limits(dollars(main), None), dollars(model)));
        budgets.put_customer("acme".into(), both(customer, customer_model));
        budgets.put_team("red".into(), both(team, team_model));
        let (_, refusals) = replayed(Rules { budgets, ..Rules::default() }, &lines);
        assert_eq!(refusals[0].account.scope.to_string(), refusing);
    }
}

#[test]
fn rules_find_calls_by_every_name_of_their_model() {
    for (names, cost, rule) in [
        (&[][..], 9, None),
        (&["other"], 9, None),
        (&["gpt"], 5, Some("gpt")),
        (&["openai/gpt"], 5, Some("openai/gpt")),
        (&["fast", "gpt"], 5, Some("fast")),
    ] {
        let mut rules = Rules::default();
        for name in names {
            rules.prices.price(name, dear());
        }
        let (report, _) = replayed(rules, &[call(1, "acme", 0, dollars(9))]);
        assert_eq!(report.total.would_pay, dollars(cost), "{names:?}");
        assert_eq!(report.used_rules.iter().map(String::as_str).next(), rule);
    }
    let mut rules = everybody(Limits {
        model_max_budget: [(
            "big".to_owned(),
            ModelLimits { max_budget: Some(dollars(5)), ..ModelLimits::default() },
        )]
        .into(),
        ..Limits::default()
    });
    rules.prices.replace("fast", "big", dear());
    let lines = [1, 2].map(|seq| call(seq, "acme", 0, dollars(9)));
    let (report, refusals) = replayed(rules, &lines);
    assert_eq!((report.total.would_pay, refusals.len()), (dollars(5), 1), "it counts as the other model");
}

#[test]
fn a_cost_that_cannot_be_told_anew_stays_and_is_counted() {
    let with = |change: fn(&mut Entry)| {
        let mut line = call(1, "acme", 0, dollars(9));
        change(&mut line);
        let mut rules = Rules::default();
        rules.prices.price_by(Table::new(|_, model| (model == "openai/gpt").then(dear)));
        let total = replayed(rules, &[line]).0.total;
        (total.would_pay, total.repriced, total.kept)
    };
    assert_eq!(with(|_| ()), (dollars(5), 1, 0));
    let kept = (dollars(9), 0, 1);
    assert_eq!(with(|line| line.status = EntryStatus::Estimated), kept);
    assert_eq!(with(|line| line.status = EntryStatus::Unresolved), kept);
    assert_eq!(with(|line| line.usage = Usage::default()), kept);
    let unknown =
        |line: &mut Entry| line.call = Arc::new(CallFacts { model: "x".into(), ..CallFacts::default() });
    assert_eq!(with(unknown), kept);
}

#[test]
fn where_nothing_was_used_and_charged_nothing_is_sold() {
    let mut cached = call(1, "acme", 0, Picos::ZERO);
    cached.usage = Usage::default();
    let free = call(2, "acme", 0, Picos::ZERO);
    let mut rules = Rules::default();
    rules.prices.sell(Sale { margin_fixed: dollars(1), ..Sale::default() });
    let sum = |rules: &Rules| {
        let total = replayed(rules.clone(), &[cached.clone(), free.clone()]).0.total;
        (total.would_pay, total.repriced, total.kept)
    };
    assert_eq!(sum(&rules), (dollars(1), 0, 0), "a margin on the free call only");
    rules.prices.price_by(Table::new(|_, _| Some(dear())));
    assert_eq!(sum(&rules), (dollars(6), 1, 1));
}

#[test]
fn margins_are_put_on_what_was_booked_and_on_what_is_priced_anew() {
    let sale = |discount, margin, fixed| Sale {
        discount: Ratio::parse(discount).unwrap(),
        margin: Ratio::parse(margin).unwrap(),
        margin_fixed: Picos::parse(fixed).unwrap(),
    };
    let mut rules = Rules::default();
    rules.prices.sell(sale("0", "0.1", "0"));
    rules.prices.sell_to("vip".into(), sale("0.5", "0", "0.25"));
    rules.prices.price("dear", dear());
    let mut anew = call(3, "acme", 0, dollars(1));
    anew.call = Arc::new(CallFacts { model_group: "dear".into(), ..CallFacts::default() });
    let lines = [call(1, "acme", 0, dollars(10)), call(2, "vip", 0, dollars(10)), anew];
    let (report, _) = replayed(rules, &lines);
    let would_pay = |id: &str| report.customers[&Some(CustomerId::from(id))].would_pay.to_string();
    assert_eq!((would_pay("acme").as_str(), would_pay("vip").as_str()), ("16.5", "5.25"));
    assert_eq!(report.total.difference(), Picos::parse("0.75").unwrap());
}

#[test]
fn earlier_lines_fill_windows_and_are_in_no_sum() {
    let lines = [call(1, "acme", 0, dollars(3)), call(2, "acme", 1, dollars(1)), call(3, "b", 1, dollars(1))];
    let since = Some(START.plus_ms(HOUR_MS));
    let rules = Rules { since, ..everybody(limits(dollars(3), Some("1d"))) };
    let (report, refusals) = replayed(rules.clone(), &lines);
    assert_eq!((report.total.calls, report.total.paid, refusals.len()), (2, dollars(2), 1));
    let (report, refusals) = replayed(Rules { only: Some(["b".into()].into()), ..rules }, &lines);
    assert_eq!((report.total.calls, report.total.paid, refusals.len()), (1, dollars(1), 0));
    assert_eq!(report.customers.len(), 1);
}

#[test]
fn windows_are_known_from_where_they_began() {
    let month = limits(dollars(1), Some("1mo"));
    let mut budgets = everybody(month).budgets;
    let mid_november: Millis = "2026-11-20T12:00:00Z".parse::<jiff::Timestamp>().unwrap().into();
    assert_eq!(budgets.windows_open_since(mid_november).to_string(), "2026-11-01T00:00:00Z");
    assert!(!budgets.has_lifetime_cap());
    budgets.put_team("red".into(), limits(dollars(1), None).into());
    assert!(budgets.has_lifetime_cap() && budgets.has_teams());
    assert_eq!(Budgets::default().windows_open_since(mid_november), mid_november);
}

/// A line of one of three customers: a call that costs what its usage costs by [`dear`], or a
/// correction.
fn lines() -> impl Strategy<Value = Vec<Entry>> {
    let line = (0_usize..3, 0_i64..30, 0_u64..4, 0_u64..4, 0_u8..10);
    prop::collection::vec(line, 0..60).prop_map(|lines| {
        let mut hours = 0;
        let entry = |(at, (customer, wait, input, output, kind)): (usize, _)| {
            let (seq, customer) = (at as u64 + 1, ["a", "b", "c"][customer]);
            hours += wait;
            match kind {
                0 => correction(seq, EntryKind::Adjust, customer, hours, dollars(input as i64 - 2)),
                1 => correction(seq, EntryKind::Reset, customer, hours, dollars(input as i64)),
                _ => {
                    let usage = Usage::plain(input, output);
                    let cost = dear().cost(&usage, &CostTerms::default()).unwrap().total;
                    Entry { usage, ..call(seq, customer, hours, cost) }
                }
            }
        };
        lines.into_iter().enumerate().map(entry).collect()
    })
}

proptest! {
    #[test]
    fn the_same_prices_without_caps_change_nothing(lines in lines()) {
        let mut rules = Rules::default();
        rules.prices.price_by(Table::new(|_, _| Some(dear())));
        let (report, refusals) = replayed(rules, &lines);
        prop_assert!(refusals.is_empty());
        for sum in report.customers.values().chain(report.models.values()).chain([&report.total]) {
            prop_assert_eq!(sum.would_pay, sum.paid);
            prop_assert_eq!(sum.repriced, sum.calls);
        }
    }

    #[test]
    fn a_higher_cap_never_refuses_more_and_never_sooner(
        lines in lines(), cap in 0_i64..20, more in 0_i64..20, daily: bool,
    ) {
        let duration = daily.then_some("1d");
        let (low, _) = replayed(everybody(limits(dollars(cap), duration)), &lines);
        let (high, _) = replayed(everybody(limits(dollars(cap + more), duration)), &lines);
        for (customer, low) in &low.customers {
            let high = &high.customers[customer];
            prop_assert!(high.refused <= low.refused);
            prop_assert!(high.would_pay >= low.would_pay);
            if let Some(first) = high.first_refused_at {
                prop_assert!(low.first_refused_at.is_some_and(|at| at <= first));
            }
        }
    }

    #[test]
    fn customers_are_replayed_alone_as_together_and_sums_are_equal(lines in lines(), cap in 0_i64..20) {
        let rules = everybody(limits(dollars(cap), Some("1d")));
        let (together, refusals) = replayed(rules.clone(), &lines);
        let mut sums = [Sum::default(), Sum::default()];
        for (customer, sum) in &together.customers {
            let is_own = |line: &&Entry| about(line) == *customer;
            let own: Vec<Entry> = lines.iter().filter(is_own).cloned().collect();
            let (alone, alone_refusals) = replayed(rules.clone(), &own);
            prop_assert_eq!(&alone.total, sum);
            let of_customer = refusals.iter().filter(|refusal| refusal.customer == *customer);
            prop_assert!(of_customer.eq(&alone_refusals));
        }
        let of_models = together.models.values();
        for (total, parts) in sums.iter_mut().zip([together.customers.values().collect::<Vec<_>>(), of_models.collect()]) {
            for part in parts {
                total.calls += part.calls;
                total.refused += part.refused;
                total.shortened += part.shortened;
                total.paid = total.paid.plus(part.paid).unwrap();
                total.would_pay = total.would_pay.plus(part.would_pay).unwrap();
                total.refused_cost = total.refused_cost.plus(part.refused_cost).unwrap();
            }
            prop_assert_eq!((total.calls, total.refused, total.shortened), (together.total.calls, together.total.refused, together.total.shortened));
            prop_assert_eq!((total.paid, total.would_pay, total.refused_cost), (together.total.paid, together.total.would_pay, together.total.refused_cost));
        }
    }

    #[test]
    fn nobody_pays_more_than_the_cap(lines in lines(), cap in 0_i64..20) {
        let calls: Vec<Entry> = lines.into_iter().filter(|line| line.kind == EntryKind::Charge).collect();
        let (report, _) = replayed(everybody(limits(dollars(cap), None)), &calls);
        for sum in report.customers.values() {
            prop_assert_eq!(sum.would_pay, sum.paid.min(dollars(cap)));
        }
    }
}
