//! What the dashboard knows of the server, as values: rows of lists, numbers of a window, events.
//! Made from rows of the wire, or by hand in the demonstration; pure.

mod active;
mod budget;
mod customer;
mod delivery;
mod key;
mod limits;
mod overview;
mod ring;
mod spent;
pub(crate) mod sums;
mod told;

pub(crate) use active::{Active, ActiveState, CallId};
pub(crate) use budget::Budget;
pub(crate) use customer::Customer;
pub(crate) use delivery::{Destination, Failed};
pub(crate) use key::Key;
pub(crate) use limits::{Limits, Standing, standing};
pub(crate) use overview::{Bucket, Counts, LAYERS_MAX, Overview, Share, TopCustomer, TopModel};
pub(crate) use ring::{RING_MAX, Ring, RingEvent};
pub(crate) use spent::{Account, Ending, Reached, Spent, Used};
pub(crate) use told::Told;

use jiff::Timestamp;
use serde_json::Value;

use crate::client::Row;
use crate::domain::money::Picos;
use crate::text::{look, money};

/// What has a name of its own among others of its kind.
pub(crate) trait Object {
    /// Its id.
    fn id(&self) -> &str;
}

impl Object for Customer {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Object for Budget {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Object for Key {
    fn id(&self) -> &str {
        &self.hash
    }
}

/// The text at a dotted path; `None` when there is none or it is empty.
fn text(row: &Row, path: &str) -> Option<String> {
    look::member(row, path).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The amount at a dotted path.
fn amount(row: &Row, path: &str) -> Option<Picos> {
    look::member(row, path).and_then(money::amount)
}

/// The whole number at a dotted path.
fn count(row: &Row, path: &str) -> Option<u64> {
    look::member(row, path).and_then(Value::as_u64)
}

/// The instant at a dotted path.
fn instant(row: &Row, path: &str) -> Option<Timestamp> {
    look::member(row, path).and_then(Value::as_str).and_then(|text| text.parse().ok())
}

/// The truth at a dotted path.
fn flag(row: &Row, path: &str) -> bool {
    look::member(row, path).and_then(Value::as_bool).unwrap_or(false)
}

/// The texts of an array at a dotted path.
fn texts(row: &Row, path: &str) -> Vec<String> {
    let items = look::member(row, path).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
