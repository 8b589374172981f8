//! Charges as Lago's events: the ids and the bytes that a server with the same settings sends.

use clap::{Args, ValueEnum};

use crate::cli::failure::Failure;
use crate::domain::delivery::{ChargeBy, LagoIds, LagoProfile, NumberStyle, Profile};
use crate::domain::entry::Entry;
use crate::wire::entry::LedgerLine;
use crate::wire::lago::usage_event;

/// Who is billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// The customer
    #[value(name = "end_user_id")]
    Customer,
    /// The member of staff the key belongs to
    #[value(name = "user_id")]
    User,
    /// The team the key belongs to
    #[value(name = "team_id")]
    Team,
}

/// Which ids events carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Ids {
    Both,
    Subscription,
    Customer,
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Numbers {
    Number,
    Text,
}

/// How Lago is told; what a server has in its environment and its configuration.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Lago")]
pub(super) struct LagoArgs {
    /// Codes of the billable metrics; several get one event each
    #[arg(
        long,
        env = "LAGO_API_EVENT_CODE",
        hide_env_values = true,
        value_delimiter = ',',
        value_name = "C"
    )]
    event_code: Vec<String>,
    /// Who is billed [default: end_user_id]
    #[arg(long, env = "LAGO_API_CHARGE_BY", hide_env_values = true, value_enum, value_name = "WHO")]
    charge_by: Option<By>,
    /// Which ids events carry: `lago_ids` of the server
    #[arg(long, value_enum, default_value = "both", value_name = "IDS")]
    lago_ids: Ids,
    /// How numbers are written: `lago_numbers` of the server
    #[arg(long, value_enum, default_value = "number", value_name = "STYLE")]
    lago_numbers: Numbers,
    /// With `precise_total_amount_cents`: `lago_precise_amount` of the server
    #[arg(long)]
    lago_precise_amount: bool,
    /// Without calls that cost nothing: `lago_skip_zero` of the server
    #[arg(long)]
    lago_skip_zero: bool,
}

impl LagoArgs {
    /// The settings, of which the codes have to be there.
    pub(super) fn profile(&self) -> Result<LagoProfile, Failure> {
        let codes: Vec<String> = self.event_code.iter().map(|code| code.trim().to_owned()).collect();
        if codes.is_empty() || codes.iter().any(String::is_empty) {
            return Err(Failure::usage("an event needs the code of a billable metric")
                .hint("--event-code openai_tokens, or LAGO_API_EVENT_CODE"));
        }
        let twice = codes.iter().enumerate().find(|(at, code)| codes[..*at].contains(code));
        if let Some((_, code)) = twice {
            return Err(Failure::usage(format!("--event-code names '{code}' twice, which would bill twice")));
        }
        Ok(LagoProfile {
            codes,
            charge_by: match self.charge_by {
                None | Some(By::Customer) => ChargeBy::EndUserId,
                Some(By::User) => ChargeBy::UserId,
                Some(By::Team) => ChargeBy::TeamId,
            },
            ids: match self.lago_ids {
                Ids::Both => LagoIds::Both,
                Ids::Subscription => LagoIds::Subscription,
                Ids::Customer => LagoIds::Customer,
            },
            numbers: match self.lago_numbers {
                Numbers::Number => NumberStyle::Number,
                Numbers::Text => NumberStyle::Text,
            },
            precise_amount: self.lago_precise_amount,
            skip_zero: self.lago_skip_zero,
        })
    }
}

/// One event, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) id: String,
    pub(super) json: String,
}

/// Makes events of lines.
pub(super) struct Events {
    profile: Profile,
    lago: LagoProfile,
    /// Events up to and with this one are passed over: they were written before.
    passing: Option<String>,
    /// Lines that name nobody to bill.
    pub(super) left_out: u64,
}

impl Events {
    pub(super) fn new(lago: LagoProfile) -> Self {
        Self { profile: Profile::Lago(lago.clone()), lago, passing: None, left_out: 0 }
    }

    /// Begins after the event with this id.
    pub(super) fn after(&mut self, id: String) {
        self.passing = Some(id);
    }

    /// The event to begin after, while it has not come.
    pub(super) fn passing(&self) -> Option<&str> {
        self.passing.as_deref()
    }

    /// The events of a line, none of one that is no charge.
    pub(super) fn of(&mut self, line: LedgerLine) -> Vec<Made> {
        let entry = Entry::from(line);
        let parts = self.profile.parts(&entry);
        let charge_id = self.lago.charge_by.of(&entry.payer);
        if parts > 0 && charge_id.is_none_or(str::is_empty) {
            self.left_out += u64::from(self.passing.is_none());
            return vec![];
        }
        let events = (0..parts).filter_map(|part| usage_event(&entry, &self.lago, part, charge_id));
        let mut made = Vec::new();
        for event in events {
            if self.passing.is_none() {
                let json = serde_json::to_string(&event).unwrap_or_default();
                made.push(Made { id: event.transaction_id, json });
            } else if self.passing.as_deref() == Some(&event.transaction_id) {
                self.passing = None;
            }
        }
        made
    }
}
