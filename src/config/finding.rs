//! What is wrong or odd in a configuration, where it stands, and what to write instead. Findings
//! are collected, so one start shows all of them.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// A line of a file; line 0 stands for the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as it was named, or `environment`.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
    /// The character of that line, counted from 1; 0 when the line as a whole is meant.
    pub column: u32,
}

impl Place {
    /// The place of what is about a file as a whole.
    pub fn of_file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), line: 0, column: 0 }
    }

    /// The place of what comes from the environment.
    pub fn environment() -> Self {
        Self::of_file("environment")
    }
}

/// One mistake or one warning: `config.yaml:12: general_settings.master_key: …; fix: …`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where it stands.
    pub place: Place,
    /// The setting, as a dotted path; empty when it is about the file.
    pub path: String,
    /// What is wrong.
    pub what: String,
    /// What to write instead; may be empty.
    pub fix: String,
}

/// A finding that does not stop the start.
pub type Warning = Finding;

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place.file)?;
        if self.place.line > 0 {
            write!(f, ":{}", self.place.line)?;
        }
        if !self.path.is_empty() {
            write!(f, ": {}", self.path)?;
        }
        write!(f, ": {}", self.what)?;
        if !self.fix.is_empty() {
            write!(f, "; fix: {}", self.fix)?;
        }
        Ok(())
    }
}

/// All mistakes of a configuration, by file and line. `Display` prints one per line and a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigErrors {
    /// At least one.
    pub findings: Vec<Finding>,
}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        match self.findings.len() {
            1 => f.write_str("1 mistake in the configuration"),
            count => write!(f, "{count} mistakes in the configuration"),
        }
    }
}

impl std::error::Error for ConfigErrors {}

/// Where readers put what they find. Readers of different sections share one.
#[derive(Debug, Default)]
pub(crate) struct Report {
    errors: RefCell<Vec<Finding>>,
    warnings: RefCell<Vec<Finding>>,
}

impl Report {
    /// Adds a mistake.
    pub(crate) fn error(&self, place: &Place, path: &str, what: impl Into<String>, fix: impl Into<String>) {
        self.errors.borrow_mut().push(finding(place, path, what.into(), fix.into()));
    }

    /// Adds a warning.
    pub(super) fn warn(&self, place: &Place, path: &str, what: impl Into<String>, fix: impl Into<String>) {
        self.warnings.borrow_mut().push(finding(place, path, what.into(), fix.into()));
    }

    /// Adds a warning unless the same text was given before, wherever that was.
    pub(super) fn warn_once(&self, place: &Place, path: &str, what: &str) {
        if !self.warnings.borrow().iter().any(|earlier| earlier.what == what) {
            self.warn(place, path, what, "");
        }
    }

    /// The value with its warnings, or every mistake.
    pub(crate) fn conclude<T>(self, value: T) -> Result<(T, Vec<Warning>), ConfigErrors> {
        let mut findings = self.errors.into_inner();
        if findings.is_empty() {
            let mut warnings = self.warnings.into_inner();
            warnings.sort_by(by_line);
            return Ok((value, warnings));
        }
        findings.sort_by(by_line);
        findings.dedup();
        Err(ConfigErrors { findings })
    }
}

/// Lines in their order; within a line, what is said of one setting stands together.
fn by_line(a: &Finding, b: &Finding) -> Ordering {
    let key = |finding: &Finding| (Arc::clone(&finding.place.file), finding.place.line);
    key(a).cmp(&key(b)).then_with(|| (&a.path, &a.what, a).cmp(&(&b.path, &b.what, b)))
}

fn finding(place: &Place, path: &str, what: String, fix: String) -> Finding {
    Finding { place: place.clone(), path: path.to_owned(), what, fix }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_listed_by_line_and_counted() {
        let report = Report::default();
        let line = |line| Place { line, ..Place::of_file("config.yaml") };
        report.error(&line(12), "general_settings.hold_share", "`x` is not a number", "write 8");
        report.error(&line(3), "", "not YAML", "");
        report.error(&line(0), "", "cannot be read", "check the path");
        let errors = report.conclude(()).unwrap_err();
        assert_eq!(
            errors.to_string(),
            "config.yaml: cannot be read; fix: check the path\n\
             config.yaml:3: not YAML\n\
             config.yaml:12: general_settings.hold_share: `x` is not a number; fix: write 8\n\
             3 mistakes in the configuration"
        );
    }

    #[test]
    fn warnings_alone_do_not_refuse() {
        let report = Report::default();
        report.warn_once(&Place::environment(), "A", "said once");
        report.warn_once(&Place::environment(), "B", "said once");
        let (value, warnings) = report.conclude(7).unwrap();
        assert_eq!((value, warnings.len()), (7, 1));
        assert_eq!(warnings[0].to_string(), "environment: A: said once");
    }
}
