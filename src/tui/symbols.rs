//! The characters of the screen: one set for terminals that can, one below 0x80.

use ratatui::symbols::border;

/// The characters that stand for something.
#[derive(Debug, PartialEq)]
pub(crate) struct Symbols {
    /// Fine, connected.
    pub(crate) ok: &'static str,
    /// Near a limit.
    pub(crate) near: &'static str,
    /// Over a limit, blocked, failed.
    pub(crate) over: &'static str,
    /// Nothing to say: no budget.
    pub(crate) none: &'static str,
    /// The row that is selected.
    pub(crate) marker: &'static str,
    /// A row that is marked.
    pub(crate) mark: &'static str,
    /// Sorted upwards.
    pub(crate) up: &'static str,
    /// Sorted downwards.
    pub(crate) down: &'static str,
    /// Settled part of a bar.
    pub(crate) full: &'static str,
    /// Held part of a bar.
    pub(crate) held: &'static str,
    /// What is left of a bar.
    pub(crate) empty: &'static str,
    /// Eighths of a column of a chart, from one to eight.
    pub(crate) eighths: [&'static str; 8],
    /// The layers of a stacked chart from the ground up, so that neighbours differ without colour.
    pub(crate) layers: [&'static str; 6],
    /// Axis of a chart: vertical with a tick, its corner, horizontal, horizontal with a tick.
    pub(crate) axis: [&'static str; 4],
    /// Where text was cut.
    pub(crate) cut: &'static str,
    /// The connection is stale, is tried again, is polled, is frozen.
    pub(crate) stale: &'static str,
    /// Trying again.
    pub(crate) retry: &'static str,
    /// Asking now and then.
    pub(crate) poll: &'static str,
    /// The picture stands still.
    pub(crate) frozen: &'static str,
    /// The key that opens.
    pub(crate) enter: &'static str,
    /// The keys up and down.
    pub(crate) arrows: &'static str,
    /// The key up.
    pub(crate) key_up: &'static str,
    /// The key down.
    pub(crate) key_down: &'static str,
    /// The keys left and right.
    pub(crate) sides: &'static str,
    /// From, to.
    pub(crate) to: &'static str,
    /// The cursor of a field.
    pub(crate) cursor: &'static str,
    /// The frame of a panel.
    pub(crate) border: border::Set<'static>,
}

/// For terminals with UTF-8.
pub(crate) const UNICODE: Symbols = Symbols {
    ok: "●",
    near: "▲",
    over: "✖",
    none: "·",
    marker: "▶",
    mark: "*",
    up: "▲",
    down: "▼",
    full: "█",
    held: "▒",
    empty: "░",
    eighths: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    layers: ["█", "▓", "█", "▓", "█", "▒"],
    axis: ["┤", "┴", "─", "┬"],
    cut: "…",
    stale: "◌",
    retry: "↻",
    poll: "◎",
    frozen: "❄",
    enter: "⏎",
    arrows: "↑↓",
    key_up: "↑",
    key_down: "↓",
    sides: "←→",
    to: "→",
    cursor: "▏",
    border: border::PLAIN,
};

/// For everything else.
pub(crate) const ASCII: Symbols = Symbols {
    ok: "o",
    near: "!",
    over: "X",
    none: "-",
    marker: ">",
    mark: "*",
    up: "^",
    down: "v",
    full: "#",
    held: "=",
    empty: ".",
    eighths: [" ", ".", ".", ":", ":", "=", "#", "#"],
    layers: ["A", "B", "C", "D", "E", "o"],
    axis: ["|", "+", "-", "+"],
    cut: "~",
    stale: "?",
    retry: "@",
    poll: "%",
    frozen: "=",
    enter: "Enter",
    arrows: "Up/Dn",
    key_up: "Up",
    key_down: "Down",
    sides: "Left/Right",
    to: "->",
    cursor: "_",
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
};
