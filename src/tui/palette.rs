//! What the words of the command palette mean: actions by their names, objects by theirs. Pure; runs
//! nothing.

use clap::ValueEnum as _;

use super::data::Customer;
use super::keymap::{Action, Group};
use super::state::{List, Screen, State, Window};
use super::theme::Theme;
use crate::text::near::nearest;

/// More choices are not shown: another letter leaves fewer.
const CHOICES_MAX: usize = 50;

/// What a choice does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Command {
    /// What a key does, too.
    Act(Action),
    /// Goes to an object and opens it.
    Show(Screen, String),
    /// Asks the server for a customer by its id, and opens it.
    Call(String),
    /// Shows a window of time.
    Window(Window),
    /// Changes the colours.
    Theme(Theme),
    /// Filters the screen.
    Filter(String),
    /// Saves the rows that are shown: as JSONL, or as CSV.
    Save {
        /// One object a line, not a table.
        jsonl: bool,
    },
    /// Waits for what comes after the word.
    More,
}

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    /// The text of the line that stands for it.
    pub(crate) text: String,
    /// What it does, for a person.
    pub(crate) help: String,
    /// The key that does the same.
    pub(crate) key: Option<String>,
    /// What it does.
    pub(crate) command: Command,
}

impl Choice {
    fn new(text: impl Into<String>, help: impl Into<String>, command: Command) -> Self {
        Self { text: text.into(), help: help.into(), key: None, command }
    }
}

/// Words that something else follows.
const WORDS: &[(&str, &str)] = &[
    ("customer", "a customer, by id or alias"),
    ("budget", "a budget, by id"),
    ("key", "a key, by alias, name or hash"),
    ("window", "a window of time: 5m 1h 24h 7d 30d"),
    ("theme", "other colours"),
    ("filter", "only rows that pass a filter"),
    ("save", "the rows that are shown, as csv or jsonl"),
];

/// What the text may mean, the most likely first.
pub(crate) fn choices(state: &State, typed: &str) -> Vec<Choice> {
    let typed = typed.trim_start();
    let mut choices = match typed.split_once(' ') {
        Some((word, rest)) if WORDS.iter().any(|(known, _)| *known == word) => {
            after(state, word, rest.trim())
        }
        _ => by_name(state, typed.trim_end()),
    };
    choices.truncate(CHOICES_MAX);
    choices
}

/// Actions of the screen in front, and words that want more.
fn by_name(state: &State, typed: &str) -> Vec<Choice> {
    let is_locked = state.locked().is_some();
    let actions = state.keymap.of(state.screen).filter(|(binding, _)| {
        let is_here = !(binding.is_write && is_locked) && binding.group != Group::Move;
        binding.action != Action::Palette && (is_here || matches!(binding.action, Action::Go(_)))
    });
    let actions = actions.map(|(binding, keys)| Choice {
        key: keys.first().map(|(_, key)| key.clone()),
        // Whoever types the whole word means it.
        command: Command::Act(if binding.action == Action::Quit { Action::QuitNow } else { binding.action }),
        ..Choice::new(binding.name, binding.help, Command::More)
    });
    let words = WORDS.iter().map(|(word, help)| Choice::new(format!("{word} "), *help, Command::More));
    let mut ranked: Vec<(usize, Choice)> = actions
        .chain(words)
        .filter_map(|choice| Some((rank(typed, choice.text.trim_end(), &choice.help)?, choice)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, choice)| choice).collect()
}

/// How well a name fits what was typed: itself, its beginning, a part of it, a part of what it does.
fn rank(typed: &str, name: &str, help: &str) -> Option<usize> {
    let (typed, name) = (typed.to_lowercase(), name.to_lowercase());
    if name == typed {
        Some(0)
    } else if name.starts_with(&typed) {
        Some(1)
    } else if name.contains(&typed) {
        Some(2)
    } else {
        (typed.len() > 2 && help.to_lowercase().contains(&typed)).then_some(3)
    }
}

/// What may follow a word.
fn after(state: &State, word: &str, rest: &str) -> Vec<Choice> {
    let data = state.shown();
    let object = |screen, id: &str, help: &str| {
        Choice::new(format!("{word} {id}"), help, Command::Show(screen, id.to_owned()))
    };
    let found: Vec<(usize, Choice)> = match word {
        "customer" => {
            let read = ranked(data.customers.rows(), rest, |customer| {
                let alias = customer.alias.as_deref().unwrap_or_default();
                (vec![&customer.id, alias], object(Screen::Customers, &customer.id, alias))
            });
            with_others(&data.customers, rest, read)
        }
        "budget" => ranked(data.budgets.rows(), rest, |budget| {
            (vec![&budget.id], object(Screen::Budgets, &budget.id, &budget.name()))
        }),
        "key" => ranked(data.keys.rows(), rest, |key| {
            let alias = key.alias.as_deref().unwrap_or(&key.name);
            let command = Command::Show(Screen::Keys, key.hash.clone());
            (vec![alias, &key.name, &key.hash], Choice::new(format!("{word} {alias}"), &key.name, command))
        }),
        "window" => ranked(&Window::ALL, rest, |window| {
            let choice = Choice::new(format!("{word} {}", window.name()), "", Command::Window(*window));
            (vec![window.name()], choice)
        }),
        "theme" => return themes(rest),
        "save" => ranked(&[("csv", false), ("jsonl", true)], rest, |(name, jsonl)| {
            (vec![name], Choice::new(format!("{word} {name}"), "", Command::Save { jsonl: *jsonl }))
        }),
        _ => {
            let choice = Choice::new(format!("{word} {rest}"), "", Command::Filter(rest.to_owned()));
            return vec![choice];
        }
    };
    found.into_iter().map(|(_, choice)| choice).collect()
}

/// Customers with the one that has exactly this id, where it may be among those that were not read. It
/// comes before those whose names only begin so.
fn with_others(list: &List<Customer>, id: &str, mut read: Vec<(usize, Choice)>) -> Vec<(usize, Choice)> {
    if list.shortened().is_some() && !id.is_empty() && !list.rows().iter().any(|row| row.id == id) {
        let help = "this id, asked for on the server";
        let choice = Choice::new(format!("customer {id}"), help, Command::Call(id.to_owned()));
        let at = read.partition_point(|(rank, _)| *rank == 0);
        read.insert(at, (0, choice));
    }
    read
}

fn themes(rest: &str) -> Vec<Choice> {
    let named = Theme::ALL.iter().filter_map(|theme| Some((*theme, theme.to_possible_value()?)));
    let named: Vec<(Theme, String, String)> = named
        .map(|(theme, value)| {
            let help = value.get_help().map(ToString::to_string).unwrap_or_default();
            (theme, value.get_name().to_owned(), help)
        })
        .collect();
    let found = ranked(&named, rest, |(theme, name, help)| {
        (vec![name], Choice::new(format!("theme {name}"), help, Command::Theme(*theme)))
    });
    found.into_iter().map(|(_, choice)| choice).collect()
}

/// Those of which a name fits, the best first; `of` tells the names of one and makes its choice.
fn ranked<'r, T>(
    rows: &'r [T],
    typed: &str,
    of: impl Fn(&'r T) -> (Vec<&'r str>, Choice),
) -> Vec<(usize, Choice)> {
    let mut found: Vec<(usize, Choice)> = rows
        .iter()
        .filter_map(|row| {
            let (names, choice) = of(row);
            let best = names.iter().filter_map(|name| rank(typed, name, "")).min()?;
            Some((best, choice))
        })
        .collect();
    found.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.text.cmp(&other.text)));
    found
}

/// Why a text means nothing, and what is near it.
pub(crate) fn unknown(state: &State, typed: &str) -> String {
    let typed = typed.trim();
    let (what, word, known): (&str, &str, Vec<String>) = match typed.split_once(' ') {
        Some((word, rest)) if WORDS.iter().any(|(known, _)| *known == word) => {
            let all = after(state, word, "");
            let names = all
                .into_iter()
                .filter_map(|choice| choice.text.split_once(' ').map(|(_, name)| name.to_owned()));
            (word, rest.trim(), names.collect())
        }
        _ => ("command", typed, by_name(state, "").into_iter().map(|it| it.text.trim().to_owned()).collect()),
    };
    match nearest(word, &known) {
        Some(near) => format!("there is no {what} '{word}'; near: {near}"),
        None if known.is_empty() => format!("there is no {what} '{word}': none was read"),
        None => format!("there is no {what} '{word}'"),
    }
}
