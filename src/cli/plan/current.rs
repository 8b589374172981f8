//! What the server has: of each kind either what the files name or everything, whichever is asked for
//! in fewer requests. Reads only.

use std::collections::HashMap;

use futures_util::{StreamExt as _, stream};

use super::kind::Kind;
use crate::cli::budget::budget_of;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::look::exact;
use crate::cli::progress::Progress;
use crate::client::Row;

/// Requests that are under way at once.
const AT_ONCE: usize = 8;

/// Rows of the server by kind and id.
#[derive(Debug, Default)]
pub(super) struct Current {
    rows: HashMap<Kind, HashMap<String, Row>>,
    /// How many customers, of those that were read, are on each budget.
    sharers: HashMap<String, usize>,
    /// Budgets that kinds which plans do not know are on, with one that is. They stay.
    pub(super) held: HashMap<String, String>,
    /// Aliases that several keys have.
    pub(super) ambiguous: Vec<String>,
    /// The server cuts its lists into pages, as ours does; older ones change the budget of everybody
    /// who is on it when a customer gets a limit.
    pub(super) keeps_customers_apart: bool,
}

impl Current {
    pub(super) fn get(&self, kind: Kind, id: &str) -> Option<&Row> {
        self.rows.get(&kind)?.get(id)
    }

    /// All that was read of a kind.
    pub(super) fn all(&self, kind: Kind) -> impl Iterator<Item = (&String, &Row)> {
        self.rows.get(&kind).into_iter().flatten()
    }

    /// Adds rows that were read.
    pub(super) fn put(&mut self, kind: Kind, rows: Vec<Row>) {
        for row in rows {
            let id = exact(row.get(kind.id_field()));
            if id.is_empty() {
                continue;
            }
            let (budget, token) = (exact(budget_of(&row)), row.get("token").cloned());
            // Rows move from page to page while others are made: the same one may come twice.
            match self.rows.entry(kind).or_default().insert(id.clone(), row) {
                None if kind == Kind::Customer && !budget.is_empty() => {
                    *self.sharers.entry(budget).or_default() += 1;
                }
                Some(known) if kind == Kind::Key && known.get("token") != token.as_ref() => {
                    self.ambiguous.push(id);
                }
                _ => {}
            }
        }
    }

    /// Whether a budget is one customer's own: the server made up its id, and nobody else is on it.
    pub(super) fn is_private(&self, budget: &str) -> bool {
        is_made_up(budget) && self.sharers.get(budget).copied().unwrap_or_default() <= 1
    }

    /// Customers that were read and are on a budget.
    pub(super) fn sharers(&self, budget: &str) -> usize {
        self.sharers.get(budget).copied().unwrap_or_default()
    }

    /// Reads the named budgets.
    pub(super) async fn read_budgets(&mut self, ids: &[String], context: &Context) -> Result<(), Failure> {
        if !ids.is_empty() {
            self.put(Kind::Budget, context.client.budgets_named(ids).await?);
        }
        Ok(())
    }

    /// Reads the named objects of a kind: by its list, or one by one when the list is much longer.
    pub(super) async fn read_named(
        &mut self,
        kind: Kind,
        ids: &[String],
        context: &Context,
    ) -> Result<(), Failure> {
        if ids.is_empty() {
            return Ok(());
        }
        let pages = self.read_first(kind, context).await?;
        if pages <= ids.len().saturating_add(1) {
            return self.read_rest(kind, pages, context).await;
        }
        let missing: Vec<&String> = ids.iter().filter(|id| self.get(kind, id).is_none()).collect();
        let progress = progress(kind, missing.len(), context);
        let mut found = stream::iter(missing)
            .map(|id| context.client.record(kind.records(), id))
            .buffer_unordered(AT_ONCE);
        let mut rows = Vec::new();
        while let Some(row) = found.next().await {
            rows.extend(row?);
            progress.advance(1);
        }
        drop(found);
        self.put(kind, rows);
        Ok(())
    }

    /// Reads everything of a kind.
    pub(super) async fn read_all(&mut self, kind: Kind, context: &Context) -> Result<(), Failure> {
        let pages = self.read_first(kind, context).await?;
        self.read_rest(kind, pages, context).await
    }

    /// Reads the first page, and answers how many there are.
    async fn read_first(&mut self, kind: Kind, context: &Context) -> Result<usize, Failure> {
        self.forget(kind);
        let page = context.client.records_page(kind.records(), 1).await?;
        if kind == Kind::Customer {
            self.keeps_customers_apart = page.is_cut;
        }
        self.put(kind, page.rows);
        Ok(page.pages)
    }

    async fn read_rest(&mut self, kind: Kind, pages: usize, context: &Context) -> Result<(), Failure> {
        let progress = progress(kind, pages, context);
        let mut further = stream::iter(2..=pages)
            .map(|page| context.client.records_page(kind.records(), page))
            .buffer_unordered(AT_ONCE);
        while let Some(page) = further.next().await {
            self.put(kind, page?.rows);
            progress.advance(1);
        }
        Ok(())
    }

    fn forget(&mut self, kind: Kind) {
        self.rows.remove(&kind);
        if kind == Kind::Customer {
            self.sharers.clear();
        }
    }
}

fn progress(kind: Kind, total: usize, context: &Context) -> Progress<'_> {
    Progress::start(&context.printer, format!("reading {}", kind.section()), u64::try_from(total).ok())
}

/// Whether an id is one that servers make up where nobody chooses one.
pub(super) fn is_made_up(id: &str) -> bool {
    id.len() == 36 && uuid::Uuid::try_parse(id).is_ok()
}
