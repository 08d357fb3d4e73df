//! Whatever the bytes are, reading ends with a taxonomy or an error.

use proptest::prelude::*;

use super::read_table;

const NAMES: [&str; 6] = [
    "skills_en.csv",
    "skills_de.tsv",
    "occupations_hr.csv",
    "ISCOGroups_en.csv",
    "occupationSkillRelations.csv",
    "broaderRelationsSkillPillar_en.csv",
];

const TABLE: &str = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description\n\
    Occupation,http://data.europa.eu/esco/occupation/1,2221,nurse,\"a\nb\",\"c, d\"\n\
    ISCOGroup,http://data.europa.eu/esco/isco/C222,,nurses,,\n";

proptest! {
    #[test]
    fn any_bytes(name in 0..NAMES.len(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_table(NAMES[name], &bytes);
    }

    /// A good table with a few bytes changed gets further than noise does.
    #[test]
    fn damaged_tables(
        name in 0..NAMES.len(),
        changes in prop::collection::vec((0..TABLE.len(), any::<u8>()), 0..6),
        length in 0..=TABLE.len(),
    ) {
        let mut bytes = TABLE.as_bytes()[..length].to_vec();
        for (at, byte) in changes {
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
        }
        let _ = read_table(NAMES[name], &bytes);
    }
}
