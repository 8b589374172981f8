//! A note of every member that readers take, for the list of members that the API description is
//! made from. It exists in tests only, and there for one thread: elsewhere nothing is noted.

use std::cell::RefCell;

use super::Kind;

/// A member as its reader takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Noted {
    /// Whether it is in the query and not in the body.
    pub(crate) in_query: bool,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) detail: String,
    pub(crate) is_required: bool,
    /// Whether the kind is a reader's.
    is_read: bool,
}

/// What one handler reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) members: Vec<Noted>,
    /// Whether it has a body, and the body may be left out.
    pub(crate) body_is_optional: bool,
}

impl Reading {
    /// The note of a member, a new one if there is none.
    fn member(&mut self, root: &str, name: &str) -> &mut Noted {
        let in_query = root == "query";
        let is_it = |member: &Noted| member.in_query == in_query && member.name == name;
        let at = self.members.iter().position(is_it).unwrap_or_else(|| {
            let (name, detail) = (name.to_owned(), String::new());
            let (kind, is_required, is_read) = (Kind::Text, false, false);
            self.members.push(Noted { in_query, name, kind, detail, is_required, is_read });
            self.members.len() - 1
        });
        &mut self.members[at]
    }
}

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

fn with(change: impl FnOnce(&mut Reading)) {
    READING.with_borrow_mut(|reading| reading.as_mut().map(change));
}

/// From here on members are noted, and no mistake stops a handler from reading on.
pub(crate) fn start() {
    READING.set(Some(Reading::default()));
}

/// What was read since the start.
pub(crate) fn stop() -> Reading {
    READING.take().unwrap_or_default()
}

pub(super) fn is_on() -> bool {
    READING.with_borrow(Option::is_some)
}

pub(super) fn body_is_optional() {
    with(|reading| reading.body_is_optional = true);
}

/// The first reader of a member counts: those it is made of come after it.
pub(super) fn note(root: &str, name: &str, kind: Kind, detail: String) {
    with(|reading| {
        let member = reading.member(root, name);
        if !member.is_read {
            (member.kind, member.detail, member.is_read) = (kind, detail, true);
        }
    });
}

/// Somebody who misses a member before reading it has said nothing of its kind yet.
pub(super) fn require(root: &str, name: &str) {
    with(|reading| reading.member(root, name).is_required = true);
}
