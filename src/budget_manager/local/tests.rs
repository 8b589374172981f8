use super::*;
use crate::domain::time::Millis;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// As Python's `json.dump(…, indent=4)` wrote it after one call.
const FROM_PYTHON: &str = r#"{
    "u2": {
        "total_budget": 10,
        "duration": 28,
        "created_at": 100.5,
        "last_updated_at": 100.5,
        "current_cost": 6.75e-06,
        "model_cost": {
            "gpt-4o-mini": 6.75e-06
        }
    }
}"#;

fn picos(text: &str) -> Picos {
    Picos::parse(text).unwrap()
}

/// A manager of a file in a folder of its own.
fn manager() -> (tempfile::TempDir, PathBuf, BudgetManager) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(USER_COST_FILE);
    let manager = BudgetManager::local(&path).unwrap().with_clock(Clock::manual(Millis(100_500)));
    (folder, path, manager)
}

fn hello() -> Spent<'static> {
    Spent::texts("gpt-4o-mini", "hello world", "hello world")
}

#[test]
fn the_file_is_the_one_that_python_writes() {
    let (_folder, path, mut manager) = manager();
    manager.create_budget(picos("10"), "u2", Some(BudgetDuration::Monthly), None).unwrap();
    manager.update_cost("u2", hello()).unwrap();
    let ours = fs::read_to_string(&path).unwrap();
    assert_eq!(ours, FROM_PYTHON.replace("\"total_budget\": 10,", "\"total_budget\": 10.0,"));

    fs::write(&path, FROM_PYTHON).unwrap();
    let mut manager = BudgetManager::local(&path).unwrap();
    assert_eq!(manager.get_current_cost("u2").unwrap(), picos("0.00000675"));
    manager.update_cost("u2", hello()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), FROM_PYTHON.replace("6.75e-06", "1.35e-05"));
}

#[test]
fn every_change_is_on_disk_when_it_returns() {
    let (_folder, path, mut manager) = manager();
    assert!(!manager.is_valid_user("ishaan") && !path.exists());
    let seen = || BudgetManager::local(&path).unwrap().get_budget("ishaan").unwrap();
    let made = manager.create_budget(picos("0.00001"), "ishaan", None, None).unwrap();
    assert_eq!(made, seen());
    let answer = json!({"model": "gpt-4o-mini", "usage": {"prompt_tokens": 10, "completion_tokens": 1}});
    let spent = manager.update_cost("ishaan", &answer).unwrap();
    assert_eq!((spent.current_cost, &spent), (picos("0.0000021"), &seen()));
    let messages = [json!({"role": "user", "content": "hello world"})];
    let projected = manager.projected_cost("gpt-4o-mini", &messages, "ishaan").unwrap();
    assert_eq!(projected, picos("0.0000024"));
    assert_eq!(manager.get_total_budget("ishaan").unwrap(), picos("0.00001"));
    assert_eq!(manager.get_model_cost("ishaan").unwrap()["gpt-4o-mini"], picos("0.0000021"));
    assert_eq!(manager.reset_cost("ishaan").unwrap(), seen());
    assert_eq!(seen().current_cost, Picos::ZERO);
    assert_eq!(manager.get_users(), ["ishaan"]);
}

#[test]
fn a_duration_ends_by_the_clock() {
    let (_folder, _path, manager) = manager();
    let clock = Clock::manual(Millis(0));
    let mut manager = manager.with_clock(clock.clone());
    manager.create_budget(picos("1"), "u", Some(BudgetDuration::Daily), None).unwrap();
    manager.create_budget(picos("1"), "for ever", None, None).unwrap();
    manager.update_cost("u", hello()).unwrap();
    clock.advance_ms(24 * 60 * 60 * 1000 - 1);
    assert!(!manager.reset_on_duration("u").unwrap());
    assert!(manager.update_budget_all_users().unwrap().is_empty());
    clock.advance_ms(1);
    assert_eq!(manager.update_budget_all_users().unwrap(), ["u"]);
    assert_eq!(manager.get_current_cost("u").unwrap(), Picos::ZERO);
    assert!(matches!(manager.reset_on_duration("for ever"), Err(Error::NoDuration { .. })));
}

#[test]
fn a_crash_before_the_file_was_replaced_leaves_it_as_it_was() {
    let (_folder, path, mut manager) = manager();
    manager.create_budget(picos("1"), "u", None, None).unwrap();
    let before = fs::read(&path).unwrap();
    let place: Arc<str> = "next".into();
    let next = Users::read(br#"{"somebody else": {"total_budget": 2}}"#, &place).unwrap();
    // All that a change does up to the step that shows it, and half of it.
    let beside_it = beside(&path, ".next");
    manager.kept.prepare(&beside_it, &path, &next).unwrap();
    for left_behind in [fs::read(&beside_it).unwrap(), b"{\"somebody el".to_vec()] {
        fs::write(&beside_it, left_behind).unwrap();
        assert_eq!(fs::read(&path).unwrap(), before);
        let mut manager = BudgetManager::local(&path).unwrap();
        assert_eq!(manager.get_users(), ["u"]);
        manager.update_cost("u", hello()).unwrap();
        assert!(!beside_it.exists(), "what was left behind is gone");
        fs::write(&path, &before).unwrap();
    }
}

#[test]
fn nobody_overwrites_what_another_has_spent() {
    let (_folder, path, mut manager) = manager();
    manager.create_budget(picos("1"), "u", None, None).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let mut other = manager.clone();
            scope.spawn(move || (0..10).for_each(|_| drop(other.update_cost("u", hello()).unwrap())));
        }
    });
    assert_eq!(BudgetManager::local(&path).unwrap().get_current_cost("u").unwrap(), picos("0.00027"));
    assert_eq!(manager.get_current_cost("u").unwrap(), Picos::ZERO, "seen before");
    manager.reload().unwrap();
    assert_eq!(manager.get_current_cost("u").unwrap(), picos("0.00027"));
}

#[test]
fn what_was_lost_is_saved_again_and_what_others_wrote_is_not_overwritten() {
    let (_folder, path, mut manager) = manager();
    manager.create_budget(picos("1"), "u", None, None).unwrap();
    let written = fs::read(&path).unwrap();
    manager.save_data().unwrap();
    fs::remove_file(&path).unwrap();
    manager.save_data().unwrap();
    assert_eq!(fs::read(&path).unwrap(), written);
    fs::write(&path, FROM_PYTHON).unwrap();
    assert!(matches!(manager.save_data(), Err(Error::Changed { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), FROM_PYTHON);
}

#[test]
fn what_cannot_be_done_changes_no_file() {
    let (folder, path, mut manager) = manager();
    manager.create_budget(picos("1"), "u", None, None).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(manager.update_cost("x", hello()), Err(Error::UnknownUser { .. })));
    assert!(matches!(
        manager.update_cost("u", Spent::texts("nope", "a", "b")),
        Err(Error::UnknownModel { .. })
    ));
    assert!(matches!(manager.update_cost("u", Spent::default()), Err(Error::NothingSpent)));
    assert_eq!(fs::read(&path).unwrap(), before);
    fs::write(&path, "{").unwrap();
    assert!(matches!(manager.update_cost("u", hello()), Err(Error::Damaged { .. })));
    assert!(matches!(BudgetManager::local(&path), Err(Error::Damaged { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"{");
    assert!(matches!(BudgetManager::local(folder.path()), Err(Error::Io { .. })));
    let nowhere = folder.path().join("no/such/folder.json");
    let mut manager = BudgetManager::local(nowhere).unwrap();
    assert!(matches!(manager.create_budget(picos("1"), "u", None, None), Err(Error::Io { .. })));
    assert!(manager.get_users().is_empty());
}

#[cfg(unix)]
#[test]
fn rights_and_links_stay() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path, _) = manager();
    let elsewhere = folder.path().join("elsewhere.json");
    fs::write(&elsewhere, "{}").unwrap();
    fs::set_permissions(&elsewhere, fs::Permissions::from_mode(0o600)).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    let mut manager = BudgetManager::local(&path).unwrap();
    manager.create_budget(picos("1"), "u", None, None).unwrap();
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    assert!(fs::read_to_string(&elsewhere).unwrap().contains("total_budget"));
    assert_eq!(fs::metadata(&elsewhere).unwrap().permissions().mode() & 0o777, 0o600);
}

/// Any JSON that a program may have put beside a budget.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[0-9]{1,20}\\.[0-9]{1,20}e-?[1-9]".prop_map(|text| serde_json::from_str(&text).unwrap_or_default()),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    /// What we do not know comes back as it was, through a file that is plain ASCII.
    #[test]
    fn every_dictionary_survives_its_file(
        entries in prop::collection::vec((any::<String>(), any::<String>(), anything()), 0..4),
    ) {
        let mut dictionary = Map::new();
        for (user, member, value) in entries {
            let mut entry = Map::new();
            entry.insert(member, value);
            dictionary.insert(user, Value::Object(entry));
        }
        let place: Arc<str> = "here".into();
        let users = Users::from_value(Value::Object(dictionary), &place).unwrap();
        let text = file_text(&users).unwrap();
        prop_assert!(text.is_ascii());
        let back = Users::read(text.as_bytes(), &place).unwrap();
        prop_assert_eq!(&back, &users);
        prop_assert!(back.names().eq(users.names()));
    }
}
