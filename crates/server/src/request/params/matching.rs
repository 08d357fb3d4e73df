//! Parameters of rankings.

use domain::EngagementMode;
use domain::codes::Code;
use matching::Criterion;

use super::{OffsetPage, QueryParams, Reader, short};

/// The most items of a page that is looked at from both sides: each of them needs a ranking of
/// its own.
const MAX_TWO_WAY: usize = 20;

/// How a ranking is to be made, and which page of it is asked for.
pub(crate) struct MatchParams {
    /// Factors of weights, in the order given.
    pub(crate) weights: Vec<(Criterion, f64)>,
    /// Whether to look from both sides.
    pub(crate) two_way: bool,
    /// Whether the items of a page are in the order of what both sides want.
    pub(crate) by_both: bool,
    /// The page.
    pub(crate) page: OffsetPage,
}

/// The same for a need, whose profiles can be filtered.
pub(crate) struct NeedMatchParams {
    /// Modes of which a profile has to offer one; empty lets all through.
    pub(crate) modes: Vec<EngagementMode>,
    /// Whether a profile has to fit but for the mode.
    pub(crate) fitting: bool,
    /// The rest.
    pub(crate) ranking: MatchParams,
}

impl QueryParams for MatchParams {
    fn read(reader: &mut Reader) -> Self {
        let weights = reader.weights("weights");
        let view: Option<View> = reader.code("view");
        let sort = reader.code("sort");
        let by_both = sort == Some(Sort::Mutual);
        let two_way = view.is_some() || by_both;
        let page = reader.offset_page();
        reader.reading_language();
        if two_way && page.page.limit > MAX_TWO_WAY {
            let detail = format!("a page of the two-way view has at most {MAX_TWO_WAY} items");
            let accepted = vec![format!("1 to {MAX_TWO_WAY}")];
            reader.problem("limit", "out_of_range", detail, accepted);
        }
        Self {
            weights,
            two_way,
            by_both,
            page,
        }
    }
}

impl QueryParams for NeedMatchParams {
    fn read(reader: &mut Reader) -> Self {
        Self {
            modes: reader.codes("mode"),
            fitting: reader.code("fitting").is_some_and(|YesOrNo(yes)| yes),
            ranking: MatchParams::read(reader),
        }
    }
}

/// What beside the ranking is asked for.
struct View;

impl Code for View {
    const KIND: &'static str = "view";

    fn parse_code(text: &str) -> Option<Self> {
        (text == "two_way").then_some(Self)
    }

    fn accepted() -> Vec<String> {
        vec!["two_way".to_owned()]
    }
}

/// `true` or `false`.
struct YesOrNo(bool);

impl Code for YesOrNo {
    const KIND: &'static str = "true or false";

    fn parse_code(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    fn accepted() -> Vec<String> {
        vec!["true".to_owned(), "false".to_owned()]
    }
}

#[derive(PartialEq)]
enum Sort {
    Score,
    Mutual,
}

impl Code for Sort {
    const KIND: &'static str = "order";

    fn parse_code(text: &str) -> Option<Self> {
        match text {
            "score" => Some(Self::Score),
            "mutual" => Some(Self::Mutual),
            _ => None,
        }
    }

    fn accepted() -> Vec<String> {
        vec!["score".to_owned(), "mutual".to_owned()]
    }
}

impl Reader {
    /// Factors by criterion, such as `essential_skills:2,experience:0.5`. Whether they are within
    /// bounds the ranking says.
    fn weights(&mut self, name: &'static str) -> Vec<(Criterion, f64)> {
        let text = self.single(name).unwrap_or_default();
        let mut weights = Vec::new();
        for part in text.split(',').filter(|_| !text.is_empty()) {
            let pair = part.split_once(':');
            let pair = pair.and_then(|(name, factor)| Some((name, factor.parse().ok()?)));
            let Some((criterion, factor)) = pair else {
                let detail = format!("{:?} is no criterion with a factor", short(part));
                let accepted = vec!["criterion:factor, separated by commas".to_owned()];
                self.problem(name, "wrong_format", detail, accepted);
                continue;
            };
            if let Some(criterion) = Criterion::named(criterion) {
                weights.push((criterion, factor));
            } else {
                let detail = format!("{:?} is no criterion", short(criterion));
                self.problem(name, "unknown_value", detail, criteria());
            }
        }
        weights
    }
}

/// The names of the criteria that have a weight.
pub(crate) fn criteria() -> Vec<String> {
    matching::Ranking::WEIGHED
        .iter()
        .map(|criterion| criterion.as_str().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> (MatchParams, Reader) {
        let pairs = query
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        let mut reader = Reader::new("/x", pairs.collect());
        (MatchParams::read(&mut reader), reader)
    }

    #[test]
    fn weights_are_read_and_what_is_none_is_told() {
        let (params, reader) = read(&[("weights", "essential_skills:2,experience:0.5")]);
        let expected = [
            (Criterion::EssentialSkills, 2.0),
            (Criterion::Experience, 0.5),
        ];
        assert_eq!(params.weights, expected);
        assert!(!params.two_way && reader.finish().is_ok());
        assert!(read(&[("weights", "")]).1.finish().is_ok());
        for (text, code) in [
            ("experience", "wrong_format"),
            ("experience:", "wrong_format"),
            ("experience:2,", "wrong_format"),
            ("experience:0,5", "wrong_format"),
            ("experience=2", "wrong_format"),
            ("age:1", "unknown_value"),
        ] {
            let (_, reader) = read(&[("weights", text)]);
            assert_eq!(reader.invalid[0].code, code, "{text}");
        }
    }

    #[test]
    fn looking_from_both_sides_is_bounded() {
        assert!(read(&[("sort", "mutual")]).0.two_way);
        assert!(
            read(&[("view", "two_way"), ("limit", "20")])
                .1
                .finish()
                .is_ok()
        );
        let (_, reader) = read(&[("view", "two_way"), ("limit", "21")]);
        assert_eq!(reader.invalid[0].parameter.as_deref(), Some("limit"));
        assert!(read(&[("view", "sideways")]).1.finish().is_err());
        assert!(read(&[("sort", "name")]).1.finish().is_err());
    }
}
