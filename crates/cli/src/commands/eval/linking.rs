//! `spona eval linking|titles|skills`.

use std::path::Path;

use anyhow::ensure;
use embedding::train::held_out;
use linking::evaluate;
use serde_json::{Value, to_value};
use taxonomy::{Taxonomy, esco, starter};

use crate::assets::Assets;

pub(super) fn occupations(
    dataset: &Path,
    taxonomy: &Path,
    share: Option<f64>,
    assets: &Assets,
) -> anyhow::Result<Value> {
    if let Some(share) = share {
        ensure!(
            share > 0.0 && share < 1.0,
            "--held-out {share}: expected a share between 0 and 1, such as 0.2"
        );
    }
    let is_held_out = share.map(|share| move |id: &str| held_out(id, share));
    let outcome = evaluate::linking(
        dataset,
        &read(taxonomy)?,
        assets.embedder()?,
        &assets.linking()?,
        is_held_out.as_ref().map(|f| f as &dyn Fn(&str) -> bool),
    )?;
    Ok(to_value(outcome)?)
}

pub(super) fn titles(dataset: &Path, assets: &Assets) -> anyhow::Result<Value> {
    let outcome = evaluate::titles(dataset, assets.embedder()?.as_ref())?;
    Ok(to_value(outcome)?)
}

pub(super) fn skills(dataset: &Path, taxonomy: &Path, assets: &Assets) -> anyhow::Result<Value> {
    let linker = assets.linker_over(read(taxonomy)?, assets.embedder()?)?;
    Ok(to_value(evaluate::skills(dataset, &linker)?)?)
}

/// A folder of the starter's tables, or else one of ESCO's.
fn read(folder: &Path) -> anyhow::Result<Taxonomy> {
    let is_starter = folder.join("occupations.csv").is_file();
    Ok(if is_starter {
        starter::load(folder)?
    } else {
        esco::load(folder)?
    })
}
