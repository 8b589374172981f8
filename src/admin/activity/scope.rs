//! Whose activity is asked about, and how much of it the caller may see.

use crate::admin::access;
use crate::admin::spend::days::Days;
use crate::admin::spend::report::sees_teams;
use crate::admin::spend::whose::{Whose, own_accounts, visible_account};
use crate::app::App;
use crate::proxy::caller::Caller;
use crate::store::daily::DayFilter;
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;

/// Ids that can be named at once.
const IDS_MAX: usize = 500;

/// Of whom there is daily activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::admin) enum Entity {
    Customer,
    Team,
    User,
    Tag,
    Organization,
}

/// Names an entity in the type of a handler, so that one handler serves all of them.
pub(in crate::admin) trait Of: Send + Sync + 'static {
    const ENTITY: Entity;
}

macro_rules! entities {
    ($($name:ident $entity:ident)*) => {$(
        pub(in crate::admin) struct $name;

        impl Of for $name {
            const ENTITY: Entity = Entity::$entity;
        }
    )*};
}

entities! { Customers Customer Teams Team Users User Tags Tag Organizations Organization }

impl Entity {
    /// The kind of its daily sums.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Team => "team",
            Self::User => "user",
            Self::Tag => "tag",
            Self::Organization => "organization",
        }
    }

    /// What names whom is asked about, and who is left out.
    fn members(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Customer => ("end_user_ids", Some("exclude_end_user_ids")),
            Self::Team => ("team_ids", Some("exclude_team_ids")),
            Self::User => ("user_id", None),
            Self::Tag => ("tags", Some("exclude_tags")),
            Self::Organization => ("organization_ids", Some("exclude_organization_ids")),
        }
    }

    /// Rows of a page whose size nobody chose.
    pub(super) fn page_rows(self) -> u64 {
        if self == Self::User { 50 } else { 10 }
    }
}

/// What is asked about.
#[derive(Debug)]
pub(super) struct Asked {
    entity: Entity,
    days: Days,
    ids: Option<Vec<String>>,
    not_ids: Vec<String>,
    api_key: Option<String>,
    model: Option<String>,
}

impl Asked {
    pub(super) fn read(entity: Entity, fields: &mut Fields) -> Self {
        let (named, left_out) = entity.members();
        let days = Days::required(fields).touched_from(fields);
        // The days in UTC that today falls on are in the range already.
        let _ = fields.flag("include_current_utc_day");
        let ids = if entity == Entity::User {
            fields.filled_text(named).value().map(|id| vec![id])
        } else {
            read_ids(fields, named)
        };
        Self {
            entity,
            days,
            ids,
            not_ids: left_out.and_then(|name| read_ids(fields, name)).unwrap_or_default(),
            api_key: fields.filled_text("api_key").value(),
            model: fields.filled_text("model").value(),
        }
    }

    /// The sums that are asked for, as far as the caller may see them.
    pub(super) async fn filter(self, app: &App, caller: &Caller) -> Result<DayFilter, ApiError> {
        let Self { entity, days, ids, not_ids, api_key, model } = self;
        let mut filter = DayFilter { ids, not_ids, model, ..days.of(entity.kind()) };
        let whose = Whose::of(caller)?;
        match entity {
            // The route is for those who see everything.
            Entity::Customer | Entity::Organization => {}
            Entity::User => narrow_to_user(&whose, &mut filter)?,
            Entity::Team if whose != Whose::Everybody => {
                let teams = match filter.ids.take() {
                    Some(teams) => teams,
                    None => {
                        let teams = access::teams_of(app, caller).await?;
                        teams.iter().map(ToString::to_string).collect()
                    }
                };
                if !sees_teams(app, caller, &teams).await? {
                    filter.keys = Some(own_accounts(app, caller).await?);
                }
                filter.ids = Some(teams);
            }
            Entity::Tag if whose != Whose::Everybody => filter.keys = Some(own_accounts(app, caller).await?),
            Entity::Team | Entity::Tag => {}
        }
        if let Some(named) = api_key {
            let account = visible_account(app, caller, &named).await?;
            let may = filter.keys.as_ref().is_none_or(|keys| keys.contains(&account));
            filter.keys = Some(if may { vec![account] } else { vec![] });
        }
        Ok(filter)
    }
}

/// Users see themselves. Asked about nobody, who sees everything sees the whole proxy, with the keys
/// of nobody.
fn narrow_to_user(whose: &Whose, filter: &mut DayFilter) -> Result<(), ApiError> {
    let own = match whose {
        Whose::Everybody => {
            if filter.ids.is_none() {
                filter.kind = "global";
            }
            return Ok(());
        }
        Whose::User(user) => Some(user.to_string()),
        Whose::Key(_) => None,
    };
    if filter.ids.is_some() && filter.ids.as_ref().and_then(|ids| ids.first()) != own.as_ref() {
        return Err(access::not_yours("Non-admin users can only view their own spend data"));
    }
    filter.kind = "global";
    whose.narrow(filter);
    Ok(())
}

/// A list of ids between commas.
fn read_ids(fields: &mut Fields, name: &'static str) -> Option<Vec<String>> {
    let text = fields.filled_text(name).value()?;
    let ids: Vec<String> = text.split(',').map(|id| id.trim().to_owned()).collect();
    if ids.len() > IDS_MAX {
        fields.refuse(name, format!("{name} must not name more than {IDS_MAX} ids"));
    }
    Some(ids)
}
