//! A change of records under the pen: staged, written in one transaction, then shown to readers.
//!
//! Knows no rules; whoever holds the edit has checked what it stages.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::sync::OwnedMutexGuard;

use super::{Directory, UNCOUNTED};
use crate::domain::delivery::{Event, EventKind};
use crate::domain::id::{BudgetId, CustomerId, KeyHash, OrganizationId, Tag, TeamId, UserId};
use crate::domain::record::{ApiKey, Budget, Customer, Organization, TagRecord, Team, TeamMember, User};
use crate::domain::time::Millis;
use crate::ledger::live::{Action, Changed, LiveEvent, RecordKind};
use crate::store::outbox::event;
use crate::store::records::team_member::MemberId;
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
    Member(MemberId, Option<Arc<TeamMember>>),
    Tag(Tag, Option<Arc<TagRecord>>),
    Organization(OrganizationId, Option<Arc<Organization>>),
}

impl Shown {
    /// What those who watch are told of it. Who joins or leaves a team changes the team.
    fn told(&self, action: Action) -> Option<Changed> {
        let (kind, id, blocked) = match self {
            Self::Customer(id, it) => (RecordKind::Customer, id.as_str(), it.as_ref().map(|it| it.blocked)),
            Self::Key(hash, it) => {
                (RecordKind::Key, hash.as_str(), it.as_ref().map(|it| it.blocked == Some(true)))
            }
            Self::Budget(id, _) => (RecordKind::Budget, id.as_str(), None),
            Self::Team(id, it) => (RecordKind::Team, id.as_str(), it.as_ref().map(|it| it.blocked)),
            Self::User(id, _) => (RecordKind::User, id.as_str(), None),
            Self::Member((team, _), _) => {
                let (kind, id, action) = (RecordKind::Team, team.to_string(), Action::Update);
                return Some(Changed { kind, id, action, blocked: None });
            }
            Self::Tag(..) | Self::Organization(..) => return None,
        };
        Some(Changed { kind, id: id.to_owned(), action, blocked })
    }
}

/// What those who watch are told of an edit: of each record once.
fn news(shown: &[(Action, Shown)]) -> Vec<Changed> {
    let mut news: Vec<Changed> = Vec::with_capacity(shown.len());
    let mut places = HashMap::new();
    for change in shown.iter().filter_map(|(action, shown)| shown.told(*action)) {
        match places.get(&(change.kind, change.id.clone())).and_then(|at: &usize| news.get_mut(*at)) {
            None => {
                places.insert((change.kind, change.id.clone()), news.len());
                news.push(change);
            }
            Some(known) => {
                // What was made and changed at once is new; what has no other news was changed.
                if change.action != Action::Update {
                    known.action = change.action;
                }
                known.blocked = change.blocked.or(known.blocked);
            }
        }
    }
    news
}

/// The right to change records, and the changes so far. Dropped without
/// [`commit`](Self::commit) it has changed nothing.
#[derive(Debug)]
#[must_use = "an edit changes nothing until it is committed"]
pub struct Edit {
    directory: Directory,
    pen: OwnedMutexGuard<()>,
    statements: Vec<Statement>,
    shown: Vec<(Action, Shown)>,
    /// Customers made, less those removed.
    more_customers: i64,
    /// Events that somebody is told of.
    told: u64,
}

macro_rules! writes {
    ($($(#[$doc:meta])* $name:ident: $how:ident $action:ident, $records:ident, $shown:ident, $id:ident,
       $record:ty;)*) => {$(
        $(#[$doc])*
        pub fn $name(&mut self, record: $record) -> Result<(), StoreError> {
            self.statements.push(records::$records::$how(&record)?);
            self.show(Action::$action, Shown::$shown(record.$id.clone(), Some(Arc::new(record))));
            Ok(())
        }
    )*};
}

impl Edit {
    pub(super) fn new(directory: Directory, pen: OwnedMutexGuard<()>) -> Self {
        Self { directory, pen, statements: vec![], shown: vec![], more_customers: 0, told: 0 }
    }

    writes! {
        /// Replaces a customer.
        update_customer: update Update, customer, Customer, id, Customer;
        /// Adds a budget.
        insert_budget: insert New, budget, Budget, id, Budget;
        /// Replaces a budget.
        update_budget: update Update, budget, Budget, id, Budget;
        /// Adds a key.
        insert_key: insert New, api_key, Key, hash, ApiKey;
        /// Replaces a key.
        update_key: update Update, api_key, Key, hash, ApiKey;
        /// Adds a team.
        insert_team: insert New, team, Team, id, Team;
        /// Replaces a team.
        update_team: update Update, team, Team, id, Team;
        /// Adds a user.
        insert_user: insert New, staff_user, User, id, User;
        /// Replaces a user.
        update_user: update Update, staff_user, User, id, User;
        /// Adds a tag.
        insert_tag: insert New, tag, Tag, id, TagRecord;
        /// Replaces a tag.
        update_tag: update Update, tag, Tag, id, TagRecord;
        /// Adds an organization.
        insert_organization: insert New, organization, Organization, id, Organization;
        /// Replaces an organization.
        update_organization: update Update, organization, Organization, id, Organization;
    }

    fn show(&mut self, action: Action, shown: Shown) {
        self.shown.push((action, shown));
    }

    /// Adds a customer.
    pub fn insert_customer(&mut self, customer: Customer) -> Result<(), StoreError> {
        self.statements.push(records::customer::insert(&customer)?);
        self.show(Action::New, Shown::Customer(customer.id.clone(), Some(Arc::new(customer))));
        self.more_customers += 1;
        Ok(())
    }

    /// Adds a member to a team.
    pub fn insert_member(&mut self, member: TeamMember) -> Result<(), StoreError> {
        self.statements.push(records::team_member::insert(&member)?);
        self.show_member(member);
        Ok(())
    }

    /// Replaces a member of a team.
    pub fn update_member(&mut self, member: TeamMember) -> Result<(), StoreError> {
        self.statements.push(records::team_member::update(&member)?);
        self.show_member(member);
        Ok(())
    }

    fn show_member(&mut self, member: TeamMember) {
        let id = (member.team.clone(), member.user.clone());
        self.show(Action::Update, Shown::Member(id, Some(Arc::new(member))));
    }

    /// Removes a member from a team.
    pub fn delete_member(&mut self, id: MemberId) {
        self.statements.push(records::team_member::delete(&id));
        self.show(Action::Delete, Shown::Member(id, None));
    }

    /// Removes a tag's description; calls may still carry the tag.
    pub fn delete_tag(&mut self, id: Tag) {
        self.statements.push(records::tag::delete(&id));
        self.show(Action::Delete, Shown::Tag(id, None));
    }

    /// Removes an organization.
    pub fn delete_organization(&mut self, id: OrganizationId) {
        self.statements.push(records::organization::delete(&id));
        self.show(Action::Delete, Shown::Organization(id, None));
    }

    /// Removes a customer.
    pub fn delete_customer(&mut self, id: CustomerId) {
        self.statements.push(records::customer::delete(&id));
        self.show(Action::Delete, Shown::Customer(id, None));
        self.more_customers -= 1;
    }

    /// Removes a budget.
    pub fn delete_budget(&mut self, id: BudgetId) {
        self.statements.push(records::budget::delete(&id));
        self.show(Action::Delete, Shown::Budget(id, None));
    }

    /// Removes a team.
    pub fn delete_team(&mut self, id: TeamId) {
        self.statements.push(records::team::delete(&id));
        self.show(Action::Delete, Shown::Team(id, None));
    }

    /// Removes a user.
    pub fn delete_user(&mut self, id: UserId) {
        self.statements.push(records::staff_user::delete(&id));
        self.show(Action::Delete, Shown::User(id, None));
    }

    /// Moves a key to the archive.
    pub fn archive_key(&mut self, key: &ApiKey, by: &str, at: Millis) -> Result<(), StoreError> {
        self.statements.extend(records::api_key::archive(key, by, at)?);
        self.show(Action::Delete, Shown::Key(key.hash.clone(), None));
        Ok(())
    }

    /// Whether anybody is told of events of a kind.
    pub fn tells(&self, kind: EventKind) -> bool {
        self.directory.inner.outbox.told_of(kind).next().is_some()
    }

    /// Tells of what is changed, in the same transaction. An event that nobody is told of is not
    /// written.
    pub fn tell(&mut self, event: &Event) {
        if self.tells(event.kind) {
            self.statements.extend(event::insert(event, &self.directory.inner.outbox));
            self.told += 1;
        }
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
        let Self { directory, pen, statements, shown, more_customers, told } = self;
        match directory.inner.store.write(statements).await {
            Ok(_) => {}
            Err(error) if records::is_taken(&error) => return Err(EditError::Taken),
            Err(error) => {
                // Whether it was written is not known; what memory holds may be old.
                directory.forget();
                return Err(error.into());
            }
        }
        let news = if directory.inner.live.receiver_count() > 0 { news(&shown) } else { Vec::new() };
        for (_, change) in shown {
            directory.show(change);
        }
        for change in news {
            // Whoever looks now sees it, and all that was changed with it.
            let _ = directory.inner.live.send(LiveEvent::Changed(Arc::new(change)));
        }
        // Whoever counts holds the pen, so the number is counted already or not at all.
        let count = &directory.inner.customer_count;
        if count.load(Ordering::Acquire) != UNCOUNTED {
            count.fetch_add(more_customers, Ordering::AcqRel);
        }
        drop(pen);
        directory.inner.owed.send_if_modified(|owed| {
            *owed += told;
            told > 0
        });
        Ok(())
    }
}

impl Directory {
    fn forget(&self) {
        let inner = &self.inner;
        inner.customer_count.store(UNCOUNTED, Ordering::Release);
        inner.customers.clear();
        inner.keys.clear();
        inner.budgets.clear();
        inner.teams.clear();
        inner.users.clear();
        inner.members.clear();
        inner.tags.clear();
        inner.described.clear();
        inner.organizations.clear();
    }

    fn show(&self, change: Shown) {
        let inner = &self.inner;
        match change {
            Shown::Customer(id, record) => inner.customers.replace(id, record),
            Shown::Key(hash, record) => inner.keys.replace(hash, record),
            Shown::Budget(id, record) => inner.budgets.replace(id, record),
            Shown::Team(id, record) => inner.teams.replace(id, record),
            Shown::User(id, record) => inner.users.replace(id, record),
            Shown::Member(id, record) => inner.members.replace(id, record),
            Shown::Tag(id, record) => {
                let is_described = record.is_some();
                inner.tags.replace(id.clone(), record);
                inner.described.change(&id, is_described);
            }
            Shown::Organization(id, record) => inner.organizations.replace(id, record),
        }
    }
}
