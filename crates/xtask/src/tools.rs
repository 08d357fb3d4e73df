//! Programs from outside: is it there, may we install it, what to say if not.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, npm, read, root, run};

const OLDEST_NODE: u32 = 20;

/// Makes sure of Node and npm, or says what to install.
pub(crate) fn node() -> Result<(), String> {
    let advice = format!(
        "Install Node.js {OLDEST_NODE} or newer with npm, from your distribution (nodejs, npm) \
         or from nodejs.org."
    );
    let Some(version) = read(Command::new("node").arg("--version")) else {
        return Err(format!("Node.js is not installed. {advice}"));
    };
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        return Err(format!("Node.js is {version}, which is too old. {advice}"));
    }
    match read(npm(".").arg("--version")) {
        Some(_) => Ok(()),
        None => Err(format!("Node.js {version} is there, npm is not. {advice}")),
    }
}

fn major(version: &str) -> Option<u32> {
    version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Whether cargo knows a subcommand such as `nextest`.
pub(crate) fn has_cargo(subcommand: &str) -> bool {
    read(cargo_with_tools().args([subcommand, "--version"])).is_some()
}

/// cargo that also finds what [`nextest`] installed.
pub(crate) fn cargo_with_tools() -> Command {
    let mut command = cargo();
    let known = env::var_os("PATH").unwrap_or_default();
    let paths = [root().join(".tools/bin")]
        .into_iter()
        .chain(env::split_paths(&known));
    if let Ok(paths) = env::join_paths(paths) {
        command.env("PATH", paths);
    }
    command
}

/// Makes sure of cargo-nextest, or says that `cargo test` has to do.
pub(crate) fn nextest(may_install: bool) -> bool {
    if has_cargo("nextest") {
        return true;
    }
    println!("cargo-nextest, the test runner, is not installed.");
    if may_install {
        println!("Installing it into .tools, once; this takes a few minutes.");
        // Unoptimised: the wait is for the compiler, the runner itself has little to do.
        let mut install = cargo();
        install
            .args([
                "install",
                "cargo-nextest",
                "--locked",
                "--debug",
                "--root",
                ".tools",
            ])
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        match run(&mut install) {
            Ok(()) if has_cargo("nextest") => return true,
            Ok(()) => println!("It was installed and does not start."),
            Err(problem) => println!("{problem}"),
        }
    }
    println!("Going on with `cargo test`. To have it: cargo install cargo-nextest --locked");
    false
}

/// Finds a Chromium, installs one where it may, or says what to install.
pub(crate) fn chromium(may_install: bool) -> Result<PathBuf, String> {
    if let Some(named) = env::var_os("SPONA_CHROMIUM") {
        let named = PathBuf::from(named);
        return if starts(&named) {
            Ok(named)
        } else {
            Err(format!(
                "SPONA_CHROMIUM is {}, which does not start",
                named.display()
            ))
        };
    }
    if let Some(found) = installed_chromium() {
        return Ok(found);
    }
    println!("The browser tests need Chromium, and none is installed.");
    if let (true, Some(apt)) = (may_install, apt_get()) {
        println!("Installing it with apt-get.");
        let done = run(administrator(&apt).args(["update", "--quiet"])).and_then(|()| {
            run(administrator(&apt)
                .args([
                    "install",
                    "--yes",
                    "--quiet",
                    "--no-install-recommends",
                    "chromium",
                ])
                .env("DEBIAN_FRONTEND", "noninteractive"))
        });
        if let Err(problem) = done {
            println!("{problem}");
        } else if let Some(found) = installed_chromium() {
            return Ok(found);
        }
    }
    Err(
        "no Chromium: install it (on Debian: `sudo apt-get install chromium`), or name one with \
         the environment variable SPONA_CHROMIUM=/path/to/chromium"
            .into(),
    )
}

fn installed_chromium() -> Option<PathBuf> {
    [
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
    ]
    .iter()
    .filter_map(|name| on_path(name))
    .find(|program| starts(program))
}

/// Some systems have a `chromium-browser` that only says how to get one.
fn starts(program: &Path) -> bool {
    read(Command::new(program).arg("--version")).is_some()
}

fn on_path(name: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths)
        .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

/// How apt-get may be called here without asking for a password, if at all.
fn apt_get() -> Option<Vec<&'static str>> {
    on_path("apt-get")?;
    if read(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(vec!["apt-get"]);
    }
    let passwordless = read(Command::new("sudo").args(["--non-interactive", "true"])).is_some();
    passwordless.then(|| vec!["sudo", "--non-interactive", "--preserve-env", "apt-get"])
}

fn administrator(words: &[&str]) -> Command {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn versions_are_read() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("22.0.0"), Some(22));
        assert_eq!(major("unknown"), None);
    }
}
