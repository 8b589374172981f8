//! The spend authority for LLM traffic: decides before every call whether the payer can afford
//! it, and never loses a cent of what was spent.

pub mod admin;
pub mod app;
pub mod budget_manager;
pub mod cli;
pub mod client;
pub mod clock;
pub mod config;
pub mod delivery;
pub mod domain;
pub mod ledger;
pub mod metrics;
pub mod proxy;
mod seal;
pub mod server;
pub mod store;
mod text;
mod tui;
pub mod upstream;
pub mod wire;
