//! A change of records under the pen: staged, written in one transaction, then shown to readers.
//!
//! Knows no rules; whoever holds the edit has checked what it stages.

use std::sync::Arc;

use tokio::sync::OwnedMutexGuard;

use super::Directory;
use crate::domain::id::{BudgetId, CustomerId, KeyHash, TeamId, UserId};
use crate::domain::record::{ApiKey, Budget, Customer, Team, User};
use crate::domain::time::Millis;
use crate::store::{Statement, StoreError, records};

/// Why a change was not made. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// An id or a name in it is taken.
    #[error("an id or a name is taken")]
    Taken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What readers see once it is written.
#[derive(Debug)]
enum Shown {
    Customer(CustomerId, Option<Arc<Customer>>),
    Key(KeyHash, Option<Arc<ApiKey>>),
    Budget(BudgetId, Option<Arc<Budget>>),
    Team(TeamId, Option<Arc<Team>>),
    User(UserId, Option<Arc<User>>),
}

/// The right to change records, and the changes so far. Dropped without
/// [`commit`](Self::commit) it has changed nothing.
#[derive(Debug)]
#[must_use = "an edit changes nothing until it is committed"]
pub struct Edit {
    directory: Directory,
    pen: OwnedMutexGuard<()>,
    statements: Vec<Statement>,
    shown: Vec<Shown>,
}

macro_rules! writes {
    ($($(#[$doc:meta])* $name:ident: $how:ident, $records:ident, $shown:ident, $id:ident, $record:ty;)*) => {$(
        $(#[$doc])*
        pub fn $name(&mut self, record: $record) -> Result<(), StoreError> {
            self.statements.push(records::$records::$how(&record)?);
            self.shown.push(Shown::$shown(record.$id.clone(), Some(Arc::new(record))));
            Ok(())
        }
    )*};
}

impl Edit {
    pub(super) fn new(directory: Directory, pen: OwnedMutexGuard<()>) -> Self {
        Self { directory, pen, statements: vec![], shown: vec![] }
    }

    writes! {
        /// Adds a customer.
        insert_customer: insert, customer, Customer, id, Customer;
        /// Replaces a customer.
        update_customer: update, customer, Customer, id, Customer;
        /// Adds a budget.
        insert_budget: insert, budget, Budget, id, Budget;
        /// Replaces a budget.
        update_budget: update, budget, Budget, id, Budget;
        /// Adds a key.
        insert_key: insert, api_key, Key, hash, ApiKey;
        /// Replaces a key.
        update_key: update, api_key, Key, hash, ApiKey;
        /// Adds a team.
        insert_team: insert, team, Team, id, Team;
        /// Replaces a team.
        update_team: update, team, Team, id, Team;
        /// Adds a user.
        insert_user: insert, staff_user, User, id, User;
        /// Replaces a user.
        update_user: update, staff_user, User, id, User;
    }

    /// Removes a customer.
    pub fn delete_customer(&mut self, id: CustomerId) {
        self.statements.push(records::customer::delete(&id));
        self.shown.push(Shown::Customer(id, None));
    }

    /// Removes a budget.
    pub fn delete_budget(&mut self, id: BudgetId) {
        self.statements.push(records::budget::delete(&id));
        self.shown.push(Shown::Budget(id, None));
    }

    /// Removes a team.
    pub fn delete_team(&mut self, id: TeamId) {
        self.statements.push(records::team::delete(&id));
        self.shown.push(Shown::Team(id, None));
    }

    /// Removes a user.
    pub fn delete_user(&mut self, id: UserId) {
        self.statements.push(records::staff_user::delete(&id));
        self.shown.push(Shown::User(id, None));
    }

    /// Moves a key to the archive.
    pub fn archive_key(&mut self, key: &ApiKey, by: &str, at: Millis) -> Result<(), StoreError> {
        self.statements.extend(records::api_key::archive(key, by, at)?);
        self.shown.push(Shown::Key(key.hash.clone(), None));
        Ok(())
    }

    /// Writes everything in one transaction, then shows it to readers.
    ///
    /// It runs to its end even if the caller is gone by then: a write that memory does not know
    /// of would be answered wrongly from then on.
    pub async fn commit(self) -> Result<(), EditError> {
        if self.statements.is_empty() {
            return Ok(());
        }
        let running = tokio::spawn(self.run());
        running.await.unwrap_or_else(|stopped| {
            Err(EditError::Store(StoreError::File(format!("the write was stopped: {stopped}"))))
        })
    }

    async fn run(self) -> Result<(), EditError> {
        let Self { directory, pen, statements, shown } = self;
        match directory.inner.store.write(statements).await {
            Ok(_) => {}
            Err(error) if records::is_taken(&error) => return Err(EditError::Taken),
            Err(error) => {
                // Whether it was written is not known; what memory holds may be old.
                directory.forget();
                return Err(error.into());
            }
        }
        for change in shown {
            directory.show(change);
        }
        drop(pen);
        Ok(())
    }
}

impl Directory {
    fn forget(&self) {
        let inner = &self.inner;
        inner.customers.clear();
        inner.keys.clear();
        inner.budgets.clear();
        inner.teams.clear();
        inner.users.clear();
    }

    fn show(&self, change: Shown) {
        let inner = &self.inner;
        match change {
            Shown::Customer(id, record) => inner.customers.replace(id, record),
            Shown::Key(hash, record) => inner.keys.replace(hash, record),
            Shown::Budget(id, record) => inner.budgets.replace(id, record),
            Shown::Team(id, record) => inner.teams.replace(id, record),
            Shown::User(id, record) => inner.users.replace(id, record),
        }
    }
}
