//! Broader concepts: who is above whom, and that nobody is above himself.

use std::path::PathBuf;

use crate::error::TaxonomyError;

/// That a concept has another one above it, and where that is said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) broad: u32,
    /// Place in the list of files; nothing where the edge follows from a code.
    pub(super) file: Option<usize>,
    pub(super) line: u64,
}

/// Refuses circles: `up` holds for each concept the edges to the broader ones.
pub(super) fn check(
    up: &[Vec<Edge>],
    files: &[PathBuf],
    name: impl Fn(usize) -> String,
) -> Result<(), TaxonomyError> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; up.len()];
    for start in 0..up.len() {
        if states[start] != State::New {
            continue;
        }
        states[start] = State::Open;
        // The way from `start` upwards: concepts, each with how many of its edges were followed.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((at, followed)) = way.last_mut() {
            let Some(edge) = up[*at].get(*followed) else {
                states[*at] = State::Done;
                way.pop();
                continue;
            };
            *followed += 1;
            let broad = edge.broad as usize;
            match states[broad] {
                State::Done => {}
                State::New => {
                    states[broad] = State::Open;
                    way.push((broad, 0));
                }
                State::Open => {
                    let begin = way.iter().position(|(concept, _)| *concept == broad);
                    let circle = &way[begin.unwrap_or(0)..];
                    return Err(refusal(circle, broad, up, files, name));
                }
            }
        }
    }
    Ok(())
}

fn refusal(
    circle: &[(usize, usize)],
    back: usize,
    up: &[Vec<Edge>],
    files: &[PathBuf],
    name: impl Fn(usize) -> String,
) -> TaxonomyError {
    const SHOWN: usize = 6;
    let mut names: Vec<String> = circle.iter().take(SHOWN).map(|(c, _)| name(*c)).collect();
    if circle.len() > SHOWN {
        names.push("…".to_owned());
    }
    names.push(name(back));
    // The last edge that a file states; at least one does, because codes alone make no circle.
    let stated = circle.iter().rev().find_map(|(concept, followed)| {
        let edge = up[*concept].get(followed.saturating_sub(1))?;
        Some((files.get(edge.file?)?, edge.line))
    });
    TaxonomyError::Row {
        path: stated.map(|(file, _)| file.clone()).unwrap_or_default(),
        line: stated.map_or(0, |(_, line)| line),
        message: format!("the broader concepts form a circle: {}", names.join(" → ")),
    }
}
