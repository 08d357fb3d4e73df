//! Puts each line of standard input into canonical wording, by the starter taxonomy and its
//! lexicon, and tells on standard error how long a word took.

#![expect(clippy::print_stdout, reason = "it is what the example is for")]

use std::error::Error;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use linking::Wording;
use taxonomy::{Lexicon, starter};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seed-data/taxonomy");
    let began = Instant::now();
    let lexicon = Lexicon::load(&folder)?;
    let read = began.elapsed();
    let wording = Wording::of(&starter::load(&folder)?, lexicon);
    eprintln!("lexicon {read:?}, with the labels {:?}", began.elapsed());
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let began = Instant::now();
    let worded: Vec<String> = text.lines().map(|line| wording.canonical(line)).collect();
    let words = u32::try_from(text.split_whitespace().count())?.max(1);
    eprintln!("{words} words, {:?} each", began.elapsed() / words);
    println!("{}", worded.join("\n"));
    Ok(())
}
