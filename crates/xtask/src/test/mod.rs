//! `cargo xtask test`: every check and test, one step after another, and a table at the end.

mod browser;
mod rust;
mod summary;
mod web;

use std::time::Instant;

use crate::Trouble;
use crate::process::bold;
use summary::{Line, Summary};

/// What a step came to, where it did not fail.
pub(crate) enum Verdict {
    Passed,
    /// Not done, and why that is no failure.
    Skipped(String),
}

type Outcome = Result<Verdict, String>;

/// One step. Its name is what one types to run it alone.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Options) -> Outcome,
}

const fn step(name: &'static str, about: &'static str, run: fn(&Options) -> Outcome) -> Step {
    Step { name, about, run }
}

/// What the command line asks for.
#[derive(Default)]
pub(crate) struct Options {
    only: Vec<String>,
    list: bool,
    fail_fast: bool,
    no_install: bool,
}

/// In the order in which they run: cheap ones first, so that a slip shows at once.
const STEPS: &[Step] = &[
    step("fmt", "Rust code is formatted", rust::fmt),
    step(
        "layers",
        "crates depend in the allowed direction",
        rust::layers,
    ),
    step("clippy", "Rust lints, warnings are errors", rust::clippy),
    step("unit", "tests of the crates", rust::unit),
    step("doc", "examples in the documentation", rust::doc),
    step("machete", "no unused dependencies", rust::machete),
    step("deny", "licences, sources, duplicates", rust::deny),
    step("web-lint", "eslint and prettier", web::lint),
    step("web-check", "types of the pages", web::check),
    step("web-test", "unit tests of the pages", web::test),
    step("web-build", "the pages build", web::build),
    step(
        "web-schema",
        "API types match docs/openapi.json",
        web::schema,
    ),
    step(
        "end-to-end",
        "the real binary, driven from outside",
        rust::end_to_end,
    ),
    step("browser", "the pages in a real browser", browser::run),
];

/// Runs the steps that were asked for, all by default.
pub(crate) fn run(arguments: &[String]) -> Result<(), Trouble> {
    let options = parse(arguments)?;
    if options.list {
        for step in STEPS {
            println!("{:<11} {}", step.name, step.about);
        }
        return Ok(());
    }
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| options.wants(step.name))
        .collect();
    println!(
        "{} step(s) to run; `cargo xtask test --list` names them all.",
        steps.len()
    );

    let mut summary = Summary::default();
    for (index, step) in steps.iter().enumerate() {
        let headline = format!(
            "[{}/{}] {}: {}",
            index + 1,
            steps.len(),
            step.name,
            step.about
        );
        println!("\n{}", bold(&headline));
        let begun = Instant::now();
        let outcome = (step.run)(&options);
        let failed = outcome.is_err();
        let line = Line {
            name: step.name,
            outcome,
            took: begun.elapsed(),
        };
        println!("{line}");
        summary.add(line);
        if failed && options.fail_fast {
            break;
        }
    }
    print!("\n{summary}");
    match summary.failed() {
        0 => Ok(()),
        count => Err(Trouble::Failed(format!("{count} step(s) failed"))),
    }
}

impl Options {
    /// A step is meant by its name or by the first part of it: `web` means every `web-…`.
    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|word| means(word, name))
    }

    fn may_install(&self) -> bool {
        !self.no_install
    }
}

fn means(word: &str, name: &str) -> bool {
    name.strip_prefix(word)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn parse(arguments: &[String]) -> Result<Options, Trouble> {
    let mut options = Options::default();
    for word in arguments {
        match word.as_str() {
            "--list" => options.list = true,
            "--fail-fast" => options.fail_fast = true,
            "--no-install" => options.no_install = true,
            name if STEPS.iter().any(|step| means(name, step.name)) => {
                options.only.push(name.to_owned());
            }
            other => {
                return Err(Trouble::Usage(format!(
                    "test knows neither a step nor an option '{other}'; \
                     `cargo xtask test --list` names the steps"
                )));
            }
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Options> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words).ok()
    }

    #[test]
    fn everything_runs_where_nothing_is_named() {
        let options = parsed("").unwrap();
        assert!(STEPS.iter().all(|step| options.wants(step.name)));
        assert!(options.may_install());
    }

    #[test]
    fn a_group_means_its_steps() {
        let options = parsed("web fmt --no-install").unwrap();
        assert!(options.wants("web-lint") && options.wants("web-schema") && options.wants("fmt"));
        assert!(!options.wants("clippy") && !options.wants("browser"));
        assert!(!options.may_install());
    }

    #[test]
    fn what_does_not_exist_is_refused() {
        assert!(parsed("clipy").is_none());
        assert!(parsed("we").is_none());
        assert!(parsed("--quick").is_none());
    }
}
