//! Teams and who is in them. Rows are flat: what an answer keeps beside the team is a member of it.

use serde_json::{Value, json};

use super::error::{Cause, ClientError};
use super::http::{Call, Client};
use super::listing::ListCall;
use super::resources::{Row, objects, row};

/// The type of a refusal to add somebody a second time.
const ALREADY_IN_TEAM: &str = "team_member_already_in_team";
/// What servers say of somebody who is not in a team.
const NOT_IN_TEAM: &str = "not found in team";

impl ListCall {
    /// Teams.
    pub fn teams() -> Self {
        Self::new("/v2/team/list", "teams", "team_id").sized("page_size", 100)
    }

    /// Teams of servers that know no pages of them, nor a search.
    pub fn teams_at_once() -> Self {
        Self::new("/team/list", "teams", "team_id").whole()
    }
}

impl Client {
    /// Makes a team.
    pub async fn team_new(&self, body: Row) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/team/new", &Value::Object(body))).await?)
    }

    /// One team, with its newest `keys` and its `team_memberships`.
    pub async fn team_info(&self, id: &str) -> Result<Row, ClientError> {
        let reply = self.send(&Call::get("/team/info").query("team_id", id)).await?;
        let mut answer = row(&reply)?;
        let Some(Value::Object(mut team)) = answer.remove("team_info") else {
            return Err(reply.unexpected("it has no `team_info`"));
        };
        for (name, value) in answer {
            team.entry(name).or_insert(value);
        }
        Ok(team)
    }

    /// Changes the members that `body` names; `team_id` says whose.
    pub async fn team_update(&self, body: Row) -> Result<Row, ClientError> {
        let mut answer = row(&self.send(&Call::post("/team/update", &Value::Object(body))).await?)?;
        match answer.remove("data") {
            Some(Value::Object(team)) => Ok(team),
            _ => Ok(answer),
        }
    }

    /// Deletes a team with its keys.
    pub async fn team_delete(&self, id: &str) -> Result<(), ClientError> {
        self.send(&Call::post("/team/delete", &json!({"team_ids": [id]}))).await.map(drop)
    }

    /// Blocks or unblocks a team.
    pub async fn team_block(&self, id: &str, blocked: bool) -> Result<Row, ClientError> {
        let path = if blocked { "/team/block" } else { "/team/unblock" };
        row(&self.send(&Call::post(path, &json!({"team_id": id}))).await?)
    }

    /// The teams that the caller may join.
    pub async fn team_available(&self) -> Result<Vec<Row>, ClientError> {
        let reply = self.send(&Call::get("/team/available")).await?;
        objects(reply.value()?).ok_or_else(|| reply.unexpected("not a list of objects"))
    }

    /// Adds members to a team; it is a conflict when everybody is in it already.
    pub async fn team_member_add(&self, body: Row) -> Result<Row, ClientError> {
        let added = self.send(&Call::post("/team/member_add", &Value::Object(body))).await;
        row(&added.map_err(|error| match error.answer.as_deref() {
            Some(answer) if answer.kind.as_deref() == Some(ALREADY_IN_TEAM) => {
                ClientError { cause: Cause::Conflict, ..error }
            }
            _ => error,
        })?)
    }

    /// Changes what a member of a team may do and spend.
    pub async fn team_member_update(&self, body: Row) -> Result<Row, ClientError> {
        row(&self.send_about_member("/team/member_update", body).await?)
    }

    /// Takes a member out of a team.
    pub async fn team_member_delete(&self, body: Row) -> Result<(), ClientError> {
        self.send_about_member("/team/member_delete", body).await.map(drop)
    }

    async fn send_about_member(&self, path: &str, body: Row) -> Result<super::Reply, ClientError> {
        let sent = self.send(&Call::post(path, &Value::Object(body))).await;
        sent.map_err(|error| {
            let is_missing = error.cause == Cause::Refused && error.message.contains(NOT_IN_TEAM);
            if is_missing { ClientError { cause: Cause::NotFound, ..error } } else { error }
        })
    }
}

/// Whether somebody is missing in a team, as opposed to the team itself.
pub fn is_not_in_team(error: &ClientError) -> bool {
    error.cause == Cause::NotFound && error.message.contains(NOT_IN_TEAM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::http::tests::{answer, serve};

    #[tokio::test]
    async fn a_team_is_one_row_with_its_keys_and_members() {
        let body = r#"{"team_id":"red","team_info":{"team_id":"red","spend":1.10,"keys":null},"keys":[],"team_memberships":[{"user_id":"a"}]}"#;
        let (client, server) = serve(vec![answer("200 OK", body)]).await;
        let team = client.team_info("red").await.unwrap();
        assert_eq!(
            Value::Object(team).to_string(),
            r#"{"team_id":"red","spend":1.10,"keys":null,"team_memberships":[{"user_id":"a"}]}"#
        );
        server.await.unwrap();
    }

    #[tokio::test]
    async fn what_a_refusal_about_members_means() {
        let already = r#"{"error":{"message":"All users are already in team.","type":"team_member_already_in_team","code":"400"}}"#;
        let missing = r#"{"error":{"message":"User=bob not found in team=red","type":"bad_request"}}"#;
        let other = r#"{"error":{"message":"no","type":"bad_request"}}"#;
        for (body, added, updated) in [
            (already, Cause::Conflict, Cause::Refused),
            (missing, Cause::Refused, Cause::NotFound),
            (other, Cause::Refused, Cause::Refused),
        ] {
            let refusal = || vec![answer("400 Bad Request", body)];
            let (client, server) = serve(refusal()).await;
            assert_eq!(client.team_member_add(Row::new()).await.unwrap_err().cause, added, "{body}");
            server.await.unwrap();
            let (client, server) = serve(refusal()).await;
            let error = client.team_member_update(Row::new()).await.unwrap_err();
            assert_eq!((error.cause, is_not_in_team(&error)), (updated, body == missing), "{body}");
            server.await.unwrap();
        }
    }
}
