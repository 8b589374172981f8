//! The one way out: results to stdout in the chosen format, talk to stderr.
//! Knows formats and streams; must not know commands.

use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::io::Write;

use serde_json::Value;

use super::failure::{Failure, Kind};
use super::filter::{Decimal, Field};
use super::global::Format;
use super::jq::Jq;
use super::look::{Look, WIDTH_MAX, exact, inert, member, tame, tame_lines};
use super::table::{self, View};
use super::yaml;
use crate::client::Row;

/// How many rows a terminal shows unless told otherwise.
pub(crate) const TERMINAL_ROWS_MAX: usize = 200;

/// What the printer was told about its work.
#[derive(Clone, Debug)]
pub(crate) struct Style {
    pub(crate) format: Format,
    pub(crate) look: Look,
    pub(crate) columns: Vec<String>,
    pub(crate) sort: Option<String>,
    pub(crate) headers: bool,
    pub(crate) quiet: bool,
    pub(crate) err_color: bool,
    /// A person watches stderr.
    pub(crate) err_is_terminal: bool,
    /// Results are swallowed: the server's own bytes are shown instead.
    pub(crate) raw: bool,
}

/// Writes results and notes.
pub(crate) struct Printer {
    style: Style,
    jq: Option<Jq>,
    /// The next thing that is written begins on an empty screen.
    clears: Cell<bool>,
    out: RefCell<Box<dyn Write>>,
    err: RefCell<Box<dyn Write>>,
}

impl Printer {
    pub(crate) fn new(style: Style, out: Box<dyn Write>, err: Box<dyn Write>) -> Self {
        Self { style, jq: None, clears: Cell::new(false), out: RefCell::new(out), err: RefCell::new(err) }
    }

    /// The same printer, whose JSON goes through a program.
    pub(crate) fn with_jq(self, jq: Option<Jq>) -> Self {
        Self { jq, ..self }
    }

    /// Whether JSON goes through a program, which has to see the whole of it.
    pub(crate) fn has_jq(&self) -> bool {
        self.jq.is_some()
    }

    /// On a terminal, what is written next takes the place of what is there.
    pub(crate) fn redraw(&self) {
        self.clears.set(self.style.look.is_terminal);
    }

    pub(crate) fn look(&self) -> &Look {
        &self.style.look
    }

    pub(crate) fn style(&self) -> &Style {
        &self.style
    }

    /// Whether a person reads the result: a table that nobody cut into columns, on a terminal.
    fn is_prose(&self) -> bool {
        self.style.format == Format::Table && self.style.columns.is_empty()
    }

    /// Puts rows into the order that `--sort` asks for.
    pub(crate) fn sort(&self, rows: &mut [Row]) {
        if let Some(order) = &self.style.sort {
            sort(rows, order);
        }
    }

    /// The same; an order by what no row has is a mistake.
    pub(crate) fn sort_checked(&self, view: &View, rows: &mut [Row]) -> Result<(), Failure> {
        let Some(order) = &self.style.sort else { return Ok(()) };
        let (name, _) = order_of(order);
        let place = place_of(view, name);
        if !rows.is_empty() && !rows.iter().any(|row| Field::new(&place).is_of(row)) {
            return Err(Failure::usage(format!(
                "--sort: there is no field '{name}'; use a form like --sort {}:desc",
                view.id
            ))
            .hint(format!("choose from: {}", table::column_names(view, rows).join(", "))));
        }
        let order = order.replacen(name, &place, 1);
        sort(rows, &order);
        Ok(())
    }

    /// A list. `total` is how many rows there are in all when `rows` are only some of them.
    pub(crate) fn list(&self, view: &View, rows: &[Row], total: usize) -> Result<(), Failure> {
        self.rows(view, rows)?;
        self.note_cut(rows.len(), total);
        Ok(())
    }

    /// Says that only some rows of a list are shown.
    pub(crate) fn note_cut(&self, shown: usize, total: usize) {
        if shown < total {
            self.note(&format!("{} of {} shown; use --all", grouped(shown), grouped(total)));
        }
    }

    /// Says that there are more rows, where nobody has counted them.
    pub(crate) fn note_more(&self, shown: usize) {
        self.note(&format!("{} shown, there are more; use --all", grouped(shown)));
    }

    /// Objects that were asked for by name: `facts` for people, the objects for programs.
    pub(crate) fn info(
        &self,
        view: &View,
        rows: &[Row],
        facts: impl Fn(&Row) -> Vec<(&'static str, String)>,
    ) -> Result<(), Failure> {
        if !self.is_prose() || !self.style.look.is_terminal {
            return self.objects(view, rows);
        }
        let blocks: Vec<String> = rows.iter().map(|row| facts_block(&facts(row))).collect();
        self.out(&blocks.join("\n"))
    }

    /// What a command has done: a sentence for people, the objects for programs.
    pub(crate) fn done(&self, view: &View, rows: &[Row], sentence: &str) -> Result<(), Failure> {
        self.done_painted(view, rows, &tame_lines(sentence))
    }

    /// The same with a sentence that commands colours and nothing else.
    pub(crate) fn done_painted(&self, view: &View, rows: &[Row], sentence: &str) -> Result<(), Failure> {
        if self.is_prose() { self.line(sentence) } else { self.objects(view, rows) }
    }

    /// Objects in the machine formats: one stands alone, several are a list.
    fn objects(&self, view: &View, rows: &[Row]) -> Result<(), Failure> {
        match (self.style.format, rows) {
            (Format::Json, [row]) => self.pretty(&Value::Object(row.clone())),
            (Format::Yaml, [row]) => self.out(&yaml::document(&Value::Object(row.clone()))),
            _ => self.rows(view, rows),
        }
    }

    /// Rows in the chosen format.
    pub(super) fn rows(&self, view: &View, rows: &[Row]) -> Result<(), Failure> {
        let Style { format, look, columns, headers, .. } = &self.style;
        if columns.iter().any(|name| name == "help") {
            return self.line(&table::column_names(view, rows).join("\n"));
        }
        let value = || Value::Array(rows.iter().cloned().map(Value::Object).collect());
        match format {
            Format::Table if look.is_terminal && rows.is_empty() => {
                self.note("nothing to show");
                Ok(())
            }
            Format::Table if look.is_terminal => {
                self.out(&table::bordered(view, columns, rows, look, *headers, table::terminal_width())?)
            }
            Format::Table => self.out(&table::tab_separated(view, columns, rows, look, *headers)?),
            Format::Json => self.pretty(&value()),
            Format::Jsonl => rows.iter().try_for_each(|row| self.json_line(row)),
            Format::Csv => self.exactly(&table::csv(view, columns, rows, *headers)?),
            Format::Yaml => self.out(&yaml::document(&value())),
            Format::Id => rows.iter().try_for_each(|row| self.exact_line(&exact(member(row, view.id)))),
        }
    }

    /// One object on one line of JSON.
    pub(crate) fn json_line(&self, row: &Row) -> Result<(), Failure> {
        self.json(row, false)
    }

    /// Any value on one line of JSON.
    pub(crate) fn compact(&self, value: &Value) -> Result<(), Failure> {
        self.json(value, false)
    }

    /// A JSON value, indented.
    pub(crate) fn pretty(&self, value: &Value) -> Result<(), Failure> {
        self.json(value, true)
    }

    /// The one way out for JSON: through the program, if there is one.
    fn json(&self, value: &impl serde::Serialize, is_indented: bool) -> Result<(), Failure> {
        let to_text = if is_indented && self.jq.is_none() {
            serde_json::to_string_pretty
        } else {
            serde_json::to_string
        };
        let text = to_text(value).map_err(|error| Failure::new(Kind::Error, error.to_string()))?;
        match &self.jq {
            None => self.line(&inert(text)),
            Some(jq) => jq.run(text, |result| self.exact_line(result)),
        }
    }

    /// A line of the result.
    pub(crate) fn line(&self, text: &str) -> Result<(), Failure> {
        self.out(&format!("{text}\n"))
    }

    /// A line of the result that is what a server said, digit by digit.
    pub(crate) fn exact_line(&self, text: &str) -> Result<(), Failure> {
        self.exactly(&format!("{text}\n"))
    }

    /// What a server said, letter by letter; a terminal gets no commands of its.
    pub(crate) fn exactly(&self, text: &str) -> Result<(), Failure> {
        if self.style.look.is_terminal { self.out(&tame_lines(text)) } else { self.out(text) }
    }

    /// A part of the result, at once.
    pub(crate) fn out(&self, text: &str) -> Result<(), Failure> {
        if self.style.raw { Ok(()) } else { self.bytes(text.as_bytes()) }
    }

    /// Bytes of the server as they are.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = self.out.borrow_mut();
        if self.clears.take() {
            out.write_all(b"\x1b[H\x1b[2J\x1b[3J")?;
        }
        out.write_all(bytes)?;
        Ok(out.flush()?)
    }

    /// Something worth knowing that is not the result.
    pub(crate) fn note(&self, text: &str) {
        if !self.style.quiet {
            self.say(text);
        }
    }

    /// Talk that even `--quiet` does not silence.
    pub(crate) fn say(&self, text: &str) {
        self.say_painted(&tame_lines(text));
    }

    /// The same with talk that commands colours and nothing else.
    pub(crate) fn say_painted(&self, text: &str) {
        // Whoever closed stderr does not want to read this.
        let _ = writeln!(self.err.borrow_mut(), "{text}");
    }

    /// A prompt: talk without the end of its line.
    pub(crate) fn prompt(&self, text: &str) {
        let mut err = self.err.borrow_mut();
        let _ = write!(err, "{}", tame_lines(text)).and_then(|()| err.flush());
    }

    /// A failure, in the form the chosen format asks for.
    pub(crate) fn failure(&self, failure: &Failure) {
        match failure.kind {
            Kind::ReaderGone | Kind::Interrupted => {}
            Kind::NothingToDo => self.note(&failure.message),
            Kind::DryRun => {
                let _ = self.bytes(format!("{}\n", tame(&failure.message)).as_bytes());
            }
            _ => self.say_painted(&failure_text(failure, self.style.format, self.style.err_color)),
        }
    }
}

/// The text of a failure: a sentence and a hint, or one line of JSON for programs.
pub(crate) fn failure_text(failure: &Failure, format: Format, color: bool) -> String {
    if matches!(format, Format::Json | Format::Jsonl | Format::Yaml) {
        return inert(failure.to_json().to_string());
    }
    let label = if color { "\u{1b}[1;31merror:\u{1b}[0m" } else { "error:" };
    let mut text = format!("{label} {}", tame(&failure.message));
    if let Some(hint) = &failure.hint {
        text.push_str("\n  hint: ");
        text.push_str(&tame(hint));
    }
    text
}

fn grouped(count: usize) -> String {
    super::money::grouped(u128::try_from(count).unwrap_or_default())
}

/// Labels and values, two pairs on a line.
fn facts_block(facts: &[(&'static str, String)]) -> String {
    let label_width = facts.iter().map(|(label, _)| label.len()).max().unwrap_or(0) + 2;
    let left_width = facts.iter().step_by(2).map(|(_, value)| value.chars().count()).max().unwrap_or(0);
    let left_width = left_width.min(WIDTH_MAX);
    let mut text = String::new();
    for pair in facts.chunks(2) {
        for (at, (label, value)) in pair.iter().enumerate() {
            let value = tame(value);
            let width = if at == 0 && pair.len() == 2 { left_width + 3 } else { 0 };
            text.push_str(&format!("{label:label_width$}{value:width$}"));
        }
        text.push('\n');
    }
    text
}

/// What `--sort` names, and whether the last comes first.
pub(super) fn order_of(order: &str) -> (&str, bool) {
    match order.rsplit_once(':') {
        Some((name, "desc")) => (name, true),
        Some((name, "asc")) => (name, false),
        _ => (order, false),
    }
}

/// The member that a name in `--sort` stands for: that of the column of this name, else itself.
fn place_of(view: &View, name: &str) -> String {
    let column = view.columns.iter().find(|column| column.header.eq_ignore_ascii_case(name));
    match column.map(super::look::Column::path) {
        Some(Some(path)) => path.to_owned(),
        Some(None) => name.to_ascii_lowercase(),
        None => name.to_owned(),
    }
}

/// Orders rows by a field: numbers as numbers, everything else as text, absent ones last.
fn sort(rows: &mut [Row], order: &str) {
    let (name, descending) = order_of(order);
    let field = Field::new(name);
    rows.sort_by_cached_key(|row| {
        let value = field.values(row).into_iter().next().map(Key::new);
        Placed { value, descending }
    });
}

/// A value as it is compared.
#[derive(PartialEq, Eq)]
enum Key {
    Number(Decimal),
    Text(String),
}

impl Key {
    fn new(text: String) -> Self {
        Decimal::parse(&text).map_or(Self::Text(text), Self::Number)
    }
}

/// Where a row goes.
#[derive(PartialEq, Eq)]
struct Placed {
    value: Option<Key>,
    descending: bool,
}

impl Ord for Placed {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = match (&self.value, &other.value) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Greater,
            (Some(_), None) => return Ordering::Less,
            (Some(Key::Number(a)), Some(Key::Number(b))) => a.cmp(b),
            (Some(Key::Number(_)), Some(Key::Text(_))) => Ordering::Less,
            (Some(Key::Text(_)), Some(Key::Number(_))) => Ordering::Greater,
            (Some(Key::Text(a)), Some(Key::Text(b))) => a.cmp(b),
        };
        if self.descending { order.reverse() } else { order }
    }
}

impl PartialOrd for Placed {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::cli::look::{Cell, Column, TimeStyle};
    use std::rc::Rc;

    /// What was written, readable while the printer still has it.
    #[derive(Clone, Default)]
    pub(crate) struct Captured(Rc<RefCell<Vec<u8>>>);

    impl Captured {
        pub(crate) fn take(&self) -> String {
            String::from_utf8(std::mem::take(&mut *self.0.borrow_mut())).unwrap()
        }
    }

    impl Write for Captured {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    pub(crate) fn style(format: Format, is_terminal: bool) -> Style {
        Style {
            format,
            look: Look {
                is_terminal,
                color: false,
                ascii: false,
                compact: false,
                time: if is_terminal { TimeStyle::Relative } else { TimeStyle::Iso },
                now: "2026-11-21T00:00:00Z".parse().unwrap(),
            },
            columns: Vec::new(),
            sort: None,
            headers: true,
            quiet: false,
            err_color: false,
            err_is_terminal: false,
            raw: false,
        }
    }

    pub(crate) fn printer(style: Style) -> (Printer, Captured, Captured) {
        let (out, err) = (Captured::default(), Captured::default());
        (Printer::new(style, Box::new(out.clone()), Box::new(err.clone())), out, err)
    }

    const VIEW: View = View { id: "user_id", columns: &[Column::new("CUSTOMER", Cell::Text("user_id"))] };

    fn rows() -> Vec<Row> {
        serde_json::from_str(
            r#"[{"user_id":"b","spend":0.0011120000000000001},{"user_id":"a","spend":10},{"user_id":"c","spend":null}]"#,
        )
        .unwrap()
    }

    fn listed(format: Format, sort: Option<&str>) -> String {
        let (printer, out, _) = printer(Style { sort: sort.map(Into::into), ..style(format, false) });
        let mut rows = rows();
        printer.sort(&mut rows);
        printer.list(&VIEW, &rows, 3).unwrap();
        out.take()
    }

    #[test]
    fn every_machine_format_has_all_rows_and_all_digits() {
        assert_eq!(
            listed(Format::Jsonl, None),
            "{\"user_id\":\"b\",\"spend\":0.0011120000000000001}\n{\"user_id\":\"a\",\"spend\":10}\n{\"user_id\":\"c\",\"spend\":null}\n"
        );
        assert_eq!(listed(Format::Csv, None), "user_id,spend\nb,0.0011120000000000001\na,10\nc,\n");
        assert_eq!(listed(Format::Id, None), "b\na\nc\n");
        assert!(listed(Format::Yaml, None).starts_with("- user_id: b\n  spend: 0.0011120000000000001\n"));
        let json: Vec<Row> = serde_json::from_str(&listed(Format::Json, None)).unwrap();
        assert_eq!(json, rows());
    }

    #[test]
    fn sorting_knows_numbers_and_puts_the_absent_last() {
        for (order, ids) in [
            ("spend", "b\na\nc\n"),
            ("spend:desc", "a\nb\nc\n"),
            ("user_id", "a\nb\nc\n"),
            ("user_id:desc", "c\nb\na\n"),
        ] {
            assert_eq!(listed(Format::Id, Some(order)), ids, "{order}");
        }
    }

    #[test]
    fn one_object_stands_alone_and_a_capped_list_says_so() {
        let (printer, out, err) = printer(style(Format::Json, false));
        printer.done(&VIEW, &rows()[1..2], "said").unwrap();
        assert_eq!(out.take(), "{\n  \"user_id\": \"a\",\n  \"spend\": 10\n}\n");
        printer.list(&VIEW, &rows(), 4120).unwrap();
        assert_eq!(err.take(), "3 of 4,120 shown; use --all\n");
    }

    #[test]
    fn people_read_sentences_and_facts() {
        let (printer, out, _) = printer(style(Format::Table, true));
        printer.done(&VIEW, &rows()[..1], "created customer b").unwrap();
        assert_eq!(out.take(), "created customer b\n");
        let facts = |_: &Row| {
            vec![("customer", "ishaan3".into()), ("state", "active".into()), ("spend", "$0.00".into())]
        };
        printer.info(&VIEW, &rows()[..1], facts).unwrap();
        assert_eq!(out.take(), "customer  ishaan3   state     active\nspend     $0.00\n");
    }

    #[test]
    fn a_value_of_any_length_is_shown() {
        let (printer, out, _) = printer(style(Format::Table, true));
        let long = "x".repeat(100_000);
        let facts = |_: &Row| vec![("a", long.clone()), ("b", long.clone())];
        printer.info(&VIEW, &rows()[..1], facts).unwrap();
        assert!(out.take().len() > 200_000);
    }

    #[test]
    fn what_a_server_says_commands_no_terminal() {
        let evil = "a\u{1b}[2J\u{9b}b";
        let tamed = "a\u{fffd}[2J\u{fffd}b";
        let rows: Vec<Row> = vec![serde_json::from_value(serde_json::json!({"user_id": evil})).unwrap()];
        for (format, is_terminal, shown) in [
            (Format::Id, true, format!("{tamed}\n")),
            (Format::Id, false, format!("{evil}\n")),
            (Format::Csv, true, "user_id\na\\u001b[2J\\u009bb\n".to_owned()),
            (Format::Csv, false, "user_id\na\\u001b[2J\\u009bb\n".to_owned()),
            (Format::Jsonl, true, "{\"user_id\":\"a\\u001b[2J\\u009bb\"}\n".to_owned()),
            (Format::Jsonl, false, "{\"user_id\":\"a\\u001b[2J\\u009bb\"}\n".to_owned()),
        ] {
            let (printer, out, _) = printer(style(format, is_terminal));
            printer.rows(&VIEW, &rows).unwrap();
            assert_eq!(out.take(), shown);
        }
        let (printer, out, err) = printer(style(Format::Table, true));
        printer.done(&VIEW, &rows, &format!("made {evil}\nand\tmore")).unwrap();
        assert_eq!(out.take(), format!("made {tamed}\nand\tmore\n"));
        printer.note(evil);
        printer.prompt(evil);
        assert_eq!(err.take(), format!("{tamed}\n{tamed}"));
    }

    #[test]
    fn failures_have_two_forms() {
        let failure = Failure::usage("bad\u{1b}").hint("good");
        assert_eq!(failure_text(&failure, Format::Table, false), "error: bad\u{fffd}\n  hint: good");
        let json = failure_text(&failure, Format::Jsonl, true);
        assert!(json.starts_with(r#"{"error":{"kind":"usage","exit_code":2"#) && !json.contains('\n'));
    }
}
