//! The tree of commands: what clap parses, with two examples for each command.
//! Must not know how commands work.

use clap::{Parser, Subcommand};

use super::global::GlobalArgs;
use super::{
    api, billing, budget, chat, check, completions, config, credential, customer, dashboard, deliveries,
    exec, explain, export, health, init, key, ledger, listen, manual, model, organization, plan, requests,
    serve, simulate, spend, statement, tag, tail, team, topics, user, webhook,
};

/// The spend authority for LLM traffic.
#[derive(Parser, Clone)]
#[command(
    name = "litellm-rs",
    bin_name = "litellm-rs",
    version,
    disable_help_subcommand = true,
    override_help = topics::OVERVIEW,
    infer_long_args = false
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(super) global: GlobalArgs,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Subcommand, Clone)]
pub(super) enum Command {
    /// Run the proxy
    #[command(disable_version_flag = true)]
    Serve(Box<serve::ServeArgs>),
    /// Write a commented config.yaml to begin with
    #[command(
        before_long_help = "Examples:\n  litellm-rs init\n  litellm-rs init proxy && litellm-rs serve --config proxy/config.yaml"
    )]
    Init(init::InitArgs),
    /// Those who are billed
    #[command(subcommand, alias = "customers", alias = "end-user", alias = "end-users")]
    Customer(customer::CustomerCommand),
    /// The rules that customers and keys share
    #[command(subcommand, alias = "budgets")]
    Budget(budget::BudgetCommand),
    /// Credentials
    #[command(subcommand, alias = "keys")]
    Key(key::KeyCommand),
    /// Members of staff and keys under one budget
    #[command(subcommand, alias = "teams")]
    Team(team::TeamCommand),
    /// Members of staff
    #[command(subcommand, alias = "users")]
    User(user::UserCommand),
    /// Teams and keys under one budget
    #[command(subcommand, alias = "organizations", alias = "org", alias = "orgs")]
    Organization(organization::OrganizationCommand),
    /// Labels of calls, with limits
    #[command(subcommand, alias = "tags")]
    Tag(tag::TagCommand),
    /// What models share to reach a provider
    #[command(subcommand, alias = "credentials")]
    Credential(credential::CredentialCommand),
    /// What billing systems and webhooks are told
    #[command(subcommand, alias = "delivery")]
    Deliveries(deliveries::DeliveryCommand),
    /// Calls under way, seen and stopped
    #[command(subcommand, alias = "request")]
    Requests(requests::RequestCommand),
    /// Who is billed for usage
    #[command(subcommand)]
    Billing(billing::BillingCommand),
    /// What may be called, and what it costs
    #[command(subcommand, alias = "models")]
    Model(model::ModelCommand),
    /// What calls have cost
    #[command(subcommand)]
    Spend(spend::SpendCommand),
    /// Why a call was admitted, capped or refused
    #[command(
        before_long_help = "Examples:\n  litellm-rs explain chatcmpl-68273ba2-91e4-4ece-883c-058220746dcd\n  \
                            litellm-rs explain $(litellm-rs spend logs --limit 1 -o id)"
    )]
    Explain(explain::ExplainArgs),
    /// Run a program whose calls go through this proxy
    #[command(before_long_help = "Examples:\n  litellm-rs exec --api-key-file app.key -- python app.py\n  \
                            litellm-rs exec --profile prod -- claude")]
    Exec(exec::ExecArgs),
    /// The calls of a period under other prices and caps: who would have paid what
    #[command(
        before_long_help = "Examples:\n  litellm-rs simulate --since last-month --budgets tiers.yaml\n  \
                            litellm-rs simulate --since 7d --model-map gpt-4o=gpt-4o-mini --margin 10%\n  \
                            litellm-rs simulate --from spend.jsonl --prices prices.yaml --fail-if-refused -o json"
    )]
    Simulate(Box<simulate::SimulateArgs>),
    /// The ledger, customers and budgets as files
    #[command(subcommand)]
    Export(export::ExportCommand),
    /// What a customer used in a month, as it can be sent to them
    #[command(before_long_help = "Examples:\n  litellm-rs statement acme --period 2026-11\n  \
                            litellm-rs statement acme --period last-month --format html --out acme.html")]
    Statement(statement::StatementArgs),
    /// A gate for scripts: exit 6 when something is over its limit
    #[command(before_long_help = "Examples:\n  litellm-rs check --all --max-used 90%\n  \
                            litellm-rs check --customer acme --max-spend 20 --since 24h\n  \
                            litellm-rs check --request request.json --max-cost 0.05\n  \
                            litellm-rs check --delivery-lag 10m -o json")]
    Check(Box<check::CheckArgs>),
    /// Everything on one screen: spend, customers, budgets, keys, running calls
    #[command(
        visible_aliases = ["tui", "top"],
        before_long_help = "Examples:\n  litellm-rs dashboard --window 24h\n  \
                            litellm-rs dashboard --screen customers --filter 'used>=80%' --read-only\n  \
                            litellm-rs dashboard --demo\n  litellm-rs dashboard --once --size 120x36"
    )]
    Dashboard(Box<dashboard::DashboardArgs>),
    /// What is spent, as it is spent
    #[command(subcommand)]
    Tail(tail::TailCommand),
    /// Make the server what files say: budgets, teams, users, keys, customers
    #[command(before_long_help = "Examples:\n  litellm-rs apply -f budgets.yaml\n  \
                            litellm-rs pull | litellm-rs apply -f - --yes\n  \
                            litellm-rs apply -f budgets.yaml customers.yaml --prune --yes")]
    Apply(plan::ApplyArgs),
    /// What apply would change; exit code 6 when there is something
    #[command(before_long_help = "Examples:\n  litellm-rs diff -f budgets.yaml\n  \
                            litellm-rs diff -f budgets.yaml -o json")]
    Diff(plan::DiffArgs),
    /// What the server has, as a file for apply
    #[command(before_long_help = "Examples:\n  litellm-rs pull > budgets.yaml\n  \
                            litellm-rs pull --only budgets,customers --managed-fields max_budget,budget_id")]
    Pull(plan::PullArgs),
    /// Ask a model
    #[command(
        before_long_help = "Examples:\n  litellm-rs chat mock \"what time is it\" --customer ishaan3\n  \
                            git diff | litellm-rs chat gpt-4o-mini - -s \"Write a commit message.\""
    )]
    Chat(chat::ChatArgs),
    /// Call any path of the server
    #[command(before_long_help = "Examples:\n  litellm-rs api GET /v1/models\n  \
                            litellm-rs api POST /customer/new -F user_id=acme -F max_budget:=4")]
    Api(api::ApiArgs),
    /// The book itself; needs no server
    #[command(subcommand)]
    Ledger(ledger::LedgerCommand),
    /// Keys that sign webhooks; needs no server
    #[command(subcommand, alias = "webhooks")]
    Webhook(webhook::WebhookCommand),
    /// Be a webhook or Lago on this machine, and show what comes
    #[command(
        before_long_help = "Examples:\n  litellm-rs listen\n  litellm-rs listen --as lago --fail 20% --max 100\n  \
                            litellm-rs listen --port 0 --forward-to http://localhost:8000/hook -o jsonl"
    )]
    Listen(Box<listen::ListenArgs>),
    /// What the server is
    #[command(before_long_help = "Examples:\n  litellm-rs status\n  litellm-rs status -o json")]
    Status,
    /// Whether the server is there, and how far away
    #[command(before_long_help = "Examples:\n  litellm-rs ping\n  litellm-rs ping -c 10 -o jsonl")]
    Ping(health::PingArgs),
    /// Who this key is to the server
    #[command(before_long_help = "Examples:\n  litellm-rs whoami\n  litellm-rs whoami --api-key-file ci.key")]
    Whoami,
    /// What is wrong between here and the server, and what to do about it
    #[command(
        before_long_help = "Examples:\n  litellm-rs doctor\n  litellm-rs doctor --profile prod -o json"
    )]
    Doctor,
    /// Stored settings of this command line: profiles with addresses and keys
    #[command(subcommand)]
    Config(config::ConfigCommand),
    /// Scripts that complete commands and flags
    #[command(
        before_long_help = "Examples:\n  litellm-rs completions bash > ~/.local/share/bash-completion/completions/litellm-rs\n  \
                            litellm-rs completions fish | source"
    )]
    Completions(completions::CompletionsArgs),
    /// Manual pages, written to a folder
    #[command(
        hide = true,
        before_long_help = "Examples:\n  litellm-rs man ~/.local/share/man/man1\n  litellm-rs man man1 && man ./man1/litellm-rs.1"
    )]
    Man(manual::ManArgs),
    /// The version of this program
    #[command(before_long_help = "Examples:\n  litellm-rs version\n  litellm-rs version -o json")]
    Version,
    /// Help on a topic or a command
    #[command(before_long_help = "Examples:\n  litellm-rs help exit-codes\n  litellm-rs help budget new")]
    Help(topics::HelpArgs),
    /// The original's name of `api`
    #[command(subcommand, hide = true)]
    Http(HttpCommand),
}

#[derive(Subcommand, Clone)]
pub(super) enum HttpCommand {
    /// Call any path of the server
    Request(api::ApiArgs),
}

impl Command {
    /// Whether it works with the stored profile.
    pub(super) fn needs_settings(&self) -> bool {
        !matches!(
            self,
            Self::Serve(_)
                | Self::Ledger(_)
                | Self::Webhook(_)
                | Self::Listen(_)
                | Self::Init(_)
                | Self::Config(_)
                | Self::Doctor
                | Self::Completions(_)
                | Self::Man(_)
                | Self::Version
                | Self::Help(_)
        )
    }
}
