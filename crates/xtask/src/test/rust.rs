//! Steps that call cargo.

use super::{Options, Outcome, Verdict};
use crate::process::{cargo, run, spona};
use crate::tools::{self, cargo_with_tools};

pub(super) fn fmt(_: &Options) -> Outcome {
    run(cargo().args(["fmt", "--all", "--check"]))
        .map_err(|problem| format!("{problem}; `cargo fmt --all` formats"))?;
    Ok(Verdict::Passed)
}

pub(super) fn layers(_: &Options) -> Outcome {
    crate::layers::run()?;
    Ok(Verdict::Passed)
}

pub(super) fn clippy(_: &Options) -> Outcome {
    run(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))?;
    Ok(Verdict::Passed)
}

/// Everything but the end-to-end tests, which need the built binary and have a step of their own.
pub(super) fn unit(options: &Options) -> Outcome {
    tests(
        "not package(end-to-end)",
        &["--workspace", "--exclude", "end-to-end"],
        options,
    )
}

/// nextest does not run the examples in the documentation.
pub(super) fn doc(_: &Options) -> Outcome {
    run(cargo().args(["test", "--doc", "--workspace"]))?;
    Ok(Verdict::Passed)
}

pub(super) fn machete(_: &Options) -> Outcome {
    if_installed("machete", &[])
}

pub(super) fn deny(_: &Options) -> Outcome {
    if_installed("deny", &["check", "licenses", "bans", "sources"])
}

pub(super) fn end_to_end(options: &Options) -> Outcome {
    build_spona()?;
    tests("package(end-to-end)", &["--package", "end-to-end"], options)
}

/// The binary that the end-to-end and browser steps drive; the demo's default is the same one.
pub(super) fn build_spona() -> Result<(), String> {
    run(cargo().args(["build", "--package", "cli", "--bin", "spona"]))
}

/// Runs tests by nextest, or those of the same packages by cargo. nextest is given the whole
/// workspace and a filter: other packages mean other features of common libraries, and cargo
/// would compile those once more.
fn tests(filter: &str, packages: &[&str], options: &Options) -> Outcome {
    let mut command = cargo_with_tools();
    if tools::nextest(options.may_install()) {
        command.args([
            "nextest",
            "run",
            "--no-fail-fast",
            "--workspace",
            "-E",
            filter,
        ]);
        if std::env::var_os("CI").is_some() {
            command.args(["--profile", "ci"]);
        }
    } else {
        command
            .args(["test", "--no-fail-fast", "--all-targets"])
            .args(packages);
    }
    run(command.env("SPONA_BIN", spona("debug")))?;
    Ok(Verdict::Passed)
}

fn if_installed(subcommand: &str, arguments: &[&str]) -> Outcome {
    if !tools::has_cargo(subcommand) {
        let advice = format!("to have it: cargo install cargo-{subcommand} --locked");
        return Ok(Verdict::Skipped(format!(
            "cargo-{subcommand} is not installed; {advice}"
        )));
    }
    run(cargo_with_tools().arg(subcommand).args(arguments))?;
    Ok(Verdict::Passed)
}
