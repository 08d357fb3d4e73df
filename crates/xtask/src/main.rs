//! Developer tasks: `cargo xtask demo`, `cargo xtask test` and their parts.
//!
//! This crate has no dependencies, so that the first word of advice comes two seconds after the
//! command. Start at [`demo`] or [`test`]; [`layers`] checks who may depend on whom.
#![allow(
    clippy::print_stdout,
    reason = "a developer task talks to its developer; nothing reads its output as data"
)]

mod demo;
mod layers;
mod process;
mod test;
mod tools;
mod web;

use std::process::ExitCode;

const HELP: &str = "\
Developer tasks of Spona.

Usage: cargo xtask TASK [OPTIONS]

Tasks:
  demo     build pages and server, fill a data folder with the demo data, serve it
             --port N      port on 127.0.0.1 (default 8080)
             --release     optimised build: slower to make, faster to use
             --api-only    leave the web pages out
  test     every check and test there is; with names, only those
             cargo xtask test --list      what there is
             cargo xtask test fmt clippy  only these two
             --fail-fast   stop at the first step that fails
             --no-install  install nothing, only say what is missing
  layers   check the allowed direction of dependencies between the crates
  web      build the web pages into web/dist
  help     this text
";

/// What a task tells its caller: done, failed with a sentence, or used wrongly with a sentence.
enum Trouble {
    Failed(String),
    Usage(String),
}

impl From<String> for Trouble {
    fn from(message: String) -> Self {
        Self::Failed(message)
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("", [].as_slice()),
    };
    let wants_help = rest.iter().any(|word| word == "--help" || word == "-h");
    let done = match task {
        "help" | "--help" | "-h" => help(),
        "demo" | "test" | "layers" | "web" if wants_help => help(),
        "demo" => demo::run(rest),
        "test" => test::run(rest),
        "layers" => no_options(rest).and_then(|()| Ok(layers::run()?)),
        "web" => no_options(rest).and_then(|()| Ok(web::build()?)),
        "" => Err(Trouble::Usage("which task?".into())),
        other => Err(Trouble::Usage(format!("there is no task '{other}'"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Trouble::Failed(message)) => {
            eprintln!("xtask: {message}");
            ExitCode::from(1)
        }
        Err(Trouble::Usage(message)) => {
            eprintln!("xtask: {message}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "one arm among others that can fail"
)]
fn help() -> Result<(), Trouble> {
    print!("{HELP}");
    Ok(())
}

fn no_options(rest: &[String]) -> Result<(), Trouble> {
    match rest.first() {
        None => Ok(()),
        Some(word) => Err(Trouble::Usage(format!("'{word}' is not expected here"))),
    }
}
