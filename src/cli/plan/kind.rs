//! What a file can say about each kind of object: the members that are managed, how a value of each
//! is written, and when two values are the same. Talks to nobody.

use serde_json::{Map, Number, Value};

use crate::cli::money;
use crate::client::Records;
use crate::config::tree::{self, Entry, Node};
use crate::domain::duration::Duration;
use crate::domain::id::check_id;
use crate::domain::money::Picos;
use crate::domain::window::zone_exists;
use crate::wire::user::USER_ROLES;

/// A kind of object, in the order in which they are written: what others name comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Budget,
    Team,
    User,
    Key,
    Customer,
}

/// How the value of a member is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Usd,
    Count,
    Duration,
    Text,
    Id,
    OneOf(&'static [&'static str]),
    Flag,
    Texts,
    Models,
    Zone,
}

/// A managed member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
}

const fn field(name: &'static str, shape: Shape) -> Field {
    Field { name, shape }
}

const MAX_BUDGET: Field = field("max_budget", Shape::Usd);
const SOFT_BUDGET: Field = field("soft_budget", Shape::Usd);
const DURATION: Field = field("budget_duration", Shape::Duration);
const TPM: Field = field("tpm_limit", Shape::Count);
const RPM: Field = field("rpm_limit", Shape::Count);
const TPD: Field = field("tpd_limit", Shape::Count);
const PARALLEL: Field = field("max_parallel_requests", Shape::Count);
const MODEL_CAPS: Field = field("model_max_budget", Shape::Models);
const ZONE: Field = field("timezone", Shape::Zone);
pub(super) const BUDGET_ID: Field = field("budget_id", Shape::Id);
const MODELS: Field = field("models", Shape::Texts);
const BLOCKED: Field = field("blocked", Shape::Flag);

/// The limits that a budget has, and a customer that is on none.
pub(super) const LIMITS: &[Field] =
    &[MAX_BUDGET, SOFT_BUDGET, DURATION, TPM, RPM, TPD, PARALLEL, MODEL_CAPS, ZONE];

const OF_TEAM: &[Field] = &[
    field("team_alias", Shape::Id),
    MAX_BUDGET,
    SOFT_BUDGET,
    DURATION,
    TPM,
    RPM,
    TPD,
    PARALLEL,
    MODEL_CAPS,
    MODELS,
    BLOCKED,
];

const OF_USER: &[Field] = &[
    field("user_alias", Shape::Id),
    field("user_email", Shape::Id),
    field("user_role", Shape::OneOf(USER_ROLES)),
    MAX_BUDGET,
    DURATION,
    TPM,
    RPM,
    PARALLEL,
    MODEL_CAPS,
    MODELS,
];

const OF_KEY: &[Field] =
    &[BUDGET_ID, MAX_BUDGET, DURATION, TPM, RPM, TPD, PARALLEL, MODEL_CAPS, MODELS, BLOCKED];

const OF_CUSTOMER: &[Field] = &[
    field("alias", Shape::Text),
    BUDGET_ID,
    MAX_BUDGET,
    SOFT_BUDGET,
    DURATION,
    TPM,
    RPM,
    TPD,
    PARALLEL,
    MODEL_CAPS,
    ZONE,
    MODELS,
    field("default_model", Shape::Text),
    field("allowed_model_region", Shape::OneOf(&["eu", "us"])),
    BLOCKED,
];

impl Kind {
    pub(super) const ALL: [Self; 5] = [Self::Budget, Self::Team, Self::User, Self::Key, Self::Customer];

    /// What one of them is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Team => "team",
            Self::User => "user",
            Self::Key => "key",
            Self::Customer => "customer",
        }
    }

    /// The list in a file that they stand in.
    pub(super) fn section(self) -> &'static str {
        match self {
            Self::Budget => "budgets",
            Self::Team => "teams",
            Self::User => "users",
            Self::Key => "keys",
            Self::Customer => "customers",
        }
    }

    /// The member that tells one from the other.
    pub(super) fn id_field(self) -> &'static str {
        match self {
            Self::Budget => "budget_id",
            Self::Team => "team_id",
            Self::User | Self::Customer => "user_id",
            Self::Key => "key_alias",
        }
    }

    /// Where the server has them.
    pub(super) fn records(self) -> Records {
        match self {
            Self::Budget => Records::Budgets,
            Self::Team => Records::Teams,
            Self::User => Records::Users,
            Self::Key => Records::Keys,
            Self::Customer => Records::Customers,
        }
    }

    /// The members that are managed.
    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Self::Budget => LIMITS,
            Self::Team => OF_TEAM,
            Self::User => OF_USER,
            Self::Key => OF_KEY,
            Self::Customer => OF_CUSTOMER,
        }
    }

    /// Whether a member is one that a budget fills in.
    pub(super) fn is_limit(name: &str) -> bool {
        LIMITS.iter().any(|field| field.name == name)
    }

    /// What clears a member: `null`, but for lists and switches, which have an empty value of
    /// their own. A user's empty list says nothing.
    pub(super) fn cleared(self, shape: Shape) -> Value {
        match shape {
            Shape::Texts if self != Self::User => Value::Array(Vec::new()),
            Shape::Flag => Value::Bool(false),
            _ => Value::Null,
        }
    }
}

/// Why a value cannot be: what is wrong with it, and what a right one looks like.
pub(super) type Wrong = (String, &'static str);

impl Shape {
    /// The value of a node. Nothing and what means nothing is `null`.
    pub(super) fn read(self, node: &Node) -> Result<Value, Wrong> {
        if matches!(node.value, tree::Value::Null) {
            return Ok(self.nothing());
        }
        match self {
            Self::Texts => texts(node),
            Self::Models => models(node),
            _ => self.read_text(node.value.text().ok_or_else(|| self.wrong(node))?, node),
        }
    }

    fn read_text(self, text: &str, node: &Node) -> Result<Value, Wrong> {
        let wrong = || self.wrong(node);
        match self {
            Self::Usd => {
                let amount = money::parse_amount(text.trim()).map_err(|_| wrong())?;
                Ok(self.same(&amount))
            }
            Self::Count => money::parse_count(text.trim()).map_err(|_| wrong()),
            Self::Duration => match Duration::parse(text) {
                Ok(duration) => Ok(duration.to_string().into()),
                Err(_) => Err(wrong()),
            },
            Self::Id => match check_id(text) {
                Ok(()) => Ok(text.into()),
                Err(error) => Err((format!("an id {error}"), self.example())),
            },
            Self::OneOf(words) => {
                if words.contains(&text) {
                    Ok(text.into())
                } else {
                    Err(one_of(words, node))
                }
            }
            Self::Flag => tree::flag(text).map(Value::Bool).ok_or_else(wrong),
            Self::Zone => zone_exists(text).then(|| text.into()).ok_or_else(wrong),
            Self::Text | Self::Texts | Self::Models => Ok(self.same(&text.into())),
        }
    }

    fn wrong(self, node: &Node) -> Wrong {
        (format!("{} wanted, found {}", self.name(), node.value), self.example())
    }

    fn name(self) -> &'static str {
        match self {
            Self::Usd => "an amount that is not negative",
            Self::Count => "a whole number that is not negative",
            Self::Duration => "a duration",
            Self::Text | Self::Id | Self::OneOf(_) => "text",
            Self::Flag => "true or false",
            Self::Texts => "a list of names",
            Self::Models => "limits of models",
            Self::Zone => "a zone of the IANA table",
        }
    }

    /// A right value.
    fn example(self) -> &'static str {
        match self {
            Self::Usd => "use a form like 4, 0.50 or null",
            Self::Count => "use a form like 60, 200k or null",
            Self::Duration => "use a form like 24h, 7d, 1mo, monthly or null",
            Self::Text | Self::Id | Self::OneOf(_) => "use a form like acme",
            Self::Flag => "use true or false",
            Self::Texts => "use a form like [gpt-4o, mock]",
            Self::Models => {
                "use a form like {gpt-4o: 0.5} or {gpt-4o: {max_budget: 0.5, budget_duration: 1d}}"
            }
            Self::Zone => "use a form like Europe/Berlin or UTC",
        }
    }

    /// What it is when nobody says anything.
    pub(super) fn nothing(self) -> Value {
        if self == Self::Flag { Value::Bool(false) } else { Value::Null }
    }

    /// A value of the server in the form in which equal ones are the same.
    pub(super) fn same(self, value: &Value) -> Value {
        match (self, value) {
            (_, Value::Null) => self.nothing(),
            (Self::Usd, value) => usd(value),
            (Self::Duration, Value::String(text)) => match Duration::parse(text) {
                Ok(duration) => duration.to_string().into(),
                Err(_) => value.clone(),
            },
            (Self::Text | Self::Id | Self::OneOf(_) | Self::Zone, Value::String(text)) if text.is_empty() => {
                Value::Null
            }
            (Self::Texts, Value::Array(items)) => sorted(items.clone()),
            (Self::Models, Value::Object(models)) => same_models(models),
            _ => value.clone(),
        }
    }
}

fn one_of(words: &[&str], node: &Node) -> Wrong {
    (format!("one of {} wanted, found {}", words.join(", "), node.value), "use one of these words")
}

/// An amount with the digits it needs and no more.
fn usd(value: &Value) -> Value {
    let amount = match value {
        Value::String(text) => Picos::parse(text.trim()).ok(),
        other => money::amount(other),
    };
    let number = amount.and_then(|amount| serde_json::from_str::<Number>(&money::plain(amount)).ok());
    number.map_or_else(|| value.clone(), Value::Number)
}

fn texts(node: &Node) -> Result<Value, Wrong> {
    let tree::Value::List(items) = &node.value else { return Err(Shape::Texts.wrong(node)) };
    let texts = items.iter().map(|item| item.value.text().map(Value::from));
    texts.collect::<Option<Vec<_>>>().map(sorted).ok_or_else(|| Shape::Texts.wrong(node))
}

/// A list of names, whose order means nothing; an empty one is none.
fn sorted(mut items: Vec<Value>) -> Value {
    if items.is_empty() {
        return Value::Null;
    }
    items.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
    items.dedup();
    Value::Array(items)
}

/// The limit that an amount alone means.
const MODEL_CAP: &str = "max_budget";

const MODEL_FIELDS: &[(&str, &str, Shape)] = &[
    (MODEL_CAP, "budget_limit", Shape::Usd),
    ("budget_duration", "time_period", Shape::Duration),
    ("tpm_limit", "tpm_limit", Shape::Count),
    ("rpm_limit", "rpm_limit", Shape::Count),
];

fn models(node: &Node) -> Result<Value, Wrong> {
    let tree::Value::Map(entries) = &node.value else { return Err(Shape::Models.wrong(node)) };
    let (mut models, example) = (Map::new(), Shape::Models.example());
    for entry in entries {
        let limits = match &entry.node.value {
            tree::Value::Map(members) => limits_of_model(&entry.key, members)?,
            // A bare amount is the cap.
            value if value.text().is_some() => {
                let cap = Shape::Usd.read(&entry.node);
                let cap = cap.map_err(|(what, _)| (format!("limit of `{}`: {what}", entry.key), example))?;
                Map::from_iter([(MODEL_CAP.to_owned(), cap)])
            }
            value => return Err((format!("limits of `{}` wanted, found {value}", entry.key), example)),
        };
        models.insert(entry.key.clone(), Value::Object(limits));
    }
    Ok(same_models(&models))
}

fn limits_of_model(model: &str, members: &[Entry]) -> Result<Map<String, Value>, Wrong> {
    let mut limits = Map::new();
    for member in members {
        let known = MODEL_FIELDS.iter().find(|(name, older, _)| member.key == *name || member.key == *older);
        let Some((name, _, shape)) = known else {
            let what = format!("`{}` is no limit of a model", member.key);
            return Err((what, "use max_budget, budget_duration, tpm_limit and rpm_limit"));
        };
        let value = shape.read(&member.node);
        let value = value.map_err(|(what, fix)| (format!("{} of `{model}`: {what}", member.key), fix))?;
        limits.insert((*name).to_owned(), value);
    }
    Ok(limits)
}

/// A limit of a model as a server keeps it: in a map, or alone, when it is the cap.
fn limit_of_model<'a>(limits: &'a Value, name: &str, older: &str) -> Option<&'a Value> {
    match limits {
        Value::Object(limits) => limits.get(name).or_else(|| limits.get(older)),
        Value::Number(_) | Value::String(_) if name == MODEL_CAP => Some(limits),
        _ => None,
    }
}

/// Limits of models by name, without those that are none.
fn same_models(models: &Map<String, Value>) -> Value {
    let mut names: Vec<&String> = models.keys().collect();
    names.sort();
    let mut same = Map::new();
    for name in names {
        let mut limits = Map::new();
        for (member, older, shape) in MODEL_FIELDS {
            let value = models.get(name).and_then(|limits| limit_of_model(limits, member, older));
            let value = value.map_or(Value::Null, |value| shape.same(value));
            if !value.is_null() {
                limits.insert((*member).to_owned(), value);
            }
        }
        same.insert(name.clone(), Value::Object(limits));
    }
    if same.is_empty() { Value::Null } else { Value::Object(same) }
}
