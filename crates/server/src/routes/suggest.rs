//! `/api/v1/suggest`: what somebody who types may mean.

use axum::Json;
use axum::extract::State;
use domain::LanguageTag;
use linking::Linker;
use linking::suggest::{SUGGESTED_AT_MOST, Wanted};

use crate::api::{Suggestion, Suggestions};
use crate::problem::{ApiResult, responses};
use crate::render::Labels;
use crate::request::kind::Kind;
use crate::request::params::{Params, QueryParams, Reader};
use crate::state::AppState;

/// Suggestions where the client does not say how many.
const DEFAULT_LIMIT: usize = 8;

/// What is typed, and what is wanted.
pub(crate) struct SuggestParams {
    typed: String,
    kind: Option<Kind>,
    language: Option<LanguageTag>,
    limit: usize,
}

impl QueryParams for SuggestParams {
    fn read(reader: &mut Reader) -> Self {
        Self {
            typed: reader.text("q"),
            kind: reader.code("kind"),
            language: reader.code("language"),
            limit: reader
                .number("limit", 1, SUGGESTED_AT_MOST)
                .unwrap_or(DEFAULT_LIMIT),
        }
    }
}

/// Suggest occupations and skills while somebody types
///
/// By the beginning of a name or of its later words, in any language and either script, with
/// typos. Each concept comes with its name in the language asked for and the one that matched.
/// What is typed is neither stored nor logged.
#[utoipa::path(
    get,
    path = "/api/v1/suggest",
    operation_id = "suggest_concepts",
    tag = "concepts",
    params(
        ("q" = Option<String>, Query, max_length = 1000, example = "medicinska ses", description = "What was typed so far; nothing means no suggestions. Only the first 80 characters count."),
        ("kind" = Option<crate::api::codes::ConceptKind>, Query, description = "Only concepts of this kind."),
        ("language" = Option<crate::api::codes::LanguageTag>, Query, description = "The language of whoever types, for the names that are shown and for the order; English where nothing is said. Names in all languages are found."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 50, description = "How many at most; 8 where nothing is said."),
    ),
    responses((status = 200, body = Suggestions, description = "Concepts, likeliest first."), responses::Parameters),
)]
pub(crate) async fn suggest(
    State(state): State<AppState>,
    Params(params): Params<SuggestParams>,
) -> ApiResult<Json<Suggestions>> {
    let linker = state.linker().clone();
    let permit = state.typing().acquire().await?;
    let (_, items) = permit.run(move || answer(&linker, &params)).await?;
    Ok(Json(Suggestions { items }))
}

fn answer(linker: &Linker, params: &SuggestParams) -> Vec<Suggestion> {
    let labels = Labels::new(params.language.as_ref());
    let wanted = Wanted {
        kind: params.kind.map(|kind| kind.0),
        language: params.language.as_ref().map_or("en", LanguageTag::primary),
        limit: params.limit,
    };
    let show = |found: &linking::suggest::Suggestion| {
        let concept = linker.taxonomy().concepts().get(found.concept)?;
        let matched = concept.labels.get(found.label)?;
        Some(Suggestion {
            concept: concept.id.clone(),
            kind: concept.kind,
            label: labels.of(concept),
            matched_label: matched.text.clone(),
            matched_language: matched.language,
            typos: found.typos,
        })
    };
    let found = linker.suggester().suggest(&params.typed, &wanted);
    found.iter().filter_map(show).collect()
}
