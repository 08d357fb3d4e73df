//! The HTTP service: routes, problem details, OpenAPI, background indexer, web pages.
//!
//! Start at [`app`] (how a request travels) and [`access`] (who may do what); `routes` has one
//! file a resource, `api` what they send and take, [`problem`] what they say when they cannot.
//!
//! A handler calls a repository trait of `store` or the engine of `matching`, nothing between.
//! This crate alone knows HTTP. It may depend on every library of the workspace, but never names
//! a database: whoever wires it hands in an `Arc<dyn store::Store>`.

pub mod access;
pub mod api;
pub mod app;
pub mod audits;
mod docs_page;
mod headers;
pub mod indexer;
pub mod local;
pub mod openapi;
pub mod permits;
pub mod problem;
pub mod receipts;
mod render;
mod request;
mod routes;
mod serve;
mod state;
pub mod statistics;
mod web;

pub use access::AccessMode;
pub use indexer::{catch_up, rebuild};
pub use permits::Permits;
pub use receipts::Retention;
pub use serve::serve;
pub use state::{AppState, Parts};
