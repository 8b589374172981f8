//! Colours by what they say. `mono` leaves every cell without colour and speaks in bold, dim and
//! reverse only; colour never stands alone anywhere, so nothing is lost.

use ratatui::style::{Color, Modifier, Style};

/// A set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Theme {
    /// The terminal's own 16 colours on its own ground
    Auto,
    /// For dark grounds
    Dark,
    /// For light grounds
    Light,
    /// Bright and bold
    HighContrast,
    /// Blue and orange instead of green and red
    ColourBlind,
    /// No colour at all
    Mono,
}

/// What a piece of the screen says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Plain text.
    Text,
    /// Less important.
    Faint,
    /// The title of a panel, a header of a table.
    Title,
    /// The name of the program, the tab in front, a key to press.
    Accent,
    /// Fine.
    Good,
    /// Near a limit.
    Warning,
    /// Over a limit, refused, failed.
    Bad,
    /// Money that is held, not yet settled.
    Held,
    /// The selected row.
    Selected,
    /// The frame of a panel.
    Border,
    /// The frame of the panel that has the keys.
    Focus,
    /// A field that is being typed into.
    Field,
    /// One of the layers of a stacked chart, from 0; the last one is for all others.
    Layer(usize),
}

/// How many layers of a chart have a look of their own: five and the others.
pub(crate) const LAYERS: usize = 6;

impl Theme {
    /// Every theme.
    pub(crate) const ALL: [Self; 6] =
        [Self::Auto, Self::Dark, Self::Light, Self::HighContrast, Self::ColourBlind, Self::Mono];

    /// Whether it sets colours.
    pub(crate) fn has_color(self) -> bool {
        self != Self::Mono
    }

    /// How a role looks.
    pub(crate) fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let shape = match role {
            Role::Title | Role::Accent | Role::Bad | Role::Focus => plain.add_modifier(Modifier::BOLD),
            Role::Faint | Role::Border => plain.add_modifier(Modifier::DIM),
            Role::Selected => plain.add_modifier(Modifier::REVERSED),
            Role::Field => plain.add_modifier(Modifier::UNDERLINED),
            Role::Layer(layer) if layer % 2 == 1 && !self.has_color() => plain.add_modifier(Modifier::DIM),
            Role::Text | Role::Good | Role::Warning | Role::Held | Role::Layer(_) => plain,
        };
        match self.color(role) {
            // Dim on top of a colour is unreadable on many terminals.
            Some(color) => shape.remove_modifier(Modifier::DIM).fg(color),
            None => shape,
        }
    }

    fn color(self, role: Role) -> Option<Color> {
        let [good, warning, bad, accent, faint, held] = match self {
            Self::Mono => return None,
            Self::Auto => {
                [Color::Green, Color::Yellow, Color::Red, Color::Cyan, Color::DarkGray, Color::Blue]
            }
            Self::Dark => [
                Color::LightGreen,
                Color::LightYellow,
                Color::LightRed,
                Color::LightCyan,
                Color::Gray,
                Color::LightBlue,
            ],
            Self::Light => {
                [Color::Green, Color::Magenta, Color::Red, Color::Blue, Color::DarkGray, Color::Cyan]
            }
            Self::HighContrast => [
                Color::LightGreen,
                Color::LightYellow,
                Color::LightRed,
                Color::White,
                Color::White,
                Color::LightCyan,
            ],
            Self::ColourBlind => {
                [Color::Blue, Color::Yellow, Color::Magenta, Color::Cyan, Color::DarkGray, Color::LightBlue]
            }
        };
        match role {
            Role::Text | Role::Selected | Role::Title => None,
            Role::Faint | Role::Border => Some(faint),
            Role::Accent | Role::Focus | Role::Field => Some(accent),
            Role::Good => Some(good),
            Role::Warning => Some(warning),
            Role::Bad => Some(bad),
            Role::Held => Some(held),
            Role::Layer(layer) => {
                let layers = match self {
                    Self::ColourBlind => [
                        Color::Blue,
                        Color::Yellow,
                        Color::Cyan,
                        Color::Magenta,
                        Color::LightBlue,
                        Color::DarkGray,
                    ],
                    _ => [
                        Color::Cyan,
                        Color::Magenta,
                        Color::Yellow,
                        Color::Green,
                        Color::Blue,
                        Color::DarkGray,
                    ],
                };
                layers.get(layer.min(LAYERS - 1)).copied()
            }
        }
    }
}
