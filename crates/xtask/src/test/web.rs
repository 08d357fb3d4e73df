//! Steps that call the web pages' own tools.

use std::fs;

use super::{Options, Outcome, Verdict};
use crate::process::{npm, root, run};
use crate::{tools, web};

pub(super) fn lint(_: &Options) -> Outcome {
    script("lint")
}

pub(super) fn check(_: &Options) -> Outcome {
    script("check")
}

pub(super) fn test(_: &Options) -> Outcome {
    script("test")
}

pub(super) fn build(_: &Options) -> Outcome {
    script("build")
}

/// Makes the types again from the API document and compares; leaves the file as it was.
pub(super) fn schema(_: &Options) -> Outcome {
    let file = root().join("web/src/api/schema.d.ts");
    let read = || fs::read(&file).map_err(|error| format!("{}: {error}", file.display()));
    let before = read()?;
    let generated = script("generate");
    let after = read()?;
    if before != after {
        fs::write(&file, &before).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    generated?;
    if before == after {
        Ok(Verdict::Passed)
    } else {
        Err("web/src/api/schema.d.ts does not match docs/openapi.json; \
             run `npm run generate` in web and look at the difference"
            .into())
    }
}

fn script(name: &str) -> Outcome {
    tools::node()?;
    web::packages("web")?;
    run(npm("web").args(["run", name]))?;
    Ok(Verdict::Passed)
}
