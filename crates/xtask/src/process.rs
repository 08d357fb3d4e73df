//! Running other programs, with a word on what is run.

use std::env;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors()
        .nth(2)
        .map_or_else(|| here.clone(), Path::to_path_buf)
}

/// Where cargo puts what it builds: the folder above the one this program was built into.
pub(crate) fn target() -> PathBuf {
    env::current_exe()
        .ok()
        .and_then(|exe| exe.ancestors().nth(2).map(Path::to_path_buf))
        .unwrap_or_else(|| root().join("target"))
}

/// The built `spona`.
pub(crate) fn spona(profile: &str) -> PathBuf {
    let name = format!("spona{}", env::consts::EXE_SUFFIX);
    target().join(profile).join(name)
}

/// The same cargo that runs this program, in the workspace's folder.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    tidy(&mut command);
    command
}

/// npm in a folder of the workspace.
pub(crate) fn npm(folder: &str) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(root().join(folder));
    tidy(&mut command);
    command
}

fn tidy(command: &mut Command) {
    if !colours() {
        command
            .env("CARGO_TERM_COLOR", "never")
            .env("NO_COLOR", "1");
    }
}

/// Says what is run, runs it, and lets its output through.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let line = line_of(command);
    println!("$ {line}");
    let status = command
        .status()
        .map_err(|error| format!("`{line}` could not be started: {error}"))?;
    judge(&line, status)
}

/// Runs without a word and gives what it printed on standard output.
pub(crate) fn read(command: &mut Command) -> Option<String> {
    let output = command
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

fn judge(line: &str, status: ExitStatus) -> Result<(), String> {
    match status.code() {
        Some(0) => Ok(()),
        Some(code) => Err(format!("`{line}` ended with exit status {code}")),
        None => Err(format!("`{line}` was ended by a signal")),
    }
}

/// A command as one would type it in the workspace's folder.
fn line_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_stem().unwrap_or(command.get_program());
    let mut words = vec![program.to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    let line = words.join(" ");
    let root = root();
    let folder = command
        .get_current_dir()
        .and_then(|folder| folder.strip_prefix(&root).ok());
    match folder {
        Some(folder) if folder != Path::new("") => format!("cd {} && {line}", folder.display()),
        _ => line,
    }
}

/// Whether to colour: at a terminal, unless the environment asks for plain text.
pub(crate) fn colours() -> bool {
    let asked_plain = ["NO_COLOR", "CI"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    !asked_plain && io::stdout().is_terminal()
}

/// Text in bold, where that is possible.
pub(crate) fn bold(text: &str) -> String {
    if colours() {
        format!("\u{1b}[1m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}
