//! What people read and type, whatever shows it: amounts, times, states, filters, words for a shell.
//! Pure; knows rows as the client reads them, and neither commands nor screens.

pub(crate) mod filter;
pub(crate) mod look;
pub(crate) mod money;
pub(crate) mod near;
pub(crate) mod shell;
pub(crate) mod when;
