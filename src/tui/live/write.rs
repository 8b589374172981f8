//! Changes, as calls to the server. Of several objects those before the first refusal are changed, and
//! it is said how many they are; running calls are ended each for itself.

use serde_json::{Value, json};

use crate::client::{Cause, Client, ClientError, NAMED_MAX, Row};
use crate::tui::change::Change;
use crate::tui::data::CallId;
use crate::tui::event::{Refusal, Written};

/// Customers that one request names.
const AT_ONCE: usize = 500;

/// Carries a change out.
pub(super) async fn write(client: &Client, change: Change) -> Result<Written, Refusal> {
    let mut done = 0;
    let secret = carry_out(client, change, &mut done).await.map_err(|error| Refusal {
        param: error.answer.as_ref().and_then(|answer| answer.param.clone()),
        message: error.message,
        done,
    })?;
    Ok(Written { secret, done })
}

/// Carries it out; a new secret, if it brings one. `done` counts what is changed for good.
async fn carry_out(client: &Client, change: Change, done: &mut usize) -> Result<Option<String>, ClientError> {
    match change {
        Change::BudgetNew(row) => client.budget_new(row).await.map(drop)?,
        Change::BudgetUpdate(row) => client.budget_update(row).await.map(drop)?,
        Change::BudgetDelete(ids) => {
            for id in &ids {
                client.budget_delete(id).await?;
                *done += 1;
            }
            return Ok(None);
        }
        Change::BudgetAssign { budget, customers } => {
            for id in &customers {
                let row = [("user_id", id.as_str()), ("budget_id", budget.as_str())];
                let row = row.map(|(name, value)| (name.to_owned(), Value::from(value)));
                client.customer_update(Row::from_iter(row)).await?;
                *done += 1;
            }
            return Ok(None);
        }
        Change::CustomerNew(row) => client.customer_new(row).await.map(drop)?,
        Change::CustomerUpdate(row) => client.customer_update(row).await.map(drop)?,
        Change::CustomerBlock { ids, blocked } => {
            for some in ids.chunks(AT_ONCE) {
                client.customer_block(some, blocked).await?;
                *done += some.len();
            }
            return Ok(None);
        }
        Change::CustomerDelete(ids) => {
            for some in ids.chunks(AT_ONCE) {
                client.customer_delete(some).await?;
                *done += some.len();
            }
            return Ok(None);
        }
        Change::KeyNew(row) => return secret(client.key_generate(row).await?, done),
        Change::KeyUpdate(row) => client.key_update(row).await.map(drop)?,
        Change::KeyBlock { ids, blocked } => {
            for id in &ids {
                client.key_block(id, blocked).await?;
                *done += 1;
            }
            return Ok(None);
        }
        Change::KeyDelete(ids) => {
            for some in ids.chunks(AT_ONCE) {
                client.key_delete(some).await?;
                *done += some.len();
            }
            return Ok(None);
        }
        Change::KeyRegenerate(id) => {
            let row = Row::from_iter([("key".to_owned(), id.into())]);
            return secret(client.key_regenerate(row).await?, done);
        }
        Change::DeliveryRetry { ids, destination } => {
            return retry(client, &ids, destination.as_deref(), done).await.map(|()| None);
        }
        Change::RequestCancel(calls) => return cancel(client, &calls, done).await.map(|()| None),
    }
    *done += 1;
    Ok(None)
}

/// The new key of an answer.
fn secret(mut answer: Row, done: &mut usize) -> Result<Option<String>, ClientError> {
    *done += 1;
    Ok(match answer.remove("key") {
        Some(Value::String(key)) => Some(key),
        _ => None,
    })
}

/// Ends calls. One that has ended by itself meanwhile needs no more than that, and what is in the way of
/// one is not in the way of the next.
async fn cancel(client: &Client, calls: &[CallId], done: &mut usize) -> Result<(), ClientError> {
    let mut gone = None;
    let mut gone_count = 0;
    let mut failed = None;
    let mut failed_count = 0_usize;
    for call in calls {
        let Err(error) = client.request_cancel(&call.request_id, call.run, None).await else {
            *done += 1;
            continue;
        };
        if error.cause == Cause::NotFound {
            gone_count += 1;
            gone.get_or_insert(error);
            continue;
        }
        let is_last = !is_of_one(error.cause);
        failed_count += 1;
        failed.get_or_insert((call, error));
        if is_last {
            break;
        }
    }
    match (failed, gone) {
        (None, Some(error)) if *done == 0 => {
            let message = if calls.len() == 1 { "the call has ended" } else { "the calls have ended" };
            Err(ClientError { message: message.to_owned(), ..error })
        }
        (failed, _) => {
            *done += gone_count;
            failed.map_or(Ok(()), |(call, error)| Err(named(error, call, calls.len(), failed_count)))
        }
    }
}

/// Whether what went wrong says nothing about the other calls.
fn is_of_one(cause: Cause) -> bool {
    match cause {
        Cause::Invalid | Cause::NotFound | Cause::Conflict | Cause::Server | Cause::Refused => true,
        Cause::NotSent
        | Cause::Unsupported
        | Cause::Auth
        | Cause::NoDatabase
        | Cause::BudgetExceeded
        | Cause::RateLimited
        | Cause::Blocked
        | Cause::Unreachable
        | Cause::Timeout => false,
    }
}

/// The first failure, with the call that it is of where that is a question, and how many there were.
fn named(error: ClientError, call: &CallId, of: usize, count: usize) -> ClientError {
    let message = match (of, count) {
        (1, _) => return error,
        (_, 1) => format!("{}: {}", call.request_id, error.message),
        (_, count) => format!("{}: {}; {} more failed", call.request_id, error.message, count - 1),
    };
    ClientError { message, ..error }
}

async fn retry(
    client: &Client,
    ids: &[String],
    destination: Option<&str>,
    done: &mut usize,
) -> Result<(), ClientError> {
    for some in ids.chunks(NAMED_MAX) {
        client.delivery_retry(&json!({"ids": some})).await?;
        *done += some.len();
    }
    if !ids.is_empty() {
        return Ok(());
    }
    let body = json!({"state": "dead", "destination": destination});
    let mut most = usize::MAX;
    loop {
        let answer = client.delivery_retry(&body).await?;
        let count = |name: &str| {
            answer.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
        };
        *done += count("retried");
        // What is refused again meanwhile is left for another time.
        most = most.min(*done + count("left"));
        if count("retried") == 0 || *done >= most {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use axum::http::{StatusCode, Uri};

    use super::*;
    use crate::client::{BaseUrl, ClientOptions};
    use crate::tui::data::CallId;

    /// Ends as many calls as there are statuses, `r1` and so on, at a server that answers them with these.
    /// How that went, and how many the server was asked to end.
    async fn ended(statuses: &'static [u16]) -> (Result<Written, Refusal>, usize) {
        let asked = Arc::new(Mutex::new(0));
        let counted = Arc::clone(&asked);
        let answer = move |uri: Uri| async move {
            *counted.lock().unwrap() += 1;
            let number = uri.path().trim_start_matches("/requests/r").trim_end_matches("/cancel");
            let status = statuses[number.parse::<usize>().unwrap() - 1];
            let error =
                json!({"message": format!("no, says {status}"), "type": "of_its_own", "code": status});
            let body = if status == 200 { json!({"status": "cancelled"}) } else { json!({"error": error}) };
            (StatusCode::from_u16(status).unwrap(), axum::Json(body))
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = BaseUrl::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        let serving = tokio::spawn(axum::serve(listener, axum::Router::new().fallback(answer)).into_future());
        let client = Client::new(ClientOptions { retries: 0, ..ClientOptions::new(url, None) }).unwrap();
        let calls = (1..=statuses.len()).map(|number| CallId { request_id: format!("r{number}"), run: None });
        let outcome = write(&client, Change::RequestCancel(calls.collect())).await;
        serving.abort();
        let asked = *asked.lock().unwrap();
        (outcome, asked)
    }

    #[tokio::test]
    async fn calls_that_ended_by_themselves_keep_no_other_from_being_ended() {
        for (statuses, done, said, asked) in [
            (&[200, 200][..], 2, None, 2),
            (&[200, 404, 200], 3, None, 3),
            (&[404, 200], 2, None, 2),
            (&[404], 0, Some("the call has ended"), 1),
            (&[404, 404], 0, Some("the calls have ended"), 2),
            // Nor does what is in the way of one of them.
            (&[200, 500, 404, 409, 200], 3, Some("r2: no, says 500; 1 more failed"), 5),
            (&[500, 200], 1, Some("r1: no, says 500"), 2),
            (&[500], 0, Some("no, says 500"), 1),
            // What is in the way of all of them is met once.
            (&[200, 401, 200], 1, Some("r2: no, says 401"), 2),
            (&[404, 503, 200], 1, Some("r2: no, says 503"), 2),
        ] {
            let (outcome, were_asked) = ended(statuses).await;
            let told = match &outcome {
                Ok(written) => (written.done, None),
                Err(refusal) => (refusal.done, Some(refusal.message.as_str())),
            };
            assert_eq!((told, were_asked), ((done, said), asked), "{statuses:?}");
        }
    }
}
