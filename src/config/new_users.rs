//! `default_internal_user_params`: what a new user gets when the request does not say.

use crate::domain::duration::Duration;
use crate::domain::money::Picos;

use super::field::Field;
use super::section::Section;

/// The roles that can be a default.
const ROLES: &[(&str, &str)] = &[
    ("internal_user", "internal_user"),
    ("internal_user_viewer", "internal_user_viewer"),
    ("proxy_admin", "proxy_admin"),
    ("proxy_admin_viewer", "proxy_admin_viewer"),
];

/// Defaults of a new user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewUserParams {
    /// The role.
    pub user_role: Option<&'static str>,
    /// The hard cap.
    pub max_budget: Option<Picos>,
    /// The window of the cap.
    pub budget_duration: Option<Duration>,
    /// Calls at the same time.
    pub max_parallel_requests: Option<u64>,
    /// Tokens per minute.
    pub tpm_limit: Option<u64>,
    /// Requests per minute.
    pub rpm_limit: Option<u64>,
    /// What personal keys may call; empty is all.
    pub models: Vec<String>,
    /// The teams that it joins.
    pub teams: Vec<JoinedTeam>,
}

/// A team that every new user joins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JoinedTeam {
    /// Its id.
    pub team_id: String,
    /// What the user may spend in it.
    pub max_budget_in_team: Option<Picos>,
    /// Whether it is an admin of the team.
    pub is_admin: bool,
}

/// Reads the section to its end.
pub(super) fn read(mut section: Section<'_>) -> NewUserParams {
    let teams = section.take("teams").map(|field| field.items()).unwrap_or_default();
    let params = NewUserParams {
        user_role: section.choice("user_role", ROLES),
        max_budget: section.money("max_budget"),
        budget_duration: section.duration("budget_duration"),
        max_parallel_requests: section.count("max_parallel_requests", 0),
        tpm_limit: section.count("tpm_limit", 0),
        rpm_limit: section.count("rpm_limit", 0),
        models: section.texts("models"),
        teams: teams.iter().filter_map(read_team).collect(),
    };
    section.finish();
    params
}

/// An id, or an id with what the user may do and spend there.
fn read_team(field: &Field<'_>) -> Option<JoinedTeam> {
    if !field.is_map() {
        return Some(JoinedTeam { team_id: field.text()?, ..JoinedTeam::default() });
    }
    let mut section = field.section()?;
    let team_id = section.required("team_id", "name a team").and_then(|field| field.text());
    let team = JoinedTeam {
        team_id: team_id.unwrap_or_default(),
        max_budget_in_team: section.money("max_budget_in_team"),
        is_admin: section.choice("user_role", &[("user", false), ("admin", true)]).unwrap_or(false),
    };
    section.finish();
    Some(team)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{errors, load};
    use super::*;

    #[test]
    fn a_new_user_gets_what_the_section_says() {
        let params = load(
            "litellm_settings:\n  default_internal_user_params:\n    user_role: internal_user\n    \
             max_budget: 0.5\n    budget_duration: 30d\n    models: [a]\n    \
             teams: [red, {team_id: blue, max_budget_in_team: 2, user_role: admin}]\n",
        )
        .config
        .litellm
        .default_internal_user_params;
        assert_eq!((params.user_role, params.models), (Some("internal_user"), vec!["a".to_owned()]));
        assert_eq!(params.max_budget, Picos::parse("0.5").ok());
        let red = JoinedTeam { team_id: "red".into(), ..JoinedTeam::default() };
        let max_budget_in_team = Some(Picos::from_dollars(2));
        assert_eq!(
            params.teams,
            [red, JoinedTeam { team_id: "blue".into(), max_budget_in_team, is_admin: true }]
        );
        for (line, part) in [
            ("user_role: root", "user_role"),
            ("max_budget: -1", "max_budget"),
            ("teams: [{max_budget_in_team: 1}]", "team_id"),
            ("teams: [{team_id: a, user_role: boss}]", "user_role"),
        ] {
            let found = errors(&format!("litellm_settings:\n  default_internal_user_params:\n    {line}\n"));
            assert!(found.contains(part) && found.contains("; fix: "), "{line}: {found}");
        }
    }
}
