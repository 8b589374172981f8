//! Models: what a key may call, at which prices, and what a call of so many tokens costs.

use reqwest::Method;
use serde_json::{Value, json};

use super::error::ClientError;
use super::http::{Call, Client, Reply};
use super::resources::{Row, objects, row};

impl Client {
    /// The deployments behind the models of the caller, with their prices.
    pub async fn model_infos(&self) -> Result<Vec<Row>, ClientError> {
        data(&self.send(&Call::get("/v1/model/info")).await?)
    }

    /// What stands behind each public name, taken together.
    pub async fn model_groups(&self) -> Result<Vec<Row>, ClientError> {
        data(&self.send(&Call::get("/model_group/info")).await?)
    }

    /// What stands behind one public name; nothing when there is none.
    pub async fn model_group(&self, name: &str) -> Result<Vec<Row>, ClientError> {
        data(&self.send(&Call::get("/model_group/info").query("model_group", name)).await?)
    }

    /// What the last test call of each deployment found; for those who see everything.
    pub async fn model_health(&self) -> Result<Vec<Row>, ClientError> {
        let reply = self.send(&Call::get("/health/latest")).await?;
        let checks = row(&reply)?.remove("latest_health_checks").unwrap_or_default();
        let Value::Object(checks) = checks else {
            return Err(reply.unexpected("`latest_health_checks` is not an object"));
        };
        Ok(checks.into_iter().filter_map(|(_, check)| objects(Value::Array(vec![check]))).flatten().collect())
    }

    /// Adds a model.
    pub async fn model_new(&self, body: Row) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/model/new", &Value::Object(body))).await?)
    }

    /// Changes an added model; a member that is null is taken away.
    pub async fn model_update(&self, id: &str, body: Row) -> Result<Row, ClientError> {
        let path = format!("/model/{}/update", in_path(id));
        let call = Call::new(Method::PATCH, path).json(Value::Object(body).to_string().into_bytes());
        row(&self.send(&call).await?)
    }

    /// Takes an added model away.
    pub async fn model_delete(&self, id: &str) -> Result<(), ClientError> {
        self.send(&Call::post("/model/delete", &json!({"id": id}))).await.map(drop)
    }

    /// Lets nobody call an added model, or everybody again.
    pub async fn model_block(&self, id: &str, blocked: bool) -> Result<Row, ClientError> {
        let path = if blocked { "/model/block" } else { "/model/unblock" };
        row(&self.send(&Call::post(path, &json!({"model_id": id}))).await?)
    }

    /// What a call of so many tokens costs.
    pub async fn cost_estimate(&self, body: Row) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/cost/estimate", &Value::Object(body)).reading()).await?)
    }

    /// What an answer has cost.
    pub async fn cost_of_answer(&self, answer: Value) -> Result<Row, ClientError> {
        let body = json!({"completion_response": answer});
        row(&self.send(&Call::post("/spend/calculate", &body).reading()).await?)
    }

    /// Counts the tokens of a prompt.
    pub async fn token_count(&self, body: Row) -> Result<u64, ClientError> {
        let reply = self.send(&Call::post("/utils/token_counter", &Value::Object(body)).reading()).await?;
        let counted = row(&reply)?.remove("total_tokens");
        counted.and_then(|count| count.as_u64()).ok_or_else(|| reply.unexpected("`total_tokens` is no count"))
    }
}

fn data(reply: &Reply) -> Result<Vec<Row>, ClientError> {
    let data = row(reply)?.remove("data").unwrap_or_default();
    objects(data).ok_or_else(|| reply.unexpected("`data` is not a list of objects"))
}

/// An id as one step of a path.
fn in_path(id: &str) -> String {
    let mut step = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            step.push(char::from(byte));
        } else {
            step.push_str(&format!("%{byte:02X}"));
        }
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_cannot_leave_its_step_of_the_path() {
        for (id, step) in [("a-1.b_~", "a-1.b_~"), ("a/b?c#d", "a%2Fb%3Fc%23d"), ("ä", "%C3%A4")] {
            assert_eq!(in_path(id), step);
        }
    }
}
