//! What operators see of deliveries: lists, single ones, how many and how much there is of a kind.

use std::fmt;

use super::delivery::read_facts;
use super::{key_of, key_values, source_kind};
use crate::domain::delivery::{DeliveryKey, DeliveryState, DestinationId, SpendFacts};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::store::built::Built;
use crate::store::{Row, Statement, Store, StoreError, Value, rollups};

/// So many pending deliveries are little.
const LITTLE: i64 = 20_000;

/// Everything a list tells of a delivery of spend.
const OF_ENTRY: &str = "select d.destination_id, d.source, d.source_seq, d.part, d.version, d.state, d.attempts, \
     d.next_at_ms, d.last_status, d.last_error, d.done_at_ms, d.facts, coalesce(s.at_ms, d.next_at_ms), \
     coalesce(s.id, ''), s.customer_id, null, s.cost_picos, s.key_hash, s.user_id, s.team_id, s.model_group from ";
/// Everything a list tells of a delivery of an event.
const OF_EVENT: &str = "select d.destination_id, d.source, d.source_seq, d.part, d.version, d.state, d.attempts, \
     d.next_at_ms, d.last_status, d.last_error, d.done_at_ms, d.facts, coalesce(s.at_ms, d.next_at_ms), \
     coalesce(s.id, ''), s.customer_id, s.kind, null, null, null, null, null from ";

/// Which deliveries to list; what is absent does not narrow them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In this state.
    pub state: Option<DeliveryState>,
    /// Of what was booked or happened at or after.
    pub since: Option<Millis>,
    /// Of what was booked or happened before.
    pub until: Option<Millis>,
    /// Of this customer.
    pub customer_id: Option<String>,
    /// Of spend of this key.
    pub key_hash: Option<String>,
    /// Of spend of this user.
    pub user_id: Option<String>,
    /// Of spend of this team.
    pub team_id: Option<String>,
}

impl Filter {
    /// Whether only spend can fit.
    fn is_of_spend(&self) -> bool {
        self.key_hash.is_some() || self.user_id.is_some() || self.team_id.is_some()
    }
}

/// A delivery with what it tells of.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Which.
    pub key: DeliveryKey,
    /// The profile it is told by.
    pub version: i64,
    /// Where it stands.
    pub state: DeliveryState,
    /// How often it was sent.
    pub attempts: u64,
    /// When it is due.
    pub next_at: Millis,
    /// The status of the last answer.
    pub last_status: Option<i64>,
    /// What went wrong last, or why it is kept back.
    pub last_error: Option<String>,
    /// When it was delivered or given up.
    pub done_at: Option<Millis>,
    /// What the line does not say.
    pub facts: SpendFacts,
    /// When it was booked or happened.
    pub at: Millis,
    /// The id of the line or event.
    pub source_id: String,
    /// The customer.
    pub customer_id: Option<String>,
    /// The kind of the event.
    pub event: Option<String>,
    /// The cost of the line.
    pub cost: Option<Picos>,
    /// The key of the line.
    pub key_hash: Option<String>,
    /// The user of the line.
    pub user_id: Option<String>,
    /// The team of the line.
    pub team_id: Option<String>,
    /// The model of the line.
    pub model: Option<String>,
}

fn read(row: &Row) -> Result<Listed, StoreError> {
    let text = |column| row.opt_text(column).map(|text| text.map(str::to_owned));
    let state = row.text(5)?;
    Ok(Listed {
        key: key_of(row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?),
        version: row.int(4)?,
        state: DeliveryState::from_stored(state)
            .ok_or_else(|| StoreError::Damaged(format!("delivery: unknown state {state}")))?,
        attempts: row.int(6)?.unsigned_abs(),
        next_at: Millis(row.int(7)?),
        last_status: row.opt_int(8)?,
        last_error: text(9)?,
        done_at: row.opt_int(10)?.map(Millis),
        facts: read_facts(row.opt_text(11)?)?,
        at: Millis(row.int(12)?),
        source_id: row.text(13)?.into(),
        customer_id: text(14)?,
        event: text(15)?,
        cost: row.opt_int(16)?.map(|picos| Picos::new(picos.into())),
        key_hash: text(17)?,
        user_id: text(18)?,
        team_id: text(19)?,
        model: text(20)?,
    })
}

/// The last of one kind of source that was shown; what comes next lies before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    seq: u64,
    part: u32,
    destination: DestinationId,
}

impl Place {
    fn of(key: &DeliveryKey) -> Self {
        Self { seq: source_kind(key.source).1, part: key.part, destination: key.destination }
    }
}

/// Where a page of deliveries ends: spend and events are numbered apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    entry: Option<Place>,
    event: Option<Place>,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, place) in [self.entry, self.event].into_iter().enumerate() {
            f.write_str(if at == 0 { "" } else { "_" })?;
            if let Some(Place { seq, part, destination }) = place {
                write!(f, "{seq}.{part}.{}", destination.0)?;
            }
        }
        Ok(())
    }
}

impl Mark {
    /// Reads back what [`Display`](fmt::Display) wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let place = |text: &str| {
            if text.is_empty() {
                return Some(None);
            }
            let mut numbers = text.split('.').map(|number| number.parse::<i64>().ok().filter(|n| *n >= 0));
            let place = Place {
                seq: numbers.next()??.unsigned_abs(),
                part: u32::try_from(numbers.next()??).ok()?,
                destination: DestinationId(numbers.next()??),
            };
            numbers.next().is_none().then_some(Some(place))
        };
        let (entry, event) = text.split_once('_')?;
        Some(Self { entry: place(entry)?, event: place(event)? })
    }
}

/// Deliveries of some destinations, newest first, at most so many after a mark; and the mark to go on
/// from if there are more.
pub async fn list(
    store: &Store,
    destinations: &[DestinationId],
    filter: &Filter,
    after: Mark,
    limit: u32,
) -> Result<(Vec<Listed>, Option<Mark>), StoreError> {
    let mut entries = Vec::new();
    let mut events = Vec::new();
    for destination in destinations {
        entries.extend(stream(store, *destination, 0, filter, after.entry, limit).await?);
        if !filter.is_of_spend() {
            events.extend(stream(store, *destination, 1, filter, after.event, limit).await?);
        }
    }
    for rows in [&mut entries, &mut events] {
        rows.sort_by_key(|row| std::cmp::Reverse(Place::of(&row.key)));
    }
    let (mut entries, mut events) = (entries.into_iter().peekable(), events.into_iter().peekable());
    let (mut rows, mut mark) = (Vec::new(), after);
    while rows.len() < limit as usize {
        let is_event = match (entries.peek(), events.peek()) {
            (None, None) => return Ok((rows, None)),
            (Some(entry), Some(event)) => event.at > entry.at,
            (None, Some(_)) => true,
            (Some(_), None) => false,
        };
        let Some(row) = (if is_event { events.next() } else { entries.next() }) else { break };
        *(if is_event { &mut mark.event } else { &mut mark.entry }) = Some(Place::of(&row.key));
        rows.push(row);
    }
    let has_more = entries.peek().is_some() || events.peek().is_some();
    Ok((rows, has_more.then_some(mark)))
}

/// One more than the limit, so that it is known whether there are more.
async fn stream(
    store: &Store,
    destination: DestinationId,
    source: i64,
    filter: &Filter,
    before: Option<Place>,
    limit: u32,
) -> Result<Vec<Listed>, StoreError> {
    let is_rare = match filter.state {
        None | Some(DeliveryState::Delivered) => false,
        Some(DeliveryState::Pending) => is_little_pending(store, destination).await?,
        Some(
            DeliveryState::Dead | DeliveryState::Skipped | DeliveryState::Unknown | DeliveryState::Dropped,
        ) => true,
    };
    let statement = listing(destination, source, filter, is_rare, before, i64::from(limit) + 1);
    store.read_statement(statement).await?.iter().map(read).collect()
}

/// Whether so little waits that it is sooner sorted than looked for among all that was delivered.
async fn is_little_pending(store: &Store, destination: DestinationId) -> Result<bool, StoreError> {
    let sql = "select count(*) from (select 1 from delivery where destination_id = $1 and state = 'pending' \
               limit $2) as counted";
    let rows = store.read(sql, vec![destination.0.into(), (LITTLE + 1).into()]).await?;
    rows.first().map_or(Ok(true), |row| Ok(row.int(0)? <= LITTLE))
}

fn listing(
    destination: DestinationId,
    source: i64,
    filter: &Filter,
    is_rare: bool,
    before: Option<Place>,
    limit: i64,
) -> Statement {
    let mut built = Built::default();
    narrowed(&mut built, destination, source, filter, is_rare);
    if let Some(place) = before {
        // What a destination further back is owed of the same source was not shown yet.
        let way = if destination < place.destination { " <= (" } else { " < (" };
        built.text(" and (d.source_seq, d.part)").text(way).bind(place.seq).text(", ");
        built.bind(i64::from(place.part)).text(")");
    }
    built.text(" order by d.source_seq desc, d.part desc limit ").bind(limit);
    built.finish()
}

fn narrowed(built: &mut Built, destination: DestinationId, source: i64, filter: &Filter, is_rare: bool) {
    built.text(if source == 0 { OF_ENTRY } else { OF_EVENT });
    let table = if source == 0 { "entry" } else { "event" };
    built.text(if filter.customer_id.is_some() || filter.is_of_spend() {
        // Few lines are of one payer, so they are where to begin.
        if source == 0 { "entry s cross join delivery d" } else { "event s cross join delivery d" }
    } else if source == 0 {
        "delivery d left join entry s on s.seq = d.source_seq"
    } else {
        "delivery d left join event s on s.seq = d.source_seq"
    });
    built.text(" where d.destination_id = ").bind(destination.0);
    // The `+` keeps from the order of all deliveries: the index of the state has little to sort.
    built.text(if is_rare { " and +d.source = " } else { " and d.source = " }).bind(source);
    if filter.customer_id.is_some() || filter.is_of_spend() {
        built.text(" and s.seq = d.source_seq");
    }
    within(built, table, filter.since, filter.until);
    built.and("s.customer_id = ", filter.customer_id.as_deref());
    if source == 0 {
        built
            .and("s.key_hash = ", filter.key_hash.as_deref())
            .and("s.user_id = ", filter.user_id.as_deref())
            .and("s.team_id = ", filter.team_id.as_deref());
    }
    // Written out, and with the very words of the index it lies in: else it is not used.
    macro_rules! odd {
        ($state:literal) => {
            concat!(" and d.state in ('dead', 'skipped', 'unknown', 'dropped') and d.state = '", $state, "'")
        };
    }
    built.text(match filter.state {
        None => "",
        // Always true, and a reason to begin with the index of what is due.
        Some(DeliveryState::Pending) if is_rare => " and d.state = 'pending' and d.next_at_ms >= 0",
        Some(DeliveryState::Pending) => " and d.state = 'pending'",
        Some(DeliveryState::Delivered) => " and d.state = 'delivered'",
        Some(DeliveryState::Dead) => odd!("dead"),
        Some(DeliveryState::Skipped) => odd!("skipped"),
        Some(DeliveryState::Unknown) => odd!("unknown"),
        Some(DeliveryState::Dropped) => odd!("dropped"),
    });
}

/// Narrows to a span of time by the numbers of its ends: lines and events come in the order of time.
fn within(built: &mut Built, table: &str, since: Option<Millis>, until: Option<Millis>) {
    let of_entry = table == "entry";
    if let Some(since) = since {
        built.text(if of_entry {
            " and d.source_seq >= (select seq from entry where at_ms >= "
        } else {
            " and d.source_seq >= (select seq from event where at_ms >= "
        });
        built.bind(since.0).text(" order by at_ms, seq limit 1)");
    }
    if let Some(until) = until {
        built.text(if of_entry {
            " and d.source_seq < coalesce((select seq from entry where at_ms >= "
        } else {
            " and d.source_seq < coalesce((select seq from event where at_ms >= "
        });
        built.bind(until.0).text(" order by at_ms, seq limit 1), 9223372036854775807)");
    }
}

/// One delivery.
pub async fn one(store: &Store, key: DeliveryKey) -> Result<Option<Listed>, StoreError> {
    let (source, seq) = source_kind(key.source);
    let mut built = Built::default();
    narrowed(&mut built, key.destination, source, &Filter::default(), false);
    built.text(" and d.source_seq = ").bind(seq).text(" and d.part = ").bind(i64::from(key.part));
    store.read_statement(built.finish()).await?.first().map(read).transpose()
}

/// How many deliveries of spend are in a state, and what their lines cost; a line counts once for
/// each destination.
pub async fn total(
    store: &Store,
    destinations: &[DestinationId],
    filter: &Filter,
) -> Result<(u64, Picos), StoreError> {
    let (mut count, mut cost) = (0_u64, Picos::ZERO);
    for destination in destinations {
        let mut built = Built::default();
        built.text(
            "select count(*), coalesce(sum(case when part = 0 then cost / 1000000000000 else 0 end), 0), \
             coalesce(sum(case when part = 0 then cost % 1000000000000 / 1000000 else 0 end), 0), \
             coalesce(sum(case when part = 0 then cost % 1000000 else 0 end), 0) from \
             (select part, coalesce(cost_picos, 0) as cost from (",
        );
        narrowed(&mut built, *destination, 0, filter, filter.state == Some(DeliveryState::Skipped));
        built.text(") as found) as counted");
        let rows = store.read_statement(built.finish()).await?;
        if let Some(row) = rows.first() {
            count = count.saturating_add(row.int(0)?.unsigned_abs());
            cost = cost.saturating_plus(rollups::spend(row, 1)?);
        }
    }
    Ok((count, cost))
}

/// What operators did to a delivery, the latest last.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// When.
    pub at: Millis,
    /// Who.
    pub author: String,
    /// What.
    pub action: String,
    /// In words.
    pub note: Option<String>,
}

/// What operators did to a delivery, the newest first.
pub async fn noted(store: &Store, key: DeliveryKey, limit: u32) -> Result<Vec<Noted>, StoreError> {
    let sql = "select at_ms, author, action, note from delivery_audit where destination_id = $1 and source = $2 \
               and source_seq = $3 and part = $4 order by seq desc limit $5";
    let mut binds: Vec<Value> = key_values(&key).to_vec();
    binds.push(i64::from(limit).into());
    let read = |row: &Row| {
        Ok(Noted {
            at: Millis(row.int(0)?),
            author: row.text(1)?.into(),
            action: row.text(2)?.into(),
            note: row.opt_text(3)?.map(Into::into),
        })
    };
    store.read(sql, binds).await?.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::records::tests::empty;

    #[test]
    fn a_mark_is_read_back_and_nothing_else_is() {
        let place = |seq| Some(Place { seq, part: 1, destination: DestinationId(2) });
        for mark in [
            Mark::default(),
            Mark { entry: place(7), event: None },
            Mark { entry: None, event: place(9) },
            Mark { entry: place(u64::from(u32::MAX) + 1), event: place(1) },
        ] {
            assert_eq!(Mark::parse(&mark.to_string()), Some(mark), "{mark}");
        }
        for text in ["", "1", "1.2.3", "1.2_", "1.2.3.4_", "-1.0.1_", "x_", "1.2.3_1", "_ _"] {
            assert_eq!(Mark::parse(text), None, "{text:?}");
        }
    }

    async fn plan(store: &Store, statement: Statement) -> String {
        let sql = format!("explain query plan {}", statement.sql);
        let rows = store.read_statement(Statement { sql: sql.into(), ..statement }).await.unwrap();
        let steps: Vec<&str> = rows.iter().map(|row| row.text(3).unwrap()).collect();
        steps.join("; ")
    }

    #[tokio::test]
    async fn a_page_is_read_where_it_lies() {
        let (_folder, store) = empty().await;
        let place = Place { seq: 9, part: 0, destination: DestinationId(1) };
        let of_state = |state| Filter { state: Some(state), ..Filter::default() };
        for (filter, is_rare, index) in [
            (Filter::default(), false, "SEARCH d USING PRIMARY KEY (destination_id=? AND source=? AND "),
            (
                of_state(DeliveryState::Dead),
                true,
                "SEARCH d USING INDEX delivery_odd (destination_id=? AND state=? AND source_seq<?)",
            ),
            (
                of_state(DeliveryState::Pending),
                true,
                "SEARCH d USING INDEX delivery_due (destination_id=? AND ",
            ),
            (of_state(DeliveryState::Pending), false, "SEARCH d USING PRIMARY KEY"),
            (
                Filter { customer_id: Some("acme".into()), ..Filter::default() },
                false,
                "SEARCH s USING INDEX entry_by_customer (customer_id=?",
            ),
        ] {
            let plan = plan(&store, listing(DestinationId(1), 0, &filter, is_rare, Some(place), 10)).await;
            assert!(plan.starts_with(index), "{filter:?}: {plan}");
        }
    }
}
