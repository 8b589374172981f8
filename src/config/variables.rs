//! Variables of the environment that destinations need, each checked. A mistake names the variable
//! and what is wrong with it; what may be a secret is not repeated.

use std::collections::HashSet;

use reqwest::Url;

use crate::domain::delivery::{ChargeBy, SigningKey};

use super::address::{channel_address, has_user, is_near, web_address};
use super::env::Env;
use super::finding::{Place, Report};
use super::secret::Secret;

/// The environment, and where to tell what is wrong with it.
pub(super) struct Variables<'a> {
    pub(super) env: &'a Env,
    pub(super) report: &'a Report,
}

impl<'a> Variables<'a> {
    pub(super) fn mistake(&self, name: &str, what: impl Into<String>, fix: &str) {
        self.report.error(&Place::environment(), name, what, fix);
    }

    pub(super) fn missing(&self, name: &str, needed_by: &str) {
        self.mistake(name, format!("is not set, and {needed_by} needs it"), "set it, or take that out");
    }

    pub(super) fn required(&self, name: &str, needed_by: &str) -> Option<&'a str> {
        let value = self.env.filled(name);
        if value.is_none() {
            self.missing(name, needed_by);
        }
        value
    }

    /// A key that goes into a header.
    pub(super) fn key(&self, name: &str, needed_by: &str) -> Option<Secret> {
        let text = self.required(name, needed_by)?;
        if text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Some(Secret::new(text));
        }
        self.mistake(name, "has blanks or characters that a key cannot have", "copy the key again");
        None
    }

    pub(super) fn address(&self, name: &str, text: &str) -> Option<Url> {
        web_address(text)
            .map_err(|what| self.mistake(name, what, "write one such as https://example.com/hook"))
            .ok()
    }

    /// The address of a chat system's channel.
    pub(super) fn channel(&self, name: &str, text: &str) -> Option<Secret> {
        match channel_address(text) {
            Ok(_) => Some(Secret::new(text)),
            Err(what) => {
                self.mistake(name, what, "write one such as https://hooks.slack.com/services/…");
                None
            }
        }
    }

    /// The address of a system that bills, which gets a key with each request.
    pub(super) fn biller(&self, name: &str, text: &str) -> Option<String> {
        let base = self.base(name, text)?;
        if web_address(&base).is_ok_and(|url| url.scheme() == "http" && !is_near(&url)) {
            let what = "is a plain http address: the API key and all usage can be read on the way";
            self.report.warn(&Place::environment(), name, what, "use https");
        }
        Some(base)
    }

    /// An address that paths are added to, without anything that such an address cannot have.
    pub(super) fn base(&self, name: &str, text: &str) -> Option<String> {
        let url = self.address(name, text)?;
        if has_user(&url) {
            self.mistake(name, "has a user or a password in it", "leave them out");
            return None;
        }
        if url.query().is_some() || url.fragment().is_some() {
            self.mistake(name, "has a `?` or `#` in it", "write the address up to there");
            return None;
        }
        Some(text.to_owned())
    }

    pub(super) fn charge_by(&self, name: &str) -> Option<ChargeBy> {
        let Some(text) = self.env.filled(name) else { return Some(ChargeBy::default()) };
        let all = [ChargeBy::EndUserId, ChargeBy::UserId, ChargeBy::TeamId];
        let found = all.into_iter().find(|charge_by| charge_by.as_str() == text);
        if found.is_none() {
            let what = format!("`{}` names nobody who can be billed", text.escape_debug());
            self.mistake(name, what, "write end_user_id, user_id or team_id");
        }
        found
    }

    /// The codes of Lago's metrics. Each makes an event, so none may be there twice.
    pub(super) fn codes(&self, text: &str) -> Option<Vec<String>> {
        /// So many events a call may make.
        const CODES_MAX: usize = 16;
        let name = "LAGO_API_EVENT_CODE";
        let codes: Vec<String> = text.split(',').map(|code| code.trim().to_owned()).collect();
        let mut seen = HashSet::new();
        let what = if codes.len() > CODES_MAX {
            "has more than 16 codes"
        } else if codes.iter().any(String::is_empty) {
            "has an empty code"
        } else if codes.iter().any(|code| code.contains('/') || code.chars().any(char::is_control)) {
            "has a code with `/` or a control character, which Lago cannot look up"
        } else if !codes.iter().all(|code| seen.insert(code)) {
            "has a code twice, which would bill twice"
        } else {
            return Some(codes);
        };
        self.mistake(name, what, "write the codes of the metrics, separated by commas");
        None
    }

    pub(super) fn signing_keys(&self, name: &str) -> Option<Vec<Secret>> {
        /// So many keys sign while they are exchanged.
        const KEYS_MAX: usize = 8;
        let text = self.env.filled(name).unwrap_or_default();
        let is_between = |character: char| character == ',' || character.is_whitespace();
        let keys: Vec<&str> = text.split(is_between).filter(|key| !key.is_empty()).collect();
        let fix = "make one with `litellm-rs webhook secret`";
        if keys.len() > KEYS_MAX {
            self.mistake(name, "has more than 8 secrets", "leave the oldest out");
            return None;
        }
        for (key, number) in keys.iter().zip(1..) {
            if let Err(error) = SigningKey::parse(key) {
                self.mistake(name, format!("secret {number} is {error}"), fix);
                return None;
            }
        }
        Some(keys.into_iter().map(Secret::new).collect())
    }
}
