//! Long questions to destinations: one at a time for each, so that whoever may only look cannot pile
//! them up.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::delivery::DestinationId;

/// Who is asked at this moment.
#[derive(Debug, Default)]
pub(super) struct Asking(Mutex<BTreeSet<DestinationId>>);

/// The right to ask some of them; it ends with this value.
#[derive(Debug)]
#[must_use = "the turn ends when it is dropped"]
pub(super) struct Turn<'a> {
    asking: &'a Asking,
    of: Vec<DestinationId>,
}

impl Asking {
    /// The right to ask all of these, or the first that is asked already.
    pub(super) fn begin(&self, of: Vec<DestinationId>) -> Result<Turn<'_>, DestinationId> {
        let mut asked = self.asked();
        if let Some(busy) = of.iter().find(|id| asked.contains(id)) {
            return Err(*busy);
        }
        asked.extend(of.iter().copied());
        drop(asked);
        Ok(Turn { asking: self, of })
    }

    fn asked(&self) -> MutexGuard<'_, BTreeSet<DestinationId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut asked = self.asking.asked();
        self.of.iter().for_each(|id| {
            asked.remove(id);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_asked_or_none_and_a_turn_ends() {
        let asking = Asking::default();
        let ids = |ids: &[i64]| ids.iter().copied().map(DestinationId).collect::<Vec<_>>();
        let begin = |of: &[i64]| asking.begin(ids(of)).map_err(|id| id.0);
        let first = begin(&[1]).unwrap();
        assert_eq!(begin(&[2, 1]).unwrap_err(), 1);
        let second = begin(&[2, 3]).unwrap();
        assert_eq!(begin(&[3]).unwrap_err(), 3);
        drop(first);
        assert_eq!(begin(&[1, 2]).unwrap_err(), 2);
        drop(second);
        drop(begin(&[1, 2, 3]).unwrap());
        assert!(begin(&[1, 2, 3]).is_ok());
    }
}
