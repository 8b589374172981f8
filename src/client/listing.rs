//! Lists of any length, piece by piece: pages where the server has them, else one array that is
//! read as it comes. Nothing is read further than it is asked for.

use std::collections::HashSet;

use serde_json::Value;

use super::error::{Cause, ClientError};
use super::http::{Call, Client};
use super::resources::{Row, objects};

/// The longest row, and the longest page.
const PIECE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Which list, and what the server is asked to leave out.
#[derive(Clone, Debug)]
pub struct ListCall {
    path: &'static str,
    /// The member of a page that holds its rows.
    member: &'static str,
    /// What the size of a page is called.
    size_name: &'static str,
    /// The largest page.
    size_max: usize,
    /// The member that names a row.
    id: &'static str,
    /// Whether the whole list comes in one answer when no page is asked for.
    has_whole: bool,
    query: Vec<(String, String)>,
}

impl ListCall {
    /// A list whose pages hold their rows in `member`, each named by `id`.
    pub const fn new(path: &'static str, member: &'static str, id: &'static str) -> Self {
        Self { path, member, size_name: "size", size_max: 100, id, has_whole: false, query: Vec::new() }
    }

    /// A list that comes whole when no page is asked for.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { has_whole: true, ..self }
    }

    /// A list that calls the size of its pages so, and allows so much.
    #[must_use]
    pub fn sized(self, size_name: &'static str, size_max: usize) -> Self {
        Self { size_name, size_max, ..self }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn query(mut self, name: &str, value: impl Into<String>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    /// The largest page.
    pub fn size_max(&self) -> usize {
        self.size_max
    }

    /// Customers.
    pub fn customers() -> Self {
        Self::new("/customer/list", "customers", "user_id").whole()
    }

    /// Budgets.
    pub fn budgets() -> Self {
        Self::new("/budget/list", "budgets", "budget_id").whole()
    }

    /// Keys, as whole objects.
    pub fn keys() -> Self {
        Self::new("/key/list", "keys", "token").query("return_full_object", "true")
    }
}

/// How much of a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it, or nobody knows yet.
    All,
    /// The first so many rows.
    First(usize),
    /// One page of this number (from 1) and size.
    Page(usize, usize),
}

/// A list that is being read.
#[derive(Debug)]
pub struct Listing {
    client: Client,
    call: ListCall,
    step: Step,
    total: Option<usize>,
    is_paged: bool,
    /// The ids of the page before: a list that grows meanwhile moves rows to the next page.
    told: HashSet<String>,
}

#[derive(Debug)]
enum Step {
    /// The list without a page.
    Whole,
    /// A page; the last one that is wanted, or not.
    Page {
        number: usize,
        size: usize,
        is_only: bool,
    },
    /// An array that is coming.
    Array(Box<Coming>),
    End,
}

#[derive(Debug)]
struct Coming {
    response: reqwest::Response,
    splitter: Splitter,
}

impl Client {
    /// Reads a list; nothing is sent before the first piece is asked for.
    pub fn listing(&self, call: ListCall, wanted: Wanted) -> Listing {
        let largest = call.size_max;
        let step = match wanted {
            Wanted::All if call.has_whole => Step::Whole,
            Wanted::All => Step::Page { number: 1, size: largest, is_only: false },
            Wanted::First(rows) => Step::Page { number: 1, size: rows.clamp(1, largest), is_only: false },
            Wanted::Page(number, size) => Step::Page { number, size: size.clamp(1, largest), is_only: true },
        };
        Listing { client: self.clone(), call, step, total: None, is_paged: false, told: HashSet::new() }
    }
}

impl Listing {
    /// The next rows; `None` at the end. A piece may be empty.
    pub async fn next(&mut self) -> Result<Option<Vec<Row>>, ClientError> {
        match std::mem::replace(&mut self.step, Step::End) {
            Step::End => Ok(None),
            Step::Whole => {
                let call = self.request(None);
                self.open(&call, None).await.map(Some)
            }
            Step::Page { number, size, is_only } => {
                let call = self.request(Some((number, size)));
                self.open(&call, Some((number, size, is_only))).await.map(Some)
            }
            Step::Array(coming) => self.read_on(*coming).await.map(Some),
        }
    }

    /// How many rows the list has in all, where the server has said it.
    pub fn total(&self) -> Option<usize> {
        self.total
    }

    /// Whether the server answers in pages; then it has also searched and sorted as it was asked to.
    pub fn is_paged(&self) -> bool {
        self.is_paged
    }

    /// Asks for the next answer and keeps it as it is, for those who want its bytes.
    pub async fn fetch(self) -> Result<(), ClientError> {
        let page = match self.step {
            Step::Page { number, size, .. } => Some((number, size)),
            _ => None,
        };
        self.client.send(&self.request(page)).await.map(drop)
    }

    fn request(&self, page: Option<(usize, usize)>) -> Call {
        let mut call = Call::get(self.call.path);
        for (name, value) in &self.call.query {
            call = call.query(name, value);
        }
        if let Some((number, size)) = page {
            call = call.query("page", number.to_string()).query(self.call.size_name, size.to_string());
        }
        call
    }

    async fn open(
        &mut self,
        call: &Call,
        page: Option<(usize, usize, bool)>,
    ) -> Result<Vec<Row>, ClientError> {
        let mut response = self.client.open(call).await?;
        let mut head = Vec::new();
        while !head.iter().any(|byte: &u8| !byte.is_ascii_whitespace()) {
            match self.client.chunk(&mut response).await? {
                Some(chunk) => head.extend_from_slice(&chunk),
                None => return Err(self.unexpected("it is empty")),
            }
        }
        if head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[') {
            let mut splitter = Splitter::default();
            let rows = self.split(&mut splitter, &head)?;
            if !splitter.has_ended {
                self.step = Step::Array(Box::new(Coming { response, splitter }));
            }
            return Ok(rows);
        }
        while let Some(chunk) = self.client.chunk(&mut response).await? {
            if head.len() + chunk.len() > PIECE_BYTES_MAX {
                return Err(self.unexpected("a page of it is too large"));
            }
            head.extend_from_slice(&chunk);
        }
        self.page(&head, page)
    }

    /// The rows of an answer with an envelope, and what to ask for next.
    fn page(&mut self, body: &[u8], page: Option<(usize, usize, bool)>) -> Result<Vec<Row>, ClientError> {
        let value: Value =
            serde_json::from_slice(body).map_err(|error| self.unexpected(&error.to_string()))?;
        let Value::Object(mut answer) = value else {
            return if value.is_null() { Ok(Vec::new()) } else { Err(self.unexpected("no list")) };
        };
        let whole = |name: &str| {
            answer.get(name).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok())
        };
        self.total = whole("total_count").or_else(|| whole("total"));
        let pages = whole("total_pages");
        let rows = objects(answer.remove(self.call.member).unwrap_or_default())
            .ok_or_else(|| self.unexpected(&format!("`{}` is not a list of objects", self.call.member)))?;
        self.is_paged = true;
        let (number, size, is_only) = page.unwrap_or((1, rows.len(), pages.is_none_or(|pages| pages <= 1)));
        let is_last = match (pages, self.total) {
            (Some(pages), _) => number >= pages,
            (None, Some(total)) => number.saturating_mul(size) >= total,
            (None, None) => rows.len() < size,
        };
        if !is_only && !is_last && !rows.is_empty() {
            self.step = Step::Page { number: number + 1, size, is_only };
        }
        Ok(self.untold(rows))
    }

    /// Without those that the page before had already.
    fn untold(&mut self, mut rows: Vec<Row>) -> Vec<Row> {
        let id = |row: &Row| row.get(self.call.id).and_then(Value::as_str).map(str::to_owned);
        let ids: HashSet<String> = rows.iter().filter_map(id).collect();
        rows.retain(|row| id(row).is_none_or(|id| !self.told.contains(&id)));
        self.told = ids;
        rows
    }

    async fn read_on(&mut self, mut coming: Coming) -> Result<Vec<Row>, ClientError> {
        let Some(chunk) = self.client.chunk(&mut coming.response).await? else {
            return Err(self.unexpected("it ends in the middle"));
        };
        let rows = self.split(&mut coming.splitter, &chunk)?;
        if !coming.splitter.has_ended {
            self.step = Step::Array(Box::new(coming));
        }
        Ok(rows)
    }

    fn split(&self, splitter: &mut Splitter, bytes: &[u8]) -> Result<Vec<Row>, ClientError> {
        let items = splitter.push(bytes).map_err(|why| self.unexpected(why))?;
        items
            .iter()
            .map(|item| serde_json::from_slice(item).map_err(|error| self.unexpected(&error.to_string())))
            .collect()
    }

    fn unexpected(&self, why: &str) -> ClientError {
        let url = format!("{}{}", self.client.url().as_str(), self.call.path);
        ClientError::local(
            Cause::Server,
            format!("the answer of {url} is not what was expected: {why}"),
            &url,
        )
    }
}

/// Takes an array of objects apart while its text is coming.
#[derive(Debug, Default)]
struct Splitter {
    has_begun: bool,
    has_ended: bool,
    depth: usize,
    in_string: bool,
    is_escaped: bool,
    item: Vec<u8>,
}

impl Splitter {
    /// The objects that are whole now.
    fn push(&mut self, bytes: &[u8]) -> Result<Vec<Vec<u8>>, &'static str> {
        let mut items = Vec::new();
        for byte in bytes {
            if self.depth == 0 {
                self.between(*byte)?;
            } else if self.within(*byte) {
                items.push(std::mem::take(&mut self.item));
            }
            if self.item.len() > PIECE_BYTES_MAX {
                return Err("a row of it is too large");
            }
        }
        Ok(items)
    }

    /// Takes a byte that is in no object.
    fn between(&mut self, byte: u8) -> Result<(), &'static str> {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => {}
            b'[' if !self.has_begun => self.has_begun = true,
            b',' if self.has_begun && !self.has_ended => {}
            b']' if self.has_begun && !self.has_ended => self.has_ended = true,
            b'{' if self.has_begun && !self.has_ended => {
                self.depth = 1;
                self.item.push(byte);
            }
            _ => return Err("not a list of objects"),
        }
        Ok(())
    }

    /// Takes a byte of an object, and tells whether it is its last.
    fn within(&mut self, byte: u8) -> bool {
        self.item.push(byte);
        if self.in_string {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth -= 1,
            _ => {}
        }
        self.depth == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::http::tests::{answer, serve};
    use proptest::prelude::*;

    async fn ids(listing: &mut Listing) -> Vec<String> {
        let mut ids = Vec::new();
        while let Some(rows) = listing.next().await.unwrap() {
            ids.extend(rows.iter().map(|row| row["user_id"].as_str().unwrap().to_owned()));
        }
        ids
    }

    fn page(ids: &[&str], total: usize, pages: usize) -> String {
        let rows: Vec<Value> = ids.iter().map(|id| serde_json::json!({"user_id": id})).collect();
        let body = serde_json::json!({"customers": rows, "total_count": total, "total_pages": pages});
        answer("200 OK", &body.to_string())
    }

    #[tokio::test]
    async fn pages_follow_each_other_and_no_row_comes_twice() {
        let answers = vec![page(&["a", "b"], 3, 2), page(&["b", "c"], 4, 2)];
        let (client, server) = serve(answers).await;
        let mut listing = client.listing(ListCall::customers().query("search", "x y"), Wanted::First(2));
        assert_eq!(ids(&mut listing).await, ["a", "b", "c"]);
        assert_eq!((listing.total(), listing.is_paged()), (Some(4), true));
        let heads = server.await.unwrap();
        assert!(heads[0].starts_with("GET /customer/list?search=x+y&page=1&size=2 "), "{}", heads[0]);
        assert!(heads[1].contains("page=2&size=2"), "{}", heads[1]);
    }

    #[tokio::test]
    async fn one_page_is_one_request() {
        let (client, server) = serve(vec![page(&["c"], 3, 3)]).await;
        let mut listing = client.listing(ListCall::customers(), Wanted::Page(3, 1));
        assert_eq!(ids(&mut listing).await, ["c"]);
        assert_eq!(server.await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn a_server_without_pages_sends_everything() {
        for wanted in [Wanted::All, Wanted::First(1), Wanted::Page(1, 1)] {
            let body = r#" [{"user_id":"a]}\"{"}, {"user_id":"b","x":[{}]}] "#;
            let (client, server) = serve(vec![answer("200 OK", body)]).await;
            let mut listing = client.listing(ListCall::customers(), wanted);
            assert_eq!(ids(&mut listing).await, ["a]}\"{", "b"]);
            assert!(!listing.is_paged());
            let head = &server.await.unwrap()[0];
            assert_eq!(head.contains("page="), wanted != Wanted::All, "{head}");
        }
    }

    #[tokio::test]
    async fn what_is_no_list_is_an_error() {
        for body in ["", "[{\"user_id\":\"a\"}", "[1]", "{\"customers\":1}", "[{]"] {
            let (client, _server) = serve(vec![answer("200 OK", body)]).await;
            let mut listing = client.listing(ListCall::customers(), Wanted::All);
            let failed = loop {
                match listing.next().await {
                    Ok(Some(_)) => {}
                    Ok(None) => panic!("{body}"),
                    Err(error) => break error,
                }
            };
            assert_eq!(failed.cause, Cause::Server, "{body}");
        }
    }

    proptest! {
        #[test]
        fn wherever_the_text_is_cut_the_rows_are_the_same(
            rows in proptest::collection::vec(("\\PC{0,6}", ".{0,6}", any::<i32>()), 0..5),
            cuts in proptest::collection::vec(0..200_usize, 0..6),
        ) {
            let rows: Vec<Value> = rows
                .into_iter()
                .map(|(name, text, n)| serde_json::json!({"name": name, "b": [text, {"c": n}]}))
                .collect();
            let text = serde_json::to_string_pretty(&rows).unwrap();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(text.len())).collect();
            cuts.extend([0, text.len()]);
            cuts.sort_unstable();
            let mut splitter = Splitter::default();
            let mut items = Vec::new();
            for cut in cuts.windows(2) {
                items.extend(splitter.push(&text.as_bytes()[cut[0]..cut[1]]).unwrap());
            }
            let read: Vec<Value> = items.iter().map(|item| serde_json::from_slice(item).unwrap()).collect();
            prop_assert_eq!(read, rows);
            prop_assert!(splitter.has_ended);
        }
    }
}
