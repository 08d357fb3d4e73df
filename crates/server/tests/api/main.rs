//! The service as its clients see it: requests against the real store, index and model.

mod access;
mod audit;
mod concepts;
mod forecasts;
mod harness;
mod indexing;
mod link;
mod lists;
mod matches;
mod odd_needs;
mod openapi;
mod overview;
mod pages;
mod privacy;
mod problems;
mod programmes;
mod receipts;
mod records;
mod search;
mod suggest;
