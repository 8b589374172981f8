//! Finds the word that somebody meant. Knows letters, not settings.

/// The candidate closest to a word, if it is close enough to be a slip of the fingers.
pub(crate) fn closest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let letters: Vec<char> = word.chars().collect();
    // Longer than any key: not a slip.
    if letters.len() > 64 {
        return None;
    }
    let allowed = if letters.len() <= 4 { 1 } else { 2 };
    candidates
        .filter(|candidate| *candidate != word)
        .map(|candidate| (distance(&letters, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters to add, drop, replace or swap with the neighbour.
fn distance(word: &[char], candidate: &str) -> usize {
    let other: Vec<char> = candidate.chars().map(|letter| if letter == '-' { '_' } else { letter }).collect();
    let letter = |index: usize| if word[index] == '-' { '_' } else { word[index].to_ascii_lowercase() };
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for row in 1..=word.len() {
        let mut current = vec![row];
        for column in 1..=other.len() {
            let same = letter(row - 1) == other[column - 1].to_ascii_lowercase();
            let mut best =
                (above[column] + 1).min(current[column - 1] + 1).min(above[column - 1] + usize::from(!same));
            let swapped = row > 1
                && column > 1
                && letter(row - 1) == other[column - 2].to_ascii_lowercase()
                && letter(row - 2) == other[column - 1].to_ascii_lowercase();
            if swapped {
                best = best.min(before[column - 2] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood_and_other_words_are_not() {
        let keys = ["master_key", "rpm", "tpm", "max_budget", "budget_duration"];
        for (word, meant) in [
            ("master_kye", Some("master_key")),
            ("masterkey", Some("master_key")),
            ("Max_Budgets", Some("max_budget")),
            ("master-key", Some("master_key")),
            ("rpn", Some("rpm")),
            ("rpm", Some("tpm")),
            ("color", None),
            ("xyz", None),
            ("", None),
            ("budget", None),
        ] {
            assert_eq!(closest(word, keys.into_iter()), meant, "{word}");
        }
    }
}
