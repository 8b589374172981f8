//! `litellm-rs config …`: the stored settings of this command line. Needs no server, and works on
//! settings that no other command can read.

use std::io::BufRead as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::global::{Environment, GlobalArgs};
use super::look::{Cell, Column};
use super::printer::Printer;
use super::settings::editor::{Edited, edit, editor_of};
use super::settings::{Draft, Name, Settings, place, read_key_line};
use super::table::View;
use crate::client::{BaseUrl, DEFAULT_URL, Row};

/// The profile that is made when nobody names one.
const FIRST_PROFILE: &str = "default";

const PROFILES: View = View {
    id: "profile",
    columns: &[
        Column::new("PROFILE", Cell::Text("profile")),
        Column::new("CURRENT", Cell::Text("current")),
        Column::new("URL", Cell::Text("url")),
        Column::new("KEY", Cell::Text("key")),
        Column::new("OUTPUT", Cell::Text("output")),
        Column::new("READ ONLY", Cell::Text("read_only")),
        Column::new("TIMEOUT", Cell::Text("timeout")),
    ],
};

const VALUES: View = View {
    id: "setting",
    columns: &[Column::new("SETTING", Cell::Text("setting")), Column::new("VALUE", Cell::Text("value"))],
};

const PATH: View = View { id: "path", columns: &[Column::new("PATH", Cell::Text("path"))] };

const MADE: View = View { id: "profile", ..PROFILES };

/// Commands about settings.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum ConfigCommand {
    /// Make a profile: --profile names it, --url is its address
    #[command(
        before_long_help = "Examples:\n  litellm-rs config init --profile prod --url https://llm.example.com --with-key -\n  \
                            litellm-rs config init --profile dev --url http://localhost:4000 --api-key-file ~/dev.key"
    )]
    Init(InitArgs),
    /// List the profiles
    #[command(
        before_long_help = "Examples:\n  litellm-rs config profiles\n  litellm-rs config profiles -o json"
    )]
    Profiles,
    /// Make a profile the current one
    #[command(before_long_help = "Examples:\n  litellm-rs config use prod\n  litellm-rs config use dev")]
    Use(UseArgs),
    /// Show a setting, or all of them; keys are masked
    #[command(before_long_help = "Examples:\n  litellm-rs config get url\n  litellm-rs config get -o json")]
    Get(GetArgs),
    /// Change a setting
    #[command(before_long_help = "Examples:\n  litellm-rs config set url https://llm.example.com\n  \
                            litellm-rs config set profiles.prod.api_key_command pass show llm/prod\n  \
                            pass show llm/prod | litellm-rs config set api_key -")]
    Set(SetArgs),
    /// Take a setting, or a whole profile, away
    #[command(
        before_long_help = "Examples:\n  litellm-rs config unset timeout\n  litellm-rs config unset profiles.old --yes"
    )]
    Unset(UnsetArgs),
    /// Where the settings lie
    #[command(
        before_long_help = "Examples:\n  litellm-rs config path\n  chmod 600 \"$(litellm-rs config path)\""
    )]
    Path,
    /// Open the settings in an editor
    #[command(before_long_help = "Examples:\n  litellm-rs config edit\n  EDITOR=nano litellm-rs config edit")]
    Edit,
}

/// `config init`
#[derive(Args, Clone, Debug)]
pub(crate) struct InitArgs {
    /// Store this key; `-`, the only value, reads it from stdin
    #[arg(long, value_name = "-")]
    with_key: Option<String>,
}

/// `config use`
#[derive(Args, Clone, Debug)]
pub(crate) struct UseArgs {
    /// Which one
    #[arg(value_name = "NAME")]
    name: String,
}

/// `config get`
#[derive(Args, Clone, Debug)]
pub(crate) struct GetArgs {
    /// url, profiles.prod.url, current, dashboard.theme, …; all of them without
    #[arg(value_name = "KEY")]
    key: Option<String>,
}

/// `config set`
#[derive(Args, Clone, Debug)]
pub(crate) struct SetArgs {
    /// url, profiles.prod.url, current, dashboard.theme, …
    #[arg(value_name = "KEY")]
    key: String,
    /// Its value; of api_key_command a program and its arguments; of api_key only `-`, which reads stdin
    #[arg(required = true, value_name = "VALUE")]
    value: Vec<String>,
}

/// `config unset`
#[derive(Args, Clone, Debug)]
pub(crate) struct UnsetArgs {
    /// url, profiles.prod.url, profiles.prod, …
    #[arg(value_name = "KEY")]
    key: String,
}

/// What all of these commands work with.
struct Desk<'a> {
    path: PathBuf,
    global: &'a GlobalArgs,
    env: &'a Environment<'a>,
    may_ask: bool,
    printer: &'a Printer,
}

/// Runs a command about settings.
pub(crate) fn run(
    command: ConfigCommand,
    global: &GlobalArgs,
    env: &Environment<'_>,
    may_ask: bool,
    printer: &Printer,
) -> Outcome {
    let desk = Desk { path: place::path(env)?, global, env, may_ask, printer };
    match command {
        ConfigCommand::Init(args) => desk.init(&args),
        ConfigCommand::Profiles => desk.profiles(),
        ConfigCommand::Use(args) => desk.use_profile(&args.name),
        ConfigCommand::Get(args) => desk.get(args.key.as_deref()),
        ConfigCommand::Set(args) => desk.set(&args),
        ConfigCommand::Unset(args) => desk.unset(&args.key),
        ConfigCommand::Path => desk.show_path(),
        ConfigCommand::Edit => desk.edit(),
    }
}

impl Desk<'_> {
    fn init(&self, args: &InitArgs) -> Outcome {
        if self.global.api_key.is_some() {
            return Err(no_key_as_argument("--with-key -"));
        }
        let mut draft = Draft::open(&self.path)?;
        let name = self.named_profile().unwrap_or_else(|| FIRST_PROFILE.to_owned());
        if draft.profiles().contains(&name) {
            return Err(Failure::new(Kind::Conflict, format!("there is a profile '{name}' already")).hint(
                format!(
                    "change it: litellm-rs config set profiles.{name}.url URL   or name another: --profile"
                ),
            ));
        }
        let is_first = draft.current().is_none();
        if is_first {
            draft.make_current(&name);
        }
        let typed = self.global.url.clone().or_else(|| self.env.get("LITELLM_PROXY_URL"));
        let url = BaseUrl::parse(typed.as_deref().unwrap_or(DEFAULT_URL))
            .map_err(|error| Failure::usage(format!("--url: {error}")))?;
        draft.set(&Name::parse(&format!("profiles.{name}.url"), None)?, &[url.as_str().to_owned()])?;
        if let Some(given) = &args.with_key {
            let key = self.key_of(given, "--with-key -")?;
            draft.set(&Name::OfProfile(name.clone(), "api_key"), &[key])?;
        } else if let Some(file) = &self.global.api_key_file {
            let file = std::path::absolute(file)?.display().to_string();
            draft.set(&Name::OfProfile(name.clone(), "api_key_file"), &[file])?;
        }
        self.save(&draft, &format!("make the profile {name} for {}", url.as_str()))?;
        self.done(&name, &format!("made the profile {name} for {}", url.as_str()))?;
        if !is_first {
            self.printer.note(&format!("  next: litellm-rs config use {name}   makes it the current one"));
        }
        Ok(ExitStatus::Success)
    }

    fn profiles(&self) -> Outcome {
        let settings = Settings::read(&self.path)?;
        let mut rows: Vec<Row> = Vec::new();
        for (name, profile) in &settings.profiles {
            let timeout = profile.timeout.map(|timeout| format!("{}s", timeout.as_secs()));
            let output = profile.output.and_then(|format| clap::ValueEnum::to_possible_value(&format));
            rows.push(Row::from_iter([
                ("profile".to_owned(), name.as_str().into()),
                ("current".to_owned(), (settings.current.as_deref() == Some(name)).into()),
                ("url".to_owned(), profile.url.as_ref().map(BaseUrl::as_str).into()),
                ("key".to_owned(), profile.key.as_ref().map(super::settings::KeySource::shown).into()),
                ("output".to_owned(), output.as_ref().map(|value| value.get_name()).into()),
                ("read_only".to_owned(), profile.read_only.into()),
                ("timeout".to_owned(), timeout.into()),
            ]));
        }
        self.printer.sort(&mut rows);
        self.printer.list(&PROFILES, &rows, rows.len())?;
        Ok(ExitStatus::Success)
    }

    fn use_profile(&self, name: &str) -> Outcome {
        let mut draft = Draft::open(&self.path)?;
        if !draft.profiles().iter().any(|known| known == name) {
            // The failure with the name that was meant; settings that cannot be read say why.
            Settings::read(&self.path)?.profile(name)?;
        }
        draft.make_current(name);
        self.save(&draft, &format!("make {name} the current profile"))?;
        self.done(name, &format!("{name} is the current profile"))
    }

    fn get(&self, key: Option<&str>) -> Outcome {
        let draft = Draft::open(&self.path)?;
        let Some(key) = key else { return self.get_all(&draft) };
        let name = self.name(key, &draft)?;
        if let Name::Profile(profile) = &name {
            let names: Vec<Name> = Name::all_of_profile(profile).collect();
            return self.list(&draft, &names);
        }
        let Some(value) = draft.shown(&name) else {
            return Err(Failure::new(Kind::NotFound, format!("{name} is not set"))
                .hint(format!("set it: litellm-rs config set {name} VALUE")));
        };
        self.printer.done(&VALUES, &[value_row(&name, &value)], &value)?;
        Ok(ExitStatus::Success)
    }

    fn get_all(&self, draft: &Draft) -> Outcome {
        let mut names = vec![Name::Current];
        names.extend(
            draft.profiles().iter().flat_map(|profile| Name::all_of_profile(profile).collect::<Vec<_>>()),
        );
        names.extend(Name::all_of_dashboard());
        self.list(draft, &names)
    }

    fn list(&self, draft: &Draft, names: &[Name]) -> Outcome {
        let set = |name: &Name| draft.shown(name).map(|value| value_row(name, &value));
        let mut rows: Vec<Row> = names.iter().filter_map(set).collect();
        self.printer.sort(&mut rows);
        self.printer.list(&VALUES, &rows, rows.len())?;
        Ok(ExitStatus::Success)
    }

    fn set(&self, args: &SetArgs) -> Outcome {
        let mut draft = Draft::open(&self.path)?;
        let name = self.name(&args.key, &draft)?;
        let words = match &args.value[..] {
            [given] if name.is_secret() => vec![self.key_of(given, &format!("config set {} -", args.key))?],
            _ if name.is_secret() => return Err(no_key_as_argument(&format!("config set {} -", args.key))),
            words => words.to_vec(),
        };
        let replaced = draft.set(&name, &words)?;
        self.save(&draft, &format!("set {name}"))?;
        let value = draft.shown(&name).unwrap_or_default();
        self.printer.done(&VALUES, &[value_row(&name, &value)], &format!("{name} is {value}"))?;
        if !replaced.is_empty() {
            self.printer.note(&format!("taken away, for a profile has one key: {}", replaced.join(", ")));
        }
        Ok(ExitStatus::Success)
    }

    fn unset(&self, key: &str) -> Outcome {
        let mut draft = Draft::open(&self.path)?;
        let name = self.name(key, &draft)?;
        let was_current = draft.current().map(str::to_owned);
        if !draft.remove(&name) {
            self.printer.note(&format!("{name} was not set"));
            return Ok(ExitStatus::Success);
        }
        if let Name::Profile(profile) = &name {
            self.confirm(&format!("Take the profile {profile} away, with its key?"))?;
        }
        self.save(&draft, &format!("take {name} away"))?;
        let row = Row::from_iter([
            ("setting".to_owned(), name.to_string().into()),
            ("value".to_owned(), serde_json::Value::Null),
        ]);
        self.printer.done(&VALUES, &[row], &format!("took {name} away"))?;
        if was_current.is_some() && draft.current().is_none() && name != Name::Current {
            self.printer.note("there is no current profile now   (litellm-rs config use NAME)");
        }
        Ok(ExitStatus::Success)
    }

    fn show_path(&self) -> Outcome {
        let path = self.path.display().to_string();
        let row = Row::from_iter([
            ("path".to_owned(), path.as_str().into()),
            ("exists".to_owned(), self.path.exists().into()),
        ]);
        self.printer.done(&PATH, &[row], &path)?;
        Ok(ExitStatus::Success)
    }

    fn edit(&self) -> Outcome {
        if !self.may_ask {
            return Err(Failure::usage("an editor needs a terminal, and somebody at it")
                .hint("change single values: litellm-rs config set KEY VALUE"));
        }
        self.may_write("edit the settings")?;
        let again = |failure: &Failure| {
            self.printer.say(&failure.message);
            Ok(self.answer("Edit it again? [Y/n] ")?.is_some_and(|answer| !answer.eq_ignore_ascii_case("n")))
        };
        let said = match edit(&self.path, &editor_of(self.env), again)? {
            Edited::Unchanged => "nothing was changed",
            Edited::Changed => "the settings are changed",
        };
        self.printer.note(said);
        Ok(ExitStatus::Success)
    }

    /// The profile that was named for this command.
    fn named_profile(&self) -> Option<String> {
        self.global.profile.clone().or_else(|| self.env.get("LITELLM_RS_PROFILE"))
    }

    /// A setting; of the named or the current profile, which has to be there, when it names none.
    fn name(&self, key: &str, draft: &Draft) -> Result<Name, Failure> {
        let profile = self.named_profile().or_else(|| draft.current().map(str::to_owned));
        let name = Name::parse(key, profile.as_deref())?;
        if !key.contains('.')
            && let (Name::OfProfile(..), Some(profile)) = (&name, &profile)
            && !draft.profiles().contains(profile)
        {
            Settings::read(&self.path)?.profile(profile)?;
        }
        Ok(name)
    }

    /// A key from stdin; as an argument, everybody on this machine could have read it.
    fn key_of(&self, given: &str, form: &str) -> Result<String, Failure> {
        if given != "-" {
            return Err(no_key_as_argument(form));
        }
        let key = if self.may_ask { rpassword::prompt_password("key: ")? } else { read_key_line()? };
        match key.trim() {
            "" => Err(Failure::usage("there is no key on stdin")
                .hint(format!("pass show llm/prod | litellm-rs {form}"))),
            key => Ok(key.to_owned()),
        }
    }

    fn save(&self, draft: &Draft, what: &str) -> Result<(), Failure> {
        self.may_write(what)?;
        draft.save()
    }

    fn may_write(&self, what: &str) -> Result<(), Failure> {
        if self.global.dry_run {
            return Err(Failure::new(Kind::DryRun, format!("{}: {what}", self.path.display())));
        }
        if self.global.read_only {
            return Err(Failure::usage(format!("read-only: did not {what}")));
        }
        Ok(())
    }

    fn confirm(&self, question: &str) -> Result<(), Failure> {
        if self.global.yes || self.global.dry_run {
            return Ok(());
        }
        if !self.may_ask {
            return Err(
                Failure::usage("this needs a yes, and there is nobody to ask").hint("say it with --yes")
            );
        }
        match self.answer(&format!("{question} [y/N] "))?.as_deref() {
            Some("y" | "Y" | "yes" | "Yes" | "YES") => Ok(()),
            _ => Err(Failure::new(Kind::Cancelled, "cancelled")),
        }
    }

    /// A line that somebody types; `None` at the end of stdin.
    fn answer(&self, question: &str) -> Result<Option<String>, Failure> {
        self.printer.prompt(question);
        let mut line = String::new();
        let bytes = std::io::stdin().lock().read_line(&mut line)?;
        Ok((bytes > 0).then(|| line.trim().to_owned()))
    }

    /// What was done to a profile.
    fn done(&self, profile: &str, said: &str) -> Outcome {
        let row = Row::from_iter([
            ("profile".to_owned(), profile.into()),
            ("path".to_owned(), self.path.display().to_string().into()),
        ]);
        self.printer.done(&MADE, &[row], said)?;
        Ok(ExitStatus::Success)
    }
}

fn value_row(name: &Name, value: &str) -> Row {
    Row::from_iter([("setting".to_owned(), name.to_string().into()), ("value".to_owned(), value.into())])
}

fn no_key_as_argument(form: &str) -> Failure {
    Failure::usage("a key is not taken as an argument: arguments show in process lists")
        .hint(format!("type it on stdin: litellm-rs {form}   or name a file: api_key_file"))
}
