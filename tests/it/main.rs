//! The whole product as its users meet it: real servers on free ports, real binaries, real clients.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, unreachable_pub)]

mod admin_customers;
mod admin_keys;
mod bad_head;
mod bad_input;
mod bounds;
mod budget_manager;
mod cap_spellings;
mod caps;
mod clients;
mod compatibility;
mod crash;
mod docs;
mod every_route;
mod explain;
mod faults;
mod first_minute;
mod golden;
mod health;
mod key_access;
mod leeway;
mod level_rates;
mod levels;
mod metrics;
mod models;
mod openapi;
mod policy;
mod rates;
mod rollover;
mod route_budgets;
mod routing;
mod streams;
mod support;
mod tidy;
mod unknown_customers;
mod waiting;
