//! The real binary, driven from outside. A file each for what it mirrors: routes, commands,
//! starting, crashing.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod audit;
mod bench;
mod commands;
mod demo;
mod evaluation;
mod import;
mod index;
mod kill_nine;
mod linking;
mod match_options;
mod matches;
mod needs;
mod profiles;
mod programme;
mod receipts;
mod search;
mod start;
mod taxonomy;
mod tuning;
