//! Answers of the server that are kept for a minute, so that a second TAB costs nothing.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::cli::settings::place::make_folder;

/// How long an answer is good.
const FRESH: Duration = Duration::from_secs(60);
/// A file that is larger was not written here.
const BYTES_MAX: u64 = 4 * 1024 * 1024;

/// The folder of kept answers.
pub(super) struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// Where answers are kept: the cache folder of the platform, or below `over`.
    pub(super) fn new(over: Option<&str>) -> Option<Self> {
        let folder = match over {
            Some(folder) => PathBuf::from(folder).join("cache"),
            None => directories::ProjectDirs::from("", "", "litellm-rs")?.cache_dir().to_owned(),
        };
        Some(Self { folder: folder.join("completions") })
    }

    /// The file of a question. Its name tells neither the server nor the key.
    fn file(&self, question: &[&str]) -> PathBuf {
        let mut hash = Sha256::new();
        for part in question {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let name: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(name)
    }

    /// The answer to a question, if it is not old.
    pub(super) fn get(&self, question: &[&str]) -> Option<Vec<String>> {
        let file = self.file(question);
        let state = std::fs::metadata(&file).ok()?;
        let is_fresh = state.modified().ok()?.elapsed().is_ok_and(|age| age < FRESH);
        if !is_fresh || state.len() > BYTES_MAX {
            return None;
        }
        Some(std::fs::read_to_string(file).ok()?.lines().map(str::to_owned).collect())
    }

    /// Keeps an answer. Where that is not possible, the next question goes to the server again.
    pub(super) fn put(&self, question: &[&str], ids: &[String]) {
        let _ = self.try_put(&self.file(question), ids);
    }

    fn try_put(&self, file: &Path, ids: &[String]) -> std::io::Result<()> {
        make_folder(&self.folder)?;
        let mut new = tempfile_in(&self.folder)?;
        for id in ids.iter().filter(|id| !id.contains('\n')) {
            writeln!(new.1, "{id}")?;
        }
        std::fs::rename(&new.0, file)?;
        self.forget_old()
    }

    /// Answers of other questions do not pile up.
    fn forget_old(&self) -> std::io::Result<()> {
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            let is_old = entry.metadata()?.modified()?.elapsed().is_ok_and(|age| age > FRESH);
            if is_old {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// A new file that nobody else can read; the ids of customers are nobody else's business.
fn tempfile_in(folder: &Path) -> std::io::Result<(PathBuf, std::fs::File)> {
    let path = folder.join(format!(".{}.{}", std::process::id(), getrandom::u32().unwrap_or_default()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok((path.clone(), options.open(path)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_for_its_question_alone_and_grows_old() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::new(folder.path().to_str()).unwrap();
        let ids = ["acme".to_owned(), "globex".to_owned()];
        kept.put(&["http://a", "customer"], &ids);
        assert_eq!(kept.get(&["http://a", "customer"]), Some(ids.to_vec()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(kept.folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        }
        assert_eq!(kept.get(&["http://a", "budget"]), None);
        assert_eq!(kept.get(&["http://ac", "ustomer"]), None);
        let file = kept.file(&["http://a", "customer"]);
        let old = std::time::SystemTime::now() - FRESH - Duration::from_secs(1);
        std::fs::File::options().write(true).open(&file).unwrap().set_modified(old).unwrap();
        assert_eq!(kept.get(&["http://a", "customer"]), None);
        kept.put(&["http://a", "budget"], &[]);
        assert!(!file.exists());
        assert_eq!(kept.get(&["http://a", "budget"]), Some(vec![]));
    }
}
