//! The index as a whole: opening, applying changes, committing.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use domain::blind::{BlindNeed, BlindProfile};
use embedding::Embedder;
use linking::Linker;
use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::directory::error::OpenDirectoryError;
use tantivy::{Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError, Term};
use uuid::Uuid;

use crate::analysis::Analyzer;
use crate::concepts::Broader;
use crate::definition::Definition;
use crate::document::{Builder, id_term};
use crate::error::EngineError;
use crate::outcome::{Applied, Status, Versions};
use crate::ranking::Ranking;
use crate::schema::{Fields, NEED, PROFILE};
use crate::view::View;
use crate::wording::Worded;

/// Threads that write segments.
const WRITERS: usize = 2;
/// Memory of each that collects changes before a commit, in bytes.
const WRITER_MEMORY: usize = 128 << 20;
/// From so many changes on, documents are made by several threads.
const MANY: usize = 64;
/// Bytes of a block of stored documents: few enough that reading one profile does not unpack many.
const BLOCK: usize = 4_096;

/// The largest segment, in documents, that [`Engine::purge`] rewrites: some seconds of work.
const MOST_PURGED: u32 = 100_000;

/// What may be done with an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reading and writing. One process at a time.
    Write,
    /// Reading what the last commit left.
    Read,
}

/// A change to apply.
#[derive(Debug, Clone)]
pub enum Update {
    /// A profile is new or has changed.
    Profile(Uuid, BlindProfile),
    /// A need is new or has changed.
    Need(Uuid, BlindNeed),
    /// A record is gone, or nobody may find it any more.
    Remove(Uuid),
}

impl Update {
    /// The record.
    fn id(&self) -> Uuid {
        match self {
            Self::Profile(id, _) | Self::Need(id, _) | Self::Remove(id) => *id,
        }
    }
}

/// The matching engine over one index folder. Clones share everything.
#[derive(Clone)]
pub struct Engine {
    pub(crate) inner: Arc<Inner>,
    pub(crate) ranking: Arc<Ranking>,
}

pub(crate) struct Inner {
    folder: PathBuf,
    pub(crate) fields: Fields,
    pub(crate) definition: Definition,
    pub(crate) analyzer: Analyzer,
    pub(crate) embedder: Arc<dyn Embedder>,
    pub(crate) linker: Arc<Linker>,
    pub(crate) broader: Broader,
    index: Index,
    reader: IndexReader,
    /// What queries look at.
    view: RwLock<Arc<View>>,
    /// Held while a view is made.
    refreshing: Mutex<()>,
    writer: Option<Mutex<IndexWriter>>,
    built_with: String,
}

/// What a commit remembers besides the documents.
#[derive(Serialize, Deserialize)]
struct CommitNote {
    applied: Applied,
    built_with: String,
}

impl Engine {
    /// Opens the index in `folder`, or makes an empty one there (with write access).
    pub fn open(
        folder: &Path,
        definition: Definition,
        ranking: Ranking,
        embedder: Arc<dyn Embedder>,
        linker: Arc<Linker>,
        access: Access,
    ) -> Result<Self, EngineError> {
        let embedder: Arc<dyn Embedder> = Arc::new(Worded::new(embedder, Arc::clone(&linker)));
        let fields = Fields::new();
        let index = open_index(folder, &fields)?;
        let analyzer = Analyzer::new(definition.stop_words.clone());
        let built_with = format!(
            "definition {}, model {}, taxonomy {}",
            definition.version,
            embedder.model_id(),
            linker.taxonomy().version()
        );
        let writer = match access {
            Access::Read => None,
            Access::Write => {
                match index.writer_with_num_threads(WRITERS, WRITERS * WRITER_MEMORY) {
                    Ok(writer) => Some(Mutex::new(writer)),
                    Err(TantivyError::LockFailure(..)) => {
                        return Err(EngineError::Locked(folder.to_owned()));
                    }
                    Err(error) => return Err(error.into()),
                }
            }
        };
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let view = View::load(reader.searcher(), None, embedder.dimensions())?;
        let inner = Inner {
            folder: folder.to_owned(),
            fields,
            definition,
            analyzer,
            embedder,
            broader: Broader::new(Arc::clone(linker.taxonomy())),
            linker,
            index,
            reader,
            view: RwLock::new(Arc::new(view)),
            refreshing: Mutex::default(),
            writer,
            built_with,
        };
        let engine = Self {
            inner: Arc::new(inner),
            ranking: Arc::new(ranking),
        };
        engine.refuse_other_version()?;
        Ok(engine)
    }

    fn refuse_other_version(&self) -> Result<(), EngineError> {
        match self.note()? {
            Some(note) if note.built_with != self.inner.built_with => {
                Err(EngineError::OtherVersion {
                    folder: self.inner.folder.clone(),
                    found: note.built_with,
                    expected: self.inner.built_with.clone(),
                })
            }
            _ => Ok(()),
        }
    }

    /// How far the index has read the change feed; `None` while it is new.
    pub fn applied(&self) -> Result<Option<Applied>, EngineError> {
        Ok(self.note()?.map(|note| note.applied))
    }

    fn note(&self) -> Result<Option<CommitNote>, EngineError> {
        let payload = self.inner.index.load_metas()?.payload;
        payload
            .map(|payload| {
                serde_json::from_str(&payload).map_err(|error| EngineError::Corrupt {
                    folder: self.inner.folder.clone(),
                    message: format!("its commit note is damaged: {error}"),
                })
            })
            .transpose()
    }

    /// Applies changes in order and commits them together with the position they lead to. What
    /// was applied can be found when this returns. Takes CPU time: linking and embedding.
    pub fn apply(&self, updates: Vec<Update>, applied: &Applied) -> Result<(), EngineError> {
        let inner = &self.inner;
        let mut writer = self.writer()?;
        let staged = inner.stage(&writer, updates);
        let committed = staged.and_then(|()| commit(&mut writer, applied, &inner.built_with));
        if let Err(error) = committed {
            // What was staged must not ride along with the next commit.
            writer.rollback()?;
            return Err(error);
        }
        drop(writer);
        inner.refresh()
    }

    /// Empties the index, to be filled again from the change feed's beginning.
    pub fn clear(&self, feed: &str) -> Result<(), EngineError> {
        let mut writer = self.writer()?;
        writer.delete_all_documents()?;
        let beginning = Applied {
            feed: feed.to_owned(),
            position: 0,
        };
        commit(&mut writer, &beginning, &self.inner.built_with)?;
        self.inner.refresh()
    }

    /// Rewrites the segments that still hold deleted documents, so that nothing of a deleted
    /// record is left on the disk. Segments of more than `MOST_PURGED` documents are left to the
    /// ordinary merging, which drops deleted documents when it comes to them. Returns how many
    /// segments were rewritten.
    pub fn purge(&self) -> Result<usize, EngineError> {
        let view = self.inner.view();
        let deleted: Vec<_> = view
            .searcher
            .segment_readers()
            .iter()
            .filter(|segment| segment.has_deletes() && segment.max_doc() <= MOST_PURGED)
            .map(tantivy::SegmentReader::segment_id)
            .collect();
        if deleted.is_empty() {
            return Ok(0);
        }
        let mut writer = self.writer()?;
        // Fails where a merge in the background took one of them meanwhile; the next call will
        // find what is left.
        writer.merge(&deleted).wait()?;
        drop(view);
        self.inner.refresh()?;
        writer.garbage_collect_files().wait()?;
        Ok(deleted.len())
    }

    fn writer(&self) -> Result<std::sync::MutexGuard<'_, IndexWriter>, EngineError> {
        let writer = self.inner.writer.as_ref().ok_or(EngineError::ReadOnly)?;
        // A panic while staging leaves uncommitted documents; the next apply deletes and adds
        // the same ones again, because the position has not moved.
        Ok(writer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes what another process has committed visible.
    pub fn reload(&self) -> Result<(), EngineError> {
        self.inner.refresh()?;
        self.refuse_other_version()
    }

    /// What the index holds.
    pub fn status(&self) -> Result<Status, EngineError> {
        let inner = &self.inner;
        let view = inner.view();
        let searcher = &view.searcher;
        let count = |kind: &str| {
            use tantivy::collector::Count;
            use tantivy::query::TermQuery;
            use tantivy::schema::IndexRecordOption;
            let term = Term::from_field_text(inner.fields.kind, kind);
            searcher.search(&TermQuery::new(term, IndexRecordOption::Basic), &Count)
        };
        let bytes = searcher.space_usage().map_err(|source| EngineError::Io {
            folder: inner.folder.clone(),
            source,
        })?;
        Ok(Status {
            profiles: count(PROFILE)? as u64,
            needs: count(NEED)? as u64,
            segments: searcher.segment_readers().len(),
            bytes: bytes.total().get_bytes(),
            applied: self.applied()?,
            definition: inner.definition.version.clone(),
            model: inner.embedder.model_id().to_owned(),
        })
    }

    /// What links texts to concepts here; whoever else links should use the same.
    pub fn linker(&self) -> &Arc<Linker> {
        &self.inner.linker
    }

    /// The same index, ranked by other weights: what tuning compares and what a request asks for.
    #[must_use]
    pub fn with_ranking(&self, ranking: Ranking) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
            ranking: Arc::new(ranking),
        }
    }

    /// The weights in use.
    pub fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// What makes a ranking, for receipts.
    pub fn versions(&self) -> Versions {
        Versions {
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            model: self.inner.embedder.model_id().to_owned(),
            taxonomy: self.inner.linker.taxonomy().version().to_owned(),
            weights: self.ranking.version().to_owned(),
        }
    }
}

impl Inner {
    /// What queries look at now.
    pub(crate) fn view(&self) -> Arc<View> {
        // The view is replaced as a whole, so a panic elsewhere leaves it usable.
        Arc::clone(&self.view.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows queries what was committed last. What is new is read before they see it.
    fn refresh(&self) -> Result<(), EngineError> {
        let _one_at_a_time = self
            .refreshing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        self.reader.reload()?;
        let before = self.view();
        let dimensions = self.embedder.dimensions();
        let view = View::load(self.reader.searcher(), Some(&before), dimensions)?;
        *self.view.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(view);
        Ok(())
    }

    /// Hands changes to the writer. Documents are made on all cores where there are many of them.
    fn stage(&self, writer: &IndexWriter, updates: Vec<Update>) -> Result<(), EngineError> {
        let updates = last_of_each(updates);
        let builder = Builder {
            fields: &self.fields,
            definition: &self.definition,
            analyzer: &self.analyzer,
            embedder: &*self.embedder,
            linker: &self.linker,
            broader: &self.broader,
        };
        let corrupt = |error: postcard::Error| EngineError::Corrupt {
            folder: self.folder.clone(),
            message: format!("a document could not be written: {error}"),
        };
        let one = |update: Update| -> Result<(), EngineError> {
            let (id, document) = match update {
                Update::Profile(id, profile) => {
                    (id, Some(builder.profile(id, profile).map_err(corrupt)?))
                }
                Update::Need(id, need) => (id, Some(builder.need(id, need).map_err(corrupt)?)),
                Update::Remove(id) => (id, None),
            };
            writer.delete_term(Term::from_field_text(self.fields.id, &id_term(id)));
            if let Some(document) = document {
                writer.add_document(document)?;
            }
            Ok(())
        };
        if updates.len() < MANY {
            return updates.into_iter().try_for_each(one);
        }
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let queue = Mutex::new(updates.into_iter());
        let work = || loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            match next {
                Some(update) => one(update)?,
                None => return Ok(()),
            }
        };
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let joined = threads.into_iter().map(|thread| match thread.join() {
                Ok(done) => done,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            joined.fold(Ok(()), Result::and)
        })
    }
}

/// Only the last change of each record: what it replaces would not be seen anyway, and several
/// threads may then take changes in any order.
fn last_of_each(updates: Vec<Update>) -> Vec<Update> {
    let mut seen = HashSet::with_capacity(updates.len());
    let mut kept: Vec<Update> = updates
        .into_iter()
        .rev()
        .filter(|update| seen.insert(update.id()))
        .collect();
    kept.reverse();
    kept
}

fn commit(
    writer: &mut IndexWriter,
    applied: &Applied,
    built_with: &str,
) -> Result<(), EngineError> {
    let note = CommitNote {
        applied: applied.clone(),
        built_with: built_with.to_owned(),
    };
    let note = serde_json::to_string(&note)
        .map_err(|error| TantivyError::InternalError(error.to_string()))?;
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&note);
    prepared.commit()?;
    Ok(())
}

fn open_index(folder: &Path, fields: &Fields) -> Result<Index, EngineError> {
    let io = |source: std::io::Error| EngineError::Io {
        folder: folder.to_owned(),
        source,
    };
    std::fs::create_dir_all(folder).map_err(io)?;
    let directory = MmapDirectory::open(folder).map_err(|error| match error {
        OpenDirectoryError::IoError { io_error, .. } => {
            io(std::io::Error::other(io_error.to_string()))
        }
        other => TantivyError::from(other).into(),
    })?;
    let settings = IndexSettings {
        docstore_blocksize: BLOCK,
        ..IndexSettings::default()
    };
    let builder = Index::builder()
        .schema(fields.schema.clone())
        .settings(settings);
    builder
        .open_or_create(directory)
        .map_err(|error| match error {
            TantivyError::IoError(error) => io(std::io::Error::other(error.to_string())),
            other => EngineError::Corrupt {
                folder: folder.to_owned(),
                message: other.to_string(),
            },
        })
}
