//! The pictures of docs/dashboard.md show the dashboard as it is, and are all there.

use std::path::Path;
use std::process::Command;

use crate::clients::installed::or_skip;

#[test]
fn the_pictures_are_those_of_this_program() {
    let python = Command::new("python3").arg("--version").output().map_err(|_| "python3 is not installed");
    let Some(_) = or_skip(python) else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let checked = Command::new("python3")
        .arg(root.join("docs/pictures.py"))
        .arg(env!("CARGO_BIN_EXE_litellm-rs"))
        .arg("--check")
        .output()
        .unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}

#[test]
fn every_picture_is_on_the_page_and_the_page_names_no_other() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let page = std::fs::read_to_string(docs.join("dashboard.md")).unwrap();
    let named: Vec<&str> =
        page.split("](pictures/").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    let mut there: Vec<String> = std::fs::read_dir(docs.join("pictures"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    there.sort();
    let mut sorted: Vec<&str> = named.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, there);
}
