//! What `spona bench matching` found, as one JSON object or as lines to read.

use std::collections::BTreeMap;
use std::fmt::Write;

use ::matching::Versions;
use serde::Serialize;

use super::build::Built;
use super::load::Measured;
use super::resources::Memory;
use super::visibility::Visibility;

/// What each kind of question took, by its name in reports.
pub(super) type Kinds = BTreeMap<&'static str, Measured>;

/// Everything that was measured. `docs/performance.md` says what each figure means.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) profiles: u64,
    pub(super) needs: u64,
    pub(super) seed: u64,
    pub(super) batch: u64,
    pub(super) versions: Versions,
    /// Whether the index was built by an earlier run, whose figures `built` has.
    pub(super) reused: bool,
    pub(super) built: Built,
    pub(super) memory: Memories,
    #[serde(flatten)]
    pub(super) kinds: Kinds,
    pub(super) clients: BTreeMap<&'static str, Clients>,
    pub(super) cpu_seconds_per_thousand_matches: Option<f64>,
    pub(super) visibility: Option<Visibility>,
}

/// Memory at some moments.
#[derive(Debug, Serialize)]
pub(super) struct Memories {
    /// Before anything was loaded.
    pub(super) at_start: Option<Memory>,
    /// With model, taxonomy and the index as it was found.
    pub(super) opened: Option<Memory>,
    /// After all searches and matches.
    pub(super) served: Option<Memory>,
    /// After the changes as well.
    pub(super) at_end: Option<Memory>,
}

/// One client against several.
#[derive(Debug, Serialize)]
pub(super) struct Clients {
    one_per_second: f64,
    many: Measured,
    /// Throughput of the many over that of the one.
    ratio: f64,
}

impl Clients {
    pub(super) fn new(one: Measured, many: Measured) -> Self {
        Self {
            one_per_second: one.per_second,
            many,
            ratio: many.per_second / one.per_second,
        }
    }
}

impl Report {
    /// The figures as lines.
    pub(super) fn lines(&self) -> String {
        let mut text = format!(
            "{} profiles, {} needs, seed {}\n",
            self.profiles, self.needs, self.seed
        );
        self.built_lines(&mut text);
        for (when, memory) in [
            ("opened", self.memory.opened),
            ("built", self.built.memory.filter(|_| !self.reused)),
            ("served", self.memory.served),
            ("at end", self.memory.at_end),
        ] {
            if let Some(memory) = memory {
                let _ = writeln!(
                    text,
                    "memory {when:<10} {:>8} resident, {} of it file-backed, {} at most",
                    mebibytes(memory.resident_bytes),
                    mebibytes(memory.file_backed_bytes),
                    mebibytes(memory.peak_bytes)
                );
            }
        }
        let _ = writeln!(
            text,
            "\n{:<18}{:>8}{:>10}{:>10}{:>10}{:>10}{:>10}",
            "", "queries", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "per s"
        );
        for (kind, measured) in &self.kinds {
            row(&mut text, kind, measured);
        }
        for (kind, clients) in &self.clients {
            row(
                &mut text,
                &format!("{kind}, {} clients", clients.many.clients),
                &clients.many,
            );
        }
        for (kind, clients) in &self.clients {
            let _ = writeln!(
                text,
                "{kind}: {} clients have {:.2} times the throughput of one",
                clients.many.clients, clients.ratio
            );
        }
        if let Some(seconds) = self.cpu_seconds_per_thousand_matches {
            let _ = writeln!(text, "a thousand matches cost {seconds:.1} CPU-seconds");
        }
        if let Some(seen) = &self.visibility {
            let _ = write!(text, "{}", seen.lines());
        }
        text.trim_end().to_owned()
    }

    fn built_lines(&self, text: &mut String) {
        let built = &self.built;
        let earlier = if self.reused {
            " (by an earlier run)"
        } else {
            ""
        };
        let _ = writeln!(
            text,
            "indexed in {:.1} s + {:.1} s settling{earlier}: {:.0} profiles/s, {} CPU-s; \
             {} in {} segments",
            built.index_seconds,
            built.settling_seconds,
            built.profiles_per_second,
            built
                .index_cpu_seconds
                .map_or("?".to_owned(), |seconds| format!("{seconds:.1}")),
            mebibytes(built.index_bytes),
            built.segments
        );
        let _ = writeln!(
            text,
            "not counted: {:.1} s to make the records, {:.1} s to validate and redact them",
            built.generation_seconds, built.reading_seconds
        );
    }
}

fn row(text: &mut String, kind: &str, measured: &Measured) {
    let cpu = measured.cpu_ms_per_query;
    let _ = writeln!(
        text,
        "{kind:<18}{:>8}{:>10.2}{:>10.2}{:>10.2}{:>10}{:>10.1}",
        measured.queries,
        measured.p50_ms,
        measured.p95_ms,
        measured.p99_ms,
        cpu.map_or("?".to_owned(), |cpu| format!("{cpu:.2}")),
        measured.per_second
    );
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.0} MiB", bytes as f64 / f64::from(1 << 20))
}
