//! Statements whose text depends on what is asked: put together from fixed parts, every value bound.

use super::{Statement, Value};

/// A statement in the making.
#[derive(Debug, Default)]
pub(super) struct Built {
    sql: String,
    binds: Vec<Value>,
}

impl Built {
    /// Goes on with a text of the program's own.
    pub(super) fn text(&mut self, text: &'static str) -> &mut Self {
        self.sql.push_str(text);
        self
    }

    /// Goes on with a bound value.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.binds.push(value.into());
        self.sql.push('$');
        self.sql.push_str(&self.binds.len().to_string());
        self
    }

    /// Goes on with a condition on a value, if there is one.
    pub(super) fn and(&mut self, condition: &'static str, value: Option<impl Into<Value>>) -> &mut Self {
        if let Some(value) = value {
            self.text(" and ").text(condition).bind(value);
        }
        self
    }

    /// Goes on with `and column in (…)`; in nothing is never true.
    pub(super) fn and_in(&mut self, column: &'static str, values: &[String]) -> &mut Self {
        self.text(" and ").text(column).text(" in (").values(values).text(")")
    }

    /// Goes on with `and column not in (…)`, unless there is nothing to leave out.
    pub(super) fn and_not_in(&mut self, column: &'static str, values: &[String]) -> &mut Self {
        if values.is_empty() {
            return self;
        }
        self.text(" and ").text(column).text(" not in (").values(values).text(")")
    }

    fn values(&mut self, values: &[String]) -> &mut Self {
        if values.is_empty() {
            return self.text("null");
        }
        for (at, value) in values.iter().enumerate() {
            self.text(if at == 0 { "" } else { ", " }).bind(value.as_str());
        }
        self
    }

    /// The statement.
    pub(super) fn finish(self) -> Statement {
        Statement { sql: self.sql.into(), binds: self.binds }
    }
}

/// A pattern for `like … escape '\'` that finds a text anywhere.
pub(super) fn anywhere(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_bound_and_never_written() {
        let mut built = Built::default();
        built
            .text("select a from t where b = ")
            .bind("x'--")
            .and("c >= ", None::<i64>)
            .and("d < ", Some(7_i64))
            .and_in("e", &["p".into(), "q".into()])
            .and_in("f", &[])
            .and_not_in("g", &[])
            .and_not_in("h", &["r".into()]);
        let statement = built.finish();
        assert_eq!(
            statement.sql,
            "select a from t where b = $1 and d < $2 and e in ($3, $4) and f in (null) and h not in ($5)"
        );
        let binds: Vec<Value> = vec!["x'--".into(), 7_i64.into(), "p".into(), "q".into(), "r".into()];
        assert_eq!(statement.binds, binds);
    }

    #[test]
    fn what_a_pattern_means_is_escaped() {
        for (text, pattern) in [("ci", "%ci%"), ("50%_a\\b", "%50\\%\\_a\\\\b%"), ("", "%%")] {
            assert_eq!(anywhere(text), pattern);
        }
    }
}
