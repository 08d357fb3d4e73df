use domain::record::Record;
use domain::{Need, Profile};
use serde_json::json;

use crate::backend::Store;
use crate::records::{Entity, Records};

/// A kind of record that cases can make examples of.
pub trait Sample: Entity {
    /// A full record with this external id and this text.
    fn sample(id: Option<&str>, text: &str) -> Self;

    /// The text of a sample.
    fn text(&self) -> &str;

    /// The repository of this kind.
    fn records(store: &dyn Store) -> &dyn Records<Self>;
}

fn read<T: Record>(json: &serde_json::Value) -> T {
    T::from_line(&json.to_string()).expect("samples are valid")
}

impl Sample for Profile {
    fn sample(id: Option<&str>, text: &str) -> Self {
        read(&json!({
            "id": id, "name": "Đurđa Čengić-Œuvre", "headline": "Građevinska inženjerka",
            "summary": text, "text_language": "sr-Cyrl", "country": "DE", "city": "Köln",
            "origin": "Goražde",
            "languages": [{"code": "bs", "level": "native"}, {"code": "de"}],
            "experience": [
                {"title": "Statičarka", "employer": "Baubüro", "from": "2014-03", "to": null},
                {"title": "Инжењер", "from": "2009-01", "to": "2014-02", "description": "Мостови"},
                {"employer": "bez datuma"}
            ],
            "education": [{"level": 7, "field": "Građevina", "institution": "UNSA",
                "country": "BA", "year": 2009}],
            "skills": ["mostovi", "SCIA Engineer"],
            "licences": [{"profession": "Bauingenieurin", "country": "DE"}],
            "availability": {"modes": ["short_visit", "remote_mentoring"], "from": "2027-01-01",
                "hours_per_month": 20},
            "visibility": "matched_only"
        }))
    }

    fn text(&self) -> &str {
        self.summary.as_deref().expect("samples have one")
    }

    fn records(store: &dyn Store) -> &dyn Records<Self> {
        store.profiles()
    }
}

impl Sample for Need {
    fn sample(id: Option<&str>, text: &str) -> Self {
        read(&json!({
            "id": id, "organisation": "Kantonalna bolnica", "organisation_type": "public",
            "title": "Medicinska sestra", "description": text, "text_language": "bs",
            "essential_skills": ["intenzivna njega"], "desirable_skills": ["dijaliza"],
            "languages": [{"code": "bs", "min_level": "B2", "required": true}, {"code": "de",
                "required": false}],
            "modes": ["temporary_return"], "region": "BA-04", "municipality": "Zenica",
            "sector": "Q", "positions": 3, "min_years": 5, "min_education": 6,
            "licence": "medicinska sestra", "starts_on": "2027-03-01", "closes_on": "2027-05-01"
        }))
    }

    fn text(&self) -> &str {
        self.description.as_deref().expect("samples have one")
    }

    fn records(store: &dyn Store) -> &dyn Records<Self> {
        store.needs()
    }
}
