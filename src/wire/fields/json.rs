//! Reading JSON strictly: an object, no member twice, bounded depth and text.
//!
//! Knows nothing of what the members mean.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::FieldError;
use crate::wire::error::ApiError;

/// The deepest nesting that is read.
const DEPTH_MAX: usize = 64;

/// The members of a body, or the complaint its sender gets. No text is longer than `text_max` bytes.
pub(super) fn read_object(body: &[u8], text_max: usize) -> Result<Map<String, Value>, ApiError> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(ApiError::field("missing", &["body"], "Field required"));
    }
    let text = std::str::from_utf8(body).map_err(|error| not_json(error.valid_up_to()))?;
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| not_json(offset(text, &error)))?;
    if !raw.get().starts_with('{') {
        return Err(ApiError::field(
            "model_attributes_type",
            &["body"],
            "Input should be a valid dictionary or object to extract fields from",
        ));
    }
    let mut path = vec!["body".to_owned()];
    match read(raw, &mut path, text_max)? {
        Value::Object(members) => Ok(members),
        _ => Err(ApiError::Internal),
    }
}

fn not_json(offset: usize) -> ApiError {
    ApiError::field("json_invalid", &["body", &offset.to_string()], "JSON decode error")
}

/// Where in the text the value begins that is not JSON. The parser names the byte it stopped at;
/// a word it did not know began earlier.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let line_start: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    let bytes = text.as_bytes();
    while at > 0 && bytes[at - 1].is_ascii_alphanumeric() {
        at -= 1;
    }
    at
}

fn read(raw: &RawValue, path: &mut Vec<String>, text_max: usize) -> Result<Value, ApiError> {
    if path.len() > DEPTH_MAX {
        return Err(refused(path, "recursion_loop", "Input is nested too deeply; at most 64 levels"));
    }
    let text = raw.get();
    match text.as_bytes().first() {
        Some(b'{') => {
            let Members(pairs) = parse(text)?;
            let mut members = Map::with_capacity(pairs.len());
            for (name, raw) in pairs {
                path.push(name.clone());
                let value = read(raw, path, text_max)?;
                if members.insert(name, value).is_some() {
                    return Err(refused(path, "duplicate_key", "Field is given more than once"));
                }
                path.pop();
            }
            Ok(Value::Object(members))
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = parse(text)?;
            let mut values = Vec::with_capacity(items.len());
            for (at, raw) in items.into_iter().enumerate() {
                path.push(at.to_string());
                values.push(read(raw, path, text_max)?);
                path.pop();
            }
            Ok(Value::Array(values))
        }
        Some(b'"') if text.len() > text_max => {
            Err(refused(path, "string_too_long", "String should have at most 65536 bytes"))
        }
        _ => parse(text),
    }
}

/// Parses a part of what the parser has already seen whole.
fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ApiError> {
    serde_json::from_str(text).map_err(|error| not_json(offset(text, &error)))
}

fn refused(path: &[String], kind: &'static str, message: &str) -> ApiError {
    ApiError::Validation(vec![FieldError { kind, loc: path.to_vec(), message: message.to_owned() }])
}

/// An object's members as they were written, repeated ones too.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Members(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::fields::TEXT_BYTES_MAX;

    fn complaint(body: &str) -> String {
        match read_object(body.as_bytes(), TEXT_BYTES_MAX) {
            Err(error) => {
                let body = error.body();
                let item = &body["detail"][0];
                format!("{} {}", item["type"].as_str().unwrap(), item["loc"])
            }
            Ok(members) => panic!("was read: {members:?}"),
        }
    }

    #[test]
    fn what_is_not_a_plain_object_is_refused_and_named() {
        let deep = format!("{}1{}", "[".repeat(64), "]".repeat(64));
        for (body, expected) in [
            ("not json", r#"json_invalid ["body",0]"#),
            ("{bad json", r#"json_invalid ["body",1]"#),
            (r#"{"a": nul}"#, r#"json_invalid ["body",6]"#),
            ("{}\n x", r#"json_invalid ["body",4]"#),
            ("", r#"missing ["body"]"#),
            (" \n", r#"missing ["body"]"#),
            ("[1]", r#"model_attributes_type ["body"]"#),
            ("1", r#"model_attributes_type ["body"]"#),
            (r#"{"a":1,"a":2}"#, r#"duplicate_key ["body","a"]"#),
            (r#"{"a":[{"b":1,"b":1}]}"#, r#"duplicate_key ["body","a",0,"b"]"#),
        ] {
            assert_eq!(complaint(body), expected, "{body}");
        }
        assert!(complaint(&format!(r#"{{"a":{deep}}}"#)).starts_with("recursion_loop"));
        let long = format!(r#"{{"a":"{}"}}"#, "x".repeat(TEXT_BYTES_MAX));
        assert!(complaint(&long).starts_with("string_too_long"));
        assert!(read_object(long.as_bytes(), usize::MAX).is_ok());
    }

    #[test]
    fn numbers_keep_their_text() {
        let body = r#"{"a":0.10000000000000000000001,"b":{"c":[12345678901234567890.5,{}]}}"#;
        let members = read_object(body.as_bytes(), TEXT_BYTES_MAX).unwrap();
        assert_eq!(Value::Object(members).to_string(), body);
    }
}
