//! `litellm-rs exec`: a program whose calls go through this proxy.

use std::ffi::OsString;
use std::process::Command;

use clap::Args;

use super::context::Context;
use super::failure::{Failure, Kind, Outcome};

/// `exec`
#[derive(Args, Clone, Debug)]
pub(crate) struct ExecArgs {
    /// Give the program the master key of this machine's server, with which it may do everything
    #[arg(long)]
    with_master_key: bool,
    /// The program and its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "CMD")]
    command: Vec<OsString>,
}

/// `exec`: becomes the program, so that its signals and its exit code are its own.
pub(crate) fn run(args: &ExecArgs, context: &Context) -> Outcome {
    let Some((program, arguments)) = args.command.split_first() else {
        return Err(Failure::usage("there is no program to run"));
    };
    if context.has_own_key && !args.with_master_key {
        let message = format!(
            "'{}' would get the master key of this machine's server, which may do everything",
            program.to_string_lossy()
        );
        return Err(Failure::usage(message).hint(
            "make a key for it: litellm-rs key generate --out app.key   then exec --api-key-file app.key; \
             or give it that one: --with-master-key",
        ));
    }
    let Some(key) = context.client.api_key() else {
        return Err(Failure::new(Kind::Auth, "there is no key to give to the program")
            .hint("give one: --api-key-file FILE or LITELLM_PROXY_API_KEY"));
    };
    let url = context.client.url().as_str();
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env("OPENAI_BASE_URL", format!("{url}/v1"))
        .env("OPENAI_API_KEY", key.expose())
        .env("ANTHROPIC_BASE_URL", url)
        .env("ANTHROPIC_AUTH_TOKEN", key.expose())
        // A key of the provider itself would be sent beside ours, and would win in some clients.
        .env_remove("ANTHROPIC_API_KEY");
    become_it(command).map_err(|error| {
        let name = program.to_string_lossy();
        Failure::usage(format!("cannot run '{name}': {error}"))
            .hint("litellm-rs exec --api-key-file FILE -- PROGRAM ARGUMENTS…")
    })
}

#[cfg(unix)]
fn become_it(mut command: Command) -> std::io::Result<super::failure::ExitStatus> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec())
}

#[cfg(not(unix))]
fn become_it(mut command: Command) -> std::io::Result<super::failure::ExitStatus> {
    use super::failure::ExitStatus;
    Ok(if command.status()?.success() { ExitStatus::Success } else { ExitStatus::Error })
}
