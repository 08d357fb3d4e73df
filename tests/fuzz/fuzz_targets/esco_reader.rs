//! Any bytes as a table of ESCO: read or refused, without a panic. The first byte chooses which
//! table it is said to be, and whether its header is given, so that rows are reached.
#![no_main]

const TABLES: [(&str, &str); 5] = [
    (
        "occupations_en.csv",
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description,code\n",
    ),
    (
        "skills_en.csv",
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n",
    ),
    (
        "ISCOGroups_en.csv",
        "conceptType,conceptUri,code,preferredLabel,altLabels,description\n",
    ),
    (
        "occupationSkillRelations.csv",
        "occupationUri,relationType,skillType,skillUri\n",
    ),
    (
        "broaderRelationsSkillPillar.csv",
        "conceptType,conceptUri,broaderType,broaderUri\n",
    ),
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((choice, rows)) = data.split_first() else {
        return;
    };
    let (name, header) = TABLES[usize::from(choice % 16) % TABLES.len()];
    let table = if *choice < 128 {
        [header.as_bytes(), rows].concat()
    } else {
        rows.to_vec()
    };
    let _ = taxonomy::esco::read_table(name, &table);
});
