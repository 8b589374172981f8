//! The rules of money: no IO, no async, no clock, no randomness, no floats.
//!
//! Everything here is a value or a pure function of values; time and ids come in as arguments.

pub mod duration;
pub mod id;
pub mod money;
pub mod record;
pub mod scope;
pub mod time;
