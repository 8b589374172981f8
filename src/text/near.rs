//! The word that somebody meant who mistyped one. Knows letters, not what they stand for.

/// The known word that is closest to a mistyped one, if any is close.
pub(crate) fn nearest<'a>(word: &str, known: &'a [String]) -> Option<&'a str> {
    let allowed = word.chars().count() / 3 + 1;
    known
        .iter()
        .map(|candidate| {
            let distance = if candidate.starts_with(word) { 1 } else { edit_distance(word, candidate) };
            (distance, candidate.as_str())
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many characters have to be inserted, removed or replaced.
pub(crate) fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut current = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let replaced = previous[j] + usize::from(from != *to);
            current.push(replaced.min(previous[j + 1] + 1).min(current[j] + 1));
        }
        previous = current;
    }
    previous[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_known_id_is_offered_only_when_it_is_near() {
        let known: Vec<String> = ["acme-eu", "globex", "initech"].map(String::from).into();
        for (word, near) in [
            ("acme", Some("acme-eu")),
            ("globx", Some("globex")),
            ("intech", Some("initech")),
            ("umbrella", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, &known), near, "{word}");
        }
    }
}
