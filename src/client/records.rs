//! Records of every kind in one way: page by page, one by its id, made and changed. Knows the routes
//! of each kind; what their members mean is the caller's business.

use serde_json::{Value, json};

use super::error::{Cause, ClientError};
use super::http::{Call, Client, Reply};
use super::resources::{Row, objects, row};

/// The most records that a server puts on one page.
const PAGE_SIZE: usize = 100;
/// The most budgets that are asked for by name at once.
const NAMED_MAX: usize = 500;

/// A kind of record that can be listed, made and changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    /// Rules that others share.
    Budgets,
    /// Teams.
    Teams,
    /// Members of the operator's staff.
    Users,
    /// Credentials, known by their aliases; they are changed here and never made.
    Keys,
    /// Those who are billed.
    Customers,
}

/// One page of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordPage {
    /// What is on it.
    pub rows: Vec<Row>,
    /// How many records the whole list has.
    pub total: usize,
    /// How many pages it has.
    pub pages: usize,
    /// Whether the server cut the list into pages; otherwise these are all rows.
    pub is_cut: bool,
}

impl Records {
    /// The route of the list, the member its rows are in, and how its size is asked for.
    fn list(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Budgets => ("/budget/list", "budgets", "size"),
            Self::Teams => ("/v2/team/list", "teams", "page_size"),
            Self::Users => ("/user/list", "users", "page_size"),
            Self::Keys => ("/key/list", "keys", "size"),
            Self::Customers => ("/customer/list", "customers", "size"),
        }
    }

    fn list_call(self, page: usize) -> Call {
        let (path, _, size) = self.list();
        let call = Call::get(path).query("page", page.to_string()).query(size, PAGE_SIZE.to_string());
        match self {
            Self::Keys => call.query("return_full_object", "true"),
            _ => call,
        }
    }

    fn read_page(self, reply: &Reply) -> Result<RecordPage, ClientError> {
        let value = reply.value()?;
        let Value::Object(mut envelope) = value else {
            // Servers that know no pages answer with everything there is.
            let rows = objects(value).ok_or_else(|| reply.unexpected("not a list of objects"))?;
            return Ok(RecordPage { total: rows.len(), rows, pages: 1, is_cut: false });
        };
        let member = self.list().1;
        let rows = objects(envelope.remove(member).unwrap_or_default())
            .ok_or_else(|| reply.unexpected(&format!("`{member}` is not a list of objects")))?;
        let count = |name: &str| envelope.get(name).and_then(Value::as_u64);
        let total = count("total_count").or_else(|| count("total"));
        let total = total.and_then(|total| usize::try_from(total).ok()).unwrap_or(rows.len());
        Ok(RecordPage { total, rows, pages: total.div_ceil(PAGE_SIZE).max(1), is_cut: true })
    }
}

impl Client {
    /// One page of all records of a kind; the first is page 1.
    pub async fn records_page(&self, kind: Records, page: usize) -> Result<RecordPage, ClientError> {
        kind.read_page(&self.send(&kind.list_call(page)).await?)
    }

    /// Those of the named budgets that are there.
    pub async fn budgets_named(&self, ids: &[String]) -> Result<Vec<Row>, ClientError> {
        let mut found = Vec::new();
        for some in ids.chunks(NAMED_MAX) {
            found.extend(self.budget_info(some).await?);
        }
        Ok(found)
    }

    /// One record by its id, a key by its alias, in the shape it has in its list.
    pub async fn record(&self, kind: Records, id: &str) -> Result<Option<Row>, ClientError> {
        let is_called =
            |row: &Row, member: &str| row.get(member).and_then(Value::as_str).is_some_and(|own| own == id);
        match kind {
            Records::Budgets => Ok(self.budget_info(&[id.to_owned()]).await?.pop()),
            Records::Customers => if_there(self.customer_info(id).await),
            Records::Users => {
                let call = Call::get("/v2/user/info").query("user_id", id);
                if_there(self.send(&call).await.and_then(|reply| row(&reply)))
            }
            Records::Teams => {
                let call = kind.list_call(1).query("team_id", id);
                let page = kind.read_page(&self.send(&call).await?)?;
                Ok(page.rows.into_iter().find(|row| is_called(row, "team_id")))
            }
            Records::Keys => {
                let filter = [("key_alias".to_owned(), id.to_owned())];
                let page = self.key_page(&filter, 1, PAGE_SIZE).await?;
                Ok(page.rows.into_iter().find(|row| is_called(row, "key_alias")))
            }
        }
    }

    /// Makes a record; a user gets no key with it.
    pub async fn record_new(&self, kind: Records, mut body: Row) -> Result<Row, ClientError> {
        match kind {
            Records::Budgets => self.budget_new(body).await,
            Records::Customers => self.customer_new(body).await,
            Records::Teams => self.post_row("/team/new", body).await,
            Records::Users => {
                body.insert("auto_create_key".to_owned(), json!(false));
                self.post_row("/user/new", body).await
            }
            Records::Keys => {
                let url = format!("{}/key/generate", self.url().as_str());
                Err(ClientError::local(Cause::Invalid, "keys are not made this way", &url))
            }
        }
    }

    /// Changes the members that `body` names, and answers the record as it is then.
    pub async fn record_update(&self, kind: Records, body: Row) -> Result<Row, ClientError> {
        match kind {
            Records::Budgets => self.budget_update(body).await,
            Records::Customers => self.customer_update(body).await,
            Records::Keys => self.key_update(body).await,
            Records::Teams => self.post_row("/team/update", body).await.map(inner),
            Records::Users => self.post_row("/user/update", body).await.map(inner),
        }
    }

    async fn post_row(&self, path: &str, body: Row) -> Result<Row, ClientError> {
        row(&self.send(&Call::post(path, &Value::Object(body))).await?)
    }
}

/// A record that was asked for and may be missing.
fn if_there(answer: Result<Row, ClientError>) -> Result<Option<Row>, ClientError> {
    match answer {
        Ok(row) => Ok(Some(row)),
        Err(error) if error.cause == Cause::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The record in an answer that wraps it in `data`.
fn inner(mut answer: Row) -> Row {
    match answer.remove("data") {
        Some(Value::Object(row)) => row,
        _ => answer,
    }
}
