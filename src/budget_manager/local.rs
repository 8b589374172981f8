//! Budgets in a file of this machine, shared with every program that reads `user_cost.json`.
//!
//! A change reads the file, is made, and replaces the file in one step, all under a lock beside it.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use serde::Serialize as _;
use serde_json::ser::{PrettyFormatter, Serializer};

use super::BudgetManager;
use super::cost::Spent;
use super::error::Error;
use super::users::{BudgetDuration, UserBudget, Users, millis};
use crate::clock::Clock;
use crate::domain::money::Picos;

/// The file's usual name, in the working directory.
pub const USER_COST_FILE: &str = "user_cost.json";

/// Where a local [`BudgetManager`] keeps its budgets.
#[derive(Clone, Debug)]
pub struct LocalFile {
    path: PathBuf,
    place: Arc<str>,
}

/// Changing methods return when the change is on disk. Several managers, in one process or in
/// many, may share a file: each change is laid over what the others have written.
impl BudgetManager<LocalFile> {
    /// Reads `user_cost.json` in the working directory; no file is no users yet.
    ///
    /// # Errors
    /// [`Error::Io`] and [`Error::Damaged`].
    pub fn open() -> Result<Self, Error> {
        Self::local(USER_COST_FILE)
    }

    /// Reads the budgets in a file; no file is no users yet.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be read, [`Error::Damaged`] when it does not hold budgets.
    pub fn local(path: impl Into<PathBuf>) -> Result<Self, Error> {
        let path = path.into();
        let kept = LocalFile { place: path.display().to_string().into(), path };
        Ok(Self { users: kept.read()?, clock: Clock::System, kept })
    }

    /// Reads the file again: what other programs have written since.
    ///
    /// # Errors
    /// [`Error::Io`] and [`Error::Damaged`].
    pub fn reload(&mut self) -> Result<(), Error> {
        self.users = self.kept.read()?;
        Ok(())
    }

    /// Gives a user a budget of so many dollars, in place of the one that is there with all that
    /// was spent of it. With a duration, [`reset_on_duration`](Self::reset_on_duration) counts it
    /// from `created_at`, by default now.
    ///
    /// # Errors
    /// [`Error::NegativeBudget`], [`Error::TooLarge`], [`Error::Io`], [`Error::Damaged`].
    pub fn create_budget(
        &mut self,
        total_budget: Picos,
        user: &str,
        duration: Option<BudgetDuration>,
        created_at: Option<SystemTime>,
    ) -> Result<UserBudget, Error> {
        let created_at = created_at.map_or_else(|| self.clock.now(), millis);
        self.change(|users| users.create(user, total_budget, duration, created_at))
    }

    /// Adds what a call has cost to what the user has spent; answers the user's budget.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::UnknownModel`], [`Error::BadCompletion`] and
    /// [`Error::NothingSpent`] of `spent`, [`Error::TooLarge`], [`Error::Io`], [`Error::Damaged`].
    pub fn update_cost<'a>(&mut self, user: &str, spent: impl Into<Spent<'a>>) -> Result<UserBudget, Error> {
        let (model, cost) = spent.into().cost(self.clock.now())?;
        self.change(|users| users.add_cost(user, model, cost))
    }

    /// Forgets what the user has spent.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::Io`], [`Error::Damaged`].
    pub fn reset_cost(&mut self, user: &str) -> Result<UserBudget, Error> {
        self.change(|users| users.reset(user))
    }

    /// Forgets what the user has spent if the budget's duration has passed since it was made or
    /// last reset; answers whether it has.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::NoDuration`], [`Error::Io`], [`Error::Damaged`].
    pub fn reset_on_duration(&mut self, user: &str) -> Result<bool, Error> {
        let now = self.clock.now();
        self.change(|users| users.reset_on_duration(user, now))
    }

    /// [`reset_on_duration`](Self::reset_on_duration) for everybody who has a duration; answers who
    /// was reset.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::Damaged`].
    pub fn update_budget_all_users(&mut self) -> Result<Vec<String>, Error> {
        let now = self.clock.now();
        self.change(|users| users.reset_all_on_duration(now))
    }

    /// Makes sure that the file holds what this manager knows. Every change is on disk already, so
    /// this writes only where the file was lost.
    ///
    /// # Errors
    /// [`Error::Changed`] when the file holds something else, [`Error::Io`], [`Error::Damaged`].
    pub fn save_data(&self) -> Result<(), Error> {
        let _lock = self.kept.lock()?;
        let stored = self.kept.read()?;
        if stored == self.users {
            return Ok(());
        }
        if !stored.is_empty() {
            return Err(Error::Changed { place: self.kept.place.to_string() });
        }
        self.kept.write(&self.users)
    }

    fn change<T>(&mut self, change: impl FnOnce(&mut Users) -> Result<T, Error>) -> Result<T, Error> {
        let _lock = self.kept.lock()?;
        let stored = self.kept.read()?;
        let mut users = stored.clone();
        let outcome = change(&mut users)?;
        if users != stored {
            self.kept.write(&users)?;
        }
        self.users = users;
        Ok(outcome)
    }
}

impl LocalFile {
    fn read(&self) -> Result<Users, Error> {
        match fs::read(&self.path) {
            Ok(json) => Users::read(&json, &self.place),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Users::none(&self.place)),
            Err(error) => Err(Error::io(&self.path, error)),
        }
    }

    /// The file itself: a link to it stays one, and whoever comes by another way meets the same lock.
    fn target(&self) -> PathBuf {
        fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone())
    }

    /// Waits until no other manager is changing the file. The lock ends with the value, and with
    /// the process; its file stays, because removing it would let two in.
    fn lock(&self) -> Result<File, Error> {
        let path = beside(&self.target(), ".lock");
        let locked = File::options().create(true).truncate(false).write(true).open(&path);
        let locked = locked.and_then(|file| file.lock().map(|()| file));
        locked.map_err(|error| Error::io(&path, error))
    }

    /// Replaces the file in one step: whoever reads it, even after a crash, finds it as it was or
    /// as it is to be.
    fn write(&self, users: &Users) -> Result<(), Error> {
        let target = self.target();
        let next = beside(&target, ".next");
        self.prepare(&next, &target, users).map_err(|error| Error::io(&next, error))?;
        fs::rename(&next, &target).map_err(|error| Error::io(&target, error))?;
        sync_folder(&target).map_err(|error| Error::io(&target, error))
    }

    fn prepare(&self, next: &Path, target: &Path, users: &Users) -> std::io::Result<()> {
        let text = file_text(users)?;
        let mut file = File::create(next)?;
        if let Ok(known) = fs::metadata(target) {
            file.set_permissions(known.permissions())?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()
    }
}

/// The same name with an ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The new name is on disk when its folder is; elsewhere than on Unix, folders need no such word.
fn sync_folder(file: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = file.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder)?.sync_all()?;
    }
    let _ = file;
    Ok(())
}

/// The dictionary as Python's `json.dump(…, indent=4)` writes it, byte for byte: it reads files in
/// the encoding of its surroundings, so what is not ASCII is escaped.
fn file_text(users: &Users) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, PrettyFormatter::with_indent(b"    "));
    users.entries().serialize(&mut serializer)?;
    let text = String::from_utf8(bytes).map_err(std::io::Error::other)?;
    let mut ascii = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            ascii.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                ascii.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    Ok(ascii)
}

#[cfg(test)]
mod tests;
