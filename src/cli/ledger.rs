//! `litellm-rs ledger …`: commands about the book itself, which need no server.

use clap::{Args, Subcommand};

use super::failure::ExitStatus;

/// Commands about the ledger.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum LedgerCommand {
    /// Check that every balance is the sum of its entries
    #[command(before_long_help = "Examples:\n  litellm-rs ledger verify\n  \
                            litellm-rs ledger verify --database /var/lib/litellm-rs/ledger.db")]
    Verify(VerifyArgs),
}

/// `ledger verify`
#[derive(Args, Clone, Debug)]
pub(crate) struct VerifyArgs {
    /// Database to check: a SQLite file or a postgresql:// address [default: that of this machine]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "PATH|URL")]
    pub(crate) database: Option<String>,
}

/// Runs a command about the ledger.
pub(crate) async fn run(command: LedgerCommand) -> ExitStatus {
    match command {
        LedgerCommand::Verify(args) => verify(args.database).await,
    }
}

async fn verify(database: Option<String>) -> ExitStatus {
    match crate::server::verify(database.as_deref()).await {
        Ok(report) => {
            println!("{report}");
            if report.is_green() { ExitStatus::Success } else { ExitStatus::Error }
        }
        Err(complaint) => {
            eprintln!("error: {complaint}");
            ExitStatus::Error
        }
    }
}
