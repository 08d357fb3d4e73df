//! Waiting with a deadline.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// Long enough for anything on a loaded machine; a test that waits this long has failed.
pub const LONG: Duration = Duration::from_secs(30);

/// Asks again and again until there is an answer, and says how long that took.
///
/// # Panics
/// If there is none within `limit`.
pub fn until<T>(what: &str, limit: Duration, mut ask: impl FnMut() -> Option<T>) -> (T, Duration) {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return (answer, begun.elapsed());
        }
        assert!(begun.elapsed() < limit, "{what}: not within {limit:?}");
        sleep(Duration::from_millis(10));
    }
}
