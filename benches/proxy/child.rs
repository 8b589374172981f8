//! The processes that are measured: started, found again by their address, and ended by their id.

use std::env;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::role;

/// A process that ends when this value does.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
}

impl Process {
    /// Starts a command.
    pub(crate) fn start(command: &mut Command) -> Outcome<Self> {
        Ok(Self { child: command.spawn()? })
    }

    /// Its id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it still runs.
    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Both fail only when it has ended already, and then it is gone as it should be.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the fake upstream.
pub(crate) fn upstream() -> Outcome<(Process, SocketAddr)> {
    with_role(&[role::UPSTREAM])
}

/// Starts the bare pass-through in front of the upstream.
pub(crate) fn bare(upstream: SocketAddr) -> Outcome<(Process, SocketAddr)> {
    with_role(&[role::BARE, &format!("http://{upstream}")])
}

fn with_role(arguments: &[&str]) -> Outcome<(Process, SocketAddr)> {
    let mut command = Command::new(env::current_exe()?);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = Process::start(&mut command)?;
    let stdout = process.child.stdout.take().ok_or("a child without stdout")?;
    let mut address = String::new();
    BufReader::new(stdout).read_line(&mut address)?;
    let address = address.trim().parse().map_err(|_| format!("`{}` did not start", arguments.join(" ")))?;
    Ok((process, address))
}
