//! The clients as anybody installs them, by pip and npm, in a folder under Cargo's own that stays
//! between runs. Where that is not possible, tests say that they were skipped.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::scripts;

/// Set where a skipped test is a failed test.
const REQUIRED: &str = "LITELLM_RS_REQUIRE_CLIENTS";

/// What was installed, or nothing and a line that says why. Written past the test harness, which
/// keeps what tests print to itself when they pass.
pub fn or_skip<T>(installed: Result<T, &str>) -> Option<T> {
    installed
        .map_err(|why| {
            assert!(std::env::var_os(REQUIRED).is_none_or(|value| value != "1"), "{REQUIRED}=1, but {why}");
            let test = std::thread::current().name().unwrap_or_default().to_owned();
            let _ = writeln!(std::io::stderr(), "skipped {test}: {why}");
        })
        .ok()
}

/// A Python that has the packages of `requirements.txt`.
pub fn python() -> Result<&'static Path, &'static str> {
    static PYTHON: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    PYTHON.get_or_init(|| environment("python", "requirements.txt")).as_deref().map_err(String::as_str)
}

/// A Python that has LiteLLM's SDK.
pub fn python_with_litellm() -> Result<&'static Path, &'static str> {
    static PYTHON: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let python = PYTHON.get_or_init(|| environment("python-litellm", "requirements-litellm.txt"));
    python.as_deref().map_err(String::as_str)
}

/// A Python that has the packages of `schemathesis.txt`, some of which the others want in other versions.
pub fn schemathesis() -> Result<&'static Path, &'static str> {
    static PYTHON: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let python = PYTHON.get_or_init(|| environment("schemathesis", "schemathesis.txt"));
    python.as_deref().map_err(String::as_str)
}

/// A virtual environment of its own with the packages of a list, and none that the list does not name.
fn environment(name: &str, list: &str) -> Result<PathBuf, String> {
    let version = said("python3", &["--version"])?;
    let folder = kept(name, list, &version, |folder, requirements| {
        said("python3", &["-m", "venv", "--clear", folder])?;
        let pip =
            ["-m", "pip", "install", "--quiet", "--no-input", "--no-deps", "--disable-pip-version-check"];
        said(&format!("{folder}/bin/python"), &[&pip[..], &["--requirement", requirements]].concat())
    })?;
    Ok(folder.join("bin/python"))
}

/// A folder that has the modules of `package.json`.
pub fn node() -> Result<&'static Path, &'static str> {
    static NODE: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    NODE.get_or_init(|| modules("node", "package.json")).as_deref().map_err(String::as_str)
}

/// A folder that has the modules of `prism.json`.
pub fn prism() -> Result<&'static Path, &'static str> {
    static PRISM: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    PRISM.get_or_init(|| modules("prism", "prism.json")).as_deref().map_err(String::as_str)
}

/// A folder with the modules of a list.
fn modules(name: &str, list: &str) -> Result<PathBuf, String> {
    let version = said("node", &["--version"])? + &said("npm", &["--version"])?;
    kept(name, list, &version, |folder, package| {
        std::fs::create_dir_all(folder).map_err(|error| format!("{folder}: {error}"))?;
        std::fs::copy(package, format!("{folder}/package.json")).map_err(|error| error.to_string())?;
        let flags = ["--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
        said("npm", &[&["install", "--prefix", folder], &flags[..]].concat())
    })
}

/// The folder of what `list` names, installed unless an earlier run has done so.
fn kept(
    name: &str,
    list: &str,
    version: &str,
    install: impl FnOnce(&str, &str) -> Result<String, String>,
) -> Result<PathBuf, String> {
    let clients = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients");
    let readable = |error: std::io::Error| format!("{}: {error}", clients.display());
    std::fs::create_dir_all(&clients).map_err(readable)?;
    // Another run of the tests may be at it; the lock ends with this function.
    let lock = File::create(clients.join(format!("{name}.lock"))).map_err(readable)?;
    lock.lock().map_err(readable)?;
    let (folder, list) = (clients.join(name), scripts().join(list));
    let (done, wanted) =
        (clients.join(format!("{name}.done")), std::fs::read_to_string(&list).map_err(readable)?);
    let wanted = format!("{version}{wanted}");
    if folder.is_dir() && std::fs::read_to_string(&done).is_ok_and(|done| done == wanted) {
        return Ok(folder);
    }
    for old in [std::fs::remove_file(&done), std::fs::remove_dir_all(&folder)] {
        old.or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
            .map_err(readable)?;
    }
    install(&folder.to_string_lossy(), &list.to_string_lossy())?;
    std::fs::write(&done, wanted).map_err(readable)?;
    Ok(folder)
}

/// What a program prints, or why it could not.
pub fn said(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(std::process::Stdio::null())
        .output()
        .map_err(|error| format!("{program} cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8_lossy(&told);
    Err(format!("{program} {} failed: {}", arguments.join(" "), told.trim()))
}
