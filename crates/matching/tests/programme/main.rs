//! Programme rounds against an exhaustive search, and at their edges.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

mod edges;
mod exhaustive;
mod properties;
mod small;
