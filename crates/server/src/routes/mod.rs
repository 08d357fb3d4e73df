//! The operations of the API, a file a resource.

mod audit;
mod concepts;
mod crud;
mod forecasts;
mod health;
mod link;
mod matches;
pub(crate) mod meta;
mod needs;
mod profiles;
pub(crate) mod programmes;
mod receipts;
mod search;
mod suggest;
mod weights;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

/// Every route with its description. [`crate::access::TABLE`] has the rule of each.
pub(crate) fn all() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(profiles::list, profiles::create))
        .routes(routes!(profiles::get, profiles::replace, profiles::delete))
        .routes(routes!(matches::of_profile))
        .routes(routes!(needs::list, needs::create))
        .routes(routes!(needs::get, needs::replace, needs::delete))
        .routes(routes!(matches::of_need))
        .routes(routes!(matches::of_posted_need))
        .routes(routes!(programmes::solve))
        .routes(routes!(receipts::get))
        .routes(routes!(weights::weights))
        .routes(routes!(search::profiles))
        .routes(routes!(search::needs))
        .routes(routes!(link::link))
        .routes(routes!(suggest::suggest))
        .routes(routes!(concepts::occupations))
        .routes(routes!(concepts::occupation))
        .routes(routes!(concepts::skills))
        .routes(routes!(concepts::skill))
        .routes(routes!(forecasts::list))
        .routes(routes!(audit::fairness))
        .routes(routes!(meta::openapi))
        .routes(routes!(meta::docs))
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
}
