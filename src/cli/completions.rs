//! `litellm-rs completions SHELL`: what the shell needs to complete commands and flags.
//! The same scripts are kept in `completions/`; a test holds them equal.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::failure::{ExitStatus, Outcome};
use super::printer::Printer;

/// `completions`
#[derive(Args, Clone, Debug)]
pub(crate) struct CompletionsArgs {
    /// For which shell
    #[arg(value_enum)]
    shell: Shell,
}

/// `completions`
pub(crate) fn run(args: &CompletionsArgs, printer: &Printer) -> Outcome {
    printer.bytes(&script(args.shell))?;
    Ok(ExitStatus::Success)
}

fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut super::Cli::command(), "litellm-rs", &mut script);
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `UPDATE_COMPLETIONS=1 cargo test completions` writes the scripts anew.
    #[test]
    fn the_kept_scripts_are_those_of_this_version() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
        for (shell, file) in [
            (Shell::Bash, "litellm-rs.bash"),
            (Shell::Zsh, "_litellm-rs"),
            (Shell::Fish, "litellm-rs.fish"),
            (Shell::PowerShell, "_litellm-rs.ps1"),
            (Shell::Elvish, "litellm-rs.elv"),
        ] {
            let path = folder.join(file);
            let made = String::from_utf8(script(shell)).unwrap();
            if std::env::var_os("UPDATE_COMPLETIONS").is_some() {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(&path, &made).unwrap();
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(kept == made, "{file} is old; run the test with UPDATE_COMPLETIONS=1");
        }
    }
}
