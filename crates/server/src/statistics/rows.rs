//! Rows of statistics: between the forecast's checked types and the store's plain rows.
//!
//! Rows come back through the same reader that checks a ministry's delivery, so that nothing
//! reaches a forecast that would not pass an import.

use forecast::problem::Problems;
use forecast::statistics::{Flag, Observation as Figure, Statistics, read_folder};
use store::{Observation, Source};

/// Columns of a table of figures, in the order that `row_cells` fills them.
const COLUMNS: [&str; 14] = [
    "measure",
    "region",
    "country",
    "occupation",
    "sector",
    "education",
    "sex",
    "age_from",
    "age_to",
    "period",
    "value",
    "unit",
    "source",
    "flag",
];

/// Turns a delivery into rows.
pub fn to_rows(statistics: &Statistics) -> (Vec<Source>, Vec<Observation>) {
    let sources = statistics.sources.iter().map(|source| Source {
        id: source.id.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        licence: source.licence.clone(),
        url: source.url.clone(),
        retrieved: source.retrieved.clone(),
        note: source.note.clone(),
    });
    let observations = statistics.observations.iter().map(observation);
    (sources.collect(), observations.collect())
}

fn observation(figure: &Figure) -> Observation {
    let flags: Vec<&str> = figure.flags.iter().map(Flag::as_str).collect();
    Observation {
        measure: figure.measure.to_string(),
        region: figure.region.to_string(),
        country: figure.country.map(|country| country.to_string()),
        occupation: figure.occupation.as_ref().map(ToString::to_string),
        sector: figure.sector.as_ref().map(ToString::to_string),
        education: figure.education.map(|education| education.to_string()),
        sex: figure.sex.to_string(),
        age_from: figure.age.map(|age| age.from),
        age_to: figure.age.and_then(|age| age.to),
        period: figure.period.to_string(),
        value: figure.value,
        unit: figure.unit.to_string(),
        source: figure.source.clone(),
        flag: flags.join(" "),
    }
}

/// Turns the rows of one measure back into checked figures.
pub fn from_rows(
    measure: &str,
    sources: &[Source],
    observations: &[Observation],
) -> Result<Statistics, Problems> {
    let figures = table(&COLUMNS, observations.iter().map(row_cells));
    let columns = [
        "id",
        "title",
        "publisher",
        "licence",
        "url",
        "retrieved",
        "note",
    ];
    let cells = |source: &Source| {
        vec![
            source.id.clone(),
            source.title.clone(),
            source.publisher.clone(),
            source.licence.clone(),
            source.url.clone(),
            source.retrieved.clone(),
            source.note.clone(),
        ]
    };
    let sources = table(&columns, sources.iter().map(cells));
    let files = [
        ("sources.csv".to_owned(), sources),
        (format!("{measure}.csv"), figures),
    ];
    read_folder(
        files
            .iter()
            .map(|(name, bytes)| (name.clone(), bytes.as_slice())),
    )
}

fn row_cells(row: &Observation) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    vec![
        row.measure.clone(),
        row.region.clone(),
        text(&row.country),
        text(&row.occupation),
        text(&row.sector),
        text(&row.education),
        row.sex.clone(),
        age(row.age_from),
        age(row.age_to),
        row.period.clone(),
        row.value.map(|value| value.to_string()).unwrap_or_default(),
        row.unit.clone(),
        row.source.clone(),
        row.flag.clone(),
    ]
}

/// Writing to memory cannot fail; should it ever, the reader refuses what is left.
fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer.write_record(columns).is_ok()
        && rows.into_iter().all(|row| writer.write_record(row).is_ok());
    if written {
        writer.into_inner().unwrap_or_default()
    } else {
        Vec::new()
    }
}
