//! The answers of the server to what the dashboard asks.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde_json::Value;

use super::overview;
use crate::client::{ActivityQuery, Cause, Client, ClientError, ListCall, Records, Row, ServerClock, Wanted};
use crate::domain::money::Picos;
use crate::text::{look, money};
use crate::tui::data::{Active, Budget, Customer, Destination, Failed, Key};
use crate::tui::event::{Ask, Found, Live, Loaded, Server};
use crate::tui::state::Searched;

/// So many customers are kept, those who spent most …
const CUSTOMERS_MAX: usize = 5_000;
/// … and of a list without pages so many are counted.
const COUNTED_MAX: usize = 1_000_000;
const BUDGETS_MAX: usize = 2_000;
const KEYS_MAX: usize = 2_000;
const DELIVERIES_MAX: usize = 200;
const ACTIVE_MAX: usize = 1_000;
/// Days in the detail of a customer.
const DETAIL_DAYS: i64 = 30;

/// What is known of the server, so that it is not asked in vain again and again.
#[derive(Debug, Default)]
pub(crate) struct Known {
    has_no_overview: AtomicBool,
}

impl Known {
    /// Whether the server was asked for its sums and has none: then it has no stream either.
    pub(crate) fn has_no_overview(&self) -> bool {
        self.has_no_overview.load(Ordering::Relaxed)
    }

    /// Another server may be there now.
    pub(super) fn forget(&self) {
        self.has_no_overview.store(false, Ordering::Relaxed);
    }
}

/// Answers a question.
pub(crate) async fn answer(client: &Client, ask: &Ask, known: &Known) -> Result<Live, ClientError> {
    match ask {
        Ask::Server => server(client).await,
        Ask::Overview(window) => {
            if !known.has_no_overview() {
                match overview::by_server(client, *window).await {
                    Err(error) if error.cause == Cause::Unsupported => {
                        known.has_no_overview.store(true, Ordering::Relaxed);
                    }
                    answer => return answer,
                }
            }
            overview::by_log(client, *window).await
        }
        Ask::Customers => customers(client).await,
        Ask::Budgets => {
            let (rows, total) = all_of(client, ListCall::budgets(), BUDGETS_MAX).await?;
            Ok(Live::Budgets(loaded(rows, total, Budget::of_row)))
        }
        Ask::Keys => {
            let page = client.key_list(&[], KEYS_MAX).await?;
            Ok(Live::Keys(loaded(page.rows, page.total, Key::of_row)))
        }
        Ask::Deliveries => deliveries(client).await,
        Ask::Active => {
            let active = client.requests_active(&[], ACTIVE_MAX).await.map_err(no_object)?;
            let total = active.beside.get("total").and_then(Value::as_u64).unwrap_or(0);
            let total = usize::try_from(total).unwrap_or(usize::MAX);
            let held = active.beside.get("total_held").and_then(money::amount);
            Ok(Live::Active { calls: loaded(active.rows, total, Active::of_row), held })
        }
        Ask::CustomerDetail(id) => detail(client, id).await,
        Ask::Customer(id) => {
            let row = client.record(Records::Customers, id).await?;
            let customer = row.and_then(Customer::of_row).map(Box::new);
            Ok(Live::Customer { id: id.clone(), customer })
        }
        Ask::Search(list, text) => {
            let found = search(client, *list, text).await?;
            Ok(Live::Found { text: text.clone(), found })
        }
    }
}

/// There is no object to be missing on a path of its own: a server that does not find it has none.
fn no_object(error: ClientError) -> ClientError {
    match error.cause {
        Cause::NotFound => ClientError { cause: Cause::Unsupported, ..error },
        _ => error,
    }
}

async fn server(client: &Client) -> Result<Live, ClientError> {
    let ready = client.readiness().await?;
    let asked = Instant::now();
    let details = client.readiness_details().await.unwrap_or_default();
    let clock = ServerClock::of(&details, &ready, asked.elapsed());
    let role = match client.caller().await {
        Ok(caller) => caller.get("role").and_then(Value::as_str).map(str::to_owned),
        // A key that is refused everywhere is one that should be said to be wrong.
        Err(error) if error.cause == Cause::Auth => return Err(error),
        Err(_) => None,
    };
    let text = |name: &str| look::member(&details, name).and_then(Value::as_str).map(str::to_owned);
    let features = details.get("features").and_then(Value::as_array).into_iter().flatten();
    Ok(Live::Server(Server {
        version: text("version").or_else(|| text("litellm_version")),
        features: features.filter_map(Value::as_str).map(str::to_owned).collect(),
        skew_ms: clock.map_or(0, |clock| clock.ahead_ms),
        may_write: role.as_deref().is_none_or(|role| role == "proxy_admin"),
        role,
    }))
}

async fn customers(client: &Client) -> Result<Live, ClientError> {
    let (rows, total) = all_of(client, largest_first(), CUSTOMERS_MAX).await?;
    Ok(Live::Customers(loaded(rows, total, Customer::of_row)))
}

/// Customers, those who spent most first.
fn largest_first() -> ListCall {
    ListCall::customers().query("sort_by", "spend").query("sort_order", "desc")
}

/// Those of a list of whom a name has this text, at most as many as are kept of it.
async fn search(client: &Client, list: Searched, text: &str) -> Result<Found, ClientError> {
    Ok(match list {
        Searched::Customers => {
            let (rows, total) = found_in(client, largest_first(), text, CUSTOMERS_MAX).await?;
            Found::Customers(loaded(rows, total, Customer::of_row))
        }
        Searched::Budgets => {
            let (rows, total) = found_in(client, ListCall::budgets(), text, BUDGETS_MAX).await?;
            Found::Budgets(loaded(rows, total, Budget::of_row))
        }
        Searched::Keys => {
            let page = client.key_list(&[("search".to_owned(), text.to_owned())], KEYS_MAX).await?;
            Found::Keys(loaded(page.rows, page.total, Key::of_row))
        }
    })
}

/// The first rows that a search finds, and how many it finds. A server that knows no pages of a list
/// does not search it either: what it sends is everything.
async fn found_in(
    client: &Client,
    call: ListCall,
    text: &str,
    most: usize,
) -> Result<(Vec<Row>, usize), ClientError> {
    let mut listing = client.listing(call.query("search", text), Wanted::First(most));
    let mut rows = Vec::new();
    while rows.len() < most
        && let Some(some) = listing.next().await?
    {
        if !listing.is_paged() {
            let message = "this server searches no lists";
            return Err(ClientError::local(Cause::Unsupported, message, client.url().as_str()));
        }
        rows.extend(some);
    }
    rows.truncate(most);
    let total = listing.total().unwrap_or(rows.len());
    Ok((rows, total))
}

/// The first rows of a list, and how many there are.
async fn all_of(client: &Client, call: ListCall, most: usize) -> Result<(Vec<Row>, usize), ClientError> {
    let mut listing = client.listing(call, Wanted::First(most));
    let (mut rows, mut counted) = (Vec::new(), 0);
    while let Some(some) = listing.next().await? {
        counted += some.len();
        let room = most - rows.len();
        rows.extend(some.into_iter().take(room));
        let is_enough = rows.len() >= most && (listing.is_paged() || counted >= COUNTED_MAX);
        if is_enough {
            break;
        }
    }
    Ok((rows, listing.total().unwrap_or(counted)))
}

fn loaded<T>(rows: Vec<Row>, total: usize, of_row: impl Fn(Row) -> Option<T>) -> Loaded<T> {
    let rows: Vec<T> = rows.into_iter().filter_map(of_row).collect();
    Loaded { total: total.max(rows.len()), rows }
}

/// The destinations, and what failed there: what is dead, what may have arrived, what is tried again.
async fn deliveries(client: &Client) -> Result<Live, ClientError> {
    let of_state = |state: &str| [("state".to_owned(), state.to_owned())];
    let (dead, unknown, pending) = (of_state("dead"), of_state("unknown"), of_state("pending"));
    let (destinations, dead, unknown, pending) = tokio::try_join!(
        client.delivery_status(),
        client.delivery_list(&dead, DELIVERIES_MAX),
        client.delivery_list(&unknown, DELIVERIES_MAX),
        client.delivery_list(&pending, DELIVERIES_MAX),
    )
    .map_err(no_object)?;
    let failed = [dead.rows, unknown.rows, pending.rows].concat();
    let failed = failed.into_iter().filter_map(Failed::of_row);
    Ok(Live::Deliveries {
        destinations: destinations.into_iter().filter_map(Destination::of_row).collect(),
        failed: failed.filter(|failed| failed.state != "pending" || failed.attempts > 0).collect(),
    })
}

async fn detail(client: &Client, id: &str) -> Result<Live, ClientError> {
    // The clock of the server may be ahead: the day after is no more than empty.
    let today = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let end = today.tomorrow().unwrap_or(today);
    let start = today.checked_sub(Span::new().days(DETAIL_DAYS - 1)).unwrap_or(today);
    let customers = [id.to_owned()];
    let query = ActivityQuery { customers: &customers, start, end, all_keys: false };
    let mut days = BTreeMap::<String, Picos>::new();
    for row in client.customer_activity(&query).await? {
        let Some(date) = row.get("date").and_then(Value::as_str) else { continue };
        let spend = look::member(&row, "metrics.spend").and_then(money::amount).unwrap_or(Picos::ZERO);
        let day = days.entry(date.to_owned()).or_default();
        *day = day.saturating_plus(spend);
    }
    Ok(Live::CustomerDetail { id: id.to_owned(), days: every_day(days, start, today) })
}

/// The days of a range, also those without spend, and what there is outside of it.
fn every_day(mut days: BTreeMap<String, Picos>, start: Date, end: Date) -> Vec<(String, Picos)> {
    for day in start.series(Span::new().days(1)).take_while(|day| *day <= end) {
        days.entry(day.to_string()).or_insert(Picos::ZERO);
    }
    days.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use axum::http::Uri;
    use serde_json::json;

    use super::*;
    use crate::client::{BaseUrl, ClientOptions};

    /// What a search of customers brings of a server that answers so.
    async fn searched(answer: fn(&Uri) -> Value, most: usize) -> Result<(Vec<Row>, usize), ClientError> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = BaseUrl::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        let router = axum::Router::new().fallback(async move |uri: Uri| axum::Json(answer(&uri)));
        let serving = tokio::spawn(axum::serve(listener, router).into_future());
        let client = Client::new(ClientOptions { retries: 0, ..ClientOptions::new(url, None) }).unwrap();
        let found = found_in(&client, largest_first(), "a b", most).await;
        serving.abort();
        found
    }

    #[tokio::test]
    async fn no_more_is_read_than_is_kept() {
        fn page(uri: &Uri) -> Value {
            let query = uri.query().unwrap_or_default();
            assert!(query.contains("search=a+b") && query.contains("sort_by=spend"), "{query}");
            let page: usize = (1..9).find(|page| query.contains(&format!("page={page}&"))).unwrap();
            let rows = ((page - 1) * 100..page * 100).take_while(|at| *at < 250);
            let rows: Vec<Value> = rows.map(|at| json!({"user_id": format!("c{at}")})).collect();
            json!({"customers": rows, "total_count": 250, "current_page": page, "total_pages": 3})
        }
        for (most, read) in [(50, 50), (150, 150), (250, 250), (5_000, 250)] {
            let (rows, total) = searched(page, most).await.unwrap();
            assert_eq!((rows.len(), total), (read, 250));
        }
    }

    #[tokio::test]
    async fn a_server_without_pages_has_no_search() {
        let everybody = |_: &Uri| json!([{"user_id": "a"}, {"user_id": "b"}]);
        assert_eq!(searched(everybody, 5_000).await.unwrap_err().cause, Cause::Unsupported);
    }

    #[test]
    fn a_day_without_spend_is_a_day() {
        let spent =
            ["2026-10-30", "2026-11-02", "2026-11-04"].map(|day| (day.to_owned(), Picos::from_dollars(2)));
        let day = |text: &str| text.parse::<Date>().unwrap();
        let days = every_day(spent.into(), day("2026-10-30"), day("2026-11-03"));
        let shown: Vec<String> =
            days.iter().map(|(day, spend)| format!("{day} {}", money::plain(*spend))).collect();
        assert_eq!(
            shown,
            // The clock of the server is ahead.
            ["2026-10-30 2", "2026-10-31 0", "2026-11-01 0", "2026-11-02 2", "2026-11-03 0", "2026-11-04 2"]
        );
    }
}
