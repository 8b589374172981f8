//! What a request can cost at most: its prompt, and the longest answer that it allows. What nobody
//! knows fails the rule; it is never taken for nothing.

use std::io::Read;
use std::path::Path;

use serde_json::{Value, json};

use super::{Rule, amount_in, not_told};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::look::{exact, member};
use crate::client::{Call, Row};
use crate::domain::money::Picos;
use crate::wire::money::Usd;

/// The largest request that is read: more than a server takes by itself.
const BYTES_MAX: u64 = 20 * 1024 * 1024;
/// The names of an output cap.
const CAPS: [&str; 3] = ["max_completion_tokens", "max_output_tokens", "max_tokens"];
/// What is counted of a request.
const PROMPT: [&str; 4] = ["model", "messages", "prompt", "tools"];

/// The rule for the request of a file.
pub(super) async fn rule(file: &Path, most: Picos, context: &Context) -> Result<Rule, Failure> {
    let body = read(file)?;
    let subject = format!("request {}", file.display());
    if body.contains_key("completion_response") {
        let call = Call::post("/spend/calculate", &Value::Object(body)).reading();
        let told = context.client.send(&call).await?.value()?;
        let cost = told
            .as_object()
            .map_or_else(|| Err(not_told(&subject, "cost")), |told| amount_in(told, "cost", &subject))?;
        return Ok(Rule::amount("max_cost", subject, cost, most));
    }
    let model = exact(body.get("model"));
    let cap = cap(&body)?;
    let times = count(&body, "n")?.unwrap_or(1).max(1);
    let asked: Row = body.into_iter().filter(|(name, _)| PROMPT.contains(&name.as_str())).collect();
    let input = context.client.token_count(asked).await?;
    let longest = match cap {
        Some(_) => cap,
        None => longest_of(&model, context).await?,
    };
    let Some(longest) = longest else { return Ok(endless(subject, &model, most)) };
    let output = longest.saturating_mul(times);
    let asked = [("model", json!(model)), ("input_tokens", input.into()), ("output_tokens", output.into())];
    let asked = asked.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let told = context.client.cost_estimate(asked).await?;
    let cost = amount_in(&told, "cost_per_request", &subject)?;
    let mut rule = Rule::amount("max_cost", subject, cost, most);
    rule.why.push_str(&format!(": {input} tokens in, up to {output} out"));
    if cap.is_none() {
        rule.why.push_str(", the most that the model gives: the request sets no max_tokens");
    }
    Ok(rule)
}

/// A request whose cost nobody can tell.
fn endless(subject: String, model: &str, most: Picos) -> Rule {
    let why = format!(
        "the request sets no max_tokens, and nobody knows how long an answer of '{model}' can be: set max_tokens"
    );
    let (value, limit) = (Value::Null, json!(Usd(most)));
    Rule { rule: "max_cost", subject, ok: false, value, limit, why }
}

/// The largest cap of a request, for the dearest of them may count.
fn cap(body: &Row) -> Result<Option<u64>, Failure> {
    CAPS.iter().try_fold(None, |most: Option<u64>, name| Ok(most.max(count(body, name)?)))
}

fn count(body: &Row, name: &str) -> Result<Option<u64>, Failure> {
    match body.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_u64().map(Some).ok_or_else(|| {
            Failure::usage(format!("--request: `{name}` is no whole number"))
                .hint(format!(r#""{name}": 100"#))
        }),
    }
}

/// The longest answer that any deployment of a model gives, if that is known of all of them.
async fn longest_of(model: &str, context: &Context) -> Result<Option<u64>, Failure> {
    let rows = context.client.model_infos().await?;
    let mut deployments = rows.iter().filter(|row| exact(row.get("model_name")) == model).peekable();
    if deployments.peek().is_some() {
        return Ok(deployments.map(longest).try_fold(0, |most, own| Some(most.max(own?))));
    }
    // A name that only a pattern fits.
    let groups = context.client.model_group(model).await?;
    Ok(groups.first().and_then(|group| group.get("max_output_tokens")?.as_u64()).filter(|most| *most > 0))
}

/// The longest answer of a deployment: what is known of its model, and the cap it puts to calls that
/// ask for none.
fn longest(row: &Row) -> Option<u64> {
    let number = |path: &str| member(row, path).and_then(Value::as_u64).filter(|count| *count > 0);
    if member(row, "model_info.mode").and_then(Value::as_str) == Some("embedding") {
        return Some(0);
    }
    let listed = number("model_info.max_output_tokens").or_else(|| number("model_info.max_tokens"));
    let configured = CAPS.iter().filter_map(|name| number(&format!("litellm_params.{name}"))).max();
    listed.into_iter().chain(configured).min()
}

fn read(file: &Path) -> Result<Row, Failure> {
    let shown = file.display();
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(BYTES_MAX + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(BYTES_MAX + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure::usage(format!("--request: cannot read {shown}: {error}")))?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(Failure::usage(format!("--request: {shown} is larger than 20 MiB"))
            .hint("no server takes a request like that"));
    }
    serde_json::from_slice(&bytes).map_err(|error| {
        Failure::usage(format!("--request: {shown} is not a JSON object: {error}"))
            .hint(r#"{"model":"mock","messages":[{"role":"user","content":"hi"}],"max_tokens":100}"#)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Row {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn the_longest_answer_of_a_deployment() {
        for (text, most) in [
            (r#"{"model_info":{"max_output_tokens":9,"max_tokens":12}}"#, Some(9)),
            (r#"{"model_info":{"max_output_tokens":null,"max_tokens":12}}"#, Some(12)),
            (r#"{"model_info":{"max_output_tokens":0,"max_tokens":null}}"#, None),
            (r#"{"model_info":{"max_output_tokens":"9"}}"#, None),
            (r#"{"model_info":{"max_tokens":12},"litellm_params":{"max_tokens":7}}"#, Some(7)),
            (r#"{"model_info":{},"litellm_params":{"max_tokens":7,"max_completion_tokens":8}}"#, Some(8)),
            (r#"{"model_info":{"mode":"embedding"}}"#, Some(0)),
            (r#"{}"#, None),
        ] {
            assert_eq!(longest(&row(text)), most, "{text}");
        }
    }

    #[test]
    fn the_largest_cap_counts_and_an_odd_one_is_told() {
        for (text, most) in [
            (r#"{"max_tokens":5,"max_completion_tokens":9}"#, Some(9)),
            (r#"{"max_tokens":null,"max_output_tokens":0}"#, Some(0)),
            (r#"{}"#, None),
        ] {
            assert_eq!(cap(&row(text)), Ok(most), "{text}");
        }
        for text in [r#"{"max_tokens":"5"}"#, r#"{"max_tokens":-1}"#, r#"{"max_tokens":1.5}"#] {
            assert!(cap(&row(text)).unwrap_err().message.contains("`max_tokens`"), "{text}");
        }
    }

    #[test]
    fn more_than_twenty_mebibytes_are_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("request.json");
        let frame = r#"{"prompt":""}"#.len() as u64;
        for (bytes, is_read) in [(BYTES_MAX, true), (BYTES_MAX + 1, false)] {
            let long = "\u{e9}".repeat(usize::try_from((bytes - frame) / 2).unwrap());
            let pad = " ".repeat(usize::try_from((bytes - frame) % 2).unwrap());
            std::fs::write(&file, format!(r#"{{"prompt":"{long}"}}{pad}"#)).unwrap();
            assert_eq!(std::fs::metadata(&file).unwrap().len(), bytes);
            match read(&file) {
                Ok(_) => assert!(is_read),
                Err(failure) => {
                    assert!(!is_read && failure.message.contains("20 MiB"), "{}", failure.message)
                }
            }
        }
    }
}
