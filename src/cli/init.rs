//! `litellm-rs init`: a commented `config.yaml` to begin with, and a master key of its own in it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::global::GlobalArgs;
use super::look::{Cell, Column};
use super::printer::Printer;
use super::settings::place::write_new;
use super::table::View;
use crate::client::Row;

/// The file that is written.
const FILE: &str = "config.yaml";
/// Where the key goes.
const KEY_MARK: &str = "MASTER_KEY";
/// What the file says before it has a key.
const STARTER: &str = include_str!("starter.yaml");

const VIEW: View = View { id: "path", columns: &[Column::new("PATH", Cell::Text("path"))] };

/// `init`
#[derive(Args, Clone, Debug)]
pub(crate) struct InitArgs {
    /// Folder for the file [default: this one]
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
}

/// `init`
pub(crate) fn run(args: &InitArgs, global: &GlobalArgs, printer: &Printer) -> Outcome {
    let path = args.folder.join(FILE);
    if global.read_only {
        return Err(Failure::usage(format!("read-only: did not write {}", path.display())));
    }
    if path.symlink_metadata().is_ok() {
        return Err(exists(&path));
    }
    if global.dry_run {
        return Err(Failure::new(Kind::DryRun, format!("write {}", path.display())));
    }
    write(&args.folder, &path)?;
    let row = Row::from_iter([("path".to_owned(), path.display().to_string().into())]);
    printer.done(&VIEW, &[row], &format!("wrote {}", path.display()))?;
    printer.note(&format!(
        "  a master key is in it, and only you can read it\n  next: litellm-rs serve --config {}",
        path.display()
    ));
    Ok(ExitStatus::Success)
}

fn write(folder: &Path, path: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => exists(path),
        _ => Failure::usage(format!("cannot write {}: {error}", path.display())),
    };
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random)
        .map_err(|error| Failure::new(Kind::Error, format!("no key can be made: {error}")))?;
    let key = random.iter().fold(String::from("sk-"), |key, byte| format!("{key}{byte:02x}"));
    std::fs::create_dir_all(folder).map_err(failed)?;
    write_new(path, &STARTER.replace(KEY_MARK, &key), 0o600).map_err(failed)
}

fn exists(path: &Path) -> Failure {
    Failure::new(Kind::Conflict, format!("{} exists already, and is never overwritten", path.display()))
        .hint("name another folder: litellm-rs init DIR")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Env, Strength, master_key_strength};

    #[test]
    fn the_starter_can_be_loaded_without_a_word() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join(FILE);
        write(&folder.path().join("new"), &path).unwrap();
        let loaded = Config::load(Some(&path), &Env::default()).unwrap();
        assert_eq!(loaded.warnings, []);
        assert_eq!(loaded.config.models[0].model_name, "mock");
        let key = loaded.config.general.master_key.unwrap();
        assert_eq!(master_key_strength(key.expose()), Strength::Strong);
        let kept = std::fs::read_to_string(&path).unwrap();
        assert_eq!(write(folder.path(), &path).unwrap_err().kind, Kind::Conflict);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), kept);
    }

    /// What is commented out has to be right, too: people take the marks away.
    #[test]
    fn the_starter_can_be_loaded_with_its_suggestions() {
        let mut text = STARTER.replace(KEY_MARK, "sk-9fQ2xLw7Tb3vZ5kN");
        text = text.lines().map(|line| format!("{}\n", line.replacen("#~ ", "", 1))).collect();
        assert!(text.contains("\n  - model_name: gpt-4o-mini"), "{text}");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(&path, text).unwrap();
        let env = Env::from_iter([
            ("OPENAI_API_KEY", "k"),
            ("ANTHROPIC_API_KEY", "k"),
            ("WEBHOOK_URL", "https://example.com/hook"),
            ("DATABASE_URL", "sqlite:///tmp/x.db"),
        ]);
        let loaded = Config::load(Some(&path), &env).map_err(|errors| errors.to_string()).unwrap();
        assert_eq!(loaded.warnings, []);
        assert_eq!(loaded.config.models.len(), 3);
    }
}
