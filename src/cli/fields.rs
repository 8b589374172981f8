//! The flags that several commands share: limits of a budget, free members, cuts of a list.
//! Turns what was typed into the members of a request; sends nothing.

use clap::Args;
use jiff::Zoned;
use serde_json::{Map, Value};

use super::failure::Failure;
use super::filter::{Filter, parse_filter};
use super::look::exact;
use super::{money, when};
use crate::client::Row;
use crate::domain::duration::Duration;

/// What may be spent and how fast. `none` clears a limit.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Limits")]
pub(crate) struct LimitArgs {
    /// Hard cap of one window
    #[arg(long, value_name = "USD", value_parser = money::parse_amount, allow_hyphen_values = true)]
    pub(crate) max_budget: Option<Value>,
    /// Alerts when crossed, never refuses
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    pub(crate) soft_budget: Option<Value>,
    /// How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life
    #[arg(long, value_name = "DUR", value_parser = parse_duration)]
    pub(crate) budget_duration: Option<Value>,
    /// End of the first window: a duration from now, a date, or RFC 3339
    #[arg(long, value_name = "TIME")]
    pub(crate) budget_reset_at: Option<String>,
    /// Tokens in any minute
    #[arg(long, value_name = "N", value_parser = money::parse_count)]
    pub(crate) tpm_limit: Option<Value>,
    /// Requests in any minute
    #[arg(long, value_name = "N", value_parser = money::parse_count)]
    pub(crate) rpm_limit: Option<Value>,
    /// Tokens in any day
    #[arg(long, value_name = "N", value_parser = money::parse_count)]
    pub(crate) tpd_limit: Option<Value>,
    /// Requests under way at once
    #[arg(long, value_name = "N", value_parser = money::parse_count)]
    pub(crate) max_parallel_requests: Option<Value>,
    /// Cap of one model, again for each
    #[arg(long, value_name = "MODEL=USD[/DUR]", value_parser = parse_model_budget)]
    pub(crate) model_max_budget: Vec<(String, Value)>,
}

impl LimitArgs {
    /// Adds what was given.
    pub(crate) fn put(&self, body: &mut Row) -> Result<(), Failure> {
        let given = [
            ("max_budget", &self.max_budget),
            ("soft_budget", &self.soft_budget),
            ("budget_duration", &self.budget_duration),
            ("tpm_limit", &self.tpm_limit),
            ("rpm_limit", &self.rpm_limit),
            ("tpd_limit", &self.tpd_limit),
            ("max_parallel_requests", &self.max_parallel_requests),
        ];
        for (name, value) in given {
            if let Some(value) = value {
                body.insert(name.to_owned(), value.clone());
            }
        }
        if let Some(text) = &self.budget_reset_at {
            let at = when::parse_future(text, &Zoned::now().with_time_zone(when::local_zone()))
                .map_err(|error| Failure::usage(format!("--budget-reset-at: {error}")))?;
            body.insert("budget_reset_at".to_owned(), at.to_string().into());
        }
        if !self.model_max_budget.is_empty() {
            let budgets: Map<String, Value> = self.model_max_budget.iter().cloned().collect();
            body.insert("model_max_budget".to_owned(), budgets.into());
        }
        Ok(())
    }
}

/// A duration of a budget, or `none`, which clears.
pub(crate) fn parse_duration(text: &str) -> Result<Value, String> {
    if text.eq_ignore_ascii_case("none") {
        return Ok(Value::Null);
    }
    Duration::parse(text)
        .map(|duration| duration.to_string().into())
        .map_err(|error| format!("{error}; use a form like 24h, 30d, 1mo, daily or none"))
}

fn parse_model_budget(text: &str) -> Result<(String, Value), String> {
    let wrong = "use a form like gpt-4o=0.50/1d";
    // The name of a model may hold both signs; the amount holds neither.
    let (model, limit) = text.rsplit_once('=').filter(|(model, _)| !model.is_empty()).ok_or(wrong)?;
    let (amount, duration) = match limit.split_once('/') {
        Some((amount, duration)) => (amount, Some(parse_duration(duration)?)),
        None => (limit, None),
    };
    let mut members = Map::new();
    members.insert("max_budget".to_owned(), money::parse_amount(amount)?);
    if let Some(duration) = duration {
        members.insert("budget_duration".to_owned(), duration);
    }
    Ok((model.to_owned(), Value::Object(members)))
}

/// Members without a flag of their own.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Other members")]
pub(crate) struct FreeArgs {
    /// Any member by name: `path=text`, or `path:=json`
    #[arg(long, value_name = "PATH=VALUE")]
    pub(crate) set: Vec<String>,
    /// Members as one JSON object; flags win over them
    #[arg(long = "json", value_name = "OBJECT", value_parser = parse_object)]
    pub(crate) json_object: Option<Row>,
}

impl FreeArgs {
    /// The members to begin with; flags are put on top of them.
    pub(crate) fn start(&self) -> Row {
        self.json_object.clone().unwrap_or_default()
    }

    /// Adds the members that were set by name.
    pub(crate) fn put(&self, body: &mut Row) -> Result<(), Failure> {
        self.set.iter().try_for_each(|pair| set_member(body, pair))
    }
}

/// Reads a JSON object from the command line.
pub(crate) fn parse_object(text: &str) -> Result<Row, String> {
    serde_json::from_str(text)
        .map_err(|error| format!("not a JSON object: {error}; use a form like '{{\"a\":1}}'"))
}

/// Puts `path=text` or `path:=json` into an object, making the objects on the way.
pub(crate) fn set_member(body: &mut Row, pair: &str) -> Result<(), Failure> {
    let wrong = || {
        Failure::usage(format!(
            "'{pair}' is neither path=text nor path:=json; use a form like alias=Acme or rpm_limit:=60"
        ))
    };
    let (path, text) = pair.split_once('=').ok_or_else(wrong)?;
    let (path, value) = match path.strip_suffix(':') {
        Some(path) => {
            let value = serde_json::from_str(text)
                .map_err(|error| Failure::usage(format!("the value of '{path}' is not JSON: {error}")))?;
            (path, value)
        }
        None => (path, Value::from(text)),
    };
    if path.is_empty() {
        return Err(wrong());
    }
    let mut place = body;
    let mut steps = path.split('.').peekable();
    while let Some(step) = steps.next() {
        if steps.peek().is_none() {
            place.insert(step.to_owned(), value);
            return Ok(());
        }
        let inner = place.entry(step).or_insert_with(|| Value::Object(Map::new()));
        place =
            inner.as_object_mut().ok_or_else(|| Failure::usage(format!("'{path}' leads through a value")))?;
    }
    Ok(())
}

/// Reads `true` or `false` for flags that may be given without a value.
pub(crate) fn parse_switch(text: &str) -> Result<bool, String> {
    match text {
        "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" => Ok(false),
        _ => Err("use true or false".to_owned()),
    }
}

/// Which rows of a list.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "List")]
pub(crate) struct ListArgs {
    /// Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)
    #[arg(long, value_name = "EXPR", value_parser = parse_filter)]
    pub(crate) filter: Option<Filter>,
    /// Only rows whose id or alias holds this text
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// At most so many rows
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// All rows, also on a terminal
    #[arg(long, conflicts_with = "limit")]
    pub(crate) all: bool,
    /// One page only; the first is 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) page: Option<u32>,
    /// Rows on a page
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) size: u32,
    /// List again and again [default pause: 2s]
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "2s", value_name = "SEC", value_parser = when::parse_length)]
    pub(crate) watch: Option<std::time::Duration>,
}

impl ListArgs {
    /// Whether a row passes `--filter`. `id` is the member that names it.
    pub(crate) fn passes(&self, row: &Row, id: &str) -> bool {
        self.filter.as_ref().is_none_or(|filter| filter.matches(row, id))
    }

    /// Whether a row's id or alias holds the searched text.
    pub(crate) fn is_wanted(&self, row: &Row, members: &[&str]) -> bool {
        let Some(text) = &self.search else { return true };
        let text = text.to_lowercase();
        members.iter().any(|name| exact(row.get(*name)).to_lowercase().contains(&text))
    }

    /// The page that was asked for; all rows when none was.
    pub(crate) fn page_of(&self, rows: Vec<Row>) -> Vec<Row> {
        let Some(page) = self.page else { return rows };
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        let skipped = usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(size);
        rows.into_iter().skip(skipped).take(size).collect()
    }
}

/// Which rows of a list that only goes on and has no pages.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "List")]
pub(crate) struct CutArgs {
    /// Only rows that pass: words, `field:value`, `cost>0.01`, `!term`, `a | b` (help filters)
    #[arg(long, value_name = "EXPR", value_parser = parse_filter)]
    pub(crate) filter: Option<Filter>,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// All of them, also on a terminal
    #[arg(long = "all", conflicts_with = "limit")]
    pub(crate) uncut: bool,
    /// List again and again [default pause: 2s]
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "2s", value_name = "SEC", value_parser = when::parse_length)]
    pub(crate) watch: Option<std::time::Duration>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        limits: LimitArgs,
        #[command(flatten)]
        free: FreeArgs,
    }

    fn body(arguments: &[&str]) -> Result<String, String> {
        let line = Line::try_parse_from([&["x"], arguments].concat()).map_err(|error| error.to_string())?;
        let mut body = line.free.start();
        line.limits.put(&mut body).map_err(|failure| failure.message)?;
        line.free.put(&mut body).map_err(|failure| failure.message)?;
        Ok(Value::Object(body).to_string())
    }

    #[test]
    fn limits_become_members_with_their_digits() {
        for (arguments, json) in [
            (&["--max-budget", "4"][..], r#"{"max_budget":4}"#),
            (&["--max-budget", "$4.00"], r#"{"max_budget":4.00}"#),
            (&["--max-budget", "none", "--tpm-limit", "200k"], r#"{"max_budget":null,"tpm_limit":200000}"#),
            (&["--budget-duration", "daily"], r#"{"budget_duration":"1d"}"#),
            (&["--budget-duration", "none"], r#"{"budget_duration":null}"#),
            (&["--budget-reset-at", "2026-12-01T00:00:00Z"], r#"{"budget_reset_at":"2026-12-01T00:00:00Z"}"#),
            (
                &["--model-max-budget", "openai/gpt-4o=0.5/1d", "--model-max-budget", "mock=1"],
                r#"{"model_max_budget":{"openai/gpt-4o":{"max_budget":0.5,"budget_duration":"1d"},"mock":{"max_budget":1}}}"#,
            ),
            (
                &[
                    "--json",
                    r#"{"max_budget":1,"a":2}"#,
                    "--max-budget",
                    "3",
                    "--set",
                    "metadata.team=red",
                    "--set",
                    "n:=7",
                ],
                r#"{"max_budget":3,"a":2,"metadata":{"team":"red"},"n":7}"#,
            ),
        ] {
            assert_eq!(body(arguments).as_deref(), Ok(json), "{arguments:?}");
        }
        for arguments in [
            &["--max-budget", "-1"][..],
            &["--budget-duration", "1y"],
            &["--model-max-budget", "gpt-4o"],
            &["--model-max-budget", "=1"],
            &["--set", "novalue"],
            &["--set", "n:=x"],
            &["--json", "[]"],
        ] {
            assert!(body(arguments).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn a_page_is_cut_from_the_whole() {
        let rows: Vec<Row> = (0..5)
            .map(|n| serde_json::from_str(&format!(r#"{{"user_id":"c{n}","alias":null}}"#)).unwrap())
            .collect();
        let list = |page, size| ListArgs { page, size, ..ListArgs::default() };
        let ids = |rows: Vec<Row>| rows.iter().map(|row| exact(row.get("user_id"))).collect::<Vec<_>>();
        assert_eq!(ids(list(Some(1), 2).page_of(rows.clone())), ["c0", "c1"]);
        assert_eq!(ids(list(Some(3), 2).page_of(rows.clone())), ["c4"]);
        assert!(list(Some(4), 2).page_of(rows.clone()).is_empty());
        assert_eq!(list(None, 2).page_of(rows.clone()).len(), 5);
        let search = ListArgs { search: Some("C3".into()), ..ListArgs::default() };
        assert_eq!(rows.iter().filter(|row| search.is_wanted(row, &["user_id", "alias"])).count(), 1);
    }
}
