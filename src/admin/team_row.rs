//! Teams and memberships as they are answered: records, members and the numbers of their accounts.

use std::sync::Arc;

use super::access;
use super::key;
use super::team_group::MEMBERS_MAX;
use crate::app::App;
use crate::domain::account::{Balance, Terms};
use crate::domain::budget::{main_terms, member_limits, model_terms};
use crate::domain::money::Picos;
use crate::domain::record::{Budget, Limits, Team, TeamMember};
use crate::domain::scope::Scope;
use crate::domain::time::Millis;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::api_key::KeyFilter;
use crate::wire::error::ApiError;
use crate::wire::key::{KeyRow, RowShape};
use crate::wire::team::{BudgetSource, Membership, TeamRow};

/// Members that one answer lists, of all its teams together: as many as one team can have.
const LISTED_MEMBERS_MAX: u64 = MEMBERS_MAX;

/// The end of a window as its account has it, else as its rule says.
fn reset_at(app: &App, limits: &Limits, balance: &Balance) -> Option<Millis> {
    let next = limits.next_reset(&app.calendar, app.now());
    next.and_then(|next| balance.reset_at.or(Some(next)))
}

/// A team as it is answered.
pub(super) async fn row(app: &App, team: &Team) -> Result<TeamRow, ApiError> {
    let members = records::team_member::of_team(app.directory.store(), &team.id).await?;
    let mut rows = rows(app, std::slice::from_ref(team), std::slice::from_ref(&members)).await?;
    rows.pop().ok_or(ApiError::Internal)
}

/// Teams as they are answered, each with its members, with one look at the ledger.
pub(super) async fn rows(
    app: &App,
    teams: &[Team],
    members: &[Vec<TeamMember>],
) -> Result<Vec<TeamRow>, ApiError> {
    let terms: Vec<Terms> = teams
        .iter()
        .map(|team| main_terms(Scope::Team(team.id.clone()), &team.limits, &app.calendar))
        .collect();
    let balances = app.ledger.balances(&terms).await?;
    let shown = teams.iter().zip(members).zip(balances);
    Ok(shown
        .map(|((team, members), balance)| {
            TeamRow::from_record(team, members, &balance, reset_at(app, &team.limits, &balance))
        })
        .collect())
}

/// The members of the teams of one answer. Where they are too many for it, the first teams have
/// theirs.
pub(super) async fn members_of(app: &App, teams: &[Team]) -> Result<Vec<Vec<TeamMember>>, ApiError> {
    let mut left = LISTED_MEMBERS_MAX;
    let mut members = Vec::with_capacity(teams.len());
    for team in teams {
        let first = match left {
            0 => vec![],
            _ => records::team_member::first_of_team(app.directory.store(), &team.id, left).await?,
        };
        left -= first.len() as u64;
        members.push(first);
    }
    Ok(members)
}

/// What holds for a member now, and the account that its calls in the team are posted to.
pub(super) struct MemberStanding {
    /// The budget that is the member's own.
    pub(super) own: Option<Arc<Budget>>,
    /// The account's terms.
    pub(super) terms: Terms,
    default: Option<Arc<Budget>>,
    limits: Limits,
}

impl MemberStanding {
    pub(super) async fn of(app: &App, team: &Team, member: &TeamMember) -> Result<Self, ApiError> {
        let own = match &member.budget_id {
            Some(id) => app.directory.budget(id).await?,
            None => None,
        };
        let default = match team.member_budget() {
            Some(id) => app.directory.budget(&id).await?,
            None => None,
        };
        let limits = member_limits(Some(member), own.as_deref(), default.as_deref(), app.now());
        let scope = Scope::TeamMember(member.team.clone(), member.user.clone());
        let terms = main_terms(scope, &limits, &app.calendar);
        Ok(Self { own, terms, default, limits })
    }

    /// The budget that holds, and whose it is.
    pub(super) fn budget(&self) -> (Option<&Budget>, BudgetSource) {
        match (&self.own, &self.default) {
            (Some(own), _) => (Some(own), BudgetSource::Custom),
            (None, Some(default)) => (Some(default), BudgetSource::TeamDefault),
            (None, None) => (None, BudgetSource::None),
        }
    }

    /// Every account that its calls in the team are posted to.
    pub(super) fn accounts(self, app: &App) -> Vec<Terms> {
        let mut accounts = model_terms(&self.terms.key.scope, &self.limits, &app.calendar);
        accounts.push(self.terms);
        accounts
    }

    /// When the window of an account with this balance ends.
    pub(super) fn reset_at(&self, app: &App, balance: &Balance) -> Option<Millis> {
        reset_at(app, &self.limits, balance)
    }

    /// The cap that holds.
    pub(super) fn max_budget(&self) -> Option<Picos> {
        self.limits.max_budget
    }
}

/// Members of a team with what they have spent in it, with one look at the ledger.
pub(super) async fn memberships(
    app: &App,
    team: &Team,
    members: &[TeamMember],
) -> Result<Vec<Membership>, ApiError> {
    let mut standings = Vec::with_capacity(members.len());
    for member in members {
        standings.push(MemberStanding::of(app, team, member).await?);
    }
    let terms: Vec<Terms> = standings.iter().map(|standing| standing.terms.clone()).collect();
    let balances = app.ledger.balances(&terms).await?;
    let shown = members.iter().zip(&standings).zip(balances);
    Ok(shown
        .map(|((member, standing), balance)| {
            let ends = standing.reset_at(app, &balance);
            Membership::from_record(member, &balance, standing.budget(), ends)
        })
        .collect())
}

/// What of a team's keys and memberships a caller sees: those who run it everything, members what
/// is their own.
pub(super) enum View {
    Whole,
    Own(Box<KeyFilter>),
}

impl View {
    pub(super) async fn of(app: &App, caller: &Caller, team: &Team) -> Result<Self, ApiError> {
        if access::sees_everything(caller) || access::changes_team(app, caller, &team.id).await? {
            return Ok(Self::Whole);
        }
        let user_id = access::own_user(caller).cloned();
        // Who has neither a user nor a key has nothing of its own: no key has an empty hash.
        let own_key = || caller.key.as_ref().map_or_else(|| "".into(), |key| key.hash.clone());
        let hash = user_id.is_none().then(own_key);
        Ok(Self::Own(Box::new(KeyFilter { user_id, hash, ..KeyFilter::default() })))
    }

    /// The memberships of a team that are seen; of `members` as far as they are not one's own.
    pub(super) async fn members(
        &self,
        app: &App,
        team: &Team,
        members: &[TeamMember],
    ) -> Result<Vec<TeamMember>, ApiError> {
        let own = match self {
            Self::Whole => return Ok(members.to_vec()),
            Self::Own(own) => own.user_id.clone(),
        };
        let Some(user) = own else { return Ok(vec![]) };
        let member = app.directory.member(&(team.id.clone(), user)).await?;
        Ok(member.as_deref().cloned().into_iter().collect())
    }

    /// The newest keys of the team that are seen, at most `limit`.
    pub(super) async fn keys(&self, app: &App, team: &Team, limit: u64) -> Result<Vec<KeyRow>, ApiError> {
        let narrowed = match self {
            Self::Whole => KeyFilter::default(),
            Self::Own(own) => (**own).clone(),
        };
        let filter = KeyFilter { team_id: Some(team.id.clone()), ..narrowed };
        let keys = records::api_key::page(app.directory.store(), &filter, limit, 0).await?;
        key::rows(app, &keys, RowShape::Info).await
    }
}
