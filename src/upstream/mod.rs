//! Where a model name leads: providers, deployments, the choice between them, what a failure means.
//!
//! Everything here is a value or a pure function of values. Addresses are texts and headers are
//! pairs; sending them, reading a clock and drawing random numbers is for the caller.

pub mod catalogue;
pub mod choice;
pub mod deployment;
pub mod endpoint;
pub mod error;
mod error_body;
pub mod fallback;
pub mod health;
pub mod mock;
mod pattern;
pub mod provider;
pub mod retry;
pub mod tokenizer;

pub mod price_table;
#[cfg(test)]
mod sample;
