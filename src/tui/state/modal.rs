//! What lies on top of a screen: forms, questions, the palette, the message log, a new secret.

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
    Secret {
        /// Whose it is.
        title: String,
        /// The secret.
        secret: String,
    },
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
    /// What a yes does; `None` closes what is below: a form with changes.
    pub(crate) change: Option<Change>,
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
