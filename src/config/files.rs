//! From files to one tree: reads, includes, merges and puts environment variables in. It knows the
//! top level of a configuration, not its sections.

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::env::Env;
use super::finding::{Place, Report};
use super::tree::{Entry, Node, Value, path_part};
use super::yaml;

/// The largest file that is read.
const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// How many files one configuration may have.
const FILES_MAX: usize = 64;
/// What a value begins with that is taken from the environment.
pub(super) const FROM_ENV: &str = "os.environ/";

/// The whole configuration as one map with its environment variables put in, and the environment
/// that `environment_variables` has added to.
pub(super) fn read(path: &Path, env: &Env, report: &Report) -> (Vec<Entry>, Env) {
    let mut reading = Reading { report, seen: HashSet::new() };
    let mut entries = reading.file(path, None);
    let mut env = env.clone();
    set_variables(&mut entries, &mut env, report);
    let mut path = String::new();
    resolve_entries(&mut entries, &mut path, &env, report);
    (entries, env)
}

struct Reading<'r> {
    report: &'r Report,
    seen: HashSet<PathBuf>,
}

impl Reading<'_> {
    /// The entries of a file and of what it includes; `from` is the line that includes it.
    fn file(&mut self, path: &Path, from: Option<&Place>) -> Vec<Entry> {
        let name: Arc<str> = path.display().to_string().into();
        let whole = Place::of_file(Arc::clone(&name));
        let blame = from.unwrap_or(&whole);
        let label = if from.is_some() { "include" } else { "" };
        let refuse = |what: String, fix: &str| {
            self.report.error(blame, label, what, fix);
            Vec::new()
        };
        let text = match read_text(path) {
            Ok(text) => text,
            Err(why) => return refuse(format!("`{name}` {why}"), "check the path and who may read it"),
        };
        let identity = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.seen.contains(&identity) {
            let what = format!("`{name}` is part of this configuration already");
            return refuse(what, "include each file once, and no file from itself");
        }
        if self.seen.len() >= FILES_MAX {
            return refuse(format!("more than {FILES_MAX} files"), "put some of them together");
        }
        self.seen.insert(identity);
        let Some(root) = yaml::parse(&name, &text, self.report) else { return Vec::new() };
        match root.value {
            Value::Null => Vec::new(),
            Value::Map(entries) => self.with_includes(path, entries),
            other => {
                let fix = "begin with sections such as `model_list:` and `general_settings:`";
                self.report.error(&root.place, "", format!("a configuration is a map, found {other}"), fix);
                Vec::new()
            }
        }
    }

    fn with_includes(&mut self, path: &Path, mut entries: Vec<Entry>) -> Vec<Entry> {
        let Some(at) = entries.iter().position(|entry| entry.key == "include") else { return entries };
        let include = entries.remove(at);
        let nodes = match include.node.value {
            Value::List(nodes) => nodes,
            Value::Null => Vec::new(),
            _ => vec![include.node],
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        for node in nodes {
            let Some(name) = node.value.text() else {
                let what = format!("a file name is text, found {}", node.value);
                self.report.error(&node.place, "include", what, "write `include: [models.yaml]`");
                continue;
            };
            let included = self.file(&folder.join(name), Some(&node.place));
            add(&mut entries, included);
        }
        entries
    }
}

fn read_text(path: &Path) -> Result<String, String> {
    let cannot = |error: std::io::Error| format!("cannot be read ({error})");
    let file = std::fs::File::open(path).map_err(cannot)?;
    let mut bytes = Vec::new();
    // One byte more than allowed, so that an endless file is noticed and not read.
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(format!("is larger than {} MiB", FILE_BYTES_MAX >> 20));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
        format!("is not UTF-8 text on line {line}")
    })
}

/// Adds an included file: what is there stays, lists of the top level grow, maps are merged.
fn add(entries: &mut Vec<Entry>, included: Vec<Entry>) {
    for other in included {
        let Some(mine) = entries.iter_mut().find(|entry| entry.key == other.key) else {
            entries.push(other);
            continue;
        };
        match (&mut mine.node.value, other.node.value) {
            (Value::List(items), Value::List(more)) => items.extend(more),
            (mine @ Value::Null, theirs) => *mine = theirs,
            (Value::Map(mine), Value::Map(theirs)) => fill(mine, theirs),
            _ => {}
        }
    }
}

/// Fills a map with what another one has besides.
fn fill(entries: &mut Vec<Entry>, others: Vec<Entry>) {
    for other in others {
        match entries.iter_mut().find(|entry| entry.key == other.key) {
            None => entries.push(other),
            Some(mine) => {
                if let (Value::Map(mine), Value::Map(theirs)) = (&mut mine.node.value, other.node.value) {
                    fill(mine, theirs);
                }
            }
        }
    }
}

/// `environment_variables`: defaults for variables that the process does not have.
fn set_variables(entries: &mut Vec<Entry>, env: &mut Env, report: &Report) {
    let section = "environment_variables";
    let Some(at) = entries.iter().position(|entry| entry.key == section) else { return };
    let mut entry = entries.remove(at);
    resolve(&mut entry.node, &entry.place, &mut section.to_owned(), env, report);
    match entry.node.value {
        Value::Map(variables) => {
            for variable in variables {
                match variable.node.value {
                    Value::List(_) | Value::Map(_) => {
                        let what = format!("a variable is text, found {}", variable.node.value);
                        let path = format!("{section}.{}", path_part(&variable.key));
                        report.error(&variable.place, &path, what, "write `NAME: \"value\"`");
                    }
                    value => {
                        if let Some(text) = value.text() {
                            env.set_default(variable.key, text);
                        }
                    }
                }
            }
        }
        Value::Null => {}
        other => {
            let fix = "write names and values, such as `STAGE: \"test\"`";
            report.error(&entry.place, section, format!("names and values wanted, found {other}"), fix);
        }
    }
}

pub(super) fn resolve_entries(entries: &mut [Entry], path: &mut String, env: &Env, report: &Report) {
    let length = path.len();
    for entry in entries {
        if length > 0 {
            path.push('.');
        }
        path.push_str(path_part(&entry.key));
        resolve(&mut entry.node, &entry.place, path, env, report);
        path.truncate(length);
    }
}

/// Puts the value of a variable in the place of every `os.environ/NAME`.
fn resolve(node: &mut Node, place: &Place, path: &mut String, env: &Env, report: &Report) {
    match &mut node.value {
        Value::Plain(text) | Value::Quoted(text) => {
            let Some(name) = text.strip_prefix(FROM_ENV).map(str::to_owned) else { return };
            node.value = match env.get(&name) {
                Some(text) => Value::FromEnv { text: text.to_owned(), name },
                None => {
                    let what = format!("the environment variable `{name}` is not set");
                    let fix = format!("set {name}, or take this line out");
                    // One file often serves many places, and not each has a key for every model: the
                    // others work, and a call to this one is told what is missing.
                    if path.starts_with("model_list[") {
                        report.warn(place, path, what, fix);
                    } else {
                        report.error(place, path, what, fix);
                    }
                    Value::Unresolved
                }
            };
        }
        Value::List(items) => {
            let length = path.len();
            for (index, item) in items.iter_mut().enumerate() {
                path.push_str(&format!("[{index}]"));
                let place = item.place.clone();
                resolve(item, &place, path, env, report);
                path.truncate(length);
            }
        }
        Value::Map(entries) => resolve_entries(entries, path, env, report),
        Value::Null | Value::FromEnv { .. } | Value::Unresolved => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `main.yaml` among the given files; answers the tree as JSON.
    fn read_files(files: &[(&str, &str)], env: &[(&str, &str)]) -> Result<(String, Env), String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let report = Report::default();
        let main = folder.path().join("main.yaml");
        let (entries, env) = read(&main, &env.iter().copied().collect(), &report);
        let shown = folder.path().display().to_string();
        let json = Value::Map(entries).to_json().to_string();
        report
            .conclude((json, env))
            .map(|(value, _)| value)
            .map_err(|errors| errors.to_string().replace(&format!("{shown}/"), ""))
    }

    #[test]
    fn included_files_add_and_the_main_file_wins() {
        let files = [
            ("main.yaml", "include: [a.yaml, sub/b.yaml]\nmodel_list: [m]\ns: {x: main, in: {y: main}}\n"),
            ("a.yaml", "model_list: [a]\ns: {x: a, z: a, in: {y: a, w: a}, l: [1]}\nonly_a: 1\n"),
            ("sub/b.yaml", "include: c.yaml\nmodel_list: [b]\ns: {z: b, l: [2]}\n"),
            ("sub/c.yaml", "model_list: [c]\n"),
        ];
        let (json, _) = read_files(&files, &[]).unwrap();
        assert_eq!(
            json,
            r#"{"model_list":["m","a","b","c"],"s":{"x":"main","in":{"y":"main","w":"a"},"z":"a","l":[1]},"only_a":1}"#
        );
    }

    #[test]
    fn what_cannot_be_included_names_the_line_that_asks() {
        for (main, other, error) in [
            ("include: [o.yaml]\n", "include: [main.yaml]\n", "o.yaml:1: include: `main.yaml` is part of"),
            ("a: 1\ninclude:\n  - none.yaml\n", "", "main.yaml:3: include: `none.yaml` cannot be read"),
            ("include: [o.yaml, ./o.yaml]\n", "a: 1\n", "main.yaml:1: include: `./o.yaml` is part of"),
            ("include: [{a: 1}]\n", "", "main.yaml:1: include: a file name is text, found a map"),
            ("include: [o.yaml]\n", "[1]\n", "o.yaml:1: a configuration is a map, found a list"),
        ] {
            let found = read_files(&[("main.yaml", main), ("o.yaml", other)], &[]).unwrap_err();
            assert!(found.starts_with(error), "{main:?}: {found}");
        }
        assert!(read_files(&[], &[]).unwrap_err().starts_with("main.yaml: `main.yaml` cannot be read"));
    }

    #[test]
    fn variables_are_put_in_anywhere_and_the_process_wins_over_the_file() {
        let main = "environment_variables: {A: file, B: os.environ/REAL, C: 3}\n\
                    x: [os.environ/A, {y: \"os.environ/B\"}, os.environ/C]\n";
        let (json, env) = read_files(&[("main.yaml", main)], &[("A", "process"), ("REAL", "real")]).unwrap();
        assert_eq!(json, r#"{"x":["process",{"y":"real"},"3"]}"#);
        assert_eq!(env.get("C"), Some("3"));
    }

    #[test]
    fn every_missing_variable_is_named_with_its_line() {
        let error =
            read_files(&[("main.yaml", "a: os.environ/A\nb:\n  - c: os.environ/B\n")], &[]).unwrap_err();
        assert_eq!(
            error,
            "main.yaml:1: a: the environment variable `A` is not set; fix: set A, or take this line out\n\
             main.yaml:3: b[0].c: the environment variable `B` is not set; fix: set B, or take this line out\n\
             2 mistakes in the configuration"
        );
    }

    #[test]
    fn text_that_is_not_utf8_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("main.yaml");
        std::fs::write(&path, b"a: 1\nb: \xff\n").unwrap();
        assert_eq!(read_text(&path).unwrap_err(), "is not UTF-8 text on line 2");
        std::fs::write(&path, vec![b'#'; FILE_BYTES_MAX as usize]).unwrap();
        assert!(read_text(&path).is_ok());
        std::fs::write(&path, vec![b'#'; FILE_BYTES_MAX as usize + 1]).unwrap();
        assert_eq!(read_text(&path).unwrap_err(), "is larger than 4 MiB");
    }
}
