//! Names of things: who pays, who works here, which credential. Cheap to clone, never mixed up.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The longest id that is accepted from outside, in bytes.
pub const ID_BYTES_MAX: usize = 256;

/// Why a text cannot be an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidId {
    /// Nothing, or white space only.
    #[error("must not be empty")]
    Empty,
    /// More than [`ID_BYTES_MAX`] bytes.
    #[error("must not be longer than 256 bytes")]
    TooLong,
    /// Holds a control character.
    #[error("must not contain control characters")]
    ControlCharacter,
}

/// Checks the shape every id has: something, not too long, no control characters.
pub fn check_id(text: &str) -> Result<(), InvalidId> {
    if text.trim().is_empty() {
        return Err(InvalidId::Empty);
    }
    if text.len() > ID_BYTES_MAX {
        return Err(InvalidId::TooLong);
    }
    if text.chars().any(char::is_control) {
        return Err(InvalidId::ControlCharacter);
    }
    Ok(())
}

macro_rules! text_ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The id as text that costs nothing to keep.
            pub fn shared(&self) -> Arc<str> {
                Arc::clone(&self.0)
            }

            /// An id from outside, checked for its shape.
            pub fn checked(text: &str) -> Result<Self, InvalidId> {
                check_id(text).map(|()| Self(text.into()))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

text_ids! {
    /// A customer: the one who is billed. On the wire `end_user`, in a body `user`.
    CustomerId,
    /// A team of the operator's staff.
    TeamId,
    /// A member of the operator's staff.
    UserId,
    /// A budget that customers and keys can share as a rule.
    BudgetId,
    /// Lower-case hex SHA-256 of a whole key; the key itself is never kept.
    KeyHash,
    /// An organization: teams and keys that share one budget.
    OrganizationId,
    /// A free label of a request.
    Tag,
    /// The public name of a model, as callers write it.
    ModelName,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_a_shape() {
        for (text, expected) in [
            ("acme", Ok(())),
            ("Zoë & søn / 東京", Ok(())),
            ("", Err(InvalidId::Empty)),
            ("   ", Err(InvalidId::Empty)),
            ("a\u{0}b", Err(InvalidId::ControlCharacter)),
            ("a\nb", Err(InvalidId::ControlCharacter)),
            (&"x".repeat(256), Ok(())),
            (&"x".repeat(257), Err(InvalidId::TooLong)),
        ] {
            assert_eq!(check_id(text), expected, "{text:?}");
        }
    }
}
