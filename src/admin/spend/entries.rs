//! `/spend/entries`: the lines of the ledger in their order, whole and with every digit, for those
//! who compute with them elsewhere.

use axum::extract::State;
use axum::{Extension, Json};

use super::limit;
use super::whose::visible_account;
use crate::admin::{QueryFields, refused};
use crate::app::App;
use crate::proxy::caller::Caller;
use crate::store::entries::last_seq;
use crate::store::entry_pages::{self, LineFilter};
use crate::wire::entry::{EntryPage, LedgerLine};
use crate::wire::error::ApiError;
use crate::wire::operation::{Operation, get};

/// What the route of this file does and answers.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[get::<EntryPage>(
    "/spend/entries",
    "The lines of the ledger in their order: charges, corrections and resets.",
)];

/// Lines of one page.
const LINES_MAX: u64 = 10_000;
/// Lines of one page for those who do not say.
const LINES_USUAL: u64 = 1_000;

/// GET /spend/entries: `as_of` of the first page keeps the later ones from growing.
pub(in crate::admin) async fn page(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<EntryPage>, ApiError> {
    let up_to = fields.count("up_to").value();
    let mut filter = LineFilter {
        after: fields.count("after").value().unwrap_or(0),
        up_to: 0,
        since: fields.instant("since").value(),
        until: fields.instant("until").value(),
        customer: fields.filled_text("customer").value(),
        key_hash: fields.filled_text("key").value(),
        team: fields.filled_text("team").value(),
        user: fields.filled_text("user").value(),
        model: fields.filled_text("model").value(),
    };
    let most = limit(&mut fields, "limit", LINES_USUAL, LINES_MAX);
    fields.finish(refused)?;
    if let Some(named) = filter.key_hash.take() {
        filter.key_hash = Some(visible_account(&app, &caller, &named).await?);
    }
    let store = app.ledger.store();
    // What is booked and not on disk yet belongs to no page: it would be left out in the middle.
    let newest = last_seq(store).await?;
    filter.up_to = up_to.map_or(newest, |up_to| up_to.min(newest));
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    let lines = entry_pages::page(store, &filter, most).await?;
    Ok(Json(EntryPage {
        entries: lines.entries.iter().map(LedgerLine::from).collect(),
        as_of: filter.up_to,
        next_after: lines.next_after,
    }))
}
