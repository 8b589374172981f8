//! Questions before a change: what is at stake, and what has to be typed.

use super::chosen::{named, on_budget};
use crate::domain::visible::is_invisible;
use crate::text::money;
use crate::tui::change::Change;
use crate::tui::data::Active;
use crate::tui::event::Effect;
use crate::tui::state::{self, Dialog, Modal, State, Then};

/// How many objects a question names.
const NAMED_MAX: usize = 8;
/// From how many objects on their number has to be typed.
const TYPED_FROM: usize = 11;
/// The longest name that is asked to be typed.
const NAME_CHARS_MAX: usize = 40;
/// Two objects stand on one line when each takes at most so many characters.
const HALF_LINE: usize = 26;

/// How sure somebody has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    /// Yes is enough, but for many objects.
    Yes,
    /// The name has to be typed; of several, their number.
    Named,
}

/// What is at stake: objects with what is to be known of each.
pub(super) struct AtStake {
    one: &'static str,
    many: &'static str,
    names: Vec<String>,
    facts: Vec<String>,
    count: usize,
    /// What the title says besides.
    of: String,
    /// Whether each has a line of its own.
    is_long: bool,
}

impl AtStake {
    fn of(
        one: &'static str,
        many: &'static str,
        ids: &[String],
        fact: impl Fn(&str) -> (String, String),
    ) -> Self {
        let (names, facts) = ids.iter().map(|id| fact(id)).unzip();
        Self { one, many, names, facts, count: ids.len(), of: String::new(), is_long: false }
    }

    /// Customers with their spend.
    pub(super) fn customers(state: &State, ids: &[String]) -> Self {
        Self::of("customer", "customers", ids, |id| {
            let found = state.data.customers.rows().iter().find(|customer| customer.id == id);
            let fact = found.map(|customer| format!("spend {}", money::for_reading(customer.spend)));
            (id.to_owned(), fact.unwrap_or_default())
        })
    }

    /// Keys with their spend.
    pub(super) fn keys(state: &State, ids: &[String]) -> Self {
        Self::of("key", "keys", ids, |id| {
            let found = state.data.keys.rows().iter().find(|key| key.hash == id);
            let fact = found.map(|key| format!("spend {}", money::for_reading(key.spend)));
            (named(state, id), fact.unwrap_or_default())
        })
    }

    /// Budgets with how many are on them.
    pub(super) fn budgets(state: &State, ids: &[String]) -> Self {
        Self::of("budget", "budgets", ids, |id| {
            let fact = match on_budget(state, id) {
                0 => "nobody is on it".to_owned(),
                1 => "1 customer".to_owned(),
                count => format!("{count} customers"),
            };
            (id.to_owned(), fact)
        })
    }

    /// Running calls with who pays, what they hold and what came so far.
    pub(super) fn calls(calls: &[&Active]) -> Self {
        let of = |call: &&Active| {
            let payer = call.customer.as_deref().unwrap_or("no customer");
            let held = money::for_reading(call.held);
            let fact = format!("{payer}, held {held}, {} tokens streamed", call.output_tokens);
            (call.call.request_id.clone(), fact)
        };
        let (names, facts) = calls.iter().map(of).unzip();
        Self {
            one: "call",
            many: "calls",
            names,
            facts,
            count: calls.len(),
            of: String::new(),
            is_long: true,
        }
    }

    /// So many deliveries, and to whom: ` to lago`, or nothing.
    pub(super) fn deliveries(count: usize, to: String) -> Self {
        let (names, facts) = (Vec::new(), Vec::new());
        Self { one: "delivery", many: "deliveries", names, facts, count, of: to, is_long: false }
    }

    /// Asks before the change is made.
    pub(super) fn ask(
        self,
        state: &mut State,
        verb: &str,
        sentence: &str,
        question: Question,
        change: Change,
    ) -> Vec<Effect> {
        let title = match self.names.as_slice() {
            [name] => format!("{verb} {} {name}?", self.one),
            _ => {
                let noun = if self.count == 1 { self.one } else { self.many };
                format!("{verb} {} {noun}{}?", self.count, self.of)
            }
        };
        let mut lines = self.lines();
        // First: it is read also where there is not room for all of them.
        if let Some(hidden) = hidden(state) {
            lines.insert(0, hidden);
        }
        lines.push(sentence.to_owned());
        state.modals.push(Modal::Dialog(Dialog {
            title,
            lines,
            verb: verb.to_owned(),
            question: self.question(question),
            typed: String::new(),
            on_verb: false,
            then: Then::Write(change),
        }));
        Vec::new()
    }

    fn lines(&self) -> Vec<String> {
        let entry = |(name, fact): (&String, &String)| format!("{name}  {fact}").trim_end().to_owned();
        let entries: Vec<String> = self.names.iter().zip(&self.facts).take(NAMED_MAX).map(entry).collect();
        let is_short = !self.is_long && entries.iter().all(|entry| entry.chars().count() <= HALF_LINE);
        let mut lines: Vec<String> = match entries.as_slice() {
            _ if !is_short => entries,
            entries => entries
                .chunks(2)
                .map(|pair| match pair {
                    [left, right] => format!("{left:<HALF_LINE$}  {right}"),
                    rest => rest.concat(),
                })
                .collect(),
        };
        let more = self.names.len().saturating_sub(NAMED_MAX);
        if more > 0 {
            lines.push(format!("… and {more} more"));
        }
        lines
    }

    fn question(&self, wanted: Question) -> state::Question {
        if wanted == Question::Yes && self.names.len() < TYPED_FROM {
            return state::Question::Yes;
        }
        match self.names.as_slice() {
            // A name that nobody could type is asked for by its number.
            [name] if can_be_typed(name) => state::Question::Typed(name.trim().to_owned()),
            _ => state::Question::Typed(self.count.to_string()),
        }
    }
}

/// That marked rows are among them that are not seen.
fn hidden(state: &State) -> Option<String> {
    let said = match (state.hidden_marks(), state.table().marks.len()) {
        (0, _) => return None,
        (1, 1) => "The marked row is not shown.".to_owned(),
        (hidden, all) if hidden == all => format!("None of the {all} marked rows is shown."),
        (1, all) => format!("1 of the {all} marked rows is not shown."),
        (hidden, all) => format!("{hidden} of the {all} marked rows are not shown."),
    };
    Some(said)
}

fn can_be_typed(name: &str) -> bool {
    let name = name.trim();
    (1..=NAME_CHARS_MAX).contains(&name.chars().count())
        && !name.chars().any(|c| c.is_control() || is_invisible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_asked_for_only_where_it_can_be_typed() {
        let (long, longer) = ("x".repeat(NAME_CHARS_MAX), "x".repeat(NAME_CHARS_MAX + 1));
        for (name, is_fine) in [
            ("globex", true),
            (" Zo\u{eb} ", true),
            (long.as_str(), true),
            (longer.as_str(), false),
            ("glo\u{200b}bex", false),
            ("a\u{202e}b", false),
            ("a\u{1b}b", false),
            (" ", false),
        ] {
            assert_eq!(can_be_typed(name), is_fine, "{name:?}");
        }
    }
}
