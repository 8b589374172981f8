//! The search of a list on the server, where not all of it was read: what for, and how it stands. Says
//! when to ask; asks nobody.

use jiff::{SignedDuration, Timestamp};

use super::{Screen, Soon, is_due};

/// The text has to be still for so long before the server is asked.
const STILL_MS: i64 = 300;
/// The same is asked for no sooner again.
const APART_MS: i64 = 1_000;

/// A list that the server can search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Searched {
    /// Customers, by id and alias.
    Customers,
    /// Budgets, by id.
    Budgets,
    /// Keys, by alias, name, user, team and whole hash.
    Keys,
}

impl Searched {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Customers, Self::Budgets, Self::Keys];

    /// The list of a screen, when it can be searched.
    pub(crate) fn of(screen: Screen) -> Option<Self> {
        Self::ALL.into_iter().find(|searched| searched.screen() == screen)
    }

    /// The screen that shows it.
    pub(crate) fn screen(self) -> Screen {
        match self {
            Self::Customers => Screen::Customers,
            Self::Budgets => Screen::Budgets,
            Self::Keys => Screen::Keys,
        }
    }

    /// Whether who is found by a text is found by every part of it, too: of a hash only the whole is
    /// looked for.
    fn is_by_parts(self) -> bool {
        self != Self::Keys
    }

    /// The fields in which the server looks, by the words of filters.
    pub(crate) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Customers => &["customer", "user", "user_id", "alias"],
            Self::Budgets => &["budget", "budget_id"],
            Self::Keys => &[
                "alias",
                "customer",
                "key",
                "key_alias",
                "key_name",
                "team",
                "team_id",
                "token",
                "user",
                "user_id",
            ],
        }
    }
}

/// How a search stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Progress {
    /// The text may not be done yet, or there is no answer yet.
    #[default]
    Asking,
    /// Answered: how many rows were read, of how many that were found.
    Found {
        /// Read.
        read: usize,
        /// Found.
        of: usize,
    },
    /// Refused, or not answered: why.
    Failed(String),
    /// The server searches no such list.
    Unsupported,
}

/// The search of a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    text: Option<String>,
    since: Timestamp,
    progress: Progress,
    /// Asks, also again.
    soon: Soon,
    is_begun: bool,
}

impl Search {
    /// What is searched for; nothing when nobody wants anything.
    pub(crate) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// How it stands, when somebody wants something.
    pub(crate) fn progress(&self) -> Option<&Progress> {
        self.text.as_ref().map(|_| &self.progress)
    }

    /// What is there of a list already, all that was found by a text: who looks for more than that text
    /// finds nobody else.
    pub(crate) fn has_all(&self, list: Searched) -> Option<&str> {
        let is_all = matches!(self.progress, Progress::Found { read, of } if read >= of);
        self.text().filter(|_| is_all && list.is_by_parts())
    }

    /// This is wanted. Another text begins anew.
    pub(crate) fn want(&mut self, text: Option<&str>, now: Timestamp) {
        if self.text.as_deref() != text {
            *self = Self { text: text.map(str::to_owned), since: now, ..Self::default() };
        }
    }

    /// The list was read again: so is what was found in it.
    pub(crate) fn again(&mut self) {
        if self.is_begun && self.progress != Progress::Unsupported {
            self.soon.want();
        }
    }

    /// What is to be asked now.
    pub(crate) fn take_due(&mut self, now: Timestamp) -> Option<String> {
        let text = self.text.clone()?;
        if !self.is_begun && is_due(now, self.since, STILL_MS) {
            self.is_begun = true;
            self.soon.want();
        }
        self.soon.take(now, APART_MS).then_some(text)
    }

    /// An answer came to the question for `text`. Whether it is still wanted.
    pub(crate) fn answered(&mut self, text: &str, now: Timestamp, progress: Progress) -> bool {
        if self.text.as_deref() != Some(text) {
            return false;
        }
        // Somebody may have wanted the same before and has come back to it.
        self.is_begun = true;
        self.soon.answered(now);
        self.progress = progress;
        true
    }

    /// The clock by which this was noted goes on from another time.
    pub(super) fn shift(&mut self, by: SignedDuration) {
        self.since = self.since.saturating_add(by).unwrap_or(self.since);
        self.soon.shift(by);
    }
}

/// A customer that was asked for by its id, as it is not among those that were read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Called {
    /// Its id.
    pub(crate) id: String,
    /// The screen in front when it was asked for.
    pub(crate) from: Screen,
    /// Whether it was shown: then it stays as long as it is selected.
    pub(crate) is_shown: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_795_271_527_000 + ms).unwrap()
    }

    const FOUND: Progress = Progress::Found { read: 1, of: 1 };

    #[test]
    fn a_text_is_asked_for_once_it_is_still() {
        let mut search = Search::default();
        assert_eq!(search.take_due(at(9_000)), None, "nobody wants anything");
        assert_eq!(search.progress(), None);
        for (ms, text) in [(0, "a"), (200, "ac"), (499, "acm")] {
            search.want(Some(text), at(ms));
            assert_eq!(search.take_due(at(ms + 299)), None);
            assert_eq!(search.progress(), Some(&Progress::Asking));
        }
        search.want(Some("acm"), at(700));
        assert_eq!(search.take_due(at(799)).as_deref(), Some("acm"), "still since 499");
        assert_eq!(search.take_due(at(9_000)), None, "once");
        search.want(Some("acme"), at(9_000));
        assert_eq!(search.take_due(at(9_300)).as_deref(), Some("acme"), "however long the last one takes");
        search.want(None, at(9_400));
        assert_eq!(search.take_due(at(20_000)), None);
        assert_eq!(search.text(), None);
        // A clock that was set back keeps nobody waiting.
        search.want(Some("b"), at(0));
        assert_eq!(search.take_due(at(-60_000)).as_deref(), Some("b"));
    }

    #[test]
    fn late_answers_are_none() {
        let mut search = Search::default();
        assert!(!search.answered("a", at(0), FOUND));
        search.want(Some("a"), at(0));
        search.want(Some("ab"), at(100));
        assert!(!search.answered("a", at(200), FOUND));
        assert_eq!(search.progress(), Some(&Progress::Asking));
        // Back to the text that was asked for before: its answer is one.
        search.want(Some("a"), at(300));
        assert!(search.answered("a", at(310), FOUND));
        assert_eq!(search.take_due(at(700)), None);
        assert_eq!(search.progress(), Some(&FOUND));
    }

    #[test]
    fn what_was_found_is_read_again_with_its_list_but_not_again_and_again() {
        let mut search = Search::default();
        search.want(Some("a"), at(0));
        search.again();
        assert_eq!(search.take_due(at(100)), None, "it is not even begun");
        assert!(search.take_due(at(300)).is_some());
        search.answered("a", at(400), FOUND);
        assert_eq!(search.take_due(at(60_000)), None);
        search.again();
        assert!(search.take_due(at(60_000)).is_some());
        search.again();
        assert_eq!(search.take_due(at(61_999)), None, "it took 100 ms before");
        assert_eq!(search.progress(), Some(&FOUND));
        assert!(search.take_due(at(62_000)).is_some());
        search.answered("a", at(64_000), Progress::Failed("too many".to_owned()));
        search.again();
        assert_eq!(search.take_due(at(101_999)), None, "who takes long is asked less often");
        assert!(search.take_due(at(102_000)).is_some(), "after a refusal, too");
        search.answered("a", at(102_000), Progress::Unsupported);
        search.again();
        assert_eq!(search.take_due(at(900_000)), None);
    }
}
