//! `litellm-rs dashboard`: everything on one screen. Decides how it looks and where its log goes; what it
//! shows and does is the business of `tui`.

mod log;

use std::str::FromStr;

use clap::Args;
use ratatui::layout::Size;

use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::filter::parse_filter;
use super::global::{Environment, GlobalArgs, Terminals};
use super::printer::Printer;
use super::settings::{self, Chosen};
use crate::client::{Client, ClientOptions};
use crate::tui::{End, Ended, Mode, Options, Screen, Source, Theme, Window};

/// The frame of `--once`, where nobody says another size.
const FRAME: Size = Size { width: 80, height: 24 };
/// The largest frame.
const SIDE_MAX: u16 = 1_000;
/// Set to 1, the key F12 breaks the program: to see that the terminal survives it.
const PANIC_VARIABLE: &str = "LITELLM_RS_DASHBOARD_PANIC";

/// `dashboard`
#[derive(Args, Clone, Debug)]
pub(crate) struct DashboardArgs {
    /// The first screen [default: overview]
    #[arg(long, value_enum, value_name = "NAME")]
    screen: Option<Screen>,
    /// How far numbers and charts look back [default: 1h]
    #[arg(long, value_enum, value_name = "WINDOW")]
    window: Option<Window>,
    /// Only what passes, on the first screen: words, `field:value`, `cost>0.01` (help filters)
    #[arg(long, value_name = "EXPR", value_parser = filter_text)]
    filter: Option<String>,
    /// Colours [default: auto]
    #[arg(long, value_enum, value_name = "THEME")]
    theme: Option<Theme>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
    /// The most frames in a second [default: 10]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=60))]
    fps: Option<u32>,
    /// Print one frame as text, and end
    #[arg(long)]
    once: bool,
    /// The size of that frame, like 120x36 [default: 80x24]
    #[arg(long, value_name = "SIZE", requires = "once", value_parser = size)]
    size: Option<Size>,
    /// Made-up customers and calls; needs no server
    #[arg(long)]
    demo: bool,
    /// Keys to press before that frame is drawn: `/used>=80%<Enter>`
    #[arg(long, value_name = "KEYS", requires = "once", requires = "demo", hide = true)]
    press: Option<Keys>,
}

/// Keys that were typed beforehand.
#[derive(Clone, Debug)]
struct Keys(Vec<crossterm::event::KeyEvent>);

impl FromStr for Keys {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        crate::tui::presses(text).map(Self)
    }
}

fn filter_text(text: &str) -> Result<String, String> {
    parse_filter(text).map(|_| text.to_owned()).map_err(|error| error.to_string())
}

fn size(text: &str) -> Result<Size, String> {
    let wrong = || format!("use columns and rows like 120x36, up to {SIDE_MAX} each");
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let side = |text: &str| text.parse().ok().filter(|side| (1..=SIDE_MAX).contains(side)).ok_or_else(wrong);
    Ok(Size::new(side(width)?, side(height)?))
}

/// Shows the dashboard until it ends, or one frame of it.
pub(crate) async fn run(
    args: DashboardArgs,
    global: &GlobalArgs,
    chosen: &Chosen,
    env: &Environment<'_>,
    terminals: Terminals,
    printer: &Printer,
) -> Outcome {
    let is_dumb = env.get("TERM").is_some_and(|term| term == "dumb");
    if !args.once && (is_dumb || !terminals.stdin || !terminals.stdout) {
        return Err(Failure::usage(
            "dashboard needs a terminal; use 'tail spend -o jsonl' or 'dashboard --once'",
        ));
    }
    let mut options = options(&args, global, chosen, env);
    let frame = args.size.unwrap_or(FRAME);
    let color = global.color(env, terminals.stdout);
    if args.demo {
        if args.once {
            let keys = args.press.map_or_else(Vec::new, |keys| keys.0);
            let drawn = crate::tui::once_demo(options, frame, color, &keys);
            return printer.out(&drawn).map(|()| ExitStatus::Success);
        }
        return show(Source::Demo, options, global.verbose, printer).await;
    }
    let way = settings::way(global, env, chosen)?;
    chosen.notes.iter().chain(&way.notes).for_each(|note| printer.note(note));
    options.url = way.options.url.as_str().to_owned();
    options.profile.clone_from(&chosen.name);
    if way.options.read_only {
        options.mode = Mode::ReadOnly;
    }
    let (timeout, verbose) = (way.options.timeout, way.options.verbose);
    if args.once {
        let client = Client::new(way.options)?;
        let drawn = tokio::time::timeout(timeout, crate::tui::once(&client, options, frame, color));
        let late = |_| Failure::new(Kind::Timeout, format!("no whole frame within {timeout:?}"));
        return tokio::select! {
            status = super::interrupted() => Ok(status),
            drawn = drawn => printer.out(&drawn.map_err(late)??).map(|()| ExitStatus::Success),
        };
    }
    // Nothing but the dashboard may write on the screen.
    let client = Client::new(ClientOptions { verbose: 0, ..way.options })?;
    show(Source::Server(client), options, verbose, printer).await
}

/// What was typed, else what is stored, else what is usual.
fn options(args: &DashboardArgs, global: &GlobalArgs, chosen: &Chosen, env: &Environment<'_>) -> Options {
    let (stored, usual) = (&chosen.dashboard, Options::default());
    let theme = args.theme.or(stored.theme).unwrap_or(usual.theme);
    Options {
        screen: args.screen.unwrap_or(usual.screen),
        window: args.window.or(stored.window).unwrap_or(usual.window),
        filter: args.filter.clone(),
        theme: if global.color(env, true) { theme } else { Theme::Mono },
        ascii: global.ascii || env.is_on("LITELLM_RS_ASCII") || stored.ascii.unwrap_or(usual.ascii),
        mouse: !args.no_mouse && stored.mouse.unwrap_or(usual.mouse),
        fps: args.fps.or(stored.fps).unwrap_or(usual.fps),
        keys: stored.keys.clone(),
        mode: if global.read_only { Mode::ReadOnly } else { usual.mode },
        may_panic: env.get(PANIC_VARIABLE).is_some_and(|value| value == "1"),
        ..usual
    }
}

/// Shows it, and says at the end what should be known.
async fn show(source: Source, options: Options, verbose: u8, printer: &Printer) -> Outcome {
    let log = log::keep(verbose);
    let place = match &log {
        Some(path) => format!("its log: {}", path.display()),
        None => "it could not keep a log".to_owned(),
    };
    let Ended { how, unseen } = crate::tui::run(source, options).await?;
    unseen.iter().for_each(|sentence| printer.say(sentence));
    match how {
        End::Quit if unseen.is_empty() => Ok(ExitStatus::Success),
        End::Quit => Ok(ExitStatus::Error),
        End::Interrupted => Ok(ExitStatus::Interrupted),
        End::Terminated => {
            printer.say(&format!("the dashboard was ended from outside; {place}"));
            Ok(ExitStatus::Terminated)
        }
        End::HungUp => {
            printer.say(&format!("the terminal of the dashboard has gone; {place}"));
            Ok(ExitStatus::Terminated)
        }
        End::Crashed(why) => Err(Failure::new(Kind::Error, format!("the dashboard broke: {why}; {place}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::settings::Dashboard;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        global: GlobalArgs,
        #[command(flatten)]
        args: DashboardArgs,
    }

    #[test]
    fn what_is_typed_beats_what_is_stored() {
        let none = |_: &str| None;
        let no_color = |name: &str| (name == "NO_COLOR").then(|| "1".to_owned());
        let stored = Dashboard {
            theme: Some(Theme::Light),
            window: Some(Window::Day),
            mouse: Some(false),
            fps: Some(30),
            ascii: Some(true),
            ..Dashboard::default()
        };
        let stored = Chosen { dashboard: stored, ..Chosen::default() };
        let usual = Chosen::default();
        type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;
        for (line, env, chosen, theme, window, mouse, fps, ascii) in [
            ("", &none as Lookup<'_>, &usual, Theme::Auto, Window::Hour, true, 10, false),
            ("", &none, &stored, Theme::Light, Window::Day, false, 30, true),
            ("--theme dark --window 7d --fps 5", &none, &stored, Theme::Dark, Window::Week, false, 5, true),
            ("--no-mouse --ascii", &no_color, &usual, Theme::Mono, Window::Hour, false, 10, true),
            ("--no-color --theme dark", &none, &usual, Theme::Mono, Window::Hour, true, 10, false),
        ] {
            let words = std::iter::once("x").chain(line.split_whitespace());
            let line_of = Line::try_parse_from(words).unwrap();
            let made = options(&line_of.args, &line_of.global, chosen, &Environment(env));
            assert_eq!(
                (made.theme, made.window, made.mouse, made.fps, made.ascii),
                (theme, window, mouse, fps, ascii),
                "{line}"
            );
        }
    }

    #[test]
    fn sizes_and_filters_are_checked_where_they_are_typed() {
        assert_eq!(size("120x36"), Ok(Size::new(120, 36)));
        for wrong in ["", "120", "x", "0x24", "80x1001", "80x-1", "80X24"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
        for (line, is_fine) in [
            ("--once --size 80x24", true),
            ("--size 80x24", false),
            ("--fps 0", false),
            ("--fps 60", true),
            ("--fps 61", false),
            ("--filter used>=80%", true),
            ("--filter cost>much", false),
            ("--window 2h", false),
            ("--screen active", true),
        ] {
            let words = std::iter::once("x").chain(line.split_whitespace());
            assert_eq!(Line::try_parse_from(words).is_ok(), is_fine, "{line}");
        }
    }
}
