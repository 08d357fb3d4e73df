//! Which files of a folder are ESCO's, and what they hold.

use std::path::{Component, Path, PathBuf};

use crate::error::TaxonomyError;
use crate::language::Language;

/// What a table holds. Those that define concepts come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    IscoGroups,
    Occupations,
    SkillGroups,
    Skills,
    BroaderOccupations,
    BroaderSkills,
    OccupationSkills,
}

impl Part {
    /// The beginning of the official file name, in lower case, and how it is written.
    const NAMES: [(&str, &str, Option<Self>); 9] = [
        ("iscogroups", "ISCOGroups", Some(Self::IscoGroups)),
        ("occupations", "occupations", Some(Self::Occupations)),
        ("skillgroups", "skillGroups", Some(Self::SkillGroups)),
        ("skills", "skills", Some(Self::Skills)),
        (
            "broaderrelationsoccpillar",
            "broaderRelationsOccPillar",
            Some(Self::BroaderOccupations),
        ),
        (
            "broaderrelationsskillpillar",
            "broaderRelationsSkillPillar",
            Some(Self::BroaderSkills),
        ),
        (
            "occupationskillrelations",
            "occupationSkillRelations",
            Some(Self::OccupationSkills),
        ),
        // Known, and nothing in them that is not in the others or that Spona uses.
        ("skillskillrelations", "skillSkillRelations", None),
        ("skillshierarchy", "skillsHierarchy", None),
    ];

    pub(super) fn is_relation(self) -> bool {
        self >= Self::BroaderOccupations
    }

    /// The official file name without language.
    pub(super) fn name(self) -> &'static str {
        let known = Self::NAMES.iter().find(|(_, _, part)| *part == Some(self));
        known.map_or("", |(_, name, _)| name)
    }
}

/// A table of ESCO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) part: Part,
    /// The language in the file's name. A table of concepts always has one.
    pub(super) language: Option<Language>,
    /// ESCO's version, as far as the folders' names tell.
    pub(super) version: Option<Version>,
    pub(super) tab_separated: bool,
}

/// A version of ESCO: `1.0.8`, `1.2`.
pub(super) type Version = Vec<u32>;

/// What was found below a folder: tables in the order in which they are read, concepts before
/// relations and the newest version first, and files that are passed over, with the reason.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) sources: Vec<Source>,
    pub(super) ignored: Vec<(PathBuf, &'static str)>,
}

/// Looks through `folder` and everything below it.
pub(super) fn find(folder: &Path) -> Result<Found, TaxonomyError> {
    if folder.is_file() {
        return Err(TaxonomyError::Read {
            path: folder.to_owned(),
            message: "it is a file, expected a folder; unpack a ZIP archive first".to_owned(),
        });
    }
    let mut paths = Vec::new();
    walk(folder, 0, &mut paths)?;
    let mut found = Found::default();
    for path in paths {
        match recognise(folder, &path) {
            Ok(source) => found.sources.push(source),
            Err(reason) => found.ignored.push((path, reason)),
        }
    }
    found.sources.sort_by(|a, b| {
        let key = |s: &Source| {
            (
                s.part.is_relation(),
                std::cmp::Reverse(s.version.clone()),
                s.part,
            )
        };
        key(a).cmp(&key(b)).then_with(|| a.path.cmp(&b.path))
    });
    Ok(found)
}

/// Deeper folders than an archive in an archive are not looked at; that also ends circles of links.
const DEEPEST: usize = 8;

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), TaxonomyError> {
    let fail = |e: std::io::Error| TaxonomyError::Read {
        path: folder.to_owned(),
        message: e.to_string(),
    };
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if !path.is_dir() {
            files.push(path);
        } else if depth < DEEPEST {
            walk(&path, depth + 1, files)?;
        }
    }
    files.sort();
    Ok(())
}

/// What a file holds by its name, or why it is passed over.
pub(super) fn recognise(root: &Path, path: &Path) -> Result<Source, &'static str> {
    const OTHER: &str = "not the name of an ESCO table";
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .ok_or(OTHER)?;
    let (stem, extension) = name.rsplit_once('.').ok_or(OTHER)?;
    let tab_separated = match extension.to_ascii_lowercase().as_str() {
        "csv" => false,
        "tsv" => true,
        _ => return Err(OTHER),
    };
    // A second download is called `skills_en (1).csv`.
    let stem = stem.split(" (").next().unwrap_or(stem).trim();
    let (begin, suffix) = stem.split_once('_').unwrap_or((stem, ""));
    let begin = begin.to_ascii_lowercase();
    let known = Part::NAMES.iter().find(|(known, _, _)| *known == begin);
    let Some((_, _, part)) = known else {
        let collection = begin.ends_with("collection") || begin == "conceptschemes";
        return Err(if collection {
            "a selection of concepts that stand in the other tables"
        } else {
            OTHER
        });
    };
    let part = part.ok_or("a view of the other tables, or relations that are not used")?;
    let primary = suffix.split(['-', '_']).next().unwrap_or(suffix);
    let language = Language::parse(&primary.to_ascii_lowercase());
    if language.is_none() && !part.is_relation() {
        return Err("the name tells no language; expected for example skills_en.csv");
    }
    Ok(Source {
        path: path.to_owned(),
        part,
        language,
        version: version_of(root, path),
        tab_separated,
    })
}

/// The version in the name of the nearest folder that has one, up to the folder that was given.
fn version_of(root: &Path, path: &Path) -> Option<Version> {
    let below = path.strip_prefix(root).ok()?.parent()?;
    let names = below.components().rev().map(Component::as_os_str);
    let mut names = names.chain(root.file_name());
    names.find_map(|name| parse_version(&name.to_string_lossy()))
}

/// Finds `1.0.8` in `ESCO dataset - v1.0.8 - classification - hr - csv`.
pub(super) fn parse_version(text: &str) -> Option<Version> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .map(|part| part.trim_matches('.'))
        .filter(|part| part.contains('.'))
        .find_map(|part| {
            let numbers: Result<Version, _> = part.split('.').map(str::parse).collect();
            numbers.ok().filter(|n| n.len() <= 4 && n[0] < 100)
        })
}

/// `1.0.8`
pub(super) fn show_version(version: &[u32]) -> String {
    let numbers: Vec<String> = version.iter().map(u32::to_string).collect();
    numbers.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_names_of_all_versions() {
        let root = Path::new("/esco");
        let part = |name: &str| {
            let source = recognise(root, &root.join(name)).ok()?;
            let language = source.language.map(|language| language.to_string());
            Some((source.part, language.unwrap_or_default()))
        };
        for (name, expected, language) in [
            ("occupations_hr.csv", Part::Occupations, "hr"),
            ("skills_de.tsv", Part::Skills, "de"),
            ("skills_en (1).csv", Part::Skills, "en"),
            ("ISCOGroups_en.csv", Part::IscoGroups, "en"),
            ("occupationSkillRelations.csv", Part::OccupationSkills, ""),
            (
                "occupationSkillRelations_en.csv",
                Part::OccupationSkills,
                "en",
            ),
            (
                "broaderRelationsSkillPillar_de.CSV",
                Part::BroaderSkills,
                "de",
            ),
        ] {
            assert_eq!(part(name), Some((expected, language.to_owned())), "{name}");
        }
        for other in [
            "README.md",
            "skills.csv",
            "skillsHierarchy_en.csv",
            "languageSkillsCollection_en.csv",
            "occupations",
            "occupation_skills.csv",
        ] {
            assert_eq!(part(other), None, "{other}");
        }
    }

    #[test]
    fn the_version_is_in_a_folders_name() {
        let version = |root: &str, path: &str| version_of(Path::new(root), Path::new(path));
        assert_eq!(version("/e", "/e/v1.1.1_en/a.csv"), Some(vec![1, 1, 1]));
        let official = "/e/ESCO dataset - v1.2.0 - classification - en - csv/a.csv";
        assert_eq!(version("/e", official), Some(vec![1, 2, 0]));
        assert_eq!(
            version("/v1.0/esco_1.0.8", "/v1.0/esco_1.0.8/a.csv"),
            Some(vec![1, 0, 8])
        );
        assert_eq!(version("/v1.0/esco", "/v1.0/esco/a.csv"), None);
        assert!(vec![1, 1, 1] > vec![1, 0, 8] && Some(vec![1]) > None);
    }
}
