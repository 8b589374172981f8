//! The room on the disk under the ledger, looked at every few seconds. A call that cannot be booked
//! must not be made, so calls that cost money stop while there is still room for those under way.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Ledger;

/// How long a look at the disk is good for.
const PAUSE: Duration = Duration::from_secs(5);
/// Nobody knows how much room there is; more than any threshold.
const UNKNOWN: u64 = u64::MAX;

/// When the room is short; zero is never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    /// Below this, somebody has to make room.
    pub warn_bytes: u64,
    /// Below this, no call that costs money is begun.
    pub stop_bytes: u64,
}

/// How much room there is, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Enough, or nobody knows.
    Ample,
    /// Somebody has to make room.
    Low,
    /// No call that costs money is begun.
    Exhausted,
}

impl Level {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ample => "ample",
            Self::Low => "low",
            Self::Exhausted => "exhausted",
        }
    }
}

/// What was last seen of the disk.
#[derive(Debug)]
pub struct Disk {
    thresholds: OnceLock<Thresholds>,
    free_bytes: AtomicU64,
    /// The last look failed, and that was told.
    is_blind: AtomicBool,
}

impl Default for Disk {
    fn default() -> Self {
        Self {
            thresholds: OnceLock::new(),
            free_bytes: AtomicU64::new(UNKNOWN),
            is_blind: AtomicBool::new(false),
        }
    }
}

impl Disk {
    /// Says when the room is short. It is said once, before anybody looks; until then it never is.
    pub fn set_thresholds(&self, thresholds: Thresholds) {
        let _ = self.thresholds.set(thresholds);
    }

    /// How much room there is, in a word.
    pub fn level(&self) -> Level {
        let Some(thresholds) = self.thresholds.get() else { return Level::Ample };
        let free = self.free_bytes.load(Ordering::Relaxed);
        if free < thresholds.stop_bytes {
            Level::Exhausted
        } else if free < thresholds.warn_bytes {
            Level::Low
        } else {
            Level::Ample
        }
    }

    /// The room as it was last seen, if anybody could tell.
    pub fn free_bytes(&self) -> Option<u64> {
        Some(self.free_bytes.load(Ordering::Relaxed)).filter(|free| *free != UNKNOWN)
    }

    /// Takes down what was seen; answers the level if that is another one than before.
    fn note(&self, free_bytes: Option<u64>) -> Option<Level> {
        let before = self.level();
        self.free_bytes.store(free_bytes.unwrap_or(UNKNOWN), Ordering::Relaxed);
        let after = self.level();
        (before != after).then_some(after)
    }

    /// Takes down what came of a look, and tells what is new about it.
    fn saw(&self, looked: io::Result<Option<u64>>) {
        let free_bytes = match looked {
            Ok(free_bytes) => {
                self.is_blind.store(false, Ordering::Relaxed);
                free_bytes
            }
            Err(error) => {
                if !self.is_blind.swap(true, Ordering::Relaxed) {
                    tracing::warn!(%error, "nobody can tell how much room the disk of the ledger has");
                }
                None
            }
        };
        match self.note(free_bytes) {
            None => {}
            Some(Level::Ample) => {
                tracing::warn!(
                    free_bytes,
                    "the disk of the ledger has room again, as far as anybody can tell"
                );
            }
            Some(Level::Low) => {
                tracing::warn!(
                    free_bytes,
                    "the disk of the ledger runs out of room; this server says that it is not ready"
                );
            }
            Some(Level::Exhausted) => {
                tracing::error!(
                    free_bytes,
                    "the disk of the ledger has hardly any room left; calls that cost money are refused until it has"
                );
            }
        }
    }
}

impl Ledger {
    /// The room on the disk under it.
    pub fn disk(&self) -> &Disk {
        &self.inner.disk
    }

    /// Looks how much room there is now.
    pub async fn look_at_disk(&self) {
        let store = self.inner.store.clone();
        // A file system on a network may take its time.
        let looked = tokio::task::spawn_blocking(move || store.free_bytes()).await;
        self.disk().saw(looked.unwrap_or_else(|stopped| Err(stopped.into())));
    }

    /// Looks again and again, until told to stop.
    pub async fn watch_disk(self, stopping: CancellationToken) {
        let look = || {
            let ledger = self.clone();
            async move { ledger.look_at_disk().await }
        };
        repeat(PAUSE, stopping, look).await;
    }
}

async fn repeat<L>(pause: Duration, stopping: CancellationToken, mut look: impl FnMut() -> L)
where
    L: Future<Output = ()>,
{
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(pause) => look().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk(warn_bytes: u64, stop_bytes: u64) -> Disk {
        let disk = Disk::default();
        disk.set_thresholds(Thresholds { warn_bytes, stop_bytes });
        disk
    }

    #[test]
    fn below_a_threshold_is_short_and_the_threshold_itself_is_not() {
        use Level::{Ample, Exhausted, Low};
        for ((warn, stop), free, level) in [
            ((100, 50), Some(100), Ample),
            ((100, 50), Some(99), Low),
            ((100, 50), Some(50), Low),
            ((100, 50), Some(49), Exhausted),
            ((100, 50), Some(0), Exhausted),
            ((100, 50), None, Ample),
            // Each threshold counts by itself.
            ((0, 50), Some(50), Ample),
            ((0, 50), Some(49), Exhausted),
            ((100, 0), Some(0), Low),
            ((50, 100), Some(99), Exhausted),
            ((0, 0), Some(0), Ample),
            ((u64::MAX, u64::MAX), None, Ample),
        ] {
            let disk = disk(warn, stop);
            disk.note(free);
            assert_eq!((disk.level(), disk.free_bytes()), (level, free), "{warn} {stop}");
        }
        let unset = Disk::default();
        assert_eq!((unset.level(), unset.free_bytes()), (Level::Ample, None));
        unset.note(Some(0));
        assert_eq!(unset.level(), Level::Ample);
    }

    #[test]
    fn a_level_is_new_once() {
        let disk = disk(100, 50);
        let seen = [Some(100), Some(99), Some(60), Some(40), Some(30), Some(60), None, Some(10), Some(200)];
        let news = seen.map(|free| disk.note(free));
        let (ample, low, exhausted) = (Some(Level::Ample), Some(Level::Low), Some(Level::Exhausted));
        assert_eq!(news, [None, low, None, exhausted, None, low, ample, exhausted, ample]);
    }

    #[test]
    fn who_cannot_look_refuses_nobody_and_sees_again_later() {
        let disk = disk(100, 50);
        disk.saw(Ok(Some(10)));
        assert_eq!(disk.level(), Level::Exhausted);
        disk.saw(Err(io::ErrorKind::NotFound.into()));
        assert_eq!((disk.level(), disk.free_bytes()), (Level::Ample, None));
        disk.saw(Ok(Some(60)));
        assert_eq!((disk.level(), disk.free_bytes()), (Level::Low, Some(60)));
    }

    #[tokio::test]
    async fn looking_goes_on_until_it_is_stopped() {
        let (stopping, mut looks) = (CancellationToken::new(), 0);
        let look = || {
            looks += 1;
            if looks == 3 {
                stopping.cancel();
            }
            std::future::ready(())
        };
        repeat(Duration::ZERO, stopping.clone(), look).await;
        assert!(looks >= 3);
    }
}
