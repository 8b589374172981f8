//! What was chosen at the start, on the command line and in the settings.

use std::collections::BTreeMap;

use super::{Screen, Window};
use crate::tui::symbols::{ASCII, Symbols, UNICODE};
use crate::tui::theme::Theme;

/// Whether things may be changed from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Only looked at.
    ReadOnly,
    /// Changed, too.
    ReadWrite,
}

/// What a chart is stacked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layers {
    /// The five largest customers.
    Customers,
    /// The five largest models.
    Models,
    /// Not at all.
    Sum,
}

/// What was chosen at the start.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The name of the profile, when there is one.
    pub(crate) profile: Option<String>,
    /// The server's address.
    pub(crate) url: String,
    /// Whether things may be changed.
    pub(crate) mode: Mode,
    /// The first screen.
    pub(crate) screen: Screen,
    /// The first window.
    pub(crate) window: Window,
    /// The filter of the first screen.
    pub(crate) filter: Option<String>,
    /// The colours.
    pub(crate) theme: Theme,
    /// Only characters below 0x80.
    pub(crate) ascii: bool,
    /// Whether the mouse is listened to.
    pub(crate) mouse: bool,
    /// The most frames in a second.
    pub(crate) fps: u32,
    /// Keys that were changed in the settings: names of actions, and the keys they are on.
    pub(crate) keys: BTreeMap<String, Vec<String>>,
    /// Whether a key breaks the program on purpose: only to see that the terminal survives it.
    pub(crate) may_panic: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            profile: None,
            url: String::new(),
            mode: Mode::ReadWrite,
            screen: Screen::Overview,
            window: Window::Hour,
            filter: None,
            theme: Theme::Auto,
            ascii: false,
            mouse: true,
            fps: 10,
            keys: BTreeMap::new(),
            may_panic: false,
        }
    }
}

impl Options {
    /// The characters to draw with.
    pub(crate) fn symbols(&self) -> &'static Symbols {
        if self.ascii { &ASCII } else { &UNICODE }
    }
}
