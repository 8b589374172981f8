//! `litellm-rs man DIR`: a manual page for every command. The same pages are kept in `docs/man/`;
//! a test holds them equal.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory as _};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::failure::{ExitStatus, Failure, Outcome};
use super::printer::Printer;
use super::topics;

/// `man`
#[derive(Args, Clone, Debug)]
pub(crate) struct ManArgs {
    /// Folder to write the pages to; made when it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// `man`
pub(crate) fn run(args: &ManArgs, printer: &Printer) -> Outcome {
    let folder = &args.folder;
    let failed =
        |error: std::io::Error| Failure::usage(format!("cannot write to {}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let pages = pages()?;
    for (name, text) in &pages {
        std::fs::write(folder.join(name), text).map_err(failed)?;
    }
    printer.note(&format!("{} pages in {}", pages.len(), folder.display()));
    Ok(ExitStatus::Success)
}

/// File names and texts of all pages.
fn pages() -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut root = super::Cli::command();
    root.build();
    let mut pages = Vec::new();
    let page = page(&root.clone().override_help(""), true)?;
    pages.push(("litellm-rs.1".to_owned(), page));
    add_below(&root, &mut pages)?;
    Ok(pages)
}

fn add_below(command: &Command, pages: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    for child in command.get_subcommands().filter(|child| !child.is_hide_set() && child.get_name() != "help")
    {
        // The options of all commands stand on the first page alone.
        let child = child.clone().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
        let name = child.get_display_name().unwrap_or_else(|| child.get_name()).to_owned();
        pages.push((format!("{name}.1"), page(&child, false)?));
        add_below(&child, pages)?;
    }
    Ok(())
}

fn page(command: &Command, is_first: bool) -> Result<Vec<u8>, Failure> {
    let man = Man::new(command.clone());
    let has_options = command.get_arguments().any(|arg| !arg.is_hide_set());
    let has_children = command.get_subcommands().any(|child| !child.is_hide_set());
    let mut text = Vec::new();
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    if has_options {
        man.render_options_section(&mut text)?;
    }
    if has_children {
        man.render_subcommands_section(&mut text)?;
    }
    let mut end = Roff::default();
    if let Some(examples) = command.get_before_long_help() {
        let examples = examples.to_string();
        verbatim(&mut end, "EXAMPLES", examples.strip_prefix("Examples:\n").unwrap_or(&examples));
    }
    if is_first {
        for (heading, topic) in topics::SECTIONS {
            verbatim(&mut end, heading, topic);
        }
    } else {
        end.control("SH", ["SEE ALSO"]);
        end.text([bold("litellm-rs"), roman("(1): the options of all commands, exit codes, environment")]);
    }
    end.to_writer(&mut text)?;
    let text = String::from_utf8_lossy(&text);
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let version = env!("CARGO_PKG_VERSION");
    // Without a date, so that a page changes only when its command does.
    let title = format!(".TH \"{name}\" \"1\" \"\" \"litellm-rs {version}\" \"litellm-rs\"\n");
    Ok(format!("{PREAMBLE}{title}{}", text.replace(PREAMBLE, "")).into_bytes())
}

/// What every rendered section begins with; a page needs it once.
const PREAMBLE: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

/// Lines that stay as they are.
fn verbatim(roff: &mut Roff, heading: &str, lines: &str) {
    roff.control("SH", [heading]);
    roff.control("nf", []);
    for line in lines.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/man")
    }

    /// `UPDATE_MAN=1 cargo test --lib manual` writes the pages anew.
    #[test]
    fn the_kept_pages_are_those_of_this_version() {
        let made = pages().unwrap();
        if std::env::var_os("UPDATE_MAN").is_some() {
            let _ = std::fs::remove_dir_all(folder());
            std::fs::create_dir_all(folder()).unwrap();
            made.iter().for_each(|(name, text)| std::fs::write(folder().join(name), text).unwrap());
        }
        let mut kept: Vec<String> = std::fs::read_dir(folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let mut names: Vec<String> = made.iter().map(|(name, _)| name.clone()).collect();
        kept.sort();
        names.sort();
        assert_eq!(kept, names, "run the test with UPDATE_MAN=1");
        for (name, text) in made {
            let is_kept = std::fs::read(folder().join(&name)).unwrap() == text;
            assert!(is_kept, "{name} is old; run the test with UPDATE_MAN=1");
        }
    }
}
