//! What commands about any kind of record have in common: making one once, changing, deleting,
//! showing and listing them. What kinds there are, and what each is like, is for the files beside it.

use clap::Args;
use serde_json::Value;

use super::budget::taken;
use super::context::{AtOnce, Context, ids, missing};
use super::failure::{ExitStatus, Failure, Outcome};
use super::fields::ListArgs;
use super::global::Format;
use super::listing::Known;
use super::look::{Look, State, exact, max_budget, member, percent_used, state};
use super::money;
use super::same::differences;
use super::table::View;
use crate::client::{Cause, ClientError, ListCall, Row, Wanted};

/// How many records are looked through for the one that was meant.
const KNOWN_MAX: usize = 1_000;

/// One kind of record: what it is called, how it is shown, and how a server is asked about it.
pub(crate) trait Record {
    /// What one is called, here and in commands.
    const WORD: &'static str;
    /// What several are called.
    const PLURAL: &'static str;
    /// Its table; the id is the id of a record.
    const VIEW: View;
    /// Members by which people know one, besides the id.
    const NAMES: &'static [&'static str];
    /// What can be taken away, besides limits: what it is called here, the server's member, and
    /// what stands for nothing there.
    const CLEARABLE: &'static [(&'static str, &'static str, Nothing)];
    /// Whether the server searches; it is done here otherwise.
    const IS_SEARCHED: bool;
    /// The fields that the server sorts by just as we do.
    const SORTS: &'static [&'static str];

    /// What a person wants to know first of one, besides what is true of all kinds.
    fn names(row: &Row) -> Vec<(&'static str, String)>;

    /// What else a person wants to know of one.
    fn further(row: &Row) -> Vec<(&'static str, String)>;

    /// What is said of one that was made or changed, besides its limits.
    fn said(row: &Row) -> Vec<String>;

    /// A row as a body would say it: what is sent under other names than it is shown.
    fn as_sent(row: &Row) -> Row {
        row.clone()
    }

    /// Makes one.
    async fn make(context: &Context, body: Row) -> Result<Row, ClientError>;

    /// One by its id.
    async fn find(context: &Context, id: &str) -> Result<Row, ClientError>;

    /// All of them.
    fn list() -> ListCall;

    /// Changes the members that `body` names; the id is one of them. It is there.
    async fn change(context: &Context, body: Row) -> Result<Row, ClientError>;

    /// Deletes one.
    async fn remove(context: &Context, id: &str) -> Result<(), ClientError>;

    /// What is lost with one, for the question before it is.
    async fn stakes(context: &Context, row: &Row) -> Vec<String>;
}

/// What stands for nothing in a member.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Nothing {
    Null,
    List,
    Object,
}

/// Limits that every kind has and that can be taken away.
const LIMITS: &[&str] = &[
    "max_budget",
    "soft_budget",
    "budget_duration",
    "budget_reset_at",
    "tpm_limit",
    "rpm_limit",
    "tpd_limit",
    "max_parallel_requests",
    "model_max_budget",
];

/// What `new` does about one that exists already.
#[derive(Args, Clone, Debug)]
pub(crate) struct TwiceArgs {
    /// When it exists already, leave it as it is
    #[arg(long, conflicts_with = "upsert", requires = "id")]
    if_not_exists: bool,
    /// When it exists already, change it
    #[arg(long, requires = "id")]
    upsert: bool,
}

impl TwiceArgs {
    /// Whether one that exists already is changed.
    pub(crate) fn upserts(&self) -> bool {
        self.upsert
    }
}

/// Commands that need nothing but ids.
#[derive(Args, Clone, Debug)]
pub(crate) struct IdArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
}

/// `delete`
#[derive(Args, Clone, Debug)]
pub(crate) struct DeleteArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// A missing one is no failure
    #[arg(long)]
    pub(crate) if_exists: bool,
    /// Go on after a failure
    #[arg(long)]
    pub(crate) continue_on_error: bool,
}

/// What was asked of a new record.
pub(crate) struct Making {
    /// Its id, when it was given.
    pub(crate) id: Option<String>,
    /// Its members, without the id.
    pub(crate) body: Row,
    /// Members that only making one takes; those of `body` win over them.
    pub(crate) only_new: Row,
    /// What to do about one that exists already.
    pub(crate) twice: TwiceArgs,
}

/// What came of making one.
pub(crate) enum Made {
    Created(Row),
    Updated(Row),
    /// It was as it should be already.
    Untouched(Row),
}

impl Made {
    /// The record now.
    pub(crate) fn row(&self) -> &Row {
        match self {
            Self::Created(row) | Self::Updated(row) | Self::Untouched(row) => row,
        }
    }
}

/// Puts those texts that were given into a body.
pub(crate) fn put_texts<const N: usize>(body: &mut Row, given: [(&str, &Option<String>); N]) {
    for (name, text) in given {
        if let Some(text) = text {
            body.insert(name.to_owned(), text.as_str().into());
        }
    }
}

/// Puts a list into a body if it was given; `--models ''` is the empty one.
pub(crate) fn put_list(body: &mut Row, name: &str, list: &Option<Vec<String>>) {
    if let Some(list) = list {
        let list: Vec<&String> = list.iter().filter(|item| !item.is_empty()).collect();
        body.insert(name.to_owned(), serde_json::json!(list));
    }
}

/// The members that take away what `--clear` names.
pub(crate) fn cleared<R: Record>(fields: &[String]) -> Result<Row, Failure> {
    let mut body = Row::new();
    for field in fields {
        let field = field.replace('-', "_");
        let own = R::CLEARABLE.iter().find(|(name, member, _)| *name == field || *member == field);
        let (member, nothing) = match own {
            Some((_, member, nothing)) => (*member, *nothing),
            None if LIMITS.contains(&field.as_str()) => (field.as_str(), Nothing::Null),
            None => {
                let names: Vec<&str> =
                    R::CLEARABLE.iter().map(|(name, _, _)| *name).chain(LIMITS.iter().copied()).collect();
                return Err(Failure::usage(format!("--clear: a {} has no '{field}' to take away", R::WORD))
                    .hint(format!("choose from: {}", names.join(", "))));
            }
        };
        let nothing = match nothing {
            Nothing::Null => Value::Null,
            Nothing::List => Value::Array(Vec::new()),
            Nothing::Object => Value::Object(Row::new()),
        };
        body.insert(member.to_owned(), nothing);
    }
    Ok(body)
}

/// How much of a budget: `80%`.
pub(crate) fn parse_percent(text: &str) -> Result<u64, String> {
    text.strip_suffix('%').unwrap_or(text).parse().map_err(|_| "use a form like 80%".to_owned())
}

/// The id of a row.
pub(crate) fn id_of<R: Record>(row: &Row) -> String {
    exact(row.get(R::VIEW.id))
}

/// Makes one, or does what was asked about one that exists already.
pub(crate) async fn make<R: Record>(making: Making, context: &Context) -> Result<Made, Failure> {
    let Making { id, body, only_new, twice } = making;
    if let Some(id) = &id {
        ids(std::slice::from_ref(id))?;
    }
    let mut whole = only_new;
    whole.extend(body.clone());
    if let Some(id) = &id {
        whole.insert(R::VIEW.id.to_owned(), id.as_str().into());
    }
    let error = match R::make(context, whole).await {
        Ok(row) => return Ok(Made::Created(row)),
        Err(error) => error,
    };
    let (Some(id), Cause::Conflict, true) = (id, error.cause, twice.if_not_exists || twice.upsert) else {
        return Err(taken(error));
    };
    let known = match R::find(context, &id).await {
        Ok(known) => known,
        // It is not the id that is taken.
        Err(missing) if missing.cause == Cause::NotFound => return Err(error.into()),
        Err(other) => return Err(other.into()),
    };
    if twice.if_not_exists {
        return Ok(Made::Untouched(known));
    }
    Ok(change::<R>(known, &body, context).await?)
}

/// Changes what is not as `wanted` already: a window that is asked for again would begin anew.
async fn change<R: Record>(known: Row, wanted: &Row, context: &Context) -> Result<Made, ClientError> {
    let mut body = differences(&R::as_sent(&known), wanted, "litellm_budget_table");
    if body.is_empty() {
        return Ok(Made::Untouched(known));
    }
    body.insert(R::VIEW.id.to_owned(), id_of::<R>(&known).into());
    R::change(context, body).await.map(Made::Updated)
}

/// Tells what came of making one.
pub(crate) fn tell<R: Record>(made: Made, context: &Context) -> Outcome {
    let printer = &context.printer;
    let look = printer.look().of_prose();
    match made {
        Made::Created(row) => {
            let said = sentence::<R>("created", &row, &look);
            printer.done(&R::VIEW, &[row], &said)?;
        }
        Made::Updated(row) => {
            let said = sentence::<R>("updated", &row, &look);
            printer.done(&R::VIEW, &[row], &said)?;
        }
        Made::Untouched(row) => {
            printer.note(&untouched::<R>(&row));
            if printer.style().format != Format::Table {
                printer.done(&R::VIEW, &[row], "")?;
            }
        }
    }
    Ok(ExitStatus::Success)
}

fn untouched<R: Record>(row: &Row) -> String {
    format!("{} {} is there already, unchanged", R::WORD, id_of::<R>(row))
}

/// `created team red  max $25.00  every 30d  blocked`
pub(crate) fn sentence<R: Record>(verb: &str, row: &Row, look: &Look) -> String {
    let mut said = format!("{verb} {} {}", R::WORD, id_of::<R>(row));
    let max = look.money(limit(row, "max_budget"));
    let period = exact(limit(row, "budget_duration"));
    let limits = [("max ", max), ("every ", period)];
    let limits = limits.into_iter().filter(|(_, text)| !text.is_empty());
    let limits = limits.map(|(word, text)| format!("{word}{text}"));
    for part in R::said(row).into_iter().filter(|part| !part.is_empty()).chain(limits) {
        said.push_str("  ");
        said.push_str(&part);
    }
    if state(row) == State::Blocked {
        said.push_str("  blocked");
    }
    said
}

/// A limit of a row: its own, else that of its budget.
fn limit<'a>(row: &'a Row, name: &str) -> Option<&'a Value> {
    let own = row.get(name).filter(|value| !value.is_null());
    own.or_else(|| member(row, "litellm_budget_table")?.get(name)).filter(|value| !value.is_null())
}

/// `info`
pub(crate) async fn info<R: Record>(args: &IdArgs, context: &Context) -> Outcome {
    let mut found = Vec::new();
    for id in ids(&args.ids)? {
        match R::find(context, &id).await {
            Ok(row) => found.push(row),
            Err(error) => return Err(not_found::<R>(context, error, &id).await),
        }
    }
    let look = *context.printer.look();
    context.printer.info(&R::VIEW, &found, |row| facts::<R>(row, &look))?;
    Ok(ExitStatus::Success)
}

/// What a person wants to know of one.
fn facts<R: Record>(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let or = |text: String, absent: &str| if text.is_empty() { absent.to_owned() } else { text };
    let state = match state(row) {
        State::Blocked => "blocked",
        State::Over => "over budget",
        State::Near => "near its budget",
        State::Expired | State::Active | State::Unlimited => "active",
    };
    let mut facts = vec![(R::WORD, id_of::<R>(row)), ("state", state.to_owned())];
    facts.extend(R::names(row));
    facts.push(("spend", or(look.money(row.get("spend")), "$0.00")));
    facts.push(("max", or(look.money(limit(row, "max_budget")), "none")));
    if let (Some(max), Some(spend)) = (max_budget(row), row.get("spend").and_then(money::amount)) {
        let left = max.saturating_minus(spend);
        let left = if left.is_negative() { "$0.00".to_owned() } else { money::for_reading(left) };
        facts.push(("remaining", left));
        facts.push(("used", percent_used(row).map(|percent| format!("{percent} %")).unwrap_or_default()));
    }
    let limits = [
        ("resets", look.time(limit(row, "budget_reset_at"))),
        ("soft", look.money(limit(row, "soft_budget"))),
        ("rates", rates(row)),
        ("models", or(exact(row.get("models")), "all")),
    ];
    let further = limits.into_iter().chain(R::further(row));
    facts.extend(further.filter(|(_, value)| !value.is_empty()));
    facts
}

fn rates(row: &Row) -> String {
    let units = [
        ("tpm_limit", "tpm"),
        ("rpm_limit", "rpm"),
        ("tpd_limit", "tpd"),
        ("max_parallel_requests", "parallel"),
    ];
    let shown =
        units.iter().filter_map(|(name, unit)| limit(row, name).map(|value| format!("{value} {unit}")));
    shown.collect::<Vec<_>>().join(" ")
}

/// The failure for one that is not there: named, with the one that may have been meant.
pub(crate) async fn not_found<R: Record>(context: &Context, error: ClientError, id: &str) -> Failure {
    if error.cause != Cause::NotFound {
        return error.into();
    }
    let known = first_rows(context, R::list()).await;
    let is_named = |row: &&Row| R::NAMES.iter().any(|name| exact(row.get(*name)).eq_ignore_ascii_case(id));
    if let Some(row) = known.iter().find(is_named) {
        let (word, named) = (R::WORD, id_of::<R>(row));
        let failure = Failure::from(error).reworded(format!("{word} '{id}' not found"));
        return failure.hint(format!("'{id}' is a name of {word} '{named}'; commands take the id"));
    }
    let known: Vec<String> = known.iter().map(id_of::<R>).collect();
    missing(error, R::WORD, id, &known)
}

/// The first rows of a list, as far as they can be had: enough to guess what was meant.
async fn first_rows(context: &Context, call: ListCall) -> Vec<Row> {
    let mut listing = context.client.listing(call, Wanted::First(KNOWN_MAX));
    let mut rows = Vec::new();
    while let Ok(Some(piece)) = listing.next().await {
        rows.extend(piece);
        if rows.len() >= KNOWN_MAX {
            break;
        }
    }
    rows
}

/// `list`: `narrowing` is what the server is asked to leave out, `wants` what it cannot.
pub(crate) async fn list<R: Record>(
    args: &ListArgs,
    narrowing: &[(&str, &Option<String>)],
    wants: Option<&dyn Fn(&Row) -> bool>,
    context: &Context,
) -> Outcome {
    let is_searched_here = args.search.is_some() && !R::IS_SEARCHED;
    let search = if R::IS_SEARCHED { args.search.clone() } else { None };
    let call = narrowed(R::list(), narrowing.iter().copied().chain([("search", &search)]));
    let known = Known { call, sorts: R::SORTS, is_exact: wants.is_none() && !is_searched_here };
    let passes = |row: &Row| {
        (!is_searched_here || is_searched::<R>(args, row)) && wants.is_none_or(|wants| wants(row))
    };
    context.list_from(&R::VIEW, known, args, passes).await
}

/// A list that the server leaves something out of.
pub(crate) fn narrowed<'a>(
    call: ListCall,
    narrowing: impl IntoIterator<Item = (&'a str, &'a Option<String>)>,
) -> ListCall {
    let given = narrowing.into_iter().filter_map(|(name, value)| value.as_ref().map(|value| (name, value)));
    given.fold(call, |call, (name, value)| call.query(name, value))
}

/// Whether the id or a name of a row holds what is searched for.
pub(crate) fn is_searched<R: Record>(args: &ListArgs, row: &Row) -> bool {
    args.is_wanted(row, &[&[R::VIEW.id], R::NAMES].concat())
}

/// `update`: the same members of each.
pub(crate) async fn update<R: Record>(named: &[String], body: Row, context: &Context) -> Outcome {
    if body.is_empty() {
        let help = format!("litellm-rs {} update --help lists the fields", R::WORD);
        return Err(Failure::usage("nothing to change").hint(help));
    }
    let ids = ids(named)?;
    let done = context
        .each_at_once("updating", &ids, AtOnce::one_by_one(false), async |id: &String| {
            let made = match R::find(context, id).await {
                Ok(known) => change::<R>(known, &body, context).await,
                Err(error) => Err(error),
            };
            match made {
                Ok(Made::Untouched(row)) => {
                    context.printer.note(&untouched::<R>(&row));
                    let is_table = context.printer.style().format == Format::Table;
                    Ok((!is_table).then_some(row))
                }
                Ok(Made::Created(row) | Made::Updated(row)) => Ok(Some(row)),
                Err(error) => Err(not_found::<R>(context, error, id).await),
            }
        })
        .await;
    let look = context.printer.look().of_prose();
    done.finish(&context.printer, &R::VIEW, |row| sentence::<R>("updated", row, &look))
}

/// `delete`: one by one, so that a missing one does not keep the others.
pub(crate) async fn delete<R: Record>(args: DeleteArgs, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    confirm_delete::<R>(&ids, context).await?;
    let how = AtOnce::one_by_one(args.continue_on_error);
    let done = context
        .each_at_once("deleting", &ids, how, async |id: &String| match R::remove(context, id).await {
            Ok(()) => Ok(Some(Row::from_iter([(R::VIEW.id.to_owned(), Value::from(id.as_str()))]))),
            Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                context.printer.note(&format!("{} {id} does not exist", R::WORD));
                Ok(None)
            }
            Err(error) => Err(not_found::<R>(context, error, id).await),
        })
        .await;
    done.finish(&context.printer, &R::VIEW, |row| format!("deleted {} {}", R::WORD, id_of::<R>(row)))
}

async fn confirm_delete<R: Record>(ids: &[String], context: &Context) -> Result<(), Failure> {
    let [id] = ids else {
        return context.confirm(&format!("Delete {} {}?", ids.len(), R::PLURAL), ids.len()).await;
    };
    if context.yes || context.dry_run || !context.may_ask {
        return context.confirm("", 1).await;
    }
    let stakes = match R::find(context, id).await {
        Ok(row) => {
            let mut stakes = vec![format!("spend {}", context.printer.look().money(row.get("spend")))];
            stakes.extend(R::stakes(context, &row).await);
            format!(" ({})", stakes.join(", "))
        }
        // Whether it may be missing is decided when it is deleted.
        Err(_) => String::new(),
    };
    context.confirm(&format!("Delete {} {id}{stakes}?", R::WORD), 1).await
}

/// `3 keys`, `1 key`, as far as it is known; nothing for none.
pub(crate) fn counted(count: usize, one: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        many => Some(format!("{many} {one}s")),
    }
}

/// How many keys there are with this owner.
pub(crate) async fn key_count(context: &Context, owner: &str, id: &str) -> usize {
    let page = context.client.key_page(&[(owner.to_owned(), id.to_owned())], 1, 1).await;
    page.map(|page| page.total).unwrap_or_default()
}

/// The elements of a list in a row.
pub(crate) fn elements<'a>(row: &'a Row, name: &str) -> &'a [Value] {
    row.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}
