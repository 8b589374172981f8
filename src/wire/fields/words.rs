//! Lists in a query: names that come more than once, values with commas between them.

use serde_json::{Map, Value};

use super::{Fields, Kind, NAMES_MAX};

impl Fields {
    /// The members of a query in which some names may come more than once; see [`words`](Self::words).
    pub fn from_repeating_query(
        pairs: impl IntoIterator<Item = (String, String)>,
        repeated: &[&str],
    ) -> Self {
        let mut members = Map::new();
        for (name, value) in pairs {
            if !repeated.contains(&name.as_str()) {
                members.insert(name, Value::String(value));
            } else if let Value::Array(values) = members.entry(name).or_insert_with(|| Value::Array(vec![])) {
                values.push(Value::String(value));
            }
        }
        Self::new(members, "query")
    }

    /// Words of a query, each once: of a name that comes more than once, with commas between them,
    /// or both. A word may have a comma itself, so the whole is one of them, too.
    pub fn words(&mut self, name: &str) -> Vec<String> {
        self.note(name, Kind::Text, String::new);
        let values = match self.any(name).value() {
            Some(Value::Array(values)) => values,
            value => value.into_iter().collect(),
        };
        let mut words: Vec<String> = Vec::new();
        for value in &values {
            let whole = value.as_str().unwrap_or_default().trim();
            for word in std::iter::once(whole).chain(whole.split(',').map(str::trim)) {
                if !word.is_empty() && !words.iter().any(|known| known == word) {
                    words.push(word.to_owned());
                }
                if words.len() > NAMES_MAX {
                    self.refuse(name, format!("{name} must not name more than {NAMES_MAX}."));
                    return Vec::new();
                }
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::error::ApiError;

    fn read(pairs: &[(&str, &str)]) -> Result<Vec<String>, ApiError> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let mut fields = Fields::from_repeating_query(pairs, &["customer"]);
        let words = fields.words("customer");
        assert_ne!(fields.text("since").value().as_deref(), Some("first"), "the last one counts");
        fields.finish(|refusal| ApiError::DetailError(refusal.message)).map(|()| words)
    }

    #[test]
    fn words_are_repeated_or_have_commas_between_them() {
        for (pairs, expected) in [
            (&[][..], &[][..]),
            (&[("customer", "")], &[]),
            (&[("customer", "a")], &["a"]),
            (&[("customer", "a"), ("customer", "b"), ("customer", "a")], &["a", "b"]),
            (&[("customer", "a, b")], &["a, b", "a", "b"]),
            (&[("customer", "a,"), ("since", "first"), ("since", "1m")], &["a,", "a"]),
        ] {
            assert_eq!(read(pairs).unwrap(), expected, "{pairs:?}");
        }
    }

    #[test]
    fn nobody_names_more_than_a_request_may() {
        let most: Vec<(String, String)> =
            (0..NAMES_MAX).map(|at| ("customer".to_owned(), at.to_string())).collect();
        let pairs: Vec<(&str, &str)> = most.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(read(&pairs).unwrap().len(), NAMES_MAX);
        assert!(read(&[&pairs[..], &[("customer", "one more")]].concat()).is_err());
    }
}
