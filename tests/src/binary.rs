//! The built `spona`, run to its end.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Where the binary is: `SPONA_BIN`, or beside the tests in the target folder.
///
/// # Panics
/// If there is none.
pub fn path() -> PathBuf {
    if let Some(named) = std::env::var_os("SPONA_BIN") {
        return PathBuf::from(named);
    }
    let tests = std::env::current_exe().expect("a test has a path");
    let name = format!("spona{}", std::env::consts::EXE_SUFFIX);
    let found = tests
        .ancestors()
        .skip(1)
        .map(|folder| folder.join(&name))
        .find(|f| f.is_file());
    found
        .expect("no spona beside the tests: build it with `cargo build`, or run `cargo xtask test`")
}

/// The folder of the workspace, which holds `index/`, `models/` and `seed-data/`.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The binary with arguments, to be started in the workspace.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(path());
    command
        .current_dir(workspace())
        .args(arguments)
        .stdin(Stdio::null());
    command
}

/// What a finished command left.
#[derive(Debug)]
pub struct Finished {
    /// Its exit status; `None` where a signal ended it.
    pub status: Option<i32>,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
}

impl Finished {
    /// Standard output as one JSON value.
    ///
    /// # Panics
    /// If it is anything else.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("standard output is no JSON: {error}\n{self:#?}"))
    }
}

/// Runs to the end, whatever it is.
///
/// # Panics
/// If the binary cannot be started.
pub fn run(arguments: &[&str]) -> Finished {
    let Output {
        status,
        stdout,
        stderr,
    } = command(arguments).output().expect("the binary starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Finished {
        status: status.code(),
        out: text(stdout),
        err: text(stderr),
    }
}

/// Runs to the end, which has to be a good one.
///
/// # Panics
/// If the exit status is not 0.
pub fn succeed(arguments: &[&str]) -> Finished {
    let finished = run(arguments);
    assert_eq!(
        finished.status,
        Some(0),
        "spona {arguments:?}: {finished:#?}"
    );
    finished
}
