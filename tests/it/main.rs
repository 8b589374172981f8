//! The whole product as its users meet it: real servers on free ports, real binaries, real clients.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, unreachable_pub)]

mod admin_customers;
mod admin_keys;
mod clients;
mod compatibility;
mod crash;
mod docs;
mod first_minute;
mod golden;
mod support;
mod tidy;
