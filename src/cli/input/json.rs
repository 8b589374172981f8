//! Objects written as JSON: one, an array of them, or one after the other.
//! Numbers keep their digits.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::Object;
use super::members::Noun;
use super::source::{Source, mistake, no_object, twice};
use crate::cli::failure::Failure;
use crate::client::Row;

/// The objects of a text.
pub(super) fn read(source: &Source<'_>, noun: &Noun) -> Result<Vec<Object>, Failure> {
    let mut objects = Vec::new();
    for value in serde_json::Deserializer::from_str(source.text).into_iter::<&RawValue>() {
        let value = value.map_err(|error| syntax(source, &error))?.get();
        if value.starts_with('[') {
            let items: Vec<&RawValue> =
                serde_json::from_str(value).map_err(|error| syntax(source, &error))?;
            for item in items {
                objects.push(object(source, item.get(), noun)?);
            }
        } else {
            objects.push(object(source, value, noun)?);
        }
    }
    Ok(objects)
}

fn syntax(source: &Source<'_>, error: &serde_json::Error) -> Failure {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    mistake(&source.at(error.line(), error.column()), format!("this is not JSON: {what}"))
}

fn object(source: &Source<'_>, text: &str, noun: &Noun) -> Result<Object, Failure> {
    let place = source.place(source.offset_of(text));
    if !text.starts_with('{') {
        return Err(no_object(&place));
    }
    let Members(members) = serde_json::from_str(text).map_err(|error| mistake(&place, error))?;
    let mut row = Row::new();
    for (Name(name), value) in members {
        let at = || match &name {
            // The quote in front of the name.
            Cow::Borrowed(name) => source.place(source.offset_of(name).saturating_sub(1)),
            Cow::Owned(_) => source.place(source.offset_of(value.get())),
        };
        noun.check(&name).map_err(|message| mistake(&at(), message))?;
        let read: Value = serde_json::from_str(value.get()).map_err(|error| mistake(&at(), error))?;
        if row.insert(name.to_string(), read).is_some() {
            return Err(twice(&at(), &name));
        }
    }
    Ok(Object { row, place: Some(place) })
}

/// The name of a member, as it stands in the text where that is possible.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// The members of an object in their order, those that are there twice included.
struct Members<'a>(Vec<(Name<'a>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
