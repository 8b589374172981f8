//! Bodies as people may see them: the values of members that are secrets by their name are hidden.
//! Knows nothing of what the other members mean.

use serde_json::Value;

use super::secret::mask;

/// What a person sees in place of a value.
const HIDDEN: &str = "…";
/// A name that holds one of these is the name of a secret.
const PARTS: &[&str] = &["key", "secret", "token", "password", "credential", "authorization"];
/// What is told about a secret is none.
const ABOUT: &[&str] = &[
    "alias",
    "aliases",
    "at",
    "count",
    "duration",
    "hash",
    "id",
    "ids",
    "info",
    "interval",
    "limit",
    "name",
    "names",
    "params",
    "permissions",
    "spend",
    "type",
];

/// The text of a body without its secrets. What is no JSON is left as it is.
pub(super) fn without_secrets(body: &str) -> String {
    let Ok(mut value) = serde_json::from_str(body) else { return body.to_owned() };
    if hide_below(&mut value) { value.to_string() } else { body.to_owned() }
}

/// Whether one of them is; all of them are made, for making them hides something.
fn any(hidden: impl Iterator<Item = bool>) -> bool {
    hidden.filter(|hidden| *hidden).count() > 0
}

/// Hides the secrets below a value and answers whether there were any.
fn hide_below(value: &mut Value) -> bool {
    match value {
        Value::Array(items) => any(items.iter_mut().map(hide_below)),
        Value::Object(members) => any(members
            .iter_mut()
            .map(|(name, member)| if is_secret(name) { hide(name, member) } else { hide_below(member) })),
        _ => false,
    }
}

/// Hides a secret. Keys of the proxy keep the end that people know them by; lists of objects are
/// lists of records, which have secrets of their own.
fn hide(name: &str, value: &mut Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => false,
        Value::String(text) if matches!(name, "key" | "keys" | "token") => {
            *value = mask(text).into();
            true
        }
        Value::String(_) | Value::Number(_) => {
            *value = HIDDEN.into();
            true
        }
        Value::Array(items) => any(items.iter_mut().map(|item| {
            let is_record = item.is_object() && !name.is_empty();
            if is_record { hide_below(item) } else { hide(name, item) }
        })),
        Value::Object(members) => any(members.values_mut().map(|member| hide("", member))),
    }
}

/// Whether a member of this name is a secret: `api_key`, `azurePassword`, `vertex_credentials`, but
/// neither `key_alias`, nor `max_tokens`, nor `input_cost_per_token`.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let words = || name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    if words().any(|word| matches!(word, "cost" | "per"))
        || words().next_back().is_some_and(|last| ABOUT.contains(&last))
    {
        return false;
    }
    // Tokens are what models read and write; a token is a secret.
    let counts = |word: &str| word.ends_with("tokens") || word.contains("tokeni");
    words().any(|word| !counts(word) && PARTS.iter().any(|part| word.contains(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_what_is_a_secret() {
        for (name, secret) in [
            ("key", true),
            ("keys", true),
            ("new_key", true),
            ("api_key", true),
            ("apiKey", true),
            ("x-api-key", true),
            ("OPENAI_API_KEY", true),
            ("token", true),
            ("azure_ad_token", true),
            ("accessToken", true),
            ("aws_secret_access_key", true),
            ("webhook_secret", true),
            ("db_password", true),
            ("vertex_credentials", true),
            ("credential_values", true),
            ("Authorization", true),
            ("key_alias", false),
            ("key_name", false),
            ("user_api_key_alias", false),
            ("user_api_key_hash", false),
            ("credential_name", false),
            ("credential_info", false),
            ("aws_access_key_id", false),
            ("key_rotation_at", false),
            ("team_key_permissions", false),
            ("token_type", false),
            ("max_tokens", false),
            ("prompt_tokens_details", false),
            ("tokens_per_minute", false),
            ("custom_tokenizer", false),
            ("input_cost_per_token", false),
            ("cache_read_input_token_cost", false),
            ("max_budget", false),
            ("user_id", false),
            ("", false),
        ] {
            assert_eq!(is_secret(name), secret, "{name}");
        }
    }

    #[test]
    fn secrets_are_hidden_at_any_depth_and_nothing_else_changes() {
        for (body, shown) in [
            (r#"{"key":"mycustomkey","max_budget":4.00}"#, r#"{"key":"…","max_budget":4.00}"#),
            (r#"{"keys":["sk-abcdefgh4Q2w"]}"#, r#"{"keys":["sk-…4Q2w"]}"#),
            (
                r#"{"a":[{"litellm_params":{"api_key":"x"}}]}"#,
                r#"{"a":[{"litellm_params":{"api_key":"…"}}]}"#,
            ),
            (r#"{"keys":[{"key_alias":"ci","token":7}]}"#, r#"{"keys":[{"key_alias":"ci","token":"…"}]}"#),
            (
                r#"{"credential_values":{"a":["x",{"b":1}],"c":null}}"#,
                r#"{"credential_values":{"a":["…",{"b":"…"}],"c":null}}"#,
            ),
            (r#"{ "max_tokens": 1.50 }"#, r#"{ "max_tokens": 1.50 }"#),
            (r#"{"key":null}"#, r#"{"key":null}"#),
            ("key=x", "key=x"),
            ("", ""),
        ] {
            assert_eq!(without_secrets(body), shown, "{body}");
        }
    }
}
