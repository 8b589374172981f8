//! Screens, windows of time, and how much fits a terminal.

use ratatui::layout::Size;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Screen {
    /// Sums, a chart, the largest customers and models, alerts
    Overview,
    /// Who is billed
    Customers,
    /// The rules
    Budgets,
    /// Credentials
    Keys,
    /// Events as they happen
    Tail,
    /// What billing systems were told
    Delivery,
    /// What every key does
    Help,
    /// Calls that are running
    Active,
}

impl Screen {
    /// Every screen, in the order of its tabs.
    pub(crate) const ALL: [Self; 8] = [
        Self::Overview,
        Self::Customers,
        Self::Budgets,
        Self::Keys,
        Self::Tail,
        Self::Delivery,
        Self::Help,
        Self::Active,
    ];
    /// How many there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// The digit that opens it.
    pub(crate) fn digit(self) -> char {
        char::from(b'1' + self as u8)
    }

    /// Its name, and a short one for narrow terminals.
    pub(crate) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Overview => ("Overview", "Over"),
            Self::Customers => ("Customers", "Cust"),
            Self::Budgets => ("Budgets", "Budg"),
            Self::Keys => ("Keys", "Keys"),
            Self::Tail => ("Tail", "Tail"),
            Self::Delivery => ("Delivery", "Deliv"),
            Self::Help => ("Help", "Help"),
            Self::Active => ("In flight", "Act"),
        }
    }

    /// The screen so many tabs further, around the end.
    pub(crate) fn step(self, by: isize) -> Self {
        let count = Self::COUNT.cast_signed();
        let at = (self as usize).cast_signed() + by;
        Self::ALL[at.rem_euclid(count).unsigned_abs()]
    }
}

/// A window of time up to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Window {
    /// Five minutes
    #[value(name = "5m")]
    Minutes5,
    /// An hour
    #[value(name = "1h")]
    Hour,
    /// A day
    #[value(name = "24h")]
    Day,
    /// A week
    #[value(name = "7d")]
    Week,
    /// Thirty days
    #[value(name = "30d")]
    Month,
}

impl Window {
    /// Every window, the shortest first.
    pub(crate) const ALL: [Self; 5] = [Self::Minutes5, Self::Hour, Self::Day, Self::Week, Self::Month];

    /// As it is written.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Minutes5 => "5m",
            Self::Hour => "1h",
            Self::Day => "24h",
            Self::Week => "7d",
            Self::Month => "30d",
        }
    }

    /// How long it is.
    pub(crate) fn length_ms(self) -> i64 {
        const MINUTE: i64 = 60_000;
        match self {
            Self::Minutes5 => 5 * MINUTE,
            Self::Hour => 60 * MINUTE,
            Self::Day => 24 * 60 * MINUTE,
            Self::Week => 7 * 24 * 60 * MINUTE,
            Self::Month => 30 * 24 * 60 * MINUTE,
        }
    }

    /// The step of its chart, and what it is called.
    pub(crate) fn bucket(self) -> (i64, &'static str) {
        match self {
            Self::Minutes5 => (5_000, "5s"),
            Self::Hour => (60_000, "minute"),
            Self::Day => (15 * 60_000, "15m"),
            Self::Week => (24 * 3_600_000, "day"),
            Self::Month => (24 * 3_600_000, "day"),
        }
    }

    /// The next window, or the one before, around the end.
    pub(crate) fn step(self, by: isize) -> Self {
        let count = Self::ALL.len().cast_signed();
        let at = (self as usize).cast_signed() + by;
        Self::ALL[at.rem_euclid(count).unsigned_abs()]
    }
}

/// How much fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layout {
    /// Below 60x16: a sentence.
    TooSmall,
    /// From 60x16: the table only.
    Minimal,
    /// From 80x24.
    Compact,
    /// From 110x30.
    Full,
}

impl Layout {
    /// The layout of a terminal of this size.
    pub(crate) fn of(size: Size) -> Self {
        match (size.width, size.height) {
            (110.., 30..) => Self::Full,
            (80.., 24..) => Self::Compact,
            (60.., 16..) => Self::Minimal,
            _ => Self::TooSmall,
        }
    }
}
