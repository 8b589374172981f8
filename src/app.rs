//! What every handler shares: one value, cheap to clone.

use std::collections::BTreeMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::ops::Deref;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::admin::{AdminSettings, Checks, Overviews};
use crate::config::{Cidr, UnknownCustomers};
use crate::delivery::Deliveries;
use crate::domain::admission::Rules;
use crate::domain::id::BudgetId;
use crate::domain::rate::Throttle;
use crate::domain::record::Limits;
use crate::domain::time::Millis;
use crate::domain::window::Calendar;
use crate::ledger::Ledger;
use crate::ledger::directory::Directory;
use crate::proxy::identify::MasterKey;
use crate::proxy::lineup::Models;
use crate::proxy::running::Running;
use crate::upstream::fallback::FallbackPlan;
use crate::upstream::health::Health;
use crate::upstream::retry::RetryRules;

/// What the configuration says to the data plane.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `litellm_key_header_name`: the one header that holds the key.
    pub key_header: Option<String>,
    /// Further headers that name the customer, in order.
    pub customer_headers: Vec<String>,
    /// Headers that name the member of staff a call is made for, in order.
    pub user_headers: Vec<String>,
    /// A call may say who it is for; if not, only its key does.
    pub request_user_trusted: bool,
    /// Every call has to name a customer.
    pub customer_required: bool,
    /// Customers are charged.
    pub customers_tracked: bool,
    /// What a call does that names a customer nobody has made.
    pub unknown_customers: UnknownCustomers,
    /// Calls make no more customers when so many are on record.
    pub auto_created_customers_max: u64,
    /// The budget of customers that have none of their own.
    pub default_customer_budget: Option<BudgetId>,
    /// Clients may not set tags in the body.
    pub reject_tags: bool,
    /// Clients may ask for mock answers.
    pub mock_params_allowed: bool,
    /// The largest body of a request.
    pub request_bytes_max: u64,
    /// The largest body of a provider's answer.
    pub response_bytes_max: u64,
    /// The status of a refusal over money.
    pub over_budget_status: u16,
    /// How fast a key goes on whose budget is spent, where it asks for that.
    pub throttle: Option<Throttle>,
    /// How admission decides.
    pub rules: Rules,
    /// The longest answer of a model whose maximum is unknown.
    pub default_max_output_tokens: u64,
    /// How long a call waits for money that others hold.
    pub hold_wait: Duration,
    /// `always_include_stream_usage`.
    pub always_include_usage: Option<bool>,
    /// Models without a price are refused also where no budget applies.
    pub unpriced_refused: bool,
    /// The budget of the whole proxy.
    pub global_limits: Limits,
    /// The budgets of providers, by their prefix.
    pub provider_budgets: BTreeMap<String, Limits>,
    /// A user's budget applies to the keys of its teams too.
    pub user_budget_on_team_keys: bool,
    /// Requests at once of a key that says nothing.
    pub key_parallel_default: Option<u64>,
    /// Requests at once of everybody.
    pub global_parallel: Option<u64>,
    /// Addresses that may call; empty: all.
    pub allowed_ips: Vec<Cidr>,
    /// Routes that are on; empty: all.
    pub allowed_routes: Vec<String>,
    /// Errors tell the call's id.
    pub call_id_in_errors: bool,
    /// The caller's `x-` headers go to the provider.
    pub forward_client_headers: bool,
    /// The metrics ask for a key.
    pub metrics_closed: bool,
    /// The metrics tell customers apart.
    pub customers_in_metrics: bool,
    /// Callbacks of successful calls, by name.
    pub callbacks: Vec<String>,
    /// Somebody is told of events, and wants to know names.
    pub names_told: bool,
    /// How long a provider may take.
    pub timeout: Duration,
    /// How long a provider's stream may say nothing.
    pub stream_timeout: Option<Duration>,
    /// When and how often to try again.
    pub retry: RetryRules,
    /// Who stands in for whom.
    pub fallbacks: FallbackPlan,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            key_header: None,
            customer_headers: vec![],
            user_headers: vec![],
            request_user_trusted: true,
            customer_required: false,
            customers_tracked: true,
            unknown_customers: UnknownCustomers::Create,
            auto_created_customers_max: 1_000_000,
            default_customer_budget: None,
            reject_tags: false,
            mock_params_allowed: false,
            request_bytes_max: 20 << 20,
            response_bytes_max: 50 << 20,
            over_budget_status: 422,
            throttle: None,
            rules: Rules::default(),
            default_max_output_tokens: 4_096,
            hold_wait: Duration::from_secs(2),
            always_include_usage: None,
            unpriced_refused: false,
            global_limits: Limits::default(),
            provider_budgets: BTreeMap::new(),
            user_budget_on_team_keys: false,
            key_parallel_default: None,
            global_parallel: None,
            allowed_ips: vec![],
            allowed_routes: vec![],
            call_id_in_errors: false,
            forward_client_headers: false,
            metrics_closed: true,
            customers_in_metrics: false,
            callbacks: vec![],
            names_told: false,
            timeout: Duration::from_secs(6_000),
            stream_timeout: None,
            retry: RetryRules::default(),
            fallbacks: FallbackPlan::default(),
        }
    }
}

/// What every handler shares. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Parts>);

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl From<Parts> for App {
    fn from(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

/// The parts of an [`App`].
#[derive(Debug)]
pub struct Parts {
    /// The records, cached.
    pub directory: Directory,
    /// The money.
    pub ledger: Ledger,
    /// The zone and hour of windows.
    pub calendar: Calendar,
    /// The data plane's settings.
    pub settings: Arc<Settings>,
    /// The control plane's settings.
    pub admin: Arc<AdminSettings>,
    /// The operator's own key.
    pub master_key: Arc<MasterKey>,
    /// Where model names lead and what calls cost, now.
    pub models: Models,
    /// Calls under way.
    pub running: Running,
    /// Which deployments are left alone for a while.
    pub health: Arc<Mutex<Health>>,
    /// The way out.
    pub http: reqwest::Client,
    /// Who is told of what was spent and what happened.
    pub deliveries: Deliveries,
    /// What the tests of deployments found.
    pub checks: Arc<Mutex<Checks>>,
    /// What was spent lately, seen from all sides.
    pub overviews: Overviews,
    /// Work beside the requests; shutdown waits for it.
    pub tasks: TaskTracker,
    /// When the server started.
    pub started_at: Millis,
    /// Whether the server goes down.
    pub stopping: CancellationToken,
}

impl App {
    /// The time now.
    pub fn now(&self) -> Millis {
        self.ledger.clock().now()
    }

    /// Any number, to spread load; good for nothing that has to be secret.
    pub fn random(&self) -> u64 {
        RandomState::new().build_hasher().finish()
    }
}
