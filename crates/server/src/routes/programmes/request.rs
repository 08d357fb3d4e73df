//! What a round asks for, read from the body.

use std::collections::HashSet;

use domain::Region;
use domain::record::{Json, Path, ProblemCode};
use jiff::civil::Date;
use matching::Band;
use matching::programme::{MOST_PRIORITY, RegionRule};
use matching::ties::TieSeed;

use super::fields::{Object, SHARE, is_share, number};
use super::records::RoundNeed;
use super::regions;
use crate::problem::{ApiError, ApiResult, Code, FieldError, field_code};
use crate::request::fields::{BodyFields, Fields};

/// Needs of a round at most.
pub(super) const MOST_NEEDS: usize = 500;
/// Profiles that can be named at most.
const MOST_PROFILES: usize = 5_000;
/// Placements that a rule can name at most.
pub(super) const MOST_PLACEMENTS: u32 = 1_000_000;

/// What a round asks for.
#[derive(Debug)]
pub(crate) struct RoundRequest {
    /// The needs; `None` is all.
    pub(super) needs: Option<Vec<AskedNeed>>,
    /// The profiles; `None` is all.
    pub(super) profiles: Option<Vec<AskedProfile>>,
    pub(super) capacity: u32,
    pub(super) hours_per_placement: Option<u32>,
    per_organisation: Option<u32>,
    places: Option<u32>,
    region_most_share: Option<f64>,
    regions: Vec<(Region, RegionRule)>,
    min_band: Band,
    allow_violations: bool,
    candidates_per_need: usize,
    seed: Option<TieSeed>,
}

/// A need by one of its ids.
#[derive(Debug)]
pub(super) struct AskedNeed {
    pub(super) id: String,
    pub(super) positions: Option<u32>,
    pub(super) priority: f64,
}

/// A profile by one of its ids.
#[derive(Debug)]
pub(super) struct AskedProfile {
    pub(super) id: String,
    pub(super) capacity: Option<u32>,
}

/// The rules of a round, before regions have numbers.
#[derive(Debug, Clone)]
pub(super) struct RoundRules {
    pub(super) rules: matching::programme::Rules,
    pub(super) candidates_per_need: usize,
    pub(super) seed: TieSeed,
}

impl BodyFields for RoundRequest {
    fn read(fields: &mut Fields) -> Self {
        let needs = chosen(fields, "needs", MOST_NEEDS, need);
        if needs.is_none() {
            let place = Path::default().field("needs");
            fields.wrong(
                &place,
                ProblemCode::MissingField,
                "is missing",
                &["\"all\"", "a list"],
            );
        }
        let profiles = chosen(fields, "profiles", MOST_PROFILES, profile);
        let share = Path::default().field("region_most_share");
        let given = fields.take("region_most_share");
        let region_most_share =
            given.and_then(|value| number(fields, &share, value, SHARE, is_share));
        Self {
            needs: needs.flatten(),
            profiles: profiles.flatten(),
            capacity: fields.number("capacity", 1, 100).unwrap_or(1),
            hours_per_placement: fields.number("hours_per_placement", 1, 744),
            per_organisation: fields.number("per_organisation", 1, 10_000),
            places: fields.number("places", 1, MOST_PLACEMENTS),
            region_most_share,
            regions: regions::read(fields, region_most_share),
            min_band: band(fields),
            allow_violations: flag(fields, "allow_violations"),
            candidates_per_need: fields
                .number("candidates_per_need", 1, 1_000)
                .unwrap_or(300) as usize,
            seed: seed(fields),
        }
    }
}

/// `"all"` (`Some(None)`) or a list of which each item is read by `read`; `None` where nothing is
/// given.
#[expect(
    clippy::option_option,
    reason = "missing, all, and a list are three things"
)]
fn chosen<T>(
    fields: &mut Fields,
    name: &'static str,
    most: usize,
    read: fn(&mut Fields, Path, Json) -> Option<(String, T)>,
) -> Option<Option<Vec<T>>> {
    let place = Path::default().field(name);
    let items = match fields.take(name)? {
        Json::String(text) if text == "all" => return Some(None),
        Json::List(items) => items,
        _ => {
            let detail = "is neither \"all\" nor a list";
            fields.wrong(
                &place,
                ProblemCode::WrongType,
                detail,
                &["\"all\"", "a list of ids"],
            );
            return Some(None);
        }
    };
    if items.is_empty() || items.len() > most {
        let detail = format!("has {} items", items.len());
        let accepted = format!("1 to {most} items");
        fields.wrong(&place, ProblemCode::OutOfRange, detail, &[&accepted]);
        return Some(None);
    }
    let mut seen = HashSet::new();
    let mut read_items = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let place = place.index(index);
        let Some((id, item)) = read(fields, place.clone(), item) else {
            continue;
        };
        if !seen.insert(id) {
            let detail = "stands in the list twice";
            fields.wrong(&place, ProblemCode::Inconsistent, detail, &[]);
        }
        read_items.push(item);
    }
    Some(Some(read_items))
}

fn need(fields: &mut Fields, place: Path, value: Json) -> Option<(String, AskedNeed)> {
    let (id, positions, priority) = match value {
        Json::String(id) => (id, None, 1.0),
        value => {
            let mut object = Object::new(fields, place, value)?;
            let id = object.text("need");
            let positions = object.whole("positions", 1, 10_000);
            let fits = |number: f64| number > 0.0 && number <= MOST_PRIORITY;
            let priority = object.number("priority", "above 0 and at most 100", fits);
            object.finish();
            (id?, positions, priority.unwrap_or(1.0))
        }
    };
    let asked = AskedNeed {
        id: id.clone(),
        positions,
        priority,
    };
    Some((id, asked))
}

fn profile(fields: &mut Fields, place: Path, value: Json) -> Option<(String, AskedProfile)> {
    let (id, capacity) = match value {
        Json::String(id) => (id, None),
        value => {
            let mut object = Object::new(fields, place, value)?;
            let id = object.text("profile");
            let capacity = object.whole("capacity", 1, 100);
            object.finish();
            (id?, capacity)
        }
    };
    let asked = AskedProfile {
        id: id.clone(),
        capacity,
    };
    Some((id, asked))
}

fn band(fields: &mut Fields) -> Band {
    let place = Path::default().field("min_band");
    match fields.take("min_band") {
        None => return Band::Good,
        Some(Json::String(text)) => match text.as_str() {
            "weak" => return Band::Weak,
            "partial" => return Band::Partial,
            "good" => return Band::Good,
            "strong" => return Band::Strong,
            _ => {}
        },
        Some(_) => {}
    }
    let accepted = ["weak", "partial", "good", "strong"];
    fields.wrong(&place, ProblemCode::UnknownValue, "is no band", &accepted);
    Band::Good
}

fn flag(fields: &mut Fields, name: &'static str) -> bool {
    match fields.take(name) {
        None => false,
        Some(Json::Bool(value)) => value,
        Some(_) => {
            let place = Path::default().field(name);
            fields.wrong(
                &place,
                ProblemCode::WrongType,
                "is no flag",
                &["true", "false"],
            );
            false
        }
    }
}

fn seed(fields: &mut Fields) -> Option<TieSeed> {
    let place = Path::default().field("seed");
    let seed = match fields.take("seed")? {
        Json::String(text) => TieSeed::new(&text).ok(),
        _ => None,
    };
    if seed.is_none() {
        let accepted = ["1 to 64 printable ASCII characters"];
        fields.wrong(&place, ProblemCode::WrongFormat, "is no seed", &accepted);
    }
    seed
}

impl RoundRequest {
    /// The rules, once the needs are known.
    pub(super) fn rules(&self, needs: &[RoundNeed], today: Date) -> ApiResult<RoundRules> {
        self.refuse_shares_for_nobody(needs)?;
        let seed = self.seed.clone().unwrap_or_else(|| TieSeed::of_day(today));
        let numbered = self.regions.iter().map(|(region, rule)| RegionRule {
            region: number_of(*region),
            ..*rule
        });
        Ok(RoundRules {
            rules: matching::programme::Rules {
                least_band: self.min_band,
                allow_violations: self.allow_violations,
                per_organisation: self.per_organisation,
                places: self.places,
                region_most_share: self.region_most_share,
                regions: numbered.collect(),
                seed: matching::programme::seed_of(&seed),
            },
            candidates_per_need: self.candidates_per_need,
            seed,
        })
    }

    /// Largest shares that sum to less than 1 over all regions with needs allow nothing at all.
    fn refuse_shares_for_nobody(&self, needs: &[RoundNeed]) -> ApiResult<()> {
        let regions: Option<HashSet<Region>> = needs.iter().map(RoundNeed::region).collect();
        let Some(regions) = regions.filter(|regions| !regions.is_empty()) else {
            return Ok(());
        };
        let share = |region: &Region| {
            let own = self.regions.iter().find(|(known, _)| known == region);
            let own = own.and_then(|(_, rule)| rule.most_share);
            own.or(self.region_most_share).unwrap_or(1.0)
        };
        let sum: f64 = regions.iter().map(share).sum();
        if sum > 1.0 - 1e-9 {
            return Ok(());
        }
        let pointer = if self.region_most_share.is_some() {
            "/region_most_share"
        } else {
            "/regions"
        };
        let detail = format!(
            "the needs are in {} regions, whose largest shares sum to {sum:.2}: nothing could be placed",
            regions.len()
        );
        Err(invalid(vec![FieldError {
            pointer: pointer.to_owned(),
            parameter: None,
            code: field_code(ProblemCode::Inconsistent),
            detail,
            accepted: vec!["shares that sum to at least 1".to_owned()],
        }]))
    }
}

/// The number of a region in a round.
pub(super) fn number_of(region: Region) -> u32 {
    let at = Region::ALL.iter().position(|known| *known == region);
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or(0)
}

/// More placements than can be summed up.
pub(super) fn too_large(detail: String) -> ApiError {
    invalid(vec![FieldError {
        pointer: "/places".to_owned(),
        parameter: None,
        code: field_code(ProblemCode::OutOfRange),
        detail,
        accepted: vec!["1 to 30000".to_owned()],
    }])
}

/// A 400 with these problems.
pub(super) fn invalid(errors: Vec<FieldError>) -> ApiError {
    let detail = errors.first().map_or_else(String::new, |first| {
        format!("the field {} is not valid: {}", first.pointer, first.detail)
    });
    ApiError::new(Code::InvalidParameter, detail).with_errors(errors)
}
