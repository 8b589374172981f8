//! Tells other systems what was spent and what happened: usage to billing systems, events to
//! webhooks and Slack. A request never waits for any of it.
//!
//! Every destination has a folder or file of its own that says how a body looks and what an answer
//! means, both without IO; sending and keeping count is the same for all.

pub mod target;
