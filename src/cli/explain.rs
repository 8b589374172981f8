//! `litellm-rs explain`: why one call was admitted, capped or refused, on one screen.

use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::context::Context;
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::global::Format;
use super::look::{Cell, Column, Look, WIDTH_MAX, exact, member, tame};
use super::shell::quoted;
use super::table::View;
use super::{money, when};
use crate::client::{Cause, Row};
use crate::domain::id::check_id;
use crate::domain::money::Picos;

const VIEW: View = View {
    id: "request_id",
    columns: &[
        Column::new("REQUEST", Cell::Text("request_id")),
        Column::new("OUTCOME", Cell::Text("outcome")),
        Column::new("MODEL", Cell::Text("model")),
        Column::new("CUSTOMER", Cell::Text("payer.end_user")),
        Column::new("NEEDED", Cell::Money("needed")),
        Column::new("CEILING", Cell::Money("ceiling")),
        Column::new("HELD", Cell::Money("held")),
        Column::new("REASON", Cell::Text("reason")),
    ],
};

/// Where ids of calls are found.
const WHERE_IDS_ARE: &str = "ids are in the header x-litellm-call-id, in the `id` of answers, and in \
                             litellm-rs spend logs; the numbers of admitted calls are kept for the newest 4,096 decisions, \
                             refusals on disk";

/// `explain`
#[derive(Args, Clone, Debug)]
pub(crate) struct ExplainArgs {
    /// The id of the call: its header x-litellm-call-id, or the id of its answer
    #[arg(value_name = "REQUEST-ID")]
    request_id: String,
}

/// `explain`
pub(crate) async fn run(args: ExplainArgs, context: &Context) -> Outcome {
    let id = args.request_id.trim();
    check_id(id).map_err(|error| Failure::usage(format!("a request id {error}")))?;
    let told = match context.client.explain(id).await {
        Ok(told) => told,
        Err(error) if error.cause == Cause::Unsupported => from_log(id, context).await?,
        Err(error) if error.cause == Cause::NotFound => {
            return Err(Failure::from(error)
                .reworded(format!("nothing is known of the call '{id}'"))
                .hint(WHERE_IDS_ARE));
        }
        Err(error) => return Err(error.into()),
    };
    let printer = &context.printer;
    let style = printer.style();
    if style.format == Format::Table && style.columns.is_empty() {
        let prices = prices(&exact(told.get("model")), context).await;
        printer.out(&Screen { told: &told, look: style.look.of_prose(), prices }.text())?;
    } else {
        printer.info(&VIEW, &[told], |_| Vec::new())?;
    }
    Ok(ExitStatus::Success)
}

/// What a server that explains nothing has in its log: what the call has cost.
async fn from_log(id: &str, context: &Context) -> Result<Row, Failure> {
    let rows = context.client.spend_logs(&[("request_id".to_owned(), id.to_owned())]).await?;
    let Some(first) = rows.first() else {
        return Err(Failure::new(
            Kind::Unsupported,
            format!("this server explains no calls, and its log has no '{id}'"),
        )
        .hint("give the id of the answer; refused calls are in no log"));
    };
    context.printer.note("this server explains no calls: this is what its log has");
    let payer = json!({
        "api_key": first.get("api_key"), "user_id": first.get("user"), "team_id": first.get("team_id"),
        "end_user": first.get("end_user"), "tags": first.get("request_tags"),
    });
    let told = json!({
        "request_id": id, "response_id": id, "outcome": "booked", "at": first.get("startTime"),
        "reason": "The call was admitted and booked.",
        "model": first.get("model_group").or(first.get("model")), "payer": payer, "needed": null,
        "ceiling": null, "held": null, "accounts": [], "entries": rows,
    });
    match told {
        Value::Object(told) => Ok(told),
        _ => Ok(Row::new()),
    }
}

/// The prices of the model now, where the server tells them.
async fn prices(model: &str, context: &Context) -> Option<String> {
    let groups = context.client.model_groups().await.ok()?;
    let group = groups.iter().find(|group| exact(group.get("model_group")) == model)?;
    let million = |member: &str| {
        let price = group.get(member).and_then(money::amount)?;
        Some(money::for_reading(price.times(1_000_000)?))
    };
    Some(format!(
        "{} in, {} out per million tokens",
        million("input_cost_per_token")?,
        million("output_cost_per_token")?
    ))
}

/// One explained call, as a person reads it.
struct Screen<'a> {
    told: &'a Row,
    look: Look,
    prices: Option<String>,
}

/// Labels stand in a column of this width.
const LABEL_CHARS: usize = 10;

impl Screen<'_> {
    fn text(&self) -> String {
        let mut lines = vec![self.headline(), exact(self.told.get("reason")), String::new()];
        lines.extend(self.accounts());
        lines.extend(self.amounts());
        if let Some(prices) = &self.prices {
            lines.push(fact("prices", prices));
        }
        lines.extend(self.booked());
        lines.extend(self.ways_out());
        lines.iter().map(|line| format!("{}\n", tame(line.trim_end()))).collect()
    }

    fn headline(&self) -> String {
        let text = |path: &str| exact(member(self.told, path));
        let symbol = match (text("outcome").as_str(), self.look.ascii) {
            ("refused", false) => "✖",
            ("refused", true) => "x",
            ("capped", false) => "▲",
            ("capped", true) => "!",
            (_, false) => "●",
            (_, true) => "*",
        };
        let mut line = format!("{symbol} {}  {}", text("outcome"), text("model"));
        for (label, path) in [("status", "status"), ("customer", "payer.end_user"), ("team", "payer.team_id")]
        {
            let value = text(path);
            if !value.is_empty() {
                line.push_str(&format!("  {label} {value}"));
            }
        }
        if let Ok(at) = text("at").parse::<Timestamp>() {
            line.push_str(&format!("  {} ({})", at, when::relative(at, self.look.now)));
        }
        line
    }

    /// The accounts as they stood: a line each, with a bar where there is a cap.
    fn accounts(&self) -> Vec<String> {
        let accounts: Vec<Standing> = list(self.told, "accounts").iter().map(Standing::read).collect();
        let width = accounts.iter().map(|a| a.name.chars().count()).max().unwrap_or(0).min(WIDTH_MAX);
        let mut lines: Vec<String> = accounts
            .iter()
            .map(|account| {
                let name = &account.name;
                let spent = format!(
                    "{} settled, {} held",
                    money::for_reading(account.settled),
                    money::for_reading(account.held)
                );
                let Some(cap) = account.cap else {
                    return format!("  {name:width$}  {spent}, no cap");
                };
                let used = account.settled.saturating_plus(account.held);
                let percent = money::percent_used(used, cap).unwrap_or(100);
                let left = account.left.map(money::for_reading).unwrap_or_default();
                let verdict = if account.fits == Some(false) { "  too little" } else { "" };
                let cap = money::for_reading(cap);
                format!(
                    "  {name:width$}  {} {percent:>3} %  {spent} of {cap}, {left} left{verdict}",
                    self.look.bar(percent)
                )
            })
            .collect();
        if !lines.is_empty() {
            lines.insert(0, "accounts, as they stood".to_owned());
            lines.push(String::new());
        }
        lines
    }

    fn amounts(&self) -> Vec<String> {
        let amount = |name: &str| self.told.get(name).and_then(money::amount);
        let mut lines = Vec::new();
        for (label, name, meaning) in [
            ("needed", "needed", "the least it had to have"),
            ("ceiling", "ceiling", "the most it could cost"),
            ("held", "held", "what was held for it"),
        ] {
            if let Some(amount) = amount(name) {
                lines.push(fact(label, &format!("{:<12} {meaning}", money::for_reading(amount))));
            }
        }
        if let Some(cap) = self.told.get("output_cap").and_then(Value::as_u64) {
            lines.push(fact(
                "output",
                &format!("at most {} tokens, to stay within the hold", money::grouped(cap.into())),
            ));
        }
        if let Some(waited) = self.told.get("waited_ms").and_then(Value::as_u64).filter(|ms| *ms >= 100) {
            lines.push(fact("waited", &format!("{waited} ms in line")));
        }
        lines
    }

    fn booked(&self) -> Vec<String> {
        list(self.told, "entries")
            .iter()
            .map(|entry| {
                let count =
                    |name: &str| money::grouped(entry.get(name).and_then(Value::as_u64).unwrap_or(0).into());
                let spend = entry.get("spend").and_then(money::amount).unwrap_or(Picos::ZERO);
                let version = exact(member(entry, "metadata.price_version"));
                let version = if version.is_empty() { version } else { format!("  by {version}") };
                fact(
                    "booked",
                    &format!(
                        "{:<12} {} tokens in, {} out{version}  {}",
                        money::for_reading(spend),
                        count("prompt_tokens"),
                        count("completion_tokens"),
                        exact(entry.get("request_id"))
                    ),
                )
            })
            .collect()
    }

    /// What would have let the call through, or through whole, and the command for it.
    fn ways_out(&self) -> Vec<String> {
        let amount = |name: &str| self.told.get(name).and_then(money::amount);
        let wanted = match exact(self.told.get("outcome")).as_str() {
            "refused" => amount("needed"),
            "capped" => amount("ceiling"),
            _ => None,
        };
        let Some(wanted) = wanted else { return Vec::new() };
        let mut lines = Vec::new();
        for account in list(self.told, "accounts").iter().map(Standing::read) {
            let (Some(cap), Some(left)) = (account.cap, account.left) else { continue };
            if wanted <= left {
                continue;
            }
            let enough = account.settled.saturating_plus(account.held).saturating_plus(wanted);
            if account.settled.saturating_plus(wanted) <= cap {
                lines.push(format!(
                    "  {}: enough when calls under way end ({} is held); try again",
                    account.name,
                    money::for_reading(account.held)
                ));
            }
            lines.push(format!(
                "  {}: a cap of {}{}",
                account.name,
                money::plain(enough),
                account.command(enough)
            ));
            if let Some(resets) = &account.resets {
                lines.push(format!(
                    "  {}: it starts over {}",
                    account.name,
                    when::relative(*resets, self.look.now)
                ));
            }
        }
        if !lines.is_empty() {
            lines.insert(0, "what would have made it fit".to_owned());
            lines.insert(0, String::new());
        }
        lines
    }
}

fn fact(label: &str, value: &str) -> String {
    format!("{label:<LABEL_CHARS$}{value}")
}

fn list(told: &Row, name: &str) -> Vec<Row> {
    let items = told.get(name).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|item| item.as_object().cloned()).collect()
}

/// An account at the moment of the decision.
struct Standing {
    name: String,
    level: String,
    id: String,
    has_window: bool,
    cap: Option<Picos>,
    settled: Picos,
    held: Picos,
    left: Option<Picos>,
    fits: Option<bool>,
    resets: Option<Timestamp>,
}

impl Standing {
    fn read(row: &Row) -> Self {
        let amount = |name: &str| row.get(name).and_then(money::amount);
        let (level, id, window) = (exact(row.get("level")), exact(row.get("id")), exact(row.get("window")));
        let shown: String =
            if id.chars().count() > 32 { id.chars().take(12).chain(['…']).collect() } else { id.clone() };
        let parts = [level.as_str(), shown.as_str(), window.as_str()];
        let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        Self {
            name,
            has_window: !window.is_empty(),
            level,
            id,
            cap: amount("max_budget"),
            settled: amount("settled").unwrap_or(Picos::ZERO),
            held: amount("held").unwrap_or(Picos::ZERO),
            left: amount("left"),
            fits: row.get("fits").and_then(Value::as_bool),
            resets: exact(row.get("resets_at")).parse().ok(),
        }
    }

    /// The command that sets the cap, for those whose main cap this is.
    fn command(&self, cap: Picos) -> String {
        match self.level.as_str() {
            level @ ("customer" | "key" | "team" | "user") if !self.has_window => {
                format!(": litellm-rs {level} update {} --max-budget {}", quoted(&self.id), money::plain(cap))
            }
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::look::TimeStyle;

    fn screen(told: Value, ascii: bool) -> String {
        let look = Look {
            is_terminal: true,
            color: false,
            ascii,
            compact: false,
            time: TimeStyle::Relative,
            now: "2026-11-21T00:03:00Z".parse().unwrap(),
        };
        let told = told.as_object().unwrap().clone();
        Screen { told: &told, look, prices: Some("$1.00 in, $2.00 out per million tokens".into()) }.text()
    }

    fn account(
        level: &str,
        id: &str,
        cap: Value,
        settled: f64,
        held: f64,
        left: Value,
        fits: Value,
    ) -> Value {
        json!({"level": level, "id": id, "window": null, "max_budget": cap, "settled": settled, "held": held,
               "left": left, "fits": fits, "resets_at": "2026-11-22T00:03:00Z"})
    }

    #[test]
    fn a_refusal_says_what_would_have_made_it_fit() {
        let text = screen(
            json!({"request_id": "r1", "outcome": "refused", "model": "mock", "at": "2026-11-21T00:00:00Z", "status": 422,
                "reason": "customer acme had 3.5 of 4 settled.", "payer": {"end_user": "acme"}, "needed": 1, "ceiling": 2,
                "accounts": [account("customer", "acme", json!(4), 2.5, 1.0, json!(0.5), json!(false)),
                             account("global", "", Value::Null, 9.0, 0.0, Value::Null, Value::Null)], "entries": []}),
            false,
        );
        assert_eq!(
            text,
            "✖ refused  mock  status 422  customer acme  2026-11-21T00:00:00Z (3m ago)\n\
             customer acme had 3.5 of 4 settled.\n\
             \n\
             accounts, as they stood\n\
             \x20 customer acme  ████████░░  87 %  $2.50 settled, $1.00 held of $4.00, $0.50 left  too little\n\
             \x20 global         $9.00 settled, $0.00 held, no cap\n\
             \n\
             needed    $1.00        the least it had to have\n\
             ceiling   $2.00        the most it could cost\n\
             prices    $1.00 in, $2.00 out per million tokens\n\
             \n\
             what would have made it fit\n\
             \x20 customer acme: enough when calls under way end ($1.00 is held); try again\n\
             \x20 customer acme: a cap of 4.5: litellm-rs customer update acme --max-budget 4.5\n\
             \x20 customer acme: it starts over in 24h\n"
        );
    }

    #[test]
    fn a_call_that_fitted_says_what_was_booked() {
        let text = screen(
            json!({"request_id": "r1", "outcome": "admitted", "model": "mock", "reason": "It fitted.", "payer": {},
                "accounts": [], "held": 0.00005, "waited_ms": 250,
                "entries": [{"request_id": "chatcmpl-1", "spend": 0.00005, "prompt_tokens": 10, "completion_tokens": 2000,
                             "metadata": {"price_version": "litellm 1"}}]}),
            true,
        );
        assert_eq!(
            text,
            "* admitted  mock\nIt fitted.\n\n\
             held      $0.00005     what was held for it\n\
             waited    250 ms in line\n\
             prices    $1.00 in, $2.00 out per million tokens\n\
             booked    $0.00005     10 tokens in, 2,000 out  by litellm 1  chatcmpl-1\n"
        );
        assert!(text.is_ascii());
    }
}
