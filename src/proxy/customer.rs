//! Which customer pays, as the call says: the first of eight places that names one. And which member
//! of staff the call is made for, where headers tell.

use std::borrow::Cow;

use axum::http::HeaderMap;
use serde_json::value::RawValue;

use super::body::{Members, text};
use crate::app::Settings;
use crate::domain::id::{CustomerId, UserId};
use crate::wire::error::ApiError;

/// The customer a call names, where calls may. What is no id in any place is passed over, as the
/// original does; an id of the wrong shape is refused.
pub(super) fn of(
    settings: &Settings,
    headers: &HeaderMap,
    members: &Members<'_>,
) -> Result<Option<CustomerId>, ApiError> {
    if !settings.request_user_trusted {
        return Ok(None);
    }
    let own_headers = ["x-litellm-customer-id", "x-litellm-end-user-id"];
    let mut from_headers = None;
    for name in own_headers.into_iter().chain(settings.customer_headers.iter().map(String::as_str)) {
        if let Some(id) = in_header(headers, name, "customer")? {
            from_headers = Some((name.to_owned(), id));
            break;
        }
    }
    let named = from_headers.or_else(|| from_body(members));
    let Some((place, id)) = named else { return Ok(None) };
    CustomerId::checked(id.trim()).map(Some).map_err(|error| {
        ApiError::bad_request(format!("The customer id in '{place}' {error}."), Some(&place))
    })
}

/// The member of staff that a header of the configuration names, where calls may name one: a user
/// can be billed too.
pub(super) fn user_in_headers(settings: &Settings, headers: &HeaderMap) -> Result<Option<UserId>, ApiError> {
    if !settings.request_user_trusted {
        return Ok(None);
    }
    for name in &settings.user_headers {
        if let Some(id) = in_header(headers, name, "user")? {
            return UserId::checked(&id).map(Some).map_err(|error| {
                ApiError::bad_request(format!("The user id in '{name}' {error}."), Some(name))
            });
        }
    }
    Ok(None)
}

/// The id in a header. One that cannot be read, or that stands twice, names somebody, only not for
/// certain whom; it is refused, because passing it over would charge somebody else.
fn in_header<'h>(headers: &'h HeaderMap, name: &str, who: &str) -> Result<Option<Cow<'h, str>>, ApiError> {
    let refused =
        |what: &str| Err(ApiError::bad_request(format!("The {who} id in '{name}' {what}."), Some(name)));
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.any(|other| other != value) {
        return refused("is given twice");
    }
    match std::str::from_utf8(value.as_bytes()) {
        Ok(id) => Ok(Some(id.trim()).filter(|id| !id.is_empty()).map(Cow::Borrowed)),
        Err(_) => refused("is not UTF-8"),
    }
}

fn from_body<'a>(members: &Members<'a>) -> Option<(String, Cow<'a, str>)> {
    let within =
        |object: &str, name: &str| members.get(object).and_then(|value| member(value, name)).and_then(id);
    let places: [(&str, Option<Cow<'a, str>>); 4] = [
        ("user", members.get("user").and_then(borrowed_id)),
        ("litellm_metadata.user", within("litellm_metadata", "user").map(Cow::Owned)),
        ("metadata.user_id", within("metadata", "user_id").map(Cow::Owned)),
        ("safety_identifier", members.get("safety_identifier").and_then(borrowed_id)),
    ];
    places.into_iter().find_map(|(place, id)| id.map(|id| (place.to_owned(), id)))
}

/// A member of an object that may also be written as a text of JSON.
pub(super) fn member(value: &RawValue, name: &str) -> Option<Box<RawValue>> {
    let json = text(value).unwrap_or(Cow::Borrowed(value.get()));
    Members::trusting(json.as_bytes())?.get(name).map(ToOwned::to_owned)
}

fn id(value: Box<RawValue>) -> Option<String> {
    borrowed_id(&value).map(Cow::into_owned)
}

/// Numbers are ids too; what is true, false, a list, an object or blank is not.
fn borrowed_id(value: &RawValue) -> Option<Cow<'_, str>> {
    let json = value.get();
    let id = match json.as_bytes().first()? {
        b'"' => text(value)?,
        b'-' | b'0'..=b'9' => Cow::Borrowed(json),
        _ => return None,
    };
    (!id.trim().is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(headers: &[(&'static str, &'static str)], body: &str) -> Result<Option<String>, ApiError> {
        let settings = Settings { customer_headers: vec!["x-my-app-user-id".into()], ..Settings::default() };
        let headers = headers.iter().map(|(n, v)| (n.parse().unwrap(), v.parse().unwrap())).collect();
        let members = Members::parse(body.as_bytes()).unwrap();
        of(&settings, &headers, &members).map(|id| id.map(|id| id.to_string()))
    }

    #[test]
    fn the_first_place_that_names_one_counts() {
        let all = r#"{"user":"u","litellm_metadata":{"user":"lm"},"metadata":{"user_id":"m"},"safety_identifier":"s"}"#;
        type Case = (&'static [(&'static str, &'static str)], &'static str, Option<&'static str>);
        let cases: &[Case] = &[
            (&[("x-litellm-customer-id", "h1"), ("x-litellm-end-user-id", "h2")], all, Some("h1")),
            (&[("x-litellm-end-user-id", "h2"), ("x-my-app-user-id", "h3")], all, Some("h2")),
            (&[("x-my-app-user-id", "h3")], all, Some("h3")),
            (&[("x-litellm-customer-id", " ")], all, Some("u")),
            (&[], all, Some("u")),
            (&[], r#"{"user":"","litellm_metadata":{"user":"lm"},"metadata":{"user_id":"m"}}"#, Some("lm")),
            (&[], r#"{"user":null,"metadata":{"user_id":"m"},"safety_identifier":"s"}"#, Some("m")),
            (&[], r#"{"metadata":"{\"user_id\":\"m\"}"}"#, Some("m")),
            (&[], r#"{"metadata":"no json","safety_identifier":"s"}"#, Some("s")),
            (&[], r#"{"user":123}"#, Some("123")),
            (&[], r#"{"user":" padded "}"#, Some("padded")),
            (&[], r#"{"user":true}"#, None),
            (&[], r#"{"user":["x"]}"#, None),
            (&[], r#"{"user":{"id":"x"}}"#, None),
            (&[], r#"{"user":"   "}"#, None),
            (&[], r#"{}"#, None),
        ];
        for (headers, body, expected) in cases {
            assert_eq!(named(headers, body).unwrap().as_deref(), *expected, "{headers:?} {body}");
        }
    }

    #[test]
    fn an_id_of_the_wrong_shape_is_refused() {
        assert!(named(&[], r#"{"user":"a\u0000b"}"#).is_err());
        assert!(named(&[], &format!(r#"{{"user":"{}"}}"#, "x".repeat(257))).is_err());
    }
}
