//! Taking things along: ids, command lines and JSON to the clipboard, rows to a file. Digits stay as
//! the server wrote them.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::SignedDuration;
use serde_json::json;

use super::keys::say;
use crate::client::Row;
use crate::text::look::{cell_of_csv, inert, inert_cell};
use crate::text::shell::quoted;
use crate::tui::change::command::{NAMED_MAX, first};
use crate::tui::event::Effect;
use crate::tui::keymap::Action;
use crate::tui::state::{CommandLine, Message, Screen, State, Tone};
use crate::wire::money::Usd;

/// Asking again within this time saves the other format.
const AGAIN_MS: i64 = 2_000;

/// How rows are written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// A table, one column a member.
    Csv,
    /// One object a line.
    Jsonl,
}

/// Does it.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::CopyId => copy_ids(state),
        Action::CopyCommand => copy_command(state),
        Action::CopyJson => copy_json(state),
        Action::Save => {
            let again = state.saved.is_some_and(|(screen, at)| {
                screen == state.screen
                    && state.now.duration_since(at).abs() <= SignedDuration::from_millis(AGAIN_MS)
            });
            save(state, if again { Saving::Jsonl } else { Saving::Csv })
        }
        _ => Vec::new(),
    }
}

/// Puts text of one line on the clipboard, and says what it was. What would command a terminal that it
/// is pasted into is not copied.
pub(super) fn copied(state: &mut State, text: String, what: &str) -> Vec<Effect> {
    if is_unsafe(&text) {
        return refused(state, what);
    }
    say(state, Tone::Note, &format!("copied {what}"));
    vec![Effect::Copy(text)]
}

/// Whether text has characters that command a terminal, where it is pasted.
pub(super) fn is_unsafe(text: &str) -> bool {
    text.chars().any(char::is_control)
}

fn refused(state: &mut State, what: &str) -> Vec<Effect> {
    say(state, Tone::Failed, &format!("{what}: it has control characters and is not copied; J copies JSON"));
    Vec::new()
}

fn nothing(state: &mut State) -> Vec<Effect> {
    say(state, Tone::Note, "nothing is selected");
    Vec::new()
}

fn copy_ids(state: &mut State) -> Vec<Effect> {
    let ids = named(state);
    match ids.as_slice() {
        [] => nothing(state),
        [id] => {
            let what = id.clone();
            copied(state, ids.concat(), &what)
        }
        several => match several.iter().find(|id| is_unsafe(id)) {
            Some(id) => refused(state, id),
            None => {
                say(state, Tone::Note, &format!("copied {} ids", several.len()));
                vec![Effect::Copy(several.join("\n"))]
            }
        },
    }
}

fn copy_command(state: &mut State) -> Vec<Effect> {
    let Some(command) = command(state) else { return nothing(state) };
    let whole = command.whole().unwrap_or_default().to_owned();
    if is_unsafe(&whole) {
        return refused(state, "the command");
    }
    let text = "copied the command".to_owned();
    state.messages.say(Message { at: state.now, tone: Tone::Note, text, command: Some(command) });
    vec![Effect::Copy(whole)]
}

fn copy_json(state: &mut State) -> Vec<Effect> {
    let targets = state.targets();
    let lines: Vec<String> = rows_of(state, &targets).iter().map(|row| line(row)).collect();
    match lines.len() {
        0 => nothing(state),
        1 => copied(state, lines.concat(), "the object as JSON"),
        count => {
            say(state, Tone::Note, &format!("copied {count} objects as JSON"));
            vec![Effect::Copy(lines.join("\n"))]
        }
    }
}

/// What the targets are called on the command line and elsewhere. Events and running calls are called
/// by the id of the call.
fn named(state: &State) -> Vec<String> {
    let targets = state.targets();
    if state.screen == Screen::Active {
        let calls = state.shown().active.rows();
        let of =
            |id: &String| calls.iter().find(|call| call.id == *id).map(|call| call.call.request_id.clone());
        return targets.iter().filter_map(of).collect();
    }
    if state.screen != Screen::Tail {
        return targets;
    }
    let ring = &state.shown().ring;
    let calls = targets.iter().filter_map(|id| ring.get(id)).map(|event| event.spent.request_id.clone());
    calls.filter(|id| !id.is_empty()).collect()
}

/// The command line that shows the targets.
fn command(state: &State) -> Option<CommandLine> {
    let ids = named(state);
    let one = ids.first()?;
    let all = |command: &str| {
        let [whole, shown] = [usize::MAX, NAMED_MAX].map(|most| {
            let ids = first(ids.iter().map(|id| quoted(id).into_owned()), most);
            format!("{command} {}", ids.join(" "))
        });
        CommandLine::new(whole, shown)
    };
    Some(match state.screen {
        Screen::Overview | Screen::Customers => all("litellm-rs customer info"),
        Screen::Budgets => all("litellm-rs budget info"),
        Screen::Keys => all("litellm-rs key info"),
        Screen::Delivery => all("litellm-rs deliveries show"),
        Screen::Tail => format!("litellm-rs spend logs --request-id {}", quoted(one)).into(),
        Screen::Active => {
            let calls = state.shown().active.rows();
            let selected = state.targets().into_iter().next()?;
            match calls.iter().find(|call| call.id == selected).and_then(|call| call.customer.as_ref()) {
                Some(customer) => {
                    format!("litellm-rs requests active --customer {}", quoted(customer)).into()
                }
                None => "litellm-rs requests active".to_owned().into(),
            }
        }
        Screen::Help => return None,
    })
}

/// Writes the rows that are shown to a file.
pub(super) fn save(state: &mut State, saving: Saving) -> Vec<Effect> {
    let rows = rows_of(state, &state.order().ids);
    if rows.is_empty() {
        say(state, Tone::Note, "there are no rows to save");
        return Vec::new();
    }
    let (ending, text) = match saving {
        Saving::Csv => ("csv", csv_of(&rows)),
        Saving::Jsonl => ("jsonl", Some(rows.iter().map(|row| line(row) + "\n").collect())),
    };
    let Some(text) = text else {
        say(state, Tone::Failed, "the rows cannot be written as CSV");
        return Vec::new();
    };
    let screen = state.screen.names().0.to_lowercase().replace(' ', "-");
    let name = format!("{screen}-{}.{ending}", state.now.strftime("%Y%m%d-%H%M%S"));
    let more = match saving {
        Saving::Csv => "; once more for JSONL",
        Saving::Jsonl => "",
    };
    let count = rows.len();
    let plural = if count == 1 { "" } else { "s" };
    say(state, Tone::Note, &format!("saving {count} row{plural} as {name}{more}"));
    state.saved = match saving {
        Saving::Csv => Some((state.screen, state.now)),
        Saving::Jsonl => None,
    };
    vec![Effect::Save { name, text }]
}

/// Rows were written to a file, or could not be.
pub(super) fn saved(state: &mut State, name: &str, outcome: Result<(), String>) -> Vec<Effect> {
    match outcome {
        Ok(()) if state.saved.is_some() => {
            say(state, Tone::Done, &format!("saved {name}; once more for JSONL"))
        }
        Ok(()) => say(state, Tone::Done, &format!("saved {name}")),
        Err(why) => say(state, Tone::Failed, &format!("{name}: {why}")),
    }
    Vec::new()
}

/// The objects of some rows of the screen in front, as the server sent them.
fn rows_of<'s>(state: &'s State, ids: &[String]) -> Vec<Cow<'s, Row>> {
    fn of<'s, T>(
        ids: &[String],
        list: &'s [T],
        get: impl Fn(&'s T) -> (&'s str, &'s Row),
    ) -> Vec<Cow<'s, Row>> {
        let known: HashMap<&str, &Row> = list.iter().map(get).collect();
        ids.iter().filter_map(|id| known.get(id.as_str()).map(|row| Cow::Borrowed(*row))).collect()
    }
    let data = state.shown();
    match state.screen {
        Screen::Customers => of(ids, data.customers.rows(), |it| (&it.id, &it.row)),
        Screen::Budgets => of(ids, data.budgets.rows(), |it| (&it.id, &it.row)),
        Screen::Keys => of(ids, data.keys.rows(), |it| (&it.hash, &it.row)),
        Screen::Delivery => of(ids, data.failed.rows(), |it| (&it.id, &it.row)),
        Screen::Active => of(ids, data.active.rows(), |it| (&it.id, &it.row)),
        Screen::Tail => {
            let events = ids.iter().filter_map(|id| data.ring.get(id));
            events.map(|event| Cow::Owned(event.spent.row())).collect()
        }
        Screen::Overview => overview_rows(state, ids).into_iter().map(Cow::Owned).collect(),
        Screen::Help => Vec::new(),
    }
}

fn overview_rows(state: &State, ids: &[String]) -> Vec<Row> {
    let overview = state.shown().overview.rows().first();
    let customers = overview.map(|overview| overview.customers.as_slice()).unwrap_or_default();
    let known: HashMap<&str, _> = customers.iter().map(|top| (top.id.as_str(), top)).collect();
    let made = ids.iter().filter_map(|id| known.get(id.as_str())).map(|top| {
        json!({
            "customer_id": top.id, "window": state.window.name(),
            "spend": Usd(top.share.spend), "requests": top.share.requests,
        })
    });
    made.filter_map(|value| value.as_object().cloned()).collect()
}

/// An object on one line.
fn line(row: &Row) -> String {
    inert(serde_json::to_string(row).unwrap_or_default())
}

/// Rows as CSV with the members they have, as `-o csv` writes them.
fn csv_of(rows: &[Cow<'_, Row>]) -> Option<String> {
    let mut members: Vec<&str> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for name in rows.iter().flat_map(|row| row.keys()) {
        if known.insert(name.as_str()) {
            members.push(name);
        }
    }
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(members.iter().map(|name| inert_cell((*name).to_owned()))).ok()?;
    for row in rows {
        writer.write_record(members.iter().map(|name| cell_of_csv(row.get(*name)))).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

#[cfg(test)]
mod tests {

    use crate::tui::data::Customer;
    use crate::tui::event::{Effect, Event};
    use crate::tui::fixture::{happen, later, press, row, said, state, type_in};
    use crate::tui::state::{CommandLine, List, Screen, Tone};

    fn copied(effects: &[Effect]) -> String {
        match effects {
            [Effect::Copy(text)] => text.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn commands_can_be_pasted() {
        for (screen, keys, command) in [
            (Screen::Customers, "Y", "litellm-rs customer info acme-eu"),
            (Screen::Customers, "space j space Y", "litellm-rs customer info acme-eu globex"),
            (Screen::Budgets, "Y", "litellm-rs budget info my-free-tier"),
            (Screen::Keys, "Y", "litellm-rs key info aa11"),
            (Screen::Tail, "Y", "litellm-rs spend logs --request-id r3"),
        ] {
            let mut state = state(screen, 80, 24);
            let effects = press(&mut state, keys);
            assert_eq!(copied(&effects), command);
            let message = state.messages.shown().unwrap();
            assert_eq!(
                (message.text.as_str(), message.command.as_ref().map(CommandLine::shown)),
                ("copied the command", Some(command))
            );
        }
    }

    #[test]
    fn ids_and_json_are_what_the_server_says() {
        let mut state = state(Screen::Customers, 80, 24);
        assert_eq!(copied(&press(&mut state, "y")), "acme-eu");
        assert_eq!(said(&state), "copied acme-eu");
        assert_eq!(copied(&press(&mut state, "space j space y")), "acme-eu\nglobex");
        assert_eq!(said(&state), "copied 2 ids");
        press(&mut state, "Esc j j");
        let json = copied(&press(&mut state, "J"));
        assert!(json.contains(r#""spend":4.0200000000000001"#) && !json.contains('\n'), "{json}");
        press(&mut state, "/");
        type_in(&mut state, "nobody");
        press(&mut state, "Enter");
        assert!(press(&mut state, "y").is_empty());
        assert_eq!(said(&state), "nothing is selected");
    }

    #[test]
    fn a_saved_file_commands_no_terminal() {
        let mut state = state(Screen::Customers, 80, 24);
        let evil = row(r#"{"user_id":"acme","spend":0,"alias":"x\u001b[31m\u009b2J\n\ty"}"#);
        state.data.customers = List::ready(vec![Customer::of_row(evil).unwrap()], 1);
        later(&mut state, 2_000);
        let [Effect::Save { text, .. }] = &press(&mut state, "x")[..] else { panic!() };
        assert_eq!(text, "user_id,spend,alias\nacme,0,\"x\\u001b[31m\\u009b2J\n\ty\"\n");
    }

    #[test]
    fn what_would_command_a_terminal_is_not_copied() {
        let mut state = state(Screen::Customers, 80, 24);
        let odd = row(r#"{"user_id":"a\u001b[31m\nrm -rf ~\n"}"#);
        let mut rows = vec![Customer::of_row(odd).unwrap()];
        rows.extend(state.data.customers.rows().iter().cloned());
        state.data.customers = List::ready(rows, 6);
        later(&mut state, 3_000);
        for keys in ["g y", "Y", "space j space y", "Y"] {
            assert!(press(&mut state, keys).is_empty(), "{keys}");
            assert!(said(&state).contains("control characters"), "{}", said(&state));
        }
        let json = copied(&press(&mut state, "Esc g J"));
        assert!(!json.chars().any(char::is_control) && json.contains("rm -rf"), "{json}");
    }

    #[test]
    fn visible_rows_are_saved_as_csv_and_once_more_as_jsonl() {
        let mut state = state(Screen::Customers, 80, 24);
        press(&mut state, "/");
        type_in(&mut state, "initech or umbrella");
        press(&mut state, "Enter");
        let [Effect::Save { name, text }] = &press(&mut state, "x")[..] else { panic!() };
        assert_eq!(name, "customers-20261122-143207.csv");
        assert_eq!(
            text,
            "user_id,spend,budget_id,litellm_budget_table,alias\n\
             initech,4.0200000000000001,tier-pro,\"{\"\"max_budget\"\":4.0}\",\n\
             Umbrella,0.001413,,,=1+1\n"
        );
        assert_eq!(said(&state), "saving 2 rows as customers-20261122-143207.csv; once more for JSONL");
        happen(&mut state, Event::Saved { name: name.clone(), outcome: Ok(()) });
        assert_eq!(said(&state), "saved customers-20261122-143207.csv; once more for JSONL");
        later(&mut state, 2_000);
        let [Effect::Save { name, text }] = &press(&mut state, "x")[..] else { panic!() };
        assert_eq!((name.as_str(), text.lines().count()), ("customers-20261122-143209.jsonl", 2));
        later(&mut state, 1);
        press(&mut state, "x");
        later(&mut state, 2_001);
        let [Effect::Save { name, .. }] = &press(&mut state, "x")[..] else { panic!() };
        assert!(name.ends_with(".csv"), "too late for the other format");
        happen(&mut state, Event::Saved { name: "c.csv".into(), outcome: Err("it is there already".into()) });
        let message = state.messages.shown().unwrap();
        assert_eq!((message.tone, message.text.as_str()), (Tone::Failed, "c.csv: it is there already"));
    }
}
