//! Rows with both sides of every boundary, the words of every level, and what holds whatever happens
//! to an account.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::domain::account::{Kept, Terms};
use crate::domain::book::Book;
use crate::domain::delivery::{Event, EventKind, Names};
use crate::domain::duration::Duration;
use crate::domain::entry::Payer;
use crate::domain::hold::AccountId;
use crate::domain::scope::{AccountKey, Scope};
use crate::domain::window::{Calendar, WindowRule};

/// 2026-11-21T12:00:00Z.
const NOON: Millis = Millis(1_795_262_400_000);
const HOUR_MS: i64 = 3_600_000;

fn picos(amount: i128) -> Picos {
    Picos::new(amount)
}

fn standing(posted: i128, limit: Option<i128>, soft_limit: Option<i128>) -> Standing {
    Standing {
        posted: picos(posted),
        limit: limit.map(picos),
        soft_limit: soft_limit.map(picos),
        window: None,
    }
}

fn due(rules: &AlertRules, standing: &Standing, told: &mut Told) -> Vec<Alert> {
    rules.look(standing, told, NOON).into_iter().flatten().collect()
}

#[test]
fn what_is_told_of_which_amount() {
    use Alert::{Crossed, Left, SoftCrossed};
    let rules = AlertRules::default();
    for (posted, limit, soft_limit, expected) in [
        (84, Some(100), None, vec![]),
        (85, Some(100), None, vec![Left(15)]),
        (94, Some(100), None, vec![Left(15)]),
        (95, Some(100), None, vec![Left(5)]),
        (99, Some(100), None, vec![Left(5)]),
        (100, Some(100), None, vec![Crossed]),
        (101, Some(100), None, vec![Crossed]),
        // 15 % of 19 are 2.85: with three left there is more.
        (16, Some(19), None, vec![]),
        (17, Some(19), None, vec![Left(15)]),
        (0, Some(0), None, vec![Crossed]),
        (-1, Some(0), None, vec![]),
        (0, Some(1), None, vec![]),
        (9, None, Some(10), vec![]),
        (10, None, Some(10), vec![SoftCrossed]),
        (0, None, Some(0), vec![SoftCrossed]),
        (90, Some(100), Some(90), vec![Left(15), SoftCrossed]),
        (89, Some(100), Some(90), vec![Left(15)]),
        (100, Some(100), Some(90), vec![Crossed, SoftCrossed]),
        (i128::MAX, Some(i128::MAX - 1), None, vec![Crossed]),
        (0, Some(i128::MAX), None, vec![]),
        (i128::MAX - 1, Some(i128::MAX), None, vec![Left(5)]),
        (i128::MAX, None, None, vec![]),
    ] {
        let mut told = Told::default();
        let at = standing(posted, limit, soft_limit);
        assert_eq!(due(&rules, &at, &mut told), expected, "{posted} of {limit:?}, soft {soft_limit:?}");
        assert_eq!(due(&rules, &at, &mut told), [], "{posted} of {limit:?}: once is enough");
    }
}

#[test]
fn worse_news_make_lesser_ones_superfluous() {
    use Alert::{Crossed, Left};
    let rules = AlertRules::default();
    for (steps, expected) in [
        (vec![85, 90, 95, 97, 100, 120], vec![Left(15), Left(5), Crossed]),
        (vec![96, 86, 96, 100], vec![Left(5), Crossed]),
        (vec![100, 50, 86, 96, 100], vec![Crossed]),
        (vec![10, 84, 100], vec![Crossed]),
    ] {
        let mut told = Told::default();
        let alerts: Vec<Alert> = steps
            .iter()
            .flat_map(|posted| due(&rules, &standing(*posted, Some(100), None), &mut told))
            .collect();
        assert_eq!(alerts, expected, "{steps:?}");
    }
}

#[test]
fn thresholds_are_as_configured() {
    use Alert::{Crossed, Left};
    let walk = |thresholds: &[u8]| -> Vec<Alert> {
        let (rules, mut told) = (AlertRules::new(thresholds.iter().copied(), false), Told::default());
        (0..=100).flat_map(|posted| due(&rules, &standing(posted, Some(100), None), &mut told)).collect()
    };
    assert_eq!(walk(&[]), [Crossed]);
    assert_eq!(walk(&[20, 50, 20, 0, 100, 255]), [Left(50), Left(20), Crossed]);
    let many: Vec<u8> = (1..=9).map(|tenth| tenth * 10).collect();
    let kept = (1..=8).rev().map(|tenth| Left(tenth * 10));
    assert_eq!(walk(&many), kept.chain([Crossed]).collect::<Vec<_>>());
}

#[test]
fn a_limit_that_will_be_exceeded_is_told_once_and_before_it_is() {
    let window = Some((NOON.plus_ms(-12 * HOUR_MS), NOON.plus_ms(12 * HOUR_MS)));
    let look = |rules: &AlertRules, posted, limit, soft_limit, told: &mut Told| {
        let at = Standing { window, ..standing(posted, limit, soft_limit) };
        due(rules, &at, told).into_iter().find_map(|alert| match alert {
            Alert::Projected { spend, .. } => Some(spend.get()),
            _ => None,
        })
    };
    let rules = AlertRules::default();
    for (posted, limit, soft_limit, expected) in [
        (50, Some(100), None, None),
        (51, Some(100), None, Some(102)),
        (99, Some(100), None, Some(198)),
        (100, Some(100), None, None),
        // Without a hard limit, the soft one.
        (51, None, Some(100), Some(102)),
        (51, Some(103), Some(60), None),
        (100, None, Some(100), None),
    ] {
        let mut told = Told::default();
        assert_eq!(look(&rules, posted, limit, soft_limit, &mut told), expected, "{posted} of {limit:?}");
        assert_eq!(look(&rules, posted, limit, soft_limit, &mut told), None, "{posted}: once is enough");
        let off = AlertRules::new([15, 5], false);
        assert_eq!(look(&off, posted, limit, soft_limit, &mut Told::default()), None, "{posted}: not wanted");
    }
}

fn terms(scope: Scope, limit: Option<i128>, soft_limit: Option<i128>) -> Terms {
    Terms {
        limit: limit.map(picos),
        soft_limit: soft_limit.map(picos),
        window: Some(WindowRule {
            duration: Duration::parse("1d").unwrap(),
            calendar: Calendar::default(),
            first_reset_at: None,
        }),
        ..Terms::uncapped(AccountKey::main(scope))
    }
}

/// An account on a book, the number of its last line, and what was told of it.
struct Scene {
    book: Book,
    id: AccountId,
    rules: AlertRules,
    terms: Terms,
    now: Millis,
    seq: u64,
}

impl Scene {
    fn new(terms: Terms) -> Self {
        let mut book = Book::new();
        let id = book.open(terms.key.clone(), Kept::default());
        let mut scene = Self { book, id, rules: AlertRules::default(), terms, now: NOON, seq: 0 };
        scene.apply();
        scene
    }

    fn apply(&mut self) {
        self.book.apply(self.id, &self.terms, self.now, self.seq);
    }

    fn post(&mut self, amount: i128) {
        self.seq += 1;
        self.book.post(self.id, picos(amount), self.now, self.seq);
    }

    fn look(&mut self) -> Vec<Event> {
        let (payer, names) = (Payer { user: Some("amy".into()), ..Payer::default() }, Names::default());
        let alerts = self.book.look(self.id, &self.rules, self.now);
        let account = self.book.account(self.id).unwrap();
        let cause = Cause { payer: &payer, names: &names, at: self.now };
        alerts.into_iter().flatten().map(|alert| event(account, alert, cause, "id".into())).collect()
    }
}

#[test]
fn every_level_is_told_of_in_its_words() {
    let model = |of| Scope::Model(Box::new(of), "gpt-4o".into());
    for (scope, group, message) in [
        (Scope::Global, "proxy", "Proxy Budget: "),
        (Scope::Key("88dc".into()), "key", "Key Budget: "),
        (Scope::User("bob".into()), "user", "User Budget: "),
        (Scope::Team("red".into()), "team", "Team Budget: "),
        (Scope::TeamMember("red".into(), "bob".into()), "team_member", "Team Member Budget: "),
        (Scope::Organization("org".into()), "organization", "Organization Budget: "),
        (Scope::Customer("acme".into()), "customer", "Customer Budget: "),
        (Scope::CustomerTier("acme".into(), "free".into()), "customer", "Customer Budget: budget=free: "),
        (Scope::Tag("prod".into()), "tag", "Tag Budget: tag=prod: "),
        (Scope::Provider("openai".into()), "provider", "Provider Budget: provider=openai: "),
        (Scope::Deployment("d-1".into()), "deployment", "Deployment Budget: deployment=d-1: "),
        (model(Scope::Key("88dc".into())), "key", "Key Budget: model=gpt-4o: "),
        (model(Scope::Tag("prod".into())), "tag", "Tag Budget: tag=prod, model=gpt-4o: "),
    ] {
        let mut scene = Scene::new(terms(scope.clone(), Some(4_000_000_000_000), None));
        scene.post(4_020_000_000_000);
        let [event] = scene.look().try_into().unwrap();
        assert_eq!(event.message, format!("{message}Budget Crossed\n Total Budget:`4.0`"), "{scope}");
        assert_eq!((event.group.as_str(), event.kind), (group, EventKind::BudgetCrossed), "{scope}");
        assert_eq!((event.spend, event.max_budget), (Some(picos(4_020_000_000_000)), scene.terms.limit));
        let owner = |owner: &Scope| {
            (
                matches!(owner, Scope::Key(_)).then_some("88dc"),
                matches!(owner, Scope::Customer(_) | Scope::CustomerTier(..)).then_some("acme"),
                if matches!(owner, Scope::User(_) | Scope::TeamMember(..)) { "bob" } else { "amy" },
                matches!(owner, Scope::Team(_) | Scope::TeamMember(..)).then_some("red"),
                matches!(owner, Scope::Organization(_)).then_some("org"),
            )
        };
        let expected = match &scope {
            Scope::Model(of, _) => owner(of),
            scope => owner(scope),
        };
        let found = (
            event.token.as_deref(),
            event.customer_id.as_deref(),
            event.user_id.as_deref().unwrap(),
            event.team_id.as_deref(),
            event.organization_id.as_deref(),
        );
        assert_eq!(found, expected, "{scope}");
    }
}

#[test]
fn each_alert_has_its_words() {
    let key = Scope::Key("88dc".into());
    for (posted, limit, soft_limit, expected) in [
        (85, Some(100), None, "Key Budget: 15% or less of budget remaining"),
        (95, Some(100), None, "Key Budget: 5% or less of budget remaining"),
        (10, None, Some(10), "Soft Budget Crossed: Total Soft Budget:`0.00000000001`"),
        (51, Some(100), None, "Key Budget: Projected Limit Exceeded"),
    ] {
        let mut scene = Scene::new(terms(key.clone(), limit, soft_limit));
        scene.post(posted);
        let events = scene.look();
        let [event] = events.iter().filter(|event| event.message == expected).collect::<Vec<_>>()[..] else {
            panic!("{expected}: {events:?}")
        };
        let is_projected = event.kind == EventKind::ProjectedLimitExceeded;
        assert_eq!(event.projected_spend, is_projected.then_some(picos(102)));
        let day = event.projected_exceeded_date.as_deref();
        assert_eq!(day, is_projected.then_some("2026-11-21"));
    }
    let window = AccountKey::windowed(key, Duration::parse("1h").unwrap());
    let mut scene = Scene::new(Terms { limit: Some(Picos::ZERO), ..Terms::uncapped(window) });
    let [event] = scene.look().try_into().unwrap();
    assert_eq!(event.message, "Key Budget: window=1h: Budget Crossed\n Total Budget:`0.0`");
}

#[test]
fn a_limit_that_refuses_nobody_is_told_of_like_one_that_does() {
    let hard = terms(Scope::Key("88dc".into()), Some(100), None);
    let lenient = hard.clone().leniently();
    for (first, second) in [(&hard, &lenient), (&lenient, &hard)] {
        let mut scene = Scene::new(first.clone());
        scene.post(100);
        let [event] = scene.look().try_into().unwrap();
        assert_eq!((event.kind, event.max_budget), (EventKind::BudgetCrossed, Some(picos(100))));
        scene.terms = second.clone();
        scene.apply();
        assert_eq!(scene.look(), [], "it is the same limit");
    }
}

#[test]
fn a_limit_that_refuses_before_it_is_spent_counts_as_spent() {
    let mut scene = Scene::new(terms(Scope::Key("88dc".into()), Some(100), None));
    scene.rules = AlertRules::new([15, 5], false);
    let refused = |scene: &mut Scene| scene.book.refused(scene.id, &scene.rules);
    for (posted, alert, then) in [
        (79, None, vec![]),
        (1, Some(Alert::Refused { left: picos(20) }), vec![]),
        (10, None, vec![EventKind::ThresholdCrossed]),
        (10, None, vec![]),
    ] {
        scene.post(posted);
        let kinds: Vec<EventKind> = scene.look().iter().map(|event| event.kind).collect();
        assert_eq!((refused(&mut scene), kinds), (alert, then), "{posted} more");
    }
    let mut unlimited = Scene::new(terms(Scope::Global, None, Some(1)));
    assert_eq!(refused(&mut unlimited), None);
    let account = scene.book.account(scene.id).unwrap();
    let cause = Cause { payer: &Payer::default(), names: &Names::default(), at: scene.now };
    let crossed = event(account, Alert::Crossed, cause, String::new());
    let refused = event(account, Alert::Refused { left: picos(20) }, cause, String::new());
    assert_eq!((crossed.kind, &crossed.once), (refused.kind, &refused.once));
    let left = "\n Left:`0.00000000002`, less than a refused call needs";
    assert_eq!(refused.message, format!("{}{left}", crossed.message));
}

#[test]
fn the_same_news_has_the_same_name_after_a_restart() {
    for (limit, posted) in [(0, 0), (100, 100), (0, 7)] {
        let mut scene = Scene::new(terms(Scope::Tag("prod".into()), Some(limit), None));
        scene.post(posted);
        let [first] = scene.look().try_into().unwrap();
        let kept = scene.book.account(scene.id).unwrap().kept().clone();
        // What was never written begins anew, with a later line.
        let kept = if posted == 0 { Kept { since_seq: 41, ..Kept::default() } } else { kept };
        let mut book = Book::new();
        let id = book.open(scene.terms.key.clone(), kept);
        let mut again = Scene { book, id, seq: 42, ..scene };
        again.apply();
        let [second] = again.look().try_into().unwrap();
        assert_eq!(first.once, second.once, "{limit}");
    }
}

/// Something that happens to an account.
#[derive(Clone, Debug)]
enum Step {
    Post(i128),
    Reset(i128),
    Limit(Option<i128>),
    SoftLimit(Option<i128>),
    Later(i64),
    Restart,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (-20..60_i128).prop_map(Step::Post),
        1 => (0..120_i128).prop_map(Step::Reset),
        1 => prop::option::of(0..150_i128).prop_map(Step::Limit),
        1 => prop::option::of(0..150_i128).prop_map(Step::SoftLimit),
        2 => (0..30 * HOUR_MS).prop_map(Step::Later),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Limits never come back to what they were, so each is told of once at the most. Only a restart
    /// forgets, and then the names are the same.
    #[test]
    fn nothing_is_told_twice_and_what_is_spent_is_always_told(
        steps in prop::collection::vec(any_step(), 1..80),
    ) {
        // Large enough to leave room for a part that makes each limit another one, and none of nothing:
        // that one is known by the end of its window, also when it is begun anew by hand.
        const UNIT: i128 = 1_000;
        let mut scene = Scene::new(terms(Scope::Key("88dc".into()), Some(100 * UNIT), Some(80 * UNIT)));
        let mut told: HashSet<String> = HashSet::new();
        let mut has_restarted = false;
        for (at, step) in steps.into_iter().enumerate() {
            let another = |limit: Option<i128>| limit.map(|limit| picos(limit * UNIT + 1 + at as i128));
            match step {
                Step::Post(amount) => scene.post(amount * UNIT),
                Step::Reset(to) => {
                    scene.seq += 1;
                    scene.book.reset(scene.id, picos(to * UNIT), scene.now, scene.seq);
                }
                Step::Limit(limit) => {
                    scene.terms.limit = another(limit);
                    // Without a hard limit the soft one is projected to, as it perhaps was before.
                    let soft_limit = scene.terms.soft_limit.map(|soft| soft.get() / UNIT);
                    scene.terms.soft_limit = another(soft_limit);
                }
                Step::SoftLimit(limit) => scene.terms.soft_limit = another(limit),
                Step::Later(ms) => scene.now = scene.now.plus_ms(ms),
                Step::Restart => {
                    let kept = scene.book.account(scene.id).unwrap().kept().clone();
                    scene.book = Book::new();
                    scene.id = scene.book.open(scene.terms.key.clone(), kept);
                    has_restarted = true;
                }
            }
            scene.apply();
            for event in scene.look() {
                let is_new = told.insert(event.once.clone());
                prop_assert!(is_new || has_restarted, "told twice: {}", event.once);
            }
            prop_assert!(scene.look().is_empty(), "the same moment tells nothing new");
            let account = scene.book.account(scene.id).unwrap();
            if scene.terms.limit.is_some_and(|limit| account.kept().posted >= limit) {
                let cause = Cause { payer: &Payer::default(), names: &Names::default(), at: scene.now };
                prop_assert!(told.contains(&event(account, Alert::Crossed, cause, String::new()).once));
            }
        }
    }
}
