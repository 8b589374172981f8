//! What lies on top of a screen: forms, questions, the palette, the message log, a new secret.

use jiff::Timestamp;

use crate::tui::change::Change;
use crate::tui::form::Form;

/// Something on top.
#[derive(Clone, Debug)]
pub(crate) enum Modal {
    /// A form that makes or changes an object.
    Form(Box<Form>),
    /// A question before something that cannot be taken back.
    Dialog(Dialog),
    /// The command palette.
    Palette(Palette),
    /// What the message line said before; how many of the newest are scrolled past.
    Log(usize),
    /// A new secret, shown once.
    Secret(Secret),
}

/// A new secret.
#[derive(Clone, Debug)]
pub(crate) struct Secret {
    /// Whose it is.
    pub(crate) title: String,
    /// The secret.
    pub(crate) secret: String,
    /// Since when it is shown.
    pub(crate) shown_at: Timestamp,
    /// Whether it was copied.
    pub(crate) is_copied: bool,
    /// Whether somebody wanted it closed before it was copied, and was told so.
    pub(crate) is_warned: bool,
}

/// What a dialog wants to know.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Question {
    /// `y`, or the button.
    Yes,
    /// This word, typed.
    Typed(String),
}

/// A question before something that cannot be taken back. The focus starts on Cancel.
#[derive(Clone, Debug)]
pub(crate) struct Dialog {
    /// The title: `Delete 2 customers?`
    pub(crate) title: String,
    /// What is at stake, line by line.
    pub(crate) lines: Vec<String>,
    /// The word on the button.
    pub(crate) verb: String,
    /// What it wants to know.
    pub(crate) question: Question,
    /// What was typed so far.
    pub(crate) typed: String,
    /// Whether the button that does it has the focus, not Cancel.
    pub(crate) on_verb: bool,
    /// What a yes does.
    pub(crate) then: Then,
}

/// What a yes does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Then {
    /// Makes this change.
    Write(Change),
    /// Closes what lies below: a form with changes.
    Leave,
    /// Ends the dashboard.
    Quit,
}

/// The command palette.
#[derive(Clone, Debug, Default)]
pub(crate) struct Palette {
    /// What was typed.
    pub(crate) typed: String,
    /// The place of the cursor, in characters.
    pub(crate) cursor: usize,
    /// The choice that is selected.
    pub(crate) selected: usize,
}
