//! `budget_rollover`: what was spent above a cap goes on into the next window, as a line of the
//! ledger, over restarts too.

use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::time::Millis;
use serde_json::{Value, json};

use crate::support::{Answer, Server, Upstream, config_with_upstream};

const WELL: Answer = Answer::Chat { output_tokens: 10, after: Duration::ZERO };
/// Eleven tokens in, ten out.
const CALL: Picos = Picos::new((11 * 10 + 10 * 30) * 1_000_000);
const DAY_MS: i64 = 86_400_000;

fn calls(count: u64) -> Value {
    serde_json::from_str(&CALL.times(count).unwrap().to_string()).unwrap()
}

/// Five calls, and a cap that is lowered to two: three, one and none are left on the days after.
#[tokio::test]
async fn an_overspend_is_paid_off_by_the_windows_that_follow() {
    for (rollover, days) in [
        (true, vec![(1, 3, 422), (1, 1, 200), (1, 0, 200)]),
        (true, vec![(2, 1, 200), (0, 2, 422), (1, 0, 200)]),
        (true, vec![(3, 0, 200)]),
        (false, vec![(1, 0, 200)]),
    ] {
        let what = format!("{rollover} {days:?}");
        let upstream = Upstream::start(WELL).await;
        let clock = Clock::manual(Millis(1_800_000_000_000));
        let more = format!("litellm_settings: {{budget_rollover: {rollover}}}");
        let yaml = config_with_upstream(&upstream.url, &more);
        let mut server = Server::start_at(&yaml, clock.clone()).await;
        let key = server.key(json!({"max_budget": calls(5), "budget_duration": "1d"})).await;
        let ask = async |server: &Server| {
            server.chat_as(&key, "up", "acme", &json!({"max_tokens": 10})).await.status
        };
        for _ in 0..5 {
            assert_eq!(ask(&server).await, 200, "{what}");
        }
        server.post("/key/update", json!({"key": key, "max_budget": calls(2)})).await;
        assert_eq!(ask(&server).await, 422, "{what}");
        for (wait_days, left, status) in days {
            clock.advance_ms(wait_days * DAY_MS);
            server = Server::start_in(server.stop().await, &yaml, clock.clone()).await;
            let shown = server.key_spend(&key).await;
            assert_eq!(shown, CALL.times(left).unwrap(), "{what}: shown before anybody calls");
            assert_eq!(ask(&server).await, status, "{what}");
            let spent = left + u64::from(status == 200);
            assert_eq!(server.key_spend(&key).await, CALL.times(spent).unwrap(), "{what}");
        }
        server.stop_and_verify().await;
    }
}

/// The window ends while a call is under way: the line of the overspend comes before the charge.
#[tokio::test]
async fn a_call_that_ends_in_the_next_window_is_added_to_what_goes_on() {
    let upstream = Upstream::start(WELL).await;
    let clock = Clock::manual(Millis(1_800_000_000_000));
    let yaml = config_with_upstream(&upstream.url, "litellm_settings: {budget_rollover: true}");
    let server = Server::start_at(&yaml, clock.clone()).await;
    let key = server.key(json!({"max_budget": calls(3), "budget_duration": "1d"})).await;
    let ask = async || server.chat_as(&key, "up", "acme", &json!({"max_tokens": 10})).await.status;
    assert_eq!((ask().await, ask().await), (200, 200));
    // The provider bills five calls' worth, and the answer lasts past midnight.
    upstream.next([Answer::Chat { output_tokens: 10 + 4 * 41 / 3, after: Duration::from_millis(300) }]);
    let (status, ()) = tokio::join!(ask(), async {
        upstream.arrived(3).await;
        clock.advance_ms(DAY_MS);
    });
    assert_eq!(status, 200);
    server.stop_and_verify().await;
}

/// A key that goes on slower overspends, and the window's end comes while such a call is under way.
#[tokio::test]
async fn an_overspend_of_a_slowed_key_goes_on_too() {
    let upstream = Upstream::start(WELL).await;
    let clock = Clock::manual(Millis(1_800_000_000_000));
    let more = "litellm_settings: {budget_rollover: true, budget_exceeded_throttle_percentage: 1}";
    let yaml = config_with_upstream(&upstream.url, more);
    let server = Server::start_at(&yaml, clock.clone()).await;
    let key = json!({"max_budget": calls(1), "budget_duration": "1d", "rpm_limit": 100,
        "throttle_on_budget_exceeded": true});
    let key = server.key(key).await;
    let ask = async || server.chat_as(&key, "up", "acme", &json!({"max_tokens": 10})).await.status;
    assert_eq!((ask().await, ask().await, ask().await), (200, 200, 200));
    upstream.next([Answer::Waiting { output_tokens: 10 }]);
    let (status, ()) = tokio::join!(ask(), async {
        upstream.arrived(4).await;
        clock.advance_ms(DAY_MS);
        upstream.let_go();
    });
    assert_eq!(status, 200);
    assert_eq!(
        server.key_spend(&key).await,
        CALL.times(3).unwrap(),
        "two above the cap, and the one that ends"
    );
    server.stop_and_verify().await;
}
