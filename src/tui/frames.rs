//! When a frame is drawn: only when something changed, and not more often than was chosen; keys do not
//! wait. Pure: the present is handed in.

use std::time::Duration;

use tokio::time::Instant;

/// The longest that the answer to a key waits, however few frames were chosen.
const KEY_WAIT_MAX: Duration = Duration::from_millis(50);

/// When the next frame is drawn.
#[derive(Debug)]
pub(super) struct Frames {
    gap: Duration,
    drawn: Option<Instant>,
    wanted: Option<Wanted>,
}

/// Why there is to be another frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wanted {
    /// Something changed.
    Soon,
    /// Somebody has pressed a key.
    Now,
}

impl Frames {
    /// At most so many a second.
    pub(super) fn new(fps: u32) -> Self {
        Self { gap: Duration::from_secs(1) / fps.clamp(1, 60), drawn: None, wanted: Some(Wanted::Now) }
    }

    /// There is to be another one.
    pub(super) fn want(&mut self, wanted: Wanted) {
        self.wanted = self.wanted.max(Some(wanted));
    }

    /// When it is to be drawn; `None` when nothing changed.
    pub(super) fn due(&self, now: Instant) -> Option<Instant> {
        let gap = match self.wanted? {
            Wanted::Soon => self.gap,
            Wanted::Now => self.gap.min(KEY_WAIT_MAX),
        };
        Some(self.drawn.map_or(now, |drawn| now.max(drawn + gap)))
    }

    /// It was drawn.
    pub(super) fn drawn(&mut self, now: Instant) {
        (self.drawn, self.wanted) = (Some(now), None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_keep_their_distance_and_keys_do_not_wait_long() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        for (fps, drawn, wanted, now, due) in [
            (10, Some(0), None, 500, None),
            (10, Some(0), Some(Wanted::Soon), 30, Some(100)),
            (10, Some(0), Some(Wanted::Now), 30, Some(50)),
            (10, Some(0), Some(Wanted::Soon), 300, Some(300)),
            (1, Some(0), Some(Wanted::Soon), 30, Some(1_000)),
            (1, Some(0), Some(Wanted::Now), 30, Some(50)),
            (60, Some(0), Some(Wanted::Now), 30, Some(30)),
            (10, None, Some(Wanted::Soon), 30, Some(30)),
        ] {
            let mut frames = Frames::new(fps);
            frames.wanted = None;
            if let Some(drawn) = drawn {
                frames.drawn(at(drawn));
            }
            if let Some(wanted) = wanted {
                frames.want(wanted);
                frames.want(Wanted::Soon);
            }
            assert_eq!(frames.due(at(now)), due.map(at), "{fps} {drawn:?} {wanted:?} {now}");
        }
        assert_eq!(Frames::new(10).due(start), Some(start), "the first one at once");
    }
}
