//! Regulated professions of Bosnia and Herzegovina and who recognises them:
//! `regulated_professions.csv`. Signposts, not legal advice.

use std::collections::HashMap;
use std::path::Path;

use serde::Serialize;

use crate::error::TaxonomyError;
use crate::table::Table;

pub(crate) const COLUMNS: [&str; 13] = [
    "isco_code",
    "profession_bs",
    "profession_hr",
    "profession_sr",
    "profession_de",
    "profession_en",
    "jurisdiction",
    "body_bs",
    "body_en",
    "step",
    "note",
    "as_of",
    "confidence",
];

/// One step before one body on the way into one profession.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegulatedProfession {
    /// ISCO-08 unit group, four digits.
    pub isco_code: String,
    /// The profession by language: `bs`, `hr`, `sr`, `de`, `en`.
    pub profession: HashMap<&'static str, String>,
    /// Where it is regulated: `BA`, an entity, a canton or Brčko District.
    pub jurisdiction: String,
    /// The body, in Bosnian.
    pub body_bs: String,
    /// The body, in English.
    pub body_en: String,
    /// What is done there: `recognition of qualification`, `professional exam`,
    /// `chamber membership` or `licence`.
    pub step: String,
    /// Conditions, and what is to be verified.
    pub note: String,
    /// The year of the knowledge.
    pub as_of: String,
    /// `high`, `medium` or `low`. What is low is a starting point for a question.
    pub confidence: String,
}

/// Reads the table in the folder of the starter taxonomy, by ISCO-08 unit group; nothing where
/// there is no such table.
pub fn load(folder: &Path) -> Result<HashMap<String, Vec<RegulatedProfession>>, TaxonomyError> {
    let path = folder.join("regulated_professions.csv");
    let mut by_code: HashMap<String, Vec<RegulatedProfession>> = HashMap::new();
    if !path.exists() {
        return Ok(by_code);
    }
    let mut problems = Vec::new();
    let table = Table::read(&path, &mut problems)?;
    table.require(&COLUMNS)?;
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem.into());
    }
    for row in table.rows() {
        let text = |column: &str| row.cell(column).to_owned();
        let languages = crate::starter::LANGUAGES.into_iter();
        let profession = languages.map(|code| (code, text(&format!("profession_{code}"))));
        by_code
            .entry(text("isco_code"))
            .or_default()
            .push(RegulatedProfession {
                isco_code: text("isco_code"),
                profession: profession.collect(),
                jurisdiction: text("jurisdiction"),
                body_bs: text("body_bs"),
                body_en: text("body_en"),
                step: text("step"),
                note: text("note"),
                as_of: text("as_of"),
                confidence: text("confidence"),
            });
    }
    Ok(by_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn professions_are_found_by_group() {
        let folder = tempfile::tempdir().unwrap();
        assert!(load(folder.path()).unwrap().is_empty());
        let text = format!(
            "{}\n2211,ljekar,liječnik,lekar,Arzt,doctor,BA-09,tijelo,body,licence,,2024,high\n",
            COLUMNS.join(",")
        );
        let file = folder.path().join("regulated_professions.csv");
        std::fs::write(&file, &text).unwrap();
        let doctor = &load(folder.path()).unwrap()["2211"][0];
        assert_eq!(doctor.profession["hr"], "liječnik");
        assert_eq!(
            (doctor.step.as_str(), doctor.note.as_str()),
            ("licence", "")
        );
        std::fs::write(&file, text.replace(",high", "")).unwrap();
        let error = load(folder.path()).unwrap_err().to_string();
        assert!(
            error.contains("line 2") && error.contains("cells"),
            "{error}"
        );
    }
}
