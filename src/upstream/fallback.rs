//! Which other groups may answer when one has failed.
//!
//! Knows group names and kinds of failure; whether a caller may use a group is not known here.

use std::collections::BTreeMap;

use super::error::ErrorKind;

/// Fallbacks of every group.
const EVERY_GROUP: &str = "*";

/// The fallbacks that the operator has configured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallbackPlan {
    /// `fallbacks`: group to groups; `*` stands for every group without an entry.
    pub fallbacks: BTreeMap<String, Vec<String>>,
    /// `default_fallbacks`: for groups that no entry names.
    pub default_fallbacks: Vec<String>,
    /// `context_window_fallbacks`: when the prompt is too long.
    pub context_window_fallbacks: BTreeMap<String, Vec<String>>,
    /// `content_policy_fallbacks`: when the safety system refuses.
    pub content_policy_fallbacks: BTreeMap<String, Vec<String>>,
    /// `max_fallbacks`: how many groups one call may try.
    pub max_fallbacks: usize,
}

impl Default for FallbackPlan {
    fn default() -> Self {
        Self {
            fallbacks: BTreeMap::new(),
            default_fallbacks: Vec::new(),
            context_window_fallbacks: BTreeMap::new(),
            content_policy_fallbacks: BTreeMap::new(),
            max_fallbacks: 5,
        }
    }
}

impl FallbackPlan {
    /// The groups to try after `failed_group` failed like this, in order; never that group again.
    pub fn next(&self, failed_group: &str, kind: ErrorKind) -> Vec<&str> {
        let special = match kind {
            ErrorKind::ContextWindowExceeded => listed(&self.context_window_fallbacks, failed_group),
            ErrorKind::ContentPolicyViolation => listed(&self.content_policy_fallbacks, failed_group),
            _ => None,
        };
        let groups =
            special.or_else(|| listed(&self.fallbacks, failed_group)).unwrap_or(&self.default_fallbacks);
        let mut next: Vec<&str> = Vec::with_capacity(groups.len().min(self.max_fallbacks));
        for group in groups {
            if next.len() == self.max_fallbacks {
                break;
            }
            if group != failed_group && !next.contains(&group.as_str()) {
                next.push(group);
            }
        }
        next
    }

    /// Every group that is named as a fallback, for a check against the catalogue.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        [&self.fallbacks, &self.context_window_fallbacks, &self.content_policy_fallbacks]
            .into_iter()
            .flat_map(|map| map.values())
            .flatten()
            .chain(&self.default_fallbacks)
            .map(String::as_str)
    }
}

fn listed<'p>(map: &'p BTreeMap<String, Vec<String>>, group: &str) -> Option<&'p Vec<String>> {
    map.get(group).or_else(|| map.get(EVERY_GROUP))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pairs: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        pairs.iter().map(|(from, to)| ((*from).into(), to.iter().map(|g| (*g).into()).collect())).collect()
    }

    #[test]
    fn a_kind_of_failure_has_its_own_list() {
        let plan = FallbackPlan {
            fallbacks: map(&[("a", &["b", "a", "c", "b"])]),
            default_fallbacks: vec!["d".into(), "e".into()],
            context_window_fallbacks: map(&[("a", &["long"])]),
            content_policy_fallbacks: map(&[("*", &["lenient"])]),
            max_fallbacks: 5,
        };
        for (group, kind, expected) in [
            ("a", ErrorKind::RateLimit, vec!["b", "c"]),
            ("a", ErrorKind::ContextWindowExceeded, vec!["long"]),
            ("z", ErrorKind::ContextWindowExceeded, vec!["d", "e"]),
            ("z", ErrorKind::ContentPolicyViolation, vec!["lenient"]),
            ("lenient", ErrorKind::ContentPolicyViolation, vec![]),
            ("d", ErrorKind::InternalServer, vec!["e"]),
        ] {
            assert_eq!(plan.next(group, kind), expected, "{group} {kind:?}");
        }
        assert!(FallbackPlan::default().next("a", ErrorKind::RateLimit).is_empty());
        assert_eq!(plan.targets().count(), 8);
    }

    #[test]
    fn a_call_tries_at_most_so_many_groups() {
        let mut plan =
            FallbackPlan { fallbacks: map(&[("a", &["a", "b", "c", "d"])]), ..FallbackPlan::default() };
        for (max, expected) in [(0, 0), (1, 1), (3, 3), (4, 3)] {
            plan.max_fallbacks = max;
            assert_eq!(plan.next("a", ErrorKind::RateLimit).len(), expected);
        }
    }
}
