//! Rows as a bordered table, tab-separated lines or CSV. Returns text; writes nothing.

use comfy_table::{CellAlignment, Color, ColumnConstraint, ContentArrangement, Table, presets};

use super::failure::Failure;
use super::look::{Cell, Column, Look, Shown, Tone, cell_of_csv, exact, inert_cell, member};
use crate::client::Row;

/// A name that is broken into shorter pieces cannot be read.
const NAME_CHARS_MIN: usize = 8;

/// What a list of one kind of object shows when nobody chooses otherwise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    /// The member that is the id of a row.
    pub(crate) id: &'static str,
    /// The columns of the table.
    pub(crate) columns: &'static [Column],
}

/// A column that was chosen: one of the view, or any member of the rows.
enum Chosen<'a> {
    Known(&'a Column),
    Member(&'a str),
}

impl Chosen<'_> {
    fn header(&self) -> String {
        match self {
            Self::Known(column) => column.header.to_owned(),
            Self::Member(name) => name.to_ascii_uppercase(),
        }
    }

    fn is_number(&self) -> bool {
        matches!(self, Self::Known(column) if column.is_number())
    }

    /// Whether its cells make no sense in two lines.
    fn is_rigid(&self) -> bool {
        matches!(self, Self::Known(column) if !matches!(column.cell, Cell::Text(_)))
    }

    fn shown(&self, row: &Row, look: &Look) -> Shown {
        match self {
            Self::Known(column) => look.cell(column.cell, row),
            Self::Member(path) => Shown::from(super::look::tame(&exact(member(row, path)))),
        }
    }
}

/// The columns that were asked for, or those of the view. A name that no row has is a mistake.
fn choose<'a>(view: &View, names: &'a [String], rows: &[Row]) -> Result<Vec<Chosen<'a>>, Failure> {
    if names.is_empty() {
        return Ok(view.columns.iter().map(Chosen::Known).collect());
    }
    names
        .iter()
        .map(|name| {
            if let Some(column) = view.columns.iter().find(|column| column.is_called(name)) {
                return Ok(Chosen::Known(column));
            }
            if rows.is_empty() || rows.iter().any(|row| member(row, name).is_some()) {
                return Ok(Chosen::Member(name));
            }
            Err(unknown_column(name, view, rows))
        })
        .collect()
}

fn unknown_column(name: &str, view: &View, rows: &[Row]) -> Failure {
    Failure::usage(format!("there is no column '{name}'"))
        .hint(format!("choose from: {}", column_names(view, rows).join(", ")))
}

/// What `--columns` may name: the columns of the view and the members of the rows.
pub(crate) fn column_names(view: &View, rows: &[Row]) -> Vec<String> {
    let mut names: Vec<String> =
        view.columns.iter().map(|column| column.header.to_ascii_lowercase()).collect();
    for name in rows.iter().flat_map(|row| row.keys()) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// A bordered table. Where it does not fit into `width`, bars and empty columns go first, then
/// names are broken into lines (numbers never are), then further columns go.
pub(crate) fn bordered(
    view: &View,
    names: &[String],
    rows: &[Row],
    look: &Look,
    headers: bool,
    width: Option<u16>,
) -> Result<String, Failure> {
    let mut columns = choose(view, names, rows)?;
    let mut cells = cells_of(&columns, rows, look);
    if width.is_some_and(|width| natural_width(&columns, &cells) > usize::from(width)) {
        let look = Look { compact: true, ..*look };
        if names.is_empty() {
            drop_columns(&mut columns, rows, &look, width.unwrap_or(u16::MAX).into());
        }
        cells = cells_of(&columns, rows, &look);
    }
    let mut table = empty_table(look, width);
    if headers {
        table.set_header(columns.iter().map(Chosen::header));
    }
    for row in cells {
        table.add_row(columns.iter().zip(row).map(|(column, shown)| cell(column, &shown)));
    }
    for (column, made) in table.column_iter_mut().zip(&columns) {
        if made.is_rigid() {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    Ok(format!("{}\n", table.trim_fmt()))
}

fn empty_table(look: &Look, width: Option<u16>) -> Table {
    let mut table = Table::new();
    table
        .load_style(if look.ascii { presets::ASCII_FULL_CONDENSED } else { presets::UTF8_FULL_CONDENSED })
        .set_content_arrangement(ContentArrangement::Dynamic)
        .force_no_tty();
    if let Some(width) = width {
        table.set_width(width);
    }
    if look.color {
        table.enforce_styling();
    }
    table
}

/// The columns of the terminal; `None` where there is none or where it does not know.
pub(crate) fn terminal_width() -> Option<u16> {
    Table::new().width().filter(|width| *width > 0)
}

fn cells_of(columns: &[Chosen<'_>], rows: &[Row], look: &Look) -> Vec<Vec<Shown>> {
    rows.iter().map(|row| columns.iter().map(|column| column.shown(row, look)).collect()).collect()
}

/// Takes away the columns that say nothing, then those before the last one, until the rest fits.
fn drop_columns(columns: &mut Vec<Chosen<'_>>, rows: &[Row], look: &Look, width: usize) {
    columns.retain(|column| rows.iter().any(|row| !column.shown(row, look).text.is_empty()));
    while columns.len() > 2 && least_width(columns, &cells_of(columns, rows, look)) > width {
        columns.remove(columns.len() - 2);
    }
}

/// How wide the table is when names are broken as far as they stay readable.
fn least_width(columns: &[Chosen<'_>], cells: &[Vec<Shown>]) -> usize {
    let content = columns.iter().enumerate().map(|(at, column)| {
        let whole = content_width(column, at, cells);
        3 + if column.is_rigid() { whole } else { whole.min(NAME_CHARS_MIN) }
    });
    content.sum::<usize>() + 1
}

fn content_width(column: &Chosen<'_>, at: usize, cells: &[Vec<Shown>]) -> usize {
    let widest = cells.iter().map(|row| row[at].text.chars().count()).max().unwrap_or(0);
    widest.max(column.header().chars().count())
}

/// How wide the table is when nothing is broken into lines: a border and a space on either side.
fn natural_width(columns: &[Chosen<'_>], cells: &[Vec<Shown>]) -> usize {
    columns.iter().enumerate().map(|(at, column)| content_width(column, at, cells) + 3).sum::<usize>() + 1
}

fn cell(column: &Chosen<'_>, shown: &Shown) -> comfy_table::Cell {
    let cell = comfy_table::Cell::new(&shown.text);
    let cell = if column.is_number() { cell.set_alignment(CellAlignment::Right) } else { cell };
    match color_of(shown.tone) {
        Some(color) => cell.fg(color),
        None => cell,
    }
}

fn color_of(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Plain => None,
        Tone::Good => Some(Color::Green),
        Tone::Warning => Some(Color::Yellow),
        Tone::Bad => Some(Color::Red),
        Tone::Faint => Some(Color::DarkGrey),
    }
}

/// Tab-separated lines: what a pipe gets when no format is asked for.
pub(crate) fn tab_separated(
    view: &View,
    names: &[String],
    rows: &[Row],
    look: &Look,
    headers: bool,
) -> Result<String, Failure> {
    let columns = choose(view, names, rows)?;
    let mut text = String::new();
    let mut line = |cells: Vec<String>| {
        text.push_str(&cells.join("\t"));
        text.push('\n');
    };
    if headers {
        line(columns.iter().map(Chosen::header).collect());
    }
    for row in rows {
        line(columns.iter().map(|column| column.shown(row, look).text).collect());
    }
    Ok(text)
}

/// CSV with the server's own fields: those that were asked for, else all of them.
pub(crate) fn csv(view: &View, names: &[String], rows: &[Row], headers: bool) -> Result<String, Failure> {
    let paths = csv_paths(view, names, rows)?;
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let wrong = |error: csv::Error| Failure::new(super::failure::Kind::Error, error.to_string());
    if headers && !paths.is_empty() {
        writer.write_record(paths.iter().map(|path| inert_cell(path.clone()))).map_err(wrong)?;
    }
    for row in rows {
        writer.write_record(paths.iter().map(|path| cell_of_csv(member(row, path)))).map_err(wrong)?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn csv_paths(view: &View, names: &[String], rows: &[Row]) -> Result<Vec<String>, Failure> {
    if names.is_empty() {
        let mut paths: Vec<String> = Vec::new();
        let mut known = std::collections::HashSet::new();
        for name in rows.iter().flat_map(|row| row.keys()) {
            if known.insert(name) {
                paths.push(name.clone());
            }
        }
        return Ok(paths);
    }
    choose(view, names, rows)?
        .iter()
        .zip(names)
        .map(|(chosen, name)| match chosen {
            Chosen::Member(path) => Ok((*path).to_owned()),
            Chosen::Known(Column { cell: Cell::Used | Cell::State, .. }) => {
                Err(Failure::usage(format!("'{name}' is made for tables; CSV has the server's own fields")))
            }
            Chosen::Known(column) => Ok(column.path().unwrap_or_default().to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::look::TimeStyle;

    const VIEW: View = View {
        id: "user_id",
        columns: &[
            Column::new("CUSTOMER", Cell::Text("user_id")),
            Column::new("SPEND", Cell::Money("spend")),
            Column::new("MAX", Cell::Money("litellm_budget_table.max_budget")),
            Column::new("STATE", Cell::State),
        ],
    };

    fn rows() -> Vec<Row> {
        serde_json::from_str(
            r#"[{"user_id":"globex","spend":9.7712345,"alias":"Globex, Corp","litellm_budget_table":{"max_budget":10.75}},
                {"user_id":"a\tb","spend":0.0011120000000000001,"alias":null,"litellm_budget_table":null}]"#,
        )
        .unwrap()
    }

    fn look(is_terminal: bool) -> Look {
        Look {
            is_terminal,
            color: false,
            ascii: false,
            compact: false,
            time: TimeStyle::Iso,
            now: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_terminal_gets_borders_and_a_pipe_gets_tabs() {
        let table = bordered(&VIEW, &[], &rows(), &look(true), true, None).unwrap();
        assert_eq!(
            table,
            "┌──────────┬───────────┬────────┬────────────┐\n\
             │ CUSTOMER ┆ SPEND     ┆ MAX    ┆ STATE      │\n\
             ╞══════════╪═══════════╪════════╪════════════╡\n\
             │ globex   ┆     $9.77 ┆ $10.75 ┆ ▲ near     │\n\
             │ a�b      ┆ $0.001112 ┆        ┆ · no limit │\n\
             └──────────┴───────────┴────────┴────────────┘\n"
        );
        assert!(!table.contains('\u{1b}'));
        let colored = bordered(&VIEW, &[], &rows(), &Look { color: true, ..look(true) }, true, None).unwrap();
        assert!(colored.contains('\u{1b}') || std::env::var("NO_COLOR").is_ok());
        assert_eq!(
            tab_separated(&VIEW, &[], &rows(), &look(false), true).unwrap(),
            "CUSTOMER\tSPEND\tMAX\tSTATE\nglobex\t9.7712345\t10.75\tnear\na�b\t0.0011120000000000001\t\tno limit\n"
        );
    }

    #[test]
    fn a_narrow_terminal_breaks_names_and_no_numbers() {
        let wide = bordered(&VIEW, &[], &rows(), &look(true), true, Some(46)).unwrap();
        assert_eq!(wide.lines().map(|line| line.chars().count()).max(), Some(46));
        let narrow = bordered(&VIEW, &[], &rows(), &look(true), true, Some(42)).unwrap();
        assert!(narrow.lines().all(|line| line.chars().count() <= 42), "{narrow}");
        let tiny = bordered(&VIEW, &[], &rows(), &look(true), true, Some(28)).unwrap();
        assert!(tiny.lines().all(|line| line.chars().count() <= 28) && tiny.contains("▲ near"), "{tiny}");
        assert!(narrow.contains("$0.001112") && narrow.contains("▲ near"), "{narrow}");
        let without_max = bordered(&VIEW, &[], &rows()[1..], &look(true), true, Some(36)).unwrap();
        assert!(!without_max.contains("MAX"), "{without_max}");
    }

    #[test]
    fn csv_has_the_servers_fields_and_digits() {
        assert_eq!(
            csv(&VIEW, &[], &rows(), true).unwrap(),
            "user_id,spend,alias,litellm_budget_table\n\
             globex,9.7712345,\"Globex, Corp\",\"{\"\"max_budget\"\":10.75}\"\n\
             a\tb,0.0011120000000000001,,\n"
        );
        assert_eq!(csv(&VIEW, &[], &[], true).unwrap(), "");
    }

    #[test]
    fn columns_are_chosen_by_header_or_field() {
        let chosen = names(&["alias", "max", "litellm_budget_table.max_budget"]);
        assert_eq!(
            tab_separated(&VIEW, &chosen, &rows()[..1], &look(false), true).unwrap(),
            "ALIAS\tMAX\tMAX\nGlobex, Corp\t10.75\t10.75\n"
        );
        assert_eq!(csv(&VIEW, &names(&["max", "user_id"]), &rows()[..1], false).unwrap(), "10.75,globex\n");
        let failure = tab_separated(&VIEW, &names(&["nope"]), &rows(), &look(false), true).unwrap_err();
        assert_eq!(failure.message, "there is no column 'nope'");
        assert!(failure.hint.unwrap().contains("customer, spend, max, state, user_id"));
        assert!(csv(&VIEW, &names(&["state"]), &rows(), true).is_err());
    }
}
