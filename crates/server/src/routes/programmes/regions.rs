//! What a round asks of single regions.

use domain::Region;
use domain::codes::Code as _;
use domain::record::{Json, Path, ProblemCode};
use matching::programme::{MOST_PRIORITY, RegionRule, Wish};

use super::fields::{Object, SHARE, is_share};
use super::request::MOST_PLACEMENTS;
use crate::request::fields::Fields;

/// The rules; `most_share` is that of regions without their own.
pub(super) fn read(fields: &mut Fields, most_share: Option<f64>) -> Vec<(Region, RegionRule)> {
    let place = Path::default().field("regions");
    let items = match fields.take("regions") {
        None => return Vec::new(),
        Some(Json::List(items)) if items.len() <= Region::ALL.len() => items,
        Some(_) => {
            let accepted = format!("a list of at most {} rules", Region::ALL.len());
            let detail = "is no such list";
            fields.wrong(&place, ProblemCode::WrongType, detail, &[&accepted]);
            return Vec::new();
        }
    };
    let mut rules: Vec<(Region, RegionRule)> = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let Some(mut object) = Object::new(fields, place.index(index), item) else {
            continue;
        };
        let region = region(&mut object);
        let rule = rule(&mut object, most_share);
        let twice = region.is_some_and(|region| rules.iter().any(|(known, _)| *known == region));
        if twice {
            let detail = "has a rule already".to_owned();
            object.wrong("region", ProblemCode::Inconsistent, detail);
        }
        object.finish();
        rules.extend(region.map(|region| (region, rule)));
    }
    rules
}

fn region(object: &mut Object<'_>) -> Option<Region> {
    let text = object.text("region")?;
    let region = Region::parse_code(&text).filter(|region| *region != Region::Ba);
    if region.is_none() {
        let detail = "is no region; BA-01 to BA-10, BA-BRC and BA-SRP are".to_owned();
        object.wrong("region", ProblemCode::UnknownValue, detail);
    }
    region
}

fn rule(object: &mut Object<'_>, general: Option<f64>) -> RegionRule {
    let least_share = |number: f64| (0.0..=1.0).contains(&number);
    let bonus = |number: f64| (0.0..=MOST_PRIORITY).contains(&number);
    let wished = object.whole("wish", 0, MOST_PLACEMENTS);
    let bonus = object.number("bonus", "from 0 to 100", bonus);
    let rule = RegionRule {
        region: 0,
        most: object.whole("most", 0, MOST_PLACEMENTS),
        most_share: object.number("most_share", SHARE, is_share),
        least: object.whole("least", 0, MOST_PLACEMENTS),
        least_share: object.number("least_share", "from 0 to 1", least_share),
        wish: wished
            .zip(bonus)
            .map(|(placements, bonus)| Wish { placements, bonus }),
    };
    if let (Some(least), Some(most)) = (rule.least, rule.most)
        && least > most
    {
        let detail = format!("is {least}, and most is {most}");
        object.wrong("least", ProblemCode::Inconsistent, detail);
    }
    if let (Some(least), Some(most)) = (rule.least_share, rule.most_share.or(general))
        && least > most
    {
        let detail = format!("is {least}, and the largest share is {most}");
        object.wrong("least_share", ProblemCode::Inconsistent, detail);
    }
    if wished.is_some() != bonus.is_some() {
        let (there, missing) = if bonus.is_some() {
            ("bonus", "wish")
        } else {
            ("wish", "bonus")
        };
        let detail = format!("goes with {missing}, which is missing");
        object.wrong(there, ProblemCode::Inconsistent, detail);
    }
    rule
}
