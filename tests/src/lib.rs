//! What the end-to-end tests share: the built binary, a running server, HTTP, small records.
//!
//! Nothing here knows Spona's crates: the tests hold on to what other people's scripts hold on to.

pub mod api;
pub mod binary;
pub mod records;
pub mod server;
pub mod wait;
