//! Lists and objects inside the body of a round.

use domain::record::{Json, Path, ProblemCode};

use crate::request::fields::Fields;

/// An object of a list, whose fields are taken one by one.
pub(super) struct Object<'f> {
    fields: &'f mut Fields,
    place: Path,
    given: Vec<(String, Json)>,
    known: Vec<&'static str>,
}

impl<'f> Object<'f> {
    /// The object at `place`; notes where it is none.
    pub(super) fn new(fields: &'f mut Fields, place: Path, value: Json) -> Option<Self> {
        let Json::Object(given) = value else {
            fields.wrong(&place, ProblemCode::WrongType, "is no object", &[]);
            return None;
        };
        Some(Self {
            fields,
            place,
            given,
            known: Vec::new(),
        })
    }

    fn take(&mut self, name: &'static str) -> Option<Json> {
        self.known.push(name);
        let at = self.given.iter().position(|(given, _)| given == name)?;
        let (_, value) = self.given.swap_remove(at);
        (value != Json::Null).then_some(value)
    }

    /// Text that has to be there.
    pub(super) fn text(&mut self, name: &'static str) -> Option<String> {
        let place = self.place.field(name);
        match self.take(name) {
            Some(Json::String(text)) => return Some(text),
            Some(_) => self
                .fields
                .wrong(&place, ProblemCode::WrongType, "is no text", &[]),
            None => self
                .fields
                .wrong(&place, ProblemCode::MissingField, "is missing", &[]),
        }
        None
    }

    /// A whole number.
    pub(super) fn whole(&mut self, name: &'static str, low: u32, high: u32) -> Option<u32> {
        let value = self.take(name)?;
        let number = match value {
            Json::Integer(number) => u32::try_from(number).ok(),
            _ => None,
        };
        let number = number.filter(|number| (low..=high).contains(number));
        if number.is_none() {
            let place = self.place.field(name);
            let accepted = format!("{low} to {high}");
            let detail = format!("is not a whole number from {accepted}");
            self.fields
                .wrong(&place, ProblemCode::OutOfRange, detail, &[&accepted]);
        }
        number
    }

    /// Any number that `fits`.
    pub(super) fn number(
        &mut self,
        name: &'static str,
        accepted: &str,
        fits: fn(f64) -> bool,
    ) -> Option<f64> {
        let value = self.take(name)?;
        number(self.fields, &self.place.field(name), value, accepted, fits)
    }

    /// Notes what else is wrong with a field.
    pub(super) fn wrong(&mut self, name: &str, code: ProblemCode, detail: String) {
        let place = self.place.field(name);
        self.fields.wrong(&place, code, detail, &[]);
    }

    /// Refuses the fields that were not taken.
    pub(super) fn finish(self) {
        for (name, _) in self.given.iter().take(20) {
            let place = self.place.field(name);
            let detail = "there is no such field here";
            self.fields
                .wrong(&place, ProblemCode::UnknownField, detail, &self.known);
        }
    }
}

/// A number that `fits`.
#[expect(clippy::cast_precision_loss, reason = "what is accepted is small")]
pub(super) fn number(
    fields: &mut Fields,
    place: &Path,
    value: Json,
    accepted: &str,
    fits: fn(f64) -> bool,
) -> Option<f64> {
    let number = match value {
        Json::Integer(number) => Some(number as f64),
        Json::Float(number) => Some(number),
        _ => None,
    };
    let number = number.filter(|number| fits(*number));
    if number.is_none() {
        let detail = format!("is not a number {accepted}");
        fields.wrong(place, ProblemCode::OutOfRange, detail, &[accepted]);
    }
    number
}

/// A share above 0.
pub(super) const SHARE: &str = "above 0 and at most 1";

/// Whether a number is a share above 0.
pub(super) fn is_share(number: f64) -> bool {
    number > 0.0 && number <= 1.0
}
