//! Changes, as calls to the server. Of several objects those before the first refusal are changed, and
//! it is said how many they are.

use serde_json::{Value, json};

use crate::client::{Client, ClientError, NAMED_MAX, Row};
use crate::tui::change::Change;
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
        Change::RequestCancel(calls) => {
            for call in &calls {
                client.request_cancel(&call.request_id, call.run, None).await?;
                *done += 1;
            }
            return Ok(None);
        }
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
