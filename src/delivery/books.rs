//! Proof that what was spent is what was told: the ledger next to the outbox, and the outbox next to
//! what a billing system says it keeps.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;

use tokio::time::{Instant, timeout, timeout_at};

use super::asking::Turn;
use super::operate::Refused;
use super::{Deliveries, Destination, wave};
use crate::domain::delivery::{DeliveryState, Profile};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::store::StoreError;
use crate::store::outbox::delivery::Due;
use crate::store::outbox::operator::{self, Filter, Listed, Mark};
use crate::store::outbox::owed::{self, Span};
use crate::wire::delivery::{
    Checked, Comparison, Finding, Level, Missing, Named, StateSum, Sum, Verified, VerifiedDestination,
};
use crate::wire::money::Usd;

use super::target::Item;

/// Lines that are named of those that are missing.
const NAMED_MAX: u32 = 100;
/// Deliveries that are compared at once.
const SLICE: u32 = 2_000;
/// The newest deliveries that tell who is billed.
const PAYERS_FROM: u32 = 2_000;
/// Charge ids that are handed to a check.
const PAYERS_MAX: usize = 500;
/// How long a check may take in all.
const CHECK_MAX: Duration = Duration::from_secs(60);
/// How long it may take until everybody has said what he keeps.
const KEPT_MAX: Duration = Duration::from_secs(600);

/// What a billing system answers about itself. Only reads.
pub trait Books: std::fmt::Debug + Send + Sync {
    /// Whether it is set up for what is sent: for this profile, for these charge ids (none: only whether
    /// it can be reached), and for usage that has waited so long.
    fn check<'a>(
        &'a self,
        profile: &'a Profile,
        charge_ids: &'a [String],
        oldest_pending_ms: Option<u64>,
    ) -> BoxFuture<'a, Vec<Finding>>;

    /// What it keeps of a span, both ends included, next to what was delivered; or why it does not say.
    fn compare<'a>(
        &'a self,
        profile: &'a Profile,
        from: Millis,
        to: Millis,
        delivered: &'a [Item],
    ) -> BoxFuture<'a, Result<Comparison, String>>;
}

impl Deliveries {
    /// Compares the charges of a span with what destinations are owed, and with what those keep that
    /// can be asked.
    pub async fn verify(&self, destination: Option<&str>, span: Span) -> Result<Verified, Refused> {
        let chosen = self.named(destination)?;
        let _turn = self.turn(&chosen)?;
        let deadline = Instant::now() + KEPT_MAX;
        let store = self.store();
        let charges = owed::charges(store, span).await?;
        let mut verified = Verified {
            since: span.since.to_string(),
            until: span.until.to_string(),
            ok: true,
            charges: Sum { count: charges.count, cost: Usd(charges.cost) },
            destinations: Vec::new(),
        };
        for destination in chosen {
            let one = self.verify_one(destination, span, deadline).await?;
            verified.ok &= one.ok;
            verified.destinations.push(one);
        }
        Ok(verified)
    }

    async fn verify_one(
        &self,
        destination: &Destination,
        span: Span,
        deadline: Instant,
    ) -> Result<VerifiedDestination, StoreError> {
        let mut states = owed::by_state(self.store(), destination.id(), span).await?;
        states.sort_by_key(|(state, _)| DeliveryState::ALL.iter().position(|known| known == state));
        let shown = |(state, sum): (DeliveryState, owed::Sum)| StateSum {
            state: state.as_str().into(),
            count: sum.count,
            cost: Usd(sum.cost),
        };
        let missing = self.missing(destination, span).await?;
        let (kept, error) = match timeout_at(deadline, self.kept(destination, span)).await {
            Err(_) => (None, Some(too_slow("everything it keeps", KEPT_MAX, "ask for a shorter span"))),
            Ok(kept) => match kept? {
                None => (None, None),
                Some(Ok(kept)) => (Some(kept), None),
                Some(Err(error)) => (None, Some(error)),
            },
        };
        Ok(VerifiedDestination {
            destination: destination.name().into(),
            ok: missing.count == 0 && error.is_none() && kept.as_ref().is_none_or(is_equal),
            deliveries: states.into_iter().map(shown).collect(),
            missing,
            kept,
            error,
        })
    }

    /// The right to ask these at length; each is asked once at a time.
    fn turn(&self, chosen: &[&Arc<Destination>]) -> Result<Turn<'_>, Refused> {
        let ids = chosen.iter().map(|destination| destination.id()).collect();
        self.inner.desk.asking.begin(ids).map_err(|busy| {
            let name = self.get(busy).map(|it| it.name()).unwrap_or_default();
            let message = format!(
                "'{name}' is being checked or compared for somebody already; try again when that is done."
            );
            Refused::Busy { message }
        })
    }

    /// Charges without a delivery, by what the profile of their time owes of them. A destination that is
    /// not configured any more is owed nothing.
    async fn missing(&self, destination: &Destination, span: Span) -> Result<Missing, StoreError> {
        let mut missing = Missing { count: 0, cost: Usd(Picos::ZERO), first: Vec::new() };
        if destination.target().is_none() {
            return Ok(missing);
        }
        let store = self.store();
        let versions = owed::versions(store, destination.id()).await?;
        for (at, (version, began)) in versions.iter().enumerate() {
            let ended = versions.get(at + 1).map_or(span.until, |(_, next)| *next);
            let of_version = Span { since: span.since.max(*began), until: span.until.min(ended) };
            if of_version.since >= of_version.until {
                continue;
            }
            let profile = destination.profile(store, *version).await?;
            for part in 0..parts_max(&profile) {
                let id = destination.id();
                let (sum, ids) = owed::missing(store, id, &profile, part, of_version, NAMED_MAX).await?;
                missing.count = missing.count.saturating_add(sum.count);
                missing.cost = Usd(missing.cost.0.saturating_plus(sum.cost));
                let room = (NAMED_MAX as usize).saturating_sub(missing.first.len());
                missing.first.extend(ids.into_iter().take(room));
            }
        }
        Ok(missing)
    }

    /// What a destination keeps, in slices of time that touch, so that memory stays small.
    async fn kept(
        &self,
        destination: &Destination,
        span: Span,
    ) -> Result<Option<Result<Comparison, String>>, StoreError> {
        let Some(books) = destination.target().and_then(|target| target.protocol.books()) else {
            return Ok(None);
        };
        let store = self.store();
        let profile = destination.profile(store, destination.version()).await?;
        let filter = Filter {
            state: Some(DeliveryState::Delivered),
            since: Some(span.since),
            until: Some(span.until),
            ..Filter::default()
        };
        let mut whole = nothing();
        let mut slices = Slices::of(span, |row: &Listed| row.at);
        let mut mark = Some(Mark::default());
        while let Some(after) = mark {
            let (mut page, next) = operator::list(store, &[destination.id()], &filter, after, SLICE).await?;
            mark = next;
            page.retain(|row| row.event.is_none());
            let Some((from, to, rows)) = slices.take(page, next.is_some()) else { continue };
            let due = rows.into_iter().map(due).collect();
            let (items, _) = wave::items(store, destination, due).await?;
            match books.compare(&profile, from, to, &items).await {
                Ok(part) => merge(&mut whole, part),
                Err(error) => return Ok(Some(Err(error))),
            }
        }
        Ok(Some(Ok(whole)))
    }

    /// Asks a billing system whether it is set up for what is sent. Without `with_payers` only whether
    /// it can be reached.
    pub async fn check(&self, name: &str, with_payers: bool) -> Result<Checked, Refused> {
        let destination = self.known(name)?;
        let Some(books) = destination.target().and_then(|target| target.protocol.books()) else {
            return Err(Refused::impossible(
                "destination",
                format!(
                    "'{name}' cannot be asked: {}.",
                    if destination.target().is_none() {
                        "it is not configured"
                    } else {
                        "nothing is known of how to ask a system of its kind, and a sample would bill somebody"
                    }
                ),
            ));
        };
        let _turn = self.turn(&[destination])?;
        let profile = destination.profile(self.store(), destination.version()).await?;
        let payers = if with_payers { self.payers(destination, &profile).await? } else { Vec::new() };
        let oldest = crate::store::outbox::delivery::oldest(self.store(), destination.id()).await?;
        let waited = oldest.map(|oldest| self.now().since(oldest));
        let findings = timeout(CHECK_MAX, books.check(&profile, &payers, waited)).await;
        let findings = findings.unwrap_or_else(|_| vec![unfinished()]);
        let ok = findings.iter().all(|finding| finding.level != Level::Fail);
        Ok(Checked { destination: name.into(), ok, findings })
    }

    /// Those who were billed last.
    async fn payers(&self, destination: &Destination, profile: &Profile) -> Result<Vec<String>, StoreError> {
        let ids = [destination.id()];
        let (rows, _) =
            operator::list(self.store(), &ids, &Filter::default(), Mark::default(), PAYERS_FROM).await?;
        let mut payers: Vec<String> = Vec::new();
        for row in rows {
            let payer = super::shown::charge_id(&row, profile).filter(|payer| !payers.contains(payer));
            payers.extend(payer);
            if payers.len() == PAYERS_MAX {
                break;
            }
        }
        Ok(payers)
    }
}

/// What is found of a system that is not done answering.
fn unfinished() -> Finding {
    Finding {
        name: "time".into(),
        level: Level::Fail,
        text: too_slow("all questions", CHECK_MAX, "nothing more was asked"),
        hint: "see whether it is overloaded, and the network between".into(),
    }
}

fn too_slow(what: &str, most: Duration, so: &str) -> String {
    format!("it did not answer {what} within {} seconds; {so}", most.as_secs())
}

/// How many deliveries a charge owes at the most.
fn parts_max(profile: &Profile) -> u32 {
    match profile {
        Profile::Lago(lago) => u32::try_from(lago.codes.len()).unwrap_or(u32::MAX),
        Profile::Webhook(webhook) => u32::from(webhook.spend_tracked),
        Profile::Slack(_) => 0,
        Profile::OpenMeter(_) | Profile::Stripe(_) => 1,
    }
}

fn due(row: Listed) -> Due {
    let attempts = u32::try_from(row.attempts).unwrap_or(u32::MAX);
    Due {
        key: row.key,
        version: row.version,
        attempts,
        next_at: row.next_at,
        first_sent_at: None,
        facts: row.facts,
    }
}

/// Pages from the newest to the oldest become slices of time that touch. What came about in one second
/// stays together, because slices are told apart by time alone, and a billing system may keep whole
/// seconds or lose a millisecond.
struct Slices<T, F> {
    at: F,
    /// Read already, and part of the next slice.
    rows: Vec<T>,
    from: Millis,
    /// The last millisecond that no slice was of.
    to: Millis,
}

impl<T, F: Fn(&T) -> Millis> Slices<T, F> {
    fn of(span: Span, at: F) -> Self {
        Self { at, rows: Vec::new(), from: span.since, to: span.until.plus_ms(-1) }
    }

    /// Takes the next page; answers the slice that is whole now, if one is. After the last page it
    /// always is.
    fn take(&mut self, page: Vec<T>, has_more: bool) -> Option<(Millis, Millis, Vec<T>)> {
        self.rows.extend(page);
        if !has_more {
            return Some((self.from, self.to, std::mem::take(&mut self.rows)));
        }
        // The oldest second may go on in the next page.
        let second = |row: &T| (self.at)(row).0.div_euclid(1_000);
        let edge = self.rows.last().map(second)?;
        let first = self.rows.iter().position(|row| second(row) == edge).filter(|first| *first > 0)?;
        let carried = self.rows.split_off(first);
        let rows = std::mem::replace(&mut self.rows, carried);
        let begin = Millis((edge + 1) * 1_000);
        Some((begin, std::mem::replace(&mut self.to, begin.plus_ms(-1)), rows))
    }
}

fn nothing() -> Comparison {
    let sum = Sum { count: 0, cost: Usd(Picos::ZERO) };
    let named = Named::default;
    Comparison {
        sent: sum,
        accepted: sum,
        missing: named(),
        doubled: named(),
        wrong: named(),
        unexpected: named(),
    }
}

fn merge(whole: &mut Comparison, part: Comparison) {
    for (whole, part) in [(&mut whole.sent, part.sent), (&mut whole.accepted, part.accepted)] {
        whole.count = whole.count.saturating_add(part.count);
        whole.cost = Usd(whole.cost.0.saturating_plus(part.cost.0));
    }
    for (whole, part) in [
        (&mut whole.missing, part.missing),
        (&mut whole.doubled, part.doubled),
        (&mut whole.wrong, part.wrong),
        (&mut whole.unexpected, part.unexpected),
    ] {
        whole.count = whole.count.saturating_add(part.count);
        let room = (NAMED_MAX as usize).saturating_sub(whole.first.len());
        whole.first.extend(part.first.into_iter().take(room));
    }
}

fn is_equal(kept: &Comparison) -> bool {
    [&kept.missing, &kept.doubled, &kept.wrong, &kept.unexpected].iter().all(|named| named.count == 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn slices_touch_and_hold_everything_once(
            mut times in prop::collection::vec(100_100_i64..140_000, 0..60),
            size in 1_usize..9,
        ) {
            times.sort_unstable_by(|a, b| b.cmp(a));
            let span = Span { since: Millis(100_100), until: Millis(140_000) };
            let mut slices = Slices::of(span, |at: &i64| Millis(*at));
            let mut pages: Vec<Vec<i64>> = times.chunks(size).map(<[i64]>::to_vec).collect();
            if pages.is_empty() {
                pages.push(Vec::new());
            }
            let count = pages.len();
            let (mut seen, mut next) = (Vec::new(), 139_999);
            for (at, page) in pages.into_iter().enumerate() {
                let Some((from, to, rows)) = slices.take(page, at + 1 < count) else { continue };
                prop_assert_eq!(to.0, next);
                prop_assert!(rows.iter().all(|at| from.0 <= *at && *at <= to.0));
                seen.extend(rows);
                next = from.0 - 1;
            }
            prop_assert_eq!(next, 100_099);
            prop_assert_eq!(seen, times);
        }
    }
}
