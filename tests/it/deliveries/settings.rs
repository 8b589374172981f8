//! Settings that change between two starts: what is owed already waits, and is told as it was when it
//! came about.

use std::collections::HashMap;

use litellm_rs::domain::delivery::DeliveryState;
use litellm_rs::store::outbox::destination::DestinationState;

use super::receivers::{owed_of, to_webhook, to_webhook_of_end_users};
use super::scene::{RULES, book, destination, drained, server, states, stop, to_lago};
use crate::support::hook::Hook;
use crate::support::lago::{Lago, Manner};

#[tokio::test]
async fn what_is_owed_to_one_that_is_not_configured_waits_until_it_is_again() {
    let hook = Hook::start().await;
    hook.usual(Manner::status(500));
    let first = server(tempfile::tempdir().unwrap(), vec![to_webhook(&hook)], RULES).await;
    book(&first, &["before"; 3]).await;
    hook.requests(1).await;

    let second = server(first.stop().await, vec![], RULES).await;
    let asked = hook.posted().len();
    let standing = destination(&second, "webhook").standing();
    assert_eq!(standing.state, DestinationState::Disabled);
    assert_eq!(standing.reason.as_deref(), Some("not configured"));
    book(&second, &["meanwhile"; 2]).await;
    assert_eq!(states(&second, "webhook").await, [(DeliveryState::Pending, 3)]);
    assert_eq!(hook.posted().len(), asked);

    hook.usual(Manner::Take);
    let third = server(second.stop().await, vec![to_webhook(&hook)], RULES).await;
    assert_eq!(destination(&third, "webhook").standing().state, DestinationState::Active);
    book(&third, &["after"; 2]).await;
    drained(&third, "webhook").await;
    let mut told: Vec<String> = hook.taken().iter().map(|posted| posted.id().to_owned()).collect();
    let mut owed = owed_of(&third, "before").await;
    owed.extend(owed_of(&third, "after").await);
    told.sort_unstable();
    owed.sort_unstable();
    assert_eq!(told, owed, "whom nobody told of meanwhile is nobody's news later");
    stop(third).await;
}

#[tokio::test]
async fn a_changed_setting_is_for_what_comes_later() {
    let (hook, lago) = (Hook::start().await, Lago::start().await);
    hook.usual(Manner::status(500));
    lago.usual(Manner::status(503));
    let wanted = vec![to_lago(&lago, "calls"), to_webhook(&hook)];
    let first = server(tempfile::tempdir().unwrap(), wanted, RULES).await;
    book(&first, &["before"; 3]).await;
    lago.requests(1).await;
    hook.requests(1).await;

    let wanted = vec![to_lago(&lago, "requests"), to_webhook_of_end_users(&hook)];
    let second = server(first.stop().await, wanted, RULES).await;
    book(&second, &["after"; 2]).await;
    hook.usual(Manner::Take);
    lago.usual(Manner::Take);
    drained(&second, "lago").await;
    drained(&second, "webhook").await;

    let mut codes: HashMap<(String, String), usize> = HashMap::new();
    for event in lago.events() {
        let text = |name: &str| event[name].as_str().unwrap().to_owned();
        *codes.entry((text("external_customer_id"), text("code"))).or_default() += 1;
    }
    let expected = [(("before", "calls"), 3), (("after", "requests"), 2)];
    assert_eq!(codes, expected.map(|((who, code), count)| ((who.to_owned(), code.to_owned()), count)).into());
    let taken = hook.taken();
    assert_eq!(taken.len(), 5);
    for posted in taken {
        let group = if posted.text("customer_id") == "before" { "customer" } else { "end_user" };
        assert_eq!(posted.text("event_group"), group);
    }
    // The bodies of what was tried before are the same under the new settings.
    for posted in hook.posted().iter().filter(|posted| posted.text("customer_id") == "before") {
        assert_eq!(posted.text("event_group"), "customer");
    }
    stop(second).await;
}
