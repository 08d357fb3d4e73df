//! The `spona` command: configuration and wiring.
//!
//! Start at [`commands`], a file each; [`runtime`] puts store, engine and service together for
//! them, [`config`] says what can be configured, [`assets`] finds what ships beside the binary.

pub mod assets;
pub mod commands;
pub mod config;
mod local;
pub mod output;
mod progress;
mod runtime;
