//! `litellm-rs chat`: one question, or a conversation on a terminal.

use std::io::Read as _;
use std::time::Duration;

use clap::Args;
use serde_json::{Value, json};

use super::context::{Context, read_line};
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::global::Format;
use super::money;
use super::shell::quoted;
use crate::client::{ChatPiece, Client, Row};
use crate::domain::money::Picos;

/// The most of stdin that becomes a prompt.
const PROMPT_BYTES_MAX: u64 = 8 * 1024 * 1024;

/// `chat`
#[derive(Args, Clone, Debug)]
pub(crate) struct ChatArgs {
    /// Model to ask
    model: Option<String>,
    /// What to ask; `-` reads it from stdin. Without it, on a terminal: a conversation
    prompt: Option<String>,
    /// Customer who pays
    #[arg(long, value_name = "ID")]
    customer: Option<String>,
    /// How the model should behave
    #[arg(short, long, value_name = "TEXT")]
    system: Option<String>,
    /// How freely it should answer
    #[arg(long, value_name = "F", value_parser = parse_number)]
    temperature: Option<Value>,
    /// Longest answer
    #[arg(long, value_name = "N", value_parser = money::parse_count)]
    max_tokens: Option<Value>,
    /// Wait for the whole answer
    #[arg(long)]
    no_stream: bool,
    /// Show the cost also with --quiet
    #[arg(long)]
    show_cost: bool,
}

fn parse_number(text: &str) -> Result<Value, String> {
    match serde_json::from_str::<Value>(text) {
        Ok(number @ Value::Number(_)) => Ok(number),
        _ => Err("use a number like 0.7".to_owned()),
    }
}

/// A model may think for longer than one wants to wait for a list.
const TIMEOUT: Duration = Duration::from_secs(600);

/// What one answer came with.
#[derive(Default)]
struct Answer {
    text: String,
    cost: Option<Picos>,
    usage: Option<Value>,
}

/// `chat`
pub(crate) async fn run(args: ChatArgs, context: &Context) -> Outcome {
    let mut messages = Vec::new();
    if let Some(system) = &args.system {
        messages.push(json!({"role": "system", "content": system}));
    }
    let Some(prompt) = prompt(&args, context)? else {
        return converse(&args, messages, context).await;
    };
    messages.push(json!({"role": "user", "content": prompt}));
    ask(&args, &messages, context).await?;
    Ok(ExitStatus::Success)
}

/// The prompt; `None` when a person is there to be asked for it.
fn prompt(args: &ChatArgs, context: &Context) -> Result<Option<String>, Failure> {
    match args.prompt.as_deref() {
        Some("-") => {
            let mut text = String::new();
            std::io::stdin().lock().take(PROMPT_BYTES_MAX).read_to_string(&mut text)?;
            Ok(Some(text))
        }
        Some(prompt) => Ok(Some(prompt.to_owned())),
        None if context.may_ask => Ok(None),
        None => Err(Failure::usage("what shall be asked?")
            .hint("litellm-rs chat MODEL \"a question\", or `-` for stdin")),
    }
}

async fn converse(args: &ChatArgs, mut messages: Vec<Value>, context: &Context) -> Outcome {
    context.printer.note("an empty line or Ctrl-D ends the conversation");
    loop {
        context.printer.prompt("> ");
        let line = match read_line().await? {
            Some(line) if !line.trim().is_empty() => line,
            _ => return Ok(ExitStatus::Success),
        };
        messages.push(json!({"role": "user", "content": line.trim()}));
        let answer = ask(args, &messages, context).await?;
        messages.push(json!({"role": "assistant", "content": answer.text}));
    }
}

impl ChatArgs {
    fn body(&self, messages: &[Value], stream: bool) -> Value {
        let mut body = Row::new();
        if let Some(model) = &self.model {
            body.insert("model".to_owned(), model.as_str().into());
        }
        body.insert("messages".to_owned(), messages.into());
        if let Some(temperature) = &self.temperature {
            body.insert("temperature".to_owned(), temperature.clone());
        }
        if let Some(max_tokens) = &self.max_tokens {
            body.insert("max_tokens".to_owned(), max_tokens.clone());
        }
        if stream {
            body.insert("stream".to_owned(), true.into());
            body.insert("stream_options".to_owned(), json!({"include_usage": true}));
        }
        Value::Object(body)
    }
}

async fn ask(args: &ChatArgs, messages: &[Value], context: &Context) -> Result<Answer, Failure> {
    let is_prose = context.printer.style().format == Format::Table && !context.printer.style().raw;
    let answer = if is_prose && !args.no_stream {
        ask_streaming(args, messages, context).await?
    } else {
        ask_whole(args, messages, context, is_prose).await?
    };
    if let Some(line) = cost_line(args, &answer) {
        if args.show_cost { context.printer.say(&line) } else { context.printer.note(&line) }
    }
    Ok(answer)
}

fn client(context: &Context) -> Client {
    if context.has_timeout { context.client.clone() } else { context.client.with_timeout(TIMEOUT) }
}

async fn ask_whole(
    args: &ChatArgs,
    messages: &[Value],
    context: &Context,
    is_prose: bool,
) -> Result<Answer, Failure> {
    let reply = client(context).chat(&args.body(messages, false), args.customer.as_deref()).await?;
    let usage = reply.body.get("usage").cloned();
    let cost = reply.cost.as_deref().and_then(|cost| Picos::parse(cost).ok());
    let text = reply.text().to_owned();
    if is_prose {
        context.printer.line(&shown(&text))?;
    } else {
        print_body(&reply.body, context)?;
    }
    Ok(Answer { cost: cost.or_else(|| cost_in(usage.as_ref())), text, usage })
}

fn print_body(body: &Value, context: &Context) -> Result<(), Failure> {
    let printer = &context.printer;
    match (printer.style().format, body) {
        (Format::Yaml, body) => printer.out(&super::yaml::document(body)),
        (Format::Jsonl, Value::Object(row)) => printer.json_line(row),
        (Format::Id, body) => printer.exact_line(body.get("id").and_then(Value::as_str).unwrap_or_default()),
        (Format::Csv, _) => Err(Failure::usage("an answer is not a table").hint("use -o json")),
        (_, body) => printer.pretty(body),
    }
}

async fn ask_streaming(args: &ChatArgs, messages: &[Value], context: &Context) -> Result<Answer, Failure> {
    let mut stream =
        client(context).chat_stream(&args.body(messages, true), args.customer.as_deref()).await?;
    let mut answer = Answer::default();
    let ended = loop {
        match stream.next().await {
            Ok(Some(ChatPiece::Text(text))) => {
                context.printer.out(&shown(&text))?;
                answer.text.push_str(&text);
            }
            Ok(Some(ChatPiece::Usage(usage))) => answer.usage = Some(usage),
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    if !answer.text.is_empty() && !answer.text.ends_with('\n') {
        context.printer.out("\n")?;
    }
    ended?;
    answer.cost = cost_in(answer.usage.as_ref());
    if answer.text.is_empty() {
        context.printer.note("the answer has no text");
    }
    Ok(answer)
}

/// An answer as it may reach a terminal: lines and tabs stay, what commands a terminal does not.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c }).collect()
}

fn cost_in(usage: Option<&Value>) -> Option<Picos> {
    usage?.get("cost").and_then(money::amount)
}

/// `cost $0.001413  12 in, 40 out  customer ishaan3`
fn cost_line(args: &ChatArgs, answer: &Answer) -> Option<String> {
    let count = |name: &str| answer.usage.as_ref()?.get(name)?.as_u64();
    let mut parts = Vec::new();
    if let Some(cost) = answer.cost {
        parts.push(format!("cost {}", money::for_reading(cost)));
    }
    if let (Some(tokens_in), Some(tokens_out)) = (count("prompt_tokens"), count("completion_tokens")) {
        parts.push(format!(
            "{} tokens in, {} out",
            money::grouped(tokens_in.into()),
            money::grouped(tokens_out.into())
        ));
    }
    if parts.is_empty() {
        return None;
    }
    parts.extend(args.customer.as_ref().map(|customer| format!("customer {customer}")));
    Some(parts.join("  "))
}

/// Says whose budget it was when the server does not tell: the customer of the command line.
pub(crate) fn name_customer(failure: Failure, customer: Option<&str>) -> Failure {
    match customer {
        Some(id) if failure.kind == Kind::BudgetExceeded && failure.hint.is_none() => {
            failure.hint(format!("raise it: litellm-rs customer update {} --max-budget USD", quoted(id)))
        }
        Some(id) if failure.kind == Kind::Blocked && failure.hint.is_none() => {
            failure.hint(format!("if it is the customer: litellm-rs customer unblock {}", quoted(id)))
        }
        _ => failure,
    }
}

impl ChatArgs {
    /// The customer who pays.
    pub(crate) fn customer(&self) -> Option<&str> {
        self.customer.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: ChatArgs,
    }

    fn args(line: &str) -> ChatArgs {
        Line::try_parse_from(std::iter::once("x").chain(line.split_whitespace())).unwrap().args
    }

    #[test]
    fn the_body_holds_what_was_typed() {
        let args = args("mock hi --temperature 0.70 --max-tokens 1k");
        let messages = [json!({"role": "user", "content": "hi"})];
        assert_eq!(
            args.body(&messages, true).to_string(),
            r#"{"model":"mock","messages":[{"role":"user","content":"hi"}],"temperature":0.70,"max_tokens":1000,"stream":true,"stream_options":{"include_usage":true}}"#
        );
        assert!(!args.body(&messages, false).to_string().contains("stream"));
        assert!(parse_number("warm").is_err());
    }

    #[test]
    fn the_cost_is_told_with_what_is_known() {
        let usage: Value =
            serde_json::from_str(r#"{"prompt_tokens":12,"completion_tokens":1040,"cost":0.001413}"#).unwrap();
        let answer = Answer { text: String::new(), cost: cost_in(Some(&usage)), usage: Some(usage) };
        assert_eq!(
            cost_line(&args("mock hi --customer ishaan3"), &answer).unwrap(),
            "cost $0.001413  12 tokens in, 1,040 out  customer ishaan3"
        );
        assert_eq!(cost_line(&args("mock hi"), &Answer::default()), None);
    }

    #[test]
    fn an_answer_cannot_command_the_terminal() {
        assert_eq!(shown("a\tb\nc\u{1b}[2J"), "a\tb\nc\u{fffd}[2J");
    }
}
