//! Objects from files: what `-f` names, as JSON, JSON lines, YAML or CSV. Every mistake is told with
//! its place, and all of them are found before anything is sent. Knows nothing of commands.

mod csv;
mod json;
mod members;
mod source;
mod yaml;

use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::Value;

use super::failure::{Failure, Kind};
use crate::client::Row;
use crate::domain::id::check_id;
pub(crate) use members::{BUDGET, CUSTOMER, KEY, NAMED_KEY, Noun};
pub(crate) use source::Place;
use source::Source;

/// The largest file that is read.
const BYTES_MAX: u64 = 64 * 1024 * 1024;
/// What a file on stdin is called in messages.
const STDIN: &str = "<stdin>";

/// How a file writes its objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// One object, or an array of them
    Json,
    /// One object a line
    Jsonl,
    /// One object, or a list of them
    Yaml,
    /// A header with the names of members, then one object a line
    Csv,
}

/// Where objects come from.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Many at once")]
pub(crate) struct FileArgs {
    /// Objects of a file: JSON, JSON lines, YAML or CSV; `-` is stdin. Flags win over it
    #[arg(short = 'f', long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// How the file is written [default: as its name ends]
    #[arg(long, value_enum, value_name = "FMT", requires = "file")]
    input_format: Option<InputFormat>,
}

/// What is done about objects that are there already.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct ExistingArgs {
    /// What exists already is left as it is
    #[arg(long, conflicts_with = "upsert")]
    pub(crate) if_not_exists: bool,
    /// What exists already gets the members that are given
    #[arg(long)]
    pub(crate) upsert: bool,
}

impl ExistingArgs {
    /// Whether it is fine that something exists.
    pub(crate) fn is_accepted(self) -> bool {
        self.if_not_exists || self.upsert
    }
}

/// One object that somebody wants, and where it is written, if it is in a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Object {
    pub(crate) row: Row,
    pub(crate) place: Option<Place>,
}

impl Object {
    /// A member as text; nothing when it is not there.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.row.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// The id of a row that the server answered.
    pub(crate) fn id_of<'a>(row: &'a Row, noun: &Noun) -> &'a str {
        row.get(noun.id).and_then(Value::as_str).unwrap_or_default()
    }

    /// A failure that says which of many objects it is about.
    pub(crate) fn blamed(&self, failure: Failure) -> Failure {
        match &self.place {
            // What would be sent is no failure and blames nobody.
            Some(place) if !matches!(failure.kind, Kind::DryRun | Kind::ReaderGone) => {
                let message = format!("{place}: {}", failure.message);
                failure.reworded(message)
            }
            _ => failure,
        }
    }
}

/// The objects that a command is about: those of its file, or those of its ids, with what its flags
/// say put on top. Without a file and without ids there is one object that has no id yet.
pub(crate) async fn objects(
    args: &FileArgs,
    noun: &Noun,
    ids: &[String],
    flags: &Row,
) -> Result<Vec<Object>, Failure> {
    check(noun, flags)?;
    let Some(path) = &args.file else {
        return Ok(with_ids(&Object { row: flags.clone(), place: None }, noun, ids));
    };
    let mut objects = read(path, args.input_format, noun).await?;
    for object in &mut objects {
        object.row.extend(flags.clone());
    }
    match (objects.as_slice(), ids.is_empty()) {
        ([object], false) => Ok(with_ids(object, noun, ids)),
        (_, false) => Err(Failure::usage(format!(
            "ids stand beside a file of {} objects; give ids, or let the file name them",
            objects.len()
        ))),
        (_, true) => {
            check_ids(&objects, noun)?;
            Ok(objects)
        }
    }
}

fn with_ids(object: &Object, noun: &Noun, ids: &[String]) -> Vec<Object> {
    if ids.is_empty() {
        return vec![object.clone()];
    }
    let with_id = |id: &String| {
        let mut object = object.clone();
        object.row.insert(noun.id.to_owned(), id.as_str().into());
        object
    };
    ids.iter().map(with_id).collect()
}

/// Every object of a file has an id, and no two have the same one.
fn check_ids(objects: &[Object], noun: &Noun) -> Result<(), Failure> {
    let mut seen: HashMap<&str, &Object> = HashMap::new();
    for object in objects {
        let id = match object.row.get(noun.id) {
            None if noun.id_is_optional => continue,
            None | Some(Value::Null) => {
                let example = format!("every object needs one, like \"{}\": \"acme\"", noun.id);
                return Err(object.blamed(Failure::usage(format!("{} is missing", noun.id)).hint(example)));
            }
            Some(Value::String(id)) => id,
            Some(other) => {
                let message = format!("{} is text, like \"acme\", and not {other}", noun.id);
                return Err(object.blamed(Failure::usage(message)));
            }
        };
        check_id(id).map_err(|error| object.blamed(Failure::usage(format!("{} {error}", noun.id))))?;
        if let Some(first) = seen.insert(id, object) {
            let place = first.place.as_ref().map(ToString::to_string).unwrap_or_default();
            let message = format!("{} '{id}' is in the file twice, first at {place}", noun.what);
            return Err(object.blamed(Failure::usage(message)));
        }
    }
    Ok(())
}

/// Refuses members that are almost those of the server: it ignores what it does not know, and a
/// mistyped cap would be no cap.
pub(crate) fn check(noun: &Noun, members: &Row) -> Result<(), Failure> {
    members.keys().try_for_each(|name| noun.check(name).map_err(Failure::usage))
}

/// Reads a file, or stdin.
async fn read(path: &Path, format: Option<InputFormat>, noun: &Noun) -> Result<Vec<Object>, Failure> {
    let is_stdin = path == Path::new("-");
    let name = if is_stdin { STDIN.to_owned() } else { path.display().to_string() };
    let owned = path.to_path_buf();
    // Aside, so that Ctrl-C still ends the wait for a stdin that says nothing.
    let bytes = tokio::task::spawn_blocking(move || {
        if is_stdin { all_of(std::io::stdin().lock()) } else { all_of(std::fs::File::open(owned)?) }
    });
    let bytes = match bytes.await {
        Ok(bytes) => bytes.map_err(|error| Failure::usage(format!("cannot read {name}: {error}")))?,
        Err(_) => return Err(Failure::usage(format!("cannot read {name}"))),
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::usage(format!("{name}: this is not UTF-8 text: byte {at} belongs to no character"))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let format = format.or_else(|| by_name(path)).or_else(|| by_start(text));
    parse(&name, text, format, noun)
}

fn all_of(reader: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > BYTES_MAX {
        return Err(std::io::Error::other(format!("it is larger than {} MiB; split it", BYTES_MAX >> 20)));
    }
    Ok(bytes)
}

fn parse(name: &str, text: &str, format: Option<InputFormat>, noun: &Noun) -> Result<Vec<Object>, Failure> {
    let source = Source::new(name, text);
    let objects = match format {
        Some(InputFormat::Json | InputFormat::Jsonl) => json::read(&source, noun),
        Some(InputFormat::Yaml) => yaml::read(&source, noun),
        Some(InputFormat::Csv) => csv::read(&source, noun),
        None => Err(Failure::usage(format!("{name}: how is this written?"))
            .hint("say it with --input-format json, jsonl, yaml or csv")),
    }?;
    if objects.is_empty() {
        return Err(Failure::usage(format!("{name}: there is no {} in it", noun.what)));
    }
    Ok(objects)
}

fn by_name(path: &Path) -> Option<InputFormat> {
    Some(match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "json" => InputFormat::Json,
        "jsonl" | "ndjson" => InputFormat::Jsonl,
        "yaml" | "yml" => InputFormat::Yaml,
        "csv" => InputFormat::Csv,
        _ => return None,
    })
}

/// What begins as JSON does is taken for it.
fn by_start(text: &str) -> Option<InputFormat> {
    text.trim_start().starts_with(['{', '[']).then_some(InputFormat::Json)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(name: &str, text: &str) -> Result<String, String> {
        let format = by_name(Path::new(name)).or_else(|| by_start(text));
        let objects = parse(name, text, format, &CUSTOMER).map_err(|failure| failure.message)?;
        check_ids(&objects, &CUSTOMER).map_err(|failure| failure.message)?;
        Ok(objects
            .iter()
            .map(|object| Value::Object(object.row.clone()).to_string())
            .collect::<Vec<_>>()
            .join("\n"))
    }

    #[test]
    fn all_formats_write_the_same_objects() {
        let same = "{\"user_id\":\"a\",\"max_budget\":0.0011120000000000001,\"models\":[\"x\",\"y\"],\"blocked\":true}\n\
                    {\"user_id\":\"42\",\"alias\":null,\"rpm_limit\":1000}";
        for (name, text) in [
            (
                "c.json",
                r#"[{"user_id":"a","max_budget":0.0011120000000000001,"models":["x","y"],"blocked":true},
                    {"user_id":"42","alias":null,"rpm_limit":1000}]"#,
            ),
            (
                "c.jsonl",
                "{\"user_id\":\"a\",\"max_budget\":0.0011120000000000001,\"models\":[\"x\",\"y\"],\"blocked\":true}\n\n\
                 {\"user_id\":\"42\",\"alias\":null,\"rpm_limit\":1000}\n",
            ),
            (
                "c.yaml",
                "- user_id: a\n  max_budget: 0.0011120000000000001\n  models: [x, y]\n  blocked: yes\n\
                 - {user_id: 42, alias: ~, rpm_limit: 1k}\n",
            ),
            (
                "c.csv",
                "user_id,max_budget,models,blocked,alias,rpm_limit\n\
                 a,$0.0011120000000000001,\"x,y\",true,,\n42,,,,null,1k\n",
            ),
        ] {
            assert_eq!(rows(name, text).as_deref(), Ok(same), "{name}");
        }
    }

    #[test]
    fn every_mistake_has_its_place() {
        for (name, text, message) in [
            (
                "c.json",
                "[{\"user_id\": \"a\"},\n {\"user_id\": }]",
                "c.json:2:14: this is not JSON: expected value",
            ),
            ("c.json", "[{\"user_id\": \"a\"},\n 7]", "c.json:2:2: an object is expected here"),
            (
                "c.json",
                "{\"user_id\": \"a\",\n \"max_bugdet\": 4}",
                "c.json:2:2: there is no member 'max_bugdet'",
            ),
            ("c.json", "{\"alias\": \"a\"}", "c.json:1:1: user_id is missing"),
            ("c.json", "{\"user_id\": 7}", "c.json:1:1: user_id is text"),
            ("c.json", "{\"user_id\": \"a\", \"user_id\": \"b\"}", "c.json:1:18: user_id is here twice"),
            (
                "c.jsonl",
                "{\"user_id\":\"a\"}\n{\"user_id\":\"a\"}\n",
                "c.jsonl:2:1: customer 'a' is in the file twice, first at c.jsonl:1:1",
            ),
            ("c.jsonl", "{\"user_id\":\"a\"}\n{\"user_id\":\n", "c.jsonl:3:1: this is not JSON: EOF"),
            ("c.yaml", "user_id: a\nmax_budget: much\n", "c.yaml:2:13: max_budget: "),
            ("c.yaml", "user_id: a\nrpm_limt: 4\n", "c.yaml:2:1: there is no member 'rpm_limt'"),
            ("c.yaml", "- a\n", "c.yaml:1:3: an object is expected here"),
            ("c.yaml", "user_id: [\n", "c.yaml:1:10: this is not YAML"),
            ("c.yaml", "user_id: a\nuser_id: b\n", "c.yaml:2:1: user_id is here twice"),
            ("c.csv", "user_id,maxBudget\na,4\n", "c.csv:1:9: there is no member 'maxBudget'"),
            ("c.csv", "user_id,max_budget\na,4\n\"b\",four\n", "c.csv:3:5: max_budget: "),
            ("c.csv", "user_id,max_budget\na\n", "c.csv:2:1: "),
            ("c.csv", "user_id,user_id\na,b\n", "c.csv:1:9: user_id is here twice"),
            ("c.csv", "user_id,alias\n,b\n", "c.csv:2:1: user_id is missing"),
            ("c.csv", "user_id\n", "c.csv: there is no customer in it"),
            ("c.txt", "user_id\n", "c.txt: how is this written?"),
        ] {
            let said = rows(name, text).unwrap_err();
            assert!(said.starts_with(message), "{text}: {said}");
        }
    }

    #[test]
    fn stdin_is_json_when_it_begins_like_it() {
        assert_eq!(rows("-", " {\"user_id\":\"a\"}").as_deref(), Ok(r#"{"user_id":"a"}"#));
        assert!(rows("-", "user_id: a").is_err());
    }

    #[test]
    fn what_is_too_large_is_not_read() {
        let zeros = |count| std::io::repeat(b' ').take(count);
        assert!(all_of(zeros(BYTES_MAX)).is_ok());
        assert!(all_of(zeros(BYTES_MAX + 1)).is_err());
    }
}
