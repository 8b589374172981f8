//! What the documents say is so: their commands exist, their links lead somewhere, their examples
//! load, and their numbers are the product's.

use litellm_rs::ledger::verify::Report;
use serde_json::json;

use crate::support::Server;
use crate::support::server::verified;

/// A model like the documents' `mock`: ten tokens in, twenty out.
const PRICED: &str = "model_list:
  - model_name: example
    litellm_params:
      model: mock/example
      mock_response: An answer.
      input_cost_per_token: 0.000001
      output_cost_per_token: 0.000002
";

/// README, “After a crash”: for a backup, stop the server and copy `ledger.db`.
#[tokio::test]
async fn the_ledger_of_a_stopped_server_is_one_file() {
    let server = Server::start(PRICED).await;
    let (status, answer) = server.chat("example", "acme", json!({})).await;
    assert_eq!(status, 200, "{answer}");
    let folder = server.stop().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("ledger.db");
    std::fs::copy(folder.path().join("ledger.db"), &copy).unwrap();
    let Report { entries, differences, .. } = verified(&copy).await;
    assert_eq!((entries, differences), (1, vec![]));
}
