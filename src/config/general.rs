//! `general_settings`: the master key, the database, who a customer is, limits and admission. It
//! only reads; a setting that opens something up is off unless it is written down.

use super::cidr::Cidr;
use super::field::Field;
use super::secret::Secret;
use super::section::Section;

/// The parsed section, with defaults for what is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct GeneralSettings {
    /// The operator's key.
    pub master_key: Option<Secret>,
    /// What stored provider credentials are sealed with.
    pub salt_key: Option<Secret>,
    /// `sqlite://path`; none is the embedded database in the data directory.
    pub database_url: Option<Secret>,
    /// Headers that name a customer or a user, in order.
    pub user_header_mappings: Vec<HeaderMapping>,
    /// The older form: one header that names a customer.
    pub user_header_name: Option<String>,
    /// Whether every call has to name a customer.
    pub enforce_user_param: bool,
    /// Whether tags and spend data in a call's metadata are refused.
    pub reject_clientside_metadata_tags: bool,
    /// The only header that carries a key.
    pub litellm_key_header_name: Option<String>,
    /// Calls at the same time, for keys that do not say.
    pub max_parallel_requests: Option<u64>,
    /// Calls at the same time in this process.
    pub global_max_parallel_requests: Option<u64>,
    /// The largest request body.
    pub max_request_bytes: u64,
    /// The largest answer that is held in memory.
    pub max_response_bytes: u64,
    /// Below this much free disk space the server is not ready; 0 is never.
    pub disk_free_warn_bytes: u64,
    /// Below this much free disk space calls that cost money are refused; 0 is never.
    pub disk_free_stop_bytes: u64,
    /// Who may connect; empty is everybody.
    pub allowed_ips: Vec<Cidr>,
    /// Which routes there are; empty is all.
    pub allowed_routes: Vec<String>,
    /// Whether streams tell the caller their usage: always, never ask, or when the caller asks.
    pub always_include_stream_usage: Option<bool>,
    /// Whether the caller's headers go on to the provider.
    pub forward_client_headers_to_llm_api: bool,
    /// Which tokens count against a token limit.
    pub token_rate_limit_type: TokenRateLimit,
    /// How strictly budgets are kept.
    pub budget_enforcement: Enforcement,
    /// A call that names no output cap may hold this part of what is left: one in so many.
    pub hold_share: u32,
    /// The shortest answer worth paying for.
    pub min_output_tokens: u64,
    /// The output cap where neither the call nor the model has one.
    pub default_max_output_tokens: u64,
    /// How long a call waits for money that other calls hold; 0 is not at all.
    pub hold_wait_ms: u64,
    /// Whether a weak or missing master key may be reached from other machines.
    pub dangerously_permit_weak_or_unset_master_key: bool,
    /// Whether error bodies carry the id of the call.
    pub include_call_id_in_error_body: bool,
    /// Whether a user's budget also limits the keys of teams.
    pub apply_user_budget_to_team_keys: bool,
    /// What a call does that names a customer nobody has made; absent: not said.
    pub unknown_customer_policy: Option<UnknownCustomers>,
    /// Calls make no more customers when so many are on record.
    pub max_auto_created_customers: u64,
    /// Whether callers may ask for mock answers.
    pub dangerously_allow_mock_testing_request_params: bool,
    /// Whether the routes of the hosted `BudgetManager` ask nobody for a key.
    pub public_budget_manager: bool,
    /// Whether a call may say who it is for; if not, only its key says so.
    pub trust_request_user: bool,
}

impl Default for GeneralSettings {
    fn default() -> Self {
        Self {
            master_key: None,
            salt_key: None,
            database_url: None,
            user_header_mappings: Vec::new(),
            user_header_name: None,
            enforce_user_param: false,
            reject_clientside_metadata_tags: false,
            litellm_key_header_name: None,
            max_parallel_requests: None,
            global_max_parallel_requests: None,
            max_request_bytes: 20 << 20,
            max_response_bytes: 50 << 20,
            disk_free_warn_bytes: 1024 << 20,
            disk_free_stop_bytes: 256 << 20,
            allowed_ips: Vec::new(),
            allowed_routes: Vec::new(),
            always_include_stream_usage: None,
            forward_client_headers_to_llm_api: false,
            token_rate_limit_type: TokenRateLimit::Total,
            budget_enforcement: Enforcement::Hard,
            hold_share: 8,
            min_output_tokens: 256,
            default_max_output_tokens: 4096,
            hold_wait_ms: 2000,
            dangerously_permit_weak_or_unset_master_key: false,
            include_call_id_in_error_body: false,
            apply_user_budget_to_team_keys: false,
            unknown_customer_policy: None,
            max_auto_created_customers: 1_000_000,
            dangerously_allow_mock_testing_request_params: false,
            public_budget_manager: false,
            trust_request_user: true,
        }
    }
}

/// A header and whom it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderMapping {
    /// The header, as it was written.
    pub header_name: String,
    /// Whom its value names.
    pub role: HeaderRole,
}

/// Whom a header names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderRole {
    /// Who pays.
    Customer,
    /// A member of the staff.
    InternalUser,
}

/// Which tokens count against a token limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenRateLimit {
    /// Prompt and answer.
    Total,
    /// The prompt.
    Input,
    /// The answer.
    Output,
}

/// What a call does that names a customer nobody has made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownCustomers {
    /// It makes the customer.
    Create,
    /// It is refused.
    Reject,
    /// It is charged to one customer for all of them.
    Anonymous,
    /// It is charged to no customer.
    Ignore,
}

/// How strictly budgets are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enforcement {
    /// Never a cent above the limit.
    Hard,
    /// A call is admitted while anything is left.
    Lenient,
}

/// Reads the section; the caller finishes it, because deliveries take a few of its keys.
pub(super) fn read(section: &mut Section<'_>) -> GeneralSettings {
    let defaults = GeneralSettings::default();
    GeneralSettings {
        master_key: section.secret("master_key"),
        salt_key: section.secret("salt_key"),
        database_url: section.take("database_url").and_then(|field| read_database_url(&field)),
        user_header_mappings: read_mappings(section),
        user_header_name: section.take("user_header_name").and_then(|field| field.header_name()),
        enforce_user_param: section.flag("enforce_user_param"),
        reject_clientside_metadata_tags: section.flag("reject_clientside_metadata_tags"),
        litellm_key_header_name: section
            .take("litellm_key_header_name")
            .and_then(|field| field.header_name()),
        max_parallel_requests: section.count("max_parallel_requests", 0),
        global_max_parallel_requests: section.count("global_max_parallel_requests", 0),
        max_request_bytes: read_megabytes(section, "max_request_size_mb", defaults.max_request_bytes),
        max_response_bytes: read_megabytes(section, "max_response_size_mb", defaults.max_response_bytes),
        allowed_ips: read_blocks(section),
        disk_free_warn_bytes: read_free_space(section, "disk_free_warn_mb", defaults.disk_free_warn_bytes),
        disk_free_stop_bytes: read_free_space(section, "disk_free_stop_mb", defaults.disk_free_stop_bytes),
        allowed_routes: section.texts("allowed_routes"),
        always_include_stream_usage: section.switch("always_include_stream_usage"),
        forward_client_headers_to_llm_api: section.flag("forward_client_headers_to_llm_api"),
        ..read_admission(section)
    }
}

/// The settings that decide which calls are admitted, and the ones that open something up.
fn read_admission(section: &mut Section<'_>) -> GeneralSettings {
    let defaults = GeneralSettings::default();
    let tokens = [
        ("total", TokenRateLimit::Total),
        ("input", TokenRateLimit::Input),
        ("output", TokenRateLimit::Output),
    ];
    let unknown = [
        ("create", UnknownCustomers::Create),
        ("reject", UnknownCustomers::Reject),
        ("anonymous", UnknownCustomers::Anonymous),
        ("ignore", UnknownCustomers::Ignore),
    ];
    let enforcement = [("hard", Enforcement::Hard), ("lenient", Enforcement::Lenient)];
    GeneralSettings {
        token_rate_limit_type: section
            .choice("token_rate_limit_type", &tokens)
            .unwrap_or(defaults.token_rate_limit_type),
        budget_enforcement: section
            .choice("budget_enforcement", &enforcement)
            .unwrap_or(defaults.budget_enforcement),
        hold_share: section.count("hold_share", 1).unwrap_or(defaults.hold_share),
        min_output_tokens: section.count("min_output_tokens", 1).unwrap_or(defaults.min_output_tokens),
        default_max_output_tokens: section
            .count("default_max_output_tokens", 1)
            .unwrap_or(defaults.default_max_output_tokens),
        hold_wait_ms: section.count("hold_wait_ms", 0).unwrap_or(defaults.hold_wait_ms),
        dangerously_permit_weak_or_unset_master_key: section
            .flag("dangerously_permit_weak_or_unset_master_key"),
        include_call_id_in_error_body: section.flag("include_call_id_in_error_body"),
        apply_user_budget_to_team_keys: section.flag("apply_user_budget_to_team_keys"),
        unknown_customer_policy: section.choice("unknown_customer_policy", &unknown),
        max_auto_created_customers: section
            .count("max_auto_created_customers", 0)
            .unwrap_or(defaults.max_auto_created_customers),
        dangerously_allow_mock_testing_request_params: section
            .flag("dangerously_allow_mock_testing_request_params"),
        public_budget_manager: section.flag("public_budget_manager"),
        trust_request_user: section.switch("trust_request_user").unwrap_or(defaults.trust_request_user),
        ..defaults
    }
}

fn read_megabytes(section: &mut Section<'_>, key: &'static str, default: u64) -> u64 {
    section.take(key).and_then(|field| field.megabytes()).unwrap_or(default)
}

fn read_free_space(section: &mut Section<'_>, key: &'static str, default: u64) -> u64 {
    section.take(key).and_then(|field| field.megabytes_or_none()).unwrap_or(default)
}

fn read_mappings(section: &mut Section<'_>) -> Vec<HeaderMapping> {
    let roles = [("customer", HeaderRole::Customer), ("internal_user", HeaderRole::InternalUser)];
    let mut mappings = Vec::new();
    let items = section.take("user_header_mappings").map(|field| field.items()).unwrap_or_default();
    for item in items {
        let Some(mut mapping) = item.section() else { continue };
        let header = mapping.required("header_name", "add `header_name: x-customer`");
        let role = mapping.required("litellm_user_role", "add `litellm_user_role: customer`");
        let header = header.and_then(|field| field.header_name());
        let role = role.and_then(|field| field.choice(&roles));
        mappings.extend(header.zip(role).map(|(header_name, role)| HeaderMapping { header_name, role }));
        mapping.finish();
    }
    mappings
}

fn read_blocks(section: &mut Section<'_>) -> Vec<Cidr> {
    let items = section.take("allowed_ips").map(|field| field.items()).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| match item.text()?.trim().parse() {
            Ok(block) => Some(block),
            Err(_) => item.wanted("an address or a block of addresses", "write one such as 10.0.0.0/8"),
        })
        .collect()
}

fn read_database_url(field: &Field<'_>) -> Option<Secret> {
    let url = field.text().filter(|url| !url.trim().is_empty())?;
    if let Some((what, fix)) = database_mistake(&url) {
        field.refuse(what, fix);
        return None;
    }
    Some(Secret::new(url.trim()))
}

/// What is wrong with a database address and how to put it right. The address holds a password and
/// is not repeated.
pub(super) fn database_mistake(url: &str) -> Option<(&'static str, &'static str)> {
    let fix = "use sqlite://path/to/file, or leave it out for the embedded database";
    match url.trim().split_once(':').map(|(scheme, rest)| (scheme, rest.trim_start_matches('/'))) {
        Some(("sqlite", path)) if !path.is_empty() => None,
        Some(("postgres" | "postgresql", _)) => {
            Some(("PostgreSQL is not supported in this version yet", fix))
        }
        _ => Some(("this is not the address of a database that is supported", fix)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{errors, load};
    use super::*;

    #[test]
    fn limits_headers_and_blocks() {
        let settings = load(
            "general_settings:\n  master_key: sk-canary\n  max_request_size_mb: 0.5\n  hold_share: 1\n  \
             user_header_mappings: [{header_name: X-Who, litellm_user_role: Customer}]\n  \
             allowed_ips: [10.0.0.0/8, \"::1\"]\n  allowed_routes: /chat/completions\n  \
             token_rate_limit_type: output\n  budget_enforcement: lenient\n  database_url: sqlite:///tmp/x.db\n",
        )
        .config
        .general;
        assert_eq!((settings.max_request_bytes, settings.max_response_bytes), (512 << 10, 50 << 20));
        assert_eq!(
            settings.user_header_mappings,
            [HeaderMapping { header_name: "X-Who".into(), role: HeaderRole::Customer }]
        );
        assert_eq!(settings.allowed_ips.len(), 2);
        assert_eq!(settings.allowed_routes, ["/chat/completions"]);
        assert_eq!(settings.token_rate_limit_type, TokenRateLimit::Output);
        assert_eq!(settings.budget_enforcement, Enforcement::Lenient);
        assert_eq!(
            settings.database_url.map(|url| url.expose().to_owned()).as_deref(),
            Some("sqlite:///tmp/x.db")
        );
        assert!(!format!("{:?}", settings.master_key).contains("canary"));
    }

    #[test]
    fn thresholds_of_disk_space_have_defaults_and_can_be_off() {
        let read = |yaml: &str| {
            let settings = load(yaml).config.general;
            (settings.disk_free_warn_bytes, settings.disk_free_stop_bytes)
        };
        assert_eq!(read("general_settings: {}"), (1 << 30, 256 << 20));
        let yaml = "general_settings: {disk_free_warn_mb: 0, disk_free_stop_mb: 0.5}";
        assert_eq!(read(yaml), (0, 512 << 10));
    }

    #[test]
    fn mistakes_name_the_fix_and_never_the_password() {
        for (line, error) in [
            ("database_url: postgresql://u:canary@h/d", "PostgreSQL is not supported in this version yet"),
            ("database_url: mysql://u:canary@h/d", "not the address of a database"),
            ("database_url: sqlite://", "not the address of a database"),
            ("allowed_ips: [10.0.0.0/33]", "allowed_ips[0]: an address or a block of addresses wanted"),
            ("hold_share: 0", "a whole number of at least 1 wanted, found `0`"),
            ("max_request_size_mb: 0", "a number of megabytes wanted"),
            ("disk_free_warn_mb: -1", "a number of megabytes or 0 wanted"),
            ("disk_free_stop_mb: all", "a number of megabytes or 0 wanted"),
            ("token_rate_limit_type: totl", "did you mean `total`?"),
            ("budget_enforcement: soft", "write hard, lenient"),
            ("unknown_customer_policy: refuse", "write create, reject, anonymous, ignore"),
            ("max_auto_created_customers: -1", "a whole number wanted"),
            ("alerting: [webhok]", "did you mean `webhook`?"),
            ("user_header_mappings: [{header_name: x}]", "litellm_user_role: is missing"),
            ("user_header_name: \"a b\"", "a header name wanted"),
            ("master_key: [canary]", "text wanted, found a list"),
        ] {
            let found = errors(&format!("general_settings:\n  {line}\n"));
            assert!(found.starts_with("config.yaml:2: general_settings."), "{line}: {found}");
            assert!(found.contains(error), "{line}: {found}");
            assert!(!found.contains("canary"), "{line}: {found}");
        }
    }
}
