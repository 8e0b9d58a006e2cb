//! The wasmtime host of Growth Lab: runs guests under every view strategy and growth schedule, and holds what it
//! saw against what the guests say of themselves.

pub mod cell;
pub mod commands;
pub mod compile_time;
pub mod engine;
pub mod expect;
pub mod fault;
pub mod guest;
pub mod heaps;
pub mod instance;
pub mod limits;
pub mod matrix;
pub mod memory;
mod processor;
mod progress;
mod refusals;
pub mod report;
pub mod run;
mod table;
pub mod text;
pub mod views;
pub mod watch;
