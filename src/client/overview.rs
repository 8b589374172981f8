//! What was spent lately, seen from all sides.

use super::error::{Cause, ClientError};
use super::http::{Call, Client};
use super::resources::{Row, row};

impl Client {
    /// What was spent in a time such as `24h` up to now, in buckets of a length that the server
    /// chooses where none is given, with the `top` largest customers and models;
    /// [`Cause::Unsupported`] where the server does not tell it.
    pub async fn spend_overview(
        &self,
        window: &str,
        bucket: Option<&str>,
        top: usize,
    ) -> Result<Row, ClientError> {
        let mut call = Call::get("/spend/overview").query("window", window).query("top", top.to_string());
        if let Some(bucket) = bucket {
            call = call.query("bucket", bucket);
        }
        row(&self.send(&call).await.map_err(unsupported)?)
    }
}

/// There is no object to be missing on this path: a server that does not find it does not have it.
fn unsupported(error: ClientError) -> ClientError {
    match error.cause {
        Cause::NotFound => ClientError { cause: Cause::Unsupported, ..error },
        _ => error,
    }
}
