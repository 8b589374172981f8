//! `config edit`: a copy of the settings in the person's editor, taken over when it can be read.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Settings, place};
use crate::cli::failure::{Failure, Kind};
use crate::cli::global::Environment;

/// So many drafts lie beside the settings, and no more.
const DRAFTS_MAX: u32 = 20;

/// What became of the settings.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Edited {
    /// They are as they were.
    Unchanged,
    /// They are what the editor wrote.
    Changed,
}

/// The editor and its arguments: `VISUAL`, else `EDITOR`, else what is nearly always there.
pub(crate) fn editor_of(env: &Environment<'_>) -> Vec<String> {
    let usual = if cfg!(windows) { "notepad" } else { "vi" };
    let chosen = env.get("VISUAL").or_else(|| env.get("EDITOR")).unwrap_or_else(|| usual.to_owned());
    chosen.split_whitespace().map(str::to_owned).collect()
}

/// Lets the person edit a copy, again while `again` says so of what is wrong with it. The settings
/// themselves are never broken.
pub(crate) fn edit(
    path: &Path,
    editor: &[String],
    again: impl Fn(&Failure) -> Result<bool, Failure>,
) -> Result<Edited, Failure> {
    let before = place::read(path)?.unwrap_or_default();
    let copy = copy_of(path, &before)?;
    loop {
        let ended = run(editor, &copy);
        let after = place::read(&copy)?.unwrap_or_default();
        if ended.is_err() && after == before {
            let _ = std::fs::remove_file(&copy);
        }
        ended?;
        if after == before {
            let _ = std::fs::remove_file(&copy);
            return Ok(Edited::Unchanged);
        }
        match Settings::read(&copy) {
            Ok(_) => {
                place::write(path, &after)?;
                let _ = std::fs::remove_file(&copy);
                return Ok(Edited::Changed);
            }
            Err(failure) if again(&failure)? => {}
            Err(failure) => {
                let kept =
                    format!("the settings are as they were; what was written is in {}", copy.display());
                return Err(failure.hint(kept));
            }
        }
    }
}

/// Makes the copy, beside those that somebody has left there: what was written in them is not lost.
/// It has the same ending as the settings, so that editors know what it is.
fn copy_of(path: &Path, text: &str) -> Result<PathBuf, Failure> {
    let names = (1..=DRAFTS_MAX).map(|number| match number {
        1 => "config.draft.toml".to_owned(),
        number => format!("config.draft-{number}.toml"),
    });
    for copy in names.map(|name| path.with_file_name(name)) {
        if std::fs::symlink_metadata(&copy).is_err() {
            return place::write(&copy, text).map(|()| copy);
        }
    }
    let folder = path.with_file_name("");
    Err(Failure::usage(format!("there are {DRAFTS_MAX} drafts already in {}", folder.display()))
        .hint("take over what is worth it, and remove the others"))
}

fn run(editor: &[String], file: &Path) -> Result<(), Failure> {
    let (program, arguments) = editor.split_first().map_or(("", &[][..]), |(first, rest)| (first, rest));
    let ended = Command::new(program).args(arguments).arg(file).status();
    let failed = |why: String| {
        Failure::new(Kind::Error, format!("the editor '{program}' {why}; the settings are as they were"))
            .hint("choose one: EDITOR=nano litellm-rs config edit")
    };
    match ended {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(format!("failed ({status})"))),
        Err(error) => Err(failed(format!("cannot be run: {error}"))),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    const BEFORE: &str = "[profiles.prod]\nurl = \"http://a\"\n";

    /// An editor that runs a script with the file as `$0`.
    fn editing(
        script: &str,
        again: impl Fn(&Failure) -> Result<bool, Failure>,
    ) -> (Result<Edited, Failure>, String, usize) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        place::write(&path, BEFORE).unwrap();
        let editor = ["sh", "-c", script].map(str::to_owned);
        let edited = edit(&path, &editor, again);
        let files = std::fs::read_dir(folder.path()).unwrap().count();
        (edited, place::read(&path).unwrap().unwrap(), files)
    }

    #[test]
    fn what_can_be_read_is_taken_over() {
        let (edited, after, files) = editing(r#"echo 'timeout = "5s"' >> "$0""#, |_| Ok(false));
        assert_eq!((edited, files), (Ok(Edited::Changed), 1));
        assert_eq!(after, format!("{BEFORE}timeout = \"5s\"\n"));
        let (edited, after, files) = editing("true", |_| Ok(false));
        assert_eq!((edited, after.as_str(), files), (Ok(Edited::Unchanged), BEFORE, 1));
    }

    #[test]
    fn what_cannot_be_read_leaves_the_settings_alone() {
        let (edited, after, files) = editing("echo 'urll = 1' >> \"$0\"", |_| Ok(false));
        let failure = edited.unwrap_err();
        assert!(
            failure.message.ends_with(":3:1: unknown setting 'urll'; did you mean 'url'?"),
            "{failure:?}"
        );
        assert!(failure.hint.unwrap().contains("config.draft.toml"));
        assert_eq!((after.as_str(), files), (BEFORE, 2));
        let (edited, after, _) = editing("exit 1", |_| Ok(true));
        assert!(edited.unwrap_err().message.contains("failed"));
        assert_eq!(after, BEFORE);
    }

    #[test]
    fn an_older_draft_is_kept() {
        let script = r#"echo 'urll = 1' >> "$0""#;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let draft = folder.path().join("config.draft.toml");
        place::write(&path, BEFORE).unwrap();
        std::fs::write(&draft, "mine\n").unwrap();
        let editor = ["sh", "-c", script].map(str::to_owned);
        let failure = edit(&path, &editor, |_| Ok(false)).unwrap_err();
        assert!(failure.hint.unwrap().contains("config.draft-2.toml"));
        assert_eq!(std::fs::read_to_string(&draft).unwrap(), "mine\n");
        let (_, _, files) = editing("exit 1", |_| Ok(false));
        assert_eq!(files, 1, "nothing was written");
    }

    #[test]
    fn a_slip_can_be_put_right() {
        let script = r#"if grep -q urll "$0"; then sed -i 's/^urll.*/timeout = "5s"/' "$0"; else echo 'urll = 1' >> "$0"; fi"#;
        let (edited, after, files) = editing(script, |_| Ok(true));
        assert_eq!((edited, files), (Ok(Edited::Changed), 1));
        assert!(after.ends_with("timeout = \"5s\"\n"));
    }

    #[test]
    fn the_editor_may_have_arguments() {
        for (visual, editor, words) in [
            (Some("code --wait"), Some("nano"), &["code", "--wait"][..]),
            (None, Some("nano"), &["nano"]),
            (Some(""), None, &["vi"]),
        ] {
            let lookup = |name: &str| match name {
                "VISUAL" => visual.map(str::to_owned),
                "EDITOR" => editor.map(str::to_owned),
                _ => None,
            };
            assert_eq!(editor_of(&Environment(&lookup)), words);
        }
    }
}
