//! A chart of columns over time, stacked by the largest customers or models: its numbers.
//! Whole numbers only: what is drawn is rounded up to an eighth of a cell, what is said is exact.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::axis::{self, Scale};
use super::canvas::{Canvas, Piece, width_of};
use super::cut::{fit, width};
use super::number;
use crate::domain::money::Picos;
use crate::tui::data::{Bucket, LAYERS_MAX, Overview};
use crate::tui::state::Layers;
use crate::tui::theme::{LAYERS, Role};
use ratatui::layout::{Rect, Size};

/// The cells of a name in a legend: with shares, and where there is not room for half of them.
const NAME_CELLS: [u16; 3] = [20, 14, 10];
const SHORT_NAME_CELLS: [u16; 3] = [14, 10, 6];

/// A column: where it begins in time, and what each layer has of it; the last one is all others.
#[derive(Clone, Debug, PartialEq)]
struct Column {
    start: Timestamp,
    parts: [Picos; LAYERS],
}

impl Column {
    fn total(&self) -> Picos {
        self.parts.iter().fold(Picos::ZERO, |sum, part| sum.saturating_plus(*part))
    }
}

/// A chart that fits an area.
pub(super) struct Chart {
    /// The names of the layers from the ground up, without the others.
    names: Vec<String>,
    columns: Vec<Column>,
    is_stacked: bool,
    step_ms: i64,
    window_ms: i64,
    /// The cells of a column, with the gap behind it.
    cells: u16,
    /// How the rows of the area are used.
    rows: Rows,
    scale: Scale,
}

/// How the rows of an area are used.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rows {
    plot: u16,
    /// A line for the axis of time, and one for its labels.
    has_axis: bool,
    has_legend: bool,
}

impl Rows {
    fn of(height: u16, is_stacked: bool) -> Self {
        let has_legend = is_stacked && height >= 4;
        let has_axis = height >= 7;
        let taken = u16::from(has_legend) + if has_axis { 2 } else { 0 };
        Self { plot: height.saturating_sub(taken), has_axis, has_legend }
    }
}

impl Chart {
    /// The chart of a window that fits an area of this size.
    pub(super) fn of(overview: &Overview, layers: Layers, size: Size) -> Self {
        let names = names(&overview.buckets, layers);
        let rows = Rows::of(size.height, layers != Layers::Sum);
        let made = |label: u16| {
            let room = size.width.saturating_sub(label + 2).max(1);
            let (columns, merged) = fitted(&overview.buckets, layers, &names, usize::from(room));
            let peak = columns.iter().map(Column::total).max().unwrap_or(Picos::ZERO);
            let cells = usize::from(room).checked_div(columns.len()).unwrap_or(1).clamp(1, 12);
            Self {
                names: names.clone(),
                is_stacked: layers != Layers::Sum,
                step_ms: overview.bucket_ms.saturating_mul(i64::try_from(merged).unwrap_or(1)),
                window_ms: overview.window.length_ms(),
                cells: u16::try_from(cells).unwrap_or(1),
                rows,
                scale: Scale::of(peak, rows.plot),
                columns,
            }
        };
        // Labels may be wider than was thought, which leaves fewer columns: then once more.
        let guess = made(6);
        let label = guess.scale.label_cells();
        if label > 6 { made(label.min(size.width / 3)) } else { guess }
    }

    /// The highest column and when it begins; `None` when nothing was spent.
    pub(super) fn peak(&self) -> Option<(Picos, String)> {
        let highest = self.columns.iter().rev().max_by_key(|column| column.total())?;
        let total = highest.total();
        let at = axis::time(highest.start, self.step_ms, self.window_ms);
        (total > Picos::ZERO).then_some((total, at))
    }

    /// What one column is: `minute`, `15m`, `day`.
    pub(super) fn step(&self) -> String {
        axis::step(self.step_ms)
    }

    /// Draws it into an area of the size that it was made for.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        if area.width < 12 || self.rows.plot == 0 {
            return;
        }
        let label = self.scale.label_cells().max(6).min(area.width / 3);
        let plot = Rect {
            x: area.x + label + 2,
            width: area.width.saturating_sub(label + 2),
            height: self.rows.plot,
            ..area
        };
        self.vertical(canvas, area, label);
        for above in 0..self.rows.plot {
            let y = plot.bottom() - 1 - above;
            self.row(canvas, plot, y, above);
        }
        if self.rows.has_axis {
            self.horizontal(canvas, plot);
        }
        if self.rows.has_legend {
            self.legend(canvas, Rect { y: area.bottom() - 1, height: 1, ..area });
        }
    }

    /// The axis of money, left of the plot.
    fn vertical(&self, canvas: &mut Canvas<'_>, area: Rect, label: u16) {
        let [tick, corner, ..] = canvas.symbols.axis;
        let rows = self.rows.plot;
        for row in 0..rows {
            let is_ground = !self.rows.has_axis && row + 1 == rows;
            let text = match self.scale.label(rows - row) {
                _ if is_ground && row > 0 => self.scale.zero(),
                Some(text) => text,
                None => String::new(),
            };
            let y = area.y + row;
            let room = Rect { width: label + 1, ..area };
            canvas.right(room, y, &[Piece::new(text, Role::Faint)]);
            canvas.text(area.x + label + 1, y, 1, if is_ground { corner } else { tick }, Role::Border);
        }
        if self.rows.has_axis {
            let room = Rect { width: label + 1, ..area };
            canvas.right(room, area.y + rows, &[Piece::new(self.scale.zero(), Role::Faint)]);
            canvas.text(area.x + label + 1, area.y + rows, 1, corner, Role::Border);
        }
    }

    /// One row of the plot, `above` the ground: cells that look the same are drawn at once.
    fn row(&self, canvas: &mut Canvas<'_>, plot: Rect, y: u16, above: u16) {
        let bar = if self.cells >= 3 { self.cells - 1 } else { self.cells };
        let mut run: Option<(u16, String, Role)> = None;
        let mut x = plot.x;
        for column in &self.columns {
            if x + bar > plot.right() {
                break;
            }
            let cell = self.cell(canvas, column, above);
            if let (Some((glyph, role)), Some((_, text, same))) = (cell, &mut run)
                && role == *same
                && self.cells == bar
            {
                text.push_str(&glyph.repeat(usize::from(bar)));
            } else {
                if let Some((from, text, role)) = run.take() {
                    canvas.text(from, y, plot.right() - from, &text, role);
                }
                run = cell.map(|(glyph, role)| (x, glyph.repeat(usize::from(bar)), role));
            }
            x += self.cells;
        }
        if let Some((from, text, role)) = run {
            canvas.text(from, y, plot.right() - from, &text, role);
        }
    }

    /// What a column shows in the row `above` the ground; `None` above its top.
    fn cell(&self, canvas: &Canvas<'_>, column: &Column, above: u16) -> Option<(&'static str, Role)> {
        let base = u64::from(above) * 8;
        let filled = self.scale.eighths(column.total()).checked_sub(base).filter(|left| *left > 0)?.min(8);
        let middle = base + (filled - 1) / 2;
        let mut sum = Picos::ZERO;
        let mut top = 0;
        for (layer, part) in column.parts.iter().enumerate().filter(|(_, part)| **part > Picos::ZERO) {
            sum = sum.saturating_plus(*part);
            top = layer;
            if self.scale.eighths(sum) > middle {
                break;
            }
        }
        let glyph = match usize::try_from(filled) {
            Ok(8..) | Err(_) => self.swatch(canvas, top),
            Ok(eighths) => canvas.symbols.eighths.get(eighths.saturating_sub(1)).copied().unwrap_or(" "),
        };
        // What has begun shows, also where the lowest step is a blank.
        let glyph = if glyph == " " { canvas.symbols.eighths[1] } else { glyph };
        Some((glyph, Role::Layer(top)))
    }

    /// A whole cell of a layer.
    fn swatch(&self, canvas: &Canvas<'_>, layer: usize) -> &'static str {
        if self.is_stacked { canvas.layer(layer) } else { canvas.symbols.full }
    }

    /// The axis of time below the plot, and its labels.
    fn horizontal(&self, canvas: &mut Canvas<'_>, plot: Rect) {
        let [_, _, line, tick] = canvas.symbols.axis;
        let y = plot.bottom();
        canvas.text(plot.x, y, plot.width, &line.repeat(usize::from(plot.width)), Role::Border);
        let label = |at: Timestamp| axis::time(at, self.step_ms, self.window_ms);
        let Some(cells) = self.columns.first().map(|first| width(&label(first.start))) else { return };
        let apart = (cells + 6).div_ceil(self.cells).max(1);
        let every_ms = axis::round_step(self.step_ms.saturating_mul(apart.into()));
        let mut free_from = plot.x.saturating_sub(cells / 2);
        for (at, column) in self.columns.iter().enumerate() {
            let Some(round) = axis::round_within(column.start, self.step_ms, every_ms) else { continue };
            let Some(x) = u16::try_from(at).ok().and_then(|at| at.checked_mul(self.cells)) else { break };
            let x = plot.x + x;
            let from = x.saturating_sub(cells / 2).max(free_from).min(plot.right().saturating_sub(cells));
            if x >= plot.right() || from < free_from {
                break;
            }
            canvas.text(x, y, 1, tick, Role::Border);
            canvas.text(from, y + 1, cells, &label(round), Role::Faint);
            free_from = from + cells + 1;
        }
    }

    /// Which layer is whose, with its share.
    fn legend(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let sum = |layer: usize| {
            let parts = self.columns.iter().map(|column| column.parts[layer]);
            parts.fold(Picos::ZERO, Picos::saturating_plus).get()
        };
        let all = (0..LAYERS).map(sum).fold(0, i128::saturating_add);
        let named = self.names.iter().map(String::as_str).enumerate();
        let layers: Vec<(usize, &str)> =
            named.chain([(LAYERS - 1, "other")]).filter(|(layer, _)| sum(*layer) > 0).collect();
        let share = |layer: usize| match area.width {
            90.. => number::percent(sum(layer), all),
            _ => number::whole_percent(sum(layer), all),
        };
        let made = |(cells, shares): (u16, usize)| -> Vec<Vec<Piece>> {
            let entry = |(at, (layer, name)): (usize, &(usize, &str))| {
                let name = fit(name, cells, canvas.symbols.cut);
                let mut entry = vec![Piece::new(self.swatch(canvas, *layer), Role::Layer(*layer))];
                entry.push(Piece::plain(format!(" {name}")));
                if at < shares {
                    entry.push(Piece::new(format!(" {}", share(*layer)), Role::Faint));
                }
                entry
            };
            layers.iter().enumerate().map(entry).collect()
        };
        let fits = |entries: &Vec<Vec<Piece>>| {
            let cells = entries.iter().map(|entry| width_of(entry).saturating_add(2));
            cells.fold(0, u16::saturating_add) <= area.width.saturating_add(1)
        };
        // A layer that is not named is not known: rather the smaller ones are without their share.
        let shares = (layers.len().div_ceil(2)..=layers.len()).rev();
        let forms =
            NAME_CELLS.into_iter().flat_map(|cells| shares.clone().map(move |shares| (cells, shares)));
        let forms = forms.chain(SHORT_NAME_CELLS.map(|cells| (cells, 0)));
        let entries = forms.map(made).find(fits).unwrap_or_else(|| made((SHORT_NAME_CELLS[2], 0)));
        let mut x = area.x + 1;
        for (at, entry) in entries.iter().enumerate() {
            let left = area.right().saturating_sub(x);
            let more = if at + 1 < entries.len() { 4 } else { 0 };
            if width_of(entry).saturating_add(more) > left {
                canvas.text(x, area.y, left, &format!("+{}", entries.len() - at), Role::Faint);
                break;
            }
            x += canvas.pieces(x, area.y, left, entry) + 2;
        }
    }
}

/// The spend of a bucket by whatever the chart is stacked by.
fn parts(bucket: &Bucket, layers: Layers) -> Option<&BTreeMap<String, Picos>> {
    match layers {
        Layers::Customers => Some(&bucket.customers),
        Layers::Models => Some(&bucket.models),
        Layers::Sum => None,
    }
}

/// Who has a layer: the largest of the window first.
fn names(buckets: &[Bucket], layers: Layers) -> Vec<String> {
    let mut sums: BTreeMap<&str, Picos> = BTreeMap::new();
    for (name, spend) in buckets.iter().filter_map(|bucket| parts(bucket, layers)).flatten() {
        let sum = sums.entry(name).or_default();
        *sum = sum.saturating_plus(*spend);
    }
    let mut names: Vec<(&str, Picos)> = sums.into_iter().collect();
    names.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
    names.into_iter().take(LAYERS_MAX).map(|(name, _)| name.to_owned()).collect()
}

/// The buckets in at most `room` columns, and how many are together in one. They are put together
/// from the newest on, so that the last column is a whole one.
fn fitted(buckets: &[Bucket], layers: Layers, names: &[String], room: usize) -> (Vec<Column>, usize) {
    let merged = buckets.len().div_ceil(room.max(1)).max(1);
    let (first, rest) = buckets.split_at(buckets.len() % merged);
    let groups = std::iter::once(first).filter(|first| !first.is_empty()).chain(rest.chunks(merged));
    let columns = groups.filter_map(|group| {
        let start = group.first()?.start;
        let mut parts = [Picos::ZERO; LAYERS];
        for bucket in group {
            add(&mut parts, bucket, layers, names);
        }
        Some(Column { start, parts })
    });
    (columns.collect(), merged)
}

/// Adds a bucket's layers. What a correction has taken away is not drawn.
fn add(sums: &mut [Picos; LAYERS], bucket: &Bucket, layers: Layers, names: &[String]) {
    let total = bucket.counts.spend.max(Picos::ZERO);
    let Some(of) = parts(bucket, layers) else {
        sums[0] = sums[0].saturating_plus(total);
        return;
    };
    let mut left = total;
    for (sum, name) in sums.iter_mut().zip(names) {
        let part = of.get(name).copied().unwrap_or_default().clamp(Picos::ZERO, left);
        *sum = sum.saturating_plus(part);
        left = left.saturating_minus(part);
    }
    sums[LAYERS - 1] = sums[LAYERS - 1].saturating_plus(left);
}

#[cfg(test)]
#[path = "chart_tests.rs"]
mod tests;
