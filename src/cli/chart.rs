//! Amounts as horizontal bars of text. Returns text, and knows no command.

use super::look::{Look, tame};
use super::money;
use super::table::terminal_width;
use crate::domain::money::Picos;

/// The least a bar is given, however long the names are.
const BAR_CELLS_MIN: usize = 8;
/// A name takes at the most one of so many parts of a line.
const LABEL_SHARE: usize = 2;
/// A cell filled by so many eighths.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// How wide a chart is where no terminal says.
const WIDTH: u16 = 80;

/// One bar.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) amount: Picos,
}

/// How wide a chart may be.
pub(crate) fn width(look: &Look) -> usize {
    terminal_width().filter(|_| look.is_terminal).unwrap_or(WIDTH).into()
}

/// Bars below each other, the longest as long as `width` leaves room for. What is not zero shows.
/// Amounts are rounded for people, and exact when piped.
pub(crate) fn bars(bars: &[Bar], look: &Look, width: usize) -> String {
    let amount = if look.is_terminal { money::for_reading } else { money::plain };
    let shown: Vec<(String, String)> =
        bars.iter().map(|bar| (tame(&bar.label), amount(bar.amount))).collect();
    let widest =
        |texts: &mut dyn Iterator<Item = &String>| texts.map(|t| t.chars().count()).max().unwrap_or(0);
    let amounts = widest(&mut shown.iter().map(|(_, amount)| amount));
    let labels = widest(&mut shown.iter().map(|(label, _)| label)).min(width / LABEL_SHARE);
    let cells = width.saturating_sub(labels + amounts + 4).max(BAR_CELLS_MIN);
    let most = bars.iter().map(|bar| bar.amount).max().unwrap_or(Picos::ZERO);
    let mut text = String::new();
    for (bar, (label, amount)) in bars.iter().zip(&shown) {
        let drawn = drawn(bar.amount, most, cells, look.ascii);
        let label = cut(label, labels, look.ascii);
        text.push_str(format!("{label:labels$}  {amount:>amounts$}  {drawn}").trim_end());
        text.push('\n');
    }
    text
}

/// The bar of an amount where `most` fills all cells.
fn drawn(amount: Picos, most: Picos, cells: usize, ascii: bool) -> String {
    if amount <= Picos::ZERO || most <= Picos::ZERO {
        return String::new();
    }
    let parts = if ascii { 1 } else { 8 };
    let whole = i128::try_from(cells * parts).unwrap_or(i128::MAX);
    // Amounts of which there could be so many that this overflows are drawn at their full length.
    let filled = amount.get().checked_mul(whole).map_or(whole, |product| product / most.get());
    let filled = usize::try_from(filled.max(1)).unwrap_or(cells * parts).min(cells * parts);
    if ascii { "#".repeat(filled) } else { "█".repeat(filled / 8) + EIGHTHS[filled % 8] }
}

fn cut(label: &str, width: usize, ascii: bool) -> String {
    if label.chars().count() <= width {
        return label.to_owned();
    }
    let dots = if ascii { "~" } else { "…" };
    label.chars().take(width.saturating_sub(1)).chain(dots.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::look::TimeStyle;

    fn chart(rows: &[(&str, &str)], width: usize, ascii: bool) -> String {
        let look = Look {
            is_terminal: true,
            color: false,
            ascii,
            compact: false,
            time: TimeStyle::Iso,
            now: jiff::Timestamp::UNIX_EPOCH,
        };
        let rows: Vec<Bar> = rows
            .iter()
            .map(|(label, amount)| Bar { label: (*label).into(), amount: Picos::parse(amount).unwrap() })
            .collect();
        bars(&rows, &look, width)
    }

    #[test]
    fn bars_are_in_proportion_and_nothing_that_costs_disappears() {
        let rows = [("globex", "8"), ("acme", "4"), ("tiny", "0.000001"), ("free", "0")];
        assert_eq!(
            chart(&rows, 35, false),
            "globex      $8.00  ████████████████\n\
             acme        $4.00  ████████\n\
             tiny    $0.000001  ▏\n\
             free        $0.00\n"
        );
        assert_eq!(
            chart(&rows, 35, true),
            "globex      $8.00  ################\n\
             acme        $4.00  ########\n\
             tiny    $0.000001  #\n\
             free        $0.00\n"
        );
    }

    #[test]
    fn a_chart_is_as_wide_as_it_may_be() {
        let long = "a-customer-with-a-very-long-name-indeed";
        for width in [40, 80, 120] {
            let text = chart(&[(long, "3"), ("b", "1")], width, false);
            assert_eq!(text.lines().map(|line| line.chars().count()).max(), Some(width), "{text}");
            assert_eq!(text.contains('…'), width < 80, "{text}");
        }
        assert!(chart(&[(long, "3")], 40, true).is_ascii());
        assert_eq!(chart(&[], 80, false), "");
        assert_eq!(chart(&[("a", "0")], 80, false), "a  $0.00\n");
    }
}
