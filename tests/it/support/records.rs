//! Records put straight into the directory, for tests of what calls do with them: whichever route
//! makes them, this is what they are.

use litellm_rs::domain::account::Terms;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::{Organization, TagRecord, Team, TeamMember};
use litellm_rs::domain::scope::{AccountKey, Scope};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::Server;

fn record<T: DeserializeOwned>(mut members: Value) -> T {
    members["created_at"] = json!(0);
    members["updated_at"] = json!(0);
    serde_json::from_value(members).unwrap()
}

impl Server {
    /// Describes a tag.
    pub async fn tag(&self, members: Value) {
        let mut edit = self.app.directory.edit().await;
        edit.insert_tag(record::<TagRecord>(members)).unwrap();
        edit.commit().await.unwrap();
    }

    /// Makes an organization.
    pub async fn organization(&self, members: Value) {
        let mut edit = self.app.directory.edit().await;
        edit.insert_organization(record::<Organization>(members)).unwrap();
        edit.commit().await.unwrap();
    }

    /// Makes, or makes anew, the member `bob` of the team `red`.
    pub async fn bob_in_red(&self, mut members: Value) {
        members["team"] = json!("red");
        members["user"] = json!("bob");
        let member: TeamMember = record(members);
        let mut edit = self.app.directory.edit().await;
        let known = self.app.directory.member(&(member.team.clone(), member.user.clone())).await.unwrap();
        match known {
            Some(_) => edit.update_member(member).unwrap(),
            None => edit.insert_member(member).unwrap(),
        }
        edit.commit().await.unwrap();
    }

    /// Changes the team `red`.
    pub async fn change_red(&self, change: impl FnOnce(&mut Team)) {
        let mut edit = self.app.directory.edit().await;
        let mut team = (*self.app.directory.team(&"red".into()).await.unwrap().unwrap()).clone();
        change(&mut team);
        edit.update_team(team).unwrap();
        edit.commit().await.unwrap();
    }

    /// What was posted to a main account ever.
    pub async fn posted(&self, scope: Scope) -> Picos {
        let terms = Terms::uncapped(AccountKey::main(scope));
        self.app.ledger.balance(&terms).await.unwrap().lifetime
    }
}
