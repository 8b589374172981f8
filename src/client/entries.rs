//! The ledger's lines, read page by page in their order.

use super::error::{Cause, ClientError};
use super::http::{Call, Client};
use crate::domain::time::Millis;
use crate::wire::entry::{EntryPage, LedgerLine};

/// Lines that one request asks for.
const PAGE_SIZE: usize = 2_000;

/// Which lines are wanted; what is absent does not narrow them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryQuery {
    /// Only lines after this one.
    pub after: u64,
    /// Only lines up to this one.
    pub up_to: Option<u64>,
    /// Booked at or after.
    pub since: Option<Millis>,
    /// Booked before.
    pub until: Option<Millis>,
    /// Of or about this customer.
    pub customer: Option<String>,
    /// Of or about this key, or the one with this hash.
    pub key: Option<String>,
    /// Of or about this team.
    pub team: Option<String>,
    /// Of or about this user.
    pub user: Option<String>,
    /// Of this model.
    pub model: Option<String>,
}

impl EntryQuery {
    fn call(&self) -> Call {
        let numbers = [("after", Some(self.after)), ("up_to", self.up_to)];
        let times = [("since", self.since), ("until", self.until)];
        let names = [
            ("customer", &self.customer),
            ("key", &self.key),
            ("team", &self.team),
            ("user", &self.user),
            ("model", &self.model),
        ];
        let numbers = numbers.into_iter().filter_map(|(name, value)| Some((name, value?.to_string())));
        let times = times.into_iter().filter_map(|(name, value)| Some((name, value?.to_string())));
        let names = names.into_iter().filter_map(|(name, value)| Some((name, value.clone()?)));
        let call = Call::get("/spend/entries").query("limit", PAGE_SIZE.to_string());
        numbers.chain(times).chain(names).fold(call, |call, (name, value)| call.query(name, value))
    }
}

/// A reader of lines that holds one page at a time.
#[derive(Debug)]
pub struct EntryPages<'a> {
    client: &'a Client,
    query: EntryQuery,
    is_done: bool,
}

impl EntryPages<'_> {
    /// The next lines, never none of them; `None` after the last. Lines that are booked after the
    /// first page was read do not come.
    pub async fn next(&mut self) -> Result<Option<Vec<LedgerLine>>, ClientError> {
        while !self.is_done {
            let reply = self.client.send(&self.query.call()).await.map_err(unsupported)?;
            let page: EntryPage =
                serde_json::from_slice(&reply.body).map_err(|error| reply.unexpected(&error.to_string()))?;
            self.query.up_to = Some(page.as_of);
            match page.next_after {
                // A page that ends where it began would be asked for for ever.
                Some(next) if next > self.query.after => self.query.after = next,
                _ => self.is_done = true,
            }
            if !page.entries.is_empty() {
                return Ok(Some(page.entries));
            }
        }
        Ok(None)
    }

    /// The newest line that belongs to these pages, once the first of them was read.
    pub fn as_of(&self) -> Option<u64> {
        self.query.up_to
    }
}

/// There is no object to be missing on this path: a server that does not find it does not have it.
fn unsupported(error: ClientError) -> ClientError {
    match error.cause {
        Cause::NotFound => ClientError { cause: Cause::Unsupported, ..error },
        _ => error,
    }
}

impl Client {
    /// The ledger's lines in their order; [`Cause::Unsupported`] where the server does not tell them.
    pub fn entries(&self, query: EntryQuery) -> EntryPages<'_> {
        EntryPages { client: self, query, is_done: false }
    }
}
