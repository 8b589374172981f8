//! The members of a customer as flags.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::fields::{FreeArgs, LimitArgs, parse_switch};
use crate::client::Row;

/// The members of a customer.
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberArgs {
    /// Name for people
    #[arg(long)]
    alias: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
    /// Budget to be on
    #[arg(long, value_name = "ID", conflicts_with = "max_budget")]
    budget_id: Option<String>,
    /// Models it may call; all when empty
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    models: Option<Vec<String>>,
    /// Model of calls that name none
    #[arg(long, value_name = "M")]
    default_model: Option<String>,
    /// Region that may serve it
    #[arg(long, value_name = "REGION", value_parser = ["eu", "us"])]
    allowed_model_region: Option<String>,
    /// Refuse its calls
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL", value_parser = parse_switch)]
    blocked: Option<bool>,
    #[command(flatten)]
    free: FreeArgs,
}

impl MemberArgs {
    pub(super) fn body(&self) -> Result<Row, Failure> {
        let mut body = self.free.start();
        let texts = [
            ("alias", &self.alias),
            ("budget_id", &self.budget_id),
            ("default_model", &self.default_model),
            ("allowed_model_region", &self.allowed_model_region),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                body.insert(name.to_owned(), text.as_str().into());
            }
        }
        if let Some(models) = &self.models {
            let models: Vec<&String> = models.iter().filter(|model| !model.is_empty()).collect();
            body.insert("models".to_owned(), serde_json::json!(models));
        }
        if let Some(blocked) = self.blocked {
            body.insert("blocked".to_owned(), blocked.into());
        }
        self.limits.put(&mut body)?;
        self.free.put(&mut body)?;
        Ok(body)
    }
}
