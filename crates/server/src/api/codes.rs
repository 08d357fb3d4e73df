//! The closed code lists as schemas, taken from the lists themselves.

use std::borrow::Cow;

use domain::record::ProblemCode as DomainCode;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::problem::Code;
use crate::request::kind::Kind;

fn text_enum(description: &str, values: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .description(Some(description))
        .enum_values(Some(values))
        .into()
}

macro_rules! code_schemas {
    ( $( $name:ident: $description:literal = $values:expr; )+ ) => { $(
        #[doc = $description]
        #[derive(Debug)]
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                text_enum($description, $values)
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )+ };
}

code_schemas! {
    Mode: "Engagement mode: how a professional would help, and how an organisation would have it."
        = domain::EngagementMode::ALL.iter().map(|code| code.as_str());
    LanguageLevel: "CEFR level, with `native` above it."
        = domain::LanguageLevel::ALL.iter().map(|code| code.as_str());
    Visibility: "Who may find a profile: `organisations` in search and matches, `matched_only` in matches alone, `hidden` nobody."
        = domain::Visibility::ALL.iter().map(|code| code.as_str());
    OrganisationType: "What kind of organisation has a need."
        = domain::OrganisationType::ALL.iter().map(|code| code.as_str());
    Region: "`BA` for the whole country, `BA-01` to `BA-10` the cantons, `BA-BRC` the Brčko District, `BA-SRP` Republika Srpska (ISO 3166-2)."
        = domain::Region::ALL.iter().map(|code| code.as_str());
    Sector: "Section of NACE Rev. 2."
        = domain::Sector::ALL.iter().map(|code| code.as_str());
    Band: "A score in a word; `strong` never with a violation."
        = ["strong", "good", "partial", "weak"];
    RequirementKind: "What kind of thing is asked for."
        = ["skill", "language", "mode", "experience", "education", "licence"];
    RequirementStatus: "Whether a requirement is met."
        = ["met", "partly", "missing"];
    ViolationCode: "Which hard condition is not met."
        = ["language_required", "no_shared_mode", "not_available_in_time"];
    About: "What a sentence of an explanation is about."
        = explanation::About::ALL.into_iter().map(explanation::About::as_str);
    RecordKind: "A kind of record."
        = ["need", "profile"];
    ChangeKind: "What would have to change."
        = ["skill", "language", "mode", "licence", "availability", "experience", "education", "capacity"];
    WishKind: "What a profile wishes of a need: a way of working together, a first day, hours a month."
        = ["mode", "start", "hours"];
    WishStatus: "Whether a wish is met; `unsaid` where one of the two says nothing about it."
        = ["met", "partly", "missing", "unsaid"];
    RoundReason: "Why a need of a round has a position open, or an expert room left."
        = ["no_capacity", "no_candidate", "all_violate", "none_in_band", "candidates_taken", "needs_filled", "organisation_cap", "regional_cap", "places_used", "nothing_gained"];
    ConceptKind: "What a concept is: an occupation, or a skill or field of knowledge."
        = Kind::NAMES;
    Relation: "Whether a total is exact or a lower bound."
        = ["exact", "at_least"];
    ProblemCode: "The kind of problem, stable, for programs."
        = Code::ALL.iter().map(|code| code.as_str());
    FieldErrorCode: "The kind of problem of one field or parameter, stable, for programs."
        = FIELD_CODES.iter().map(|code| crate::problem::field_code(*code)).chain(["unknown_parameter"]);
}

const FIELD_CODES: [DomainCode; 8] = [
    DomainCode::DuplicateField,
    DomainCode::UnknownField,
    DomainCode::MissingField,
    DomainCode::WrongType,
    DomainCode::UnknownValue,
    DomainCode::OutOfRange,
    DomainCode::WrongFormat,
    DomainCode::Inconsistent,
];

/// A country by its ISO 3166-1 alpha-2 code.
#[derive(Debug)]
pub struct Country;

impl PartialSchema for Country {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .description(Some(
                "ISO 3166-1 alpha-2 code in capitals; `XK` is taken too.",
            ))
            .pattern(Some("^[A-Z]{2}$"))
            .examples(["DE", "AT"])
            .into()
    }
}

impl ToSchema for Country {
    fn name() -> Cow<'static, str> {
        "Country".into()
    }
}

/// A BCP 47 language tag.
#[derive(Debug)]
pub struct LanguageTag;

impl PartialSchema for LanguageTag {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .description(Some("BCP 47 tag of a language in ISO 639."))
            .examples(["bs", "sr-Cyrl", "de"])
            .into()
    }
}

impl ToSchema for LanguageTag {
    fn name() -> Cow<'static, str> {
        "LanguageTag".into()
    }
}

#[cfg(test)]
mod tests {
    use matching::{Band, RequirementKind, RequirementStatus};

    use super::*;

    fn values<T: PartialSchema>() -> Vec<serde_json::Value> {
        let schema = serde_json::to_value(T::schema()).unwrap();
        schema["enum"].as_array().unwrap().clone()
    }

    #[test]
    fn the_lists_hold_what_the_engine_says() {
        let json = |value: &dyn erased::Say| value.say();
        for band in [Band::Weak, Band::Partial, Band::Good, Band::Strong] {
            assert!(values::<super::Band>().contains(&json(&band)));
        }
        for kind in [
            RequirementKind::Skill,
            RequirementKind::Language,
            RequirementKind::Mode,
            RequirementKind::Experience,
            RequirementKind::Education,
            RequirementKind::Licence,
        ] {
            assert!(values::<super::RequirementKind>().contains(&json(&kind)));
        }
        for status in [
            RequirementStatus::Met,
            RequirementStatus::Partly,
            RequirementStatus::Missing,
        ] {
            assert!(values::<super::RequirementStatus>().contains(&json(&status)));
        }
    }

    mod erased {
        pub(super) trait Say {
            fn say(&self) -> serde_json::Value;
        }

        impl<T: serde::Serialize> Say for T {
            fn say(&self) -> serde_json::Value {
                serde_json::to_value(self).unwrap()
            }
        }
    }
}
