//! The whole product as its users meet it: real servers on free ports, real binaries, real clients.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, unreachable_pub)]

mod clients;
mod crash;
mod docs;
mod first_minute;
mod support;
mod tidy;
