//! Why a call was admitted, capped or refused, as `/spend/explain` tells it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::{Usd, python_text};
use super::spend::SpendLog;
use crate::domain::decision::{Decision, Outcome, Standing};
use crate::domain::entry::Payer;

/// One account as it stood when the call was decided. Amounts are dollars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExplainedAccount {
    /// `key`, `team`, `customer`, `key_model`, …
    pub level: String,
    /// Whose, within the level.
    pub id: String,
    /// The further window that the account keeps, if it is not the main one.
    pub window: Option<String>,
    /// The cap; absent: none.
    pub max_budget: Option<Usd>,
    /// Settled in the window.
    pub settled: Usd,
    /// Held by other calls.
    pub held: Usd,
    /// What the cap left; absent without a cap.
    pub left: Option<Usd>,
    /// Whether the least that the call needed fitted in; absent without a cap.
    pub fits: Option<bool>,
    /// When the window ends.
    pub resets_at: Option<String>,
}

/// Who pays for the call.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExplainedPayer {
    /// The key's hash.
    pub api_key: Option<String>,
    /// The member of staff.
    pub user_id: Option<String>,
    /// The team.
    pub team_id: Option<String>,
    /// The organization.
    pub organization_id: Option<String>,
    /// The customer.
    pub end_user: Option<String>,
    /// Labels.
    pub tags: Vec<String>,
}

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Explanation {
    /// The call, by `x-litellm-call-id`; by the id of its answer where only the log knows of it.
    pub request_id: String,
    /// The id of the answer.
    pub response_id: Option<String>,
    /// `admitted`, `capped` or `refused`; `booked` where only the log knows of it.
    pub outcome: String,
    /// In a sentence.
    pub reason: String,
    /// When it was decided.
    pub at: Option<String>,
    /// The public model name that was asked for.
    pub model: String,
    /// Who pays.
    pub payer: ExplainedPayer,
    /// The least that the call needed.
    pub needed: Option<Usd>,
    /// The most that it could cost.
    pub ceiling: Option<Usd>,
    /// What was held for it.
    pub held: Option<Usd>,
    /// The output cap that was forwarded in place of the call's own, in tokens.
    pub output_cap: Option<u64>,
    /// How long it was waiting and being checked, in milliseconds.
    pub waited_ms: Option<u64>,
    /// The status of a refusal.
    pub status: Option<u16>,
    /// The error's type of a refusal.
    pub error_type: Option<String>,
    /// Every account it spends from, in the order in which they are checked. Empty where the numbers
    /// of that moment are not known any more.
    pub accounts: Vec<ExplainedAccount>,
    /// What was booked for it.
    pub entries: Vec<SpendLog>,
}

impl ExplainedPayer {
    fn of(payer: &Payer) -> Self {
        Self {
            api_key: payer.key.as_ref().map(ToString::to_string),
            user_id: payer.user.as_ref().map(ToString::to_string),
            team_id: payer.team.as_ref().map(ToString::to_string),
            organization_id: payer.organization.as_ref().map(ToString::to_string),
            end_user: payer.customer.as_ref().map(ToString::to_string),
            tags: payer.tags.iter().map(ToString::to_string).collect(),
        }
    }
}

impl ExplainedAccount {
    fn of(standing: &Standing, decision: &Decision) -> Self {
        let room = standing.room();
        Self {
            level: standing.account.kind.clone(),
            id: shown_id(standing),
            window: Some(standing.account.span.clone()).filter(|span| !span.is_empty()),
            max_budget: standing.limit.map(Usd),
            settled: Usd(standing.settled),
            held: Usd(standing.held),
            left: room.map(Usd),
            fits: room.zip(decision.needed).map(|(room, needed)| needed <= room),
            resets_at: standing.reset_at.map(|at| at.to_string()),
        }
    }
}

fn shown_id(standing: &Standing) -> String {
    standing.account.id.replace('\u{1f}', ":")
}

impl Explanation {
    /// Of a decision, and what was booked after it.
    pub fn of_decision(decision: &Decision, entries: Vec<SpendLog>) -> Self {
        let (outcome, held, output_cap) = match &decision.outcome {
            Outcome::Admitted { held } => ("admitted", Some(*held), None),
            Outcome::Capped { held, output_cap } => ("capped", Some(*held), Some(*output_cap)),
            Outcome::Refused { .. } => ("refused", None, None),
        };
        let refused = match &decision.outcome {
            Outcome::Refused { status, kind, .. } => Some((*status, kind.clone())),
            _ => None,
        };
        Self {
            request_id: decision.request_id.clone(),
            response_id: decision.answer_id.clone(),
            outcome: outcome.into(),
            reason: reason(decision),
            at: Some(decision.at.to_string()),
            model: decision.model.to_string(),
            payer: ExplainedPayer::of(&decision.payer),
            needed: decision.needed.map(Usd),
            ceiling: decision.ceiling.map(Usd),
            held: held.map(Usd),
            output_cap,
            waited_ms: Some(decision.waited_ms),
            status: refused.as_ref().map(|(status, _)| *status),
            error_type: refused.map(|(_, kind)| kind),
            accounts: decision.standings.iter().map(|s| ExplainedAccount::of(s, decision)).collect(),
            entries,
        }
    }

    /// Of a call whose numbers at that moment are not kept any more: what the log says.
    pub fn of_entries(request_id: &str, payer: &Payer, entries: Vec<SpendLog>) -> Self {
        Self {
            request_id: request_id.to_owned(),
            response_id: Some(request_id.to_owned()),
            outcome: "booked".into(),
            reason: "The call was admitted and booked. The numbers of its admission are kept for the newest calls \
                     only, and for those that were refused or capped."
                .into(),
            at: None,
            model: entries.first().map(|entry| entry.model_group.clone()).unwrap_or_default(),
            payer: ExplainedPayer::of(payer),
            needed: None,
            ceiling: None,
            held: None,
            output_cap: None,
            waited_ms: None,
            status: None,
            error_type: None,
            accounts: vec![],
            entries,
        }
    }
}

/// The decision in a sentence.
fn reason(decision: &Decision) -> String {
    let level =
        |standing: &Standing| format!("{} {}", standing.account.kind, shown_id(standing)).trim().to_owned();
    let tightest = decision.tightest().and_then(|standing| {
        let room = standing.room()?;
        Some(format!("the tightest account, {}, had {} left", level(standing), python_text(room)))
    });
    match (&decision.outcome, decision.ceiling) {
        (Outcome::Refused { message, .. }, _) => match (decision.in_the_way(), decision.needed) {
            (Some(standing), Some(needed)) => format!(
                "{} had {} of {} settled and {} held; the call needed at least {}. The caller was told: {message}",
                level(standing),
                python_text(standing.settled),
                standing.limit.map(python_text).unwrap_or_default(),
                python_text(standing.held),
                python_text(needed),
            ),
            _ => message.clone(),
        },
        (Outcome::Admitted { .. }, None) if decision.needed.is_none() => {
            "The model costs nothing, so money caps do not apply.".into()
        }
        (Outcome::Admitted { held }, _) => match tightest {
            Some(tightest) => format!("It could cost at most {}, and {tightest}.", python_text(*held)),
            None => format!(
                "It could cost at most {}, and no account it spends from has a cap.",
                python_text(*held)
            ),
        },
        (Outcome::Capped { held, output_cap }, ceiling) => format!(
            "It could cost {}, and {}. {} was held, which pays for {output_cap} output tokens.",
            ceiling.map_or_else(|| "more than can be counted".into(), python_text),
            tightest.unwrap_or_else(|| "no account has a cap".into()),
            python_text(*held),
        ),
    }
}
