//! What the process has used, as the operating system counts it. Linux only; elsewhere the
//! figures are left out.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// `/proc` gives processor time in hundredths of a second on every architecture.
const TICK: Duration = Duration::from_millis(10);

/// Memory of the process in bytes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[expect(
    clippy::struct_field_names,
    reason = "the names stand in reports, with their unit"
)]
pub(super) struct Memory {
    /// In physical memory now (`VmRSS`).
    pub(super) resident_bytes: u64,
    /// The part of it that is pages of files, which the system may drop at any time (`RssFile`).
    pub(super) file_backed_bytes: u64,
    /// The most that ever was resident (`VmHWM`).
    pub(super) peak_bytes: u64,
}

/// Memory now.
pub(super) fn memory() -> Option<Memory> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kibibytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let number = line.trim_start_matches(':').trim().strip_suffix("kB")?;
        number
            .trim()
            .parse::<u64>()
            .ok()
            .map(|number| number * 1024)
    };
    Some(Memory {
        resident_bytes: kibibytes("VmRSS")?,
        file_backed_bytes: kibibytes("RssFile")?,
        peak_bytes: kibibytes("VmHWM")?,
    })
}

/// Processor time of all threads so far, in user and system mode.
pub(super) fn process_cpu() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name in brackets and may hold anything.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |place: usize| fields.get(place)?.parse::<u32>().ok();
    Some(TICK * (ticks(11)? + ticks(12)?))
}

/// Processor time of all threads since it was `before`.
pub(super) fn cpu_since(before: Option<Duration>) -> Option<Duration> {
    process_cpu()
        .zip(before)
        .map(|(after, before)| after.saturating_sub(before))
}

/// Processor time of this thread so far.
pub(super) fn thread_cpu() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = stat.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Waits until the process does next to nothing, at most `limit`: merging goes on in the
/// background after the last commit. Returns how long it took.
pub(super) fn settle(limit: Duration) -> Duration {
    const LOOK: Duration = Duration::from_millis(300);
    let started = Instant::now();
    while started.elapsed() < limit {
        let before = process_cpu();
        std::thread::sleep(LOOK);
        if cpu_since(before).is_none_or(|used| used < LOOK / 10) {
            break;
        }
    }
    started.elapsed()
}

/// Bytes of all files below a folder.
pub(super) fn bytes_below(folder: &Path) -> std::io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += match entry.metadata() {
            Ok(data) if data.is_dir() => bytes_below(&entry.path())?,
            Ok(data) => data.len(),
            // A segment that was merged away meanwhile.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => 0,
            Err(error) => return Err(error),
        };
    }
    Ok(bytes)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_system_tells_what_was_used() {
        let memory = memory().unwrap();
        assert!(memory.resident_bytes > memory.file_backed_bytes);
        assert!(memory.peak_bytes >= memory.resident_bytes);
        assert!(process_cpu().is_some() && thread_cpu().unwrap() > Duration::ZERO);
    }

    #[test]
    fn bytes_of_all_files_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/b"), [0; 5]).unwrap();
        fs::write(folder.path().join("c"), [0; 2]).unwrap();
        assert_eq!(bytes_below(folder.path()).unwrap(), 7);
    }
}
