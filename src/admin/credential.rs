//! `/credentials`: what several models share to reach a provider. Secrets come in and never go out.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Body, access, refused, to_the_end};
use crate::app::App;
use crate::domain::record::{Extra, StoredCredential};
use crate::proxy::caller::Caller;
use crate::proxy::lineup::{Change, Secrets, Shown};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, shortened};
use crate::wire::operation::{Operation, get, on, post};

/// The longest name for people, in characters.
const DISPLAY_NAME_MAX: usize = 255;
/// The most stored models that a refusal names.
const NAMED_MAX: usize = 5;

/// What these routes do.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<Rows>("/credentials", "Every credential that models share, without secrets."),
    post::<Done>("/credentials", "Adds a credential that models can name in `litellm_credential_name`."),
    get::<CredentialRow>("/credentials/by_name/{credential_name}", "Tells of a credential, without secrets."),
    on::<Done>(
        "PATCH",
        "/credentials/{credential_name}",
        "Changes what is sent, for all models that borrow from it.",
    ),
    on::<Done>(
        "DELETE",
        "/credentials/{credential_name}",
        "Deletes a credential that no stored model needs.",
    ),
];

/// A credential on the wire; its secrets are masked.
#[derive(Serialize, JsonSchema)]
pub(super) struct CredentialRow {
    credential_name: String,
    display_name: Option<String>,
    credential_values: Map<String, Value>,
    credential_info: Map<String, Value>,
    source: &'static str,
}

impl From<Shown> for CredentialRow {
    fn from(shown: Shown) -> Self {
        Self {
            credential_name: shown.name,
            display_name: shown.display_name,
            credential_values: shown.values,
            credential_info: shown.info,
            source: if shown.is_configured { "config" } else { "db" },
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Rows {
    success: bool,
    credentials: Vec<CredentialRow>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Done {
    success: bool,
    message: &'static str,
}

impl Done {
    fn with(message: &'static str) -> Json<Self> {
        Json(Self { success: true, message })
    }
}

/// GET /credentials: all of them; there is a bound to how many can be stored.
pub(super) async fn list(State(app): State<App>) -> Json<Rows> {
    let credentials = app.models.change().await.credentials();
    Json(Rows { success: true, credentials: credentials.into_iter().map(CredentialRow::from).collect() })
}

/// GET /credentials/by_name/{name}
pub(super) async fn by_name(
    State(app): State<App>,
    Path(name): Path<String>,
) -> Result<Json<CredentialRow>, ApiError> {
    let shown = app.models.change().await.shown_credential(&name);
    shown.map(|shown| Json(shown.into())).ok_or_else(|| not_found(&name))
}

/// POST /credentials
pub(super) async fn create(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Done>, ApiError> {
    let name = fields.required_id("credential_name");
    let display_name = display_name(&mut fields).value();
    let info = fields.object("credential_info").value().unwrap_or_default();
    let values = fields.object("credential_values").value().unwrap_or_default();
    refuse_model_id(&mut fields);
    if values.is_empty() {
        fields.complain("credential_values", "missing", "Field required");
    }
    fields.finish(refused)?;
    to_the_end(async move {
        let change = app.models.change().await;
        if change.has_configured_credential(&name) {
            return Err(conflict(format!(
                "Credential '{}' is defined in config. Edit config.yaml to change it.",
                shortened(&name)
            )));
        }
        if change.credential(&name).is_some() {
            return Err(conflict(format!(
                "Credential '{name}' already exists. Update it with PATCH /credentials/{name}, or delete it \
                 first.",
                name = shortened(&name)
            )));
        }
        let mut credential = StoredCredential {
            name,
            display_name,
            values: Map::new(),
            secrets: Default::default(),
            info,
            created_by: caller.name().to_owned(),
            created_at: app.now(),
            updated_by: caller.name().to_owned(),
            updated_at: app.now(),
        };
        change.merge_values(&mut credential, &[], values, Secrets::Stay)?;
        change.put_credential(app.directory.store(), credential).await?;
        Ok(Done::with("Credential created successfully"))
    })
    .await
}

/// What a body changes about a credential.
struct CredentialPatch {
    display_name: Patch<String>,
    info: Extra,
    values: Extra,
    gone: Vec<String>,
}

impl CredentialPatch {
    fn read(fields: &mut Fields, name: &str) -> Self {
        if fields.id("credential_name").as_value().is_some_and(|named| named != name) {
            let message =
                "credential_name is immutable. Set display_name to change how the credential is labeled.";
            fields.refuse("credential_name", message);
        }
        refuse_model_id(fields);
        let patch = Self {
            display_name: display_name(fields),
            info: fields.object("credential_info").value().unwrap_or_default(),
            values: fields.object("credential_values").value().unwrap_or_default(),
            gone: fields.texts("credential_values_to_delete").value().unwrap_or_default(),
        };
        if let Some(both) = patch.gone.iter().find(|gone| patch.values.contains_key(*gone)) {
            let message =
                format!("credential_values_to_delete overlaps credential_values for '{}'", shortened(both));
            fields.refuse("credential_values_to_delete", message);
        }
        patch
    }

    fn apply(
        self,
        change: &Change<'_>,
        credential: &mut StoredCredential,
        caller: &Caller,
    ) -> Result<(), ApiError> {
        self.display_name.apply(&mut credential.display_name);
        credential.info.extend(self.info);
        let secrets = if access::is_whole_admin(caller) { Secrets::Stay } else { Secrets::ComeAlong };
        change.merge_values(credential, &self.gone, self.values, secrets).map_err(Into::into)
    }
}

/// PATCH /credentials/{name}: members are laid over those that are there.
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
    Body(mut fields): Body,
) -> Result<Json<Done>, ApiError> {
    let patch = CredentialPatch::read(&mut fields, &name);
    fields.finish(refused)?;
    to_the_end(async move {
        let change = app.models.change().await;
        let mut credential = stored(&change, &name)?;
        patch.apply(&change, &mut credential, &caller)?;
        caller.name().clone_into(&mut credential.updated_by);
        credential.updated_at = app.now();
        change.put_credential(app.directory.store(), credential).await?;
        Ok(Done::with("Credential updated successfully"))
    })
    .await
}

/// DELETE /credentials/{name}: not while a stored model needs it.
pub(super) async fn delete(State(app): State<App>, Path(name): Path<String>) -> Result<Json<Done>, ApiError> {
    to_the_end(async move {
        let change = app.models.change().await;
        stored(&change, &name)?;
        let borrowers = change.borrowers(&name);
        if !borrowers.is_empty() {
            let named =
                borrowers.iter().take(NAMED_MAX).copied().map(shortened).collect::<Vec<_>>().join(", ");
            return Err(conflict(format!(
                "Credential '{}' is in use by {} stored model(s): {named}. Change or delete them first.",
                shortened(&name),
                borrowers.len()
            )));
        }
        change.remove_credential(app.directory.store(), &name).await?;
        Ok(Done::with("Credential deleted successfully"))
    })
    .await
}

fn display_name(fields: &mut Fields) -> Patch<String> {
    let sent = fields.text("display_name").map(|name| name.trim().to_owned());
    let Some(name) = sent.as_value() else { return sent };
    let mistake = if name.is_empty() {
        "cannot be blank. Send null to clear it or omit the field to leave it unchanged."
    } else if name.chars().count() > DISPLAY_NAME_MAX {
        "cannot be longer than 255 characters."
    } else if name.chars().any(char::is_control) {
        "cannot contain control characters."
    } else {
        return sent;
    };
    fields.refuse("display_name", format!("display_name {mistake}"));
    Patch::Absent
}

fn refuse_model_id(fields: &mut Fields) {
    if fields.text("model_id").is_sent() {
        fields.refuse("model_id", "model_id is not supported: send the values in credential_values");
    }
}

fn stored(change: &Change<'_>, name: &str) -> Result<StoredCredential, ApiError> {
    if let Some(credential) = change.credential(name) {
        return Ok((*credential).clone());
    }
    Err(if change.has_configured_credential(name) {
        conflict(format!(
            "Credential '{}' is defined in config and cannot be edited from the API or UI.",
            shortened(name)
        ))
    } else {
        not_found(name)
    })
}

fn conflict(message: String) -> ApiError {
    ApiError::Conflict { message, param: Some("credential_name") }
}

fn not_found(name: &str) -> ApiError {
    ApiError::NotFound {
        message: format!("Credential not found. Got credential name: {}", shortened(name)),
        kind: "not_found_error",
        param: Some("credential_name"),
    }
}
