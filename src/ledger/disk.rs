//! The room on the disk under the ledger, looked at every few seconds. A call that cannot be booked
//! must not be made, so calls that cost money stop while there is still room for those under way.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::Ledger;

/// How long a look at the disk is good for.
const PAUSE: Duration = Duration::from_secs(5);
/// How long a look may take; a file system on a network may take for ever.
const LOOK_WAIT: Duration = Duration::from_secs(5);
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

/// What comes of a look: the free bytes, where somebody can tell.
type Looked = io::Result<Option<u64>>;

/// What was last seen of the disk.
#[derive(Debug)]
pub struct Disk {
    thresholds: OnceLock<Thresholds>,
    free_bytes: AtomicU64,
    /// The last look failed, and that was told.
    is_blind: AtomicBool,
    seen_at: Mutex<Option<Instant>>,
    /// A look that has not come back. It holds a thread, so there is no second one beside it.
    hanging: Mutex<Option<JoinHandle<Looked>>>,
}

impl Default for Disk {
    fn default() -> Self {
        Self {
            thresholds: OnceLock::new(),
            free_bytes: AtomicU64::new(UNKNOWN),
            is_blind: AtomicBool::new(false),
            seen_at: Mutex::default(),
            hanging: Mutex::default(),
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

    /// How long ago that was; none if nobody ever could tell.
    pub fn last_seen(&self) -> Option<Duration> {
        locked(&self.seen_at).map(|at| at.elapsed())
    }

    /// Looks, for `wait` at most. One who does not see in time cannot tell how much room there is;
    /// what the look sees later is taken down by the next one.
    async fn look(&self, wait: Duration, see: impl FnOnce() -> Looked + Send + 'static) {
        let hanging = locked(&self.hanging).take();
        let mut look = hanging.unwrap_or_else(|| tokio::task::spawn_blocking(see));
        let looked = match tokio::time::timeout(wait, &mut look).await {
            Ok(looked) => looked.unwrap_or_else(|stopped| Err(stopped.into())),
            Err(_) => {
                *locked(&self.hanging) = Some(look);
                Err(io::Error::new(io::ErrorKind::TimedOut, "the file system does not answer"))
            }
        };
        self.saw(looked);
    }

    /// Takes down what was seen; answers the level if that is another one than before.
    fn note(&self, free_bytes: Option<u64>) -> Option<Level> {
        let before = self.level();
        self.free_bytes.store(free_bytes.unwrap_or(UNKNOWN), Ordering::Relaxed);
        let after = self.level();
        (before != after).then_some(after)
    }

    /// Takes down what came of a look, and tells what is new about it.
    fn saw(&self, looked: Looked) {
        let free_bytes = match looked {
            Ok(free_bytes) => {
                self.is_blind.store(false, Ordering::Relaxed);
                if free_bytes.is_some() {
                    *locked(&self.seen_at) = Some(Instant::now());
                }
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
        self.disk().look(LOOK_WAIT, move || store.free_bytes()).await;
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
    // A look that hangs does not hold up the end.
    let looking = async {
        loop {
            tokio::time::sleep(pause).await;
            look().await;
        }
    };
    stopping.run_until_cancelled(looking).await;
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
    async fn a_look_that_hangs_is_not_waited_for_and_not_doubled() {
        let disk = disk(100, 50);
        let (answer, hanging) = std::sync::mpsc::channel::<Looked>();
        assert_eq!(disk.last_seen(), None);
        disk.look(LOOK_WAIT, || Ok(Some(10))).await;
        assert_eq!((disk.level(), disk.free_bytes()), (Level::Exhausted, Some(10)));
        let seen_at = *locked(&disk.seen_at);

        disk.look(Duration::from_millis(5), move || hanging.recv().unwrap()).await;
        assert_eq!((disk.level(), disk.free_bytes()), (Level::Ample, None));
        disk.look(Duration::from_millis(5), || panic!("a second thread hangs")).await;
        assert_eq!((disk.free_bytes(), *locked(&disk.seen_at)), (None, seen_at));
        assert!(disk.last_seen().is_some(), "what was seen before counts, with its age");

        answer.send(Ok(Some(60))).unwrap();
        disk.look(LOOK_WAIT, || panic!("the first one comes back")).await;
        assert_eq!((disk.level(), disk.free_bytes()), (Level::Low, Some(60)));
        assert!(*locked(&disk.seen_at) > seen_at);
        disk.look(LOOK_WAIT, || Ok(Some(70))).await;
        assert_eq!(disk.free_bytes(), Some(70));
    }

    #[tokio::test]
    async fn where_nobody_can_tell_nothing_was_seen() {
        let disk = disk(100, 50);
        for looked in [|| Ok(None), || Err(io::ErrorKind::NotFound.into())] {
            disk.look(LOOK_WAIT, looked).await;
            assert_eq!((disk.last_seen(), disk.level()), (None, Level::Ample));
        }
    }

    #[tokio::test]
    async fn a_look_that_hangs_does_not_hold_up_the_end() {
        let stopping = CancellationToken::new();
        let look = || {
            stopping.cancel();
            std::future::pending()
        };
        repeat(Duration::ZERO, stopping.clone(), look).await;
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
