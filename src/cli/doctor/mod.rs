//! `litellm-rs doctor`: named checks of everything between the keyboard and the ledger, each with
//! what to do next. Changes nothing, and what it prints can be shown to anybody.

mod deliveries;
mod local;
mod server;

use std::time::Duration;

use super::failure::{ExitStatus, Failure, Outcome};
use super::global::{Environment, GlobalArgs, Terminals};
use super::look::{Cell, Column, Look, exact, tame};
use super::printer::Printer;
use super::settings::{self, Address, Chosen, Key};
use super::table::View;
use crate::client::{ApiKey, Client, Row, mask_in};

const VIEW: View = View {
    id: "name",
    columns: &[
        Column::new("LEVEL", Cell::Text("level")),
        Column::new("CHECK", Cell::Text("name")),
        Column::new("TEXT", Cell::Text("text")),
        Column::new("HINT", Cell::Text("hint")),
    ],
};

/// A check that takes longer tells enough by that.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Ok,
    Warn,
    Fail,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
        }
    }
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Check {
    name: &'static str,
    level: Level,
    text: String,
    hint: Option<String>,
}

/// What all checks found, in their order.
#[derive(Default)]
struct Report(Vec<Check>);

impl Report {
    fn ok(&mut self, name: &'static str, text: impl Into<String>) {
        self.0.push(Check { name, level: Level::Ok, text: text.into(), hint: None });
    }

    fn warn(&mut self, name: &'static str, text: impl Into<String>, hint: impl Into<String>) {
        self.0.push(Check { name, level: Level::Warn, text: text.into(), hint: Some(hint.into()) });
    }

    fn fail(&mut self, name: &'static str, text: impl Into<String>, hint: impl Into<String>) {
        self.0.push(Check { name, level: Level::Fail, text: text.into(), hint: Some(hint.into()) });
    }

    /// A command would have ended with this.
    fn failure(&mut self, name: &'static str, failure: impl Into<Failure>) {
        let failure: Failure = failure.into();
        self.0.push(Check { name, level: Level::Fail, text: failure.message, hint: failure.hint });
    }

    fn has_failed(&self) -> bool {
        self.0.iter().any(|check| check.level == Level::Fail)
    }

    /// As objects, with every secret masked.
    fn rows(&self, key: Option<&ApiKey>) -> Vec<Row> {
        let shown = |text: &str| mask_in(text, key);
        let row = |check: &Check| {
            Row::from_iter([
                ("name".to_owned(), check.name.into()),
                ("level".to_owned(), check.level.name().into()),
                ("text".to_owned(), shown(&check.text).into()),
                ("hint".to_owned(), check.hint.as_deref().map(shown).into()),
            ])
        };
        self.0.iter().map(row).collect()
    }
}

/// `doctor`
pub(crate) async fn run(
    global: &GlobalArgs,
    env: &Environment<'_>,
    terminals: Terminals,
    printer: &Printer,
) -> Outcome {
    let mut report = Report::default();
    let chosen = local::check_settings(global, env, &mut report);
    let mut key = Key::default();
    match settings::address(global, env, &chosen) {
        Ok(address) => {
            local::check_environment(env, &chosen, &address, &mut report);
            key = key_for(global, env, &chosen, &address, &mut report);
            match client(global, env, &chosen, &address, &key) {
                Ok(client) => server::check(&client, &key, env, &mut report).await,
                Err(failure) => report.failure("reach", failure),
            }
        }
        Err(failure) => report.failure("reach", failure),
    }
    local::check_terminal(env, terminals, printer.look(), &mut report);
    local::check_completions(env, terminals, &mut report);
    let rows = report.rows(key.key.as_ref());
    let lines: Vec<String> = rows.iter().map(|row| line(row, printer.look())).collect();
    printer.done_painted(&VIEW, &rows, &lines.join("\n"))?;
    Ok(if report.has_failed() { ExitStatus::Refused } else { ExitStatus::Success })
}

fn key_for(
    global: &GlobalArgs,
    env: &Environment<'_>,
    chosen: &Chosen,
    address: &Address,
    report: &mut Report,
) -> Key {
    match settings::key(global, env, chosen, address) {
        Ok(key) => key,
        Err(failure) => {
            report.failure("key", failure);
            Key { from: "nowhere".to_owned(), ..Key::default() }
        }
    }
}

/// A client that tells at once what others would try again, and sends nothing that changes anything.
fn client(
    global: &GlobalArgs,
    env: &Environment<'_>,
    chosen: &Chosen,
    address: &Address,
    key: &Key,
) -> Result<Client, Failure> {
    let mut options = global.client_options(env, chosen, address.url.clone(), key.key.clone())?;
    options.retries = global.retries.unwrap_or(0);
    options.timeout = options.timeout.min(PATIENCE);
    options.read_only = true;
    Ok(Client::new(options)?)
}

/// A check as a person reads it.
fn line(row: &Row, look: &Look) -> String {
    let level = exact(row.get("level"));
    let color = match level.as_str() {
        "ok" => "32",
        "warn" => "33",
        _ => "31",
    };
    let (on, off) = if look.color { (format!("\u{1b}[{color}m"), "\u{1b}[0m") } else { (String::new(), "") };
    let mut line =
        format!("{on}{level:<4}{off}  {:<10} {}", exact(row.get("name")), tame(&exact(row.get("text"))));
    let hint = exact(row.get("hint"));
    if !hint.is_empty() {
        line.push_str("\n      hint: ");
        line.push_str(&tame(&hint));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_is_a_line_and_its_hint_and_shows_no_key() {
        let mut report = Report::default();
        report.ok("reach", "http://127.0.0.1:4000 in 2 ms, HTTP/1.1");
        report.fail("key", "the server said: no canary-of-a-key", "try sk-abcdefghijkl4Q2w");
        let look = Look { color: false, ..*crate::cli::printer::tests::printer(style()).0.look() };
        let rows = report.rows(ApiKey::new("canary-of-a-key").as_ref());
        let lines: Vec<String> = rows.iter().map(|row| line(row, &look)).collect();
        assert_eq!(lines[0], "ok    reach      http://127.0.0.1:4000 in 2 ms, HTTP/1.1");
        assert_eq!(lines[1], "fail  key        the server said: no …-key\n      hint: try sk-…4Q2w");
        assert!(report.has_failed());
    }

    fn style() -> crate::cli::printer::Style {
        crate::cli::printer::tests::style(crate::cli::global::Format::Table, true)
    }
}
