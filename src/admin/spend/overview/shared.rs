//! Overviews are kept for a moment: ten dashboards that ask the same cost no more than one, and no
//! more than two questions are looked up at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use tokio::sync::Mutex as AsyncMutex;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use super::question::Question;
use crate::wire::error::ApiError;

/// How long an answer is good for at the least.
const FRESH: Duration = Duration::from_secs(1);
/// An answer that took long is good for so many times as long: looking must not be all that is done.
const REST: u32 = 4;
/// How long an answer is good for at the most.
const FRESH_MAX: Duration = Duration::from_secs(30);
/// Questions that are looked up at once.
const AT_ONCE: usize = 2;
/// Questions whose answers are kept.
const QUESTIONS_MAX: usize = 32;

/// An answer, and until when it is good.
type Kept = Arc<AsyncMutex<Option<(Instant, Bytes)>>>;

/// The answers of this moment.
#[derive(Debug)]
pub struct Overviews {
    kept: Mutex<HashMap<Question, Kept>>,
    gate: Arc<Semaphore>,
}

impl Default for Overviews {
    fn default() -> Self {
        Self { kept: Mutex::default(), gate: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Overviews {
    /// The answer to a question, looked up unless it was a moment ago. Who asks the same meanwhile
    /// waits for it.
    ///
    /// A look goes on without the one who asked: the database would not stop for him either, and the
    /// next one would begin another beside it.
    pub(super) async fn answer<L: Future<Output = Result<Bytes, ApiError>> + Send>(
        &self,
        tasks: &TaskTracker,
        question: Question,
        look: impl FnOnce() -> L + Send + 'static,
    ) -> Result<Bytes, ApiError> {
        let mut kept = self.place(question).lock_owned().await;
        if let Some((until, body)) = &*kept
            && *until > Instant::now()
        {
            return Ok(body.clone());
        }
        let turn = Arc::clone(&self.gate).acquire_owned().await.map_err(|_| ApiError::Internal)?;
        let looking = tasks.spawn(async move {
            let begun = Instant::now();
            let body = look().await?;
            let fresh = (begun.elapsed() * REST).clamp(FRESH, FRESH_MAX);
            *kept = Some((Instant::now() + fresh, body.clone()));
            drop(turn);
            Ok(body)
        });
        looking.await.unwrap_or_else(|error| {
            tracing::error!(%error, "an overview was not looked up to its end");
            Err(ApiError::Internal)
        })
    }

    fn place(&self, question: Question) -> Kept {
        let mut all = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= QUESTIONS_MAX && !all.contains_key(&question) {
            // Whoever waits for one still has it.
            all.clear();
        }
        Arc::clone(all.entry(question).or_default())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::FutureExt;
    use futures_util::future::{BoxFuture, join_all};

    use super::*;
    use crate::wire::fields::Fields;

    fn question(top: usize) -> Question {
        Question::read(&mut Fields::from_query([("top".to_owned(), top.to_string())]))
    }

    /// Overviews whose looks last until there is a permit for each.
    struct Scene {
        overviews: Overviews,
        tasks: TaskTracker,
        looks: Arc<AtomicUsize>,
        permits: Arc<Semaphore>,
        answer: Result<Bytes, ApiError>,
    }

    impl Scene {
        fn new(permits: usize, answer: Result<Bytes, ApiError>) -> Self {
            let permits = Arc::new(Semaphore::new(permits));
            let (overviews, tasks, looks) = (Overviews::default(), TaskTracker::new(), Arc::default());
            Self { overviews, tasks, looks, permits, answer }
        }

        fn ask(&self, top: usize) -> BoxFuture<'_, Result<Bytes, ApiError>> {
            let (looks, permits) = (Arc::clone(&self.looks), Arc::clone(&self.permits));
            let answer = self.answer.clone();
            let look = move || async move {
                looks.fetch_add(1, Ordering::Relaxed);
                permits.acquire().await.unwrap().forget();
                answer
            };
            self.overviews.answer(&self.tasks, question(top), look).boxed()
        }

        async fn looks(&self) -> usize {
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            self.looks.load(Ordering::Relaxed)
        }
    }

    #[tokio::test]
    async fn who_asks_the_same_shares_the_answer() {
        let scene = Scene::new(2, Ok(Bytes::from_static(b"{}")));
        let asked = join_all((0..10).map(|_| scene.ask(10)));
        assert!(asked.await.into_iter().all(|answer| answer.is_ok()));
        assert_eq!(scene.looks().await, 1);
        scene.ask(11).await.unwrap();
        assert_eq!(scene.looks().await, 2);
    }

    #[tokio::test]
    async fn only_some_are_looked_up_at_once_and_a_mistake_is_not_kept() {
        let mut scene = Scene::new(0, Err(ApiError::Internal));
        {
            let mut asked = join_all((1..=80).map(|top| scene.ask(top)));
            for done in 0..80 {
                assert!((&mut asked).now_or_never().is_none());
                assert_eq!(scene.looks().await, (done + AT_ONCE).min(80));
                scene.permits.add_permits(1);
                scene.looks().await;
            }
            assert!(asked.await.iter().all(Result::is_err));
        }
        assert!(scene.overviews.kept.lock().unwrap().len() <= QUESTIONS_MAX);
        (scene.answer, scene.permits) = (Ok(Bytes::new()), Arc::new(Semaphore::new(1)));
        assert!(scene.ask(1).await.is_ok());
    }

    #[tokio::test]
    async fn a_look_goes_on_without_the_one_who_asked_and_keeps_its_turn() {
        let scene = Scene::new(0, Ok(Bytes::from_static(b"{}")));
        for top in 1..=AT_ONCE {
            assert!(scene.ask(top).now_or_never().is_none(), "he leaves");
        }
        let mut next = scene.ask(AT_ONCE + 1);
        assert!((&mut next).now_or_never().is_none());
        assert_eq!(scene.looks().await, AT_ONCE);
        scene.permits.add_permits(AT_ONCE + 1);
        assert!(next.await.is_ok());
        for top in 1..=AT_ONCE {
            assert!(scene.ask(top).await.is_ok());
        }
        assert_eq!(scene.looks().await, AT_ONCE + 1, "what was found for those who left is kept");
    }
}
