//! Lines as the text of a file: CSV with columns that stay, JSON, one object a line, or Lago's
//! events. Knows what a file looks like and, from its end, where it was left.

use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};

use super::Format;
use super::file::Begun;
use super::lago::Events;
use crate::cli::failure::{Failure, Kind};
use crate::wire::entry::LedgerLine;

/// A column of the CSV file: its name, and its text of a line.
type Column = (&'static str, fn(&LedgerLine) -> String);

/// The columns. New ones are put before the last one: a record is whole when it has all of them, and
/// no line break can stand in the last.
const COLUMNS: &[Column] = &[
    ("seq", |line| line.seq.to_string()),
    ("id", |line| line.id.clone()),
    ("kind", |line| line.kind.as_str().to_owned()),
    ("status", |line| line.status.as_str().to_owned()),
    ("at", |line| line.at.0.to_string()),
    ("started_at", |line| line.started_at.0.to_string()),
    ("duration_ms", |line| line.duration_ms.to_string()),
    ("customer_id", |line| text(line.customer_id.as_ref())),
    ("key_hash", |line| text(line.key_hash.as_ref())),
    ("user_id", |line| text(line.user_id.as_ref())),
    ("team_id", |line| text(line.team_id.as_ref())),
    ("organization_id", |line| text(line.organization_id.as_ref())),
    ("tags", |line| if line.tags.is_empty() { String::new() } else { json(&line.tags) }),
    ("call_type", |line| line.call_type.clone()),
    ("model_group", |line| line.model_group.clone()),
    ("model", |line| line.model.clone()),
    ("provider", |line| line.provider.clone()),
    ("model_id", |line| line.model_id.clone()),
    ("price_version", |line| line.price_version.clone()),
    ("input_tokens", |line| line.usage.0.input_total().to_string()),
    ("cache_read_tokens", |line| line.usage.0.cache_read_total().to_string()),
    ("cache_write_tokens", |line| line.usage.0.cache_write_total().to_string()),
    ("output_tokens", |line| line.usage.0.output_total().to_string()),
    ("reasoning_tokens", |line| line.usage.0.reasoning.to_string()),
    ("total_tokens", |line| line.usage.0.total().to_string()),
    ("request_id", |line| line.request_id.clone()),
    ("call_id", |line| text(line.call_id.as_ref())),
    ("account_kind", |line| text(line.account.as_ref().map(|account| &account.kind))),
    ("account_id", |line| text(line.account.as_ref().map(|account| &account.id)).replace('\u{1f}', ":")),
    ("author", |line| text(line.author.as_ref())),
    ("note", |line| text(line.note.as_ref())),
    ("held", |line| line.held.0.to_string()),
    ("cost", |line| line.cost_picos.to_string()),
    ("cost_picos", |line| line.cost_picos.get().to_string()),
];

fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Where a file was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// Nothing of use is in it.
    AtTheBeginning,
    /// Its last line has this number.
    After(u64),
    /// Its last event is this one, of this time.
    AfterEvent(String, String),
}

/// A file in the making.
pub(super) struct Shape {
    format: Format,
    events: Events,
    is_first: bool,
}

impl Shape {
    pub(super) fn new(format: Format, events: Events) -> Self {
        Self { format, events, is_first: true }
    }

    /// What a new file begins with.
    pub(super) fn head(&self) -> Result<Vec<u8>, Failure> {
        match self.format {
            Format::Csv => head(),
            Format::Json => Ok(b"[".to_vec()),
            Format::Jsonl | Format::Lago => Ok(vec![]),
        }
    }

    /// Some lines.
    pub(super) fn lines(&mut self, lines: Vec<LedgerLine>) -> Result<Vec<u8>, Failure> {
        match self.format {
            Format::Csv => records(lines.iter().map(|line| COLUMNS.iter().map(|(_, cell)| cell(line)))),
            Format::Jsonl => Ok(lines.iter().fold(vec![], |mut bytes, line| {
                bytes.extend_from_slice(json(line).as_bytes());
                bytes.push(b'\n');
                bytes
            })),
            Format::Json => Ok(lines.iter().fold(vec![], |mut bytes, line| {
                bytes.extend_from_slice(if self.is_first { b"\n" } else { b",\n" });
                self.is_first = false;
                bytes.extend_from_slice(json(line).as_bytes());
                bytes
            })),
            Format::Lago => {
                let mut text = String::new();
                for event in lines.into_iter().flat_map(|line| self.events.of(line)) {
                    text.push_str(&event.json);
                    text.push('\n');
                }
                Ok(text.into_bytes())
            }
        }
    }

    /// What a file ends with.
    pub(super) fn tail(&self) -> &'static [u8] {
        match self.format {
            Format::Json => b"\n]\n",
            Format::Csv | Format::Jsonl | Format::Lago => b"",
        }
    }

    /// The event that has to come before the first one that is written, if it has not come.
    pub(super) fn passing(&self) -> Option<&str> {
        self.events.passing()
    }

    /// How many lines were left out, because they name nobody to bill.
    pub(super) fn left_out(&self) -> u64 {
        self.events.left_out
    }

    /// Where a file was left; its length becomes that of its whole lines.
    pub(super) fn left_at(&self, begun: &mut Begun) -> Result<Left, Failure> {
        match self.format {
            Format::Csv => left_of_csv(begun),
            Format::Jsonl | Format::Lago => left_of_lines(begun, self.format),
            Format::Json => Err(Failure::usage("a json array cannot be gone on with")
                .hint("use a format with one line for each: --format jsonl --resume")),
        }
    }
}

fn records<R: Iterator<Item = String>>(rows: impl Iterator<Item = R>) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(|error| Failure::new(Kind::Error, error.to_string()))?;
    }
    writer.into_inner().map_err(|error| Failure::from(error.into_error()))
}

fn left_of_csv(begun: &mut Begun) -> Result<Left, Failure> {
    let size = begun.open()?.metadata()?.len();
    if !begins_like(begun, &head()?)? {
        return Err(damaged(begun, "its first line is not that of this export"));
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(begun.open()?);
    let mut record = csv::ByteRecord::new();
    let (mut left, mut from) = (Left::AtTheBeginning, 0);
    while reader.read_byte_record(&mut record).map_err(|error| damaged(begun, &error.to_string()))? {
        let end = reader.position().byte();
        // The last byte is the break that ends the record: without it the record was cut.
        if record.len() != COLUMNS.len() || (end == size && !ends_with_break(begun, size)?) {
            break;
        }
        if from > 0 {
            let seq = record.get(0).and_then(|cell| std::str::from_utf8(cell).ok()?.parse().ok());
            left = Left::After(seq.ok_or_else(|| damaged(begun, "a line has no number"))?);
        }
        from = end;
        begun.length = end;
    }
    Ok(left)
}

/// The first line of a CSV file.
fn head() -> Result<Vec<u8>, Failure> {
    records(std::iter::once(COLUMNS.iter().map(|(name, _)| (*name).to_owned())))
}

/// Whether a file begins with these bytes, as far as it goes.
fn begins_like(begun: &Begun, head: &[u8]) -> Result<bool, Failure> {
    let mut first = Vec::with_capacity(head.len());
    begun.open()?.take(head.len() as u64).read_to_end(&mut first)?;
    Ok(head.starts_with(&first))
}

fn ends_with_break(begun: &Begun, size: u64) -> Result<bool, Failure> {
    let mut file = begun.open()?;
    let mut last = [0; 1];
    file.seek(SeekFrom::Start(size.saturating_sub(1)))?;
    file.read_exact(&mut last)?;
    Ok(last == [b'\n'])
}

fn left_of_lines(begun: &mut Begun, format: Format) -> Result<Left, Failure> {
    let mut reader = BufReader::new(begun.open()?);
    let (mut line, mut last) = (Vec::new(), Vec::new());
    while reader.read_until(b'\n', &mut line)? > 0 {
        if line.last() == Some(&b'\n') {
            begun.length += line.len() as u64;
            std::mem::swap(&mut line, &mut last);
        }
        line.clear();
    }
    if last.is_empty() {
        // A part is ours; whatever else has not one whole line is somebody's, unless it is empty.
        let is_ours = begun.is_part() || begun.open()?.metadata()?.len() == 0;
        return if is_ours { Ok(Left::AtTheBeginning) } else { Err(damaged(begun, "it has no whole line")) };
    }
    if format == Format::Jsonl {
        let line: LedgerLine = serde_json::from_slice(&last)
            .map_err(|error| damaged(begun, &format!("its last line: {error}")))?;
        return Ok(Left::After(line.seq));
    }
    let event: serde_json::Value =
        serde_json::from_slice(&last).map_err(|error| damaged(begun, &format!("its last line: {error}")))?;
    let member = |name: &str| event.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    match (member("transaction_id"), member("timestamp")) {
        (Some(id), Some(at)) => Ok(Left::AfterEvent(id, at)),
        _ => Err(damaged(begun, "its last line is no event")),
    }
}

fn damaged(begun: &Begun, why: &str) -> Failure {
    Failure::usage(format!("{} cannot be gone on with: {why}", begun.path.display()))
        .hint("write it anew: leave --resume out")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::cli::export::file::Sink;
    use crate::domain::delivery::LagoProfile;

    fn lines() -> Vec<LedgerLine> {
        let line = |seq: u64, more: serde_json::Value| {
            let mut line = json!({"seq": seq, "id": format!("e-{seq}"), "kind": "charge", "cost": 0.5,
                "cost_picos": "500000000000", "at": format!("2026-11-21T10:00:0{seq}.5Z"), "customer_id": "acme"});
            line.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
            serde_json::from_value(line).unwrap()
        };
        vec![
            line(1, json!({"tags": ["a,b", "c"]})),
            line(3, json!({"kind": "adjust", "note": "two\nlines, \"quoted\"\r\nand more\n"})),
            line(4, json!({"customer_id": "é \"x\", =1"})),
            line(5, json!({"customer_id": null})),
            line(7, json!({"usage": {"input": 1, "output": 2}})),
        ]
    }

    fn shape(format: Format) -> Shape {
        let codes = vec!["tokens".to_owned(), "cost".to_owned()];
        Shape::new(format, Events::new(LagoProfile { codes, ..LagoProfile::default() }))
    }

    fn whole(format: Format) -> Vec<u8> {
        let mut shape = shape(format);
        let mut bytes = shape.head().unwrap();
        bytes.extend(shape.lines(lines()).unwrap());
        bytes
    }

    #[test]
    fn wherever_a_file_was_cut_it_is_gone_on_with_to_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.part");
        for format in [Format::Csv, Format::Jsonl, Format::Lago] {
            let whole = whole(format);
            for cut in 0..=whole.len() {
                std::fs::write(&file, &whole[..cut]).unwrap();
                let mut begun = Begun::find(&folder.path().join("x")).unwrap().unwrap();
                let left = shape(format).left_at(&mut begun).unwrap();
                let mut shape = shape(format);
                let rest: Vec<LedgerLine> = match &left {
                    Left::AtTheBeginning => lines(),
                    Left::After(seq) => lines().into_iter().filter(|line| line.seq > *seq).collect(),
                    Left::AfterEvent(id, _) => {
                        shape.events.after(id.clone());
                        lines()
                    }
                };
                let mut sink = Sink::go_on(&begun).unwrap();
                if begun.length == 0 {
                    sink.write(&shape.head().unwrap()).unwrap();
                }
                sink.write(&shape.lines(rest).unwrap()).unwrap();
                drop(sink);
                let made = std::fs::read(&file).unwrap();
                assert_eq!(
                    String::from_utf8_lossy(&made),
                    String::from_utf8_lossy(&whole),
                    "{format:?} {cut}"
                );
                assert_eq!(shape.passing(), None);
            }
        }
    }

    #[test]
    fn what_is_no_export_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        for (format, text) in [
            (Format::Csv, format!("{}\n", vec!["a"; COLUMNS.len()].join(","))),
            (Format::Csv, "name\nsomebody\n".to_owned()),
            (Format::Jsonl, "{\"a\":1}\n".to_owned()),
            (Format::Jsonl, "{\"a\":1}".to_owned()),
            (Format::Lago, "{\"a\":1}\n".to_owned()),
            (Format::Json, "[\n".to_owned()),
        ] {
            std::fs::write(&file, &text).unwrap();
            let failure = shape(format).left_at(&mut Begun::find(&file).unwrap().unwrap()).unwrap_err();
            assert_eq!(failure.kind, Kind::Usage, "{format:?}");
        }
    }

    #[test]
    fn the_columns_stay() {
        let text = String::from_utf8(whole(Format::Csv)).unwrap();
        assert_eq!(
            text.lines().next().unwrap(),
            "seq,id,kind,status,at,started_at,duration_ms,customer_id,key_hash,user_id,team_id,organization_id,\
             tags,call_type,model_group,model,provider,model_id,price_version,input_tokens,cache_read_tokens,\
             cache_write_tokens,output_tokens,reasoning_tokens,total_tokens,request_id,call_id,account_kind,\
             account_id,author,note,held,cost,cost_picos"
        );
    }
}
