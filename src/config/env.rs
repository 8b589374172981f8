//! The environment as a plain value, so that loading is a function of its arguments. The real
//! environment is read once and never written.

use std::collections::BTreeMap;
use std::fmt;

/// Names and values, as a process sees them. Values may be secrets: `Debug` shows names only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Env(BTreeMap<String, String>);

impl Env {
    /// The environment of this process; what is not Unicode is left out.
    pub fn from_process() -> Self {
        std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect()
    }

    /// The value of a name, if it is set (also when it is set to nothing).
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The value of a name, if it is set to something.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// All names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Sets a name that is not set yet.
    pub fn set_default(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.entry(name.into()).or_insert_with(|| value.into());
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Env {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_stays_and_values_are_not_printed() {
        let mut env = Env::from_iter([("A", "canary"), ("EMPTY", " ")]);
        env.set_default("A", "other");
        env.set_default("B", "second");
        assert_eq!((env.get("A"), env.get("B"), env.get("C")), (Some("canary"), Some("second"), None));
        assert_eq!((env.get("EMPTY"), env.filled("EMPTY")), (Some(" "), None));
        assert_eq!(format!("{env:?}"), r#"{"A", "B", "EMPTY"}"#);
    }
}
