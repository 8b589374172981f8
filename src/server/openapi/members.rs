//! What each route reads: `members.txt`, noted from the handlers, and `by_hand.txt` for those whose
//! reading is not done by [`Fields`](crate::wire::fields::Fields). Knows their form only.

use crate::wire::fields::Kind;

const NOTED: &str = include_str!("members.txt");
const BY_HAND: &str = include_str!("by_hand.txt");

/// A member of a body or a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) in_query: bool,
    pub(super) is_required: bool,
    pub(super) kind: Kind,
    /// The words or bounds of the kind.
    pub(super) detail: &'static str,
}

/// What one route reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) members: Vec<Member>,
    pub(super) body_is_optional: bool,
}

/// What a route reads.
pub(super) fn read_by(method: &str, path: &str) -> Reading {
    let head = format!("{method} {path}");
    [NOTED, BY_HAND].into_iter().find_map(|text| block(text, &head)).unwrap_or_default()
}

/// Whether the list made by hand has the route.
#[cfg(test)]
pub(super) fn is_by_hand(method: &str, path: &str) -> bool {
    block(BY_HAND, &format!("{method} {path}")).is_some()
}

/// The lines below a head; a head can send to another one.
fn block(text: &'static str, head: &str) -> Option<Reading> {
    let is_end = |rest: &&str| rest.is_empty() || rest.starts_with(' ');
    let more = text.lines().find_map(|line| line.strip_prefix(head).filter(is_end))?;
    if let Some(other) = more.strip_prefix(" as ") {
        return block(text, other);
    }
    let below = text.lines().skip_while(|line| line.strip_prefix(head) != Some(more)).skip(1);
    let members = below.take_while(|line| line.starts_with("  ")).filter_map(member).collect();
    Some(Reading { members, body_is_optional: more == " optional" })
}

/// `  name: kind detail`, with `?` before members of the query and `*` after those that are required.
fn member(line: &'static str) -> Option<Member> {
    let (name, kind) = line.trim().split_once(": ")?;
    let (in_query, name) = name.strip_prefix('?').map_or((false, name), |name| (true, name));
    let (is_required, name) = name.strip_suffix('*').map_or((false, name), |name| (true, name));
    let (kind, detail) = kind.split_once(' ').unwrap_or((kind, ""));
    Some(Member { name, in_query, is_required, kind: Kind::named(kind)?, detail })
}
