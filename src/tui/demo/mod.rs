//! The demonstration: made-up customers, prices and calls under a fixed clock. The same on every
//! machine, so pictures and tests are made of it. It comes in as news, on the way the server's does.

mod calls;
mod cast;
mod numbers;

use jiff::Timestamp;
use ratatui::layout::Size;
use serde_json::{Value, json};

use super::data::{Active, Budget, Customer, Destination, Failed, Key, Object};
use super::event::{Ask, At, Event, Found, Live, Loaded, Server};
use super::state::{Options, Searched, State};
use super::update::update;
use crate::client::Row;
use crate::domain::money::Picos;

pub(crate) use calls::event;

/// How many calls the ring begins with.
const CALLS: u64 = 240;
/// The address it claims to watch.
pub(crate) const URL: &str = "http://127.0.0.1:4000";

/// The present of the demonstration.
pub(crate) fn now() -> Timestamp {
    // 2026-11-21 14:32:07 UTC, which every clock can hold.
    Timestamp::constant(1_795_271_527, 0)
}

/// The dashboard as the demonstration begins.
pub(crate) fn state(mut options: Options, size: Size) -> State {
    options.profile = Some("prod".to_owned());
    options.url = URL.to_owned();
    let window = options.window;
    let mut state = State::new(options, size, now());
    let asks = [
        Ask::Server,
        Ask::Overview(window),
        Ask::Budgets,
        Ask::Customers,
        Ask::Keys,
        Ask::Deliveries,
        Ask::Active,
    ];
    let calls = (0..CALLS).map(|number| event(number, now())).collect();
    let news = asks.iter().map(answer).chain([Live::Connected, Live::Spent(calls)]);
    for live in news {
        // Nothing outside is asked: every answer is here.
        let _ = update(&mut state, At { now: now(), event: Event::Live(live) });
    }
    state
}

/// What the demonstration answers.
pub(crate) fn answer(ask: &Ask) -> Live {
    match ask {
        Ask::Server => Live::Server(Server {
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            features: ["spend_stream", "spend_overview", "requests_active", "held", "deliveries"]
                .map(str::to_owned)
                .to_vec(),
            skew_ms: 0,
            role: Some("proxy_admin".to_owned()),
            may_write: true,
        }),
        Ask::Overview(window) => {
            Live::Overview { numbers: Box::new(numbers::overview(*window, now())), at: now() }
        }
        Ask::Customers => Live::Customers(loaded(cast::customers(now()), Customer::of_row)),
        Ask::Budgets => Live::Budgets(loaded(cast::budgets(now()), Budget::of_row)),
        Ask::Keys => Live::Keys(loaded(cast::keys(now()), Key::of_row)),
        Ask::Deliveries => Live::Deliveries {
            destinations: cast::destinations().into_iter().filter_map(Destination::of_row).collect(),
            failed: cast::failed(now()).into_iter().filter_map(Failed::of_row).collect(),
        },
        Ask::Active => {
            let calls = loaded(cast::active(now()), Active::of_row);
            let held = calls.rows.iter().fold(Picos::ZERO, |sum, call| sum.saturating_plus(call.held));
            Live::Active { calls, held: Some(held) }
        }
        Ask::CustomerDetail(id) => Live::CustomerDetail { id: id.clone(), days: numbers::days(id, now()) },
        Ask::Customer(id) => {
            let mut all = cast::customers(now()).into_iter().filter_map(Customer::of_row);
            Live::Customer { id: id.clone(), customer: all.find(|it| it.id == *id).map(Box::new) }
        }
        Ask::Search(list, text) => {
            let found = match list {
                Searched::Customers => {
                    Found::Customers(named(cast::customers(now()), text, Customer::of_row))
                }
                Searched::Budgets => Found::Budgets(named(cast::budgets(now()), text, Budget::of_row)),
                Searched::Keys => Found::Keys(named(cast::keys(now()), text, Key::of_row)),
            };
            Live::Found { text: text.clone(), found }
        }
    }
}

fn loaded<T>(rows: Vec<Row>, of_row: impl Fn(Row) -> Option<T>) -> Loaded<T> {
    let rows: Vec<T> = rows.into_iter().filter_map(of_row).collect();
    let total = rows.len();
    Loaded { rows, total }
}

/// Those whose id has a text.
fn named<T: Object>(rows: Vec<Row>, text: &str, of_row: impl Fn(Row) -> Option<T>) -> Loaded<T> {
    let mut loaded = loaded(rows, of_row);
    loaded.rows.retain(|row| row.id().to_lowercase().contains(&text.to_lowercase()));
    Loaded { total: loaded.rows.len(), ..loaded }
}

fn row(value: Value) -> Row {
    match value {
        Value::Object(row) => row,
        _ => Row::new(),
    }
}

/// An amount of so many micro-dollars, as the wire writes it.
fn micros(count: u64) -> Value {
    json!(crate::wire::money::Usd(Picos::new(i128::from(count) * 1_000_000)))
}

/// A number that looks as if nobody chose it: the same for the same seed.
fn scrambled(seed: u64) -> u64 {
    // The finaliser of SplitMix64.
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// So long before `now`.
fn before(now: Timestamp, ms: i64) -> Timestamp {
    now.checked_sub(jiff::SignedDuration::from_millis(ms)).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::data::Spent;
    use crate::tui::state::Window;

    #[test]
    fn the_clock_says_what_the_pictures_say() {
        assert_eq!(now().to_string(), "2026-11-21T14:32:07Z");
    }

    #[test]
    fn calls_end_in_every_way() {
        use crate::tui::data::Ending;
        let of = |ending| (0..CALLS).map(|number| event(number, now())).filter(move |of| of.ending == ending);
        assert!(of(Ending::Spend).all(|of| of.cost > Picos::ZERO && of.seq.is_some()));
        for ending in [Ending::Blocked, Ending::Error] {
            assert!(of(ending).count() >= 3, "{ending:?}");
            let is_free = |of: &Spent| of.cost == Picos::ZERO && of.seq.is_none() && of.output_tokens == 0;
            assert!(of(ending).all(|of| is_free(&of)), "{ending:?}");
        }
    }

    #[test]
    fn every_window_adds_up() {
        for window in Window::ALL {
            let overview = numbers::overview(window, now());
            let sum = |of: &dyn Fn(&crate::tui::data::Bucket) -> crate::domain::money::Picos| {
                overview
                    .buckets
                    .iter()
                    .fold(crate::domain::money::Picos::ZERO, |sum, bucket| sum.plus(of(bucket)).unwrap())
            };
            let total = overview.totals.spend;
            assert_eq!(sum(&|bucket| bucket.counts.spend), total, "{}", window.name());
            let customers: i128 = overview.customers.iter().map(|top| top.share.spend.get()).sum();
            assert_eq!(customers + overview.other_customers.1.spend.get(), total.get());
            let models: i128 = overview.models.iter().map(|top| top.share.spend.get()).sum();
            assert_eq!(models + overview.other_models.1.spend.get(), total.get());
        }
    }
}
