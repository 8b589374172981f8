//! The HTTP client of a proxy, ours or LiteLLM's: what `cli` and `tui` talk through.
//! Knows the wire and nothing of stores or ledgers; decides nothing about how things are shown.

mod activity;
mod chat;
mod credentials;
mod deliveries;
mod entries;
mod error;
mod health;
mod hidden;
mod http;
mod listing;
mod models;
mod organizations;
mod overview;
mod records;
mod reports;
mod requests;
mod resources;
mod secret;
mod spend_item;
mod spend_logs;
mod spend_poll;
mod spend_stream;
mod tags;
mod teams;
mod url;
mod users;

pub use activity::ActivityQuery;
pub use chat::{ChatAnswer, ChatPiece, ChatStream};
pub use deliveries::{Listed, NAMED_MAX};
pub use entries::{EntryPages, EntryQuery};
pub use error::{Answer, Cause, ClientError};
pub use health::ServerClock;
pub use http::{Call, Client, ClientOptions, Reply};
pub use listing::{ListCall, Listing, Wanted};
pub use records::{RecordPage, Records};
pub use reports::{READINGS_MAX, first_open_day};
pub use resources::{Page, Row};
pub use secret::{ApiKey, data_dir, generated_master_key, mask, mask_in};
pub use spend_item::SpendItem;
pub use spend_logs::{LogCall, SpendLogs, booked_at, line_of};
pub use spend_poll::{POLL_PAUSE, event_of_log};
pub use spend_stream::{Patience, SpendStream, SpendStreamOptions};
pub use teams::is_not_in_team;
pub use url::{BaseUrl, DEFAULT_URL, InvalidUrl};
