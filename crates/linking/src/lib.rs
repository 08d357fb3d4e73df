//! From free text to occupations and skills.
//!
//! A [`Linker`] reads a text: labels that stand in it word for word ([`Linker::mentions`]), and
//! phrases that mean a concept without being a label of it ([`Linker::link`]). The latter are
//! ranked by a [`Ranker`], from [`Evidence`]: the phrase's vector against those of all labels in
//! all languages, and its character n-grams against theirs. `index/linking.toml` ([`Settings`])
//! weighs the evidence and says how sure is sure enough. [`evaluate`] measures it on test sets.

mod calibrate;
pub mod evaluate;
mod evidence;
mod forms;
mod gazetteer;
mod index;
mod keys;
mod lexical;
mod linker;
mod matrix;
mod neutral;
mod ngrams;
mod passages;
mod ranker;
mod reading;
mod settings;
mod similarity;
pub mod suggest;
mod vocabulary;
mod wording;

pub use calibrate::{Calibrated, calibrate};
pub use evidence::{Evidence, Weights};
pub use linker::{Link, Linked, Linker, Mention, Wanted};
pub use ranker::{Ranked, Ranker};
pub use settings::{Calibration, Judgement, Settings, SettingsError, TextSettings};
pub use similarity::Titles;
pub use wording::Wording;
