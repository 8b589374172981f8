//! Everything that changes something on the server: what is asked before, sent, and said after. Never
//! optimistic: a row shows that a write is under way until the server has answered.

mod ask;
mod chosen;

use crate::tui::change::Change;
use crate::tui::event::{Ask, Effect, Refusal, Written};
use crate::tui::form::{Form, FormKind, Known};
use crate::tui::keymap::Action;
use crate::tui::rows::delivery;
use crate::tui::state::{CommandLine, Message, Modal, Screen, Secret, State, Tone, Writing};

use super::dialog;
use super::keys::say;
use ask::{AtStake, Question};
use chosen::{customers, named, selected};

/// Does what a key, a click or the palette asks for.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let answer = match action {
        Action::New => new(state),
        Action::Edit => edit(state),
        Action::Assign => assign(state),
        Action::Block => block(state),
        Action::Raise => raise(state),
        Action::Delete => delete(state),
        Action::Again => again(state),
        Action::AgainAll => again_all(state),
        Action::Cancel => cancel(state),
        _ => Ok(Vec::new()),
    };
    answer.unwrap_or_else(|why| {
        say(state, Tone::Failed, &why);
        Vec::new()
    })
}

/// What has to be done outside, or why nothing is.
type Answer = Result<Vec<Effect>, String>;

/// Why there is nothing to act on.
pub(super) fn no_row(state: &State) -> String {
    match state.table().place.is_lost {
        true => "what was selected is gone: select another row first".to_owned(),
        false if !state.has_table_keys() => {
            let rows = if state.screen == Screen::Delivery { "deliveries" } else { "customers" };
            format!("the {rows} do not have the keys: Tab gives them back")
        }
        false => "no row is selected".to_owned(),
    }
}

fn open(state: &mut State, kind: FormKind) -> Answer {
    let known = Known { data: &state.data };
    let form = Form::open(kind, &known).ok_or("it is there no longer")?;
    state.modals.push(Modal::Form(Box::new(form)));
    Ok(Vec::new())
}

fn new(state: &mut State) -> Answer {
    let kind = match state.screen {
        Screen::Budgets => FormKind::NewBudget,
        Screen::Customers | Screen::Overview => FormKind::NewCustomer,
        Screen::Keys => FormKind::NewKey,
        _ => return Err("go to customers (2), budgets (3) or keys (4) to make a new one".to_owned()),
    };
    open(state, kind)
}

fn edit(state: &mut State) -> Answer {
    let id = selected(state).ok_or_else(|| no_row(state))?;
    let kind = match state.screen {
        Screen::Budgets => FormKind::EditBudget(id),
        Screen::Customers | Screen::Overview => FormKind::EditCustomer(known(state, id)?),
        Screen::Keys => FormKind::EditKey(id),
        _ => return Err("there is nothing to edit on this screen".to_owned()),
    };
    open(state, kind)
}

fn assign(state: &mut State) -> Answer {
    let ids = customers(state)?;
    open(state, FormKind::Assign(ids))
}

fn raise(state: &mut State) -> Answer {
    let id = match state.screen {
        // The one whose call is selected, however many calls are marked.
        Screen::Active => chosen::payer(state, &selected(state).ok_or_else(|| no_row(state))?)?,
        _ => selected(state).ok_or_else(|| no_row(state))?,
    };
    let id = known(state, id)?;
    let found = state.data.customers.rows().iter().find(|customer| customer.id == id);
    if found.is_some_and(|customer| customer.limits.max.is_none()) {
        return Err(format!("{id} has no cap that could be raised"));
    }
    open(state, FormKind::Raise(id))
}

fn block(state: &mut State) -> Answer {
    let is_key = state.screen == Screen::Keys;
    let ids = if is_key { state.targets() } else { customers(state)? };
    let first = ids.first().ok_or_else(|| no_row(state))?;
    let (is_one, is_seen) = (ids.len() == 1, chosen::is_seen(state, first));
    let blocked = !chosen::is_blocked(state, &ids)?;
    chosen::is_read(state, &ids)?;
    let stake = if is_key { AtStake::keys(state, &ids) } else { AtStake::customers(state, &ids) };
    let change =
        if is_key { Change::KeyBlock { ids, blocked } } else { Change::CustomerBlock { ids, blocked } };
    // Letting one in again takes nothing away from anybody, when it is the one that is looked at.
    if !blocked && is_one && is_seen {
        return Ok(send(state, change));
    }
    let (verb, sentence) = match (blocked, is_key) {
        (true, true) => ("Block", "Calls with them are refused until somebody unblocks them."),
        (true, false) => ("Block", "Their calls are refused until somebody unblocks them."),
        (false, _) => ("Unblock", "Their calls are accepted again."),
    };
    Ok(stake.ask(state, verb, sentence, Question::Yes, change))
}

fn delete(state: &mut State) -> Answer {
    let ids = state.targets();
    if ids.is_empty() {
        return Err(no_row(state));
    }
    Ok(match state.screen {
        Screen::Customers => {
            let sentence = "Their spend history stays. This cannot be undone.";
            let stake = AtStake::customers(state, &ids);
            stake.ask(state, "Delete", sentence, Question::Yes, Change::CustomerDelete(ids))
        }
        Screen::Budgets => {
            let stake = AtStake::budgets(state, &ids);
            let is_used = ids.iter().any(|id| chosen::on_budget(state, id) > 0);
            let (sentence, question) = match is_used {
                true => ("Whoever is on it has no budget then. This cannot be undone.", Question::Named),
                false => ("Nobody is on it. This cannot be undone.", Question::Yes),
            };
            stake.ask(state, "Delete", sentence, question, Change::BudgetDelete(ids))
        }
        Screen::Keys => {
            let stake = AtStake::keys(state, &ids);
            let sentence = "Programs that use it are refused at once. This cannot be undone.";
            stake.ask(state, "Delete", sentence, Question::Named, Change::KeyDelete(ids))
        }
        _ => return Err("there is nothing to delete on this screen".to_owned()),
    })
}

fn again(state: &mut State) -> Answer {
    let ids = state.targets();
    if ids.is_empty() {
        return Err(no_row(state));
    }
    match (state.screen, ids.as_slice()) {
        (Screen::Delivery, _) => Ok(send(state, Change::DeliveryRetry { ids, destination: None })),
        (Screen::Keys, [hash]) => {
            let sentence = "The old key stops working at once; limits and spend stay.";
            let change = Change::KeyRegenerate(hash.clone());
            Ok(AtStake::keys(state, &ids).ask(state, "Replace", sentence, Question::Named, change))
        }
        (Screen::Keys, _) => Err("one key at a time: each new one is shown only once".to_owned()),
        _ => Err("there is nothing to try again on this screen".to_owned()),
    }
}

/// Of the destination in front, else of all of them.
fn again_all(state: &mut State) -> Answer {
    let destination = delivery::in_front(state).map(|(_, of)| of.name.clone());
    let is_meant = |name: &String| destination.as_ref().is_none_or(|only| only == name);
    // Only the newest of them are read: destinations know how many there are.
    let failed = state.data.failed.rows().iter();
    let read = failed.filter(|of| of.state == "dead" && is_meant(&of.destination)).count();
    let told = state.data.destinations.rows().iter().filter(|of| is_meant(&of.name));
    let told = told.fold(0_u64, |sum, of| sum.saturating_add(of.dead));
    let count = usize::try_from(told).unwrap_or(usize::MAX).max(read);
    let to = destination.as_ref().map(|name| format!(" to {name}")).unwrap_or_default();
    if count == 0 {
        return Err(format!("no delivery{to} was given up"));
    }
    let sentence = format!("Every delivery{to} that was given up is sent again at once.");
    let change = Change::DeliveryRetry { ids: Vec::new(), destination };
    Ok(AtStake::deliveries(count, to).ask(state, "Try again", &sentence, Question::Yes, change))
}

fn cancel(state: &mut State) -> Answer {
    let ids = state.targets();
    if ids.is_empty() {
        return Err(no_row(state));
    }
    let sentence = "What was used is booked; the caller is told. This cannot be undone.";
    let calls = chosen::calls(state, &ids);
    if calls.is_empty() {
        return Err("the call has ended".to_owned());
    }
    let change = Change::RequestCancel(calls.iter().map(|call| call.call.clone()).collect());
    let stake = AtStake::calls(&calls);
    Ok(stake.ask(state, "End", sentence, Question::Yes, change))
}

/// A customer whose row was read: a form of one that was not would show no limits where there are some.
fn known(state: &State, id: String) -> Result<String, String> {
    let is_known = state.data.customers.rows().iter().any(|customer| customer.id == id);
    if is_known { Ok(id) } else { Err(format!("{id} is not among the customers that were read")) }
}

/// Sends a change, unless one of its objects is being changed already.
pub(super) fn send(state: &mut State, change: Change) -> Vec<Effect> {
    if let Some(id) = change.ids().iter().find(|id| state.is_writing(id)) {
        let text = format!("{}: another change of it is under way", named(state, id));
        say(state, Tone::Failed, &text);
        return Vec::new();
    }
    let ticket = state.ticket();
    state.writing.insert(ticket, Writing::of(change.clone()));
    vec![Effect::Write { ticket, change }]
}

/// The number of the write among effects.
pub(super) fn ticket_of(effects: &[Effect]) -> Option<u64> {
    effects.iter().find_map(|effect| match effect {
        Effect::Write { ticket, .. } => Some(*ticket),
        _ => None,
    })
}

/// A write ended: its form closes or tells the refusal, the message line says how it went, and the
/// lists that it touched are read anew.
pub(super) fn ended(state: &mut State, ticket: u64, outcome: Result<Written, Refusal>) -> Vec<Effect> {
    let Some(Writing { change, .. }) = state.writing.remove(&ticket) else { return Vec::new() };
    let command = Some(CommandLine::new(change.command(), change.shown()));
    let at = state.now;
    if let Some((ids, blocked)) = change.blocks() {
        let switched = match change {
            Change::KeyBlock { .. } | Change::KeyUpdate(_) => &mut state.keys_switched,
            _ => &mut state.customers_switched,
        };
        switched.own(ids, blocked, at);
    }
    match outcome {
        Ok(written) => {
            let text = change.said(&|id| named(state, id));
            dialog::written(state, &text);
            state.messages.say(Message { at, tone: Tone::Done, text, command });
            state.modals.retain(|modal| !matches!(modal, Modal::Form(form) if form.ticket == Some(ticket)));
            settle(state, &change);
            if let Some(secret) = written.secret {
                let title = change.said(&|id| named(state, id));
                let (is_copied, is_warned) = (false, false);
                let secret = Secret { title, secret, shown_at: at, is_copied, is_warned };
                state.modals.push(Modal::Secret(secret));
            }
        }
        Err(refusal) => {
            let forms = state.modals.iter_mut().filter_map(|modal| match modal {
                Modal::Form(form) => Some(form),
                _ => None,
            });
            for form in forms.filter(|form| form.ticket == Some(ticket)) {
                form.refuse(&refusal.message, refusal.param.as_deref());
            }
            let text = match (refusal.done, change.ids().len()) {
                (0, _) => refusal.message,
                (done, all) => format!("{done} of {all} done, then: {}", refusal.message),
            };
            dialog::written(state, &format!("not done: {text}"));
            state.messages.say(Message { at, tone: Tone::Failed, text, command });
        }
    }
    concerned(&change).iter().cloned().map(Effect::Ask).collect()
}

/// What was made or changed is selected; what was marked for it is so no longer.
fn settle(state: &mut State, change: &Change) {
    let (screen, id) = match change {
        Change::BudgetNew(_) | Change::BudgetUpdate(_) => (Screen::Budgets, change.ids().pop()),
        Change::CustomerNew(_) | Change::CustomerUpdate(_) => (Screen::Customers, change.ids().pop()),
        Change::KeyNew(_) | Change::KeyUpdate(_) => (Screen::Keys, change.ids().pop()),
        _ => {
            let done = change.ids();
            for table in &mut state.tables {
                table.marks.retain(|mark| !done.contains(mark));
            }
            return;
        }
    };
    // A new one is not in the list yet: it is selected when it comes.
    if let Some(id) = id {
        state.select(screen, &id);
    }
}

/// The lists that a change touches, be it done in part.
fn concerned(change: &Change) -> &'static [Ask] {
    match change {
        Change::BudgetNew(_) => &[Ask::Budgets],
        Change::BudgetUpdate(_)
        | Change::BudgetDelete(_)
        | Change::BudgetAssign { .. }
        | Change::CustomerNew(_)
        | Change::CustomerUpdate(_)
        | Change::CustomerDelete(_) => &[Ask::Budgets, Ask::Customers],
        Change::CustomerBlock { .. } => &[Ask::Customers],
        Change::KeyNew(_)
        | Change::KeyUpdate(_)
        | Change::KeyBlock { .. }
        | Change::KeyDelete(_)
        | Change::KeyRegenerate(_) => &[Ask::Keys],
        Change::DeliveryRetry { .. } => &[Ask::Deliveries],
        Change::RequestCancel(_) => &[Ask::Active],
    }
}

#[cfg(test)]
mod tests;
