//! `/spend/keys` and `/spend/users`: records in the order of what they have spent.

use axum::extract::State;
use axum::{Extension, Json};

use super::whose::Whose;
use super::{limit, refused};
use crate::admin::{QueryFields, access, key};
use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::main_terms;
use crate::domain::record::User;
use crate::domain::scope::Scope;
use crate::proxy::caller::Caller;
use crate::store::spenders;
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;
use crate::wire::key::{KeyRow, RowShape};
use crate::wire::operation::{Operation, get};
use crate::wire::user::UserRow;

/// What the routes of this file do and answer.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[
    get::<Vec<KeyRow>>("/spend/keys", "Keys, those who spent most first."),
    get::<Vec<UserRow>>("/spend/users", "Users, those who spent most first; or one."),
];

/// Rows of one answer.
const ROWS_MAX: u64 = 1_000;

/// `limit` and `offset`, which the original does not have.
fn part(fields: &mut Fields) -> (u64, u64) {
    (limit(fields, "limit", ROWS_MAX, ROWS_MAX), fields.count("offset").value().unwrap_or_default())
}

/// GET /spend/keys
pub(in crate::admin) async fn keys(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<KeyRow>>, ApiError> {
    let (most, offset) = part(&mut fields);
    fields.finish(refused)?;
    let store = app.directory.store();
    let keys = match Whose::of(&caller)? {
        Whose::Everybody => spenders::keys(store, most, offset).await?,
        Whose::User(user) => {
            let most = u32::try_from(most).unwrap_or(u32::MAX);
            spenders::keys_of_user(store, user.as_str(), most).await?
        }
        Whose::Key(_) => caller.key.iter().map(|key| (**key).clone()).collect(),
    };
    let mut rows = key::rows(&app, &keys, RowShape::Listed).await?;
    // A window that is over counts no more, which the balance on disk does not know yet.
    rows.sort_by_key(|row| std::cmp::Reverse(row.spend));
    Ok(Json(rows))
}

/// GET /spend/users: all of them, or the one of `user_id`.
pub(in crate::admin) async fn users(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<UserRow>>, ApiError> {
    let (most, offset) = part(&mut fields);
    let named = fields.filled_text("user_id").value();
    fields.finish(refused)?;
    let own = match Whose::of(&caller)? {
        Whose::Everybody => None,
        Whose::User(user) => Some(user.to_string()),
        Whose::Key(_) => Some(String::new()),
    };
    if own.is_some() && named.is_some() && named != own {
        return Err(access::not_yours("You are not authorized to view another user's spend."));
    }
    let users = match named.or(own) {
        Some(id) => {
            let user = app.directory.user(&id.as_str().into()).await?;
            user.iter().map(|user| (**user).clone()).collect()
        }
        None => spenders::users(app.directory.store(), most, offset).await?,
    };
    let mut rows = rows(&app, &users).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.spend));
    Ok(Json(rows))
}

async fn rows(app: &App, users: &[User]) -> Result<Vec<UserRow>, ApiError> {
    let terms: Vec<Terms> = users
        .iter()
        .map(|user| main_terms(Scope::User(user.id.clone()), &user.limits, &app.calendar))
        .collect();
    let balances = app.ledger.balances(&terms).await?;
    let shown = users.iter().zip(balances).map(|(user, balance)| {
        let next = user.limits.next_reset(&app.calendar, app.now());
        UserRow::from_record(user, &balance, next.and_then(|next| balance.reset_at.or(Some(next))))
    });
    Ok(shown.collect())
}
