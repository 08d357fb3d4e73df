//! Asking many times, with one client or several, and what it took.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::resources::{cpu_since, process_cpu};

/// How much is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// Queries that are asked first and not counted.
    pub(super) warm_up: usize,
    /// Queries that are counted.
    pub(super) count: usize,
    /// After this time no new query is asked.
    pub(super) limit: Duration,
}

/// What it took.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Measured {
    /// Queries that were answered.
    pub(super) queries: usize,
    /// Clients that asked at the same time, each waiting for its answer.
    pub(super) clients: usize,
    /// From the first question to the last answer.
    pub(super) seconds: f64,
    /// Answers a second, of all clients together.
    pub(super) per_second: f64,
    /// Latency that half of the queries did not exceed, in milliseconds.
    pub(super) p50_ms: f64,
    /// The same of 95 in a hundred.
    pub(super) p95_ms: f64,
    /// The same of 99 in a hundred.
    pub(super) p99_ms: f64,
    /// Processor time of the whole process, of all its threads, a query.
    pub(super) cpu_ms_per_query: Option<f64>,
}

/// Asks `queries` in turn, from the beginning again where there are too few.
pub(super) fn measure<Q: Sync>(
    plan: Plan,
    clients: usize,
    queries: &[Q],
    ask: impl Fn(&Q) -> anyhow::Result<()> + Sync,
) -> anyhow::Result<Measured> {
    anyhow::ensure!(!queries.is_empty(), "there are no queries to ask");
    let started = Instant::now();
    for query in queries.iter().cycle().take(plan.warm_up) {
        ask(query)?;
        if started.elapsed() > plan.limit {
            break;
        }
    }
    let next = AtomicUsize::new(0);
    let cpu_before = process_cpu();
    let started = Instant::now();
    let client = || -> anyhow::Result<Vec<Duration>> {
        let mut latencies = Vec::new();
        while started.elapsed() < plan.limit {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= plan.count {
                break;
            }
            let asked = Instant::now();
            ask(&queries[(plan.warm_up + number) % queries.len()])?;
            latencies.push(asked.elapsed());
        }
        Ok(latencies)
    };
    let latencies = std::thread::scope(|scope| {
        let running: Vec<_> = (0..clients.max(1)).map(|_| scope.spawn(client)).collect();
        let mut all = Vec::new();
        for client in running {
            let one = client.join();
            all.extend(one.map_err(|_| anyhow::anyhow!("a client has panicked"))??);
        }
        anyhow::Ok(all)
    })?;
    let elapsed = started.elapsed();
    let cpu = cpu_since(cpu_before);
    let answered = latencies.len().max(1) as f64;
    let latencies = Latencies::new(latencies);
    Ok(Measured {
        queries: latencies.count(),
        clients: clients.max(1),
        seconds: elapsed.as_secs_f64(),
        per_second: latencies.count() as f64 / elapsed.as_secs_f64(),
        p50_ms: latencies.percentile(50),
        p95_ms: latencies.percentile(95),
        p99_ms: latencies.percentile(99),
        cpu_ms_per_query: cpu.map(|cpu| cpu.as_secs_f64() * 1000.0 / answered),
    })
}

/// Durations in order.
#[derive(Debug)]
pub(super) struct Latencies(Vec<Duration>);

impl Latencies {
    pub(super) fn new(mut durations: Vec<Duration>) -> Self {
        durations.sort_unstable();
        Self(durations)
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The shortest duration that `percent` in a hundred do not exceed, in milliseconds; 0 where
    /// there is none.
    pub(super) fn percentile(&self, percent: usize) -> f64 {
        let place = (self.0.len() * percent).div_ceil(100).max(1) - 1;
        let found = self.0.get(place).copied().unwrap_or_default();
        found.as_secs_f64() * 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let of =
            |count: u64| Latencies::new((1..=count).rev().map(Duration::from_millis).collect());
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(of(100).percentile(50), 50.0) && close(of(100).percentile(99), 99.0));
        assert!(close(of(3).percentile(50), 2.0) && close(of(3).percentile(99), 3.0));
        assert!(close(of(0).percentile(50), 0.0));
    }

    #[test]
    fn all_clients_together_ask_as_often_as_planned() {
        let plan = Plan {
            warm_up: 3,
            count: 50,
            limit: Duration::from_mins(1),
        };
        let asked = AtomicUsize::new(0);
        let measured = measure(plan, 4, &[1, 2, 3], |_| {
            asked.fetch_add(1, Ordering::Relaxed);
            Ok(())
        });
        let measured = measured.unwrap();
        assert_eq!((measured.queries, measured.clients), (50, 4));
        assert_eq!(asked.into_inner(), 53);
    }

    #[test]
    fn a_failing_query_fails_the_measurement() {
        let plan = Plan {
            warm_up: 0,
            count: 5,
            limit: Duration::from_mins(1),
        };
        assert!(measure(plan, 2, &[()], |()| anyhow::bail!("no")).is_err());
    }
}
