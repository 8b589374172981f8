//! Who was blocked or let in again lately, as lists that were read tell it: a key that turns a block
//! around must not turn around one that nobody has seen yet.

use std::collections::{BTreeMap, HashMap};

use jiff::{SignedDuration, Timestamp};

use super::is_due;

/// After so long somebody has read what was drawn.
const READ_MS: i64 = 500;
/// What was changed from here is in a list that is read so soon after.
const OWN_MS: i64 = 10_000;

/// Rows that are blocked now and were not, or the other way around.
#[derive(Clone, Debug, Default)]
pub(crate) struct Switched {
    rows: BTreeMap<String, Switch>,
    /// What was changed from here, and when: no list has told it yet.
    own: BTreeMap<String, (bool, Timestamp)>,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
struct Switch {
    /// What the last list said.
    is: bool,
    /// What the last picture showed …
    shown: bool,
    /// … and since when, if it has changed lately.
    shown_at: Option<Timestamp>,
    by: By,
}

/// Who changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// Whoever sits here: they know what to look for.
    Us,
    /// Somebody else.
    Others,
}

impl Switched {
    /// A list was read: its rows before and now, with whether they are blocked. `is_writing` says
    /// whether a row is being changed from here.
    pub(crate) fn read<'r>(
        &mut self,
        before: impl Iterator<Item = (&'r str, bool)>,
        now: impl Iterator<Item = (&'r str, bool)>,
        is_writing: impl Fn(&str) -> bool,
    ) {
        let before: HashMap<&str, bool> = before.collect();
        for (id, is) in now {
            let Some(was) = before.get(id).copied().filter(|was| *was != is) else { continue };
            let is_own = self.own.get(id).is_some_and(|(to, _)| *to == is) || is_writing(id);
            self.own.remove(id);
            let by = if is_own { By::Us } else { By::Others };
            let unchanged = Switch { is, shown: was, shown_at: None, by };
            let switch = self.rows.entry(id.to_owned()).or_insert(unchanged);
            (switch.is, switch.by) = (is, by);
        }
    }

    /// These were changed from here.
    pub(crate) fn own(&mut self, ids: Vec<String>, blocked: bool, now: Timestamp) {
        self.own.extend(ids.into_iter().map(|id| (id, (blocked, now))));
    }

    /// They were drawn as they are.
    pub(crate) fn drawn(&mut self, now: Timestamp) {
        for switch in self.rows.values_mut().filter(|switch| switch.is != switch.shown) {
            (switch.shown, switch.shown_at) = (switch.is, Some(now));
        }
        self.rows.retain(|_, switch| switch.is_unread(now));
        self.own.retain(|_, (_, at)| !is_due(now, *at, OWN_MS));
    }

    /// Who changed this row so lately that nobody can have read it.
    pub(crate) fn unread(&self, id: &str, now: Timestamp) -> Option<By> {
        self.rows.get(id).filter(|switch| switch.is_unread(now)).map(|switch| switch.by)
    }

    /// The clock by which this was noted goes on from another time.
    pub(super) fn shift(&mut self, by: SignedDuration) {
        let drawn = self.rows.values_mut().filter_map(|switch| switch.shown_at.as_mut());
        for at in drawn.chain(self.own.values_mut().map(|(_, at)| at)) {
            *at = at.saturating_add(by).unwrap_or(*at);
        }
    }
}

impl Switch {
    fn is_unread(&self, now: Timestamp) -> bool {
        self.is != self.shown
            || match self.by {
                // Who has changed it sees what they waited for.
                By::Us => false,
                By::Others => self.shown_at.is_some_and(|at| !is_due(now, at, READ_MS)),
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_795_271_527_000 + ms).unwrap()
    }

    fn read(switched: &mut Switched, was: bool, is: bool) {
        switched.read([("acme", was)].into_iter(), [("acme", is), ("new", true)].into_iter(), |_| false);
    }

    #[test]
    fn a_change_is_read_half_a_second_after_it_was_drawn() {
        let mut switched = Switched::default();
        read(&mut switched, false, false);
        assert_eq!(switched.unread("acme", at(0)), None);
        read(&mut switched, false, true);
        assert_eq!(switched.unread("acme", at(60_000)), Some(By::Others), "nobody has drawn it");
        assert_eq!(switched.unread("new", at(0)), None, "it was not there to be read");
        switched.drawn(at(60_000));
        assert_eq!(switched.unread("acme", at(60_499)), Some(By::Others));
        assert_eq!(switched.unread("acme", at(60_500)), None);
        // Another frame makes it no newer.
        switched.drawn(at(60_400));
        assert_eq!(switched.unread("acme", at(60_500)), None);
    }

    #[test]
    fn what_turns_back_before_it_was_drawn_has_not_changed() {
        let mut switched = Switched::default();
        read(&mut switched, false, true);
        read(&mut switched, true, false);
        assert_eq!(switched.unread("acme", at(0)), None);
        read(&mut switched, false, true);
        switched.drawn(at(0));
        read(&mut switched, true, false);
        assert_eq!(switched.unread("acme", at(0)), Some(By::Others));
    }

    #[test]
    fn who_changed_it_has_only_to_see_it() {
        let mut switched = Switched::default();
        switched.own(vec!["acme".to_owned()], true, at(0));
        read(&mut switched, false, true);
        assert_eq!(switched.unread("acme", at(0)), Some(By::Us));
        switched.drawn(at(0));
        assert_eq!(switched.unread("acme", at(0)), None);
        // It counts once, for that change, and not for ever.
        read(&mut switched, true, false);
        assert_eq!(switched.unread("acme", at(0)), Some(By::Others));
        switched.own(vec!["acme".to_owned()], true, at(0));
        switched.drawn(at(OWN_MS));
        read(&mut switched, false, true);
        assert_eq!(switched.unread("acme", at(OWN_MS)), Some(By::Others));
        let mut switched = Switched::default();
        switched.read([("acme", false)].into_iter(), [("acme", true)].into_iter(), |id| id == "acme");
        assert_eq!(switched.unread("acme", at(0)), Some(By::Us), "while it is being changed from here");
    }
}
