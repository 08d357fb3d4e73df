//! `/api/v1/occupations` and `/api/v1/skills`: the concepts that texts are linked to.

use axum::Json;
use axum::extract::{Path, State};
use domain::LanguageTag;
use taxonomy::ConceptKind;

use crate::api::{Concept, ConceptPage, Total};
use crate::problem::{ApiError, ApiResult, Code, FieldError, responses};
use crate::render::{Labels, concepts};
use crate::request::params::{PageParams, Params, QueryParams, Reader};
use crate::state::AppState;

/// The language of the labels to be shown.
pub(crate) struct ShownIn(Labels);

impl QueryParams for ShownIn {
    fn read(reader: &mut Reader) -> Self {
        let language: Option<LanguageTag> = reader.code("language");
        Self(Labels::new(language.as_ref()))
    }
}

/// A page of concepts.
pub(crate) struct ListParams {
    shown: ShownIn,
    page: PageParams,
}

impl QueryParams for ListParams {
    fn read(reader: &mut Reader) -> Self {
        Self {
            shown: ShownIn::read(reader),
            page: reader.page(),
        }
    }
}

/// List occupations
///
/// Groups of ISCO-08, and the occupations of ESCO where it is imported.
#[utoipa::path(
    get,
    path = "/api/v1/occupations",
    operation_id = "list_occupations",
    tag = "concepts",
    params(
        ("language" = Option<crate::api::codes::LanguageTag>, Query, description = "The language of the names; English where nothing is said."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses((status = 200, body = ConceptPage, description = "Occupations in the order of the taxonomy."), responses::Parameters),
)]
pub(crate) async fn occupations(
    State(state): State<AppState>,
    Params(params): Params<ListParams>,
) -> ApiResult<Json<ConceptPage>> {
    list(&state, &params, ConceptKind::Occupation)
}

/// List skills
#[utoipa::path(
    get,
    path = "/api/v1/skills",
    operation_id = "list_skills",
    tag = "concepts",
    params(
        ("language" = Option<crate::api::codes::LanguageTag>, Query, description = "The language of the names; English where nothing is said."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses((status = 200, body = ConceptPage, description = "Skills in the order of the taxonomy."), responses::Parameters),
)]
pub(crate) async fn skills(
    State(state): State<AppState>,
    Params(params): Params<ListParams>,
) -> ApiResult<Json<ConceptPage>> {
    list(&state, &params, ConceptKind::Skill)
}

/// Get an occupation
///
/// With its names in all languages, the groups around it, the skills it needs, and who recognises
/// and licenses its profession where that is regulated.
#[utoipa::path(
    get,
    path = "/api/v1/occupations/{id}",
    operation_id = "get_occupation",
    tag = "concepts",
    params(
        ("id" = String, Path, example = "isco:2221", description = "Id of the occupation or its ESCO URI, percent-encoded."),
        ("language" = Option<crate::api::codes::LanguageTag>, Query, description = "The language of `label`, its own and of concepts beside it; English where nothing is said."),
    ),
    responses(
        (status = 200, body = Concept, description = "The occupation."),
        responses::OneRecord,
        responses::Parameters,
    ),
)]
pub(crate) async fn occupation(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Params(shown): Params<ShownIn>,
) -> ApiResult<Json<Concept>> {
    get(&state, &id, ConceptKind::Occupation, &shown)
        .ok_or_else(|| ApiError::not_found("occupation"))
}

/// Get a skill
///
/// With its names in all languages, the skills around it and the occupations that need it.
#[utoipa::path(
    get,
    path = "/api/v1/skills/{id}",
    operation_id = "get_skill",
    tag = "concepts",
    params(
        ("id" = String, Path, example = "skill:health.wound-care", description = "Id of the skill or its ESCO URI, percent-encoded."),
        ("language" = Option<crate::api::codes::LanguageTag>, Query, description = "The language of `label`, its own and of concepts beside it; English where nothing is said."),
    ),
    responses(
        (status = 200, body = Concept, description = "The skill."),
        responses::OneRecord,
        responses::Parameters,
    ),
)]
pub(crate) async fn skill(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Params(shown): Params<ShownIn>,
) -> ApiResult<Json<Concept>> {
    get(&state, &id, ConceptKind::Skill, &shown).ok_or_else(|| ApiError::not_found("skill"))
}

fn get(state: &AppState, id: &str, kind: ConceptKind, shown: &ShownIn) -> Option<Json<Concept>> {
    let taxonomy = state.linker().taxonomy();
    let concept = taxonomy.get(id).filter(|concept| concept.kind == kind)?;
    let code = concept.isco_code.as_deref().unwrap_or_default();
    let professions = state.professions(code);
    Some(Json(concepts::full(
        concept,
        taxonomy,
        professions,
        &shown.0,
    )))
}

/// A cursor names the last concept of the page before, so that it outlives an import of ESCO.
fn list(state: &AppState, params: &ListParams, kind: ConceptKind) -> ApiResult<Json<ConceptPage>> {
    let taxonomy = state.linker().taxonomy();
    let begin = match &params.page.position {
        Some(last) => taxonomy.place(last).ok_or_else(stale_cursor)? + 1,
        None => 0,
    };
    let of_kind = |concept: &&taxonomy::Concept| concept.kind == kind;
    let total = taxonomy.concepts().iter().filter(of_kind).count();
    let mut rest = taxonomy.concepts()[begin..].iter().filter(of_kind);
    let items: Vec<_> = rest.by_ref().take(params.page.limit).collect();
    let last = items.last().filter(|_| rest.next().is_some());
    Ok(Json(ConceptPage {
        next_cursor: last.map(|concept| params.page.cursor(&concept.id)),
        items: items
            .iter()
            .map(|concept| concepts::card(concept, &params.shown.0))
            .collect(),
        total: Total::exact(total),
    }))
}

fn stale_cursor() -> ApiError {
    let detail = "the parameter cursor is not valid: the concept it names is gone";
    let error = FieldError {
        pointer: String::new(),
        parameter: Some("cursor".to_owned()),
        code: "wrong_format",
        detail: "the concept it names is gone; begin anew without a cursor".to_owned(),
        accepted: Vec::new(),
    };
    ApiError::new(Code::InvalidParameter, detail).with_errors(vec![error])
}
