//! The grammar of filters: from text to terms, or to the place where it stops making sense.
//!
//! ```text
//! filter = terms { "|" terms }          terms = term { term }         term = { "!" } test
//! test   = word | field ":" value | field ("<" "<=" "=" "!=" ">=" ">") value | [field ":"] "re:" regex
//! ```

use std::fmt;

use jiff::Zoned;

use super::{Bound, Comparison, Decimal, Field, Filter, Pattern, Term, Test};
use regex::Regex;

use crate::text::when;

/// The longest filter, in characters.
const CHARS_MAX: usize = 2_000;

/// A filter that cannot be read: where, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InvalidFilter {
    /// The character, counted from 1.
    pub(crate) at: usize,
    pub(crate) message: String,
}

impl fmt::Display for InvalidFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "at character {}: {}; use a form like 'used>=80% !status:blocked model:gpt-*' \
             (litellm-rs help filters)",
            self.at, self.message
        )
    }
}

pub(super) fn filter(text: &str, now: &Zoned) -> Result<Filter, InvalidFilter> {
    let mut reader = Reader { rest: text.chars().collect(), at: 0, now };
    if reader.rest.len() > CHARS_MAX {
        return Err(InvalidFilter {
            at: CHARS_MAX + 1,
            message: format!("longer than {CHARS_MAX} characters"),
        });
    }
    let mut alternatives = vec![Vec::new()];
    while let Some(next) = reader.skip_space() {
        let is_or = next == '|' || reader.is_word("or");
        match alternatives.last_mut() {
            Some(terms) if is_or && terms.is_empty() => return Err(reader.wrong(NOTHING_TO_CHOOSE)),
            _ if is_or => {
                reader.at += if next == '|' { 1 } else { 2 };
                alternatives.push(Vec::new());
            }
            _ if reader.is_word("and") => reader.at += 3,
            Some(terms) => terms.push(reader.term()?),
            None => {}
        }
    }
    match alternatives.as_slice() {
        [only] if only.is_empty() => Ok(Filter { alternatives: Vec::new() }),
        [.., last] if last.is_empty() => Err(reader.wrong(NOTHING_TO_CHOOSE)),
        _ => Ok(Filter { alternatives }),
    }
}

const NOTHING_TO_CHOOSE: &str = "'or' and '|' stand between two terms";

struct Reader<'a> {
    rest: Vec<char>,
    at: usize,
    now: &'a Zoned,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn wrong(&self, message: impl Into<String>) -> InvalidFilter {
        InvalidFilter { at: self.at + 1, message: message.into() }
    }

    fn skip_space(&mut self) -> Option<char> {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        self.peek()
    }

    /// Whether this word stands here, alone.
    fn is_word(&self, word: &str) -> bool {
        let length = word.chars().count();
        let here = self.rest[self.at..].iter().take(length);
        let is_end = self.rest.get(self.at + length).is_none_or(|c| c.is_whitespace() || *c == '|');
        is_end && here.copied().eq(word.chars())
    }

    fn term(&mut self) -> Result<Term, InvalidFilter> {
        let mut is_negated = false;
        while self.peek() == Some('!') {
            is_negated = !is_negated;
            self.at += 1;
        }
        let start = self.at;
        let field = self.name();
        let operator = if field.is_empty() { None } else { self.operator() };
        let Some(operator) = operator else {
            self.at = start;
            let (word, is_quoted) = self.value("a term is missing here")?;
            let pattern = if is_quoted { Pattern::literal(&word) } else { Pattern::new(&word) };
            return Ok(Term { is_negated, test: Test::Word(pattern) });
        };
        let test = self.test(&field, operator)?;
        Ok(Term { is_negated: is_negated != (operator == Operator::IsNot), test })
    }

    fn test(&mut self, field: &str, operator: Operator) -> Result<Test, InvalidFilter> {
        if field == "re" && operator == Operator::Is {
            return Ok(Test::Matches(None, self.regex()?));
        }
        let field = Field::new(field);
        let is_regex = operator == Operator::Is && self.rest[self.at..].starts_with(&['r', 'e', ':']);
        if is_regex {
            self.at += 3;
            return Ok(Test::Matches(Some(field), self.regex()?));
        }
        let start = self.at;
        let missing = format!("'{}' needs a value, and 'none' means that there is none", field.name());
        let (value, is_quoted) = self.value(&missing)?;
        match operator.comparison() {
            _ if value == "none" && !is_quoted && operator.is_equality() => Ok(Test::IsNothing(field)),
            None if is_quoted => Ok(Test::Is(field, Pattern::literal(&value))),
            None => Ok(Test::Is(field, Pattern::new(&value))),
            Some(how) => {
                let bound = bound(&field, how, &value, self.now)
                    .map_err(|message| InvalidFilter { at: start + 1, message })?;
                Ok(Test::Compared(field, how, bound, value))
            }
        }
    }

    fn name(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')) {
            self.at += 1;
        }
        self.rest[start..self.at].iter().collect()
    }

    fn operator(&mut self) -> Option<Operator> {
        let second = self.rest.get(self.at + 1).copied();
        let (operator, length) = match (self.peek()?, second) {
            (':', _) => (Operator::Is, 1),
            ('!', Some('=')) => (Operator::IsNot, 2),
            ('<', Some('=')) => (Operator::Compare(Comparison::LessOrEqual), 2),
            ('>', Some('=')) => (Operator::Compare(Comparison::GreaterOrEqual), 2),
            ('<', _) => (Operator::Compare(Comparison::Less), 1),
            ('>', _) => (Operator::Compare(Comparison::Greater), 1),
            ('=', _) => (Operator::Compare(Comparison::Equal), 1),
            _ => return None,
        };
        self.at += length;
        Some(operator)
    }

    /// A value, and whether it stood in quotes.
    fn value(&mut self, missing: &str) -> Result<(String, bool), InvalidFilter> {
        if let Some(quote @ ('"' | '\'')) = self.peek() {
            let start = self.at;
            self.at += 1;
            while let Some(c) = self.peek() {
                self.at += 1;
                if c == quote {
                    return Ok((self.rest[start + 1..self.at - 1].iter().collect(), true));
                }
            }
            self.at = start;
            return Err(self.wrong("this quote is never closed"));
        }
        let start = self.at;
        while self.peek().is_some_and(|c| !c.is_whitespace() && c != '|') {
            self.at += 1;
        }
        if start == self.at {
            Err(self.wrong(missing))
        } else {
            Ok((self.rest[start..self.at].iter().collect(), false))
        }
    }

    fn regex(&mut self) -> Result<Regex, InvalidFilter> {
        let start = self.at;
        let (mut text, is_quoted) = self.value("'re:' needs a regular expression, like re:^team-[0-9]+$")?;
        // Within brackets, `|` is the expression's own.
        while !is_quoted && self.peek() == Some('|') && depth(&text) > 0 {
            self.at += 1;
            text.push('|');
            while let Some(c) = self.peek().filter(|c| !c.is_whitespace() && *c != '|') {
                self.at += 1;
                text.push(c);
            }
        }
        // The crate draws its mistakes over several lines; the last one says what is wrong.
        Regex::new(&text).map_err(|error| {
            let drawn = error.to_string();
            let why = drawn.lines().last().unwrap_or_default().trim_start_matches("error: ");
            InvalidFilter { at: start + 1, message: format!("'{text}' is no regular expression: {why}") }
        })
    }
}

/// How many brackets are open at the end of a regular expression.
fn depth(regex: &str) -> usize {
    regex.chars().fold(0, |depth: usize, c| match c {
        '(' | '[' => depth + 1,
        ')' | ']' => depth.saturating_sub(1),
        _ => depth,
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Is,
    IsNot,
    Compare(Comparison),
}

impl Operator {
    fn comparison(self) -> Option<Comparison> {
        match self {
            Self::Is => None,
            Self::IsNot => Some(Comparison::Equal),
            Self::Compare(how) => Some(how),
        }
    }

    fn is_equality(self) -> bool {
        matches!(self, Self::Is | Self::IsNot | Self::Compare(Comparison::Equal))
    }
}

/// What a value is compared with: a share, a number, an instant; text only for equality.
fn bound(field: &Field, how: Comparison, text: &str, now: &Zoned) -> Result<Bound, String> {
    let percent = text.strip_suffix('%').unwrap_or(text);
    if field.is_share() && Decimal::parse(percent).is_some() && percent.len() <= 20 {
        return Ok(Bound::Percent(percent.to_owned()));
    }
    if let Some(number) = number(text) {
        return Ok(Bound::Number(number));
    }
    let at = if field.is_ahead() { when::parse_future(text, now) } else { when::parse_past(text, now) };
    match at {
        Ok(at) => Ok(Bound::Instant(at)),
        Err(_) if how == Comparison::Equal => Ok(Bound::Text(text.to_owned())),
        Err(_) => Err(format!(
            "'{text}' is no number, amount or time that '{}' could be compared with",
            field.name()
        )),
    }
}

/// `0.5`, `$4`, `200k`, `1.5M`.
fn number(text: &str) -> Option<Decimal> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let power = match text.chars().last()? {
        'k' | 'K' => 3,
        // In lower case they are minutes.
        'M' => 6,
        'G' => 9,
        _ => return Decimal::parse(text),
    };
    let digits = &text[..text.len() - 1];
    if digits.contains(['e', 'E']) { None } else { Decimal::parse(&format!("{digits}e{power}")) }
}
