//! The web pages: their packages and their build.

use std::fs;

use crate::process::{npm, root, run};
use crate::tools;

/// Builds the pages into `web/dist`.
pub(crate) fn build() -> Result<(), String> {
    tools::node()?;
    packages("web")?;
    run(npm("web").args(["run", "build"]))
}

/// Installs the packages of a folder, unless they are those of its `package-lock.json` already.
/// What was installed last is remembered inside `node_modules`, so that deleting it forgets it.
pub(crate) fn packages(folder: &str) -> Result<(), String> {
    let lock = root().join(folder).join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let stamp = root()
        .join(folder)
        .join("node_modules/.spona-installed-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(npm(folder).arg("ci"))?;
    // Without the stamp the next run installs again: slower, not wrong.
    let _ = fs::write(&stamp, &wanted);
    Ok(())
}
