//! `litellm-rs spend calculate`: what a call would cost, before anybody makes it.

use std::io::Read as _;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Failure, Kind, Outcome};
use crate::cli::look::{Cell, Column};
use crate::cli::model::table;
use crate::cli::money;
use crate::cli::table::View;
use crate::client::{Cause, Row};
use crate::domain::money::Picos;
use crate::wire::money::Usd;

const VIEW: View = View { id: "cost", columns: &[Column::new("COST", Cell::Money("cost"))] };

/// The most bytes of a request file.
const FILE_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// `spend calculate`
#[derive(Args, Clone, Debug)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true)
    .args(["input_tokens", "output_tokens", "file", "text"]))]
pub(crate) struct CalculateArgs {
    /// The model, as this server or the price table calls it [default: the one of the file]
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Tokens of the prompt, those from the cache included
    #[arg(long, value_name = "N", value_parser = parse_tokens, conflicts_with_all = ["file", "text"])]
    input_tokens: Option<u64>,
    /// Tokens of the answer
    #[arg(long, value_name = "N", value_parser = parse_tokens)]
    output_tokens: Option<u64>,
    /// Tokens of the prompt that the provider has in its cache
    #[arg(long, value_name = "N", value_parser = parse_tokens)]
    cached_tokens: Option<u64>,
    /// A request, or the answer to one, as JSON; `-` reads stdin
    #[arg(short, long, value_name = "FILE", conflicts_with = "text")]
    file: Option<String>,
    /// A prompt
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Fail with exit code 6 when it costs more
    #[arg(long, value_name = "USD", value_parser = parse_max)]
    max_cost: Option<Picos>,
    /// Use the table of this program and ask no server; needs the numbers of tokens
    #[arg(long, conflicts_with_all = ["file", "text"])]
    offline: bool,
}

/// `spend calculate`
pub(crate) async fn run(args: CalculateArgs, context: &Context) -> Outcome {
    let question = Question::read(&args)?;
    let (cost, about) = match question {
        Question::Tokens(tokens) if args.offline => (offline(&tokens)?, tokens.about()),
        Question::Tokens(tokens) => (online(&tokens, context).await?, tokens.about()),
        Question::Prompt { body, mut tokens, has_cap } => {
            tokens.input = context.client.token_count(body).await?;
            if !has_cap {
                context.printer.note("only the prompt is counted; say --output-tokens for the answer");
            }
            (online(&tokens, context).await?, tokens.about())
        }
        Question::Answer(answer) => {
            let told = context.client.cost_of_answer(answer).await?;
            (amount(&told, "cost")?, "this answer".to_owned())
        }
    };
    let row = Row::from_iter([("cost".to_owned(), json!(Usd(cost)))]);
    let shown = money::for_reading(cost);
    context.printer.done(&VIEW, &[row], &format!("{shown}  {about}"))?;
    match args.max_cost {
        Some(max) if cost > max => {
            let message =
                format!("{about} costs {} USD, more than {}", money::plain(cost), money::plain(max));
            Err(Failure::new(Kind::CheckFailed, message)
                .hint("a cheaper model: litellm-rs model prices --mode chat --sort input"))
        }
        _ => Ok(ExitStatus::Success),
    }
}

/// How many tokens a call of a model has.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tokens {
    model: String,
    input: u64,
    output: u64,
    cached: u64,
}

impl Tokens {
    fn about(&self) -> String {
        let grouped = |count: u64| money::grouped(count.into());
        let cached =
            if self.cached > 0 { format!(" ({} cached)", grouped(self.cached)) } else { String::new() };
        format!("{} with {} tokens in{cached}, {} out", self.model, grouped(self.input), grouped(self.output))
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
enum Question {
    Tokens(Tokens),
    /// Something that is yet to be counted; `has_cap` when it says how long the answer may be.
    Prompt {
        body: Row,
        tokens: Tokens,
        has_cap: bool,
    },
    /// An answer, with its usage.
    Answer(Value),
}

impl Question {
    fn read(args: &CalculateArgs) -> Result<Self, Failure> {
        let file = args.file.as_deref().map(read_file).transpose()?;
        Self::of(args, file)
    }

    fn of(args: &CalculateArgs, file: Option<Row>) -> Result<Self, Failure> {
        let named = file.as_ref().and_then(|file| file.get("model")).and_then(Value::as_str);
        let model = args.model.as_deref().or(named).map(str::to_owned).ok_or_else(|| {
            Failure::usage("--model is missing")
                .hint("name one, like --model gpt-4o; litellm-rs model list has them")
        })?;
        let tokens = Tokens {
            model,
            input: args.input_tokens.unwrap_or(0),
            output: args.output_tokens.unwrap_or(0),
            cached: args.cached_tokens.unwrap_or(0),
        };
        match (file, &args.text) {
            (Some(file), _) => Self::of_file(file, tokens, args.output_tokens),
            (None, Some(text)) => {
                let body = json!({"model": tokens.model, "prompt": text});
                let has_cap = args.output_tokens.is_some();
                Ok(Self::Prompt { body: object(body), tokens, has_cap })
            }
            (None, None) if tokens.cached > tokens.input => {
                Err(Failure::usage("--cached-tokens are part of --input-tokens and cannot be more"))
            }
            (None, None) => Ok(Self::Tokens(tokens)),
        }
    }

    fn of_file(mut file: Row, mut tokens: Tokens, output: Option<u64>) -> Result<Self, Failure> {
        if file.get("usage").is_some_and(Value::is_object) {
            file.insert("model".to_owned(), tokens.model.as_str().into());
            return Ok(Self::Answer(Value::Object(file)));
        }
        let cap = ["max_completion_tokens", "max_output_tokens", "max_tokens"]
            .iter()
            .find_map(|name| file.get(*name).and_then(Value::as_u64));
        let prompt =
            [("messages", "messages"), ("prompt", "prompt"), ("input", "prompt"), ("contents", "contents")]
                .iter()
                .find_map(|(name, sent)| Some((*sent, file.remove(*name)?)));
        let Some((name, prompt)) = prompt else {
            let message = "-f: the file has neither `messages`, `prompt`, `input` nor `usage`";
            return Err(Failure::usage(message).hint(
                r#"a request looks like {"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],"max_tokens":100}"#,
            ));
        };
        let mut body = object(json!({"model": tokens.model}));
        // Lists of input items are counted like the messages that they are.
        let is_items =
            name == "prompt" && prompt.as_array().is_some_and(|items| items.iter().any(Value::is_object));
        body.insert(if is_items { "messages" } else { name }.to_owned(), prompt);
        if let Some(tools) = file.remove("tools").filter(Value::is_array) {
            body.insert("tools".to_owned(), tools);
        }
        tokens.output = output.or(cap).unwrap_or(0);
        Ok(Self::Prompt { body, tokens, has_cap: output.or(cap).is_some() })
    }
}

fn object(value: Value) -> Row {
    match value {
        Value::Object(row) => row,
        _ => Row::new(),
    }
}

/// Reads the object of a file; mistakes are told with their line and column.
fn read_file(name: &str) -> Result<Row, Failure> {
    let mut text = String::new();
    let read = if name == "-" {
        std::io::stdin().lock().take(FILE_BYTES_MAX).read_to_string(&mut text)
    } else {
        std::fs::File::open(name).and_then(|file| file.take(FILE_BYTES_MAX).read_to_string(&mut text))
    };
    let shown = if name == "-" { "stdin" } else { name };
    read.map_err(|error| Failure::usage(format!("-f: cannot read {shown}: {error}")))?;
    serde_json::from_str(&text).map_err(|error| {
        Failure::usage(format!("{shown}:{}:{}: not a JSON object: {error}", error.line(), error.column()))
    })
}

/// Asks the server, which knows its own prices and terms; one without that route is asked nothing.
async fn online(tokens: &Tokens, context: &Context) -> Result<Picos, Failure> {
    let mut body = object(json!({
        "model": tokens.model, "input_tokens": tokens.input, "output_tokens": tokens.output,
    }));
    if tokens.cached > 0 {
        body.insert("cache_read_input_tokens".to_owned(), tokens.cached.into());
    }
    match context.client.cost_estimate(body).await {
        Ok(told) => amount(&told, "cost_per_request"),
        Err(error) if error.cause == Cause::Unsupported => {
            context.printer.note("this server estimates no costs: using the price table of this program");
            offline(tokens)
        }
        Err(error) if error.cause == Cause::NotFound => {
            Err(table::unknown(&tokens.model, Failure::from(error)))
        }
        Err(error) => Err(error.into()),
    }
}

fn amount(told: &Row, member: &str) -> Result<Picos, Failure> {
    told.get(member)
        .and_then(money::amount)
        .ok_or_else(|| Failure::new(Kind::ServerError, format!("the server's answer has no `{member}`")))
}

fn offline(tokens: &Tokens) -> Result<Picos, Failure> {
    table::cost(&tokens.model, tokens.input, tokens.output, tokens.cached)
}

fn parse_tokens(text: &str) -> Result<u64, String> {
    money::parse_count(text)?.as_u64().ok_or_else(|| "use a whole number like 1000, 200k or 1.5M".to_owned())
}

fn parse_max(text: &str) -> Result<Picos, String> {
    money::amount(&money::parse_amount(text)?).ok_or_else(|| "use an amount like 0.05".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser, Debug)]
    struct Line {
        #[command(flatten)]
        args: CalculateArgs,
    }

    fn args(line: &str) -> Result<CalculateArgs, String> {
        Line::try_parse_from(std::iter::once("x").chain(line.split_whitespace()))
            .map(|line| line.args)
            .map_err(|error| error.to_string())
    }

    fn question(line: &str, file: Option<&str>) -> Result<Question, Failure> {
        Question::of(&args(line).unwrap(), file.map(|text| serde_json::from_str(text).unwrap()))
    }

    #[test]
    fn tokens_are_asked_about_as_they_are() {
        let Question::Tokens(tokens) =
            question("--model m --input-tokens 2k --cached-tokens 500", None).unwrap()
        else {
            panic!("tokens")
        };
        assert_eq!(tokens.about(), "m with 2,000 tokens in (500 cached), 0 out");
        assert!(question("--model m --input-tokens 1 --cached-tokens 2", None).is_err());
        assert!(question("--input-tokens 1", None).is_err());
        for line in [
            "--model m",
            "--model m --input-tokens 1 --text x",
            "--model m --input-tokens none",
            "--model m --input-tokens 1 --max-cost none",
            "--model m --text x --offline",
        ] {
            assert!(args(line).is_err(), "{line}");
        }
    }

    #[test]
    fn files_are_requests_or_answers() {
        for (line, file, body, output, has_cap) in [
            (
                "-f x",
                r#"{"model":"m","messages":[{"role":"user"}],"max_tokens":7,"tools":[]}"#,
                r#"{"model":"m","messages":[{"role":"user"}],"tools":[]}"#,
                7,
                true,
            ),
            ("-f x --model n", r#"{"model":"m","prompt":"hi"}"#, r#"{"model":"n","prompt":"hi"}"#, 0, false),
            (
                "-f x --output-tokens 9",
                r#"{"model":"m","input":"hi","max_output_tokens":5}"#,
                r#"{"model":"m","prompt":"hi"}"#,
                9,
                true,
            ),
            (
                "-f x",
                r#"{"model":"m","input":[{"role":"user","content":"hi"}]}"#,
                r#"{"model":"m","messages":[{"role":"user","content":"hi"}]}"#,
                0,
                false,
            ),
        ] {
            let Question::Prompt { body: sent, tokens, has_cap: capped } =
                question(line, Some(file)).unwrap()
            else {
                panic!("{line} {file}")
            };
            assert_eq!(Value::Object(sent).to_string(), body);
            assert_eq!((tokens.output, capped), (output, has_cap), "{file}");
        }
        let answer = r#"{"model":"m","usage":{"prompt_tokens":1}}"#;
        assert!(matches!(question("-f x", Some(answer)), Ok(Question::Answer(_))));
        assert!(question("-f x", Some(r#"{"model":"m"}"#)).unwrap_err().message.contains("messages"));
    }
}
