//! The members of a key as flags.

use clap::Args;
use serde_json::Value;

use crate::cli::failure::Failure;
use crate::cli::fields::{FreeArgs, LimitArgs, parse_object, parse_switch, set_member};
use crate::cli::money;
use crate::client::Row;
use crate::domain::duration::Duration;

/// The members of a key.
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberArgs {
    /// How long it works
    #[arg(long, value_name = "DUR", value_parser = parse_lifetime, allow_hyphen_values = true)]
    duration: Option<String>,
    /// Models it may call; all when empty
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    models: Option<Vec<String>>,
    /// Member of staff it belongs to
    #[arg(long, value_name = "U")]
    user_id: Option<String>,
    /// Team it belongs to
    #[arg(long, value_name = "T")]
    team_id: Option<String>,
    /// Budget whose limits fill in where its own are absent
    #[arg(long, value_name = "B")]
    budget_id: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
    /// Free data, again for each
    #[arg(long, value_name = "K=V")]
    metadata: Vec<String>,
    /// Tags of its calls
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    tags: Option<Vec<String>>,
    /// Model names it may write instead of others
    #[arg(long, value_name = "JSON", value_parser = parse_object)]
    aliases: Option<Row>,
    /// Stored with the key
    #[arg(long, value_name = "JSON", value_parser = parse_object)]
    config: Option<Row>,
    /// Stored with the key
    #[arg(long, value_name = "JSON", value_parser = parse_object)]
    permissions: Option<Row>,
    /// What it has spent already
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    spend: Option<Value>,
    /// default, llm_api, management or read_only
    #[arg(long, value_name = "T")]
    key_type: Option<String>,
    /// Refuse calls with it
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL", value_parser = parse_switch)]
    blocked: Option<bool>,
    #[command(flatten)]
    free: FreeArgs,
}

/// How long a key works: a duration, or `-1` for ever.
fn parse_lifetime(text: &str) -> Result<String, String> {
    if text != "-1" {
        Duration::parse(text).map_err(|error| error.to_string())?;
    }
    Ok(text.to_owned())
}

impl MemberArgs {
    pub(super) fn body(&self) -> Result<Row, Failure> {
        let mut body = self.free.start();
        let texts = [
            ("duration", &self.duration),
            ("user_id", &self.user_id),
            ("team_id", &self.team_id),
            ("budget_id", &self.budget_id),
            ("key_type", &self.key_type),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                body.insert(name.to_owned(), text.as_str().into());
            }
        }
        for (name, list) in [("models", &self.models), ("tags", &self.tags)] {
            if let Some(list) = list {
                let list: Vec<&String> = list.iter().filter(|item| !item.is_empty()).collect();
                body.insert(name.to_owned(), serde_json::json!(list));
            }
        }
        let objects =
            [("aliases", &self.aliases), ("config", &self.config), ("permissions", &self.permissions)];
        for (name, object) in objects {
            if let Some(object) = object {
                body.insert(name.to_owned(), object.clone().into());
            }
        }
        if let Some(spend) = &self.spend {
            body.insert("spend".to_owned(), spend.clone());
        }
        if let Some(blocked) = self.blocked {
            body.insert("blocked".to_owned(), blocked.into());
        }
        for pair in &self.metadata {
            set_member(&mut body, &format!("metadata.{pair}"))?;
        }
        self.limits.put(&mut body)?;
        self.free.put(&mut body)?;
        Ok(body)
    }
}
