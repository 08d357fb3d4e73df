//! An import holds a batch and a line, whatever the length of the file.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use async_trait::async_trait;
use domain::{ExternalId, Need, NeedId};

use super::super::{BATCH_BYTES, BATCH_LINES, MAX_LINE};
use super::import;
use crate::error::StoreError;
use crate::records::{Created, Deleted, IdempotencyKey, Imported, Records, Stored, Updated};

/// Makes its lines when they are asked for, and counts what it has handed out.
struct Generated {
    text: String,
    lines_left: u64,
    line: Vec<u8>,
    at: usize,
    handed_out: Arc<AtomicU64>,
}

impl Generated {
    fn new(lines: u64, text: usize, handed_out: Arc<AtomicU64>) -> Self {
        let text = "š".repeat(text / 2);
        Self {
            text,
            lines_left: lines,
            line: Vec::new(),
            at: 0,
            handed_out,
        }
    }
}

impl Read for Generated {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        unreachable!("lines are read through BufRead")
    }
}

impl BufRead for Generated {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.line.len() && self.lines_left > 0 {
            let (number, text) = (self.lines_left, &self.text);
            let line =
                format!("{{\"id\":\"n-{number}\",\"title\":\"x\",\"description\":\"{text}\"}}\n");
            self.line = line.into_bytes();
            self.at = 0;
            self.lines_left -= 1;
        }
        let end = self.line.len().min(self.at + 8_192);
        Ok(&self.line[self.at..end])
    }

    fn consume(&mut self, used: usize) {
        self.at += used;
        self.handed_out.fetch_add(used as u64, Ordering::SeqCst);
    }
}

/// Keeps nothing but the greatest amount of text that was on its way at once.
#[derive(Default)]
struct Watcher {
    handed_out: Arc<AtomicU64>,
    done: AtomicU64,
    most_on_the_way: AtomicU64,
    largest_batch: AtomicUsize,
    records: AtomicU64,
}

#[async_trait]
impl Records<Need> for Watcher {
    async fn import(&self, records: Vec<Need>) -> Result<Vec<Imported>, StoreError> {
        let handed_out = self.handed_out.load(Ordering::SeqCst);
        let on_the_way = handed_out - self.done.swap(handed_out, Ordering::SeqCst);
        self.most_on_the_way.fetch_max(on_the_way, Ordering::SeqCst);
        self.largest_batch
            .fetch_max(records.len(), Ordering::SeqCst);
        self.records
            .fetch_add(records.len() as u64, Ordering::SeqCst);
        Ok(vec![Imported::Created; records.len()])
    }

    async fn get(&self, _: NeedId) -> Result<Option<Stored<Need>>, StoreError> {
        unreachable!()
    }
    async fn get_many(&self, _: &[NeedId]) -> Result<Vec<Stored<Need>>, StoreError> {
        unreachable!()
    }
    async fn find_by_external_id(
        &self,
        _: &ExternalId,
    ) -> Result<Option<Stored<Need>>, StoreError> {
        unreachable!()
    }
    async fn list(&self, _: Option<NeedId>, _: u32) -> Result<Vec<Stored<Need>>, StoreError> {
        unreachable!()
    }
    async fn count(&self) -> Result<u64, StoreError> {
        unreachable!()
    }
    async fn create(
        &self,
        _: Need,
        _: Option<IdempotencyKey>,
    ) -> Result<Created<Need>, StoreError> {
        unreachable!()
    }
    async fn update(
        &self,
        _: NeedId,
        _: Option<u32>,
        _: Need,
    ) -> Result<Updated<Need>, StoreError> {
        unreachable!()
    }
    async fn delete(&self, _: NeedId, _: Option<u32>) -> Result<Deleted, StoreError> {
        unreachable!()
    }
}

async fn watch(lines: u64, text: usize) -> (Watcher, u64) {
    let watcher = Watcher::default();
    let input = Generated::new(lines, text, watcher.handed_out.clone());
    let mut bytes = 0;
    let mut progress = |read: u64, _: &super::Report| {
        assert!(read >= bytes, "progress goes on");
        bytes = read;
    };
    let report = import::<Need>(&watcher, input, &mut progress)
        .await
        .unwrap();
    assert_eq!((report.lines, report.created), (lines, lines));
    assert_eq!(watcher.records.load(Ordering::SeqCst), lines);
    assert_eq!(watcher.handed_out.load(Ordering::SeqCst), bytes);
    (watcher, bytes)
}

#[tokio::test]
async fn sixty_megabytes_of_long_lines_are_never_held_at_once() {
    let (watcher, bytes) = watch(600, 100_000).await;
    assert!(bytes >= 60_000_000, "{bytes}");
    let most = watcher.most_on_the_way.load(Ordering::SeqCst);
    assert!(most <= (BATCH_BYTES + 110_000) as u64, "{most}");
    const { assert!(BATCH_BYTES + MAX_LINE <= 16 * 1024 * 1024) }
}

#[tokio::test]
async fn many_short_lines_come_in_small_batches() {
    let (watcher, _) = watch(5_001, 10).await;
    assert_eq!(watcher.largest_batch.load(Ordering::SeqCst), BATCH_LINES);
}
