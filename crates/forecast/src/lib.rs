//! Time-series methods and labour-market projections: pure functions of the data they are given.
//! No files, no network, no clock but a stopwatch in [`evaluate`].
//!
//! May depend on `domain` only. Where to start:
//!
//! - [`series`] is what every method takes; [`methods`] are the methods, [`seasonal`] what they
//!   share about seasons;
//! - [`backtest`] and [`intervals`] say how good a method was and how wide the future is;
//!   [`measures`] are the formulae;
//! - [`evaluate`] is `spona eval forecast`;
//! - [`statistics`] reads tables as ministries deliver them, with complaints by line and column
//!   ([`problem`]); [`employment`] projects what they say about occupations.
//!
//! `docs/forecasting.md` has the reasons and the measured figures.

pub mod backtest;
pub mod employment;
pub mod evaluate;
pub mod intervals;
pub mod measures;
pub mod methods;
pub mod problem;
pub mod seasonal;
pub mod series;
pub mod statistics;
mod table;
mod time;
