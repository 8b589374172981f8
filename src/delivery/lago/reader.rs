//! Asks Lago questions: bounded in time and size, by the same address and key as events.

use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::{Client, Url};
use serde::de::DeserializeOwned;

use super::Lago;
use crate::delivery::send::bounded;
use crate::domain::masked;

/// A page of a hundred events is a tenth of this.
const ANSWER_MAX: usize = 1024 * 1024;
/// Of an answer that is no answer no more is shown.
const SHOWN_MAX: usize = 200;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// Lago cannot be asked at all.
    #[error("Lago cannot be reached: {0}")]
    Unreachable(String),
    /// The answer is longer than any of Lago's.
    #[error("the answer is longer than {ANSWER_MAX} bytes")]
    TooLong,
    /// Lago says no.
    #[error("Lago answered {0}")]
    Refused(String),
    /// What is asked for cannot be named in an address.
    #[error(
        "it cannot be looked up: an address names nothing that is empty, `.` or `..`, or has control characters"
    )]
    NoName,
    /// The answer is not what Lago answers.
    #[error("the answer is not understood: {0}")]
    Unreadable(String),
}

/// An answer.
#[derive(Debug)]
pub struct Told {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

impl Told {
    /// The body of a good answer.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Unanswered> {
        if !(200..300).contains(&self.status) {
            return Err(Unanswered::Refused(self.summary()));
        }
        let unreadable = |error: serde_json::Error| {
            // It repeats texts of the answer.
            Unanswered::Unreadable(shown(&error.to_string()))
        };
        serde_json::from_slice(&self.body).map_err(unreadable)
    }

    /// The status and the beginning of the body in one line, which commands no terminal.
    pub fn summary(&self) -> String {
        let start = &self.body[..self.body.len().min(4 * SHOWN_MAX)];
        let text = shown(&String::from_utf8_lossy(start));
        format!("{} {text}", self.status).trim_end().to_owned()
    }
}

/// A text of an answer, as findings repeat it.
pub(super) fn shown(text: &str) -> String {
    masked::line(text, SHOWN_MAX)
}

/// Whether a text can be a part of a path. Addresses leave out or resolve the others, and something
/// else would be looked up.
fn is_name(part: &str) -> bool {
    !["", ".", ".."].contains(&part) && !part.chars().any(char::is_control)
}

/// Asks one Lago server.
#[derive(Debug)]
pub struct Reader {
    lago: Lago,
    client: Client,
}

impl Reader {
    /// One that asks the server events go to.
    pub fn new(lago: Lago) -> Result<Self, Unanswered> {
        let client = bounded().build().map_err(|error| unreachable(&error))?;
        Ok(Self { lago, client })
    }

    /// What lies at a path, whose last part may be any text. Of what no path can name nobody is asked.
    pub async fn get(&self, path: &[&str], query: &[(&str, &str)]) -> Result<Told, Unanswered> {
        if !path.iter().all(|part| is_name(part)) {
            return Err(Unanswered::NoName);
        }
        let url = self.url(path, query);
        let mut key = HeaderValue::from_str(&self.lago.authorization())
            .map_err(|_| Unanswered::Unreachable("the API key holds characters that no key has".into()))?;
        key.set_sensitive(true);
        let request = self.client.get(url).header(AUTHORIZATION, key);
        let mut answer = request.send().await.map_err(|error| unreachable(&error))?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| unreachable(&error))? {
            if body.len() + chunk.len() > ANSWER_MAX {
                return Err(Unanswered::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Told { status: answer.status().as_u16(), body })
    }

    fn url(&self, path: &[&str], query: &[(&str, &str)]) -> Url {
        let mut url = self.lago.api.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.extend(path);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }
}

fn unreachable(error: &reqwest::Error) -> Unanswered {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text = cause.to_string();
        source = cause.source();
    }
    Unanswered::Unreachable(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn any_text_stays_one_part_of_the_path() {
        let lago = Lago::new("https://lago.example/".parse().unwrap(), Secret::new("key"));
        let reader = Reader::new(lago).unwrap();
        for (id, query, url) in [
            ("me", vec![], "subscriptions/me"),
            ("a/b?c#d", vec![], "subscriptions/a%2Fb%3Fc%23d"),
            ("%2e%2e", vec![], "subscriptions/%252e%252e"),
            ("...", vec![], "subscriptions/..."),
            (r"a\b", vec![], "subscriptions/a%5Cb"),
            ("zoë 1", vec![("code", "a&b=c")], "subscriptions/zo%C3%AB%201?code=a%26b%3Dc"),
        ] {
            let made = reader.url(&["subscriptions", id], &query);
            assert_eq!(made.as_str(), format!("https://lago.example/api/v1/{url}"));
            assert!(is_name(id), "{id}");
        }
    }

    #[tokio::test]
    async fn of_what_an_address_cannot_name_nobody_is_asked() {
        let nowhere = Lago::new("http://127.0.0.1:1".parse().unwrap(), Secret::new("key"));
        let reader = Reader::new(nowhere).unwrap();
        for id in ["", ".", "..", ".\t.", "a\nb", "\u{85}"] {
            let answer = reader.get(&["subscriptions", id], &[]).await;
            assert!(matches!(answer, Err(Unanswered::NoName)), "{id:?} {answer:?}");
        }
    }

    #[test]
    fn an_answer_is_read_only_when_it_is_good() {
        let told = |status, body: &str| Told { status, body: body.into() };
        assert_eq!(told(200, "7").read::<u32>().unwrap(), 7);
        let refused = told(404, "{\n \"status\": 404}").read::<u32>().unwrap_err();
        assert_eq!(refused.to_string(), "Lago answered 404 { \"status\": 404}");
        assert!(matches!(told(200, "<html>").read::<u32>(), Err(Unanswered::Unreadable(_))));
        assert!(told(500, &"x".repeat(5_000)).summary().len() < 300);
        assert_eq!(told(500, "a\u{1b}[2J\u{9b}b Bearer canary").summary(), "500 a [2J b Bearer ****");
        let long = told(200, &format!("\"{}\u{7f}\"", "x".repeat(5_000))).read::<u32>().unwrap_err();
        assert!(long.to_string().len() < 300, "{long}");
    }
}
