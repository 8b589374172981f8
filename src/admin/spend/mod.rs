//! Reads of what was spent: the log line by line, the sums of days, and the stream of what happens.
//!
//! Everything but the log is read from the daily sums. A caller who does not see everything sees
//! its own.

pub(super) mod counts;
pub(super) mod days;
pub(super) mod entries;
pub(super) mod global;
pub(super) mod list;
pub(super) mod live;
pub(super) mod logs;
pub(super) mod overview;
pub(super) mod payers;
pub(super) mod report;
pub(super) mod reset;
pub(super) mod whose;

use crate::domain::daily::DayRow;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Refusal};

/// Sums of one answer.
pub(super) const SUMS_MAX: u64 = 100_000;

/// The usual refusal of these routes.
pub(super) fn refused(refusal: Refusal) -> ApiError {
    ApiError::DetailError(refusal.message)
}

/// The limit that shows whether there is more than one answer can hold.
pub(super) const fn one_more() -> u64 {
    SUMS_MAX + 1
}

/// Refuses an answer that is too large instead of leaving part of it out.
pub(super) fn bounded(rows: Vec<DayRow>) -> Result<Vec<DayRow>, ApiError> {
    if rows.len() as u64 > SUMS_MAX {
        return Err(ApiError::DetailError(format!(
            "The answer would hold more than {SUMS_MAX} sums. Ask for fewer days, or name whose spend you want."
        )));
    }
    Ok(rows)
}

/// How many rows are asked for: within a range, and said so if not.
pub(super) fn limit(fields: &mut Fields, name: &str, usual: u64, most: u64) -> u64 {
    fields.count_within(name, 1, Some(most)).value().unwrap_or(usual)
}
