//! Organizations: teams and keys under one budget.

use reqwest::Method;
use serde_json::{Value, json};

use super::error::ClientError;
use super::http::{Call, Client};
use super::listing::ListCall;
use super::resources::{Row, row};

impl ListCall {
    /// Organizations.
    pub fn organizations() -> Self {
        Self::new("/organization/list", "organizations", "organization_id")
    }
}

impl Client {
    /// Makes an organization.
    pub async fn organization_new(&self, body: Row) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/organization/new", &Value::Object(body))).await?)
    }

    /// One organization, with its teams.
    pub async fn organization_info(&self, id: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::get("/organization/info").query("organization_id", id)).await?)
    }

    /// Changes the members that `body` names; `organization_id` says whose.
    pub async fn organization_update(&self, body: Row) -> Result<Row, ClientError> {
        let body = Value::Object(body).to_string().into_bytes();
        row(&self.send(&Call::new(Method::PATCH, "/organization/update").json(body)).await?)
    }

    /// Deletes an organization that has no teams and keys any more.
    pub async fn organization_delete(&self, id: &str) -> Result<(), ClientError> {
        let body = json!({"organization_ids": [id]}).to_string().into_bytes();
        self.send(&Call::new(Method::DELETE, "/organization/delete").json(body)).await.map(drop)
    }
}
