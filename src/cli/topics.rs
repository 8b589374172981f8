//! `litellm-rs help TOPIC`: what is true of all commands, and the help of each.

use clap::{Args, CommandFactory as _};

use super::failure::{ExitStatus, Failure, Outcome};
use super::printer::Printer;

/// The first screen: 24 lines, commands by what they are for.
pub(super) const OVERVIEW: &str = "\
The spend authority for LLM traffic: proxy, ledger and command line in one.

Usage: litellm-rs [OPTIONS] COMMAND         litellm-rs COMMAND --help: examples

Server      serve, init: run it, begin     status, ping, whoami, doctor: ask it
Budgets     customer, budget: new info list update delete block unblock assign
            team, user, organization, tag: the same for staff and projects
Keys        key: generate info list update delete block unblock regenerate
            credential: what models share to reach a provider
Models      model: list info groups prices new update delete block
Spend       spend: logs report calculate   explain: why a call was refused
            statement: a customer's bill   simulate: other prices and caps
            export: to files and to Lago   ledger: verify, needs no server
Live        dashboard: all on one screen    tail spend    requests: under way
Automation  apply, diff, pull: budgets as files      check: a gate for CI
            api: any call of the server    exec: a program through this proxy
Billing     deliveries, billing: what Lago and webhooks are told and owed
            listen, webhook: be one here, and keys that sign
Tools       config: profiles    completions: for your shell    version
            help exit-codes, environment, formatting, filters, time
Start       litellm-rs serve, then litellm-rs chat mock \"hi\" --customer ishaan3
            litellm-rs customer info ishaan3
Options     --url --profile --api-key-file -o table|json|jsonl|csv|yaml|id --jq
            --columns --sort --dry-run --yes -q -v -h -V
";

const EXIT_CODES: &str = "\
Exit codes. A number never changes its meaning.

  0    done, or nothing to do
  1    error, server_error, unsupported: anything without a number of its own
  2    usage: a bad flag, value or local file; a question that cannot be asked
  3    auth: no key, or one that may not do this
  4    not_found
  5    conflict: it exists already, or somebody else changed it
  6    budget_exceeded, rate_limited, blocked, check_failed, differs: refused, or not as it should be
  7    unreachable, timeout
  8    partial: some of several failed, and each failure was printed
  9    cancelled: the answer was no
  130  Ctrl-C
  143  the termination signal

With -o json, jsonl or yaml a failure is one line of JSON on stderr:
  {\"error\":{\"kind\":…,\"exit_code\":…,\"message\":…,\"status\":…,\"type\":…,\"param\":…,\"request_id\":…,\"hint\":…,\"url\":…}}
";

const ENVIRONMENT: &str = "\
Environment. A flag wins over a variable, a variable over the stored profile (litellm-rs config).
A variable that is set to nothing is not set.

  LITELLM_PROXY_URL            address of the proxy (--url), default http://localhost:4000
  LITELLM_PROXY_API_KEY        key of the caller (--api-key)
  LITELLM_PROXY_API_KEY_FILE   file that holds it (--api-key-file)
  LITELLM_MASTER_KEY           used when there is no other key and the address is this machine
  LITELLM_RS_PROFILE           stored profile to work with (--profile)
  LITELLM_RS_CONFIG_DIR        where config.toml with the profiles lies (litellm-rs config path)
  LITELLM_RS_DATA_DIR          where a server on this machine keeps its data and its own key
  LITELLM_RS_OUTPUT            output format (-o)
  LITELLM_RS_TIMEOUT           longest wait for an answer (--timeout)
  LITELLM_RS_LOG               1 or 2: as -v or -vv
  LITELLM_RS_ASCII             no box, block or symbol characters (--ascii)
  LITELLM_RS_NO_INPUT, CI      never ask (--no-input)
  VISUAL, EDITOR               what config edit opens
  WEBHOOK_SECRET               what signs webhooks (listen --secret)
  NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM=dumb   colour (--color)
  TZ                           zone of local times, today and this-month
  SSL_CERT_FILE                further certificate authorities (--ca-cert)

A key of this machine (the last resort) is never sent to another one. The key of a profile is sent to
the address of that profile alone, unless --url and --profile are both typed.
";

const FORMATTING: &str = "\
Formatting (-o)

  table   on a terminal: borders, colour, rounded amounts, relative times, the first 200 rows.
          In a pipe: tab-separated with a header, everything exact, all rows.
  json    indented; a list is always a bare array, one object stands alone
  jsonl   one value per line, each as soon as it is there
  csv     the server's own fields; objects inside as JSON
  yaml    as json, in YAML
  id      ids only, one per line: … list -o id | litellm-rs customer block -

Amounts are dollars. Machine formats have the server's digits, never rounded.
  --max-budget takes 4, 4.00, $4, 0, and none, which takes the limit away. Counts take 200k and 1.5M.
Durations: 30s 15m 24h 7d 1w 1mo, daily weekly monthly (help time).

--columns A,B     chooses and orders the columns of tables and CSV; --columns help lists them
--sort F[:desc]   orders a list by a column or a field of the server: --sort spend:desc. Numbers are
                  compared digit by digit; what is absent comes last
--no-headers      no header row
--raw             the body of the server's answer, byte for byte
--jq EXPR         a program over the JSON that -o json prints: text comes without quotes, every
                  result on a line of its own; with -o jsonl it runs over each row. Numbers that are
                  passed through keep every digit; arithmetic (add, *, round) is binary floating
                  point, so sum money with the totals of a command, not in a program
                    litellm-rs customer list --jq '.[] | select(.spend > 1) | .user_id'

Lists: --limit N shows so many rows and reads no more than it needs; --all shows all of them;
--page N --size N shows one page; --filter EXPR only what passes (help filters); --watch lists again
every 2 s (--watch=10s) until Ctrl-C.
";

const FILTERS: &str = "\
Filters (--filter EXPR on lists and on tail spend)

  acme              the id or a name holds this, whatever the capitals; acme-* is the whole of it
  'two words'       quotes keep blanks, | and * as they are
  team:red          a field is this; model:gpt-* with * for anything; team:none where it is absent
  spend>1           < <= = != >= > compare numbers, amounts ($0.50), counts (200k) and times
  used>=80%         the share of its budget
  created>7d        later than 7 days ago; resets<2d within two days from now (help time)
  re:^team-[0-9]+$  a regular expression over id and names; model:re:^gpt over a field
  !blocked:true     not
  a b               both; a | b either (also: a or b); and binds tighter than or

Fields are those of the server, with dots for what lies inside (litellm_budget_table.rpm_limit), and:
  who    alias customer email key organization role team user
  money  budget cost max soft spend used
  state  blocked state (ok near over blocked expired) status (of calls: ok error blocked; of what has
         no status: its state; active is ok)
  call   duration in model out provider request tag tokens
  limit  rpm tpm
  time   created expires resets time

Examples:
  litellm-rs customer list --filter 'used>=80% !blocked:true' --sort spend:desc
  litellm-rs key list --filter 'team:red expires<7d'
  litellm-rs spend logs --since today --filter 'model:gpt-* cost>0.01 | status:error'
  litellm-rs tail spend --filter 'status:blocked or cost>0.01'
";

const TIME: &str = "\
Times

What has been (--since, --until, filters): a duration ago (10m, 24h, 7d, 1w, 1mo), today, yesterday,
  this-month, last-month, a date (2026-11-21), or RFC 3339 (2026-11-21T10:00:00Z).
What will be (--budget-reset-at, filters on expires and resets): a duration from now, a date, RFC 3339.
Durations: a whole number and s, m, h, d, w or mo. --budget-duration also takes daily, weekly, monthly.
Waits (--timeout, --for, --watch): 30s, 2m, or plain seconds.

Days and months begin at midnight where you are: TZ names the zone (TZ=Europe/Berlin), else the
system's. A day ago is 24 hours ago; a month ago is the same day of the month before.

Tables write times as --time says: relative (in 9d, 5m ago; usual on a terminal), local, utc, iso
(usual in a pipe). Machine formats have the server's own text.
";

/// What the first manual page tells besides the options.
pub(super) const SECTIONS: &[(&str, &str)] = &[
    ("EXIT STATUS", EXIT_CODES),
    ("ENVIRONMENT", ENVIRONMENT),
    ("FORMATTING", FORMATTING),
    ("FILTERS", FILTERS),
    ("TIMES", TIME),
];

/// `help`
#[derive(Args, Clone, Debug)]
pub(crate) struct HelpArgs {
    /// A topic (exit-codes, environment, filters, formatting, time) or a command
    #[arg(value_name = "TOPIC")]
    words: Vec<String>,
}

/// `help`
pub(crate) fn run(args: &HelpArgs, printer: &Printer) -> Outcome {
    let words: Vec<&str> = args.words.iter().map(String::as_str).collect();
    let text = match words.as_slice() {
        [] => OVERVIEW.to_owned(),
        ["exit-codes"] => EXIT_CODES.to_owned(),
        ["environment"] => ENVIRONMENT.to_owned(),
        ["filters"] => FILTERS.to_owned(),
        ["formatting"] => FORMATTING.to_owned(),
        ["time"] => TIME.to_owned(),
        command => help_of(command)?,
    };
    printer.out(&text)?;
    Ok(ExitStatus::Success)
}

fn help_of(words: &[&str]) -> Result<String, Failure> {
    let mut root = super::Cli::command();
    root.build();
    let mut command = &mut root;
    for word in words {
        command = command.find_subcommand_mut(word).ok_or_else(|| {
            Failure::usage(format!("there is no help on '{}'", words.join(" ")))
                .hint("topics: exit-codes, environment, filters, formatting, time; or the name of a command")
        })?;
    }
    Ok(command.render_long_help().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::global::Format;
    use crate::cli::printer::tests::{printer, style};

    #[test]
    fn the_overview_fits_a_small_screen_and_names_every_command() {
        assert!(OVERVIEW.lines().count() <= 24, "{}", OVERVIEW.lines().count());
        assert!(OVERVIEW.lines().all(|line| line.chars().count() <= 80));
        for command in super::super::Cli::command().get_subcommands().filter(|command| !command.is_hide_set())
        {
            assert!(OVERVIEW.contains(command.get_name()), "{}", command.get_name());
        }
    }

    #[test]
    fn every_exit_code_is_documented() {
        use super::super::failure::ExitStatus::*;
        for status in [
            Success,
            Error,
            Usage,
            Auth,
            NotFound,
            Conflict,
            Refused,
            Unreachable,
            Partial,
            Cancelled,
            Interrupted,
            Terminated,
        ] {
            let number = format!("\n  {} ", status as u8);
            assert!(EXIT_CODES.contains(&number), "{number:?}");
        }
    }

    #[test]
    fn every_short_word_of_filters_is_documented() {
        for word in super::super::filter::short_words().into_iter().filter(|word| *word != "region") {
            let is_there = FILTERS.split(|c: char| !c.is_ascii_alphanumeric()).any(|known| known == word);
            assert!(is_there, "{word}");
        }
        for topic in [FILTERS, FORMATTING, TIME] {
            assert!(topic.lines().all(|line| line.chars().count() <= 104));
        }
    }

    #[test]
    fn help_is_on_topics_and_commands() {
        let (printer, out, _) = printer(style(Format::Table, false));
        for (words, part) in [
            (&[][..], "Usage: litellm-rs"),
            (&["exit-codes"], "cancelled"),
            (&["budget", "new"], "--max-budget"),
            (&["customer"], "unblock"),
        ] {
            let args = HelpArgs { words: words.iter().map(|word| (*word).to_owned()).collect() };
            run(&args, &printer).unwrap();
            let text = out.take();
            assert!(text.contains(part), "{part} in {text}");
        }
        let args = HelpArgs { words: vec!["nope".into()] };
        assert_eq!(run(&args, &printer).unwrap_err().kind.status() as u8, 2);
    }
}
