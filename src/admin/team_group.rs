//! Those who come into a team in one edit: who is in it already stays out, and a team has a bound.

use std::collections::HashSet;

use super::refused;
use super::team_people::{Adding, Ask, People};
use crate::app::App;
use crate::domain::id::UserId;
use crate::domain::record::{Team, TeamMember, User};
use crate::ledger::directory::Edit;
use crate::wire::error::ApiError;
use crate::wire::fields::Refusal;

/// Members of one team: every answer about it lists them.
pub(super) const MEMBERS_MAX: u64 = 10_000;

/// Why somebody is not added.
pub(super) enum NotAdded {
    /// It is in the team.
    Present(String),
    /// It cannot be.
    Wrong(ApiError),
}

impl NotAdded {
    pub(super) fn message(&self) -> String {
        match self {
            Self::Present(message) => message.clone(),
            Self::Wrong(error) => error.message(),
        }
    }
}

impl<E: Into<ApiError>> From<E> for NotAdded {
    fn from(error: E) -> Self {
        Self::Wrong(error.into())
    }
}

/// Those who come into a team in one edit.
pub(super) struct Group<'a> {
    app: &'a App,
    team: &'a Team,
    adding: &'a Adding,
    author: &'a str,
    present: HashSet<UserId>,
    present_emails: HashSet<String>,
    people: People,
    /// Who came in, in their order.
    pub(super) added: Vec<(User, TeamMember)>,
}

impl<'a> Group<'a> {
    pub(super) fn new(
        app: &'a App,
        team: &'a Team,
        adding: &'a Adding,
        author: &'a str,
        members: &[TeamMember],
    ) -> Self {
        let present = members.iter().map(|member| member.user.clone()).collect();
        let emails = members.iter().filter_map(|member| member.email.as_ref());
        let present_emails = emails.map(|email| email.to_lowercase()).collect();
        Self { app, team, adding, author, present, present_emails, people: People::default(), added: vec![] }
    }

    fn has(&self, ask: &Ask) -> bool {
        match (&ask.user_id, &ask.email) {
            (Some(id), _) => self.present.contains(id),
            (None, Some(email)) => self.present_emails.contains(&email.to_lowercase()),
            (None, None) => false,
        }
    }

    /// Stages one who is not in the team yet.
    pub(super) async fn add(&mut self, edit: &mut Edit, ask: &Ask) -> Result<(User, TeamMember), NotAdded> {
        if self.has(ask) {
            return Err(present(ask.user_id.as_ref(), ask.email.as_deref()));
        }
        if self.present.len() as u64 >= MEMBERS_MAX {
            return Err(NotAdded::Wrong(refused(Refusal {
                field: "member".into(),
                message: format!("A team can have at most {MEMBERS_MAX} members"),
            })));
        }
        let user = self.people.user_of(self.app, edit, ask).await?;
        if self.present.contains(&user.id) {
            return Err(present(Some(&user.id), user.email.as_deref()));
        }
        let member = self.adding.stage(self.app, edit, self.team, &user, ask, self.author)?;
        self.present.insert(member.user.clone());
        self.present_emails.extend(member.email.as_ref().map(|email| email.to_lowercase()));
        self.added.push((user.clone(), member.clone()));
        Ok((user, member))
    }
}

fn present(id: Option<&UserId>, email: Option<&str>) -> NotAdded {
    let id = id.map_or("None", UserId::as_str);
    let email = email.unwrap_or("None");
    NotAdded::Present(format!("User already in team. Member: user_id={id}, user_email={email}"))
}
