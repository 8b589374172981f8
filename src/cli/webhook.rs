//! `litellm-rs webhook secret`: a key for a webhook and its receiver. Needs no server.

use clap::Subcommand;

use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::look::{Cell, Column};
use super::printer::Printer;
use super::table::View;
use crate::client::Row;
use crate::domain::delivery::SigningKey;

/// How many bytes a new key has.
const KEY_BYTES: usize = 32;

const VIEW: View = View { id: "secret", columns: &[Column::new("SECRET", Cell::Text("secret"))] };

/// What can be done about webhooks.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum WebhookCommand {
    /// Make a secret that signs webhooks: WEBHOOK_SECRET of the server and of the receiver
    #[command(before_long_help = "Examples:\n  export WEBHOOK_SECRET=$(litellm-rs webhook secret)\n  \
                            WEBHOOK_SECRET=\"$(litellm-rs webhook secret) $OLD_SECRET\" litellm-rs serve --config config.yaml")]
    Secret,
}

/// Runs a command about webhooks.
pub(crate) fn run(command: &WebhookCommand, printer: &Printer) -> Outcome {
    match command {
        WebhookCommand::Secret => secret(printer),
    }
}

fn secret(printer: &Printer) -> Outcome {
    let mut bytes = [0; KEY_BYTES];
    let failed = |error: String| Failure::new(Kind::Error, format!("no secret can be made: {error}"));
    getrandom::fill(&mut bytes).map_err(|error| failed(error.to_string()))?;
    let secret = SigningKey::new(&bytes).map_err(|error| failed(error.to_string()))?.expose();
    let row = Row::from_iter([("secret".to_owned(), secret.as_str().into())]);
    printer.done(&VIEW, &[row], &secret)?;
    Ok(ExitStatus::Success)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::global::Format;
    use crate::cli::printer::tests::{printer, style};

    #[test]
    fn every_secret_is_another_and_alone_on_its_line() {
        let (printer, out, err) = printer(style(Format::Table, true));
        run(&WebhookCommand::Secret, &printer).unwrap();
        run(&WebhookCommand::Secret, &printer).unwrap();
        let printed = out.take();
        let secrets: Vec<&str> = printed.lines().collect();
        assert_eq!((secrets.len(), err.take()), (2, String::new()));
        assert_ne!(secrets[0], secrets[1]);
        for secret in secrets {
            assert_eq!(SigningKey::parse(secret).unwrap().bytes().len(), KEY_BYTES);
        }
    }

    #[test]
    fn programs_get_an_object() {
        let (printer, out, _) = printer(style(Format::Json, false));
        run(&WebhookCommand::Secret, &printer).unwrap();
        let object: Row = serde_json::from_str(&out.take()).unwrap();
        assert!(SigningKey::parse(object["secret"].as_str().unwrap()).is_ok());
    }
}
