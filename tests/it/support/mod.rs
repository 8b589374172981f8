//! What tests share: a real server in this process on a free port, the real binary beside it, and a
//! provider that does as told.

pub mod control;
pub mod hook;
pub mod lago;
pub mod plain;
pub mod process;
pub mod receiver;
pub mod recorded;
pub mod records;
pub mod scene;
pub mod server;
pub mod spending;
pub mod upstream;

pub use plain::Plain;
pub use process::{Ended, Home, Serving};
pub use scene::{PROMPT, Reply, chat_body, picos, until};
pub use server::{Server, config_with_upstream, http};
pub use upstream::{Answer, Upstream};
