//! Work that keeps a core busy, off the asynchronous threads and within bounds.

use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::{ApiError, ApiResult, Code};

/// Requests that may wait for each one that works.
const WAITING_PER_PERMIT: usize = 16;

/// Lets a bounded number of requests work at a time and a bounded number wait.
#[derive(Debug, Clone)]
pub struct Permits {
    work: Arc<Semaphore>,
    seats: Arc<Semaphore>,
}

/// The right to work. Work that is running keeps it, even when its request is gone.
#[derive(Debug)]
pub(crate) struct Permit {
    _work: OwnedSemaphorePermit,
    _seat: OwnedSemaphorePermit,
}

impl Default for Permits {
    /// Two for each core: one works while the other fetches records.
    fn default() -> Self {
        let cores = available_parallelism().map_or(1, std::num::NonZero::get);
        Self::new(2 * cores, 2 * cores * WAITING_PER_PERMIT)
    }
}

impl Permits {
    /// `working` requests at a time, `waiting` more in the queue.
    pub fn new(working: usize, waiting: usize) -> Self {
        Self {
            work: Arc::new(Semaphore::new(working)),
            seats: Arc::new(Semaphore::new(working + waiting)),
        }
    }

    /// Waits for a permit; past the bound of the queue it refuses at once.
    pub(crate) async fn acquire(&self) -> ApiResult<Permit> {
        let busy = || ApiError::new(Code::Busy, "too many requests are waiting already");
        let seat = Arc::clone(&self.seats)
            .try_acquire_owned()
            .map_err(|_| busy())?;
        let work = Arc::clone(&self.work)
            .acquire_owned()
            .await
            .map_err(|_| busy())?;
        Ok(Permit {
            _work: work,
            _seat: seat,
        })
    }
}

impl Permit {
    /// Runs `work` on a thread that may block, and gives the permit back to go on with.
    pub(crate) async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> ApiResult<(Self, T)> {
        let current = tracing::Span::current();
        let task = tokio::task::spawn_blocking(move || {
            let result = current.in_scope(work);
            (self, result)
        });
        task.await.map_err(|error| ApiError::internal(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn past_the_bound_a_request_is_refused() {
        let permits = Permits::new(1, 1);
        let working = permits.acquire().await.unwrap();
        let waiting = {
            let permits = permits.clone();
            tokio::spawn(async move { permits.acquire().await })
        };
        tokio::task::yield_now().await;
        assert_eq!(permits.acquire().await.unwrap_err().code(), Code::Busy);
        let (working, seven) = working.run(|| 3 + 4).await.unwrap();
        assert_eq!(seven, 7);
        drop(working);
        waiting.await.unwrap().unwrap();
        permits.acquire().await.unwrap();
    }
}
