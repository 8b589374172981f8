//! The rules of money: no IO, no async, no clock, no randomness, no floats.
//!
//! Everything here is a value or a pure function of values; time and ids come in as arguments.

pub mod account;
pub mod admission;
pub mod alert;
pub mod book;
pub mod budget;
pub mod daily;
pub mod decision;
pub mod delivery;
pub mod denied;
pub mod duration;
pub mod entry;
pub mod hold;
pub mod id;
pub mod masked;
pub mod money;
pub mod policy;
pub mod price;
pub mod projection;
pub mod rate;
pub mod record;
pub mod replay;
pub mod scope;
pub mod time;
pub mod usage;
pub mod visible;
pub mod window;
