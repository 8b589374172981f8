//! Lists that come from a server piece by piece: filtered, sorted and cut with as little read as
//! will do, and printed as they come where the format allows it.

use serde_json::Value;

use super::context::Context;
use super::failure::{ExitStatus, Failure, Outcome};
use super::fields::{CutArgs, ListArgs};
use super::filter::short_words;
use super::global::Format;
use super::look::inert;
use super::printer::{Printer, order_of};
use super::table::{self, View};
use super::yaml;
use crate::client::{ClientError, ListCall, Listed, Listing, Row, Wanted};

/// Rows that are written together.
const CHUNK_ROWS: usize = 500;

/// Where rows come from.
pub(crate) trait Source {
    /// The next rows; `None` at the end.
    async fn next(&mut self) -> Result<Option<Vec<Row>>, ClientError>;
    /// How many there are in all, where that is known.
    fn total(&self) -> Option<usize>;
}

impl Source for Listing {
    async fn next(&mut self) -> Result<Option<Vec<Row>>, ClientError> {
        Self::next(self).await
    }

    fn total(&self) -> Option<usize> {
        Self::total(self)
    }
}

/// What the server can do for a list, so that less has to be read.
pub(crate) struct Known<'a> {
    /// Which list, with everything the server is asked to leave out.
    pub(crate) call: ListCall,
    /// The fields the server sorts by just as we do: none that may be absent.
    pub(crate) sorts: &'a [&'a str],
    /// Whether the server leaves out all that the command does not want, so that its pages are ours.
    pub(crate) is_exact: bool,
}

/// Which rows of those that pass are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    skip: usize,
    take: usize,
    /// How many rows a page has.
    size: usize,
    /// One page was asked for, and nobody expects more.
    is_page: bool,
}

impl Cut {
    pub(crate) fn of(args: &ListArgs, context: &Context) -> Self {
        let most = context.rows_max(args.limit, args.all);
        let whole = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        match args.page {
            None => Self { skip: 0, take: most, size: most, is_page: false },
            Some(page) => {
                let size = whole(args.size);
                let skip = whole(page.saturating_sub(1)).saturating_mul(size);
                Self { skip, take: size.min(most), size, is_page: true }
            }
        }
    }

    /// The first rows that do.
    pub(crate) fn enough(self) -> usize {
        self.skip.saturating_add(self.take)
    }
}

impl Context {
    /// Prints a list of the server. `wants` tells what the server may not have left out.
    pub(crate) async fn list_from(
        &self,
        view: &View,
        known: Known<'_>,
        args: &ListArgs,
        wants: impl Fn(&Row) -> bool,
    ) -> Outcome {
        self.watch.set(args.watch);
        let cut = Cut::of(args, self);
        let order = self.printer.style().sort.as_deref().map(order_of);
        let sorted_there = order.filter(|(name, _)| known.sorts.contains(name));
        // Pages of the server are ours only if it leaves out and orders as we would.
        let by_page = known.is_exact && args.filter.is_none() && (order.is_none() || sorted_there.is_some());
        let mut call = known.call;
        let wanted = match args.page {
            _ if !by_page => Wanted::All,
            // A page is counted in whole ones, however few of its rows are shown.
            Some(page) if cut.size <= call.size_max() && cut.take > 0 => {
                Wanted::Page(usize::try_from(page).unwrap_or(usize::MAX), cut.size)
            }
            _ if cut.enough() < usize::MAX => Wanted::First(cut.enough()),
            _ => Wanted::All,
        };
        if let (true, Some((name, descending))) = (wanted != Wanted::All, sorted_there) {
            let way = if descending { "desc" } else { "asc" };
            call = call.query("sort_by", name).query("sort_order", way);
        }
        let mut listing = self.client.listing(call, wanted);
        if self.printer.style().raw {
            listing.fetch().await?;
            return Ok(ExitStatus::Success);
        }
        let first = listing.next().await?.unwrap_or_default();
        let is_sorted = order.is_none() || (listing.is_paged() && wanted != Wanted::All);
        let cut = match wanted {
            Wanted::Page(..) if listing.is_paged() => Cut { skip: 0, ..cut },
            _ => cut,
        };
        // What the server counts is what we count only if it leaves out what we do.
        let counts = by_page && listing.is_paged();
        self.print_rows(view, first, &mut listing, args, Plan { cut, is_sorted, counts }, wants).await
    }

    /// Prints what passes of the rows a source has.
    pub(crate) async fn print_rows(
        &self,
        view: &View,
        first: Vec<Row>,
        source: &mut impl Source,
        args: &ListArgs,
        plan: Plan,
        wants: impl Fn(&Row) -> bool,
    ) -> Outcome {
        let Plan { cut, is_sorted, counts } = plan;
        if let Some(name) = args.filter.as_ref().and_then(|filter| filter.unknown_field(&first)) {
            return Err(unknown_field(name, view, &first));
        }
        let mut shown = Shown { writer: Writer::new(&self.printer, view), cut, passed: 0, has_more: false };
        let mut held = Vec::new();
        let mut piece = Some(first);
        while let Some(rows) = piece {
            let passing = rows.into_iter().filter(|row| wants(row) && args.passes(row, view.id));
            if is_sorted {
                for row in passing {
                    shown.take(row)?;
                }
            } else {
                held.extend(passing);
            }
            // A count that the server knows needs no further row.
            let is_full = is_sorted && shown.passed >= cut.enough();
            if shown.has_more || (is_full && (counts || cut.is_page)) {
                break;
            }
            piece = source.next().await?;
        }
        self.printer.sort_checked(view, &mut held)?;
        let passed = held.len();
        for row in held {
            shown.take(row)?;
        }
        let total = match source.total().filter(|_| counts) {
            Some(total) => Some(total),
            None if !is_sorted => Some(passed),
            None => (!shown.has_more).then_some(shown.passed),
        };
        shown.finish(total)?;
        Ok(ExitStatus::Success)
    }
}

/// Lists that only go on.
impl Context {
    /// How many rows of it have to be read: all, where the first ones are not known before.
    pub(crate) fn rows_wanted(&self, args: &CutArgs) -> usize {
        let needs_all = self.printer.style().sort.is_some() || args.filter.is_some();
        if needs_all { usize::MAX } else { self.rows_max(args.limit, args.uncut) }
    }

    /// Leaves what passes of the rows that were read, in order and no more than fits.
    pub(crate) fn cut(&self, view: &View, found: &mut Listed, args: &CutArgs) -> Result<(), Failure> {
        self.watch.set(args.watch);
        if let Some(filter) = &args.filter {
            if let Some(name) = filter.unknown_field(&found.rows) {
                return Err(unknown_field(name, view, &found.rows));
            }
            found.rows.retain(|row| filter.matches(row, view.id));
        }
        self.printer.sort_checked(view, &mut found.rows)?;
        let most = self.rows_max(args.limit, args.uncut);
        found.has_more |= found.rows.len() > most;
        found.rows.truncate(most);
        Ok(())
    }
}

/// How the rows of a source become those that are shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) cut: Cut,
    /// Whether they come in the order that was asked for.
    pub(crate) is_sorted: bool,
    /// Whether the source's count is that of the list.
    pub(crate) counts: bool,
}

/// The rows of a list that are in its cut.
struct Shown<'a> {
    writer: Writer<'a>,
    cut: Cut,
    passed: usize,
    has_more: bool,
}

impl Shown<'_> {
    fn take(&mut self, row: Row) -> Result<(), Failure> {
        if self.passed >= self.cut.enough() {
            self.has_more = true;
            return Ok(());
        }
        self.passed += 1;
        if self.passed > self.cut.skip { self.writer.push(row) } else { Ok(()) }
    }

    /// Writes the rest, and says what is missing. `total`: how many there are, if that is known.
    fn finish(self, total: Option<usize>) -> Result<(), Failure> {
        let (printer, cut) = (self.writer.printer, self.cut);
        let written = self.writer.finish()?;
        match total {
            _ if cut.is_page => {}
            Some(total) => printer.note_cut(written, total),
            None => printer.note_more(written),
        }
        Ok(())
    }
}

/// Writes rows as they come, or all at the end where the format needs to see them all.
struct Writer<'a> {
    printer: &'a Printer,
    view: &'a View,
    way: Way,
    rows: Vec<Row>,
    written: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Widths, columns or a program depend on all rows.
    AtTheEnd,
    /// Each row stands alone.
    Lines,
    /// Rows within one array.
    Array,
    /// Items of one YAML list.
    Items,
}

impl<'a> Writer<'a> {
    fn new(printer: &'a Printer, view: &'a View) -> Self {
        let style = printer.style();
        let way = match style.format {
            _ if style.columns.iter().any(|name| name == "help") => Way::AtTheEnd,
            Format::Jsonl | Format::Id => Way::Lines,
            Format::Table if !style.look.is_terminal => Way::Lines,
            // Without columns, every member of any row is one.
            Format::Csv if !style.columns.is_empty() => Way::Lines,
            Format::Json if !printer.has_jq() => Way::Array,
            Format::Yaml => Way::Items,
            Format::Table | Format::Csv | Format::Json => Way::AtTheEnd,
        };
        Self { printer, view, way, rows: Vec::new(), written: 0 }
    }

    fn push(&mut self, row: Row) -> Result<(), Failure> {
        self.rows.push(row);
        if self.way != Way::AtTheEnd && self.rows.len() >= CHUNK_ROWS { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Failure> {
        let rows = std::mem::take(&mut self.rows);
        let is_first = self.written == 0;
        self.written += rows.len();
        let (printer, view, style) = (self.printer, self.view, self.printer.style());
        match self.way {
            Way::Lines if !is_first && style.format == Format::Table => {
                printer.out(&table::tab_separated(view, &style.columns, &rows, &style.look, false)?)
            }
            Way::Lines if !is_first && style.format == Format::Csv => {
                printer.exactly(&table::csv(view, &style.columns, &rows, false)?)
            }
            Way::Lines | Way::AtTheEnd => printer.rows(view, &rows),
            Way::Array => {
                let rows = rows.into_iter().map(Value::Object).collect();
                let text = inert(format!("{:#}", Value::Array(rows)));
                let inner =
                    text.strip_prefix('[').and_then(|text| text.strip_suffix("\n]")).unwrap_or_default();
                printer.out(&format!("{}{inner}", if is_first { "[" } else { "," }))
            }
            Way::Items => {
                let rows = rows.into_iter().map(Value::Object).collect();
                printer.out(&yaml::document(&Value::Array(rows)))
            }
        }
    }

    /// Writes what is left; answers how many rows there were.
    fn finish(mut self) -> Result<usize, Failure> {
        match (self.way, self.written, self.rows.is_empty()) {
            (Way::Array, 0, true) => self.printer.out("[]\n")?,
            (Way::Array, _, is_empty) => {
                if !is_empty {
                    self.flush()?;
                }
                self.printer.out("\n]\n")?;
            }
            (_, 0, _) | (_, _, false) => self.flush()?,
            (_, _, true) => {}
        }
        Ok(self.written)
    }
}

/// A filter names what no row has.
pub(super) fn unknown_field(name: &str, view: &View, rows: &[Row]) -> Failure {
    let mut known = table::column_names(view, rows);
    known.extend(short_words().into_iter().map(str::to_owned));
    known.sort_unstable();
    known.dedup();
    let near = super::context::nearest(name, &known)
        .map(|near| format!("did you mean '{near}'?  "))
        .unwrap_or_default();
    Failure::usage(format!("--filter: there is no field '{name}'; use a form like spend>1 or team:red"))
        .hint(format!("{near}fields: {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::look::{Cell, Column};
    use crate::cli::printer::Style;
    use crate::cli::printer::tests::{printer, style};

    const VIEW: View = View {
        id: "user_id",
        columns: &[
            Column::new("CUSTOMER", Cell::Text("user_id")),
            Column::new("SPEND", Cell::Money("spend")),
        ],
    };

    fn rows(count: usize) -> Vec<Row> {
        let row =
            |n| serde_json::from_str(&format!(r#"{{"user_id":"c{n}","spend":0.001112000000000000{n}}}"#));
        (0..count).map(|n| row(n).unwrap()).collect()
    }

    #[test]
    fn what_comes_in_pieces_looks_like_what_comes_at_once() {
        for count in [0, 1, CHUNK_ROWS - 1, CHUNK_ROWS, CHUNK_ROWS + 1, 2 * CHUNK_ROWS + 3] {
            for format in [Format::Json, Format::Jsonl, Format::Yaml, Format::Csv, Format::Id, Format::Table]
            {
                for columns in [vec![], vec!["spend".to_owned(), "user_id".to_owned()]] {
                    let (printer, out, _) = printer(Style { columns, ..style(format, false) });
                    printer.list(&VIEW, &rows(count), count).unwrap();
                    let at_once = out.take();
                    let mut writer = Writer::new(&printer, &VIEW);
                    rows(count).into_iter().for_each(|row| writer.push(row).unwrap());
                    assert_eq!(writer.finish().unwrap(), count);
                    assert_eq!(out.take(), at_once, "{count} {format:?}");
                }
            }
        }
    }
}
