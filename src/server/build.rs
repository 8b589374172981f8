//! From a checked configuration to everything a server needs.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio_util::task::TaskTracker;

use crate::admin::{AdminSettings, KeyDefaults, Overviews, TeamDefaults, TeamToJoin, UserDefaults};
use crate::app::{App, Parts, Settings};
use crate::clock::Clock;
use crate::config::{
    Config, Enforcement, Env, HeaderRole, JoinedTeam, KeyParams, LitellmSettings, TeamParams, TokenRateLimit,
    UnknownCustomers,
};
use crate::delivery::{self, Deliveries, Owed, Wanted};
use crate::domain::admission::Rules;
use crate::domain::alert::AlertRules;
use crate::domain::rate::TokenCount;
use crate::domain::record::{Limits, MemberRole};
use crate::domain::window::Calendar;
use crate::ledger::directory::Directory;
use crate::ledger::disk::Thresholds;
use crate::ledger::{Ledger, Telling};
use crate::proxy::identify::MasterKey;
use crate::proxy::lineup::{Configured, Lineup, Models};
use crate::proxy::running::Running;
use crate::seal::Sealer;
use crate::store::Store;
use crate::upstream::fallback::FallbackPlan;
use crate::upstream::health::{CooldownRules, Health};
use crate::upstream::provider::PROVIDERS;
use crate::upstream::retry::{RetryPolicy, RetryRules};

/// How long a connection to a provider may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long an idle connection to a provider is kept.
const IDLE_TIMEOUT: Duration = Duration::from_secs(90);

/// Everything of a configuration that can be made without a database.
#[derive(Debug)]
pub struct Plan {
    settings: Settings,
    admin: AdminSettings,
    calendar: Calendar,
    configured: Configured,
    lineup: Lineup,
    salt_key: Option<Sealer>,
    cooldown: CooldownRules,
    counts: TokenCount,
    deliveries: Vec<Wanted>,
    delivery_rules: delivery::Rules,
    disk: Thresholds,
    alerts: AlertRules,
}

impl Plan {
    /// Checks what only the whole shows: providers, addresses, prices. Answers every mistake.
    pub fn new(config: &Config, env: &Env) -> Result<Self, Vec<String>> {
        let mut mistakes = Vec::new();
        let models = Configured::new(config, env).map_err(|errors| mistakes.extend(errors));
        let calendar = Calendar::new(&config.litellm.timezone, Some(&config.litellm.budget_reset_time))
            .map(|calendar| calendar.carrying_overspend(config.litellm.budget_rollover))
            .map_err(|error| mistakes.push(format!("litellm_settings: {error}")));
        let is_known = |name: &String| PROVIDERS.iter().any(|provider| provider.prefix == name);
        for name in config.router.provider_budgets.keys().filter(|name| !is_known(name)) {
            mistakes.push(format!(
                "router_settings.provider_budget_config: there is no provider `{name}`; write its prefix, such as `openai`"
            ));
        }
        let deliveries = delivery::wanted(&config.deliveries).map_err(|errors| mistakes.extend(errors));
        let (Ok((configured, lineup)), Ok(calendar), Ok(deliveries), true) =
            (models, calendar, deliveries, mistakes.is_empty())
        else {
            return Err(mistakes);
        };
        Ok(Self {
            settings: settings(config),
            admin: admin(config),
            calendar,
            configured,
            lineup,
            salt_key: config.general.salt_key.as_ref().map(|key| Sealer::new(key.expose())),
            cooldown: CooldownRules {
                allowed_fails: config.router.allowed_fails,
                cooldown_time_ms: config.router.cooldown_time_ms,
                disable_cooldowns: config.router.disable_cooldowns,
            },
            counts: match config.general.token_rate_limit_type {
                TokenRateLimit::Total => TokenCount::Total,
                TokenRateLimit::Input => TokenCount::Input,
                TokenRateLimit::Output => TokenCount::Output,
            },
            deliveries,
            delivery_rules: delivery::Rules::default(),
            disk: Thresholds {
                warn_bytes: config.general.disk_free_warn_bytes,
                stop_bytes: config.general.disk_free_stop_bytes,
            },
            alerts: AlertRules::new(config.alerts.thresholds_percent_left.iter().copied(), true),
        })
    }

    /// Tells these, too, by these rules.
    #[must_use]
    pub fn telling(mut self, destinations: Vec<Wanted>, rules: delivery::Rules) -> Self {
        self.deliveries.extend(destinations);
        self.delivery_rules = rules;
        self
    }

    /// Tells of budgets by these rules.
    #[must_use]
    pub fn alerting(self, alerts: AlertRules) -> Self {
        Self { alerts, ..self }
    }

    /// Lines about deployments that cannot be called as they are.
    pub fn warnings(&self) -> Vec<String> {
        self.lineup.catalogue.warnings()
    }

    /// How many public model names there are.
    pub fn model_count(&self) -> usize {
        self.lineup.catalogue.public_names().count()
    }

    /// Opens the ledger and puts the rest around it. The handle is done when everything is on disk
    /// after [`Ledger::close`].
    pub async fn open(
        self,
        store: Store,
        clock: Clock,
        master_key: MasterKey,
    ) -> Result<(App, JoinHandle<()>), String> {
        let sealer = self.salt_key.unwrap_or_else(|| master_key.sealer().clone());
        let models =
            Models::open(self.configured, sealer, &store).await.map_err(|error| error.to_string())?;
        let deliveries =
            Deliveries::open(store.clone(), clock.clone(), self.deliveries, self.delivery_rules).await;
        let deliveries = deliveries.map_err(|error| error.to_string())?;
        let mut settings = self.settings;
        settings.names_told = deliveries.outbox().takes_events();
        let telling = Telling { outbox: deliveries.outbox().clone(), alerts: self.alerts };
        let opened = Ledger::open(store.clone(), clock, self.counts, telling).await;
        let (ledger, written) = opened.map_err(|error| error.to_string())?;
        let directory = Directory::telling(store, deliveries.outbox().clone(), ledger.live());
        ledger.metrics().name_customers(settings.customers_in_metrics);
        ledger.disk().set_thresholds(self.disk);
        let app = Parts {
            directory,
            started_at: ledger.clock().now(),
            stopping: tokio_util::sync::CancellationToken::new(),
            ledger,
            calendar: self.calendar,
            settings: Arc::new(settings),
            admin: Arc::new(self.admin),
            master_key: Arc::new(master_key),
            models,
            running: Running::default(),
            health: Arc::new(Mutex::new(Health::new(self.cooldown))),
            http: http_client()?,
            deliveries,
            checks: Arc::default(),
            overviews: Overviews::default(),
            tasks: TaskTracker::new(),
        };
        let owed =
            Owed { booked: app.ledger.owed(), edited: app.directory.owed(), recent: app.ledger.recent() };
        app.deliveries.start(&owed, &app.tasks, &app.stopping);
        Ok((app.into(), written))
    }
}

/// The way out to providers: no redirects, no compression, nothing waits for a full packet.
fn http_client() -> Result<reqwest::Client, String> {
    // A second server in one process finds it installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .user_agent(concat!("litellm-rs/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .tcp_nodelay(true)
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_idle_timeout(IDLE_TIMEOUT)
        .build()
        .map_err(|error| format!("the HTTP client cannot be made: {error}"))
}

fn settings(config: &Config) -> Settings {
    let (general, litellm, router) = (&config.general, &config.litellm, &config.router);
    let mapped = general.user_header_mappings.iter().filter(|mapping| mapping.role == HeaderRole::Customer);
    let mut customer_headers: Vec<String> =
        mapped.map(|mapping| mapping.header_name.to_lowercase()).collect();
    if customer_headers.is_empty() {
        customer_headers.extend(general.user_header_name.iter().map(|name| name.to_lowercase()));
    }
    let staff =
        general.user_header_mappings.iter().filter(|mapping| mapping.role == HeaderRole::InternalUser);
    let policy = &router.retry_policy;
    Settings {
        key_header: general.litellm_key_header_name.as_ref().map(|name| name.to_lowercase()),
        customer_headers,
        user_headers: staff.map(|mapping| mapping.header_name.to_lowercase()).collect(),
        request_user_trusted: general.trust_request_user,
        customer_required: general.enforce_user_param,
        customers_tracked: !litellm.disable_end_user_cost_tracking,
        unknown_customers: unknown_customers(config),
        auto_created_customers_max: general.max_auto_created_customers,
        default_customer_budget: litellm.max_end_user_budget_id.as_deref().map(Into::into),
        reject_tags: general.reject_clientside_metadata_tags,
        mock_params_allowed: general.dangerously_allow_mock_testing_request_params,
        request_bytes_max: general.max_request_bytes,
        response_bytes_max: general.max_response_bytes,
        over_budget_status: litellm.budget_exceeded_status_code,
        throttle: litellm.budget_exceeded_throttle,
        rules: Rules {
            hold_share: general.hold_share,
            min_output_tokens: general.min_output_tokens,
            lenient: general.budget_enforcement == Enforcement::Lenient,
        },
        default_max_output_tokens: general.default_max_output_tokens,
        hold_wait: Duration::from_millis(general.hold_wait_ms),
        always_include_usage: general.always_include_stream_usage,
        unpriced_refused: litellm.block_requests_for_models_without_pricing,
        global_limits: Limits {
            max_budget: litellm.max_budget,
            budget_duration: litellm.budget_duration,
            ..Limits::default()
        },
        provider_budgets: router.provider_budgets.clone(),
        user_budget_on_team_keys: general.apply_user_budget_to_team_keys,
        key_parallel_default: general.max_parallel_requests,
        global_parallel: general.global_max_parallel_requests,
        allowed_ips: general.allowed_ips.clone(),
        allowed_routes: general.allowed_routes.clone(),
        call_id_in_errors: general.include_call_id_in_error_body,
        forward_client_headers: general.forward_client_headers_to_llm_api,
        metrics_closed: litellm.require_auth_for_metrics_endpoint,
        customers_in_metrics: litellm.customers_in_metrics,
        callbacks: litellm.callbacks.clone(),
        names_told: false,
        timeout: Duration::from_millis(router.timeout_ms),
        stream_timeout: router.stream_timeout_ms.map(Duration::from_millis),
        retry: RetryRules {
            num_retries: router.num_retries,
            retry_after_ms: router.retry_after_ms,
            policy: RetryPolicy {
                bad_request: policy.bad_request,
                authentication: policy.authentication,
                timeout: policy.timeout,
                rate_limit: policy.rate_limit,
                content_policy: policy.content_policy,
                internal_server: policy.internal_server_error,
            },
        },
        fallbacks: FallbackPlan {
            fallbacks: router.fallbacks.clone(),
            default_fallbacks: router.default_fallbacks.clone(),
            context_window_fallbacks: router.context_window_fallbacks.clone(),
            content_policy_fallbacks: router.content_policy_fallbacks.clone(),
            max_fallbacks: router.max_fallbacks as usize,
        },
    }
}

/// The original's switch drops unknown customers, unless there is a budget for all of them.
fn unknown_customers(config: &Config) -> UnknownCustomers {
    let (general, litellm) = (&config.general, &config.litellm);
    let drops = litellm.validate_end_user_id_in_db && litellm.max_end_user_budget_id.is_none();
    let usual = if drops { UnknownCustomers::Ignore } else { UnknownCustomers::Create };
    general.unknown_customer_policy.unwrap_or(usual)
}

fn admin(config: &Config) -> AdminSettings {
    AdminSettings {
        default_key: key_defaults(&config.litellm.default_key_generate_params),
        upperbound_key: key_defaults(&config.litellm.upperbound_key_generate_params),
        default_team: team_defaults(&config.litellm.default_team_params),
        available_teams: config.litellm.available_teams.iter().map(|id| id.as_str().into()).collect(),
        default_customer_budget: config.litellm.max_end_user_budget_id.as_deref().map(Into::into),
        public_budget_manager: config.general.public_budget_manager,
        new_user: new_user(&config.litellm),
    }
}

/// The more particular setting wins.
fn new_user(litellm: &LitellmSettings) -> UserDefaults {
    let params = &litellm.default_internal_user_params;
    let limits = Limits {
        max_budget: params.max_budget.or(litellm.max_internal_user_budget).or(litellm.max_user_budget),
        budget_duration: params.budget_duration.or(litellm.internal_user_budget_duration),
        max_parallel_requests: params.max_parallel_requests,
        tpm_limit: params.tpm_limit,
        rpm_limit: params.rpm_limit,
        ..Limits::default()
    };
    let join = |team: &JoinedTeam| TeamToJoin {
        team: team.team_id.as_str().into(),
        role: if team.is_admin { MemberRole::Admin } else { MemberRole::User },
        max_budget: team.max_budget_in_team,
    };
    UserDefaults {
        role: params.user_role.map(str::to_owned),
        limits,
        models: params.models.clone(),
        teams: params.teams.iter().map(join).collect(),
    }
}

fn team_defaults(params: &TeamParams) -> TeamDefaults {
    TeamDefaults {
        max_budget: params.max_budget,
        budget_duration: params.budget_duration,
        tpm_limit: params.tpm_limit,
        rpm_limit: params.rpm_limit,
        models: params.models.clone(),
        team_member_permissions: params.team_member_permissions.clone(),
    }
}

fn key_defaults(params: &KeyParams) -> KeyDefaults {
    KeyDefaults {
        max_budget: params.max_budget,
        user_id: params.user_id.as_deref().map(Into::into),
        team_id: params.team_id.as_deref().map(Into::into),
        max_parallel_requests: params.max_parallel_requests,
        tpm_limit: params.tpm_limit,
        rpm_limit: params.rpm_limit,
        budget_duration: params.budget_duration,
        duration: params.duration,
        models: params.models.clone(),
        metadata: params.metadata.clone(),
    }
}
