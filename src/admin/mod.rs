//! The control plane: thin handlers by resource over the directory and the ledger.
//!
//! A handler reads a body, checks everything, changes records in one edit and answers a wire
//! shape. It knows no SQL and no rules of money; who may call it was decided before.

pub(crate) mod access;
mod activity;
mod budget;
mod budget_project;
mod budget_use;
mod cost;
mod credential;
mod customer;
mod customer_budget;
mod customer_list;
mod delivery;
mod explain;
mod health;
mod key;
mod key_access;
mod key_bulk;
mod key_change;
mod key_list;
mod key_request;
pub(crate) mod metrics;
mod model;
mod organization;
mod organization_change;
mod paging;
mod provider;
mod regenerate;
mod requests;
mod shown;
mod spend;
mod tag;
mod team;
mod team_access;
mod team_group;
mod team_info;
mod team_leaving;
mod team_member;
mod team_member_change;
mod team_people;
mod team_permission;
mod team_request;
mod team_row;
mod told;
mod user;
mod user_change;
mod user_delete;
mod user_look;
mod user_request;
mod user_teams;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::routing::{delete, get, patch, post};

pub use health::Checks;
pub use spend::overview::Overviews;
pub use team_request::TeamDefaults;

use crate::app::App;
use crate::domain::duration::Duration;
use crate::domain::id::{BudgetId, TeamId, UserId};
use crate::domain::money::Picos;
use crate::domain::record::{Budget, Extra};
use crate::ledger::directory::EditError;
use crate::proxy::upload;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, Refusal, shortened};
use crate::wire::operation::Operation;
pub use user_request::UserDefaults;
pub use user_teams::TeamToJoin;

/// The largest body of a control-plane request, in bytes.
const BODY_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// The largest spend that a body can bring along.
const SPEND_MAX: Picos = Picos::from_dollars(9_000_000);

/// Values for keys that were made without saying so, or the most that a key may say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyDefaults {
    /// The hard cap.
    pub max_budget: Option<Picos>,
    /// The owner.
    pub user_id: Option<UserId>,
    /// The team.
    pub team_id: Option<TeamId>,
    /// Requests under way at once.
    pub max_parallel_requests: Option<u64>,
    /// Tokens in any 60 s.
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    pub rpm_limit: Option<u64>,
    /// How long a window lasts.
    pub budget_duration: Option<Duration>,
    /// How long a key works.
    pub duration: Option<Duration>,
    /// What a key may call.
    pub models: Vec<String>,
    /// Free.
    pub metadata: Extra,
}

/// What the configuration says to the control plane.
#[derive(Clone, Debug, Default)]
pub struct AdminSettings {
    /// Fills what a new key leaves open.
    pub default_key: KeyDefaults,
    /// What a key may ask for at most; fills what it leaves open, too.
    pub upperbound_key: KeyDefaults,
    /// Fills what a new team leaves open.
    pub default_team: TeamDefaults,
    /// Teams that every user may join.
    pub available_teams: Vec<TeamId>,
    /// The budget of customers that have none of their own.
    pub default_customer_budget: Option<BudgetId>,
    /// The routes of the hosted `BudgetManager` ask nobody for a key, wherever he is.
    pub public_budget_manager: bool,
    /// Fills what a new user leaves open.
    pub new_user: UserDefaults,
}

/// What a caller has to be for a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The operator's own key.
    Master,
    /// Proxy admin.
    Admin,
    /// Proxy admin, or one who may look at everything.
    AdminView,
    /// An admin, or an internal user; the handler lets the latter change only what is its own.
    OwnWrite,
    /// Any valid key; the handler shows it only what is its own.
    OwnKey,
    /// Any valid key.
    AnyKey,
    /// Proxy admin, or a program on this machine that shows no key: the documented `BudgetManager`
    /// has none to show.
    AdminOrLocal,
}

/// One list makes both the table that the guard reads and the router, so they cannot differ.
macro_rules! routes {
    ($($need:ident $verb:literal $method:ident $path:literal $handler:path;)*) => {
        /// Method, path and need of every route of the control plane.
        pub const ROUTES: &[(&str, &str, Need)] = &[$(($verb, $path, Need::$need)),*];

        /// The control plane. A guard in front of it puts the caller into the request.
        pub fn routes() -> Router<App> {
            Router::new()
                $(.route($path, $method($handler)))*
        }
    };
}

routes! {
    Admin "POST" post "/customer/new" customer::new;
    AdminView "GET" get "/customer/info" customer::info;
    AdminView "GET" get "/customer/list" customer_list::list;
    Admin "POST" post "/customer/update" customer::update;
    Admin "POST" post "/customer/delete" customer::delete;
    Admin "POST" post "/customer/block" customer::block;
    Admin "POST" post "/customer/unblock" customer::unblock;
    Admin "POST" post "/end_user/new" customer::new;
    AdminView "GET" get "/end_user/info" customer::info;
    AdminView "GET" get "/end_user/list" customer_list::list;
    Admin "POST" post "/end_user/update" customer::update;
    Admin "POST" post "/end_user/delete" customer::delete;
    Admin "POST" post "/end_user/block" customer::block;
    Admin "POST" post "/end_user/unblock" customer::unblock;
    Admin "POST" post "/budget/new" budget::new;
    AdminView "POST" post "/budget/info" budget::info;
    AdminView "GET" get "/budget/list" budget::list;
    Admin "POST" post "/budget/update" budget::update;
    Admin "POST" post "/budget/delete" budget::delete;
    AdminView "GET" get "/budget/settings" budget::settings;
    Admin "POST" post "/organization/new" organization_change::new;
    AdminView "GET" get "/organization/info" organization::info;
    AdminView "POST" post "/organization/info" organization::info_of_many;
    AdminView "GET" get "/organization/list" organization::list;
    Admin "PATCH" patch "/organization/update" organization_change::update;
    Admin "POST" post "/organization/update" organization_change::update;
    Admin "DELETE" delete "/organization/delete" organization_change::delete;
    Admin "POST" post "/organization/delete" organization_change::delete;
    Admin "POST" post "/tag/new" tag::new;
    AdminView "POST" post "/tag/info" tag::info;
    AdminView "GET" get "/tag/list" tag::list;
    Admin "POST" post "/tag/update" tag::update;
    Admin "POST" post "/tag/delete" tag::delete;
    OwnWrite "POST" post "/key/generate" key_change::generate;
    OwnWrite "POST" post "/key/service-account/generate" key_change::generate_service_account;
    OwnKey "GET" get "/key/info" key::info;
    OwnKey "POST" post "/v2/key/info" key::info_of_many;
    OwnKey "GET" get "/key/list" key_list::list;
    OwnKey "GET" get "/key/aliases" key_list::aliases;
    OwnWrite "POST" post "/key/update" key_change::update;
    OwnWrite "POST" post "/key/bulk_update" key_bulk::of_keys;
    OwnWrite "POST" post "/key/delete" key_change::delete;
    OwnWrite "POST" post "/key/block" key_change::block;
    OwnWrite "POST" post "/key/unblock" key_change::unblock;
    OwnWrite "POST" post "/key/regenerate" regenerate::named_in_body;
    OwnWrite "POST" post "/key/{key}/regenerate" regenerate::named_in_path;
    Admin "POST" post "/key/{key}/reset_spend" key::reset_spend;
    AnyKey "POST" post "/key/health" key::health;
    AdminView "GET" get "/provider/budgets" provider::budgets;
    AdminView "GET" get "/delivery/status" delivery::status;
    AdminView "GET" get "/delivery/list" delivery::list;
    AdminView "GET" get "/delivery/info" delivery::info;
    Admin "POST" post "/delivery/retry" delivery::retry;
    Admin "POST" post "/delivery/drop" delivery::drop_one;
    Admin "POST" post "/delivery/pause" delivery::pause;
    Admin "POST" post "/delivery/resume" delivery::resume;
    Admin "POST" post "/delivery/test" delivery::test;
    AdminView "GET" get "/delivery/verify" delivery::verify;
    AdminView "GET" get "/billing/unbilled" delivery::unbilled;
    Admin "POST" post "/billing/assign" delivery::assign;
    AdminView "GET" get "/billing/check" delivery::check;
    AdminView "GET" get "/requests/active" requests::active;
    Admin "POST" post "/requests/{request_id}/cancel" requests::cancel;
    AnyKey "GET" get "/health" health::check;
    AdminView "GET" get "/health/history" health::history;
    AdminView "GET" get "/health/latest" health::latest;
    AdminView "GET" get "/health/license" health::license;
    AdminView "GET" get "/health/backlog" health::backlog;
    Admin "GET" get "/health/services" health::services::services;
    AdminView "GET" get "/health/shared-status" health::shared_status;
    Admin "POST" post "/model/new" model::new;
    Admin "POST" post "/model/update" model::update;
    Admin "PATCH" patch "/model/{model_id}/update" model::patch;
    Admin "POST" post "/model/delete" model::delete;
    Admin "POST" post "/model/block" model::block;
    Admin "POST" post "/model/unblock" model::unblock;
    AdminView "GET" get "/credentials" credential::list;
    Admin "POST" post "/credentials" credential::create;
    AdminView "GET" get "/credentials/by_name/{credential_name}" credential::by_name;
    Admin "PATCH" patch "/credentials/{credential_name}" credential::update;
    Admin "DELETE" delete "/credentials/{credential_name}" credential::delete;
    AnyKey "POST" post "/cost/estimate" cost::estimate;
    AnyKey "POST" post "/spend/calculate" cost::calculate;
    AnyKey "POST" post "/utils/token_counter" cost::token_counter;
    OwnKey "GET" get "/spend/explain" explain::explain;
    AdminView "GET" get "/customer/daily/activity" activity::pages::<activity::Customers>;
    AdminView "GET" get "/customer/daily/activity/aggregated" activity::aggregated::<activity::Customers>;
    AdminView "GET" get "/customer/daily/activity/aggregated/keys" activity::keys::page::<activity::Customers>;
    AdminView "GET" get "/customer/daily/activity/aggregated/model_top_keys" activity::keys::top_of_model::<activity::Customers>;
    AdminView "GET" get "/customer/daily/activity/aggregated/search" activity::keys::search::<activity::Customers>;
    AdminView "GET" get "/customer/daily/activity/export" activity::export::file::<activity::Customers>;
    AdminView "GET" get "/end_user/daily/activity" activity::pages::<activity::Customers>;
    AdminView "GET" get "/end_user/daily/activity/aggregated" activity::aggregated::<activity::Customers>;
    AdminView "GET" get "/end_user/daily/activity/aggregated/keys" activity::keys::page::<activity::Customers>;
    AdminView "GET" get "/end_user/daily/activity/aggregated/model_top_keys" activity::keys::top_of_model::<activity::Customers>;
    AdminView "GET" get "/end_user/daily/activity/aggregated/search" activity::keys::search::<activity::Customers>;
    AdminView "GET" get "/end_user/daily/activity/export" activity::export::file::<activity::Customers>;
    AdminView "GET" get "/organization/daily/activity" activity::pages::<activity::Organizations>;
    AdminView "GET" get "/organization/daily/activity/aggregated" activity::aggregated::<activity::Organizations>;
    AdminView "GET" get "/organization/daily/activity/aggregated/keys" activity::keys::page::<activity::Organizations>;
    AdminView "GET" get "/organization/daily/activity/aggregated/model_top_keys" activity::keys::top_of_model::<activity::Organizations>;
    AdminView "GET" get "/organization/daily/activity/aggregated/search" activity::keys::search::<activity::Organizations>;
    AdminView "GET" get "/organization/daily/activity/export" activity::export::file::<activity::Organizations>;
    OwnKey "GET" get "/tag/daily/activity" activity::pages::<activity::Tags>;
    OwnKey "GET" get "/tag/daily/activity/aggregated" activity::aggregated::<activity::Tags>;
    OwnKey "GET" get "/tag/daily/activity/aggregated/keys" activity::keys::page::<activity::Tags>;
    OwnKey "GET" get "/tag/daily/activity/aggregated/model_top_keys" activity::keys::top_of_model::<activity::Tags>;
    OwnKey "GET" get "/tag/daily/activity/aggregated/search" activity::keys::search::<activity::Tags>;
    OwnKey "GET" get "/tag/daily/activity/export" activity::export::file::<activity::Tags>;
    OwnKey "GET" get "/team/daily/activity" activity::pages::<activity::Teams>;
    OwnKey "GET" get "/team/daily/activity/aggregated" activity::aggregated::<activity::Teams>;
    OwnKey "GET" get "/team/daily/activity/aggregated/keys" activity::keys::page::<activity::Teams>;
    OwnKey "GET" get "/team/daily/activity/aggregated/model_top_keys" activity::keys::top_of_model::<activity::Teams>;
    OwnKey "GET" get "/team/daily/activity/aggregated/search" activity::keys::search::<activity::Teams>;
    OwnKey "GET" get "/team/daily/activity/export" activity::export::file::<activity::Teams>;
    OwnKey "GET" get "/user/daily/activity" activity::pages::<activity::Users>;
    OwnKey "GET" get "/user/daily/activity/aggregated" activity::aggregated::<activity::Users>;
    OwnKey "GET" get "/user/daily/activity/aggregated/keys" activity::keys::page::<activity::Users>;
    OwnKey "GET" get "/user/daily/activity/aggregated/model_top_keys" activity::keys::top_of_model::<activity::Users>;
    OwnKey "GET" get "/user/daily/activity/aggregated/search" activity::keys::search::<activity::Users>;
    OwnKey "GET" get "/user/daily/activity/export" activity::export::file::<activity::Users>;
    AdminView "GET" get "/spend/entries" spend::entries::page;
    OwnKey "GET" get "/spend/keys" spend::list::keys;
    OwnKey "GET" get "/spend/logs" spend::logs::list;
    OwnKey "GET" get "/spend/logs/v2" spend::logs::pages;
    AdminView "GET" get "/spend/overview" spend::overview::overview;
    AdminView "GET" get "/spend/stream" spend::live::stream;
    AdminView "GET" get "/spend/tags" spend::payers::tags;
    OwnKey "GET" get "/spend/users" spend::list::users;
    OwnKey "GET" get "/global/activity" spend::counts::of_days;
    OwnKey "GET" get "/global/activity/model" spend::counts::of_models;
    AdminView "GET" get "/global/all_end_users" spend::payers::all_customers;
    AdminView "GET" get "/global/spend" spend::global::total;
    AdminView "POST" post "/global/spend/end_users" spend::payers::customers;
    OwnKey "GET" get "/global/spend/keys" spend::global::keys;
    OwnKey "GET" get "/global/spend/logs" spend::global::days;
    OwnKey "GET" get "/global/spend/models" spend::global::models;
    OwnKey "GET" get "/global/spend/provider" spend::global::providers;
    AdminView "GET" get "/global/spend/report" spend::report::of_all;
    Master "POST" post "/global/spend/reset" spend::reset::reset;
    AdminView "GET" get "/global/spend/tags" spend::payers::named_tags;
    AdminView "GET" get "/global/spend/teams" spend::payers::teams;
    OwnKey "GET" get "/key/spend/report" spend::report::of_key;
    OwnKey "GET" get "/team/spend/by_user" spend::report::by_user;
    OwnKey "GET" get "/team/spend/report" spend::report::of_team;
    OwnKey "GET" get "/user/spend/report" spend::report::of_user;
    Admin "POST" post "/team/new" team::new;
    OwnWrite "POST" post "/team/update" team::update;
    OwnWrite "PATCH" patch "/team/{team_id}" team::patch;
    OwnKey "GET" get "/team/info" team_info::info;
    OwnKey "GET" get "/team/list" team_info::list;
    OwnKey "GET" get "/v2/team/list" team_info::list_pages;
    OwnKey "GET" get "/team/available" team_info::available;
    Admin "POST" post "/team/delete" team::delete;
    Admin "POST" post "/team/block" team::block;
    Admin "POST" post "/team/unblock" team::unblock;
    OwnWrite "POST" post "/team/member_add" team_member::add;
    OwnWrite "POST" post "/team/bulk_member_add" team_member::bulk_add;
    OwnWrite "POST" post "/team/member_delete" team_member::delete;
    OwnWrite "POST" post "/team/member_update" team_member_change::update;
    OwnWrite "POST" post "/team/{team_id}/member/{user_id}/reset_spend" team_member_change::reset_spend;
    OwnWrite "POST" post "/team/{team_id}/member/{user_id}/reset_budget" team_member_change::reset_budget;
    OwnKey "GET" get "/team/{team_id}/members/me" team_info::own_membership;
    OwnWrite "POST" post "/team/model/add" team::add_models;
    OwnWrite "POST" post "/team/model/delete" team::delete_models;
    OwnKey "GET" get "/team/permissions_list" team_permission::list;
    OwnWrite "POST" post "/team/permissions_update" team_permission::update;
    Admin "POST" post "/team/permissions_bulk_update" team_permission::bulk_update;
    OwnWrite "POST" post "/team/key/bulk_update" key_bulk::of_team;
    Admin "POST" post "/user/new" user::new;
    OwnKey "GET" get "/user/info" user_look::info;
    OwnKey "GET" get "/v2/user/info" user_look::row_of_one;
    OwnKey "GET" get "/user/list" user_look::list;
    AdminView "GET" get "/user/available_users" user_look::available;
    OwnWrite "POST" post "/user/update" user_change::update;
    Admin "POST" post "/user/bulk_update" user_change::bulk_update;
    Admin "POST" post "/user/delete" user_delete::delete;
    AdminOrLocal "POST" post "/get_budget" budget_project::get;
    AdminOrLocal "POST" post "/set_budget" budget_project::set;
}

/// What every module says of its routes.
pub fn operations() -> impl Iterator<Item = &'static Operation> {
    [
        activity::OPERATIONS,
        budget::OPERATIONS,
        budget_project::OPERATIONS,
        cost::OPERATIONS,
        credential::OPERATIONS,
        customer::OPERATIONS,
        delivery::OPERATIONS,
        explain::OPERATIONS,
        health::OPERATIONS,
        health::services::OPERATIONS,
        key::OPERATIONS,
        key_bulk::OPERATIONS,
        key_change::OPERATIONS,
        key_list::OPERATIONS,
        model::OPERATIONS,
        organization::OPERATIONS,
        organization_change::OPERATIONS,
        provider::OPERATIONS,
        regenerate::OPERATIONS,
        requests::OPERATIONS,
        spend::counts::OPERATIONS,
        spend::entries::OPERATIONS,
        spend::global::OPERATIONS,
        spend::list::OPERATIONS,
        spend::live::OPERATIONS,
        spend::logs::OPERATIONS,
        spend::overview::OPERATIONS,
        spend::payers::OPERATIONS,
        spend::report::OPERATIONS,
        spend::reset::OPERATIONS,
        tag::OPERATIONS,
        team::OPERATIONS,
        team_info::OPERATIONS,
        team_member::OPERATIONS,
        team_member_change::OPERATIONS,
        team_permission::OPERATIONS,
        user::OPERATIONS,
        user_change::OPERATIONS,
        user_delete::OPERATIONS,
        user_look::OPERATIONS,
    ]
    .into_iter()
    .flatten()
}

/// The members of a body that has to be there.
struct Body(Fields);

/// The members of a body with a prompt in it, and its length in bytes.
struct PromptBody {
    fields: Fields,
    bytes: usize,
}

/// The members of a body that may be left out.
struct OptionalBody(Fields);

/// The members of a query.
struct QueryFields(Fields);

async fn bytes(request: Request) -> Result<Bytes, ApiError> {
    upload::read(request.into_body(), BODY_BYTES_MAX).await
}

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        Fields::parse(&bytes(request).await?).map(Self)
    }
}

impl<S: Send + Sync> FromRequest<S> for PromptBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let bytes = bytes(request).await?;
        Ok(Self { fields: Fields::parse_prompt(&bytes)?, bytes: bytes.len() })
    }
}

impl<S: Send + Sync> FromRequest<S> for OptionalBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let bytes = bytes(request).await?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(Self(Fields::empty()));
        }
        Fields::parse(&bytes).map(Self)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for QueryFields {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Query::<Vec<(String, String)>>::try_from_uri(&parts.uri)
            .map(|Query(pairs)| Self(Fields::from_query(pairs)))
            .map_err(|_| ApiError::bad_request("The query string cannot be read.", None))
    }
}

/// The usual answer to a value that cannot be: 400 that names the member.
fn refused(refusal: Refusal) -> ApiError {
    ApiError::BadRequest { message: refusal.message, kind: "bad_request", param: Some(refusal.field) }
}

impl From<EditError> for ApiError {
    /// Handlers look before they write, so a taken name means that somebody was faster.
    fn from(error: EditError) -> Self {
        match error {
            EditError::Taken => Self::Conflict {
                message: "This id or name was taken at the same moment. Look it up and try again.".into(),
                param: None,
            },
            EditError::Store(error) => error.into(),
        }
    }
}

/// The budget that a body names, or a 400 that says it is not there.
async fn named_budget(app: &App, id: &str, param: &'static str) -> Result<Arc<Budget>, ApiError> {
    app.directory.budget(&id.into()).await?.ok_or_else(|| ApiError::BadRequest {
        message: format!(
            "Budget '{}' does not exist. Create it with /budget/new, or pass the id of one that does.",
            shortened(id)
        ),
        kind: "bad_request",
        param: Some(param.to_owned()),
    })
}

/// Does `work` to its end even if the caller leaves: a record without the spend that belongs to it
/// would stay wrong for ever.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, ApiError>> + Send + 'static,
) -> Result<T, ApiError> {
    tokio::spawn(work).await.unwrap_or_else(|stopped| {
        tracing::error!(%stopped, "a change of records was stopped");
        Err(ApiError::Internal)
    })
}

/// What was spent before, as a body tells it; one line of the ledger has to hold it.
fn read_spend(fields: &mut Fields) -> Patch<Picos> {
    let spend = fields.usd("spend");
    if spend.as_value().is_some_and(|spend| *spend > SPEND_MAX) {
        fields.refuse("spend", "spend must not be larger than 9000000");
        return Patch::Absent;
    }
    spend
}

/// A name for a thing that was made without one.
fn fresh_id() -> String {
    uuid::Uuid::new_v4().to_string()
}
