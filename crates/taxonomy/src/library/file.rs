//! The file of a release: `SPONATAX`, the number of the format, the length of the head, the head
//! and the content as postcard, and at the end the SHA-256 of everything before it.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Release;
use crate::concept::{Concept, Taxonomy};
use crate::error::TaxonomyError;
use crate::taxonomy::Pair;

const MAGIC: &[u8; 8] = b"SPONATAX";

/// Goes up with every change of what [`Concept`] and [`Release`] consist of.
const FORMAT: u32 = 1;

/// Magic, format and length of the head.
const FRONT: usize = 16;
const DIGEST: usize = 32;

#[derive(Serialize)]
struct Content<'a> {
    version: &'a str,
    concepts: &'a [Concept],
    relations: &'a [Pair],
}

#[derive(Deserialize)]
struct OwnedContent {
    version: String,
    concepts: Vec<Concept>,
    relations: Vec<Pair>,
}

/// Writes a whole file. The content goes out as it is encoded, not through a copy in memory.
pub(super) fn write(
    output: &mut dyn Write,
    release: &Release,
    taxonomy: &Taxonomy,
) -> io::Result<()> {
    let head = postcard::to_stdvec(release).map_err(io::Error::other)?;
    let mut output = Hashing {
        output,
        hash: Sha256::new(),
    };
    output.write_all(MAGIC)?;
    output.write_all(&FORMAT.to_le_bytes())?;
    output.write_all(
        &u32::try_from(head.len())
            .map_err(io::Error::other)?
            .to_le_bytes(),
    )?;
    output.write_all(&head)?;
    let content = Content {
        version: taxonomy.version(),
        concepts: taxonomy.concepts(),
        relations: &taxonomy.pairs(),
    };
    postcard::to_io(&content, &mut output).map_err(io::Error::other)?;
    let digest = output.hash.finalize();
    output.output.write_all(&digest)
}

/// Reads the head and checks that the whole file is what was written.
pub(super) fn check(path: &Path) -> Result<Release, TaxonomyError> {
    let fail = |error: io::Error| unreadable(path, &error);
    let mut file = File::open(path).map_err(fail)?;
    let length = file.metadata().map_err(fail)?.len();
    let body = length
        .checked_sub(DIGEST as u64)
        .ok_or_else(|| cut_off(path))?;
    let mut hash = Sha256::new();
    let mut front = Vec::new();
    let mut body = (&mut file).take(body);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = body.read(&mut buffer).map_err(fail)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        // The head is in the first buffer: it is a few hundred bytes.
        if front.is_empty() {
            front.extend_from_slice(&buffer[..read]);
        }
    }
    let mut digest = Vec::new();
    file.read_to_end(&mut digest).map_err(fail)?;
    same(path, &hash.finalize(), &digest)?;
    let (release, _) = split(path, &front)?;
    Ok(release)
}

/// Reads and checks a whole file.
pub(super) fn load(path: &Path) -> Result<Taxonomy, TaxonomyError> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    let at = bytes
        .len()
        .checked_sub(DIGEST)
        .ok_or_else(|| cut_off(path))?;
    let (body, digest) = bytes.split_at(at);
    same(path, &Sha256::digest(body), digest)?;
    let (_, content) = split(path, body)?;
    let content: OwnedContent =
        postcard::from_bytes(content).map_err(|error| damaged(path, error.to_string()))?;
    let places = content.concepts.len();
    let inside = |place: u32| (place as usize) < places;
    if !content
        .relations
        .iter()
        .all(|(o, s, _)| inside(*o) && inside(*s))
    {
        return Err(damaged(path, "a relation points outside"));
    }
    Ok(Taxonomy::with_version(
        content.version,
        content.concepts,
        content.relations,
    ))
}

/// The head, and the bytes behind it.
fn split<'a>(path: &Path, body: &'a [u8]) -> Result<(Release, &'a [u8]), TaxonomyError> {
    let number = |at: usize| {
        let bytes = body.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(bytes))
    };
    if !body.starts_with(MAGIC) {
        return Err(damaged(path, "it is no release of Spona's"));
    }
    let format = number(8).ok_or_else(|| cut_off(path))?;
    if format != FORMAT {
        let message = format!("it has format {format}, this program reads {FORMAT}");
        return Err(damaged(path, message));
    }
    let length = number(12).ok_or_else(|| cut_off(path))? as usize;
    let end = FRONT.saturating_add(length);
    let head = body.get(FRONT..end).ok_or_else(|| cut_off(path))?;
    let release = postcard::from_bytes(head).map_err(|error| damaged(path, error.to_string()))?;
    Ok((release, &body[end..]))
}

fn same(path: &Path, computed: &[u8], stored: &[u8]) -> Result<(), TaxonomyError> {
    if computed == stored {
        return Ok(());
    }
    Err(damaged(
        path,
        "its content does not have the SHA-256 at its end",
    ))
}

fn cut_off(path: &Path) -> TaxonomyError {
    damaged(path, "it is cut off")
}

fn damaged(path: &Path, message: impl Into<String>) -> TaxonomyError {
    TaxonomyError::Damaged {
        path: path.to_owned(),
        message: message.into(),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> TaxonomyError {
    TaxonomyError::Read {
        path: path.to_owned(),
        message: error.to_string(),
    }
}

/// Computes the digest of what goes through.
struct Hashing<'a> {
    output: &'a mut dyn Write,
    hash: Sha256,
}

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.output.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}
