//! Names of countries, languages, regions and municipalities, in the folder of the starter
//! taxonomy: `countries.csv`, `languages.csv`, `regions.csv`, `municipalities.csv`. For forms and
//! display; nothing here ranks.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::error::TaxonomyError;
use crate::starter::LANGUAGES;
use crate::table::{Row, Table};

/// All lists, each in the order of its table; one whose table is not there is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Places {
    /// Countries by ISO 3166-1 alpha-2, and `XK`.
    pub countries: Vec<Place>,
    /// Languages by BCP 47.
    pub languages: Vec<Place>,
    /// Bosnia and Herzegovina, its entities, cantons and Brčko District.
    pub regions: Vec<Place>,
    /// Units of local self-government.
    pub municipalities: Vec<Place>,
}

/// Something with a code and a name in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its code.
    pub code: String,
    /// Its names by language: `bs`, `hr`, `sr`, `de`, `en`. Municipalities have none in `de`.
    pub names: BTreeMap<&'static str, String>,
    /// A language's own name, in Latin letters.
    pub endonym: Option<String>,
    /// `canton`, `entity`, `city`, `municipality`, ...
    pub kind: Option<String>,
    /// The region that a municipality is in.
    pub region: Option<String>,
    /// Other names, and what there is to say about the code.
    pub note: Option<String>,
}

/// Reads the lists in `folder`.
pub fn load(folder: &Path) -> Result<Places, TaxonomyError> {
    let list = |name: &str| -> Result<Vec<Place>, TaxonomyError> {
        let path = folder.join(name);
        if !path.exists() {
            return Ok(Vec::new());
        }
        let mut problems = Vec::new();
        let table = Table::read(&path, &mut problems)?;
        table.require(&["code", "bs", "hr", "sr", "en"])?;
        let places = table.rows().map(|row| {
            row.required("code", &mut problems);
            place(row)
        });
        let places = places.collect();
        match problems.into_iter().next() {
            Some(problem) => Err(problem.into()),
            None => Ok(places),
        }
    };
    Ok(Places {
        countries: list("countries.csv")?,
        languages: list("languages.csv")?,
        regions: list("regions.csv")?,
        municipalities: list("municipalities.csv")?,
    })
}

fn place(row: Row<'_>) -> Place {
    let optional = |column: &str| Some(row.cell(column).to_owned()).filter(|cell| !cell.is_empty());
    let names = LANGUAGES.into_iter();
    Place {
        code: row.cell("code").to_owned(),
        names: names
            .filter_map(|code| Some((code, optional(code)?)))
            .collect(),
        endonym: optional("endonym"),
        kind: optional("kind"),
        region: optional("region"),
        note: optional("note"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_where_they_are() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()).unwrap(), Places::default());
        let file = folder.path().join("municipalities.csv");
        let header = "code,region,bs,hr,sr,en,kind,note\n";
        let row = "ilidza,BA-09,Ilidža,Ilidža,Ilidža,Ilidža,municipality,\n";
        std::fs::write(&file, format!("{header}{row}")).unwrap();
        let places = load(folder.path()).unwrap();
        let ilidza = &places.municipalities[0];
        assert_eq!(
            (ilidza.names["sr"].as_str(), ilidza.region.as_deref()),
            ("Ilidža", Some("BA-09"))
        );
        assert!(ilidza.note.is_none() && !ilidza.names.contains_key("de"));
        std::fs::write(&file, format!("{header},{row}")).unwrap();
        let error = load(folder.path()).unwrap_err().to_string();
        assert!(
            error.contains("municipalities.csv") && error.contains("line 2"),
            "{error}"
        );
    }
}
