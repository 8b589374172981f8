//! Notes for whoever asks later why a call was admitted, capped or refused.

use std::sync::Arc;

use super::authorize::Grant;
use super::parse::Call;
use crate::app::App;
use crate::domain::decision::{Moment, Outcome};
use crate::domain::entry::Payer;
use crate::ledger::{Decided, Reservation};
use crate::wire::error::ApiError;

/// A call that holds its money now.
pub(super) fn admitted(
    app: &App,
    grant: &Grant,
    call: &Call,
    reservation: &mut Reservation,
    output_cap: Option<u64>,
) {
    let held = reservation.plan().hold;
    let outcome = match output_cap {
        Some(output_cap) => Outcome::Capped { held, output_cap },
        None => Outcome::Admitted { held },
    };
    let moment = reservation.take_moment();
    note(app, call, grant.payer(), Arc::clone(grant.model()), outcome, moment);
}

/// A call that is not sent, and what its caller is told.
pub(super) fn refused(app: &App, call: &Call, payer: &Arc<Payer>, error: &ApiError, moment: Moment) {
    let outcome = Outcome::Refused {
        status: error.status().as_u16(),
        kind: error.kind().to_owned(),
        message: error.message(),
    };
    let model = call.model.clone().unwrap_or_default();
    note(app, call, payer, model, outcome, moment);
}

/// A call that was admitted, and for which no deployment's budget had room when it was to be sent.
pub(super) fn found_no_place(app: &App, grant: &Grant, call: &Call, error: &ApiError) {
    let moment = app.ledger.moment(&call.id).unwrap_or_default();
    refused(app, call, grant.payer(), error, moment);
}

fn note(app: &App, call: &Call, payer: &Arc<Payer>, model: Arc<str>, outcome: Outcome, moment: Moment) {
    let at = app.now();
    app.ledger.note(Decided {
        request_id: call.id.clone(),
        at,
        payer: Arc::clone(payer),
        model,
        outcome,
        waited_ms: at.since(call.started_at),
        moment,
        answer_id: Default::default(),
    });
}
