//! What a setting is called on the command line: `url` of a profile, or `profiles.prod.url`.

use std::fmt;

use super::check::check_name;
use super::kinds::{OF_DASHBOARD, OF_PROFILE, Takes, find};
use crate::cli::context::nearest;
use crate::cli::failure::Failure;

/// A setting, or a whole profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// `current`
    Current,
    /// `profiles.NAME`
    Profile(String),
    /// `profiles.NAME.SETTING`
    OfProfile(String, &'static str),
    /// `dashboard.SETTING`
    OfDashboard(&'static str),
}

impl Name {
    /// Reads a name; a bare setting is one of `profile`.
    pub(crate) fn parse(text: &str, profile: Option<&str>) -> Result<Self, Failure> {
        let parts: Vec<&str> = text.split('.').collect();
        match parts[..] {
            ["current"] => Ok(Self::Current),
            ["profiles", name] => {
                check_name(name).map_err(unfit)?;
                Ok(Self::Profile(name.to_owned()))
            }
            ["profiles", name, setting] => {
                check_name(name).map_err(unfit)?;
                known(OF_PROFILE, setting).map(|known| Self::OfProfile(name.to_owned(), known))
            }
            ["dashboard", setting] => known(OF_DASHBOARD, setting).map(Self::OfDashboard),
            [setting] => {
                let setting = known(OF_PROFILE, setting)?;
                let profile = profile.ok_or_else(|| no_profile(setting))?;
                Ok(Self::OfProfile(profile.to_owned(), setting))
            }
            _ => Err(Failure::usage(format!("'{text}' is not the name of a setting")).hint(forms())),
        }
    }

    /// All settings of a profile.
    pub(crate) fn all_of_profile(profile: &str) -> impl Iterator<Item = Self> {
        OF_PROFILE.iter().map(move |(setting, _)| Self::OfProfile(profile.to_owned(), setting))
    }

    /// All settings of the dashboard.
    pub(crate) fn all_of_dashboard() -> impl Iterator<Item = Self> {
        OF_DASHBOARD.iter().map(|(setting, _)| Self::OfDashboard(setting))
    }

    /// Whether its value is shown to nobody, and typed where nobody sees it.
    pub(crate) fn is_secret(&self) -> bool {
        self.takes() == Some(Takes::Secret)
    }

    /// What it takes; a whole profile and `current` have no kind of their own.
    pub(super) fn takes(&self) -> Option<Takes> {
        match self {
            Self::Current | Self::Profile(_) => None,
            Self::OfProfile(_, setting) => find(OF_PROFILE, setting),
            Self::OfDashboard(setting) => find(OF_DASHBOARD, setting),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Current => f.write_str("current"),
            Self::Profile(name) => write!(f, "profiles.{name}"),
            Self::OfProfile(name, setting) => write!(f, "profiles.{name}.{setting}"),
            Self::OfDashboard(setting) => write!(f, "dashboard.{setting}"),
        }
    }
}

/// The name in the list, also where LiteLLM calls it `base_url`.
fn known(settings: &'static [(&'static str, Takes)], name: &str) -> Result<&'static str, Failure> {
    let name = if name == "base_url" { "url" } else { name };
    if let Some((known, _)) = settings.iter().find(|(known, _)| *known == name) {
        return Ok(known);
    }
    let names: Vec<String> = settings.iter().map(|(known, _)| (*known).to_owned()).collect();
    let failure = Failure::usage(format!("unknown setting '{name}'"));
    Err(match nearest(name, &names) {
        Some(near) => failure.hint(format!("did you mean '{near}'?  {}", forms())),
        None => failure.hint(forms()),
    })
}

fn unfit(complaint: String) -> Failure {
    Failure::usage(complaint).hint(forms())
}

fn no_profile(setting: &str) -> Failure {
    Failure::usage(format!("whose {setting}? there is no current profile")).hint(format!(
        "litellm-rs config init makes one; profiles.prod.{setting} is that of the profile prod"
    ))
}

fn forms() -> String {
    let of =
        |settings: &[(&str, Takes)]| settings.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    format!(
        "settings: {} (of the current profile, or profiles.NAME.…), current, dashboard.… ({})",
        of(OF_PROFILE),
        of(OF_DASHBOARD)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_short_and_a_long_form() {
        for (text, profile, shown) in [
            ("url", Some("prod"), "profiles.prod.url"),
            ("base_url", Some("prod"), "profiles.prod.url"),
            ("profiles.dev.read_only", Some("prod"), "profiles.dev.read_only"),
            ("profiles.dev", None, "profiles.dev"),
            ("current", None, "current"),
            ("dashboard.fps", None, "dashboard.fps"),
        ] {
            assert_eq!(Name::parse(text, profile).unwrap().to_string(), shown, "{text}");
        }
        for (text, said) in [
            ("url", "whose url?"),
            ("urll", "unknown setting 'urll'"),
            ("profiles.a b.url", "the name of a profile"),
            ("profiles..url", "the name of a profile"),
            ("profiles.a.b.c", "not the name of a setting"),
            ("dashboard.fsp", "unknown setting 'fsp'"),
            ("", "unknown setting ''"),
        ] {
            let failure = Name::parse(text, None).unwrap_err();
            assert!(failure.message.contains(said), "{text}: {}", failure.message);
            assert!(failure.hint.is_some(), "{text}");
        }
        assert!(Name::parse("api_key", Some("p")).unwrap().is_secret());
        assert!(!Name::parse("api_key_file", Some("p")).unwrap().is_secret());
    }
}
