//! Objects written as CSV: a header with the names of members, then one object a line. A cell is
//! read as its member is meant; an empty one says nothing, `null` clears.

use ::csv::{ErrorKind, ReaderBuilder, StringRecord, Trim};
use serde_json::{Map, Value};

use super::Object;
use super::members::Noun;
use super::source::{Place, Source, mistake, twice};
use crate::cli::failure::Failure;
use crate::client::Row;

/// The objects of a text.
pub(super) fn read(source: &Source<'_>, noun: &Noun) -> Result<Vec<Object>, Failure> {
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(source.text.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(source, &error))?.clone();
    check_header(source, &header, noun)?;
    let mut objects = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(source, &error))?;
        objects.push(object(source, &header, &record, noun)?);
    }
    Ok(objects)
}

fn check_header(source: &Source<'_>, header: &StringRecord, noun: &Noun) -> Result<(), Failure> {
    for (at, name) in header.iter().enumerate() {
        let place = || cell_place(source, 0, at);
        if name.is_empty() {
            return Err(mistake(&place(), "a column has no name"));
        }
        noun.check(name).map_err(|message| mistake(&place(), message))?;
        if header.iter().take(at).any(|earlier| earlier == name) {
            return Err(twice(&place(), name));
        }
    }
    Ok(())
}

fn object(
    source: &Source<'_>,
    header: &StringRecord,
    record: &StringRecord,
    noun: &Noun,
) -> Result<Object, Failure> {
    let start =
        record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
    let mut row = Row::new();
    for (at, (name, cell)) in header.iter().zip(record).enumerate() {
        if cell.is_empty() {
            continue;
        }
        let wrong = |message: String| mistake(&cell_place(source, start, at), format!("{name}: {message}"));
        let value = noun.value_of(name, cell).map_err(wrong)?;
        put(&mut row, name, value).map_err(wrong)?;
    }
    Ok(Object { row, place: Some(cell_place(source, start, 0)) })
}

/// Puts a cell where its column says; `metadata.team` is a member of `metadata`.
fn put(row: &mut Row, name: &str, value: Value) -> Result<(), String> {
    match name.split_once('.') {
        None => {
            row.insert(name.to_owned(), value);
            Ok(())
        }
        Some((outer, inner)) => {
            let outer = row.entry(outer).or_insert_with(|| Value::Object(Map::new()));
            let outer = outer.as_object_mut().ok_or("leads through a value")?;
            put(outer, inner, value)
        }
    }
}

fn unreadable(source: &Source<'_>, error: &::csv::Error) -> Failure {
    let start =
        error.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
    let place = cell_place(source, start, 0);
    match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            mistake(&place, format!("{len} cells, and the header has {expected_len} columns"))
        }
        _ => mistake(&place, format!("this is not CSV: {error}")),
    }
}

/// The place of a cell of the record that begins at `start`.
fn cell_place(source: &Source<'_>, start: usize, cell: usize) -> Place {
    let (mut quoted, mut passed, mut begun) = (false, 0, false);
    for (at, byte) in source.text.bytes().enumerate().skip(start) {
        // Empty lines in front of a record belong to none.
        begun = begun || !matches!(byte, b'\r' | b'\n');
        if begun && passed == cell {
            return source.place(at);
        }
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => passed += 1,
            _ => {}
        }
    }
    source.place(source.text.len())
}
