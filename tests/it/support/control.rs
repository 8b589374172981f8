//! The control plane for tests: a server whose clock stands still, and what it answers when asked.

use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use serde_json::Value;

use super::Server;

/// When the clock of [`control_plane`] stands still: 2026-11-21T23:47:00Z.
pub const NOW: i64 = 1_795_304_820_000;

/// A server with nothing in it, some models to name, and these further lines of configuration.
pub async fn control_plane(more: &str) -> Server {
    let models: String = ["gpt-3.5-turbo", "gpt-4", "openai/*"]
        .map(|name| {
            format!("  - model_name: {name}\n    litellm_params: {{model: openai/x, mock_response: Hi}}\n")
        })
        .concat();
    Server::start_at(&format!("model_list:\n{models}{more}"), Clock::manual(Millis(NOW))).await
}

/// An instant as it is shown.
pub fn shown(ms: i64) -> String {
    Millis(ms).to_string()
}

impl Server {
    /// What is there, read with the master key.
    pub async fn read(&self, path: &str) -> Value {
        let (status, answer) = self.call("GET", path, None).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }
}
