//! The records that admission reads, in memory: loaded from the store when first asked for, and
//! changed only through an [`Edit`], which writes to the store before anybody sees the change.
//!
//! Knows nothing of balances and rules; it answers what is written.

mod described;
mod edit;
mod shelf;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use described::{Described, NAMES_MAX};
pub use edit::{Edit, EditError};
use tokio::sync::{broadcast, watch};

use super::live::LiveEvent;
use crate::domain::delivery::Outbox;
use crate::domain::id::{BudgetId, CustomerId, KeyHash, OrganizationId, Tag, TeamId, UserId};
use crate::domain::record::{
    ApiKey, Budget, Customer, MemberRole, Organization, TagRecord, Team, TeamMember, User,
};
use crate::domain::time::Millis;
use crate::store::records::team_member::MemberId;
use crate::store::{Store, StoreError, records};
use shelf::Shelf;

/// How many records of a kind are kept in memory, those known to be absent included.
const CAPACITY: usize = 100_000;

/// Stands for a number that has to be counted.
const UNCOUNTED: i64 = -1;

/// The records, shared by everybody who reads or changes them.
#[derive(Clone, Debug)]
pub struct Directory {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    store: Store,
    customers: Shelf<CustomerId, Customer>,
    keys: Shelf<KeyHash, ApiKey>,
    budgets: Shelf<BudgetId, Budget>,
    teams: Shelf<TeamId, Team>,
    users: Shelf<UserId, User>,
    members: Shelf<MemberId, TeamMember>,
    tags: Shelf<Tag, TagRecord>,
    described: Described,
    organizations: Shelf<OrganizationId, Organization>,
    /// How many customers are on record; below zero: nobody has counted yet.
    customer_count: AtomicI64,
    /// Who is told of changes.
    outbox: Outbox,
    /// How much was written that they are owed.
    owed: watch::Sender<u64>,
    /// Those who watch.
    live: broadcast::Sender<LiveEvent>,
    /// Who holds it may change records; so no two changes are based on the same reading.
    pen: Arc<tokio::sync::Mutex<()>>,
}

macro_rules! reads {
    ($($(#[$doc:meta])* $name:ident, $(#[$cached_doc:meta])* $cached:ident:
       $shelf:ident, $records:ident, $id:ty => $record:ty;)*) => {$(
        $(#[$doc])*
        pub async fn $name(&self, id: &$id) -> Result<Option<Arc<$record>>, StoreError> {
            let shelf = &self.inner.$shelf;
            if let Some(known) = shelf.get(id) {
                return Ok(known);
            }
            let seen = shelf.seen();
            let found = records::$records::get(&self.inner.store, id).await?.map(Arc::new);
            shelf.fill(id.clone(), found.clone(), seen);
            Ok(found)
        }

        $(#[$cached_doc])*
        pub fn $cached(&self, id: &$id) -> Option<Option<Arc<$record>>> {
            self.inner.$shelf.get(id)
        }
    )*};
}

impl Directory {
    /// A directory of what is in `store`. There must be only one: it trusts its memory.
    pub fn new(store: Store) -> Self {
        Self::telling(store, Outbox::default(), broadcast::Sender::new(1))
    }

    /// The same, where changes are owed to those in the outbox, and told to those who watch.
    pub fn telling(store: Store, outbox: Outbox, live: broadcast::Sender<LiveEvent>) -> Self {
        Self::with_capacity(store, outbox, live, CAPACITY)
    }

    fn with_capacity(
        store: Store,
        outbox: Outbox,
        live: broadcast::Sender<LiveEvent>,
        capacity: usize,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                store,
                customers: Shelf::new(capacity),
                keys: Shelf::new(capacity),
                budgets: Shelf::new(capacity),
                teams: Shelf::new(capacity),
                users: Shelf::new(capacity),
                members: Shelf::new(capacity),
                tags: Shelf::new(capacity),
                described: Described::default(),
                organizations: Shelf::new(capacity),
                customer_count: AtomicI64::new(UNCOUNTED),
                outbox,
                owed: watch::Sender::new(0),
                live,
                pen: Arc::default(),
            }),
        }
    }

    /// The store behind it, for lists.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// Rises when a change was written that somebody is owed.
    pub fn owed(&self) -> watch::Receiver<u64> {
        self.inner.owed.subscribe()
    }

    /// Waits for the pen. Until the edit is committed or dropped nobody else changes a record, so
    /// what is read meanwhile is what the change applies to.
    pub async fn edit(&self) -> Edit {
        let pen = Arc::clone(&self.inner.pen).lock_owned().await;
        Edit::new(self.clone(), pen)
    }

    reads! {
        /// The customer of an id.
        customer,
        /// The customer of an id as far as memory knows: `Some(None)` is known to be absent.
        cached_customer: customers, customer, CustomerId => Customer;
        /// The key of a hash.
        key,
        /// The key of a hash as far as memory knows: `Some(None)` is known to be absent.
        cached_key: keys, api_key, KeyHash => ApiKey;
        /// The budget of an id.
        budget,
        /// The budget of an id as far as memory knows: `Some(None)` is known to be absent.
        cached_budget: budgets, budget, BudgetId => Budget;
        /// The team of an id.
        team,
        /// The team of an id as far as memory knows: `Some(None)` is known to be absent.
        cached_team: teams, team, TeamId => Team;
        /// The user of an id.
        user,
        /// The user of an id as far as memory knows: `Some(None)` is known to be absent.
        cached_user: users, staff_user, UserId => User;
        /// The member of a team.
        member,
        /// The member of a team as far as memory knows: `Some(None)` is known to be absent.
        cached_member: members, team_member, MemberId => TeamMember;
        /// The tag of a name, asked for by itself.
        read_tag,
        /// The tag of a name as far as memory knows: `Some(None)` is known to be absent.
        cached_tag: tags, tag, Tag => TagRecord;
        /// The organization of an id.
        organization,
        /// The organization of an id as far as memory knows: `Some(None)` is known to be absent.
        cached_organization: organizations, organization, OrganizationId => Organization;
    }

    /// The tag of a name, if somebody described it.
    pub async fn tag(&self, id: &Tag) -> Result<Option<Arc<TagRecord>>, StoreError> {
        let described = &self.inner.described;
        if described.may_have(id).is_none() {
            let seen = described.seen();
            described.fill(records::tag::names(&self.inner.store, NAMES_MAX as u64 + 1).await?, seen);
        }
        match described.may_have(id) {
            Some(false) => Ok(None),
            Some(true) | None => self.read_tag(id).await,
        }
    }

    /// How many customers are on record: counted once, and kept along from then on.
    pub async fn customer_count(&self) -> Result<u64, StoreError> {
        let count = &self.inner.customer_count;
        if let Ok(known) = u64::try_from(count.load(Ordering::Acquire)) {
            return Ok(known);
        }
        // Nobody makes or removes one while we count.
        let edit = self.edit().await;
        let counted = records::customer::count(&self.inner.store).await?;
        count.store(i64::try_from(counted).unwrap_or(i64::MAX), Ordering::Release);
        drop(edit);
        Ok(counted)
    }

    /// The customer of an id, made if nobody made it: the first call of a new customer works.
    pub async fn ensure_customer(&self, id: &CustomerId, now: Millis) -> Result<Arc<Customer>, StoreError> {
        if let Some(known) = self.customer(id).await? {
            return Ok(known);
        }
        let mut edit = self.edit().await;
        if let Some(known) = self.customer(id).await? {
            return Ok(known);
        }
        let made = new_customer(id.clone(), now);
        edit.insert_customer(made.clone())?;
        match edit.commit().await {
            Ok(()) => Ok(Arc::new(made)),
            Err(EditError::Store(error)) => Err(error),
            Err(EditError::Taken) => {
                // Another replica made it between our reading and our writing.
                self.inner.customers.clear();
                Ok(self.customer(id).await?.unwrap_or_else(|| Arc::new(made)))
            }
        }
    }
}

/// A customer nobody described.
pub fn new_customer(id: CustomerId, now: Millis) -> Customer {
    Customer {
        id,
        alias: None,
        blocked: false,
        budget_id: None,
        allowed_model_region: None,
        default_model: None,
        models: vec![],
        object_permission: None,
        created_at: now,
        updated_at: now,
    }
}

/// A team nobody described: a key was made for it.
pub fn new_team(id: TeamId, now: Millis) -> Team {
    Team {
        id,
        alias: None,
        blocked: false,
        limits: Default::default(),
        budget_limits: vec![],
        models: vec![],
        model_aliases: Default::default(),
        metadata: Default::default(),
        extra: Default::default(),
        created_at: now,
        updated_at: now,
    }
}

/// A member without limits of its own.
pub fn new_member(team: TeamId, user: UserId, role: MemberRole, now: Millis) -> TeamMember {
    TeamMember {
        team,
        user,
        email: None,
        role,
        budget_id: None,
        allowed_models: vec![],
        metadata: Default::default(),
        created_at: now,
        updated_at: now,
    }
}

/// A user nobody described: a key was made for it.
pub fn new_user(id: UserId, now: Millis) -> User {
    User {
        id,
        role: None,
        alias: None,
        email: None,
        limits: Default::default(),
        models: vec![],
        metadata: Default::default(),
        extra: Default::default(),
        created_at: now,
        updated_at: now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::records::tests::empty;

    async fn directory(capacity: usize) -> (tempfile::TempDir, Directory) {
        let (folder, store) = empty().await;
        (folder, Directory::with_capacity(store, Outbox::default(), broadcast::Sender::new(1), capacity))
    }

    #[tokio::test]
    async fn what_is_absent_is_remembered_until_it_is_made() {
        let (_folder, directory) = directory(10).await;
        let acme = CustomerId::from("acme");
        assert!(directory.cached_customer(&acme).is_none());
        assert!(directory.customer(&acme).await.unwrap().is_none());
        assert!(matches!(directory.cached_customer(&acme), Some(None)));
        directory.ensure_customer(&acme, Millis(7)).await.unwrap();
        assert!(matches!(directory.cached_customer(&acme), Some(Some(_))));
        let again = directory.ensure_customer(&acme, Millis(9)).await.unwrap();
        assert_eq!(again.created_at, Millis(7));
    }

    #[tokio::test]
    async fn tags_that_nobody_described_take_no_place() {
        let (_folder, directory) = directory(10).await;
        let (prod, other) = (Tag::from("prod"), Tag::from("other"));
        let record = || -> TagRecord {
            serde_json::from_value(serde_json::json!({"id": "prod", "created_at": 1, "updated_at": 1}))
                .unwrap()
        };
        for tag in [&prod, &other] {
            assert!(directory.tag(tag).await.unwrap().is_none());
            assert!(directory.cached_tag(tag).is_none(), "it is not remembered one by one");
        }
        let mut edit = directory.edit().await;
        edit.insert_tag(record()).unwrap();
        edit.commit().await.unwrap();
        assert!(directory.tag(&prod).await.unwrap().is_some());
        assert!(directory.tag(&other).await.unwrap().is_none());
        // A new process reads the names anew.
        let directory = Directory::new(directory.store().clone());
        assert!(directory.tag(&other).await.unwrap().is_none());
        assert!(directory.tag(&prod).await.unwrap().is_some());
        assert!(directory.cached_tag(&other).is_none());
        let mut edit = directory.edit().await;
        edit.delete_tag(prod.clone());
        edit.commit().await.unwrap();
        assert!(directory.tag(&prod).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn customers_are_counted_once_and_kept_along() {
        let (_folder, directory) = directory(10).await;
        for id in ["a", "b"] {
            directory.ensure_customer(&id.into(), Millis(1)).await.unwrap();
        }
        assert_eq!(directory.customer_count().await.unwrap(), 2);
        directory.ensure_customer(&"c".into(), Millis(1)).await.unwrap();
        directory.ensure_customer(&"c".into(), Millis(1)).await.unwrap();
        assert_eq!(directory.customer_count().await.unwrap(), 3);
        let mut edit = directory.edit().await;
        edit.delete_customer("a".into());
        edit.commit().await.unwrap();
        assert_eq!(directory.customer_count().await.unwrap(), 2);
    }

    #[tokio::test]
    async fn a_change_is_on_disk_and_in_memory_or_in_neither() {
        let (_folder, directory) = directory(10).await;
        let (acme, zoe) = (CustomerId::from("acme"), CustomerId::from("zoe"));
        directory.ensure_customer(&acme, Millis(1)).await.unwrap();
        let mut edit = directory.edit().await;
        edit.insert_customer(new_customer(zoe.clone(), Millis(2))).unwrap();
        edit.insert_customer(new_customer(acme.clone(), Millis(2))).unwrap();
        assert!(matches!(edit.commit().await, Err(EditError::Taken)));
        assert!(directory.customer(&zoe).await.unwrap().is_none());
        assert_eq!(directory.customer(&acme).await.unwrap().unwrap().created_at, Millis(1));

        let mut edit = directory.edit().await;
        edit.delete_customer(acme.clone());
        drop(edit);
        assert!(directory.customer(&acme).await.unwrap().is_some(), "a dropped edit changes nothing");
        let mut edit = directory.edit().await;
        edit.delete_customer(acme.clone());
        edit.commit().await.unwrap();
        assert!(directory.customer(&acme).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn changes_based_on_a_reading_never_lose_each_other() {
        let (_folder, directory) = directory(10).await;
        let acme = CustomerId::from("acme");
        directory.ensure_customer(&acme, Millis(0)).await.unwrap();
        let writers: Vec<_> = (0..20)
            .map(|_| {
                let (directory, acme) = (directory.clone(), acme.clone());
                tokio::spawn(async move {
                    let mut edit = directory.edit().await;
                    let mut customer = (*directory.customer(&acme).await.unwrap().unwrap()).clone();
                    customer.models.push("m".into());
                    edit.update_customer(customer).unwrap();
                    edit.commit().await.unwrap();
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(directory.customer(&acme).await.unwrap().unwrap().models.len(), 20);
        let stored = records::customer::get(directory.store(), &acme).await.unwrap().unwrap();
        assert_eq!(stored.models.len(), 20);
    }

    #[tokio::test]
    async fn many_first_calls_make_one_customer() {
        let (_folder, directory) = directory(2).await;
        let calls: Vec<_> = (0..30)
            .map(|at| {
                let directory = directory.clone();
                tokio::spawn(async move {
                    let id = CustomerId::from(format!("c{}", at % 3));
                    directory.ensure_customer(&id, Millis(at)).await.unwrap();
                })
            })
            .collect();
        for call in calls {
            call.await.unwrap();
        }
        assert_eq!(records::customer::count(directory.store()).await.unwrap(), 3);
    }

    #[tokio::test]
    async fn a_caller_who_leaves_while_a_change_is_written_leaves_memory_and_disk_equal() {
        let (_folder, directory) = directory(10).await;
        for round in 0..20 {
            let id = CustomerId::from(format!("c{round}"));
            assert!(directory.customer(&id).await.unwrap().is_none());
            let mut edit = directory.edit().await;
            edit.insert_customer(new_customer(id.clone(), Millis(1))).unwrap();
            let mut commit = Box::pin(edit.commit());
            // Polled once and dropped: the caller is gone, the write is not.
            let _ = futures_util::poll!(&mut commit);
            drop(commit);
            drop(directory.edit().await);
            let stored = records::customer::get(directory.store(), &id).await.unwrap();
            let known = directory.customer(&id).await.unwrap();
            assert_eq!(known.as_deref(), stored.as_ref());
        }
    }
}
