//! The numbers of a window as time goes on: calls are added to them, and what has grown older than the
//! window leaves. Whole numbers only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::{Bucket, Counts, Ending, LAYERS_MAX, Overview, Share, Spent, TopCustomer, TopModel};
use crate::domain::money::Picos;
use crate::tui::state::Window;

/// How many customers or models are listed at the most; more count as others until they are read anew.
const LISTED_MAX: usize = 100;

/// Adds calls, in whatever order, each of which is to be counted.
pub(crate) fn add<'a>(overview: &mut Overview, calls: impl Iterator<Item = &'a Spent>) {
    let mut layers = Layers::of(overview);
    for call in calls {
        add_one(overview, call, &mut layers);
    }
    sort(overview);
}

/// Keeps sums and steps as they were followed, in numbers that cannot be told all that was called since
/// they were counted. Whose the missing calls were is not known any more: they are others'.
pub(crate) fn keep(numbers: &mut Overview, followed: &Overview) {
    let missing = followed.totals.minus(numbers.totals);
    let missing = Share { spend: missing.spend.max(Picos::ZERO), requests: missing.requests };
    for others in [&mut numbers.other_customers.1, &mut numbers.other_models.1] {
        more(&mut others.spend, missing.spend);
        others.requests = others.requests.saturating_add(missing.requests);
    }
    // Of tokens, steps that were read say nothing, and so not what has left with them.
    let Counts { input_tokens, output_tokens, cached_tokens, .. } = numbers.totals;
    numbers.totals = Counts { input_tokens, output_tokens, cached_tokens, ..followed.totals };
    numbers.buckets.clone_from(&followed.buckets);
    (numbers.since, numbers.until) = (followed.since, followed.until);
}

fn sort(overview: &mut Overview) {
    overview.customers.sort_by(|a, b| b.share.spend.cmp(&a.share.spend).then_with(|| a.id.cmp(&b.id)));
    overview.models.sort_by(|a, b| b.share.spend.cmp(&a.share.spend).then_with(|| a.name.cmp(&b.name)));
}

/// The sum of all calls of a window, which are in no particular order.
pub(crate) fn summed(window: Window, as_of: Option<u64>, now: Timestamp, calls: &[Spent]) -> Overview {
    let mut overview = Overview {
        window,
        since: now.saturating_sub(SignedDuration::from_millis(window.length_ms())).unwrap_or(now),
        until: now,
        bucket_ms: window.bucket().0,
        as_of,
        totals: Counts::default(),
        buckets: Vec::new(),
        customers: Vec::new(),
        other_customers: (0, Share::default()),
        models: Vec::new(),
        other_models: (0, Share::default()),
        refusals_since: None,
    };
    roll(&mut overview, now);
    let (customers, rest) = largest(calls, |call| call.customer.as_deref());
    overview.other_customers.0 = rest;
    let (models, rest) = largest(calls, |call| Some(&call.model));
    overview.other_models.0 = rest;
    let layered = |names: &[String]| names.iter().take(LAYERS_MAX).cloned().collect();
    let mut layers = Layers { customers: layered(&customers), models: layered(&models) };
    let share = Share::default();
    overview.customers = customers.into_iter().map(|id| TopCustomer { id, share }).collect();
    overview.models = models.into_iter().map(|name| TopModel { name, share }).collect();
    for call in calls {
        add_one(&mut overview, call, &mut layers);
    }
    sort(&mut overview);
    overview
}

/// Who or what most was spent on, the largest first, and how many others there are.
fn largest<'a>(calls: &'a [Spent], of: impl Fn(&'a Spent) -> Option<&'a str>) -> (Vec<String>, u64) {
    let mut sums: BTreeMap<&str, Picos> = BTreeMap::new();
    for call in calls.iter().filter(|call| call.ending == Ending::Spend) {
        if let Some(name) = of(call) {
            more(sums.entry(name).or_default(), call.cost);
        }
    }
    let mut sums: Vec<(&str, Picos)> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let rest = u64::try_from(sums.len().saturating_sub(LISTED_MAX)).unwrap_or(u64::MAX);
    (sums.into_iter().take(LISTED_MAX).map(|(name, _)| name.to_owned()).collect(), rest)
}

/// Those who have a layer of the chart.
struct Layers {
    customers: BTreeSet<String>,
    models: BTreeSet<String>,
}

impl Layers {
    fn of(overview: &Overview) -> Self {
        let names = |of: fn(&Bucket) -> &BTreeMap<String, Picos>| {
            overview.buckets.iter().flat_map(|bucket| of(bucket).keys().cloned()).collect()
        };
        Self { customers: names(|bucket| &bucket.customers), models: names(|bucket| &bucket.models) }
    }
}

/// Whether somebody has a layer, or gets one of those that are left.
fn has_layer(layers: &mut BTreeSet<String>, name: &str) -> bool {
    if !layers.contains(name) && layers.len() < LAYERS_MAX {
        layers.insert(name.to_owned());
    }
    layers.contains(name)
}

fn add_one(overview: &mut Overview, call: &Spent, layers: &mut Layers) {
    let counts = counts_of(call);
    // What is ahead of the clock is in the last step.
    let Some(bucket) = overview.buckets.iter_mut().rev().find(|bucket| bucket.start <= call.at) else {
        // Older than the window.
        return;
    };
    bucket.counts = bucket.counts.plus(counts);
    overview.totals = overview.totals.plus(counts);
    let share = Share { spend: counts.spend, requests: counts.requests };
    if share == Share::default() {
        return;
    }
    if let Some(id) = &call.customer
        && has_layer(&mut layers.customers, id)
    {
        more(bucket.customers.entry(id.clone()).or_default(), share.spend);
    }
    if has_layer(&mut layers.models, &call.model) {
        more(bucket.models.entry(call.model.clone()).or_default(), share.spend);
    }
    let of = call.customer.as_ref().map(|id| TopCustomer { id: id.clone(), share });
    let same = |a: &TopCustomer, b: &TopCustomer| a.id == b.id;
    list(&mut overview.customers, &mut overview.other_customers, of, share, same, |top| &mut top.share);
    let of = Some(TopModel { name: call.model.clone(), share });
    let same = |a: &TopModel, b: &TopModel| a.name == b.name;
    list(&mut overview.models, &mut overview.other_models, of, share, same, |top| &mut top.share);
}

/// Adds a share to whose it is: one of the list, a new one while nobody is left out, else the others.
fn list<T>(
    tops: &mut Vec<T>,
    others: &mut (u64, Share),
    of: Option<T>,
    share: Share,
    same: impl Fn(&T, &T) -> bool,
    share_of: impl Fn(&mut T) -> &mut Share,
) {
    let found = of.as_ref().and_then(|of| tops.iter().position(|top| same(top, of)));
    let has_room = others.0 == 0 && tops.len() < LISTED_MAX;
    let to = match (found.and_then(|at| tops.get_mut(at)), of) {
        (Some(top), _) => share_of(top),
        (None, Some(new)) if has_room => return tops.push(new),
        (None, of) => {
            // There is one at the least; how many there are is known when they are read anew.
            others.0 = others.0.max(u64::from(of.is_some()));
            &mut others.1
        }
    };
    more(&mut to.spend, share.spend);
    to.requests = to.requests.saturating_add(share.requests);
}

fn counts_of(call: &Spent) -> Counts {
    match call.ending {
        Ending::Spend => Counts {
            spend: call.cost,
            requests: 1,
            input_tokens: call.input_tokens,
            output_tokens: call.output_tokens,
            cached_tokens: call.cached_tokens,
            ..Counts::default()
        },
        Ending::Error => Counts { errors: 1, ..Counts::default() },
        // What an operator ended was not refused; its charge is told by itself.
        Ending::Blocked if call.status.contains("request_cancelled") => Counts::default(),
        Ending::Blocked => Counts { blocked: 1, ..Counts::default() },
        // No call: what was spent stays spent.
        Ending::Reset | Ending::Soft => Counts::default(),
    }
}

fn more(sum: &mut Picos, amount: Picos) {
    *sum = sum.saturating_plus(amount);
}

/// Steps that are older than the window leave, and those that have begun since are there. Whether
/// calls have left with them: of those not everything can be taken away here, such as their tokens.
pub(crate) fn roll(overview: &mut Overview, now: Timestamp) -> bool {
    let (window_ms, bucket_ms) = (overview.window.length_ms(), overview.bucket_ms.max(1));
    let now_ms = now.as_millisecond();
    let end_ms = |bucket: &Bucket| bucket.start.as_millisecond().saturating_add(bucket_ms);
    let gone = overview.buckets.iter().take_while(|bucket| end_ms(bucket) <= now_ms - window_ms).count();
    let mut have_calls_left = false;
    for bucket in overview.buckets.drain(..gone).collect::<Vec<_>>() {
        have_calls_left |= bucket.counts != Counts::default();
        overview.since = Timestamp::from_millisecond(end_ms(&bucket)).unwrap_or(now).max(overview.since);
        overview.totals = overview.totals.minus(bucket.counts);
        for (id, spend) in &bucket.customers {
            if let Some(top) = overview.customers.iter_mut().find(|top| top.id == *id) {
                top.share.spend = top.share.spend.saturating_minus(*spend);
            }
        }
        for (name, spend) in &bucket.models {
            if let Some(top) = overview.models.iter_mut().find(|top| top.name == *name) {
                top.share.spend = top.share.spend.saturating_minus(*spend);
            }
        }
    }
    let first_ms = (now_ms - window_ms).div_euclid(bucket_ms) * bucket_ms;
    let mut next_ms = overview.buckets.last().map_or(first_ms, end_ms).max(first_ms);
    while next_ms <= now_ms {
        let Ok(start) = Timestamp::from_millisecond(next_ms) else { break };
        overview.buckets.push(Bucket::empty(start));
        next_ms = next_ms.saturating_add(bucket_ms);
    }
    overview.until = overview.until.max(now);
    have_calls_left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Row;

    #[test]
    fn a_log_is_added_up_with_the_largest_first_and_on_top() {
        let now: Timestamp = "2026-11-21T14:32:07Z".parse().unwrap();
        let calls: Vec<Spent> = (0..120_u64)
            .map(|number| {
                let at = now.as_second() - 60 - (number % 3).cast_signed() * 60;
                let row = serde_json::json!({"event": "spend", "ts": Timestamp::from_second(at).unwrap().to_string(),
                    "customer_id": format!("c{number}"), "model": "m", "spend": number,
                    "prompt_tokens": 9, "cached_tokens": number % 2});
                let row: Row = serde_json::from_value(row).unwrap();
                Spent::of_row(&row, Some(number)).unwrap()
            })
            .collect();
        let overview = summed(Window::Hour, Some(119), now, &calls);
        assert_eq!((overview.totals.requests, overview.totals.spend), (120, Picos::from_dollars(119 * 60)));
        assert_eq!((overview.customers[0].id.as_str(), overview.customers.len()), ("c119", LISTED_MAX));
        assert_eq!((overview.totals.input_tokens, overview.totals.cached_tokens), (9 * 120, 60));
        assert_eq!(overview.other_customers.0, 20);
        assert_eq!(overview.other_customers.1.requests, 20);
        let layers: BTreeSet<&String> = overview.buckets.iter().flat_map(|b| b.customers.keys()).collect();
        assert_eq!(layers.into_iter().collect::<Vec<_>>(), ["c115", "c116", "c117", "c118", "c119"]);
        assert_eq!((overview.models[0].share.requests, overview.other_models.0), (120, 0));
    }

    #[test]
    fn who_finds_no_room_in_the_list_is_one_of_the_others() {
        let now: Timestamp = "2026-11-21T14:32:07Z".parse().unwrap();
        let call = |customer: Option<String>| {
            let row = serde_json::json!({"event": "spend", "ts": now.to_string(), "customer_id": customer,
                "model": "m", "spend": 1});
            Spent::of_row(serde_json::from_value(row).as_ref().unwrap(), None).unwrap()
        };
        let full: Vec<Spent> = (0..LISTED_MAX).map(|number| call(Some(format!("c{number}")))).collect();
        for (customer, others) in [
            (Some("c7"), (0, Share::default())),
            (Some("new"), (1, Share { spend: Picos::from_dollars(1), requests: 1 })),
            // Nobody is billed for it.
            (None, (0, Share { spend: Picos::from_dollars(1), requests: 1 })),
        ] {
            let mut overview = summed(Window::Hour, None, now, &full);
            add(&mut overview, [call(customer.map(str::to_owned))].iter());
            assert_eq!(
                (overview.customers.len(), overview.other_customers),
                (LISTED_MAX, others),
                "{customer:?}"
            );
        }
    }

    #[test]
    fn a_call_that_an_operator_ended_is_not_among_the_refused() {
        let now: Timestamp = "2026-11-21T14:32:07Z".parse().unwrap();
        let calls = ["403 request_cancelled", "403 customer_blocked", "422 budget_exceeded"].map(|status| {
            let row = serde_json::json!({"event": "blocked", "ts": now.to_string(), "model": "m", "status": status});
            Spent::of_row(&serde_json::from_value::<Row>(row).unwrap(), None).unwrap()
        });
        let totals = summed(Window::Hour, None, now, &calls).totals;
        assert_eq!((totals.blocked, totals.requests), (2, 0));
    }
}
