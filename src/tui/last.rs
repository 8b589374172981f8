//! What is said of changes that were under way when the dashboard ended: nobody saw how they went.

use std::collections::BTreeMap;

use super::event::Outcome;
use super::state::Writing;

/// A command that names hundreds of objects is told by its beginning.
const COMMAND_CHARS_MAX: usize = 300;

/// A sentence for each change that did not end well, or of which nobody knows how it ended.
pub(super) fn unseen(writing: &BTreeMap<u64, Writing>, ended: &[(u64, Outcome)]) -> Vec<String> {
    let said = writing.iter().filter_map(|(ticket, Writing { change, .. })| {
        let outcome = ended.iter().find(|(of, _)| of == ticket).map(|(_, outcome)| outcome);
        let command = || shortened(&change.shown());
        match outcome {
            None => Some(format!("a change was still under way: `{}`; its outcome is unknown", command())),
            Some(Err(refusal)) => Some(format!("not done: `{}`: {}", command(), refusal.message)),
            Some(Ok(written)) if written.secret.is_some() => {
                Some(format!("done, but its new key was shown to nobody: `{}`", command()))
            }
            Some(Ok(_)) => None,
        }
    });
    said.collect()
}

fn shortened(command: &str) -> String {
    match command.char_indices().nth(COMMAND_CHARS_MAX) {
        Some((end, _)) => format!("{}…", command.get(..end).unwrap_or_default()),
        None => command.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::change::Change;
    use crate::tui::event::{Refusal, Written};

    fn block(id: &str) -> Change {
        Change::CustomerBlock { ids: vec![id.to_owned()], blocked: true }
    }

    #[test]
    fn what_nobody_saw_is_told() {
        let changes = [
            (1, block("acme")),
            (2, block("globex")),
            (3, block("initech")),
            (4, Change::KeyRegenerate("aa11".to_owned())),
            (5, block(&"x".repeat(70_000))),
        ];
        let writing = changes.map(|(ticket, change)| (ticket, Writing::of(change))).into();
        let refusal = Refusal { message: "there is no such customer".to_owned(), param: None, done: 0 };
        let made = Written { secret: Some("sk-canary".to_owned()), done: 1 };
        let said = unseen(&writing, &[(2, Ok(Written::default())), (3, Err(refusal)), (4, Ok(made))]);
        assert_eq!(
            said[..3],
            [
                "a change was still under way: `litellm-rs customer block acme`; its outcome is unknown",
                "not done: `litellm-rs customer block initech`: there is no such customer",
                "done, but its new key was shown to nobody: `litellm-rs key regenerate aa11 --yes`",
            ]
        );
        assert_eq!(said.len(), 4);
        assert!(said[3].chars().count() < 400 && said[3].ends_with("…`; its outcome is unknown"));
        assert_eq!(unseen(&BTreeMap::new(), &[]), Vec::<String>::new());
    }
}
