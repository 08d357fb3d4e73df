//! Small records. All people and organisations are invented.

use serde_json::{Value, json};

/// A nurse abroad. `word` is one that no other record has, to search for.
pub fn nurse(word: &str) -> Value {
    json!({
        "name": "Amira Hodžić-Lindqvist",
        "headline": format!("Fachkrankenschwester für Intensivpflege {word}"),
        "summary": "Seit 2012 auf der Intensivstation: Beatmungspflege, Weaning, Einarbeitung.",
        "text_language": "de",
        "country": "DE",
        "city": "Ludwigsburg",
        "origin": "Kladanj",
        "languages": [{"code": "bs", "level": "native"}, {"code": "de", "level": "C1"}],
        "experience": [{
            "title": "Intensivpflegerin", "employer": "Klinikum Musterbach", "from": "2012-04",
            "to": null, "description": "Beatmungspflege und Sedierung."
        }],
        "skills": ["Beatmungspflege", "Praxisanleitung"],
        "availability": {"modes": ["short_visit", "remote_mentoring"]},
        "visibility": "organisations"
    })
}

/// A hospital's need that [`nurse`] fits.
pub fn hospital() -> Value {
    json!({
        "organisation": "Opća bolnica Primjer",
        "organisation_type": "public",
        "title": "Medicinska sestra za intenzivnu njegu",
        "description": "Tražimo sestru koja samostalno vodi bolesnika na respiratoru.",
        "text_language": "bs",
        "essential_skills": ["njega bolesnika na respiratoru"],
        "languages": [{"code": "bs", "min_level": "B2", "required": true}],
        "modes": ["short_visit"],
        "region": "BA-04",
        "sector": "Q"
    })
}

/// The same record with another value in one field.
#[must_use]
pub fn with(mut record: Value, field: &str, value: Value) -> Value {
    record[field] = value;
    record
}

/// A line of a file: the record with the id it has where it comes from.
pub fn line(record: &Value, id: &str) -> String {
    with(record.clone(), "id", json!(id)).to_string()
}
