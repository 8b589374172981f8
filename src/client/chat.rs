//! One chat call as the caller sees it: text piece by piece, then usage and cost.
//! Reads only the members it shows; must not know what a model costs.

use reqwest::header::{HeaderName, HeaderValue};
use serde_json::Value;

use super::error::{Cause, ClientError};
use super::http::{Call, Client};
use crate::wire::sse;

const CUSTOMER_HEADER: HeaderName = HeaderName::from_static("x-litellm-customer-id");
const COST_HEADER: &str = "x-litellm-response-cost";
const PATH: &str = "/v1/chat/completions";

/// A part of a streamed answer.
#[derive(Clone, Debug, PartialEq)]
pub enum ChatPiece {
    /// The next characters of the answer.
    Text(String),
    /// The usage member of the last chunk; it may carry the cost.
    Usage(Value),
}

/// An answer that came in one piece.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatAnswer {
    /// The whole body.
    pub body: Value,
    /// What it cost, in the server's digits.
    pub cost: Option<String>,
}

impl ChatAnswer {
    /// The text of the first choice.
    pub fn text(&self) -> &str {
        self.body.pointer("/choices/0/message/content").and_then(Value::as_str).unwrap_or_default()
    }
}

/// A streamed answer under way.
#[derive(Debug)]
pub struct ChatStream {
    response: reqwest::Response,
    reader: Option<sse::Reader>,
    ready: std::collections::VecDeque<ChatPiece>,
    url: String,
    done: bool,
}

impl Client {
    /// Asks and waits for the whole answer.
    pub async fn chat(&self, body: &Value, customer: Option<&str>) -> Result<ChatAnswer, ClientError> {
        let reply = self.send(&self.chat_call(body, customer)?).await?;
        let cost = reply.headers.get(COST_HEADER).and_then(|cost| cost.to_str().ok()).map(str::to_owned);
        Ok(ChatAnswer { body: reply.value()?, cost })
    }

    /// Asks for an answer that comes piece by piece; `body` says `stream: true`.
    pub async fn chat_stream(&self, body: &Value, customer: Option<&str>) -> Result<ChatStream, ClientError> {
        let response = self.open(&self.chat_call(body, customer)?).await?;
        Ok(ChatStream {
            response,
            reader: Some(sse::Reader::default()),
            ready: std::collections::VecDeque::new(),
            url: format!("{}{PATH}", self.url().as_str()),
            done: false,
        })
    }

    fn chat_call(&self, body: &Value, customer: Option<&str>) -> Result<Call, ClientError> {
        let call = Call::post(PATH, body);
        let Some(customer) = customer else { return Ok(call) };
        let value = HeaderValue::from_str(customer).map_err(|_| {
            let message = "the customer id holds characters that no header can carry";
            ClientError::local(Cause::Invalid, message, self.url().as_str())
        })?;
        Ok(call.header(CUSTOMER_HEADER, value))
    }
}

impl ChatStream {
    /// The next piece; `None` when the answer is complete. A stream that ends without saying so
    /// is an error, because its text may be cut short.
    pub async fn next(&mut self) -> Result<Option<ChatPiece>, ClientError> {
        loop {
            if let Some(piece) = self.ready.pop_front() {
                return Ok(Some(piece));
            }
            if self.done {
                return Ok(None);
            }
            self.read_more().await?;
        }
    }

    async fn read_more(&mut self) -> Result<(), ClientError> {
        let chunk = self.response.chunk().await.map_err(|error| ClientError::transport(&error, &self.url))?;
        let events = match (chunk, &mut self.reader) {
            (Some(bytes), Some(reader)) => reader.push(&bytes),
            _ => match self.reader.take() {
                Some(reader) => reader.finish().map(|last| last.into_iter().collect()),
                None => return Err(self.broken("the answer was cut short")),
            },
        };
        for event in events.map_err(|error| self.broken(&error.to_string()))? {
            self.take_event(&event.data)?;
        }
        Ok(())
    }

    fn take_event(&mut self, data: &str) -> Result<(), ClientError> {
        if data.trim() == "[DONE]" {
            self.done = true;
            return Ok(());
        }
        let chunk: Value = serde_json::from_str(data).map_err(|error| self.broken(&error.to_string()))?;
        if let Some(error) = chunk.get("error") {
            let status = error
                .get("code")
                .and_then(|code| code.as_str().and_then(|text| text.parse().ok()).or_else(|| code.as_u64()))
                .and_then(|code| u16::try_from(code).ok())
                .unwrap_or(500);
            return Err(ClientError::answer(status, "", data.as_bytes(), &self.url));
        }
        if let Some(text) = chunk.pointer("/choices/0/delta/content").and_then(Value::as_str)
            && !text.is_empty()
        {
            self.ready.push_back(ChatPiece::Text(text.to_owned()));
        }
        if let Some(usage) = chunk.get("usage").filter(|usage| usage.is_object()) {
            self.ready.push_back(ChatPiece::Usage(usage.clone()));
        }
        Ok(())
    }

    fn broken(&self, why: &str) -> ClientError {
        ClientError::local(Cause::Unreachable, format!("the stream of {} broke: {why}", self.url), &self.url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::http::tests::{answer, serve};
    use serde_json::json;

    async fn told(body: &str) -> Result<String, ClientError> {
        let (client, server) = serve(vec![answer("200 OK", body)]).await;
        let mut stream = client.chat_stream(&json!({"stream": true}), Some("ishaan3")).await?;
        let mut text = String::new();
        while let Some(piece) = stream.next().await? {
            text += &match piece {
                ChatPiece::Text(text) => text,
                ChatPiece::Usage(usage) => format!("[{}]", usage["cost"]),
            };
        }
        assert!(server.await.unwrap()[0].contains("x-litellm-customer-id: ishaan3\r\n"));
        Ok(text)
    }

    #[tokio::test]
    async fn a_streamed_answer_is_whole_or_an_error() {
        let text = "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n";
        let usage = "data: {\"choices\":[],\"usage\":{\"cost\":0.00010}}\n\n";
        let whole = format!("{text}{usage}data: [DONE]\n\n");
        assert_eq!(told(&whole).await.unwrap(), "Hi[0.00010]");
        assert_eq!(told(&format!("{text}data: [DONE]")).await.unwrap(), "Hi");
        assert_eq!(told(text).await.unwrap_err().cause, Cause::Unreachable);
        let refused =
            "data: {\"error\":{\"message\":\"over\",\"type\":\"budget_exceeded\",\"code\":\"422\"}}\n\n";
        assert_eq!(told(&format!("{text}{refused}")).await.unwrap_err().cause, Cause::BudgetExceeded);
    }
}
