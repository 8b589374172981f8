//! `litellm-rs completions SHELL`: what the shell needs to complete commands and flags, and, with
//! `--dynamic`, the ids that the server knows. The static scripts are kept in `completions/` too;
//! a test holds them equal.

mod dynamic;
mod ids;
mod kept;

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;
use clap_complete::env::Shells;

pub(super) use dynamic::answered;

use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::printer::Printer;

/// What tells the program that a shell asks it for completions, and which shell.
const VARIABLE: &str = "LITELLM_RS_COMPLETE";

/// `completions`
#[derive(Args, Clone, Debug)]
pub(crate) struct CompletionsArgs {
    /// For which shell
    #[arg(value_enum)]
    shell: Shell,
    /// Also complete ids of customers, budgets, keys, teams and models, asked of the server
    #[arg(long)]
    dynamic: bool,
}

/// `completions`
pub(crate) fn run(args: &CompletionsArgs, printer: &Printer) -> Outcome {
    let script = if args.dynamic { registration(args.shell)? } else { script(args.shell) };
    printer.bytes(&script)?;
    Ok(ExitStatus::Success)
}

fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut super::Cli::command(), "litellm-rs", &mut script);
    script
}

/// The script that makes a shell ask this program, found by its name in the search path.
fn registration(shell: Shell) -> Result<Vec<u8>, Failure> {
    let shells = Shells::builtins();
    let shell = shells
        .completer(&shell.to_string())
        .ok_or_else(|| Failure::new(Kind::Unsupported, format!("{shell} cannot ask for completions")))?;
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, "litellm-rs", "litellm-rs", "litellm-rs", &mut script)?;
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum as _;

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

    #[test]
    fn every_shell_can_ask_the_program() {
        for shell in Shell::value_variants() {
            let script = String::from_utf8(registration(*shell).unwrap()).unwrap();
            assert!(script.contains(VARIABLE) && script.contains("litellm-rs"), "{shell}: {script}");
        }
    }
}
