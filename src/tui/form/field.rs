//! One field: what was typed into it, what that stands for, and how keys change it.

use serde_json::{Map, Value, json};
use tui_input::{Input, InputRequest};

use crate::domain::duration::Duration;
use crate::domain::id::check_id;
use crate::domain::money::Picos;
use crate::text::money;
use crate::tui::edit::first_line;

/// The longest text of a field, in characters.
const CHARS_MAX: usize = 2_000;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Something that is only shown.
    Fixed,
    /// An id.
    Id,
    /// Text.
    Text,
    /// USD.
    Amount,
    /// A whole number.
    Count,
    /// The length of a window.
    Duration,
    /// How long a key works.
    Lifetime,
    /// One of the budgets.
    Budget,
    /// Names of models.
    Models,
    /// Caps of single models: `gpt-4o=2.50/30d`.
    ModelBudgets,
}

/// A field of a form.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// The member of the wire.
    pub(crate) name: &'static str,
    /// What it is called.
    pub(crate) label: &'static str,
    /// What it holds.
    pub(crate) shape: Shape,
    /// Whether it has to be filled.
    pub(crate) is_required: bool,
    /// What was typed.
    pub(crate) input: Input,
    /// What the server has.
    pub(crate) before: String,
    /// What it held when the form was opened.
    pub(crate) start: String,
    /// What the server keeps of it: members of it that cannot be typed here are sent as they are.
    pub(crate) kept: Value,
    /// A word of advice while there is room for it.
    pub(crate) hint: &'static str,
    /// What is wrong with it.
    pub(crate) error: Option<String>,
    /// What is strange about it, without being wrong.
    pub(crate) warning: Option<String>,
}

impl Field {
    /// An empty field.
    pub(crate) fn new(name: &'static str, label: &'static str, shape: Shape) -> Self {
        Self {
            name,
            label,
            shape,
            is_required: false,
            input: Input::default(),
            before: String::new(),
            start: String::new(),
            kept: Value::Null,
            hint: "",
            error: None,
            warning: None,
        }
    }

    /// The same, to be filled.
    pub(crate) fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// The same with a word of advice.
    pub(crate) fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    /// The same with what there is of it already.
    pub(crate) fn with(self, text: Option<String>) -> Self {
        let before = text.unwrap_or_default();
        Self { input: Input::new(before.clone()), start: before.clone(), before, ..self }
    }

    /// The same with a proposal for something else.
    pub(crate) fn proposing(self, text: Option<String>) -> Self {
        let start = text.unwrap_or_default();
        Self { input: Input::new(start.clone()), start, ..self }
    }

    /// What was typed, without the blanks around it.
    pub(crate) fn text(&self) -> &str {
        self.input.value().trim()
    }

    /// Whether it holds something else than when the form was opened.
    pub(crate) fn is_touched(&self) -> bool {
        self.shape != Shape::Fixed && self.text() != self.start.trim()
    }

    /// What the text stands for; `None` for nothing, which clears.
    pub(crate) fn value(&self) -> Result<Option<Value>, String> {
        value(self.shape, self.text(), &self.kept)
    }

    /// What it changes: `None` when it means the same as at the start, a null when it clears.
    pub(crate) fn changed(&self) -> Option<Value> {
        if self.shape == Shape::Fixed || self.text() == self.before.trim() {
            return None;
        }
        let now = self.value().ok()?;
        let before = value(self.shape, self.before.trim(), &self.kept).ok().flatten();
        let is_same = match (&now, &before) {
            (Some(now), Some(before)) if self.shape == Shape::Amount => {
                money::amount(now) == money::amount(before)
            }
            _ => now == before,
        };
        (!is_same).then(|| now.unwrap_or(Value::Null))
    }

    /// The amount that was typed.
    pub(crate) fn amount(&self) -> Option<Picos> {
        self.value().ok().flatten().as_ref().and_then(money::amount)
    }

    /// Whether text that is none of its choices is as good as one of them, and is moved through.
    pub(crate) fn has_free_text(&self) -> bool {
        self.shape != Shape::Budget
    }

    /// Puts text in the place of what there was.
    pub(crate) fn set(&mut self, text: &str) {
        self.input = Input::new(text.to_owned());
        self.error = None;
        self.warning = None;
    }

    /// Does what a key asks for.
    pub(crate) fn edit(&mut self, request: InputRequest) {
        let is_full = self.input.value().chars().count() >= CHARS_MAX;
        match request {
            InputRequest::InsertChar(c) if c.is_control() || is_full => {}
            // A line is cleared whole; what was cut is not kept, so that nothing can be pasted twice.
            InputRequest::DeleteLine => self.input.reset(),
            other => {
                self.input.handle(other);
            }
        }
        self.error = None;
        self.warning = None;
    }

    /// Inserts the first line of a text, and says so when there are others.
    pub(crate) fn paste(&mut self, text: &str) {
        let (line, is_cut) = first_line(text);
        let room = CHARS_MAX.saturating_sub(self.input.value().chars().count());
        let (before, after): (String, String) = {
            let at = self.input.cursor();
            let value = self.input.value();
            (value.chars().take(at).collect(), value.chars().skip(at).collect())
        };
        let new: String = line.chars().take(room).collect();
        let cursor = before.chars().count() + new.chars().count();
        self.input = Input::new(before + &new + &after).with_cursor(cursor);
        self.error = None;
        self.warning = is_cut.then(|| "the first line of what was pasted; the rest was left out".to_owned());
    }

    /// The next one of these choices, or the one before.
    pub(crate) fn step(&mut self, by: isize, choices: &[String]) {
        let count = choices.len().cast_signed();
        if count == 0 {
            return;
        }
        let text = self.text();
        let next = match choices.iter().position(|choice| choice == text) {
            Some(at) => (at.cast_signed() + by).rem_euclid(count),
            // What is half typed already is finished first.
            None => match choices.iter().position(|choice| choice.starts_with(text)) {
                Some(at) => at.cast_signed(),
                None if by > 0 => 0,
                None => count - 1,
            },
        };
        if let Some(choice) = choices.get(next.unsigned_abs()).cloned() {
            self.set(&choice);
        }
    }
}

/// What a text of this shape stands for.
fn value(shape: Shape, text: &str, kept: &Value) -> Result<Option<Value>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let value = match shape {
        Shape::Fixed => return Ok(None),
        Shape::Text => text.into(),
        Shape::Id | Shape::Budget => {
            check_id(text).map_err(|error| error.to_string())?;
            text.into()
        }
        Shape::Amount => money::parse_amount(text)?,
        Shape::Count => money::parse_count(text)?,
        Shape::Duration if text.eq_ignore_ascii_case("none") => return Ok(None),
        Shape::Lifetime if text == "-1" => text.into(),
        Shape::Duration | Shape::Lifetime => {
            Duration::parse(text).map_err(|error| error.to_string())?.to_string().into()
        }
        Shape::Models => {
            let mut names: Vec<&str> = Vec::new();
            for name in words(text) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            json!(names)
        }
        Shape::ModelBudgets => model_budgets(text, kept)?,
    };
    Ok(Some(value).filter(|value| !value.is_null()))
}

/// What stands between commas and blanks.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ' ', '\t']).filter(|word| !word.is_empty())
}

fn model_budgets(text: &str, kept: &Value) -> Result<Value, String> {
    let wrong = || "use a form like gpt-4o=0.50/1d, others after a comma".to_owned();
    let mut models = Map::new();
    for word in words(text) {
        // The name of a model may hold both signs; the amount holds neither.
        let (model, limit) =
            word.rsplit_once('=').filter(|(model, _)| !model.is_empty()).ok_or_else(wrong)?;
        let (amount, duration) = match limit.split_once('/') {
            Some((amount, duration)) => (amount, Some(duration)),
            None => (limit, None),
        };
        let mut members = kept.get(model).and_then(Value::as_object).cloned().unwrap_or_default();
        let of = |error: String| format!("{model}: {error}");
        members.insert("max_budget".to_owned(), money::parse_amount(amount).map_err(of)?);
        members.shift_remove("budget_duration");
        if let Some(duration) = duration {
            let duration = Duration::parse(duration).map_err(|error| of(error.to_string()))?;
            members.insert("budget_duration".to_owned(), duration.to_string().into());
        }
        if models.insert(model.to_owned(), Value::Object(members)).is_some() {
            return Err(format!("{model} stands there twice"));
        }
    }
    if models.is_empty() { Err(wrong()) } else { Ok(Value::Object(models)) }
}

/// The caps of single models as they are typed.
pub(crate) fn model_budgets_text(kept: &Value) -> Option<String> {
    let models = kept.as_object()?;
    let one = |(model, limits): (&String, &Value)| {
        let amount = limits.get("max_budget").and_then(money::amount).map_or("none".into(), money::plain);
        match limits.get("budget_duration").and_then(Value::as_str) {
            Some(duration) => format!("{model}={amount}/{duration}"),
            None => format!("{model}={amount}"),
        }
    };
    Some(models.iter().map(one).collect::<Vec<_>>().join(", ")).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(shape: Shape, text: &str) -> Result<String, String> {
        value(shape, text, &Value::Null).map(|value| value.map_or("nothing".into(), |v| v.to_string()))
    }

    #[test]
    fn what_is_typed_is_read_as_the_command_line_reads_it() {
        for (shape, text, json) in [
            (Shape::Amount, "4", "4"),
            (Shape::Amount, "$4.50", "4.50"),
            (Shape::Amount, "0", "0"),
            (Shape::Amount, "none", "nothing"),
            (Shape::Amount, "", "nothing"),
            (Shape::Count, "200k", "200000"),
            (Shape::Count, "1.5M", "1500000"),
            (Shape::Duration, "daily", r#""1d""#),
            (Shape::Duration, "1mo", r#""1mo""#),
            (Shape::Duration, "none", "nothing"),
            (Shape::Lifetime, "-1", r#""-1""#),
            (Shape::Lifetime, "24h", r#""24h""#),
            (Shape::Models, "gpt-4o,mock gpt-4o", r#"["gpt-4o","mock"]"#),
            (
                Shape::ModelBudgets,
                "gpt-4o=2.50/30d",
                r#"{"gpt-4o":{"max_budget":2.50,"budget_duration":"30d"}}"#,
            ),
            (Shape::ModelBudgets, "a/b=c=1", r#"{"a/b=c":{"max_budget":1}}"#),
            (Shape::Id, "Zoë & søn", r#""Zoë & søn""#),
            (Shape::Fixed, "whatever", "nothing"),
        ] {
            assert_eq!(read(shape, text), Ok(json.into()), "{text}");
        }
        for (shape, text) in [
            (Shape::Amount, "-1"),
            (Shape::Amount, "four"),
            (Shape::Amount, "NaN"),
            (Shape::Count, "1.5"),
            (Shape::Count, "-1"),
            (Shape::Duration, "1y"),
            (Shape::Duration, "2mo"),
            (Shape::Lifetime, "-2"),
            (Shape::ModelBudgets, "gpt-4o"),
            (Shape::ModelBudgets, "gpt-4o=x"),
            (Shape::ModelBudgets, "gpt-4o=1/1y"),
            (Shape::ModelBudgets, "=1"),
            (Shape::ModelBudgets, "a=1,a=2"),
            (Shape::ModelBudgets, ","),
        ] {
            assert!(read(shape, text).is_err(), "{text}");
        }
        assert!(read(Shape::Id, &"x".repeat(257)).is_err());
        assert!(read(Shape::Id, &"x".repeat(256)).is_ok());
    }

    #[test]
    fn limits_of_a_model_that_cannot_be_typed_stay() {
        let kept = json!({"gpt-4o": {"max_budget": 1.0, "budget_duration": "1d", "rpm_limit": 3}});
        assert_eq!(model_budgets_text(&kept).as_deref(), Some("gpt-4o=1/1d"));
        let read = value(Shape::ModelBudgets, "gpt-4o=2, mock=none", &kept).unwrap().unwrap();
        assert_eq!(read, json!({"gpt-4o": {"max_budget": 2, "rpm_limit": 3}, "mock": {"max_budget": null}}));
    }

    #[test]
    fn only_what_means_something_else_is_a_change() {
        let field = |shape, before: &str, text: &str| {
            let mut field = Field::new("max_budget", "", shape).with(Some(before.to_owned()));
            field.set(text);
            field.changed().map(|value| value.to_string())
        };
        assert_eq!(field(Shape::Amount, "4", "4.00"), None);
        assert_eq!(field(Shape::Amount, "4", " 4 "), None);
        assert_eq!(field(Shape::Amount, "4", "5"), Some("5".into()));
        assert_eq!(field(Shape::Amount, "4", ""), Some("null".into()));
        assert_eq!(field(Shape::Amount, "", "none"), None);
        assert_eq!(field(Shape::Duration, "1d", "daily"), None);
        assert_eq!(field(Shape::Amount, "4", "x"), None);
    }

    #[test]
    fn typing_pasting_and_choosing() {
        let mut field = Field::new("alias", "", Shape::Text);
        "Acme Corp".chars().for_each(|c| field.edit(InputRequest::InsertChar(c)));
        field.edit(InputRequest::DeletePrevWord);
        assert_eq!(field.input.value(), "Acme ");
        field.paste("\nof\u{7} old\nsecond line");
        assert_eq!(field.text(), "Acme of old");
        assert_eq!(
            field.warning.as_deref(),
            Some("the first line of what was pasted; the rest was left out")
        );
        field.edit(InputRequest::GoToStart);
        field.paste("The ");
        assert_eq!(field.warning, None);
        assert_eq!((field.text(), field.input.cursor()), ("The Acme of old", 4));
        field.edit(InputRequest::DeleteLine);
        assert_eq!(field.input.value(), "");
        for (pasted, text, is_cut) in [
            // Terminals send the ends of lines as carriage returns.
            ("line1\rline2\ttab", "line1", true),
            ("line1\nline2", "line1", true),
            ("\r\nacme\r\n \r", "acme", false),
            ("acme\tAcme Corp", "acme Acme Corp", false),
            ("", "", false),
        ] {
            field.paste(pasted);
            assert_eq!((field.text(), field.warning.is_some()), (text, is_cut), "{pasted:?}");
            field.edit(InputRequest::DeleteLine);
        }
        field.paste(&"x".repeat(CHARS_MAX + 5));
        field.edit(InputRequest::InsertChar('y'));
        assert_eq!(field.input.value().len(), CHARS_MAX);

        let choices = ["", "free", "pro"].map(str::to_owned);
        let mut field = Field::new("budget_id", "", Shape::Budget);
        for (by, text) in [(1, "free"), (1, "pro"), (1, ""), (-1, "pro")] {
            field.step(by, &choices);
            assert_eq!(field.text(), text);
        }
        field.set("fr");
        field.step(1, &choices);
        assert_eq!(field.text(), "free");
        field.step(1, &[]);
        assert_eq!(field.text(), "free");
    }
}
