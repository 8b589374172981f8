//! How much a master key protects. Weak keys start, but only where nobody else can reach them;
//! that decision is the server's, this is only the judgement.

/// The judgement on a master key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Nobody guesses it.
    Strong,
    /// Somebody may.
    Weak {
        /// The reason, as the end of a sentence that begins with "the master key".
        why: &'static str,
    },
}

/// The shortest key that can be strong.
const CHARS_MIN: usize = 16;
/// Fewer different characters than this are a pattern, not a key.
const DISTINCT_MIN: usize = 8;

/// Keys that stand in tutorials, examples and deployment files, in lower case.
const DOCUMENTED: &[&str] = &[
    "sk-1234",
    "sk-12345",
    "sk-123456",
    "sk-12345678",
    "sk-123456789",
    "sk-1234567890",
    "sk-1234567890abcdef",
    "sk-0123456789abcdef",
    "sk-test",
    "sk-local",
    "sk-master",
    "sk-master-key",
    "sk-my-master-key",
    "sk-your-master-key",
    "sk-your-master-key-here",
    "sk-litellm-master-key",
    "sk-proxy-master-key",
    "sk-change-me-please",
    "sk-changeme",
    "litellm-master-key",
    "litellm_master_key",
    "my-secret-master-key",
    "your-master-key-here",
    "changeme",
    "password",
];

/// Judges a master key.
pub fn master_key_strength(key: &str) -> Strength {
    let key = key.trim();
    let lower = key.to_ascii_lowercase();
    if DOCUMENTED.contains(&lower.as_str()) {
        return Strength::Weak { why: "is one that stands in public examples" };
    }
    if key.chars().count() < CHARS_MIN {
        return Strength::Weak { why: "is shorter than 16 characters" };
    }
    let secret_part = lower.strip_prefix("sk-").unwrap_or(&lower);
    let mut distinct: Vec<char> = secret_part.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < DISTINCT_MIN {
        return Strength::Weak { why: "repeats very few characters" };
    }
    Strength::Strong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_what_they_are_worth() {
        for (key, strong) in [
            ("sk-1234", false),
            ("SK-1234567890ABCDEF", false),
            (" sk-1234 ", false),
            ("", false),
            ("sk-9fQ2xLw7Tb3v", false),
            ("sk-9fQ2xLw7Tb3vZ", true),
            ("sk-aaaaaaaaaaaaaaaaaaaaaaaa", false),
            ("sk-your-master-key-here", false),
            ("0123456789abcdeF", true),
        ] {
            assert_eq!(master_key_strength(key) == Strength::Strong, strong, "{key:?}");
        }
    }
}
