//! JSON shapes of the HTTP surface, by resource. Server, client and tests all use these.

pub mod error;
pub mod money;
