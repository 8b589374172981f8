//! The command line: the tree of commands, and the way from arguments to an exit status.
//! Knows `client`, `wire` and the terminal; only `serve` and `ledger` reach a server from here.

mod api;
mod billing;
mod budget;
mod bulk;
mod chart;
mod chat;
mod check;
mod complaint;
mod completions;
mod config;
mod context;
mod credential;
mod customer;
mod dashboard;
mod deliveries;
mod doctor;
mod exec;
mod explain;
mod export;
mod failure;
mod fields;
mod global;
mod health;
mod init;
mod input;
mod jq;
mod key;
mod ledger;
mod listen;
mod listing;
mod manual;
mod model;
mod organization;
mod plan;
mod printer;
mod progress;
mod record;
mod requests;
mod same;
pub mod serve;
mod settings;
mod simulate;
mod spend;
mod statement;
mod table;
mod tag;
mod tail;
mod team;
mod topics;
mod tree;
mod user;
mod webhook;
mod yaml;

use std::cell::Cell;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;
use jiff::Timestamp;

pub use failure::ExitStatus;

use crate::client::Client;
use crate::text::{filter, look, money, shell, when};
use context::Context;
use failure::{Failure, Kind, Outcome};
use global::{Environment, Format, GlobalArgs, Terminals};
use printer::{Printer, Style};
use settings::Chosen;
pub(crate) use tree::Cli;
use tree::{Command, HttpCommand};

/// Runs the command of the process's arguments.
pub fn main() -> ExitCode {
    let env = |name: &str| std::env::var(name).ok();
    let env = Environment(&env);
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if completions::answered(&arguments) {
        return ExitStatus::Success.into();
    }
    let arguments = with_dashes(arguments);
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return explain(error, &arguments, &env).into(),
    };
    let terminals = Terminals::of_process();
    let settled = settle(&cli, &env);
    let unsettled = Chosen::default();
    let printer = match printer(&cli.global, settled.as_ref().unwrap_or(&unsettled), &env, terminals) {
        Ok(printer) => printer,
        Err(failure) => {
            let format = if wants_json(&arguments, &env) { Format::Jsonl } else { Format::Table };
            eprintln!("{}", printer::failure_text(&failure, format, false));
            return failure.kind.status().into();
        }
    };
    match settled {
        Ok(chosen) => run(cli, &chosen, printer, &env, terminals).into(),
        Err(failure) => conclude(Err(failure), &printer).into(),
    }
}

/// The stored settings, for commands that talk to a server; the others neither wait for them nor
/// stumble over them.
fn settle(cli: &Cli, env: &Environment<'_>) -> Result<Chosen, Failure> {
    match &cli.command {
        Some(command) if command.needs_settings() => Chosen::load(cli.global.profile.as_deref(), env),
        _ => Ok(Chosen::default()),
    }
}

fn printer(
    global: &GlobalArgs,
    chosen: &Chosen,
    env: &Environment<'_>,
    terminals: Terminals,
) -> Result<Printer, Failure> {
    let style = Style {
        format: global.format(env, chosen)?,
        look: global.look(env, terminals, Timestamp::now()),
        columns: global.columns.clone(),
        sort: global.sort.clone(),
        headers: !global.no_headers,
        quiet: global.quiet,
        err_color: global.color(env, terminals.stderr),
        err_is_terminal: terminals.stderr,
        raw: global.raw,
    };
    let jq = global.jq.as_deref().map(jq::Jq::new).transpose()?;
    Ok(Printer::new(style, Box::new(std::io::stdout()), Box::new(std::io::stderr())).with_jq(jq))
}

/// Runs commands that need no server themselves, and the others on a runtime.
fn run(
    cli: Cli,
    chosen: &Chosen,
    printer: Printer,
    env: &Environment<'_>,
    terminals: Terminals,
) -> ExitStatus {
    let outcome = match cli.command {
        None => printer.out(topics::OVERVIEW).map(|()| ExitStatus::Success),
        Some(Command::Help(args)) => topics::run(&args, &printer),
        Some(Command::Completions(args)) => completions::run(&args, &printer),
        Some(Command::Man(args)) => manual::run(&args, &printer),
        Some(Command::Version) => health::version(&printer),
        Some(Command::Serve(args)) if args.version => health::version(&printer),
        Some(Command::Serve(args)) => on_runtime(true, async { Ok(serve::run(*args).await) }),
        Some(Command::Ledger(command)) => on_runtime(true, async { Ok(ledger::run(command).await) }),
        Some(Command::Webhook(command)) => webhook::run(&command, &printer),
        Some(Command::Init(args)) => init::run(&args, &cli.global, &printer),
        Some(Command::Config(command)) => {
            config::run(command, &cli.global, env, cli.global.may_ask(env, terminals), &printer)
        }
        Some(Command::Doctor) => {
            let stopped = async { Ok(interrupted().await) };
            let examined = doctor::run(&cli.global, env, terminals, &printer);
            on_runtime(false, async {
                tokio::select! { o = stopped => o, o = examined => o }
            })
        }
        Some(Command::Dashboard(args)) => {
            on_runtime(true, dashboard::run(*args, &cli.global, chosen, env, terminals, &printer))
        }
        Some(Command::Listen(args)) => on_runtime(false, listen::run(*args, &printer, interrupted())),
        Some(command) => {
            let (client, has_own_key) = match client(&cli.global, chosen, env, &printer) {
                Ok(found) => found,
                Err(failure) => return conclude(Err(failure), &printer),
            };
            let context = Context {
                client,
                printer,
                yes: cli.global.yes,
                may_ask: cli.global.may_ask(env, terminals),
                dry_run: cli.global.dry_run,
                has_timeout: cli.global.timeout.is_some(),
                has_own_key,
                watch: Cell::default(),
            };
            return conclude(on_runtime(false, talk(command, &context)), &context.printer);
        }
    };
    conclude(outcome, &printer)
}

/// The client of a command that talks to a server, and whether its key is this machine's own. What
/// should be known about the way there is said once it is known that the command can go it.
fn client(
    global: &GlobalArgs,
    chosen: &Chosen,
    env: &Environment<'_>,
    printer: &Printer,
) -> Result<(Client, bool), Failure> {
    let way = settings::way(global, env, chosen)?;
    chosen.notes.iter().chain(&way.notes).for_each(|note| printer.note(note));
    Ok((Client::new(way.options)?, way.has_own_key))
}

/// Runs a command that talks to a server, until it is done or interrupted.
async fn talk(command: Command, context: &Context) -> Outcome {
    let command = match command {
        Command::Tail(command) => return tail::run(command, context, interrupted()).await,
        Command::Spend(spend::SpendCommand::Tail(args)) => {
            return tail::run(tail::TailCommand::Spend(args), context, interrupted()).await;
        }
        other => other,
    };
    tokio::select! {
        status = interrupted() => Ok(status),
        outcome = again_and_again(command, context) => outcome,
    }
}

/// Runs a command, and runs it again as long as it is a list that is watched. Then a server that
/// cannot be reached for a moment is told of and tried again.
async fn again_and_again(command: Command, context: &Context) -> Outcome {
    loop {
        let is_first = context.watch.get().is_none();
        let outcome = match dispatch(command.clone(), context).await {
            Ok(status) => print_raw(context).map(|()| status),
            failed => failed,
        };
        match outcome {
            Err(failure) if !is_first && matches!(failure.kind, Kind::Unreachable | Kind::Timeout) => {
                context.printer.failure(&failure);
            }
            Ok(status) if context.watch.get().is_none() => return Ok(status),
            outcome => outcome.map(drop)?,
        }
        let Some(pause) = context.watch.get() else { return Ok(ExitStatus::Success) };
        tokio::time::sleep(pause).await;
        context.printer.redraw();
    }
}

/// Prints the server's own bytes, where these were asked for.
fn print_raw(context: &Context) -> Result<(), Failure> {
    match context.client.take_last_body() {
        Some(body) if context.printer.style().raw => context.printer.bytes(&body),
        _ => Ok(()),
    }
}

async fn dispatch(command: Command, context: &Context) -> Outcome {
    match command {
        Command::Customer(command) => customer::run(command, context).await,
        Command::Budget(command) => budget::run(command, context).await,
        Command::Key(command) => key::run(command, context).await,
        Command::Team(command) => team::run(command, context).await,
        Command::User(command) => user::run(command, context).await,
        Command::Organization(command) => organization::run(command, context).await,
        Command::Tag(command) => tag::run(command, context).await,
        Command::Credential(command) => credential::run(command, context).await,
        Command::Deliveries(command) => deliveries::run(command, context).await,
        Command::Billing(command) => billing::run(command, context).await,
        Command::Requests(command) => requests::run(command, context).await,
        Command::Model(command) => model::run(command, context).await,
        Command::Spend(command) => spend::run(command, context).await,
        Command::Explain(args) => explain::run(args, context).await,
        Command::Exec(args) => exec::run(&args, context),
        Command::Simulate(args) => simulate::run(*args, context).await,
        Command::Export(command) => export::run(command, context).await,
        Command::Statement(args) => statement::run(args, context).await,
        Command::Check(args) => check::run(*args, context).await,
        Command::Chat(args) => {
            let customer = args.customer().map(str::to_owned);
            chat::run(args, context)
                .await
                .map_err(|failure| chat::name_customer(failure, customer.as_deref()))
        }
        Command::Api(args) | Command::Http(HttpCommand::Request(args)) => api::run(args, context).await,
        Command::Apply(args) => plan::apply(args, context).await,
        Command::Diff(args) => plan::diff(args, context).await,
        Command::Pull(args) => plan::pull(args, context).await,
        Command::Status => health::status(context).await,
        Command::Ping(args) => health::ping(args, context).await,
        Command::Whoami => health::whoami(context).await,
        // The rest runs without a context, or is followed until it ends.
        Command::Serve(_)
        | Command::Ledger(_)
        | Command::Webhook(_)
        | Command::Dashboard(_)
        | Command::Listen(_)
        | Command::Init(_)
        | Command::Config(_)
        | Command::Doctor
        | Command::Completions(_)
        | Command::Man(_)
        | Command::Version
        | Command::Help(_)
        | Command::Tail(_) => Err(Failure::new(Kind::Error, "this command does not talk to a server")),
    }
}

fn on_runtime(many_threads: bool, command: impl Future<Output = Outcome>) -> Outcome {
    let mut builder = if many_threads {
        tokio::runtime::Builder::new_multi_thread()
    } else {
        tokio::runtime::Builder::new_current_thread()
    };
    let runtime = builder.enable_all().build()?;
    let outcome = runtime.block_on(command);
    // A thread may still wait for a line of stdin that nobody will read.
    runtime.shutdown_background();
    outcome
}

/// Waits for Ctrl-C or the termination signal.
async fn interrupted() -> ExitStatus {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            return tokio::select! {
                _ = tokio::signal::ctrl_c() => ExitStatus::Interrupted,
                _ = terminate.recv() => ExitStatus::Terminated,
            };
        }
    }
    let _ = tokio::signal::ctrl_c().await;
    ExitStatus::Interrupted
}

fn conclude(outcome: Outcome, printer: &Printer) -> ExitStatus {
    match outcome {
        Ok(status) => status,
        Err(failure) => {
            printer.failure(&failure);
            failure.kind.status()
        }
    }
}

/// What is wrong with the arguments, or the help that was asked for.
fn explain(mut error: clap::Error, arguments: &[OsString], env: &Environment<'_>) -> ExitStatus {
    complaint::add_example(&mut error);
    let is_answer = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let wants_json = wants_json(arguments, env);
    if is_answer || !wants_json {
        // Whoever closed the stream does not want to read this.
        let _ = error.print();
    } else {
        eprintln!("{}", printer::failure_text(&complaint::failure(&error), Format::Jsonl, false));
    }
    if is_answer { ExitStatus::Success } else { ExitStatus::Usage }
}

/// Whether arguments that cannot be read ask for errors that programs read.
fn wants_json(arguments: &[OsString], env: &Environment<'_>) -> bool {
    let is_machine = |format: &str| matches!(format, "json" | "jsonl" | "yaml");
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let flag = words.iter().enumerate().find_map(|(at, word)| match *word {
        "-o" | "--output" => words.get(at + 1).copied(),
        _ => word.strip_prefix("--output=").or_else(|| word.strip_prefix("-o")),
    });
    let has_jq = words.iter().any(|word| *word == "--jq" || word.starts_with("--jq="));
    match flag {
        Some(format) => is_machine(format.trim_start_matches('=')),
        None if has_jq => true,
        None => (env.0)("LITELLM_RS_OUTPUT").is_some_and(|format| is_machine(&format)),
    }
}

/// The arguments with flags like `--max_budget` written `--max-budget`; what follows `--` is
/// nobody's flag.
fn with_dashes(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut only_values = false;
    arguments
        .into_iter()
        .map(|argument| {
            only_values = only_values || argument == "--";
            let Some(text) = argument.to_str().filter(|text| !only_values && text.starts_with("--")) else {
                return argument;
            };
            let (name, value) = text.split_at(text.find('=').unwrap_or(text.len()));
            if name.contains('_') { format!("{}{value}", name.replace('_', "-")).into() } else { argument }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        let words = std::iter::once("litellm-rs").chain(line.split_whitespace()).map(OsString::from);
        Cli::try_parse_from(with_dashes(words.collect()))
    }

    /// The words of a command line, as a shell takes them apart.
    fn words(line: &str) -> Vec<OsString> {
        let mut words = vec![String::new()];
        let mut chars = line.chars();
        let mut is_quoted = false;
        while let Some(c) = chars.next() {
            match (c, is_quoted, words.last_mut()) {
                ('\'', _, _) => is_quoted = !is_quoted,
                (' ', false, _) => words.push(String::new()),
                ('\\', false, Some(word)) => word.extend(chars.next()),
                (other, _, Some(word)) => word.push(other),
                (_, _, None) => {}
            }
        }
        words.into_iter().map(OsString::from).collect()
    }

    #[test]
    fn the_dashboard_tells_commands_that_exist() {
        // Those that it copies for a row, and those that do the same as a change.
        let copied = [
            "litellm-rs customer info acme-eu globex",
            "litellm-rs budget info my-free-tier",
            "litellm-rs key info aa11",
            "litellm-rs spend logs --request-id r3",
            "litellm-rs requests active --customer acme",
        ];
        let changes = crate::tui::samples();
        for command in changes.iter().map(|(_, command, _)| *command).chain(copied) {
            let parsed = Cli::try_parse_from(with_dashes(words(command)));
            assert!(parsed.is_ok(), "{command}: {:?}", parsed.err().map(|error| error.to_string()));
        }
    }

    #[test]
    fn the_tree_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_its_aliases() {
        for line in [
            "customers ls",
            "end-user get acme",
            "customer create acme",
            "customer rm acme",
            "keys new",
            "key create",
            "budgets ls",
            "spend tail --since 10m",
            "tail spend --for 10s",
            "listen --as lago --fail 20% --max 3",
            "webhooks secret",
            "delivery list --failed",
            "deliveries retry --all --destination lago",
            "deliveries retry lago:1 -",
            "billing assign --key ci --charge-id acme",
            "request list --watch --filter held>1",
            "requests cancel a - --reason why",
            "http request GET /v1/models -j {}",
            "api GET /v1/models",
            "-o json customer list",
            "customer list -o json --sort spend:desc",
            "customer new acme --max_budget 4 --budget_duration=30d",
            "serve --config c.yaml --version",
            "",
        ] {
            assert!(
                parse(line).is_ok(),
                "{line}: {}",
                parse(line).err().map(|e| e.to_string()).unwrap_or_default()
            );
        }
        for line in [
            "nope",
            "customer",
            "customer new",
            "customer new a --max-budget 4 --budget-id b",
            "customer new a --if-not-exists --upsert",
            "customer list -o xml",
            "key delete",
            "listen --fail 101%",
            "listen --forward-to ftp://example.com",
            "deliveries retry",
            "deliveries retry lago:1 --dead",
            "deliveries drop lago:1",
            "deliveries list --failed --state dead",
            "billing assign --to acme",
            "requests cancel",
            "billing assign lago:1 --all --to acme",
            "-q -v status",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn every_command_shows_examples() {
        fn check(command: &clap::Command, path: &str) {
            for child in command.get_subcommands().filter(|child| !child.is_hide_set()) {
                let path = format!("{path} {}", child.get_name());
                if child.has_subcommands() {
                    check(child, &path);
                } else {
                    let examples = child.get_before_long_help().map(ToString::to_string).unwrap_or_default();
                    assert!(examples.matches("litellm-rs").count() >= 2, "{path}");
                }
            }
        }
        check(&Cli::command(), "litellm-rs");
    }

    #[test]
    fn underscores_become_dashes_in_flags_alone() {
        let words = ["x", "--max_budget", "a_b", "--set=a_b=c_d", "--a_b=c_d", "--", "--a_b"];
        let made = with_dashes(words.iter().map(OsString::from).collect());
        assert_eq!(made, ["x", "--max-budget", "a_b", "--set=a_b=c_d", "--a-b=c_d", "--", "--a_b"]);
    }

    #[test]
    fn unreadable_arguments_still_say_which_errors_they_want() {
        let none = |_: &str| None;
        let jsonl = |name: &str| (name == "LITELLM_RS_OUTPUT").then(|| "jsonl".to_owned());
        for (line, env, wants) in [
            ("x --nope", &none as &dyn Fn(&str) -> Option<String>, false),
            ("x --nope -o json", &none, true),
            ("x --nope -ojsonl", &none, true),
            ("x --nope --output=yaml", &none, true),
            ("x --nope -o table", &jsonl, false),
            ("x --nope", &jsonl, true),
            ("x --nope --jq .a", &none, true),
        ] {
            let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
            assert_eq!(wants_json(&words, &Environment(env)), wants, "{line}");
        }
    }
}
