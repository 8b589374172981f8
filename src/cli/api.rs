//! `litellm-rs api METHOD PATH`: any call, with the address and the key of the other commands.

use std::io::Read as _;

use clap::Args;
use reqwest::Method;
use reqwest::header::{HeaderName, HeaderValue};
use serde_json::Value;

use super::context::Context;
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::fields::set_member;
use super::global::Format;
use super::table::View;
use crate::client::{Call, Reply, Row};

/// The longest body that is sent.
const BODY_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// `api`
#[derive(Args, Clone, Debug)]
pub(crate) struct ApiArgs {
    /// GET, POST, …
    #[arg(value_name = "METHOD")]
    method: String,
    /// Path with its query, like /customer/info?end_user_id=acme
    #[arg(value_name = "PATH")]
    path: String,
    /// Body: text, `@FILE`, or `-` for stdin
    #[arg(short, long, short_alias = 'j', alias = "json", value_name = "BODY", conflicts_with = "field")]
    data: Option<String>,
    /// Header, again for each
    #[arg(short = 'H', long, value_name = "K: V")]
    header: Vec<String>,
    /// Member of a JSON body, again for each: `key=text`, or `key:=json`
    #[arg(short = 'F', long, value_name = "KEY=VALUE")]
    field: Vec<String>,
    /// Also print the status and the headers
    #[arg(short, long)]
    include: bool,
    /// Read all pages of a list, as one array
    #[arg(long, conflicts_with_all = ["data", "field", "include"])]
    paginate: bool,
}

/// `api`
pub(crate) async fn run(args: ApiArgs, context: &Context) -> Outcome {
    if args.paginate {
        return paginate(&args, context).await;
    }
    let reply = context.client.send(&args.call()?).await?;
    if args.include {
        context.printer.out(&head(&reply))?;
    }
    print_body(&reply, context)?;
    Ok(ExitStatus::Success)
}

/// The most pages that are read: a server that never says which is the last one has to be stopped.
const PAGES_MAX: u64 = 100_000;

/// Reads page after page, until the server says that there are no more.
async fn paginate(args: &ApiArgs, context: &Context) -> Outcome {
    if !args.method.eq_ignore_ascii_case("get") || args.asks_for_page() {
        return Err(Failure::usage("--paginate goes through all pages by itself")
            .hint("use a form like: litellm-rs api GET /key/list --paginate"));
    }
    let call = args.call()?;
    let mut all = Vec::new();
    for number in 1..=PAGES_MAX {
        let reply = context.client.send(&call.clone().query("page", number.to_string())).await?;
        let (items, is_last) = page_of(reply.value()?)?;
        if context.printer.style().format == Format::Jsonl {
            items.iter().try_for_each(|item| context.printer.compact(item))?;
        } else {
            all.extend(items);
        }
        if is_last(number) {
            break;
        }
    }
    if context.printer.style().format != Format::Jsonl {
        print_value(Value::Array(all), context)?;
    }
    Ok(ExitStatus::Success)
}

/// The items of a page, and how to tell whether its number is the last one. A bare array is a list
/// without pages.
fn page_of(answer: Value) -> Result<(Vec<Value>, impl Fn(u64) -> bool), Failure> {
    let wrong = |why: &str| {
        Err(Failure::new(Kind::Error, format!("this answer has no pages: {why}"))
            .hint("ask without --paginate"))
    };
    let mut members = match answer {
        Value::Array(items) => return Ok((items, last_of(1))),
        Value::Object(members) => members,
        _ => return wrong("it is no list"),
    };
    let Some(pages) = members.get("total_pages").and_then(Value::as_u64) else {
        return wrong("it does not say how many there are");
    };
    let mut lists = members.iter_mut().filter_map(|(_, value)| value.as_array_mut());
    match (lists.next(), lists.next()) {
        (Some(items), None) => Ok((std::mem::take(items), last_of(pages))),
        _ => wrong("it is not one list"),
    }
}

fn last_of(pages: u64) -> impl Fn(u64) -> bool {
    move |number| number >= pages
}

impl ApiArgs {
    fn asks_for_page(&self) -> bool {
        let query = self.path.split_once('?').map_or("", |(_, query)| query);
        query.split('&').any(|pair| pair.split('=').next() == Some("page"))
    }

    fn call(&self) -> Result<Call, Failure> {
        let method = Method::from_bytes(self.method.to_ascii_uppercase().as_bytes())
            .map_err(|_| Failure::usage(format!("'{}' is not a method", self.method)))?;
        let path = if self.path.starts_with('/') { self.path.clone() } else { format!("/{}", self.path) };
        let mut call = Call::new(method, path);
        for line in &self.header {
            let (name, value) = header(line)?;
            call = call.header(name, value);
        }
        match self.body()? {
            Some(body) => Ok(call.json(body)),
            None => Ok(call),
        }
    }

    fn body(&self) -> Result<Option<Vec<u8>>, Failure> {
        if !self.field.is_empty() {
            let mut body = Row::new();
            self.field.iter().try_for_each(|pair| set_member(&mut body, pair))?;
            return Ok(Some(Value::Object(body).to_string().into_bytes()));
        }
        match self.data.as_deref() {
            None => Ok(None),
            Some("-") => read_body(std::io::stdin().lock(), "stdin").map(Some),
            Some(data) => match data.strip_prefix('@') {
                Some(file) => {
                    let opened = std::fs::File::open(file)
                        .map_err(|error| Failure::usage(format!("cannot read {file}: {error}")))?;
                    read_body(opened, file).map(Some)
                }
                None => Ok(Some(data.as_bytes().to_vec())),
            },
        }
    }
}

/// Reads a body whole, unless no server would take it.
fn read_body(source: impl std::io::Read, name: &str) -> Result<Vec<u8>, Failure> {
    let wrong = |why: String| Failure::usage(format!("cannot read {name}: {why}"));
    let mut body = Vec::new();
    source.take(BODY_BYTES_MAX + 1).read_to_end(&mut body).map_err(|error| wrong(error.to_string()))?;
    if u64::try_from(body.len()).is_ok_and(|bytes| bytes > BODY_BYTES_MAX) {
        return Err(wrong(format!("a body has at most {BODY_BYTES_MAX} bytes")));
    }
    Ok(body)
}

fn header(line: &str) -> Result<(HeaderName, HeaderValue), Failure> {
    let wrong = || Failure::usage(format!("'{line}' is not a header; use a form like 'x-name: value'"));
    let (name, value) = line.split_once(':').ok_or_else(wrong)?;
    let name = HeaderName::from_bytes(name.trim().as_bytes()).map_err(|_| wrong())?;
    let value = HeaderValue::from_str(value.trim()).map_err(|_| wrong())?;
    Ok((name, value))
}

fn head(reply: &Reply) -> String {
    let mut head = format!("HTTP {}\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!(
            "{name}: {}\n",
            super::look::tame(&String::from_utf8_lossy(value.as_bytes()))
        ));
    }
    head + "\n"
}

/// A person or who asks for a format gets it; a pipe gets the bytes.
fn print_body(reply: &Reply, context: &Context) -> Result<(), Failure> {
    let (printer, style) = (&context.printer, context.printer.style());
    match reply.value() {
        Ok(value) if style.format != Format::Table || style.look.is_terminal => print_value(value, context),
        Err(error) if printer.has_jq() => Err(error.into()),
        _ if style.raw => Ok(()),
        _ if style.look.is_terminal => printer.exactly(&String::from_utf8_lossy(&reply.body)),
        _ => printer.bytes(&reply.body),
    }
}

/// A value in the chosen format; rows in columns are for commands that know their rows.
fn print_value(value: Value, context: &Context) -> Result<(), Failure> {
    let (printer, style) = (&context.printer, context.printer.style());
    match (style.format, value) {
        (Format::Yaml, value) => printer.out(&super::yaml::document(&value)),
        (Format::Jsonl, Value::Array(items)) => items.iter().try_for_each(|item| printer.compact(item)),
        (Format::Jsonl, value) => printer.compact(&value),
        (Format::Csv, Value::Array(items)) => {
            let row = |item| match item {
                Value::Object(row) => Some(row),
                _ => None,
            };
            let rows = items.into_iter().map(row).collect::<Option<Vec<Row>>>();
            let rows = rows.ok_or_else(|| Failure::usage("CSV is for lists of objects; use -o json"))?;
            printer.rows(&ANY, &rows)
        }
        (_, value) => printer.pretty(&value),
    }
}

/// Rows of which nothing is known.
const ANY: View = View { id: "id", columns: &[] };

#[cfg(test)]
mod tests {
    use super::*;

    fn args(data: Option<&str>, field: &[&str]) -> ApiArgs {
        ApiArgs {
            method: "post".into(),
            path: "customer/new".into(),
            data: data.map(Into::into),
            header: vec![],
            field: field.iter().map(|f| (*f).to_owned()).collect(),
            include: false,
            paginate: false,
        }
    }

    #[test]
    fn a_body_comes_from_text_fields_or_a_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("body");
        std::fs::write(&path, "{}").unwrap();
        let at = format!("@{}", path.display());
        for (data, field, body) in [
            (Some("{\"a\":1}"), &[][..], Some("{\"a\":1}")),
            (None, &["user_id=a", "max_budget:=4.00"], Some(r#"{"user_id":"a","max_budget":4.00}"#)),
            (Some(at.as_str()), &[], Some("{}")),
            (None, &[], None),
        ] {
            let made = args(data, field).body().unwrap();
            assert_eq!(made.as_deref(), body.map(str::as_bytes));
        }
        let paged = |path: &str| ApiArgs { path: path.into(), ..args(None, &[]) }.asks_for_page();
        assert!(paged("/key/list?size=2&page=3") && !paged("/key/list?size=2") && !paged("/page=1"));
        assert!(args(Some("@/nowhere/at/all"), &[]).body().is_err());
        let endless = read_body(std::io::repeat(b'x'), "/dev/zero").unwrap_err();
        assert!(endless.message.starts_with("cannot read /dev/zero: a body has at most"), "{endless:?}");
        assert!(args(None, &[]).call().is_ok());
        assert!(header("no colon").is_err());
        assert_eq!(header("X-A: b").unwrap().1, "b");
    }
}
