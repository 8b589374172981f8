//! Overviews are kept for a moment: ten dashboards that ask the same cost no more than one, and no
//! more than two questions are looked up at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use tokio::sync::Mutex as AsyncMutex;
use tokio::sync::Semaphore;

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
    gate: Semaphore,
}

impl Default for Overviews {
    fn default() -> Self {
        Self { kept: Mutex::default(), gate: Semaphore::new(AT_ONCE) }
    }
}

impl Overviews {
    /// The answer to a question, looked up unless it was a moment ago. Who asks the same meanwhile
    /// waits for it.
    pub(super) async fn answer<L: Future<Output = Result<Bytes, ApiError>>>(
        &self,
        question: Question,
        look: impl FnOnce() -> L,
    ) -> Result<Bytes, ApiError> {
        let place = self.place(question);
        let mut kept = place.lock().await;
        if let Some((until, body)) = &*kept
            && *until > Instant::now()
        {
            return Ok(body.clone());
        }
        let _turn = self.gate.acquire().await.map_err(|_| ApiError::Internal)?;
        let begun = Instant::now();
        let body = look().await?;
        let fresh = (begun.elapsed() * REST).clamp(FRESH, FRESH_MAX);
        *kept = Some((Instant::now() + fresh, body.clone()));
        Ok(body)
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

    use super::*;
    use crate::wire::fields::Fields;

    fn question(top: usize) -> Question {
        Question::read(&mut Fields::from_query([("top".to_owned(), top.to_string())]))
    }

    #[tokio::test]
    async fn who_asks_the_same_shares_the_answer() {
        let (overviews, looks) = (Overviews::default(), AtomicUsize::new(0));
        let look = || async {
            looks.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok(Bytes::from_static(b"{}"))
        };
        let asked = futures_util::future::join_all((0..10).map(|_| overviews.answer(question(10), look)));
        assert!(asked.await.into_iter().all(|answer| answer.is_ok()));
        assert_eq!(looks.load(Ordering::Relaxed), 1);
        overviews.answer(question(11), look).await.unwrap();
        assert_eq!(looks.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn only_some_are_looked_up_at_once_and_a_mistake_is_not_kept() {
        let (overviews, now, most) = (Overviews::default(), AtomicUsize::new(0), AtomicUsize::new(0));
        let look = || async {
            most.fetch_max(now.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            now.fetch_sub(1, Ordering::Relaxed);
            Err(ApiError::Internal)
        };
        let asked = (1..=80).map(|top| overviews.answer(question(top), look));
        assert!(futures_util::future::join_all(asked).await.iter().all(Result::is_err));
        assert_eq!(most.load(Ordering::Relaxed), AT_ONCE);
        assert!(overviews.kept.lock().unwrap().len() <= QUESTIONS_MAX);
        assert!(overviews.answer(question(1), || async { Ok(Bytes::new()) }).await.is_ok());
    }
}
