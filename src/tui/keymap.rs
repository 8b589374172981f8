//! Which key does what, where. One table: help, the key line, the palette and the settings read it.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::state::Screen;

/// What a key, a click or the palette can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Action {
    /// To a screen.
    Go(Screen),
    /// To the screen before.
    ScreenBack,
    /// To the next screen.
    ScreenNext,
    /// A row down.
    Down,
    /// A row up.
    Up,
    /// To the first row.
    First,
    /// To the last row; on Tail, follow it.
    Last,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Columns to the left.
    Left,
    /// Columns to the right.
    Right,
    /// The detail of the row.
    Open,
    /// One step back: close, clear the filter.
    Back,
    /// To the next panel or field.
    NextPanel,
    /// To the panel or field before.
    PreviousPanel,
    /// Type a filter.
    Filter,
    /// The command palette.
    Palette,
    /// Sort by the next column.
    Sort,
    /// Turn the order around.
    Reverse,
    /// The next window of time.
    Window,
    /// The window of time before.
    WindowBack,
    /// Stack the chart by something else.
    Layers,
    /// Let the picture stand still, or go on.
    Freeze,
    /// Read everything anew, and connect at once.
    Refresh,
    /// Paint everything anew.
    Redraw,
    /// A new object.
    New,
    /// Change the object.
    Edit,
    /// Put customers on a budget.
    Assign,
    /// Block or unblock.
    Block,
    /// Raise the budget of the one who pays for this row.
    Raise,
    /// Delete.
    Delete,
    /// A new secret for a key; another attempt of a delivery.
    Again,
    /// Another attempt of every failed delivery.
    AgainAll,
    /// End a running call.
    Cancel,
    /// Mark the row.
    Mark,
    /// Mark from here to there.
    MarkRange,
    /// Copy the id.
    CopyId,
    /// Copy the command line that shows or did this.
    CopyCommand,
    /// Copy the object as JSON.
    CopyJson,
    /// Write the visible rows to a file.
    Save,
    /// What the message line said before.
    Log,
    /// The keys of this screen.
    Help,
    /// Take or leave the mouse.
    Mouse,
    /// Suspend.
    Suspend,
    /// Back, and from the last step: end.
    Quit,
    /// End at once.
    QuitNow,
    /// Break on purpose.
    Panic,
}

/// A group of keys, as help shows them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// Getting around.
    Move,
    /// Looking closer.
    Look,
    /// Changing things.
    Change,
    /// Taking things with you.
    Take,
    /// The program itself.
    Program,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Binding {
    /// What it does.
    pub(crate) action: Action,
    /// Its name in the settings and in the palette.
    pub(crate) name: &'static str,
    /// Its keys, in the notation of the settings: `j`, `Ctrl-d`, `Enter`.
    pub(crate) keys: &'static [&'static str],
    /// What help says.
    pub(crate) help: &'static str,
    /// The word on the key line; empty: not there.
    pub(crate) short: &'static str,
    /// Where help shows it.
    pub(crate) group: Group,
    /// Whether it changes something on the server.
    pub(crate) is_write: bool,
    /// The screens it works on; none: all of them.
    pub(crate) screens: &'static [Screen],
}

const TABLES: &[Screen] = &[
    Screen::Overview,
    Screen::Customers,
    Screen::Budgets,
    Screen::Keys,
    Screen::Tail,
    Screen::Delivery,
    Screen::Active,
];
const OBJECTS: &[Screen] = &[Screen::Customers, Screen::Budgets, Screen::Keys];
/// The same with Overview, whose rows are customers.
const EDITED: &[Screen] = &[Screen::Overview, Screen::Customers, Screen::Budgets, Screen::Keys];

const fn on(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    help: &'static str,
    short: &'static str,
    group: Group,
    screens: &'static [Screen],
) -> Binding {
    Binding { action, name, keys, help, short, group, is_write: false, screens }
}

const fn write(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    help: &'static str,
    short: &'static str,
    screens: &'static [Screen],
) -> Binding {
    Binding { action, name, keys, help, short, group: Group::Change, is_write: true, screens }
}

/// Every binding. Two of them may share a key only where their screens differ.
#[rustfmt::skip]
pub(crate) const BINDINGS: &[Binding] = &[
    on(Action::Down, "down", &["j", "Down"], "a row down", "move", Group::Move, &[]),
    on(Action::Up, "up", &["k", "Up"], "a row up", "", Group::Move, &[]),
    on(Action::First, "first", &["g", "Home"], "the first row", "", Group::Move, &[]),
    on(Action::Last, "last", &["G", "End"], "the last row; Tail follows it", "", Group::Move, &[]),
    on(Action::HalfDown, "half-down", &["Ctrl-d"], "half a page down", "", Group::Move, &[]),
    on(Action::HalfUp, "half-up", &["Ctrl-u"], "half a page up", "", Group::Move, &[]),
    on(Action::PageDown, "page-down", &["PageDown"], "a page down", "", Group::Move, &[]),
    on(Action::PageUp, "page-up", &["PageUp"], "a page up", "", Group::Move, &[]),
    on(Action::Left, "left", &["h", "Left"], "columns to the left", "", Group::Move, TABLES),
    on(Action::Right, "right", &["l", "Right"], "columns to the right", "", Group::Move, TABLES),
    on(Action::NextPanel, "next-panel", &["Tab"], "the next panel", "", Group::Move, &[]),
    on(Action::PreviousPanel, "previous-panel", &["Shift-Tab"], "the panel before", "", Group::Move, &[]),
    on(Action::Go(Screen::Overview), "overview", &["1"], "sums, chart, largest customers, alerts", "", Group::Move, &[]),
    on(Action::Go(Screen::Customers), "customers", &["2"], "who is billed", "", Group::Move, &[]),
    on(Action::Go(Screen::Budgets), "budgets", &["3"], "the rules", "", Group::Move, &[]),
    on(Action::Go(Screen::Keys), "keys", &["4"], "credentials", "", Group::Move, &[]),
    on(Action::Go(Screen::Tail), "tail", &["5"], "events as they happen", "", Group::Move, &[]),
    on(Action::Go(Screen::Delivery), "delivery", &["6"], "what billing systems were told", "", Group::Move, &[]),
    on(Action::Go(Screen::Help), "help-screen", &["7"], "this page", "", Group::Move, &[]),
    on(Action::Go(Screen::Active), "in-flight", &["8"], "calls that are running", "", Group::Move, &[]),
    on(Action::ScreenBack, "screen-back", &["["], "the screen before", "", Group::Move, &[]),
    on(Action::ScreenNext, "screen-next", &["]"], "the next screen", "", Group::Move, &[]),

    on(Action::Open, "open", &["Enter"], "detail of the row", "open", Group::Look, TABLES),
    on(Action::Back, "back", &["Esc"], "close, then clear the filter", "", Group::Look, &[]),
    on(Action::Filter, "filter", &["/"], "filter the rows while you type", "filter", Group::Look, &[]),
    on(Action::Sort, "sort", &["s"], "sort by the next column", "sort", Group::Look, TABLES),
    on(Action::Reverse, "reverse", &["S"], "turn the order around", "", Group::Look, TABLES),
    on(Action::Window, "window", &["t"], "window 5m 1h 24h 7d 30d", "window", Group::Look, &[]),
    on(Action::WindowBack, "window-back", &["T"], "window 30d 7d 24h 1h 5m", "", Group::Look, &[]),
    on(Action::Layers, "layers", &["c"], "stack the chart by customer, model, or not", "chart by", Group::Look, &[Screen::Overview]),
    on(Action::Freeze, "freeze", &["f"], "let the picture stand still, or go on", "freeze", Group::Look, &[]),
    on(Action::Refresh, "refresh", &["r"], "read everything anew, connect at once", "", Group::Look, &[]),

    write(Action::New, "new", &["n", "+"], "new", "new", EDITED),
    write(Action::Edit, "edit", &["e"], "edit", "edit", EDITED),
    write(Action::Assign, "assign", &["a"], "assign a budget", "assign budget", &[Screen::Customers]),
    write(Action::Block, "block", &["b"], "block or unblock; of a running call, its customer", "block", &[Screen::Customers, Screen::Keys, Screen::Active, Screen::Overview]),
    write(Action::Raise, "raise", &["u"], "raise the budget of the customer", "raise budget", &[Screen::Customers, Screen::Active, Screen::Overview]),
    write(Action::Delete, "delete", &["d", "Delete"], "delete", "delete", OBJECTS),
    write(Action::Again, "again", &["R"], "key: a new secret; delivery: try again", "retry", &[Screen::Keys, Screen::Delivery]),
    write(Action::AgainAll, "again-all", &["A"], "try every failed delivery again, or those of the destination in front", "retry all", &[Screen::Delivery]),
    write(Action::Cancel, "cancel", &["K"], "end the running call", "cancel", &[Screen::Active]),

    on(Action::Mark, "mark", &["space"], "mark the row", "mark", Group::Take, &[Screen::Customers, Screen::Budgets, Screen::Keys, Screen::Delivery, Screen::Active]),
    on(Action::MarkRange, "mark-range", &["v"], "mark from here to there", "", Group::Take, &[Screen::Customers, Screen::Budgets, Screen::Keys, Screen::Delivery, Screen::Active]),
    on(Action::CopyId, "copy-id", &["y"], "copy the id", "copy", Group::Take, TABLES),
    on(Action::CopyCommand, "copy-command", &["Y"], "copy the command line", "", Group::Take, TABLES),
    on(Action::CopyJson, "copy-json", &["J"], "copy as JSON", "", Group::Take, TABLES),
    on(Action::Save, "save", &["x"], "save the visible rows as CSV or JSONL", "save", Group::Take, TABLES),

    on(Action::Palette, "palette", &[":"], "every command by name; :customer acme", "", Group::Program, &[]),
    on(Action::Log, "log", &["L"], "the messages so far", "", Group::Program, &[]),
    on(Action::Help, "help", &["?"], "the keys of this screen", "help", Group::Program, &[]),
    on(Action::Mouse, "mouse", &["m"], "take or leave the mouse", "", Group::Program, &[]),
    on(Action::Redraw, "redraw", &["Ctrl-l"], "paint everything anew", "", Group::Program, &[]),
    on(Action::Suspend, "suspend", &["Ctrl-z"], "suspend; fg brings it back", "", Group::Program, &[]),
    on(Action::Quit, "quit", &["q"], "back, then quit", "quit", Group::Program, &[]),
    on(Action::QuitNow, "quit-now", &["Ctrl-c"], "quit at once", "", Group::Program, &[]),
];

/// A key with its modifiers, as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Press {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Press {
    /// A key as the terminal reported it. Shift is in the character already.
    pub(crate) fn of(key: KeyEvent) -> Self {
        let modifiers = match key.code {
            KeyCode::Char(_) | KeyCode::BackTab => key.modifiers - KeyModifiers::SHIFT,
            _ => key.modifiers,
        };
        Self { code: key.code, modifiers }
    }

    /// A key as the settings write it: `j`, `G`, `space`, `Ctrl-d`, `Shift-Tab`, `PageDown`, `F5`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        loop {
            let (modifier, after) = match rest.split_once('-') {
                Some(("Ctrl", after)) if !after.is_empty() => (KeyModifiers::CONTROL, after),
                Some(("Alt", after)) if !after.is_empty() => (KeyModifiers::ALT, after),
                Some(("Shift", after)) if !after.is_empty() => (KeyModifiers::SHIFT, after),
                _ => break,
            };
            modifiers |= modifier;
            rest = after;
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) => KeyCode::Char(c),
            (Some('F'), Some(_)) => KeyCode::F(rest[1..].parse().ok().filter(|n| (1..=12).contains(n))?),
            _ => match rest {
                "space" => KeyCode::Char(' '),
                "Enter" => KeyCode::Enter,
                "Esc" => KeyCode::Esc,
                "Tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
                "Tab" => KeyCode::Tab,
                "Backspace" => KeyCode::Backspace,
                "Delete" => KeyCode::Delete,
                "Insert" => KeyCode::Insert,
                "Home" => KeyCode::Home,
                "End" => KeyCode::End,
                "PageUp" => KeyCode::PageUp,
                "PageDown" => KeyCode::PageDown,
                "Up" => KeyCode::Up,
                "Down" => KeyCode::Down,
                "Left" => KeyCode::Left,
                "Right" => KeyCode::Right,
                _ => return None,
            },
        };
        let is_in_code = matches!(code, KeyCode::Char(_) | KeyCode::BackTab);
        Some(Self { code, modifiers: if is_in_code { modifiers - KeyModifiers::SHIFT } else { modifiers } })
    }
}

/// Keys one after another, as they are typed: characters, and names between brackets: `3n<Tab><Ctrl-s>`.
pub(crate) fn presses(text: &str) -> Result<Vec<KeyEvent>, String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let press = match named.filter(|(name, _)| name.chars().count() > 1) {
            Some((name, after)) => {
                rest = after;
                Press::parse(name).ok_or_else(|| WrongKeys::Key(name.to_owned()).to_string())?
            }
            None => {
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
                Press { code: KeyCode::Char(c), modifiers: KeyModifiers::NONE }
            }
        };
        found.push(KeyEvent::new(press.code, press.modifiers));
    }
    Ok(found)
}

/// The bindings with the changes of the settings.
#[derive(Clone, Debug)]
pub(crate) struct Keymap {
    keys: Vec<(&'static Binding, Vec<(Press, String)>)>,
}

/// A setting of keys that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WrongKeys {
    /// No action is called so.
    #[error("there is no action '{0}'")]
    Action(String),
    /// That is no key.
    #[error("'{0}' is no key: use forms like j, G, space, Ctrl-d, F5, PageDown")]
    Key(String),
    /// Two actions of one screen want it.
    #[error("the key '{key}' is on '{one}' and on '{other}'")]
    Twice {
        /// The key.
        key: String,
        /// An action.
        one: &'static str,
        /// Another one.
        other: &'static str,
    },
    /// There would be no way out.
    #[error("'{0}' needs a key: there would be no way out")]
    NoWayOut(&'static str),
}

impl Keymap {
    /// The bindings, changed by settings that were checked: names of actions and their keys.
    pub(crate) fn new(changes: &BTreeMap<String, Vec<String>>) -> Self {
        let keys = BINDINGS.iter().map(|binding| {
            let texts: Vec<String> = match changes.get(binding.name) {
                Some(keys) => keys.clone(),
                None => binding.keys.iter().map(|key| (*key).to_owned()).collect(),
            };
            let presses = texts.into_iter().filter_map(|text| Press::parse(&text).map(|press| (press, text)));
            (binding, presses.collect())
        });
        Self { keys: keys.collect() }
    }

    /// Checks changes of the settings.
    pub(crate) fn check(changes: &BTreeMap<String, Vec<String>>) -> Result<(), WrongKeys> {
        for (name, keys) in changes {
            if !BINDINGS.iter().any(|binding| binding.name == name) {
                return Err(WrongKeys::Action(name.clone()));
            }
            if let Some(wrong) = keys.iter().find(|key| Press::parse(key).is_none()) {
                return Err(WrongKeys::Key(wrong.clone()));
            }
        }
        let keymap = Self::new(changes);
        if let Some((key, one, other)) = keymap.clash() {
            return Err(WrongKeys::Twice { key, one, other });
        }
        match keymap.keys.iter().find(|(of, keys)| of.action == Action::QuitNow && keys.is_empty()) {
            Some((binding, _)) => Err(WrongKeys::NoWayOut(binding.name)),
            None => Ok(()),
        }
    }

    /// Two bindings that want the same key on the same screen.
    fn clash(&self) -> Option<(String, &'static str, &'static str)> {
        for (at, (one, keys)) in self.keys.iter().enumerate() {
            for (other, others) in &self.keys[at + 1..] {
                let meet = one.screens.is_empty()
                    || other.screens.is_empty()
                    || one.screens.iter().any(|screen| other.screens.contains(screen));
                let same = keys.iter().find(|(press, _)| others.iter().any(|(other, _)| other == press));
                if let (true, Some((_, key))) = (meet, same) {
                    return Some((key.clone(), one.name, other.name));
                }
            }
        }
        None
    }

    /// What a key does on a screen.
    pub(crate) fn action(&self, screen: Screen, key: KeyEvent) -> Option<Action> {
        let press = Press::of(key);
        let found = self.of(screen).find(|(_, keys)| keys.iter().any(|(known, _)| *known == press));
        found.map(|(binding, _)| binding.action)
    }

    /// The bindings of a screen, in the order of the table.
    pub(crate) fn of(&self, screen: Screen) -> impl Iterator<Item = (&'static Binding, &[(Press, String)])> {
        let works = move |binding: &Binding| binding.screens.is_empty() || binding.screens.contains(&screen);
        self.keys.iter().filter(move |(binding, _)| works(binding)).map(|(b, keys)| (*b, keys.as_slice()))
    }

    /// The keys of an action, as they are written.
    pub(crate) fn keys_of(&self, action: Action) -> Vec<&str> {
        let found = self.keys.iter().find(|(binding, _)| binding.action == action);
        found.into_iter().flat_map(|(_, keys)| keys).map(|(_, text)| text.as_str()).collect()
    }

    /// The first key of an action, as it is written.
    pub(crate) fn key_of(&self, action: Action) -> Option<&str> {
        let (_, keys) = self.keys.iter().find(|(binding, _)| binding.action == action)?;
        keys.first().map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(of: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        let keys = |keys: &&[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        of.iter().map(|(name, of)| ((*name).to_owned(), keys(of))).collect()
    }

    #[test]
    fn no_key_is_bound_twice_on_a_screen_and_every_key_can_be_read() {
        assert_eq!(Keymap::check(&BTreeMap::new()), Ok(()));
        for binding in BINDINGS {
            assert!(!binding.keys.is_empty() && !binding.help.is_empty(), "{}", binding.name);
            for key in binding.keys {
                assert!(Press::parse(key).is_some(), "{key}");
            }
            let same = BINDINGS.iter().filter(|other| other.name == binding.name).count();
            assert_eq!(same, 1, "{}", binding.name);
        }
    }

    #[test]
    fn a_key_is_found_however_the_terminal_reports_its_shift() {
        let keymap = Keymap::new(&BTreeMap::new());
        let press = |code, modifiers| keymap.action(Screen::Customers, KeyEvent::new(code, modifiers));
        assert_eq!(press(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Action::Last));
        assert_eq!(press(KeyCode::Char('G'), KeyModifiers::NONE), Some(Action::Last));
        assert_eq!(press(KeyCode::Char('d'), KeyModifiers::CONTROL), Some(Action::HalfDown));
        assert_eq!(press(KeyCode::Char('d'), KeyModifiers::NONE), Some(Action::Delete));
        assert_eq!(press(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Action::PreviousPanel));
        assert_eq!(press(KeyCode::Char('K'), KeyModifiers::NONE), None, "only where calls run");
    }

    #[test]
    fn settings_change_keys_and_are_checked() {
        let moved = changes(&[("down", &["n", "F5"]), ("new", &["Alt-n"])]);
        assert_eq!(Keymap::check(&moved), Ok(()));
        let keymap = Keymap::new(&moved);
        let n = KeyEvent::new(KeyCode::Char('n'), KeyModifiers::NONE);
        assert_eq!(keymap.action(Screen::Budgets, n), Some(Action::Down));
        assert_eq!(keymap.key_of(Action::New), Some("Alt-n"));
        for (of, wrong) in [
            (("nope", &["j"][..]), WrongKeys::Action("nope".into())),
            (("down", &["Crtl-j"]), WrongKeys::Key("Crtl-j".into())),
            (("down", &["k"]), WrongKeys::Twice { key: "k".into(), one: "down", other: "up" }),
            (("quit-now", &[]), WrongKeys::NoWayOut("quit-now")),
        ] {
            assert_eq!(Keymap::check(&changes(&[of])), Err(wrong));
        }
    }
}
