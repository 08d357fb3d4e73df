//! `/api/v1/link`: the occupations and skills that a text names.

use axum::Json;
use axum::extract::State;
use domain::LanguageTag;
use linking::{Linker, Wanted};
use taxonomy::Language;

use crate::api::{Link, LinkRequest, LinkedText};
use crate::problem::{ApiResult, responses};
use crate::render::Labels;
use crate::request::fields::{BodyFields, Fields, FieldsBody};
use crate::request::kind::Kind;
use crate::request::params::Params;
use crate::state::AppState;

/// What to link, and how.
pub(crate) struct Request {
    text: String,
    wanted: Wanted,
    labels: Labels,
}

impl BodyFields for Request {
    fn read(fields: &mut Fields) -> Self {
        let text = fields.text("text");
        let kind: Option<Kind> = fields.code("kind");
        let language: Option<LanguageTag> = fields.code("language");
        let shown: Option<LanguageTag> = fields.code("label_language");
        let top = fields.number("top", 1, 20).unwrap_or(1);
        let wanted = Wanted {
            kind: kind.map(|kind| kind.0),
            // Labels have no script.
            language: language
                .as_ref()
                .and_then(|tag| Language::parse(tag.primary())),
            top: top as usize,
        };
        Self {
            text,
            wanted,
            labels: Labels::new(shown.as_ref().or(language.as_ref())),
        }
    }
}

/// Find the occupations and skills that a text names
///
/// In any language and either script: names that stand in the text word for word, and phrases
/// that mean a concept without being a name of it. A text without any has no links, and one that
/// is too long to be read as a whole is answered in part, which `complete` says. The text is
/// neither stored nor logged.
#[utoipa::path(
    post,
    path = "/api/v1/link",
    operation_id = "link_text",
    tag = "concepts",
    request_body = LinkRequest,
    responses((status = 200, body = LinkedText, description = "The concepts and where they stand."), responses::Fields),
)]
pub(crate) async fn link(
    State(state): State<AppState>,
    Params(()): Params<()>,
    FieldsBody(request): FieldsBody<Request>,
) -> ApiResult<Json<LinkedText>> {
    let linker = state.linker().clone();
    let permit = state.permits().acquire().await?;
    let (_, linked) = permit.run(move || answer(&linker, &request)).await?;
    Ok(Json(linked))
}

fn answer(linker: &Linker, request: &Request) -> LinkedText {
    let text = request.text.as_str();
    let linked = linker.link(text, &request.wanted);
    let show = |links: &[linking::Link]| {
        let show = |link: &linking::Link| present(link, text, linker, &request.labels);
        links.iter().filter_map(show).collect()
    };
    LinkedText {
        links: show(&linked.links),
        nearest: show(&linked.nearest),
        read_bytes: linked.read,
        complete: linked.complete && linked.read == text.len(),
    }
}

/// Nothing where a place is outside the taxonomy or the text, which no linker of ours says.
fn present(link: &linking::Link, text: &str, linker: &Linker, labels: &Labels) -> Option<Link> {
    let concept = linker.taxonomy().concepts().get(link.concept)?;
    let matched = concept.labels.get(link.label)?;
    Some(Link {
        concept: concept.id.clone(),
        kind: concept.kind,
        label: labels.of(concept),
        matched_label: matched.text.clone(),
        matched_language: matched.language,
        score: link.score,
        exact: link.exact,
        rank: link.rank,
        span: [link.span.start, link.span.end],
        text: text.get(link.span.clone())?.to_owned(),
    })
}
