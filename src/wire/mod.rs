//! JSON shapes of the HTTP surface, by resource. Server, client and tests all use these.

pub mod activity;
pub mod budget;
pub mod customer;
pub mod delivery;
pub mod entry;
pub mod error;
pub mod event;
pub mod explain;
pub mod fields;
pub mod key;
pub mod lago;
pub mod model;
pub mod money;
pub mod operation;
pub mod organization;
pub mod overview;
pub mod report;
pub mod requests;
pub mod spend;
pub mod sse;
pub mod tag;
pub mod team;
pub mod usage;
pub mod user;
