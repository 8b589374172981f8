//! Models on the wire: a stored model's row, and what a token costs.

use serde::Serialize;
use serde_json::{Map, Number, Value};

use crate::domain::price::Rate;
use crate::domain::record::StoredModel;

/// A stored model. Its secrets are left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ModelRow {
    /// Its id.
    pub model_id: String,
    /// Its public name.
    pub model_name: String,
    /// Its parameters without secrets.
    pub litellm_params: Map<String, Value>,
    /// What is known about it.
    pub model_info: Map<String, Value>,
    /// Whether nobody may call it.
    pub blocked: bool,
    /// When it was made.
    pub created_at: String,
    /// Who made it.
    pub created_by: String,
    /// When it was changed last.
    pub updated_at: String,
    /// Who changed it last.
    pub updated_by: String,
}

impl From<&StoredModel> for ModelRow {
    fn from(model: &StoredModel) -> Self {
        let mut model_info = model.info.clone();
        model_info.insert("id".into(), model.id.as_str().into());
        model_info.insert("db_model".into(), true.into());
        Self {
            model_id: model.id.clone(),
            model_name: model.model_name.clone(),
            litellm_params: model.params.clone(),
            model_info,
            blocked: model.blocked,
            created_at: model.created_at.to_string(),
            created_by: model.created_by.clone(),
            updated_at: model.updated_at.to_string(),
            updated_by: model.updated_by.clone(),
        }
    }
}

/// A price per token: a JSON number with every digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenPrice(pub Rate);

impl Serialize for TokenPrice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<Number>(&self.0.to_string())
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}
