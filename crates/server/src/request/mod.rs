//! What is read out of a request before a handler sees it.

pub(crate) mod body;
pub(crate) mod conditions;
pub(crate) mod cursor;
pub(crate) mod fields;
pub(crate) mod id;
pub(crate) mod kind;
pub(crate) mod language;
pub(crate) mod limits;
pub(crate) mod params;
