//! What has to stand in every row that passes a filter: enough to ask a server for no other rows.

use super::{Bound, Comparison, Filter, Pattern, Term, Test};

/// The longest text that a server is asked for, in characters.
const CHARS_MAX: usize = 200;

impl Filter {
    /// The longest text that every row that passes has in its id or a name, or in one of these fields,
    /// in capitals or not. `None` where rows may pass that have nothing in common.
    pub(crate) fn needed(&self, fields: &[&str]) -> Option<&str> {
        let branches = self.branches(fields);
        // Of several that are as long the first one.
        let in_all = branches.iter().flatten().filter(|text| is_in_all(&branches, text)).rev();
        in_all.max_by_key(|text| text.chars().count()).copied()
    }

    /// Whether every row that passes has this text there.
    pub(crate) fn needs(&self, text: &str, fields: &[&str]) -> bool {
        let branches = self.branches(fields);
        !branches.is_empty() && is_in_all(&branches, text)
    }

    /// What each of the alternatives needs.
    fn branches(&self, fields: &[&str]) -> Vec<Vec<&str>> {
        let alternatives = self.alternatives.iter();
        alternatives.map(|terms| terms.iter().filter_map(|term| term.needed(fields)).collect()).collect()
    }
}

/// Whether something that is needed has this text, whichever alternative holds.
fn is_in_all(branches: &[Vec<&str>], text: &str) -> bool {
    branches.iter().all(|texts| texts.iter().any(|of| of.contains(text)))
}

impl Term {
    /// What has to stand in a row for this term to hold.
    fn needed(&self, fields: &[&str]) -> Option<&str> {
        let is_known = |field: &super::Field| fields.contains(&field.name());
        match &self.test {
            _ if self.is_negated => None,
            Test::Word(pattern) => longest(pattern),
            Test::Is(field, pattern) if is_known(field) => longest(pattern),
            Test::Compared(field, Comparison::Equal, Bound::Text(text), _) if is_known(field) => {
                certain(text)
            }
            Test::Is(..) | Test::IsNothing(_) | Test::Compared(..) | Test::Matches(..) => None,
        }
    }
}

/// The longest certain part between the stars.
fn longest(pattern: &Pattern) -> Option<&str> {
    pattern.parts().iter().filter_map(|part| certain(part)).rev().max_by_key(|part| part.chars().count())
}

/// The longest stretch in which every server takes the same letters for the same: of those that are not
/// plain, not all know the capitals.
fn certain(text: &str) -> Option<&str> {
    let is_certain = |c: char| match c.is_ascii() {
        true => !c.is_control(),
        false => !c.is_control() && c.to_lowercase().eq([c]) && c.to_uppercase().eq([c]),
    };
    let stretches = text.split(|c| !is_certain(c)).map(str::trim).filter(|stretch| !stretch.is_empty());
    let longest = stretches.rev().max_by_key(|stretch| stretch.chars().count())?;
    let end = longest.char_indices().nth(CHARS_MAX).map_or(longest.len(), |(at, _)| at);
    longest.get(..end).map(str::trim_end)
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;
    use proptest::prelude::*;

    use super::*;
    use crate::client::Row;

    fn read(filter: &str) -> Filter {
        let now: Zoned = "2026-11-21T10:00:00+00:00[UTC]".parse().unwrap();
        Filter::parse(filter, &now).unwrap_or_else(|error| panic!("{filter}: {error}"))
    }

    #[test]
    fn a_server_is_asked_for_what_every_row_must_have() {
        for (filter, needed) in [
            ("", None),
            ("acme-17", Some("acme-17")),
            ("ACME-17", Some("acme-17")),
            ("  acme-17  ", Some("acme-17")),
            // The one that leaves the fewest, of equal ones the first.
            ("acme europe", Some("europe")),
            ("acme euro", Some("acme")),
            ("acme used>=80% !blocked:true", Some("acme")),
            ("'acme e'", Some("acme e")),
            ("' acme '", Some("acme")),
            ("'  '", None),
            // Stars.
            ("acme-*", Some("acme-")),
            ("a*europe*x", Some("europe")),
            ("'a*b'", Some("a*b")),
            ("*", None),
            // Fields that the server searches, and others.
            ("customer:acme-17", Some("acme-17")),
            ("customer=acme-17", Some("acme-17")),
            ("customer!=acme-17", None),
            ("customer:none", None),
            ("alias:Acme*", Some("acme")),
            ("budget:tier-pro", None),
            ("budget:tier-pro ac", Some("ac")),
            // A number is the same however it is written.
            ("customer=0017", None),
            ("customer:0017", Some("0017")),
            // Not what must not be there, nor what may be.
            ("!acme", None),
            ("!!acme", Some("acme")),
            ("!acme globex", Some("globex")),
            ("re:^acme-(eu|us)$", None),
            ("re:^acme used>=80%", None),
            ("used>=80%", None),
            // Alternatives.
            ("acme | globex", None),
            ("acme or used>=80%", None),
            ("acme used>=80% | acme blocked:true", Some("acme")),
            ("acme-17 | acme", Some("acme")),
            ("acme | customer:acme-17", Some("acme")),
            ("acme | !acme", None),
            ("acme-1 eu | eu acme-2", Some("eu")),
            // What not every server takes for the same letter.
            ("Ärger-im-Büro", Some("rger-im-b")),
            ("ä", None),
            ("漢字-17", Some("漢字-17")),
        ] {
            assert_eq!(read(filter).needed(&["customer", "alias"]), needed, "{filter}");
        }
        let long = format!("{} x", "ab".repeat(150));
        let filter = read(&long);
        assert_eq!(filter.needed(&[]).map(|text| text.chars().count()), Some(CHARS_MAX));
    }

    #[test]
    fn what_was_found_by_a_part_has_everybody_of_the_whole() {
        for (filter, text, is_needed) in [
            ("acme-17", "acme", true),
            ("acme-17 used>=80%", "acme-17", true),
            ("acme-17 spend", "acme", true),
            ("acme", "acme-17", false),
            ("acme-17 | acme-18", "acme-1", true),
            ("acme-17 | globex", "acme", false),
            ("!acme", "acme", false),
            ("", "acme", false),
        ] {
            assert_eq!(read(filter).needs(text, &[]), is_needed, "{filter}");
        }
    }

    fn part() -> impl Strategy<Value = String> {
        prop_oneof![
            "[abAB*]{1,4}",
            Just("or".to_owned()),
            Just("|".to_owned()),
            "!{0,2}[abAB]{1,2}",
            "(customer|alias|budget)[:=][abAB*]{1,3}",
            Just("used>=80%".to_owned()),
            Just("'a b'".to_owned()),
            Just("'a*b'".to_owned()),
        ]
    }

    proptest! {
        #[test]
        fn whoever_passes_has_what_is_needed(
            parts in proptest::collection::vec(part(), 1..7),
            id in "[abAB* ]{1,6}",
            alias in proptest::option::of("[abAB* ]{0,6}"),
        ) {
            let now: Zoned = "2026-11-21T10:00:00+00:00[UTC]".parse().unwrap();
            let Ok(filter) = Filter::parse(&parts.join(" "), &now) else { return Ok(()) };
            let row = serde_json::json!({"user_id": id, "alias": alias, "spend": 9, "max_budget": 10});
            let row: Row = serde_json::from_value(row).unwrap();
            if let Some(needed) = filter.needed(&["customer", "alias"])
                && filter.matches(&row, "user_id")
            {
                let has = |text: &str| text.to_lowercase().contains(&needed.to_lowercase());
                let is_there = has(&id) || alias.as_deref().is_some_and(has);
                prop_assert!(is_there, "{:?} needs {needed:?}: {id:?} {alias:?}", parts.join(" "));
            }
        }
    }
}
