//! What tests share: a real server in this process on a free port, and a provider that does as told.

pub mod server;
pub mod upstream;

pub use server::{Server, config_with_upstream, http};
pub use upstream::{Answer, Upstream};
