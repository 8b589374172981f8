//! Reading the body of a request whole, within bounds of size and time. Knows nothing of what is in
//! it.

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::wire::error::ApiError;

/// How long a client may take.
#[derive(Clone, Copy, Debug)]
struct Pace {
    /// Between one piece and the next.
    silence: Duration,
    /// For all of it, however steadily it comes.
    whole: Duration,
}

const PACE: Pace = Pace { silence: Duration::from_secs(60), whole: Duration::from_secs(120) };

/// The body, if it has at most `bytes_max` and comes in time. Every complaint is a 400, 408 or 413.
pub(crate) async fn read(body: Body, bytes_max: u64) -> Result<Bytes, ApiError> {
    read_at(PACE, body, bytes_max).await
}

async fn read_at(pace: Pace, body: Body, bytes_max: u64) -> Result<Bytes, ApiError> {
    let pieces = tokio::time::timeout(pace.whole, pieces(pace.silence, body, bytes_max));
    let pieces = pieces.await.unwrap_or_else(|_| Err(late("was not complete after", pace.whole)))?;
    Ok(match <[Bytes; 1]>::try_from(pieces) {
        // Most bodies come in one piece, which is not copied.
        Ok([whole]) => whole,
        Err(pieces) => pieces.concat().into(),
    })
}

async fn pieces(silence: Duration, body: Body, bytes_max: u64) -> Result<Vec<Bytes>, ApiError> {
    let mut body = Limited::new(body, usize::try_from(bytes_max).unwrap_or(usize::MAX));
    let mut pieces = Vec::new();
    loop {
        let frame = tokio::time::timeout(silence, body.frame()).await;
        match frame.map_err(|_| late("stopped coming for", silence))? {
            None => return Ok(pieces),
            Some(Ok(frame)) => pieces.extend(frame.into_data()),
            Some(Err(error)) if error.is::<LengthLimitError>() => {
                return Err(ApiError::TooLarge { limit: bytes_max });
            }
            Some(Err(_)) => {
                let text = "The body could not be read to its end.";
                return Err(ApiError::bad_request(text, Some("request_body")));
            }
        }
    }
}

fn late(how: &str, waited: Duration) -> ApiError {
    ApiError::BodyLate(format!("The request body {how} {} seconds.", waited.as_secs()))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use http_body::Frame;
    use serde_json::json;
    use tokio::sync::mpsc::{Receiver, channel};

    use super::*;

    const LONG: Duration = Duration::from_secs(3_600);
    const SHORT: Duration = Duration::from_millis(20);

    /// What a client sends, piece by piece, until it hangs up.
    struct Pieces(Receiver<&'static [u8]>);

    impl http_body::Body for Pieces {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            self.0.poll_recv(cx).map(|piece| piece.map(|piece| Ok(Frame::data(Bytes::from_static(piece)))))
        }
    }

    #[tokio::test]
    async fn a_body_is_its_pieces_up_to_the_limit() {
        let pace = Pace { silence: LONG, whole: LONG };
        for (pieces, limit, expected) in [
            (&[][..], 0, Ok(&b""[..])),
            (&[&b"abc"[..]][..], 3, Ok(b"abc")),
            (&[b"abc", b"de"], 5, Ok(b"abcde")),
            (&[b"abc", b"de"], 4, Err(413)),
            (&[b"abc"], 2, Err(413)),
        ] {
            let (sender, receiver) = channel(8);
            for piece in pieces {
                sender.send(*piece).await.unwrap();
            }
            drop(sender);
            let read = read_at(pace, Body::new(Pieces(receiver)), limit).await;
            let read = read.map_err(|error| error.status().as_u16());
            assert_eq!(read.as_deref(), expected.as_ref().map(|body| *body), "{pieces:?} {limit}");
        }
    }

    #[tokio::test]
    async fn a_body_that_stops_coming_is_a_408() {
        for (pace, text) in [
            (Pace { silence: SHORT, whole: LONG }, "The request body stopped coming for 0 seconds."),
            (Pace { silence: LONG, whole: SHORT }, "The request body was not complete after 0 seconds."),
        ] {
            for first in [None, Some(&b"{"[..])] {
                let (sender, receiver) = channel(8);
                if let Some(first) = first {
                    sender.send(first).await.unwrap();
                }
                let error = read_at(pace, Body::new(Pieces(receiver)), 10).await.unwrap_err();
                let body = json!({"error": {"message": text, "type": "timeout_error",
                    "param": "request_body", "code": "408"}});
                assert_eq!((error.status().as_u16(), error.body()), (408, body), "{first:?}");
            }
        }
    }

    #[tokio::test]
    async fn each_piece_buys_the_time_for_the_next() {
        let silence = Duration::from_millis(200);
        let (sender, receiver) = channel(8);
        let reading = read_at(Pace { silence, whole: LONG }, Body::new(Pieces(receiver)), 100);
        let begun = std::time::Instant::now();
        let sending = async {
            // Longer in all than any silence may be.
            let mut beat = tokio::time::interval(silence / 10);
            while begun.elapsed() < silence * 2 {
                beat.tick().await;
                sender.send(b".").await.unwrap();
            }
            drop(sender);
        };
        // What is sent is there before anybody asks whether it was in time, however busy the machine.
        let ((), read) = tokio::join!(biased; sending, reading);
        assert!(read.unwrap().len() >= 2);
    }
}
